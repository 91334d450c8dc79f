/* sell_acts.h: the acts on shops, goods, SKUs and listings with their bodies and answers: routes, demonstration and tests all go through
 * them, so all meet the same checks (permission of cx->who, rules, audit). Each runs inside the caller's writing transaction. Outside ids
 * are UUID texts; absent integers are FIELD_NULL. A shop is kept by who serves: that operator's people act for it; the operator whose goods
 * they are may look, take down and close. */
#ifndef SELL_SELL_ACTS_H
#define SELL_SELL_ACTS_H

#include "sell.h"

enum sell_shop_kind { SHOP_ENTERPRISE, SHOP_COOP, SHOP_HOUSEHOLD, SHOP_HALL, SHOP_INPUT };   /* SHOP_INPUT: farm inputs and nothing else (sell_input.h) */
enum sell_shop_state {
#define STATE(name, code, zh, en) SHOP_##name,
#include "sell_shop_states.def"
#undef STATE
    SHOP__STATES
};
enum sell_goods_state {
#define STATE(name, code, zh, en) GOODS_##name,
#include "sell_goods_states.def"
#undef STATE
    GOODS__STATES
};
extern const char *const sell_storages[];      /* "ambient" "cool" "frozen", NULL */
extern const char *const sell_on_off[];        /* "on" "off", NULL */
enum sell_on_off { SKU_ON, SKU_OFF };
const char *sell_shop_state_name(enum sell_shop_state s, enum lang lang);
const char *sell_goods_state_name(enum sell_goods_state s, enum lang lang);

enum {
    SELL_PICTURES_MAX = 9,     /* of goods */
    SELL_SKUS_MAX = 30,        /* of goods */
    SELL_LISTINGS_MAX = 100,   /* lots of a SKU */
    SELL_GOODS_MAX = 2000,     /* goods of a shop */
    SELL_SHOPS_MAX = 20,       /* shops an operator keeps */
    SELL_WANTS_MAX = 200,      /* SKUs of one reservation */
    SELL_REF_MAX = 80,         /* characters of a ref */
    SELL_STEPS_MAX = 500,      /* changes of state shown */
};

struct sell_move { int64_t state; const char *reason; };      /* of a shop or of goods: enum sell_shop_state, enum sell_goods_state */
struct sell_step { const char *from_state, *to_state, *reason, *by_name; int64_t at; };

/* ---- shops: POST /api/v1/shops, GET|PUT /api/v1/shops/{id}, POST …/state ---------------------------------------------------------- */
struct sell_shop_body {
    int64_t kind; const char *name, *name_en, *intro, *logo_sha;
    const char *operator, *serve, *paid;   /* whose goods, who serves, who is paid; NULL: one's own, the operator, the operator */
    const char *consent;                   /* how they agreed; needed when the three are not one */
    const char *reason;                    /* of a change */
};
struct sell_shop {
    const char *uuid; int64_t rev; int64_t id, operator_id, serve_id, paid_id, kind, state, state_at, created_at;
    const char *name, *name_en, *intro, *logo_sha, *consent, *level_path, *county, *operator_path;
    const char *operator, *operator_name, *serve, *serve_name, *paid, *paid_name;
    bool open;                             /* state open and all three active */
    struct list steps;                     /* of struct sell_step */
};
enum err sell_shop_apply(struct cx *cx, struct tx *tx, const struct sell_shop_body *in, struct sell_shop *out) MUST_CHECK;
enum err sell_shop_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_shop_body *in, struct sell_shop *out) MUST_CHECK;
/* The one writer of a shop's state. if_rev FIELD_NULL: any revision. */
enum err sell_shop_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_move *m, struct sell_shop *out) MUST_CHECK;
enum err sell_shop_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_shop *out) MUST_CHECK;

/* ---- agreements: POST|GET /api/v1/shops/{id}/agents, DELETE …/agents/{agent} --------------------------------------------------------- */
struct sell_agent_body { const char *operator, *consent; bool pay_owner; int64_t commission_bp; };
struct sell_agent { const char *uuid; int64_t id, shop_id, operator_id; const char *operator, *operator_name, *consent, *by_name, *level_path; bool pay_owner;
                    int64_t commission_bp, since_at, ended_at; };
/* A producer lets the shop sell its goods: by somebody who may act for the producer (itself, its village point, the office), never by the
 * shop's own people alone. */
enum err sell_agree(struct cx *cx, struct tx *tx, const char *shop, const struct sell_agent_body *in, struct sell_agent *out) MUST_CHECK;
enum err sell_agree_end(struct cx *cx, struct tx *tx, const char *shop, const char *agent) MUST_CHECK;
enum err sell_agents(struct cx *cx, struct tx *tx, const char *shop, struct list *out) MUST_CHECK;     /* of struct sell_agent, those in force */

/* ---- goods: POST /api/v1/goods, GET|PUT /api/v1/goods/{id}, POST …/state ------------------------------------------------------------- */
struct sell_sku_body { const char *spec; int64_t unit, weight_g, price_fen, state; };
struct sell_goods_body {
    const char *shop, *product, *title, *title_en, *text;      /* shop and product: not changed later */
    int64_t category, storage, shelf_days, order_max, tax_bp;  /* shelf_days FIELD_NULL: not stated; order_max FIELD_NULL: 99; tax_bp FIELD_NULL: 0 */
    struct texts pictures;                                     /* content hashes of uploads, the first is the cover */
    struct list skus;                                          /* of struct sell_sku_body: at creation */
    const char *reason;
};
struct sell_listing { const char *uuid; int64_t id, sku_id, lot_id; const char *lot, *lot_no; int64_t expires_day, offered_g, held_g, sold_g, left_g, free_g; bool listed, clear; };
struct sell_sku {
    const char *uuid; int64_t rev; int64_t id, goods_id, unit, weight_g, price_fen, piece_fen, state; const char *spec; int64_t free_pieces; struct list listings, parts; /* of struct sell_listing; of struct sell_part (sell_made.h): a box */
};
struct sell_goods {
    const char *uuid; int64_t rev; int64_t id, shop_id, product_id, owner_id, category, storage, shelf_days, order_max, tax_bp, state, state_at, created_at, price_fen, sold;
    const char *shop, *shop_name, *product, *product_name, *gtin, *owner, *owner_name, *title, *title_en, *text, *cover_sha, *level_path, *county, *owner_path;
    int64_t serve_id; struct texts pictures; struct list skus, steps;     /* of struct sell_sku, sell_step */
};
enum err sell_goods_create(struct cx *cx, struct tx *tx, const struct sell_goods_body *in, struct sell_goods *out) MUST_CHECK;
/* Another title, text or picture of goods that were reviewed makes a draft of them. */
enum err sell_goods_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_goods_body *in, struct sell_goods *out) MUST_CHECK;
/* The one writer of the state of goods. if_rev FIELD_NULL: any revision. */
enum err sell_goods_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_move *m, struct sell_goods *out) MUST_CHECK;
enum err sell_goods_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_goods *out) MUST_CHECK;

/* ---- SKUs and listings: POST /api/v1/goods/{id}/skus, PUT /api/v1/skus/{id}, POST …/lots, DELETE /api/v1/listings/{id} --------------------- */
enum err sell_sku_add(struct cx *cx, struct tx *tx, const char *goods, const struct sell_sku_body *in, struct sell_goods *out) MUST_CHECK;
/* Price and state; spec, unit and mass only while nothing was sold of it. */
enum err sell_sku_change(struct cx *cx, struct tx *tx, const char *sku, int64_t if_rev, const struct sell_sku_body *in, struct sell_goods *out) MUST_CHECK;
struct sell_list_body { const char *lot; int64_t offered_g; };  /* offered_g: of the lot in all, over every SKU; FIELD_NULL: as it is, or all that may be */
/* Bind a SKU to a lot (R1), or put more or less of it on sale. */
enum err sell_list_lot(struct cx *cx, struct tx *tx, const char *sku, const struct sell_list_body *in, struct sell_goods *out) MUST_CHECK;
enum err sell_listing_down(struct cx *cx, struct tx *tx, const char *listing, struct sell_goods *out) MUST_CHECK;

extern const struct shape sell_move_shop_shape, sell_move_goods_shape, sell_step_shape, sell_shop_body_shape, sell_shop_shape, sell_agent_body_shape, sell_agent_shape,
    sell_sku_body_shape, sell_goods_body_shape, sell_listing_shape, sell_sku_shape, sell_goods_shape, sell_list_body_shape;

#endif
