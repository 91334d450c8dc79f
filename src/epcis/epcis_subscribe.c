/* epcis_subscribe.c: subscriptions: made, shown, paused, ended. What they deliver is done by epcis_send.c.
 * The rules for what may be subscribed to stand here, so that routes and docking cannot pass them by. */
#include "epcis_subscribe.h"

#include "people.h"

#include <string.h>

#include "client.h"
#include "conf.h"
#include "uuid.h"

#define TOKEN_MAX 512   /* bytes of a signatureToken */

const char *subscription_owner(struct arena *ar, const char *uuid)
{
    return ar_printf(ar, "subscription:%s", uuid);
}

static const char *text(const struct rows *r, int col)
{
    return rows_null(r, col) ? NULL : rows_z(r, col);
}

void subscription_row(const struct rows *r, struct subscription *s)
{
    *s = (struct subscription){.id = rows_i64(r, 0), .uuid = text(r, 1), .name = text(r, 2), .query = str_of(text(r, 3)), .dest = text(r, 4),
                               .origin = text(r, 5), .token = text(r, 6), .schedule = str_of(text(r, 7)), .report_empty = rows_i64(r, 8) == 1,
                               .initial_us = rows_i64(r, 9), .only_county = text(r, 10), .not_county = text(r, 11), .created_us = rows_i64(r, 12),
                               .created_by = text(r, 13), .mark = rows_i64(r, 14), .pending = rows_i64(r, 15), .batch = rows_i64(r, 16),
                               .next_us = rows_i64(r, 17), .failures = rows_i64(r, 18), .notified_us = rows_i64(r, 19), .events = rows_i64(r, 20),
                               .calls = rows_i64(r, 21), .error = text(r, 22), .paused = rows_i64(r, 23) == 1, .scope = str_of(text(r, 24))};
}

static enum err find(struct cx *cx, struct tx *tx, const char *uuid, struct subscription *out)
{
    struct rows *r;
    TRY(sql_query(tx, &epcis_sql[Q_SUBSCRIPTION_FIND], ARGS(v_t(uuid)), &r));
    bool found = rows_next(r);
    if (found)
        subscription_row(r, out);
    TRY(rows_end(&r));
    return found ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, "subscriptionID", "没有这个订阅", "there is no such subscription");
}

enum err subscription_find(struct cx *cx, struct tx *tx, const char *name, const char *uuid, struct subscription *out)
{
    struct named n;
    TRY(named_find(cx, tx, name, &n));
    TRY(find(cx, tx, uuid, out));
    return strcmp(out->name, name) == 0 ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, "subscriptionID", "没有这个订阅", "there is no such subscription");
}

/* ---- making ----------------------------------------------------------------------------------------------------------------------------- */
/* A standing query reports everything once: a limit of one answer, or an order, has no meaning in it. */
static enum err check_standing(struct cx *cx, const struct named *n)
{
    static const char *const NOT_HERE[] = {"eventCountLimit", "maxEventCount"};
    struct query_param *p;
    const struct epcis_context *context;
    size_t count;
    TRY(named_params(cx, n->query, &p, &count, &context));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sizeof NOT_HERE / sizeof NOT_HERE[0]; k++)
            if (str_eqz(p[i].name, NOT_HERE[k]))
                return err_say(cx, ERR_INVALID, "queryName", "带 %s 的查询不能订阅：订阅要送达全部事件", "a query with %s cannot be subscribed to: a subscription delivers every event",
                               NOT_HERE[k]);
    return ERR_NONE;
}

static enum err check_token(struct cx *cx, const char *token)
{
    size_t n = token ? strlen(token) : 0;
    bool ok = !token || (n && n <= TOKEN_MAX);
    for (size_t i = 0; ok && i < n; i++)
        ok = (unsigned char)token[i] >= 0x20 && token[i] != 0x7f;
    return ok ? ERR_NONE : err_say(cx, ERR_INVALID, "/signatureToken", "signatureToken 须是 1 到 %d 字节，不含控制字符", "signatureToken has 1 to %d bytes and no control characters",
                                   TOKEN_MAX);
}

/* Everything before the first event recorded since then is passed over. */
static enum err first_mark(struct tx *tx, int64_t initial_us, int64_t horizon, int64_t *mark_out)
{
    int64_t first = FIELD_NULL;
    *mark_out = horizon;
    if (initial_us == FIELD_NULL)
        return ERR_NONE;
    TRY(sql_i64(tx, &epcis_sql[Q_FEED_SINCE], ARGS(v_i(initial_us)), &first));
    if (first != FIELD_NULL && first - 1 < horizon)
        *mark_out = first - 1;
    return ERR_NONE;
}

static enum err check_room(struct cx *cx, struct tx *tx)
{
    int64_t n, max = conf_int("epcis.subscriptions_max");
    TRY(sql_i64(tx, &epcis_sql[Q_SUBSCRIPTION_COUNT], NOARGS, &n));
    return n < max ? ERR_NONE : err_say(cx, ERR_LIMIT, "epcis.subscriptions_max", "最多 %lld 个订阅", "at most %lld subscriptions", (long long)max);
}

enum err epcis_subscribe(struct cx *cx, struct tx *tx, const struct epcis_subscribe *s, int64_t horizon, const char **uuid_out)
{
    struct named n;
    struct schedule sch;
    struct json_fault fault;
    struct jv v;
    int64_t mark, next = 0;
    const char *uuid = uuid_make(cx->ar), *scope = s->scope, *sealed;
    TRY(named_find(cx, tx, s->name, &n));
    if (!scope) {
        struct epcis_scope seen;
        TRY(epcis_scope_of(cx, tx, "epcis.query", &seen));
        scope = epcis_scope_text(cx->ar, &seen);
    }
    TRY(check_standing(cx, &n));
    TRY(client_check_url(cx, s->dest, "/dest"));
    TRY(check_token(cx, s->token));
    TRY(check_room(cx, tx));
    if (s->schedule.size) {
        if (!json_read(cx->ar, s->schedule, NULL, &v, &fault))
            return err_say(cx, ERR_INVALID, "/schedule", "计划须是一个对象", "the schedule must be an object");
        TRY(schedule_read(cx, &v, "/schedule", &sch));
        next = schedule_next(&sch, cx->now_us);
    }
    TRY(first_mark(tx, s->initial_us, horizon, &mark));
    TRY(people_secret_seal(cx, tx, subscription_owner(cx->ar, uuid), s->token, &sealed));
    TRY(sql_exec(tx, &epcis_sql[Q_SUBSCRIPTION_INSERT],
                 ARGS(v_t(epcis_county()), v_t(uuid), v_i(n.id), v_t(s->dest), v_t(client_origin(cx->ar, s->dest)), v_t(sealed),
                      s->schedule.size ? v_s(s->schedule) : v_null(), v_bool(s->report_empty), v_i(s->initial_us), v_t(s->only_county), v_t(s->not_county),
                      v_i(cx->now_us), v_t(s->caller), v_i(mark), v_i(SUBSCRIBE_EVENTS), v_i(next), v_t(scope))));
    *uuid_out = uuid;
    return ERR_NONE;
}

enum err epcis_unsubscribe(struct cx *cx, struct tx *tx, const char *name, const char *uuid)
{
    struct subscription s;
    TRY(subscription_find(cx, tx, name, uuid, &s));
    return sql_exec(tx, &epcis_sql[Q_SUBSCRIPTION_DELETE], ARGS(v_i(s.id)));
}

enum err epcis_subscription_state(struct cx *cx, struct tx *tx, const char *uuid, struct epcis_subscription_state *out)
{
    struct subscription s;
    TRY(find(cx, tx, uuid, &s));
    *out = (struct epcis_subscription_state){.mark = s.mark, .next_us = s.next_us, .failures = s.failures, .notified_us = s.notified_us, .events = s.events,
                                             .calls = s.calls, .paused = s.paused, .error = s.error};
    return ERR_NONE;
}

enum err epcis_subscription_pause(struct cx *cx, struct tx *tx, const char *uuid, bool paused)
{
    int64_t changed = 0;
    TRY(sql_exec_n(tx, &epcis_sql[Q_SUBSCRIPTION_PAUSE], ARGS(v_t(uuid), v_bool(paused), v_null()), &changed));
    return changed ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, "subscriptionID", "没有这个订阅", "there is no such subscription");
}

/* ---- showing ------------------------------------------------------------------------------------------------------------------------------ */
static void put_time(struct jw *w, const char *key, int64_t us)
{
    char when[32];
    if (us == FIELD_NULL)
        return;
    when_format_utc(us, when);
    jw_key(w, key);
    jw_z(w, when);
}

/* The token is never shown. "state", "failures", "lastError" and "nextAttemptAt" are ours. */
void subscription_write(struct jw *w, const struct subscription *s)
{
    jw_obj(w);
    jw_key(w, "subscriptionID");
    jw_z(w, s->uuid);
    jw_key(w, "queryName");
    jw_z(w, s->name);
    jw_key(w, "dest");
    jw_z(w, s->dest);
    put_time(w, "createdAt", s->created_us);
    put_time(w, "lastNotifiedAt", s->notified_us);
    put_time(w, "initialRecordTime", s->initial_us == FIELD_NULL ? s->created_us : s->initial_us);
    put_time(w, "minRecordTime", s->notified_us != FIELD_NULL ? s->notified_us : s->initial_us == FIELD_NULL ? s->created_us : s->initial_us);
    if (s->schedule.size) {
        jw_key(w, "reportIfEmpty");
        jw_bool(w, s->report_empty);
        jw_key(w, "schedule");
        jw_raw(w, s->schedule);
    } else {
        jw_key(w, "stream");
        jw_bool(w, true);
    }
    jw_key(w, "state");
    jw_z(w, s->paused ? "paused" : s->failures ? "retrying" : "active");
    if (s->failures) {
        jw_key(w, "failures");
        jw_i64(w, s->failures);
        put_time(w, "nextAttemptAt", s->next_us);
    }
    if (s->error) {
        jw_key(w, "lastError");
        jw_z(w, s->error);
    }
    jw_obj_end(w);
}
