/* deal_shapes.c: the bodies and answers of order farming, described once. */
#include "deal_priv.h"

#define N(st, m, fl, lo, hi, zh, en) FIELD(st, m, F_I64, fl, lo, hi, zh, en)
#define T(st, m, fl, lo, hi, zh, en) FIELD(st, m, F_TEXT, fl, lo, hi, zh, en)
#define U(st, m, fl, zh, en) FIELD(st, m, F_UUID, fl, 0, 0, zh, en)
#define D(st, m, fl, zh, en) FIELD(st, m, F_DATE, fl, 0, 0, zh, en)
#define AT(st, m, zh, en) FIELD(st, m, F_TIME, FF_RO, 0, 0, zh, en)
#define ROW(st) U(st, uuid, FF_RO, "编号", "Id"), N(st, rev, FF_RO, 0, INT64_MAX, "版本", "Revision")
#define IN(st, m) FIELD(st, m, F_I64, 0, 0, 0, "", "")
#define IT(st, m) FIELD(st, m, F_TEXT, 0, 0, 0, "", "")
enum { FEN_KG_MAX = 100000000, BP = 10000 };

static const struct field STEP[] = {
    T(struct deal_step, from_state, FF_RO, 0, 20, "原状态", "From"), T(struct deal_step, to_state, FF_RO, 0, 20, "新状态", "To"), T(struct deal_step, reason, FF_RO, 0, 500, "理由", "Reason"),
    T(struct deal_step, by_name, FF_RO, 0, 80, "经办人", "By"), AT(struct deal_step, at, "时间", "At"),
};
const struct shape deal_step_shape = SHAPE("DealStep", struct deal_step, STEP);

#define RULES(st, fl)                                                                                                                      \
    N(st, buyer_deposit_bp, fl, 0, 5000, "买方定金（万分之）", "Buyer's deposit, parts of 10,000"),                                         \
    N(st, seller_deposit_bp, fl, 0, 5000, "卖方定金（万分之）", "Seller's deposit, parts of 10,000"),                                       \
    N(st, late_bp, fl, 0, BP, "每迟一天扣款（万分之）", "Taken off per day late, parts of 10,000"),                                         \
    N(st, late_max_days, fl, 0, 90, "最多迟交天数", "Days late at most"), N(st, short_bp, fl, 0, BP, "短少扣款（万分之）", "For what is missing, parts of 10,000"), \
    N(st, grade_bp, fl, 0, BP, "等级不符扣款（万分之）", "For what is below grade, parts of 10,000"), N(st, pay_days, fl, 0, 90, "验收后付款天数", "Days to pay after receipt")

#define WANTED(st, fl, must)                                                                                                               \
    T(st, title, must, 2, 60, "标题", "Title"), T(st, grade, fl, 0, 20, "等级", "Grade"), T(st, standard, fl, 0, 120, "执行标准", "Standard"),              \
    N(st, quantity_g, must, 1, DEAL_GRAMS_MAX, "数量（克）", "Quantity, grams"), D(st, from_day, must, "最早交货日", "First day"),             \
    D(st, until_day, must, "最后交货日", "Last day"), N(st, deliveries, fl, 1, DEAL_PLAN_MAX, "交货次数", "Number of deliveries"),              \
    T(st, place, must, 2, 120, "交货地点", "Place of delivery"), N(st, lon_udeg, fl, -180000000, 180000000, "经度（百万分之一度）", "Longitude, micro-degrees"), \
    N(st, lat_udeg, fl, -90000000, 90000000, "纬度（百万分之一度）", "Latitude, micro-degrees"),                                           \
    N(st, price_min_fen, must, 1, FEN_KG_MAX, "最低价（分/千克）", "Lowest price, fen a kilogram"),                                        \
    N(st, price_max_fen, must, 1, FEN_KG_MAX, "最高价（分/千克）", "Highest price, fen a kilogram"), RULES(st, fl), T(st, quality, fl, 0, 1000, "质量要求", "Quality terms")

static const struct field DEMAND_BODY[] = {
    U(struct deal_demand_body, buyer, 0, "采购单位", "Buying organisation"), U(struct deal_demand_body, crop, FF_REQ, "品种", "Crop"), WANTED(struct deal_demand_body, 0, FF_REQ),
    U(struct deal_demand_body, level, 0, "交货地点所在的村镇", "Where in the county the place lies"),
};
const struct shape deal_demand_body_shape = SHAPE("DemandNew", struct deal_demand_body, DEMAND_BODY);

#define DEMAND_SEEN                                                                                                                        \
    ROW(struct deal_demand), T(struct deal_demand, demand_no, FF_RO, 0, 40, "需求编号", "Number"), T(struct deal_demand, buyer_name, FF_RO, 0, 80, "采购单位", "Buying organisation"), \
    U(struct deal_demand, crop, FF_RO, "品种", "Crop"), T(struct deal_demand, crop_name, FF_RO, 0, 60, "品种名称", "Crop's name"), WANTED(struct deal_demand, FF_RO, FF_RO), \
    FIELD_ENUM(struct deal_demand, state, FF_RO, DEAL_STATES(DEMAND), "状态", "State"), AT(struct deal_demand, state_at, "状态时间", "State since"), AT(struct deal_demand, created_at, "提出时间", "Posted at")
static const struct field DEMAND[] = {DEMAND_SEEN, FIELD(struct deal_demand, mine, F_BOOL, FF_RO, 0, 1, "我提出的", "Mine"),
                                      FIELD_SUB(struct deal_demand, steps, F_LIST, FF_RO, 0, DEAL_STEPS_MAX, &deal_step_shape, "经过", "History")};
const struct shape deal_demand_shape = SHAPE("Demand", struct deal_demand, DEMAND);
static const struct field DEMAND_ROW[] = {DEMAND_SEEN, IN(struct deal_demand, id), IN(struct deal_demand, account_id), IN(struct deal_demand, buyer_id), IN(struct deal_demand, crop_id),
                                          IT(struct deal_demand, place_path), IT(struct deal_demand, level_path), IT(struct deal_demand, county)};
const struct shape deal_demand_row = SHAPE("", struct deal_demand, DEMAND_ROW);

static const struct field REVIEW[] = {FIELD(struct deal_review_body, passed, F_BOOL, FF_REQ, 0, 1, "通过", "Passed"), T(struct deal_review_body, reason, 0, 0, 500, "理由", "Reason")};
const struct shape deal_review_shape = SHAPE("DealReview", struct deal_review_body, REVIEW);
static const struct field REASON[] = {T(struct deal_reason_body, reason, FF_REQ, 2, 500, "理由", "Reason")};
const struct shape deal_reason_shape = SHAPE("DealReason", struct deal_reason_body, REASON);

/* ---- proposals ------------------------------------------------------------------------------------------------------------------- */
static const struct field REASONED[] = {
    T(struct deal_reasoned, factor, FF_RO, 0, 20, "因素", "Factor"), T(struct deal_reasoned, name, FF_RO, 0, 20, "名称", "Name"), N(struct deal_reasoned, weight, FF_RO, 0, 100, "权重", "Weight"),
    N(struct deal_reasoned, points, FF_RO, 0, 100, "得分", "Points"), T(struct deal_reasoned, sentence, FF_RO, 0, 200, "理由", "Reason"),
};
const struct shape deal_reasoned_shape = SHAPE("MatchReason", struct deal_reasoned, REASONED);
static const struct field MATCH[] = {
    U(struct deal_match, operator, FF_RO, "经营主体", "Producer"), T(struct deal_match, operator_name, FF_RO, 0, 80, "主体名称", "Producer's name"), T(struct deal_match, place_name, FF_RO, 0, 80, "所在地", "Place"),
    U(struct deal_match, season, FF_RO, "种植季", "Season"), U(struct deal_match, lot, FF_RO, "批次", "Lot"), T(struct deal_match, source, FF_RO, 0, 80, "货源", "Source"), N(struct deal_match, score, FF_RO, 0, 100, "总分", "Score"),
    N(struct deal_match, free_g, FF_RO, 0, INT64_MAX, "可供数量（克）", "Free, grams"), D(struct deal_match, ready_day, FF_RO, "就绪日", "Ready on"), N(struct deal_match, distance_m, FF_RO, 0, INT64_MAX, "距离（米）", "Distance, metres"),
    FIELD_SUB(struct deal_match, reasons, F_LIST, FF_RO, 0, FACTOR__COUNT, &deal_reasoned_shape, "理由", "Reasons"),
};
static const struct shape match_shape = SHAPE("Match", struct deal_match, MATCH);
static const struct field MATCHES[] = {ROW(struct deal_matches), AT(struct deal_matches, looked_at, "计算时间", "Looked at"),
                                       FIELD_SUB(struct deal_matches, matches, F_LIST, FF_RO, 0, DEAL_MATCHES_MAX, &match_shape, "推荐", "Proposals")};
const struct shape deal_matches_shape = SHAPE("Matches", struct deal_matches, MATCHES);

/* ---- offers ------------------------------------------------------------------------------------------------------------------------ */
static const struct field OFFER_BODY[] = {
    U(struct deal_offer_body, operator, 0, "经营主体", "Producer"), U(struct deal_offer_body, season, 0, "种植季", "Season"), U(struct deal_offer_body, lot, 0, "批次", "Lot"),
    N(struct deal_offer_body, quantity_g, FF_REQ, 1, DEAL_GRAMS_MAX, "数量（克）", "Quantity, grams"), N(struct deal_offer_body, price_fen, FF_REQ, 1, FEN_KG_MAX, "价格（分/千克）", "Price, fen a kilogram"),
    T(struct deal_offer_body, note, 0, 0, 500, "说明", "Note"), T(struct deal_offer_body, consent, 0, 0, 200, "农户怎样同意的", "How the household agreed"),
};
const struct shape deal_offer_body_shape = SHAPE("OfferNew", struct deal_offer_body, OFFER_BODY);
#define OFFER_SEEN                                                                                                                         \
    ROW(struct deal_offer), U(struct deal_offer, demand, FF_RO, "需求", "Demand"), T(struct deal_offer, demand_title, FF_RO, 0, 60, "需求标题", "Demand's title"), U(struct deal_offer, operator, FF_RO, "经营主体", "Producer"), \
    T(struct deal_offer, operator_name, FF_RO, 0, 80, "主体名称", "Producer's name"), U(struct deal_offer, season, FF_RO, "种植季", "Season"), U(struct deal_offer, lot, FF_RO, "批次", "Lot"), \
    T(struct deal_offer, lot_no, FF_RO, 0, 40, "批次号", "Lot number"), T(struct deal_offer, note, FF_RO, 0, 500, "说明", "Note"), T(struct deal_offer, consent, FF_RO, 0, 200, "农户怎样同意的", "How the household agreed"), \
    U(struct deal_offer, contract, FF_RO, "合同", "Contract"), N(struct deal_offer, quantity_g, FF_RO, 0, INT64_MAX, "数量（克）", "Quantity, grams"), N(struct deal_offer, price_fen, FF_RO, 0, INT64_MAX, "价格（分/千克）", "Price, fen a kilogram"), \
    FIELD_ENUM(struct deal_offer, state, FF_RO, DEAL_STATES(OFFER), "状态", "State"), AT(struct deal_offer, state_at, "状态时间", "State since"), AT(struct deal_offer, created_at, "报价时间", "Made at")
static const struct field OFFER[] = {OFFER_SEEN, N(struct deal_offer, score, FF_RO, 0, 100, "总分", "Score"), FIELD_SUB(struct deal_offer, reasons, F_LIST, FF_RO, 0, FACTOR__COUNT, &deal_reasoned_shape, "理由", "Reasons")};
const struct shape deal_offer_shape = SHAPE("Offer", struct deal_offer, OFFER);
static const struct field OFFER_ROW[] = {OFFER_SEEN, IN(struct deal_offer, id), IN(struct deal_offer, demand_id), IN(struct deal_offer, operator_id), IN(struct deal_offer, season_id), IN(struct deal_offer, lot_id),
                                         IN(struct deal_offer, account_id), IT(struct deal_offer, level_path), IT(struct deal_offer, county)};
const struct shape deal_offer_row = SHAPE("", struct deal_offer, OFFER_ROW);
static const struct field ACCEPT[] = {N(struct deal_accept_body, quantity_g, 0, 1, DEAL_GRAMS_MAX, "数量（克）", "Quantity, grams")};
const struct shape deal_accept_shape = SHAPE("OfferAccept", struct deal_accept_body, ACCEPT);

/* ---- contracts ------------------------------------------------------------------------------------------------------------------------ */
#define PLAN_SEEN                                                                                                                          \
    N(struct deal_plan, pos, FF_RO, 1, DEAL_PLAN_MAX, "批次序号", "Part"), D(struct deal_plan, day, FF_RO, "应交日", "Due on"), N(struct deal_plan, quantity_g, FF_RO, 1, DEAL_GRAMS_MAX, "数量（克）", "Quantity, grams"), \
    T(struct deal_plan, state, FF_RO, 0, 20, "状态", "State")
static const struct field PLAN[] = {PLAN_SEEN};
const struct shape deal_plan_shape = SHAPE("ContractPart", struct deal_plan, PLAN);
static const struct field PLAN_ROW[] = {PLAN_SEEN, IN(struct deal_plan, id)};
const struct shape deal_plan_row = SHAPE("", struct deal_plan, PLAN_ROW);
#define DEPOSIT_SEEN                                                                                                                       \
    U(struct deal_deposit, uuid, FF_RO, "编号", "Id"), T(struct deal_deposit, side, FF_RO, 0, 10, "哪一方", "Side"), U(struct deal_deposit, payment, FF_RO, "支付单", "Payment"), \
    N(struct deal_deposit, fen, FF_RO, 0, INT64_MAX, "金额（分）", "Fen"), FIELD_ENUM(struct deal_deposit, state, FF_RO, DEAL_STATES(DEPOSIT), "状态", "State")
static const struct field DEPOSIT[] = {DEPOSIT_SEEN};
const struct shape deal_deposit_shape = SHAPE("Deposit", struct deal_deposit, DEPOSIT);
static const struct field DEPOSIT_ROW[] = {DEPOSIT_SEEN, IN(struct deal_deposit, id), IN(struct deal_deposit, contract_id), IN(struct deal_deposit, account_id), IN(struct deal_deposit, payment_id)};
const struct shape deal_deposit_row = SHAPE("", struct deal_deposit, DEPOSIT_ROW);

static const struct field DELIVERY_LOT[] = {U(struct deal_delivery_lot, lot, FF_REQ, "批次", "Lot"), T(struct deal_delivery_lot, lot_no, FF_RO, 0, 40, "批次号", "Lot number"),
                                            T(struct deal_delivery_lot, path, FF_RO, 0, 160, "追溯页", "Its trace page"),
                                            N(struct deal_delivery_lot, quantity_g, FF_REQ, 1, DEAL_GRAMS_MAX, "数量（克）", "Quantity, grams")};
const struct shape deal_delivery_lot_shape = SHAPE("DeliveryLot", struct deal_delivery_lot, DELIVERY_LOT);
static const struct field DELIVERY_BODY[] = {N(struct deal_delivery_body, pos, FF_REQ, 1, DEAL_PLAN_MAX, "第几批", "Part"),
                                             FIELD_SUB(struct deal_delivery_body, lots, F_LIST, FF_REQ, 1, DEAL_LOTS_MAX, &deal_delivery_lot_shape, "批次", "Lots"),
                                             T(struct deal_delivery_body, note, 0, 0, 500, "说明", "Note")};
const struct shape deal_delivery_body_shape = SHAPE("DeliveryNew", struct deal_delivery_body, DELIVERY_BODY);
static const struct field RECEIPT[] = {N(struct deal_receipt_body, received_g, FF_REQ, 0, DEAL_GRAMS_MAX, "实收（克）", "Received, grams"), N(struct deal_receipt_body, below_g, 0, 0, DEAL_GRAMS_MAX, "其中等级不符（克）", "Of these below grade, grams"),
                                       T(struct deal_receipt_body, note, 0, 0, 500, "说明", "Note")};
const struct shape deal_receipt_shape = SHAPE("DeliveryReceipt", struct deal_receipt_body, RECEIPT);
static const struct field DEDUCTION[] = {FIELD_ENUM(struct deal_deduction, kind, FF_RO, deal_deduction_kinds, "原因", "Reason"), N(struct deal_deduction, base_fen, FF_RO, 0, INT64_MAX, "基数（分）", "Of fen"),
                                         N(struct deal_deduction, parts_bp, FF_RO, 0, BP, "万分之", "Parts of 10,000"), N(struct deal_deduction, fen, FF_RO, 0, INT64_MAX, "扣款（分）", "Fen")};
const struct shape deal_deduction_shape = SHAPE("Deduction", struct deal_deduction, DEDUCTION);
#define DELIVERY_SEEN                                                                                                                      \
    ROW(struct deal_delivery), T(struct deal_delivery, delivery_no, FF_RO, 0, 40, "交货单号", "Number"), U(struct deal_delivery, contract, FF_RO, "合同", "Contract"), \
    T(struct deal_delivery, contract_no, FF_RO, 0, 40, "合同编号", "Contract's number"), T(struct deal_delivery, note, FF_RO, 0, 500, "说明", "Note"), T(struct deal_delivery, received_note, FF_RO, 0, 500, "验收说明", "Receipt's note"), \
    T(struct deal_delivery, event_id, FF_RO, 0, 200, "发货事件", "Shipping event"), T(struct deal_delivery, received_event_id, FF_RO, 0, 200, "收货事件", "Receiving event"), U(struct deal_delivery, bill, FF_RO, "货款单", "Bill"), \
    T(struct deal_delivery, bill_state, FF_RO, 0, 20, "货款状态", "Bill's state"), U(struct deal_delivery, payment, FF_RO, "支付单", "Payment"), N(struct deal_delivery, pos, FF_RO, 1, DEAL_PLAN_MAX, "第几批", "Part"), \
    D(struct deal_delivery, due_day, FF_RO, "应交日", "Due on"), D(struct deal_delivery, day, FF_RO, "发出日", "Sent on"), N(struct deal_delivery, quantity_g, FF_RO, 0, INT64_MAX, "发出（克）", "Sent, grams"), \
    D(struct deal_delivery, received_day, FF_RO, "验收日", "Received on"), N(struct deal_delivery, received_g, FF_RO, 0, INT64_MAX, "实收（克）", "Received, grams"), N(struct deal_delivery, below_g, FF_RO, 0, INT64_MAX, "等级不符（克）", "Below grade, grams"), \
    N(struct deal_delivery, gross_fen, FF_RO, 0, INT64_MAX, "货值（分）", "Value, fen"), N(struct deal_delivery, deducted_fen, FF_RO, 0, INT64_MAX, "扣款（分）", "Taken off, fen"), \
    N(struct deal_delivery, net_fen, FF_RO, 0, INT64_MAX, "应付（分）", "To be paid, fen"), FIELD_ENUM(struct deal_delivery, state, FF_RO, DEAL_STATES(DELIVERY), "状态", "State"), AT(struct deal_delivery, state_at, "状态时间", "State since")
static const struct field DELIVERY[] = {DELIVERY_SEEN, FIELD_SUB(struct deal_delivery, lots, F_LIST, FF_RO, 0, DEAL_LOTS_MAX, &deal_delivery_lot_shape, "批次", "Lots"),
                                        FIELD_SUB(struct deal_delivery, deductions, F_LIST, FF_RO, 0, 3, &deal_deduction_shape, "扣款", "Taken off")};
const struct shape deal_delivery_shape = SHAPE("Delivery", struct deal_delivery, DELIVERY);
static const struct field DELIVERY_ROW[] = {DELIVERY_SEEN, IN(struct deal_delivery, id), IN(struct deal_delivery, contract_id), IN(struct deal_delivery, plan_id)};
const struct shape deal_delivery_row = SHAPE("", struct deal_delivery, DELIVERY_ROW);

static const struct field SIGN[] = {FIELD_ENUM(struct deal_sign_body, side, FF_REQ, deal_sides, "哪一方", "Side"), T(struct deal_sign_body, text_sha, FF_REQ, 64, 64, "所读文本的摘要", "Hash of the text one has read"),
                                    T(struct deal_sign_body, consent, 0, 0, 200, "农户怎样同意的", "How the household agreed")};
const struct shape deal_sign_shape = SHAPE("ContractSign", struct deal_sign_body, SIGN);
#define C struct deal_contract
#define CONTRACT_SEEN                                                                                                                      \
    ROW(C), U(C, operator, FF_RO, "卖方", "Seller"), T(C, contract_no, FF_RO, 0, 40, "合同编号", "Number"), T(C, operator_name, FF_RO, 0, 80, "卖方名称", "Seller's name"), \
    T(C, buyer_name, FF_RO, 0, 80, "买方名称", "Buyer's name"), T(C, title, FF_RO, 0, 60, "货物", "Goods"), T(C, crop_name, FF_RO, 0, 60, "品种", "Crop"), T(C, grade, FF_RO, 0, 20, "等级", "Grade"), \
    T(C, standard, FF_RO, 0, 120, "执行标准", "Standard"), N(C, quantity_g, FF_RO, 0, INT64_MAX, "数量（克）", "Quantity, grams"), N(C, price_fen, FF_RO, 0, INT64_MAX, "单价（分/千克）", "Price, fen a kilogram"), \
    N(C, total_fen, FF_RO, 0, INT64_MAX, "合计（分）", "Sum, fen"), N(C, buyer_deposit_fen, FF_RO, 0, INT64_MAX, "买方定金（分）", "Buyer's deposit, fen"), N(C, seller_deposit_fen, FF_RO, 0, INT64_MAX, "卖方定金（分）", "Seller's deposit, fen"), \
    N(C, late_bp, FF_RO, 0, BP, "每迟一天扣款（万分之）", "Per day late, parts of 10,000"), N(C, late_max_days, FF_RO, 0, 90, "最多迟交天数", "Days late at most"), N(C, short_bp, FF_RO, 0, BP, "短少扣款（万分之）", "For what is missing, parts of 10,000"), \
    N(C, grade_bp, FF_RO, 0, BP, "等级不符扣款（万分之）", "Below grade, parts of 10,000"), N(C, pay_days, FF_RO, 0, 90, "付款天数", "Days to pay"), T(C, place, FF_RO, 0, 120, "交货地点", "Place"), T(C, quality, FF_RO, 0, 1000, "质量要求", "Quality terms"), \
    T(C, text, FF_RO, 0, 100000, "合同文本", "Text"), T(C, text_sha, FF_RO, 0, 64, "文本摘要", "Hash of the text"), T(C, buyer_signed_by, FF_RO, 0, 80, "买方签署人", "Signed for the buyer by"), T(C, seller_signed_by, FF_RO, 0, 80, "卖方签署人", "Signed for the seller by"), \
    T(C, seller_consent, FF_RO, 0, 200, "农户怎样同意的", "How the household agreed"), AT(C, buyer_signed_at, "买方签署时间", "Buyer signed at"), AT(C, seller_signed_at, "卖方签署时间", "Seller signed at"), \
    FIELD_ENUM(C, state, FF_RO, DEAL_STATES(CONTRACT), "状态", "State"), AT(C, state_at, "状态时间", "State since"), AT(C, created_at, "生成时间", "Made at")
static const struct field CONTRACT[] = {CONTRACT_SEEN, FIELD(C, buying, F_BOOL, FF_RO, 0, 1, "我是买方", "I buy"), FIELD(C, selling, F_BOOL, FF_RO, 0, 1, "我是卖方", "I sell"),
                                        FIELD_SUB(C, plan, F_LIST, FF_RO, 0, DEAL_PLAN_MAX, &deal_plan_shape, "交货计划", "Plan"), FIELD_SUB(C, deliveries, F_LIST, FF_RO, 0, DEAL_DELIVERIES_MAX, &deal_delivery_shape, "交货", "Deliveries"),
                                        FIELD_SUB(C, deposits, F_LIST, FF_RO, 0, 2, &deal_deposit_shape, "定金", "Deposits"), FIELD_SUB(C, steps, F_LIST, FF_RO, 0, DEAL_STEPS_MAX, &deal_step_shape, "经过", "History")};
const struct shape deal_contract_shape = SHAPE("Contract", C, CONTRACT);
static const struct field CONTRACT_ROW[] = {CONTRACT_SEEN, IN(C, id), IN(C, operator_id), IN(C, account_id), IN(C, buyer_id), IN(C, crop_id), IT(C, level_path), IT(C, county)};
const struct shape deal_contract_row = SHAPE("", C, CONTRACT_ROW);
