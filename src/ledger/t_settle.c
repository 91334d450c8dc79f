/* t_settle.c: settlements: what is due until a day, drawn once however often and by how many, approved by another person, paid, failed,
 * cancelled; payees sealed and masked; the file for the bank; who may do what. */
#include "t_house.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ledger_settle.h"
#include "when.h"

static const struct room *const ABOVE[] = {&ledger_room, NULL};
static const char *office, *second, *owner;

static void ok(struct t_house *h, enum err e)
{
    if (e != ERR_NONE)
        fail_msg("%s: %s %s", err_code(e), h->cx->err_field, h->cx->err_text);
}

struct post { const char *key; struct ledger_line lines[2]; };
static enum err post_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct post *o = p;
    return ledger_post(cx, tx, o->lines[0].fen > 0 ? "order.done" : "refund.queued", o->key, o->lines, 2);
}

/* fen > 0: owed to the producer; fen < 0: taken back. ago: days. */
static void owe(struct t_house *h, int64_t op, const char *uuid, int64_t fen, int ago)
{
    static int n;
    int64_t now = h->cx->now_us;
    struct post p = {ar_printf(h->cx->ar, "k%d", ++n), {{"held:x", fen}, {ar_printf(h->cx->ar, "operator:%s", uuid), -fen, op, fen > 0 ? "订单货款" : "退款", fen > 0 ? "Order" : "Refund"}}};
    h->cx->now_us = now - ago * US_PER_DAY;
    ok(h, tx_run(h->cx, "t.post", post_tx, &p));
    h->cx->now_us = now;
}

struct balance { const char *account; int64_t fen; };
static enum err balance_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct balance *b = arg;
    return ledger_balance(cx, tx, b->account, &b->fen);
}

static int64_t balance(struct t_house *h, const char *account)
{
    struct balance b = {account, 0};
    ok(h, tx_read(h->cx, "t.balance", balance_tx, &b));
    return b.fen;
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

static void sign_in(struct t_house *h)
{
    struct t_answer a = t_call(h, t_sign_in(h, "admin"), "POST", "/api/v1/accounts",
                               ar_printf(h->cx->ar, "{\"login\":\"office-2\",\"name\":\"县电商办二\",\"password\":\"%s\",\"grants\":[{\"role\":\"office\",\"level\":\"%s\"}]}", T_PASSWORD, t_uuid_of_level(h, h->county)), FIELD_NULL);
    assert_int_equal(a.status, 201);
    office = t_sign_in(h, "office"), second = t_sign_in(h, "office-2"), owner = t_sign_in(h, "owner-a");
}

static struct t_answer draw(struct t_house *h, const char *who, int ago)
{
    char day[16];
    day_format(when_day(h->cx->now_us, WHEN_CST_MIN) - ago, day);
    return t_call(h, who, "POST", "/api/v1/settlements", ar_printf(h->cx->ar, "{\"until_day\":\"%s\"}", day), FIELD_NULL);
}

static int64_t num(const struct t_answer *a, const char *pointer)
{
    int64_t n = FIELD_NULL;
    (void)json_i64(json_at(&a->body, pointer), &n);
    return n;
}

static struct t_answer move(struct t_house *h, const char *who, const char *uuid, const char *state, const char *text)
{
    struct t_answer a = t_call(h, office, "GET", ar_printf(h->cx->ar, "/api/v1/settlements/%s", uuid), NULL, FIELD_NULL);
    return t_call(h, who, "POST", ar_printf(h->cx->ar, "/api/v1/settlements/%s/state", uuid), ar_printf(h->cx->ar, "{\"state\":\"%s\",\"text\":\"%s\"}", state, text), a.rev);
}

static const char *newest(struct t_house *h)
{
    struct t_answer a = t_call(h, office, "GET", "/api/v1/settlements?sort=-number&limit=1", NULL, FIELD_NULL);
    return ar_strdup(h->cx->ar, t_text(&a, "/items/0/uuid"));
}

static int put_payee(struct t_house *h, const char *who, const char *operator_uuid, const char *number)
{
    return t_call(h, who, "PUT", ar_printf(h->cx->ar, "/api/v1/payees/operator/%s", operator_uuid), ar_printf(h->cx->ar, "{\"holder\":\"陈远\",\"bank\":\"农业银行\",\"number\":\"%s\"}", number), FIELD_NULL).status;
}

/* ---- what is due ------------------------------------------------------------------------------------------------------------------------ */
static void due(struct t_house *h)
{
    const char *mine = ar_printf(h->cx->ar, "operator:%s", h->op_a_uuid);
    sign_in(h);
    owe(h, h->op_a, h->op_a_uuid, 1000, 20);
    owe(h, h->op_a, h->op_a_uuid, 500, 10);
    owe(h, h->op_a, h->op_a_uuid, 300, 2);
    owe(h, h->op_a, h->op_a_uuid, -200, 1);          /* taken back after the day: lowers what is paid */
    owe(h, h->op_b, h->op_b_uuid, 700, 20);
    owe(h, h->op_b, h->op_b_uuid, -900, 3);          /* owes us: gets none */
    struct t_answer a = draw(h, office, 5);
    assert_int_equal(a.status, 200);
    assert_int_equal(num(&a, "/settlements"), 1);
    assert_int_equal(num(&a, "/fen"), 1300);
    assert_int_equal(balance(h, mine), -300);
    a = draw(h, second, 5);                          /* again: nothing is due */
    assert_int_equal(num(&a, "/settlements"), 0);
    const char *first = newest(h);
    a = t_call(h, office, "GET", ar_printf(h->cx->ar, "/api/v1/settlements/%s", first), NULL, FIELD_NULL);
    assert_int_equal(num(&a, "/lines_n"), 3);
    assert_int_equal(json_get(&a.body, "parts")->n, 2);
    assert_int_equal(num(&a, "/parts/0/fen"), 1500);
    assert_int_equal(num(&a, "/parts/1/fen"), -200);
    a = draw(h, office, 0);                          /* until today: the rest */
    assert_int_equal(num(&a, "/fen"), 300);
    assert_int_equal(balance(h, mine), 0);
    assert_int_equal(move(h, office, first, "cancelled", "重新核对").status, 200);
    assert_int_equal(balance(h, mine), -1300);       /* due again */
    a = draw(h, office, 0);
    assert_int_equal(num(&a, "/fen"), 1300);
    assert_int_equal(draw(h, office, -1).status, 422);
    assert_int_equal(t_call(h, office, "POST", "/api/v1/settlements", "{}", FIELD_NULL).status, 422); /* nothing is drawn by a slip */
    assert_int_equal(draw(h, owner, 0).status, 403);
    assert_int_equal(draw(h, NULL, 0).status, 401);
    owe(h, h->op_b, h->op_b_uuid, 5000, 0);
    a = draw(h, t_sign_in(h, "office-a"), 0);        /* the town of A draws for its own only */
    assert_int_equal(num(&a, "/settlements"), 0);
    assert_int_equal(findings(h), 0);
}

/* ---- four eyes, payees, the bank ------------------------------------------------------------------------------------------------------------ */
static void ways(struct t_house *h)
{
    static const char NUMBER[] = "6228480402564890018";
    const char *mine = ar_printf(h->cx->ar, "operator:%s", h->op_a_uuid);
    sign_in(h);
    owe(h, h->op_a, h->op_a_uuid, 10000, 3);
    assert_int_equal(draw(h, office, 1).status, 200);
    const char *s = newest(h);
    assert_int_equal(move(h, second, s, "approved", "").status, 422);     /* nobody knows where to */
    assert_int_equal(put_payee(h, owner, h->op_b_uuid, NUMBER), 404);     /* not his */
    assert_int_equal(put_payee(h, t_sign_in(h, "agri"), h->op_a_uuid, NUMBER), 404);
    assert_int_equal(put_payee(h, owner, h->op_a_uuid, "12ab5678"), 422);
    assert_int_equal(put_payee(h, owner, h->op_a_uuid, "1 2 3 4 5 6 7"), 422);
    assert_int_equal(put_payee(h, owner, h->op_a_uuid, "6228 4804 0256 4890 018"), 200);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM ledger_payee WHERE number_sealed LIKE '%6228480402564890018%' OR number_masked <> '**** 0018'"), 0);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_audit WHERE after_json LIKE '%62284804%'"), 0);
    struct t_answer a = t_call(h, owner, "GET", ar_printf(h->cx->ar, "/api/v1/payees/operator/%s", h->op_a_uuid), NULL, FIELD_NULL);
    assert_string_equal(t_text(&a, "/number"), "**** 0018");
    assert_int_equal(move(h, office, s, "approved", "").status, 422);     /* who drew it */
    assert_int_equal(move(h, owner, s, "approved", "").status, 403);
    assert_int_equal(move(h, office, s, "paid", "ABC").status, 409);      /* not yet approved */
    assert_int_equal(move(h, second, s, "approved", "").status, 200);
    a = t_call(h, office, "GET", "/api/v1/settlements-bank-file", NULL, FIELD_NULL);
    assert_int_equal(a.status, 200);
    assert_non_null(strstr(a.text, NUMBER));
    assert_non_null(strstr(a.text, "\"100.00\""));
    assert_int_equal(t_call(h, owner, "GET", "/api/v1/settlements-bank-file", NULL, FIELD_NULL).status, 403);
    /* Somebody changes the account after the approval: it is left out and shown. */
    assert_int_equal(put_payee(h, owner, h->op_a_uuid, "6228480402564899999"), 200);
    a = t_call(h, office, "GET", "/api/v1/settlements-bank-file", NULL, FIELD_NULL);
    assert_null(strstr(a.text, "62284804"));
    assert_non_null(strcasestr(a.head, "x-left-out: 1"));
    a = t_call(h, office, "GET", ar_printf(h->cx->ar, "/api/v1/settlements/%s", s), NULL, FIELD_NULL);
    assert_int_equal(json_at(&a.body, "/payee_changed")->type, J_TRUE);
    assert_int_equal(move(h, office, s, "paid", "").status, 422);
    assert_int_equal(move(h, office, s, "paid", "农行 1122").status, 200);
    assert_int_equal(balance(h, "paidout:bank"), -10000);
    assert_int_equal(balance(h, mine), 0);
    assert_int_equal(move(h, office, s, "cancelled", "x").status, 409);
    assert_int_equal(move(h, office, s, "failed", "银行退回").status, 200); /* days later it comes back */
    assert_int_equal(balance(h, "paidout:bank"), 0);
    assert_int_equal(balance(h, mine), -10000);
    assert_int_equal(move(h, office, s, "paid", "again").status, 409);
    a = t_call(h, owner, "GET", "/api/v1/settlements", NULL, FIELD_NULL);
    assert_int_equal(json_get(&a.body, "items")->n, 1);
    a = t_call(h, t_sign_in(h, "owner-b"), "GET", "/api/v1/settlements", NULL, FIELD_NULL);
    assert_int_equal(json_get(&a.body, "items")->n, 0);
    assert_int_equal(t_call(h, t_sign_in(h, "owner-b"), "GET", ar_printf(h->cx->ar, "/api/v1/settlements/%s", s), NULL, FIELD_NULL).status, 404);
    assert_int_equal(t_call(h, office, "POST", ar_printf(h->cx->ar, "/api/v1/settlements/%s/state", s), "{\"state\":\"paid\",\"text\":\"x\"}", 1).status, 409);
    assert_int_equal(findings(h), 0);
}

/* One of the office alone must not lead money elsewhere; what the bank may have paid is not paid again. */
static struct t_answer enter(struct t_house *h, const char *who, const char *uuid, const char *state, const char *text, int64_t rev)
{
    return t_call(h, who, "POST", ar_printf(h->cx->ar, "/api/v1/settlements/%s/state", uuid), ar_printf(h->cx->ar, "{\"state\":\"%s\",\"text\":\"%s\"}", state, text), rev);
}

static void alone(struct t_house *h)
{
    sign_in(h);
    owe(h, h->op_a, h->op_a_uuid, 10000, 3);
    assert_int_equal(put_payee(h, owner, h->op_a_uuid, "6228480402564890018"), 200);
    assert_int_equal(draw(h, office, 1).status, 200);
    const char *s = newest(h);
    struct t_answer seen = t_call(h, second, "GET", ar_printf(h->cx->ar, "/api/v1/settlements/%s", s), NULL, FIELD_NULL);
    assert_string_equal(t_text(&seen, "/bank_number"), "**** 0018");
    assert_int_equal(put_payee(h, office, h->op_a_uuid, "6228480402564891111"), 200);           /* while the other looks at the old one */
    assert_int_equal(enter(h, second, s, "approved", "", seen.rev).status, 412);
    assert_int_equal(put_payee(h, second, h->op_a_uuid, "6228480402564892222"), 200);           /* drawn by one, the account by the other: */
    assert_int_equal(move(h, second, s, "approved", "").status, 422);                            /* neither approves */
    assert_int_equal(move(h, office, s, "approved", "").status, 422);
    assert_int_equal(put_payee(h, owner, h->op_a_uuid, "6228480402564890018"), 200);
    assert_int_equal(move(h, second, s, "approved", "").status, 200);
    struct t_answer a = t_call(h, office, "GET", "/api/v1/settlements-bank-file", NULL, FIELD_NULL);
    assert_non_null(strstr(a.text, "\"100.00\",\"\""));                                      /* in no file before */
    a = t_call(h, office, "GET", "/api/v1/settlements-bank-file", NULL, FIELD_NULL);
    assert_non_null(strstr(a.text, "\"100.00\",\"20"));                                       /* the second says so */
    assert_int_equal(move(h, second, s, "cancelled", "重开").status, 422);
    assert_int_equal(draw(h, office, 0).status, 200);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM ledger_settlement"), 1);
    assert_int_equal(move(h, second, s, "failed", "银行未付").status, 200);
    struct t_answer d = draw(h, office, 0);
    assert_int_equal(num(&d, "/fen"), 10000);                                                    /* due again, once */
    assert_int_equal(move(h, second, newest(h), "cancelled", "重开").status, 200);               /* in no file: may be */
    assert_int_equal(findings(h), 0);
}

/* What is written into a cell must not run in the spreadsheet that opens the file. */
static void cells(struct t_house *h)
{
    static const struct { const char *text, *cell; } CASES[] = {
        {"农行", "\"农行\""},     {"=1+1", "\"'=1+1\""},   {"+86", "\"'+86\""},         {"@SUM(A1)", "\"'@SUM(A1)\""}, {"-1+cmd|' /C calc'!A0", "\"'-1+cmd|' /C calc'!A0\""},
        {"-", "\"'-\""},         {"-12.34", "\"-12.34\""}, {"\t=1", "\"'\t=1\""},      {"\n=1", "\"'\n=1\""},         {"a\"b", "\"a\"\"b\""},
        {"", "\"\""},            {NULL, "\"\""},           {"-1-1", "\"'-1-1\""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct buf b;
        buf_init(&b, h->cx->ar, 64);
        ledger_csv_put(&b, CASES[i].text);
        if (strcmp(buf_z(&b), CASES[i].cell) != 0)
            fail_msg("%s became %s", CASES[i].text ? CASES[i].text : "nothing", buf_z(&b));
    }
}

/* ---- many draw at once ------------------------------------------------------------------------------------------------------------------------ */
enum { DRAWERS = 6 };
struct drawer { pthread_t thread; struct ledger_draw out; int failed; };

static void *draw_now(void *arg)
{
    struct drawer *d = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    const struct ledger_draw_body in = {FIELD_NULL, 0, NULL};
    cx_init(&cx, ar);
    d->failed = people_become(&cx, "office") != ERR_NONE || ledger_settlements_draw(&cx, &in, &d->out) != ERR_NONE;
    ar_free(&ar);
    return NULL;
}

static void at_once(struct t_house *h)
{
    struct drawer d[DRAWERS] = {0};
    int64_t fen = 0;
    for (int i = 0; i < 10; i++)
        owe(h, h->op_a, h->op_a_uuid, 100, 5);
    for (int i = 0; i < DRAWERS; i++)
        assert_int_equal(pthread_create(&d[i].thread, NULL, draw_now, &d[i]), 0);
    for (int i = 0; i < DRAWERS; i++) {
        pthread_join(d[i].thread, NULL);
        assert_int_equal(d[i].failed, 0);
        fen += d[i].out.fen;
    }
    assert_int_equal(fen, 1000);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM ledger_settlement"), 1);
    assert_int_equal(findings(h), 0);
}

#define CASE(name) static void t_##name(void **s) { (void)s; t_house_with(ABOVE, name); }
CASE(due) CASE(ways) CASE(alone) CASE(cells) CASE(at_once)

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_due), cmocka_unit_test(t_ways), cmocka_unit_test(t_alone), cmocka_unit_test(t_cells), cmocka_unit_test(t_at_once)};
    return cmocka_run_group_tests_name("ledger.settle", tests, NULL, NULL);
}
