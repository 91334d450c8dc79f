/* sell.h: shops, goods bound to lots, carts, purchases and orders, reviews: the same code that traces also orders. */
#ifndef SELL_SELL_H
#define SELL_SELL_H

#include "cx.h"
#include "room.h"
#include "store.h"

extern const struct room sell_room;

#endif
