/* epcis_routes.c: events over the REST binding of EPCIS 2.0 (GS1's OpenAPI is the contract): POST /events, GET /events,
 * GET /events/{id}; and the errors and headers that all routes of the binding share. */
#include "epcis_routes.h"

#include <stdlib.h>
#include <string.h>

/* ---- errors in the contract's words -------------------------------------------------------------------------------------------- */
static const struct { enum err err; const char *exception, *title; int status; } EXCEPTIONS[] = {
    {ERR_INVALID, "ValidationException", "Validation failed", 400},
    {ERR_MALFORMED, "ValidationException", "Malformed request", 400},
    {ERR_UNKNOWN_PARAM, "QueryParameterException", "Unknown query parameter", 400},
    {ERR_TOO_LARGE, "CaptureLimitExceededException", "Capture payload too large", 413},
    {ERR_CONFLICT, "ResourceAlreadyExistsException", "A resource with this identifier exists already", 409},
    {ERR_DUPLICATE, "ResourceAlreadyExistsException", "The event is captured already", 409},
    {ERR_NOT_FOUND, "NoSuchResourceException", "Resource not found", 404},
    {ERR_MEDIA_TYPE, "UnsupportedMediaTypeException", "Unsupported media type", 415},
    {ERR_NOT_ACCEPTABLE, "NotAcceptableException", "Not acceptable", 406},
    {ERR_UNAUTHENTICATED, "SecurityException", "Unauthorised request", 401},
    {ERR_FORBIDDEN, "SecurityException", "Access to resource forbidden", 403},
    {ERR_BAD_ORIGIN, "SecurityException", "Access to resource forbidden", 403},
    {ERR_URI_TOO_LONG, "URITooLongException", "The URI is too long", 414},
};

struct problem { const char *exception, *title; int status; };

static struct problem problem_of(enum err e, bool query)
{
    if (query && (e == ERR_INVALID || e == ERR_MALFORMED))
        return (struct problem){"QueryParameterException", "Bad query parameter", 400};
    if (query && e == ERR_LIMIT)
        return (struct problem){"QueryTooLargeException", "Too many results", 413};
    if (e == ERR_LIMIT)
        return (struct problem){"CaptureLimitExceededException", "A limit is exceeded", 413};
    for (size_t i = 0; i < sizeof EXCEPTIONS / sizeof EXCEPTIONS[0]; i++)
        if (EXCEPTIONS[i].err == e)
            return (struct problem){EXCEPTIONS[i].exception, EXCEPTIONS[i].title, EXCEPTIONS[i].status};
    return (struct problem){"ImplementationException", "A server-side error occurred", err_status(e)};
}

static void put_problem(struct req *rq, struct resp *rs, enum err e, bool query)
{
    struct cx *cx = rq_cx(rq);
    struct problem p = problem_of(e, query);
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 512);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "type");
    jw_z(&w, ar_printf(cx->ar, "epcisException:%s", p.exception));
    jw_key(&w, "title");
    jw_z(&w, p.title);
    jw_key(&w, "status");
    jw_i64(&w, p.status);
    jw_key(&w, "detail");
    jw_z(&w, *cx->err_text ? cx->err_text : err_title(e, cx->lang));
    if (*cx->err_field || e == ERR_INVALID) {
        jw_key(&w, query ? "parameter" : "pointer");
        jw_z(&w, cx->err_field);
    }
    jw_key(&w, "code");
    jw_z(&w, err_code(e));
    jw_key(&w, "request_id");
    jw_z(&w, cx->request_id);
    jw_obj_end(&w);
    rs_status(rs, p.status);
    rs_bytes(rs, "application/problem+json", buf_view(&b));
}

static void put_versions(struct resp *rs)
{
    rs_header(rs, "GS1-EPCIS-Version", "2.0.0");
    rs_header(rs, "GS1-CBV-Version", "2.0.0");
    rs_header(rs, "GS1-Extensions", "");
}

void epcis_problem(struct req *rq, struct resp *rs, enum err e)
{
    bool query = strcmp(rq_method(rq), "GET") == 0 || strcmp(rq_method(rq), "HEAD") == 0;
    put_versions(rs);
    put_problem(rq, rs, e, query);
}

/* A client may name the versions it understands; anything that excludes 2.0 cannot be served. */
static enum err check_versions(struct req *rq)
{
    static const struct { const char *name; bool least; } BOUNDS[] = {
        {"GS1-EPCIS-Min", true}, {"GS1-EPCIS-Max", false}, {"GS1-CBV-Min", true}, {"GS1-CBV-Max", false}};
    for (size_t i = 0; i < sizeof BOUNDS / sizeof BOUNDS[0]; i++) {
        const char *v = rq_header(rq, BOUNDS[i].name);
        double n = v ? strtod(v, NULL) : 2.0;
        if ((BOUNDS[i].least && n > 2.0) || (!BOUNDS[i].least && n < 2.0))
            return err_say(rq_cx(rq), ERR_NOT_ACCEPTABLE, BOUNDS[i].name, "只支持 2.0 版", "only version 2.0 is served");
    }
    return ERR_NONE;
}

enum err epcis_answer(struct req *rq, struct resp *rs, enum err (*fn)(struct req *, struct resp *), bool query)
{
    enum err e = check_versions(rq);
    if (e == ERR_NONE)
        e = fn(rq, rs);
    put_versions(rs);
    struct problem p = problem_of(e, query);
    if (e == ERR_NONE || p.status >= 500)
        return e; /* the router tells what went wrong inside, and logs it */
    put_problem(rq, rs, e, query);
    return ERR_NONE;
}

enum err epcis_need_json(struct req *rq)
{
    const char *type = rq_header(rq, "Content-Type");
    struct str t, rest;
    if (!type)
        return ERR_NONE;
    str_cut(str_of(type), ';', &t, &rest);
    t = str_trim(t);
    if (str_ieqz(t, "application/json") || str_ieqz(t, "application/ld+json"))
        return ERR_NONE;
    return err_say(rq_cx(rq), ERR_MEDIA_TYPE, "Content-Type", "这里收 application/json 或 application/ld+json",
                   "application/json or application/ld+json is taken here");
}

void epcis_link_next(struct req *rq, struct resp *rs, const char *token)
{
    struct cx *cx = rq_cx(rq);
    struct str *names, *values, target = str_of(rq_target(rq)), path, query;
    size_t n = rq_params(rq, &names, &values);
    struct buf b;
    const char *sep = "?";
    str_cut(target, '?', &path, &query);
    buf_init(&b, cx->ar, 256);
    buf_ch(&b, '<');
    buf_str(&b, path);
    for (size_t i = 0; i < n; i++) {
        if (str_eqz(names[i], "nextPageToken"))
            continue;
        buf_puts(&b, sep);
        buf_pct(&b, names[i]);
        buf_ch(&b, '=');
        buf_pct(&b, values[i]);
        sep = "&";
    }
    buf_printf(&b, "%snextPageToken=%s>; rel=\"next\"", sep, token);
    rs_header(rs, "Link", buf_z(&b));
}

/* ---- POST /events ----------------------------------------------------------------------------------------------------------------- */
struct post { struct epcis_event *ev; const char *county; bool duplicate; struct epcis_hit hit; };

static enum err post_store(struct cx *cx, struct tx *tx, void *arg)
{
    struct post *p = arg;
    return epcis_event_store(cx, tx, p->ev, p->county, NULL, &p->duplicate);
}

static enum err read_event(struct cx *cx, struct str text, struct epcis_event **out)
{
    static const struct json_limits LIMITS = {EPCIS_EVENT_BYTES_MAX, EPCIS_EVENT_DEPTH_MAX, 0};
    struct jv *v = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    struct epcis_document d;
    if (!json_read(cx->ar, text, &LIMITS, v, &fault))
        return epcis_json_fault(cx, text, fault);
    if (json_is(v, J_OBJ) && (str_eqz(json_str(json_get(v, "type")), "EPCISDocument") || str_eqz(json_str(json_get(v, "type")),
            "EPCISQueryDocument")))
        return err_say(cx, ERR_INVALID, "/type", "这里收单个事件；文档请发到 /epcis/v2/capture",
                       "a single event is taken here; documents go to /epcis/v2/capture");
    TRY(epcis_document_read(cx, v, &d));
    return epcis_event_read(cx, v, d.context, "", out);
}

/* The event as it is stored, for the answer: without asking the database again. */
static struct str stored_json(struct cx *cx, const struct epcis_event *ev)
{
    char when[32];
    struct buf b;
    struct jw w;
    when_format_utc(cx->now_us, when);
    buf_init(&b, cx->ar, ev->text.size + 160);
    buf_put(&b, ev->text.p, ev->text.size - 1);
    jw_init(&w, &b);
    if (!ev->event_id.size) {
        buf_puts(&b, ",\"eventID\":");
        jw_str(&w, ev->id);
    }
    buf_printf(&b, ",\"recordTime\":\"%s\"}", when);
    return buf_view(&b);
}

static const char *event_location(struct cx *cx, struct str id)
{
    struct buf b;
    buf_init(&b, cx->ar, 160);
    buf_puts(&b, "/epcis/v2/events/");
    buf_pct(&b, id);
    return buf_z(&b);
}

static enum err events_post_inner(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct post p = {.county = epcis_county()};
    TRY(epcis_need_json(rq));
    TRY(read_event(cx, rq_raw(rq), &p.ev));
    struct epcis_item it = {.ev = p.ev};
    TRY(epcis_batch_prepare(cx, &it, 1, p.county));
    TRY(tx_run(cx, "epcis.event_post", post_store, &p));
    rs_header(rs, "Location", event_location(cx, p.ev->id));
    if (p.duplicate)
        return err_say(cx, ERR_DUPLICATE, "/eventID", "这个事件已经采集过：%.*s", "this event is captured already: %.*s",
                       (int)(p.ev->id.size > 200 ? 200 : p.ev->id.size),
                       p.ev->id.p);
    rs_json(rs, stored_json(cx, p.ev));
    rs_status(rs, 201);
    return ERR_NONE;
}

static enum err events_post(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, events_post_inner, false);
}

/* ---- GET /events, GET /events/{id} ---------------------------------------------------------------------------------------------------- */
struct get { struct epcis_query *q; struct query_page page; struct buf out; };

static enum err get_events(struct cx *cx, struct tx *tx, void *arg)
{
    struct get *g = arg;
    buf_init(&g->out, cx->ar, 4096);
    TRY(epcis_query_run(cx, tx, g->q, &g->page));
    return epcis_read_document(cx, tx, g->page.rows, g->page.n, &g->out);
}

/* "GS1-Extensions: ext=https://…/,other=https://…/": prefixes of extension parameters. */
static struct epcis_context *header_context(struct req *rq)
{
    struct cx *cx = rq_cx(rq);
    struct epcis_context *c = AR_NEW(cx->ar, struct epcis_context);
    const char *h = rq_header(rq, "GS1-Extensions");
    struct str rest = str_of(h), one, prefix, ns;
    struct epcis_prefix *p = AR_ARRAY(cx->ar, struct epcis_prefix, rest.size / 2 + 1);
    c->outer = epcis_context_standard();
    c->p = p;
    while (rest.size) {
        str_cut(rest, ',', &one, &rest);
        if (str_cut(str_trim(one), '=', &prefix, &ns) && prefix.size && ns.size)
            p[c->n++] = (struct epcis_prefix){str_trim(prefix), str_trim(ns)};
    }
    return c;
}

static enum err events_get_inner(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct str *names, *values;
    struct get g = {0};
    size_t n = rq_params(rq, &names, &values);
    struct query_param *p = AR_ARRAY(cx->ar, struct query_param, n);
    for (size_t i = 0; i < n; i++)
        p[i] = (struct query_param){names[i], values[i]};
    TRY(epcis_query_read(cx, p, n, header_context(rq), &g.q));
    TRY(tx_read(cx, "epcis.query", get_events, &g));
    if (g.page.next)
        epcis_link_next(rq, rs, g.page.next);
    rs_json(rs, buf_view(&g.out));
    return ERR_NONE;
}

static enum err events_get(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, events_get_inner, true);
}

static enum err event_get_inner(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct str *names, *values;
    struct get g = {0};
    struct query_param p[2] = {{STR("EQ_eventID"), str_of(rq_path(rq, "eventID"))}, {STR("perPage"), STR("100")}};
    if (rq_params(rq, &names, &values))
        return err_say(cx, ERR_UNKNOWN_PARAM, str_dup(cx->ar, names[0]), "不认识的参数 %.*s", "unknown parameter %.*s", (int)names[0].size, names[0].p);
    TRY(epcis_query_read(cx, p, 2, epcis_context_standard(), &g.q));
    g.q->ascending = g.q->by_record = true; /* the event, then its error declarations */
    TRY(tx_read(cx, "epcis.query", get_events, &g));
    if (!g.page.n)
        return err_say(cx, ERR_NOT_FOUND, "eventID", "没有这个事件", "there is no such event");
    rs_json(rs, buf_view(&g.out));
    return ERR_NONE;
}

static enum err event_get(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, event_get_inner, false);
}

static enum err events_options_inner(struct req *rq, struct resp *rs)
{
    (void)rq;
    rs_header(rs, "Allow", "GET, HEAD, POST, OPTIONS");
    rs_header(rs, "GS1-EPC-Format", "Never_Translates");
    rs_status(rs, 204);
    return ERR_NONE;
}

static enum err events_options(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, events_options_inner, true);
}

/* ---- the console's list ------------------------------------------------------------------------------------------------------------------ */
static const char *const TYPE_NAMES[] = {"ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent", NULL};
static const char *const ACTION_NAMES[] = {"ADD", "OBSERVE", "DELETE", "NONE", NULL};

static const struct list_col EVENT_COLS[] = {
    {"time", "e.time_us", F_TIME, LC_SORT | LC_FILTER, NULL, "事件时间", "Event time"},
    {"record_time", "e.record_us", F_TIME, LC_SORT | LC_FILTER, NULL, "入库时间", "Record time"},
    {"type", "CASE e.type WHEN 0 THEN 'ObjectEvent' WHEN 1 THEN 'AggregationEvent' WHEN 2 THEN 'TransactionEvent' WHEN 3 THEN 'TransformationEvent' ELSE 'AssociationEvent' END",
     F_ENUM, LC_FILTER, TYPE_NAMES, "类型", "Type"},
    {"action", "CASE e.action WHEN 0 THEN 'ADD' WHEN 1 THEN 'OBSERVE' WHEN 2 THEN 'DELETE' ELSE 'NONE' END", F_ENUM, LC_FILTER,
     ACTION_NAMES, "动作", "Action"},
    {"biz_step", "replace(e.biz_step, 'https://ref.gs1.org/cbv/BizStep-', '')", F_TEXT, LC_FILTER, NULL, "业务步骤", "Business step"},
    {"disposition", "replace(e.disposition, 'https://ref.gs1.org/cbv/Disp-', '')", F_TEXT, LC_FILTER, NULL, "处置状态", "Disposition"},
    {"read_point", "e.read_point", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "读取点", "Read point"},
    {"epc", "e.first_epc", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "首个标识", "First identifier"},
    {"event_id", "e.event_id", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "事件编号", "Event ID"},
    {"error_declared", "CASE WHEN e.error_us IS NULL THEN 0 ELSE 1 END", F_BOOL, LC_FILTER, NULL, "错误声明", "Error declared"},
};
static const struct list_spec EVENTS_LIST = {"EventItem", "epcis_event_v e", "e.id", "-time", EVENT_COLS, sizeof EVENT_COLS / sizeof EVENT_COLS[0]};

static enum err events_list(struct req *rq, struct resp *rs)
{
    return list_answer(rq, rs, &EVENTS_LIST, NULL, NOARGS);
}

const struct list_spec *const epcis_lists[EPCIS_LISTS_N] = {&EVENTS_LIST};

#define V2 "/epcis/v2"
const struct route epcis_routes[EPCIS_ROUTES_N] = {
    {"POST", V2 "/capture", capture_post, "epcis.capture", RT_RAW, NULL, NULL, NULL, NULL, 33 << 20, 202, "epcisCapture", "采集 EPCIS 文档",
     "Capture an EPCIS document"},
    {"GET", V2 "/capture", capture_get_list, "epcis.capture", RT_RAW | RT_SLOW, NULL, NULL, NULL, NULL, 0, 200, "epcisCaptureList",
     "采集任务列表", "List capture jobs"},
    {"OPTIONS", V2 "/capture", capture_options, "epcis.capture", RT_RAW | RT_HIDDEN, NULL, NULL, NULL, NULL, 0, 204, "epcisCaptureOptions",
     "采集接口的能力", "What capture offers"},
    {"GET", V2 "/capture/{captureID}", capture_get_one, "epcis.capture", RT_RAW | RT_SLOW, NULL, NULL, NULL, NULL, 0, 200,
     "epcisCaptureGet", "采集任务及报告", "A capture job with its report"},
    {"POST", V2 "/events", events_post, "epcis.capture", RT_RAW, NULL, NULL, NULL, NULL, EPCIS_EVENT_BYTES_MAX, 201, "epcisEventPost",
     "采集一个事件", "Capture one event"},
    {"GET", V2 "/events", events_get, "epcis.query", RT_RAW | RT_SLOW, NULL, NULL, NULL, NULL, 0, 200, "epcisEvents", "查询事件", "Query events"},
    {"OPTIONS", V2 "/events", events_options, "epcis.query", RT_RAW | RT_HIDDEN, NULL, NULL, NULL, NULL, 0, 204, "epcisEventsOptions",
     "事件接口的能力", "What the events resource offers"},
    {"GET", V2 "/events/{eventID}", event_get, "epcis.query", RT_RAW | RT_SLOW, NULL, NULL, NULL, NULL, 0, 200, "epcisEventGet", "一个事件", "One event"},
    {"GET", "/api/v1/events", events_list, "epcis.query", RT_SLOW, NULL, NULL, NULL, &EVENTS_LIST, 0, 200, "epcisEventList", "事件列表",
     "List of events"},
};
