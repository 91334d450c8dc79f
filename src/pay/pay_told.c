/* pay_told.c: what a channel tells about a try, by callback, query or bill, becomes a move: the try is locked; amount, currency, merchant
 * and number are compared with ours; money is booked; then the subject is asked, in the same transaction. */
#include <string.h>

#include "log.h"
#include "pay_priv.h"

static const char *channel_account(struct cx *cx, const char *channel)
{
    return ar_printf(cx->ar, "channel:%s", channel);
}

static enum err book(struct cx *cx, struct tx *tx, const struct pay_try *t, const struct pay_payment *p, int64_t fen)
{
    const struct ledger_line lines[] = {
        {.account = channel_account(cx, t->channel), .fen = fen, .memo_zh = "收款", .memo_en = "Received"},
        {.account = pay_held(cx, p->uuid), .fen = -fen, .memo_zh = "买家付款", .memo_en = "Paid by the buyer"},
    };
    return ledger_post(cx, tx, "payment.paid", t->number, lines, 2);
}

/* Money that nobody wants goes back by itself. */
static enum err give_back(struct cx *cx, struct tx *tx, const struct pay_try *t, int64_t fen, const char *why)
{
    int64_t id;
    const struct pay_refund_new r = {.fen = fen, .key = ar_printf(cx->ar, "surplus-%s", t->number), .reason = why, .surplus = true};
    return pay_refund_queue(cx, tx, t, &r, &id);
}

static enum err offer(struct cx *cx, struct tx *tx, const struct pay_try *t, struct pay_payment *p)
{
    const struct pay_subject *s = pay_subject_find(p->subject);
    bool accept = false;
    if (!s || !s->paid) {
        log_error(cx, "pay.subject", "payment=%s subject=%s is registered by nobody", p->uuid, p->subject);
        return err_set(cx, ERR_INTERNAL, NULL);
    }
    TRY(sql_exec(tx, PQ(Q_PAYMENT_TRY), ARGS(v_i(p->id), v_i(t->id)))); /* so that paid() may already give a part back */
    TRY(s->paid(cx, tx, p->subject_id, p->id, &accept));
    if (accept)
        return pay_payment_enter(cx, tx, p, PAYMENT_PAID, t->id, t->channel);
    TRY(pay_payment_enter(cx, tx, p, PAYMENT_GIVEN_UP, 0, "not wanted any more"));
    return give_back(cx, tx, t, t->paid_fen, "付款到达时订单已不能履行 / the goods were gone when the money came");
}

enum err pay_try_money(struct cx *cx, struct tx *tx, struct pay_try *t, int64_t fen, int64_t at_us, const char *detail)
{
    struct pay_payment p = {0};
    TRY(pay_payment_by_id(cx, tx, t->payment_id, &p));
    t->paid_fen = fen;
    t->paid_us = at_us > 0 ? at_us : cx->now_us;
    if (pay_try_may_move(t->state, TRY_PAID)) /* once it is paid, the database keeps its amount */
        TRY(sql_exec(tx, PQ(Q_TRY_PAID), ARGS(v_i(t->id), v_i(fen), v_i(t->paid_us))));
    TRY(pay_try_enter(cx, tx, t, TRY_PAID, detail));
    TRY(book(cx, tx, t, &p, fen));
    if (p.state == PAYMENT_OPEN && fen == p.fen)
        return offer(cx, tx, t, &p);
    return give_back(cx, tx, t, fen, p.state == PAYMENT_PAID ? "重复付款 / paid twice" : p.state == PAYMENT_OPEN ? "金额不符 / another amount" : "付款到达时已取消 / cancelled before the money came");
}

static bool agrees(const struct pay_try *t, const struct pay_told *told)
{
    return told->fen == t->fen && told->currency && strcmp(told->currency, "CNY") == 0;
}

static enum err told_paid(struct cx *cx, struct tx *tx, struct pay_try *t, const struct pay_told *told)
{
    if (t->state == TRY_PAID || t->state == TRY_DISPUTED) /* known: repeated, or a person looks into it */
        return ERR_NONE;
    if (told->fen < 0)
        return err_set(cx, ERR_UNCERTAIN, NULL);
    TRY(sql_exec(tx, PQ(Q_TRY_TOLD), ARGS(v_i(t->id), v_t(told->channel_no), v_i(told->fen), v_t(told->currency))));
    if (!agrees(t, told)) {
        log_error(cx, "pay.disputed", "try=%s channel=%s asked=%lld told=%lld currency=%.8s", t->number, t->channel, (long long)t->fen, (long long)told->fen,
                  told->currency ? told->currency : "");
        return pay_try_enter(cx, tx, t, TRY_DISPUTED, ar_printf(cx->ar, "asked %lld CNY, told %lld %.8s", (long long)t->fen, (long long)told->fen, told->currency ? told->currency : "?"));
    }
    return pay_try_money(cx, tx, t, told->fen, told->at_us, told->detail);
}

enum err pay_try_told(struct cx *cx, struct tx *tx, const struct pay_channel *c, const struct pay_told *told)
{
    struct pay_try t = {0};
    if (!told->number || !told->ours)
        return err_set(cx, ERR_FORBIDDEN, NULL);
    TRY(pay_try_by_number(cx, tx, told->number, true, &t));
    if (strcmp(t.channel, c->name) != 0)
        return err_set(cx, ERR_FORBIDDEN, NULL);
    switch (told->what) {
    case PAY_PAID:
        return told_paid(cx, tx, &t, told);
    case PAY_CLOSED: /* late news of what was paid or is looked into moves nothing */
        return t.state != TRY_DISPUTED && pay_try_may_move(t.state, TRY_CLOSED) ? pay_try_enter(cx, tx, &t, TRY_CLOSED, told->detail) : ERR_NONE;
    case PAY_PENDING:
        return t.state == TRY_UNCERTAIN || t.state == TRY_STARTED ? pay_try_enter(cx, tx, &t, TRY_OPEN, told->detail) : ERR_NONE;
    case PAY_UNKNOWN:
    case PAY_ABSENT:
        return t.state == TRY_STARTED ? pay_try_enter(cx, tx, &t, TRY_UNCERTAIN, told->detail) : ERR_NONE;
    default:
        return ERR_NONE;
    }
}
