/* t_cache.c: a kept page is given only while nothing was committed since it was begun, for a second at most, within bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store_test.h"
#include "web.h"
#include "web_cache.h"

static const struct migration M[] = {{"w/0001", "CREATE TABLE w (n BIGINT NOT NULL);", NULL}};
static const size_t M_N = 1;
static const struct store_test_migrations MS[] = {{M, &M_N}, {NULL, NULL}};
static const struct sql PUT = {"w.put", "INSERT INTO w (n) VALUES ($1)", NULL};

static enum err put(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    return sql_exec(tx, &PUT, ARGS(v_i(1)));
}

static bool get(struct cx *cx, const char *key, struct net_mark *m, struct str *page)
{
    struct str none = {0};
    *page = none;
    return web_cache_get(cx->ar, str_of(key), m, page);
}

static void until_next_commit(struct cx *cx, struct db *db, void *arg)
{
    struct net_mark m;
    struct str page;
    (void)db, (void)arg;
    assert_false(get(cx, "z host /01/1", &m, &page));
    web_cache_put(STR("z host /01/1"), m, STR("good"));
    assert_true(get(cx, "z host /01/1", &m, &page));
    assert_true(str_eqz(page, "good"));
    assert_false(get(cx, "e host /01/1", &m, &page)); /* another language */
    assert_int_equal(tx_run(cx, "w.put", put, NULL), ERR_NONE);
    assert_false(get(cx, "z host /01/1", &m, &page)); /* at once */
    web_cache_put(STR("z host /01/1"), m, STR("recalled"));
    assert_true(get(cx, "z host /01/1", &m, &page));
    assert_true(str_eqz(page, "recalled"));
}

/* A page whose reads began before a commit is not kept after it. */
static void begun_before(struct cx *cx, struct db *db, void *arg)
{
    struct net_mark m, later;
    struct str page;
    (void)db, (void)arg;
    assert_false(get(cx, "k", &m, &page));
    assert_int_equal(tx_run(cx, "w.put", put, NULL), ERR_NONE);
    web_cache_put(STR("k"), m, STR("old"));
    assert_false(get(cx, "k", &later, &page));
}

static void a_second(struct cx *cx, struct db *db, void *arg)
{
    struct net_mark m;
    struct str page;
    (void)db, (void)arg;
    assert_false(get(cx, "k", &m, &page));
    web_cache_put(STR("k"), m, STR("page"));
    assert_true(get(cx, "k", &m, &page));
    usleep((WEB_CACHE_AGE_MS + 50) * 1000);
    assert_false(get(cx, "k", &m, &page));
}

/* More pages than there is room for: none is wrong, memory stays within the setting. */
static void bounded(struct cx *cx, struct db *db, void *arg)
{
    static char big[64 << 10];
    struct net_mark m;
    struct str page;
    size_t kept = 0;
    (void)db, (void)arg;
    assert_int_equal(conf_set(cx, "web.page_cache", "1M"), ERR_NONE);
    for (int i = 0; i < 2000; i++) {
        char key[40];
        snprintf(key, sizeof key, "key %d", i);
        snprintf(big, sizeof big, "page %d", i);
        if (!get(cx, key, &m, &page))
            web_cache_put(str_of(key), m, (struct str){big, sizeof big});
    }
    for (int i = 0; i < 2000; i++) {
        char key[40], want[40];
        snprintf(key, sizeof key, "key %d", i);
        snprintf(want, sizeof want, "page %d", i);
        if (!get(cx, key, &m, &page))
            continue;
        kept++;
        assert_string_equal(page.p, want);
    }
    assert_in_range(kept, 1, 16);
    assert_int_equal(conf_set(cx, "web.page_cache", "0"), ERR_NONE);
    web_cache_clear();
    assert_false(get(cx, "none", &m, &page));
    web_cache_put(STR("none"), m, STR("page"));
    assert_false(get(cx, "none", &m, &page));
    assert_int_equal(conf_set(cx, "web.page_cache", "16M"), ERR_NONE);
}

/* A page being sent outlives its place in the table. */
static void outlives(struct cx *cx, struct db *db, void *arg)
{
    struct net_mark m;
    struct str page;
    (void)db, (void)arg;
    assert_false(get(cx, "k", &m, &page));
    web_cache_put(STR("k"), m, STR("first"));
    assert_true(get(cx, "k", &m, &page));
    web_cache_clear();
    assert_true(str_eqz(page, "first"));
}

static const struct { const char *name; void (*body)(struct cx *, struct db *, void *); } CASES[] = {
    {"until the next commit", until_next_commit}, {"begun before a commit", begun_before}, {"a second", a_second}, {"bounded", bounded}, {"outlives", outlives},
};

static void all(void **state)
{
    (void)state;
    conf_add(web_room.conf, web_room.conf_n);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        print_message("%s\n", CASES[i].name);
        web_cache_clear();
        store_test_each(MS, CASES[i].body, NULL);
    }
    web_cache_clear();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
