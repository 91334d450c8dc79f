/* t_complaint.c: complaints: every way between states, what is refused, the flood, the forgotten contact, the deadline, where a
 * complaint belongs when its code is unknown. */
#include "t_farm.h"

#include "govern.h"

static struct call { struct govern_complaint c; const char *no, *state, *text; struct govern_complaint_status s; } k;

static enum err complain_tx(struct cx *cx, struct tx *tx, void *arg) { (void)arg; return govern_complain(cx, tx, &k.c, &k.no); }
static enum err move_tx(struct cx *cx, struct tx *tx, void *arg) { (void)arg; return govern_complaint_move(cx, tx, k.no, k.state, k.text); }
static enum err status_tx(struct cx *cx, struct tx *tx, void *arg) { (void)arg; return govern_complaint_status(cx, tx, k.no, &k.s); }
static enum err exec_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct rows *r;
    (void)cx;
    TRY(sql_query_text(tx, "t.exec", arg, NOARGS, &r));
    (void)rows_next(r);
    return rows_end(&r);
}

static enum err complain(struct t_farm *f, const char *code, const char *text) {
    k = (struct call){.c = {code, "fake", text, "13800001111", 0, 0, NULL}};
    cx_clear(f->cx);
    struct principal *who = f->cx->who;
    f->cx->who = NULL; /* anybody */
    enum err e = tx_run(f->cx, "complain", complain_tx, NULL);
    f->cx->who = who;
    return e;
}

static enum err move(struct t_farm *f, const char *state, const char *text) {
    k.state = state, k.text = text;
    cx_clear(f->cx);
    return tx_run(f->cx, "move", move_tx, NULL);
}

static void setup(struct t_farm *f) {
    t_ok(f, db_migrate(f->cx, db_used(), govern_room.migrations, *govern_room.migrations_n));
}

/* ---- ways ---------------------------------------------------------------------------------------------------------------------------- */
static const char *const STATES[] = {"received", "accepted", "answered", "closed", "refused"};
static const char *const WAYS[][2] = {{"received", "accepted"}, {"received", "refused"}, {"accepted", "answered"}, {"answered", "accepted"}, {"answered", "closed"}};

static bool may(const char *from, const char *to) {
    for (size_t i = 0; i < sizeof WAYS / sizeof WAYS[0]; i++)
        if (strcmp(WAYS[i][0], from) == 0 && strcmp(WAYS[i][1], to) == 0)
            return true;
    return false;
}

static void ways(struct t_farm *f) {
    setup(f);
    t_as(f, "office");
    int taken = 0;
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 5; j++) {
            t_ok(f, complain(f, ar_printf(f->cx->ar, "/01/%zu%zu", i, j), "买到的和标签不一样"));
            t_ok(f, tx_run(f->cx, "t", exec_tx, ar_printf(f->cx->ar, "UPDATE govern_complaint SET state = '%s' WHERE complaint_no = '%s'", STATES[i], k.no)));
            enum err e = move(f, STATES[j], "已核实处理");
            if ((e == ERR_NONE) != may(STATES[i], STATES[j]) || (e != ERR_NONE && e != ERR_WRONG_STATE))
                fail_msg("%s to %s: %s", STATES[i], STATES[j], err_code(e));
            taken += e == ERR_NONE;
        }
    assert_int_equal(taken, 5);
    t_ok(f, complain(f, "/x", "买到的和标签不一样"));
    T_ERR(f, ERR_WRONG_STATE, move(f, "closed", NULL));
    assert_non_null(strstr(f->cx->err_text, "已收到"));                      /* names, not codes */
    T_ERR(f, ERR_INVALID, move(f, "refused", " "));
    T_ERR(f, ERR_INVALID, move(f, "nonsense", "x"));
    t_as(f, "owner");
    T_ERR(f, ERR_NOT_FOUND, move(f, "accepted", NULL));                     /* a producer sees no complaint */
}

/* ---- from anybody to the answer ------------------------------------------------------------------------------------------------------- */
static void handled(struct t_farm *f) {
    setup(f);
    t_as(f, "office");
    t_ok(f, complain(f, "/01/1", "  买到的和标签不一样  "));
    assert_int_equal(t_number(f, "SELECT LENGTH(text) FROM govern_complaint"), 9);
    assert_int_equal(strlen(k.no), strlen("TS202611210001") + 6);
    t_ok(f, tx_read(f->cx, "status", status_tx, NULL));
    assert_string_equal(k.s.state, "received");
    assert_int_equal(k.s.due_us, f->cx->now_us + 7 * US_PER_DAY);
    assert_null(k.s.answer);
    t_ok(f, move(f, "accepted", NULL));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM govern_complaint WHERE contact <> ''"), 1);
    t_ok(f, move(f, "answered", "已责令整改"));
    t_ok(f, tx_read(f->cx, "status", status_tx, NULL));
    assert_string_equal(k.s.answer, "已责令整改");
    t_ok(f, move(f, "closed", NULL));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM govern_complaint WHERE contact <> ''"), 0);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM govern_complaint_step"), 3);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM people_audit WHERE action = 'govern.complaint.state'"), 3);
    k.no = "TS202611210001aaaaaa";
    T_ERR(f, ERR_NOT_FOUND, tx_read(f->cx, "status", status_tx, NULL));
    t_ok(f, complain(f, "/01/1", "买到的和标签不一样"));
    t_ok(f, move(f, "refused", "不是本县产品"));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM govern_complaint WHERE contact <> ''"), 0);
}

static void bounds(struct t_farm *f) {
    setup(f);
    t_as(f, "office");
    char *longer = ar_alloc(f->cx->ar, 2002);
    memset(longer, 'x', 2001);
    longer[2001] = 0;
    T_ERR(f, ERR_INVALID, complain(f, "/01/1", "短"));
    T_ERR(f, ERR_INVALID, complain(f, "/01/1", "        短        "));
    T_ERR(f, ERR_INVALID, complain(f, "/01/1", NULL));
    T_ERR(f, ERR_INVALID, complain(f, "/01/1", longer));
    T_ERR(f, ERR_INVALID, complain(f, longer, "买到的和标签不一样"));
    t_ok(f, complain(f, NULL, "买到的和标签不一样"));
    k.c.category = "nonsense";
    T_ERR(f, ERR_INVALID, tx_run(f->cx, "complain", complain_tx, NULL));
    k.c.category = NULL;
    T_ERR(f, ERR_INVALID, tx_run(f->cx, "complain", complain_tx, NULL));
    /* A flood: of one code, then of made-up ones. An hour later all is well. */
    int n = 0;
    for (; n < 30 && complain(f, "/01/9", "买到的和标签不一样") == ERR_NONE; n++)
        ;
    assert_int_equal(n, 20);
    assert_int_equal(f->cx->err, ERR_RATE);
    for (n = 0; n < 600 && complain(f, ar_printf(f->cx->ar, "/01/x%d", n), "买到的和标签不一样") == ERR_NONE; n++)
        ;
    assert_int_equal(n, 500 - 21);
    assert_int_equal(f->cx->err, ERR_RATE);
    f->cx->now_us += 3601 * US_PER_S;
    t_ok(f, complain(f, "/01/9", "买到的和标签不一样"));
}

/* The county stands below a province: a complaint about an unknown code is the county's, one about a producer is its village's. */
static void placed(struct t_farm *f) {
    setup(f);
    t_as(f, "office");
    t_ok(f, complain(f, "/01/1", "买到的和标签不一样"));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM govern_complaint c JOIN people_level_v l ON l.path = c.level_path WHERE l.kind = 'county'"), 1);
    k.c.operator_id = f->op;
    t_ok(f, tx_run(f->cx, "complain", complain_tx, NULL));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM govern_complaint c JOIN people_level_v l ON l.path = c.level_path WHERE l.kind = 'village'"), 1);
    t_ok(f, move(f, "accepted", NULL));
}

/* One address cannot use up what the whole county may say in an hour. */
static void one_address(struct t_farm *f) {
    static const struct { const char *remote; int taken; } CASES[] = {
        {"203.0.113.7", 30}, {"203.0.113.8", 30}, {"2001:db8:0:1::1", 30}, {"2001:db8:0:1:ffff::2", 0} /* the same customer's /64 */, {"::ffff:203.0.113.7", 0}, {"2001:db8:0:2::1", 30}};
    int64_t before = 0;
    setup(f);
    t_as(f, "office");
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        int n = 0;
        for (; n < 40; n++) {
            k = (struct call){.c = {ar_printf(f->cx->ar, "/01/%zu-%d", i, n), "fake", "买到的和标签不一样", "", 0, 0, CASES[i].remote}};
            cx_clear(f->cx);
            if (tx_run(f->cx, "complain", complain_tx, NULL) != ERR_NONE)
                break;
        }
        assert_int_equal(n, CASES[i].taken);
        assert_int_equal(f->cx->err, ERR_RATE);
        before += n;
    }
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM govern_complaint"), before);
    f->cx->now_us += 3601 * US_PER_S;
    t_ok(f, tx_run(f->cx, "complain", complain_tx, NULL));
}

static enum err forget_tx(struct cx *cx, struct tx *tx, void *arg) { return govern_contacts_forget(cx, tx, arg); }

/* A contact goes after govern.contact_days, in every state; younger ones stay, and the complaint itself stays. */
static void old_contact(struct t_farm *f) {
    static const char WITH[] = "SELECT COUNT(*) FROM govern_complaint WHERE contact <> ''";
    int64_t n, day0 = f->cx->now_us;
    setup(f);
    t_as(f, "office");
    t_ok(f, conf_set(f->cx, "govern.contact_days", "30"));
    t_ok(f, complain(f, "/01/1", "买到的和标签不一样"));
    t_ok(f, complain(f, "/01/2", "买到的和标签不一样"));
    t_ok(f, move(f, "accepted", NULL));
    t_ok(f, move(f, "answered", "已核实"));
    f->cx->now_us = day0 + 20 * US_PER_DAY;
    t_ok(f, complain(f, "/01/3", "买到的和标签不一样"));
    f->cx->now_us = day0 + 30 * US_PER_DAY;
    t_ok(f, tx_run(f->cx, "forget", forget_tx, &n));
    assert_int_equal(n, 0);                                                 /* on the day itself they are still there */
    f->cx->now_us += 1;
    t_ok(f, tx_run(f->cx, "forget", forget_tx, &n));
    assert_int_equal(n, 2);
    assert_int_equal(t_number(f, WITH), 1);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM govern_complaint"), 3);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM people_audit WHERE action = 'govern.contact.forget' AND after_json LIKE '%2%' AND after_json NOT LIKE '%1380%'"), 1);
    t_ok(f, tx_run(f->cx, "forget", forget_tx, &n));
    assert_int_equal(n, 0);
    f->cx->now_us = day0;
}

#define CASE(name) static void t_##name(void **s) { (void)s; t_farm_each(name); }
CASE(ways) CASE(handled) CASE(bounds) CASE(placed) CASE(old_contact) CASE(one_address)

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_ways), cmocka_unit_test(t_handled), cmocka_unit_test(t_bounds), cmocka_unit_test(t_placed), cmocka_unit_test(t_old_contact), cmocka_unit_test(t_one_address)};
    conf_add(govern_room.conf, govern_room.conf_n);
    return cmocka_run_group_tests_name("govern.complaint", tests, NULL, NULL);
}
