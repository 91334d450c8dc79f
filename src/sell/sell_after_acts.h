/* sell_after_acts.h: acts around an order, under the same rules as those of sell_buy_acts.h: campaigns, coupons, promoters, reviews. */
#ifndef SELL_SELL_AFTER_ACTS_H
#define SELL_SELL_AFTER_ACTS_H

#include "sell_acts.h"

/* ---- campaigns and coupons (sell_campaign.c) ---------------------------------------------------------------------------------------------- */
extern const char *const sell_campaign_states[];   /* "draft" "on" "off" "stopped", NULL */
enum sell_campaign_state {
#define STATE(name, code, zh, en) name,
#include "sell_campaign_states.def"
#undef STATE
    CAMPAIGN__STATES
};
struct sell_campaign_sku { const char *sku, *title, *spec; int64_t price_fen, stock, taken, per_address; };
struct sell_campaign_body { const char *shop, *name, *name_en; int64_t from_at, until_at, state; struct list skus; };      /* of struct sell_campaign_sku */
struct sell_campaign { const char *uuid; int64_t rev; int64_t id, shop_id, state, from_at, until_at; const char *shop, *shop_name, *name, *name_en, *stop_reason; struct list skus; };
enum err sell_campaign_put(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_campaign_body *in, struct sell_campaign *out) MUST_CHECK;  /* uuid NULL: new */
enum err sell_campaign_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_campaign *out) MUST_CHECK;
/* Start or end it: who keeps the shop. Stop it with a reason and lift that: an office (sell.campaign.stop); an office that ends it, stops it. */
struct sell_campaign_move { int64_t state; const char *reason; };       /* state: 0 on, 1 off, 2 stopped */
enum err sell_campaign_move(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_campaign_move *in, struct sell_campaign *out) MUST_CHECK;
struct sell_coupon_body { const char *shop, *code, *name; int64_t off_fen, from_fen, stock, from_at, until_at; bool shown; };   /* shown: anyone may take it at the shop */
struct sell_coupon { const char *uuid, *code, *name, *state, *stop_reason; int64_t off_fen, from_fen, stock, used, from_at, until_at; bool shown; };
enum err sell_coupon_make(struct cx *cx, struct tx *tx, const struct sell_coupon_body *in, struct sell_coupon *out) MUST_CHECK;

/* ---- promoters (sell_promoter.c) ---------------------------------------------------------------------------------------------------------- */
struct sell_promoter { const char *uuid, *code, *name, *state; int64_t orders, earned_fen; };
enum err sell_promoter_join(struct cx *cx, struct tx *tx, struct sell_promoter *out) MUST_CHECK;     /* cx->who; again: the same */

/* ---- reviews (sell_review.c) -------------------------------------------------------------------------------------------------------------- */
struct sell_review_body { const char *line; int64_t stars; const char *text; };
struct sell_review { const char *uuid; int64_t id, goods_id, stars, at, answer_at, edited; const char *goods, *text, *by_shown, *lot_no, *path, *answer; bool hidden; };
/* Write a review of a line one received, or change it once. */
enum err sell_review_put(struct cx *cx, struct tx *tx, const char *order, const struct sell_review_body *in, struct sell_review *out) MUST_CHECK;
enum err sell_review_answer(struct cx *cx, struct tx *tx, const char *uuid, const char *answer, struct sell_review *out) MUST_CHECK;    /* who keeps the shop, once */

#endif
