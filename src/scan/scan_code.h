/* scan_code.h: QR codes of Digital Link addresses, as modules, SVG and PNG. Error correction level M, quiet zone of four
 * modules (ISO/IEC 18004). Any thread. Called by the routes of scan, by certificates and by the label sheets. */
#ifndef SCAN_SCAN_CODE_H
#define SCAN_SCAN_CODE_H

#include <stdint.h>

#include "arena.h"
#include "str.h"

#define SCAN_QR_QUIET 4          /* modules of white around the symbol */
#define SCAN_QR_TEXT_MAX 2000    /* bytes; a Digital Link needs 40 to 120 */
#define SCAN_QR_MODULE_MAX 40    /* pixels a module */

#define SCAN_QR_SIDE_MAX 177     /* modules a side of the largest symbol */

/* A symbol as it is, row by row, without the quiet zone; 1: dark. */
struct scan_qr_grid { unsigned size; uint8_t dark[SCAN_QR_SIDE_MAX * SCAN_QR_SIDE_MAX]; };

/* Encode. False when text is empty, over SCAN_QR_TEXT_MAX bytes or holds a NUL. */
bool scan_qr_grid(struct str text, struct scan_qr_grid *out);

/* A rectangle of dark modules, without the quiet zone. */
struct scan_rect { uint8_t x, y, w, h; };

/* A symbol as few rectangles. */
struct scan_qr {
    unsigned size;            /* modules a side, 21 to 177 */
    struct scan_rect *rects;  /* n, disjoint, covering every dark module; in the arena */
    size_t n;                 /* rectangles */
};

/* The same as rectangles. */
bool scan_qr_make(struct arena *ar, struct str text, struct scan_qr *out);

/* The symbol with its quiet zone as an SVG document, module_px pixels a module (1..SCAN_QR_MODULE_MAX; it scales without loss).
 * In the arena. Empty where scan_qr_make is false or module_px is out of range. */
struct str scan_qr_svg(struct arena *ar, struct str text, int module_px);

/* The same as a PNG of one bit a pixel. */
struct str scan_qr_png(struct arena *ar, struct str text, int module_px);

#endif
