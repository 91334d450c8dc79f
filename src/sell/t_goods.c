/* t_goods.c: shops and goods along their states; R1 by acts, by what is judged when asked, and by the database itself. */
#include "t_shop.h"

#include "list.h"

/* ---- transition tables ------------------------------------------------------------------------------------------------------------------- */
static void t_ways(void **state)
{
    /* From each state, where it may go: every other way is refused. */
    static const char *const shop[SHOP__STATES] = {"examined refused closed", "open closed", "applied closed", "suspended closed", "open closed", ""};
    static const char *const goods[GOODS__STATES] = {"submitted", "draft on returned", "draft off barred", "draft submitted", "draft on barred", "submitted"};
    const char *perm;
    (void)state;
    for (int from = 0; from < SHOP__STATES; from++)
        for (int to = 0; to < SHOP__STATES; to++)
            if (sell_shop_way((enum sell_shop_state)from, (enum sell_shop_state)to, &perm) != (strstr(shop[from], sell_shop_states[to]) != NULL))
                fail_msg("shop %s → %s", sell_shop_states[from], sell_shop_states[to]);
    for (int from = 0; from < GOODS__STATES; from++)
        for (int to = 0; to < GOODS__STATES; to++) {
            char word[32];
            snprintf(word, sizeof word, " %s ", sell_goods_states[to]);
            char have[64];
            snprintf(have, sizeof have, " %s ", goods[from]);
            if (sell_goods_way((enum sell_goods_state)from, (enum sell_goods_state)to, &perm) != (strstr(have, word) != NULL))
                fail_msg("goods %s → %s", sell_goods_states[from], sell_goods_states[to]);
        }
}

/* ---- shops -------------------------------------------------------------------------------------------------------------------------------- */
static void shop_body(struct t_farm *f)
{
    struct sell_shop s;
    t_as(f, "owner");
    T_ERR(f, ERR_INVALID, t_shop_apply(f->cx, &(struct sell_shop_body){.name = "混合店", .serve = f->op2_uuid}, &s));   /* consent is missing */
    T_ERR(f, ERR_NOT_EXAMINED, t_shop_apply(f->cx, &(struct sell_shop_body){.name = "混合店", .paid = f->op2_uuid, .consent = "书面"}, &s)); /* R5: op2 is not active */
    t_as(f, "owner2");
    T_ERR(f, ERR_NOT_FOUND, t_shop_apply(f->cx, &(struct sell_shop_body){.name = "冒名店", .operator = f->op_uuid}, &s)); /* in another's name */
    t_as(f, "owner");
    t_ok(f, t_shop_apply(f->cx, &(struct sell_shop_body){.kind = SHOP_COOP, .name = "柳溪店"}, &s));
    assert_false(s.open);
    T_ERR(f, ERR_DUPLICATE, t_shop_apply(f->cx, &(struct sell_shop_body){.name = "柳溪店"}, &(struct sell_shop){0}));
    const char *uuid = s.uuid;
    T_ERR(f, ERR_WRONG_STATE, t_shop_enter(f->cx, uuid, SHOP_OPEN, NULL, &s));       /* R10: not before examination */
    T_ERR(f, ERR_FORBIDDEN, t_shop_enter(f->cx, uuid, SHOP_EXAMINED, NULL, &s));     /* not by itself */
    T_ERR(f, ERR_WRONG_STATE, t_shop_enter(f->cx, uuid, 99, NULL, &s));
    T_ERR(f, ERR_WRONG_STATE, t_shop_enter(f->cx, uuid, -1, NULL, &s));
    t_as(f, "owner2");
    T_ERR(f, ERR_NOT_FOUND, t_shop_get(f->cx, uuid, &s));
    T_ERR(f, ERR_NOT_FOUND, t_shop_enter(f->cx, uuid, SHOP_CLOSED, "恶意", &s));
    t_as(f, "office");
    t_ok(f, t_shop_enter(f->cx, uuid, SHOP_EXAMINED, NULL, &s));
    t_as(f, "owner");
    t_ok(f, t_shop_enter(f->cx, uuid, SHOP_OPEN, NULL, &s));
    assert_true(s.open);
    assert_int_equal(s.steps.n, 3);
    t_as(f, "agri");
    T_ERR(f, ERR_INVALID, t_shop_enter(f->cx, uuid, SHOP_SUSPENDED, " ", &s));       /* without a reason */
    t_ok(f, t_shop_enter(f->cx, uuid, SHOP_SUSPENDED, "抽检不合格", &s));
    t_as(f, "owner");
    T_ERR(f, ERR_FORBIDDEN, t_shop_enter(f->cx, uuid, SHOP_OPEN, NULL, &s));         /* not by itself */
    T_ERR(f, ERR_CONFLICT, t_sql(f->cx, "DELETE FROM sell_step"));
    T_ERR(f, ERR_CONFLICT, t_sql(f->cx, "UPDATE sell_step SET reason = ''"));
}
static void t_shops(void **state) { (void)state; t_shop_each(shop_body); }

/* ---- R1 ------------------------------------------------------------------------------------------------------------------------------------- */
static bool live(struct t_farm *f, const char *sku)
{
    struct sell_offer o;
    t_ok(f, t_offer(f->cx, sku, &o));
    return o.live;
}

/* What the database itself says to a row that no act would write. */
static enum err force(struct t_farm *f, int64_t sku, int64_t lot)
{
    return t_sql(f->cx, ar_printf(f->cx->ar, "INSERT INTO sell_listing (uuid, sku_id, lot_id, state, by_name, created_us, county) VALUES ('x%lld', %lld, %lld, 'listed', 'x', 1, '420117')",
                                  (long long)lot, (long long)sku, (long long)lot));
}

static void r1_body(struct t_farm *f)
{
    struct sell_shop s;
    struct sell_goods g;
    struct grow_lot_seen lot, bare, certified;
    struct certify_cert_seen cert;
    t_open_shop(f, &s);
    t_goods_on(f, s.uuid, UNIT_PIECE, 1000, 990, &g);
    const char *sku = t_sku(&g, 0)->uuid;
    int64_t sku_id = t_sku(&g, 0)->id;
    t_lot(f, 10000, &bare);
    T_ERR(f, ERR_RULE, t_list_lot(f->cx, sku, &(struct sell_list_body){bare.uuid, FIELD_NULL}, &(struct sell_goods){0}));       /* no paper at all */
    t_lot(f, 10000, &certified);
    t_ok(f, t_certified(f, certified.uuid, 10000, &cert));
    T_ERR(f, ERR_RULE, t_list_lot(f->cx, sku, &(struct sell_list_body){certified.uuid, FIELD_NULL}, &(struct sell_goods){0}));  /* certificate without release */
    T_ERR(f, ERR_CONFLICT, t_sql(f->cx, ar_printf(f->cx->ar, "INSERT INTO sell_stock (lot_id, offered_g, county) VALUES (%lld, 1, '420117')", (long long)certified.id)));
    t_cleared_lot(f, 10000, &lot);
    T_ERR(f, ERR_INVALID, t_list_lot(f->cx, sku, &(struct sell_list_body){lot.uuid, 10001}, &(struct sell_goods){0}));          /* more than there is */
    T_ERR(f, ERR_INVALID, t_list_lot(f->cx, sku, &(struct sell_list_body){lot.uuid, -1}, &(struct sell_goods){0}));
    assert_false(live(f, sku));
    t_ok(f, t_list_lot(f->cx, sku, &(struct sell_list_body){lot.uuid, 8000}, &g));
    assert_true(live(f, sku));
    assert_int_equal(t_sku(&g, 0)->free_pieces, 8);
    T_ERR(f, ERR_CONFLICT, force(f, sku_id, bare.id));
    T_ERR(f, ERR_CONFLICT, t_sql(f->cx, ar_printf(f->cx->ar, "UPDATE sell_listing SET lot_id = %lld", (long long)bare.id)));
    T_ERR(f, ERR_CONFLICT, t_sql(f->cx, "UPDATE sell_stock SET offered_g = 10001"));
    T_ERR(f, ERR_CONFLICT, t_sql(f->cx, "UPDATE sell_stock SET held_g = 8001"));
    T_ERR(f, ERR_CONFLICT, t_sql(f->cx, "UPDATE sell_stock SET sold_g = -1"));
    /* A lock takes it down at once, and nothing brings it back but the unlocking. */
    t_ok(f, t_lot_enter(f->cx, lot.id, LOT_LOCKED, "复检"));
    assert_false(live(f, sku));
    T_ERR(f, ERR_LOT_LOCKED, t_list_lot(f->cx, sku, &(struct sell_list_body){lot.uuid, FIELD_NULL}, &(struct sell_goods){0}));
    T_ERR(f, ERR_CONFLICT, t_sql(f->cx, "UPDATE sell_listing SET state = 'listed'"));
    T_ERR(f, ERR_CONFLICT, t_sql(f->cx, "UPDATE sell_stock SET offered_g = 9000"));
    struct list picks;
    T_ERR(f, ERR_RULE, t_reserve(f->cx, &(struct sell_want){sku_id, 1, "order:locked"}, 1, f->cx->now_us + 60000000, &picks));
    t_ok(f, t_lot_enter(f->cx, lot.id, LOT_ACTIVE, "复检合格"));
    assert_true(live(f, sku));
    /* A withdrawn release, a suspended producer, goods taken off, a suspended shop: each takes it down by itself. */
    t_ok(f, t_sql(f->cx, "UPDATE people_operator SET state = 'suspended' WHERE kind = 'coop'"));
    assert_false(live(f, sku));
    t_ok(f, t_shop_get(f->cx, s.uuid, &s));
    assert_false(s.open);
    t_ok(f, t_sql(f->cx, "UPDATE people_operator SET state = 'active' WHERE kind = 'coop'"));
    assert_true(live(f, sku));
    t_as(f, "agri");
    t_ok(f, t_shop_enter(f->cx, s.uuid, SHOP_SUSPENDED, "举报查实", &s));
    assert_false(live(f, sku));
    t_as(f, "office");
    t_ok(f, t_shop_enter(f->cx, s.uuid, SHOP_OPEN, NULL, &s));
    t_as(f, "owner");
    t_ok(f, t_goods_enter(f->cx, g.uuid, GOODS_OFF, NULL, &g));
    assert_false(live(f, sku));
    t_ok(f, t_goods_enter(f->cx, g.uuid, GOODS_ON, NULL, &g));
    assert_true(live(f, sku));
    t_ok(f, t_sql(f->cx, "UPDATE certify_release SET state = 'withdrawn'"));
    assert_false(live(f, sku));
}
static void t_r1(void **state) { (void)state; t_shop_each(r1_body); }

/* ---- R14 and who may --------------------------------------------------------------------------------------------------------------------------- */
static void review_body(struct t_farm *f)
{
    struct sell_shop s;
    struct sell_goods g, other;
    t_open_shop(f, &s);
    t_goods_on(f, s.uuid, UNIT_WEIGHT, 2500, 1580, &g);
    assert_int_equal(g.price_fen, 3950);
    struct sell_goods_body in = {.title = "柳溪番茄", .shelf_days = 25, .order_max = 5};
    t_ok(f, t_goods_change(f->cx, g.uuid, &in, &g));
    assert_int_equal(g.state, GOODS_ON);                       /* nothing that was reviewed changed */
    in.title = "包治百病番茄";
    t_ok(f, t_goods_change(f->cx, g.uuid, &in, &g));
    assert_int_equal(g.state, GOODS_DRAFT);                    /* other words: reviewed again */
    T_ERR(f, ERR_WRONG_STATE, t_goods_enter(f->cx, g.uuid, GOODS_ON, NULL, &(struct sell_goods){0}));
    t_ok(f, t_goods_enter(f->cx, g.uuid, GOODS_SUBMITTED, NULL, &g));
    T_ERR(f, ERR_FORBIDDEN, t_goods_enter(f->cx, g.uuid, GOODS_ON, NULL, &(struct sell_goods){0}));     /* not by the seller */
    t_as(f, "office");
    T_ERR(f, ERR_INVALID, t_goods_enter(f->cx, g.uuid, GOODS_RETURNED, NULL, &(struct sell_goods){0}));
    t_ok(f, t_goods_enter(f->cx, g.uuid, GOODS_RETURNED, "夸大宣传", &g));
    t_as(f, "owner2");
    T_ERR(f, ERR_NOT_FOUND, t_goods_get(f->cx, g.uuid, &other));
    T_ERR(f, ERR_NOT_FOUND, t_goods_change(f->cx, g.uuid, &in, &other));
    T_ERR(f, ERR_NOT_FOUND, t_sku_change(f->cx, t_sku(&g, 0)->uuid, &(struct sell_sku_body){"一箱", 0, 1, 1, 0}, &other));
    in.shop = s.uuid, in.product = f->product;
    T_ERR(f, ERR_NOT_FOUND, t_goods_create(f->cx, &in, &other));                   /* into another's shop */
    /* Prices that no shape would let in meet the same wall. */
    t_as(f, "owner");
    static const int64_t bad[] = {0, -1, INT64_MIN, SELL_PRICE_MAX + 1, INT64_MAX};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        T_ERR(f, ERR_INVALID, t_sku_add(f->cx, g.uuid, &(struct sell_sku_body){"坏价", 0, 1000, bad[i], 0}, &other));
    T_ERR(f, ERR_DUPLICATE, t_sku_add(f->cx, g.uuid, &(struct sell_sku_body){"一箱", 0, 1000, 1, 0}, &other));
    t_ok(f, t_sku_add(f->cx, g.uuid, &(struct sell_sku_body){"半箱", 0, 1000, 100, 0}, &g));
    assert_int_equal(g.price_fen, 100);
}
static void t_review(void **state) { (void)state; t_shop_each(review_body); }

/* ---- another's goods ----------------------------------------------------------------------------------------------------------------------------- */
static void agent_body(struct t_farm *f)
{
    struct sell_shop s;
    struct sell_goods g;
    struct sell_agent a;
    struct grow_product p;
    struct grow_lot_seen lot;
    t_open_shop(f, &s);
    t_as(f, "office");
    t_ok(f, t_sql(f->cx, "UPDATE people_operator SET state = 'active'"));
    t_as(f, "owner2");
    t_ok(f, t_product_create(f->cx, &(struct grow_product_body){.crop = t_crop(f, "tomato"), .name = "桃坪番茄"}, &p));
    const struct sell_goods_body in = {.shop = s.uuid, .product = p.uuid, .title = "桃坪番茄", .shelf_days = FIELD_NULL, .order_max = FIELD_NULL};
    t_as(f, "owner");
    T_ERR(f, ERR_FORBIDDEN, t_goods_create(f->cx, &in, &(struct sell_goods){0}));                       /* without an agreement */
    T_ERR(f, ERR_NOT_FOUND, t_agree(f->cx, s.uuid, &(struct sell_agent_body){f->op2_uuid, "自己说的", false, 500}, &a)); /* which the shop cannot make alone */
    t_as(f, "owner2");
    t_ok(f, t_agree(f->cx, s.uuid, &(struct sell_agent_body){f->op2_uuid, "当面签字", true, 500}, &a));
    T_ERR(f, ERR_DUPLICATE, t_agree(f->cx, s.uuid, &(struct sell_agent_body){f->op2_uuid, "再签", true, 500}, &a));
    t_as(f, "owner");
    t_ok(f, t_goods_create(f->cx, &in, &g));
    t_ok(f, t_sku_add(f->cx, g.uuid, &(struct sell_sku_body){"一箱", 0, 1000, 100, 0}, &g));
    struct sell_offer o;
    t_ok(f, t_offer(f->cx, t_sku(&g, 0)->uuid, &o));
    assert_int_equal(o.owner_id, f->op2);
    assert_int_equal(o.serve_id, f->op);
    assert_int_equal(o.paid_id, f->op2);                                           /* as agreed */
    assert_int_equal(o.commission_bp, 500);
    t_cleared_lot(f, 5000, &lot);                                                  /* of op, of another product */
    T_ERR(f, ERR_INVALID, t_list_lot(f->cx, t_sku(&g, 0)->uuid, &(struct sell_list_body){lot.uuid, FIELD_NULL}, &(struct sell_goods){0}));
    t_ok(f, t_goods_get(f->cx, o.goods, &g));
    T_ERR(f, ERR_CONFLICT, force(f, t_sku(&g, 0)->id, lot.id));                    /* nor by the database */
}
static void t_agents(void **state) { (void)state; t_shop_each(agent_body); }

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_ways), cmocka_unit_test(t_shops), cmocka_unit_test(t_r1), cmocka_unit_test(t_review), cmocka_unit_test(t_agents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
