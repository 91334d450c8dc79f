/* grow_call.c: from a request to an act and back, in one place: transaction, revision, answer, audit of refusals. */
#include "grow_priv.h"

struct run {
    grow_act *act;
    struct grow_call *call;
    size_t out_size;
};

static enum err run_act(struct cx *cx, struct tx *tx, void *arg) {
    struct run *r = arg;
    memset(r->call->out, 0, r->out_size); /* a transaction may run again */
    return r->act(cx, tx, r->call);
}

/* Refusals by a rule, as opposed to mistakes of form. */
static bool by_rule(enum err e) {
    static const enum err rules[] = {ERR_BANNED, ERR_INTERVAL_OPEN, ERR_UNBALANCED, ERR_LOT_LOCKED, ERR_NOT_EXAMINED, ERR_RULE, ERR_WRONG_STATE};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (rules[i] == e)
            return true;
    return false;
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
    struct run r = {act, &c, 0};
    call_init(rq, &c, &r.out_size);
    enum err e = tx_run(cx, action, run_act, &r);
    if (e != ERR_NONE) {
        if (by_rule(e))
            people_audit_refused(cx, action, kind, c.id, e);
        return e;
    }
    const struct grow_head *h = c.out;
    rs_etag(rs, h->rev);
    if (collection)
        rs_created(rs, ar_printf(cx->ar, "%s%s", collection, h->uuid), rq_route(rq)->reply, c.out);
    else
        rs_object(rs, rq_route(rq)->reply, c.out);
    return ERR_NONE;
}

enum err grow_fetch(struct req *rq, struct resp *rs, grow_act *act) {
    struct grow_call c;
    struct run r = {act, &c, 0};
    call_init(rq, &c, &r.out_size);
    TRY(tx_read(rq_cx(rq), rq_route(rq)->op, run_act, &r));
    rs_etag(rs, ((const struct grow_head *)c.out)->rev);
    rs_object(rs, rq_route(rq)->reply, c.out);
    return ERR_NONE;
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
