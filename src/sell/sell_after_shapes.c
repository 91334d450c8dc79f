/* sell_after_shapes.c: bodies and answers of reviews, favourites, talks, notices and statistics. */
#include "sell_after.h"

#define NAME_MAX 60
#define IN(st, m) FIELD(st, m, F_I64, 0, 0, 0, "", "")
#define TXT(st, m) FIELD(st, m, F_TEXT, 0, 0, 0, "", "")
#define COUNT(st, m, zh, en) FIELD(st, m, F_I64, FF_RO, 0, INT64_MAX, zh, en)

/* ---- notices, talks ---------------------------------------------------------------------------------------------------------------------- */

static const struct field NOTICE[] = {
    FIELD(struct sell_notice, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_notice, kind, F_TEXT, FF_RO, 0, 20, "种类", "Kind"),
    FIELD(struct sell_notice, order_uuid, F_UUID, FF_RO, 36, 36, "订单", "Order"),
    FIELD(struct sell_notice, text, F_TEXT, FF_RO, 0, 1000, "内容", "Text"),
    FIELD(struct sell_notice, at, F_TIME, FF_RO, 0, 0, "时间", "When"),
    FIELD(struct sell_notice, read, F_BOOL, FF_RO, 0, 1, "已读", "Read"),
};
const struct shape sell_notice_shape = SHAPE("Notice", struct sell_notice, NOTICE);
static const struct field MESSAGE[] = {
    FIELD(struct sell_message, by_shop, F_BOOL, FF_RO, 0, 1, "店家说的", "By the shop"),
    FIELD(struct sell_message, text, F_TEXT, FF_RO, 0, 500, "内容；空：写的人已注销", "Text; empty: its writer deleted his account"),
    FIELD(struct sell_message, at, F_TIME, FF_RO, 0, 0, "时间", "When"),
};
const struct shape sell_message_shape = SHAPE("TalkMessage", struct sell_message, MESSAGE);
static const struct field TALK_ROW[] = {
    TXT(struct sell_talk, uuid), IN(struct sell_talk, id), IN(struct sell_talk, account_id), IN(struct sell_talk, shop_id), IN(struct sell_talk, order_id), IN(struct sell_talk, goods_id),
    IN(struct sell_talk, last_at), IN(struct sell_talk, buyer_unread), IN(struct sell_talk, shop_unread), IN(struct sell_talk, serve_id), TXT(struct sell_talk, shop), TXT(struct sell_talk, shop_name),
    TXT(struct sell_talk, order_uuid), TXT(struct sell_talk, goods), TXT(struct sell_talk, title), TXT(struct sell_talk, buyer_shown), TXT(struct sell_talk, last_text), TXT(struct sell_talk, level_path),
    TXT(struct sell_talk, county),
};
const struct shape sell_talk_row = SHAPE("TalkRow", struct sell_talk, TALK_ROW);
static const struct field TALK[] = {
    FIELD(struct sell_talk, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_talk, shop, F_UUID, FF_RO, 36, 36, "店", "Shop"),
    FIELD(struct sell_talk, shop_name, F_TEXT, FF_RO, 0, NAME_MAX, "店名", "Shop's name"),
    FIELD(struct sell_talk, order_uuid, F_UUID, FF_RO, 36, 36, "订单", "Order"),
    FIELD(struct sell_talk, goods, F_UUID, FF_RO, 36, 36, "货品", "Goods"),
    FIELD(struct sell_talk, title, F_TEXT, FF_RO, 0, 80, "谈什么", "What it is over"),
    FIELD(struct sell_talk, buyer_shown, F_TEXT, FF_RO, 0, NAME_MAX, "买家（打码）", "Buyer, masked"),
    FIELD(struct sell_talk, last_text, F_TEXT, FF_RO, 0, 500, "最后一句", "Last said"),
    FIELD(struct sell_talk, last_at, F_TIME, FF_RO, 0, 0, "最后时间", "Last"),
    COUNT(struct sell_talk, buyer_unread, "买家未读", "Not read by the buyer"),
    COUNT(struct sell_talk, shop_unread, "店家未读", "Not read by the shop"),
    FIELD_SUB(struct sell_talk, messages, F_LIST, FF_RO, 0, SELL_MESSAGES_MAX, &sell_message_shape, "消息", "Messages"),
};
const struct shape sell_talk_shape = SHAPE("Talk", struct sell_talk, TALK);
static const struct field SAY[] = {
    FIELD(struct sell_say_body, talk, F_UUID, 0, 36, 36, "对话", "Talk"),
    FIELD(struct sell_say_body, order, F_UUID, 0, 36, 36, "订单", "Order"),
    FIELD(struct sell_say_body, goods, F_UUID, 0, 36, 36, "货品", "Goods"),
    FIELD(struct sell_say_body, text, F_TEXT, FF_REQ, 1, 500, "内容", "Text"),
};
const struct shape sell_say_shape = SHAPE("TalkSay", struct sell_say_body, SAY);

/* ---- reviews, favourites ---------------------------------------------------------------------------------------------------------------------- */

static const struct field REVIEW_BODY[] = {
    FIELD(struct sell_review_body, line, F_UUID, FF_REQ, 36, 36, "订单的哪一行", "Line of the order"),
    FIELD(struct sell_review_body, stars, F_I64, FF_REQ, 1, 5, "几颗星", "Stars"),
    FIELD(struct sell_review_body, text, F_TEXT, 0, 0, 500, "评价", "Text"),
};
const struct shape sell_review_body_shape = SHAPE("ReviewBody", struct sell_review_body, REVIEW_BODY);
static const struct field REVIEW_ROW[] = {
    TXT(struct sell_review, uuid), IN(struct sell_review, id), IN(struct sell_review, goods_id), IN(struct sell_review, stars), IN(struct sell_review, at), IN(struct sell_review, answer_at),
    IN(struct sell_review, edited), TXT(struct sell_review, goods), TXT(struct sell_review, text), TXT(struct sell_review, by_shown), TXT(struct sell_review, lot_no), TXT(struct sell_review, path),
    TXT(struct sell_review, answer), FIELD(struct sell_review, hidden, F_BOOL, 0, 0, 1, "", ""),
};
const struct shape sell_review_row = SHAPE("ReviewRow", struct sell_review, REVIEW_ROW);
static const struct field REVIEW[] = {
    FIELD(struct sell_review, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct sell_review, goods, F_UUID, FF_RO, 36, 36, "货品", "Goods"),
    COUNT(struct sell_review, stars, "几颗星", "Stars"),
    FIELD(struct sell_review, text, F_TEXT, FF_RO, 0, 500, "评价", "Text"),
    FIELD(struct sell_review, by_shown, F_TEXT, FF_RO, 0, NAME_MAX, "买家（打码）", "Buyer, masked"),
    FIELD(struct sell_review, lot_no, F_TEXT, FF_RO, 0, 40, "批号", "Lot number"),
    FIELD(struct sell_review, path, F_TEXT, FF_RO, 0, 200, "追溯页", "Where its history is shown"),
    COUNT(struct sell_review, edited, "改过几次", "Times changed"),
    FIELD(struct sell_review, at, F_TIME, FF_RO, 0, 0, "时间", "When"),
    FIELD(struct sell_review, answer, F_TEXT, FF_RO, 0, 500, "店家回复", "Answer of the shop"),
    FIELD(struct sell_review, answer_at, F_TIME, FF_RO, 0, 0, "回复时间", "Answered"),
    FIELD(struct sell_review, hidden, F_BOOL, FF_RO, 0, 1, "已隐藏", "Hidden"),
};
const struct shape sell_review_shape = SHAPE("Review", struct sell_review, REVIEW);
static const struct field REVIEWS[] = {
    FIELD_SUB(struct sell_reviews, items, F_LIST, FF_RO, 0, SELL_REVIEWS_PAGE, &sell_review_shape, "评价，新的在前", "Reviews, newest first"),
    COUNT(struct sell_reviews, n, "共几条", "How many"),
    COUNT(struct sell_reviews, stars_sum, "星的总数", "Sum of the stars"),
    FIELD(struct sell_reviews, next, F_I64, FF_RO, 0, INT64_MAX, "下一页从这里起；没有：完了", "Where the next page begins; absent: that was all"),
};
const struct shape sell_reviews_shape = SHAPE("Reviews", struct sell_reviews, REVIEWS);
static const struct field REVIEWS_QUERY[] = {FIELD(struct sell_reviews_query, before, F_I64, 0, 1, INT64_MAX, "从这里起", "From here on")};
const struct shape sell_reviews_query_shape = SHAPE("ReviewsQuery", struct sell_reviews_query, REVIEWS_QUERY);
static const struct field TEXT_BODY[] = {FIELD(struct sell_text_body, text, F_TEXT, FF_REQ, 1, 500, "内容或理由", "Text or reason")};
const struct shape sell_text_shape = SHAPE("ReviewText", struct sell_text_body, TEXT_BODY);
static const struct field FAVOURITE[] = {
    FIELD(struct sell_favourite, goods, F_UUID, FF_RO, 36, 36, "货品", "Goods"),
    FIELD(struct sell_favourite, title, F_TEXT, FF_RO, 0, 80, "品名", "Title"),
    FIELD(struct sell_favourite, cover_sha, F_TEXT, FF_RO, 0, 64, "图片", "Picture"),
    FIELD(struct sell_favourite, shop_name, F_TEXT, FF_RO, 0, NAME_MAX, "店名", "Shop's name"),
    COUNT(struct sell_favourite, price_fen, "最低价（分）", "Price from, fen"),
    FIELD(struct sell_favourite, on_sale, F_BOOL, FF_RO, 0, 1, "在售", "On sale"),
};
const struct shape sell_favourite_shape = SHAPE("Favourite", struct sell_favourite, FAVOURITE);

/* ---- statistics ----------------------------------------------------------------------------------------------------------------------------------- */

static const struct field STATS_QUERY[] = {
    FIELD_ENUM(struct sell_stats_query, by, 0, sell_stats_by, "按什么分", "Cut by"),
    FIELD(struct sell_stats_query, from, F_DATE, 0, 0, 0, "从哪天", "From the day"),
    FIELD(struct sell_stats_query, until, F_DATE, 0, 0, 0, "到哪天（不含）", "Until the day, without it"),
    FIELD(struct sell_stats_query, level, F_UUID, 0, 36, 36, "层级及其下", "A level and what is below it"),
};
const struct shape sell_stats_query_shape = SHAPE("SellStatsQuery", struct sell_stats_query, STATS_QUERY);
static const struct field STATS_ROW[] = {
    FIELD(struct sell_stats_row, key, F_TEXT, FF_RO, 0, 80, "代码", "Key"),
    FIELD(struct sell_stats_row, name, F_TEXT, FF_RO, 0, 80, "名称", "Name"),
    COUNT(struct sell_stats_row, orders, "订单数", "Orders"),
    COUNT(struct sell_stats_row, pieces, "件数", "Pieces"),
    COUNT(struct sell_stats_row, turnover_fen, "成交额，已减退款（分）", "Turnover less refunds, fen"),
    COUNT(struct sell_stats_row, before_fen, "上一段同样长的时间（分）", "In the time of the same length before, fen"),
    FIELD(struct sell_stats_row, growth_permille, F_I64, FF_RO, INT64_MIN + 1, INT64_MAX, "增长（千分之）；没有：之前为零", "Growth, per mille; absent: there was none before"),
};
const struct shape sell_stats_row_shape = SHAPE("SellStatsRow", struct sell_stats_row, STATS_ROW);
static const struct field STATS[] = {
    COUNT(struct sell_stats, shops, "营业的店铺", "Open shops"),
    COUNT(struct sell_stats, points, "有订单的村站", "Village points with orders"),
    COUNT(struct sell_stats, orders, "付款的订单", "Orders paid"),
    COUNT(struct sell_stats, before_orders, "上一段同样长时间的订单", "Orders in the time of the same length before"),
    COUNT(struct sell_stats, turnover_fen, "成交额，已减退款（分）", "Turnover less refunds, fen"),
    COUNT(struct sell_stats, before_fen, "上一段同样长的时间（分）", "In the time of the same length before, fen"),
    COUNT(struct sell_stats, refund_fen, "退款（分）", "Refunds, fen"),
    COUNT(struct sell_stats, operators, "在册主体", "Active producers"),
    COUNT(struct sell_stats, operators_online, "有货在网上卖的主体", "Producers with goods on sale"),
    COUNT(struct sell_stats, poor_households, "有收入的帮扶户", "Helped households with income"),
    FIELD(struct sell_stats, poor_income_fen, F_I64, FF_RO, -FEN_MAX, FEN_MAX, "帮扶户收入（分）", "Their income, fen"),
    FIELD_SUB(struct sell_stats, rows, F_LIST, FF_RO, 0, SELL_STATS_MAX, &sell_stats_row_shape, "分项", "Cut"),
};
const struct shape sell_stats_shape = SHAPE("SellStats", struct sell_stats, STATS);
