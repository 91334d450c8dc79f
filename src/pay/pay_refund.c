/* pay_refund.c: the outbox of refunds: queued in the transaction of whoever wants one, sent by a job. "sent" is stored before the call: a
 * server that dies between finds it and asks the channel, never sends a second one unasked. The number stays the same for all sendings,
 * so that a channel gives back once. */
#include <string.h>

#include "log.h"
#include "pay_priv.h"
#include "uuid.h"
#include "when.h"

enum { WORK_FIRST_S = 10, WORK_MOST_S = 3600, SENDS_MAX = 12 };

const char *const pay_refund_acts[] = {"again", "by_hand", NULL};

/* ---- books -------------------------------------------------------------------------------------------------------------------------- */
static enum err operator_of(struct cx *cx, struct tx *tx, const char *account, int64_t *id_out)
{
    struct people_operator op = {0};
    if (strncmp(account, "operator:", 9) != 0)
        return ERR_NONE;
    TRY(people_operator_get(cx, tx, account + 9, &op));
    *id_out = op.id;
    return ERR_NONE;
}

static enum err book_queued(struct cx *cx, struct tx *tx, const char *number, const char *from, int64_t fen)
{
    struct ledger_line lines[] = {
        {.account = from, .fen = fen, .memo_zh = "退款给买家", .memo_en = "Refund to the buyer"},
        {.account = ar_printf(cx->ar, "refunding:%s", number), .fen = -fen, .memo_zh = "退款途中", .memo_en = "Refund under way"},
    };
    TRY(operator_of(cx, tx, from, &lines[0].operator_id));
    return ledger_post(cx, tx, "refund.queued", number, lines, 2);
}

static enum err book_done(struct cx *cx, struct tx *tx, const struct pay_refund_row *r, const char *out_of)
{
    const struct ledger_line lines[] = {
        {.account = ar_printf(cx->ar, "refunding:%s", r->number), .fen = r->fen, .memo_zh = "退款途中", .memo_en = "Refund under way"},
        {.account = out_of, .fen = -r->fen, .memo_zh = "退款完成", .memo_en = "Refunded"},
    };
    return ledger_post(cx, tx, "refund.done", r->number, lines, 2);
}

/* ---- queueing ------------------------------------------------------------------------------------------------------------------------- */
static enum err asked_before(struct cx *cx, struct tx *tx, int64_t payment_id, const struct pay_refund_new *in, int64_t *id_out)
{
    struct pay_refund_row r = {0};
    enum err e = sql_one(tx, PQ(Q_REFUND_BY_KEY), ARGS(v_i(payment_id), v_t(in->key)), &pay_refund_row_shape, &r);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    if (r.fen != in->fen)
        return err_say(cx, ERR_CONFLICT, "/fen", "同一笔退款已按另一金额申请", "This refund was asked for with another amount");
    *id_out = r.id;
    return ERR_NONE;
}

enum err pay_refund_queue(struct cx *cx, struct tx *tx, const struct pay_try *t, const struct pay_refund_new *in, int64_t *id_out)
{
    struct pay_payment p = {0};
    const char *uuid = uuid_make(cx->ar), *number = pay_number(cx->ar, uuid);
    int64_t changed, id = 0;
    if (in->fen <= 0 || !in->key || !*in->key || strlen(in->key) > 100)
        return err_say(cx, ERR_INVALID, "/fen", "退款金额必须大于 0", "The amount to give back must be over 0");
    TRY(asked_before(cx, tx, t->payment_id, in, &id));
    if (id) {
        *id_out = id;
        return ERR_NONE;
    }
    TRY(sql_exec_n(tx, PQ(Q_TRY_REFUND), ARGS(v_i(t->id), v_i(in->fen)), &changed));
    if (!changed)
        return err_say(cx, ERR_CONFLICT, "/fen", "退款总额不能超过实付金额", "No more can be given back than was paid");
    TRY(pay_payment_by_id(cx, tx, t->payment_id, &p));
    TRY(sql_i64(tx, PQ(Q_REFUND_INSERT),
                ARGS(v_t(uuid), v_t(number), v_i(t->payment_id), v_i(t->id), v_t(in->key), v_i(in->fen), v_t(in->reason ? in->reason : ""), v_bool(in->surplus),
                     v_i(cx->now_us), v_t(t->county)),
                &id));
    TRY(pay_step(cx, tx, "refund", id, "", "queued", NULL));
    TRY(book_queued(cx, tx, number, in->from ? in->from : pay_held(cx, p.uuid), in->fen));
    *id_out = id;
    return job_add(tx, "pay.refund", number, (struct str){0}, cx->now_us);
}

enum err pay_refund(struct cx *cx, struct tx *tx, int64_t payment_id, int64_t fen, const char *key, const char *from, const char *reason, int64_t *refund_id_out)
{
    struct pay_payment p = {0};
    struct pay_try t = {0};
    const struct pay_refund_new in = {fen, key, from, reason, false};
    TRY(pay_payment_by_id(cx, tx, payment_id, &p));
    if (p.paid_try_id == FIELD_NULL || p.state == PAYMENT_GIVEN_UP)
        return err_say(cx, ERR_WRONG_STATE, NULL, "还没有付款，不能退款", "It is not paid: there is nothing to give back");
    TRY(sql_one(tx, PQ(Q_TRY_BY_ID), ARGS(v_i(p.paid_try_id)), &pay_try_row, &t));
    return pay_refund_queue(cx, tx, &t, &in, refund_id_out);
}

/* ---- moving ---------------------------------------------------------------------------------------------------------------------------- */
static enum err tell(struct cx *cx, struct tx *tx, const struct pay_refund_row *r, bool ok)
{
    struct pay_payment p = {0};
    if (r->surplus)
        return ERR_NONE;
    TRY(pay_payment_by_id(cx, tx, r->payment_id, &p));
    const struct pay_subject *s = pay_subject_find(p.subject);
    return s && s->refunded ? s->refunded(cx, tx, p.subject_id, r->id, r->fen, ok) : ERR_NONE;
}

/* The one writer of a refund's state. next_us: when it is worked on next; FIELD_NULL: by a person, or never. */
static enum err enter(struct cx *cx, struct tx *tx, struct pay_refund_row *r, enum pay_refund_state to, int64_t next_us, const char *detail)
{
    int64_t changed;
    if (!pay_refund_may_move(r->state, to))
        return err_say(cx, ERR_WRONG_STATE, NULL, "这笔退款的状态不允许这样做", "Not possible in the state this refund is in");
    TRY(sql_exec_n(tx, PQ(Q_REFUND_STATE), ARGS(v_i(r->id), v_t(pay_refund_states[r->state]), v_t(pay_refund_states[to]), v_i(next_us), v_t(detail)), &changed));
    if (!changed)
        return err_set(cx, ERR_BUSY, NULL);
    TRY(pay_step(cx, tx, "refund", r->id, pay_refund_states[r->state], pay_refund_states[to], detail));
    r->state = to;
    return next_us == FIELD_NULL ? ERR_NONE : job_add(tx, "pay.refund", r->number, (struct str){0}, next_us);
}

static enum err done(struct cx *cx, struct tx *tx, struct pay_refund_row *r, const char *out_of, const char *reference, const char *detail)
{
    TRY(enter(cx, tx, r, REFUND_DONE, FIELD_NULL, detail));
    TRY(sql_exec(tx, PQ(Q_REFUND_DONE), ARGS(v_i(r->id), v_i(cx->now_us), v_t(reference))));
    TRY(book_done(cx, tx, r, out_of));
    return tell(cx, tx, r, true);
}

static enum err failed(struct cx *cx, struct tx *tx, struct pay_refund_row *r, const char *detail)
{
    log_error(cx, "pay.refund_failed", "refund=%s detail=%s", r->number, detail ? detail : "");
    TRY(enter(cx, tx, r, REFUND_FAILED, FIELD_NULL, detail));
    return tell(cx, tx, r, false);
}

static enum err told_done(struct cx *cx, struct tx *tx, const struct pay_channel *c, struct pay_refund_row *r, const struct pay_told *told)
{
    if (told->fen >= 0 && told->fen != r->fen)
        return failed(cx, tx, r, ar_printf(cx->ar, "asked %lld, told %lld", (long long)r->fen, (long long)told->fen));
    return done(cx, tx, r, ar_printf(cx->ar, "channel:%s", c->name), NULL, told->detail);
}

static int64_t later(struct cx *cx, const struct pay_refund_row *r)
{
    return cx->now_us + pay_backoff_us(r->asks, WORK_FIRST_S, WORK_MOST_S);
}

static enum err wait_on(struct cx *cx, struct tx *tx, struct pay_refund_row *r)
{
    TRY(sql_exec(tx, PQ(Q_REFUND_NEXT), ARGS(v_i(r->id), v_i(later(cx, r)))));
    return job_add(tx, "pay.refund", r->number, (struct str){0}, later(cx, r));
}

enum err pay_refund_told(struct cx *cx, struct tx *tx, const struct pay_channel *c, const char *number, const struct pay_told *told)
{
    struct pay_refund_row r = {0};
    struct pay_try t = {0};
    TRY(sql_one(tx, PQ(Q_REFUND_LOCK), ARGS(v_t(number)), &pay_refund_row_shape, &r));
    if (!told->ours && told->what != PAY_UNKNOWN && told->what != PAY_ABSENT)
        return err_set(cx, ERR_FORBIDDEN, NULL);
    TRY(sql_one(tx, PQ(Q_TRY_BY_ID), ARGS(v_i(r.try_id)), &pay_try_row, &t));
    if (strcmp(t.channel, c->name) != 0) /* one channel says nothing about another's money */
        return err_set(cx, ERR_FORBIDDEN, NULL);
    if (r.state != REFUND_SENT && r.state != REFUND_UNCERTAIN) /* late news */
        return ERR_NONE;
    switch (told->what) {
    case PAY_REFUNDED:
        return told_done(cx, tx, c, &r, told);
    case PAY_REFUND_FAILED:
        return failed(cx, tx, &r, told->detail);
    case PAY_REFUND_PENDING:
        if (r.state == REFUND_UNCERTAIN)
            return enter(cx, tx, &r, REFUND_SENT, later(cx, &r), told->detail);
        return wait_on(cx, tx, &r);
    case PAY_ABSENT: /* it never arrived: send it again, with the same number */
        return r.sends >= SENDS_MAX ? failed(cx, tx, &r, "the channel never took it") : enter(cx, tx, &r, REFUND_QUEUED, later(cx, &r), told->detail);
    default:
        if (r.state == REFUND_SENT)
            return enter(cx, tx, &r, REFUND_UNCERTAIN, later(cx, &r), told->detail);
        return wait_on(cx, tx, &r);
    }
}

/* ---- working ----------------------------------------------------------------------------------------------------------------------------- */
struct work { const char *number; struct pay_refund_row r; struct pay_try t; struct pay_payment p; const struct pay_channel *c; struct pay_told told; bool call, ask, never_sent; };

static enum err take_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct work *w = arg;
    const char *number = w->number;
    *w = (struct work){.number = number};
    TRY(sql_one(tx, PQ(Q_REFUND_LOCK), ARGS(v_t(number)), &pay_refund_row_shape, &w->r));
    TRY(sql_one(tx, PQ(Q_TRY_BY_ID), ARGS(v_i(w->r.try_id)), &pay_try_row, &w->t));
    TRY(pay_payment_by_id(cx, tx, w->r.payment_id, &w->p));
    w->c = pay_channel_find(w->t.channel);
    if (w->r.next_us != FIELD_NULL && w->r.next_us > cx->now_us)
        return ERR_NONE;
    w->ask = w->r.state == REFUND_SENT || w->r.state == REFUND_UNCERTAIN;
    w->call = w->ask;
    if (w->r.state != REFUND_QUEUED)
        return ERR_NONE;
    if (!w->c)
        return failed(cx, tx, &w->r, "no such channel");
    if (w->c->by_hand)
        return enter(cx, tx, &w->r, REFUND_HAND, FIELD_NULL, NULL);
    w->call = true;
    TRY(enter(cx, tx, &w->r, REFUND_SENT, cx->now_us + 60 * US_PER_S, NULL)); /* whoever finds it then asks */
    TRY(sql_exec(tx, PQ(Q_REFUND_SENT), ARGS(v_i(w->r.id), v_i(cx->now_us))));
    w->r.sends++;
    w->r.sent_us = w->r.sent_us == FIELD_NULL ? cx->now_us : w->r.sent_us;
    return ERR_NONE;
}

static enum err call(struct cx *cx, struct work *w)
{
    const struct pay_op *op = w->ask ? &w->c->refund_query : &w->c->refund;
    const struct pay_keys *k = pay_keys_of(cx);
    struct pay_ask ask = pay_ask_of(cx, &w->p, &w->t);
    struct pay_http http = {0};
    struct pay_msg msg = {0};
    ask.refund_number = w->r.number, ask.refund_fen = w->r.fen, ask.refund_made_us = w->r.sent_us, ask.refund_reason = w->r.reason;
    TRY(op->build(cx, k, &ask, &http));
    enum err e = pay_exchange(cx, &http, 0, &msg);
    w->never_sent = e == ERR_IO;
    TRY(e);
    return op->parse(cx, k, &ask, &msg, &w->told);
}

static enum err told_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct work *w = arg;
    return pay_refund_told(cx, tx, w->c, w->number, &w->told);
}

enum err pay_refund_work(struct cx *cx, const char *number)
{
    struct work w = {.number = number};
    TRY(tx_run(cx, "pay.refund_take", take_tx, &w));
    if (!w.call || !w.c)
        return ERR_NONE;
    if (call(cx, &w) != ERR_NONE) {
        log_warn(cx, "pay.refund", "refund=%s channel=%s %s", number, w.t.channel, cx->err_text);
        cx_clear(cx);
        w.told = (struct pay_told){.what = w.never_sent && !w.ask ? PAY_ABSENT : PAY_UNKNOWN, .detail = w.never_sent ? "never sent" : "no answer"};
    }
    return tx_run(cx, "pay.refund_told", told_tx, &w);
}

struct numbers { const char *n[PAY_BATCH]; size_t count; };

static enum err due_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct numbers *d = arg;
    struct rows *r;
    d->count = 0;
    TRY(sql_query(tx, PQ(Q_REFUNDS_DUE), ARGS(v_i(cx->now_us), v_i(PAY_BATCH)), &r));
    while (d->count < PAY_BATCH && rows_next(r))
        d->n[d->count++] = rows_z(r, 0);
    return rows_end(&r);
}

enum err pay_refunds_work_due(struct cx *cx)
{
    struct numbers d = {.count = 0};
    TRY(tx_read(cx, "pay.refunds_due", due_tx, &d));
    for (size_t i = 0; i < d.count && !jobs_stopping(); i++)
        TRY(pay_refund_work(cx, d.n[i]));
    return ERR_NONE;
}

/* ---- by a person --------------------------------------------------------------------------------------------------------------------------- */
enum err pay_refund_act(struct cx *cx, struct tx *tx, const char *uuid, const struct pay_refund_act_body *in, struct pay_refund_row *out)
{
    struct pay_payment p = {0};
    TRY(sql_one(tx, PQ(Q_REFUND_BY_UUID), ARGS(v_t(uuid)), &pay_refund_row_shape, out));
    TRY(pay_payment_by_id(cx, tx, out->payment_id, &p));
    if (people_may_on(cx, "pay.read", p.level_path, 0) != ERR_NONE)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    TRY(people_may_on(cx, "pay.refund.handle", p.level_path, 0));
    const char *was = pay_refund_states[out->state];
    if (in->act == PAY_REFUND_AGAIN) {
        if (out->state != REFUND_FAILED)
            return err_say(cx, ERR_WRONG_STATE, "/act", "只有失败的退款可以重试", "Only a refund that failed can be tried again");
        TRY(enter(cx, tx, out, REFUND_QUEUED, cx->now_us, NULL));
    } else {
        if (!in->reference || !str_trim(str_of(in->reference)).size)
            return err_say(cx, ERR_INVALID, "/reference", "请写明怎样退的（银行流水号或收据号）", "Say how it was given back: the bank's reference or the receipt");
        if (out->state != REFUND_FAILED && out->state != REFUND_HAND)
            return err_say(cx, ERR_WRONG_STATE, "/act", "这笔退款不由人工办理", "This refund is not one to be done by hand");
        TRY(done(cx, tx, out, "paidout:hand", in->reference, "by hand"));
    }
    return people_audit(cx, tx, "pay.refund.act", "refund", uuid, str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", was)),
                        str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", pay_refund_states[out->state])), in->reference);
}
