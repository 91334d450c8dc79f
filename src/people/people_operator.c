/* people_operator.c: producers: registered by the office or a village point, changed, listed, shown. Their state belongs to
 * people_operator_state.c. */
#include "people_priv.h"

#include <string.h>

#include "gs1.h"
#include "log.h"
#include "uuid.h"

static const char PERM_READ[] = "people.operator.read", PERM_WRITE[] = "people.operator.write";

enum { HOUSEHOLD, COOP, FAMILY_FARM, ENTERPRISE };
const char *const people_operator_kinds[] = {"household", "coop", "family_farm", "enterprise", NULL};

/* ---- reading ----------------------------------------------------------------------------------------------------------------- */

static enum err operator_one(struct cx *cx, struct tx *tx, enum people_query q, struct val v, struct people_operator *out)
{
    *out = (struct people_operator){0};
    enum err e = sql_one(tx, PQ(q), &v, 1, &people_operator_row_shape, out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有这个经营主体", "There is no such producer") : e;
}

enum err people_operator_get(struct cx *cx, struct tx *tx, const char *uuid, struct people_operator *out)
{
    return operator_one(cx, tx, Q_OPERATOR_BY_UUID, v_t(uuid), out);
}

enum err people_operator_by_id(struct cx *cx, struct tx *tx, int64_t id, struct people_operator *out)
{
    return operator_one(cx, tx, Q_OPERATOR_BY_ID, v_i(id), out);
}

/* A foreign operator is not found; one that may be read but not changed is forbidden. */
enum err people_operator_visible(struct cx *cx, struct tx *tx, const char *uuid, const char *perm, struct people_operator *out)
{
    TRY(people_operator_get(cx, tx, uuid, out));
    if (people_may_on(cx, PERM_READ, out->level_path, out->id) != ERR_NONE)
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有这个经营主体", "There is no such producer");
    return people_may_on(cx, perm, out->level_path, out->id);
}

static enum err phone_full(struct cx *cx, struct tx *tx, const struct people_operator *op, const char **phone)
{
    struct rows *r;
    struct str box = {0};
    TRY(sql_query(tx, PQ(Q_OPERATOR_PHONE), ARGS(v_i(op->id)), &r));
    if (rows_next(r)) {
        struct str s = rows_str(r, 1);
        char *copy = ar_alloc(cx->ar, s.size + 1);
        memcpy(copy, s.p == NULL ? "" : s.p, s.size);
        box = (struct str){copy, s.size};
    }
    TRY(rows_end(&r));
    return people_phone_open(cx, tx, op->uuid, box, phone);
}

enum err people_operator_phone(struct cx *cx, struct tx *tx, int64_t id, const char **out)
{
    struct people_operator op = {0};
    const char *phone = NULL;
    TRY(people_operator_by_id(cx, tx, id, &op));
    bool whole = !cx->who || people_may_on(cx, "people.operator.phone", op.level_path, op.id) == ERR_NONE;
    cx_clear(cx);
    TRY(phone_full(cx, tx, &op, &phone));
    *out = phone && !whole ? people_phone_mask(cx->ar, phone) : phone;
    return ERR_NONE;
}

/* The whole number for those who need it; a number that does not open stays masked and is logged: the rest is still of use. */
static void view_phone(struct cx *cx, struct tx *tx, const struct people_operator *op, struct operator_view *v)
{
    const char *phone = NULL;
    enum err e = people_may_on(cx, "people.operator.phone", op->level_path, op->id);
    if (e == ERR_NONE && v->phone != NULL) {
        e = phone_full(cx, tx, op, &phone);
        if (e != ERR_NONE)
            log_error(cx, "people.phone", "operator=%s error=%s", op->uuid, err_code(e));
        v->phone = phone != NULL ? phone : v->phone;
    }
    cx_clear(cx);
}

static void view_next_states(struct cx *cx, const struct people_operator *op, struct operator_view *v)
{
    v->next_states.p = AR_ARRAY(cx->ar, const char *, OPERATOR__STATES);
    for (int to = 0; to < OPERATOR__STATES; to++) {
        const char *perm = people_operator_move_perm(op->state, to);
        if (perm != NULL && people_may_on(cx, perm, op->level_path, op->id) == ERR_NONE)
            v->next_states.p[v->next_states.n++] = people_operator_states[to];
    }
    cx_clear(cx);
}

/* The detail as stored, phone masked; for the trail and as a start for the reply. */
static enum err view_load(struct tx *tx, int64_t id, struct operator_view *out)
{
    *out = (struct operator_view){0};
    return sql_one(tx, PQ(Q_OPERATOR_DETAIL), ARGS(v_i(id)), &people_operator_shape, out);
}

static enum err view_get(struct cx *cx, struct tx *tx, const char *uuid, bool whole_phone, struct operator_view *out)
{
    struct people_operator op;
    TRY(people_operator_visible(cx, tx, uuid, PERM_READ, &op));
    TRY(view_load(tx, op.id, out));
    TRY(people_place(cx, tx, op.level_id, cx->lang, &out->place));
    TRY(people_location_uri(cx, tx, op.id, &out->location));
    if (whole_phone)
        view_phone(cx, tx, &op, out);
    view_next_states(cx, &op, out);
    return ERR_NONE;
}

enum err people_operator_view_get(struct cx *cx, struct tx *tx, const char *uuid, struct operator_view *out)
{
    return view_get(cx, tx, uuid, true, out);
}

enum err people_operator_view_kept(struct cx *cx, struct tx *tx, const char *uuid, struct operator_view *out)
{
    return view_get(cx, tx, uuid, false, out);
}

struct operator_read { const char *uuid; struct operator_view view; };

static enum err operator_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct operator_read *r = arg;
    return people_operator_view_get(cx, tx, r->uuid, &r->view);
}

enum err people_operator_read(struct req *rq, struct resp *rs)
{
    struct operator_read r = {.uuid = rq_path(rq, "id")};
    TRY(tx_read(rq_cx(rq), "people.operator", operator_read, &r));
    rs_etag(rs, r.view.rev);
    rs_object(rs, &people_operator_shape, &r.view);
    return ERR_NONE;
}

static const struct list_col OPERATOR_COLS[] = {
    {"uuid", "o.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "编号", "Id"},
    {"kind", "o.kind", F_ENUM, LC_SORT | LC_FILTER, people_operator_kinds, "类型", "Kind"},
    {"name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "名称", "Name"},
    {"public_name", "o.public_name", F_TEXT, 0, NULL, "公开名称", "Public name"},
    {"uscc", "o.uscc", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "统一社会信用代码", "Social credit code"},
    {"number", "o.number", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "农户编号", "Number of the household"},
    {"state", "o.state", F_ENUM, LC_SORT | LC_FILTER, people_operator_states, "状态", "State"},
    {"level", "l.uuid", F_UUID, LC_NOEXPORT, NULL, "所在层级", "Level"},
    {"level_name", "l.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "层级名称", "Name of the level"},
    {"county", "o.county", F_TEXT, LC_SORT | LC_FILTER, NULL, "县代码", "County code"},
    {"contact", "o.contact", F_TEXT, LC_SEARCH, NULL, "联系人", "Contact"},
    {"phone", "o.phone_masked", F_TEXT, 0, NULL, "电话", "Phone"},
    {"trained_person", "o.trained_person", F_TEXT, LC_SEARCH, NULL, "明白人", "Trained person"},
    {"poor", "o.poor", F_BOOL, LC_SORT | LC_FILTER, NULL, "帮扶户", "Helped household"},
    {"created_at", "o.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "登记时间", "Registered"},
    {"updated_at", "o.updated_us", F_TIME, LC_SORT | LC_FILTER, NULL, "更新时间", "Changed"},
    {"rev", "o.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
};
const struct list_spec people_operator_list = {"OperatorItem", "people_operator o JOIN people_level l ON l.id = o.level_id", "o.id", "-created_at",
                                               OPERATOR_COLS, sizeof(OPERATOR_COLS) / sizeof(OPERATOR_COLS[0])};

enum err people_operators_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, PERM_READ, "l.path", "o.id", NULL);
}

/* ---- what a value must be ------------------------------------------------------------------------------------------------------- */

static bool given(const char *text)
{
    return text != NULL && text[0] != '\0';
}

static enum err uscc_check(struct cx *cx, int64_t kind, const char *uscc)
{
    static const char FIELD_NAME[] = "/uscc";
    if (given(uscc) && kind == HOUSEHOLD)
        return err_say(cx, ERR_INVALID, FIELD_NAME, "农户没有统一社会信用代码，由县里编号", "A household has no social credit code; the county numbers it");
    if (given(uscc) && !people_uscc_valid(str_of(uscc)))
        return err_say(cx, ERR_INVALID, FIELD_NAME, "统一社会信用代码不对：18 位，最后一位是校验位", "Not a social credit code: 18 characters, the last is a check");
    if (!given(uscc) && (kind == COOP || kind == ENTERPRISE))
        return err_say(cx, ERR_INVALID, FIELD_NAME, "合作社和企业要填统一社会信用代码", "A co-op or enterprise needs its social credit code");
    return ERR_NONE;
}

enum err people_operator_check(struct cx *cx, int64_t kind, const char *uscc, const char *phone, const char *gln)
{
    TRY(uscc_check(cx, kind, uscc));
    if (given(phone) && !people_phone_valid(phone))
        return err_say(cx, ERR_INVALID, "/phone", "电话只含数字、空格和 + - ( )，5 到 15 位数字", "A phone number has 5 to 15 digits, blanks and + - ( )");
    if (given(gln) && (strlen(gln) != 13 || !gs1_check_ok(str_of(gln))))
        return err_say(cx, ERR_INVALID, "/gln", "全球位置码是 13 位数字，最后一位是校验位", "A GLN has 13 digits, the last is a check");
    return ERR_NONE;
}

/* ---- registering ------------------------------------------------------------------------------------------------------------------ */

static const char *or_null(const char *text)
{
    return given(text) ? text : NULL;
}

/* "420117-H000123": the county's number of a household. */
static enum err household_number(struct cx *cx, struct tx *tx, const char *county, const char **out)
{
    int64_t n;
    TRY(sql_i64(tx, PQ(Q_OPERATOR_NUMBER), ARGS(v_t(county)), &n));
    *out = ar_printf(cx->ar, "%s-H%06lld", county, (long long)n);
    return ERR_NONE;
}

static enum err step_add(struct cx *cx, struct tx *tx, int64_t id)
{
    const struct principal *who = cx->who;
    return sql_exec(tx, PQ(Q_OPERATOR_STEP),
                    ARGS(v_i(id), v_null(), v_t("applied"), v_null(), v_t(who == NULL ? "system" : who->name),
                         v_i(who == NULL || who->account_id == 0 ? FIELD_NULL : who->account_id), v_i(cx->now_us), v_bool(false)));
}

enum err people_operator_insert(struct cx *cx, struct tx *tx, const struct operator_body *b, const struct level_row *level, int64_t *id_out)
{
    const char *uuid = uuid_make(cx->ar), *number = NULL;
    struct str box;
    TRY(people_operator_check(cx, b->kind, b->uscc, b->phone, b->gln));
    if (strcmp(level->state, "open") != 0)
        return err_say(cx, ERR_WRONG_STATE, "/level", "“%s”已经停用", "\"%s\" is closed", level->name);
    if (b->kind == HOUSEHOLD)
        TRY(household_number(cx, tx, level->county, &number));
    TRY(people_phone_seal(cx, tx, uuid, b->phone, &box));
    const char *public_name = given(b->public_name) ? b->public_name : people_public_name(cx->ar, b->kind == HOUSEHOLD, level->name, b->name);
    enum err e = sql_i64(tx, PQ(Q_OPERATOR_INSERT),
                         ARGS(v_t(uuid), v_t(people_operator_kinds[b->kind]), v_t(b->name), v_t(public_name), v_t(or_null(b->uscc)), v_t(number),
                              v_i(level->id), v_t(level->county), v_t(or_null(b->contact)), v_b(box.p, box.size),
                              v_t(given(b->phone) ? people_phone_mask(cx->ar, b->phone) : NULL), v_t(or_null(b->address)),
                              v_t(or_null(b->trained_person)), v_bool(b->poor), v_t(or_null(b->gln)), v_i(cx->now_us)), id_out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_DUPLICATE, "/uscc", "统一社会信用代码 %s 已经登记", "The social credit code %s is registered already", b->uscc);
    TRY(e);
    TRY(step_add(cx, tx, *id_out));
    struct operator_view v;
    TRY(view_load(tx, *id_out, &v));
    return people_audit(cx, tx, "people.operator.create", "operator", uuid, (struct str){0}, people_json(cx, &people_operator_shape, &v), NULL);
}

struct operator_op {
    const char *uuid;
    int64_t rev;
    const void *body;
    bool poor_sent;
    struct resp *rs; /* filled within the transaction: kept with the facts for an Idempotency-Key */
    int64_t id;
    struct operator_view view;
};

static enum err operator_post(struct cx *cx, struct tx *tx, void *arg)
{
    struct operator_op *op = arg;
    const struct operator_body *b = op->body;
    struct level_row level;
    struct people_operator o;
    TRY(people_level_row(cx, tx, b->level, &level));
    TRY(people_may_on(cx, "people.operator.create", level.path, 0));
    TRY(people_operator_insert(cx, tx, b, &level, &op->id));
    TRY(people_operator_by_id(cx, tx, op->id, &o));
    TRY(people_operator_view_kept(cx, tx, o.uuid, &op->view));
    rs_etag(op->rs, op->view.rev);
    rs_created(op->rs, ar_printf(cx->ar, "/api/v1/operators/%s", op->view.uuid), &people_operator_shape, &op->view);
    return ERR_NONE;
}

enum err people_operator_post(struct req *rq, struct resp *rs)
{
    struct operator_op op = {.body = rq_body(rq), .rs = rs};
    return tx_run(rq_cx(rq), "people.operator_post", operator_post, &op);
}

enum err people_operator_create(struct cx *cx, struct tx *tx, const struct people_new_operator *o, int64_t *id_out)
{
    struct level_row level;
    int64_t kind = field_enum(people_operator_kinds, str_of(o->kind));
    if (kind < 0)
        return err_say(cx, ERR_INVALID, "/kind", "没有这种经营主体：%s", "No such kind of producer: %s", o->kind);
    TRY(people_level_row_id(cx, tx, o->level_id, &level));
    const struct operator_body b = {.kind = kind, .name = o->name, .uscc = o->uscc, .contact = o->contact, .phone = o->phone,
                                    .trained_person = o->trained_person, .poor = o->poor, .address = o->address, .gln = o->gln};
    return people_operator_insert(cx, tx, &b, &level, id_out);
}

/* ---- changing --------------------------------------------------------------------------------------------------------------------- */

/* A producer moves inside its county only: its facts carry the county. Its own people's grants move with it. */
static enum err operator_move(struct cx *cx, struct tx *tx, const struct people_operator *o, const char *level_uuid, int64_t *level_id)
{
    struct level_row level;
    *level_id = FIELD_NULL;
    if (level_uuid == NULL)
        return ERR_NONE;
    TRY(people_level_row(cx, tx, level_uuid, &level));
    if (level.id == o->level_id)
        return ERR_NONE;
    TRY(people_may_on(cx, PERM_WRITE, level.path, 0));
    if (strcmp(level.county, o->county) != 0)
        return err_say(cx, ERR_RULE, "/level", "经营主体不能换到别的县", "A producer cannot move to another county");
    *level_id = level.id;
    return sql_exec(tx, PQ(Q_GRANT_MOVE_OPERATOR), ARGS(v_i(o->id), v_i(level.id)));
}

/* The identity that was examined is not changed by its owner afterwards; the office does that. */
static enum err identity_check(struct cx *cx, const struct people_operator *o, const struct operator_patch *b)
{
    bool identity = (b->name != NULL && strcmp(b->name, o->name) != 0) || (b->uscc != NULL && strcmp(b->uscc, o->uscc == NULL ? "" : o->uscc) != 0) ||
                    b->level != NULL || b->public_name != NULL;
    if (!identity || o->state == OPERATOR_APPLIED || o->state == OPERATOR_REFUSED)
        return ERR_NONE;
    if (people_may_on(cx, "people.operator.examine", o->level_path, o->id) == ERR_NONE)
        return ERR_NONE;
    return err_say(cx, ERR_FORBIDDEN, NULL, "审核后名称、代码和所在地由县里修改", "After examination the office changes name, code and place");
}

static enum err uscc_taken(struct cx *cx, enum err e, const char *uscc)
{
    return e == ERR_DUPLICATE ? err_say(cx, e, "/uscc", "统一社会信用代码 %s 已经登记", "The social credit code %s is registered already", uscc == NULL ? "" : uscc) : e;
}

static enum err operator_update(struct cx *cx, struct tx *tx, const struct operator_op *op, const struct people_operator *o)
{
    const struct operator_patch *b = op->body;
    struct str box;
    int64_t level_id, n;
    TRY(operator_move(cx, tx, o, b->level, &level_id));
    TRY(people_phone_seal(cx, tx, o->uuid, b->phone, &box));
    enum err e = sql_exec_n(tx, PQ(Q_OPERATOR_UPDATE),
                            ARGS(v_i(o->id), v_i(op->rev), v_t(b->name), v_t(b->public_name), v_t(b->uscc), v_i(level_id), v_t(b->contact), v_t(b->address),
                                 v_t(b->trained_person), op->poor_sent ? v_bool(b->poor) : v_null(), v_t(b->gln), v_bool(b->phone != NULL),
                                 v_b(box.p, box.size), v_t(given(b->phone) ? people_phone_mask(cx->ar, b->phone) : NULL), v_i(cx->now_us)), &n);
    TRY(uscc_taken(cx, e, b->uscc));
    return n == 1 ? ERR_NONE : err_set(cx, ERR_CHANGED, NULL);
}

static enum err operator_patch(struct cx *cx, struct tx *tx, void *arg)
{
    struct operator_op *op = arg;
    const struct operator_patch *b = op->body;
    struct people_operator o;
    struct operator_view before, after;
    TRY(people_operator_visible(cx, tx, op->uuid, PERM_WRITE, &o));
    if (op->rev != o.rev)
        return err_set(cx, ERR_CHANGED, NULL);
    if (o.state == OPERATOR_CLOSED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已注销的经营主体不能修改", "A closed producer is not changed any more");
    TRY(identity_check(cx, &o, b));
    TRY(people_operator_check(cx, o.kind, b->uscc == NULL ? o.uscc : b->uscc, b->phone, b->gln));
    if (o.state == OPERATOR_ACTIVE && b->trained_person != NULL && !given(b->trained_person))
        return err_say(cx, ERR_RULE, "/trained_person", "正常经营的主体要有一名明白人", "An active producer keeps a trained person");
    TRY(view_load(tx, o.id, &before));
    TRY(operator_update(cx, tx, op, &o));
    TRY(view_load(tx, o.id, &after));
    TRY(people_audit(cx, tx, "people.operator.update", "operator", o.uuid, people_json(cx, &people_operator_shape, &before),
                     people_json(cx, &people_operator_shape, &after), NULL));
    return people_operator_view_get(cx, tx, o.uuid, &op->view);
}

enum err people_operator_patch(struct req *rq, struct resp *rs)
{
    struct operator_op op = {.uuid = rq_path(rq, "id"), .rev = rq_if_match(rq), .body = rq_body(rq),
                             .poor_sent = json_get(rq_body_json(rq), "poor") != NULL};
    TRY(tx_run(rq_cx(rq), "people.operator_patch", operator_patch, &op));
    rs_etag(rs, op.view.rev);
    rs_object(rs, &people_operator_shape, &op.view);
    return ERR_NONE;
}

/* ---- places in the trace ------------------------------------------------------------------------------------------------------------ */

static enum err location_of(struct cx *cx, struct tx *tx, const char *uuid, const char **out)
{
    struct county_view c;
    TRY(people_county_view_get(cx, tx, &c));
    *out = ar_printf(cx->ar, "https://%s/loc/%s", c.domain, uuid);
    return ERR_NONE;
}

enum err people_location_uri(struct cx *cx, struct tx *tx, int64_t operator_id, const char **out)
{
    struct rows *r;
    const char *uuid = NULL, *gln = NULL;
    TRY(sql_query(tx, PQ(Q_OPERATOR_LOCATION), ARGS(v_i(operator_id)), &r));
    if (rows_next(r)) {
        uuid = rows_z(r, 0);
        gln = rows_z(r, 1);
    }
    TRY(rows_end(&r));
    if (uuid == NULL)
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有这个经营主体", "There is no such producer");
    if (gln == NULL)
        return location_of(cx, tx, uuid, out);
    *out = ar_printf(cx->ar, "https://id.gs1.org/414/%s", gln);
    return ERR_NONE;
}

enum err people_level_uri(struct cx *cx, struct tx *tx, int64_t level_id, const char **out)
{
    struct level_row l;
    TRY(people_level_row_id(cx, tx, level_id, &l));
    return location_of(cx, tx, l.uuid, out);
}
