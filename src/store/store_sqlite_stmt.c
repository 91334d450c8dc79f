/* store_sqlite_stmt.c: statements on one SQLite connection: preparing, binding, stepping, and what an SQLite code means.
 * The insert path (lite_exec) allocates nothing: constants are found by address, texts are bound without a copy. */
#include "store_sqlite_priv.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

/* ---- errors ----------------------------------------------------------------------------------------------------------- */
struct code { int rc; enum err err; };
static const struct code EXTENDED[] = {
    {SQLITE_CONSTRAINT_UNIQUE, ERR_DUPLICATE}, {SQLITE_CONSTRAINT_PRIMARYKEY, ERR_DUPLICATE}, {SQLITE_CONSTRAINT_ROWID, ERR_DUPLICATE},
};
static const struct code PRIMARY[] = {
    {SQLITE_CONSTRAINT, ERR_CONFLICT}, {SQLITE_FULL, ERR_DISK_FULL}, {SQLITE_NOMEM, ERR_MEMORY}, {SQLITE_BUSY, ERR_BUSY},
    {SQLITE_LOCKED, ERR_BUSY}, {SQLITE_CORRUPT, ERR_CORRUPT}, {SQLITE_NOTADB, ERR_CORRUPT}, {SQLITE_READONLY, ERR_WRONG_STATE},
    {SQLITE_CANTOPEN, ERR_IO}, {SQLITE_TOOBIG, ERR_TOO_LARGE}, {SQLITE_INTERRUPT, ERR_TIMEOUT},
};

enum err lite_map(const struct lite_conn *c, int rc)
{
    for (size_t i = 0; i < sizeof(EXTENDED) / sizeof(EXTENDED[0]); i++)
        if (EXTENDED[i].rc == rc)
            return EXTENDED[i].err;
    for (size_t i = 0; i < sizeof(PRIMARY) / sizeof(PRIMARY[0]); i++)
        if (PRIMARY[i].rc == (rc & 0xff))
            return PRIMARY[i].err;
    if ((rc & 0xff) != SQLITE_IOERR)
        return ERR_DB;
    int no = c && c->h ? sqlite3_system_errno(c->h) : 0;
    return no == ENOSPC || no == EDQUOT ? ERR_DISK_FULL : ERR_IO;
}

enum err lite_fail(struct cx *cx, const struct lite_conn *c, const char *name, int rc)
{
    enum err e = lite_map(c, rc);
    const char *what = c && c->h ? sqlite3_errmsg(c->h) : sqlite3_errstr(rc);
    log_line(store_fail_level(e), cx, "store.sql", "query=%s engine=sqlite code=%d error=%s message=\"%s\"", name, rc, err_code(e), what);
    return err_set(cx, e, NULL);
}

static enum err misuse(struct cx *cx, const char *name, const char *what)
{
    log_error(cx, "store.misuse", "query=%s what=\"%s\"", name, what);
    return err_set(cx, ERR_INTERNAL, NULL);
}

/* ---- preparing -------------------------------------------------------------------------------------------------------- */
static bool blank(const char *s)
{
    return s[strspn(s, " \t\r\n;")] == '\0';
}

/* Read the parameters' numbers from their names ("$3"). */
static bool map_params(struct stmt *s)
{
    s->params = sqlite3_bind_parameter_count(s->handle);
    if (s->params > STORE_PARAMS_MAX)
        return false;
    for (int i = 0; i < s->params; i++) {
        const char *name = sqlite3_bind_parameter_name(s->handle, i + 1);
        int64_t k = 0;
        if (!name || name[0] != '$' || !str_i64(str_of(name + 1), &k) || k < 1 || k > STORE_PARAMS_MAX)
            return false;
        s->map[i] = (unsigned char)(k - 1);
        if (k > s->max)
            s->max = (int)k;
    }
    return true;
}

static enum err prepare(struct cx *cx, struct lite_conn *c, const char *name, struct stmt *s)
{
    sqlite3_stmt *h = NULL;
    const char *rest = "";
    char *text = store_dialect(STORE_SQLITE, s->text);
    int rc = sqlite3_prepare_v3(c->h, text, -1, s->extra ? 0 : SQLITE_PREPARE_PERSISTENT, &h, &rest);
    bool one = rc == SQLITE_OK && h && blank(rest);
    free(text);
    s->handle = h;
    if (rc != SQLITE_OK)
        return lite_fail(cx, c, name, rc);
    if (!one)
        return misuse(cx, name, "not exactly one statement");
    return map_params(s) ? ERR_NONE : misuse(cx, name, "parameters must be $1..$100");
}

static void extra_free(struct stmt *s)
{
    sqlite3_finalize(s->handle);
    stmt_extra_free(s);
}

/* The statement ready to bind; a second copy when the cached one is being read. */
static enum err get(struct tx *tx, const char *name, const char *text, struct stmt **out)
{
    struct lite_conn *c = tx->conn;
    struct stmt *s = stmt_find(&c->cache, text);
    if (s && !s->busy) {
        *out = s;
        return ERR_NONE;
    }
    bool extra = s != NULL;
    s = extra ? stmt_extra(text) : stmt_add(&c->cache, text);
    enum err e = prepare(tx->cx, c, name, s);
    if (e == ERR_NONE)
        *out = s;
    else if (extra)
        extra_free(s);
    else
        stmt_remove(&c->cache, s);
    return e;
}

enum err lite_prepare(struct tx *tx, const char *name, const char *text)
{
    struct stmt *s;
    return get(tx, name, text, &s);
}

/* ---- binding ---------------------------------------------------------------------------------------------------------- */
static int bind_one(struct tx *tx, sqlite3_stmt *h, int i, const struct val *v, sqlite3_destructor_type how)
{
    switch (v->type) {
    case V_NULL: return sqlite3_bind_null(h, i);
    case V_I64: return sqlite3_bind_int64(h, i, v->i);
    case V_F64: return sqlite3_bind_double(h, i, v->f);
    case V_TEXT: return sqlite3_bind_text64(h, i, v->s.p, v->s.size, how, SQLITE_UTF8);
    case V_BYTES: return sqlite3_bind_blob64(h, i, v->s.p, v->s.size, how);
    default: return lite_list_bind(tx, h, i, v);
    }
}

static enum err bind(struct tx *tx, const char *name, struct stmt *s, const struct val *v, size_t n, bool copy)
{
    if ((size_t)s->max != n)
        return misuse(tx->cx, name, "number of values differs from the parameters");
    for (int i = 0; i < s->params; i++) {
        int rc = bind_one(tx, s->handle, i + 1, &v[s->map[i]], copy ? SQLITE_TRANSIENT : SQLITE_STATIC);
        if (rc != SQLITE_OK)
            return lite_fail(tx->cx, tx->conn, name, rc);
    }
    s->keep = copy;
    return ERR_NONE;
}

/* ---- running ---------------------------------------------------------------------------------------------------------- */
enum err lite_exec(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, int64_t *changed_out)
{
    struct lite_conn *c = tx->conn;
    struct stmt *s;
    int rc;
    TRY(get(tx, name, text, &s));
    enum err e = bind(tx, name, s, v, n, false);
    if (e != ERR_NONE) {
        if (s->extra)
            extra_free(s);
        return e;
    }
    sqlite3_int64 before = changed_out ? sqlite3_total_changes64(c->h) : 0;
    do
        rc = sqlite3_step(s->handle);
    while (rc == SQLITE_ROW);
    if (changed_out && rc == SQLITE_DONE)
        *changed_out = sqlite3_total_changes64(c->h) == before ? 0 : sqlite3_changes64(c->h);
    if (rc != SQLITE_DONE)
        rc = sqlite3_extended_errcode(c->h);
    sqlite3_reset(s->handle);
    if (s->extra)
        extra_free(s);
    return rc == SQLITE_DONE ? ERR_NONE : lite_fail(tx->cx, c, name, rc);
}

int lite_do(struct lite_conn *c, const char *text)
{
    struct stmt *s = stmt_find(&c->cache, text);
    if (!s) {
        s = stmt_add(&c->cache, text);
        sqlite3_stmt *h = NULL;
        int rc = sqlite3_prepare_v3(c->h, text, -1, SQLITE_PREPARE_PERSISTENT, &h, NULL);
        s->handle = h;
        if (rc != SQLITE_OK) {
            stmt_remove(&c->cache, s);
            return rc;
        }
    }
    int rc = sqlite3_step(s->handle);
    if (rc != SQLITE_DONE && rc != SQLITE_ROW)
        rc = sqlite3_extended_errcode(c->h);
    sqlite3_reset(s->handle);
    return rc == SQLITE_DONE || rc == SQLITE_ROW ? SQLITE_OK : rc;
}

enum err lite_savepoint(struct tx *tx, enum savepoint op)
{
    static const char *const TEXT[] = {
        [SP_SET] = "SAVEPOINT step", [SP_KEEP] = "RELEASE SAVEPOINT step", [SP_UNDO] = "ROLLBACK TO SAVEPOINT step",
    };
    int rc = lite_do(tx->conn, TEXT[op]);
    if (rc == SQLITE_OK && op == SP_UNDO)
        rc = lite_do(tx->conn, TEXT[SP_KEEP]);
    return rc == SQLITE_OK ? ERR_NONE : lite_fail(tx->cx, tx->conn, "savepoint", rc);
}

enum err lite_script(struct tx *tx, const char *name, const char *text)
{
    struct lite_conn *c = tx->conn;
    char *own = store_dialect(STORE_SQLITE, text);
    int rc = sqlite3_exec(c->h, own, NULL, NULL, NULL);
    free(own);
    return rc == SQLITE_OK ? ERR_NONE : lite_fail(tx->cx, c, name, sqlite3_extended_errcode(c->h));
}

/* ---- reading: a cursor is the statement itself ------------------------------------------------------------------------ */
enum err lite_cur_open(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, bool stream, void **out)
{
    struct lite_conn *c = tx->conn;
    struct stmt *s;
    TRY(get(tx, name, text, &s));
    enum err e = bind(tx, name, s, v, n, stream);
    if (e != ERR_NONE) {
        if (s->extra)
            extra_free(s);
        return e;
    }
    s->busy = true;
    s->name = name;
    s->below = c->open;
    c->open = s;
    *out = s;
    return ERR_NONE;
}

enum err lite_cur_next(struct tx *tx, void *cur, bool *row_out)
{
    struct lite_conn *c = tx->conn;
    struct stmt *s = cur;
    int rc = sqlite3_step(s->handle);
    *row_out = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE)
        return ERR_NONE;
    return lite_fail(tx->cx, c, s->name, sqlite3_extended_errcode(c->h));
}

int lite_cur_cols(void *cur)
{
    return sqlite3_column_count(((struct stmt *)cur)->handle);
}

const char *lite_cur_name(void *cur, int col)
{
    return sqlite3_column_name(((struct stmt *)cur)->handle, col);
}

bool lite_cur_null(void *cur, int col)
{
    return sqlite3_column_type(((struct stmt *)cur)->handle, col) == SQLITE_NULL;
}

int64_t lite_cur_i64(void *cur, int col)
{
    return sqlite3_column_int64(((struct stmt *)cur)->handle, col);
}

double lite_cur_f64(void *cur, int col)
{
    return sqlite3_column_double(((struct stmt *)cur)->handle, col);
}

struct str lite_cur_str(void *cur, int col)
{
    sqlite3_stmt *h = ((struct stmt *)cur)->handle;
    bool bytes = sqlite3_column_type(h, col) == SQLITE_BLOB;
    const char *p = bytes ? sqlite3_column_blob(h, col) : (const char *)sqlite3_column_text(h, col);
    return (struct str){p ? p : "", (size_t)sqlite3_column_bytes(h, col)};
}

static void release(struct stmt *s)
{
    sqlite3_reset(s->handle);
    if (s->keep)
        sqlite3_clear_bindings(s->handle); /* let go of large copies */
    s->busy = false;
    s->below = NULL;
    if (s->extra)
        extra_free(s);
}

void lite_cur_close(struct tx *tx, void *cur)
{
    struct lite_conn *c = tx->conn;
    struct stmt **p = &c->open;
    while (*p && *p != cur)
        p = &(*p)->below;
    if (*p) {
        *p = (*p)->below;
        release(cur);
    }
}

void lite_conn_quiet(struct lite_conn *c)
{
    while (c->open) {
        struct stmt *s = c->open;
        c->open = s->below;
        release(s);
    }
}
