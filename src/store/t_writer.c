/* t_writer.c: many threads at once: grouped commits, callers that fail without harm to others, transactions that run again,
 * lost connections, a full disk, snapshots while others write. Each thread has a context of its own, as requests have. */
#include "store_test.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "idem.h"

static const struct migration M[] = {
    {"t/0001", "CREATE TABLE t_row (id @ID, who BIGINT NOT NULL, n BIGINT NOT NULL, b @BYTES, UNIQUE (who, n));\n"
               "CREATE TABLE t_sum (k BIGINT NOT NULL PRIMARY KEY, n BIGINT NOT NULL);\nINSERT INTO t_sum VALUES (1, 0), (2, 0);\n", NULL},
};
static const size_t M_N = 1;
static const struct store_test_migrations MS[] = {{M, &M_N}, {NULL, NULL}};

enum { PUT, COUNT, COUNT_WHO, ADD, SUM, TAKE, GIVE, DEL };
static const struct sql QS[] = {
    [PUT] = {"t.put", "INSERT INTO t_row (who, n, b) VALUES ($1, $2, $3)", NULL},
    [COUNT] = {"t.count", "SELECT count(*) FROM t_row", NULL},
    [COUNT_WHO] = {"t.count_who", "SELECT count(*) FROM t_row WHERE who = $1", NULL},
    [ADD] = {"t.add", "UPDATE t_sum SET n = $2 WHERE k = $1", NULL},
    [SUM] = {"t.sum", "SELECT n FROM t_sum WHERE k = $1", NULL},
    [TAKE] = {"t.take", "UPDATE t_sum SET n = n - 1 WHERE k = 1", NULL},
    [GIVE] = {"t.give", "UPDATE t_sum SET n = n + 1 WHERE k = 2", NULL},
    [DEL] = {"t.del", "DELETE FROM t_row WHERE who = $1", NULL},
};

#define THREADS 16
#define ROUNDS 60

struct thread {
    pthread_t id;
    int64_t who;
    void (*run)(struct cx *cx, struct thread *t);
    int64_t done, failed, wrong;
};

static void *thread_main(void *arg)
{
    struct thread *t = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    t->run(&cx, t);
    ar_free(&ar);
    return NULL;
}

static void run_threads(struct thread *t, int n, void (*run)(struct cx *cx, struct thread *t))
{
    for (int i = 0; i < n; i++) {
        t[i] = (struct thread){.who = i, .run = run};
        assert_int_equal(pthread_create(&t[i].id, NULL, thread_main, &t[i]), 0);
    }
    for (int i = 0; i < n; i++)
        pthread_join(t[i].id, NULL);
}

/* ---- grouped commits, failing callers --------------------------------------------------------------------------------- */
struct put { int64_t who, n; bool twice; };

static enum err put_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct put *p = arg;
    TRY(sql_exec(tx, &QS[PUT], ARGS(v_i(p->who), v_i(p->n), v_null())));
    if (p->twice)
        return p->n % 2 ? sql_exec(tx, &QS[PUT], ARGS(v_i(p->who), v_i(p->n), v_null())) : err_say(cx, ERR_RULE, "/n", "不行 %d", "no %d", 1);
    return ERR_NONE;
}

/* Every third one fails after it has written. */
static void put_some(struct cx *cx, struct thread *t)
{
    for (int64_t i = 0; i < ROUNDS; i++) {
        struct put p = {t->who, i, i % 3 == 0};
        enum err e = tx_run(cx, "t.put", put_fn, &p);
        enum err want = i % 3 != 0 ? ERR_NONE : i % 2 ? ERR_DUPLICATE : ERR_RULE;
        t->wrong += e != want;
        t->wrong += e == ERR_RULE && strcmp(cx->err_text, "不行 1") != 0;
        cx_clear(cx);
        ar_reset(cx->ar);
    }
}

static enum err count_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return sql_i64(tx, &QS[COUNT], NOARGS, arg);
}

static void groups(struct cx *cx, struct db *db, void *arg)
{
    struct thread t[THREADS];
    struct store_stats s0, s;
    int64_t n = 0;
    (void)arg;
    db_stats(db, &s0);
    run_threads(t, THREADS, put_some);
    db_stats(db, &s);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(t[i].wrong, 0);
    assert_int_equal(tx_read(cx, "t.count", count_fn, &n), ERR_NONE);
    assert_int_equal(n, THREADS * ROUNDS * 2 / 3);
    assert_int_equal(s.txs - s0.txs, n);
    printf("%s: %llu transactions in %llu commits, %llu rolled back\n", db_engine(db) == STORE_PG ? "postgresql" : "sqlite",
           (unsigned long long)(s.txs - s0.txs), (unsigned long long)(s.commits - s0.commits), (unsigned long long)(s.rollbacks - s0.rollbacks));
    if (db_engine(db) == STORE_SQLITE)
        assert_true(s.commits - s0.commits < s.txs - s0.txs);
}

static void t_groups(void **state)
{
    (void)state;
    store_test_each(MS, groups, NULL);
}

/* ---- what was read still holds at the commit -------------------------------------------------------------------------- */
#define LIMIT 40
static enum err if_room(struct cx *cx, struct tx *tx, void *arg)
{
    const struct put *p = arg;
    int64_t n;
    TRY(sql_i64(tx, &QS[COUNT], NOARGS, &n));
    if (n >= LIMIT)
        return err_set(cx, ERR_LIMIT, NULL);
    return sql_exec(tx, &QS[PUT], ARGS(v_i(p->who), v_i(p->n), v_null()));
}

static void put_if_room(struct cx *cx, struct thread *t)
{
    for (int64_t i = 0; i < 10; i++) {
        struct put p = {t->who, i, false};
        enum err e = tx_run(cx, "t.if_room", if_room, &p);
        t->done += e == ERR_NONE;
        t->wrong += e != ERR_NONE && e != ERR_LIMIT;
    }
}

static enum err add_fn(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t n;
    (void)cx, (void)arg;
    TRY(sql_i64(tx, &QS[SUM], ARGS(v_i(1)), &n));
    return sql_exec(tx, &QS[ADD], ARGS(v_i(1), v_i(n + 1)));
}

static void add_some(struct cx *cx, struct thread *t)
{
    for (int i = 0; i < 20; i++)
        t->wrong += tx_run(cx, "t.add", add_fn, NULL) != ERR_NONE;
}

/* ---- unique keys are all it needs --------------------------------------------------------------------------------------- */
#define KEYS 60
/* Rows (who 7, n) that are not there yet, by one bulk insert: what is looked up may be put by another meanwhile. */
static enum err keyed_fn(struct cx *cx, struct tx *tx, void *arg)
{
    static const struct sql NS = {"t.ns", "SELECT n FROM t_row WHERE who = 7 AND n >= $1 AND n < $2", NULL};
    int64_t from = *(int64_t *)arg;
    bool there[KEYS] = {false};
    struct rows *r;
    struct bulk *b;
    (void)cx;
    TRY(sql_query(tx, &NS, ARGS(v_i(from), v_i(from + KEYS)), &r));
    while (rows_next(r))
        there[rows_i64(r, 0) - from] = true;
    TRY(rows_end(&r));
    TRY(bulk_open(tx, "t_row", "who, n", "ii", "", &b));
    for (int64_t i = 0; i < KEYS; i++)
        if (!there[i])
            TRY(bulk_row(b, (struct val[]){v_i(7), v_i(from + i)}));
    return bulk_close(&b, NULL);
}

static void keyed_some(struct cx *cx, struct thread *t)
{
    for (int64_t i = 0; i < 20; i++) {
        int64_t from = i * KEYS / 2 + t->who % 3;
        t->wrong += tx_run_keyed(cx, "t.keyed", keyed_fn, &from) != ERR_NONE;
        ar_reset(cx->ar);
    }
}

static void keyed(struct cx *cx, struct db *db, void *arg)
{
    struct thread t[8];
    int64_t n = 0;
    (void)db, (void)arg;
    run_threads(t, 8, keyed_some);
    for (int i = 0; i < 8; i++)
        assert_int_equal(t[i].wrong, 0);
    assert_int_equal(tx_read(cx, "t.count", count_fn, &n), ERR_NONE);
    assert_int_equal(n, 19 * KEYS / 2 + 2 + KEYS);
}

static void t_keyed(void **state)
{
    (void)state;
    store_test_each(MS, keyed, NULL);
}

static enum err sum_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return sql_i64(tx, &QS[SUM], ARGS(v_i(1)), arg);
}

static void conflicts(struct cx *cx, struct db *db, void *arg)
{
    struct thread t[8];
    int64_t done = 0, n = 0;
    struct store_stats s;
    (void)arg;
    run_threads(t, 8, put_if_room);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(t[i].wrong, 0);
        done += t[i].done;
    }
    assert_int_equal(done, LIMIT);
    assert_int_equal(tx_read(cx, "t.count", count_fn, &n), ERR_NONE);
    assert_int_equal(n, LIMIT);
    run_threads(t, 8, add_some);
    assert_int_equal(tx_read(cx, "t.sum", sum_fn, &n), ERR_NONE);
    assert_int_equal(n, 8 * 20);
    db_stats(db, &s);
    printf("%s: %llu runs repeated or refused\n", db_engine(db) == STORE_PG ? "postgresql" : "sqlite", (unsigned long long)s.rollbacks);
}

static void t_conflicts(void **state)
{
    (void)state;
    store_test_each(MS, conflicts, NULL);
}

/* ---- steps ------------------------------------------------------------------------------------------------------------ */
static enum err step_fn(struct cx *cx, struct tx *tx, void *arg)
{
    return put_fn(cx, tx, arg);
}

static enum err steps_fn(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t *ok = arg;
    *ok = 0;
    for (int64_t i = 0; i < 30; i++) {
        struct put p = {99, i, i % 3 == 0};
        enum err e = tx_step(tx, step_fn, &p);
        *ok += e == ERR_NONE;
        if ((e != ERR_NONE) != (i % 3 == 0))
            return ERR_INTERNAL;
        cx_clear(cx);
    }
    return ERR_NONE;
}

static void steps(struct cx *cx, struct db *db, void *arg)
{
    int64_t ok = 0, n = 0;
    (void)db, (void)arg;
    assert_int_equal(tx_run(cx, "t.steps", steps_fn, &ok), ERR_NONE);
    assert_int_equal(tx_read(cx, "t.count", count_fn, &n), ERR_NONE);
    assert_int_equal(ok, 20);
    assert_int_equal(n, 20);
}

static void t_steps(void **state)
{
    (void)state;
    store_test_each(MS, steps, NULL);
}

/* ---- the seal --------------------------------------------------------------------------------------------------------- */
static const struct idem_key SEAL_KEY = {"s", "k", "h"};

static enum err seal(struct cx *cx, struct tx *tx)
{
    (void)cx;
    return idem_seal(tx, &SEAL_KEY);
}

static void seals(struct cx *cx, struct db *db, void *arg)
{
    struct put p = {1, 1, false}, q = {1, 2, false};
    int64_t n = 0;
    (void)db, (void)arg;
    store_set_seal(seal);
    enum err first = tx_run(cx, "t.put", put_fn, &p), second = tx_run(cx, "t.put", put_fn, &q);
    store_set_seal(NULL);
    assert_int_equal(first, ERR_NONE);
    assert_int_equal(second, ERR_BUSY);
    assert_int_equal(tx_read(cx, "t.count", count_fn, &n), ERR_NONE);
    assert_int_equal(n, 1);
}

static void t_seal(void **state)
{
    (void)state;
    store_test_each(MS, seals, NULL);
}

/* ---- snapshots while others write ------------------------------------------------------------------------------------- */
static atomic_bool moving;

static enum err move_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    TRY(sql_exec(tx, &QS[TAKE], NOARGS));
    return sql_exec(tx, &QS[GIVE], NOARGS);
}

static enum err both_fn(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t a, b;
    (void)cx;
    TRY(sql_i64(tx, &QS[SUM], ARGS(v_i(1)), &a));
    usleep(500);
    TRY(sql_i64(tx, &QS[SUM], ARGS(v_i(2)), &b));
    *(int64_t *)arg += a + b != 0;
    return ERR_NONE;
}

static void mover_or_reader(struct cx *cx, struct thread *t)
{
    if (t->who == 0) {
        for (int i = 0; i < 200; i++)
            t->wrong += tx_run(cx, "t.move", move_fn, NULL) != ERR_NONE;
        atomic_store(&moving, false);
        return;
    }
    while (atomic_load(&moving))
        t->wrong += tx_read(cx, "t.both", both_fn, &t->failed) != ERR_NONE;
}

static void snapshots(struct cx *cx, struct db *db, void *arg)
{
    struct thread t[5];
    (void)cx, (void)db, (void)arg;
    atomic_store(&moving, true);
    run_threads(t, 5, mover_or_reader);
    for (int i = 0; i < 5; i++)
        assert_int_equal(t[i].wrong + t[i].failed, 0);
}

static void t_snapshots(void **state)
{
    (void)state;
    store_test_each(MS, snapshots, NULL);
}

/* ---- a full disk ------------------------------------------------------------------------------------------------------ */
static enum err hog_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct put *p = arg;
    size_t size = p->twice ? 60000 : 2000;
    char *b = ar_alloc(cx->ar, size);
    for (int64_t i = 0; i < (p->twice ? 20 : 1); i++)
        TRY(sql_exec(tx, &QS[PUT], ARGS(v_i(p->who), v_i(p->n * 100 + i), v_b(b, size))));
    return ERR_NONE;
}

/* Every fifth wants more than the disk ever has; the others fill it slowly. */
static void fill(struct cx *cx, struct thread *t)
{
    for (int64_t i = 0; i < 30; i++) {
        struct put p = {t->who, i, (t->who + i) % 5 == 0};
        enum err e = tx_run(cx, "t.fill", hog_fn, &p);
        t->done += e == ERR_NONE;
        t->failed += e == ERR_DISK_FULL;
        t->wrong += e != ERR_NONE && e != ERR_DISK_FULL;
        t->wrong += e == ERR_NONE && p.twice;
        cx_clear(cx);
        ar_reset(cx->ar);
    }
}

static enum err del_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return sql_exec(tx, &QS[DEL], ARGS(v_i(*(int64_t *)arg)));
}

static void t_disk_full(void **state)
{
    struct store_test st;
    struct thread t[8];
    int64_t done = 0, failed = 0, n = 0;
    struct buf report;
    (void)state;
    store_test_open(&st, STORE_SQLITE, MS, &(struct store_opt){.max_pages = 100});
    run_threads(t, 8, fill);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(t[i].wrong, 0);
        done += t[i].done;
        failed += t[i].failed;
    }
    assert_true(done > 20 && failed > 48);
    assert_int_equal(tx_read(&st.cx, "t.count", count_fn, &n), ERR_NONE);
    assert_int_equal(n, done); /* what was answered is there, nothing else */
    for (int64_t who = 0; who < 8; who++) /* space returns */
        assert_int_equal(tx_run(&st.cx, "t.del", del_fn, &who), ERR_NONE);
    struct put p = {1, 1, false};
    assert_int_equal(tx_run(&st.cx, "t.fill", hog_fn, &p), ERR_NONE);
    buf_init(&report, st.ar, 100);
    assert_int_equal(db_check(&st.cx, st.db, &report), ERR_NONE);
    printf("full disk: %lld stored, %lld refused\n", (long long)done, (long long)failed);
    store_test_close(&st);
}

/* ---- PostgreSQL: connections that break ------------------------------------------------------------------------------- */
static const struct migration KILL[] = {{"t/kill",
    "CREATE FUNCTION t_kill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;\n"
    "CREATE CONSTRAINT TRIGGER t_kill AFTER INSERT ON t_row DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.who = 666) EXECUTE FUNCTION t_kill();\n", NULL}};
static const struct sql SUICIDE = {"t.suicide", "SELECT CASE WHEN pg_terminate_backend(pg_backend_pid()) THEN 1 ELSE 0 END", NULL};

static enum err lost_once(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t x, *runs = arg;
    (void)cx;
    TRY(sql_exec(tx, &QS[PUT], ARGS(v_i(1), v_i(*runs), v_null())));
    if (++*runs == 1)
        TRY(sql_i64(tx, &SUICIDE, NOARGS, &x));
    return ERR_NONE;
}

static void t_lost(void **state)
{
    struct store_test st;
    int64_t runs = 0, n = 0;
    struct put bad = {666, 1, false}, good = {1, 100, false};
    (void)state;
    if (!store_test_has(STORE_PG))
        skip();
    store_test_open(&st, STORE_PG, MS, &(struct store_opt){.readers = 1});
    assert_int_equal(db_migrate(&st.cx, st.db, KILL, 1), ERR_NONE);
    assert_int_equal(tx_run(&st.cx, "t.lost", lost_once, &runs), ERR_NONE);
    assert_int_equal(runs, 2);
    assert_int_equal(tx_run(&st.cx, "t.uncertain", put_fn, &bad), ERR_UNCERTAIN);
    assert_int_equal(tx_run(&st.cx, "t.good", put_fn, &good), ERR_NONE);
    assert_int_equal(tx_read(&st.cx, "t.count", count_fn, &n), ERR_NONE);
    assert_int_equal(n, 2);
    store_test_close(&st);
}

/* ---- what stands first in a transaction (on PostgreSQL it goes together with BEGIN) -------------------------------------- */
enum first { NO_STATEMENT, FAILS, HALF_READ, STEP, KILLED };
struct begun { enum first what; int64_t runs, n; };

static enum err half_read(struct tx *tx, struct begun *b)
{
    static const struct sql TWO = {"t.two", "SELECT n FROM t_sum ORDER BY k", NULL};
    struct rows *r;
    TRY(sql_query(tx, &TWO, NOARGS, &r));
    bool row = rows_next(r);
    TRY(sql_i64(tx, &QS[COUNT], NOARGS, &b->n));
    b->n += row && rows_next(r) && !rows_next(r) ? 0 : 1000;
    return rows_end(&r);
}

static enum err begin_fn(struct cx *cx, struct tx *tx, void *arg)
{
    static const struct sql FAIL = {"t.fail", "SELECT abs(CAST('-9223372036854775808' AS BIGINT) + n) FROM t_sum WHERE k = 1", NULL};
    struct begun *b = arg;
    struct put p = {3, ++b->runs, false};
    (void)cx;
    switch (b->what) {
    case NO_STATEMENT: return ERR_NONE;
    case FAILS: return sql_i64(tx, &FAIL, NOARGS, &b->n);
    case HALF_READ: return half_read(tx, b);
    case STEP: return tx_step(tx, put_fn, &p);
    default: return b->runs == 1 ? sql_i64(tx, &SUICIDE, NOARGS, &b->n) : sql_i64(tx, &QS[COUNT], NOARGS, &b->n);
    }
}

static void firsts(struct cx *cx, struct db *db, void *arg)
{
    static const struct { enum first what; bool write; enum err err; int64_t rows; } CASES[] = {
        {NO_STATEMENT, false, ERR_NONE, 0}, {NO_STATEMENT, true, ERR_NONE, 0}, {FAILS, false, ERR_DB, 0}, {FAILS, true, ERR_DB, 0}, {HALF_READ, false, ERR_NONE, 0},
        {HALF_READ, true, ERR_NONE, 0}, {STEP, true, ERR_NONE, 1}, {HALF_READ, false, ERR_NONE, 1}, {KILLED, false, ERR_NONE, 1}, {KILLED, true, ERR_NONE, 1}, {STEP, true, ERR_DUPLICATE, 1},
    };
    (void)arg;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct begun b = {CASES[i].what, 0, CASES[i].rows};
        int64_t n = -1;
        if (b.what == KILLED && db_engine(db) != STORE_PG)
            continue;
        assert_int_equal((CASES[i].write ? tx_run : tx_read)(cx, "t.first", begin_fn, &b), CASES[i].err);
        cx_clear(cx);
        assert_int_equal(b.runs, b.what == KILLED ? 2 : 1);
        if (CASES[i].err == ERR_NONE)
            assert_int_equal(b.n, CASES[i].rows);
        assert_int_equal(tx_read(cx, "t.count", count_fn, &n), ERR_NONE); /* the connection serves the next one */
        assert_int_equal(n, CASES[i].rows);
    }
}

static void t_first(void **state)
{
    (void)state;
    store_test_each(MS, firsts, NULL);
}

/* All connections are taken: waiting is bounded. */
static enum err sleepy(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)tx, (void)arg;
    usleep(200000);
    return ERR_NONE;
}

static void sleep_some(struct cx *cx, struct thread *t)
{
    t->wrong += tx_read(cx, "t.sleepy", sleepy, NULL) != ERR_NONE;
}

static void crowd(struct cx *cx, struct db *db, void *arg)
{
    struct thread t[THREADS];
    (void)cx, (void)db, (void)arg;
    run_threads(t, THREADS, sleep_some);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(t[i].wrong, 0);
}

static void t_crowd(void **state)
{
    (void)state;
    store_test_each(MS, crowd, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_groups), cmocka_unit_test(t_conflicts), cmocka_unit_test(t_keyed), cmocka_unit_test(t_steps), cmocka_unit_test(t_seal),
        cmocka_unit_test(t_snapshots), cmocka_unit_test(t_disk_full), cmocka_unit_test(t_lost), cmocka_unit_test(t_first), cmocka_unit_test(t_crowd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
