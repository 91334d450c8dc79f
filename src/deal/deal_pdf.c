/* deal_pdf.c: a contract as a PDF of A4 pages for print and file: the very text that was signed, word for word, who signed it when, and the hash
 * by which it was signed. Drawn by cairo and pango, so that Chinese is shaped as on the labels. What is not signed by both says so. */
#include <cairo-pdf.h>
#include <inttypes.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "deal_priv.h"
#include "when.h"

enum { PAGE_W = 595, PAGE_H = 842, MARGIN = 62, TOP = 64, BOTTOM = PAGE_H - 72, WIDTH = PAGE_W - 2 * MARGIN };

struct sheet { cairo_t *c; PangoLayout *layout; double y; int page; const char *no; };

static void font(struct sheet *s, double size, bool bold)
{
    PangoFontDescription *f = pango_font_description_from_string("Noto Serif CJK SC, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif");
    pango_font_description_set_absolute_size(f, size * PANGO_SCALE);
    pango_font_description_set_weight(f, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(s->layout, f);
    pango_font_description_free(f);
}

static void line_at(struct sheet *s, double y, double size, PangoAlignment align, const char *text)
{
    font(s, size, false);
    pango_layout_set_alignment(s->layout, align);
    pango_layout_set_text(s->layout, text, -1);
    cairo_move_to(s->c, MARGIN, y);
    pango_cairo_show_layout(s->c, s->layout);
}

static void page_end(struct cx *cx, struct sheet *s)
{
    line_at(s, PAGE_H - 46, 8, PANGO_ALIGN_LEFT, s->no);
    line_at(s, PAGE_H - 46, 8, PANGO_ALIGN_RIGHT, ar_printf(cx->ar, cx->lang == LANG_EN ? "Page %d" : "第 %d 页", s->page));
    cairo_show_page(s->c);
    s->page++, s->y = TOP;
}

/* Paragraphs, line by line: a page ends between two lines. */
static void paragraphs(struct cx *cx, struct sheet *s, double size, bool bold, PangoAlignment align, const char *text)
{
    font(s, size, bold);
    pango_layout_set_alignment(s->layout, align);
    pango_layout_set_text(s->layout, text, -1);
    PangoLayout *own = pango_layout_copy(s->layout);   /* the foot of a page uses the sheet's */
    PangoLayoutIter *it = pango_layout_get_iter(own);
    double high = size * 1.7;
    do {
        PangoRectangle r;
        pango_layout_iter_get_line_extents(it, NULL, &r);
        if (s->y + high > BOTTOM)
            page_end(cx, s);
        cairo_move_to(s->c, MARGIN + (double)r.x / PANGO_SCALE, s->y + size);
        pango_cairo_show_layout_line(s->c, pango_layout_iter_get_line_readonly(it));
        s->y += high;
    } while (pango_layout_iter_next_line(it));
    pango_layout_iter_free(it);
    g_object_unref(own);
}

static void gap(struct sheet *s, double points)
{
    s->y += points;
}

static const char *side(struct cx *cx, const char *label, const char *name, const char *by, int64_t at, const char *consent)
{
    bool en = cx->lang == LANG_EN;
    char when[40];
    if (at == FIELD_NULL)
        return ar_printf(cx->ar, en ? "%s: %s. Not signed.\n" : "%s：%s。未签。\n", label, name);
    when_format(at, WHEN_CST_MIN, when);
    when[16] = 0, when[10] = ' ';                        /* the minute, in China */
    const char *agreed = consent && *consent ? ar_printf(cx->ar, en ? "; how the household agreed: %s" : "；农户怎样同意的：%s", consent) : "";
    return ar_printf(cx->ar, en ? "%s: %s. Signed by %s at %s%s.\n" : "%s：%s。签署人 %s，时间 %s%s。\n", label, name, by ? by : "", when, agreed);
}

static const char *signatures(struct cx *cx, const struct deal_contract *c)
{
    bool en = cx->lang == LANG_EN;
    return ar_printf(cx->ar, en ? "%s%sSHA-256 of the text: %s\nState when this was printed: %s" : "%s%s文本的 SHA-256 摘要：%s\n打印时的状态：%s",
                     side(cx, en ? "Party A (buyer)" : "甲方（买方）", c->buyer_name, c->buyer_signed_by, c->buyer_signed_at, NULL),
                     side(cx, en ? "Party B (seller)" : "乙方（卖方）", c->operator_name, c->seller_signed_by, c->seller_signed_at, c->seller_consent), c->text_sha, deal_state_name(M_CONTRACT, c->state, cx->lang));
}

static void draw(struct cx *cx, struct sheet *s, const struct deal_contract *c)
{
    bool en = cx->lang == LANG_EN, both = c->buyer_signed_at != FIELD_NULL && c->seller_signed_at != FIELD_NULL;
    const char *rest = strchr(c->text, '\n');
    const char *title = rest ? ar_printf(cx->ar, "%.*s", (int)(rest - c->text), c->text) : c->text;
    if (!both)
        paragraphs(cx, s, 10, true, PANGO_ALIGN_CENTER, en ? "Not signed by both sides: not in force" : "双方未签齐，不生效");
    paragraphs(cx, s, 16, true, PANGO_ALIGN_CENTER, title);
    gap(s, 8);
    paragraphs(cx, s, 10.5, false, PANGO_ALIGN_LEFT, rest ? rest + 1 : "");
    gap(s, 10);
    paragraphs(cx, s, 10.5, true, PANGO_ALIGN_LEFT, en ? "Signatures" : "签署");
    paragraphs(cx, s, 10.5, false, PANGO_ALIGN_LEFT, signatures(cx, c));
    page_end(cx, s);
}

static cairo_status_t take(void *closure, const unsigned char *data, unsigned n)
{
    buf_put(closure, data, n);
    return CAIRO_STATUS_SUCCESS;
}

enum err deal_contract_pdf(struct cx *cx, const struct deal_contract *c, struct str *out)
{
    struct buf b, *sink = &b;
    buf_init(sink, cx->ar, 64 * 1024);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take, sink, PAGE_W, PAGE_H);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, c->contract_no);
    struct sheet s = {.c = cairo_create(surface), .y = TOP, .page = 1, .no = c->contract_no};
    s.layout = pango_cairo_create_layout(s.c);
    pango_layout_set_width(s.layout, WIDTH * PANGO_SCALE);
    pango_layout_set_wrap(s.layout, PANGO_WRAP_WORD_CHAR);
    draw(cx, &s, c);
    g_object_unref(s.layout);
    cairo_destroy(s.c);
    cairo_surface_finish(surface);
    cairo_status_t st = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (st != CAIRO_STATUS_SUCCESS)
        return err_say(cx, ERR_IO, NULL, "不能生成 PDF：%s", "The PDF cannot be made: %s", cairo_status_to_string(st));
    *out = buf_view(sink);
    return ERR_NONE;
}

/* ---- the route ------------------------------------------------------------------------------------------------------------------------ */
struct ask { const char *id; struct deal_contract c; };

static enum err get_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct ask *a = p;
    return deal_contract_load(cx, tx, a->id, 0, &a->c);
}

enum err deal_contract_pdf_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct ask *a = AR_NEW(cx->ar, struct ask);
    struct str pdf;
    a->id = rq_path(rq, "id");
    TRY(tx_read(cx, "deal.contract.pdf", get_tx, a));
    TRY(deal_contract_pdf(cx, &a->c, &pdf));
    rs_download(rs, ar_printf(cx->ar, "%s.pdf", a->c.contract_no));
    rs_bytes(rs, "application/pdf", pdf);
    return ERR_NONE;
}
