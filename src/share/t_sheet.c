/* t_sheet.c: CSV as offices send it: separators, quotes, encodings, limits (tables). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "share_sheet.h"

/* cells: rows by '/', cells by '|', empty ones "-". NULL: refused. */
static const struct { const char *what, *csv; size_t size; const char *cells; } SHEETS[] = {
#define CSV(what, text, cells) {what, text, sizeof(text) - 1, cells}
    CSV("plain", "a,b\n1,2\n", "a|b/1|2"),
    CSV("no last line end", "a,b\n1,2", "a|b/1|2"),
    CSV("carriage returns", "a,b\r\n1,2\r\n", "a|b/1|2"),
    CSV("byte-order mark", "\xef\xbb\xbf" "a,b\n1,2\n", "a|b/1|2"),
    CSV("semicolons", "a;b;c\n1;2,5;3\n", "a|b|c/1|2,5|3"),
    CSV("tabs", "a\tb\n1\t2\n", "a|b/1|2"),
    CSV("quotes", "a,b\n\"1,2\",\"say \"\"no\"\"\"\n", "a|b/1,2|say \"no\""),
    CSV("a line end in quotes", "a,b\n\"1\n2\",3\n", "a|b/1\n2|3"),
    CSV("empty and blank cells", "a,b,c\n, ,x\n", "a|b|c/-|-|x"),
    CSV("a short row", "a,b,c\n1\n", "a|b|c/1|-|-"),
    CSV("trailing separators", "a,b\n1,2,,\n", "a|b/1|2"),
    CSV("trimmed", " a , b \n 1 , 2 \n", "a|b/1|2"),
    CSV("GB 18030", "\xc5\xfa\xb4\xce,b\n\xd6\xd8,2\n", "批次|b/重|2"),
    CSV("heading alone", "a,b\n", "a|b"),
    CSV("nothing", "", "-"),
    CSV("a cell too many", "a,b\n1,2,3\n", NULL),
    CSV("an open quote", "a,b\n\"1,2\n", NULL),
    CSV("neither encoding", "a,b\n\xff\xff\xff\n", NULL),
    CSV("a NUL", "a,b\n\0,2\n", NULL),
#undef CSV
};

static struct str shown(struct arena *ar, const struct sheet *s)
{
    struct buf b;
    buf_init(&b, ar, 64);
    for (size_t r = 0; r < s->rows; r++)
        for (size_t c = 0; c < s->cols; c++) {
            if (r || c)
                buf_ch(&b, c ? '|' : '/');
            buf_puts(&b, s->cells[r][c] ? s->cells[r][c] : "-");
        }
    return buf_view(&b);
}

static void t_sheets(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SHEETS / sizeof SHEETS[0]; i++) {
        struct arena *ar = ar_new(0);
        struct cx cx;
        struct sheet s;
        cx_init(&cx, ar);
        enum err e = share_sheet_csv(&cx, (struct str){SHEETS[i].csv, SHEETS[i].size}, &s);
        struct str got = e == ERR_NONE ? shown(ar, &s) : (struct str){0};
        if ((e == ERR_NONE) != (SHEETS[i].cells != NULL) || (SHEETS[i].cells && !str_eqz(got, SHEETS[i].cells)))
            fail_msg("%s: %s %.*s", SHEETS[i].what, err_code(e), (int)got.size, got.p ? got.p : "");
        ar_free(&ar);
    }
}

/* What a file can grow to is bounded, and said. */
static void t_limits(void **state)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct sheet s;
    struct buf b;
    (void)state;
    cx_init(&cx, ar);
    buf_init(&b, ar, 64);
    buf_puts(&b, "a\n");
    for (int i = 0; i < 20000; i++)
        buf_puts(&b, "1\n");
    assert_int_equal(share_sheet_csv(&cx, buf_view(&b), &s), ERR_NONE);
    assert_int_equal(s.rows, 20001);
    buf_puts(&b, "1\n");
    assert_int_equal(share_sheet_csv(&cx, buf_view(&b), &s), ERR_LIMIT);
    struct buf wide;
    buf_init(&wide, ar, 64);
    for (int i = 0; i < 61; i++)
        buf_puts(&wide, i ? ",a" : "a");
    assert_int_equal(share_sheet_csv(&cx, buf_view(&wide), &s), ERR_LIMIT);
    struct buf longer;
    buf_init(&longer, ar, 64);
    for (int i = 0; i < 2001; i++)
        buf_ch(&longer, 'a');
    assert_int_equal(share_sheet_csv(&cx, buf_view(&longer), &s), ERR_LIMIT);
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_sheets), cmocka_unit_test(t_limits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
