/* deal_demand.c: demands: what a buyer looks for, reviewed by the office before producers see it (R14), and what the program proposes for
 * it. Called by the routes, the demonstration and tests. */
#include "deal_priv.h"

#include <stdlib.h>
#include <string.h>

#include "uuid.h"
#include "when.h"

enum { DAYS_AHEAD_MAX = 730 };

static enum err check(struct cx *cx, const struct deal_demand_body *b)
{
    int64_t today = deal_today(cx), parts = deal_or(b->deliveries, 1);
    if (b->from_day < today || b->from_day > today + DAYS_AHEAD_MAX)
        return err_say(cx, ERR_INVALID, "/from_day", "最早交货日应在今天之后、两年之内", "The first day lies between today and two years from now");
    if (b->until_day < b->from_day || b->until_day > today + DAYS_AHEAD_MAX)
        return err_say(cx, ERR_INVALID, "/until_day", "最后交货日不能早于最早交货日，也不能超过两年", "The last day is not before the first one, and within two years");
    if (parts > b->until_day - b->from_day + 1)
        return err_say(cx, ERR_INVALID, "/deliveries", "交货次数多于交货期的天数", "More deliveries than days");
    if (b->quantity_g < parts)
        return err_say(cx, ERR_INVALID, "/quantity_g", "数量太少，分不成这么多次", "Too little for so many deliveries");
    if (b->price_min_fen > b->price_max_fen)
        return err_say(cx, ERR_INVALID, "/price_max_fen", "最高价低于最低价", "The highest price is below the lowest");
    if ((b->lon_udeg == FIELD_NULL) != (b->lat_udeg == FIELD_NULL))
        return err_say(cx, ERR_INVALID, "/lat_udeg", "经度和纬度要一起填", "Give both longitude and latitude");
    return ERR_NONE;
}

static enum err place(struct cx *cx, struct tx *tx, const char *level, const char **path_out)
{
    struct people_level l = {0};
    *path_out = NULL;
    if (!level)
        return ERR_NONE;
    enum err e = people_level_get(cx, tx, level, &l);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/level", "没有找到这个地方", "There is no such place");
    *path_out = l.path;
    return e;
}

enum err deal_demand_create(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_demand_body *b = in;
    const char *no, *county, *county_path, *path, *name, *uuid = uuid_make(cx->ar);
    int64_t crop, row, buyer_id, open;
    (void)id;
    TRY(check(cx, b));
    enum err e = sql_i64(tx, DQ(DQ_CROP), ARGS(v_t(b->crop)), &crop);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/crop", "没有这个品种", "There is no such crop");
    TRY(e);
    TRY(sql_i64(tx, DQ(DQ_DEMANDS_OPEN), ARGS(v_i(deal_account(cx))), &open));
    if (open >= DEAL_OPEN_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "进行中的需求最多 %d 条", "At most %d demands at a time", DEAL_OPEN_MAX);
    TRY(deal_buyer_for(cx, tx, b->buyer, &buyer_id, &name));
    TRY(place(cx, tx, b->level, &path));
    TRY(deal_county(cx, tx, &county, &county_path));
    TRY(deal_number(cx, tx, "XQ", &no));
    TRY(sql_i64(tx, DQ(DQ_DEMAND_INSERT),
                ARGS(v_t(uuid), v_t(no), v_i(deal_account(cx)), v_i(buyer_id), v_t(name), v_t(b->title), v_i(crop), v_t(b->grade), v_t(b->standard), v_i(b->quantity_g), v_i(b->from_day),
                     v_i(b->until_day), v_i(deal_or(b->deliveries, 1)), v_t(b->place), v_t(path), v_i(b->lon_udeg), v_i(b->lat_udeg), v_i(b->price_min_fen), v_i(b->price_max_fen),
                     v_i(deal_or(b->buyer_deposit_bp, 0)), v_i(deal_or(b->seller_deposit_bp, 0)), v_i(deal_or(b->late_bp, 0)), v_i(deal_or(b->late_max_days, 7)), v_i(deal_or(b->short_bp, 0)),
                     v_i(deal_or(b->grade_bp, 0)), v_i(deal_or(b->pay_days, 7)), v_t(b->quality), v_i(cx->now_us), v_t(county_path), v_t(county)),
                &row));
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_DEMAND, row, uuid, DEMAND_REVIEW}, deal_json(cx, &deal_demand_body_shape, b)));
    return deal_demand_read(cx, tx, uuid, out);
}

/* Open and closed ones are seen by everybody who may read here; before review by its poster and the office. */
enum err deal_demand_read(struct cx *cx, struct tx *tx, const char *uuid, struct deal_demand *out)
{
    enum err e = sql_one(tx, DQ(DQ_DEMAND), ARGS(v_t(uuid)), &deal_demand_row, out);
    if (e == ERR_NOT_FOUND)
        return deal_no_such(cx, M_DEMAND);
    TRY(e);
    out->mine = cx->who && deal_is(cx, out->account_id);
    bool shown = out->state == DEMAND_OPEN || out->state == DEMAND_CLOSED || deal_is(cx, out->account_id) || deal_oversees(cx, out->level_path, 0);
    if (!shown)
        return deal_no_such(cx, M_DEMAND);
    return deal_steps(cx, tx, M_DEMAND, out->id, &out->steps);
}

enum err deal_demand_get(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    (void)in;
    return deal_demand_read(cx, tx, id, out);
}

static enum err enter(struct cx *cx, struct tx *tx, struct deal_demand *d, int64_t to, const char *reason)
{
    struct deal_thing t = {M_DEMAND, d->id, d->uuid, d->state};
    const char *uuid = d->uuid;
    TRY(deal_enter(cx, tx, &t, to, reason));
    *d = (struct deal_demand){0};
    return deal_demand_read(cx, tx, uuid, d);
}

enum err deal_demand_review(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_review_body *b = in;
    struct deal_demand *d = out;
    TRY(deal_demand_read(cx, tx, id, d));
    if (cx->who)
        TRY(people_may_on(cx, "deal.review", d->level_path, 0));
    if (!b->passed && !(b->reason && str_trim(str_of(b->reason)).size))
        return err_say(cx, ERR_INVALID, "/reason", "退回要写明理由", "Say why it is returned");
    if (b->passed && d->until_day < deal_today(cx))
        return err_say(cx, ERR_RULE, NULL, "交货期已经过去", "Its time is over");
    return enter(cx, tx, d, b->passed ? DEMAND_OPEN : DEMAND_RETURNED, b->reason);
}

static enum err refuse_rest(struct cx *cx, struct tx *tx, int64_t demand_id, const char *reason)
{
    struct list open;
    TRY(sql_all(tx, DQ(DQ_OFFERS_OPEN), ARGS(v_i(demand_id)), &deal_offer_row, DEAL_OFFERS_MAX, &open));
    const struct deal_offer *o = open.p;
    for (size_t i = 0; i < open.n; i++) {
        TRY(deal_enter(cx, tx, &(struct deal_thing){M_OFFER, o[i].id, o[i].uuid, o[i].state}, OFFER_REFUSED, reason));
        TRY(deal_promise_free(cx, tx, "offer", o[i].id));
    }
    return ERR_NONE;
}

enum err deal_demand_end(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_demand *d = out;
    int64_t accepted;
    TRY(deal_demand_read(cx, tx, id, d));
    if (!deal_is(cx, d->account_id))
        TRY(people_may_on(cx, "deal.review", d->level_path, 0));
    TRY(sql_i64(tx, DQ(DQ_OFFERS_ACCEPTED), ARGS(v_i(d->id)), &accepted));
    TRY(refuse_rest(cx, tx, d->id, b->reason));
    return enter(cx, tx, d, accepted ? DEMAND_CLOSED : DEMAND_WITHDRAWN, b->reason);
}

/* ---- proposals --------------------------------------------------------------------------------------------------------------------- */
struct scored { const struct deal_supply *s; struct deal_judged j; };

/* Best first; equal ones in the order they were entered: the answer does not depend on the engine. */
static int by_score(const void *a, const void *b)
{
    const struct scored *x = a, *y = b;
    if (x->j.score != y->j.score)
        return x->j.score > y->j.score ? -1 : 1;
    if (!x->s->lot != !y->s->lot)
        return x->s->lot ? -1 : 1;
    int64_t i = x->s->lot ? x->s->lot_id : x->s->season_id, k = y->s->lot ? y->s->lot_id : y->s->season_id;
    return i < k ? -1 : i > k;
}

static struct deal_match shown(struct cx *cx, const struct scored *c)
{
    const struct deal_supply *s = c->s;
    return (struct deal_match){s->operator, s->operator_name, s->level_name, s->lot ? NULL : s->season, s->lot, s->name, c->j.score, s->free_g, s->ready_day, c->j.distance_m, deal_reasons(cx, &c->j)};
}

/* All proposals for the one who asks and for the county; others see how well their own producers' supplies fit, nobody else's. */
enum err deal_demand_matches(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_matches *m = out;
    struct deal_demand d = {0};
    struct list supplies;
    size_t n = 0;
    (void)in;
    TRY(deal_demand_read(cx, tx, id, &d));
    bool all = deal_is(cx, d.account_id) || deal_oversees(cx, d.level_path, 0);
    TRY(deal_supplies(cx, tx, d.crop_id, &supplies));
    const struct deal_supply *s = supplies.p;
    struct scored *c = AR_ARRAY(cx->ar, struct scored, supplies.n ? supplies.n : 1);
    for (size_t i = 0; i < supplies.n; i++) {
        if (!all && !deal_oversees(cx, s[i].level_path, s[i].operator_id))
            continue;
        c[n].s = &s[i];
        deal_judge(cx, &d, &s[i], &c[n].j);
        n += c[n].j.fits;
    }
    qsort(c, n, sizeof *c, by_score);
    n = n < DEAL_MATCHES_MAX ? n : DEAL_MATCHES_MAX;
    struct deal_match *p = AR_ARRAY(cx->ar, struct deal_match, n ? n : 1);
    for (size_t i = 0; i < n; i++)
        p[i] = shown(cx, &c[i]);
    *m = (struct deal_matches){d.uuid, d.rev, cx->now_us, {p, n}};
    return ERR_NONE;
}
