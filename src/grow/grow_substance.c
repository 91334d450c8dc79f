/* grow_substance.c: banned and restricted substances (禁用、限用农药和兽药). The list is data: whole editions that the office
 * imports as CSV; the newest edition counts, older ones stay. A text (ingredients, a name typed by hand) is searched for the
 * longest known name at each place, so that 乙酰甲胺磷 (acephate) is not taken for 甲胺磷 (methamidophos); the list carries
 * "lookalike" rows for permitted substances whose names contain a banned one. */
#include "grow_priv.h"

#include <stdio.h>

/* ---- matching ------------------------------------------------------------------------------------------------------------- */
/* The character at text[at] and its size in bytes; text is valid UTF-8. */
static uint32_t char_at(struct str text, size_t at, size_t *size_out) {
    const unsigned char *p = (const unsigned char *)text.p + at;
    size_t n = *p < 0xC0 ? 1 : *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4;
    n = n <= text.size - at ? n : text.size - at;
    uint32_t c = n == 1 ? *p : *p & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++)
        c = c << 6 | (p[i] & 0x3Fu);
    *size_out = n;
    return c;
}

/* Full-width forms as their plain ones, capitals as small letters. */
static uint32_t plain(uint32_t c) {
    c = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* What stands between the characters of a name and does not make it another: blanks, dots in the middle, what cannot be seen. */
static bool between(uint32_t c) {
    static const uint32_t ONE[] = {0x20, 0xA0, 0xAD, 0xB7, 0x1680, 0x2022, 0x2027, 0x2219, 0x22C5, 0x202F, 0x205F, 0x2060, 0x3000, 0x30FB, 0xFEFF, 0xFF65};
    if ((c >= 0x09 && c <= 0x0D) || (c >= 0x2000 && c <= 0x200F))
        return true;
    for (size_t i = 0; i < sizeof ONE / sizeof ONE[0]; i++)
        if (ONE[i] == c)
            return true;
    return false;
}

static bool latin(uint32_t c) {
    c = plain(c);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static uint32_t char_before(struct str text, size_t at) {
    size_t n;
    while (at > 0 && ((unsigned char)text.p[--at] & 0xC0) == 0x80)
        ;
    return char_at(text, at, &n);
}

/* Bytes of text that spell the name at text[at], 0: it does not stand there. A name in Latin letters is a word of its own. */
static size_t stands(struct str text, size_t at, struct str name) {
    size_t t = at, n, size;
    uint32_t first = 0, last = 0;
    for (size_t i = 0; i < name.size; i += n) {
        uint32_t c = plain(char_at(name, i, &n));
        if (between(c))
            continue;
        while (t > at && t < text.size && between(char_at(text, t, &size)))
            t += size;
        if (t >= text.size || plain(char_at(text, t, &size)) != c)
            return 0;
        t += size;
        first = first ? first : c, last = c;
    }
    if (latin(first) && at > 0 && latin(char_before(text, at)))
        return 0;
    return latin(last) && t < text.size && latin(char_at(text, t, &size)) ? 0 : t - at;
}

/* The longest of the substance's names that stands there, in bytes of text. */
static size_t longest(const struct grow_substance *s, struct str text, size_t at) {
    struct str rest = str_of(s->aliases), name;
    size_t a = stands(text, at, str_of(s->name)), b = stands(text, at, str_of(s->name_en));
    size_t best = a > b ? a : b;
    while (rest.size) {
        str_cut(rest, '|', &name, &rest);
        size_t n = stands(text, at, str_trim(name));
        best = n > best ? n : best;
    }
    return best;
}

/* Is word one of the words of a list separated by '|'? */
static bool has_word(const char *list, const char *word) {
    struct str rest = str_of(list), one;
    while (word && rest.size) {
        str_cut(rest, '|', &one, &rest);
        if (str_eqz(str_trim(one), word))
            return true;
    }
    return false;
}

static bool holds(const struct grow_substance *s, const struct grow_where *w) {
    if (s->state == SUBSTANCE_LOOKALIKE)
        return false;
    if (s->from_day != FIELD_NULL && w->day < s->from_day)
        return false;
    if (s->until_day != FIELD_NULL && w->day >= s->until_day)
        return false;
    bool plant = strcmp(s->scope, "plant") == 0, animal = strcmp(s->scope, "animal") == 0;
    if ((plant && w->animal) || (animal && !w->animal))
        return false;
    if (s->state == SUBSTANCE_BANNED)
        return true;
    return has_word(s->crops, w->crop_code) || has_word(s->crops, w->category);
}

const struct grow_substance *grow_substance_match(const struct grow_substances *all, struct str text, const struct grow_where *w) {
    for (size_t at = 0; at < text.size;) {
        size_t best = 0;
        for (size_t i = 0; i < all->n; i++) {
            size_t n = longest(&all->p[i], text, at);
            best = n > best ? n : best;
        }
        for (size_t i = 0; best && i < all->n; i++)
            if (longest(&all->p[i], text, at) == best && holds(&all->p[i], w))
                return &all->p[i];
        if (best == 0)
            char_at(text, at, &best);
        at += best;
    }
    return NULL;
}

/* ---- the edition in force -------------------------------------------------------------------------------------------------- */
static const struct field SUBSTANCE[] = {
    FIELD(struct grow_substance, id, F_I64, FF_RO, INT64_MIN, INT64_MAX, NULL, NULL),
    FIELD(struct grow_substance, scope, F_TEXT, FF_RO, 0, 20, "范围", "Scope"),
    FIELD_ENUM(struct grow_substance, state, FF_RO, grow_substance_states, "状态", "State"),
    FIELD(struct grow_substance, name, F_TEXT, FF_RO, 0, 100, "名称", "Name"),
    FIELD(struct grow_substance, name_en, F_TEXT, FF_RO, 0, 100, "英文名称", "English name"),
    FIELD(struct grow_substance, aliases, F_TEXT, FF_RO, 0, 500, "别名", "Other names"),
    FIELD(struct grow_substance, from_day, F_DATE, FF_RO, 0, 0, "起始日期", "From"),
    FIELD(struct grow_substance, until_day, F_DATE, FF_RO, 0, 0, "截止日期", "Until"),
    FIELD(struct grow_substance, crops, F_TEXT, FF_RO, 0, 500, "限用作物", "Crops"),
    FIELD(struct grow_substance, source, F_TEXT, FF_RO, 0, 300, "依据", "Source"),
    FIELD(struct grow_substance, note, F_TEXT, FF_RO, 0, 500, "说明", "Note"),
};
const struct shape grow_substance_shape = SHAPE("SubstanceRow", struct grow_substance, SUBSTANCE);
#define SUBSTANCES_MAX 5000

enum err grow_substances_load(struct cx *cx, struct tx *tx, struct grow_substances *out) {
    struct list l;
    (void)cx;
    TRY(sql_all(tx, SQL(substance_all), NOARGS, &grow_substance_shape, SUBSTANCES_MAX, &l));
    *out = (struct grow_substances){l.p, l.n};
    return ERR_NONE;
}

static enum err banned_say(struct cx *cx, const struct grow_substance *s, const char *field) {
    char day[16] = "";
    if (s->from_day != FIELD_NULL)
        day_format((int32_t)s->from_day, day);
    if (s->state == SUBSTANCE_BANNED)
        return err_say(cx, ERR_BANNED, field, "%s 是禁用物质（%s 起），不得使用。依据：%s", "%s is banned (since %s) and must not be used. Source: %s",
                       cx->lang == LANG_EN && s->name_en ? s->name_en : s->name, day[0] ? day : "…", s->source);
    return err_say(cx, ERR_BANNED, field, "%s 不得用于这种作物（%s 起）。依据：%s", "%s must not be used on this crop (since %s). Source: %s",
                   cx->lang == LANG_EN && s->name_en ? s->name_en : s->name, day[0] ? day : "…", s->source);
}

enum err grow_banned_check(struct cx *cx, struct tx *tx, const char *const *texts, size_t n, const struct grow_where *w, const char *field) {
    struct grow_substances all;
    TRY(grow_substances_load(cx, tx, &all));
    for (size_t i = 0; i < n; i++) {
        const struct grow_substance *s = texts[i] ? grow_substance_match(&all, str_of(texts[i]), w) : NULL;
        if (s)
            return banned_say(cx, s, field);
    }
    return ERR_NONE;
}

/* ---- import ---------------------------------------------------------------------------------------------------------------- */
enum { C_SCOPE, C_STATE, C_NAME, C_NAME_EN, C_ALIASES, C_FROM, C_UNTIL, C_CROPS, C_SOURCE, C_NOTE, C__COUNT };
static const char *const COLUMNS[] = {"scope", "state", "name", "name_en", "aliases", "from", "until", "crops", "source", "note"};
static const char *const SCOPES[] = {"plant", "animal", "any", NULL};

struct import { struct tx *tx; struct val (*rows)[11]; size_t n, cap; };

static enum err cell_bad(struct cx *cx, size_t row, int col) {
    return err_say(cx, ERR_INVALID, COLUMNS[col], "第 %zu 行的 %s 有误", "Row %zu: %s is wrong", row + 2, COLUMNS[col]);
}

static bool cell_day(const char *cell, struct val *out) {
    int32_t d;
    *out = v_null();
    if (!cell)
        return true;
    bool ok = day_parse(str_of(cell), &d);
    if (ok)
        *out = v_i(d);
    return ok;
}

static enum err import_row(struct cx *cx, const char *const *c, void *arg) {
    struct import *im = arg;
    struct val *v = im->rows[im->n];
    if (im->n == im->cap)
        return err_say(cx, ERR_LIMIT, NULL, "名录超过 %d 行", "The list has more than %d rows", SUBSTANCES_MAX);
    if (!c[C_NAME])
        return cell_bad(cx, im->n, C_NAME);
    if (!c[C_SOURCE])
        return cell_bad(cx, im->n, C_SOURCE);
    if (!c[C_SCOPE] || field_enum(SCOPES, str_of(c[C_SCOPE])) < 0)
        return cell_bad(cx, im->n, C_SCOPE);
    int64_t state = c[C_STATE] ? field_enum(grow_substance_states, str_of(c[C_STATE])) : -1;
    if (state < 0)
        return cell_bad(cx, im->n, C_STATE);
    if (state == SUBSTANCE_RESTRICTED && !c[C_CROPS])
        return cell_bad(cx, im->n, C_CROPS);
    if (!cell_day(c[C_FROM], &v[6]))
        return cell_bad(cx, im->n, C_FROM);
    if (!cell_day(c[C_UNTIL], &v[7]))
        return cell_bad(cx, im->n, C_UNTIL);
    v[1] = v_t(c[C_SCOPE]), v[2] = v_t(c[C_STATE]), v[3] = v_t(c[C_NAME]), v[4] = v_t(c[C_NAME_EN]), v[5] = v_t(c[C_ALIASES]);
    v[8] = v_t(c[C_CROPS]), v[9] = v_t(c[C_SOURCE]), v[10] = v_t(c[C_NOTE]);
    im->n++;
    return ERR_NONE;
}

/* Without permission check: the seed at start, too. */
static enum err import(struct cx *cx, struct tx *tx, struct str csv, const char *note, struct grow_edition *out) {
    struct import im = {tx, ar_array(cx->ar, SUBSTANCES_MAX + 1, sizeof *im.rows), 0, SUBSTANCES_MAX};
    int64_t id;
    TRY(grow_csv_read(cx, csv, COLUMNS, C__COUNT, import_row, &im));
    if (im.n == 0)
        return err_say(cx, ERR_INVALID, NULL, "名录是空的", "The list is empty");
    *out = (struct grow_edition){uuid_make(cx->ar), 1, (int64_t)im.n, cx->now_us, note};
    TRY(sql_i64(tx, SQL(edition_insert), ARGS(v_t(out->uuid), v_t(note), v_i(out->substances), v_t(grow_by(cx)), v_i(cx->now_us)), &id));
    for (size_t i = 0; i < im.n; i++) {
        im.rows[i][0] = v_i(id);
        TRY(sql_exec(tx, SQL(substance_insert), im.rows[i], 11));
    }
    return ERR_NONE;
}

enum err grow_substances_import(struct cx *cx, struct tx *tx, struct str csv, const char *note, struct grow_edition *out) {
    TRY(people_may(cx, "grow.input.write"));
    TRY(import(cx, tx, csv, note, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.substance.import", "substances", out->uuid, 0, out->created_at, note, &grow_edition_shape, NULL, out});
}

enum err grow_substances_seed(struct cx *cx, struct tx *tx, struct grow_edition *out) {
    return import(cx, tx, (struct str){grow_data_banned, grow_data_banned_size},
                  "随程序附带的名录，不完整，请由主管部门核对后更新 / Shipped with the program, incomplete: the office has to check and replace it", out);
}

struct file_import { struct str csv; const char *path; int64_t count; };

static enum err file_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct file_import *f = arg;
    struct grow_edition ed;
    TRY(import(cx, tx, f->csv, f->path, &ed));
    f->count = ed.substances;
    return grow_keep(cx, tx, &(struct grow_fact){"grow.substance.import", "substances", ed.uuid, 0, ed.created_at, f->path, &grow_edition_shape, NULL, &ed});
}

/* A file of at most CSV_MAX bytes. */
#define CSV_MAX (4u << 20)
static enum err file_read(struct cx *cx, const char *path, struct str *out) {
    FILE *fp = fopen(path, "rbe");
    if (!fp)
        return err_say(cx, ERR_IO, NULL, "打不开文件 %s", "Cannot open %s", path);
    char *p = ar_alloc(cx->ar, CSV_MAX + 1);
    size_t n = fread(p, 1, CSV_MAX + 1, fp);
    bool bad = ferror(fp);
    fclose(fp);
    if (bad)
        return err_say(cx, ERR_IO, NULL, "读不了文件 %s", "Cannot read %s", path);
    if (n > CSV_MAX || !utf8_valid((struct str){p, n}))
        return err_say(cx, ERR_INVALID, NULL, "文件应为 4 MB 以内、UTF-8 编码的 CSV", "The file has to be CSV in UTF-8 of at most 4 MB");
    *out = (struct str){p, n};
    return ERR_NONE;
}

enum err grow_import_substances(struct cx *cx, const char *path, int64_t *count_out) {
    struct file_import f = {.path = path};
    TRY(file_read(cx, path, &f.csv));
    TRY(tx_run(cx, "grow.substance.import", file_tx, &f));
    *count_out = f.count;
    return ERR_NONE;
}

/* ---- lists and handlers ----------------------------------------------------------------------------------------------------- */
static const struct list_col COLS[] = {
    {"scope", "b.scope", F_TEXT, LC_SORT | LC_FILTER, NULL, "范围", "Scope"},
    {"state", "b.state", F_ENUM, LC_SORT | LC_FILTER, grow_substance_states, "状态", "State"},
    {"name", "b.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "名称", "Name"},
    {"name_en", "COALESCE(b.name_en, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "英文名称", "English name"},
    {"aliases", "COALESCE(b.aliases, '')", F_TEXT, LC_SEARCH, NULL, "别名", "Other names"},
    {"from_day", "b.from_day", F_DATE, 0, NULL, "起始日期", "From"},
    {"until_day", "b.until_day", F_DATE, 0, NULL, "截止日期", "Until"},
    {"crops", "b.crops", F_TEXT, 0, NULL, "限用作物", "Crops"},
    {"source", "b.source", F_TEXT, LC_SEARCH, NULL, "依据", "Source"},
    {"note", "b.note", F_TEXT, 0, NULL, "说明", "Note"},
};
const struct list_spec grow_substance_list = {"SubstanceItem", "grow_substance b", "b.id", "name", COLS, sizeof COLS / sizeof COLS[0]};
static const struct list_col EDITION_COLS[] = {
    {"uuid", "e.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"created_at", "e.created_us", F_TIME, LC_SORT, NULL, "导入时间", "Imported"},
    {"substances", "e.substances", F_I64, LC_SORT, NULL, "条数", "Rows"},
    {"by_name", "e.by_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "导入人", "By"},
    {"note", "e.note", F_TEXT, 0, NULL, "说明", "Note"},
};
const struct list_spec grow_edition_list = {"SubstanceEditionItem", "grow_edition e", "e.id", "-created_at", EDITION_COLS, sizeof EDITION_COLS / sizeof EDITION_COLS[0]};

struct upload { struct str csv; struct grow_edition out; };

static enum err import_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct upload *u = arg;
    return grow_substances_import(cx, tx, u->csv, "导入 / imported", &u->out);
}

enum err grow_substance_post(struct req *rq, struct resp *rs) {
    struct upload u = {.csv = rq_raw(rq)};
    if (!utf8_valid(u.csv))
        return err_say(rq_cx(rq), ERR_MALFORMED, NULL, "文件应为 UTF-8 编码的 CSV", "The file has to be CSV in UTF-8");
    TRY(tx_run(rq_cx(rq), "grow.substance.import", import_tx, &u));
    rs_object(rs, &grow_edition_shape, &u.out);
    return ERR_NONE;
}
enum err grow_substance_index(struct req *rq, struct resp *rs) {
    return grow_list(rq, rs, &grow_substance_list, NULL, NULL, "b.edition_id = (SELECT MAX(id) FROM grow_edition)");
}
enum err grow_edition_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_edition_list, NULL, NULL, NULL); }
