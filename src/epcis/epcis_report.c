/* epcis_report.c: what became of a capture: the contract's CaptureJob (running, success, errors) and, beyond it, the outcome of
 * every event: accepted, duplicate, refused with the JSON pointer of the fault, or rolled_back with the others.
 * Called by epcis_capture_routes.c. */
#include "epcis_capture.h"
#include "epcis_watch.h"

#include <stdlib.h>
#include <string.h>

enum { EVENTS_SHOWN = 20000 };

struct capture_row {
    int64_t id, created_us, finished_us, events, done, accepted, duplicate, refused, operator_id;
    const char *uuid, *behaviour;
};
struct outcome { int64_t idx; const char *outcome, *event_id, *pointer, *code, *detail; };
struct report {
    const char *uuid;
    bool full;
    struct capture_row c;
    struct outcome *failed;   /* by idx */
    size_t failed_n;
    struct outcome *stored;   /* by idx */
    size_t stored_n;
    struct str warnings;      /* JSON list: what the room that watches found */
};

static void read_capture(struct rows *r, struct capture_row *c)
{
    *c = (struct capture_row){.id = rows_i64(r, 0), .uuid = rows_z(r, 1), .created_us = rows_i64(r, 2), .finished_us = rows_i64(r, 3), .behaviour = rows_z(r, 4),
                              .events = rows_i64(r, 5), .done = rows_i64(r, 6), .accepted = rows_i64(r, 7), .duplicate = rows_i64(r, 8),
                                  .refused = rows_i64(r, 9), .operator_id = rows_null(r, 10) ? 0 : rows_i64(r, 10)};
}

static enum err read_failed(struct cx *cx, struct tx *tx, struct report *p)
{
    struct rows *r;
    p->failed = AR_ARRAY(cx->ar, struct outcome, (size_t)(p->c.refused + p->c.duplicate) + 1);
    TRY(sql_query(tx, &epcis_sql[Q_CAPTURE_FAILED], ARGS(v_i(p->c.id), v_i(p->c.refused + p->c.duplicate)), &r));
    while (rows_next(r))
        p->failed[p->failed_n++] = (struct outcome){rows_i64(r, 0), rows_z(r, 1), rows_z(r, 2), rows_z(r, 3), rows_z(r, 4), rows_z(r, 5)};
    return rows_end(&r);
}

static enum err read_stored(struct cx *cx, struct tx *tx, struct report *p)
{
    struct rows *r;
    int64_t max = p->c.accepted < EVENTS_SHOWN ? p->c.accepted : EVENTS_SHOWN;
    p->stored = AR_ARRAY(cx->ar, struct outcome, (size_t)max + 1);
    TRY(sql_query(tx, &epcis_sql[Q_CAPTURE_STORED], ARGS(v_i(p->c.id), v_i(max)), &r));
    while (rows_next(r)) {
        struct outcome *o = &p->stored[p->stored_n++];
        *o = (struct outcome){rows_i64(r, 0), "accepted", rows_z(r, 1), NULL, NULL, NULL};
        struct str hash = rows_str(r, 2);
        if (!o->event_id && hash.size == 32) {
            char *ni = ar_alloc(cx->ar, EPCIS_NI_SIZE);
            epcis_hash_ni((const uint8_t *)hash.p, ni);
            o->event_id = ni;
        }
    }
    return rows_end(&r);
}

static enum err read_warnings(struct cx *cx, struct tx *tx, struct report *p)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 64);
    jw_init(&w, &b);
    jw_arr(&w);
    if (epcis_watcher)
        TRY(epcis_watcher->warnings(cx, tx, p->c.id, &w));
    jw_arr_end(&w);
    p->warnings = buf_view(&b);
    return ERR_NONE;
}

static enum err read_report(struct cx *cx, struct tx *tx, void *arg)
{
    struct report *p = arg;
    struct rows *r;
    struct epcis_scope scope;
    bool mine = false;
    p->failed_n = p->stored_n = 0;
    TRY(sql_query(tx, &epcis_sql[Q_CAPTURE_GET], ARGS(v_t(p->uuid)), &r));
    bool found = rows_next(r);
    if (found) {
        read_capture(r, &p->c);
        mine = str_eqz(rows_str(r, 11), epcis_scope_caller(cx));
    }
    TRY(rows_end(&r));
    TRY(epcis_scope_of(cx, tx, "epcis.capture", &scope));
    if (!found || !(mine || epcis_scope_sees(&scope, p->c.operator_id)))
        return err_say(cx, ERR_NOT_FOUND, "captureID", "没有这个采集任务", "there is no such capture job");
    TRY(read_failed(cx, tx, p));
    TRY(read_warnings(cx, tx, p));
    return p->full ? read_stored(cx, tx, p) : ERR_NONE;
}

/* ---- as JSON -------------------------------------------------------------------------------------------------------------------- */
static void put_time(struct jw *w, const char *key, int64_t us)
{
    char text[32];
    if (us == FIELD_NULL)
        return;
    when_format_utc(us, text);
    jw_key(w, key);
    jw_z(w, text);
}

static void put_count(struct jw *w, const char *key, int64_t n)
{
    jw_key(w, key);
    jw_i64(w, n);
}

static void put_optional(struct jw *w, const char *key, const char *text)
{
    if (!text)
        return;
    jw_key(w, key);
    jw_z(w, text);
}

static void put_head(struct jw *w, const struct capture_row *c)
{
    jw_key(w, "captureID");
    jw_z(w, c->uuid);
    put_time(w, "createdAt", c->created_us);
    put_time(w, "finishedAt", c->finished_us);
    jw_key(w, "running");
    jw_bool(w, c->finished_us == FIELD_NULL);
    jw_key(w, "success");
    jw_bool(w, c->refused == 0);
    jw_key(w, "captureErrorBehaviour");
    jw_z(w, c->behaviour);
    put_count(w, "total", c->events);
    put_count(w, "done", c->done);
    put_count(w, "accepted", c->accepted);
    put_count(w, "duplicate", c->duplicate);
    put_count(w, "refused", c->refused);
}

static void put_error(struct jw *w, const struct outcome *o)
{
    bool conflict = o->code && strcmp(o->code, "conflict") == 0;
    jw_obj(w);
    jw_key(w, "type");
    jw_z(w, conflict ? "epcisException:ResourceAlreadyExistsException" : "epcisException:ValidationException");
    jw_key(w, "title");
    jw_z(w, conflict ? "Event ID already in use" : "Event refused");
    put_count(w, "status", conflict ? 409 : 400);
    put_optional(w, "detail", o->detail);
    put_optional(w, "pointer", o->pointer);
    put_optional(w, "code", o->code);
    put_count(w, "index", o->idx);
    jw_obj_end(w);
}

static void put_errors(struct jw *w, const struct report *p)
{
    jw_key(w, "errors");
    jw_arr(w);
    for (size_t i = 0; i < p->failed_n; i++)
        if (p->failed[i].outcome && strcmp(p->failed[i].outcome, "refused") == 0)
            put_error(w, &p->failed[i]);
    jw_arr_end(w);
}

static void put_event(struct jw *w, int64_t idx, const struct outcome *o, const char *otherwise)
{
    jw_obj(w);
    put_count(w, "index", idx);
    jw_key(w, "outcome");
    jw_z(w, o ? o->outcome : otherwise);
    if (o) {
        put_optional(w, "eventID", o->event_id);
        put_optional(w, "pointer", o->pointer);
        put_optional(w, "code", o->code);
        put_optional(w, "detail", o->detail);
    }
    jw_obj_end(w);
}

static void put_events(struct jw *w, const struct report *p)
{
    size_t f = 0, s = 0;
    bool rolled_back = p->c.refused && strcmp(p->c.behaviour, "rollback") == 0;
    int64_t n = p->c.done < EVENTS_SHOWN ? p->c.done : EVENTS_SHOWN;
    jw_key(w, "events");
    jw_arr(w);
    for (int64_t i = 0; i < n; i++) {
        const struct outcome *o = NULL;
        if (f < p->failed_n && p->failed[f].idx == i)
            o = &p->failed[f++];
        else if (s < p->stored_n && p->stored[s].idx == i)
            o = &p->stored[s++];
        put_event(w, i, o, rolled_back ? "rolled_back" : "accepted");
    }
    jw_arr_end(w);
}

enum err capture_report(struct cx *cx, const char *uuid, bool full, struct str *json_out)
{
    struct report p = {.uuid = uuid, .full = full};
    struct buf b;
    struct jw w;
    TRY(tx_read(cx, "epcis.capture_report", read_report, &p));
    buf_init(&b, cx->ar, 512 + (size_t)p.c.done * 128);
    jw_init(&w, &b);
    jw_obj(&w);
    put_head(&w, &p.c);
    put_errors(&w, &p);
    jw_key(&w, "warnings"); /* beyond the contract: histories that cannot be, found after the capture */
    jw_raw(&w, p.warnings);
    if (full)
        put_events(&w, &p);
    jw_obj_end(&w);
    *json_out = buf_view(&b);
    return ERR_NONE;
}

/* ---- the list ----------------------------------------------------------------------------------------------------------------------- */
struct page { int64_t per_page, before_us, before_id; struct str token; struct report *v; size_t n; bool more; };
#define LIST_TAG UINT64_C(0x63617074757265)   /* "capture" */

static enum err read_page(struct cx *cx, struct tx *tx, void *arg)
{
    struct page *p = arg;
    struct rows *r;
    struct epcis_scope scope;
    struct epcis_token t = {.at = {INT64_MAX, INT64_MAX}};
    TRY(epcis_scope_of(cx, tx, "epcis.capture", &scope));
    p->n = 0;
    if (p->token.size)
        TRY(epcis_token_read(cx, tx, p->token, LIST_TAG, &t));
    p->before_us = t.at[0];
    p->before_id = t.at[1];
    TRY(sql_query(tx, &epcis_sql[Q_CAPTURE_LIST], ARGS(v_i(p->before_us), v_i(p->before_id), v_i(p->per_page + 1), v_bool(scope.all), v_is(scope.operators, scope.n), v_t(epcis_scope_caller(cx))), &r));
    while (rows_next(r)) {
        p->v[p->n] = (struct report){0};
        read_capture(r, &p->v[p->n++].c);
    }
    TRY(rows_end(&r));
    p->more = (int64_t)p->n > p->per_page;
    p->n -= p->more;
    for (size_t i = 0; i < p->n; i++)
        if (p->v[i].c.refused)
            TRY(read_failed(cx, tx, &p->v[i]));
    return ERR_NONE;
}

enum err capture_list(struct cx *cx, int64_t per_page, struct str token, struct str *json_out, struct epcis_token *next_out, bool *more_out)
{
    struct page p = {.per_page = per_page, .token = token};
    struct buf b;
    struct jw w;
    p.v = AR_ARRAY(cx->ar, struct report, (size_t)per_page + 1);
    TRY(tx_read(cx, "epcis.capture_list", read_page, &p));
    buf_init(&b, cx->ar, 4096);
    jw_init(&w, &b);
    jw_arr(&w);
    for (size_t i = 0; i < p.n; i++) {
        jw_obj(&w);
        put_head(&w, &p.v[i].c);
        put_errors(&w, &p.v[i]);
        jw_obj_end(&w);
    }
    jw_arr_end(&w);
    *json_out = buf_view(&b);
    *more_out = p.more;
    if (p.more)
        *next_out = (struct epcis_token){.tag = LIST_TAG, .at = {p.v[p.n - 1].c.created_us, p.v[p.n - 1].c.id}};
    return ERR_NONE;
}
