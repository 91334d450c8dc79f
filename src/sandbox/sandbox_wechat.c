/* sandbox_wechat.c: WeChat Pay API v3 as the merchant sees it: signed calls in, signed answers out, sealed callbacks. The texts that are
 * signed are put together here on their own, not by the code under test. */
#include "sandbox.h"

#include <stdio.h>
#include <string.h>

#include "json.h"
#include "pay_form.h"
#include "when.h"

/* ---- answers --------------------------------------------------------------------------------------------------------------------------------------- */
struct mode { bool public_key; };

static const char *sign_three(struct arena *ar, const struct pay_key *k, const char *stamp, const char *nonce, struct str body)
{
    struct buf b;
    buf_init(&b, ar, body.size + 64);
    buf_puts(&b, stamp), buf_ch(&b, '\n'), buf_puts(&b, nonce), buf_ch(&b, '\n'), buf_str(&b, body), buf_ch(&b, '\n');
    return pay_sign(ar, k, buf_view(&b));
}

static enum err say(struct req *rq, struct resp *rs, struct mode m, int status, const char *json)
{
    if (sb_answer_lost(rs))
        return ERR_NONE;
    struct arena *ar = rq_cx(rq)->ar;
    struct str body = str_of(json);
    const char *stamp = ar_printf(ar, "%lld", (long long)(when_now_us() / US_PER_S)), *nonce = pay_random_hex(ar, 16);
    enum sb_key key = sb_knob_take(SB_ANSWER_FORGED) ? SK_STRANGER : m.public_key ? SK_WECHAT_PUBLIC : SK_WECHAT_PLATFORM;
    rs_status(rs, status);
    rs_header(rs, "Wechatpay-Timestamp", stamp);
    rs_header(rs, "Wechatpay-Nonce", nonce);
    rs_header(rs, "Wechatpay-Signature", sign_three(ar, sb_keys.key[key], stamp, nonce, body));
    rs_header(rs, "Wechatpay-Serial", m.public_key ? SB_PUBLIC_ID : sb_keys.serial[SK_WECHAT_PLATFORM]);
    rs_bytes(rs, "application/json; charset=utf-8", body);
    return ERR_NONE;
}

static enum err fault(struct req *rq, struct resp *rs, struct mode m, int status, const char *code)
{
    return say(rq, rs, m, status, ar_printf(rq_cx(rq)->ar, "{\"code\":\"%s\",\"message\":\"sandbox\"}", code));
}

/* ---- the call's signature --------------------------------------------------------------------------------------------------------------------------- */
static struct str attribute(struct str header, const char *name)
{
    const char *at = header.size ? memmem(header.p, header.size, name, strlen(name)) : NULL;
    if (!at)
        return (struct str){0};
    struct str rest = str_from(header, (size_t)(at - header.p) + strlen(name)), value;
    str_cut(rest, '"', &value, &rest);
    return value;
}

static bool call_is_signed(struct req *rq, struct str body)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct str h = str_of(rq_header(rq, "Authorization"));
    struct str stamp = attribute(h, "timestamp=\""), nonce = attribute(h, "nonce_str=\"");
    struct buf b;
    int64_t at;
    buf_init(&b, ar, body.size + 256);
    buf_puts(&b, rq_method(rq)), buf_ch(&b, '\n'), buf_puts(&b, rq_target(rq)), buf_ch(&b, '\n');
    buf_str(&b, stamp), buf_ch(&b, '\n'), buf_str(&b, nonce), buf_ch(&b, '\n'), buf_str(&b, body), buf_ch(&b, '\n');
    return str_starts(h, "WECHATPAY2-SHA256-RSA2048 ") && str_eqz(attribute(h, "mchid=\""), SB_MCHID) &&
           str_eqz(attribute(h, "serial_no=\""), sb_keys.serial[SK_WECHAT_MERCHANT]) && str_i64(stamp, &at) &&
           pay_verify(ar, sb_keys.key[SK_WECHAT_MERCHANT], buf_view(&b), attribute(h, "signature=\""));
}

/* True: rs holds the refusal. */
static bool refused(struct req *rq, struct resp *rs, struct str body, struct mode *m)
{
    const char *serial = rq_header(rq, "Wechatpay-Serial");
    m->public_key = serial && strcmp(serial, SB_PUBLIC_ID) == 0;
    if (sb_answer_spoiled(rs))
        return true;
    if (call_is_signed(rq, body))
        return false;
    (void)!fault(rq, rs, *m, 401, "SIGN_ERROR");
    return true;
}

/* ---- objects ------------------------------------------------------------------------------------------------------------------------------------------- */
static const char *rfc(struct arena *ar, int64_t us)
{
    char t[40];
    when_format(us, WHEN_CST_MIN, t);
    return ar_printf(ar, "%.19s+08:00", t);
}

static void put(struct jw *w, const char *key, const char *value)
{
    jw_key(w, key);
    jw_z(w, value);
}

static const char *transaction_json(struct arena *ar, const struct sb_trade *t, enum sb_forge f)
{
    static const char *const STATES[] = {[SB_OPEN] = "NOTPAY", [SB_PAID] = "SUCCESS", [SB_CLOSED] = "CLOSED"};
    struct buf b;
    struct jw w;
    buf_init(&b, ar, 512);
    jw_init(&w, &b);
    jw_obj(&w);
    put(&w, "mchid", f == SB_F_MERCHANT ? "1900000099" : SB_MCHID);
    put(&w, "appid", SB_APPID);
    put(&w, "out_trade_no", t->number);
    put(&w, "trade_type", strcmp(t->scene, "h5") == 0 ? "MWEB" : strcmp(t->scene, "native") == 0 ? "NATIVE" : "JSAPI");
    put(&w, "trade_state", t->state == SB_PAID && t->refunded_fen ? "REFUND" : STATES[t->state]);
    put(&w, "trade_state_desc", "sandbox");
    if (t->state == SB_PAID) {
        put(&w, "transaction_id", t->channel_no);
        put(&w, "bank_type", "OTHERS");
        put(&w, "success_time", rfc(ar, t->paid_us));
    }
    jw_key(&w, "amount");
    jw_obj(&w);
    jw_key(&w, "total"), jw_i64(&w, f == SB_F_AMOUNT ? t->fen - 1 : t->fen);
    jw_key(&w, "payer_total"), jw_i64(&w, t->fen);
    put(&w, "currency", f == SB_F_CURRENCY ? "HKD" : "CNY");
    put(&w, "payer_currency", "CNY");
    jw_obj_end(&w);
    jw_obj_end(&w);
    return buf_z(&b);
}

static const char *refund_json(struct arena *ar, const struct sb_refund *r, const struct sb_trade *t, bool callback, enum sb_forge f)
{
    static const char *const STATES[] = {[SB_REFUND_PENDING] = "PROCESSING", [SB_REFUND_DONE] = "SUCCESS", [SB_REFUND_FAILED] = "ABNORMAL"};
    struct buf b;
    struct jw w;
    buf_init(&b, ar, 512);
    jw_init(&w, &b);
    jw_obj(&w);
    if (callback)
        put(&w, "mchid", f == SB_F_MERCHANT ? "1900000099" : SB_MCHID);
    put(&w, "refund_id", r->channel_no);
    put(&w, "out_refund_no", r->number);
    put(&w, "transaction_id", t->channel_no);
    put(&w, "out_trade_no", t->number);
    put(&w, callback ? "refund_status" : "status", STATES[r->state]);
    if (r->state == SB_REFUND_DONE)
        put(&w, "success_time", rfc(ar, r->at_us));
    jw_key(&w, "amount");
    jw_obj(&w);
    jw_key(&w, "total"), jw_i64(&w, t->fen);
    jw_key(&w, "refund"), jw_i64(&w, f == SB_F_AMOUNT ? r->fen - 1 : r->fen);
    if (!callback)
        put(&w, "currency", "CNY");
    jw_obj_end(&w);
    jw_obj_end(&w);
    return buf_z(&b);
}

/* ---- making, closing, giving back --------------------------------------------------------------------------------------------------------------------------- */
#define TEXT(to, v, key) snprintf((to), sizeof(to), "%.*s", STR_ARG(json_str(json_get((v), (key)))))

static enum err order(struct req *rq, struct resp *rs, struct mode m, const struct jv *v, const char *scene)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct sb_trade t = {.channel = SB_WECHAT, .public_key = m.public_key}, before;
    TEXT(t.number, v, "out_trade_no"), TEXT(t.title, v, "description"), TEXT(t.notify, v, "notify_url");
    snprintf(t.scene, sizeof t.scene, "%s", scene);
    const struct jv *amount = json_get(v, "amount");
    bool ok = str_eqz(json_str(json_get(v, "appid")), SB_APPID) && str_eqz(json_str(json_get(v, "mchid")), SB_MCHID) && json_i64(json_get(amount, "total"), &t.fen) &&
              t.fen > 0 && str_eqz(json_str(json_get(amount, "currency")), "CNY") && pay_number_ok(t.number) && t.title[0] && t.notify[0];
    ok = ok && (strcmp(scene, "jsapi") != 0 || sb_openid_known(json_str(json_at(v, "/payer/openid")))) && (strcmp(scene, "h5") != 0 || json_str(json_at(v, "/scene_info/payer_client_ip")).size);
    t.expires_us = pay_time_read(json_str(json_get(v, "time_expire")));
    if (!ok)
        return fault(rq, rs, m, 400, "PARAM_ERROR");
    if (sb_trade_get(SB_WECHAT, t.number, &before)) {
        if (before.state != SB_OPEN)
            return fault(rq, rs, m, 400, before.state == SB_PAID ? "ORDERPAID" : "ORDER_CLOSED");
        if (before.fen != t.fen)
            return fault(rq, rs, m, 400, "PARAM_ERROR");
        snprintf(t.channel_no, sizeof t.channel_no, "%s", before.channel_no);
    }
    sb_trade_put(&t);
    const char *url = sb_cashier_url(ar, SB_WECHAT, t.number);
    if (strcmp(scene, "jsapi") == 0)
        return say(rq, rs, m, 200, ar_printf(ar, "{\"prepay_id\":\"wx%s\"}", t.channel_no));
    return say(rq, rs, m, 200, ar_printf(ar, "{\"%s\":\"%s\"}", strcmp(scene, "h5") == 0 ? "h5_url" : "code_url", url));
}

static enum err close_it(struct req *rq, struct resp *rs, struct mode m, const char *number)
{
    struct sb_trade t;
    if (!sb_trade_get(SB_WECHAT, number, &t))
        return fault(rq, rs, m, 404, "ORDER_NOT_EXIST");
    if (t.state == SB_PAID)
        return fault(rq, rs, m, 400, "ORDERPAID");
    (void)sb_trade_close(SB_WECHAT, number);
    return say(rq, rs, m, 204, "");
}

static enum err refund(struct req *rq, struct resp *rs, struct mode m, const struct jv *v)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct sb_refund ask = {.channel = SB_WECHAT}, r;
    struct sb_trade t;
    TEXT(ask.number, v, "out_refund_no"), TEXT(ask.trade, v, "out_trade_no"), TEXT(ask.notify, v, "notify_url");
    (void)json_i64(json_at(v, "/amount/refund"), &ask.fen);
    if (sb_knob_take(SB_REFUND_FAIL))
        return fault(rq, rs, m, 500, "SYSTEM_ERROR");
    const char *why = sb_refund_ask(&ask, when_now_us(), &r);
    if (why)
        return fault(rq, rs, m, strcmp(why, "NOT_EXIST") == 0 ? 404 : 400, strcmp(why, "NOT_EXIST") == 0 ? "RESOURCE_NOT_EXISTS" : "INVALID_REQUEST");
    if (!sb_trade_get(SB_WECHAT, r.trade, &t))
        return fault(rq, rs, m, 404, "RESOURCE_NOT_EXISTS");
    return say(rq, rs, m, 200, refund_json(ar, &r, &t, false, SB_TRUE));
}

enum err sb_wechat_post(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct str rest = str_of(rq_path(rq, "rest")), tail;
    struct mode m;
    struct jv v;
    struct json_fault jf;
    if (refused(rq, rs, rq_raw(rq), &m))
        return ERR_NONE;
    if (!json_read(ar, rq_raw(rq), NULL, &v, &jf))
        return fault(rq, rs, m, 400, "PARAM_ERROR");
    static const char *const SCENES[] = {"jsapi", "h5", "native"};
    for (size_t i = 0; i < 3; i++)
        if (str_eqz(rest, ar_printf(ar, "pay/transactions/%s", SCENES[i])))
            return order(rq, rs, m, &v, SCENES[i]);
    static const char CLOSE[] = "pay/transactions/out-trade-no/";
    if (str_starts(rest, CLOSE) && str_ends(rest, "/close")) {
        tail = str_from(rest, sizeof CLOSE - 1);
        return close_it(rq, rs, m, str_dup(ar, (struct str){tail.p, tail.size - 6}));
    }
    return str_eqz(rest, "refund/domestic/refunds") ? refund(rq, rs, m, &v) : fault(rq, rs, m, 404, "NOT_FOUND");
}

/* ---- asking --------------------------------------------------------------------------------------------------------------------------------------------------- */
static const char *sealed(struct arena *ar, const char *aad, const char *plain)
{
    const char *nonce = ar_strndup(ar, pay_random_hex(ar, 6), 12);
    struct str cipher;
    if (!pay_gcm_seal(ar, str_of(sb_keys.secret), str_of(nonce), str_of(aad), str_of(plain), &cipher))
        return "{}";
    return ar_printf(ar, "{\"algorithm\":\"AEAD_AES_256_GCM\",\"nonce\":\"%s\",\"associated_data\":\"%s\",\"ciphertext\":\"%s\"}", nonce, aad, pay_base64(ar, cipher));
}

static void put_cert(struct arena *ar, struct buf *b, const char *pem)
{
    struct pay_cert c;
    char from[40], to[40];
    if (!pem || pay_certs_read(ar, str_of(pem), &c, 1) != 1)
        return;
    when_format(c.begins_us, WHEN_CST_MIN, from);
    when_format(c.ends_us, WHEN_CST_MIN, to);
    buf_printf(b, "%s{\"serial_no\":\"%s\",\"effective_time\":\"%s\",\"expire_time\":\"%s\",\"encrypt_certificate\":%s}", b->size > 9 ? "," : "", c.serial, from, to,
               sealed(ar, "certificate", pem));
}

static enum err certificates(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct buf b;
    buf_init(&b, ar, 8192);
    buf_puts(&b, "{\"data\":[");
    put_cert(ar, &b, sb_keys.old_platform);
    put_cert(ar, &b, sb_keys.cert[SK_WECHAT_PLATFORM]);
    buf_puts(&b, "]}");
    return say(rq, rs, (struct mode){false}, 200, buf_z(&b));
}

static const char *bill_text(struct arena *ar, int32_t day)
{
    struct sb_bill_row *rows;
    size_t n = sb_bill(ar, SB_WECHAT, day, &rows);
    struct buf b;
    buf_init(&b, ar, 4096);
    buf_puts(&b, "\xEF\xBB\xBF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,"
                 "商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n");
    for (size_t i = 0; i < n; i++) {
        const struct sb_trade *t = rows[i].t;
        const struct sb_refund *r = rows[i].r;
        buf_printf(&b, "`%s,`" SB_APPID ",`" SB_MCHID ",`0,`,`%s,`%s,`o,`%s,`%s,`OTHERS,`CNY,", pay_time_dashed(ar, r ? r->at_us : t->paid_us), t->channel_no, t->number,
                   t->scene, r ? "REFUND" : "SUCCESS");
        buf_printf(&b, "`%s,`0.00,`%s,`%s,`%s,`0.00,`%s,`%s,`%s,`,`%s0.00600,`0.60%%,`%s,`%s,`\r\n", pay_yuan(ar, r ? 0 : rows[i].fen), r ? r->channel_no : "0",
                   r ? r->number : "0", pay_yuan(ar, r ? rows[i].fen : 0), r ? "ORIGINAL" : "", r ? "SUCCESS" : "", "sandbox", r ? "-" : "", pay_yuan(ar, r ? 0 : rows[i].fen),
                   pay_yuan(ar, r ? rows[i].fen : 0));
    }
    buf_printf(&b, "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n`%zu,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00\r\n", n);
    return buf_z(&b);
}

static enum err bill(struct req *rq, struct resp *rs, struct mode m)
{
    struct arena *ar = rq_cx(rq)->ar;
    int32_t day;
    const char *date = rq_param(rq, "bill_date");
    if (!date || !day_parse(str_of(date), &day))
        return fault(rq, rs, m, 400, "PARAM_ERROR");
    return say(rq, rs, m, 200, ar_printf(ar, "{\"hash_type\":\"SHA1\",\"hash_value\":\"%s\",\"download_url\":\"%s/v3/billdownload/file?token=%s\"}",
                                         pay_hex_digest(ar, PAY_SHA1, str_of(bill_text(ar, day))), sb_base, date));
}

static enum err bill_file(struct req *rq, struct resp *rs, struct mode m)
{
    int32_t day;
    const char *date = rq_param(rq, "token");
    if (!date || !day_parse(str_of(date), &day))
        return fault(rq, rs, m, 400, "PARAM_ERROR");
    rs_bytes(rs, "text/plain; charset=utf-8", str_of(bill_text(rq_cx(rq)->ar, day)));
    return ERR_NONE;
}

enum err sb_wechat_get(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct str rest = str_of(rq_path(rq, "rest"));
    struct sb_trade t;
    struct sb_refund r;
    struct mode m;
    static const char TRADE[] = "pay/transactions/out-trade-no/", REFUNDS[] = "refund/domestic/refunds/";
    if (refused(rq, rs, (struct str){0}, &m))
        return ERR_NONE;
    if (str_eqz(rest, "certificates"))
        return certificates(rq, rs);
    if (str_eqz(rest, "bill/tradebill"))
        return bill(rq, rs, m);
    if (str_eqz(rest, "billdownload/file"))
        return bill_file(rq, rs, m);
    if (str_starts(rest, TRADE))
        return sb_trade_get(SB_WECHAT, str_dup(ar, str_from(rest, sizeof TRADE - 1)), &t) ? say(rq, rs, m, 200, transaction_json(ar, &t, SB_TRUE))
                                                                                          : fault(rq, rs, m, 404, "ORDER_NOT_EXIST");
    if (str_starts(rest, REFUNDS) && sb_refund_get(SB_WECHAT, str_dup(ar, str_from(rest, sizeof REFUNDS - 1)), &r) && sb_trade_get(SB_WECHAT, r.trade, &t))
        return say(rq, rs, m, 200, refund_json(ar, &r, &t, false, SB_TRUE));
    return fault(rq, rs, m, 404, str_starts(rest, REFUNDS) ? "RESOURCE_NOT_EXISTS" : "NOT_FOUND");
}

/* ---- callbacks ---------------------------------------------------------------------------------------------------------------------------------------------------- */
static bool taken(int status, struct str reply)
{
    (void)reply;
    return status == 200 || status == 204;
}

bool sb_wechat_notice(struct arena *ar, const struct sb_trade *t, const struct sb_refund *r, enum sb_forge f, int64_t now_us, struct sb_notice *out)
{
    static const char *const REFUND_EVENTS[] = {[SB_REFUND_PENDING] = NULL, [SB_REFUND_DONE] = "REFUND.SUCCESS", [SB_REFUND_FAILED] = "REFUND.ABNORMAL"};
    const char *event = r ? REFUND_EVENTS[r->state] : t->state == SB_PAID ? "TRANSACTION.SUCCESS" : NULL;
    if (!event || (r && f == SB_F_CURRENCY))
        return false;
    struct sb_trade paid = *t;
    paid.refunded_fen = 0; /* the callback speaks of the payment, whenever it comes */
    const char *plain = r ? refund_json(ar, r, t, true, f) : transaction_json(ar, &paid, f);
    const char *body = ar_printf(ar, "{\"id\":\"%s\",\"create_time\":\"%s\",\"resource_type\":\"encrypt-resource\",\"event_type\":\"%s\",\"summary\":\"sandbox 通知\",\"resource\":%s}",
                                 pay_random_hex(ar, 16), rfc(ar, now_us), event, sealed(ar, r ? "refund" : "transaction", plain));
    const char *stamp = ar_printf(ar, "%lld", (long long)(now_us / US_PER_S) - (f == SB_F_OLD ? 600 : 0)), *nonce = pay_random_hex(ar, 16);
    enum sb_key key = f == SB_F_SIGNATURE ? SK_STRANGER : t->public_key ? SK_WECHAT_PUBLIC : SK_WECHAT_PLATFORM;
    const char *sign = sign_three(ar, sb_keys.key[key], stamp, nonce, str_of(body));
    if (f == SB_F_TAMPER)
        body = ar_printf(ar, "%s ", body);
    if (f == SB_F_PROBE)
        sign = ar_printf(ar, "WECHATPAY/SIGNTEST/%s", sign + 19);
    const char *h[] = {"Content-Type: application/json", ar_printf(ar, "Wechatpay-Timestamp: %s", stamp), ar_printf(ar, "Wechatpay-Nonce: %s", nonce),
                       ar_printf(ar, "Wechatpay-Signature: %s", sign), ar_printf(ar, "Wechatpay-Serial: %s", t->public_key ? SB_PUBLIC_ID : sb_keys.serial[SK_WECHAT_PLATFORM])};
    *out = (struct sb_notice){pay_headers(ar, h, 5), str_of(body), taken};
    return true;
}
