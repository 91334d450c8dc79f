/* t_store.c: the input store: what comes in is counted in one unit whatever it is said in, what field records use leaves it by itself and comes back
 * with a correction, nobody fills or reads another's, the database changes none of its rows. */
#include "grow_store.h"

#include "t_farm.h"

struct call { const void *in; void *out; const char *input; const char *why; };

static enum err add_tx(struct cx *cx, struct tx *tx, void *arg) { return grow_store_add(cx, tx, ((struct call *)arg)->in); }
static enum err put_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct call *c = arg;
    *(struct grow_shelf *)c->out = (struct grow_shelf){0};
    return grow_store_put(cx, tx, c->in, c->out);
}
static enum err sellable_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct call *c = arg;
    return grow_input_sellable(cx, tx, c->input, &c->why);
}
static enum err open_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct call *c = arg;
    struct grow_input in = {0};
    return grow_input_open(cx, tx, c->input, FIELD_NULL, c->in, &in);
}

static const char *input_new(struct t_farm *f, const char *name, const char *reg_no, int64_t kind, int64_t *id_out) {
    struct grow_input in;
    struct grow_input_body b = {.name = name, .reg_no = reg_no, .ingredients = "示范成分", .kind = kind};
    t_as(f, "office");
    t_ok(f, t_input_create(f->cx, &b, &in));
    t_as(f, "owner");
    *id_out = in.id;
    return in.uuid;
}

static enum err add(struct t_farm *f, int64_t input, const char *amount, const char *unit, const char *ref) {
    const struct grow_store_in in = {f->op, input, f->today - 3, amount[0] == '-' ? STORE_RETURNED : STORE_BOUGHT, amount, unit, ref, NULL, "500101"};
    return tx_run(f->cx, "t.add", add_tx, &(struct call){.in = &in});
}

static enum err put(struct t_farm *f, const char *input, int64_t kind, const char *amount, const char *unit, struct grow_shelf *out) {
    const struct grow_store_body in = {.input = input, .kind = kind, .amount = amount, .unit = unit, .day = FIELD_NULL};
    return tx_run(f->cx, "t.put", put_tx, &(struct call){.in = &in, .out = out});
}

static int64_t left(struct t_farm *f) { return t_number(f, "SELECT in_m - used_m FROM grow_store_v"); }

/* Thousandths of a gram or millilitre; other units count for themselves. */
static const struct { const char *amount, *unit; enum err want; int64_t left_m; } AMOUNTS[] = {
    {"1", "g", ERR_NONE, 1000}, {"2.5", "kg", ERR_NONE, 2501000}, {"1", "斤", ERR_NONE, 3001000}, {"0.001", "g", ERR_NONE, 3001001}, {"-1.001", "g", ERR_NONE, 3000000},
    {"0", "g", ERR_INVALID, 3000000}, {"0.0001", "g", ERR_INVALID, 3000000}, {"1000.1", "吨", ERR_INVALID, 3000000}, {"99999999999999999999", "g", ERR_INVALID, 3000000},
    {"9223372036854775", "吨", ERR_INVALID, 3000000}, {"-99999999999999999999", "kg", ERR_INVALID, 3000000},
};

static void amounts(struct t_farm *f) {
    int64_t id;
    input_new(f, "示范粉剂", "PD20260001", IK_PESTICIDE, &id);
    for (size_t i = 0; i < sizeof AMOUNTS / sizeof AMOUNTS[0]; i++) {
        T_ERR(f, AMOUNTS[i].want, add(f, id, AMOUNTS[i].amount, AMOUNTS[i].unit, NULL));
        assert_int_equal(left(f), AMOUNTS[i].left_m);
    }
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_store_v"), 1);
    t_ok(f, add(f, id, "2", "瓶", "input_sale:a"));
    t_ok(f, add(f, id, "2", "瓶", "input_sale:a")); /* the same sale again */
    assert_int_equal(t_number(f, "SELECT in_m FROM grow_store_v WHERE unit = '瓶'"), 2000);
}

static void used(struct t_farm *f) {
    struct grow_record r, early;
    struct grow_shelf s;
    int64_t id;
    const char *input = input_new(f, "示范乳剂", "PD20260002", IK_PESTICIDE, &id);
    t_ok(f, add(f, id, "1", "kg", NULL));
    t_ok(f, t_spray(f, input, NULL, "200", 1, &r));
    assert_int_equal(left(f), 800000);
    t_ok(f, t_spray(f, input, NULL, "300", 10, &early)); /* before the first came in: of something else */
    assert_int_equal(left(f), 800000);
    struct grow_use_body u = {.input = input, .amount = "0.25", .unit = "公斤", .kind = FIELD_NULL, .area_m2 = FIELD_NULL};
    struct grow_record_body fix = {.season = f->season, .kind = RK_PESTICIDE, .state = RECORD_DONE, .day = f->today - 1, .person = "陈远", .uses = {&u, 1}, .reason = "写错了"};
    t_ok(f, t_record_correct(f->cx, r.uuid, r.rev, &fix, &r));
    assert_int_equal(left(f), 750000);
    t_ok(f, t_record_void(f->cx, r.uuid, r.rev, "没有做", &r));
    assert_int_equal(left(f), 1000000);
    t_ok(f, put(f, input, STORE_COUNTED, "0.9", "kg", &s));
    assert_int_equal(s.left_m, 900000);
    t_ok(f, put(f, input, STORE_COUNTED, "900", "克", &s)); /* as it is: no further row */
    assert_int_equal(s.rev, 2);
    t_ok(f, put(f, input, STORE_GOT, "100", "g", &s));
    assert_int_equal(s.left_m, 1000000);
    t_ok(f, put(f, input, STORE_COUNTED, "0", "g", &s));
    assert_int_equal(s.left_m, 0);
}

static void whose(struct t_farm *f) {
    struct grow_shelf s;
    int64_t id;
    const char *input = input_new(f, "示范肥料", NULL, IK_FERTILISER, &id);
    const struct grow_store_body other = {.operator = f->op_uuid, .input = input, .kind = STORE_GOT, .amount = "1", .unit = "kg", .day = FIELD_NULL},
                                 later = {.input = input, .kind = STORE_GOT, .amount = "1", .unit = "kg", .day = f->today + 1};
    t_as(f, "owner2");
    T_ERR(f, ERR_NOT_FOUND, tx_run(f->cx, "t.put", put_tx, &(struct call){.in = &other, .out = &s}));
    t_as(f, "lab");
    T_ERR(f, ERR_FORBIDDEN, tx_run(f->cx, "t.put", put_tx, &(struct call){.in = &other, .out = &s}));
    t_as(f, "owner");
    T_ERR(f, ERR_INVALID, tx_run(f->cx, "t.put", put_tx, &(struct call){.in = &later, .out = &s}));
    T_ERR(f, ERR_INVALID, put(f, input, STORE_BOUGHT, "1", "kg", &s)); /* a purchase is entered by whoever sold it */
    T_ERR(f, ERR_INVALID, put(f, input, STORE_GOT, "-1", "kg", &s));
    T_ERR(f, ERR_INVALID, put(f, "00000000-0000-7000-8000-000000000000", STORE_GOT, "1", "kg", &s));
    T_ERR(f, ERR_RULE, put(f, input, STORE_COUNTED, "0", "kg", &s));
    t_ok(f, put(f, input, STORE_COUNTED, "5", "kg", &s));
    assert_int_equal(s.left_m, 5000000);
    t_as(f, "worker");
    t_ok(f, put(f, input, STORE_GOT, "1", "kg", &s));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM people_audit WHERE action = 'grow.store'"), 2);
}

static enum err change_tx(struct cx *cx, struct tx *tx, void *arg) {
    const struct sql q = {"t.change", arg, NULL};
    (void)cx;
    return sql_exec(tx, &q, NOARGS);
}

static void kept(struct t_farm *f) {
    static const char *const CHANGES[] = {"UPDATE grow_store_move SET amount_m = 1", "DELETE FROM grow_store_move", "INSERT INTO grow_store_move (uuid, operator_id, input_id, kind, amount_m, "
        "unit, given, day, by_name, at_us, county) SELECT 'x', operator_id, input_id, kind, 0, unit, given, day, by_name, at_us, county FROM grow_store_move"};
    int64_t id;
    input_new(f, "示范颗粒", "PD20260003", IK_PESTICIDE, &id);
    t_ok(f, add(f, id, "1", "kg", NULL));
    for (size_t i = 0; i < sizeof CHANGES / sizeof CHANGES[0]; i++)
        assert_int_not_equal(tx_run(f->cx, "t.change", change_tx, (void *)(uintptr_t)CHANGES[i]), ERR_NONE);
    assert_int_equal(left(f), 1000000);
}

static void sellable(struct t_farm *f) {
    int64_t id;
    struct call c = {.input = input_new(f, "示范水剂", "PD20260004", IK_PESTICIDE, &id)};
    const struct grow_open_body off = {.state = 1, .reason = "登记证到期"};
    t_ok(f, tx_read(f->cx, "t.sellable", sellable_tx, &c));
    assert_null(c.why);
    assert_int_equal(t_number(f, "SELECT registered FROM grow_input_sale_v WHERE reg_no = 'PD20260004'"), 1);
    t_as(f, "office");
    t_ok(f, tx_run(f->cx, "t.open", open_tx, &(struct call){.in = &off, .input = c.input}));
    t_ok(f, tx_read(f->cx, "t.sellable", sellable_tx, &c));
    assert_non_null(c.why);
    assert_int_equal(t_number(f, "SELECT registered FROM grow_input_sale_v WHERE reg_no = 'PD20260004'"), 0);
}

#define CASE(fn) static void t_##fn(void **state) { (void)state; t_farm_each(fn); }
CASE(amounts) CASE(used) CASE(whose) CASE(kept) CASE(sellable)

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_amounts), cmocka_unit_test(t_used), cmocka_unit_test(t_whose), cmocka_unit_test(t_kept), cmocka_unit_test(t_sellable)};
    return cmocka_run_group_tests_name("grow.store", tests, NULL, NULL);
}
