/* deal_room.c: what room deal gives to the house. */
#include "deal.h"

const struct room deal_room = {.name = "deal"};
