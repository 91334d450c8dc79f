/* qr.h: QR codes as modules, rectangles, SVG and PNG. Error correction level M, quiet zone of four modules (ISO/IEC 18004). Any
 * thread. Called by scan (codes of lots and packs, label sheets), by web (the code on a page) and by pay (what a payer's telephone reads). */
#ifndef QR_QR_H
#define QR_QR_H

#include <stdint.h>

#include "arena.h"
#include "str.h"

#define QR_QUIET 4          /* modules of white around the symbol */
#define QR_TEXT_MAX 2000    /* bytes; a Digital Link needs 40 to 120, a channel's code_url about as many */
#define QR_MODULE_MAX 40    /* pixels a module */

#define QR_SIDE_MAX 177     /* modules a side of the largest symbol */

/* A symbol as it is, row by row, without the quiet zone; 1: dark. */
struct qr_grid { unsigned size; uint8_t dark[QR_SIDE_MAX * QR_SIDE_MAX]; };

/* Encode. False when text is empty, over QR_TEXT_MAX bytes or holds a NUL. */
bool qr_grid(struct str text, struct qr_grid *out);

/* A rectangle of dark modules, without the quiet zone. */
struct qr_rect { uint8_t x, y, w, h; };

/* A symbol as few rectangles. */
struct qr_code {
    unsigned size;          /* modules a side, 21 to 177 */
    struct qr_rect *rects;  /* n, disjoint, covering every dark module; in the arena */
    size_t n;               /* rectangles */
};

/* The same as rectangles. */
bool qr_rects(struct arena *ar, struct str text, struct qr_code *out);

/* The symbol with its quiet zone as an SVG document, module_px pixels a module (1..QR_MODULE_MAX; it scales without loss).
 * In the arena. Empty where qr_rects is false or module_px is out of range. */
struct str qr_svg(struct arena *ar, struct str text, int module_px);

/* The same as a PNG of one bit a pixel. */
struct str qr_png(struct arena *ar, struct str text, int module_px);

#endif
