/* t_farm.c: see t_farm.h. */
#include "t_farm.h"

#include "log.h"
#include "store_test.h"

extern const struct room net_room;
extern const struct room epcis_room, proof_room;
static const struct room *const ROOMS[] = {&net_room, &proof_room, &people_room, &epcis_room, &grow_room};
static const struct conf_key DATA[] = {{"data.dir", CONF_TEXT, "", 0, 0, 0, "data folder"}};

void t_ok(struct t_farm *f, enum err e) {
    if (e != ERR_NONE)
        fail_msg("%s at %s: %s", err_code(e), f->cx->err_field, f->cx->err_text);
}

void t_err(struct t_farm *f, enum err want, enum err have, int line) {
    if (want != have)
        fail_msg("line %d: wanted %s, have %s at %s: %s", line, err_code(want), err_code(have), f->cx->err_field, f->cx->err_text);
}

/* ---- acts, each in its transaction ------------------------------------------------------------------------------------------------ */
struct call { const void *in; void *out; const char *uuid; int64_t rev; };

#define ACT(name, in_t, out_t)                                                                                   \
    static enum err tx_##name(struct cx *cx, struct tx *tx, void *arg) {                                         \
        struct call *c = arg;                                                                                    \
        memset(c->out, 0, sizeof(out_t));                                                                        \
        return grow_##name(cx, tx, c->in, c->out);                                                               \
    }                                                                                                            \
    enum err t_##name(struct cx *cx, const in_t *in, out_t *out) {                                               \
        cx_clear(cx);                                                                                            \
        return tx_run(cx, #name, tx_##name, &(struct call){in, out, NULL, 0});                                   \
    }
#define ACT_ON(name, in_t, out_t)                                                                                \
    static enum err tx_##name(struct cx *cx, struct tx *tx, void *arg) {                                         \
        struct call *c = arg;                                                                                    \
        memset(c->out, 0, sizeof(out_t));                                                                        \
        return grow_##name(cx, tx, c->uuid, c->rev, c->in, c->out);                                              \
    }                                                                                                            \
    enum err t_##name(struct cx *cx, const char *uuid, int64_t rev, const in_t *in, out_t *out) {                \
        cx_clear(cx);                                                                                            \
        return tx_run(cx, #name, tx_##name, &(struct call){in, out, uuid, rev});                                 \
    }
ACT(plot_create, struct grow_plot_body, struct grow_plot)
ACT(product_create, struct grow_product_body, struct grow_product)
ACT(season_create, struct grow_season_body, struct grow_season)
ACT(record_create, struct grow_record_body, struct grow_record)
ACT(input_create, struct grow_input_body, struct grow_input)
ACT(template_create, struct grow_template_body, struct grow_template)
ACT(due_done, struct grow_due_body, struct grow_record)
ACT(harvest, struct grow_harvest_body, struct grow_lot_seen)
ACT(lot_change, struct grow_change_body, struct grow_change)
ACT_ON(plot_change, struct grow_plot_body, struct grow_plot)
ACT_ON(plot_open, struct grow_open_body, struct grow_plot)
ACT_ON(record_correct, struct grow_record_body, struct grow_record)
ACT_ON(record_void, char, struct grow_record)
ACT_ON(season_enter, struct grow_season_move, struct grow_season)
ACT_ON(template_change, struct grow_template_body, struct grow_template)
ACT_ON(lot_order, struct grow_lot_state_body, struct grow_lot_seen)

#define ACT_RAW(name, expr, ...)                                                                                 \
    static enum err tx_##name(struct cx *cx, struct tx *tx, void *arg) {                                         \
        const struct call *c = arg;                                                                              \
        return expr;                                                                                             \
    }                                                                                                            \
    enum err t_##name(struct cx *cx, __VA_ARGS__)
ACT_RAW(season_submit, grow_season_submit(cx, tx, c->uuid, memset(c->out, 0, sizeof(struct grow_season))), const char *uuid, struct grow_season *out) {
    cx_clear(cx);
    return tx_run(cx, "submit", tx_season_submit, &(struct call){NULL, out, uuid, 0});
}
ACT_RAW(season_review, grow_season_review(cx, tx, c->uuid, c->in, memset(c->out, 0, sizeof(struct grow_season))), const char *uuid, const struct grow_review_body *in,
        struct grow_season *out) {
    cx_clear(cx);
    return tx_run(cx, "review", tx_season_review, &(struct call){in, out, uuid, 0});
}
ACT_RAW(lot_enter, grow_lot_enter(cx, tx, c->rev, (enum grow_lot_state) * (const int *)c->in, c->uuid), int64_t id, enum grow_lot_state to, const char *reason) {
    int state = (int)to;
    cx_clear(cx);
    return tx_run(cx, "enter", tx_lot_enter, &(struct call){&state, NULL, reason, id});
}
ACT_RAW(lot_get, grow_lot_get(cx, tx, c->uuid, c->out), const char *uuid, struct grow_lot *out) {
    cx_clear(cx);
    return tx_read(cx, "get", tx_lot_get, &(struct call){NULL, out, uuid, 0});
}
ACT_RAW(story, grow_lot_story(cx, tx, c->rev, c->out), int64_t lot, struct grow_story *out) {
    cx_clear(cx);
    return tx_read(cx, "story", tx_story, &(struct call){NULL, out, NULL, lot});
}
ACT_RAW(season_story, grow_season_story(cx, tx, c->uuid, c->out), const char *uuid, struct grow_story *out) {
    cx_clear(cx);
    return tx_read(cx, "story", tx_season_story, &(struct call){NULL, out, uuid, 0});
}
ACT_RAW(interval, grow_lot_open_interval(cx, tx, c->rev, *(const int64_t *)c->in, c->out), int64_t lot, int64_t day, int64_t *until) {
    cx_clear(cx);
    return tx_read(cx, "interval", tx_interval, &(struct call){&day, until, NULL, lot});
}

/* ---- the county --------------------------------------------------------------------------------------------------------------------- */
static enum err people_make(struct cx *cx, struct tx *tx, void *arg) {
    struct t_farm *f = arg;
    struct people_operator o;
    int64_t town, id;
    TRY(people_level_create(cx, tx, &(struct people_new_level){0, "420117", "county", "云岭县", "Yunling"}, &f->county));
    TRY(people_level_create(cx, tx, &(struct people_new_level){f->county, "420117001", "township", "青石镇", "Qingshi"}, &town));
    TRY(people_level_create(cx, tx, &(struct people_new_level){town, "420117001001", "village", "柳溪村", "Liuxi"}, &f->village));
    TRY(people_level_create(cx, tx, &(struct people_new_level){town, "420117001002", "village", "桃坪村", "Taoping"}, &f->other_village));
    TRY(people_county_set(cx, tx, f->county, true));
    struct people_new_operator a = {.level_id = f->village, .kind = "coop", .name = "柳溪合作社", .uscc = "93420117526018159L", .contact = "陈远", .phone = "13812345678", .trained_person = "陈远"};
    struct people_new_operator b = {.level_id = f->other_village, .kind = "household", .name = "李明山", .phone = "13900001111", .trained_person = "李明山"};
    TRY(people_operator_create(cx, tx, &a, &f->op));
    TRY(people_operator_create(cx, tx, &b, &f->op2));
    TRY(people_operator_enter(cx, tx, f->op, OPERATOR_EXAMINED, "材料齐全"));
    TRY(people_operator_enter(cx, tx, f->op, OPERATOR_ACTIVE, "启用"));
    TRY(people_operator_by_id(cx, tx, f->op, &o));
    f->op_uuid = o.uuid;
    TRY(people_operator_by_id(cx, tx, f->op2, &o));
    f->op2_uuid = o.uuid;
    const struct people_new_account acc[] = {
        {"office", "县电商办", "greenfield 2026", ROLE_OFFICE, f->county, 0}, {"agri", "农业监管", "greenfield 2026", ROLE_AGRI, f->county, 0},
        {"lab", "检测站", "greenfield 2026", ROLE_LAB, f->county, 0},         {"owner", "陈远", "greenfield 2026", ROLE_OWNER, 0, f->op},
        {"owner2", "李明山", "greenfield 2026", ROLE_OWNER, 0, f->op2},       {"worker", "小王", "greenfield 2026", ROLE_WORKER, 0, f->op},
    };
    for (size_t i = 0; i < sizeof acc / sizeof acc[0]; i++)
        TRY(people_account_create(cx, tx, &acc[i], &id));
    return ERR_NONE;
}

void t_as(struct t_farm *f, const char *login) {
    t_ok(f, people_become(f->cx, login));
}

struct q { const char *text; int64_t n; };

static enum err number_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct q *q = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query_text(tx, "t.number", q->text, NOARGS, &r));
    q->n = rows_next(r) ? rows_i64(r, 0) : FIELD_NULL;
    return rows_end(&r);
}

int64_t t_number(struct t_farm *f, const char *sql) {
    struct q q = {sql, 0};
    t_ok(f, tx_read(f->cx, "t.number", number_tx, &q));
    return q.n;
}

struct crop { const char *code; struct grow_crop c; };

static enum err crop_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct crop *c = arg;
    return grow_crop_by_code(cx, tx, c->code, &c->c);
}

const char *t_crop(struct t_farm *f, const char *code) {
    struct crop c = {.code = code};
    t_ok(f, tx_read(f->cx, "t.crop", crop_tx, &c));
    return c.c.uuid;
}

const char *t_square(struct t_farm *f, double lon, double lat, double deg) {
    return ar_printf(f->cx->ar, "{\"type\":\"Polygon\",\"coordinates\":[[[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f]]]}", lon, lat, lon + deg, lat,
                     lon + deg, lat + deg, lon, lat + deg, lon, lat);
}

static void farm_make(struct t_farm *f) {
    struct grow_plot p;
    struct grow_product d;
    struct grow_season s;
    t_as(f, "owner");
    struct grow_plot_body pb = {.name = "东坡一号", .base_name = "柳溪基地", .kind = 1, .boundary = str_of(t_square(f, 114.1, 30.4, 0.001))};
    t_ok(f, t_plot_create(f->cx, &pb, &p));
    struct grow_product_body db = {.crop = t_crop(f, "tomato"), .name = "柳溪番茄", .name_en = "Liuxi tomato", .spec = "5 kg", .grades = "特级|一级"};
    t_ok(f, t_product_create(f->cx, &db, &d));
    struct grow_season_body sb = {.plot = p.uuid, .crop = t_crop(f, "tomato"), .year = 2026, .start_day = f->today - 90, .end_day = FIELD_NULL, .expected_g = FIELD_NULL};
    t_ok(f, t_season_create(f->cx, &sb, &s));
    f->plot = p.uuid, f->product = d.uuid, f->season = s.uuid;
}

static void conf_ready(struct t_farm *f) {
    static bool done;
    log_set_level(LOG_ERROR);
    if (!done) {
        conf_add(DATA, 1);
        for (size_t i = 0; i < sizeof ROOMS / sizeof ROOMS[0]; i++)
            if (ROOMS[i]->conf_n)
                conf_add(ROOMS[i]->conf, ROOMS[i]->conf_n);
    }
    done = true;
    char dir[] = "/tmp/t_grow.XXXXXX";
    assert_non_null(mkdtemp(dir));
    t_ok(f, conf_set(f->cx, "data.dir", dir));
    t_ok(f, conf_set(f->cx, "people.argon_mem", "64k"));
    t_ok(f, conf_set(f->cx, "people.argon_ops", "1"));
}

static void farm_run(struct cx *cx, struct db *db, void *arg) {
    struct t_farm f = {.cx = cx, .today = grow_today(cx)};
    (void)db;
    conf_ready(&f);
    t_ok(&f, people_room.start(cx));
    if (epcis_room.start)
        t_ok(&f, epcis_room.start(cx));
    t_ok(&f, grow_room.start(cx));
    t_ok(&f, tx_run(cx, "t.people", people_make, &f));
    farm_make(&f);
    (*(void (**)(struct t_farm *))arg)(&f);
    if (epcis_room.stop)
        epcis_room.stop();
    people_room.stop();
    assert_int_equal(system(ar_printf(cx->ar, "rm -rf %s", conf_text("data.dir"))), 0);
}

void t_farm_each(void (*body)(struct t_farm *f)) {
    static struct store_test_migrations ms[sizeof ROOMS / sizeof ROOMS[0]]; /* all but net, and the end */
    for (size_t i = 1; i < sizeof ROOMS / sizeof ROOMS[0]; i++)
        ms[i - 1] = (struct store_test_migrations){ROOMS[i]->migrations, ROOMS[i]->migrations_n};
    store_test_each(ms, farm_run, &body);
}

/* ---- short forms ---------------------------------------------------------------------------------------------------------------------- */
enum err t_spray(struct t_farm *f, const char *input, const char *name, const char *amount, int64_t days_ago, struct grow_record *out) {
    struct grow_use_body u = {.input = input, .name = name, .amount = amount, .unit = "g", .kind = IK_PESTICIDE, .area_m2 = FIELD_NULL};
    struct grow_record_body b = {.season = f->season, .kind = RK_PESTICIDE, .state = RECORD_DONE, .day = f->today - days_ago, .person = "陈远", .uses = {&u, 1}};
    return t_record_create(f->cx, &b, out);
}

void t_lot(struct t_farm *f, int64_t grams, struct grow_lot_seen *out) {
    struct grow_harvest_body b = {.season = f->season, .product = f->product, .grade = "一级", .quantity_g = grams, .day = f->today};
    t_ok(f, t_harvest(f->cx, &b, out));
}
