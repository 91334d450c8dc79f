/* people_auth.c: who asks: the session of the cookie "tt_session" or the key of "Authorization: Bearer".
 * Room net calls it for every request; it reads one snapshot and writes nothing itself (last use goes to people_later). */
#include "people_priv.h"

#include <stdio.h>
#include <string.h>

#include "log.h"
#include "when.h"

#define TOUCH_US (60 * US_PER_S) /* last use is recorded at most so often */
#define KEY_PREFIX "tt_"

/* ---- grants --------------------------------------------------------------------------------------------------------------- */

static const struct field GRANT_FIELDS[] = {
    FIELD_ENUM(struct grant_row, role, 0, people_role_names, "", ""),
    FIELD(struct grant_row, level_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct grant_row, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct grant_row, operator_id, F_I64, 0, 0, 0, "", ""),
};
static const struct shape grant_row_shape = SHAPE("GrantRow", struct grant_row, GRANT_FIELDS);

enum err people_grants_load(struct cx *cx, struct tx *tx, bool key, int64_t id, struct principal *out)
{
    struct list rows;
    TRY(sql_all(tx, PQ(key ? Q_GRANTS_KEY : Q_GRANTS_ACCOUNT), ARGS(v_i(id)), &grant_row_shape, PEOPLE_GRANTS_MAX, &rows));
    struct people_grant *g = AR_ARRAY(cx->ar, struct people_grant, rows.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const struct grant_row *r = &((const struct grant_row *)rows.p)[i];
        if (r->role >= 0 && r->role < ROLE__COUNT) /* a role of a newer program grants nothing here */
            g[n++] = (struct people_grant){(enum people_role)r->role, r->level_id, r->level_path, r->operator_id};
    }
    out->grants = g;
    out->n = n;
    return ERR_NONE;
}

enum err people_caller_may(struct cx *cx, struct tx *tx, const char *caller, const char *perm, bool *may_out)
{
    struct str kind, number;
    struct principal who = {0};
    int64_t id, active;
    *may_out = false;
    if (!str_cut(str_of(caller), ':', &kind, &number) || !str_i64(number, &id))
        return ERR_NONE;
    bool key = str_eqz(kind, "key");
    if (!key && !str_eqz(kind, "account"))
        return ERR_NONE;
    TRY(key ? sql_i64(tx, PQ(Q_KEY_ACTIVE), ARGS(v_i(id), v_i(when_now_us())), &active) : sql_i64(tx, PQ(Q_ACCOUNT_ACTIVE), ARGS(v_i(id)), &active));
    if (!active)
        return ERR_NONE;
    TRY(people_grants_load(cx, tx, key, id, &who));
    for (size_t i = 0; i < who.n && !*may_out; i++)
        *may_out = people_role_has(who.grants[i].role, perm);
    return ERR_NONE;
}

/* ---- session and key ---------------------------------------------------------------------------------------------------------- */

struct lookup { char hash[PEOPLE_HASH_HEX]; struct principal *who; int64_t seen_us; };

static enum err session_find(struct cx *cx, struct tx *tx, struct lookup *l)
{
    struct principal *w = AR_NEW(cx->ar, struct principal);
    struct rows *r;
    TRY(sql_query(tx, PQ(Q_SESSION_BY_HASH), ARGS(v_t(l->hash), v_i(cx->now_us), v_i(cx->now_us - conf_int("people.session_idle") * 1000)), &r));
    if (rows_next(r)) {
        *w = (struct principal){.session_id = rows_i64(r, 0), .session = rows_z(r, 1), .account_id = rows_i64(r, 2), .uuid = rows_z(r, 3),
                                .name = rows_z(r, 4), .must_change = rows_i64(r, 5) == 1};
        l->seen_us = rows_i64(r, 6);
    }
    TRY(rows_end(&r));
    if (w->account_id == 0)
        return ERR_NONE;
    l->who = w;
    return people_grants_load(cx, tx, false, w->account_id, w);
}

static enum err session_read(struct cx *cx, struct tx *tx, void *arg)
{
    return session_find(cx, tx, arg);
}

static enum err key_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct lookup *l = arg;
    struct principal *w = AR_NEW(cx->ar, struct principal);
    struct rows *r;
    TRY(sql_query(tx, PQ(Q_KEY_BY_HASH), ARGS(v_t(l->hash), v_i(cx->now_us)), &r));
    if (rows_next(r))
        *w = (struct principal){.key_id = rows_i64(r, 0), .uuid = rows_z(r, 1), .name = rows_z(r, 2)};
    TRY(rows_end(&r));
    if (w->key_id == 0)
        return ERR_NONE;
    l->who = w;
    return people_grants_load(cx, tx, true, w->key_id, w);
}

/* ---- what net asks --------------------------------------------------------------------------------------------------------------- */

/* The token of "Bearer …", or NULL when the header is of another scheme. */
static const char *bearer(const char *header)
{
    if (header == NULL || strncasecmp(header, "Bearer ", 7) != 0)
        return NULL;
    header += 7;
    return header + strspn(header, " ");
}

static enum err auth_key(struct req *rq, const char *token)
{
    struct cx *cx = rq_cx(rq);
    struct lookup l = {0};
    people_token_hash(token, l.hash);
    if (strncmp(token, KEY_PREFIX, strlen(KEY_PREFIX)) == 0)
        TRY(tx_read(cx, "people.key", key_read, &l));
    if (l.who == NULL)
        return err_say(cx, ERR_UNAUTHENTICATED, NULL, "密钥无效、已到期或已撤销", "The key is unknown, expired or revoked");
    cx->who = l.who;
    people_later_touch(TOUCH_KEY, l.who->key_id, cx->now_us);
    return ERR_NONE;
}

static enum err auth_session(struct req *rq, const char *token)
{
    struct cx *cx = rq_cx(rq);
    struct lookup l = {0};
    people_token_hash(token, l.hash);
    TRY(tx_read(cx, "people.session", session_read, &l));
    cx->who = l.who; /* an old cookie is nobody: public pages and signing in go on working */
    if (l.who != NULL)
        rq_set_cookie_auth(rq); /* a browser sends it for any page: what changes things must come from ours */
    if (l.who != NULL && cx->now_us - l.seen_us > TOUCH_US)
        people_later_touch(TOUCH_SESSION, l.who->session_id, cx->now_us);
    return ERR_NONE;
}

static enum err authenticate(struct req *rq)
{
    const char *token = bearer(rq_header(rq, "authorization"));
    const char *cookie = rq_cookie(rq, "tt_session");
    if (token != NULL)
        TRY(auth_key(rq, token));
    else if (cookie != NULL && cookie[0] != '\0')
        TRY(auth_session(rq, cookie));
    if (rq_cx(rq)->who != NULL)
        rq_cx(rq)->who->remote = rq_remote(rq);
    return ERR_NONE;
}

static enum err permit(struct req *rq, const char *perm)
{
    return people_may(rq_cx(rq), perm);
}

static void refused(struct req *rq, enum err e)
{
    const struct route *rt = rq_route(rq);
    people_later_refused(rq_cx(rq), rt == NULL ? rq_method(rq) : rt->op != NULL ? rt->op : rt->perm, rq_remote(rq), e);
}

static const char *caller(struct req *rq)
{
    const struct cx *cx = rq_cx(rq);
    char address[64];
    if (cx->who != NULL)
        return cx->who->account_id != 0 ? ar_printf(cx->ar, "account:%lld", (long long)cx->who->account_id)
                                        : ar_printf(cx->ar, "key:%lld", (long long)cx->who->key_id);
    people_address_key(rq_remote(rq), address, sizeof address);
    return ar_printf(cx->ar, "ip:%s", address);
}

const struct net_auth people_auth = {authenticate, permit, refused, caller};

/* ---- commands and tests ---------------------------------------------------------------------------------------------------------- */

struct become { const char *login; struct principal *who; };

static enum err become_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct become *b = arg;
    struct account_row a = {0};
    const char *login, *phone = people_buyer_phone(cx->ar, b->login);
    TRY(people_login_key(cx, b->login, &login));
    if (phone != NULL)
        TRY(people_buyer_login(cx, tx, false, phone, &login));
    if (sql_one(tx, PQ(Q_ACCOUNT_BY_LOGIN), ARGS(v_t(login)), &people_account_row_shape, &a) != ERR_NONE)
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有账号“%s”", "There is no account \"%s\"", b->login);
    b->who = AR_NEW(cx->ar, struct principal);
    *b->who = (struct principal){.account_id = a.id, .uuid = a.uuid, .name = a.name};
    return people_grants_load(cx, tx, false, a.id, b->who);
}

enum err people_become(struct cx *cx, const char *login)
{
    struct become b = {login, NULL};
    TRY(tx_read(cx, "people.become", become_read, &b));
    cx->who = b.who;
    return ERR_NONE;
}
