/* pay_room.c: what room pay gives to the house. */
#include "pay.h"

const struct room pay_room = {.name = "pay"};
