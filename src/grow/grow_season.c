/* grow_season.c: a crop on a plot in a year, its states. Its publication is in grow_publish.c. */
#include "grow_priv.h"

enum err grow_season_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_season *out) {
    TRY(grow_one(cx, tx, Q_season_one, uuid, &grow_season_row, out, "生产季", "season"));
    return grow_may(cx, "grow.read", out->level_path, out->operator_id);
}

/* ---- create and change ---------------------------------------------------------------------------------------------------- */
struct refs { int64_t crop, variety, tmpl; const char *flag, *flag_en; };

/* A season that shares days with another one of the plot is taken, but says so (R13): mixed cropping exists. */
static enum err overlap_flag(struct cx *cx, struct tx *tx, int64_t plot, int64_t self, const struct grow_season_body *in, struct refs *rf) {
    const char *other;
    int64_t end = in->end_day == FIELD_NULL ? in->start_day + 180 : in->end_day;
    rf->flag = rf->flag_en = NULL;
    enum err e = sql_text(tx, SQL(season_overlap), ARGS(v_i(plot), v_i(self), v_i(in->start_day), v_i(end)), &other);
    if (e == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(e);
    rf->flag = ar_printf(cx->ar, "与同一地块的另一个生产季（%s）时间重叠，请核对", other);
    rf->flag_en = ar_printf(cx->ar, "Overlaps another season of the plot (%s); please check", other);
    return ERR_NONE;
}

static enum err refs_read(struct cx *cx, struct tx *tx, const struct grow_season_body *in, struct refs *rf) {
    struct grow_variety v = {0};
    struct grow_template t = {0};
    if (in->end_day != FIELD_NULL && in->end_day < in->start_day)
        return err_say(cx, ERR_INVALID, "/end_day", "结束日期不能早于开始日期", "The last day is before the first");
    if (in->end_day != FIELD_NULL && in->end_day - in->start_day > 3 * 366)
        return err_say(cx, ERR_INVALID, "/end_day", "一个生产季不超过三年，请按年登记", "A season is at most three years; register one a year");
    TRY(grow_ref(cx, tx, Q_crop_id, in->crop, "/crop", "作物", "crop", &rf->crop));
    rf->variety = rf->tmpl = FIELD_NULL;
    if (in->variety) {
        if (sql_one(tx, SQL(variety_one), ARGS(v_t(in->variety)), &grow_variety_row, &v) != ERR_NONE || v.crop_id != rf->crop)
            return err_say(cx, ERR_INVALID, "/variety", "该作物没有这个品种", "The crop has no such variety");
        rf->variety = v.id;
    }
    if (in->template) {
        if (sql_one(tx, SQL(template_one), ARGS(v_t(in->template)), &grow_template_row, &t) != ERR_NONE || t.crop_id != rf->crop)
            return err_say(cx, ERR_INVALID, "/template", "该作物没有这个操作规程", "The crop has no such procedure");
        rf->tmpl = t.id;
        return ERR_NONE;
    }
    enum err e = sql_i64(tx, SQL(template_of_crop), ARGS(v_i(rf->crop)), &rf->tmpl);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

enum err grow_season_create(struct cx *cx, struct tx *tx, const struct grow_season_body *in, struct grow_season *out) {
    struct grow_plot p = {0};
    struct refs rf;
    int64_t id;
    enum err e = grow_plot_load(cx, tx, in->plot, &p);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/plot", "没有这个地块", "There is no such plot");
    TRY(e);
    TRY(grow_may(cx, "grow.season.write", p.level_path, p.operator_id));
    if (strcmp(p.state, "open") != 0)
        return err_say(cx, ERR_WRONG_STATE, "/plot", "地块已停用", "The plot is closed");
    TRY(refs_read(cx, tx, in, &rf));
    TRY(overlap_flag(cx, tx, p.id, 0, in, &rf));
    const char *uuid = uuid_make(cx->ar);
    TRY(sql_i64(tx, SQL(season_insert), ARGS(v_t(uuid), v_i(p.id), v_i(p.operator_id), v_i(rf.crop), v_i(rf.variety), v_i(rf.tmpl), v_i(in->year),
        v_i(in->start_day), v_i(in->end_day), v_i(in->expected_g), v_bool(in->organic_claim), v_t(in->note), v_t(rf.flag), v_t(rf.flag_en), v_t(p.county),
        v_i(cx->now_us)), &id));
    TRY(sql_one(tx, SQL(season_one), ARGS(v_t(uuid)), &grow_season_row, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.season.create", "season", uuid, id, 1, NULL, &grow_season_shape, NULL, out});
}

/* Records judge intervals by the season's crop: once there are records, the crop stays. */
static enum err change_allowed(struct cx *cx, struct tx *tx, const struct grow_season *old, const struct grow_season_body *in) {
    int64_t n;
    if (old->state == SEASON_CLOSED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "生产季已结束，不能再改", "The season is closed");
    if (strcmp(in->plot, old->plot) != 0)
        return err_say(cx, ERR_INVALID, "/plot", "生产季不能换地块", "A season keeps its plot");
    TRY(sql_i64(tx, SQL(season_records), ARGS(v_i(old->id)), &n));
    if (n > 0 && strcmp(in->crop, old->crop) != 0)
        return err_say(cx, ERR_WRONG_STATE, "/crop", "已有农事记录，作物不能更改", "There are field records: the crop stays");
    if (n > 0 && !in->reason)
        return err_say(cx, ERR_INVALID, "/reason", "已有农事记录，请写明更改原因", "There are field records: say why it changes");
    return ERR_NONE;
}

enum err grow_season_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_season_body *in, struct grow_season *out) {
    struct grow_season old = {0};
    struct refs rf;
    int64_t n;
    TRY(grow_season_load(cx, tx, uuid, &old));
    TRY(grow_may(cx, "grow.season.write", old.level_path, old.operator_id));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    TRY(change_allowed(cx, tx, &old, in));
    TRY(refs_read(cx, tx, in, &rf));
    TRY(overlap_flag(cx, tx, old.plot_id, old.id, in, &rf));
    TRY(sql_exec_n(tx, SQL(season_update), ARGS(v_i(old.id), v_i(old.rev), v_i(rf.crop), v_i(rf.variety), v_i(rf.tmpl), v_i(in->year), v_i(in->start_day),
        v_i(in->end_day), v_i(in->expected_g), v_bool(in->organic_claim), v_t(in->note), v_t(rf.flag), v_t(rf.flag_en)), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sql_one(tx, SQL(season_one), ARGS(v_t(uuid)), &grow_season_row, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.season.change", "season", uuid, old.id, out->rev, in->reason, &grow_season_shape, &old, out});
}

/* ---- states --------------------------------------------------------------------------------------------------------------- */
/* From the row to the column. A closed season may be opened again (a late second harvest), with a reason. */
static const bool MOVES[4][4] = {
    /* planned    */ {false, true, true, true},
    /* growing    */ {false, false, true, true},
    /* harvesting */ {false, true, false, true},
    /* closed     */ {false, false, true, false},
};

enum err grow_season_turn(struct cx *cx, struct tx *tx, struct grow_season *s, enum grow_season_state to, const char *reason) {
    struct grow_season old = *s;
    int64_t n, end = to == SEASON_CLOSED && s->end_day == FIELD_NULL ? grow_today(cx) : s->end_day;
    if (!MOVES[s->state][to])
        return err_say(cx, ERR_WRONG_STATE, "/state", "生产季不能从 %s 变为 %s", "A season cannot go from %s to %s", grow_season_states[s->state], grow_season_states[to]);
    TRY(sql_exec_n(tx, SQL(season_state), ARGS(v_i(s->id), v_i(s->rev), v_t(grow_season_states[to]), v_i(end < s->start_day && end != FIELD_NULL ? s->start_day : end)), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    log_info(cx, "grow.season", "id=%s from=%s to=%s", s->uuid, grow_season_states[s->state], grow_season_states[to]);
    memset(s, 0, sizeof *s);
    TRY(sql_one(tx, SQL(season_one), ARGS(v_t(old.uuid)), &grow_season_row, s));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.season.state", "season", s->uuid, s->id, s->rev, reason, &grow_season_shape, &old, s});
}

enum err grow_season_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_season_move *in, struct grow_season *out) {
    TRY(grow_season_load(cx, tx, uuid, out));
    TRY(grow_may(cx, "grow.season.write", out->level_path, out->operator_id));
    TRY(grow_rev_is(cx, out->rev, if_rev));
    if (out->state == SEASON_CLOSED && !in->reason)
        return err_say(cx, ERR_INVALID, "/reason", "重新打开已结束的生产季要写明原因", "Say why a closed season is opened again");
    return grow_season_turn(cx, tx, out, (enum grow_season_state)in->state, in->reason);
}

/* ---- list and handlers ---------------------------------------------------------------------------------------------------- */
static const struct list_col COLS[] = {
    {"uuid", "s.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "s.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"year", "s.year", F_I64, LC_SORT | LC_FILTER, NULL, "年份", "Year"},
    {"plot", "p.uuid", F_UUID, LC_FILTER, NULL, "地块编号", "Plot's id"},
    {"plot_name", "p.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "地块", "Plot"},
    {"area_m2", "p.area_m2", F_I64, LC_SORT, NULL, "面积（平方米）", "Area, m²"},
    {"crop", "c.uuid", F_UUID, LC_FILTER, NULL, "作物编号", "Crop's id"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "作物", "Crop"},
    {"variety_name", "COALESCE(v.name, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "品种", "Variety"},
    {"operator", "o.uuid", F_UUID, LC_FILTER, NULL, "经营主体编号", "Producer's id"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"village", "l.uuid", F_UUID, LC_FILTER, NULL, "村编号", "Village id"},
    {"level_name", "l.name", F_TEXT, LC_SORT, NULL, "村", "Village"},
    {"state", "s.state", F_ENUM, LC_SORT | LC_FILTER, grow_season_states, "状态", "State"},
    {"pub_state", "s.pub_state", F_ENUM, LC_SORT | LC_FILTER, grow_pub_states, "公开状态", "Publication"},
    {"start_day", "s.start_day", F_DATE, LC_SORT | LC_FILTER, NULL, "开始日期", "First day"},
    {"end_day", "s.end_day", F_DATE, 0, NULL, "结束日期", "Last day"},
    {"expected_g", "s.expected_g", F_I64, 0, NULL, "预计产量（克）", "Expected yield, g"},
    {"flag", "s.flag", F_TEXT, 0, NULL, "提示", "Flag, in Chinese"},
    {"flag_en", "s.flag_en", F_TEXT, LC_NOEXPORT, NULL, "提示（英文）", "Flag"},
    {"created_at", "s.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "登记时间", "Registered"},
};
const struct list_spec grow_season_list = {"SeasonItem",
    "grow_season s JOIN grow_plot p ON p.id = s.plot_id JOIN people_operator_v o ON o.id = s.operator_id JOIN people_level_v l ON l.id = p.level_id "
    "JOIN grow_crop c ON c.id = s.crop_id LEFT JOIN grow_variety v ON v.id = s.variety_id",
    "s.id", "-start_day", COLS, sizeof COLS / sizeof COLS[0]};

static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_season_create(cx, tx, c->body, c->out); }
static enum err do_put(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_season_change(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err do_get(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_season_load(cx, tx, c->id, c->out); }
static enum err do_state(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_season_enter(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err find(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id) {
    struct grow_season s = {0};
    TRY(grow_season_load(cx, tx, uuid, &s));
    *id = s.id;
    return ERR_NONE;
}
enum err grow_season_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.season.create", "season", "/api/v1/seasons/"); }
enum err grow_season_put(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_put, "grow.season.change", "season", NULL); }
enum err grow_season_get(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, do_get); }
enum err grow_season_state_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_state, "grow.season.state", "season", NULL); }
enum err grow_season_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_season_list, "l.path", "s.operator_id", NULL); }
enum err grow_season_past(struct req *rq, struct resp *rs) { return grow_history_answer(rq, rs, "season", find); }
