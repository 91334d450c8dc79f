/* people_session.c: signing in and out, own sessions, own password, "who am I". */
#include "people_priv.h"

#include <string.h>

#include "log.h"
#include "uuid.h"
#include "when.h"

void people_session_cookies(struct resp *rs, const char *token)
{
    int64_t age_s = token ? conf_int("people.session_max") / 1000 : 0;
    rs_cookie(rs, "tt_session", token ? token : "", age_s);
    rs_mark(rs, "tt_in", token ? "1" : "", age_s);
}

/* ---- who am I ------------------------------------------------------------------------------------------------------------ */

enum err people_me(struct cx *cx, struct tx *tx, struct me_view *out)
{
    const struct principal *who = cx->who;
    bool key = who->account_id == 0;
    *out = (struct me_view){.kind = key ? "key" : "account", .uuid = who->uuid, .name = who->name, .must_change = who->must_change,
                            .session = who->session, .permissions = people_permissions(cx->ar, who), .county = AR_NEW(cx->ar, struct county_view)};
    if (!key) {
        struct account_row a = {0};
        TRY(sql_one(tx, PQ(Q_ACCOUNT_BY_ID), ARGS(v_i(who->account_id)), &people_account_row_shape, &a));
        out->login = a.login;
        if (people_is_buyer_login(a.login)) { /* the number, not its digest */
            struct people_buyer b = {0};
            TRY(people_buyer_get(cx, tx, a.id, &b));
            out->login = b.phone_masked;
        }
    }
    TRY(people_grants_view(cx, tx, key, key ? who->key_id : who->account_id, &out->grants));
    return people_county_view_get(cx, tx, out->county);
}

static enum err me_read(struct cx *cx, struct tx *tx, void *arg)
{
    return people_me(cx, tx, arg);
}

enum err people_me_get(struct req *rq, struct resp *rs)
{
    struct me_view me;
    TRY(tx_read(rq_cx(rq), "people.me", me_read, &me));
    rs_object(rs, &people_me_shape, &me);
    return ERR_NONE;
}

/* ---- signing in ------------------------------------------------------------------------------------------------------------ */

struct sign_in {
    const char *login, *buyer, *remote, *agent, *rehash; /* buyer: the login of a buyer with that number, NULL: it is no number */
    struct account_row account;  /* id 0: unknown */
    char token[64];
    struct people_attempt *attempt;
    struct me_view me;
};

static enum err account_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct sign_in *s = arg;
    enum err e = sql_one(tx, PQ(Q_ACCOUNT_BY_LOGIN), ARGS(v_t(s->login)), &people_account_row_shape, &s->account);
    if (e == ERR_NOT_FOUND && s->buyer != NULL)
        e = sql_one(tx, PQ(Q_ACCOUNT_BY_LOGIN), ARGS(v_t(s->buyer)), &people_account_row_shape, &s->account);
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* A telephone number: attempts are counted under its digest, so that the counters hold no numbers. */
static enum err buyer_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct sign_in *s = arg;
    enum err e = people_buyer_login(cx, tx, false, s->buyer, &s->buyer);
    if (e == ERR_NOT_FOUND) { /* no key yet: nobody ever registered */
        cx_clear(cx);
        s->buyer = NULL;
    }
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* Under which name attempts are counted. */
static const char *counted(const struct sign_in *s)
{
    return s->buyer != NULL ? s->buyer : s->login;
}

static enum err session_add(struct cx *cx, struct tx *tx, struct sign_in *s, const char *uuid)
{
    char hash[PEOPLE_HASH_HEX];
    int64_t end = cx->now_us + conf_int("people.session_max") * 1000;
    people_token_hash(s->token, hash);
    TRY(sql_exec(tx, PQ(Q_SESSION_INSERT),
                 ARGS(v_t(uuid), v_i(s->account.id), v_t(hash), v_i(cx->now_us), v_i(end), v_t(s->remote), v_t(s->agent))));
    return sql_exec(tx, PQ(Q_SESSION_TRIM), ARGS(v_i(s->account.id), v_i(PEOPLE_SESSIONS_MAX)));
}

static enum err session_open(struct cx *cx, struct tx *tx, void *arg)
{
    struct sign_in *s = arg;
    int64_t n;
    TRY(sql_exec_n(tx, PQ(Q_ACCOUNT_SIGNED_IN), ARGS(v_i(s->account.id), v_i(cx->now_us), v_t(s->account.password_hash)), &n));
    if (n == 0) /* disabled or given another password since it was read */
        return err_set(cx, ERR_UNAUTHENTICATED, NULL);
    struct principal *who = AR_NEW(cx->ar, struct principal);
    const char *uuid = uuid_make(cx->ar);
    *who = (struct principal){.account_id = s->account.id, .uuid = s->account.uuid, .name = s->account.name, .session = uuid, .remote = s->remote,
                              .must_change = s->account.must_change};
    TRY(people_grants_load(cx, tx, false, s->account.id, who));
    cx->who = who;
    TRY(session_add(cx, tx, s, uuid));
    if (s->rehash != NULL)
        TRY(sql_exec(tx, PQ(Q_ACCOUNT_PASSWORD), ARGS(v_i(s->account.id), v_t(s->rehash), v_bool(s->account.must_change))));
    TRY(people_attempt_good(cx, tx, counted(s), s->remote));
    TRY(people_me(cx, tx, &s->me));
    return people_audit(cx, tx, "people.session.open", "account", s->account.uuid, (struct str){0}, (struct str){0}, NULL);
}

static enum err sign_in_refused(struct cx *cx, struct req *rq, const struct sign_in *s, enum err e)
{
    struct principal *who = NULL;
    if (s->account.id != 0) { /* the line belongs to the account that was tried, though nobody is signed in */
        who = AR_NEW(cx->ar, struct principal);
        *who = (struct principal){.account_id = s->account.id, .uuid = s->account.uuid, .name = s->account.name};
    }
    cx->who = who;
    people_later_refused(cx, "people.session.open", rq_remote(rq), e);
    cx->who = NULL;
    return e;
}

static enum err wrong(struct cx *cx, const struct sign_in *s)
{
    TRY(people_attempt_bad(cx, counted(s), s->remote));
    return err_say(cx, ERR_UNAUTHENTICATED, NULL, "登录名或密码不对，或账号已停用", "Wrong name or password, or the account is disabled");
}

static const char *agent_of(struct req *rq)
{
    const char *agent = rq_header(rq, "user-agent");
    if (agent == NULL || !utf8_valid(str_of(agent)))
        return NULL;
    return strlen(agent) <= 200 ? agent : NULL;
}

static enum err sign_in_run(struct cx *cx, struct req *rq, const struct sign_in_body *b, struct sign_in *s)
{
    bool ok = false;
    s->buyer = people_buyer_phone(cx->ar, b->login);
    if (s->buyer != NULL)
        TRY(tx_read(cx, "people.buyer_login", buyer_read, s));
    TRY(people_attempt_begin(cx, counted(s), s->remote, &s->attempt));
    TRY(tx_read(cx, "people.sign_in", account_read, s));
    TRY(people_password_verify(cx, s->account.id == 0 ? NULL : s->account.password_hash, b->password, &ok));
    if (!ok || strcmp(s->account.state, "active") != 0)
        return wrong(cx, s);
    if (people_password_outdated(s->account.password_hash))
        TRY(people_password_hash(cx, b->password, &s->rehash));
    people_token_new(s->token, sizeof s->token, "");
    s->agent = agent_of(rq);
    return tx_run(cx, "people.sign_in", session_open, s);
}

enum err people_sign_in(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct sign_in_body *b = rq_body(rq);
    struct sign_in *s = AR_NEW(cx->ar, struct sign_in);
    s->remote = rq_remote(rq);
    if (people_login_key(cx, b->login, &s->login) != ERR_NONE) {
        cx_clear(cx);
        s->login = "?"; /* no account has such a name; counted and answered like any unknown one */
    }
    cx->who = NULL; /* a new sign-in replaces who asked before */
    enum err e = sign_in_run(cx, rq, b, s);
    people_attempt_end(s->attempt);
    if (e != ERR_NONE)
        return sign_in_refused(cx, rq, s, e);
    people_session_cookies(rs, s->token);
    rs_object(rs, &people_me_shape, &s->me);
    return ERR_NONE;
}

/* ---- ending sessions --------------------------------------------------------------------------------------------------------- */

static enum err person_only(struct cx *cx)
{
    if (cx->who->account_id != 0)
        return ERR_NONE;
    return err_say(cx, ERR_FORBIDDEN, NULL, "密钥没有会话和密码", "A key has no session and no password");
}

static enum err session_close(struct cx *cx, struct tx *tx, void *arg)
{
    (void)arg;
    TRY(sql_exec(tx, PQ(Q_SESSION_DELETE), ARGS(v_i(cx->who->session_id))));
    return people_audit(cx, tx, "people.session.close", "account", cx->who->uuid, (struct str){0}, (struct str){0}, NULL);
}

enum err people_sign_out(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    TRY(person_only(cx));
    TRY(tx_run(cx, "people.sign_out", session_close, NULL));
    people_session_cookies(rs, NULL);
    return ERR_NONE;
}

static enum err sessions_read(struct cx *cx, struct tx *tx, void *arg)
{
    return sql_all(tx, PQ(Q_SESSION_LIST), ARGS(v_i(cx->who->account_id), v_i(cx->now_us), v_i(cx->now_us - conf_int("people.session_idle") * 1000)),
                   &people_session_shape, PEOPLE_SESSIONS_MAX * 2, arg);
}

enum err people_sessions_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct list l;
    TRY(person_only(cx));
    TRY(tx_read(cx, "people.sessions", sessions_read, &l));
    for (size_t i = 0; i < l.n; i++) {
        struct session_view *v = &((struct session_view *)l.p)[i];
        v->current = cx->who->session != NULL && strcmp(v->uuid, cx->who->session) == 0;
    }
    rs_list(rs, &people_session_shape, l);
    return ERR_NONE;
}

static enum err session_end(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t n;
    TRY(sql_exec_n(tx, PQ(Q_SESSION_DELETE_OWN), ARGS(v_i(cx->who->account_id), v_t(arg)), &n));
    if (n == 0)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    return people_audit(cx, tx, "people.session.revoke", "session", arg, (struct str){0}, (struct str){0}, NULL);
}

enum err people_session_end(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    (void)rs;
    TRY(person_only(cx));
    return tx_run(cx, "people.session_end", session_end, (void *)rq_path(rq, "id"));
}

/* ---- own password --------------------------------------------------------------------------------------------------------------- */

struct change { struct account_row account; const char *hash; struct people_attempt *attempt; };

static enum err own_account(struct cx *cx, struct tx *tx, void *arg)
{
    struct change *c = arg;
    return sql_one(tx, PQ(Q_ACCOUNT_BY_ID), ARGS(v_i(cx->who->account_id)), &people_account_row_shape, &c->account);
}

static enum err password_store(struct cx *cx, struct tx *tx, void *arg)
{
    const struct change *c = arg;
    TRY(sql_exec(tx, PQ(Q_ACCOUNT_PASSWORD), ARGS(v_i(c->account.id), v_t(c->hash), v_bool(false))));
    TRY(sql_exec(tx, PQ(Q_SESSION_DELETE_OTHERS), ARGS(v_i(c->account.id), v_i(cx->who->session_id))));
    TRY(people_attempt_good(cx, tx, c->account.login, cx->who->remote));
    return people_audit(cx, tx, "people.password.change", "account", c->account.uuid, (struct str){0}, (struct str){0}, NULL);
}

/* A stolen session must not guess the password: counted like a sign-in. */
static enum err old_password_check(struct req *rq, struct change *c, const char *password)
{
    struct cx *cx = rq_cx(rq);
    bool ok = false;
    TRY(people_attempt_begin(cx, c->account.login, rq_remote(rq), &c->attempt));
    TRY(people_password_verify(cx, c->account.password_hash, password, &ok));
    if (ok)
        return ERR_NONE;
    TRY(people_attempt_bad(cx, c->account.login, rq_remote(rq)));
    enum err e = err_say(cx, ERR_INVALID, "/old_password", "原密码不对", "The present password is wrong");
    people_later_refused(cx, "people.password.change", rq_remote(rq), e);
    return e;
}

enum err people_password_change(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct password_body *b = rq_body(rq);
    struct change c = {0};
    (void)rs;
    TRY(person_only(cx));
    TRY(tx_read(cx, "people.password", own_account, &c));
    enum err e = old_password_check(rq, &c, b->old_password);
    people_attempt_end(c.attempt);
    TRY(e);
    if (strcmp(b->old_password, b->new_password) == 0)
        return err_say(cx, ERR_INVALID, "/new_password", "新密码不能与原密码相同", "The new password must differ from the present one");
    TRY(people_password_policy(cx, "/new_password", c.account.login, b->new_password));
    TRY(people_password_hash(cx, b->new_password, &c.hash));
    return tx_run(cx, "people.password", password_store, &c);
}
