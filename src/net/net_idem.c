/* net_idem.c: Idempotency-Key around a handler (store/idem.h does the keeping): a key that has an answer is replayed; a new
 * one is sealed within the handler's first writing transaction, and the answer is kept after it. Called by net_run.c. */
#include "net_priv.h"

#include <string.h>

#include "idem.h"
#include "log.h"

struct idem {
    struct idem_key key;
    struct req *rq;
    bool sealed, kept;               /* what the last run of the handler's transaction did */
};

static _Atomic uint64_t late;        /* answers kept after the facts only: a crash between loses them */

uint64_t idem_late(void)
{
    return atomic_load(&late);
}

/* The headers a caller needs again; the rest is made anew for each answer. */
static const char *kept_headers(struct req *rq)
{
    struct buf b;
    buf_init(&b, rq->ar, 128);
    const char *location = rs_find(&rq->rs, "Location");
    if (location)
        buf_printf(&b, "Location: %s\n", location);
    if (rq->rs.etag)
        buf_printf(&b, "ETag: %s\n", rq->rs.etag);
    return b.size ? buf_z(&b) : NULL;
}

static struct idem_answer answer_of(struct req *rq)
{
    return (struct idem_answer){rq->rs.status ? rq->rs.status : route_status(rq->cr->rt), rq->rs.type, kept_headers(rq), rq->rs.body};
}

/* A handler with two writing transactions comes here twice: store knows its own request. One that fills its answer within the
 * transaction has it kept there. */
static enum err seal(struct cx *cx, struct tx *tx)
{
    struct idem *id = cx->idem;
    if (!id)
        return ERR_NONE;
    id->kept = false;
    TRY(idem_seal(tx, &id->key));
    id->sealed = true;
    if (id->rq->rs.kind != RS_BYTES)
        return ERR_NONE;
    struct idem_answer a = answer_of(id->rq);
    TRY(idem_keep(tx, &id->key, &a));
    id->kept = true;
    return ERR_NONE;
}

void idem_install(void)
{
    store_set_seal(seal);
}

static enum err check_key(struct req *rq, const char *key)
{
    size_t n = strlen(key);
    bool ok = n > 0 && n <= IDEM_KEY_MAX;
    for (size_t i = 0; i < n; i++)
        ok = ok && key[i] > 0x20 && key[i] < 0x7f;
    if (ok)
        return ERR_NONE;
    return err_say(&rq->cx, ERR_INVALID, "Idempotency-Key", "幂等键应为 1–%d 个可见 ASCII 字符", "The key takes 1 to %d visible ASCII characters",
                   IDEM_KEY_MAX);
}

const char *rq_caller(struct req *rq)
{
    if (rq->cx.who && net.opt.auth.caller)
        return net.opt.auth.caller(rq);
    return ar_printf(rq->ar, "ip:%s", rq_remote(rq));
}

static struct idem *idem_of(struct req *rq, const char *key)
{
    struct idem *id = AR_NEW(rq->ar, struct idem);
    struct str body = rq_raw(rq);
    id->rq = rq;
    id->key.scope = ar_printf(rq->ar, "%s %s %.*s", rq_caller(rq), rq->method, (int)rq->path.size, rq->path.p);
    id->key.key = key;
    id->key.request_hash = ar_printf(rq->ar, "%016llx%016llx", (unsigned long long)str_hash(body, 1), (unsigned long long)str_hash(body, 2));
    return id;
}

static void replay(struct req *rq, const struct idem_answer *a)
{
    if (a->content_type)
        rs_bytes(&rq->rs, a->content_type, a->body);
    rs_status(&rq->rs, (int)a->status);
    struct str rest = str_of(a->headers), line, name, value;
    while (rest.size) {
        str_cut(rest, '\n', &line, &rest);
        if (str_cut(line, ':', &name, &value))
            rs_header(&rq->rs, str_dup(rq->ar, name), str_dup(rq->ar, str_trim(value)));
    }
    rs_header(&rq->rs, "Idempotency-Replayed", "true");
}

enum err idem_begin(struct req *rq, bool *replayed_out)
{
    const char *key = req_header(rq, "Idempotency-Key");
    *replayed_out = false;
    if (!(rq->cr->rt->flags & RT_IDEMPOTENT) || !key)
        return ERR_NONE;
    TRY(check_key(rq, key));
    struct idem *id = idem_of(rq, key);
    struct idem_answer a = {0};
    TRY(idem_claim(&rq->cx, &id->key, &a, replayed_out));
    if (*replayed_out)
        replay(rq, &a);
    else
        rq->cx.idem = id;
    return ERR_NONE;
}

void idem_end(struct req *rq, enum err e)
{
    struct idem *id = rq->cx.idem;
    rq->cx.idem = NULL;
    if (!id || e != ERR_NONE || rq->rs.kind != RS_BYTES || !id->sealed || id->kept)
        return;
    atomic_fetch_add(&late, 1);
    struct idem_answer a = answer_of(rq);
    struct cx quiet = rq->cx;
    if (idem_save(&quiet, &id->key, &a) != ERR_NONE)
        log_warn(&rq->cx, "net.idem", "the answer was not kept: %s", err_code(quiet.err));
}
