/* sell_order_list.c: lists of orders, refunds and campaigns, and the numbers of today. Buyers see their own, sellers and offices by scope;
 * no list shows whom an order goes to. */
#include "sell_after.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))
#define ORDER_FROM                                                                                                          \
    "sell_order o JOIN sell_shop h ON h.id = o.shop_id JOIN sell_purchase p ON p.id = o.purchase_id JOIN sell_line f ON f.id = "  \
    "(SELECT MIN(x.id) FROM sell_line x WHERE x.order_id = o.id)"
#define ORDER_COLS                                                                                                          \
    {"uuid", "o.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},                                                             \
    {"order_no", "o.order_no", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "订单号", "Order number"},                               \
    {"purchase", "p.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "购买", "Purchase"},                                       \
    {"payment", "p.payment", F_UUID, LC_NOEXPORT, NULL, "付款", "Payment"},                                                  \
    {"state", "o.state", F_ENUM, LC_SORT | LC_FILTER, sell_order_states, "状态", "State"},                                   \
    {"shop", "h.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "店铺编号", "Shop id"},                                        \
    {"shop_name", "h.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "店铺", "Shop"},                                              \
    {"title", "f.title", F_TEXT, LC_SEARCH, NULL, "第一件货", "First of the goods"},                                         \
    {"spec", "f.spec", F_TEXT, 0, NULL, "规格", "Size"},                                                                     \
    {"cover_sha", "f.cover_sha", F_TEXT, LC_NOEXPORT, NULL, "图片", "Picture"},                                              \
    {"pieces", "CAST((SELECT SUM(x.pieces) FROM sell_line x WHERE x.order_id = o.id) AS BIGINT)", F_I64, 0, NULL, "件数", "Pieces"}, \
    {"total_fen", "o.total_fen", F_I64, LC_SORT | LC_FILTER, NULL, "合计（分）", "Total, fen"},                              \
    {"back_fen", "o.back_fen", F_I64, 0, NULL, "退款（分）", "Given back, fen"},                                             \
    {"tax_fen", "CAST((SELECT SUM(" SELL_LINE_TAX("x") ") FROM sell_line x WHERE x.order_id = o.id) AS BIGINT)", F_I64, 0, NULL, "货款中的增值税（分）", "Value added tax in the goods, fen"}, \
    {"delivery", "p.delivery", F_ENUM, LC_FILTER, sell_deliveries, "寄送或自提", "Sent or collected"},                       \
    {"channel", "p.channel", F_ENUM, LC_FILTER, sell_channels, "从哪里来", "Channel"},                                       \
    {"sale_place", "o.sale_place", F_TEXT, LC_FILTER, NULL, "销售地", "Place of sale"},                                      \
    {"to_place", "o.to_place", F_TEXT, LC_FILTER, NULL, "收货地", "Goes to"},                                                \
    {"created_at", "o.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "下单时间", "Made"},                                   \
    {"paid_at", "o.paid_us", F_TIME, LC_FILTER, NULL, "付款时间", "Paid"},                                                   \
    {"completed_at", "o.completed_us", F_TIME, LC_FILTER, NULL, "完成时间", "Completed"}

static const struct list_col MY_COLS[] = {
    ORDER_COLS,
    {"household_name", SELL_HOUSEHOLD_NAME, F_TEXT, LC_SEARCH, NULL, "代买给", "Bought for"},
};
const struct list_spec sell_my_orders = {"MyOrderItem", ORDER_FROM, "o.id", "-created_at", MY_COLS, N(MY_COLS)};
static const struct list_col COLS[] = {
    ORDER_COLS,
    {"net_fen", "o.total_fen - o.back_fen", F_I64, LC_SORT, NULL, "成交额，已减退款（分）", "Turnover less refunds, fen"},
    {"township", SELL_TOWN_KEY, F_TEXT, LC_FILTER | LC_HIDE, NULL, "乡镇代码", "Township's code"},
    {"township_name", "w.name", F_TEXT, LC_SORT, NULL, "乡镇", "Township"},
    {"point", "CASE WHEN p.channel = 'point' THEN (SELECT c.uuid FROM people_account_v c WHERE c.id = o.account_id) END", F_UUID, LC_FILTER | LC_HIDE | LC_NOEXPORT, NULL, "村站编号", "Village point"},
    {"promoter", "(SELECT r.uuid FROM sell_promoter r WHERE r.id = p.promoter_id)", F_UUID, LC_FILTER | LC_HIDE | LC_NOEXPORT, NULL, "推客编号", "Promoter id"},
};
const struct list_spec sell_orders = {"OrderItem", ORDER_FROM " " SELL_TOWN_JOIN("o.serve_id"), "o.id", "-created_at", COLS, N(COLS)};

static const struct list_col REFUND_COLS[] = {
    {"uuid", "r.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"order", "o.uuid", F_UUID, LC_NOEXPORT, NULL, "订单编号", "Order id"},
    {"order_no", "o.order_no", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "订单号", "Order number"},
    {"shop", "h.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "店铺编号", "Shop id"},
    {"shop_name", "h.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "店铺", "Shop"},
    {"kind", "r.kind", F_ENUM, LC_FILTER, sell_refund_kinds, "种类", "Kind"},
    {"state", "r.state", F_ENUM, LC_SORT | LC_FILTER, sell_refund_states, "状态", "State"},
    {"cause", "r.cause", F_ENUM, LC_FILTER, sell_causes, "原因", "Cause"},
    {"fen", "r.fen", F_I64, LC_SORT, NULL, "金额（分）", "Fen"},
    {"due_at", "r.due_us", F_TIME, LC_FILTER, NULL, "答复截止", "To be answered until"},
    {"created_at", "r.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "申请时间", "Asked"},
    {"ended_at", "r.ended_us", F_TIME, LC_FILTER, NULL, "结束时间", "Ended"},
};
const struct list_spec sell_refunds_list = {"RefundRow", "sell_refund r JOIN sell_order o ON o.id = r.order_id JOIN sell_shop h ON h.id = o.shop_id", "r.id", "-created_at", REFUND_COLS, N(REFUND_COLS)};

static const struct list_col CAMPAIGN_COLS[] = {
    {"uuid", "c.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "名称", "Name"},
    {"shop", "h.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "店铺编号", "Shop id"},
    {"shop_name", "h.name", F_TEXT, LC_SORT, NULL, "店铺", "Shop"},
    {"state", "c.state", F_ENUM, LC_SORT | LC_FILTER, sell_campaign_states, "状态", "State"},
    {"stop_reason", "c.stop_reason", F_TEXT, LC_SEARCH, NULL, "县里停止的原因", "Why the county stopped it"},
    {"from_at", "c.from_us", F_TIME, LC_SORT | LC_FILTER, NULL, "开始", "From"},
    {"until_at", "c.until_us", F_TIME, LC_SORT | LC_FILTER, NULL, "结束", "Until"},
    {"stock", "CAST((SELECT COALESCE(SUM(k.stock), 0) FROM sell_campaign_sku k WHERE k.campaign_id = c.id) AS BIGINT)", F_I64, 0, NULL, "共几件", "Pieces"},
    {"taken", "CAST((SELECT COALESCE(SUM(k.taken), 0) FROM sell_campaign_sku k WHERE k.campaign_id = c.id) AS BIGINT)", F_I64, 0, NULL, "已订", "Ordered"},
    {"created_at", "c.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "创建时间", "Made"},
};
const struct list_spec sell_campaigns_list = {"CampaignItem", "sell_campaign c JOIN sell_shop h ON h.id = c.shop_id", "c.id", "-created_at", CAMPAIGN_COLS, N(CAMPAIGN_COLS)};

/* ---- today ------------------------------------------------------------------------------------------------------------------------------ */

static int64_t number(const struct rows *r, int col)
{
    return rows_null(r, col) ? 0 : rows_i64(r, col);
}

static enum err counts(struct tx *tx, const struct sql *q, int64_t id, struct sell_today *out)
{
    struct rows *r;
    TRY(sql_query(tx, q, ARGS(v_i(id)), &r));
    if (rows_next(r))
        *out = (struct sell_today){.to_pack = number(r, 0), .to_ship = number(r, 1), .on_way = number(r, 2), .to_pay = number(r, 3)};
    return rows_end(&r);
}

enum err sell_order_today(struct cx *cx, struct tx *tx, const char *shop, struct sell_today *out)
{
    struct sell_shop s = {0};
    if (shop == NULL) {
        TRY(counts(tx, SQ(ord_today_mine), cx->who->account_id, out));
        TRY(sql_i64(tx, SQ(ref_waiting_mine), ARGS(v_i(cx->who->account_id)), &out->refunds));
        TRY(sql_i64(tx, SQ(notice_unread), ARGS(v_i(cx->who->account_id)), &out->notices));
        return sql_i64(tx, SQ(talk_unread_mine), ARGS(v_i(cx->who->account_id)), &out->messages);
    }
    TRY(sell_shop_load(cx, tx, shop, &s));
    TRY(sell_may(cx, "sell.order.handle", (struct sell_party){s.level_path, s.serve_id}, (struct sell_party){s.level_path, s.serve_id}));
    TRY(counts(tx, SQ(ord_today), s.id, out));
    TRY(sql_i64(tx, SQ(ref_waiting), ARGS(v_i(s.id)), &out->refunds));
    return sql_i64(tx, SQ(talk_unread), ARGS(v_i(s.id)), &out->messages);
}
