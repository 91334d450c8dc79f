/* sell_stock_window.h: harvest windows: orders before the harvest, bound to a lot when it has come. */
#ifndef SELL_SELL_STOCK_WINDOW_H
#define SELL_SELL_STOCK_WINDOW_H

#include "sell_priv.h"

struct sell_window_body { const char *season; int64_t capacity_g, harvest_day, closes_at; };   /* season: grow's UUID */
struct sell_window {
    const char *uuid; int64_t id, sku_id, season_id, capacity_g, held_g, sold_g, bound_g, harvest_day, closes_at, created_at; const char *season, *state, *by_name, *sku;
};
struct sell_bind_body { const char *lot; };
struct sell_bound { const char *window, *lot; int64_t orders, grams, waiting_g; };   /* waiting_g: paid and still without a lot */
enum { SELL_WINDOWS_MAX = 200 };

/* Open a window: no more than the season still expects and other windows have not promised. One open window a SKU. */
enum err sell_season_owed(struct cx *cx, struct tx *tx, int64_t season_id, int64_t *grams_out, const char **what_out) MUST_CHECK;   /* for grow_season_owed_by() */
enum err sell_window_open(struct cx *cx, struct tx *tx, const char *sku, const struct sell_window_body *in, struct sell_window *out) MUST_CHECK;
enum err sell_window_close(struct cx *cx, struct tx *tx, const char *window, struct sell_window *out) MUST_CHECK;
/* Bind paid pre-orders to a lot, first ordered first served, as far as it goes. The lot is listed first (R1): a lot without papers binds nothing. */
enum err sell_window_bind(struct cx *cx, struct tx *tx, const char *window, const struct sell_bind_body *in, struct sell_bound *out) MUST_CHECK;
enum err sell_windows(struct cx *cx, struct tx *tx, const char *goods, struct list *out) MUST_CHECK;      /* of struct sell_window, newest first */
/* What can be ordered of a SKU before its harvest: its window and free grams. ERR_NOT_FOUND (no sentence). */
struct sell_window_now { int64_t window_id, free_g, harvest_day; };
enum err sell_window_of(struct tx *tx, int64_t sku_id, struct sell_window_now *out) MUST_CHECK;

extern const struct shape sell_window_body_shape, sell_window_shape, sell_bind_body_shape, sell_bound_shape;

#endif
