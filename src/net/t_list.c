/* t_list.c: the list engine over a real database and real sockets, on each engine: filters, search, order, paging while rows
 * arrive, cursors, counting, CSV, XLSX. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "json.h"
#include "store_test.h"
#include "t_room.h"
#include "when.h"

#define ROWS 1203

static const struct migration MIGRATIONS[] = {
    {"t/0001_thing", "CREATE TABLE t_thing (id @ID, name TEXT NOT NULL, weight_g BIGINT NOT NULL, created_us BIGINT NOT NULL, due_day BIGINT,"
                     " state TEXT NOT NULL, good BIGINT NOT NULL, note TEXT, price TEXT)", NULL},
};
static const size_t MIGRATIONS_N = 1;
static const struct store_test_migrations ALL[] = {{MIGRATIONS, &MIGRATIONS_N}, {NULL, NULL}};
static int port;

static const struct sql INSERT = {"t.thing_insert", "INSERT INTO t_thing (name, weight_g, created_us, due_day, state, good, note, price)"
                                                    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", NULL};

static enum err insert_one(struct tx *tx, int64_t i)
{
    char name[40];
    snprintf(name, sizeof name, i == 7 ? "Rice_50%% Ä" : i == 8 ? "=cmd()" : i == 9 ? "comma, \"quote\"" : "米 %05lld", (long long)i);
    return sql_exec(tx, &INSERT, ARGS(v_t(name), v_i(i % 10), v_i(i / 3 * US_PER_S), v_i(i % 2 ? FIELD_NULL : 20000 + i), v_t(i % 3 ? "new" : "done"),
                                      v_bool(i % 5 == 0), v_t(i == 7 ? "NOTE seven" : NULL), v_t("1.50")));
}

struct fill { int64_t from, to; };

static enum err fill_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    const struct fill *f = arg;
    for (int64_t i = f->from; i < f->to; i++)
        TRY(insert_one(tx, i));
    return ERR_NONE;
}

static void fill(struct cx *cx, int64_t from, int64_t to)
{
    struct fill f = {from, to};
    assert_int_equal(tx_run(cx, "t.fill", fill_tx, &f), ERR_NONE);
}

/* The body of GET /api/v1/things?query; *status_out. */
static char *get(const char *query, int *status_out)
{
    char req[3000];
    int n = snprintf(req, sizeof req, "GET /api/v1/things?%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", query);
    char *got = t_talk(port, req, (size_t)n, 5000);
    *status_out = t_status(got, 0);
    char *at = strstr(got, "\r\n\r\n");
    return at ? at + 4 : got;
}

static struct jv page(struct cx *cx, const char *query)
{
    int status;
    struct jv v = {0};
    struct json_fault fault;
    char *text = ar_strdup(cx->ar, get(query, &status));
    if (status != 200 || !json_read(cx->ar, str_of(text), NULL, &v, &fault))
        fail_msg("%s → %d %.300s", query, status, text);
    return v;
}

static const struct { const char *query; int64_t total; const char *first; } FINDS[] = {
    {"count=1", ROWS, "米 01202"}, {"count=1&state=done", 401, NULL}, {"count=1&state=done&state=new", ROWS, NULL},
    {"count=1&weight_g=3", 120, NULL}, {"count=1&weight_g.ge=8", 240, NULL}, {"count=1&weight_g.ge=2&weight_g.lt=4", 241, NULL},
    {"count=1&good=true&state=done", 81, NULL}, {"count=1&q=note%20SEV", 1, "Rice_50% Ä"}, {"count=1&q=e_5", 1, NULL}, {"count=1&q=50%25", 1, NULL},
    {"count=1&q=%E7%B1%B3", ROWS - 3, NULL}, {"count=1&q=%25%25", 0, NULL}, {"count=1&q=%5C", 0, NULL}, {"count=1&q='%20OR%201=1--", 0, NULL},
    {"count=1&hidden=%3Dcmd()", 1, "=cmd()"}, {"count=1&name=x'%20OR%20'1'='1", 0, NULL}, {"count=1&due_on=2024-10-04", 1, "米 00000"},
    {"count=1&created_at.ge=1970-01-01T00:06:40Z", 3, NULL}, {"count=1&created_at.lt=1970-01-01T00:00:01%2B00:00", 3, NULL},
    {"count=1&created_at.ge=1970-01-01", ROWS, NULL}, {"sort=name&count=1", ROWS, "=cmd()"}, {"sort=-weight_g&count=1&limit=3", ROWS, NULL},
};
static const struct { const char *query; int status; const char *code; } REFUSED[] = {
    {"nope=1", 400, "unknown_parameter"}, {"sort=note", 422, "sort"}, {"sort=id;drop", 422, "sort"}, {"limit=0", 422, "limit"}, {"limit=501", 422, "limit"},
    {"limit=x", 422, "limit"}, {"state=old", 422, "state"}, {"weight_g=x", 422, "weight_g"}, {"name.ge=a", 400, "unknown_parameter"}, {"note=x", 400, "unknown_parameter"},
    {"created_at.ge=yesterday", 422, "created_at.ge"}, {"cursor=x", 422, "cursor"}, {"cursor=WzEsMV0.00000000", 422, "cursor"}, {"format=pdf", 422, "format"},
    {"limit=1&limit=2", 422, "limit"}, {"good=maybe", 422, "good"},
};

static void finds(struct cx *cx)
{
    for (size_t i = 0; i < sizeof FINDS / sizeof FINDS[0]; i++) {
        struct jv v = page(cx, FINDS[i].query);
        int64_t total = -1;
        json_i64(json_get(&v, "total"), &total);
        if (total != FINDS[i].total)
            fail_msg("%s: %lld", FINDS[i].query, (long long)total);
        const struct jv *name = json_at(&v, "/items/0/name");
        if (FINDS[i].first && !str_eqz(json_str(name), FINDS[i].first))
            fail_msg("%s: first is %.*s", FINDS[i].query, (int)json_str(name).size, json_str(name).p);
    }
    for (size_t i = 0; i < sizeof REFUSED / sizeof REFUSED[0]; i++) {
        int status;
        const char *text = get(REFUSED[i].query, &status);
        if (status != REFUSED[i].status || !strstr(text, REFUSED[i].code))
            fail_msg("%s: %d %.300s", REFUSED[i].query, status, text);
    }
}

/* All pages, in every order: each row once, in order, although rows arrive in between. */
static void pages(struct cx *cx, const char *sort, int64_t *next_row)
{
    char query[3000], seen[ROWS + 2000] = {0};
    int64_t rows = 0, extra = 0;
    const char *next = "";
    do {
        snprintf(query, sizeof query, "sort=%s&limit=100%s%s", sort, *next ? "&cursor=" : "", next);
        struct jv v = page(cx, query);
        const struct jv *items = json_get(&v, "items"), *n = json_get(&v, "next");
        for (uint32_t i = 0; i < items->n; i++) {
            const struct jv *name = json_get(&items->items[i], "name");
            int64_t id = str_starts(json_str(name), "米 ") ? atoi(json_str(name).p + 4) : -1;
            if (id >= 0) {
                assert_int_equal(seen[id], 0);
                seen[id] = 1;
                extra += id >= ROWS;
            }
            rows++;
        }
        next = json_is(n, J_STR) ? str_dup(cx->ar, json_str(n)) : "";
        fill(cx, *next_row, *next_row + 3);
        *next_row += 3;
    } while (*next);
    for (int i = 0; i < ROWS; i++)
        if (i < 7 || i > 9)
            assert_int_equal(seen[i], 1);
    assert_true(rows - extra >= ROWS);
}

static void cursor_elsewhere(struct cx *cx)
{
    struct jv v = page(cx, "limit=10&state=new");
    char *cursor = str_dup(cx->ar, json_str(json_get(&v, "next")));
    char query[1000];
    int status;
    snprintf(query, sizeof query, "limit=10&state=new&cursor=%s", cursor);
    get(query, &status);
    assert_int_equal(status, 200);
    snprintf(query, sizeof query, "limit=10&state=done&cursor=%s", cursor);
    get(query, &status);
    assert_int_equal(status, 422);
    snprintf(query, sizeof query, "limit=10&state=new&sort=name&cursor=%s", cursor);
    get(query, &status);
    assert_int_equal(status, 422);
}

static size_t count_text(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, what)); at++)
        n++;
    return n;
}

static void exports(int64_t rows)
{
    int status;
    const char *text = get("format=csv&sort=name", &status);
    assert_int_equal(status, 200);
    assert_non_null(strstr(text, "\xef\xbb\xbf名称,重量（克）,时间,日期,状态,合格,备注\r\n"));
    assert_non_null(strstr(text, "\"'=cmd()\",8,1970-01-01 08:00:02,2024-10-12,new,否,\r\n"));
    assert_non_null(strstr(text, "\"comma, \"\"quote\"\"\""));
    assert_null(strstr(text, "1.50"));
    assert_int_equal(count_text(text, "1970-01-01 08:"), rows);
    text = get("format=xlsx", &status);
    assert_int_equal(status, 200);
    assert_non_null(strstr(text, "PK"));
    text = get("format=csv&weight_g=3&name=nobody", &status);
    assert_int_equal(status, 200);
    assert_int_equal(count_text(text, "\r\n"), 1);
}

static void prepare_one(const char *name, const char *sql, void *arg)
{
    struct sql **at = arg;
    *(*at)++ = (struct sql){strdup(name), strdup(sql), NULL};
}

/* A page that takes longer than net.list_time is given up, as a list, counted, and as a sheet. */
static void endless(struct cx *cx)
{
    static const char *const ASKS[] = {"", "?count=true", "?format=csv", "?format=xlsx"};
    assert_int_equal(conf_set(cx, "net.list_time", "50ms"), ERR_NONE);
    for (size_t i = 0; i < sizeof ASKS / sizeof ASKS[0]; i++) {
        char req[200];
        int n = snprintf(req, sizeof req, "GET /api/v1/endless%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", ASKS[i]);
        assert_int_equal(t_status(t_talk(port, req, (size_t)n, 20000), 0), 408);
    }
    assert_int_equal(conf_set(cx, "net.list_time", "10s"), ERR_NONE);
}

static void prepares(struct cx *cx, struct db *db)
{
    struct sql all[64], *at = all;
    list_each_sql(&t_thing_list, prepare_one, &at);
    assert_int_equal(at - all, 12);
    assert_int_equal(db_prepare_all(cx, db, all, (size_t)(at - all)), 0);
    while (at-- > all) {
        free((void *)(uintptr_t)at->name);
        free((void *)(uintptr_t)at->text);
    }
}

static void body(struct cx *cx, struct db *db, void *arg)
{
    (void)arg;
    static const char *const SORTS[] = {"name", "-name", "weight_g", "-weight_g", "created_at", "-created_at"};
    int64_t next_row = ROWS;
    prepares(cx, db);
    fill(cx, 0, ROWS);
    port = t_serve(4);
    finds(cx);
    for (size_t i = 0; i < sizeof SORTS / sizeof SORTS[0]; i++)
        pages(cx, SORTS[i], &next_row);
    cursor_elsewhere(cx);
    exports(next_row);
    endless(cx);
    net_stop(2000);
}

static void t_list(void **state)
{
    (void)state;
    store_test_each(ALL, body, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_list)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
