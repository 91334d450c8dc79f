/* people_key.c: API keys of machines: made (the secret is shown once), listed, revoked. */
#include "people_priv.h"

#include <string.h>

#include "uuid.h"

static const char PERM_READ[] = "people.key.read", PERM_WRITE[] = "people.key.write";
static const char *const KEY_STATES[] = {"active", "revoked", NULL};
enum { PREFIX_SIZE = 11 }; /* "tt_" and 8 characters: enough to tell keys apart, nothing to guess the rest from */

static const struct list_col KEY_COLS[] = {
    {"uuid", "k.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"name", "k.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "用途", "What it is for"},
    {"prefix", "k.prefix", F_TEXT, LC_SEARCH, NULL, "开头", "Begins with"},
    {"role", "COALESCE(g.role, '')", F_TEXT, LC_SORT | LC_FILTER, NULL, "角色", "Role"},
    {"level_name", "COALESCE(gl.name, '')", F_TEXT, LC_SORT, NULL, "范围", "Reach"},
    {"operator_name", "COALESCE(o.name, '')", F_TEXT, LC_SORT, NULL, "经营主体", "Producer"},
    {"state", "k.state", F_ENUM, LC_SORT | LC_FILTER, KEY_STATES, "状态", "State"},
    {"created_by", "k.created_by", F_TEXT, LC_SORT, NULL, "创建人", "Made by"},
    {"created_at", "k.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "创建时间", "Created"},
    {"expires_at", "k.expires_us", F_TIME, 0, NULL, "到期", "Expires"},
    {"used_at", "k.used_us", F_TIME, LC_FILTER, NULL, "最近使用", "Last used"},
};
const struct list_spec people_key_list = {
    "KeyItem", "people_key k JOIN people_grant g ON g.key_id = k.id LEFT JOIN people_level gl ON gl.id = g.level_id "
               "LEFT JOIN people_operator o ON o.id = g.operator_id",
    "k.id", "-created_at", KEY_COLS, sizeof(KEY_COLS) / sizeof(KEY_COLS[0])};

enum err people_keys_get(struct req *rq, struct resp *rs)
{
    struct people_scope s;
    TRY(people_scope(rq_cx(rq), PERM_READ, "COALESCE(gl.path, '/')", "g.operator_id", &s));
    return list_answer(rq, rs, &people_key_list, s.where, s.v, s.n);
}

/* ---- making ------------------------------------------------------------------------------------------------------------------- */

struct key_new { const char *name; int64_t expires_us; struct list rows; struct key_view view; };

static enum err key_insert(struct cx *cx, struct tx *tx, struct key_new *k)
{
    char secret[64], hash[PEOPLE_HASH_HEX];
    int64_t id;
    people_token_new(secret, sizeof secret, "tt_");
    people_token_hash(secret, hash);
    k->view = (struct key_view){uuid_make(cx->ar), k->name, ar_strndup(cx->ar, secret, PREFIX_SIZE), NULL};
    TRY(sql_i64(tx, PQ(Q_KEY_INSERT),
                ARGS(v_t(k->view.uuid), v_t(k->name), v_t(k->view.prefix), v_t(hash), v_t(cx->who == NULL ? "system" : cx->who->name),
                     v_i(cx->now_us), v_i(k->expires_us)), &id));
    TRY(people_grants_insert(cx, tx, 0, id, k->rows));
    TRY(people_audit(cx, tx, "people.key.create", "key", k->view.uuid, (struct str){0}, people_json(cx, &people_key_shape, &k->view), NULL));
    k->view.secret = ar_strdup(cx->ar, secret);
    return ERR_NONE;
}

struct key_post { const struct key_body *body; struct key_new k; };

static enum err key_post(struct cx *cx, struct tx *tx, void *arg)
{
    struct key_post *p = arg;
    struct grant_body g = {p->body->role, p->body->level, p->body->operator};
    TRY(people_grants_resolve(cx, tx, PERM_WRITE, (struct list){&g, 1}, "", &p->k.rows));
    return key_insert(cx, tx, &p->k);
}

enum err people_key_post(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct key_body *b = rq_body(rq);
    struct key_post p = {.body = b, .k = {.name = b->name, .expires_us = b->expires_at}};
    if (b->expires_at != FIELD_NULL && b->expires_at <= cx->now_us)
        return err_say(cx, ERR_INVALID, "/expires_at", "到期时间要在将来", "The end must lie in the future");
    TRY(tx_run(cx, "people.key_post", key_post, &p));
    rs_created(rs, ar_printf(cx->ar, "/api/v1/keys/%s", p.k.view.uuid), &people_key_shape, &p.k.view);
    return ERR_NONE;
}

enum err people_key_create(struct cx *cx, struct tx *tx, const char *name, enum people_role role, int64_t level_id, int64_t operator_id,
                           const char **secret_out)
{
    struct grant_row g = {.role = (int64_t)role, .level_id = level_id, .operator_id = operator_id};
    if (people_role_needs_operator(role) && operator_id == 0)
        return err_say(cx, ERR_INVALID, "/operator", "这个角色要指定经营主体", "This role needs a producer");
    struct key_new k = {.name = name, .expires_us = FIELD_NULL, .rows = {&g, 1}};
    TRY(key_insert(cx, tx, &k));
    *secret_out = k.view.secret;
    return ERR_NONE;
}

/* ---- listing and revoking -------------------------------------------------------------------------------------------------------- */

enum err people_keys(struct cx *cx, struct tx *tx, struct people_key **out, size_t *n_out)
{
    enum { KEYS_MAX = 1000 };
    struct people_key *k = AR_ARRAY(cx->ar, struct people_key, KEYS_MAX);
    struct rows *r;
    size_t n = 0;
    TRY(sql_query(tx, PQ(Q_KEYS_ALL), NOARGS, &r));
    while (n < KEYS_MAX && rows_next(r)) {
        bool revoked = str_eqz(rows_str(r, 4), "revoked");
        k[n] = (struct people_key){rows_z(r, 0), rows_z(r, 1), rows_z(r, 2), rows_i64(r, 3), revoked};
        n++;
    }
    TRY(rows_end(&r));
    *out = k;
    *n_out = n;
    return ERR_NONE;
}

static enum err key_end(struct cx *cx, struct tx *tx, const struct key_row *k)
{
    int64_t n;
    TRY(sql_exec_n(tx, PQ(Q_KEY_REVOKE), ARGS(v_i(k->id), v_i(cx->now_us)), &n));
    if (n == 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "密钥“%s”已经撤销", "The key \"%s\" is revoked already", k->name);
    return people_audit(cx, tx, "people.key.revoke", "key", k->uuid, (struct str){0}, (struct str){0}, NULL);
}

enum err people_key_revoke(struct cx *cx, struct tx *tx, const char *uuid)
{
    struct key_row k = {0};
    TRY(sql_one(tx, PQ(Q_KEY_BY_UUID), ARGS(v_t(uuid)), &people_key_row_shape, &k));
    return key_end(cx, tx, &k);
}

static enum err key_delete(struct cx *cx, struct tx *tx, void *arg)
{
    struct key_row k = {0};
    struct principal rights = {0};
    TRY(sql_one(tx, PQ(Q_KEY_BY_UUID), ARGS(v_t(arg)), &people_key_row_shape, &k));
    TRY(people_grants_load(cx, tx, true, k.id, &rights));
    if (rights.n == 0 || people_may_on(cx, PERM_READ, rights.grants[0].level_path, rights.grants[0].operator_id) != ERR_NONE) {
        cx_clear(cx);
        return err_set(cx, ERR_NOT_FOUND, NULL);
    }
    TRY(people_grants_outrank(cx, PERM_WRITE, &rights));
    return key_end(cx, tx, &k);
}

enum err people_key_delete(struct req *rq, struct resp *rs)
{
    (void)rs;
    return tx_run(rq_cx(rq), "people.key_delete", key_delete, (void *)rq_path(rq, "id"));
}
