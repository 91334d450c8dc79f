/* t_walk.c: ten thousand random operations: payments opened, tried, paid, given up, run out; callbacks true, false, late, repeated; calls that
 * fail, answers that are lost; refunds of any amount. In the end the books are held against what the channel's side knows: nothing is
 * lost, nothing doubled, every fen that nobody wanted is back with its payer. */
#include "t_pay.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "log.h"
#include "when.h"

enum { STEPS = 10000, PAYMENTS = 900, TRIES = 1500 };

struct payment { int64_t id, fen; char uuid[40]; };
static struct payment payments[PAYMENTS];
static char tries[TRIES][40];
static size_t payments_n, tries_n;
static unsigned seed;


static unsigned below(unsigned n) { return (unsigned)rand_r(&seed) % n; }

static enum err told_tx(struct cx *cx, struct tx *tx, void *p) { return pay_try_told(cx, tx, &t_channel, p); }

static void tell(struct t_house *h, const char *number, enum pay_what what, int64_t fen, const char *currency)
{
    struct pay_told told = {.what = what, .ours = true, .number = number, .fen = fen, .currency = currency};
    h->cx->who = NULL;
    (void)!tx_run(h->cx, "t.told", told_tx, &told);
}

/* Calls fail now and then, before or after they arrive. */
static void weather(void)
{
    unsigned w = below(10);
    t_world.next = w == 0 ? ERR_UNCERTAIN : w == 1 ? ERR_IO : ERR_NONE;
    t_world.lose = w == 2;
}

static void op_open(struct t_house *h)
{
    const char *uuid;
    if (payments_n == PAYMENTS)
        return;
    struct payment *p = &payments[payments_n];
    p->fen = 1 + below(100000);
    p->id = t_open(h, (int64_t)payments_n, p->fen, &uuid);
    snprintf(p->uuid, sizeof p->uuid, "%s", uuid);
    payments_n++;
}

static bool open_now(struct t_house *h, const struct payment *p)
{
    return t_count(h, ar_printf(h->cx->ar, "SELECT COUNT(*) FROM pay_payment WHERE id = %lld AND state = 'open' AND expires_us > %lld", (long long)p->id, (long long)h->cx->now_us)) == 1;
}

static void op_try(struct t_house *h)
{
    if (!payments_n || tries_n == TRIES)
        return;
    const struct payment *p = &payments[payments_n - 1 - below(payments_n < 30 ? (unsigned)payments_n : 30)];
    if (!open_now(h, p) || t_count(h, ar_printf(h->cx->ar, "SELECT COUNT(*) FROM pay_try WHERE payment_id = %lld", (long long)p->id)) >= PAY_TRIES_MAX)
        return;
    weather();
    snprintf(tries[tries_n++], sizeof tries[0], "%s", t_try(h, p->uuid, "fake", below(2) ? PAY_NATIVE : PAY_H5));
}

static const char *some_try(void) { return tries_n ? tries[tries_n - 1 - below(tries_n < 60 ? (unsigned)tries_n : 60)] : NULL; }

/* Somebody pays at the channel, unless it was closed there; the callback comes, or is lost, or comes twice. */
static void op_pay(struct t_house *h)
{
    const char *n = some_try();
    struct t_trade *t = n ? t_find(n) : NULL;
    if (!t || t->closed)
        return;
    t->paid = true;
    for (unsigned i = below(3); i > 0; i--)
        tell(h, n, PAY_PAID, t->fen, "CNY");
}

/* News that is late or wrong: never of another amount here, as disputes end the walk of a try. */
static void op_news(struct t_house *h)
{
    const char *n = some_try();
    struct t_trade *t = n ? t_find(n) : NULL;
    if (t)
        tell(h, n, t->paid ? below(2) ? PAY_PENDING : PAY_CLOSED : below(2) ? PAY_PENDING : PAY_UNKNOWN, -1, NULL);
}

static enum err give_up_tx(struct cx *cx, struct tx *tx, void *p) { return pay_give_up(cx, tx, *(int64_t *)p); }
static void op_give_up(struct t_house *h)
{
    if (payments_n && below(4) == 0)
        (void)!tx_run(h->cx, "t.give_up", give_up_tx, &payments[below((unsigned)payments_n)].id);
}

static void op_refund(struct t_house *h)
{
    if (!payments_n)
        return;
    const struct payment *p = &payments[below((unsigned)payments_n)];
    (void)!t_refund(h, p->id, 1 + below((unsigned)p->fen), ar_printf(h->cx->ar, "r%u", below(5)), NULL, NULL);
}

static void op_work(struct t_house *h)
{
    weather();
    (void)!pay_refunds_work_due(h->cx);
}

static void op_ask(struct t_house *h)
{
    const char *n = some_try();
    weather();
    if (n)
        (void)!pay_try_ask(h->cx, n);
}

static void op_time(struct t_house *h)
{
    h->cx->now_us += below(60) * US_PER_S;
    (void)!pay_expire_due(h->cx);
}

static void op_fold(struct t_house *h)
{
    if (below(5) == 0)
        (void)!ledger_fold(h->cx);
}

static void op_forged(struct t_house *h)
{
    const char *n = some_try();
    struct pay_told told = {.what = PAY_PAID, .ours = false, .number = n ? n : "nothing", .fen = 1, .currency = "CNY"};
    (void)!tx_run(h->cx, "t.told", told_tx, &told);
}

static void (*const OPS[])(struct t_house *) = {op_open, op_try, op_try, op_pay, op_pay, op_news, op_give_up, op_refund, op_work, op_ask, op_time, op_fold, op_forged};

/* Good weather until nothing is due any more. */
static void settle(struct t_house *h)
{
    t_world.next = ERR_NONE, t_world.lose = false;
    h->cx->now_us += 3600 * US_PER_S;
    for (int i = 0; i < 60; i++) {
        struct ar_mark m = ar_mark(h->cx->ar);
        t_fine(h, pay_expire_due(h->cx));
        t_fine(h, pay_tries_ask_due(h->cx));
        t_fine(h, pay_refunds_work_due(h->cx));
        h->cx->now_us += 700 * US_PER_S;
        ar_rewind(h->cx->ar, m);
    }
    for (size_t i = 0; i < tries_n; i++) { /* what was closed here and paid there after all: the bill would tell */
        struct ar_mark m = ar_mark(h->cx->ar);
        struct t_trade *t = t_find(tries[i]);
        if (t && t->paid)
            tell(h, tries[i], PAY_PAID, t->fen, "CNY");
        ar_rewind(h->cx->ar, m);
    }
    for (int i = 0; i < 40; i++) {
        struct ar_mark m = ar_mark(h->cx->ar);
        t_fine(h, pay_refunds_work_due(h->cx));
        h->cx->now_us += 3700 * US_PER_S;
        ar_rewind(h->cx->ar, m);
    }
}

static void compare(struct t_house *h)
{
    int64_t came = 0, went = 0, trades = 0, agree = 0;
    for (size_t i = 0; i < t_world.n; i++)
        if (t_world.trade[i].refund)
            went += t_world.trade[i].fen, trades++;
        else if (t_world.trade[i].paid)
            came += t_world.trade[i].fen;
    assert_int_equal(t_balance(h, "channel:fake"), came - went);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_refund WHERE state = 'done'"), trades);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_refund WHERE state NOT IN ('done', 'failed')"), 0);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_try WHERE state NOT IN ('paid', 'closed')"), 0);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM pay_payment WHERE state = 'open'"), 0);
    for (size_t i = 0; i < payments_n; i++) { /* what is held for each: what was paid once, less what was asked back */
        struct ar_mark m = ar_mark(h->cx->ar);
        int64_t back = t_count(h, ar_printf(h->cx->ar, "SELECT CAST(COALESCE(SUM(fen), 0) AS BIGINT) FROM pay_refund WHERE payment_id = %lld AND surplus = 0", (long long)payments[i].id));
        int64_t held = t_balance(h, ar_printf(h->cx->ar, "held:%s", payments[i].uuid));
        bool is_paid = t_payment_state(h, payments[i].id) == PAYMENT_PAID;
        agree += held == (is_paid ? back - payments[i].fen : 0) && back <= payments[i].fen && (is_paid || back == 0);
        ar_rewind(h->cx->ar, m);
    }
    print_message("%d operations, %zu payments, %zu tries: %lld of %zu held amounts agree; %lld fen came, %lld went back in %lld refunds\n", STEPS, payments_n, tries_n,
                  (long long)agree, payments_n, (long long)came, (long long)went, (long long)trades);
    assert_int_equal(agree, payments_n);
    assert_true(came > 0 && trades > 20 && t_world.paid > 20);
}

static void walk(struct t_house *h)
{
    payments_n = tries_n = 0;
    seed = 20261122;
    for (int i = 0; i < STEPS; i++) {
        struct ar_mark m = ar_mark(h->cx->ar);
        cx_clear(h->cx);
        OPS[below(sizeof OPS / sizeof OPS[0])](h);
        cx_clear(h->cx);
        h->cx->who = NULL;
        ar_rewind(h->cx->ar, m);
    }
    settle(h);
    compare(h);
}

static void t_random(void **s)
{
    (void)s;
    log_set_level(LOG_ERROR);
    t_pay_each(walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_random)};
    return cmocka_run_group_tests_name("pay.walk", tests, NULL, NULL);
}
