/* pay_room.c: what room pay gives to the house. */
#include "pay_keys.h"
#include "pay_priv.h"

static const struct job_kind JOBS[] = {{"pay.nonces", pay_nonces_forget, 3, 3600 * 1000}};

const struct room pay_room = {
    .name = "pay", .migrations = pay_migrations, .migrations_n = &pay_migrations_n, .sql = pay_sql, .sql_n = Q__COUNT, .conf = pay_conf, .conf_n = PAY_CONF_N,
    .jobs = JOBS, .jobs_n = sizeof JOBS / sizeof JOBS[0], .start = pay_keys_load, .stop = pay_keys_drop, .open = pay_certs_open, .close = pay_certs_close,
};
