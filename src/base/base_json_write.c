/* base_json_write.c: the JSON writer. What it writes, json_read accepts: bytes that are no UTF-8 and NUL become U+FFFD. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_priv.h"
#include "json.h"

void jw_init(struct jw *w, struct buf *b)
{
    *w = (struct jw){.b = b};
}

/* A value begins here: put the comma that is due, and check that an object's value has its key. */
static void begin_value(struct jw *w)
{
    uint64_t bit = UINT64_C(1) << w->depth;
    assert((w->objects & bit) == 0 || w->keyed);
    if ((w->comma & bit) != 0 && !w->keyed)
        buf_ch(w->b, ',');
    w->comma |= bit;
    w->keyed = false;
}

static void open_container(struct jw *w, char c, bool object)
{
    begin_value(w);
    buf_ch(w->b, c);
    w->depth++;
    assert(w->depth < 64);
    uint64_t bit = UINT64_C(1) << w->depth;
    w->comma &= ~bit;
    w->objects = object ? w->objects | bit : w->objects & ~bit;
}

static void close_container(struct jw *w, char c, bool object)
{
    assert(w->depth > 0 && !w->keyed && ((w->objects >> w->depth & 1) != 0) == object);
    w->depth--;
    buf_ch(w->b, c);
}

void jw_obj(struct jw *w)
{
    open_container(w, '{', true);
}

void jw_obj_end(struct jw *w)
{
    close_container(w, '}', true);
}

void jw_arr(struct jw *w)
{
    open_container(w, '[', false);
}

void jw_arr_end(struct jw *w)
{
    close_container(w, ']', false);
}

static void put_escape(struct buf *b, unsigned char c)
{
    static const char SHORT[256] = {
        ['"'] = '"', ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't',
    };
    if (SHORT[c] != 0)
        buf_put(b, (char[]){'\\', SHORT[c]}, 2);
    else
        buf_put(b, (char[]){'\\', 'u', '0', '0', (char)('0' + (c >> 4)), "0123456789abcdef"[c & 15]}, 6);
}

static void put_string(struct buf *b, struct str s)
{
    const unsigned char *from = (const unsigned char *)(s.size != 0 ? s.p : ""), *end = from + s.size, *p = from;
    buf_ch(b, '"');
    while ((p = json_skip_plain(p, end)) < end) {
        unsigned n = *p >= 0x80 ? utf8_seq(p, end) : 0;
        if (n != 0) {
            p += n;
            continue;
        }
        buf_put(b, from, (size_t)(p - from));
        if (*p >= 0x80 || *p == 0)
            buf_puts(b, "\xEF\xBF\xBD");
        else
            put_escape(b, *p);
        from = ++p;
    }
    buf_put(b, from, (size_t)(p - from));
    buf_ch(b, '"');
}

void jw_keyn(struct jw *w, struct str key)
{
    uint64_t bit = UINT64_C(1) << w->depth;
    assert((w->objects & bit) != 0 && !w->keyed);
    if ((w->comma & bit) != 0)
        buf_ch(w->b, ',');
    put_string(w->b, key);
    buf_ch(w->b, ':');
    w->keyed = true;
}

void jw_key(struct jw *w, const char *key)
{
    jw_keyn(w, str_of(key));
}

void jw_str(struct jw *w, struct str s)
{
    begin_value(w);
    put_string(w->b, s);
}

void jw_z(struct jw *w, const char *z)
{
    if (z == NULL)
        jw_null(w);
    else
        jw_str(w, str_of(z));
}

void jw_i64(struct jw *w, int64_t v)
{
    begin_value(w);
    buf_i64(w->b, v);
}

void jw_bool(struct jw *w, bool v)
{
    begin_value(w);
    buf_puts(w->b, v ? "true" : "false");
}

void jw_null(struct jw *w)
{
    begin_value(w);
    buf_put(w->b, "null", 4);
}

void jw_double(struct jw *w, double v)
{
    if (!isfinite(v)) {
        jw_null(w);
        return;
    }
    char text[40];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, v);
        if (strtod(text, NULL) == v)
            break;
    }
    begin_value(w);
    buf_puts(w->b, text);
}

void jw_raw(struct jw *w, struct str json)
{
    begin_value(w);
    buf_str(w->b, json);
}

/* Writes without the levels of struct jw: a value that was read may be nested as deeply as the reader allowed. */
static void put_value(struct buf *b, const struct jv *v)
{
    switch (v->type) {
    case J_NULL:
        buf_put(b, "null", 4);
        break;
    case J_FALSE:
        buf_put(b, "false", 5);
        break;
    case J_TRUE:
        buf_put(b, "true", 4);
        break;
    case J_NUM:
        buf_str(b, v->s);
        break;
    case J_STR:
        put_string(b, v->s);
        break;
    case J_ARR:
        buf_ch(b, '[');
        for (uint32_t i = 0; i < v->n; i++) {
            if (i != 0)
                buf_ch(b, ',');
            put_value(b, &v->items[i]);
        }
        buf_ch(b, ']');
        break;
    case J_OBJ:
        buf_ch(b, '{');
        for (uint32_t i = 0; i < v->n; i++) {
            if (i != 0)
                buf_ch(b, ',');
            put_string(b, v->members[i].key);
            buf_ch(b, ':');
            put_value(b, &v->members[i].val);
        }
        buf_ch(b, '}');
        break;
    }
}

void jw_val(struct jw *w, const struct jv *v)
{
    begin_value(w);
    put_value(w->b, v);
}
