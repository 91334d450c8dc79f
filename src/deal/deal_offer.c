/* deal_offer.c: answers of producers to demands. From the moment it is made an offer holds its grams; a buyer's acceptance makes a
 * contract of it. */
#include "deal_priv.h"

#include "uuid.h"

/* The demand's poster, the producer, and who oversees the producer's place; with the factors for the buyer. */
static enum err read_offer(struct cx *cx, struct tx *tx, const char *uuid, struct deal_offer *out, struct deal_demand *d)
{
    enum err e = sql_one(tx, DQ(DQ_OFFER), ARGS(v_t(uuid)), &deal_offer_row, out);
    if (e == ERR_NOT_FOUND)
        return deal_no_such(cx, M_OFFER);
    TRY(e);
    TRY(sql_one(tx, DQ(DQ_DEMAND_ID), ARGS(v_i(out->demand_id)), &deal_demand_row, d));
    if (!deal_is(cx, d->account_id) && !deal_oversees(cx, out->level_path, out->operator_id))
        return deal_no_such(cx, M_OFFER);
    return ERR_NONE;
}

static enum err show(struct cx *cx, struct tx *tx, const char *uuid, struct deal_offer *out)
{
    struct deal_demand d = {0};
    struct deal_supply s = {0};
    struct deal_judged j;
    *out = (struct deal_offer){0};
    TRY(read_offer(cx, tx, uuid, out, &d));
    TRY(deal_supply_get(cx, tx, out->lot ? NULL : out->season, out->lot, &s));
    s.free_g = out->quantity_g;              /* what is offered, whoever else was promised the rest */
    deal_judge(cx, &d, &s, &j);
    out->score = j.score;
    out->reasons = deal_reasons(cx, &j);
    return ERR_NONE;
}

enum err deal_offer_get(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    (void)in;
    return show(cx, tx, id, out);
}

static enum err check(struct cx *cx, const struct deal_demand *d, const struct deal_offer_body *b, const struct deal_supply *s, const struct people_operator *op)
{
    struct deal_judged j;
    if (d->state != DEMAND_OPEN || d->until_day < deal_today(cx))
        return err_say(cx, ERR_WRONG_STATE, NULL, "这条需求不在征集中", "This demand takes no offers");
    if (s->operator_id != op->id)
        return err_say(cx, ERR_INVALID, s->lot ? "/lot" : "/season", "只能用自己的种植季或批次报价", "Offer from your own season or lot");
    if (s->crop_id != d->crop_id)
        return err_say(cx, ERR_RULE, s->lot ? "/lot" : "/season", "品种和需求不一致", "It is another crop than is asked for");
    if (b->quantity_g > d->quantity_g)
        return err_say(cx, ERR_INVALID, "/quantity_g", "超过了需求的 %s 千克", "More than the %s kg that are asked for", deal_kg(cx, d->quantity_g));
    if (b->price_fen < d->price_min_fen || b->price_fen > d->price_max_fen)
        return err_say(cx, ERR_INVALID, "/price_fen", "价格应在每千克 %s 到 %s 元之间", "The price lies between %s and %s yuan a kilogram", deal_yuan(cx, d->price_min_fen), deal_yuan(cx, d->price_max_fen));
    deal_judge(cx, d, s, &j);
    if (s->free_g > 0 && !j.fits)
        return err_say(cx, ERR_RULE, s->lot ? "/lot" : "/season", "时间或等级不符合需求", "Time or grade do not meet the demand");
    return ERR_NONE;
}

enum err deal_offer_create(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_offer_body *b = in;
    const char *uuid = uuid_make(cx->ar);
    struct people_operator op = {0};
    struct deal_demand d = {0};
    struct deal_supply s = {0};
    int64_t row, n;
    TRY(deal_demand_read(cx, tx, id, &d));
    TRY(deal_seller(cx, tx, b->operator, b->consent, &op));
    TRY(deal_supply_get(cx, tx, b->season, b->lot, &s));
    TRY(check(cx, &d, b, &s, &op));
    TRY(sql_i64(tx, DQ(DQ_OFFERS_COUNT), ARGS(v_i(d.id)), &n));
    if (n >= DEAL_OFFERS_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "这条需求的报价已满", "This demand has as many offers as it can hold");
    TRY(sql_i64(tx, DQ(DQ_OFFER_INSERT),
                ARGS(v_t(uuid), v_i(d.id), v_i(op.id), v_i(s.lot ? FIELD_NULL : s.season_id), v_i(s.lot_id), v_i(b->quantity_g), v_i(b->price_fen), v_t(b->note), v_t(b->consent),
                     v_i(deal_account(cx) ? deal_account(cx) : FIELD_NULL), v_i(cx->now_us), v_t(op.level_path), v_t(op.county)),
                &row));
    TRY(deal_promise(cx, tx, &s, "offer", row, b->quantity_g));
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_OFFER, row, uuid, OFFER_OPEN}, deal_json(cx, &deal_offer_body_shape, b)));
    return show(cx, tx, uuid, out);
}

static enum err end(struct cx *cx, struct tx *tx, const struct deal_offer *o, int64_t to, const char *reason)
{
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_OFFER, o->id, o->uuid, o->state}, to, reason));
    return deal_promise_free(cx, tx, "offer", o->id);
}

enum err deal_offer_withdraw(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_demand d = {0};
    struct deal_offer *o = out;
    TRY(read_offer(cx, tx, id, o, &d));
    TRY(deal_sells(cx, o->operator_id, o->level_path, b->reason));
    TRY(end(cx, tx, o, OFFER_WITHDRAWN, b->reason));
    return show(cx, tx, id, out);
}

/* The buyer's side. */
static enum err mine(struct cx *cx, struct tx *tx, const char *uuid, struct deal_offer *o, struct deal_demand *d)
{
    TRY(read_offer(cx, tx, uuid, o, d));
    return deal_is(cx, d->account_id) ? ERR_NONE : err_say(cx, ERR_FORBIDDEN, NULL, "只有提出需求的人能答复报价", "Only who asks answers offers");
}

enum err deal_offer_refuse(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_demand d = {0};
    struct deal_offer *o = out;
    TRY(mine(cx, tx, id, o, &d));
    TRY(end(cx, tx, o, OFFER_REFUSED, b->reason));
    return show(cx, tx, id, out);
}

enum err deal_offer_accept(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_accept_body *b = in;
    struct deal_demand d = {0};
    struct deal_offer o = {0};
    struct deal_contract *c = out;
    TRY(mine(cx, tx, id, &o, &d));
    int64_t g = deal_or(b->quantity_g, o.quantity_g);
    if (g > o.quantity_g)
        return err_say(cx, ERR_INVALID, "/quantity_g", "超过了报价的 %s 千克", "More than the %s kg that were offered", deal_kg(cx, o.quantity_g));
    if (d.state != DEMAND_OPEN)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这条需求已经结束", "This demand is over");
    struct deal_terms t = {.origin = "offer", .origin_id = o.id, .account_id = d.account_id, .buyer_id = d.buyer_id, .buyer_name = d.buyer_name, .title = d.title, .crop_id = d.crop_id, .crop_name = d.crop_name,
                           .grade = d.grade, .standard = d.standard, .quantity_g = g, .price_fen = o.price_fen, .buyer_deposit_bp = d.buyer_deposit_bp, .seller_deposit_bp = d.seller_deposit_bp,
                           .late_bp = d.late_bp, .late_max_days = d.late_max_days, .short_bp = d.short_bp, .grade_bp = d.grade_bp, .pay_days = d.pay_days, .place = d.place, .quality = d.quality,
                           .from_day = d.from_day, .until_day = d.until_day, .deliveries = d.deliveries};
    struct deal_supply s = {0};
    TRY(deal_supply_get(cx, tx, o.lot ? NULL : o.season, o.lot, &s));
    t.source = deal_supply_source(cx, &s);
    TRY(people_operator_by_id(cx, tx, o.operator_id, &t.seller));
    TRY(people_operator_active(cx, tx, o.operator_id));
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_OFFER, o.id, o.uuid, o.state}, OFFER_ACCEPTED, NULL));
    TRY(deal_contract_make(cx, tx, &t, c));
    return deal_promise_move(cx, tx, "offer", o.id, "contract", c->id, g);
}
