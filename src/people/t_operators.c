/* t_operators.c: producers: registering, scope, states, phones, over HTTP on each engine. */
#include "t_house.h"

#include "people_priv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define NOREV FIELD_NULL
#define API "/api/v1"

static const char *op_url(struct t_house *h, const char *uuid, const char *rest)
{
    return ar_printf(h->cx->ar, API "/operators/%s%s", uuid, rest);
}

static void registering(struct t_house *h)
{
    const char *a1 = t_uuid_of_level(h, h->village_a1), *b1 = t_uuid_of_level(h, h->village_b1);
    const struct { const char *as, *level, *rest; int status; } CASES[] = {
        {"office", a1, "\"kind\":\"enterprise\",\"name\":\"云岭茶业\",\"uscc\":\"91420117MA6030824U\"", 201},
        {"office", a1, "\"kind\":\"enterprise\",\"name\":\"又一家\",\"uscc\":\"91420117MA6030824U\"", 409},
        {"office", a1, "\"kind\":\"enterprise\",\"name\":\"没有代码\"", 422},
        {"office", a1, "\"kind\":\"coop\",\"name\":\"没有代码\"", 422},
        {"office", a1, "\"kind\":\"coop\",\"name\":\"坏代码\",\"uscc\":\"93420117MA3016613G\"", 422},
        {"office", a1, "\"kind\":\"family_farm\",\"name\":\"张家农场\"", 201},
        {"office", a1, "\"kind\":\"household\",\"name\":\"张三\",\"phone\":\"13800000000\",\"poor\":true", 201},
        {"office", a1, "\"kind\":\"household\",\"name\":\"张三\",\"uscc\":\"93420117MA3016613F\"", 422},
        {"office", a1, "\"kind\":\"household\",\"name\":\"张三\",\"phone\":\"打这个\"", 422},
        {"office", a1, "\"kind\":\"household\",\"name\":\"张三\",\"gln\":\"9520000000001\"", 422},
        {"office", a1, "\"kind\":\"household\",\"name\":\"张三\",\"state\":\"active\"", 422},
        {"office", a1, "\"kind\":\"shop\",\"name\":\"张三\"", 422},
        {"office", a1, "\"kind\":\"household\",\"name\":\"'; DROP TABLE people_operator; --\"", 201},
        {"office", "0190a0a0-0000-7000-8000-000000000000", "\"kind\":\"household\",\"name\":\"张三\"", 404},
        {"point-b", b1, "\"kind\":\"household\",\"name\":\"王五\"", 201},
        {"point-b", a1, "\"kind\":\"household\",\"name\":\"王五\"", 403},
        {"office-a", b1, "\"kind\":\"household\",\"name\":\"王五\"", 403},
        {"owner-a", a1, "\"kind\":\"household\",\"name\":\"王五\"", 403},
        {"admin", a1, "\"kind\":\"household\",\"name\":\"王五\"", 403},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const char *body = ar_printf(h->cx->ar, "{\"level\":\"%s\",%s}", CASES[i].level, CASES[i].rest);
        struct t_answer a = t_call(h, t_sign_in(h, CASES[i].as), "POST", API "/operators", body, NOREV);
        if (a.status != CASES[i].status)
            fail_msg("case %zu: %d %s", i, a.status, a.text);
        if (a.status == 201)
            assert_string_equal(t_text(&a, "/state"), "applied");
    }
    struct t_answer a = t_call(h, t_sign_in(h, "office"), "GET", API "/operators?kind=household&poor=true", NULL, NOREV);
    assert_string_equal(t_text(&a, "/items/0/public_name"), "柳溪村张家");
    assert_string_equal(t_text(&a, "/items/0/number"), "420117-H000002");
    assert_string_equal(t_text(&a, "/items/0/phone"), "138****0000");
}

/* Role × subtree × own operator: who sees which of the two producers, and with which phone. */
static void scope(struct t_house *h)
{
    static const struct { const char *login; int a, b; bool phone_a; } CASES[] = {
        {"root", 200, 200, false},  {"admin", 200, 200, false}, {"office", 200, 200, true},   {"office-a", 200, 404, true}, {"agri", 200, 200, true},
        {"market", 200, 200, true}, {"lab", 200, 200, false},   {"owner-a", 200, 404, true},  {"owner-b", 404, 200, false}, {"worker-a", 200, 404, false},
        {"point-b", 404, 200, false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const char *s = t_sign_in(h, CASES[i].login);
        struct t_answer a = t_call(h, s, "GET", op_url(h, h->op_a_uuid, ""), NULL, NOREV), b = t_call(h, s, "GET", op_url(h, h->op_b_uuid, ""), NULL, NOREV);
        struct t_answer l = t_call(h, s, "GET", API "/operators?count=1", NULL, NOREV);
        if (a.status != CASES[i].a || b.status != CASES[i].b)
            fail_msg("%s: %d %d", CASES[i].login, a.status, b.status);
        assert_int_equal(json_get(&l.body, "items")->n, (CASES[i].a == 200) + (CASES[i].b == 200));
        assert_string_equal(t_text(&a, "/phone"), CASES[i].a != 200 ? "" : CASES[i].phone_a ? "13812345678" : "138****5678");
        assert_null(strstr(l.text, "13812345678"));
        /* the same in the history of a foreign one */
        assert_int_equal(t_call(h, s, "GET", op_url(h, h->op_a_uuid, "/history"), NULL, NOREV).status, CASES[i].a);
    }
    assert_int_equal(t_call(h, NULL, "GET", op_url(h, h->op_a_uuid, ""), NULL, NOREV).status, 401);
    assert_int_equal(t_call(h, t_sign_in(h, "office"), "GET", op_url(h, "no-uuid", ""), NULL, NOREV).status, 404);
    /* the filter by level takes the subtree */
    struct t_answer l = t_call(h, t_sign_in(h, "office"), "GET", ar_printf(h->cx->ar, API "/operators?level=%s", t_uuid_of_level(h, h->town_b)), NULL, NOREV);
    assert_int_equal(json_get(&l.body, "items")->n, 1);
    assert_string_equal(t_text(&l, "/items/0/uuid"), h->op_b_uuid);
}

static void phones(struct t_house *h)
{
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_operator WHERE phone_box IS NOT NULL"), 2);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_operator WHERE length(phone_box) = 24 + 11 + 16"), 2);
    const char *office = t_sign_in(h, "office");
    struct t_answer a = t_call(h, office, "GET", op_url(h, h->op_a_uuid, ""), NULL, NOREV);
    a = t_call(h, office, "PATCH", op_url(h, h->op_a_uuid, ""), "{\"phone\":\"027-88886666\"}", a.rev);
    assert_int_equal(a.status, 200);
    assert_string_equal(t_text(&a, "/phone"), "027-88886666");
    a = t_call(h, office, "PATCH", op_url(h, h->op_a_uuid, ""), "{\"contact\":\"陈近\"}", a.rev);
    assert_string_equal(t_text(&a, "/phone"), "027-88886666"); /* what was not sent stays */
    a = t_call(h, office, "PATCH", op_url(h, h->op_a_uuid, ""), "{\"phone\":\"\"}", a.rev);
    assert_string_equal(t_text(&a, "/phone"), "");
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_operator WHERE phone_box IS NOT NULL"), 1);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_audit WHERE before_json LIKE '%88886666%' OR after_json LIKE '%88886666%'"), 0);
}

struct swap { struct t_house *h; enum err e; };
static enum err swap_open(struct cx *cx, struct tx *tx, void *arg)
{
    struct swap *s = arg;
    struct str box;
    const char *phone;
    TRY(people_phone_seal(cx, tx, s->h->op_a_uuid, "13812345678", &box));
    TRY(people_phone_open(cx, tx, s->h->op_a_uuid, box, &phone));
    if (strcmp(phone, "13812345678") != 0)
        return ERR_INTERNAL;
    s->e = people_phone_open(cx, tx, s->h->op_b_uuid, box, &phone); /* in another row it does not open */
    char *broken = ar_alloc(cx->ar, box.size);
    memcpy(broken, box.p, box.size);
    broken[box.size - 1] ^= 1;
    if (people_phone_open(cx, tx, s->h->op_a_uuid, (struct str){broken, box.size}, &phone) != ERR_CRYPTO)
        return ERR_INTERNAL;
    return people_phone_open(cx, tx, s->h->op_a_uuid, (struct str){broken, 3}, &phone) == ERR_CORRUPT ? ERR_NONE : ERR_INTERNAL;
}

static void phone_swap(struct t_house *h)
{
    struct swap s = {h, ERR_NONE};
    assert_int_equal(tx_run(h->cx, "t.swap", swap_open, &s), ERR_NONE);
    assert_int_equal(s.e, ERR_CRYPTO);
    cx_clear(h->cx);
}

static struct t_answer state(struct t_house *h, const char *who, const char *uuid, const char *to)
{
    return t_call(h, who, "POST", op_url(h, uuid, "/state"), ar_printf(h->cx->ar, "{\"state\":\"%s\",\"reason\":\"测试原因\"}", to), NOREV);
}

static struct t_answer examine(struct t_house *h, const char *who, const char *uuid, bool passed)
{
    return t_call(h, who, "POST", op_url(h, uuid, "/examinations"), ar_printf(h->cx->ar, "{\"passed\":%s,\"opinion\":\"已看现场\"}", passed ? "true" : "false"), NOREV);
}

static void life(struct t_house *h)
{
    const char *office = t_sign_in(h, "office"), *owner = t_sign_in(h, "owner-b"), *agri = t_sign_in(h, "agri"), *u = h->op_b_uuid;
    assert_int_equal(examine(h, owner, u, true).status, 403);       /* nobody examines himself */
    assert_int_equal(examine(h, agri, u, true).status, 403);
    assert_int_equal(state(h, office, u, "examined").status, 409);  /* only as an examination */
    assert_int_equal(state(h, office, u, "active").status, 409);    /* not before it */
    struct t_answer a = examine(h, office, u, false);
    assert_int_equal(a.status, 200);
    assert_string_equal(t_text(&a, "/state"), "refused");
    assert_int_equal(state(h, owner, u, "applied").status, 200);    /* may apply again */
    assert_int_equal(state(h, owner, u, "applied").status, 409);
    assert_int_equal(examine(h, office, u, true).status, 200);
    assert_int_equal(examine(h, office, u, true).status, 409);      /* once */
    assert_int_equal(state(h, owner, u, "active").status, 403);
    a = state(h, office, u, "active");
    assert_int_equal(a.status, 422);                                /* R11 */
    assert_string_equal(t_text(&a, "/code"), "rule_refused");
    a = t_call(h, owner, "GET", op_url(h, u, ""), NULL, NOREV);
    a = t_call(h, owner, "PATCH", op_url(h, u, ""), "{\"trained_person\":\"李小山\"}", a.rev);
    assert_int_equal(a.status, 200);
    assert_int_equal(t_call(h, owner, "PATCH", op_url(h, u, ""), "{\"name\":\"换个名\"}", a.rev).status, 403); /* examined identity */
    assert_int_equal(state(h, office, u, "active").status, 200);
    a = t_call(h, office, "GET", op_url(h, u, ""), NULL, NOREV);
    assert_int_equal(t_call(h, office, "PATCH", op_url(h, u, ""), "{\"trained_person\":\"\"}", a.rev).status, 422);
    assert_int_equal(state(h, agri, u, "closed").status, 403);
    assert_int_equal(state(h, agri, u, "suspended").status, 200);   /* a regulator stops it at once (R5) */
    assert_int_equal(state(h, agri, u, "active").status, 403);      /* the office lets it go on */
    assert_int_equal(state(h, owner, u, "active").status, 403);
    assert_int_equal(state(h, office, u, "active").status, 200);
    assert_int_equal(state(h, office, u, "closed").status, 200);
    assert_int_equal(state(h, office, u, "active").status, 409);    /* for good */
    a = t_call(h, owner, "GET", op_url(h, u, "/history"), NULL, NOREV);
    assert_int_equal(json_get(&a.body, "items")->n, 8);
    assert_string_equal(t_text(&a, "/items/1/to_state"), "refused");
    assert_string_equal(t_text(&a, "/items/1/by_name"), "县电商办");
    assert_string_equal(t_text(&a, "/items/1/reason"), "已看现场");
    assert_int_equal(json_at(&a.body, "/items/1/examination")->type, J_TRUE);
    a = t_call(h, office, "GET", op_url(h, u, ""), NULL, NOREV);
    assert_int_equal(t_call(h, office, "PATCH", op_url(h, u, ""), "{\"contact\":\"x\"}", a.rev).status, 409);
    assert_true(t_count(h, "SELECT COUNT(*) FROM people_audit WHERE action = 'people.operator.state' AND outcome = 'refused'") > 0);
    struct buf report;
    int64_t findings = -1;
    buf_init(&report, h->cx->ar, 64);
    assert_int_equal(people_room.checks[1].run(h->cx, &report, &findings), ERR_NONE);
    assert_int_equal(findings, 0);
}

/* Every move of the matrix, and every one that is not in it, by people_operator_enter. */
struct enter { int64_t id; enum people_operator_state to; };
static enum err enter_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct enter *e = arg;
    return people_operator_enter(cx, tx, e->id, e->to, "测试");
}

static enum err operator_new(struct cx *cx, struct tx *tx, void *arg)
{
    struct t_house *h = arg;
    struct people_new_operator o = {.level_id = h->village_a2, .kind = "household", .name = "赵六", .trained_person = "赵六"};
    return people_operator_create(cx, tx, &o, &h->op_b);
}

static void matrix(struct t_house *h)
{
    /* a way to each state */
    static const enum people_operator_state WAYS[OPERATOR__STATES][4] = {
        [OPERATOR_APPLIED] = {OPERATOR__STATES},
        [OPERATOR_EXAMINED] = {OPERATOR_EXAMINED, OPERATOR__STATES},
        [OPERATOR_ACTIVE] = {OPERATOR_EXAMINED, OPERATOR_ACTIVE, OPERATOR__STATES},
        [OPERATOR_SUSPENDED] = {OPERATOR_EXAMINED, OPERATOR_ACTIVE, OPERATOR_SUSPENDED, OPERATOR__STATES},
        [OPERATOR_CLOSED] = {OPERATOR_CLOSED, OPERATOR__STATES},
        [OPERATOR_REFUSED] = {OPERATOR_REFUSED, OPERATOR__STATES},
    };
    for (int from = 0; from < OPERATOR__STATES; from++)
        for (int to = 0; to < OPERATOR__STATES; to++) {
            assert_int_equal(tx_run(h->cx, "t.new", operator_new, h), ERR_NONE);
            for (const enum people_operator_state *w = WAYS[from]; *w != OPERATOR__STATES; w++)
                assert_int_equal(tx_run(h->cx, "t.enter", enter_tx, &(struct enter){h->op_b, *w}), ERR_NONE);
            enum err e = tx_run(h->cx, "t.enter", enter_tx, &(struct enter){h->op_b, (enum people_operator_state)to});
            assert_int_equal(e, people_operator_move_allowed(from, to) ? ERR_NONE : ERR_WRONG_STATE);
            cx_clear(h->cx);
        }
}

static void two_at_once(struct t_house *h)
{
    const char *office = t_sign_in(h, "office");
    struct t_answer a = t_call(h, office, "GET", op_url(h, h->op_a_uuid, ""), NULL, NOREV);
    assert_int_equal(t_call(h, office, "PATCH", op_url(h, h->op_a_uuid, ""), "{\"contact\":\"甲\"}", a.rev).status, 200);
    assert_int_equal(t_call(h, office, "PATCH", op_url(h, h->op_a_uuid, ""), "{\"contact\":\"乙\"}", a.rev).status, 412);
    assert_int_equal(t_call(h, office, "PATCH", op_url(h, h->op_a_uuid, ""), "{\"contact\":\"乙\"}", NOREV).status, 428);
    a = t_call(h, office, "GET", op_url(h, h->op_a_uuid, ""), NULL, NOREV);
    assert_string_equal(t_text(&a, "/contact"), "甲");
}

struct uri { int64_t id; const char *text; };
static enum err uri_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct uri *u = arg;
    return people_location_uri(cx, tx, u->id, &u->text);
}

static void locations(struct t_house *h)
{
    const char *office = t_sign_in(h, "office");
    struct uri u = {h->op_a, NULL};
    assert_int_equal(tx_read(h->cx, "t.uri", uri_read, &u), ERR_NONE);
    assert_string_equal(u.text, ar_printf(h->cx->ar, "https://tiantou.example/loc/%s", h->op_a_uuid));
    struct t_answer a = t_call(h, office, "GET", op_url(h, h->op_a_uuid, ""), NULL, NOREV);
    assert_string_equal(t_text(&a, "/location"), u.text);
    assert_string_equal(t_text(&a, "/place"), "云岭县青石镇柳溪村");
    a = t_call(h, office, "PATCH", op_url(h, h->op_a_uuid, ""), "{\"gln\":\"9520000000004\"}", a.rev);
    assert_string_equal(t_text(&a, "/location"), "https://id.gs1.org/414/9520000000004");
    u.id = 999999;
    assert_int_equal(tx_read(h->cx, "t.uri", uri_read, &u), ERR_NOT_FOUND);
    cx_clear(h->cx);
}

static enum err active_check(struct cx *cx, struct tx *tx, void *arg)
{
    return people_operator_active(cx, tx, *(const int64_t *)arg);
}

static void active(struct t_house *h)
{
    assert_int_equal(tx_read(h->cx, "t.active", active_check, &h->op_a), ERR_NONE);
    assert_int_equal(tx_read(h->cx, "t.active", active_check, &h->op_b), ERR_NOT_EXAMINED);
    assert_non_null(strstr(h->cx->err_text, "李明山"));
    cx_clear(h->cx);
    assert_int_equal(people_become(h->cx, "owner-a"), ERR_NONE);
    assert_int_equal(people_own_operator(h->cx), h->op_a);
    assert_int_equal(people_become(h->cx, "nobody"), ERR_NOT_FOUND);
    h->cx->who = NULL;
    cx_clear(h->cx);
}

#define CASE(fn) static void t_##fn(void **st) { (void)st; t_house_each(fn); }
CASE(registering) CASE(scope) CASE(phones) CASE(phone_swap) CASE(life) CASE(matrix) CASE(two_at_once) CASE(locations) CASE(active)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_registering), cmocka_unit_test(t_scope), cmocka_unit_test(t_phones), cmocka_unit_test(t_phone_swap), cmocka_unit_test(t_life),
        cmocka_unit_test(t_matrix), cmocka_unit_test(t_two_at_once), cmocka_unit_test(t_locations), cmocka_unit_test(t_active),
    };
    return cmocka_run_group_tests_name("people.operators", tests, NULL, NULL);
}
