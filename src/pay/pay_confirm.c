/* pay_confirm.c: what people decide: cash that was handed over, transfers that arrived, money whose amount differs from what was asked.
 * Nobody confirms his own payment; a large transfer is confirmed by two. */
#include <string.h>

#include "pay_priv.h"

const char *const pay_dispute_outcomes[] = {"refund", "nothing", NULL};

static enum err load(struct cx *cx, struct tx *tx, const char *uuid, const char *perm, struct pay_try *t, struct pay_payment *p)
{
    TRY(sql_one(tx, PQ(Q_TRY_BY_UUID), ARGS(v_t(uuid)), &pay_try_row, t));
    const char *number = t->number;
    *t = (struct pay_try){0};
    TRY(pay_try_by_number(cx, tx, number, true, t));
    TRY(pay_payment_by_id(cx, tx, t->payment_id, p));
    if (people_may_on(cx, perm, p->level_path, 0) != ERR_NONE)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    if (!cx->who || cx->who->account_id == 0)
        return err_say(cx, ERR_FORBIDDEN, NULL, "必须由人来确认", "A person must do this, not a key");
    if (cx->who->account_id == p->payer_account_id)
        return err_say(cx, ERR_RULE, NULL, "不能确认自己的付款", "Nobody confirms his own payment");
    return ERR_NONE;
}

static enum err audit(struct cx *cx, struct tx *tx, const char *action, const struct pay_try *t, const char *was, const char *reason)
{
    return people_audit(cx, tx, action, "try", t->uuid, str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", was)),
                        str_of(ar_printf(cx->ar, "{\"state\":\"%s\",\"fen\":%lld}", pay_try_states[t->state], (long long)t->fen)), reason);
}

/* A first person; whether another has to look as well. */
static enum err first(struct cx *cx, struct tx *tx, struct pay_try *t, const char *reference, bool *more)
{
    bool transfer = strcmp(t->channel, "transfer") == 0;
    if (transfer && !(reference && str_trim(str_of(reference)).size))
        return err_say(cx, ERR_INVALID, "/reference", "请填写银行流水号", "Give the bank's reference");
    *more = transfer && t->fen >= conf_int("pay.transfer_second_fen");
    TRY(sql_exec(tx, PQ(Q_TRY_FIRST), ARGS(v_i(t->id), v_i(cx->who->account_id), v_t(reference))));
    return *more ? pay_try_enter(cx, tx, t, TRY_CHECKING, NULL) : ERR_NONE;
}

static enum err second(struct cx *cx, const struct pay_try *t, const struct pay_payment *p)
{
    TRY(people_may_on(cx, "pay.confirm.second", p->level_path, 0));
    if (t->first_by == cx->who->account_id)
        return err_say(cx, ERR_RULE, NULL, "大额转账须由另一人复核", "A large transfer is confirmed by a second person");
    return ERR_NONE;
}

enum err pay_confirm(struct cx *cx, struct tx *tx, const char *try_uuid, const struct pay_confirm_body *in, struct pay_try *out)
{
    struct pay_payment p = {0};
    bool more = false;
    TRY(load(cx, tx, try_uuid, "pay.confirm", out, &p));
    const struct pay_channel *c = pay_channel_find(out->channel);
    const char *was = pay_try_states[out->state];
    if (!c || !c->by_hand)
        return err_say(cx, ERR_WRONG_STATE, NULL, "只有现金和银行转账由人确认", "Only cash and bank transfers are confirmed by people");
    if (out->state == TRY_PAID)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已经确认过了", "It is confirmed already");
    if (out->state == TRY_CHECKING)
        TRY(second(cx, out, &p));
    else
        TRY(first(cx, tx, out, in->reference, &more));
    if (!more)
        TRY(pay_try_money(cx, tx, out, out->fen, 0, "by hand"));
    return audit(cx, tx, "pay.try.confirm", out, was, in->reference);
}

enum err pay_dispute_settle(struct cx *cx, struct tx *tx, const char *try_uuid, const struct pay_dispute_body *in, struct pay_try *out)
{
    struct pay_payment p = {0};
    TRY(load(cx, tx, try_uuid, "pay.dispute.handle", out, &p));
    if (out->state != TRY_DISPUTED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这次支付没有金额不符", "This try is not disputed");
    if (!in->reason || !str_trim(str_of(in->reason)).size)
        return err_say(cx, ERR_INVALID, "/reason", "请写明依据", "Say what this rests on");
    if (in->outcome == PAY_DISPUTE_NOTHING)
        TRY(pay_try_enter(cx, tx, out, TRY_CLOSED, "no money came"));
    else if (out->told_fen <= 0 || out->told_fen == FIELD_NULL || !out->told_currency || strcmp(out->told_currency, "CNY") != 0)
        return err_say(cx, ERR_RULE, "/outcome", "渠道报的不是人民币金额，请在渠道后台处理后选“未收到款”", "The channel named no amount in yuan: settle it at the channel and choose \"nothing\"");
    else if (out->told_fen == out->fen && p.state == PAYMENT_OPEN)
        return err_say(cx, ERR_RULE, "/outcome", "金额相符的款不在这里退", "Money that agrees is not given back here");
    else
        TRY(pay_try_money(cx, tx, out, out->told_fen, 0, "dispute settled")); /* another amount than the payment's: it goes back */
    return audit(cx, tx, "pay.dispute.settle", out, "disputed", in->reason);
}

/* ---- both steps, without a page ------------------------------------------------------------------------------------------------------- */
enum err pay_hand_begin(struct cx *cx, struct tx *tx, const char *payment_uuid, const char *channel)
{
    struct pay_payment p = {0};
    struct pay_try t = {0};
    const struct pay_try_body body = {channel, PAY_HAND, NULL, NULL};
    const struct pay_go go = {.kind = PAY_GO_NONE};
    TRY(pay_try_begin(cx, tx, payment_uuid, &body, &p, &t));
    return pay_try_began(cx, tx, t.number, &go, ERR_NONE);
}

enum err pay_hand_confirm(struct cx *cx, struct tx *tx, const char *payment_uuid, const char *reference)
{
    struct pay_payment p = {0};
    struct pay_try seen = {0};
    struct list rows = {0};
    TRY(pay_payment_get(cx, tx, payment_uuid, &p));
    TRY(sql_all(tx, PQ(Q_TRIES_OF), ARGS(v_i(p.id)), &pay_try_row, PAY_TRIES_MAX * 2, &rows));
    const struct pay_try *t = rows.p;
    for (size_t i = 0; i < rows.n; i++)
        if (t[i].state == TRY_OPEN || t[i].state == TRY_CHECKING)
            return pay_confirm(cx, tx, t[i].uuid, &(struct pay_confirm_body){reference}, &seen);
    return err_set(cx, ERR_WRONG_STATE, NULL);
}

enum err pay_cash_now(struct cx *cx, struct tx *tx, const char *payment_uuid)
{
    TRY(pay_hand_begin(cx, tx, payment_uuid, "cash"));
    return pay_hand_confirm(cx, tx, payment_uuid, NULL);
}

enum err pay_hand_back(struct cx *cx, struct tx *tx, const char *payment_uuid, const char *reference)
{
    struct pay_payment p = {0};
    struct list rows = {0};
    TRY(pay_payment_get(cx, tx, payment_uuid, &p));
    TRY(sql_all(tx, PQ(Q_REFUNDS_OF), ARGS(v_i(p.id)), &pay_refund_row_shape, 2000, &rows));
    const struct pay_refund_row *r = rows.p;
    for (size_t i = 0; i < rows.n; i++) {
        struct pay_refund_row seen = {0};
        if (r[i].state == REFUND_HAND)
            TRY(pay_refund_act(cx, tx, r[i].uuid, &(struct pay_refund_act_body){PAY_REFUND_BY_HAND, reference}, &seen));
    }
    return ERR_NONE;
}
