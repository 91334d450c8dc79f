/* sell_shop_mall.h: shapes of the mall's public data, for the table of routes. */
#ifndef SELL_SELL_SHOP_MALL_H
#define SELL_SELL_SHOP_MALL_H

#include "sell_priv.h"

/* One kind of goods as lists show it. */
struct sell_mall_row { int64_t id; const char *uuid, *title, *title_en, *cover_sha, *category, *shop, *shop_name, *shop_name_en, *place, *trace; int64_t price_fen, sold, free_pieces; bool ahead; };

extern const struct shape sell_mall_query_shape, sell_mall_row_shape, sell_mall_page_shape, sell_suggestion_shape, sell_category_shape, sell_mall_shop_shape, sell_mall_home_shape,
    sell_mall_goods_shape, sell_lot_choice_shape;

#endif
