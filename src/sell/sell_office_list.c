/* sell_office_list.c: what offices look at: purchases, coupons, promoters, and the rows behind the statistics: lines of paid orders, producers
 * online or not. No list shows whom an order goes to or who a buyer is. */
#include "net.h"
#include "sell_after.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))
#define SF (LC_SORT | LC_FILTER)
handler sell_purchases_get, sell_coupons_get, sell_promoters_get, sell_lines_get, sell_producers_get;

static const char *const PURCHASE_STATES[] = {"open", "paid", "given_up", NULL};
static const struct list_col PURCHASE_COLS[] = {
    {"uuid", "p.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "编号", "Id"},
    {"created_at", "p.created_us", F_TIME, SF, NULL, "下单时间", "Made"},
    {"state", "p.state", F_ENUM, SF, PURCHASE_STATES, "状态", "State"},
    {"orders", "CAST((SELECT COUNT(*) FROM sell_order x WHERE x.purchase_id = p.id) AS BIGINT)", F_I64, LC_SORT, NULL, "订单数", "Orders"},
    {"title", "f.title", F_TEXT, LC_SEARCH, NULL, "第一件货", "First of the goods"},
    {"total_fen", "p.total_fen", F_I64, SF, NULL, "合计（分）", "Total, fen"},
    {"channel", "p.channel", F_ENUM, SF, sell_channels, "从哪里来", "Channel"},
    {"delivery", "p.delivery", F_ENUM, SF, sell_deliveries, "寄送或自提", "Sent or collected"},
    {"division", "p.division", F_TEXT, SF, NULL, "收货地", "Goes to"},
    {"household_name", "COALESCE(b.public_name, '')", F_TEXT, LC_SORT, NULL, "代买给", "Bought for"},
    {"promoter", "r.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "推客编号", "Promoter id"},
    {"promoter_code", "COALESCE(r.code, '')", F_TEXT, SF, NULL, "推客码", "Promoter's code"},
    {"payment", "p.payment", F_UUID, LC_NOEXPORT, NULL, "付款", "Payment"},
    {"expires_at", "p.expires_us", F_TIME, LC_SORT, NULL, "付款截止", "To be paid until"},
};
/* A purchase lies where its first order does. */
const struct list_spec sell_purchases_list = {
    "PurchaseItem",
    "sell_purchase p JOIN sell_order o ON o.id = (SELECT MIN(x.id) FROM sell_order x WHERE x.purchase_id = p.id) "
    "JOIN sell_line f ON f.id = (SELECT MIN(y.id) FROM sell_line y WHERE y.order_id = o.id) "
    "LEFT JOIN people_operator_v b ON b.id = p.household_id LEFT JOIN sell_promoter r ON r.id = p.promoter_id",
    "p.id", "-created_at", PURCHASE_COLS, N(PURCHASE_COLS)};

static const char *const COUPON_STATES[] = {"on", "off", "stopped", NULL};
static const struct list_col COUPON_COLS[] = {
    {"uuid", "c.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"code", "c.code", F_TEXT, SF | LC_SEARCH, NULL, "券码", "Code"},
    {"name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "名称", "Name"},
    {"shop", "h.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "店铺编号", "Shop id"},
    {"shop_name", "h.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "店铺", "Shop"},
    {"off_fen", "c.off_fen", F_I64, LC_SORT, NULL, "减（分）", "Off, fen"},
    {"from_fen", "c.from_fen", F_I64, LC_SORT, NULL, "满（分）", "From, fen"},
    {"stock", "c.stock", F_I64, LC_SORT, NULL, "共几张", "How many"},
    {"used", "c.used", F_I64, LC_SORT, NULL, "用了几张", "Used"},
    {"state", "c.state", F_ENUM, SF, COUPON_STATES, "状态", "State"},
    {"stop_reason", "c.stop_reason", F_TEXT, LC_SEARCH, NULL, "县里停止的原因", "Why the county stopped it"},
    {"shown", "c.shown", F_BOOL, SF, NULL, "公开领取", "Anyone may take it"},
    {"from_at", "c.from_us", F_TIME, SF, NULL, "开始", "From"},
    {"until_at", "c.until_us", F_TIME, SF, NULL, "结束", "Until"},
};
const struct list_spec sell_coupons_list = {"CouponItem", "sell_coupon c JOIN sell_shop h ON h.id = c.shop_id", "c.id", "-from_at", COUPON_COLS, N(COUPON_COLS)};

static const struct list_col PROMOTER_COLS[] = {
    {"uuid", "p.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"code", "p.code", F_TEXT, SF | LC_SEARCH, NULL, "推客码", "Code"},
    {"name", "p.name", F_TEXT, LC_SORT, NULL, "姓名（打码）", "Name, masked"},
    {"state", "p.state", F_ENUM, SF, sell_on_off, "状态", "State"},
    {"orders", "CAST((SELECT COUNT(*) FROM sell_purchase b JOIN sell_order o ON o.purchase_id = b.id WHERE b.promoter_id = p.id AND o.paid_us IS NOT NULL) AS BIGINT)", F_I64, LC_SORT, NULL, "付款的订单", "Orders paid"},
    {"earned_fen", "CAST((SELECT COALESCE(SUM(s.fen), 0) FROM sell_share s WHERE s.account = 'promoter:' || p.uuid) AS BIGINT)", F_I64, LC_SORT, NULL, "佣金（分）", "Earned, fen"},
    {"created_at", "p.created_us", F_TIME, SF, NULL, "加入时间", "Joined"},
};
const struct list_spec sell_promoters_list = {"PromoterItem", "sell_promoter p JOIN people_level_v c ON c.code = p.county AND c.kind = 'county'", "p.id", "-created_at", PROMOTER_COLS, N(PROMOTER_COLS)};

/* The rows that turnover by product and category counts. */
static const struct list_col LINE_COLS[] = {
    {"uuid", "l.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"order", "o.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "订单编号", "Order id"},
    {"order_no", "o.order_no", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "订单号", "Order number"},
    {"title", "l.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "品名", "Title"},
    {"spec", "l.spec", F_TEXT, 0, NULL, "规格", "Size"},
    {"product", "t.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "产品编号", "Product id"},
    {"product_name", "t.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "产品", "Product"},
    {"category", "g.category", F_TEXT, SF, NULL, "类目", "Category"},
    {"owner", "w.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "货主编号", "Producer id"},
    {"owner_name", "w.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "谁的货", "Whose goods"},
    {"shop_name", "h.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "店铺", "Shop"},
    {"pieces", "l.pieces - l.back_pieces", F_I64, LC_SORT, NULL, "件数（减退货）", "Pieces less those given back"},
    {"net_fen", "l.due_fen - l.back_fen", F_I64, LC_SORT, NULL, "成交额，已减退款（分）", "Turnover less refunds, fen"},
    {"order_state", "o.state", F_ENUM, SF, sell_order_states, "订单状态", "Order's state"},
    {"paid_at", "o.paid_us", F_TIME, SF, NULL, "付款时间", "Paid"},
};
const struct list_spec sell_lines_list = {
    "OrderLineItem",
    "sell_line l JOIN sell_order o ON o.id = l.order_id JOIN sell_shop h ON h.id = o.shop_id JOIN sell_goods g ON g.id = l.goods_id JOIN grow_product_v t ON t.id = l.product_id JOIN people_operator_v w ON w.id = l.owner_id",
    "l.id", "-paid_at", LINE_COLS, N(LINE_COLS)};

#define ON_SALE "FROM sell_goods g JOIN sell_shop_v h ON h.id = g.shop_id AND h.open = 1 WHERE g.owner_id = o.id AND g.state = 'on'"
static const struct list_col PRODUCER_COLS[] = {
    {"uuid", "o.uuid", F_UUID, LC_NOEXPORT, NULL, "经营主体", "Producer"},
    {"name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "主体名称", "Producer's name"},
    {"kind", "o.kind", F_TEXT, SF, NULL, "类型", "Kind"},
    {"place_name", "o.level_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "所在地", "Where"},
    {"online", "CASE WHEN EXISTS (SELECT 1 " ON_SALE ") THEN 1 ELSE 0 END", F_BOOL, SF, NULL, "有货在网上卖", "Has goods on sale"},
    {"goods", "CAST((SELECT COUNT(*) " ON_SALE ") AS BIGINT)", F_I64, LC_SORT, NULL, "在售商品", "Goods on sale"},
};
const struct list_spec sell_producers_list = {"ProducerOnline", "people_operator_v o", "o.id", "name", PRODUCER_COLS, N(PRODUCER_COLS)};

enum err sell_purchases_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.order.office", "o.level_path", NULL, NULL);
}

enum err sell_coupons_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.campaign.state", "h.level_path", "h.serve_id", NULL);
}

enum err sell_promoters_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.order.office", "c.path", NULL, NULL);
}

enum err sell_lines_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.order.read", "o.level_path", "o.serve_id", "o.paid_us IS NOT NULL");
}

enum err sell_producers_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.stats.read", "o.level_path", NULL, "o.state = 'active'");
}
