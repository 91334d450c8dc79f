/* net_reply.c: filling an answer (what handlers call) and finishing it: default and security headers, ETag and 304.
 * Runs on the thread that runs the request; net_server.c only copies the result into the library. */
#include "net_priv.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define CSP_COMMON "default-src 'self'; img-src 'self' data: blob: https:; script-src 'self'; object-src 'none'; base-uri 'self'; " \
                   "form-action 'self'; frame-ancestors 'none'; worker-src 'self' blob:; "
/* Element Plus sets style attributes; scripts stay strict. Only the embedded applications get it. */
#define CSP_APP CSP_COMMON "style-src 'self' 'unsafe-inline'"
#define CSP_PAGE CSP_COMMON "style-src 'self'"

void rs_reset(struct resp *rs, struct req *rq)
{
    memset(rs, 0, sizeof *rs);
    rs->rq = rq;
}

const char *rs_find(const struct resp *rs, const char *name)
{
    for (size_t i = 0; i < rs->head_n; i++)
        if (str_ieqz(rs->head[i].name, name))
            return rs->head[i].value.p;
    return NULL;
}

static void head_push(struct resp *rs, struct str name, struct str value)
{
    if (rs->head_n == rs->head_cap) {
        size_t cap = rs->head_cap ? rs->head_cap * 2 : 16;
        struct hdr *more = AR_ARRAY(rs->rq->ar, struct hdr, cap);
        if (rs->head_n)
            memcpy(more, rs->head, rs->head_n * sizeof *more);
        rs->head = more;
        rs->head_cap = cap;
    }
    rs->head[rs->head_n++] = (struct hdr){name, value};
}

/* A name and value that live as long as the request. */
static void head_static(struct resp *rs, const char *name, const char *value)
{
    head_push(rs, str_of(name), str_of(value));
}

void rs_status(struct resp *rs, int status)
{
    rs->status = status;
}

void rs_header(struct resp *rs, const char *name, const char *value)
{
    assert(!strpbrk(name, "\r\n: "));
    char *copy = ar_strdup(rs->rq->ar, value);
    if (strpbrk(copy, "\r\n"))
        return; /* a value from outside must not split the answer */
    for (size_t i = 0; i < rs->head_n && strcasecmp(name, "Set-Cookie") != 0; i++)
        if (str_ieqz(rs->head[i].name, name)) { /* a handler's transaction may run again and set it again */
            rs->head[i].value = str_of(copy);
            return;
        }
    head_push(rs, str_of(ar_strdup(rs->rq->ar, name)), str_of(copy));
}

static void add_cookie(struct resp *rs, const char *name, const char *value, int64_t max_age_s, const char *more)
{
    rs_header(rs, "Set-Cookie", ar_printf(rs->rq->ar, "%s=%s; Path=/; Max-Age=%lld%s; SameSite=Lax%s", name, value, (long long)max_age_s, more,
                                          rq_tls(rs->rq) ? "; Secure" : ""));
}

void rs_cookie(struct resp *rs, const char *name, const char *value, int64_t max_age_s)
{
    add_cookie(rs, name, value, max_age_s, "; HttpOnly");
}

void rs_mark(struct resp *rs, const char *name, const char *value, int64_t max_age_s)
{
    add_cookie(rs, name, value, max_age_s, "");
}

void rs_bytes(struct resp *rs, const char *type, struct str bytes)
{
    rs->kind = RS_BYTES;
    rs->type = type;
    rs->body = bytes;
}

void rs_json(struct resp *rs, struct str json)
{
    rs_bytes(rs, "application/json", json);
}

void rs_object(struct resp *rs, const struct shape *sh, const void *obj)
{
    struct buf b;
    struct jw w;
    buf_init(&b, rs->rq->ar, 512);
    jw_init(&w, &b);
    field_write(&w, sh, obj);
    rs_json(rs, buf_view(&b));
}

void rs_created(struct resp *rs, const char *location, const struct shape *sh, const void *obj)
{
    rs_object(rs, sh, obj);
    rs_header(rs, "Location", location);
    rs_status(rs, 201);
}

void rs_list(struct resp *rs, const struct shape *sh, struct list items)
{
    struct buf b;
    struct jw w;
    buf_init(&b, rs->rq->ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "items");
    jw_arr(&w);
    for (size_t i = 0; i < items.n; i++)
        field_write(&w, sh, (const char *)items.p + i * sh->size);
    jw_arr_end(&w);
    jw_obj_end(&w);
    rs_json(rs, buf_view(&b));
}

void rs_redirect(struct resp *rs, int status, const char *location)
{
    rs_bytes(rs, NULL, STR(""));
    rs_header(rs, "Location", location);
    rs_status(rs, status);
}

void rs_etag(struct resp *rs, int64_t revision)
{
    rs->etag = ar_printf(rs->rq->ar, "\"%lld\"", (long long)revision);
}

/* The plain name for old clients has only harmless characters; the true one is percent-encoded UTF-8 (RFC 6266). */
void rs_download(struct resp *rs, const char *filename)
{
    char plain[80];
    size_t n = 0;
    for (const char *c = filename; *c && n < sizeof plain - 1; c++) {
        bool safe = (*c >= '0' && *c <= '9') || (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') || strchr("._-", *c);
        if (safe || (n && plain[n - 1] != '_'))
            plain[n++] = safe ? *c : '_';
    }
    plain[n] = '\0';
    struct buf b;
    buf_init(&b, rs->rq->ar, 128);
    buf_printf(&b, "attachment; filename=\"%s\"; filename*=UTF-8''", n ? plain : "file");
    buf_pct(&b, str_of(filename));
    rs_header(rs, "Content-Disposition", buf_z(&b));
}

void rs_stream(struct resp *rs, const char *type, produce_fn *produce, void *arg)
{
    rs->kind = RS_STREAM;
    rs->type = type;
    rs->produce = produce;
    rs->arg = arg;
}

void rs_events(struct resp *rs, const char *topic)
{
    rs->kind = RS_EVENTS;
    rs->type = "text/event-stream; charset=utf-8";
    rs->topic = ar_strdup(rs->rq->ar, topic);
    rs_header(rs, "X-Accel-Buffering", "no"); /* nginx would keep it until its buffer is full */
}

static bool answers_304(const struct resp *rs)
{
    const char *inm = req_header(rs->rq, "If-None-Match");
    return inm && rs->etag && !req_unsafe(rs->rq) && rs->status == 200 && etag_matches(str_of(inm), rs->etag);
}

static void finish_status(struct resp *rs)
{
    if (rs->status == 0)
        rs->status = rs->rq->cr ? route_status(rs->rq->cr->rt) : 200;
    if (rs->kind == RS_NONE) {
        if (rs->status == 200)
            rs->status = 204;
        rs_bytes(rs, NULL, STR(""));
    }
    if (answers_304(rs)) {
        rs->status = 304;
        rs_bytes(rs, NULL, STR(""));
    }
}

static void finish_cache(struct resp *rs)
{
    if (rs->etag)
        head_static(rs, "ETag", rs->etag);
    if (!rs_find(rs, "Cache-Control"))
        head_static(rs, "Cache-Control", rs->etag ? "private, no-cache" : "no-store");
    if (rs->type && !rs_find(rs, "Vary"))
        head_static(rs, "Vary", rs->asset ? "Accept-Encoding" : "Accept, Accept-Language");
}

void rs_finish(struct resp *rs)
{
    finish_status(rs);
    if (rs->type)
        head_static(rs, "Content-Type", rs->type);
    finish_cache(rs);
    bool app = rs->asset && rs->type && strncmp(rs->type, "text/html", 9) == 0;
    if (!rs_find(rs, "Content-Security-Policy"))
        head_static(rs, "Content-Security-Policy", app ? CSP_APP : CSP_PAGE);
    head_static(rs, "X-Content-Type-Options", "nosniff");
    head_static(rs, "Referrer-Policy", "same-origin"); /* not no-referrer: that would make our own forms' Origin "null" */
    head_static(rs, "Permissions-Policy", "geolocation=(self), camera=(self), microphone=()");
    head_static(rs, "X-Request-Id", rs->rq->request_id);
    if (rs->rq->tls)
        head_static(rs, "Strict-Transport-Security", "max-age=31536000");
}
