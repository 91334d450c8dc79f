/* demo_refuse.c: what the rules of the demonstration county refused, each tried as its route would and left in the audit trail:
 * harvests inside an interval, banned substances, certificates and codes without their ground, a suspended producer. */
#include <string.h>

#include "certify_acts.h"
#include "demo.h"
#include "grow_shapes.h"
#include "scan.h"
#include "when.h"

static const struct demo_refusal HARVEST_EARLY = {ERR_INTERVAL_OPEN, "grow.harvest", "lot"}, BANNED = {ERR_BANNED, "grow.record.create", "record"},
                                 NO_TEST = {ERR_RULE, "certify.cert.issue", "certificate"}, LOCKED_LOT = {ERR_LOT_LOCKED, "certify.cert.issue", "certificate"},
                                 SUSPENDED = {ERR_NOT_EXAMINED, "certify.cert.issue", "certificate"}, NO_CERT = {ERR_RULE, "scan.batch.create", "code_batch"};

static enum err harvest_early(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_plot *p = &d->plots[d->seasons[a].plot];
    struct grow_lot_seen out = {0};
    (void)b;
    const struct grow_harvest_body body = {.season = d->seasons[a].uuid, .product = d->product[p->op][p->crop][0], .quantity_g = 50000, .day = when_day(cx->now_us, WHEN_CST_MIN)};
    return grow_harvest(cx, tx, &body, &out);
}

struct banned_try { const char *name, *unit; int kind; };
static const struct banned_try TRIES[] = {{"40%毒死蜱乳油", "毫升", IK_PESTICIDE}, {"50%甲胺磷乳油", "毫升", IK_PESTICIDE}, {"孔雀石绿", "克", IK_VET_DRUG}};

static enum err use_banned(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct grow_use_body use = {.name = TRIES[b].name, .amount = "100", .unit = TRIES[b].unit, .kind = TRIES[b].kind, .area_m2 = FIELD_NULL};
    const struct grow_record_body body = {.season = d->seasons[a].uuid, .kind = TRIES[b].kind == IK_VET_DRUG ? RK_VET_DRUG : RK_PESTICIDE, .state = RECORD_DONE,
                                          .day = when_day(cx->now_us, WHEN_CST_MIN), .uses = {(void *)&use, 1}};
    struct grow_record out = {0};
    return grow_record_create(cx, tx, &body, &out);
}

/* b: whether it claims a laboratory's test. */
static enum err cert_try(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_lot *l = &d->lots[a];
    const char *basis = b ? "委托检测合格" : "质量安全控制符合要求";
    const struct certify_issue_body body = {l->uuid, 0, l->quantity_g, {&basis, 1}, {NULL, 0}, NULL, ""};
    struct certify_cert_seen out = {0};
    return certify_cert_issue(cx, tx, &body, &out);
}

static enum err code_try(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const char *batch, *path;
    (void)b;
    return scan_codes_allocate(cx, tx, d->lots[a].uuid, "pack", 100, &batch, &path);
}

/* Two days after the last use of this input in the newest finished season of a producer's first plot. */
static void add_early(struct demo *d, int op, enum demo_crop crop, int input)
{
    int season = demo_season_of(d, demo_plot_of(d, op, crop, 0), 0);
    const struct demo_step *st = DEMO_CROP[crop].steps;
    for (int i = 0; i < DEMO_STEPS_MAX && st[i].name; i++)
        if (st[i].input == input && d->seasons[season].step_day[i])
            demo_add_refused(d, demo_at(d->seasons[season].step_day[i] + 2, 9 * 60 + 12), WHO_OWNER + op, harvest_early, season, 0, &HARVEST_EARLY);
}

static void add_banned(struct demo *d, int op, enum demo_crop crop, int which)
{
    int season = demo_season_of(d, demo_plot_of(d, op, crop, 0), 0);
    demo_add_refused(d, demo_at(d->seasons[season].start + 44, 18 * 60 + 40), WHO_OWNER + op, use_banned, season, which, &BANNED);
}

static void add_lot_tries(struct demo *d)
{
    int plain = 0, declared = 0;
    for (int i = 0; i < d->lots_n; i++) {
        const struct demo_lot *l = &d->lots[i];
        bool suspended = DEMO_OPERATOR[l->op].state == OPERATOR_SUSPENDED;
        if ((l->fate & (FATE_LAB | FATE_SELF | FATE_CERT)) == FATE_CERT && declared++ < 2)
            demo_add_refused(d, demo_at(l->day + 2, 16 * 60 + i), WHO_OWNER + l->op, cert_try, i, 1, &NO_TEST);
        if (l->fate & FATE_FAIL)
            demo_add_refused(d, demo_at(l->day + 3, 9 * 60 + i), WHO_OWNER + l->op, cert_try, i, 0, &LOCKED_LOT);
        if ((l->fate & (FATE_SAMPLED | FATE_JUDGE)) && plain++ < 2)
            demo_add_refused(d, demo_at(l->day + 4, 9 * 60 + i), WHO_OWNER + l->op, code_try, i, 0, &NO_CERT);
        int32_t day = l->day + 3 > d->today - 28 ? l->day + 3 : d->today - 28;
        if (suspended)
            demo_add_refused(d, demo_at(day, 9 * 60 + i), WHO_OWNER + l->op, cert_try, i, 0, &SUSPENDED);
    }
}

void demo_add_refused_acts(struct demo *d)
{
    add_early(d, 1, TOMATO, IN_IMIDACLOPRID);
    add_early(d, 8, RICE, IN_TRICYCLAZOLE);
    add_early(d, 2, TEA, IN_BIFENTHRIN);
    add_early(d, 13, CARP, IN_ENROFLOXACIN);
    add_banned(d, 0, CUCUMBER, 0);
    add_banned(d, 9, RICE, 1);
    add_banned(d, 14, CARP, 2);
    add_lot_tries(d);
}
