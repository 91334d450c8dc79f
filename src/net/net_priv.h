/* net_priv.h: what the files of room net share. Only net_server.c knows the HTTP library; everything else works on
 * struct req and struct resp and can be tested without a socket.
 *
 * Life of a request: net_server takes a struct req from the pool when the request line is there, fills headers, asks the
 * guard, routes, collects the body, then runs it inline or hands it to a worker (net_work.c) while the connection is
 * suspended. Whoever moves rq->state from RUNNING to DONE (the worker) or LOST (the ticker, when the deadline passed)
 * resumes the connection; after LOST the network thread touches nothing that the worker may still use. */
#ifndef NET_PRIV_H
#define NET_PRIV_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "conf.h"
#include "cx.h"
#include "field.h"
#include "json.h"
#include "list.h"
#include "net.h"
#include "room.h"
#include "store.h"
#include "str.h"

#define NET_HEADERS_MAX 100       /* header lines of a request */
#define NET_PARAMS_MAX 200        /* query parameters, form fields */
#define NET_SEGMENTS_MAX 32       /* segments of a path */
#define NET_PATH_PARAMS_MAX 8     /* {name}s of a pattern */
#define NET_PARTS_MAX 64          /* parts of a multipart body */
#define NET_BODY_DEFAULT (256 * 1024)
#define NET_CHUNK (64 * 1024)     /* one piece of a streamed answer */
#define NET_HIST 10               /* buckets of the latency histogram */
#define NET_RATE_SLOTS 4096       /* callers whose rate is remembered */
#define NET_SSE_QUEUE (64 * 1024) /* bytes a slow reader of events may be behind */
#define NET_SSE_MAX 500           /* readers of events */
#define NET_SSE_EACH 8            /* of them, by one caller */
#define NET_SSE_LIFE_S 600        /* then the stream ends: who reads connects again, if he still may */

struct hdr { struct str name, value; };   /* both NUL-terminated, in the arena */
struct kv { struct str name, value; };    /* decoded parameter */

/* ---- routes ------------------------------------------------------------------------------------------------------------ */
struct route_stats {
    _Atomic uint64_t by_class[6];   /* answers by status / 100 */
    _Atomic uint64_t hist[NET_HIST + 1];
    _Atomic uint64_t sum_us;
};
struct croute {                     /* a row of a room's table, compiled */
    const struct route *rt;
    const struct room *room;
    const char *names[NET_PATH_PARAMS_MAX];
    size_t names_n;
    struct route_stats stats;
};
struct router;
struct router_hit {
    struct croute *cr;              /* NULL: no such path, or (allow[0]) no such method */
    struct str params[NET_PATH_PARAMS_MAX]; /* still encoded, in the order of cr->names */
    char allow[96];                 /* methods of the path, for 405 and OPTIONS */
};
/* Compile all tables; two rows for the same method and path are a bug of the tables: ERR_CONFLICT naming it. */
enum err router_new(struct cx *cx, const struct room *const *rooms, struct router **out) MUST_CHECK;
void router_free(struct router **r);
/* path: as sent, without query. HEAD finds the GET row. */
void router_find(const struct router *r, struct str method, struct str path, struct router_hit *hit_out);
size_t router_count(const struct router *r);
struct croute *router_at(const struct router *r, size_t i);

/* ---- the answer -------------------------------------------------------------------------------------------------------- */
enum rs_kind { RS_NONE, RS_BYTES, RS_STREAM, RS_EVENTS };
typedef int64_t produce_fn(void *arg, char *p, size_t size);
struct resp {
    struct req *rq;
    enum rs_kind kind;
    int status;                     /* 0: the route's */
    const char *type;               /* Content-Type */
    struct str body;                /* RS_BYTES */
    struct hdr *head;               /* headers the handler set */
    size_t head_n, head_cap;
    const char *etag;               /* quoted, or NULL */
    bool close;                     /* end the connection after it */
    bool asset;                     /* an embedded file: its own cache rules and CSP */
    produce_fn *produce;            /* RS_STREAM */
    void *arg;
    const char *topic;              /* RS_EVENTS */
};

/* ---- the request ------------------------------------------------------------------------------------------------------- */
enum rq_step { STEP_HEAD, STEP_BODY, STEP_DRAIN, STEP_WAIT, STEP_SENT };
enum rq_state { RQ_IDLE, RQ_QUEUED, RQ_RUNNING, RQ_DONE, RQ_LOST };
enum rq_task { TASK_RUN, TASK_REFUSED, TASK_PRODUCE };
struct stream { char *p; size_t off, size; bool end, fail; };
struct idem;
struct sse_sub;

struct req {
    struct cx cx;
    struct arena *ar;
    struct resp rs;
    /* network thread only */
    void *con;                      /* the library's connection */
    enum rq_step step;
    int sent_status;
    int64_t begun_us;
    /* shared */
    _Atomic int state;              /* enum rq_state */
    _Atomic int refs;
    enum rq_task task;
    int64_t deadline_us;
    struct req *next;               /* worker queue */
    struct req *wait_prev, *wait_next; /* those with a deadline */
    bool waiting;
    /* as received, in the arena */
    char *target;                   /* raw path and query */
    const char *method;
    struct str path, query;         /* views of target */
    struct hdr *headers;
    size_t headers_n;
    char addr[64];                  /* peer */
    const char *remote;             /* after trusted proxies */
    bool tls, http10;
    char request_id[40];
    struct croute *cr;
    struct str path_params[NET_PATH_PARAMS_MAX]; /* decoded */
    struct kv *params;
    size_t params_n;
    bool params_ok;                 /* parsed */
    size_t body_max;
    int64_t body_expected;          /* Content-Length, -1 when chunked, 0 when none */
    char *body;                     /* malloc; freed by the arena */
    size_t body_size, body_cap;
    size_t drained;
    enum err early;                 /* decided before the body was read */
    enum err run_err;               /* what run_request ended with */
    bool on_net;                    /* running on the network thread */
    bool drop;                      /* end the connection without an answer */
    bool cookie_auth;
    bool rate_first;                /* the first refusal of a burst */
    void *query_obj, *body_obj;
    struct jv *body_json;
    struct file_part *files;
    size_t files_n;
    int64_t if_match;
    struct stream st;
    struct sse_sub *sub;
};

/* net_req.c: the pool of requests. */
struct req *req_take(void);                       /* NULL: no memory */
void req_ref(struct req *rq);
void req_release(struct req *rq);                 /* last one out resets the arena and gives it back */
void req_pool_drop(void);
const char *req_header(const struct req *rq, const char *name);
bool req_unsafe(const struct req *rq);            /* a method that changes things */
bool req_is(const struct req *rq, const char *method);
enum err req_params_read(struct req *rq) MUST_CHECK; /* fills rq->params from the query */
bool remote_is_local(const char *addr);

/* ---- guard ------------------------------------------------------------------------------------------------------------- */
struct raw_hdr { const char *name; size_t name_size; const char *value; size_t value_size; };
struct raw_head {                   /* a request's head as it lies in the receive buffer */
    const char *method, *target, *version;   /* start of each in the buffer */
    size_t method_size, target_size, version_size;
    const struct raw_hdr *h;
    size_t n;
    size_t head_size;               /* bytes of the whole head as counted by the library */
};
/* NULL when the head is beyond doubt; else what is wrong with it (English, static). guard_check reads the texts,
 * guard_layout only where they lie. */
const char *guard_check(const struct raw_head *head);
const char *guard_layout(const struct raw_head *head);

/* ---- running ----------------------------------------------------------------------------------------------------------- */
struct net_limits {                 /* read from the configuration when the server starts */
    const char *public_url, *trusted_proxy;
    int64_t connections, per_ip, conn_memory, idle_s, request_ms, queue, rate, burst, body_total, arena;
    bool access_log, metrics_open;
};
struct net_state {
    struct net_opt opt;
    struct net_limits lim;
    struct router *router;
    _Atomic bool stopping;
    _Atomic int64_t inflight, queued, sse, connections, body_bytes;
    int64_t started_us;
};
extern struct net_state net;
extern const struct conf_key net_conf[];
extern const size_t net_conf_n;
void net_limits_read(struct net_limits *lim);

/* net_run.c. Where on_net is true the caller is the network thread: what may block is left to a worker. */
enum run_next { RUN_ANSWERED, RUN_TO_REFUSED, RUN_TO_PRODUCE };
void run_begin(struct req *rq);      /* after the head: route, path parameters, body limit; sets rq->early when refused already */
bool run_inline(struct req *rq);     /* may it run on the network thread? */
enum run_next run_request(struct req *rq, bool on_net); /* fills rq->rs, unless something is left for a worker */
void run_task(struct req *rq);       /* worker: what rq->task says */
/* The answer when no memory, time or worker is left: fixed text. */
struct str run_static_problem(enum err e);
void run_account(struct req *rq);    /* metrics and log, when the answer was sent */

/* net_problem.c */
void problem_fill(struct req *rq, enum err e);
void problem_json(struct buf *b, struct req *rq, enum err e);

/* net_reply.c */
void rs_reset(struct resp *rs, struct req *rq);
/* Final headers and status (304, default headers) into rs->head; rs->body may be dropped. */
void rs_finish(struct resp *rs);
const char *rs_find(const struct resp *rs, const char *name);

/* net_accept.c */
struct quality { struct str name; int q; };          /* q in thousandths */
size_t accept_parse(struct str header, struct quality *out, size_t max);
int accept_media(struct str header, const char *const *types);
enum lang accept_lang(struct str header);
bool accept_gzip(struct str header);
bool etag_matches(struct str header, const char *etag);   /* If-None-Match: weak comparison */

/* net_body.c */
enum err body_parse(struct req *rq) MUST_CHECK;
enum err pairs_decode(struct cx *cx, struct str text, struct kv **out, size_t *n_out) MUST_CHECK; /* a=b&c=d */
/* Typed JSON of parameters by a shape; skip(name) true: somebody else's. e_unknown: what an unknown name is. */
enum err pairs_json(struct cx *cx, const struct shape *sh, const struct kv *kv, size_t n, bool (*skip)(void *, struct str),
                    void *arg, enum err e_unknown, struct jv *out) MUST_CHECK;
/* Value of a parameter of a header: charset=…, boundary=…; false when absent. Quotes are removed. */
bool header_param(struct arena *ar, struct str header, const char *name, struct str *out);
struct str header_main(struct str header);               /* before the first ';', trimmed */

/* net_multipart.c */
struct part { struct str name, filename, type, data; bool is_file; };
enum err multipart_parse(struct cx *cx, struct str body, struct str boundary, struct part *out, size_t max, size_t *n_out) MUST_CHECK;

/* net_limit.c */
bool limit_take(const char *caller, bool *first_out);   /* false: too many; first: the first refusal of a burst */
void limit_clear(void);

/* net_idem.c */
enum err idem_begin(struct req *rq, bool *replayed_out) MUST_CHECK;   /* before the handler */
void idem_end(struct req *rq, enum err e);                            /* after it: the answer is kept */
void idem_install(void);
uint64_t idem_late(void);                                             /* answers that were not kept within the transaction */

/* net_work.c */
enum err work_start(int threads) MUST_CHECK;
bool work_room(void);                                                 /* false: the queue is full */
void work_push(struct req *rq, enum rq_task task);                    /* the connection is suspended already */
void work_expire(int64_t now_us, bool all);
bool work_stop(int wait_ms);                                           /* false: a worker is still running */

/* net_server.c, used by others */
void server_resume(struct req *rq);

/* net_sse.c */
bool sse_open(struct req *rq);                         /* network thread; false: too many */
int64_t sse_read(struct req *rq, char *p, size_t size); /* > 0 bytes, 0: suspend now (the hub holds its lock), -1 end */
void sse_close(struct req *rq);
void sse_tick(int64_t now_us);
void sse_end_all(void);
void sse_suspend(struct req *rq);                      /* net_server.c: called by sse_read under the hub's lock */

/* net_list_sql.c: the SQL of a list request */
struct list_query {
    const struct list_spec *spec;
    const struct list_col *sort;
    bool desc;
    int64_t limit;
    bool count;
    const char *format;        /* NULL, "csv", "xlsx" */
    struct buf where;          /* conditions so far, with placeholders */
    struct val *v;             /* bound values */
    size_t v_n, v_cap;
    uint64_t seal;             /* hash over list, order and filters: a cursor of another list is refused */
    bool has_cursor;
    struct val cur_sort, cur_id;
};
enum err list_query_read(struct cx *cx, const struct list_spec *spec, const char *where, const struct val *v, size_t n,
                         const struct kv *kv, size_t kv_n, const struct shape *other, struct list_query *out) MUST_CHECK;
char *list_query_sql(struct arena *ar, const struct list_query *q, struct val *v_out, size_t *n_out);
char *list_query_count_sql(struct arena *ar, const struct list_query *q);
char *list_cursor_write(struct arena *ar, const struct list_query *q, const struct val *sort, int64_t id);
enum err list_cursor_read(struct cx *cx, struct list_query *q, struct str text) MUST_CHECK;
/* The first column that is filtered by and named like a parameter every list takes: a bug of the table. NULL: none. */
const char *list_clash(const struct list_spec *spec);
bool list_param_known(const struct list_spec *spec, struct str name);
size_t list_cols_shown(const struct list_spec *spec);

/* net_export.c */
enum err export_answer(struct req *rq, struct resp *rs, const struct list_query *q) MUST_CHECK;
void export_csv_text(struct buf *b, struct str s, bool guard);

/* net_metrics.c */
enum err metrics_get(struct req *rq, struct resp *rs) MUST_CHECK;
void metrics_add(struct route_stats *st, int status, int64_t us);
void metrics_other(int status);

/* net_help.c */
enum err help_page_get(struct req *rq, struct resp *rs) MUST_CHECK;
enum err help_css_get(struct req *rq, struct resp *rs) MUST_CHECK;
enum err help_errors_get(struct req *rq, struct resp *rs) MUST_CHECK;

/* net_schema.c: what the route tables use, each once. */
#define CATALOG_MAX 1000
struct catalog_shape { const struct shape *sh; bool in, out; };   /* used in bodies, in answers */
struct catalog {
    struct catalog_shape shapes[CATALOG_MAX];
    size_t shapes_n;
    const struct list_spec *lists[CATALOG_MAX];
    size_t lists_n;
};
struct catalog *catalog_make(struct arena *ar, const struct room *const *rooms);
bool field_nullable(const char *name, enum ftype type, bool required);
size_t route_path_names(const struct route *rt, struct str *out);      /* the {name}s; out: NET_PATH_PARAMS_MAX */

/* Names made from route tables, shared by OpenAPI, client and help page. */
const char *route_method_lower(struct arena *ar, const struct route *rt);
int route_status(const struct route *rt);
bool route_returns(const struct route *rt);            /* a JSON body comes back */

#endif
