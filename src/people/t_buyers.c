/* t_buyers.c: buyers: registering, signing in by the number, what is stored, what strangers learn, leaving. */
#include "t_house.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "conf.h"

static struct t_answer post(struct t_house *h, const char *who, const char *path, const char *body)
{
    return t_call(h, who, "POST", path, body, FIELD_NULL);
}

static struct t_answer enrol(struct t_house *h, const char *phone, const char *password, const char *name)
{
    return post(h, NULL, "/api/v1/buyers", ar_printf(h->cx->ar, "{\"phone\":\"%s\",\"password\":\"%s\",\"name\":\"%s\"}", phone, password, name));
}

static struct t_answer sign(struct t_house *h, const char *login, const char *password)
{
    return post(h, NULL, "/api/v1/session", ar_printf(h->cx->ar, "{\"login\":\"%s\",\"password\":\"%s\"}", login, password));
}

/* ---- numbers ------------------------------------------------------------------------------------------------------------------ */

static const struct { const char *typed, *phone; } PHONES[] = {
    {"10000000001", "10000000001"}, {"+86 100-0000-0001", "10000000001"}, {"8610000000001", "10000000001"}, {"100 0000 0001", "10000000001"},
    {"20000000001", NULL}, {"1000000000", NULL}, {"100000000012", NULL}, {"1000000000a", NULL}, {"", NULL}, {"１００００００００１", NULL},
    {"86100000000011111111111", NULL}, {"851000000000", NULL}, {"8510000000001", NULL},
};

static void test_phones(void **state)
{
    struct arena *ar = ar_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof PHONES / sizeof PHONES[0]; i++) {
        const char *got = people_buyer_phone(ar, PHONES[i].typed);
        if ((got == NULL) != (PHONES[i].phone == NULL) || (got != NULL && strcmp(got, PHONES[i].phone) != 0))
            fail_msg("%s: %s", PHONES[i].typed, got);
    }
    assert_string_equal(people_name_mask(ar, "欧阳买"), "欧**");
    assert_string_equal(people_name_mask(ar, "Lee"), "L**");
    assert_string_equal(people_name_mask(ar, ""), "**");
    ar_free(&ar);
}

/* ---- a life ------------------------------------------------------------------------------------------------------------------- */

static int vetoes;
static enum err forbid(struct cx *cx, struct tx *tx, int64_t account_id)
{
    (void)tx;
    assert_true(account_id > 0);
    return vetoes ? err_say(cx, ERR_WRONG_STATE, NULL, "还有订单", "Orders are open") : ERR_NONE;
}

static void life(struct t_house *h)
{
    assert_int_equal(enrol(h, "100-0000-0001", T_PASSWORD, "欧阳买").status, 202);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_account WHERE login LIKE 'buyer:%' AND name = '欧**'"), 1);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_account WHERE login LIKE '%10000000001%'"), 0);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_buyer WHERE phone LIKE '%10000000001%' OR name LIKE '%欧阳%' OR phone_masked <> '100****0001'"), 0);
    struct t_answer in = sign(h, "+86 10000000001", T_PASSWORD);
    assert_int_equal(in.status, 200);
    assert_string_equal(t_text(&in, "/login"), "100****0001");
    assert_string_equal(t_text(&in, "/grants/0/role"), "buyer");
    const char *who = ar_strdup(h->cx->ar, in.cookie);
    struct t_answer me = t_call(h, who, "GET", "/api/v1/buyers/me", NULL, FIELD_NULL);
    assert_string_equal(t_text(&me, "/name"), "欧阳买");
    assert_string_equal(t_text(&me, "/phone"), "10000000001");
    assert_int_equal(t_call(h, who, "GET", "/api/v1/operators", NULL, FIELD_NULL).status, 403);
    assert_int_equal(t_call(h, who, "GET", "/api/v1/accounts", NULL, FIELD_NULL).status, 403);

    people_buyer_gone(forbid);
    vetoes = 1;
    assert_int_equal(post(h, who, "/api/v1/buyers/me/leave", "{\"password\":\"wrong wrong\"}").status, 422);
    assert_int_equal(post(h, who, "/api/v1/buyers/me/leave", "{\"password\":\"" T_PASSWORD "\"}").status, 409);
    vetoes = 0;
    assert_int_equal(post(h, who, "/api/v1/buyers/me/leave", "{\"password\":\"" T_PASSWORD "\"}").status, 204);
    assert_int_equal(t_call(h, who, "GET", "/api/v1/buyers/me", NULL, FIELD_NULL).status, 401);
    assert_int_equal(sign(h, "10000000001", T_PASSWORD).status, 401);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_buyer WHERE phone IS NULL AND name IS NULL AND phone_masked IS NULL AND gone_us > 0"), 1);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_account WHERE name LIKE '欧%' OR login LIKE 'buyer:%'"), 0);
    assert_int_equal(enrol(h, "10000000001", T_PASSWORD, "又来").status, 202); /* the number is free again */
    assert_int_equal(sign(h, "10000000001", T_PASSWORD).status, 200);
}

static void test_life(void **state)
{
    (void)state;
    t_house_each(life);
}

/* ---- what strangers learn and may do -------------------------------------------------------------------------------------------- */

static void strangers(struct t_house *h)
{
    assert_int_equal(conf_set(h->cx, "people.buyers_per_address", "6"), ERR_NONE);
    struct t_answer first = enrol(h, "10000000002", T_PASSWORD, "甲");
    struct t_answer again = enrol(h, "10000000002", "another password 9", "乙");
    assert_int_equal(first.status, 202);
    assert_int_equal(again.status, 202);
    assert_string_equal(first.text, again.text);
    assert_int_equal(sign(h, "10000000002", "another password 9").status, 401); /* what was there is not changed */
    assert_int_equal(sign(h, "10000000002", T_PASSWORD).status, 200);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_audit WHERE action = 'people.buyer.register' AND error = 'duplicate'"), 1);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_audit WHERE COALESCE(after_json, '') LIKE '%10000000002%' OR COALESCE(reason, '') LIKE '%10000000002%'"), 0);
    assert_int_equal(enrol(h, "20000000002", T_PASSWORD, "甲").status, 422);
    assert_int_equal(enrol(h, "10000000003", "short", "甲").status, 422);
    assert_int_equal(enrol(h, "10000000003", T_PASSWORD, "  ").status, 422);
    assert_int_equal(enrol(h, "10000000003", "10000000003", "甲").status, 422); /* the number itself is no password */
    for (int i = 0; i < 4; i++)
        assert_int_equal(enrol(h, ar_printf(h->cx->ar, "1000000010%d", i), T_PASSWORD, "丙").status, 202);
    assert_int_equal(enrol(h, "10000000109", T_PASSWORD, "丁").status, 429);
    assert_int_equal(conf_set(h->cx, "people.buyers_per_address", "1000"), ERR_NONE);
    assert_int_equal(conf_set(h->cx, "people.buyers_per_hour", "0"), ERR_NONE);
    assert_int_equal(enrol(h, "10000000109", T_PASSWORD, "丁").status, 403);
    assert_int_equal(conf_set(h->cx, "people.buyers_per_hour", "2000"), ERR_NONE);
    for (int i = 0; i < 5; i++) /* locked out like any login, under whatever spelling */
        assert_int_equal(sign(h, i % 2 ? "10000000100" : "+8610000000100", "guess guess").status, 401);
    assert_int_equal(sign(h, "100 0000 0100", T_PASSWORD).status, 429);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_attempt WHERE key LIKE '%10000000100%'"), 0);
    const char *office = t_sign_in(h, "office"), *root = t_sign_in(h, "root");
    struct t_answer list = t_call(h, root, "GET", "/api/v1/accounts?roles=buyer", NULL, FIELD_NULL);
    const char *uuid = t_text(&list, "/items/0/uuid");
    const char *path = ar_printf(h->cx->ar, "/api/v1/accounts/%s", uuid);
    assert_true(t_call(h, office, "PATCH", path, "{\"state\":\"disabled\"}", 1).status >= 403); /* only who manages the whole tree */
    assert_int_equal(t_call(h, root, "PATCH", path, "{\"state\":\"disabled\"}", 1).status, 200);
    assert_int_equal(t_call(h, root, "PUT", ar_printf(h->cx->ar, "%s/grants", path), "{\"grants\":[{\"role\":\"buyer\"}]}", 2).status, 403);
}

static void test_strangers(void **state)
{
    (void)state;
    t_house_each(strangers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phones),
        cmocka_unit_test(test_life),
        cmocka_unit_test(test_strangers),
    };
    return cmocka_run_group_tests_name("people.buyers", tests, NULL, NULL);
}
