/* t_campaign.c: campaigns, coupons and promoters on each engine: at what price who may buy how much, what the mall shows of it, what a buyer
 * keeps, who starts and stops them; after each test every check of stock, orders, payments and books finds nothing. */
#include "t_buy.h"

#include "when.h"

/* ---- campaigns, coupons, promoters ----------------------------------------------------------------------------------------------------------------------------- */

static enum err campaign_buy(struct t_buy *b, const char *campaign, const char *address, int64_t pieces, struct sell_purchase *p)
{
    struct sell_item_body item = {b->sku, pieces, campaign};
    struct sell_buy_body in = t_body(&item, address, 990 * pieces);
    return t_buy_it(b->cx, &in, p);
}

static void campaigns(struct t_buy *b)
{
    struct sell_campaign c;
    struct sell_coupon coupon;
    struct sell_promoter prom;
    struct sell_purchase p, p2;
    struct sell_campaign_sku k = {.sku = b->sku, .price_fen = 990, .stock = 3, .per_address = 1};
    struct sell_campaign_body in = {.shop = b->shop.uuid, .name = "开园节", .from_at = b->cx->now_us, .until_at = b->cx->now_us + 86400 * US_PER_S, .state = CAMPAIGN_ON, .skus = {&k, 1}};
    T_ERR(b->f, ERR_NOT_FOUND, t_campaign(b->cx, NULL, &in, &c)); /* a buyer makes none */
    t_as_seller(b);
    t_ok(b->f, t_campaign(b->cx, NULL, &in, &c));
    t_as_buyer(b);
    T_ERR(b->f, ERR_RULE, campaign_buy(b, c.uuid, b->address, 2, &p)); /* two for one address */
    t_ok(b->f, campaign_buy(b, c.uuid, b->address, 1, &p));
    T_ERR(b->f, ERR_LIMIT, campaign_buy(b, c.uuid, b->address, 1, &p2));
    const char *same;
    t_address(b, "文三路12号3-2-501", &same); /* the same house in other words */
    T_ERR(b->f, ERR_LIMIT, campaign_buy(b, c.uuid, same, 1, &p2));
    t_as(b->f, b->other);
    const char *neighbour, *home;
    t_address(b, "文三路１２号３幢２单元５０１", &home); /* another account, the same house */
    T_ERR(b->f, ERR_LIMIT, campaign_buy(b, c.uuid, home, 1, &p2));
    t_ok(b->f, campaign_buy(b, c.uuid, b->far, 1, &p2));
    t_address(b, "文三路12号3幢2单元502室", &neighbour);
    t_ok(b->f, campaign_buy(b, c.uuid, neighbour, 1, &p2));
    t_address(b, "文三路13号", &neighbour);
    T_ERR(b->f, ERR_RULE, campaign_buy(b, c.uuid, neighbour, 1, &p2)); /* sold out */
    t_as_buyer(b);
    t_ok(b->f, t_cancel(b->cx, p.uuid, &p)); /* given up: it is free again, for the address too */
    t_ok(b->f, campaign_buy(b, c.uuid, b->address, 1, &p));
    t_as_seller(b);
    k.stock = 2;
    T_ERR(b->f, ERR_CONFLICT, t_campaign(b->cx, c.uuid, &in, &c));
    const struct sell_coupon_body cb = {b->shop.uuid, "DRAGON2026", "端午券", 1000, 5000, 1, b->cx->now_us, b->cx->now_us + US_PER_DAY};
    t_ok(b->f, t_coupon(b->cx, &cb, &coupon));
    T_ERR(b->f, ERR_DUPLICATE, t_coupon(b->cx, &cb, &coupon));
    struct sell_terms t;
    t_ok(b->f, t_terms(b->cx, b->shop.uuid, &(struct sell_terms){.freight_g = 1000, .free_from_fen = FIELD_NULL, .promoter_bp = 500}, &t));
    t_as(b->f, b->other);
    t_ok(b->f, t_join(b->cx, &prom));
    const char *code = prom.code, *account = ar_printf(b->cx->ar, "promoter:%s", prom.uuid);
    struct sell_item_body item = {b->sku, 2, NULL};
    struct sell_buy_body buy = t_body(&item, b->far, 9980);
    buy.promoter = code; /* his own code earns nothing */
    t_ok(b->f, t_buy_it(b->cx, &buy, &p2));
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM sell_purchase WHERE promoter_id IS NOT NULL"), 0);
    t_as_buyer(b);
    buy = t_body(&item, b->address, 8980);
    buy.promoter = code;
    buy.coupons = (struct texts){(const char *[]){"DRAGON2026"}, 1};
    t_ok(b->f, t_buy_it(b->cx, &buy, &p));
    T_ERR(b->f, ERR_RULE, t_buy_it(b->cx, &buy, &p2)); /* once */
    t_ok(b->f, t_cancel(b->cx, p.uuid, &p));
    t_ok(b->f, t_buy_it(b->cx, &buy, &p));
    t_paid(b, &p);
    struct sell_order o = t_order(b, &p, 0);
    t_as_seller(b);
    t_ok(b->f, t_pack(b->cx, o.uuid, &T_PACK, &o));
    t_ok(b->f, t_ship(b->cx, o.uuid, &T_SHIP, &o));
    t_later(b, 11 * T_DAY_MS), t_tidy(b);
    t_later(b, 8 * T_DAY_MS), t_tidy(b);
    assert_int_equal(t_balance(b, account), -449); /* 5 % of 89.80 */
    assert_int_equal(t_balance(b, "fee:platform"), -90);
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM ledger_line WHERE kind = 'order.completed' AND memo_zh IN ('货款', '推客佣金', '平台服务费') AND memo_en IS NOT NULL"), 3); /* a statement names each share */
    assert_int_equal(t_findings(b), 0);
}

/* What the mall shows: prices that run now and soon, in the cart too; coupons that are shown, taken once, used, stopped. */
static void running(struct t_buy *b)
{
    struct sell_campaign c;
    struct sell_cart cart;
    struct list l;
    const int64_t hour = 3600 * US_PER_S, now = b->cx->now_us;
    struct sell_campaign_sku k = {.sku = b->sku, .price_fen = 3990, .stock = 2, .per_address = 1};
    const struct { int64_t from, until, state, price; size_t shown, runs; } CASES[] = {
        {-2 * hour, -hour, CAMPAIGN_ON, 990, 0, 0},              /* over */
        {-hour, hour, CAMPAIGN_DRAFT, 990, 0, 0},                /* nobody's business yet */
        {-hour, hour, CAMPAIGN_OFF, 990, 0, 0},                  /* called off */
        {30 * 24 * hour, 31 * 24 * hour, CAMPAIGN_ON, 990, 0, 0},/* far away */
        {24 * hour, 48 * hour, CAMPAIGN_ON, 2990, 1, 0},         /* told before it begins, not sold by */
        {-hour, hour, CAMPAIGN_ON, 3990, 2, 1},
        {-hour, 2 * hour, CAMPAIGN_ON, 3590, 3, 2},              /* the cheaper one is the cart's */
    };
    t_ok(b->f, t_cart_put(b->cx, &(struct sell_item_body){b->sku, 1, NULL}));
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        k.price_fen = CASES[i].price;
        t_as_seller(b);
        t_ok(b->f, t_campaign(b->cx, NULL, &(struct sell_campaign_body){.shop = b->shop.uuid, .name = "开园节", .name_en = "Opening", .from_at = now + CASES[i].from, .until_at = now + CASES[i].until,
                                                                         .state = CASES[i].state, .skus = {&k, 1}}, &c));
        t_as_buyer(b);
        t_ok(b->f, t_running(b->cx, b->goods.uuid, &l));
        assert_int_equal(l.n, CASES[i].shown);
        t_ok(b->f, t_running(b->cx, NULL, &l));
        assert_int_equal(l.n, CASES[i].runs);
        t_ok(b->f, t_cart(b->cx, &cart));
        const struct sell_cart_line *line = cart.lines.p;
        assert_int_equal(line->campaign_fen, CASES[i].runs ? CASES[i].price : FIELD_NULL);
        assert_true((line->campaign != NULL) == (CASES[i].runs > 0));
    }
    const struct sell_running *r = l.p;
    assert_true(r[0].piece_fen == 3990 && r[0].was_fen == 4990 && r[0].left == 2 && r[0].per_address == 1); /* soonest over first */
    T_ERR(b->f, ERR_NOT_FOUND, t_coupons_of(b->cx, b->shop.uuid, &l)); /* a buyer does not see codes */
}

static void wallet(struct t_buy *b)
{
    const struct sell_campaign_move off = {1, NULL};
    struct sell_coupon shown, told, stopped;
    struct sell_kept kept;
    struct sell_purchase p;
    struct list l;
    struct sell_coupon_body in = {b->shop.uuid, "WELCOME01", "见面礼", 500, 1000, 5, b->cx->now_us, b->cx->now_us + US_PER_DAY, true};
    t_as_seller(b);
    t_ok(b->f, t_coupon(b->cx, &in, &shown));
    in.code = "BYPHONE01", in.shown = false;
    t_ok(b->f, t_coupon(b->cx, &in, &told));
    t_ok(b->f, t_coupons_of(b->cx, b->shop.uuid, &l));
    assert_int_equal(l.n, 2);
    t_as_buyer(b);
    T_ERR(b->f, ERR_NOT_FOUND, t_coupon_move(b->cx, shown.uuid, &off, &stopped)); /* not a buyer's to stop */
    t_ok(b->f, t_shown(b->cx, b->goods.uuid, &l));
    assert_int_equal(l.n, 1);
    assert_null(((const struct sell_kept *)l.p)->code); /* the code is for who takes it */
    T_ERR(b->f, ERR_NOT_FOUND, t_keep(b->cx, told.uuid, &kept)); /* its code is told, not shown */
    t_ok(b->f, t_keep(b->cx, shown.uuid, &kept));
    t_ok(b->f, t_keep(b->cx, shown.uuid, &kept));
    assert_true(kept.ok && !kept.used && strcmp(kept.code, "WELCOME01") == 0);
    struct sell_item_body item = {b->sku, 1, NULL};
    struct sell_buy_body buy = t_body(&item, b->address, 4490);
    buy.coupons = (struct texts){&kept.code, 1};
    t_ok(b->f, t_buy_it(b->cx, &buy, &p));
    t_ok(b->f, t_kept(b->cx, &l));
    const struct sell_kept *mine = l.p;
    assert_true(l.n == 1 && mine->used && !mine->ok && mine->left == 4);
    t_as(b->f, b->other);
    t_ok(b->f, t_kept(b->cx, &l));
    assert_int_equal(l.n, 0);
    t_ok(b->f, t_keep(b->cx, shown.uuid, &kept));
    t_as_seller(b);
    t_ok(b->f, t_coupon_move(b->cx, shown.uuid, &off, &stopped));
    assert_string_equal(stopped.state, "off");
    t_as(b->f, b->other);
    t_ok(b->f, t_kept(b->cx, &l));
    assert_false(((const struct sell_kept *)l.p)->ok);
    t_ok(b->f, t_shown(b->cx, b->goods.uuid, &l));
    assert_int_equal(l.n, 0);
    t_as_buyer(b);
    t_ok(b->f, t_cancel(b->cx, p.uuid, &p));
    t_ok(b->f, t_gone(b->cx, b->cx->who->account_id)); /* who deletes his account leaves no wallet */
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM sell_coupon_kept"), 1);
    assert_int_equal(t_findings(b), 0);
}

/* ---- campaigns are started by who keeps the shop; what an office stopped, an office lifts ----------------------------------------------------------------------------------------------------- */

enum { ON, OFF, STOPPED }; /* of struct sell_campaign_move */

/* Who may move a campaign or a coupon of the shop, and to what. */
static void moved(struct t_buy *b)
{
    static const struct { const char *who; int64_t to; enum err e; int64_t then; } CASES[] = {
        {"owner", ON, ERR_NONE, CAMPAIGN_ON},
        {"owner", STOPPED, ERR_FORBIDDEN, CAMPAIGN_ON},         /* a shop ends its campaign, it does not stop it */
        {"agri", OFF, ERR_FORBIDDEN, CAMPAIGN_ON},
        {"agri", STOPPED, ERR_FORBIDDEN, CAMPAIGN_ON},
        {"office", ON, ERR_FORBIDDEN, CAMPAIGN_ON},
        {"office", OFF, ERR_NONE, CAMPAIGN_STOPPED},            /* an office that ends it, stops it */
        {"owner", ON, ERR_WRONG_STATE, CAMPAIGN_STOPPED},
        {"owner", OFF, ERR_WRONG_STATE, CAMPAIGN_STOPPED},      /* nor by way of another state */
        {"office", ON, ERR_WRONG_STATE, CAMPAIGN_STOPPED},
        {"agri", OFF, ERR_FORBIDDEN, CAMPAIGN_STOPPED},
        {"office", OFF, ERR_NONE, CAMPAIGN_OFF},                /* lifted: it does not run by that */
        {"office", STOPPED, ERR_NONE, CAMPAIGN_STOPPED},
        {"office", OFF, ERR_NONE, CAMPAIGN_OFF},
        {"owner", ON, ERR_NONE, CAMPAIGN_ON},
        {"owner", OFF, ERR_NONE, CAMPAIGN_OFF},
    };
    struct sell_campaign c;
    struct sell_coupon k;
    struct sell_purchase p;
    bool on = false;
    struct sell_campaign_sku sku = {.sku = b->sku, .price_fen = 990, .stock = 3, .per_address = 3};
    const struct sell_campaign_body in = {.shop = b->shop.uuid, .name = "开园节", .from_at = b->cx->now_us, .until_at = b->cx->now_us + US_PER_DAY, .skus = {&sku, 1}};
    t_as_seller(b);
    t_ok(b->f, t_campaign(b->cx, NULL, &in, &c));
    t_ok(b->f, t_coupon(b->cx, &(struct sell_coupon_body){b->shop.uuid, "SPRING2026", "春券", 1000, 5000, 1, b->cx->now_us, b->cx->now_us + US_PER_DAY}, &k));
    const char *uuid = c.uuid, *coupon = k.uuid;
    t_as_buyer(b);
    T_ERR(b->f, ERR_NOT_FOUND, t_campaign_get(b->cx, uuid, &c)); /* a draft */
    T_ERR(b->f, ERR_RULE, campaign_buy(b, uuid, b->address, 1, &p));
    T_ERR(b->f, ERR_NOT_FOUND, t_campaign_move(b->cx, uuid, &(struct sell_campaign_move){ON, NULL}, &c));
    T_ERR(b->f, ERR_NOT_FOUND, t_coupon_move(b->cx, coupon, &(struct sell_campaign_move){OFF, NULL}, &k));
    t_as(b->f, "office");
    t_ok(b->f, t_campaign_get(b->cx, uuid, &c)); /* it stands in the office's list */
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const struct sell_campaign_move to = {CASES[i].to, "看过了"};
        t_as(b->f, CASES[i].who);
        T_ERR(b->f, CASES[i].e, t_campaign_move(b->cx, uuid, &to, &c));
        if (i > 0 || CASES[i].to != ON) /* a coupon begins as one that may be used */
            T_ERR(b->f, CASES[i].e, t_coupon_move(b->cx, coupon, &to, &k));
        t_as_seller(b);
        t_ok(b->f, t_campaign_get(b->cx, uuid, &c));
        on = CASES[i].then == CAMPAIGN_ON;
        assert_int_equal(c.state, CASES[i].then);
        assert_int_equal(t_number(b->f, ar_printf(b->cx->ar, "SELECT COUNT(*) FROM sell_coupon WHERE state = '%s'", sell_campaign_states[CASES[i].then])), 1);
        assert_true((c.stop_reason != NULL) == (c.state == CAMPAIGN_STOPPED));
        if (c.state == CAMPAIGN_STOPPED) /* by changing it neither */
            T_ERR(b->f, ERR_WRONG_STATE, t_campaign(b->cx, uuid, &in, &c));
        t_as_buyer(b);
        T_ERR(b->f, on ? ERR_NONE : ERR_RULE, campaign_buy(b, uuid, b->address, 1, &p));
        if (on)
            t_ok(b->f, t_cancel(b->cx, p.uuid, &p));
    }
    assert_int_equal(t_number(b->f, "SELECT COUNT(*) FROM people_audit WHERE action = 'sell.campaign.change'"), 7);
    t_as(b->f, "office");
    T_ERR(b->f, ERR_INVALID, t_campaign_move(b->cx, uuid, &(struct sell_campaign_move){STOPPED, "  "}, &c));  /* the shop reads why */
    T_ERR(b->f, ERR_INVALID, t_coupon_move(b->cx, coupon, &(struct sell_campaign_move){STOPPED, NULL}, &k));
    t_ok(b->f, t_campaign_move(b->cx, uuid, &(struct sell_campaign_move){STOPPED, "先涨价后打折"}, &c));
    assert_string_equal(c.stop_reason, "先涨价后打折");
    t_as_buyer(b);
    t_ok(b->f, t_campaign_get(b->cx, uuid, &c));
    assert_int_equal(c.state, CAMPAIGN_STOPPED);
    assert_null(c.stop_reason);                                     /* buyers do not */
}

#define CASE(name) static void test_##name(void **state) { (void)state; t_buy_each(name); }
CASE(campaigns) CASE(running) CASE(wallet) CASE(moved)

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_campaigns), cmocka_unit_test(test_running), cmocka_unit_test(test_wallet), cmocka_unit_test(test_moved)};
    return cmocka_run_group_tests_name("sell.campaign", tests, NULL, NULL);
}
