/* ledger_settle_routes.c: shapes, list and handlers of settlements; their rows stand in ledger_routes.c. */
#include "ledger_settle.h"
#include "list.h"
#include "net.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))

/* ---- shapes --------------------------------------------------------------------------------------------------------------------------- */
static const struct field STEP[] = {
    FIELD(struct ledger_settle_step, from_state, F_TEXT, FF_RO, 0, 20, "原状态", "From"),
    FIELD(struct ledger_settle_step, to_state, F_TEXT, FF_RO, 0, 20, "新状态", "To"),
    FIELD(struct ledger_settle_step, text, F_TEXT, FF_RO, 0, 500, "说明", "Text"),
    FIELD(struct ledger_settle_step, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "By"),
    FIELD(struct ledger_settle_step, at, F_TIME, FF_RO, 0, 0, "时间", "At"),
};
const struct shape ledger_settle_step_shape = SHAPE("SettlementStep", struct ledger_settle_step, STEP);
static const struct field PART[] = {
    FIELD(struct ledger_settle_part, kind, F_TEXT, FF_RO, 0, 60, "类别", "Kind"),
    FIELD(struct ledger_settle_part, memo, F_TEXT, FF_RO, 0, 200, "摘要", "What"),
    FIELD(struct ledger_settle_part, lines, F_I64, FF_RO, 0, INT64_MAX, "笔数", "Lines"),
    FIELD(struct ledger_settle_part, fen, F_I64, FF_RO, INT64_MIN, INT64_MAX, "金额（分）", "Amount, fen"),
};
const struct shape ledger_settle_part_shape = SHAPE("SettlementPart", struct ledger_settle_part, PART);

#define COMMON                                                                                                             \
    FIELD(struct ledger_settlement, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                              \
    FIELD(struct ledger_settlement, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),                                  \
    FIELD(struct ledger_settlement, number, F_TEXT, FF_RO, 0, 40, "结算单号", "Number"),                                   \
    FIELD_ENUM(struct ledger_settlement, kind, FF_RO, ledger_payee_kinds, "收款人类别", "Kind of payee"),                  \
    FIELD(struct ledger_settlement, payee, F_UUID, FF_RO, 0, 0, "收款人编号", "Payee's id"),                               \
    FIELD(struct ledger_settlement, payee_name, F_TEXT, FF_RO, 0, 80, "收款人", "Payee"),                                  \
    FIELD(struct ledger_settlement, account, F_TEXT, FF_RO, 0, 120, "账户", "Account"),                                    \
    FIELD(struct ledger_settlement, fen, F_I64, FF_RO, 0, INT64_MAX, "金额（分）", "Amount, fen"),                         \
    FIELD(struct ledger_settlement, lines_n, F_I64, FF_RO, 0, INT64_MAX, "笔数", "Lines"),                                 \
    FIELD(struct ledger_settlement, until_day, F_DATE, FF_RO, 0, 0, "截止日期（含）", "Due until, included"),              \
    FIELD_ENUM(struct ledger_settlement, state, FF_RO, ledger_settlement_states, "状态", "State"),                         \
    FIELD(struct ledger_settlement, drawn_name, F_TEXT, FF_RO, 0, 80, "生成人", "Drawn by"),                               \
    FIELD(struct ledger_settlement, drawn_at, F_TIME, FF_RO, 0, 0, "生成时间", "Drawn at"),                                \
    FIELD(struct ledger_settlement, approved_name, F_TEXT, FF_RO, 0, 80, "批准人", "Approved by"),                         \
    FIELD(struct ledger_settlement, approved_at, F_TIME, FF_RO, 0, 0, "批准时间", "Approved at"),                          \
    FIELD(struct ledger_settlement, filed_at, F_TIME, FF_RO, 0, 0, "列入银行付款文件的时间", "Given out in a file for the bank at"), \
    FIELD(struct ledger_settlement, paid_at, F_TIME, FF_RO, 0, 0, "付款时间", "Paid out at"),                              \
    FIELD(struct ledger_settlement, reference, F_TEXT, FF_RO, 0, 500, "银行流水号", "Bank's reference"),                   \
    FIELD(struct ledger_settlement, reason, F_TEXT, FF_RO, 0, 500, "原因", "Reason")
static const struct field SEEN[] = {
    COMMON,
    FIELD(struct ledger_settlement, holder, F_TEXT, FF_RO, 0, 80, "户名", "Account holder"),
    FIELD(struct ledger_settlement, bank, F_TEXT, FF_RO, 0, 80, "开户行", "Bank"),
    FIELD(struct ledger_settlement, bank_number, F_TEXT, FF_RO, 0, 40, "账号（隐去大部分）", "Account number, masked"),
    FIELD(struct ledger_settlement, payee_changed, F_BOOL, FF_RO, 0, 1, "批准后收款账户已变更", "The payee was changed since the approval"),
    FIELD_SUB(struct ledger_settlement, parts, F_LIST, FF_RO, 0, 500, &ledger_settle_part_shape, "构成", "What it is made of"),
    FIELD_SUB(struct ledger_settlement, steps, F_LIST, FF_RO, 0, 50, &ledger_settle_step_shape, "经过", "History"),
};
const struct shape ledger_settlement_shape = SHAPE("Settlement", struct ledger_settlement, SEEN);
static const struct field ROW[] = {
    COMMON,
    FIELD(struct ledger_settlement, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct ledger_settlement, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct ledger_settlement, owner_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct ledger_settlement, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct ledger_settlement, drawn_by, F_I64, 0, 0, 0, "", ""),
    FIELD(struct ledger_settlement, approved_by, F_I64, 0, 0, 0, "", ""),
    FIELD(struct ledger_settlement, payee_rev, F_I64, 0, 0, 0, "", ""),
    FIELD(struct ledger_settlement, county, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape ledger_settlement_row = SHAPE("", struct ledger_settlement, ROW);

static const char *const DRAW_KINDS[] = {"all",
#define KIND(name, code, zh, en) code,
#include "ledger_payee_kinds.def"
#undef KIND
                                         NULL};
static const struct field DRAW_BODY[] = {
    FIELD(struct ledger_draw_body, until_day, F_DATE, FF_REQ, 0, 0, "截止日期（含）", "Due until, included"),
    FIELD_ENUM(struct ledger_draw_body, kind, 0, DRAW_KINDS, "只结算这类收款人", "Only payees of this kind"),
    FIELD(struct ledger_draw_body, payee, F_UUID, 0, 0, 0, "只结算这个收款人", "Only this payee"),
};
const struct shape ledger_draw_body_shape = SHAPE("SettlementDraw", struct ledger_draw_body, DRAW_BODY);
static const struct field DRAW[] = {
    FIELD(struct ledger_draw, settlements, F_I64, FF_RO, 0, INT64_MAX, "结算单数", "Settlements"),
    FIELD(struct ledger_draw, fen, F_I64, FF_RO, 0, INT64_MAX, "合计（分）", "Sum, fen"),
};
const struct shape ledger_draw_shape = SHAPE("SettlementsDrawn", struct ledger_draw, DRAW);
static const struct field MOVE[] = {
    FIELD_ENUM(struct ledger_settle_move, state, FF_REQ, ledger_settlement_states, "新状态", "State"),
    FIELD(struct ledger_settle_move, text, F_TEXT, 0, 0, 500, "银行流水号（付款时）或原因", "The bank's reference, or the reason"),
};
const struct shape ledger_settle_move_shape = SHAPE("SettlementMove", struct ledger_settle_move, MOVE);
static const struct list_col COLS[] = {
    {"uuid", "s.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "编号", "Id"},
    {"rev", "s.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"number", "s.number", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "结算单号", "Number"},
    {"kind", "s.kind", F_ENUM, LC_SORT | LC_FILTER, ledger_payee_kinds, "收款人类别", "Kind of payee"},
    {"payee", "s.payee", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "收款人编号", "Payee's id"},
    {"payee_name", "s.payee_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "收款人", "Payee"},
    {"fen", "s.fen", F_I64, LC_SORT | LC_FILTER, NULL, "金额（分）", "Amount, fen"},
    {"lines_n", "s.lines_n", F_I64, LC_SORT, NULL, "笔数", "Lines"},
    {"until_day", "s.until_day", F_DATE, LC_SORT | LC_FILTER, NULL, "截止日期", "Due until"},
    {"state", "s.state", F_ENUM, LC_SORT | LC_FILTER, ledger_settlement_states, "状态", "State"},
    {"drawn_name", "s.drawn_name", F_TEXT, LC_SEARCH, NULL, "生成人", "Drawn by"},
    {"drawn_at", "s.drawn_us", F_TIME, LC_SORT | LC_FILTER, NULL, "生成时间", "Drawn at"},
    {"approved_name", "s.approved_name", F_TEXT, 0, NULL, "批准人", "Approved by"},
    {"filed_at", "s.filed_us", F_TIME, LC_FILTER, NULL, "列入付款文件时间", "In a file for the bank at"},
    {"paid_at", "s.paid_us", F_TIME, LC_FILTER, NULL, "付款时间", "Paid out at"},
    {"reference", "s.reference", F_TEXT, LC_SEARCH, NULL, "银行流水号", "Bank's reference"},
};
const struct list_spec ledger_settlement_list = {"SettlementItem", "ledger_settlement s", "s.id", "-drawn_at", COLS, N(COLS)};

/* ---- handlers ---------------------------------------------------------------------------------------------------------------------------- */
enum err ledger_settle_index(struct req *rq, struct resp *rs) { return people_list(rq, rs, "ledger.settlement.read", "s.level_path", "s.operator_id", NULL); }

enum err ledger_settle_mine(struct req *rq, struct resp *rs)
{
    const struct val v[] = {v_i(rq_cx(rq)->who->account_id)}; /* of a machine's key: 0, nobody's */
    return list_answer(rq, rs, &ledger_settlement_list, "s.owner_id = $1", v, 1);
}

enum err ledger_settle_post_draw(struct req *rq, struct resp *rs)
{
    struct ledger_draw out = {0};
    TRY(ledger_settlements_draw(rq_cx(rq), rq_body(rq), &out));
    rs_object(rs, &ledger_draw_shape, &out);
    return ERR_NONE;
}

struct act { struct req *rq; struct resp *rs; struct ledger_settlement out; struct str csv; int64_t n, left; };

static enum err get_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    return ledger_settlement_get(cx, tx, rq_path(a->rq, "id"), &a->out);
}

enum err ledger_settle_get(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "ledger.settlement", get_tx, &a));
    rs_etag(rs, a.out.rev);
    rs_object(rs, &ledger_settlement_shape, &a.out);
    return ERR_NONE;
}

static enum err move_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    return ledger_settlement_enter(cx, tx, rq_path(a->rq, "id"), rq_if_match(a->rq), rq_body(a->rq), &a->out);
}

enum err ledger_settle_post_state(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(tx_run(rq_cx(rq), "ledger.settlement.state", move_tx, &a));
    rs_etag(rs, a.out.rev);
    rs_object(rs, &ledger_settlement_shape, &a.out);
    return ERR_NONE;
}

static enum err file_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    return ledger_bank_file(cx, tx, &a->csv, &a->n, &a->left);
}

/* A writing transaction: who fetched account numbers in clear stands in the trail. */
enum err ledger_settle_bank_file(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(tx_run(rq_cx(rq), "ledger.bank_file", file_tx, &a));
    rs_header(rs, "X-Left-Out", ar_printf(rq_cx(rq)->ar, "%lld", (long long)a.left));
    rs_download(rs, "settlements.csv");
    rs_bytes(rs, "text/csv; charset=utf-8", a.csv);
    return ERR_NONE;
}
