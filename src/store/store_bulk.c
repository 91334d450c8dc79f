/* store_bulk.c: many rows into one table. SQLite runs one prepared INSERT a row. PostgreSQL gets them by COPY in its binary form, or,
 * where there is ON CONFLICT or there are few rows, as arrays, one per column, spread with unnest(): one round trip in place of two. */
#include "store_priv.h"

#include <assert.h>
#include <endian.h>
#include <string.h>

#define BULK_COLS_MAX 40
#define BULK_ROWS 1000                 /* rows of one array insert */
#define BULK_BYTES ((size_t)4 << 20)   /* or so many bytes */
#define COPY_ROWS 24                   /* from so many on by COPY */

/* What one letter of `types` stands for. */
struct bulk_type { char letter; enum vtype type; uint32_t oid; const char *array; };
static const struct bulk_type TYPES[] = {
    {'i', V_I64, 20, "bigint[]"}, {'t', V_TEXT, 25, "text[]"}, {'b', V_BYTES, 17, "bytea[]"}, {'f', V_F64, 701, "double precision[]"},
};

struct bulk {
    struct tx *tx;
    const char *text;                            /* the INSERT */
    const char *copy;                            /* PostgreSQL: the COPY; NULL: arrays only */
    struct buf line;                             /* rows as COPY wants them */
    size_t cols;
    const struct bulk_type *type[BULK_COLS_MAX];
    struct buf col[BULK_COLS_MAX];               /* PostgreSQL: a binary array each */
    uint32_t rows;                               /* gathered */
    size_t bytes;
    int64_t inserted;
};

static const struct bulk_type *type_of(char letter)
{
    for (size_t i = 0; i < sizeof(TYPES) / sizeof(TYPES[0]); i++)
        if (TYPES[i].letter == letter)
            return &TYPES[i];
    return NULL;
}

static const char *insert_text(struct bulk *b, const char *table, const char *cols, const char *on_conflict)
{
    bool pg = tx_engine(b->tx) == STORE_PG;
    struct buf t;
    buf_init(&t, b->tx->cx->ar, 256);
    buf_printf(&t, "INSERT INTO %s (%s) %s", table, cols, pg ? "SELECT * FROM unnest(" : "VALUES (");
    for (size_t i = 0; i < b->cols; i++)
        buf_printf(&t, "%s$%zu%s%s", i ? ", " : "", i + 1, pg ? "::" : "", pg ? b->type[i]->array : "");
    buf_printf(&t, ") %s", on_conflict);
    return buf_z(&t);
}

static const char COPY_HEAD[19] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0";

static void begin_rows(struct bulk *b)
{
    for (size_t i = 0; !b->copy && i < b->cols; i++)
        array_begin(&b->col[i], b->type[i]->oid);
    b->line.size = 0;
    if (b->copy)
        buf_put(&b->line, COPY_HEAD, sizeof COPY_HEAD);
    b->rows = 0;
    b->bytes = 0;
}

enum err bulk_open(struct tx *tx, const char *table, const char *cols, const char *types, const char *on_conflict, struct bulk **out)
{
    struct bulk *b = AR_NEW(tx->cx->ar, struct bulk);
    b->tx = tx;
    b->cols = strlen(types);
    assert(b->cols > 0 && b->cols <= BULK_COLS_MAX);
    for (size_t i = 0; i < b->cols; i++) {
        b->type[i] = type_of(types[i]);
        assert(b->type[i] && "types: i t b f");
    }
    b->text = insert_text(b, table, cols, on_conflict);
    if (tx_engine(tx) == STORE_PG) {
        if (!*on_conflict)
            b->copy = ar_printf(tx->cx->ar, "COPY %s (%s) FROM STDIN (FORMAT binary)", table, cols);
        for (size_t i = 0; i < b->cols; i++)
            buf_init(&b->col[i], tx->cx->ar, b->copy ? 64 : 1024);
        buf_init(&b->line, tx->cx->ar, b->copy ? 4096 : 1);
        begin_rows(b);
    }
    *out = b;
    return ERR_NONE;
}

static void put(struct buf *b, const struct val *v)
{
    uint64_t f;
    switch (v->type) {
    case V_NULL: array_put_null(b); break;
    case V_I64: array_put_i64(b, v->i); break;
    case V_F64:
        memcpy(&f, &v->f, sizeof(f));
        array_put_i64(b, (int64_t)f);
        break;
    default: array_put(b, v->s.p, v->s.size);
    }
}

static enum err flush_copy(struct bulk *b)
{
    buf_put(&b->line, "\377\377", 2);
    TRY(b->tx->failed);
    enum err e = b->tx->db->drv->copy(b->tx, "store.bulk", b->copy, buf_view(&b->line));
    if (e != ERR_NONE && b->tx->failed == ERR_NONE)
        b->tx->failed = e;
    TRY(e);
    b->inserted += b->rows;
    begin_rows(b);
    return ERR_NONE;
}

/* The few rows of a COPY as arrays. */
static void turn_rows(struct bulk *b)
{
    const char *p = b->line.p + sizeof COPY_HEAD;
    for (size_t i = 0; i < b->cols; i++)
        array_begin(&b->col[i], b->type[i]->oid);
    for (uint32_t r = 0; r < b->rows; r++) {
        p += 2;
        for (size_t i = 0; i < b->cols; i++) {
            uint32_t be;
            memcpy(&be, p, 4);
            size_t size = be == UINT32_MAX ? 0 : be32toh(be);
            buf_put(&b->col[i], p, 4 + size);
            p += 4 + size;
        }
    }
}

static enum err flush(struct bulk *b)
{
    struct val v[BULK_COLS_MAX];
    int64_t n = 0;
    if (b->rows == 0)
        return ERR_NONE;
    if (b->copy && b->rows >= COPY_ROWS)
        return flush_copy(b);
    if (b->copy)
        turn_rows(b);
    for (size_t i = 0; i < b->cols; i++) {
        array_end(&b->col[i], b->rows);
        v[i] = (struct val){.type = V_ARRAY_BIN, .s = buf_view(&b->col[i])};
    }
    TRY(sql_exec_n(b->tx, &(struct sql){"store.bulk", b->text, NULL}, v, b->cols, &n));
    b->inserted += n;
    begin_rows(b);
    return ERR_NONE;
}

enum err bulk_row(struct bulk *b, const struct val *v)
{
    if (tx_engine(b->tx) == STORE_SQLITE) {
        int64_t n = 0;
        TRY(sql_exec_n(b->tx, &(struct sql){"store.bulk", b->text, NULL}, v, b->cols, &n));
        b->inserted += n;
        return ERR_NONE;
    }
    uint16_t fields = htobe16((uint16_t)b->cols);
    if (b->copy)
        buf_put(&b->line, &fields, 2);
    for (size_t i = 0; i < b->cols; i++) {
        assert(v[i].type == V_NULL || v[i].type == b->type[i]->type);
        put(b->copy ? &b->line : &b->col[i], &v[i]);
        b->bytes += v[i].s.size + 8;
    }
    b->rows++;
    return (!b->copy && b->rows == BULK_ROWS) || b->bytes > BULK_BYTES ? flush(b) : ERR_NONE;
}

enum err bulk_close(struct bulk **b, int64_t *inserted_out)
{
    if (!*b)
        return ERR_NONE;
    enum err e = tx_engine((*b)->tx) == STORE_PG ? flush(*b) : ERR_NONE;
    if (e == ERR_NONE && inserted_out)
        *inserted_out = (*b)->inserted;
    *b = NULL;
    return e;
}
