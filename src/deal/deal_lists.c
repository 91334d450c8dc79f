/* deal_lists.c: the lists of the room. */
#include "deal_priv.h"

#define SF (LC_SORT | LC_FILTER)
static const struct list_col DEMANDS[] = {
    {"uuid", "d.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"demand_no", "d.demand_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "需求编号", "Number"},
    {"title", "d.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "标题", "Title"},
    {"crop", "c.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "品种", "Crop"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "品种名称", "Crop's name"},
    {"buyer_name", "COALESCE(d.buyer_name, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "采购单位", "Buying organisation"},
    {"grade", "COALESCE(d.grade, '')", F_TEXT, SF, NULL, "等级", "Grade"},
    {"quantity_g", "d.quantity_g", F_I64, SF, NULL, "数量（克）", "Quantity, grams"},
    {"from_day", "d.from_day", F_DATE, SF, NULL, "最早交货日", "First day"},
    {"until_day", "d.until_day", F_DATE, SF, NULL, "最后交货日", "Last day"},
    {"place", "d.place", F_TEXT, LC_SEARCH, NULL, "交货地点", "Place"},
    {"price_min_fen", "d.price_min_fen", F_I64, SF, NULL, "最低价（分/千克）", "Lowest price, fen a kilogram"},
    {"price_max_fen", "d.price_max_fen", F_I64, SF, NULL, "最高价（分/千克）", "Highest price, fen a kilogram"},
    {"state", "d.state", F_ENUM, SF, DEAL_STATES(DEMAND), "状态", "State"},
    {"created_at", "d.created_us", F_TIME, SF, NULL, "提出时间", "Posted at"},
};
const struct list_spec deal_demand_list = {"DemandItem", "deal_demand d JOIN grow_crop_v c ON c.id = d.crop_id", "d.id", "-created_at", DEMANDS, sizeof DEMANDS / sizeof DEMANDS[0]};

static const struct list_col OFFERS[] = {
    {"uuid", "f.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"demand", "d.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "需求", "Demand"},
    {"demand_title", "d.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "需求标题", "Demand's title"},
    {"operator", "o.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "经营主体", "Producer"},
    {"operator_name", "o.public_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "主体名称", "Producer's name"},
    {"quantity_g", "f.quantity_g", F_I64, SF, NULL, "数量（克）", "Quantity, grams"},
    {"price_fen", "f.price_fen", F_I64, SF, NULL, "价格（分/千克）", "Price, fen a kilogram"},
    {"state", "f.state", F_ENUM, SF, DEAL_STATES(OFFER), "状态", "State"},
    {"created_at", "f.created_us", F_TIME, SF, NULL, "报价时间", "Made at"},
};
const struct list_spec deal_offer_list = {"OfferItem", "deal_offer f JOIN deal_demand d ON d.id = f.demand_id JOIN people_operator_v o ON o.id = f.operator_id", "f.id", "-created_at", OFFERS, sizeof OFFERS / sizeof OFFERS[0]};

static const struct list_col CONTRACTS[] = {
    {"uuid", "k.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"contract_no", "k.contract_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "合同编号", "Number"},
    {"title", "k.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "货物", "Goods"},
    {"operator", "o.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "卖方", "Seller"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "卖方名称", "Seller's name"},
    {"buyer_name", "k.buyer_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "买方名称", "Buyer's name"},
    {"quantity_g", "k.quantity_g", F_I64, SF, NULL, "数量（克）", "Quantity, grams"},
    {"price_fen", "k.price_fen", F_I64, SF, NULL, "单价（分/千克）", "Price, fen a kilogram"},
    {"total_fen", "k.total_fen", F_I64, SF, NULL, "合计（分）", "Sum, fen"},
    {"state", "k.state", F_ENUM, SF, DEAL_STATES(CONTRACT), "状态", "State"},
    {"created_at", "k.created_us", F_TIME, SF, NULL, "生成时间", "Made at"},
};
const struct list_spec deal_contract_list = {"ContractItem", "deal_contract k JOIN people_operator_v o ON o.id = k.operator_id", "k.id", "-created_at", CONTRACTS, sizeof CONTRACTS / sizeof CONTRACTS[0]};

static const struct list_col DELIVERIES[] = {
    {"uuid", "d.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"delivery_no", "d.delivery_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "交货单号", "Number"},
    {"contract", "k.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "合同", "Contract"},
    {"contract_no", "k.contract_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "合同编号", "Contract's number"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "卖方名称", "Seller's name"},
    {"buyer_name", "k.buyer_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "买方名称", "Buyer's name"},
    {"day", "d.day", F_DATE, SF, NULL, "发出日", "Sent on"},
    {"quantity_g", "d.quantity_g", F_I64, SF, NULL, "发出（克）", "Sent, grams"},
    {"net_fen", "COALESCE(d.net_fen, 0)", F_I64, SF, NULL, "应付（分）", "To be paid, fen"},
    {"deducted_fen", "COALESCE(d.deducted_fen, 0)", F_I64, SF, NULL, "扣款（分）", "Taken off, fen"},
    {"state", "d.state", F_ENUM, SF, DEAL_STATES(DELIVERY), "状态", "State"},
};
const struct list_spec deal_delivery_list = {"DeliveryItem", "deal_delivery d JOIN deal_contract k ON k.id = d.contract_id JOIN people_operator_v o ON o.id = k.operator_id", "d.id", "-day", DELIVERIES,
                                             sizeof DELIVERIES / sizeof DELIVERIES[0]};

static const char *const DEPOSIT_KINDS[] = {"contract", "tender", NULL};
static const struct list_col DEPOSITS[] = {
    {"uuid", "d.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"kind", "d.kind", F_ENUM, SF, DEPOSIT_KINDS, "为了什么", "For what"},
    {"subject", "d.subject", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "合同或招标", "Contract or tender"},
    {"subject_no", "d.subject_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "合同或招标编号", "Its number"},
    {"title", "d.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "货物", "Goods"},
    {"side", "d.side", F_ENUM, SF, deal_sides, "哪一方交的", "Paid by which side"},
    {"payer_name", "d.payer_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "谁交的", "Paid by"},
    {"other_name", "d.other_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "另一方（罚没归他）", "The other side, whose it is when forfeited"},
    {"fen", "d.fen", F_I64, SF, NULL, "金额（分）", "Amount, fen"},
    {"state", "d.state", F_ENUM, SF, DEAL_STATES(DEPOSIT), "状态", "State"},
    {"state_at", "d.state_us", F_TIME, SF, NULL, "何时起", "Since"},
    {"why", "COALESCE(d.why, '')", F_TEXT, LC_SEARCH, NULL, "原因", "Why"},
};
const struct list_spec deal_deposit_list = {"DepositItem", "deal_deposit_v d", "d.id", "-state_at", DEPOSITS, sizeof DEPOSITS / sizeof DEPOSITS[0]};

static const struct list_col CROPS[] = {
    {"uuid", "c.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"code", "c.code", F_TEXT, SF | LC_SEARCH, NULL, "代码", "Code"},
    {"name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "名称", "Name"},
    {"name_en", "c.name_en", F_TEXT, LC_SORT | LC_SEARCH, NULL, "英文名称", "Name in English"},
};
const struct list_spec deal_crop_list = {"DemandCrop", "grow_crop_v c", "c.id", "code", CROPS, sizeof CROPS / sizeof CROPS[0]};
