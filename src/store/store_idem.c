/* store_idem.c: idempotency keys and settings: two small tables of the store. See idem.h, setting.h. */
#include "idem.h"

#include <string.h>

#include "setting.h"
#include "store_priv.h"
#include "when.h"

#define ANSWER_WAIT_US (30 * US_PER_S)  /* a sealed key without an answer is "in progress" so long */

struct claim {
    const struct idem_key *k;
    struct idem_answer *out;
    bool replay;
};

static enum err answer(struct cx *cx, const struct rows *r, struct claim *c)
{
    if (!str_eqz(rows_str(r, 0), c->k->request_hash))
        return err_set(cx, ERR_IDEMPOTENCY, NULL);
    if (!str_eqz(rows_str(r, 1), "done"))
        return err_set(cx, when_now_us() - rows_i64(r, 6) < ANSWER_WAIT_US ? ERR_BUSY : ERR_UNCERTAIN, NULL);
    struct str body = rows_str(r, 5);
    c->out->status = rows_i64(r, 2);
    c->out->content_type = rows_z(r, 3);
    c->out->headers = rows_z(r, 4);
    c->out->body = (struct str){ar_strndup(cx->ar, body.p ? body.p : "", body.size), body.size};
    c->replay = true;
    return ERR_NONE;
}

static enum err claim_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct claim *c = arg;
    struct rows *r;
    TRY(sql_query(tx, &store_sql[SQ_IDEM_FIND], ARGS(v_t(c->k->scope), v_t(c->k->key)), &r));
    enum err e = rows_next(r) ? answer(cx, r, c) : ERR_NONE;
    TRY(rows_end(&r));
    return e;
}

enum err idem_claim(struct cx *cx, const struct idem_key *k, struct idem_answer *out, bool *replay_out)
{
    struct claim c = {.k = k, .out = out};
    TRY(tx_read(cx, "store.idem_claim", claim_fn, &c));
    *replay_out = c.replay;
    return ERR_NONE;
}

enum err idem_seal(struct tx *tx, const struct idem_key *k)
{
    int64_t n = 0;
    struct cx *cx = tx->cx;
    TRY(sql_exec_n(tx, &store_sql[SQ_IDEM_SEAL], ARGS(v_t(k->scope), v_t(k->key), v_t(k->request_hash), v_t(cx->request_id), v_i(cx->now_us)), &n));
    if (n == 0) /* a second transaction of the same request? */
        TRY(sql_i64(tx, &store_sql[SQ_IDEM_OURS], ARGS(v_t(k->scope), v_t(k->key), v_t(cx->request_id)), &n));
    return n == 1 ? ERR_NONE : err_set(cx, ERR_BUSY, NULL);
}

enum err idem_keep(struct tx *tx, const struct idem_key *k, const struct idem_answer *a)
{
    return sql_exec(tx, &store_sql[SQ_IDEM_SAVE],
                    ARGS(v_t(k->scope), v_t(k->key), v_i(a->status), v_t(a->content_type), v_t(a->headers), v_b(a->body.p, a->body.size)));
}

struct save { const struct idem_key *k; const struct idem_answer *a; };

static enum err save_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct save *s = arg;
    (void)cx;
    return idem_keep(tx, s->k, s->a);
}

enum err idem_save(struct cx *cx, const struct idem_key *k, const struct idem_answer *a)
{
    struct save s = {k, a};
    return store_run(cx, db_used(), "store.idem_save", save_fn, &s, TX_WRITE | TX_OWN);
}

enum err idem_expire(struct tx *tx, int64_t before_us, int64_t *n_out)
{
    return sql_exec_n(tx, &store_sql[SQ_IDEM_EXPIRE], ARGS(v_i(before_us)), n_out);
}

/* ---- settings --------------------------------------------------------------------------------------------------------- */
enum err setting_get(struct tx *tx, const char *name, const char **out)
{
    return sql_text(tx, &store_sql[SQ_SETTING_GET], ARGS(v_t(name)), out);
}

enum err setting_put(struct tx *tx, const char *name, const char *value)
{
    return sql_exec(tx, &store_sql[SQ_SETTING_PUT], ARGS(v_t(name), v_t(value)));
}
