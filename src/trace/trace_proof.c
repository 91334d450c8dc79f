/* trace_proof.c: the whole proof file of any record, with its closed part, for the offices that oversee the county: an event by its eventID, or any
 * leaf by its number, as `tiantou check --log` and trace pages name it. Who took which is in the audit trail. Called by the router. */
#include "net.h"
#include "proof.h"
#include "trace_priv.h"

struct body { const char *event; int64_t leaf; };
static const struct field BODY[] = {
    FIELD(struct body, event, F_TEXT, 0, 1, 1000, "事件编号（eventID）", "The event's eventID"),
    FIELD(struct body, leaf, F_I64, 0, 0, INT64_MAX, "或日志里的序号", "Or the index of the leaf in the log"),
};
const struct shape trace_proof_body_shape = SHAPE("LogProofBody", struct body, BODY);

struct act { const struct body *in; struct str file; const char *name; };

static enum err find(struct cx *cx, struct tx *tx, const struct body *in, enum proof_kind *kind, int64_t *ref)
{
    if (!in->event == (in->leaf == FIELD_NULL))
        return err_say(cx, ERR_INVALID, "/event", "请写事件编号或序号，只写一个", "Give an eventID or a leaf, one of them");
    if (!in->event)
        return proof_leaf_at(cx, tx, in->leaf, kind, ref);
    struct epcis_hit hit;
    enum err e = epcis_event_find(cx, tx, str_trim(str_of(in->event)), &hit);
    *kind = PROOF_EVENT, *ref = hit.row;
    return e == ERR_NOT_FOUND ? err_say(cx, e, "/event", "没有这个事件", "There is no such event") : e;
}

/* Records of every room, whoever's they are: only with a grant over the whole county. */
static enum err proof_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    enum proof_kind kind;
    const char *path, *county;
    int64_t ref;
    TRY(trace_county(cx, tx, &path, &county));
    TRY(people_may_on(cx, "trace.proof.read", path, 0));
    TRY(find(cx, tx, a->in, &kind, &ref));
    TRY(proof_file_make(cx, tx, kind, ref, true, &a->file));
    a->name = a->in->event ? "event" : ar_printf(cx->ar, "%lld", (long long)a->in->leaf);
    return people_audit(cx, tx, "trace.proof.read", "record", ar_printf(cx->ar, "%d:%lld", (int)kind, (long long)ref), (struct str){0}, (struct str){0}, NULL);
}

enum err trace_proof_post(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct act a = {.in = rq_body(rq)};
    TRY(tx_run(cx, "trace.proof", proof_tx, &a));
    rs_header(rs, "Cache-Control", "no-store");
    rs_download(rs, ar_printf(cx->ar, "tiantou-proof-%s.json", a.name));
    rs_json(rs, a.file);
    return ERR_NONE;
}
