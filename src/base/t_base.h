/* t_base.h: what the tests of this room share: cmocka with the headers it wants, an arena per test, numbers that repeat. */
#ifndef T_BASE_H
#define T_BASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "str.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static inline int t_arena_open(void **state)
{
    *state = ar_new(0);
    return *state == NULL;
}

static inline int t_arena_close(void **state)
{
    struct arena *ar = *state;
    ar_free(&ar);
    return 0;
}

/* A test that gets an arena as its state. */
#define T_AR(fn) cmocka_unit_test_setup_teardown(fn, t_arena_open, t_arena_close)

/* xorshift64: the same numbers in every run. */
static inline uint64_t t_random(uint64_t *state)
{
    uint64_t x = *state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return *state = x;
}

#endif
