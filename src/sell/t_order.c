/* t_order.c: buying, from quote to shares, on each engine: what is whose, what may be done when, where the money is; then random lives of
 * many purchases, after which every check of stock, orders, payments and books finds nothing. */
#include "t_buy.h"

#include <stdlib.h>

#include "conf.h"
#include "when.h"

static const struct sell_refund_body ALL = {.cause = CAUSE_QUALITY, .text = "有坏果", .fen = FIELD_NULL};

/* ---- the straight way --------------------------------------------------------------------------------------------------------------------- */

static void straight(struct t_buy *b)
{
    struct sell_purchase p;
    struct sell_order o;
    struct sell_recipient r;
    t_as_seller(b);
    struct sell_terms t;
    t_ok(b->f, t_terms(b->cx, b->shop.uuid, &(struct sell_terms){.freight_fen = 800, .freight_g = 3000, .more_fen = 200, .free_from_fen = FIELD_NULL, .packing_fen = 150}, &t));
    t_as_buyer(b);
    t_ok(b->f, t_buy_some(b, 2, &p));
    assert_int_equal(p.total_fen, 9980 + 800 + 7 * 200 + 150); /* 10 kg: 3, and 7 more */
    assert_string_equal(p.state, "open");
    o = t_order(b, &p, 0);
    assert_int_equal(o.state, ORDER_PLACED);
    assert_string_equal(o.to_place, "330106");
    assert_true(strlen(o.sale_place) >= 6);
    assert_null(strstr(o.shown, "文三路"));
    t_as_seller(b);
    T_ERR(b->f, ERR_WRONG_STATE, t_pack(b->cx, o.uuid, &T_PACK, &o));
    T_ERR(b->f, ERR_WRONG_STATE, t_recipient(b->cx, o.uuid, &r)); /* not paid: not his to know */
    t_paid(b, &p);
    o = t_order(b, &p, 0);
    assert_int_equal(o.state, ORDER_PAID);
    T_ERR(b->f, ERR_FORBIDDEN, t_pack(b->cx, o.uuid, &T_PACK, &o));
    const char *held = pay_held(b->cx, p.payment), *id = o.uuid;
    assert_int_equal(t_balance(b, held), -p.total_fen);
    t_as_seller(b);
    t_ok(b->f, t_recipient(b->cx, id, &r));
    assert_string_equal(r.name, "欧阳买");
    assert_string_equal(r.detail, "文三路 12 号 3 幢 2 单元 501 室");
    t_ok(b->f, t_pack(b->cx, id, &T_PACK, &o));
    T_ERR(b->f, ERR_WRONG_STATE, t_pack(b->cx, id, &T_PACK, &o));
    t_ok(b->f, t_ship(b->cx, id, &T_SHIP, &o));
    assert_non_null(o.event_id);
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM epcis_event_v WHERE event_id = (SELECT event_id FROM sell_order)"), 1);
    T_ERR(b->f, ERR_FORBIDDEN, t_receive(b->cx, id, &o));
    T_ERR(b->f, ERR_WRONG_STATE, t_ship(b->cx, id, &T_SHIP, &o));
    t_as_buyer(b);
    t_ok(b->f, t_receive(b->cx, id, &o));
    assert_int_equal(t_tidy(b), 0);
    assert_int_equal(t_balance(b, held), -p.total_fen);
    t_later(b, 8 * T_DAY_MS);
    assert_int_equal(t_tidy(b), 1);
    t_ok(b->f, t_order_get(b->cx, id, &o));
    assert_int_equal(o.state, ORDER_COMPLETED);
    assert_int_equal(t_balance(b, held), 0);
    assert_int_equal(t_balance(b, "fee:platform"), -100);
    assert_int_equal(t_balance(b, ar_printf(b->cx->ar, "operator:%s", b->f->op_uuid)), -(9980 - 100 + 2200 + 150)); /* goods less the platform's part, freight, packing: whoever packs and sends */
    assert_int_equal(t_number(b->f, "SELECT sold_g FROM sell_stock"), 10000);
    t_as_seller(b);
    T_ERR(b->f, ERR_WRONG_STATE, t_recipient(b->cx, id, &r)); /* over: he needs it no more */
    assert_int_equal(t_findings(b), 0);
}

/* ---- whose ------------------------------------------------------------------------------------------------------------------------------------ */

static void whose(struct t_buy *b)
{
    struct sell_purchase p, p2;
    struct sell_order o;
    struct sell_address a;
    struct sell_refund ref;
    struct sell_recipient r;
    bool accepted;
    t_ok(b->f, t_buy_some(b, 1, &p));
    t_paid(b, &p);
    const char *order = t_order(b, &p, 0).uuid;
    const char *const STRANGERS[] = {b->other, "owner2", "lab", "agri"};
    for (size_t i = 0; i < sizeof STRANGERS / sizeof STRANGERS[0]; i++) {
        t_as(b->f, STRANGERS[i]);
        T_ERR(b->f, ERR_NOT_FOUND, t_purchase(b->cx, p.uuid, &p2));
        T_ERR(b->f, ERR_NOT_FOUND, t_cancel(b->cx, p.uuid, &p2));
        T_ERR(b->f, ERR_NOT_FOUND, t_address_get(b->cx, b->address, &a));
        T_ERR(b->f, ERR_NOT_FOUND, t_order_get(b->cx, order, &o));
        T_ERR(b->f, ERR_NOT_FOUND, t_recipient(b->cx, order, &r));
        T_ERR(b->f, ERR_NOT_FOUND, t_pack(b->cx, order, &T_PACK, &o));
        T_ERR(b->f, ERR_NOT_FOUND, t_receive(b->cx, order, &o));
        T_ERR(b->f, ERR_NOT_FOUND, t_call_off(b->cx, order, &o));
        T_ERR(b->f, ERR_NOT_FOUND, t_ask(b->cx, order, &ALL, &ref));
    }
    t_as(b->f, b->other); /* somebody else's address */
    struct sell_item_body item = {b->sku, 1, NULL};
    struct sell_buy_body in = t_body(&item, b->address, 4990);
    T_ERR(b->f, ERR_NOT_FOUND, t_buy_it(b->cx, &in, &p2));
    t_as(b->f, "office"); /* the office reads, and sees no recipient */
    t_ok(b->f, t_order_get(b->cx, order, &o));
    T_ERR(b->f, ERR_FORBIDDEN, t_recipient(b->cx, order, &r));
    T_ERR(b->f, ERR_FORBIDDEN, t_call_off(b->cx, order, &o));
    t_as_buyer(b);
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM sell_purchase WHERE box LIKE '%文三%' OR shown LIKE '%文三%' OR shown LIKE '%欧阳%' OR shown LIKE '%10000000001%'"), 0);
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM people_audit WHERE COALESCE(after_json, '') LIKE '%文三%' OR COALESCE(after_json, '') LIKE '%10000000001%'"), 0);
    /* the same event told again, and with another payment */
    t_ok(b->f, t_tell_paid(b->cx, p.id, p.payment_id, &accepted));
    assert_false(accepted);
    assert_int_equal(t_order(b, &p, 0).state, ORDER_PAID);
    t_ok(b->f, t_tell_given_up(b->cx, p.id, p.payment_id));
    assert_int_equal(t_order(b, &p, 0).state, ORDER_PAID);
    T_ERR(b->f, ERR_WRONG_STATE, t_cancel(b->cx, p.uuid, &p2));
    T_ERR(b->f, ERR_WRONG_STATE, t_gone(b->cx, b->cx->who->account_id));
    t_ok(b->f, t_call_off(b->cx, order, &o));
    t_ok(b->f, t_tell_refunds(b, true));
    t_ok(b->f, t_gone(b->cx, b->cx->who->account_id));
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM sell_purchase WHERE box IS NOT NULL"), 0);
    T_ERR(b->f, ERR_NOT_FOUND, t_address_get(b->cx, b->address, &a));
    assert_int_equal(t_findings(b), 0);
}

/* ---- whose goods, who serves, who is paid; the place of sale ------------------------------------------------------------------------------------- */
enum { THREE = 3 };
static const struct { const char *name; bool pay_owner, paid_is_owner; } WAYS_TO_SELL[THREE] = {
    {"代卖店甲", true, false},    /* the owner is paid, the shop its commission */
    {"代卖店乙", false, false},   /* the shop is paid, and settles with the owner by itself */
    {"代卖店丙", false, true},    /* the shop's money goes to the owner altogether */
};

/* A shop of op2 that sells op's goods, open, with one SKU of op's lot. */
static const char *selling(struct t_buy *b, size_t i)
{
    struct sell_shop s;
    struct sell_agent a;
    struct sell_goods g;
    struct sell_terms t;
    t_as(b->f, "owner2");
    t_ok(b->f, t_shop_apply(b->cx, &(struct sell_shop_body){.kind = SHOP_COOP, .name = WAYS_TO_SELL[i].name, .paid = WAYS_TO_SELL[i].paid_is_owner ? b->f->op_uuid : NULL, .consent = "书面约定"}, &s));
    const char *shop = s.uuid;
    t_as(b->f, "office");
    t_ok(b->f, t_shop_enter(b->cx, shop, SHOP_EXAMINED, NULL, &s));
    t_as(b->f, "owner2");
    t_ok(b->f, t_shop_enter(b->cx, shop, SHOP_OPEN, NULL, &s));
    t_ok(b->f, t_terms(b->cx, shop, &(struct sell_terms){.freight_fen = 800, .freight_g = 99000, .free_from_fen = FIELD_NULL}, &t));
    t_as_seller(b);
    t_ok(b->f, t_agree(b->cx, shop, &(struct sell_agent_body){b->f->op_uuid, "当面签字", WAYS_TO_SELL[i].pay_owner, 500}, &a));
    t_as(b->f, "owner2");
    struct sell_sku_body sku = {.spec = "一箱", .unit = UNIT_PIECE, .weight_g = 5000, .price_fen = 4990};
    struct sell_goods_body in = {.shop = shop, .product = b->f->product, .title = "柳溪番茄", .shelf_days = 20, .order_max = FIELD_NULL, .skus = {&sku, 1}};
    t_ok(b->f, t_goods_create(b->cx, &in, &g));
    const char *goods = g.uuid;
    t_ok(b->f, t_goods_enter(b->cx, goods, GOODS_SUBMITTED, NULL, &g));
    t_as(b->f, "office");
    t_ok(b->f, t_goods_enter(b->cx, goods, GOODS_ON, NULL, &g));
    t_as(b->f, "owner2");
    t_ok(b->f, t_list_lot(b->cx, t_sku(&g, 0)->uuid, &(struct sell_list_body){b->lot.uuid, FIELD_NULL}, &g));
    return t_sku(&g, 0)->uuid;
}

static int64_t is_at(struct t_buy *b, const char *order, int64_t operator_id)
{
    return t_number(b->f, ar_printf(b->cx->ar, "SELECT COUNT(*) FROM sell_order o JOIN people_operator_v p ON p.id = %lld JOIN people_level_v l ON l.id = p.level_id "
                                               "WHERE o.uuid = '%s' AND o.sale_place = COALESCE(l.code, l.county)", (long long)operator_id, order));
}

/* One purchase, one payment, three orders: each line knows whose its goods are and who is paid, each order who serves and where it was sold. */
static void three(struct t_buy *b)
{
    struct sell_item_body items[THREE];
    struct sell_quote q;
    struct sell_purchase p;
    struct sell_order o;
    int64_t part[SHARE__COUNT], want_op = 0, want_op2 = 0;
    const char *order[THREE] = {NULL};
    t_ok(b->f, t_sql(b->cx, "UPDATE people_operator SET state = 'active'"));
    for (size_t i = 0; i < THREE; i++)
        items[i] = (struct sell_item_body){selling(b, i), 1, NULL};
    t_as_buyer(b);
    struct sell_buy_body in = {.items = {items, THREE}, .address = b->address, .total_fen = FIELD_NULL};
    t_ok(b->f, t_quote(b->cx, &in, &q));
    in.total_fen = q.total_fen;
    t_ok(b->f, t_buy_it(b->cx, &in, &p));
    assert_int_equal(p.orders.n, THREE);
    assert_int_equal(p.total_fen, THREE * (4990 + 800));
    t_paid(b, &p);
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM pay_payment"), 1);
    assert_true(sell_sum_shares(4990, 100, 500, 0, part));
    for (size_t i = 0; i < THREE; i++) {
        o = t_order(b, &p, i);
        size_t w = 0;
        while (w < THREE && strcmp(o.shop_name, WAYS_TO_SELL[w].name) != 0)
            w++;
        assert_true(w < THREE && !order[w]);
        order[w] = ar_strdup(b->cx->ar, o.uuid);
        const struct sell_line *l = o.lines.p;
        int64_t to = WAYS_TO_SELL[w].pay_owner || WAYS_TO_SELL[w].paid_is_owner ? b->f->op : b->f->op2, shop = WAYS_TO_SELL[w].paid_is_owner ? b->f->op : b->f->op2;
        assert_int_equal(o.serve_id, b->f->op2);
        assert_int_equal(o.paid_id, shop);
        assert_int_equal(l->paid_id, to);
        assert_int_equal(t_number(b->f, ar_printf(b->cx->ar, "SELECT owner_id FROM sell_line WHERE id = %lld", (long long)l->id)), b->f->op);
        assert_int_equal(is_at(b, order[w], shop), 1);
        assert_int_equal(is_at(b, order[w], shop == b->f->op ? b->f->op2 : b->f->op), 0);
        *(to == b->f->op ? &want_op : &want_op2) += part[SHARE_SELLER];
        *(shop == b->f->op ? &want_op : &want_op2) += part[SHARE_COMMISSION];
        want_op2 += 800;
    }
    for (size_t i = 0; i < THREE; i++) {
        t_as_seller(b); /* his goods, not his order */
        T_ERR(b->f, ERR_NOT_FOUND, t_pack(b->cx, order[i], &T_PACK, &o));
        t_as(b->f, "owner2");
        t_ok(b->f, t_pack(b->cx, order[i], &T_PACK, &o));
        t_ok(b->f, t_ship(b->cx, order[i], &T_SHIP, &o));
        t_as_buyer(b);
        t_ok(b->f, t_receive(b->cx, order[i], &o));
    }
    t_later(b, 8 * T_DAY_MS);
    assert_int_equal(t_tidy(b), THREE);
    assert_int_equal(t_balance(b, ar_printf(b->cx->ar, "operator:%s", b->f->op_uuid)), -want_op);
    assert_int_equal(t_balance(b, ar_printf(b->cx->ar, "operator:%s", b->f->op2_uuid)), -want_op2);
    assert_int_equal(t_balance(b, pay_held(b->cx, p.payment)), 0);
    /* Who is paid moves to another village afterwards: what was sold was sold where it was. */
    t_ok(b->f, t_sql(b->cx, ar_printf(b->cx->ar, "UPDATE people_operator SET level_id = %lld WHERE id = %lld", (long long)b->f->village, (long long)b->f->op2)));
    assert_int_equal(is_at(b, order[0], b->f->op2), 0);
    assert_int_equal(t_findings(b), 0);
}

/* ---- what is refused ---------------------------------------------------------------------------------------------------------------------------- */

static void refused(struct t_buy *b)
{
    static const struct { int64_t pieces, total; enum err want; } CASES[] = {
        {0, 4990, ERR_INVALID},  {-1, 4990, ERR_INVALID},      {INT64_MAX, 4990, ERR_INVALID}, {INT64_MIN, 1, ERR_INVALID}, {SELL_PIECES_MAX + 1, 1, ERR_INVALID},
        {1, 4989, ERR_CHANGED},  {1, 4991, ERR_CHANGED},       {1, -4990, ERR_CHANGED},        {1, 0, ERR_CHANGED},         {2, 4990, ERR_CHANGED},
        {1, FIELD_NULL, ERR_INVALID}, {100, 499000, ERR_RULE}, {201, 1002990, ERR_RULE},
    };
    struct sell_purchase p;
    struct sell_goods g;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct sell_item_body item = {b->sku, CASES[i].pieces, NULL};
        struct sell_buy_body in = t_body(&item, b->address, CASES[i].total);
        enum err have = t_buy_it(b->cx, &in, &p);
        if (have != CASES[i].want)
            fail_msg("case %zu: %s %s", i, err_code(have), b->cx->err_text);
    }
    struct sell_item_body twice[] = {{b->sku, 1, NULL}, {b->sku, 1, NULL}}, nothing = {"00000000-0000-7000-8000-000000000000", 1, NULL}, camp = {b->sku, 1, "00000000-0000-7000-8000-000000000000"};
    struct sell_buy_body in = {.items = {twice, 2}, .address = b->address, .total_fen = 9980};
    T_ERR(b->f, ERR_INVALID, t_buy_it(b->cx, &in, &p));
    in = t_body(&nothing, b->address, 1);
    T_ERR(b->f, ERR_INVALID, t_buy_it(b->cx, &in, &p));
    in = t_body(&camp, b->address, 4990);
    T_ERR(b->f, ERR_RULE, t_buy_it(b->cx, &in, &p));
    struct sell_item_body one = {b->sku, 1, NULL};
    in = t_body(&one, NULL, 4990);
    T_ERR(b->f, ERR_RULE, t_buy_it(b->cx, &in, &p)); /* no address */
    in = t_body(&one, NULL, 4990);
    in.delivery = DELIVER_PICKUP;
    T_ERR(b->f, ERR_RULE, t_buy_it(b->cx, &in, &p)); /* the shop hands over nothing */
    in = t_body(&one, b->address, 4990);
    in.coupons = (struct texts){(const char *[]){"NOSUCHCODE"}, 1};
    T_ERR(b->f, ERR_RULE, t_buy_it(b->cx, &in, &p));
    in = t_body(&one, b->address, 4990);
    in.household = b->f->op2_uuid, in.consent = "口头";
    T_ERR(b->f, ERR_INVALID, t_buy_it(b->cx, &in, &p)); /* a buyer is no village point */
    in = t_body(&one, b->address, 4990);
    in.channel = CHANNEL_POINT;
    T_ERR(b->f, ERR_INVALID, t_buy_it(b->cx, &in, &p));
    /* the price changed since he looked */
    t_as_seller(b);
    t_ok(b->f, t_sku_change(b->cx, b->sku, &(struct sell_sku_body){.spec = "一箱", .unit = UNIT_PIECE, .weight_g = 5000, .price_fen = 5990}, &g));
    t_as_buyer(b);
    in = t_body(&one, b->address, 4990);
    T_ERR(b->f, ERR_CHANGED, t_buy_it(b->cx, &in, &p));
    assert_non_null(strstr(b->cx->err_text, "59.90"));
    assert_int_equal(t_number(b->f, "SELECT (SELECT COUNT(*) FROM sell_purchase) + (SELECT COUNT(*) FROM sell_order) + (SELECT COUNT(*) FROM pay_payment_v) + (SELECT held_g + sold_g FROM sell_stock)"), 0);
    /* a shop that is suspended at once sells nothing */
    t_as(b->f, "agri");
    t_ok(b->f, t_shop_enter(b->cx, b->shop.uuid, SHOP_SUSPENDED, "查处", &b->shop));
    t_as_buyer(b);
    in = t_body(&one, b->address, 5990);
    T_ERR(b->f, ERR_RULE, t_buy_it(b->cx, &in, &p));
    assert_int_equal(t_findings(b), 0);
}

/* ---- not paid, paid late ---------------------------------------------------------------------------------------------------------------------------- */

/* Goods that wait for cash are held for days: nobody holds many. */
static void held_by_hand(struct t_buy *b)
{
    struct sell_purchase p[SELL_OPEN_BY_HAND_MAX + 1];
    struct sell_item_body item = {b->sku, 1, NULL};
    struct sell_buy_body in = t_body(&item, b->address, 4990);
    in.pay_way = PAY_CASH;
    for (size_t i = 0; i < SELL_OPEN_BY_HAND_MAX; i++)
        t_ok(b->f, t_buy_it(b->cx, &in, &p[i]));
    T_ERR(b->f, ERR_LIMIT, t_buy_it(b->cx, &in, &p[SELL_OPEN_BY_HAND_MAX]));
    for (size_t i = 0; i < SELL_OPEN_BY_HAND_MAX; i++)
        t_ok(b->f, t_cancel(b->cx, p[i].uuid, &p[SELL_OPEN_BY_HAND_MAX]));
}

static void not_paid(struct t_buy *b)
{
    struct sell_purchase p, late;
    bool accepted = true;
    held_by_hand(b);
    t_ok(b->f, t_buy_some(b, 3, &p));
    assert_int_equal(t_number(b->f, "SELECT held_g FROM sell_stock"), 15000);
    t_ok(b->f, t_cancel(b->cx, p.uuid, &p));
    assert_string_equal(p.state, "given_up");
    assert_int_equal(t_order(b, &p, 0).state, ORDER_CANCELLED);
    assert_int_equal(t_number(b->f, "SELECT held_g + sold_g FROM sell_stock"), 0);
    t_ok(b->f, t_tell_paid(b->cx, p.id, p.payment_id, &accepted)); /* money that still comes is not wanted */
    assert_false(accepted);
    assert_int_equal(t_order(b, &p, 0).state, ORDER_CANCELLED);
    /* the hold ran out, and the goods are somebody else's by now */
    t_ok(b->f, t_buy_some(b, 3, &late));
    t_later(b, 3600000);
    t_free_expired(b->f);
    accepted = true;
    t_ok(b->f, t_tell_paid(b->cx, late.id, late.payment_id, &accepted));
    assert_false(accepted);
    assert_int_equal(t_order(b, &late, 0).state, ORDER_CANCELLED);
    /* nobody tells: the job gives it up */
    t_ok(b->f, t_buy_some(b, 3, &late));
    t_later(b, 3600000);
    assert_int_equal(t_tidy(b), 1);
    assert_int_equal(t_order(b, &late, 0).state, ORDER_CANCELLED);
    assert_int_equal(t_number(b->f, "SELECT held_g + sold_g FROM sell_stock"), 0);
    assert_int_equal(t_findings(b), 0);
}

/* ---- refunds -------------------------------------------------------------------------------------------------------------------------------------------- */

static struct sell_order sent(struct t_buy *b, int64_t pieces, struct sell_purchase *p)
{
    struct sell_order o;
    t_as_buyer(b);
    t_ok(b->f, t_buy_some(b, pieces, p));
    t_paid(b, p);
    const char *id = t_order(b, p, 0).uuid;
    t_as_seller(b);
    t_ok(b->f, t_pack(b->cx, id, &T_PACK, &o));
    t_ok(b->f, t_ship(b->cx, id, &T_SHIP, &o));
    t_as_buyer(b);
    return o;
}

static void refunds(struct t_buy *b)
{
    struct sell_purchase p;
    struct sell_order o = sent(b, 4, &p);
    struct sell_refund r;
    const char *line = ((const struct sell_line *)o.lines.p)[0].uuid;
    struct sell_refund_item some = {line, 1}, much = {line, 5}, foreign = {b->sku, 1};
    T_ERR(b->f, ERR_INVALID, t_ask(b->cx, o.uuid, &(struct sell_refund_body){.items = {&much, 1}, .fen = FIELD_NULL}, &r));
    T_ERR(b->f, ERR_INVALID, t_ask(b->cx, o.uuid, &(struct sell_refund_body){.items = {&foreign, 1}, .fen = FIELD_NULL}, &r));
    T_ERR(b->f, ERR_INVALID, t_ask(b->cx, o.uuid, &(struct sell_refund_body){.fen = 19961}, &r));
    T_ERR(b->f, ERR_INVALID, t_ask(b->cx, o.uuid, &(struct sell_refund_body){.fen = -5}, &r));
    t_ok(b->f, t_ask(b->cx, o.uuid, &(struct sell_refund_body){.items = {&some, 1}, .cause = CAUSE_DAMAGED, .fen = FIELD_NULL}, &r));
    assert_int_equal(r.fen, 4990);
    T_ERR(b->f, ERR_WRONG_STATE, t_ask(b->cx, o.uuid, &ALL, &r));
    T_ERR(b->f, ERR_WRONG_STATE, t_receive(b->cx, o.uuid, &o));
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    const char *id = ((const struct sell_refund *)o.refunds.p)[0].uuid;
    T_ERR(b->f, ERR_FORBIDDEN, t_answer(b->cx, id, &(struct sell_answer_body){true, NULL}, &r));
    t_as_seller(b);
    T_ERR(b->f, ERR_INVALID, t_answer(b->cx, id, &(struct sell_answer_body){false, " "}, &r));
    t_ok(b->f, t_answer(b->cx, id, &(struct sell_answer_body){false, "照片看不出"}, &r)); /* no, and the order goes on */
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    assert_int_equal(o.state, ORDER_SHIPPED);
    T_ERR(b->f, ERR_FORBIDDEN, t_go_on(b->cx, id, &r));
    t_as_buyer(b);
    T_ERR(b->f, ERR_WRONG_STATE, t_ask(b->cx, o.uuid, &ALL, &r)); /* one at a time */
    t_ok(b->f, t_go_on(b->cx, id, &r)); /* to the office */
    t_as_seller(b);
    T_ERR(b->f, ERR_FORBIDDEN, t_answer(b->cx, id, &(struct sell_answer_body){true, NULL}, &r));
    t_as(b->f, "office");
    t_ok(b->f, t_answer(b->cx, id, &(struct sell_answer_body){true, "应退"}, &r));
    assert_int_equal(r.state, REFUND_REFUNDING);
    t_ok(b->f, t_tell_refunds(b, false)); /* failed for good */
    t_as_buyer(b);
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    assert_int_equal(o.state, ORDER_REFUNDING);
    t_ok(b->f, t_tell_refunds(b, true));  /* a person brought it to its end */
    t_ok(b->f, t_tell_refunds(b, true));  /* and is heard twice */
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    assert_int_equal(o.state, ORDER_SHIPPED);
    assert_int_equal(o.back_fen, 4990);
    t_ok(b->f, t_receive(b->cx, o.uuid, &o));
    t_later(b, 8 * T_DAY_MS);
    assert_true(t_tidy(b) >= 1);
    assert_int_equal(t_number(b->f, "SELECT CAST(SUM(fen) AS BIGINT) FROM sell_share"), 3 * 4990);
    assert_int_equal(t_balance(b, "fee:platform"), -150);
    /* after it was complete: the shares come back, and the rest of the money goes */
    t_ok(b->f, t_ask(b->cx, o.uuid, &ALL, &r));
    assert_int_equal(r.fen, 3 * 4990);
    id = r.uuid;
    t_later(b, 3 * T_DAY_MS);
    assert_int_equal(t_tidy(b), 1); /* no answer: to the office */
    t_as(b->f, "office");
    t_ok(b->f, t_answer(b->cx, id, &(struct sell_answer_body){true, "应退"}, &r));
    assert_int_equal(t_balance(b, "fee:platform"), 0);
    assert_int_equal(t_balance(b, ar_printf(b->cx->ar, "operator:%s", b->f->op_uuid)), 0);
    assert_int_equal(t_balance(b, pay_held(b->cx, p.payment)), 0);
    t_ok(b->f, t_tell_refunds(b, true));
    t_as_buyer(b);
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    assert_int_equal(o.state, ORDER_REFUNDED);
    T_ERR(b->f, ERR_WRONG_STATE, t_ask(b->cx, o.uuid, &ALL, &r));
    /* too late */
    o = sent(b, 1, &p);
    t_ok(b->f, t_receive(b->cx, o.uuid, &o));
    t_later(b, 7 * T_DAY_MS); /* a day more, and after ten at night the goods are past their shelf life below */
    t_tidy(b);
    t_ok(b->f, conf_set(b->cx, "sell.refund_after_completion", "1h"));
    t_later(b, 2 * 3600000);
    T_ERR(b->f, ERR_WRONG_STATE, t_ask(b->cx, o.uuid, &ALL, &r));
    t_ok(b->f, conf_set(b->cx, "sell.refund_after_completion", "720h"));
    /* called off before it is sent: the goods are on sale again */
    int64_t sold = t_number(b->f, "SELECT sold_g FROM sell_stock");
    t_ok(b->f, t_buy_some(b, 2, &p));
    t_paid(b, &p);
    o = t_order(b, &p, 0);
    t_ok(b->f, t_call_off(b->cx, o.uuid, &o));
    assert_int_equal(o.state, ORDER_REFUNDING);
    assert_int_equal(t_number(b->f, "SELECT sold_g FROM sell_stock"), sold);
    t_as_seller(b);
    T_ERR(b->f, ERR_WRONG_STATE, t_pack(b->cx, o.uuid, &T_PACK, &o));
    t_ok(b->f, t_tell_refunds(b, true));
    assert_int_equal(t_findings(b), 0);
}

/* ---- taxes: within the price, line by line, half a fen up; as they were when it was bought ---------------------------------------------------- */

static void rate_is(struct t_buy *b, int64_t bp)
{
    struct sell_goods g = b->goods;
    t_as_seller(b);
    t_ok(b->f, t_goods_change(b->cx, b->goods.uuid, &(struct sell_goods_body){.title = b->goods.title, .text = b->goods.text, .category = b->goods.category, .shelf_days = 20, .order_max = FIELD_NULL, .tax_bp = bp}, &g));
    assert_int_equal(g.state, GOODS_ON); /* nothing that an office looked at */
    assert_int_equal(g.tax_bp, bp == FIELD_NULL ? 0 : bp);
    t_as_buyer(b);
}

static void taxes(struct t_buy *b)
{
    static const struct { int64_t due, back, bp, want; } CASES[] = {
        {10900, 0, 900, 900}, {4990, 0, 900, 412}, {4990, 4990, 900, 0}, {10900, 5450, 900, 450}, {11300, 0, 1300, 1300}, {100, 0, 0, 0},
        {6, 0, 900, 0},       {7, 0, 900, 1},      {3, 0, 2000, 1},      {2, 0, 2000, 0},         {FEN_MAX, 0, 2000, 1666666666667},
    };
    struct sell_order o;
    struct sell_refund r;
    struct sell_purchase p;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++)
        assert_int_equal(t_number(b->f, ar_printf(b->cx->ar, "SELECT " SELL_LINE_TAX("l") " FROM (SELECT CAST(%lld AS BIGINT) AS due_fen, CAST(%lld AS BIGINT) AS back_fen, CAST(%lld AS BIGINT) AS tax_bp) l",
                                                  (long long)CASES[i].due, (long long)CASES[i].back, (long long)CASES[i].bp)), CASES[i].want);
    rate_is(b, 900);
    o = sent(b, 4, &p);
    rate_is(b, FIELD_NULL); /* what was bought keeps its rate */
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    const struct sell_line *l = o.lines.p;
    assert_int_equal(l->tax_bp, 900);
    assert_int_equal(l->tax_fen, 1648); /* 19,960 * 9 / 109 = 1,648.07 */
    assert_int_equal(o.tax_fen, 1648);
    struct sell_refund_item one = {l->uuid, 1};
    t_ok(b->f, t_ask(b->cx, o.uuid, &(struct sell_refund_body){.items = {&one, 1}, .cause = CAUSE_DAMAGED, .fen = FIELD_NULL}, &r));
    t_as_seller(b);
    t_ok(b->f, t_answer(b->cx, r.uuid, &(struct sell_answer_body){true, "退"}, &r));
    t_ok(b->f, t_tell_refunds(b, true));
    t_as_buyer(b);
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    assert_int_equal(o.tax_fen, 1236);  /* of 14,970 */
    o = sent(b, 1, &p);
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    assert_int_equal(o.tax_fen, 0);
}

/* ---- by weight -------------------------------------------------------------------------------------------------------------------------------------------- */

static void by_weight(struct t_buy *b)
{
    static const struct { int64_t weighed, back; } CASES[] = {{9500, 500}, {10000, 0}, {12000, 0}, {9999, 1}, {1, 9999}};
    struct sell_goods g;
    struct sell_sku_body kilo = {.spec = "论斤", .unit = UNIT_WEIGHT, .weight_g = 5000, .price_fen = 1000};
    t_as_seller(b);
    t_ok(b->f, t_sku_add(b->cx, b->goods.uuid, &kilo, &g));
    b->sku = t_sku(&g, 1)->uuid;
    t_ok(b->f, t_list_lot(b->cx, b->sku, &(struct sell_list_body){b->lot.uuid, FIELD_NULL}, &g));
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct sell_purchase p;
        struct sell_order o;
        t_as_buyer(b);
        t_ok(b->f, t_buy_some(b, 2, &p));
        assert_int_equal(p.total_fen, 10000);
        t_paid(b, &p);
        o = t_order(b, &p, 0);
        struct sell_weighed_body w = {((const struct sell_line *)o.lines.p)[0].uuid, CASES[i].weighed};
        const char *id = o.uuid;
        t_as_seller(b);
        T_ERR(b->f, ERR_INVALID, t_pack(b->cx, id, &T_PACK, &o)); /* it must be weighed */
        struct sell_weighed_body wrong[] = {w, {b->sku, 5}};
        T_ERR(b->f, ERR_INVALID, t_pack(b->cx, id, &(struct sell_pack_body){{wrong, 2}}, &o));
        t_ok(b->f, t_pack(b->cx, id, &(struct sell_pack_body){{&w, 1}}, &o));
        assert_int_equal(o.back_fen, CASES[i].back);
        assert_int_equal(((const struct sell_line *)o.lines.p)[0].due_fen, 10000 - CASES[i].back);
        t_ok(b->f, t_ship(b->cx, id, &T_SHIP, &o));
    }
    t_ok(b->f, t_tell_refunds(b, true));
    t_later(b, 11 * T_DAY_MS);
    assert_int_equal(t_tidy(b), 5); /* received by itself */
    t_later(b, 8 * T_DAY_MS);
    assert_int_equal(t_tidy(b), 5); /* and completed */
    assert_int_equal(t_number(b->f, "SELECT CAST(SUM(fen) AS BIGINT) FROM sell_share"), 50000 - 500 - 1 - 9999);
    assert_int_equal(t_findings(b), 0);
}

/* ---- recalls ------------------------------------------------------------------------------------------------------------------------------------------------ */

struct recall { int64_t lot; };
static enum err recall_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct recall *r = arg;
    TRY(grow_lot_recall(cx, tx, r->lot, "农残超标", "请退到村站"));
    return sell_recall_tell(cx, tx, r->lot);
}

static enum err today_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct sell_today *n = arg;
    TRY(sell_order_today(cx, tx, NULL, &n[0]));
    TRY(sell_notices_read(cx, tx));
    return sell_order_today(cx, tx, NULL, &n[1]);
}

/* Notices not read of who is signed in; after it they are read. */
static int64_t unread(struct t_buy *b)
{
    struct sell_today n[2];
    t_ok(b->f, tx_run(b->cx, "t.today", today_tx, n));
    assert_int_equal(n[1].notices, 0);
    return n[0].notices;
}

static void recalls(struct t_buy *b)
{
    struct sell_purchase sent_one, paid_one, open_one;
    struct sell_terms t;
    t_as_seller(b);
    t_ok(b->f, t_terms(b->cx, b->shop.uuid, &(struct sell_terms){.freight_fen = 800, .freight_g = 99000, .free_from_fen = FIELD_NULL}, &t));
    struct sell_order o = sent(b, 2, &sent_one), packed;
    struct sell_refund r;
    t_ok(b->f, t_buy_some(b, 1, &paid_one));
    t_paid(b, &paid_one);
    t_ok(b->f, t_buy_some(b, 1, &open_one));
    t_as_seller(b);
    t_ok(b->f, t_pack(b->cx, t_order(b, &paid_one, 0).uuid, &T_PACK, &packed));
    t_as(b->f, "agri");
    struct recall lot = {b->lot.id};
    t_ok(b->f, tx_run(b->cx, "t.recall", recall_tx, &lot));
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM sell_notice WHERE kind = 'recall'"), 2);
    t_as_seller(b);
    enum err e = t_ship(b->cx, packed.uuid, &T_SHIP, &packed);
    assert_true(e == ERR_LOT_LOCKED || e == ERR_RULE); /* it does not leave the house */
    t_as_buyer(b);
    struct sell_item_body item = {b->sku, 1, NULL};
    struct sell_buy_body in = t_body(&item, b->address, 4990);
    T_ERR(b->f, ERR_RULE, t_buy_it(b->cx, &in, &open_one));
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    assert_int_equal(o.refunds.n, 1);
    const struct sell_refund *offered = o.refunds.p;
    assert_int_equal(offered->state, REFUND_OFFERED);
    assert_int_equal(offered->fen, 9980 + 800); /* all of it is recalled: the freight too */
    t_as(b->f, b->other);
    assert_int_equal(unread(b), 0); /* nothing was told to him, and reading his marks nobody else's */
    T_ERR(b->f, ERR_NOT_FOUND, t_go_on(b->cx, offered->uuid, &r));
    t_as_buyer(b);
    assert_true(unread(b) >= 2);
    assert_int_equal(unread(b), 0);
    t_ok(b->f, t_go_on(b->cx, offered->uuid, &r));
    assert_int_equal(r.state, REFUND_REFUNDING);
    T_ERR(b->f, ERR_WRONG_STATE, t_go_on(b->cx, offered->uuid, &r));
    t_ok(b->f, t_tell_refunds(b, true));
    t_ok(b->f, t_order_get(b->cx, o.uuid, &o));
    assert_int_equal(o.state, ORDER_REFUNDED);
    assert_int_equal(t_number(b->f, "SELECT again_g FROM sell_hold WHERE back > 0"), 0); /* recalled goods are not sold again */
    assert_int_equal(t_findings(b), 0);
}

/* ---- carts ---------------------------------------------------------------------------------------------------------------------------------------------------- */

static void carts(struct t_buy *b)
{
    struct sell_cart c;
    struct sell_goods g;
    struct sell_purchase p;
    t_ok(b->f, t_cart_put(b->cx, &(struct sell_item_body){b->sku, 2, NULL}));
    t_ok(b->f, t_cart_put(b->cx, &(struct sell_item_body){b->sku, 3, NULL}));
    t_ok(b->f, t_cart(b->cx, &c));
    assert_int_equal(c.lines.n, 1);
    assert_int_equal(c.fen, 3 * 4990);
    assert_true(c.ok);
    t_as_seller(b);
    t_ok(b->f, t_sku_change(b->cx, b->sku, &(struct sell_sku_body){.spec = "一箱", .unit = UNIT_PIECE, .weight_g = 5000, .price_fen = 5990}, &g));
    t_as(b->f, b->other);
    t_ok(b->f, t_cart(b->cx, &c));
    assert_int_equal(c.lines.n, 0);
    t_as_buyer(b);
    t_ok(b->f, t_cart(b->cx, &c));
    const struct sell_cart_line *l = c.lines.p;
    assert_true(l->changed && l->seen_fen == 4990 && l->piece_fen == 5990 && c.fen == 3 * 5990);
    t_ok(b->f, t_buy_some(b, 3, &p));
    t_ok(b->f, t_cart(b->cx, &c));
    assert_int_equal(c.lines.n, 0); /* what was bought is out of it */
    t_ok(b->f, t_cart_put(b->cx, &(struct sell_item_body){b->sku, 1, NULL}));
    t_ok(b->f, t_cart_put(b->cx, &(struct sell_item_body){b->sku, 0, NULL}));
    t_ok(b->f, t_cart(b->cx, &c));
    assert_int_equal(c.lines.n, 0);
}

/* ---- random lives ---------------------------------------------------------------------------------------------------------------------------------------------- */

enum { LIVES = 40, ACTS = 700 };
struct life { struct sell_purchase p; const char *order; };
struct tally { int acts, done, refused; };

static const char *last_refund(struct t_buy *b, const char *order)
{
    struct sell_order o;
    t_as_buyer(b);
    if (t_order_get(b->cx, order, &o) != ERR_NONE || o.refunds.n == 0)
        return "00000000-0000-7000-8000-000000000000";
    return ((const struct sell_refund *)o.refunds.p)[o.refunds.n - 1].uuid;
}

static struct sell_refund_body random_refund(struct t_buy *b, const char *order, struct sell_refund_item *item)
{
    struct sell_order o;
    struct sell_refund_body in = {.cause = random() % 7, .fen = FIELD_NULL};
    t_as_buyer(b);
    t_ok(b->f, t_order_get(b->cx, order, &o));
    *item = (struct sell_refund_item){((const struct sell_line *)o.lines.p)[0].uuid, 1 + random() % 3};
    if (random() % 2)
        in.items = (struct list){item, 1};
    else if (random() % 2)
        in.fen = 1 + random() % 6000;
    return in;
}

static enum err act(struct t_buy *b, struct life *l)
{
    struct sell_order o;
    struct sell_refund r;
    struct sell_refund_item item;
    struct sell_refund_body in;
    struct sell_purchase p;
    bool accepted;
    switch (random() % 15) {
    case 0:
    case 1:
        t_as(b->f, "office");
        return t_tell_paid(b->cx, l->p.id, l->p.payment_id + 1000, &accepted); /* another payment's news */
    case 2:
        t_as_buyer(b);
        return t_cancel(b->cx, l->p.uuid, &p);
    case 3:
    case 4:
    case 5:
        t_as_seller(b);
        return t_pack(b->cx, l->order, &T_PACK, &o);
    case 6:
    case 7:
        t_as_seller(b);
        return t_ship(b->cx, l->order, &T_SHIP, &o);
    case 8:
        t_as_buyer(b);
        return t_receive(b->cx, l->order, &o);
    case 9:
        in = random_refund(b, l->order, &item);
        return t_ask(b->cx, l->order, &in, &r);
    case 10: {
        const char *id = last_refund(b, l->order);
        t_as(b->f, random() % 2 ? "owner" : "office");
        return t_answer(b->cx, id, &(struct sell_answer_body){random() % 2, "因为"}, &r);
    }
    case 11: {
        const char *id = last_refund(b, l->order);
        return random() % 2 ? t_go_on(b->cx, id, &r) : t_withdraw(b->cx, id, &r);
    }
    case 12:
        if (random() % 2)
            t_as_seller(b);
        else
            t_as_buyer(b);
        return t_call_off(b->cx, l->order, &o);
    case 13:
        return t_tell_refunds(b, random() % 4 != 0);
    default:
        t_later(b, (random() % 4) * T_DAY_MS);
        t_tidy(b);
        return ERR_NONE;
    }
}

static void begin(struct t_buy *b, struct life *l)
{
    t_as_buyer(b);
    t_ok(b->f, t_buy_some(b, 1 + random() % 3, &l->p));
    l->order = ((const struct sell_order_ref *)l->p.orders.p)[0].uuid;
    if (random() % 5 != 0)
        t_paid(b, &l->p);
}

static void random_lives(struct t_buy *b)
{
    struct life *lives = AR_ARRAY(b->cx->ar, struct life, LIVES);
    struct tally t = {0};
    srandom(5);
    t_ok(b->f, conf_set(b->cx, "sell.complete_after", "1d"));
    for (size_t i = 0; i < LIVES; i++)
        begin(b, &lives[i]);
    for (; t.acts < ACTS; t.acts++) {
        enum err e = act(b, &lives[random() % LIVES]);
        if (e == ERR_NONE)
            t.done++;
        else if (e == ERR_WRONG_STATE || e == ERR_FORBIDDEN || e == ERR_NOT_FOUND || e == ERR_RULE || e == ERR_INVALID || e == ERR_CONFLICT)
            t.refused++;
        else
            fail_msg("act %d: %s %s", t.acts, err_code(e), b->cx->err_text);
        if (t.acts % 100 == 99)
            assert_int_equal(t_findings(b), 0);
    }
    assert_int_equal(t_findings(b), 0);
    /* the model: what was paid lies in held until it is shared out or on its way back */
    int64_t held = t_number(b->f, "SELECT CAST(COALESCE(SUM(o.total_fen - o.back_fen), 0) AS BIGINT) FROM sell_order o WHERE o.paid_us IS NOT NULL AND o.completed_us IS NULL");
    int64_t books = 0;
    for (size_t i = 0; i < LIVES; i++)
        books -= t_balance(b, pay_held(b->cx, lives[i].p.payment));
    assert_int_equal(held, books);
    assert_true(t.done > ACTS / 10 && t.refused > ACTS / 10);
    print_message("[lives] %d purchases, %d acts: %d done, %d refused by the tables; money and stock agree\n", LIVES, t.acts, t.done, t.refused);
    t_ok(b->f, conf_set(b->cx, "sell.complete_after", "7d"));
}

#define CASE(name) static void test_##name(void **state) { (void)state; t_buy_each(name); }
CASE(straight)
CASE(whose)
CASE(refused)
CASE(three)
CASE(not_paid)
CASE(refunds)
CASE(taxes)
CASE(by_weight)
CASE(recalls)
CASE(carts)
CASE(random_lives)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_straight), cmocka_unit_test(test_whose), cmocka_unit_test(test_three), cmocka_unit_test(test_refused), cmocka_unit_test(test_not_paid), cmocka_unit_test(test_refunds),
        cmocka_unit_test(test_taxes), cmocka_unit_test(test_by_weight), cmocka_unit_test(test_recalls), cmocka_unit_test(test_carts), cmocka_unit_test(test_random_lives),
    };
    return cmocka_run_group_tests_name("sell.order", tests, NULL, NULL);
}
