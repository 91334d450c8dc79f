/* people_buyer.c: buyers register themselves by phone and password, see and delete their own account. The number is never stored in clear:
 * the account is found by a keyed digest of it, the number itself and the name are encrypted for the account. Registering a number
 * that has an account answers the same and changes nothing; what strangers may do in an hour is bounded. */
#include "people_priv.h"

#include <assert.h>
#include <ctype.h>
#include <sodium.h>
#include <string.h>

#include "uuid.h"

enum { GONE_MAX = 8, PHONE_DIGITS = 11 };
#define BUYER_LOGIN "buyer:" /* ':' is in no login that can be typed */

/* ---- what rooms above do when a buyer goes ------------------------------------------------------------------------------------------ */

static people_buyer_gone_fn *gone[GONE_MAX];

void people_buyer_gone(people_buyer_gone_fn *fn)
{
    size_t i = 0;
    while (i < GONE_MAX && gone[i] && gone[i] != fn)
        i++;
    assert(i < GONE_MAX);
    /* cppcheck takes the type of a function for an integer. */
    /* cppcheck-suppress AssignmentAddressToInteger */
    gone[i] = fn;
}

/* ---- numbers and names --------------------------------------------------------------------------------------------------------------- */

/* Eleven digits that begin with 1: "+86 138-0000-0000" → "13800000000". */
const char *people_buyer_phone(struct arena *ar, const char *typed)
{
    char digits[PHONE_DIGITS + 3] = "";
    size_t n = 0;
    for (const char *p = typed == NULL ? "" : typed; *p != '\0'; p++) {
        if (isdigit((unsigned char)*p) && n < sizeof digits - 1)
            digits[n++] = *p;
        else if (strchr("+- ", *p) == NULL)
            return NULL;
    }
    const char *at = n == PHONE_DIGITS + 2 && strncmp(digits, "86", 2) == 0 ? digits + 2 : digits;
    return strlen(at) == PHONE_DIGITS && at[0] == '1' ? ar_strdup(ar, at) : NULL;
}

const char *people_name_mask(struct arena *ar, const char *name)
{
    size_t first = 1;
    while (name[0] != '\0' && ((unsigned char)name[first] & 0xC0) == 0x80)
        first++;
    return name[0] == '\0' ? "**" : ar_printf(ar, "%.*s**", (int)first, name);
}

enum err people_buyer_login(struct cx *cx, struct tx *tx, bool make, const char *phone, const char **out)
{
    const char *digest;
    TRY(people_digest_of(cx, tx, make, "buyer.phone", phone, &digest));
    *out = ar_printf(cx->ar, BUYER_LOGIN "%s", digest);
    return ERR_NONE;
}

bool people_is_buyer_login(const char *login)
{
    return strncmp(login, BUYER_LOGIN, strlen(BUYER_LOGIN)) == 0;
}

static const char *owner_of(struct cx *cx, const char *uuid)
{
    return ar_printf(cx->ar, "buyer:%s", uuid);
}

/* ---- registering ------------------------------------------------------------------------------------------------------------------------ */

struct registering { const char *phone, *name, *hash, *remote; };

static enum err bounds(struct cx *cx, struct tx *tx, const char *remote)
{
    bool ok;
    TRY(people_take(cx, tx, "buyer", remote == NULL ? "" : remote, conf_int("people.buyers_per_address"), &ok));
    if (ok)
        TRY(people_take(cx, tx, "buyer_all", NULL, conf_int("people.buyers_per_hour"), &ok));
    return ok ? ERR_NONE : err_say(cx, ERR_RATE, NULL, "一小时内的注册过多，请稍后再试", "Too many registrations within the hour: try again later");
}

static enum err known_already(struct cx *cx, struct tx *tx, const char *remote)
{
    const struct audit_line l = {.actor_kind = "stranger", .actor_id = FIELD_NULL, .actor_name = cx->who->name, .actor_path = "/", .action = "people.buyer.register",
                                 .object_kind = "account", .outcome = "refused", .error = err_code(ERR_DUPLICATE), .at_us = cx->now_us,
                                 .request_id = cx->request_id, .remote = remote};
    return people_audit_write(cx, tx, &l);
}

static enum err taken(struct tx *tx, const char *phone, bool *yes_out)
{
    int64_t n;
    TRY(sql_i64(tx, PQ(Q_LOGIN_COUNT), ARGS(v_t(phone)), &n)); /* somebody's ordinary account signs in with this number */
    *yes_out = n != 0;
    return ERR_NONE;
}

static enum err store(struct cx *cx, struct tx *tx, const struct registering *g, const char *uuid, int64_t id)
{
    const char *phone, *name;
    struct grant_row grant = {.role = ROLE_BUYER};
    TRY(people_secret_seal(cx, tx, owner_of(cx, uuid), g->phone, &phone));
    TRY(people_secret_seal(cx, tx, owner_of(cx, uuid), g->name, &name));
    TRY(sql_exec(tx, PQ(Q_BUYER_INSERT), ARGS(v_i(id), v_t(phone), v_t(people_phone_mask(cx->ar, g->phone)), v_t(name), v_i(cx->now_us))));
    TRY(people_grants_insert(cx, tx, id, 0, (struct list){&grant, 1}));
    return people_audit(cx, tx, "people.buyer.register", "account", uuid, (struct str){0}, (struct str){0}, NULL);
}

static enum err register_run(struct cx *cx, struct tx *tx, void *arg)
{
    const struct registering *g = arg;
    const char *login, *uuid = uuid_make(cx->ar);
    int64_t id;
    bool yes;
    TRY(bounds(cx, tx, g->remote));
    TRY(people_buyer_login(cx, tx, true, g->phone, &login));
    TRY(taken(tx, g->phone, &yes));
    if (yes)
        return known_already(cx, tx, g->remote);
    enum err e = sql_i64(tx, PQ(Q_ACCOUNT_INSERT),
                         ARGS(v_t(uuid), v_t(login), v_t(people_name_mask(cx->ar, g->name)), v_t(g->hash), v_bool(false), v_i(cx->now_us)), &id);
    if (e == ERR_NOT_FOUND)
        return known_already(cx, tx, g->remote);
    return e == ERR_NONE ? store(cx, tx, g, uuid, id) : e;
}

enum err people_buyer_register(struct cx *cx, const struct people_new_buyer *in, const char *remote)
{
    struct principal stranger = {.uuid = "", .name = "买家注册 / new buyer", .remote = remote}, *who = cx->who;
    struct registering g = {.phone = people_buyer_phone(cx->ar, in->phone), .remote = remote};
    if (conf_int("people.buyers_per_hour") == 0)
        return err_say(cx, ERR_FORBIDDEN, NULL, "本县暂不接受买家自行注册", "This county takes no buyers for now");
    if (g.phone == NULL)
        return err_say(cx, ERR_INVALID, "/phone", "请填写 11 位手机号", "Give a mobile number of 11 digits");
    g.name = str_dup(cx->ar, str_trim(str_of(in->name)));
    if (g.name[0] == '\0')
        return err_say(cx, ERR_INVALID, "/name", "请填写称呼", "Give a name");
    TRY(people_password_policy(cx, "/password", g.phone, in->password));
    TRY(people_password_hash(cx, in->password, &g.hash)); /* also for a number that is known: the answer takes as long */
    cx->who = &stranger;
    enum err e = tx_run(cx, "people.buyer", register_run, &g);
    cx->who = who;
    return e;
}

enum err people_buyer_post(struct req *rq, struct resp *rs)
{
    (void)rs;
    return people_buyer_register(rq_cx(rq), rq_body(rq), rq_remote(rq));
}

/* ---- one's own -------------------------------------------------------------------------------------------------------------------------- */

enum err people_buyer_get(struct cx *cx, struct tx *tx, int64_t account_id, struct people_buyer *out)
{
    struct account_row a = {0};
    struct rows *r;
    const char *phone = NULL, *name = NULL;
    TRY(sql_one(tx, PQ(Q_ACCOUNT_BY_ID), ARGS(v_i(account_id)), &people_account_row_shape, &a));
    *out = (struct people_buyer){.uuid = a.uuid, .masked = a.name, .name = a.name};
    TRY(sql_query(tx, PQ(Q_BUYER_BY_ACCOUNT), ARGS(v_i(account_id)), &r));
    if (rows_next(r)) {
        phone = rows_z(r, 0);
        out->phone_masked = rows_z(r, 1);
        name = rows_z(r, 2);
        out->registered_at = rows_i64(r, 3);
    }
    TRY(rows_end(&r));
    TRY(people_secret_open(cx, tx, owner_of(cx, a.uuid), phone, &out->phone));
    if (name != NULL)
        TRY(people_secret_open(cx, tx, owner_of(cx, a.uuid), name, &out->name));
    return ERR_NONE;
}

static enum err me_run(struct cx *cx, struct tx *tx, void *arg)
{
    struct people_buyer *b = arg;
    TRY(people_buyer_get(cx, tx, cx->who->account_id, b));
    return b->phone == NULL ? err_set(cx, ERR_NOT_FOUND, NULL) : ERR_NONE;
}

enum err people_buyer_me_get(struct req *rq, struct resp *rs)
{
    struct people_buyer b = {0};
    TRY(tx_read(rq_cx(rq), "people.buyer_me", me_run, &b));
    rs_object(rs, &people_buyer_shape, &b);
    return ERR_NONE;
}

/* ---- going -------------------------------------------------------------------------------------------------------------------------------- */

struct leaving { struct account_row account; const char *hash; struct people_attempt *attempt; };

static enum err leaving_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct leaving *l = arg;
    struct people_buyer b = {0};
    TRY(people_buyer_get(cx, tx, cx->who->account_id, &b));
    if (b.phone == NULL)
        return err_say(cx, ERR_RULE, NULL, "只有自己注册的买家账号可以自己注销", "Only an account one registered oneself can be deleted by oneself");
    return sql_one(tx, PQ(Q_ACCOUNT_BY_ID), ARGS(v_i(cx->who->account_id)), &people_account_row_shape, &l->account);
}

static enum err leave_run(struct cx *cx, struct tx *tx, void *arg)
{
    const struct leaving *l = arg;
    for (size_t i = 0; i < GONE_MAX && gone[i]; i++)
        TRY(gone[i](cx, tx, l->account.id));
    TRY(sql_exec(tx, PQ(Q_BUYER_GONE), ARGS(v_i(l->account.id), v_i(cx->now_us))));
    TRY(sql_exec(tx, PQ(Q_ACCOUNT_GONE), ARGS(v_i(l->account.id), v_t(ar_printf(cx->ar, "gone:%s", l->account.uuid)), v_t(l->hash))));
    TRY(sql_exec(tx, PQ(Q_SESSION_DELETE_ALL), ARGS(v_i(l->account.id))));
    TRY(sql_exec(tx, PQ(Q_GRANT_DELETE_ACCOUNT), ARGS(v_i(l->account.id))));
    return people_audit(cx, tx, "people.buyer.leave", "account", l->account.uuid, (struct str){0}, (struct str){0}, NULL);
}

/* Counted like a sign-in, so that a stolen session does not guess the password. */
static enum err password_check(struct req *rq, struct leaving *l, const char *password)
{
    struct cx *cx = rq_cx(rq);
    bool ok = false;
    TRY(people_attempt_begin(cx, l->account.login, rq_remote(rq), &l->attempt));
    TRY(people_password_verify(cx, l->account.password_hash, password, &ok));
    if (ok)
        return ERR_NONE;
    TRY(people_attempt_bad(cx, l->account.login, rq_remote(rq)));
    return err_say(cx, ERR_INVALID, "/password", "密码不对", "The password is wrong");
}

enum err people_buyer_leave_post(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct people_leave_body *b = rq_body(rq);
    struct leaving l = {0};
    char random[64];
    if (cx->who->account_id == 0)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    TRY(tx_read(cx, "people.buyer_leave", leaving_read, &l));
    enum err e = password_check(rq, &l, b->password);
    people_attempt_end(l.attempt);
    TRY(e);
    people_token_new(random, sizeof random, "");
    TRY(people_password_hash(cx, random, &l.hash)); /* nobody knows it */
    TRY(tx_run(cx, "people.buyer_leave", leave_run, &l));
    people_session_cookies(rs, NULL);
    return ERR_NONE;
}

/* ---- shapes ------------------------------------------------------------------------------------------------------------------------------- */

static const struct field NEW_BUYER[] = {
    FIELD(struct people_new_buyer, phone, F_TEXT, FF_REQ, 11, 20, "手机号", "Mobile number"),
    FIELD(struct people_new_buyer, password, F_TEXT, FF_REQ | FF_SECRET, 1, 128, "密码", "Password"),
    FIELD(struct people_new_buyer, name, F_TEXT, FF_REQ, 1, 30, "称呼", "Name"),
};
const struct shape people_new_buyer_shape = SHAPE("NewBuyer", struct people_new_buyer, NEW_BUYER);
static const struct field BUYER[] = {
    FIELD(struct people_buyer, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),
    FIELD(struct people_buyer, name, F_TEXT, FF_RO, 0, 60, "称呼", "Name"),
    FIELD(struct people_buyer, masked, F_TEXT, FF_RO, 0, 60, "别人看到的称呼", "Name as others see it"),
    FIELD(struct people_buyer, phone, F_TEXT, FF_RO, 0, 20, "手机号", "Mobile number"),
    FIELD(struct people_buyer, phone_masked, F_TEXT, FF_RO, 0, 20, "别人看到的手机号", "Number as others see it"),
    FIELD(struct people_buyer, registered_at, F_TIME, FF_RO, 0, 0, "注册时间", "Registered"),
};
const struct shape people_buyer_shape = SHAPE("Buyer", struct people_buyer, BUYER);
static const struct field LEAVE[] = {
    FIELD(struct people_leave_body, password, F_TEXT, FF_REQ | FF_SECRET, 1, 128, "密码", "Password"),
};
const struct shape people_leave_shape = SHAPE("BuyerLeave", struct people_leave_body, LEAVE);
