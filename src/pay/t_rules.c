/* t_rules.c: the rules the field learnt the hard way, each a case: late, repeated and forged callbacks; two channels both paid; money
 * after the goods are gone; uncertain calls; refunds that are lost, refused, too much; cash and transfers; bills. */
#include "t_pay.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "when.h"

#define MINUTE (60 * US_PER_S)

/* ---- late, repeated, out of order ---------------------------------------------------------------------------------------------------- */
static void callbacks(struct t_house *h)
{
    static const struct { const char *said[4]; int64_t state; int paid; } CASES[] = {
        {{"PAID # 500 CNY 1"}, TRY_PAID, 1},
        {{"PAID # 500 CNY 1", "PAID # 500 CNY 1", "PAID # 500 CNY 1"}, TRY_PAID, 1},
        {{"PAID # 500 CNY 1", "CLOSED # -1 - 1"}, TRY_PAID, 1},              /* late: never backwards */
        {{"PAID # 500 CNY 1", "PENDING # -1 - 1", "UNKNOWN # -1 - 1"}, TRY_PAID, 1},
        {{"CLOSED # -1 - 1", "PAID # 500 CNY 1"}, TRY_PAID, 1},              /* money is a fact */
        {{"CLOSED # -1 - 1", "PENDING # -1 - 1"}, TRY_CLOSED, 0},
        {{"PENDING # -1 - 1"}, TRY_OPEN, 0},
        {{"PAID # 499 CNY 1"}, TRY_DISPUTED, 0},                             /* amount */
        {{"PAID # 501 CNY 1"}, TRY_DISPUTED, 0},
        {{"PAID # 0 CNY 1"}, TRY_DISPUTED, 0},
        {{"PAID # 500 USD 1"}, TRY_DISPUTED, 0},                             /* currency */
        {{"PAID # 500 cny 1"}, TRY_DISPUTED, 0},
        {{"PAID # 500 CNY 0"}, TRY_OPEN, 0},                                 /* merchant */
        {{"PAID # -1 CNY 1"}, TRY_OPEN, 0},                                  /* no amount told */
        {{"PAID # 499 CNY 1", "PAID # 500 CNY 1"}, TRY_DISPUTED, 0},         /* a person looks first */
        {{"PAID # 499 CNY 1", "CLOSED # -1 - 1"}, TRY_DISPUTED, 0},
        {{"PAID # 500 CNY 1", "PAID # 400 CNY 1"}, TRY_PAID, 1},
        {{"PAID # 500 CNY 1 n1", "PAID # 500 CNY 1 n1"}, TRY_PAID, 1},       /* the same delivery */
        {{"rubbish"}, TRY_OPEN, 0},
        {{"PAID someone-else 500 CNY 1"}, TRY_OPEN, 0},
    };
    int64_t taken = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const char *uuid;
        int64_t id = t_open(h, (int64_t)i * 10, 500, &uuid);
        const char *number = t_try(h, uuid, "fake", PAY_NATIVE);
        t_world.paid = 0;
        int calls = t_world.calls;
        for (size_t s = 0; s < 4 && CASES[i].said[s]; s++) {
            const char *hash = strchr(CASES[i].said[s], '#');
            (void)t_notify(h, hash ? ar_printf(h->cx->ar, "%.*s%s%s", (int)(hash - CASES[i].said[s]), CASES[i].said[s], number, hash + 1) : CASES[i].said[s]);
        }
        assert_int_equal(t_world.calls, calls); /* an answer within 5 s waits for nobody else: no call to a channel is made in between */
        struct pay_try t = t_row(h, number);
        if (t.state != CASES[i].state || t_world.paid != CASES[i].paid || t_payment_state(h, id) != (CASES[i].paid ? PAYMENT_PAID : PAYMENT_OPEN))
            fail_msg("case %zu: try %s, told %d times", i, pay_try_states[t.state], t_world.paid);
        assert_int_equal(t_balance(h, ar_printf(h->cx->ar, "held:%s", uuid)), CASES[i].paid ? -500 : 0);
        taken += CASES[i].paid;
    }
    assert_int_equal(t_balance(h, "channel:fake"), 500 * taken);
    assert_int_equal(t_notify(h, "PAID nosuch 500 CNY 1"), 404);
    assert_int_equal(t_call(h, NULL, "POST", "/pay/notify/cash", "x", FIELD_NULL).status, 404);
    assert_int_equal(t_call(h, NULL, "POST", "/pay/notify/nothing", "x", FIELD_NULL).status, 404);
}

/* ---- money nobody wants --------------------------------------------------------------------------------------------------------------------- */
static enum err give_up_tx(struct cx *cx, struct tx *tx, void *p) { return pay_give_up(cx, tx, *(int64_t *)p); }

static void surplus(struct t_house *h)
{
    const char *uuid, *gone, *late;
    /* Two tries both paid: the second goes back by itself. */
    int64_t id = t_open(h, 1, 700, &uuid);
    const char *one = t_try(h, uuid, "fake", PAY_NATIVE), *two = t_try(h, uuid, "fake", PAY_H5);
    assert_string_not_equal(one, two);
    assert_string_equal(one, t_try(h, uuid, "fake", PAY_NATIVE)); /* clicked twice: the same */
    assert_int_equal(t_paid(h, one, 700), 200);
    assert_int_equal(t_paid(h, two, 700), 200);
    assert_int_equal(t_payment_state(h, id), PAYMENT_PAID);
    assert_int_equal(t_world.paid, 1);
    assert_int_equal(t_row(h, two).refund_fen, 700);
    /* The goods were gone. */
    int64_t id9 = t_open(h, 9, 300, &gone);
    assert_int_equal(t_paid(h, t_try(h, gone, "fake", PAY_NATIVE), 300), 200);
    assert_int_equal(t_payment_state(h, id9), PAYMENT_GIVEN_UP);
    /* Given up, then money. */
    int64_t id3 = t_open(h, 3, 200, &late);
    const char *third = t_try(h, late, "fake", PAY_NATIVE);
    t_fine(h, tx_run(h->cx, "t.give_up", give_up_tx, &id3));
    t_fine(h, tx_run(h->cx, "t.give_up", give_up_tx, &id3)); /* again: nothing */
    assert_int_equal(t_paid(h, third, 200), 200);
    assert_int_equal(t_world.paid, 2);
    T_ERR(h, ERR_WRONG_STATE, tx_run(h->cx, "t.give_up", give_up_tx, &id));
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_refund WHERE state = 'queued' AND surplus = 1"), 3);
    t_fine(h, pay_refunds_work_due(h->cx));
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_refund WHERE state = 'done'"), 3);
    assert_int_equal(t_balance(h, "channel:fake"), 700);
    assert_int_equal(t_balance(h, ar_printf(h->cx->ar, "held:%s", uuid)), -700);
    assert_int_equal(t_balance(h, ar_printf(h->cx->ar, "held:%s", gone)), 0);
    assert_int_equal(t_balance(h, ar_printf(h->cx->ar, "held:%s", late)), 0);
    assert_int_equal(t_world.refunded, 0); /* the subject asked for none of these */
}

/* ---- uncertain, expired --------------------------------------------------------------------------------------------------------------------- */
static void uncertain(struct t_house *h)
{
    static const struct { enum err call; bool lose, paid_there; int64_t after, asked; } CASES[] = {
        {ERR_UNCERTAIN, false, false, TRY_UNCERTAIN, TRY_UNCERTAIN},  /* never arrived: absent there, it may still expire */
        {ERR_NONE, true, false, TRY_UNCERTAIN, TRY_OPEN},             /* arrived, answer lost */
        {ERR_NONE, true, true, TRY_UNCERTAIN, TRY_PAID},              /* and paid meanwhile */
        {ERR_IO, false, false, TRY_CLOSED, TRY_CLOSED},               /* certainly never sent */
        {ERR_NONE, false, true, TRY_OPEN, TRY_PAID},                  /* callback lost: the query finds it */
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const char *uuid;
        (void)t_open(h, (int64_t)i * 10, 100, &uuid);
        t_world.next = CASES[i].call, t_world.lose = CASES[i].lose;
        const char *number = t_try(h, uuid, "fake", PAY_NATIVE);
        if (t_row(h, number).state != CASES[i].after)
            fail_msg("case %zu: %s after the call", i, pay_try_states[t_row(h, number).state]);
        if (CASES[i].paid_there)
            t_find(number)->paid = true;
        t_fine(h, pay_try_ask(h->cx, number));
        if (t_row(h, number).state != CASES[i].asked)
            fail_msg("case %zu: %s after asking", i, pay_try_states[t_row(h, number).state]);
    }
    /* A server that died before it could call: found by what is due. */
    const char *uuid;
    (void)t_open(h, 100, 100, &uuid);
    t_world.next = ERR_UNCERTAIN;
    const char *number = t_try(h, uuid, "fake", PAY_NATIVE);
    h->cx->now_us += 2 * MINUTE;
    int calls = t_world.calls;
    t_fine(h, pay_tries_ask_due(h->cx));
    assert_true(t_world.calls > calls);
    /* Time over: given up, told to the subject, closed there; the one that never arrived is closed as nobody can pay it any more. */
    h->cx->now_us += 20 * MINUTE;
    t_world.given_up = 0;
    t_fine(h, pay_expire_due(h->cx));
    assert_int_equal(t_world.given_up, 4);
    t_fine(h, pay_tries_ask_due(h->cx));
    assert_int_equal(t_row(h, number).state, TRY_CLOSED);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_try WHERE state NOT IN ('paid', 'closed')"), 0);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_try WHERE next_us IS NOT NULL"), 0);
    /* A channel that cannot be asked stays uncertain, and is asked again less and less often. */
    (void)t_open(h, 110, 100, &uuid);
    number = t_try(h, uuid, "fake", PAY_NATIVE);
    int64_t last = 0;
    for (int i = 0; i < 9; i++) {
        t_world.next = ERR_UNCERTAIN;
        t_fine(h, pay_try_ask(h->cx, number));
        int64_t wait = t_row(h, number).next_us - h->cx->now_us;
        assert_true(wait >= last && wait <= 600 * US_PER_S);
        last = wait;
    }
    assert_int_equal(last, 600 * US_PER_S);
}

/* ---- refunds -------------------------------------------------------------------------------------------------------------------------------------- */
static int64_t paid(struct t_house *h, int64_t subject, int64_t fen, const char **uuid)
{
    int64_t id = t_open(h, subject, fen, uuid);
    assert_int_equal(t_paid(h, t_try(h, *uuid, "fake", PAY_NATIVE), fen), 200);
    return id;
}

struct other { const struct pay_channel *c; const char *number; struct pay_told told; };
static enum err other_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct other *o = arg;
    return pay_refund_told(cx, tx, o->c, o->number, &o->told);
}

static void refunds(struct t_house *h)
{
    const char *uuid, *other;
    int64_t id = paid(h, 1, 1000, &uuid), a, b, c, open = t_open(h, 2, 50, &other);
    T_ERR(h, ERR_WRONG_STATE, t_refund(h, open, 10, "k", NULL, &a));
    T_ERR(h, ERR_INVALID, t_refund(h, id, 0, "k", NULL, &a));
    T_ERR(h, ERR_INVALID, t_refund(h, id, -5, "k", NULL, &a));
    T_ERR(h, ERR_CONFLICT, t_refund(h, id, 1001, "k", NULL, &a));
    t_fine(h, t_refund(h, id, 400, "first", NULL, &a));
    t_fine(h, t_refund(h, id, 400, "first", NULL, &b)); /* asked twice: one */
    assert_int_equal(a, b);
    T_ERR(h, ERR_CONFLICT, t_refund(h, id, 401, "first", NULL, &b));
    T_ERR(h, ERR_CONFLICT, t_refund(h, id, 601, "second", NULL, &b));
    t_fine(h, t_refund(h, id, 600, "second", NULL, &b));
    T_ERR(h, ERR_CONFLICT, t_refund(h, id, 1, "third", NULL, &c));
    assert_int_equal(t_balance(h, ar_printf(h->cx->ar, "held:%s", uuid)), 0);
    /* Sent, and the answer lost: asked, never sent twice. */
    t_world.lose = true;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, a)));
    assert_int_equal(t_refund_state(h, a), REFUND_UNCERTAIN);
    h->cx->now_us += MINUTE;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, a)));
    assert_int_equal(t_refund_state(h, a), REFUND_DONE);
    assert_int_equal(t_world.refunds_sent, 1);
    assert_int_equal(t_world.refunded_fen, 400);
    /* Another channel, rightly signed, says it was given back: it knows nothing of this one's money. */
    struct other o = {&pay_cash, t_refund_number(h, b), {.what = PAY_REFUNDED, .ours = true, .fen = 600, .currency = "CNY"}};
    T_ERR(h, ERR_FORBIDDEN, tx_run(h->cx, "t.other", other_tx, &o));
    o.told.what = PAY_REFUND_FAILED;
    T_ERR(h, ERR_FORBIDDEN, tx_run(h->cx, "t.other", other_tx, &o));
    assert_int_equal(t_refund_state(h, b), REFUND_QUEUED);
    /* Never sent: sent again with the same number. */
    t_world.next = ERR_IO;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, b)));
    assert_int_equal(t_refund_state(h, b), REFUND_QUEUED);
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, b)));
    assert_int_equal(t_refund_state(h, b), REFUND_QUEUED); /* not before its turn */
    h->cx->now_us += MINUTE;
    /* Lost on the way: absent there, so it is sent again. */
    t_world.next = ERR_UNCERTAIN;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, b)));
    assert_int_equal(t_refund_state(h, b), REFUND_UNCERTAIN);
    h->cx->now_us += 10 * MINUTE;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, b)));
    assert_int_equal(t_refund_state(h, b), REFUND_QUEUED);
    h->cx->now_us += 10 * MINUTE;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, b)));
    assert_int_equal(t_refund_state(h, b), REFUND_DONE);
    assert_int_equal(t_world.refunds_sent, 2);
    assert_int_equal(t_balance(h, "channel:fake"), 0);
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, b))); /* done is done */
    assert_int_equal(t_world.refunds_sent, 2);
}

/* ---- a server that died (kill -9) between the call and its answer ------------------------------------------------------------------------- */
static enum err exec_tx(struct cx *cx, struct tx *tx, void *arg);

/* What it leaves behind is what is stored before the call. */
static void died(struct t_house *h)
{
    static const struct { bool arrived; int sends; } CASES[] = {{true, 0}, {false, 1}};
    for (size_t i = 0; i < 2; i++) {
        const char *uuid;
        int64_t r, id = paid(h, (int64_t)i * 10, 1000, &uuid);
        t_fine(h, t_refund(h, id, 1000, "all", NULL, &r));
        const char *number = t_refund_number(h, r);
        t_fine(h, tx_run(h->cx, "t.exec", exec_tx,
                         ar_printf(h->cx->ar, "UPDATE pay_refund SET state = 'sent', sends = 1, sent_us = %lld, next_us = %lld WHERE id = %lld", (long long)h->cx->now_us,
                                   (long long)(h->cx->now_us + MINUTE), (long long)r)));
        if (CASES[i].arrived) {
            struct t_trade *t = &t_world.trade[t_world.n++];
            *t = (struct t_trade){.fen = 1000, .refund = true, .currency = "CNY"};
            snprintf(t->number, sizeof t->number, "%s", number);
        }
        t_world.refunds_sent = 0;
        t_fine(h, pay_refunds_work_due(h->cx));
        assert_int_equal(t_refund_state(h, r), REFUND_SENT); /* whoever sent it may still live */
        for (int k = 0; k < 4; k++) {
            h->cx->now_us += 10 * MINUTE;
            t_fine(h, pay_refunds_work_due(h->cx));
        }
        assert_int_equal(t_refund_state(h, r), REFUND_DONE);
        assert_int_equal(t_world.refunds_sent, CASES[i].sends);
        size_t n = 0;
        for (size_t k = 0; k < t_world.n; k++)
            n += strcmp(t_world.trade[k].number, number) == 0;
        assert_int_equal(n, 1);
        assert_int_equal(t_balance(h, "channel:fake"), 0);
    }
    /* A try that was stored and perhaps called: asked, paid or closed by what the channel knows. */
    const char *uuid;
    (void)t_open(h, 50, 300, &uuid);
    t_world.lose = true;
    const char *number = t_try(h, uuid, "fake", PAY_NATIVE);
    t_fine(h, tx_run(h->cx, "t.exec", exec_tx, ar_printf(h->cx->ar, "UPDATE pay_try SET state = 'started', go = NULL WHERE number = '%s'", number)));
    t_find(number)->paid = true;
    h->cx->now_us += MINUTE;
    t_fine(h, pay_tries_ask_due(h->cx));
    assert_int_equal(t_row(h, number).state, TRY_PAID);
}

/* ---- refunds that fail ------------------------------------------------------------------------------------------------------------------------------- */
struct act { const char *uuid; struct pay_refund_act_body body; struct pay_refund_row out; };
static enum err act_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    a->out = (struct pay_refund_row){0};
    return pay_refund_act(cx, tx, a->uuid, &a->body, &a->out);
}

static const char *refund_uuid(struct t_house *h, int64_t id)
{
    static char path[2][64];
    static int i;
    struct t_answer a = t_call(h, t_sign_in(h, "office"), "GET", ar_printf(h->cx->ar, "/api/v1/pay-refunds?number=%s", t_refund_number(h, id)), NULL, FIELD_NULL);
    snprintf(path[i ^= 1], sizeof path[0], "%s", t_text(&a, "/items/0/uuid"));
    return path[i];
}

static void failures(struct t_house *h)
{
    const char *uuid;
    int64_t id = paid(h, 1, 1000, &uuid), r, s;
    t_fine(h, t_refund(h, id, 1000, "all", NULL, &r));
    t_world.lose = true;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, r)));
    t_find(t_refund_number(h, r))->refund_pending = true;
    h->cx->now_us += MINUTE;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, r)));
    assert_int_equal(t_refund_state(h, r), REFUND_SENT);   /* under way there */
    t_find(t_refund_number(h, r))->refund_failed = true;
    h->cx->now_us += 10 * MINUTE;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, r)));
    assert_int_equal(t_refund_state(h, r), REFUND_FAILED);
    assert_int_equal(t_world.refund_failed, 1);
    h->cx->now_us += 100 * MINUTE;
    t_fine(h, pay_refunds_work_due(h->cx));
    assert_int_equal(t_refund_state(h, r), REFUND_FAILED); /* until a person comes */
    T_ERR(h, ERR_CONFLICT, t_refund(h, id, 1, "more", NULL, &s)); /* what failed is still owed */
    struct act a = {.uuid = refund_uuid(h, r), .body = {PAY_REFUND_AGAIN, NULL}};
    t_as(h, "agri");
    T_ERR(h, ERR_NOT_FOUND, tx_run(h->cx, "t.act", act_tx, &a));
    t_as(h, "office");
    t_fine(h, tx_run(h->cx, "t.act", act_tx, &a));
    T_ERR(h, ERR_WRONG_STATE, tx_run(h->cx, "t.act", act_tx, &a));
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, r)));
    assert_int_equal(t_refund_state(h, r), REFUND_FAILED); /* refused again */
    a.body = (struct pay_refund_act_body){PAY_REFUND_BY_HAND, " "};
    T_ERR(h, ERR_INVALID, tx_run(h->cx, "t.act", act_tx, &a));
    a.body.reference = "农行 20261122-001";
    t_fine(h, tx_run(h->cx, "t.act", act_tx, &a));
    T_ERR(h, ERR_WRONG_STATE, tx_run(h->cx, "t.act", act_tx, &a));
    assert_int_equal(t_refund_state(h, r), REFUND_DONE);
    assert_int_equal(t_world.refunded_fen, 1000);
    assert_int_equal(t_balance(h, "paidout:hand"), -1000);
    assert_int_equal(t_balance(h, "channel:fake"), 1000);
    /* A late callback about what was done by hand changes nothing. */
    (void)t_notify(h, ar_printf(h->cx->ar, "REFUNDED %s 1000 CNY 1", t_refund_number(h, r)));
    assert_int_equal(t_balance(h, "channel:fake"), 1000);
    /* Told another amount than asked: a person looks. */
    id = paid(h, 2, 80, &uuid);
    t_fine(h, t_refund(h, id, 80, "all", NULL, &s));
    t_world.lose = true;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, s)));
    t_find(t_refund_number(h, s))->fen = 79;
    h->cx->now_us += MINUTE;
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, s)));
    assert_int_equal(t_refund_state(h, s), REFUND_FAILED);
}

/* ---- by hand --------------------------------------------------------------------------------------------------------------------------------------------- */
static struct t_answer confirm(struct t_house *h, const char *who, const char *number, const char *reference)
{
    return t_call(h, who, "POST", ar_printf(h->cx->ar, "/api/v1/pay-tries/%s/confirmation", t_row(h, number).uuid), ar_printf(h->cx->ar, "{\"reference\":\"%s\"}", reference), FIELD_NULL);
}

static enum err cash_tx(struct cx *cx, struct tx *tx, void *p) { return pay_cash_now(cx, tx, p); }
static enum err begin_tx(struct cx *cx, struct tx *tx, void *p) { return pay_hand_begin(cx, tx, p, "transfer"); }
static enum err confirm_tx(struct cx *cx, struct tx *tx, void *p) { return pay_hand_confirm(cx, tx, p, "ABC-5"); }
static enum err back_tx(struct cx *cx, struct tx *tx, void *p) { return pay_hand_back(cx, tx, p, "ABC-6"); }

static void by_hand(struct t_house *h)
{
    const char *uuid, *big, *small, *demo;
    const char *office = t_sign_in(h, "office"), *town = t_sign_in(h, "office-a"), *owner = t_sign_in(h, "owner-b"), *lab = t_sign_in(h, "lab");
    int64_t id = t_open(h, 1, 5000, &uuid);
    const char *cash = t_try(h, uuid, "cash", PAY_HAND);
    assert_int_equal(confirm(h, owner, cash, "").status, 403);
    assert_int_equal(confirm(h, lab, cash, "").status, 403);
    assert_int_equal(confirm(h, town, cash, "").status, 404); /* not confirmed in that town */
    assert_int_equal(confirm(h, office, cash, "").status, 200);
    assert_int_equal(confirm(h, office, cash, "").status, 409);
    assert_int_equal(t_payment_state(h, id), PAYMENT_PAID);
    assert_int_equal(t_balance(h, "channel:cash"), 5000);
    /* A small transfer: one person and the bank's reference. A large one: two. */
    (void)t_open(h, 2, 499999, &small);
    const char *t1 = t_try(h, small, "transfer", PAY_HAND);
    assert_int_equal(confirm(h, office, t1, " ").status, 422);
    assert_int_equal(confirm(h, office, t1, "ABC-1").status, 200);
    int64_t bigid = t_open(h, 3, 500000, &big);
    const char *t2 = t_try(h, big, "transfer", PAY_HAND);
    assert_int_equal(confirm(h, office, t2, "ABC-2").status, 200);
    assert_int_equal(t_row(h, t2).state, TRY_CHECKING);
    assert_int_equal(t_payment_state(h, bigid), PAYMENT_OPEN);
    assert_int_equal(confirm(h, office, t2, "ABC-2").status, 422); /* the same person */
    struct t_answer a = t_call(h, t_sign_in(h, "admin"), "POST", "/api/v1/accounts",
                               ar_printf(h->cx->ar, "{\"login\":\"office-2\",\"name\":\"县电商办二\",\"password\":\"%s\",\"grants\":[{\"role\":\"office\",\"level\":\"%s\"}]}", T_PASSWORD, t_uuid_of_level(h, h->county)), FIELD_NULL);
    assert_int_equal(a.status, 201);
    assert_int_equal(confirm(h, t_sign_in(h, "office-2"), t2, "").status, 200);
    assert_int_equal(t_payment_state(h, bigid), PAYMENT_PAID);
    /* Nobody confirms his own payment; a refund of cash waits for a person. */
    t_as(h, "office");
    (void)t_open(h, 4, 100, &demo);
    t_as(h, "owner-b");
    T_ERR(h, ERR_NOT_FOUND, tx_run(h->cx, "t.cash", cash_tx, (void *)(uintptr_t)demo));
    t_as(h, "office");
    t_fine(h, tx_run(h->cx, "t.cash", cash_tx, (void *)(uintptr_t)demo));
    int64_t r;
    t_fine(h, t_refund(h, id, 5000, "back", NULL, &r));
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, r)));
    assert_int_equal(t_refund_state(h, r), REFUND_HAND);
    struct act act = {.uuid = refund_uuid(h, r), .body = {PAY_REFUND_BY_HAND, "收据 12"}};
    t_as(h, "office");
    t_fine(h, tx_run(h->cx, "t.act", act_tx, &act));
    assert_int_equal(t_refund_state(h, r), REFUND_DONE);
    /* Both steps without a page, and the way back. */
    const char *plain;
    int64_t plain_id = t_open(h, 5, 700, &plain);
    T_ERR(h, ERR_WRONG_STATE, tx_run(h->cx, "t.confirm", confirm_tx, (void *)(uintptr_t)plain));
    t_fine(h, tx_run(h->cx, "t.begin", begin_tx, (void *)(uintptr_t)plain));
    t_as(h, "owner-b");
    T_ERR(h, ERR_NOT_FOUND, tx_run(h->cx, "t.confirm", confirm_tx, (void *)(uintptr_t)plain));
    t_as(h, "office");
    t_fine(h, tx_run(h->cx, "t.confirm", confirm_tx, (void *)(uintptr_t)plain));
    assert_int_equal(t_payment_state(h, plain_id), PAYMENT_PAID);
    t_fine(h, t_refund(h, plain_id, 700, "plain", NULL, &r));
    t_fine(h, pay_refunds_work_due(h->cx));
    assert_int_equal(t_refund_state(h, r), REFUND_HAND);
    t_as(h, "office");
    t_fine(h, tx_run(h->cx, "t.back", back_tx, (void *)(uintptr_t)plain));
    assert_int_equal(t_refund_state(h, r), REFUND_DONE);
}

/* ---- disputes ----------------------------------------------------------------------------------------------------------------------------------------------- */
static void disputes(struct t_house *h)
{
    const char *office = t_sign_in(h, "office"), *uuid;
    static const struct { const char *said, *body; int status; int64_t state; int refunds; } CASES[] = {
        {"PAID %s 499 CNY 1", "{\"outcome\":\"refund\",\"reason\":\"退还\"}", 200, TRY_PAID, 1},
        {"PAID %s 499 CNY 1", "{\"outcome\":\"nothing\",\"reason\":\"渠道说没有\"}", 200, TRY_CLOSED, 0},
        {"PAID %s 500 USD 1", "{\"outcome\":\"refund\",\"reason\":\"退还\"}", 422, TRY_DISPUTED, 0},
        {"PAID %s 499 CNY 1", "{\"outcome\":\"refund\"}", 422, TRY_DISPUTED, 0},
        {"PAID %s 500 CNY 1", "{\"outcome\":\"refund\",\"reason\":\"退还\"}", 409, TRY_PAID, 0},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        int64_t before = t_count(h, "SELECT COUNT(*) FROM pay_refund");
        int64_t id = t_open(h, (int64_t)i * 10, 500, &uuid);
        const char *number = t_try(h, uuid, "fake", PAY_NATIVE);
        char said[80];
        const char *at = strstr(CASES[i].said, "%s");
        snprintf(said, sizeof said, "%.*s%s%s", (int)(at - CASES[i].said), CASES[i].said, number, at + 2);
        assert_int_equal(t_notify(h, said), 200);
        struct t_answer a = t_call(h, office, "POST", ar_printf(h->cx->ar, "/api/v1/pay-tries/%s/settlement", t_row(h, number).uuid), CASES[i].body, FIELD_NULL);
        if (a.status != CASES[i].status || t_row(h, number).state != CASES[i].state)
            fail_msg("case %zu: %d %s %s", i, a.status, pay_try_states[t_row(h, number).state], a.text);
        assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_refund") - before, CASES[i].refunds);
        assert_int_equal(t_payment_state(h, id), CASES[i].state == TRY_PAID && !CASES[i].refunds ? PAYMENT_PAID : PAYMENT_OPEN);
    }
    struct t_answer a = t_call(h, office, "GET", "/api/v1/pay-tries?state=disputed", NULL, FIELD_NULL);
    assert_int_equal(json_get(&a.body, "items")->n, 2);
}

/* ---- callbacks at once ------------------------------------------------------------------------------------------------------------------------------------------ */
enum { AT_ONCE = 12 };
struct caller { pthread_t thread; struct pay_told told; int failed; };

static enum err told_tx(struct cx *cx, struct tx *tx, void *p) { return pay_try_told(cx, tx, &t_channel, p); }

static void *call(void *arg)
{
    struct caller *c = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    enum err e = ERR_BUSY;
    for (int i = 0; i < 5 && e == ERR_BUSY; i++) /* what was not answered the channel says again */
        e = tx_run_keyed(&cx, "t.told", told_tx, &c->told);
    c->failed = e != ERR_NONE;
    if (c->failed)
        print_message("%s: %s\n", err_code(cx.err), cx.err_text);
    ar_free(&ar);
    return NULL;
}

static void at_once(struct t_house *h)
{
    const char *uuid;
    int64_t id = t_open(h, 1, 700, &uuid);
    const char *one = t_try(h, uuid, "fake", PAY_NATIVE), *two = t_try(h, uuid, "fake", PAY_H5);
    struct caller c[AT_ONCE];
    for (int i = 0; i < AT_ONCE; i++) {
        c[i] = (struct caller){.told = {.what = PAY_PAID, .ours = true, .number = i % 2 ? one : two, .fen = 700, .currency = "CNY"}};
        assert_int_equal(pthread_create(&c[i].thread, NULL, call, &c[i]), 0);
    }
    for (int i = 0; i < AT_ONCE; i++) {
        pthread_join(c[i].thread, NULL);
        assert_int_equal(c[i].failed, 0);
    }
    assert_int_equal(t_payment_state(h, id), PAYMENT_PAID);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_try WHERE state = 'paid'"), 2);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_refund"), 1);
    assert_int_equal(t_balance(h, "channel:fake"), 1400);
    assert_int_equal(t_balance(h, ar_printf(h->cx->ar, "held:%s", uuid)), -700);
}

/* ---- bills ---------------------------------------------------------------------------------------------------------------------------------------------------------- */
static void bills(struct t_house *h)
{
    const char *u1, *u2, *u3, *u4, *office = t_sign_in(h, "office");
    int32_t day = when_day(h->cx->now_us, WHEN_CST_MIN);
    int64_t r;
    int64_t id = paid(h, 1, 100, &u1);                             /* in both */
    t_fine(h, t_refund(h, id, 30, "part", NULL, &r));
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, r)));      /* in both */
    (void)paid(h, 2, 200, &u2);
    const char *gone = t_row(h, t_try(h, (t_open(h, 3, 300, &u3), u3), "fake", PAY_NATIVE)).number;
    t_find(gone)->paid = true;                                     /* paid there, its callback lost: asked about, accepted */
    int64_t given = t_open(h, 4, 400, &u4);
    const char *late = t_try(h, u4, "fake", PAY_NATIVE);
    t_fine(h, tx_run(h->cx, "t.give_up", give_up_tx, &given));
    t_find(late)->paid = true;                                     /* paid there after it was given up: asked about, given back */
    struct t_trade *x = &t_world.trade[t_world.n++];
    *x = (struct t_trade){.number = "unknownnumber", .fen = 7, .paid = true, .currency = "CNY"};
    struct t_trade *two = NULL;
    for (size_t i = 0; i < t_world.n; i++)
        if (t_world.trade[i].fen == 200)
            two = &t_world.trade[i];
    two->fen = 190;                                                /* another amount there */
    const char *u5;
    (void)paid(h, 5, 500, &u5);
    for (size_t i = 0; i < t_world.n; i++)
        if (t_world.trade[i].fen == 500)
            t_world.trade[i].paid = false;                         /* missing there */
    t_fine(h, pay_bill_work(h->cx, &t_channel, day));
    static const struct { const char *kind, *state; int n; } WANT[] = {{"unknown_here", "open", 1}, {"amount", "open", 1}, {"missing_there", "open", 2}, {"unpaid_here", "settled", 2}, {"unpaid_here", "open", 0}, {"refund_open", "open", 0}};
    for (size_t i = 0; i < sizeof WANT / sizeof WANT[0]; i++) {
        int64_t n = t_count(h, ar_printf(h->cx->ar, "SELECT COUNT(*) FROM pay_bill_item WHERE kind = '%s' AND state = '%s'", WANT[i].kind, WANT[i].state));
        if (n != WANT[i].n)
            fail_msg("%s %s: %lld", WANT[i].kind, WANT[i].state, (long long)n);
    }
    assert_int_equal(t_count(h, "SELECT matched_n FROM pay_bill"), 2);
    assert_int_equal(t_row(h, gone).state, TRY_PAID);
    assert_int_equal(t_row(h, late).refund_fen, 400);
    t_fine(h, pay_bill_work(h->cx, &t_channel, day));              /* again: nothing twice */
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_bill_item"), 6);
    struct t_answer a = t_call(h, office, "GET", "/api/v1/pay-bill-differences?state=open&kind=unknown_here", NULL, FIELD_NULL);
    assert_int_equal(json_get(&a.body, "items")->n, 1);
    const char *path = ar_printf(h->cx->ar, "/api/v1/pay-bill-differences/%s/settlement", t_text(&a, "/items/0/uuid"));
    assert_int_equal(t_call(h, t_sign_in(h, "agri"), "POST", path, "{\"note\":\"测试\"}", FIELD_NULL).status, 403);
    assert_int_equal(t_call(h, t_sign_in(h, "office-a"), "POST", path, "{\"note\":\"测试\"}", FIELD_NULL).status, 404);
    assert_int_equal(t_call(h, office, "POST", path, "{\"note\":\"渠道测试单\"}", FIELD_NULL).status, 204);
    assert_int_equal(t_call(h, office, "POST", path, "{\"note\":\"渠道测试单\"}", FIELD_NULL).status, 409);
    /* In the next day's bill after all: settles itself. */
    for (size_t i = 0; i < t_world.n; i++)
        if (t_world.trade[i].fen == 500)
            t_world.trade[i].paid = true;
    t_fine(h, pay_bill_work(h->cx, &t_channel, day + 1));
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_bill_item WHERE kind = 'missing_there' AND state = 'settled' AND fen_here = 500"), 1);
}

/* ---- over HTTP ---------------------------------------------------------------------------------------------------------------------------------------------------------- */
static void http(struct t_house *h)
{
    const char *uuid, *payer = t_sign_in(h, "owner-b"), *other = t_sign_in(h, "owner-a"), *office = t_sign_in(h, "office");
    (void)t_open(h, 1, 900, &uuid);
    const char *path = ar_printf(h->cx->ar, "/api/v1/payments/%s", uuid), *tries = ar_printf(h->cx->ar, "%s/tries", path);
    struct t_answer a = t_call(h, payer, "GET", path, NULL, FIELD_NULL);
    assert_int_equal(a.status, 200);
    assert_string_equal(t_text(&a, "/state"), "open");
    assert_int_equal(json_get(&a.body, "channels")->n, 3);
    assert_int_equal(t_call(h, other, "GET", path, NULL, FIELD_NULL).status, 404);
    assert_int_equal(t_call(h, NULL, "GET", path, NULL, FIELD_NULL).status, 401);
    assert_int_equal(t_call(h, office, "GET", path, NULL, FIELD_NULL).status, 200);
    static const struct { const char *body; int want; } BODIES[] = {
        {"{\"channel\":\"nothing\",\"scene\":\"native\"}", 422}, {"{\"channel\":\"fake\",\"scene\":\"jsapi\"}", 422}, {"{\"channel\":\"fake\"}", 422},
        {"{\"channel\":\"fake\",\"scene\":\"native\",\"return_url\":\"https://elsewhere.example/\"}", 422}, {"{\"channel\":\"fake\",\"scene\":\"native\",\"return_url\":\"//elsewhere.example/\"}", 422},
        {"{\"channel\":\"fake\",\"scene\":\"native\",\"fen\":1}", 422}, {"{\"channel\":\"fake\",\"scene\":\"native\",\"return_url\":\"/mall/\"}", 201},
    };
    for (size_t i = 0; i < sizeof BODIES / sizeof BODIES[0]; i++)
        if ((a = t_call(h, payer, "POST", tries, BODIES[i].body, FIELD_NULL)).status != BODIES[i].want)
            fail_msg("body %zu: %d %s", i, a.status, a.text);
    assert_string_equal(t_text(&a, "/go/kind"), "qr");
    assert_string_equal(t_text(&a, "/go/text"), "fake://pay");
    const char *try_uuid = ar_strdup(h->cx->ar, t_text(&a, "/uuid")), *qr = ar_printf(h->cx->ar, "%s/%s/qr.svg", tries, try_uuid);
    struct t_answer page = t_call(h, payer, "GET", qr, NULL, FIELD_NULL);
    assert_int_equal(page.status, 200);
    assert_non_null(strstr(page.text, "<svg"));
    assert_int_equal(t_call(h, other, "GET", qr, NULL, FIELD_NULL).status, 404);
    assert_int_equal(t_call(h, payer, "GET", ar_printf(h->cx->ar, "/pay/go/%s", try_uuid), NULL, FIELD_NULL).status, 404); /* no form to post */
    page = t_call(h, NULL, "GET", ar_printf(h->cx->ar, "/pay/return/%s?out_trade_no=1&trade_status=TRADE_SUCCESS", uuid), NULL, FIELD_NULL);
    assert_int_equal(page.status, 303);
    assert_non_null(strstr(page.head, ar_printf(h->cx->ar, "/mall/pay/%s\r\n", uuid)));
    assert_int_equal(t_call(h, ar_printf(h->cx->ar, "foreign %s", payer), "POST", ar_printf(h->cx->ar, "/pay/return/%s", uuid), "respCode=00", FIELD_NULL).status, 303);
    assert_int_equal(t_call(h, NULL, "GET", "/pay/return/%2f%2felsewhere.example", NULL, FIELD_NULL).status, 404);
    a = t_call(h, payer, "POST", tries, BODIES[6].body, FIELD_NULL); /* the same try again */
    assert_string_equal(t_text(&a, "/uuid"), try_uuid);
    page = t_call(h, payer, "GET", path, NULL, FIELD_NULL);
    assert_string_equal(t_text(&page, "/state"), "open");         /* whatever the browser said */
    const char *number = ar_strdup(h->cx->ar, t_text(&a, "/number"));
    assert_int_equal(t_call(h, other, "POST", tries, BODIES[6].body, FIELD_NULL).status, 404);
    assert_int_equal(t_paid(h, number, 900), 200);
    a = t_call(h, payer, "GET", path, NULL, FIELD_NULL);
    assert_string_equal(t_text(&a, "/state"), "paid");
    assert_int_equal(json_get(&a.body, "channels")->n, 0);
    assert_int_equal(t_call(h, payer, "POST", tries, BODIES[6].body, FIELD_NULL).status, 409);
    /* The channel refuses; the channel does not answer. */
    const char *uuid2;
    (void)t_open(h, 2, 900, &uuid2);
    tries = ar_printf(h->cx->ar, "/api/v1/payments/%s/tries", uuid2);
    t_world.next = ERR_IO;
    assert_int_equal(t_call(h, payer, "POST", tries, BODIES[6].body, FIELD_NULL).status, 503);
    t_world.next = ERR_UNCERTAIN;
    assert_int_equal(t_call(h, payer, "POST", tries, BODIES[6].body, FIELD_NULL).status, 409);
    for (int i = 2; i < PAY_TRIES_MAX; i++) {
        t_world.next = ERR_IO;
        assert_int_equal(t_call(h, payer, "POST", tries, BODIES[6].body, FIELD_NULL).status, 503);
    }
    assert_int_equal(t_call(h, payer, "POST", tries, BODIES[6].body, FIELD_NULL).status, 422); /* enough */
    assert_int_equal(t_call(h, office, "GET", "/api/v1/payments?state=open", NULL, FIELD_NULL).status, 200);
    assert_int_equal(t_call(h, payer, "GET", "/api/v1/payments", NULL, FIELD_NULL).status, 403);
    a = t_call(h, office, "GET", ar_printf(h->cx->ar, "/api/v1/pay-tries/%s/steps", t_row(h, number).uuid), NULL, FIELD_NULL);
    assert_int_equal(json_get(&a.body, "items")->n, 3);
}

/* ---- what the database itself refuses -------------------------------------------------------------------------------------------------------------------------------------- */
static enum err exec_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct sql q = {"t.exec", arg, NULL};
    (void)cx;
    return sql_exec(tx, &q, NOARGS);
}

static void kept(struct t_house *h)
{
    static const char *const NEVER[] = {
        "UPDATE pay_payment SET fen = 1", "UPDATE pay_payment SET state = 'open' WHERE state = 'paid'", "UPDATE pay_try SET fen = 1 WHERE state = 'paid'",
        "UPDATE pay_try SET state = 'closed' WHERE state = 'paid'", "UPDATE pay_try SET paid_fen = 5 WHERE state = 'paid'", "UPDATE pay_try SET refund_fen = paid_fen + 1 WHERE state = 'paid'",
        "UPDATE pay_try SET refund_fen = -1", "UPDATE pay_refund SET fen = fen + 1", "UPDATE pay_refund SET state = 'queued' WHERE state = 'done'", "UPDATE pay_step SET to_state = 'x'",
        "DELETE FROM pay_step",
    };
    const char *uuid;
    int64_t r, id = paid(h, 1, 1000, &uuid);
    t_fine(h, t_refund(h, id, 400, "first", NULL, &r));
    t_fine(h, pay_refund_work(h->cx, t_refund_number(h, r)));
    for (size_t i = 0; i < sizeof NEVER / sizeof NEVER[0]; i++) {
        cx_clear(h->cx);
        if (tx_run(h->cx, "t.exec", exec_tx, (void *)(uintptr_t)NEVER[i]) == ERR_NONE)
            fail_msg("the database took: %s", NEVER[i]);
    }
    cx_clear(h->cx);
}

#define CASE(name) static void t_##name(void **s) { (void)s; t_pay_each(name); }
CASE(callbacks) CASE(surplus) CASE(uncertain) CASE(refunds) CASE(died) CASE(failures) CASE(by_hand) CASE(disputes) CASE(at_once) CASE(bills) CASE(http) CASE(kept)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_callbacks), cmocka_unit_test(t_surplus), cmocka_unit_test(t_uncertain), cmocka_unit_test(t_refunds), cmocka_unit_test(t_died), cmocka_unit_test(t_failures), cmocka_unit_test(t_by_hand),
        cmocka_unit_test(t_disputes), cmocka_unit_test(t_at_once), cmocka_unit_test(t_bills), cmocka_unit_test(t_http), cmocka_unit_test(t_kept),
    };
    if (argc > 1) /* one of them alone */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests_name("pay.rules", tests, NULL, NULL);
}
