/* sell_buy_shapes.c: bodies, answers and rows of the buying half: names, limits, what people call them. A *_row shape reads a query, the
 * shape beside it is what goes out. */
#include "sell_after.h"
#include "sell_made.h"

#define NAME_MAX 60
#define FEN(st, m, zh, en) FIELD(st, m, F_I64, FF_RO, 0, FEN_MAX, zh, en)
#define IN(st, m) FIELD(st, m, F_I64, 0, 0, 0, "", "")
#define TXT(st, m) FIELD(st, m, F_TEXT, 0, 0, 0, "", "")

/* ---- addresses ----------------------------------------------------------------------------------------------------------------------- */

static const struct field ADDRESS_BODY[] = {
    FIELD(struct sell_address_body, name, F_TEXT, FF_REQ, 1, 20, "收货人", "Name"),
    FIELD(struct sell_address_body, phone, F_TEXT, FF_REQ, 11, 20, "手机号", "Mobile number"),
    FIELD(struct sell_address_body, division, F_TEXT, FF_REQ, 6, 6, "区划代码（6 位）", "Division code, 6 digits"),
    FIELD(struct sell_address_body, region, F_TEXT, FF_REQ, 2, 40, "省市区", "Province, city, district"),
    FIELD(struct sell_address_body, detail, F_TEXT, FF_REQ, 2, 80, "详细地址", "Street and house"),
    FIELD(struct sell_address_body, is_default, F_BOOL, 0, 0, 1, "默认地址", "Default"),
};
const struct shape sell_address_body_shape = SHAPE("AddressBody", struct sell_address_body, ADDRESS_BODY);
static const struct field ADDRESS[] = {
    FIELD(struct sell_address, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_address, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct sell_address, shown, F_TEXT, FF_RO, 0, 200, "打码的地址", "Masked"),
    FIELD(struct sell_address, division, F_TEXT, FF_RO, 0, 6, "区划代码", "Division code"),
    FIELD(struct sell_address, is_default, F_BOOL, FF_RO, 0, 1, "默认地址", "Default"),
    FIELD(struct sell_address, name, F_TEXT, FF_RO, 0, 20, "收货人（只给本人）", "Name, to the buyer himself"),
    FIELD(struct sell_address, phone, F_TEXT, FF_RO, 0, 20, "手机号（只给本人）", "Number, to the buyer himself"),
    FIELD(struct sell_address, region, F_TEXT, FF_RO, 0, 40, "省市区", "Province, city, district"),
    FIELD(struct sell_address, detail, F_TEXT, FF_RO, 0, 80, "详细地址（只给本人）", "Street and house, to the buyer himself"),
};
const struct shape sell_address_shape = SHAPE("Address", struct sell_address, ADDRESS);
static const struct field ADDRESS_ROW[] = {
    TXT(struct sell_address, uuid), IN(struct sell_address, rev), IN(struct sell_address, id), IN(struct sell_address, account_id), TXT(struct sell_address, box),
    TXT(struct sell_address, shown), TXT(struct sell_address, division), TXT(struct sell_address, digest), FIELD(struct sell_address, is_default, F_BOOL, 0, 0, 1, "", ""),
};
const struct shape sell_address_row = SHAPE("AddressRow", struct sell_address, ADDRESS_ROW);

/* ---- terms -------------------------------------------------------------------------------------------------------------------------------- */

#define TERMS(rev_flags)                                                                                                        \
    FIELD(struct sell_terms, freight_fen, F_I64, FF_REQ, 0, 1000000, "首重运费（分）", "Freight of the first weight, fen"),      \
    FIELD(struct sell_terms, freight_g, F_I64, FF_REQ, 1, 1000000, "首重（克）", "First weight, grams"),                          \
    FIELD(struct sell_terms, more_fen, F_I64, FF_REQ, 0, 1000000, "续重每公斤（分）", "Each further kilogram, fen"),              \
    FIELD(struct sell_terms, free_from_fen, F_I64, 0, 0, FEN_MAX, "满多少包邮（分）", "No freight from, fen"),                    \
    FIELD(struct sell_terms, packing_fen, F_I64, 0, 0, 1000000, "包装费（分）", "Packing, fen"),                                  \
    FIELD(struct sell_terms, cold_fen, F_I64, 0, 0, 1000000, "冷链费（分）", "Cold chain, fen"),                                  \
    FIELD(struct sell_terms, promoter_bp, F_I64, 0, 0, 3000, "推客分成（万分之）", "Promoter's share, parts of 10,000"),         \
    FIELD(struct sell_terms, pickup, F_BOOL, 0, 0, 1, "可以自提", "May be collected"),                                            \
    FIELD(struct sell_terms, pickup_place, F_TEXT, 0, 0, 120, "自提地点", "Where"),
static const struct field TERMS_BODY[] = {TERMS(0)};
const struct shape sell_terms_body_shape = SHAPE("ShopTermsBody", struct sell_terms, TERMS_BODY);
static const struct field TERMS_ALL[] = {TERMS(0) FIELD(struct sell_terms, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision")};
const struct shape sell_terms_shape = SHAPE("ShopTerms", struct sell_terms, TERMS_ALL);

/* ---- cart, quote ------------------------------------------------------------------------------------------------------------------------------ */

static const struct field ITEM[] = {
    FIELD(struct sell_item_body, sku, F_UUID, FF_REQ, 36, 36, "规格", "Size"),
    FIELD(struct sell_item_body, pieces, F_I64, FF_REQ, 0, SELL_PIECES_MAX, "件数", "Pieces"),
    FIELD(struct sell_item_body, campaign, F_UUID, 0, 36, 36, "活动", "Campaign"),
    FIELD(struct sell_item_body, choices, F_TEXTS, 0, 0, SELL_GROUPS_MAX, "选项：每组最多一个，不选的得到第一个", "Choices: one a group at most, else the first is taken"),
    FIELD(struct sell_item_body, text, F_TEXT, 0, 0, SELL_TEXT_MAX, "刻什么字", "Text to be engraved"),
};
const struct shape sell_item_shape = SHAPE("BuyItem", struct sell_item_body, ITEM);
static const struct field CART_LINE[] = {
    FIELD(struct sell_cart_line, sku, F_UUID, FF_RO, 36, 36, "规格", "Size"),
    FIELD(struct sell_cart_line, goods, F_UUID, FF_RO, 36, 36, "货品", "Goods"),
    FIELD(struct sell_cart_line, shop, F_UUID, FF_RO, 36, 36, "店", "Shop"),
    FIELD(struct sell_cart_line, shop_name, F_TEXT, FF_RO, 0, NAME_MAX, "店名", "Shop's name"),
    FIELD(struct sell_cart_line, title, F_TEXT, FF_RO, 0, 80, "品名", "Title"),
    FIELD(struct sell_cart_line, title_en, F_TEXT, FF_RO, 0, 120, "英文品名", "English title"),
    FIELD(struct sell_cart_line, spec, F_TEXT, FF_RO, 0, 60, "规格", "Size"),
    FIELD(struct sell_cart_line, cover_sha, F_TEXT, FF_RO, 0, 64, "图片", "Picture"),
    FIELD_ENUM(struct sell_cart_line, unit, FF_RO, sell_units, "计价", "Priced by"),
    FEN(struct sell_cart_line, price_fen, "单价（分）", "Price, fen"),
    FEN(struct sell_cart_line, piece_fen, "一件（分）", "A piece, fen"),
    FEN(struct sell_cart_line, seen_fen, "放入时一件（分）", "A piece when it was put in, fen"),
    FIELD(struct sell_cart_line, weight_g, F_I64, FF_RO, 0, INT64_MAX, "每件重量（克）", "Grams a piece"),
    FIELD(struct sell_cart_line, pieces, F_I64, FF_RO, 0, INT64_MAX, "件数", "Pieces"),
    FEN(struct sell_cart_line, fen, "小计（分）", "Sum, fen"),
    FIELD(struct sell_cart_line, free_pieces, F_I64, FF_RO, 0, INT64_MAX, "还有几件", "Left"),
    FIELD(struct sell_cart_line, live, F_BOOL, FF_RO, 0, 1, "在售", "On sale"),
    FIELD(struct sell_cart_line, changed, F_BOOL, FF_RO, 0, 1, "价格变了", "Its price changed"),
    FIELD(struct sell_cart_line, harvest_day, F_DATE, FF_RO, 0, 0, "预订的，预计采收日", "Ordered before the harvest: its expected day"),
    FIELD(struct sell_cart_line, campaign, F_UUID, FF_RO, 36, 36, "正在进行的活动", "Campaign that runs now"),
    FIELD(struct sell_cart_line, campaign_name, F_TEXT, FF_RO, 0, 40, "活动名称", "Its name"),
    FEN(struct sell_cart_line, campaign_fen, "一件活动价（分）", "A piece in the campaign, fen"),
    FIELD(struct sell_cart_line, campaign_left, F_I64, FF_RO, 0, INT64_MAX, "活动还有几件", "Left in the campaign"),
    FIELD(struct sell_cart_line, per_address, F_I64, FF_RO, 0, INT64_MAX, "活动每个地址几件；0：不限", "In the campaign for one address; 0: no limit"),
    FIELD(struct sell_cart_line, until_at, F_TIME, FF_RO, 0, 0, "活动到", "The campaign ends"),
    FEN(struct sell_cart_line, extra_fen, "其中选项和刻字每件（分）", "Of it for choices and text, a piece, fen"),
    FIELD(struct sell_cart_line, made, F_TEXT, FF_RO, 0, 500, "选项", "Choices"),
    FIELD(struct sell_cart_line, made_en, F_TEXT, FF_RO, 0, 700, "选项英文", "Choices in English"),
    FIELD(struct sell_cart_line, choices, F_TEXTS, FF_RO, 0, SELL_GROUPS_MAX, "选了哪些", "Choices chosen"),
    FIELD(struct sell_cart_line, text, F_TEXT, FF_RO, 0, SELL_TEXT_MAX, "刻什么字", "Text to be engraved"),
    FIELD(struct sell_cart_line, why, F_TEXT, FF_RO, 0, 200, "为什么现在不能买", "Why it cannot be bought now"),
};
static const struct shape cart_line_shape = SHAPE("CartLine", struct sell_cart_line, CART_LINE);
static const struct field CART[] = {
    FIELD_SUB(struct sell_cart, lines, F_LIST, FF_RO, 0, SELL_CART_MAX, &cart_line_shape, "货品，按店", "Goods, by shop"),
    FEN(struct sell_cart, fen, "能买的合计（分）", "Sum of what can be bought, fen"),
    FIELD(struct sell_cart, ok, F_BOOL, FF_RO, 0, 1, "都能买", "All of it can be bought"),
};
const struct shape sell_cart_shape = SHAPE("Cart", struct sell_cart, CART);
static const struct field BUY[] = {
    FIELD_SUB(struct sell_buy_body, items, F_LIST, FF_REQ, 1, SELL_LINES_MAX, &sell_item_shape, "货品", "Goods"),
    FIELD(struct sell_buy_body, address, F_UUID, 0, 36, 36, "收货地址", "Address"),
    FIELD_ENUM(struct sell_buy_body, delivery, 0, sell_deliveries, "寄送或自提", "Sent or collected"),
    FIELD_ENUM(struct sell_buy_body, pay_way, 0, sell_pay_ways, "怎样付", "How it is paid"),
    FIELD_ENUM(struct sell_buy_body, channel, 0, sell_channels, "从哪里来", "Where the buyer came from"),
    FIELD(struct sell_buy_body, coupons, F_TEXTS, 0, 0, SELL_COUPONS_MAX, "券码", "Coupons"),
    FIELD(struct sell_buy_body, promoter, F_TEXT, 0, 0, 20, "推客码", "Promoter's code"),
    FIELD(struct sell_buy_body, household, F_UUID, 0, 36, 36, "代买给哪一户", "Bought for this household"),
    FIELD(struct sell_buy_body, consent, F_TEXT, 0, 0, 200, "怎样同意的", "How it agreed"),
    FIELD(struct sell_buy_body, note, F_TEXT, 0, 0, 200, "给卖家的话", "Word to the seller"),
    FIELD(struct sell_buy_body, final_ok, F_BOOL, 0, 0, 1, "知道刻了字的货没有质量问题不能退", "Knows that what bears his text is not taken back without a fault"),
    FIELD(struct sell_buy_body, total_fen, F_I64, 0, 1, FEN_MAX, "看到的合计（分），下单时必填", "The total that was seen, fen; needed to buy"),
};
const struct shape sell_buy_shape = SHAPE("BuyBody", struct sell_buy_body, BUY);
static const struct field FEE[] = {
    FIELD(struct sell_fee, kind, F_TEXT, FF_RO, 0, 20, "种类", "Kind"),
    FIELD(struct sell_fee, name, F_TEXT, FF_RO, 0, 30, "名称", "Name"),
    FIELD(struct sell_fee, owner, F_TEXT, FF_RO, 0, 120, "归谁", "Whose it is"),
    FEN(struct sell_fee, fen, "金额（分）", "Fen"),
};
const struct shape sell_fee_shape = SHAPE("OrderFee", struct sell_fee, FEE);
static const struct field QUOTE_LINE[] = {
    FIELD(struct sell_quote_line, sku, F_UUID, FF_RO, 36, 36, "规格", "Size"),
    FIELD(struct sell_quote_line, goods, F_UUID, FF_RO, 36, 36, "货品", "Goods"),
    FIELD(struct sell_quote_line, title, F_TEXT, FF_RO, 0, 80, "品名", "Title"),
    FIELD(struct sell_quote_line, title_en, F_TEXT, FF_RO, 0, 120, "英文品名", "English title"),
    FIELD(struct sell_quote_line, spec, F_TEXT, FF_RO, 0, 60, "规格", "Size"),
    FIELD(struct sell_quote_line, cover_sha, F_TEXT, FF_RO, 0, 64, "图片", "Picture"),
    FIELD(struct sell_quote_line, campaign, F_UUID, FF_RO, 36, 36, "活动", "Campaign"),
    FIELD_ENUM(struct sell_quote_line, unit, FF_RO, sell_units, "计价", "Priced by"),
    FIELD(struct sell_quote_line, pieces, F_I64, FF_RO, 0, INT64_MAX, "件数", "Pieces"),
    FEN(struct sell_quote_line, price_fen, "单价（分）", "Price, fen"),
    FEN(struct sell_quote_line, piece_fen, "一件（分）", "A piece, fen"),
    FEN(struct sell_quote_line, gross_fen, "优惠前（分）", "Before discount, fen"),
    FEN(struct sell_quote_line, discount_fen, "优惠（分）", "Discount, fen"),
    FEN(struct sell_quote_line, fen, "小计（分）", "Sum, fen"),
    FIELD(struct sell_quote_line, free_pieces, F_I64, FF_RO, 0, INT64_MAX, "还有几件", "Left"),
    FIELD(struct sell_quote_line, harvest_day, F_DATE, FF_RO, 0, 0, "预订的，预计采收日", "Ordered before the harvest: its expected day"),
    FEN(struct sell_quote_line, extra_fen, "其中选项和刻字每件（分）", "Of it for choices and text, a piece, fen"),
    FIELD(struct sell_quote_line, made, F_TEXT, FF_RO, 0, 500, "选项", "Choices"),
    FIELD(struct sell_quote_line, made_en, F_TEXT, FF_RO, 0, 700, "选项英文", "Choices in English"),
    FIELD(struct sell_quote_line, text, F_TEXT, FF_RO, 0, SELL_TEXT_MAX, "刻什么字", "Text to be engraved"),
    FIELD(struct sell_quote_line, final, F_BOOL, FF_RO, 0, 1, "没有质量问题不能退", "Not taken back without a fault"),
    FIELD(struct sell_quote_line, why, F_TEXT, FF_RO, 0, 200, "为什么不能买", "Why it cannot be bought"),
};
static const struct shape quote_line_shape = SHAPE("QuoteLine", struct sell_quote_line, QUOTE_LINE);
static const struct field QUOTE_SHOP[] = {
    FIELD(struct sell_quote_shop, shop, F_UUID, FF_RO, 36, 36, "店", "Shop"),
    FIELD(struct sell_quote_shop, shop_name, F_TEXT, FF_RO, 0, NAME_MAX, "店名", "Shop's name"),
    FIELD(struct sell_quote_shop, why, F_TEXT, FF_RO, 0, 200, "为什么不能买", "Why it cannot be bought"),
    FIELD_SUB(struct sell_quote_shop, lines, F_LIST, FF_RO, 0, SELL_LINES_MAX, &quote_line_shape, "货品", "Goods"),
    FIELD_SUB(struct sell_quote_shop, fees, F_LIST, FF_RO, 0, 10, &sell_fee_shape, "费用", "Fees"),
    FEN(struct sell_quote_shop, goods_fen, "货款（分）", "Goods, fen"),
    FEN(struct sell_quote_shop, discount_fen, "优惠（分）", "Discount, fen"),
    FEN(struct sell_quote_shop, fees_fen, "费用（分）", "Fees, fen"),
    FEN(struct sell_quote_shop, total_fen, "合计（分）", "Total, fen"),
    FIELD(struct sell_quote_shop, coupon, F_TEXT, FF_RO, 0, 20, "券码", "Coupon"),
    FIELD(struct sell_quote_shop, pickup_place, F_TEXT, FF_RO, 0, 120, "自提地点", "Where it may be collected"),
};
static const struct shape quote_shop_shape = SHAPE("QuoteShop", struct sell_quote_shop, QUOTE_SHOP);
static const struct field QUOTE[] = {
    FIELD_SUB(struct sell_quote, shops, F_LIST, FF_RO, 0, SELL_ORDERS_MAX, &quote_shop_shape, "按店", "By shop"),
    FEN(struct sell_quote, goods_fen, "货款（分）", "Goods, fen"),
    FEN(struct sell_quote, discount_fen, "优惠（分）", "Discount, fen"),
    FEN(struct sell_quote, fees_fen, "费用（分）", "Fees, fen"),
    FEN(struct sell_quote, total_fen, "应付（分）", "To pay, fen"),
    FIELD(struct sell_quote, ok, F_BOOL, FF_RO, 0, 1, "可以下单", "It can be ordered"),
    FIELD(struct sell_quote, final, F_BOOL, FF_RO, 0, 1, "有刻字的货：没有质量问题不能退，下单前要确认", "Some of it is not taken back without a fault: to be confirmed"),
    FIELD(struct sell_quote, why, F_TEXT, FF_RO, 0, 200, "为什么不能下单", "Why it cannot be ordered"),
};
const struct shape sell_quote_shape = SHAPE("Quote", struct sell_quote, QUOTE);

/* ---- purchases ----------------------------------------------------------------------------------------------------------------------------------- */

static const struct field ORDER_REF[] = {
    FIELD(struct sell_order_ref, uuid, F_UUID, FF_RO, 36, 36, "订单", "Order"),
    FIELD(struct sell_order_ref, order_no, F_TEXT, FF_RO, 0, 30, "订单号", "Order number"),
    FIELD(struct sell_order_ref, shop_name, F_TEXT, FF_RO, 0, NAME_MAX, "店名", "Shop's name"),
    FEN(struct sell_order_ref, total_fen, "金额（分）", "Fen"),
    FIELD_ENUM(struct sell_order_ref, state, FF_RO, sell_order_states, "状态", "State"),
};
static const struct shape order_ref_shape = SHAPE("OrderRef", struct sell_order_ref, ORDER_REF);
static const struct field PURCHASE[] = {
    FIELD(struct sell_purchase, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_purchase, state, F_TEXT, FF_RO, 0, 20, "状态：open paid given_up", "State: open paid given_up"),
    FIELD(struct sell_purchase, payment, F_UUID, FF_RO, 36, 36, "付款", "Payment"),
    FEN(struct sell_purchase, total_fen, "应付（分）", "To pay, fen"),
    FIELD_ENUM(struct sell_purchase, delivery, FF_RO, sell_deliveries, "寄送或自提", "Sent or collected"),
    FIELD_ENUM(struct sell_purchase, channel, FF_RO, sell_channels, "从哪里来", "Where the buyer came from"),
    FIELD(struct sell_purchase, shown, F_TEXT, FF_RO, 0, 200, "打码的地址", "Masked address"),
    FIELD(struct sell_purchase, household_name, F_TEXT, FF_RO, 0, NAME_MAX, "代买给", "Bought for"),
    FIELD(struct sell_purchase, note, F_TEXT, FF_RO, 0, 200, "给卖家的话", "Word to the seller"),
    FIELD(struct sell_purchase, created_at, F_TIME, FF_RO, 0, 0, "下单时间", "Made"),
    FIELD(struct sell_purchase, expires_at, F_TIME, FF_RO, 0, 0, "付款截止", "To be paid until"),
    FIELD_SUB(struct sell_purchase, orders, F_LIST, FF_RO, 0, SELL_ORDERS_MAX, &order_ref_shape, "订单", "Orders"),
    FIELD(struct sell_purchase, acts, F_TEXTS, FF_RO, 0, 10, "现在能做什么", "What may be done now"),
};
const struct shape sell_purchase_shape = SHAPE("Purchase", struct sell_purchase, PURCHASE);
static const struct field PURCHASE_ROW[] = {
    TXT(struct sell_purchase, uuid), TXT(struct sell_purchase, state), TXT(struct sell_purchase, payment), TXT(struct sell_purchase, shown), TXT(struct sell_purchase, division),
    TXT(struct sell_purchase, note), TXT(struct sell_purchase, household_name), IN(struct sell_purchase, total_fen), FIELD_ENUM(struct sell_purchase, delivery, 0, sell_deliveries, "", ""),
    FIELD_ENUM(struct sell_purchase, channel, 0, sell_channels, "", ""), IN(struct sell_purchase, created_at), IN(struct sell_purchase, expires_at), IN(struct sell_purchase, id),
    IN(struct sell_purchase, account_id), IN(struct sell_purchase, payment_id), IN(struct sell_purchase, household_id), IN(struct sell_purchase, promoter_id), TXT(struct sell_purchase, digest),
    TXT(struct sell_purchase, box),
};
const struct shape sell_purchase_row = SHAPE("PurchaseRow", struct sell_purchase, PURCHASE_ROW);

/* ---- orders ------------------------------------------------------------------------------------------------------------------------------------------ */

static const struct field LINE[] = {
    FIELD(struct sell_line, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_line, sku, F_UUID, FF_RO, 36, 36, "规格", "Size"),
    FIELD(struct sell_line, goods, F_UUID, FF_RO, 36, 36, "货品", "Goods"),
    FIELD(struct sell_line, title, F_TEXT, FF_RO, 0, 80, "品名", "Title"),
    FIELD(struct sell_line, title_en, F_TEXT, FF_RO, 0, 120, "英文品名", "English title"),
    FIELD(struct sell_line, spec, F_TEXT, FF_RO, 0, 60, "规格", "Size"),
    FIELD(struct sell_line, cover_sha, F_TEXT, FF_RO, 0, 64, "图片", "Picture"),
    FIELD_ENUM(struct sell_line, unit, FF_RO, sell_units, "计价", "Priced by"),
    FEN(struct sell_line, price_fen, "单价（分）", "Price, fen"),
    FIELD(struct sell_line, weight_g, F_I64, FF_RO, 0, INT64_MAX, "每件重量（克）", "Grams a piece"),
    FIELD(struct sell_line, pieces, F_I64, FF_RO, 0, INT64_MAX, "件数", "Pieces"),
    FEN(struct sell_line, gross_fen, "优惠前（分）", "Before discount, fen"),
    FEN(struct sell_line, paid_fen, "已付（分）", "Charged, fen"),
    FEN(struct sell_line, due_fen, "按重量结算后（分）", "After weighing, fen"),
    FEN(struct sell_line, back_fen, "退款（分）", "Given back, fen"),
    FIELD(struct sell_line, tax_bp, F_I64, FF_RO, 0, 2000, "增值税税率（万分之）", "Value added tax, parts of 10,000"),
    FEN(struct sell_line, tax_fen, "其中增值税（分）", "Of it value added tax, fen"),
    FIELD(struct sell_line, back_pieces, F_I64, FF_RO, 0, INT64_MAX, "退的件数", "Pieces given back"),
    FIELD(struct sell_line, weighed_g, F_I64, FF_RO, 0, INT64_MAX, "称得（克）", "Weighed, grams"),
    FIELD(struct sell_line, owner_name, F_TEXT, FF_RO, 0, NAME_MAX, "谁的货", "Whose goods"),
    FIELD(struct sell_line, harvest_day, F_DATE, FF_RO, 0, 0, "预订的，还没有批次：预计采收日", "Ordered before the harvest, no lot yet: its expected day"),
    FIELD(struct sell_line, review, F_UUID, FF_RO, 36, 36, "评价", "Review"),
    FEN(struct sell_line, extra_fen, "其中选项和刻字每件（分）", "Of it for choices and text, a piece, fen"),
    FIELD(struct sell_line, made, F_TEXT, FF_RO, 0, 500, "选项", "Choices"),
    FIELD(struct sell_line, made_en, F_TEXT, FF_RO, 0, 700, "选项英文", "Choices in English"),
    FIELD(struct sell_line, engraved, F_TEXT, FF_RO, 0, SELL_TEXT_MAX, "刻的字（只给买卖双方）", "Text to engrave, to buyer and seller"),
    FIELD(struct sell_line, final, F_BOOL, FF_RO, 0, 1, "没有质量问题不能退", "Not taken back without a fault"),
    FIELD_SUB(struct sell_line, parts, F_LIST, FF_RO, 0, SELL_PARTS_MAX, &sell_part_shape, "一盒里有什么", "What is in a box"),
};
const struct shape sell_line_shape = SHAPE("OrderLine", struct sell_line, LINE);
static const struct field LINE_ROW[] = {
    TXT(struct sell_line, uuid), IN(struct sell_line, id), IN(struct sell_line, order_id), IN(struct sell_line, sku_id), IN(struct sell_line, goods_id), IN(struct sell_line, product_id),
    FIELD_ENUM(struct sell_line, unit, 0, sell_units, "", ""), IN(struct sell_line, price_fen), IN(struct sell_line, weight_g), IN(struct sell_line, pieces), IN(struct sell_line, gross_fen),
    IN(struct sell_line, paid_fen), IN(struct sell_line, due_fen), IN(struct sell_line, back_fen), IN(struct sell_line, back_pieces), IN(struct sell_line, weighed_g), IN(struct sell_line, owner_id),
    IN(struct sell_line, paid_id), IN(struct sell_line, commission_bp), IN(struct sell_line, tax_bp), IN(struct sell_line, tax_fen), IN(struct sell_line, campaign_id), TXT(struct sell_line, sku), TXT(struct sell_line, goods), TXT(struct sell_line, title),
    TXT(struct sell_line, title_en), TXT(struct sell_line, spec), TXT(struct sell_line, cover_sha), TXT(struct sell_line, owner_name), TXT(struct sell_line, review), IN(struct sell_line, harvest_day),
    IN(struct sell_line, extra_fen), TXT(struct sell_line, made), TXT(struct sell_line, made_en), TXT(struct sell_line, sealed),
};
const struct shape sell_line_row = SHAPE("OrderLineRow", struct sell_line, LINE_ROW);
static const struct field LOT[] = {
    FIELD(struct sell_lot, sku, F_UUID, FF_RO, 36, 36, "规格", "Size"),
    FIELD(struct sell_lot, lot, F_UUID, FF_RO, 36, 36, "批次", "Lot"),
    FIELD(struct sell_lot, lot_no, F_TEXT, FF_RO, 0, 40, "批号", "Lot number"),
    FIELD(struct sell_lot, path, F_TEXT, FF_RO, 0, 200, "追溯页", "Where its history is shown"),
    FIELD(struct sell_lot, pieces, F_I64, FF_RO, 0, INT64_MAX, "件数", "Pieces"),
    FIELD(struct sell_lot, grams, F_I64, FF_RO, 0, INT64_MAX, "重量（克）", "Grams"),
};
static const struct shape lot_shape = SHAPE("OrderLot", struct sell_lot, LOT);
static const struct field REFUND[] = {
    FIELD(struct sell_refund, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_refund, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct sell_refund, order_uuid, F_UUID, FF_RO, 36, 36, "订单", "Order"),
    FIELD_ENUM(struct sell_refund, kind, FF_RO, sell_refund_kinds, "种类", "Kind"),
    FIELD_ENUM(struct sell_refund, state, FF_RO, sell_refund_states, "状态", "State"),
    FIELD_ENUM(struct sell_refund, cause, FF_RO, sell_causes, "原因", "Cause"),
    FIELD(struct sell_refund, text, F_TEXT, FF_RO, 0, 500, "说明", "In the buyer's words"),
    FIELD(struct sell_refund, answer, F_TEXT, FF_RO, 0, 500, "答复", "Answer"),
    FEN(struct sell_refund, goods_fen, "货款（分）", "Goods, fen"),
    FEN(struct sell_refund, fees_fen, "费用（分）", "Fees, fen"),
    FEN(struct sell_refund, fen, "合计（分）", "Total, fen"),
    FIELD(struct sell_refund, due_at, F_TIME, FF_RO, 0, 0, "答复截止", "To be answered until"),
    FIELD(struct sell_refund, created_at, F_TIME, FF_RO, 0, 0, "申请时间", "Asked"),
    FIELD(struct sell_refund, ended_at, F_TIME, FF_RO, 0, 0, "结束时间", "Ended"),
    FIELD(struct sell_refund, acts, F_TEXTS, FF_RO, 0, 10, "现在能做什么", "What may be done now"),
};
const struct shape sell_refund_shape = SHAPE("Refund", struct sell_refund, REFUND);
static const struct field REFUND_ROW[] = {
    TXT(struct sell_refund, uuid), IN(struct sell_refund, rev), IN(struct sell_refund, id), IN(struct sell_refund, order_id), FIELD_ENUM(struct sell_refund, kind, 0, sell_refund_kinds, "", ""),
    FIELD_ENUM(struct sell_refund, state, 0, sell_refund_states, "", ""), FIELD_ENUM(struct sell_refund, cause, 0, sell_causes, "", ""), IN(struct sell_refund, goods_fen), IN(struct sell_refund, fees_fen),
    IN(struct sell_refund, fen), IN(struct sell_refund, pay_refund_id), IN(struct sell_refund, due_at), IN(struct sell_refund, created_at), IN(struct sell_refund, ended_at), TXT(struct sell_refund, order_uuid),
    TXT(struct sell_refund, text), TXT(struct sell_refund, answer),
};
const struct shape sell_refund_row = SHAPE("RefundRow", struct sell_refund, REFUND_ROW);

static const struct field ORDER[] = {
    FIELD(struct sell_order, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_order, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct sell_order, order_no, F_TEXT, FF_RO, 0, 30, "订单号", "Order number"),
    FIELD(struct sell_order, purchase, F_UUID, FF_RO, 36, 36, "购买", "Purchase"),
    FIELD(struct sell_order, payment, F_UUID, FF_RO, 36, 36, "付款", "Payment"),
    FIELD_ENUM(struct sell_order, state, FF_RO, sell_order_states, "状态", "State"),
    FIELD(struct sell_order, state_at, F_TIME, FF_RO, 0, 0, "何时", "Since"),
    FIELD(struct sell_order, due_at, F_TIME, FF_RO, 0, 0, "何时自动进行", "When it moves on by itself"),
    FIELD(struct sell_order, shop, F_UUID, FF_RO, 36, 36, "店", "Shop"),
    FIELD(struct sell_order, shop_name, F_TEXT, FF_RO, 0, NAME_MAX, "店名", "Shop's name"),
    FIELD(struct sell_order, buyer, F_TEXT, FF_RO, 0, NAME_MAX, "买家（打码）", "Buyer, masked"),
    FIELD(struct sell_order, household_name, F_TEXT, FF_RO, 0, NAME_MAX, "代买给", "Bought for"),
    FIELD(struct sell_order, shown, F_TEXT, FF_RO, 0, 200, "打码的地址", "Masked address"),
    FIELD_ENUM(struct sell_order, delivery, FF_RO, sell_deliveries, "寄送或自提", "Sent or collected"),
    FIELD(struct sell_order, pickup_place, F_TEXT, FF_RO, 0, 120, "自提地点", "Where it is collected"),
    FIELD(struct sell_order, note, F_TEXT, FF_RO, 0, 200, "买家的话", "Word of the buyer"),
    FIELD(struct sell_order, channel, F_TEXT, FF_RO, 0, 20, "从哪里来", "Where the buyer came from"),
    FIELD(struct sell_order, sale_place, F_TEXT, FF_RO, 0, 12, "销售地区划代码", "Place of sale, division code"),
    FIELD(struct sell_order, to_place, F_TEXT, FF_RO, 0, 6, "收货地区划代码", "Where it goes, division code"),
    FEN(struct sell_order, goods_fen, "货款（分）", "Goods, fen"),
    FEN(struct sell_order, fees_fen, "费用（分）", "Fees, fen"),
    FEN(struct sell_order, total_fen, "合计（分）", "Total, fen"),
    FEN(struct sell_order, back_fen, "退款（分）", "Given back, fen"),
    FEN(struct sell_order, tax_fen, "货款中的增值税，已减退款（分）", "Value added tax in the goods' price, less refunds, fen"),
    FIELD(struct sell_order, carrier, F_TEXT, FF_RO, 0, 30, "承运", "Carrier"),
    FIELD(struct sell_order, waybill_no, F_TEXT, FF_RO, 0, 40, "运单号", "Waybill"),
    FIELD(struct sell_order, event_id, F_TEXT, FF_RO, 0, 200, "发货事件", "Event of the dispatch"),
    FIELD(struct sell_order, paid_at, F_TIME, FF_RO, 0, 0, "付款时间", "Paid"),
    FIELD(struct sell_order, shipped_at, F_TIME, FF_RO, 0, 0, "发货时间", "Sent"),
    FIELD(struct sell_order, received_at, F_TIME, FF_RO, 0, 0, "收货时间", "Received"),
    FIELD(struct sell_order, completed_at, F_TIME, FF_RO, 0, 0, "完成时间", "Completed"),
    FIELD(struct sell_order, created_at, F_TIME, FF_RO, 0, 0, "下单时间", "Made"),
    FIELD_SUB(struct sell_order, lines, F_LIST, FF_RO, 0, SELL_LINES_MAX, &sell_line_shape, "货品", "Goods"),
    FIELD_SUB(struct sell_order, lots, F_LIST, FF_RO, 0, SELL_LINES_MAX * 20, &lot_shape, "批次", "Lots"),
    FIELD_SUB(struct sell_order, fees, F_LIST, FF_RO, 0, 10, &sell_fee_shape, "费用", "Fees"),
    FIELD_SUB(struct sell_order, steps, F_LIST, FF_RO, 0, SELL_STEPS_MAX, &sell_step_shape, "经过", "History"),
    FIELD_SUB(struct sell_order, refunds, F_LIST, FF_RO, 0, SELL_REFUNDS_MAX * 2, &sell_refund_shape, "退款", "Refunds"),
    FIELD(struct sell_order, acts, F_TEXTS, FF_RO, 0, 20, "现在能做什么", "What may be done now"),
};
const struct shape sell_order_shape = SHAPE("Order", struct sell_order, ORDER);
static const struct field ORDER_ROW[] = {
    TXT(struct sell_order, uuid), IN(struct sell_order, rev), IN(struct sell_order, id), IN(struct sell_order, purchase_id), IN(struct sell_order, account_id), IN(struct sell_order, shop_id),
    IN(struct sell_order, serve_id), IN(struct sell_order, paid_id), FIELD_ENUM(struct sell_order, state, 0, sell_order_states, "", ""), FIELD_ENUM(struct sell_order, back_state, 0, sell_order_states, "", ""),
    IN(struct sell_order, state_at), IN(struct sell_order, due_at), IN(struct sell_order, goods_fen), IN(struct sell_order, fees_fen), IN(struct sell_order, total_fen), IN(struct sell_order, back_fen),
    IN(struct sell_order, platform_bp), IN(struct sell_order, promoter_bp), IN(struct sell_order, paid_at), IN(struct sell_order, shipped_at), IN(struct sell_order, received_at),
    IN(struct sell_order, completed_at), IN(struct sell_order, created_at), FIELD_ENUM(struct sell_order, delivery, 0, sell_deliveries, "", ""), IN(struct sell_order, household_id),
    IN(struct sell_order, promoter_id), TXT(struct sell_order, order_no), TXT(struct sell_order, purchase), TXT(struct sell_order, payment), TXT(struct sell_order, shop), TXT(struct sell_order, shop_name),
    TXT(struct sell_order, level_path), TXT(struct sell_order, sale_place), TXT(struct sell_order, to_place), TXT(struct sell_order, carrier), TXT(struct sell_order, waybill_no),
    TXT(struct sell_order, event_id), TXT(struct sell_order, county), TXT(struct sell_order, shown), TXT(struct sell_order, buyer), TXT(struct sell_order, note), TXT(struct sell_order, channel),
    TXT(struct sell_order, household_name), TXT(struct sell_order, pickup_place),
};
const struct shape sell_order_row = SHAPE("OrderRow", struct sell_order, ORDER_ROW);
static const struct field RECIPIENT[] = {
    FIELD(struct sell_recipient, name, F_TEXT, FF_RO, 0, 20, "收货人", "Name"),
    FIELD(struct sell_recipient, phone, F_TEXT, FF_RO, 0, 20, "手机号", "Mobile number"),
    FIELD(struct sell_recipient, region, F_TEXT, FF_RO, 0, 40, "省市区", "Province, city, district"),
    FIELD(struct sell_recipient, detail, F_TEXT, FF_RO, 0, 80, "详细地址", "Street and house"),
};
const struct shape sell_recipient_shape = SHAPE("Recipient", struct sell_recipient, RECIPIENT);
static const struct field WEIGHED[] = {
    FIELD(struct sell_weighed_body, line, F_UUID, FF_REQ, 36, 36, "哪一行", "Line"),
    FIELD(struct sell_weighed_body, weighed_g, F_I64, FF_REQ, 1, SELL_WEIGHT_MAX, "称得（克）", "Weighed, grams"),
};
static const struct shape weighed_shape = SHAPE("OrderWeighed", struct sell_weighed_body, WEIGHED);
static const struct field PACK[] = {
    FIELD_SUB(struct sell_pack_body, weighed, F_LIST, 0, 0, SELL_LINES_MAX, &weighed_shape, "按重量卖的各称得多少", "What the lines sold by weight weighed"),
};
const struct shape sell_pack_shape = SHAPE("OrderPack", struct sell_pack_body, PACK);
static const struct field SHIP[] = {
    FIELD(struct sell_ship_body, carrier, F_TEXT, FF_REQ, 1, 30, "承运", "Carrier"),
    FIELD(struct sell_ship_body, waybill_no, F_TEXT, FF_REQ, 4, 40, "运单号", "Waybill"),
};
const struct shape sell_ship_shape = SHAPE("OrderShip", struct sell_ship_body, SHIP);
static const struct field TODAY[] = {
    FIELD(struct sell_today, to_pay, F_I64, FF_RO, 0, INT64_MAX, "待付款", "To be paid"),
    FIELD(struct sell_today, to_pack, F_I64, FF_RO, 0, INT64_MAX, "待打包", "To pack"),
    FIELD(struct sell_today, to_ship, F_I64, FF_RO, 0, INT64_MAX, "待发货", "To send"),
    FIELD(struct sell_today, on_way, F_I64, FF_RO, 0, INT64_MAX, "在途", "On the way"),
    FIELD(struct sell_today, refunds, F_I64, FF_RO, 0, INT64_MAX, "待处理的退款", "Refunds to see to"),
    FIELD(struct sell_today, messages, F_I64, FF_RO, 0, INT64_MAX, "未读消息", "Messages not read"),
    FIELD(struct sell_today, notices, F_I64, FF_RO, 0, INT64_MAX, "未读通知（自己的）", "Notices not read, one's own"),
};
const struct shape sell_today_shape = SHAPE("OrdersToday", struct sell_today, TODAY);

static const struct field REASON[] = {FIELD(struct sell_reason, reason, F_TEXT, 0, 0, 200, "理由", "Reason")};
const struct shape sell_reason_shape = SHAPE("OrderReason", struct sell_reason, REASON);
static const struct field TODAY_QUERY[] = {FIELD(struct sell_today_query, shop, F_UUID, 0, 36, 36, "哪家店；不写：自己买的", "Which shop; none: what one bought")};
const struct shape sell_today_query_shape = SHAPE("OrdersTodayQuery", struct sell_today_query, TODAY_QUERY);

/* ---- refunds -------------------------------------------------------------------------------------------------------------------------------------------- */

static const struct field REFUND_ITEM[] = {
    FIELD(struct sell_refund_item, line, F_UUID, FF_REQ, 36, 36, "哪一行", "Line"),
    FIELD(struct sell_refund_item, pieces, F_I64, FF_REQ, 1, SELL_PIECES_MAX, "件数", "Pieces"),
};
static const struct shape refund_item_shape = SHAPE("RefundItem", struct sell_refund_item, REFUND_ITEM);
static const struct field REFUND_BODY[] = {
    FIELD_SUB(struct sell_refund_body, items, F_LIST, 0, 0, SELL_LINES_MAX, &refund_item_shape, "退哪些；不写：全部", "What is given back; none: all of it"),
    FIELD_ENUM(struct sell_refund_body, cause, FF_REQ, sell_causes, "原因", "Cause"),
    FIELD(struct sell_refund_body, text, F_TEXT, 0, 0, 500, "说明", "In one's words"),
    FIELD(struct sell_refund_body, fen, F_I64, 0, 1, FEN_MAX, "只退这么多钱，不退货（分）", "So much money only, keeping the goods, fen"),
};
const struct shape sell_refund_body_shape = SHAPE("RefundBody", struct sell_refund_body, REFUND_BODY);
static const struct field ANSWER[] = {
    FIELD(struct sell_answer_body, agree, F_BOOL, FF_REQ, 0, 1, "同意", "Agreed"),
    FIELD(struct sell_answer_body, answer, F_TEXT, 0, 0, 500, "答复", "Answer"),
};
const struct shape sell_answer_shape = SHAPE("RefundAnswer", struct sell_answer_body, ANSWER);

/* ---- campaigns, coupons, promoters -------------------------------------------------------------------------------------------------------------------------- */

static const struct field CAMPAIGN_SKU[] = {
    FIELD(struct sell_campaign_sku, sku, F_UUID, FF_REQ, 36, 36, "规格", "Size"),
    FIELD(struct sell_campaign_sku, price_fen, F_I64, FF_REQ, 1, SELL_PRICE_MAX, "活动价（分）", "Price, fen"),
    FIELD(struct sell_campaign_sku, stock, F_I64, FF_REQ, 1, 10000000, "共几件", "Pieces in all"),
    FIELD(struct sell_campaign_sku, per_address, F_I64, FF_REQ, 0, 10000, "每个地址几件；0：不限", "Pieces for one address; 0: no limit"),
    FIELD(struct sell_campaign_sku, taken, F_I64, FF_RO, 0, INT64_MAX, "已订几件", "Ordered"),
    FIELD(struct sell_campaign_sku, title, F_TEXT, FF_RO, 0, 80, "品名", "Title"),
    FIELD(struct sell_campaign_sku, spec, F_TEXT, FF_RO, 0, 60, "规格", "Size"),
};
const struct shape sell_campaign_sku_row = SHAPE("CampaignSku", struct sell_campaign_sku, CAMPAIGN_SKU);
static const char *const BODY_STATES[] = {"draft", "on", "off", NULL};
static const struct field CAMPAIGN_BODY[] = {
    FIELD(struct sell_campaign_body, shop, F_UUID, 0, 36, 36, "店（新建时）", "Shop, of a new one"),
    FIELD(struct sell_campaign_body, name, F_TEXT, FF_REQ, 1, 40, "名称", "Name"),
    FIELD(struct sell_campaign_body, name_en, F_TEXT, 0, 0, 60, "英文名称", "English name"),
    FIELD(struct sell_campaign_body, from_at, F_TIME, FF_REQ, 0, 0, "开始", "From"),
    FIELD(struct sell_campaign_body, until_at, F_TIME, FF_REQ, 0, 0, "结束", "Until"),
    FIELD_ENUM(struct sell_campaign_body, state, 0, BODY_STATES, "状态", "State"),
    FIELD_SUB(struct sell_campaign_body, skus, F_LIST, FF_REQ, 1, SELL_CAMPAIGN_SKUS_MAX, &sell_campaign_sku_row, "货品", "Goods"),
};
const struct shape sell_campaign_body_shape = SHAPE("CampaignBody", struct sell_campaign_body, CAMPAIGN_BODY);
static const struct field CAMPAIGN[] = {
    FIELD(struct sell_campaign, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_campaign, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD_ENUM(struct sell_campaign, state, FF_RO, sell_campaign_states, "状态", "State"),
    FIELD(struct sell_campaign, from_at, F_TIME, FF_RO, 0, 0, "开始", "From"),
    FIELD(struct sell_campaign, until_at, F_TIME, FF_RO, 0, 0, "结束", "Until"),
    FIELD(struct sell_campaign, shop, F_UUID, FF_RO, 36, 36, "店", "Shop"),
    FIELD(struct sell_campaign, shop_name, F_TEXT, FF_RO, 0, NAME_MAX, "店名", "Shop's name"),
    FIELD(struct sell_campaign, name, F_TEXT, FF_RO, 0, 40, "名称", "Name"),
    FIELD(struct sell_campaign, name_en, F_TEXT, FF_RO, 0, 60, "英文名称", "English name"),
    FIELD(struct sell_campaign, stop_reason, F_TEXT, FF_RO, 0, 500, "县里停止的原因", "Why the county stopped it"),
    FIELD_SUB(struct sell_campaign, skus, F_LIST, FF_RO, 0, SELL_CAMPAIGN_SKUS_MAX, &sell_campaign_sku_row, "货品", "Goods"),
};
const struct shape sell_campaign_shape = SHAPE("Campaign", struct sell_campaign, CAMPAIGN);
static const struct field CAMPAIGN_ROW[] = {
    TXT(struct sell_campaign, uuid), IN(struct sell_campaign, rev), IN(struct sell_campaign, id), IN(struct sell_campaign, shop_id), FIELD_ENUM(struct sell_campaign, state, 0, sell_campaign_states, "", ""),
    IN(struct sell_campaign, from_at), IN(struct sell_campaign, until_at), TXT(struct sell_campaign, shop), TXT(struct sell_campaign, shop_name), TXT(struct sell_campaign, name),
    TXT(struct sell_campaign, name_en), TXT(struct sell_campaign, stop_reason),
};
const struct shape sell_campaign_row = SHAPE("CampaignRow", struct sell_campaign, CAMPAIGN_ROW);
#define COUPON(st, fl)                                                                     \
    FIELD(st, code, F_TEXT, fl, 6, 20, "券码", "Code"),                                     \
    FIELD(st, name, F_TEXT, fl, 1, 40, "名称", "Name"),                                     \
    FIELD(st, off_fen, F_I64, fl, 1, 100000000, "减（分）", "Off, fen"),                     \
    FIELD(st, from_fen, F_I64, fl, 0, FEN_MAX, "满（分）", "From, fen"),                     \
    FIELD(st, stock, F_I64, fl, 1, 10000000, "共几张", "How many"),                         \
    FIELD(st, from_at, F_TIME, fl, 0, 0, "开始", "From"),                                   \
    FIELD(st, until_at, F_TIME, fl, 0, 0, "结束", "Until"),
#define COUPON_SHOWN(st, fl) FIELD(st, shown, F_BOOL, fl, 0, 1, "公开领取", "Anyone may take it at the shop"),
static const struct field COUPON_BODY[] = {
    FIELD(struct sell_coupon_body, shop, F_UUID, FF_REQ, 36, 36, "店", "Shop"),
    COUPON(struct sell_coupon_body, FF_REQ) COUPON_SHOWN(struct sell_coupon_body, 0)};
static const char *const MOVE_STATES[] = {"on", "off", "stopped", NULL};
static const struct field CAMPAIGN_MOVE[] = {
    FIELD_ENUM(struct sell_campaign_move, state, FF_REQ, MOVE_STATES, "状态", "State"),
    FIELD(struct sell_campaign_move, reason, F_TEXT, 0, 0, 500, "原因", "Reason"),
};
const struct shape sell_campaign_move_shape = SHAPE("CampaignMove", struct sell_campaign_move, CAMPAIGN_MOVE);
const struct shape sell_coupon_body_shape = SHAPE("CouponBody", struct sell_coupon_body, COUPON_BODY);
static const struct field COUPON_SEEN[] = {
    FIELD(struct sell_coupon, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_coupon, state, F_TEXT, FF_RO, 0, 10, "状态", "State"),
    FIELD(struct sell_coupon, stop_reason, F_TEXT, FF_RO, 0, 500, "县里停止的原因", "Why the county stopped it"),
    FIELD(struct sell_coupon, used, F_I64, FF_RO, 0, INT64_MAX, "用了几张", "Used"),
    COUPON(struct sell_coupon, FF_RO) COUPON_SHOWN(struct sell_coupon, FF_RO)};
const struct shape sell_coupon_shape = SHAPE("Coupon", struct sell_coupon, COUPON_SEEN);
static const struct field PROMOTER[] = {
    FIELD(struct sell_promoter, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_promoter, code, F_TEXT, FF_RO, 0, 20, "推客码", "Code"),
    FIELD(struct sell_promoter, name, F_TEXT, FF_RO, 0, NAME_MAX, "称呼（打码）", "Name, masked"),
    FIELD(struct sell_promoter, state, F_TEXT, FF_RO, 0, 10, "状态", "State"),
    FIELD(struct sell_promoter, orders, F_I64, FF_RO, 0, INT64_MAX, "成交几单", "Orders completed"),
    FIELD(struct sell_promoter, earned_fen, F_I64, FF_RO, -FEN_MAX, FEN_MAX, "所得（分）", "Earned, fen"),
};
const struct shape sell_promoter_shape = SHAPE("Promoter", struct sell_promoter, PROMOTER);
