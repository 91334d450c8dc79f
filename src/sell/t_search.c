/* t_search.c: pairs of characters, and finding goods by them: the same on both engines. */
#include "sell_search.h"
#include "t_shop.h"

/* ---- pure --------------------------------------------------------------------------------------------------------------------------------- */
static void t_grams(void **state)
{
    static const struct { const char *text, *asked, *kept; } cases[] = {
        {"番茄", "番茄", "番 番茄 茄"},
        {"柳溪番茄", "柳溪 溪番 番茄", "柳 柳溪 溪 溪番 番 番茄 茄"},
        {"茶", "茶", "茶"},
        {"Rice 5kg", "ri ic ce 5k kg", "ri ic ce 5k kg"},
        {"ＲＩＣＥ", "ri ic ce", "ri ic ce"},
        {"番茄，番茄！", "番茄", "番 番茄 茄"},
        {"a", "a", "a"}, {"a b", "a b", "a b"}, {"", "", ""}, {" ，。%_'\"", "", ""},
        {"𠮷野", "𠮷野", "𠮷 𠮷野 野"},
        {"番\xff茄", "番 茄", "番 茄"},               /* bad bytes part words, nothing is read beyond them */
        {"番\xe8\x8c", "番", "番"},
        {"茄茄茄", "茄茄", "茄 茄茄"},
    };
    struct arena *ar = ar_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (int single = 0; single < 2; single++) {
            const char *g[32], *want = single ? cases[i].kept : cases[i].asked;
            struct buf b;
            buf_init(&b, ar, 64);
            size_t n = sell_grams(ar, str_of(cases[i].text), single == 1, 32, g);
            for (size_t k = 0; k < n; k++)
                buf_printf(&b, "%s%s", k ? " " : "", g[k]);
            if (strcmp(buf_z(&b), want) != 0)
                fail_msg("%s (%d): %s, wanted %s", cases[i].text, single, buf_z(&b), want);
        }
    const char *few[2];
    assert_int_equal(sell_grams(ar, STR("柳溪番茄"), false, 2, few), 2);     /* bounded */
    ar_free(&ar);
}

/* ---- goods --------------------------------------------------------------------------------------------------------------------------------- */
struct ask { const char *q; struct list ids; bool none; };

static enum err ask_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *a = arg;
    return sell_search(cx, tx, a->q, &a->ids, &a->none);
}

/* Titles of what is found, joined. */
static const char *found(struct t_farm *f, const char *q)
{
    struct ask a = {.q = q};
    struct buf b;
    buf_init(&b, f->cx->ar, 64);
    t_ok(f, tx_read(f->cx, "t.search", ask_tx, &a));
    for (size_t i = 0; i < a.ids.n; i++)
        buf_printf(&b, "%s%lld", i ? " " : "", (long long)t_number(f, ar_printf(f->cx->ar, "SELECT sold FROM sell_goods WHERE id = %lld", (long long)((const int64_t *)a.ids.p)[i])));
    return buf_z(&b);
}

static void goods_named(struct t_farm *f, const char *shop, const char *title, const char *text, int sold, struct sell_goods *g)
{
    struct sell_sku_body sku = {.spec = "一箱", .weight_g = 1000, .price_fen = 100};
    struct sell_goods_body in = {.shop = shop, .product = f->product, .title = title, .text = text, .shelf_days = FIELD_NULL, .order_max = FIELD_NULL, .skus = {&sku, 1}};
    t_as(f, "owner");
    t_ok(f, t_goods_create(f->cx, &in, g));
    const char *uuid = g->uuid;
    t_ok(f, t_sql(f->cx, ar_printf(f->cx->ar, "UPDATE sell_goods SET sold = %d WHERE uuid = '%s'", sold, uuid)));
    t_ok(f, t_goods_enter(f->cx, uuid, GOODS_SUBMITTED, NULL, g));
    t_as(f, "office");
    t_ok(f, t_goods_enter(f->cx, uuid, GOODS_ON, NULL, g));
}

/* What is found is told by how much of it was sold: 1 2 4 8 16. */
static void find_body(struct t_farm *f)
{
    struct sell_shop s;
    struct sell_goods g, tea;
    t_open_shop(f, &s);
    goods_named(f, s.uuid, "红心番茄", "沙瓤多汁", 1, &g);
    goods_named(f, s.uuid, "高山白茶", "与番茄无关", 2, &tea);
    goods_named(f, s.uuid, "番茄礼盒 Gift", NULL, 4, &g);
    goods_named(f, s.uuid, "黄心红薯", NULL, 8, &g);
    static const struct { const char *q, *want; } cases[] = {
        {"红心", "1"}, {"心红", "8"}, {"白茶", "2"}, {"茶", "2"}, {"gift", "4"}, {"GIFT 礼盒", "4"}, {"沙瓤", "1"}, {"无关", "2"},
        {"红心番茄", "1"}, {"茄番", ""}, {"没有的", ""}, {"礼盒", "4"}, {"%", ""}, {"' OR 1=1 --", ""},
        {"高山", "2"}, {"柳溪", "8 4 2 1"},        /* the village and the product: all of them, most sold first */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (strcmp(found(f, cases[i].q), cases[i].want) != 0)
            fail_msg("%s: %s, wanted %s", cases[i].q, found(f, cases[i].q), cases[i].want);
    /* Off sale: not found; on again: found once. */
    t_ok(f, t_goods_enter(f->cx, tea.uuid, GOODS_BARRED, "虚假宣传", &tea));
    assert_string_equal(found(f, "白茶"), "");
    t_ok(f, sell_goods_count(f->cx));
    assert_string_equal(found(f, "红心"), "0");     /* nothing was sold: the derived column says so again */
}
static void t_find(void **state) { (void)state; t_shop_each(find_body); }

/* More goods than a page, in memory for a page or two: all are counted anew. */
static void count_body(struct t_farm *f)
{
    enum { MANY = 3000 };
    struct sell_shop s;
    struct sell_goods g;
    struct grow_lot_seen lot;
    t_open_shop(f, &s);
    t_goods_on(f, s.uuid, UNIT_PIECE, 1000, 100, &g);
    t_cleared_lot(f, 5000, &lot);
    t_ok(f, t_list_lot(f->cx, t_sku(&g, 0)->uuid, &(struct sell_list_body){lot.uuid, FIELD_NULL}, &g));
    t_ok(f, t_sql(f->cx, ar_printf(f->cx->ar,
        "INSERT INTO sell_goods (uuid, shop_id, product_id, owner_id, title, category, storage, order_max, state, state_us, price_fen, sold, live, level_path, county, created_us) "
        "WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < %d) SELECT 'copy ' || n.k, g.shop_id, g.product_id, g.owner_id, g.title, g.category, g.storage, "
        "g.order_max, g.state, g.state_us, g.price_fen, 3, 1, g.level_path, g.county, g.created_us FROM sell_goods g, n", MANY)));
    struct arena *ar = f->cx->ar, *small = ar_new(2 << 20);
    f->cx->ar = small;
    enum err e = sell_goods_count(f->cx);
    f->cx->ar = ar;
    ar_free(&small);
    t_ok(f, e);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM sell_goods WHERE sold <> 0"), 0);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM sell_goods WHERE live = 1"), 1);   /* the copies have no sizes to buy */
}
static void t_count(void **state) { (void)state; t_shop_each(count_body); }

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_grams), cmocka_unit_test(t_find), cmocka_unit_test(t_count)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
