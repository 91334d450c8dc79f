/* deal.h: other ways to sell: yard packages, adopted plots, order farming and matching, tenders, accounts of bulk buyers. */
#ifndef DEAL_DEAL_H
#define DEAL_DEAL_H

#include "cx.h"
#include "room.h"
#include "store.h"

extern const struct room deal_room;

#endif
