/* sell_buy_acts.h: the acts of buying with their bodies and answers: addresses, terms, purchases, orders, refunds. Routes, demonstration and
 * tests all go through them, so all meet the same checks (permission of cx->who, rules, audit, events). Each runs inside the caller's writing
 * transaction unless it says otherwise. Outside ids are UUID texts; absent integers are FIELD_NULL; answers are zeroed by the caller. What the
 * files of this half share besides is in sell_buy.h. */
#ifndef SELL_SELL_BUY_ACTS_H
#define SELL_SELL_BUY_ACTS_H

#include "sell_acts.h"

/* ---- addresses (sell_address.c) ----------------------------------------------------------------------------------------------------------- */
struct sell_recipient { const char *name, *phone, *region, *detail; };
struct sell_address_body { const char *name, *phone, *division, *region, *detail; bool is_default; };
struct sell_address { const char *uuid; int64_t rev; const char *name, *phone, *division, *region, *detail, *shown; bool is_default;
                      int64_t id, account_id; const char *box, *digest; };
enum err sell_address_put(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_address_body *in, struct sell_address *out) MUST_CHECK; /* uuid NULL: a new one */

/* ---- terms of a shop (sell_checkout_terms.c) ---------------------------------------------------------------------------------------------- */
struct sell_terms { int64_t freight_fen, freight_g, more_fen, free_from_fen, packing_fen, cold_fen, promoter_bp; bool pickup; const char *pickup_place; int64_t rev; };
enum err sell_terms_put(struct cx *cx, struct tx *tx, const char *shop, int64_t if_rev, const struct sell_terms *in, struct sell_terms *out) MUST_CHECK;

/* ---- quotes and purchases (sell_checkout_quote.c, sell_checkout.c) ------------------------------------------------------------------------ */
struct sell_item_body { const char *sku; int64_t pieces; const char *campaign;         /* campaign: by whose price; NULL: the usual one */
                        struct texts choices; const char *text; };                      /* wishes (sell_made.h): UUIDs; what is to be engraved */
extern const char *const sell_deliveries[];    /* "ship" "pickup", NULL */
extern const char *const sell_pay_ways[];      /* "online" "cash" "transfer", NULL */
extern const char *const sell_channels[];      /* "mall" "scan" "point" "promoter", NULL */
enum sell_delivery { DELIVER_SHIP, DELIVER_PICKUP };
enum sell_pay_way { PAY_ONLINE, PAY_CASH, PAY_TRANSFER };
enum sell_channel { CHANNEL_MALL, CHANNEL_SCAN, CHANNEL_POINT, CHANNEL_PROMOTER };
struct sell_buy_body {
    struct list items;                         /* of struct sell_item_body */
    const char *address;                       /* UUID; NULL: collected */
    int64_t delivery, pay_way, channel;        /* enums above */
    struct texts coupons;                      /* codes, one a shop */
    const char *promoter;                      /* code of who sent the buyer, or NULL */
    const char *household, *consent;           /* a village point buys for this producer, and how he agreed */
    const char *note;
    int64_t total_fen;                         /* what the buyer saw; FIELD_NULL in a quote */
    bool final_ok;                             /* he knows that what bears his text is not taken back without a fault */
};
struct sell_fee { const char *kind, *name, *owner; int64_t fen; };      /* name: in cx->lang; owner: who gets it */
struct sell_quote_line { struct sell_offer offer; const char *sku, *goods, *title, *title_en, *spec, *cover_sha, *campaign, *why; int64_t unit, pieces, price_fen, piece_fen, weight_g, gross_fen,
                         discount_fen, fen, campaign_id, campaign_sku_id, free_pieces, chilled, harvest_day;
                         int64_t extra_fen; const char *made, *made_en, *text; bool final, wishes; };   /* extra_fen: of piece_fen for wishes; final: not taken back without a fault */
struct sell_quote_shop { const char *shop, *shop_name, *why; struct list lines, fees; int64_t goods_fen, discount_fen, fees_fen, total_fen, shop_id, coupon_id, promoter_bp, grams; const char *coupon, *pickup_place;
                         int64_t serve_id, paid_id; const char *level_path, *county, *sale_place, *serve_name; };
struct sell_quote { struct list shops; int64_t goods_fen, discount_fen, fees_fen, total_fen; bool ok, final; const char *why; const char *digest, *division; int64_t promoter_id; };
/* Compute. What cannot be bought is told in why of its line or shop, and ok is false; malformed requests are errors. */
enum err sell_quote(struct cx *cx, struct tx *tx, const struct sell_buy_body *in, struct sell_quote *out) MUST_CHECK;
struct sell_order_ref { const char *uuid, *order_no, *shop_name; int64_t total_fen, state; };
struct sell_purchase { const char *uuid, *state, *payment, *shown, *division, *note, *household_name; int64_t total_fen, delivery, channel, created_at, expires_at; struct list orders; struct texts acts;
                       int64_t id, account_id, payment_id, household_id, promoter_id; const char *digest, *box; };
/* Hold the goods, make purchase, orders and payment; take the items out of the cart. ERR_CHANGED: the total is not what the buyer saw. */
enum err sell_buy(struct cx *cx, struct tx *tx, const struct sell_buy_body *in, struct sell_purchase *out) MUST_CHECK;
enum err sell_purchase_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_purchase *out) MUST_CHECK;    /* one's own */
enum err sell_purchase_cancel(struct cx *cx, struct tx *tx, const char *uuid, struct sell_purchase *out) MUST_CHECK; /* not paid yet */

/* ---- orders (sell_order.c, sell_order_ship.c, sell_order_job.c) --------------------------------------------------------------------------- */
enum sell_order_state {
#define STATE(name, code, zh, en) ORDER_##name,
#include "sell_order_states.def"
#undef STATE
    ORDER__STATES
};
struct sell_line { const char *uuid; int64_t id, order_id, sku_id, goods_id, product_id, unit, price_fen, weight_g, pieces, gross_fen, paid_fen, due_fen, back_fen, back_pieces, weighed_g, owner_id, paid_id,
                   commission_bp, tax_bp, tax_fen, campaign_id, harvest_day; const char *sku, *goods, *title, *title_en, *spec, *cover_sha, *owner_name, *review;
                   int64_t extra_fen; const char *made, *made_en, *sealed, *engraved; bool final; struct list parts; };   /* wishes (sell_made.h); parts: what a box held */
struct sell_lot { const char *sku, *lot, *lot_no, *path; int64_t pieces, grams; };      /* path: where its history is shown */
struct sell_order {
    const char *uuid; int64_t rev; int64_t id, purchase_id, account_id, shop_id, serve_id, paid_id, state, back_state, state_at, due_at, goods_fen, fees_fen, total_fen, back_fen, tax_fen, platform_bp, promoter_bp,
        paid_at, shipped_at, received_at, completed_at, created_at, delivery, household_id, promoter_id;
    const char *order_no, *purchase, *payment, *shop, *shop_name, *level_path, *sale_place, *to_place, *carrier, *waybill_no, *event_id, *county, *shown, *buyer, *note, *channel, *household_name, *pickup_place;
    struct list lines, lots, fees, steps, refunds;      /* of struct sell_line, sell_lot, sell_fee, sell_step, sell_refund */
    struct texts acts;                                  /* what cx->who may do now */
};
/* Read for cx->who: the buyer his own, sellers and offices by scope; others ERR_NOT_FOUND. *sides_out (may be NULL): whose part it may take. */
enum err sell_order_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out, unsigned *sides_out) MUST_CHECK;
struct sell_weighed_body { const char *line; int64_t weighed_g; };
struct sell_pack_body { struct list weighed; };        /* of struct sell_weighed_body: every line sold by weight */
enum err sell_order_pack(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_pack_body *in, struct sell_order *out) MUST_CHECK;
struct sell_ship_body { const char *carrier, *waybill_no; };
enum err sell_order_ship(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_ship_body *in, struct sell_order *out) MUST_CHECK;
enum err sell_order_hand_over(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out) MUST_CHECK;
enum err sell_order_receive(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out) MUST_CHECK;
/* What time brings: receipt, completion, answers that did not come, purchases not paid. Job "sell.order"; how many moved. */
enum err sell_order_tidy(struct cx *cx, int64_t *moved_out) MUST_CHECK;

/* ---- refunds (sell_refund.c) -------------------------------------------------------------------------------------------------------------- */
extern const char *const sell_causes[];        /* "changed_mind" "late" "damaged" "quality" "wrong" "recall" "other", NULL */
enum sell_cause { CAUSE_MIND, CAUSE_LATE, CAUSE_DAMAGED, CAUSE_QUALITY, CAUSE_WRONG, CAUSE_RECALL, CAUSE_OTHER };
struct sell_refund_item { const char *line; int64_t pieces; };
struct sell_refund_body { struct list items; int64_t cause; const char *text; int64_t fen; };   /* items: none: all that is left; fen: at most so much, FIELD_NULL: all of it */
struct sell_refund { const char *uuid; int64_t rev; int64_t id, order_id, kind, state, cause, goods_fen, fees_fen, fen, pay_refund_id, due_at, created_at, ended_at; const char *order_uuid, *text, *answer; struct texts acts; };
struct sell_answer_body { bool agree; const char *answer; };
enum err sell_refund_ask(struct cx *cx, struct tx *tx, const char *order, const struct sell_refund_body *in, struct sell_refund *out) MUST_CHECK;
enum err sell_refund_answer(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_answer_body *in, struct sell_refund *out) MUST_CHECK;
enum err sell_refund_go_on(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *out) MUST_CHECK;      /* the buyer: to the office, or take what is offered */
enum err sell_refund_withdraw(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *out) MUST_CHECK;
enum err sell_order_call_off(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct sell_order *out) MUST_CHECK;   /* buyer before packing, seller before sending: all goes back */

#endif
