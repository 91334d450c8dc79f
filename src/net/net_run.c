/* net_run.c: the way of one request from its head to its answer: route, rate, caller, permission, origin, parameters, body,
 * idempotency, handler, answer. The only place where an error becomes a status. Runs on a network thread or a worker;
 * called by net_server.c and net_work.c. */
#include "net_priv.h"

#include <string.h>

#include "log.h"
#include "when.h"

#define TARGET_MAX 8000

/* ---- after the head ----------------------------------------------------------------------------------------------------- */

static enum err decode_path(struct req *rq, const struct router_hit *hit)
{
    for (size_t i = 0; i < hit->cr->names_n; i++) {
        if (!pct_decode(rq->ar, hit->params[i], &rq->path_params[i]) || !utf8_valid(rq->path_params[i]))
            return err_say(&rq->cx, ERR_MALFORMED, hit->cr->names[i], "地址编码有误", "The address is not valid percent-encoded UTF-8");
        rq->path_params[i].p = str_dup(rq->ar, rq->path_params[i]);
    }
    return ERR_NONE;
}

static enum err find_route(struct req *rq)
{
    struct router_hit hit;
    router_find(net.router, str_of(rq->method), rq->path, &hit);
    if (hit.cr) {
        TRY(decode_path(rq, &hit));
        rq->cr = hit.cr;
        return ERR_NONE;
    }
    if (hit.allow[0]) {
        rs_header(&rq->rs, "Allow", ar_printf(rq->ar, "%s, OPTIONS", hit.allow));
        return req_is(rq, "OPTIONS") ? ERR_NONE : err_set(&rq->cx, ERR_METHOD, NULL);
    }
    return ERR_NONE; /* perhaps an embedded file */
}

static enum err check_size(struct req *rq)
{
    const struct route *rt = rq->cr ? rq->cr->rt : NULL;
    rq->body_max = rt && rt->body_max ? rt->body_max : NET_BODY_DEFAULT;
    if (rq->body_expected > (int64_t)rq->body_max)
        return err_say(&rq->cx, ERR_TOO_LARGE, NULL, "内容超过 %zu 字节", "The body is over %zu bytes", rq->body_max);
    return ERR_NONE;
}

void run_begin(struct req *rq)
{
    const char *al = req_header(rq, "Accept-Language");
    rq->cx.lang = al ? accept_lang(str_of(al)) : LANG_ZH;
    rq->early = strlen(rq->target) > TARGET_MAX ? err_set(&rq->cx, ERR_URI_TOO_LONG, NULL) : find_route(rq);
    if (rq->early == ERR_NONE)
        rq->early = check_size(rq);
}

static bool exports(struct req *rq)
{
    return rq->cr->rt->list && memmem(rq->query.p, rq->query.size, "format=", 7);
}

bool run_inline(struct req *rq)
{
    if (rq->early != ERR_NONE || !rq->cr)
        return true;
    unsigned flags = rq->cr->rt->flags;
    if ((flags & RT_SLOW) || exports(rq))
        return false;
    return (flags & RT_INLINE) || !req_unsafe(rq);
}

/* ---- embedded files ------------------------------------------------------------------------------------------------------ */

static enum err serve_asset(struct req *rq)
{
    if (req_is(rq, "OPTIONS") && (rs_find(&rq->rs, "Allow") || str_eqz(rq->path, "*")))
        return ERR_NONE;
    if (req_unsafe(rq) || !net.opt.find_asset)
        return err_set(&rq->cx, ERR_NOT_FOUND, NULL);
    const char *path = ar_strndup(rq->ar, rq->path.p, rq->path.size), *link;
    const struct asset *a = net.opt.find_asset(path);
    if (!a)
        return err_set(&rq->cx, ERR_NOT_FOUND, NULL);
    if (!a->immutable && net.opt.asset_link && (link = net.opt.asset_link(rq->ar, path, rq->query)) != NULL)
        rs_header(&rq->rs, "Link", link);
    const char *ae = req_header(rq, "Accept-Encoding");
    bool gz = a->gzip.size && ae && accept_gzip(str_of(ae));
    rs_bytes(&rq->rs, a->type, gz ? a->gzip : a->plain);
    if (gz)
        rs_header(&rq->rs, "Content-Encoding", "gzip");
    rq->rs.asset = true;
    rq->rs.etag = a->etag;
    rs_header(&rq->rs, "Cache-Control", a->immutable ? "public, max-age=31536000, immutable" : "public, no-cache");
    return ERR_NONE;
}

/* ---- checks, in this order ---------------------------------------------------------------------------------------------- */

static bool has_credentials(const struct req *rq)
{
    return req_header(rq, "Cookie") || req_header(rq, "Authorization");
}

static enum err take_rate(struct req *rq, const char *caller)
{
    if (remote_is_local(rq_remote(rq)) || limit_take(caller, &rq->rate_first))
        return ERR_NONE;
    return err_set(&rq->cx, ERR_RATE, NULL);
}

static enum err check_caller(struct req *rq)
{
    const struct net_auth *auth = &net.opt.auth;
    const char *ip = ar_printf(rq->ar, "ip:%s", rq_remote(rq));
    if (!auth->authenticate || !has_credentials(rq))
        return take_rate(rq, ip);
    enum err e = auth->authenticate(rq);
    if (e == ERR_NONE)
        return take_rate(rq, rq->cx.who && auth->caller ? auth->caller(rq) : ip);
    TRY(take_rate(rq, ip));
    if (rq->cr->rt->flags & RT_PUBLIC) { /* an old cookie must not keep anyone from signing in */
        cx_clear(&rq->cx);
        rq->cx.who = NULL;
        rq->cookie_auth = false;
        return ERR_NONE;
    }
    return e;
}

static enum err check_permission(struct req *rq)
{
    const struct route *rt = rq->cr->rt;
    if (rt->flags & RT_PUBLIC)
        return ERR_NONE;
    return net.opt.auth.permit ? net.opt.auth.permit(rq, rt->perm) : err_set(&rq->cx, ERR_UNAUTHENTICATED, NULL);
}

/* "https://host:port" names the same place as the Host header or the public URL. */
static bool origin_is_ours(struct req *rq, const char *origin)
{
    if (*net.lim.public_url) {
        struct str url = str_of(net.lim.public_url);
        while (str_ends(url, "/"))
            url.size--;
        if (str_eqz(url, origin))
            return true;
    }
    const char *host = req_header(rq, "Host"), *at = strstr(origin, "://");
    return at && host && strcasecmp(at + 3, host) == 0;
}

/* A browser sends cookies with requests that other sites make: they must come from our own pages (and a sign-in form
 * too, although it comes without a cookie). Programs that send a key are not browsers. */
static enum err check_origin(struct req *rq)
{
    if (!req_unsafe(rq) || (rq->cr->rt->flags & RT_FOREIGN) || (!rq->cookie_auth && req_header(rq, "Authorization")))
        return ERR_NONE;
    const char *site = req_header(rq, "Sec-Fetch-Site"), *origin = req_header(rq, "Origin");
    if (site && strcmp(site, "same-origin") == 0)
        return ERR_NONE;
    if (origin && strcmp(origin, "null") != 0 && origin_is_ours(rq, origin))
        return ERR_NONE;
    bool foreign = origin || (site && strcmp(site, "none") != 0);
    return rq->cookie_auth || foreign ? err_set(&rq->cx, ERR_BAD_ORIGIN, NULL) : ERR_NONE;
}

static bool skip_list_param(void *arg, struct str name)
{
    const struct route *rt = arg;
    return (rt->flags & (RT_HTML | RT_RAW)) || (rt->list && list_param_known(rt->list, name));
}

/* Pages are opened from chats and search engines that add parameters of their own: unknown ones are ignored there. */
static enum err check_query(struct req *rq)
{
    const struct route *rt = rq->cr->rt;
    struct jv v;
    TRY(req_params_read(rq));
    TRY(pairs_json(&rq->cx, rt->query, rq->params, rq->params_n, skip_list_param, (void *)(uintptr_t)rt, ERR_UNKNOWN_PARAM, &v));
    if (!rt->query)
        return ERR_NONE;
    rq->query_obj = ar_alloc(rq->ar, rt->query->size);
    enum err e = field_read(&rq->cx, rt->query, &v, "", rq->query_obj);
    if (e != ERR_NONE && rq->cx.err_field[0] == '/')
        memmove(rq->cx.err_field, rq->cx.err_field + 1, strlen(rq->cx.err_field));
    return e;
}

static enum err check_if_match(struct req *rq)
{
    const char *h = req_header(rq, "If-Match");
    if (!h)
        return rq->cr->rt->flags & RT_IF_MATCH ? err_set(&rq->cx, ERR_PRECONDITION, "If-Match") : ERR_NONE;
    struct str s = str_trim(str_of(h));
    bool quoted = s.size > 2 && s.p[0] == '"' && s.p[s.size - 1] == '"';
    struct str digits = quoted ? (struct str){s.p + 1, s.size - 2} : STR("");
    if (str_i64(digits, &rq->if_match))
        return ERR_NONE;
    if (!(rq->cr->rt->flags & RT_IF_MATCH))
        return ERR_NONE;
    return err_say(&rq->cx, ERR_INVALID, "If-Match", "If-Match 应为带引号的版本号", "If-Match must be one quoted revision");
}

/* What an answer depends on beside the data: language, our address as the reader wrote it, what is asked for. */
static struct str kept_key(struct req *rq)
{
    return str_of(ar_printf(rq->ar, "j%c %s %s", rq->cx.lang == LANG_EN ? 'e' : 'z', rq_base_url(rq), rq->target));
}

/* Only a plain answer: what has headers of its own, or another status, is made anew. */
static bool keepable(const struct resp *rs)
{
    return rs->kind == RS_BYTES && rs->status == 0 && rs->head_n == 0 && !rs->etag && rs->type && strcmp(rs->type, "application/json") == 0;
}

static enum err answer_kept(struct req *rq)
{
    struct net_mark mark;
    struct str key = kept_key(rq), body;
    if (net.opt.keep->get(rq->ar, key, &mark, &body)) {
        rs_json(&rq->rs, body);
        return ERR_NONE;
    }
    TRY(rq->cr->rt->fn(rq, &rq->rs));
    if (keepable(&rq->rs))
        net.opt.keep->put(key, mark, rq->rs.body);
    return ERR_NONE;
}

static enum err call_handler(struct req *rq)
{
    bool replayed = false, kept = (rq->cr->rt->flags & RT_KEPT) && net.opt.keep && !rq->cx.who;
    TRY(idem_begin(rq, &replayed));
    if (replayed)
        return ERR_NONE;
    enum err e = kept ? answer_kept(rq) : rq->cr->rt->fn(rq, &rq->rs);
    if (e == ERR_NONE)
        rs_finish(&rq->rs);
    idem_end(rq, e);
    return e;
}

static enum err run_steps(struct req *rq)
{
    if (rq->early != ERR_NONE)
        return rq->early;
    if (!rq->cr)
        return serve_asset(rq);
    static enum err (*const steps[])(struct req *) = {
        check_caller, check_permission, check_origin, check_query, check_if_match, body_parse, call_handler,
    };
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        TRY(steps[i](rq));
    return ERR_NONE;
}

/* ---- the end ------------------------------------------------------------------------------------------------------------- */

static bool is_refusal(enum err e)
{
    return e == ERR_UNAUTHENTICATED || e == ERR_FORBIDDEN || e == ERR_BAD_ORIGIN || e == ERR_RATE || e == ERR_LOCKED_OUT;
}

/* Told once a burst: a flood of refused requests must not become a flood of audit writes. */
static bool refusal_is_told(struct req *rq, enum err e)
{
    return is_refusal(e) && net.opt.auth.refused && rq->cr && (e != ERR_RATE || rq->rate_first);
}

/* How much of the target a log may have. */
static int logged_size(const struct req *rq)
{
    size_t n = rq->cr && rq->cr->rt->flags & RT_DISCREET ? strcspn(rq->target, "?") : strlen(rq->target);
    return n < 200 ? (int)n : 200;
}

static void fail(struct req *rq, enum err e)
{
    bool passing = e == ERR_BUSY || e == ERR_STOPPING; /* counted in /metrics; a flood of them must not flood the log */
    if (err_status(e) >= 500 && !passing)
        log_error(&rq->cx, "net.fail", "method=%s path=\"%.*s\" code=%s field=\"%s\" text=\"%s\"", rq->method, logged_size(rq), rq->target,
                  err_code(e), rq->cx.err_field, rq->cx.err_text);
    problem_fill(rq, e);
    rs_finish(&rq->rs);
}

static void run_job(void *arg)
{
    struct req *rq = arg;
    enum err e = run_steps(rq);
    rq->run_err = e;
    if (e == ERR_NONE) {
        if (!rs_find(&rq->rs, "X-Request-Id")) /* embedded files and replays */
            rs_finish(&rq->rs);
    } else if (!(rq->on_net && refusal_is_told(rq, e))) {
        if (!rq->on_net && refusal_is_told(rq, e))
            net.opt.auth.refused(rq, e);
        fail(rq, e);
    } else {
        rq->task = TASK_REFUSED;
    }
}

/* No memory was left: the answer is a fixed text with no header of its own. */
static void answer_static(struct req *rq, enum err e)
{
    log_error(&rq->cx, "net.memory", "method=%s path=\"%.*s\"", rq->method, logged_size(rq), rq->target);
    rs_reset(&rq->rs, rq);
    rs_bytes(&rq->rs, "application/problem+json", run_static_problem(e));
    rq->rs.status = err_status(e);
    rq->run_err = e;
}

static void refused_job(void *arg)
{
    struct req *rq = arg;
    struct cx saved = rq->cx;
    net.opt.auth.refused(rq, rq->run_err);
    memcpy(rq->cx.err_field, saved.err_field, sizeof saved.err_field);
    memcpy(rq->cx.err_text, saved.err_text, sizeof saved.err_text);
    rq->cx.err = saved.err;
    fail(rq, rq->run_err);
}

static void produce_job(void *arg)
{
    struct req *rq = arg;
    struct stream *st = &rq->st;
    if (!st->p)
        st->p = ar_alloc(rq->ar, NET_CHUNK);
    st->off = st->size = 0;
    while (st->size < NET_CHUNK / 2 && !st->end && !st->fail) {
        int64_t n = rq->rs.produce(rq->rs.arg, st->p + st->size, NET_CHUNK - st->size);
        st->end = n == 0;
        st->fail = n < 0 || n > (int64_t)(NET_CHUNK - st->size);
        st->size += n > 0 && !st->fail ? (size_t)n : 0;
    }
}

/* The first piece decides: a failure can still be told with a status, a short body gets its length. */
static void produce(struct req *rq, bool first)
{
    if (!ar_try(rq->ar, produce_job, rq))
        rq->st.fail = true;
    if (rq->st.fail)
        log_error(&rq->cx, "net.stream", "path=\"%.*s\" text=\"%s\"", logged_size(rq), rq->target, rq->cx.err_text);
    if (!first)
        return;
    if (rq->st.fail) {
        rq->run_err = rq->cx.err != ERR_NONE ? rq->cx.err : ERR_INTERNAL;
        fail(rq, rq->run_err);
    } else if (rq->st.end) {
        rq->rs.kind = RS_BYTES;
        rq->rs.body = (struct str){rq->st.p, rq->st.size};
    }
}

enum run_next run_request(struct req *rq, bool on_net)
{
    rq->on_net = on_net;
    rq->task = TASK_RUN;
    if (!ar_try(rq->ar, run_job, rq)) {
        answer_static(rq, ERR_MEMORY);
        return RUN_ANSWERED;
    }
    if (rq->task == TASK_REFUSED)
        return RUN_TO_REFUSED;
    if (rq->rs.kind != RS_STREAM || req_is(rq, "HEAD"))
        return RUN_ANSWERED;
    if (on_net)
        return RUN_TO_PRODUCE;
    produce(rq, true);
    return RUN_ANSWERED;
}

void run_task(struct req *rq)
{
    switch (rq->task) {
    case TASK_RUN:
        run_request(rq, false);
        break;
    case TASK_REFUSED:
        if (!ar_try(rq->ar, refused_job, rq))
            answer_static(rq, ERR_MEMORY);
        break;
    case TASK_PRODUCE:
        produce(rq, rq->step != STEP_SENT);
        break;
    }
}

struct str run_static_problem(enum err e)
{
    switch (e) {
    case ERR_MEMORY:
        return STR("{\"type\":\"/api/errors#out_of_memory\",\"title\":\"Out of memory\",\"status\":503,\"code\":\"out_of_memory\"}");
    case ERR_UNCERTAIN:
        return STR("{\"type\":\"/api/errors#uncertain\",\"title\":\"It may have happened; look before you repeat it\",\"status\":409,\"code\":\"uncertain\"}");
    case ERR_TIMEOUT:
        return STR("{\"type\":\"/api/errors#timeout\",\"title\":\"Timed out\",\"status\":408,\"code\":\"timeout\"}");
    default:
        return STR("{\"type\":\"/api/errors#internal\",\"title\":\"Internal error\",\"status\":500,\"code\":\"internal\"}");
    }
}

void run_account(struct req *rq)
{
    int64_t us = when_now_us() - rq->begun_us;
    if (rq->sent_status == 0)
        return;
    if (rq->cr)
        metrics_add(&rq->cr->stats, rq->sent_status, us);
    else
        metrics_other(rq->sent_status);
    if (net.lim.access_log)
        log_info(&rq->cx, "net.request", "method=%s path=\"%.*s\" status=%d us=%lld remote=%s", rq->method, logged_size(rq), rq->target,
                 rq->sent_status, (long long)us, rq->addr);
}
