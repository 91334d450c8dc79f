/* pay_wechat_bill.c: WeChat's bill of a day: asked for by a signed call, whose verified answer names the file and its SHA-1; the file
 * itself carries no signature, so the digest stands for it. Columns are found by their names. */
#include <string.h>

#include "dec.h"
#include "fen.h"
#include "pay_bill_read.h"
#include "pay_wechat.h"
#include "when.h"

enum err pay_wechat_bill_build(struct cx *cx, const struct pay_keys *k, int32_t day, int64_t now_us, struct pay_http *out)
{
    char date[16];
    day_format(day, date);
    return pay_wechat_call(cx, &k->wechat, "GET", ar_printf(cx->ar, "/v3/bill/tradebill?bill_date=%s&bill_type=ALL", date), (struct str){0}, now_us, out);
}

/* A path of the API host, or a whole address of it. */
static const char *path_within(const struct pay_wechat_keys *w, const char *url)
{
    size_t n = strlen(w->host);
    return strncmp(url, w->host, n) == 0 && url[n] == '/' ? url + n : NULL;
}

enum err pay_wechat_bill_open(struct cx *cx, const struct pay_keys *k, int32_t day, const struct pay_msg *in, struct pay_bill_file *out)
{
    struct jv v;
    struct json_fault jf;
    (void)day;
    *out = (struct pay_bill_file){0};
    if (in->status != 200) {
        bool read = json_read(cx->ar, in->body, NULL, &v, &jf);
        out->none = read && (str_eqz(json_str(json_get(&v, "code")), "NO_STATEMENT_EXIST") || str_eqz(json_str(json_get(&v, "code")), "NOSTATEMENTEXIST"));
        return out->none ? ERR_NONE : err_say(cx, ERR_BUSY, NULL, "微信支付的对账单还没有出来（%d）", "WeChat Pay has no bill ready (%d)", in->status);
    }
    TRY(pay_wechat_read(cx, &k->wechat, in, &v));
    const char *path = path_within(&k->wechat, str_dup(cx->ar, json_str(json_get(&v, "download_url"))));
    struct str sum = json_str(json_get(&v, "hash_value"));
    if (!path || sum.size != 40 || !str_eqz(json_str(json_get(&v, "hash_type")), "SHA1"))
        return pay_unsure(cx, "wechat", "the bill's address or digest");
    for (size_t i = 0; i < sum.size; i++)
        out->sum[i] = (char)(sum.p[i] | (sum.p[i] >= 'A' && sum.p[i] <= 'F' ? 0x20 : 0));
    return pay_wechat_call(cx, &k->wechat, "GET", path, (struct str){0}, in->now_us, &out->get);
}

enum { C_NUMBER, C_AT, C_APP, C_MCH, C_CHANNEL_NO, C_STATE, C_FEN, C_SETTLED, C_REFUND_NO, C_REFUND_FEN, C_FEE, C_CURRENCY };
static const char *const NAMES[] = {"商户订单号", "交易时间", "公众账号ID", "商户号", "微信订单号", "交易状态", "订单金额", "应结订单金额", "商户退款单号", "退款金额", "手续费", "货币种类", NULL};

struct reading { struct arena *ar; struct pay_table table; bool over; pay_bill_fn *fn; void *arg; };

/* Written with five digits after the point; rounded to the nearest fen. Of no consequence for what is compared. */
static int64_t fee_fen(struct str fee)
{
    int64_t parts, fen;
    return fee.size && dec_valid(fee, true) && dec_scaled(fee, 5, &parts) && fen_part(parts, 1, 1000, &fen) ? fen : 0;
}

static enum err row_out(struct cx *cx, struct reading *r)
{
    const struct pay_table *t = &r->table;
    struct str state = pay_table_cell(t, C_STATE), refund = pay_table_cell(t, C_REFUND_NO), fee = pay_table_cell(t, C_FEE);
    struct pay_bill_row row = {.refund = str_eqz(state, "REFUND") || str_eqz(state, "REVOKED"), .number = str_dup(r->ar, pay_table_cell(t, C_NUMBER)),
                               .channel_no = str_dup(r->ar, pay_table_cell(t, C_CHANNEL_NO)), .at_us = pay_time_read(pay_table_cell(t, C_AT)),
                               .state = str_dup(r->ar, state)};
    struct str amount = pay_table_cell(t, row.refund ? C_REFUND_FEN : t->at[C_FEN] >= 0 ? C_FEN : C_SETTLED);
    if (row.refund && refund.size && !str_eqz(refund, "0"))
        row.refund_number = str_dup(r->ar, refund);
    if (!pay_yuan_read(amount, &row.fen) || row.fen < 0)
        return err_say(cx, ERR_MALFORMED, NULL, "微信支付对账单里的金额读不懂：%.*s", "An amount of the WeChat Pay bill cannot be read: %.*s", STR_ARG(amount));
    row.fee_fen = fee_fen(fee);
    return r->fn(cx, &row, r->arg);
}

static enum err line(struct cx *cx, struct str text, void *arg)
{
    struct reading *r = arg;
    if (r->over || !pay_table_line(&r->table, text))
        return ERR_NONE;
    r->over = text.p[0] != '`' || r->table.n < 10; /* the sums at the end have a head of their own */
    ar_reset(r->ar);
    return r->over ? ERR_NONE : row_out(cx, r);
}

enum err pay_wechat_bill_rows(struct cx *cx, const struct pay_keys *k, const struct pay_bill_file *file, pay_bill_fn *fn, void *arg)
{
    struct reading *r = AR_NEW(cx->ar, struct reading);
    *r = (struct reading){.ar = pay_scratch(cx), .table = {.names = NAMES}, .fn = fn, .arg = arg};
    (void)k;
    if (!r->ar)
        return err_set(cx, ERR_MEMORY, NULL);
    if (!pay_same(str_of(pay_hex_digest(cx->ar, PAY_SHA1, file->bytes)), str_of(file->sum)))
        return pay_unsure(cx, "wechat", "the bill is not the one its digest names");
    TRY(pay_lines_each(cx, file->bytes, line, r));
    return r->table.found ? ERR_NONE : err_say(cx, ERR_MALFORMED, NULL, "微信支付的对账单没有表头", "The WeChat Pay bill has no head");
}
