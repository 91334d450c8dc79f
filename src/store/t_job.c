/* t_job.c: the queue: each job once with several workers, one at a time per key, retries with back-off, failure for good,
 * periodic jobs, jobs of a server that died, stopping. */
#include "store_test.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store_priv.h"
#include "when.h"

#define JOBS 60
static atomic_int ran[JOBS + 1], same_now, same_max, flaky, hopeless, ticks, dead;
static atomic_bool hold;

static const struct sql STATES = {"t.states", "SELECT count(*) FROM store_job WHERE kind = $1 AND state = $2", NULL};
static const struct sql ERROR_OF = {"t.error_of", "SELECT error FROM store_job WHERE kind = $1 AND state = 'failed'", NULL};
static const struct sql CRASHED = {"t.crashed",
    "INSERT INTO store_job (kind, job_key, arg, state, attempt, due_us, worker, created_us) VALUES ('t.dead', 'd', '{}', 'running', 1, $1, 'gone', 0)", NULL};

static enum err run_once(struct cx *cx, const struct job *j)
{
    int64_t n = 0;
    if (!str_i64(j->arg, &n) || n < 0 || n > JOBS)
        return err_set(cx, ERR_INVALID, NULL);
    usleep(500);
    atomic_fetch_add(&ran[n], 1);
    return ERR_NONE;
}

/* All of one key: never two at a time. */
static enum err run_same(struct cx *cx, const struct job *j)
{
    (void)cx, (void)j;
    int now = atomic_fetch_add(&same_now, 1) + 1;
    if (now > atomic_load(&same_max))
        atomic_store(&same_max, now);
    usleep(30000);
    atomic_fetch_sub(&same_now, 1);
    return ERR_NONE;
}

static enum err run_flaky(struct cx *cx, const struct job *j)
{
    atomic_fetch_add(&flaky, 1);
    return j->attempt < 3 ? err_set(cx, ERR_IO, NULL) : ERR_NONE;
}

static enum err run_hopeless(struct cx *cx, const struct job *j)
{
    (void)j;
    if (atomic_fetch_add(&hopeless, 1) == 0)
        (void)ar_alloc(cx->ar, (size_t)1 << 40); /* out of memory ends the run, not the worker */
    return err_say(cx, ERR_RULE, NULL, "不行", "no");
}

static enum err run_tick(struct cx *cx, const struct job *j)
{
    (void)cx, (void)j;
    atomic_fetch_add(&ticks, 1);
    return ERR_NONE;
}

static enum err run_dead(struct cx *cx, const struct job *j)
{
    (void)cx;
    atomic_fetch_add(&dead, j->attempt == 2);
    return ERR_NONE;
}

static enum err run_long(struct cx *cx, const struct job *j)
{
    (void)j;
    while (!jobs_stopping() && atomic_load(&hold))
        usleep(2000);
    return jobs_stopping() ? err_set(cx, ERR_STOPPING, NULL) : ERR_NONE;
}

static const struct job_kind KINDS[] = {
    {"t.once", run_once, 3, 0}, {"t.same", run_same, 3, 0}, {"t.flaky", run_flaky, 5, 0}, {"t.hopeless", run_hopeless, 2, 0},
    {"t.tick", run_tick, 1, 100}, {"t.dead", run_dead, 3, 0}, {"t.long", run_long, 1, 0},
};
#define N_KINDS (sizeof(KINDS) / sizeof(KINDS[0]))

struct add { const char *kind, *key; int64_t n; bool fail; };

static enum err add_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct add *a = arg;
    struct buf b;
    buf_init(&b, cx->ar, 32);
    buf_i64(&b, a->n);
    TRY(job_add(tx, a->kind, a->key, buf_view(&b), 0));
    return a->fail ? err_set(cx, ERR_RULE, NULL) : ERR_NONE;
}

static enum err add(struct cx *cx, const char *kind, const char *key, int64_t n)
{
    struct add a = {kind, key, n, false};
    return tx_run(cx, "t.add", add_fn, &a);
}

struct count { const char *kind, *state; int64_t n; };

static enum err count_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct count *c = arg;
    (void)cx;
    return sql_i64(tx, &STATES, ARGS(v_t(c->kind), v_t(c->state)), &c->n);
}

static int64_t count(struct cx *cx, const char *kind, const char *state)
{
    struct count c = {kind, state, -1};
    return tx_read(cx, "t.count", count_fn, &c) == ERR_NONE ? c.n : -1;
}

static bool wait_for(struct cx *cx, const char *kind, const char *state, int64_t n)
{
    for (int i = 0; i < 400; i++) {
        if (count(cx, kind, state) == n)
            return true;
        usleep(20000);
    }
    return false;
}

static void start(struct cx *cx)
{
    jobs_set_times(&(struct jobs_times){.lease_ms = 600, .poll_ms = 200, .backoff_ms = 20});
    assert_int_equal(jobs_start(cx, KINDS, N_KINDS, 4), ERR_NONE);
}

/* ---- each once, one at a time per key --------------------------------------------------------------------------------- */
static void once(struct cx *cx, struct db *db, void *arg)
{
    struct add refused = {"t.once", "refused", 60, true};
    (void)db, (void)arg;
    memset(ran, 0, sizeof(ran));
    atomic_store(&same_max, 0);
    start(cx);
    for (int64_t i = 0; i < JOBS; i++) {
        char key[16];
        snprintf(key, sizeof(key), "k%d", (int)i);
        assert_int_equal(add(cx, "t.once", key, i), ERR_NONE);
        if (i < 6)
            assert_int_equal(add(cx, "t.same", "s", i), ERR_NONE);
    }
    assert_int_equal(tx_run(cx, "t.refused", add_fn, &refused), ERR_RULE);
    assert_true(wait_for(cx, "t.once", "done", JOBS));
    assert_true(wait_for(cx, "t.same", "waiting", 0) && wait_for(cx, "t.same", "running", 0));
    jobs_stop(3000);
    for (int i = 0; i < JOBS; i++)
        assert_int_equal(atomic_load(&ran[i]), 1);
    assert_int_equal(atomic_load(&ran[JOBS]), 0);
    assert_int_equal(atomic_load(&same_max), 1);
}

static void t_once(void **state)
{
    (void)state;
    store_test_each(NULL, once, NULL);
}

static void waits_once(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    for (int64_t i = 0; i < 3; i++)
        assert_int_equal(add(cx, "t.once", "same", i), ERR_NONE);
    assert_int_equal(count(cx, "t.once", "waiting"), 1);
}

static void t_waits_once(void **state)
{
    (void)state;
    store_test_each(NULL, waits_once, NULL);
}

/* ---- failures --------------------------------------------------------------------------------------------------------- */
static enum err error_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return sql_text(tx, &ERROR_OF, ARGS(v_t("t.hopeless")), arg);
}

static void failures(struct cx *cx, struct db *db, void *arg)
{
    const char *error = NULL;
    (void)db, (void)arg;
    atomic_store(&flaky, 0);
    atomic_store(&hopeless, 0);
    start(cx);
    assert_int_equal(add(cx, "t.flaky", "f", 1), ERR_NONE);
    assert_int_equal(add(cx, "t.hopeless", "h", 1), ERR_NONE);
    assert_true(wait_for(cx, "t.flaky", "done", 1));
    assert_true(wait_for(cx, "t.hopeless", "failed", 1));
    jobs_stop(3000);
    assert_int_equal(atomic_load(&flaky), 3);
    assert_int_equal(atomic_load(&hopeless), 2);
    assert_int_equal(tx_read(cx, "t.error", error_fn, &error), ERR_NONE);
    assert_string_equal(error, "rule_refused: 不行");
}

static void t_failures(void **state)
{
    (void)state;
    store_test_each(NULL, failures, NULL);
}

/* ---- periodic, dead servers, stopping --------------------------------------------------------------------------------- */
static void periodic(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    atomic_store(&ticks, 0);
    start(cx);
    usleep(1000000);
    jobs_stop(3000);
    assert_in_range(atomic_load(&ticks), 4, 11);
    assert_int_equal(count(cx, "t.tick", "waiting"), 1);
    start(cx); /* again: still one row */
    jobs_stop(3000);
    assert_int_equal(count(cx, "t.tick", "waiting"), 1);
}

static void t_periodic(void **state)
{
    (void)state;
    store_test_each(NULL, periodic, NULL);
}

static enum err crashed_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg; /* the lease is waited for where other copies may hold it */
    return sql_exec(tx, &CRASHED, ARGS(v_i(when_now_us() + (tx_engine(tx) == STORE_SQLITE ? 3600000000 : 400000))));
}

static void crash(struct cx *cx, struct db *db, void *arg)
{
    (void)arg;
    atomic_store(&dead, 0);
    assert_int_equal(tx_run(cx, "t.crashed", crashed_fn, NULL), ERR_NONE);
    start(cx);
    assert_true(db_engine(db) == STORE_SQLITE || atomic_load(&dead) == 0);
    assert_true(wait_for(cx, "t.dead", "done", 1));
    jobs_stop(3000);
    assert_int_equal(atomic_load(&dead), 1);
}

static void t_crash(void **state)
{
    (void)state;
    store_test_each(NULL, crash, NULL);
}

/* A job longer than its lease is not run twice, and is put back when the server stops. */
static void stopping(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    atomic_store(&hold, true);
    start(cx);
    assert_int_equal(add(cx, "t.long", "l", 1), ERR_NONE);
    assert_true(wait_for(cx, "t.long", "running", 1));
    usleep(1500000);
    assert_int_equal(count(cx, "t.long", "running"), 1);
    jobs_stop(3000);
    assert_int_equal(count(cx, "t.long", "retry"), 1);
    atomic_store(&hold, false);
    start(cx);
    assert_true(wait_for(cx, "t.long", "done", 1)); /* attempts_max is 1: the stopped run did not count */
    jobs_stop(3000);
}

static void t_stopping(void **state)
{
    (void)state;
    store_test_each(NULL, stopping, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_waits_once), cmocka_unit_test(t_once), cmocka_unit_test(t_failures), cmocka_unit_test(t_periodic),
        cmocka_unit_test(t_crash), cmocka_unit_test(t_stopping),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
