/* people_account.c: accounts of people: made, changed, disabled, given roles and new passwords by those who outrank them. */
#include "people_priv.h"

#include <ctype.h>
#include <string.h>

#include "uuid.h"

static const char PERM_READ[] = "people.account.read", PERM_WRITE[] = "people.account.write";

enum err people_login_key(struct cx *cx, const char *login, const char **out)
{
    char *key = ar_strdup(cx->ar, login == NULL ? "" : login);
    size_t n = strlen(key);
    bool ok = n >= 2 && n <= 40;
    for (size_t i = 0; i < n && ok; i++) {
        unsigned char c = (unsigned char)key[i];
        ok = isalnum(c) || strchr("._-@", c) != NULL;
        key[i] = (char)tolower(c);
    }
    if (!ok)
        return err_say(cx, ERR_INVALID, "/login", "登录名为 2 到 40 个字母、数字或 . _ - @", "A sign-in name has 2 to 40 letters, digits or . _ - @");
    *out = key;
    return ERR_NONE;
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------- */

static const struct list_col ACCOUNT_COLS[] = {
    {"uuid", "a.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"login", "a.login", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "登录名", "Sign-in name"},
    {"name", "a.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "姓名", "Name"},
    {"state", "a.state", F_ENUM, LC_SORT | LC_FILTER, people_account_states, "状态", "State"},
    {"roles", "COALESCE((SELECT MIN(rg.role) FROM people_grant rg WHERE rg.account_id = a.id), '')", F_TEXT, LC_SORT | LC_FILTER, NULL, "角色", "Role"},
    {"must_change", "a.must_change", F_BOOL, LC_FILTER, NULL, "须修改密码", "Password must be changed"},
    {"signed_in_at", "a.signed_in_us", F_TIME, LC_FILTER, NULL, "最近登录", "Last sign-in"},
    {"created_at", "a.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "创建时间", "Created"},
    {"rev", "a.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
};
const struct list_spec people_account_list = {"AccountItem", "people_account a", "a.id", "-created_at", ACCOUNT_COLS,
                                              sizeof(ACCOUNT_COLS) / sizeof(ACCOUNT_COLS[0])};

enum err people_accounts_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct people_scope s;
    TRY(people_scope(cx, PERM_READ, "COALESCE(gl.path, '/')", "g.operator_id", &s));
    const char *where = ar_printf(cx->ar, "EXISTS (SELECT 1 FROM people_grant g LEFT JOIN people_level gl ON gl.id = g.level_id "
                                          "WHERE g.account_id = a.id AND %s)", s.where);
    return list_answer(rq, rs, &people_account_list, where, s.v, s.n);
}

struct account_ref { const char *uuid; struct account_row row; struct principal rights; struct account_view view; int64_t if_match; };

static bool sees(struct cx *cx, const struct principal *target)
{
    bool any = target->n == 0 && people_may_on(cx, PERM_READ, "/", 0) == ERR_NONE;
    for (size_t i = 0; i < target->n && !any; i++)
        any = people_may_on(cx, PERM_READ, target->grants[i].level_path, target->grants[i].operator_id) == ERR_NONE;
    cx_clear(cx);
    return any;
}

/* The account with its rights; foreign ones are not found. */
static enum err account_load(struct cx *cx, struct tx *tx, struct account_ref *r)
{
    TRY(sql_one(tx, PQ(Q_ACCOUNT_BY_UUID), ARGS(v_t(r->uuid)), &people_account_row_shape, &r->row));
    TRY(people_grants_load(cx, tx, false, r->row.id, &r->rights));
    return sees(cx, &r->rights) ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

static enum err account_load_to_write(struct cx *cx, struct tx *tx, struct account_ref *r)
{
    TRY(account_load(cx, tx, r));
    TRY(people_grants_outrank(cx, PERM_WRITE, &r->rights));
    return r->if_match == FIELD_NULL || r->if_match == r->row.rev ? ERR_NONE : err_set(cx, ERR_CHANGED, NULL);
}

static enum err account_view_fill(struct cx *cx, struct tx *tx, struct account_ref *r)
{
    struct account_row a = {0};
    TRY(sql_one(tx, PQ(Q_ACCOUNT_BY_ID), ARGS(v_i(r->row.id)), &people_account_row_shape, &a));
    r->view = (struct account_view){.uuid = a.uuid, .login = a.login, .name = a.name, .state = a.state, .must_change = a.must_change,
                                    .signed_in_at = a.signed_in_us, .created_at = a.created_us, .rev = a.rev};
    return people_grants_view(cx, tx, false, a.id, &r->view.grants);
}

static enum err account_get(struct cx *cx, struct tx *tx, void *arg)
{
    TRY(account_load(cx, tx, arg));
    return account_view_fill(cx, tx, arg);
}

static void account_reply(struct resp *rs, const struct account_ref *r)
{
    rs_etag(rs, r->view.rev);
    rs_object(rs, &people_account_shape, &r->view);
}

enum err people_account_read(struct req *rq, struct resp *rs)
{
    struct account_ref r = {.uuid = rq_path(rq, "id")};
    TRY(tx_read(rq_cx(rq), "people.account", account_get, &r));
    account_reply(rs, &r);
    return ERR_NONE;
}

/* ---- making --------------------------------------------------------------------------------------------------------------------- */

struct account_new { const char *login, *name, *hash; bool must_change; };

static enum err account_insert(struct cx *cx, struct tx *tx, const struct account_new *a, const char *uuid, int64_t *id_out)
{
    enum err e = sql_i64(tx, PQ(Q_ACCOUNT_INSERT), ARGS(v_t(uuid), v_t(a->login), v_t(a->name), v_t(a->hash), v_bool(a->must_change), v_i(cx->now_us)), id_out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_DUPLICATE, "/login", "登录名“%s”已有人使用", "The sign-in name \"%s\" is taken", a->login);
    return e;
}

struct account_post { const struct account_body *body; struct account_new a; struct account_ref ref; struct resp *rs; };

static enum err account_post(struct cx *cx, struct tx *tx, void *arg)
{
    struct account_post *p = arg;
    struct list rows;
    TRY(people_grants_resolve(cx, tx, PERM_WRITE, p->body->grants, "/grants", &rows));
    p->ref.uuid = uuid_make(cx->ar);
    TRY(account_insert(cx, tx, &p->a, p->ref.uuid, &p->ref.row.id));
    TRY(people_grants_insert(cx, tx, p->ref.row.id, 0, rows));
    TRY(account_view_fill(cx, tx, &p->ref));
    TRY(people_audit(cx, tx, "people.account.create", "account", p->ref.uuid, (struct str){0}, people_json(cx, &people_account_shape, &p->ref.view), NULL));
    rs_etag(p->rs, p->ref.view.rev); /* within the transaction: kept with the facts for an Idempotency-Key */
    rs_created(p->rs, ar_printf(cx->ar, "/api/v1/accounts/%s", p->ref.uuid), &people_account_shape, &p->ref.view);
    return ERR_NONE;
}

enum err people_account_post(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct account_post p = {.body = rq_body(rq), .rs = rs};
    TRY(people_login_key(cx, p.body->login, &p.a.login));
    TRY(people_password_policy(cx, "/password", p.a.login, p.body->password));
    TRY(people_password_hash(cx, p.body->password, &p.a.hash));
    p.a.name = p.body->name;
    p.a.must_change = p.body->must_change;
    return tx_run(cx, "people.account_post", account_post, &p);
}

/* ---- changing ------------------------------------------------------------------------------------------------------------------- */

struct account_change {
    struct account_ref ref;
    const struct account_patch *patch;
    struct list grants;               /* of struct grant_body */
    const char *hash;                 /* new password */
    bool must_change;
};

static bool is_self(const struct cx *cx, const struct account_row *a)
{
    return cx->who != NULL && cx->who->account_id == a->id;
}

static enum err not_self(struct cx *cx)
{
    return err_say(cx, ERR_RULE, NULL, "不能停用自己或改自己的授权", "You cannot disable yourself or change your own grants");
}

/* Load, remember what it was, apply, end its sessions when its rights shrink, and write the line of the trail. */
static enum err account_changed(struct cx *cx, struct tx *tx, struct account_change *c, const char *action, struct str before, bool end_sessions)
{
    if (end_sessions)
        TRY(sql_exec(tx, PQ(Q_SESSION_DELETE_ALL), ARGS(v_i(c->ref.row.id))));
    TRY(account_view_fill(cx, tx, &c->ref));
    return people_audit(cx, tx, action, "account", c->ref.uuid, before, people_json(cx, &people_account_shape, &c->ref.view), NULL);
}

static enum err account_begin(struct cx *cx, struct tx *tx, struct account_change *c, struct str *before)
{
    TRY(account_load_to_write(cx, tx, &c->ref));
    TRY(account_view_fill(cx, tx, &c->ref));
    *before = people_json(cx, &people_account_shape, &c->ref.view);
    return ERR_NONE;
}

static enum err account_patch(struct cx *cx, struct tx *tx, void *arg)
{
    struct account_change *c = arg;
    struct str before;
    int64_t n;
    const char *state = c->patch->state == FIELD_NULL ? NULL : people_account_states[c->patch->state];
    bool disabled = state != NULL && strcmp(state, "disabled") == 0;
    TRY(account_begin(cx, tx, c, &before));
    if (disabled && is_self(cx, &c->ref.row))
        return not_self(cx);
    TRY(sql_exec_n(tx, PQ(Q_ACCOUNT_UPDATE), ARGS(v_i(c->ref.row.id), v_i(c->ref.row.rev), v_t(c->patch->name), v_t(state)), &n));
    if (n == 0)
        return err_set(cx, ERR_CHANGED, NULL);
    return account_changed(cx, tx, c, "people.account.update", before, disabled);
}

enum err people_account_patch(struct req *rq, struct resp *rs)
{
    struct account_change c = {.ref = {.uuid = rq_path(rq, "id"), .if_match = rq_if_match(rq)}, .patch = rq_body(rq)};
    TRY(tx_run(rq_cx(rq), "people.account_patch", account_patch, &c));
    account_reply(rs, &c.ref);
    return ERR_NONE;
}

static enum err account_grants(struct cx *cx, struct tx *tx, void *arg)
{
    struct account_change *c = arg;
    struct str before;
    struct list rows;
    int64_t n;
    TRY(account_begin(cx, tx, c, &before));
    if (is_self(cx, &c->ref.row))
        return not_self(cx);
    TRY(people_grants_resolve(cx, tx, PERM_WRITE, c->grants, "/grants", &rows));
    TRY(sql_exec_n(tx, PQ(Q_ACCOUNT_TOUCH_REV), ARGS(v_i(c->ref.row.id), v_i(c->ref.row.rev)), &n));
    if (n == 0)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sql_exec(tx, PQ(Q_GRANT_DELETE_ACCOUNT), ARGS(v_i(c->ref.row.id))));
    TRY(people_grants_insert(cx, tx, c->ref.row.id, 0, rows));
    return account_changed(cx, tx, c, "people.account.grants", before, false); /* rights are read anew with each request */
}

enum err people_account_grants_put(struct req *rq, struct resp *rs)
{
    struct account_change c = {.ref = {.uuid = rq_path(rq, "id"), .if_match = rq_if_match(rq)},
                               .grants = ((const struct grants_body *)rq_body(rq))->grants};
    TRY(tx_run(rq_cx(rq), "people.account_grants", account_grants, &c));
    account_reply(rs, &c.ref);
    return ERR_NONE;
}

static enum err account_check_write(struct cx *cx, struct tx *tx, void *arg)
{
    return account_load_to_write(cx, tx, arg);
}

static enum err account_reset(struct cx *cx, struct tx *tx, void *arg)
{
    struct account_change *c = arg;
    struct str before;
    TRY(account_begin(cx, tx, c, &before));
    TRY(sql_exec(tx, PQ(Q_ACCOUNT_PASSWORD), ARGS(v_i(c->ref.row.id), v_t(c->hash), v_bool(c->must_change))));
    return account_changed(cx, tx, c, "people.password.reset", before, true);
}

enum err people_account_reset(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct reset_body *b = rq_body(rq);
    struct account_change c = {.ref = {.uuid = rq_path(rq, "id"), .if_match = FIELD_NULL}, .must_change = b->must_change};
    (void)rs;
    TRY(tx_read(cx, "people.account_reset", account_check_write, &c.ref)); /* before the costly hash */
    if (is_self(cx, &c.ref.row))
        return err_say(cx, ERR_RULE, NULL, "自己的密码请在“修改密码”里改", "Change your own password under \"change password\"");
    TRY(people_password_policy(cx, "/password", c.ref.row.login, b->password));
    TRY(people_password_hash(cx, b->password, &c.hash));
    return tx_run(cx, "people.account_reset", account_reset, &c);
}

/* ---- for commands ---------------------------------------------------------------------------------------------------------------- */

enum err people_account_create(struct cx *cx, struct tx *tx, const struct people_new_account *a, int64_t *id_out)
{
    struct account_new n = {.name = a->name};
    struct grant_row g = {.role = (int64_t)a->role, .level_id = a->level_id, .operator_id = a->operator_id};
    int64_t id;
    TRY(people_login_key(cx, a->login, &n.login));
    TRY(people_password_policy(cx, "/password", n.login, a->password));
    if (people_role_needs_operator(a->role) && a->operator_id == 0)
        return err_say(cx, ERR_INVALID, "/operator", "这个角色要指定经营主体", "This role needs a producer");
    if (a->operator_id != 0) {
        struct people_operator op;
        TRY(people_operator_by_id(cx, tx, a->operator_id, &op));
        g.level_id = op.level_id;
    }
    TRY(people_password_hash(cx, a->password, &n.hash));
    const char *uuid = uuid_make(cx->ar);
    TRY(account_insert(cx, tx, &n, uuid, &id));
    TRY(people_grants_insert(cx, tx, id, 0, (struct list){&g, 1}));
    struct account_ref r = {.row = {.id = id}};
    TRY(account_view_fill(cx, tx, &r));
    *id_out = id;
    return people_audit(cx, tx, "people.account.create", "account", uuid, (struct str){0}, people_json(cx, &people_account_shape, &r.view), NULL);
}
