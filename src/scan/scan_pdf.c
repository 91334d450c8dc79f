/* scan_pdf.c: see scan_pdf.h. cairo can write PDF too; it writes four kilobytes and half a million instructions for a label of which
 * only a code and a number are new. Here a page is what the caller says, and fixed parts are objects that pages refer to. */
#include "scan_pdf.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define LEAF_PAGES 256           /* pages under one node of the tree */
#define XREF_PIECE 4096          /* lines of the table written at once */
enum { OBJ_CATALOG = 1, OBJ_PAGES, OBJ_RESOURCES, OBJ_FIRST_FREE };

enum stage { STAGE_PAGES, STAGE_XREF, STAGE_DONE };

struct scan_pdf {
    struct pdf_bytes out;
    size_t taken;                /* of out */
    uint64_t gone;               /* bytes that left out: out.p[0] lies there in the document */
    uint64_t *at;                /* place of each object, by number */
    uint32_t objects, objects_cap;
    double w, h;
    uint32_t leaf, leaf_kids[LEAF_PAGES], leaf_n;
    uint32_t *leaves;            /* nodes that are full */
    uint32_t leaves_n, leaves_cap;
    uint64_t pages, xref_at;
    uint32_t xref_next;
    enum stage stage;
    z_stream z;
    bool z_ready, bad;
    struct pdf_bytes packed;
};

/* ---- bytes --------------------------------------------------------------------------------------------------------------------- */

static bool room(struct pdf_bytes *b, size_t more)
{
    if (b->bad || b->cap - b->size >= more)
        return !b->bad;
    size_t cap = (b->size + more) * 2;
    char *p = realloc(b->p, cap);
    b->bad = p == NULL;
    if (p) {
        b->p = p;
        b->cap = cap;
    }
    return p != NULL;
}

void pdf_put(struct pdf_bytes *b, const void *p, size_t size)
{
    if (!size || !room(b, size))
        return;
    memcpy(b->p + b->size, p, size);
    b->size += size;
}

void pdf_printf(struct pdf_bytes *b, const char *fmt, ...)
{
    va_list a;
    if (!room(b, 512))
        return;
    va_start(a, fmt);
    int n = vsnprintf(b->p + b->size, b->cap - b->size, fmt, a);
    va_end(a);
    if (n < 0 || (size_t)n >= b->cap - b->size)
        b->bad = true;
    else
        b->size += (size_t)n;
}

void pdf_num(struct pdf_bytes *b, double v)
{
    char text[24], *end = text + sizeof text, *p = end;
    long n = lround(v * 100), m = n < 0 ? -n : n;
    *--p = ' ';
    if (m % 100) {
        if (m % 10)
            *--p = (char)('0' + m % 10);
        *--p = (char)('0' + m / 10 % 10);
        *--p = '.';
    }
    m /= 100;
    do
        *--p = (char)('0' + m % 10);
    while ((m /= 10) > 0 && p > text + 1);
    if (n < 0)
        *--p = '-';
    pdf_put(b, p, (size_t)(end - p));
}

void pdf_bytes_free(struct pdf_bytes *b)
{
    free(b->p);
    *b = (struct pdf_bytes){NULL, 0, 0, false};
}

/* ---- objects -------------------------------------------------------------------------------------------------------------------- */

struct scan_pdf *pdf_new(double w, double h)
{
    struct scan_pdf *d = calloc(1, sizeof *d);
    if (!d)
        return NULL;
    d->w = w, d->h = h;
    d->objects = OBJ_FIRST_FREE;
    d->z_ready = deflateInit(&d->z, 1) == Z_OK;
    d->bad = !d->z_ready;
    pdf_printf(&d->out, "%%PDF-1.4\n%%\xE2\xE3\xCF\xD3\n");
    return d;
}

void pdf_free(struct scan_pdf **dp)
{
    struct scan_pdf *d = *dp;
    if (!d)
        return;
    if (d->z_ready)
        deflateEnd(&d->z);
    pdf_bytes_free(&d->out);
    pdf_bytes_free(&d->packed);
    free(d->at);
    free(d->leaves);
    free(d);
    *dp = NULL;
}

uint32_t pdf_reserve(struct scan_pdf *d)
{
    return d->objects++;
}

static bool grow_u64(struct scan_pdf *d, uint32_t num)
{
    if (num < d->objects_cap)
        return true;
    uint32_t cap = (num + 64) * 2;
    uint64_t *at = realloc(d->at, cap * sizeof *at);
    if (!at)
        return !(d->bad = true);
    memset(at + d->objects_cap, 0, (cap - d->objects_cap) * sizeof *at);
    d->at = at;
    d->objects_cap = cap;
    return true;
}

static void begin(struct scan_pdf *d, uint32_t num)
{
    if (grow_u64(d, num))
        d->at[num] = d->gone + d->out.size;
    pdf_printf(&d->out, "%u 0 obj\n", num);
}

void pdf_dict(struct scan_pdf *d, uint32_t num, const char *entries)
{
    begin(d, num);
    pdf_put(&d->out, "<<", 2);
    pdf_put(&d->out, entries, strlen(entries));
    pdf_put(&d->out, ">>\nendobj\n", 10);
}

static bool pack(struct scan_pdf *d, const struct pdf_bytes *body)
{
    d->packed.size = 0;
    if (d->bad || body->bad || deflateReset(&d->z) != Z_OK || !room(&d->packed, deflateBound(&d->z, body->size)))
        return !(d->bad = true);
    d->z.next_in = (unsigned char *)body->p;
    d->z.avail_in = (unsigned)body->size;
    d->z.next_out = (unsigned char *)d->packed.p;
    d->z.avail_out = (unsigned)d->packed.cap;
    if (deflate(&d->z, Z_FINISH) != Z_STREAM_END)
        return !(d->bad = true);
    d->packed.size = d->packed.cap - d->z.avail_out;
    return true;
}

void pdf_stream(struct scan_pdf *d, uint32_t num, const char *entries, const struct pdf_bytes *body)
{
    if (!pack(d, body))
        return;
    begin(d, num);
    pdf_printf(&d->out, "<</Length %zu/Filter/FlateDecode%s>>\nstream\n", d->packed.size, entries);
    pdf_put(&d->out, d->packed.p, d->packed.size);
    pdf_put(&d->out, "\nendstream\nendobj\n", 18);
}

/* ---- pages ---------------------------------------------------------------------------------------------------------------------- */

static void leaf_close(struct scan_pdf *d)
{
    if (!d->leaf_n)
        return;
    if (d->leaves_n == d->leaves_cap) {
        uint32_t cap = (d->leaves_cap + 16) * 2, *p = realloc(d->leaves, cap * sizeof *p);
        if (!p) {
            d->bad = true;
            return;
        }
        d->leaves = p;
        d->leaves_cap = cap;
    }
    d->leaves[d->leaves_n++] = d->leaf;
    begin(d, d->leaf);
    pdf_printf(&d->out, "<</Type/Pages/Parent %d 0 R/Count %u/Kids[", OBJ_PAGES, d->leaf_n);
    for (uint32_t i = 0; i < d->leaf_n; i++)
        pdf_printf(&d->out, "%u 0 R ", d->leaf_kids[i]);
    pdf_put(&d->out, "]>>\nendobj\n", 11);
    d->leaf_n = 0;
}

void pdf_page(struct scan_pdf *d, const struct pdf_bytes *body)
{
    if (d->leaf_n == 0)
        d->leaf = pdf_reserve(d);
    uint32_t page = pdf_reserve(d), content = pdf_reserve(d);
    d->leaf_kids[d->leaf_n++] = page;
    begin(d, page);
    pdf_printf(&d->out, "<</Type/Page/Parent %u 0 R/Contents %u 0 R>>\nendobj\n", d->leaf, content);
    pdf_stream(d, content, "", body);
    d->pages++;
    if (d->leaf_n == LEAF_PAGES)
        leaf_close(d);
}

/* ---- the end -------------------------------------------------------------------------------------------------------------------- */

static void tree(struct scan_pdf *d, const char *resources)
{
    char catalog[64];
    leaf_close(d);
    pdf_dict(d, OBJ_RESOURCES, resources);
    begin(d, OBJ_PAGES);
    pdf_printf(&d->out, "<</Type/Pages/Count %" PRIu64 "/MediaBox[0 0 %.3f %.3f]/Resources %d 0 R/Kids[", d->pages, d->w, d->h, OBJ_RESOURCES);
    for (uint32_t i = 0; i < d->leaves_n; i++)
        pdf_printf(&d->out, "%u 0 R ", d->leaves[i]);
    pdf_put(&d->out, "]>>\nendobj\n", 11);
    snprintf(catalog, sizeof catalog, "/Type/Catalog/Pages %d 0 R", OBJ_PAGES);
    pdf_dict(d, OBJ_CATALOG, catalog);
    d->xref_at = d->gone + d->out.size;
    pdf_printf(&d->out, "xref\n0 %u\n0000000000 65535 f \n", d->objects);
    d->xref_next = 1;
}

static void xref_piece(struct scan_pdf *d)
{
    uint32_t end = d->objects - d->xref_next > XREF_PIECE ? d->xref_next + XREF_PIECE : d->objects;
    for (; d->xref_next < end && grow_u64(d, d->xref_next); d->xref_next++)
        pdf_printf(&d->out, "%010" PRIu64 " 00000 n \n", d->at[d->xref_next]);
    if (d->xref_next < d->objects)
        return;
    pdf_printf(&d->out, "trailer\n<</Size %u/Root %d 0 R>>\nstartxref\n%" PRIu64 "\n%%%%EOF\n", d->objects, OBJ_CATALOG, d->xref_at);
    d->stage = STAGE_DONE;
}

bool pdf_end(struct scan_pdf *d, const char *resources)
{
    if (d->bad)
        return false;
    if (d->stage == STAGE_PAGES) {
        tree(d, resources);
        d->stage = STAGE_XREF;
    } else if (d->stage == STAGE_XREF) {
        xref_piece(d);
    } else {
        return false;
    }
    return true;
}

/* ---- taking --------------------------------------------------------------------------------------------------------------------- */

size_t pdf_ready(const struct scan_pdf *d, const char **p_out)
{
    *p_out = d->out.p + d->taken;
    return d->out.size - d->taken;
}

void pdf_took(struct scan_pdf *d, size_t n)
{
    d->taken += n;
    if (d->taken < d->out.size && d->taken < d->out.size / 2)
        return; /* the rest moves to the front when there is less of it than was taken */
    d->gone += d->taken;
    d->out.size -= d->taken;
    memmove(d->out.p, d->out.p + d->taken, d->out.size);
    d->taken = 0;
}

bool pdf_bad(const struct scan_pdf *d)
{
    return d->bad || d->out.bad || d->packed.bad;
}
