/* net_server.c: the HTTP library (GNU libmicrohttpd 0.9.75), and the only file that knows it: sockets, TLS, network threads,
 * suspending and resuming, copying a head in and an answer out. What a request means is decided elsewhere (net_run.c).
 *
 * The library keeps a suspended connection for ever and refuses to stop while there is one; net_work.c's ticker and net_stop()
 * see to it that each is resumed. A response can be queued before the body is read (the connection then ends) or after it, but
 * not in between: a body that turns out too large is drained within bounds first, so that its sender can read the refusal. */
#include "net_priv.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "log.h"
#include "when.h"

#define DRAIN_MAX (8 * 1024 * 1024) /* bytes of a refused body that are read and thrown away */

struct net_state net;
static struct MHD_Daemon *daemon_;
static char *pem_key, *pem_cert;

/* ---- head in ------------------------------------------------------------------------------------------------------------- */

struct head_in {
    struct req *rq;
    const char *uri;
    struct raw_hdr h[NET_HEADERS_MAX];
    size_t n;
    bool over;
};

static void target_job(void *arg)
{
    struct head_in *in = arg;
    in->rq->target = ar_strdup(in->rq->ar, in->uri);
}

/* The library's first word about a request: its request line is there. What it returns becomes *con_cls. */
static void *on_uri(void *cls, const char *uri, struct MHD_Connection *con)
{
    (void)cls;
    struct req *rq = req_take();
    struct head_in in = {.rq = rq, .uri = uri};
    if (!rq)
        return NULL;
    rq->con = con;
    if (!ar_try(rq->ar, target_job, &in))
        rq->target = NULL;
    atomic_fetch_add(&net.inflight, 1);
    return rq;
}

/* Paths and parameters are decoded by us, from the raw target. */
static size_t on_unescape(void *cls, struct MHD_Connection *con, char *s)
{
    (void)cls;
    (void)con;
    return strlen(s);
}

static enum MHD_Result on_header(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_size, const char *value, size_t value_size)
{
    (void)kind;
    struct head_in *in = cls;
    if (in->n == NET_HEADERS_MAX) {
        in->over = true;
        return MHD_NO;
    }
    in->h[in->n++] = (struct raw_hdr){name, name_size, value ? value : "", value ? value_size : 0};
    return MHD_YES;
}

static size_t head_size(struct MHD_Connection *con)
{
    const union MHD_ConnectionInfo *ci = MHD_get_connection_info(con, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return ci ? ci->header_size : 0;
}

static void copy_headers(struct req *rq, const struct head_in *in)
{
    rq->headers = AR_ARRAY(rq->ar, struct hdr, in->n + 1);
    for (size_t i = 0; i < in->n; i++) {
        struct str value = str_trim((struct str){in->h[i].value, in->h[i].value_size});
        rq->headers[i].name = (struct str){ar_strndup(rq->ar, in->h[i].name, in->h[i].name_size), in->h[i].name_size};
        rq->headers[i].value = (struct str){ar_strndup(rq->ar, value.p ? value.p : "", value.size), value.size};
    }
    rq->headers_n = in->n;
}

static void read_peer(struct req *rq, struct MHD_Connection *con)
{
    const union MHD_ConnectionInfo *ci = MHD_get_connection_info(con, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    strcpy(rq->addr, "unknown");
    if (ci && ci->client_addr->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)ci->client_addr)->sin_addr, rq->addr, sizeof rq->addr);
    else if (ci && ci->client_addr->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)ci->client_addr)->sin6_addr, rq->addr, sizeof rq->addr);
    if (strncmp(rq->addr, "::ffff:", 7) == 0)
        memmove(rq->addr, rq->addr + 7, strlen(rq->addr + 7) + 1);
    rq->tls = pem_cert != NULL;
}

static void split_target(struct req *rq)
{
    str_cut(str_of(rq->target), '?', &rq->path, &rq->query);
}

static int64_t expected_body(const struct req *rq)
{
    int64_t n = 0;
    const char *cl = req_header(rq, "Content-Length");
    if (req_header(rq, "Transfer-Encoding"))
        return -1;
    return cl && str_i64(str_of(cl), &n) ? n : 0;
}

struct head_job { struct head_in *in; struct MHD_Connection *con; const char *method, *url, *version; const char *bad; };

static void head_job(void *arg)
{
    struct head_job *j = arg;
    struct req *rq = j->in->rq;
    /* The target's bytes are taken from the copy: the library has cut the original at '?', '&' and '='. */
    struct raw_head head = {
        .method = j->method, .method_size = strlen(j->method),
        .target = rq->target, .target_size = strlen(rq->target),
        .version = j->version, .version_size = strlen(j->version),
        .h = j->in->h, .n = j->in->n, .head_size = head_size(j->con),
    };
    j->bad = j->in->over ? "too many headers" : guard_check(&head);
    head.target = j->url;
    if (!j->bad)
        j->bad = guard_layout(&head);
    rq->method = ar_strdup(rq->ar, j->method);
    rq->http10 = strcmp(j->version, "HTTP/1.0") == 0;
    read_peer(rq, j->con);
    split_target(rq);
    if (j->bad) {
        rq->early = err_say(&rq->cx, ERR_MALFORMED, NULL, "请求头有误：%s", "Bad request head: %s", j->bad);
        return;
    }
    copy_headers(rq, j->in);
    rq->body_expected = expected_body(rq);
    run_begin(rq);
}

/* ---- answer out ------------------------------------------------------------------------------------------------------------ */

static ssize_t on_read_stream(void *cls, uint64_t pos, char *p, size_t max)
{
    (void)pos;
    struct req *rq = cls;
    struct stream *st = &rq->st;
    if (atomic_load(&rq->state) == RQ_LOST)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (st->off < st->size) {
        size_t n = st->size - st->off < max ? st->size - st->off : max;
        memcpy(p, st->p + st->off, n);
        st->off += n;
        return (ssize_t)n;
    }
    if (st->end)
        return MHD_CONTENT_READER_END_OF_STREAM;
    if (st->fail)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    MHD_suspend_connection(rq->con);
    work_push(rq, TASK_PRODUCE);
    return 0;
}

static ssize_t on_read_events(void *cls, uint64_t pos, char *p, size_t max)
{
    (void)pos;
    int64_t n = sse_read(cls, p, max);
    return n < 0 ? MHD_CONTENT_READER_END_OF_STREAM : (ssize_t)n;
}

void sse_suspend(struct req *rq)
{
    MHD_suspend_connection(rq->con);
}

void server_resume(struct req *rq)
{
    MHD_resume_connection(rq->con);
}

static struct MHD_Response *make_response(struct req *rq)
{
    struct resp *rs = &rq->rs;
    if (rs->kind == RS_STREAM)
        return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, NET_CHUNK / 2, on_read_stream, rq, NULL);
    if (rs->kind == RS_EVENTS && req_is(rq, "GET"))
        return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, on_read_events, rq, NULL);
    return MHD_create_response_from_buffer(rs->body.size, (void *)(uintptr_t)(rs->body.size ? rs->body.p : ""), MHD_RESPMEM_PERSISTENT);
}

static enum MHD_Result send_response(struct req *rq, struct MHD_Response *r, int status)
{
    if (!r)
        return MHD_NO;
    enum MHD_Result ok = MHD_queue_response(rq->con, (unsigned)status, r);
    MHD_destroy_response(r);
    rq->step = STEP_SENT;
    rq->sent_status = status;
    return ok;
}

static enum MHD_Result answer(struct req *rq)
{
    struct resp *rs = &rq->rs;
    if (rs->kind == RS_EVENTS && req_is(rq, "GET") && !sse_open(rq)) {
        rs_bytes(rs, "application/problem+json", STR("{\"title\":\"Busy, try again\",\"status\":503,\"code\":\"busy\"}"));
        rs->status = 503;
    }
    struct MHD_Response *r = make_response(rq);
    for (size_t i = 0; r && i < rs->head_n; i++)
        MHD_add_response_header(r, rs->head[i].name.p, rs->head[i].value.p);
    if (r && (rs->close || atomic_load(&net.stopping)))
        MHD_add_response_header(r, "Connection", "close");
    return send_response(rq, r, rs->status);
}

/* The worker may still be using the request: the answer is made of constants only. */
static enum MHD_Result answer_lost(struct req *rq)
{
    enum err e = req_unsafe(rq) ? ERR_UNCERTAIN : ERR_TIMEOUT;
    struct str text = run_static_problem(e);
    struct MHD_Response *r = MHD_create_response_from_buffer(text.size, (void *)(uintptr_t)text.p, MHD_RESPMEM_PERSISTENT);
    if (r) {
        MHD_add_response_header(r, "Content-Type", "application/problem+json");
        MHD_add_response_header(r, "Connection", "close");
    }
    return send_response(rq, r, err_status(e));
}

/* ---- the steps of a request ------------------------------------------------------------------------------------------------ */

static void to_worker(struct req *rq, enum rq_task task)
{
    rq->step = STEP_WAIT;
    MHD_suspend_connection(rq->con);
    work_push(rq, task);
}

static void busy_job(void *arg)
{
    struct req *rq = arg;
    problem_fill(rq, err_set(&rq->cx, ERR_BUSY, NULL));
    rs_finish(&rq->rs);
}

static enum MHD_Result run(struct req *rq)
{
    if (!run_inline(rq)) {
        if (work_room()) {
            to_worker(rq, TASK_RUN);
            return MHD_YES;
        }
        return ar_try(rq->ar, busy_job, rq) ? answer(rq) : MHD_NO;
    }
    switch (run_request(rq, true)) {
    case RUN_TO_REFUSED:
        to_worker(rq, TASK_REFUSED);
        return MHD_YES;
    case RUN_TO_PRODUCE:
        to_worker(rq, TASK_PRODUCE);
        return MHD_YES;
    case RUN_ANSWERED:
        break;
    }
    return answer(rq);
}

static bool waits_for_continue(const struct req *rq)
{
    return req_header(rq, "Expect") != NULL;
}

/* A refused request whose body is on its way: read it away if that is little, so that its sender sees the answer. */
static enum MHD_Result step_head(struct req *rq, struct MHD_Connection *con, const char *method, const char *url, const char *version)
{
    struct head_in in = {.rq = rq};
    struct head_job job = {&in, con, method, url, version, NULL};
    if (!rq->target)
        return MHD_NO;
    MHD_get_connection_values_n(con, MHD_HEADER_KIND, on_header, &in);
    if (!ar_try(rq->ar, head_job, &job))
        return MHD_NO;
    rq->step = STEP_BODY;
    if (rq->early == ERR_NONE)
        return MHD_YES;
    bool little = rq->body_expected <= DRAIN_MAX && !waits_for_continue(rq);
    if (!job.bad && (rq->body_expected == 0 || little)) {
        rq->step = rq->body_expected ? STEP_DRAIN : STEP_BODY;
        return MHD_YES;
    }
    rq->rs.close = true;
    run_request(rq, true);
    return answer(rq);
}

static bool body_room(struct req *rq, size_t more)
{
    size_t need = rq->body_size + more + 1, cap = rq->body_cap ? rq->body_cap : 4096;
    if (need <= rq->body_cap)
        return true;
    while (cap < need)
        cap *= 2;
    size_t grow = cap - rq->body_cap;
    if (atomic_fetch_add(&net.body_bytes, (int64_t)grow) + (int64_t)grow > net.lim.body_total) {
        atomic_fetch_sub(&net.body_bytes, (int64_t)grow);
        return false;
    }
    char *p = realloc(rq->body, cap);
    if (!p) {
        atomic_fetch_sub(&net.body_bytes, (int64_t)grow);
        return false;
    }
    rq->body = p;
    rq->body_cap = cap;
    return true;
}

static void take_body(struct req *rq, const char *p, size_t size)
{
    if (rq->body_size + size > rq->body_max) {
        rq->early = err_say(&rq->cx, ERR_TOO_LARGE, NULL, "内容超过 %zu 字节", "The body is over %zu bytes", rq->body_max);
    } else if (!body_room(rq, size)) {
        rq->early = err_set(&rq->cx, ERR_BUSY, NULL);
    } else {
        memcpy(rq->body + rq->body_size, p, size);
        rq->body_size += size;
        rq->body[rq->body_size] = '\0';
        return;
    }
    rq->step = STEP_DRAIN;
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *con, const char *url, const char *method, const char *version,
                                  const char *up, size_t *up_size, void **con_cls)
{
    (void)cls;
    struct req *rq = *con_cls;
    if (!rq)
        return MHD_NO;
    if (rq->step == STEP_HEAD)
        return step_head(rq, con, method, url, version);
    if (rq->step == STEP_WAIT)
        return atomic_load(&rq->state) == RQ_LOST ? answer_lost(rq) : answer(rq);
    if (*up_size == 0)
        return run(rq);
    if (rq->step == STEP_BODY)
        take_body(rq, up, *up_size);
    rq->drained += rq->step == STEP_DRAIN ? *up_size : 0;
    if (rq->drained > DRAIN_MAX)
        return MHD_NO;
    *up_size = 0;
    return MHD_YES;
}

static void on_completed(void *cls, struct MHD_Connection *con, void **con_cls, enum MHD_RequestTerminationCode toe)
{
    (void)cls;
    (void)con;
    (void)toe;
    struct req *rq = *con_cls;
    if (!rq)
        return;
    *con_cls = NULL;
    sse_close(rq);
    run_account(rq);
    atomic_fetch_sub(&net.inflight, 1);
    req_release(rq);
}

static void on_connection(void *cls, struct MHD_Connection *con, void **socket_cls, enum MHD_ConnectionNotificationCode toe)
{
    (void)cls;
    (void)con;
    (void)socket_cls;
    atomic_fetch_add(&net.connections, toe == MHD_CONNECTION_NOTIFY_STARTED ? 1 : -1);
}

static void on_log(void *cls, const char *fmt, va_list ap)
{
    (void)cls;
    char line[400];
    vsnprintf(line, sizeof line, fmt, ap);
    line[strcspn(line, "\n")] = '\0';
    log_debug(NULL, "net.library", "text=\"%s\"", line);
}

/* ---- start and stop ---------------------------------------------------------------------------------------------------------- */

/* A PEM file as text; malloc, because the library keeps using it. */
static char *read_pem(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    char *p = NULL;
    if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size < 1 << 20 && (p = calloc(1, (size_t)st.st_size + 1))) {
        if (read(fd, p, (size_t)st.st_size) != st.st_size) {
            free(p);
            p = NULL;
        }
    }
    if (fd >= 0)
        close(fd);
    return p;
}

static enum err load_tls(struct cx *cx, const struct net_opt *opt)
{
    if (!opt->cert_file || !opt->key_file || !*opt->cert_file || !*opt->key_file)
        return ERR_NONE;
    if (MHD_is_feature_supported(MHD_FEATURE_TLS) != MHD_YES)
        return err_say(cx, ERR_UNSUPPORTED, NULL, "HTTP 库不支持 TLS", "The HTTP library has no TLS");
    pem_cert = read_pem(opt->cert_file);
    pem_key = read_pem(opt->key_file);
    if (pem_cert && pem_key)
        return ERR_NONE;
    return err_say(cx, ERR_IO, NULL, "无法读取证书或私钥：%s、%s", "Cannot read certificate or key: %s, %s", opt->cert_file, opt->key_file);
}

static bool bind_address(const struct net_opt *opt, struct sockaddr_storage *out)
{
    struct sockaddr_in *v4 = (void *)out;
    struct sockaddr_in6 *v6 = (void *)out;
    const char *text = opt->bind && *opt->bind ? opt->bind : "127.0.0.1";
    memset(out, 0, sizeof *out);
    if (inet_pton(AF_INET, text, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons((uint16_t)opt->port);
        return true;
    }
    if (inet_pton(AF_INET6, text, &v6->sin6_addr) != 1)
        return false;
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons((uint16_t)opt->port);
    return true;
}

static struct MHD_Daemon *start_library(const struct sockaddr_storage *addr)
{
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned threads = (unsigned)(net.opt.net_threads > 0 ? net.opt.net_threads : cpus > 1 ? cpus : 1);
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | MHD_USE_ERROR_LOG;
    struct MHD_OptionItem items[16];
    size_t n = 0;
#define OPT(o, v, p) items[n++] = (struct MHD_OptionItem){o, (intptr_t)(v), p}
    if (addr->ss_family == AF_INET6)
        flags |= MHD_USE_DUAL_STACK;
    if (pem_cert) {
        flags |= MHD_USE_TLS;
        OPT(MHD_OPTION_HTTPS_MEM_CERT, 0, pem_cert);
        OPT(MHD_OPTION_HTTPS_MEM_KEY, 0, pem_key);
        OPT(MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t)"NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2");
    }
    OPT(MHD_OPTION_CONNECTION_MEMORY_LIMIT, net.lim.conn_memory, NULL);
    OPT(MHD_OPTION_CONNECTION_LIMIT, net.lim.connections, NULL);
    OPT(MHD_OPTION_PER_IP_CONNECTION_LIMIT, net.lim.per_ip, NULL);
    OPT(MHD_OPTION_CONNECTION_TIMEOUT, net.lim.idle_s, NULL);
    OPT(MHD_OPTION_STRICT_FOR_CLIENT, -1, NULL); /* the guard says it better; the library's own refusals come with a doubled head */
    OPT(MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024, NULL);
    if (threads > 1)
        OPT(MHD_OPTION_THREAD_POOL_SIZE, threads, NULL);
    OPT(MHD_OPTION_END, 0, NULL);
#undef OPT
    return MHD_start_daemon(flags, 0, NULL, NULL, on_request, NULL, MHD_OPTION_EXTERNAL_LOGGER, on_log, NULL, MHD_OPTION_SOCK_ADDR,
                            addr, MHD_OPTION_URI_LOG_CALLBACK, on_uri, NULL, MHD_OPTION_UNESCAPE_CALLBACK, on_unescape, NULL,
                            MHD_OPTION_NOTIFY_COMPLETED, on_completed, NULL, MHD_OPTION_NOTIFY_CONNECTION, on_connection, NULL,
                            MHD_OPTION_ARRAY, items, MHD_OPTION_END);
}

static enum err start_all(struct cx *cx)
{
    struct sockaddr_storage addr;
    TRY(router_new(cx, net.opt.rooms, &net.router));
    TRY(load_tls(cx, &net.opt));
    if (!bind_address(&net.opt, &addr))
        return err_say(cx, ERR_INVALID, "net.bind", "监听地址有误：%s", "Bad address to listen on: %s", net.opt.bind);
    TRY(work_start(net.opt.worker_threads > 0 ? net.opt.worker_threads : 32));
    idem_install();
    errno = 0;
    daemon_ = start_library(&addr);
    if (daemon_)
        return ERR_NONE;
    return err_say(cx, ERR_IO, "net.port", "无法监听端口 %d：%s", "Cannot listen on port %d: %s", net.opt.port,
                   errno ? strerror(errno) : "?");
}

enum err net_start(struct cx *cx, const struct net_opt *opt)
{
    memset(&net, 0, sizeof net);
    net.opt = *opt;
    net.started_us = when_now_us();
    net_limits_read(&net.lim);
    limit_clear();
    enum err e = start_all(cx);
    if (e != ERR_NONE)
        net_stop(0);
    return e;
}

int net_port(void)
{
    const union MHD_DaemonInfo *di = daemon_ ? MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_BIND_PORT) : NULL;
    return di ? di->port : 0;
}

static void wait_idle(int wait_ms)
{
    for (int t = 0; t < wait_ms && atomic_load(&net.inflight) > 0; t += 10)
        nanosleep(&(struct timespec){0, 10000000L}, NULL);
}

void net_stop(int wait_ms)
{
    bool idle;
    atomic_store(&net.stopping, true);
    if (daemon_) {
        MHD_socket fd = MHD_quiesce_daemon(daemon_);
        sse_end_all();
        wait_idle(wait_ms);
        work_expire(0, true);
        idle = work_stop(wait_ms > 1000 ? 1000 : wait_ms);
        sse_end_all();
        wait_idle(200); /* those that were resumed just now */
        MHD_stop_daemon(daemon_);
        if (fd != MHD_INVALID_SOCKET)
            close(fd);
        daemon_ = NULL;
    } else {
        idle = work_stop(0);
    }
    if (idle) /* else a worker still uses it, and the process is about to end */
        router_free(&net.router);
    req_pool_drop();
    free(pem_cert);
    free(pem_key);
    pem_cert = pem_key = NULL;
}
