/* store_test.h: fresh databases for tests, on each engine. PostgreSQL takes part when TIANTOU_TEST_PG holds the URL of a
 * server where databases may be created (tools/pg_temp.sh starts one); otherwise it is skipped, visibly.
 *
 *     static void body(struct cx *cx, struct db *db, void *arg) { … tx_run(cx, …) … }
 *     static void t_plots(void **state) { store_test_each(MIGRATIONS, body, NULL); }
 *
 * Never let a cmocka assertion fail inside a tx_run function: on SQLite it runs on another thread. Assert on its result. */
#ifndef STORE_TEST_H
#define STORE_TEST_H

#include "job.h"
#include "store.h"

/* A room's migrations; lists end with {NULL, NULL}. The store's own are always applied first. */
struct store_test_migrations {
    const struct migration *m;
    const size_t *n;
};

/* One open database with its context; in use (db_use) while open. */
struct store_test {
    struct arena *ar;
    struct cx cx;
    struct db *db;
    enum store_engine engine;
    char dir[64];        /* temporary folder; SQLite's file is dir/t.db */
    char name[64];       /* PostgreSQL: name of the database */
    char url[512];       /* PostgreSQL: its URL */
};

/* Is the engine available? Says on standard error why not. */
bool store_test_has(enum store_engine engine);
/* Open a fresh, migrated database; opt may be NULL (path and url are set here). Aborts with a message when that fails. */
void store_test_open(struct store_test *t, enum store_engine engine, const struct store_test_migrations *m, const struct store_opt *opt);
/* Close and open again, with the same data. */
void store_test_reopen(struct store_test *t);
/* Close and remove. */
void store_test_close(struct store_test *t);
/* Run body on a fresh database of each engine there is. */
void store_test_each(const struct store_test_migrations *m, void (*body)(struct cx *cx, struct db *db, void *arg), void *arg);

#endif
