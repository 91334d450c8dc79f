/* store_test.c: fresh databases for tests. See store_test.h. */
#include "store_test.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void die(const char *what, const char *why)
{
    fprintf(stderr, "store_test: %s: %s\n", what, why);
    abort();
}

static const char *server(void)
{
    const char *url = getenv("TIANTOU_TEST_PG");
    return url && *url ? url : NULL;
}

bool store_test_has(enum store_engine engine)
{
    if (engine == STORE_SQLITE || server())
        return true;
    fprintf(stderr, "SKIP postgresql: TIANTOU_TEST_PG is not set\n");
    return false;
}

static void admin(const char *format, const char *name)
{
    char sql[160];
    PGconn *c = PQconnectdb(server());
    snprintf(sql, sizeof(sql), format, name);
    PGresult *r = PQexec(c, sql);
    if (PQresultStatus(r) != PGRES_COMMAND_OK)
        die(sql, PQerrorMessage(c));
    PQclear(r);
    PQfinish(c);
}

/* The server's URL with another database: what follows the last '/' is replaced, parameters stay. */
static void url_of(struct store_test *t)
{
    const char *url = server();
    const char *host = strstr(url, "://");
    const char *slash = strchr(host ? host + 3 : url, '/');
    const char *query = strchr(url, '?');
    size_t head = slash ? (size_t)(slash - url) : query ? (size_t)(query - url) : strlen(url);
    snprintf(t->url, sizeof(t->url), "%.*s/%s%s", (int)head, url, t->name, query ? query : "");
}

static void open_db(struct store_test *t, const struct store_opt *given)
{
    char path[80];
    struct store_opt opt = given ? *given : (struct store_opt){0};
    snprintf(path, sizeof(path), "%s/t.db", t->dir);
    opt.path = t->engine == STORE_SQLITE ? path : NULL;
    opt.url = t->engine == STORE_PG ? t->url : NULL;
    if (opt.readers == 0)
        opt.readers = 8;
    t->ar = ar_new(0);
    cx_init(&t->cx, t->ar);
    if (db_open(&t->cx, &opt, &t->db) != ERR_NONE)
        die("db_open", err_code(t->cx.err));
    db_use(t->db);
}

static void migrate(struct store_test *t, const struct migration *m, size_t n)
{
    if (db_migrate(&t->cx, t->db, m, n) != ERR_NONE)
        die("db_migrate", err_code(t->cx.err));
}

void store_test_open(struct store_test *t, enum store_engine engine, const struct store_test_migrations *m, const struct store_opt *opt)
{
    static unsigned serial;
    memset(t, 0, sizeof(*t));
    t->engine = engine;
    const char *tmp = getenv("TMPDIR");
    snprintf(t->dir, sizeof(t->dir), "%.40s/tiantou-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(t->dir))
        die("mkdtemp", t->dir);
    if (engine == STORE_PG) {
        snprintf(t->name, sizeof(t->name), "tiantou_t_%d_%u", (int)getpid(), ++serial);
        admin("CREATE DATABASE %s", t->name);
        url_of(t);
    }
    open_db(t, opt);
    migrate(t, store_migrations, store_migrations_n);
    for (; m && m->m; m++)
        migrate(t, m->m, *m->n);
}

void store_test_reopen(struct store_test *t)
{
    db_close(&t->db);
    ar_free(&t->ar);
    open_db(t, NULL);
}

void store_test_close(struct store_test *t)
{
    static const char *const FILES[] = {"t.db", "t.db-wal", "t.db-shm"};
    char path[80];
    db_close(&t->db);
    ar_free(&t->ar);
    for (size_t i = 0; i < sizeof(FILES) / sizeof(FILES[0]); i++) {
        snprintf(path, sizeof(path), "%s/%s", t->dir, FILES[i]);
        unlink(path);
    }
    rmdir(t->dir);
    if (t->engine == STORE_PG)
        admin("DROP DATABASE IF EXISTS %s WITH (FORCE)", t->name);
}

void store_test_each(const struct store_test_migrations *m, void (*body)(struct cx *cx, struct db *db, void *arg), void *arg)
{
    for (enum store_engine e = STORE_SQLITE; e <= STORE_PG; e++) {
        struct store_test t;
        if (!store_test_has(e))
            continue;
        store_test_open(&t, e, m, NULL);
        body(&t.cx, t.db, arg);
        store_test_close(&t);
    }
}
