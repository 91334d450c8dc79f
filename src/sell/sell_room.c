/* sell_room.c: what room sell gives to the house. */
#include "sell.h"

const struct room sell_room = {.name = "sell"};
