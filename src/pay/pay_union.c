/* pay_union.c: the channel UnionPay, online gateway 5.1.0: consumption in the front (the browser carries the form), query, refund, callbacks.
 * There is no closing: an order takes no money after its payTimeout. Orders are found by number and the time they were sent. */
#include "pay_union.h"

#include <string.h>

#include "when.h"

#define NAME "unionpay"
#define BIZ "000201"

static unsigned offered(const struct pay_keys *k)
{
    return k->unionpay.on ? k->unionpay.scenes : 0;
}

static enum err check(struct cx *cx, const struct pay_ask *ask, bool refund)
{
    TRY(pay_ask_check(cx, ask, refund));
    return ask->made_us > 0 ? ERR_NONE : err_say(cx, ERR_INVALID, NULL, "缺少下单时间", "The time the order was sent is missing");
}

static char *amount(struct arena *ar, int64_t fen)
{
    return ar_printf(ar, "%lld", (long long)fen);
}

/* ---- making a payment ---------------------------------------------------------------------------------------------------------------------------- */
static enum err create_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *http_out, struct pay_go *go_out)
{
    const struct pay_unionpay_keys *u = &k->unionpay;
    TRY(check(cx, ask, false));
    if (!(offered(k) & 1u << ask->scene))
        return pay_cannot(cx, "银联 UnionPay");
    struct pay_fields f = pay_union_fields(cx->ar, u, "01", "01", BIZ);
    pay_field_add(&f, "channelType", ask->scene == PAY_WAP ? "08" : "07");
    pay_field_add(&f, "frontUrl", ask->return_url);
    pay_field_add(&f, "backUrl", ask->notify_url);
    pay_field_add(&f, "orderId", ask->number);
    pay_field_add(&f, "txnTime", pay_time_digits(cx->ar, ask->made_us));
    pay_field_add(&f, "txnAmt", amount(cx->ar, ask->fen));
    pay_field_add(&f, "currencyCode", "156");
    pay_field_add(&f, "payTimeout", pay_time_digits(cx->ar, ask->expires_us));
    if (!pay_union_sign(cx->ar, u, &f))
        return err_set(cx, ERR_CRYPTO, NULL);
    struct pay_pair *pairs = AR_ARRAY(cx->ar, struct pay_pair, f.n);
    for (size_t i = 0; i < f.n; i++)
        pairs[i] = (struct pay_pair){str_dup(cx->ar, f.p[i].name), str_dup(cx->ar, f.p[i].value)};
    *http_out = (struct pay_http){0};
    *go_out = (struct pay_go){.kind = PAY_GO_FORM, .url = ar_printf(cx->ar, "%s/gateway/api/frontTransReq.do", u->gateway), .fields = pairs, .fields_n = f.n};
    return ERR_NONE;
}

/* ---- what is told ---------------------------------------------------------------------------------------------------------------------------------- */
static bool is(const struct pay_fields *f, const char *name, const char *value)
{
    return str_eqz(pay_field_get(f, name), value);
}

/* Codes that say neither yes nor no: under way, time ran out, unknown, busy. */
static bool open_code(struct str code)
{
    static const char *const OPEN[] = {"02", "03", "04", "05", "06", "34", NULL};
    if (code.size == 0)
        return true;
    for (size_t i = 0; OPEN[i]; i++)
        if (str_eqz(code, OPEN[i]))
            return true;
    return false;
}

static bool ours(const struct pay_unionpay_keys *u, const struct pay_fields *f)
{
    return pay_same(pay_field_get(f, "merId"), str_of(u->mer_id));
}

static const char *currency(struct cx *cx, const struct pay_fields *f)
{
    return is(f, "currencyCode", "156") ? "CNY" : pay_field_z(cx->ar, f, "currencyCode");
}

static struct pay_told told_of(struct cx *cx, const struct pay_unionpay_keys *u, const struct pay_fields *f, bool refund)
{
    struct pay_told t = {.what = PAY_UNKNOWN, .refund = refund, .ours = ours(u, f), .merchant = pay_field_z(cx->ar, f, "merId"), .fen = -1, .currency = currency(cx, f),
                         .channel_no = pay_field_z(cx->ar, f, "queryId"), .detail = pay_field_z(cx->ar, f, "respCode")};
    int64_t fen;
    const char *number = pay_field_z(cx->ar, f, "orderId");
    *(refund ? &t.refund_number : &t.number) = number;
    if (pay_fen_read(pay_field_get(f, "txnAmt"), &fen))
        t.fen = fen;
    return t;
}

/* ---- query --------------------------------------------------------------------------------------------------------------------------------------------- */
static enum err query_of(struct cx *cx, const struct pay_keys *k, const char *number, int64_t made_us, struct pay_http *out)
{
    struct pay_fields f = pay_union_fields(cx->ar, &k->unionpay, "00", "00", "000000");
    pay_field_add(&f, "orderId", number);
    pay_field_add(&f, "txnTime", pay_time_digits(cx->ar, made_us));
    return pay_union_call(cx, &k->unionpay, ar_printf(cx->ar, "%s/gateway/api/queryTrans.do", k->unionpay.gateway), &f, out);
}

struct outcome { enum pay_what yes, no, open; };

static enum err query_read(struct cx *cx, const struct pay_keys *k, const char *number, int64_t made_us, const struct pay_msg *in, bool refund,
                           const struct outcome *o, struct pay_told *out)
{
    struct pay_fields f;
    TRY(pay_union_read(cx, &k->unionpay, in, &f));
    *out = told_of(cx, &k->unionpay, &f, refund);
    if (!is(&f, "orderId", number) || !is(&f, "txnTime", pay_time_digits(cx->ar, made_us)))
        return pay_unsure(cx, NAME, "the answer is about another number");
    struct str code = pay_field_get(&f, "respCode"), orig = pay_field_get(&f, "origRespCode");
    if (!str_eqz(code, "00")) { /* 34: no such transaction */
        out->what = str_eqz(code, "34") ? PAY_ABSENT : PAY_UNKNOWN;
        return ERR_NONE;
    }
    out->what = str_eqz(orig, "00") || str_eqz(orig, "A6") ? o->yes : open_code(orig) ? o->open : o->no;
    out->detail = ar_printf(cx->ar, "%.*s", (int)(orig.size < 8 ? orig.size : 8), orig.p ? orig.p : "");
    return ERR_NONE;
}

static enum err query_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    TRY(check(cx, ask, false));
    return query_of(cx, k, ask->number, ask->made_us, out);
}

/* A consumption that failed may still be paid: the payer tries another card until payTimeout. */
static enum err query_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    const struct outcome o = {PAY_PAID, in->now_us > ask->expires_us ? PAY_CLOSED : PAY_PENDING, PAY_PENDING};
    return query_read(cx, k, ask->number, ask->made_us, in, false, &o, out);
}

/* ---- refunds -------------------------------------------------------------------------------------------------------------------------------------------- */
static enum err refund_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    TRY(check(cx, ask, true));
    if (!ask->channel_no || ask->refund_made_us <= 0)
        return err_say(cx, ERR_INVALID, NULL, "缺少银联的查询流水号", "UnionPay's query number is missing");
    struct pay_fields f = pay_union_fields(cx->ar, &k->unionpay, "04", "00", BIZ);
    pay_field_add(&f, "channelType", "07");
    pay_field_add(&f, "orderId", ask->refund_number);
    pay_field_add(&f, "txnTime", pay_time_digits(cx->ar, ask->refund_made_us));
    pay_field_add(&f, "txnAmt", amount(cx->ar, ask->refund_fen));
    pay_field_add(&f, "origQryId", ask->channel_no);
    pay_field_add(&f, "backUrl", ask->notify_url ? ask->notify_url : "http://www.specialUrl.com"); /* their word for "no callback" */
    return pay_union_call(cx, &k->unionpay, ar_printf(cx->ar, "%s/gateway/api/backTransReq.do", k->unionpay.gateway), &f, out);
}

static enum err refund_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    struct pay_fields f;
    TRY(pay_union_read(cx, &k->unionpay, in, &f));
    *out = told_of(cx, &k->unionpay, &f, true);
    if (!is(&f, "orderId", ask->refund_number))
        return pay_unsure(cx, NAME, "the answer is about another number");
    struct str code = pay_field_get(&f, "respCode");
    /* 00: taken in, not done; 12: taken in before. A callback or a query tells the end */
    out->what = str_eqz(code, "00") || str_eqz(code, "12") ? PAY_REFUND_PENDING : open_code(code) ? PAY_UNKNOWN : PAY_REFUND_FAILED;
    return ERR_NONE;
}

static enum err refund_query_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    TRY(check(cx, ask, true));
    return query_of(cx, k, ask->refund_number, ask->refund_made_us, out);
}

static enum err refund_query_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    static const struct outcome O = {PAY_REFUNDED, PAY_REFUND_FAILED, PAY_REFUND_PENDING};
    return query_read(cx, k, ask->refund_number, ask->refund_made_us, in, true, &O, out);
}

/* ---- callbacks ------------------------------------------------------------------------------------------------------------------------------------------ */
static enum err refused(struct cx *cx, enum err e, const char *why)
{
    return err_say(cx, e, NULL, "银联的通知没有通过核验：%s", "The UnionPay notice is refused: %s", why);
}

static enum err callback(struct cx *cx, const struct pay_keys *k, const struct pay_msg *in, struct pay_told *out)
{
    struct pay_fields f;
    if (!k->unionpay.on)
        return refused(cx, ERR_FORBIDDEN, "the channel is not configured");
    if (!pay_form_read(cx->ar, in->body, &f))
        return refused(cx, ERR_MALFORMED, "the form cannot be read");
    const char *why = pay_union_verify(cx->ar, &k->unionpay, &f, in->now_us);
    if (why)
        return refused(cx, ERR_FORBIDDEN, why);
    bool refund = is(&f, "txnType", "04");
    struct str code = pay_field_get(&f, "respCode");
    *out = told_of(cx, &k->unionpay, &f, refund);
    if (!refund && !is(&f, "txnType", "01"))
        return ERR_NONE; /* of a kind we do not ask for: UNKNOWN */
    if (str_eqz(code, "00") || str_eqz(code, "A6"))
        out->what = refund ? PAY_REFUNDED : PAY_PAID;
    else if (!open_code(code))
        out->what = refund ? PAY_REFUND_FAILED : PAY_PENDING;
    if (out->channel_no)
        out->nonce = ar_printf(cx->ar, "%s:%s:%s", refund ? "04" : "01", out->channel_no, out->detail ? out->detail : "");
    return ERR_NONE;
}

static struct pay_answer answer(struct cx *cx, enum err e)
{
    (void)cx;
    return e == ERR_NONE ? (struct pay_answer){200, "text/plain; charset=utf-8", STR("ok")} : (struct pay_answer){err_status(e), "text/plain; charset=utf-8", STR("fail")};
}

const struct pay_channel pay_unionpay = {
    .name = NAME, .zh = "银联云闪付", .en = "UnionPay", .scenes = 1u << PAY_WAP | 1u << PAY_PAGE, .offered = offered, .create_build = create_build,
    .query = {query_build, query_parse}, .refund = {refund_build, refund_parse}, .refund_query = {refund_query_build, refund_query_parse},
    .callback = callback, .answer = answer, .bill_build = pay_union_bill_build, .bill_open = pay_union_bill_open, .bill_rows = pay_union_bill_rows,
};
