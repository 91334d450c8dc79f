/* t_accept.c: tests of net_accept.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "net_priv.h"

static const char *const TYPES[] = {"application/json", "text/html; charset=utf-8", "application/linkset+json", NULL};
static const struct { const char *accept; int best; } MEDIA[] = {
    {"*/*", 0}, {"", 0}, {"text/html", 1}, {"text/*", 1}, {"text/html;q=0.5, application/json;q=0.4", 1},
    {"application/linkset+json", 2}, {"application/json;q=0, */*;q=0.1", 1}, {"image/png", -1}, {"text/html;q=0", -1},
    {"TEXT/HTML", 1}, {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 1}, {";;;,,,q=1", -1},
};
static const struct { const char *header; enum lang lang; } LANGS[] = {
    {"", LANG_ZH}, {"en", LANG_EN}, {"zh-CN,zh;q=0.9,en;q=0.8", LANG_ZH}, {"en-GB,en;q=0.9,zh;q=0.8", LANG_EN},
    {"fr, de", LANG_ZH}, {"fr, en;q=0.1", LANG_EN}, {"zh, en", LANG_ZH}, {"en, zh", LANG_EN}, {"en;q=0", LANG_ZH}, {"*", LANG_ZH},
};
static const struct { const char *inm, *etag; bool hit; } ETAGS[] = {
    {"\"7\"", "\"7\"", true}, {"W/\"7\"", "\"7\"", true}, {"\"6\", \"7\"", "\"7\"", true}, {"*", "\"7\"", true},
    {"\"6\"", "\"7\"", false}, {"", "\"7\"", false}, {"7", "\"7\"", false},
};

static void t_media(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof MEDIA / sizeof MEDIA[0]; i++)
        if (accept_media(str_of(MEDIA[i].accept), TYPES) != MEDIA[i].best)
            fail_msg("Accept: %s", MEDIA[i].accept);
}

static void t_lang(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof LANGS / sizeof LANGS[0]; i++)
        if (accept_lang(str_of(LANGS[i].header)) != LANGS[i].lang)
            fail_msg("Accept-Language: %s", LANGS[i].header);
}

static void t_etag(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ETAGS / sizeof ETAGS[0]; i++)
        if (etag_matches(str_of(ETAGS[i].inm), ETAGS[i].etag) != ETAGS[i].hit)
            fail_msg("If-None-Match: %s", ETAGS[i].inm);
    assert_true(accept_gzip(STR("br, gzip")));
    assert_false(accept_gzip(STR("gzip;q=0")));
    assert_false(accept_gzip(STR("br")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_media), cmocka_unit_test(t_lang), cmocka_unit_test(t_etag)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
