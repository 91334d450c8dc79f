/* share_xlsx.c: one sheet of an .xlsx workbook as the table that a CSV file of it would be: rows where they stand (also empty ones, so that
 * a refused row has the number people see), values as they were shown. Formulas count with the value that was stored with them. Merged
 * cells have their value at their first cell and are empty elsewhere. Called by share_sheet_read(). */
#include "share_sheet.h"
#include "share_xlsx_priv.h"

#include <string.h>

#define STRINGS_MAX (1 << 20)
#define STRINGS_BYTES_MAX (48 << 20)
#define FORMATS_MAX 4096
#define SHEETS_MAX 256
#define CELLS_BYTES_MAX (64 << 20)

struct named_format { int64_t id; struct xlsx_format f; };
struct tab { const char *name, *relation; bool hidden; };

/* What the parts before the sheet say. */
struct book {
    struct xlsx x;
    const char *workbook, *strings_part, *styles_part, *sheet_part;
    struct tab tabs[SHEETS_MAX];
    size_t tabs_n;
    const char *wanted;                  /* relation of the sheet that is read */
    bool from_1904, binary;
    const char **strings;                /* NULL: empty; TOO_LONG: refused where it is used */
    size_t strings_n, strings_cap, strings_bytes;
    struct named_format own[FORMATS_MAX];
    size_t own_n;
    struct xlsx_format looks[FORMATS_MAX];  /* by style number of a cell */
    size_t looks_n;
    bool in_looks;
    struct buf text;                     /* of the string that is being read */
    bool in_text, phonetic;
};
static const char TOO_LONG[] = "";

static bool is(const struct xlsx_node *n, const char *name)
{
    return strcmp(n->name, name) == 0;
}

static bool truth(const char *v)
{
    return v && (strcmp(v, "1") == 0 || strcmp(v, "true") == 0);
}

static int64_t number(const char *v, int64_t otherwise)
{
    int64_t n;
    return v && str_i64(str_of(v), &n) ? n : otherwise;
}

/* ---- relations -------------------------------------------------------------------------------------------------------------------------- */
struct relations { struct book *b; const char *from; };

static enum err on_relation(const struct xlsx_node *n, void *arg)
{
    struct relations *r = arg;
    struct book *b = r->b;
    struct arena *ar = b->x.cx->ar;
    if (!is(n, "Relationship"))
        return ERR_NONE;
    const char *type = xlsx_attr(n, ar, "Type"), *id = xlsx_attr(n, ar, "Id"), *target = xlsx_attr(n, ar, "Target"), *mode = xlsx_attr(n, ar, "TargetMode");
    if (!type || !id || !target || (mode && strcmp(mode, "External") == 0))
        return ERR_NONE;
    const char *part = xlsx_target(ar, r->from, target);
    if (str_ends(str_of(type), "/officeDocument") && !b->workbook)
        b->workbook = part;
    else if (str_ends(str_of(type), "/sharedStrings"))
        b->strings_part = part;
    else if (str_ends(str_of(type), "/styles"))
        b->styles_part = part;
    else if (str_ends(str_of(type), "/worksheet") && b->wanted && strcmp(id, b->wanted) == 0)
        b->sheet_part = part;
    else if (str_ends(str_of(type), "/worksheet") && !b->wanted) /* first pass: which tabs are sheets of cells */
        for (size_t i = 0; i < b->tabs_n; i++)
            if (b->tabs[i].relation && strcmp(b->tabs[i].relation, id) == 0)
                b->sheet_part = part ? part : b->sheet_part;
    return ERR_NONE;
}

static enum err read_relations(struct book *b, const char *part, const char *from)
{
    struct relations r = {b, from};
    const struct xlsx_walk w = {.start = on_relation, .arg = &r};
    return xlsx_walk_part(&b->x, part, &w);
}

/* "xl/workbook.xml" → "xl/_rels/workbook.xml.rels" */
static const char *relations_of(struct arena *ar, const char *part)
{
    const char *slash = strrchr(part, '/');
    return slash ? ar_printf(ar, "%.*s/_rels/%s.rels", (int)(slash - part), part, slash + 1) : ar_printf(ar, "_rels/%s.rels", part);
}

/* ---- the workbook ----------------------------------------------------------------------------------------------------------------------- */
static enum err on_workbook(const struct xlsx_node *n, void *arg)
{
    struct book *b = arg;
    struct arena *ar = b->x.cx->ar;
    if (is(n, "workbookPr"))
        b->from_1904 = truth(xlsx_attr(n, ar, "date1904"));
    if (!is(n, "sheet"))
        return ERR_NONE;
    if (b->tabs_n == SHEETS_MAX)
        return err_say(b->x.cx, ERR_LIMIT, NULL, "最多 %d 张工作表", "at most %d sheets", SHEETS_MAX);
    const char *state = xlsx_attr(n, ar, "state");
    b->tabs[b->tabs_n++] = (struct tab){xlsx_attr(n, ar, "name"), xlsx_attr(n, ar, "id"), state && strcmp(state, "visible") != 0};
    return ERR_NONE;
}

/* The sheet of that name, else the first that is shown. */
static enum err choose(struct book *b, const char *name)
{
    struct cx *cx = b->x.cx;
    for (size_t i = 0; i < b->tabs_n && !b->wanted; i++)
        if (name ? b->tabs[i].name && strcmp(b->tabs[i].name, name) == 0 : !b->tabs[i].hidden)
            b->wanted = b->tabs[i].relation;
    if (b->wanted)
        return ERR_NONE;
    struct buf all;
    buf_init(&all, cx->ar, 64);
    for (size_t i = 0; i < b->tabs_n && all.size < 200; i++)
        buf_printf(&all, "%s%.60s", i ? ", " : "", b->tabs[i].name ? b->tabs[i].name : "?");
    return name ? err_say(cx, ERR_NOT_FOUND, "sheet", "没有工作表“%.60s”；有：%s", "there is no sheet \"%.60s\"; there are: %s", name, buf_z(&all))
                : err_say(cx, ERR_MALFORMED, NULL, "里面没有工作表", "there is no sheet in it");
}

static enum err read_workbook(struct book *b, const char *name)
{
    struct cx *cx = b->x.cx;
    const struct xlsx_walk w = {.start = on_workbook, .arg = b};
    TRY(read_relations(b, "_rels/.rels", ""));
    if (!b->workbook)
        return err_say(cx, ERR_MALFORMED, NULL, "不是 Excel 表格", "this is no Excel workbook");
    if (str_ends(str_of(b->workbook), ".bin"))
        return err_say(cx, ERR_MALFORMED, NULL, "不读 .xlsb；请另存为 .xlsx", ".xlsb is not read; save it as .xlsx");
    TRY(xlsx_walk_part(&b->x, b->workbook, &w));
    TRY(choose(b, name));
    TRY(read_relations(b, relations_of(cx->ar, b->workbook), b->workbook));
    return b->sheet_part ? ERR_NONE : err_say(cx, ERR_MALFORMED, "sheet", "这张工作表不是表格（例如是图表）", "this sheet has no cells (it may be a chart)");
}

/* ---- shared strings --------------------------------------------------------------------------------------------------------------------- */
/* The text of <t> in <si> or <is>, also of its runs, but not the phonetic reading beside it. */
static void text_start(struct book *b, const struct xlsx_node *n)
{
    b->phonetic = b->phonetic || is(n, "rPh");
    b->in_text = !b->phonetic && is(n, "t");
}

static void text_end(struct book *b, const struct xlsx_node *n)
{
    if (is(n, "rPh"))
        b->phonetic = false;
    if (is(n, "t"))
        b->in_text = false;
}

/* More than a cell may have is not kept, only that it was more. */
static void text_add(struct book *b, struct str s)
{
    size_t room = SHEET_CELL_MAX * 2 > b->text.size ? SHEET_CELL_MAX * 2 - b->text.size : 0;
    if (s.size > room) /* cut anywhere: a text that is too long is never shown */
        s.size = room;
    buf_str(&b->text, s);
}

static const char *text_done(struct book *b)
{
    struct str s = buf_view(&b->text);
    const char *t = s.size >= SHEET_CELL_MAX * 2 ? TOO_LONG : s.size ? xlsx_clean(b->x.cx->ar, s) : NULL;
    if (t && t != TOO_LONG && strlen(t) > SHEET_CELL_MAX)
        t = TOO_LONG;
    b->text.size = 0;
    return t;
}

static enum err on_string_start(const struct xlsx_node *n, void *arg)
{
    text_start(arg, n);
    return ERR_NONE;
}

static enum err on_string_text(const struct xlsx_node *n, struct str s, void *arg)
{
    struct book *b = arg;
    (void)n;
    if (b->in_text)
        text_add(b, s);
    return ERR_NONE;
}

static enum err on_string_end(const struct xlsx_node *n, void *arg)
{
    struct book *b = arg;
    struct cx *cx = b->x.cx;
    text_end(b, n);
    if (!is(n, "si"))
        return ERR_NONE;
    const char *t = text_done(b);
    b->strings_bytes += t ? strlen(t) : 0;
    if (b->strings_n == STRINGS_MAX || b->strings_bytes > STRINGS_BYTES_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "文字太多（最多 %d 条、%d 兆）", "too many texts (at most %d, %d MiB)", STRINGS_MAX, STRINGS_BYTES_MAX >> 20);
    if (b->strings_n == b->strings_cap) {
        b->strings_cap = b->strings_cap ? b->strings_cap * 2 : 256;
        const char **grown = AR_ARRAY(cx->ar, const char *, b->strings_cap);
        if (b->strings_n)
            memcpy(grown, b->strings, b->strings_n * sizeof *grown);
        b->strings = grown;
    }
    b->strings[b->strings_n++] = t;
    return ERR_NONE;
}

/* ---- styles ----------------------------------------------------------------------------------------------------------------------------- */
static struct xlsx_format format_of(const struct book *b, int64_t id)
{
    for (size_t i = 0; i < b->own_n; i++)
        if (b->own[i].id == id)
            return b->own[i].f;
    return xlsx_format_builtin(id);
}

static enum err on_style(const struct xlsx_node *n, void *arg)
{
    struct book *b = arg;
    struct arena *ar = b->x.cx->ar;
    if (is(n, "numFmt")) {
        const char *code = xlsx_attr(n, ar, "formatCode");
        if (b->own_n == FORMATS_MAX)
            return err_say(b->x.cx, ERR_LIMIT, NULL, "最多 %d 种数字格式", "at most %d number formats", FORMATS_MAX);
        b->own[b->own_n++] = (struct named_format){number(xlsx_attr(n, ar, "numFmtId"), -1), xlsx_format_code(str_of(code))};
    } else if (is(n, "cellXfs")) {
        b->in_looks = true;
    } else if (is(n, "xf") && b->in_looks) {
        if (b->looks_n == FORMATS_MAX)
            return err_say(b->x.cx, ERR_LIMIT, NULL, "最多 %d 种单元格格式", "at most %d cell formats", FORMATS_MAX);
        b->looks[b->looks_n++] = format_of(b, number(xlsx_attr(n, ar, "numFmtId"), 0));
    }
    return ERR_NONE;
}

static enum err on_style_end(const struct xlsx_node *n, void *arg)
{
    if (is(n, "cellXfs"))
        ((struct book *)arg)->in_looks = false;
    return ERR_NONE;
}

/* ---- cells ------------------------------------------------------------------------------------------------------------------------------ */
struct cells {
    struct book *b;
    struct sheet *out;
    size_t cap, bytes;
    int64_t row, col;                    /* where the cell stands, from 0 */
    int64_t rows_seen;                   /* the next row may not stand before it */
    char type[12];                       /* "n" where none is said */
    int64_t style;
    struct buf value;
    bool in_data, in_cell, in_value, in_inline, formula, valued;
};

/* "BC12" → column 54, row 11. */
static bool read_ref(const char *ref, int64_t *col_out, int64_t *row_out)
{
    int64_t col = 0, row = 0;
    const char *p = ref;
    for (; *p >= 'A' && *p <= 'Z' && p - ref < 4; p++)
        col = col * 26 + (*p - 'A' + 1);
    if (p == ref || !str_i64(str_of(p), &row) || row < 1)
        return false;
    *col_out = col - 1;
    *row_out = row - 1;
    return true;
}

static enum err misplaced(const struct cells *c)
{
    return err_say(c->b->x.cx, ERR_MALFORMED, NULL, "第 %lld 行：单元格的位置不对", "line %lld: a cell is misplaced", (long long)c->row + 1);
}

static enum err row_start(struct cells *c, const struct xlsx_node *n)
{
    char r[16];
    int64_t at = xlsx_attr_short(n, "r", r, sizeof r) ? number(r, 0) - 1 : c->row + 1;
    if (at < c->rows_seen || at > 1 << 20)
        return misplaced(c);
    c->row = at;
    c->rows_seen = at + 1;
    c->col = -1;
    return ERR_NONE;
}

static enum err cell_start(struct cells *c, const struct xlsx_node *n)
{
    char ref[16], style[16];
    bool placed = xlsx_attr_short(n, "r", ref, sizeof ref);
    int64_t col = c->col + 1, row = c->row;
    if (c->row < 0 || (placed && !read_ref(ref, &col, &row)) || row != c->row || col <= c->col || col >= 1 << 14)
        return misplaced(c);
    c->col = col;
    if (!xlsx_attr_short(n, "t", c->type, sizeof c->type))
        memcpy(c->type, "n", 2);
    c->style = xlsx_attr_short(n, "s", style, sizeof style) ? number(style, 0) : 0;
    c->in_cell = true;
    c->formula = c->valued = false;
    c->value.size = c->b->text.size = 0;
    return ERR_NONE;
}

/* The last day and time of an ISO 8601 text (type "d"), as a formatted number would show it. */
static const char *iso_text(struct arena *ar, const char *v)
{
    char *t = ar_strdup(ar, v);
    char *mark = strchr(t, 'T');
    if (mark)
        *mark = ' ';
    if (mark && (strncmp(mark + 1, "00:00:00", 8) == 0))
        *mark = '\0';
    return t;
}

static enum err cell_text(struct cells *c, const char **out)
{
    struct book *b = c->b;
    struct arena *ar = b->x.cx->ar;
    struct str v = str_trim(buf_view(&c->value));
    const char *type = c->type;
    int64_t i;
    *out = NULL;
    if (strcmp(type, "inlineStr") == 0) {
        *out = text_done(b);
        return ERR_NONE;
    }
    if (!c->valued) {
        *out = c->formula ? "#CALC!" : NULL; /* never computed by who wrote the file: not to be taken for empty */
        return ERR_NONE;
    }
    if (strcmp(type, "s") == 0) {
        if (!str_i64(v, &i) || i < 0 || (size_t)i >= b->strings_n)
            return misplaced(c);
        *out = b->strings[i];
    } else if (strcmp(type, "b") == 0) {
        *out = str_eqz(v, "1") || str_eqz(v, "true") ? "TRUE" : "FALSE";
    } else if (strcmp(type, "d") == 0) {
        *out = iso_text(ar, str_dup(ar, v));
    } else if (strcmp(type, "n") == 0) {
        struct xlsx_format f = c->style >= 0 && (size_t)c->style < b->looks_n ? b->looks[c->style] : (struct xlsx_format){XLSX_NUMBER, 0};
        *out = v.size ? xlsx_number_text(ar, v, f, b->from_1904) : NULL;
        return v.size && !*out ? err_say(b->x.cx, ERR_MALFORMED, NULL, "第 %lld 行：不是数字", "line %lld: not a number", (long long)c->row + 1) : ERR_NONE;
    } else {
        *out = c->value.size > SHEET_CELL_MAX ? TOO_LONG : xlsx_clean(ar, v);
    }
    return ERR_NONE;
}

/* Rows up to this one; those that the file left out are empty. */
static enum err reach_row(struct cells *c)
{
    struct sheet *s = c->out;
    struct cx *cx = c->b->x.cx;
    size_t want = (size_t)c->row + 1;
    if (want > SHEET_ROWS_MAX + 1)
        return err_say(cx, ERR_LIMIT, NULL, "最多 %d 行", "at most %d rows", SHEET_ROWS_MAX);
    while (c->cap < want) {
        size_t cap = c->cap ? c->cap * 2 : 64;
        const char ***grown = AR_ARRAY(cx->ar, const char **, cap);
        if (s->rows)
            memcpy(grown, s->cells, s->rows * sizeof *grown);
        s->cells = grown;
        c->cap = cap;
    }
    for (; s->rows < want; s->rows++)
        s->cells[s->rows] = AR_ARRAY(cx->ar, const char *, s->cols);
    return ERR_NONE;
}

static enum err cell_end(struct cells *c)
{
    const char *text;
    struct cx *cx = c->b->x.cx;
    c->in_cell = false;
    TRY(cell_text(c, &text));
    if (!text)
        return ERR_NONE;
    if (c->row == 0 && c->col >= SHEET_COLS_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "最多 %d 列", "at most %d columns", SHEET_COLS_MAX);
    if (c->col >= SHEET_COLS_MAX || (c->row > 0 && (size_t)c->col >= c->out->cols))
        return ERR_NONE; /* right of the heading: no mapping can name it */
    if (text == TOO_LONG)
        return err_say(cx, ERR_LIMIT, NULL, "第 %lld 行：单元格太长", "line %lld: a cell is too long", (long long)c->row + 1);
    if (c->row == 0 && (size_t)c->col >= c->out->cols) { /* the heading is as wide as its last name */
        const char **wider = AR_ARRAY(cx->ar, const char *, SHEET_COLS_MAX);
        if (c->out->rows)
            memcpy(wider, c->out->cells[0], c->out->cols * sizeof *wider);
        c->out->cols = (size_t)c->col + 1;
        TRY(reach_row(c));
        c->out->cells[0] = wider;
    }
    c->bytes += strlen(text) + 1;
    if (c->bytes > CELLS_BYTES_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "文字太多（最多 %d 兆）", "too much text (at most %d MiB)", CELLS_BYTES_MAX >> 20);
    TRY(reach_row(c));
    c->out->cells[c->row][c->col] = text;
    return ERR_NONE;
}

static enum err on_cell_start(const struct xlsx_node *n, void *arg)
{
    struct cells *c = arg;
    if (is(n, "sheetData"))
        c->in_data = true;
    else if (c->in_data && is(n, "row"))
        return row_start(c, n);
    else if (c->in_data && is(n, "c"))
        return cell_start(c, n);
    else if (c->in_cell && is(n, "v"))
        c->in_value = true;
    else if (c->in_cell && is(n, "f"))
        c->formula = true;
    else if (c->in_cell)
        text_start(c->b, n);
    return ERR_NONE;
}

static enum err on_cell_text(const struct xlsx_node *n, struct str s, void *arg)
{
    struct cells *c = arg;
    (void)n;
    if (c->in_value && c->value.size <= SHEET_CELL_MAX * 2) {
        c->valued = true;
        buf_str(&c->value, s);
    } else if (c->in_cell && c->b->in_text) {
        text_add(c->b, s);
    }
    return ERR_NONE;
}

static enum err on_cell_end(const struct xlsx_node *n, void *arg)
{
    struct cells *c = arg;
    if (is(n, "sheetData"))
        c->in_data = false;
    else if (is(n, "v"))
        c->in_value = false;
    else if (c->in_cell && is(n, "c"))
        return cell_end(c);
    else if (c->in_cell)
        text_end(c->b, n);
    return ERR_NONE;
}

enum err share_sheet_xlsx(struct cx *cx, struct str bytes, const char *name, struct sheet *out)
{
    struct book *b = AR_NEW(cx->ar, struct book);
    struct cells c = {.b = b, .out = out, .row = -1, .col = -1};
    *out = (struct sheet){.typed = true};
    TRY(xlsx_open(cx, bytes, &b->x));
    buf_init(&b->text, cx->ar, 256);
    buf_init(&c.value, cx->ar, 64);
    TRY(read_workbook(b, name));
    const struct xlsx_walk strings = {on_string_start, on_string_text, on_string_end, b}, styles = {on_style, NULL, on_style_end, b};
    const struct xlsx_walk cells = {on_cell_start, on_cell_text, on_cell_end, &c};
    if (b->styles_part && xlsx_has(&b->x, b->styles_part))
        TRY(xlsx_walk_part(&b->x, b->styles_part, &styles));
    if (b->strings_part && xlsx_has(&b->x, b->strings_part))
        TRY(xlsx_walk_part(&b->x, b->strings_part, &strings));
    TRY(xlsx_walk_part(&b->x, b->sheet_part, &cells));
    return out->rows ? ERR_NONE : err_say(cx, ERR_MALFORMED, NULL, "表是空的", "the sheet is empty");
}
