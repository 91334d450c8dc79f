/* tool_prepare.c: apply every migration to an empty database and prepare every query constant and every order of every list
 * on it: on SQLite always, on PostgreSQL when TIANTOU_TEST_PG names an (empty) database server. Fails when one fails. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "list.h"
#include "net.h"
#include "store_test.h"

struct lists { struct sql *p; size_t n, cap; struct cx *cx; };

static void add(const char *name, const char *sql, void *arg)
{
    struct lists *l = arg;
    if (l->n == l->cap) {
        struct sql *more = AR_ARRAY(l->cx->ar, struct sql, l->cap ? l->cap * 2 : 64);
        if (l->n)
            memcpy(more, l->p, l->n * sizeof *more);
        l->p = more;
        l->cap = l->cap ? l->cap * 2 : 64;
    }
    l->p[l->n++] = (struct sql){ar_strdup(l->cx->ar, name), ar_strdup(l->cx->ar, sql), NULL};
}

static int prepare_rooms(struct cx *cx, struct db *db, size_t *count)
{
    int bad = db_prepare_all(cx, db, store_sql, store_sql_n);
    *count = store_sql_n;
    for (size_t i = 0; APP_ROOMS[i]; i++) {
        struct lists l = {.cx = cx};
        for (size_t j = 0; j < APP_ROOMS[i]->lists_n; j++)
            list_each_sql(APP_ROOMS[i]->lists[j], add, &l);
        bad += db_prepare_all(cx, db, APP_ROOMS[i]->sql, APP_ROOMS[i]->sql_n) + db_prepare_all(cx, db, l.p, l.n);
        *count += APP_ROOMS[i]->sql_n + l.n;
    }
    return bad;
}

static enum err migrate(struct cx *cx, struct db *db)
{
    TRY(db_migrate(cx, db, store_migrations, store_migrations_n));
    for (size_t i = 0; APP_ROOMS[i]; i++)
        if (APP_ROOMS[i]->migrations)
            TRY(db_migrate(cx, db, APP_ROOMS[i]->migrations, *APP_ROOMS[i]->migrations_n));
    return ERR_NONE;
}

static int bad_in_all;

static void on_engine(struct cx *cx, struct db *db, void *arg)
{
    size_t count = 0;
    (void)arg;
    const char *engine = db_engine(db) == STORE_PG ? "PostgreSQL" : "SQLite";
    if (migrate(cx, db) != ERR_NONE) {
        printf("%s: migration failed: %s\n", engine, cx->err_text);
        bad_in_all++;
        return;
    }
    int bad = prepare_rooms(cx, db, &count);
    printf("%s: %zu of %zu queries prepared\n", engine, count - (size_t)bad, count);
    bad_in_all += bad;
}

int main(void)
{
    store_test_each(NULL, on_engine, NULL);
    return bad_in_all ? 1 : 0;
}
