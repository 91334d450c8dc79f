/* share_apply.c: events of a peer into our repository: once each, by eventID, with where they came from, in one transaction with the
 * peer's counts and mark. Called by the inbox and by the puller. */
#include "share_priv.h"

#include <string.h>

#include "epcis.h"
#include "epcis_subs.h"
#include "log.h"

struct refusal { const char *event_id, *code, *detail; };
struct apply {
    const struct share_peer *p;
    struct epcis_taken *v;
    size_t n;
    struct refusal *bad;
    size_t bad_n;
    struct share_applied out;
};

/* The events of EPCISQueryDocument or EPCISDocument. */
static const struct jv *events_of(const struct jv *root)
{
    static const char *const PLACES[] = {"/epcisBody/queryResults/resultsBody/eventList", "/epcisBody/eventList"};
    for (size_t i = 0; i < sizeof PLACES / sizeof PLACES[0]; i++) {
        const struct jv *list = json_at(root, PLACES[i]);
        if (json_is(list, J_ARR))
            return list;
    }
    return NULL;
}

static void refuse(struct apply *a, struct cx *cx, const char *event_id)
{
    a->bad[a->bad_n++] = (struct refusal){event_id, err_code(cx->err), ar_strdup(cx->ar, cx->err_text)};
    cx_clear(cx);
}

static enum err read_events(struct cx *cx, struct apply *a, const struct jv *root)
{
    struct epcis_context *context;
    const struct jv *list = events_of(root);
    struct when t;
    if (!list)
        return err_say(cx, ERR_INVALID, "", "不是 EPCISQueryDocument", "not an EPCISQueryDocument");
    if (list->n > SHARE_EVENTS_MAX)
        return err_say(cx, ERR_TOO_LARGE, "", "一次最多 %d 个事件", "at most %d events at once", SHARE_EVENTS_MAX);
    TRY(epcis_context_read(cx, json_get(root, "@context"), NULL, "/@context", &context));
    a->v = AR_ARRAY(cx->ar, struct epcis_taken, list->n);
    a->bad = AR_ARRAY(cx->ar, struct refusal, list->n + 1);
    for (uint32_t i = 0; i < list->n; i++) {
        const struct jv *ev = &list->items[i];
        struct epcis_event *e = NULL;
        struct str id = json_str(json_get(ev, "eventID"));
        if (when_parse(json_str(json_get(ev, "recordTime")), &t) && t.us > a->out.newest_us)
            a->out.newest_us = t.us;
        if (epcis_event_read(cx, ev, context, ar_printf(cx->ar, "/%u", i), &e) != ERR_NONE)
            refuse(a, cx, id.size ? str_dup(cx->ar, id) : ar_printf(cx->ar, "(%u)", i));
        else
            a->v[a->n++].ev = e;
    }
    return ERR_NONE;
}

static enum err put_origins(struct cx *cx, struct tx *tx, struct apply *a, const char *county)
{
    struct bulk *b;
    TRY(bulk_open(tx, "share_origin", "event, county, peer, at_us", "itii", "ON CONFLICT DO NOTHING", &b));
    for (size_t i = 0; i < a->n; i++)
        if (a->v[i].took == EPCIS_STORED)
            TRY(bulk_row(b, (const struct val[]){v_i(a->v[i].row), v_t(county), v_i(a->p->id), v_i(cx->now_us)}));
    return bulk_close(&b, NULL);
}

static enum err put_refusals(struct cx *cx, struct tx *tx, struct apply *a)
{
    int64_t changed;
    for (size_t i = 0; i < a->bad_n; i++) {
        TRY(sql_exec_n(tx, SQ(Q_REFUSED_PUT), ARGS(v_i(a->p->id), v_t(a->bad[i].event_id), v_i(cx->now_us), v_t(a->bad[i].code), v_t(a->bad[i].detail)), &changed));
        a->out.refused += changed;
    }
    return ERR_NONE;
}

static enum err apply_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct apply *a = arg;
    const char *county = a->p->peer_county ? a->p->peer_county : epcis_county();
    size_t bad = a->bad_n;
    a->out.accepted = a->out.duplicate = a->out.refused = 0;
    if (a->n)
        TRY(epcis_events_store(cx, tx, a->v, a->n, county));
    for (size_t i = 0; i < a->n; i++) {
        a->out.accepted += a->v[i].took == EPCIS_STORED;
        a->out.duplicate += a->v[i].took == EPCIS_HAD;
        if (a->v[i].took == EPCIS_CONFLICT) {
            (void)!err_say(cx, ERR_CONFLICT, NULL, "同一事件编号已有另一内容", "the eventID belongs to an event with another content");
            refuse(a, cx, str_dup(cx->ar, a->v[i].ev->id));
        }
    }
    TRY(put_origins(cx, tx, a, county));
    TRY(put_refusals(cx, tx, a));
    a->bad_n = bad; /* it may run again */
    return sql_exec(tx, SQ(Q_PEER_TOOK), ARGS(v_i(a->p->id), v_i(a->out.accepted), v_i(a->out.duplicate), v_i(a->out.refused), v_i(a->out.newest_us), v_i(cx->now_us)));
}

enum err share_apply(struct cx *cx, const struct share_peer *p, struct str text, struct share_applied *out)
{
    struct apply a = {.p = p};
    struct jv root;
    struct json_fault fault;
    if (!json_read(cx->ar, text, &(struct json_limits){.size_max = SHARE_BODY_MAX}, &root, &fault))
        return err_say(cx, ERR_MALFORMED, "", "不是 JSON：%s", "not JSON: %s", fault.what);
    TRY(read_events(cx, &a, &root));
    TRY(epcis_events_prepare(cx, a.v, a.n, p->peer_county ? p->peer_county : epcis_county()));
    TRY(tx_run(cx, "share.apply", apply_tx, &a));
    if (a.out.refused)
        log_warn(cx, "share.apply", "peer=%s refused=%lld", p->uuid, (long long)a.out.refused);
    *out = a.out;
    return ERR_NONE;
}
