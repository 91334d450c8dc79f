/* t_made.c: goods made to the buyer's wish: which texts may be engraved, surcharges to the fen, boxes whose parts come from their own lots,
 * what is not taken back, recalls that reach into boxes. */
#include "t_buy.h"

#include "sell_made.h"

/* ---- texts ------------------------------------------------------------------------------------------------------------------------------ */
static const struct { const char *text; int64_t max, allow; enum sell_text_verdict want; } TEXTS[] = {
    {"寿比南山", 8, ALLOW_HAN, TEXT_GOOD},
    {"寿比南山", 4, ALLOW_HAN, TEXT_GOOD},
    {"寿比南山", 3, ALLOW_HAN, TEXT_LONG},
    {"", 8, ALLOW_HAN, TEXT_EMPTY},
    {"二〇二六", 8, ALLOW_HAN, TEXT_GOOD},
    {"𠮷祥", 2, ALLOW_HAN, TEXT_GOOD},            /* four bytes are one character */
    {"Happy", 8, ALLOW_HAN, TEXT_CHARACTER},
    {"寿 山", 8, ALLOW_HAN, TEXT_CHARACTER},
    {"Tom & Ann 2026", 20, ALLOW_LATIN, TEXT_GOOD},
    {"Tom", 2, ALLOW_LATIN, TEXT_LONG},
    {"寿", 2, ALLOW_LATIN, TEXT_CHARACTER},
    {"祝 Tom 生日快乐！", 20, ALLOW_MIXED, TEXT_GOOD},
    {"《茶》·明前", 20, ALLOW_MIXED, TEXT_GOOD},
    {" 寿", 8, ALLOW_MIXED, TEXT_CHARACTER},
    {"寿 ", 8, ALLOW_MIXED, TEXT_CHARACTER},
    {"一\n二", 8, ALLOW_MIXED, TEXT_CHARACTER},
    {"<b>寿</b>", 20, ALLOW_MIXED, TEXT_CHARACTER},
    {"=1+1", 20, ALLOW_MIXED, TEXT_CHARACTER},     /* a formula in the seller's sheet */
    {"寿\u202E山", 8, ALLOW_MIXED, TEXT_CHARACTER}, /* turns the direction */
    {"寿\u200B山", 8, ALLOW_MIXED, TEXT_CHARACTER}, /* cannot be seen */
    {"寿\u0301", 8, ALLOW_MIXED, TEXT_CHARACTER},   /* joins to what stands before */
    {"\U0001F382", 8, ALLOW_MIXED, TEXT_CHARACTER}, /* a cake */
    {"１２", 8, ALLOW_LATIN, TEXT_CHARACTER},
};

static void test_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++)
        if (sell_text_judge(TEXTS[i].text, TEXTS[i].max, TEXTS[i].allow) != TEXTS[i].want)
            fail_msg("text %zu \"%s\"", i, TEXTS[i].text);
}

/* ---- acts ------------------------------------------------------------------------------------------------------------------------------- */
struct call { const char *uuid; const void *in; void *out; };
static enum err wishes_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    return sell_wishes_put(cx, tx, c->uuid, c->in, c->out);
}
static enum err put_wishes(struct t_buy *b, const struct sell_wishes *in, struct sell_goods *out)
{
    memset(out, 0, sizeof *out);
    cx_clear(b->cx);
    return tx_run(b->cx, "t.wishes", wishes_tx, &(struct call){b->goods.uuid, in, out});
}
static enum err parts_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    return sell_parts_put(cx, tx, c->uuid, c->in, c->out);
}
static enum err put_parts(struct t_buy *b, const char *sku, const struct sell_parts *in, struct sell_goods *out)
{
    memset(out, 0, sizeof *out);
    cx_clear(b->cx);
    return tx_run(b->cx, "t.parts", parts_tx, &(struct call){sku, in, out});
}
static enum err read_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_goods_load(cx, tx, c->uuid, &g));
    return sell_wishes_of(cx, tx, g.id, c->out);
}

static void review(struct t_buy *b, const char *goods)
{
    struct sell_goods g;
    t_as(b->f, "owner");
    t_ok(b->f, t_goods_enter(b->cx, goods, GOODS_SUBMITTED, NULL, &g));
    t_as(b->f, "office");
    t_ok(b->f, t_goods_enter(b->cx, goods, GOODS_ON, NULL, &g));
    t_as(b->f, b->buyer);
}

#define CHOICE(k, n, fen) {.kind = (k), .name = (n), .extra_fen = (fen)}
static struct sell_choice PACKS[] = {CHOICE("包装", "纸袋", 0), CHOICE("包装", "礼盒", 800), CHOICE("卡片", "不要", 0), CHOICE("卡片", "贺卡", 150)};
static const struct sell_wishes WISHES = {.choices = {PACKS, 4}, .label = "刻字", .label_en = "Engraving", .chars_max = 6, .allow = ALLOW_HAN, .text_fen = 333};

/* ---- what can be wished for ---------------------------------------------------------------------------------------------------------------- */
static struct sell_choice ALONE[] = {CHOICE("包装", "纸袋", 0)}, DEAR[] = {CHOICE("包装", "礼盒", 1), CHOICE("包装", "纸袋", 0)},
    TWICE[] = {CHOICE("包装", "纸袋", 0), CHOICE("包装", "纸袋", 5)}, APART[] = {CHOICE("包装", "纸袋", 0), CHOICE("包装", "礼盒", 5), CHOICE("卡片", "无", 0), CHOICE("卡片", "有", 1), CHOICE("包装", "布袋", 5)};
static const struct { const char *name; struct sell_wishes in; enum err want; const char *field; } OFFERS[] = {
    {"one choice is none", {.choices = {ALONE, 1}, .chars_max = FIELD_NULL, .text_fen = FIELD_NULL}, ERR_INVALID, "/choices/0/kind"},
    {"the first costs nothing", {.choices = {DEAR, 2}, .chars_max = FIELD_NULL, .text_fen = FIELD_NULL}, ERR_INVALID, "/choices/0/extra_fen"},
    {"twice", {.choices = {TWICE, 2}, .chars_max = FIELD_NULL, .text_fen = FIELD_NULL}, ERR_INVALID, "/choices/1/name"},
    {"apart", {.choices = {APART, 5}, .chars_max = FIELD_NULL, .text_fen = FIELD_NULL}, ERR_INVALID, "/choices/4/kind"},
    {"a text without length", {.label = "刻字", .chars_max = FIELD_NULL, .text_fen = 0}, ERR_INVALID, "/chars_max"},
    {"a text without price", {.label = "刻字", .chars_max = 5, .text_fen = FIELD_NULL}, ERR_INVALID, "/text_fen"},
};

static void offers(struct t_buy *b)
{
    struct sell_goods g;
    struct sell_wishes w;
    assert_int_not_equal(put_wishes(b, &WISHES, &g), ERR_NONE); /* a buyer has no part in the seller's side */
    t_as(b->f, "owner");
    for (size_t i = 0; i < sizeof OFFERS / sizeof OFFERS[0]; i++) {
        enum err e = put_wishes(b, &OFFERS[i].in, &g);
        if (e != OFFERS[i].want || strcmp(b->cx->err_field, OFFERS[i].field) != 0)
            fail_msg("%s: %s at %s", OFFERS[i].name, err_code(e), b->cx->err_field);
    }
    t_ok(b->f, put_wishes(b, &WISHES, &g));
    assert_int_equal(g.state, GOODS_DRAFT); /* other words are reviewed again (R14) */
    T_ERR(b->f, ERR_RULE, t_sku_add(b->cx, b->goods.uuid, &(struct sell_sku_body){"散装", UNIT_WEIGHT, 1000, 100, SKU_ON}, &g));
    review(b, b->goods.uuid);
    t_ok(b->f, tx_read(b->cx, "t.read", read_tx, &(struct call){b->goods.uuid, NULL, &w}));
    assert_int_equal(w.choices.n, 4);
    t_as(b->f, "owner");
    struct sell_choice cheaper[4];
    memcpy(cheaper, PACKS, sizeof cheaper);
    cheaper[1].extra_fen = 700;
    struct sell_wishes price = WISHES;
    price.choices.p = cheaper;
    t_ok(b->f, put_wishes(b, &price, &g));
    assert_int_equal(g.state, GOODS_ON); /* a price alone is not */
    const char *before = ((const struct sell_choice *)w.choices.p)[1].uuid;
    t_ok(b->f, tx_read(b->cx, "t.read", read_tx, &(struct call){b->goods.uuid, NULL, &w}));
    assert_string_equal(((const struct sell_choice *)w.choices.p)[1].uuid, before); /* carts that name it still hold */
    t_ok(b->f, put_wishes(b, &WISHES, &g));
}

/* ---- prices, carts, orders ------------------------------------------------------------------------------------------------------------------ */
static const struct { const char *name; int choices[3]; const char *text; int64_t pieces, piece_fen; const char *made; bool good; } BUYS[] = {
    {"nothing wished", {-1, -1}, NULL, 3, 4990, "包装：纸袋；卡片：不要", true},
    {"a box", {1, -1}, NULL, 3, 5790, "包装：礼盒；卡片：不要", true},
    {"a box and a card", {3, 1}, NULL, 7, 5940, "包装：礼盒；卡片：贺卡", true},
    {"a text", {-1, -1}, "寿比南山", 1, 5323, "包装：纸袋；卡片：不要", true},
    {"all of it", {1, 3}, "福", 11, 6273, "包装：礼盒；卡片：贺卡", true},
    {"two of one group", {0, 1}, NULL, 1, 0, NULL, false},
    {"a text too long", {-1, -1}, "一二三四五六七", 1, 0, NULL, false},
    {"letters", {-1, -1}, "abc", 1, 0, NULL, false},
};

static struct texts chosen(struct t_buy *b, const struct sell_wishes *w, const int *which)
{
    struct texts t = {AR_ARRAY(b->cx->ar, const char *, 3), 0};
    for (int i = 0; i < 2; i++)
        if (which[i] >= 0)
            t.p[t.n++] = ((const struct sell_choice *)w->choices.p)[which[i]].uuid;
    return t;
}

static void wishes_on(struct t_buy *b, struct sell_wishes *w)
{
    struct sell_goods g;
    t_as(b->f, "owner");
    t_ok(b->f, put_wishes(b, &WISHES, &g));
    review(b, b->goods.uuid);
    t_ok(b->f, tx_read(b->cx, "t.read", read_tx, &(struct call){b->goods.uuid, NULL, w}));
}

static void prices(struct t_buy *b)
{
    struct sell_wishes w;
    wishes_on(b, &w);
    for (size_t i = 0; i < sizeof BUYS / sizeof BUYS[0]; i++) {
        struct sell_item_body item = {.sku = b->sku, .pieces = BUYS[i].pieces, .choices = chosen(b, &w, BUYS[i].choices), .text = BUYS[i].text};
        struct sell_buy_body in = t_body(&item, b->address, FIELD_NULL);
        struct sell_quote q;
        t_ok(b->f, t_quote(b->cx, &in, &q));
        const struct sell_quote_line *l = ((const struct sell_quote_shop *)q.shops.p)->lines.p;
        if (q.ok != BUYS[i].good)
            fail_msg("%s: ok %d, %s", BUYS[i].name, q.ok, q.why ? q.why : "");
        enum err cart = t_cart_put(b->cx, &item);
        assert_int_equal(cart, BUYS[i].good ? ERR_NONE : ERR_INVALID);
        if (!BUYS[i].good)
            continue;
        if (l->piece_fen != BUYS[i].piece_fen || l->gross_fen != BUYS[i].piece_fen * BUYS[i].pieces || q.total_fen != l->gross_fen || strcmp(l->made, BUYS[i].made) != 0)
            fail_msg("%s: %lld of a piece, %s", BUYS[i].name, (long long)l->piece_fen, l->made);
        assert_int_equal(q.final, BUYS[i].text != NULL);
        struct sell_cart c;
        t_ok(b->f, t_cart(b->cx, &c));
        const struct sell_cart_line *cl = c.lines.p;
        assert_int_equal(cl->fen, l->gross_fen);
        assert_false(cl->changed);
        if (BUYS[i].text)
            assert_string_equal(cl->text, BUYS[i].text);
    }
    static const char *unknown[] = {"00000000-0000-7000-8000-000000000000"};
    struct sell_item_body item = {.sku = b->sku, .pieces = 1, .choices = {unknown, 1}};
    T_ERR(b->f, ERR_INVALID, t_cart_put(b->cx, &item));
}

static enum err buy_made(struct t_buy *b, const struct sell_wishes *w, bool known, int64_t pieces, struct sell_purchase *p)
{
    static const int which[] = {1, -1};
    struct sell_item_body item = {.sku = b->sku, .pieces = pieces, .choices = chosen(b, w, which), .text = "寿比南山"};
    struct sell_buy_body in = t_body(&item, b->address, (4990 + 800 + 333) * pieces);
    in.final_ok = known;
    return t_buy_it(b->cx, &in, p);
}

static void orders(struct t_buy *b)
{
    struct sell_wishes w;
    struct sell_purchase p;
    struct sell_order o;
    struct sell_refund r;
    wishes_on(b, &w);
    T_ERR(b->f, ERR_RULE, buy_made(b, &w, false, 2, &p)); /* shown before payment: confirmed, or nothing is ordered */
    assert_string_equal(b->cx->err_field, "/final_ok");
    t_ok(b->f, buy_made(b, &w, true, 2, &p));
    t_paid(b, &p);
    o = t_order(b, &p, 0);
    const struct sell_line *l = o.lines.p;
    assert_int_equal(l->gross_fen, 2 * 6123);
    assert_int_equal(l->extra_fen, 1133);
    assert_string_equal(l->engraved, "寿比南山");
    assert_true(l->final);
    for (size_t i = 0; i < o.acts.n; i++)
        assert_string_not_equal(o.acts.p[i], "cancel");
    T_ERR(b->f, ERR_RULE, t_call_off(b->cx, o.uuid, &o));
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM sell_line WHERE engraved LIKE '%寿%'"), 0); /* sealed at rest */
    t_as(b->f, "owner");
    const char *uuid = ((const struct sell_order_ref *)p.orders.p)[0].uuid;
    t_ok(b->f, t_order_get(b->cx, uuid, &o));
    assert_string_equal(((const struct sell_line *)o.lines.p)->engraved, "寿比南山"); /* with the line, for whoever packs */
    t_ok(b->f, t_pack(b->cx, uuid, &(struct sell_pack_body){{NULL, 0}}, &o));
    t_as(b->f, "office");
    t_ok(b->f, t_order_get(b->cx, uuid, &o));
    assert_string_not_equal(((const struct sell_line *)o.lines.p)->engraved, "寿比南山"); /* need not know */
    t_as(b->f, b->buyer);
    static const struct { int64_t cause; enum err want; } CAUSES[] = {{CAUSE_MIND, ERR_RULE}, {CAUSE_OTHER, ERR_RULE}, {CAUSE_QUALITY, ERR_NONE}};
    for (size_t i = 0; i < sizeof CAUSES / sizeof CAUSES[0]; i++)
        T_ERR(b->f, CAUSES[i].want, t_ask(b->cx, uuid, &(struct sell_refund_body){.cause = CAUSES[i].cause, .fen = FIELD_NULL}, &r));
    assert_int_equal(r.fen, 2 * 6123); /* with its surcharges */
    t_as(b->f, "owner");
    t_ok(b->f, t_answer(b->cx, r.uuid, &(struct sell_answer_body){.agree = true}, &r));
    t_ok(b->f, t_tell_refunds(b, true));
    assert_int_equal(t_findings(b), 0);
    t_as(b->f, b->buyer);
    t_ok(b->f, t_gone(b->cx, b->cx->who->account_id));
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM sell_line WHERE engraved = ''"), 1); /* the order stays, his words do not */
}

/* ---- boxes -------------------------------------------------------------------------------------------------------------------------------------- */
struct box { struct sell_goods g; const char *small, *big, *box; struct grow_lot_seen second; };

/* Small packs of 1 kg from the second lot alone, boxes of 5 kg from the first; a box of 2 small and 1 big. */
static void box_make(struct t_buy *b, struct box *x)
{
    struct sell_goods g;
    t_as(b->f, "owner");
    t_ok(b->f, t_sku_add(b->cx, b->goods.uuid, &(struct sell_sku_body){"小袋", UNIT_PIECE, 1000, 1200, SKU_ON}, &g));
    t_ok(b->f, t_sku_add(b->cx, b->goods.uuid, &(struct sell_sku_body){"礼盒", UNIT_PIECE, 7500, 8800, SKU_ON}, &g));
    x->big = b->sku, x->small = t_sku(&g, 1)->uuid, x->box = t_sku(&g, 2)->uuid;
    t_cleared_lot(b->f, 10000, &x->second);
    t_as(b->f, "owner");
    t_ok(b->f, t_list_lot(b->cx, x->small, &(struct sell_list_body){x->second.uuid, FIELD_NULL}, &g));
    struct sell_part parts[] = {{.sku = x->small, .pieces = 2}, {.sku = x->big, .pieces = 1}};
    T_ERR(b->f, ERR_WRONG_STATE, put_parts(b, x->big, &(struct sell_parts){{parts, 1}}, &g)); /* it is sold from lots of its own */
    t_ok(b->f, put_parts(b, x->box, &(struct sell_parts){{parts, 2}}, &x->g));
    assert_int_equal(x->g.state, GOODS_DRAFT);
    assert_int_equal(t_sku(&x->g, 2)->parts.n, 2);
    review(b, b->goods.uuid);
}

static void box_rules(struct t_buy *b, const struct box *x)
{
    struct sell_goods g;
    struct sell_part self = {.sku = x->box, .pieces = 1}, again[] = {{.sku = x->small, .pieces = 1}, {.sku = x->small, .pieces = 2}},
                     none = {.sku = "00000000-0000-7000-8000-000000000000", .pieces = 1};
    t_as(b->f, "owner");
    T_ERR(b->f, ERR_INVALID, put_parts(b, x->box, &(struct sell_parts){{&none, 1}}, &g));
    T_ERR(b->f, ERR_INVALID, put_parts(b, x->box, &(struct sell_parts){{again, 2}}, &g));
    T_ERR(b->f, ERR_RULE, put_parts(b, x->small, &(struct sell_parts){{&self, 1}}, &g));  /* it is part of a box */
    T_ERR(b->f, ERR_RULE, t_list_lot(b->cx, x->box, &(struct sell_list_body){b->lot.uuid, FIELD_NULL}, &g));
    assert_int_not_equal(t_sql(b->cx, "INSERT INTO sell_part (sku_id, part_id, pieces) VALUES (1, 1, 1)"), ERR_NONE);
    assert_int_not_equal(t_sql(b->cx, "UPDATE sell_part SET pieces = 0"), ERR_NONE);
    t_as(b->f, b->buyer);
}

static enum err buy_box(struct t_buy *b, const struct box *x, int64_t boxes, int64_t small, struct sell_purchase *p)
{
    struct sell_item_body items[] = {{.sku = x->box, .pieces = boxes}, {.sku = x->small, .pieces = small}};
    struct sell_buy_body in = {.items = {items, small ? 2 : 1}, .address = b->address, .total_fen = boxes * 8800 + small * 1200};
    return t_buy_it(b->cx, &in, p);
}

static int64_t taken(struct t_buy *b, int64_t lot)
{
    return t_number(b->f, ar_printf(b->cx->ar, "SELECT held_g + sold_g FROM sell_stock WHERE lot_id = %lld", (long long)lot));
}

static enum err recall_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const int64_t *lot = arg;
    TRY(grow_lot_recall(cx, tx, *lot, "抽检不合格", "请退到村站"));
    return sell_recall_tell(cx, tx, *lot);
}

static void boxes(struct t_buy *b)
{
    struct box x;
    struct sell_offer o;
    struct sell_purchase p, q;
    struct sell_order ord;
    struct sell_refund r;
    box_make(b, &x);
    box_rules(b, &x);
    t_ok(b->f, t_offer(b->cx, x.box, &o));
    assert_int_equal(o.free_pieces, 5); /* ten small packs make five */
    T_ERR(b->f, ERR_RULE, buy_box(b, &x, 6, 0, &p));
    T_ERR(b->f, ERR_LIMIT, buy_box(b, &x, 4, 3, &p)); /* each alone would do, together they want eleven */
    assert_int_equal(taken(b, x.second.id), 0);
    t_ok(b->f, buy_box(b, &x, 3, 2, &p));
    assert_int_equal(taken(b, x.second.id), 8000);
    assert_int_equal(taken(b, b->lot.id), 15000);
    t_ok(b->f, t_offer(b->cx, x.box, &o));
    assert_int_equal(o.free_pieces, 1);
    t_ok(b->f, buy_box(b, &x, 1, 0, &q));
    t_ok(b->f, t_cancel(b->cx, q.uuid, &q));
    assert_int_equal(taken(b, x.second.id), 8000); /* all of the box is free again */
    t_paid(b, &p);
    ord = t_order(b, &p, 0);
    const struct sell_line *l = ord.lines.p;
    assert_int_equal(l[0].parts.n, 2);
    assert_int_equal(l[1].parts.n, 0);
    assert_int_equal(ord.lots.n, 2); /* the trace shows each lot */
    const char *order = ord.uuid;
    t_as(b->f, "owner");
    t_ok(b->f, t_pack(b->cx, order, &(struct sell_pack_body){{NULL, 0}}, &ord));
    t_ok(b->f, t_ship(b->cx, order, &(struct sell_ship_body){"县物流", "WB20261122"}, &ord));
    assert_non_null(ord.event_id);
    t_as(b->f, b->buyer);
    struct sell_refund_item one = {((const struct sell_line *)ord.lines.p)[0].uuid, 1};
    t_ok(b->f, t_ask(b->cx, order, &(struct sell_refund_body){.items = {&one, 1}, .cause = CAUSE_DAMAGED, .fen = FIELD_NULL}, &r));
    assert_int_equal(r.fen, 8800);
    t_as(b->f, "owner");
    t_ok(b->f, t_answer(b->cx, r.uuid, &(struct sell_answer_body){.agree = true}, &r));
    t_ok(b->f, t_tell_refunds(b, true));
    assert_int_equal(t_number(b->f, "SELECT CAST(SUM(back) AS BIGINT) FROM sell_hold"), 3); /* two small, one big */
    assert_int_equal(t_findings(b), 0);
    /* A recall of the small packs' lot: what was bought by itself and the boxes that hold some. */
    t_as(b->f, "office");
    t_ok(b->f, tx_run(b->cx, "t.recall", recall_tx, &x.second.id));
    t_as(b->f, b->buyer);
    t_ok(b->f, t_order_get(b->cx, order, &ord));
    const struct sell_refund *offered = &((const struct sell_refund *)ord.refunds.p)[ord.refunds.n - 1];
    assert_int_equal(offered->kind, KIND_RECALL);
    assert_int_equal(offered->fen, 2 * 1200 + 2 * 8800);
    t_ok(b->f, t_go_on(b->cx, offered->uuid, &r));
    t_ok(b->f, t_tell_refunds(b, true));
    assert_int_equal(t_findings(b), 0);
    t_ok(b->f, t_offer(b->cx, x.box, &o));
    assert_false(o.live); /* a box goes down with any of its parts (R1) */
}

#define CASE(name) static void test_##name(void **state) { (void)state; t_buy_each(name); }
CASE(offers)
CASE(prices)
CASE(orders)
CASE(boxes)

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts), cmocka_unit_test(test_offers), cmocka_unit_test(test_prices), cmocka_unit_test(test_orders), cmocka_unit_test(test_boxes)};
    return cmocka_run_group_tests_name("sell.made", tests, NULL, NULL);
}
