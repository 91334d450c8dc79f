/* t_judge.c: tests of judging results: every row of the rule table in certify_judge.c and its edges. */
#include "certify_priv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static const struct {
    enum certify_limit_kind kind; const char *value, *limit, *dl; enum certify_verdict want;
} CASES[] = {
    {LIMIT_MAX, "0.05", "0.2", NULL, VERDICT_PASS},      {LIMIT_MAX, "0.2", "0.20", NULL, VERDICT_PASS},
    {LIMIT_MAX, "0.2001", "0.2", NULL, VERDICT_FAIL},    {LIMIT_MAX, "ND", "0.2", "0.01", VERDICT_PASS},
    {LIMIT_MAX, "ND", "0.2", NULL, VERDICT_PASS},        {LIMIT_MAX, "ND", "0.01", "0.02", VERDICT_PENDING},
    {LIMIT_MAX, "ND", "0.01", "0.01", VERDICT_PASS},     {LIMIT_MAX, "0.1", NULL, NULL, VERDICT_PENDING},
    {LIMIT_MAX, "1e-3", "0.001", NULL, VERDICT_PASS},    {LIMIT_ND, "ND", NULL, "0.1", VERDICT_PASS},
    {LIMIT_ND, "0.05", NULL, "0.1", VERDICT_PASS},       {LIMIT_ND, "0.1", NULL, "0.1", VERDICT_FAIL},
    {LIMIT_ND, "0.05", NULL, NULL, VERDICT_FAIL},        {LIMIT_NONE, "0.05", NULL, NULL, VERDICT_PENDING},
    {LIMIT_NONE, "ND", NULL, NULL, VERDICT_PENDING},     {LIMIT_MAX, "abc", "1", NULL, VERDICT_PENDING},
    {LIMIT_MAX, NULL, "1", NULL, VERDICT_PENDING},       {LIMIT_MAX, "0", "0", NULL, VERDICT_PASS},
};

static void judges(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        enum certify_verdict v = certify_judge(CASES[i].kind, CASES[i].value, CASES[i].limit, CASES[i].dl);
        if (v != CASES[i].want)
            fail_msg("case %zu: %s, want %s", i, certify_verdicts[v], certify_verdicts[CASES[i].want]);
    }
}

static void judges_all(void **state)
{
    (void)state;
    struct certify_result_seen r[3] = {{.verdict = VERDICT_PASS}, {.verdict = VERDICT_PASS}, {.verdict = VERDICT_PASS}};
    assert_int_equal(certify_judge_all(r, 0), VERDICT_PENDING);
    assert_int_equal(certify_judge_all(r, 3), VERDICT_PASS);
    r[0].verdict = VERDICT_PENDING;
    assert_int_equal(certify_judge_all(r, 3), VERDICT_PENDING);
    r[2].verdict = VERDICT_FAIL;
    assert_int_equal(certify_judge_all(r, 3), VERDICT_FAIL);
}

static void values(void **state)
{
    (void)state;
    assert_true(certify_value_valid("ND"));
    assert_true(certify_value_valid("0.10"));
    assert_false(certify_value_valid("-0.1"));
    assert_false(certify_value_valid("<0.1"));
    assert_false(certify_value_valid(""));
    assert_false(certify_value_valid("nd"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(judges), cmocka_unit_test(judges_all), cmocka_unit_test(values)};
    return cmocka_run_group_tests_name("certify.judge", tests, NULL, NULL);
}
