/* people_apply.c: a producer applies by himself, without an account: the application is a producer in the state "applied", which the
 * office examines like any other. Whoever applies learns nothing about who is registered: a social credit code that is known already
 * gets the same answer, and the office finds the attempt in the trail. Bounded per address, per hour and in all. */
#include "people_priv.h"

#include <string.h>

#include "when.h"

enum { APPLY_ADDRESS_MAX = 10, PLACES_MAX = 3000 };
#define HOUR_US (US_PER_DAY / 24)

/* ---- where ------------------------------------------------------------------------------------------------------------------- */

struct county_reach { const char *from, *to; };

static enum err reach(struct cx *cx, struct tx *tx, struct county_reach *out)
{
    struct people_county c = {0};
    struct level_row l;
    TRY(people_county_get(cx, tx, &c));
    if (c.level_id == 0 || c.level_id == FIELD_NULL)
        return err_say(cx, ERR_WRONG_STATE, NULL, "本系统还没有设定县", "No county is set up here yet");
    TRY(people_level_row_id(cx, tx, c.level_id, &l));
    *out = (struct county_reach){l.path, people_path_end(cx->ar, l.path)};
    return ERR_NONE;
}

enum err people_apply_places(struct cx *cx, struct tx *tx, struct list *out)
{
    struct county_reach r = {0};
    TRY(reach(cx, tx, &r));
    return sql_all(tx, PQ(Q_APPLY_PLACES), ARGS(v_t(r.from), v_t(r.to)), &people_apply_place_shape, PLACES_MAX, out);
}

static enum err places_read(struct cx *cx, struct tx *tx, void *arg)
{
    return people_apply_places(cx, tx, arg);
}

enum err people_apply_places_get(struct req *rq, struct resp *rs)
{
    struct list places;
    TRY(tx_read(rq_cx(rq), "people.apply_places", places_read, &places));
    rs_list(rs, &people_apply_place_shape, places);
    return ERR_NONE;
}

static enum err level_for(struct cx *cx, struct tx *tx, const char *uuid, struct level_row *out)
{
    struct county_reach r = {0};
    TRY(reach(cx, tx, &r));
    enum err e = people_level_row(cx, tx, uuid, out);
    bool inside = e == ERR_NONE && r.from != NULL && strcmp(out->path, r.from) >= 0 && strcmp(out->path, r.to) < 0 && strcmp(out->state, "open") == 0;
    return inside || (e != ERR_NONE && e != ERR_NOT_FOUND) ? e : err_say(cx, ERR_INVALID, "/level", "请选择所在的村", "Choose the village");
}

/* ---- how often --------------------------------------------------------------------------------------------------------------- */

enum err people_take(struct cx *cx, struct tx *tx, const char *kind, const char *remote, int64_t limit, bool *ok_out)
{
    char key[64] = "";
    int64_t n, since = cx->now_us - HOUR_US;
    if (remote != NULL)
        people_address_key(remote, key, sizeof key);
    TRY(sql_i64(tx, PQ(Q_ATTEMPT_READ), ARGS(v_t(kind), v_t(key), v_i(since)), &n));
    *ok_out = n < limit;
    return *ok_out ? sql_exec(tx, PQ(Q_ATTEMPT_COUNT), ARGS(v_t(kind), v_t(key), v_i(cx->now_us), v_i(since))) : ERR_NONE;
}

static enum err bounds(struct cx *cx, struct tx *tx, const char *remote)
{
    int64_t waiting;
    bool ok;
    TRY(people_take(cx, tx, "apply", remote == NULL ? "" : remote, APPLY_ADDRESS_MAX, &ok));
    if (ok)
        TRY(people_take(cx, tx, "apply_all", NULL, conf_int("people.applications_per_hour"), &ok));
    if (!ok)
        return err_say(cx, ERR_RATE, NULL, "一小时内的申请过多，请稍后再试，或到村服务站、县里办理", "Too many applications within the hour: try later, or go to the village point or the county office");
    TRY(sql_i64(tx, PQ(Q_APPLY_WAITING), NOARGS, &waiting));
    if (waiting >= conf_int("people.applications_waiting"))
        return err_say(cx, ERR_RATE, NULL, "等待审核的申请太多，请到村服务站或县里办理", "Too many applications wait to be examined: go to the village point or the county office");
    return ERR_NONE;
}

/* ---- applying ------------------------------------------------------------------------------------------------------------------ */

struct apply { const struct people_application *a; const char *remote; };

static bool given(const char *text)
{
    return text != NULL && str_trim(str_of(text)).size != 0;
}

static enum err check(struct cx *cx, const struct people_application *a)
{
    if (!given(a->name))
        return err_say(cx, ERR_INVALID, "/name", "请填写名称", "Give the name");
    if (!given(a->contact))
        return err_say(cx, ERR_INVALID, "/contact", "请填写联系人", "Give a contact person");
    if (!given(a->phone))
        return err_say(cx, ERR_INVALID, "/phone", "请填写电话，县里审核时联系您", "Give a telephone number: the office calls it when it examines");
    return people_operator_check(cx, a->kind, a->uscc, a->phone, NULL);
}

/* The code is registered: the applicant is told nothing of it. One that was refused is examined again; otherwise the trail keeps the attempt. */
static enum err known_already(struct cx *cx, struct tx *tx, const struct apply *p)
{
    struct rows *r;
    const char *uuid = NULL;
    int64_t id = 0;
    bool refused = false;
    TRY(sql_query(tx, PQ(Q_OPERATOR_BY_USCC), ARGS(v_t(p->a->uscc)), &r));
    if (rows_next(r)) {
        id = rows_i64(r, 0);
        uuid = rows_z(r, 1);
        refused = str_eqz(rows_str(r, 2), people_operator_states[OPERATOR_REFUSED]);
    }
    TRY(rows_end(&r));
    if (refused)
        return people_operator_change(cx, tx, id, OPERATOR_APPLIED, "本人再次申请 / applied again", false);
    const struct audit_line l = {.actor_kind = "stranger", .actor_id = FIELD_NULL, .actor_name = cx->who->name, .actor_path = "/", .action = "people.operator.apply",
                                 .object_kind = "operator", .object_uuid = uuid, .outcome = "refused", .error = err_code(ERR_DUPLICATE), .at_us = cx->now_us,
                                 .request_id = cx->request_id, .remote = p->remote};
    return people_audit_write(cx, tx, &l);
}

static enum err apply_run(struct cx *cx, struct tx *tx, void *arg)
{
    const struct apply *p = arg;
    const struct people_application *a = p->a;
    const struct operator_body b = {.kind = a->kind, .name = a->name, .uscc = a->uscc, .level = a->level, .contact = a->contact, .phone = a->phone, .address = a->address,
                                    .trained_person = a->trained_person};
    struct level_row level;
    int64_t id;
    TRY(level_for(cx, tx, a->level, &level));
    TRY(bounds(cx, tx, p->remote));
    enum err e = people_operator_insert(cx, tx, &b, &level, &id);
    if (e != ERR_DUPLICATE)
        return e;
    cx_clear(cx);
    return known_already(cx, tx, p);
}

enum err people_apply(struct cx *cx, const struct people_application *a, const char *remote)
{
    struct principal stranger = {.uuid = "", .name = "本人申请 / applicant", .remote = remote}, *who = cx->who;
    struct apply p = {a, remote};
    if (conf_int("people.applications_per_hour") == 0)
        return err_say(cx, ERR_FORBIDDEN, NULL, "请到村服务站或县里申请", "Please apply at the village point or the county office");
    TRY(check(cx, a));
    cx->who = &stranger; /* nobody's rights; the trail and the history say who it was */
    enum err e = tx_run(cx, "people.apply", apply_run, &p);
    cx->who = who;
    return e;
}

enum err people_apply_post(struct req *rq, struct resp *rs)
{
    (void)rs;
    return people_apply(rq_cx(rq), rq_body(rq), rq_remote(rq));
}
