/* sell_sql.c: every fixed query of the room; sell_shop_sql.def and sell_buy_sql.def name them, the SELECT lists that several share stand here. */
#include "sell_after.h"

#define SHOP_SELECT                                                                                                              \
    "SELECT h.uuid, h.rev, h.id, h.operator_id, h.serve_id, h.paid_id, h.kind, h.state, h.state_us AS state_at, h.created_us AS created_at, " \
    "h.name, h.name_en, h.intro, h.logo_sha, h.consent, h.level_path, h.county, a.level_path AS operator_path, a.uuid AS operator, " \
    "a.name AS operator_name, b.uuid AS serve, b.name AS serve_name, c.uuid AS paid, c.name AS paid_name, v.open "                \
    "FROM sell_shop h JOIN sell_shop_v v ON v.id = h.id JOIN people_operator_v a ON a.id = h.operator_id "                        \
    "JOIN people_operator_v b ON b.id = h.serve_id JOIN people_operator_v c ON c.id = h.paid_id "
#define AGENT_SELECT                                                                                                             \
    "SELECT a.uuid, a.id, a.shop_id, a.operator_id, o.uuid AS operator, o.name AS operator_name, o.level_path, a.consent, a.by_name, a.pay_owner, " \
    "a.commission_bp, a.since_us AS since_at, a.ended_us AS ended_at FROM sell_agent a JOIN people_operator_v o ON o.id = a.operator_id "
#define GOODS_SELECT                                                                                                             \
    "SELECT g.uuid, g.rev, g.id, g.shop_id, g.product_id, g.owner_id, g.category, g.storage, g.shelf_days, g.order_max, g.tax_bp, g.state, " \
    "g.state_us AS state_at, g.created_us AS created_at, g.price_fen, g.sold, h.uuid AS shop, h.name AS shop_name, p.uuid AS product, " \
    "p.name AS product_name, p.gtin, o.uuid AS owner, o.name AS owner_name, o.level_path AS owner_path, g.title, g.title_en, g.text, g.cover_sha, " \
    "h.level_path, g.county, h.serve_id FROM sell_goods g JOIN sell_shop h ON h.id = g.shop_id JOIN grow_product_v p ON p.id = g.product_id " \
    "JOIN people_operator_v o ON o.id = g.owner_id "
/* What can be bought now of a SKU. $2: today. */
#define LIVE_OF_SKU "sell_live_v v WHERE v.sku_id = $1 AND (v.expires_day IS NULL OR v.expires_day > $2) "
/* Pieces that can be had now of SKU s on day: of its lots, and of a box as many as its scarcest part makes (what two parts want of one lot is
 * counted twice here: the holding is exact). */
#define FREE_PIECES(day)                                                                                                         \
    "CAST(COALESCE((SELECT SUM(v.free_g / s.weight_g) FROM sell_live_v v WHERE v.sku_id = s.id AND v.free_g > 0 AND (v.expires_day IS NULL OR v.expires_day > " day ")), 0) " \
    "+ COALESCE((SELECT MIN(COALESCE((SELECT CAST(SUM(v.free_g / w.weight_g) AS BIGINT) FROM sell_live_v v WHERE v.sku_id = q.part_id AND v.free_g > 0 "       \
    "AND (v.expires_day IS NULL OR v.expires_day > " day ")), 0) / q.pieces) FROM sell_part q JOIN sell_sku w ON w.id = q.part_id "                             \
    "JOIN sell_box_live_v b ON b.sku_id = q.sku_id WHERE q.sku_id = s.id), 0) AS BIGINT)"
#define OFFER_SELECT                                                                                                             \
    "SELECT s.id AS sku_id, g.id AS goods_id, g.shop_id, g.product_id, s.uuid AS sku, g.uuid AS goods, h.uuid AS shop, g.title, g.title_en, s.spec, " \
    "g.cover_sha, h.name AS shop_name, g.category, g.owner_id, h.serve_id, CASE WHEN a.pay_owner = 1 THEN g.owner_id ELSE h.paid_id END AS paid_id, " \
    "h.level_path, h.county, s.unit, s.price_fen, s.weight_g, g.order_max, COALESCE(a.commission_bp, 0) AS commission_bp, s.rev, "               \
    "(SELECT COUNT(*) FROM sell_part q WHERE q.sku_id = s.id) AS parts, " FREE_PIECES("$2") " AS free_pieces "                       \
    "FROM sell_sku s JOIN sell_goods g ON g.id = s.goods_id JOIN sell_shop h ON h.id = g.shop_id "                                 \
    "LEFT JOIN sell_agent a ON a.shop_id = g.shop_id AND a.operator_id = g.owner_id AND a.ended_us IS NULL AND g.owner_id <> h.operator_id "
/* A row of the mall. $1: today; $2, $3: category, shop or NULL. free_pieces: how many can be bought now; ahead: whether a whole
 * piece can be ordered before its harvest (few goods have a window: that is asked first); trace: the lot one gets first. */
#define MALL_SELECT                                                                                                              \
    "SELECT g.id, g.uuid, g.title, g.title_en, g.cover_sha, g.category, g.price_fen, g.sold, h.uuid AS shop, h.name AS shop_name, h.name_en AS shop_name_en, o.level_name AS place, " \
    "CAST(COALESCE((SELECT SUM(v.free_g / s.weight_g) FROM sell_live_v v JOIN sell_sku s ON s.id = v.sku_id WHERE v.goods_id = g.id AND v.free_g > 0 " \
    "AND (v.expires_day IS NULL OR v.expires_day > $1) GROUP BY s.id ORDER BY 1 DESC LIMIT 1), "                                             \
    "(SELECT MAX(" FREE_PIECES("$1") ") FROM sell_sku s WHERE s.goods_id = g.id AND s.state = 'on'), 0) AS BIGINT) AS free_pieces, "          \
    "CASE WHEN EXISTS (SELECT 1 FROM sell_sku s JOIN sell_window w ON w.sku_id = s.id AND w.state = 'open' WHERE s.goods_id = g.id) "               \
    "AND EXISTS (SELECT 1 FROM sell_window_live_v w JOIN sell_sku s ON s.id = w.sku_id WHERE w.goods_id = g.id AND w.free_g >= s.weight_g) THEN 1 ELSE 0 END AS ahead, " \
    "COALESCE((SELECT '/01/' || c.gtin || '/10/' || c.lot_no FROM sell_live_v v JOIN sell_clear_v c ON c.lot_id = v.lot_id WHERE v.goods_id = g.id "  \
    "AND (v.expires_day IS NULL OR v.expires_day > $1) ORDER BY c.harvest_day, c.lot_id LIMIT 1), "                                        \
    "(SELECT '/01/' || c.gtin || '/10/' || c.lot_no FROM sell_sku s JOIN sell_part q ON q.sku_id = s.id JOIN sell_live_v v ON v.sku_id = q.part_id "     \
    "JOIN sell_clear_v c ON c.lot_id = v.lot_id WHERE s.goods_id = g.id AND (v.expires_day IS NULL OR v.expires_day > $1) ORDER BY c.harvest_day, c.lot_id LIMIT 1)) AS trace "                        \
    "FROM sell_goods g JOIN sell_shop h ON h.id = g.shop_id JOIN people_operator_v o ON o.id = g.owner_id "                        \
    "WHERE g.live = 1 AND (CAST($2 AS TEXT) IS NULL OR g.category = $2) AND (CAST($3 AS TEXT) IS NULL OR h.uuid = $3) AND EXISTS "                                              \
    "(SELECT 1 FROM sell_seen_v v WHERE v.goods_id = g.id AND (v.expires_day IS NULL OR v.expires_day > $1)) "

#define PURCHASE_SELECT                                                                                                          \
    "SELECT p.uuid, p.state, p.payment, p.shown, p.division, p.note, " SELL_HOUSEHOLD_NAME " AS household_name, p.total_fen, p.delivery, p.channel, p.created_us AS created_at, " \
    "p.expires_us AS expires_at, p.id, p.account_id, p.payment_id, p.household_id, p.promoter_id, p.digest, p.box FROM sell_purchase p "
#define ORDER_SELECT                                                                                                             \
    "SELECT o.uuid, o.rev, o.id, o.purchase_id, o.account_id, o.shop_id, o.serve_id, o.paid_id, o.state, COALESCE(o.back_state, 'placed') AS back_state, "     \
    "o.state_us AS state_at, o.due_us AS due_at, o.goods_fen, o.fees_fen, o.total_fen, o.back_fen, o.platform_bp, o.promoter_bp, o.paid_us AS paid_at, "        \
    "o.shipped_us AS shipped_at, o.received_us AS received_at, o.completed_us AS completed_at, o.created_us AS created_at, p.delivery, p.household_id, "        \
    "p.promoter_id, o.order_no, p.uuid AS purchase, p.payment, h.uuid AS shop, h.name AS shop_name, o.level_path, o.sale_place, o.to_place, o.carrier, "         \
    "o.waybill_no, o.event_id, o.county, p.shown, a.name AS buyer, p.note, p.channel, " SELL_HOUSEHOLD_NAME " AS household_name, t.pickup_place FROM sell_order o "              \
    "JOIN sell_purchase p ON p.id = o.purchase_id JOIN sell_shop h ON h.id = o.shop_id LEFT JOIN people_account_v a ON a.id = o.account_id "                    \
    "LEFT JOIN sell_terms t ON t.shop_id = o.shop_id "
#define REFUND_SELECT                                                                                                            \
    "SELECT r.uuid, r.rev, r.id, r.order_id, r.kind, r.state, r.cause, r.goods_fen, r.fees_fen, r.fen, r.pay_refund_id, r.due_us AS due_at, r.created_us AS created_at, " \
    "r.ended_us AS ended_at, o.uuid AS order_uuid, r.text, r.answer FROM sell_refund r JOIN sell_order o ON o.id = r.order_id "
/* A campaign's price of a size of goods that are on sale in an open shop. */
#define RUNNING_SELECT                                                                                                           \
    "SELECT c.uuid AS campaign, c.name, c.name_en, s.uuid AS sku, s.spec, g.uuid AS goods, g.title, g.title_en, g.cover_sha, h.name AS shop_name, s.unit, "      \
    "s.weight_g, k.price_fen, s.price_fen AS usual_fen, k.stock - k.taken AS left, k.per_address, c.from_us AS from_at, c.until_us AS until_at "                 \
    "FROM sell_campaign c JOIN sell_campaign_sku k ON k.campaign_id = c.id AND c.state = 'on' JOIN sell_sku s ON s.id = k.sku_id AND s.state = 'on' "             \
    "JOIN sell_goods g ON g.id = s.goods_id AND g.state = 'on' JOIN sell_shop h ON h.id = c.shop_id JOIN sell_shop_v o ON o.id = h.id AND o.open = 1 "
/* Coupons of the account $1 at the time $2. */
#define KEPT_SELECT                                                                                                              \
    "SELECT c.uuid, c.code, c.name, h.uuid AS shop, h.name AS shop_name, c.off_fen, c.from_fen, c.stock - c.used AS left, c.from_us AS from_at, "                 \
    "c.until_us AS until_at, CASE WHEN u.coupon_id IS NULL THEN 0 ELSE 1 END AS used, CASE WHEN u.coupon_id IS NULL AND c.state = 'on' AND c.from_us <= $2 "      \
    "AND c.until_us > $2 AND c.used < c.stock THEN 1 ELSE 0 END AS ok FROM sell_coupon_kept k JOIN sell_coupon c ON c.id = k.coupon_id "                           \
    "JOIN sell_shop h ON h.id = c.shop_id LEFT JOIN sell_coupon_use u ON u.coupon_id = c.id AND u.account_id = k.account_id WHERE k.account_id = $1 "
#define TALK_SELECT                                                                                                              \
    "SELECT t.uuid, t.id, t.account_id, t.shop_id, t.order_id, t.goods_id, t.last_us AS last_at, t.buyer_unread, t.shop_unread, h.serve_id, h.uuid AS shop, "  \
    "h.name AS shop_name, o.uuid AS order_uuid, g.uuid AS goods, COALESCE(g.title, o.order_no) AS title, t.buyer_shown, "                                       \
    "(SELECT m.text FROM sell_message m WHERE m.talk_id = t.id ORDER BY m.id DESC LIMIT 1) AS last_text, h.level_path, t.county FROM sell_talk t "               \
    "JOIN sell_shop h ON h.id = t.shop_id LEFT JOIN sell_order o ON o.id = t.order_id LEFT JOIN sell_goods g ON g.id = t.goods_id "
#define REVIEW_SELECT                                                                                                            \
    "SELECT v.uuid, v.id, v.goods_id, v.stars, v.created_us AS at, v.answer_us AS answer_at, v.edited, g.uuid AS goods, v.text, v.by_shown, v.lot_no, "          \
    "(SELECT '/01/' || x.gtin || '/10/' || x.lot_no FROM grow_lot_v x WHERE x.id = v.lot_id) AS path, v.answer, "                                               \
    "CASE WHEN v.hidden_us IS NULL THEN 0 ELSE 1 END AS hidden FROM sell_review v JOIN sell_goods g ON g.id = v.goods_id "
/* Paid orders cut by something, the time before beside it; by lines where one order holds several. */
#define STAT_CUT(key, name, joins, group)                                                                                        \
    "SELECT " key " AS key, " name " AS name, COUNT(CASE WHEN o.paid_us >= $2 THEN 1 END) AS orders, "                            \
    "CAST(COALESCE(SUM(CASE WHEN o.paid_us >= $2 THEN (SELECT SUM(l.pieces - l.back_pieces) FROM sell_line l WHERE l.order_id = o.id) END), 0) AS BIGINT) AS pieces, " \
    "CAST(COALESCE(SUM(CASE WHEN o.paid_us >= $2 THEN o.total_fen - o.back_fen END), 0) AS BIGINT) AS turnover_fen, "              \
    "CAST(COALESCE(SUM(CASE WHEN o.paid_us < $2 THEN o.total_fen - o.back_fen END), 0) AS BIGINT) AS before_fen FROM sell_order o " joins \
    "WHERE o.paid_us >= $1 AND o.paid_us < $3 AND o.level_path >= $4 AND o.level_path < $5 GROUP BY " group " ORDER BY 5 DESC, 1 LIMIT 1000"
#define STAT_CUT_LINES(key, name, joins, group)                                                                                  \
    "SELECT " key " AS key, " name " AS name, COUNT(DISTINCT CASE WHEN o.paid_us >= $2 THEN o.id END) AS orders, "                \
    "CAST(COALESCE(SUM(CASE WHEN o.paid_us >= $2 THEN l.pieces - l.back_pieces END), 0) AS BIGINT) AS pieces, "                    \
    "CAST(COALESCE(SUM(CASE WHEN o.paid_us >= $2 THEN l.due_fen - l.back_fen END), 0) AS BIGINT) AS turnover_fen, "                \
    "CAST(COALESCE(SUM(CASE WHEN o.paid_us < $2 THEN l.due_fen - l.back_fen END), 0) AS BIGINT) AS before_fen FROM sell_order o "  \
    "JOIN sell_line l ON l.order_id = o.id " joins                                                                                \
    "WHERE o.paid_us >= $1 AND o.paid_us < $3 AND o.level_path >= $4 AND o.level_path < $5 GROUP BY " group " ORDER BY 5 DESC, 1 LIMIT 1000"

/* What an input shop offers; live: but for the day of its licence. */
#define SHOP_INPUT_SELECT                                                                                                        \
    "SELECT i.uuid, i.rev, i.id, i.shop_id, h.serve_id, i.input_id, p.kind, i.price_fen, i.stock, i.state, h.uuid AS shop, h.name AS shop_name, p.uuid AS input, p.name, p.name_en, " \
    "p.reg_no, p.maker, i.spec, i.amount, i.unit, h.level_path, h.county, CASE WHEN v.id IS NULL THEN 0 ELSE 1 END AS live, v.licence_day FROM sell_input i " \
    "JOIN sell_shop h ON h.id = i.shop_id JOIN grow_input_sale_v p ON p.id = i.input_id LEFT JOIN sell_input_live_v v ON v.id = i.id "
#define INPUT_SALE_SELECT                                                                                                        \
    "SELECT s.uuid, s.rev, s.id, s.shop_id, h.serve_id, h.paid_id, s.buyer_id, s.account_id, s.pay_way, s.state, s.state_us AS state_at, s.total_fen, s.payment_id, s.payment, s.day, " \
    "s.created_us AS created_at, s.expires_us AS expires_at, s.by_point, h.uuid AS shop, h.name AS shop_name, o.uuid AS buyer, o.name AS buyer_name, l.path AS buyer_path, s.consent, " \
    "s.collected_by, s.reason, s.level_path, s.county FROM sell_input_sale s JOIN sell_shop h ON h.id = s.shop_id JOIN people_operator_v o ON o.id = s.buyer_id " \
    "JOIN people_level_v l ON l.id = o.level_id "

#define WINDOW_SELECT "SELECT w.uuid, w.id, w.sku_id, w.season_id, w.capacity_g, w.held_g, w.sold_g, w.bound_g, w.harvest_day, w.closes_us AS closes_at, w.created_us AS created_at, " \
   "(SELECT e.uuid FROM grow_season_v e WHERE e.id = w.season_id) AS season, w.state, w.by_name, s.uuid AS sku FROM sell_window w JOIN sell_sku s ON s.id = w.sku_id "

const struct sql sell_sql[] = {
#define Q(name, text) {"sell." #name, text, NULL},
#include "sell_shop_sql.def"
#include "sell_buy_sql.def"
#include "sell_input_sql.def"
#undef Q
};
_Static_assert(sizeof sell_sql / sizeof sell_sql[0] == SQ__COUNT, "one text for each name");
