/* net_routes.c: the routes and settings of room net itself: health, readiness, metrics, and the API telling about itself. */
#include "net_priv.h"

#include <string.h>

static enum err health_get(struct req *rq, struct resp *rs)
{
    (void)rq;
    rs_json(rs, STR("{\"status\":\"ok\"}"));
    return ERR_NONE;
}

static enum err ready_get(struct req *rq, struct resp *rs)
{
    if (atomic_load(&net.stopping))
        return err_set(rq_cx(rq), ERR_STOPPING, NULL);
    if (net.opt.ready)
        TRY(net.opt.ready(rq_cx(rq)));
    rs_json(rs, STR("{\"status\":\"ready\"}"));
    return ERR_NONE;
}

static enum err openapi_get(struct req *rq, struct resp *rs)
{
    rs_json(rs, str_of(net_openapi(rq->ar, net.opt.rooms)));
    rs_header(rs, "Cache-Control", "public, max-age=300");
    return ERR_NONE;
}

static const struct route routes[] = {
    {.method = "GET", .path = "/healthz", .fn = health_get, .perm = "public", .flags = RT_PUBLIC | RT_INLINE | RT_RAW, .op = "netHealth",
     .zh = "进程是否在运行", .en = "Is the process alive"},
    {.method = "GET", .path = "/readyz", .fn = ready_get, .perm = "public", .flags = RT_PUBLIC | RT_SLOW | RT_RAW, .op = "netReady",
     .zh = "是否可以提供服务", .en = "Can it serve (database reachable)"},
    {.method = "GET", .path = "/metrics", .fn = metrics_get, .perm = "public", .flags = RT_PUBLIC | RT_SLOW | RT_RAW, .op = "netMetrics",
     .zh = "运行指标（Prometheus 文本，仅限本机）", .en = "Metrics in Prometheus text, from this machine only"},
    {.method = "GET", .path = "/api/openapi.json", .fn = openapi_get, .perm = "public", .flags = RT_PUBLIC | RT_SLOW, .op = "netOpenapi",
     .zh = "接口描述（OpenAPI 3.1）", .en = "The interface as OpenAPI 3.1"},
    {.method = "GET", .path = "/api/", .fn = help_page_get, .perm = "public", .flags = RT_PUBLIC | RT_SLOW | RT_HTML | RT_HIDDEN,
     .op = "netHelp", .zh = "接口说明页", .en = "The interface as a readable page"},
    {.method = "GET", .path = "/api/help.css", .fn = help_css_get, .perm = "public", .flags = RT_PUBLIC | RT_INLINE | RT_HIDDEN,
     .op = "netHelpCss", .zh = "说明页样式", .en = "Style of the readable page"},
    {.method = "GET", .path = "/api/errors", .fn = help_errors_get, .perm = "public", .flags = RT_PUBLIC | RT_HTML, .op = "netErrors",
     .zh = "全部错误代码", .en = "Every error code"},
};

const struct conf_key net_conf[] = {
    {"net.public_url", CONF_TEXT, "", 0, 0, 0, "Address people use, such as https://tiantou.example (default: from the Host header)"},
    {"net.trusted_proxy", CONF_TEXT, "", 0, 0, 0, "Addresses, comma-separated, whose X-Forwarded-For and -Proto are believed"},
    {"net.connections", CONF_INT, "2000", 10, 100000, 0, "Open connections at most"},
    {"net.connections_per_ip", CONF_INT, "0", 0, 100000, 0, "Open connections of one address at most (0: no limit, right behind a proxy)"},
    {"net.connection_memory", CONF_SIZE, "32k", 16384, 1048576, 0, "Memory of one connection's head and buffers"},
    {"net.idle_timeout", CONF_MS, "60s", 1000, 3600000, 0, "A connection that says nothing is closed"},
    {"net.request_timeout", CONF_MS, "60s", 100, 3600000, 0, "A request that is not answered in time gets an error"},
    {"net.queue", CONF_INT, "1000", 1, 100000, 0, "Requests waiting for a worker at most; more are told to come back"},
    {"net.rate_per_second", CONF_INT, "100", 1, 1000000, 0, "Requests a second of one caller (this machine itself is not limited)"},
    {"net.rate_burst", CONF_INT, "400", 1, 1000000, 0, "Requests at once of one caller"},
    {"net.body_memory", CONF_SIZE, "256M", 1048576, INT64_C(1) << 40, 0, "Memory for all request bodies together"},
    {"net.request_memory", CONF_SIZE, "256M", 1048576, INT64_C(1) << 40, 0, "Memory of one request at most"},
    {"net.list_time", CONF_MS, "10s", 10, 600000, CONF_RELOAD, "How long the database may work on one page of a list"},
    {"net.access_log", CONF_BOOL, "false", 0, 1, 0, "One log line a request"},
    {"net.client_private", CONF_TEXT, "", 0, 0, CONF_RELOAD,
     "Addresses not public that webhooks and docking may call, comma-separated (10.0.0.0/8, fd00::/8, 127.0.0.1)"},
    {"net.metrics_open", CONF_BOOL, "false", 0, 1, 0, "Let every address read /metrics"},
};
const size_t net_conf_n = sizeof net_conf / sizeof net_conf[0];

void net_limits_read(struct net_limits *lim)
{
    lim->public_url = conf_text("net.public_url");
    lim->trusted_proxy = conf_text("net.trusted_proxy");
    lim->connections = conf_int("net.connections");
    lim->per_ip = conf_int("net.connections_per_ip");
    lim->conn_memory = conf_int("net.connection_memory");
    lim->idle_s = conf_int("net.idle_timeout") / 1000;
    lim->request_ms = conf_int("net.request_timeout");
    lim->queue = conf_int("net.queue");
    lim->rate = conf_int("net.rate_per_second");
    lim->burst = conf_int("net.rate_burst");
    lim->body_total = conf_int("net.body_memory");
    lim->arena = conf_int("net.request_memory");
    lim->access_log = conf_int("net.access_log") != 0;
    lim->metrics_open = conf_int("net.metrics_open") != 0;
}

const struct room net_room = {
    .name = "net",
    .routes = routes,
    .routes_n = sizeof routes / sizeof routes[0],
    .conf = net_conf,
    .conf_n = sizeof net_conf / sizeof net_conf[0],
};

int route_status(const struct route *rt)
{
    if (rt->status)
        return rt->status;
    return 200;
}

bool route_returns(const struct route *rt)
{
    return rt->reply || rt->list;
}

const char *route_method_lower(struct arena *ar, const struct route *rt)
{
    char *s = ar_strdup(ar, rt->method);
    for (char *c = s; *c; c++)
        *c = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
    return s;
}

void net_each_route(const struct room *const *rooms, void (*fn)(const struct room *, const struct route *, void *), void *arg)
{
    for (; *rooms; rooms++)
        for (size_t i = 0; i < (*rooms)->routes_n; i++)
            fn(*rooms, &(*rooms)->routes[i], arg);
}
