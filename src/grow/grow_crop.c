/* grow_crop.c: the catalogue of crops and animals with their varieties: kept by the office, read by everybody signed in. */
#include "grow_priv.h"

/* Codes go into rules and files: lower-case letters, digits and '_'. */
static enum err code_check(struct cx *cx, const char *code) {
    for (const char *p = code; *p; p++)
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '_'))
            return err_say(cx, ERR_INVALID, "/code", "代码只用小写字母、数字和下划线", "A code is lower-case letters, digits and underscores");
    return ERR_NONE;
}

enum err grow_crop_create(struct cx *cx, struct tx *tx, const struct grow_crop_body *in, struct grow_crop *out) {
    int64_t id;
    TRY(people_may(cx, "grow.input.write"));
    TRY(code_check(cx, in->code));
    const char *uuid = uuid_make(cx->ar);
    enum err e = sql_i64(tx, SQL(crop_insert), ARGS(v_t(uuid), v_t(in->code), v_t(in->name), v_t(in->name_en), v_t(grow_categories[in->category]),
                                                    v_bool(in->animal), v_i(cx->now_us)), &id);
    if (e == ERR_DUPLICATE)
        return err_say(cx, e, "/code", "代码 %s 已经存在", "There is a crop with code %s already", in->code);
    TRY(e);
    TRY(sql_one(tx, SQL(crop_one), ARGS(v_t(uuid)), &grow_crop_row, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.crop.create", "crop", uuid, id, 1, NULL, &grow_crop_shape, NULL, out});
}

enum err grow_variety_create(struct cx *cx, struct tx *tx, const struct grow_variety_body *in, struct grow_variety *out) {
    int64_t crop, id;
    TRY(people_may(cx, "grow.input.write"));
    TRY(grow_ref(cx, tx, Q_crop_id, in->crop, "/crop", "作物", "crop", &crop));
    const char *uuid = uuid_make(cx->ar);
    enum err e = sql_i64(tx, SQL(variety_insert), ARGS(v_t(uuid), v_i(crop), v_t(in->name), v_t(in->name_en)), &id);
    if (e == ERR_DUPLICATE)
        return err_say(cx, e, "/name", "品种 %s 已经存在", "There is a variety %s already", in->name);
    TRY(e);
    TRY(sql_one(tx, SQL(variety_one), ARGS(v_t(uuid)), &grow_variety_row, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.variety.create", "variety", uuid, id, 1, NULL, &grow_variety_shape, NULL, out});
}

enum err grow_crop_by_code(struct cx *cx, struct tx *tx, const char *code, struct grow_crop *out) {
    enum err e = sql_one(tx, SQL(crop_by_code), ARGS(v_t(code)), &grow_crop_row, out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有作物 %s", "There is no crop %s", code) : e;
}

static const struct list_col CROP_COLS[] = {
    {"uuid", "c.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"code", "c.code", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "代码", "Code"},
    {"name", "c.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "名称", "Name"},
    {"name_en", "COALESCE(c.name_en, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "英文名称", "English name"},
    {"category", "c.category", F_ENUM, LC_SORT | LC_FILTER, grow_categories, "类别", "Category"},
    {"animal", "c.animal", F_BOOL, LC_FILTER, NULL, "养殖", "Animal"},
};
const struct list_spec grow_crop_list = {"CropItem", "grow_crop c", "c.id", "code", CROP_COLS, sizeof CROP_COLS / sizeof CROP_COLS[0]};
static const struct list_col VARIETY_COLS[] = {
    {"uuid", "v.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"crop", "c.uuid", F_UUID, LC_FILTER, NULL, "作物编号", "Crop's id"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "作物", "Crop"},
    {"name", "v.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "品种", "Variety"},
    {"name_en", "COALESCE(v.name_en, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "英文名称", "English name"},
};
const struct list_spec grow_variety_list = {"VarietyItem", "grow_variety v JOIN grow_crop c ON c.id = v.crop_id", "v.id", "name", VARIETY_COLS,
                                            sizeof VARIETY_COLS / sizeof VARIETY_COLS[0]};

static enum err do_crop(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_crop_create(cx, tx, c->body, c->out); }
static enum err do_variety(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_variety_create(cx, tx, c->body, c->out); }
enum err grow_crop_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_crop, "grow.crop.create", "crop", "/api/v1/crops?uuid="); }
enum err grow_variety_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_variety, "grow.variety.create", "variety", "/api/v1/varieties?uuid="); }
enum err grow_crop_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_crop_list, NULL, NULL, NULL); }
enum err grow_variety_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_variety_list, NULL, NULL, NULL); }
