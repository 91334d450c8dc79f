/* demo_deal.c: other ways to sell in the demonstration county: a demand of a school canteen with an offer to it, a tender with a sealed bid, the
 * yard package of a household, entered by its village point, and a plot for adoption. What is promised comes from the latest open season. */
#include <string.h>

#include "deal_acts.h"
#include "demo.h"
#include "when.h"

enum { YARD_OP = 3, ENOUGH_G = 200000 };   /* a helped household; what a season must at least give */

/* The smallest plot there may be of a crop gives so much: areas are not known before the agenda runs. */
static int64_t least_g(enum demo_crop c)
{
    return (int64_t)DEMO_CROP[c].side_min * DEMO_CROP[c].side_min * DEMO_CROP[c].yield_g_m2;
}

int demo_open_season(const struct demo *d)
{
    int best = -1;
    for (int i = 0; i < d->seasons_n; i++) {
        const struct demo_season *s = &d->seasons[i];
        const struct demo_plot *p = &d->plots[s->plot];
        bool fits = !s->closed && s->start < d->today && s->first > d->today && DEMO_OPERATOR[p->op].state == OPERATOR_ACTIVE && least_g(p->crop) > ENOUGH_G;
        if (fits && (best < 0 || s->first < d->seasons[best].first))
            best = i;
    }
    return best;
}

static enum demo_crop crop_of(const struct demo *d, int season)
{
    return d->plots[d->seasons[season].plot].crop;
}

/* The offer that producers answer to is good for any time of the year: from the season's end at the latest. */
static int64_t until_day(const struct demo *d, int season)
{
    int64_t end = d->seasons[season].start + DEMO_CROP[crop_of(d, season)].length;
    return (end > d->today ? end : d->today) + 30;
}

static enum err demand_post(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_demand out = {0};
    const struct deal_demand_body in = {
        .title = "学校食堂用菜（演示）", .crop = d->crop[crop_of(d, a)], .quantity_g = 50000, .from_day = d->today, .until_day = until_day(d, a), .deliveries = 2, .place = "云岭县第一中学食堂（演示）", .lon_udeg = FIELD_NULL,
        .lat_udeg = FIELD_NULL, .price_min_fen = 300, .price_max_fen = 3000, .buyer_deposit_bp = 1000, .seller_deposit_bp = FIELD_NULL, .late_bp = 100, .late_max_days = 5, .short_bp = 2000, .grade_bp = 3000, .pay_days = 7,
        .quality = "新鲜，无机械伤",
    };
    (void)b;
    TRY(deal_demand_create(cx, tx, NULL, &in, &out));
    demo_copy(d->demand, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err demand_review(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_demand out = {0};
    (void)a, (void)b;
    return deal_demand_review(cx, tx, d->demand, &(const struct deal_review_body){true, NULL}, &out);
}

static enum err offer_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_offer out = {0};
    (void)b;
    return deal_offer_create(cx, tx, d->demand, &(const struct deal_offer_body){.season = d->seasons[a].uuid, .quantity_g = 30000, .price_fen = 880, .note = "按期送到（演示）"}, &out);
}

static enum err tender_call(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_tender out = {0};
    const struct deal_tender_body in = {
        .kind = 0, .title = "机关食堂采购（演示）", .crop = d->crop[crop_of(d, a)], .quantity_g = 20000, .from_day = d->today, .until_day = until_day(d, a), .deliveries = 1, .place = "云岭县机关食堂（演示）", .ceiling_fen = 3000,
        .buyer_deposit_bp = FIELD_NULL, .seller_deposit_bp = FIELD_NULL, .late_bp = 100, .late_max_days = 5, .short_bp = 2000, .grade_bp = 3000, .pay_days = 7, .starts_at = FIELD_NULL,
        .closes_at = demo_at(d->today + 7, 17 * 60), .extend_s = FIELD_NULL, .decrement_fen = FIELD_NULL,
    };
    (void)b;
    TRY(deal_tender_create(cx, tx, NULL, &in, &out));
    demo_copy(d->tender, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err tender_review(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_tender out = {0};
    (void)a, (void)b;
    return deal_tender_review(cx, tx, d->tender, &(const struct deal_review_body){true, NULL}, &out);
}

static enum err bid_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_bid out = {0};
    (void)b;
    return deal_bid_create(cx, tx, d->tender, &(const struct deal_bid_body){.season = d->seasons[a].uuid, .price_fen = 860}, &out);
}

/* a: 0 the yard, 1 the plot of season b. */
static enum err package_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_package out = {0};
    struct deal_content yard[] = {{.name = "时令蔬菜", .amount = "每次 3 千克", .share_g = FIELD_NULL}, {.name = "土鸡蛋", .amount = "每次 20 枚", .share_g = FIELD_NULL}};
    struct deal_content plot[] = {{.name = d->crop_name[b < 0 ? 0 : crop_of(d, b)], .amount = "每份 2 千克", .season = b < 0 ? NULL : d->seasons[b].uuid, .share_g = 2000}};
    struct deal_handout days[] = {{.day = d->today + 30, .weight = FIELD_NULL}, {.day = d->today + 60, .weight = FIELD_NULL}, {.day = d->today + 90, .weight = FIELD_NULL}};
    struct deal_extra visit[] = {{.kind = 0, .name = "来农家看看", .day = d->today + 45, .capacity = 20, .fen = 0}};
    const struct deal_package_body in = {
        .operator = a ? NULL : d->operator_uuid[YARD_OP], .kind = a, .title = a ? "认养一块地（演示）" : "农家小院三个月（演示）", .story = "演示：屋前屋后种的菜、养的鸡，分三次送到您家。", .photo_sha = a ? d->photo[crop_of(d, b)][0] : d->photo[CUCUMBER][1], .share_fen = a ? 6800 : 19800, .target_shares = a ? 2 : 5,
        .max_shares = a ? 5 : 20, .deadline_day = d->today + 20, .rule = a, .consent = a ? NULL : "入户说明，当面同意（演示）", .contents = a ? (struct list){plot, 1} : (struct list){yard, 2}, .handouts = {days, a ? 1 : 3}, .extras = {visit, a ? 0 : 1},
    };
    TRY(deal_package_create(cx, tx, NULL, &in, &out));
    demo_copy(d->package[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err package_review(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_package out = {0};
    (void)b;
    return deal_package_review(cx, tx, d->package[a], &(const struct deal_review_body){true, NULL}, &out);
}

void demo_add_deals(struct demo *d)
{
    int season = demo_open_season(d), owner = season < 0 ? WHO_OFFICE : WHO_OWNER + d->plots[d->seasons[season].plot].op;
    demo_add(d, demo_at(d->today - 1, 16 * 60), WHO_OWNER + YARD_OP, package_make, 0, -1);
    demo_add(d, demo_at(d->today - 1, 16 * 60 + 30), WHO_OFFICE, package_review, 0, 0);
    if (season < 0)
        return;
    demo_add(d, demo_at(d->today - 1, 16 * 60 + 1), owner, package_make, 1, season);
    demo_add(d, demo_at(d->today - 1, 16 * 60 + 31), WHO_OFFICE, package_review, 1, 0);
    demo_add(d, demo_at(d->today, 1), WHO_OFFICE, demand_post, season, 0);
    demo_add(d, demo_at(d->today, 2), WHO_OFFICE, demand_review, 0, 0);
    demo_add(d, demo_at(d->today, 3), owner, offer_make, season, 0);
    demo_add(d, demo_at(d->today, 4), WHO_OFFICE, tender_call, season, 0);
    demo_add(d, demo_at(d->today, 5), WHO_OFFICE, tender_review, 0, 0);
    demo_add(d, demo_at(d->today, 6), owner, bid_make, season, 0);
}
