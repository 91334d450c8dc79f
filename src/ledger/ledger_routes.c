/* ledger_routes.c: shapes, lists and routes of the books: accounts, lines, statements. Settlements: ledger_settle_routes.c. */
#include "ledger_settle.h"
#include "list.h"
#include "net.h"
#include "when.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))

/* ---- shapes ------------------------------------------------------------------------------------------------------------------------- */
static const struct field STATEMENT_LINE[] = {
    FIELD(struct ledger_statement_line, at, F_TIME, FF_RO, 0, 0, "时间", "At"),
    FIELD(struct ledger_statement_line, kind, F_TEXT, FF_RO, 0, 60, "类别", "Kind"),
    FIELD(struct ledger_statement_line, key, F_TEXT, FF_RO, 0, 200, "编号", "Number"),
    FIELD(struct ledger_statement_line, memo, F_TEXT, FF_RO, 0, 200, "摘要", "What"),
    FIELD(struct ledger_statement_line, fen, F_I64, FF_RO, INT64_MIN, INT64_MAX, "金额（分）", "Amount, fen"),
    FIELD(struct ledger_statement_line, balance, F_I64, FF_RO, INT64_MIN, INT64_MAX, "余额（分）", "Balance, fen"),
};
static const struct shape statement_line_shape = SHAPE("StatementLine", struct ledger_statement_line, STATEMENT_LINE);

static const struct field STATEMENT[] = {
    FIELD(struct ledger_statement, account, F_TEXT, FF_RO, 0, 120, "账户", "Account"),
    FIELD(struct ledger_statement, name, F_TEXT, FF_RO, 0, 80, "名称", "Name"),
    FIELD(struct ledger_statement, from_day, F_DATE, FF_RO, 0, 0, "开始日期", "From"),
    FIELD(struct ledger_statement, until_day, F_DATE, FF_RO, 0, 0, "结束日期（含）", "Until, included"),
    FIELD(struct ledger_statement, opening, F_I64, FF_RO, INT64_MIN, INT64_MAX, "期初余额（分），负数为应付", "Opening balance, fen; negative: owed to the account's owner"),
    FIELD(struct ledger_statement, closing, F_I64, FF_RO, INT64_MIN, INT64_MAX, "期末余额（分）", "Closing balance, fen"),
    FIELD(struct ledger_statement, debits, F_I64, FF_RO, 0, INT64_MAX, "借方合计（分）", "Debits, fen"),
    FIELD(struct ledger_statement, credits, F_I64, FF_RO, 0, INT64_MAX, "贷方合计（分）", "Credits, fen"),
    FIELD_SUB(struct ledger_statement, lines, F_LIST, FF_RO, 0, LEDGER_STATEMENT_LINES_MAX, &statement_line_shape, "明细", "Lines"),
};
static const struct shape statement_shape = SHAPE("Statement", struct ledger_statement, STATEMENT);

static const struct field STATEMENT_QUERY[] = {
    FIELD(struct ledger_statement_query, account, F_TEXT, FF_REQ, 1, LEDGER_ACCOUNT_MAX, "账户", "Account"),
    FIELD(struct ledger_statement_query, from_day, F_DATE, 0, 0, 0, "开始日期（缺省：结束前 30 天）", "From (30 days before the end if left out)"),
    FIELD(struct ledger_statement_query, until_day, F_DATE, 0, 0, 0, "结束日期（缺省：今天）", "Until, included (today if left out)"),
};
static const struct shape statement_query_shape = SHAPE("StatementQuery", struct ledger_statement_query, STATEMENT_QUERY);

/* ---- lists ---------------------------------------------------------------------------------------------------------------------------- */
/* An account is listed from its first folding on (a minute); its balance is that of now. */
static const struct list_col ACCOUNT_COLS[] = {
    {"account", "a.account", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "账户", "Account"},
    {"operator", "o.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "经营主体编号", "Producer's id"},
    {"operator_name", "COALESCE(o.name, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"fen", "(a.fen + CAST(COALESCE((SELECT SUM(l.fen) FROM ledger_line l WHERE l.account = a.account AND l.id > (SELECT line_id FROM ledger_mark WHERE id = 1)), 0) AS BIGINT))",
     F_I64, LC_SORT | LC_FILTER, NULL, "余额（分），负数为应付", "Balance, fen; negative: owed"},
    {"lines_n", "a.lines_n", F_I64, LC_SORT, NULL, "笔数", "Lines"},
    {"last_at", "a.last_us", F_TIME, LC_SORT | LC_FILTER, NULL, "最近一笔", "Last line"},
};
const struct list_spec ledger_account_list = {"LedgerAccountItem", "ledger_account a LEFT JOIN people_operator_v o ON o.id = a.operator_id", "a.id", "-last_at", ACCOUNT_COLS, N(ACCOUNT_COLS)};

static const struct list_col LINE_COLS[] = {
    {"account", "l.account", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "账户", "Account"},
    {"operator", "o.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "经营主体编号", "Producer's id"},
    {"operator_name", "COALESCE(o.name, '')", F_TEXT, LC_SEARCH, NULL, "经营主体", "Producer"},
    {"kind", "l.kind", F_TEXT, LC_SORT | LC_FILTER, NULL, "类别", "Kind"},
    {"key", "l.key", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "编号", "Number"},
    {"fen", "l.fen", F_I64, LC_SORT | LC_FILTER, NULL, "金额（分）", "Amount, fen"},
    {"memo_zh", "COALESCE(l.memo_zh, l.kind)", F_TEXT, LC_SEARCH, NULL, "摘要", "What (Chinese)"},
    {"memo_en", "COALESCE(l.memo_en, l.kind)", F_TEXT, LC_SEARCH, NULL, "摘要（英文）", "What"},
    {"at", "l.at_us", F_TIME, LC_SORT | LC_FILTER, NULL, "时间", "At"},
};
const struct list_spec ledger_line_list = {"LedgerLineItem", "ledger_line_v l LEFT JOIN people_operator_v o ON o.id = l.operator_id", "l.id", "-at", LINE_COLS, N(LINE_COLS)};

/* The house's own accounts have no operator: they lie at the county's level. The path is digits and slashes. */
static enum err list_scoped(struct req *rq, struct resp *rs, const char *operator_col)
{
    struct cx *cx = rq_cx(rq);
    const char *county = NULL;
    TRY(ledger_county_path(cx, &county));
    return people_list(rq, rs, "ledger.read", ar_printf(cx->ar, "COALESCE(o.level_path, '%s')", county), operator_col, NULL);
}

static enum err list_accounts(struct req *rq, struct resp *rs) { return list_scoped(rq, rs, "a.operator_id"); }
static enum err list_lines(struct req *rq, struct resp *rs) { return list_scoped(rq, rs, "l.operator_id"); }

/* ---- statements -------------------------------------------------------------------------------------------------------------------------- */
struct statement_act { struct req *rq; struct ledger_statement out; };

static enum err statement_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct statement_act *a = p;
    return ledger_statement_make(cx, tx, rq_query(a->rq), &a->out);
}

static enum err get_statement(struct req *rq, struct resp *rs)
{
    struct statement_act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "ledger.statement", statement_tx, &a));
    rs_object(rs, &statement_shape, &a.out);
    return ERR_NONE;
}

static const char *file_name(struct cx *cx, const struct ledger_statement *s, const char *ending)
{
    char from[16], until[16];
    day_format((int32_t)s->from_day, from);
    day_format((int32_t)s->until_day, until);
    return ar_printf(cx->ar, "statement-%s-%s.%s", from, until, ending);
}

static enum err get_statement_csv(struct req *rq, struct resp *rs)
{
    struct statement_act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "ledger.statement", statement_tx, &a));
    rs_download(rs, file_name(rq_cx(rq), &a.out, "csv"));
    rs_bytes(rs, "text/csv; charset=utf-8", ledger_statement_csv(rq_cx(rq), &a.out));
    return ERR_NONE;
}

static enum err get_statement_pdf(struct req *rq, struct resp *rs)
{
    struct statement_act a = {.rq = rq};
    struct str pdf;
    TRY(tx_read(rq_cx(rq), "ledger.statement", statement_tx, &a));
    TRY(ledger_statement_pdf(rq_cx(rq), &a.out, &pdf));
    rs_download(rs, file_name(rq_cx(rq), &a.out, "pdf"));
    rs_bytes(rs, "application/pdf", pdf);
    return ERR_NONE;
}

const struct route ledger_routes[LEDGER_ROUTES_N] = {
    {"GET", "/api/v1/ledger/accounts", list_accounts, "ledger.read", .query = &people_within_shape, .list = &ledger_account_list, .op = "ledgerAccounts", .zh = "账户及余额", .en = "Accounts and balances"},
    {"GET", "/api/v1/ledger/lines", list_lines, "ledger.read", .query = &people_within_shape, .list = &ledger_line_list, .op = "ledgerLines", .zh = "分录", .en = "Lines of the books"},
    {"GET", "/api/v1/ledger/statement", get_statement, "ledger.own", RT_SLOW, .query = &statement_query_shape, .reply = &statement_shape, .op = "ledgerStatement", .zh = "对账单", .en = "A statement of an account"},
    {"GET", "/api/v1/ledger/statement.csv", get_statement_csv, "ledger.own", RT_SLOW, .query = &statement_query_shape, .op = "ledgerStatementCsv", .zh = "对账单（CSV）", .en = "A statement as CSV"},
    {"GET", "/api/v1/ledger/statement.pdf", get_statement_pdf, "ledger.own", RT_SLOW, .query = &statement_query_shape, .op = "ledgerStatementPdf", .zh = "对账单（PDF）", .en = "A statement as PDF"},
    {"GET", "/api/v1/settlements", ledger_settle_index, "ledger.settlement.read", .query = &people_within_shape, .list = &ledger_settlement_list, .op = "settlements", .zh = "结算单", .en = "Settlements"},
    {"POST", "/api/v1/settlements", ledger_settle_post_draw, "ledger.settlement.draw", RT_IDEMPOTENT, .body = &ledger_draw_body_shape, .reply = &ledger_draw_shape, .op = "settlementsDraw", .zh = "生成到某日为止的结算单", .en = "Draw what is due until a day"},
    {"GET", "/api/v1/settlements/{id}", ledger_settle_get, "ledger.own", .reply = &ledger_settlement_shape, .op = "settlementGet", .zh = "一张结算单", .en = "One settlement"},
    {"POST", "/api/v1/settlements/{id}/state", ledger_settle_post_state, "ledger.settlement.draw", RT_IF_MATCH, .body = &ledger_settle_move_shape, .reply = &ledger_settlement_shape, .op = "settlementMove", .zh = "批准、付款、失败、取消", .en = "Approve, pay out, fail, cancel"},
    {"GET", "/api/v1/settlements-bank-file", ledger_settle_bank_file, "ledger.settlement.pay", RT_SLOW, .op = "settlementsBankFile", .zh = "给银行的付款文件（CSV）", .en = "File for the bank, CSV"},
    {"GET", "/api/v1/payees/{kind}/{id}", ledger_payee_read, "ledger.own", .reply = &ledger_payee_shape, .op = "payeeGet", .zh = "收款账户（kind：operator、buyer、promoter）", .en = "Where somebody is paid (kind: operator, buyer, promoter)"},
    {"PUT", "/api/v1/payees/{kind}/{id}", ledger_payee_write, "ledger.own", .body = &ledger_payee_body_shape, .reply = &ledger_payee_shape, .op = "payeePut", .zh = "设定收款账户", .en = "Set where somebody is paid"},
    {"GET", "/api/v1/my-money", ledger_my_money, "ledger.own", .reply = &ledger_wallets_shape, .op = "myMoney", .zh = "我本人的账户：应付、结算中、已付", .en = "What is owed to me, on its way, paid out"},
    {"GET", "/api/v1/my-settlements", ledger_settle_mine, "ledger.own", .list = &ledger_settlement_list, .op = "mySettlements", .zh = "付给我本人的结算单", .en = "Settlements that pay me"},
};
