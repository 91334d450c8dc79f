/* grow_diary.c: what was done in a season, for anybody, once its record was published: the newest first, with photos. */
#include "grow_priv.h"

enum { DIARY_MAX = 500, DIARY_PHOTOS_MAX = 9 };

struct line { int64_t day; const char *kind, *name, *note, *by_name; struct texts photos; };
struct diary { const char *plot; int64_t area_m2; bool published; struct list lines; };

static const struct field LINE[] = {
    FIELD(struct line, day, F_DATE, FF_RO, 0, 0, "日期", "Day"),
    FIELD(struct line, kind, F_TEXT, FF_RO, 0, 20, "类别", "Kind"),
    FIELD(struct line, name, F_TEXT, FF_RO, 0, 80, "做了什么", "What was done"),
    FIELD(struct line, note, F_TEXT, FF_RO, 0, 1000, "说明", "Note"),
    FIELD(struct line, by_name, F_TEXT, FF_RO, 0, 80, "谁做的（姓）", "By, the surname"),
    FIELD(struct line, photos, F_TEXTS, FF_RO, 0, DIARY_PHOTOS_MAX, "照片", "Photos"),
};
static const struct shape line_shape = SHAPE("DiaryLine", struct line, LINE);
static const struct field DIARY[] = {
    FIELD(struct diary, plot, F_TEXT, FF_RO, 0, 80, "地块", "Plot"),
    FIELD(struct diary, area_m2, F_I64, FF_RO, 0, INT64_MAX, "面积（平方米）", "Area, square metres"),
    FIELD(struct diary, published, F_BOOL, FF_RO, 0, 1, "已公开", "Published"),
    FIELD_SUB(struct diary, lines, F_LIST, FF_RO, 0, DIARY_MAX, &line_shape, "记录", "Lines"),
};
const struct shape grow_diary_shape = SHAPE("Diary", struct diary, DIARY);

static struct list lines_of(struct cx *cx, const struct grow_story *story) {
    const struct grow_story_op *op = story->ops.p;
    size_t n = story->ops.n < DIARY_MAX ? story->ops.n : DIARY_MAX;
    struct line *l = AR_ARRAY(cx->ar, struct line, n ? n : 1);
    for (size_t i = 0; i < n; i++) {
        const struct grow_story_op *o = &op[story->ops.n - 1 - i];
        l[i] = (struct line){o->day, o->kind, o->kind_name, o->note, o->by_name, {o->photos.p, o->photos.n < DIARY_PHOTOS_MAX ? o->photos.n : DIARY_PHOTOS_MAX}};
    }
    return (struct list){l, n};
}

struct call { const char *season; struct diary d; };

static enum err diary_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct call *c = arg;
    struct grow_story story;
    enum err e = grow_season_story(cx, tx, c->season, &story);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    c->d = (struct diary){story.base_name, story.area_m2, true, lines_of(cx, &story)};
    return ERR_NONE;
}

/* Whether there is such a season that is not published, nobody learns here. */
enum err grow_diary_get(struct req *rq, struct resp *rs) {
    struct call c = {rq_path(rq, "id"), {.area_m2 = FIELD_NULL}};
    TRY(tx_read(rq_cx(rq), "grow.diary", diary_tx, &c));
    rs_object(rs, &grow_diary_shape, &c.d);
    return ERR_NONE;
}
