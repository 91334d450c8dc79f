/* sell_after.h: around an order: campaigns, coupons, promoters, reviews, favourites, messages, notices, statistics. Private to the room;
 * the acts that others call are in sell_after_acts.h. */
#ifndef SELL_SELL_AFTER_H
#define SELL_SELL_AFTER_H

#include "sell_after_acts.h"
#include "sell_buy.h"

enum {
    SELL_CAMPAIGNS_MAX = 200,   /* of a shop */
    SELL_CAMPAIGN_SKUS_MAX = 50,
    SELL_COUPONS_OF_MAX = 200,  /* of a shop */
    SELL_REVIEWS_PAGE = 20,
    SELL_NOTICES_MAX = 200,     /* shown */
    SELL_TALKS_MAX = 200,       /* shown */
    SELL_FAVOURITES_MAX = 300,  /* of a buyer */
    SELL_MESSAGES_MAX = 200,    /* of a talk, shown */
    SELL_MESSAGES_HOUR = 60,    /* of a sender within an hour */
};

/* ---- campaigns and coupons (sell_campaign.c) ------------------------------------------------------------------------------------------- */
struct sell_campaign_price { int64_t campaign_id, campaign_sku_id, price_fen, left, per_address; };
/* The price of a SKU in a campaign now; *why_out when it cannot be had (over, sold out, too many). */
enum err sell_campaign_price(struct cx *cx, struct tx *tx, const char *campaign, int64_t sku_id, int64_t pieces, struct sell_campaign_price *out, const char **why_out) MUST_CHECK;
/* Take pieces for an address: two conditional updates; ERR_LIMIT when it is sold out or the address had its share. */
enum err sell_campaign_take(struct cx *cx, struct tx *tx, int64_t campaign_sku_id, const char *digest, int64_t pieces) MUST_CHECK;
/* A purchase was given up: what its lines took is free again. */
enum err sell_campaign_free(struct cx *cx, struct tx *tx, int64_t purchase_id, const char *digest) MUST_CHECK;

enum err sell_coupon_move(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_campaign_move *in, struct sell_coupon *out) MUST_CHECK;      /* as a campaign */
/* Of the codes typed, the one of this shop that may be used for goods of this amount; none: off 0. */
enum err sell_coupon_find(struct cx *cx, struct tx *tx, struct texts codes, int64_t shop_id, int64_t goods_fen, int64_t *id_out, const char **code_out, int64_t *off_out, const char **why_out) MUST_CHECK;
/* Every code typed was of a shop of the quote, else why. */
enum err sell_coupons_all_used(struct cx *cx, struct texts codes, struct sell_quote *q) MUST_CHECK;
enum err sell_coupon_take(struct cx *cx, struct tx *tx, int64_t coupon_id, int64_t purchase_id) MUST_CHECK;
enum err sell_coupons_free(struct cx *cx, struct tx *tx, int64_t purchase_id) MUST_CHECK;

/* ---- promoters (sell_promoter.c) ----------------------------------------------------------------------------------------------------------- */
enum err sell_promoter_me(struct cx *cx, struct tx *tx, struct sell_promoter *out) MUST_CHECK;
/* code NULL or nobody's, one's own, or of one who was stopped: 0. */
enum err sell_promoter_of(struct cx *cx, struct tx *tx, const char *code, int64_t *id_out) MUST_CHECK;
enum err sell_promoter_account(struct cx *cx, struct tx *tx, int64_t id, const char **account_out) MUST_CHECK;   /* "promoter:UUID" of the books */

/* ---- notices (sell_message.c) ---------------------------------------------------------------------------------------------------------------- */
struct sell_notice { const char *uuid, *kind, *order_uuid, *text; int64_t at; bool read; };
enum err sell_notices(struct cx *cx, struct tx *tx, struct list *out) MUST_CHECK;      /* one's own, newest first, in cx->lang */
enum err sell_notices_read(struct cx *cx, struct tx *tx) MUST_CHECK;                   /* all of them */

/* ---- talks (sell_message.c) ------------------------------------------------------------------------------------------------------------------- */
struct sell_message { bool by_shop; const char *text; int64_t at; };
struct sell_talk { const char *uuid; int64_t id, account_id, shop_id, order_id, goods_id, last_at, buyer_unread, shop_unread, serve_id; const char *shop, *shop_name, *order_uuid, *goods, *title, *buyer_shown, *last_text,
                   *level_path, *county; struct list messages; };
struct sell_say_body { const char *talk, *order, *goods, *text; };      /* one of the three: a talk, or what a new one is over */
/* Say something: the buyer or who keeps the shop. */
enum err sell_say(struct cx *cx, struct tx *tx, const struct sell_say_body *in, struct sell_talk *out) MUST_CHECK;
enum err sell_talk_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_talk *out) MUST_CHECK;
enum err sell_talk_read(struct cx *cx, struct tx *tx, const char *uuid, struct sell_talk *out) MUST_CHECK;   /* and mark what the other said as read */
enum err sell_talks(struct cx *cx, struct tx *tx, const char *shop, struct list *out) MUST_CHECK;            /* shop NULL: one's own as a buyer */

/* ---- reviews, favourites (sell_review.c) ------------------------------------------------------------------------------------------------------- */
struct sell_reviews { struct list items; int64_t n, stars_sum, next; };
enum err sell_review_hide(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct sell_review *out) MUST_CHECK;      /* the office */
/* Those of goods that are not hidden, newest first, from before (a review's id; FIELD_NULL: the newest). */
enum err sell_reviews_of(struct cx *cx, struct tx *tx, const char *goods, int64_t before, struct sell_reviews *out) MUST_CHECK;
struct sell_favourite { const char *goods, *title, *cover_sha, *shop_name; int64_t price_fen; bool on_sale; };
enum err sell_favourite_put(struct cx *cx, struct tx *tx, const char *goods, bool on) MUST_CHECK;
enum err sell_favourites(struct cx *cx, struct tx *tx, struct list *out) MUST_CHECK;

struct sell_reviews_query { int64_t before; };
struct sell_text_body { const char *text; };

/* ---- statistics (sell_stats.c) ------------------------------------------------------------------------------------------------------------------- */
enum { SELL_STATS_MAX = 1000 };
/* The township of an operator: w of people_level_v; a place above townships stands for itself. */
#define SELL_TOWN_JOIN(id)                                                                                                   \
    "JOIN people_operator_v q ON q.id = " id " JOIN people_level_v v ON v.id = q.level_id JOIN people_level_v w ON w.id = "    \
    "CASE WHEN v.kind = 'village' AND v.parent_id IS NOT NULL THEN v.parent_id ELSE v.id END "
#define SELL_TOWN_KEY "COALESCE(w.code, w.uuid)"
extern const char *const sell_stats_by[];      /* "township" "channel" "product" "month" "shop" "category" "point", NULL */
/* Days in China, until without; absent: the last 30. level: UUID of the level to look at, or NULL. */
struct sell_stats_query { int64_t by, from, until; const char *level; };
struct sell_stats_row { const char *key, *name; int64_t orders, pieces, turnover_fen, before_fen, growth_permille; };
struct sell_stats { int64_t shops, points, orders, before_orders, turnover_fen, before_fen, refund_fen, operators, operators_online, poor_households, poor_income_fen; struct list rows; };
/* Within the widest subtree in which cx->who has sell.stats.read. */
enum err sell_stats_get(struct cx *cx, struct tx *tx, const struct sell_stats_query *in, struct sell_stats *out) MUST_CHECK;
struct str sell_stats_csv(struct cx *cx, const struct sell_stats *s);

extern const struct shape sell_reviews_query_shape, sell_text_shape, sell_stats_query_shape, sell_stats_row_shape, sell_stats_shape;
extern const struct shape sell_notice_shape, sell_talk_row, sell_talk_shape, sell_message_shape, sell_say_shape, sell_review_body_shape, sell_review_row, sell_review_shape, sell_reviews_shape,
    sell_favourite_shape;
extern const struct shape sell_campaign_move_shape, sell_campaign_body_shape, sell_campaign_shape, sell_campaign_row, sell_campaign_sku_row, sell_coupon_body_shape, sell_coupon_shape, sell_promoter_shape;
extern const struct list_spec sell_campaigns_list, sell_purchases_list, sell_coupons_list, sell_promoters_list, sell_lines_list, sell_producers_list;

#endif
