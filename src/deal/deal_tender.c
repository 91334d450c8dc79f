/* deal_tender.c: tenders. A sealed one: bids are encrypted until one act after the end opens them all at once. A reverse auction: bids go
 * down, a bidder sees his own rank only, and a bid in the last moments moves the end. The winner's bid becomes a contract. */
#include "deal_priv.h"

#include <inttypes.h>
#include <string.h>

#include "json.h"
#include "uuid.h"
#include "when.h"

const char *const deal_tender_kinds[] = {"sealed", "reverse", NULL};
enum { DAYS_AHEAD_MAX = 730, OPEN_DAYS_MAX = 90 };

/* ---- making --------------------------------------------------------------------------------------------------------------------------- */
static enum err check(struct cx *cx, const struct deal_tender_body *b, int64_t starts)
{
    int64_t today = deal_today(cx);
    if (starts < cx->now_us - 60 * US_PER_S || b->closes_at <= starts || b->closes_at <= cx->now_us || b->closes_at > starts + OPEN_DAYS_MAX * US_PER_DAY)
        return err_say(cx, ERR_INVALID, "/closes_at", "截止时间要在开始之后、%d 天之内，不能是过去", "It ends after it begins, within %d days, and not in the past", OPEN_DAYS_MAX);
    if (b->from_day < today || b->until_day < b->from_day || b->until_day > today + DAYS_AHEAD_MAX)
        return err_say(cx, ERR_INVALID, "/until_day", "交货期不对", "The time of delivery is not right");
    if (deal_or(b->deliveries, 1) > b->until_day - b->from_day + 1 || b->quantity_g < deal_or(b->deliveries, 1))
        return err_say(cx, ERR_INVALID, "/deliveries", "交货次数太多", "Too many deliveries");
    if (b->kind == TENDER_REVERSE && deal_or(b->decrement_fen, 1) >= b->ceiling_fen)
        return err_say(cx, ERR_INVALID, "/decrement_fen", "每次降价不能达到最高价", "The decrement is not as large as the ceiling");
    return ERR_NONE;
}

enum err deal_tender_create(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_tender_body *b = in;
    const char *no, *county, *path, *name, *uuid = uuid_make(cx->ar);
    int64_t crop, row, buyer, open, starts = deal_or(b->starts_at, cx->now_us);
    bool reverse = b->kind == TENDER_REVERSE;
    (void)id;
    TRY(check(cx, b, starts));
    TRY(deal_bond_check(cx, b));
    enum err e = sql_i64(tx, DQ(DQ_CROP), ARGS(v_t(b->crop)), &crop);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/crop", "没有这个品种", "There is no such crop");
    TRY(e);
    TRY(sql_i64(tx, DQ(DQ_TENDERS_OPEN), ARGS(v_i(deal_account(cx))), &open));
    if (open >= DEAL_OPEN_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "进行中的招标最多 %d 次", "At most %d tenders at a time", DEAL_OPEN_MAX);
    TRY(deal_buyer_for(cx, tx, b->buyer, &buyer, &name));
    TRY(deal_county(cx, tx, &county, &path));
    TRY(deal_number(cx, tx, "ZB", &no));
    TRY(sql_i64(tx, DQ(DQ_TENDER_INSERT),
                ARGS(v_t(uuid), v_t(no), v_t(deal_tender_kinds[b->kind]), v_i(deal_account(cx)), v_i(buyer), v_t(name), v_t(b->title), v_i(crop), v_t(b->grade), v_t(b->standard), v_i(b->quantity_g), v_i(b->from_day),
                     v_i(b->until_day), v_i(deal_or(b->deliveries, 1)), v_t(b->place), v_i(b->ceiling_fen), v_i(deal_or(b->buyer_deposit_bp, 0)), v_i(deal_or(b->seller_deposit_bp, 0)), v_i(deal_or(b->late_bp, 0)),
                     v_i(deal_or(b->late_max_days, 7)), v_i(deal_or(b->short_bp, 0)), v_i(deal_or(b->grade_bp, 0)), v_i(deal_or(b->pay_days, 7)), v_t(b->quality), v_i(starts), v_i(b->closes_at),
                     v_i(reverse ? deal_or(b->extend_s, 120) : 0), v_i(reverse ? deal_or(b->decrement_fen, 1) : 0), v_i(cx->now_us), v_t(path), v_t(county), v_i(deal_or(b->bid_deposit_fen, 0))),
                &row));
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_TENDER, row, uuid, TENDER_REVIEW}, deal_json(cx, &deal_tender_body_shape, b)));
    return deal_tender_get(cx, tx, uuid, NULL, out);
}

/* ---- reading --------------------------------------------------------------------------------------------------------------------------- */
static bool is_open_to_all(int64_t state)
{
    return state == TENDER_OPEN || state == TENDER_OPENED || state == TENDER_AWARDED || state == TENDER_FAILED;
}

static bool is_opened(int64_t state)
{
    return state == TENDER_OPENED || state == TENDER_AWARDED || state == TENDER_FAILED;
}

enum err deal_tender_load(struct cx *cx, struct tx *tx, const char *uuid, struct deal_tender *out)
{
    *out = (struct deal_tender){0};
    enum err e = sql_one(tx, DQ(DQ_TENDER), ARGS(v_t(uuid)), &deal_tender_row, out);
    if (e == ERR_NOT_FOUND)
        return deal_no_such(cx, M_TENDER);
    TRY(e);
    bool shown = is_open_to_all(out->state) || deal_is(cx, out->account_id) || deal_oversees(cx, out->level_path, 0);
    return shown ? ERR_NONE : deal_no_such(cx, M_TENDER);
}

/* In an auction that is open: what is to be beaten, not whose it is. */
static enum err lowest(struct tx *tx, struct deal_tender *out)
{
    out->lowest_fen = FIELD_NULL;
    if (out->kind != TENDER_REVERSE || out->state != TENDER_OPEN)
        return ERR_NONE;
    TRY(sql_i64(tx, DQ(DQ_BID_LOWEST), ARGS(v_i(out->id)), &out->lowest_fen));
    if (out->lowest_fen == 0)
        out->lowest_fen = FIELD_NULL;
    return ERR_NONE;
}

/* Before opening not even the number of bids is told, to nobody. */
static enum err show(struct cx *cx, struct tx *tx, struct deal_tender *out)
{
    TRY(lowest(tx, out));
    TRY(deal_bonds_show(cx, tx, out, is_opened(out->state), &out->bonds));
    if (!is_opened(out->state)) {
        out->bids_n = FIELD_NULL;
        out->rev = 0;                     /* it would count the bids */
    } else {
        TRY(sql_all(tx, DQ(DQ_BIDS), ARGS(v_i(out->id)), &deal_bid_row, DEAL_OFFERS_MAX, &out->bids));
    }
    struct deal_bid *b = out->bids.p;
    for (size_t i = 0; i < out->bids.n; i++)
        b[i].consent = NULL;
    return deal_steps(cx, tx, M_TENDER, out->id, &out->steps);
}

enum err deal_tender_get(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    (void)in;
    TRY(deal_tender_load(cx, tx, id, out));
    return show(cx, tx, out);
}

/* ---- the life ----------------------------------------------------------------------------------------------------------------------------- */
static enum err enter(struct cx *cx, struct tx *tx, struct deal_tender *t, int64_t to, const char *reason)
{
    struct deal_thing thing = {M_TENDER, t->id, t->uuid, t->state};
    TRY(deal_enter(cx, tx, &thing, to, reason));
    t->state = to;
    return ERR_NONE;
}

enum err deal_tender_review(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_review_body *b = in;
    struct deal_tender *t = out;
    TRY(deal_tender_load(cx, tx, id, t));
    if (cx->who)
        TRY(people_may_on(cx, "deal.review", t->level_path, 0));
    if (!b->passed && !(b->reason && str_trim(str_of(b->reason)).size))
        return err_say(cx, ERR_INVALID, "/reason", "退回要写明理由", "Say why it is returned");
    if (b->passed && t->closes_at <= cx->now_us)
        return err_say(cx, ERR_RULE, NULL, "截止时间已经过去", "Its end is past");
    TRY(enter(cx, tx, t, b->passed ? TENDER_OPEN : TENDER_RETURNED, b->reason));
    return deal_tender_get(cx, tx, id, NULL, out);
}

static enum err unseal(struct cx *cx, struct tx *tx, const struct deal_bid *b)
{
    const char *text;
    struct jv v;
    struct json_fault fault;
    int64_t price, season, lot;
    if (!b->sealed)
        return ERR_NONE;
    TRY(people_secret_open(cx, tx, ar_printf(cx->ar, "deal_bid:%s", b->uuid), b->sealed, &text));
    bool ok = json_read(cx->ar, str_of(text), NULL, &v, &fault) && json_i64(json_get(&v, "price_fen"), &price) && json_i64(json_get(&v, "season_id"), &season) && json_i64(json_get(&v, "lot_id"), &lot);
    if (!ok)
        return err_set(cx, ERR_CORRUPT, NULL);
    return sql_exec(tx, DQ(DQ_BID_SHOW), ARGS(v_i(b->id), v_i(price), v_i(season ? season : FIELD_NULL), v_i(lot ? lot : FIELD_NULL)));
}

/* All at once, in one transaction, never before the end. Anybody concerned may ask for it; the program does it by itself. */
enum err deal_tender_open(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_tender *t = out;
    struct list l;
    (void)in;
    TRY(deal_tender_load(cx, tx, id, t));
    if (t->state != TENDER_OPEN)
        return err_say(cx, ERR_WRONG_STATE, NULL, "不在待开标状态", "It is not waiting to be opened");
    if ((cx->now_us > t->last_at ? cx->now_us : t->last_at) < t->closes_at)
        return err_say(cx, ERR_RULE, NULL, "还没有到截止时间，不能开标", "It cannot be opened before its end");
    TRY(sql_all(tx, DQ(DQ_BIDS), ARGS(v_i(t->id)), &deal_bid_row, DEAL_OFFERS_MAX, &l));
    const struct deal_bid *b = l.p;
    for (size_t i = 0; i < l.n; i++)
        TRY(unseal(cx, tx, &b[i]));
    TRY(deal_bonds_end(cx, tx, t->id, l.n ? BONDS_UNPAID : BONDS_ALL, 0));
    TRY(enter(cx, tx, t, l.n ? TENDER_OPENED : TENDER_FAILED, ar_printf(cx->ar, "%zu 份投标", l.n)));
    return deal_tender_get(cx, tx, id, NULL, out);
}

/* ---- awarding ------------------------------------------------------------------------------------------------------------------------------ */
static enum err mine(struct cx *cx, struct tx *tx, const char *id, struct deal_tender *t)
{
    TRY(deal_tender_load(cx, tx, id, t));
    if (!deal_is(cx, t->account_id))
        return err_say(cx, ERR_FORBIDDEN, NULL, "只有招标人能定标", "Only who called for tenders awards");
    if (t->state != TENDER_OPENED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "开标以后才能定标", "It is awarded after opening, once");
    return show(cx, tx, t);
}

static enum err end_bids(struct cx *cx, struct tx *tx, const struct deal_tender *t, const struct deal_bid *won)
{
    const struct deal_bid *b = t->bids.p;
    for (size_t i = 0; i < t->bids.n; i++)
        TRY(deal_enter(cx, tx, &(struct deal_thing){M_BID, b[i].id, b[i].uuid, b[i].state}, &b[i] == won ? BID_WON : BID_LOST, NULL));
    return ERR_NONE;
}

static enum err contract(struct cx *cx, struct tx *tx, const struct deal_tender *t, const struct deal_bid *won, struct deal_contract *out)
{
    struct deal_supply s = {0};
    struct deal_terms k = {.origin = "bid", .origin_id = won->id, .account_id = t->account_id, .buyer_id = t->buyer_id, .buyer_name = t->buyer_name, .title = t->title, .crop_id = t->crop_id, .crop_name = t->crop_name,
                           .grade = t->grade, .standard = t->standard, .quantity_g = t->quantity_g, .price_fen = won->price_fen, .buyer_deposit_bp = t->buyer_deposit_bp, .seller_deposit_bp = t->seller_deposit_bp,
                           .late_bp = t->late_bp, .late_max_days = t->late_max_days, .short_bp = t->short_bp, .grade_bp = t->grade_bp, .pay_days = t->pay_days, .place = t->place, .quality = t->quality,
                           .from_day = t->from_day, .until_day = t->until_day, .deliveries = t->deliveries};
    TRY(people_operator_by_id(cx, tx, won->operator_id, &k.seller));
    TRY(people_operator_active(cx, tx, won->operator_id));
    TRY(deal_supply_get(cx, tx, won->lot ? NULL : won->season, won->lot, &s));
    k.source = deal_supply_source(cx, &s);
    TRY(deal_contract_make(cx, tx, &k, out));
    return deal_promise(cx, tx, &s, "contract", out->id, t->quantity_g);
}

enum err deal_tender_award(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_award_body *a = in;
    struct deal_contract *c = out;
    struct deal_tender t;
    TRY(mine(cx, tx, id, &t));
    const struct deal_bid *b = t.bids.p, *won = NULL;
    for (size_t i = 0; i < t.bids.n; i++)
        if (strcmp(b[i].uuid, a->bid) == 0)
            won = &b[i];
    if (!won)
        return err_say(cx, ERR_INVALID, "/bid", "没有这份投标", "There is no such bid");
    if (won->rank != 1 && !(a->reason && str_trim(str_of(a->reason)).size))
        return err_say(cx, ERR_RULE, "/reason", "不选最低价，请写明理由", "It is not the lowest bid: say why");
    TRY(contract(cx, tx, &t, won, c));
    TRY(end_bids(cx, tx, &t, won));
    TRY(deal_bonds_end(cx, tx, t.id, BONDS_ALL, won->operator_id));
    TRY(sql_exec(tx, DQ(DQ_TENDER_AWARD), ARGS(v_i(t.id), v_t(a->reason))));
    return enter(cx, tx, &t, TENDER_AWARDED, a->reason);
}

enum err deal_tender_fail(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_tender *t = out;
    TRY(mine(cx, tx, id, t));
    TRY(end_bids(cx, tx, t, NULL));
    TRY(deal_bonds_end(cx, tx, t->id, BONDS_ALL, 0));
    TRY(enter(cx, tx, t, TENDER_FAILED, b->reason));
    return deal_tender_get(cx, tx, id, NULL, out);
}
