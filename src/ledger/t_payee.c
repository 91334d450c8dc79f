/* t_payee.c: payees that are persons: what is owed to one is seen by him and the county's office alone, paid out like a producer's, sealed
 * like a producer's; nobody approves his own; nobody goes while money is due to him. */
#include "t_house.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ledger_settle.h"
#include "when.h"

static const struct room *const ABOVE[] = {&ledger_room, NULL};
#define NUMBER "6228480402564890018"

static void ok(struct t_house *h, enum err e)
{
    if (e != ERR_NONE)
        fail_msg("%s: %s %s", err_code(e), h->cx->err_field, h->cx->err_text);
}

struct post { const char *key; struct ledger_line lines[2]; };
static enum err post_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct post *o = p;
    return ledger_post(cx, tx, o->lines[0].fen > 0 ? "order.completed" : "order.unsettled", o->key, o->lines, 2);
}

/* fen > 0: owed on the account; fen < 0: taken back. Yesterday, as everything here. */
static void owe(struct t_house *h, const char *account, int64_t fen)
{
    static int n;
    int64_t now = h->cx->now_us;
    struct post p = {ar_printf(h->cx->ar, "p%d", ++n), {{"held:x", fen}, {account, -fen, 0, fen > 0 ? "推客佣金" : "退款扣回：推客佣金", fen > 0 ? "Promoter's commission" : "Refunded: promoter's commission"}}};
    h->cx->now_us = now - US_PER_DAY;
    ok(h, tx_run(h->cx, "t.post", post_tx, &p));
    h->cx->now_us = now;
}

static int64_t findings(struct t_house *h)
{
    struct buf report;
    int64_t all = 0, n = 0;
    buf_init(&report, h->cx->ar, 256);
    for (int i = 0; i < LEDGER_CHECKS_N; i++, all += n)
        ok(h, ledger_checks[i].run(h->cx, &report, &n));
    return all;
}

static const char *kept(struct t_house *h, const struct t_answer *a, const char *pointer) { return ar_strdup(h->cx->ar, t_text(a, pointer)); }

static int64_t num(const struct t_answer *a, const char *pointer)
{
    int64_t n = FIELD_NULL;
    (void)json_i64(json_at(&a->body, pointer), &n);
    return n;
}

static struct t_answer get(struct t_house *h, const char *who, const char *path) { return t_call(h, who, "GET", path, NULL, FIELD_NULL); }

static size_t items(struct t_house *h, const char *who, const char *path)
{
    struct t_answer a = get(h, who, path);
    assert_int_equal(a.status, 200);
    return json_get(&a.body, "items")->n;
}

static const char *account_uuid(struct t_house *h, const char *login)
{
    ok(h, people_become(h->cx, login));
    const char *uuid = h->cx->who->uuid;
    h->cx->who = NULL;
    return uuid;
}

static enum err county_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct t_house *h = arg;
    const struct people_new_operator firm = {.level_id = h->county, .kind = "household", .name = "王平", .contact = "王平", .phone = "10000000009"};
    struct people_new_account owner = {"owner-c", "王平", T_PASSWORD, ROLE_OWNER, 0, 0};
    int64_t id;
    TRY(people_county_set(cx, tx, h->county, false));
    TRY(people_operator_create(cx, tx, &firm, &owner.operator_id));
    return people_account_create(cx, tx, &owner, &id);
}

/* The county, and one who owns a firm that lies at its level, where the house's own accounts lie. */
static void county(struct t_house *h)
{
    ok(h, tx_run(h->cx, "t.county", county_tx, h));
}

static const char *second_office(struct t_house *h)
{
    assert_int_equal(t_call(h, t_sign_in(h, "admin"), "POST", "/api/v1/accounts",
                            ar_printf(h->cx->ar, "{\"login\":\"office-2\",\"name\":\"县电商办二\",\"password\":\"%s\",\"grants\":[{\"role\":\"office\",\"level\":\"%s\"}]}", T_PASSWORD, t_uuid_of_level(h, h->county)), FIELD_NULL).status, 201);
    return t_sign_in(h, "office-2");
}

static struct t_answer draw(struct t_house *h, const char *who, const char *more)
{
    char day[16];
    day_format(when_day(h->cx->now_us, WHEN_CST_MIN), day);
    return t_call(h, who, "POST", "/api/v1/settlements", ar_printf(h->cx->ar, "{\"until_day\":\"%s\"%s}", day, more), FIELD_NULL);
}

static int move(struct t_house *h, const char *who, const char *uuid, const char *state, const char *text)
{
    int64_t rev = t_count(h, ar_printf(h->cx->ar, "SELECT rev FROM ledger_settlement WHERE uuid = '%s'", uuid));
    return t_call(h, who, "POST", ar_printf(h->cx->ar, "/api/v1/settlements/%s/state", uuid), ar_printf(h->cx->ar, "{\"state\":\"%s\",\"text\":\"%s\"}", state, text), rev).status;
}

static int put_payee(struct t_house *h, const char *who, const char *kind, const char *uuid)
{
    return t_call(h, who, "PUT", ar_printf(h->cx->ar, "/api/v1/payees/%s/%s", kind, uuid), "{\"holder\":\"持卡人甲\",\"bank\":\"农业银行\",\"number\":\"" NUMBER "\"}", FIELD_NULL).status;
}

/* ---- a person's money ------------------------------------------------------------------------------------------------------------------- */
/* The worker of A is owed something as a buyer and as a promoter: two accounts, two settlements, one mechanism. */
static void way(struct t_house *h)
{
    county(h);
    const char *office = t_sign_in(h, "office"), *other = second_office(h), *me = t_sign_in(h, "worker-a"), *stranger = t_sign_in(h, "owner-a");
    const char *uuid = account_uuid(h, "worker-a"), *buyer = ar_printf(h->cx->ar, "buyer:%s", uuid), *promoter = ar_printf(h->cx->ar, "promoter:%s", uuid);
    const char *payee = ar_printf(h->cx->ar, "/api/v1/payees/promoter/%s", uuid), *statement = ar_printf(h->cx->ar, "/api/v1/ledger/statement?account=%s", promoter);
    ledger_payees_in(LEDGER_PAYEE_PROMOTER, "ledger_payee_buyer_v"); /* as the room above does with its own view */
    assert_int_equal(items(h, me, "/api/v1/my-money"), 0);
    owe(h, promoter, 1000);
    owe(h, promoter, -300);                                          /* an order came back before it was paid out */
    owe(h, buyer, 5000);
    owe(h, ar_printf(h->cx->ar, "promoter:%s", account_uuid(h, "owner-b")), 200);
    struct t_answer a = get(h, me, "/api/v1/my-money");
    assert_int_equal(json_get(&a.body, "items")->n, 2);
    assert_string_equal(t_text(&a, "/items/0/kind"), "buyer");
    assert_int_equal(num(&a, "/items/0/owed_fen"), 5000);
    assert_int_equal(num(&a, "/items/1/owed_fen"), 700);
    a = get(h, me, statement);
    assert_int_equal(num(&a, "/closing"), -700);
    assert_string_equal(t_text(&a, "/name"), "推客 小王");
    assert_int_equal(get(h, me, ar_printf(h->cx->ar, "/api/v1/ledger/statement.pdf?account=%s", promoter)).status, 200);
    assert_int_equal(get(h, office, statement).status, 200);
    /* Foreign ones are answered like none: another person, an office of a township, a person's own house accounts. */
    assert_int_equal(get(h, stranger, statement).status, 404);
    assert_int_equal(get(h, t_sign_in(h, "office-a"), statement).status, 404);
    assert_int_equal(get(h, t_sign_in(h, "agri"), statement).status, 404);
    assert_int_equal(get(h, stranger, "/api/v1/ledger/statement?account=held:x").status, 404);
    assert_int_equal(get(h, me, "/api/v1/ledger/statement?account=held:x").status, 404);
    const char *firm = t_sign_in(h, "owner-c");
    assert_int_equal(get(h, firm, "/api/v1/ledger/statement?account=held:x").status, 404);
    assert_int_equal(get(h, firm, statement).status, 404);
    assert_int_equal(get(h, office, "/api/v1/ledger/statement?account=held:x").status, 200);
    assert_int_equal(get(h, NULL, statement).status, 401);
    /* drawn by kind: the buyer's money waits for its own run */
    assert_int_equal(draw(h, t_sign_in(h, "office-a"), "").status, 200);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM ledger_settlement"), 0);
    assert_int_equal(draw(h, me, "").status, 403);
    a = draw(h, office, ar_printf(h->cx->ar, ",\"kind\":\"promoter\",\"payee\":\"%s\"", uuid));
    assert_int_equal(num(&a, "/settlements"), 1);
    assert_int_equal(num(&a, "/fen"), 700);
    a = draw(h, office, "");
    assert_int_equal(num(&a, "/fen"), 5200);
    assert_int_equal(items(h, office, "/api/v1/settlements?kind=promoter"), 2);
    assert_int_equal(items(h, office, "/api/v1/settlements?kind=operator"), 0);
    assert_int_equal(items(h, me, "/api/v1/my-settlements"), 2);
    assert_int_equal(items(h, stranger, "/api/v1/my-settlements"), 0);
    assert_int_equal(items(h, stranger, "/api/v1/settlements"), 0);
    assert_int_equal(get(h, me, "/api/v1/settlements").status, 403);
    a = get(h, me, "/api/v1/my-settlements?kind=promoter");
    const char *s = kept(h, &a, "/items/0/uuid"), *one = ar_printf(h->cx->ar, "/api/v1/settlements/%s", s);
    a = get(h, me, one);
    assert_int_equal(json_get(&a.body, "parts")->n, 2);
    assert_int_equal(get(h, stranger, one).status, 404);
    assert_int_equal(move(h, other, s, "approved", ""), 422);        /* nobody knows where to */
    assert_int_equal(put_payee(h, stranger, "promoter", uuid), 404); /* not his */
    assert_int_equal(put_payee(h, t_sign_in(h, "office-a"), "promoter", uuid), 404);
    assert_int_equal(put_payee(h, me, "channel", uuid), 404);
    assert_int_equal(get(h, me, payee).status, 404);
    assert_int_equal(put_payee(h, me, "promoter", uuid), 200);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM ledger_payee WHERE number_sealed LIKE '%" NUMBER "%' OR holder_sealed LIKE '%持卡人甲%' OR number_masked <> '**** 0018'"), 0);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_audit WHERE after_json LIKE '%62284804%' OR after_json LIKE '%持卡人甲%'"), 0);
    a = get(h, office, payee);
    assert_string_equal(t_text(&a, "/holder"), "持卡人甲");
    assert_string_equal(t_text(&a, "/number"), "**** 0018");
    assert_int_equal(get(h, stranger, payee).status, 404);
    assert_int_equal(move(h, me, s, "approved", ""), 403);
    assert_int_equal(move(h, office, s, "approved", ""), 422);       /* who drew it */
    assert_int_equal(move(h, other, s, "approved", ""), 200);
    a = get(h, office, "/api/v1/settlements-bank-file");
    assert_non_null(strstr(a.text, NUMBER));
    assert_non_null(strstr(a.text, "\"持卡人甲\""));
    assert_int_equal(move(h, office, s, "paid", "农行 31"), 200);
    a = get(h, me, "/api/v1/my-money");
    assert_int_equal(num(&a, "/items/0/way_fen"), 5000);
    assert_int_equal(num(&a, "/items/1/paid_fen"), 700);
    assert_int_equal(num(&a, "/items/1/owed_fen"), 0);
    owe(h, promoter, -400);                                          /* back after it was paid out: owes the house, gets nothing before it is made up for */
    a = get(h, me, "/api/v1/my-money");
    assert_int_equal(num(&a, "/items/1/owed_fen"), -400);
    owe(h, promoter, 300);
    a = draw(h, office, "");
    assert_int_equal(num(&a, "/settlements"), 0);
    assert_int_equal(move(h, office, s, "failed", "银行退回"), 200);
    a = draw(h, office, "");
    assert_int_equal(num(&a, "/fen"), 600);
    assert_int_equal(findings(h), 0);
}

/* Whoever works in the office buys and promotes too. */
static void own_hands(struct t_house *h)
{
    county(h);
    const char *office = t_sign_in(h, "office"), *other = second_office(h), *uuid = account_uuid(h, "office-2");
    owe(h, ar_printf(h->cx->ar, "buyer:%s", uuid), 900);
    assert_int_equal(put_payee(h, office, "buyer", uuid), 200);      /* entered by the office for one who cannot */
    assert_int_equal(draw(h, office, "").status, 200);
    struct t_answer a = get(h, other, "/api/v1/my-settlements");
    const char *s = kept(h, &a, "/items/0/uuid");
    assert_int_equal(move(h, other, s, "approved", ""), 422);        /* to himself */
    assert_int_equal(move(h, office, s, "approved", ""), 422);       /* drew it */
    assert_int_equal(findings(h), 0);
}

/* ---- going ----------------------------------------------------------------------------------------------------------------------------------- */
static void going(struct t_house *h)
{
    county(h);
    const char *office = t_sign_in(h, "office"), *other = second_office(h);
    assert_int_equal(t_call(h, NULL, "POST", "/api/v1/buyers", "{\"phone\":\"10000000001\",\"password\":\"" T_PASSWORD "\",\"name\":\"欧阳买\"}", FIELD_NULL).status, 202);
    struct t_answer a = t_call(h, NULL, "POST", "/api/v1/session", "{\"login\":\"10000000001\",\"password\":\"" T_PASSWORD "\"}", FIELD_NULL);
    const char *me = ar_strdup(h->cx->ar, a.cookie), *uuid = account_uuid(h, "10000000001"), *leave = "/api/v1/buyers/me/leave", *why = "{\"password\":\"" T_PASSWORD "\"}";
    owe(h, ar_printf(h->cx->ar, "buyer:%s", uuid), 5000);
    assert_int_equal(put_payee(h, me, "buyer", uuid), 200);
    assert_int_equal(t_call(h, me, "POST", leave, why, FIELD_NULL).status, 409);
    assert_int_equal(draw(h, office, "").status, 200);
    a = get(h, office, "/api/v1/settlements");
    assert_string_equal(t_text(&a, "/items/0/payee_name"), "欧**");
    const char *s = kept(h, &a, "/items/0/uuid");
    assert_int_equal(t_call(h, me, "POST", leave, why, FIELD_NULL).status, 409); /* on its way */
    assert_int_equal(move(h, other, s, "approved", ""), 200);
    assert_int_equal(t_call(h, me, "POST", leave, why, FIELD_NULL).status, 409);
    assert_int_equal(move(h, other, s, "paid", "农行 32"), 200);
    assert_int_equal(t_call(h, me, "POST", leave, why, FIELD_NULL).status, 204);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM ledger_payee"), 0);        /* where he was paid is forgotten */
    assert_int_equal(findings(h), 0);
}

#define CASE(name) static void t_##name(void **s) { (void)s; t_house_with(ABOVE, name); }
CASE(way) CASE(own_hands) CASE(going)

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_way), cmocka_unit_test(t_own_hands), cmocka_unit_test(t_going)};
    return cmocka_run_group_tests_name("ledger.payee", tests, NULL, NULL);
}
