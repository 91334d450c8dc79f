/* ledger_pdf.c: a statement as a PDF of A4 pages: heading, table with a running balance, page numbers. Drawn by cairo and pango, so that
 * Chinese is shaped as on the labels. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>

#include "ledger_priv.h"
#include "when.h"

enum { PAGE_W = 595, PAGE_H = 842, MARGIN = 42, ROW_H = 16, ROWS_PER_PAGE = 42, COLS = 4 };
static const int COL_X[COLS] = {MARGIN, MARGIN + 110, MARGIN + 350, MARGIN + 430}, COL_W[COLS] = {106, 236, 76, 80};

struct pen { cairo_t *c; PangoLayout *layout; int y; };

static void text(struct pen *p, int x, int y, int w, bool right, double size, const char *s)
{
    PangoFontDescription *f = pango_font_description_from_string("Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif");
    pango_font_description_set_absolute_size(f, size * PANGO_SCALE);
    pango_layout_set_font_description(p->layout, f);
    pango_font_description_free(f);
    pango_layout_set_width(p->layout, w * PANGO_SCALE);
    pango_layout_set_ellipsize(p->layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(p->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_text(p->layout, s, -1);
    cairo_move_to(p->c, x, y);
    pango_cairo_show_layout(p->c, p->layout);
}

static void row(struct pen *p, const char *const cells[COLS])
{
    for (int i = 0; i < COLS; i++)
        text(p, COL_X[i], p->y, COL_W[i], i >= 2, 9, cells[i]);
    p->y += ROW_H;
}

static void rule(struct pen *p)
{
    cairo_set_line_width(p->c, 0.5);
    cairo_move_to(p->c, MARGIN, p->y - 2.5);
    cairo_line_to(p->c, PAGE_W - MARGIN, p->y - 2.5);
    cairo_stroke(p->c);
}

static void heading(struct cx *cx, struct pen *p, const struct ledger_statement *s, size_t page, size_t pages)
{
    bool en = cx->lang == LANG_EN;
    char from[16], until[16];
    day_format((int32_t)s->from_day, from);
    day_format((int32_t)s->until_day, until);
    text(p, MARGIN, 36, PAGE_W - 2 * MARGIN, false, 15, ar_printf(cx->ar, en ? "Statement: %s" : "对账单：%s", s->name));
    text(p, MARGIN, 60, PAGE_W - 2 * MARGIN, false, 9, ar_printf(cx->ar, en ? "%s to %s · account %s" : "%s 至 %s · 账户 %s", from, until, s->account));
    text(p, MARGIN, PAGE_H - 36, PAGE_W - 2 * MARGIN, true, 8, ar_printf(cx->ar, en ? "Page %zu of %zu" : "第 %zu 页，共 %zu 页", page, pages));
    p->y = 84;
    row(p, en ? (const char *const[COLS]){"Time", "What", "Amount (yuan)", "Balance (yuan)"} : (const char *const[COLS]){"时间", "摘要", "金额（元）", "余额（元）"});
    rule(p);
}

/* Rows are: opening, each line, closing. */
static void put_row(struct cx *cx, struct pen *p, const struct ledger_statement *s, size_t i)
{
    bool en = cx->lang == LANG_EN;
    const struct ledger_statement_line *l = s->lines.p;
    if (i == 0)
        row(p, (const char *const[COLS]){"", en ? "Opening balance" : "期初余额", "", ledger_yuan(cx->ar, s->opening)});
    else if (i <= s->lines.n)
        row(p, (const char *const[COLS]){ledger_local_time(cx->ar, l[i - 1].at), l[i - 1].memo, ledger_yuan(cx->ar, l[i - 1].fen), ledger_yuan(cx->ar, l[i - 1].balance)});
    else {
        rule(p);
        row(p, (const char *const[COLS]){"", en ? "Closing balance" : "期末余额", "", ledger_yuan(cx->ar, s->closing)});
    }
}

static void draw(struct cx *cx, struct pen *p, const struct ledger_statement *s)
{
    size_t rows = s->lines.n + 2, pages = (rows + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE;
    for (size_t i = 0; i < rows; i++) {
        if (i % ROWS_PER_PAGE == 0) {
            if (i)
                cairo_show_page(p->c);
            heading(cx, p, s, i / ROWS_PER_PAGE + 1, pages);
        }
        put_row(cx, p, s, i);
    }
    cairo_show_page(p->c);
}

static cairo_status_t take(void *closure, const unsigned char *data, unsigned n)
{
    buf_put(closure, data, n);
    return CAIRO_STATUS_SUCCESS;
}

enum err ledger_statement_pdf(struct cx *cx, const struct ledger_statement *s, struct str *out)
{
    struct buf b, *sink = &b;
    buf_init(sink, cx->ar, 64 * 1024);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take, sink, PAGE_W, PAGE_H);
    struct pen p = {.c = cairo_create(surface)};
    p.layout = pango_cairo_create_layout(p.c);
    draw(cx, &p, s);
    g_object_unref(p.layout);
    cairo_destroy(p.c);
    cairo_surface_finish(surface);
    cairo_status_t st = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (st != CAIRO_STATUS_SUCCESS)
        return err_say(cx, ERR_IO, NULL, "不能生成 PDF：%s", "The PDF cannot be made: %s", cairo_status_to_string(st));
    *out = buf_view(sink);
    return ERR_NONE;
}

/* cairo and fontconfig lose some bytes once for each font (see scan_label.c, which says the same in programs that hold it). */
const char *__lsan_default_suppressions(void);
__attribute__((weak)) const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so\nleak:libfontconfig.so\n";
}
