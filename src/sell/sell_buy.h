/* sell_buy.h: what the files of the buying half of room sell share. */
#ifndef SELL_SELL_BUY_H
#define SELL_SELL_BUY_H

#include "sell_priv.h"

#endif
