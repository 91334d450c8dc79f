/* sandbox_union.c: UnionPay's all-channel gateway 5.1.0 as the merchant sees it: a form brought by the browser, queries, refunds, the file of
 * a day, callbacks. Joined and hashed here on its own, not by the code under test. */
#include "sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "pay_form.h"
#include "when.h"

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct pay_field *)a)->name, ((const struct pay_field *)b)->name);
}

static struct str digest(struct arena *ar, const struct pay_fields *f)
{
    struct pay_field *p = ar_array(ar, f->n + 1, sizeof *p);
    struct buf b;
    memcpy(p, f->p, f->n * sizeof *p);
    qsort(p, f->n, sizeof *p, by_name);
    buf_init(&b, ar, 1024);
    for (size_t i = 0; i < f->n; i++) {
        if (str_eqz(p[i].name, "signature"))
            continue;
        if (b.size)
            buf_ch(&b, '&');
        buf_str(&b, p[i].name), buf_ch(&b, '='), buf_str(&b, p[i].value);
    }
    return str_of(pay_hex_digest(ar, PAY_SHA256, buf_view(&b)));
}

static bool read_call(struct req *rq, struct pay_fields *f)
{
    struct arena *ar = rq_cx(rq)->ar;
    return pay_form_read(ar, rq_raw(rq), f) && str_eqz(pay_field_get(f, "version"), "5.1.0") && str_eqz(pay_field_get(f, "merId"), SB_MER_ID) &&
           str_eqz(pay_field_get(f, "signMethod"), "01") && str_eqz(pay_field_get(f, "certId"), sb_keys.serial_decimal[SK_UNION_MERCHANT]) &&
           pay_verify(ar, sb_keys.key[SK_UNION_MERCHANT], digest(ar, f), pay_field_get(f, "signature"));
}

static enum err plain(struct resp *rs, int status, const char *text)
{
    rs_status(rs, status);
    rs_bytes(rs, "text/plain; charset=utf-8", str_of(text));
    return ERR_NONE;
}

static void sign(struct arena *ar, struct pay_fields *f, bool stranger)
{
    pay_field_add(f, "signMethod", "01");
    pay_field_add(f, "signPubKeyCert", sb_keys.cert[stranger ? SK_STRANGER : SK_UNION_SIGN]);
    pay_field_add(f, "signature", pay_sign(ar, sb_keys.key[stranger ? SK_STRANGER : SK_UNION_SIGN], digest(ar, f)));
}

static void add(struct pay_fields *f, const struct pay_fields *from, const char *name)
{
    struct str v = pay_field_get(from, name);
    if (v.size && f->n < PAY_PAIRS_MAX)
        f->p[f->n++] = (struct pay_field){str_of(name), v};
}

/* Answers are not encoded: name=value joined by & as they are. */
static enum err say(struct req *rq, struct resp *rs, const struct pay_fields *call, struct pay_fields *f, const char *code)
{
    if (sb_answer_lost(rs))
        return ERR_NONE;
    struct arena *ar = rq_cx(rq)->ar;
    static const char *const COPIED[] = {"version", "encoding", "txnType", "txnSubType", "bizType", "accessType", "merId", "orderId", "txnTime"};
    struct buf b;
    for (size_t i = 0; i < sizeof COPIED / sizeof COPIED[0]; i++)
        add(f, call, COPIED[i]);
    pay_field_add(f, "respCode", code);
    pay_field_add(f, "respMsg", "sandbox");
    sign(ar, f, sb_knob_take(SB_ANSWER_FORGED));
    buf_init(&b, ar, 4096);
    for (size_t i = 0; i < f->n; i++) {
        if (i)
            buf_ch(&b, '&');
        buf_str(&b, f->p[i].name), buf_ch(&b, '='), buf_str(&b, f->p[i].value);
    }
    rs_bytes(rs, "text/html;charset=UTF-8", buf_view(&b));
    return ERR_NONE;
}

#define FIELD_TO(to, f, key) snprintf((to), sizeof(to), "%.*s", STR_ARG(pay_field_get((f), (key))))

/* ---- orders: the browser ----------------------------------------------------------------------------------------------------------------------------- */
enum err sb_union_front(struct req *rq, struct resp *rs)
{
    struct pay_fields f;
    struct sb_trade t = {.channel = SB_UNIONPAY}, before;
    if (!read_call(rq, &f))
        return plain(rs, 400, "[9100004]Signature verification failed sandbox");
    FIELD_TO(t.number, &f, "orderId"), FIELD_TO(t.made, &f, "txnTime"), FIELD_TO(t.notify, &f, "backUrl"), FIELD_TO(t.back, &f, "frontUrl");
    snprintf(t.scene, sizeof t.scene, "%s", str_eqz(pay_field_get(&f, "channelType"), "08") ? "wap" : "page");
    snprintf(t.title, sizeof t.title, "%s", t.number);
    t.expires_us = pay_time_read(pay_field_get(&f, "payTimeout"));
    bool ok = str_eqz(pay_field_get(&f, "txnType"), "01") && str_eqz(pay_field_get(&f, "txnSubType"), "01") && str_eqz(pay_field_get(&f, "bizType"), "000201") &&
              str_eqz(pay_field_get(&f, "currencyCode"), "156") && pay_fen_read(pay_field_get(&f, "txnAmt"), &t.fen) && t.fen > 0 && t.notify[0] && strlen(t.made) == 14;
    if (!ok)
        return plain(rs, 400, "[6000000]sandbox: a field is missing or wrong");
    if (!sb_trade_get(SB_UNIONPAY, t.number, &before))
        sb_trade_put(&t);
    else if (before.fen != t.fen || strcmp(before.made, t.made) != 0)
        return plain(rs, 400, "[12]sandbox: duplicate order");
    rs_redirect(rs, 303, sb_cashier_url(rq_cx(rq)->ar, SB_UNIONPAY, t.number));
    return ERR_NONE;
}

/* ---- query, refund --------------------------------------------------------------------------------------------------------------------------------------- */
enum err sb_union_query(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct pay_fields call, f = pay_fields_new(ar);
    struct sb_trade t;
    struct sb_refund r;
    if (sb_answer_spoiled(rs))
        return ERR_NONE;
    if (!read_call(rq, &call))
        return plain(rs, 400, "Signature verification failed sandbox");
    const char *number = str_dup(ar, pay_field_get(&call, "orderId"));
    struct str made = pay_field_get(&call, "txnTime");
    if (sb_trade_get(SB_UNIONPAY, number, &t) && str_eqz(made, t.made)) {
        pay_field_add(&f, "queryId", t.channel_no);
        pay_field_add(&f, "txnAmt", ar_printf(ar, "%lld", (long long)t.fen));
        pay_field_add(&f, "currencyCode", "156");
        pay_field_add(&f, "origRespCode", t.state == SB_PAID ? "00" : t.state == SB_CLOSED ? "77" : "05");
        return say(rq, rs, &call, &f, "00");
    }
    if (sb_refund_get(SB_UNIONPAY, number, &r) && str_eqz(made, r.made)) {
        pay_field_add(&f, "queryId", r.channel_no);
        pay_field_add(&f, "txnAmt", ar_printf(ar, "%lld", (long long)r.fen));
        pay_field_add(&f, "currencyCode", "156");
        pay_field_add(&f, "origRespCode", r.state == SB_REFUND_DONE ? "00" : r.state == SB_REFUND_FAILED ? "77" : "05");
        return say(rq, rs, &call, &f, "00");
    }
    return say(rq, rs, &call, &f, "34");
}

enum err sb_union_back(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct pay_fields call, f = pay_fields_new(ar);
    struct sb_refund ask = {.channel = SB_UNIONPAY}, r;
    struct sb_trade t;
    if (sb_answer_spoiled(rs))
        return ERR_NONE;
    if (!read_call(rq, &call))
        return plain(rs, 400, "Signature verification failed sandbox");
    if (!str_eqz(pay_field_get(&call, "txnType"), "04") || !pay_fen_read(pay_field_get(&call, "txnAmt"), &ask.fen))
        return say(rq, rs, &call, &f, "10");
    if (sb_knob_take(SB_REFUND_FAIL))
        return say(rq, rs, &call, &f, "06");
    FIELD_TO(ask.number, &call, "orderId"), FIELD_TO(ask.made, &call, "txnTime"), FIELD_TO(ask.notify, &call, "backUrl");
    if (!sb_trade_by_channel_no(SB_UNIONPAY, str_dup(ar, pay_field_get(&call, "origQryId")), &t))
        return say(rq, rs, &call, &f, "36");
    snprintf(ask.trade, sizeof ask.trade, "%s", t.number);
    if (sb_refund_get(SB_UNIONPAY, ask.number, &r))
        return say(rq, rs, &call, &f, "12");
    const char *why = sb_refund_ask(&ask, when_now_us(), &r);
    if (why)
        return say(rq, rs, &call, &f, strcmp(why, "TOO_MUCH") == 0 ? "61" : "77");
    pay_field_add(&f, "queryId", r.channel_no);
    pay_field_add(&f, "txnAmt", ar_printf(ar, "%lld", (long long)r.fen));
    return say(rq, rs, &call, &f, "00");
}

/* ---- the file of a day --------------------------------------------------------------------------------------------------------------------------------------- */
static void zm_line(struct buf *b, const struct sb_bill_row *row)
{
    const struct sb_trade *t = row->t;
    const struct sb_refund *r = row->r;
    struct arena *ar = b->ar;
    const char *at = pay_time_digits(ar, r ? r->at_us : t->paid_us) + 4; /* MMDDhhmmss */
    buf_printf(b, "%-3s %011d %011d %06d %-10s %-19s %012lld %-4s %-2s %-21s %-2s %-32s %-2s %06d %-10s C%012d %c%012lld %-4s %-15s %-2s %-2s\n", r ? "S30" : "S22", 1, 2, 1, at, "***",
               (long long)row->fen, "5411", "07", r ? r->channel_no : t->channel_no, "", r ? r->number : t->number, "01", 0, "0000000000", 0, r ? 'D' : 'C', (long long)row->fen, "", "",
               r ? "04" : "01", "00");
}

enum err sb_union_file(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct pay_fields call, f = pay_fields_new(ar);
    struct sb_bill_row *rows;
    struct buf b;
    int64_t md;
    int year, month, mday;
    if (sb_answer_spoiled(rs))
        return ERR_NONE;
    if (!read_call(rq, &call) || !str_i64(pay_field_get(&call, "settleDate"), &md))
        return plain(rs, 400, "Signature verification failed sandbox");
    day_split(when_day(when_now_us(), WHEN_CST_MIN), &year, &month, &mday);
    year -= md / 100 > month; /* no year is told: the last such day */
    size_t n = sb_bill(ar, SB_UNIONPAY, day_of(year, (int)(md / 100), (int)(md % 100)), &rows);
    if (n == 0)
        return say(rq, rs, &call, &f, "98");
    buf_init(&b, ar, 4096);
    for (size_t i = 0; i < n; i++)
        zm_line(&b, &rows[i]);
    struct str zip = sb_zip(ar, ar_printf(ar, "INN%02d%04lld88ZM_" SB_MER_ID, year % 100, (long long)md), buf_view(&b));
    uLongf size = compressBound(zip.size);
    char *packed = ar_alloc(ar, size);
    if (compress((Bytef *)packed, &size, (const Bytef *)zip.p, zip.size) != Z_OK)
        return plain(rs, 500, "zlib");
    pay_field_add(&f, "fileContent", pay_base64(ar, (struct str){packed, size}));
    return say(rq, rs, &call, &f, "00");
}

/* ---- callbacks --------------------------------------------------------------------------------------------------------------------------------------------------- */
static bool taken(int status, struct str reply)
{
    (void)reply;
    return status == 200;
}

bool sb_union_notice(struct arena *ar, const struct sb_trade *t, const struct sb_refund *r, enum sb_forge f, int64_t now_us, struct sb_notice *out)
{
    struct pay_fields n = pay_fields_new(ar);
    int64_t fen = r ? r->fen : t->fen;
    (void)now_us;
    if (f == SB_F_OLD || f == SB_F_PROBE || (r ? r->state == SB_REFUND_PENDING : t->state != SB_PAID))
        return false;
    pay_field_add(&n, "version", "5.1.0");
    pay_field_add(&n, "encoding", "UTF-8");
    pay_field_add(&n, "txnType", r ? "04" : "01");
    pay_field_add(&n, "txnSubType", r ? "00" : "01");
    pay_field_add(&n, "bizType", "000201");
    pay_field_add(&n, "accessType", "0");
    pay_field_add(&n, "merId", f == SB_F_MERCHANT ? "777290000000099" : SB_MER_ID);
    pay_field_add(&n, "orderId", r ? r->number : t->number);
    pay_field_add(&n, "txnTime", r ? r->made : t->made);
    pay_field_add(&n, "txnAmt", ar_printf(ar, "%lld", (long long)(f == SB_F_AMOUNT ? fen - 1 : fen)));
    pay_field_add(&n, "currencyCode", f == SB_F_CURRENCY ? "344" : "156");
    pay_field_add(&n, "queryId", r ? r->channel_no : t->channel_no);
    pay_field_add(&n, "respCode", r && r->state == SB_REFUND_FAILED ? "77" : "00");
    pay_field_add(&n, "respMsg", "sandbox");
    sign(ar, &n, f == SB_F_SIGNATURE);
    for (size_t i = 0; f == SB_F_TAMPER && i < n.n; i++)
        if (str_eqz(n.p[i].name, "txnAmt"))
            n.p[i].value = str_of(ar_printf(ar, "%lld", (long long)fen + 100));
    static const char *const HEADERS[] = {"Content-Type: application/x-www-form-urlencoded;charset=UTF-8", NULL};
    *out = (struct sb_notice){HEADERS, str_of(pay_fields_form(ar, &n)), taken};
    return true;
}
