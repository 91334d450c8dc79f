/* sell_buy.h: what the files of the buying half of room sell share: addresses, terms, carts, purchases, orders, refunds. Campaigns,
 * reviews, messages and statistics are in sell_after.h.
 *
 * One *purchase* is one payment for *orders* of one or several shops. Prices and sums are computed here and nowhere else; what the buyer
 * saw is only compared with them. An order's state is moved by sell_order_enter() alone, by its table, from where it was read: two who
 * race find one winner. Everything below runs inside the caller's transaction, as cx->who. */
#ifndef SELL_SELL_BUY_H
#define SELL_SELL_BUY_H

#include "fen.h"
#include "ledger.h"
#include "pay.h"
#include "sell_priv.h"

enum {
    SELL_ADDRESSES_MAX = 20,    /* of a buyer */
    SELL_CART_MAX = 100,        /* SKUs in a cart */
    SELL_ORDERS_MAX = 20,       /* shops in a purchase */
    SELL_LINES_MAX = 100,       /* SKUs in a purchase */
    SELL_COUPONS_MAX = 20,      /* in a purchase: one a shop */
    SELL_OPEN_MAX = 50,         /* unpaid purchases of a buyer */
    SELL_OPEN_BY_HAND_MAX = 5,  /* the same when the next is to be paid by hand: its goods are held for days */
    SELL_REFUNDS_MAX = 50,      /* of an order */
};

/* ---- addresses (sell_address.c, sell_address_fold.c) --------------------------------------------------------------------------------- */
struct sell_recipient { const char *name, *phone, *region, *detail; };
struct sell_address_body { const char *name, *phone, *division, *region, *detail; bool is_default; };
struct sell_address { const char *uuid; int64_t rev; const char *name, *phone, *division, *region, *detail, *shown; bool is_default;
                      int64_t id, account_id; const char *box, *digest; };
/* The same house whatever way it is written: full and half width, blanks, numbers in characters or digits, 号 栋 单元 室 or dashes, region
 * said twice. In the arena. Pure. */
const char *sell_address_fold(struct arena *ar, const char *region, const char *detail);
enum err sell_address_put(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_address_body *in, struct sell_address *out) MUST_CHECK; /* uuid NULL: a new one */
enum err sell_address_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_address *out) MUST_CHECK;  /* one's own; opened */
enum err sell_address_drop(struct cx *cx, struct tx *tx, const char *uuid) MUST_CHECK;
enum err sell_addresses(struct cx *cx, struct tx *tx, struct list *out) MUST_CHECK;                              /* masked */

/* Open what was sealed for owner into its four lines. box NULL: *out stays as it is. */
enum err sell_box_open(struct cx *cx, struct tx *tx, const char *owner, const char *box, struct sell_recipient *out) MUST_CHECK;

/* ---- terms of a shop (sell_checkout_terms.c) -------------------------------------------------------------------------------------------- */
struct sell_terms { int64_t freight_fen, freight_g, more_fen, free_from_fen, packing_fen, cold_fen, promoter_bp; bool pickup; const char *pickup_place; int64_t rev; };
enum err sell_terms_of(struct cx *cx, struct tx *tx, int64_t shop_id, struct sell_terms *out) MUST_CHECK;
enum err sell_terms_put(struct cx *cx, struct tx *tx, const char *shop, int64_t if_rev, const struct sell_terms *in, struct sell_terms *out) MUST_CHECK;

/* ---- sums, pure (sell_checkout_sum.c): false when a number does not fit or is out of bounds -------------------------------------------- */
bool sell_sum_freight(const struct sell_terms *t, int64_t goods_fen, int64_t grams, int64_t *fen_out);
/* Cut fen ≥ 0 into n parts in proportion to weights ≥ 0 that sum to fen exactly: each cumulative share is rounded to the nearest fen. */
bool sell_sum_split(int64_t fen, const int64_t *weights, size_t n, int64_t *parts_out);
/* Shares of a line's money in the order platform, commission, promoter, each rounded half up to a fen and never more than is left; the seller gets the rest. */
enum sell_share_kind { SHARE_PLATFORM, SHARE_COMMISSION, SHARE_PROMOTER, SHARE_SELLER, SHARE__COUNT };
bool sell_sum_shares(int64_t fen, int64_t platform_bp, int64_t commission_bp, int64_t promoter_bp, int64_t out[SHARE__COUNT]);
extern const char *const sell_share_kinds[];   /* "platform" "commission" "promoter" "seller" "freight" "packing" "cold", NULL */
/* What is due of a line that weighed so much: never more than paid. */
bool sell_sum_weighed(int64_t price_fen, int64_t weighed_g, int64_t gross_fen, int64_t paid_fen, int64_t *due_out);

/* SQL: the value added tax within what is due of the line l and was not given back: fen * bp / (10,000 + bp), half a fen up, line by line. */
#define SELL_LINE_TAX(l) "((2 * (" l ".due_fen - " l ".back_fen) * " l ".tax_bp + 10000 + " l ".tax_bp) / (2 * (10000 + " l ".tax_bp)))"

/* SQL: for whom the purchase p was made by a village point. Names of others' rows stand in subqueries: where a LEFT JOIN has a view of several tables on
 * its right, SQLite makes the whole view first. */
#define SELL_HOUSEHOLD_NAME "(SELECT w.name FROM people_operator_v w WHERE w.id = p.household_id)"

/* ---- carts and quotes (sell_cart.c, sell_checkout_quote.c) -------------------------------------------------------------------------------- */
struct sell_item_body { const char *sku; int64_t pieces; const char *campaign;         /* campaign: by whose price; NULL: the usual one */
                        struct texts choices; const char *text; };                      /* wishes (sell_made.h): UUIDs; what is to be engraved */
struct sell_cart_line { const char *sku, *goods, *shop, *shop_name, *title, *title_en, *spec, *cover_sha; int64_t unit, price_fen, piece_fen, seen_fen, weight_g, pieces, fen, free_pieces;
                        bool live, changed; const char *why, *made, *made_en, *text; struct texts choices; int64_t extra_fen;
                        const char *campaign, *campaign_name; int64_t campaign_fen, campaign_left, per_address, until_at, harvest_day; };   /* campaign NULL: none runs; harvest_day FIELD_NULL: no pre-order */
struct sell_cart { struct list lines; int64_t fen; bool ok; };                          /* of struct sell_cart_line, by shop */
enum err sell_cart_put(struct cx *cx, struct tx *tx, const struct sell_item_body *in) MUST_CHECK;      /* pieces 0: out of it */
enum err sell_cart_get(struct cx *cx, struct tx *tx, struct sell_cart *out) MUST_CHECK;

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

/* ---- purchases (sell_checkout.c) --------------------------------------------------------------------------------------------------------- */
struct sell_order_ref { const char *uuid, *order_no, *shop_name; int64_t total_fen, state; };
struct sell_purchase { const char *uuid, *state, *payment, *shown, *division, *note, *household_name; int64_t total_fen, delivery, channel, created_at, expires_at; struct list orders; struct texts acts;
                       int64_t id, account_id, payment_id, household_id, promoter_id; const char *digest, *box; };
/* Hold the goods, make purchase, orders and payment; take the items out of the cart. ERR_CHANGED: the total is not what the buyer saw. */
enum err sell_buy(struct cx *cx, struct tx *tx, const struct sell_buy_body *in, struct sell_purchase *out) MUST_CHECK;
enum err sell_purchase_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_purchase *out) MUST_CHECK;    /* one's own */
enum err sell_purchase_cancel(struct cx *cx, struct tx *tx, const char *uuid, struct sell_purchase *out) MUST_CHECK; /* not paid yet */
/* What the stock of an order is held under. In the arena. */
const char *sell_ref(struct cx *cx, const char *order_uuid);
extern const struct pay_subject sell_subject;  /* kind "purchase" */

/* ---- orders (sell_order.c, sell_order_list.c, sell_order_ship.c, sell_order_settle.c, sell_order_event.c, sell_order_job.c) --------------- */
enum sell_order_state {
#define STATE(name, code, zh, en) ORDER_##name,
#include "sell_order_states.def"
#undef STATE
    ORDER__STATES
};
enum sell_refund_state {
#define STATE(name, code, zh, en) REFUND_##name,
#include "sell_refund_states.def"
#undef STATE
    REFUND__STATES
};
enum sell_mover { BY_PAY = 1, BY_BUYER = 2, BY_SELLER = 4, BY_OFFICE = 8, BY_JOB = 16, BY_REFUND = 32 };
extern const char *const sell_order_states[], *const sell_refund_states[];
bool sell_order_way(int64_t from, int64_t to, unsigned by);
bool sell_refund_way(int64_t from, int64_t to, unsigned by);
const char *sell_order_state_name(int64_t s, enum lang lang);
const char *sell_refund_state_name(int64_t s, enum lang lang);

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
enum sell_side { SIDE_NONE, SIDE_BUYER = BY_BUYER, SIDE_SELLER = BY_SELLER, SIDE_OFFICE = BY_OFFICE };
/* Read for cx->who: the buyer his own, sellers and offices by scope; others ERR_NOT_FOUND. *sides_out (may be NULL): whose part it may take. */
enum err sell_order_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out, unsigned *sides_out) MUST_CHECK;
enum err sell_order_load(struct cx *cx, struct tx *tx, int64_t id, struct sell_order *out) MUST_CHECK;    /* without asking who asks */
enum err sell_order_fill(struct cx *cx, struct tx *tx, struct sell_order *o) MUST_CHECK;                  /* lines, lots, fees, steps, refunds */
/* The one writer of an order's state; o is as read and becomes as written. ERR_WRONG_STATE by the table, or when it moved meanwhile. */
enum err sell_order_enter(struct cx *cx, struct tx *tx, struct sell_order *o, enum sell_order_state to, unsigned by, const char *reason) MUST_CHECK;
/* Whom it goes to, in clear: for whoever packs it. Audited. */
enum err sell_order_recipient(struct cx *cx, struct tx *tx, const char *uuid, struct sell_recipient *out) MUST_CHECK;
struct sell_weighed_body { const char *line; int64_t weighed_g; };
struct sell_pack_body { struct list weighed; };        /* of struct sell_weighed_body: every line sold by weight */
enum err sell_order_pack(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_pack_body *in, struct sell_order *out) MUST_CHECK;
struct sell_ship_body { const char *carrier, *waybill_no; };
enum err sell_order_ship(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_ship_body *in, struct sell_order *out) MUST_CHECK;
enum err sell_order_hand_over(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out) MUST_CHECK;
enum err sell_order_receive(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out) MUST_CHECK;
/* Received long enough ago: the money is distributed. */
enum err sell_order_settle(struct cx *cx, struct tx *tx, struct sell_order *o) MUST_CHECK;
/* Take a refund's money back from those it was given to, into held, by the shares. */
enum err sell_order_unsettle(struct cx *cx, struct tx *tx, const struct sell_order *o, int64_t refund_id) MUST_CHECK;
/* Told to the event repository: shipping of the order's lots. *event_id_out in the arena. */
enum err sell_order_tell(struct cx *cx, struct tx *tx, const struct sell_order *o, const char **event_id_out) MUST_CHECK;
/* What time brings: receipt, completion, answers that did not come, purchases not paid. Job "sell.order"; how many moved. */
enum err sell_order_tidy(struct cx *cx, int64_t *moved_out) MUST_CHECK;
struct sell_today { int64_t to_pay, to_pack, to_ship, on_way, refunds, messages, notices; };
enum err sell_order_today(struct cx *cx, struct tx *tx, const char *shop, struct sell_today *out) MUST_CHECK;  /* shop NULL: the buyer's own */

/* ---- refunds (sell_refund.c) ---------------------------------------------------------------------------------------------------------------- */
extern const char *const sell_causes[];        /* "changed_mind" "late" "damaged" "quality" "wrong" "recall" "other", NULL */
enum sell_cause { CAUSE_MIND, CAUSE_LATE, CAUSE_DAMAGED, CAUSE_QUALITY, CAUSE_WRONG, CAUSE_RECALL, CAUSE_OTHER };
extern const char *const sell_refund_kinds[];  /* "asked" "cancelled" "weighed" "recall", NULL */
enum sell_refund_kind { KIND_ASKED, KIND_CANCELLED, KIND_WEIGHED, KIND_RECALL };
struct sell_refund_item { const char *line; int64_t pieces; };
struct sell_refund_body { struct list items; int64_t cause; const char *text; int64_t fen; };   /* items: none: all that is left; fen: at most so much, FIELD_NULL: all of it */
struct sell_refund { const char *uuid; int64_t rev; int64_t id, order_id, kind, state, cause, goods_fen, fees_fen, fen, pay_refund_id, due_at, created_at, ended_at; const char *order_uuid, *text, *answer; struct texts acts; };
struct sell_answer_body { bool agree; const char *answer; };
enum err sell_refund_ask(struct cx *cx, struct tx *tx, const char *order, const struct sell_refund_body *in, struct sell_refund *out) MUST_CHECK;
enum err sell_refund_answer(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_answer_body *in, struct sell_refund *out) MUST_CHECK;
enum err sell_refund_go_on(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *out) MUST_CHECK;      /* the buyer: to the office, or take what is offered */
enum err sell_refund_withdraw(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *out) MUST_CHECK;
enum err sell_order_call_off(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct sell_order *out) MUST_CHECK;   /* buyer before packing, seller before sending: all goes back */
/* A weighed order: the difference goes back by itself. */
enum err sell_refund_weighed(struct cx *cx, struct tx *tx, const struct sell_order *o, int64_t fen) MUST_CHECK;
enum err sell_refund_ended(struct cx *cx, struct tx *tx, int64_t pay_refund_id, bool ok) MUST_CHECK;                 /* room pay tells */
enum err sell_refund_enter(struct cx *cx, struct tx *tx, struct sell_refund *r, enum sell_refund_state to, unsigned by, const char *answer) MUST_CHECK;
enum err sell_refunds_of(struct cx *cx, struct tx *tx, int64_t order_id, struct list *out) MUST_CHECK;
/* What the sides (enum sell_side) of its order may do with a refund now: r->acts, in the arena. */
void sell_refund_acts(struct cx *cx, struct sell_refund *r, unsigned sides);
enum err sell_refund_load(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *out) MUST_CHECK;
/* A lot was recalled or locked: its buyers are told; of a recall they are offered their money. */
enum err sell_recall_tell(struct cx *cx, struct tx *tx, int64_t lot_id) MUST_CHECK;

/* What a buyer who goes leaves behind: ERR_WRONG_STATE while orders are open. (people_buyer_gone) */
enum err sell_buyer_gone(struct cx *cx, struct tx *tx, int64_t account_id) MUST_CHECK;

struct sell_reason { const char *reason; };
struct sell_today_query { const char *shop; };
extern const struct shape sell_reason_shape, sell_today_query_shape, sell_address_body_shape, sell_address_shape, sell_address_row, sell_terms_shape, sell_terms_body_shape, sell_item_shape, sell_cart_shape, sell_buy_shape, sell_quote_shape,
    sell_purchase_shape, sell_purchase_row, sell_order_shape, sell_order_row, sell_line_row, sell_line_shape, sell_fee_shape, sell_recipient_shape, sell_pack_shape, sell_ship_shape, sell_today_shape,
    sell_refund_body_shape, sell_refund_shape, sell_refund_row, sell_answer_shape;
extern const struct list_spec sell_my_orders, sell_orders, sell_refunds_list;
/* `tiantou check`: sums, refunds, shares, states, campaigns and coupons agree. */
enum err sell_order_check_run(struct cx *cx, struct buf *report, int64_t *findings_out) MUST_CHECK;

#endif
