/* sell_buy.h: what the files of the buying half of room sell share: addresses, terms, carts, purchases, orders, refunds. Campaigns,
 * reviews, messages and statistics are in sell_after.h; the acts that others call are in sell_buy_acts.h.
 *
 * One *purchase* is one payment for *orders* of one or several shops. Prices and sums are computed here and nowhere else; what the buyer
 * saw is only compared with them. An order's state is moved by sell_order_enter() alone, by its table, from where it was read: two who
 * race find one winner. Everything below runs inside the caller's transaction, as cx->who. */
#ifndef SELL_SELL_BUY_H
#define SELL_SELL_BUY_H

#include "fen.h"
#include "ledger.h"
#include "pay.h"
#include "sell_buy_acts.h"
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
/* The same house whatever way it is written: full and half width, blanks, numbers in characters or digits, 号 栋 单元 室 or dashes, region
 * said twice. In the arena. Pure. */
const char *sell_address_fold(struct arena *ar, const char *region, const char *detail);
enum err sell_address_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_address *out) MUST_CHECK;  /* one's own; opened */
enum err sell_address_drop(struct cx *cx, struct tx *tx, const char *uuid) MUST_CHECK;
enum err sell_addresses(struct cx *cx, struct tx *tx, struct list *out) MUST_CHECK;                              /* masked */

/* Open what was sealed for owner into its four lines. box NULL: *out stays as it is. */
enum err sell_box_open(struct cx *cx, struct tx *tx, const char *owner, const char *box, struct sell_recipient *out) MUST_CHECK;

/* ---- terms of a shop (sell_checkout_terms.c) -------------------------------------------------------------------------------------------- */
enum err sell_terms_of(struct cx *cx, struct tx *tx, int64_t shop_id, struct sell_terms *out) MUST_CHECK;

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
struct sell_cart_line { const char *sku, *goods, *shop, *shop_name, *title, *title_en, *spec, *cover_sha; int64_t unit, price_fen, piece_fen, seen_fen, weight_g, pieces, fen, free_pieces;
                        bool live, changed; const char *why, *made, *made_en, *text; struct texts choices; int64_t extra_fen;
                        const char *campaign, *campaign_name; int64_t campaign_fen, campaign_left, per_address, until_at, harvest_day; };   /* campaign NULL: none runs; harvest_day FIELD_NULL: no pre-order */
struct sell_cart { struct list lines; int64_t fen; bool ok; };                          /* of struct sell_cart_line, by shop */
enum err sell_cart_put(struct cx *cx, struct tx *tx, const struct sell_item_body *in) MUST_CHECK;      /* pieces 0: out of it */
enum err sell_cart_get(struct cx *cx, struct tx *tx, struct sell_cart *out) MUST_CHECK;

/* ---- purchases (sell_checkout.c) --------------------------------------------------------------------------------------------------------- */
/* What the stock of an order is held under. In the arena. */
const char *sell_ref(struct cx *cx, const char *order_uuid);
extern const struct pay_subject sell_subject;  /* kind "purchase" */

/* ---- orders (sell_order.c, sell_order_list.c, sell_order_ship.c, sell_order_settle.c, sell_order_event.c, sell_order_job.c) --------------- */
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

enum sell_side { SIDE_NONE, SIDE_BUYER = BY_BUYER, SIDE_SELLER = BY_SELLER, SIDE_OFFICE = BY_OFFICE };
enum err sell_order_load(struct cx *cx, struct tx *tx, int64_t id, struct sell_order *out) MUST_CHECK;    /* without asking who asks */
enum err sell_order_fill(struct cx *cx, struct tx *tx, struct sell_order *o) MUST_CHECK;                  /* lines, lots, fees, steps, refunds */
/* The one writer of an order's state; o is as read and becomes as written. ERR_WRONG_STATE by the table, or when it moved meanwhile. */
enum err sell_order_enter(struct cx *cx, struct tx *tx, struct sell_order *o, enum sell_order_state to, unsigned by, const char *reason) MUST_CHECK;
/* Whom it goes to, in clear: for whoever packs it. Audited. */
enum err sell_order_recipient(struct cx *cx, struct tx *tx, const char *uuid, struct sell_recipient *out) MUST_CHECK;
/* Received long enough ago: the money is distributed. */
enum err sell_order_settle(struct cx *cx, struct tx *tx, struct sell_order *o) MUST_CHECK;
/* Take a refund's money back from those it was given to, into held, by the shares. */
enum err sell_order_unsettle(struct cx *cx, struct tx *tx, const struct sell_order *o, int64_t refund_id) MUST_CHECK;
/* Told to the event repository: shipping of the order's lots. *event_id_out in the arena. */
enum err sell_order_tell(struct cx *cx, struct tx *tx, const struct sell_order *o, const char **event_id_out) MUST_CHECK;
struct sell_today { int64_t to_pay, to_pack, to_ship, on_way, refunds, messages, notices; };
enum err sell_order_today(struct cx *cx, struct tx *tx, const char *shop, struct sell_today *out) MUST_CHECK;  /* shop NULL: the buyer's own */

/* ---- refunds (sell_refund.c) ---------------------------------------------------------------------------------------------------------------- */
extern const char *const sell_refund_kinds[];  /* "asked" "cancelled" "weighed" "recall", NULL */
enum sell_refund_kind { KIND_ASKED, KIND_CANCELLED, KIND_WEIGHED, KIND_RECALL };
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
