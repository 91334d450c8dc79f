/* store_val.c: making bound values, and the array form PostgreSQL reads. */
#include "store_priv.h"

#include <endian.h>
#include <string.h>

#define OID_INT8 20
#define OID_TEXT 25

struct val v_null(void)
{
    return (struct val){.type = V_NULL};
}

struct val v_i(int64_t i)
{
    return (struct val){.type = i == FIELD_NULL ? V_NULL : V_I64, .i = i};
}

struct val v_bool(bool b)
{
    return (struct val){.type = V_I64, .i = b};
}

struct val v_f(double f)
{
    return (struct val){.type = V_F64, .f = f};
}

/* n = 1 tells that the text is NUL-terminated, which saves PostgreSQL's driver a copy. */
struct val v_t(const char *z)
{
    return z ? (struct val){.type = V_TEXT, .s = {z, strlen(z)}, .n = 1} : v_null();
}

struct val v_s(struct str s)
{
    return s.p ? (struct val){.type = V_TEXT, .s = s} : v_null();
}

struct val v_b(const void *p, size_t size)
{
    return p ? (struct val){.type = V_BYTES, .s = {p, size}} : v_null();
}

struct val v_is(const int64_t *p, size_t n)
{
    return (struct val){.type = V_I64S, .arr = p, .n = n};
}

struct val v_ts(const struct str *p, size_t n)
{
    return (struct val){.type = V_TEXTS, .arr = p, .n = n};
}

static void put32(struct buf *b, uint32_t v)
{
    uint32_t be = htobe32(v);
    buf_put(b, &be, 4);
}

/* One dimension, no-NULL flag set later by nobody: the receiver reads NULLs by their length, the flag is advice. */
void array_begin(struct buf *b, uint32_t oid)
{
    b->size = 0;
    put32(b, 1);
    put32(b, 1);
    put32(b, oid);
    put32(b, 0);
    put32(b, 1);
}

void array_put(struct buf *b, const void *p, size_t size)
{
    put32(b, (uint32_t)size);
    if (size)
        buf_put(b, p, size);
}

void array_put_null(struct buf *b)
{
    put32(b, UINT32_MAX);
}

void array_put_i64(struct buf *b, int64_t v)
{
    uint64_t be = htobe64((uint64_t)v);
    array_put(b, &be, 8);
}

void array_end(struct buf *b, uint32_t n)
{
    uint32_t be = htobe32(n);
    memcpy(b->p + 12, &be, 4);
}

struct str val_array(struct arena *ar, const struct val *v)
{
    struct buf b;
    buf_init(&b, ar, 32 + v->n * 16);
    array_begin(&b, v->type == V_I64S ? OID_INT8 : OID_TEXT);
    for (size_t i = 0; i < v->n; i++) {
        const struct str *s = v->arr;
        if (v->type == V_I64S)
            array_put_i64(&b, ((const int64_t *)v->arr)[i]);
        else
            array_put(&b, s[i].p, s[i].size);
    }
    array_end(&b, (uint32_t)v->n);
    return buf_view(&b);
}
