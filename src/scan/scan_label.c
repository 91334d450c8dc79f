/* scan_label.c: label sheets. pango shapes the texts (Chinese, with fallback fonts); their outlines become paths, once for all labels that
 * say the same, and pages refer to them. What is new on a label is its code, a bitmap of one bit a module, and its serial number, set in
 * a font of outlines (Type 3). A document is pulled: scan_labels_read() makes the next page when the bytes of the last one are gone. */
#include "scan_label.h"

#include <cairo.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "qr.h"
#include "scan_pdf.h"

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

enum {
    SERIAL_LAST = 0x7e, SERIAL_FIRST = 0x21,   /* characters a serial number may have to be set in our own font */
    FORMS_MAX = 64,                            /* different labels that become objects; further ones are drawn out each time */
    KEY_MAX = 1024,
};
#define SQUEEZE_MIN 0.8  /* of the width of a serial number's letters */
#define GLYPH_PT 100.0   /* size at which the outlines of the serial's characters are taken */

/* Where the serial number of the labels of one text goes. */
struct serial_place { bool shown; double x, base, width; };

struct glyph { uint32_t object; double advance; /* of an em */ };

struct scan_labels {
    struct cx *cx;
    struct scan_label_job job;
    const struct spec *spec;
    char date_word[64];
    uint64_t next;                  /* the label that comes next */
    bool failed, finished;
    cairo_surface_t *surface;       /* nothing is drawn on it: it carries the paths */
    cairo_t *cr;
    PangoFontMap *fonts;            /* our own: what it caches goes with it */
    PangoContext *context;
    PangoLayout *lines[LINE__COUNT], *glyph_line;
    struct scan_pdf *pdf;
    struct pdf_bytes page, part;    /* contents of the page, of an object */
    char key[KEY_MAX];              /* what the form at hand says */
    uint32_t forms[FORMS_MAX], forms_n, marks;
    struct serial_place place;      /* of the form at hand */
    struct glyph glyphs[SERIAL_LAST + 1];
    struct qr_grid grid;
    char *resources;
};

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
    l->glyph_line = new_line(l, GLYPH_PT, false, 1, 1000);
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

/* What cairo holds as its path, as operators; the path is then gone. */
static void put_path(struct scan_labels *l, struct pdf_bytes *b)
{
    static const struct { int n; char op; } OPS[] = {
        [CAIRO_PATH_MOVE_TO] = {1, 'm'}, [CAIRO_PATH_LINE_TO] = {1, 'l'}, [CAIRO_PATH_CURVE_TO] = {3, 'c'}, [CAIRO_PATH_CLOSE_PATH] = {0, 'h'}};
    cairo_path_t *path = cairo_copy_path(l->cr);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *d = &path->data[i];
        for (int k = 1; k <= OPS[d->header.type].n; k++) {
            pdf_num(b, d[k].point.x);
            pdf_num(b, d[k].point.y);
        }
        pdf_printf(b, "%c\n", OPS[d->header.type].op);
    }
    b->bad = b->bad || path->status != CAIRO_STATUS_SUCCESS;
    cairo_path_destroy(path);
    cairo_new_path(l->cr);
}

/* The outlines of a line whose corner is at (x, y). */
static void put_line(struct scan_labels *l, enum line line, double x, double y)
{
    cairo_move_to(l->cr, x, y);
    pango_cairo_layout_path(l->cr, l->lines[line]);
    put_path(l, &l->part);
    pdf_put(&l->part, "f\n", 2);
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
    if (y + height > bottom)
        height = 0;
    else
        put_line(l, line, x, y);
    if (tight)
        pango_layout_set_height(p, lines);
    return height;
}

/* ---- The serial number's own font ---- */

/* The outline of a character becomes an object of the Type 3 font when it is first needed (ISO 32000-1, 9.6.5). */
static struct glyph *glyph(struct scan_labels *l, unsigned char c)
{
    struct glyph *g = &l->glyphs[c];
    if (g->object)
        return g;
    int w, h;
    pango_layout_set_text(l->glyph_line, (const char *)&c, 1);
    pango_layout_get_size(l->glyph_line, &w, &h);
    double advance = (double)w / PANGO_SCALE * 1000 / GLYPH_PT;
    cairo_save(l->cr);
    cairo_scale(l->cr, 1, -1); /* glyph space looks up */
    cairo_move_to(l->cr, 0, 0);
    cairo_rel_move_to(l->cr, 0, -(double)pango_layout_get_baseline(l->glyph_line) / PANGO_SCALE);
    pango_cairo_layout_path(l->cr, l->glyph_line);
    cairo_restore(l->cr);
    l->part.size = 0;
    pdf_num(&l->part, advance);
    pdf_printf(&l->part, "0 d0 %g 0 0 %g 0 0 cm\n", 1000 / GLYPH_PT, 1000 / GLYPH_PT);
    put_path(l, &l->part);
    pdf_put(&l->part, "f\n", 2);
    g->object = pdf_reserve(l->pdf);
    g->advance = advance / 1000;
    pdf_stream(l->pdf, g->object, "", &l->part);
    return g;
}

/* The width of a serial number in our font; negative when it has other characters. */
static double serial_width(struct scan_labels *l, const char *serial)
{
    double em = 0;
    for (const unsigned char *p = (const unsigned char *)serial; *p; p++) {
        if (*p < SERIAL_FIRST || *p > SERIAL_LAST)
            return -1;
        em += glyph(l, *p)->advance;
    }
    return em * l->spec->text_pt;
}

/* Narrower letters where the place is a little too small. */
static void put_serial(struct scan_labels *l, const char *serial, double squeeze)
{
    pdf_printf(&l->page, "BT /S %g Tf %.3f 0 0 -1 ", l->spec->text_pt, squeeze);
    pdf_num(&l->page, l->place.x);
    pdf_num(&l->page, l->place.base);
    pdf_put(&l->page, "Tm (", 4);
    for (const char *p = serial; *p; p++)
        pdf_printf(&l->page, *p == '(' || *p == ')' || *p == '\\' ? "\\%c" : "%c", *p);
    pdf_put(&l->page, ") Tj ET\n", 8);
}

/* ---- One label ---- */

/* The word before a serial number; the number itself comes with each label. */
static double draw_serial_word(struct scan_labels *l, double x, double y, double bottom)
{
    int w, h;
    char word[64];
    PangoLayout *p = l->lines[LINE_SERIAL];
    snprintf(word, sizeof word, "%s ", WORDS[LINE_SERIAL][l->job.lang == LANG_EN]);
    pango_layout_set_text(p, word, -1);
    pango_layout_get_size(p, &w, &h);
    double height = draw_line(l, LINE_SERIAL, x, y, bottom);
    l->place = (struct serial_place){height > 0, x + (double)w / PANGO_SCALE, y + (double)pango_layout_get_baseline(p) / PANGO_SCALE,
                                     l->spec->label_w * PT_PER_MM - l->spec->pad * PT_PER_MM - x - (double)w / PANGO_SCALE};
    return height;
}

/* What all labels of one text show, into l->part. serial: NULL when it comes with each label (own_serial) or there is none. */
static void draw_texts(struct scan_labels *l, const struct scan_label *label, bool own_serial)
{
    const struct spec *s = l->spec;
    const char *const values[LINE__COUNT] = {
        [LINE_NAME] = label->product, [LINE_DEMO] = l->job.demo ? (l->job.lang == LANG_EN ? "Demonstration" : "演示数据") : NULL,
        [LINE_LOT] = label->lot, [LINE_SERIAL] = label->serial, [LINE_DATE] = label->date, [LINE_PRODUCER] = label->producer,
    };
    double left = text_x(s) * PT_PER_MM, at = s->pad * PT_PER_MM, bottom = (s->label_h - s->pad) * PT_PER_MM;
    l->part.size = 0;
    l->place.shown = false;
    for (int i = 0; i < LINE_GTIN; i++) {
        if (i == LINE_SERIAL && own_serial)
            at += draw_serial_word(l, left, at, bottom) + s->text_pt * 0.15;
        else if (set_line(l, (enum line)i, values[i]))
            at += draw_line(l, (enum line)i, left, at, bottom) + s->text_pt * 0.15;
    }
    if (set_line(l, LINE_GTIN, label->gtin))
        draw_line(l, LINE_GTIN, s->pad * PT_PER_MM, (s->pad + s->qr) * PT_PER_MM - s->gtin_pt * 0.6, bottom + s->pad * PT_PER_MM);
}

static const char *z(const char *text)
{
    return text ? text : "";
}

/* The form that says what the label says is at hand afterwards (0: drawn out into l->part). */
static uint32_t form_for(struct scan_labels *l, const struct scan_label *label, bool own_serial)
{
    char key[KEY_MAX], entries[96];
    int n = snprintf(key, sizeof key, "%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s", z(label->product), z(label->lot), z(label->date), z(label->producer), z(label->gtin),
                     own_serial ? "\x1e" : z(label->serial));
    bool keyed = n > 0 && (size_t)n < sizeof key;
    if (keyed && l->forms_n && strcmp(key, l->key) == 0)
        return l->forms[l->forms_n - 1];
    draw_texts(l, label, own_serial);
    if (!keyed || l->forms_n == FORMS_MAX)
        return 0;
    const struct spec *s = l->spec;
    snprintf(entries, sizeof entries, "/Type/XObject/Subtype/Form/BBox[0 0 %.3f %.3f]", s->label_w * PT_PER_MM, s->label_h * PT_PER_MM);
    uint32_t form = pdf_reserve(l->pdf);
    pdf_stream(l->pdf, form, entries, &l->part);
    memcpy(l->key, key, (size_t)n + 1);
    return l->forms[l->forms_n++] = form;
}

/* The code as an inline picture of one bit a module; a printer scales it without smoothing. */
static void put_code(struct scan_labels *l, double x, double y, double side)
{
    static const char HEX[] = "0123456789ABCDEF";
    const struct qr_grid *g = &l->grid;
    double module = side / (g->size + 2 * QR_QUIET), inner = module * g->size;
    char row[QR_SIDE_MAX / 4 + 3];
    pdf_printf(&l->page, "q %.3f 0 0 %.3f %.3f %.3f cm BI/W %u/H %u/IM true/F/AHx ID\n", inner, -inner, x + QR_QUIET * module, y + QR_QUIET * module + inner,
               g->size, g->size);
    for (unsigned r = 0; r < g->size; r++) {
        size_t n = 0;
        for (unsigned c = 0; c < (g->size + 7) / 8 * 8; c += 4) {
            unsigned light = 0;
            for (unsigned k = 0; k < 4; k++)
                light = light << 1 | !(c + k < g->size && g->dark[r * g->size + c + k]);
            row[n++] = HEX[light];
        }
        pdf_put(&l->page, row, n);
    }
    pdf_put(&l->page, ">\nEI Q\n", 8);
}

/* The label whose corner is at (x, y) points. */
static bool draw_label(struct scan_labels *l, const struct scan_label *label, double x, double y)
{
    const struct spec *s = l->spec;
    if (!label->url || !qr_grid(str_of(label->url), &l->grid))
        return false;
    double width = label->serial && label->serial[0] ? serial_width(l, label->serial) : -1;
    bool own_serial = width >= 0;
    uint32_t form = form_for(l, label, own_serial);
    double squeeze = own_serial && width > l->place.width ? l->place.width / width : 1;
    if (own_serial && l->place.shown && squeeze < SQUEEZE_MIN) { /* it has to be broken, or cut: set it like the other texts */
        own_serial = false;
        form = form_for(l, label, false);
    }
    pdf_printf(&l->page, "q 1 0 0 1 %.3f %.3f cm\n", x, y);
    if (form)
        pdf_printf(&l->page, "/F%u Do\n", form);
    else
        pdf_put(&l->page, l->part.p, l->part.size);
    if (own_serial && l->place.shown)
        put_serial(l, label->serial, squeeze);
    put_code(l, s->pad * PT_PER_MM, s->pad * PT_PER_MM, s->qr * PT_PER_MM);
    pdf_put(&l->page, "Q\n", 2);
    return true;
}

/* ---- One page ---- */

static void tick(struct pdf_bytes *b, double x, double y, double dx, double dy)
{
    pdf_printf(b, "%.2f %.2f m %.2f %.2f l\n", x * PT_PER_MM, y * PT_PER_MM, (x + dx) * PT_PER_MM, (y + dy) * PT_PER_MM);
}

/* Short lines in the margins where the knife goes. */
static void make_cut_marks(struct scan_labels *l)
{
    const struct spec *s = l->spec;
    const double mark = 6, gap = 1;
    double right = s->margin_x + s->cols * s->label_w, low = s->margin_y + s->rows * s->label_h;
    char entries[96];
    l->part.size = 0;
    for (unsigned c = 0; c <= s->cols; c++) {
        tick(&l->part, s->margin_x + c * s->label_w, s->margin_y - gap, 0, -mark);
        tick(&l->part, s->margin_x + c * s->label_w, low + gap, 0, mark);
    }
    for (unsigned r = 0; r <= s->rows; r++) {
        tick(&l->part, s->margin_x - gap, s->margin_y + r * s->label_h, -mark, 0);
        tick(&l->part, right + gap, s->margin_y + r * s->label_h, mark, 0);
    }
    pdf_printf(&l->part, "0.3 w S\n");
    snprintf(entries, sizeof entries, "/Type/XObject/Subtype/Form/BBox[0 0 %.3f %.3f]", s->page_w * PT_PER_MM, s->page_h * PT_PER_MM);
    l->marks = pdf_reserve(l->pdf);
    pdf_stream(l->pdf, l->marks, entries, &l->part);
}

static bool draw_page(struct scan_labels *l)
{
    const struct spec *s = l->spec;
    l->page.size = 0;
    pdf_printf(&l->page, "1 0 0 -1 0 %.3f cm\n", s->page_h * PT_PER_MM); /* y goes down, as in the layouts */
    if (l->marks)
        pdf_printf(&l->page, "/F%u Do\n", l->marks);
    for (unsigned i = 0; i < s->cols * s->rows && l->next < l->job.count; i++) {
        struct scan_label label = {.url = NULL};
        const unsigned col = i % s->cols, row = i / s->cols;
        double x = s->margin_x + col * s->label_w, y = s->margin_y + row * s->label_h;
        if (!l->job.label(l->job.arg, l->next, &label) || !draw_label(l, &label, x * PT_PER_MM, y * PT_PER_MM))
            return false;
        l->next++;
    }
    pdf_page(l->pdf, &l->page);
    return !pdf_bad(l->pdf);
}

/* ---- What pages refer to ---- */

static void put_font(struct scan_labels *l, struct pdf_bytes *b, uint32_t procs, uint32_t encoding)
{
    pdf_printf(b, "/Font<</S<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar %d/LastChar %d/CharProcs %u 0 R/Encoding %u 0 R/Widths[",
               SERIAL_FIRST, SERIAL_LAST, procs, encoding);
    for (int c = SERIAL_FIRST; c <= SERIAL_LAST; c++)
        pdf_num(b, l->glyphs[c].advance * 1000);
    pdf_put(b, "]>>>>", 5);
}

/* The dictionary of the pages' resources, when all are known: forms, and the font with the characters that were used. */
static const char *make_resources(struct scan_labels *l)
{
    uint32_t procs = pdf_reserve(l->pdf), encoding = pdf_reserve(l->pdf);
    l->part.size = 0;
    for (int c = SERIAL_FIRST; c <= SERIAL_LAST; c++)
        if (l->glyphs[c].object)
            pdf_printf(&l->part, "/g%d %u 0 R", c, l->glyphs[c].object);
    pdf_put(&l->part, "", 1);
    pdf_dict(l->pdf, procs, l->part.bad ? "" : l->part.p);
    l->part.size = 0;
    pdf_printf(&l->part, "/Type/Encoding/Differences[%d", SERIAL_FIRST);
    for (int c = SERIAL_FIRST; c <= SERIAL_LAST; c++)
        pdf_printf(&l->part, "/g%d", c);
    pdf_put(&l->part, "]", 2);
    pdf_dict(l->pdf, encoding, l->part.bad ? "" : l->part.p);
    l->part.size = 0;
    put_font(l, &l->part, procs, encoding);
    pdf_printf(&l->part, "/XObject<<");
    for (uint32_t i = 0; i < l->forms_n; i++)
        pdf_printf(&l->part, "/F%u %u 0 R", l->forms[i], l->forms[i]);
    if (l->marks)
        pdf_printf(&l->part, "/F%u %u 0 R", l->marks, l->marks);
    pdf_put(&l->part, ">>", 3);
    return l->part.bad ? "" : l->part.p;
}

/* The next page, or a part of the end of the document. */
static bool step(struct scan_labels *l)
{
    if (l->next < l->job.count)
        return draw_page(l);
    if (!l->resources)
        l->resources = strdup(make_resources(l));
    l->finished = !l->resources || !pdf_end(l->pdf, l->resources);
    return l->resources && !pdf_bad(l->pdf) && !l->page.bad && !l->part.bad;
}

/* ---- The document ---- */

static void labels_free(void *arg)
{
    struct scan_labels *l = arg;
    for (int i = 0; i < LINE__COUNT; i++)
        if (l->lines[i])
            g_object_unref(l->lines[i]);
    if (l->glyph_line)
        g_object_unref(l->glyph_line);
    if (l->context)
        g_object_unref(l->context);
    if (l->cr)
        cairo_destroy(l->cr);
    if (l->surface)
        cairo_surface_destroy(l->surface);
    if (l->fonts)
        g_object_unref(l->fonts);
    pdf_free(&l->pdf);
    pdf_bytes_free(&l->page);
    pdf_bytes_free(&l->part);
    free(l->resources);
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
    l->pdf = pdf_new(l->spec->page_w * PT_PER_MM, l->spec->page_h * PT_PER_MM);
    l->surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL);
    l->cr = cairo_create(l->surface);
    if (!l->pdf || cairo_status(l->cr) != CAIRO_STATUS_SUCCESS)
        return err_say(cx, ERR_MEMORY, NULL, "内存不足，无法生成标签", "Not enough memory for labels");
    l->fonts = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(l->fonts), 72);
    l->context = pango_font_map_create_context(l->fonts);
    pango_context_set_language(l->context, pango_language_from_string("zh-cn"));
    exact_metrics(l);
    make_lines(l);
    if (l->spec->cut_marks)
        make_cut_marks(l);
    *out = l;
    return ERR_NONE;
}

int64_t scan_labels_read(void *labels, char *p, size_t size)
{
    struct scan_labels *l = labels;
    const char *from;
    size_t n;
    while ((n = pdf_ready(l->pdf, &from)) < size && !l->finished && !l->failed)
        l->failed = !step(l);
    if (l->failed)
        return -1;
    n = n < size ? n : size;
    if (n) {
        memcpy(p, from, n);
        pdf_took(l->pdf, n);
    }
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
/* fontconfig loses 256 bytes once, cairo 1.16 loses 768 bytes for each OpenType font of a PDF (the demonstration's laboratory sheets); a
 * sanitized program would end with a failure. One function a program: it stands here for all of it. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so\nleak:libfontconfig.so\n";
}
#endif
