/* t_tender.c: tenders and buyers on account: nobody reads a sealed bid before opening, late bids and played clocks, the auction's last moments,
 * bid deposits paid, returned and forfeited,
 * 64 bidders at the same moment, award to contract, limits, statements, what is overdue; on both engines. */
#include "t_deal.h"

#include <pthread.h>
#include <string.h>

static struct { struct deal_tender t; struct deal_bid b, c; struct deal_contract k; struct deal_buyer y; struct deal_delivery g; struct grow_lot_seen lot; const char *season2; } k;

static void season_of_op2(struct t_farm *f) {
    struct grow_plot p;
    struct grow_season s;
    t_as(f, "owner2");
    t_ok(f, t_plot_create(f->cx, &(struct grow_plot_body){.name = "屋后", .kind = 1, .boundary = str_of(t_square(f, 114.2, 30.4, 0.001))}, &p));
    struct grow_season_body sb = {.plot = p.uuid, .crop = t_crop(f, "tomato"), .year = 2026, .start_day = f->today - 30, .end_day = f->today + 3, .expected_g = 2000000};
    t_ok(f, t_season_create(f->cx, &sb, &s));
    k.season2 = s.uuid;
}

/* What a tender asks for as bid deposit, and the contract of the seller. */
static struct { int64_t bond_fen, seller_bp; } ask;

static void called(struct t_farm *f, enum deal_tender_kind kind, const char *buyer) {
    struct deal_tender_body b = {.kind = kind, .buyer = buyer, .title = "番茄一吨", .crop = t_crop(f, "tomato"), .quantity_g = 1000000, .from_day = f->today, .until_day = f->today + 20, .deliveries = 1, .place = "县第一中学食堂", .ceiling_fen = 500,
                                 .buyer_deposit_bp = 0, .seller_deposit_bp = ask.seller_bp, .late_bp = 100, .late_max_days = 5, .short_bp = FIELD_NULL, .grade_bp = FIELD_NULL, .pay_days = 3, .starts_at = FIELD_NULL,
                                 .closes_at = f->cx->now_us + 600 * US_PER_S, .extend_s = 60, .decrement_fen = 10, .bid_deposit_fen = ask.bond_fen};
    struct deal_review_body ok = {true, NULL};
    t_clear_lot(f, 2000000, &k.lot);
    season_of_op2(f);
    t_ok(f, T_DO(f, "buyer", deal_tender_create, NULL, &b, &k.t));
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "owner", deal_tender_get, k.t.uuid, NULL, &k.t));   /* before review */
    t_ok(f, T_DO(f, "office", deal_tender_review, k.t.uuid, &ok, &k.t));
}

static enum err bid(struct t_farm *f, const char *who, int64_t fen, struct deal_bid *out) {
    struct deal_bid_body b = {.price_fen = fen};
    if (strcmp(who, "owner") == 0)
        b.lot = k.lot.uuid;
    else
        b.season = k.season2;
    return T_DO(f, who, deal_bid_create, k.t.uuid, &b, out);
}

static enum err open_bids(struct t_farm *f, const char *who) { return T_DO(f, who, deal_tender_open, k.t.uuid, NULL, &k.t); }

static void sealed(struct t_farm *f) {
    called(f, TENDER_SEALED, NULL);
    T_ERR(f, ERR_INVALID, bid(f, "owner", 501, &k.b));
    t_ok(f, bid(f, "owner", 487, &k.b));
    assert_int_equal(k.b.price_fen, FIELD_NULL);                                       /* hidden even from him who made it */
    assert_int_equal(k.b.rank, FIELD_NULL);
    t_ok(f, bid(f, "owner2", 478, &k.c));
    const char *first = k.b.uuid;
    t_ok(f, bid(f, "owner", 469, &k.b));                                               /* replaces his first */
    /* Nowhere: not in the row, the trail, the steps, the answers of anybody, and not how many. */
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_bid WHERE price_fen IS NOT NULL OR season_id IS NOT NULL OR lot_id IS NOT NULL"), 0);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_bid WHERE sealed LIKE '%price%' OR sealed LIKE '%lot_id%' OR sealed LIKE '% 469%'"), 0);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM people_audit WHERE action LIKE 'deal.bid%' AND after_json LIKE '%price%'"), 0);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_bid WHERE state = 'replaced' AND sealed IS NOT NULL"), 0);   /* what is replaced is forgotten */
    assert_int_equal(t_number(f, "SELECT COUNT(DISTINCT LENGTH(sealed)) FROM deal_bid WHERE sealed IS NOT NULL"), 1);   /* its length tells nothing */
    const char *const others[] = {"buyer", "office", "owner"};
    for (size_t i = 0; i < 3; i++) {
        t_ok(f, T_DO(f, others[i], deal_tender_get, k.t.uuid, NULL, &k.t));
        assert_int_equal(k.t.bids.n, 0);
        assert_int_equal(k.t.bids_n, FIELD_NULL);
        T_ERR(f, ERR_NOT_FOUND, T_DO(f, others[i], deal_bid_get, k.c.uuid, NULL, &k.b));
    }
    T_ERR(f, ERR_RULE, open_bids(f, "buyer"));                                         /* not before the end, by nobody */
    T_ERR(f, ERR_RULE, open_bids(f, "office"));
    f->cx->now_us = k.t.closes_at;
    T_ERR(f, ERR_WRONG_STATE, bid(f, "owner2", 400, &k.c));                            /* late by nothing at all */
    /* A clock set back gives nobody time: the tender remembers the latest instant it saw. */
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_tender WHERE state = 'open'"), 1);
    t_ok(f, open_bids(f, "buyer"));
    assert_int_equal(k.t.state, TENDER_OPENED);
    assert_int_equal(k.t.bids.n, 2);
    const struct deal_bid *b = k.t.bids.p;
    assert_int_equal(b[0].price_fen, 469);
    assert_int_equal(b[0].rank, 1);
    assert_int_equal(b[1].price_fen, 478);
    T_ERR(f, ERR_WRONG_STATE, open_bids(f, "buyer"));
    f->cx->now_us -= 500 * US_PER_S;
    T_ERR(f, ERR_WRONG_STATE, bid(f, "owner2", 400, &k.c));
    f->cx->now_us += 500 * US_PER_S;
    struct deal_award_body a = {.bid = b[1].uuid};
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "office", deal_tender_award, k.t.uuid, &a, &k.k));
    T_ERR(f, ERR_RULE, T_DO(f, "buyer", deal_tender_award, k.t.uuid, &a, &k.k));        /* not the lowest, without a reason */
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_tender_award, k.t.uuid, (&(struct deal_award_body){first, "x"}), &k.k));
    a.bid = b[0].uuid;
    t_ok(f, T_DO(f, "buyer", deal_tender_award, k.t.uuid, &a, &k.k));
    assert_int_equal(k.k.price_fen, 469);
    assert_int_equal(k.k.state, CONTRACT_DRAFTED);
    assert_int_equal(t_number(f, "SELECT SUM(owed_g) FROM deal_promise WHERE kind = 'contract'"), 1000000);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_bid WHERE state = 'won'"), 1);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_bid WHERE state = 'lost'"), 1);
    T_ERR(f, ERR_WRONG_STATE, T_DO(f, "buyer", deal_tender_award, k.t.uuid, &a, &k.k));
}

static void clock_back(struct t_farm *f) {
    called(f, TENDER_SEALED, NULL);
    int64_t start = f->cx->now_us;
    f->cx->now_us = k.t.closes_at - 1;
    t_ok(f, bid(f, "owner2", 450, &k.b));
    f->cx->now_us = start;                                                             /* set back by ten minutes */
    T_ERR(f, ERR_RULE, open_bids(f, "buyer"));
    t_ok(f, bid(f, "owner2", 440, &k.b));
    assert_int_equal(k.b.received_at, k.t.closes_at - 1);                              /* not earlier than the one before */
    f->cx->now_us = start - 1000 * US_PER_S;                                           /* before it began */
    t_ok(f, bid(f, "owner2", 430, &k.b));
}

static void nobody_bids(struct t_farm *f) {
    called(f, TENDER_SEALED, NULL);
    f->cx->now_us = k.t.closes_at;
    f->cx->who = NULL;
    t_ok(f, deal_tick(f->cx, NULL));
    t_ok(f, T_DO(f, "buyer", deal_tender_get, k.t.uuid, NULL, &k.t));
    assert_int_equal(k.t.state, TENDER_FAILED);
}

static void withdrawn(struct t_farm *f) {
    struct deal_reason_body why = {"算错了"};
    called(f, TENDER_SEALED, NULL);
    t_ok(f, bid(f, "owner", 300, &k.b));
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "owner2", deal_bid_withdraw, k.b.uuid, &why, &k.c));
    t_ok(f, T_DO(f, "owner", deal_bid_withdraw, k.b.uuid, &why, &k.b));
    t_ok(f, bid(f, "owner2", 400, &k.c));
    f->cx->now_us = k.t.closes_at;
    t_ok(f, open_bids(f, "office"));
    assert_int_equal(k.t.bids.n, 1);
    t_ok(f, T_DO(f, "buyer", deal_tender_fail, k.t.uuid, &why, &k.t));
    assert_int_equal(k.t.state, TENDER_FAILED);
}

static void auction(struct t_farm *f) {
    called(f, TENDER_REVERSE, NULL);
    int64_t end = k.t.closes_at;
    t_ok(f, bid(f, "owner", 480, &k.b));
    assert_int_equal(k.b.rank, 1);
    t_ok(f, bid(f, "owner2", 480, &k.c));
    assert_int_equal(k.c.rank, 2);                                                     /* the same price later ranks below */
    T_ERR(f, ERR_RULE, bid(f, "owner2", 471, &k.c));                                   /* ten fen at least */
    t_ok(f, bid(f, "owner2", 470, &k.c));
    assert_int_equal(k.c.rank, 1);
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "owner", deal_bid_get, k.c.uuid, NULL, &k.b));      /* others' prices are not shown */
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "buyer", deal_bid_get, k.c.uuid, NULL, &k.b));
    t_ok(f, T_DO(f, "owner", deal_bid_get, k.b.uuid, NULL, &k.b));
    assert_int_equal(k.b.rank, 2);
    T_ERR(f, ERR_RULE, T_DO(f, "owner", deal_bid_withdraw, k.b.uuid, (&(struct deal_reason_body){"算错了"}), &k.b));
    t_ok(f, T_DO(f, "buyer", deal_tender_get, k.t.uuid, NULL, &k.t));
    assert_int_equal(k.t.closes_at, end);
    f->cx->now_us = end - 1;                                                           /* the last moment */
    t_ok(f, bid(f, "owner", 460, &k.b));
    t_ok(f, T_DO(f, "buyer", deal_tender_get, k.t.uuid, NULL, &k.t));
    assert_int_equal(k.t.closes_at, end - 1 + 60 * US_PER_S);
    assert_int_equal(k.t.extended, 1);
    T_ERR(f, ERR_RULE, open_bids(f, "buyer"));
    f->cx->now_us = end + 30 * US_PER_S;                                               /* the other answers */
    t_ok(f, bid(f, "owner2", 440, &k.c));
    f->cx->now_us += 60 * US_PER_S;
    T_ERR(f, ERR_WRONG_STATE, bid(f, "owner", 430, &k.b));
    t_ok(f, open_bids(f, "buyer"));
    assert_int_equal(((const struct deal_bid *)k.t.bids.p)[0].price_fen, 440);
    assert_int_equal(k.t.extended, 2);
}

/* ---- bid deposits -------------------------------------------------------------------------------------------------------------------------- */
static struct { struct deal_bond a, b; } bond;

static enum err bond_pay(struct t_farm *f, const char *who, struct deal_bond *out) {
    struct deal_bond_body b = {0};
    return T_DO(f, who, deal_bond_pay, k.t.uuid, &b, out);
}

static int64_t bonds(struct t_farm *f, const char *state) { return t_number(f, ar_printf(f->cx->ar, "SELECT COUNT(*) FROM deal_bond WHERE state = '%s'", state)); }

/* Both pay, both bid, the buyer opens and awards to op2; who loses has his money back. */
static void bonded(struct t_farm *f, int64_t seller_bp) {
    ask.bond_fen = 10000, ask.seller_bp = seller_bp;
    called(f, TENDER_SEALED, NULL);
    ask.bond_fen = ask.seller_bp = 0;
    t_ok(f, bond_pay(f, "owner", &bond.a));
    assert_true(t_pay(f, bond.a.payment));
    t_ok(f, bond_pay(f, "owner2", &bond.b));
    assert_true(t_pay(f, bond.b.payment));
    t_ok(f, bid(f, "owner", 480, &k.b));
    t_ok(f, bid(f, "owner2", 470, &k.c));
    f->cx->now_us = k.t.closes_at;
    t_ok(f, open_bids(f, "buyer"));
    assert_int_equal(k.t.bonds.n, 2);
    struct deal_award_body a = {.bid = ((const struct deal_bid *)k.t.bids.p)[0].uuid};
    t_ok(f, T_DO(f, "buyer", deal_tender_award, k.t.uuid, &a, &k.k));
    assert_int_equal(bonds(f, "returning"), 1);
    assert_int_equal(t_refunds(f, true), 1);
    assert_string_equal(t_text(f, ar_printf(f->cx->ar, "SELECT state FROM deal_bond WHERE uuid = '%s'", bond.a.uuid)), "returned");
    assert_int_equal(t_balance(f, ar_printf(f->cx->ar, "deposit:%s", bond.a.uuid)), 0);
    assert_int_equal(t_balance(f, ar_printf(f->cx->ar, "deposit:%s", bond.b.uuid)), -10000);
}

static void bond_rules(struct t_farm *f) {
    struct deal_reason_body why = {"预算没有批"};
    ask.bond_fen = 10001;                                                              /* a fen more than 2 % of 5,000 yuan */
    struct deal_tender_body b = {.kind = TENDER_SEALED, .title = "番茄一吨", .crop = t_crop(f, "tomato"), .quantity_g = 1000000, .from_day = f->today, .until_day = f->today + 20, .deliveries = 1, .place = "食堂", .ceiling_fen = 500,
                                 .starts_at = FIELD_NULL, .closes_at = f->cx->now_us + 600 * US_PER_S, .bid_deposit_fen = ask.bond_fen};
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_tender_create, NULL, &b, &k.t));
    ask.bond_fen = 0;
    called(f, TENDER_SEALED, NULL);
    T_ERR(f, ERR_RULE, bond_pay(f, "owner", &bond.a));                                 /* none is asked for */
    ask.bond_fen = 10000;
    called(f, TENDER_SEALED, NULL);
    T_ERR(f, ERR_RULE, bid(f, "owner", 480, &k.b));                                    /* not before it is paid */
    t_ok(f, bond_pay(f, "owner", &bond.a));
    T_ERR(f, ERR_RULE, bid(f, "owner", 480, &k.b));
    const char *first = bond.a.payment;
    t_ok(f, bond_pay(f, "owner", &bond.b));
    assert_string_equal(bond.b.payment, first);                                        /* one payment */
    t_pay_expire(f, first);
    t_ok(f, bond_pay(f, "owner", &bond.a));
    assert_string_not_equal(bond.a.payment, first);
    assert_false(t_pay(f, first));                                                     /* late money goes back */
    assert_true(t_pay(f, bond.a.payment));
    T_ERR(f, ERR_WRONG_STATE, bond_pay(f, "owner", &bond.b));
    t_ok(f, bid(f, "owner", 480, &k.b));
    t_ok(f, bond_pay(f, "owner2", &bond.b));                                           /* pays when bids are not taken any more */
    const char *const others[] = {"buyer", "office", "owner2"};
    for (size_t i = 0; i < 3; i++) {                                                   /* who bids is not told before opening */
        t_ok(f, T_DO(f, others[i], deal_tender_get, k.t.uuid, NULL, &k.t));
        assert_int_equal(k.t.bonds.n, i == 2);
    }
    f->cx->now_us = k.t.closes_at;
    assert_false(t_pay(f, bond.b.payment));
    t_ok(f, open_bids(f, "buyer"));
    assert_int_equal(bonds(f, "dropped"), 1);
    T_ERR(f, ERR_WRONG_STATE, bond_pay(f, "owner2", &bond.b));
    t_ok(f, T_DO(f, "buyer", deal_tender_fail, k.t.uuid, &why, &k.t));
    assert_int_equal(t_refunds(f, false), 1);                                          /* the channel refuses: a person sees to it */
    assert_int_equal(bonds(f, "stuck"), 1);
    assert_int_equal(t_refunds(f, true), 1);
    assert_int_equal(bonds(f, "returned"), 1);
    ask.bond_fen = 0;
    t_books(f);
}

static void bond_signed(struct t_farm *f) {
    bonded(f, 0);
    struct deal_sign_body sb = {.text_sha = k.k.text_sha, .side = SIDE_BUYER}, ss = {.text_sha = k.k.text_sha, .side = SIDE_SELLER};
    t_ok(f, T_DO(f, "buyer", deal_contract_sign, k.k.uuid, &sb, &k.k));
    assert_int_equal(bonds(f, "paid"), 1);
    t_ok(f, T_DO(f, "owner2", deal_contract_sign, k.k.uuid, &ss, &k.k));
    assert_int_equal(k.k.state, CONTRACT_ACTIVE);
    assert_int_equal(t_refunds(f, true), 1);
    assert_int_equal(bonds(f, "returned"), 2);
    t_books(f);
}

/* Who is at fault when a contract does not come into force: by whom and after what. */
static void bond_fault(struct t_farm *f) {
    static const struct { const char *what, *cancels; bool buyer_signs, seller_signs; int64_t seller_bp; bool forfeited; } CASES[] = {
        {"the winner cancels", "owner2", false, false, 0, true},      {"the buyer cancels", "buyer", true, false, 0, false},
        {"the office cancels", "office", true, false, 0, false},      {"time: the winner did not sign", NULL, true, false, 0, true},
        {"time: the buyer did not sign", NULL, false, true, 0, false}, {"time: nobody signed", NULL, false, false, 0, false},
        {"time: the winner's deposit is due", NULL, true, true, 500, true},
    };
    struct deal_reason_body why = {"不签了"};
    int64_t kept = 0;
    const char *buyers = ar_printf(f->cx->ar, "buyer:%s", t_text(f, "SELECT uuid FROM people_account WHERE name = '周先生'"));
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        bonded(f, CASES[i].seller_bp);
        struct deal_sign_body sb = {.text_sha = k.k.text_sha, .side = SIDE_BUYER}, ss = {.text_sha = k.k.text_sha, .side = SIDE_SELLER};
        if (CASES[i].buyer_signs)
            t_ok(f, T_DO(f, "buyer", deal_contract_sign, k.k.uuid, &sb, &k.k));
        if (CASES[i].seller_signs)
            t_ok(f, T_DO(f, "owner2", deal_contract_sign, k.k.uuid, &ss, &k.k));
        if (CASES[i].cancels)
            t_ok(f, T_DO(f, CASES[i].cancels, deal_contract_cancel, k.k.uuid, &why, &k.k));
        else {
            t_later(f, 8);
            f->cx->who = NULL;
            t_ok(f, deal_tick(f->cx, NULL));
            f->today = deal_today(f->cx);
        }
        kept += CASES[i].forfeited ? 10000 : 0;
        if (t_balance(f, buyers) != -kept || t_refunds(f, true) != !CASES[i].forfeited || t_balance(f, ar_printf(f->cx->ar, "deposit:%s", bond.b.uuid)) != 0)
            fail_msg("%s", CASES[i].what);
    }
    t_books(f);
}

/* Opened and never decided: after the days it has failed, and the deposits go back. */
static void undecided(struct t_farm *f) {
    ask.bond_fen = 10000;
    called(f, TENDER_SEALED, NULL);
    ask.bond_fen = 0;
    t_ok(f, bond_pay(f, "owner", &bond.a));
    assert_true(t_pay(f, bond.a.payment));
    t_ok(f, bid(f, "owner", 480, &k.b));
    f->cx->now_us = k.t.closes_at;
    t_ok(f, open_bids(f, "buyer"));
    for (int days = 29; days < 32; days += 2) {
        f->cx->now_us = k.t.closes_at + days * US_PER_DAY;
        f->cx->who = NULL;
        t_ok(f, deal_tick(f->cx, NULL));
        assert_int_equal(bonds(f, "returning"), days > 30);
    }
    t_ok(f, T_DO(f, "buyer", deal_tender_get, k.t.uuid, NULL, &k.t));
    assert_int_equal(k.t.state, TENDER_FAILED);
}

/* ---- 64 at the same moment ------------------------------------------------------------------------------------------------------------------- */
enum { CROWD = 64 };
static struct { const char *tender, *lot; int64_t now; const char *op; pthread_barrier_t start; } crowd;
struct bidder { int n; enum err e; char text[600]; };

static enum err crowd_tx(struct cx *cx, struct tx *tx, void *arg) {
    const struct bidder *b = arg;
    struct deal_bid_body body = {.lot = crowd.lot, .price_fen = 500 - b->n, .operator = crowd.op, .consent = "当面同意"};
    struct deal_bid out = {0};
    return deal_bid_create(cx, tx, crowd.tender, &body, &out);
}

static void *bids_in(void *arg) {
    struct bidder *b = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    cx.now_us = crowd.now;
    pthread_barrier_wait(&crowd.start);
    b->e = tx_run_keyed(&cx, "t.crowd", crowd_tx, b);
    snprintf(b->text, sizeof b->text, "%s", cx.err_text);
    ar_free(&ar);
    return NULL;
}

/* One producer's 64 hands at once: each bid replaces another, in some order; one is left, and it is one of them; all are numbered once. */
static void together(struct t_farm *f) {
    static struct bidder b[CROWD];
    pthread_t th[CROWD];
    called(f, TENDER_SEALED, NULL);
    crowd.tender = k.t.uuid, crowd.lot = k.lot.uuid, crowd.now = f->cx->now_us + 1, crowd.op = f->op_uuid;
    pthread_barrier_init(&crowd.start, NULL, CROWD);
    for (int i = 0; i < CROWD; i++) {
        b[i] = (struct bidder){.n = i};
        assert_int_equal(pthread_create(&th[i], NULL, bids_in, &b[i]), 0);
    }
    int ok = 0;
    for (int i = 0; i < CROWD; i++) {
        pthread_join(th[i], NULL);
        ok += b[i].e == ERR_NONE;
        if (b[i].e != ERR_NONE)
            fail_msg("bidder %d: %s %s", i, err_code(b[i].e), b[i].text);
    }
    pthread_barrier_destroy(&crowd.start);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_bid"), CROWD);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_bid WHERE state = 'in'"), 1);
    assert_int_equal(t_number(f, "SELECT COUNT(DISTINCT ord) FROM deal_bid"), CROWD);
    assert_int_equal(t_number(f, "SELECT ord FROM deal_bid WHERE state = 'in'"), t_number(f, "SELECT MAX(ord) FROM deal_bid"));   /* the last to arrive counts */
    f->cx->now_us = k.t.closes_at;
    t_ok(f, open_bids(f, "office"));
    assert_int_equal(k.t.bids.n, 1);
    print_message("64 at the same moment: %d of %d taken, one after the other\n", ok, (int)CROWD);
}

/* ---- on account ---------------------------------------------------------------------------------------------------------------------------------- */
static void examined(struct t_farm *f, int64_t credit) {
    struct deal_buyer_body b = {.name = "县第一中学食堂", .uscc = "93420117526018159L", .kind = 1};
    struct deal_examine_body e = {true, credit, 10, NULL};
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_buyer_apply, NULL, (&(struct deal_buyer_body){"食堂", "93420117526018159M", 1}), &k.y));
    t_ok(f, T_DO(f, "buyer", deal_buyer_apply, NULL, &b, &k.y));
    T_ERR(f, ERR_DUPLICATE, T_DO(f, "buyer2", deal_buyer_apply, NULL, &b, &k.y));
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "buyer2", deal_buyer_get, k.y.uuid, NULL, &k.y));
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "buyer", deal_buyer_examine, k.y.uuid, &e, &k.y));
    t_ok(f, T_DO(f, "office", deal_buyer_examine, k.y.uuid, &e, &k.y));
    assert_int_equal(k.y.credit_fen, credit);
}

/* A contract by auction over a ton at 4.60 yuan, delivered and received: a bill of 4,600 yuan. */
static void billed(struct t_farm *f) {
    called(f, TENDER_REVERSE, k.y.uuid);
    t_ok(f, bid(f, "owner", 460, &k.b));
    f->cx->now_us = k.t.closes_at;
    t_ok(f, open_bids(f, "buyer"));
    struct deal_award_body a = {.bid = k.b.uuid};
    t_ok(f, T_DO(f, "buyer", deal_tender_award, k.t.uuid, &a, &k.k));
    assert_string_equal(k.k.buyer_name, "县第一中学食堂");
    struct deal_sign_body sb = {.text_sha = k.k.text_sha, .side = SIDE_BUYER}, ss = {.text_sha = k.k.text_sha, .side = SIDE_SELLER};
    t_ok(f, T_DO(f, "buyer", deal_contract_sign, k.k.uuid, &sb, &k.k));
    t_ok(f, T_DO(f, "owner", deal_contract_sign, k.k.uuid, &ss, &k.k));
    assert_int_equal(k.k.state, CONTRACT_ACTIVE);                                       /* no deposits were agreed */
    struct deal_delivery_lot l = {.lot = k.lot.uuid, .quantity_g = 1000000};
    struct deal_delivery_body db = {1, {&l, 1}, NULL};
    t_ok(f, T_DO(f, "owner", deal_delivery_create, k.k.uuid, &db, &k.g));
    t_ok(f, T_DO(f, "buyer", deal_delivery_receive, k.g.uuid, (&(struct deal_receipt_body){1000000, 0, NULL}), &k.g));
}

static void on_account(struct t_farm *f) {
    examined(f, 500000);
    billed(f);
    const char *op = ar_printf(f->cx->ar, "operator:%s", f->op_uuid), *acc = ar_printf(f->cx->ar, "account:%s", k.y.uuid);
    t_ok(f, T_DO(f, "buyer", deal_bill_charge, k.g.uuid, NULL, &k.g));
    assert_string_equal(k.g.bill_state, "charged");
    assert_int_equal(t_balance(f, acc), 460000);
    assert_int_equal(t_balance(f, op), 0);                                              /* the producer is paid when the buyer has paid */
    t_ok(f, T_DO(f, "buyer", deal_contract_get, k.k.uuid, NULL, &k.k));
    assert_int_equal(k.k.state, CONTRACT_FULFILLED);
    T_ERR(f, ERR_WRONG_STATE, T_DO(f, "buyer", deal_bill_charge, k.g.uuid, NULL, &k.g));
    t_later(f, 32);
    f->cx->who = NULL;
    t_ok(f, deal_tick(f->cx, NULL));
    t_ok(f, deal_tick(f->cx, NULL));                                                    /* one statement a month */
    t_ok(f, T_DO(f, "buyer", deal_buyer_get, k.y.uuid, NULL, &k.y));
    assert_int_equal(k.y.statements.n, 1);
    assert_int_equal(k.y.owed_fen, 460000);
    struct deal_statement s = *(const struct deal_statement *)k.y.statements.p;
    assert_int_equal(s.fen, 460000);
    assert_int_equal(s.bills, 1);
    struct deal_statement paid;
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "buyer2", deal_statement_pay, s.uuid, NULL, &paid));
    t_ok(f, T_DO(f, "buyer", deal_statement_pay, s.uuid, NULL, &paid));
    assert_true(t_pay(f, paid.payment));
    assert_int_equal(t_balance(f, acc), 0);
    assert_int_equal(t_balance(f, op), -460000);
    assert_int_equal(t_number(f, "SELECT SUM(fen) FROM deal_income WHERE buyer_id IS NOT NULL"), 460000);
    t_books(f);
}

static void blocked(struct t_farm *f) {
    examined(f, 459999);
    billed(f);
    T_ERR(f, ERR_LIMIT, T_DO(f, "buyer", deal_bill_charge, k.g.uuid, NULL, &k.g));       /* a fen too little */
    struct deal_examine_body more = {true, 1000000, 10, "提高额度"}, no = {false, FIELD_NULL, FIELD_NULL, "欠款"};
    t_ok(f, T_DO(f, "office", deal_buyer_examine, k.y.uuid, &more, &k.y));
    t_ok(f, T_DO(f, "buyer", deal_bill_charge, k.g.uuid, NULL, &k.g));
    t_later(f, 32);
    f->cx->who = NULL;
    t_ok(f, deal_tick(f->cx, NULL));
    f->today = deal_today(f->cx);
    billed(f);
    t_later(f, 11);                                                                     /* the statement is overdue */
    T_ERR(f, ERR_RULE, T_DO(f, "buyer", deal_bill_charge, k.g.uuid, NULL, &k.g));
    t_ok(f, T_DO(f, "buyer", deal_buyer_get, k.y.uuid, NULL, &k.y));
    assert_int_equal(k.y.overdue, 1);
    struct deal_statement paid;
    t_ok(f, T_DO(f, "buyer", deal_statement_pay, ((const struct deal_statement *)k.y.statements.p)->uuid, NULL, &paid));
    assert_true(t_pay(f, paid.payment));
    t_ok(f, T_DO(f, "buyer", deal_bill_charge, k.g.uuid, NULL, &k.g));                   /* free again */
    t_ok(f, T_DO(f, "office", deal_buyer_examine, k.y.uuid, &no, &k.y));
    assert_int_equal(k.y.state, BUYER_SUSPENDED);
    t_books(f);
}

static void months(void **s) {
    (void)s;
    static const struct { int y, m, d; int64_t month; int uy, um; } CASES[] = {{2026, 11, 22, 202610, 2026, 11}, {2026, 1, 1, 202512, 2026, 1}, {2026, 3, 31, 202602, 2026, 3}, {2024, 3, 1, 202402, 2024, 3}};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct deal_month m = deal_month_before(day_of(CASES[i].y, CASES[i].m, CASES[i].d));
        assert_int_equal(m.month, CASES[i].month);
        assert_int_equal(m.until_us, (int64_t)day_of(CASES[i].uy, CASES[i].um, 1) * US_PER_DAY - 8 * 3600 * US_PER_S);
    }
}

#define CASE(name) static void t_##name(void **s) { (void)s; t_deals_each(name); }
CASE(sealed) CASE(clock_back) CASE(nobody_bids) CASE(withdrawn) CASE(auction) CASE(bond_rules) CASE(bond_signed) CASE(bond_fault) CASE(undecided) CASE(together) CASE(on_account) CASE(blocked)

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(months), cmocka_unit_test(t_sealed), cmocka_unit_test(t_clock_back), cmocka_unit_test(t_nobody_bids), cmocka_unit_test(t_withdrawn), cmocka_unit_test(t_auction), cmocka_unit_test(t_bond_rules), cmocka_unit_test(t_bond_signed), cmocka_unit_test(t_bond_fault), cmocka_unit_test(t_undecided), cmocka_unit_test(t_together),
                                       cmocka_unit_test(t_on_account), cmocka_unit_test(t_blocked)};
    return cmocka_run_group_tests_name("deal.tender", tests, NULL, NULL);
}
