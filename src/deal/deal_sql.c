/* deal_sql.c: the queries of room deal. Index: enum deal_query. */
#include "deal_priv.h"

const struct sql deal_sql[DQ__COUNT] = {
#define DSQL(q, name, text) [q] = {name, text, NULL},
#include "deal_sql.def"
#undef DSQL
};
