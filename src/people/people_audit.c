/* people_audit.c: the audit trail: one line for every change, in the transaction of the change, and one for every refusal.
 * The table refuses UPDATE and DELETE by triggers (sql/0002). Called by all rooms. */
#include "people_priv.h"

#include <string.h>

#include "log.h"
#include "uuid.h"
#include "when.h"

#define AUDIT_JSON_MAX 65536 /* bytes of before and after; longer ones are replaced by their size */

static const char *widest_path(const struct principal *who)
{
    const char *path = NULL;
    for (size_t i = 0; i < who->n; i++)
        if (path == NULL || strlen(who->grants[i].level_path) < strlen(path))
            path = who->grants[i].level_path;
    return path == NULL ? "/" : path;
}

/* The actor's columns of a line; who NULL: the program itself (commands, jobs). */
static void audit_actor(const struct principal *who, struct audit_line *l)
{
    bool stranger = who != NULL && who->account_id == 0 && who->key_id == 0; /* an application (people_apply.c) */
    l->actor_kind = who == NULL ? "system" : stranger ? "stranger" : who->account_id != 0 ? "account" : "key";
    l->actor_id = who == NULL || stranger ? FIELD_NULL : who->account_id != 0 ? who->account_id : who->key_id;
    l->actor_name = who == NULL ? "system" : who->name;
    l->actor_path = who == NULL ? "/" : widest_path(who);
    l->remote = who == NULL ? NULL : who->remote;
}

static struct val json_val(struct str s)
{
    static const char LONG[] = "{\"omitted\":\"too long\"}";
    if (s.size > AUDIT_JSON_MAX)
        return v_t(LONG);
    return s.size == 0 ? v_null() : v_s(s);
}

enum err people_audit_write(struct cx *cx, struct tx *tx, const struct audit_line *l)
{
    char uuid[UUID_SIZE];
    uuid_new(uuid);
    const struct val v[] = {v_t(uuid), v_i(l->at_us), v_t(l->actor_kind), v_i(l->actor_id), v_t(l->actor_name), v_t(l->actor_path), v_t(l->action),
                            v_t(l->object_kind), v_t(l->object_uuid), v_t(l->outcome), v_t(l->error), json_val(l->before), json_val(l->after),
                            v_t(l->reason), v_t(l->request_id), v_t(l->remote)};
    int64_t row;
    TRY(sql_i64(tx, PQ(Q_AUDIT_INSERT), v, sizeof v / sizeof v[0], &row));
    return people_audit_leaf(cx, tx, row, v);
}

enum err people_audit(struct cx *cx, struct tx *tx, const char *action, const char *object_kind, const char *object_uuid, struct str before,
                      struct str after, const char *reason)
{
    struct audit_line l = {.action = action, .object_kind = object_kind, .object_uuid = object_uuid, .outcome = "done", .at_us = cx->now_us,
                           .before = before, .after = after, .reason = reason, .request_id = cx->request_id};
    audit_actor(cx->who, &l);
    return people_audit_write(cx, tx, &l);
}

static enum err refused_write(struct cx *cx, struct tx *tx, void *arg)
{
    return people_audit_write(cx, tx, arg);
}

void people_audit_refused(struct cx *cx, const char *action, const char *object_kind, const char *object_uuid, enum err e)
{
    struct audit_line l = {.action = action, .object_kind = object_kind, .object_uuid = object_uuid, .outcome = "refused", .error = err_code(e),
                           .at_us = cx->now_us, .request_id = cx->request_id, .reason = ar_strdup(cx->ar, cx->err_text)};
    audit_actor(cx->who, &l);
    if (!people_refusal_allowed(ar_printf(cx->ar, "%s:%lld", l.actor_kind, (long long)l.actor_id), cx->now_us))
        return;
    struct cx inner = *cx; /* its errors and its idempotency key are not those of the request that was refused */
    inner.idem = NULL;
    cx_clear(&inner);
    if (tx_run(&inner, "people.audit_refused", refused_write, &l) != ERR_NONE)
        log_error(cx, "people.audit", "refusal_lost=%s error=%s", action, err_code(inner.err));
}

enum err people_refused_by_rule(struct cx *cx, enum err e, const char *action, const char *object_kind, const char *object_uuid)
{
    static const enum err rules[] = {ERR_BANNED, ERR_INTERVAL_OPEN, ERR_UNBALANCED, ERR_LOT_LOCKED, ERR_NOT_EXAMINED, ERR_RULE, ERR_WRONG_STATE};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (rules[i] == e)
            people_audit_refused(cx, action, object_kind, object_uuid, e);
    return e;
}

struct str people_json(struct cx *cx, const struct shape *sh, const void *obj)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    field_write(&w, sh, obj);
    return buf_view(&b);
}

/* ---- reading it ------------------------------------------------------------------------------------------------------------ */

static const char *const ACTOR_KINDS[] = {"account", "key", "system", "stranger", NULL};
static const char *const OUTCOMES[] = {"done", "refused", NULL};
static const struct list_col AUDIT_COLS[] = {
    {"uuid", "a.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"at", "a.at_us", F_TIME, LC_SORT | LC_FILTER, NULL, "时间", "Time"},
    {"actor_kind", "a.actor_kind", F_ENUM, LC_SORT | LC_FILTER, ACTOR_KINDS, "主体类别", "Kind of actor"},
    {"actor_name", "a.actor_name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "操作人", "Actor"},
    {"action", "a.action", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "操作", "Action"},
    {"object_kind", "COALESCE(a.object_kind, '')", F_TEXT, LC_SORT | LC_FILTER, NULL, "对象类别", "Kind of object"},
    {"object_uuid", "a.object_uuid", F_TEXT, LC_FILTER, NULL, "对象", "Object"},
    {"outcome", "a.outcome", F_ENUM, LC_SORT | LC_FILTER, OUTCOMES, "结果", "Outcome"},
    {"error", "a.error", F_TEXT, LC_FILTER, NULL, "拒绝代码", "Code of the refusal"},
    {"before", "a.before_json", F_JSON, 0, NULL, "修改前", "Before"},
    {"after", "a.after_json", F_JSON, 0, NULL, "修改后", "After"},
    {"reason", "a.reason", F_TEXT, LC_SEARCH, NULL, "原因", "Reason"},
    {"request_id", "a.request_id", F_TEXT, LC_FILTER, NULL, "请求编号", "Request id"},
    {"remote", "a.remote", F_TEXT, LC_FILTER, NULL, "网络地址", "Address"},
};
const struct list_spec people_audit_list = {"AuditLine", "people_audit a", "a.id", "-at", AUDIT_COLS, sizeof(AUDIT_COLS) / sizeof(AUDIT_COLS[0])};

static enum err county_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct people_county c = {0};
    struct level_row l = {0};
    TRY(people_county_get(cx, tx, &c));
    if (c.level_id != 0 && c.level_id != FIELD_NULL)
        TRY(people_level_row_id(cx, tx, c.level_id, &l));
    *(const char **)arg = l.path == NULL ? "/" : l.path;
    return ERR_NONE;
}

/* Without a time in the question: the last year. The trail is kept for ever and only grows. */
enum { YEAR_DAYS = 366 };

static bool asks_time(struct req *rq)
{
    static const char *const NAMES[] = {"at", "at.ge", "at.lt"};
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        if (rq_param(rq, NAMES[i]))
            return true;
    return false;
}

/* What strangers and the program itself did belongs to no subtree: whoever reads the trail of the whole county reads it too. */
enum err people_audit_get(struct req *rq, struct resp *rs)
{
    static const char PERM[] = "people.audit.read";
    struct cx *cx = rq_cx(rq);
    struct people_scope s;
    const char *path;
    TRY(people_scope(cx, PERM, "a.actor_path", NULL, &s));
    TRY(tx_read(cx, "people.audit_county", county_read, &path));
    bool whole = people_may_on(cx, PERM, path, 0) == ERR_NONE;
    cx_clear(cx);
    const char *where = whole ? ar_printf(cx->ar, "(%s OR a.actor_path = '/')", s.where) : s.where;
    struct val *v = AR_ARRAY(cx->ar, struct val, s.n + 1);
    if (s.n)
        memcpy(v, s.v, s.n * sizeof *v);
    v[s.n] = v_i(asks_time(rq) ? 0 : cx->now_us - YEAR_DAYS * US_PER_DAY);
    return list_answer(rq, rs, &people_audit_list, ar_printf(cx->ar, "%s AND a.at_us >= $%zu", where, s.n + 1), v, s.n + 1);
}
