/* grow_input.c: the catalogue of inputs: registration, active ingredients, and how each may be used per crop. */
#include "grow_priv.h"

#define RULES_MAX 60

enum err grow_input_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_input *out) {
    TRY(grow_one(cx, tx, Q_input_one, uuid, &grow_input_row, out, "投入品", "input"));
    return sql_all(tx, SQL(rule_list), ARGS(v_i(out->id)), &grow_rule_shape, RULES_MAX, &out->rules);
}

enum err grow_rule_find(struct cx *cx, struct tx *tx, int64_t input_id, int64_t crop_id, struct grow_input_rule *out, bool *found_out) {
    (void)cx;
    memset(out, 0, sizeof *out);
    enum err e = sql_one(tx, SQL(rule_find), ARGS(v_i(input_id), v_i(crop_id)), &grow_rule_shape, out);
    *found_out = e == ERR_NONE;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* Pesticides and veterinary drugs that are on sale have a registration; what has none is refused at the catalogue. */
static enum err form_check(struct cx *cx, struct tx *tx, const struct grow_input_body *in) {
    bool drug = in->kind == IK_PESTICIDE || in->kind == IK_VET_DRUG;
    const char *texts[] = {in->name, in->name_en, in->ingredients};
    struct grow_where w = {in->kind == IK_VET_DRUG || in->kind == IK_FEED, NULL, NULL, grow_today(cx)};
    TRY(grow_banned_check(cx, tx, texts, 3, &w, "/ingredients"));
    if (drug && !in->reg_no)
        return err_say(cx, ERR_INVALID, "/reg_no", "农药和兽药要填写登记证号或批准文号", "A pesticide or veterinary drug needs its registration number");
    if (drug && !in->ingredients)
        return err_say(cx, ERR_INVALID, "/ingredients", "农药和兽药要填写有效成分", "A pesticide or veterinary drug needs its active ingredients");
    return ERR_NONE;
}

static enum err rule_check(struct cx *cx, const struct grow_input_rule *r, size_t i) {
    const char *at = ar_printf(cx->ar, "/rules/%zu/dose_min", i);
    bool lo = r->dose_min != NULL, hi = r->dose_max != NULL;
    if ((lo && dec_cmp(str_of(r->dose_min), STR("0")) < 0) || (lo && hi && dec_cmp(str_of(r->dose_min), str_of(r->dose_max)) > 0))
        return err_say(cx, ERR_INVALID, at, "最低用量应不大于最高用量", "The lowest dose is not above the highest");
    if ((lo || hi) && !r->unit)
        return err_say(cx, ERR_INVALID, at, "用量要有单位", "A dose needs its unit");
    return ERR_NONE;
}

static enum err rules_put(struct cx *cx, struct tx *tx, int64_t id, struct list rules) {
    const struct grow_input_rule *r = rules.p;
    TRY(sql_exec(tx, SQL(rules_clear), ARGS(v_i(id))));
    for (size_t i = 0; i < rules.n; i++, r++) {
        int64_t crop;
        TRY(rule_check(cx, r, i));
        TRY(grow_ref(cx, tx, Q_crop_id, r->crop, ar_printf(cx->ar, "/rules/%zu/crop", i), "作物", "crop", &crop));
        TRY(sql_exec(tx, SQL(rule_insert), ARGS(v_i(id), v_i(crop), v_t(r->dose_min), v_t(r->dose_max), v_t(r->unit),
            v_i(r->uses_max > 0 ? r->uses_max : FIELD_NULL), v_i(r->interval_days), v_t(r->source))));
    }
    return ERR_NONE;
}

static enum err taken(struct cx *cx, enum err e, const struct grow_input_body *in) {
    return e == ERR_DUPLICATE ? err_say(cx, e, "/reg_no", "登记证号 %s 已在目录中", "Registration number %s is in the catalogue already", in->reg_no) : e;
}

enum err grow_input_create(struct cx *cx, struct tx *tx, const struct grow_input_body *in, struct grow_input *out) {
    int64_t id;
    TRY(people_may(cx, "grow.input.write"));
    TRY(form_check(cx, tx, in));
    const char *uuid = uuid_make(cx->ar);
    TRY(taken(cx, sql_i64(tx, SQL(input_insert), ARGS(v_t(uuid), v_t(grow_input_kinds[in->kind]), v_t(in->name), v_t(in->name_en), v_t(in->reg_no),
        v_t(in->maker), v_t(in->ingredients), v_i(cx->now_us)), &id), in));
    TRY(rules_put(cx, tx, id, in->rules));
    TRY(grow_input_load(cx, tx, uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.input.create", "input", uuid, id, 1, NULL, &grow_input_shape, NULL, out});
}

enum err grow_input_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_input_body *in, struct grow_input *out) {
    struct grow_input old = {0};
    int64_t n;
    TRY(people_may(cx, "grow.input.write"));
    TRY(grow_input_load(cx, tx, uuid, &old));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    TRY(form_check(cx, tx, in));
    TRY(taken(cx, sql_exec_n(tx, SQL(input_update), ARGS(v_i(old.id), v_i(old.rev), v_t(grow_input_kinds[in->kind]), v_t(in->name), v_t(in->name_en),
        v_t(in->reg_no), v_t(in->maker), v_t(in->ingredients)), &n), in));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(rules_put(cx, tx, old.id, in->rules));
    TRY(grow_input_load(cx, tx, uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.input.change", "input", uuid, old.id, out->rev, in->reason, &grow_input_shape, &old, out});
}

enum err grow_input_open(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_open_body *in, struct grow_input *out) {
    struct grow_input old = {0};
    TRY(people_may(cx, "grow.input.write"));
    TRY(grow_input_load(cx, tx, uuid, &old));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    TRY(grow_open_put(cx, tx, Q_input_state, old.id, old.rev, old.state, in));
    TRY(grow_input_load(cx, tx, uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.input.state", "input", uuid, old.id, out->rev, in->reason, &grow_input_shape, &old, out});
}

static const struct list_col COLS[] = {
    {"uuid", "i.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "i.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"kind", "i.kind", F_ENUM, LC_SORT | LC_FILTER, grow_input_kinds, "类别", "Kind"},
    {"name", "i.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "名称", "Name"},
    {"name_en", "COALESCE(i.name_en, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "英文名称", "English name"},
    {"reg_no", "COALESCE(i.reg_no, '')", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "登记证号", "Registration"},
    {"maker", "COALESCE(i.maker, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "生产企业", "Maker"},
    {"ingredients", "COALESCE(i.ingredients, '')", F_TEXT, LC_SEARCH, NULL, "有效成分", "Active ingredients"},
    {"created_at", "i.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "登记时间", "Registered"},
};
const struct list_spec grow_input_list = {"InputItem", "grow_input i", "i.id", "name", COLS, sizeof COLS / sizeof COLS[0]};

static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_input_create(cx, tx, c->body, c->out); }
static enum err do_put(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_input_change(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err do_state(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_input_open(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err do_get(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_input_load(cx, tx, c->id, c->out); }
static enum err find(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id) {
    struct grow_input i = {0};
    TRY(grow_input_load(cx, tx, uuid, &i));
    *id = i.id;
    return ERR_NONE;
}
enum err grow_input_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.input.create", "input", "/api/v1/inputs/"); }
enum err grow_input_put(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_put, "grow.input.change", "input", NULL); }
enum err grow_input_state_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_state, "grow.input.state", "input", NULL); }
enum err grow_input_get(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, do_get); }
enum err grow_input_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_input_list, NULL, NULL, NULL); }
enum err grow_input_past(struct req *rq, struct resp *rs) { return grow_history_answer(rq, rs, "input", find); }
