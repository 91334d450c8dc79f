/* demo_kept.c: deals of the demonstration county that have come some way: the yard package of a helped household, funded by a canteen and a helper
 * unit, its first instalment received; a plot adopted by a family; a canteen's contract over the newest good lot, its first
 * part received and paid; a tender that two orchards answered, awarded and signed. Who buys, sells and confirms are different accounts, as in life. */
#include <string.h>

#include "deal_acts.h"
#include "demo.h"
#include "pay.h"
#include "when.h"

enum { HOUR = 60, YARD_OP = 11, ORCHARD_OP = 4, OTHER_ORCHARD_OP = 12, KITCHEN = WHO_BUYER + 6, HELPER = WHO_BUYER + 7, FAMILY = WHO_BUYER };
enum { LOT_KITCHEN, LOT_YARD, LOT_ORCHARD, LOT_OTHER };
enum { KITCHEN_G = 40000, KIWI_G = 60000, SHARE_G = 2000 };
static const int64_t KILO_FEN[DEMO_CROPS] = {[RICE] = 320, [TOMATO] = 700, [CUCUMBER] = 520, [TEA] = 6000, [KIWI] = 1600, [SHIITAKE] = 3200, [HEN] = 2200, [CARP] = 2400};

static bool is_good(const struct demo_lot *l)
{
    unsigned bad = FATE_FAIL | FATE_REVOKE | FATE_RECALL | FATE_LOCK | FATE_JUDGE | FATE_SAMPLED, want = FATE_CERT | FATE_RELEASE;
    return !l->made && (l->fate & want) == want && !(l->fate & bad) && DEMO_OPERATOR[l->op].state == OPERATOR_ACTIVE;
}

/* The first good lot of a producer's crop as harvested; -1: none. */
static int good_lot(const struct demo *d, int op, enum demo_crop crop)
{
    for (int i = 0; i < d->lots_n; i++)
        if (d->lots[i].op == op && d->lots[i].crop == crop && is_good(&d->lots[i]))
            return i;
    return -1;
}

/* The newest good lot that no other deal is about; its seller is no household. */
static int newest_lot(const struct demo *d)
{
    int best = -1;
    for (int i = 0; i < d->lots_n; i++) {
        const struct demo_lot *l = &d->lots[i];
        bool free = l->crop != KIWI && strcmp(DEMO_OPERATOR[l->op].kind, "household") != 0;
        if (free && is_good(l) && (best < 0 || l->day > d->lots[best].day))
            best = i;
    }
    return best;
}

/* What the mall leaves of the lot, in two parts. */
static int64_t kitchen_g(const struct demo *d)
{
    int64_t g = d->lots[d->deal_lot[LOT_KITCHEN]].quantity_g / 5 / 2000 * 2000;
    return g < KITCHEN_G ? g : KITCHEN_G;
}

static enum err confirm(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    (void)b;
    return pay_hand_confirm(cx, tx, d->deal_payment[a], ar_printf(cx->ar, "演示流水 D%d", a + 1));
}

static enum err pays(struct demo *d, struct cx *cx, struct tx *tx, int which, const char *payment)
{
    demo_copy(d->deal_payment[which], UUID_SIZE, payment);
    return pay_hand_begin(cx, tx, payment, "transfer");
}

static enum err tick(struct demo *d, struct cx *cx, int a)
{
    (void)d, (void)a;
    return deal_tick(cx, NULL);
}

/* ---- packages: 2 the yard, 3 the plot -------------------------------------------------------------------------------------------------------- */
/* b: the day it is made. */
static enum err yard_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_package out = {0};
    struct deal_content what[] = {{.name = "土鸡蛋", .amount = "每次 2 千克（约 40 枚）", .share_g = FIELD_NULL}};
    struct deal_handout days[] = {{.day = b + 35, .weight = FIELD_NULL}, {.day = b + 75, .weight = FIELD_NULL}, {.day = b + 115, .weight = FIELD_NULL}};
    const struct deal_package_body in = {
        .kind = PACKAGE_YARD, .title = "杨家小院的土鸡蛋（演示）", .story = "演示：林下散养的鸡，蛋每四十天送一次，收到一期付一期。", .photo_sha = d->photo[HEN][1], .share_fen = 16800, .target_shares = 6, .max_shares = 20,
        .deadline_day = b + 20, .rule = RULE_GIVE_BACK, .contents = {what, 1}, .handouts = {days, 3},
    };
    TRY(deal_package_create(cx, tx, NULL, &in, &out));
    demo_copy(d->package[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

/* b: season. */
static enum err plot_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_package out = {0};
    int32_t today = when_day(cx->now_us, WHEN_CST_MIN), harvest = d->seasons[b].first + 5;
    enum demo_crop crop = d->plots[d->seasons[b].plot].crop;
    struct deal_content what[] = {{.name = d->crop_name[crop], .amount = "每份 2 千克", .season = d->seasons[b].uuid, .share_g = SHARE_G}};
    struct deal_handout days[] = {{.day = harvest > today + 12 ? harvest : today + 12, .weight = FIELD_NULL}};
    const struct deal_package_body in = {
        .kind = PACKAGE_PLOT, .title = "认养的这块地（演示）", .story = "演示：种什么、哪天打了什么药，地里的记录一条条看得到。", .photo_sha = d->photo[crop][0], .share_fen = 5800, .target_shares = 2, .max_shares = 6, .deadline_day = today + 8,
        .rule = RULE_CARRY, .contents = {what, 1}, .handouts = {days, 1},
    };
    TRY(deal_package_create(cx, tx, NULL, &in, &out));
    demo_copy(d->package[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err package_review(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_package out = {0};
    (void)b;
    return deal_package_review(cx, tx, d->package[a], &(const struct deal_review_body){true, NULL}, &out);
}

/* By cx->who, of package a; b: which pledge. */
static const struct { int who, shares; } PLEDGE[] = {{KITCHEN, 4}, {HELPER, 3}, {FAMILY, 2}};

static enum err pledge_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_buyer *y = &DEMO_BUYER[PLEDGE[b].who - WHO_BUYER];
    struct deal_package g = {0};
    struct deal_pledge out = {0};
    TRY(deal_package_get(cx, tx, d->package[a], NULL, &g));
    const struct deal_pledge_body in = {.rule_sha = g.rule_sha, .shares = PLEDGE[b].shares, .receiver_name = y->name, .receiver_phone = y->phone, .receiver_address = ar_printf(cx->ar, "%s%s", y->region, y->detail)};
    TRY(deal_pledge_create(cx, tx, g.uuid, &in, &out));
    demo_copy(d->pledge[b], UUID_SIZE, out.uuid);
    return pays(d, cx, tx, b, out.payment);
}

static enum err handout_send(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_package out = {0};
    struct deal_delivery_lot lot = {.lot = d->lots[d->deal_lot[LOT_YARD]].uuid, .quantity_g = SHARE_G * 7};
    const char *photo = d->photo[HEN][2];
    (void)b;
    return deal_handout_send(cx, tx, d->package[a], &(const struct deal_handout_body){.pos = 1, .delivered_bp = 10000, .lots = {&lot, 1}, .note = "当天捡的蛋，装箱照片在下面（演示）", .photos = {&photo, 1}}, &out);
}

static enum err pledge_receive(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_pledge out = {0};
    (void)a;
    return deal_pledge_receive(cx, tx, d->pledge[b], &(const struct deal_part_body){1, NULL}, &out);
}

static void add_pledge(struct demo *d, int32_t day, int package, int which)
{
    demo_add(d, demo_at(day, 10 * HOUR + which), PLEDGE[which].who, pledge_make, package, which);
    demo_add(d, demo_at(day, 14 * HOUR + which), WHO_OFFICE, confirm, which, 0);
}

/* A lot has its papers after four days; what is older is dealt in later, when the buyers are there. */
static int32_t ready(const struct demo *d, int which, int age)
{
    int32_t day = d->lots[d->deal_lot[which]].day + 4;
    return day > d->today - age ? day : d->today - age;
}

static void add_yard(struct demo *d)
{
    int32_t sent = ready(d, LOT_YARD, 30), made = sent - 35;
    demo_add(d, demo_at(made, 9 * HOUR), WHO_OWNER + YARD_OP, yard_make, 2, made);
    demo_add(d, demo_at(made, 11 * HOUR), WHO_OFFICE, package_review, 2, 0);
    add_pledge(d, made + 6, 2, 0);
    add_pledge(d, made + 9, 2, 1);
    demo_add_job(d, demo_at(made + 21, HOUR), WHO_NOBODY, tick, 0);
    demo_add(d, demo_at(sent, 9 * HOUR), WHO_OWNER + YARD_OP, handout_send, 2, 0);
    demo_add(d, demo_at(sent + 2, 12 * HOUR), KITCHEN, pledge_receive, 2, 0);
    demo_add(d, demo_at(sent + 3, 12 * HOUR), HELPER, pledge_receive, 2, 1);
}

static void add_plot(struct demo *d, int season)
{
    int owner = WHO_OWNER + d->plots[d->seasons[season].plot].op;
    int32_t made = d->seasons[season].start + 1 > d->today - 20 ? d->seasons[season].start + 1 : d->today - 20;
    if (made > d->today - 11)
        return; /* too young to be adopted and shown */
    demo_add(d, demo_at(made, 9 * HOUR + 30), owner, plot_make, 3, season);
    demo_add(d, demo_at(made, 11 * HOUR + 30), WHO_OFFICE, package_review, 3, 0);
    add_pledge(d, made + 3, 3, 2);
    demo_add_job(d, demo_at(made + 9, HOUR + 1), WHO_NOBODY, tick, 0);
}

/* ---- a canteen's contract: a the contract -------------------------------------------------------------------------------------------------------- */
static enum err demand_post(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_demand out = {0};
    int32_t today = when_day(cx->now_us, WHEN_CST_MIN);
    enum demo_crop crop = d->lots[d->deal_lot[LOT_KITCHEN]].crop;
    const struct deal_demand_body in = {
        .title = "食堂采购（演示）", .crop = d->crop[crop], .quantity_g = kitchen_g(d), .from_day = today + 2, .until_day = d->today + 25, .deliveries = 2, .place = "岭南市第三食堂（演示）", .lon_udeg = FIELD_NULL, .lat_udeg = FIELD_NULL,
        .price_min_fen = KILO_FEN[crop] / 2, .price_max_fen = KILO_FEN[crop] * 2, .buyer_deposit_bp = FIELD_NULL, .seller_deposit_bp = FIELD_NULL, .late_bp = 100, .late_max_days = 5, .short_bp = 2000, .grade_bp = 3000, .pay_days = 7, .quality = "新鲜，无破损",
    };
    (void)a, (void)b;
    TRY(deal_demand_create(cx, tx, NULL, &in, &out));
    demo_copy(d->kept_demand, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err demand_review(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_demand out = {0};
    (void)a, (void)b;
    return deal_demand_review(cx, tx, d->kept_demand, &(const struct deal_review_body){true, NULL}, &out);
}

static enum err offer_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_offer out = {0};
    (void)a, (void)b;
    TRY(deal_offer_create(cx, tx, d->kept_demand, &(const struct deal_offer_body){.lot = d->lots[d->deal_lot[LOT_KITCHEN]].uuid, .quantity_g = kitchen_g(d), .price_fen = KILO_FEN[d->lots[d->deal_lot[LOT_KITCHEN]].crop], .note = "当日装当日发（演示）"}, &out));
    demo_copy(d->kept_offer, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err offer_accept(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_contract out = {0};
    (void)b;
    TRY(deal_offer_accept(cx, tx, d->kept_offer, &(const struct deal_accept_body){FIELD_NULL}, &out));
    demo_copy(d->contract[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

/* b: side. */
static enum err sign(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_contract seen = {0}, out = {0};
    TRY(deal_contract_get(cx, tx, d->contract[a], NULL, &seen));
    return deal_contract_sign(cx, tx, d->contract[a], &(const struct deal_sign_body){.text_sha = seen.text_sha, .side = b}, &out);
}

static enum err deliver(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_delivery_lot lot = {.lot = d->lots[d->deal_lot[LOT_KITCHEN]].uuid, .quantity_g = kitchen_g(d) / 2};
    struct deal_delivery out = {0};
    (void)b;
    TRY(deal_delivery_create(cx, tx, d->contract[a], &(const struct deal_delivery_body){1, {&lot, 1}, "冷链车送到后厨（演示）"}, &out));
    demo_copy(d->delivery, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err receive(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_delivery out = {0};
    (void)a, (void)b;
    return deal_delivery_receive(cx, tx, d->delivery, &(const struct deal_receipt_body){kitchen_g(d) / 2, FIELD_NULL, "数量相符"}, &out);
}

static enum err bill_pay(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_delivery out = {0};
    (void)b;
    TRY(deal_bill_pay(cx, tx, d->delivery, NULL, &out));
    return pays(d, cx, tx, a, out.payment);
}

static void add_contract(struct demo *d)
{
    int seller = WHO_OWNER + d->lots[d->deal_lot[LOT_KITCHEN]].op;
    int32_t day = ready(d, LOT_KITCHEN, 45);
    demo_add(d, demo_at(day, 15 * HOUR + 30), KITCHEN, demand_post, 0, 0);
    demo_add(d, demo_at(day, 16 * HOUR), WHO_OFFICE, demand_review, 0, 0);
    demo_add(d, demo_at(day, 17 * HOUR), seller, offer_make, 0, 0);
    demo_add(d, demo_at(day + 1, 9 * HOUR), KITCHEN, offer_accept, 0, 0);
    demo_add(d, demo_at(day + 1, 10 * HOUR), KITCHEN, sign, 0, SIDE_BUYER);
    demo_add(d, demo_at(day + 1, 15 * HOUR), seller, sign, 0, SIDE_SELLER);
    demo_add(d, demo_at(day + 2, 8 * HOUR), seller, deliver, 0, 0);
    demo_add(d, demo_at(day + 2, 16 * HOUR), KITCHEN, receive, 0, 0);
    demo_add(d, demo_at(day + 3, 10 * HOUR), KITCHEN, bill_pay, 3, 0);
    demo_add(d, demo_at(day + 3, 15 * HOUR), WHO_OFFICE, confirm, 3, 0);
}

/* ---- a tender: its contract is the second ---------------------------------------------------------------------------------------------------------- */
static enum err tender_call(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_tender out = {0};
    int32_t today = when_day(cx->now_us, WHEN_CST_MIN);
    const struct deal_tender_body in = {
        .kind = TENDER_SEALED, .title = "职工福利猕猴桃（演示）", .crop = d->crop[KIWI], .quantity_g = KIWI_G, .from_day = today + 6, .until_day = d->today + 20, .deliveries = 1, .place = "岭南市帮扶单位工会（演示）", .ceiling_fen = 2600,
        .buyer_deposit_bp = FIELD_NULL, .seller_deposit_bp = FIELD_NULL, .late_bp = 100, .late_max_days = 5, .short_bp = 2000, .grade_bp = 3000, .pay_days = 7, .starts_at = FIELD_NULL, .closes_at = demo_at(today + 2, 12 * HOUR),
        .extend_s = FIELD_NULL, .decrement_fen = FIELD_NULL, .bid_deposit_fen = FIELD_NULL,
    };
    (void)a, (void)b;
    TRY(deal_tender_create(cx, tx, NULL, &in, &out));
    demo_copy(d->kept_tender, UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static enum err tender_review(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_tender out = {0};
    (void)a, (void)b;
    return deal_tender_review(cx, tx, d->kept_tender, &(const struct deal_review_body){true, NULL}, &out);
}

/* a: which lot; b: fen a kilogram. */
static enum err bid_make(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_bid out = {0};
    return deal_bid_create(cx, tx, d->kept_tender, &(const struct deal_bid_body){.lot = d->lots[d->deal_lot[a]].uuid, .price_fen = b}, &out);
}

static enum err tender_open(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_tender out = {0};
    (void)a, (void)b;
    return deal_tender_open(cx, tx, d->kept_tender, NULL, &out);
}

/* To the lowest. */
static enum err tender_award(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct deal_tender seen = {0};
    struct deal_contract out = {0};
    struct deal_award_body in = {0};
    (void)b;
    TRY(deal_tender_get(cx, tx, d->kept_tender, NULL, &seen));
    const struct deal_bid *bid = seen.bids.p;
    for (size_t i = 0; i < seen.bids.n; i++)
        if (bid[i].rank == 1)
            in.bid = bid[i].uuid;
    TRY(deal_tender_award(cx, tx, d->kept_tender, &in, &out));
    demo_copy(d->contract[a], UUID_SIZE, out.uuid);
    return ERR_NONE;
}

static void add_tender(struct demo *d)
{
    int32_t one = ready(d, LOT_ORCHARD, 40), other = ready(d, LOT_OTHER, 40), day = one > other ? one : other;
    demo_add(d, demo_at(day, 15 * HOUR + 45), HELPER, tender_call, 0, 0);
    demo_add(d, demo_at(day, 16 * HOUR + 15), WHO_OFFICE, tender_review, 0, 0);
    demo_add(d, demo_at(day + 1, 10 * HOUR), WHO_OWNER + ORCHARD_OP, bid_make, LOT_ORCHARD, 1980);
    demo_add(d, demo_at(day + 1, 17 * HOUR), WHO_OWNER + OTHER_ORCHARD_OP, bid_make, LOT_OTHER, 2160);
    demo_add(d, demo_at(day + 2, 13 * HOUR), HELPER, tender_open, 0, 0);
    demo_add(d, demo_at(day + 2, 15 * HOUR), HELPER, tender_award, 1, 0);
    demo_add(d, demo_at(day + 2, 16 * HOUR), HELPER, sign, 1, SIDE_BUYER);
    demo_add(d, demo_at(day + 3, 9 * HOUR), WHO_OWNER + ORCHARD_OP, sign, 1, SIDE_SELLER);
}

void demo_add_kept(struct demo *d)
{
    static const struct { int op; enum demo_crop crop; } LOTS[] = {[LOT_YARD] = {YARD_OP, HEN}, [LOT_ORCHARD] = {ORCHARD_OP, KIWI}, [LOT_OTHER] = {OTHER_ORCHARD_OP, KIWI}};
    int season = demo_open_season(d);
    d->deal_lot[LOT_KITCHEN] = newest_lot(d);
    for (int i = LOT_YARD; i < 4; i++)
        d->deal_lot[i] = good_lot(d, LOTS[i].op, LOTS[i].crop);
    if (d->deal_lot[LOT_KITCHEN] >= 0)
        add_contract(d);
    if (d->deal_lot[LOT_YARD] >= 0)
        add_yard(d);
    if (d->deal_lot[LOT_ORCHARD] >= 0 && d->deal_lot[LOT_OTHER] >= 0)
        add_tender(d);
    if (season >= 0)
        add_plot(d, season);
}
