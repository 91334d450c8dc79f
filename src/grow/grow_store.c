/* grow_store.c: the input store: see grow_store.h. */
#include "grow_store.h"

#include <stdio.h>

#include "grow_priv.h"

#define MOVES_MAX 500
#define AMOUNT_MAX INT64_C(1000000000000)   /* thousandths of the base unit: a thousand tonnes */

const char *const grow_store_kinds[] = {"bought", "got", "counted", "returned", NULL};

/* ---- shapes ---------------------------------------------------------------------------------------------------------------- */
#define MILLI(m, zh, en) FIELD(struct grow_shelf, m, F_I64, FF_RO, INT64_MIN + 1, INT64_MAX, zh, en)
static const struct field BODY[] = {
    FIELD(struct grow_store_body, operator, F_UUID, 0, 0, 0, "经营主体（空为自己）", "Producer; one's own when empty"),
    FIELD(struct grow_store_body, input, F_UUID, FF_REQ, 0, 0, "投入品", "Input"),
    FIELD_ENUM(struct grow_store_body, kind, FF_REQ, grow_store_kinds, "got 别处得来，counted 盘点：现在有这么多", "got: from elsewhere; counted: there is so much now"),
    FIELD(struct grow_store_body, amount, F_DEC, FF_REQ, 0, 0, "数量", "Amount"),
    FIELD(struct grow_store_body, unit, F_TEXT, FF_REQ, 1, 12, "单位", "Unit"),
    FIELD(struct grow_store_body, day, F_DATE, 0, 0, 0, "日期（空为今天）", "Day, today when empty"),
    FIELD(struct grow_store_body, note, F_TEXT, 0, 1, 200, "说明", "Note"),
};
const struct shape grow_store_body_shape = SHAPE("StoreBody", struct grow_store_body, BODY);
static const struct field MOVE[] = {
    FIELD(struct grow_store_move, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD_ENUM(struct grow_store_move, kind, FF_RO, grow_store_kinds, "怎么来的", "How it came"),
    FIELD(struct grow_store_move, amount_m, F_I64, FF_RO, INT64_MIN + 1, INT64_MAX, "数量（千分之一单位）", "Amount, thousandths of the unit"),
    FIELD(struct grow_store_move, given, F_TEXT, FF_RO, 0, 100, "原话", "As it was said"),
    FIELD(struct grow_store_move, day, F_DATE, FF_RO, 0, 0, "日期", "Day"),
    FIELD(struct grow_store_move, note, F_TEXT, FF_RO, 0, 200, "说明", "Note"),
    FIELD(struct grow_store_move, by_name, F_TEXT, FF_RO, 0, 100, "经办人", "By"),
    FIELD(struct grow_store_move, at, F_TIME, FF_RO, 0, 0, "时间", "At"),
};
static const struct shape move_shape = SHAPE("StoreMove", struct grow_store_move, MOVE);
#define SHELF_FIELDS                                                                                                             \
    FIELD(struct grow_shelf, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"), FIELD(struct grow_shelf, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"), \
    FIELD(struct grow_shelf, operator, F_UUID, FF_RO, 0, 0, "经营主体", "Producer"), FIELD(struct grow_shelf, operator_name, F_TEXT, FF_RO, 0, 100, "主体名称", "Producer's name"), \
    FIELD(struct grow_shelf, input, F_UUID, FF_RO, 0, 0, "投入品", "Input"), FIELD(struct grow_shelf, name, F_TEXT, FF_RO, 0, 100, "名称", "Name"), \
    FIELD_ENUM(struct grow_shelf, kind, FF_RO, grow_input_kinds, "类别", "Kind"), FIELD(struct grow_shelf, reg_no, F_TEXT, FF_RO, 0, 60, "登记证号", "Registration number"), \
    FIELD(struct grow_shelf, open, F_BOOL, FF_RO, 0, 1, "仍在目录中", "Still in the catalogue"), FIELD(struct grow_shelf, unit, F_TEXT, FF_RO, 0, 12, "单位", "Unit"), \
    MILLI(left_m, "还剩（千分之一单位）", "Left, thousandths of the unit"), MILLI(in_m, "入库（千分之一单位）", "Came in, thousandths of the unit"), \
    MILLI(used_m, "已用（千分之一单位）", "Used, thousandths of the unit"), \
    FIELD(struct grow_shelf, first_day, F_DATE, FF_RO, 0, 0, "首次入库", "First came in"), FIELD(struct grow_shelf, last_day, F_DATE, FF_RO, 0, 0, "最近入库", "Last came in")
static const struct field SHELF[] = {
    SHELF_FIELDS,
    FIELD_SUB(struct grow_shelf, moves, F_LIST, FF_RO, 0, MOVES_MAX, &move_shape, "出入库", "What came and went"),
};
const struct shape grow_shelf_shape = SHAPE("Shelf", struct grow_shelf, SHELF);
static const struct field SHELF_ROW[] = {
    SHELF_FIELDS, FIELD(struct grow_shelf, id, F_I64, 0, 0, 0, "", ""), FIELD(struct grow_shelf, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct grow_shelf, input_id, F_I64, 0, 0, 0, "", ""), FIELD(struct grow_shelf, level_path, F_TEXT, 0, 0, 0, "", ""),
};
static const struct shape shelf_row = SHAPE("", struct grow_shelf, SHELF_ROW);

/* ---- putting in ------------------------------------------------------------------------------------------------------------- */
struct measure { int64_t amount_m; const char *unit; };

/* "2.5" "kg" → 2,500,000 thousandths of "g". */
static enum err measure(struct cx *cx, struct tx *tx, const char *amount, const char *unit, struct measure *out) {
    struct rows *r;
    int64_t m, factor = 1;
    *out = (struct measure){0, unit};
    TRY(sql_query(tx, SQL(unit_one), ARGS(v_t(unit)), &r));
    if (rows_next(r))
        out->unit = rows_z(r, 0), factor = rows_i64(r, 1);
    TRY(rows_end(&r));
    if (!dec_scaled(str_of(amount), 3, &m) || m > AMOUNT_MAX || m < -AMOUNT_MAX || m * factor > AMOUNT_MAX || m * factor < -AMOUNT_MAX)
        return err_say(cx, ERR_INVALID, "/amount", "数量最多三位小数，不超过一千吨", "An amount has at most three decimals and is at most a thousand tonnes");
    out->amount_m = m * factor;
    return ERR_NONE;
}

static enum err move_add(struct cx *cx, struct tx *tx, const struct grow_store_in *in, const struct measure *m) {
    return sql_exec(tx, SQL(store_insert), ARGS(v_t(uuid_make(cx->ar)), v_i(in->operator_id), v_i(in->input_id), v_t(grow_store_kinds[in->kind]), v_i(m->amount_m), v_t(m->unit),
        v_t(ar_printf(cx->ar, "%s %s", in->amount, in->unit)), v_i(in->day), v_t(in->ref), v_t(in->note), v_t(grow_by(cx)), v_i(cx->now_us), v_t(in->county)));
}

enum err grow_store_add(struct cx *cx, struct tx *tx, const struct grow_store_in *in) {
    struct measure m;
    TRY(measure(cx, tx, in->amount, in->unit, &m));
    return m.amount_m ? move_add(cx, tx, in, &m) : err_say(cx, ERR_INVALID, "/amount", "数量不能为零", "The amount is not zero");
}

/* Counted: what makes the shelf hold so much now. */
static enum err difference(struct tx *tx, const struct grow_store_in *in, struct measure *m) {
    struct rows *r;
    int64_t left = 0;
    TRY(sql_query(tx, SQL(store_left), ARGS(v_i(in->operator_id), v_i(in->input_id), v_t(m->unit)), &r));
    if (rows_next(r))
        left = rows_i64(r, 0);
    TRY(rows_end(&r));
    m->amount_m -= left;
    return ERR_NONE;
}

static enum err shelf_load(struct cx *cx, struct tx *tx, const struct sql *q, const struct val *v, size_t n, struct grow_shelf *out) {
    enum err e = sql_one(tx, q, v, n, &shelf_row, out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有找到", "Not found") : e;
}

enum err grow_store_put(struct cx *cx, struct tx *tx, const struct grow_store_body *in, struct grow_shelf *out) {
    struct people_operator op = {0};
    struct grow_input input = {0};
    struct measure m;
    TRY(grow_operator_pick(cx, tx, in->operator, &op));
    TRY(grow_may(cx, "grow.record.write", op.level_path, op.id));
    if (in->kind != STORE_GOT && in->kind != STORE_COUNTED)
        return err_say(cx, ERR_INVALID, "/kind", "从店里买的由店家登记；这里只登记别处得来的和盘点", "What was bought at a shop is entered by the shop; here: what came from elsewhere, and counting");
    enum err e = grow_input_load(cx, tx, in->input, &input);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/input", "没有这个投入品", "There is no such input");
    TRY(e);
    int64_t day = in->day == FIELD_NULL ? grow_today(cx) : in->day;
    if (day > grow_today(cx))
        return err_say(cx, ERR_INVALID, "/day", "日期不能在今天以后", "The day is not after today");
    if (dec_cmp(str_of(in->amount), STR("0")) < (in->kind == STORE_COUNTED ? 0 : 1))
        return err_say(cx, ERR_INVALID, "/amount", "数量要大于零", "The amount is more than zero");
    const struct grow_store_in row = {op.id, input.id, day, (enum grow_store_kind)in->kind, in->amount, in->unit, NULL, in->note, op.county};
    TRY(measure(cx, tx, in->amount, in->unit, &m));
    if (in->kind == STORE_COUNTED)
        TRY(difference(tx, &row, &m));
    if (m.amount_m)
        TRY(move_add(cx, tx, &row, &m));
    e = shelf_load(cx, tx, SQL(store_of), ARGS(v_i(op.id), v_i(input.id), v_t(m.unit)), out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_RULE, "/amount", "库里没有它，不用盘点", "There is none of it in the store: nothing to count");
    TRY(e);
    return people_audit(cx, tx, "grow.store", "shelf", out->uuid, (struct str){NULL, 0}, str_of(ar_printf(cx->ar, "{\"kind\":\"%s\",\"amount_m\":%lld}", grow_store_kinds[in->kind], (long long)m.amount_m)), in->note);
}

enum err grow_input_sellable(struct cx *cx, struct tx *tx, const char *input, const char **why_out) {
    struct grow_input in = {0};
    TRY(grow_input_load(cx, tx, input, &in));
    const char *texts[] = {in.name, in.name_en, in.ingredients};
    const struct grow_where w = {in.kind == IK_VET_DRUG || in.kind == IK_FEED, NULL, NULL, grow_today(cx)};
    bool drug = in.kind == IK_PESTICIDE || in.kind == IK_VET_DRUG;
    *why_out = NULL;
    if (strcmp(in.state, "open") != 0)
        *why_out = ar_printf(cx->ar, grow_pick(cx, "%s 已从目录停用，不能销售", "%s is withdrawn from the catalogue and may not be sold"), in.name);
    else if (drug && !in.reg_no)
        *why_out = ar_printf(cx->ar, grow_pick(cx, "%s 没有登记证号，不能销售", "%s has no registration and may not be sold"), in.name);
    if (*why_out)
        return ERR_NONE;
    enum err e = grow_banned_check(cx, tx, texts, 3, &w, NULL);
    if (e == ERR_BANNED) {
        cx_clear(cx);
        *why_out = ar_printf(cx->ar, grow_pick(cx, "%s 含有禁用成分，不能销售", "%s holds a banned substance and may not be sold"), in.name);
        return ERR_NONE;
    }
    return e;
}

/* ---- reading ---------------------------------------------------------------------------------------------------------------- */
#define EMPTY(col) "COALESCE(" col ", '')"
static const struct list_col COLS[] = {
    {"uuid", "s.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"operator", "o.uuid", F_UUID, LC_FILTER, NULL, "经营主体编号", "Producer's id"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"input", "i.uuid", F_UUID, LC_FILTER, NULL, "投入品编号", "Input's id"},
    {"name", "i.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "投入品", "Input"},
    {"name_en", EMPTY("i.name_en"), F_TEXT, LC_SEARCH | LC_NOEXPORT, NULL, "英文名称", "English name"},
    {"kind", "i.kind", F_ENUM, LC_SORT | LC_FILTER, grow_input_kinds, "类别", "Kind"},
    {"reg_no", EMPTY("i.reg_no"), F_TEXT, LC_FILTER | LC_SEARCH, NULL, "登记证号", "Registration"},
    {"left_m", "s.in_m - s.used_m", F_I64, LC_SORT | LC_FILTER, NULL, "还剩（千分之一单位）", "Left, thousandths of the unit"},
    {"unit", "s.unit", F_TEXT, LC_FILTER, NULL, "单位", "Unit"},
    {"in_m", "s.in_m", F_I64, LC_SORT, NULL, "入库（千分之一单位）", "Came in, thousandths of the unit"},
    {"used_m", "s.used_m", F_I64, LC_SORT, NULL, "已用（千分之一单位）", "Used, thousandths of the unit"},
    {"first_day", "s.first_day", F_DATE, LC_SORT | LC_FILTER, NULL, "首次入库", "First came in"},
    {"last_day", "s.last_day", F_DATE, LC_SORT | LC_FILTER, NULL, "最近入库", "Last came in"},
    {"open", "CASE WHEN i.state = 'open' THEN 1 ELSE 0 END", F_BOOL, LC_FILTER, NULL, "仍在目录中", "Still in the catalogue"},
};
const struct list_spec grow_store_list = {"ShelfItem",
    "grow_store_v s JOIN grow_input i ON i.id = s.input_id JOIN people_operator_v o ON o.id = s.operator_id JOIN people_level_v l ON l.id = o.level_id",
    "s.id", "-last_day", COLS, sizeof COLS / sizeof COLS[0]};

static enum err do_get(struct cx *cx, struct tx *tx, struct grow_call *c) {
    struct grow_shelf *s = c->out;
    TRY(shelf_load(cx, tx, SQL(store_one), ARGS(v_t(c->id)), s));
    TRY(grow_may(cx, "grow.read", s->level_path, s->operator_id));
    return sql_all(tx, SQL(store_moves), ARGS(v_i(s->operator_id), v_i(s->input_id), v_t(s->unit)), &move_shape, MOVES_MAX, &s->moves);
}
static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_store_put(cx, tx, c->body, c->out); }
enum err grow_store_get(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, do_get); }
enum err grow_store_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.store", "shelf", "/api/v1/store/"); }
enum err grow_store_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_store_list, "l.path", "s.operator_id", NULL); }
