/* net_req.c: the request object: the pool it comes from, and what handlers may ask of it. Called by net_server.c (taking and
 * releasing) and by every handler (reading). */
#include "net_priv.h"

#include <arpa/inet.h>
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "uuid.h"
#include "when.h"

#define POOL_MAX 256 /* requests kept for reuse */

static struct {
    pthread_mutex_t lock;
    struct req *free;
    int n;
} pool = {PTHREAD_MUTEX_INITIALIZER, NULL, 0};

static struct req *pool_pop(void)
{
    pthread_mutex_lock(&pool.lock);
    struct req *rq = pool.free;
    if (rq) {
        pool.free = rq->next;
        pool.n--;
    }
    pthread_mutex_unlock(&pool.lock);
    return rq;
}

static struct req *req_new(void)
{
    struct req *rq = calloc(1, sizeof *rq);
    if (!rq)
        return NULL;
    rq->ar = ar_new((size_t)net.lim.arena);
    if (!rq->ar) {
        free(rq);
        return NULL;
    }
    return rq;
}

struct req *req_take(void)
{
    struct req *rq = pool_pop();
    if (!rq)
        rq = req_new();
    if (!rq)
        return NULL;
    struct arena *ar = rq->ar;
    memset(rq, 0, sizeof *rq);
    rq->ar = ar;
    cx_init(&rq->cx, ar);
    uuid_new(rq->request_id);
    rq->cx.request_id = rq->request_id;
    rq->begun_us = rq->cx.now_us;
    rq->if_match = FIELD_NULL;
    rq->refs = 1;
    rs_reset(&rq->rs, rq);
    return rq;
}

void req_ref(struct req *rq)
{
    atomic_fetch_add(&rq->refs, 1);
}

void req_release(struct req *rq)
{
    if (atomic_fetch_sub(&rq->refs, 1) != 1)
        return;
    atomic_fetch_sub(&net.body_bytes, (int64_t)rq->body_cap);
    free(rq->body);
    rq->body = NULL;
    ar_reset(rq->ar);
    pthread_mutex_lock(&pool.lock);
    bool keep = pool.n < POOL_MAX;
    if (keep) {
        rq->next = pool.free;
        pool.free = rq;
        pool.n++;
    }
    pthread_mutex_unlock(&pool.lock);
    if (!keep) {
        ar_free(&rq->ar);
        free(rq);
    }
}

void req_pool_drop(void)
{
    for (struct req *rq; (rq = pool_pop());) {
        ar_free(&rq->ar);
        free(rq);
    }
}

const char *req_header(const struct req *rq, const char *name)
{
    for (size_t i = 0; i < rq->headers_n; i++)
        if (str_ieqz(rq->headers[i].name, name))
            return rq->headers[i].value.p;
    return NULL;
}

bool req_is(const struct req *rq, const char *method)
{
    return strcmp(rq->method, method) == 0;
}

bool req_unsafe(const struct req *rq)
{
    return !req_is(rq, "GET") && !req_is(rq, "HEAD") && !req_is(rq, "OPTIONS");
}

bool remote_is_local(const char *addr)
{
    return strncmp(addr, "127.", 4) == 0 || strcmp(addr, "::1") == 0;
}

enum err req_params_read(struct req *rq)
{
    if (rq->params_ok)
        return ERR_NONE;
    TRY(pairs_decode(&rq->cx, rq->query, &rq->params, &rq->params_n));
    rq->params_ok = true;
    return ERR_NONE;
}

struct cx *rq_cx(struct req *rq)
{
    return &rq->cx;
}

const char *rq_method(struct req *rq)
{
    return rq->method;
}

const char *rq_target(struct req *rq)
{
    return rq->target;
}

struct str rq_path_raw(struct req *rq)
{
    return rq->path;
}

const char *rq_path(struct req *rq, const char *name)
{
    for (size_t i = 0; rq->cr && i < rq->cr->names_n; i++)
        if (strcmp(rq->cr->names[i], name) == 0)
            return rq->path_params[i].p;
    abort(); /* a bug: the route's pattern has no such parameter */
}

const char *rq_header(struct req *rq, const char *name)
{
    return req_header(rq, name);
}

const char *rq_param(struct req *rq, const char *name)
{
    for (size_t i = 0; i < rq->params_n; i++)
        if (str_eqz(rq->params[i].name, name))
            return rq->params[i].value.p;
    return NULL;
}

size_t rq_params(struct req *rq, struct str **names_out, struct str **values_out)
{
    struct str *names = AR_ARRAY(rq->ar, struct str, rq->params_n + 1), *values = AR_ARRAY(rq->ar, struct str, rq->params_n + 1);
    for (size_t i = 0; i < rq->params_n; i++) {
        names[i] = rq->params[i].name;
        values[i] = rq->params[i].value;
    }
    *names_out = names;
    *values_out = values;
    return rq->params_n;
}

void *rq_query(struct req *rq)
{
    assert(rq->query_obj);
    return rq->query_obj;
}

void *rq_body(struct req *rq)
{
    assert(rq->body_obj);
    return rq->body_obj;
}

const struct jv *rq_body_json(struct req *rq)
{
    return rq->body_json;
}

struct str rq_raw(struct req *rq)
{
    return (struct str){rq->body ? rq->body : "", rq->body_size};
}

const struct file_part *rq_file(struct req *rq, const char *field)
{
    for (size_t i = 0; i < rq->files_n; i++)
        if (strcmp(rq->files[i].field, field) == 0)
            return &rq->files[i];
    return NULL;
}

const char *rq_cookie(struct req *rq, const char *name)
{
    for (size_t i = 0; i < rq->headers_n; i++) {
        if (!str_ieqz(rq->headers[i].name, "Cookie"))
            continue;
        struct str rest = rq->headers[i].value, one, key, value;
        while (rest.size) {
            str_cut(rest, ';', &one, &rest);
            if (str_cut(str_trim(one), '=', &key, &value) && str_eqz(key, name))
                return str_dup(rq->ar, value);
        }
    }
    return NULL;
}

static bool proxy_trusted(const char *addr)
{
    struct str rest = str_of(net.lim.trusted_proxy), one;
    while (rest.size) {
        str_cut(rest, ',', &one, &rest);
        if (str_eqz(str_trim(one), addr))
            return true;
    }
    return false;
}

static bool is_address(const char *s)
{
    unsigned char b[16];
    return inet_pton(AF_INET, s, b) == 1 || inet_pton(AF_INET6, s, b) == 1;
}

/* The right-most address of X-Forwarded-For that no trusted proxy wrote: what stands left of it anybody may have written. */
const char *rq_remote(struct req *rq)
{
    if (rq->remote)
        return rq->remote;
    rq->remote = rq->addr;
    const char *xff = req_header(rq, "X-Forwarded-For");
    if (!xff || !proxy_trusted(rq->addr))
        return rq->remote;
    struct str s = str_of(xff);
    while (s.size) {
        size_t at = s.size;
        while (at > 0 && s.p[at - 1] != ',')
            at--;
        const char *one = str_dup(rq->ar, str_trim(str_from(s, at)));
        if (!is_address(one))
            break;
        rq->remote = one;
        if (!proxy_trusted(one))
            break;
        s.size = at ? at - 1 : 0;
    }
    return rq->remote;
}

const char *rq_base_url(struct req *rq)
{
    if (*net.lim.public_url)
        return net.lim.public_url;
    const char *host = req_header(rq, "Host");
    const char *proto = req_header(rq, "X-Forwarded-Proto");
    bool tls = rq->tls || (proto && proxy_trusted(rq->addr) && strcmp(proto, "https") == 0);
    return ar_printf(rq->ar, "%s://%s", tls ? "https" : "http", host ? host : "localhost");
}

bool rq_tls(struct req *rq)
{
    return strncmp(rq_base_url(rq), "https://", 8) == 0;
}

int64_t rq_if_match(struct req *rq)
{
    return rq->if_match;
}

int rq_accept(struct req *rq, const char *const *types)
{
    const char *h = req_header(rq, "Accept");
    return accept_media(h ? str_of(h) : STR("*/*"), types);
}

const struct route *rq_route(struct req *rq)
{
    return rq->cr ? rq->cr->rt : NULL;
}

void rq_set_cookie_auth(struct req *rq)
{
    rq->cookie_auth = true;
}
