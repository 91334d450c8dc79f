/* pay_union_bill.c: UnionPay's files of a settlement day: one verified answer holds them, Base64 of a deflated ZIP; in it the file of
 * single transactions (INN…ZM_merchant): columns of fixed width, a blank between them. */
#include <stdlib.h>
#include <string.h>

#include "pay_union.h"
#include "when.h"

#define UNPACKED_MAX ((size_t)64 << 20)

enum err pay_union_bill_build(struct cx *cx, const struct pay_keys *k, int32_t day, int64_t now_us, struct pay_http *out)
{
    struct pay_fields f = pay_union_fields(cx->ar, &k->unionpay, "76", "01", "000000");
    int year, month, mday;
    day_split(day, &year, &month, &mday);
    pay_field_add(&f, "settleDate", ar_printf(cx->ar, "%02d%02d", month, mday));
    pay_field_add(&f, "txnTime", pay_time_digits(cx->ar, now_us));
    pay_field_add(&f, "fileType", "00");
    return pay_union_call(cx, &k->unionpay, k->unionpay.file_host, &f, out);
}

enum err pay_union_bill_open(struct cx *cx, const struct pay_keys *k, int32_t day, const struct pay_msg *in, struct pay_bill_file *out)
{
    struct pay_fields f;
    struct str packed;
    (void)day;
    *out = (struct pay_bill_file){0};
    TRY(pay_union_read(cx, &k->unionpay, in, &f));
    struct str code = pay_field_get(&f, "respCode"), content = pay_field_get(&f, "fileContent");
    if (str_eqz(code, "98")) { /* no file of that day */
        out->none = true;
        return ERR_NONE;
    }
    if (!str_eqz(code, "00") || content.size == 0)
        return err_say(cx, ERR_BUSY, NULL, "银联的对账文件还没有出来（%.*s）", "UnionPay has no file ready (%.*s)", STR_ARG(code));
    if (!pay_unbase64(cx->ar, content, &packed) || !pay_inflate(cx->ar, packed, UNPACKED_MAX, &out->bytes))
        return pay_unsure(cx, "unionpay", "the file cannot be unpacked");
    return ERR_NONE;
}

/* Where a column begins and how wide it is, from the widths of all before it. */
static const uint8_t WIDTHS[] = {3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2};
enum { C_AT = 4, C_FEN = 6, C_QUERY_ID = 9, C_NUMBER = 11, C_FEE = 15, C_TYPE = 19 };

static struct str column(struct str line, int c)
{
    size_t at = 0;
    for (int i = 0; i < c; i++)
        at += (size_t)WIDTHS[i] + 1;
    return at + WIDTHS[c] <= line.size ? str_trim((struct str){line.p + at, WIDTHS[c]}) : (struct str){0};
}

/* "C000000001234" or "D…": credit is what the merchant gets. */
static int64_t signed_fen(struct str s)
{
    int64_t fen;
    if (s.size < 2 || !str_i64(str_from(s, 1), &fen))
        return 0;
    return s.p[0] == 'D' ? fen : -fen;
}

/* MMDDhhmmss of a day whose year the bill's own day tells. */
static int64_t instant(struct arena *ar, struct str s, int32_t day)
{
    int year, month, mday, m = 0;
    int64_t digits;
    day_split(day, &year, &month, &mday);
    if (s.size != 10 || !str_i64(s, &digits))
        return 0;
    m = (int)(digits / 100000000);
    year -= m == 12 && month == 1; /* the evening before New Year settles in the new one */
    return pay_time_read(str_of(ar_printf(ar, "%04d%.*s", year, STR_ARG(s))));
}

struct reading { struct arena *ar; pay_bill_fn *fn; void *arg; int32_t day; };

static enum err line(struct cx *cx, struct str text, void *arg)
{
    struct reading *r = arg;
    ar_reset(r->ar);
    struct str type = column(text, C_TYPE), fen = column(text, C_FEN), number = column(text, C_NUMBER), query = column(text, C_QUERY_ID);
    bool refund = str_eqz(type, "04");
    struct pay_bill_row row = {.refund = refund, .number = refund ? NULL : str_dup(r->ar, number), .refund_number = refund ? str_dup(r->ar, number) : NULL,
                               .channel_no = str_dup(r->ar, query), .fee_fen = signed_fen(column(text, C_FEE)), .at_us = instant(r->ar, column(text, C_AT), r->day),
                               .state = str_dup(r->ar, type)};
    if (!str_eqz(type, "01") && !refund)
        return ERR_NONE; /* other kinds are none of ours */
    if (!pay_fen_read(fen, &row.fen) || number.size == 0)
        return err_say(cx, ERR_MALFORMED, NULL, "银联对账文件里有一行读不懂", "A line of the UnionPay file cannot be read");
    return r->fn(cx, &row, r->arg);
}

static bool single_transactions(struct str name)
{
    return memmem(name.p, name.size, "ZM_", 3) != NULL;
}

enum err pay_union_bill_rows(struct cx *cx, const struct pay_keys *k, const struct pay_bill_file *file, pay_bill_fn *fn, void *arg)
{
    struct reading *r = AR_NEW(cx->ar, struct reading);
    (void)k;
    *r = (struct reading){pay_scratch(cx), fn, arg, when_day(cx->now_us, WHEN_CST_MIN)};
    if (!r->ar)
        return err_set(cx, ERR_MEMORY, NULL);
    return pay_zip_lines(cx, file->bytes, single_transactions, line, r);
}
