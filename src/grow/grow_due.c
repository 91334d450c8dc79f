/* grow_due.c: what is to be done now, and a record in three taps: open the list, tap the step, confirm. Everything that can be
 * known is filled in: kind, input, amount for the plot's area, day, person. */
#include "grow_priv.h"

#include <math.h>
#include <stdio.h>

#define AHEAD_DAYS 14
#define M2_PER_MU (2000.0 / 3.0)

/* The step's amount for the whole plot, in at most three decimals; animals: as it is. */
static const char *step_amount(struct cx *cx, const struct grow_season *s, const char *amount) {
    char t[40];
    if (s->animal || s->area_m2 <= 0)
        return amount;
    double v = dec_double(str_of(amount)) * (double)s->area_m2 / M2_PER_MU;
    snprintf(t, sizeof t, "%.3f", v < 0.001 ? 0.001 : v);
    return str_dup(cx->ar, dec_plain(cx->ar, str_of(t)));
}

/* The kind of input a kind of work uses, for inputs that the catalogue does not have. */
static int64_t input_kind(int64_t record_kind) {
    static const int64_t kinds[] = {[RK_SOW] = IK_SEED, [RK_TRANSPLANT] = IK_SEED, [RK_FERTILISE] = IK_FERTILISER, [RK_PESTICIDE] = IK_PESTICIDE,
                                    [RK_IRRIGATE] = IK_OTHER, [RK_WEED] = IK_PESTICIDE, [RK_SCOUT] = IK_OTHER, [RK_PRUNE] = IK_OTHER, [RK_FEED] = IK_FEED,
                                    [RK_VET_DRUG] = IK_VET_DRUG, [RK_STOCK] = IK_SEED, [RK_HARVEST] = IK_OTHER, [RK_OTHER] = IK_OTHER};
    return kinds[record_kind];
}

static enum err from_step(struct cx *cx, struct tx *tx, const struct grow_due_body *in, struct grow_record *out) {
    struct grow_season s = {0};
    struct grow_step st = {0};
    int64_t n;
    TRY(grow_season_load(cx, tx, in->season, &s));
    enum err e = sql_one(tx, SQL(step_of_season), ARGS(v_t(in->step), v_i(s.id)), &grow_step_row, &st);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/step", "该生产季的规程没有这一步", "The season's procedure has no such step");
    TRY(e);
    TRY(sql_i64(tx, SQL(step_done), ARGS(v_i(s.id), v_i(st.id)), &n));
    if (n > 0)
        return err_say(cx, ERR_DUPLICATE, "/step", "“%s”已经记录过了", "\"%s\" is recorded already", st.name);
    struct grow_use_body use = {st.input, st.input ? NULL : st.input_name, NULL, st.unit, NULL, input_kind(st.kind), FIELD_NULL};
    use.amount = in->amount ? in->amount : st.amount ? step_amount(cx, &s, st.amount) : NULL;
    bool uses = (st.input || st.input_name) && use.amount && use.unit;
    struct grow_record_body b = {in->season, in->step, st.kind, RECORD_DONE, in->day, NULL, in->person ? in->person : grow_by(cx),
                                 in->note ? in->note : st.name, {uses ? &use : NULL, uses ? 1 : 0}, in->photos, NULL};
    return grow_record_create(cx, tx, &b, out);
}

static enum err from_plan(struct cx *cx, struct tx *tx, const struct grow_due_body *in, struct grow_record *out) {
    struct grow_record old = {0};
    TRY(grow_record_load(cx, tx, in->record, &old));
    if (old.state != RECORD_PLANNED)
        return err_say(cx, ERR_WRONG_STATE, "/record", "这条记录不是计划", "This record is no plan");
    if (old.kind == RK_HARVEST)
        return err_say(cx, ERR_INVALID, "/record", "采收请用“采收”登记，以便生成批次", "Record a harvest as a harvest, so that it makes a lot");
    const struct grow_use *u = old.uses.p;
    struct grow_use_body *b = AR_ARRAY(cx->ar, struct grow_use_body, old.uses.n + 1);
    for (size_t i = 0; i < old.uses.n; i++)
        b[i] = (struct grow_use_body){u[i].input, u[i].name, i == 0 && in->amount ? in->amount : u[i].amount, u[i].unit, u[i].dilution, u[i].kind, u[i].area_m2};
    struct grow_record_body body = {old.season, old.step, old.kind, RECORD_DONE, in->day == FIELD_NULL ? grow_today(cx) : in->day, NULL,
                                    in->person ? in->person : grow_by(cx), in->note ? in->note : old.note, {b, old.uses.n},
                                    in->photos.n ? in->photos : old.photos, "按计划完成 / done as planned"};
    return grow_record_correct(cx, tx, in->record, old.rev, &body, out);
}

enum err grow_due_done(struct cx *cx, struct tx *tx, const struct grow_due_body *in, struct grow_record *out) {
    if (in->record)
        return from_plan(cx, tx, in, out);
    if (!in->season || !in->step)
        return err_say(cx, ERR_INVALID, "/step", "请选择要完成的一步或一条计划", "Say which step or which planned record is done");
    return from_step(cx, tx, in, out);
}

static const struct list_col COLS[] = {
    {"season", "s.uuid", F_UUID, LC_FILTER, NULL, "生产季", "Season"},
    {"step", "d.step", F_UUID, 0, NULL, "规程步骤", "Step"},
    {"record", "d.record", F_UUID, 0, NULL, "计划中的农事", "Planned record"},
    {"due_day", "d.due_day", F_DATE, LC_SORT | LC_FILTER, NULL, "应做日期", "Due"},
    {"kind", "d.kind", F_ENUM, LC_SORT | LC_FILTER, grow_record_kinds, "农事类型", "Kind of work"},
    {"name", "d.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "步骤", "Step"},
    {"name_en", "d.name_en", F_TEXT, LC_NOEXPORT, NULL, "步骤（英文）", "Step, in English"},
    {"input_name", "d.input_name", F_TEXT, LC_SEARCH, NULL, "投入品", "Input"},
    {"amount", "d.amount", F_DEC, 0, NULL, "每亩用量", "Amount per mu"},
    {"unit", "d.unit", F_TEXT, 0, NULL, "单位", "Unit"},
    {"note", "d.note", F_TEXT, 0, NULL, "要点", "What to mind"},
    {"plot", "p.uuid", F_UUID, LC_FILTER, NULL, "地块编号", "Plot's id"},
    {"plot_name", "p.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "地块", "Plot"},
    {"area_m2", "p.area_m2", F_I64, LC_SORT, NULL, "面积（平方米）", "Area, m²"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "作物", "Crop"},
    {"operator", "o.uuid", F_UUID, LC_FILTER, NULL, "经营主体编号", "Producer's id"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
};
const struct list_spec grow_due_list = {"DueItem",
    "grow_due_v d JOIN grow_season s ON s.id = d.season_id JOIN grow_plot p ON p.id = s.plot_id JOIN people_operator_v o ON o.id = s.operator_id "
    "JOIN people_level_v l ON l.id = p.level_id JOIN grow_crop c ON c.id = s.crop_id",
    "d.id", "due_day", COLS, sizeof COLS / sizeof COLS[0]};

static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_due_done(cx, tx, c->body, c->out); }
enum err grow_due_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.record.create", "record", "/api/v1/records/"); }
enum err grow_due_index(struct req *rq, struct resp *rs) {
    const char *soon = ar_printf(rq_cx(rq)->ar, "d.due_day <= %lld", (long long)grow_today(rq_cx(rq)) + AHEAD_DAYS);
    return grow_list(rq, rs, &grow_due_list, "l.path", "s.operator_id", soon);
}
