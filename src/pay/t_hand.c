/* t_hand.c: the channels without a machine, and the nonces, against the real tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "pay_keys.h"
#include "pay_priv.h"
#include "store_test.h"
#include "when.h"

static void hand_needs_no_call(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct cx on_stack, *cx = &on_stack;
    cx_init(cx, ar);
    struct pay_keys keys = {.cash = true, .transfer = "田头县电商办，示例银行，000"};
    struct pay_ask ask = {.number = "T20260101", .fen = 100, .title = "西红柿", .scene = PAY_HAND};
    struct pay_http http = {.method = "GET"};
    struct pay_go go = {0};
    assert_int_equal(pay_channel_scenes(&keys, &pay_cash), 1u << PAY_HAND);
    assert_int_equal(pay_cash.create_build(cx, &keys, &ask, &http, &go), ERR_NONE);
    assert_null(http.method);
    assert_int_equal(go.kind, PAY_GO_NONE);
    assert_int_equal(pay_transfer.create_build(cx, &keys, &ask, &http, &go), ERR_NONE);
    assert_non_null(strstr(go.text, "T20260101"));
    assert_non_null(strstr(go.text, "示例银行"));
    keys.transfer = "";
    keys.cash = false;
    assert_int_equal(pay_channel_scenes(&keys, &pay_transfer), 0);
    assert_int_equal(pay_channel_scenes(&keys, &pay_cash), 0);
    ar_free(&ar);
}

static void channels_have_names(void **state)
{
    (void)state;
    for (size_t i = 0; pay_channels[i]; i++) {
        assert_ptr_equal(pay_channel_find(pay_channels[i]->name), pay_channels[i]);
        assert_true(pay_channels[i]->by_hand || pay_channels[i]->callback != NULL);
        assert_non_null(pay_channels[i]->create_build);
    }
    assert_null(pay_channel_find("paypal"));
}

struct take { const struct pay_channel *c; const char *nonce; bool fresh; };

static enum err take_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct take *t = arg;
    return pay_nonce_take(cx, tx, t->c, t->nonce, &t->fresh);
}

static void deliveries(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    static const struct { const struct pay_channel *c; const char *nonce; bool fresh; } STEPS[] = {
        {&pay_cash, "a", true}, {&pay_cash, "a", false}, {&pay_transfer, "a", true}, {&pay_cash, "b", true},
        {&pay_cash, NULL, true}, {&pay_cash, NULL, true}, {&pay_cash, "b", false},
    };
    const struct job j = {.kind = "pay.nonces", .key = ""};
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++) {
        struct take t = {STEPS[i].c, STEPS[i].nonce, !STEPS[i].fresh};
        assert_int_equal(tx_run(cx, "t.take", take_tx, &t), ERR_NONE);
        assert_int_equal(t.fresh, STEPS[i].fresh);
    }
    struct take late = {&pay_cash, "a", false};
    cx->now_us += 2 * US_PER_DAY; /* forgotten by then; signatures so old are refused by their time */
    assert_int_equal(pay_nonces_forget(cx, &j), ERR_NONE);
    assert_int_equal(tx_run(cx, "t.take", take_tx, &late), ERR_NONE);
    assert_true(late.fresh);
}

static void one_delivery_counts_once(void **state)
{
    static const struct store_test_migrations MS[] = {{pay_migrations, &pay_migrations_n}, {NULL, NULL}};
    (void)state;
    store_test_each(MS, deliveries, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hand_needs_no_call),
        cmocka_unit_test(channels_have_names),
        cmocka_unit_test(one_delivery_counts_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
