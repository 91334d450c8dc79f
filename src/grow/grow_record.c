/* grow_record.c: field records (农事记录). A record is never deleted: a correction is a new revision with its reason, a
 * mistaken record is voided by one. Every revision stays readable (grow_rev, grow_use and grow_record_photo by revision). */
#include "grow_priv.h"

#define USES_MAX 20
#define LATE_DAYS 1100 /* a record may be made up for so long ago */

static enum err photos_read(struct cx *cx, struct tx *tx, int64_t id, int64_t rev, struct texts *out) {
    struct rows *r;
    const char **p = AR_ARRAY(cx->ar, const char *, 12);
    size_t n = 0;
    TRY(sql_query(tx, SQL(photo_list), ARGS(v_i(id), v_i(rev)), &r));
    while (n < 12 && rows_next(r))
        p[n++] = rows_z(r, 0);
    *out = (struct texts){p, n};
    return rows_end(&r);
}

enum err grow_record_whole(struct cx *cx, struct tx *tx, const char *uuid, struct grow_record *out) {
    TRY(grow_one(cx, tx, Q_record_one, uuid, &grow_record_row, out, "农事记录", "field record"));
    TRY(sql_all(tx, SQL(use_list), ARGS(v_i(out->id), v_i(out->rev)), &grow_use_shape, USES_MAX, &out->uses));
    return photos_read(cx, tx, out->id, out->rev, &out->photos);
}

enum err grow_record_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_record *out) {
    TRY(grow_record_whole(cx, tx, uuid, out));
    return grow_may(cx, "grow.read", out->level_path, out->operator_id);
}

/* ---- checks ----------------------------------------------------------------------------------------------------------------- */
struct checked { int64_t day, state, step; struct grow_use_check *uses; struct grow_doubt flag; };

static bool time_valid(const char *t) {
    return strlen(t) == 5 && t[0] >= '0' && t[0] <= '2' && t[1] >= '0' && t[1] <= '9' && (t[0] < '2' || t[1] < '4') && t[2] == ':' && t[3] >= '0' &&
           t[3] <= '5' && t[4] >= '0' && t[4] <= '9';
}

static enum err day_check(struct cx *cx, const struct grow_season *s, struct checked *k) {
    int64_t today = grow_today(cx);
    if (k->state == RECORD_DONE && k->day > today)
        return err_say(cx, ERR_INVALID, "/day", "已完成的农事不能晚于今天", "What is done cannot lie in the future");
    if (k->day < today - LATE_DAYS || k->day > today + 400)
        return err_say(cx, ERR_INVALID, "/day", "日期太早或太晚", "The day is too long ago or too far ahead");
    if (k->day < s->start_day - 90 || (s->end_day != FIELD_NULL && k->day > s->end_day + 90)) {
        grow_doubt_add(cx, &k->flag, "日期在生产季之外，请核对", "The day lies outside the season; please check");
    }
    return ERR_NONE;
}

static void flags_join(struct cx *cx, struct checked *k, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const struct grow_use *u = &k->uses[i].use;
        if (u->flag)
            grow_doubt_add(cx, &k->flag, u->flag, u->flag_en);
    }
}

static enum err step_find(struct cx *cx, struct tx *tx, const struct grow_season *s, const char *uuid, int64_t *id_out) {
    struct grow_step st = {0};
    *id_out = FIELD_NULL;
    if (!uuid)
        return ERR_NONE;
    enum err e = sql_one(tx, SQL(step_of_season), ARGS(v_t(uuid), v_i(s->id)), &grow_step_row, &st);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/step", "该生产季的规程没有这一步", "The season's procedure has no such step");
    *id_out = st.id;
    return e;
}

static enum err record_check(struct cx *cx, struct tx *tx, const struct grow_season *s, const struct grow_record_body *in, int64_t record_id, struct checked *k) {
    *k = (struct checked){.day = in->day == FIELD_NULL ? grow_today(cx) : in->day, .state = in->state == FIELD_NULL ? RECORD_DONE : in->state};
    if (k->state == RECORD_VOID)
        return err_say(cx, ERR_INVALID, "/state", "作废请用作废操作", "To void a record use its own route");
    if (in->time && !time_valid(in->time))
        return err_say(cx, ERR_INVALID, "/time", "时间应写成 08:30", "A time is written 08:30");
    if (s->state == SEASON_CLOSED && record_id == 0)
        return err_say(cx, ERR_WRONG_STATE, "/season", "生产季已结束，不能再添加记录", "The season is closed: no further records");
    TRY(day_check(cx, s, k));
    TRY(step_find(cx, tx, s, in->step, &k->step));
    TRY(grow_photos_check(cx, tx, &in->photos, "/photos"));
    struct grow_use_ctx uc = {s, k->day, record_id, k->state == RECORD_DONE};
    TRY(grow_uses_check(cx, tx, &uc, in->uses, &k->uses));
    flags_join(cx, k, in->uses.n);
    return ERR_NONE;
}

/* ---- store ------------------------------------------------------------------------------------------------------------------ */
static enum err parts_store(struct cx *cx, struct tx *tx, int64_t id, int64_t rev, const struct grow_record_body *in, const struct checked *k) {
    for (size_t i = 0; i < in->photos.n; i++)
        TRY(sql_exec(tx, SQL(photo_insert), ARGS(v_i(id), v_i(rev), v_i((int64_t)i), v_t(in->photos.p[i]))));
    return grow_uses_store(cx, tx, id, rev, k->uses, in->uses.n);
}

enum err grow_record_add(struct cx *cx, struct tx *tx, const struct grow_season *s, const struct grow_record_body *in, const struct grow_doubt *doubt, int64_t *id_out) {
    struct checked k;
    struct grow_record r = {0};
    TRY(record_check(cx, tx, s, in, 0, &k));
    if (doubt && doubt->zh)
        grow_doubt_add(cx, &k.flag, doubt->zh, doubt->en);
    const char *uuid = uuid_make(cx->ar);
    TRY(sql_i64(tx, SQL(record_insert), ARGS(v_t(uuid), v_i(s->id), v_i(s->plot_id), v_i(s->operator_id), v_i(k.step), v_t(grow_record_kinds[in->kind]),
        v_t(grow_record_states[k.state]), v_i(k.day), v_t(in->time), v_t(in->person), v_t(in->note), v_t(grow_by(cx)), v_t(k.flag.zh), v_t(k.flag.en),
        v_t(s->county), v_i(cx->now_us)), id_out));
    TRY(parts_store(cx, tx, *id_out, 1, in, &k));
    TRY(grow_record_whole(cx, tx, uuid, &r));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.record.create", "record", uuid, *id_out, 1, NULL, &grow_record_shape, NULL, &r});
}

static enum err season_for(struct cx *cx, struct tx *tx, const char *uuid, const char *perm, struct grow_season *out) {
    enum err e = grow_season_load(cx, tx, uuid, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/season", "没有这个生产季", "There is no such season");
    TRY(e);
    return grow_may(cx, perm, out->level_path, out->operator_id);
}

/* The first thing done opens the season. */
static enum err season_start(struct cx *cx, struct tx *tx, struct grow_season *s, int64_t state) {
    return s->state == SEASON_PLANNED && state != RECORD_PLANNED ? grow_season_turn(cx, tx, s, SEASON_GROWING, NULL) : ERR_NONE;
}

static enum err by_id(struct cx *cx, struct tx *tx, const char *uuid, struct grow_record *out) {
    memset(out, 0, sizeof *out);
    return grow_record_whole(cx, tx, uuid, out);
}

enum err grow_record_create(struct cx *cx, struct tx *tx, const struct grow_record_body *in, struct grow_record *out) {
    struct grow_season s = {0};
    int64_t id;
    const char *uuid;
    TRY(season_for(cx, tx, in->season, "grow.record.write", &s));
    if (in->kind == RK_HARVEST && in->state != RECORD_PLANNED)
        return err_say(cx, ERR_INVALID, "/kind", "采收请用“采收”登记，以便生成批次", "Record a harvest as a harvest, so that it makes a lot");
    TRY(grow_record_add(cx, tx, &s, in, NULL, &id));
    TRY(season_start(cx, tx, &s, in->state));
    TRY(grow_harvest_recheck(cx, tx, s.id));
    TRY(sql_text(tx, SQL(record_uuid), ARGS(v_i(id)), &uuid));
    return by_id(cx, tx, uuid, out);
}

/* ---- corrections ------------------------------------------------------------------------------------------------------------ */
static enum err correct_allowed(struct cx *cx, const struct grow_record *old, int64_t if_rev, const char *reason) {
    TRY(grow_may(cx, "grow.record.write", old->level_path, old->operator_id));
    TRY(grow_rev_is(cx, old->rev, if_rev));
    if (old->state == RECORD_VOID)
        return err_say(cx, ERR_WRONG_STATE, NULL, "记录已作废", "The record is void");
    if (!reason && old->state == RECORD_DONE)
        return err_say(cx, ERR_INVALID, "/reason", "更正记录必须写明原因", "A correction needs its reason");
    return ERR_NONE;
}

/* First day of harvest by the uses of a record that is done. */
static int64_t safe_day(const struct checked *k, size_t n) {
    int64_t safe = FIELD_NULL;
    for (size_t i = 0; k->state == RECORD_DONE && i < n; i++)
        if (k->uses[i].use.safe_day != FIELD_NULL && (safe == FIELD_NULL || k->uses[i].use.safe_day > safe))
            safe = k->uses[i].use.safe_day;
    return safe;
}

static enum err correct(struct cx *cx, struct tx *tx, const struct grow_record *old, struct grow_season *s, const struct grow_record_body *in, struct grow_record *out) {
    struct checked k;
    int64_t n, was;
    TRY(record_check(cx, tx, s, in, old->id, &k));
    TRY(grow_doubt_correct(cx, tx, old, safe_day(&k, in->uses.n), &was, &k.flag));
    if (old->state == RECORD_DONE && k.state == RECORD_PLANNED)
        return err_say(cx, ERR_WRONG_STATE, "/state", "已完成的农事不能改回计划", "What is done does not become a plan again");
    TRY(sql_exec_n(tx, SQL(record_update), ARGS(v_i(old->id), v_i(old->rev), v_i(k.step), v_t(grow_record_kinds[in->kind]), v_t(grow_record_states[k.state]), v_i(k.day),
        v_t(in->time), v_t(in->person), v_t(in->note), v_t(grow_by(cx)), v_t(k.flag.zh), v_t(k.flag.en), v_t(in->reason), v_i(cx->now_us), v_i(was)), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(parts_store(cx, tx, old->id, old->rev + 1, in, &k));
    TRY(by_id(cx, tx, old->uuid, out));
    TRY(grow_keep(cx, tx, &(struct grow_fact){"grow.record.correct", "record", old->uuid, old->id, out->rev, in->reason, &grow_record_shape, old, out}));
    TRY(season_start(cx, tx, s, k.state));
    return grow_harvest_recheck(cx, tx, s->id);
}

enum err grow_record_correct(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_record_body *in, struct grow_record *out) {
    struct grow_record old = {0};
    struct grow_season s = {0};
    TRY(grow_record_load(cx, tx, uuid, &old));
    TRY(correct_allowed(cx, &old, if_rev, in->reason));
    if (strcmp(in->season, old.season) != 0)
        return err_say(cx, ERR_INVALID, "/season", "记录不能改到别的生产季，请作废后重新记录", "A record keeps its season: void it and make another");
    if ((old.kind == RK_HARVEST) != (in->kind == RK_HARVEST) && old.state == RECORD_DONE)
        return err_say(cx, ERR_INVALID, "/kind", "采收记录的类型不能更改", "A harvest stays a harvest");
    TRY(season_for(cx, tx, in->season, "grow.record.write", &s));
    return correct(cx, tx, &old, &s, in, out);
}

enum err grow_record_void(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const char *reason, struct grow_record *out) {
    struct grow_record old = {0};
    int64_t n, was;
    TRY(grow_record_load(cx, tx, uuid, &old));
    struct grow_doubt d = {old.flag, old.flag_en};
    TRY(correct_allowed(cx, &old, if_rev, reason));
    if (!reason)
        return err_say(cx, ERR_INVALID, "/reason", "作废必须写明原因", "To void needs a reason");
    if (old.kind == RK_HARVEST && old.state == RECORD_DONE)
        return err_say(cx, ERR_RULE, NULL, "采收已生成批次，不能作废，请处理批次", "The harvest made a lot: deal with the lot");
    TRY(grow_doubt_correct(cx, tx, &old, FIELD_NULL, &was, &d));
    TRY(sql_exec_n(tx, SQL(record_void), ARGS(v_i(old.id), v_i(old.rev), v_t(reason), v_t(grow_by(cx)), v_i(cx->now_us), v_t(d.zh), v_t(d.en), v_i(was)), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sql_exec(tx, SQL(use_carry), ARGS(v_i(old.id), v_i(old.rev))));
    TRY(by_id(cx, tx, uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.record.void", "record", uuid, old.id, out->rev, reason, &grow_record_shape, &old, out});
}

/* ---- list and handlers ------------------------------------------------------------------------------------------------------ */
static const struct list_col COLS[] = {
    {"uuid", "r.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "r.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"season", "s.uuid", F_UUID, LC_FILTER, NULL, "生产季编号", "Season's id"},
    {"year", "s.year", F_I64, LC_SORT | LC_FILTER, NULL, "年份", "Year"},
    {"plot", "p.uuid", F_UUID, LC_FILTER, NULL, "地块编号", "Plot's id"},
    {"plot_name", "p.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "地块", "Plot"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "作物", "Crop"},
    {"operator", "o.uuid", F_UUID, LC_FILTER, NULL, "经营主体编号", "Producer's id"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"kind", "r.kind", F_ENUM, LC_SORT | LC_FILTER, grow_record_kinds, "农事类型", "Kind of work"},
    {"state", "r.state", F_ENUM, LC_SORT | LC_FILTER, grow_record_states, "状态", "State"},
    {"day", "r.day", F_DATE, LC_SORT | LC_FILTER, NULL, "日期", "Day"},
    {"time", "r.time", F_TEXT, 0, NULL, "时间", "Time"},
    {"person", "r.person", F_TEXT, LC_SEARCH, NULL, "作业人", "Who did it"},
    {"inputs", "(SELECT COUNT(*) FROM grow_use u WHERE u.record_id = r.id AND u.rev = r.rev)", F_I64, 0, NULL, "投入品数", "Inputs"},
    {"flagged", "CASE WHEN r.flag IS NULL THEN 0 ELSE 1 END", F_BOOL, LC_FILTER, NULL, "有提示", "Flagged"},
    {"flag", "r.flag", F_TEXT, 0, NULL, "提示", "Flag, in Chinese"},
    {"flag_en", "r.flag_en", F_TEXT, LC_NOEXPORT, NULL, "提示（英文）", "Flag"},
    {"note", "r.note", F_TEXT, LC_SEARCH, NULL, "备注", "Note"},
    {"by_name", "r.by_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "记录人", "Recorded by"},
    {"changed_at", "r.changed_us", F_TIME, LC_SORT | LC_FILTER, NULL, "记录时间", "Recorded"},
};
const struct list_spec grow_record_list = {"RecordItem",
    "grow_record r JOIN grow_season s ON s.id = r.season_id JOIN grow_plot p ON p.id = r.plot_id JOIN people_operator_v o ON o.id = r.operator_id "
    "JOIN people_level_v l ON l.id = p.level_id JOIN grow_crop c ON c.id = s.crop_id",
    "r.id", "-day", COLS, sizeof COLS / sizeof COLS[0]};

static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_record_create(cx, tx, c->body, c->out); }
static enum err do_put(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_record_correct(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err do_get(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_record_load(cx, tx, c->id, c->out); }
static enum err do_void(struct cx *cx, struct tx *tx, struct grow_call *c) {
    return grow_record_void(cx, tx, c->id, c->rev, ((const struct grow_reason *)c->body)->reason, c->out);
}
static enum err find(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id) {
    struct grow_record r = {0};
    TRY(grow_record_load(cx, tx, uuid, &r));
    *id = r.id;
    return ERR_NONE;
}
enum err grow_record_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.record.create", "record", "/api/v1/records/"); }
enum err grow_record_put(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_put, "grow.record.correct", "record", NULL); }
enum err grow_record_void_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_void, "grow.record.void", "record", NULL); }
enum err grow_record_get(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, do_get); }
enum err grow_record_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_record_list, "l.path", "r.operator_id", NULL); }
enum err grow_record_past(struct req *rq, struct resp *rs) { return grow_history_answer(rq, rs, "record", find); }
