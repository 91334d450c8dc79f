/* t_when.c: instants, offsets and days. */
#include "t_base.h"

#include <time.h>

#include "when.h"

struct good { const char *text; int64_t us; int32_t off_min; const char *utc; };

static const struct good GOOD[] = {
    {"1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00.000Z"},
    {"1970-01-01T00:00:00.000001Z", 1, 0, "1970-01-01T00:00:00.000001Z"},
    {"1969-12-31T23:59:59.999999Z", -1, 0, "1969-12-31T23:59:59.999999Z"},
    {"2026-11-21T16:30:00+08:00", 1795249800000000, 480, "2026-11-21T08:30:00.000Z"},
    {"2026-11-21T08:30:00.000Z", 1795249800000000, 0, "2026-11-21T08:30:00.000Z"},
    {"2026-11-21T08:30:00-00:00", 1795249800000000, 0, "2026-11-21T08:30:00.000Z"},
    {"2026-11-21T03:00:00.5-05:30", 1795249800500000, -330, "2026-11-21T08:30:00.500Z"},
    {"2026-11-21T08:30:00.1234569Z", 1795249800123456, 0, "2026-11-21T08:30:00.123456Z"},
    {"2026-11-21T08:30:00.00000000000000000000000000000001Z", 1795249800000000, 0, "2026-11-21T08:30:00.000Z"},
    {"2024-02-29T12:00:00Z", 1709208000000000, 0, "2024-02-29T12:00:00.000Z"},
    {"2000-02-29T00:00:00+14:00", 951732000000000, 840, "2000-02-28T10:00:00.000Z"},
    {"2016-12-31T23:59:60Z", 1483228800000000, 0, "2017-01-01T00:00:00.000Z"},
    {"2017-01-01T07:59:60.25+08:00", 1483228800250000, 480, "2017-01-01T00:00:00.250Z"},
    {"0001-01-01T00:00:00Z", -62135596800000000, 0, "0001-01-01T00:00:00.000Z"},
    {"9999-12-31T23:59:59.999999Z", 253402300799999999, 0, "9999-12-31T23:59:59.999999Z"},
};

static const char *const BAD[] = {
    "", "2026", "2026-11-21", "2026-11-21T08:30:00", "2026-11-21T08:30Z", "2026-11-21 08:30:00Z", "2026-11-21t08:30:00Z",
    "2026-11-21T08:30:00z", "2026-11-21T08:30:00.Z", "2026-11-21T08:30:00,5Z", "2026-11-21T24:00:00Z", "2026-11-21T08:60:00Z",
    "2026-11-21T08:30:61Z", "2026-11-21T08:30:60Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z",
    "2100-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-00T00:00:00Z", "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z",
    "-2026-01-01T00:00:00Z", "2026-1-01T00:00:00Z", "2026-11-21T8:30:00Z", "2026-11-21T08:30:00+0800", "2026-11-21T08:30:00+08",
    "2026-11-21T08:30:00+8:00", "2026-11-21T08:30:00+14:01", "2026-11-21T08:30:00+15:00", "2026-11-21T08:30:00+08:60",
    "2026-11-21T08:30:00Z ", " 2026-11-21T08:30:00Z", "2026-11-21T08:30:00ZZ", "2026-11-21T08:30:00+08:000",
    "2026-11-21T08:30:00.5.5Z", "2026-11-2\xef\xbc\x91T08:30:00Z", "9999-12-31T23:59:60Z", "0001-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01", "2026-11-21T08:30:-1Z", "2026-11-21T08:30:00Z+08:00",
};

static void test_parse(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(GOOD); i++) {
        struct when w;
        char text[40];
        if (!when_parse(str_of(GOOD[i].text), &w))
            fail_msg("refused: %s", GOOD[i].text);
        assert_int_equal(w.us, GOOD[i].us);
        assert_int_equal(w.off_min, GOOD[i].off_min);
        assert_true(w.has_off);
        when_format_utc(w.us, text);
        assert_string_equal(text, GOOD[i].utc);
    }
    struct when w = {.us = 5};
    for (size_t i = 0; i < COUNT(BAD); i++)
        if (when_parse(str_of(BAD[i]), &w) || w.us != 5)
            fail_msg("accepted: %s", BAD[i]);
}

static void test_format(void **state)
{
    (void)state;
    static const struct { int64_t us; int32_t off; const char *text; } CASES[] = {
        {1795249800000000, 480, "2026-11-21T16:30:00.000+08:00"}, {1795249800000000, -330, "2026-11-21T03:00:00.000-05:30"},
        {1795249800123456, 0, "2026-11-21T08:30:00.123456+00:00"}, {-1, 480, "1970-01-01T07:59:59.999999+08:00"},
        {INT64_MIN, 0, "0001-01-01T00:00:00.000+00:00"}, {INT64_MAX, 0, "9999-12-31T23:59:59.999999+00:00"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char text[40];
        when_format(CASES[i].us, CASES[i].off, text);
        assert_string_equal(text, CASES[i].text);
    }
}

static void test_offsets(void **state)
{
    (void)state;
    static const struct { const char *text; bool good; int32_t min; } CASES[] = {
        {"+08:00", true, 480}, {"-05:30", true, -330}, {"+00:00", true, 0}, {"-14:00", true, -840}, {"+13:59", true, 839},
        {"+14:01", false, 0}, {"+15:00", false, 0}, {"Z", false, 0}, {"", false, 0}, {"08:00", false, 0}, {"+0800", false, 0},
        {"+8:00", false, 0}, {"+08:60", false, 0}, {"+08:00 ", false, 0},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int32_t min = 1;
        char text[7];
        assert_int_equal(when_parse_offset(str_of(CASES[i].text), &min), CASES[i].good);
        assert_int_equal(min, CASES[i].good ? CASES[i].min : 1);
        if (CASES[i].good) {
            when_format_offset(min, text);
            assert_string_equal(text, CASES[i].text);
        }
    }
}

/* Every day of 10,000 years, against the C library. */
static void test_calendar(void **state)
{
    (void)state;
    int32_t first = day_of(1, 1, 1), last = day_of(9999, 12, 31);
    assert_int_equal(first, -719162);
    assert_int_equal(last, 2932896);
    for (int32_t day = first; day <= last; day++) {
        int y, m, d;
        struct tm tm;
        time_t t = (time_t)day * 86400;
        day_split(day, &y, &m, &d);
        if (day_of(y, m, d) != day || gmtime_r(&t, &tm) == NULL || tm.tm_year + 1900 != y || tm.tm_mon + 1 != m || tm.tm_mday != d)
            fail_msg("day %d became %d-%d-%d", day, y, m, d);
    }
}

static void test_days(void **state)
{
    (void)state;
    static const struct { const char *text; bool good; int32_t day; } CASES[] = {
        {"1970-01-01", true, 0}, {"2026-11-21", true, 20778}, {"2024-02-29", true, 19782}, {"1969-12-31", true, -1},
        {"2026-02-29", false, 0}, {"2026-11-31", false, 0}, {"2026-11-21 ", false, 0}, {"2026-1-21", false, 0}, {"", false, 0},
        {"20261121", false, 0}, {"0000-01-01", false, 0}, {"2026/11/21", false, 0},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int32_t day = 5;
        char text[16];
        assert_int_equal(day_parse(str_of(CASES[i].text), &day), CASES[i].good);
        assert_int_equal(day, CASES[i].good ? CASES[i].day : 5);
        if (CASES[i].good) {
            day_format(day, text);
            assert_string_equal(text, CASES[i].text);
        }
    }
    assert_int_equal(when_day(-1, 0), -1);
    assert_int_equal(when_day(16 * 3600 * US_PER_S - 1, WHEN_CST_MIN), 0);
    assert_int_equal(when_day(16 * 3600 * US_PER_S, WHEN_CST_MIN), 1);
    char text[16];
    day_format(INT32_MIN, text);
    assert_string_equal(text, "0001-01-01");
    day_format(INT32_MAX, text);
    assert_string_equal(text, "9999-12-31");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse), cmocka_unit_test(test_format), cmocka_unit_test(test_offsets), cmocka_unit_test(test_calendar),
        cmocka_unit_test(test_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
