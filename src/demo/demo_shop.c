/* demo_shop.c: shops of the demonstration county and their goods: every co-op, farm and company with a released lot keeps one; one household
 * sells by itself, another through its village's co-op; the county's hall carries what others let it sell. Goods are made from released
 * lots only (R1: others would be refused), reviewed by the office; some wait for review, one was returned, one shop waits. */
#include <string.h>

#include "demo.h"
#include "sell_buy_acts.h"

enum { HALL_OP = 17, WAITING_OP = 16, WAITING_GOODS = 4, RETURNED_GOODS = 8 };
/* Households that sell through somebody of their village. */
static const struct { int op, through; } THROUGH[] = {{0, 1}, {7, 6}, {11, 10}};
enum { THROUGH_N = sizeof THROUGH / sizeof THROUGH[0] };
#define SOLD_FATE (FATE_CERT | FATE_RELEASE | FATE_CODE)
#define SPOILT_FATE (FATE_FAIL | FATE_REVOKE | FATE_RECALL | FATE_LOCK | FATE_JUDGE | FATE_SAMPLED)

/* What is sold of a crop: as harvested or as made. price_fen: of a kilogram. */
static const struct { bool made, weighed; int category, storage, shelf_days; int64_t price_fen; const char *pack, *box, *text; } SOLD[DEMO_CROPS] = {
    [RICE] = {true, false, 2, 0, 540, 1180, "5 公斤 1 袋", "5 公斤 × 4 袋", "稻鱼共作的田里长的香米，收割后低温烘干，现碾现装。"},
    [TOMATO] = {false, false, 0, 1, 0, 1200, "2.5 公斤 1 盒", "2.5 公斤 × 4 盒", "自然成熟后采摘，皮薄沙瓤。常温可放几天，熟透了再冷藏。"},
    [CUCUMBER] = {false, false, 0, 1, 0, 900, "2 公斤 1 袋", "2 公斤 × 4 袋", "清早采摘，顶花带刺，凉拌最脆。"},
    [TEA] = {true, false, 4, 0, 720, 56000, "250 克 1 罐", "250 克 × 4 罐", "高山云雾里的一芽一叶，手工杀青，汤色嫩绿。"},
    [KIWI] = {false, false, 1, 1, 0, 2200, "3 公斤 1 箱", "3 公斤 × 4 箱", "采收时还硬，和苹果放在一起三五天变软后吃。"},
    [SHIITAKE] = {false, false, 7, 1, 0, 4800, "1 箱", "4 箱", "段木栽培，肉厚味浓，鲜食、晾干都好。"},
    [HEN] = {false, false, 5, 0, 0, 2600, "1 箱", "4 箱", "林下散养的母鸡下的蛋，当日捡，当日装。"},
    [CARP] = {false, true, 6, 2, 0, 2800, "约 2 公斤 1 尾", "约 2 公斤 × 4 尾", "山泉水养的草鱼，按实际称重结算，多退少不补。"},
};

static bool on_sale(const struct demo_lot *l)
{
    return (l->fate & SOLD_FATE) == SOLD_FATE && !(l->fate & SPOILT_FATE) && l->made == SOLD[l->crop].made && DEMO_OPERATOR[l->op].state == OPERATOR_ACTIVE;
}

/* ---- shops ---------------------------------------------------------------------------------------------------------------------------------- */
static int kind_of(int op)
{
    const char *kind = DEMO_OPERATOR[op].kind;
    return op == HALL_OP ? SHOP_HALL : strcmp(kind, "coop") == 0 ? SHOP_COOP : strcmp(kind, "household") == 0 ? SHOP_HOUSEHOLD : SHOP_ENTERPRISE;
}

static enum err shop_apply(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_shop s = {0};
    const char *name = DEMO_OPERATOR[a].name;
    (void)b;
    const struct sell_shop_body in = {
        .kind = kind_of(a), .name = a == HALL_OP ? "云岭县县域馆（演示）" : ar_printf(cx->ar, "%s店（演示）", name), .name_en = a == HALL_OP ? "Yunling county hall (demonstration)" : NULL,
        .intro = "演示店铺：货从自家地里来，每一件都能扫码追溯。", .operator = d->operator_uuid[a],
    };
    TRY(sell_shop_apply(cx, tx, &in, &s));
    demo_copy(d->shop[a], UUID_SIZE, s.uuid);
    return ERR_NONE;
}

static enum err shop_enter(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_shop s = {0};
    return sell_shop_enter(cx, tx, d->shop[a], FIELD_NULL, &(struct sell_move){b, NULL}, &s);
}

static enum err terms_put(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_terms out = {0};
    const struct sell_terms in = {.freight_fen = 800, .freight_g = 5000, .more_fen = 100, .free_from_fen = 15000, .cold_fen = 500, .promoter_bp = 500, .pickup = true, .pickup_place = "柳溪村服务站（演示）"};
    (void)b;
    return sell_terms_put(cx, tx, d->shop[a], FIELD_NULL, &in, &out);
}

/* a lets the shop of b sell its goods. */
static enum err agree(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_agent out = {0};
    return sell_agree(cx, tx, d->shop[b], &(struct sell_agent_body){d->operator_uuid[a], "当面说明，书面签字（演示）", true, 500}, &out);
}

static void add_shop(struct demo *d, int op)
{
    int32_t day = op == WAITING_OP ? d->today - 3 : demo_shops_day(d);
    int m = op % 10;
    demo_add(d, demo_at(day, 9 * 60 + m), WHO_OWNER + op, shop_apply, op, 0);
    if (op == WAITING_OP)
        return;
    demo_add(d, demo_at(day, 10 * 60 + m), WHO_OFFICE, shop_enter, op, SHOP_EXAMINED);
    demo_add(d, demo_at(day, 11 * 60 + m), WHO_OWNER + op, shop_enter, op, SHOP_OPEN);
    demo_add(d, demo_at(day, 12 * 60 + m), WHO_OWNER + op, terms_put, op, 0);
}

/* ---- goods ---------------------------------------------------------------------------------------------------------------------------------- */
static enum err goods_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_goods *g = &d->goods[a];
    const struct demo_crop_info *c = &DEMO_CROP[g->crop];
    const struct demo_good *named = g->made ? &c->made : &c->raw;
    int64_t kilo = SOLD[g->crop].price_fen, pack = kilo * c->pack_g / 1000;
    bool weighed = SOLD[g->crop].weighed;
    struct sell_goods out = {0};
    (void)b;
    struct sell_sku_body skus[] = {
        {SOLD[g->crop].pack, weighed ? UNIT_WEIGHT : UNIT_PIECE, c->pack_g, weighed ? kilo : pack, SKU_ON},
        {SOLD[g->crop].box, weighed ? UNIT_WEIGHT : UNIT_PIECE, c->pack_g * 4, weighed ? kilo * 95 / 100 : pack * 4 * 95 / 100, SKU_ON},
    };
    const char *photos[] = {d->photo[g->crop][0], d->photo[g->crop][1]};
    const struct sell_goods_body in = {
        .shop = d->shop[g->shop], .product = d->product[g->op][g->crop][g->made], .title = ar_printf(cx->ar, "%s（演示）", named->name),
        .title_en = ar_printf(cx->ar, "%s (demonstration)", named->name_en), .text = SOLD[g->crop].text, .category = SOLD[g->crop].category, .storage = SOLD[g->crop].storage,
        .shelf_days = SOLD[g->crop].shelf_days ? SOLD[g->crop].shelf_days : FIELD_NULL, .order_max = 20,
        .tax_bp = strcmp(DEMO_OPERATOR[g->op].kind, "enterprise") == 0 ? 900 : 0, .pictures = {photos, 2}, .skus = {skus, 2},
    };
    TRY(sell_goods_create(cx, tx, &in, &out));
    demo_copy(g->uuid, UUID_SIZE, out.uuid);
    for (size_t i = 0; i < 2; i++)
        demo_copy(g->sku[i], UUID_SIZE, ((const struct sell_sku *)out.skus.p)[i].uuid);
    return ERR_NONE;
}

static enum err goods_enter(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_goods out = {0};
    return sell_goods_enter(cx, tx, d->goods[a].uuid, FIELD_NULL, &(struct sell_move){b, b == GOODS_RETURNED ? "请写明保存方法" : NULL}, &out);
}

/* Both sizes from lot b; a part is left for those who buy otherwise. */
static enum err list_lot(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_goods out = {0};
    for (int i = 0; i < 2; i++) {
        out = (struct sell_goods){0};
        TRY(sell_list_lot(cx, tx, d->goods[a].sku[i], &(struct sell_list_body){d->lots[b].uuid, d->lots[b].quantity_g / 10 * 7}, &out));
    }
    return ERR_NONE;
}

static int goods_of(struct demo *d, const struct demo_lot *l, int shop)
{
    for (int i = 0; i < d->goods_n; i++)
        if (d->goods[i].op == l->op && d->goods[i].crop == l->crop && d->goods[i].made == l->made && d->goods[i].shop == shop)
            return i;
    d->goods[d->goods_n] = (struct demo_goods){.op = l->op, .shop = shop, .crop = l->crop, .made = l->made};
    return d->goods_n++;
}

/* What became of the goods at their review: those that are not on sale are new. */
static void add_goods(struct demo *d, int i)
{
    struct demo_goods *g = &d->goods[i];
    g->state = i == WAITING_GOODS ? GOODS_SUBMITTED : i == RETURNED_GOODS ? GOODS_RETURNED : GOODS_ON;
    int32_t day = g->state == GOODS_ON ? demo_shops_day(d) + 1 : d->today - 2;
    demo_add(d, demo_at(day, 9 * 60 + i), WHO_OWNER + g->shop, goods_make, i, 0);
    demo_add(d, demo_at(day, 11 * 60 + i), WHO_OWNER + g->shop, goods_enter, i, GOODS_SUBMITTED);
    if (g->state != GOODS_SUBMITTED)
        demo_add(d, demo_at(day, 15 * 60 + i), WHO_OFFICE, goods_enter, i, g->state);
}

int32_t demo_shops_day(const struct demo *d)
{
    return d->today - 125;
}

/* Listed once its papers are there; of goods that are new not before they are. */
static void add_listing(struct demo *d, int lot, int shop)
{
    int g = goods_of(d, &d->lots[lot], shop);
    int32_t day = d->lots[lot].day + 4, first = demo_shops_day(d) + 2;
    day = g == WAITING_GOODS || g == RETURNED_GOODS ? d->today - 1 : day > first ? day : first;
    demo_add(d, demo_at(day, (shop == d->lots[lot].op ? 9 : 14) * 60 + lot), WHO_OWNER + shop, list_lot, g, lot);
    if (d->goods[g].from == 0 || day + 1 < d->goods[g].from)
        d->goods[g].from = day + 1;
}

static int keeper_of(int op)
{
    for (int i = 0; i < THROUGH_N; i++)
        if (THROUGH[i].op == op)
            return THROUGH[i].through;
    return op;
}

void demo_add_shops(struct demo *d)
{
    bool has[DEMO_OPERATORS] = {[HALL_OP] = true, [WAITING_OP] = true};
    static const int carried[] = {2, 10};   /* the hall sells for these too */
    d->goods_n = 0;
    for (int i = 0; i < d->lots_n; i++)
        if (on_sale(&d->lots[i]))
            has[keeper_of(d->lots[i].op)] = true;
    for (int op = 0; op < DEMO_OPERATORS; op++)
        if (has[op])
            add_shop(d, op);
    for (int i = 0; i < THROUGH_N; i++)
        demo_add(d, demo_at(demo_shops_day(d), 13 * 60 + i), WHO_OWNER + THROUGH[i].op, agree, THROUGH[i].op, THROUGH[i].through);
    for (size_t i = 0; i < sizeof carried / sizeof carried[0]; i++)
        demo_add(d, demo_at(demo_shops_day(d), 14 * 60 + 1 + (int)i), WHO_OWNER + carried[i], agree, carried[i], HALL_OP);
    for (int i = 0; i < d->lots_n; i++) {
        if (!on_sale(&d->lots[i]) || keeper_of(d->lots[i].op) == WAITING_OP)
            continue;
        add_listing(d, i, keeper_of(d->lots[i].op));
        for (size_t k = 0; k < sizeof carried / sizeof carried[0]; k++)
            if (d->lots[i].op == carried[k])
                add_listing(d, i, HALL_OP);
    }
    for (int i = 0; i < d->goods_n; i++)
        add_goods(d, i);
}
