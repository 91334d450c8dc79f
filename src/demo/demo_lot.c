/* demo_lot.c: the sixty lots of the demonstration county: which harvest makes which, what is made of what, and what becomes of
 * each (its fate). A harvest lies in the harvest window of its season, so no interval is open. */
#include <string.h>

#include "demo.h"
#include "grow_shapes.h"
#include "when.h"

#define GOOD (FATE_LAB | FATE_CERT | FATE_RELEASE | FATE_CODE)
#define GOOD_PACK (GOOD | FATE_PACK | FATE_SHIP)
#define DECLARED (FATE_CERT | FATE_CODE)
#define SELF_TESTED (FATE_SELF | FATE_CERT | FATE_CODE)
#define UNRELEASED (FATE_LAB | FATE_CERT | FATE_CODE)
#define REVOKED (GOOD | FATE_REVOKE)
#define RECALLED (GOOD | FATE_PACK | FATE_SHIP | FATE_RECALL)
#define LOCKED (GOOD | FATE_LOCK)
#define FAILED (FATE_LAB | FATE_FAIL)
#define TO_JUDGE (FATE_LAB | FATE_JUDGE)
#define SAMPLED (FATE_LAB | FATE_SAMPLED)
#define BUYER (GOOD | FATE_BUYER)
#define NOTHING 0

/* producer, crop, first plot and number of plots of its group, 0 newest season or 1 the one before, where in the harvest window
 * (permille), fate, change it goes into */
const struct demo_lot_row DEMO_LOT_ROW[] = {
    {0, TOMATO, 0, 1, 0, 200, GOOD_PACK, -1}, {0, TOMATO, 1, 1, 0, 600, GOOD, -1}, {0, TOMATO, 0, 2, 1, 500, DECLARED, -1}, {0, CUCUMBER, 0, 1, 0, 300, SELF_TESTED, -1},
    {1, TOMATO, 0, 2, 0, 250, GOOD_PACK, -1}, {1, TOMATO, 2, 2, 0, 700, GOOD_PACK, -1}, {1, TOMATO, 0, 4, 1, 500, GOOD_PACK, -1}, {1, CUCUMBER, 0, 3, 0, 400, GOOD_PACK, -1},
    {1, CUCUMBER, 0, 3, 1, 400, GOOD_PACK, -1},
    {2, TEA, 0, 3, 0, 20, NOTHING, 0}, {2, TEA, 3, 3, 0, 60, NOTHING, 1}, {2, TEA, 0, 6, 0, 150, GOOD, -1}, {3, TEA, 0, 2, 0, 40, DECLARED, -1}, {5, TEA, 0, 1, 0, 90, REVOKED, -1},
    {4, KIWI, 0, 4, 0, 300, GOOD_PACK, -1}, {4, KIWI, 0, 2, 0, 700, NOTHING, 5}, {4, KIWI, 2, 2, 0, 900, UNRELEASED, -1}, {5, KIWI, 0, 1, 0, 500, FAILED, -1},
    {12, KIWI, 0, 2, 0, 500, BUYER, -1}, {12, KIWI, 0, 2, 0, 800, GOOD_PACK, -1},
    {6, SHIITAKE, 0, 3, 0, 300, GOOD_PACK, -1}, {6, SHIITAKE, 3, 2, 0, 600, GOOD, -1}, {6, SHIITAKE, 0, 5, 1, 500, GOOD_PACK, -1}, {7, SHIITAKE, 0, 2, 0, 500, GOOD, -1},
    {7, SHIITAKE, 0, 2, 1, 600, RECALLED, -1}, {12, SHIITAKE, 0, 2, 0, 400, LOCKED, -1},
    {8, RICE, 0, 3, 0, 200, GOOD_PACK, -1}, {8, RICE, 3, 3, 0, 600, NOTHING, 2}, {9, RICE, 0, 2, 0, 500, DECLARED, -1}, {16, RICE, 0, 4, 0, 400, GOOD, -1},
    {17, RICE, 0, 3, 0, 300, NOTHING, 3}, {17, RICE, 3, 2, 0, 700, NOTHING, 4}, {19, RICE, 0, 3, 0, 500, NOTHING, -1}, {8, RICE, 0, 6, 0, 900, TO_JUDGE, -1},
    {10, HEN, 0, 3, 0, 850, GOOD_PACK, -1}, {10, HEN, 0, 3, 0, 950, GOOD_PACK, -1}, {11, HEN, 0, 2, 0, 600, GOOD, -1}, {11, HEN, 0, 1, 0, 900, RECALLED, -1},
    {12, HEN, 0, 2, 0, 750, GOOD_PACK, -1}, {12, HEN, 0, 2, 0, 980, SAMPLED, -1},
    {13, CARP, 0, 2, 0, 400, GOOD_PACK, -1}, {13, CARP, 2, 2, 0, 700, FAILED, -1}, {14, CARP, 0, 2, 0, 500, GOOD, -1}, {16, CARP, 0, 2, 0, 600, UNRELEASED, -1},
    {15, TOMATO, 0, 2, 0, 300, GOOD_PACK, -1}, {15, TOMATO, 0, 1, 0, 500, NOTHING, 6}, {15, TOMATO, 1, 2, 0, 500, NOTHING, 6}, {15, TOMATO, 0, 3, 1, 700, GOOD, -1},
    {15, CUCUMBER, 0, 3, 0, 500, GOOD_PACK, -1}, {15, CUCUMBER, 0, 3, 1, 600, REVOKED, -1},
    {18, CUCUMBER, 0, 1, 0, 500, DECLARED, -1}, {18, TOMATO, 0, 1, 0, 600, UNRELEASED, -1},
};
const int DEMO_LOT_ROWS = sizeof DEMO_LOT_ROW / sizeof DEMO_LOT_ROW[0];

enum { REPACK, SORT, WASH, DRY, MILL }; /* in the order of grow_processes */
const struct demo_change_row DEMO_CHANGE_ROW[] = {
    {CHANGE_PROCESS, DRY, 1, 765, true, {GOOD_PACK}}, {CHANGE_PROCESS, DRY, 1, 772, true, {GOOD}},      {CHANGE_PROCESS, MILL, 1, 325, true, {GOOD_PACK}},
    {CHANGE_PROCESS, MILL, 1, 330, true, {GOOD_PACK}}, {CHANGE_PROCESS, MILL, 1, 318, true, {GOOD_PACK}}, {CHANGE_SPLIT, -1, 2, 10, false, {GOOD_PACK, DECLARED}},
    {CHANGE_MERGE, -1, 1, 5, false, {GOOD_PACK}},
};
const int DEMO_CHANGES = sizeof DEMO_CHANGE_ROW / sizeof DEMO_CHANGE_ROW[0];

/* ---- deciding ------------------------------------------------------------------------------------------------------------------ */
#define LAST_HARVEST 12 /* days before today: what follows a harvest needs its days too */

static int32_t harvest_day(const struct demo *d, const struct demo_season *s, int permille)
{
    int32_t last = s->last < d->today - LAST_HARVEST ? s->last : d->today - LAST_HARVEST;
    return s->first + (last - s->first) * permille / 1000;
}

/* Plots start their seasons some days apart; around the turn of a harvest the newest ones may lie a year apart. */
static bool together(const struct demo_season *a, const struct demo_season *b)
{
    return a->start - b->start < 20 && b->start - a->start < 20;
}

static void plan_harvest(struct demo *d, int row)
{
    const struct demo_lot_row *r = &DEMO_LOT_ROW[row];
    struct demo_lot *l = &d->lots[d->lots_n];
    struct demo_rand rand = demo_rand_of(d->seed, "lot", row);
    *l = (struct demo_lot){.op = r->op, .crop = r->crop, .change = -1, .fate = r->fate, .permille_of_yield = demo_rand_in(&rand, 90, 220)};
    for (int i = 0; i < r->plots; i++) {
        int plot = demo_plot_of(d, r->op, r->crop, r->first + i), season = demo_season_of(d, plot, r->back);
        if (i && !together(&d->seasons[l->seasons[0]], &d->seasons[season]))
            continue;
        int32_t day = harvest_day(d, &d->seasons[season], r->permille);
        l->seasons[l->seasons_n++] = season;
        l->day = i == 0 || day < l->day ? day : l->day;
    }
    d->lots_n++;
}

static int32_t change_day(const struct demo *d, int change)
{
    int32_t day = 0;
    for (int i = 0; i < d->lots_n; i++)
        if (i < DEMO_LOT_ROWS && DEMO_LOT_ROW[i].into == change && d->lots[i].day > day)
            day = d->lots[i].day;
    return day + 1;
}

static int first_input(int change)
{
    for (int i = 0; i < DEMO_LOT_ROWS; i++)
        if (DEMO_LOT_ROW[i].into == change)
            return i;
    return -1;
}

static void plan_change(struct demo *d, int change)
{
    const struct demo_change_row *c = &DEMO_CHANGE_ROW[change];
    const struct demo_lot *in = &d->lots[first_input(change)];
    for (int i = 0; i < c->outputs && d->lots_n < DEMO_LOTS; i++)
        d->lots[d->lots_n++] = (struct demo_lot){.op = in->op, .crop = in->crop, .change = change, .made = c->made, .fate = c->fate[i], .day = change_day(d, change)};
}

void demo_plan_lots(struct demo *d)
{
    for (int i = 0; i < DEMO_LOT_ROWS; i++)
        plan_harvest(d, i);
    for (int i = 0; i < DEMO_CHANGES; i++)
        plan_change(d, i);
}

/* ---- harvests --------------------------------------------------------------------------------------------------------------------- */
static void keep_lot(struct demo_lot *l, const struct grow_lot *seen)
{
    demo_copy(l->uuid, UUID_SIZE, seen->uuid);
    demo_copy(l->gtin, sizeof l->gtin, seen->gtin);
    demo_copy(l->lot_no, sizeof l->lot_no, seen->lot_no);
    demo_copy(l->epc, sizeof l->epc, seen->epc);
    l->id = seen->id;
    l->quantity_g = seen->quantity_g;
}

static enum err keep_by_uuid(struct cx *cx, struct tx *tx, struct demo_lot *l, const char *uuid)
{
    struct grow_lot seen = {0};
    TRY(grow_lot_get(cx, tx, uuid, &seen));
    keep_lot(l, &seen);
    return ERR_NONE;
}

static int64_t harvest_quantity(const struct demo *d, const struct demo_lot *l)
{
    int64_t area = 0;
    for (int i = 0; i < l->seasons_n; i++)
        area += d->plots[d->seasons[l->seasons[i]].plot].area_m2;
    int64_t g = area * DEMO_CROP[l->crop].yield_g_m2 / 1000 * l->permille_of_yield;
    return g < 20000 ? 20000 : g / 500 * 500;
}

static enum err harvest_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_lot *l = &d->lots[a];
    struct grow_lot_seen out = {0};
    const char *more[20], *photo = d->photo[l->crop][2];
    (void)b;
    for (int i = 1; i < l->seasons_n; i++)
        more[i - 1] = d->seasons[l->seasons[i]].uuid;
    const struct grow_harvest_body body = {.season = d->seasons[l->seasons[0]].uuid, .more_seasons = {more, (size_t)l->seasons_n - 1}, .product = d->product[l->op][l->crop][0],
                                           .grade = l->crop == HEN || l->crop == CARP || l->crop == RICE ? "一级" : a % 3 ? "一级" : "特级", .person = "采收组",
                                           .note = "按规程采收，当天入库", .quantity_g = harvest_quantity(d, l), .day = l->day, .photos = {&photo, 1}};
    TRY(grow_harvest(cx, tx, &body, &out));
    return keep_by_uuid(cx, tx, l, out.uuid);
}

/* ---- changes ------------------------------------------------------------------------------------------------------------------------ */
static size_t change_inputs(const struct demo *d, int change, struct grow_change_input *in, int64_t *sum)
{
    size_t n = 0;
    for (int i = 0; i < DEMO_LOT_ROWS; i++)
        if (DEMO_LOT_ROW[i].into == change) {
            in[n++] = (struct grow_change_input){d->lots[i].uuid, d->lots[i].quantity_g};
            *sum += d->lots[i].quantity_g;
        }
    return n;
}

static int first_output(const struct demo *d, int change)
{
    for (int i = 0; i < d->lots_n; i++)
        if (d->lots[i].change == change)
            return i;
    return -1;
}

static enum err change_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_change_row *c = &DEMO_CHANGE_ROW[a];
    struct grow_change_input in[4];
    struct grow_change_output out[2];
    struct grow_change made = {0};
    int64_t sum = 0;
    size_t n = change_inputs(d, a, in, &sum);
    struct demo_lot *first = &d->lots[b];
    int64_t left = sum - sum * c->loss_permille / 1000, share = c->outputs == 2 ? left * 6 / 10 : left;
    for (int i = 0; i < c->outputs; i++)
        out[i] = (struct grow_change_output){c->made ? d->product[first->op][first->crop][1] : NULL, c->outputs == 2 ? (i ? "一级" : "特级") : "一级", i ? left - share : share};
    const struct grow_change_body body = {c->kind, c->process < 0 ? FIELD_NULL : c->process, sum - left, {in, n}, {out, (size_t)c->outputs}, "当天加工，批次平衡", first->day};
    TRY(grow_lot_change(cx, tx, &body, &made));
    const struct grow_lot_part *parts = made.outputs.p;
    for (size_t i = 0; i < made.outputs.n && i < (size_t)c->outputs; i++)
        TRY(keep_by_uuid(cx, tx, &first[i], parts[i].uuid));
    return ERR_NONE;
}

void demo_add_lots(struct demo *d)
{
    for (int i = 0; i < d->lots_n; i++) {
        const struct demo_lot *l = &d->lots[i];
        if (l->change < 0)
            demo_add(d, demo_at(l->day, 10 * 60 + i), WHO_OWNER + l->op, harvest_make, i, 0);
        demo_add_papers(d, i);
        if (l->fate & FATE_SHIP)
            demo_add_chain(d, i);
    }
    for (int c = 0; c < DEMO_CHANGES; c++) {
        int out = first_output(d, c);
        demo_add(d, demo_at(d->lots[out].day, 11 * 60 + c), WHO_OWNER + d->lots[out].op, change_make, c, out);
    }
}
