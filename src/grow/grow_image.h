/* grow_image.h: JPEG and PNG, decoded with limits and encoded without metadata. Pure computation over memory. */
#ifndef GROW_GROW_IMAGE_H
#define GROW_GROW_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cx.h"
#include "str.h"

#define GROW_IMAGE_SIDE_MAX 12000          /* pixels of a side */
#define GROW_IMAGE_PIXELS_MAX 50000000     /* pixels in all */
#define GROW_IMAGE_KEEP 2560               /* the longer side of what is kept */

enum grow_image_kind { GROW_IMAGE_NONE, GROW_IMAGE_JPEG, GROW_IMAGE_PNG };

/* What the first bytes say it is. */
enum grow_image_kind grow_image_sniff(struct str bytes);

/* Pixels, three bytes each (red, green, blue), rows without gaps. On the heap: grow_image_free. */
struct grow_image { uint8_t *rgb; int width, height; };
void grow_image_free(struct grow_image *im);

/* Decode; transparent pixels lie on white; the orientation a camera noted (EXIF) is applied, because the note itself is
 * dropped. Very large JPEGs are decoded at half, quarter or eighth size. ERR_INVALID: damaged, or more pixels than the limits. */
enum err grow_image_decode(struct cx *cx, struct str bytes, struct grow_image *out) MUST_CHECK;
/* At most side pixels in either direction, by area averaging; a smaller picture is copied. ERR_MEMORY. */
enum err grow_image_fit(struct cx *cx, const struct grow_image *im, int side, struct grow_image *out) MUST_CHECK;
/* As baseline JPEG of quality 1..100. In the arena. */
enum err grow_image_jpeg(struct cx *cx, const struct grow_image *im, int quality, struct str *out) MUST_CHECK;
/* As PNG. In the arena. */
enum err grow_image_png(struct cx *cx, const struct grow_image *im, struct str *out) MUST_CHECK;
/* The EXIF orientation (1..8) of a JPEG; 1 when there is none. */
int grow_image_orientation(struct str bytes);

#endif
