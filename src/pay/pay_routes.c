/* pay_routes.c: routes of room pay: payers, offices, and the callbacks of the channels. No handler waits for a channel inside a
 * transaction; a callback makes no call at all. */
#include <string.h>

#include "log.h"
#include "pay_openid.h"
#include "pay_pages.h"
#include "pay_priv.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))

/* ---- payers --------------------------------------------------------------------------------------------------------------------------- */
static const char *const BODY_SCENES[] = {"jsapi", "h5", "native", "wap", "page", "hand", NULL};
static const struct field TRY_BODY[] = {
    FIELD(struct pay_try_body, channel, F_TEXT, FF_REQ, 1, 20, "支付方式", "Channel"),
    FIELD_ENUM(struct pay_try_body, scene, FF_REQ, BODY_SCENES, "场景", "Scene"),
    FIELD(struct pay_try_body, return_url, F_TEXT, 0, 1, 500, "付款后回到的站内路径（缺省：商城的付款页）", "Path of our own pages to come back to (the mall's page of the payment if left out)"),
};
static const struct shape try_body_shape = SHAPE("PayTryBody", struct pay_try_body, TRY_BODY);

struct view_act { struct req *rq; struct pay_view out; };

static enum err view_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct view_act *a = p;
    return pay_payment_view(cx, tx, rq_path(a->rq, "id"), &a->out);
}

static enum err get_payment(struct req *rq, struct resp *rs)
{
    struct view_act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "pay.payment", view_tx, &a));
    rs_object(rs, &pay_view_shape, &a.out);
    return ERR_NONE;
}

struct try_act { struct req *rq; struct resp *rs; struct pay_try_body body; struct pay_payment p; struct pay_try t; struct pay_go go; enum err called; struct pay_try_view view; bool answer; };

static void answer_try(struct try_act *a, struct cx *cx)
{
    a->view = pay_try_view(cx, &a->t);
    rs_created(a->rs, ar_printf(cx->ar, "/api/v1/payments/%s", a->p.uuid), &pay_try_shape, &a->view);
}

static enum err begin_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct try_act *a = p;
    a->p = (struct pay_payment){0}, a->t = (struct pay_try){0};
    if (a->body.scene == PAY_JSAPI)
        TRY(pay_openid_of(cx, tx, &a->body.openid));
    return pay_try_begin(cx, tx, rq_path(a->rq, "id"), &a->body, &a->p, &a->t);
}

static enum err began_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct try_act *a = p;
    const char *number = a->t.number;
    TRY(pay_try_began(cx, tx, number, &a->go, a->called));
    a->t = (struct pay_try){0};
    TRY(pay_try_by_number(cx, tx, number, false, &a->t));
    if (a->called == ERR_NONE)
        answer_try(a, cx);
    return ERR_NONE;
}

/* Only back to our own pages: an address given by a link must not lead a payer elsewhere. */
static enum err own_return(struct cx *cx, struct pay_try_body *b, const char *base, const char *payment)
{
    if (!b->return_url) {
        b->return_url = ar_printf(cx->ar, "%s/pay/return/%s", base, payment);
        return ERR_NONE;
    }
    if (b->return_url[0] != '/' || b->return_url[1] == '/' || strchr(b->return_url, '\\'))
        return err_say(cx, ERR_INVALID, "/return_url", "只能回到本站的页面", "Only back to a page of this site");
    b->return_url = ar_printf(cx->ar, "%s%s", base, b->return_url);
    return ERR_NONE;
}

static enum err post_try(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct try_act a = {.rq = rq, .rs = rs, .body = *(struct pay_try_body *)rq_body(rq)};
    TRY(own_return(cx, &a.body, rq_base_url(rq), rq_path(rq, "id")));
    TRY(tx_run_keyed(cx, "pay.try_begin", begin_tx, &a));
    if (a.t.state != TRY_STARTED) { /* one that is still good */
        answer_try(&a, cx);
        return ERR_NONE;
    }
    a.called = pay_try_call(cx, &a.p, &a.t, &a.body, rq_remote(rq), rq_base_url(rq), &a.go);
    struct cx said = *cx;
    TRY(tx_run_keyed(cx, "pay.try_began", began_tx, &a));
    if (a.called == ERR_NONE)
        return ERR_NONE;
    log_warn(&said, "pay.try", "number=%s channel=%s error=%s %s", a.t.number, a.t.channel, err_code(a.called), said.err_text);
    if (a.called == ERR_INVALID || a.called == ERR_UNSUPPORTED || a.called == ERR_IO || a.called == ERR_BUSY)
        return err_say(cx, ERR_BUSY, NULL, "支付渠道暂时不能受理，请换一种方式或稍后再试", "The channel does not take it now: choose another way, or try again later");
    return err_say(cx, ERR_UNCERTAIN, NULL, "还不知道支付渠道是否受理，正在核实", "It is not known yet whether the channel took it; it is being asked");
}

/* ---- callbacks ----------------------------------------------------------------------------------------------------------------------------- */
struct callback { const struct pay_channel *c; struct pay_told told; };

static enum err callback_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct callback *a = p;
    bool fresh = true;
    TRY(pay_nonce_take(cx, tx, a->c, a->told.nonce, &fresh));
    if (!fresh)
        return ERR_NONE;
    if (a->told.refund)
        return a->told.refund_number ? pay_refund_told(cx, tx, a->c, a->told.refund_number, &a->told) : ERR_NONE;
    return a->told.number ? pay_try_told(cx, tx, a->c, &a->told) : ERR_NONE;
}

static enum err post_notify(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct callback a = {.c = pay_channel_find(rq_path(rq, "channel"))};
    struct pay_msg msg = pay_msg_of_request(rq);
    if (!a.c || !a.c->callback)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    enum err e = a.c->callback(cx, pay_keys_of(cx), &msg, &a.told);
    if (e == ERR_NONE && !a.told.ours)
        e = err_set(cx, ERR_FORBIDDEN, NULL);
    if (e == ERR_NONE) {
        struct principal *who = cx->who;
        cx->who = NULL; /* whatever cookie it came with: it is the channel that speaks */
        e = tx_run_keyed(cx, "pay.callback", callback_tx, &a); /* what it decides by is locked: neighbours must not fail each other */
        cx->who = who;
    }
    if (e != ERR_NONE)
        log_warn(cx, "pay.callback", "channel=%s error=%s number=%.40s", a.c->name, err_code(e), a.told.number ? a.told.number : "");
    cx_clear(cx);
    struct pay_answer out = a.c->answer(cx, e);
    rs_status(rs, out.status);
    rs_bytes(rs, out.type ? out.type : "text/plain", out.body);
    return ERR_NONE;
}

/* ---- by hand ---------------------------------------------------------------------------------------------------------------------------------- */
static const struct field CONFIRM[] = {FIELD(struct pay_confirm_body, reference, F_TEXT, 0, 0, 100, "银行流水号（转账必填）", "The bank's reference (needed for a transfer)")};
static const struct shape confirm_shape = SHAPE("PayConfirm", struct pay_confirm_body, CONFIRM);
static const struct field DISPUTE[] = {
    FIELD_ENUM(struct pay_dispute_body, outcome, FF_REQ, pay_dispute_outcomes, "结果：退还、未收到款", "Outcome: give it back, nothing came"),
    FIELD(struct pay_dispute_body, reason, F_TEXT, FF_REQ, 2, 500, "依据", "What this rests on"),
};
static const struct shape dispute_shape = SHAPE("PayDispute", struct pay_dispute_body, DISPUTE);
static const struct field REFUND_ACT[] = {
    FIELD_ENUM(struct pay_refund_act_body, act, FF_REQ, pay_refund_acts, "重试或已人工退款", "Try again, or done by hand"),
    FIELD(struct pay_refund_act_body, reference, F_TEXT, 0, 0, 100, "凭据（人工退款必填）", "Reference (needed when done by hand)"),
};
static const struct shape refund_act_shape = SHAPE("PayRefundAct", struct pay_refund_act_body, REFUND_ACT);
static const struct field ITEM_BODY[] = {FIELD(struct pay_item_body, note, F_TEXT, FF_REQ, 2, 500, "怎样处理的", "How it was settled")};
static const struct shape item_body_shape = SHAPE("PayBillSettle", struct pay_item_body, ITEM_BODY);

struct hand_act { struct req *rq; struct resp *rs; enum err (*act)(struct cx *cx, struct tx *tx, const char *uuid, const void *body, struct pay_try *out); struct pay_try t; };

static enum err confirm_act(struct cx *cx, struct tx *tx, const char *uuid, const void *body, struct pay_try *out) { return pay_confirm(cx, tx, uuid, body, out); }
static enum err dispute_act(struct cx *cx, struct tx *tx, const char *uuid, const void *body, struct pay_try *out) { return pay_dispute_settle(cx, tx, uuid, body, out); }

static enum err hand_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct hand_act *a = p;
    a->t = (struct pay_try){0};
    TRY(a->act(cx, tx, rq_path(a->rq, "id"), rq_body(a->rq), &a->t));
    struct pay_try_view v = pay_try_view(cx, &a->t);
    rs_object(a->rs, &pay_try_shape, &v);
    return ERR_NONE;
}

static enum err post_confirm(struct req *rq, struct resp *rs)
{
    struct hand_act a = {.rq = rq, .rs = rs, .act = confirm_act};
    return tx_run(rq_cx(rq), "pay.confirm", hand_tx, &a);
}

static enum err post_dispute(struct req *rq, struct resp *rs)
{
    struct hand_act a = {.rq = rq, .rs = rs, .act = dispute_act};
    return tx_run(rq_cx(rq), "pay.dispute", hand_tx, &a);
}

struct refund_act { struct req *rq; struct resp *rs; };

static enum err refund_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct refund_act *a = p;
    struct pay_refund_row r = {0};
    TRY(pay_refund_act(cx, tx, rq_path(a->rq, "id"), rq_body(a->rq), &r));
    const struct pay_refund_view v = {r.uuid, r.number, r.fen, r.reason, r.state, r.created_us, r.done_us};
    rs_object(a->rs, &pay_refund_shape, &v);
    return ERR_NONE;
}

static enum err post_refund_act(struct req *rq, struct resp *rs)
{
    struct refund_act a = {rq, rs};
    return tx_run(rq_cx(rq), "pay.refund_act", refund_tx, &a);
}

static enum err settle_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct req *rq = p;
    return pay_item_settle(cx, tx, rq_path(rq, "id"), rq_body(rq));
}

static enum err post_item(struct req *rq, struct resp *rs)
{
    (void)rs;
    return tx_run(rq_cx(rq), "pay.item_settle", settle_tx, rq);
}

/* ---- lists --------------------------------------------------------------------------------------------------------------------------------------- */
static enum err list_payments(struct req *rq, struct resp *rs) { return people_list(rq, rs, "pay.read", "p.level_path", NULL, NULL); }

/* What of a bill has no payment of ours lies at the county's level. */
static enum err list_bills(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const char *path = NULL;
    TRY(ledger_county_path(cx, &path));
    return people_list(rq, rs, "pay.bill.read", ar_printf(cx->ar, "CAST('%s' AS TEXT)", path), NULL, NULL);
}

/* ---- what happened -------------------------------------------------------------------------------------------------------------------------------- */
struct step_view { const char *from_state, *to_state, *detail, *by_name; int64_t at; };
static const struct field STEP[] = {
    FIELD(struct step_view, from_state, F_TEXT, FF_RO, 0, 20, "原状态", "From"),
    FIELD(struct step_view, to_state, F_TEXT, FF_RO, 0, 20, "新状态", "To"),
    FIELD(struct step_view, detail, F_TEXT, FF_RO, 0, 500, "说明", "Detail"),
    FIELD(struct step_view, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "By"),
    FIELD(struct step_view, at, F_TIME, FF_RO, 0, 0, "时间", "At"),
};
static const struct shape step_shape = SHAPE("PayStep", struct step_view, STEP);
struct steps_act { struct req *rq; struct list out; };

static enum err steps_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct steps_act *a = p;
    struct pay_payment pay = {0};
    struct pay_try t = {0};
    TRY(sql_one(tx, PQ(Q_TRY_BY_UUID), ARGS(v_t(rq_path(a->rq, "id"))), &pay_try_row, &t));
    TRY(pay_payment_by_id(cx, tx, t.payment_id, &pay));
    if (people_may_on(cx, "pay.read", pay.level_path, 0) != ERR_NONE)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    return sql_all(tx, PQ(Q_STEPS), ARGS(v_t("try"), v_i(t.id)), &step_shape, 200, &a->out);
}

static enum err get_steps(struct req *rq, struct resp *rs)
{
    struct steps_act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "pay.steps", steps_tx, &a));
    rs_list(rs, &step_shape, a.out);
    return ERR_NONE;
}

const struct route pay_routes[PAY_ROUTES_N] = {
    {"GET", "/api/v1/payments", list_payments, "pay.read", .query = &people_within_shape, .list = &pay_payment_list, .op = "payments", .zh = "付款", .en = "Payments"},
    {"GET", "/api/v1/payments/{id}", get_payment, "self", RT_SLOW, .reply = &pay_view_shape, .op = "paymentGet", .zh = "一笔付款（付款人可反复查看状态）", .en = "One payment; payers ask again for its state"},
    {"POST", "/api/v1/payments/{id}/tries", post_try, "self", RT_IDEMPOTENT, .body = &try_body_shape, .reply = &pay_try_shape, .status = 201, .op = "paymentTry", .zh = "用一种方式付款", .en = "Try to pay in some way"},
    {"GET", "/api/v1/pay-tries", list_payments, "pay.read", .query = &people_within_shape, .list = &pay_try_list, .op = "payTries", .zh = "支付尝试（含金额不符的）", .en = "Tries, the disputed ones among them"},
    {"GET", "/api/v1/pay-tries/{id}/steps", get_steps, "pay.read", RT_ITEMS, .reply = &step_shape, .op = "payTrySteps", .zh = "一次支付的经过", .en = "What happened to a try"},
    {"POST", "/api/v1/pay-tries/{id}/confirmation", post_confirm, "pay.confirm", .body = &confirm_shape, .reply = &pay_try_shape, .op = "payTryConfirm", .zh = "确认收到现金或转账", .en = "Confirm cash or a transfer"},
    {"POST", "/api/v1/pay-tries/{id}/settlement", post_dispute, "pay.dispute.handle", .body = &dispute_shape, .reply = &pay_try_shape, .op = "payTrySettle", .zh = "处理金额不符的款", .en = "Settle money whose amount differs"},
    {"GET", "/api/v1/pay-refunds", list_payments, "pay.read", .query = &people_within_shape, .list = &pay_refund_list, .op = "payRefunds", .zh = "退款", .en = "Refunds"},
    {"POST", "/api/v1/pay-refunds/{id}/act", post_refund_act, "pay.refund.handle", .body = &refund_act_shape, .reply = &pay_refund_shape, .op = "payRefundAct", .zh = "重试退款，或记为已人工退款", .en = "Try a refund again, or note that it was done by hand"},
    {"GET", "/api/v1/pay-bills", list_bills, "pay.bill.read", .query = &people_within_shape, .list = &pay_bill_list, .op = "payBills", .zh = "渠道对账单", .en = "Bills of the channels"},
    {"GET", "/api/v1/pay-bill-differences", list_bills, "pay.bill.read", .query = &people_within_shape, .list = &pay_item_list, .op = "payBillDifferences", .zh = "对账差异", .en = "What of the bills does not agree"},
    {"POST", "/api/v1/pay-bill-differences/{id}/settlement", post_item, "pay.bill.handle", .body = &item_body_shape, .op = "payBillSettle", .zh = "处理对账差异", .en = "Settle a difference"},
    {"POST", "/pay/notify/{channel}", post_notify, "public", RT_PUBLIC | RT_RAW | RT_HIDDEN | RT_FOREIGN, .body_max = 65536, .op = "payNotify", .zh = "支付渠道的通知", .en = "What the channels call"},
    {"GET", "/api/v1/payments/{id}/tries/{try}/qr.svg", pay_page_qr, "self", RT_SLOW, .op = "paymentTryQr", .zh = "支付二维码（SVG）", .en = "QR code of a try, SVG"},
    {"GET", "/pay/go/{try}", pay_page_go, "self", RT_SLOW | RT_HTML | RT_HIDDEN, .op = "payGo", .zh = "前往支付渠道的页面", .en = "A page that leads to the channel"},
    {"GET", "/pay/wechat/authorize/{id}", pay_page_authorize, "self", RT_SLOW | RT_HTML | RT_HIDDEN, .op = "payAuthorize", .zh = "到微信确认付款人（微信内支付前）", .en = "To WeChat, to learn who pays inside it"},
    {"GET", "/pay/wechat/back", pay_page_authorized, "self", RT_SLOW | RT_HTML | RT_HIDDEN | RT_RAW | RT_DISCREET, .op = "payAuthorized", .zh = "从微信回来", .en = "Back from WeChat"},
    {"GET", "/pay/return/{id}", pay_page_return, "public", RT_PUBLIC | RT_HTML | RT_HIDDEN | RT_RAW, .op = "payReturn", .zh = "从支付渠道回来", .en = "Back from the channel"},
    {"POST", "/pay/return/{id}", pay_page_return, "public", RT_PUBLIC | RT_HTML | RT_HIDDEN | RT_RAW | RT_FOREIGN, .body_max = 65536, .op = "payReturned", .zh = "从支付渠道回来", .en = "Back from the channel"},
};
