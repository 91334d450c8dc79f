/* t_input.c: input shops: the table of moves; what the database refuses whatever the program does; who may order for whom; stock, money and the buyer's
 * store to the last packet; what becomes of an input that is withdrawn. */
#include "sell_input.h"

#include "grow_store.h"
#include "t_buy.h"

/* ---- the table of moves ------------------------------------------------------------------------------------------------------------------------- */
static const struct { enum sell_input_state from, to; unsigned by; } MAY[] = {
    {INPUT_PLACED, INPUT_PAID, BY_PAY}, {INPUT_PLACED, INPUT_HANDED, BY_SELLER}, {INPUT_PLACED, INPUT_CANCELLED, BY_BUYER | BY_SELLER | BY_JOB | BY_PAY},
    {INPUT_PAID, INPUT_HANDED, BY_SELLER}, {INPUT_PAID, INPUT_REFUNDING, BY_BUYER | BY_SELLER | BY_JOB}, {INPUT_REFUNDING, INPUT_REFUNDED, BY_PAY},
};

static void test_moves(void **state)
{
    (void)state;
    for (int64_t from = -1; from <= INPUT__STATES; from++)
        for (int64_t to = -1; to <= INPUT__STATES; to++)
            for (unsigned by = 1; by < 64; by <<= 1) {
                bool may = false;
                for (size_t i = 0; i < sizeof MAY / sizeof MAY[0]; i++)
                    may = may || (MAY[i].from == (enum sell_input_state)from && MAY[i].to == (enum sell_input_state)to && MAY[i].by & by);
                assert_int_equal(sell_input_may(from, to, by), may);
            }
}

/* ---- acts, each in its transaction ---------------------------------------------------------------------------------------------------------------- */
struct call { const char *id; const void *in; void *out; int64_t rev; };
#define RUN(name, type, expr)                                                                                                     \
    static enum err name##_tx(struct cx *cx, struct tx *tx, void *arg)                                                            \
    {                                                                                                                             \
        const struct call *c = arg;                                                                                               \
        *(struct type *)c->out = (struct type){0};                                                                                \
        return expr;                                                                                                              \
    }                                                                                                                             \
    static enum err name(struct t_buy *b, struct call c)                                                                          \
    {                                                                                                                             \
        cx_clear(b->cx);                                                                                                          \
        return tx_run(b->cx, "t." #name, name##_tx, &c);                                                                          \
    }
RUN(licence, sell_licence, sell_licence_put(cx, tx, c->id, c->in, c->out))
RUN(add, sell_input, sell_input_add(cx, tx, c->id, c->in, c->out))
RUN(change, sell_input, sell_input_change(cx, tx, c->id, c->rev, c->in, c->out))
RUN(offer, sell_input, sell_input_load(cx, tx, c->id, c->out))
RUN(buy, sell_input_sale, sell_input_buy(cx, tx, c->in, c->out))
RUN(sale, sell_input_sale, sell_input_sale_get(cx, tx, c->id, c->out))
RUN(hand, sell_input_sale, sell_input_hand_over(cx, tx, c->id, c->in, c->out))
RUN(cancel, sell_input_sale, sell_input_cancel(cx, tx, c->id, "不要了", c->out))
RUN(input_make, grow_input, grow_input_create(cx, tx, c->in, c->out))
RUN(input_open, grow_input, grow_input_open(cx, tx, c->id, FIELD_NULL, c->in, c->out))

struct shop { struct sell_shop shop; struct grow_input drug, feed; struct sell_input a, b; };

/* An open input shop of op with a pesticide (0.25 L a bottle, 12.50 yuan, 40 of them) and a fertiliser (50 kg, 180 yuan, 10); op2 buys. */
static void shop_make(struct t_buy *b, struct shop *s)
{
    struct sell_licence lic;
    const struct grow_input_body drug = {.name = "示范悬浮剂", .reg_no = "PD20269001", .ingredients = "示范成分", .kind = IK_PESTICIDE}, feed = {.name = "示范复合肥", .kind = IK_FERTILISER};
    t_ok(b->f, t_sql(b->cx, "UPDATE people_operator SET state = 'active'"));
    t_as(b->f, "office");
    t_ok(b->f, input_make(b, (struct call){.in = &drug, .out = &s->drug}));
    t_ok(b->f, input_make(b, (struct call){.in = &feed, .out = &s->feed}));
    t_as(b->f, "owner");
    t_ok(b->f, t_shop_apply(b->cx, &(struct sell_shop_body){.kind = SHOP_INPUT, .name = "柳溪农资店"}, &s->shop));
    const char *uuid = s->shop.uuid;
    const struct sell_input_body first = {s->drug.uuid, "0.25 L 瓶装", "0.25", "L", 1250, 40, SKU_ON}, second = {s->feed.uuid, "50 公斤袋装", "50", "公斤", 18000, 10, SKU_ON};
    T_ERR(b->f, ERR_RULE, add(b, (struct call){uuid, &first, &s->a, 0}));       /* no licence: no pesticide */
    t_ok(b->f, add(b, (struct call){uuid, &second, &s->b, 0}));
    T_ERR(b->f, ERR_FORBIDDEN, licence(b, (struct call){uuid, &(struct sell_licence){.no = "农药经许（渝）0001", .until_day = b->f->today + 100}, &lic, 0})); /* not by the shop itself */
    t_as(b->f, "office");
    t_ok(b->f, t_shop_enter(b->cx, uuid, SHOP_EXAMINED, NULL, &s->shop));
    t_ok(b->f, licence(b, (struct call){uuid, &(struct sell_licence){.no = "农药经许（渝）0001", .until_day = b->f->today}, &lic, 0}));
    t_as(b->f, "owner");
    t_ok(b->f, t_shop_enter(b->cx, uuid, SHOP_OPEN, NULL, &s->shop));
    t_ok(b->f, add(b, (struct call){uuid, &first, &s->a, 0}));
    t_as(b->f, "owner2");
}

static enum err order(struct t_buy *b, const struct shop *s, int64_t drugs, int64_t feeds, struct sell_input_buy more, struct sell_input_sale *out)
{
    const struct sell_input_item items[] = {{s->a.uuid, drugs}, {s->b.uuid, feeds}};
    more.items = (struct list){(void *)(uintptr_t)(drugs ? items : items + 1), (size_t)(drugs > 0) + (feeds > 0)};
    more.total_fen = more.total_fen ? more.total_fen : drugs * 1250 + feeds * 18000;
    return buy(b, (struct call){.in = &more, .out = out});
}

static int64_t stock(struct t_buy *b, const struct sell_input *i)
{
    return t_number(b->f, ar_printf(b->cx->ar, "SELECT stock FROM sell_input WHERE id = %lld", (long long)i->id));
}

static void withdraw(struct t_buy *b, const char *input)
{
    struct grow_input in;
    t_as(b->f, "agri");
    t_ok(b->f, input_open(b, (struct call){input, &(struct grow_open_body){.state = 1, .reason = "登记证注销"}, &in, 0}));
}

/* ---- what may be offered ------------------------------------------------------------------------------------------------------------------------------ */
static void offers(struct t_buy *b)
{
    struct shop s;
    struct sell_input i;
    struct sell_goods g;
    struct sell_shop shop;
    shop_make(b, &s);
    const struct sell_input_body again = {s.drug.uuid, "0.25 L 瓶装", "0.25", "L", 1250, 40, SKU_ON}, ghost = {"00000000-0000-7000-8000-000000000000", "一袋", "1", "kg", 100, 1, SKU_ON},
                                 none = {s.feed.uuid, "空袋", "0", "kg", 100, 1, SKU_ON};
    T_ERR(b->f, ERR_NOT_FOUND, add(b, (struct call){s.shop.uuid, &ghost, &i, 0}));  /* owner2 has no part in the shop */
    t_as(b->f, "owner");
    T_ERR(b->f, ERR_DUPLICATE, add(b, (struct call){s.shop.uuid, &again, &i, 0}));
    T_ERR(b->f, ERR_INVALID, add(b, (struct call){s.shop.uuid, &ghost, &i, 0}));    /* not in the catalogue */
    T_ERR(b->f, ERR_INVALID, add(b, (struct call){s.shop.uuid, &none, &i, 0}));
    T_ERR(b->f, ERR_RULE, add(b, (struct call){b->shop.uuid, &again, &i, 0}));      /* a shop of produce */
    T_ERR(b->f, ERR_RULE, t_goods_create(b->cx, &(struct sell_goods_body){.shop = s.shop.uuid, .product = b->f->product, .title = "番茄", .shelf_days = FIELD_NULL, .order_max = FIELD_NULL}, &g));
    t_ok(b->f, t_shop_get(b->cx, s.shop.uuid, &shop));
    struct sell_input_body cheaper = again;
    cheaper.price_fen = 1200;
    T_ERR(b->f, ERR_CHANGED, change(b, (struct call){s.a.uuid, &cheaper, &i, s.a.rev + 1}));
    t_ok(b->f, change(b, (struct call){s.a.uuid, &cheaper, &i, s.a.rev}));
    assert_int_equal(i.price_fen, 1200);
    cheaper.amount = "0.5";
    T_ERR(b->f, ERR_INVALID, change(b, (struct call){s.a.uuid, &cheaper, &i, i.rev}));
    withdraw(b, s.drug.uuid);
    t_as(b->f, "owner");
    t_ok(b->f, offer(b, (struct call){s.a.uuid, NULL, &i, 0}));
    assert_false(i.live);
    assert_non_null(i.why);
    /* past the program: the database itself */
    assert_int_not_equal(t_sql(b->cx, "UPDATE sell_input SET state = 'on'"), ERR_NONE);
    assert_int_not_equal(t_sql(b->cx, ar_printf(b->cx->ar, "INSERT INTO sell_input (uuid, shop_id, input_id, spec, amount, unit, price_fen, stock, state, created_us) "
                                                           "VALUES ('x', %lld, %lld, 'y', '1', 'kg', 1, 1, 'on', 0)", (long long)b->shop.id, (long long)s.feed.id)), ERR_NONE);
    assert_int_not_equal(t_sql(b->cx, "UPDATE sell_input SET stock = -1"), ERR_NONE);
}

/* ---- ordering, money, the store ------------------------------------------------------------------------------------------------------------------------- */
static void counter(struct t_buy *b)
{
    struct shop s;
    struct sell_input_sale o, x;
    shop_make(b, &s);
    T_ERR(b->f, ERR_CHANGED, order(b, &s, 2, 1, (struct sell_input_buy){.pay_way = WAY_COUNTER, .total_fen = 1}, &o));
    T_ERR(b->f, ERR_LIMIT, order(b, &s, 0, 11, (struct sell_input_buy){.pay_way = WAY_COUNTER}, &o));
    T_ERR(b->f, ERR_RULE, order(b, &s, 1, 0, (struct sell_input_buy){.pay_way = WAY_COUNTER, .handed = true}, &o));       /* the shop's to say */
    T_ERR(b->f, ERR_INVALID, order(b, &s, 1, 0, (struct sell_input_buy){.pay_way = WAY_COUNTER, .buyer = b->f->op_uuid, .consent = "x"}, &o)); /* for a stranger */
    t_ok(b->f, order(b, &s, 2, 1, (struct sell_input_buy){.pay_way = WAY_COUNTER}, &o));
    assert_int_equal(o.acts.n, 1);
    assert_int_equal(stock(b, &s.a), 38);
    T_ERR(b->f, ERR_FORBIDDEN, hand(b, (struct call){o.uuid, &(struct sell_input_hand){NULL}, &x, 0}));
    t_as(b->f, "worker");
    t_ok(b->f, hand(b, (struct call){o.uuid, &(struct sell_input_hand){"李明山"}, &x, 0}));
    assert_string_equal(x.collected_by, "李明山");
    T_ERR(b->f, ERR_WRONG_STATE, hand(b, (struct call){o.uuid, &(struct sell_input_hand){NULL}, &x, 0}));
    T_ERR(b->f, ERR_WRONG_STATE, cancel(b, (struct call){o.uuid, NULL, &x, 0}));
    const char *in = "SELECT in_m FROM grow_store_v WHERE operator_id = %lld AND unit = '%s'";
    assert_int_equal(t_number(b->f, ar_printf(b->cx->ar, in, (long long)b->f->op2, "mL")), 500000);
    assert_int_equal(t_number(b->f, ar_printf(b->cx->ar, in, (long long)b->f->op2, "g")), 50000000);
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM ledger_line"), 0);   /* what is paid at the counter is not the platform's */
    /* at the counter, to the producer who stands there */
    t_as(b->f, "owner");
    T_ERR(b->f, ERR_INVALID, order(b, &s, 4, 0, (struct sell_input_buy){.pay_way = WAY_COUNTER, .handed = true, .buyer = b->f->op2_uuid}, &o));
    t_ok(b->f, order(b, &s, 4, 0, (struct sell_input_buy){.pay_way = WAY_COUNTER, .handed = true, .buyer = b->f->op2_uuid, .consent = "本人在柜台"}, &o));
    assert_int_equal(o.state, INPUT_HANDED);
    assert_int_equal(t_number(b->f, ar_printf(b->cx->ar, in, (long long)b->f->op2, "mL")), 1500000);
    t_as(b->f, b->buyer);   /* a buyer of the mall is no producer */
    T_ERR(b->f, ERR_INVALID, order(b, &s, 1, 0, (struct sell_input_buy){.pay_way = WAY_COUNTER}, &o));
    T_ERR(b->f, ERR_NOT_FOUND, sale(b, (struct call){x.uuid, NULL, &o, 0}));
    assert_int_equal(t_findings(b), 0);
}

static enum err told_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const int64_t *id = arg;
    return sell_input_subject.refunded(cx, tx, *id, 0, 0, true);
}

static void online(struct t_buy *b)
{
    struct shop s;
    struct sell_input_sale o, x;
    const char *own = ar_printf(b->cx->ar, "operator:%s", b->f->op_uuid);
    shop_make(b, &s);
    t_ok(b->f, order(b, &s, 3, 0, (struct sell_input_buy){.pay_way = WAY_ONLINE}, &o));
    t_as(b->f, "owner");
    T_ERR(b->f, ERR_WRONG_STATE, hand(b, (struct call){o.uuid, &(struct sell_input_hand){NULL}, &x, 0}));
    t_paid(b, &(struct sell_purchase){.payment = o.payment});
    t_as(b->f, "owner");
    t_ok(b->f, hand(b, (struct call){o.uuid, &(struct sell_input_hand){NULL}, &x, 0}));
    assert_int_equal(t_balance(b, own), -3750);
    assert_int_equal(t_balance(b, ar_printf(b->cx->ar, "held:%s", o.payment)), 0);
    t_as(b->f, "owner2");
    t_ok(b->f, order(b, &s, 5, 1, (struct sell_input_buy){.pay_way = WAY_ONLINE}, &o));
    t_paid(b, &(struct sell_purchase){.payment = o.payment});
    t_as(b->f, "owner2");
    t_ok(b->f, cancel(b, (struct call){o.uuid, NULL, &x, 0}));
    assert_int_equal(x.state, INPUT_REFUNDING);
    assert_int_equal(stock(b, &s.a), 37);
    T_ERR(b->f, ERR_WRONG_STATE, cancel(b, (struct call){o.uuid, NULL, &x, 0}));
    t_ok(b->f, tx_run(b->cx, "t.told", told_tx, &o.id));
    t_ok(b->f, sale(b, (struct call){o.uuid, NULL, &x, 0}));
    assert_int_equal(x.state, INPUT_REFUNDED);
    assert_int_equal(t_balance(b, own), -3750);
    assert_int_equal(t_findings(b), 0);
}

/* ---- withdrawn ----------------------------------------------------------------------------------------------------------------------------------------------- */
static void withdrawn(struct t_buy *b)
{
    struct shop s;
    struct sell_input_sale paid, placed, other, x;
    int64_t moved;
    shop_make(b, &s);
    t_ok(b->f, order(b, &s, 1, 0, (struct sell_input_buy){.pay_way = WAY_ONLINE}, &paid));
    t_ok(b->f, order(b, &s, 2, 1, (struct sell_input_buy){.pay_way = WAY_COUNTER}, &placed));
    t_ok(b->f, order(b, &s, 0, 1, (struct sell_input_buy){.pay_way = WAY_COUNTER}, &other));
    t_paid(b, &(struct sell_purchase){.payment = paid.payment});
    withdraw(b, s.drug.uuid);
    t_as(b->f, "owner2");
    T_ERR(b->f, ERR_RULE, order(b, &s, 1, 0, (struct sell_input_buy){.pay_way = WAY_COUNTER}, &x));
    t_as(b->f, "owner");
    T_ERR(b->f, ERR_RULE, hand(b, (struct call){paid.uuid, &(struct sell_input_hand){NULL}, &x, 0}));
    assert_int_not_equal(t_sql(b->cx, "UPDATE sell_input_sale SET state = 'handed' WHERE state = 'paid'"), ERR_NONE);   /* nor past the program */
    assert_int_not_equal(t_sql(b->cx, "UPDATE sell_input_line SET pieces = 1"), ERR_NONE);
    assert_int_not_equal(t_sql(b->cx, "DELETE FROM sell_input_line"), ERR_NONE);
    assert_int_not_equal(t_sql(b->cx, ar_printf(b->cx->ar, "INSERT INTO sell_input_line (sale_id, offer_id, input_id, name, spec, amount, unit, pieces, price_fen, fen) VALUES (%lld, %lld, %lld, 'x', 'x', "
                                                           "'1', 'L', 1, 1, 1)", (long long)other.id, (long long)s.a.id, (long long)s.drug.id)), ERR_NONE);
    b->cx->who = NULL;
    t_ok(b->f, sell_input_tidy(b->cx, &moved));
    assert_int_equal(moved, 2);
    t_ok(b->f, sell_input_tidy(b->cx, &moved));
    assert_int_equal(moved, 0);
    t_as(b->f, "owner2");
    static const enum sell_input_state want[] = {INPUT_REFUNDING, INPUT_CANCELLED, INPUT_PLACED};
    const char *uuid[] = {paid.uuid, placed.uuid, other.uuid};
    for (int i = 0; i < 3; i++) {
        t_ok(b->f, sale(b, (struct call){uuid[i], NULL, &x, 0}));
        assert_int_equal(x.state, want[i]);
    }
    assert_int_equal(stock(b, &s.a), 40);
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM sell_notice WHERE kind = 'input'"), 2);
    t_later(b, 4 * 86400000);
    b->cx->who = NULL;
    t_ok(b->f, sell_input_tidy(b->cx, &moved));   /* not collected */
    assert_int_equal(moved, 1);
    assert_int_equal(stock(b, &s.b), 10);
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM grow_store_move"), 0);
    assert_int_equal(t_findings(b), 0);
}

/* The licence's last day is today: tomorrow no pesticide, the fertiliser as before. */
static void licence_over(struct t_buy *b)
{
    struct shop s;
    struct sell_input_sale x;
    shop_make(b, &s);
    t_later(b, 86400000);
    T_ERR(b->f, ERR_RULE, order(b, &s, 1, 0, (struct sell_input_buy){.pay_way = WAY_COUNTER}, &x));
    t_ok(b->f, order(b, &s, 0, 1, (struct sell_input_buy){.pay_way = WAY_COUNTER}, &x));
    assert_int_not_equal(t_sql(b->cx, ar_printf(b->cx->ar, "INSERT INTO sell_input_line (sale_id, offer_id, input_id, name, spec, amount, unit, pieces, price_fen, fen) VALUES (%lld, %lld, %lld, 'x', 'x', "
                                                           "'1', 'L', 1, 1, 1)", (long long)x.id, (long long)s.a.id, (long long)s.drug.id)), ERR_NONE);
}

#define CASE(name) static void test_##name(void **state) { (void)state; t_buy_each(name); }
CASE(offers)
CASE(counter)
CASE(online)
CASE(withdrawn)
CASE(licence_over)

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_moves), cmocka_unit_test(test_offers), cmocka_unit_test(test_counter), cmocka_unit_test(test_online), cmocka_unit_test(test_withdrawn),
                                       cmocka_unit_test(test_licence_over)};
    return cmocka_run_group_tests_name("sell.input", tests, NULL, NULL);
}
