/* pay_file.c: see pay_form.h: bills are files: lines, ZIP members, deflated streams, cells, GBK. Everything is bounded: a bill comes from
 * the channel, but over a network. */
#include <iconv.h>
#include <string.h>
#include <zlib.h>

#include "pay_form.h"

#define LINE_MAX_ ((size_t)16 << 10)
#define UNPACKED_MAX ((int64_t)512 << 20)
enum { CHUNK = 32 << 10, LOCAL = 30, CENTRAL = 46, END = 22, MEMBERS_MAX = 1000 };

/* ---- lines -------------------------------------------------------------------------------------------------------------------------------- */
struct lines {
    struct cx *cx;
    pay_line_fn *fn;
    void *arg;
    char *held;          /* the beginning of a line that is not complete yet */
    size_t held_n;
};

static enum err line_out(struct lines *l, struct str line)
{
    if (line.size && line.p[line.size - 1] == '\r')
        line.size--;
    return line.size ? l->fn(l->cx, line, l->arg) : ERR_NONE;
}

static enum err lines_feed(struct lines *l, struct str piece)
{
    while (piece.size) {
        const char *end = memchr(piece.p, '\n', piece.size);
        size_t n = end ? (size_t)(end - piece.p) : piece.size;
        if (l->held_n + n > LINE_MAX_)
            return err_say(l->cx, ERR_MALFORMED, NULL, "对账单里有一行太长", "A line of the bill is too long");
        memcpy(l->held + l->held_n, piece.p, n);
        l->held_n += n;
        if (end) {
            size_t size = l->held_n;
            l->held_n = 0;
            TRY(line_out(l, (struct str){l->held, size}));
        }
        piece = str_from(piece, n + (end ? 1 : 0));
    }
    return ERR_NONE;
}

static enum err lines_end(struct lines *l)
{
    size_t size = l->held_n;
    l->held_n = 0;
    return line_out(l, (struct str){l->held, size});
}

static struct lines lines_new(struct cx *cx, pay_line_fn *fn, void *arg)
{
    return (struct lines){cx, fn, arg, ar_alloc(cx->ar, LINE_MAX_ + 1), 0};
}

enum err pay_lines_each(struct cx *cx, struct str text, pay_line_fn *fn, void *arg)
{
    struct lines l = lines_new(cx, fn, arg);
    if (str_starts(text, "\xEF\xBB\xBF"))
        text = str_from(text, 3);
    TRY(lines_feed(&l, text));
    return lines_end(&l);
}

/* ---- deflate ------------------------------------------------------------------------------------------------------------------------------ */
static void inflate_end(void *p)
{
    inflateEnd(p);
}

/* bits: as inflateInit2; NULL when it cannot begin. Ended with the arena. */
static z_stream *inflater(struct arena *ar, struct str in, int bits)
{
    z_stream *z = AR_NEW(ar, z_stream);
    if (in.size > UINT32_MAX || inflateInit2(z, bits) != Z_OK)
        return NULL;
    ar_defer(ar, inflate_end, z);
    z->next_in = (Bytef *)(uintptr_t)in.p;
    z->avail_in = (uInt)in.size;
    return z;
}

bool pay_inflate(struct arena *ar, struct str bytes, size_t max, struct str *out)
{
    z_stream *z = inflater(ar, bytes, MAX_WBITS);
    char *chunk = ar_alloc(ar, CHUNK);
    struct buf b;
    int rc = z ? Z_OK : Z_DATA_ERROR;
    buf_init(&b, ar, CHUNK);
    while (rc == Z_OK && b.size <= max) {
        z->next_out = (Bytef *)chunk;
        z->avail_out = CHUNK;
        rc = inflate(z, Z_NO_FLUSH);
        buf_put(&b, chunk, CHUNK - z->avail_out);
        if (rc == Z_OK && z->avail_in == 0 && z->avail_out)
            break;
    }
    *out = buf_view(&b);
    return rc == Z_STREAM_END && b.size <= max;
}

/* ---- ZIP (APPNOTE 6.3: the central directory says what is there) ---------------------------------------------------------------------------- */
static uint32_t le(const char *p, int n)
{
    uint32_t v = 0;
    while (n--)
        v = v << 8 | (uint8_t)p[n];
    return v;
}

static enum err broken(struct cx *cx)
{
    return err_say(cx, ERR_MALFORMED, NULL, "对账单的压缩文件是坏的", "The bill's ZIP file is damaged");
}

static enum err inflate_lines(struct cx *cx, struct lines *l, struct str packed, int64_t *left)
{
    z_stream *z = inflater(cx->ar, packed, -MAX_WBITS);
    char *chunk = ar_alloc(cx->ar, CHUNK);
    int rc = z ? Z_OK : Z_DATA_ERROR;
    while (rc == Z_OK) {
        z->next_out = (Bytef *)chunk;
        z->avail_out = CHUNK;
        rc = inflate(z, Z_NO_FLUSH);
        size_t n = CHUNK - z->avail_out;
        if ((*left -= (int64_t)n) < 0)
            return err_set(cx, ERR_TOO_LARGE, NULL);
        if ((rc != Z_OK && rc != Z_STREAM_END) || (rc == Z_OK && n == 0))
            break;
        TRY(lines_feed(l, (struct str){chunk, n}));
    }
    return rc == Z_STREAM_END ? lines_end(l) : broken(cx);
}

struct member { struct str name; uint32_t method, packed, local; };

static enum err member_lines(struct cx *cx, struct str zip, const struct member *m, struct lines *l, int64_t *left)
{
    if ((size_t)m->local + LOCAL > zip.size || le(zip.p + m->local, 4) != 0x04034b50)
        return broken(cx);
    size_t at = (size_t)m->local + LOCAL + le(zip.p + m->local + 26, 2) + le(zip.p + m->local + 28, 2);
    if (at > zip.size || m->packed > zip.size - at)
        return broken(cx);
    struct str bytes = {zip.p + at, m->packed};
    if (m->method == 8)
        return inflate_lines(cx, l, bytes, left);
    if (m->method != 0 || (*left -= (int64_t)bytes.size) < 0)
        return broken(cx);
    TRY(lines_feed(l, bytes));
    return lines_end(l);
}

/* Where the directory begins and how many it names. */
static bool find_end(struct str zip, size_t *at_out, uint32_t *n_out)
{
    if (zip.size < END)
        return false;
    for (size_t i = zip.size - END + 1, tries = 0; i-- > 0 && tries < 65536 + END; tries++)
        if (le(zip.p + i, 4) == 0x06054b50) {
            *n_out = le(zip.p + i + 10, 2);
            *at_out = le(zip.p + i + 16, 4);
            return *n_out <= MEMBERS_MAX;
        }
    return false;
}

enum err pay_zip_lines(struct cx *cx, struct str zip, bool (*wanted)(struct str name), pay_line_fn *fn, void *arg)
{
    size_t at;
    uint32_t n;
    int64_t left = UNPACKED_MAX;
    struct lines l = lines_new(cx, fn, arg);
    if (!find_end(zip, &at, &n))
        return broken(cx);
    for (uint32_t i = 0; i < n; i++) {
        if (at > zip.size || zip.size - at < CENTRAL || le(zip.p + at, 4) != 0x02014b50)
            return broken(cx);
        const char *c = zip.p + at;
        size_t name = le(c + 28, 2), size = CENTRAL + name + le(c + 30, 2) + le(c + 32, 2);
        if (size > zip.size - at)
            return broken(cx);
        const struct member m = {{c + CENTRAL, name}, le(c + 10, 2), le(c + 20, 4), le(c + 42, 4)};
        if (wanted(m.name))
            TRY(member_lines(cx, zip, &m, &l, &left));
        at += size;
    }
    return ERR_NONE;
}

/* ---- cells ----------------------------------------------------------------------------------------------------------------------------------- */
static struct str bare_cell(struct str c)
{
    c = str_trim(c);
    if (c.size && c.p[0] == '`')
        c = str_trim(str_from(c, 1));
    return c;
}

static void scratch_free(void *p)
{
    struct arena *ar = p;
    ar_free(&ar);
}

struct arena *pay_scratch(struct cx *cx)
{
    struct arena *ar = ar_new(1 << 20);
    if (ar)
        ar_defer(cx->ar, scratch_free, ar);
    return ar;
}

size_t pay_cells(struct str line, struct str *out, size_t max)
{
    size_t n = 0;
    struct str rest = line, cell;
    for (bool more = true; more && n < max; n++) {
        more = str_cut(rest, ',', &cell, &rest);
        out[n] = bare_cell(cell);
    }
    return n;
}

struct str pay_utf8_of_gbk(struct arena *ar, struct str t)
{
    size_t cap = t.size * 3 + 1, left = cap, in_left = t.size;
    char *out = ar_alloc(ar, cap + 1), *o = out, *in = (char *)(uintptr_t)t.p;
    iconv_t cd = iconv_open("UTF-8", "GB18030");
    if (cd == (iconv_t)-1)
        return t; /* a system without the tables: names are not found, and the bill is refused */
    while (in_left && left > 1 && iconv(cd, &in, &in_left, &o, &left) == (size_t)-1 && in_left) {
        *o++ = '?';
        left--;
        in++;
        in_left--;
    }
    iconv_close(cd);
    return (struct str){out, (size_t)(o - out)};
}
