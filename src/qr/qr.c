/* qr.c: QR codes. libqrencode chooses the modules; what is done here is joining them to rectangles, writing SVG and PNG, and
 * keeping the SVG of codes asked for lately. */
#include "qr.h"

#include <png.h>
#include <pthread.h>
#include <qrencode.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* ---- Modules ---- */

bool qr_grid(struct str text, struct qr_grid *g)
{
    char z[QR_TEXT_MAX + 1];
    if (text.size == 0 || text.size > QR_TEXT_MAX || memchr(text.p, 0, text.size))
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

static unsigned run_right(const struct qr_grid *g, unsigned x, unsigned y)
{
    unsigned w = 0;
    while (x + w < g->size && g->dark[y * g->size + x + w])
        w++;
    return w;
}

static bool row_full(const struct qr_grid *g, unsigned x, unsigned y, unsigned w)
{
    return memchr(g->dark + y * g->size + x, 0, w) == NULL;
}

/* The widest rectangle of what is dark in g from (x, y), then as tall as it goes; its modules are taken out of the grid. */
static struct qr_rect take_rect(struct qr_grid *g, unsigned x, unsigned y)
{
    unsigned w = run_right(g, x, y), h = 1;
    while (y + h < g->size && row_full(g, x, y + h, w))
        h++;
    for (unsigned i = 0; i < h; i++)
        memset(g->dark + (y + i) * g->size + x, 0, w);
    return (struct qr_rect){(uint8_t)x, (uint8_t)y, (uint8_t)w, (uint8_t)h};
}

bool qr_rects(struct arena *ar, struct str text, struct qr_code *out)
{
    struct qr_grid g;
    if (!qr_grid(text, &g))
        return false;
    /* At worst every second module stands alone. */
    struct qr_rect *rects = AR_ARRAY(ar, struct qr_rect, (g.size * g.size + 1) / 2);
    size_t n = 0;
    for (unsigned y = 0; y < g.size; y++)
        for (unsigned x = 0; x < g.size; x++)
            if (g.dark[y * g.size + x])
                rects[n++] = take_rect(&g, x, y);
    *out = (struct qr_code){g.size, rects, n};
    return true;
}

/* ---- SVG ---- */

static bool module_ok(int module_px)
{
    return module_px >= 1 && module_px <= QR_MODULE_MAX;
}

/* A whole number below 1,000. */
static char *put_number(char *p, unsigned n)
{
    if (n >= 100)
        *p++ = (char)('0' + n / 100);
    if (n >= 10)
        *p++ = (char)('0' + n / 10 % 10);
    *p++ = (char)('0' + n % 10);
    return p;
}

/* "M{x} {y}h{w}v{h}h-{w}z": by hand, because there are hundreds in a symbol. */
static void put_rect(struct buf *b, const struct qr_rect *r)
{
    char text[32], *p = text;
    *p++ = 'M', p = put_number(p, r->x + QR_QUIET);
    *p++ = ' ', p = put_number(p, r->y + QR_QUIET);
    *p++ = 'h', p = put_number(p, r->w);
    *p++ = 'v', p = put_number(p, r->h);
    *p++ = 'h', *p++ = '-', p = put_number(p, r->w);
    *p++ = 'z';
    buf_put(b, text, (size_t)(p - text));
}

static struct str svg_make(struct arena *ar, struct str text, int module_px)
{
    struct qr_code qr;
    struct buf b;
    if (!qr_rects(ar, text, &qr))
        return (struct str){NULL, 0};
    unsigned side = qr.size + 2 * QR_QUIET;
    buf_init(&b, ar, 256 + qr.n * 20);
    buf_printf(&b,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\" "
               "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%uv%uH0z\"/><path d=\"",
               side * (unsigned)module_px, side * (unsigned)module_px, side, side, side, side);
    for (size_t i = 0; i < qr.n; i++)
        put_rect(&b, &qr.rects[i]);
    buf_puts(&b, "\"/></svg>\n");
    return buf_view(&b);
}

/* Symbols drawn lately. A symbol depends on nothing but its text, so what is kept is never wrong; one in place is let go for the next.
 * A lot's page is asked for again and again, and choosing a mask is the dearest thing on it. About 3 KiB a symbol. */
enum { MEMO = 256, MEMO_MAX = 16 * 1024 };
struct memo { atomic_uint refs; int module_px; size_t text_size, svg_size; char bytes[]; };  /* refs: the table's and one for each answer; bytes: the text, then the SVG */
static struct { pthread_mutex_t lock; struct memo *slots[MEMO]; } memos = {.lock = PTHREAD_MUTEX_INITIALIZER};

static struct memo **memo_slot(struct str text, int module_px)
{
    return &memos.slots[str_hash(text, (uint64_t)module_px) % MEMO];
}

static void memo_unref(struct memo *m)
{
    if (m && atomic_fetch_sub(&m->refs, 1) == 1)
        free(m);
}

/* When the answer was sent. */
static void memo_let_go(void *arg)
{
    memo_unref(*(struct memo **)arg);
}

/* The SVG as long as the arena lives; empty when it is not known. */
static struct str memo_get(struct arena *ar, struct str text, int module_px)
{
    struct memo **held = AR_NEW(ar, struct memo *); /* before the lock: memory may run out here */
    ar_defer(ar, memo_let_go, held);
    pthread_mutex_lock(&memos.lock);
    struct memo *m = *memo_slot(text, module_px);
    if (m && m->module_px == module_px && str_eq((struct str){m->bytes, m->text_size}, text)) {
        atomic_fetch_add(&m->refs, 1);
        *held = m;
    }
    pthread_mutex_unlock(&memos.lock);
    return *held ? (struct str){m->bytes + m->text_size, m->svg_size} : (struct str){NULL, 0};
}

static void memo_put(struct str text, int module_px, struct str svg)
{
    struct memo *m = svg.size <= MEMO_MAX ? malloc(sizeof *m + text.size + svg.size + 1) : NULL;
    if (!m)
        return;
    *m = (struct memo){.refs = 1, .module_px = module_px, .text_size = text.size, .svg_size = svg.size};
    memcpy(m->bytes, text.p, text.size);
    memcpy(m->bytes + text.size, svg.p, svg.size + 1); /* with its NUL */
    pthread_mutex_lock(&memos.lock);
    struct memo **slot = memo_slot(text, module_px), *old = *slot;
    *slot = m;
    pthread_mutex_unlock(&memos.lock);
    memo_unref(old);
}

struct str qr_svg(struct arena *ar, struct str text, int module_px)
{
    if (!module_ok(module_px) || text.size > QR_TEXT_MAX)
        return (struct str){NULL, 0};
    struct str svg = memo_get(ar, text, module_px);
    if (svg.p)
        return svg;
    svg = svg_make(ar, text, module_px);
    if (svg.p)
        memo_put(text, module_px, svg);
    return svg;
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
static void fill_row(const struct qr_grid *g, int y, unsigned module_px, uint8_t *row, size_t row_size)
{
    memset(row, 0xff, row_size);
    if (y < 0 || y >= (int)g->size)
        return;
    for (unsigned x = 0; x < g->size; x++) {
        if (!g->dark[(unsigned)y * g->size + x])
            continue;
        unsigned from = (x + QR_QUIET) * module_px;
        for (unsigned bit = from; bit < from + module_px; bit++)
            row[bit / 8] &= (uint8_t)~(0x80u >> bit % 8);
    }
}

static bool write_png(struct png_pair *p, const struct qr_grid *g, unsigned module_px, struct buf *b, uint8_t *row, size_t row_size)
{
    unsigned side = (g->size + 2 * QR_QUIET) * module_px;
    if (setjmp(png_jmpbuf(p->png)))
        return false;
    png_set_write_fn(p->png, b, png_out, png_no_flush);
    png_set_IHDR(p->png, p->info, side, side, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(p->png, 0, PNG_FILTER_NONE);
    png_write_info(p->png, p->info);
    for (unsigned i = 0; i < side; i++) {
        if (i % module_px == 0)
            fill_row(g, (int)(i / module_px) - QR_QUIET, module_px, row, row_size);
        png_write_row(p->png, row);
    }
    png_write_end(p->png, p->info);
    return true;
}

struct str qr_png(struct arena *ar, struct str text, int module_px)
{
    struct qr_grid g;
    struct buf b;
    if (!module_ok(module_px) || !qr_grid(text, &g))
        return (struct str){NULL, 0};
    size_t row_size = ((g.size + 2 * QR_QUIET) * (unsigned)module_px + 7) / 8;
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
