/* share_sheet.c: sheets as offices send them: which kind a file is, and CSV: with or without a byte-order mark, in UTF-8 or GB 18030 (what Chinese spreadsheets write),
 * separated by comma, semicolon or tab, whichever the heading has most. Everything is bounded. */
#include "share_sheet.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

static enum err to_utf8(struct cx *cx, struct str in, struct str *out)
{
    if (in.size >= 3 && memcmp(in.p, "\xef\xbb\xbf", 3) == 0)
        in = str_from(in, 3);
    *out = in;
    if (utf8_valid(in))
        return ERR_NONE;
    size_t left = in.size, room = in.size * 2 + 16;
    char *from = (char *)(uintptr_t)in.p, *text = ar_alloc(cx->ar, room + 1), *to = text;
    iconv_t cd = iconv_open("UTF-8", "GB18030");
    if (cd == (iconv_t)-1)
        return err_say(cx, ERR_MALFORMED, NULL, "文件不是 UTF-8", "the file is not UTF-8");
    bool ok = iconv(cd, &from, &left, &to, &room) != (size_t)-1 && left == 0;
    iconv_close(cd);
    *out = (struct str){text, (size_t)(to - text)};
    return ok && utf8_valid(*out) ? ERR_NONE : err_say(cx, ERR_MALFORMED, NULL, "文件既不是 UTF-8 也不是 GB 18030", "the file is neither UTF-8 nor GB 18030");
}

static char separator(struct str s)
{
    static const char SEPS[] = {',', ';', '\t'};
    size_t n[3] = {0}, best = 0;
    for (size_t i = 0; i < s.size && s.p[i] != '\n'; i++)
        for (size_t k = 0; k < 3; k++)
            n[k] += s.p[i] == SEPS[k];
    for (size_t k = 1; k < 3; k++)
        best = n[k] > n[best] ? k : best;
    return SEPS[best];
}

struct reader { struct cx *cx; const char *p, *end; char sep; int64_t line; };

/* One cell; *last_out: it ended its row. */
static enum err cell(struct reader *r, const char **out, bool *last_out)
{
    struct buf b;
    buf_init(&b, r->cx->ar, 24);
    if (r->p < r->end && *r->p == '"')
        for (r->p++;; r->p++) {
            if (r->p >= r->end)
                return err_say(r->cx, ERR_MALFORMED, NULL, "第 %lld 行：引号没有配对", "line %lld: a quote is not closed", (long long)r->line);
            if (*r->p == '"' && (++r->p >= r->end || *r->p != '"'))
                break;
            buf_ch(&b, *r->p);
        }
    for (; r->p < r->end && *r->p != r->sep && *r->p != '\n'; r->p++)
        if (*r->p != '\r')
            buf_ch(&b, *r->p);
    *last_out = r->p >= r->end || *r->p == '\n';
    if (r->p < r->end)
        r->p++;
    struct str s = str_trim(buf_view(&b));
    if (s.size > SHEET_CELL_MAX)
        return err_say(r->cx, ERR_LIMIT, NULL, "第 %lld 行：单元格太长", "line %lld: a cell is too long", (long long)r->line);
    *out = s.size ? str_dup(r->cx->ar, s) : NULL;
    return ERR_NONE;
}

static enum err row(struct reader *r, const char **cells, size_t cols_max, size_t *n_out)
{
    bool last = false;
    for (*n_out = 0; !last; (*n_out)++) {
        const char *extra = NULL, **to = *n_out < cols_max ? &cells[*n_out] : &extra;
        TRY(cell(r, to, &last));
        if (extra)
            return err_say(r->cx, ERR_LIMIT, NULL, "第 %lld 行：比表头多出单元格", "line %lld: more cells than the heading has", (long long)r->line);
    }
    return ERR_NONE;
}

enum err share_sheet_csv(struct cx *cx, struct str bytes, struct sheet *out)
{
    struct str text;
    const char *head[SHEET_COLS_MAX] = {0};
    size_t n, cap = 64;
    if (bytes.size > SHEET_BYTES_MAX)
        return err_say(cx, ERR_TOO_LARGE, NULL, "文件最大 %d 兆", "a file has %d MiB at most", SHEET_BYTES_MAX >> 20);
    TRY(to_utf8(cx, bytes, &text));
    struct reader r = {cx, text.p, text.p + text.size, separator(text), 1};
    TRY(row(&r, head, SHEET_COLS_MAX, &n));
    *out = (struct sheet){AR_ARRAY(cx->ar, const char **, cap), 1, n < SHEET_COLS_MAX ? n : SHEET_COLS_MAX};
    out->cells[0] = AR_ARRAY(cx->ar, const char *, out->cols);
    memcpy(out->cells[0], head, out->cols * sizeof *head);
    while (r.p < r.end) {
        r.line++;
        if (out->rows > SHEET_ROWS_MAX)
            return err_say(cx, ERR_LIMIT, NULL, "最多 %d 行", "at most %d rows", SHEET_ROWS_MAX);
        if (out->rows == cap) {
            const char ***grown = AR_ARRAY(cx->ar, const char **, cap * 2);
            memcpy(grown, out->cells, cap * sizeof *grown);
            out->cells = grown;
            cap *= 2;
        }
        out->cells[out->rows] = AR_ARRAY(cx->ar, const char *, out->cols);
        TRY(row(&r, out->cells[out->rows++], out->cols, &n));
    }
    return ERR_NONE;
}

/* ---- which kind ------------------------------------------------------------------------------------------------------------------------- */
static bool has(struct str s, const void *what, size_t size)
{
    return s.size >= size && memmem(s.p, s.size, what, size) != NULL;
}

/* An OLE2 file: an .xls of before 2007, or an .xlsx that was encrypted with a password (which is wrapped in one). */
static enum err ole2(struct cx *cx, struct str bytes)
{
    static const char PACKAGE[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    if (has(bytes, PACKAGE, sizeof PACKAGE - 1))
        return err_say(cx, ERR_MALFORMED, NULL, "表格有密码；请先去掉密码再导入", "the sheet is encrypted; remove the password first");
    return err_say(cx, ERR_MALFORMED, NULL, "不读旧的 .xls；请另存为 .xlsx 或 CSV", "the old .xls is not read; save it as .xlsx or CSV");
}

enum err share_sheet_read(struct cx *cx, struct str bytes, const char *name, struct sheet *out)
{
    if (bytes.size > SHEET_BYTES_MAX)
        return err_say(cx, ERR_TOO_LARGE, NULL, "文件最大 %d 兆", "a file has %d MiB at most", SHEET_BYTES_MAX >> 20);
    if (bytes.size >= 4 && memcmp(bytes.p, "PK\3\4", 4) == 0)
        return share_sheet_xlsx(cx, bytes, name, out);
    if (bytes.size >= 8 && memcmp(bytes.p, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
        return ole2(cx, bytes);
    if (name)
        return err_say(cx, ERR_INVALID, "sheet", "CSV 文件没有工作表名", "a CSV file has no sheets with names");
    return share_sheet_csv(cx, bytes, out);
}
