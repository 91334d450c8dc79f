/* proof_recheck.c: the job that looks again: is the tree still the one that was signed, and does every record still agree with its leaf? It
 * goes through the records block by block, those first that were never looked at and then those looked at longest ago, as many as
 * proof.recheck_records a run, and keeps when it looked (proof_checked), so that a page may say "checked unchanged on …" of what was
 * checked and of nothing else. What it finds is kept (proof_finding), logged, and told to whoever watches (room trace: the list of
 * findings). Called by the job queue. */
#include "proof_priv.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "conf.h"
#include "job.h"
#include "log.h"
#include "setting.h"
#include "when.h"

enum { BLOCKS_MAX = 100000, FINDINGS_MAX = 200 };

static const struct proof_watch *watcher; /* set while the rooms start */

void proof_watch_by(const struct proof_watch *w)
{
    watcher = w;
}

/* ---- keeping what was found ------------------------------------------------------------------------------------------------------------ */
struct found { int64_t ref; const char *what; };
struct look {
    struct cx *cx;
    int64_t kind, block, from, end, upto, began_us, records;   /* rows from to end; upto: the last there was */
    struct found *v; size_t n;
    bool more;                     /* findings beyond FINDINGS_MAX: the block does not count as looked at */
};

static void remember(void *arg, int64_t ref, const char *what)
{
    struct look *l = arg;
    if (l->n == FINDINGS_MAX) {
        l->more = true;
        return;
    }
    l->v[l->n++] = (struct found){ref, ar_strdup(l->cx->ar, what)};
}

static enum err keep_one(struct cx *cx, struct tx *tx, const struct look *l, const struct found *f)
{
    int64_t fresh;
    TRY(sql_i64(tx, PFQ(Q_FINDING_PUT), ARGS(v_i(l->kind), v_i(f->ref), v_t(f->what), v_i(cx->now_us)), &fresh));
    const struct proof_finding told = {(enum proof_kind)l->kind, f->ref, f->what, cx->now_us};
    return fresh && watcher ? watcher->found(cx, tx, &told) : ERR_NONE;
}

static enum err keep_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct look *l = arg;
    for (size_t i = 0; i < l->n; i++)
        TRY(keep_one(cx, tx, l, &l->v[i]));
    TRY(sql_exec(tx, PFQ(Q_FINDING_GONE), ARGS(v_i(l->kind), v_i(l->from), v_i(l->end), v_i(cx->now_us))));
    if (!l->kind)
        return ERR_NONE;
    return l->more ? sql_exec(tx, PFQ(Q_CHECKED_DROP), ARGS(v_i(l->kind), v_i(l->block)))
                   : sql_exec(tx, PFQ(Q_CHECKED_PUT), ARGS(v_i(l->kind), v_i(l->block), v_i(l->upto), v_i(l->began_us)));
}

static enum err keep(struct cx *cx, struct look *l)
{
    cx->now_us = when_now_us();
    for (size_t i = 0; i < l->n; i++)
        log_error(cx, "proof.recheck", "what=%s", l->v[i].what);
    return tx_run(cx, "proof.recheck", keep_tx, l);
}

/* ---- the tree --------------------------------------------------------------------------------------------------------------------------- */
static enum err look_at_tree(struct cx *cx, bool *holds)
{
    struct look l = {.cx = cx, .v = AR_ARRAY(cx->ar, struct found, 1)};
    struct buf report;
    int64_t n = 0;
    buf_init(&report, cx->ar, 1024);
    TRY(proof_check_tree(cx, &report, &n));
    *holds = n == 0;
    if (n)
        remember(&l, 0, ar_printf(cx->ar, "%.500s", buf_z(&report)));
    return keep(cx, &l);
}

/* ---- blocks ------------------------------------------------------------------------------------------------------------------------------ */
struct block { int64_t kind, block, last, at_us; };   /* last: row of the kind; at_us 0: not looked at, or grown since */
struct blocks { struct block v[BLOCKS_MAX]; size_t n; };

static int by_age(const void *a, const void *b)
{
    const struct block *x = a, *y = b;
    if (x->at_us != y->at_us)
        return x->at_us < y->at_us ? -1 : 1;
    return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : x->block < y->block ? -1 : x->block > y->block;
}

static enum err blocks_of(struct tx *tx, int64_t kind, struct blocks *out)
{
    int64_t last;
    struct rows *r;
    size_t first = out->n;
    TRY(sql_i64(tx, PFQ(Q_LAST_REF), ARGS(v_i(kind)), &last));
    for (int64_t b = 0; last > 0 && b <= last / PROOF_BLOCK && out->n < BLOCKS_MAX; b++)
        out->v[out->n++] = (struct block){kind, b, last, 0};
    TRY(sql_query(tx, PFQ(Q_CHECKED), ARGS(v_i(kind)), &r));
    while (rows_next(r)) {
        int64_t b = rows_i64(r, 0), upto = rows_i64(r, 1), end = (b + 1) * PROOF_BLOCK - 1;
        if (b >= 0 && first + (size_t)b < out->n && upto >= (end < last ? end : last))
            out->v[first + (size_t)b].at_us = rows_i64(r, 2);
    }
    return rows_end(&r);
}

static enum err blocks_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct blocks *b = arg;
    (void)cx;
    b->n = 0;
    for (size_t i = 0; proof_source_at(i); i++)
        TRY(blocks_of(tx, proof_source_at(i)->kind, b));
    qsort(b->v, b->n, sizeof *b->v, by_age);
    return ERR_NONE;
}

static enum err look_at(struct cx *cx, const struct block *b, int64_t *records)
{
    struct look l = {.cx = cx, .kind = b->kind, .block = b->block, .from = b->block * PROOF_BLOCK, .end = (b->block + 1) * PROOF_BLOCK - 1, .v = AR_ARRAY(cx->ar, struct found, FINDINGS_MAX), .began_us = when_now_us()};
    TRY(proof_hold(cx, proof_source_of(b->kind), l.from, l.end, remember, &l, &l.records, &l.upto));
    if (l.upto < l.end && l.end <= b->last)
        l.upto = l.end; /* numbers at its end were never used */
    *records += l.records;
    return keep(cx, &l);
}

static enum err look_at_blocks(struct cx *cx, const struct blocks *b)
{
    int64_t most = conf_int("proof.recheck_records"), records = 0;
    size_t done = 0;
    while (done < b->n && records < most && !jobs_stopping()) {
        struct ar_mark m = ar_mark(cx->ar);
        TRY(look_at(cx, &b->v[done++], &records));
        ar_rewind(cx->ar, m);
    }
    log_info(cx, "proof.recheck", "records=%" PRId64 " blocks=%zu of=%zu", records, done, b->n);
    return ERR_NONE;
}

/* ---- when ------------------------------------------------------------------------------------------------------------------------------------ */
#define US_PER_HOUR (US_PER_DAY / 24)
#define SLACK_US (6 * US_PER_HOUR)   /* more than a night is long */
#define MARK "proof.recheck.last"

bool proof_recheck_due(int64_t last_us, int64_t now_us, int64_t every_us)
{
    int64_t hour = (now_us / US_PER_HOUR + WHEN_CST_MIN / 60) % 24, since = now_us - last_us;
    if (every_us < 12 * US_PER_HOUR)
        return since >= every_us;
    return hour >= 1 && hour < 5 ? since >= every_us - SLACK_US : since >= 2 * every_us; /* by day only where the nights were missed */
}

struct turn { int64_t every_us; bool due; };

static enum err turn_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct turn *t = arg;
    const char *text = NULL;
    int64_t last = 0;
    enum err e = setting_get(tx, MARK, &text);
    bool known = e == ERR_NONE && str_i64(str_of(text), &last);
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    else
        TRY(e);
    if (!known) /* a new house: the first night is early enough */
        last = cx->now_us - t->every_us + SLACK_US;
    t->due = t->every_us < 12 * US_PER_HOUR || proof_recheck_due(last, cx->now_us, t->every_us);
    return known && !t->due ? ERR_NONE : setting_put(tx, MARK, ar_printf(cx->ar, "%" PRId64, t->due ? cx->now_us : last));
}

enum err proof_recheck_turn(struct cx *cx)
{
    struct turn t = {conf_int("proof.recheck") * 1000, false};
    TRY(tx_run(cx, "proof.recheck_turn", turn_tx, &t));
    return t.due ? proof_recheck(cx) : ERR_NONE;
}

enum err proof_recheck(struct cx *cx)
{
    bool holds;
    TRY(look_at_tree(cx, &holds));
    if (!holds) /* leaves are not those that were signed: agreeing with them proves nothing */
        return ERR_NONE;
    struct blocks *b = AR_NEW(cx->ar, struct blocks);
    TRY(tx_read(cx, "proof.recheck_blocks", blocks_tx, b));
    return look_at_blocks(cx, b);
}
