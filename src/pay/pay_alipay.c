/* pay_alipay.c: the channel Alipay: wap and page payments, query, close, refund, notices. Refunds are settled by asking, never by a
 * notice: Alipay's trade notices after a refund speak of the trade, with sums over all refunds. */
#include "pay_alipay.h"

#include <string.h>

#include "when.h"

#define NAME "alipay"
enum { SUBJECT_MAX = 256, REASON_MAX = 256 };   /* bytes */

static unsigned offered(const struct pay_keys *k)
{
    return k->alipay.on ? k->alipay.scenes : 0;
}

/* A flat JSON object of texts; pairs end with NULL, a NULL value leaves its key out. */
static const char *biz(struct cx *cx, const char *const *pairs)
{
    struct buf b;
    struct jw j;
    buf_init(&b, cx->ar, 256);
    jw_init(&j, &b);
    jw_obj(&j);
    for (; pairs[0]; pairs += 2) {
        if (!pairs[1])
            continue;
        jw_key(&j, pairs[0]);
        jw_z(&j, pairs[1]);
    }
    jw_obj_end(&j);
    return buf_z(&b);
}

/* ---- making a payment: the browser carries the request, no call is made --------------------------------------------------------------------- */
static enum err create_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *http_out, struct pay_go *go_out)
{
    const struct pay_alipay_keys *a = &k->alipay;
    struct pay_fields f;
    TRY(pay_ask_check(cx, ask, false));
    if (!(offered(k) & 1u << ask->scene))
        return pay_cannot(cx, "支付宝 Alipay");
    bool wap = ask->scene == PAY_WAP;
    const char *pairs[] = {"out_trade_no", ask->number, "total_amount", pay_yuan(cx->ar, ask->fen), "subject", pay_cut(cx->ar, ask->title, SUBJECT_MAX),
                           "product_code", wap ? "QUICK_WAP_WAY" : "FAST_INSTANT_TRADE_PAY", "time_expire", pay_time_dashed(cx->ar, ask->expires_us),
                           wap ? "quit_url" : NULL, ask->return_url, NULL, NULL};
    TRY(pay_alipay_fields(cx, a, wap ? "alipay.trade.wap.pay" : "alipay.trade.page.pay", biz(cx, pairs), ask->notify_url, ask->return_url, ask->now_us, &f));
    *http_out = (struct pay_http){0};
    *go_out = (struct pay_go){.kind = PAY_GO_REDIRECT, .url = ar_printf(cx->ar, "%s?%s", a->gateway, pay_fields_form(cx->ar, &f))};
    return ERR_NONE;
}

/* ---- answers ------------------------------------------------------------------------------------------------------------------------------------ */
static const char *text_of(struct cx *cx, const struct jv *v, const char *key)
{
    struct str s = json_str(json_get(v, key));
    return s.size ? str_dup(cx->ar, s) : NULL;
}

static bool is(const struct jv *v, const char *key, const char *word)
{
    return str_eqz(json_str(json_get(v, key)), word);
}

/* What a failure's sub_code means; not listed: UNKNOWN. */
struct meaning { const char *sub_code; enum pay_what what; };

static enum pay_what meaning_of(const struct meaning *table, const struct jv *v)
{
    for (; table->sub_code; table++)
        if (is(v, "sub_code", table->sub_code))
            return table->what;
    return PAY_UNKNOWN;
}

static const char *detail(struct cx *cx, const struct jv *v)
{
    struct str code = json_str(json_get(v, "code")), sub = json_str(json_get(v, "sub_code"));
    return ar_printf(cx->ar, "%.*s %.*s", (int)(code.size < 16 ? code.size : 16), code.p ? code.p : "", (int)(sub.size < 64 ? sub.size : 64), sub.p ? sub.p : "");
}

/* TRADE_CLOSED is said of what was never paid, and of what was paid and wholly given back. */
static enum pay_what trade_what(struct str status, bool paid_once)
{
    if (str_eqz(status, "TRADE_SUCCESS") || str_eqz(status, "TRADE_FINISHED"))
        return PAY_PAID;
    if (str_eqz(status, "TRADE_CLOSED"))
        return paid_once ? PAY_PAID : PAY_CLOSED;
    return str_eqz(status, "WAIT_BUYER_PAY") ? PAY_PENDING : PAY_UNKNOWN;
}

static enum err read_trade(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, const char *key,
                           const struct meaning *failures, struct jv *v, struct pay_told *out)
{
    TRY(pay_alipay_read(cx, &k->alipay, in, key, v));
    *out = (struct pay_told){.what = PAY_UNKNOWN, .ours = true, .merchant = k->alipay.app_id, .number = text_of(cx, v, "out_trade_no"), .fen = -1, .currency = "CNY",
                             .channel_no = text_of(cx, v, "trade_no"), .detail = detail(cx, v)};
    if (!is(v, "code", "10000")) {
        out->what = meaning_of(failures, v);
        return ERR_NONE;
    }
    bool same = out->number && strcmp(out->number, ask->number) == 0;
    return same ? ERR_NONE : pay_unsure(cx, NAME, "the answer is about another number");
}

/* ---- query, close ----------------------------------------------------------------------------------------------------------------------------------- */
static enum err call_with(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const char *method, const char *const *pairs, bool refund, struct pay_http *out)
{
    TRY(pay_ask_check(cx, ask, refund));
    return pay_alipay_call(cx, &k->alipay, method, biz(cx, pairs), ask->now_us, out);
}

static enum err query_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    return call_with(cx, k, ask, "alipay.trade.query", (const char *const[]){"out_trade_no", ask->number, NULL}, false, out);
}

static enum err query_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    static const struct meaning FAILURES[] = {{"ACQ.TRADE_NOT_EXIST", PAY_ABSENT}, {NULL, PAY_UNKNOWN}};
    struct jv v;
    int64_t fen;
    TRY(read_trade(cx, k, ask, in, "alipay_trade_query_response", FAILURES, &v, out));
    if (!is(&v, "code", "10000"))
        return ERR_NONE;
    struct str paid_at = json_str(json_get(&v, "send_pay_date"));
    out->what = trade_what(json_str(json_get(&v, "trade_status")), paid_at.size > 0);
    out->at_us = pay_time_read(paid_at);
    out->detail = text_of(cx, &v, "trade_status");
    if (pay_yuan_read(json_str(json_get(&v, "total_amount")), &fen) && fen >= 0)
        out->fen = fen;
    return ERR_NONE;
}

static enum err close_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    return call_with(cx, k, ask, "alipay.trade.close", (const char *const[]){"out_trade_no", ask->number, NULL}, false, out);
}

static enum err close_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    /* ACQ.TRADE_STATUS_ERROR: paid or closed: it does not say which, so the caller asks */
    static const struct meaning FAILURES[] = {{"ACQ.TRADE_NOT_EXIST", PAY_ABSENT}, {NULL, PAY_UNKNOWN}};
    struct jv v;
    TRY(read_trade(cx, k, ask, in, "alipay_trade_close_response", FAILURES, &v, out));
    if (is(&v, "code", "10000"))
        out->what = PAY_CLOSED;
    return ERR_NONE;
}

/* ---- refunds ------------------------------------------------------------------------------------------------------------------------------------------- */
static enum err refund_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    const char *reason = ask->refund_reason && *ask->refund_reason ? pay_cut(cx->ar, ask->refund_reason, REASON_MAX) : NULL;
    const char *pairs[] = {"out_trade_no", ask->number, "refund_amount", pay_yuan(cx->ar, ask->refund_fen), "out_request_no", ask->refund_number, "refund_reason", reason, NULL};
    return call_with(cx, k, ask, "alipay.trade.refund", pairs, true, out);
}

static enum err refund_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    static const struct meaning FAILURES[] = { /* others (system error, balance too low) are worth another attempt */
        {"ACQ.TRADE_NOT_EXIST", PAY_REFUND_FAILED}, {"ACQ.TRADE_HAS_FINISHED", PAY_REFUND_FAILED}, {"ACQ.TRADE_STATUS_ERROR", PAY_REFUND_FAILED},
        {"ACQ.INVALID_PARAMETER", PAY_REFUND_FAILED}, {"ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", PAY_REFUND_FAILED}, {"ACQ.DISCORDANT_REPEAT_REQUEST", PAY_REFUND_FAILED},
        {"ACQ.REASON_TRADE_REFUND_FEE_ERR", PAY_REFUND_FAILED}, {"ACQ.TRADE_NOT_ALLOW_REFUND", PAY_REFUND_FAILED}, {"ACQ.BUYER_ERROR", PAY_REFUND_FAILED},
        {NULL, PAY_UNKNOWN}};
    struct jv v;
    TRY(read_trade(cx, k, ask, in, "alipay_trade_refund_response", FAILURES, &v, out));
    out->refund = true;
    out->refund_number = ask->refund_number;
    out->at_us = pay_time_read(json_str(json_get(&v, "gmt_refund_pay")));
    /* fund_change Y: this request moved the money. N: it did not (asked before, or under way): a query tells. refund_fee counts all
     * refunds of the trade, so no amount of this one is told. */
    if (is(&v, "code", "10000"))
        out->what = is(&v, "fund_change", "Y") ? PAY_REFUNDED : PAY_REFUND_PENDING;
    return ERR_NONE;
}

static enum err refund_query_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    return call_with(cx, k, ask, "alipay.trade.fastpay.refund.query",
                     (const char *const[]){"out_trade_no", ask->number, "out_request_no", ask->refund_number, NULL}, true, out);
}

static enum err refund_query_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    static const struct meaning FAILURES[] = {{"ACQ.TRADE_NOT_EXIST", PAY_ABSENT}, {"TRADE_NOT_EXIST", PAY_ABSENT}, {NULL, PAY_UNKNOWN}};
    struct jv v;
    int64_t fen;
    TRY(pay_alipay_read(cx, &k->alipay, in, "alipay_trade_fastpay_refund_query_response", &v));
    *out = (struct pay_told){.what = PAY_UNKNOWN, .refund = true, .ours = true, .merchant = k->alipay.app_id, .number = ask->number, .refund_number = ask->refund_number,
                             .fen = -1, .currency = "CNY", .channel_no = text_of(cx, &v, "trade_no"), .detail = detail(cx, &v)};
    if (!is(&v, "code", "10000")) {
        out->what = meaning_of(FAILURES, &v);
        return ERR_NONE;
    }
    /* No such refund is answered with success and nothing in it. */
    if (!is(&v, "refund_status", "REFUND_SUCCESS")) {
        out->what = json_get(&v, "refund_status") ? PAY_REFUND_PENDING : PAY_ABSENT;
        return ERR_NONE;
    }
    if (!is(&v, "out_trade_no", ask->number) || !is(&v, "out_request_no", ask->refund_number))
        return pay_unsure(cx, NAME, "the answer is about another number");
    out->what = PAY_REFUNDED;
    out->at_us = pay_time_read(json_str(json_get(&v, "gmt_refund_pay")));
    if (pay_yuan_read(json_str(json_get(&v, "refund_amount")), &fen) && fen >= 0)
        out->fen = fen;
    return ERR_NONE;
}

/* ---- notices --------------------------------------------------------------------------------------------------------------------------------------------- */
static enum err refused(struct cx *cx, enum err e, const char *why)
{
    return err_say(cx, e, NULL, "支付宝的通知没有通过核验：%s", "The Alipay notice is refused: %s", why);
}

static bool ours(const struct pay_alipay_keys *a, const struct pay_fields *f)
{
    struct str seller = pay_field_get(f, "seller_id");
    return pay_same(pay_field_get(f, "app_id"), str_of(a->app_id)) && (!*a->seller_id || pay_same(seller, str_of(a->seller_id)));
}

static enum err callback(struct cx *cx, const struct pay_keys *k, const struct pay_msg *in, struct pay_told *out)
{
    struct pay_fields f;
    int64_t fen;
    if (!k->alipay.on)
        return refused(cx, ERR_FORBIDDEN, "the channel is not configured");
    if (!pay_form_read(cx->ar, in->body, &f))
        return refused(cx, ERR_MALFORMED, "the form cannot be read");
    const char *why = pay_alipay_verify_notice(cx->ar, k->alipay.verify, &f);
    if (why)
        return refused(cx, ERR_FORBIDDEN, why);
    const char *currency = pay_field_z(cx->ar, &f, "trans_currency");
    *out = (struct pay_told){
        .what = trade_what(pay_field_get(&f, "trade_status"), pay_field_get(&f, "gmt_payment").size > 0), .ours = ours(&k->alipay, &f),
        .merchant = pay_field_z(cx->ar, &f, "app_id"), .number = pay_field_z(cx->ar, &f, "out_trade_no"), .channel_no = pay_field_z(cx->ar, &f, "trade_no"), .fen = -1,
        .currency = currency ? currency : "CNY", .at_us = pay_time_read(pay_field_get(&f, "gmt_payment")), .nonce = pay_field_z(cx->ar, &f, "notify_id"),
        .detail = pay_field_z(cx->ar, &f, "trade_status")};
    if (pay_yuan_read(pay_field_get(&f, "total_amount"), &fen) && fen >= 0)
        out->fen = fen;
    return ERR_NONE;
}

/* Anything but "success" makes Alipay repeat the notice. */
static struct pay_answer answer(struct cx *cx, enum err e)
{
    (void)cx;
    return e == ERR_NONE ? (struct pay_answer){200, "text/plain; charset=utf-8", STR("success")} : (struct pay_answer){err_status(e), "text/plain; charset=utf-8", STR("fail")};
}

const struct pay_channel pay_alipay = {
    .name = NAME, .zh = "支付宝", .en = "Alipay", .scenes = 1u << PAY_WAP | 1u << PAY_PAGE, .offered = offered, .create_build = create_build,
    .query = {query_build, query_parse}, .close = {close_build, close_parse}, .refund = {refund_build, refund_parse},
    .refund_query = {refund_query_build, refund_query_parse}, .callback = callback, .answer = answer,
    .bill_build = pay_alipay_bill_build, .bill_open = pay_alipay_bill_open, .bill_rows = pay_alipay_bill_rows,
};
