/* proof_room.c: what room proof gives to the house. */
#include "proof_priv.h"

#include "room.h"

const struct room proof_room = {
    .name = "proof",
    .migrations = proof_migrations, .migrations_n = &proof_migrations_n,
    .sql = proof_sql, .sql_n = Q__COUNT,
};
