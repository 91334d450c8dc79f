/* t_access.c: signing in, sessions, lockout, accounts, keys, audit, over HTTP on each engine. */
#include "t_house.h"

#include "people_priv.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "when.h"

#define NOREV FIELD_NULL
#define API "/api/v1"

static struct t_answer sign_in(struct t_house *h, const char *login, const char *password)
{
    return t_call(h, NULL, "POST", API "/session", ar_printf(h->cx->ar, "{\"login\":\"%s\",\"password\":\"%s\"}", login, password), NOREV);
}

static enum err clear_tx(struct cx *cx, struct tx *tx, void *arg)
{
    static const struct sql Q = {"t.clear", "DELETE FROM people_attempt", NULL};
    (void)cx, (void)arg;
    return sql_exec(tx, &Q, NOARGS);
}

static void clear_attempts(struct t_house *h)
{
    assert_int_equal(tx_run(h->cx, "t.clear", clear_tx, NULL), ERR_NONE);
}

struct age { int64_t id, seen, expires; };
static enum err age_tx(struct cx *cx, struct tx *tx, void *arg)
{
    static const struct sql Q = {"t.age", "UPDATE people_session SET seen_us = $2, expires_us = $3 WHERE id = $1", NULL};
    const struct age *a = arg;
    (void)cx;
    return sql_exec(tx, &Q, ARGS(v_i(a->id), v_i(a->seen), v_i(a->expires)));
}

static void age_session(struct t_house *h, int64_t id, int64_t seen_ago_us, int64_t expires_in_us)
{
    int64_t now = when_now_us();
    struct age a = {id, now - seen_ago_us, now + expires_in_us};
    assert_int_equal(tx_run(h->cx, "t.age", age_tx, &a), ERR_NONE);
}

/* ---- sessions ----------------------------------------------------------------------------------------------------------------- */

static void sessions(struct t_house *h)
{
    struct t_answer a = sign_in(h, "Owner-A", T_PASSWORD); /* letters' case does not count */
    assert_int_equal(a.status, 200);
    assert_int_equal(strlen(a.cookie), 43);
    assert_non_null(strcasestr(a.head, "httponly"));
    assert_non_null(strcasestr(a.head, "samesite=lax"));
    assert_string_equal(t_text(&a, "/name"), "陈远");
    assert_string_equal(t_text(&a, "/grants/0/role"), "owner");
    assert_string_equal(t_text(&a, "/grants/0/operator"), h->op_a_uuid);
    assert_string_equal(t_text(&a, "/county/name"), "云岭县");
    assert_non_null(strstr(a.text, "\"certify.cert.issue\""));
    assert_null(strstr(a.text, "people.operator.examine"));
    assert_null(strstr(a.text, "argon2"));
    const char *one = ar_strdup(h->cx->ar, a.cookie), *two = t_sign_in(h, "owner-a");
    assert_string_not_equal(one, two);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_session WHERE token_hash LIKE '%tt%' OR length(token_hash) <> 64"), 0);

    a = t_call(h, one, "GET", API "/sessions", NULL, NOREV);
    assert_int_equal(a.status, 200);
    assert_int_equal(json_get(&a.body, "items")->n, 2);
    assert_int_equal(json_at(&a.body, "/items/1/current")->type, J_TRUE);
    const char *second = ar_strdup(h->cx->ar, t_text(&a, "/items/0/uuid")), *other = t_sign_in(h, "owner-b");
    assert_int_equal(t_call(h, other, "DELETE", ar_printf(h->cx->ar, API "/sessions/%s", second), NULL, NOREV).status, 404); /* not his */
    assert_int_equal(t_call(h, one, "DELETE", ar_printf(h->cx->ar, API "/sessions/%s", second), NULL, NOREV).status, 204);
    assert_int_equal(t_call(h, two, "GET", API "/session", NULL, NOREV).status, 401);
    assert_int_equal(t_call(h, one, "DELETE", API "/session", NULL, NOREV).status, 204);
    assert_int_equal(t_call(h, one, "GET", API "/session", NULL, NOREV).status, 401);
    assert_int_equal(t_call(h, NULL, "GET", API "/session", NULL, NOREV).status, 401);
    assert_int_equal(t_call(h, "not-a-cookie", "GET", API "/session", NULL, NOREV).status, 401);
    assert_int_equal(t_call(h, "not-a-cookie", "GET", API "/county", NULL, NOREV).status, 200); /* an old cookie harms no public page */
}

/* The cookie alone changes nothing: a page of another site could have sent it. */
static void foreign_pages(struct t_house *h)
{
    const char *s = t_sign_in(h, "office"), *foreign = ar_printf(h->cx->ar, "foreign %s", s);
    assert_int_equal(t_call(h, foreign, "GET", API "/session", NULL, NOREV).status, 200);
    struct t_answer a = t_call(h, foreign, "DELETE", API "/session", NULL, NOREV);
    assert_int_equal(a.status, 403);
    assert_string_equal(t_text(&a, "/code"), "bad_origin");
    assert_int_equal(t_call(h, s, "DELETE", API "/session", NULL, NOREV).status, 204);
}

static void expiry(struct t_house *h)
{
    const char *s = t_sign_in(h, "office");
    assert_int_equal(t_call(h, s, "GET", API "/session", NULL, NOREV).status, 200);
    assert_int_equal(conf_set(h->cx, "people.session_idle", "60s"), ERR_NONE);
    assert_int_equal(t_call(h, s, "GET", API "/session", NULL, NOREV).status, 200);
    int64_t id = t_count(h, "SELECT MAX(id) FROM people_session");
    age_session(h, id, 61 * 1000000LL, 1000000000LL);
    assert_int_equal(t_call(h, s, "GET", API "/session", NULL, NOREV).status, 401); /* idle */
    age_session(h, id, 59 * 1000000LL, 1000000000LL);
    assert_int_equal(t_call(h, s, "GET", API "/session", NULL, NOREV).status, 200);
    age_session(h, id, 0, -1);
    assert_int_equal(t_call(h, s, "GET", API "/session", NULL, NOREV).status, 401); /* absolute end */
}

static void sessions_bounded(struct t_house *h)
{
    for (int i = 0; i < PEOPLE_SESSIONS_MAX + 3; i++)
        t_sign_in(h, "lab");
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_session"), PEOPLE_SESSIONS_MAX);
}

static void password_change(struct t_house *h)
{
    const char *one = t_sign_in(h, "market"), *two = t_sign_in(h, "market");
    static const char *const BAD[] = {
        "{\"old_password\":\"wrong wrong\",\"new_password\":\"another field 9\"}", "{\"old_password\":\"" T_PASSWORD "\",\"new_password\":\"short\"}",
        "{\"old_password\":\"" T_PASSWORD "\",\"new_password\":\"12345678\"}", "{\"old_password\":\"" T_PASSWORD "\",\"new_password\":\"" T_PASSWORD "\"}",
        "{\"old_password\":\"" T_PASSWORD "\"}",
    };
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        clear_attempts(h);
        assert_int_equal(t_call(h, one, "POST", API "/session/password", BAD[i], NOREV).status, 422);
    }
    assert_int_equal(t_call(h, one, "POST", API "/session/password", "{\"old_password\":\"" T_PASSWORD "\",\"new_password\":\"another field 9\"}", NOREV).status, 204);
    assert_int_equal(t_call(h, one, "GET", API "/session", NULL, NOREV).status, 200);  /* this one goes on */
    assert_int_equal(t_call(h, two, "GET", API "/session", NULL, NOREV).status, 401);  /* the others end */
    assert_int_equal(sign_in(h, "market", T_PASSWORD).status, 401);
    assert_int_equal(sign_in(h, "market", "another field 9").status, 200);
}

/* ---- lockout ------------------------------------------------------------------------------------------------------------------- */

static void lockout(struct t_house *h)
{
    static const struct { const char *login; } WHO[] = {{"office"}, {"nobody-of-that-name"}, {"x"}, {"' OR 1=1 --"}};
    for (size_t w = 0; w < sizeof WHO / sizeof WHO[0]; w++) {
        struct t_answer first = {0};
        clear_attempts(h);
        for (int i = 0; i < 5; i++) {
            struct t_answer a = sign_in(h, WHO[w].login, "wrong password");
            assert_int_equal(a.status, 401); /* the same for known and unknown names */
            assert_true(i == 0 || strcmp(t_text(&a, "/detail"), t_text(&first, "/detail")) == 0);
            first = a;
        }
        assert_int_equal(sign_in(h, WHO[w].login, "wrong password").status, 429);
        assert_int_equal(sign_in(h, WHO[w].login, T_PASSWORD).status, 429); /* also with the right one */
    }
    assert_int_equal(sign_in(h, "agri", T_PASSWORD).status, 200); /* another name from the same address */
    clear_attempts(h);
    assert_int_equal(sign_in(h, "office", T_PASSWORD).status, 200);
    /* a right password takes the count of the account back */
    for (int i = 0; i < 4; i++)
        assert_int_equal(sign_in(h, "office", "wrong password").status, 401);
    assert_int_equal(sign_in(h, "office", T_PASSWORD).status, 200);
    for (int i = 0; i < 4; i++)
        assert_int_equal(sign_in(h, "office", "wrong password").status, 401);
    assert_int_equal(sign_in(h, "office", T_PASSWORD).status, 200);
    /* one address guessing many names; its own right passwords neither count nor help */
    clear_attempts(h);
    int locked = 0;
    for (int i = 0; i < 60; i++)
        locked += sign_in(h, ar_printf(h->cx->ar, "someone-%d", i), "wrong password").status == 429;
    assert_int_equal(locked, 10);
    assert_int_equal(sign_in(h, "agri", T_PASSWORD).status, 429);
    clear_attempts(h);
}

/* Many at once: right passwords all get in, wrong ones do not slip past the limit. */
struct burst { struct t_house h; pthread_t id; const char *password; int status; };

static void *burst_main(void *arg)
{
    struct burst *b = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    b->h.cx = &cx;
    b->status = sign_in(&b->h, "agri", b->password).status;
    ar_free(&ar);
    return NULL;
}

static int burst(struct t_house *h, const char *password, int status)
{
    enum { N = 64 };
    static struct burst b[N];
    int n = 0;
    for (int i = 0; i < N; i++) {
        b[i] = (struct burst){.h = *h, .password = password};
        assert_int_equal(pthread_create(&b[i].id, NULL, burst_main, &b[i]), 0);
    }
    for (int i = 0; i < N; i++) {
        pthread_join(b[i].id, NULL);
        n += b[i].status == status;
    }
    return n;
}

static void many_at_once(struct t_house *h)
{
    assert_int_equal(burst(h, T_PASSWORD, 200), 64);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_session"), PEOPLE_SESSIONS_MAX);
    assert_int_equal(burst(h, "wrong password", 401), 5);
    assert_int_equal(sign_in(h, "agri", T_PASSWORD).status, 429);
    clear_attempts(h);
}

/* ---- accounts ------------------------------------------------------------------------------------------------------------------- */

static const char *grant_body(struct t_house *h, const char *login, const char *role, const char *member, const char *uuid)
{
    const char *reach = member == NULL ? "" : ar_printf(h->cx->ar, ",\"%s\":\"%s\"", member, uuid);
    return ar_printf(h->cx->ar, "{\"login\":\"%s\",\"name\":\"新人\",\"password\":\"new field 2026\",\"grants\":[{\"role\":\"%s\"%s}]}", login, role, reach);
}

static void accounts(struct t_house *h)
{
    const char *town_a = t_uuid_of_level(h, h->town_a), *town_b = t_uuid_of_level(h, h->town_b), *county = t_uuid_of_level(h, h->county);
    const struct { const char *as, *role, *member, *uuid; int status; } CASES[] = {
        {"root", "admin", NULL, NULL, 201},            {"admin", "admin", NULL, NULL, 403},           {"admin", "admin", "level", county, 201},
        {"office", "admin", "level", county, 403},     {"office", "office", "level", town_a, 403},    {"office", "point", "level", town_b, 201},
        {"office-a", "point", "level", town_b, 403},   {"office-a", "point", "level", town_a, 201},   {"office", "owner", "operator", h->op_b_uuid, 201},
        {"office-a", "owner", "operator", h->op_b_uuid, 403}, {"office", "owner", "level", town_a, 422}, {"owner-a", "worker", "operator", h->op_a_uuid, 201},
        {"owner-a", "worker", "operator", h->op_b_uuid, 403}, {"owner-a", "owner", "operator", h->op_a_uuid, 403}, {"owner-a", "worker", "level", town_a, 422},
        {"owner-a", "point", "level", town_a, 403},    {"worker-a", "worker", "operator", h->op_a_uuid, 403}, {"agri", "point", "level", town_a, 403},
        {"office", "point", "level", "0190a0a0-0000-7000-8000-000000000000", 422},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const char *s = t_sign_in(h, CASES[i].as), *login = ar_printf(h->cx->ar, "new-%zu", i);
        struct t_answer a = t_call(h, s, "POST", API "/accounts", grant_body(h, login, CASES[i].role, CASES[i].member, CASES[i].uuid), NOREV);
        if (a.status != CASES[i].status)
            fail_msg("case %zu (%s makes %s): %d %s", i, CASES[i].as, CASES[i].role, a.status, a.text);
        assert_null(strstr(a.text, "new field 2026"));
        assert_int_equal(sign_in(h, login, "new field 2026").status, a.status == 201 ? 200 : 401);
        clear_attempts(h);
    }
    const char *s = t_sign_in(h, "office");
    assert_int_equal(t_call(h, s, "POST", API "/accounts", grant_body(h, "New-5", "point", "level", town_b), NOREV).status, 409);
    assert_int_equal(t_call(h, s, "POST", API "/accounts", grant_body(h, "a b", "point", "level", town_b), NOREV).status, 422);
    assert_int_equal(t_call(h, s, "GET", API "/accounts?q=NEW", NULL, NOREV).status, 200);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_audit WHERE after_json LIKE '%new field%' OR after_json LIKE '%argon2%'"), 0);
}

static const char *uuid_of(struct t_house *h, const char *as, const char *login)
{
    struct t_answer a = t_call(h, as, "GET", ar_printf(h->cx->ar, API "/accounts?login=%s", login), NULL, NOREV);
    assert_int_equal(a.status, 200);
    return ar_strdup(h->cx->ar, t_text(&a, "/items/0/uuid"));
}

static void account_changes(struct t_house *h)
{
    const char *office = t_sign_in(h, "office"), *root = t_sign_in(h, "root"), *owner_b = t_sign_in(h, "owner-b");
    const char *url = ar_printf(h->cx->ar, API "/accounts/%s", uuid_of(h, office, "owner-b"));
    const char *admin_url = ar_printf(h->cx->ar, API "/accounts/%s", uuid_of(h, root, "root"));
    assert_string_equal(uuid_of(h, office, "root"), "");                                    /* the office does not see it */
    assert_int_equal(t_call(h, office, "GET", admin_url, NULL, NOREV).status, 404);
    assert_int_equal(t_call(h, office, "POST", ar_printf(h->cx->ar, "%s/password", admin_url), "{\"password\":\"taken over 1\"}", NOREV).status, 404);
    const char *admin2 = ar_printf(h->cx->ar, API "/accounts/%s", uuid_of(h, office, "admin")); /* seen, yet above it */
    assert_int_equal(t_call(h, office, "POST", ar_printf(h->cx->ar, "%s/password", admin2), "{\"password\":\"taken over 1\"}", NOREV).status, 403);
    assert_int_equal(t_call(h, office, "PATCH", admin2, "{\"state\":\"disabled\"}", 1).status, 403);

    struct t_answer a = t_call(h, office, "GET", url, NULL, NOREV);
    assert_int_equal(a.status, 200);
    assert_int_equal(t_call(h, office, "PATCH", url, "{\"name\":\"李明山（户主）\"}", NOREV).status, 428);
    struct t_answer b = t_call(h, office, "PATCH", url, "{\"name\":\"李明山（户主）\"}", a.rev);
    assert_int_equal(b.status, 200);
    assert_string_equal(t_text(&b, "/name"), "李明山（户主）");
    assert_int_equal(t_call(h, office, "PATCH", url, "{\"name\":\"别人\"}", a.rev).status, 412); /* the second is told */
    assert_int_equal(t_call(h, owner_b, "GET", API "/session", NULL, NOREV).status, 200);
    b = t_call(h, office, "PATCH", url, "{\"state\":\"disabled\"}", b.rev);
    assert_int_equal(b.status, 200);
    assert_int_equal(t_call(h, owner_b, "GET", API "/session", NULL, NOREV).status, 401);
    assert_int_equal(sign_in(h, "owner-b", T_PASSWORD).status, 401);
    b = t_call(h, office, "PATCH", url, "{\"state\":\"active\"}", b.rev);
    assert_int_equal(sign_in(h, "owner-b", T_PASSWORD).status, 200);

    /* a password set by another must be changed before anything else */
    assert_int_equal(t_call(h, office, "POST", ar_printf(h->cx->ar, "%s/password", url), "{\"password\":\"first field 1\",\"must_change\":true}", NOREV).status, 204);
    a = sign_in(h, "owner-b", "first field 1");
    assert_int_equal(a.status, 200);
    assert_int_equal(t_call(h, a.cookie, "GET", API "/operators", NULL, NOREV).status, 403);
    assert_int_equal(t_call(h, a.cookie, "POST", API "/session/password", "{\"old_password\":\"first field 1\",\"new_password\":\"second field 2\"}", NOREV).status, 204);
    assert_int_equal(t_call(h, a.cookie, "GET", API "/operators", NULL, NOREV).status, 200);

    /* rights follow at once */
    a = t_call(h, office, "GET", url, NULL, NOREV);
    b = t_call(h, office, "PUT", ar_printf(h->cx->ar, "%s/grants", url),
               ar_printf(h->cx->ar, "{\"grants\":[{\"role\":\"point\",\"level\":\"%s\"}]}", t_uuid_of_level(h, h->village_b1)), a.rev);
    assert_int_equal(b.status, 200);
    assert_string_equal(t_text(&b, "/grants/0/role"), "point");
    assert_int_equal(t_call(h, root, "PATCH", admin_url, "{\"state\":\"disabled\"}", 1).status, 422); /* not oneself */
    assert_int_equal(t_call(h, root, "PUT", ar_printf(h->cx->ar, "%s/grants", admin_url), "{\"grants\":[{\"role\":\"admin\"}]}", 1).status, 422);
}

/* ---- keys ------------------------------------------------------------------------------------------------------------------------- */

static void keys(struct t_house *h)
{
    const char *admin = t_sign_in(h, "admin"), *office = t_sign_in(h, "office"), *county = t_uuid_of_level(h, h->county);
    const char *body = ar_printf(h->cx->ar, "{\"name\":\"气象站\",\"role\":\"machine\",\"level\":\"%s\"}", county);
    struct t_answer a = t_call(h, admin, "POST", API "/keys", body, NOREV);
    assert_int_equal(a.status, 201);
    const char *secret = ar_strdup(h->cx->ar, t_text(&a, "/secret")), *key = ar_printf(h->cx->ar, "Bearer %s", secret);
    const char *url = ar_printf(h->cx->ar, API "/keys/%s", t_text(&a, "/uuid"));
    assert_int_equal(strncmp(secret, "tt_", 3), 0);
    assert_int_equal(strlen(secret), 46);
    a = t_call(h, admin, "GET", API "/keys", NULL, NOREV);
    assert_null(strstr(a.text, secret));
    assert_int_equal(t_count(h, ar_printf(h->cx->ar, "SELECT COUNT(*) FROM people_key WHERE hash = '%s' OR prefix = '%s'", secret, secret)), 0);
    assert_int_equal(t_count(h, ar_printf(h->cx->ar, "SELECT COUNT(*) FROM people_audit WHERE after_json LIKE '%%%s%%'", secret)), 0);

    a = t_call(h, key, "GET", API "/session", NULL, NOREV);
    assert_int_equal(a.status, 200);
    assert_string_equal(t_text(&a, "/kind"), "key");
    assert_int_equal(t_call(h, key, "GET", API "/operators", NULL, NOREV).status, 200);
    assert_int_equal(t_call(h, key, "GET", API "/accounts", NULL, NOREV).status, 403);
    assert_int_equal(t_call(h, key, "POST", API "/session/password", "{\"old_password\":\"x\",\"new_password\":\"another field 9\"}", NOREV).status, 403);
    people_later_flush(h->cx);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_key WHERE used_us IS NOT NULL"), 1);
    assert_int_equal(t_call(h, "Bearer tt_0000000000000000000000000000000000000000000", "GET", API "/session", NULL, NOREV).status, 401);
    assert_int_equal(t_call(h, "Bearer nonsense", "GET", API "/operators", NULL, NOREV).status, 401);

    assert_int_equal(t_call(h, office, "POST", API "/keys", ar_printf(h->cx->ar, "{\"name\":\"x\",\"role\":\"admin\",\"level\":\"%s\"}", county), NOREV).status, 403);
    assert_int_equal(t_call(h, office, "POST", API "/keys", "{\"name\":\"x\",\"role\":\"machine\"}", NOREV).status, 403); /* the whole tree is not its to give */
    assert_int_equal(t_call(h, office, "POST", API "/keys", "{\"name\":\"x\",\"role\":\"machine\",\"expires_at\":\"2020-01-01T00:00:00Z\"}", NOREV).status, 422);
    assert_int_equal(t_call(h, t_sign_in(h, "owner-a"), "DELETE", url, NULL, NOREV).status, 403);
    assert_int_equal(t_call(h, t_sign_in(h, "office-a"), "DELETE", url, NULL, NOREV).status, 404); /* beyond its subtree */
    assert_int_equal(t_call(h, admin, "DELETE", url, NULL, NOREV).status, 204);
    assert_int_equal(t_call(h, key, "GET", API "/session", NULL, NOREV).status, 401);
    assert_int_equal(t_call(h, admin, "DELETE", url, NULL, NOREV).status, 409);
}

/* ---- audit -------------------------------------------------------------------------------------------------------------------------- */

static enum err tamper(struct cx *cx, struct tx *tx, void *arg)
{
    const struct sql q = {"t.tamper", arg, NULL};
    (void)cx;
    return sql_exec(tx, &q, NOARGS);
}

static void audit(struct t_house *h)
{
    const char *admin = t_sign_in(h, "admin"), *office = t_sign_in(h, "office"), *office_a = t_sign_in(h, "office-a"), *root = t_sign_in(h, "root");
    assert_int_equal(t_call(h, office, "PUT", API "/county", "{\"demo\":false}", 1).status, 403);
    sign_in(h, "office", "wrong password");
    people_later_flush(h->cx);
    struct t_answer a = t_call(h, admin, "GET", API "/audit?outcome=refused&action=countyPut", NULL, NOREV);
    assert_int_equal(a.status, 200);
    assert_string_equal(t_text(&a, "/items/0/actor_name"), "县电商办");
    assert_string_equal(t_text(&a, "/items/0/error"), "forbidden");
    assert_int_equal(json_get(&a.body, "items")->n, 1);
    a = t_call(h, root, "GET", API "/audit?outcome=refused&action=people.session.open", NULL, NOREV);
    assert_int_equal(json_get(&a.body, "items")->n, 1);
    a = t_call(h, root, "GET", API "/audit?action=people.operator.create&actor_kind=system", NULL, NOREV);
    assert_int_equal(json_get(&a.body, "items")->n, 2);
    assert_string_equal(t_text(&a, "/items/1/after/phone"), "138****5678");
    a = t_call(h, office_a, "GET", API "/audit?limit=200", NULL, NOREV); /* only lines of people below it */
    for (uint32_t i = 0; i < json_get(&a.body, "items")->n; i++)
        assert_string_not_equal(t_text(&a, ar_printf(h->cx->ar, "/items/%u/actor_name", i)), "县管理员");
    assert_int_equal(t_call(h, t_sign_in(h, "owner-a"), "GET", API "/audit", NULL, NOREV).status, 403);

    static const char *const TAMPER[] = {"UPDATE people_audit SET reason = 'x'", "DELETE FROM people_audit", "UPDATE people_operator_step SET reason = 'x'",
                                         "DELETE FROM people_operator_step"};
    for (size_t i = 0; i < sizeof TAMPER / sizeof TAMPER[0]; i++)
        assert_int_not_equal(tx_run(h->cx, "t.tamper", tamper, (void *)TAMPER[i]), ERR_NONE);
    cx_clear(h->cx);

    /* a stranger cannot grow the trail at will */
    assert_int_equal(conf_set(h->cx, "people.audit_refused_per_min", "7"), ERR_NONE);
    people_later_flush(h->cx);
    int64_t before = t_count(h, "SELECT COUNT(*) FROM people_audit");
    for (int i = 0; i < 60; i++)
        t_call(h, NULL, "GET", API "/operators", NULL, NOREV);
    people_later_flush(h->cx);
    int64_t grown = t_count(h, "SELECT COUNT(*) FROM people_audit") - before;
    assert_true(grown >= 1 && grown <= 16); /* 7 in each of at most two minutes, and the line that counts the rest */
    assert_true(t_count(h, "SELECT COUNT(*) FROM people_audit WHERE action = 'people.audit.dropped'") >= 1);
}

static void roles_and_county(struct t_house *h)
{
    const char *admin = t_sign_in(h, "admin"), *worker = t_sign_in(h, "worker-a");
    struct t_answer a = t_call(h, worker, "GET", API "/roles", NULL, NOREV);
    assert_int_equal(a.status, 200);
    assert_int_equal(json_get(&a.body, "items")->n, ROLE__COUNT);
    a = t_call(h, NULL, "GET", API "/county", NULL, NOREV);
    assert_int_equal(a.status, 200);
    assert_string_equal(t_text(&a, "/domain"), "tiantou.example");
    assert_int_equal(t_call(h, admin, "PUT", API "/county", "{\"domain\":\"Bad Domain/\"}", a.rev).status, 422);
    struct t_answer b = t_call(h, admin, "PUT", API "/county", "{\"domain\":\"trace.yunling.example\"}", a.rev);
    assert_int_equal(b.status, 200);
    assert_int_equal(json_get(&b.body, "demo")->type, J_TRUE); /* what was not sent stays */
    assert_int_equal(t_call(h, admin, "PUT", API "/county", "{\"demo\":false}", a.rev).status, 412);
}

#define CASE(fn) static void t_##fn(void **state) { (void)state; t_house_each(fn); }
CASE(sessions) CASE(foreign_pages) CASE(expiry) CASE(sessions_bounded) CASE(password_change) CASE(lockout) CASE(many_at_once) CASE(accounts) CASE(account_changes) CASE(keys) CASE(audit)
CASE(roles_and_county)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_sessions), cmocka_unit_test(t_foreign_pages), cmocka_unit_test(t_expiry), cmocka_unit_test(t_sessions_bounded), cmocka_unit_test(t_password_change),
        cmocka_unit_test(t_lockout), cmocka_unit_test(t_many_at_once), cmocka_unit_test(t_accounts), cmocka_unit_test(t_account_changes), cmocka_unit_test(t_keys), cmocka_unit_test(t_audit),
        cmocka_unit_test(t_roles_and_county),
    };
    return cmocka_run_group_tests_name("people.access", tests, NULL, NULL);
}
