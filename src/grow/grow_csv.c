/* grow_csv.c: comma-separated files as the office sends them (RFC 4180, UTF-8, a byte-order mark is skipped). Columns are
 * found by the names of the heading row, in any order; a missing column is an error, unknown ones are skipped. Lines that
 * begin with '#' are remarks. */
#include "grow_priv.h"

#define COLS_MAX 40
#define CELL_MAX 2000

struct csv { struct cx *cx; const char *p, *end; };

/* One cell into the arena, NULL when empty; *last_out: it ended the line. False: no closing quote, or too long. */
static bool cell(struct csv *c, const char **out, bool *last_out) {
    struct buf b;
    bool quoted = c->p < c->end && *c->p == '"';
    buf_init(&b, c->cx->ar, 32);
    if (quoted)
        for (c->p++;; c->p++) {
            if (c->p >= c->end)
                return false;
            if (*c->p == '"' && (++c->p >= c->end || *c->p != '"'))
                break;
            buf_ch(&b, *c->p);
        }
    for (; c->p < c->end && *c->p != ',' && *c->p != '\n'; c->p++)
        if (*c->p != '\r')
            buf_ch(&b, *c->p);
    *last_out = c->p >= c->end || *c->p == '\n';
    if (c->p < c->end)
        c->p++;
    struct str s = str_trim(buf_view(&b));
    *out = s.size ? str_dup(c->cx->ar, s) : NULL;
    return s.size <= CELL_MAX;
}

static bool line(struct csv *c, const char **cells, size_t *n_out) {
    bool last = false;
    for (*n_out = 0; !last; (*n_out)++)
        if (*n_out == COLS_MAX || !cell(c, &cells[*n_out], &last))
            return false;
    return true;
}

static enum err heading(struct csv *c, const char *const *names, size_t n, size_t *at) {
    const char *cells[COLS_MAX];
    size_t have;
    if (!line(c, cells, &have))
        return err_say(c->cx, ERR_MALFORMED, NULL, "表头有误", "The heading row is malformed");
    for (size_t i = 0; i < n; i++) {
        for (at[i] = 0; at[i] < have && !(cells[at[i]] && strcmp(cells[at[i]], names[i]) == 0);)
            at[i]++;
        if (at[i] == have)
            return err_say(c->cx, ERR_INVALID, names[i], "缺少 %s 列", "Column %s is missing", names[i]);
    }
    return ERR_NONE;
}

static void skip_remarks(struct csv *c) {
    while (c->p < c->end && (*c->p == '#' || *c->p == '\n' || *c->p == '\r')) {
        while (c->p < c->end && *c->p != '\n')
            c->p++;
        if (c->p < c->end)
            c->p++;
    }
}

enum err grow_csv_read(struct cx *cx, struct str csv, const char *const *names, size_t n, enum err (*row)(struct cx *, const char *const *, void *), void *arg) {
    struct csv c = {cx, csv.p, csv.p + csv.size};
    const char *cells[COLS_MAX], *picked[COLS_MAX];
    size_t at[COLS_MAX], have, number = 1;
    if (csv.size >= 3 && memcmp(csv.p, "\xEF\xBB\xBF", 3) == 0)
        c.p += 3;
    if (!utf8_valid((struct str){c.p, (size_t)(c.end - c.p)})) /* a NUL would cut a cell short unseen */
        return err_say(cx, ERR_MALFORMED, NULL, "文件不是 UTF-8 文本", "The file is not UTF-8 text");
    skip_remarks(&c);
    TRY(heading(&c, names, n, at));
    for (skip_remarks(&c); c.p < c.end; skip_remarks(&c)) {
        number++;
        if (!line(&c, cells, &have))
            return err_say(cx, ERR_MALFORMED, NULL, "第 %zu 行格式有误", "Row %zu is malformed", number);
        for (size_t i = 0; i < n; i++)
            picked[i] = at[i] < have ? cells[at[i]] : NULL;
        TRY(row(cx, picked, arg));
    }
    return ERR_NONE;
}
