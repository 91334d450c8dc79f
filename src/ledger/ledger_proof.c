/* ledger_proof.c: postings in the log. A posting's open part is its time; everything else is closed, so that a leaf says nothing about who
 * bought what for how much, and lets nobody guess: kind, key, who caused it, and every line with its account, amount and memo. A line that
 * was changed, taken out, put in or moved to another day makes another text. Beyond the log, lines that belong to no posting are found.
 * Called by ledger_post.c; by room proof through ledger_proofs. */
#include "ledger_priv.h"

#include "json.h"
#include "when.h"

enum { OLD_BATCH = 500 };

/* ---- texts ------------------------------------------------------------------------------------------------------------------------- */
struct text { struct buf b; struct jw w; };

static struct str open_text(struct arena *ar, int64_t at_us)
{
    char at[32];
    when_format_utc(at_us, at);
    return str_of(ar_printf(ar, "{\"recordTime\":\"%s\"}", at));
}

static void text_begin(struct arena *ar, struct text *t, const struct ledger_posting *p)
{
    buf_init(&t->b, ar, 512);
    jw_init(&t->w, &t->b);
    jw_obj(&t->w);
    jw_key(&t->w, "kind"), jw_z(&t->w, p->kind);
    jw_key(&t->w, "key"), jw_z(&t->w, p->key);
    jw_key(&t->w, "at"), jw_i64(&t->w, p->at_us);
    jw_key(&t->w, "by"), jw_z(&t->w, p->by);
    jw_key(&t->w, "county"), jw_z(&t->w, p->county);
    jw_key(&t->w, "lines"), jw_arr(&t->w);
}

static void put_memo(struct jw *w, const char *memo)
{
    if (memo)
        jw_z(w, memo);
    else
        jw_null(w);
}

/* kind and at_us stand in each line too (statements read them there): what a line says of itself. */
static void text_line(struct text *t, const struct ledger_line *l, const char *kind, int64_t at_us)
{
    jw_arr(&t->w);
    jw_z(&t->w, l->account), jw_i64(&t->w, l->fen), jw_i64(&t->w, l->operator_id), jw_z(&t->w, kind), jw_i64(&t->w, at_us);
    put_memo(&t->w, l->memo_zh), put_memo(&t->w, l->memo_en);
    jw_arr_end(&t->w);
}

static struct str text_end(struct text *t)
{
    jw_arr_end(&t->w);
    jw_obj_end(&t->w);
    return buf_view(&t->b);
}

enum err ledger_leaf(struct cx *cx, struct tx *tx, int64_t row, const struct ledger_posting *p, const struct ledger_line *l, size_t n)
{
    struct text t;
    struct proof_leaf leaf;
    text_begin(cx->ar, &t, p);
    for (size_t i = 0; i < n; i++)
        text_line(&t, &l[i], p->kind, p->at_us);
    struct str closed = text_end(&t);
    proof_leaf_make(PROOF_POSTING, open_text(cx->ar, p->at_us), &closed, 1, &leaf);
    return proof_append(cx, tx, PROOF_POSTING, row, &leaf);
}

/* ---- reading back -------------------------------------------------------------------------------------------------------------------- */
static struct proof_record record_of(struct cx *cx, int64_t row, const struct ledger_posting *p, struct text *t)
{
    return (struct proof_record){.ref = row, .open = open_text(cx->ar, p->at_us), .closed = text_end(t), .name = ar_printf(cx->ar, "posting %s %s", p->kind, p->key)};
}

/* Rows are lines with their posting, in order of both; one without lines comes once, its account NULL. */
static enum err read_postings(struct cx *cx, struct tx *tx, int64_t first, int64_t last, int64_t max, proof_record_fn *each, void *arg)
{
    struct rows *r;
    enum err e = ERR_NONE;
    int64_t row = 0;
    struct ledger_posting p = {0};
    struct text t = {0};
    TRY(sql_query(tx, LQ(Q_POSTING_PROOF), ARGS(v_i(first), v_i(last), v_i(max)), &r));
    struct ar_mark m = ar_mark(cx->ar);
    while (e == ERR_NONE && rows_next(r)) {
        if (rows_i64(r, 0) != row) {
            if (row) {
                struct proof_record done = record_of(cx, row, &p, &t);
                e = each(cx, &done, arg);
                ar_rewind(cx->ar, m);
            }
            row = rows_i64(r, 0);
            p = (struct ledger_posting){rows_z(r, 1), rows_z(r, 2), rows_i64(r, 3), rows_z(r, 4), rows_z(r, 5)};
            text_begin(cx->ar, &t, &p);
        }
        const struct ledger_line l = {.account = rows_z(r, 6), .fen = rows_i64(r, 7), .operator_id = rows_i64(r, 8), .memo_zh = rows_z(r, 11), .memo_en = rows_z(r, 12)};
        if (l.account)
            text_line(&t, &l, rows_z(r, 9), rows_i64(r, 10));
    }
    if (e == ERR_NONE && row) {
        struct proof_record done = record_of(cx, row, &p, &t);
        e = each(cx, &done, arg);
    }
    enum err end = rows_end(&r);
    return e != ERR_NONE ? e : end;
}

static enum err orphans_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct ledger_found *f = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, LQ(Q_CHECK_ORPHANS), NOARGS, &r));
    for (; rows_next(r); f->n++)
        buf_printf(f->report, "log: line %lld of account %s (%lld fen) belongs to no posting\n", (long long)rows_i64(r, 0), rows_z(r, 1), (long long)rows_i64(r, 2));
    return rows_end(&r);
}

static enum err compare(struct cx *cx, struct buf *report, int64_t *findings)
{
    struct ledger_found f = {report, 0};
    TRY(tx_read(cx, "ledger.orphans", orphans_tx, &f));
    *findings = f.n;
    return ERR_NONE;
}

const struct proof_source ledger_proofs = {.kind = PROOF_POSTING, .read = read_postings, .compare = compare};

/* ---- those from before ----------------------------------------------------------------------------------------------------------------- */
struct old { int64_t done, upto, ref[OLD_BATCH]; struct proof_leaf leaf[OLD_BATCH]; size_t n; };

static enum err make_leaf(struct cx *cx, const struct proof_record *rec, void *arg)
{
    struct old *o = arg;
    (void)cx;
    o->ref[o->n] = rec->ref;
    proof_leaf_make(PROOF_POSTING, rec->open, &rec->closed, 1, &o->leaf[o->n++]);
    return ERR_NONE;
}

static enum err append(struct cx *cx, struct tx *tx, const struct old *o)
{
    const struct proof_leaf *leaves[OLD_BATCH];
    for (size_t i = 0; i < o->n; i++)
        leaves[i] = &o->leaf[i];
    return proof_append_many(cx, tx, PROOF_POSTING, o->ref, leaves, o->n);
}

/* The row is locked first: two servers that start at once do not both append. */
static enum err old_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct old *o = arg;
    struct rows *r;
    *o = (struct old){.n = 0};
    TRY(sql_query(tx, LQ(Q_LOGGED_LOCK), NOARGS, &r));
    if (rows_next(r))
        o->done = rows_i64(r, 0), o->upto = rows_i64(r, 1);
    TRY(rows_end(&r));
    if (o->done >= o->upto)
        return ERR_NONE;
    TRY(read_postings(cx, tx, o->done + 1, o->upto, OLD_BATCH, make_leaf, o));
    TRY(append(cx, tx, o));
    return sql_exec(tx, LQ(Q_LOGGED_SET), ARGS(v_i(o->n < OLD_BATCH ? o->upto : o->ref[o->n - 1])));
}

static enum err left_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return sql_i64(tx, LQ(Q_LOGGED_LEFT), NOARGS, arg);
}

enum err ledger_log_old(struct cx *cx)
{
    int64_t left = 0;
    TRY(tx_read(cx, "ledger.log_left", left_tx, &left));
    if (left <= 0)
        return ERR_NONE;
    struct old *o = AR_NEW(cx->ar, struct old);
    do {
        struct ar_mark m = ar_mark(cx->ar);
        TRY(tx_run(cx, "ledger.log_old", old_tx, o));
        ar_rewind(cx->ar, m);
    } while (o->n == OLD_BATCH);
    return ERR_NONE;
}
