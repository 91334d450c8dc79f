/* sell_after.h: around an order: campaigns, coupons, promoters, reviews, favourites, messages, notices, statistics. Private to the room. */
#ifndef SELL_SELL_AFTER_H
#define SELL_SELL_AFTER_H

#include "sell_buy.h"

enum {
    SELL_CAMPAIGNS_MAX = 200,   /* of a shop */
    SELL_CAMPAIGN_SKUS_MAX = 50,
    SELL_COUPONS_OF_MAX = 200,  /* of a shop */
    SELL_FAVOURITES_MAX = 300,  /* of a buyer */
    SELL_MESSAGES_MAX = 200,    /* of a talk, shown */
    SELL_MESSAGES_HOUR = 60,    /* of a sender within an hour */
};

/* ---- campaigns and coupons (sell_campaign.c) ------------------------------------------------------------------------------------------- */
extern const char *const sell_campaign_states[];   /* "draft" "on" "off", NULL */
enum sell_campaign_state { CAMPAIGN_DRAFT, CAMPAIGN_ON, CAMPAIGN_OFF };
struct sell_campaign_sku { const char *sku, *title, *spec; int64_t price_fen, stock, taken, per_address; };
struct sell_campaign_body { const char *shop, *name, *name_en; int64_t from_at, until_at, state; struct list skus; };      /* of struct sell_campaign_sku */
struct sell_campaign { const char *uuid; int64_t rev; int64_t id, shop_id, state, from_at, until_at; const char *shop, *shop_name, *name, *name_en; struct list skus; };
enum err sell_campaign_put(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_campaign_body *in, struct sell_campaign *out) MUST_CHECK;  /* uuid NULL: new */
enum err sell_campaign_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_campaign *out) MUST_CHECK;
struct sell_campaign_price { int64_t campaign_id, campaign_sku_id, price_fen, left, per_address; };
/* The price of a SKU in a campaign now; *why_out when it cannot be had (over, sold out, too many). */
enum err sell_campaign_price(struct cx *cx, struct tx *tx, const char *campaign, int64_t sku_id, int64_t pieces, struct sell_campaign_price *out, const char **why_out) MUST_CHECK;
/* Take pieces for an address: two conditional updates; ERR_LIMIT when it is sold out or the address had its share. */
enum err sell_campaign_take(struct cx *cx, struct tx *tx, int64_t campaign_sku_id, const char *digest, int64_t pieces) MUST_CHECK;
/* A purchase was given up: what its lines took is free again. */
enum err sell_campaign_free(struct cx *cx, struct tx *tx, int64_t purchase_id, const char *digest) MUST_CHECK;

struct sell_coupon_body { const char *shop, *code, *name; int64_t off_fen, from_fen, stock, from_at, until_at; };
struct sell_coupon { const char *uuid, *code, *name, *state; int64_t off_fen, from_fen, stock, used, from_at, until_at; };
enum err sell_coupon_make(struct cx *cx, struct tx *tx, const struct sell_coupon_body *in, struct sell_coupon *out) MUST_CHECK;
/* Of the codes typed, the one of this shop that may be used for goods of this amount; none: off 0. */
enum err sell_coupon_find(struct cx *cx, struct tx *tx, struct texts codes, int64_t shop_id, int64_t goods_fen, int64_t *id_out, const char **code_out, int64_t *off_out, const char **why_out) MUST_CHECK;
/* Every code typed was of a shop of the quote, else why. */
enum err sell_coupons_all_used(struct cx *cx, struct texts codes, struct sell_quote *q) MUST_CHECK;
enum err sell_coupon_take(struct cx *cx, struct tx *tx, int64_t coupon_id, int64_t purchase_id) MUST_CHECK;
enum err sell_coupons_free(struct cx *cx, struct tx *tx, int64_t purchase_id) MUST_CHECK;

/* ---- promoters (sell_promoter.c) ----------------------------------------------------------------------------------------------------------- */
struct sell_promoter { const char *uuid, *code, *name, *state; int64_t orders, earned_fen; };
enum err sell_promoter_join(struct cx *cx, struct tx *tx, struct sell_promoter *out) MUST_CHECK;     /* cx->who; again: the same */
enum err sell_promoter_me(struct cx *cx, struct tx *tx, struct sell_promoter *out) MUST_CHECK;
/* code NULL or nobody's, one's own, or of one who was stopped: 0. */
enum err sell_promoter_of(struct cx *cx, struct tx *tx, const char *code, int64_t *id_out) MUST_CHECK;
enum err sell_promoter_account(struct cx *cx, struct tx *tx, int64_t id, const char **account_out) MUST_CHECK;   /* "promoter:UUID" of the books */

/* ---- notices (sell_message.c) ---------------------------------------------------------------------------------------------------------------- */
/* kind: "shipped" "refund" "recall" "locked" …; order_id 0: none. Texts in both languages; no personal data. */
struct sell_notice_new { int64_t account_id; const char *kind; int64_t order_id; const char *zh, *en; };
enum err sell_notice(struct cx *cx, struct tx *tx, const struct sell_notice_new *n) MUST_CHECK;

extern const struct shape sell_campaign_body_shape, sell_campaign_shape, sell_campaign_row, sell_campaign_sku_row, sell_coupon_body_shape, sell_coupon_shape, sell_promoter_shape;
extern const struct list_spec sell_campaigns_list;

#endif
