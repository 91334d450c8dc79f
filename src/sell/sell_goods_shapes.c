/* sell_goods_shapes.c: bodies, answers, rows and lists of shops and goods. */
#include "sell_made.h"

#define NAME_MAX 60

static const struct field STEP[] = {
    FIELD(struct sell_step, from_state, F_TEXT, FF_RO, 0, 20, "原状态", "From"),
    FIELD(struct sell_step, to_state, F_TEXT, FF_RO, 0, 20, "新状态", "To"),
    FIELD(struct sell_step, reason, F_TEXT, FF_RO, 0, 500, "理由", "Reason"),
    FIELD(struct sell_step, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "By"),
    FIELD(struct sell_step, at, F_TIME, FF_RO, 0, 0, "时间", "At"),
};
const struct shape sell_step_shape = SHAPE("SellStep", struct sell_step, STEP);

static const struct field MOVE_SHOP[] = {
    FIELD_ENUM(struct sell_move, state, FF_REQ, sell_shop_states, "新状态", "State"),
    FIELD(struct sell_move, reason, F_TEXT, 0, 0, 500, "理由", "Reason"),
};
const struct shape sell_move_shop_shape = SHAPE("ShopMove", struct sell_move, MOVE_SHOP);
static const struct field MOVE_GOODS[] = {
    FIELD_ENUM(struct sell_move, state, FF_REQ, sell_goods_states, "新状态", "State"),
    FIELD(struct sell_move, reason, F_TEXT, 0, 0, 500, "理由", "Reason"),
};
const struct shape sell_move_goods_shape = SHAPE("GoodsMove", struct sell_move, MOVE_GOODS);

/* ---- shops ---------------------------------------------------------------------------------------------------------------------------------- */
static const struct field SHOP_BODY[] = {
    FIELD_ENUM(struct sell_shop_body, kind, FF_REQ, sell_shop_kinds, "店铺类型", "Kind of shop"),
    FIELD(struct sell_shop_body, name, F_TEXT, FF_REQ, 2, NAME_MAX, "店名", "Name"),
    FIELD(struct sell_shop_body, name_en, F_TEXT, 0, 0, NAME_MAX, "英文名", "English name"),
    FIELD(struct sell_shop_body, intro, F_TEXT, 0, 0, 1000, "简介", "About the shop"),
    FIELD(struct sell_shop_body, logo_sha, F_TEXT, 0, 64, 64, "店标", "Picture"),
    FIELD(struct sell_shop_body, operator, F_UUID, 0, 0, 0, "货主", "Whose goods"),
    FIELD(struct sell_shop_body, serve, F_UUID, 0, 0, 0, "服务方", "Who serves"),
    FIELD(struct sell_shop_body, paid, F_UUID, 0, 0, 0, "收款方", "Who is paid"),
    FIELD(struct sell_shop_body, consent, F_TEXT, 0, 0, 500, "各方如何同意", "How they agreed"),
    FIELD(struct sell_shop_body, reason, F_TEXT, 0, 0, 500, "修改原因", "Reason of the change"),
};
const struct shape sell_shop_body_shape = SHAPE("ShopBody", struct sell_shop_body, SHOP_BODY);

#define SHOP_OPEN_FIELDS                                                                                            \
    FIELD(struct sell_shop, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                                 \
    FIELD(struct sell_shop, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),                                     \
    FIELD_ENUM(struct sell_shop, kind, FF_RO, sell_shop_kinds, "店铺类型", "Kind of shop"),                           \
    FIELD_ENUM(struct sell_shop, state, FF_RO, sell_shop_states, "状态", "State"),                                    \
    FIELD(struct sell_shop, open, F_BOOL, FF_RO, 0, 1, "正在营业", "Open now"),                                       \
    FIELD(struct sell_shop, name, F_TEXT, FF_RO, 0, NAME_MAX, "店名", "Name"),                                        \
    FIELD(struct sell_shop, name_en, F_TEXT, FF_RO, 0, NAME_MAX, "英文名", "English name"),                           \
    FIELD(struct sell_shop, intro, F_TEXT, FF_RO, 0, 1000, "简介", "About the shop"),                                 \
    FIELD(struct sell_shop, logo_sha, F_TEXT, FF_RO, 0, 64, "店标", "Picture"),                                       \
    FIELD(struct sell_shop, consent, F_TEXT, FF_RO, 0, 500, "各方如何同意", "How they agreed"),                       \
    FIELD(struct sell_shop, operator, F_UUID, FF_RO, 0, 0, "货主", "Whose goods"),                                    \
    FIELD(struct sell_shop, operator_name, F_TEXT, FF_RO, 0, 80, "货主名称", "Name of the producer"),                 \
    FIELD(struct sell_shop, serve, F_UUID, FF_RO, 0, 0, "服务方", "Who serves"),                                      \
    FIELD(struct sell_shop, serve_name, F_TEXT, FF_RO, 0, 80, "服务方名称", "Name of who serves"),                    \
    FIELD(struct sell_shop, paid, F_UUID, FF_RO, 0, 0, "收款方", "Who is paid"),                                      \
    FIELD(struct sell_shop, paid_name, F_TEXT, FF_RO, 0, 80, "收款方名称", "Name of who is paid"),                    \
    FIELD(struct sell_shop, county, F_TEXT, FF_RO, 0, 6, "县代码", "County code"),                                    \
    FIELD(struct sell_shop, state_at, F_TIME, FF_RO, 0, 0, "状态时间", "In this state since"),                        \
    FIELD(struct sell_shop, created_at, F_TIME, FF_RO, 0, 0, "申请时间", "Applied at")
static const struct field SHOP[] = {
    SHOP_OPEN_FIELDS,
    FIELD_SUB(struct sell_shop, steps, F_LIST, FF_RO, 0, SELL_STEPS_MAX, &sell_step_shape, "经过", "History"),
};
const struct shape sell_shop_shape = SHAPE("Shop", struct sell_shop, SHOP);
static const struct field SHOP_ROW[] = {
    SHOP_OPEN_FIELDS,
    FIELD(struct sell_shop, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_shop, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_shop, serve_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_shop, paid_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_shop, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_shop, operator_path, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape sell_shop_row = SHAPE("", struct sell_shop, SHOP_ROW);

static const struct list_col SHOP_COLS[] = {
    {"uuid", "h.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"name", "h.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "店名", "Name"},
    {"kind", "h.kind", F_ENUM, LC_SORT | LC_FILTER, sell_shop_kinds, "店铺类型", "Kind of shop"},
    {"state", "h.state", F_ENUM, LC_SORT | LC_FILTER, sell_shop_states, "状态", "State"},
    {"open", "v.open", F_BOOL, LC_FILTER, NULL, "正在营业", "Open now"},
    {"operator_name", "a.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "货主", "Whose goods"},
    {"serve_name", "b.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "服务方", "Who serves"},
    {"paid_name", "c.name", F_TEXT, LC_SEARCH, NULL, "收款方", "Who is paid"},
    {"created_at", "h.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "申请时间", "Applied at"},
    {"state_at", "h.state_us", F_TIME, LC_SORT, NULL, "状态时间", "In this state since"},
};
const struct list_spec sell_shop_list = {
    "ShopItem",
    "sell_shop h JOIN sell_shop_v v ON v.id = h.id JOIN people_operator_v a ON a.id = h.operator_id JOIN people_operator_v b ON b.id = h.serve_id "
    "JOIN people_operator_v c ON c.id = h.paid_id",
    "h.id", "-created_at", SHOP_COLS, sizeof SHOP_COLS / sizeof SHOP_COLS[0]};

/* ---- agreements -------------------------------------------------------------------------------------------------------------------------------- */
static const struct field AGENT_BODY[] = {
    FIELD(struct sell_agent_body, operator, F_UUID, FF_REQ, 0, 0, "货主", "Whose goods"),
    FIELD(struct sell_agent_body, consent, F_TEXT, FF_REQ, 2, 500, "如何同意", "How the consent was given"),
    FIELD(struct sell_agent_body, pay_owner, F_BOOL, 0, 0, 1, "货款直接付给货主", "The producer is paid itself"),
    FIELD(struct sell_agent_body, commission_bp, F_I64, 0, 0, 5000, "代卖佣金（万分之）", "Commission, parts of 10,000"),
};
const struct shape sell_agent_body_shape = SHAPE("AgentBody", struct sell_agent_body, AGENT_BODY);
#define AGENT_FIELDS                                                                                                \
    FIELD(struct sell_agent, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                                \
    FIELD(struct sell_agent, operator, F_UUID, FF_RO, 0, 0, "货主", "Whose goods"),                                   \
    FIELD(struct sell_agent, operator_name, F_TEXT, FF_RO, 0, 80, "货主名称", "Name of the producer"),                \
    FIELD(struct sell_agent, consent, F_TEXT, FF_RO, 0, 500, "如何同意", "How the consent was given"),                \
    FIELD(struct sell_agent, pay_owner, F_BOOL, FF_RO, 0, 1, "货款直接付给货主", "The producer is paid itself"),      \
    FIELD(struct sell_agent, commission_bp, F_I64, FF_RO, 0, 5000, "代卖佣金（万分之）", "Commission, parts of 10,000"), \
    FIELD(struct sell_agent, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "Recorded by"),                                 \
    FIELD(struct sell_agent, since_at, F_TIME, FF_RO, 0, 0, "起始时间", "Since"),                                     \
    FIELD(struct sell_agent, ended_at, F_TIME, FF_RO, 0, 0, "终止时间", "Ended")
static const struct field AGENT[] = {AGENT_FIELDS};
const struct shape sell_agent_shape = SHAPE("ShopAgent", struct sell_agent, AGENT);
static const struct field AGENT_ROW[] = {
    AGENT_FIELDS,
    FIELD(struct sell_agent, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_agent, shop_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_agent, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_agent, level_path, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape sell_agent_row = SHAPE("", struct sell_agent, AGENT_ROW);

/* ---- goods ------------------------------------------------------------------------------------------------------------------------------------- */
static const struct field SKU_BODY[] = {
    FIELD(struct sell_sku_body, spec, F_TEXT, FF_REQ, 1, 40, "规格", "Size"),
    FIELD_ENUM(struct sell_sku_body, unit, 0, sell_units, "计价方式", "Priced by"),
    FIELD(struct sell_sku_body, weight_g, F_I64, FF_REQ, 1, SELL_WEIGHT_MAX, "每件重量（克）", "Grams a piece"),
    FIELD(struct sell_sku_body, price_fen, F_I64, FF_REQ, 1, SELL_PRICE_MAX, "价格（分；按重量的为每公斤）", "Price in fen, by the kilogram when priced by weight"),
    FIELD_ENUM(struct sell_sku_body, state, 0, sell_on_off, "是否在售", "On sale"),
};
const struct shape sell_sku_body_shape = SHAPE("SkuBody", struct sell_sku_body, SKU_BODY);

static const struct field GOODS_BODY[] = {
    FIELD(struct sell_goods_body, shop, F_UUID, 0, 0, 0, "店铺", "Shop"),
    FIELD(struct sell_goods_body, product, F_UUID, 0, 0, 0, "产品", "Product"),
    FIELD(struct sell_goods_body, title, F_TEXT, FF_REQ, 2, NAME_MAX, "标题", "Title"),
    FIELD(struct sell_goods_body, title_en, F_TEXT, 0, 0, 120, "英文标题", "English title"),
    FIELD(struct sell_goods_body, text, F_TEXT, 0, 0, 4000, "介绍", "Text"),
    FIELD_ENUM(struct sell_goods_body, category, FF_REQ, sell_categories, "类目", "Category"),
    FIELD_ENUM(struct sell_goods_body, storage, 0, sell_storages, "储存", "Storage"),
    FIELD(struct sell_goods_body, shelf_days, F_I64, 0, 1, 3650, "采收后可售天数", "Days it keeps after the harvest"),
    FIELD(struct sell_goods_body, order_max, F_I64, 0, 1, 9999, "每单限购件数", "Pieces in one order at most"),
    FIELD(struct sell_goods_body, tax_bp, F_I64, 0, 0, 2000, "价格所含增值税的税率（万分之；不写：0，免税）", "Value added tax in the prices, parts of 10,000; absent: 0, exempt"),
    FIELD(struct sell_goods_body, pictures, F_TEXTS, 0, 0, SELL_PICTURES_MAX, "图片", "Pictures"),
    FIELD_SUB(struct sell_goods_body, skus, F_LIST, 0, 0, SELL_SKUS_MAX, &sell_sku_body_shape, "规格", "Sizes"),
    FIELD(struct sell_goods_body, reason, F_TEXT, 0, 0, 500, "修改原因", "Reason of the change"),
};
const struct shape sell_goods_body_shape = SHAPE("GoodsBody", struct sell_goods_body, GOODS_BODY);

#define LISTING_FIELDS                                                                                              \
    FIELD(struct sell_listing, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                              \
    FIELD(struct sell_listing, lot, F_UUID, FF_RO, 0, 0, "批次", "Lot"),                                              \
    FIELD(struct sell_listing, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),                                 \
    FIELD(struct sell_listing, expires_day, F_DATE, FF_RO, 0, 0, "停售日", "Not sold from"),                          \
    FIELD(struct sell_listing, offered_g, F_I64, FF_RO, 0, INT64_MAX, "上架（克）", "Offered, grams"),                \
    FIELD(struct sell_listing, held_g, F_I64, FF_RO, 0, INT64_MAX, "预留（克）", "Held, grams"),                      \
    FIELD(struct sell_listing, sold_g, F_I64, FF_RO, 0, INT64_MAX, "已售（克）", "Sold, grams"),                      \
    FIELD(struct sell_listing, left_g, F_I64, FF_RO, 0, INT64_MAX, "批次余量（克）", "Left of the lot, grams"),       \
    FIELD(struct sell_listing, free_g, F_I64, FF_RO, INT64_MIN, INT64_MAX, "可售（克）", "Free, grams"),              \
    FIELD(struct sell_listing, listed, F_BOOL, FF_RO, 0, 1, "已上架", "Listed"),                                      \
    FIELD(struct sell_listing, clear, F_BOOL, FF_RO, 0, 1, "证明有效、未锁定", "Certified, released, not locked")
static const struct field LISTING[] = {LISTING_FIELDS};
const struct shape sell_listing_shape = SHAPE("Listing", struct sell_listing, LISTING);
static const struct field LISTING_ROW[] = {
    LISTING_FIELDS,
    FIELD(struct sell_listing, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_listing, sku_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_listing, lot_id, F_I64, 0, 0, 0, "", ""),
};
const struct shape sell_listing_row = SHAPE("", struct sell_listing, LISTING_ROW);

#define SKU_FIELDS                                                                                                  \
    FIELD(struct sell_sku, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                                  \
    FIELD(struct sell_sku, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),                                      \
    FIELD(struct sell_sku, spec, F_TEXT, FF_RO, 0, 40, "规格", "Size"),                                               \
    FIELD_ENUM(struct sell_sku, unit, FF_RO, sell_units, "计价方式", "Priced by"),                                    \
    FIELD(struct sell_sku, weight_g, F_I64, FF_RO, 0, SELL_WEIGHT_MAX, "每件重量（克）", "Grams a piece"),            \
    FIELD(struct sell_sku, price_fen, F_I64, FF_RO, 0, SELL_PRICE_MAX, "价格（分）", "Price in fen"),                 \
    FIELD_ENUM(struct sell_sku, state, FF_RO, sell_on_off, "是否在售", "On sale")
static const struct field SKU[] = {
    SKU_FIELDS,
    FIELD(struct sell_sku, piece_fen, F_I64, FF_RO, 0, INT64_MAX, "每件（分）", "A piece, fen"),
    FIELD(struct sell_sku, free_pieces, F_I64, FF_RO, 0, INT64_MAX, "可售件数", "Pieces free"),
    FIELD_SUB(struct sell_sku, listings, F_LIST, FF_RO, 0, SELL_LISTINGS_MAX * 2, &sell_listing_shape, "批次", "Lots"),
    FIELD_SUB(struct sell_sku, parts, F_LIST, FF_RO, 0, SELL_PARTS_MAX, &sell_part_shape, "礼盒里有什么", "What is in the box"),
};
const struct shape sell_sku_shape = SHAPE("Sku", struct sell_sku, SKU);
static const struct field SKU_ROW[] = {
    SKU_FIELDS,
    FIELD(struct sell_sku, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_sku, goods_id, F_I64, 0, 0, 0, "", ""),
};
const struct shape sell_sku_row = SHAPE("", struct sell_sku, SKU_ROW);

#define GOODS_FIELDS                                                                                                \
    FIELD(struct sell_goods, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                                \
    FIELD(struct sell_goods, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),                                    \
    FIELD_ENUM(struct sell_goods, state, FF_RO, sell_goods_states, "状态", "State"),                                  \
    FIELD(struct sell_goods, shop, F_UUID, FF_RO, 0, 0, "店铺", "Shop"),                                              \
    FIELD(struct sell_goods, shop_name, F_TEXT, FF_RO, 0, NAME_MAX, "店名", "Shop's name"),                           \
    FIELD(struct sell_goods, product, F_UUID, FF_RO, 0, 0, "产品", "Product"),                                        \
    FIELD(struct sell_goods, product_name, F_TEXT, FF_RO, 0, 80, "产品名称", "Product's name"),                       \
    FIELD(struct sell_goods, gtin, F_TEXT, FF_RO, 0, 14, "商品条码", "GTIN"),                                         \
    FIELD(struct sell_goods, owner, F_UUID, FF_RO, 0, 0, "货主", "Whose goods"),                                      \
    FIELD(struct sell_goods, owner_name, F_TEXT, FF_RO, 0, 80, "货主名称", "Name of the producer"),                   \
    FIELD(struct sell_goods, title, F_TEXT, FF_RO, 0, NAME_MAX, "标题", "Title"),                                     \
    FIELD(struct sell_goods, title_en, F_TEXT, FF_RO, 0, 120, "英文标题", "English title"),                           \
    FIELD(struct sell_goods, text, F_TEXT, FF_RO, 0, 4000, "介绍", "Text"),                                           \
    FIELD_ENUM(struct sell_goods, category, FF_RO, sell_categories, "类目", "Category"),                              \
    FIELD_ENUM(struct sell_goods, storage, FF_RO, sell_storages, "储存", "Storage"),                                  \
    FIELD(struct sell_goods, shelf_days, F_I64, FF_RO, 0, 3650, "采收后可售天数", "Days it keeps after the harvest"), \
    FIELD(struct sell_goods, order_max, F_I64, FF_RO, 0, 9999, "每单限购件数", "Pieces in one order at most"),        \
    FIELD(struct sell_goods, tax_bp, F_I64, FF_RO, 0, 2000, "增值税税率（万分之）", "Value added tax, parts of 10,000"),  \
    FIELD(struct sell_goods, cover_sha, F_TEXT, FF_RO, 0, 64, "封面", "Cover"),                                       \
    FIELD(struct sell_goods, price_fen, F_I64, FF_RO, 0, INT64_MAX, "最低价（分）", "From, fen"),                     \
    FIELD(struct sell_goods, sold, F_I64, FF_RO, 0, INT64_MAX, "已售件数", "Pieces sold"),                            \
    FIELD(struct sell_goods, state_at, F_TIME, FF_RO, 0, 0, "状态时间", "In this state since"),                       \
    FIELD(struct sell_goods, created_at, F_TIME, FF_RO, 0, 0, "上货时间", "Made at")
static const struct field GOODS[] = {
    GOODS_FIELDS,
    FIELD(struct sell_goods, pictures, F_TEXTS, FF_RO, 0, SELL_PICTURES_MAX, "图片", "Pictures"),
    FIELD_SUB(struct sell_goods, skus, F_LIST, FF_RO, 0, SELL_SKUS_MAX, &sell_sku_shape, "规格", "Sizes"),
    FIELD_SUB(struct sell_goods, steps, F_LIST, FF_RO, 0, SELL_STEPS_MAX, &sell_step_shape, "经过", "History"),
};
const struct shape sell_goods_shape = SHAPE("Goods", struct sell_goods, GOODS);
static const struct field GOODS_ROW[] = {
    GOODS_FIELDS,
    FIELD(struct sell_goods, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_goods, shop_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_goods, product_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_goods, owner_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_goods, serve_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_goods, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_goods, owner_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_goods, county, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape sell_goods_row = SHAPE("", struct sell_goods, GOODS_ROW);

static const struct field LIST_BODY[] = {
    FIELD(struct sell_list_body, lot, F_UUID, FF_REQ, 0, 0, "批次", "Lot"),
    FIELD(struct sell_list_body, offered_g, F_I64, 0, 0, INT64_C(1000000000000), "该批次上架总量（克）", "Grams of the lot on sale in all"),
};
const struct shape sell_list_body_shape = SHAPE("ListLotBody", struct sell_list_body, LIST_BODY);

static const struct list_col GOODS_COLS[] = {
    {"uuid", "g.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"title", "g.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "标题", "Title"},
    {"shop", "h.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "店铺", "Shop"},
    {"shop_name", "h.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "店名", "Shop's name"},
    {"product_name", "p.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "产品", "Product"},
    {"gtin", "p.gtin", F_TEXT, LC_SEARCH, NULL, "商品条码", "GTIN"},
    {"owner_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "货主", "Whose goods"},
    {"category", "g.category", F_ENUM, LC_SORT | LC_FILTER, sell_categories, "类目", "Category"},
    {"state", "g.state", F_ENUM, LC_SORT | LC_FILTER, sell_goods_states, "状态", "State"},
    {"cover_sha", "g.cover_sha", F_TEXT, LC_NOEXPORT, NULL, "封面", "Cover"},
    {"price_fen", "g.price_fen", F_I64, LC_SORT | LC_FILTER, NULL, "最低价（分）", "From, fen"},
    {"sold", "g.sold", F_I64, LC_SORT, NULL, "已售件数", "Pieces sold"},
    {"state_at", "g.state_us", F_TIME, LC_SORT, NULL, "状态时间", "In this state since"},
    {"created_at", "g.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "上货时间", "Made at"},
};
const struct list_spec sell_goods_list = {
    "GoodsItem",
    "sell_goods g JOIN sell_shop h ON h.id = g.shop_id JOIN grow_product_v p ON p.id = g.product_id JOIN people_operator_v o ON o.id = g.owner_id",
    "g.id", "-created_at", GOODS_COLS, sizeof GOODS_COLS / sizeof GOODS_COLS[0]};
