/* demo_report.c: the laboratories' report files of the demonstration county: one sheet a crop, drawn with pango and cairo, marked
 * as demonstration, and taken in by the same upload as a laboratory's own. They belong to tests that passed with these values. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "demo.h"
#include "grow_file.h"
#include "when.h"

#define PAGE_W 420.0 /* A5, points */
#define PAGE_H 595.0
#define MARGIN 42.0

struct sheet { cairo_t *c; double y; };

/* One line of text; its right column starts in the middle. */
static void line(struct sheet *s, const char *font, const char *left, const char *right)
{
    const char *texts[] = {left, right};
    int height = 0;
    for (int i = 0; i < 2; i++) {
        PangoLayout *p = pango_cairo_create_layout(s->c);
        PangoFontDescription *f = pango_font_description_from_string(font);
        int h;
        pango_layout_set_font_description(p, f);
        pango_font_description_free(f);
        pango_layout_set_text(p, texts[i] ? texts[i] : "", -1);
        cairo_move_to(s->c, MARGIN + i * (PAGE_W / 2 - MARGIN + 10), s->y);
        pango_cairo_show_layout(s->c, p);
        pango_layout_get_pixel_size(p, NULL, &h);
        height = h > height ? h : height;
        g_object_unref(p);
    }
    s->y += height + 7;
}

static void rule(struct sheet *s)
{
    cairo_set_line_width(s->c, .7);
    cairo_move_to(s->c, MARGIN, s->y);
    cairo_line_to(s->c, PAGE_W - MARGIN, s->y);
    cairo_stroke(s->c);
    s->y += 9;
}

static void draw(cairo_t *c, struct arena *ar, const struct demo_crop_info *k)
{
    struct sheet s = {c, MARGIN};
    line(&s, "Noto Sans CJK SC Bold 17", "检测报告（演示）", NULL);
    line(&s, "Noto Sans CJK SC 8", "Test report, demonstration only: no laboratory issued it", NULL);
    rule(&s);
    line(&s, "Noto Sans CJK SC 10", ar_printf(ar, "样品：%s", k->raw.name), k->raw.name_en);
    line(&s, "Noto Sans CJK SC 10", "委托：云岭县（虚构）", "资质：演示编号");
    rule(&s);
    for (int i = 0; i < 3; i++) {
        const struct demo_item *it = &k->items[i];
        line(&s, "Noto Sans CJK SC Bold 10", it->item, it->item_en);
        line(&s, "Noto Sans CJK SC 10", ar_printf(ar, "检测值 %s %s", it->low, it->unit), it->limit ? ar_printf(ar, "限量 %s %s", it->limit, it->unit) : "不得检出");
        line(&s, "Noto Sans CJK SC 8", it->method, NULL);
    }
    rule(&s);
    line(&s, "Noto Sans CJK SC Bold 11", "结论：所检项目合格（演示）", NULL);
    cairo_show_page(c);
}

static cairo_status_t collect(void *to, const unsigned char *p, unsigned n)
{
    buf_put(to, p, n);
    return CAIRO_STATUS_SUCCESS;
}

static struct str report(const struct demo *d, enum demo_crop crop)
{
    struct buf b;
    char day[16];
    buf_init(&b, d->cx->ar, 1 << 20); /* beforehand, as for the pictures */
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(collect, &b, PAGE_W, PAGE_H);
    day_format(d->day0, day); /* the file's own date would make every run another file */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, ar_printf(d->cx->ar, "%sT00:00:00Z", day));
    cairo_t *c = cairo_create(surface);
    draw(c, d->cx->ar, &DEMO_CROP[crop]);
    cairo_destroy(c);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return buf_view(&b);
}

enum err demo_reports_make(struct demo *d)
{
    struct cx *cx = d->cx;
    struct principal *before = cx->who;
    int64_t now = cx->now_us;
    enum err e = ERR_NONE;
    cx->who = d->who[WHO_LAB];
    cx->now_us = demo_at(d->day0 + 6, 10 * 60);
    for (int i = 0; i < DEMO_CROPS && e == ERR_NONE; i++) {
        struct grow_file f = {0};
        struct ar_mark mark = ar_mark(cx->ar);
        e = grow_file_put(cx, report(d, (enum demo_crop)i), GROW_FILE_PDF, &f);
        if (e == ERR_NONE)
            demo_copy(d->report[i], sizeof d->report[i], f.sha);
        ar_rewind(cx->ar, mark);
    }
    cx->who = before;
    cx->now_us = now;
    return e;
}
