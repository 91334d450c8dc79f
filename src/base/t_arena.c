/* t_arena.c: arenas keep, give back and run out as arena.h says. */
#include "t_base.h"

#include <pthread.h>

static void test_zeroed_and_aligned(void **state)
{
    struct arena *ar = *state;
    static const size_t SIZES[] = {0, 1, 7, 8, 15, 16, 17, 100, 4096, 16384, 16385, 100000, 1000000};
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < COUNT(SIZES); i++) {
            unsigned char *p = ar_alloc(ar, SIZES[i]);
            assert_int_equal((uintptr_t)p % 16, 0);
            for (size_t k = 0; k < SIZES[i]; k++)
                assert_int_equal(p[k], 0);
            memset(p, 0xA5, SIZES[i]);
        }
        ar_reset(ar);
        assert_int_equal(ar_used(ar), 0);
    }
}

static void test_copies(void **state)
{
    struct arena *ar = *state;
    assert_null(ar_strdup(ar, NULL));
    assert_string_equal(ar_strdup(ar, "田头"), "田头");
    assert_string_equal(ar_strndup(ar, "abcdef", 3), "abc");
    assert_string_equal(ar_strndup(ar, NULL, 0), "");
    assert_string_equal(ar_printf(ar, "%s-%d", "x", 42), "x-42");
    char *big = ar_printf(ar, "%0*d", 70000, 1);
    assert_int_equal(strlen(big), 70000);
}

struct order { char text[16]; size_t n; };
struct call { struct order *o; char c; };

static void note(void *arg)
{
    struct call *c = arg;
    c->o->text[c->o->n++] = c->c;
}

static void test_defer_and_rewind(void **state)
{
    struct arena *ar = *state;
    struct order o = {{0}, 0};
    struct call a = {&o, 'a'}, b = {&o, 'b'}, c = {&o, 'c'}, d = {&o, 'd'};
    ar_defer(ar, note, &a);
    struct ar_mark m = ar_mark(ar);
    size_t before = ar_used(ar);
    ar_defer(ar, note, &b);
    ar_alloc(ar, 300000);
    for (int i = 0; i < 1000; i++)
        ar_alloc(ar, 1000);
    ar_defer(ar, note, &c);
    ar_rewind(ar, m);
    assert_string_equal(o.text, "cb");
    assert_int_equal(ar_used(ar), before);
    ar_defer(ar, note, &d);
    ar_reset(ar);
    assert_string_equal(o.text, "cbda");
}

static void test_rewind_keeps_older_large(void **state)
{
    struct arena *ar = *state;
    char *old = ar_alloc(ar, 50000);
    memset(old, 'x', 50000);
    struct ar_mark m = ar_mark(ar);
    ar_alloc(ar, 60000);
    ar_rewind(ar, m);
    ar_alloc(ar, 60000);
    assert_int_equal(old[49999], 'x');
}

struct eat { struct arena *ar; size_t piece; int pieces; bool inner_failed; };

static void eat_all(void *arg)
{
    struct eat *e = arg;
    for (;; e->pieces++)
        ar_alloc(e->ar, e->piece);
}

static void test_limit(void **state)
{
    (void)state;
    static const size_t PIECES[] = {1, 16, 100, 5000, 20000, 200000, SIZE_MAX};
    for (size_t i = 0; i < COUNT(PIECES); i++) {
        struct arena *ar = ar_new(100000);
        struct eat e = {ar, PIECES[i], 0, false};
        assert_false(ar_try(ar, eat_all, &e));
        assert_true(ar_used(ar) <= 100000 + 16);
        assert_true(PIECES[i] > 100000 ? e.pieces == 0 : (size_t)e.pieces >= 100000 / (PIECES[i] + 16));
        ar_reset(ar);
        assert_true(ar_try(ar, note, &(struct call){&(struct order){{0}, 0}, 'a'}));
        ar_free(&ar);
        assert_null(ar);
    }
}

static void overflow(void *arg)
{
    ar_array(arg, SIZE_MAX / 4, 8);
}

static void nested(void *arg)
{
    struct eat *e = arg;
    struct ar_mark m = ar_mark(e->ar);
    e->inner_failed = !ar_try(e->ar, eat_all, e);
    ar_rewind(e->ar, m);
    assert_true(ar_try(e->ar, note, &(struct call){&(struct order){{0}, 0}, 'a'}));
    eat_all(e);
}

static void test_nesting(void **state)
{
    (void)state;
    struct arena *ar = ar_new(50000);
    struct eat e = {ar, 100, 0, false};
    assert_false(ar_try(ar, overflow, ar));
    assert_false(ar_try(ar, nested, &e));
    assert_true(e.inner_failed);
    ar_free(&ar);
}

/* A worker hands its arena to another thread, which runs out in its own ar_try; the worker's frame is untouched. */
static void *guest(void *arg)
{
    struct eat *e = arg;
    e->inner_failed = !ar_try(e->ar, eat_all, e);
    return NULL;
}

static void host(void *arg)
{
    struct eat *e = arg;
    pthread_t t;
    struct ar_mark m = ar_mark(e->ar);
    assert_int_equal(pthread_create(&t, NULL, guest, e), 0);
    assert_int_equal(pthread_join(t, NULL), 0);
    ar_rewind(e->ar, m);
    ar_alloc(e->ar, 100);
}

static void test_two_threads(void **state)
{
    (void)state;
    struct arena *ar = ar_new(50000);
    struct eat e = {ar, 100, 0, false};
    assert_true(ar_try(ar, host, &e));
    assert_true(e.inner_failed);
    assert_false(ar_try(ar, eat_all, &e));
    ar_free(&ar);
    ar_free(&ar);
}

static void grow_to_limit(void *arg)
{
    struct buf b;
    buf_init(&b, arg, 0);
    for (;;)
        buf_puts(&b, "0123456789");
}

static void test_buf_in_limit(void **state)
{
    (void)state;
    struct arena *ar = ar_new(1 << 20);
    assert_false(ar_try(ar, grow_to_limit, ar));
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_AR(test_zeroed_and_aligned), T_AR(test_copies), T_AR(test_defer_and_rewind), T_AR(test_rewind_keeps_older_large),
        cmocka_unit_test(test_limit), cmocka_unit_test(test_nesting), cmocka_unit_test(test_two_threads),
        cmocka_unit_test(test_buf_in_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
