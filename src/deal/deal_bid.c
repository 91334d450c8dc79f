/* deal_bid.c: bids. All bids of a tender pass one after the other over its row (the first statement locks it), so the act runs under
 * tx_run_keyed and holds 64 bidders at the same moment without failures. The instant that counts is the server's, and never earlier than
 * the latest one known to the tender: a clock set back gives nobody time. */
#include "deal_priv.h"

#include <inttypes.h>

#include "json.h"
#include "uuid.h"
#include "when.h"

enum { EXTENSIONS_MAX = 100 };

/* One's own, who oversees the producer, the buyer after opening. What is not opened shows no price; in an auction others see none. */
static enum err show(struct cx *cx, struct tx *tx, const char *uuid, struct deal_bid *out)
{
    *out = (struct deal_bid){0};
    enum err e = sql_one(tx, DQ(DQ_BID), ARGS(v_t(uuid)), &deal_bid_row, out);
    if (e == ERR_NOT_FOUND)
        return deal_no_such(cx, M_BID);
    TRY(e);
    bool opened = out->tender_state == TENDER_OPENED || out->tender_state == TENDER_AWARDED || out->tender_state == TENDER_FAILED, own = false;
    for (size_t i = 0; cx->who && i < cx->who->n; i++)
        own |= cx->who->grants[i].operator_id == out->operator_id;
    own |= deal_is(cx, out->account_id == FIELD_NULL ? 0 : out->account_id);
    bool may = own || (opened && (deal_is(cx, out->tender_account) || deal_oversees(cx, out->level_path, out->operator_id)));
    if (!may)
        return deal_no_such(cx, M_BID);
    if (!opened && out->tender_kind == TENDER_SEALED)
        out->price_fen = out->rank = FIELD_NULL;
    return ERR_NONE;
}

enum err deal_bid_get(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    (void)in;
    return show(cx, tx, id, out);
}

/* Take the tender's lock, then read what is so now; *at_out: the instant that counts. */
static enum err turn(struct cx *cx, struct tx *tx, const char *uuid, struct deal_tender *t)
{
    int64_t n;
    TRY(sql_exec_n(tx, DQ(DQ_TENDER_LOCK), ARGS(v_t(uuid), v_i(cx->now_us)), &n));
    if (n == 0)
        return deal_no_such(cx, M_TENDER);
    TRY(deal_tender_load(cx, tx, uuid, t));
    if (t->state != TENDER_OPEN || t->last_at < t->starts_at)
        return err_say(cx, ERR_WRONG_STATE, NULL, "不在投标时间", "It takes no bids now");
    if (t->last_at >= t->closes_at)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已经截止，不再接受投标", "It has ended: no bids are taken any more");
    return ERR_NONE;
}

static enum err check(struct cx *cx, struct tx *tx, const struct deal_tender *t, const struct deal_bid_body *b, const struct people_operator *op, const struct deal_bid *before, struct deal_supply *s)
{
    if (b->price_fen > t->ceiling_fen)
        return err_say(cx, ERR_INVALID, "/price_fen", "高于最高限价 %s 元", "Above the ceiling of %s yuan", deal_yuan(cx, t->ceiling_fen));
    if (t->kind == TENDER_REVERSE && before->uuid && b->price_fen > before->price_fen - t->decrement_fen)
        return err_say(cx, ERR_RULE, "/price_fen", "要比自己上一次至少低 %s 元", "At least %s yuan below one's last bid", deal_yuan(cx, t->decrement_fen));
    TRY(deal_supply_get(cx, tx, b->season, b->lot, s));
    if (s->operator_id != op->id)
        return err_say(cx, ERR_INVALID, s->lot ? "/lot" : "/season", "只能用自己的种植季或批次投标", "Bid with your own season or lot");
    if (s->crop_id != t->crop_id || s->state != 1)
        return err_say(cx, ERR_RULE, s->lot ? "/lot" : "/season", "品种不一致，或不能再供货", "It is another crop, or can give nothing any more");
    if (s->free_g < t->quantity_g)
        return err_say(cx, ERR_UNBALANCED, s->lot ? "/lot" : "/season", "只剩 %s 千克没有许给别人，不够 %s 千克", "Only %s kg are not promised yet: %s kg are asked for", deal_kg(cx, s->free_g > 0 ? s->free_g : 0),
                       deal_kg(cx, t->quantity_g));
    return ERR_NONE;
}

static enum err seal(struct cx *cx, struct tx *tx, const char *uuid, const struct deal_bid_body *b, const struct deal_supply *s, const char **out)
{
    int64_t season = s->lot_id == FIELD_NULL ? s->season_id : 0, lot = deal_or(s->lot_id, 0);
    return people_secret_seal(cx, tx, ar_printf(cx->ar, "deal_bid:%s", uuid),
                              ar_printf(cx->ar, "{\"price_fen\":%10" PRId64 ",\"season_id\":%15" PRId64 ",\"lot_id\":%15" PRId64 "}", b->price_fen, season, lot), out);
}

/* The earlier one does not count any more; what it said is forgotten. */
static enum err replace(struct cx *cx, struct tx *tx, const struct deal_bid *before)
{
    if (!before->uuid)
        return ERR_NONE;
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_BID, before->id, before->uuid, before->state}, BID_REPLACED, NULL));
    return sql_exec(tx, DQ(DQ_BID_WIPE), ARGS(v_i(before->id)));
}

/* A bid in the last moments gives the others as long to answer. */
static enum err extend(struct tx *tx, const struct deal_tender *t)
{
    if (t->kind != TENDER_REVERSE || t->extended >= EXTENSIONS_MAX || t->closes_at - t->last_at > t->extend_s * US_PER_S)
        return ERR_NONE;
    return sql_exec(tx, DQ(DQ_TENDER_EXTEND), ARGS(v_i(t->id), v_i(t->last_at + t->extend_s * US_PER_S)));
}

enum err deal_bid_create(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_bid_body *b = in;
    const char *sealed = NULL, *uuid = uuid_make(cx->ar);
    struct people_operator op = {0};
    struct deal_tender t;
    struct deal_bid before = {0};
    struct deal_supply s = {0};
    int64_t row;
    TRY(turn(cx, tx, id, &t));
    TRY(deal_seller(cx, tx, b->operator, b->consent, &op));
    enum err e = sql_one(tx, DQ(DQ_BID_LIVE), ARGS(v_i(t.id), v_i(op.id)), &deal_bid_row, &before);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    cx_clear(cx);
    TRY(deal_bond_needed(cx, tx, &t, op.id));
    TRY(check(cx, tx, &t, b, &op, &before, &s));
    bool is_sealed = t.kind == TENDER_SEALED;
    if (is_sealed)
        TRY(seal(cx, tx, uuid, b, &s, &sealed));
    TRY(replace(cx, tx, &before));
    TRY(sql_i64(tx, DQ(DQ_BID_INSERT),
                ARGS(v_t(uuid), v_i(t.id), v_i(op.id), v_i(t.bids_n), v_t(sealed), v_i(is_sealed ? FIELD_NULL : b->price_fen), v_i(is_sealed || s.lot ? FIELD_NULL : s.season_id), v_i(is_sealed ? FIELD_NULL : s.lot_id),
                     v_t(b->consent), v_i(deal_account(cx) ? deal_account(cx) : FIELD_NULL), v_i(t.last_at), v_t(op.level_path), v_t(op.county)),
                &row));
    TRY(extend(tx, &t));
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_BID, row, uuid, BID_IN}, str_of(ar_printf(cx->ar, "{\"tender\":\"%s\",\"operator\":\"%s\"}", t.uuid, op.uuid))));   /* no price in the trail */
    return show(cx, tx, uuid, out);
}

enum err deal_bid_withdraw(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_bid *bid = out;
    struct deal_tender t;
    TRY(show(cx, tx, id, bid));
    TRY(deal_sells(cx, bid->operator_id, bid->level_path, b->reason));
    TRY(turn(cx, tx, bid->tender, &t));
    if (t.kind == TENDER_REVERSE)
        return err_say(cx, ERR_RULE, NULL, "竞价中的出价不能撤回", "A bid in an auction cannot be withdrawn");
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_BID, bid->id, bid->uuid, bid->state}, BID_WITHDRAWN, b->reason));
    TRY(sql_exec(tx, DQ(DQ_BID_WIPE), ARGS(v_i(bid->id))));
    return show(cx, tx, id, out);
}
