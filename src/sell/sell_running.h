/* sell_running.h: what the mall shows of campaigns and coupons: prices that run now or soon, coupons to be had, a buyer's coupons. Campaigns and
 * coupons themselves are made and used in sell_campaign.c. */
#ifndef SELL_SELL_RUNNING_H
#define SELL_SELL_RUNNING_H

#include "sell_after.h"

enum {
    SELL_RUNNING_MAX = 60,      /* campaign prices of one kind of goods, or of the first page */
    SELL_RUNNING_SOON_DAYS = 7, /* shown so long before they begin */
    SELL_SHOWN_MAX = 20,        /* coupons of a shop, shown with its goods */
    SELL_KEPT_MAX = 100,        /* coupons of a buyer */
};

/* A size at a campaign's price. Times are told, not judged alone: the answer may be kept by room web and read later by the same rule. */
struct sell_running {
    const char *campaign, *name, *name_en, *sku, *spec, *goods, *title, *title_en, *cover_sha, *shop_name;
    int64_t unit, weight_g, price_fen, usual_fen;   /* of a piece or a kilogram, as the SKU */
    int64_t piece_fen, was_fen;                     /* of a piece: in the campaign, otherwise */
    int64_t left, per_address, from_at, until_at;   /* pieces; per_address 0: no limit */
};
/* Of goods (UUID): those that run and those of the next days, cheapest first. goods NULL: those that run, of all goods on sale, soonest over first. */
enum err sell_running_of(struct cx *cx, struct tx *tx, const char *goods, int64_t limit, struct list *out) MUST_CHECK;
/* The cheapest of a SKU now; ERR_NOT_FOUND when none runs or none is left. */
enum err sell_running_sku(struct cx *cx, struct tx *tx, int64_t sku_id, struct sell_running *out) MUST_CHECK;

/* A coupon as buyers see it. code: only to who took it. */
struct sell_kept { const char *uuid, *code, *name, *shop, *shop_name; int64_t off_fen, from_fen, left, from_at, until_at; bool used, ok; };   /* ok: may be used now */
/* Coupons of the shop of these goods that anyone may take now. */
enum err sell_coupons_shown(struct cx *cx, struct tx *tx, const char *goods, struct list *out) MUST_CHECK;
/* Take a shown coupon; again: the same. ERR_NOT_FOUND when it is not shown, over or used up. */
enum err sell_coupon_keep(struct cx *cx, struct tx *tx, const char *uuid, struct sell_kept *out) MUST_CHECK;
enum err sell_coupons_kept(struct cx *cx, struct tx *tx, struct list *out) MUST_CHECK;     /* one's own, of struct sell_kept */
/* A shop's coupons, for who keeps it, newest first. */
enum err sell_coupons_of(struct cx *cx, struct tx *tx, const char *shop, struct list *out) MUST_CHECK;

extern const struct shape sell_running_shape, sell_shown_shape, sell_kept_shape;

#endif
