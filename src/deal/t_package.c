/* t_package.c: yard packages and adopted plots from opening to the last instalment, to failure and to a stop; short instalments under each rule;
 * forged ones; disputes; late money; capacity; who may see whom; the books after each; on both engines. */
#include "t_deal.h"

#include <string.h>

static struct { struct deal_package g; struct deal_pledge p, q; struct grow_lot_seen lot; } k;

static struct deal_package_body body(struct t_farm *f, enum deal_rule rule) {
    static struct deal_content c[2];
    static struct deal_handout h[3];
    static struct deal_extra x[1];
    memset(c, 0, sizeof c), memset(h, 0, sizeof h), memset(x, 0, sizeof x);
    c[0] = (struct deal_content){.name = "番茄", .amount = "每次 2 千克", .season = f->season, .share_g = 6000};
    c[1] = (struct deal_content){.name = "土鸡蛋", .amount = "每次 20 枚", .share_g = FIELD_NULL};
    for (int i = 0; i < 3; i++)
        h[i] = (struct deal_handout){.day = f->today + 20 + 10 * i, .weight = FIELD_NULL};
    x[0] = (struct deal_extra){.kind = 1, .name = "采摘番茄", .day = f->today + 40, .capacity = 3, .fen = 1000};
    return (struct deal_package_body){.kind = PACKAGE_YARD, .title = "李家小院", .share_fen = 10000, .target_shares = 3, .max_shares = 5, .deadline_day = f->today + 10, .rule = rule, .contents = {c, 2}, .handouts = {h, 3}, .extras = {x, 1}};
}

/* As the coop of t_farm, whose season gives the tomatoes. */
static void opened(struct t_farm *f, enum deal_rule rule) {
    struct grow_season s;
    struct grow_season_body sb = {.plot = f->plot, .crop = t_crop(f, "tomato"), .year = 2026, .start_day = f->today - 30, .end_day = f->today + 20, .expected_g = 40000};
    t_as(f, "owner");
    t_ok(f, t_season_create(f->cx, &sb, &s));
    f->season = s.uuid;
    struct deal_package_body b = body(f, rule);
    struct deal_review_body ok = {true, NULL};
    t_ok(f, T_DO(f, "owner", deal_package_create, NULL, &b, &k.g));
    t_ok(f, T_DO(f, "office", deal_package_review, k.g.uuid, &ok, &k.g));
}

static enum err pledge(struct t_farm *f, const char *who, int64_t shares, struct deal_pledge *out) {
    struct deal_pledge_body b = {.rule_sha = k.g.rule_sha, .shares = shares, .receiver_name = "周先生", .receiver_phone = "13800138000", .receiver_address = "某市某区某路 1 号"};
    return T_DO(f, who, deal_pledge_create, k.g.uuid, &b, out);
}

static void tick(struct t_farm *f) {
    f->cx->who = NULL;
    t_ok(f, deal_tick(f->cx, NULL));
}

static enum err hand_out(struct t_farm *f, int64_t pos, int64_t bp, int64_t grams) {
    struct deal_delivery_lot l = {.lot = k.lot.uuid, .quantity_g = grams};
    struct deal_handout_body b = {.pos = pos, .delivered_bp = bp, .lots = {&l, grams ? 1 : 0}};
    return T_DO(f, "owner", deal_handout_send, k.g.uuid, &b, &k.g);
}

static enum err receive(struct t_farm *f, const char *who, struct deal_pledge *p, int64_t pos) {
    struct deal_part_body b = {pos, NULL};
    return T_DO(f, who, deal_pledge_receive, p->uuid, &b, p);
}

static void again(struct t_farm *f) { t_ok(f, T_DO(f, "owner", deal_package_get, k.g.uuid, NULL, &k.g)); }

static int64_t held(struct t_farm *f) { return -t_balance(f, ar_printf(f->cx->ar, "held:package:%s", k.g.uuid)); }
static int64_t earned(struct t_farm *f) { return -t_balance(f, ar_printf(f->cx->ar, "operator:%s", f->op_uuid)); }

/* Four shares paid (3 and 1) of a target of three; the deadline passes. */
static void running(struct t_farm *f, enum deal_rule rule) {
    opened(f, rule);
    t_ok(f, pledge(f, "buyer", 3, &k.p));
    assert_true(t_pay(f, k.p.payment));
    t_ok(f, pledge(f, "buyer2", 1, &k.q));
    assert_true(t_pay(f, k.q.payment));
    t_clear_lot(f, 100000, &k.lot);
    t_later(f, 12);
    tick(f);
    again(f);
    assert_int_equal(k.g.state, PACKAGE_RUNNING);
    assert_int_equal(held(f), 40000);
    assert_int_equal(t_number(f, "SELECT SUM(owed_g) FROM deal_promise"), 4 * 6000);
}

/* ---- from opening to the last instalment ---------------------------------------------------------------------------------------------------- */
static void whole(struct t_farm *f) {
    running(f, RULE_GIVE_BACK);
    T_ERR(f, ERR_WRONG_STATE, hand_out(f, 2, 10000, 8000));                            /* in their order */
    T_ERR(f, ERR_INVALID, hand_out(f, 1, 10000, 0));                                   /* no lots */
    T_ERR(f, ERR_RULE, hand_out(f, 1, 10000, 7999));                                   /* 8 kg are due: less is not whole */
    T_ERR(f, ERR_WRONG_STATE, receive(f, "buyer", &k.p, 1));
    t_ok(f, hand_out(f, 1, 10000, 8000));
    t_ok(f, receive(f, "buyer", &k.p, 1));
    T_ERR(f, ERR_WRONG_STATE, receive(f, "buyer", &k.p, 1));                           /* once */
    T_ERR(f, ERR_NOT_FOUND, receive(f, "buyer2", &k.p, 1));                            /* one's own */
    assert_int_equal(earned(f), 10000);
    t_ok(f, receive(f, "buyer2", &k.q, 1));
    assert_int_equal(earned(f), 10000 + 3334);                                         /* 100 yuan in three parts: 33.34, 33.33, 33.33 */
    t_ok(f, hand_out(f, 2, 10000, 8000));
    t_ok(f, receive(f, "buyer", &k.p, 2));
    t_later(f, 8);                                                                     /* the other never confirms */
    tick(f);
    t_ok(f, T_DO(f, "buyer2", deal_pledge_get, k.q.uuid, NULL, &k.q));
    assert_int_equal(((const struct deal_part *)k.q.parts.p)[1].state, PART_RECEIVED);
    t_ok(f, hand_out(f, 3, 10000, 8000));
    t_ok(f, receive(f, "buyer", &k.p, 3));
    assert_int_equal(k.p.state, PLEDGE_DONE);
    again(f);
    assert_int_equal(k.g.state, PACKAGE_RUNNING);
    t_ok(f, receive(f, "buyer2", &k.q, 3));
    again(f);
    assert_int_equal(k.g.state, PACKAGE_DONE);
    assert_int_equal(earned(f), 40000);
    assert_int_equal(held(f), 0);
    assert_int_equal(k.g.released_fen, 40000);
    assert_int_equal(t_number(f, "SELECT SUM(fen) FROM deal_income"), 40000);
    assert_int_equal(t_number(f, "SELECT SUM(owed_g) FROM deal_promise"), 0);
    assert_int_equal(t_refunds(f, true), 0);
    t_books(f);
    t_later(f, 91);
    tick(f);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_pledge WHERE receiver IS NOT NULL"), 0);   /* forgotten */
}

/* ---- short ones, by rule ------------------------------------------------------------------------------------------------------------------------ */
/* A visit that was made is paid in full, however little the garden gave; the county's decision covers both. */
static void short_extras(struct t_farm *f) {
    struct deal_pledge_extra x = {.n = 1};
    struct deal_judge_body half = {3, 5000, "只来了一半，参观也没办"};
    struct deal_part_body no = {3, "没办参观"};
    opened(f, RULE_GIVE_BACK);
    x.extra = ((const struct deal_extra *)k.g.extras.p)->uuid;
    struct deal_pledge_body b = {.rule_sha = k.g.rule_sha, .shares = 3, .receiver_name = "周先生", .receiver_phone = "13800138000", .receiver_address = "某市某区某路 1 号", .extras = {&x, 1}};
    t_ok(f, T_DO(f, "buyer", deal_pledge_create, k.g.uuid, &b, &k.p));
    assert_true(t_pay(f, k.p.payment));
    b.shares = 1;
    t_ok(f, T_DO(f, "buyer2", deal_pledge_create, k.g.uuid, &b, &k.q));
    assert_true(t_pay(f, k.q.payment));
    t_clear_lot(f, 100000, &k.lot);
    t_later(f, 12);
    tick(f);
    again(f);
    for (int pos = 1; pos <= 2; pos++) {
        t_ok(f, hand_out(f, pos, 10000, 8000));
        t_ok(f, receive(f, "buyer", &k.p, pos));
        t_ok(f, receive(f, "buyer2", &k.q, pos));
    }
    t_ok(f, hand_out(f, 3, 5000, 4000));
    t_ok(f, receive(f, "buyer", &k.p, 3));
    assert_int_equal(k.p.refunded_fen, 5000);
    assert_int_equal(k.p.released_fen, 31000 - 5000);
    t_ok(f, T_DO(f, "buyer2", deal_pledge_dispute, k.q.uuid, &no, &k.q));
    t_ok(f, T_DO(f, "office", deal_pledge_judge, k.q.uuid, &half, &k.q));
    assert_int_equal(k.q.refunded_fen, (3333 + 1000) / 2);                             /* half goes up to the household */
    assert_int_equal(k.q.released_fen, 11000 - (3333 + 1000) / 2);
    t_books(f);
}

static void short_refund(struct t_farm *f) {
    running(f, RULE_GIVE_BACK);
    t_ok(f, hand_out(f, 1, 7500, 6000));
    t_ok(f, receive(f, "buyer", &k.p, 1));
    assert_int_equal(earned(f), 7500);
    assert_int_equal(k.p.refunded_fen, 2500);
    t_ok(f, receive(f, "buyer2", &k.q, 1));
    assert_int_equal(earned(f), 7500 + 2501);                                          /* 33.34 × 0.75 = 25.005: half goes up */
    t_ok(f, hand_out(f, 2, 0, 0));                                                     /* nothing at all */
    t_ok(f, receive(f, "buyer", &k.p, 2));
    t_ok(f, receive(f, "buyer2", &k.q, 2));
    t_ok(f, hand_out(f, 3, 10000, 8000));
    t_ok(f, receive(f, "buyer", &k.p, 3));
    t_ok(f, receive(f, "buyer2", &k.q, 3));
    assert_int_equal(t_refunds(f, true), 4);
    assert_int_equal(held(f), 0);
    assert_int_equal(earned(f) + k.p.refunded_fen + k.q.refunded_fen, 40000);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_pledge WHERE state = 'done'"), 2);
    t_books(f);
}

static void short_carry(struct t_farm *f) {
    running(f, RULE_CARRY);
    t_ok(f, hand_out(f, 1, 5000, 4000));
    t_ok(f, receive(f, "buyer", &k.p, 1));
    t_ok(f, receive(f, "buyer2", &k.q, 1));
    assert_int_equal(k.p.carried_fen, 5000);
    assert_int_equal(earned(f), 5000 + 1667);
    T_ERR(f, ERR_RULE, hand_out(f, 2, 10000, 11999));                                  /* 8 kg and the 4 kg that are owed */
    t_ok(f, hand_out(f, 2, 10000, 12000));                                             /* with what was owed */
    t_ok(f, receive(f, "buyer", &k.p, 2));
    t_ok(f, receive(f, "buyer2", &k.q, 2));
    assert_int_equal(k.p.released_fen, 20000);
    t_ok(f, hand_out(f, 3, 9000, 7200));                                               /* the last one: nothing to carry to */
    t_ok(f, receive(f, "buyer", &k.p, 3));
    t_ok(f, receive(f, "buyer2", &k.q, 3));
    assert_int_equal(k.p.refunded_fen, 1000);
    assert_int_equal(t_refunds(f, true), 2);
    assert_int_equal(held(f), 0);
    assert_int_equal(k.p.released_fen + k.p.refunded_fen, k.p.fen);
    assert_int_equal(k.q.released_fen + k.q.refunded_fen, k.q.fen);
    t_books(f);
}

static void substituted(struct t_farm *f) {
    struct deal_delivery_lot l;
    running(f, RULE_SUBSTITUTE);
    l = (struct deal_delivery_lot){.lot = k.lot.uuid, .quantity_g = 4000};
    struct deal_handout_body b = {.pos = 1, .delivered_bp = 10000, .lots = {&l, 1}, .substituted = true};
    T_ERR(f, ERR_INVALID, T_DO(f, "owner", deal_handout_send, k.g.uuid, &b, &k.g));     /* what instead? */
    b.note = "一半换成黄瓜 2 千克";
    t_ok(f, T_DO(f, "owner", deal_handout_send, k.g.uuid, &b, &k.g));
    t_ok(f, receive(f, "buyer", &k.p, 1));
    assert_int_equal(earned(f), 10000);
}

static void no_substitute(struct t_farm *f) {
    struct deal_delivery_lot l;
    running(f, RULE_GIVE_BACK);
    l = (struct deal_delivery_lot){.lot = k.lot.uuid, .quantity_g = 4000};
    struct deal_handout_body b = {.pos = 1, .delivered_bp = 10000, .lots = {&l, 1}, .substituted = true, .note = "换了"};
    T_ERR(f, ERR_RULE, T_DO(f, "owner", deal_handout_send, k.g.uuid, &b, &k.g));
}

/* ---- failure, stop, disputes -------------------------------------------------------------------------------------------------------------------- */
static void failed(struct t_farm *f) {
    opened(f, RULE_GIVE_BACK);
    t_ok(f, pledge(f, "buyer", 2, &k.p));
    assert_true(t_pay(f, k.p.payment));
    t_ok(f, pledge(f, "buyer2", 3, &k.q));                                             /* would do, but is never paid */
    t_later(f, 12);
    tick(f);
    again(f);
    assert_int_equal(k.g.state, PACKAGE_OPEN);                                         /* while a payment is under way nothing is decided */
    t_pay_expire(f, k.q.payment);
    tick(f);
    again(f);
    assert_int_equal(k.g.state, PACKAGE_FAILED);
    assert_false(t_pay(f, k.q.payment));                                               /* late money goes back by itself */
    assert_int_equal(t_number(f, "SELECT SUM(owed_g) FROM deal_promise"), 0);
    t_ok(f, T_DO(f, "buyer", deal_pledge_get, k.p.uuid, NULL, &k.p));
    assert_int_equal(k.p.state, PLEDGE_REFUNDING);
    assert_int_equal(t_refunds(f, false), 1);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM deal_pledge WHERE state = 'stuck'"), 1);
    assert_int_equal(t_refunds(f, true), 1);
    t_ok(f, T_DO(f, "buyer", deal_pledge_get, k.p.uuid, NULL, &k.p));
    assert_int_equal(k.p.state, PLEDGE_REFUNDED);
    assert_int_equal(k.p.refunded_fen, 20000);
    assert_int_equal(held(f), 0);
    assert_int_equal(t_balance(f, "channel:cash"), 0);
    t_books(f);
}

static void stopped(struct t_farm *f) {
    struct deal_reason_body why = {"农户被暂停经营"};
    running(f, RULE_GIVE_BACK);
    t_ok(f, hand_out(f, 1, 10000, 8000));
    t_ok(f, receive(f, "buyer", &k.p, 1));                                             /* the other one is still on its way */
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "owner", deal_package_stop, k.g.uuid, &why, &k.g));
    t_ok(f, T_DO(f, "office", deal_package_stop, k.g.uuid, &why, &k.g));
    tick(f);
    assert_int_equal(t_refunds(f, true), 2);
    t_ok(f, T_DO(f, "buyer", deal_pledge_get, k.p.uuid, NULL, &k.p));
    t_ok(f, T_DO(f, "buyer2", deal_pledge_get, k.q.uuid, NULL, &k.q));
    assert_int_equal(k.p.released_fen, 10000);
    assert_int_equal(k.p.refunded_fen, 20000);
    assert_int_equal(k.q.refunded_fen, 10000);
    assert_int_equal(held(f), 0);
    T_ERR(f, ERR_WRONG_STATE, receive(f, "buyer2", &k.q, 1));
    T_ERR(f, ERR_WRONG_STATE, hand_out(f, 2, 10000, 8000));
    t_books(f);
}

static void disputed(struct t_farm *f) {
    running(f, RULE_GIVE_BACK);
    t_ok(f, hand_out(f, 1, 10000, 8000));
    T_ERR(f, ERR_INVALID, T_DO(f, "buyer", deal_pledge_dispute, k.p.uuid, (&(struct deal_part_body){1, NULL}), &k.p));
    t_ok(f, T_DO(f, "buyer", deal_pledge_dispute, k.p.uuid, (&(struct deal_part_body){1, "一半是坏的"}), &k.p));
    T_ERR(f, ERR_WRONG_STATE, receive(f, "buyer", &k.p, 1));
    t_later(f, 30);
    tick(f);                                                                           /* what is disputed does not settle itself */
    assert_int_equal(earned(f), 3334);
    struct deal_judge_body j = {1, 5000, "看过照片，认定一半"};
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "owner", deal_pledge_judge, k.p.uuid, &j, &k.p));
    t_ok(f, T_DO(f, "office", deal_pledge_judge, k.p.uuid, &j, &k.p));
    assert_int_equal(earned(f), 3334 + 5000);
    assert_int_equal(t_refunds(f, true), 1);
    assert_int_equal(held(f), 40000 - 3334 - 10000);
    t_books(f);
}

/* ---- before the deadline --------------------------------------------------------------------------------------------------------------------------- */
static void capacity(struct t_farm *f) {
    opened(f, RULE_GIVE_BACK);
    t_ok(f, pledge(f, "buyer", 4, &k.p));
    T_ERR(f, ERR_LIMIT, pledge(f, "buyer2", 2, &k.q));                                 /* five at most */
    t_pay_expire(f, k.p.payment);
    t_ok(f, pledge(f, "buyer2", 5, &k.q));                                             /* free again */
    assert_false(t_pay(f, k.p.payment));                                               /* money that comes after the shares were given on */
    assert_true(t_pay(f, k.q.payment));
    t_ok(f, T_DO(f, "buyer2", deal_pledge_cancel, k.q.uuid, (&(struct deal_reason_body){"不要了"}), &k.q));
    assert_int_equal(k.q.state, PLEDGE_REFUNDING);
    again(f);
    assert_int_equal(k.g.taken_shares, 0);
    assert_int_equal(k.g.paid_shares, 0);
    assert_int_equal(t_refunds(f, true), 1);
    /* Terms one has not read; an extra beyond its places; too many unpaid at once. */
    struct deal_pledge_extra x = {.extra = ((const struct deal_extra *)k.g.extras.p)->uuid, .n = 4};
    struct deal_pledge_body b = {.rule_sha = "0", .shares = 1, .receiver_name = "周", .receiver_phone = "13800138000", .receiver_address = "某路"};
    T_ERR(f, ERR_CONFLICT, T_DO(f, "buyer", deal_pledge_create, k.g.uuid, &b, &k.p));
    b.rule_sha = k.g.rule_sha, b.extras = (struct list){&x, 1};
    T_ERR(f, ERR_LIMIT, T_DO(f, "buyer", deal_pledge_create, k.g.uuid, &b, &k.p));
    x.n = 3;
    t_ok(f, T_DO(f, "buyer", deal_pledge_create, k.g.uuid, &b, &k.p));
    assert_int_equal(k.p.fen, 13000);
    x.n = 1;
    T_ERR(f, ERR_LIMIT, T_DO(f, "buyer2", deal_pledge_create, k.g.uuid, &b, &k.q));
    b.extras.n = 0;
    t_ok(f, T_DO(f, "buyer", deal_pledge_create, k.g.uuid, &b, &k.q));
    t_ok(f, T_DO(f, "buyer", deal_pledge_create, k.g.uuid, &b, &k.q));
    T_ERR(f, ERR_LIMIT, T_DO(f, "buyer", deal_pledge_create, k.g.uuid, &b, &k.q));
    again(f);
    assert_int_equal(k.g.taken_shares, 3);                                             /* what was refused took nothing */
    t_books(f);
}

static void seen(struct t_farm *f) {
    struct deal_receivers r;
    opened(f, RULE_GIVE_BACK);
    t_ok(f, pledge(f, "buyer", 3, &k.p));
    assert_null(strstr(t_text(f, "SELECT receiver FROM deal_pledge"), "13800138000"));   /* sealed */
    assert_string_equal(k.p.receiver_masked, "周**，电话尾号 8000");
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "buyer2", deal_pledge_get, k.p.uuid, NULL, &k.q));
    T_ERR(f, ERR_WRONG_STATE, T_DO(f, "owner", deal_package_receivers, k.g.uuid, NULL, &r));
    assert_true(t_pay(f, k.p.payment));
    t_later(f, 12);
    tick(f);
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "owner2", deal_package_receivers, k.g.uuid, NULL, &r));
    T_ERR(f, ERR_FORBIDDEN, T_DO(f, "buyer2", deal_package_receivers, k.g.uuid, NULL, &r));
    t_ok(f, T_DO(f, "owner", deal_package_receivers, k.g.uuid, NULL, &r));
    assert_int_equal(r.receivers.n, 1);
    assert_string_equal(((const struct deal_receiver *)r.receivers.p)->phone, "13800138000");
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM people_audit WHERE action = 'deal.package.receivers' AND after_json NOT LIKE '%1380013%'"), 1);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM people_audit WHERE after_json LIKE '%13800138000%'"), 0);
    /* A stranger reads the package without names of people. */
    f->cx->who = NULL;
    t_ok(f, T_DO(f, NULL, deal_package_get, k.g.uuid, NULL, &k.g));
    assert_null(k.g.consent);
    assert_int_equal(k.g.steps.n, 0);
}

/* An adopted plot: one crop, its season is the log; by a village point for a household; what is promised cannot be offered elsewhere. */
static void adopted(struct t_farm *f) {
    struct grow_plot p;
    struct grow_season s;
    struct deal_review_body ok = {true, NULL};
    t_as(f, "owner2");
    t_ok(f, t_plot_create(f->cx, &(struct grow_plot_body){.name = "屋后", .kind = 1, .boundary = str_of(t_square(f, 114.2, 30.4, 0.001))}, &p));
    struct grow_season_body sb = {.plot = p.uuid, .crop = t_crop(f, "tomato"), .year = 2026, .start_day = f->today, .end_day = f->today + 60, .expected_g = 20000};
    t_ok(f, t_season_create(f->cx, &sb, &s));
    f->season = s.uuid;
    struct deal_package_body b = body(f, RULE_CARRY);
    b.kind = PACKAGE_PLOT, b.operator = f->op2_uuid;
    T_ERR(f, ERR_RULE, T_DO(f, "point", deal_package_create, NULL, &b, &k.g));          /* without consent */
    b.consent = "李明山当面同意，按了手印";
    T_ERR(f, ERR_INVALID, T_DO(f, "point", deal_package_create, NULL, &b, &k.g));       /* one crop only */
    b.contents.n = 1;
    T_ERR(f, ERR_UNBALANCED, T_DO(f, "point", deal_package_create, NULL, &b, &k.g));    /* 5 shares of 6 kg are more than 20 kg */
    b.max_shares = 3;
    t_ok(f, T_DO(f, "point", deal_package_create, NULL, &b, &k.g));
    assert_string_equal(k.g.season, s.uuid);
    T_ERR(f, ERR_NOT_FOUND, T_DO(f, "buyer", deal_package_get, k.g.uuid, NULL, &k.g));   /* before review */
    t_ok(f, T_DO(f, "office", deal_package_review, k.g.uuid, &ok, &k.g));
    t_ok(f, T_DO(f, "buyer", deal_package_get, k.g.uuid, NULL, &k.g));
    assert_string_not_equal(k.g.operator_name, "李明山");
    T_ERR(f, ERR_UNBALANCED, T_DO(f, "point", deal_package_create, NULL, &b, &k.g));    /* promised once */
}

#define CASE(name) static void t_##name(void **s) { (void)s; t_deals_each(name); }
CASE(whole) CASE(short_refund) CASE(short_extras) CASE(short_carry) CASE(substituted) CASE(no_substitute) CASE(failed) CASE(stopped) CASE(disputed) CASE(capacity) CASE(seen) CASE(adopted)

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_whole), cmocka_unit_test(t_short_refund), cmocka_unit_test(t_short_extras), cmocka_unit_test(t_short_carry), cmocka_unit_test(t_substituted), cmocka_unit_test(t_no_substitute), cmocka_unit_test(t_failed),
                                       cmocka_unit_test(t_stopped), cmocka_unit_test(t_disputed), cmocka_unit_test(t_capacity), cmocka_unit_test(t_seen), cmocka_unit_test(t_adopted)};
    return cmocka_run_group_tests_name("deal.package", tests, NULL, NULL);
}
