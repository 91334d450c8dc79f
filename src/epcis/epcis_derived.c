/* epcis_derived.c: `tiantou check --log`, for what is derived from events: the rows they are found by (epcis_epc, epcis_tag, epcis_field,
 * epcis_measure, epcis_digest) and the columns of their own row that no leaf covers. A leaf says what an event is; whoever takes away its index rows
 * hides it from queries, traces and recalls without changing it. Every event's keys are made again from its content by the code that
 * made them when it was stored (epcis_event_read()), and both sides are compared as sets.
 *
 * Index tables are ordered by what is asked for, not by event, so they cannot be read event by event. Both sides are read once, each row
 * becomes 64 bits under a key drawn for this run, and an event's rows are summed, whatever their order; where the sums differ, the rows
 * themselves are read, in one snapshot, and told. At most PART events are held at a time (9 bytes each); a larger repository is read in parts.
 * Short transactions on SQLite, where a long one would keep the log from being folded in; on PostgreSQL, whose readers hold nobody up and
 * whose index tables have no order of their own, each table is read in one. The server may go on writing. Called by room proof through epcis_proofs. */
#include "epcis_priv.h"

#include <openssl/rand.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PART = 1 << 23, EVENTS_AT_ONCE = 500, ROWS_AT_ONCE = 5000, ROWS_TOLD = 100000, SUSPECTS_MAX = 1000, SUSPECTS_AT_ONCE = 20, TOLD_MAX = 200, KEYS_MAX = 5, COLS_MAX = 8 };

/* ---- tables ------------------------------------------------------------------------------------------------------------------------------ */
struct made { const struct epcis_event *ev; const char *county; int64_t row; };
/* page: the rows after a key, in the order of the primary key (PostgreSQL: all rows): key columns, then those compared. one: the same of
 * given events. */
struct table {
    const char *name;
    enum epcis_query_id page, one, strays;
    size_t keys, event, real;            /* key columns; which of them is the event; which is a real number (keys: none) */
    const char *types;                   /* of the columns compared: 'i' 'f' 't' */
    const char *labels[COLS_MAX];
    size_t (*count)(const struct made *m);
    void (*row)(const struct made *m, size_t i, struct val *out);
};

static size_t epc_count(const struct made *m)
{
    return m->ev->keys->epcs_n;
}

static void epc_row(const struct made *m, size_t i, struct val *v)
{
    const struct epc_key *k = &m->ev->keys->epcs[i];
    bool q = k->quantity.size > 0;
    v[0] = v_t(m->county), v[1] = v_s(k->uri), v[2] = v_i(m->ev->time.us), v[3] = v_i((int64_t)i), v[4] = v_i(k->role);
    v[5] = q ? v_s(k->quantity) : v_null(), v[6] = q ? v_f(dec_double(k->quantity)) : v_null(), v[7] = k->uom.size ? v_s(k->uom) : v_null();
}

static size_t tag_count(const struct made *m)
{
    return m->ev->keys->tags_n;
}

static void tag_row(const struct made *m, size_t i, struct val *v)
{
    const struct tag_key *k = &m->ev->keys->tags[i];
    v[0] = v_t(m->county), v[1] = v_i(k->kind), v[2] = v_s(k->value), v[3] = k->type.size ? v_s(k->type) : v_null(), v[4] = v_i((int64_t)i);
}

static size_t field_count(const struct made *m)
{
    return m->ev->keys->fields_n;
}

static void field_row(const struct made *m, size_t i, struct val *v)
{
    const struct field_key *k = &m->ev->keys->fields[i];
    v[0] = v_t(m->county), v[1] = v_s(k->name), v[2] = v_i(k->key), v[3] = v_i(k->scope), v[4] = k->number ? v_f(k->num) : v_null();
    v[5] = v_i((int64_t)i), v[6] = v_i(m->row / EPCIS_GEN);
}

static size_t measure_count(const struct made *m)
{
    return m->ev->keys->measures_n;
}

static void measure_row(const struct made *m, size_t i, struct val *v)
{
    v[0] = v_t(m->county), v[1] = v_i(m->ev->keys->measures[i].what), v[2] = v_f(m->ev->keys->measures[i].num), v[3] = v_i(m->row / EPCIS_GEN);
}

static size_t digest_count(const struct made *m)
{
    return str_eq(m->ev->id, m->ev->hash);
}

static void digest_row(const struct made *m, size_t i, struct val *v)
{
    (void)i;
    v[0] = v_i(epcis_ident_name(m->ev->hash)), v[1] = v_i(m->row / EPCIS_GEN);
}

enum { TABLES_N = 5 };
static const struct table TABLES[TABLES_N] = {
    {"epcis_epc", Q_DERIVED_EPC, Q_DERIVED_EPC_OF, Q_DERIVED_EPC_STRAY, 4, 2, 4, "ttiiitft", {"county", "uri", "time", "place", "role", "quantity", "value", "uom"}, epc_count, epc_row},
    {"epcis_tag", Q_DERIVED_TAG, Q_DERIVED_TAG_OF, Q_DERIVED_TAG_STRAY, 5, 3, 5, "titti", {"county", "kind", "value", "type", "place"}, tag_count, tag_row},
    {"epcis_field", Q_DERIVED_FIELD, Q_DERIVED_FIELD_OF, Q_DERIVED_FIELD_STRAY, 5, 3, 5, "ttiifii", {"county", "name", "key", "scope", "number", "place", "generation"}, field_count, field_row},
    {"epcis_measure", Q_DERIVED_MEASURE, Q_DERIVED_MEASURE_OF, Q_DERIVED_MEASURE_STRAY, 4, 3, 2, "tifi", {"county", "what", "number", "generation"}, measure_count, measure_row},
    {"epcis_digest", Q_DERIVED_DIGEST, Q_DERIVED_DIGEST_OF, Q_DERIVED_DIGEST_STRAY, 3, 2, 3, "ii", {"key", "generation"}, digest_count, digest_row},
};

/* ---- the run ----------------------------------------------------------------------------------------------------------------------------- */
struct run {
    struct cx *cx;                       /* of the command; each step has a copy with memory of its own */
    struct buf *report;
    int64_t findings, told;
    int64_t last;                        /* newest event when the run began */
    int64_t from, to;                    /* the part: (from, to] */
    uint64_t seed;
    uint64_t *sum;                       /* of each event of the part: what its content gives, less what stands in the tables */
    int64_t rows;                        /* of index tables, read so far */
    bool *odd;                           /* its own row differs */
    size_t tables;                       /* PostgreSQL has no epcis_digest */
};

typedef enum err step_fn(struct run *u, struct cx *cx, struct tx *tx, void *arg);
struct step { struct run *u; step_fn *fn; void *arg; };

static enum err step_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    return s->fn(s->u, cx, tx, s->arg);
}

static enum err step(struct run *u, step_fn *fn, void *arg)
{
    struct step s = {u, fn, arg};
    struct cx cx = *u->cx;
    cx.ar = ar_new((size_t)1 << 30);
    if (!cx.ar)
        return err_set(u->cx, ERR_MEMORY, NULL);
    enum err e = tx_read(&cx, "epcis.derived", step_tx, &s);
    if (e != ERR_NONE)
        e = err_say(u->cx, e, NULL, "%s", "%s", cx.err_text);
    ar_free(&cx.ar);
    return e;
}

static void tell(struct run *u, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void tell(struct run *u, const char *fmt, ...)
{
    va_list ap;
    char line[1024];
    u->findings++;
    if (u->told == TOLD_MAX)
        buf_puts(u->report, "log: further findings in index rows are counted only\n");
    if (u->told++ >= TOLD_MAX)
        return;
    va_start(ap, fmt);
    vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    buf_printf(u->report, "log: %s\n", line);
}

/* ---- one row as text and as 64 bits ---------------------------------------------------------------------------------------------------------- */
static struct str shown(struct arena *ar, const struct table *t, const struct val *v)
{
    struct buf b;
    buf_init(&b, ar, 160);
    for (size_t i = 0; t->types[i]; i++) {
        buf_printf(&b, "%s%s ", i ? ", " : "", t->labels[i]);
        if (v[i].type == V_NULL)
            buf_puts(&b, "-");
        else if (v[i].type == V_I64)
            buf_i64(&b, v[i].i);
        else if (v[i].type == V_F64)
            buf_printf(&b, "%.17g", v[i].f);
        else
            buf_str(&b, v[i].s);
    }
    return buf_view(&b);
}

static uint64_t weight(const struct run *u, const struct table *t, const struct val *v)
{
    uint64_t h = u->seed + (uint64_t)(t - TABLES);
    for (size_t i = 0; t->types[i]; i++) {
        struct str raw = v[i].type == V_TEXT ? v[i].s : (struct str){0};
        if (v[i].type == V_I64)
            raw = (struct str){(const char *)&v[i].i, sizeof v[i].i};
        else if (v[i].type == V_F64)
            raw = (struct str){(const char *)&v[i].f, sizeof v[i].f};
        h = str_hash(raw, h + v[i].type + 1);
    }
    return h;
}

static void read_row(const struct rows *r, const struct table *t, struct val *out)
{
    for (size_t i = 0; t->types[i]; i++) {
        int c = (int)(t->keys + i);
        out[i] = rows_null(r, c) ? v_null() : t->types[i] == 'i' ? v_i(rows_i64(r, c)) : t->types[i] == 'f' ? v_f(rows_f64(r, c)) : v_s(rows_str(r, c));
    }
}

/* ---- what content gives --------------------------------------------------------------------------------------------------------------------- */
enum { C_ID, C_COUNTY, C_EVENT_ID, C_HASH, C_EID_KEY, C_SENT, C_TRANSFORMATION, C_ERROR_US, C_ERROR_REASON, C_OPERATOR, C_BEHAVIOUR, C_CAPTURED_FOR, C_CONTEXT, C_JSON };

static void differs(struct buf *b, const char *what)
{
    buf_printf(b, "%s%s", b->size ? ", " : "", what);
}

/* The columns of its own row that no leaf covers; what differs, by name. */
static void own_row(struct cx *cx, const struct rows *r, const struct epcis_event *ev, enum store_engine engine, struct buf *out)
{
    struct ident d;
    epcis_ident_fill(engine, ev, &d);
    if (rows_i64(r, C_EID_KEY) != d.key)
        differs(out, "eid_key");
    if (rows_i64(r, C_SENT) != (int64_t)d.sent)
        differs(out, "id_sent");
    if (rows_null(r, C_EVENT_ID) ? !d.own : !str_eq(rows_str(r, C_EVENT_ID), ev->id))
        differs(out, "event_id");
    if (!str_eq(rows_str(r, C_TRANSFORMATION), ev->transformation_id))
        differs(out, "transformation");
    if (rows_i64(r, C_ERROR_US) != ev->keys->error_us)
        differs(out, "error_us");
    if (!str_eq(rows_str(r, C_ERROR_REASON), ev->keys->error_reason))
        differs(out, "error_reason");
    if (!rows_null(r, C_BEHAVIOUR) && !str_eqz(rows_str(r, C_BEHAVIOUR), "event") && rows_i64(r, C_OPERATOR) != rows_i64(r, C_CAPTURED_FOR))
        differs(out, "operator (another than its capture's)");
    (void)cx;
}

/* False: its content is no event any more, which its leaf tells. */
static bool again(struct cx *cx, const struct rows *r, struct made *out)
{
    struct epcis_event *ev;
    bool ok = epcis_event_again(cx, r, C_JSON, C_CONTEXT, &ev) == ERR_NONE;
    cx_clear(cx);
    if (ok)
        *out = (struct made){ev, rows_z(r, C_COUNTY), rows_i64(r, C_ID)};
    return ok;
}

static enum err content_step(struct run *u, struct cx *cx, struct tx *tx, void *arg)
{
    int64_t *after = arg, n = 0;
    struct rows *r;
    TRY(sql_query(tx, &epcis_sql[Q_DERIVED_EVENTS], ARGS(v_i(*after), v_i(u->to), v_i(EVENTS_AT_ONCE)), &r));
    for (; rows_next(r); n++) {
        struct ar_mark mark = ar_mark(cx->ar);
        struct made m;
        struct buf odd;
        struct val v[COLS_MAX];
        *after = rows_i64(r, C_ID);
        size_t at = (size_t)(*after - u->from - 1);
        bool ok = again(cx, r, &m);
        for (size_t t = 0; ok && t < u->tables; t++)
            for (size_t i = 0; i < TABLES[t].count(&m); i++) {
                TABLES[t].row(&m, i, v);
                u->sum[at] += weight(u, &TABLES[t], v);
            }
        buf_init(&odd, cx->ar, 64);
        if (ok)
            own_row(cx, r, m.ev, tx_engine(tx), &odd);
        u->odd[at] = odd.size > 0;
        ar_rewind(cx->ar, mark);
    }
    if (n < EVENTS_AT_ONCE)
        *after = u->to;
    return rows_end(&r);
}

/* ---- what the tables hold ---------------------------------------------------------------------------------------------------------------------- */
struct cursor { const struct table *t; size_t n; struct val key[KEYS_MAX]; bool end; };

static enum err table_step(struct run *u, struct cx *cx, struct tx *tx, void *arg)
{
    struct cursor *c = arg;
    struct rows *r;
    struct val v[COLS_MAX], ask[KEYS_MAX + 1];
    size_t n = 0;
    (void)cx;
    bool whole = tx_engine(tx) == STORE_PG;
    memcpy(ask, c->key, c->t->keys * sizeof *ask);
    ask[c->t->keys] = v_i(whole ? INT64_MAX : ROWS_AT_ONCE);
    TRY(sql_query(tx, &epcis_sql[c->t->page], ask, c->t->keys + 1, &r));
    for (; rows_next(r); n++) {
        int64_t event = rows_i64(r, (int)c->t->event);
        if (++u->rows % ROWS_TOLD == 0)
            proof_progress("epcis.index", u->rows, 0);
        for (size_t k = 0; !whole && k < c->t->keys; k++)
            c->key[k] = k == c->t->real ? v_f(rows_f64(r, (int)k)) : v_i(rows_i64(r, (int)k));
        if (event <= u->from || event > u->to)
            continue;
        read_row(r, c->t, v);
        u->sum[event - u->from - 1] -= weight(u, c->t, v);
    }
    c->end = whole || n < ROWS_AT_ONCE;
    return rows_end(&r);
}

static enum err read_table(struct run *u, size_t t)
{
    struct cursor c = {.t = &TABLES[t]};
    for (size_t k = 0; k < KEYS_MAX; k++)
        c.key[k] = k == c.t->real ? v_f(0) : v_i(INT64_MIN + 1); /* the first column alone decides */
    while (!c.end)
        TRY(step(u, table_step, &c));
    return ERR_NONE;
}

/* ---- those that differ, row by row -------------------------------------------------------------------------------------------------------------- */
struct line { int64_t event; struct str text; };
struct lines { struct arena *ar; struct line *v; size_t n, cap; };

static void line_add(struct lines *l, int64_t event, struct str text)
{
    if (l->n == l->cap) {
        size_t cap = l->cap ? l->cap * 2 : 64;
        struct line *more = AR_ARRAY(l->ar, struct line, cap);
        if (l->n)
            memcpy(more, l->v, l->n * sizeof *more);
        l->v = more;
        l->cap = cap;
    }
    l->v[l->n++] = (struct line){event, text};
}

static int line_cmp(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    return x->event != y->event ? (x->event < y->event ? -1 : 1) : str_cmp(x->text, y->text);
}

struct suspect { int64_t row; const char *name; struct made m; bool there, readable; };
struct suspects { const int64_t *rows; size_t n; };

static const char *name_of(struct cx *cx, const struct suspect *s, size_t n, int64_t row)
{
    for (size_t i = 0; i < n; i++)
        if (s[i].row == row && s[i].there)
            return s[i].name;
    return ar_printf(cx->ar, "event of row %lld, which is not there", (long long)row);
}

static enum err read_suspects(struct run *u, struct cx *cx, struct tx *tx, const struct suspects *q, struct suspect *out)
{
    struct rows *r;
    for (size_t i = 0; i < q->n; i++)
        out[i].row = q->rows[i];
    TRY(sql_query(tx, &epcis_sql[Q_DERIVED_EVENTS_OF], ARGS(v_is(q->rows, q->n)), &r));
    while (rows_next(r))
        for (size_t i = 0; i < q->n; i++) {
            struct buf odd;
            char ni[EPCIS_NI_SIZE] = "event";
            if (out[i].row != rows_i64(r, C_ID))
                continue;
            if (rows_null(r, C_EVENT_ID) && rows_str(r, C_HASH).size == 32)
                epcis_hash_ni((const uint8_t *)rows_str(r, C_HASH).p, ni);
            out[i].name = ar_printf(cx->ar, "event %s", rows_null(r, C_EVENT_ID) ? ni : rows_z(r, C_EVENT_ID));
            out[i].there = true;
            out[i].readable = again(cx, r, &out[i].m);
            buf_init(&odd, cx->ar, 64);
            if (out[i].readable)
                own_row(cx, r, out[i].m.ev, tx_engine(tx), &odd);
            if (odd.size)
                tell(u, "%.200s: its row differs from its content: %s", out[i].name, buf_z(&odd));
        }
    return rows_end(&r);
}

static enum err compare_table(struct run *u, struct cx *cx, struct tx *tx, const struct table *t, const struct suspects *q, const struct suspect *s)
{
    struct lines want = {.ar = cx->ar}, have = {.ar = cx->ar};
    struct val v[COLS_MAX];
    struct rows *r;
    for (size_t i = 0; i < q->n; i++)
        for (size_t k = 0; s[i].readable && k < t->count(&s[i].m); k++) {
            t->row(&s[i].m, k, v);
            line_add(&want, s[i].row, shown(cx->ar, t, v));
        }
    TRY(sql_query(tx, &epcis_sql[t->one], ARGS(v_is(q->rows, q->n)), &r));
    while (rows_next(r)) {
        read_row(r, t, v);
        line_add(&have, rows_i64(r, (int)t->event), shown(cx->ar, t, v));
    }
    TRY(rows_end(&r));
    if (want.n)
        qsort(want.v, want.n, sizeof *want.v, line_cmp);
    if (have.n)
        qsort(have.v, have.n, sizeof *have.v, line_cmp);
    for (size_t i = 0, j = 0; i < want.n || j < have.n;) {
        int c = i == want.n ? 1 : j == have.n ? -1 : line_cmp(&want.v[i], &have.v[j]);
        const struct line *l = c <= 0 ? &want.v[i] : &have.v[j];
        bool readable = true;
        for (size_t k = 0; k < q->n; k++)
            readable = s[k].row == l->event && s[k].there ? s[k].readable : readable;
        if (c && readable)
            tell(u, "%.200s: %s %s: %.*s", name_of(cx, s, q->n, l->event), t->name, c < 0 ? "lacks a row" : "has a row that its content does not give",
                 (int)(l->text.size > 500 ? 500 : l->text.size), l->text.p);
        i += c <= 0, j += c >= 0;
    }
    return ERR_NONE;
}

static enum err suspects_step(struct run *u, struct cx *cx, struct tx *tx, void *arg)
{
    const struct suspects *q = arg;
    struct suspect *s = AR_ARRAY(cx->ar, struct suspect, q->n);
    TRY(read_suspects(u, cx, tx, q, s));
    for (size_t t = 0; t < u->tables; t++)
        TRY(compare_table(u, cx, tx, &TABLES[t], q, s));
    return ERR_NONE;
}

static enum err look_closer(struct run *u)
{
    int64_t *rows = AR_ARRAY(u->cx->ar, int64_t, SUSPECTS_MAX), more = 0;
    size_t n = 0;
    for (int64_t at = 0; at < u->to - u->from; at++) {
        bool odd = u->odd[at] || u->sum[at];
        if (odd && n < SUSPECTS_MAX)
            rows[n++] = u->from + 1 + at;
        else
            more += odd;
    }
    for (size_t at = 0; at < n; at += SUSPECTS_AT_ONCE) {
        struct suspects q = {rows + at, n - at < SUSPECTS_AT_ONCE ? n - at : SUSPECTS_AT_ONCE};
        TRY(step(u, suspects_step, &q));
    }
    if (more) {
        u->findings += more - 1;
        tell(u, "%lld further events differ from their index rows", (long long)more);
    }
    return ERR_NONE;
}

/* ---- all of it ------------------------------------------------------------------------------------------------------------------------------------- */
static enum err begin_step(struct run *u, struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    return sql_i64(tx, &epcis_sql[Q_DERIVED_LAST], NOARGS, &u->last);
}

/* Rows of events that were never there: before the first, or after the last. */
static enum err strays_step(struct run *u, struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    for (size_t t = 0; t < u->tables; t++) {
        int64_t n;
        TRY(sql_i64(tx, &epcis_sql[TABLES[t].strays], NOARGS, &n));
        if (n)
            tell(u, "%s: %lld rows belong to no event", TABLES[t].name, (long long)n);
    }
    return ERR_NONE;
}

static enum err compare_part(struct run *u)
{
    int64_t after = u->from;
    memset(u->sum, 0, (size_t)(u->to - u->from) * sizeof *u->sum);
    memset(u->odd, 0, (size_t)(u->to - u->from) * sizeof *u->odd);
    while (after < u->to) {
        TRY(step(u, content_step, &after));
        proof_progress("epcis.derived", after, u->last);
    }
    for (size_t t = 0; t < u->tables; t++)
        TRY(read_table(u, t));
    return look_closer(u);
}

static enum err compare_parts(struct run *u)
{
    for (u->from = 0; u->from < u->last; u->from = u->to) {
        u->to = u->last - u->from > PART ? u->from + PART : u->last;
        TRY(compare_part(u));
    }
    return step(u, strays_step, NULL);
}

enum err epcis_derived_compare(struct cx *cx, struct buf *report, int64_t *findings)
{
    struct run u = {.cx = cx, .report = report, .tables = db_engine(db_used()) == STORE_SQLITE ? TABLES_N : TABLES_N - 1};
    if (RAND_bytes((unsigned char *)&u.seed, sizeof u.seed) != 1)
        return err_set(cx, ERR_INTERNAL, NULL);
    TRY(step(&u, begin_step, NULL));
    size_t n = (size_t)(u.last > PART ? PART : u.last > 0 ? u.last : 1);
    u.odd = calloc(n, sizeof *u.odd);
    u.sum = calloc(n, sizeof *u.sum);
    enum err e = u.odd && u.sum ? compare_parts(&u) : err_set(cx, ERR_MEMORY, NULL);
    free(u.sum);
    free(u.odd);
    *findings = u.findings;
    return e;
}
