/* t_shop.h: the acts of shops and goods each in a transaction of its own, over the small county of grow's t_farm.h and its papers; and an
 * open shop with goods on sale in few words. */
#ifndef SELL_T_SHOP_H
#define SELL_T_SHOP_H

#include "t_paper.h"

#include "sell_stock_window.h"

/* Run body on each engine there is, with the tables of the rooms up to sell. */
void t_shop_each(void (*body)(struct t_farm *f));

enum err t_shop_apply(struct cx *cx, const struct sell_shop_body *in, struct sell_shop *out);
enum err t_shop_enter(struct cx *cx, const char *uuid, int64_t state, const char *reason, struct sell_shop *out);
enum err t_shop_get(struct cx *cx, const char *uuid, struct sell_shop *out);
enum err t_agree(struct cx *cx, const char *shop, const struct sell_agent_body *in, struct sell_agent *out);
enum err t_goods_create(struct cx *cx, const struct sell_goods_body *in, struct sell_goods *out);
enum err t_goods_change(struct cx *cx, const char *uuid, const struct sell_goods_body *in, struct sell_goods *out);
enum err t_goods_enter(struct cx *cx, const char *uuid, int64_t state, const char *reason, struct sell_goods *out);
enum err t_goods_get(struct cx *cx, const char *uuid, struct sell_goods *out);
enum err t_sku_add(struct cx *cx, const char *goods, const struct sell_sku_body *in, struct sell_goods *out);
enum err t_sku_change(struct cx *cx, const char *sku, const struct sell_sku_body *in, struct sell_goods *out);
enum err t_list_lot(struct cx *cx, const char *sku, const struct sell_list_body *in, struct sell_goods *out);
enum err t_offer(struct cx *cx, const char *sku, struct sell_offer *out);
enum err t_reserve(struct cx *cx, const struct sell_want *w, size_t n, int64_t expires_us, struct list *picks);
enum err t_commit(struct cx *cx, const char *ref);
enum err t_release(struct cx *cx, const char *ref);
enum err t_return(struct cx *cx, const char *ref, int64_t sku, int64_t lot, int64_t pieces, bool again);
enum err t_sql(struct cx *cx, const char *sql);    /* one statement past every act: what the database itself refuses */
int64_t t_free_expired(struct t_farm *f);
int64_t t_stock_findings(struct t_farm *f);

enum err t_window_open(struct cx *cx, const char *sku, const struct sell_window_body *in, struct sell_window *out);
enum err t_window_close(struct cx *cx, const char *window, struct sell_window *out);
enum err t_window_bind(struct cx *cx, const char *window, const char *lot, struct sell_bound *out);
enum err t_picks(struct cx *cx, const char *ref, struct list *out);

/* A lot of so many grams, certified and released; harvested days ago. */
void t_cleared_lot(struct t_farm *f, int64_t grams, struct grow_lot_seen *out);
/* An open shop of op. */
void t_open_shop(struct t_farm *f, struct sell_shop *out);
/* Reviewed goods of the farm's product in that shop with one SKU of grams a piece at fen. */
void t_goods_on(struct t_farm *f, const char *shop, int64_t unit, int64_t grams, int64_t fen, struct sell_goods *out);
const struct sell_sku *t_sku(const struct sell_goods *g, size_t i);

#endif
