/* ledger_room.c: what room ledger gives to the house. */
#include "ledger.h"

const struct room ledger_room = {.name = "ledger"};
