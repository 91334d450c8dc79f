/* scan_code.c: QR codes. libqrencode chooses the modules; what is done here is joining them to rectangles and writing SVG
 * and PNG. */
#include "scan_code.h"

#include <png.h>
#include <qrencode.h>
#include <string.h>

/* ---- Modules ---- */

bool scan_qr_grid(struct str text, struct scan_qr_grid *g)
{
    char z[SCAN_QR_TEXT_MAX + 1];
    if (text.size == 0 || text.size > SCAN_QR_TEXT_MAX || memchr(text.p, 0, text.size))
        return false;
    memcpy(z, text.p, text.size);
    z[text.size] = 0;
    QRcode *qr = QRcode_encodeString(z, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (!qr)
        return false;
    g->size = (unsigned)qr->width;
    for (unsigned i = 0; i < g->size * g->size; i++)
        g->dark[i] = qr->data[i] & 1;
    QRcode_free(qr);
    return true;
}

static unsigned run_right(const struct scan_qr_grid *g, unsigned x, unsigned y)
{
    unsigned w = 0;
    while (x + w < g->size && g->dark[y * g->size + x + w])
        w++;
    return w;
}

static bool row_full(const struct scan_qr_grid *g, unsigned x, unsigned y, unsigned w)
{
    return memchr(g->dark + y * g->size + x, 0, w) == NULL;
}

/* The widest rectangle of what is dark in g from (x, y), then as tall as it goes; its modules are taken out of the grid. */
static struct scan_rect take_rect(struct scan_qr_grid *g, unsigned x, unsigned y)
{
    unsigned w = run_right(g, x, y), h = 1;
    while (y + h < g->size && row_full(g, x, y + h, w))
        h++;
    for (unsigned i = 0; i < h; i++)
        memset(g->dark + (y + i) * g->size + x, 0, w);
    return (struct scan_rect){(uint8_t)x, (uint8_t)y, (uint8_t)w, (uint8_t)h};
}

bool scan_qr_make(struct arena *ar, struct str text, struct scan_qr *out)
{
    struct scan_qr_grid g;
    if (!scan_qr_grid(text, &g))
        return false;
    /* At worst every second module stands alone. */
    struct scan_rect *rects = AR_ARRAY(ar, struct scan_rect, (g.size * g.size + 1) / 2);
    size_t n = 0;
    for (unsigned y = 0; y < g.size; y++)
        for (unsigned x = 0; x < g.size; x++)
            if (g.dark[y * g.size + x])
                rects[n++] = take_rect(&g, x, y);
    *out = (struct scan_qr){g.size, rects, n};
    return true;
}

/* ---- SVG ---- */

static bool module_ok(int module_px)
{
    return module_px >= 1 && module_px <= SCAN_QR_MODULE_MAX;
}

struct str scan_qr_svg(struct arena *ar, struct str text, int module_px)
{
    struct scan_qr qr;
    struct buf b;
    if (!module_ok(module_px) || !scan_qr_make(ar, text, &qr))
        return (struct str){NULL, 0};
    unsigned side = qr.size + 2 * SCAN_QR_QUIET;
    buf_init(&b, ar, 256 + qr.n * 20);
    buf_printf(&b,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\" "
               "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%uv%uH0z\"/><path d=\"",
               side * (unsigned)module_px, side * (unsigned)module_px, side, side, side, side);
    for (size_t i = 0; i < qr.n; i++) {
        const struct scan_rect *r = &qr.rects[i];
        buf_printf(&b, "M%d %dh%dv%dh-%dz", r->x + SCAN_QR_QUIET, r->y + SCAN_QR_QUIET, r->w, r->h, r->w);
    }
    buf_puts(&b, "\"/></svg>\n");
    return buf_view(&b);
}

/* ---- PNG ---- */

static void png_out(png_structp png, png_bytep p, size_t size)
{
    buf_put(png_get_io_ptr(png), p, size);
}

static void png_no_flush(png_structp png)
{
    (void)png;
}

struct png_pair { png_structp png; png_infop info; };

/* Registered with the arena, so that running out of arena memory inside png_out leaks nothing. */
static void png_pair_free(void *arg)
{
    struct png_pair *p = arg;
    png_destroy_write_struct(&p->png, &p->info);
}

/* One row of modules, module_px bits each; a clear bit is black. */
static void fill_row(const struct scan_qr_grid *g, int y, unsigned module_px, uint8_t *row, size_t row_size)
{
    memset(row, 0xff, row_size);
    if (y < 0 || y >= (int)g->size)
        return;
    for (unsigned x = 0; x < g->size; x++) {
        if (!g->dark[(unsigned)y * g->size + x])
            continue;
        unsigned from = (x + SCAN_QR_QUIET) * module_px;
        for (unsigned bit = from; bit < from + module_px; bit++)
            row[bit / 8] &= (uint8_t)~(0x80u >> bit % 8);
    }
}

static bool write_png(struct png_pair *p, const struct scan_qr_grid *g, unsigned module_px, struct buf *b, uint8_t *row, size_t row_size)
{
    unsigned side = (g->size + 2 * SCAN_QR_QUIET) * module_px;
    if (setjmp(png_jmpbuf(p->png)))
        return false;
    png_set_write_fn(p->png, b, png_out, png_no_flush);
    png_set_IHDR(p->png, p->info, side, side, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(p->png, 0, PNG_FILTER_NONE);
    png_write_info(p->png, p->info);
    for (unsigned i = 0; i < side; i++) {
        if (i % module_px == 0)
            fill_row(g, (int)(i / module_px) - SCAN_QR_QUIET, module_px, row, row_size);
        png_write_row(p->png, row);
    }
    png_write_end(p->png, p->info);
    return true;
}

struct str scan_qr_png(struct arena *ar, struct str text, int module_px)
{
    struct scan_qr_grid g;
    struct buf b;
    if (!module_ok(module_px) || !scan_qr_grid(text, &g))
        return (struct str){NULL, 0};
    size_t row_size = ((g.size + 2 * SCAN_QR_QUIET) * (unsigned)module_px + 7) / 8;
    uint8_t *row = ar_alloc(ar, row_size);
    struct png_pair *p = AR_NEW(ar, struct png_pair);
    ar_defer(ar, png_pair_free, p);
    p->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    p->info = p->png ? png_create_info_struct(p->png) : NULL;
    buf_init(&b, ar, 4096);
    if (!p->info || !write_png(p, &g, (unsigned)module_px, &b, row, row_size))
        return (struct str){NULL, 0};
    return buf_view(&b);
}
