/* t_room.c: see t_room.h. */
#include "t_room.h"

#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "store.h"

_Atomic int t_runs;
_Atomic int t_refusals;

struct principal { const char *name; };

struct thing {
    const char *uuid, *name, *price;
    int64_t weight_g, made_at, due_on, state, revision;
    bool good;
    struct str extra;
    struct texts tags;
    struct list parts;
};
struct part { const char *name; int64_t n; };
static const char *const STATES[] = {"new", "done", NULL};
static const struct field PART_FIELDS[] = {
    FIELD(struct part, name, F_TEXT, FF_REQ, 1, 20, "部件", "Part"),
    FIELD(struct part, n, F_I64, 0, 0, 100, "数量", "Count"),
};
static const struct shape part_shape = SHAPE("Part", struct part, PART_FIELDS);
static const struct field THING_FIELDS[] = {
    FIELD(struct thing, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),
    FIELD(struct thing, name, F_TEXT, FF_REQ, 1, 20, "名称", "Name"),
    FIELD(struct thing, price, F_DEC, 0, 0, 0, "价格", "Price"),
    FIELD(struct thing, weight_g, F_I64, 0, 0, 1000000, "重量（克）", "Weight, grams"),
    FIELD(struct thing, made_at, F_TIME, 0, 0, 0, "时间", "Made at"),
    FIELD(struct thing, due_on, F_DATE, 0, 0, 0, "日期", "Due on"),
    FIELD_ENUM(struct thing, state, 0, STATES, "状态", "State"),
    FIELD(struct thing, revision, F_I64, FF_RO, 0, 0, "版本", "Revision"),
    FIELD(struct thing, good, F_BOOL, 0, 0, 0, "合格", "Good"),
    FIELD(struct thing, extra, F_JSON, 0, 0, 1000, "其他", "Extra"),
    FIELD(struct thing, tags, F_TEXTS, 0, 0, 5, "标签", "Tags"),
    FIELD_SUB(struct thing, parts, F_LIST, 0, 0, 3, &part_shape, "部件", "Parts"),
};
static const struct shape thing_shape = SHAPE("Thing", struct thing, THING_FIELDS);

struct find { const char *name; int64_t n; bool flag; struct texts tag; };
static const struct field FIND_FIELDS[] = {
    FIELD(struct find, name, F_TEXT, 0, 0, 20, "名称", "Name"),
    FIELD(struct find, n, F_I64, 0, 0, 10, "数", "Number"),
    FIELD(struct find, flag, F_BOOL, 0, 0, 0, "标志", "Flag"),
    FIELD(struct find, tag, F_TEXTS, 0, 0, 5, "标签", "Tag"),
};
static const struct shape find_shape = SHAPE("Find", struct find, FIND_FIELDS);

static const struct list_col COLS[] = {
    {"name", "t.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "名称", "Name"},
    {"weight_g", "t.weight_g", F_I64, LC_SORT | LC_FILTER, NULL, "重量（克）", "Weight, grams"},
    {"created_at", "t.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "时间", "Created"},
    {"due_on", "t.due_day", F_DATE, LC_FILTER, NULL, "日期", "Due"},
    {"state", "t.state", F_ENUM, LC_FILTER, STATES, "状态", "State"},
    {"good", "t.good", F_BOOL, LC_FILTER, NULL, "合格", "Good"},
    {"note", "t.note", F_TEXT, LC_SEARCH, NULL, "备注", "Note"},
    {"price", "t.price", F_DEC, LC_NOEXPORT, NULL, "价格", "Price"},
    {"hidden", "t.name", F_TEXT, LC_FILTER | LC_HIDE, NULL, "内部", "Hidden"},
};
const struct list_spec t_thing_list = {"ThingItem", "t_thing t", "t.id", "-created_at", COLS, sizeof COLS / sizeof COLS[0]};

static enum err hello(struct req *rq, struct resp *rs)
{
    (void)rq;
    rs_json(rs, STR("{\"hello\":\"world\"}"));
    return ERR_NONE;
}

static enum err thing_get(struct req *rq, struct resp *rs)
{
    struct thing *t = AR_NEW(rq_cx(rq)->ar, struct thing);
    t->uuid = "0190163d-8694-739b-aea5-966c26f8ad91";
    t->name = rq_path(rq, "id");
    t->made_at = t->due_on = t->weight_g = FIELD_NULL;
    t->revision = 7;
    if (strcmp(t->name, "none") == 0)
        return err_say(rq_cx(rq), ERR_NOT_FOUND, NULL, "没有 %s", "No %s", t->name);
    rs_object(rs, &thing_shape, t);
    rs_etag(rs, 7);
    return ERR_NONE;
}

static enum err thing_create(struct req *rq, struct resp *rs)
{
    struct thing *t = rq_body(rq);
    t_runs++;
    t->uuid = "0190163d-8694-739b-aea5-966c26f8ad91";
    rs_created(rs, "/api/v1/things/x", &thing_shape, t);
    return ERR_NONE;
}

static enum err thing_change(struct req *rq, struct resp *rs)
{
    if (rq_if_match(rq) != 7)
        return err_set(rq_cx(rq), ERR_CHANGED, NULL);
    return thing_create(rq, rs);
}

static enum err find_get(struct req *rq, struct resp *rs)
{
    struct find *f = rq_query(rq);
    rs_object(rs, &find_shape, f);
    return ERR_NONE;
}

static enum err form_post(struct req *rq, struct resp *rs)
{
    rs_object(rs, &find_shape, rq_body(rq));
    return ERR_NONE;
}

static enum err upload_post(struct req *rq, struct resp *rs)
{
    const struct file_part *f = rq_file(rq, "file");
    if (!f)
        return err_say(rq_cx(rq), ERR_INVALID, "file", "缺少文件", "No file");
    rs_bytes(rs, "text/plain", str_of(ar_printf(rq_cx(rq)->ar, "%s|%s|%zu|%s", f->filename, f->type, f->data.size,
                                               ((struct find *)rq_body(rq))->name)));
    return ERR_NONE;
}

static enum err raw_post(struct req *rq, struct resp *rs)
{
    rs_bytes(rs, "application/octet-stream", rq_raw(rq));
    return ERR_NONE;
}

_Atomic bool t_gate_shut;
_Atomic int t_at_gate;

static enum err sleep_post(struct req *rq, struct resp *rs)
{
    (void)rq, (void)rs;
    nanosleep(&(struct timespec){0, 400000000L}, NULL);
    atomic_fetch_add(&t_at_gate, 1);
    while (atomic_load(&t_gate_shut))
        nanosleep(&(struct timespec){0, 1000000L}, NULL);
    atomic_fetch_sub(&t_at_gate, 1);
    return ERR_NONE;
}

static enum err greedy_get(struct req *rq, struct resp *rs)
{
    rs_bytes(rs, "text/plain", str_of(ar_alloc(rq_cx(rq)->ar, (size_t)1 << 40)));
    return ERR_NONE;
}

struct counter { int64_t left; bool broken; };

static int64_t count_down(void *arg, char *p, size_t size)
{
    struct counter *c = arg;
    int64_t n = c->left < (int64_t)size ? c->left : (int64_t)size;
    if (c->broken)
        return -1;
    memset(p, 'x', (size_t)n);
    c->left -= n;
    return n;
}

static enum err stream_get(struct req *rq, struct resp *rs)
{
    struct counter *c = AR_NEW(rq_cx(rq)->ar, struct counter);
    c->left = atoll(rq_path(rq, "n"));
    c->broken = c->left == 13;
    rs_stream(rs, "text/plain", count_down, c);
    return ERR_NONE;
}

static enum err events_get(struct req *rq, struct resp *rs)
{
    rs_events(rs, rq_path(rq, "topic"));
    return ERR_NONE;
}

static enum err page_get(struct req *rq, struct resp *rs)
{
    if (strcmp(rq_path(rq, "rest"), "a/b") != 0)
        return err_set(rq_cx(rq), ERR_NOT_FOUND, NULL);
    rs_bytes(rs, "text/html; charset=utf-8", STR("<!doctype html>ok"));
    return ERR_NONE;
}

static enum err secret_get(struct req *rq, struct resp *rs)
{
    rs_bytes(rs, "text/plain", str_of(rq_cx(rq)->who->name));
    return ERR_NONE;
}

static const struct list_col ENDLESS_COLS[] = {{"n", "t.id", F_I64, LC_SORT, NULL, "数", "Number"}};
static const struct list_spec ENDLESS = {"EndlessItem", "(WITH RECURSIVE f(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM f WHERE n < 1000000000000) SELECT n AS id FROM f) t", "t.id", "-n", ENDLESS_COLS, 1};

static enum err endless_list(struct req *rq, struct resp *rs)
{
    return list_answer(rq, rs, &ENDLESS, NULL, NULL, 0);
}

static enum err things_list(struct req *rq, struct resp *rs)
{
    return list_answer(rq, rs, &t_thing_list, NULL, NULL, 0);
}

static const struct sql NOTE_INSERT = {"t.note_insert", "INSERT INTO t_note (name) VALUES ($1)", NULL};
static const struct sql TRAIL_INSERT = {"t.trail_insert", "INSERT INTO t_trail (name) VALUES ($1)", NULL};

struct note { const char *name; struct resp *rs; const struct find *f; };

static enum err note_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct note *n = arg;
    const char *name = n->name;
    TRY(sql_exec(tx, &NOTE_INSERT, ARGS(v_t(name))));
    if (strcmp(name, "kept") == 0)
        rs_created(n->rs, "/api/v1/notes/7", &find_shape, n->f);
    return strcmp(name, "rule") == 0 ? err_set(cx, ERR_RULE, "/name") : ERR_NONE;
}

static enum err trail_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return sql_exec(tx, &TRAIL_INSERT, ARGS(v_t(arg)));
}

/* Two writing transactions; "lost" and "kept", which filled its answer in the first, end between the commit and the answer. */
static enum err note_create(struct req *rq, struct resp *rs)
{
    struct find *f = rq_body(rq);
    char *name = ar_strdup(rq_cx(rq)->ar, f->name ? f->name : "");
    TRY(tx_run(rq_cx(rq), "t.note", note_tx, &(struct note){name, rs, f}));
    TRY(tx_run(rq_cx(rq), "t.trail", trail_tx, name));
    t_runs++;
    if (strcmp(name, "lost") == 0 || strcmp(name, "kept") == 0)
        return err_set(rq_cx(rq), ERR_INTERNAL, NULL);
    rs_created(rs, "/api/v1/notes/1", &find_shape, f);
    return ERR_NONE;
}

static const struct route ROUTES[] = {
    {"GET", "/hello", hello, "public", RT_PUBLIC | RT_INLINE, .op = "tHello", .zh = "问候", .en = "Hello"},
    {"GET", "/api/v1/things", things_list, "public", RT_PUBLIC, .list = &t_thing_list, .op = "thingList", .zh = "列表", .en = "List"},
    {"GET", "/api/v1/endless", endless_list, "public", RT_PUBLIC | RT_SLOW, .list = &ENDLESS, .op = "endlessList", .zh = "没有尽头", .en = "Without end"},
    {"POST", "/api/v1/things", thing_create, "public", RT_PUBLIC | RT_IDEMPOTENT, .body = &thing_shape, .reply = &thing_shape,
     .status = 201, .op = "thingCreate", .zh = "新建", .en = "Create"},
    {"POST", "/api/v1/notes", note_create, "public", RT_PUBLIC | RT_IDEMPOTENT, .body = &find_shape, .reply = &find_shape, .status = 201,
     .op = "noteCreate", .zh = "记一笔", .en = "Note"},
    {"GET", "/api/v1/things/special", hello, "public", RT_PUBLIC, .op = "thingSpecial", .zh = "特别", .en = "Special"},
    {"GET", "/api/v1/things/{id}", thing_get, "public", RT_PUBLIC, .reply = &thing_shape, .op = "thingGet", .zh = "读取", .en = "Get"},
    {"PUT", "/api/v1/things/{id}", thing_change, "public", RT_PUBLIC | RT_IF_MATCH, .body = &thing_shape, .reply = &thing_shape,
     .op = "thingChange", .zh = "修改", .en = "Change"},
    {"GET", "/api/v1/find", find_get, "public", RT_PUBLIC, .query = &find_shape, .reply = &find_shape, .op = "thingFind", .zh = "查找", .en = "Find"},
    {"POST", "/api/v1/form", form_post, "public", RT_PUBLIC | RT_FORM, .body = &find_shape, .reply = &find_shape, .op = "thingForm",
     .zh = "表单", .en = "Form"},
    {"POST", "/api/v1/upload", upload_post, "public", RT_PUBLIC | RT_UPLOAD, .body = &find_shape, .op = "thingUpload", .zh = "上传", .en = "Upload"},
    {"POST", "/api/v1/raw", raw_post, "public", RT_PUBLIC | RT_RAW, .body_max = 1000, .op = "thingRaw", .zh = "原样", .en = "Raw"},
    {"POST", "/api/v1/sleep", sleep_post, "public", RT_PUBLIC, .op = "thingSleep", .zh = "等待", .en = "Sleep"},
    {"GET", "/greedy", greedy_get, "public", RT_PUBLIC, .op = "thingGreedy", .zh = "贪心", .en = "Greedy"},
    {"GET", "/stream/{n}", stream_get, "public", RT_PUBLIC, .op = "thingStream", .zh = "流", .en = "Stream"},
    {"GET", "/events/{topic}", events_get, "public", RT_PUBLIC, .op = "thingEvents", .zh = "事件", .en = "Events"},
    {"GET", "/page/{rest}", page_get, "public", RT_PUBLIC | RT_HTML | RT_TAIL | RT_HIDDEN, .op = "thingPage", .zh = "页面", .en = "Page"},
    {"GET", "/api/v1/secret", secret_get, "t.secret.read", 0, .op = "thingSecret", .zh = "秘密", .en = "Secret"},
    {"POST", "/api/v1/secret", thing_create, "t.secret.write", 0, .body = &thing_shape, .reply = &thing_shape, .op = "thingSecretWrite",
     .zh = "写秘密", .en = "Write secret"},
};

static const struct list_spec *const LISTS[] = {&t_thing_list};
const struct room t_room = {.name = "t", .routes = ROUTES, .routes_n = sizeof ROUTES / sizeof ROUTES[0], .lists = LISTS, .lists_n = 1};

static enum err authenticate(struct req *rq)
{
    const char *bearer = rq_header(rq, "Authorization"), *cookie = rq_cookie(rq, "sid");
    if (!bearer && !cookie)
        return ERR_NONE;
    if ((bearer && strcmp(bearer, "Bearer good") != 0) || (cookie && strcmp(cookie, "good") != 0))
        return err_set(rq_cx(rq), ERR_UNAUTHENTICATED, NULL);
    rq_cx(rq)->who = AR_NEW(rq_cx(rq)->ar, struct principal);
    rq_cx(rq)->who->name = "ann";
    if (cookie)
        rq_set_cookie_auth(rq);
    return ERR_NONE;
}

static enum err permit(struct req *rq, const char *perm)
{
    (void)perm;
    return rq_cx(rq)->who ? ERR_NONE : err_set(rq_cx(rq), ERR_UNAUTHENTICATED, NULL);
}

static void refused(struct req *rq, enum err e)
{
    (void)rq;
    (void)e;
    t_refusals++;
}

static const char *caller(struct req *rq)
{
    return ar_printf(rq_cx(rq)->ar, "account:%s", rq_cx(rq)->who->name);
}

static const struct asset APP = {"/app.js", "text/javascript", {"plain text", 10}, {"gz", 2}, "\"abc\"", true};

static const struct asset *find_asset(const char *path)
{
    return strcmp(path, APP.path) == 0 ? &APP : NULL;
}

static int serve(struct net_opt opt)
{
    static const struct room *const rooms[] = {&net_room, &t_room, NULL};
    static bool once;
    if (!once)
        conf_add(net_room.conf, net_room.conf_n);
    once = true;
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    opt.bind = "127.0.0.1";
    opt.rooms = rooms;
    opt.auth = (struct net_auth){authenticate, permit, refused, caller};
    opt.find_asset = find_asset;
    if (net_start(&cx, &opt) != ERR_NONE) {
        fprintf(stderr, "net_start: %s\n", cx.err_text);
        abort();
    }
    ar_free(&ar);
    return net_port();
}

int t_serve(int workers)
{
    return serve((struct net_opt){.worker_threads = workers, .net_threads = 2});
}

int t_serve_tls(const char *cert, const char *key)
{
    return serve((struct net_opt){.worker_threads = 2, .net_threads = 1, .cert_file = cert, .key_file = key});
}

int t_connect(int port)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (fd < 0 || connect(fd, (struct sockaddr *)&a, sizeof a) != 0) {
        perror("connect");
        abort();
    }
    return fd;
}

char *t_talk(int port, const char *bytes, size_t size, int quiet_ms)
{
    static char got[1 << 20];
    size_t n = 0;
    int fd = t_connect(port);
    for (size_t sent = 0; sent < size;) {
        ssize_t w = send(fd, bytes + sent, size - sent, MSG_NOSIGNAL);
        if (w <= 0)
            break;
        sent += (size_t)w;
    }
    struct pollfd p = {fd, POLLIN, 0};
    while (n < sizeof got - 1 && poll(&p, 1, quiet_ms) > 0) {
        ssize_t r = recv(fd, got + n, sizeof got - 1 - n, 0);
        if (r <= 0)
            break;
        n += (size_t)r;
    }
    got[n] = '\0';
    close(fd);
    return got;
}

int t_status(const char *answers, int n)
{
    const char *at = answers;
    for (int i = 0; (at = strstr(at, "HTTP/1.1 ")); i++, at += 9)
        if (i == n)
            return atoi(at + 9);
    return 0;
}
