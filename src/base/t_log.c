/* t_log.c: log lines and the error table. */
#include "t_base.h"

#include <unistd.h>

#include "log.h"

/* What fn writes to standard error. */
static char *captured(struct arena *ar, void (*fn)(void *), void *arg)
{
    int fds[2], old = dup(STDERR_FILENO);
    assert_true(old >= 0);
    assert_int_equal(pipe(fds), 0);
    dup2(fds[1], STDERR_FILENO);
    fn(arg);
    dup2(old, STDERR_FILENO);
    close(old);
    close(fds[1]);
    char *text = ar_alloc(ar, 16384);
    size_t size = 0;
    ssize_t n;
    while ((n = read(fds[0], text + size, 16383 - size)) > 0)
        size += (size_t)n;
    close(fds[0]);
    return text;
}

static void log_hostile(void *arg)
{
    struct cx *cx = arg;
    log_info(cx, "test.verb", "name=\"%s\"", "a\nforged\r\x1b[31m\x7f\xc2\x85\xff田");
    log_debug(cx, "test.quiet", "not shown");
}

static const char *actor(const struct principal *who)
{
    (void)who;
    return "zhang";
}

static void test_line(void **state)
{
    struct cx cx;
    cx_init(&cx, *state);
    cx.request_id = "r-1";
    cx.who = (struct principal *)*state; /* only passed through */
    log_set_actor(actor);
    char *text = captured(*state, log_hostile, &cx);
    log_set_actor(NULL);
    assert_true(strlen(text) > 25 && text[10] == 'T' && text[23] == 'Z');
    assert_string_equal(text + 24, " info test.verb request=r-1 actor=zhang name=\"a?forged??[31m????田\"\n");
}

static void log_long(void *arg)
{
    log_error(NULL, "test.long", "%0*d", 9000, *(int *)arg);
    log_error(NULL, "test.empty", "%s", "");
}

static void test_long_line(void **state)
{
    int zero = 0;
    char *text = captured(*state, log_long, &zero), *end = strchr(text, '\n');
    assert_non_null(end);
    assert_int_equal(end - text + 1, 4096);
    assert_non_null(strstr(end, " error test.empty "));
}

static void log_levels(void *arg)
{
    (void)arg;
    log_set_level(LOG_WARN);
    log_info(NULL, "test.a", "x");
    log_warn(NULL, "test.b", "x");
    log_set_level(LOG_INFO);
}

static void test_levels(void **state)
{
    char *text = captured(*state, log_levels, NULL);
    assert_null(strstr(text, "test.a"));
    assert_non_null(strstr(text, " warn test.b x\n"));
}

/* Codes are public: each is unique, lower case, and every title exists in both languages. */
static void test_error_table(void **state)
{
    (void)state;
    assert_string_equal(err_code(ERR_NONE), "ok");
    assert_int_equal(err_status(ERR_NOT_FOUND), 404);
    for (int i = 0; i < ERR__COUNT; i++) {
        const char *code = err_code((enum err)i);
        assert_int_equal(strspn(code, "abcdefghijklmnopqrstuvwxyz_"), strlen(code));
        assert_in_range(err_status((enum err)i), i == 0 ? 200 : 400, 599);
        assert_true(utf8_valid(str_of(err_title((enum err)i, LANG_ZH))) && err_title((enum err)i, LANG_EN)[0] != '\0');
        for (int k = 0; k < i; k++)
            assert_string_not_equal(code, err_code((enum err)k));
    }
}

static void test_say(void **state)
{
    struct cx cx;
    cx_init(&cx, *state);
    assert_int_equal(err_say(&cx, ERR_RULE, "/a", "不得超过 %d", "at most %d", 5), ERR_RULE);
    assert_string_equal(cx.err_text, "不得超过 5");
    assert_int_equal(err_say(&cx, ERR_INVALID, cx.err_field, "%s!", "%s!", cx.err_text), ERR_INVALID);
    assert_string_equal(cx.err_text, "不得超过 5!");
    assert_string_equal(cx.err_field, "/a");
    char *wide = ar_alloc(*state, 3001);
    for (int i = 0; i < 1000; i++)
        memcpy(wide + 3 * i, "田", 3);
    assert_int_equal(err_say(&cx, ERR_INVALID, wide, "x%s", "%s", wide), ERR_INVALID);
    assert_true(utf8_valid(str_of(cx.err_text)) && strlen(cx.err_text) == 511);
    assert_true(utf8_valid(str_of(cx.err_field)) && strlen(cx.err_field) == 126);
    assert_int_equal(err_set(&cx, ERR_BUSY, NULL), ERR_BUSY);
    assert_true(cx.err == ERR_BUSY && cx.err_field[0] == '\0' && cx.err_text[0] == '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_AR(test_line), T_AR(test_long_line), T_AR(test_levels), cmocka_unit_test(test_error_table), T_AR(test_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
