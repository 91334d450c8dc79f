/* t_sums.c: the arithmetic of a checkout, the spelling of addresses, the tables of moves: without a database. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sell_after.h"

/* ---- addresses ----------------------------------------------------------------------------------------------------------------------- */

#define REGION "浙江省杭州市西湖区"
static const struct { const char *a, *b; bool same; } HOUSES[] = {
    {"文三路12号3幢2单元501室", "文三路 12 号 3 栋 2 单元 501 室", true},
    {"文三路12号3幢2单元501室", "文三路１２号３－２－５０１", true},
    {"文三路12号3幢2单元501室", "文三路十二号三幢二单元五〇一室", true},
    {"文三路12号3幢2单元501室", "浙江省杭州市西湖区文三路12号3号楼2单元0501", true},
    {"文三路12号3幢2单元501室", "西湖区文三路12号3幢2单元501", true},
    {"文三路12号3幢2单元501室", "杭州市文三路12#3#2#501", true},
    {"文三路12号A座501", "文三路12号a座501室", true},
    {"二十号", "20号", true},
    {"一百零八号", "108号", true},
    {"三里屯12号", "三里屯 12号", true},
    {"文三路12号3幢2单元501室", "文三路12号3幢2单元502室", false},
    {"文三路12号3幢2单元501室", "文三路12号32单元501室", false},
    {"文三路1号23室", "文三路12号3室", false},
    {"文三路12号", "文二路12号", false},
    {"中山一路5号", "中山1路5号", false},
    {"文三路12号A座", "文三路12号B座", false},
    {"文三路10号", "文三路1号", false},
};

static void test_addresses(void **state)
{
    struct arena *ar = ar_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof HOUSES / sizeof HOUSES[0]; i++) {
        const char *a = sell_address_fold(ar, REGION, HOUSES[i].a), *b = sell_address_fold(ar, REGION, HOUSES[i].b);
        if ((strcmp(a, b) == 0) != HOUSES[i].same)
            fail_msg("%s → %s, %s → %s", HOUSES[i].a, a, HOUSES[i].b, b);
    }
    static const char *const ODD[] = {"", "-", "号", "\xff\xfe", "\xe4\xb8", "十", "百百百百", "000", "室室室", "西湖区", "\xf0\x9f\x8d\x85号"};
    for (size_t i = 0; i < sizeof ODD / sizeof ODD[0]; i++) /* whatever comes, it ends */
        assert_non_null(sell_address_fold(ar, ODD[(i * 7) % (sizeof ODD / sizeof ODD[0])], ODD[i]));
    ar_free(&ar);
}

/* ---- sums ------------------------------------------------------------------------------------------------------------------------------ */

static const struct { int64_t goods, grams, want; } FREIGHT[] = {
    {0, 1, 800}, {5000, 3000, 800}, {5000, 3001, 1000}, {5000, 4000, 1000}, {5000, 4001, 1200}, {9899, 3000, 800}, {9900, 100000, 0}, {-1, 1, -1}, {1, -1, -1},
};

static void test_freight(void **state)
{
    const struct sell_terms t = {.freight_fen = 800, .freight_g = 3000, .more_fen = 200, .free_from_fen = 9900};
    (void)state;
    for (size_t i = 0; i < sizeof FREIGHT / sizeof FREIGHT[0]; i++) {
        int64_t fen = -1;
        bool ok = sell_sum_freight(&t, FREIGHT[i].goods, FREIGHT[i].grams, &fen);
        assert_int_equal(ok ? fen : -1, FREIGHT[i].want);
    }
    int64_t fen;
    assert_false(sell_sum_freight(&(struct sell_terms){.freight_g = 1, .more_fen = FEN_MAX, .free_from_fen = FIELD_NULL}, 0, INT64_MAX - 2000, &fen));
}

static int64_t random_below(int64_t n)
{
    return (int64_t)(((uint64_t)random() << 31 ^ (uint64_t)random()) % (uint64_t)n);
}

enum { ROUNDS = 200000 };

static void test_split(void **state)
{
    (void)state;
    srandom(7);
    for (int i = 0; i < ROUNDS; i++) {
        int64_t w[12], part[12], all = 0, got = 0, fen = random_below(i % 3 ? 1000 : FEN_MAX);
        size_t n = 1 + (size_t)random_below(12);
        for (size_t j = 0; j < n; j++)
            all += w[j] = random_below(i % 5 ? 5 : 100000000);
        bool ok = sell_sum_split(fen, w, n, part);
        assert_int_equal(ok, all != 0 || fen == 0);
        for (size_t j = 0; ok && j < n; j++) {
            assert_true(part[j] >= 0);
            assert_true(fen > all || part[j] <= w[j]); /* nobody gives more than he has */
            got += part[j];
        }
        assert_true(!ok || got == fen);
    }
    int64_t part[2];
    assert_false(sell_sum_split(-1, (int64_t[]){1, 1}, 2, part));
    assert_false(sell_sum_split(1, (int64_t[]){-1, 2}, 2, part));
    assert_false(sell_sum_split(FEN_MAX + 1, (int64_t[]){1, 1}, 2, part));
    assert_false(sell_sum_split(1, (int64_t[]){INT64_MAX, INT64_MAX}, 2, part));
}

static const struct { int64_t fen, platform, commission, promoter, want[SHARE__COUNT]; } SHARES[] = {
    {10000, 100, 500, 300, {100, 500, 300, 9100}},
    {4990, 100, 0, 0, {50, 0, 0, 4940}},           /* 49.9 → 50 */
    {49, 100, 0, 0, {0, 0, 0, 49}},                /* 0.49 → 0 */
    {50, 100, 0, 0, {1, 0, 0, 49}},                /* 0.5 → 1 */
    {1, 5000, 5000, 3000, {1, 0, 0, 0}},           /* never more than is left */
    {0, 100, 100, 100, {0, 0, 0, 0}},
};

static void test_shares(void **state)
{
    int64_t out[SHARE__COUNT];
    (void)state;
    for (size_t i = 0; i < sizeof SHARES / sizeof SHARES[0]; i++) {
        assert_true(sell_sum_shares(SHARES[i].fen, SHARES[i].platform, SHARES[i].commission, SHARES[i].promoter, out));
        assert_memory_equal(out, SHARES[i].want, sizeof out);
    }
    for (int i = 0; i < ROUNDS; i++) {
        int64_t fen = random_below(i % 2 ? 200 : FEN_MAX), sum = 0;
        assert_true(sell_sum_shares(fen, random_below(10001), random_below(10001), random_below(10001), out));
        for (int j = 0; j < SHARE__COUNT; j++) {
            assert_true(out[j] >= 0);
            sum += out[j];
        }
        assert_int_equal(sum, fen);
    }
    assert_false(sell_sum_shares(-1, 0, 0, 0, out));
    assert_false(sell_sum_shares(100, 10001, 0, 0, out));
    assert_false(sell_sum_shares(100, 0, -1, 0, out));
    assert_false(sell_sum_shares(INT64_MAX, 0, 0, 0, out));
}

static void test_weighed(void **state)
{
    int64_t due;
    (void)state;
    srandom(11);
    for (int i = 0; i < ROUNDS; i++) { /* price a kilogram, grams paid for, what it weighed, a discount */
        int64_t price = 1 + random_below(100000), paid_g = 1 + random_below(20000), weighed = 1 + random_below(40000), gross;
        assert_true(fen_part(price, paid_g, 1000, &gross));
        int64_t paid = gross == 0 ? 0 : gross - random_below(gross + 1);
        assert_true(sell_sum_weighed(price, weighed, gross, paid, &due));
        assert_true(due >= 0 && due <= paid);
        if (weighed >= paid_g)
            assert_int_equal(due, paid);
    }
    assert_false(sell_sum_weighed(100, 1000, 100, 101, &due));
    assert_false(sell_sum_weighed(100, 1000, 100, -1, &due));
    assert_false(sell_sum_weighed(100, -1, 100, 100, &due));
}

/* ---- tables ------------------------------------------------------------------------------------------------------------------------------ */

static void test_tables(void **state)
{
    int orders = 0, refunds = 0;
    (void)state;
    for (int64_t a = 0; a < ORDER__STATES; a++)
        for (int64_t b = 0; b < ORDER__STATES; b++)
            orders += sell_order_way(a, b, ~0u);
    for (int64_t a = 0; a < REFUND__STATES; a++)
        for (int64_t b = 0; b < REFUND__STATES; b++)
            refunds += sell_refund_way(a, b, ~0u);
    assert_int_equal(orders, 29);
    assert_int_equal(refunds, 15);
    for (int64_t b = 0; b < ORDER__STATES; b++) { /* ends are ends */
        assert_false(sell_order_way(ORDER_CANCELLED, b, ~0u));
        assert_false(sell_order_way(ORDER_REFUNDED, b, ~0u));
    }
    assert_false(sell_order_way(ORDER_PAID, ORDER_PLACED, ~0u)); /* money never moves an order backwards */
    assert_false(sell_order_way(ORDER_CANCELLED, ORDER_PAID, BY_PAY));
    assert_false(sell_order_way(ORDER_PLACED, ORDER_PAID, ~(unsigned)BY_PAY));
    assert_false(sell_order_way(ORDER_PLACED, ORDER_PACKED, ~0u));
    assert_false(sell_order_way(ORDER_REFUND_ASKED, ORDER_SHIPPED, BY_SELLER)); /* nothing is sent while a refund waits */
    assert_false(sell_order_way(-1, 0, ~0u) || sell_order_way(0, ORDER__STATES, ~0u) || sell_refund_way(REFUND__STATES, 0, ~0u));
    assert_false(sell_refund_way(REFUND_ASKED, REFUND_REFUNDING, BY_BUYER));
    assert_false(sell_refund_way(REFUND_ESCALATED, REFUND_REFUNDING, BY_SELLER));
    assert_false(sell_refund_way(REFUND_DONE, REFUND_REFUNDING, ~0u));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses), cmocka_unit_test(test_freight), cmocka_unit_test(test_split),
        cmocka_unit_test(test_shares),    cmocka_unit_test(test_weighed), cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests_name("sell.sums", tests, NULL, NULL);
}
