/* pay_alipay_bill.c: Alipay's bill of a day: a verified answer names the file (good for half a minute), a ZIP of CSV files in GBK: one with
 * the single trades, one with sums (汇总), which is skipped. The file itself is not signed: its address came over a verified call. */
#include <string.h>

#include "pay_alipay.h"
#include "pay_bill_read.h"
#include "when.h"

enum err pay_alipay_bill_build(struct cx *cx, const struct pay_keys *k, int32_t day, int64_t now_us, struct pay_http *out)
{
    char date[16];
    day_format(day, date);
    return pay_alipay_call(cx, &k->alipay, "alipay.data.dataservice.bill.downloadurl.query",
                           ar_printf(cx->ar, "{\"bill_type\":\"trade\",\"bill_date\":\"%s\"}", date), now_us, out);
}

enum err pay_alipay_bill_open(struct cx *cx, const struct pay_keys *k, int32_t day, const struct pay_msg *in, struct pay_bill_file *out)
{
    struct jv v;
    (void)day;
    *out = (struct pay_bill_file){0};
    TRY(pay_alipay_read(cx, &k->alipay, in, "alipay_data_dataservice_bill_downloadurl_query_response", &v));
    struct str url = json_str(json_get(&v, "bill_download_url")), sub = json_str(json_get(&v, "sub_code"));
    if (str_eqz(sub, "isp.bill_not_exist") || str_eqz(sub, "isv.bill_not_exist") || str_eqz(sub, "BILL_NOT_EXIST")) {
        out->none = true;
        return ERR_NONE;
    }
    if (url.size == 0)
        return err_say(cx, ERR_BUSY, NULL, "支付宝的对账单还没有出来", "Alipay has no bill ready");
    out->get = (struct pay_http){"GET", str_dup(cx->ar, url), NULL, {0}};
    return ERR_NONE;
}

enum { C_NUMBER, C_CHANNEL_NO, C_KIND, C_AT, C_FEN, C_REFUND_NO, C_FEE };
static const char *const NAMES[] = {"商户订单号", "支付宝交易号", "业务类型", "完成时间", "订单金额（元）", "退款批次号/请求号", "服务费（元）", NULL};

struct reading { struct arena *ar; struct pay_table table; pay_bill_fn *fn; void *arg; };

static enum err row_out(struct cx *cx, struct reading *r)
{
    const struct pay_table *t = &r->table;
    struct str amount = pay_table_cell(t, C_FEN), refund = pay_table_cell(t, C_REFUND_NO), kind = pay_table_cell(t, C_KIND);
    struct pay_bill_row row = {.refund = str_eqz(kind, "退款"), .number = str_dup(r->ar, pay_table_cell(t, C_NUMBER)),
                               .channel_no = str_dup(r->ar, pay_table_cell(t, C_CHANNEL_NO)), .at_us = pay_time_read(pay_table_cell(t, C_AT)),
                               .state = str_dup(r->ar, kind)};
    if (!pay_yuan_read(amount, &row.fen))
        return err_say(cx, ERR_MALFORMED, NULL, "支付宝对账单里的金额读不懂：%.*s", "An amount of the Alipay bill cannot be read: %.*s", STR_ARG(amount));
    row.refund = row.refund || row.fen < 0;
    row.fen = row.fen < 0 ? -row.fen : row.fen;
    if (row.refund && refund.size)
        row.refund_number = str_dup(r->ar, refund);
    if (pay_yuan_read(pay_table_cell(t, C_FEE), &row.fee_fen)) /* written as what is taken off: negative */
        row.fee_fen = -row.fee_fen;
    return r->fn(cx, &row, r->arg);
}

static enum err line(struct cx *cx, struct str text, void *arg)
{
    struct reading *r = arg;
    ar_reset(r->ar);
    struct str utf8 = pay_utf8_of_gbk(r->ar, text);
    if (str_starts(utf8, "#") || !pay_table_line(&r->table, utf8) || r->table.n < 8)
        return ERR_NONE;
    return row_out(cx, r);
}

/* "…_业务明细.csv", not "…_业务明细(汇总).csv"; names in a ZIP are GBK as well. */
static bool details(struct str name)
{
    static const char SUMS[] = "\xbb\xe3\xd7\xdc", SUMS_UTF8[] = "汇总";
    return str_ends(name, ".csv") && !memmem(name.p, name.size, SUMS, sizeof SUMS - 1) && !memmem(name.p, name.size, SUMS_UTF8, sizeof SUMS_UTF8 - 1);
}

enum err pay_alipay_bill_rows(struct cx *cx, const struct pay_keys *k, const struct pay_bill_file *file, pay_bill_fn *fn, void *arg)
{
    struct reading *r = AR_NEW(cx->ar, struct reading);
    (void)k;
    *r = (struct reading){.ar = pay_scratch(cx), .table = {.names = NAMES}, .fn = fn, .arg = arg};
    if (!r->ar)
        return err_set(cx, ERR_MEMORY, NULL);
    TRY(pay_zip_lines(cx, file->bytes, details, line, r));
    return r->table.found ? ERR_NONE : err_say(cx, ERR_MALFORMED, NULL, "支付宝的对账单没有表头", "The Alipay bill has no head");
}
