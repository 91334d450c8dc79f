/* store_pg_stmt.c: statements on one PostgreSQL connection: prepared once under a name, values bound as text (bytes and arrays
 * in binary), results read as text.
 *
 * The types of parameters are those the server finds from where they stand, so that what the build step prepares is what runs.
 * rows are streamed one by one; a statement issued while they are read drains the rest into memory first, because the
 * connection can do one thing at a time. */
#include "store_pg_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

#define OID_INT2 21
#define OID_INT4 23
#define OID_BYTEA 17

static enum err misuse(struct tx *tx, const char *name, const char *what)
{
    log_error(tx->cx, "store.misuse", "query=%s what=\"%s\"", name, what);
    return err_set(tx->cx, ERR_INTERNAL, NULL);
}

/* ---- preparing -------------------------------------------------------------------------------------------------------- */
static void stmt_name(const struct stmt *s, char out[16])
{
    snprintf(out, 16, "s%u", s->id);
}

static enum err get(struct tx *tx, const char *name, const char *text, struct stmt **out)
{
    struct pg_conn *c = tx->conn;
    struct stmt *s = stmt_find(&c->cache, text);
    char id[16];
    pg_drain(c);
    if (!s) {
        s = stmt_add(&c->cache, text);
        s->id = ++c->ids;
        stmt_name(s, id);
        char *own = store_dialect(STORE_PG, text);
        PGresult *r = PQprepare(c->h, id, own, 0, NULL);
        free(own);
        if (PQresultStatus(r) != PGRES_COMMAND_OK) {
            s->id = 0;
            stmt_remove(&c->cache, s);
            return pg_fail(tx, name, r);
        }
        PQclear(r);
    }
    *out = s;
    return ERR_NONE;
}

static enum err check_types(struct tx *tx, const char *name, const char *text, const PGresult *r)
{
    char cast[48];
    for (int i = 0; i < PQnparams(r); i++) {
        Oid t = PQparamtype(r, i);
        snprintf(cast, sizeof(cast), "CAST($%d AS INTEGER)", i + 1);
        if ((t == OID_INT4 || t == OID_INT2) && !strstr(text, cast)) {
            log_error(tx->cx, "store.prepare", "query=%s what=\"$%d would be a 32-bit integer: write CAST($%d AS BIGINT)\"", name, i + 1, i + 1);
            return err_set(tx->cx, ERR_DB, NULL);
        }
    }
    return ERR_NONE;
}

enum err pg_prepare(struct tx *tx, const char *name, const char *text)
{
    struct pg_conn *c = tx->conn;
    struct stmt *s;
    char id[16];
    TRY(get(tx, name, text, &s));
    stmt_name(s, id);
    PGresult *r = PQdescribePrepared(c->h, id);
    if (PQresultStatus(r) != PGRES_COMMAND_OK)
        return pg_fail(tx, name, r);
    enum err e = check_types(tx, name, text, r);
    PQclear(r);
    return e;
}

/* ---- binding ---------------------------------------------------------------------------------------------------------- */
struct params {
    const char *value[STORE_PARAMS_MAX];
    int size[STORE_PARAMS_MAX], format[STORE_PARAMS_MAX];
    char number[STORE_PARAMS_MAX][28];
};

/* Room for copies of all texts that are not NUL-terminated. */
static bool scratch_for(struct pg_conn *c, const struct val *v, size_t n)
{
    size_t need = 0;
    for (size_t i = 0; i < n; i++)
        need += v[i].type == V_TEXT ? v[i].s.size + 1 : 0;
    if (need <= c->scratch_cap)
        return true;
    char *p = realloc(c->scratch, need);
    if (!p)
        return false;
    c->scratch = p;
    c->scratch_cap = need;
    return true;
}

static void set_param(struct tx *tx, struct params *p, size_t i, const struct val *v, char **scratch)
{
    struct str a;
    p->format[i] = 0;
    p->size[i] = 0;
    switch (v->type) {
    case V_NULL: p->value[i] = NULL; return;
    case V_I64: snprintf(p->number[i], 28, "%lld", (long long)v->i), p->value[i] = p->number[i]; return;
    case V_F64: snprintf(p->number[i], 28, "%.17g", v->f), p->value[i] = p->number[i]; return;
    case V_TEXT:
        p->value[i] = v->s.p;
        if (v->n == 1)
            return;
        p->value[i] = *scratch;
        memcpy(*scratch, v->s.p, v->s.size);
        (*scratch)[v->s.size] = '\0';
        *scratch += v->s.size + 1;
        return;
    case V_I64S: case V_TEXTS: a = val_array(tx->cx->ar, v); break;
    default: a = v->s; break;
    }
    p->format[i] = 1;
    p->value[i] = a.p;
    p->size[i] = (int)a.size;
}

static enum err bind(struct tx *tx, const char *name, struct params *p, const struct val *v, size_t n)
{
    struct pg_conn *c = tx->conn;
    if (n > STORE_PARAMS_MAX)
        return misuse(tx, name, "more than 100 values");
    if (!scratch_for(c, v, n))
        return err_set(tx->cx, ERR_MEMORY, NULL);
    char *scratch = c->scratch;
    for (size_t i = 0; i < n; i++) {
        if (v[i].s.size > INT32_MAX)
            return err_set(tx->cx, ERR_TOO_LARGE, NULL);
        if (v[i].type == V_TEXT && v[i].n != 1 && v[i].s.size && memchr(v[i].s.p, 0, v[i].s.size))
            return err_set(tx->cx, ERR_INVALID, NULL);
        set_param(tx, p, i, &v[i], &scratch);
    }
    return ERR_NONE;
}

/* ---- running ---------------------------------------------------------------------------------------------------------- */
PGresult *pg_next(struct pg_conn *c)
{
    PGresult *r = PQgetResult(c->h);
    if (r || !c->pipelined)
        return r;
    c->pipelined = false;
    PQclear(PQgetResult(c->h)); /* the mark that ends it */
    if (PQexitPipelineMode(c->h) != 1)
        c->lost = true;
    return NULL;
}

static bool send_text(struct pg_conn *c, const char *text)
{
    return !*text || PQsendQueryParams(c->h, text, 0, NULL, NULL, NULL, NULL, 0) == 1;
}

static bool answered(struct pg_conn *c, const char *text)
{
    if (!*text)
        return true;
    PGresult *r = PQgetResult(c->h);
    bool ok = PQresultStatus(r) == PGRES_COMMAND_OK;
    PQclear(r);
    return ok && !PQgetResult(c->h);
}

/* Send a prepared statement, the first of a transaction together with its BEGIN: one wait for the server in place of two. */
static bool send_prepared(struct pg_conn *c, const char *id, size_t n, const struct params *p)
{
    const char *begin = c->begin;
    c->begin = NULL;
    if (!begin)
        return PQsendQueryPrepared(c->h, id, (int)n, p->value, p->size, p->format, 0) == 1;
    c->pipelined = PQenterPipelineMode(c->h) == 1;
    bool ok = c->pipelined && send_text(c, begin) && send_text(c, c->limit) && PQsendQueryPrepared(c->h, id, (int)n, p->value, p->size, p->format, 0) == 1 &&
              PQpipelineSync(c->h) == 1 && answered(c, begin) && answered(c, c->limit);
    c->limit[0] = '\0';
    c->lost = c->lost || !ok; /* BEGIN fails when the server goes away */
    return ok;
}

/* The same, and its result. */
static PGresult *run_prepared(struct pg_conn *c, const char *id, size_t n, const struct params *p)
{
    if (!c->begin)
        return PQexecPrepared(c->h, id, (int)n, p->value, p->size, p->format, 0);
    PGresult *r = send_prepared(c, id, n, p) ? pg_next(c) : NULL;
    for (PGresult *more; r && (more = pg_next(c));)
        PQclear(more);
    return r;
}

enum err pg_begin_now(struct tx *tx, const char *name)
{
    struct pg_conn *c = tx->conn;
    const char *begin = c->begin;
    char limit[sizeof c->limit];
    if (!begin)
        return ERR_NONE;
    c->begin = NULL;
    snprintf(limit, sizeof limit, "%s", c->limit);
    c->limit[0] = '\0';
    TRY(pg_do(tx, name, begin));
    return *limit ? pg_do(tx, name, limit) : ERR_NONE;
}

enum err pg_exec(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, int64_t *changed_out)
{
    struct pg_conn *c = tx->conn;
    struct params p;
    struct stmt *s;
    char id[16];
    TRY(bind(tx, name, &p, v, n));
    TRY(get(tx, name, text, &s));
    stmt_name(s, id);
    PGresult *r = run_prepared(c, id, n, &p);
    ExecStatusType st = PQresultStatus(r);
    if (st != PGRES_COMMAND_OK && st != PGRES_TUPLES_OK)
        return pg_fail(tx, name, r);
    if (changed_out)
        *changed_out = strncmp(PQcmdStatus(r), "SELECT", 6) == 0 ? 0 : strtoll(PQcmdTuples(r), NULL, 10);
    PQclear(r);
    return ERR_NONE;
}

enum err pg_copy(struct tx *tx, const char *name, const char *text, struct str rows)
{
    enum { PIECE = 1 << 20 };
    struct pg_conn *c = tx->conn;
    pg_drain(c);
    TRY(pg_begin_now(tx, name));
    PGresult *r = PQexec(c->h, text);
    if (PQresultStatus(r) != PGRES_COPY_IN)
        return pg_fail(tx, name, r);
    PQclear(r);
    bool sent = true;
    for (size_t at = 0; sent && at < rows.size; at += PIECE)
        sent = PQputCopyData(c->h, rows.p + at, (int)(rows.size - at < PIECE ? rows.size - at : PIECE)) == 1;
    sent = sent && PQputCopyEnd(c->h, NULL) == 1;
    PGresult *bad = NULL;
    while ((r = PQgetResult(c->h))) {
        if (PQresultStatus(r) != PGRES_COMMAND_OK && !bad)
            bad = r;
        else
            PQclear(r);
    }
    return bad || !sent ? pg_fail(tx, name, bad) : ERR_NONE;
}

/* ---- cursors ---------------------------------------------------------------------------------------------------------- */
static void keep_more(struct pg_cur *k, PGresult *r)
{
    if (k->more_n == k->more_cap) {
        k->more_cap = k->more_cap ? k->more_cap * 2 : 64;
        PGresult **more = realloc(k->more, k->more_cap * sizeof(PGresult *));
        if (!more)
            abort();
        k->more = more;
    }
    k->more[k->more_n++] = r;
}

void pg_drain(struct pg_conn *c)
{
    struct pg_cur *k = c->live;
    if (!k)
        return;
    for (PGresult *r; (r = pg_next(c));)
        keep_more(k, r);
    k->live = false;
    c->live = NULL;
}

static void free_bytes(struct pg_cur *k)
{
    for (int i = 0; k->bytes && i < PQnfields(k->res); i++) {
        PQfreemem(k->bytes[i]);
        k->bytes[i] = NULL;
    }
}

/* The rest of a streamed result that nobody wants. */
static void throw_rest(struct pg_cur *k)
{
    for (PGresult *r; k->live && (r = pg_next(k->c));)
        PQclear(r);
    if (k->c->live == k)
        k->c->live = NULL;
    while (k->more_at < k->more_n)
        PQclear(k->more[k->more_at++]);
}

static void cur_free(struct pg_cur *k)
{
    struct pg_cur **p = &k->c->open;
    while (*p != k)
        p = &(*p)->next;
    *p = k->next;
    throw_rest(k);
    free_bytes(k);
    PQclear(k->res);
    free(k->bytes);
    free(k->more);
    free(k);
}

void pg_quiet(struct pg_conn *c)
{
    while (c->open)
        cur_free(c->open);
}

void pg_cur_close(struct tx *tx, void *cur)
{
    struct pg_conn *c = tx->conn;
    for (struct pg_cur *k = c->open; k; k = k->next)
        if (k == cur) {
            cur_free(k);
            return;
        }
}

static PGresult *fetch(struct pg_cur *k)
{
    if (k->more_at < k->more_n)
        return k->more[k->more_at++];
    PGresult *r = k->live ? pg_next(k->c) : NULL;
    if (!r && k->live) {
        k->live = false;
        k->c->live = NULL;
    }
    return r;
}

enum err pg_cur_open(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, bool stream, void **out)
{
    struct pg_conn *c = tx->conn;
    struct params p;
    struct stmt *s;
    char id[16];
    TRY(bind(tx, name, &p, v, n));
    TRY(get(tx, name, text, &s));
    stmt_name(s, id);
    struct pg_cur *k = calloc(1, sizeof(*k));
    if (!k)
        return err_set(tx->cx, ERR_MEMORY, NULL);
    k->c = c;
    k->name = name;
    k->row = -1;
    if (stream && send_prepared(c, id, n, &p)) {
        PQsetSingleRowMode(c->h);
        k->live = true;
        c->live = k;
        k->res = fetch(k);
    } else if (!stream) {
        k->res = run_prepared(c, id, n, &p);
    }
    k->next = c->open;
    c->open = k;
    ExecStatusType st = PQresultStatus(k->res);
    if (st == PGRES_TUPLES_OK || st == PGRES_SINGLE_TUPLE || st == PGRES_COMMAND_OK) {
        *out = k;
        return ERR_NONE;
    }
    PGresult *bad = k->res;
    k->res = NULL;
    cur_free(k);
    return pg_fail(tx, name, bad);
}

enum err pg_cur_next(struct tx *tx, void *cur, bool *row_out)
{
    struct pg_cur *k = cur;
    free_bytes(k);
    *row_out = ++k->row < PQntuples(k->res);
    if (*row_out)
        return ERR_NONE;
    PGresult *r = fetch(k);
    if (!r)
        return ERR_NONE;
    ExecStatusType st = PQresultStatus(r);
    if (st == PGRES_SINGLE_TUPLE) {
        PQclear(k->res);
        k->res = r;
        k->row = 0;
        *row_out = true;
        return ERR_NONE;
    }
    if (st != PGRES_TUPLES_OK)
        return pg_fail(tx, k->name, r);
    PQclear(r); /* the empty end of a streamed result */
    throw_rest(k);
    k->live = false;
    return ERR_NONE;
}

int pg_cur_cols(void *cur)
{
    return PQnfields(((struct pg_cur *)cur)->res);
}

const char *pg_cur_name(void *cur, int col)
{
    return PQfname(((struct pg_cur *)cur)->res, col);
}

bool pg_cur_null(void *cur, int col)
{
    struct pg_cur *k = cur;
    return PQgetisnull(k->res, k->row, col);
}

int64_t pg_cur_i64(void *cur, int col)
{
    struct pg_cur *k = cur;
    const char *z = PQgetvalue(k->res, k->row, col);
    return z[0] == 't' ? 1 : strtoll(z, NULL, 10); /* boolean expressions: t, f */
}

double pg_cur_f64(void *cur, int col)
{
    struct pg_cur *k = cur;
    return strtod(PQgetvalue(k->res, k->row, col), NULL);
}

struct str pg_cur_str(void *cur, int col)
{
    struct pg_cur *k = cur;
    const char *z = PQgetvalue(k->res, k->row, col);
    if (PQftype(k->res, col) != OID_BYTEA)
        return (struct str){z, (size_t)PQgetlength(k->res, k->row, col)};
    if (!k->bytes)
        k->bytes = calloc((size_t)PQnfields(k->res), sizeof(*k->bytes));
    if (!k->bytes)
        abort();
    size_t size = (size_t)(PQgetlength(k->res, k->row, col) - 2) / 2;
    if (!k->bytes[col])
        k->bytes[col] = PQunescapeBytea((const unsigned char *)z, &size);
    return (struct str){(const char *)k->bytes[col], size};
}
