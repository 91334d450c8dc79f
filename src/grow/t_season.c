/* t_season.c: plots, products, seasons, inputs, field records, procedures: checks, revisions, scopes, publication. */
#include "t_farm.h"

#include "gs1.h"

/* ---- plots and products ------------------------------------------------------------------------------------------------------------- */
static void plots(struct t_farm *f) {
    struct grow_plot p, q;
    struct grow_plot_body b = {.name = "西坡", .kind = 2, .boundary = str_of(t_square(f, 114.2, 30.4, 0.001)), .reason = "改名"};
    t_ok(f, t_plot_create(f->cx, &b, &p));
    assert_int_equal(p.rev, 1);
    assert_true(p.area_m2 > 10000 && p.area_m2 < 11000);
    assert_string_equal(p.operator, f->op_uuid);
    b.name = "西坡二号";
    t_ok(f, t_plot_change(f->cx, p.uuid, 1, &b, &q));
    assert_int_equal(q.rev, 2);
    T_ERR(f, ERR_CHANGED, t_plot_change(f->cx, p.uuid, 1, &b, &q));        /* two people, one record */
    b.boundary = STR("{\"type\":\"Point\",\"coordinates\":[1,2]}");
    T_ERR(f, ERR_INVALID, t_plot_change(f->cx, p.uuid, 2, &b, &q));
    assert_string_equal(f->cx->err_field, "/boundary");
    b.boundary = str_of(t_square(f, 114.2, 30.4, 0.001));
    t_as(f, "owner2");
    T_ERR(f, ERR_NOT_FOUND, t_plot_change(f->cx, p.uuid, 2, &b, &q));      /* a foreign id reveals nothing */
    t_as(f, "lab");
    T_ERR(f, ERR_FORBIDDEN, t_plot_change(f->cx, p.uuid, 2, &b, &q));
    t_as(f, "owner2");
    b.operator = f->op_uuid;
    assert_int_not_equal(t_plot_create(f->cx, &b, &q), ERR_NONE);          /* not for another operator */
    t_as(f, "office");
    t_ok(f, t_plot_create(f->cx, &b, &q));
    b.operator = NULL;
    T_ERR(f, ERR_INVALID, t_plot_create(f->cx, &b, &q));                   /* an office has to say for whom */
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_rev WHERE kind = 'plot'"), 4);
    t_ok(f, t_plot_open(f->cx, p.uuid, 2, &(struct grow_open_body){STATE_CLOSED, "退耕"}, &q));
    assert_string_equal(q.state, "closed");
    T_ERR(f, ERR_WRONG_STATE, t_plot_open(f->cx, p.uuid, 3, &(struct grow_open_body){STATE_CLOSED, "退耕"}, &q));
    struct grow_season s;
    struct grow_season_body sb = {.plot = p.uuid, .crop = t_crop(f, "rice"), .year = 2026, .start_day = f->today, .end_day = FIELD_NULL, .expected_g = FIELD_NULL};
    T_ERR(f, ERR_WRONG_STATE, t_season_create(f->cx, &sb, &s));
}

static void products(struct t_farm *f) {
    struct grow_product p, q;
    struct grow_product_body b = {.crop = t_crop(f, "tomato"), .name = "小番茄"};
    t_ok(f, t_product_create(f->cx, &b, &p));
    assert_true(gs1_check_ok(str_of(p.gtin)));
    assert_int_equal(strlen(p.gtin), 14);
    t_ok(f, t_product_create(f->cx, &b, &q));
    assert_string_not_equal(p.gtin, q.gtin);
    b.gtin = p.gtin;
    T_ERR(f, ERR_DUPLICATE, t_product_create(f->cx, &b, &q));
    b.gtin = "09520000000019";
    T_ERR(f, ERR_INVALID, t_product_create(f->cx, &b, &q));
    b.gtin = "9521141000000";                                              /* an own EAN-13 */
    char gtin[15];
    if (gs1_gtin14(str_of(b.gtin), gtin) == GS1_OK) {
        t_ok(f, t_product_create(f->cx, &b, &q));
        assert_string_equal(q.gtin, gtin);
    }
    b.gtin = NULL;
    b.photo_sha = "0000000000000000000000000000000000000000000000000000000000000000";
    T_ERR(f, ERR_INVALID, t_product_create(f->cx, &b, &q));
}

/* ---- seasons -------------------------------------------------------------------------------------------------------------------------- */
static void seasons(struct t_farm *f) {
    struct grow_season s, t;
    struct grow_season_body b = {.plot = f->plot, .crop = t_crop(f, "cucumber"), .year = 2026, .start_day = f->today - 10, .end_day = f->today + 60, .expected_g = 5000000};
    t_ok(f, t_season_create(f->cx, &b, &s));
    assert_non_null(s.flag);                                               /* the tomatoes still stand there */
    assert_non_null(s.flag_en);
    assert_int_equal(s.state, SEASON_PLANNED);
    T_ERR(f, ERR_CHANGED, t_season_enter(f->cx, s.uuid, 7, &(struct grow_season_move){SEASON_GROWING, NULL}, &t));
    t_ok(f, t_season_enter(f->cx, s.uuid, 1, &(struct grow_season_move){SEASON_GROWING, NULL}, &t));
    T_ERR(f, ERR_WRONG_STATE, t_season_enter(f->cx, s.uuid, 2, &(struct grow_season_move){SEASON_PLANNED, NULL}, &t));
    t_ok(f, t_season_enter(f->cx, s.uuid, 2, &(struct grow_season_move){SEASON_CLOSED, NULL}, &t));
    T_ERR(f, ERR_INVALID, t_season_enter(f->cx, s.uuid, 3, &(struct grow_season_move){SEASON_HARVESTING, NULL}, &t));
    t_ok(f, t_season_enter(f->cx, s.uuid, 3, &(struct grow_season_move){SEASON_HARVESTING, "第二茬"}, &t));
    b.end_day = f->today - 20;
    T_ERR(f, ERR_INVALID, t_season_create(f->cx, &b, &t));
    assert_string_equal(f->cx->err_field, "/end_day");
}

/* ---- inputs and rules ------------------------------------------------------------------------------------------------------------------- */
static const char *input(struct t_farm *f, const char *name, const char *reg, const char *ingredients, const struct grow_input_rule *r, enum err want) {
    struct grow_input in;
    struct grow_input_rule rule = *r;
    struct grow_input_body b = {.name = name, .reg_no = reg, .maker = "示范农化", .ingredients = ingredients, .kind = IK_PESTICIDE, .rules = {&rule, 1}};
    t_as(f, "office");
    enum err e = t_input_create(f->cx, &b, &in);
    t_err(f, want, e, __LINE__);
    t_as(f, "owner");
    return e == ERR_NONE ? in.uuid : NULL;
}

static void records(struct t_farm *f) {
    struct grow_record r, r2;
    struct grow_input_rule rule = {.crop = t_crop(f, "tomato"), .dose_min = "20", .dose_max = "40", .unit = "g", .uses_max = 3, .interval_days = 7, .source = "标签"};
    const char *in = input(f, "示范菌核净", "PD20260001", "菌核净 40%", &rule, ERR_NONE);
    input(f, "示范甲胺磷", "PD20260002", "甲胺磷", &rule, ERR_BANNED);
    input(f, "示范重复", "PD20260001", "菌核净", &rule, ERR_DUPLICATE);
    rule.dose_min = "50";
    input(f, "示范颠倒", "PD20260003", "菌核净", &rule, ERR_INVALID);

    t_ok(f, t_spray(f, in, NULL, "480", 30, &r));                          /* 30 g per mu on 16 mu */
    assert_int_equal(r.uses.n, 1);
    const struct grow_use *u = r.uses.p;
    assert_string_equal(u->name, "示范菌核净");
    assert_string_equal(u->reg_no, "PD20260001");
    assert_int_equal(u->interval_days, 7);
    assert_int_equal(u->safe_day, f->today - 23);
    assert_null(r.flag);
    t_ok(f, t_spray(f, in, NULL, "3000", 29, &r2));                        /* 188 g per mu: far above 3 × 40 */
    assert_non_null(r2.flag);
    t_ok(f, t_spray(f, in, NULL, "480", 28, &r2));
    t_ok(f, t_spray(f, in, NULL, "480", 27, &r2));                         /* the fourth: recorded, and says so */
    assert_non_null(strstr(r2.flag, "3"));
    T_ERR(f, ERR_BANNED, t_spray(f, NULL, "自配甲胺磷药液", "10", 5, &r2));
    assert_non_null(strstr(f->cx->err_text, "322"));                       /* the sentence names the announcement */
    T_ERR(f, ERR_BANNED, t_spray(f, NULL, "毒死蜱乳油", "10", 5, &r2));    /* not on vegetables */
    t_ok(f, t_spray(f, NULL, "自制大蒜水", "10", 5, &r2));
    assert_non_null(r2.flag);                                              /* no rule known: interval unknown */
    T_ERR(f, ERR_INVALID, t_spray(f, NULL, "自制大蒜水", "0", 5, &r2));
    T_ERR(f, ERR_INVALID, t_spray(f, NULL, "自制大蒜水", "10", -1, &r2));  /* done tomorrow */

    /* revisions */
    struct grow_use_body ub = {.input = in, .amount = "500", .unit = "g", .area_m2 = FIELD_NULL};
    struct grow_record_body b = {.season = f->season, .kind = RK_PESTICIDE, .state = RECORD_DONE, .day = f->today - 31, .uses = {&ub, 1}};
    T_ERR(f, ERR_INVALID, t_record_correct(f->cx, r.uuid, 1, &b, &r2));    /* no reason */
    b.reason = "日期记错";
    T_ERR(f, ERR_CHANGED, t_record_correct(f->cx, r.uuid, 5, &b, &r2));
    t_ok(f, t_record_correct(f->cx, r.uuid, 1, &b, &r2));
    assert_int_equal(r2.rev, 2);
    assert_int_equal(r2.day, f->today - 31);
    assert_string_equal(r2.reason, "日期记错");
    const char *sql = ar_printf(f->cx->ar, "SELECT COUNT(*) FROM grow_rev WHERE kind = 'record' AND object_id = %lld", (long long)r.id);
    assert_int_equal(t_number(f, sql), 2);                                 /* both readable */
    assert_int_equal(t_number(f, ar_printf(f->cx->ar, "SELECT COUNT(*) FROM grow_use WHERE record_id = %lld", (long long)r.id)), 2);
    t_ok(f, t_record_void(f->cx, r.uuid, 2, "重复记录", &r2));
    assert_int_equal(r2.state, RECORD_VOID);
    assert_int_equal(r2.uses.n, 1);                                        /* what it said stays readable */
    T_ERR(f, ERR_WRONG_STATE, t_record_correct(f->cx, r.uuid, 3, &b, &r2));
    b.kind = RK_HARVEST;
    T_ERR(f, ERR_INVALID, t_record_create(f->cx, &b, &r2));                /* a harvest makes a lot */
    t_as(f, "owner2");
    b.kind = RK_WEED, b.uses.n = 0;
    T_ERR(f, ERR_INVALID, t_record_create(f->cx, &b, &r2));                /* not one's own season */
    t_as(f, "worker");
    t_ok(f, t_record_create(f->cx, &b, &r2));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_season WHERE state = 'growing'"), 1);
}

/* ---- append-only by the database itself --------------------------------------------------------------------------------------------- */
static enum err forge_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct sql q = {"t.forge", arg, NULL};
    (void)cx;
    return sql_exec(tx, &q, NOARGS);
}

static void kept(struct t_farm *f) {
    static const char *const forgeries[] = {"DELETE FROM grow_rev", "UPDATE grow_rev SET body = '{}'", "DELETE FROM grow_record", "UPDATE grow_use SET amount = '1'", "DELETE FROM grow_use"};
    struct grow_record r;
    t_ok(f, t_spray(f, NULL, "自制大蒜水", "10", 5, &r));
    for (size_t i = 0; i < sizeof forgeries / sizeof forgeries[0]; i++)
        assert_int_not_equal(tx_run(f->cx, "t.forge", forge_tx, (void *)(uintptr_t)forgeries[i]), ERR_NONE);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_record"), 1);
}

/* ---- procedures: three taps ---------------------------------------------------------------------------------------------------------- */
static void due(struct t_farm *f) {
    struct grow_input_rule rule = {.dose_min = "10", .dose_max = "20", .unit = "kg", .uses_max = FIELD_NULL, .interval_days = FIELD_NULL};
    struct grow_input in;
    struct grow_input_body ib = {.name = "示范复合肥", .kind = IK_FERTILISER, .rules = {&rule, 1}};
    t_as(f, "office");
    t_ok(f, t_input_create(f->cx, &ib, &in));
    struct grow_step steps[] = {
        {.kind = RK_FERTILISE, .offset_days = 0, .name = "施基肥", .input = in.uuid, .amount = "15", .unit = "kg"},
        {.kind = RK_TRANSPLANT, .offset_days = 5, .name = "定植"},
        {.kind = RK_SCOUT, .offset_days = 400, .name = "明年再看"},
    };
    struct grow_template_body tb = {.crop = t_crop(f, "tomato"), .name = "番茄规程", .steps = {steps, 3}};
    struct grow_template t, t2;
    t_as(f, "owner");
    T_ERR(f, ERR_FORBIDDEN, t_template_create(f->cx, &tb, &t));
    t_as(f, "office");
    t_ok(f, t_template_create(f->cx, &tb, &t));
    assert_int_equal(t.steps.n, 3);
    t_as(f, "owner");
    struct grow_season s;
    struct grow_season_body sb = {.plot = f->plot, .crop = t_crop(f, "tomato"), .year = 2026, .start_day = f->today - 3, .end_day = FIELD_NULL, .expected_g = FIELD_NULL};
    t_ok(f, t_season_create(f->cx, &sb, &s));
    assert_string_equal(s.template, t.uuid);                               /* the crop's procedure by itself */
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_due_v"), 3);
    const struct grow_step *st = t.steps.p;
    struct grow_due_body db = {.season = s.uuid, .step = st[0].uuid, .day = FIELD_NULL};
    struct grow_record r, r2;
    t_ok(f, t_due_done(f->cx, &db, &r));                                   /* one POST, everything filled in */
    assert_int_equal(r.kind, RK_FERTILISE);
    assert_int_equal(r.day, f->today);
    assert_int_equal(r.uses.n, 1);
    const struct grow_use *u = r.uses.p;
    assert_true(dec_double(str_of(u->amount)) > 235 && dec_double(str_of(u->amount)) < 245);   /* 15 kg × 15.98 mu */
    assert_null(r.flag);
    T_ERR(f, ERR_DUPLICATE, t_due_done(f->cx, &db, &r2));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_due_v"), 2);
    struct grow_record_body plan = {.season = s.uuid, .kind = RK_WEED, .state = RECORD_PLANNED, .day = f->today + 2, .note = "人工除草"};
    t_ok(f, t_record_create(f->cx, &plan, &r));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_due_v"), 3);
    t_ok(f, t_due_done(f->cx, &(struct grow_due_body){.record = r.uuid, .day = FIELD_NULL}, &r2));
    assert_int_equal(r2.state, RECORD_DONE);
    assert_int_equal(r2.rev, 2);
    /* a changed procedure keeps the steps it names */
    t_as(f, "office");
    struct grow_step again[] = {st[0], {.kind = RK_IRRIGATE, .offset_days = 9, .name = "浇水"}};
    again[0].name = "施足基肥";
    tb.steps = (struct list){again, 2};
    t_ok(f, t_template_change(f->cx, t.uuid, 1, &tb, &t2));
    assert_int_equal(t2.steps.n, 2);
    assert_string_equal(((const struct grow_step *)t2.steps.p)[0].uuid, st[0].uuid);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_due_v"), 1);   /* the watering; the base dressing is done */
    steps[0].input = NULL, steps[0].input_name = "六六六粉", steps[0].uuid = NULL;
    tb.steps = (struct list){steps, 1};
    T_ERR(f, ERR_BANNED, t_template_change(f->cx, t.uuid, 2, &tb, &t2));
}

/* ---- publication (R14) ------------------------------------------------------------------------------------------------------------------- */
static void publication(struct t_farm *f) {
    struct grow_season s;
    struct grow_story st;
    struct grow_record r;
    struct grow_review_body yes = {DECIDE_PUBLISH, NULL}, no = {DECIDE_RETURN, "缺照片"}, off = {DECIDE_WITHDRAW, "内容有误"};
    T_ERR(f, ERR_RULE, t_season_submit(f->cx, f->season, &s));             /* nothing to show */
    t_ok(f, t_spray(f, NULL, "自制大蒜水", "10", 5, &r));
    T_ERR(f, ERR_NOT_FOUND, t_season_story(f->cx, f->season, &st));
    t_ok(f, t_season_submit(f->cx, f->season, &s));
    assert_int_equal(s.pub_state, PUB_SUBMITTED);
    T_ERR(f, ERR_FORBIDDEN, t_season_review(f->cx, f->season, &yes, &s));  /* not by oneself */
    t_as(f, "office");
    t_ok(f, t_season_review(f->cx, f->season, &no, &s));
    T_ERR(f, ERR_WRONG_STATE, t_season_review(f->cx, f->season, &yes, &s));
    t_as(f, "owner");
    t_ok(f, t_season_submit(f->cx, f->season, &s));
    t_as(f, "office");
    t_ok(f, t_season_review(f->cx, f->season, &yes, &s));
    f->cx->who = NULL;                                                     /* a stranger */
    t_ok(f, t_season_story(f->cx, f->season, &st));
    assert_int_equal(st.ops.n, 1);
    assert_string_equal(st.crop_name, "番茄");
    assert_non_null(strstr(st.place, "柳溪村"));
    assert_true(st.season_published && st.intervals_kept);
    t_as(f, "office");
    t_ok(f, t_season_review(f->cx, f->season, &off, &s));
    T_ERR(f, ERR_NOT_FOUND, t_season_story(f->cx, f->season, &st));
}

/* ---- the banned list is replaced ----------------------------------------------------------------------------------------------------------- */
struct csv { struct str text; struct grow_edition ed; };
static enum err import_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct csv *c = arg;
    return grow_substances_import(cx, tx, c->text, "测试", &c->ed);
}

static void import(struct t_farm *f) {
    struct grow_record r;
    struct csv c = {.text = STR("scope,state,name,name_en,aliases,from,until,crops,source,note\nplant,banned,测试磷,testphos,,2020-01-01,,,测试公告第1号,\n")};
    T_ERR(f, ERR_FORBIDDEN, tx_run(f->cx, "t.import", import_tx, &c));
    t_as(f, "agri");
    t_ok(f, tx_run(f->cx, "t.import", import_tx, &c));
    assert_int_equal(c.ed.substances, 1);
    c.text = STR("scope,state,name\nplant,banned,x\n");
    T_ERR(f, ERR_INVALID, tx_run(f->cx, "t.import", import_tx, &c));
    c.text = STR("scope,state,name,name_en,aliases,from,until,crops,source,note\nplant,banned,x,,,2020-02-30,,,s,\n");
    T_ERR(f, ERR_INVALID, tx_run(f->cx, "t.import", import_tx, &c));
    t_as(f, "owner");
    T_ERR(f, ERR_BANNED, t_spray(f, NULL, "TestPhos 20%", "10", 5, &r));
    t_ok(f, t_spray(f, NULL, "某药", "10", 5, &r));
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_edition"), 2); /* the old edition stays */
}

/* SQL, markup and control characters in texts are texts. */
static void hostile(struct t_farm *f) {
    struct grow_record r;
    const char *nasty = "'; DROP TABLE grow_record; -- <script>alert(1)</script> \" \\ %s %n";
    struct grow_record_body b = {.season = f->season, .kind = RK_OTHER, .state = RECORD_DONE, .day = f->today, .note = nasty, .person = nasty};
    t_ok(f, t_record_create(f->cx, &b, &r));
    assert_string_equal(r.note, nasty);
    b.time = "25:00";
    T_ERR(f, ERR_INVALID, t_record_create(f->cx, &b, &r));
    b.time = "08:30";
    t_ok(f, t_record_create(f->cx, &b, &r));
    const char *ghost[] = {"../../etc/passwd"};
    b.photos = (struct texts){ghost, 1};
    T_ERR(f, ERR_INVALID, t_record_create(f->cx, &b, &r));
}

/* ---- every query and every order of every list, prepared ------------------------------------------------------------------------------------- */
struct texts_of { struct arena *ar; struct sql q[4000]; size_t n; };

static void collect(const char *name, const char *sql, void *arg) {
    struct texts_of *t = arg;
    assert_true(t->n < 4000);
    t->q[t->n++] = (struct sql){name, ar_strdup(t->ar, sql), NULL};
}

static void queries(struct t_farm *f) {
    struct texts_of *t = ar_alloc(f->cx->ar, sizeof *t);
    t->ar = f->cx->ar;
    assert_int_equal(db_prepare_all(f->cx, db_used(), grow_room.sql, grow_room.sql_n), 0);
    for (size_t i = 0; i < grow_room.lists_n; i++)
        list_each_sql(grow_room.lists[i], collect, t);
    assert_true(t->n > grow_room.lists_n);
    assert_int_equal(db_prepare_all(f->cx, db_used(), t->q, t->n), 0);
}

#define CASE(fn) static void t_##fn(void **state) { (void)state; t_farm_each(fn); }
CASE(plots) CASE(products) CASE(seasons) CASE(records) CASE(kept) CASE(due) CASE(publication) CASE(import) CASE(hostile) CASE(queries)

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_plots), cmocka_unit_test(t_products), cmocka_unit_test(t_seasons), cmocka_unit_test(t_records), cmocka_unit_test(t_kept),
                                       cmocka_unit_test(t_due), cmocka_unit_test(t_publication), cmocka_unit_test(t_import), cmocka_unit_test(t_hostile), cmocka_unit_test(t_queries)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
