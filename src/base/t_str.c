/* t_str.c: text, UTF-8, hex, percent-encoding, UUIDs. */
#include "t_base.h"

#include <pthread.h>

#include "uuid.h"

static void test_views(void **state)
{
    (void)state;
    struct str head, tail;
    assert_true(str_eq(str_of(NULL), STR("")));
    assert_true(str_eqz(str_trim(STR(" \t a b\r\n")), "a b"));
    assert_true(str_eqz(str_trim(STR(" \t ")), ""));
    assert_true(str_ieqz(STR("Content-Type"), "content-tYPE"));
    assert_false(str_ieqz(STR("a"), "ab"));
    assert_true(str_starts(STR("abc"), "ab") && !str_starts(STR("a"), "ab") && str_starts(STR("a"), ""));
    assert_true(str_ends(STR("abc"), "bc") && !str_ends(STR("c"), "bc") && str_ends(STR("a"), ""));
    assert_true(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("b"), STR("ab")) > 0 && str_cmp(STR(""), str_of(NULL)) == 0);
    assert_true(str_cmp(STR("\xff"), STR("a")) > 0);
    assert_true(str_eqz(str_from(STR("abc"), 1), "bc") && str_from(STR("abc"), 9).size == 0);
    assert_true(str_cut(STR("a=b=c"), '=', &head, &tail) && str_eqz(head, "a") && str_eqz(tail, "b=c"));
    assert_false(str_cut(STR("abc"), '=', &head, &tail));
    assert_true(str_eqz(head, "abc") && tail.size == 0);
    assert_false(str_cut(str_of(NULL), '=', &head, &tail));
}

static void test_integers(void **state)
{
    (void)state;
    static const struct { const char *text; bool good; int64_t v; } CASES[] = {
        {"0", true, 0}, {"-0", true, 0}, {"42", true, 42}, {"-7", true, -7}, {"007", true, 7},
        {"9223372036854775807", true, INT64_MAX}, {"-9223372036854775808", true, INT64_MIN},
        {"9223372036854775808", false, 0}, {"-9223372036854775809", false, 0}, {"", false, 0}, {"-", false, 0},
        {"+1", false, 0}, {" 1", false, 0}, {"1 ", false, 0}, {"1.0", false, 0}, {"0x1", false, 0}, {"--1", false, 0},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int64_t v = 77;
        assert_int_equal(str_i64(str_of(CASES[i].text), &v), CASES[i].good);
        assert_int_equal(v, CASES[i].good ? CASES[i].v : 77);
    }
}

static void test_utf8(void **state)
{
    (void)state;
    static const struct { const char *text; bool good; size_t len; } CASES[] = {
        {"", true, 0}, {"abc", true, 3}, {"田头", true, 2}, {"\xc3\xa9", true, 1}, {"\xf0\x9f\x8c\xbe", true, 1},
        {"\xf4\x8f\xbf\xbf", true, 1}, {"\xef\xbf\xbf", true, 1}, {"\xed\x9f\xbf", true, 1}, {"\xee\x80\x80", true, 1},
        {"\xc0\x80", false, 0}, {"\xc1\xbf", false, 0}, {"\xe0\x80\x80", false, 0}, {"\xe0\x9f\xbf", false, 0},
        {"\xf0\x80\x80\x80", false, 0}, {"\xf0\x8f\xbf\xbf", false, 0}, {"\xed\xa0\x80", false, 0}, {"\xed\xbf\xbf", false, 0},
        {"\xf4\x90\x80\x80", false, 0}, {"\xf5\x80\x80\x80", false, 0}, {"\xff", false, 0}, {"\x80", false, 0}, {"\xc3", false, 0},
        {"\xe7\x94", false, 0}, {"\xf0\x9f\x8c", false, 0}, {"\xc3(", false, 0}, {"a\xe7\x94z", false, 0},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_int_equal(utf8_valid(str_of(CASES[i].text)), CASES[i].good);
        if (CASES[i].good)
            assert_int_equal(utf8_len(str_of(CASES[i].text)), CASES[i].len);
    }
    assert_false(utf8_valid((struct str){"a\0b", 3}));
}

static void test_hex(void **state)
{
    (void)state;
    char text[9];
    uint8_t bytes[4];
    hex_encode("\x00\x7f\x80\xff", 4, text);
    assert_string_equal(text, "007f80ff");
    assert_true(hex_decode(STR("007F80fF"), bytes, 4));
    assert_memory_equal(bytes, "\x00\x7f\x80\xff", 4);
    assert_false(hex_decode(STR("007f80f"), bytes, 4));
    assert_false(hex_decode(STR("007f80f"), bytes, 3));
    assert_false(hex_decode(STR("007f80fg"), bytes, 4));
    assert_false(hex_decode(STR("007f80"), bytes, 4));
}

static void test_percent(void **state)
{
    struct arena *ar = *state;
    struct buf b;
    struct str out;
    buf_init(&b, ar, 0);
    buf_pct(&b, STR("a-Z_0.~ /田%"));
    assert_string_equal(buf_z(&b), "a-Z_0.~%20%2F%E7%94%B0%25");
    assert_true(pct_decode(ar, buf_view(&b), &out));
    assert_true(str_eqz(out, "a-Z_0.~ /田%"));
    assert_true(pct_decode(ar, STR("a+b%00"), &out) && out.size == 4 && out.p[3] == 0);
    assert_false(pct_decode(ar, STR("%"), &out));
    assert_false(pct_decode(ar, STR("%4"), &out));
    assert_false(pct_decode(ar, STR("%4g"), &out));
    assert_false(pct_decode(ar, STR("%-1"), &out));
}

static void test_buf(void **state)
{
    struct arena *ar = *state;
    struct buf b, other;
    buf_init(&b, ar, 0);
    assert_string_equal(buf_z(&b), "");
    buf_init(&other, ar, 4);
    for (int i = 0; i < 20000; i++) { /* two that grow at once: neither may run into the other */
        buf_i64(&b, i);
        buf_ch(&other, 'x');
    }
    buf_i64(&b, INT64_MIN);
    buf_printf(&b, "|%s|%05d", "ok", 42);
    buf_put(&b, NULL, 0);
    assert_true(str_ends(buf_view(&b), "19999-9223372036854775808|ok|00042"));
    assert_int_equal(strlen(buf_z(&b)), b.size);
    assert_int_equal(strspn(buf_z(&other), "x"), 20000);
}

static void test_hash_spreads(void **state)
{
    (void)state;
    unsigned used[256] = {0};
    for (uint64_t i = 0; i < 25600; i++)
        used[str_hash((struct str){(const char *)&i, sizeof i}, 1) & 255]++;
    for (size_t i = 0; i < 256; i++)
        assert_in_range(used[i], 50, 170);
    assert_true(str_hash(STR("a"), 1) != str_hash(STR("a"), 2));
    assert_true(str_hash((struct str){"\0", 1}, 1) != str_hash((struct str){"\0\0", 2}, 1));
}

enum { UUIDS = 20000 };

static void *make_uuids(void *arg)
{
    char (*list)[UUID_SIZE] = arg;
    for (size_t i = 0; i < UUIDS; i++)
        uuid_new(list[i]);
    return NULL;
}

static int cmp_uuid(const void *a, const void *b)
{
    return memcmp(a, b, UUID_SIZE);
}

static void test_uuid_order(void **state)
{
    char (*list)[UUID_SIZE] = ar_alloc(*state, (size_t)2 * UUIDS * UUID_SIZE);
    pthread_t t;
    assert_int_equal(pthread_create(&t, NULL, make_uuids, list + UUIDS), 0);
    make_uuids(list);
    assert_int_equal(pthread_join(t, NULL), 0);
    for (size_t i = 0; i < 2 * UUIDS; i++) {
        assert_true(uuid_valid(str_of(list[i])));
        assert_true(list[i][14] == '7' && strchr("89ab", list[i][19]) != NULL);
        assert_true(i % UUIDS == 0 || strcmp(list[i - 1], list[i]) < 0);
    }
    qsort(list, (size_t)2 * UUIDS, UUID_SIZE, cmp_uuid);
    for (size_t i = 1; i < 2 * UUIDS; i++)
        assert_int_not_equal(cmp_uuid(list[i - 1], list[i]), 0);
}

static void test_uuid_valid(void **state)
{
    static const struct { const char *text; bool good; } CASES[] = {
        {"0190a5b4-7c1e-7abc-8def-0123456789ab", true}, {"0190A5B4-7C1E-7ABC-8DEF-0123456789AB", true},
        {"00000000-0000-0000-0000-000000000000", true}, {"0190a5b47c1e7abc8def0123456789ab", false}, {"", false},
        {"0190a5b4-7c1e-7abc-8def-0123456789a", false}, {"0190a5b4-7c1e-7abc-8def-0123456789abc", false},
        {"0190a5b4-7c1e-7abc-8def-0123456789ag", false}, {"0190a5b4-7c1e-7abc-8def0-123456789ab", false},
    };
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_int_equal(uuid_valid(str_of(CASES[i].text)), CASES[i].good);
    assert_true(uuid_valid(str_of(uuid_make(*state))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_views), cmocka_unit_test(test_integers), cmocka_unit_test(test_utf8), cmocka_unit_test(test_hex),
        T_AR(test_percent), T_AR(test_buf), cmocka_unit_test(test_hash_spreads), T_AR(test_uuid_order), T_AR(test_uuid_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
