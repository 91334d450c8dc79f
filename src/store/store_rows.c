/* store_rows.c: statements and results as the rooms see them, over an engine's cursors. A failed statement marks its
 * transaction, so that both engines behave alike: PostgreSQL would refuse everything after it anyhow. */
#include "store_priv.h"

#include <assert.h>
#include <string.h>

#include "log.h"

struct rows {
    struct tx *tx;
    const char *name;              /* of the query */
    void *cur;                     /* the driver's */
    enum err err;                  /* what stopped it */
    bool over;                     /* no further row */
    const struct shape *mapped;    /* shape that map belongs to */
    const struct field **map;      /* field of each column */
};

static const struct store_driver *drv(const struct tx *tx)
{
    return tx->db->drv;
}

static const char *text_of(const struct tx *tx, const struct sql *q)
{
    return q->pg && drv(tx)->engine == STORE_PG ? q->pg : q->text;
}

static enum err fail(struct tx *tx, enum err e)
{
    if (e != ERR_NONE && tx->failed == ERR_NONE)
        tx->failed = e;
    return e;
}

enum err sql_exec_n(struct tx *tx, const struct sql *q, const struct val *v, size_t n, int64_t *changed_out)
{
    if (tx->failed != ERR_NONE)
        return tx->failed;
    return fail(tx, drv(tx)->exec(tx, q->name, text_of(tx, q), v, n, changed_out));
}

enum err sql_exec(struct tx *tx, const struct sql *q, const struct val *v, size_t n)
{
    return sql_exec_n(tx, q, v, n, NULL);
}

/* ---- results ---------------------------------------------------------------------------------------------------------- */
static enum err open_rows(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, bool stream, struct rows *r)
{
    *r = (struct rows){.tx = tx, .name = name};
    if (tx->failed != ERR_NONE)
        return tx->failed;
    return fail(tx, drv(tx)->cur_open(tx, name, text, v, n, stream, &r->cur));
}

static enum err close_rows(struct rows *r)
{
    if (r->cur)
        drv(r->tx)->cur_close(r->tx, r->cur);
    r->cur = NULL;
    return r->err;
}

bool rows_next(struct rows *r)
{
    bool row = false;
    if (r->over || !r->cur)
        return false;
    r->err = fail(r->tx, drv(r->tx)->cur_next(r->tx, r->cur, &row));
    r->over = r->err != ERR_NONE || !row;
    return !r->over;
}

static enum err query(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, struct rows **out)
{
    struct rows *r = AR_NEW(tx->cx->ar, struct rows);
    TRY(open_rows(tx, name, text, v, n, true, r));
    *out = r;
    return ERR_NONE;
}

enum err sql_query(struct tx *tx, const struct sql *q, const struct val *v, size_t n, struct rows **out)
{
    return query(tx, q->name, text_of(tx, q), v, n, out);
}

enum err sql_query_text(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, struct rows **out)
{
    return query(tx, name, text, v, n, out);
}

enum err rows_end(struct rows **r)
{
    if (!*r)
        return ERR_NONE;
    enum err e = close_rows(*r);
    *r = NULL;
    return e;
}

struct tx *rows_tx(const struct rows *r)
{
    return r->tx;
}

int rows_cols(const struct rows *r)
{
    return drv(r->tx)->cur_cols(r->cur);
}

const char *rows_name(const struct rows *r, int col)
{
    return drv(r->tx)->cur_name(r->cur, col);
}

bool rows_null(const struct rows *r, int col)
{
    return drv(r->tx)->cur_null(r->cur, col);
}

int64_t rows_i64(const struct rows *r, int col)
{
    return rows_null(r, col) ? FIELD_NULL : drv(r->tx)->cur_i64(r->cur, col);
}

double rows_f64(const struct rows *r, int col)
{
    return rows_null(r, col) ? 0.0 : drv(r->tx)->cur_f64(r->cur, col);
}

struct str rows_str(const struct rows *r, int col)
{
    return rows_null(r, col) ? (struct str){NULL, 0} : drv(r->tx)->cur_str(r->cur, col);
}

const char *rows_z(const struct rows *r, int col)
{
    if (rows_null(r, col))
        return NULL;
    struct str s = drv(r->tx)->cur_str(r->cur, col);
    return ar_strndup(r->tx->cx->ar, s.p ? s.p : "", s.size);
}

/* ---- rows into structs ------------------------------------------------------------------------------------------------ */
/* *at: where to begin, for queries mostly name columns in the order of the fields; then one past the field found. */
static const struct field *field_named(const struct shape *sh, const char *name, size_t *at)
{
    for (size_t n = 0, i = *at; n < sh->n; n++, i++) {
        i = i < sh->n ? i : 0;
        if (strcmp(sh->fields[i].name, name) == 0) {
            *at = i + 1;
            return &sh->fields[i];
        }
    }
    return NULL;
}

static const struct field **map_columns(struct rows *r, const struct shape *sh)
{
    if (r->mapped == sh)
        return r->map;
    int cols = rows_cols(r);
    size_t at = 0;
    r->map = AR_ARRAY(r->tx->cx->ar, const struct field *, (size_t)cols);
    for (int i = 0; i < cols; i++) {
        r->map[i] = field_named(sh, rows_name(r, i), &at);
        if (!r->map[i])
            log_error(r->tx->cx, "store.column", "query=%s column=%s shape=%s", r->name, rows_name(r, i), sh->name);
        assert(r->map[i] && "a column without a field");
    }
    r->mapped = sh;
    return r->map;
}

static void set_int(const struct rows *r, int col, const struct field *f, void *at)
{
    int64_t v = rows_i64(r, col);
    if (f->type == F_BOOL)
        *(bool *)at = v != FIELD_NULL && v != 0;
    else
        *(int64_t *)at = v;
}

static void set_enum(const struct rows *r, int col, const struct field *f, void *at)
{
    int64_t v = rows_null(r, col) ? -1 : field_enum(f->names, rows_str(r, col));
    *(int64_t *)at = v < 0 ? FIELD_NULL : v;
}

static void set_json(const struct rows *r, int col, void *at)
{
    const char *z = rows_z(r, col);
    *(struct str *)at = z ? str_of(z) : (struct str){NULL, 0};
}

/* A JSON array of strings. */
static void set_texts(const struct rows *r, int col, void *at)
{
    struct arena *ar = r->tx->cx->ar;
    struct texts *t = at;
    struct jv v;
    struct json_fault fault;
    const char *z = rows_z(r, col);
    if (!z || !json_read(ar, str_of(z), NULL, &v, &fault) || v.type != J_ARR)
        return;
    t->n = v.n;
    t->p = AR_ARRAY(ar, const char *, v.n);
    for (uint32_t i = 0; i < v.n; i++)
        t->p[i] = str_dup(ar, json_str(&v.items[i]));
}

static void set_field(const struct rows *r, int col, const struct field *f, void *obj)
{
    void *at = (char *)obj + f->off;
    switch (f->type) {
    case F_I64: case F_TIME: case F_DATE: case F_BOOL: set_int(r, col, f, at); break;
    case F_TEXT: case F_DEC: case F_UUID: *(const char **)at = rows_z(r, col); break;
    case F_ENUM: set_enum(r, col, f, at); break;
    case F_JSON: set_json(r, col, at); break;
    case F_TEXTS: set_texts(r, col, at); break;
    default: assert(false && "objects and lists are no columns");
    }
}

void rows_shape(const struct rows *r, const struct shape *sh, void *obj)
{
    const struct field **map = map_columns((struct rows *)(uintptr_t)r, sh);
    int cols = rows_cols(r);
    for (int i = 0; i < cols; i++)
        set_field(r, i, map[i], obj);
}

/* ---- whole results ---------------------------------------------------------------------------------------------------- */
/* The first row of a query, or ERR_NOT_FOUND; take() reads it. The statement runs to its end, so that what it changes is
 * complete (INSERT … RETURNING). */
struct take {
    int64_t *i64;
    const char **text;
    const struct shape *sh;
    void *obj;
};

static void take_row(const struct rows *r, const struct take *t)
{
    if (t->i64)
        *t->i64 = rows_i64(r, 0);
    else if (t->text)
        *t->text = rows_z(r, 0);
    else
        memset(t->obj, 0, t->sh->size), rows_shape(r, t->sh, t->obj);
}

static enum err first_row(struct tx *tx, const struct sql *q, const struct val *v, size_t n, const struct take *t)
{
    struct rows r;
    TRY(open_rows(tx, q->name, text_of(tx, q), v, n, false, &r));
    bool found = rows_next(&r);
    if (found)
        take_row(&r, t);
    while (rows_next(&r))
        ;
    TRY(close_rows(&r));
    return found ? ERR_NONE : err_set(tx->cx, ERR_NOT_FOUND, NULL);
}

enum err sql_i64(struct tx *tx, const struct sql *q, const struct val *v, size_t n, int64_t *out)
{
    return first_row(tx, q, v, n, &(struct take){.i64 = out});
}

enum err sql_text(struct tx *tx, const struct sql *q, const struct val *v, size_t n, const char **out)
{
    return first_row(tx, q, v, n, &(struct take){.text = out});
}

enum err sql_one(struct tx *tx, const struct sql *q, const struct val *v, size_t n, const struct shape *sh, void *obj)
{
    return first_row(tx, q, v, n, &(struct take){.sh = sh, .obj = obj});
}

/* Read into an array that doubles. */
static enum err read_all(struct rows *r, const struct shape *sh, size_t max, struct list *l)
{
    size_t cap = 0;
    while (rows_next(r)) {
        if (l->n == max)
            return err_set(r->tx->cx, ERR_LIMIT, NULL);
        if (l->n == cap) {
            cap = cap ? cap * 2 : 16;
            void *p = ar_array(r->tx->cx->ar, cap, sh->size);
            if (l->n)
                memcpy(p, l->p, l->n * sh->size);
            l->p = p;
        }
        rows_shape(r, sh, (char *)l->p + l->n * sh->size);
        l->n++;
    }
    return ERR_NONE;
}

enum err sql_all(struct tx *tx, const struct sql *q, const struct val *v, size_t n, const struct shape *sh, size_t max, struct list *out)
{
    struct rows r;
    struct list l = {NULL, 0};
    TRY(open_rows(tx, q->name, text_of(tx, q), v, n, false, &r));
    enum err e = read_all(&r, sh, max, &l);
    enum err c = close_rows(&r);
    TRY(c);
    TRY(e);
    *out = l;
    return ERR_NONE;
}

/* ---- the build step --------------------------------------------------------------------------------------------------- */

static enum err prepare_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    const struct sql *q = arg;
    return drv(tx)->prepare(tx, q->name, text_of(tx, q));
}

int db_prepare_all(struct cx *cx, struct db *db, const struct sql *q, size_t n)
{
    int bad = 0;
    for (size_t i = 0; i < n; i++) {
        struct sql one = q[i];
        if (store_run(cx, db, "store.prepare", prepare_fn, &one, db->read_only ? 0 : TX_WRITE | TX_OWN) != ERR_NONE) {
            log_error(NULL, "store.prepare", "query=%s engine=%s", q[i].name, db_engine(db) == STORE_PG ? "postgresql" : "sqlite");
            bad++;
            cx_clear(cx);
        }
    }
    return bad;
}
