/* ledger_statement.c: the statement of one account for a span of days: opening balance, lines, closing balance; as an object and as
 * CSV. Days are China Standard Time. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "ledger_payee.h"
#include "when.h"

enum { SPAN_DAYS_MAX = 3700 };

char *ledger_yuan(struct arena *ar, int64_t fen)
{
    uint64_t n = fen < 0 ? (uint64_t)-fen : (uint64_t)fen;
    return ar_printf(ar, "%s%" PRIu64 ".%02" PRIu64, fen < 0 ? "-" : "", n / 100, n % 100);
}

int64_t ledger_day_us(int64_t day)
{
    return day * US_PER_DAY - WHEN_CST_MIN * 60 * US_PER_S;
}

enum err ledger_county_path_tx(struct cx *cx, struct tx *tx, const char **out)
{
    struct people_county co = {0};
    enum err e = people_county_get(cx, tx, &co);
    *out = "/";
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    return sql_text(tx, LQ(Q_COUNTY_PATH), ARGS(v_i(co.level_id)), out);
}

static enum err path_tx(struct cx *cx, struct tx *tx, void *p)
{
    return ledger_county_path_tx(cx, tx, p);
}

enum err ledger_county_path(struct cx *cx, const char **out)
{
    return tx_read(cx, "ledger.county_path", path_tx, out);
}

/* ---- what people call an account --------------------------------------------------------------------------------------------------- */
static const struct { const char *prefix, *zh, *en; } NAMES[] = {
    {"channel:wechat", "微信支付收款", "Received by WeChat Pay"},
    {"channel:alipay", "支付宝收款", "Received by Alipay"},
    {"channel:unionpay", "银联收款", "Received by UnionPay"},
    {"channel:cash", "现金收款", "Received in cash"},
    {"channel:transfer", "银行转账收款", "Received by bank transfer"},
    {"held:", "买家已付、待分配", "Paid by a buyer, not yet due to anybody"},
    {"deposit:", "保证金", "Deposit"},
    {"buyer:", "应退买家", "Owed to a buyer"},
    {"fee:platform", "平台服务费", "Platform fee"},
    {"fee:", "费用", "Fee"},
    {"promoter:", "推客佣金", "Owed to a promoter"},
    {"settling:", "结算中", "Being settled"},
    {"paidout:", "已付出", "Paid out"},
};

static enum err party_of(struct cx *cx, struct tx *tx, const char *account, struct ledger_party *out, bool *found_out)
{
    enum err e = ledger_party_of(cx, tx, account, out);
    *found_out = e == ERR_NONE;
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static const char *account_name(const struct cx *cx, const char *account)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        if (strncmp(account, NAMES[i].prefix, strlen(NAMES[i].prefix)) == 0)
            return cx->lang == LANG_EN ? NAMES[i].en : NAMES[i].zh;
    return account;
}

/* Of an account that is no payee's: of a producer whose lines stand on it, or the house's, which no grant over a producer reaches. */
static enum err may_see_other(struct cx *cx, struct tx *tx, const struct ledger_statement *s)
{
    struct people_operator op = {0};
    const char *path = "/";
    if (s->operator_id)
        TRY(people_operator_by_id(cx, tx, s->operator_id, &op));
    else
        TRY(ledger_county_path_tx(cx, tx, &path));
    return ledger_party_may(cx, "ledger.read", s->operator_id ? op.level_path : path, s->operator_id, 0);
}

/* Nobody learns from the answer whether an account exists that is not his. */
static enum err may_see(struct cx *cx, struct tx *tx, struct ledger_statement *s)
{
    struct ledger_party p = {0};
    struct rows *r;
    bool found;
    int64_t lines = 0;
    TRY(sql_query(tx, LQ(Q_ACCOUNT_OPERATOR), ARGS(v_t(s->account)), &r));
    if (rows_next(r))
        s->operator_id = rows_i64(r, 0), lines = rows_i64(r, 1);
    TRY(rows_end(&r));
    TRY(party_of(cx, tx, s->account, &p, &found));
    s->name = !found ? account_name(cx, s->account) : p.operator_id > 0 ? p.name : ar_printf(cx->ar, "%s %s", ledger_payee_kind_name(cx, p.kind), p.name);
    enum err e = lines == 0 ? ERR_NOT_FOUND : found ? ledger_party_may(cx, "ledger.read", p.level_path, p.operator_id, p.owner_id) : may_see_other(cx, tx, s);
    return e == ERR_NOT_FOUND ? err_set(cx, ERR_NOT_FOUND, "account") : e;
}

static enum err check_span(struct cx *cx, const struct ledger_statement_query *q, struct ledger_statement *s)
{
    int64_t today = when_day(cx->now_us, WHEN_CST_MIN);
    s->until_day = q->until_day == FIELD_NULL ? today : q->until_day;
    s->from_day = q->from_day == FIELD_NULL ? s->until_day - 30 : q->from_day;
    if (s->from_day > s->until_day || s->until_day - s->from_day > SPAN_DAYS_MAX)
        return err_say(cx, ERR_INVALID, "from_day", "起止日期有误：开始不能晚于结束，最长 10 年", "The span is wrong: it begins before it ends and lasts at most 10 years");
    return ERR_NONE;
}

static enum err read_lines(struct cx *cx, struct tx *tx, struct ledger_statement *s)
{
    struct ledger_statement_line *l = AR_ARRAY(cx->ar, struct ledger_statement_line, LEDGER_STATEMENT_LINES_MAX);
    struct rows *r;
    size_t n = 0;
    bool en = cx->lang == LANG_EN, more = false;
    TRY(sql_query(tx, LQ(Q_STATEMENT_LINES),
                  ARGS(v_t(s->account), v_i(ledger_day_us(s->from_day)), v_i(ledger_day_us(s->until_day + 1)), v_i(LEDGER_STATEMENT_LINES_MAX + 1)), &r));
    for (; rows_next(r); n++) {
        if ((more = n == LEDGER_STATEMENT_LINES_MAX))
            break;
        int64_t fen = rows_i64(r, 5);
        const char *memo = rows_z(r, en ? 4 : 3);
        s->closing += fen;
        s->debits += fen > 0 ? fen : 0, s->credits -= fen < 0 ? fen : 0;
        l[n] = (struct ledger_statement_line){rows_i64(r, 0), rows_z(r, 1), rows_z(r, 2), memo ? memo : rows_z(r, 1), fen, s->closing};
    }
    TRY(rows_end(&r));
    if (more)
        return err_say(cx, ERR_LIMIT, "from_day", "超过 %d 笔，请缩短起止日期", "Over %d lines: choose a shorter span", LEDGER_STATEMENT_LINES_MAX);
    s->lines = (struct list){l, n};
    return ERR_NONE;
}

enum err ledger_statement_make(struct cx *cx, struct tx *tx, const struct ledger_statement_query *q, struct ledger_statement *out)
{
    struct ledger_statement s = {.account = q->account};
    TRY(check_span(cx, q, &s));
    TRY(may_see(cx, tx, &s));
    TRY(sql_i64(tx, LQ(Q_STATEMENT_OPENING), ARGS(v_t(s.account), v_i(ledger_day_us(s.from_day))), &s.opening));
    s.closing = s.opening;
    TRY(read_lines(cx, tx, &s));
    *out = s;
    return ERR_NONE;
}

/* ---- CSV ------------------------------------------------------------------------------------------------------------------------------ */
/* What a spreadsheet would take for a formula begins with an apostrophe; quotes are doubled. */
/* What a spreadsheet would run; a negative amount is none. */
static bool formula(const char *s)
{
    return s && *s && strchr("=+-@\t\r\n", *s) && !(*s == '-' && s[1] && strspn(s + 1, "0123456789.") == strlen(s + 1));
}

void ledger_csv_put(struct buf *b, const char *text)
{
    buf_ch(b, '"');
    if (formula(text))
        buf_ch(b, '\'');
    for (const char *p = text ? text : ""; *p; p++) {
        if (*p == '"')
            buf_ch(b, '"');
        buf_ch(b, *p);
    }
    buf_ch(b, '"');
}

static void csv_row(struct buf *b, const char *const *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_ch(b, ',');
        ledger_csv_put(b, cells[i]);
    }
    buf_puts(b, "\r\n");
}

char *ledger_local_time(struct arena *ar, int64_t us)
{
    char text[40];
    when_format(us, WHEN_CST_MIN, text);
    text[10] = ' ', text[19] = 0;
    return ar_strdup(ar, text);
}

struct str ledger_statement_csv(struct cx *cx, const struct ledger_statement *s)
{
    bool en = cx->lang == LANG_EN;
    const struct ledger_statement_line *l = s->lines.p;
    struct buf b;
    buf_init(&b, cx->ar, 4096 + s->lines.n * 128);
    buf_puts(&b, "\xEF\xBB\xBF"); /* spreadsheets know UTF-8 by it */
    csv_row(&b, en ? (const char *const[]){"Time", "What", "Number", "Amount (yuan)", "Balance (yuan)"} : (const char *const[]){"时间", "摘要", "编号", "金额（元）", "余额（元）"}, 5);
    csv_row(&b, (const char *const[]){"", en ? "Opening balance" : "期初余额", "", "", ledger_yuan(cx->ar, s->opening)}, 5);
    for (size_t i = 0; i < s->lines.n; i++)
        csv_row(&b, (const char *const[]){ledger_local_time(cx->ar, l[i].at), l[i].memo, l[i].key, ledger_yuan(cx->ar, l[i].fen), ledger_yuan(cx->ar, l[i].balance)}, 5);
    csv_row(&b, (const char *const[]){"", en ? "Closing balance" : "期末余额", "", "", ledger_yuan(cx->ar, s->closing)}, 5);
    return buf_view(&b);
}
