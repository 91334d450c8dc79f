/* t_lot.c: harvests, lots, their changes and states, the story, the checks. */
#include "t_farm.h"

static const char *drug(struct t_farm *f, int64_t interval) {
    struct grow_input_rule rule = {.crop = t_crop(f, "tomato"), .uses_max = FIELD_NULL, .interval_days = interval};
    struct grow_input in;
    struct grow_input_body b = {.name = "示范药", .reg_no = ar_printf(f->cx->ar, "PD%lld", (long long)interval), .ingredients = "菌核净", .kind = IK_PESTICIDE, .rules = {&rule, 1}};
    t_as(f, "office");
    t_ok(f, t_input_create(f->cx, &b, &in));
    t_as(f, "owner");
    return in.uuid;
}

/* days: of the interval; ago: the use; harvest: days before today. */
static const struct { int64_t days, ago, harvest; enum err want; } INTERVALS[] = {
    {7, 3, 0, ERR_INTERVAL_OPEN}, {7, 6, 0, ERR_INTERVAL_OPEN}, {7, 7, 0, ERR_NONE}, {7, 8, 0, ERR_NONE}, {0, 0, 0, ERR_NONE},
    {1, 0, 0, ERR_INTERVAL_OPEN}, {1, 1, 0, ERR_NONE}, {7, 3, 4, ERR_NONE}, /* harvested before the use */ {7, 9, 3, ERR_INTERVAL_OPEN}, {7, 10, 3, ERR_NONE},
};

static int row;
static void interval_one(struct t_farm *f) {
    struct grow_record r;
    struct grow_lot_seen l;
    t_ok(f, t_spray(f, drug(f, INTERVALS[row].days), NULL, "10", INTERVALS[row].ago, &r));
    struct grow_harvest_body b = {.season = f->season, .product = f->product, .quantity_g = 1000, .day = f->today - INTERVALS[row].harvest};
    enum err e = t_harvest(f->cx, &b, &l);
    if (e != INTERVALS[row].want)
        fail_msg("row %d: %s, wanted %s: %s", row, err_code(e), err_code(INTERVALS[row].want), f->cx->err_text);
    if (e == ERR_INTERVAL_OPEN) {
        char day[16];
        day_format((int32_t)(f->today - INTERVALS[row].ago + INTERVALS[row].days), day);
        assert_non_null(strstr(f->cx->err_text, day));                     /* the date that would pass */
        assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_lot"), 0); /* and nothing stored */
        assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_record WHERE kind = 'harvest'"), 0);
    }
}

static void t_intervals(void **state) {
    (void)state;
    for (row = 0; row < (int)(sizeof INTERVALS / sizeof INTERVALS[0]); row++)
        t_farm_each(interval_one);
}

/* ---- harvest --------------------------------------------------------------------------------------------------------------------------- */
static void harvest(struct t_farm *f) {
    struct grow_lot_seen l, m;
    struct grow_lot plain;
    t_lot(f, 500000, &l);
    assert_int_equal(l.left_g, 500000);
    assert_int_equal(l.state, LOT_ACTIVE);
    assert_non_null(l.event_id);
    assert_string_equal(l.epc, ar_printf(f->cx->ar, "https://id.gs1.org/01/%s/10/%s", l.gtin, l.lot_no));
    assert_true(strlen(l.lot_no) <= 20);
    t_lot(f, 300000, &m);
    assert_string_not_equal(l.lot_no, m.lot_no);
    t_ok(f, t_lot_get(f->cx, l.uuid, &plain));
    assert_string_equal(plain.product_name, "柳溪番茄");
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_record WHERE kind = 'harvest'"), 2);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_season WHERE state = 'harvesting'"), 1);
    struct grow_harvest_body b = {.season = f->season, .product = f->product, .quantity_g = 1, .day = f->today + 1};
    T_ERR(f, ERR_INVALID, t_harvest(f->cx, &b, &l));
    b.day = f->today, b.lot_no = "A B";
    T_ERR(f, ERR_INVALID, t_harvest(f->cx, &b, &l));
    b.lot_no = m.lot_no;
    T_ERR(f, ERR_DUPLICATE, t_harvest(f->cx, &b, &l));
    b.lot_no = "OWN-1", b.grade = "三级";
    T_ERR(f, ERR_INVALID, t_harvest(f->cx, &b, &l));                       /* the product has 特级 and 一级 */
    b.grade = NULL;
    t_ok(f, t_harvest(f->cx, &b, &l));
    t_as(f, "owner2");
    b.lot_no = NULL;
    T_ERR(f, ERR_INVALID, t_harvest(f->cx, &b, &l));                       /* a foreign season */
}

/* A household that was never examined grows, but makes no lot. */
static void not_examined(struct t_farm *f) {
    struct grow_plot p;
    struct grow_product d;
    struct grow_season s;
    struct grow_lot_seen l;
    t_as(f, "owner2");
    struct grow_plot_body pb = {.name = "自留地", .kind = 0, .boundary = str_of(t_square(f, 114.3, 30.4, 0.001))};
    t_ok(f, t_plot_create(f->cx, &pb, &p));
    t_ok(f, t_product_create(f->cx, &(struct grow_product_body){.crop = t_crop(f, "rice"), .name = "大米"}, &d));
    struct grow_season_body sb = {.plot = p.uuid, .crop = t_crop(f, "rice"), .year = 2026, .start_day = f->today - 100, .end_day = FIELD_NULL, .expected_g = FIELD_NULL};
    t_ok(f, t_season_create(f->cx, &sb, &s));
    struct grow_harvest_body b = {.season = s.uuid, .product = d.uuid, .quantity_g = 1000, .day = f->today};
    T_ERR(f, ERR_NOT_EXAMINED, t_harvest(f->cx, &b, &l));
    b.product = f->product;
    t_as(f, "office");
    T_ERR(f, ERR_NOT_EXAMINED, t_harvest(f->cx, &b, &l));
}

/* A use made up for later, which puts a harvest inside its interval, locks the lot. */
static void made_up(struct t_farm *f) {
    struct grow_lot_seen l;
    struct grow_lot p;
    struct grow_record r;
    struct grow_story st;
    int64_t until;
    const char *in = drug(f, 10);
    t_lot(f, 1000, &l);
    t_ok(f, t_interval(f->cx, l.id, f->today, &until));
    assert_true(until == FIELD_NULL);
    t_ok(f, t_spray(f, in, NULL, "10", 4, &r));
    t_ok(f, t_interval(f->cx, l.id, f->today, &until));
    assert_int_equal(until, f->today - 4 + 10 - 1);
    t_ok(f, t_interval(f->cx, l.id, f->today + 100, &until));              /* time does not heal a harvest that was too early */
    assert_true(until != FIELD_NULL);
    t_ok(f, t_lot_get(f->cx, l.uuid, &p));
    assert_int_equal(p.state, LOT_LOCKED);
    t_ok(f, t_story(f->cx, l.id, &st));
    assert_false(st.intervals_kept);
}

#define HARVEST_FLAGS "SELECT COUNT(*) FROM grow_record WHERE kind = 'harvest' AND flag IS NOT NULL AND flag_en IS NOT NULL"
#define HARVEST_AUDIT "SELECT COUNT(*) FROM people_audit WHERE action = 'grow.harvest' AND reason LIKE '%请核对 / %please check'"

/* Days that dodge an interval are taken, and everybody sees it. */
static void dodged(struct t_farm *f) {
    struct grow_record r;
    struct grow_lot_seen l;
    const char *in = drug(f, 7);
    struct grow_harvest_body b = {.season = f->season, .product = f->product, .quantity_g = 1000, .day = f->today - 30};
    t_ok(f, t_harvest(f->cx, &b, &l));
    assert_int_equal(t_number(f, HARVEST_FLAGS), 0);                       /* late alone is no doubt */
    t_ok(f, t_spray(f, in, NULL, "10", 2, &r));
    b.day = f->today;
    T_ERR(f, ERR_INTERVAL_OPEN, t_harvest(f->cx, &b, &l));
    b.day = f->today - 3;
    t_ok(f, t_harvest(f->cx, &b, &l));
    assert_int_equal(t_number(f, HARVEST_FLAGS), 1);
    assert_int_equal(t_number(f, HARVEST_AUDIT), 1);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM grow_lot_move WHERE from_state IS NULL AND reason LIKE '%3 days late%'"), 1);
}

static enum err respray(struct t_farm *f, const char *input, int64_t ago, struct grow_record *r) {
    struct grow_use_body u = {.input = input, .amount = "10", .unit = "g", .kind = FIELD_NULL, .area_m2 = FIELD_NULL};
    struct grow_record_body b = {.season = f->season, .kind = RK_PESTICIDE, .state = RECORD_DONE, .day = f->today - ago, .uses = {&u, 1}, .reason = "记错了日期"};
    return t_record_correct(f->cx, r->uuid, r->rev, &b, r);
}

static void dodged_by_correction(struct t_farm *f) {
    struct grow_record r, v;
    struct grow_lot_seen l;
    const char *in = drug(f, 7);
    struct grow_harvest_body b = {.season = f->season, .product = f->product, .quantity_g = 1000, .day = f->today};
    t_ok(f, t_spray(f, in, NULL, "10", 20, &r));
    t_ok(f, respray(f, in, 21, &r));
    assert_null(r.flag);                                                   /* nothing was open: a slip of the pen */
    t_ok(f, t_harvest(f->cx, &b, &l));
    assert_int_equal(t_number(f, HARVEST_FLAGS), 0);
    t_ok(f, t_spray(f, in, NULL, "10", 2, &r));
    T_ERR(f, ERR_INTERVAL_OPEN, t_harvest(f->cx, &b, &l));
    t_ok(f, respray(f, in, 40, &r));
    assert_non_null(r.flag);
    assert_non_null(r.flag_en);
    t_ok(f, t_harvest(f->cx, &b, &l));
    assert_int_equal(t_number(f, HARVEST_FLAGS), 1);
    t_ok(f, respray(f, in, 41, &r));
    assert_non_null(r.flag);                                               /* a second correction does not wash it off */
    t_ok(f, t_spray(f, in, NULL, "10", 1, &v));
    T_ERR(f, ERR_INTERVAL_OPEN, t_harvest(f->cx, &b, &l));
    t_ok(f, t_record_void(f->cx, v.uuid, v.rev, "没打药", &v));
    assert_non_null(v.flag);
    t_ok(f, t_harvest(f->cx, &b, &l));
    assert_int_equal(t_number(f, HARVEST_FLAGS), 2);
    assert_int_equal(t_number(f, HARVEST_AUDIT), 2);
}

/* ---- changes ----------------------------------------------------------------------------------------------------------------------------- */
static void changes(struct t_farm *f) {
    struct grow_lot_seen a, b;
    struct grow_change c;
    struct grow_lot p;
    struct grow_product dried;
    t_lot(f, 100000, &a);
    t_lot(f, 50000, &b);
    struct grow_change_input in[] = {{a.uuid, 100000}, {b.uuid, 50000}};
    struct grow_change_output out[] = {{NULL, NULL, 60000}, {NULL, "二级", 39000}};
    struct grow_change_body body = {.kind = CHANGE_SPLIT, .process = FIELD_NULL, .loss_g = 0, .inputs = {in, 1}, .outputs = {out, 2}, .day = FIELD_NULL};
    T_ERR(f, ERR_UNBALANCED, t_lot_change(f->cx, &body, &c));              /* 1 kg is missing */
    body.loss_g = 1000;
    t_ok(f, t_lot_change(f->cx, &body, &c));
    assert_int_equal(c.outputs.n, 2);
    assert_non_null(c.event_id);
    const struct grow_lot_part *part = c.outputs.p;
    const char *first = part[0].uuid, *second = part[1].uuid;
    t_ok(f, t_lot_get(f->cx, a.uuid, &p));
    assert_int_equal(p.state, LOT_CONSUMED);
    assert_int_equal(p.left_g, 0);
    T_ERR(f, ERR_WRONG_STATE, t_lot_change(f->cx, &body, &c));             /* used up */
    struct grow_change_input merge[] = {{first, 60000}, {b.uuid, 40000}};
    struct grow_change_output one[] = {{NULL, NULL, 100000}};
    struct grow_change_body mb = {.kind = CHANGE_MERGE, .process = FIELD_NULL, .inputs = {merge, 2}, .outputs = {one, 1}, .day = FIELD_NULL};
    t_ok(f, t_lot_change(f->cx, &mb, &c));
    const char *merged = ((const struct grow_lot_part *)c.outputs.p)[0].uuid;
    t_ok(f, t_lot_get(f->cx, b.uuid, &p));
    assert_int_equal(p.left_g, 10000);
    assert_int_equal(p.state, LOT_ACTIVE);
    t_ok(f, t_product_create(f->cx, &(struct grow_product_body){.crop = t_crop(f, "tomato"), .name = "番茄干"}, &dried));
    struct grow_change_input dry[] = {{merged, 100000}, {second, 39000}};
    struct grow_change_output dryout[] = {{dried.uuid, "特级", 12000}};
    struct grow_change_body db = {.kind = CHANGE_PROCESS, .process = 3, .loss_g = 127000, .inputs = {dry, 2}, .outputs = {dryout, 1}, .day = FIELD_NULL};
    db.kind = CHANGE_MERGE, db.process = FIELD_NULL;
    T_ERR(f, ERR_INVALID, t_lot_change(f->cx, &db, &c));                   /* a merge keeps the product */
    db.kind = CHANGE_PROCESS, db.process = 1;
    T_ERR(f, ERR_UNBALANCED, t_lot_change(f->cx, &db, &c));                /* sorting does not lose 91 % */
    db.process = 3;
    t_ok(f, t_lot_change(f->cx, &db, &c));
    const struct grow_lot_part *made = c.outputs.p;
    assert_string_equal(made->product_name, "番茄干");
    t_ok(f, t_lot_get(f->cx, made->uuid, &p));
    struct grow_story st;
    t_ok(f, t_story(f->cx, p.id, &st));
    assert_int_equal(st.parents.n, 2);
    assert_true(st.balanced && st.intervals_kept);
    assert_int_equal(st.ops.n, 2);                                         /* both harvests, found through three changes */
    assert_string_equal(st.crop_name, "番茄");
    merge[0].lot = b.uuid, merge[0].quantity_g = 5000, merge[1].quantity_g = 5000;
    T_ERR(f, ERR_INVALID, t_lot_change(f->cx, &mb, &c));                   /* the same lot twice */
    merge[0].lot = "00000000-0000-7000-8000-000000000000";
    T_ERR(f, ERR_INVALID, t_lot_change(f->cx, &mb, &c));
    /* nothing wrong for `tiantou check` */
    struct buf report;
    int64_t findings;
    buf_init(&report, f->cx->ar, 100);
    for (size_t i = 0; i < grow_room.checks_n; i++) {
        t_ok(f, grow_room.checks[i].run(f->cx, &report, &findings));
        if (findings)
            fail_msg("%s: %s", grow_room.checks[i].name, buf_z(&report));
    }
}

/* ---- states ------------------------------------------------------------------------------------------------------------------------------- */
static int64_t state_of(struct t_farm *f, const char *uuid) {
    struct grow_lot p;
    t_ok(f, t_lot_get(f->cx, uuid, &p));
    return p.state;
}

static enum err order(struct t_farm *f, const char *uuid, int64_t to, const char *how) {
    struct grow_lot_seen l;
    t_as(f, "agri");
    enum err e = t_lot_order(f->cx, uuid, FIELD_NULL, &(struct grow_lot_state_body){to, "抽检", how}, &l);
    t_as(f, "owner");
    return e;
}

/* a and b merged into m, m split into x and y. */
static void locks(struct t_farm *f) {
    struct grow_lot_seen a, b, seen;
    struct grow_change c;
    t_lot(f, 10000, &a);
    t_lot(f, 10000, &b);
    struct grow_change_input in[] = {{a.uuid, 10000}, {b.uuid, 9000}};
    struct grow_change_output one[] = {{NULL, NULL, 19000}}, two[] = {{NULL, NULL, 10000}, {NULL, NULL, 9000}};
    struct grow_change_body mb = {.kind = CHANGE_MERGE, .process = FIELD_NULL, .inputs = {in, 2}, .outputs = {one, 1}, .day = FIELD_NULL};
    t_ok(f, t_lot_change(f->cx, &mb, &c));
    const char *m = ((const struct grow_lot_part *)c.outputs.p)[0].uuid;
    struct grow_change_input whole[] = {{m, 19000}};
    struct grow_change_body sb = {.kind = CHANGE_SPLIT, .process = FIELD_NULL, .inputs = {whole, 1}, .outputs = {two, 2}, .day = FIELD_NULL};
    t_ok(f, t_lot_change(f->cx, &sb, &c));
    const char *x = ((const struct grow_lot_part *)c.outputs.p)[0].uuid, *y = ((const struct grow_lot_part *)c.outputs.p)[1].uuid;

    T_ERR(f, ERR_FORBIDDEN, t_lot_order(f->cx, x, FIELD_NULL, &(struct grow_lot_state_body){LOT_LOCKED, "自己锁", NULL}, &seen));
    T_ERR(f, ERR_NONE, order(f, a.uuid, LOT_LOCKED, NULL));
    assert_int_equal(state_of(f, x), LOT_LOCKED);
    assert_int_equal(state_of(f, y), LOT_LOCKED);
    assert_int_equal(state_of(f, b.uuid), LOT_ACTIVE);                     /* a parent beside it is not touched */
    T_ERR(f, ERR_LOT_LOCKED, order(f, x, LOT_ACTIVE, NULL));               /* freed above, not here */
    struct grow_change_input use[] = {{x, 1000}};
    sb.inputs.p = use, two[0].quantity_g = 500, two[1].quantity_g = 500;
    T_ERR(f, ERR_LOT_LOCKED, t_lot_change(f->cx, &sb, &c));
    T_ERR(f, ERR_NONE, order(f, b.uuid, LOT_LOCKED, NULL));                /* a second cause */
    T_ERR(f, ERR_NONE, order(f, a.uuid, LOT_ACTIVE, NULL));
    assert_int_equal(state_of(f, a.uuid), LOT_CONSUMED);                   /* nothing is left of it */
    assert_int_equal(state_of(f, x), LOT_LOCKED);                          /* b still holds it */
    T_ERR(f, ERR_NONE, order(f, b.uuid, LOT_ACTIVE, NULL));
    assert_int_equal(state_of(f, b.uuid), LOT_ACTIVE);
    assert_int_equal(state_of(f, x), LOT_ACTIVE);
    assert_int_equal(state_of(f, y), LOT_ACTIVE);
    assert_int_equal(state_of(f, m), LOT_CONSUMED);

    T_ERR(f, ERR_INVALID, order(f, m, LOT_RECALLED, NULL));                /* how to return it? */
    T_ERR(f, ERR_NONE, order(f, m, LOT_RECALLED, "凭小票到村服务站退货"));
    assert_int_equal(state_of(f, x), LOT_RECALLED);
    assert_int_equal(state_of(f, y), LOT_RECALLED);
    T_ERR(f, ERR_WRONG_STATE, order(f, x, LOT_ACTIVE, NULL) == ERR_LOT_LOCKED ? ERR_WRONG_STATE : ERR_NONE);
    T_ERR(f, ERR_NONE, order(f, m, LOT_LOCKED, NULL));                     /* the recall was a mistake: back to a lock, then free */
    assert_int_equal(state_of(f, x), LOT_LOCKED);
    T_ERR(f, ERR_NONE, order(f, m, LOT_ACTIVE, NULL));
    assert_int_equal(state_of(f, x), LOT_ACTIVE);
    T_ERR(f, ERR_WRONG_STATE, t_lot_enter(f->cx, b.id, LOT_ACTIVE, "已是在售"));
    T_ERR(f, ERR_NONE, t_lot_enter(f->cx, b.id, LOT_CLOSED, "售完"));
    T_ERR(f, ERR_WRONG_STATE, t_lot_enter(f->cx, b.id, LOT_LOCKED, "太晚"));
    T_ERR(f, ERR_INVALID, order(f, x, LOT_CONSUMED, NULL));
    T_ERR(f, ERR_CHANGED, t_lot_order(f->cx, x, 1, &(struct grow_lot_state_body){LOT_LOCKED, "过期", NULL}, &seen) == ERR_FORBIDDEN ? ERR_CHANGED : ERR_NONE);
    assert_true(t_number(f, "SELECT COUNT(*) FROM grow_lot_move") > 15);
}

/* Another room's veto: neither the lot itself nor what followed its ancestor is freed while it holds. */
static int64_t vetoed;
static enum err veto(struct cx *cx, struct tx *tx, int64_t lot_id) {
    (void)tx;
    return lot_id == vetoed ? err_say(cx, ERR_LOT_LOCKED, "/state", "检测不合格", "A test failed") : ERR_NONE;
}

static void vetoes(struct t_farm *f) {
    struct grow_lot_seen a;
    struct grow_change c;
    struct grow_lot x;
    grow_lot_veto(veto);
    grow_lot_veto(veto);
    t_lot(f, 10000, &a);
    struct grow_change_input in[] = {{a.uuid, 10000}};
    struct grow_change_output two[] = {{NULL, NULL, 6000}, {NULL, NULL, 4000}};
    struct grow_change_body sb = {.kind = CHANGE_SPLIT, .process = FIELD_NULL, .inputs = {in, 1}, .outputs = {two, 2}, .day = FIELD_NULL};
    t_ok(f, t_lot_change(f->cx, &sb, &c));
    const char *bad = ((const struct grow_lot_part *)c.outputs.p)[0].uuid, *good = ((const struct grow_lot_part *)c.outputs.p)[1].uuid;
    t_ok(f, t_lot_get(f->cx, bad, &x));
    T_ERR(f, ERR_NONE, order(f, a.uuid, LOT_LOCKED, NULL));
    vetoed = x.id;
    T_ERR(f, ERR_NONE, order(f, a.uuid, LOT_ACTIVE, NULL));
    assert_int_equal(state_of(f, good), LOT_ACTIVE);
    assert_int_equal(state_of(f, bad), LOT_LOCKED);                        /* for itself now */
    T_ERR(f, ERR_LOT_LOCKED, order(f, bad, LOT_ACTIVE, NULL));
    vetoed = 0;
    T_ERR(f, ERR_NONE, order(f, bad, LOT_ACTIVE, NULL));
    assert_int_equal(state_of(f, bad), LOT_ACTIVE);
}

/* What a room above has promised of a lot stays in it: no split, merge or process takes it. */
static int64_t promised_lot, promised_g;
static enum err promise(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *grams_out) {
    (void)cx, (void)tx;
    *grams_out = lot_id == promised_lot ? promised_g : 0;
    return ERR_NONE;
}

static void promises(struct t_farm *f) {
    struct grow_lot_seen a, b;
    struct grow_change c;
    t_lot(f, 10000, &a);
    t_lot(f, 10000, &b);
    grow_lot_promised_by(promise);
    grow_lot_promised_by(promise);
    promised_lot = a.id, promised_g = 3000;
    static const struct { int64_t kind, process, a_g, b_g; enum err want; } CASES[] = {
        {CHANGE_SPLIT, FIELD_NULL, 10000, 0, ERR_RULE},        {CHANGE_SPLIT, FIELD_NULL, 7001, 0, ERR_RULE},  {CHANGE_MERGE, FIELD_NULL, 7001, 5000, ERR_RULE},
        {CHANGE_PROCESS, 0, 7001, 0, ERR_RULE},                {CHANGE_PROCESS, 1, 10001, 0, ERR_UNBALANCED},  {CHANGE_SPLIT, FIELD_NULL, 2000, 0, ERR_NONE},
        {CHANGE_MERGE, FIELD_NULL, 3000, 10000, ERR_NONE},     {CHANGE_PROCESS, 0, 2001, 0, ERR_RULE},         {CHANGE_PROCESS, 0, 2000, 0, ERR_NONE},
        {CHANGE_SPLIT, FIELD_NULL, 1, 0, ERR_RULE},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct grow_change_input in[] = {{a.uuid, CASES[i].a_g}, {b.uuid, CASES[i].b_g}};
        struct grow_change_output out = {NULL, NULL, CASES[i].a_g + CASES[i].b_g};
        struct grow_change_body body = {.kind = CASES[i].kind, .process = CASES[i].process, .inputs = {in, CASES[i].b_g ? 2 : 1}, .outputs = {&out, 1}, .day = FIELD_NULL};
        T_ERR(f, CASES[i].want, t_lot_change(f->cx, &body, &c));
    }
    promised_lot = 0;
    struct grow_change_input in = {a.uuid, 3000};
    struct grow_change_output out = {NULL, NULL, 3000};
    struct grow_change_body body = {.kind = CHANGE_SPLIT, .process = FIELD_NULL, .inputs = {&in, 1}, .outputs = {&out, 1}, .day = FIELD_NULL};
    t_ok(f, t_lot_change(f->cx, &body, &c));
    assert_int_equal(state_of(f, a.uuid), LOT_CONSUMED);
}

/* What a season owes and no lot carries keeps so much of its last lots: over all of them, in one change or in several. */
static int64_t owed_g;
static enum err owe(struct cx *cx, struct tx *tx, int64_t season_id, int64_t *grams_out, const char **what_out) {
    (void)cx, (void)tx, (void)season_id;
    *grams_out = owed_g, *what_out = "合同 HT1";
    return ERR_NONE;
}

static enum err changed(struct t_farm *f, const char *a, int64_t a_g, const char *b, int64_t b_g) {
    struct grow_change c;
    struct grow_change_input in[] = {{a, a_g}, {b, b_g}};
    struct grow_change_output out = {NULL, NULL, a_g + b_g};
    struct grow_change_body body = {.kind = b ? CHANGE_MERGE : CHANGE_PROCESS, .process = b ? FIELD_NULL : 0, .inputs = {in, b ? 2 : 1}, .outputs = {&out, 1}, .day = FIELD_NULL};
    return t_lot_change(f->cx, &body, &c);
}

static enum err sql_tx(struct cx *cx, struct tx *tx, void *text) {
    struct rows *r;
    (void)cx;
    TRY(sql_query_text(tx, "t.sql", text, NOARGS, &r));
    return rows_end(&r);
}

static void season_owes(struct t_farm *f) {
    struct grow_lot_seen a, b;
    t_lot(f, 4000, &a);
    t_lot(f, 4000, &b);
    grow_season_owed_by(owe);
    grow_season_owed_by(owe);
    owed_g = 5000;
    T_ERR(f, ERR_RULE, changed(f, a.uuid, 3001, NULL, 0));
    assert_non_null(strstr(f->cx->err_text, "合同 HT1"));
    assert_string_equal(f->cx->err_field, "/inputs/0/quantity_g");
    T_ERR(f, ERR_RULE, changed(f, a.uuid, 2000, b.uuid, 1001));      /* each alone might go */
    t_ok(f, tx_run(f->cx, "t.sql", sql_tx, (char[]){"UPDATE grow_season SET expected_g = 10000"}));
    t_ok(f, changed(f, a.uuid, 1000, b.uuid, 500));                  /* 2000 are still to be harvested */
    T_ERR(f, ERR_RULE, changed(f, a.uuid, 3000, b.uuid, 501));
    t_ok(f, tx_run(f->cx, "t.sql", sql_tx, (char[]){"UPDATE grow_season SET state = 'closed'"}));
    T_ERR(f, ERR_RULE, changed(f, a.uuid, 1501, NULL, 0));           /* nothing more comes */
    t_ok(f, changed(f, a.uuid, 1500, NULL, 0));
    T_ERR(f, ERR_RULE, changed(f, b.uuid, 1, NULL, 0));
    grow_lot_promised_by(promise);
    promised_lot = b.id, promised_g = 1000, owed_g = 4000;           /* what a lot owes serves no season besides */
    T_ERR(f, ERR_RULE, changed(f, a.uuid, 1, NULL, 0));
    promised_lot = 0, owed_g = 0;
    t_ok(f, changed(f, a.uuid, 1500, b.uuid, 3500));
}

/* ---- the story ------------------------------------------------------------------------------------------------------------------------------ */
static void story(struct t_farm *f) {
    struct grow_record r;
    struct grow_lot_seen l;
    struct grow_story st;
    t_ok(f, t_spray(f, drug(f, 7), NULL, "12.50", 20, &r));
    struct grow_record_body b = {.season = f->season, .kind = RK_TRANSPLANT, .state = RECORD_DONE, .day = f->today - 80};
    t_ok(f, t_record_create(f->cx, &b, &r));
    b.state = RECORD_PLANNED, b.day = f->today - 1;
    t_ok(f, t_record_create(f->cx, &b, &r));                               /* a plan is no fact */
    t_lot(f, 1000, &l);
    f->cx->lang = LANG_EN;
    t_ok(f, t_story(f->cx, l.id, &st));
    f->cx->lang = LANG_ZH;
    assert_int_equal(st.ops.n, 3);
    const struct grow_story_op *op = st.ops.p;
    assert_string_equal(op[0].kind_name, "Transplanting");
    assert_string_equal(op[1].kind, "pesticide");
    assert_string_equal(op[2].kind, "harvest");
    assert_string_equal(op[1].by_name, "陈某");                            /* no person's full name */
    const struct grow_story_use *u = op[1].uses.p;
    assert_int_equal(op[1].uses.n, 1);
    assert_string_equal(u->amount, "12.50");                               /* the text as it was entered */
    assert_int_equal(u->safe_day, f->today - 13);
    assert_string_equal(st.crop_name, "Tomato");
    assert_string_equal(st.base_name, "柳溪基地");
    assert_int_equal(st.first_day, f->today - 90);
    assert_true(st.intervals_kept && st.balanced && !st.season_published && !st.organic_claim);
    assert_true(st.area_m2 > 10000);
}

#define CASE(fn) static void case_##fn(void **state) { (void)state; t_farm_each(fn); }
CASE(harvest) CASE(not_examined) CASE(made_up) CASE(dodged) CASE(dodged_by_correction) CASE(changes) CASE(locks) CASE(vetoes) CASE(promises) CASE(season_owes) CASE(story)

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_intervals), cmocka_unit_test(case_harvest), cmocka_unit_test(case_not_examined), cmocka_unit_test(case_made_up), cmocka_unit_test(case_dodged), cmocka_unit_test(case_dodged_by_correction),
                                       cmocka_unit_test(case_changes), cmocka_unit_test(case_locks), cmocka_unit_test(case_vetoes), cmocka_unit_test(case_promises), cmocka_unit_test(case_season_owes), cmocka_unit_test(case_story)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
