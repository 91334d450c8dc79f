/* pay_wechat.c: the channel WeChat Pay, API v3: JSAPI, H5 and Native payments of a direct merchant, query, close, refund, callbacks.
 * What moves money is believed only when it is signed; an error without a signature can at most say that a number is not known. */
#include "pay_wechat.h"

#include <string.h>

#include "pay_form.h"
#include "when.h"

#define NAME "wechat"
enum { TITLE_MAX = 127, REASON_MAX = 80 };   /* bytes */

static unsigned offered(const struct pay_keys *k)
{
    return k->wechat.on && k->wechat.known_n ? k->wechat.scenes : 0; /* without a key of theirs no answer could be verified */
}

/* ---- errors of the channel --------------------------------------------------------------------------------------------------------------- */
/* Old and new pages spell the codes with and without underscores (ORDERNOTEXIST, ORDER_NOT_EXIST). */
static bool code_is(struct str code, const char *plain)
{
    size_t n = strlen(plain), j = 0;
    for (size_t i = 0; i < code.size; i++) {
        if (code.p[i] == '_')
            continue;
        if (j == n || code.p[i] != plain[j++])
            return false;
    }
    return j == n;
}

static bool code_in(struct str code, const char *const *list)
{
    for (size_t i = 0; list[i]; i++)
        if (code_is(code, list[i]))
            return true;
    return false;
}

struct fault { struct str code; bool is_signed; };

/* An answer that is no success. A signature that is there must be right. */
static enum err fault_read(struct cx *cx, const struct pay_wechat_keys *w, const struct pay_msg *in, struct fault *out)
{
    struct jv v = {.type = J_NULL};
    struct json_fault jf;
    const char *given = in->header(in->arg, "Wechatpay-Signature"), *why = given && *given ? pay_wechat_check(cx->ar, w, in) : NULL;
    if (why) {
        pay_certificates_wanted();
        return pay_unsure(cx, NAME, why);
    }
    bool read = in->body.size && json_read(cx->ar, in->body, NULL, &v, &jf);
    out->code = read ? json_str(json_get(&v, "code")) : (struct str){0};
    out->is_signed = given && *given;
    return ERR_NONE;
}

static const char *detail(struct cx *cx, int status, struct str code)
{
    return ar_printf(cx->ar, "%d %.*s", status, (int)(code.size < 64 ? code.size : 64), code.p ? code.p : "");
}

/* ---- making a payment ------------------------------------------------------------------------------------------------------------------------ */
static const char *const PATHS[PAY__SCENES] = {[PAY_JSAPI] = "jsapi", [PAY_H5] = "h5", [PAY_NATIVE] = "native"};
static const char *const ANSWERS[PAY__SCENES] = {[PAY_JSAPI] = "prepay_id", [PAY_H5] = "h5_url", [PAY_NATIVE] = "code_url"};

static void put_amount(struct jw *j, const struct pay_ask *ask, bool refund)
{
    jw_key(j, "amount");
    jw_obj(j);
    if (refund) {
        jw_key(j, "refund");
        jw_i64(j, ask->refund_fen);
    }
    jw_key(j, "total");
    jw_i64(j, ask->fen);
    jw_key(j, "currency");
    jw_z(j, "CNY");
    jw_obj_end(j);
}

static void put_text(struct jw *j, const char *key, const char *value)
{
    jw_key(j, key);
    jw_z(j, value);
}

static const char *time_text(struct arena *ar, int64_t us)
{
    char t[40];
    when_format(us - us % US_PER_S, WHEN_CST_MIN, t);
    return ar_printf(ar, "%.19s+08:00", t); /* whole seconds */
}

static void put_scene(struct jw *j, const struct pay_ask *ask)
{
    if (ask->scene == PAY_JSAPI) {
        jw_key(j, "payer");
        jw_obj(j);
        put_text(j, "openid", ask->openid);
        jw_obj_end(j);
    } else if (ask->scene == PAY_H5) {
        jw_key(j, "scene_info");
        jw_obj(j);
        put_text(j, "payer_client_ip", ask->payer_address);
        jw_key(j, "h5_info");
        jw_obj(j);
        put_text(j, "type", "Wap");
        jw_obj_end(j);
        jw_obj_end(j);
    }
}

static enum err create_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *http_out, struct pay_go *go_out)
{
    const struct pay_wechat_keys *w = &k->wechat;
    struct buf b;
    struct jw j;
    TRY(pay_ask_check(cx, ask, false));
    if (!(offered(k) & 1u << ask->scene) || (ask->scene == PAY_JSAPI && !ask->openid) || (ask->scene == PAY_H5 && !ask->payer_address))
        return pay_cannot(cx, "微信支付 WeChat Pay");
    buf_init(&b, cx->ar, 512);
    jw_init(&j, &b);
    jw_obj(&j);
    put_text(&j, "appid", w->appid);
    put_text(&j, "mchid", w->mchid);
    put_text(&j, "description", pay_cut(cx->ar, ask->title, TITLE_MAX));
    put_text(&j, "out_trade_no", ask->number);
    put_text(&j, "time_expire", time_text(cx->ar, ask->expires_us));
    put_text(&j, "notify_url", ask->notify_url);
    put_amount(&j, ask, false);
    put_scene(&j, ask);
    jw_obj_end(&j);
    *go_out = (struct pay_go){.kind = PAY_GO_NONE};
    return pay_wechat_call(cx, w, "POST", ar_printf(cx->ar, "/v3/pay/transactions/%s", PATHS[ask->scene]), buf_view(&b), ask->now_us, http_out);
}

/* What WeixinJSBridge wants: signed like a request, but of its own four lines. */
static enum err jsapi_go(struct cx *cx, const struct pay_wechat_keys *w, struct str prepay, int64_t now_us, struct pay_go *out)
{
    const char *stamp = ar_printf(cx->ar, "%lld", (long long)(now_us / US_PER_S)), *nonce = pay_random_hex(cx->ar, 16);
    const char *package = ar_printf(cx->ar, "prepay_id=%.*s", (int)prepay.size, prepay.p);
    const char *sign = pay_sign(cx->ar, w->sign, str_of(ar_printf(cx->ar, "%s\n%s\n%s\n%s\n", w->appid, stamp, nonce, package)));
    struct buf b;
    struct jw j;
    if (!sign)
        return err_set(cx, ERR_CRYPTO, NULL);
    buf_init(&b, cx->ar, 512);
    jw_init(&j, &b);
    jw_obj(&j);
    put_text(&j, "appId", w->appid);
    put_text(&j, "timeStamp", stamp);
    put_text(&j, "nonceStr", nonce);
    put_text(&j, "package", package);
    put_text(&j, "signType", "RSA");
    put_text(&j, "paySign", sign);
    jw_obj_end(&j);
    *out = (struct pay_go){.kind = PAY_GO_JSAPI, .text = buf_z(&b)};
    return ERR_NONE;
}

static enum err create_fault(struct cx *cx, const struct pay_wechat_keys *w, const struct pay_msg *in)
{
    static const char *const KNOWN[] = {"ORDERPAID", "ORDERCLOSED", "OUTTRADENOUSED", NULL}, *const LATER[] = {"FREQUENCYLIMITED", "RATELIMITEXCEEDED", NULL};
    struct fault f;
    TRY(fault_read(cx, w, in, &f));
    if (code_in(f.code, KNOWN))
        return err_say(cx, ERR_WRONG_STATE, NULL, "微信支付里这一单已付款或已关闭", "WeChat Pay has this one as paid or closed");
    if (in->status == 429 || code_in(f.code, LATER))
        return err_say(cx, ERR_BUSY, NULL, "微信支付繁忙，请稍后再试", "WeChat Pay is busy, try again");
    if (in->status >= 500 || f.code.size == 0)
        return pay_unsure(cx, NAME, detail(cx, in->status, f.code));
    return err_say(cx, ERR_INVALID, NULL, "微信支付没有接受：%s", "WeChat Pay did not accept it: %s", detail(cx, in->status, f.code));
}

static enum err create_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_go *out)
{
    struct jv v;
    if (in->status < 200 || in->status > 299)
        return create_fault(cx, &k->wechat, in);
    TRY(pay_wechat_read(cx, &k->wechat, in, &v));
    struct str what = json_str(json_get(&v, ANSWERS[ask->scene]));
    if (what.size == 0 || what.size > 2000)
        return pay_unsure(cx, NAME, "the answer lacks what the payer needs");
    if (ask->scene == PAY_JSAPI)
        return jsapi_go(cx, &k->wechat, what, in->now_us, out);
    if (ask->scene == PAY_NATIVE) {
        *out = (struct pay_go){.kind = PAY_GO_QR, .text = str_dup(cx->ar, what)};
        return ERR_NONE;
    }
    struct buf b;
    buf_init(&b, cx->ar, 512);
    buf_str(&b, what);
    if (ask->return_url) {
        buf_printf(&b, "%sredirect_url=", memchr(what.p, '?', what.size) ? "&" : "?");
        buf_pct(&b, str_of(ask->return_url));
    }
    *out = (struct pay_go){.kind = PAY_GO_REDIRECT, .url = buf_z(&b)};
    return ERR_NONE;
}

/* ---- what is told -------------------------------------------------------------------------------------------------------------------------------- */
static const char *text_of(struct cx *cx, const struct jv *v, const char *key)
{
    struct str s = json_str(json_get(v, key));
    return s.size ? str_dup(cx->ar, s) : NULL;
}

struct state { const char *word; enum pay_what what; };
static enum pay_what what_of(const struct state *table, const struct jv *v, const char *key)
{
    struct str word = json_str(json_get(v, key));
    for (; table->word; table++)
        if (str_eqz(word, table->word))
            return table->what;
    return PAY_UNKNOWN;
}

/* REFUND: paid, and given back since. */
static const struct state TRADE[] = {
    {"SUCCESS", PAY_PAID}, {"REFUND", PAY_PAID}, {"NOTPAY", PAY_PENDING}, {"USERPAYING", PAY_PENDING}, {"CLOSED", PAY_CLOSED}, {"REVOKED", PAY_CLOSED},
    {"PAYERROR", PAY_CLOSED}, {NULL, PAY_UNKNOWN}};
/* ABNORMAL: the payer's card or account takes no money: a person must find another way. */
static const struct state REFUND[] = {
    {"SUCCESS", PAY_REFUNDED}, {"PROCESSING", PAY_REFUND_PENDING}, {"CLOSED", PAY_REFUND_FAILED}, {"ABNORMAL", PAY_REFUND_FAILED}, {NULL, PAY_UNKNOWN}};

static bool ours(const struct pay_wechat_keys *w, const struct jv *v)
{
    const struct jv *app = json_get(v, "appid");
    return pay_same(json_str(json_get(v, "mchid")), str_of(w->mchid)) && (!app || pay_same(json_str(app), str_of(w->appid)));
}

static void transaction_told(struct cx *cx, const struct pay_wechat_keys *w, const struct jv *v, struct pay_told *out)
{
    const struct jv *amount = json_get(v, "amount");
    int64_t fen;
    *out = (struct pay_told){
        .what = what_of(TRADE, v, "trade_state"), .ours = ours(w, v), .merchant = text_of(cx, v, "mchid"), .number = text_of(cx, v, "out_trade_no"),
        .channel_no = text_of(cx, v, "transaction_id"), .fen = -1, .currency = text_of(cx, amount, "currency"),
        .at_us = pay_time_read(json_str(json_get(v, "success_time"))), .detail = text_of(cx, v, "trade_state")};
    if (json_i64(json_get(amount, "total"), &fen) && fen >= 0)
        out->fen = fen;
}

/* Refunds carry no currency in callbacks: the amount is of the trade's currency, CNY. */
static void refund_told(struct cx *cx, const struct pay_wechat_keys *w, const struct jv *v, const char *state_key, struct pay_told *out)
{
    const struct jv *amount = json_get(v, "amount"), *currency = json_get(amount, "currency"), *mch = json_get(v, "mchid");
    int64_t fen;
    *out = (struct pay_told){
        .what = what_of(REFUND, v, state_key), .refund = true, .ours = !mch || pay_same(json_str(mch), str_of(w->mchid)), .merchant = text_of(cx, v, "mchid"),
        .number = text_of(cx, v, "out_trade_no"), .refund_number = text_of(cx, v, "out_refund_no"), .channel_no = text_of(cx, v, "refund_id"), .fen = -1,
        .currency = currency ? text_of(cx, amount, "currency") : "CNY", .at_us = pay_time_read(json_str(json_get(v, "success_time"))),
        .detail = text_of(cx, v, state_key)};
    if (json_i64(json_get(amount, "refund"), &fen) && fen >= 0)
        out->fen = fen;
}

/* An answer about another number than the one asked for is no answer. */
static enum err same_number(struct cx *cx, const char *told, const char *asked)
{
    return told && strcmp(told, asked) == 0 ? ERR_NONE : pay_unsure(cx, NAME, "the answer is about another number");
}

/* ---- query, close ---------------------------------------------------------------------------------------------------------------------------------- */
static enum err query_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    const char *path = ar_printf(cx->ar, "/v3/pay/transactions/out-trade-no/%s?mchid=%s", ask->number, k->wechat.mchid);
    TRY(pay_ask_check(cx, ask, false));
    return pay_wechat_call(cx, &k->wechat, "GET", path, (struct str){0}, ask->now_us, out);
}

static enum err fault_told(struct cx *cx, const struct pay_wechat_keys *w, const struct pay_msg *in, bool refund, struct pay_told *out)
{
    static const char *const ABSENT[] = {"ORDERNOTEXIST", "RESOURCENOTEXISTS", "NOTFOUND", NULL};
    struct fault f;
    TRY(fault_read(cx, w, in, &f));
    *out = (struct pay_told){.what = PAY_UNKNOWN, .refund = refund, .ours = true, .fen = -1, .detail = detail(cx, in->status, f.code)};
    if (code_in(f.code, ABSENT))
        out->what = PAY_ABSENT;
    return ERR_NONE;
}

static enum err query_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    struct jv v;
    if (in->status != 200)
        return fault_told(cx, &k->wechat, in, false, out);
    TRY(pay_wechat_read(cx, &k->wechat, in, &v));
    transaction_told(cx, &k->wechat, &v, out);
    return same_number(cx, out->number, ask->number);
}

static enum err close_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    const char *path = ar_printf(cx->ar, "/v3/pay/transactions/out-trade-no/%s/close", ask->number);
    TRY(pay_ask_check(cx, ask, false));
    return pay_wechat_call(cx, &k->wechat, "POST", path, str_of(ar_printf(cx->ar, "{\"mchid\":\"%s\"}", k->wechat.mchid)), ask->now_us, out);
}

static enum err close_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    struct fault f;
    struct jv v;
    *out = (struct pay_told){.ours = true, .number = ask->number, .fen = -1};
    if (in->status == 204 || in->status == 200) {
        TRY(pay_wechat_read(cx, &k->wechat, in, &v));
        out->what = PAY_CLOSED;
        return ERR_NONE;
    }
    TRY(fault_told(cx, &k->wechat, in, false, out));
    TRY(fault_read(cx, &k->wechat, in, &f));
    if (f.is_signed && code_is(f.code, "ORDERCLOSED"))
        out->what = PAY_CLOSED;
    if (f.is_signed && code_is(f.code, "ORDERPAID"))
        out->what = PAY_PAID;
    return ERR_NONE;
}

/* ---- refunds ------------------------------------------------------------------------------------------------------------------------------------------ */
static enum err refund_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    struct buf b;
    struct jw j;
    TRY(pay_ask_check(cx, ask, true));
    buf_init(&b, cx->ar, 512);
    jw_init(&j, &b);
    jw_obj(&j);
    put_text(&j, "out_trade_no", ask->number);
    put_text(&j, "out_refund_no", ask->refund_number);
    if (ask->refund_reason && *ask->refund_reason)
        put_text(&j, "reason", pay_cut(cx->ar, ask->refund_reason, REASON_MAX));
    if (ask->notify_url)
        put_text(&j, "notify_url", ask->notify_url);
    put_amount(&j, ask, true);
    jw_obj_end(&j);
    return pay_wechat_call(cx, &k->wechat, "POST", "/v3/refund/domestic/refunds", buf_view(&b), ask->now_us, out);
}

/* Refused for good: nothing a repetition could change. Where the merchant's balance is short a repetition does help. */
static enum err refund_fault(struct cx *cx, const struct pay_keys *k, const struct pay_msg *in, struct pay_told *out)
{
    static const char *const FOR_GOOD[] = {"INVALIDREQUEST", "PARAMERROR", "USERACCOUNTABNORMAL", "MCHNOTEXISTS", "RESOURCENOTEXISTS", "ORDERNOTEXIST", NULL};
    struct fault f;
    TRY(fault_told(cx, &k->wechat, in, true, out));
    TRY(fault_read(cx, &k->wechat, in, &f));
    out->what = f.is_signed && in->status >= 400 && in->status < 500 && code_in(f.code, FOR_GOOD) ? PAY_REFUND_FAILED : PAY_UNKNOWN;
    return ERR_NONE;
}

static enum err refund_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    struct jv v;
    if (in->status != 200)
        return refund_fault(cx, k, in, out);
    TRY(pay_wechat_read(cx, &k->wechat, in, &v));
    refund_told(cx, &k->wechat, &v, "status", out);
    TRY(same_number(cx, out->number, ask->number));
    return same_number(cx, out->refund_number, ask->refund_number);
}

static enum err refund_query_build(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out)
{
    TRY(pay_ask_check(cx, ask, true));
    return pay_wechat_call(cx, &k->wechat, "GET", ar_printf(cx->ar, "/v3/refund/domestic/refunds/%s", ask->refund_number), (struct str){0}, ask->now_us, out);
}

static enum err refund_query_parse(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out)
{
    return in->status == 200 ? refund_parse(cx, k, ask, in, out) : fault_told(cx, &k->wechat, in, true, out);
}

/* ---- callbacks ------------------------------------------------------------------------------------------------------------------------------------------- */
static enum err refused(struct cx *cx, enum err e, const char *why)
{
    return err_say(cx, e, NULL, "微信支付的通知没有通过核验：%s", "The WeChat Pay notice is refused: %s", why);
}

static enum err callback(struct cx *cx, const struct pay_keys *k, const struct pay_msg *in, struct pay_told *out)
{
    struct str plain, event;
    struct jv v;
    struct json_fault jf;
    const char *why = k->wechat.on ? pay_wechat_check(cx->ar, &k->wechat, in) : "the channel is not configured";
    if (why) {
        if (k->wechat.on && strstr(why, "no key that is known"))
            pay_certificates_wanted();
        return refused(cx, ERR_FORBIDDEN, why);
    }
    why = pay_wechat_open_body(cx->ar, k->wechat.v3, in->body, &plain, &event);
    if (!why && !json_read(cx->ar, plain, NULL, &v, &jf))
        why = "what was sealed is no JSON";
    if (why)
        return refused(cx, ERR_MALFORMED, why);
    if (str_starts(event, "REFUND."))
        refund_told(cx, &k->wechat, &v, "refund_status", out);
    else if (str_starts(event, "TRANSACTION."))
        transaction_told(cx, &k->wechat, &v, out);
    else
        *out = (struct pay_told){.what = PAY_UNKNOWN, .ours = true, .fen = -1, .detail = str_dup(cx->ar, event)};
    out->nonce = ar_printf(cx->ar, "%s:%s", in->header(in->arg, "Wechatpay-Timestamp"), in->header(in->arg, "Wechatpay-Nonce"));
    return ERR_NONE;
}

static struct pay_answer answer(struct cx *cx, enum err e)
{
    (void)cx;
    return e == ERR_NONE ? (struct pay_answer){200, "application/json", STR("{\"code\":\"SUCCESS\",\"message\":\"OK\"}")}
                         : (struct pay_answer){err_status(e), "application/json", STR("{\"code\":\"FAIL\",\"message\":\"refused\"}")};
}

const struct pay_channel pay_wechat = {
    .name = NAME, .zh = "微信支付", .en = "WeChat Pay", .scenes = 1u << PAY_JSAPI | 1u << PAY_H5 | 1u << PAY_NATIVE, .offered = offered,
    .create_build = create_build, .create_parse = create_parse,
    .query = {query_build, query_parse}, .close = {close_build, close_parse}, .refund = {refund_build, refund_parse},
    .refund_query = {refund_query_build, refund_query_parse}, .callback = callback, .answer = answer,
    .bill_build = pay_wechat_bill_build, .bill_open = pay_wechat_bill_open, .bill_rows = pay_wechat_bill_rows,
};
