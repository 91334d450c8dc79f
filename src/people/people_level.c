/* people_level.c: the level tree: county, township, village; or bureau, farm, district, station; of any depth and names.
 * A level knows its path of ids, so that a subtree is a range of paths. Levels are never deleted, only closed; a level moves
 * with everything below it, inside its county (facts carry their county). Changes of the shape of the tree take one lock. */
#include "people_priv.h"

#include <ctype.h>
#include <string.h>

#include "uuid.h"

static const char PERM_WRITE[] = "people.level.write";

const char *people_path_end(struct arena *ar, const char *path)
{
    char *end = ar_strdup(ar, path);
    end[strlen(end) - 1] = '/' + 1;
    return end;
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------ */

static enum err level_one(struct tx *tx, enum people_query q, struct val v, struct level_row *out)
{
    *out = (struct level_row){0};
    return sql_one(tx, PQ(q), &v, 1, &people_level_row_shape, out);
}

enum err people_level_row(struct cx *cx, struct tx *tx, const char *uuid, struct level_row *out)
{
    enum err e = level_one(tx, uuid_valid(str_of(uuid)) ? Q_LEVEL_BY_UUID : Q_LEVEL_BY_CODE, v_t(uuid), out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有这个层级", "There is no such level") : e;
}

enum err people_level_row_id(struct cx *cx, struct tx *tx, int64_t id, struct level_row *out)
{
    enum err e = level_one(tx, Q_LEVEL_BY_ID, v_i(id), out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有这个层级", "There is no such level") : e;
}

enum err people_level_get(struct cx *cx, struct tx *tx, const char *uuid, struct people_level *out)
{
    struct level_row l;
    TRY(people_level_row(cx, tx, uuid, &l));
    *out = (struct people_level){l.id, l.uuid, l.code, l.kind, l.name, l.name_en, l.path, l.county, l.depth};
    return ERR_NONE;
}

static struct level_view level_view_of(const struct level_row *l)
{
    return (struct level_view){l->uuid, l->parent, l->code, l->kind, l->name, l->name_en, l->county, l->state, l->depth, l->rev};
}

static struct str level_json(struct cx *cx, const struct level_row *l)
{
    struct level_view v = level_view_of(l);
    return people_json(cx, &people_level_shape, &v);
}

static const char *const LEVEL_STATES[] = {"open", "closed", NULL};
static const struct list_col LEVEL_COLS[] = {
    {"uuid", "l.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "编号", "Id"},
    {"parent", "p.uuid", F_UUID, LC_FILTER | LC_NOEXPORT, NULL, "上级", "Parent"},
    {"parent_name", "COALESCE(p.name, '')", F_TEXT, LC_SORT, NULL, "上级名称", "Name of the parent"},
    {"code", "COALESCE(l.code, '')", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "区划代码", "Code"},
    {"kind", "l.kind", F_TEXT, LC_SORT | LC_FILTER, NULL, "类别", "Kind"},
    {"name", "l.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "名称", "Name"},
    {"name_en", "l.name_en", F_TEXT, LC_SEARCH, NULL, "英文名称", "English name"},
    {"county", "l.county", F_TEXT, LC_SORT | LC_FILTER, NULL, "县代码", "County code"},
    {"depth", "l.depth", F_I64, LC_SORT | LC_FILTER, NULL, "层数", "Depth"},
    {"state", "l.state", F_ENUM, LC_SORT | LC_FILTER, LEVEL_STATES, "状态", "State"},
    {"created_at", "l.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "创建时间", "Created"},
    {"rev", "l.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
};
const struct list_spec people_level_list = {"LevelItem", "people_level l LEFT JOIN people_level p ON p.id = l.parent_id", "l.id", "code", LEVEL_COLS,
                                            sizeof(LEVEL_COLS) / sizeof(LEVEL_COLS[0])};

enum err people_levels_get(struct req *rq, struct resp *rs)
{
    return list_answer(rq, rs, &people_level_list, NULL, NULL, 0);
}

struct tree_read { const struct tree_query *q; struct list rows; };

static enum err tree_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct tree_read *t = arg;
    struct level_row root;
    int64_t depth = t->q->depth == FIELD_NULL ? PEOPLE_DEPTH_MAX : t->q->depth;
    if (t->q->root == NULL)
        return sql_all(tx, PQ(Q_LEVEL_ROOTS), ARGS(v_i(depth + 1)), &people_level_row_shape, PEOPLE_TREE_MAX, &t->rows);
    TRY(people_level_row(cx, tx, t->q->root, &root));
    return sql_all(tx, PQ(Q_LEVEL_SUBTREE), ARGS(v_t(root.path), v_t(people_path_end(cx->ar, root.path)), v_i(root.depth + depth)),
                   &people_level_row_shape, PEOPLE_TREE_MAX, &t->rows);
}

enum err people_tree_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct tree_read t = {.q = rq_query(rq)};
    enum err e = tx_read(cx, "people.tree", tree_read, &t);
    if (e == ERR_LIMIT)
        return err_say(cx, e, "depth", "层级太多，请从下一级起或减少层数", "Too many levels: start lower or ask for fewer");
    TRY(e);
    struct level_view *v = AR_ARRAY(cx->ar, struct level_view, t.rows.n + 1);
    for (size_t i = 0; i < t.rows.n; i++)
        v[i] = level_view_of(&((const struct level_row *)t.rows.p)[i]);
    rs_list(rs, &people_level_shape, (struct list){v, t.rows.n});
    return ERR_NONE;
}

struct level_op {
    const char *uuid;              /* which */
    int64_t rev;                   /* If-Match */
    const void *body;              /* of the route */
    struct resp *rs;               /* filled within the transaction: kept with the facts for an Idempotency-Key */
    struct level_row row;          /* before, then after */
};

static enum err level_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct level_op *op = arg;
    return people_level_row(cx, tx, op->uuid, &op->row);
}

static void level_reply(struct resp *rs, const struct level_op *op)
{
    struct level_view v = level_view_of(&op->row);
    rs_etag(rs, op->row.rev);
    rs_object(rs, &people_level_shape, &v);
}

enum err people_level_read(struct req *rq, struct resp *rs)
{
    struct level_op op = {.uuid = rq_path(rq, "id")};
    TRY(tx_read(rq_cx(rq), "people.level", level_read, &op));
    level_reply(rs, &op);
    return ERR_NONE;
}

/* ---- making --------------------------------------------------------------------------------------------------------------------- */

static bool code_valid(const char *code)
{
    for (const char *p = code; *p != '\0'; p++)
        if (!isalnum((unsigned char)*p) && *p != '-')
            return false;
    return true;
}

const char *people_county_of(struct arena *ar, const char *code, const char *parent_county)
{
    size_t digits = code == NULL ? 0 : strspn(code, "0123456789");
    if (digits >= 6)
        return ar_strndup(ar, code, 6);
    if (parent_county != NULL)
        return parent_county;
    return digits == 0 ? "000000" : ar_printf(ar, "%.*s%.*s", (int)digits, code, (int)(6 - digits), "000000");
}

static enum err level_insert(struct cx *cx, struct tx *tx, const struct level_row *parent, const struct people_new_level *l, struct level_row *out)
{
    int64_t id;
    const char *code = l->code == NULL || l->code[0] == '\0' ? NULL : l->code;
    if (code != NULL && !code_valid(code))
        return err_say(cx, ERR_INVALID, "/code", "代码只含字母、数字和连字符", "A code has letters, digits and hyphens");
    if (parent != NULL && strcmp(parent->state, "open") != 0)
        return err_say(cx, ERR_WRONG_STATE, "/parent", "上级“%s”已经停用", "The parent \"%s\" is closed", parent->name);
    if (parent != NULL && parent->depth >= PEOPLE_DEPTH_MAX)
        return err_say(cx, ERR_LIMIT, "/parent", "最多 %d 层", "At most %d levels", PEOPLE_DEPTH_MAX);
    enum err e = sql_i64(tx, PQ(Q_LEVEL_INSERT),
                         ARGS(v_t(uuid_make(cx->ar)), v_i(parent == NULL ? FIELD_NULL : parent->id), v_t(code), v_t(l->kind), v_t(l->name),
                              v_t(l->name_en != NULL && l->name_en[0] != '\0' ? l->name_en : NULL), v_i(parent == NULL ? 1 : parent->depth + 1),
                              v_t(people_county_of(cx->ar, code, parent == NULL ? NULL : parent->county)), v_i(cx->now_us)), &id);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_DUPLICATE, "/code", "代码 %s 已经存在", "The code %s exists already", code == NULL ? "" : code);
    TRY(e);
    TRY(sql_exec(tx, PQ(Q_LEVEL_PATH), ARGS(v_i(id), v_t(ar_printf(cx->ar, "%s%lld/", parent == NULL ? "/" : parent->path, (long long)id)))));
    TRY(people_level_row_id(cx, tx, id, out));
    return people_audit(cx, tx, "people.level.create", "level", out->uuid, (struct str){0}, level_json(cx, out), NULL);
}

enum err people_level_create(struct cx *cx, struct tx *tx, const struct people_new_level *l, int64_t *id_out)
{
    struct level_row parent, row;
    TRY(sql_exec(tx, PQ(Q_TREE_LOCK), NOARGS));
    if (l->parent_id != 0)
        TRY(people_level_row_id(cx, tx, l->parent_id, &parent));
    TRY(level_insert(cx, tx, l->parent_id == 0 ? NULL : &parent, l, &row));
    *id_out = row.id;
    return ERR_NONE;
}

static enum err level_post(struct cx *cx, struct tx *tx, void *arg)
{
    struct level_op *op = arg;
    const struct level_body *b = op->body;
    struct people_new_level l = {.code = b->code, .kind = b->kind, .name = b->name, .name_en = b->name_en};
    struct level_row parent = {0};
    TRY(sql_exec(tx, PQ(Q_TREE_LOCK), NOARGS));
    if (b->parent != NULL)
        TRY(people_level_row(cx, tx, b->parent, &parent));
    TRY(people_may_on(cx, PERM_WRITE, b->parent == NULL ? "/" : parent.path, 0));
    TRY(level_insert(cx, tx, b->parent == NULL ? NULL : &parent, &l, &op->row));
    struct level_view v = level_view_of(&op->row);
    rs_etag(op->rs, v.rev);
    rs_created(op->rs, ar_printf(cx->ar, "/api/v1/levels/%s", v.uuid), &people_level_shape, &v);
    return ERR_NONE;
}

enum err people_level_post(struct req *rq, struct resp *rs)
{
    struct level_op op = {.body = rq_body(rq), .rs = rs};
    return tx_run(rq_cx(rq), "people.level_post", level_post, &op);
}

/* ---- changing ------------------------------------------------------------------------------------------------------------------- */

/* Load it for a change: permitted, unchanged since the caller read it, open. */
static enum err level_begin(struct cx *cx, struct tx *tx, struct level_op *op)
{
    TRY(sql_exec(tx, PQ(Q_TREE_LOCK), NOARGS));
    TRY(people_level_row(cx, tx, op->uuid, &op->row));
    TRY(people_may_on(cx, PERM_WRITE, op->row.path, 0));
    if (op->rev != op->row.rev)
        return err_set(cx, ERR_CHANGED, NULL);
    if (strcmp(op->row.state, "open") != 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "“%s”已经停用", "\"%s\" is closed", op->row.name);
    return ERR_NONE;
}

static enum err level_done(struct cx *cx, struct tx *tx, struct level_op *op, const char *action, const char *reason)
{
    struct str before = level_json(cx, &op->row);
    TRY(people_level_row_id(cx, tx, op->row.id, &op->row));
    return people_audit(cx, tx, action, "level", op->row.uuid, before, level_json(cx, &op->row), reason);
}

/* The first six digits of the code are the county of every fact below: a code may be changed only within it. */
static enum err level_code_check(struct cx *cx, const struct level_row *row, const char *code)
{
    if (code == NULL || code[0] == '\0')
        return ERR_NONE;
    if (!code_valid(code))
        return err_say(cx, ERR_INVALID, "/code", "代码只含字母、数字和连字符", "A code has letters, digits and hyphens");
    if (strcmp(people_county_of(cx->ar, code, row->county), row->county) != 0)
        return err_say(cx, ERR_RULE, "/code", "代码不能换到别的县（%s）", "A code cannot move to another county (%s)", row->county);
    return ERR_NONE;
}

static enum err code_taken(struct cx *cx, struct tx *tx, const struct level_row *row, const char *code)
{
    struct level_row other;
    enum err e = code == NULL || code[0] == '\0' ? ERR_NOT_FOUND : level_one(tx, Q_LEVEL_BY_CODE, v_t(code), &other);
    if (e == ERR_NONE && other.id != row->id)
        return err_say(cx, ERR_DUPLICATE, "/code", "代码 %s 已经存在", "The code %s exists already", code);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static enum err level_patch(struct cx *cx, struct tx *tx, void *arg)
{
    struct level_op *op = arg;
    const struct level_patch *b = op->body;
    TRY(level_begin(cx, tx, op));
    TRY(level_code_check(cx, &op->row, b->code));
    TRY(code_taken(cx, tx, &op->row, b->code));
    TRY(sql_exec(tx, PQ(Q_LEVEL_UPDATE), ARGS(v_i(op->row.id), v_i(op->row.rev), v_t(b->code), v_t(b->kind), v_t(b->name), v_t(b->name_en))));
    return level_done(cx, tx, op, "people.level.update", NULL);
}

/* Everything a move asks of the new place. */
static enum err move_check(struct cx *cx, struct tx *tx, const struct level_row *row, const struct level_row *parent, int64_t *deepest)
{
    const char *end = people_path_end(cx->ar, row->path);
    int64_t operators;
    if (strncmp(parent->path, row->path, strlen(row->path)) == 0)
        return err_say(cx, ERR_CONFLICT, "/parent", "不能移到自己或自己的下级之下", "A level cannot move below itself");
    if (strcmp(parent->state, "open") != 0)
        return err_say(cx, ERR_WRONG_STATE, "/parent", "上级“%s”已经停用", "The parent \"%s\" is closed", parent->name);
    TRY(sql_i64(tx, PQ(Q_LEVEL_DEPTH_BELOW), ARGS(v_t(row->path), v_t(end)), deepest));
    if (*deepest - row->depth + parent->depth + 1 > PEOPLE_DEPTH_MAX)
        return err_say(cx, ERR_LIMIT, "/parent", "最多 %d 层", "At most %d levels", PEOPLE_DEPTH_MAX);
    if (strcmp(row->county, parent->county) == 0)
        return ERR_NONE;
    TRY(sql_i64(tx, PQ(Q_OPERATOR_BELOW), ARGS(v_t(row->path), v_t(end), v_t("")), &operators));
    if (operators != 0)
        return err_say(cx, ERR_RULE, "/parent", "下面已有经营主体，不能移到别的县", "It has producers, so it cannot move to another county");
    return ERR_NONE;
}

static enum err move_apply(struct cx *cx, struct tx *tx, const struct level_row *row, const struct level_row *parent)
{
    const char *end = people_path_end(cx->ar, row->path);
    const char *prefix = ar_printf(cx->ar, "%s%lld/", parent->path, (long long)row->id);
    int64_t n;
    TRY(sql_exec_n(tx, PQ(Q_LEVEL_MOVE), ARGS(v_i(row->id), v_i(row->rev), v_i(parent->id)), &n));
    if (n == 0)
        return err_set(cx, ERR_CHANGED, NULL);
    if (strcmp(row->county, parent->county) != 0)
        TRY(sql_exec(tx, PQ(Q_LEVEL_COUNTY_SUBTREE), ARGS(v_t(parent->county), v_t(row->path), v_t(end), v_t(row->county))));
    return sql_exec(tx, PQ(Q_LEVEL_MOVE_SUBTREE),
                    ARGS(v_t(prefix), v_i((int64_t)strlen(row->path) + 1), v_i(parent->depth + 1 - row->depth), v_t(row->path), v_t(end)));
}

static enum err level_move(struct cx *cx, struct tx *tx, void *arg)
{
    struct level_op *op = arg;
    const struct level_move_body *b = op->body;
    struct level_row parent;
    int64_t deepest;
    TRY(level_begin(cx, tx, op));
    TRY(people_level_row(cx, tx, b->parent, &parent));
    TRY(people_may_on(cx, PERM_WRITE, parent.path, 0));
    TRY(move_check(cx, tx, &op->row, &parent, &deepest));
    TRY(move_apply(cx, tx, &op->row, &parent));
    return level_done(cx, tx, op, "people.level.move", NULL);
}

static enum err level_close(struct cx *cx, struct tx *tx, void *arg)
{
    struct level_op *op = arg;
    const char *reason = ((const struct reason_body *)op->body)->reason;
    int64_t open, operators;
    TRY(level_begin(cx, tx, op));
    const char *end = people_path_end(cx->ar, op->row.path);
    TRY(sql_i64(tx, PQ(Q_LEVEL_OPEN_BELOW), ARGS(v_t(op->row.path), v_t(end)), &open));
    TRY(sql_i64(tx, PQ(Q_OPERATOR_BELOW), ARGS(v_t(op->row.path), v_t(end), v_t("closed")), &operators));
    if (open != 0 || operators != 0)
        return err_say(cx, ERR_RULE, NULL, "下面还有 %lld 个层级、%lld 个经营主体，不能停用", "It still has %lld levels and %lld producers below it",
                       (long long)open, (long long)operators);
    TRY(sql_exec(tx, PQ(Q_LEVEL_CLOSE), ARGS(v_i(op->row.id), v_i(op->row.rev))));
    return level_done(cx, tx, op, "people.level.close", reason);
}

static enum err level_change(struct req *rq, struct resp *rs, const char *name, tx_fn *fn)
{
    struct level_op op = {.uuid = rq_path(rq, "id"), .rev = rq_if_match(rq), .body = rq_body(rq)};
    TRY(tx_run(rq_cx(rq), name, fn, &op));
    level_reply(rs, &op);
    return ERR_NONE;
}

enum err people_level_patch(struct req *rq, struct resp *rs)
{
    return level_change(rq, rs, "people.level_patch", level_patch);
}

enum err people_level_move_post(struct req *rq, struct resp *rs)
{
    return level_change(rq, rs, "people.level_move", level_move);
}

enum err people_level_close_post(struct req *rq, struct resp *rs)
{
    return level_change(rq, rs, "people.level_close", level_close);
}
