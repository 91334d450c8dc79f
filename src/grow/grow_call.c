/* grow_call.c: from a request to an act and back, in one place: transaction, revision, answer, audit of refusals. */
#include "grow_priv.h"

struct run {
    grow_act *act;
    struct grow_call *call;
    size_t out_size;
    struct req *rq;
    struct resp *rs;
    const char *collection;
};

static void answer(const struct run *r) {
    const struct grow_head *h = r->call->out;
    const struct shape *sh = rq_route(r->rq)->reply;
    rs_etag(r->rs, h->rev);
    if (r->collection)
        rs_created(r->rs, ar_printf(rq_cx(r->rq)->ar, "%s%s", r->collection, h->uuid), sh, r->call->out);
    else
        rs_object(r->rs, sh, r->call->out);
}

static enum err run_act(struct cx *cx, struct tx *tx, void *arg) {
    struct run *r = arg;
    memset(r->call->out, 0, r->out_size); /* a transaction may run again */
    TRY(r->act(cx, tx, r->call));
    answer(r); /* within the transaction: kept with the facts when the caller sent an Idempotency-Key */
    return ERR_NONE;
}

static void call_init(struct req *rq, struct grow_call *c, size_t *size_out) {
    const struct route *rt = rq_route(rq);
    *size_out = rt->reply->size;
    c->id = strstr(rt->path, "{id}") ? rq_path(rq, "id") : NULL;
    c->rev = (rt->flags & RT_IF_MATCH) ? rq_if_match(rq) : FIELD_NULL;
    c->body = rt->body ? rq_body(rq) : NULL;
    c->out = ar_alloc(rq_cx(rq)->ar, *size_out);
}

enum err grow_write(struct req *rq, struct resp *rs, grow_act *act, const char *action, const char *kind, const char *collection) {
    struct cx *cx = rq_cx(rq);
    struct grow_call c;
    struct run r = {act, &c, 0, rq, rs, collection};
    call_init(rq, &c, &r.out_size);
    enum err e = tx_run(cx, action, run_act, &r);
    return people_refused_by_rule(cx, e, action, kind, c.id);
}

enum err grow_fetch(struct req *rq, struct resp *rs, grow_act *act) {
    struct grow_call c;
    struct run r = {act, &c, 0, rq, rs, NULL};
    call_init(rq, &c, &r.out_size);
    return tx_read(rq_cx(rq), rq_route(rq)->op, run_act, &r);
}

/* ---- lists ---------------------------------------------------------------------------------------------------------------- */
enum err grow_list(struct req *rq, struct resp *rs, const struct list_spec *spec, const char *path_col, const char *operator_col, const char *also) {
    return path_col ? people_list(rq, rs, "grow.read", path_col, operator_col, also) : list_answer(rq, rs, spec, also, NOARGS);
}

struct past {
    const char *kind, *uuid;
    enum err (*one)(struct cx *, struct tx *, const char *, int64_t *);
    struct str json;
};

static enum err past_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct past *p = arg;
    int64_t id;
    TRY(p->one(cx, tx, p->uuid, &id));
    return grow_history(cx, tx, p->kind, id, &p->json);
}

enum err grow_history_answer(struct req *rq, struct resp *rs, const char *kind, enum err (*one)(struct cx *, struct tx *, const char *, int64_t *)) {
    struct past p = {kind, rq_path(rq, "id"), one, {NULL, 0}};
    TRY(tx_read(rq_cx(rq), "grow.history", past_tx, &p));
    rs_json(rs, p.json);
    return ERR_NONE;
}
