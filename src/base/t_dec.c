/* t_dec.c: decimals that keep their text. */
#include "t_base.h"

#include "dec.h"

static void test_valid(void **state)
{
    (void)state;
    static const struct { const char *text; bool strict, lax; } CASES[] = {
        {"0", true, true}, {"-0", true, true}, {"12.50", true, true}, {"1e5", true, true}, {"1E+05", true, true},
        {"-1.5e-3", true, true}, {"1e400", true, true}, {"1e401", false, false}, {"1e-400", true, true}, {"1e-401", false, false},
        {"123456789012345678901234567890123456789012345678901234567890", true, true},
        {"1234567890123456789012345678901234567890123456789012345678901", false, false},
        {"1e99999999999999999999999", false, false}, {"+1", false, true}, {"007", false, true}, {"-007.5", false, true},
        {"", false, false}, {"-", false, false}, {"+", false, false}, {".5", false, false}, {"5.", false, false}, {"1e", false, false},
        {"1e+", false, false}, {"1.5.5", false, false}, {"0x10", false, false}, {"NaN", false, false}, {"1 ", false, false},
        {" 1", false, false}, {"1,5", false, false}, {"--1", false, false}, {"1e5.5", false, false},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_int_equal(dec_valid(str_of(CASES[i].text), false), CASES[i].strict);
        assert_int_equal(dec_valid(str_of(CASES[i].text), true), CASES[i].lax);
    }
}

static void test_cmp(void **state)
{
    (void)state;
    static const struct { const char *a, *b; int sign; } CASES[] = {
        {"1.0", "1", 0}, {"1e2", "100", 0}, {"-0", "0.000e5", 0}, {"+007", "7", 0}, {"0.1", "0.10", 0}, {"10", "9", 1},
        {"-10", "-9", -1}, {"-1", "1", -1}, {"0", "-1", 1}, {"0", "0.0001", -1}, {"1.23", "1.2300001", -1}, {"1e-2", "0.01", 0},
        {"0.1e1", "1", 0}, {"100e-2", "1", 0}, {"99.9", "100", -1}, {"12345678901234567890.1", "12345678901234567890.2", -1},
        {"1e400", "9e399", 1}, {"1e-400", "0", 1}, {"9007199254740993", "9007199254740992", 1}, {"101", "1010e-1", 0},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct str a = str_of(CASES[i].a), b = str_of(CASES[i].b);
        if (dec_cmp(a, b) != CASES[i].sign || dec_cmp(b, a) != -CASES[i].sign)
            fail_msg("%s ? %s", CASES[i].a, CASES[i].b);
    }
}

static void test_plain(void **state)
{
    static const struct { const char *in, *out; } CASES[] = {
        {"0", "0"}, {"-0", "0"}, {"-0.000", "0"}, {"0e7", "0"}, {"1.0", "1"}, {"1.50", "1.5"}, {"-12.340", "-12.34"}, {"1e2", "100"},
        {"1.5e3", "1500"}, {"1.5e-3", "0.0015"}, {"-5e-1", "-0.5"}, {"+007.10", "7.1"}, {"123e-2", "1.23"}, {"1000e-3", "1"},
        {"0.00120e2", "0.12"}, {"100", "100"}, {"100.001", "100.001"}, {"10.0e1", "100"}, {"12345e-5", "0.12345"},
        {"12345e-6", "0.012345"}, {"1.02e1", "10.2"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct str out = dec_plain(*state, str_of(CASES[i].in));
        assert_string_equal(str_dup(*state, out), CASES[i].out);
        assert_int_equal(dec_cmp(out, str_of(CASES[i].in)), 0);
    }
    assert_int_equal(dec_plain(*state, STR("1e400")).size, 401);
    assert_int_equal(dec_plain(*state, STR("1e-400")).size, 402);
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct { const char *text; int scale; bool good; int64_t v; } CASES[] = {
        {"1.5", 3, true, 1500}, {"-1.5", 3, true, -1500}, {"0.001", 3, true, 1}, {"0.0001", 3, false, 0}, {"1.0000", 3, true, 1000},
        {"0", 3, true, 0}, {"0e400", 3, true, 0}, {"9223372036854775807", 0, true, INT64_MAX},
        {"-9223372036854775808", 0, true, INT64_MIN}, {"9223372036854775808", 0, false, 0}, {"9223372036854775.807", 3, true, INT64_MAX},
        {"1e18", 0, true, 1000000000000000000}, {"1e19", 0, false, 0}, {"1e300", 0, false, 0}, {"1e-300", 0, false, 0},
        {"1500", -2, true, 15}, {"1550", -2, false, 0}, {"x", 0, false, 0}, {"", 0, false, 0}, {"1.5", 0, false, 0}, {"1.5e1", 0, true, 15},
        {"1e999999999999999", 0, false, 0}, {"0.5e1", 0, true, 5},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int64_t v = 77;
        assert_int_equal(dec_scaled(str_of(CASES[i].text), CASES[i].scale, &v), CASES[i].good);
        assert_int_equal(v, CASES[i].good ? CASES[i].v : 77);
    }
    static const char *const DOUBLES[] = {"0.1", "-2.5e-3", "1e300", "123456789.123456789", "4.9e-324", "179769313486231570000e289"};
    for (size_t i = 0; i < COUNT(DOUBLES); i++)
        assert_true(dec_double(str_of(DOUBLES[i])) == strtod(DOUBLES[i], NULL));
    assert_true(dec_double(STR("-0")) == 0 && dec_double(STR("x")) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid), cmocka_unit_test(test_cmp), T_AR(test_plain), cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
