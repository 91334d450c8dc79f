/* demo_settle.c: what becomes of the money in the demonstration county: producers say where they are paid, one office account draws what is due
 * for a month of selling, another approves, the bank's reference is entered; what is due since waits for its second signature. And a shop
 * of farm inputs with its licence, whose sales fill the store of a co-op and, through the village point, of a household. */
#include "demo.h"
#include "ledger_settle_acts.h"
#include "pay.h"
#include "sell_input.h"
#include "when.h"

enum { HOUR = 60, INPUT_OP = 12, COOP_OP = 1, HOUSEHOLD_OP = 0, UNPAID_OP = 15, DRAW_AGE = 20, COUNTER_AGE = 40, POINT_AGE = 9 };

/* ---- settlements ------------------------------------------------------------------------------------------------------------------------------ */
static enum err payee_set(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct ledger_payee out = {0};
    const struct ledger_payee_body in = {ar_printf(cx->ar, "%s（演示）", DEMO_OPERATOR[a].name), "云岭演示银行（没有这家银行）", ar_printf(cx->ar, "0000 0000 0000 %04d", a + 1)};
    (void)b;
    return ledger_payee_set(cx, tx, LEDGER_PAYEE_OPERATOR, d->operator_uuid[a], &in, &out);
}

/* a: days before today until which is drawn. */
static enum err draw(struct demo *d, struct cx *cx, int a)
{
    struct ledger_draw out;
    return ledger_settlements_draw(cx, &(const struct ledger_draw_body){.until_day = d->today - a}, &out);
}

/* b: to this state; who is owed nothing has no settlement. */
static enum err settlement_enter(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct ledger_settlement seen = {0}, out = {0};
    enum err e = ledger_settlement_last(cx, tx, d->operator_uuid[a], &seen);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    return ledger_settlement_enter(cx, tx, seen.uuid, seen.rev, &(const struct ledger_settle_move){b, b == SETTLE_PAID ? ar_printf(cx->ar, "演示付款 %04d", a + 1) : NULL}, &out);
}

void demo_add_settlements(struct demo *d)
{
    for (int op = 0; op < DEMO_OPERATORS; op++) {
        if (DEMO_OPERATOR[op].state != OPERATOR_ACTIVE)
            continue;
        demo_add(d, demo_at(demo_shops_day(d) + 4, 9 * HOUR + op), WHO_OWNER + op, payee_set, op, 0);
        demo_add(d, demo_at(d->today - DRAW_AGE, 15 * HOUR + op), WHO_OFFICE2, settlement_enter, op, SETTLE_APPROVED);
        if (op != UNPAID_OP)
            demo_add(d, demo_at(d->today - DRAW_AGE + 1, 11 * HOUR + op), WHO_OFFICE2, settlement_enter, op, SETTLE_PAID);
    }
    demo_add_job(d, demo_at(d->today - DRAW_AGE, 10 * HOUR), WHO_OFFICE, draw, DRAW_AGE + 1);
    demo_add_job(d, demo_at(d->today - 1, 16 * HOUR), WHO_OFFICE, draw, 2);
}

/* ---- farm inputs ------------------------------------------------------------------------------------------------------------------------------ */
static const struct { int input; const char *spec, *amount, *unit; int64_t price_fen, stock; } PACK[] = {
    {IN_ORGANIC, "40 公斤/袋", "40", "公斤", 3600, 300}, {IN_NPK, "50 公斤/袋", "50", "公斤", 16500, 120}, {IN_UREA, "50 公斤/袋", "50", "公斤", 11500, 80},
    {IN_AZOXYSTROBIN, "100 毫升/瓶", "100", "毫升", 2800, 60}, {IN_IMIDACLOPRID, "50 克/袋", "50", "克", 1500, 90}, {IN_CHLORANTRANILIPROLE, "100 毫升/瓶", "100", "毫升", 4200, 40},
};
enum { PACKS = sizeof PACK / sizeof PACK[0] };
_Static_assert((int)PACKS <= (int)DEMO_PACKS, "struct demo keeps a place for each pack");

static enum err shop_apply(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_shop out = {0};
    const struct sell_shop_body in = {.kind = SHOP_INPUT, .name = "松林坪农资店（演示）", .name_en = "Songlinping farm inputs (demonstration)", .intro = "演示店铺：只卖登记过的投入品，买了就记进自己的投入品库。",
                                      .operator = d->operator_uuid[INPUT_OP]};
    (void)a, (void)b;
    TRY(sell_shop_apply(cx, tx, &in, &out));
    demo_copy(d->input_shop, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err shop_enter(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_shop out = {0};
    (void)b;
    return sell_shop_enter(cx, tx, d->input_shop, FIELD_NULL, &(const struct sell_move){a, NULL}, &out);
}

static enum err licence_put(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_licence out = {0};
    (void)a, (void)b;
    return sell_licence_put(cx, tx, d->input_shop, &(const struct sell_licence){.no = "演示农药经营许可 0001", .until_day = d->today + 300}, &out);
}

static enum err pack_add(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_input out = {0};
    const struct sell_input_body in = {d->input[PACK[a].input], PACK[a].spec, PACK[a].amount, PACK[a].unit, PACK[a].price_fen, PACK[a].stock, SKU_ON};
    (void)b;
    TRY(sell_input_add(cx, tx, d->input_shop, &in, &out));
    demo_copy(d->pack[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

/* At the counter: paid and taken away. */
static enum err sell_at_counter(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_input_item items[] = {{d->pack[0], 10}, {d->pack[3], 4}};
    struct sell_input_sale out = {0};
    const struct sell_input_buy in = {.items = {items, 2}, .buyer = d->operator_uuid[a], .consent = "当面购买，签了台账（演示）", .pay_way = WAY_COUNTER, .total_fen = PACK[0].price_fen * 10 + PACK[3].price_fen * 4, .handed = true};
    (void)b;
    return sell_input_buy(cx, tx, &in, &out);
}

static enum err point_buys(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_input_item items[] = {{d->pack[1], 2}, {d->pack[4], 1}};
    struct sell_input_sale out = {0};
    const struct sell_input_buy in = {.items = {items, 2}, .buyer = d->operator_uuid[a], .consent = "当面说好，登记簿签字（演示）", .pay_way = WAY_ONLINE, .total_fen = PACK[1].price_fen * 2 + PACK[4].price_fen};
    (void)b;
    TRY(sell_input_buy(cx, tx, &in, &out));
    demo_copy(d->input_sale, UUID_SIZE, out.uuid);
    demo_copy(d->input_payment, UUID_SIZE, out.payment);
    return pay_hand_begin(cx, tx, out.payment, "transfer");
}

static enum err point_paid(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    (void)a, (void)b;
    return pay_hand_confirm(cx, tx, d->input_payment, "演示流水 农资");
}

static enum err hand_over(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_input_sale out = {0};
    (void)a, (void)b;
    return sell_input_hand_over(cx, tx, d->input_sale, &(const struct sell_input_hand){"柳溪村服务站（演示）"}, &out);
}

void demo_add_inputs(struct demo *d)
{
    int32_t day = demo_shops_day(d);
    int keeper = WHO_OWNER + INPUT_OP;
    demo_add(d, demo_at(day, 9 * HOUR + 20), keeper, shop_apply, 0, 0);
    demo_add(d, demo_at(day, 10 * HOUR + 20), WHO_OFFICE, shop_enter, SHOP_EXAMINED, 0);
    demo_add(d, demo_at(day, 11 * HOUR + 20), keeper, shop_enter, SHOP_OPEN, 0);
    demo_add(d, demo_at(day, 15 * HOUR), WHO_OFFICE, licence_put, 0, 0);
    for (int i = 0; i < PACKS; i++)
        demo_add(d, demo_at(day + 1, 16 * HOUR + i), keeper, pack_add, i, 0);
    demo_add(d, demo_at(d->today - COUNTER_AGE, 10 * HOUR), keeper, sell_at_counter, COOP_OP, 0);
    demo_add(d, demo_at(d->today - POINT_AGE, 10 * HOUR), WHO_POINT, point_buys, HOUSEHOLD_OP, 0);
    demo_add(d, demo_at(d->today - POINT_AGE, 10 * HOUR + 10), WHO_OFFICE, point_paid, 0, 0);
    demo_add(d, demo_at(d->today - POINT_AGE + 1, 9 * HOUR), keeper, hand_over, 0, 0);
}
