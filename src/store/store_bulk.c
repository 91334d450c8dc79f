/* store_bulk.c: many rows into one table. SQLite runs one prepared INSERT a row; PostgreSQL gets arrays, one per column, and
 * spreads them with unnest(), which takes ON CONFLICT where COPY would not. */
#include "store_priv.h"

#include <assert.h>
#include <endian.h>
#include <string.h>

#define BULK_COLS_MAX 40
#define BULK_ROWS 1000                 /* rows of one array insert */
#define BULK_BYTES ((size_t)4 << 20)   /* or so many bytes */

/* What one letter of `types` stands for. */
struct bulk_type { char letter; enum vtype type; uint32_t oid; const char *array; };
static const struct bulk_type TYPES[] = {
    {'i', V_I64, 20, "bigint[]"}, {'t', V_TEXT, 25, "text[]"}, {'b', V_BYTES, 17, "bytea[]"}, {'f', V_F64, 701, "double precision[]"},
};

struct bulk {
    struct tx *tx;
    const char *text;                            /* the INSERT */
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

static void begin_arrays(struct bulk *b)
{
    for (size_t i = 0; i < b->cols; i++)
        array_begin(&b->col[i], b->type[i]->oid);
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
        for (size_t i = 0; i < b->cols; i++)
            buf_init(&b->col[i], tx->cx->ar, 1024);
        begin_arrays(b);
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

static enum err flush(struct bulk *b)
{
    struct val v[BULK_COLS_MAX];
    int64_t n = 0;
    if (b->rows == 0)
        return ERR_NONE;
    for (size_t i = 0; i < b->cols; i++) {
        array_end(&b->col[i], b->rows);
        v[i] = (struct val){.type = V_ARRAY_BIN, .s = buf_view(&b->col[i])};
    }
    TRY(sql_exec_n(b->tx, &(struct sql){"store.bulk", b->text, NULL}, v, b->cols, &n));
    b->inserted += n;
    begin_arrays(b);
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
    for (size_t i = 0; i < b->cols; i++) {
        assert(v[i].type == V_NULL || v[i].type == b->type[i]->type);
        put(&b->col[i], &v[i]);
        b->bytes += v[i].s.size;
    }
    b->rows++;
    return b->rows == BULK_ROWS || b->bytes > BULK_BYTES ? flush(b) : ERR_NONE;
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
