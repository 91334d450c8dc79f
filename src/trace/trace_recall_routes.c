/* trace_recall_routes.c: shapes, lists and handlers of recalls. What has to be found is found on a snapshot before the writing
 * transaction begins: a recall of a hundred thousand packs holds up nobody. */
#include <string.h>

#include "net.h"
#include "trace_recall.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))

/* ---- shapes ------------------------------------------------------------------------------------------------------------------------------ */
static const struct field BODY[] = {
    FIELD_ENUM(struct trace_recall_body, subject_kind, FF_REQ, trace_subject_kinds, "从什么开始：批次、地块、生产季、农事记录、投入品、检测、EPC、设备报警", "Where it begins"),
    FIELD(struct trace_recall_body, subject, F_TEXT, FF_REQ, 1, 1000, "其编号；EPC 时为标识或包装上的网址；设备报警时为事件编号（eventID）", "Its id; for an EPC the EPC or the address on the pack; for an alarm the eventID"),
    FIELD(struct trace_recall_body, reason, F_TEXT, FF_REQ, 2, 500, "原因", "Reason"),
    FIELD(struct trace_recall_body, return_how, F_TEXT, 0, 0, 500, "怎样退货（演练可不填）", "How to return the goods (not needed for a drill)"),
    FIELD(struct trace_recall_body, mock, F_BOOL, 0, 0, 1, "演练：什么都不改变", "A drill: nothing is changed"),
    FIELD(struct trace_recall_body, from_day, F_DATE, 0, 0, 0, "采收日期从；设备报警时为放置日期从", "Harvested from; of an alarm: stood there from"),
    FIELD(struct trace_recall_body, until_day, F_DATE, 0, 0, 0, "采收日期到；设备报警时为放置日期到", "Harvested until; of an alarm: stood there until"),
};
const struct shape trace_recall_body_shape = SHAPE("RecallBody", struct trace_recall_body, BODY);

static const struct field LOT[] = {
    FIELD(struct trace_recall_lot, lot, F_UUID, FF_RO, 0, 0, "批次编号", "Lot's id"),
    FIELD(struct trace_recall_lot, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),
    FIELD(struct trace_recall_lot, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),
    FIELD(struct trace_recall_lot, operator, F_UUID, FF_RO, 0, 0, "经营主体编号", "Producer's id"),
    FIELD(struct trace_recall_lot, operator_name, F_TEXT, FF_RO, 0, 80, "经营主体", "Producer"),
    FIELD(struct trace_recall_lot, quantity_g, F_I64, FF_RO, 0, INT64_MAX, "数量（克）", "Quantity, g"),
    FIELD(struct trace_recall_lot, left_g, F_I64, FF_RO, 0, INT64_MAX, "剩余（克）", "Left, g"),
    FIELD_ENUM(struct trace_recall_lot, state, FF_RO, grow_lot_states, "现在的状态", "State now"),
    FIELD(struct trace_recall_lot, marked, F_BOOL, FF_RO, 0, 1, "由这次召回标记", "Marked by this recall"),
};
const struct shape trace_recall_lot_shape = SHAPE("RecallLot", struct trace_recall_lot, LOT);

static const struct field STEP[] = {
    FIELD(struct trace_recall_step, from_state, F_TEXT, FF_RO, 0, 20, "原状态", "From"),
    FIELD(struct trace_recall_step, to_state, F_TEXT, FF_RO, 0, 20, "新状态", "To"),
    FIELD(struct trace_recall_step, reason, F_TEXT, FF_RO, 0, 500, "说明", "Reason"),
    FIELD(struct trace_recall_step, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "By"),
    FIELD(struct trace_recall_step, at, F_TIME, FF_RO, 0, 0, "时间", "At"),
};
const struct shape trace_recall_step_shape = SHAPE("RecallStep", struct trace_recall_step, STEP);

#define SEEN_COMMON                                                                                                                \
    FIELD(struct trace_recall_seen, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                                      \
    FIELD(struct trace_recall_seen, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),                                          \
    FIELD(struct trace_recall_seen, recall_no, F_TEXT, FF_RO, 0, 40, "召回编号", "Number"),                                        \
    FIELD(struct trace_recall_seen, mock, F_BOOL, FF_RO, 0, 1, "演练", "Drill"),                                                   \
    FIELD_ENUM(struct trace_recall_seen, state, FF_RO, trace_recall_states, "状态", "State"),                                      \
    FIELD_ENUM(struct trace_recall_seen, subject_kind, FF_RO, trace_subject_kinds, "从什么开始", "Begins at"),                     \
    FIELD(struct trace_recall_seen, subject, F_TEXT, FF_RO, 0, 1000, "其编号", "Its id"),                                          \
    FIELD(struct trace_recall_seen, subject_name, F_TEXT, FF_RO, 0, 200, "名称", "Its name"),                                      \
    FIELD(struct trace_recall_seen, reason, F_TEXT, FF_RO, 0, 500, "原因", "Reason"),                                              \
    FIELD(struct trace_recall_seen, return_how, F_TEXT, FF_RO, 0, 500, "怎样退货", "How to return"),                               \
    FIELD(struct trace_recall_seen, from_day, F_DATE, FF_RO, 0, 0, "采收日期从", "Harvested from"),                                \
    FIELD(struct trace_recall_seen, until_day, F_DATE, FF_RO, 0, 0, "采收日期到", "Harvested until"),                              \
    FIELD(struct trace_recall_seen, lots_n, F_I64, FF_RO, 0, INT64_MAX, "涉及批次", "Lots"),                                       \
    FIELD(struct trace_recall_seen, packs, F_I64, FF_RO, 0, INT64_MAX, "涉及包装", "Packs"),                                       \
    FIELD(struct trace_recall_seen, containers, F_I64, FF_RO, 0, INT64_MAX, "承载容器", "Containers"),                             \
    FIELD(struct trace_recall_seen, holders, F_I64, FF_RO, 0, INT64_MAX, "持有者和收货方", "Holders and receivers"),               \
    FIELD(struct trace_recall_seen, answered, F_I64, FF_RO, 0, INT64_MAX, "已回复", "Answered"),                                   \
    FIELD(struct trace_recall_seen, quantity_g, F_I64, FF_RO, 0, INT64_MAX, "批次数量（克）", "Quantity of the lots, g"),          \
    FIELD(struct trace_recall_seen, located_permille, F_I64, FF_RO, 0, 1000, "找到持有者的比例（千分之）", "With a known holder, per thousand"), \
    FIELD(struct trace_recall_seen, complete, F_BOOL, FF_RO, 0, 1, "查全了（没有到达上限）", "Complete: no bound was reached"),     \
    FIELD(struct trace_recall_seen, took_ms, F_I64, FF_RO, 0, INT64_MAX, "查找用时（毫秒）", "Time it took to find, ms"),           \
    FIELD(struct trace_recall_seen, looked_at, F_TIME, FF_RO, 0, 0, "查找时间", "Looked at"),                                      \
    FIELD(struct trace_recall_seen, event_id, F_TEXT, FF_RO, 0, 1000, "召回事件", "Event of the recall"),                          \
    FIELD(struct trace_recall_seen, end_event_id, F_TEXT, FF_RO, 0, 1000, "撤回事件", "Event of the withdrawal"),                  \
    FIELD(struct trace_recall_seen, created_by, F_TEXT, FF_RO, 0, 80, "发起人", "Made by"),                                        \
    FIELD(struct trace_recall_seen, created_at, F_TIME, FF_RO, 0, 0, "发起时间", "Made at"),                                       \
    FIELD(struct trace_recall_seen, opened_at, F_TIME, FF_RO, 0, 0, "召回开始", "Opened at"),                                      \
    FIELD(struct trace_recall_seen, ended_at, F_TIME, FF_RO, 0, 0, "结束时间", "Ended at"),                                        \
    FIELD(struct trace_recall_seen, end_reason, F_TEXT, FF_RO, 0, 500, "结果或理由", "Outcome or reason")
static const struct field SEEN[] = {
    SEEN_COMMON,
    FIELD_SUB(struct trace_recall_seen, lots, F_LIST, FF_RO, 0, 500, &trace_recall_lot_shape, "批次（最多 500 个）", "Lots (at most 500)"),
    FIELD_SUB(struct trace_recall_seen, steps, F_LIST, FF_RO, 0, TRACE_STEPS_MAX, &trace_recall_step_shape, "经过", "History"),
};
const struct shape trace_recall_shape = SHAPE("Recall", struct trace_recall_seen, SEEN);
static const struct field ROW[] = {
    SEEN_COMMON,
    FIELD(struct trace_recall_seen, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct trace_recall_seen, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct trace_recall_seen, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct trace_recall_seen, county, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape trace_recall_row = SHAPE("", struct trace_recall_seen, ROW);

static const struct field MOVE[] = {
    FIELD_ENUM(struct trace_recall_move_body, state, FF_REQ, trace_recall_states, "新状态", "State"),
    FIELD(struct trace_recall_move_body, reason, F_TEXT, 0, 0, 500, "结果或理由（办结和撤回时必填）", "Outcome or reason (needed to close or withdraw)"),
};
const struct shape trace_recall_move_shape = SHAPE("RecallMove", struct trace_recall_move_body, MOVE);

static const struct field ANSWER[] = {
    FIELD(struct trace_answer_body, secured_g, F_I64, 0, 0, INT64_C(1000000000000), "已下架封存的数量（克）", "Taken off sale, g"),
    FIELD(struct trace_answer_body, secured_packs, F_I64, 0, 0, INT64_C(1000000000), "已下架封存的包装数", "Taken off sale, packs"),
    FIELD(struct trace_answer_body, note, F_TEXT, 0, 0, 500, "说明", "Note"),
};
const struct shape trace_answer_shape = SHAPE("RecallAnswer", struct trace_answer_body, ANSWER);

#define HOLDER_COMMON                                                                                             \
    FIELD(struct trace_holder_seen, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                     \
    FIELD(struct trace_holder_seen, uri, F_TEXT, FF_RO, 0, 1000, "标识", "Identifier"),                           \
    FIELD(struct trace_holder_seen, name, F_TEXT, FF_RO, 0, 200, "名称", "Name"),                                 \
    FIELD_ENUM(struct trace_holder_seen, part, FF_RO, trace_holder_parts, "角色：产地、持有、收货", "Part"),       \
    FIELD(struct trace_holder_seen, touched, F_I64, FF_RO, 0, INT64_MAX, "经手物品数", "Things that were there"), \
    FIELD(struct trace_holder_seen, here, F_I64, FF_RO, 0, INT64_MAX, "现在可能还在的", "Last seen there"),       \
    FIELD(struct trace_holder_seen, first_at, F_TIME, FF_RO, 0, 0, "最早", "First"),                              \
    FIELD(struct trace_holder_seen, last_at, F_TIME, FF_RO, 0, 0, "最近", "Last"),                                \
    FIELD(struct trace_holder_seen, answered_at, F_TIME, FF_RO, 0, 0, "回复时间", "Answered at"),                 \
    FIELD(struct trace_holder_seen, answered_by, F_TEXT, FF_RO, 0, 80, "回复人", "Answered by"),                  \
    FIELD(struct trace_holder_seen, secured_g, F_I64, FF_RO, 0, INT64_MAX, "已封存（克）", "Secured, g"),         \
    FIELD(struct trace_holder_seen, secured_packs, F_I64, FF_RO, 0, INT64_MAX, "已封存（包）", "Secured, packs"), \
    FIELD(struct trace_holder_seen, note, F_TEXT, FF_RO, 0, 500, "说明", "Note")
static const struct field HOLDER[] = {HOLDER_COMMON};
const struct shape trace_holder_shape = SHAPE("RecallHolder", struct trace_holder_seen, HOLDER);
static const struct field HOLDER_ROW[] = {HOLDER_COMMON, FIELD(struct trace_holder_seen, id, F_I64, 0, 0, 0, "", ""), FIELD(struct trace_holder_seen, operator_id, F_I64, 0, 0, 0, "", ""),
                                          FIELD(struct trace_holder_seen, place_id, F_I64, 0, 0, 0, "", "")};
const struct shape trace_holder_row = SHAPE("", struct trace_holder_seen, HOLDER_ROW);

static const struct field CONTACT[] = {
    FIELD(struct trace_contact, holder, F_UUID, FF_RO, 0, 0, "持有者编号", "Holder's id"),
    FIELD(struct trace_contact, uri, F_TEXT, FF_RO, 0, 1000, "标识", "Identifier"),
    FIELD(struct trace_contact, name, F_TEXT, FF_RO, 0, 200, "名称", "Name"),
    FIELD_ENUM(struct trace_contact, part, FF_RO, trace_holder_parts, "角色", "Part"),
    FIELD(struct trace_contact, contact, F_TEXT, FF_RO, 0, 60, "联系人（有权限时）", "Contact, where you may see it"),
    FIELD(struct trace_contact, phone, F_TEXT, FF_RO, 0, 40, "电话（有权限时）", "Telephone, where you may see it"),
    FIELD(struct trace_contact, here, F_I64, FF_RO, 0, INT64_MAX, "现在可能还在的", "Last seen there"),
    FIELD(struct trace_contact, touched, F_I64, FF_RO, 0, INT64_MAX, "经手物品数", "Things that were there"),
    FIELD(struct trace_contact, answered_at, F_TIME, FF_RO, 0, 0, "回复时间", "Answered at"),
    FIELD(struct trace_contact, answered_by, F_TEXT, FF_RO, 0, 80, "回复人", "Answered by"),
};
const struct shape trace_contact_shape = SHAPE("RecallContact", struct trace_contact, CONTACT);

/* ---- lists ----------------------------------------------------------------------------------------------------------------------------------- */
static const struct list_col COLS[] = {
    {"uuid", "r.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "r.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"recall_no", "r.recall_no", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "召回编号", "Number"},
    {"mock", "r.mock", F_BOOL, LC_FILTER, NULL, "演练", "Drill"},
    {"state", "r.state", F_ENUM, LC_SORT | LC_FILTER, trace_recall_states, "状态", "State"},
    {"subject_kind", "r.subject_kind", F_ENUM, LC_SORT | LC_FILTER, trace_subject_kinds, "从什么开始", "Begins at"},
    {"subject_name", "r.subject_name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "名称", "Its name"},
    {"reason", "r.reason", F_TEXT, LC_SEARCH, NULL, "原因", "Reason"},
    {"lots_n", "r.lots", F_I64, LC_SORT, NULL, "涉及批次", "Lots"},
    {"packs", "r.packs", F_I64, LC_SORT, NULL, "涉及包装", "Packs"},
    {"holders", "r.holders", F_I64, LC_SORT, NULL, "持有者和收货方", "Holders and receivers"},
    {"answered", "(SELECT COUNT(*) FROM trace_recall_holder h WHERE h.recall_id = r.id AND h.answered_us IS NOT NULL)", F_I64, 0, NULL, "已回复", "Answered"},
    {"quantity_g", "r.quantity_g", F_I64, LC_SORT, NULL, "批次数量（克）", "Quantity of the lots, g"},
    {"located_permille", "r.located_permille", F_I64, LC_SORT, NULL, "找到持有者的比例（千分之）", "With a known holder, per thousand"},
    {"took_ms", "(r.took_us + 999) / 1000", F_I64, LC_SORT, NULL, "查找用时（毫秒）", "Time it took to find, ms"},
    {"created_by", "r.created_by", F_TEXT, LC_SEARCH, NULL, "发起人", "Made by"},
    {"created_at", "r.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "发起时间", "Made at"},
    {"opened_at", "r.opened_us", F_TIME, 0, NULL, "召回开始", "Opened at"},
    {"ended_at", "r.ended_us", F_TIME, 0, NULL, "结束时间", "Ended at"},
};
const struct list_spec trace_recall_list = {"RecallItem", "trace_recall r", "r.id", "-created_at", COLS, N(COLS)};

static const struct list_col ITEM_COLS[] = {
    {"pos", "i.pos", F_I64, LC_SORT, NULL, "序号", "Number"},
    {"kind", "i.kind", F_ENUM, LC_SORT | LC_FILTER, trace_item_kinds, "类别", "Kind"},
    {"epc", "i.epc", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "标识", "EPC or class"},
    {"lot_no", "t.lot_no", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "批次号", "Lot number"},
    {"product_name", "t.product_name", F_TEXT, LC_SEARCH, NULL, "产品", "Product"},
    {"holder_name", "COALESCE(o.public_name, p.name, i.holder)", F_TEXT, LC_SEARCH, NULL, "最后所在", "Last seen with"},
    {"holder", "i.holder", F_TEXT, LC_FILTER, NULL, "最后所在的标识", "Identifier of that place"},
    {"last_at", "i.last_us", F_TIME, 0, NULL, "最近记录", "Last event"},
    {"last_step", "i.last_step", F_TEXT, LC_FILTER, NULL, "最近的业务步骤", "Last step"},
    {"depth", "i.depth", F_I64, LC_SORT, NULL, "步数", "Steps"},
};
const struct list_spec trace_item_list = {"RecallThing",
    "trace_recall_item i LEFT JOIN grow_lot_v t ON t.id = i.lot_id LEFT JOIN trace_recall_holder h ON h.recall_id = i.recall_id AND h.uri = i.holder "
    "LEFT JOIN people_operator_v o ON o.id = h.operator_id LEFT JOIN trace_place p ON p.id = h.place_id",
    "i.pos", "pos", ITEM_COLS, N(ITEM_COLS)};

static const struct list_col HOLDER_COLS[] = {
    {"uuid", "h.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"name", "COALESCE(o.public_name, p.name, h.uri)", F_TEXT, LC_SORT | LC_SEARCH, NULL, "名称", "Name"},
    {"part", "h.part", F_ENUM, LC_SORT | LC_FILTER, trace_holder_parts, "角色", "Part"},
    {"uri", "h.uri", F_TEXT, LC_SEARCH, NULL, "标识", "Identifier"},
    {"operator", "o.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "经营主体编号", "Producer's id"},
    {"here", "h.here", F_I64, LC_SORT, NULL, "现在可能还在的", "Last seen there"},
    {"touched", "h.touched", F_I64, LC_SORT, NULL, "经手物品数", "Things that were there"},
    {"first_at", "h.first_us", F_TIME, LC_SORT, NULL, "最早", "First"},
    {"last_at", "h.last_us", F_TIME, LC_SORT, NULL, "最近", "Last"},
    {"answered_at", "h.answered_us", F_TIME, 0, NULL, "回复时间", "Answered at"},
    {"answered_by", "h.answered_by", F_TEXT, 0, NULL, "回复人", "Answered by"},
    {"secured_g", "h.secured_g", F_I64, 0, NULL, "已封存（克）", "Secured, g"},
    {"secured_packs", "h.secured_packs", F_I64, 0, NULL, "已封存（包）", "Secured, packs"},
    {"note", "h.note", F_TEXT, LC_SEARCH, NULL, "说明", "Note"},
};
const struct list_spec trace_holder_list = {"RecallHolderItem",
    "trace_recall_holder h LEFT JOIN people_operator_v o ON o.id = h.operator_id LEFT JOIN trace_place p ON p.id = h.place_id", "h.id", "-here", HOLDER_COLS, N(HOLDER_COLS)};

/* Offices and regulators by level; producers those that concern them, without drafts and drills. */
enum err trace_recall_index(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct people_scope s;
    struct buf b;
    TRY(people_scope(cx, "trace.recall.read", "r.level_path", "CAST(NULL AS BIGINT)", &s));
    struct val *v = AR_ARRAY(cx->ar, struct val, s.n + cx->who->n);
    size_t n = s.n;
    if (n)
        memcpy(v, s.v, n * sizeof *v);
    buf_init(&b, cx->ar, 256);
    buf_puts(&b, s.where);
    for (size_t i = 0; i < cx->who->n; i++) {
        if (!cx->who->grants[i].operator_id || !people_role_has(cx->who->grants[i].role, "trace.recall.read"))
            continue;
        v[n++] = v_i(cx->who->grants[i].operator_id);
        buf_printf(&b, " OR (r.mock = 0 AND r.state <> 'draft' AND (EXISTS (SELECT 1 FROM trace_recall_lot l WHERE l.recall_id = r.id AND l.operator_id = $%zu) OR "
                       "EXISTS (SELECT 1 FROM trace_recall_holder h WHERE h.recall_id = r.id AND h.operator_id = $%zu)))", n, n);
    }
    return list_answer(rq, rs, &trace_recall_list, ar_printf(cx->ar, "(%s)", buf_z(&b)), v, n);
}

/* ---- handlers ----------------------------------------------------------------------------------------------------------------------------------- */
struct act {
    struct req *rq;
    struct resp *rs;
    struct trace_recall_body in;
    struct reach reach;
    struct trace_recall_seen out;
    struct list contacts;
    int64_t state;
    bool walk;
};

static enum err find_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    TRY(trace_reach_who(cx, tx, &a->in, &a->reach));
    TRY(people_may_on(cx, "trace.recall.write", a->reach.level_path, a->reach.operator_id == FIELD_NULL ? 0 : a->reach.operator_id)); /* before the work */
    return trace_reach_find(cx, tx, &a->in, &a->reach);
}

static void answer(struct act *a, bool created)
{
    rs_etag(a->rs, a->out.rev);
    if (created)
        rs_created(a->rs, ar_printf(rq_cx(a->rq)->ar, "/api/v1/recalls/%s", a->out.uuid), &trace_recall_shape, &a->out);
    else
        rs_object(a->rs, &trace_recall_shape, &a->out);
}

static enum err post_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    const char *uuid;
    TRY(trace_recall_store(cx, tx, &a->in, &a->reach, &uuid));
    TRY(trace_recall_get(cx, tx, uuid, &a->out));
    answer(a, true);
    return ERR_NONE;
}

enum err trace_recall_post(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs, .in = *(const struct trace_recall_body *)rq_body(rq)};
    TRY(tx_read(rq_cx(rq), "trace.recall.find", find_tx, &a));
    return tx_run(rq_cx(rq), "trace.recall.create", post_tx, &a);
}

static enum err get_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    return trace_recall_get(cx, tx, rq_path(a->rq, "id"), &a->out);
}

enum err trace_recall_one(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs};
    TRY(tx_read(rq_cx(rq), "trace.recall.get", get_tx, &a));
    answer(&a, false);
    return ERR_NONE;
}

static enum err again_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    TRY(trace_recall_get(cx, tx, rq_path(a->rq, "id"), &a->out));
    a->in = trace_recall_body_of(&a->out);
    return a->walk ? find_tx(cx, tx, a) : ERR_NONE;
}

static enum err state_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    const struct trace_recall_move_body *m = rq_body(a->rq);
    TRY(trace_recall_enter(cx, tx, rq_path(a->rq, "id"), rq_if_match(a->rq), (enum trace_recall_state)m->state, m->reason, a->walk ? &a->reach : NULL));
    TRY(trace_recall_get(cx, tx, rq_path(a->rq, "id"), &a->out));
    answer(a, false);
    return ERR_NONE;
}

enum err trace_recall_state_post(struct req *rq, struct resp *rs)
{
    const struct trace_recall_move_body *m = rq_body(rq);
    struct act a = {.rq = rq, .rs = rs, .walk = m->state == RECALL_OPEN || m->state == RECALL_WITHDRAWN};
    TRY(tx_read(rq_cx(rq), "trace.recall.again", again_tx, &a));
    return tx_run(rq_cx(rq), "trace.recall.state", state_tx, &a);
}

static enum err refresh_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    TRY(trace_recall_refresh(cx, tx, rq_path(a->rq, "id"), &a->reach));
    TRY(trace_recall_get(cx, tx, rq_path(a->rq, "id"), &a->out));
    answer(a, false);
    return ERR_NONE;
}

enum err trace_recall_refresh_post(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs, .walk = true};
    TRY(tx_read(rq_cx(rq), "trace.recall.again", again_tx, &a));
    return tx_run(rq_cx(rq), "trace.recall.refresh", refresh_tx, &a);
}

/* Parts of one recall. A producer sees of the holders himself only, and the things of his own lots or last seen with him. */
static enum err part_list(struct req *rq, struct resp *rs, const struct list_spec *spec, const char *of_recall, const char *of_operator)
{
    struct act a = {.rq = rq, .rs = rs};
    struct cx *cx = rq_cx(rq);
    TRY(tx_read(cx, "trace.recall.get", get_tx, &a));
    int64_t own = people_own_operator(cx);
    struct val *v = AR_ARRAY(cx->ar, struct val, 2);
    v[0] = v_i(a.out.id), v[1] = v_i(own);
    return list_answer(rq, rs, spec, own ? ar_printf(cx->ar, "%s AND %s", of_recall, of_operator) : of_recall, v, own ? 2 : 1);
}

enum err trace_recall_items(struct req *rq, struct resp *rs)
{
    return part_list(rq, rs, &trace_item_list, "i.recall_id = $1", "(t.operator_id = $2 OR h.operator_id = $2)");
}

enum err trace_recall_holders(struct req *rq, struct resp *rs)
{
    return part_list(rq, rs, &trace_holder_list, "h.recall_id = $1", "h.operator_id = $2");
}

struct answer_act { struct req *rq; struct resp *rs; struct trace_holder_seen out; };

static enum err answer_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct answer_act *a = arg;
    TRY(trace_recall_answer_as(cx, tx, rq_path(a->rq, "id"), rq_path(a->rq, "holder"), rq_body(a->rq), &a->out));
    rs_object(a->rs, &trace_holder_shape, &a->out);
    return ERR_NONE;
}

enum err trace_recall_answer_post(struct req *rq, struct resp *rs)
{
    return tx_run(rq_cx(rq), "trace.recall.answer", answer_tx, &(struct answer_act){.rq = rq, .rs = rs});
}

/* ---- papers --------------------------------------------------------------------------------------------------------------------------------------- */
static enum err contacts_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    TRY(get_tx(cx, tx, a));
    return trace_contacts(cx, tx, &a->out, &a->contacts);
}

enum err trace_recall_contacts(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs};
    TRY(tx_read(rq_cx(rq), "trace.recall.contacts", contacts_tx, &a));
    rs_list(rs, &trace_contact_shape, a.contacts);
    return ERR_NONE;
}

/* A cell; what a spreadsheet would take for a formula is made text. */
static void put_cell(struct buf *b, const char *text, char end)
{
    buf_ch(b, '"');
    if (text && *text && strchr("=+-@\t\r", *text))
        buf_ch(b, '\'');
    for (const char *p = text ? text : ""; *p; p++) {
        if (*p == '"')
            buf_ch(b, '"');
        buf_ch(b, *p);
    }
    buf_ch(b, '"');
    if (end == '\n')
        buf_ch(b, '\r');
    buf_ch(b, end);
}

enum err trace_recall_contacts_csv(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs};
    struct buf b;
    TRY(tx_read(rq_cx(rq), "trace.recall.contacts", contacts_tx, &a));
    buf_init(&b, rq_cx(rq)->ar, 4096);
    buf_puts(&b, "\xEF\xBB\xBF");
    bool en = rq_cx(rq)->lang == LANG_EN;
    static const char *const HEAD[][2] = {{"名称", "Name"}, {"角色", "Part"}, {"联系人", "Contact"}, {"电话", "Telephone"}, {"现在可能还在的", "Last seen there"}, {"经手物品数", "Things that were there"},
        {"回复人", "Answered by"}, {"标识", "Identifier"}};
    for (size_t i = 0; i < N(HEAD); i++)
        put_cell(&b, HEAD[i][en], i + 1 < N(HEAD) ? ',' : '\n');
    for (size_t i = 0; i < a.contacts.n; i++) {
        const struct trace_contact *c = (const struct trace_contact *)a.contacts.p + i;
        put_cell(&b, c->name, ',');
        put_cell(&b, trace_holder_parts[c->part], ',');
        put_cell(&b, c->contact, ',');
        put_cell(&b, c->phone, ',');
        buf_printf(&b, "%lld,%lld,", (long long)c->here, (long long)c->touched);
        put_cell(&b, c->answered_by, ',');
        put_cell(&b, c->uri, '\n');
    }
    rs_bytes(rs, "text/csv; charset=utf-8", buf_view(&b));
    rs_download(rs, ar_printf(rq_cx(rq)->ar, "%s-contacts.csv", a.out.recall_no));
    return ERR_NONE;
}

enum err trace_recall_notice(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq, .rs = rs};
    struct str page;
    TRY(tx_read(rq_cx(rq), "trace.recall.notice", contacts_tx, &a));
    trace_notice_page(rq_cx(rq), &a.out, &a.contacts, &page);
    rs_bytes(rs, "text/html; charset=utf-8", page);
    rs_header(rs, "Content-Security-Policy", trace_notice_policy);
    return ERR_NONE;
}
