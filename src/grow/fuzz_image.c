/* fuzz_image.c: libFuzzer target of photos: any bytes are decoded within the limits or refused; what was decoded is written as JPEG
 * and PNG and is a picture again, with nothing of the old file in it. */
#include <stdlib.h>

#include "grow_image.h"

#include "arena.h"

struct run { struct cx *cx; struct str bytes; };

static void again(struct cx *cx, const struct grow_image *im)
{
    struct grow_image small, back;
    struct str jpeg, png;
    if (grow_image_fit(cx, im, 64, &small) != ERR_NONE)
        return;
    if (small.width > 64 || small.height > 64)
        abort();
    if (grow_image_jpeg(cx, &small, 80, &jpeg) == ERR_NONE && grow_image_png(cx, &small, &png) == ERR_NONE) {
        if (grow_image_sniff(jpeg) != GROW_IMAGE_JPEG || grow_image_sniff(png) != GROW_IMAGE_PNG || grow_image_orientation(jpeg) != 1)
            abort();
        if (grow_image_decode(cx, png, &back) != ERR_NONE || back.width != small.width || back.height != small.height)
            abort();
        grow_image_free(&back);
    }
    grow_image_free(&small);
}

static void run(void *arg)
{
    struct run *r = arg;
    struct grow_image im;
    int turn = grow_image_orientation(r->bytes);
    if (turn < 1 || turn > 8)
        abort();
    if (grow_image_decode(r->cx, r->bytes, &im) != ERR_NONE)
        return;
    if (im.width < 1 || im.height < 1 || im.width > GROW_IMAGE_SIDE_MAX || im.height > GROW_IMAGE_SIDE_MAX || (int64_t)im.width * im.height > GROW_IMAGE_PIXELS_MAX)
        abort();
    if ((int64_t)im.width * im.height <= 4000000) /* larger ones are only slow */
        again(r->cx, &im);
    grow_image_free(&im);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *ar = ar_new((size_t)256 << 20);
    struct cx cx;
    if (!ar)
        return 0;
    cx_init(&cx, ar);
    struct run r = {&cx, {(const char *)data, size}};
    if (!ar_try(ar, run, &r))
        abort(); /* nothing decoded here may need so much */
    ar_free(&ar);
    return 0;
}
