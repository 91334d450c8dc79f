/* ledger_room.c: what room ledger gives to the house. */
#include "ledger_settle.h"

static enum err fold_run(struct cx *cx, const struct job *j)
{
    (void)j;
    return ledger_fold(cx);
}

static const struct job_kind JOBS[] = {{"ledger.fold", fold_run, 5, 60 * 1000}};
static const struct proof_source *const PROOFS[] = {&ledger_proofs};
static const struct list_spec *const LISTS[] = {&ledger_account_list, &ledger_line_list, &ledger_settlement_list};

static enum err start(struct cx *cx)
{
    people_buyer_gone(ledger_buyer_gone);
    return ledger_log_old(cx);
}

const struct room ledger_room = {
    .name = "ledger", .routes = ledger_routes, .routes_n = LEDGER_ROUTES_N, .migrations = ledger_migrations, .migrations_n = &ledger_migrations_n,
    .sql = ledger_sql, .sql_n = Q__COUNT, .lists = LISTS, .lists_n = sizeof LISTS / sizeof LISTS[0], .jobs = JOBS, .jobs_n = sizeof JOBS / sizeof JOBS[0],
    .checks = ledger_checks, .checks_n = LEDGER_CHECKS_N, .proofs = PROOFS, .proofs_n = sizeof PROOFS / sizeof PROOFS[0], .start = start,
};
