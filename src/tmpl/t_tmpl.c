/* t_tmpl.c: tests of compiled templates: escaping, addresses, formats, and what the compiler refuses. */
#include "tmpl.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void t_page(struct tmpl *t, const char *name, int64_t n);

static void escapes(void **state)
{
    (void)state;
    static const struct { const char *name; int64_t n; enum lang lang; const char *want; } cases[] = {
        {"<b a=\"1\">&'", 1, LANG_ZH, "<p title=\"&lt;b a=&quot;1&quot;&gt;&amp;&#39;\">&lt;b a=&quot;1&quot;&gt;&amp;&#39;</p>"},
        {"x", 1, LANG_ZH, "<i>一</i>"},
        {"x", 1, LANG_EN, "<i>one</i>"},
        {"x", 7, LANG_EN, "<b>7</b>"},
        {"javascript:alert(1)", 1, LANG_ZH, "<a href=\"#\">0</a><a href=\"#\">1</a>"},
        {"//evil.example", 1, LANG_ZH, "<a href=\"#\">0</a>"},
        {"/01/1?a=1&b=2", 1, LANG_ZH, "<a href=\"/01/1?a=1&amp;b=2\">0</a>"},
        {"x", 1500, LANG_ZH, "<q>1.5 千克|2.3 亩|1974年2月9日</q>"},
        {"x", 1500, LANG_EN, "<q>1.5 kg|0.15 ha|9 Feb 1974</q>"},
        {"x", 12340000, LANG_EN, "<q>12.34 t|1234 ha|"},
        {"x", 1999960, LANG_EN, "<q>2000 kg|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *ar = ar_new(0);
        struct tmpl t;
        tmpl_init(&t, ar, cases[i].lang, "http://x");
        t_page(&t, cases[i].name, cases[i].n);
        if (!strstr(buf_z(&t.b), cases[i].want))
            fail_msg("case %zu: %s not in %s", i, cases[i].want, buf_z(&t.b));
        ar_free(&ar);
    }
}

static void refuses(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "<script>{{ x }}</script>", "<style>{{ x }}</style>", "<p onclick=\"{{ x }}\">", "<p class={{ x }}>", "<a href=\"{{ x }}\">",
        "<p title=\"{{raw x}}\">", "{% if x %}", "{% end %}", "{% nonsense %}",
    };
    const char *tool = getenv("TMPL_TOOL"), *dir = getenv("TMPL_DIR");
    assert_non_null(tool);
    assert_non_null(dir);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char path[512], cmd[2048];
        snprintf(path, sizeof path, "%s/bad_%zu.html", dir, i);
        FILE *f = fopen(path, "w");
        assert_non_null(f);
        fprintf(f, "{%% page p(struct tmpl *t, const char *x) %%}%s{%% endpage %%}", bad[i]);
        fclose(f);
        snprintf(cmd, sizeof cmd, "python3 '%s' '%s/bad.c' '%s' 2>/dev/null", tool, dir, path);
        if (system(cmd) == 0)
            fail_msg("accepted: %s", bad[i]);
        remove(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(escapes), cmocka_unit_test(refuses)};
    return cmocka_run_group_tests_name("tmpl", tests, NULL, NULL);
}
