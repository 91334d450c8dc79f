/* sell.h: shops, goods bound to lots, carts, purchases and orders, reviews: the same code that traces also orders.
 *
 * A *shop* belongs to an operator; who serves its buyers and who is paid are operators of their own. *Goods* are one product of grow,
 * offered; a *SKU* is one size or pack of them with a price; a *listing* binds a SKU to a lot. What may be sold is judged when it is
 * asked, never stored: views sell_clear_v (R1: certificate, release, lot neither locked nor failed) and sell_live_v (that, and reviewed
 * goods in an open shop of active producers). *Stock* is one row a lot, in grams, whatever SKUs sell it.
 *
 * Money is fen, mass grams, days days since 1970 in China, instants microseconds UTC. */
#ifndef SELL_SELL_H
#define SELL_SELL_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "field.h"
#include "room.h"
#include "store.h"

/* ---- SQL views ---------------------------------------------------------------------------------------------------------------------
 * sell_shop_v(id, uuid, kind, name, name_en, operator_id, serve_id, paid_id, state, level_path, county, open)
 *     open: 1 when its state is open and its three operators are active: a suspended producer's shop is closed at once
 * sell_goods_v(id, uuid, shop_id, product_id, owner_id, title, title_en, category, state, cover_sha, shelf_days, county)
 * sell_sku_v(id, uuid, goods_id, spec, unit, weight_g, price_fen, state)
 * sell_stock_v(lot_id, offered_g, held_g, sold_g)
 * sell_clear_v(lot_id, uuid, lot_no, gtin, product_id, operator_id, harvest_day, left_g, released_g): lots that may be sold now (R1)
 * sell_live_v(listing_id, sku_id, lot_id, goods_id, shop_id, free_g, expires_day): what can be bought now; expires_day is compared by
 *     the reader with today; free_g: grams neither held nor sold, never more than the lot has left */

extern const char *const sell_shop_kinds[];   /* "enterprise" "coop" "household" "hall" (the county's own), "input" (sell_input.h), NULL */
extern const char *const sell_shop_states[];  /* sell_shop_states.def */
extern const char *const sell_goods_states[]; /* sell_goods_states.def */
extern const char *const sell_categories[];   /* sell_categories.def */
extern const char *const sell_units[];        /* "piece" "weight", NULL */
enum sell_unit { UNIT_PIECE, UNIT_WEIGHT };

/* What is a SKU now, for carts and checkouts. Not ERR_NOT_FOUND but live = false when it cannot be bought. */
struct sell_offer {
    int64_t sku_id, goods_id, shop_id, product_id; const char *sku, *goods, *shop;   /* rows and UUIDs */
    const char *title, *title_en, *spec, *cover_sha, *shop_name, *category;         /* cover_sha: first picture, /photo/{sha}, or NULL */
    int64_t owner_id, serve_id, paid_id;   /* operators: whose goods, who serves, who is paid */
    const char *level_path, *county;       /* of the shop */
    int64_t unit;                          /* enum sell_unit */
    int64_t price_fen;                     /* UNIT_PIECE: of a piece; UNIT_WEIGHT: of a kilogram */
    int64_t piece_fen;                     /* what a piece costs at checkout: price_fen, or the price of weight_g */
    int64_t weight_g;                      /* nominal mass of a piece: what it takes from a lot's stock */
    int64_t order_max;                     /* pieces in one order */
    int64_t commission_bp;                 /* of another's goods: the shop's share, in parts of 10,000; else 0 */
    int64_t free_pieces;                   /* that can be reserved now, of one lot or several */
    bool live;                             /* can be bought now */
    int64_t window_id, harvest_day;        /* pre-order before harvest: its window and expected day; 0 and FIELD_NULL otherwise */
    int64_t rev;                           /* of the SKU: another price is another revision */
    int64_t parts;                         /* kinds in a box; 0: no box (sell_made.h) */
};
/* By UUID, or by row. ERR_NOT_FOUND. */
enum err sell_offer_get(struct cx *cx, struct tx *tx, const char *sku, struct sell_offer *out) MUST_CHECK;
enum err sell_offer_by_id(struct cx *cx, struct tx *tx, int64_t sku_id, struct sell_offer *out) MUST_CHECK;

/* ---- money of a piece, pure (sell_price.c) -------------------------------------------------------------------------------------------- */
#define SELL_PRICE_MAX INT64_C(100000000)   /* fen of a piece or a kilogram: a million yuan */
#define SELL_WEIGHT_MAX INT64_C(10000000)   /* grams of a piece: ten tonnes */
#define SELL_PIECES_MAX INT64_C(100000)     /* pieces of one want */
/* Fen of so many pieces; false when it does not fit or an argument is out of bounds. */
bool sell_fen(int64_t unit, int64_t price_fen, int64_t weight_g, int64_t pieces, int64_t *fen_out);
/* A weighed line: what is due of what was paid. Never more than paid_fen (what weighs more is the seller's gift, unless the buyer agrees to
 * more outside this function); the difference goes back. false: out of bounds. */
bool sell_fen_weighed(int64_t price_fen, int64_t weighed_g, int64_t paid_fen, int64_t *due_fen_out);

/* ---- stock (sell_stock.c) ----------------------------------------------------------------------------------------------------------------
 * All within the caller's writing transaction. Exact under tx_run_keyed too: every step is a conditional UPDATE, the database itself refuses
 * more than was offered, lots are touched in the order of their rows. A *ref* names what it is for ("order:UUID", at most 80 characters). */
struct sell_want { int64_t sku_id, pieces; const char *ref; };
struct sell_pick {
    int64_t sku_id, lot_id;              /* lot_id 0: a pre-order, bound to a lot when it is harvested */
    int64_t window_id;                   /* of a pre-order, else 0 */
    int64_t pieces, grams;               /* grams: pieces × nominal mass */
    const char *ref, *lot, *lot_no;      /* lot: UUID; NULL for a pre-order */
    int64_t expires_day;                 /* best before, FIELD_NULL: not stated */
};
/* Hold goods until expires_us, first expired first out. picks_out: of struct sell_pick, by ref and lot. ERR_LIMIT at /items/N: not so much
 * is left; ERR_RULE: not on sale. All or nothing. A ref takes several wants, each SKU once. */
enum err sell_stock_reserve(struct cx *cx, struct tx *tx, const struct sell_want *w, size_t n, int64_t expires_us, struct list *picks_out) MUST_CHECK;
/* Held → sold (payment came). Again: nothing. ERR_GONE when a ref's hold ran out and was freed: nothing is changed, the money goes back. */
enum err sell_stock_commit(struct cx *cx, struct tx *tx, struct texts refs) MUST_CHECK;
/* Held → free (given up, not paid). What is sold, freed or unknown stays as it is. */
enum err sell_stock_release(struct cx *cx, struct tx *tx, struct texts refs) MUST_CHECK;
/* Sold → back (refunded). again: the goods go on sale again (never sent); else they are gone. ERR_CONFLICT: more than was sold. */
enum err sell_stock_return(struct cx *cx, struct tx *tx, const char *ref, int64_t sku_id, int64_t lot_id, int64_t pieces, bool again) MUST_CHECK;
/* What a ref holds or has bought: of struct sell_pick. */
enum err sell_stock_picks(struct cx *cx, struct tx *tx, const char *ref, struct list *out) MUST_CHECK;
/* Rooms above promise and deliver grams of lots too (contracts, packages): fn says how many of a lot, and so much less can be put on sale.
 * Called in room.start. What is on sale they read in sell_stock_v. */
typedef enum err sell_taken_fn(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *grams_out);
void sell_taken_by(sell_taken_fn *fn);
/* R1 again, at dispatch: the sentence says what is missing. ERR_LOT_LOCKED, ERR_RULE, ERR_NOT_EXAMINED, … */
enum err sell_lot_sellable(struct cx *cx, struct tx *tx, int64_t lot_id) MUST_CHECK;

/* ---- outside marketplaces (sell_feed.c) ------------------------------------------------------------------------------------------------------ */
extern const char *const sell_outside_channels[];     /* "taobao" "tmall" "jd" "pinduoduo" "1688" "douyin" "other", NULL */
struct sell_outside_sale { const char *channel, *order_no, *sku; int64_t pieces, paid_fen, day; };   /* sku: our UUID; paid_fen FIELD_NULL: not told */
/* A sale made elsewhere, as cx->who who may write the goods: it takes from the same stock, at once and for good. ERR_DUPLICATE: taken before;
 * ERR_LIMIT, ERR_RULE: the stock does not have it. */
enum err sell_outside_take(struct cx *cx, struct tx *tx, const struct sell_outside_sale *in, const char **uuid_out) MUST_CHECK;

/* ---- the mall (sell_shop_mall.c) --------------------------------------------------------------------------------------------------------- */
/* Goods of a product that can be bought now (the scan page leads there): UUID. ERR_NOT_FOUND. */
enum err sell_product_goods(struct cx *cx, struct tx *tx, const char *gtin14, const char **uuid_out) MUST_CHECK;
/* What a scan of a lot says, for the page of goods: room scan stands above and gives it in its start. Outside transactions. */
struct sell_verdict { const char *code, *sentence, *place, *grower, *test; int64_t uses, fertilisers; };   /* uses: of pesticides and drugs; FIELD_NULL: not known */
typedef enum err sell_verdict_fn(struct cx *cx, const char *gtin14, const char *lot_no, struct sell_verdict *out);
void sell_verdict_by(sell_verdict_fn *fn);

/* ---- notices (sell_message.c) ------------------------------------------------------------------------------------------------------------ */
/* To one account, in the list it reads in the mall. kind: "shipped" "refund" "recall" "locked" …; order_id 0: none. Texts in both languages; no
 * personal data. */
struct sell_notice_new { int64_t account_id; const char *kind; int64_t order_id; const char *zh, *en; };
enum err sell_notice(struct cx *cx, struct tx *tx, const struct sell_notice_new *n) MUST_CHECK;

extern const struct room sell_room;

#endif
