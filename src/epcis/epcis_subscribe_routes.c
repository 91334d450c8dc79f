/* epcis_subscribe_routes.c: named queries and subscriptions over the REST binding: /queries and below. */
#include "epcis_master.h"
#include "epcis_routes.h"
#include "epcis_subscribe.h"

#include <string.h>

/* ---- what several routes do ----------------------------------------------------------------------------------------------------------- */
static enum err body_object(struct req *rq, const char *const *members, struct jv *v)
{
    struct cx *cx = rq_cx(rq);
    struct json_fault fault;
    TRY(epcis_need_json(rq));
    if (!json_read(cx->ar, rq_raw(rq), NULL, v, &fault))
        return epcis_json_fault(cx, rq_raw(rq), fault);
    if (v->type != J_OBJ)
        return err_say(cx, ERR_INVALID, "", "这里收一个 JSON 对象", "a JSON object is taken here");
    for (uint32_t i = 0; i < v->n; i++) {
        size_t k = 0;
        while (members[k] && !str_eqz(v->members[i].key, members[k]))
            k++;
        if (!members[k])
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/%.*s", (int)(v->members[i].key.size > 60 ? 60 : v->members[i].key.size), v->members[i].key.p),
                           "不认识这一项", "there is no such member");
    }
    return ERR_NONE;
}

/* A page of a list whose items have growing ids. */
struct page { const char *list; int64_t per_page, after, last; bool more; struct str token; struct epcis_token next; };

static enum err page_read(struct req *rq, const char *list, struct page *p)
{
    static const char *const KNOWN[] = {"perPage", "nextPageToken", NULL};
    *p = (struct page){.list = list, .token = str_of(rq_param(rq, "nextPageToken"))};
    TRY(epcis_params_only(rq, KNOWN));
    return epcis_per_page(rq, &p->per_page);
}

static enum err page_begin(struct cx *cx, struct tx *tx, struct page *p)
{
    uint64_t tag = epcis_token_tag(0, str_of(p->list));
    p->next = (struct epcis_token){.tag = tag};
    p->after = 0;
    p->more = false;
    if (!p->token.size)
        return ERR_NONE;
    TRY(epcis_token_read(cx, tx, p->token, tag, &p->next));
    p->after = p->next.at[0];
    return ERR_NONE;
}

static void page_answer(struct req *rq, struct resp *rs, struct page *p, struct str json)
{
    p->next.at[0] = p->last;
    if (p->more)
        epcis_link_next(rq, rs, &p->next);
    rs_json(rs, json);
}

static const char *query_path(struct cx *cx, const char *name)
{
    struct buf b;
    buf_init(&b, cx->ar, 64);
    buf_puts(&b, "/epcis/v2/queries/");
    buf_pct(&b, str_of(name));
    return buf_z(&b);
}

/* What somebody made is shown to and ended by its maker and those who see the whole county. */
static enum err sees(struct cx *cx, struct tx *tx, const char *caller, const char *created_by, bool *out)
{
    struct epcis_scope s;
    TRY(epcis_scope_of(cx, tx, "epcis.query", &s));
    *out = s.all || strcmp(caller, created_by) == 0;
    return ERR_NONE;
}

/* ---- named queries ---------------------------------------------------------------------------------------------------------------------- */
struct list_arg { const char *name, *caller; struct page page; struct buf out; };

static enum err queries_list_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct list_arg *l = arg;
    struct rows *r;
    struct jw w;
    int64_t n = 0;
    TRY(page_begin(cx, tx, &l->page));
    buf_init(&l->out, cx->ar, 1024);
    jw_init(&w, &l->out);
    jw_arr(&w);
    TRY(sql_query(tx, &epcis_sql[Q_NAMED_LIST], ARGS(v_i(l->page.after), v_i(l->page.per_page + 1)), &r));
    while (rows_next(r) && !(l->page.more = n++ == l->page.per_page)) {
        struct named named = {rows_i64(r, 0), rows_z(r, 1), str_of(rows_z(r, 2)), rows_i64(r, 3), rows_z(r, 4)};
        named_write(&w, &named);
        l->page.last = named.id;
    }
    jw_arr_end(&w);
    return rows_end(&r);
}

static enum err queries_get_inner(struct req *rq, struct resp *rs)
{
    struct epcis_want want;
    struct list_arg l = {0};
    TRY(epcis_want_read(rq, &want));
    TRY(page_read(rq, "queries", &l.page));
    TRY(tx_read(rq_cx(rq), "epcis.queries", queries_list_tx, &l));
    page_answer(rq, rs, &l.page, buf_view(&l.out));
    return ERR_NONE;
}

struct create { const char *name, *caller; struct str query; };

static enum err create_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct create *c = arg;
    return epcis_named_create(cx, tx, c->name, c->query, c->caller);
}

static enum err queries_post_inner(struct req *rq, struct resp *rs)
{
    static const char *const MEMBERS[] = {"name", "query", NULL};
    struct cx *cx = rq_cx(rq);
    struct jv v;
    TRY(body_object(rq, MEMBERS, &v));
    const struct jv *name = json_get(&v, "name"), *query = json_get(&v, "query");
    if (!json_is(name, J_STR))
        return err_say(cx, ERR_INVALID, "/name", "要有 name", "name is required");
    if (!json_is(query, J_OBJ))
        return err_say(cx, ERR_INVALID, "/query", "要有 query，是一个对象", "query is required and is an object");
    struct create c = {str_dup(cx->ar, name->s), rq_caller(rq), epcis_json_compact(cx->ar, query)};
    TRY(tx_run(cx, "epcis.query_create", create_tx, &c));
    rs_header(rs, "Location", query_path(cx, c.name));
    rs_status(rs, 201);
    return ERR_NONE;
}

struct one { const char *name, *uuid, *caller; struct named named; struct subscription sub; };

static enum err named_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct one *o = arg;
    return named_find(cx, tx, o->name, &o->named);
}

static enum err query_get_inner(struct req *rq, struct resp *rs)
{
    struct epcis_want want;
    struct cx *cx = rq_cx(rq);
    static const char *const NONE[] = {NULL};
    struct one o = {.name = rq_path(rq, "queryName")};
    struct buf b;
    struct jw w;
    TRY(epcis_want_read(rq, &want));
    TRY(epcis_params_only(rq, NONE));
    TRY(tx_read(cx, "epcis.query_get", named_tx, &o));
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    named_write(&w, &o.named);
    rs_json(rs, buf_view(&b));
    return ERR_NONE;
}

static enum err delete_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct one *o = arg;
    bool mine;
    TRY(named_find(cx, tx, o->name, &o->named));
    TRY(sees(cx, tx, o->caller, o->named.created_by, &mine));
    if (!mine)
        return err_say(cx, ERR_FORBIDDEN, "queryName", "这个查询是别人建的", "somebody else made this query");
    return epcis_named_delete(cx, tx, o->name);
}

static enum err query_delete_inner(struct req *rq, struct resp *rs)
{
    struct one o = {.name = rq_path(rq, "queryName"), .caller = rq_caller(rq)};
    TRY(tx_run(rq_cx(rq), "epcis.query_delete", delete_tx, &o));
    rs_status(rs, 204);
    return ERR_NONE;
}

/* ---- events of a named query ------------------------------------------------------------------------------------------------------------- */
struct master_arg { const struct query_param *p; size_t n; struct str json; };

static enum err master_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct master_arg *m = arg;
    return epcis_master_query(cx, tx, m->p, m->n, &m->json);
}

/* The standard's own query for master data: its parameters come with the request. */
static enum err master_answer(struct req *rq, struct resp *rs)
{
    struct epcis_want want;
    struct master_arg m = {0};
    TRY(epcis_want_document(rq, &want));
    m.p = epcis_params(rq, NULL, 0, &m.n);
    TRY(tx_read(rq_cx(rq), "epcis.master", master_tx, &m));
    return epcis_reply_document(rq, rs, &want, m.json);
}

static enum err query_events_inner(struct req *rq, struct resp *rs)
{
    static const char *const KNOWN[] = {"perPage", "nextPageToken", NULL};
    struct one o = {.name = rq_path(rq, "queryName")};
    struct query_param *p;
    const struct epcis_context *context;
    size_t n;
    if (strcmp(o.name, "SimpleMasterDataQuery") == 0)
        return master_answer(rq, rs);
    if (strcmp(o.name, "SimpleEventQuery") == 0)
        return epcis_events_answer(rq, rs, NULL, 0);
    TRY(epcis_params_only(rq, KNOWN));
    TRY(tx_read(rq_cx(rq), "epcis.query_get", named_tx, &o));
    TRY(named_params(rq_cx(rq), o.named.query, &p, &n, &context));
    return epcis_named_answer(rq, rs, p, n, context, o.name);
}

/* ---- subscriptions --------------------------------------------------------------------------------------------------------------------- */
static enum err subscriptions_list_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct list_arg *l = arg;
    struct named named;
    struct rows *r;
    struct jw w;
    int64_t n = 0;
    TRY(named_find(cx, tx, l->name, &named));
    TRY(page_begin(cx, tx, &l->page));
    buf_init(&l->out, cx->ar, 1024);
    jw_init(&w, &l->out);
    jw_arr(&w);
    TRY(sql_query(tx, &epcis_sql[Q_SUBSCRIPTION_LIST], ARGS(v_i(named.id), v_i(l->page.after), v_i(l->page.per_page + 1)), &r));
    while (rows_next(r) && !(l->page.more = n++ == l->page.per_page)) {
        struct subscription s;
        bool mine;
        subscription_row(r, &s);
        l->page.last = s.id;
        TRY(sees(cx, tx, l->caller, s.created_by, &mine));
        if (mine)
            subscription_write(&w, &s);
    }
    jw_arr_end(&w);
    return rows_end(&r);
}

static enum err subscriptions_get_inner(struct req *rq, struct resp *rs)
{
    struct epcis_want want;
    struct list_arg l = {.name = rq_path(rq, "queryName"), .caller = rq_caller(rq)};
    TRY(epcis_want_read(rq, &want));
    TRY(page_read(rq, "subscriptions", &l.page));
    TRY(tx_read(rq_cx(rq), "epcis.subscriptions", subscriptions_list_tx, &l));
    page_answer(rq, rs, &l.page, buf_view(&l.out));
    return ERR_NONE;
}

static enum err optional_flag(struct cx *cx, const struct jv *v, const char *at, bool *out)
{
    *out = json_is(v, J_TRUE);
    return !v || v->type == J_TRUE || v->type == J_FALSE ? ERR_NONE : err_say(cx, ERR_INVALID, at, "只能是 true 或 false", "must be true or false");
}

static enum err optional_text(struct cx *cx, const struct jv *v, const char *at, const char **out)
{
    *out = json_is(v, J_STR) ? str_dup(cx->ar, v->s) : NULL;
    return !v || v->type == J_STR ? ERR_NONE : err_say(cx, ERR_INVALID, at, "须是文字", "must be a text");
}

static enum err read_subscription(struct req *rq, struct epcis_subscribe *s)
{
    static const char *const MEMBERS[] = {"dest", "signatureToken", "stream", "schedule", "reportIfEmpty", "initialRecordTime", NULL};
    struct cx *cx = rq_cx(rq);
    struct jv v;
    const char *initial;
    struct when t;
    bool stream;
    TRY(body_object(rq, MEMBERS, &v));
    *s = (struct epcis_subscribe){.name = rq_path(rq, "queryName"), .initial_us = FIELD_NULL, .caller = rq_caller(rq)};
    TRY(optional_text(cx, json_get(&v, "dest"), "/dest", &s->dest));
    TRY(optional_text(cx, json_get(&v, "signatureToken"), "/signatureToken", &s->token));
    TRY(optional_text(cx, json_get(&v, "initialRecordTime"), "/initialRecordTime", &initial));
    TRY(optional_flag(cx, json_get(&v, "stream"), "/stream", &stream));
    TRY(optional_flag(cx, json_get(&v, "reportIfEmpty"), "/reportIfEmpty", &s->report_empty));
    const struct jv *schedule = json_get(&v, "schedule");
    if (!s->dest)
        return err_say(cx, ERR_INVALID, "/dest", "要有 dest：事件发往的地址", "dest is required: where events are sent");
    if (stream == (schedule != NULL))
        return err_say(cx, ERR_INVALID, "/stream", "要么 stream 为 true，要么给出 schedule，二者选一", "either stream is true or there is a schedule, one of them");
    if (stream && s->report_empty)
        return err_say(cx, ERR_INVALID, "/reportIfEmpty", "reportIfEmpty 只用于 schedule", "reportIfEmpty goes with a schedule only");
    if (schedule)
        s->schedule = epcis_json_compact(cx->ar, schedule);
    if (initial && (!when_parse(str_of(initial), &t) || !t.has_off))
        return err_say(cx, ERR_INVALID, "/initialRecordTime", "不是带时区的时间", "is not a time with offset");
    if (initial)
        s->initial_us = t.us;
    return ERR_NONE;
}

struct subscribe { struct epcis_subscribe ask; int64_t horizon; const char *uuid; struct subscription sub; };

static enum err subscribe_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct subscribe *s = arg;
    TRY(epcis_subscribe(cx, tx, &s->ask, s->horizon, &s->uuid));
    return subscription_find(cx, tx, s->ask.name, s->uuid, &s->sub);
}

static struct str subscription_json(struct cx *cx, const struct subscription *s)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    subscription_write(&w, s);
    return buf_view(&b);
}

static enum err subscriptions_post_inner(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct subscribe s = {0};
    TRY(read_subscription(rq, &s.ask));
    TRY(epcis_horizon(cx, &s.horizon));
    TRY(tx_run(cx, "epcis.subscribe", subscribe_tx, &s));
    rs_header(rs, "Location", ar_printf(cx->ar, "%s/subscriptions/%s", query_path(cx, s.ask.name), s.uuid));
    rs_json(rs, subscription_json(cx, &s.sub));
    rs_status(rs, 201);
    return ERR_NONE;
}

static enum err subscription_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct one *o = arg;
    bool mine;
    TRY(subscription_find(cx, tx, o->name, o->uuid, &o->sub));
    TRY(sees(cx, tx, o->caller, o->sub.created_by, &mine));
    return mine ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, "subscriptionID", "没有这个订阅", "there is no such subscription");
}

static enum err subscription_get_inner(struct req *rq, struct resp *rs)
{
    struct epcis_want want;
    struct cx *cx = rq_cx(rq);
    struct one o = {.name = rq_path(rq, "queryName"), .uuid = rq_path(rq, "subscriptionID"), .caller = rq_caller(rq)};
    TRY(epcis_want_read(rq, &want));
    TRY(tx_read(cx, "epcis.subscription_get", subscription_tx, &o));
    rs_json(rs, subscription_json(cx, &o.sub));
    return ERR_NONE;
}

static enum err unsubscribe_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct one *o = arg;
    TRY(subscription_tx(cx, tx, o));
    return epcis_unsubscribe(cx, tx, o->name, o->uuid);
}

static enum err subscription_delete_inner(struct req *rq, struct resp *rs)
{
    struct one o = {.name = rq_path(rq, "queryName"), .uuid = rq_path(rq, "subscriptionID"), .caller = rq_caller(rq)};
    TRY(tx_run(rq_cx(rq), "epcis.unsubscribe", unsubscribe_tx, &o));
    rs_status(rs, 204);
    return ERR_NONE;
}

/* ---- OPTIONS ------------------------------------------------------------------------------------------------------------------------------ */
static enum err query_options_inner(struct req *rq, struct resp *rs)
{
    struct one o = {.name = rq_path(rq, "queryName")};
    TRY(tx_read(rq_cx(rq), "epcis.query_get", named_tx, &o));
    return epcis_options(rq, rs);
}

static enum err subscription_options_inner(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct one o = {.name = rq_path(rq, "queryName"), .uuid = rq_path(rq, "subscriptionID"), .caller = rq_caller(rq)};
    char when[32];
    TRY(tx_read(cx, "epcis.subscription_get", subscription_tx, &o));
    when_format_utc(o.sub.notified_us != FIELD_NULL ? o.sub.notified_us : o.sub.initial_us != FIELD_NULL ? o.sub.initial_us : o.sub.created_us, when);
    rs_header(rs, "GS1-Query-Min-Record-Time", when);
    return epcis_options(rq, rs);
}

#define ROUTE(name, inner, query)                     \
    enum err name(struct req *rq, struct resp *rs)    \
    {                                                 \
        return epcis_answer(rq, rs, inner, query);    \
    }
ROUTE(queries_get, queries_get_inner, true)
ROUTE(queries_post, queries_post_inner, true)
ROUTE(query_get, query_get_inner, true)
ROUTE(query_delete, query_delete_inner, true)
ROUTE(query_options, query_options_inner, true)
ROUTE(query_events, query_events_inner, true)
ROUTE(subscriptions_get, subscriptions_get_inner, true)
ROUTE(subscriptions_post, subscriptions_post_inner, true)
ROUTE(subscription_get, subscription_get_inner, true)
ROUTE(subscription_delete, subscription_delete_inner, true)
ROUTE(subscription_options, subscription_options_inner, true)
