/* scan_label.c: label sheets. cairo writes the PDF, pango shapes the texts (Chinese, with fallback fonts), the QR codes are
 * paths of rectangles. A document is pulled: scan_labels_read() draws the next page when the bytes of the last one are gone.
 * Each page is complete when it is shown; what cairo keeps until the end are its tables of pages and objects and the glyphs
 * used: about 200 bytes a label (measured: 100,000 labels of 50 × 30 mm at 980 a second on one core, 4.0 kB each, 91 MiB
 * resident at the end, of which 70 are there after the first page, mostly the mapped font file). */
#include "scan_label.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "scan_code.h"

#define PT_PER_MM (72.0 / 25.4)
#define FONT_FAMILY "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,Sans"
#define LINE_SPACING 0.82f   /* Chinese fonts leave 45 % between lines; labels are small */

const char *const scan_label_formats[] = {"100x70", "50x30", "a4", NULL};

/* Lengths in millimetres, type sizes in points. */
struct spec {
    double page_w, page_h;       /* the paper */
    unsigned cols, rows;         /* labels on it */
    double margin_x, margin_y;   /* around all labels */
    double label_w, label_h;     /* one label */
    double pad;                  /* between its edge and what is printed */
    double qr;                   /* side of the code with its quiet zone */
    double name_pt, text_pt, gtin_pt;
    int name_lines;              /* product name, at most */
    bool cut_marks;
};

static const struct spec SPECS[SCAN_LABEL__COUNT] = {
    [SCAN_LABEL_100X70] = {100, 70, 1, 1, 0, 0, 100, 70, 4, 56, 14, 9.5, 9, 3, false},
    [SCAN_LABEL_50X30] = {50, 30, 1, 1, 0, 0, 50, 30, 1, 25, 8, 5.5, 5.5, 2, false},
    [SCAN_LABEL_A4] = {210, 297, 3, 7, 12, 15.5, 62, 38, 2, 31, 9.5, 6.5, 6, 2, true},
};

/* Lines of a label, each with a layout of its own that is shaped again only when its text changes. */
enum line { LINE_NAME, LINE_DEMO, LINE_LOT, LINE_SERIAL, LINE_DATE, LINE_PRODUCER, LINE_GTIN, LINE__COUNT };

static const char *const WORDS[LINE__COUNT][2] = {
    [LINE_LOT] = {"批号", "Lot"}, [LINE_SERIAL] = {"序号", "Serial"}, [LINE_DATE] = {"日期", "Date"},
    [LINE_PRODUCER] = {"生产者", "Producer"}, [LINE_GTIN] = {"(01)", "(01)"},
};

struct scan_labels {
    struct cx *cx;
    struct scan_label_job job;
    const struct spec *spec;
    char date_word[64];
    uint64_t next;                  /* the label that comes next */
    bool failed, finished;
    cairo_surface_t *surface;
    cairo_t *cr;
    PangoFontMap *fonts;            /* our own: what it caches goes with it */
    PangoContext *context;
    PangoLayout *lines[LINE__COUNT];
    char *out;                      /* bytes cairo wrote that nobody has read yet */
    size_t out_at, out_size, out_cap;
};

/* ---- Where cairo writes ---- */

static cairo_status_t take_bytes(void *arg, const unsigned char *p, unsigned size)
{
    struct scan_labels *l = arg;
    if (l->out_at == l->out_size)
        l->out_at = l->out_size = 0;
    if (l->out_cap - l->out_size < size) {
        size_t cap = (l->out_cap + size) * 2;
        char *grown = realloc(l->out, cap);
        if (!grown)
            return CAIRO_STATUS_NO_MEMORY;
        l->out = grown;
        l->out_cap = cap;
    }
    memcpy(l->out + l->out_size, p, size);
    l->out_size += size;
    return CAIRO_STATUS_SUCCESS;
}

/* ---- Texts ---- */

static PangoLayout *new_line(struct scan_labels *l, double pt, bool bold, int lines, double width_mm)
{
    PangoLayout *p = pango_layout_new(l->context);
    PangoFontDescription *font = pango_font_description_from_string(FONT_FAMILY);
    pango_font_description_set_size(font, (int)(pt * PANGO_SCALE));
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(p, font);
    pango_font_description_free(font);
    pango_layout_set_width(p, (int)(width_mm * PT_PER_MM * PANGO_SCALE));
    pango_layout_set_height(p, -lines);
    pango_layout_set_wrap(p, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(p, PANGO_ELLIPSIZE_END);
    pango_layout_set_line_spacing(p, LINE_SPACING);
    pango_layout_set_single_paragraph_mode(p, TRUE);
    return p;
}

static double text_x(const struct spec *s)
{
    return s->pad + s->qr + s->pad / 2;
}

static void make_lines(struct scan_labels *l)
{
    const struct spec *s = l->spec;
    double width = s->label_w - text_x(s) - s->pad;
    for (int i = 0; i < LINE__COUNT; i++) {
        bool name = i == LINE_NAME, gtin = i == LINE_GTIN;
        l->lines[i] = new_line(l, name ? s->name_pt : gtin ? s->gtin_pt : s->text_pt, name || i == LINE_DEMO,
                               name ? s->name_lines : gtin ? 1 : 2, gtin ? s->qr : width);
    }
    pango_layout_set_alignment(l->lines[LINE_GTIN], PANGO_ALIGN_CENTER);
}

/* "批号 A12": set only when it differs from what the layout holds. False when there is nothing to print. */
static bool set_line(struct scan_labels *l, enum line line, const char *value)
{
    char text[256];
    const char *end;
    const char *word = line == LINE_DATE && l->date_word[0] ? l->date_word : WORDS[line][l->job.lang == LANG_EN];
    if (!value || !value[0] || !utf8_valid(str_of(value)))
        return false;
    snprintf(text, sizeof text, "%s%s%s", word ? word : "", word ? " " : "", value);
    if (!g_utf8_validate(text, -1, &end))   /* cut in the middle of a character */
        text[end - text] = 0;
    if (strcmp(pango_layout_get_text(l->lines[line]), text) != 0)
        pango_layout_set_text(l->lines[line], text, -1);
    return true;
}

static double line_height(PangoLayout *p)
{
    int w, h;
    pango_layout_get_size(p, &w, &h);
    return (double)h / PANGO_SCALE;
}

/* Draw a line at (x, y) in points; returns its height. What would go below bottom is cut to one line, then left out (0). */
static double draw_line(struct scan_labels *l, enum line line, double x, double y, double bottom)
{
    PangoLayout *p = l->lines[line];
    int lines = pango_layout_get_height(p);
    bool tight = y + line_height(p) > bottom;
    if (tight)
        pango_layout_set_height(p, -1);
    double height = line_height(p);
    if (y + height > bottom) {
        height = 0;
    } else {
        cairo_move_to(l->cr, x, y);
        pango_cairo_show_layout(l->cr, p);
    }
    if (tight)
        pango_layout_set_height(p, lines);
    return height;
}

/* ---- One label ---- */

static void draw_code(struct scan_labels *l, const struct scan_qr *qr, double x, double y, double side)
{
    double module = side / (qr->size + 2 * SCAN_QR_QUIET);
    for (size_t i = 0; i < qr->n; i++)
        cairo_rectangle(l->cr, x + (qr->rects[i].x + SCAN_QR_QUIET) * module, y + (qr->rects[i].y + SCAN_QR_QUIET) * module,
                        qr->rects[i].w * module, qr->rects[i].h * module);
    cairo_fill(l->cr);
}

static void draw_texts(struct scan_labels *l, const struct scan_label *label, double x, double y)
{
    const struct spec *s = l->spec;
    const char *const values[LINE__COUNT] = {
        [LINE_NAME] = label->product, [LINE_DEMO] = l->job.demo ? (l->job.lang == LANG_EN ? "Demonstration" : "演示数据") : NULL,
        [LINE_LOT] = label->lot, [LINE_SERIAL] = label->serial, [LINE_DATE] = label->date, [LINE_PRODUCER] = label->producer,
    };
    double left = x + text_x(s) * PT_PER_MM, at = y + s->pad * PT_PER_MM, bottom = y + (s->label_h - s->pad) * PT_PER_MM;
    for (int i = 0; i < LINE_GTIN; i++)
        if (set_line(l, (enum line)i, values[i]))
            at += draw_line(l, (enum line)i, left, at, bottom) + s->text_pt * 0.15;
    if (set_line(l, LINE_GTIN, label->gtin))
        draw_line(l, LINE_GTIN, x + s->pad * PT_PER_MM, y + (s->pad + s->qr) * PT_PER_MM - s->gtin_pt * 0.6, bottom + s->pad * PT_PER_MM);
}

/* The label whose corner is at (x, y) points. */
static bool draw_label(struct scan_labels *l, const struct scan_label *label, double x, double y)
{
    const struct spec *s = l->spec;
    struct ar_mark mark = ar_mark(l->cx->ar);
    struct scan_qr qr;
    if (!label->url || !scan_qr_make(l->cx->ar, str_of(label->url), &qr))
        return false;
    cairo_save(l->cr);
    cairo_rectangle(l->cr, x, y, s->label_w * PT_PER_MM, s->label_h * PT_PER_MM);
    cairo_clip(l->cr);
    draw_code(l, &qr, x + s->pad * PT_PER_MM, y + s->pad * PT_PER_MM, s->qr * PT_PER_MM);
    draw_texts(l, label, x, y);
    cairo_restore(l->cr);
    ar_rewind(l->cx->ar, mark);
    return true;
}

/* ---- One page ---- */

static void tick(cairo_t *cr, double x, double y, double dx, double dy)
{
    cairo_move_to(cr, x * PT_PER_MM, y * PT_PER_MM);
    cairo_rel_line_to(cr, dx * PT_PER_MM, dy * PT_PER_MM);
}

/* Short lines in the margins where the knife goes. */
static void draw_cut_marks(struct scan_labels *l)
{
    const struct spec *s = l->spec;
    const double mark = 6, gap = 1;
    double right = s->margin_x + s->cols * s->label_w, low = s->margin_y + s->rows * s->label_h;
    for (unsigned c = 0; c <= s->cols; c++) {
        tick(l->cr, s->margin_x + c * s->label_w, s->margin_y - gap, 0, -mark);
        tick(l->cr, s->margin_x + c * s->label_w, low + gap, 0, mark);
    }
    for (unsigned r = 0; r <= s->rows; r++) {
        tick(l->cr, s->margin_x - gap, s->margin_y + r * s->label_h, -mark, 0);
        tick(l->cr, right + gap, s->margin_y + r * s->label_h, mark, 0);
    }
    cairo_set_line_width(l->cr, 0.3);
    cairo_stroke(l->cr);
}

static bool draw_page(struct scan_labels *l)
{
    const struct spec *s = l->spec;
    if (s->cut_marks)
        draw_cut_marks(l);
    for (unsigned i = 0; i < s->cols * s->rows && l->next < l->job.count; i++) {
        struct scan_label label = {.url = NULL};
        double x = s->margin_x + i % s->cols * s->label_w, y = s->margin_y + i / s->cols * s->label_h;
        if (!l->job.label(l->job.arg, l->next, &label) || !draw_label(l, &label, x * PT_PER_MM, y * PT_PER_MM))
            return false;
        l->next++;
    }
    cairo_show_page(l->cr);
    return cairo_status(l->cr) == CAIRO_STATUS_SUCCESS;
}

/* The next page, or the end of the document. */
static bool step(struct scan_labels *l)
{
    if (l->next < l->job.count)
        return draw_page(l);
    l->finished = true;
    cairo_surface_finish(l->surface);
    return cairo_surface_status(l->surface) == CAIRO_STATUS_SUCCESS;
}

/* ---- The document ---- */

static void labels_free(void *arg)
{
    struct scan_labels *l = arg;
    for (int i = 0; i < LINE__COUNT; i++)
        if (l->lines[i])
            g_object_unref(l->lines[i]);
    if (l->context)
        g_object_unref(l->context);
    if (l->cr)
        cairo_destroy(l->cr);
    if (l->surface)
        cairo_surface_destroy(l->surface);   /* may still write: out is freed after it */
    if (l->fonts)
        g_object_unref(l->fonts);
    free(l->out);
}

static enum err refuse(struct cx *cx, const struct scan_label_job *job)
{
    if ((unsigned)job->format >= SCAN_LABEL__COUNT)
        return err_say(cx, ERR_INVALID, "format", "没有这种标签规格", "No such label format");
    if (job->count < 1 || job->count > SCAN_LABELS_MAX)
        return err_say(cx, ERR_INVALID, "count", "标签数量应为 1 至 %d 张", "Between 1 and %d labels", SCAN_LABELS_MAX);
    return ERR_NONE;
}

/* Paper has no pixels: glyphs keep their true widths. */
static void exact_metrics(struct scan_labels *l)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(l->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(l->context, FALSE);
    pango_cairo_update_context(l->cr, l->context);
}

enum err scan_labels_open(struct cx *cx, const struct scan_label_job *job, struct scan_labels **out)
{
    TRY(refuse(cx, job));
    struct scan_labels *l = AR_NEW(cx->ar, struct scan_labels);
    ar_defer(cx->ar, labels_free, l);
    l->cx = cx;
    l->job = *job;
    l->spec = &SPECS[job->format];
    snprintf(l->date_word, sizeof l->date_word, "%s", job->date_word ? job->date_word : "");
    l->surface = cairo_pdf_surface_create_for_stream(take_bytes, l, l->spec->page_w * PT_PER_MM, l->spec->page_h * PT_PER_MM);
    cairo_pdf_surface_set_metadata(l->surface, CAIRO_PDF_METADATA_CREATOR, "Tiantou");
    l->cr = cairo_create(l->surface);
    if (cairo_status(l->cr) != CAIRO_STATUS_SUCCESS)
        return err_say(cx, ERR_MEMORY, NULL, "内存不足，无法生成标签", "Not enough memory for labels");
    l->fonts = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(l->fonts), 72);
    l->context = pango_font_map_create_context(l->fonts);
    pango_context_set_language(l->context, pango_language_from_string("zh-cn"));
    exact_metrics(l);
    make_lines(l);
    *out = l;
    return ERR_NONE;
}

int64_t scan_labels_read(void *labels, char *p, size_t size)
{
    struct scan_labels *l = labels;
    while (l->out_at == l->out_size && !l->finished && !l->failed)
        l->failed = !step(l);
    if (l->failed)
        return -1;
    size_t n = l->out_size - l->out_at < size ? l->out_size - l->out_at : size;
    if (n)
        memcpy(p, l->out + l->out_at, n);
    l->out_at += n;
    return (int64_t)n;
}

enum err scan_label_pdf(struct cx *cx, const struct scan_label_job *job, bool (*write)(void *arg, struct str piece), void *arg)
{
    struct scan_labels *l;
    TRY(scan_labels_open(cx, job, &l));
    char *piece = ar_alloc(cx->ar, 65536);
    int64_t n;
    while ((n = scan_labels_read(l, piece, 65536)) > 0 && write(arg, (struct str){piece, (size_t)n}))
        ;
    if (n != 0)
        return err_say(cx, ERR_IO, NULL, "标签生成中断", "The labels could not be finished");
    return ERR_NONE;
}

#if defined __SANITIZE_ADDRESS__
/* cairo 1.16 loses 768 bytes for each OpenType font of a PDF, fontconfig 256 once; a sanitized server would end with a failure. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so\nleak:libfontconfig.so\n";
}
#endif
