/* t_schedule.c: schedules of subscriptions: what is taken, and when they are due (tables). Chinese time, +08:00. */
#include "t_epcis.h"

#include "epcis_schedule.h"

static const struct { const char *json, *from, *next; } NEXT[] = {
    {"{\"hour\":\"1\",\"minute\":\"5\"}", "2026-11-21T00:00:00+08:00", "2026-11-21T01:05:00+08:00"},
    {"{\"hour\":\"1\",\"minute\":\"5\"}", "2026-11-21T01:05:00+08:00", "2026-11-22T01:05:00+08:00"},
    {"{\"hour\":\"1\",\"minute\":\"5\"}", "2026-11-21T01:04:59.999+08:00", "2026-11-21T01:05:00+08:00"},
    {"{\"second\":\"0/30\"}", "2026-11-21T10:00:00+08:00", "2026-11-21T10:00:30+08:00"},
    {"{\"second\":\"0/30\"}", "2026-11-21T23:59:31+08:00", "2026-11-22T00:00:00+08:00"},
    {"{\"second\":\"[10-12]\"}", "2026-11-21T10:00:11+08:00", "2026-11-21T10:00:12+08:00"},
    {"{\"second\":\"5,[50-52]\"}", "2026-11-21T10:00:05+08:00", "2026-11-21T10:00:50+08:00"},
    {"{\"second\":\"10-12\",\"minute\":\"*\"}", "2026-11-21T10:00:12+08:00", "2026-11-21T10:01:10+08:00"},
    {"{\"second\":7}", "2026-11-21T10:00:07+08:00", "2026-11-21T10:01:07+08:00"},
    {"{\"minute\":\"0/15\"}", "2026-11-21T10:00:00+08:00", "2026-11-21T10:15:00+08:00"},
    {"{\"dayOfMonth\":\"31\"}", "2026-11-21T10:00:00+08:00", "2026-12-31T00:00:00+08:00"},
    {"{\"dayOfMonth\":\"31\",\"month\":\"1,3\"}", "2026-11-21T10:00:00+08:00", "2027-01-31T00:00:00+08:00"},
    {"{\"dayOfMonth\":\"29\",\"month\":\"2\"}", "2026-11-21T10:00:00+08:00", "2028-02-29T00:00:00+08:00"},
    {"{\"dayOfMonth\":\"29\",\"month\":\"2\"}", "2096-03-01T00:00:00+08:00", "2104-02-29T00:00:00+08:00"},
    {"{\"dayOfWeek\":\"1\"}", "2026-11-21T10:00:00+08:00", "2026-11-23T00:00:00+08:00"},
    {"{\"dayOfWeek\":\"7\",\"hour\":\"8\"}", "2026-11-21T10:00:00+08:00", "2026-11-22T08:00:00+08:00"},
    {"{\"dayOfWeek\":\"6\"}", "2026-11-21T00:00:00+08:00", "2026-11-28T00:00:00+08:00"},
    {"{\"dayOfWeek\":\"5\",\"dayOfMonth\":\"13\"}", "2026-11-21T10:00:00+08:00", "2027-08-13T00:00:00+08:00"},
    {"{\"month\":\"3\"}", "2026-11-21T10:00:00+08:00", "2027-03-01T00:00:00+08:00"},
    {"{\"second\":\"1\"}", "1969-12-31T23:59:58Z", "1970-01-01T00:00:01Z"},
};

static const char *const REFUSED[] = {
    "{}", "[]", "\"1\"", "{\"second\":\"60\"}", "{\"second\":\"-1\"}", "{\"second\":\"\"}", "{\"second\":\"1,\"}", "{\"second\":\",1\"}",
    "{\"second\":\"[5-1]\"}", "{\"second\":\"[1-60]\"}", "{\"second\":\"a\"}", "{\"second\":\"1.5\"}", "{\"second\":1.5}", "{\"second\":null}",
    "{\"second\":\"0/0\"}", "{\"second\":\"0/99\"}", "{\"second\":[1]}", "{\"hour\":\"24\"}", "{\"dayOfMonth\":\"0\"}", "{\"dayOfMonth\":\"32\"}",
    "{\"month\":\"13\"}", "{\"dayOfWeek\":\"0\"}", "{\"dayOfWeek\":\"8\"}", "{\"year\":\"2026\"}", "{\"dayOfMonth\":\"30\",\"month\":\"2\"}",
    "{\"second\":\"1 2\"}", "{\"second\":\"[1-2\"}",
};

static bool read_schedule(struct cx *cx, const char *json, struct schedule *out)
{
    struct jv v;
    struct json_fault fault;
    assert_true(json_read(cx->ar, str_of(json), NULL, &v, &fault));
    return schedule_read(cx, &v, "/schedule", out) == ERR_NONE;
}

static void t_next(void **state)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    (void)state;
    cx_init(&cx, ar);
    for (size_t i = 0; i < sizeof NEXT / sizeof NEXT[0]; i++) {
        struct schedule s;
        struct when from, want;
        char got[40];
        if (!read_schedule(&cx, NEXT[i].json, &s))
            fail_msg("%s: %s", NEXT[i].json, cx.err_text);
        assert_true(when_parse(str_of(NEXT[i].from), &from) && when_parse(str_of(NEXT[i].next), &want));
        int64_t next = schedule_next(&s, from.us);
        when_format(next, 480, got);
        if (next != want.us)
            fail_msg("%s after %s: %s", NEXT[i].json, NEXT[i].from, got);
    }
    ar_free(&ar);
}

static void t_refused(void **state)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    (void)state;
    cx_init(&cx, ar);
    for (size_t i = 0; i < sizeof REFUSED / sizeof REFUSED[0]; i++) {
        struct schedule s;
        if (read_schedule(&cx, REFUSED[i], &s))
            fail_msg("%s is taken", REFUSED[i]);
        assert_true(strncmp(cx.err_field, "/schedule", 9) == 0);
    }
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_next), cmocka_unit_test(t_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
