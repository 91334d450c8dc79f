/* demo_orders.c: a few months of buying in the demonstration county: buyers, their purchases on every way (mall, scan, promoter, a village point
 * for a household), and each order's end: received and reviewed, under way, refused, refunded, called off. Goods, buyer and day are decided
 * beforehand; what a purchase costs, and whether there is stock for it, is asked when it is made. Money is cash and bank transfers, which
 * people confirm: no channel's signature is made up. */
#include <string.h>

#include "demo.h"
#include "pay.h"
#include "sell_after_acts.h"
#include "sell_buy_acts.h"
#include "when.h"

enum { HOUR = 60, HOUSEHOLD_OP = 0, PROMOTER_BUYER = 1, KITCHEN_BUYER = 6, LEFT_PIECES = 8, COOP_OP = 1 };
/* How a purchase is made; COOP: from the shop whose owner the papers name. */
enum { HOW_SCAN = 1, HOW_PICKUP = 2, HOW_POINT = 4, HOW_PROMOTED = 8, HOW_CAMPAIGN = 16, HOW_COUPON = 32, HOW_SLOW = 64, HOW_COOP = 128 };
/* What becomes of it. */
enum { END_GOOD, END_AUTO, END_ASKED, END_REFUNDED, END_ESCALATED, END_CALLED_OFF, END_CANCELLED, END_FORGOTTEN, END_UNPAID };

/* Purchases that have to be there, whatever the dice say: days before today, how, end. */
static const struct { int age; unsigned how; int end; } FIXED[] = {
    {1, 0, END_UNPAID},           {1, HOW_COOP, END_GOOD},         {2, HOW_SLOW | HOW_COOP, END_GOOD}, {3, HOW_COOP, END_GOOD},    {7, HOW_COOP, END_ASKED},             {22, 0, END_REFUNDED},
    {12, 0, END_ESCALATED},       {9, 0, END_CALLED_OFF},          {5, 0, END_CANCELLED},         {16, 0, END_FORGOTTEN},     {34, HOW_PICKUP, END_REFUNDED}, {11, HOW_CAMPAIGN, END_GOOD},
    {10, HOW_CAMPAIGN, END_GOOD}, {8, HOW_CAMPAIGN, END_GOOD},     {4, HOW_CAMPAIGN, END_GOOD},   {2, HOW_CAMPAIGN, END_GOOD}, {48, HOW_COUPON, END_GOOD},   {31, HOW_COUPON, END_GOOD},
    {18, HOW_COUPON, END_GOOD},   {62, HOW_POINT, END_GOOD},       {41, HOW_POINT, END_GOOD},     {27, HOW_POINT, END_GOOD},  {13, HOW_POINT, END_GOOD},     {1, HOW_POINT, END_GOOD},
    {55, HOW_PROMOTED, END_GOOD}, {44, HOW_PROMOTED, END_GOOD},    {36, HOW_PROMOTED, END_GOOD},  {30, HOW_PROMOTED, END_GOOD}, {21, HOW_PROMOTED, END_GOOD}, {6, HOW_PROMOTED, END_GOOD},
};
enum { FIXED_N = sizeof FIXED / sizeof FIXED[0] };

/* What buyers say, by crop. */
static const struct { int stars; const char *text; } SAID[DEMO_CROPS][3] = {
    [RICE] = {{5, "煮饭满屋香，扫码能看到是哪块田种的，放心。"}, {5, "给老人买的，说有小时候的味道。"}, {4, "米很好，快递慢了一天。"}},
    [TOMATO] = {{5, "沙瓤，孩子当水果吃。"}, {4, "有一个磕破了，其余都好。"}, {5, "比超市的有番茄味。"}},
    [CUCUMBER] = {{5, "到的时候花还没蔫，很脆。"}, {4, "大小不太匀，味道不错。"}, {5, "凉拌最好，回购第三次。"}},
    [TEA] = {{5, "香气清，耐泡，送人也拿得出手。"}, {4, "好喝，价格略高。"}, {5, "扫码看到检测报告才买的。"}},
    [KIWI] = {{5, "放了四天正好，甜。"}, {3, "有两个太软，其余好吃。"}, {4, "个头均匀，要等几天才能吃。"}},
    [SHIITAKE] = {{5, "炖鸡特别香，肉厚。"}, {4, "新鲜，根部略长。"}, {5, "晒干了一半，满屋子香。"}},
    [HEN] = {{5, "一个没碎，蛋黄颜色正。"}, {4, "包装结实，蛋小一点。"}, {5, "食堂用了两个月，稳定。"}},
    [CARP] = {{5, "多退的钱第二天就到了，鱼也鲜。"}, {4, "处理得干净，个头比说的略小。"}, {5, "清蒸没有土腥味。"}},
};

/* ---- buyers -------------------------------------------------------------------------------------------------------------------------------- */
/* They register themselves; the principal lives as long as the command. */
static enum err buyer_make(struct demo *d, struct cx *cx, int a)
{
    const struct demo_buyer *b = &DEMO_BUYER[a];
    struct principal *before = d->cx->who;
    TRY(people_buyer_register(cx, &(const struct people_new_buyer){b->phone, DEMO_BUYER_PASSWORD, b->name}, NULL));
    TRY(people_become(d->cx, b->phone));
    d->who[WHO_BUYER + a] = d->cx->who;
    d->cx->who = before;
    return ERR_NONE;
}

static enum err address_put(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_buyer *y = &DEMO_BUYER[a];
    struct sell_address out = {0};
    (void)b;
    TRY(sell_address_put(cx, tx, NULL, &(const struct sell_address_body){y->name, y->phone, y->division, y->region, y->detail, true}, &out));
    demo_copy(d->address[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err promoter_join(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_promoter out = {0};
    (void)a, (void)b;
    TRY(sell_promoter_join(cx, tx, &out));
    demo_copy(d->promoter, sizeof d->promoter, out.code);
    return ERR_NONE;
}

void demo_add_buyers(struct demo *d)
{
    int32_t day = demo_shops_day(d) + 1;
    for (int i = 0; i < DEMO_BUYERS; i++) {
        demo_add_job(d, demo_at(day, 18 * HOUR + i), WHO_NOBODY, buyer_make, i);
        demo_add(d, demo_at(day, 19 * HOUR + i), WHO_BUYER + i, address_put, i, 0);
    }
    demo_add(d, demo_at(day + 2, 20 * HOUR), WHO_BUYER + PROMOTER_BUYER, promoter_join, 0, 0);
}

/* ---- a campaign and a coupon ------------------------------------------------------------------------------------------------------------------ */
#define CAMPAIGN_AGE 12
#define COUPON_CODE "YUNLING10"

static enum err campaign_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_goods *g = &d->goods[a];
    struct sell_goods seen = {0};
    struct sell_campaign out = {0};
    (void)b;
    TRY(sell_goods_get(cx, tx, g->uuid, &seen));
    struct sell_campaign_sku sku = {.sku = g->sku[0], .price_fen = ((const struct sell_sku *)seen.skus.p)[0].price_fen * 85 / 100 / 10 * 10, .stock = 60, .per_address = 2};
    const struct sell_campaign_body in = {.shop = d->shop[g->shop], .name = "产地直供周（演示）", .name_en = "From the field, this week (demonstration)", .from_at = cx->now_us,
                                          .until_at = demo_at(d->today + 9, 22 * HOUR), .state = CAMPAIGN_ON, .skus = {&sku, 1}};
    TRY(sell_campaign_put(cx, tx, NULL, FIELD_NULL, &in, &out));
    demo_copy(d->campaign, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err coupon_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_coupon out = {0};
    (void)b;
    return sell_coupon_make(cx, tx, &(const struct sell_coupon_body){d->shop[d->goods[a].shop], COUPON_CODE, "满 60 减 10（演示）", 1000, 6000, 100, cx->now_us, demo_at(d->today + 60, 0), true}, &out);
}

/* The first goods that were on sale by that day in another shop than skip keeps; -1: none. */
static int goods_by(const struct demo *d, int32_t day, int skip)
{
    for (int i = 0; i < d->goods_n; i++)
        if (d->goods[i].state == GOODS_ON && d->goods[i].from <= day && (skip < 0 || d->goods[i].shop != d->goods[skip].shop))
            return i;
    return -1;
}

static void add_offers(struct demo *d)
{
    int32_t coupon_day = d->today - 60, campaign_day = d->today - CAMPAIGN_AGE;
    d->campaign_goods = goods_by(d, campaign_day, -1);
    d->coupon_goods = goods_by(d, coupon_day, d->campaign_goods);
    if (d->campaign_goods >= 0)
        demo_add(d, demo_at(campaign_day, 8 * HOUR), WHO_OWNER + d->goods[d->campaign_goods].shop, campaign_make, d->campaign_goods, 0);
    if (d->coupon_goods >= 0)
        demo_add(d, demo_at(coupon_day, 8 * HOUR), WHO_OWNER + d->goods[d->coupon_goods].shop, coupon_make, d->coupon_goods, 0);
}

/* ---- buying -------------------------------------------------------------------------------------------------------------------------------------- */
static bool by_hand_later(const struct demo_order *o)
{
    return o->end == END_UNPAID || o->end == END_CANCELLED || o->end == END_FORGOTTEN;
}

static struct sell_buy_body body_of(struct demo *d, const struct demo_order *o, struct sell_item_body *items, const char **coupon)
{
    bool point = o->how & HOW_POINT, pickup = o->how & (HOW_POINT | HOW_PICKUP);
    for (int i = 0; i < o->goods_n; i++)
        items[i] = (struct sell_item_body){.sku = d->goods[o->goods[i]].sku[i ? 0 : o->sku], .pieces = i ? 1 : o->pieces, .campaign = !i && o->how & HOW_CAMPAIGN ? d->campaign : NULL};
    *coupon = COUPON_CODE;
    return (struct sell_buy_body){
        .items = {items, (size_t)o->goods_n}, .address = pickup ? NULL : d->address[o->buyer], .delivery = pickup ? DELIVER_PICKUP : DELIVER_SHIP, .pay_way = pickup ? PAY_CASH : PAY_TRANSFER,
        .channel = point ? CHANNEL_POINT : o->how & HOW_SCAN ? CHANNEL_SCAN : CHANNEL_MALL, .coupons = {coupon, o->how & HOW_COUPON ? 1 : 0}, .promoter = o->how & HOW_PROMOTED ? d->promoter : NULL,
        .household = point ? d->operator_uuid[HOUSEHOLD_OP] : NULL, .consent = point ? "当面说好，登记簿签字（演示）" : NULL, .total_fen = FIELD_NULL,
    };
}

/* Some stay for whoever looks at the mall afterwards; what has to be there takes the last one. */
static bool enough(const struct sell_quote *q, bool fixed)
{
    for (size_t i = 0; i < q->shops.n; i++) {
        const struct sell_quote_shop *s = &((const struct sell_quote_shop *)q->shops.p)[i];
        for (size_t k = 0; k < s->lines.n; k++)
            if (((const struct sell_quote_line *)s->lines.p)[k].free_pieces < ((const struct sell_quote_line *)s->lines.p)[k].pieces + (fixed ? 0 : LEFT_PIECES))
                return false;
    }
    return q->ok;
}

static enum err order_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_order *o = &d->orders[a];
    struct sell_item_body items[2];
    struct sell_quote q = {0};
    struct sell_purchase p = {0};
    const char *coupon;
    (void)b;
    o->purchase[0] = '\0';
    struct sell_buy_body in = body_of(d, o, items, &coupon);
    TRY(sell_quote(cx, tx, &in, &q));
    if (!enough(&q, a < FIXED_N))
        return ERR_NONE;
    in.total_fen = q.total_fen;
    TRY(sell_buy(cx, tx, &in, &p));
    demo_copy(o->purchase, UUID_SIZE, p.uuid);
    demo_copy(o->payment, UUID_SIZE, p.payment);
    for (size_t i = 0; i < p.orders.n && i < 2; i++)
        demo_copy(o->order[i], UUID_SIZE, ((const struct sell_order_ref *)p.orders.p)[i].uuid);
    return by_hand_later(o) ? ERR_NONE : pay_hand_begin(cx, tx, o->payment, o->how & (HOW_POINT | HOW_PICKUP) ? "cash" : "transfer");
}

static enum err order_paid(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_order *o = &d->orders[a];
    (void)b;
    return o->purchase[0] ? pay_hand_confirm(cx, tx, o->payment, ar_printf(cx->ar, "演示流水 %04d", a + 1)) : ERR_NONE;
}

static enum err order_cancel(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_purchase out = {0};
    (void)b;
    return d->orders[a].purchase[0] ? sell_purchase_cancel(cx, tx, d->orders[a].purchase, &out) : ERR_NONE;
}

/* ---- the seller ------------------------------------------------------------------------------------------------------------------------------------ */
/* What is sold by weight comes out a little lighter than said, as fish do. */
static enum err order_pack(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_order *o = &d->orders[a];
    struct sell_order seen = {0}, out = {0};
    struct sell_weighed_body weighed[2];
    size_t n = 0;
    if (!o->purchase[0])
        return ERR_NONE;
    TRY(sell_order_get(cx, tx, o->order[b], &seen, NULL));
    const struct sell_line *l = seen.lines.p;
    for (size_t i = 0; i < seen.lines.n && n < 2; i++)
        if (l[i].unit == UNIT_WEIGHT)
            weighed[n++] = (struct sell_weighed_body){l[i].uuid, l[i].weight_g * l[i].pieces * (94 + a % 5) / 100};
    return sell_order_pack(cx, tx, o->order[b], &(const struct sell_pack_body){{weighed, n}}, &out);
}

static enum err order_send(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_order *o = &d->orders[a];
    struct sell_order out = {0};
    if (!o->purchase[0])
        return ERR_NONE;
    if (o->how & (HOW_POINT | HOW_PICKUP))
        return sell_order_hand_over(cx, tx, o->order[b], &out);
    return sell_order_ship(cx, tx, o->order[b], &(const struct sell_ship_body){"云岭冷链（演示）", ar_printf(cx->ar, "DEMO%05d%d", a + 1, b)}, &out);
}

static enum err order_call_off(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_order out = {0};
    return d->orders[a].purchase[0] ? sell_order_call_off(cx, tx, d->orders[a].order[b], "连日下雨采不了，全额退款", &out) : ERR_NONE;
}

static enum err review_answer(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_order seen = {0};
    struct sell_review out = {0};
    if (!d->orders[a].purchase[0])
        return ERR_NONE;
    TRY(sell_order_get(cx, tx, d->orders[a].order[b], &seen, NULL));
    return sell_review_answer(cx, tx, ((const struct sell_line *)seen.lines.p)[0].review, "谢谢，下次一定补上。", &out);
}

/* ---- the buyer ---------------------------------------------------------------------------------------------------------------------------------------- */
static enum err order_receive(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_order out = {0};
    return d->orders[a].purchase[0] ? sell_order_receive(cx, tx, d->orders[a].order[b], &out) : ERR_NONE;
}

static enum err order_review(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_order *o = &d->orders[a];
    struct sell_order seen = {0};
    struct sell_review out = {0};
    if (!o->purchase[0])
        return ERR_NONE;
    TRY(sell_order_get(cx, tx, o->order[b], &seen, NULL));
    const struct sell_review_body in = {((const struct sell_line *)seen.lines.p)[0].uuid, SAID[d->goods[o->goods[b]].crop][a % 3].stars, SAID[d->goods[o->goods[b]].crop][a % 3].text};
    return sell_review_put(cx, tx, o->order[b], &in, &out);
}

/* ---- money back ----------------------------------------------------------------------------------------------------------------------------------------- */
/* b: 1: a part of the money, for what was damaged. */
static enum err refund_ask(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_order *o = &d->orders[a];
    struct sell_order seen = {0};
    struct sell_refund out = {0};
    if (!o->purchase[0])
        return ERR_NONE;
    TRY(sell_order_get(cx, tx, o->order[0], &seen, NULL));
    const struct sell_refund_body in = {.cause = b ? CAUSE_DAMAGED : CAUSE_QUALITY, .text = b ? "外箱压坏，碎了一部分（演示）" : "收到时已经不新鲜（演示）", .fen = b ? seen.goods_fen / 4 : FIELD_NULL};
    TRY(sell_refund_ask(cx, tx, o->order[0], &in, &out));
    demo_copy(o->refund, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

/* b: agrees. */
static enum err refund_answer(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_refund out = {0};
    return d->orders[a].purchase[0] ? sell_refund_answer(cx, tx, d->orders[a].refund, &(const struct sell_answer_body){b, b ? "抱歉，已退款" : "发货前拍了照，包装完好（演示）"}, &out) : ERR_NONE;
}

static enum err refund_appeal(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct sell_refund out = {0};
    (void)b;
    return d->orders[a].purchase[0] ? sell_refund_go_on(cx, tx, d->orders[a].refund, &out) : ERR_NONE;
}

/* The office gives back what was paid by hand. */
static enum err money_back(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    (void)b;
    return d->orders[a].purchase[0] ? pay_hand_back(cx, tx, d->orders[a].payment, ar_printf(cx->ar, "演示退款 %04d", a + 1)) : ERR_NONE;
}

/* ---- what becomes of it ------------------------------------------------------------------------------------------------------------------------------------- */
/* Only what lies before today: the county stands as it was at midnight. */
static void add(struct demo *d, int32_t day, int minute, int who, demo_run *run, int a, int b)
{
    if (day < d->today)
        demo_add(d, demo_at(day, minute), who, run, a, b);
}

static void add_refund(struct demo *d, int k, int32_t day, int buyer, int seller)
{
    const struct demo_order *o = &d->orders[k];
    bool part = o->end == END_REFUNDED && k % 2;
    add(d, day, 19 * HOUR, buyer, refund_ask, k, part);
    if (o->end == END_REFUNDED) {
        add(d, day + 1, 10 * HOUR, seller, refund_answer, k, 1);
        add(d, day + 3, 15 * HOUR, WHO_OFFICE, money_back, k, 0);
    } else if (o->end == END_ESCALATED) {
        add(d, day + 1, 10 * HOUR, seller, refund_answer, k, 0);
        add(d, day + 2, 20 * HOUR, buyer, refund_appeal, k, 0);
    }
}

/* One order of a purchase, from the packing on. */
static void add_way(struct demo *d, int k, int b)
{
    const struct demo_order *o = &d->orders[k];
    bool collected = o->how & (HOW_POINT | HOW_PICKUP), slow = o->how & HOW_SLOW;
    int buyer = o->how & HOW_POINT ? WHO_POINT : WHO_BUYER + o->buyer, seller = WHO_OWNER + d->goods[o->goods[b]].shop;
    int32_t packed = o->day + 1, sent = packed + slow, there = sent + (collected ? 0 : 2 + k % 3);
    if (o->end == END_CALLED_OFF) {
        add(d, packed, 8 * HOUR + b, seller, order_call_off, k, b);
        add(d, packed + 2, 15 * HOUR, WHO_OFFICE, money_back, k, 0);
        return;
    }
    add(d, packed, 10 * HOUR + b, seller, order_pack, k, b);
    add(d, sent, 14 * HOUR + b, seller, order_send, k, b);
    if (d->goods[o->goods[b]].crop == CARP)
        add(d, packed + 2, 15 * HOUR + b, WHO_OFFICE, money_back, k, 0);
    if (o->end == END_AUTO)
        return;
    if (!collected)
        add(d, there, 18 * HOUR + b, buyer, order_receive, k, b);
    if (o->end != END_GOOD) {
        if (b == 0)
            add_refund(d, k, there + 1, buyer, seller);
    } else if (k % 5 < 3) {
        add(d, there + 1, 20 * HOUR + b, buyer, order_review, k, b);
        if (SAID[d->goods[o->goods[b]].crop][k % 3].stars < 5)
            add(d, there + 2, 9 * HOUR + b, seller, review_answer, k, b);
    }
}

static void add_order(struct demo *d, int k)
{
    const struct demo_order *o = &d->orders[k];
    bool collected = o->how & (HOW_POINT | HOW_PICKUP);
    add(d, o->day, o->minute, o->how & HOW_POINT ? WHO_POINT : WHO_BUYER + o->buyer, order_make, k, 0);
    if (o->end == END_CANCELLED)
        add(d, o->day, o->minute + 40, WHO_BUYER + o->buyer, order_cancel, k, 0);
    if (by_hand_later(o))
        return;
    add(d, o->day + collected, collected ? 9 * HOUR : o->minute + 90, WHO_OFFICE, order_paid, k, 0);
    for (int b = 0; b < o->orders_n; b++)
        add_way(d, k, b);
}

/* ---- deciding ----------------------------------------------------------------------------------------------------------------------------------------------------- */
/* Goods that can be bought on that day, of one shop (-1: of any); -1: none. */
static int goods_on(const struct demo *d, struct demo_rand *r, int32_t day, int shop)
{
    int at[DEMO_LOTS], n = 0;
    for (int i = 0; i < d->goods_n; i++)
        if (d->goods[i].state == GOODS_ON && d->goods[i].from <= day && (shop < 0 || d->goods[i].shop == shop))
            at[n++] = i;
    return n ? at[demo_rand_in(r, 0, n - 1)] : -1;
}

static int age_of(const struct demo *d, struct demo_rand *r, int k)
{
    double u = demo_rand_unit(r);
    int most = d->today - demo_shops_day(d) - 5;
    return k < FIXED_N ? FIXED[k].age : 3 + (int)(u * u * (most - 3));   /* more and more of them as the months go by */
}

static unsigned how_of(struct demo_rand *r, int k)
{
    int64_t dice = demo_rand_in(r, 0, 99);
    return k < FIXED_N ? FIXED[k].how : dice < 25 ? HOW_SCAN : dice < 35 ? HOW_PICKUP : 0;
}

static int end_of(struct demo_rand *r, int k)
{
    int64_t dice = demo_rand_in(r, 0, 99);
    return k < FIXED_N ? FIXED[k].end : dice < 20 ? END_AUTO : END_GOOD;
}

static bool decide(struct demo *d, int k, struct demo_order *o)
{
    struct demo_rand r = demo_rand_of(d->seed, "order", k);
    *o = (struct demo_order){.day = d->today - age_of(d, &r, k), .how = how_of(&r, k), .end = end_of(&r, k), .goods_n = 1};
    o->minute = (int)demo_rand_in(&r, 9 * HOUR, 21 * HOUR);
    o->buyer = o->how & HOW_PICKUP ? 4 : o->how & (HOW_PROMOTED | HOW_CAMPAIGN) ? 2 + k % 4 : (int)demo_rand_in(&r, 0, DEMO_BUYERS - 1);
    o->sku = o->buyer >= KITCHEN_BUYER || demo_rand_in(&r, 0, 9) == 0;
    o->pieces = (int)demo_rand_in(&r, 1, o->buyer >= KITCHEN_BUYER ? 4 : 3);
    if (k < FIXED_N)
        o->sku = 0, o->pieces = 1;
    o->goods[0] = o->how & HOW_CAMPAIGN ? d->campaign_goods : o->how & HOW_COUPON ? d->coupon_goods : goods_on(d, &r, o->day, o->how & HOW_COOP ? COOP_OP : -1);
    o->goods[1] = goods_on(d, &r, o->day, -1);
    if (o->how & HOW_COUPON)
        o->sku = 1, o->buyer = k % 4;
    bool two = o->end == END_GOOD && !(o->how & (HOW_CAMPAIGN | HOW_COUPON | HOW_COOP)) && demo_rand_in(&r, 0, 3) == 0;
    if (o->goods[0] < 0)
        return false;
    o->orders_n = 1;
    if (two && d->goods[o->goods[1]].shop != d->goods[o->goods[0]].shop)
        o->goods_n = o->orders_n = 2;
    return true;
}

/* What the server does by itself, here every other day: receipts nobody confirmed, completed orders, purchases not paid, refunds on their way. */
static enum err tidy(struct demo *d, struct cx *cx, int a)
{
    int64_t moved;
    (void)d, (void)a;
    TRY(sell_order_tidy(cx, &moved));
    return pay_refunds_work_due(cx);
}

void demo_add_orders(struct demo *d)
{
    d->orders_n = 0;
    add_offers(d);
    for (int k = 0; k < DEMO_ORDERS; k++)
        if (decide(d, k, &d->orders[d->orders_n])) {
            add_order(d, d->orders_n);
            d->orders_n++;
        }
    for (int32_t day = demo_shops_day(d) + 5; day < d->today; day += 2)
        demo_add_job(d, demo_at(day, 4 * HOUR), WHO_NOBODY, tidy, 0);
}
