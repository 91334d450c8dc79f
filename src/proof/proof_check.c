/* proof_check.c: `tiantou check --log`: the tree rebuilt from the database and held against what was built and signed, and every record
 * held against its leaf. What was changed, deleted or slipped in behind the program's back is named. Reads in short transactions, so
 * the server may go on writing. */
#include "proof_priv.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "conf.h"
#include "json.h"

enum { RUNS = 100, SOURCES_MAX = 16, LEVELS = 8, TOLD_MAX = 200 };

static const struct proof_source *sources[SOURCES_MAX];
static size_t sources_n;

void proof_source_add(const struct proof_source *s)
{
    for (size_t i = 0; i < sources_n; i++)
        if (sources[i] == s)
            return;
    if (sources_n < SOURCES_MAX)
        sources[sources_n++] = s;
}

const struct proof_source *proof_source_at(size_t i)
{
    return i < sources_n ? sources[i] : NULL;
}

const struct proof_source *proof_source_of(int64_t kind)
{
    for (size_t i = 0; i < sources_n; i++)
        if (sources[i]->kind == kind)
            return sources[i];
    return NULL;
}

static void (*progress)(const char *what, int64_t done, int64_t all);

void proof_progress_by(void (*fn)(const char *what, int64_t done, int64_t all))
{
    progress = fn;
}

void proof_progress(const char *what, int64_t done, int64_t all)
{
    if (progress)
        progress(what, done, all);
}

struct check { struct cx *cx; struct buf *report; int64_t findings; };

/* One finding; the first ones are told, all are counted. */
static void tell(struct check *k, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void tell(struct check *k, const char *fmt, ...)
{
    va_list ap;
    char line[1024];
    if (k->findings++ == TOLD_MAX)
        buf_puts(k->report, "log: further findings are counted only\n");
    if (k->findings > TOLD_MAX)
        return;
    va_start(ap, fmt);
    vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    buf_printf(k->report, "log: %s\n", line);
}

/* Run a reading step again and again, each in an arena of its own, until it says it is done. */
typedef enum err step_fn(struct check *k, struct cx *cx, struct tx *tx, void *arg, bool *done);
struct step { struct check *k; step_fn *fn; void *arg; bool done; };

static enum err step_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    return s->fn(s->k, cx, tx, s->arg, &s->done);
}

static enum err steps(struct check *k, step_fn *fn, void *arg)
{
    struct step s = {k, fn, arg, false};
    while (!s.done) {
        struct cx cx = *k->cx;
        cx.ar = ar_new(0);
        if (!cx.ar)
            return err_set(k->cx, ERR_MEMORY, NULL);
        enum err e = tx_read(&cx, "proof.check", step_tx, &s);
        ar_free(&cx.ar);
        if (e != ERR_NONE)
            return err_say(k->cx, e, NULL, "%s", "%s", cx.err_text);
    }
    return ERR_NONE;
}

/* ---- the tree --------------------------------------------------------------------------------------------------------------------------- */
struct level { uint8_t hash[PROOF_TILE][PROOF_HASH]; size_t n; uint64_t done; };  /* of the block that is being filled; blocks before it */
struct tree {
    struct level level[LEVELS];
    uint64_t size;                 /* leaves so far */
    int64_t after;                 /* index of the last run read */
    struct { uint64_t size; uint8_t root[PROOF_HASH]; } due[64];  /* checkpoints to come */
    size_t due_n, due_at;
    uint64_t due_from;             /* size from which to read further checkpoints */
    bool due_end;
    struct { unsigned level; uint64_t idx; uint8_t hash[PROOF_HASH]; } made[RUNS];   /* nodes to compare */
    size_t made_n;
    uint64_t last_signed;
};

static void root_now(const struct tree *t, uint8_t out[PROOF_HASH])
{
    uint8_t work[(PROOF_TILE + 1) * PROOF_HASH], right[PROOF_HASH];
    bool have = false;
    for (unsigned l = 0; l < LEVELS; l++) {
        size_t n = t->level[l].n;
        if (n == 0)
            continue;
        memcpy(work, t->level[l].hash, n * PROOF_HASH);
        if (have)
            memcpy(work + n * PROOF_HASH, right, PROOF_HASH);
        proof_root_of(work, n + have, right);
        have = true;
    }
    if (!have)
        proof_root_of(NULL, 0, right);
    memcpy(out, right, PROOF_HASH);
}

static enum err read_due(struct tree *t, struct tx *tx)
{
    struct rows *r;
    if (t->due_end || t->due_at < t->due_n)
        return ERR_NONE;
    t->due_at = t->due_n = 0;
    TRY(sql_query(tx, PFQ(Q_CHECKPOINTS), ARGS(v_i((int64_t)t->due_from), v_i(64)), &r));
    while (rows_next(r) && t->due_n < 64) {
        t->due[t->due_n].size = (uint64_t)rows_i64(r, 0);
        memset(t->due[t->due_n].root, 0, PROOF_HASH);
        if (rows_str(r, 1).size == PROOF_HASH)
            memcpy(t->due[t->due_n].root, rows_str(r, 1).p, PROOF_HASH);
        t->due_from = t->due[t->due_n++].size + 1;
    }
    t->due_end = t->due_n == 0;
    return rows_end(&r);
}

static void check_due(struct check *k, struct tree *t)
{
    uint8_t root[PROOF_HASH];
    for (; t->due_at < t->due_n && t->due[t->due_at].size == t->size; t->due_at++) {
        root_now(t, root);
        if (memcmp(root, t->due[t->due_at].root, PROOF_HASH) == 0)
            t->last_signed = t->size;
        else
            tell(k, "the checkpoint of %" PRIu64 " leaves was signed for another tree: leaves from %" PRIu64 " on were changed, taken out or put in", t->size,
                 t->last_signed);
    }
}

static void add_hash(struct tree *t, unsigned l, const uint8_t hash[PROOF_HASH])
{
    struct level *v = &t->level[l];
    uint8_t work[PROOF_TILE * PROOF_HASH], up[PROOF_HASH];
    memcpy(v->hash[v->n++], hash, PROOF_HASH);
    if (v->n < PROOF_TILE || l + 1 == LEVELS)
        return;
    memcpy(work, v->hash, sizeof work);
    proof_root_of(work, PROOF_TILE, up);
    if (t->made_n < RUNS) {
        t->made[t->made_n].level = l + 1;
        t->made[t->made_n].idx = v->done;
        memcpy(t->made[t->made_n++].hash, up, PROOF_HASH);
    }
    v->done++;
    v->n = 0;
    add_hash(t, l + 1, up);
}

static enum err check_made(struct check *k, struct tree *t, struct cx *cx, struct tx *tx)
{
    for (size_t i = 0; i < t->made_n; i++) {
        uint8_t is[PROOF_HASH];
        uint64_t unit = (uint64_t)1 << (8 * t->made[i].level), from = t->made[i].idx * unit;
        enum err e = proof_tree_hashes(cx, tx, t->made[i].level, t->made[i].idx, 1, is);
        if (e == ERR_CORRUPT && from + unit > t->last_signed) { /* not built yet */
            cx_clear(cx);
            continue;
        }
        if (e == ERR_CORRUPT)
            cx_clear(cx);
        else
            TRY(e);
        if (e == ERR_CORRUPT || memcmp(is, t->made[i].hash, PROOF_HASH) != 0)
            tell(k, "leaves %" PRIu64 " to %" PRIu64 " are no longer those the tree was built from: one of their seeds or entries was changed", from, from + unit - 1);
    }
    t->made_n = 0;
    return ERR_NONE;
}

static enum err add_run(struct check *k, struct tree *t, struct tx *tx, uint64_t idx, uint64_t n, struct str leaves)
{
    uint8_t hash[PROOF_HASH];
    if (idx != t->size)
        tell(k, "leaves %" PRIu64 " to %" PRIu64 " are missing", t->size, idx - 1);
    if (leaves.size != n * PROOF_LEAF || n == 0) {
        tell(k, "the run of leaf %" PRIu64 " is malformed", idx);
        return ERR_NONE;
    }
    for (uint64_t i = 0; i < n; i++) {
        proof_leaf_hash((struct str){leaves.p + i * PROOF_LEAF + PROOF_SEED, PROOF_HASH}, hash);
        add_hash(t, 0, hash);
        t->size++;
        TRY(read_due(t, tx));
        check_due(k, t);
    }
    t->size = idx + n;
    return ERR_NONE;
}

static enum err tree_step(struct check *k, struct cx *cx, struct tx *tx, void *arg, bool *done)
{
    struct tree *t = arg;
    struct rows *r;
    size_t n = 0;
    TRY(read_due(t, tx));
    check_due(k, t); /* of the empty tree */
    TRY(sql_query(tx, PFQ(Q_RUNS), ARGS(v_i(t->after), v_i(INT64_MAX), v_i(RUNS)), &r));
    while (n < RUNS && rows_next(r)) {
        struct str leaves = rows_str(r, 2);
        leaves.p = ar_strndup(cx->ar, leaves.p ? leaves.p : "", leaves.size);
        t->after = rows_i64(r, 0);
        n++;
        TRY(add_run(k, t, tx, (uint64_t)t->after, (uint64_t)rows_i64(r, 1), leaves));
    }
    TRY(rows_end(&r));
    TRY(check_made(k, t, cx, tx));
    *done = n < RUNS;
    proof_progress("log.tree", (int64_t)t->size, 0);
    if (*done && !t->due_end && t->due_at < t->due_n)
        tell(k, "a checkpoint was signed for %" PRIu64 " leaves, but there are %" PRIu64 ": the end of the log was cut off", t->due[t->due_n - 1].size, t->size);
    return ERR_NONE;
}

/* ---- signatures --------------------------------------------------------------------------------------------------------------------------- */
struct notes { int64_t from; struct note_key key[PROOF_KEYS_MAX * 4]; size_t keys; };

static enum err load_keys(struct notes *s, struct tx *tx)
{
    const char *known;
    struct str rest, line;
    const struct note_signer *own;
    for (size_t i = 0, n = proof_keys_log(&own); i < n; i++)
        s->key[s->keys++] = own[i].key;
    TRY(proof_keys_known(tx, &known));
    for (rest = str_of(known); rest.size && s->keys < sizeof s->key / sizeof s->key[0];) {
        str_cut(rest, '\n', &line, &rest);
        s->keys += note_key_read(line, &s->key[s->keys]);
    }
    return ERR_NONE;
}

static bool signed_by_us(const struct notes *s, const char *whole, uint64_t size, struct str root)
{
    struct note n;
    struct checkpoint c;
    bool good = false;
    if (!note_read(str_of(whole), &n) || !checkpoint_read(n.text, &c) || c.size != size || root.size != PROOF_HASH || memcmp(root.p, c.root, PROOF_HASH) != 0)
        return false;
    for (size_t i = 0; i < s->keys; i++) {
        enum note_verdict v = note_verify(&n, &s->key[i], NULL);
        if (v == NOTE_BAD)
            return false;
        good = good || v == NOTE_GOOD;
    }
    return good;
}

static enum err notes_step(struct check *k, struct cx *cx, struct tx *tx, void *arg, bool *done)
{
    struct notes *s = arg;
    struct rows *r;
    int64_t n = 0;
    (void)cx;
    if (s->from == 0)
        TRY(load_keys(s, tx));
    cx_clear(cx);
    TRY(sql_query(tx, PFQ(Q_CHECKPOINTS), ARGS(v_i(s->from), v_i(500)), &r));
    for (; rows_next(r); n++) {
        int64_t size = rows_i64(r, 0);
        if (!signed_by_us(s, rows_z(r, 2), (uint64_t)size, rows_str(r, 1)))
            tell(k, "the checkpoint of %" PRId64 " leaves does not bear the log's signature", size);
        s->from = size + 1;
    }
    *done = n < 500;
    return rows_end(&r);
}

/* ---- records ------------------------------------------------------------------------------------------------------------------------------- */
struct held { int64_t ref, idx; struct proof_leaf leaf; };
struct merge {
    proof_told_fn *told;           /* one finding: the record's row, and what it is */
    void *told_arg;
    struct tx *tx;
    const struct proof_source *source;
    int64_t after, last;           /* last row compared; last to compare */
    struct held *leaf;             /* of this step, by row */
    size_t n, at;
    uint64_t records;
    int64_t upto;                  /* last row seen */
};

static void told(struct merge *m, int64_t ref, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
static void told(struct merge *m, int64_t ref, const char *fmt, ...)
{
    va_list ap;
    char line[1024];
    va_start(ap, fmt);
    vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    m->told(m->told_arg, ref, line);
}

static const char *where(struct cx *cx, int64_t idx)
{
    return idx < 0 ? "no index yet" : ar_printf(cx->ar, "leaf %" PRId64, idx);
}

static void gone(struct merge *m, struct cx *cx, const struct held *h)
{
    static const char *const WHAT[] = {[PROOF_AUDIT] = "a line of the audit trail", [PROOF_REVISION] = "a revision",
                                       [PROOF_PAPER] = "a revision of a test, certificate or release", [PROOF_POSTING] = "a posting of the books", [PROOF_EVENT] = "an event"};
    told(m, h->ref, "%s was deleted: row %" PRId64 " (%s)", WHAT[m->source->kind], h->ref, where(cx, h->idx));
}

static enum err differs(struct merge *m, struct cx *cx, const struct proof_record *r, const struct held *h)
{
    struct buf what;
    buf_init(&what, cx->ar, 256);
    if (m->source->explain)
        TRY(m->source->explain(cx, m->tx, r->ref, &what));
    told(m, r->ref, "%s was changed after it was recorded: row %" PRId64 " (%s)%s%s", r->name, r->ref, where(cx, h->idx), what.size ? ": " : "", what.size ? buf_z(&what) : "");
    return ERR_NONE;
}

static enum err compare(struct cx *cx, const struct proof_record *r, void *arg)
{
    struct merge *m = arg;
    m->records++;
    m->upto = r->ref > m->upto ? r->ref : m->upto;
    for (; m->at < m->n && m->leaf[m->at].ref < r->ref; m->at++)
        gone(m, cx, &m->leaf[m->at]);
    if (m->at == m->n || m->leaf[m->at].ref != r->ref) {
        told(m, r->ref, "%s has no leaf: row %" PRId64 " was put in by another hand, or back-dated", r->name, r->ref);
        return ERR_NONE;
    }
    const struct held *h = &m->leaf[m->at++];
    if (!r->open.p || !proof_leaf_holds(&h->leaf, m->source->kind, r->open, &r->closed, r->closed.p ? 1 : 0))
        return differs(m, cx, r, h);
    return ERR_NONE;
}

/* The leaves of up to RUNS runs, by row; a run may begin before the first row asked for. */
static enum err read_leaves(struct merge *m, struct cx *cx, struct tx *tx, int64_t *runs_out, int64_t *to_out)
{
    struct rows *r;
    int64_t runs = 0;
    *to_out = m->after;
    m->leaf = AR_ARRAY(cx->ar, struct held, RUNS * PROOF_RUN);
    m->n = m->at = 0;
    TRY(sql_query(tx, PFQ(Q_BY_REF), ARGS(v_i(m->source->kind), v_i(m->after - PROOF_RUN), v_i(RUNS)), &r));
    for (; rows_next(r); runs++) {
        int64_t ref = rows_i64(r, 0), idx = rows_i64(r, 1), n = rows_i64(r, 2);
        struct str leaves = rows_str(r, 3);
        *to_out = ref + n - 1;
        for (int64_t i = 0; i < n && i < PROOF_RUN && (size_t)(i + 1) * PROOF_LEAF <= leaves.size; i++) {
            if (ref + i <= m->after || ref + i > m->last)
                continue;
            struct held *h = &m->leaf[m->n++];
            *h = (struct held){.ref = ref + i, .idx = idx < 0 ? -1 : idx + i};
            memcpy(&h->leaf, leaves.p + i * PROOF_LEAF, PROOF_LEAF);
        }
    }
    *runs_out = runs;
    return rows_end(&r);
}

static enum err record_step(struct check *k, struct cx *cx, struct tx *tx, void *arg, bool *done)
{
    struct merge *m = arg;
    int64_t runs, to;
    (void)k;
    m->tx = tx;
    TRY(read_leaves(m, cx, tx, &runs, &to));
    *done = runs < RUNS || to >= m->last;
    int64_t last = *done ? m->last : to;
    m->upto = m->n && m->leaf[m->n - 1].ref > m->upto ? m->leaf[m->n - 1].ref : m->upto;
    TRY(m->source->read(cx, tx, m->after + 1, last, INT64_MAX, compare, m));
    for (; m->at < m->n; m->at++)
        gone(m, cx, &m->leaf[m->at]);
    m->after = last;
    proof_progress("log.records", (int64_t)m->records, 0);
    return ERR_NONE;
}

static enum err check_tree(struct check *k)
{
    struct tree *t = AR_NEW(k->cx->ar, struct tree);
    struct notes *s = AR_NEW(k->cx->ar, struct notes);
    t->after = -1;
    TRY(steps(k, tree_step, t));
    return steps(k, notes_step, s);
}

enum err proof_check_tree(struct cx *cx, struct buf *report, int64_t *findings)
{
    struct check k = {cx, report, 0};
    TRY(check_tree(&k));
    *findings = k.findings;
    return ERR_NONE;
}

enum err proof_hold(struct cx *cx, const struct proof_source *source, int64_t first, int64_t last, proof_told_fn *fn, void *arg, int64_t *records_out, int64_t *upto_out)
{
    struct check k = {.cx = cx};
    struct merge m = {.told = fn, .told_arg = arg, .source = source, .after = first - 1, .last = last, .upto = first - 1};
    TRY(steps(&k, record_step, &m));
    *records_out = (int64_t)m.records;
    *upto_out = m.upto;
    return ERR_NONE;
}

static void tell_record(void *arg, int64_t ref, const char *what)
{
    (void)ref;
    tell(arg, "%s", what);
}

enum err proof_check_log(struct cx *cx, struct buf *report, int64_t *findings)
{
    struct check k = {cx, report, 0};
    TRY(check_tree(&k));
    for (size_t i = 0; i < sources_n; i++) {
        struct merge m = {.told = tell_record, .told_arg = &k, .source = sources[i], .last = INT64_MAX};
        int64_t more = 0;
        TRY(steps(&k, record_step, &m));
        if (sources[i]->compare)
            TRY(sources[i]->compare(cx, report, &more));
        k.findings += more;
    }
    *findings = k.findings;
    return ERR_NONE;
}

/* ---- what differs ----------------------------------------------------------------------------------------------------------------------------- */
static bool skipped(const char *const *skip, struct str key)
{
    for (; skip && *skip; skip++)
        if (str_eqz(key, *skip))
            return true;
    return false;
}

static struct str shown(struct str text, const struct jv *v)
{
    if (!v)
        return STR("—");
    return v->size > 60 ? (struct str){text.p + v->off, 60} : (struct str){text.p + v->off, v->size};
}

static void name_it(struct buf *out, struct str key, struct str was, struct str is)
{
    buf_printf(out, "%s%.*s %.*s → %.*s", out->size ? "; " : "", STR_ARG(key), STR_ARG(was), STR_ARG(is));
}

size_t proof_differences(struct arena *ar, struct str was, struct str is, const char *const *skip, struct buf *out)
{
    struct jv a, b;
    struct json_fault fault;
    size_t n = 0;
    if (!json_read(ar, was, NULL, &a, &fault) || !json_read(ar, is, NULL, &b, &fault) || a.type != J_OBJ || b.type != J_OBJ) {
        buf_puts(out, "not readable");
        return 1;
    }
    for (uint32_t i = 0; i < a.n; i++) {
        const struct jv *v = json_getn(&b, a.members[i].key);
        if (skipped(skip, a.members[i].key) || (v && json_equal(v, &a.members[i].val)))
            continue;
        name_it(out, a.members[i].key, shown(was, &a.members[i].val), shown(is, v));
        n++;
    }
    for (uint32_t i = 0; i < b.n; i++)
        if (!skipped(skip, b.members[i].key) && !json_getn(&a, b.members[i].key)) {
            name_it(out, b.members[i].key, STR("—"), shown(is, &b.members[i].val));
            n++;
        }
    return n;
}
