/* deal_shapes_tender.c: the bodies and answers of bulk buyers, tenders and bids, described once; their lists. */
#include "deal_priv.h"

#define N(st, m, fl, lo, hi, zh, en) FIELD(st, m, F_I64, fl, lo, hi, zh, en)
#define T(st, m, fl, lo, hi, zh, en) FIELD(st, m, F_TEXT, fl, lo, hi, zh, en)
#define U(st, m, fl, zh, en) FIELD(st, m, F_UUID, fl, 0, 0, zh, en)
#define D(st, m, fl, zh, en) FIELD(st, m, F_DATE, fl, 0, 0, zh, en)
#define AT(st, m, fl, zh, en) FIELD(st, m, F_TIME, fl, 0, 0, zh, en)
#define ROW(st) U(st, uuid, FF_RO, "编号", "Id"), N(st, rev, FF_RO, 0, INT64_MAX, "版本", "Revision")
#define IN(st, m) FIELD(st, m, F_I64, 0, 0, 0, "", "")
#define IT(st, m) FIELD(st, m, F_TEXT, 0, 0, 0, "", "")
#define FEN_ALL INT64_C(10000000000000)
enum { FEN_KG_MAX = 100000000, BP = 10000 };

static const struct field BUYER_BODY[] = {T(struct deal_buyer_body, name, FF_REQ, 2, 80, "单位名称", "Name"), T(struct deal_buyer_body, uscc, FF_REQ, 18, 18, "统一社会信用代码", "Unified social credit code"),
                                          FIELD_ENUM(struct deal_buyer_body, kind, FF_REQ, deal_buyer_kinds, "类型", "Kind")};
const struct shape deal_buyer_body_shape = SHAPE("BulkBuyerNew", struct deal_buyer_body, BUYER_BODY);
#define S struct deal_statement
#define STATEMENT_SEEN                                                                                                                     \
    ROW(S), T(S, statement_no, FF_RO, 0, 40, "月结单号", "Number"), U(S, buyer, FF_RO, "采购单位", "Buying organisation"), T(S, buyer_name, FF_RO, 0, 80, "单位名称", "Its name"), U(S, payment, FF_RO, "支付单", "Payment"), \
    N(S, month, FF_RO, 0, 999912, "月份", "Month"), N(S, bills, FF_RO, 0, INT64_MAX, "笔数", "Bills"), N(S, fen, FF_RO, 0, FEN_ALL, "金额（分）", "Fen"), D(S, due_day, FF_RO, "应付日", "Due on"), FIELD_ENUM(S, state, FF_RO, DEAL_STATES(STATEMENT), "状态", "State")
static const struct field STATEMENT[] = {STATEMENT_SEEN};
const struct shape deal_statement_shape = SHAPE("BuyerStatement", S, STATEMENT);
static const struct field STATEMENT_ROW[] = {STATEMENT_SEEN, IN(S, id), IN(S, buyer_id), IN(S, payment_id), IN(S, account_id)};
const struct shape deal_statement_row = SHAPE("", S, STATEMENT_ROW);
#define Y struct deal_buyer
#define BUYER_SEEN                                                                                                                         \
    ROW(Y), T(Y, name, FF_RO, 0, 80, "单位名称", "Name"), T(Y, uscc, FF_RO, 0, 18, "统一社会信用代码", "Unified social credit code"), FIELD_ENUM(Y, kind, FF_RO, deal_buyer_kinds, "类型", "Kind"), N(Y, credit_fen, FF_RO, 0, FEN_ALL, "信用额度（分）", "Limit, fen"), \
    N(Y, terms_days, FF_RO, 0, 365, "月结单几天内付", "Days to pay a statement"), N(Y, owed_fen, FF_RO, 0, FEN_ALL, "已记账（分）", "On account, fen"), N(Y, overdue, FF_RO, 0, 1000, "逾期月结单", "Overdue statements"), \
    FIELD_ENUM(Y, state, FF_RO, DEAL_STATES(BUYER), "状态", "State"), AT(Y, state_at, FF_RO, "状态时间", "State since"), AT(Y, created_at, FF_RO, "申请时间", "Applied at")
static const struct field BUYER[] = {BUYER_SEEN, FIELD_SUB(Y, statements, F_LIST, FF_RO, 0, 60, &deal_statement_shape, "月结单", "Statements"), FIELD_SUB(Y, steps, F_LIST, FF_RO, 0, DEAL_STEPS_MAX, &deal_step_shape, "经过", "History")};
const struct shape deal_buyer_shape = SHAPE("BulkBuyer", Y, BUYER);
static const struct field BUYER_ROW[] = {BUYER_SEEN, IN(Y, id), IN(Y, account_id), IT(Y, level_path), IT(Y, county)};
const struct shape deal_buyer_row = SHAPE("", Y, BUYER_ROW);
static const struct field EXAMINE[] = {FIELD(struct deal_examine_body, passed, F_BOOL, FF_REQ, 0, 1, "通过", "Passed"), N(struct deal_examine_body, credit_fen, 0, 0, FEN_ALL, "信用额度（分）", "Limit, fen"),
                                       N(struct deal_examine_body, terms_days, 0, 0, 365, "月结单几天内付", "Days to pay a statement"), T(struct deal_examine_body, reason, 0, 0, 500, "理由", "Reason")};
const struct shape deal_examine_shape = SHAPE("BulkBuyerExamine", struct deal_examine_body, EXAMINE);

/* ---- tenders ---------------------------------------------------------------------------------------------------------------------------- */
#define WANTED(st, fl, must)                                                                                                               \
    FIELD_ENUM(st, kind, must, deal_tender_kinds, "方式", "Kind"), T(st, title, must, 2, 60, "标题", "Title"), U(st, crop, must, "品种", "Crop"), T(st, grade, fl, 0, 20, "等级", "Grade"), T(st, standard, fl, 0, 120, "执行标准", "Standard"), \
    N(st, quantity_g, must, 1, DEAL_GRAMS_MAX, "数量（克）", "Quantity, grams"), D(st, from_day, must, "最早交货日", "First day"), D(st, until_day, must, "最后交货日", "Last day"), N(st, deliveries, fl, 1, DEAL_PLAN_MAX, "交货次数", "Number of deliveries"), \
    T(st, place, must, 2, 120, "交货地点", "Place of delivery"), N(st, ceiling_fen, must, 2, FEN_KG_MAX, "最高限价（分/千克）", "Ceiling, fen a kilogram"), N(st, buyer_deposit_bp, fl, 0, 5000, "买方定金（万分之）", "Buyer's deposit, parts of 10,000"), \
    N(st, seller_deposit_bp, fl, 0, 5000, "卖方定金（万分之）", "Seller's deposit, parts of 10,000"), N(st, late_bp, fl, 0, BP, "每迟一天扣款（万分之）", "Per day late, parts of 10,000"), N(st, late_max_days, fl, 0, 90, "最多迟交天数", "Days late at most"), \
    N(st, short_bp, fl, 0, BP, "短少扣款（万分之）", "For what is missing, parts of 10,000"), N(st, grade_bp, fl, 0, BP, "等级不符扣款（万分之）", "Below grade, parts of 10,000"), N(st, pay_days, fl, 0, 90, "验收后付款天数", "Days to pay after receipt"), \
    T(st, quality, fl, 0, 1000, "质量要求", "Quality terms"), AT(st, starts_at, fl, "开始时间", "Begins"), AT(st, closes_at, must, "截止时间", "Ends"), N(st, extend_s, fl, 10, 3600, "末段出价顺延秒数", "Seconds a late bid moves the end"), \
    N(st, decrement_fen, fl, 1, FEN_KG_MAX, "每次至少降（分/千克）", "Least decrement, fen a kilogram"), N(st, bid_deposit_fen, fl, 0, FEN_ALL, "投标保证金（分）", "Bid deposit, fen")
static const struct field TENDER_BODY[] = {U(struct deal_tender_body, buyer, 0, "采购单位", "Buying organisation"), WANTED(struct deal_tender_body, 0, FF_REQ)};
const struct shape deal_tender_body_shape = SHAPE("TenderNew", struct deal_tender_body, TENDER_BODY);

#define B struct deal_bid
#define BID_SEEN                                                                                                                           \
    ROW(B), U(B, tender, FF_RO, "招标", "Tender"), T(B, tender_title, FF_RO, 0, 60, "招标标题", "Tender's title"), U(B, operator, FF_RO, "经营主体", "Producer"), T(B, operator_name, FF_RO, 0, 80, "主体名称", "Producer's name"), U(B, season, FF_RO, "种植季", "Season"), \
    U(B, lot, FF_RO, "批次", "Lot"), T(B, consent, FF_RO, 0, 200, "农户怎样同意的", "How the household agreed"), U(B, contract, FF_RO, "合同", "Contract"), N(B, price_fen, FF_RO, 0, FEN_KG_MAX, "价格（分/千克）", "Price, fen a kilogram"), \
    N(B, rank, FF_RO, 1, 100000, "名次", "Rank"), AT(B, received_at, FF_RO, "收到时间", "Received at"), FIELD_ENUM(B, state, FF_RO, DEAL_STATES(BID), "状态", "State"), FIELD_ENUM(B, tender_state, FF_RO, DEAL_STATES(TENDER), "招标状态", "Tender's state")
static const struct field BID[] = {BID_SEEN};
const struct shape deal_bid_shape = SHAPE("Bid", B, BID);
static const struct field BID_ROW[] = {BID_SEEN, IN(B, id), IN(B, tender_id), IN(B, operator_id), IN(B, ord), IN(B, season_id), IN(B, lot_id), IN(B, account_id), IT(B, sealed), FIELD_ENUM(B, tender_kind, 0, deal_tender_kinds, "", ""),
                                       IN(B, tender_account), IT(B, level_path), IT(B, county)};
const struct shape deal_bid_row = SHAPE("", B, BID_ROW);
static const struct field BID_BODY[] = {U(struct deal_bid_body, operator, 0, "经营主体", "Producer"), U(struct deal_bid_body, season, 0, "种植季", "Season"), U(struct deal_bid_body, lot, 0, "批次", "Lot"),
                                        N(struct deal_bid_body, price_fen, FF_REQ, 1, FEN_KG_MAX, "价格（分/千克）", "Price, fen a kilogram"), T(struct deal_bid_body, consent, 0, 0, 200, "农户怎样同意的", "How the household agreed")};
const struct shape deal_bid_body_shape = SHAPE("BidNew", struct deal_bid_body, BID_BODY);
static const struct field AWARD[] = {U(struct deal_award_body, bid, FF_REQ, "中标的投标", "The winning bid"), T(struct deal_award_body, reason, 0, 0, 500, "理由", "Reason")};
const struct shape deal_award_shape = SHAPE("TenderAward", struct deal_award_body, AWARD);

#define O struct deal_bond
static const struct field BOND_BODY[] = {U(struct deal_bond_body, operator, 0, "经营主体", "Producer"), T(struct deal_bond_body, consent, 0, 0, 200, "农户怎样同意的", "How the household agreed")};
const struct shape deal_bond_body_shape = SHAPE("BidDepositPay", struct deal_bond_body, BOND_BODY);
#define BOND_SEEN                                                                                                                          \
    ROW(O), U(O, tender, FF_RO, "招标", "Tender"), U(O, operator, FF_RO, "经营主体", "Producer"), T(O, operator_name, FF_RO, 0, 80, "主体名称", "Producer's name"), U(O, payment, FF_RO, "支付单", "Payment"), \
    N(O, fen, FF_RO, 0, FEN_ALL, "金额（分）", "Fen"), FIELD_ENUM(O, state, FF_RO, DEAL_STATES(BOND), "状态", "State"), AT(O, state_at, FF_RO, "状态时间", "State since")
static const struct field BOND[] = {BOND_SEEN};
const struct shape deal_bond_shape = SHAPE("BidDeposit", O, BOND);
static const struct field BOND_ROW[] = {BOND_SEEN, IN(O, id), IN(O, tender_id), IN(O, operator_id), IN(O, account_id), IN(O, payment_id), FIELD_ENUM(O, tender_state, 0, DEAL_STATES(TENDER), "", ""), AT(O, closes_at, 0, "", ""), IT(O, level_path), IT(O, county)};
const struct shape deal_bond_row = SHAPE("", O, BOND_ROW);

#define R struct deal_tender
#define TENDER_SEEN                                                                                                                        \
    ROW(R), T(R, tender_no, FF_RO, 0, 40, "招标编号", "Number"), T(R, buyer_name, FF_RO, 0, 80, "采购单位", "Buying organisation"), T(R, crop_name, FF_RO, 0, 60, "品种名称", "Crop's name"), WANTED(R, FF_RO, FF_RO), AT(R, planned_at, FF_RO, "原定截止", "End as announced"), \
    N(R, extended, FF_RO, 0, 1000, "顺延次数", "Times extended"), N(R, bids_n, FF_RO, 0, INT64_MAX, "收到投标数", "Bids received"), T(R, award_reason, FF_RO, 0, 500, "定标理由", "Reason of the award"), FIELD_ENUM(R, state, FF_RO, DEAL_STATES(TENDER), "状态", "State"), \
    AT(R, state_at, FF_RO, "状态时间", "State since"), AT(R, created_at, FF_RO, "发起时间", "Made at")
static const struct field TENDER[] = {TENDER_SEEN, N(R, lowest_fen, FF_RO, 0, FEN_KG_MAX, "当前最低价（分/千克，竞价中）", "Lowest price now, fen a kilogram, of an open auction"), FIELD_SUB(R, bonds, F_LIST, FF_RO, 0, DEAL_OFFERS_MAX, &deal_bond_shape, "投标保证金", "Bid deposits"), FIELD_SUB(R, bids, F_LIST, FF_RO, 0, DEAL_OFFERS_MAX, &deal_bid_shape, "投标", "Bids"), FIELD_SUB(R, steps, F_LIST, FF_RO, 0, DEAL_STEPS_MAX, &deal_step_shape, "经过", "History")};
const struct shape deal_tender_shape = SHAPE("Tender", R, TENDER);
static const struct field TENDER_ROW[] = {TENDER_SEEN, IN(R, id), IN(R, account_id), IN(R, buyer_id), IN(R, crop_id), IN(R, last_at), IT(R, level_path), IT(R, county)};
const struct shape deal_tender_row = SHAPE("", R, TENDER_ROW);

/* ---- lists --------------------------------------------------------------------------------------------------------------------------------- */
#define SF (LC_SORT | LC_FILTER)
static const struct list_col BUYERS[] = {
    {"uuid", "b.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"name", "b.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "单位名称", "Name"},
    {"uscc", "b.uscc", F_TEXT, LC_SEARCH, NULL, "统一社会信用代码", "Unified social credit code"},
    {"kind", "b.kind", F_ENUM, SF, deal_buyer_kinds, "类型", "Kind"},
    {"credit_fen", "b.credit_fen", F_I64, SF, NULL, "信用额度（分）", "Limit, fen"},
    {"state", "b.state", F_ENUM, SF, DEAL_STATES(BUYER), "状态", "State"},
    {"created_at", "b.created_us", F_TIME, SF, NULL, "申请时间", "Applied at"},
};
const struct list_spec deal_buyer_list = {"BulkBuyerItem", "deal_buyer b", "b.id", "-created_at", BUYERS, sizeof BUYERS / sizeof BUYERS[0]};
static const struct list_col STATEMENTS[] = {
    {"uuid", "s.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"statement_no", "s.statement_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "月结单号", "Number"},
    {"buyer", "b.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "采购单位", "Buying organisation"},
    {"buyer_name", "b.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "单位名称", "Its name"},
    {"month", "s.month", F_I64, SF, NULL, "月份", "Month"},
    {"bills", "s.bills", F_I64, SF, NULL, "笔数", "Bills"},
    {"fen", "s.fen", F_I64, SF, NULL, "金额（分）", "Fen"},
    {"due_day", "s.due_day", F_DATE, SF, NULL, "应付日", "Due on"},
    {"state", "s.state", F_ENUM, SF, DEAL_STATES(STATEMENT), "状态", "State"},
};
const struct list_spec deal_statement_list = {"BuyerStatementItem", "deal_statement s JOIN deal_buyer b ON b.id = s.buyer_id", "s.id", "-month", STATEMENTS, sizeof STATEMENTS / sizeof STATEMENTS[0]};
static const struct list_col TENDERS[] = {
    {"uuid", "t.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"tender_no", "t.tender_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "招标编号", "Number"},
    {"kind", "t.kind", F_ENUM, SF, deal_tender_kinds, "方式", "Kind"},
    {"title", "t.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "标题", "Title"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "品种名称", "Crop's name"},
    {"buyer_name", "COALESCE(t.buyer_name, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "采购单位", "Buying organisation"},
    {"quantity_g", "t.quantity_g", F_I64, SF, NULL, "数量（克）", "Quantity, grams"},
    {"ceiling_fen", "t.ceiling_fen", F_I64, SF, NULL, "最高限价（分/千克）", "Ceiling, fen a kilogram"},
    {"closes_at", "t.closes_us", F_TIME, SF, NULL, "截止时间", "Ends"},
    {"state", "t.state", F_ENUM, SF, DEAL_STATES(TENDER), "状态", "State"},
    {"created_at", "t.created_us", F_TIME, SF, NULL, "发起时间", "Made at"},
};
const struct list_spec deal_tender_list = {"TenderItem", "deal_tender t JOIN grow_crop_v c ON c.id = t.crop_id", "t.id", "-created_at", TENDERS, sizeof TENDERS / sizeof TENDERS[0]};
/* No price here: it would be sorted by before it may be seen. */
static const struct list_col BIDS[] = {
    {"uuid", "b.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"tender", "t.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "招标", "Tender"},
    {"tender_title", "t.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "招标标题", "Tender's title"},
    {"operator_name", "o.public_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "主体名称", "Producer's name"},
    {"received_at", "b.received_us", F_TIME, SF, NULL, "收到时间", "Received at"},
    {"state", "b.state", F_ENUM, SF, DEAL_STATES(BID), "状态", "State"},
    {"tender_state", "t.state", F_ENUM, SF, DEAL_STATES(TENDER), "招标状态", "Tender's state"},
};
const struct list_spec deal_bid_list = {"BidItem", "deal_bid b JOIN deal_tender t ON t.id = b.tender_id JOIN people_operator_v o ON o.id = b.operator_id", "b.id", "-received_at", BIDS, sizeof BIDS / sizeof BIDS[0]};
