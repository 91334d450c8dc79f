/* t_ext.c: what the event query asks of extension fields beyond their digests: order by numbers, times, texts, in stable pages; and attributes
 * of the master data they name. */
#include "t_query.h"

#include "epcis_master.h"

#define EV(t, more) "{\"@context\":{\"ex\":\"https://ex.example/ns/\"},\"type\":\"ObjectEvent\",\"eventTime\":\"2026-05-0" t "T08:00:00Z\"," \
    "\"eventTimeZoneOffset\":\"+00:00\",\"action\":\"ADD\",\"epcList\":[\"urn:ex:" t "\"]" more "}"
static const char *const EVENTS[] = {
    /* 0 */ EV("1", ",\"ex:n\":14.5,\"ex:due\":\"2026-06-02T00:00:00+08:00\",\"ex:name\":\"pear\",\"ex:press\":\"https://ex.example/press/1\""),
    /* 1 */ EV("2", ",\"ex:n\":-3,\"ex:due\":\"2026-06-01T17:00:00Z\",\"ex:name\":\"Pear\",\"ex:press\":\"https://ex.example/press/2\""),
    /* 2 */ EV("3", ",\"ex:name\":\"\\u68a8\",\"ex:n\":100,\"ex:press\":[\"urn:ex:none\",\"https://ex.example/press/1\"]"),
    /* 3 */ EV("4", ",\"ex:n\":\"many\",\"ex:due\":\"2026-05-31T23:59:59+08:00\",\"ex:name\":\"peach\",\"ex:press_room\":\"https://ex.example/press/2\""),
    /* 4 */ EV("5", ",\"ex:deep\":{\"ex:n\":1,\"ex:press\":\"https://ex.example/press/1\"},\"ilmd\":{\"ex:n\":2}"), /* no such field of the event itself */
    /* 5 */ EV("6", ",\"ex:n\":14.5,\"ex:site\":\"urn:epc:id:sgln:952123454.001.0\""),
};
#define EVENTS_N (sizeof EVENTS / sizeof EVENTS[0])
#define N "https://ex.example/ns/n"
#define DUE "https://ex.example/ns/due"
#define NAME "https://ex.example/ns/name"
#define PRESS "https://ex.example/ns/press"

static const struct query_case CASES[] = {
    {"HASATTR_" PRESS "=urn:ex:attr:kind", "012", 0},
    {"HASATTR_" PRESS "=urn:ex:attr:none|urn:ex:attr:litres", "1", 0},
    {"HASATTR_" PRESS "=urn:ex:attr:none", "", 0},
    {"HASATTR_https://ex.example/ns/site=cbvmda:city", "5", 0},     /* sent as a URN, kept as a link */
    {"HASATTR_https://ex.example/ns/colour=urn:ex:attr:kind", "", 0},
    {"HASATTR_ex:press=urn:ex:attr:kind", "HASATTR_ex:press", ERR_UNKNOWN_PARAM}, /* the prefix is not declared here */
    {"EQATTR_" PRESS "_urn:ex:attr:kind=screw", "02", 0},
    {"EQATTR_" PRESS "_urn:ex:attr:kind=screw|plate", "012", 0},
    {"EQ_ATTR_" PRESS "_urn:ex:attr:kind=round", "", 0},
    {"EQATTR_https://ex.example/ns/press_room_urn:ex:attr:kind=plate", "3", 0},
    {"EQATTR_" PRESS "=screw", "EQATTR_" PRESS, ERR_UNKNOWN_PARAM},
    {"EQATTR_" PRESS "_urn:ex:attr:kind=screw&EQ_" NAME "=pear", "0", 0},
    {"orderBy=ex:n", "orderBy", ERR_INVALID},
    {"orderBy=colour", "orderBy", ERR_INVALID},
    {"orderBy=" N "&eventCountLimit=2&orderDirection=ASC", "10", 0},
    {"orderBy=" N "&maxEventCount=5", "maxEventCount", ERR_LIMIT},
};

/* -3, 14.5 twice (by row), 100, a text; without the field last, whatever the direction. */
static const struct { const char *params, *want; } PAGES[] = {
    {"perPage=2&orderDirection=ASC&orderBy=" N, "10 52 34 "},
    {"perPage=4&orderDirection=DESC&orderBy=" N, "3250 14 "},
    {"perPage=30&orderDirection=ASC&orderBy=" DUE, "301245 "},
    {"perPage=30&orderBy=" DUE, "103542 "},
    {"perPage=1&orderDirection=ASC&orderBy=" NAME "&EXISTS_" NAME "=true", "1 3 0 2 "},
    {"perPage=2&orderDirection=ASC&orderBy=" NAME "&eventCountLimit=3", "13 0 "},
    {"perPage=30&orderDirection=ASC&orderBy=https://ex.example/ns/nothing", "012345 "},
};

static enum err master(struct cx *cx, struct tx *tx, void *arg)
{
    static const char DATA[] =
        "[{\"type\":\"urn:ex:vtype:Press\",\"vocabularyElementList\":[{\"id\":\"https://ex.example/press/1\",\"attributes\":[{\"id\":\"urn:ex:attr:kind\",\"attribute\":\"screw\"}]},"
        "{\"id\":\"https://ex.example/press/2\",\"attributes\":[{\"id\":\"urn:ex:attr:kind\",\"attribute\":\"plate\"},{\"id\":\"urn:ex:attr:litres\",\"attribute\":\"40\"}]}]},"
        "{\"type\":\"urn:epcglobal:epcis:vtype:Location\",\"vocabularyElementList\":[{\"id\":\"urn:epc:id:sgln:952123454.001.0\",\"attributes\":[{\"id\":\"cbvmda:city\",\"attribute\":\"Ningbo\"}]}]}]";
    struct jv v;
    struct json_fault fault;
    (void)arg;
    assert_true(json_read(cx->ar, STR(DATA), NULL, &v, &fault));
    return epcis_master_store(cx, tx, &v, T_COUNTY);
}

static void put_all(struct cx *cx, int64_t *rows)
{
    for (size_t i = 0; i < EVENTS_N; i++) {
        struct t_put p = {0};
        T_OK(cx, t_put(cx, EVENTS[i], &p));
        rows[i] = p.row;
    }
    T_OK(cx, tx_run(cx, "t.master", master, NULL));
}

/* Page after page. */
static void walk(struct cx *cx, const char *params, const int64_t *rows, char *have)
{
    const char *token = NULL;
    char part[32];
    int n = 0;
    *have = '\0';
    do {
        struct ask a = {token ? ar_printf(cx->ar, "%s&nextPageToken=%s", params, token) : params, {0}, false};
        T_OK(cx, tx_read(cx, "t.page", ask, &a));
        found(&a.page, rows, EVENTS_N, part);
        sprintf(have + strlen(have), "%s ", part);
        token = a.page.more ? epcis_token_make(cx, &a.page.next) : NULL;
    } while (token && ++n < 10);
}

static void queries(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[EVENTS_N];
    char have[64];
    (void)db, (void)arg;
    put_all(cx, rows);
    assert_int_equal(t_ask_all(cx, CASES, sizeof CASES / sizeof CASES[0], rows, EVENTS_N), 0);
    for (size_t i = 0; i < sizeof PAGES / sizeof PAGES[0]; i++) {
        walk(cx, PAGES[i].params, rows, have);
        if (strcmp(have, PAGES[i].want) != 0)
            fail_msg("%s: want %s, have %s", PAGES[i].params, PAGES[i].want, have);
    }
    print_message("extension fields: %zu conditions, %zu orders\n", sizeof CASES / sizeof CASES[0], sizeof PAGES / sizeof PAGES[0]);
}

static void test_queries(void **state)
{
    (void)state;
    t_each(queries, NULL);
}

/* Events that arrive between two pages neither repeat nor hide others; a token whose event the asker no longer sees is refused;
 * too many events are not ordered. */
static void arrivals(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[EVENTS_N];
    char have[32];
    struct t_put late = {0};
    struct ask a = {"perPage=2&orderDirection=ASC&orderBy=" N, {0}, false};
    (void)db, (void)arg;
    put_all(cx, rows);
    T_OK(cx, conf_set(cx, "epcis.sort_events", "5"));
    assert_int_equal(tx_read(cx, "t.page", ask, &a), ERR_LIMIT);
    assert_string_equal(cx->err_field, "orderBy");
    cx_clear(cx);
    T_OK(cx, conf_set(cx, "epcis.sort_events", "10000"));
    T_OK(cx, tx_read(cx, "t.page", ask, &a));
    T_OK(cx, t_put(cx, EV("7", ",\"ex:n\":-100"), &late));
    struct ask next = {ar_printf(cx->ar, "perPage=2&orderDirection=ASC&orderBy=" N "&nextPageToken=%s", epcis_token_make(cx, &a.page.next)), {0}, false};
    T_OK(cx, tx_read(cx, "t.page", ask, &next));
    found(&next.page, rows, EVENTS_N, have);
    assert_string_equal(have, "52");
    a.page.next.at[1] = 1 << 30;
    struct ask gone = {ar_printf(cx->ar, "perPage=2&orderDirection=ASC&orderBy=" N "&nextPageToken=%s", epcis_token_make(cx, &a.page.next)), {0}, false};
    assert_int_equal(tx_read(cx, "t.page", ask, &gone), ERR_INVALID);
    assert_string_equal(cx->err_field, "nextPageToken");
    cx_clear(cx);
}

static void test_arrivals(void **state)
{
    (void)state;
    t_each(arrivals, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_queries), cmocka_unit_test(test_arrivals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
