/* sell_priv.h: what the files of room sell share. The half that sells (shops, goods, listings, stock, search, feeds) is here and in
 * sell_acts.h; the half that buys (carts, orders, reviews, campaigns) has sell_buy.h. */
#ifndef SELL_SELL_PRIV_H
#define SELL_SELL_PRIV_H

#include "certify.h"
#include "grow.h"
#include "grow_file.h"
#include "list.h"
#include "people.h"
#include "sell_acts.h"

enum sell_query {
#define Q(name, text) SQ_##name,
#include "sell_shop_sql.def"
#include "sell_buy_sql.def"
#include "sell_input_sql.def"
#undef Q
    SQ__COUNT
};
extern const struct sql sell_sql[];
#define SQ(name) (&sell_sql[SQ_##name])

/* ---- helpers: sell_common.c -------------------------------------------------------------------------------------------------------- */
const char *sell_by(const struct cx *cx);          /* who acts, for histories: the principal's name, or "system" */
int64_t sell_today(const struct cx *cx);           /* in China */
struct str sell_json(struct cx *cx, const struct shape *sh, const void *obj);
enum err sell_rev_is(struct cx *cx, int64_t have, int64_t want) MUST_CHECK;   /* ERR_CHANGED; want FIELD_NULL: any */
/* May cx->who do perm for one of the two operators of a thing (who keeps it, whose it is)? ERR_NOT_FOUND when it may not even read it. */
struct sell_party { const char *path; int64_t operator_id; };
enum err sell_may(struct cx *cx, const char *perm, struct sell_party keeper, struct sell_party owner) MUST_CHECK;
enum err sell_step_add(struct cx *cx, struct tx *tx, const char *kind, int64_t id, const char *from, const char *to, const char *reason) MUST_CHECK;
enum err sell_steps(struct tx *tx, const char *kind, int64_t id, struct list *out) MUST_CHECK;

/* ---- shops and goods --------------------------------------------------------------------------------------------------------------------- */
enum err sell_shop_load(struct cx *cx, struct tx *tx, const char *uuid, struct sell_shop *out) MUST_CHECK;     /* without asking who asks */
enum err sell_goods_load(struct cx *cx, struct tx *tx, const char *uuid, struct sell_goods *out) MUST_CHECK;
enum err sell_goods_fill(struct cx *cx, struct tx *tx, struct sell_goods *g) MUST_CHECK;                       /* pictures, SKUs, listings, steps */
enum err sell_goods_may(struct cx *cx, const char *perm, const struct sell_goods *g) MUST_CHECK;
/* Is owner the shop's own, or is there an agreement? ERR_FORBIDDEN with a sentence. */
enum err sell_agreed(struct cx *cx, struct tx *tx, int64_t shop_id, int64_t shop_operator_id, int64_t owner_id) MUST_CHECK;
enum err sell_goods_pictures(struct cx *cx, struct tx *tx, struct sell_goods *g) MUST_CHECK;
/* The goods of a SKU, and that SKU among them. ERR_NOT_FOUND. */
enum err sell_goods_of_sku(struct cx *cx, struct tx *tx, const char *sku, struct sell_goods *out, const struct sell_sku **sku_out) MUST_CHECK;
/* What was reviewed changes: goods that are no draft become one again (R14). ERR_WRONG_STATE where that may not be. */
enum err sell_goods_again(struct cx *cx, struct tx *tx, const struct sell_goods *g, const char *why) MUST_CHECK;
/* The derived hint of the mall's lists, as it is now. */
enum err sell_goods_live(struct cx *cx, struct tx *tx, int64_t goods_id) MUST_CHECK;
/* Derived columns of all goods on sale anew: sold, live, their place in the index. Job "sell.count"; transactions of its own. */
enum err sell_goods_count(struct cx *cx) MUST_CHECK;
bool sell_shop_way(enum sell_shop_state from, enum sell_shop_state to, const char **perm_out);
bool sell_goods_way(enum sell_goods_state from, enum sell_goods_state to, const char **perm_out);

extern const struct shape sell_shop_row, sell_agent_row, sell_goods_row, sell_sku_row, sell_listing_row;
extern const struct list_spec sell_shop_list, sell_goods_list;

/* ---- lots that go down: sell_stock_down.c ----------------------------------------------------------------------------------------------- */
/* The buying half is told of a lot that was locked or recalled, in a transaction of job "sell.lot": it tells the buyers concerned. Set in start. */
typedef enum err sell_lot_down_fn(struct cx *cx, struct tx *tx, int64_t lot_id);
void sell_lot_down_by(sell_lot_down_fn *fn);
enum err sell_lot_moved(struct cx *cx, struct tx *tx, int64_t lot_id, enum grow_lot_state to) MUST_CHECK;   /* for grow_lot_moved() */
enum err sell_lot_promised(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *grams_out) MUST_CHECK;   /* for grow_lot_promised_by() */
struct job;
enum err sell_lot_job(struct cx *cx, const struct job *j) MUST_CHECK;

/* ---- stock ----------------------------------------------------------------------------------------------------------------------------------- */
/* Free the holds that ran out before cx->now_us; how many lines. Job "sell.free". */
enum err sell_stock_tidy(struct cx *cx, struct tx *tx, int64_t *n_out) MUST_CHECK;
enum err sell_stock_check_run(struct cx *cx, struct buf *report, int64_t *findings_out) MUST_CHECK; /* `tiantou check`: stock = sum of its lines */

#endif
