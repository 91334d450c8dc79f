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

static enum err crop_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_crop *out) {
    return grow_one(cx, tx, Q_crop_one, uuid, &grow_crop_row, out, "作物", "crop");
}

enum err grow_crop_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_crop_body *in, struct grow_crop *out) {
    struct grow_crop old = {0};
    int64_t n;
    TRY(people_may(cx, "grow.input.write"));
    TRY(crop_load(cx, tx, uuid, &old));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    if (strcmp(in->code, old.code) != 0)
        return err_say(cx, ERR_INVALID, "/code", "作物代码不能更改", "A crop keeps its code");
    if (in->animal != old.animal)
        return err_say(cx, ERR_INVALID, "/animal", "种植和养殖不能互换，请另建一种", "A crop stays plant or animal: add another one");
    TRY(sql_exec_n(tx, SQL(crop_update), ARGS(v_i(old.id), v_i(old.rev), v_t(in->name), v_t(in->name_en), v_t(grow_categories[in->category])), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(crop_load(cx, tx, uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.crop.change", "crop", uuid, old.id, out->rev, in->reason, &grow_crop_shape, &old, out});
}

static enum err variety_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_variety *out) {
    return grow_one(cx, tx, Q_variety_one, uuid, &grow_variety_row, out, "品种", "variety");
}

enum err grow_variety_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_variety_body *in, struct grow_variety *out) {
    struct grow_variety old = {0};
    int64_t n;
    TRY(people_may(cx, "grow.input.write"));
    TRY(variety_load(cx, tx, uuid, &old));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    if (strcmp(in->crop, old.crop) != 0)
        return err_say(cx, ERR_INVALID, "/crop", "品种不能换到别的作物", "A variety stays with its crop");
    enum err e = sql_exec_n(tx, SQL(variety_update), ARGS(v_i(old.id), v_i(old.rev), v_t(in->name), v_t(in->name_en)), &n);
    if (e == ERR_DUPLICATE)
        return err_say(cx, e, "/name", "品种 %s 已经存在", "There is a variety %s already", in->name);
    TRY(e);
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(variety_load(cx, tx, uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.variety.change", "variety", uuid, old.id, out->rev, in->reason, &grow_variety_shape, &old, out});
}

enum err grow_crop_by_code(struct cx *cx, struct tx *tx, const char *code, struct grow_crop *out) {
    enum err e = sql_one(tx, SQL(crop_by_code), ARGS(v_t(code)), &grow_crop_row, out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有作物 %s", "There is no crop %s", code) : e;
}

static const struct list_col CROP_COLS[] = {
    {"uuid", "c.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "c.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"code", "c.code", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "代码", "Code"},
    {"name", "c.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "名称", "Name"},
    {"name_en", "COALESCE(c.name_en, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "英文名称", "English name"},
    {"category", "c.category", F_ENUM, LC_SORT | LC_FILTER, grow_categories, "类别", "Category"},
    {"animal", "c.animal", F_BOOL, LC_FILTER, NULL, "养殖", "Animal"},
};
const struct list_spec grow_crop_list = {"CropItem", "grow_crop c", "c.id", "code", CROP_COLS, sizeof CROP_COLS / sizeof CROP_COLS[0]};
static const struct list_col VARIETY_COLS[] = {
    {"uuid", "v.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "v.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"crop", "c.uuid", F_UUID, LC_FILTER, NULL, "作物编号", "Crop's id"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "作物", "Crop"},
    {"name", "v.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "品种", "Variety"},
    {"name_en", "COALESCE(v.name_en, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "英文名称", "English name"},
};
const struct list_spec grow_variety_list = {"VarietyItem", "grow_variety v JOIN grow_crop c ON c.id = v.crop_id", "v.id", "name", VARIETY_COLS,
                                            sizeof VARIETY_COLS / sizeof VARIETY_COLS[0]};

static enum err do_crop(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_crop_create(cx, tx, c->body, c->out); }
static enum err do_variety(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_variety_create(cx, tx, c->body, c->out); }
static enum err put_crop(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_crop_change(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err put_variety(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_variety_change(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err get_crop(struct cx *cx, struct tx *tx, struct grow_call *c) { return crop_load(cx, tx, c->id, c->out); }
static enum err get_variety(struct cx *cx, struct tx *tx, struct grow_call *c) { return variety_load(cx, tx, c->id, c->out); }
static enum err find_crop(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id) {
    struct grow_crop c = {0};
    TRY(crop_load(cx, tx, uuid, &c));
    *id = c.id;
    return ERR_NONE;
}
static enum err find_variety(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id) {
    struct grow_variety v = {0};
    TRY(variety_load(cx, tx, uuid, &v));
    *id = v.id;
    return ERR_NONE;
}
enum err grow_crop_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_crop, "grow.crop.create", "crop", "/api/v1/crops/"); }
enum err grow_variety_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_variety, "grow.variety.create", "variety", "/api/v1/varieties/"); }
enum err grow_crop_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_crop_list, NULL, NULL, NULL); }
enum err grow_variety_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_variety_list, NULL, NULL, NULL); }
enum err grow_crop_put(struct req *rq, struct resp *rs) { return grow_write(rq, rs, put_crop, "grow.crop.change", "crop", NULL); }
enum err grow_variety_put(struct req *rq, struct resp *rs) { return grow_write(rq, rs, put_variety, "grow.variety.change", "variety", NULL); }
enum err grow_crop_get(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, get_crop); }
enum err grow_variety_get(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, get_variety); }
enum err grow_crop_past(struct req *rq, struct resp *rs) { return grow_history_answer(rq, rs, "crop", find_crop); }
enum err grow_variety_past(struct req *rq, struct resp *rs) { return grow_history_answer(rq, rs, "variety", find_variety); }
