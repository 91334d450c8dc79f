/* grow_image.c: hostile pictures in, plain pictures out. libjpeg and libpng report errors by a jump: every setjmp stands in a
 * function of its own whose state lives in a struct, so that nothing in a register is lost. The header is checked against the
 * limits before a single row is decoded; libpng is told its limits too. */
#include "grow_image.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>
#include <png.h>

enum grow_image_kind grow_image_sniff(struct str b) {
    if (b.size >= 4 && memcmp(b.p, "\xFF\xD8\xFF", 3) == 0)
        return GROW_IMAGE_JPEG;
    if (b.size >= 8 && memcmp(b.p, "\x89PNG\r\n\x1A\n", 8) == 0)
        return GROW_IMAGE_PNG;
    return GROW_IMAGE_NONE;
}

void grow_image_free(struct grow_image *im) {
    free(im->rgb);
    im->rgb = NULL;
}

static enum err damaged(struct cx *cx) {
    return err_say(cx, ERR_INVALID, "file", "图片已损坏或不是 JPEG、PNG", "The picture is damaged or neither JPEG nor PNG");
}

static bool size_ok(uint64_t w, uint64_t h) {
    return w >= 1 && h >= 1 && w <= GROW_IMAGE_SIDE_MAX && h <= GROW_IMAGE_SIDE_MAX && w * h <= GROW_IMAGE_PIXELS_MAX;
}

static enum err too_big(struct cx *cx) {
    return err_say(cx, ERR_INVALID, "file", "图片像素过多（最多 %d 万像素）", "The picture has too many pixels (at most %d × 10,000)", GROW_IMAGE_PIXELS_MAX / 10000);
}

/* ---- EXIF orientation --------------------------------------------------------------------------------------------------------- */
static unsigned u16(const uint8_t *p, bool little) {
    return little ? p[0] | (unsigned)p[1] << 8 : (unsigned)p[0] << 8 | p[1];
}

static uint32_t u32(const uint8_t *p, bool little) {
    return little ? u16(p, true) | (uint32_t)u16(p + 2, true) << 16 : (uint32_t)u16(p, false) << 16 | u16(p + 2, false);
}

/* Tag 0x0112 of the first directory of a TIFF block. */
static int tiff_orientation(const uint8_t *t, size_t n) {
    if (n < 8 || (memcmp(t, "II", 2) != 0 && memcmp(t, "MM", 2) != 0))
        return 1;
    bool little = t[0] == 'I';
    size_t at = u32(t + 4, little);
    if (at > n - 2 || n < 2)
        return 1;
    size_t entries = u16(t + at, little);
    for (size_t i = 0; i < entries && at + 2 + (i + 1) * 12 <= n; i++) {
        const uint8_t *e = t + at + 2 + i * 12;
        if (u16(e, little) == 0x0112) {
            unsigned v = u16(e + 8, little);
            return v >= 1 && v <= 8 ? (int)v : 1;
        }
    }
    return 1;
}

int grow_image_orientation(struct str b) {
    const uint8_t *p = (const uint8_t *)b.p;
    for (size_t i = 2; i + 4 <= b.size && p[i] == 0xFF && p[i + 1] >= 0xE0;) {
        size_t len = u16(p + i + 2, false);
        if (len < 2 || i + 2 + len > b.size)
            return 1;
        if (p[i + 1] == 0xE1 && len >= 8 && memcmp(p + i + 4, "Exif\0\0", 6) == 0)
            return tiff_orientation(p + i + 10, len - 8);
        i += 2 + len;
    }
    return 1;
}

/* Row and column of the upright picture's pixel (x, y) in the stored one. */
static size_t source(int o, int x, int y, int w, int h) {
    int flip_x = o == 2 || o == 3 || o == 6 || o == 7, flip_y = o == 3 || o == 4 || o == 7 || o == 8, sx = x, sy = y;
    if (o >= 5) {
        sx = y, sy = x; /* turned: columns become rows */
        flip_x = o == 7 || o == 8, flip_y = o == 6 || o == 7;
    }
    sx = flip_x ? w - 1 - sx : sx;
    sy = flip_y ? h - 1 - sy : sy;
    return ((size_t)sy * (size_t)w + (size_t)sx) * 3;
}

static bool upright(struct grow_image *im, int o) {
    if (o <= 1)
        return true;
    int w = o >= 5 ? im->height : im->width, h = o >= 5 ? im->width : im->height;
    uint8_t *out = malloc((size_t)w * (size_t)h * 3);
    if (!out)
        return false;
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            memcpy(out + ((size_t)y * (size_t)w + (size_t)x) * 3, im->rgb + source(o, x, y, im->width, im->height), 3);
    free(im->rgb);
    *im = (struct grow_image){out, w, h};
    return true;
}

/* ---- JPEG in ------------------------------------------------------------------------------------------------------------------ */
#define SCANS_MAX 200    /* passes of a progressive JPEG: more is a bomb */
#define WARNINGS_MAX 100
struct jpeg_fault { struct jpeg_error_mgr mgr; jmp_buf back; };

static void jpeg_stop(j_common_ptr c) {
    longjmp(((struct jpeg_fault *)(void *)c->err)->back, 1);
}
static void jpeg_quiet(j_common_ptr c) {
    (void)c;
}
/* Cameras write small faults that libjpeg mends; a truncated picture and a flood of warnings are refused. */
static void jpeg_message(j_common_ptr c, int level) {
    if (level < 0 && (c->err->msg_code == JWRN_JPEG_EOF || ++c->err->num_warnings > WARNINGS_MAX))
        jpeg_stop(c);
}
static void jpeg_scans(j_common_ptr c) {
    if (((j_decompress_ptr)(void *)c)->input_scan_number > SCANS_MAX)
        jpeg_stop(c);
}

struct jpeg_in { struct jpeg_decompress_struct d; struct jpeg_progress_mgr progress; struct jpeg_fault fault; struct str bytes; struct grow_image im; enum err e; };

static void jpeg_faults(struct jpeg_fault *f) {
    jpeg_std_error(&f->mgr);
    f->mgr.error_exit = jpeg_stop;
    f->mgr.output_message = jpeg_quiet;
    f->mgr.emit_message = jpeg_message;
}

/* Halve until the longer side is at most twice what is kept: less work, less memory. */
static unsigned jpeg_shrink(unsigned w, unsigned h) {
    unsigned side = w > h ? w : h, by = 1;
    while (by < 8 && side / by > 2 * GROW_IMAGE_KEEP)
        by *= 2;
    return by;
}

static void jpeg_rows(struct jpeg_in *j) {
    size_t stride = (size_t)j->d.output_width * 3;
    while (j->d.output_scanline < j->d.output_height) {
        JSAMPROW row = j->im.rgb + (size_t)j->d.output_scanline * stride;
        jpeg_read_scanlines(&j->d, &row, 1);
    }
    jpeg_finish_decompress(&j->d);
}

static void jpeg_run(struct jpeg_in *j) {
    j->e = ERR_INVALID;
    j->d.err = &j->fault.mgr;
    jpeg_faults(&j->fault);
    if (setjmp(j->fault.back) == 0) {
        jpeg_create_decompress(&j->d);
        j->progress.progress_monitor = jpeg_scans;
        j->d.progress = &j->progress;
        j->d.mem->max_memory_to_use = 64L << 20;
        jpeg_mem_src(&j->d, (const unsigned char *)j->bytes.p, j->bytes.size);
        jpeg_read_header(&j->d, TRUE);
        if (!size_ok(j->d.image_width, j->d.image_height)) {
            j->e = ERR_LIMIT;
        } else {
            j->d.out_color_space = JCS_RGB;
            j->d.scale_num = 1, j->d.scale_denom = jpeg_shrink(j->d.image_width, j->d.image_height);
            jpeg_start_decompress(&j->d);
            j->im = (struct grow_image){malloc((size_t)j->d.output_width * j->d.output_height * 3), (int)j->d.output_width, (int)j->d.output_height};
            if (j->im.rgb && j->d.output_components == 3) {
                jpeg_rows(j);
                j->e = ERR_NONE;
            }
        }
    }
    jpeg_destroy_decompress(&j->d);
}

static enum err jpeg_decode(struct cx *cx, struct str bytes, struct grow_image *out) {
    struct jpeg_in *j = calloc(1, sizeof *j);
    if (!j)
        return err_set(cx, ERR_MEMORY, NULL);
    j->bytes = bytes;
    jpeg_run(j);
    enum err e = j->e;
    struct grow_image im = j->im;
    free(j);
    if (e == ERR_NONE && !upright(&im, grow_image_orientation(bytes)))
        e = ERR_MEMORY;
    if (e == ERR_NONE) {
        *out = im;
        return e;
    }
    grow_image_free(&im);
    return e == ERR_LIMIT ? too_big(cx) : e == ERR_MEMORY ? err_set(cx, e, NULL) : damaged(cx);
}

/* ---- PNG in ------------------------------------------------------------------------------------------------------------------- */
struct png_in { png_structp png; png_infop info; struct str bytes; size_t at; struct grow_image im; uint8_t *row; enum err e; };

static void png_take(png_structp png, png_bytep p, png_size_t n) {
    struct png_in *in = png_get_io_ptr(png);
    if (n > in->bytes.size - in->at)
        png_error(png, "short");
    memcpy(p, in->bytes.p + in->at, n);
    in->at += n;
}
static void png_quiet(png_structp png, png_const_charp text) {
    (void)png, (void)text;
}
static void png_stop(png_structp png, png_const_charp text) {
    (void)text;
    png_longjmp(png, 1);
}

/* Everything becomes eight-bit RGB on white. */
static void png_plain(struct png_in *in) {
    png_color_16 white = {0, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF};
    png_set_expand(in->png);
    png_set_scale_16(in->png);
    png_set_gray_to_rgb(in->png);
    if ((png_get_color_type(in->png, in->info) & PNG_COLOR_MASK_ALPHA) || png_get_valid(in->png, in->info, PNG_INFO_tRNS))
        png_set_background(in->png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
}

static void png_rows(struct png_in *in) {
    int passes = png_set_interlace_handling(in->png);
    png_read_update_info(in->png, in->info);
    size_t stride = (size_t)in->im.width * 3;
    if (png_get_rowbytes(in->png, in->info) != stride)
        png_error(in->png, "layout");
    for (int p = 0; p < passes; p++)
        for (int y = 0; y < in->im.height; y++)
            png_read_row(in->png, in->im.rgb + (size_t)y * stride, NULL);
    png_read_end(in->png, NULL);
}

static void png_run(struct png_in *in) {
    if (setjmp(png_jmpbuf(in->png)) != 0)
        return;
    png_set_user_limits(in->png, GROW_IMAGE_SIDE_MAX, GROW_IMAGE_SIDE_MAX);
    png_set_chunk_cache_max(in->png, 64);
    png_set_chunk_malloc_max(in->png, 1u << 20);
    png_set_crc_action(in->png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
    png_set_read_fn(in->png, in, png_take);
    png_read_info(in->png, in->info);
    uint32_t w = png_get_image_width(in->png, in->info), h = png_get_image_height(in->png, in->info);
    if (!size_ok(w, h)) {
        in->e = ERR_LIMIT;
        return;
    }
    in->im = (struct grow_image){malloc((size_t)w * h * 3), (int)w, (int)h};
    if (!in->im.rgb) {
        in->e = ERR_MEMORY;
        return;
    }
    png_plain(in);
    png_rows(in);
    in->e = ERR_NONE;
}

static enum err png_decode(struct cx *cx, struct str bytes, struct grow_image *out) {
    struct png_in *in = calloc(1, sizeof *in);
    if (!in)
        return err_set(cx, ERR_MEMORY, NULL);
    *in = (struct png_in){.bytes = bytes, .e = ERR_INVALID};
    in->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, png_stop, png_quiet);
    in->info = in->png ? png_create_info_struct(in->png) : NULL;
    if (in->info)
        png_run(in);
    png_destroy_read_struct(&in->png, &in->info, NULL);
    enum err e = in->e;
    struct grow_image im = in->im;
    free(in);
    if (e == ERR_NONE) {
        *out = im;
        return e;
    }
    grow_image_free(&im);
    return e == ERR_LIMIT ? too_big(cx) : e == ERR_MEMORY ? err_set(cx, e, NULL) : damaged(cx);
}

enum err grow_image_decode(struct cx *cx, struct str bytes, struct grow_image *out) {
    switch (grow_image_sniff(bytes)) {
    case GROW_IMAGE_JPEG: return jpeg_decode(cx, bytes, out);
    case GROW_IMAGE_PNG: return png_decode(cx, bytes, out);
    default: return damaged(cx);
    }
}

/* ---- size --------------------------------------------------------------------------------------------------------------------- */
/* One pixel of the smaller picture is the mean of the pixels it covers. */
static void average(const struct grow_image *im, int x0, int x1, int y0, int y1, uint8_t *out) {
    uint64_t sum[3] = {0}, n = (uint64_t)(x1 - x0) * (uint64_t)(y1 - y0);
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++) {
            const uint8_t *p = im->rgb + ((size_t)y * (size_t)im->width + (size_t)x) * 3;
            sum[0] += p[0], sum[1] += p[1], sum[2] += p[2];
        }
    for (int c = 0; c < 3; c++)
        out[c] = (uint8_t)((sum[c] + n / 2) / n);
}

enum err grow_image_fit(struct cx *cx, const struct grow_image *im, int side, struct grow_image *out) {
    int longer = im->width > im->height ? im->width : im->height;
    int64_t to = longer > side ? side : longer;
    int w = (int)((int64_t)im->width * to / longer), h = (int)((int64_t)im->height * to / longer);
    w = w < 1 ? 1 : w, h = h < 1 ? 1 : h;
    struct grow_image o = {malloc((size_t)w * (size_t)h * 3), w, h};
    if (!o.rgb)
        return err_set(cx, ERR_MEMORY, NULL);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            int x0 = (int)((int64_t)x * im->width / w), x1 = (int)((int64_t)(x + 1) * im->width / w);
            int y0 = (int)((int64_t)y * im->height / h), y1 = (int)((int64_t)(y + 1) * im->height / h);
            average(im, x0, x1 > x0 ? x1 : x0 + 1, y0, y1 > y0 ? y1 : y0 + 1, o.rgb + ((size_t)y * (size_t)w + (size_t)x) * 3);
        }
    *out = o;
    return ERR_NONE;
}

/* ---- out ---------------------------------------------------------------------------------------------------------------------- */
struct jpeg_out { struct jpeg_compress_struct c; struct jpeg_fault fault; unsigned char *p; unsigned long n; bool ok; };

static void jpeg_write(struct jpeg_out *j, const struct grow_image *im, int quality) {
    j->c.err = &j->fault.mgr;
    jpeg_faults(&j->fault);
    if (setjmp(j->fault.back) == 0) {
        jpeg_create_compress(&j->c);
        jpeg_mem_dest(&j->c, &j->p, &j->n);
        j->c.image_width = (JDIMENSION)im->width, j->c.image_height = (JDIMENSION)im->height;
        j->c.input_components = 3, j->c.in_color_space = JCS_RGB;
        jpeg_set_defaults(&j->c);
        jpeg_set_quality(&j->c, quality, TRUE);
        jpeg_start_compress(&j->c, TRUE);
        while (j->c.next_scanline < j->c.image_height) {
            JSAMPROW row = im->rgb + (size_t)j->c.next_scanline * (size_t)im->width * 3;
            jpeg_write_scanlines(&j->c, &row, 1);
        }
        jpeg_finish_compress(&j->c);
        j->ok = true;
    }
    jpeg_destroy_compress(&j->c);
}

enum err grow_image_jpeg(struct cx *cx, const struct grow_image *im, int quality, struct str *out) {
    struct jpeg_out *j = calloc(1, sizeof *j);
    if (!j)
        return err_set(cx, ERR_MEMORY, NULL);
    jpeg_write(j, im, quality);
    bool ok = j->ok;
    if (ok)
        *out = (struct str){ar_strndup(cx->ar, (const char *)j->p, j->n), j->n};
    free(j->p);
    free(j);
    return ok ? ERR_NONE : err_set(cx, ERR_MEMORY, NULL);
}

enum err grow_image_png(struct cx *cx, const struct grow_image *im, struct str *out) {
    png_image p = {.version = PNG_IMAGE_VERSION, .width = (png_uint_32)im->width, .height = (png_uint_32)im->height, .format = PNG_FORMAT_RGB};
    png_alloc_size_t n = PNG_IMAGE_PNG_SIZE_MAX(p);
    char *buf = ar_alloc(cx->ar, n);
    if (!png_image_write_to_memory(&p, buf, &n, 0, im->rgb, 0, NULL))
        return err_set(cx, ERR_MEMORY, NULL);
    *out = (struct str){buf, n};
    return ERR_NONE;
}
