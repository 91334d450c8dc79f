/* net.h: requests, answers, routes. A handler takes a checked request and fills an answer or returns an error; it writes no
 * status line, frees no memory, and knows no HTTP library. */
#ifndef NET_NET_H
#define NET_NET_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "field.h"
#include "list.h"
#include "str.h"

struct req;   /* one request; lives in its arena */
struct resp;  /* the answer being filled */

typedef enum err handler(struct req *rq, struct resp *rs);

enum route_flag {
    RT_PUBLIC = 1,     /* nobody needs to be signed in; perm is "public" */
    RT_INLINE = 2,     /* quick: runs on the network thread (default for GET/HEAD; others run on worker threads) */
    RT_SLOW = 4,       /* runs on a worker thread although it is a GET */
    RT_RAW = 8,        /* body is taken as bytes: rq_raw() */
    RT_FORM = 16,      /* body is an HTML form (urlencoded or multipart), read by the same shape */
    RT_UPLOAD = 32,    /* multipart with a file: rq_file() */
    RT_IDEMPOTENT = 64,/* takes Idempotency-Key and replays the first answer */
    RT_IF_MATCH = 128, /* If-Match is required: rq_if_match() */
    RT_HTML = 256,     /* answers a page, also for errors */
    RT_TAIL = 512,     /* pattern ends in {rest}: matches any number of segments */
    RT_HIDDEN = 1024,  /* not in the OpenAPI document (pages, assets) */
    RT_FOREIGN = 4096, /* may come from other sites' pages: it believes nothing and changes nothing, or verifies a signature */
    RT_KEPT = 8192,    /* a public GET whose JSON may be given again to whoever is not signed in, as long as nothing changed (struct net_keep) */
    RT_DISCREET = 16384, /* its query holds what no log may: only the path is logged */
    RT_ITEMS = 2048,   /* the answer is {"items":[…]} of route.reply (rs_list) */
};

struct param { const char *name; const char *zh, *en; };  /* a query parameter, documented */

struct route {
    const char *method;           /* "GET" */
    const char *path;             /* "/api/v1/plots/{id}" */
    handler *fn;                  /* what runs */
    const char *perm;             /* "grow.plot.read"; "public"; "self" = anyone signed in */
    unsigned flags;               /* enum route_flag */
    const struct shape *query;    /* query parameters, or NULL: none are taken (an unknown one is refused) */
    const struct shape *body;     /* JSON (or form) body, or NULL */
    const struct shape *reply;    /* body of a 2xx answer, or NULL */
    const struct list_spec *list; /* a list route: query and reply come from it */
    size_t body_max;              /* bytes; 0: 256 KiB */
    int status;                   /* success status; 0: 200, or 204 without a reply */
    const char *op;               /* operation id: "growPlotGet"; the client's method name */
    const char *zh, *en;          /* one line of documentation */
};

/* ---- reading the request ---------------------------------------------------------------------------------------------- */
struct cx *rq_cx(struct req *rq);
const char *rq_method(struct req *rq);
const char *rq_target(struct req *rq);                         /* path and query as sent */
struct str rq_path_raw(struct req *rq);                        /* path as sent, still percent-encoded */
const char *rq_path(struct req *rq, const char *name);         /* decoded {name}; asserts that the pattern has it */
const char *rq_header(struct req *rq, const char *name);       /* NULL when absent */
const char *rq_param(struct req *rq, const char *name);        /* decoded query parameter (first), NULL when absent */
size_t rq_params(struct req *rq, struct str **names_out, struct str **values_out); /* all, in order (RT_RAW-like users: epcis) */
void *rq_query(struct req *rq);                                /* struct of route.query */
void *rq_body(struct req *rq);                                 /* struct of route.body */
const struct jv *rq_body_json(struct req *rq);                 /* the same as JSON (for PATCH: which members were sent) */
struct str rq_raw(struct req *rq);                             /* RT_RAW body */
struct file_part { const char *field, *filename, *type; struct str data; };
const struct file_part *rq_file(struct req *rq, const char *field);   /* RT_UPLOAD; NULL when absent */
const char *rq_cookie(struct req *rq, const char *name);
const char *rq_remote(struct req *rq);                         /* client address (X-Forwarded-For only from net.trusted_proxy) */
const char *rq_base_url(struct req *rq);                       /* net.public_url, else scheme://Host */
bool rq_tls(struct req *rq);
int64_t rq_if_match(struct req *rq);                           /* revision from If-Match: "N"; FIELD_NULL when absent */
/* 0-based index of the best of the NULL-terminated media types by Accept (RFC 9110), -1 when none is acceptable. */
int rq_accept(struct req *rq, const char *const *types);
const struct route *rq_route(struct req *rq);
const char *rq_caller(struct req *rq);                         /* who asks, as a stable text: "account:12", "key:3" */
/* Called by net_auth.authenticate when the caller is known by a cookie: unsafe methods must then come from our own pages. */
void rq_set_cookie_auth(struct req *rq);

/* A handler that creates fills the answer within its writing transaction when it can (again, when that runs again): it is then
 * kept for the Idempotency-Key together with the facts. */
/* ---- filling the answer ------------------------------------------------------------------------------------------------ */
void rs_status(struct resp *rs, int status);
void rs_header(struct resp *rs, const char *name, const char *value);   /* copied; CR and LF refused; replaces one of the same name (but cookies) */
void rs_cookie(struct resp *rs, const char *name, const char *value, int64_t max_age_s); /* HttpOnly; SameSite=Lax; Secure under TLS */
void rs_mark(struct resp *rs, const char *name, const char *value, int64_t max_age_s);   /* the same, but scripts of the page may read it: no secret */
void rs_object(struct resp *rs, const struct shape *sh, const void *obj); /* JSON by descriptor */
void rs_created(struct resp *rs, const char *location, const struct shape *sh, const void *obj); /* 201 */
void rs_list(struct resp *rs, const struct shape *sh, struct list items);  /* {"items":[…]}: short, unpaged lists */
void rs_json(struct resp *rs, struct str json);                          /* application/json; bytes in the request's arena */
void rs_bytes(struct resp *rs, const char *type, struct str bytes);      /* in the request's arena, or static */
void rs_redirect(struct resp *rs, int status, const char *location);
void rs_etag(struct resp *rs, int64_t revision);                         /* ETag: "N"; the router answers If-None-Match */
void rs_download(struct resp *rs, const char *filename);                 /* Content-Disposition: attachment, RFC 5987 */
/* A body made piece by piece on the worker thread: produce() writes into the buffer, returns bytes, 0 at the end, -1 on a
 * failure (the connection is then cut). It runs after the handler returned, in the same arena. */
void rs_stream(struct resp *rs, const char *type, int64_t (*produce)(void *arg, char *p, size_t size), void *arg);
/* Server-sent events: the connection stays and gets what sse_publish sends to the topic, and a comment every 20 s; after ten minutes
 * it ends (browsers connect again by themselves, and are asked for their permission again). Only readers of this copy of the program
 * are reached: what happens in other copies, a room looks for while sse_watched(). */
void rs_events(struct resp *rs, const char *topic);
bool sse_watched(const char *topic);                                      /* does anybody read it here? */
void sse_publish(const char *topic, const char *event, struct str json);  /* any thread */

/* ---- running ------------------------------------------------------------------------------------------------------------ */
struct room;
struct net_auth {
    /* Find out who asks (cookie, bearer key) and set cx->who; no credentials is no error. */
    enum err (*authenticate)(struct req *rq);
    /* May cx->who do perm? ERR_UNAUTHENTICATED or ERR_FORBIDDEN. */
    enum err (*permit)(struct req *rq, const char *perm);
    /* A request was refused (401, 403, 429, bad origin). */
    void (*refused)(struct req *rq, enum err e);
    /* Stable text that names the caller, for idempotency scopes and rate limits ("account:12", "key:3", "ip:…"). */
    const char *(*caller)(struct req *rq);
};
struct asset { const char *path, *type; struct str plain, gzip; const char *etag; bool immutable; };
/* Where answers of RT_KEPT routes are kept. A mark tells what the data were before the first read; put() may decide not to keep. */
struct net_mark { uint64_t commits; int64_t ms; };
struct net_keep {
    bool (*get)(struct arena *ar, struct str key, struct net_mark *mark_out, struct str *bytes_out);  /* bytes live as long as the arena */
    void (*put)(struct str key, struct net_mark mark, struct str bytes);
};

struct net_opt {
    const char *bind;                    /* "127.0.0.1" */
    int port;                            /* 0: any; net_port() tells */
    const char *cert_file, *key_file;    /* TLS when both are set */
    int net_threads, worker_threads;     /* 0: processors; 0: 32 */
    const struct room *const *rooms;     /* NULL-terminated, in floor order */
    struct net_auth auth;                /* from room people */
    const struct asset *(*find_asset)(const char *path);   /* embedded files; NULL function: none */
    const char *(*asset_link)(struct arena *ar, const char *path, struct str query); /* "Link" of a page that is no file of its own: what it will ask first; NULL: none */
    enum err (*ready)(struct cx *cx);    /* /readyz */
    enum err (*error_page)(struct req *rq, struct resp *rs, enum err e);  /* RT_HTML errors; NULL: plain text */
    const struct net_keep *keep;         /* NULL: every answer is made anew */
};
extern const struct room net_room;   /* health, metrics, the API telling about itself; first in the list of rooms */
/* Registers nothing by itself: main registers net_room.conf with conf_add() before. */
enum err net_start(struct cx *cx, const struct net_opt *opt) MUST_CHECK;
int net_port(void);
/* Stop taking requests, finish those in flight within wait_ms, resume every suspended connection, free all. */
void net_stop(int wait_ms);

/* Made from the route tables of the rooms. Text in the arena. */
char *net_openapi(struct arena *ar, const struct room *const *rooms);
char *net_client_ts(struct arena *ar, const struct room *const *rooms);
/* Every (route, perm) once; for the permission matrix test and the help page. */
void net_each_route(const struct room *const *rooms, void (*fn)(const struct room *, const struct route *, void *), void *arg);

#endif
