/* govern_routes.c: shapes, list and routes of complaints. The public form is a page of room web; it calls govern_complain(). */
#include "govern_priv.h"
#include "list.h"
#include "net.h"

extern const struct migration govern_migrations[];
extern const size_t govern_migrations_n;

static const struct field STEP[] = {
    FIELD(struct govern_step, from_state, F_TEXT, FF_RO, 0, 20, "原状态", "From"),
    FIELD(struct govern_step, to_state, F_TEXT, FF_RO, 0, 20, "新状态", "To"),
    FIELD(struct govern_step, text, F_TEXT, FF_RO, 0, 2000, "说明", "Text"),
    FIELD(struct govern_step, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "By"),
    FIELD(struct govern_step, at, F_TIME, FF_RO, 0, 0, "时间", "At"),
};
const struct shape govern_step_shape = SHAPE("ComplaintStep", struct govern_step, STEP);

static const struct field SEEN[] = {
    FIELD(struct govern_seen, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct govern_seen, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
    FIELD(struct govern_seen, complaint_no, F_TEXT, FF_RO, 0, 40, "投诉编号", "Number"),
    FIELD(struct govern_seen, code, F_TEXT, FF_RO, 0, 200, "追溯码", "Code"),
    FIELD(struct govern_seen, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),
    FIELD(struct govern_seen, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),
    FIELD(struct govern_seen, operator_name, F_TEXT, FF_RO, 0, 80, "经营主体", "Producer"),
    FIELD_ENUM(struct govern_seen, category, FF_RO, govern_categories, "类型", "About"),
    FIELD_ENUM(struct govern_seen, state, FF_RO, govern_states, "状态", "State"),
    FIELD(struct govern_seen, text, F_TEXT, FF_RO, 0, 2000, "情况", "What is wrong"),
    FIELD(struct govern_seen, contact, F_TEXT, FF_RO, 0, 60, "联系方式", "Contact"),
    FIELD(struct govern_seen, answer, F_TEXT, FF_RO, 0, 2000, "答复", "Answer"),
    FIELD(struct govern_seen, created_at, F_TIME, FF_RO, 0, 0, "收到时间", "Received at"),
    FIELD(struct govern_seen, due_at, F_TIME, FF_RO, 0, 0, "办理期限", "Due"),
    FIELD(struct govern_seen, answered_at, F_TIME, FF_RO, 0, 0, "答复时间", "Answered at"),
    FIELD(struct govern_seen, overdue, F_BOOL, FF_RO, 0, 1, "已超期", "Overdue"),
    FIELD_SUB(struct govern_seen, steps, F_LIST, FF_RO, 0, GOVERN_STEPS_MAX, &govern_step_shape, "办理经过", "History"),
};
const struct shape govern_seen_shape = SHAPE("Complaint", struct govern_seen, SEEN);

static const struct field ROW[] = {
    FIELD(struct govern_seen, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, uuid, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, rev, F_I64, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, complaint_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, code, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, lot_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, lot_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, product_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, operator_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD_ENUM(struct govern_seen, category, 0, govern_categories, "", ""),
    FIELD_ENUM(struct govern_seen, state, 0, govern_states, "", ""),
    FIELD(struct govern_seen, created_at, F_TIME, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, due_at, F_TIME, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, answered_at, F_TIME, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, text, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, contact, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, answer, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct govern_seen, county, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape govern_row_shape = SHAPE("", struct govern_seen, ROW);

static const struct field MOVE[] = {
    FIELD_ENUM(struct govern_move, state, FF_REQ, govern_states, "新状态", "State"),
    FIELD(struct govern_move, text, F_TEXT, 0, 0, GOVERN_TEXT_MAX, "答复或理由", "Answer or reason"),
};
const struct shape govern_move_shape = SHAPE("ComplaintMove", struct govern_move, MOVE);

static const struct list_col COLS[] = {
    {"uuid", "c.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"complaint_no", "c.complaint_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "投诉编号", "Number"},
    {"category", "c.category", F_ENUM, LC_SORT | LC_FILTER, govern_categories, "类型", "About"},
    {"state", "c.state", F_ENUM, LC_SORT | LC_FILTER, govern_states, "状态", "State"},
    {"product_name", "COALESCE(g.product_name, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "产品", "Product"},
    {"lot_no", "COALESCE(g.lot_no, '')", F_TEXT, LC_SEARCH, NULL, "批次号", "Lot number"},
    {"operator_name", "COALESCE(o.name, '')", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"text", "c.text", F_TEXT, LC_SEARCH, NULL, "情况", "What is wrong"},
    {"created_at", "c.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "收到时间", "Received at"},
    {"due_at", "c.due_us", F_TIME, LC_SORT | LC_FILTER, NULL, "办理期限", "Due"},
};
const struct list_spec govern_complaint_list = {
    "ComplaintItem",
    "govern_complaint c LEFT JOIN grow_lot_v g ON g.id = c.lot_id LEFT JOIN people_operator_v o ON o.id = c.operator_id",
    "c.id", "-created_at", COLS, sizeof COLS / sizeof COLS[0]};

static enum err list_complaints(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "govern.complaint.read", "c.level_path", "c.operator_id", NULL);
}

struct act { struct req *rq; struct govern_seen out; };

static enum err get_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    return govern_complaint_get(cx, tx, rq_path(a->rq, "id"), &a->out);
}

static enum err get_complaint(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "govern.complaint.get", get_tx, &a));
    rs_etag(rs, a.out.rev);
    rs_object(rs, &govern_seen_shape, &a.out);
    return ERR_NONE;
}

static enum err move_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct act *a = p;
    return govern_complaint_enter(cx, tx, rq_path(a->rq, "id"), rq_if_match(a->rq), rq_body(a->rq), &a->out);
}

static enum err post_state(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(tx_run(rq_cx(rq), "govern.complaint.state", move_tx, &a));
    rs_etag(rs, a.out.rev);
    rs_object(rs, &govern_seen_shape, &a.out);
    return ERR_NONE;
}

const struct route govern_routes[] = {
    {"GET", "/api/v1/complaints", list_complaints, "govern.complaint.read", .query = &people_within_shape, .list = &govern_complaint_list, .op = "complaints", .zh = "投诉", .en = "Complaints"},
    {"GET", "/api/v1/complaints/{id}", get_complaint, "govern.complaint.read", .reply = &govern_seen_shape, .op = "complaintGet", .zh = "一件投诉", .en = "One complaint"},
    {"POST", "/api/v1/complaints/{id}/state", post_state, "govern.complaint.handle", RT_IF_MATCH, .body = &govern_move_shape, .reply = &govern_seen_shape,
     .op = "complaintMove", .zh = "办理投诉", .en = "Move a complaint on"},
};
const size_t govern_routes_n = sizeof govern_routes / sizeof govern_routes[0];

static const struct conf_key CONF[] = {
    {"govern.contact_days", CONF_INT, "180", 1, 3650, CONF_RELOAD, "days after which a complainant's contact is erased, whatever became of the complaint"},
    {"govern.complaint_days", CONF_INT, "7", 1, 60, CONF_RELOAD, "days within which a complaint is answered"},
};
static enum err forget_tx(struct cx *cx, struct tx *tx, void *p)
{
    return govern_contacts_forget(cx, tx, p);
}

static enum err forget_run(struct cx *cx, const struct job *j)
{
    int64_t n;
    (void)j;
    return tx_run(cx, "govern.forget", forget_tx, &n);
}

static const struct job_kind JOBS[] = {{"govern.forget", forget_run, 3, 6 * 3600 * 1000}};
static const struct list_spec *const LISTS[] = {&govern_complaint_list};

const struct room govern_room = {
    .name = "govern", .routes = govern_routes, .routes_n = sizeof govern_routes / sizeof govern_routes[0], .migrations = govern_migrations, .migrations_n = &govern_migrations_n,
    .sql = govern_sql, .sql_n = Q__COUNT, .lists = LISTS, .lists_n = 1, .conf = CONF, .conf_n = sizeof CONF / sizeof CONF[0],
    .jobs = JOBS, .jobs_n = 1,
};
