/* deal_delivery.c: deliveries against a contract: lots that are cleared, the event, the buyer's receipt with what is taken off, the bill. */
#include "deal_priv.h"

#include <inttypes.h>

#include "uuid.h"
#include "when.h"

static enum err load(struct cx *cx, struct tx *tx, const char *uuid, struct deal_delivery *d, struct deal_contract *c)
{
    *d = (struct deal_delivery){0};
    enum err e = sql_one(tx, DQ(DQ_DELIVERY), ARGS(v_t(uuid)), &deal_delivery_row, d);
    if (e == ERR_NOT_FOUND)
        return deal_no_such(cx, M_DELIVERY);
    TRY(e);
    e = deal_contract_load(cx, tx, NULL, d->contract_id, c);
    return e == ERR_NOT_FOUND ? deal_no_such(cx, M_DELIVERY) : e;
}

enum err deal_delivery_show(struct cx *cx, struct tx *tx, struct deal_delivery *d)
{
    TRY(deal_given_lots(cx, tx, "delivery", d->id, &d->lots));
    return sql_all(tx, DQ(DQ_DEDUCTIONS), ARGS(v_i(d->id)), &deal_deduction_shape, 3, &d->deductions);
}

static enum err again(struct cx *cx, struct tx *tx, struct deal_delivery *d)
{
    struct deal_contract c;
    const char *uuid = d->uuid;
    TRY(load(cx, tx, uuid, d, &c));
    return deal_delivery_show(cx, tx, d);
}

enum err deal_delivery_get(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_contract c;
    (void)in;
    TRY(load(cx, tx, id, out, &c));
    return deal_delivery_show(cx, tx, out);
}

static const struct deal_plan *planned(const struct deal_contract *c, int64_t pos)
{
    const struct deal_plan *p = c->plan.p;
    for (size_t i = 0; i < c->plan.n; i++)
        if (p[i].pos == pos)
            return &p[i];
    return NULL;
}

static struct deal_give give_of(const struct deal_contract *c, int64_t delivery_id)
{
    return (struct deal_give){"delivery", delivery_id, "contract", c->id, c->operator_id, c->crop_id};
}

static enum err insert(struct cx *cx, struct tx *tx, const struct deal_contract *c, const struct deal_plan *p, const struct deal_delivery_body *b, const char *uuid, int64_t *row_out)
{
    const char *no;
    TRY(deal_number(cx, tx, "JH", &no));
    enum err e = sql_i64(tx, DQ(DQ_DELIVERY_INSERT), ARGS(v_t(uuid), v_t(no), v_i(c->id), v_i(p->id), v_i(deal_today(cx)), v_t(b->note), v_i(cx->now_us)), row_out);
    return e == ERR_NOT_FOUND ? err_say(cx, ERR_DUPLICATE, "/pos", "第 %lld 批已经交过", "Part %lld has been delivered", (long long)p->pos) : e;
}

enum err deal_delivery_create(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_delivery_body *b = in;
    const char *uuid = uuid_make(cx->ar), *event_id;
    struct deal_delivery *d = out;
    struct deal_contract c;
    struct list lots;
    int64_t row, total;
    TRY(deal_contract_load(cx, tx, id, 0, &c));
    TRY(deal_sells(cx, c.operator_id, c.level_path, b->note));
    if (c.state != CONTRACT_ACTIVE)
        return err_say(cx, ERR_WRONG_STATE, NULL, "合同不在履行中", "The contract is not in force");
    TRY(people_operator_active(cx, tx, c.operator_id));
    TRY(deal_contract_show(cx, tx, &c));
    const struct deal_plan *p = planned(&c, b->pos);
    if (!p)
        return err_say(cx, ERR_INVALID, "/pos", "合同里没有第 %lld 批", "The contract has no part %lld", (long long)b->pos);
    TRY(insert(cx, tx, &c, p, b, uuid, &row));
    const struct deal_give g = give_of(&c, row);
    TRY(deal_give_lots(cx, tx, &g, b->lots, &total));
    if (total > p->quantity_g)
        return err_say(cx, ERR_INVALID, "/lots", "超过了这一批约定的 %s 千克", "More than the %s kg agreed for this part", deal_kg(cx, p->quantity_g));
    TRY(deal_given_lots(cx, tx, "delivery", row, &lots));
    TRY(deal_tell(cx, tx, "shipping", c.contract_no, c.operator_id, lots, &event_id));
    TRY(sql_exec(tx, DQ(DQ_DELIVERY_SENT), ARGS(v_i(row), v_i(total), v_t(event_id))));
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_DELIVERY, row, uuid, DELIVERY_SENT}, str_of(ar_printf(cx->ar, "{\"contract\":\"%s\",\"quantity_g\":%" PRId64 "}", c.uuid, total))));
    d->uuid = uuid;
    return again(cx, tx, d);
}

/* ---- the buyer's side --------------------------------------------------------------------------------------------------------------------- */
static enum err keep_sum(struct cx *cx, struct tx *tx, const struct deal_delivery *d, const struct deal_sum *s)
{
    (void)cx;
    for (size_t i = 0; i < s->n; i++)
        TRY(sql_exec(tx, DQ(DQ_DEDUCTION_INSERT), ARGS(v_i(d->id), v_t(deal_deduction_kinds[s->lines[i].kind]), v_i(s->lines[i].base_fen), v_i(s->lines[i].parts_bp), v_i(s->lines[i].fen))));
    return ERR_NONE;
}

static enum err check_receipt(struct cx *cx, const struct deal_delivery *d, const struct deal_receipt_body *b)
{
    if (d->state != DELIVERY_SENT)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这批货不在待验收状态", "This delivery does not wait for a receipt");
    if (b->received_g > d->quantity_g)
        return err_say(cx, ERR_INVALID, "/received_g", "收到的比发出的 %s 千克还多", "More than the %s kg that were sent", deal_kg(cx, d->quantity_g));
    if (deal_or(b->below_g, 0) > b->received_g)
        return err_say(cx, ERR_INVALID, "/below_g", "不合等级的比收到的还多", "More below grade than was received");
    return ERR_NONE;
}

/* Lateness is judged by the day the goods were sent: a buyer who waits with the receipt gains nothing by it. */
enum err deal_delivery_receive(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_receipt_body *b = in;
    struct deal_delivery *d = out;
    struct deal_contract c;
    struct deal_sum s;
    struct list lots;
    const char *event_id;
    TRY(load(cx, tx, id, d, &c));
    if (!deal_is(cx, c.account_id))
        return err_say(cx, ERR_FORBIDDEN, NULL, "只有买方能验收", "Only the buyer receives");
    TRY(check_receipt(cx, d, b));
    TRY(deal_contract_show(cx, tx, &c));
    const struct deal_plan *p = planned(&c, d->pos);
    struct deal_facts f = {c.price_fen, p->quantity_g, b->received_g, deal_or(b->below_g, 0), p->day, d->day, c.late_bp, c.late_max_days, c.short_bp, c.grade_bp};
    if (!deal_deduct(&f, &s))
        return err_say(cx, ERR_INVALID, "/received_g", "金额太大", "The sum is too large");
    TRY(deal_given_lots(cx, tx, "delivery", d->id, &lots));
    TRY(deal_tell(cx, tx, "receiving", c.contract_no, c.operator_id, lots, &event_id));
    TRY(sql_exec(tx, DQ(DQ_DELIVERY_RECEIVED), ARGS(v_i(d->id), v_i(deal_today(cx)), v_i(b->received_g), v_i(f.below_g), v_t(b->note), v_i(s.gross_fen), v_i(s.deducted_fen), v_i(s.net_fen), v_t(event_id))));
    TRY(keep_sum(cx, tx, d, &s));
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_DELIVERY, d->id, d->uuid, d->state}, DELIVERY_RECEIVED, b->note));
    TRY(again(cx, tx, d));
    TRY(deal_bill_make(cx, tx, &c, d));
    return again(cx, tx, d);
}

enum err deal_delivery_refuse(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_delivery *d = out;
    struct deal_contract c;
    TRY(load(cx, tx, id, d, &c));
    if (!deal_is(cx, c.account_id))
        return err_say(cx, ERR_FORBIDDEN, NULL, "只有买方能拒收", "Only the buyer refuses");
    const struct deal_give g = give_of(&c, d->id);
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_DELIVERY, d->id, d->uuid, d->state}, DELIVERY_REFUSED, b->reason));
    TRY(deal_given_back(cx, tx, &g));
    return again(cx, tx, d);
}
