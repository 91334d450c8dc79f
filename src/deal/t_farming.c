/* t_farming.c: order farming from the demand to the last settled delivery, and its other ends: promised twice, signed by one side, deposits that
 * do not come, late and short goods, contracts broken by either side; on both engines. */
#include "t_deal.h"

#include <string.h>

static struct { struct deal_demand d; struct deal_offer o; struct deal_contract c; struct deal_delivery g; struct grow_lot_seen lot; } k;

static struct deal_demand_body demand_body(struct t_farm *f) {
    return (struct deal_demand_body){.title = "学校食堂番茄", .crop = t_crop(f, "tomato"), .grade = "一级", .quantity_g = 1000000, .from_day = f->today, .until_day = f->today + 20, .deliveries = 2, .place = "县第一中学食堂",
                                     .lon_udeg = 114100000, .lat_udeg = 30400000, .price_min_fen = 300, .price_max_fen = 600, .buyer_deposit_bp = 1000, .seller_deposit_bp = 500, .late_bp = 100, .late_max_days = 5,
                                     .short_bp = 2000, .grade_bp = 3000, .pay_days = 3, .quality = "无机械伤"};
}

static void demanded(struct t_farm *f, const struct deal_demand_body *b) {
    struct deal_review_body ok = {true, NULL};
    t_ok(f, T_DO(f, "buyer", deal_demand_create, NULL, b, &k.d));
    t_ok(f, T_DO(f, "office", deal_demand_review, k.d.uuid, &ok, &k.d));
}

/* To a contract over so many grams of a cleared lot, signed by both. */
static void signed_both(struct t_farm *f, int64_t g) {
    struct deal_demand_body b = demand_body(f);
    struct deal_accept_body all = {FIELD_NULL};
    demanded(f, &b);
    t_clear_lot(f, 2 * g, &k.lot);
    struct deal_offer_body ob = {.lot = k.lot.uuid, .quantity_g = g, .price_fen = 500};
    t_ok(f, T_DO(f, "owner", deal_offer_create, k.d.uuid, &ob, &k.o));
    t_ok(f, T_DO(f, "buyer", deal_offer_accept, k.o.uuid, &all, &k.c));
    struct deal_sign_body sb = {.text_sha = k.c.text_sha, .side = SIDE_BUYER}, ss = {.text_sha = k.c.text_sha, .side = SIDE_SELLER};
    t_ok(f, T_DO(f, "buyer", deal_contract_sign, k.c.uuid, &sb, &k.c));
    t_ok(f, T_DO(f, "owner", deal_contract_sign, k.c.uuid, &ss, &k.c));
}

static const struct deal_deposit *deposit(size_t i) { return &((const struct deal_deposit *)k.c.deposits.p)[i]; }

static void pay_deposit(struct t_farm *f, const char *who, size_t i) {
    struct deal_deposit d;
    t_ok(f, T_DO(f, who, deal_deposit_pay, deposit(i)->uuid, NULL, &d));
    assert_true(t_pay(f, d.payment));
}

static void in_force(struct t_farm *f, int64_t g) {
    signed_both(f, g);
    pay_deposit(f, "buyer", 0);
    pay_deposit(f, "owner", 1);
    t_ok(f, T_DO(f, "buyer", deal_contract_get, k.c.uuid, NULL, &k.c));
    assert_int_equal(k.c.state, CONTRACT_ACTIVE);
}

static enum err deliver(struct t_farm *f, int64_t pos, int64_t g) {
    struct deal_delivery_lot l = {.lot = k.lot.uuid, .quantity_g = g};
    struct deal_delivery_body b = {pos, {&l, 1}, NULL};
    return T_DO(f, "owner", deal_delivery_create, k.c.uuid, &b, &k.g);
}

static enum err receive(struct t_farm *f, int64_t g, int64_t below) {
    struct deal_receipt_body b = {g, below, NULL};
    return T_DO(f, "buyer", deal_delivery_receive, k.g.uuid, &b, &k.g);
}

static void pay_bill(struct t_farm *f) {
    t_ok(f, T_DO(f, "buyer", deal_bill_pay, k.g.uuid, NULL, &k.g));
    assert_true(t_pay(f, k.g.payment));
}

/* ---- demands ------------------------------------------------------------------------------------------------------------------------------ */
static void demands(struct t_farm *f) {
    struct deal_demand_body good = demand_body(f), b;
    struct deal_review_body no = {false, NULL}, yes = {true, NULL};
    b = good, b.from_day = f->today - 1;
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_demand_create, NULL, &b, &k.d));
    b = good, b.until_day = b.from_day - 1;
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_demand_create, NULL, &b, &k.d));
    b = good, b.price_min_fen = 700;
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_demand_create, NULL, &b, &k.d));
    b = good, b.deliveries = 30;
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_demand_create, NULL, &b, &k.d));
    b = good, b.lat_udeg = FIELD_NULL;
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_demand_create, NULL, &b, &k.d));
    b = good, b.crop = "01890000-0000-7000-8000-000000000000";
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_demand_create, NULL, &b, &k.d));
    t_ok(f, T_DO(f, "buyer", deal_demand_create, NULL, &good, &k.d));
    const char *uuid = k.d.uuid;
    assert_true(k.d.mine);
    assert_null(k.d.buyer_name);                                                     /* a person's name is not shown */
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "owner", deal_demand_get, uuid, NULL, &k.d));     /* before review nobody else sees it */
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "buyer2", deal_demand_get, uuid, NULL, &k.d));
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "buyer", deal_demand_review, uuid, &yes, &k.d));
    T_ERR(f, ERR_INVALID, T_DO(f, "office", deal_demand_review, uuid, &no, &k.d));
    t_ok(f, T_DO(f, "office", deal_demand_review, uuid, &yes, &k.d));
    assert_int_equal(k.d.steps.n, 2);
    T_ERR(f, ERR_WRONG_STATE, T_DO(f, "office", deal_demand_review, uuid, &yes, &k.d));
    t_ok(f, T_DO(f, "owner", deal_demand_get, uuid, NULL, &k.d));
    assert_false(k.d.mine);
    struct deal_matches m;
    t_ok(f, T_DO(f, "buyer2", deal_demand_matches, uuid, NULL, &m));
    assert_int_equal(m.matches.n, 0);                                                /* nobody's supplies but one's own */
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "buyer2", deal_demand_end, uuid, &(struct deal_reason_body){"不要了"}, &k.d));
    t_ok(f, T_DO(f, "buyer", deal_demand_end, uuid, &(struct deal_reason_body){"不要了"}, &k.d));
    assert_int_equal(k.d.state, DEMAND_WITHDRAWN);
    for (int i = 0; i < DEAL_OPEN_MAX; i++)
        t_ok(f, T_DO(f, "buyer", deal_demand_create, NULL, &good, &k.d));
    T_ERR(f, ERR_LIMIT, T_DO(f, "buyer", deal_demand_create, NULL, &good, &k.d));
}

static enum err split(struct t_farm *f, const char *lot, int64_t grams) {
    struct grow_change c;
    struct grow_change_input in = {lot, grams};
    struct grow_change_output out = {NULL, NULL, grams};
    struct grow_change_body body = {.kind = CHANGE_SPLIT, .process = FIELD_NULL, .inputs = {&in, 1}, .outputs = {&out, 1}, .day = FIELD_NULL};
    return t_lot_change(f->cx, &body, &c);
}

/* ---- proposals and promises ------------------------------------------------------------------------------------------------------------------ */
static void promised_once(struct t_farm *f) {
    struct deal_demand_body b = demand_body(f);
    struct deal_offer_body ob = {.quantity_g = 600000, .price_fen = 500};
    struct deal_matches m;
    struct grow_season_body sb = {.plot = f->plot, .crop = t_crop(f, "tomato"), .year = 2026, .start_day = f->today - 20, .end_day = f->today + 5, .expected_g = 1000000};
    struct grow_season season;
    demanded(f, &b);
    t_clear_lot(f, 700000, &k.lot);
    t_as(f, "owner");
    t_ok(f, t_season_create(f->cx, &sb, &season));
    t_ok(f, T_DO(f, "buyer", deal_demand_matches, k.d.uuid, NULL, &m));
    assert_int_equal(m.matches.n, 2);                                                /* the standing lot and the planned season */
    const struct deal_match *p = m.matches.p;
    assert_string_equal(p[0].lot, k.lot.uuid);                                       /* of one grade, ready now */
    assert_int_equal(p[0].free_g, 700000);
    assert_string_equal(p[1].season, season.uuid);
    assert_true(p[0].score > p[1].score);
    assert_int_equal(p[0].reasons.n, FACTOR__COUNT);
    ob.lot = k.lot.uuid;
    T_ERR(f, ERR_INVALID, T_DO(f, "owner2", deal_offer_create, k.d.uuid, &ob, &k.o));  /* not his */
    T_ERR(f, ERR_INVALID, T_DO(f, "owner", deal_offer_create, k.d.uuid, (&(struct deal_offer_body){.lot = k.lot.uuid, .quantity_g = 1, .price_fen = 601}), &k.o));
    T_ERR(f, ERR_INVALID, T_DO(f, "owner", deal_offer_create, k.d.uuid, (&(struct deal_offer_body){.quantity_g = 1, .price_fen = 500}), &k.o));
    T_ERR(f, ERR_INVALID, T_DO(f, "owner", deal_offer_create, k.d.uuid, (&(struct deal_offer_body){.lot = k.lot.uuid, .season = season.uuid, .quantity_g = 1, .price_fen = 500}), &k.o));
    t_ok(f, T_DO(f, "owner", deal_offer_create, k.d.uuid, &ob, &k.o));
    assert_int_equal(k.o.score, 88);                                                  /* 60 % of what is wanted */
    T_ERR(f, ERR_UNBALANCED, T_DO(f, "owner", deal_offer_create, k.d.uuid, &ob, &k.o));   /* 600 of 700 kg are promised */
    ob.quantity_g = 100000;
    t_ok(f, T_DO(f, "owner", deal_offer_create, k.d.uuid, &ob, &k.o));
    ob.quantity_g = 1;
    T_ERR(f, ERR_UNBALANCED, T_DO(f, "owner", deal_offer_create, k.d.uuid, &ob, &k.o));
    ob = (struct deal_offer_body){.season = season.uuid, .quantity_g = 1000000, .price_fen = 500};
    t_ok(f, T_DO(f, "owner", deal_offer_create, k.d.uuid, &ob, &k.o));
    const char *of_season = k.o.uuid;
    /* What is harvested from that season is bound by the season's promise. */
    struct grow_harvest_body hb = {.season = season.uuid, .product = f->product, .grade = "一级", .quantity_g = 1000000, .day = f->today};
    struct grow_lot_seen lot2;
    t_as(f, "owner");
    t_ok(f, t_harvest(f->cx, &hb, &lot2));
    ob = (struct deal_offer_body){.lot = lot2.uuid, .quantity_g = 1, .price_fen = 500};
    T_ERR(f, ERR_UNBALANCED, T_DO(f, "owner", deal_offer_create, k.d.uuid, &ob, &k.o));
    /* Nor is it split or processed away: it is all there is of the season. */
    grow_season_owed_by(deal_season_owed);
    t_as(f, "owner");
    T_ERR(f, ERR_RULE, split(f, lot2.uuid, 1));
    assert_non_null(strstr(f->cx->err_text, k.d.demand_no));
    t_ok(f, T_DO(f, "owner", deal_offer_withdraw, of_season, &(struct deal_reason_body){"自己用"}, &k.o));
    t_ok(f, T_DO(f, "owner", deal_offer_create, k.d.uuid, &ob, &k.o));                   /* free again */
    t_as(f, "owner");
    t_ok(f, split(f, lot2.uuid, 400000));
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "buyer2", deal_offer_get, k.o.uuid, NULL, &k.o));
    t_ok(f, T_DO(f, "buyer", deal_demand_end, k.d.uuid, &(struct deal_reason_body){"不要了"}, &k.d));
    assert_int_equal(t_number(f, "SELECT COALESCE(SUM(owed_g), 0) FROM deal_promise"), 0);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_offer WHERE state = 'open'"), 0);
}

/* A village point sells for a household, and says how it agreed. */
static void by_the_point(struct t_farm *f) {
    struct deal_demand_body b = demand_body(f);
    struct grow_plot p;
    struct grow_season s;
    t_as(f, "owner2");
    t_ok(f, t_plot_create(f->cx, (&(struct grow_plot_body){.name = "屋后", .kind = 1, .boundary = str_of(t_square(f, 114.2, 30.4, 0.001))}), &p));
    struct grow_season_body sb = {.plot = p.uuid, .crop = t_crop(f, "tomato"), .year = 2026, .start_day = f->today - 60, .end_day = f->today + 3, .expected_g = 300000};
    t_ok(f, t_season_create(f->cx, &sb, &s));
    demanded(f, &b);
    struct deal_offer_body ob = {.operator = f->op2_uuid, .season = s.uuid, .quantity_g = 200000, .price_fen = 400};
    T_ERR(f, ERR_RULE, T_DO(f, "point", deal_offer_create, k.d.uuid, &ob, &k.o));
    ob.consent = "李明山当面同意，按了手印";
    t_ok(f, T_DO(f, "point", deal_offer_create, k.d.uuid, &ob, &k.o));
    assert_string_equal(k.o.consent, ob.consent);
    assert_string_not_equal(k.o.operator_name, "李明山");                              /* the buyer reads the public name */
    ob.operator = f->op_uuid;
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "point", deal_offer_create, k.d.uuid, &ob, &k.o));  /* not of its villages */
}

/* ---- contracts ----------------------------------------------------------------------------------------------------------------------------------- */
static void both_sign(struct t_farm *f) {
    struct deal_demand_body b = demand_body(f);
    struct deal_accept_body part = {800000};
    demanded(f, &b);
    t_clear_lot(f, 1000000, &k.lot);
    struct deal_offer_body ob = {.lot = k.lot.uuid, .quantity_g = 900000, .price_fen = 505};
    t_ok(f, T_DO(f, "owner", deal_offer_create, k.d.uuid, &ob, &k.o));
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "owner", deal_offer_accept, k.o.uuid, &part, &k.c));
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_offer_accept, k.o.uuid, &(struct deal_accept_body){900001}, &k.c));
    t_ok(f, T_DO(f, "buyer", deal_offer_accept, k.o.uuid, &part, &k.c));
    assert_int_equal(k.c.total_fen, 404000);
    assert_int_equal(k.c.buyer_deposit_fen, 40400);
    assert_int_equal(k.c.plan.n, 2);
    assert_non_null(strstr(k.c.text, "4040.00 元"));
    assert_int_equal(strlen(k.c.text_sha), 64);
    assert_int_equal(t_number(f, "SELECT SUM(owed_g) FROM deal_promise WHERE kind = 'contract'"), 800000);   /* the rest is free again */
    const char *other = ar_printf(f->cx->ar, "%.63s%c", k.c.text_sha, k.c.text_sha[63] == '0' ? '1' : '0');
    struct deal_sign_body s = {.text_sha = other, .side = SIDE_BUYER};
    const char *uuid = k.c.uuid, *sha = k.c.text_sha;
    T_ERR(f, ERR_CONFLICT, T_DO(f, "buyer", deal_contract_sign, uuid, &s, &k.c));     /* another text */
    s.text_sha = sha;
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "owner", deal_contract_sign, uuid, &s, &k.c));    /* not the buyer */
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "buyer2", deal_contract_sign, uuid, &s, &k.c));
    t_ok(f, T_DO(f, "buyer", deal_contract_sign, uuid, &s, &k.c));
    T_ERR(f, ERR_WRONG_STATE, T_DO(f, "buyer", deal_contract_sign, uuid, &s, &k.c));
    s.side = SIDE_SELLER;
    T_ERR(f, ERR_RULE, T_DO(f, "buyer", deal_contract_sign, uuid, &s, &k.c));         /* not both sides */
    T_ERR(f, ERR_WRONG_STATE, deliver(f, 1, 1));
    t_ok(f, T_DO(f, "owner", deal_contract_sign, uuid, &s, &k.c));
    assert_int_equal(k.c.state, CONTRACT_SIGNED);
    assert_int_equal(k.c.deposits.n, 2);
    struct deal_deposit d;
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "owner", deal_deposit_pay, deposit(0)->uuid, NULL, &d));   /* each pays its own */
    T_ERR(f, ERR_WRONG_STATE, deliver(f, 1, 1));                                     /* not before the deposits */
    pay_deposit(f, "buyer", 0);
    /* The seller's payment runs out, a new one is opened, and the old one's money, come late, is not taken. */
    t_ok(f, T_DO(f, "owner", deal_deposit_pay, deposit(1)->uuid, NULL, &d));
    const char *old = d.payment;
    t_pay_expire(f, old);
    assert_false(t_pay(f, old));
    pay_deposit(f, "owner", 1);
    t_ok(f, T_DO(f, "owner", deal_contract_get, uuid, NULL, &k.c));
    assert_int_equal(k.c.state, CONTRACT_ACTIVE);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM people_audit WHERE action = 'deal.contract.sign'"), 2);
    t_books(f);
}

/* Both deposits arrive at the same moment: the contract comes into force whichever is first. */
static void at_once(struct t_farm *f) {
    for (int i = 0; i < 8; i++) {
        struct deal_deposit a, b;
        signed_both(f, 100000);
        t_ok(f, T_DO(f, "buyer", deal_deposit_pay, deposit(0)->uuid, NULL, &a));
        t_ok(f, T_DO(f, "owner", deal_deposit_pay, deposit(1)->uuid, NULL, &b));
        t_pay_both(f, a.payment, b.payment);
        t_ok(f, T_DO(f, "buyer", deal_contract_get, k.c.uuid, NULL, &k.c));
        assert_int_equal(k.c.state, CONTRACT_ACTIVE);
    }
    t_books(f);
}

static void fulfilled(struct t_farm *f) {
    in_force(f, 1000000);
    const char *deposit_account = ar_printf(f->cx->ar, "deposit:%s", deposit(0)->uuid), *operator = ar_printf(f->cx->ar, "operator:%s", f->op_uuid);
    assert_int_equal(t_balance(f, deposit_account), -50000);
    T_ERR(f, ERR_INVALID, deliver(f, 3, 1000));                                       /* there is no third part */
    T_ERR(f, ERR_INVALID, deliver(f, 1, 500001));                                     /* more than agreed */
    t_ok(f, deliver(f, 1, 500000));
    assert_non_null(k.g.event_id);
    assert_int_equal(k.g.lots.n, 1);
    T_ERR(f, ERR_DUPLICATE, deliver(f, 1, 1000));                                     /* sent already */
    T_ERR(f, ERR_INVALID, receive(f, 500001, 0));
    T_ERR(f, ERR_INVALID, receive(f, 1000, 1001));
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "owner", deal_delivery_receive, k.g.uuid, (&(struct deal_receipt_body){1000, 0, NULL}), &k.g));
    t_ok(f, receive(f, 490000, 10000));
    assert_int_equal(k.g.gross_fen, 245000);
    assert_int_equal(k.g.deducted_fen, 1000 + 1500);                                  /* 10 kg missing: 20 % of 50 yuan; 10 kg below grade: 30 % */
    assert_int_equal(k.g.net_fen, 242500);
    assert_string_equal(k.g.bill_state, "open");
    pay_bill(f);
    assert_int_equal(t_balance(f, operator), -242500);
    t_later(f, 21);                                                                   /* the second part comes a day late */
    t_ok(f, deliver(f, 2, 500000));
    t_ok(f, receive(f, 500000, FIELD_NULL));
    assert_int_equal(k.g.net_fen, 250000 - 2500);
    pay_bill(f);
    t_ok(f, T_DO(f, "buyer", deal_contract_get, k.c.uuid, NULL, &k.c));
    assert_int_equal(k.c.state, CONTRACT_FULFILLED);
    assert_int_equal(t_refunds(f, false), 2);                                         /* the channel fails first: it waits for a person */
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_deposit WHERE state = 'stuck'"), 2);
    assert_int_equal(t_refunds(f, true), 2);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_deposit WHERE state = 'returned'"), 2);
    assert_int_equal(t_balance(f, deposit_account), 0);
    assert_int_equal(t_balance(f, operator), -242500 - 247500);
    assert_int_equal(t_number(f, "SELECT SUM(fen) FROM deal_income"), 490000);
    assert_int_equal(t_number(f, "SELECT SUM(owed_g) FROM deal_promise"), 0);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM epcis_event_v WHERE biz_step LIKE '%shipping' OR biz_step LIKE '%receiving'"), 4);
    t_books(f);
}

/* What is refused may be sent again; what was promised elsewhere may not be delivered. */
static void refused(struct t_farm *f) {
    in_force(f, 1000000);
    t_ok(f, deliver(f, 1, 500000));
    t_ok(f, T_DO(f, "buyer", deal_delivery_refuse, k.g.uuid, &(struct deal_reason_body){"烂了一半"}, &k.g));
    assert_int_equal(t_number(f, "SELECT owed_g FROM deal_promise WHERE kind = 'contract'"), 1000000);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_given"), 0);
    T_ERR(f, ERR_WRONG_STATE, receive(f, 1, 0));
    t_ok(f, deliver(f, 1, 500000));
    struct grow_lot_seen lot;
    t_lot(f, 500000, &lot);                                                           /* without a certificate */
    struct grow_lot_seen before = k.lot;
    k.lot = lot;
    T_ERR(f, ERR_RULE, deliver(f, 2, 1000));
    k.lot = before;
    t_as(f, "office");
    t_ok(f, t_lot_enter(f->cx, k.lot.id, LOT_LOCKED, "抽检"));
    T_ERR(f, ERR_LOT_LOCKED, deliver(f, 2, 1000));
    t_ok(f, t_lot_enter(f->cx, k.lot.id, LOT_ACTIVE, "合格"));
    t_as(f, "office");
    t_ok(f, deliver(f, 2, 500000));
}

static void broken(struct t_farm *f) {
    struct deal_reason_body why = {"一直没有到货"};
    in_force(f, 1000000);
    const char *buyers = ar_printf(f->cx->ar, "buyer:%s", t_text(f, "SELECT uuid FROM people_account_v WHERE login = 'buyer'"));
    T_ERR(f, ERR_RULE, T_DO(f, "buyer", deal_contract_break, k.c.uuid, &why, &k.c));
    T_ERR(f, ERR_RULE, T_DO(f, "owner", deal_contract_break, k.c.uuid, &why, &k.c));
    t_later(f, 5);
    T_ERR(f, ERR_RULE, T_DO(f, "buyer", deal_contract_break, k.c.uuid, &why, &k.c));   /* five days are allowed */
    t_later(f, 1);
    t_ok(f, T_DO(f, "buyer", deal_contract_break, k.c.uuid, &why, &k.c));
    assert_int_equal(k.c.state, CONTRACT_BROKEN_SELLER);
    assert_int_equal(t_balance(f, buyers), -25000);                                    /* the seller's deposit */
    assert_int_equal(t_refunds(f, true), 1);                                           /* the buyer's comes back */
    assert_int_equal(t_number(f, "SELECT SUM(owed_g) FROM deal_promise"), 0);
    T_ERR(f, ERR_WRONG_STATE, deliver(f, 1, 1000));
    t_books(f);
}

static void unpaid(struct t_farm *f) {
    struct deal_reason_body why = {"货款逾期不付"};
    in_force(f, 1000000);
    t_ok(f, deliver(f, 1, 500000));
    t_ok(f, receive(f, 500000, 0));
    t_later(f, 3);
    T_ERR(f, ERR_RULE, T_DO(f, "owner", deal_contract_break, k.c.uuid, &why, &k.c));
    t_later(f, 1);
    t_ok(f, T_DO(f, "owner", deal_contract_break, k.c.uuid, &why, &k.c));
    assert_int_equal(k.c.state, CONTRACT_BROKEN_BUYER);
    assert_int_equal(t_balance(f, ar_printf(f->cx->ar, "operator:%s", f->op_uuid)), -50000);
    assert_int_equal(t_number(f, "SELECT fen FROM deal_income WHERE kind = 'forfeit'"), 50000);
    pay_bill(f);                                                                       /* what was delivered is still owed and can be paid */
    assert_int_equal(t_balance(f, ar_printf(f->cx->ar, "operator:%s", f->op_uuid)), -300000);
    t_books(f);
}

/* Time: nobody signs; deposits do not come; nobody confirms; a demand runs out. */
static void ticks(struct t_farm *f) {
    struct deal_demand_body b = demand_body(f);
    in_force(f, 1000000);
    t_ok(f, deliver(f, 1, 500000));
    const char *sent = k.g.uuid;
    k.d = (struct deal_demand){0};
    demanded(f, &b);
    const char *demand = k.d.uuid;
    t_later(f, 8);
    f->cx->who = NULL;
    t_ok(f, deal_tick(f->cx, NULL));
    t_ok(f, T_DO(f, "buyer", deal_delivery_get, sent, NULL, &k.g));
    assert_int_equal(k.g.state, DELIVERY_RECEIVED);
    assert_int_equal(k.g.received_g, 500000);
    t_ok(f, T_DO(f, "buyer", deal_demand_get, demand, NULL, &k.d));
    assert_int_equal(k.d.state, DEMAND_OPEN);
    t_later(f, 15);
    f->cx->who = NULL;
    t_ok(f, deal_tick(f->cx, NULL));
    t_ok(f, T_DO(f, "buyer", deal_demand_get, demand, NULL, &k.d));
    assert_int_equal(k.d.state, DEMAND_WITHDRAWN);
}

static void deposits_late(struct t_farm *f) {
    signed_both(f, 1000000);
    pay_deposit(f, "buyer", 0);
    struct deal_deposit d;
    t_ok(f, T_DO(f, "owner", deal_deposit_pay, deposit(1)->uuid, NULL, &d));
    t_later(f, 4);
    f->cx->who = NULL;
    t_ok(f, deal_tick(f->cx, NULL));
    t_ok(f, T_DO(f, "buyer", deal_contract_get, k.c.uuid, NULL, &k.c));
    assert_int_equal(k.c.state, CONTRACT_CANCELLED);
    assert_false(t_pay(f, d.payment));                                                 /* too late: given back */
    assert_int_equal(t_refunds(f, true), 1);
    assert_int_equal(t_balance(f, "channel:cash"), 0);
    assert_int_equal(t_number(f, "SELECT SUM(owed_g) FROM deal_promise"), 0);
    t_books(f);
}

#define CASE(name) static void t_##name(void **s) { (void)s; t_deals_each(name); }
CASE(demands) CASE(promised_once) CASE(by_the_point) CASE(both_sign) CASE(at_once) CASE(fulfilled) CASE(refused) CASE(broken) CASE(unpaid) CASE(ticks) CASE(deposits_late)

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_demands), cmocka_unit_test(t_promised_once), cmocka_unit_test(t_by_the_point), cmocka_unit_test(t_both_sign), cmocka_unit_test(t_at_once), cmocka_unit_test(t_fulfilled),
                                       cmocka_unit_test(t_refused), cmocka_unit_test(t_broken), cmocka_unit_test(t_unpaid), cmocka_unit_test(t_ticks), cmocka_unit_test(t_deposits_late)};
    return cmocka_run_group_tests_name("deal.farming", tests, NULL, NULL);
}
