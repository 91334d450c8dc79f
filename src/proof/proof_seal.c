/* proof_seal.c: every few seconds: indexes for what is committed (PostgreSQL), roots of whole subtrees, and a signed checkpoint when the
 * log has grown. Before it signs, the present tree is proven to be the tree of the last checkpoint with leaves added; a database that
 * was put back or changed gets no signature. One copy of the program does this at a time (the job's key); where a lapsed lease lets two
 * run, primary keys make the second one's transaction fail. Called by the job queue. */
#include "proof_priv.h"

#include <string.h>

#include "job.h"
#include "log.h"
#include "when.h"

#define US_PER_HOUR (US_PER_DAY / 24)

enum { SEQUENCE_RUNS = 5000, BUILD_NODES = 256 };

/* ---- indexes -------------------------------------------------------------------------------------------------------------------------- */
static enum err sequence_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    if (tx_engine(tx) == STORE_PG)
        return sql_exec_n(tx, PFQ(Q_SEQUENCE), ARGS(v_i(SEQUENCE_RUNS)), arg);
    *(int64_t *)arg = 0;
    return ERR_NONE;
}

static enum err sequence(struct cx *cx)
{
    int64_t moved = 0;
    if (db_engine(db_used()) != STORE_PG)
        return ERR_NONE;
    do
        TRY(tx_run(cx, "proof.sequence", sequence_tx, &moved));
    while (moved == SEQUENCE_RUNS && !jobs_stopping());
    return ERR_NONE;
}

/* ---- nodes ------------------------------------------------------------------------------------------------------------------------------ */
struct build { unsigned level; uint64_t first, n; uint8_t *hashes; bool more; };

/* Compute up to BUILD_NODES new nodes of a level from the level below. */
static enum err compute(struct cx *cx, struct tx *tx, void *arg)
{
    struct build *b = arg;
    int64_t next, below;
    uint64_t size;
    TRY(sql_i64(tx, PFQ(Q_NODE_NEXT), ARGS(v_i(b->level)), &next));
    TRY(proof_tree_size(tx, &size));
    below = (int64_t)size;
    if (b->level > 1)
        TRY(sql_i64(tx, PFQ(Q_NODE_NEXT), ARGS(v_i(b->level - 1)), &below));
    b->first = (uint64_t)next;
    b->n = (uint64_t)below / PROOF_TILE - b->first;
    b->more = b->n > BUILD_NODES;
    b->n = b->more ? BUILD_NODES : b->n;
    uint8_t *work = AR_ARRAY(cx->ar, uint8_t, PROOF_TILE * PROOF_HASH);
    b->hashes = AR_ARRAY(cx->ar, uint8_t, BUILD_NODES * PROOF_HASH);
    for (uint64_t i = 0; i < b->n; i++) {
        TRY(proof_tree_hashes(cx, tx, b->level - 1, (b->first + i) * PROOF_TILE, PROOF_TILE, work));
        proof_root_of(work, PROOF_TILE, b->hashes + i * PROOF_HASH);
    }
    return ERR_NONE;
}

static enum err store(struct cx *cx, struct tx *tx, void *arg)
{
    const struct build *b = arg;
    struct bulk *k;
    (void)cx;
    TRY(bulk_open(tx, "proof_node", "level, idx, hash", "iib", "ON CONFLICT DO NOTHING", &k));
    for (uint64_t i = 0; i < b->n; i++)
        TRY(bulk_row(k, (const struct val[]){v_i(b->level), v_i((int64_t)(b->first + i)), v_b(b->hashes + i * PROOF_HASH, PROOF_HASH)}));
    return bulk_close(&k, NULL);
}

static enum err build_level(struct cx *cx, unsigned level, bool *any)
{
    struct build b = {.level = level};
    do {
        struct ar_mark m = ar_mark(cx->ar);
        TRY(tx_read(cx, "proof.build", compute, &b));
        if (b.n)
            TRY(tx_run(cx, "proof.nodes", store, &b));
        *any = *any || b.first + b.n > 0;
        ar_rewind(cx->ar, m);
        if (jobs_stopping())
            return err_set(cx, ERR_STOPPING, NULL);
    } while (b.more);
    return ERR_NONE;
}

static enum err build(struct cx *cx)
{
    bool any = true;
    for (unsigned level = 1; any && level < 8; level++) {
        any = false;
        TRY(build_level(cx, level, &any));
    }
    return ERR_NONE;
}

/* ---- checkpoints -------------------------------------------------------------------------------------------------------------------------- */
enum err proof_checkpoint_last(struct tx *tx, struct proof_checkpoint *out)
{
    struct rows *r;
    *out = (struct proof_checkpoint){0};
    TRY(sql_query(tx, PFQ(Q_LAST), NOARGS, &r));
    if (rows_next(r) && rows_str(r, 1).size == PROOF_HASH) {
        *out = (struct proof_checkpoint){.found = true, .size = (uint64_t)rows_i64(r, 0), .at_us = rows_i64(r, 2), .note = rows_z(r, 3)};
        memcpy(out->root, rows_str(r, 1).p, PROOF_HASH);
    }
    return rows_end(&r);
}

enum err proof_covered(struct cx *cx, struct tx *tx, int64_t *size_out, int64_t *at_us_out)
{
    struct proof_checkpoint c;
    (void)cx;
    TRY(proof_checkpoint_last(tx, &c));
    *size_out = (int64_t)c.size;
    *at_us_out = c.found ? c.at_us : FIELD_NULL;
    return ERR_NONE;
}

struct seal { struct proof_checkpoint last; struct checkpoint now; bool grown, broken; };

/* The tree of now.size leaves, and whether it is the last checkpoint's with leaves added. */
static enum err look(struct cx *cx, struct tx *tx, void *arg)
{
    struct seal *s = arg;
    struct proof_view v;
    uint8_t path[PROOF_PATH_MAX][PROOF_HASH];
    size_t n;
    TRY(proof_checkpoint_last(tx, &s->last));
    s->broken = s->last.found && s->now.size < s->last.size;
    s->grown = !s->last.found || s->now.size > s->last.size;
    if (s->broken || !s->grown)
        return ERR_NONE;
    proof_view_init(&v, cx, tx, s->now.size);
    TRY(proof_view_root(&v, s->now.size, s->now.root));
    if (!s->last.found || s->last.size == 0)
        return ERR_NONE;
    TRY(proof_view_consistency(&v, s->last.size, path, &n));
    s->broken = !proof_consistency_holds(s->last.size, s->now.size, s->last.root, s->now.root, (const uint8_t (*)[PROOF_HASH])path, n);
    return ERR_NONE;
}

static const char *sign(struct cx *cx, struct seal *s, const struct note_signer *signer, size_t n)
{
    struct buf text, note;
    buf_init(&text, cx->ar, 256);
    buf_init(&note, cx->ar, 1024);
    s->now.origin = str_of(signer[0].key.name);
    checkpoint_write(&text, &s->now);
    buf_str(&note, buf_view(&text));
    buf_ch(&note, '\n');
    for (size_t i = 0; i < n; i++)
        note_sign(&note, buf_view(&text), &signer[i], 0);
    return buf_z(&note);
}

struct put { const struct seal *s; const char *note; };

static enum err put(struct cx *cx, struct tx *tx, void *arg)
{
    const struct put *p = arg;
    if (cx->now_us / US_PER_HOUR != p->s->last.at_us / US_PER_HOUR)
        TRY(sql_exec(tx, PFQ(Q_CHECKPOINT_THIN), ARGS(v_i(cx->now_us - US_PER_DAY))));
    return sql_exec(tx, PFQ(Q_CHECKPOINT_PUT), ARGS(v_i((int64_t)p->s->now.size), v_b(p->s->now.root, PROOF_HASH), v_i(cx->now_us), v_t(p->note)));
}

static enum err checkpoint(struct cx *cx, uint64_t size)
{
    const struct note_signer *signer;
    size_t n = proof_keys_log(&signer);
    struct seal s = {.now.size = size};
    if (n == 0)
        return ERR_NONE;
    TRY(tx_read(cx, "proof.look", look, &s));
    if (s.broken) {
        log_error(cx, "proof.broken", "size=%llu last=%llu the log is no longer the one that was signed: nothing is signed; run tiantou check --log",
                  (unsigned long long)s.now.size, (unsigned long long)s.last.size);
        return ERR_NONE;
    }
    if (!s.grown)
        return ERR_NONE;
    struct put p = {&s, sign(cx, &s, signer, n)};
    return tx_run(cx, "proof.checkpoint", put, &p);
}

static enum err size_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return proof_tree_size(tx, arg);
}

enum err proof_seal(struct cx *cx)
{
    uint64_t size; /* what is built below has all of it, and perhaps more */
    TRY(sequence(cx));
    TRY(tx_read(cx, "proof.size", size_tx, &size));
    TRY(build(cx));
    return checkpoint(cx, size);
}
