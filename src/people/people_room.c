/* people_room.c: what the room gives to the house: tables, queries, routes, settings, jobs, checks, start and stop. */
#include "people_priv.h"

#include "log.h"
#include "when.h"

const struct list_spec *const people_lists[] = {&people_level_list, &people_operator_list, &people_account_list, &people_key_list, &people_audit_list};

static const struct conf_key CONF[] = {
    {"people.session_idle", CONF_MS, "12h", 60000, 2592000000, CONF_RELOAD, "A session ends after so long without a request"},
    {"people.session_max", CONF_MS, "720h", 60000, 31536000000, CONF_RELOAD, "A session ends so long after signing in, whatever happens"},
    {"people.argon_mem", CONF_SIZE, "32M", 8192, 1073741824, CONF_RELOAD, "Memory of one password computation (argon2id)"},
    {"people.argon_ops", CONF_INT, "3", 1, 20, CONF_RELOAD, "Passes of one password computation (argon2id)"},
    {"people.argon_parallel", CONF_INT, "2", 1, 64, CONF_RELOAD, "Password computations at the same time"},
    {"people.audit_refused_per_min", CONF_INT, "30", 1, 100000, CONF_RELOAD, "Refused requests written to the audit trail, of one caller, a minute"},
    {"people.audit_refused_all_per_min", CONF_INT, "600", 1, 1000000, CONF_RELOAD, "Refused requests written to the audit trail, of all callers, a minute"},
    {"people.applications_per_hour", CONF_INT, "60", 0, 100000, CONF_RELOAD, "Applications of producers without an account, an hour; 0: none are taken"},
    {"people.applications_waiting", CONF_INT, "500", 1, 1000000, CONF_RELOAD, "Applications that may wait to be examined; more are sent to the office"},
    {"people.buyers_per_hour", CONF_INT, "2000", 0, 10000000, CONF_RELOAD, "Buyers who may register within an hour; 0: none"},
    {"people.buyers_per_address", CONF_INT, "20", 1, 10000000, CONF_RELOAD, "Buyers who may register from one address within an hour"},
    {"people.phone_key", CONF_TEXT, "", 0, 0, CONF_SECRET, "Key of phone numbers, 64 hex digits; empty: from the key file"},
    {"people.phone_key_file", CONF_TEXT, "", 0, 0, 0, "File with the key of phone numbers; empty: secret.key in data.dir"},
};

/* ---- jobs ------------------------------------------------------------------------------------------------------------------ */

static enum err purge_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)arg;
    TRY(sql_exec(tx, PQ(Q_SESSION_PURGE), ARGS(v_i(cx->now_us - conf_int("people.session_idle") * 1000), v_i(cx->now_us))));
    return sql_exec(tx, PQ(Q_ATTEMPT_PURGE), ARGS(v_i(cx->now_us - US_PER_DAY / 24)));
}

static enum err purge_run(struct cx *cx, const struct job *j)
{
    (void)j;
    return tx_run(cx, "people.purge", purge_tx, NULL);
}

static const struct job_kind JOBS[] = {
    {"people.purge", purge_run, 3, 10 * 60 * 1000},
};

/* ---- checks ------------------------------------------------------------------------------------------------------------------ */

struct count { enum people_query q; int64_t n; };

static enum err count_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct count *c = arg;
    (void)cx;
    return sql_i64(tx, PQ(c->q), NOARGS, &c->n);
}

static enum err check_count(struct cx *cx, enum people_query q, const char *what, struct buf *report, int64_t *findings_out)
{
    struct count c = {q, 0};
    TRY(tx_read(cx, "people.check", count_read, &c));
    if (c.n != 0)
        buf_printf(report, "%s: %lld\n", what, (long long)c.n);
    *findings_out = c.n;
    return ERR_NONE;
}

static enum err check_tree(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    return check_count(cx, Q_LEVEL_CHECK, "levels whose path or depth does not follow from their parent", report, findings_out);
}

static enum err check_operators(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    return check_count(cx, Q_OPERATOR_CHECK, "producers active without trained person, or in a state that is not their last step", report, findings_out);
}

static const struct room_check CHECKS[] = {{"people.tree", check_tree}, {"people.operators", check_operators}};

/* ---- start and stop ------------------------------------------------------------------------------------------------------------ */

static enum err start(struct cx *cx)
{
    TRY(people_phone_start(cx));
    return people_later_start(cx);
}

static const struct proof_source *const PROOFS[] = {&people_proofs};

#define N(a) (sizeof(a) / sizeof((a)[0]))
const struct room people_room = {
    .name = "people",
    .routes = people_routes, .routes_n = PEOPLE_ROUTES_N,
    .migrations = people_migrations, .migrations_n = &people_migrations_n,
    .sql = people_sql, .sql_n = Q__COUNT,
    .lists = people_lists, .lists_n = N(people_lists),
    .jobs = JOBS, .jobs_n = N(JOBS),
    .conf = CONF, .conf_n = N(CONF),
    .checks = CHECKS, .checks_n = N(CHECKS),
    .proofs = PROOFS, .proofs_n = N(PROOFS),
    .start = start, .stop = people_later_stop,
};
