/* epcis_routes.c: events over the REST binding of EPCIS 2.0 (GS1's OpenAPI is the contract): POST /events, GET /events,
 * GET /events/{id}; the console's list of events; and the table of all routes of the room. */
#include "epcis_routes.h"
#include "epcis_watch.h"

#include <stdlib.h>
#include <string.h>

/* ---- POST /events ----------------------------------------------------------------------------------------------------------------- */
struct post { struct epcis_event *ev; const char *county; bool duplicate; struct epcis_hit hit; };

static enum err post_store(struct cx *cx, struct tx *tx, void *arg)
{
    struct post *p = arg;
    return epcis_event_receive(cx, tx, p->ev, p->county, &p->duplicate);
}

static enum err read_event_xml(struct cx *cx, struct str text, struct epcis_event **out)
{
    struct epcis_document d;
    TRY(epcis_xml_read(cx, text, false, &d));
    if (!d.single || d.n != 1)
        return err_say(cx, ERR_INVALID, "/", "这里收单个事件；文档请发到 /epcis/v2/capture", "a single event is taken here; documents go to /epcis/v2/capture");
    return epcis_document_event(cx, &d, 0, out);
}

static enum err read_event(struct cx *cx, struct str text, struct epcis_event **out)
{
    static const struct json_limits LIMITS = {EPCIS_EVENT_BYTES_MAX, EPCIS_EVENT_DEPTH_MAX, 0};
    struct jv *v = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    struct epcis_document d;
    if (epcisxml_looks(text))
        return read_event_xml(cx, text, out);
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
    TRY(epcis_need_events(rq));
    TRY(read_event(cx, rq_raw(rq), &p.ev));
    p.ev->operator_id = epcis_scope_author(cx);
    struct epcis_item it = {.ev = p.ev};
    TRY(epcis_batch_prepare(cx, &it, 1, p.county));
    TRY(tx_run_keyed(cx, "epcis.event_post", post_store, &p));
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
struct get { struct epcis_query *q; struct query_page page; struct buf out; enum epcis_format format; const char *name; bool narrowed; /* the transaction may run again */ };

static enum err get_events(struct cx *cx, struct tx *tx, void *arg)
{
    struct get *g = arg;
    struct epcis_scope scope;
    buf_init(&g->out, cx->ar, 4096);
    TRY(epcis_scope_begin(cx, tx, &scope));
    if (!g->narrowed)
        epcis_query_narrow(g->q, &scope);
    g->narrowed = true;
    TRY(epcis_query_run(cx, tx, g->q, &g->page));
    for (size_t i = 0; i < g->page.n; i++)
        g->page.rows[i].hit.json = epcis_format_event(cx->ar, g->format, g->page.rows[i].hit.json);
    return epcis_read_results(cx, tx, g->page.rows, g->page.n, g->name ? g->name : "SimpleEventQuery", NULL, &g->out);
}

enum err epcis_named_answer(struct req *rq, struct resp *rs, const struct query_param *head, size_t head_n, const struct epcis_context *context,
                            const char *name)
{
    struct epcis_want want;
    struct get g = {.name = name};
    size_t n;
    TRY(epcis_want_document(rq, &want));
    const struct query_param *p = epcis_params(rq, head, head_n, &n);
    TRY(epcis_query_read(rq_cx(rq), p, n, context ? context : want.context, &g.q));
    g.format = want.format;
    TRY(tx_read(rq_cx(rq), "epcis.query", get_events, &g));
    if (g.page.more)
        epcis_link_next(rq, rs, &g.page.next);
    rs_header(rs, "GS1-EPC-Format", epcis_format_name(want.format));
    return epcis_reply_document(rq, rs, &want, buf_view(&g.out));
}

enum err epcis_events_answer(struct req *rq, struct resp *rs, const struct query_param *head, size_t n)
{
    return epcis_named_answer(rq, rs, head, n, NULL, NULL);
}

static enum err events_get_inner(struct req *rq, struct resp *rs)
{
    return epcis_events_answer(rq, rs, NULL, 0);
}

static enum err events_get(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, events_get_inner, true);
}

static enum err event_get_inner(struct req *rq, struct resp *rs)
{
    static const char *const NONE[] = {NULL};
    struct cx *cx = rq_cx(rq);
    struct epcis_want want;
    struct get g = {0};
    struct query_param p[2] = {{STR("EQ_eventID"), str_of(rq_path(rq, "eventID"))}, {STR("perPage"), STR("100")}};
    TRY(epcis_params_only(rq, NONE));
    TRY(epcis_want_document(rq, &want));
    TRY(epcis_query_read(cx, p, 2, epcis_context_standard(), &g.q));
    g.q->ascending = g.q->by_record = true; /* the event, then its error declarations */
    g.format = want.format;
    TRY(tx_read(cx, "epcis.query", get_events, &g));
    if (!g.page.n)
        return err_say(cx, ERR_NOT_FOUND, "eventID", "没有这个事件", "there is no such event");
    rs_header(rs, "GS1-EPC-Format", epcis_format_name(want.format));
    return epcis_reply_document(rq, rs, &want, buf_view(&g.out));
}

static enum err event_get(struct req *rq, struct resp *rs)
{
    return epcis_answer(rq, rs, event_get_inner, false);
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

static enum err scope_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return epcis_scope_begin(cx, tx, arg);
}

static enum err events_list(struct req *rq, struct resp *rs)
{
    struct epcis_scope s;
    TRY(tx_read(rq_cx(rq), "epcis.scope", scope_tx, &s));
    if (s.all)
        return list_answer(rq, rs, &EVENTS_LIST, NULL, NOARGS);
    return list_answer(rq, rs, &EVENTS_LIST, "e.operator @IN($1)", ARGS(v_is(s.operators, s.n)));
}

const struct list_spec *const epcis_lists[EPCIS_LISTS_N] = {&EVENTS_LIST, &epcis_captures_list};

/* ---- all routes ---------------------------------------------------------------------------------------------------------------------------- */
#define V2 "/epcis/v2"
#define GET_V2(path, fn, perm, op, zh, en) {"GET", V2 path, fn, perm, RT_RAW | RT_SLOW, NULL, NULL, NULL, NULL, 0, 200, op, zh, en}
#define OPTIONS_V2(path, perm, op) \
    {"OPTIONS", V2 path, epcis_options, perm, RT_RAW | RT_HIDDEN, NULL, NULL, NULL, NULL, 0, 204, op, "接口的能力", "What the resource offers"}
#define READ_V2(path, fn, op, zh, en) GET_V2(path, fn, "epcis.query", op, zh, en), OPTIONS_V2(path, "epcis.query", op "Options")

/* OPTIONS of what may not be there. */
#define NAMED_OPTIONS(path, fn, op) \
    {"OPTIONS", V2 path, fn, "epcis.query", RT_RAW | RT_HIDDEN | RT_SLOW, NULL, NULL, NULL, NULL, 0, 204, op, "接口的能力", "What the resource offers"}

const struct route epcis_routes[] = {
    {"POST", V2 "/capture", capture_post, "epcis.capture", RT_RAW, NULL, NULL, NULL, NULL, 33 << 20, 202, "epcisCapture", "采集 EPCIS 文档",
     "Capture an EPCIS document"},
    GET_V2("/capture", capture_get_list, "epcis.capture", "epcisCaptureList", "采集任务列表", "List capture jobs"),
    OPTIONS_V2("/capture", "epcis.capture", "epcisCaptureOptions"),
    GET_V2("/capture/{captureID}", capture_get_one, "epcis.capture", "epcisCaptureGet", "采集任务及报告", "A capture job with its report"),
    OPTIONS_V2("/capture/{captureID}", "epcis.capture", "epcisCaptureGetOptions"),
    {"POST", V2 "/events", events_post, "epcis.capture", RT_RAW, NULL, NULL, NULL, NULL, EPCIS_EVENT_BYTES_MAX, 201, "epcisEventPost",
     "采集一个事件", "Capture one event"},
    READ_V2("/events", events_get, "epcisEvents", "查询事件", "Query events"),
    READ_V2("/events/{eventID}", event_get, "epcisEventGet", "一个事件", "One event"),
    READ_V2("", epcis_top_get, "epcisTop", "有哪些资源", "The resources there are"),
    READ_V2("/", epcis_top_get, "epcisRoot", "有哪些资源", "The resources there are"),
    READ_V2("/eventTypes", epcis_types_get, "epcisEventTypes", "事件类型", "Event types"),
    READ_V2("/eventTypes/{eventType}", epcis_type_get, "epcisEventType", "一种事件类型的下级资源", "What there is of an event type"),
    READ_V2("/eventTypes/{eventType}/events", epcis_type_events, "epcisEventTypeEvents", "一种类型的事件", "Events of a type"),
    READ_V2("/epcs", epcis_epcs_get, "epcisEpcs", "已知的 EPC", "Known EPCs"),
    READ_V2("/epcs/{epc}", epcis_epc_get, "epcisEpc", "一个 EPC 的下级资源", "What there is of an EPC"),
    READ_V2("/epcs/{epc}/events", epcis_epc_events, "epcisEpcEvents", "一个 EPC 的事件", "Events of an EPC"),
    READ_V2("/bizSteps", epcis_steps_get, "epcisBizSteps", "业务步骤", "Business steps"),
    READ_V2("/bizSteps/{bizStep}", epcis_step_get, "epcisBizStep", "一个业务步骤的下级资源", "What there is of a business step"),
    READ_V2("/bizSteps/{bizStep}/events", epcis_step_events, "epcisBizStepEvents", "一个业务步骤的事件", "Events of a business step"),
    READ_V2("/bizLocations", epcis_locations_get, "epcisBizLocations", "业务地点", "Business locations"),
    READ_V2("/bizLocations/{bizLocation}", epcis_location_get, "epcisBizLocation", "一个业务地点的下级资源", "What there is of a business location"),
    READ_V2("/bizLocations/{bizLocation}/events", epcis_location_events, "epcisBizLocationEvents", "一个业务地点的事件", "Events at a business location"),
    READ_V2("/readPoints", epcis_points_get, "epcisReadPoints", "读取点", "Read points"),
    READ_V2("/readPoints/{readPoint}", epcis_point_get, "epcisReadPoint", "一个读取点的下级资源", "What there is of a read point"),
    READ_V2("/readPoints/{readPoint}/events", epcis_point_events, "epcisReadPointEvents", "一个读取点的事件", "Events at a read point"),
    READ_V2("/dispositions", epcis_dispositions_get, "epcisDispositions", "处置状态", "Dispositions"),
    READ_V2("/dispositions/{disposition}", epcis_disposition_get, "epcisDisposition", "一个处置状态的下级资源", "What there is of a disposition"),
    READ_V2("/dispositions/{disposition}/events", epcis_disposition_events, "epcisDispositionEvents", "一个处置状态的事件", "Events of a disposition"),
    {"DELETE", V2 "/nextPageToken/{token}", epcis_token_delete, "epcis.query", RT_RAW, NULL, NULL, NULL, NULL, 0, 204, "epcisTokenDelete", "交还翻页凭据",
     "Give a page token back"},
    OPTIONS_V2("/nextPageToken/{token}", "epcis.query", "epcisTokenOptions"),
    GET_V2("/queries", queries_get, "epcis.query", "epcisQueries", "命名查询", "Named queries"),
    {"POST", V2 "/queries", queries_post, "epcis.subscribe", RT_RAW, NULL, NULL, NULL, NULL, 128 << 10, 201, "epcisQueryPost", "建立命名查询", "Create a named query"},
    OPTIONS_V2("/queries", "epcis.query", "epcisQueriesOptions"),
    GET_V2("/queries/{queryName}", query_get, "epcis.query", "epcisQueryGet", "命名查询的定义", "A named query's definition"),
    {"DELETE", V2 "/queries/{queryName}", query_delete, "epcis.subscribe", RT_RAW, NULL, NULL, NULL, NULL, 0, 204, "epcisQueryDelete",
     "删除命名查询及其订阅", "Remove a named query and its subscriptions"},
    NAMED_OPTIONS("/queries/{queryName}", query_options, "epcisQueryOptions"),
    GET_V2("/queries/{queryName}/events", query_events, "epcis.query", "epcisQueryEvents", "命名查询的结果", "Events of a named query"),
    NAMED_OPTIONS("/queries/{queryName}/events", query_options, "epcisQueryEventsOptions"),
    GET_V2("/queries/{queryName}/subscriptions", subscriptions_get, "epcis.query", "epcisSubscriptions", "查询的订阅", "Subscriptions of a query"),
    {"POST", V2 "/queries/{queryName}/subscriptions", subscriptions_post, "epcis.subscribe", RT_RAW, NULL, NULL, NULL, NULL, 16 << 10, 201,
     "epcisSubscriptionPost", "订阅查询", "Subscribe to a query"},
    NAMED_OPTIONS("/queries/{queryName}/subscriptions", query_options, "epcisSubscriptionsOptions"),
    GET_V2("/queries/{queryName}/subscriptions/{subscriptionID}", subscription_get, "epcis.query", "epcisSubscriptionGet", "一个订阅", "One subscription"),
    {"DELETE", V2 "/queries/{queryName}/subscriptions/{subscriptionID}", subscription_delete, "epcis.subscribe", RT_RAW, NULL, NULL, NULL, NULL, 0, 204,
     "epcisSubscriptionDelete", "退订", "End a subscription"},
    NAMED_OPTIONS("/queries/{queryName}/subscriptions/{subscriptionID}", subscription_options, "epcisSubscriptionOptions"),
    {"GET", "/api/v1/events", events_list, "epcis.query", RT_SLOW, NULL, NULL, NULL, &EVENTS_LIST, 0, 200, "epcisEventList", "事件列表",
     "List of events"},
    {"GET", "/api/v1/captures", captures_list, "epcis.capture", RT_SLOW, NULL, NULL, NULL, &epcis_captures_list, 0, 200, "epcisCaptures", "采集任务（列表）",
     "Captures as a list"},
    {"GET", "/api/v1/captures/live", captures_live, "epcis.capture", 0, NULL, NULL, NULL, NULL, 0, 200, "epcisCapturesLive",
     "采集任务有变化时通知（服务器推送）", "Tells when something about captures changed (server-sent events)"},
};
_Static_assert(sizeof epcis_routes / sizeof epcis_routes[0] == EPCIS_ROUTES_N, "EPCIS_ROUTES_N in epcis_routes.h");
