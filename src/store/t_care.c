/* t_care.c: the integrity check finds damage, the copy of a busy database is whole, what was answered survives a kill. */
#include "store_test.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <pthread.h>
#include <unistd.h>

#include <cmocka.h>

static const struct migration M[] = {{"t/0001", "CREATE TABLE t_row (id @ID, t TEXT @BIN NOT NULL);\nCREATE INDEX t_row_t ON t_row (t);\n"
                                                "CREATE TABLE t_child (id @ID, row_id BIGINT REFERENCES t_row (id));\n", NULL}};
static const size_t M_N = 1;
static const struct store_test_migrations MS[] = {{M, &M_N}, {NULL, NULL}};
static const struct sql PUT = {"t.put", "INSERT INTO t_row (t) VALUES ($1)", NULL};
static const struct sql COUNT = {"t.count", "SELECT count(*) FROM t_row", NULL};

static enum err put_fn(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t n = *(int64_t *)arg;
    for (int64_t i = 0; i < 50; i++)
        TRY(sql_exec(tx, &PUT, ARGS(v_t(ar_printf(cx->ar, "%lld-%lld-%080d", (long long)n, (long long)i, 7)))));
    return ERR_NONE;
}

static enum err count_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return sql_i64(tx, &COUNT, NOARGS, arg);
}

static void healthy(struct cx *cx, struct db *db, void *arg)
{
    struct buf report;
    int64_t n = 1;
    (void)arg;
    buf_init(&report, cx->ar, 256);
    assert_int_equal(tx_run(cx, "t.put", put_fn, &n), ERR_NONE);
    assert_int_equal(db_check(cx, db, &report), ERR_NONE);
    assert_int_equal(report.size, 0);
    if (db_engine(db) == STORE_PG) {
        char path[] = "/tmp/t_care_XXXXXX";
        struct stat st;
        close(mkstemp(path));
        assert_int_equal(db_backup(cx, db, path), ERR_NONE);
        assert_true(stat(path, &st) == 0 && st.st_size > 0);
        unlink(path);
    }
}

static void t_healthy(void **state)
{
    (void)state;
    store_test_each(MS, healthy, NULL);
}

/* Write over the middle of the file. */
static void t_damage(void **state)
{
    struct store_test t;
    struct buf report;
    struct stat st;
    char path[80], junk[9000];
    (void)state;
    store_test_open(&t, STORE_SQLITE, MS, NULL);
    for (int64_t i = 0; i < 40; i++)
        assert_int_equal(tx_run(&t.cx, "t.put", put_fn, &i), ERR_NONE);
    store_test_reopen(&t);
    snprintf(path, sizeof(path), "%s/t.db", t.dir);
    memset(junk, 0x5a, sizeof(junk));
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    assert_true(fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 300000);
    assert_int_equal(pwrite(fd, junk, sizeof(junk), st.st_size / 2), sizeof(junk));
    close(fd);
    buf_init(&report, t.ar, 256);
    assert_int_equal(db_check(&t.cx, t.db, &report), ERR_CORRUPT);
    assert_true(report.size > 10);
    store_test_close(&t);
}

/* ---- copy while writing ------------------------------------------------------------------------------------------------ */
struct busy { pthread_t id; volatile int stop; };

static void *busy_main(void *arg)
{
    struct busy *b = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    for (int64_t i = 0; !__atomic_load_n(&b->stop, __ATOMIC_SEQ_CST); i++) {
        if (tx_run(&cx, "t.put", put_fn, &i) != ERR_NONE)
            break;
        ar_reset(ar);
    }
    ar_free(&ar);
    return NULL;
}

static void t_backup(void **state)
{
    struct store_test t;
    struct busy b = {.stop = 0};
    struct db *copy = NULL;
    struct buf report;
    char path[80];
    int64_t n = 0;
    (void)state;
    store_test_open(&t, STORE_SQLITE, MS, NULL);
    for (int64_t i = 0; i < 100; i++)
        assert_int_equal(tx_run(&t.cx, "t.put", put_fn, &i), ERR_NONE);
    snprintf(path, sizeof(path), "%s/copy.db", t.dir);
    pthread_create(&b.id, NULL, busy_main, &b);
    usleep(20000);
    enum err e = db_backup(&t.cx, t.db, path);
    __atomic_store_n(&b.stop, 1, __ATOMIC_SEQ_CST);
    pthread_join(b.id, NULL);
    assert_int_equal(e, ERR_NONE);
    assert_int_equal(db_backup(&t.cx, t.db, path), ERR_DUPLICATE);
    assert_int_equal(db_open(&t.cx, &(struct store_opt){.path = path, .read_only = true}, &copy), ERR_NONE);
    buf_init(&report, t.ar, 256);
    assert_int_equal(db_check(&t.cx, copy, &report), ERR_NONE);
    db_use(copy);
    assert_int_equal(tx_read(&t.cx, "t.count", count_fn, &n), ERR_NONE);
    assert_true(n >= 5000 && n % 50 == 0); /* whole transactions only */
    db_close(&copy);
    db_use(t.db);
    const char *const tails[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        char f[96];
        snprintf(f, sizeof(f), "%s%s", path, tails[i]);
        unlink(f);
    }
    store_test_close(&t);
}

/* ---- kill ------------------------------------------------------------------------------------------------------------- */
/* A child writes and says how far it came; it is killed at some moment, ten times. */
static void child(const char *path, int out)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct db *db = NULL;
    cx_init(&cx, ar);
    if (db_open(&cx, &(struct store_opt){.path = path}, &db) != ERR_NONE)
        _exit(1);
    db_use(db);
    for (int64_t i = 0;; i++) {
        if (tx_run(&cx, "t.put", put_fn, &i) != ERR_NONE || write(out, "x", 1) != 1)
            _exit(2);
        ar_reset(ar);
    }
}

static void t_kill(void **state)
{
    struct store_test t;
    char path[80], seen[4096];
    int64_t answered = 0, n = 0;
    struct buf report;
    (void)state;
    store_test_open(&t, STORE_SQLITE, MS, NULL);
    snprintf(path, sizeof(path), "%s/t.db", t.dir);
    for (int round = 0; round < 10; round++) {
        int p[2];
        assert_int_equal(pipe(p), 0);
        db_close(&t.db);
        pid_t pid = fork();
        if (pid == 0)
            child(path, p[1]);
        close(p[1]);
        usleep(30000 + 7000 * (useconds_t)round);
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
        for (ssize_t k; (k = read(p[0], seen, sizeof(seen))) > 0;)
            answered += k;
        close(p[0]);
        store_test_reopen(&t);
    }
    assert_int_equal(tx_read(&t.cx, "t.count", count_fn, &n), ERR_NONE);
    assert_true(n % 50 == 0 && n / 50 >= answered && n / 50 <= answered + 10);
    buf_init(&report, t.ar, 256);
    assert_int_equal(db_check(&t.cx, t.db, &report), ERR_NONE);
    printf("killed 10 times: %lld transactions answered, %lld stored\n", (long long)answered, (long long)n / 50);
    store_test_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_healthy), cmocka_unit_test(t_damage), cmocka_unit_test(t_backup), cmocka_unit_test(t_kill),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
