/* t_body.c: tests of net_body.c and net_multipart.c without a server. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "net_priv.h"
#include "when.h"

#define D "Content-Disposition: form-data; "

static const struct { const char *body; enum err err; int parts; const char *name, *file, *data; } MULTI[] = {
    {"--b\r\n" D "name=\"a\"\r\n\r\nx\r\n--b--\r\n", ERR_NONE, 1, "a", NULL, "x"},
    {"--b\r\n" D "name=a\r\n\r\nx\r\n--b--", ERR_NONE, 1, "a", NULL, "x"},
    {"preamble\r\n--b\r\n" D "name=\"a\"\r\n\r\n\r\n--b--", ERR_NONE, 1, "a", NULL, ""},
    {"--b\r\n" D "name=\"a\"\r\n\r\n--b--", ERR_NONE, 1, "a", NULL, ""},
    {"--b \t\r\n" D "name=\"a\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\nl1\r\n--bx\r\n--b--", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\n" D "name=\"a\"; filename=\"../../etc/passwd\"\r\n\r\nx\r\n--b--", ERR_NONE, 1, "a", "passwd", "x"},
    {"--b\r\n" D "name=\"a\"; filename=\"C:\\\\tmp\\\\q.png\"\r\n\r\nx\r\n--b--", ERR_NONE, 1, "a", "q.png", "x"},
    {"--b\r\n" D "name=\"a\"; filename=\"..\"\r\n\r\nx\r\n--b--", ERR_NONE, 1, "a", "file", "x"},
    {"--b\r\n" D "name=\"a\"; filename*=UTF-8''%E7%B1%B3.txt\r\n\r\nx\r\n--b--", ERR_NONE, 1, "a", "米.txt", "x"},
    {"--b\r\n" D "name=\"a\"; filename*=gbk''%C3%D7\r\n\r\nx\r\n--b--", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\n" D "name=\"a;b\"\r\n\r\nx\r\n--b--", ERR_NONE, 1, "a;b", NULL, "x"},
    {"--b\r\n" D "name=\"a\"\r\n\r\n1\r\n--b\r\n" D "name=\"c\"\r\n\r\n2\r\n--b--", ERR_NONE, 2, "a", NULL, "1"},
    {"--b--", ERR_NONE, 0, NULL, NULL, NULL},
    {"", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\n\r\nx\r\n--b--", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\n" D "name=\"a\"\r\n\r\nx", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\n" D "name=\"a\"\r\n\r\nx\r\n--b", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\n" D "filename=\"a\"\r\n\r\nx\r\n--b--", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\n" D "name=\"a\r\n\r\nx\r\n--b--", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\n" D "name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--b--", ERR_MALFORMED, 0, NULL, NULL, NULL},
    {"--b\r\nno colon\r\n\r\nx\r\n--b--", ERR_MALFORMED, 0, NULL, NULL, NULL},
};

static void t_multipart(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    for (size_t i = 0; i < sizeof MULTI / sizeof MULTI[0]; i++) {
        struct cx cx;
        struct part p[4];
        size_t n = 0;
        cx_init(&cx, ar);
        enum err e = multipart_parse(&cx, str_of(MULTI[i].body), STR("b"), p, 4, &n);
        if (e != MULTI[i].err || (int)n != MULTI[i].parts)
            fail_msg("case %zu: %s, %zu parts (%s)", i, err_code(e), n, cx.err_text);
        if (!MULTI[i].name)
            continue;
        assert_true(str_eqz(p[0].name, MULTI[i].name));
        assert_true(str_eqz(p[0].data, MULTI[i].data));
        assert_int_equal(p[0].is_file, MULTI[i].file != NULL);
        if (MULTI[i].file)
            assert_true(str_eqz(p[0].filename, MULTI[i].file));
    }
    ar_free(&ar);
}

static void t_multipart_limit(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct part p[2];
    size_t n;
    struct buf b;
    cx_init(&cx, ar);
    buf_init(&b, ar, 64);
    for (int i = 0; i < 3; i++)
        buf_puts(&b, "--b\r\n" D "name=\"a\"\r\n\r\nx\r\n");
    buf_puts(&b, "--b--");
    assert_int_equal(multipart_parse(&cx, buf_view(&b), STR("b"), p, 2, &n), ERR_TOO_LARGE);
    ar_free(&ar);
}

struct form { const char *name; int64_t n, day; bool on; struct texts tag; };
static const struct field FORM_FIELDS[] = {
    FIELD(struct form, name, F_TEXT, FF_REQ, 1, 10, "名", "Name"), FIELD(struct form, n, F_I64, 0, 0, 9, "数", "Number"),
    FIELD(struct form, day, F_DATE, 0, 0, 0, "日", "Day"), FIELD(struct form, on, F_BOOL, 0, 0, 0, "开", "On"),
    FIELD(struct form, tag, F_TEXTS, 0, 0, 3, "签", "Tag"),
};
static const struct shape FORM = SHAPE("Form", struct form, FORM_FIELDS);
static const struct { const char *text; enum err err; const char *field; } PAIRS[] = {
    {"name=a", ERR_NONE, NULL}, {"name=%E7%B1%B3+x&n=3&day=2026-01-02&on=on&tag=x&tag=y&", ERR_NONE, NULL}, {"name=a&n=", ERR_NONE, NULL},
    {"", ERR_INVALID, "/name"}, {"name=", ERR_INVALID, "/name"}, {"name=a&n=x", ERR_INVALID, "/n"}, {"name=a&n=10", ERR_INVALID, "/n"},
    {"name=a&n=1&n=2", ERR_INVALID, "n"}, {"name=a&zzz=1", ERR_UNKNOWN_PARAM, "zzz"}, {"name=%zz", ERR_MALFORMED, ""}, {"name=%ff", ERR_MALFORMED, ""},
    {"name=a%00", ERR_MALFORMED, ""}, {"name=a&day=2026-02-30", ERR_INVALID, "/day"}, {"name=a&on=maybe", ERR_INVALID, "/on"},
    {"name=a&tag=1&tag=2&tag=3&tag=4", ERR_INVALID, "/tag"},
};

static enum err read_pairs(struct cx *cx, const char *text, struct form *out)
{
    struct kv *kv;
    size_t n;
    struct jv v;
    TRY(pairs_decode(cx, str_of(text), &kv, &n));
    TRY(pairs_json(cx, &FORM, kv, n, NULL, NULL, ERR_UNKNOWN_PARAM, &v));
    return field_read(cx, &FORM, &v, "", out);
}

static void t_pairs(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++) {
        struct cx cx;
        struct form f = {0};
        cx_init(&cx, ar);
        enum err e = read_pairs(&cx, PAIRS[i].text, &f);
        if (e != PAIRS[i].err || (PAIRS[i].field && strcmp(cx.err_field, PAIRS[i].field) != 0))
            fail_msg("%s: %s %s (%s)", PAIRS[i].text, err_code(e), cx.err_field, cx.err_text);
        if (i == 1) {
            assert_string_equal(f.name, "米 x");
            assert_true(f.n == 3 && f.on && f.tag.n == 2 && f.day == day_of(2026, 1, 2));
        }
    }
    ar_free(&ar);
}

static const struct { const char *header, *name, *value; } PARAMS[] = {
    {"text/plain; charset=utf-8", "charset", "utf-8"}, {"a/b;charset=\"UTF-8\"", "charset", "UTF-8"}, {"a/b; x; charset=c", "charset", "c"},
    {"a/b; x=\"a;charset=no\"; charset=yes", "charset", "yes"}, {"a/b; x=\"a\\\"b\"", "x", "a\"b"}, {"a/b", "x", NULL}, {"a/b; x=\"open", "x", NULL},
    {"a/b; CHARSET = z", "charset", "z"},
};

static void t_header_param(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    for (size_t i = 0; i < sizeof PARAMS / sizeof PARAMS[0]; i++) {
        struct str v;
        bool ok = header_param(ar, str_of(PARAMS[i].header), PARAMS[i].name, &v);
        if (ok != (PARAMS[i].value != NULL) || (ok && !str_eqz(v, PARAMS[i].value)))
            fail_msg("%s", PARAMS[i].header);
    }
    ar_free(&ar);
}

static const struct { const char *in, *out; } CSV[] = {
    {"plain", "plain"}, {"a,b", "\"a,b\""}, {"a\"b", "\"a\"\"b\""}, {"=1+1", "\"'=1+1\""}, {"+x", "\"'+x\""}, {"-x", "\"'-x\""},
    {"@x", "\"'@x\""}, {"\tx", "\"'\tx\""}, {"", ""}, {"a\nb", "\"a\nb\""},
};

static void t_csv(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    for (size_t i = 0; i < sizeof CSV / sizeof CSV[0]; i++) {
        struct buf b;
        buf_init(&b, ar, 16);
        export_csv_text(&b, str_of(CSV[i].in), true);
        assert_string_equal(buf_z(&b), CSV[i].out);
    }
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_multipart), cmocka_unit_test(t_multipart_limit), cmocka_unit_test(t_pairs),
                                       cmocka_unit_test(t_header_param), cmocka_unit_test(t_csv)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
