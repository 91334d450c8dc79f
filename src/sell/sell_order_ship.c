/* sell_order_ship.c: packing, sending, handing over, receiving. At packing what is sold by weight is weighed and the difference goes back;
 * before goods leave the house their lots are judged once more (R1), and their leaving is told to the event repository. */
#include <string.h>

#include "sell_after.h"

static enum err load_for(struct cx *cx, struct tx *tx, const char *uuid, unsigned side, struct sell_order *out)
{
    unsigned sides;
    TRY(sell_order_get(cx, tx, uuid, out, &sides));
    return sides & side ? ERR_NONE : err_set(cx, ERR_FORBIDDEN, NULL);
}

static enum err again(struct cx *cx, struct tx *tx, struct sell_order *o)
{
    struct sell_order fresh = {0};
    TRY(sell_order_get(cx, tx, o->uuid, &fresh, NULL));
    *o = fresh;
    return ERR_NONE;
}

/* ---- R1 once more ---------------------------------------------------------------------------------------------------------------------- */

static enum err lots_hold(struct cx *cx, struct tx *tx, const struct sell_order *o)
{
    struct list picks;
    TRY(sell_stock_picks(cx, tx, sell_ref(cx, o->uuid), &picks));
    for (size_t i = 0; i < picks.n; i++) {
        const struct sell_pick *p = &((const struct sell_pick *)picks.p)[i];
        if (p->lot_id == 0)
            return err_say(cx, ERR_RULE, NULL, "预订的货还没有采收入批，不能发货", "What was ordered ahead is not harvested into a lot yet");
        TRY(sell_lot_sellable(cx, tx, p->lot_id));
    }
    return picks.n ? ERR_NONE : err_say(cx, ERR_RULE, NULL, "这一单没有货", "This order holds no goods");
}

/* ---- weighing ----------------------------------------------------------------------------------------------------------------------------- */

static int64_t weighed_of(const struct sell_pack_body *in, const char *line)
{
    const struct sell_weighed_body *w = in->weighed.p;
    for (size_t i = 0; i < in->weighed.n; i++)
        if (strcmp(w[i].line, line) == 0)
            return w[i].weighed_g;
    return FIELD_NULL;
}

static enum err weigh_line(struct cx *cx, struct tx *tx, const struct sell_line *l, int64_t weighed_g, int64_t *back)
{
    int64_t due;
    if (weighed_g == FIELD_NULL)
        return err_say(cx, ERR_INVALID, "/weighed", "“%s”按重量卖，请填称得的重量", "\"%s\" is sold by weight: say what it weighed", l->title);
    if (weighed_g < 1 || weighed_g > SELL_WEIGHT_MAX)
        return err_set(cx, ERR_INVALID, "/weighed");
    if (!sell_sum_weighed(l->price_fen, weighed_g, l->gross_fen, l->paid_fen, &due))
        return err_set(cx, ERR_LIMIT, "/weighed");
    *back += l->paid_fen - due;
    return sql_exec(tx, SQ(line_weighed), ARGS(v_i(l->id), v_i(weighed_g), v_i(due)));
}

/* Lines whose pieces all went back already are not weighed. */
static enum err weigh(struct cx *cx, struct tx *tx, const struct sell_order *o, const struct sell_pack_body *in, int64_t *back)
{
    size_t used = 0;
    *back = 0;
    for (size_t i = 0; i < o->lines.n; i++) {
        const struct sell_line *l = &((const struct sell_line *)o->lines.p)[i];
        if (weighed_of(in, l->uuid) != FIELD_NULL)
            used++;
        if (l->unit != UNIT_WEIGHT || l->back_pieces == l->pieces)
            continue;
        if (l->back_fen != 0)
            return err_say(cx, ERR_RULE, "/weighed", "“%s”已部分退款，不能再按重量结算，请与买家协商", "\"%s\" was refunded in part: it cannot be settled by weight any more", l->title);
        TRY(weigh_line(cx, tx, l, weighed_of(in, l->uuid), back));
    }
    return used == in->weighed.n ? ERR_NONE : err_say(cx, ERR_INVALID, "/weighed", "有一行不是这一单的", "A line is not of this order");
}

enum err sell_order_pack(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_pack_body *in, struct sell_order *out)
{
    int64_t back;
    TRY(load_for(cx, tx, uuid, SIDE_SELLER, out));
    if (!sell_order_way(out->state, ORDER_PACKED, BY_SELLER))
        return sell_order_enter(cx, tx, out, ORDER_PACKED, BY_SELLER, NULL);
    TRY(lots_hold(cx, tx, out));
    TRY(weigh(cx, tx, out, in, &back));
    TRY(sell_order_enter(cx, tx, out, ORDER_PACKED, BY_SELLER, NULL));
    if (back > 0)
        TRY(sell_refund_weighed(cx, tx, out, back));
    return again(cx, tx, out);
}

/* ---- leaving, arriving ------------------------------------------------------------------------------------------------------------------------ */

enum err sell_order_ship(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_ship_body *in, struct sell_order *out)
{
    const char *event_id;
    TRY(load_for(cx, tx, uuid, SIDE_SELLER, out));
    if (out->delivery == DELIVER_PICKUP)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这一单自提，交货时点“已交给买家”", "This order is collected: hand it over");
    if (!sell_order_way(out->state, ORDER_SHIPPED, BY_SELLER))
        return sell_order_enter(cx, tx, out, ORDER_SHIPPED, BY_SELLER, NULL);
    TRY(lots_hold(cx, tx, out));
    TRY(sell_order_tell(cx, tx, out, &event_id));
    TRY(sql_exec(tx, SQ(ord_waybill), ARGS(v_i(out->id), v_t(in->carrier), v_t(in->waybill_no), v_t(event_id))));
    TRY(sell_order_enter(cx, tx, out, ORDER_SHIPPED, BY_SELLER, NULL));
    TRY(sell_notice(cx, tx, &(struct sell_notice_new){out->account_id, "shipped", out->id, ar_printf(cx->ar, "订单 %s 已发货", out->order_no), ar_printf(cx->ar, "Order %s was sent", out->order_no)}));
    return again(cx, tx, out);
}

enum err sell_order_hand_over(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out)
{
    const char *event_id;
    TRY(load_for(cx, tx, uuid, SIDE_SELLER, out));
    if (out->delivery != DELIVER_PICKUP)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这一单要寄送", "This order is to be sent");
    if (!sell_order_way(out->state, ORDER_RECEIVED, BY_SELLER))
        return sell_order_enter(cx, tx, out, ORDER_RECEIVED, BY_SELLER, NULL);
    TRY(lots_hold(cx, tx, out));
    TRY(sell_order_tell(cx, tx, out, &event_id));
    TRY(sql_exec(tx, SQ(ord_waybill), ARGS(v_i(out->id), v_null(), v_null(), v_t(event_id))));
    TRY(sell_order_enter(cx, tx, out, ORDER_RECEIVED, BY_SELLER, "自提 / collected"));
    return again(cx, tx, out);
}

enum err sell_order_receive(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out)
{
    TRY(load_for(cx, tx, uuid, SIDE_BUYER, out));
    TRY(sell_order_enter(cx, tx, out, ORDER_RECEIVED, BY_BUYER, NULL));
    return again(cx, tx, out);
}
