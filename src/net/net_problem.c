/* net_problem.c: an error becomes an answer: RFC 7807 JSON for machines, a page (net_opt.error_page) or plain text for pages.
 * Called by net_run.c at the one place where requests end. */
#include "net_priv.h"

#include <string.h>

void problem_json(struct buf *b, struct req *rq, enum err e)
{
    struct jw w;
    struct cx *cx = &rq->cx;
    jw_init(&w, b);
    jw_obj(&w);
    jw_key(&w, "type");
    jw_z(&w, ar_printf(rq->ar, "/api/errors#%s", err_code(e)));
    jw_key(&w, "title");
    jw_z(&w, err_title(e, cx->lang));
    jw_key(&w, "status");
    jw_i64(&w, err_status(e));
    jw_key(&w, "code");
    jw_z(&w, err_code(e));
    jw_key(&w, "detail");
    jw_z(&w, cx->err == e && *cx->err_text ? cx->err_text : err_title(e, cx->lang));
    if (cx->err == e && *cx->err_field) {
        jw_key(&w, "field");
        jw_z(&w, cx->err_field);
    }
    jw_key(&w, "request_id");
    jw_z(&w, rq->request_id);
    jw_obj_end(&w);
}

/* What a caller must do next is said in the header its standard names. */
static void problem_headers(struct req *rq, enum err e)
{
    if (e == ERR_UNAUTHENTICATED && !(rq->cr && (rq->cr->rt->flags & RT_HTML)))
        rs_header(&rq->rs, "WWW-Authenticate", "Bearer realm=\"tiantou\"");
    if (e == ERR_RATE || e == ERR_BUSY || e == ERR_STOPPING || e == ERR_LOCKED_OUT || e == ERR_DISK_FULL)
        rs_header(&rq->rs, "Retry-After", e == ERR_RATE ? "1" : e == ERR_LOCKED_OUT ? "60" : "5");
}

static void problem_text(struct req *rq, enum err e)
{
    struct cx *cx = &rq->cx;
    const char *text = cx->err == e && *cx->err_text ? cx->err_text : err_title(e, cx->lang);
    rs_bytes(&rq->rs, "text/plain; charset=utf-8", str_of(ar_printf(rq->ar, "%d %s\n", err_status(e), text)));
}

/* What a room says for the paths of its standard, or NULL. */
static const struct room_problems *own_form(const struct req *rq)
{
    for (const struct room *const *r = net.opt.rooms; r && *r; r++)
        if ((*r)->problems && str_starts(rq->path, (*r)->problems->prefix))
            return (*r)->problems;
    return NULL;
}

/* A page for who asked for one: by the route, or, where there is no route, by what a browser says it takes. */
static bool wants_page(struct req *rq)
{
    static const char *const media[] = {"application/problem+json", "text/html", NULL};
    if (rq->cr)
        return rq->cr->rt->flags & RT_HTML;
    return !own_form(rq) && !str_starts(rq->path, "/api/") && rq_accept(rq, media) == 1;
}

void problem_fill(struct req *rq, enum err e)
{
    bool close = rq->rs.close;
    /* Allow was set before the error was filled. */
    const char *allow = rs_find(&rq->rs, "Allow");
    rs_reset(&rq->rs, rq);
    rq->rs.close = close;
    if (allow)
        rs_header(&rq->rs, "Allow", allow);
    bool html = wants_page(rq);
    if (html && net.opt.error_page) {
        enum err shown = e;
        struct cx saved = rq->cx;
        if (net.opt.error_page(rq, &rq->rs, e) != ERR_NONE) {
            rq->cx = saved;
            rs_reset(&rq->rs, rq);
            problem_text(rq, shown);
        }
    } else if (html) {
        problem_text(rq, e);
    } else if (own_form(rq)) {
        own_form(rq)->fill(rq, &rq->rs, e);
    } else {
        struct buf b;
        buf_init(&b, rq->ar, 512);
        problem_json(&b, rq, e);
        rs_bytes(&rq->rs, "application/problem+json", buf_view(&b));
    }
    problem_headers(rq, e);
    if (rq->rs.status == 0) /* an error page may lead to the sign-in page instead */
        rq->rs.status = err_status(e);
}
