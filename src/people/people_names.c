/* people_names.c: names as people say them: villages, places from county to village, the public name of a household. */
#include "people_priv.h"

#include <string.h>

/* ---- villages ---------------------------------------------------------------------------------------------------------------- */

/* How the division data end the names of villages, and what people say; the longest that fits counts. */
static const struct { const char *end, *say; } VILLAGE_ENDS[] = {
    {"社区居民委员会", "社区"}, {"社区居委会", "社区"}, {"村村民委员会", "村"}, {"村村委会", "村"}, {"村民委员会", "村"},
    {"居民委员会", ""}, {"村委会", "村"}, {"居委会", ""},
};

const char *people_place_name(struct arena *ar, const char *name)
{
    struct str s = str_of(name);
    for (size_t i = 0; i < sizeof(VILLAGE_ENDS) / sizeof(VILLAGE_ENDS[0]); i++) {
        size_t end = strlen(VILLAGE_ENDS[i].end);
        if (s.size > end && str_ends(s, VILLAGE_ENDS[i].end))
            return ar_printf(ar, "%.*s%s", (int)(s.size - end), name, VILLAGE_ENDS[i].say);
    }
    return name;
}

/* ---- places --------------------------------------------------------------------------------------------------------------------- */

static const char *const ABOVE_COUNTY[] = {"nation", "province", "prefecture", "city", NULL};

static bool above_county(const char *kind)
{
    return field_enum(ABOVE_COUNTY, str_of(kind)) >= 0;
}

/* The ids of a path "/1/5/12/". */
static size_t path_ids(const char *path, int64_t ids[PEOPLE_DEPTH_MAX])
{
    struct str rest = str_from(str_of(path), 1), head;
    size_t n = 0;
    while (n < PEOPLE_DEPTH_MAX && rest.size > 0 && str_cut(rest, '/', &head, &rest))
        n += str_i64(head, &ids[n]) ? 1 : 0;
    return n;
}

static const char *place_text(struct cx *cx, const struct level_row *l, size_t n, enum lang lang)
{
    struct buf b;
    buf_init(&b, cx->ar, 64);
    for (size_t k = 0; k < n; k++) {
        const struct level_row *r = &l[lang == LANG_ZH ? k : n - 1 - k];
        if (above_county(r->kind))
            continue;
        bool en = lang == LANG_EN && r->name_en != NULL;
        buf_puts(&b, lang == LANG_EN && b.size != 0 ? ", " : "");
        buf_puts(&b, en ? r->name_en : people_place_name(cx->ar, r->name));
    }
    return buf_z(&b);
}

enum err people_place(struct cx *cx, struct tx *tx, int64_t level_id, enum lang lang, const char **out)
{
    struct level_row l;
    struct list rows;
    int64_t ids[PEOPLE_DEPTH_MAX];
    TRY(people_level_row_id(cx, tx, level_id, &l));
    size_t n = path_ids(l.path, ids);
    TRY(sql_all(tx, PQ(Q_LEVEL_ANCESTORS), ARGS(v_is(ids, n)), &people_level_row_shape, PEOPLE_DEPTH_MAX, &rows));
    const char *text = place_text(cx, rows.p, rows.n, lang);
    *out = text[0] != '\0' ? text : l.name; /* a city or province itself */
    return ERR_NONE;
}

/* ---- households -------------------------------------------------------------------------------------------------------------------- */

static const char *const DOUBLE_SURNAMES[] = {
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
    "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
    "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
    "微生", "梁丘", "左丘", "东门", "西门", NULL,
};

/* Bytes of the family name, 0 when it cannot be told (another script, a long or dotted name). */
static size_t surname_size(const char *name)
{
    struct str s = str_of(name);
    for (const char *const *d = DOUBLE_SURNAMES; *d != NULL; d++)
        if (str_starts(s, *d) && s.size > 6)
            return 6;
    bool han = s.size >= 3 && (unsigned char)name[0] >= 0xE4 && (unsigned char)name[0] <= 0xE9;
    return han && utf8_len(s) <= 4 && strstr(name, "·") == NULL ? 3 : 0;
}

const char *people_public_name(struct arena *ar, bool household, const char *level_name, const char *name)
{
    if (!household)
        return name;
    size_t n = surname_size(name);
    const char *place = people_place_name(ar, level_name);
    return n == 0 ? ar_printf(ar, "%s农户", place) : ar_printf(ar, "%s%.*s家", place, (int)n, name);
}
