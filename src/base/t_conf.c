/* t_conf.c: configuration from defaults, file, environment and command line. */
#include "t_base.h"

#include <unistd.h>

#include "conf.h"

static const struct conf_key KEYS[] = {
    {"test.port", CONF_INT, "8080", 1, 65535, 0, "port to listen on"},
    {"test.size", CONF_SIZE, "16M", 0, INT64_MAX, CONF_RELOAD, "largest body"},
    {"test.wait", CONF_MS, "20s", 0, INT64_MAX, 0, "how long to wait"},
    {"test.on", CONF_BOOL, "true", 0, 0, 0, "a switch"},
    {"test.name", CONF_TEXT, "", 0, 0, 0, "a name"},
    {"test.password", CONF_TEXT, "", 0, 0, CONF_SECRET, "a secret"},
};

static void setup(struct cx *cx, struct arena *ar)
{
    cx_init(cx, ar);
    cx->lang = LANG_EN;
    conf_add(KEYS, COUNT(KEYS));
    conf_add(KEYS, COUNT(KEYS)); /* twice is once */
}

static enum err read_text(struct cx *cx, const char *text, enum err (*read)(struct cx *, const char *))
{
    char path[] = "/tmp/t_conf_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    enum err e = read(cx, path);
    unlink(path);
    return e;
}

static enum err load_text(struct cx *cx, const char *text)
{
    return read_text(cx, text, conf_load);
}

static void test_sources(void **state)
{
    struct cx cx;
    setup(&cx, *state);
    assert_int_equal(conf_int("test.port"), 8080);
    assert_int_equal(conf_int("test.size"), 16 << 20);
    assert_int_equal(conf_int("test.wait"), 20000);
    assert_int_equal(conf_int("test.on"), 1);
    assert_string_equal(conf_text("test.name"), "");
    assert_int_equal(load_text(&cx, "# comment\n\n test.port = 81 \r\ntest.name = 东 = 村\ntest.size=2k\n"), ERR_NONE);
    assert_int_equal(conf_int("test.port"), 81);
    assert_string_equal(conf_text("test.name"), "东 = 村");
    setenv("TIANTOU_TEST_PORT", "82", 1);
    assert_int_equal(load_text(&cx, "test.port=83"), ERR_NONE);
    assert_int_equal(conf_int("test.port"), 82);
    unsetenv("TIANTOU_TEST_PORT");
    assert_int_equal(conf_set(&cx, "test.port", "84"), ERR_NONE);
    assert_int_equal(conf_int("test.port"), 84);
    assert_int_equal(conf_load(&cx, "/nonexistent/tiantou.conf"), ERR_NONE);
}

static void test_reload(void **state)
{
    struct cx cx;
    setup(&cx, *state);
    assert_int_equal(read_text(&cx, "test.size = 3k\ntest.name = other\n", conf_reload), ERR_NONE);
    assert_int_equal(conf_int("test.size"), 3 << 10);
    assert_string_equal(conf_text("test.name"), "东 = 村"); /* not one that may change while the program runs */
    assert_int_equal(read_text(&cx, "test.size = many\n", conf_reload), ERR_INVALID);
    assert_int_equal(conf_int("test.size"), 3 << 10);
    assert_int_equal(conf_set(&cx, "test.size", "5k"), ERR_NONE);
    assert_int_equal(read_text(&cx, "test.size = 6k\n", conf_reload), ERR_NONE);
    assert_int_equal(conf_int("test.size"), 5 << 10); /* the command line wins */
}

static void test_values(void **state)
{
    static const struct { const char *name, *value; bool good; int64_t v; } CASES[] = {
        {"test.port", "1", true, 1}, {"test.port", "65535", true, 65535}, {"test.port", "0", false, 0}, {"test.port", "65536", false, 0},
        {"test.port", "80k", false, 0}, {"test.port", "", false, 0}, {"test.port", "8o", false, 0}, {"test.size", "1G", true, 1 << 30},
        {"test.size", "3 M", true, 3 << 20}, {"test.size", "9999999999G", false, 0}, {"test.size", "1.5M", false, 0}, {"test.size", "-1", false, 0},
        {"test.wait", "7", true, 7}, {"test.wait", "7ms", true, 7}, {"test.wait", "2m", true, 120000}, {"test.wait", "1h", true, 3600000},
        {"test.wait", "1d", true, 86400000}, {"test.wait", "1w", false, 0}, {"test.on", "off", true, 0}, {"test.on", "yes", true, 1},
        {"test.on", "2", false, 0}, {"test.on", "TRUE", false, 0},
    };
    struct cx cx;
    setup(&cx, *state);
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int64_t before = conf_int(CASES[i].name);
        enum err e = conf_set(&cx, CASES[i].name, CASES[i].value);
        assert_int_equal(e, CASES[i].good ? ERR_NONE : ERR_INVALID);
        assert_int_equal(conf_int(CASES[i].name), CASES[i].good ? CASES[i].v : before);
    }
}

static void test_errors_name_the_key(void **state)
{
    struct cx cx;
    setup(&cx, *state);
    assert_int_equal(load_text(&cx, "test.nope = 1\n"), ERR_UNKNOWN_PARAM);
    assert_string_equal(cx.err_text, "Unknown setting test.nope");
    assert_int_equal(load_text(&cx, "test.port = x\n"), ERR_INVALID);
    assert_string_equal(cx.err_text, "Setting test.port: \"x\" is not acceptable, allowed are 1 to 65535");
    assert_int_equal(load_text(&cx, "test.on = x\n"), ERR_INVALID);
    assert_string_equal(cx.err_text, "Setting test.on: \"x\" should be true or false");
    assert_int_equal(load_text(&cx, "\nrubbish\n"), ERR_MALFORMED);
    assert_string_equal(cx.err_text, "Line 2 of the configuration file has no '='");
}

static void test_show(void **state)
{
    struct cx cx;
    setup(&cx, *state);
    assert_int_equal(conf_set(&cx, "test.password", "geheim"), ERR_NONE);
    const char *text = conf_show(*state);
    assert_null(strstr(text, "geheim"));
    assert_non_null(strstr(text, "# a secret (command line)\ntest.password = ***\n"));
    assert_non_null(strstr(text, "# largest body ("));
}

int main(void)
{
    const struct CMUnitTest tests[] = {T_AR(test_sources), T_AR(test_reload), T_AR(test_values), T_AR(test_errors_name_the_key), T_AR(test_show)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
