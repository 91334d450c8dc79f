/* t_router.c: tests of net_router.c, and of what is made from route tables: OpenAPI, the TypeScript client. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "net_priv.h"
#include "t_room.h"

static const struct room *const ROOMS[] = {&net_room, &t_room, NULL};
static const struct { const char *method, *path, *op, *param, *allow; } FIND[] = {
    {"GET", "/hello", "tHello", NULL, NULL},
    {"HEAD", "/hello", "tHello", NULL, NULL},
    {"GET", "/hello/", NULL, NULL, NULL},
    {"GET", "/", NULL, NULL, NULL},
    {"GET", "/api/", "netHelp", NULL, NULL},
    {"GET", "/api", NULL, NULL, NULL},
    {"GET", "/api/v1/things/special", "thingSpecial", NULL, NULL},
    {"PUT", "/api/v1/things/special", "thingChange", "special", NULL},
    {"GET", "/api/v1/things/a%2Fb", "thingGet", "a%2Fb", NULL},
    {"GET", "/api/v1/things/", NULL, NULL, NULL},
    {"GET", "/api/v1/things/a/b", NULL, NULL, NULL},
    {"POST", "/hello", NULL, NULL, "GET, HEAD"},
    {"DELETE", "/api/v1/things/x", NULL, NULL, "GET, HEAD, PUT"},
    {"DELETE", "/api/v1/things", NULL, NULL, "GET, HEAD, POST"},
    {"GET", "/page/a/b/c", "thingPage", "a/b/c", NULL},
    {"GET", "/page/", "thingPage", "", NULL},
    {"GET", "/page", NULL, NULL, NULL},
    {"GET", "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a", NULL, NULL, NULL},
    {"GET", "", NULL, NULL, NULL},
    {"GET", "*", NULL, NULL, NULL},
};

static void t_find(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct router *r = NULL;
    cx_init(&cx, ar);
    assert_int_equal(router_new(&cx, ROOMS, &r), ERR_NONE);
    for (size_t i = 0; i < sizeof FIND / sizeof FIND[0]; i++) {
        struct router_hit hit;
        router_find(r, str_of(FIND[i].method), str_of(FIND[i].path), &hit);
        const char *op = hit.cr ? hit.cr->rt->op : NULL;
        if ((op && FIND[i].op) ? strcmp(op, FIND[i].op) != 0 : op != FIND[i].op)
            fail_msg("%s %s → %s", FIND[i].method, FIND[i].path, op ? op : "nothing");
        if (FIND[i].param)
            assert_true(str_eqz(hit.params[0], FIND[i].param));
        if (FIND[i].allow)
            assert_string_equal(hit.allow, FIND[i].allow);
        else if (!op)
            assert_string_equal(hit.allow, "");
    }
    router_free(&r);
    ar_free(&ar);
}

static void t_double(void **state)
{
    (void)state;
    static const struct room *const twice[] = {&t_room, &t_room, NULL};
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct router *r = NULL;
    cx_init(&cx, ar);
    assert_int_equal(router_new(&cx, twice, &r), ERR_CONFLICT);
    assert_null(r);
    ar_free(&ar);
}

static void t_openapi(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct jv doc;
    struct json_fault fault;
    char *text = net_openapi(ar, ROOMS);
    assert_true(json_read(ar, str_of(text), NULL, &doc, &fault));
    assert_true(str_eqz(json_str(json_get(&doc, "openapi")), "3.1.0"));
    assert_non_null(json_at(&doc, "/paths/~1api~1v1~1things/post/requestBody"));
    assert_non_null(json_at(&doc, "/paths/~1api~1v1~1things/get/responses/200"));
    assert_non_null(json_at(&doc, "/components/schemas/Thing/properties/parts/items/$ref"));
    assert_non_null(json_at(&doc, "/components/schemas/Part"));
    assert_non_null(json_at(&doc, "/components/schemas/ThingItem"));
    assert_null(json_at(&doc, "/paths/~1page~1{rest}"));
    ar_free(&ar);
}

/* Every reference leads somewhere. */
static void t_openapi_refs(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct jv doc;
    struct json_fault fault;
    char *text = net_openapi(ar, ROOMS);
    int refs = 0;
    assert_true(json_read(ar, str_of(text), NULL, &doc, &fault));
    for (const char *at = text; (at = strstr(at, "\"$ref\":\"#")); at++) {
        const char *p = at + 9, *end = strchr(p, '"');
        assert_non_null(json_at(&doc, ar_strndup(ar, p, (size_t)(end - p))));
        refs++;
    }
    printf("references resolved: %d\n", refs);
    assert_true(refs > 20);
    ar_free(&ar);
}

static void t_client(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    char *ts = net_client_ts(ar, ROOMS);
    static const char *const HAS[] = {
        "export interface Thing {", "export interface ThingInput {", "thingGet(path: { id: string }, options: CallOptions = {}): Promise<Thing>",
        "thingList(query: ThingItemQuery = {}, options", "Promise<Page<ThingItem>>", "thingCreate(body: ThingInput, options", "weight_g: number | null;",
        "state: \"new\" | \"done\";", "thingUpload(body: FormData", "`/api/v1/things/${encodeURIComponent(path.id)}`", "\"t.secret.read\"", "export const errorTitles",
    };
    for (size_t i = 0; i < sizeof HAS / sizeof HAS[0]; i++)
        if (!strstr(ts, HAS[i]))
            fail_msg("the client has no %s", HAS[i]);
    const char *out = getenv("NET_CLIENT_OUT"); /* for tsc by hand */
    if (out) {
        FILE *f = fopen(out, "w");
        assert_non_null(f);
        fputs(ts, f);
        fclose(f);
    }
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_find), cmocka_unit_test(t_double), cmocka_unit_test(t_openapi),
                                       cmocka_unit_test(t_openapi_refs), cmocka_unit_test(t_client)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
