/* t_migrate.c: migrations: twice, changed, failing halfway, with a twin, several servers at once, on a database opened for
 * reading; the preparation of every query. */
#include "store_test.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct migration M[] = {
    {"t/0001", "CREATE TABLE t_a (id @ID, x TEXT @BIN);\nINSERT INTO t_a (x) VALUES ('one'); -- a comment; with a semicolon\n", NULL},
    {"t/0002", "CREATE TABLE t_b (id @ID, e TEXT);\nINSERT INTO t_b (e) VALUES ('sqlite');\n",
     "CREATE TABLE t_b (id @ID, e TEXT);\nINSERT INTO t_b (e) VALUES ('postgresql');\n"},
    {"t/0003", "INSERT INTO t_a (x) VALUES ('three')", NULL},
};
static const struct migration CHANGED[] = {{"t/0001", "CREATE TABLE t_a (id @ID)", NULL}};
static const struct migration BROKEN[] = {{"t/0004", "CREATE TABLE t_c (id @ID);\nINSERT INTO t_none VALUES (1);\n", NULL}};
static const struct migration MENDED[] = {{"t/0004", "CREATE TABLE t_c (id @ID);\n", NULL}};
static const struct sql COUNT = {"t.count", "SELECT count(*) FROM t_a", NULL};
static const struct sql TWIN = {"t.twin", "SELECT e FROM t_b", NULL};

static enum err count_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return sql_i64(tx, &COUNT, NOARGS, arg);
}

static enum err twin_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return sql_text(tx, &TWIN, NOARGS, arg);
}

static void upgrades(struct cx *cx, struct db *db, void *arg)
{
    int64_t n = 0;
    const char *e = NULL;
    (void)arg;
    assert_int_equal(db_migrate(cx, db, M, 2), ERR_NONE);
    assert_int_equal(db_migrate(cx, db, M, 3), ERR_NONE);
    assert_int_equal(db_migrate(cx, db, M, 3), ERR_NONE);
    assert_int_equal(tx_read(cx, "t.count", count_fn, &n), ERR_NONE);
    assert_int_equal(n, 2);
    assert_int_equal(tx_read(cx, "t.twin", twin_fn, &e), ERR_NONE);
    assert_string_equal(e, db_engine(db) == STORE_PG ? "postgresql" : "sqlite");
    assert_int_equal(db_migrate(cx, db, CHANGED, 1), ERR_CORRUPT);
    assert_non_null(strstr(cx->err_text, "t/0001"));
    assert_int_not_equal(db_migrate(cx, db, BROKEN, 1), ERR_NONE); /* nothing of it stays */
    assert_int_equal(db_migrate(cx, db, MENDED, 1), ERR_NONE);
}

static void t_upgrades(void **state)
{
    (void)state;
    store_test_each(NULL, upgrades, NULL);
}

/* ---- several servers at once ------------------------------------------------------------------------------------------ */
struct server { pthread_t id; const struct store_test *t; enum err err; };

static void *server_main(void *arg)
{
    struct server *s = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct db *db = NULL;
    char path[80];
    cx_init(&cx, ar);
    snprintf(path, sizeof(path), "%s/t.db", s->t->dir);
    bool pg = s->t->engine == STORE_PG;
    struct store_opt opt = {.path = pg ? NULL : path, .url = pg ? s->t->url : NULL, .readers = 1};
    s->err = db_open(&cx, &opt, &db);
    if (s->err == ERR_NONE)
        s->err = db_migrate(&cx, db, M, 3);
    db_close(&db);
    ar_free(&ar);
    return NULL;
}

static void t_at_once(void **state)
{
    (void)state;
    for (enum store_engine e = STORE_SQLITE; e <= STORE_PG; e++) {
        struct store_test t;
        struct server s[6];
        int64_t n = 0;
        if (!store_test_has(e))
            continue;
        store_test_open(&t, e, NULL, NULL);
        for (int i = 0; i < 6; i++) {
            s[i] = (struct server){.t = &t};
            pthread_create(&s[i].id, NULL, server_main, &s[i]);
        }
        for (int i = 0; i < 6; i++) {
            pthread_join(s[i].id, NULL);
            assert_int_equal(s[i].err, ERR_NONE);
        }
        assert_int_equal(tx_read(&t.cx, "t.count", count_fn, &n), ERR_NONE);
        assert_int_equal(n, 2);
        store_test_close(&t);
    }
}

/* ---- opened for reading ------------------------------------------------------------------------------------------------ */
static void t_read_only(void **state)
{
    (void)state;
    for (enum store_engine e = STORE_SQLITE; e <= STORE_PG; e++) {
        struct store_test t;
        struct db *ro = NULL;
        char path[80];
        int64_t n = 0;
        if (!store_test_has(e))
            continue;
        store_test_open(&t, e, NULL, NULL);
        assert_int_equal(db_migrate(&t.cx, t.db, M, 2), ERR_NONE);
        snprintf(path, sizeof(path), "%s/t.db", t.dir);
        struct store_opt opt = {.path = e == STORE_PG ? NULL : path, .url = e == STORE_PG ? t.url : NULL, .readers = 1, .read_only = true};
        assert_int_equal(db_open(&t.cx, &opt, &ro), ERR_NONE);
        assert_int_equal(db_migrate(&t.cx, ro, M, 2), ERR_NONE);
        assert_int_equal(db_migrate(&t.cx, ro, M, 3), ERR_WRONG_STATE);
        db_use(ro);
        assert_int_equal(tx_run(&t.cx, "t.count", count_fn, &n), ERR_WRONG_STATE);
        assert_int_equal(tx_read(&t.cx, "t.count", count_fn, &n), ERR_NONE);
        db_close(&ro);
        db_use(t.db);
        store_test_close(&t);
    }
}

/* ---- every query is prepared ------------------------------------------------------------------------------------------- */
static const struct sql GOOD[] = {
    {"t.by_x", "SELECT id FROM t_a WHERE (CAST($1 AS TEXT) IS NULL OR x = $1) AND id > $2 ORDER BY id LIMIT $3", NULL},
    {"t.cut", "SELECT substr(x, 1, CAST($1 AS INTEGER)) FROM t_a", NULL},
};
static const struct sql BAD[] = {
    {"t.no_table", "SELECT id FROM t_nothing", NULL}, {"t.no_column", "SELECT y FROM t_a", NULL}, {"t.two", "SELECT 1; SELECT 2", NULL},
};
static const struct sql UNTYPED[] = { /* PostgreSQL alone refuses these; store.h says what to write */
    {"t.small", "SELECT coalesce($1, 0) FROM t_a", NULL}, {"t.any", "SELECT id FROM t_a WHERE ($1 IS NULL OR x = $1)", NULL},
};

static void prepares(struct cx *cx, struct db *db, void *arg)
{
    (void)arg;
    assert_int_equal(db_migrate(cx, db, M, 3), ERR_NONE);
    assert_int_equal(db_prepare_all(cx, db, store_sql, store_sql_n), 0);
    assert_int_equal(db_prepare_all(cx, db, GOOD, 2), 0);
    assert_int_equal(db_prepare_all(cx, db, BAD, 3), 3);
    assert_int_equal(db_prepare_all(cx, db, UNTYPED, 2), db_engine(db) == STORE_PG ? 2 : 0);
}

static void t_prepare(void **state)
{
    (void)state;
    store_test_each(NULL, prepares, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_upgrades), cmocka_unit_test(t_at_once), cmocka_unit_test(t_read_only), cmocka_unit_test(t_prepare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
