/* proof_witness.c: C2SP tlog-witness, both sides. A witness sees every checkpoint of a log only once and only growing: a log that shows
 * one history to a shopper and another to a regulator gets its signature for one of them only.
 *
 * As a witness (proof.witness_for names the logs): POST /log/witness/add-checkpoint; the key lies in witness.key beside log.key. Looking
 * at the latest size, proving, and remembering the new one are one transaction.
 * As a log (proof.witnesses names them): after each checkpoint every witness is asked for its cosignature, which is checked and put
 * under the published note. A witness that does not answer keeps nobody waiting: the next checkpoint asks again. */
#include "proof_priv.h"
#include "proof_routes.h"

#include <stdio.h>
#include <string.h>

#include "client.h"
#include "conf.h"
#include "log.h"
#include "setting.h"

enum { WITNESSES_MAX = 16, ASK_MS = 5000 };

/* ---- being asked ---------------------------------------------------------------------------------------------------------------------- */
bool proof_witness_read(struct str body, struct witness_request *q)
{
    struct str line, rest;
    memset(q, 0, sizeof *q);
    if (!str_cut(body, '\n', &line, &rest) || !str_starts(line, "old ") || !note_number(str_from(line, 4), &q->old))
        return false;
    while (str_cut(rest, '\n', &line, &rest) && line.size)
        if (q->n == WITNESS_PATH_MAX || !note_unbase64(line, q->path[q->n++], PROOF_HASH))
            return false;
    q->whole = rest;
    return line.size == 0 && note_read(rest, &q->note) && checkpoint_read(q->note.text, &q->c);
}

/* The keys we trust for an origin: at least one of them must have signed. 404, 403 or 0. */
static int log_trusted(const struct witness_request *q)
{
    struct str rest = str_of(conf_text("proof.witness_for")), item;
    bool known = false, good = false;
    while (rest.size) {
        struct note_key k;
        str_cut(rest, ',', &item, &rest);
        if (!note_key_read(str_trim(item), &k) || k.alg != NOTE_ED25519 || !str_eqz(q->c.origin, k.name))
            continue;
        known = true;
        enum note_verdict v = note_verify(&q->note, &k, NULL);
        if (v == NOTE_BAD)
            return 403;
        good = good || v == NOTE_GOOD;
    }
    return !known ? 404 : !good ? 403 : 0;
}

struct ask { const struct witness_request *q; int status; uint64_t latest; };

static enum err cosign_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *a = arg;
    const struct witness_request *q = a->q;
    uint8_t root[PROOF_HASH] = {0};
    struct rows *r;
    a->latest = 0;
    TRY(sql_query(tx, PFQ(Q_WITNESSED), ARGS(v_s(q->c.origin)), &r));
    if (rows_next(r) && rows_str(r, 1).size == PROOF_HASH) {
        a->latest = (uint64_t)rows_i64(r, 0);
        memcpy(root, rows_str(r, 1).p, PROOF_HASH);
    }
    TRY(rows_end(&r));
    a->status = 409;
    if (q->old != a->latest || (q->old == q->c.size && a->latest && memcmp(root, q->c.root, PROOF_HASH) != 0))
        return ERR_NONE;
    a->status = 422;
    if (q->old == 0 ? q->n > 0 : !proof_consistency_holds(q->old, q->c.size, root, q->c.root, (const uint8_t (*)[PROOF_HASH])q->path, q->n))
        return ERR_NONE;
    a->status = 200;
    return sql_exec(tx, PFQ(Q_WITNESS_PUT), ARGS(v_s(q->c.origin), v_i((int64_t)q->c.size), v_b(q->c.root, PROOF_HASH), v_i(cx->now_us)));
}

static enum err answer(struct resp *rs, int status, const char *type, struct str text)
{
    rs_status(rs, status);
    rs_header(rs, "Cache-Control", "no-store");
    rs_bytes(rs, type, text);
    return ERR_NONE;
}

enum err proof_witness_post(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct witness_request *q = AR_NEW(cx->ar, struct witness_request);
    const struct note_signer *w = proof_keys_witness();
    struct ask a = {.q = q};
    struct buf b;
    if (!w)
        return err_say(cx, ERR_NOT_FOUND, NULL, "本机不为别的日志作见证", "This server is no witness");
    if (!proof_witness_read(rq_raw(rq), q) || q->old > q->c.size)
        return answer(rs, 400, "text/plain; charset=utf-8", STR("malformed request\n"));
    int refused = log_trusted(q);
    if (refused)
        return answer(rs, refused, "text/plain; charset=utf-8", refused == 404 ? STR("unknown log\n") : STR("no signature of a known key\n"));
    TRY(tx_run(cx, "proof.cosign", cosign_tx, &a));
    buf_init(&b, cx->ar, 512);
    if (a.status == 200)
        note_sign(&b, q->note.text, w, cx->now_us / 1000000);
    else if (a.status == 409)
        buf_printf(&b, "%llu\n", (unsigned long long)a.latest);
    else
        buf_puts(&b, "the consistency proof does not hold\n");
    return answer(rs, a.status, a.status == 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8", buf_view(&b));
}

/* ---- asking --------------------------------------------------------------------------------------------------------------------------------- */
struct witness { const char *url; struct note_key key; const char *mark; };   /* mark: the setting that keeps its latest size */
struct turn { struct witness *w; struct proof_checkpoint c; uint64_t old; struct str body; const char *line; };

static enum err read_turn(struct cx *cx, struct tx *tx, void *arg)
{
    struct turn *t = arg;
    const char *text;
    int64_t n;
    TRY(proof_checkpoint_last(tx, &t->c));
    enum err e = setting_get(tx, t->w->mark, &text);
    cx_clear(cx);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    t->old = e == ERR_NONE && str_i64(str_of(text), &n) && n > 0 ? (uint64_t)n : 0;
    return ERR_NONE;
}

static enum err make_body(struct cx *cx, struct tx *tx, void *arg)
{
    struct turn *t = arg;
    uint8_t path[PROOF_PATH_MAX][PROOF_HASH];
    struct proof_view v;
    struct buf b;
    size_t n = 0;
    proof_view_init(&v, cx, tx, t->c.size);
    if (t->old > 0)
        TRY(proof_view_consistency(&v, t->old, path, &n));
    buf_init(&b, cx->ar, 4096);
    buf_printf(&b, "old %llu\n", (unsigned long long)t->old);
    for (size_t i = 0; i < n; i++) {
        note_base64(&b, path[i], PROOF_HASH);
        buf_ch(&b, '\n');
    }
    buf_printf(&b, "\n%s", t->c.note);
    t->body = buf_view(&b);
    return ERR_NONE;
}

/* Put the cosignature under the note and remember how far the witness is. */
static enum err keep_line(struct cx *cx, struct tx *tx, void *arg)
{
    const struct turn *t = arg;
    TRY(sql_exec(tx, PFQ(Q_COSIGNED), ARGS(v_i((int64_t)t->c.size), v_t(t->line))));
    return setting_put(tx, t->w->mark, ar_printf(cx->ar, "%llu", (unsigned long long)t->c.size));
}

/* The line of this witness in its answer, when it holds. */
static const char *good_line(struct cx *cx, const struct turn *t, struct str reply)
{
    struct note *n = AR_NEW(cx->ar, struct note);
    struct str line, rest = reply, text, tail;
    const char *p = strstr(t->c.note, "\n\n");
    if (!p || reply.size > 16384)
        return NULL;
    text = (struct str){t->c.note, (size_t)(p - t->c.note) + 1};
    while (str_cut(rest, '\n', &line, &tail)) {
        rest = tail;
        const char *whole = ar_printf(cx->ar, "%.*s\n%.*s\n", STR_ARG(text), STR_ARG(line));
        if (note_read(str_of(whole), n) && note_verify(n, &t->w->key, NULL) == NOTE_GOOD)
            return ar_printf(cx->ar, "%.*s\n", STR_ARG(line));
    }
    return NULL;
}

static bool cosigned_already(struct cx *cx, const struct turn *t)
{
    struct note *n = AR_NEW(cx->ar, struct note);
    return note_read(str_of(t->c.note), n) && note_verify(n, &t->w->key, NULL) == NOTE_GOOD;
}

static enum err ask_witness(struct cx *cx, struct witness *w)
{
    struct turn t = {.w = w};
    uint64_t told;
    TRY(tx_read(cx, "proof.turn", read_turn, &t));
    if (!t.c.found || t.c.size == 0 || cosigned_already(cx, &t))
        return ERR_NONE;
    for (int tries = 0; tries < 2; tries++) {
        if (t.old > t.c.size) {
            log_error(cx, "proof.witness", "witness=%s size=%llu it saw a larger log than ours: ours was cut", w->key.name, (unsigned long long)t.old);
            return ERR_NONE;
        }
        TRY(tx_read(cx, "proof.body", make_body, &t));
        struct client_call call = {.ar = cx->ar, .method = "POST", .url = w->url, .body = t.body, .timeout_ms = ASK_MS,
                                   .headers = (const char *const[]){"Content-Type: text/plain; charset=utf-8", NULL}};
        if (!client_do(&call)) {
            log_warn(cx, "proof.witness", "witness=%s error=%s", w->key.name, call.error);
            return ERR_NONE;
        }
        if (call.status == 200 && (t.line = good_line(cx, &t, call.reply)) != NULL)
            return tx_run(cx, "proof.cosigned", keep_line, &t);
        if (call.status != 409 || !note_number(str_trim(call.reply), &told) || told == t.old) {
            log_warn(cx, "proof.witness", "witness=%s status=%d no cosignature", w->key.name, call.status);
            return ERR_NONE;
        }
        t.old = told; /* it is elsewhere than we thought */
    }
    return ERR_NONE;
}

/* "URL KEY, URL KEY": the URL is the submission prefix. */
static size_t read_witnesses(struct cx *cx, struct witness out[WITNESSES_MAX])
{
    struct str rest = str_of(conf_text("proof.witnesses")), item, url, key;
    size_t n = 0;
    while (rest.size && n < WITNESSES_MAX) {
        char id[9];
        str_cut(rest, ',', &item, &rest);
        if (!str_trim(item).size)
            continue;
        if (!str_cut(str_trim(item), ' ', &url, &key) || !note_key_read(str_trim(key), &out[n].key) || out[n].key.alg != NOTE_COSIGN) {
            log_warn(cx, "proof.witness", "item=%.*s is no address with a witness's key", STR_ARG(item));
            continue;
        }
        hex_encode(out[n].key.id, 4, id);
        out[n].url = ar_printf(cx->ar, "%.*s/add-checkpoint", (int)(url.size - str_ends(url, "/")), url.p);
        out[n].mark = ar_printf(cx->ar, "proof.witness.%s", id);
        n++;
    }
    return n;
}

enum err proof_witness_ask(struct cx *cx)
{
    struct witness *w = AR_ARRAY(cx->ar, struct witness, WITNESSES_MAX);
    const struct note_signer *own;
    size_t n = proof_keys_log(&own) ? read_witnesses(cx, w) : 0;
    for (size_t i = 0; i < n; i++)
        TRY(ask_witness(cx, &w[i]));
    return ERR_NONE;
}
