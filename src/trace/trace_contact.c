/* trace_contact.c: whom to call in a recall, and the notice to print: who is asked to do what about which lots. Contacts of producers are
 * filled only where the caller has people.operator.phone over them; a producer sees his own line only. */
#include "trace_recall.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "when.h"

enum { CONTACTS_MAX = 5000 };

static enum err read_holders(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, struct trace_contact *out, struct trace_who *who, size_t *n)
{
    int64_t own = people_own_operator(cx);
    struct rows *rows;
    TRY(sql_query(tx, TQ(Q_RECALL_HOLDERS), ARGS(v_i(r->id), v_i(CONTACTS_MAX)), &rows));
    for (*n = 0; *n < CONTACTS_MAX && rows_next(rows);) {
        if (own && rows_i64(rows, 4) != own)
            continue;
        out[*n] = (struct trace_contact){.holder = rows_z(rows, 0), .uri = rows_z(rows, 1), .part = field_enum(trace_holder_parts, rows_str(rows, 2)), .here = rows_i64(rows, 3),
                                         .touched = rows_i64(rows, 5), .answered_at = rows_i64(rows, 6), .answered_by = rows_z(rows, 7)};
        who[*n].uri = out[*n].uri;
        ++*n;
    }
    return rows_end(&rows);
}

enum err trace_contacts(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, struct list *out)
{
    struct trace_contact *c = AR_ARRAY(cx->ar, struct trace_contact, CONTACTS_MAX);
    struct trace_who *who = AR_ARRAY(cx->ar, struct trace_who, CONTACTS_MAX);
    size_t n;
    TRY(read_holders(cx, tx, r, c, who, &n));
    TRY(trace_who_are(cx, tx, who, n));
    for (size_t i = 0; i < n; i++) {
        c[i].name = who[i].full_name ? who[i].full_name : who[i].name ? who[i].name : c[i].uri;
        c[i].contact = who[i].contact;
        c[i].phone = who[i].phone;
        if (who[i].operator_id && who[i].full_name) /* may see it: the whole number */
            TRY(people_operator_phone(cx, tx, who[i].operator_id, &c[i].phone));
    }
    *out = (struct list){c, n};
    return ERR_NONE;
}

/* ---- the notice ----------------------------------------------------------------------------------------------------------------------------- */
#define PAGE_W 595.0
#define PAGE_H 842.0
#define MARGIN 56.0

struct paper { struct cx *cx; struct buf out; cairo_surface_t *surface; cairo_t *cr; PangoLayout *layout; double y; int page; const char *foot; };

static cairo_status_t take(void *arg, const unsigned char *p, unsigned int n)
{
    buf_put(&((struct paper *)arg)->out, p, n);
    return CAIRO_STATUS_SUCCESS;
}

static void font(struct paper *p, double pt, bool bold)
{
    PangoFontDescription *f = pango_font_description_from_string("Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Zen Hei, sans-serif");
    pango_font_description_set_size(f, (int)(pt * PANGO_SCALE));
    pango_font_description_set_weight(f, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(p->layout, f);
    pango_font_description_free(f);
}

static double height_of(struct paper *p, const char *text, double width)
{
    int w, h;
    pango_layout_set_width(p->layout, (int)(width * PANGO_SCALE));
    pango_layout_set_text(p->layout, text, -1);
    pango_layout_get_size(p->layout, &w, &h);
    return (double)h / PANGO_SCALE;
}

static void show(struct paper *p, double x, double y)
{
    cairo_move_to(p->cr, x, y);
    pango_cairo_show_layout(p->cr, p->layout);
}

static void page_end(struct paper *p)
{
    font(p, 8, false);
    (void)height_of(p, ar_printf(p->cx->ar, "%s · %d", p->foot, ++p->page), PAGE_W - 2 * MARGIN);
    show(p, MARGIN, PAGE_H - MARGIN + 16);
    cairo_show_page(p->cr);
    p->y = MARGIN;
}

static void space(struct paper *p, double needs)
{
    if (p->y + needs > PAGE_H - MARGIN)
        page_end(p);
}

static void line(struct paper *p, double pt, bool bold, const char *text)
{
    font(p, pt, bold);
    double h = height_of(p, text, PAGE_W - 2 * MARGIN);
    space(p, h);
    font(p, pt, bold);
    (void)height_of(p, text, PAGE_W - 2 * MARGIN);
    show(p, MARGIN, p->y);
    p->y += h + pt * 0.35;
}

/* A row of four cells. */
static void cells(struct paper *p, bool bold, const char *const text[4])
{
    static const double AT[] = {0, 0.40, 0.58, 0.80, 1};
    double all = PAGE_W - 2 * MARGIN, most = 0;
    font(p, 9.5, bold);
    for (int i = 0; i < 4; i++) {
        double h = height_of(p, text[i] ? text[i] : "", all * (AT[i + 1] - AT[i]) - 6);
        most = h > most ? h : most;
    }
    space(p, most + 6);
    font(p, 9.5, bold);
    for (int i = 0; i < 4; i++) {
        (void)height_of(p, text[i] ? text[i] : "", all * (AT[i + 1] - AT[i]) - 6);
        show(p, MARGIN + all * AT[i], p->y);
    }
    p->y += most + 4;
    cairo_set_line_width(p->cr, 0.4);
    cairo_move_to(p->cr, MARGIN, p->y);
    cairo_line_to(p->cr, PAGE_W - MARGIN, p->y);
    cairo_stroke(p->cr);
    p->y += 3;
}

#define SAY(zh_, en_) (p->cx->lang == LANG_EN ? (en_) : (zh_))

static void write_head(struct paper *p, const struct trace_recall_seen *r)
{
    char day[16] = "";
    day_format(when_day(r->opened_at == FIELD_NULL ? r->created_at : r->opened_at, WHEN_CST_MIN), day);
    line(p, 20, true, r->mock ? SAY("召回演练记录", "Record of a recall drill") : SAY("食用农产品召回通知", "Notice of recall"));
    line(p, 11, false, ar_printf(p->cx->ar, "%s %s    %s %s", SAY("编号", "No."), r->recall_no, SAY("日期", "Date"), day));
    line(p, 11, false, ar_printf(p->cx->ar, "%s%s", SAY("状态：", "State: "), trace_recall_state_text(r->state, p->cx->lang)));
    line(p, 11, false, ar_printf(p->cx->ar, "%s%s", SAY("对象：", "Subject: "), r->subject_name));
    line(p, 11, false, ar_printf(p->cx->ar, "%s%s", SAY("原因：", "Reason: "), r->reason));
    if (!r->mock) {
        line(p, 11, false, ar_printf(p->cx->ar, "%s%s", SAY("怎样退货：", "How to return the goods: "), r->return_how));
        line(p, 11, true, SAY("请立即停止销售和食用，单独封存，并在系统中或按上述方式回复已封存的数量。", "Stop selling and eating at once, keep the goods apart, and answer how much was secured."));
    }
    line(p, 11, false, ar_printf(p->cx->ar, SAY("涉及 %lld 个批次（%.1f 千克）、%lld 个包装、%lld 个持有者和收货方；找到持有者 %.1f%%，查找用时 %.1f 秒%s。",
        "%lld lots (%.1f kg), %lld packs, %lld holders and receivers; %.1f %% located, found in %.1f s%s."), (long long)r->lots_n, (double)r->quantity_g / 1000, (long long)r->packs,
        (long long)r->holders, (double)r->located_permille / 10, (double)r->took_ms / 1000, r->complete ? "" : SAY("（名单可能不全）", " (the list may be incomplete)")));
}

static void write_tables(struct paper *p, const struct trace_recall_seen *r, const struct list *contacts)
{
    p->y += 8;
    line(p, 13, true, SAY("批次", "Lots"));
    cells(p, true, (const char *const[]){SAY("产品", "Product"), SAY("批次号", "Lot number"), SAY("经营主体", "Producer"), SAY("数量（千克）", "Quantity, kg")});
    for (size_t i = 0; i < r->lots.n; i++) {
        const struct trace_recall_lot *l = (const struct trace_recall_lot *)r->lots.p + i;
        cells(p, false, (const char *const[]){l->product_name, l->lot_no, l->operator_name, ar_printf(p->cx->ar, "%.3f", (double)l->quantity_g / 1000)});
    }
    p->y += 8;
    line(p, 13, true, SAY("持有者和收货方", "Holders and receivers"));
    cells(p, true, (const char *const[]){SAY("名称", "Name"), SAY("联系人", "Contact"), SAY("电话", "Telephone"), SAY("可能还在的", "Last seen there")});
    for (size_t i = 0; i < contacts->n; i++) {
        const struct trace_contact *c = (const struct trace_contact *)contacts->p + i;
        cells(p, false, (const char *const[]){c->name, c->contact, c->phone, ar_printf(p->cx->ar, "%lld", (long long)c->here)});
    }
}

enum err trace_notice_pdf(struct cx *cx, const struct trace_recall_seen *r, const struct list *contacts, struct str *out)
{
    struct paper p = {.cx = cx, .y = MARGIN, .foot = r->recall_no};
    buf_init(&p.out, cx->ar, 64 << 10);
    p.surface = cairo_pdf_surface_create_for_stream(take, &p, PAGE_W, PAGE_H);
    p.cr = cairo_create(p.surface);
    PangoFontMap *fonts = pango_cairo_font_map_new(); /* our own: what it caches goes with it, and threads do not meet */
    PangoContext *context = pango_font_map_create_context(fonts);
    pango_cairo_update_context(p.cr, context);
    p.layout = pango_layout_new(context);
    pango_layout_set_wrap(p.layout, PANGO_WRAP_WORD_CHAR);
    write_head(&p, r);
    write_tables(&p, r, contacts);
    page_end(&p);
    g_object_unref(p.layout);
    g_object_unref(context);
    cairo_surface_finish(p.surface);
    bool good = cairo_surface_status(p.surface) == CAIRO_STATUS_SUCCESS && cairo_status(p.cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(p.cr);
    cairo_surface_destroy(p.surface);
    g_object_unref(fonts);
    *out = buf_view(&p.out);
    return good ? ERR_NONE : err_set(cx, ERR_INTERNAL, NULL);
}
