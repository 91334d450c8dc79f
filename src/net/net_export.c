/* net_export.c: a whole filtered list as CSV or XLSX. Rows are read page by page (each its own short snapshot, continued by key),
 * so memory stays bounded and no long transaction holds the database. CSV is streamed; XLSX is built in a temporary file
 * without a name, then streamed. Runs on worker threads. Called by net_list.c. */
#include "net_priv.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "conf.h"
#include "dec.h"
#include "store.h"
#include "when.h"

#define EXPORT_ROWS_MAX 100000
#define EXPORT_PAGE 1000
#define XLSX_TEXT_MAX 32000       /* Excel refuses cells over 32,767 characters */
#define XLSX_EPOCH_DAYS 25569     /* 1970-01-01 in Excel's count */

struct export;
typedef void put_row(struct export *ex, const struct rows *r);

struct export {
    struct req *rq;
    struct list_query q;
    bool number;               /* the sort key is one */
    bool end;                  /* the last page was read */
    char *last;                /* malloc: text of the sort key of the last row read */
    put_row *put;              /* where rows go */
    struct buf out;            /* CSV of the page, in the arena above mark */
    size_t off;
    struct ar_mark mark;
    bool marked, headed;
    lxw_worksheet *sheet;
    lxw_format *day, *time;
    uint32_t row;
    int fd;
};

static void close_export(void *arg)
{
    struct export *ex = arg;
    free(ex->last);
    if (ex->fd >= 0)
        close(ex->fd);
}

static bool exported(const struct list_col *c)
{
    return !(c->flags & (LC_HIDE | LC_NOEXPORT));
}

static const char *heading(const struct export *ex, const struct list_col *c)
{
    const char *h = ex->rq->cx.lang == LANG_ZH ? c->zh : c->en;
    return h ? h : c->name;
}

static enum err read_page(struct cx *cx, struct tx *tx, void *arg)
{
    struct export *ex = arg;
    struct val *v = AR_ARRAY(cx->ar, struct val, ex->q.v_n + 3);
    struct rows *r;
    size_t n;
    int shown = (int)list_cols_shown(ex->q.spec);
    int64_t i = 0;
    TRY(tx_limit(tx, conf_int("net.list_time")));
    const char *sql = list_query_sql(cx->ar, &ex->q, v, &n);
    TRY(sql_query_text(tx, ex->q.spec->name, sql, v, n, &r));
    for (; i < ex->q.limit && rows_next(r); i++) {
        ex->put(ex, r);
        if (i + 1 < ex->q.limit)
            continue;
        struct str s = ex->number ? STR("") : rows_str(r, shown);
        free(ex->last);
        ex->last = strndup(s.size ? s.p : "", s.size);
        ex->q.cur_sort = ex->number ? v_i(rows_i64(r, shown)) : v_t(ex->last);
        ex->q.cur_id = v_i(rows_i64(r, shown + 1));
    }
    ex->q.has_cursor = true;
    ex->end = i < ex->q.limit;
    return rows_end(&r);
}

static enum err count_rows(struct cx *cx, struct tx *tx, void *arg)
{
    struct export *ex = arg;
    struct rows *r;
    int64_t n = 0;
    TRY(tx_limit(tx, conf_int("net.list_time")));
    TRY(sql_query_text(tx, ex->q.spec->name, list_query_count_sql(cx->ar, &ex->q), ex->q.v, ex->q.v_n, &r));
    if (rows_next(r))
        n = rows_i64(r, 0);
    TRY(rows_end(&r));
    if (n <= EXPORT_ROWS_MAX)
        return ERR_NONE;
    return err_say(cx, ERR_LIMIT, "format", "共 %lld 行，最多导出 %d 行，请缩小范围", "%lld rows; at most %d are exported: narrow the filters",
                   (long long)n, EXPORT_ROWS_MAX);
}

/* ---- CSV ------------------------------------------------------------------------------------------------------------------- */

/* A spreadsheet runs what begins with = + - @ or a control character: an apostrophe in front makes it text (guard). */
void export_csv_text(struct buf *b, struct str s, bool guard)
{
    bool formula = guard && s.size && strchr("=+-@\t\r", s.p[0]);
    bool quote = formula;
    for (size_t i = 0; i < s.size && !quote; i++)
        quote = strchr("\",\r\n", s.p[i]) != NULL;
    if (!quote) {
        buf_str(b, s);
        return;
    }
    buf_puts(b, formula ? "\"'" : "\"");
    for (size_t i = 0; i < s.size; i++) {
        if (s.p[i] == '"')
            buf_ch(b, '"');
        buf_ch(b, s.p[i]);
    }
    buf_ch(b, '"');
}

/* What people write by hand: days and minutes of China. */
static void cell_text(struct export *ex, struct buf *b, const struct list_col *c, const struct rows *r, int col)
{
    char text[40];
    bool zh = ex->rq->cx.lang == LANG_ZH;
    if (rows_null(r, col))
        return;
    switch (c->type) {
    case F_I64:
        buf_i64(b, rows_i64(r, col));
        break;
    case F_BOOL:
        buf_puts(b, rows_i64(r, col) ? (zh ? "是" : "yes") : (zh ? "否" : "no"));
        break;
    case F_TIME:
        when_format(rows_i64(r, col), WHEN_CST_MIN, text);
        text[10] = ' ';
        text[19] = '\0';
        buf_puts(b, text);
        break;
    case F_DATE:
        day_format((int32_t)rows_i64(r, col), text);
        buf_puts(b, text);
        break;
    default:
        export_csv_text(b, rows_str(r, col), c->type != F_DEC);
        break;
    }
}

static void csv_row(struct export *ex, const struct rows *r)
{
    const struct list_spec *spec = ex->q.spec;
    int col = 0;
    const char *sep = "";
    for (size_t i = 0; i < spec->n; i++) {
        if (spec->cols[i].flags & LC_HIDE)
            continue;
        if (exported(&spec->cols[i])) {
            buf_puts(&ex->out, sep);
            cell_text(ex, &ex->out, &spec->cols[i], r, col);
            sep = ",";
        }
        col++;
    }
    buf_puts(&ex->out, "\r\n");
}

static void csv_head(struct export *ex)
{
    const struct list_spec *spec = ex->q.spec;
    const char *sep = "\xef\xbb\xbf"; /* without the mark Excel takes UTF-8 for something else */
    for (size_t i = 0; i < spec->n; i++) {
        if (!exported(&spec->cols[i]))
            continue;
        buf_puts(&ex->out, sep);
        export_csv_text(&ex->out, str_of(heading(ex, &spec->cols[i])), true);
        sep = ",";
    }
    buf_puts(&ex->out, "\r\n");
    ex->headed = true;
}

/* The next page into ex->out; the page before is given back to the arena. */
static enum err csv_page(struct export *ex)
{
    struct arena *ar = ex->rq->ar;
    if (ex->marked)
        ar_rewind(ar, ex->mark);
    ex->mark = ar_mark(ar);
    ex->marked = true;
    ex->off = 0;
    buf_init(&ex->out, ar, NET_CHUNK);
    if (!ex->headed)
        csv_head(ex);
    return tx_read(&ex->rq->cx, ex->q.spec->name, read_page, ex);
}

static int64_t csv_produce(void *arg, char *p, size_t size)
{
    struct export *ex = arg;
    while (ex->off == ex->out.size) {
        if (ex->end)
            return 0;
        if (csv_page(ex) != ERR_NONE)
            return -1;
    }
    size_t n = ex->out.size - ex->off < size ? ex->out.size - ex->off : size;
    memcpy(p, ex->out.p + ex->off, n);
    ex->off += n;
    return (int64_t)n;
}

/* ---- XLSX ------------------------------------------------------------------------------------------------------------------ */

static void xlsx_text(struct export *ex, lxw_col_t at, struct str s)
{
    if (s.size > XLSX_TEXT_MAX)
        s.size = XLSX_TEXT_MAX;
    while (s.size && !utf8_valid(s))
        s.size--;
    if (s.size)
        worksheet_write_string(ex->sheet, ex->row, at, str_dup(ex->rq->ar, s), NULL);
}

static void xlsx_cell(struct export *ex, lxw_col_t at, const struct list_col *c, const struct rows *r, int col)
{
    bool zh = ex->rq->cx.lang == LANG_ZH;
    if (rows_null(r, col))
        return;
    bool number = c->type == F_I64 || c->type == F_BOOL || c->type == F_TIME || c->type == F_DATE;
    double n = number ? (double)rows_i64(r, col) : 0;
    switch (c->type) {
    case F_I64:
        worksheet_write_number(ex->sheet, ex->row, at, n, NULL);
        break;
    case F_BOOL:
        worksheet_write_string(ex->sheet, ex->row, at, n != 0 ? (zh ? "是" : "yes") : (zh ? "否" : "no"), NULL);
        break;
    case F_TIME:
        worksheet_write_number(ex->sheet, ex->row, at, (n / 1e6 + WHEN_CST_MIN * 60) / 86400 + XLSX_EPOCH_DAYS, ex->time);
        break;
    case F_DATE:
        worksheet_write_number(ex->sheet, ex->row, at, n + XLSX_EPOCH_DAYS, ex->day);
        break;
    case F_DEC:
        if (rows_str(r, col).size <= 15 && dec_valid(rows_str(r, col), true)) {
            worksheet_write_number(ex->sheet, ex->row, at, dec_double(rows_str(r, col)), NULL);
            break;
        }
        xlsx_text(ex, at, rows_str(r, col));
        break;
    default:
        xlsx_text(ex, at, rows_str(r, col));
        break;
    }
}

static void xlsx_row(struct export *ex, const struct rows *r)
{
    const struct list_spec *spec = ex->q.spec;
    int col = 0;
    lxw_col_t at = 0;
    ex->row++;
    for (size_t i = 0; i < spec->n; i++) {
        if (spec->cols[i].flags & LC_HIDE)
            continue;
        if (exported(&spec->cols[i]))
            xlsx_cell(ex, at++, &spec->cols[i], r, col);
        col++;
    }
}

static void xlsx_head(struct export *ex, lxw_workbook *book)
{
    const struct list_spec *spec = ex->q.spec;
    lxw_format *bold = workbook_add_format(book);
    lxw_col_t at = 0;
    format_set_bold(bold);
    ex->day = workbook_add_format(book);
    format_set_num_format(ex->day, "yyyy-mm-dd");
    ex->time = workbook_add_format(book);
    format_set_num_format(ex->time, "yyyy-mm-dd hh:mm:ss");
    for (size_t i = 0; i < spec->n; i++) {
        if (!exported(&spec->cols[i]))
            continue;
        worksheet_set_column(ex->sheet, at, at, spec->cols[i].type == F_TIME ? 20 : 14, NULL);
        worksheet_write_string(ex->sheet, 0, at++, heading(ex, &spec->cols[i]), bold);
    }
    worksheet_freeze_panes(ex->sheet, 1, 0);
}

static enum err xlsx_pages(struct export *ex)
{
    struct arena *ar = ex->rq->ar;
    while (!ex->end) {
        struct ar_mark m = ar_mark(ar);
        TRY(tx_read(&ex->rq->cx, ex->q.spec->name, read_page, ex));
        ar_rewind(ar, m);
    }
    return ERR_NONE;
}

/* In the arena, because the library's options want it writable. */
static char *temp_dir(struct arena *ar)
{
    const char *t = getenv("TMPDIR");
    return ar_strdup(ar, t && *t ? t : "/tmp");
}

static enum err io_failed(struct export *ex)
{
    return err_say(&ex->rq->cx, ERR_IO, NULL, "无法写临时文件", "Cannot write a temporary file");
}

/* The library insists on a path; once it is written only the descriptor remains. */
static int open_and_unlink(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    unlink(path);
    return fd;
}

static enum err xlsx_build(struct export *ex)
{
    char *dir = temp_dir(ex->rq->ar), *path = ar_printf(ex->rq->ar, "%s/tiantou-XXXXXX", dir);
    lxw_workbook_options opt = {.constant_memory = LXW_TRUE, .tmpdir = dir};
    ex->fd = mkostemp(path, O_CLOEXEC);
    if (ex->fd < 0)
        return io_failed(ex);
    lxw_workbook *book = workbook_new_opt(path, &opt);
    ex->sheet = book ? workbook_add_worksheet(book, NULL) : NULL;
    enum err e = ex->sheet ? ERR_NONE : io_failed(ex);
    if (e == ERR_NONE) {
        xlsx_head(ex, book);
        e = xlsx_pages(ex);
    }
    if (book && workbook_close(book) != LXW_NO_ERROR && e == ERR_NONE)
        e = io_failed(ex);
    close(ex->fd);
    ex->fd = open_and_unlink(path);
    return e == ERR_NONE && ex->fd < 0 ? io_failed(ex) : e;
}

static int64_t xlsx_produce(void *arg, char *p, size_t size)
{
    struct export *ex = arg;
    return read(ex->fd, p, size);
}

/* ---- both ------------------------------------------------------------------------------------------------------------------ */

enum err export_answer(struct req *rq, struct resp *rs, const struct list_query *q)
{
    struct export *ex = AR_NEW(rq->ar, struct export);
    char day[16];
    bool csv = strcmp(q->format, "csv") == 0;
    ex->rq = rq;
    ex->q = *q;
    ex->q.has_cursor = false;
    ex->q.limit = EXPORT_PAGE;
    ex->fd = -1;
    ex->put = csv ? csv_row : xlsx_row;
    ex->number = q->sort->type == F_I64 || q->sort->type == F_TIME || q->sort->type == F_DATE || q->sort->type == F_BOOL;
    ar_defer(rq->ar, close_export, ex);
    TRY(tx_read(&rq->cx, q->spec->name, count_rows, ex));
    if (!csv)
        TRY(xlsx_build(ex));
    day_format(when_day(rq->cx.now_us, WHEN_CST_MIN), day);
    rs_download(rs, ar_printf(rq->ar, "%s-%s.%s", q->spec->name, day, q->format));
    rs_stream(rs, csv ? "text/csv; charset=utf-8; header=present" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              csv ? csv_produce : xlsx_produce, ex);
    return ERR_NONE;
}
