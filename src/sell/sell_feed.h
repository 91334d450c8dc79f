/* sell_feed.h: outside marketplaces: what they are given (catalogue and stock, as a list in JSON, CSV, XLSX), what comes back (their sales, which
 * take from the same stock), and prices changed in bulk. */
#ifndef SELL_SELL_FEED_H
#define SELL_SELL_FEED_H

#include "sell_priv.h"

struct sell_price_line { const char *sku; int64_t rev, price_fen; };
struct sell_prices { struct list items; };               /* of struct sell_price_line */
enum { SELL_PRICES_MAX = 300 };
/* All of them or none; each as sell_sku_change() would. rev FIELD_NULL: any. */
enum err sell_prices_change(struct cx *cx, struct tx *tx, const struct sell_prices *in, struct sell_prices *out) MUST_CHECK;

extern const struct shape sell_prices_shape;
extern const struct list_spec sell_feed_list, sell_outside_list;

#endif
