/* sandbox_alipay.c: Alipay's gateway as the merchant sees it: a browser brings an order (GET), servers ask and give back (POST), notices. */
#include "sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "pay_form.h"
#include "when.h"

/* Sorted by name, joined, without sign; on its own, not the code under test. */
static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct pay_field *)a)->name, ((const struct pay_field *)b)->name);
}

static const char *joined(struct arena *ar, const struct pay_fields *f, bool with_sign_type)
{
    struct pay_field *p = ar_array(ar, f->n + 1, sizeof *p);
    struct buf b;
    memcpy(p, f->p, f->n * sizeof *p);
    qsort(p, f->n, sizeof *p, by_name);
    buf_init(&b, ar, 1024);
    for (size_t i = 0; i < f->n; i++) {
        if (str_eqz(p[i].name, "sign") || (!with_sign_type && str_eqz(p[i].name, "sign_type")))
            continue;
        if (b.size)
            buf_ch(&b, '&');
        buf_str(&b, p[i].name), buf_ch(&b, '='), buf_str(&b, p[i].value);
    }
    return buf_z(&b);
}

/* Is the request the merchant's? Its biz_content in *biz_out. */
static bool read_call(struct req *rq, struct str text, struct pay_fields *f, struct jv *biz_out)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct json_fault jf;
    return pay_form_read(ar, text, f) && str_eqz(pay_field_get(f, "app_id"), SB_ALIPAY_APP) && str_eqz(pay_field_get(f, "sign_type"), "RSA2") &&
           str_ieqz(pay_field_get(f, "charset"), "utf-8") && pay_verify(ar, sb_keys.key[SK_ALIPAY_APP], str_of(joined(ar, f, true)), pay_field_get(f, "sign")) &&
           json_read(ar, pay_field_get(f, "biz_content"), NULL, biz_out, &jf);
}

static enum err plain(struct resp *rs, int status, const char *text)
{
    rs_status(rs, status);
    rs_bytes(rs, "text/plain; charset=utf-8", str_of(text));
    return ERR_NONE;
}

/* ---- orders: the browser ------------------------------------------------------------------------------------------------------------------------- */
#define FIELD_TO(to, f, key) snprintf((to), sizeof(to), "%.*s", STR_ARG(pay_field_get((f), (key))))
#define TEXT(to, v, key) snprintf((to), sizeof(to), "%.*s", STR_ARG(json_str(json_get((v), (key)))))

enum err sb_alipay_get(struct req *rq, struct resp *rs)
{
    struct str target = str_of(rq_target(rq)), path, query;
    struct pay_fields f;
    struct jv v;
    struct sb_trade t = {.channel = SB_ALIPAY}, before;
    str_cut(target, '?', &path, &query);
    if (!read_call(rq, query, &f, &v))
        return plain(rs, 400, "invalid-signature: 验签出错 sandbox");
    bool wap = str_eqz(pay_field_get(&f, "method"), "alipay.trade.wap.pay"), page = str_eqz(pay_field_get(&f, "method"), "alipay.trade.page.pay");
    TEXT(t.number, &v, "out_trade_no"), TEXT(t.title, &v, "subject"), FIELD_TO(t.notify, &f, "notify_url"), FIELD_TO(t.back, &f, "return_url");
    snprintf(t.scene, sizeof t.scene, "%s", wap ? "wap" : "page");
    t.expires_us = pay_time_read(json_str(json_get(&v, "time_expire")));
    if ((!wap && !page) || !str_eqz(json_str(json_get(&v, "product_code")), wap ? "QUICK_WAP_WAY" : "FAST_INSTANT_TRADE_PAY") ||
        !pay_yuan_read(json_str(json_get(&v, "total_amount")), &t.fen) || t.fen <= 0 || !pay_number_ok(t.number))
        return plain(rs, 400, "invalid-parameter sandbox");
    if (!sb_trade_get(SB_ALIPAY, t.number, &before))
        sb_trade_put(&t);
    else if (before.fen != t.fen)
        return plain(rs, 400, "ACQ.CONTEXT_INCONSISTENT sandbox");
    rs_redirect(rs, 303, sb_cashier_url(rq_cx(rq)->ar, SB_ALIPAY, t.number));
    return ERR_NONE;
}

/* ---- answers ----------------------------------------------------------------------------------------------------------------------------------------- */
static enum err say(struct req *rq, struct resp *rs, const struct pay_fields *f, const char *object)
{
    if (sb_answer_lost(rs))
        return ERR_NONE;
    struct arena *ar = rq_cx(rq)->ar;
    char *key = str_dup(ar, pay_field_get(f, "method"));
    enum sb_key by = sb_knob_take(SB_ANSWER_FORGED) ? SK_STRANGER : SK_ALIPAY;
    for (char *c = key; *c; c++)
        *c = *c == '.' ? '_' : *c;
    rs_bytes(rs, "text/html;charset=utf-8", str_of(ar_printf(ar, "{\"%s_response\":%s,\"sign\":\"%s\"}", key, object, pay_sign(ar, sb_keys.key[by], str_of(object)))));
    return ERR_NONE;
}

static enum err fault(struct req *rq, struct resp *rs, const struct pay_fields *f, const char *code, const char *sub)
{
    return say(rq, rs, f, ar_printf(rq_cx(rq)->ar, "{\"code\":\"%s\",\"msg\":\"Business Failed\",\"sub_code\":\"%s\",\"sub_msg\":\"sandbox\"}", code, sub));
}

static enum err query(struct req *rq, struct resp *rs, const struct pay_fields *f, const struct sb_trade *t)
{
    struct arena *ar = rq_cx(rq)->ar;
    bool all_back = t->state == SB_PAID && t->refunded_fen == t->fen;
    const char *status = t->state == SB_OPEN ? "WAIT_BUYER_PAY" : t->state == SB_PAID && !all_back ? "TRADE_SUCCESS" : "TRADE_CLOSED";
    const char *paid = t->state == SB_PAID ? ar_printf(ar, ",\"send_pay_date\":\"%s\"", pay_time_dashed(ar, t->paid_us)) : "";
    return say(rq, rs, f, ar_printf(ar, "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"trade_no\":\"%s\",\"trade_status\":\"%s\",\"total_amount\":\"%s\"%s}",
                                    t->number, t->channel_no, status, pay_yuan(ar, t->fen), paid));
}

static enum err close_it(struct req *rq, struct resp *rs, const struct pay_fields *f, const struct sb_trade *t)
{
    if (t->state != SB_OPEN || !sb_trade_close(SB_ALIPAY, t->number))
        return fault(rq, rs, f, "40004", "ACQ.TRADE_STATUS_ERROR");
    return say(rq, rs, f, ar_printf(rq_cx(rq)->ar, "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"trade_no\":\"%s\"}", t->number, t->channel_no));
}

static enum err refund(struct req *rq, struct resp *rs, const struct pay_fields *f, const struct sb_trade *t, const struct jv *v)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct sb_refund ask = {.channel = SB_ALIPAY}, r;
    TEXT(ask.number, v, "out_request_no");
    snprintf(ask.trade, sizeof ask.trade, "%s", t->number);
    if (!pay_yuan_read(json_str(json_get(v, "refund_amount")), &ask.fen))
        return fault(rq, rs, f, "40004", "ACQ.INVALID_PARAMETER");
    if (sb_knob_take(SB_REFUND_FAIL))
        return fault(rq, rs, f, "40004", "ACQ.SYSTEM_ERROR");
    bool known = sb_refund_get(SB_ALIPAY, ask.number, &r);
    const char *why = sb_refund_ask(&ask, when_now_us(), &r);
    if (why)
        return fault(rq, rs, f, "40004", strcmp(why, "TOO_MUCH") == 0 ? "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL" : strcmp(why, "NOT_PAID") == 0 ? "ACQ.TRADE_STATUS_ERROR" : "ACQ.TRADE_NOT_ALLOW_REFUND");
    struct sb_trade now;
    if (!sb_trade_get(SB_ALIPAY, t->number, &now))
        now = *t;
    return say(rq, rs, f, ar_printf(ar, "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"trade_no\":\"%s\",\"fund_change\":\"%s\",\"refund_fee\":\"%s\"}", t->number,
                                    t->channel_no, known || r.state != SB_REFUND_DONE ? "N" : "Y", pay_yuan(ar, now.refunded_fen)));
}

static enum err refund_query(struct req *rq, struct resp *rs, const struct pay_fields *f, const struct sb_trade *t, const struct jv *v)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct sb_refund r;
    const char *number = str_dup(ar, json_str(json_get(v, "out_request_no")));
    if (!sb_refund_get(SB_ALIPAY, number, &r) || strcmp(r.trade, t->number) != 0)
        return say(rq, rs, f, "{\"code\":\"10000\",\"msg\":\"Success\"}");
    return say(rq, rs, f, ar_printf(ar, "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"trade_no\":\"%s\",\"out_request_no\":\"%s\",\"refund_amount\":\"%s\",\"total_amount\":\"%s\","
                                        "\"refund_status\":\"%s\"}",
                                    t->number, t->channel_no, r.number, pay_yuan(ar, r.fen), pay_yuan(ar, t->fen), r.state == SB_REFUND_DONE ? "REFUND_SUCCESS" : "REFUND_PROCESSING"));
}

static enum err bill_url(struct req *rq, struct resp *rs, const struct pay_fields *f, const struct jv *v)
{
    int32_t day;
    struct str date = json_str(json_get(v, "bill_date"));
    if (!day_parse(date, &day))
        return fault(rq, rs, f, "40004", "isv.invalid-parameter");
    return say(rq, rs, f, ar_printf(rq_cx(rq)->ar, "{\"code\":\"10000\",\"msg\":\"Success\",\"bill_download_url\":\"%s/alipay-bill?day=%.*s\"}", sb_base, STR_ARG(date)));
}

enum err sb_alipay_post(struct req *rq, struct resp *rs)
{
    struct pay_fields f;
    struct jv v;
    struct sb_trade t;
    if (sb_answer_spoiled(rs))
        return ERR_NONE;
    if (!read_call(rq, rq_raw(rq), &f, &v)) {
        rs_json(rs, STR("{\"error_response\":{\"code\":\"40002\",\"msg\":\"Invalid Arguments\",\"sub_code\":\"isv.invalid-signature\"}}"));
        return ERR_NONE;
    }
    struct str method = pay_field_get(&f, "method");
    if (str_eqz(method, "alipay.data.dataservice.bill.downloadurl.query"))
        return bill_url(rq, rs, &f, &v);
    if (!sb_trade_get(SB_ALIPAY, str_dup(rq_cx(rq)->ar, json_str(json_get(&v, "out_trade_no"))), &t))
        return fault(rq, rs, &f, "40004", "ACQ.TRADE_NOT_EXIST");
    if (str_eqz(method, "alipay.trade.query"))
        return query(rq, rs, &f, &t);
    if (str_eqz(method, "alipay.trade.close"))
        return close_it(rq, rs, &f, &t);
    if (str_eqz(method, "alipay.trade.refund"))
        return refund(rq, rs, &f, &t, &v);
    if (str_eqz(method, "alipay.trade.fastpay.refund.query"))
        return refund_query(rq, rs, &f, &t, &v);
    return fault(rq, rs, &f, "40004", "isv.invalid-method");
}

/* ---- the bill --------------------------------------------------------------------------------------------------------------------------------------------- */
enum err sb_alipay_file(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct sb_bill_row *rows;
    struct buf b;
    int32_t day;
    const char *date = rq_param(rq, "day");
    if (!date || !day_parse(str_of(date), &day))
        return plain(rs, 400, "day");
    size_t n = sb_bill(ar, SB_ALIPAY, day, &rows);
    buf_init(&b, ar, 4096);
    buf_puts(&b, "#支付宝业务明细查询\r\n#账号：[" SB_ALIPAY_SELLER "]\r\n#-----------------------------------------业务明细列表----------------------------------------\r\n"
                 "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,"
                 "支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\r\n");
    for (size_t i = 0; i < n; i++) {
        const struct sb_trade *t = rows[i].t;
        const struct sb_refund *r = rows[i].r;
        const char *at = pay_time_dashed(ar, r ? r->at_us : t->paid_us), *yuan = pay_yuan(ar, r ? -rows[i].fen : rows[i].fen);
        buf_printf(&b, "%s\t,%s\t,%s,sandbox,%s,%s,,,,,*,%s,%s,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,%s,%s,0.00,\r\n", t->channel_no, t->number, r ? "退款" : "交易", at, at, yuan, yuan,
                   r ? r->number : "", r ? "0.01" : "-0.01");
    }
    buf_printf(&b, "#-----------------------------------------业务明细列表结束------------------------------------\r\n#合计：%zu笔\r\n", n);
    rs_bytes(rs, "application/zip", sb_zip(ar, "sandbox_业务明细.csv", sb_gbk(ar, buf_view(&b))));
    return ERR_NONE;
}

/* ---- notices ------------------------------------------------------------------------------------------------------------------------------------------------ */
static bool taken(int status, struct str reply)
{
    return status == 200 && str_eqz(str_trim(reply), "success");
}

bool sb_alipay_notice(struct arena *ar, const struct sb_trade *t, const struct sb_refund *r, enum sb_forge f, int64_t now_us, struct sb_notice *out)
{
    struct pay_fields n = pay_fields_new(ar);
    if (f == SB_F_OLD || f == SB_F_PROBE || t->state != SB_PAID)
        return false;
    pay_field_add(&n, "notify_time", pay_time_dashed(ar, now_us));
    pay_field_add(&n, "notify_type", "trade_status_sync");
    pay_field_add(&n, "notify_id", ar_printf(ar, "%s%s%d", t->channel_no, r ? r->number : "", (int)f));
    pay_field_add(&n, "charset", "utf-8");
    pay_field_add(&n, "version", "1.0");
    pay_field_add(&n, "sign_type", "RSA2");
    pay_field_add(&n, "app_id", f == SB_F_MERCHANT ? "2026000000000099" : SB_ALIPAY_APP);
    pay_field_add(&n, "seller_id", SB_ALIPAY_SELLER);
    pay_field_add(&n, "out_trade_no", t->number);
    pay_field_add(&n, "trade_no", t->channel_no);
    pay_field_add(&n, "trade_status", r && t->refunded_fen == t->fen ? "TRADE_CLOSED" : "TRADE_SUCCESS");
    pay_field_add(&n, "total_amount", pay_yuan(ar, f == SB_F_AMOUNT ? t->fen - 1 : t->fen));
    pay_field_add(&n, "subject", t->title);
    pay_field_add(&n, "gmt_payment", pay_time_dashed(ar, t->paid_us));
    if (f == SB_F_CURRENCY)
        pay_field_add(&n, "trans_currency", "HKD");
    if (r) {
        pay_field_add(&n, "refund_fee", pay_yuan(ar, t->refunded_fen));
        pay_field_add(&n, "gmt_refund", pay_time_dashed(ar, r->at_us));
        pay_field_add(&n, "out_biz_no", r->number);
    }
    pay_field_add(&n, "sign", pay_sign(ar, sb_keys.key[f == SB_F_SIGNATURE ? SK_STRANGER : SK_ALIPAY], str_of(joined(ar, &n, false))));
    for (size_t i = 0; f == SB_F_TAMPER && i < n.n; i++)
        if (str_eqz(n.p[i].name, "total_amount"))
            n.p[i].value = str_of(pay_yuan(ar, t->fen + 100));
    static const char *const HEADERS[] = {"Content-Type: application/x-www-form-urlencoded; charset=utf-8", NULL};
    *out = (struct sb_notice){HEADERS, str_of(pay_fields_form(ar, &n)), taken};
    return true;
}
