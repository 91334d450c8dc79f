/* sell_order.c: the life of an order: its table of moves, the one writer of its state, who may see it and what he may do. Sides are the
 * buyer (his account), the seller (who serves the shop) and the office. */
#include <string.h>

#include "conf.h"
#include "sell_after.h"
#include "sell_made.h"

const char *const sell_order_states[] = {
#define STATE(name, code, zh, en) code,
#include "sell_order_states.def"
#undef STATE
    NULL};
static const struct { const char *zh, *en; } NAMES[] = {
#define STATE(name, code, zh, en) {zh, en},
#include "sell_order_states.def"
#undef STATE
};

enum { PAY = BY_PAY, BUYER = BY_BUYER, SELLER = BY_SELLER, JOB = BY_JOB, REFUND = BY_REFUND };
static const unsigned WAYS[ORDER__STATES][ORDER__STATES] = {
#define MOVE(from, to, who) [ORDER_##from][ORDER_##to] = (who),
#include "sell_order_states.def"
#undef MOVE
};

bool sell_order_way(int64_t from, int64_t to, unsigned by)
{
    return from >= 0 && from < ORDER__STATES && to >= 0 && to < ORDER__STATES && (WAYS[from][to] & by) != 0;
}

const char *sell_order_state_name(int64_t s, enum lang lang)
{
    return lang == LANG_EN ? NAMES[s].en : NAMES[s].zh;
}

/* ---- moving --------------------------------------------------------------------------------------------------------------------------- */

static int64_t due_after(const struct cx *cx, enum sell_order_state to)
{
    if (to == ORDER_SHIPPED)
        return cx->now_us + conf_int("sell.receive_after") * 1000;
    return to == ORDER_RECEIVED ? cx->now_us + conf_int("sell.complete_after") * 1000 : FIELD_NULL;
}

static bool in_refund(int64_t state)
{
    return state == ORDER_REFUND_ASKED || state == ORDER_REFUNDING;
}

static enum err wrong(struct cx *cx, int64_t from, int64_t to)
{
    return err_say(cx, ERR_WRONG_STATE, NULL, "订单“%s”，不能改为“%s”", "The order is \"%s\" and cannot become \"%s\"", sell_order_state_name(from, cx->lang), sell_order_state_name(to, cx->lang));
}

enum err sell_order_enter(struct cx *cx, struct tx *tx, struct sell_order *o, enum sell_order_state to, unsigned by, const char *reason)
{
    const char *from = sell_order_states[o->state], *name = sell_order_states[to];
    int64_t changed, due = due_after(cx, to), back = in_refund(to) && !in_refund(o->state) ? o->state : o->back_state;
    if (!sell_order_way(o->state, to, by) || (in_refund(o->state) && !in_refund(to) && to != ORDER_REFUNDED && to != (enum sell_order_state)o->back_state))
        return wrong(cx, o->state, to);
    TRY(sql_exec_n(tx, SQ(ord_state), ARGS(v_i(o->id), v_t(from), v_t(name), v_i(cx->now_us), v_i(due), v_t(in_refund(to) ? sell_order_states[back] : NULL)), &changed));
    if (changed == 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "订单刚刚变了，请刷新", "The order changed a moment ago: load it again");
    TRY(sql_exec(tx, SQ(ord_step), ARGS(v_i(o->id), v_null(), v_t(from), v_t(name), v_t(reason), v_t(sell_by(cx)), v_i(cx->now_us))));
    TRY(people_audit(cx, tx, "sell.order.state", "order", o->uuid, str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", from)), str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", name)), reason));
    o->state = to;
    o->back_state = back;
    o->state_at = cx->now_us;
    o->due_at = due;
    return ERR_NONE;
}

/* ---- reading ---------------------------------------------------------------------------------------------------------------------------- */

enum err sell_order_load(struct cx *cx, struct tx *tx, int64_t id, struct sell_order *out)
{
    (void)cx;
    return sql_one(tx, SQ(ord_by_id), ARGS(v_i(id)), &sell_order_row, out);
}

static unsigned sides_of(struct cx *cx, const struct sell_order *o)
{
    unsigned sides = SIDE_NONE;
    if (cx->who == NULL)
        return SIDE_NONE;
    if (cx->who->account_id != 0 && cx->who->account_id == o->account_id)
        sides |= SIDE_BUYER;
    if (people_may_on(cx, "sell.order.handle", o->level_path, o->serve_id) == ERR_NONE)
        sides |= SIDE_SELLER;
    if (people_may_on(cx, "sell.order.office", o->level_path, o->serve_id) == ERR_NONE)
        sides |= SIDE_OFFICE;
    bool reads = sides != SIDE_NONE || people_may_on(cx, "sell.order.read", o->level_path, o->serve_id) == ERR_NONE;
    cx_clear(cx);
    return reads ? sides | BY_JOB : SIDE_NONE; /* BY_JOB here: may read and no more */
}

/* ---- what may be done --------------------------------------------------------------------------------------------------------------------- */

static const struct { const char *act; unsigned side, states; } ACTS[] = {
#define S(x) (1u << ORDER_##x)
    {"pay", SIDE_BUYER, S(PLACED)},
    {"cancel", SIDE_BUYER, S(PLACED) | S(PAID)},
    {"refund", SIDE_BUYER, S(PACKED) | S(SHIPPED) | S(RECEIVED) | S(COMPLETED)},
    {"receive", SIDE_BUYER, S(SHIPPED)},
    {"review", SIDE_BUYER, S(RECEIVED) | S(COMPLETED)},
    {"pack", SIDE_SELLER, S(PAID)},
    {"ship", SIDE_SELLER, S(PACKED)},
    {"call_off", SIDE_SELLER, S(PAID) | S(PACKED)},
#undef S
};

static bool refund_over(const struct cx *cx, const struct sell_order *o)
{
    return o->state == ORDER_COMPLETED && cx->now_us > o->completed_at + conf_int("sell.refund_after_completion") * 1000;
}

/* Nobody else is to have it: what was engraved for the buyer is called off by the seller alone, once it is paid. */
static bool has_final(const struct sell_order *o)
{
    for (size_t i = 0; i < o->lines.n; i++)
        if (((const struct sell_line *)o->lines.p)[i].final)
            return true;
    return false;
}

/* The buyer's text is for him, for whoever packs, and for the office while it judges a refund. */
static bool sees_texts(const struct sell_order *o, unsigned sides)
{
    const struct sell_refund *r = o->refunds.p;
    for (size_t i = 0; i < o->refunds.n; i++)
        if (r[i].state == REFUND_ESCALATED && sides & SIDE_OFFICE)
            return true;
    return (sides & (SIDE_BUYER | SIDE_SELLER)) != 0;
}

static void acts_fill(struct cx *cx, struct sell_order *o, unsigned sides)
{
    const char **acts = AR_ARRAY(cx->ar, const char *, sizeof ACTS / sizeof ACTS[0]);
    o->acts = (struct texts){acts, 0};
    for (size_t i = 0; i < sizeof ACTS / sizeof ACTS[0]; i++) {
        if (!(ACTS[i].side & sides) || !(ACTS[i].states & 1u << o->state) || (strcmp(ACTS[i].act, "refund") == 0 && refund_over(cx, o)))
            continue;
        if (strcmp(ACTS[i].act, "cancel") == 0 && o->state == ORDER_PAID && has_final(o))
            continue;
        bool collected = strcmp(ACTS[i].act, "ship") == 0 && o->delivery == DELIVER_PICKUP;
        acts[o->acts.n++] = collected ? "hand_over" : ACTS[i].act;
    }
    struct sell_refund *r = o->refunds.p;
    for (size_t i = 0; i < o->refunds.n; i++)
        sell_refund_acts(cx, &r[i], sides);
}

/* ---- the whole order ------------------------------------------------------------------------------------------------------------------------ */

static const struct field LOT_ROW[] = {
    FIELD(struct sell_lot, sku, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct sell_lot, lot, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct sell_lot, lot_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_lot, path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_lot, pieces, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_lot, grams, F_I64, 0, 0, 0, "", ""),
};
static const struct shape lot_row = SHAPE("OrderLotRow", struct sell_lot, LOT_ROW);

static void fee_names(struct cx *cx, struct list fees)
{
    static const struct { const char *kind, *zh, *en; } NAME[] = {{"freight", "运费", "Freight"}, {"packing", "包装费", "Packing"}, {"cold", "冷链费", "Cold chain"}};
    struct sell_fee *f = fees.p;
    for (size_t i = 0; i < fees.n; i++)
        for (size_t j = 0; j < sizeof NAME / sizeof NAME[0]; j++)
            if (strcmp(f[i].kind, NAME[j].kind) == 0)
                f[i].name = cx->lang == LANG_EN ? NAME[j].en : NAME[j].zh;
}

enum err sell_order_fill(struct cx *cx, struct tx *tx, struct sell_order *o)
{
    o->buyer = people_name_mask(cx->ar, o->buyer == NULL ? "" : o->buyer);
    TRY(sql_all(tx, SQ(ord_lines), ARGS(v_i(o->id)), &sell_line_row, SELL_LINES_MAX, &o->lines));
    o->tax_fen = 0;
    for (size_t i = 0; i < o->lines.n; i++)
        o->tax_fen += ((const struct sell_line *)o->lines.p)[i].tax_fen; /* parts of total_fen */
    TRY(sql_all(tx, SQ(ord_lots), ARGS(v_t(sell_ref(cx, o->uuid))), &lot_row, SELL_LINES_MAX * 20, &o->lots));
    TRY(sql_all(tx, SQ(ord_fees), ARGS(v_i(o->id)), &sell_fee_shape, 10, &o->fees));
    fee_names(cx, o->fees);
    TRY(sql_all(tx, SQ(ord_steps), ARGS(v_i(o->id)), &sell_step_shape, SELL_STEPS_MAX, &o->steps));
    return sell_refunds_of(cx, tx, o->id, &o->refunds);
}

/* Ids and texts only; who it is not for finds nothing. */
static enum err seen(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out, unsigned *sides)
{
    TRY(sql_one(tx, SQ(ord_one), ARGS(v_t(uuid)), &sell_order_row, out));
    *sides = sides_of(cx, out);
    return *sides != SIDE_NONE ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

enum err sell_order_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_order *out, unsigned *sides_out)
{
    unsigned sides;
    TRY(seen(cx, tx, uuid, out, &sides));
    TRY(sell_order_fill(cx, tx, out));
    TRY(sell_lines_made(cx, tx, out, sees_texts(out, sides)));
    acts_fill(cx, out, sides);
    if (sides_out != NULL)
        *sides_out = sides;
    return ERR_NONE;
}

enum err sell_order_recipient(struct cx *cx, struct tx *tx, const char *uuid, struct sell_recipient *out)
{
    struct sell_order o = {0};
    unsigned sides;
    const char *box;
    TRY(seen(cx, tx, uuid, &o, &sides));
    if (!(sides & (SIDE_SELLER | SIDE_BUYER)))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    bool over = o.state == ORDER_PLACED || o.state == ORDER_COMPLETED || o.state == ORDER_CANCELLED || o.state == ORDER_REFUNDED;
    if (over && !(sides & SIDE_BUYER))
        return err_say(cx, ERR_WRONG_STATE, NULL, "只有要发货和在途的订单能看收货人", "The recipient is shown for orders that are to be sent or under way");
    TRY(sql_text(tx, SQ(buy_box), ARGS(v_i(o.purchase_id)), &box));
    *out = (struct sell_recipient){"", "", "", ""};
    TRY(sell_box_open(cx, tx, ar_printf(cx->ar, "sell_purchase:%s", o.purchase), box[0] == '\0' ? NULL : box, out));
    return sides & SIDE_BUYER ? ERR_NONE : people_audit(cx, tx, "sell.order.recipient", "order", uuid, (struct str){0}, (struct str){0}, NULL);
}
