/* t_json.c: the JSON reader and writer by themselves (t_json_oracle.c holds the reader against jansson). */
#include "t_base.h"

#include <math.h>

#include "json.h"
#include "t_json_cases.h"

static struct jv must_read(struct arena *ar, const char *text)
{
    struct jv v;
    struct json_fault f;
    if (!json_read(ar, str_of(text), NULL, &v, &f))
        fail_msg("%s: %s at %zu", text, f.what, f.off);
    return v;
}

/* The input lies in memory of exactly its size, so that a read past its end is found. */
static bool read_exact(struct arena *ar, struct str text, struct jv *v, struct json_fault *f)
{
    char *copy = ar_alloc(ar, text.size);
    memcpy(copy, text.p, text.size);
    return json_read(ar, (struct str){copy, text.size}, NULL, v, f);
}

static void test_verdicts(void **state)
{
    struct json_fault f;
    for (size_t i = 0; i < COUNT(JSON_GOOD); i++) {
        struct jv v;
        if (!read_exact(*state, JSON_GOOD[i], &v, &f))
            fail_msg("refused: %s (%s)", JSON_GOOD[i].p, f.what);
    }
    for (size_t i = 0; i < COUNT(JSON_BAD); i++) {
        struct jv v = {.n = 77};
        f.what = NULL;
        if (read_exact(*state, JSON_BAD[i], &v, &f))
            fail_msg("accepted: %s", JSON_BAD[i].p);
        assert_int_equal(v.n, 77);
        assert_non_null(f.what);
        assert_true(f.off <= JSON_BAD[i].size);
    }
}

/* What jansson lets through (t_json_oracle.c leaves these to this test). */
static void test_nul_behind_token(void **state)
{
    static const struct str CASES[] = {STR("1\0"), STR("[1\0]"), STR("[true\0]")};
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct jv v;
        struct json_fault f;
        assert_false(read_exact(*state, CASES[i], &v, &f));
    }
}

static void test_every_prefix(void **state)
{
    static const char TEXT[] = "{\"a\": [1.5e+3, -0.25, true, null, \"x\\u7530\\ud83c\\udf3e 田\"], \"long enough for a block\": {\"b\": []}}";
    struct jv v;
    struct json_fault f;
    for (size_t n = 0; n < sizeof TEXT - 1; n++)
        assert_false(read_exact(*state, (struct str){TEXT, n}, &v, &f));
    assert_true(read_exact(*state, (struct str){TEXT, sizeof TEXT - 1}, &v, &f));
}

static void test_faults(void **state)
{
    static const struct { const char *text; size_t off; const char *what; } CASES[] = {
        {"", 0, "the document is empty"}, {"\xef\xbb\xbf[]", 0, "byte order mark"}, {"[1,x]", 3, "value expected"},
        {"{\"a\":1,\"a\":2}", 7, "duplicate key"}, {"[1] 2", 4, "text behind the document"}, {"\"ab\\u0000\"", 3, "NUL is not accepted"},
        {"\"\\ud800\"", 1, "lone surrogate"}, {"\"a\xff\"", 2, "not UTF-8"}, {"[01]", 1, "leading zero"}, {"\"a\nb\"", 2, "control character in a string"},
        {"{\"a\" 1}", 5, "':' expected"}, {"[1 2]", 3, "',' or ']' expected"}, {"{\"a\":1;}", 6, "',' or '}' expected"},
        {"[1,", 3, "the document is cut off"}, {"\"abc", 4, "the string does not end"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct jv v;
        struct json_fault f;
        assert_false(json_read(*state, str_of(CASES[i].text), NULL, &v, &f));
        assert_string_equal(f.what, CASES[i].what);
        assert_int_equal(f.off, CASES[i].off);
    }
}

static void test_places(void **state)
{
    static const char TEXT[] = " {\"a\": [1, \"x\\n\" ] , \"b\":{ }} ";
    struct jv v = must_read(*state, TEXT);
    static const struct { const char *pointer, *text; } CASES[] = {
        {"", "{\"a\": [1, \"x\\n\" ] , \"b\":{ }}"}, {"/a", "[1, \"x\\n\" ]"}, {"/a/0", "1"}, {"/a/1", "\"x\\n\""}, {"/b", "{ }"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        const struct jv *at = json_at(&v, CASES[i].pointer);
        assert_non_null(at);
        assert_true(str_eqz((struct str){TEXT + at->off, at->size}, CASES[i].text));
    }
}

static void test_limits(void **state)
{
    struct arena *ar = *state;
    struct jv v;
    struct json_fault f;
    static const struct { struct json_limits lim; const char *good, *bad; } CASES[] = {
        {{.depth_max = 2}, "[[1]]", "[[[1]]]"}, {{.depth_max = 2}, "[[],[],{}]", "{\"a\":{\"b\":{}}}"},
        {{.values_max = 3}, "[1,2]", "[1,2,3]"}, {{.size_max = 4}, "[12]", "[123]"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_true(json_read(ar, str_of(CASES[i].good), &CASES[i].lim, &v, &f));
        assert_false(json_read(ar, str_of(CASES[i].bad), &CASES[i].lim, &v, &f));
    }
    char *deep = ar_alloc(ar, 200000);
    memset(deep, '[', 100000);
    memset(deep + 100000, ']', 100000);
    assert_true(json_read(ar, (struct str){deep + 100000 - 64, 128}, NULL, &v, &f));
    assert_false(json_read(ar, (struct str){deep + 100000 - 65, 130}, NULL, &v, &f));
    assert_false(json_read(ar, (struct str){deep, 200000}, &(struct json_limits){.depth_max = 1000000}, &v, &f));
    assert_string_equal(f.what, "nested too deeply");
}

/* 10^5 keys, one of them twice: found, and no slower than reading. */
static void test_many_keys(void **state)
{
    struct arena *ar = *state;
    struct buf b;
    struct jv v;
    struct json_fault f;
    buf_init(&b, ar, 1 << 21);
    for (int i = 0; i < 100000; i++)
        buf_printf(&b, "%s\"key%d\":%d", i == 0 ? "{" : ",", i, i);
    size_t size = b.size;
    buf_ch(&b, '}');
    assert_true(json_read(ar, buf_view(&b), NULL, &v, &f));
    assert_int_equal(v.n, 100000);
    b.size = size;
    buf_puts(&b, ",\"key4711\":0}");
    assert_false(json_read(ar, buf_view(&b), NULL, &v, &f));
    assert_string_equal(f.what, "duplicate key");
}

struct wide { struct arena *ar; struct str text; struct jv v; bool good; };

static void read_wide(void *arg)
{
    struct wide *w = arg;
    struct json_fault f;
    w->good = json_read(w->ar, w->text, NULL, &w->v, &f);
}

/* A wide array costs the arena 32 bytes a value; when it does not fit, the unit of work ends and nothing leaks. */
static void test_wide(void **state)
{
    enum { N = 500000 };
    char *text = ar_alloc(*state, 2 * N + 1);
    for (size_t i = 0; i < N; i++)
        memcpy(text + 2 * i, ",0", 2);
    text[0] = '[';
    text[2 * N] = ']';
    static const struct { size_t limit; bool fits; } CASES[] = {{N * 32 + 1000, true}, {N * 32 - 1000, false}, {N * 16, false}, {100, false}};
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct arena *ar = ar_new(CASES[i].limit);
        struct wide w = {.ar = ar, .text = {text, 2 * N + 1}};
        assert_int_equal(ar_try(ar, read_wide, &w), CASES[i].fits);
        assert_true(!CASES[i].fits || (w.good && w.v.n == N && str_eqz(w.v.items[N - 1].s, "0")));
        ar_free(&ar);
    }
}

static void test_access(void **state)
{
    struct jv v = must_read(*state, "{\"a\":{\"b/c\":[10,{\"~\":\"deep\"}],\"\":5},\"s\":\"x\",\"n\":-1.50e1,\"big\":9223372036854775808,\"f\":1.5}");
    int64_t i = 0;
    assert_true(str_eqz(json_str(json_get(&v, "s")), "x"));
    assert_int_equal(json_str(json_get(&v, "n")).size, 0);
    assert_null(json_get(&v, "nope"));
    assert_null(json_get(json_get(&v, "s"), "a"));
    assert_null(json_get(NULL, "a"));
    assert_false(json_is(NULL, J_NULL));
    assert_true(json_i64(json_get(&v, "n"), &i) && i == -15);
    assert_true(str_eqz(json_get(&v, "n")->s, "-1.50e1"));
    assert_false(json_i64(json_get(&v, "big"), &i) || json_i64(json_get(&v, "f"), &i) || json_i64(json_get(&v, "s"), &i));
    assert_true(str_eqz(json_str(json_at(&v, "/a/b~1c/1/~0")), "deep"));
    assert_true(json_i64(json_at(&v, "/a/"), &i) && i == 5);
    static const char *const NOTHING[] = {"a", "/", "/a/b/c", "/a/b~1c/2", "/a/b~1c/-", "/a/b~1c/01", "/a/b~1c/-0", "/a/b~1c/0/x", "/a/b~2c", "/a/b~", "/s/0"};
    for (size_t k = 0; k < COUNT(NOTHING); k++)
        assert_null(json_at(&v, NOTHING[k]));
}

static void test_equal(void **state)
{
    static const struct { const char *a, *b; bool equal; } CASES[] = {
        {"1", "1.0", true}, {"1", "1e0", true}, {"100", "1E2", true}, {"-0", "0", true}, {"1", "\"1\"", false}, {"1", "2", false},
        {"true", "false", false}, {"null", "false", false}, {"\"a\"", "\"\\u0061\"", true}, {"\"a\"", "\"A\"", false}, {"[]", "{}", false},
        {"[1,2]", "[2,1]", false}, {"[1,2]", "[1,2,3]", false}, {"[]", "[]", true}, {"{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"a\":1}", true},
        {"{\"a\":1}", "{\"a\":1,\"b\":2}", false}, {"{\"a\":1,\"b\":2}", "{\"a\":1,\"c\":2}", false}, {"{\"a\":1}", "{\"a\":2}", false},
        {"123456789012345678901234567890", "123456789012345678901234567891", false}, {"1e1000", "10e999", true}, {"1e1000", "1e999", false},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct jv a = must_read(*state, CASES[i].a), b = must_read(*state, CASES[i].b);
        if (json_equal(&a, &b) != CASES[i].equal || json_equal(&b, &a) != CASES[i].equal)
            fail_msg("%s ? %s", CASES[i].a, CASES[i].b);
    }
}

static void test_equal_large(void **state)
{
    struct buf up, down;
    buf_init(&up, *state, 1 << 20);
    buf_init(&down, *state, 1 << 20);
    for (int i = 0; i < 30000; i++) {
        buf_printf(&up, "%s\"k%d\":[%d]", i == 0 ? "{" : ",", i, i);
        buf_printf(&down, "%s\"k%d\":[%d.0]", i == 0 ? "{" : ",", 29999 - i, 29999 - i);
    }
    buf_ch(&up, '}');
    buf_ch(&down, '}');
    struct jv a = must_read(*state, buf_z(&up)), b = must_read(*state, buf_z(&down));
    assert_true(json_equal(&a, &b));
    b.members[7].val = a;
    assert_false(json_equal(&a, &b));
}

static void test_write(void **state)
{
    struct buf b;
    struct jw w;
    buf_init(&b, *state, 0);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "a\"b");
    jw_arr(&w);
    jw_i64(&w, INT64_MIN);
    jw_bool(&w, true);
    jw_null(&w);
    jw_z(&w, NULL);
    jw_str(&w, (struct str){"x\0\x01\n\x7f\xff田\\/\xe7\x94", 13});
    jw_obj(&w);
    jw_obj_end(&w);
    jw_arr(&w);
    jw_arr_end(&w);
    jw_arr_end(&w);
    jw_keyn(&w, STR("r"));
    jw_raw(&w, STR("1.50"));
    jw_key(&w, "d");
    jw_double(&w, 0.1);
    jw_key(&w, "nan");
    jw_double(&w, NAN);
    jw_obj_end(&w);
    assert_string_equal(buf_z(&b), "{\"a\\\"b\":[-9223372036854775808,true,null,null,\"x\xef\xbf\xbd\\u0001\\n\x7f\xef\xbf\xbd田\\\\/\xef\xbf\xbd\xef\xbf\xbd\",{},[]],"
                                   "\"r\":1.50,\"d\":0.1,\"nan\":null}");
    must_read(*state, buf_z(&b));
}

static void test_write_doubles(void **state)
{
    uint64_t seed = 4711;
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = t_random(&seed);
        double d;
        memcpy(&d, &bits, sizeof d);
        struct buf b;
        struct jw w;
        struct ar_mark m = ar_mark(*state);
        buf_init(&b, *state, 0);
        jw_init(&w, &b);
        jw_double(&w, d);
        must_read(*state, buf_z(&b));
        assert_true(isfinite(d) ? strtod(buf_z(&b), NULL) == d : str_eqz(buf_view(&b), "null"));
        ar_rewind(*state, m);
    }
}

static void test_round_trip(void **state)
{
    for (size_t i = 0; i < COUNT(JSON_GOOD); i++) {
        struct buf b;
        struct jw w;
        struct jv v, again;
        struct json_fault f;
        assert_true(json_read(*state, JSON_GOOD[i], NULL, &v, &f));
        buf_init(&b, *state, 0);
        jw_init(&w, &b);
        jw_val(&w, &v);
        again = must_read(*state, buf_z(&b));
        assert_true(json_equal(&v, &again));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_AR(test_verdicts), T_AR(test_nul_behind_token), T_AR(test_every_prefix), T_AR(test_faults), T_AR(test_places), T_AR(test_limits), T_AR(test_many_keys), T_AR(test_wide),
        T_AR(test_access), T_AR(test_equal), T_AR(test_equal_large), T_AR(test_write), T_AR(test_write_doubles), T_AR(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
