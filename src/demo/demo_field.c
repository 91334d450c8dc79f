/* demo_field.c: plots, seasons and field records of the demonstration county. demo_plan_fields() decides which season lies
 * when, from the calendars and today; the rest adds the acts: the procedure's steps as the three-tap record, some further
 * records, plans for the coming days, one correction and one record that was a mistake. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demo.h"
#include "grow_shapes.h"
#include "when.h"

#define ODD_OP 8       /* the producer whose record has an unlikely amount */
#define SETTLE_DAYS 12 /* a harvest that began later than this is still under way and has no lot yet */

/* ---- deciding ------------------------------------------------------------------------------------------------------------------- */
static void plan_plots(struct demo *d)
{
    for (int g = 0; g < DEMO_GROUPS; g++)
        for (int i = 0; i < DEMO_GROUP[g].plots && d->plots_n < DEMO_PLOTS; i++)
            d->plots[d->plots_n++] = (struct demo_plot){.op = DEMO_GROUP[g].op, .group = g, .in_group = i, .village = DEMO_OPERATOR[DEMO_GROUP[g].op].village,
                                                        .crop = DEMO_GROUP[g].crop};
}

static void plan_steps(struct demo *d, struct demo_season *s, enum demo_crop crop, struct demo_rand *r)
{
    const struct demo_step *st = DEMO_CROP[crop].steps;
    for (int i = 0; i < DEMO_STEPS_MAX && st[i].name; i++) {
        int32_t day = s->start + st[i].offset + (int32_t)demo_rand_in(r, 0, 2);
        s->step_day[i] = day <= d->today - 1 ? day : 0;
    }
}

static void plan_season(struct demo *d, int plot, int cycle, int year, struct demo_rand *r)
{
    const struct demo_crop_info *c = &DEMO_CROP[d->plots[plot].crop];
    int32_t start = day_of(year, c->start[cycle].month, c->start[cycle].mday) + (int32_t)demo_rand_in(r, 0, 6);
    int32_t first = start + c->first, last = start + c->last;
    bool begun = start <= d->today - 3, recent = last >= d->today - 365 && (first >= d->today - 390 || first > d->today - SETTLE_DAYS);
    if (!begun || !recent || d->seasons_n == DEMO_SEASONS_MAX)
        return;
    struct demo_season *s = &d->seasons[d->seasons_n++];
    *s = (struct demo_season){.plot = plot, .cycle = cycle, .start = start, .first = first, .last = last, .closed = last + 6 <= d->today - 1};
    plan_steps(d, s, d->plots[plot].crop, r);
}

void demo_plan_fields(struct demo *d)
{
    int year, month, mday;
    day_split(d->today, &year, &month, &mday);
    plan_plots(d);
    for (int p = 0; p < d->plots_n; p++) {
        enum people_operator_state st = DEMO_OPERATOR[d->plots[p].op].state;
        struct demo_rand r = demo_rand_of(d->seed, "season", p);
        for (int y = year - 2; y <= year; y++)
            for (int c = 0; c < 2; c++)
                if (DEMO_CROP[d->plots[p].crop].start[c].month && (st == OPERATOR_ACTIVE || st == OPERATOR_SUSPENDED))
                    plan_season(d, p, c, y, &r);
    }
    d->day0 = d->today - 380;
    for (int i = 0; i < d->seasons_n; i++)
        d->day0 = d->seasons[i].start - 20 < d->day0 ? d->seasons[i].start - 20 : d->day0;
}

int demo_plot_of(const struct demo *d, int op, enum demo_crop crop, int in_group)
{
    for (int i = 0; i < d->plots_n; i++)
        if (d->plots[i].op == op && d->plots[i].crop == crop && d->plots[i].in_group == in_group)
            return i;
    return -1;
}

int demo_season_of(const struct demo *d, int plot, int back)
{
    int newest = -1, before = -1;
    for (int i = 0; i < d->seasons_n; i++) {
        const struct demo_season *s = &d->seasons[i];
        if (s->plot != plot || s->first > d->today - SETTLE_DAYS)
            continue;
        if (newest < 0 || s->start > d->seasons[newest].start)
            before = newest, newest = i;
        else if (before < 0 || s->start > d->seasons[before].start)
            before = i;
    }
    return back && before >= 0 ? before : newest;
}

/* ---- plots ------------------------------------------------------------------------------------------------------------------------ */
/* Villages lie on a loose grid in hills that are nobody's in particular; plots on a grid around their village, turned by the
 * slope, corners moved a little, so that they look surveyed and never cross. */
struct point { double x, y; };

static struct point village_centre(uint64_t seed, int village)
{
    struct demo_rand r = demo_rand_of(seed, "village", village);
    double col = village % 4, row = (double)(village / 4);
    return (struct point){108.86 + col * 0.046 + row * 0.012 + demo_rand_unit(&r) * 0.012, 30.32 - row * 0.052 + col * 0.008 + demo_rand_unit(&r) * 0.012};
}

static int place_in_village(const struct demo *d, int plot)
{
    int n = 0;
    for (int i = 0; i < plot; i++)
        n += d->plots[i].village == d->plots[plot].village;
    return n;
}

static const char *boundary_make(struct arena *ar, const struct demo *d, int plot)
{
    const struct demo_crop_info *c = &DEMO_CROP[d->plots[plot].crop];
    struct demo_rand r = demo_rand_of(d->seed, "plot", plot);
    struct point v = village_centre(d->seed, d->plots[plot].village);
    int at = place_in_village(d, plot);
    double w = (double)demo_rand_in(&r, c->side_min, c->side_max), h = w * (0.6 + demo_rand_unit(&r) * 0.5), turn = 0.2 + d->plots[plot].village * 0.35;
    double cx = (at % 4 - 1.5) * 150.0, cy = (at / 4 - 1.0) * 150.0, m = w < h ? w : h;
    double lat_m = 1 / 110900.0, lon_m = 1 / (111320.0 * cos(v.y * 3.14159265358979 / 180));
    static const double corners[][2] = {{-.5, -.5}, {0, -.54}, {.5, -.5}, {.5, .5}, {-.05, .53}, {-.5, .5}};
    struct buf b;
    buf_init(&b, ar, 256);
    buf_puts(&b, "{\"type\":\"Polygon\",\"coordinates\":[[");
    char first[64] = "";
    for (int i = 0; i < 6; i++) {
        double px = cx + corners[i][0] * w + (demo_rand_unit(&r) - .5) * m * .12, py = cy + corners[i][1] * h + (demo_rand_unit(&r) - .5) * m * .12;
        char text[64];
        snprintf(text, sizeof text, "[%.6f,%.6f]", v.x + (px * cos(turn) - py * sin(turn)) * lon_m, v.y + (px * sin(turn) + py * cos(turn)) * lat_m);
        if (i == 0)
            demo_copy(first, sizeof first, text);
        buf_puts(&b, text);
        buf_puts(&b, ",");
    }
    buf_puts(&b, first);
    buf_puts(&b, "]]}");
    return buf_z(&b);
}

static enum err plot_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_plot *p = &d->plots[a];
    const struct demo_crop_info *c = &DEMO_CROP[p->crop];
    struct grow_plot out = {0};
    (void)b;
    const char *village = DEMO_VILLAGE[p->village].name;
    bool household = strcmp(DEMO_OPERATOR[p->op].kind, "household") == 0;
    const struct grow_plot_body body = {
        .operator = d->operator_uuid[p->op], .name = ar_printf(cx->ar, "%s%s%d号", household ? DEMO_OPERATOR[p->op].name : village, c->plot_word, p->in_group + 1),
        .base_name = household ? NULL : ar_printf(cx->ar, "%s%s基地", village, d->crop_name[p->crop]), .kind = c->plot_kind, .boundary = str_of(boundary_make(cx->ar, d, a))};
    TRY(grow_plot_create(cx, tx, &body, &out));
    demo_copy(p->uuid, UUID_SIZE, out.uuid);
    p->area_m2 = out.area_m2;
    return ERR_NONE;
}

/* ---- products -------------------------------------------------------------------------------------------------------------------------- */
static enum err product_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_group *g = &DEMO_GROUP[a];
    const struct demo_good *good = b ? &DEMO_CROP[g->crop].made : &DEMO_CROP[g->crop].raw;
    struct grow_product out = {0};
    const struct grow_product_body body = {.operator = d->operator_uuid[g->op], .crop = d->crop[g->crop], .variety = d->variety[g->crop], .name = good->name,
                                           .name_en = good->name_en, .spec = good->spec, .grades = good->grades, .photo_sha = d->photo[g->crop][b]};
    TRY(grow_product_create(cx, tx, &body, &out));
    demo_copy(d->product[g->op][g->crop][b], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

/* ---- seasons and records ------------------------------------------------------------------------------------------------------------------ */
static enum err season_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_season *s = &d->seasons[a];
    const struct demo_plot *p = &d->plots[s->plot];
    struct grow_season out = {0};
    int year, month, mday;
    (void)b;
    day_split(s->first, &year, &month, &mday);
    const struct grow_season_body body = {.plot = p->uuid, .crop = d->crop[p->crop], .variety = d->variety[p->crop], .year = year, .start_day = s->start,
                                          .end_day = s->start + DEMO_CROP[p->crop].length, .expected_g = p->area_m2 * DEMO_CROP[p->crop].yield_g_m2 / 1000 * 1000};
    TRY(grow_season_create(cx, tx, &body, &out));
    demo_copy(s->uuid, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static const char *person_of(const struct demo *d, int season)
{
    static const char *const hands[] = {"家里人", "老师傅", "年轻人", "帮工"};
    struct demo_rand r = demo_rand_of(d->seed, "person", season);
    return hands[demo_rand_in(&r, 0, 3)];
}

/* The amount people would note: the procedure's for the plot's area, a little more or less, without false precision. */
static const char *amount_of(struct arena *ar, const struct demo *d, int season, int step)
{
    const struct demo_plot *p = &d->plots[d->seasons[season].plot];
    const struct demo_step *st = &DEMO_CROP[p->crop].steps[step];
    struct demo_rand r = demo_rand_of(d->seed, "amount", season * 64 + step);
    if (!st->amount)
        return NULL;
    bool animal = p->crop == HEN || p->crop == CARP;
    double v = strtod(st->amount, NULL) * (animal ? 1 : (double)p->area_m2 * 3 / 2000) * (.92 + demo_rand_unit(&r) * .16);
    return v >= 20 ? ar_printf(ar, "%.0f", v) : ar_printf(ar, "%.1f", v < .1 ? .1 : v);
}

static enum err step_do(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_season *s = &d->seasons[a];
    enum demo_crop crop = d->plots[s->plot].crop;
    struct demo_rand r = demo_rand_of(d->seed, "step", a * 64 + b);
    bool photo = demo_rand_in(&r, 0, 3) == 0;
    const char *sha = d->photo[crop][demo_rand_in(&r, 0, 1)];
    struct grow_record out = {0};
    const struct grow_due_body body = {.season = s->uuid, .step = d->step[crop][b], .day = s->step_day[b], .amount = amount_of(cx->ar, d, a, b), .person = person_of(d, a),
                                       .photos = {&sha, photo}};
    return grow_due_done(cx, tx, &body, &out);
}

/* What was done beside the procedure. b: which. */
static enum err extra_do(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    static const struct { int kind; const char *time, *note; } plants[] = {
        {RK_SCOUT, "07:30", "看了一圈，没有发现异常"}, {RK_IRRIGATE, "17:20", "土面发干，补了一次水"}, {RK_WEED, "08:10", "清除田边杂草"}, {RK_SCOUT, "06:50", "雨后巡查，排水正常"},
    }, animals[] = {{RK_SCOUT, "07:00", "吃食和精神都正常"}, {RK_OTHER, "09:00", "清洗用具并消毒"}, {RK_SCOUT, "18:10", "天气转冷，检查保温"}, {RK_OTHER, "10:30", "检查增氧和水位"}};
    const struct demo_season *s = &d->seasons[a];
    bool animal = d->plots[s->plot].crop == HEN || d->plots[s->plot].crop == CARP;
    int i = (a + b) % 4;
    struct grow_record out = {0};
    struct grow_record_body body = {.season = s->uuid, .kind = animal ? animals[i].kind : plants[i].kind, .state = RECORD_DONE, .day = when_day(cx->now_us, WHEN_CST_MIN),
                                    .time = animal ? animals[i].time : plants[i].time, .note = animal ? animals[i].note : plants[i].note, .person = person_of(d, a)};
    TRY(grow_record_create(cx, tx, &body, &out));
    if (a < 2 && b == 0)
        demo_copy(d->flaw[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

/* A slip of the pen: ten times the usual amount. It is kept, and says that it disagrees with history (R13). */
static enum err odd_do(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_plot *p = &d->plots[d->seasons[a].plot];
    struct grow_record out = {0};
    (void)b;
    const struct grow_use_body use = {.input = d->input[IN_NPK], .amount = ar_printf(cx->ar, "%lld", (long long)p->area_m2 * 3 / 20), .unit = "公斤", .kind = FIELD_NULL, .area_m2 = FIELD_NULL};
    const struct grow_record_body body = {.season = d->seasons[a].uuid, .kind = RK_FERTILISE, .state = RECORD_DONE, .day = when_day(cx->now_us, WHEN_CST_MIN),
                                          .person = person_of(d, a), .note = "补施一次穗肥", .uses = {(void *)&use, 1}};
    return grow_record_create(cx, tx, &body, &out);
}

static enum err plan_do(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct grow_record out = {0};
    const struct grow_record_body body = {.season = d->seasons[a].uuid, .kind = RK_SCOUT, .state = RECORD_PLANNED, .day = d->today + b, .note = "计划：病虫和长势巡查"};
    return grow_record_create(cx, tx, &body, &out);
}

/* Season 0's record is corrected, season 1's is void. b: its day. */
static enum err flaw_mend(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct grow_record out = {0};
    const struct grow_record_body body = {.season = d->seasons[a].uuid, .kind = RK_SCOUT, .state = RECORD_DONE, .day = b, .time = "07:45",
                                          .note = "看了一圈，发现少量粉虱，已挂黄板", .person = person_of(d, 0), .reason = "原记录漏写了粉虱情况"};
    return a == 0 ? grow_record_correct(cx, tx, d->flaw[a], FIELD_NULL, &body, &out) : grow_record_void(cx, tx, d->flaw[a], FIELD_NULL, "同一次农事记了两遍，作废", &out);
}

static int recorder_of(const struct demo *d, int season, int i)
{
    int op = d->plots[d->seasons[season].plot].op;
    return op == DEMO_WORKER_OP && i % 2 ? WHO_WORKER : WHO_OWNER + op;
}

static void add_extras(struct demo *d, int i)
{
    const struct demo_season *s = &d->seasons[i];
    struct demo_rand r = demo_rand_of(d->seed, "extra", i);
    int32_t end = s->last < d->today - 1 ? s->last : d->today - 1;
    int n = (int)demo_rand_in(&r, 1, 3);
    for (int k = 0; k < n; k++) {
        int32_t day = (int32_t)demo_rand_in(&r, s->start + 8, end);
        if (day <= d->today - 1 && day > s->start)
            demo_add(d, demo_at(day, 18 * 60 + 20 + (int)demo_rand_in(&r, 0, 60)), recorder_of(d, i, k), extra_do, i, k);
        if (i < 2 && k == 0)
            demo_add(d, demo_at(day, 20 * 60), recorder_of(d, i, 0), flaw_mend, i, day);
    }
    if (end >= d->today - 1 && i % 3 == 0)
        demo_add(d, demo_at(d->today - 1, 20 * 60 + 30), recorder_of(d, i, 0), plan_do, i, (int)demo_rand_in(&r, 2, 12));
}

void demo_add_fields(struct demo *d)
{
    for (int i = 0; i < d->plots_n; i++) {
        bool owner = d->who[WHO_OWNER + d->plots[i].op] != NULL; /* applicants have no account yet: the office enters their plots */
        demo_add(d, demo_at(owner ? d->day0 + 7 : d->today - 4, 8 * 60 + i), owner ? WHO_OWNER + d->plots[i].op : WHO_OFFICE, plot_make, i, 0);
    }
    for (int g = 0; g < DEMO_GROUPS; g++)
        for (int k = 0; k < (DEMO_CROP[DEMO_GROUP[g].crop].made.name ? 2 : 1); k++)
            if (d->who[WHO_OWNER + DEMO_GROUP[g].op])
                demo_add(d, demo_at(d->day0 + 8, 8 * 60 + g), WHO_OWNER + DEMO_GROUP[g].op, product_make, g, k);
    for (int i = 0; i < d->seasons_n; i++) {
        const struct demo_season *s = &d->seasons[i];
        struct demo_rand r = demo_rand_of(d->seed, "season-at", i);
        demo_add(d, demo_at(s->start - 1, 19 * 60 + (int)demo_rand_in(&r, 0, 90)), WHO_OWNER + d->plots[s->plot].op, season_make, i, 0);
        for (int k = 0; k < DEMO_STEPS_MAX; k++)
            if (s->step_day[k])
                demo_add(d, demo_at(s->step_day[k], 17 * 60 + (int)demo_rand_in(&r, 0, 70)), recorder_of(d, i, k), step_do, i, k);
        add_extras(d, i);
    }
    int odd = demo_season_of(d, demo_plot_of(d, ODD_OP, RICE, 0), 0);
    demo_add(d, demo_at(d->seasons[odd].start + 112, 18 * 60), WHO_OWNER + ODD_OP, odd_do, odd, 0);
}
