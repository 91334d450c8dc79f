/* t_recheck.c: when records are looked at again (table). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof_priv.h"
#include "when.h"

#define H (US_PER_DAY / 24)
/* now: hour of a day in China; last: hours before. */
static const struct { const char *why; int64_t every_h, now, since; bool due; } CASES[] = {
    {"every day, at night, yesterday's was last", 24, 2, 24, true}, {"the same night again", 24, 4, 2, false}, {"late yesterday, early today", 24, 1, 20, true},
    {"by day", 24, 10, 32, false}, {"just before the night", 24, 0, 23, false}, {"just after it", 24, 5, 28, false}, {"nights were missed", 24, 10, 48, true}, {"nearly", 24, 10, 47, false},
    {"every week, at night", 168, 3, 167, true}, {"every week, four days later", 168, 3, 96, false}, {"often: by day too", 6, 10, 6, true}, {"often, not yet", 6, 2, 5, false},
};

static void t_due(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        int64_t now = 20000 * US_PER_DAY + (CASES[i].now - WHEN_CST_MIN / 60) * H + 1;
        if (proof_recheck_due(now - CASES[i].since * H, now, CASES[i].every_h * H) != CASES[i].due)
            fail_msg("%s", CASES[i].why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_due)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
