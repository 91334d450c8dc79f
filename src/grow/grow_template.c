/* grow_template.c: operating procedures (操作规程) per crop: what is done when, with which input. A season follows one; its
 * steps become the list of what is due (grow_due.c). Steps keep their id when the procedure changes. */
#include "grow_priv.h"

#define STEPS_MAX 60

enum err grow_template_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_template *out) {
    TRY(grow_one(cx, tx, Q_template_one, uuid, &grow_template_row, out, "操作规程", "procedure"));
    return sql_all(tx, SQL(step_list), ARGS(v_i(out->id)), &grow_step_row, STEPS_MAX, &out->steps);
}

static enum err step_check(struct cx *cx, struct tx *tx, const struct grow_crop *crop, const struct grow_step *s, size_t i, int64_t *input_out) {
    const char *at = ar_printf(cx->ar, "/steps/%zu/input", i);
    struct grow_input in = {0};
    *input_out = FIELD_NULL;
    if (s->amount && (dec_cmp(str_of(s->amount), STR("0")) <= 0 || !s->unit))
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/steps/%zu/amount", i), "用量要大于零并有单位", "An amount is more than zero and has a unit");
    struct grow_where w = {crop->animal, crop->code, grow_categories[crop->category], grow_today(cx)};
    if (!s->input)
        return grow_banned_check(cx, tx, &s->input_name, 1, &w, at);
    enum err e = grow_input_load(cx, tx, s->input, &in);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, at, "没有这个投入品", "There is no such input");
    TRY(e);
    *input_out = in.id;
    const char *texts[] = {in.name, in.ingredients};
    return grow_banned_check(cx, tx, texts, 2, &w, at);
}

static enum err step_put(struct cx *cx, struct tx *tx, int64_t id, const struct grow_crop *crop, const struct grow_step *s, size_t i, int64_t *pos) {
    int64_t input, n;
    TRY(step_check(cx, tx, crop, s, i, &input));
    if (s->uuid) {
        TRY(sql_exec_n(tx, SQL(step_keep), ARGS(v_t(s->uuid), v_i(id), v_t(grow_record_kinds[s->kind]), v_t(s->name), v_t(s->name_en), v_i(s->offset_days), v_i(input),
            v_t(s->input_name), v_t(s->amount), v_t(s->unit), v_t(s->note)), &n));
        return n == 1 ? ERR_NONE : err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/steps/%zu/uuid", i), "该规程没有这一步", "The procedure has no such step");
    }
    if (++*pos > 999)
        return err_say(cx, ERR_LIMIT, "/steps", "规程修改次数过多，请新建一个", "The procedure was changed too often: make a new one");
    return sql_exec(tx, SQL(step_put), ARGS(v_t(uuid_make(cx->ar)), v_i(id), v_i(*pos), v_t(grow_record_kinds[s->kind]), v_t(s->name), v_t(s->name_en), v_i(s->offset_days),
        v_i(input), v_t(s->input_name), v_t(s->amount), v_t(s->unit), v_t(s->note)));
}

static enum err steps_put(struct cx *cx, struct tx *tx, int64_t id, const char *crop_uuid, struct list steps) {
    const struct grow_step *s = steps.p;
    struct grow_crop crop = {0};
    int64_t pos;
    TRY(sql_one(tx, SQL(crop_one), ARGS(v_t(crop_uuid)), &grow_crop_row, &crop));
    TRY(sql_i64(tx, SQL(step_last), ARGS(v_i(id)), &pos));
    TRY(sql_exec(tx, SQL(steps_retire), ARGS(v_i(id))));
    for (size_t i = 0; i < steps.n; i++)
        TRY(step_put(cx, tx, id, &crop, &s[i], i, &pos));
    return ERR_NONE;
}

enum err grow_template_create(struct cx *cx, struct tx *tx, const struct grow_template_body *in, struct grow_template *out) {
    int64_t id, crop;
    TRY(people_may(cx, "grow.input.write"));
    TRY(grow_ref(cx, tx, Q_crop_id, in->crop, "/crop", "作物", "crop", &crop));
    const char *uuid = uuid_make(cx->ar);
    TRY(sql_i64(tx, SQL(template_insert), ARGS(v_t(uuid), v_i(crop), v_t(in->name), v_t(in->name_en), v_t(in->note), v_i(cx->now_us)), &id));
    TRY(steps_put(cx, tx, id, in->crop, in->steps));
    TRY(grow_template_load(cx, tx, uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.template.create", "template", uuid, id, 1, NULL, &grow_template_shape, NULL, out});
}

enum err grow_template_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_template_body *in, struct grow_template *out) {
    struct grow_template old = {0};
    int64_t n, crop;
    TRY(people_may(cx, "grow.input.write"));
    TRY(grow_template_load(cx, tx, uuid, &old));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    TRY(grow_ref(cx, tx, Q_crop_id, in->crop, "/crop", "作物", "crop", &crop));
    TRY(sql_exec_n(tx, SQL(template_update), ARGS(v_i(old.id), v_i(old.rev), v_i(crop), v_t(in->name), v_t(in->name_en), v_t(in->note)), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(steps_put(cx, tx, old.id, in->crop, in->steps));
    TRY(grow_template_load(cx, tx, uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.template.change", "template", uuid, old.id, out->rev, in->reason, &grow_template_shape, &old, out});
}

enum err grow_template_open(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_open_body *in, struct grow_template *out) {
    struct grow_template old = {0};
    TRY(people_may(cx, "grow.input.write"));
    TRY(grow_template_load(cx, tx, uuid, &old));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    TRY(grow_open_put(cx, tx, Q_template_state, old.id, old.rev, old.state, in));
    TRY(grow_template_load(cx, tx, uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.template.state", "template", uuid, old.id, out->rev, in->reason, &grow_template_shape, &old, out});
}

static const struct list_col COLS[] = {
    {"uuid", "t.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "t.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"name", "t.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "规程名称", "Procedure"},
    {"name_en", "COALESCE(t.name_en, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "英文名称", "English name"},
    {"crop", "c.uuid", F_UUID, LC_FILTER, NULL, "作物编号", "Crop's id"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "作物", "Crop"},
    {"steps", "(SELECT COUNT(*) FROM grow_template_step x WHERE x.template_id = t.id AND x.live = 1)", F_I64, 0, NULL, "步骤数", "Steps"},
    {"created_at", "t.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "登记时间", "Registered"},
};
const struct list_spec grow_template_list = {"TemplateItem", "grow_template t JOIN grow_crop c ON c.id = t.crop_id", "t.id", "name", COLS, sizeof COLS / sizeof COLS[0]};

static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_template_create(cx, tx, c->body, c->out); }
static enum err do_put(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_template_change(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err do_state(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_template_open(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err do_get(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_template_load(cx, tx, c->id, c->out); }
static enum err find(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id) {
    struct grow_template t = {0};
    TRY(grow_template_load(cx, tx, uuid, &t));
    *id = t.id;
    return ERR_NONE;
}
enum err grow_template_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.template.create", "template", "/api/v1/templates/"); }
enum err grow_template_put(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_put, "grow.template.change", "template", NULL); }
enum err grow_template_state_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_state, "grow.template.state", "template", NULL); }
enum err grow_template_get(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, do_get); }
enum err grow_template_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_template_list, NULL, NULL, NULL); }
enum err grow_template_past(struct req *rq, struct resp *rs) { return grow_history_answer(rq, rs, "template", find); }
