/* sell_input_shapes.c: bodies, answers, rows and lists of input shops. */
#include "grow_shapes.h"
#include "sell_input.h"
#include "sell_buy.h"

#define DAY_MIN INT64_C(0)
#define DAY_MAX INT64_C(100000)
#define TXT(st, m, n, zh, en) FIELD(st, m, F_TEXT, FF_RO, 0, n, zh, en)
#define UUID(st, m, zh, en) FIELD(st, m, F_UUID, FF_RO, 0, 0, zh, en)
#define INT(st, m, zh, en) FIELD(st, m, F_I64, FF_RO, 0, INT64_MAX, zh, en)
#define IN(st, m) FIELD(st, m, F_I64, 0, 0, 0, "", "")
#define INT_TXT(st, m) FIELD(st, m, F_TEXT, 0, 0, 0, "", "")

static const struct field LICENCE[] = {
    FIELD(struct sell_licence, no, F_TEXT, FF_REQ, 2, 60, "经营许可证号", "Business licence"),
    FIELD(struct sell_licence, until_day, F_DATE, FF_REQ, DAY_MIN, DAY_MAX, "有效期至", "Valid until"),
    TXT(struct sell_licence, by_name, 80, "登记人", "Entered by"),
    FIELD(struct sell_licence, at, F_TIME, FF_RO, 0, 0, "登记时间", "Entered at"),
};
const struct shape sell_licence_shape = SHAPE("Licence", struct sell_licence, LICENCE);

/* ---- offers -------------------------------------------------------------------------------------------------------------------------------- */
static const struct field BODY[] = {
    FIELD(struct sell_input_body, input, F_UUID, FF_REQ, 36, 36, "投入品", "Input of the catalogue"),
    FIELD(struct sell_input_body, spec, F_TEXT, FF_REQ, 1, 40, "包装规格", "Pack"),
    FIELD(struct sell_input_body, amount, F_DEC, FF_REQ, 0, 0, "每件含量", "Amount in a pack"),
    FIELD(struct sell_input_body, unit, F_TEXT, FF_REQ, 1, 12, "含量单位", "Its unit"),
    FIELD(struct sell_input_body, price_fen, F_I64, FF_REQ, 1, 100000000, "每件价（分）", "A pack, fen"),
    FIELD(struct sell_input_body, stock, F_I64, FF_REQ, 0, 1000000, "现有几件", "Packs there are"),
    FIELD_ENUM(struct sell_input_body, state, 0, sell_on_off, "上架", "On sale"),
};
const struct shape sell_input_body_shape = SHAPE("ShopInputBody", struct sell_input_body, BODY);
#define INPUT_FIELDS                                                                                                             \
    UUID(struct sell_input, uuid, "编号", "Id"), INT(struct sell_input, rev, "版本", "Revision"), UUID(struct sell_input, shop, "店铺", "Shop"),   \
    TXT(struct sell_input, shop_name, 60, "店名", "Shop's name"), UUID(struct sell_input, input, "投入品", "Input"), TXT(struct sell_input, name, 100, "名称", "Name"), \
    TXT(struct sell_input, name_en, 100, "英文名称", "English name"), FIELD_ENUM(struct sell_input, kind, FF_RO, grow_input_kinds, "类别", "Kind"),  \
    TXT(struct sell_input, reg_no, 60, "登记证号", "Registration"), TXT(struct sell_input, maker, 100, "生产企业", "Maker"),                        \
    TXT(struct sell_input, spec, 40, "包装规格", "Pack"), FIELD(struct sell_input, amount, F_DEC, FF_RO, 0, 0, "每件含量", "Amount in a pack"),      \
    TXT(struct sell_input, unit, 12, "含量单位", "Its unit"), INT(struct sell_input, price_fen, "每件价（分）", "A pack, fen"), INT(struct sell_input, stock, "现有几件", "Packs there are"), \
    FIELD_ENUM(struct sell_input, state, FF_RO, sell_on_off, "上架", "On sale"), FIELD(struct sell_input, live, F_BOOL, FF_RO, 0, 1, "现在可以卖", "May be sold now")
static const struct field INPUT[] = {INPUT_FIELDS, TXT(struct sell_input, why, 200, "为什么不能卖", "Why it may not be sold")};
const struct shape sell_input_shape = SHAPE("ShopInput", struct sell_input, INPUT);
static const struct field INPUT_ROW[] = {
    INPUT_FIELDS, IN(struct sell_input, id), IN(struct sell_input, shop_id), IN(struct sell_input, serve_id), IN(struct sell_input, input_id), IN(struct sell_input, licence_day),
    INT_TXT(struct sell_input, level_path), INT_TXT(struct sell_input, county),
};
const struct shape sell_input_row = SHAPE("", struct sell_input, INPUT_ROW);

#define EMPTY(col) "COALESCE(" col ", '')"
#define OFFER_COLS                                                                                                               \
    {"uuid", "i.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},                                                                    \
    {"rev", "i.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},                                                               \
    {"shop", "h.uuid", F_UUID, LC_FILTER, NULL, "店铺编号", "Shop's id"},                                                         \
    {"shop_name", "h.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "店铺", "Shop"},                                                   \
    {"input", "p.uuid", F_UUID, LC_FILTER, NULL, "投入品编号", "Input's id"},                                                     \
    {"name", "p.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "投入品", "Input"},                                                     \
    {"name_en", EMPTY("p.name_en"), F_TEXT, LC_SEARCH, NULL, "英文名称", "English name"},                                         \
    {"kind", "p.kind", F_ENUM, LC_SORT | LC_FILTER, grow_input_kinds, "类别", "Kind"},                                            \
    {"reg_no", EMPTY("p.reg_no"), F_TEXT, LC_FILTER | LC_SEARCH, NULL, "登记证号", "Registration"},                               \
    {"maker", EMPTY("p.maker"), F_TEXT, LC_SEARCH, NULL, "生产企业", "Maker"},                                                    \
    {"spec", "i.spec", F_TEXT, 0, NULL, "包装规格", "Pack"},                                                                      \
    {"amount", "i.amount", F_DEC, 0, NULL, "每件含量", "Amount in a pack"},                                                       \
    {"unit", "i.unit", F_TEXT, 0, NULL, "含量单位", "Its unit"},                                                                  \
    {"price_fen", "i.price_fen", F_I64, LC_SORT | LC_FILTER, NULL, "每件价（分）", "A pack, fen"},                                \
    {"stock", "i.stock", F_I64, LC_SORT | LC_FILTER, NULL, "现有几件", "Packs there are"}
#define OFFER_FROM "sell_input i JOIN sell_shop h ON h.id = i.shop_id JOIN grow_input_sale_v p ON p.id = i.input_id "
static const struct list_col INPUTS[] = {
    OFFER_COLS,
    {"state", "i.state", F_ENUM, LC_SORT | LC_FILTER, sell_on_off, "上架", "On sale"},
    {"live", "CASE WHEN EXISTS (SELECT 1 FROM sell_input_live_v v WHERE v.id = i.id) THEN 1 ELSE 0 END", F_BOOL, LC_FILTER, NULL, "现在可以卖", "May be sold now"},
};
const struct list_spec sell_inputs_list = {"ShopInputItem", OFFER_FROM, "i.id", "name", INPUTS, sizeof INPUTS / sizeof INPUTS[0]};
static const struct list_col OFFERS[] = {OFFER_COLS, {"place", "l.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "在哪里", "Place"}};
const struct list_spec sell_offers_list = {"InputOffer", OFFER_FROM "JOIN sell_input_live_v v ON v.id = i.id JOIN people_operator_v o ON o.id = h.serve_id JOIN people_level_v l ON l.id = o.level_id",
                                           "i.id", "name", OFFERS, sizeof OFFERS / sizeof OFFERS[0]};

/* ---- sales ---------------------------------------------------------------------------------------------------------------------------------- */
static const struct field ITEM[] = {
    FIELD(struct sell_input_item, offer, F_UUID, FF_REQ, 36, 36, "哪种", "Offer"),
    FIELD(struct sell_input_item, pieces, F_I64, FF_REQ, 1, SELL_INPUT_PIECES_MAX, "件数", "Packs"),
};
static const struct shape item_shape = SHAPE("InputSaleItem", struct sell_input_item, ITEM);
static const struct field BUY[] = {
    FIELD_SUB(struct sell_input_buy, items, F_LIST, FF_REQ, 1, SELL_INPUT_LINES_MAX, &item_shape, "买什么（同一家店）", "What is bought, of one shop"),
    FIELD(struct sell_input_buy, buyer, F_UUID, 0, 36, 36, "给哪个主体买；不写：自己", "For which producer; one's own when empty"),
    FIELD(struct sell_input_buy, consent, F_TEXT, 0, 0, 200, "代买时：本人怎样同意的", "When bought for another: how it agreed"),
    FIELD_ENUM(struct sell_input_buy, pay_way, FF_REQ, sell_input_ways, "online 线上付，counter 领取时付给店家", "online, or counter: paid to the shop when collected"),
    FIELD(struct sell_input_buy, total_fen, F_I64, FF_REQ, 1, FEN_MAX, "看到的合计（分）", "The total that was seen, fen"),
    FIELD(struct sell_input_buy, handed, F_BOOL, 0, 0, 1, "店家柜台：已付款取走", "At the shop's counter: paid and taken away"),
};
const struct shape sell_input_buy_shape = SHAPE("InputBuy", struct sell_input_buy, BUY);
static const struct field HAND[] = {FIELD(struct sell_input_hand, collected_by, F_TEXT, 0, 0, 60, "谁来取的；不写：本人", "Who collected; the producer itself when empty")};
const struct shape sell_input_hand_shape = SHAPE("InputHandOver", struct sell_input_hand, HAND);
static const struct field REASON[] = {FIELD(struct sell_move, reason, F_TEXT, FF_REQ, 1, 200, "为什么", "Why")};
const struct shape sell_input_reason_shape = SHAPE("InputCancel", struct sell_move, REASON);

#define LINE_FIELDS                                                                                                              \
    UUID(struct sell_input_line, offer, "哪种", "Offer"), UUID(struct sell_input_line, input, "投入品", "Input"), TXT(struct sell_input_line, name, 100, "名称", "Name"), \
    TXT(struct sell_input_line, reg_no, 60, "登记证号", "Registration"), TXT(struct sell_input_line, spec, 40, "包装规格", "Pack"),                   \
    FIELD(struct sell_input_line, amount, F_DEC, FF_RO, 0, 0, "每件含量", "Amount in a pack"), TXT(struct sell_input_line, unit, 12, "含量单位", "Its unit"), \
    INT(struct sell_input_line, pieces, "件数", "Packs"), INT(struct sell_input_line, price_fen, "每件价（分）", "A pack, fen"), INT(struct sell_input_line, fen, "小计（分）", "Sum, fen")
static const struct field LINE[] = {LINE_FIELDS};
static const struct shape line_shape = SHAPE("InputSaleLine", struct sell_input_line, LINE);
static const struct field LINE_ROW[] = {LINE_FIELDS, IN(struct sell_input_line, input_id), IN(struct sell_input_line, offer_id)};
const struct shape sell_input_line_row = SHAPE("", struct sell_input_line, LINE_ROW);
#define SALE_FIELDS                                                                                                              \
    UUID(struct sell_input_sale, uuid, "编号", "Id"), INT(struct sell_input_sale, rev, "版本", "Revision"), UUID(struct sell_input_sale, shop, "店铺", "Shop"), \
    TXT(struct sell_input_sale, shop_name, 60, "店名", "Shop's name"), UUID(struct sell_input_sale, buyer, "买方", "Buyer"), TXT(struct sell_input_sale, buyer_name, 80, "买方名称", "Buyer's name"), \
    FIELD(struct sell_input_sale, by_point, F_BOOL, FF_RO, 0, 1, "服务站点代买", "Bought by a village point"), TXT(struct sell_input_sale, consent, 200, "本人怎样同意的", "How it agreed"), \
    FIELD_ENUM(struct sell_input_sale, pay_way, FF_RO, sell_input_ways, "怎么付", "How it is paid"), FIELD_ENUM(struct sell_input_sale, state, FF_RO, sell_input_states, "状态", "State"), \
    FIELD(struct sell_input_sale, state_at, F_TIME, FF_RO, 0, 0, "状态时间", "In this state since"), INT(struct sell_input_sale, total_fen, "合计（分）", "Total, fen"),              \
    UUID(struct sell_input_sale, payment, "付款", "Payment"), FIELD(struct sell_input_sale, day, F_DATE, FF_RO, 0, 0, "日期", "Day"), TXT(struct sell_input_sale, collected_by, 60, "谁取走的", "Who collected"), \
    TXT(struct sell_input_sale, reason, 200, "原因", "Reason"), FIELD(struct sell_input_sale, created_at, F_TIME, FF_RO, 0, 0, "下单时间", "Ordered at"),                      \
    FIELD(struct sell_input_sale, expires_at, F_TIME, FF_RO, 0, 0, "保留到", "Kept until")
static const struct field SALE[] = {
    SALE_FIELDS,
    FIELD_SUB(struct sell_input_sale, lines, F_LIST, FF_RO, 0, SELL_INPUT_LINES_MAX, &line_shape, "明细", "Lines"),
    FIELD(struct sell_input_sale, acts, F_TEXTS, FF_RO, 0, 4, "现在能做的", "What may be done now"),
};
const struct shape sell_input_sale_shape = SHAPE("InputSale", struct sell_input_sale, SALE);
static const struct field SALE_ROW[] = {
    SALE_FIELDS, IN(struct sell_input_sale, id), IN(struct sell_input_sale, shop_id), IN(struct sell_input_sale, serve_id), IN(struct sell_input_sale, paid_id), IN(struct sell_input_sale, buyer_id),
    IN(struct sell_input_sale, account_id), IN(struct sell_input_sale, payment_id), INT_TXT(struct sell_input_sale, buyer_path), INT_TXT(struct sell_input_sale, level_path), INT_TXT(struct sell_input_sale, county),
};
const struct shape sell_input_sale_row = SHAPE("", struct sell_input_sale, SALE_ROW);
static const struct list_col SALES[] = {
    {"uuid", "s.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"shop", "h.uuid", F_UUID, LC_FILTER, NULL, "店铺编号", "Shop's id"},
    {"shop_name", "h.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "店铺", "Shop"},
    {"buyer", "o.uuid", F_UUID, LC_FILTER, NULL, "买方编号", "Buyer's id"},
    {"buyer_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "买方", "Buyer"},
    {"what", "(SELECT MIN(x.name || ' ' || x.spec) FROM sell_input_line x WHERE x.sale_id = s.id)", F_TEXT, LC_SEARCH, NULL, "买了什么（第一种）", "What, the first of it"},
    {"kinds", "(SELECT COUNT(*) FROM sell_input_line x WHERE x.sale_id = s.id)", F_I64, 0, NULL, "几种", "Kinds"},
    {"total_fen", "s.total_fen", F_I64, LC_SORT | LC_FILTER, NULL, "合计（分）", "Total, fen"},
    {"pay_way", "s.pay_way", F_ENUM, LC_FILTER, sell_input_ways, "怎么付", "How it is paid"},
    {"by_point", "s.by_point", F_BOOL, LC_FILTER, NULL, "站点代买", "By a village point"},
    {"state", "s.state", F_ENUM, LC_SORT | LC_FILTER, sell_input_states, "状态", "State"},
    {"day", "s.day", F_DATE, LC_SORT | LC_FILTER, NULL, "日期", "Day"},
    {"created_at", "s.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "下单时间", "Ordered at"},
};
#define SALES_FROM "sell_input_sale s JOIN sell_shop h ON h.id = s.shop_id JOIN people_operator_v o ON o.id = s.buyer_id JOIN people_level_v l ON l.id = o.level_id"
const struct list_spec sell_input_sales_list = {"InputSaleItem", SALES_FROM, "s.id", "-created_at", SALES, sizeof SALES / sizeof SALES[0]};
const struct list_spec sell_input_buys_list = {"InputBuyItem", SALES_FROM, "s.id", "-created_at", SALES, sizeof SALES / sizeof SALES[0]};
