/* store_sqlite_list.c: bound arrays as a table, store_list($1): what @IN and @INT expand to on SQLite. An array is handed over by
 * address (sqlite3_bind_pointer), so it is neither written as JSON nor read again. Registered on every connection. */
#include "store_sqlite_priv.h"

#include <stdlib.h>
#include <string.h>

#define LIST_TAG "store_list"

enum col { COL_VALUE, COL_LIST };

struct list_cursor { sqlite3_vtab_cursor base; const struct val *v; size_t at; };

static int list_connect(sqlite3 *h, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
    (void)aux, (void)argc, (void)argv, (void)error;
    int rc = sqlite3_declare_vtab(h, "CREATE TABLE x (value, list HIDDEN)");
    if (rc != SQLITE_OK)
        return rc;
    sqlite3_vtab_config(h, SQLITE_VTAB_INNOCUOUS);
    *out = sqlite3_malloc(sizeof **out);
    if (!*out)
        return SQLITE_NOMEM;
    memset(*out, 0, sizeof **out);
    return SQLITE_OK;
}

static int list_disconnect(sqlite3_vtab *t)
{
    sqlite3_free(t);
    return SQLITE_OK;
}

/* Of use only with its array; cost as json_each() says of itself, so that plans are what they would be with it. */
static int list_best(sqlite3_vtab *t, sqlite3_index_info *info)
{
    (void)t;
    for (int i = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn != COL_LIST || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (!info->aConstraint[i].usable)
            return SQLITE_CONSTRAINT;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedCost = 1.0;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT;
}

static int list_open(sqlite3_vtab *t, sqlite3_vtab_cursor **out)
{
    (void)t;
    struct list_cursor *c = sqlite3_malloc(sizeof *c);
    if (!c)
        return SQLITE_NOMEM;
    memset(c, 0, sizeof *c);
    *out = &c->base;
    return SQLITE_OK;
}

static int list_close(sqlite3_vtab_cursor *cur)
{
    sqlite3_free(cur);
    return SQLITE_OK;
}

static int list_filter(sqlite3_vtab_cursor *cur, int idx, const char *name, int argc, sqlite3_value **argv)
{
    struct list_cursor *c = (struct list_cursor *)cur;
    (void)idx, (void)name;
    c->v = argc == 1 ? sqlite3_value_pointer(argv[0], LIST_TAG) : NULL;
    c->at = 0;
    return SQLITE_OK;
}

static int list_next(sqlite3_vtab_cursor *cur)
{
    ((struct list_cursor *)cur)->at++;
    return SQLITE_OK;
}

static int list_eof(sqlite3_vtab_cursor *cur)
{
    const struct list_cursor *c = (const struct list_cursor *)cur;
    return !c->v || c->at >= c->v->n;
}

static int list_column(sqlite3_vtab_cursor *cur, sqlite3_context *out, int col)
{
    const struct list_cursor *c = (const struct list_cursor *)cur;
    if (col != COL_VALUE)
        return SQLITE_OK;
    if (c->v->type == V_I64S) {
        sqlite3_result_int64(out, ((const int64_t *)c->v->arr)[c->at]);
        return SQLITE_OK;
    }
    const struct str *s = (const struct str *)c->v->arr + c->at;
    sqlite3_result_text64(out, s->p, s->size, SQLITE_STATIC, SQLITE_UTF8);
    return SQLITE_OK;
}

static int list_rowid(sqlite3_vtab_cursor *cur, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((const struct list_cursor *)cur)->at;
    return SQLITE_OK;
}

static const sqlite3_module LIST = {
    .xConnect = list_connect, .xBestIndex = list_best, .xDisconnect = list_disconnect, .xOpen = list_open, .xClose = list_close,
    .xFilter = list_filter, .xNext = list_next, .xEof = list_eof, .xColumn = list_column, .xRowid = list_rowid,
};

int lite_list_register(sqlite3 *h)
{
    return sqlite3_create_module_v2(h, LIST_TAG, &LIST, NULL, NULL);
}

/* The texts of the array and the array itself are copied: the caller's may be gone when rows are read. */
static const struct val *kept(struct arena *ar, const struct val *v)
{
    struct val *own = AR_NEW(ar, struct val);
    *own = *v;
    if (v->n == 0)
        return own;
    if (v->type == V_I64S) {
        own->arr = memcpy(ar_array(ar, v->n, sizeof(int64_t)), v->arr, v->n * sizeof(int64_t));
        return own;
    }
    const struct str *from = v->arr;
    struct str *to = AR_ARRAY(ar, struct str, v->n);
    for (size_t i = 0; i < v->n; i++)
        to[i] = (struct str){ar_strndup(ar, from[i].p ? from[i].p : "", from[i].size), from[i].size};
    own->arr = to;
    return own;
}

int lite_list_bind(struct tx *tx, sqlite3_stmt *h, int i, const struct val *v)
{
    const struct val *own = kept(tx->cx->ar, v);
    return sqlite3_bind_pointer(h, i, (void *)(uintptr_t)own, LIST_TAG, NULL);
}
