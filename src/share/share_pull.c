/* share_pull.c: fetches events from the peers we pull from, by the standard's GET /events: ascending recordTime from a little before
 * the mark, page by page. One thread a process holds every call at once (client.h), one per peer.
 *
 * recordTime is given before the commit, so an event may appear behind a mark that has passed it. Each round therefore begins
 * share.pull_overlap before the newest recordTime seen; what was taken already is a duplicate by its eventID and costs nothing.
 * (Our own server gives recordTime at the begin of a request, or of a part of 1,000 events, and both have time limits far below
 * it.) The mark moves in the transaction that stores a page. */
#include "share_priv.h"

#include "people.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "client.h"
#include "conf.h"
#include "log.h"
#include "uuid.h"
#include "when.h"

#define CALLS_MAX 16
#define PER_PAGE 500
#define PAGE_TIMEOUT_MS 20000
#define LEASE_US ((PAGE_TIMEOUT_MS + 10000) * INT64_C(1000))   /* renewed with each page */
#define LOOK_MS 500
#define FAIL_MAX_S 900
#define PULL_ARENA ((size_t)256 << 20)

struct pull {
    struct arena *ar;
    struct cx cx;
    struct share_peer p;
    struct client_call call;
    const char *headers[3];
    bool used;
    const char *key;             /* what the peer gave us, opened */
};
static struct puller {
    pthread_t thread;
    bool on;
    _Atomic bool stopping;
    struct client *client;
    char me[UUID_SIZE];
    struct pull pulls[CALLS_MAX];
} P;

/* ---- outcomes ---------------------------------------------------------------------------------------------------------------------------- */
struct outcome { const struct share_peer *p; const char *error; int64_t next_us; };

static enum err failed_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct outcome *o = arg;
    (void)cx;
    return sql_exec(tx, SQ(Q_PEER_FAILED), ARGS(v_i(o->p->id), v_t(o->error), v_i(o->next_us)));
}

static enum err end_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct outcome *o = arg;
    (void)cx;
    return sql_exec(tx, SQ(Q_PULL_END), ARGS(v_i(o->p->id), v_i(o->next_us), v_i(when_now_us())));
}

static void store(struct cx *cx, const char *name, tx_fn *fn, struct outcome *o)
{
    cx_clear(cx);
    if (tx_run(cx, name, fn, o) != ERR_NONE)
        log_error(cx, name, "peer=%s error=%s", o->p->uuid, err_code(cx->err)); /* its lease ends, it is fetched again */
}

static void fail(struct pull *u, const char *error)
{
    int64_t s = u->p.failures < 10 ? INT64_C(1) << u->p.failures : FAIL_MAX_S;
    struct outcome o = {&u->p, error, when_now_us() + (s < FAIL_MAX_S ? s : FAIL_MAX_S) * US_PER_S};
    log_warn(&u->cx, "share.pull", "peer=%s failures=%lld error=\"%s\"", u->p.uuid, (long long)u->p.failures + 1, error);
    store(&u->cx, "share.pull_failed", failed_tx, &o);
}

/* ---- pages -------------------------------------------------------------------------------------------------------------------------------- */
static bool ask(struct pull *u, const char *path)
{
    u->headers[0] = ar_printf(u->ar, "Authorization: Bearer %s", u->key);
    u->headers[1] = "Accept: application/json";
    u->headers[2] = NULL;
    u->call = (struct client_call){.ar = u->ar, .method = "GET", .url = ar_printf(u->ar, "%s%s", u->p.url, path), .headers = u->headers,
                                   .timeout_ms = PAGE_TIMEOUT_MS, .reply_max = SHARE_BODY_MAX, .user = u};
    if (client_start(P.client, &u->call))
        return true;
    fail(u, u->call.error);
    return false;
}

static const char *first_page(struct pull *u)
{
    char since[32];
    int64_t from = u->p.mark_at - conf_int("share.pull_overlap") * 1000;
    when_format_utc(from > 0 ? from : 0, since);
    return ar_printf(u->ar, "/epcis/v2/events?orderBy=recordTime&orderDirection=ASC&perPage=%d&GE_recordTime=%s", PER_PAGE, since);
}

/* The path of rel="next", if it stays with the peer. */
static const char *next_page(struct pull *u)
{
    struct str link = client_reply_header(&u->call, "Link"), uri, rest, head;
    if (!link.size || !memmem(link.p, link.size, "rel=\"next\"", 10) || !str_cut(link, '<', &head, &rest))
        return NULL;
    str_cut(rest, '>', &uri, &rest);
    if (str_starts(uri, u->p.url))
        uri = str_from(uri, strlen(u->p.url));
    return uri.size && uri.p[0] == '/' && !str_starts(uri, "//") ? str_dup(u->ar, uri) : NULL;
}

/* The path of the next page, or NULL when this round is over. */
static const char *take_page(struct pull *u)
{
    struct share_applied got = {0};
    struct outcome o = {&u->p, NULL, when_now_us() + conf_int("share.pull_every") * 1000};
    if (u->call.status != 200) {
        fail(u, u->call.status ? ar_printf(u->ar, "HTTP %d", u->call.status) : u->call.error);
        return NULL;
    }
    u->cx.now_us = when_now_us();
    if (share_apply(&u->cx, &u->p, u->call.reply, &got) != ERR_NONE) {
        fail(u, ar_printf(u->ar, "%s: %s", err_code(u->cx.err), u->cx.err_text));
        return NULL;
    }
    const char *next = next_page(u);
    if (!next)
        store(&u->cx, "share.pull_end", end_tx, &o);
    return next;
}

struct step { struct pull *u; const char *path; bool going; };

static void page_fn(void *arg)
{
    struct step *s = arg;
    s->path = take_page(s->u);
}

static enum err claim_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    int64_t changed = 0, now = when_now_us();
    TRY(people_secret_open(cx, tx, share_peer_owner(cx->ar, s->u->p.uuid), s->u->p.secret, &s->u->key));
    TRY(sql_exec_n(tx, SQ(Q_PULL_CLAIM), ARGS(v_i(s->u->p.id), v_t(P.me), v_i(now + LEASE_US), v_i(now)), &changed));
    s->going = changed == 1;
    return ERR_NONE;
}

static void ask_fn(void *arg)
{
    struct step *s = arg;
    struct share_peer *p = &s->u->p;
    struct arena *ar = s->u->ar;
    p->uuid = ar_strdup(ar, p->uuid);
    p->url = ar_strdup(ar, p->url);
    p->peer_county = ar_strdup(ar, p->peer_county);
    p->secret = ar_strdup(ar, p->secret);
    if (tx_run(&s->u->cx, "share.pull_claim", claim_tx, s) == ERR_NONE && s->going)
        s->going = ask(s->u, ar_strdup(ar, s->path));
    else
        s->going = false;
}

static void release(struct pull *u)
{
    ar_free(&u->ar);
    u->used = false;
}

static void new_cx(struct pull *u)
{
    cx_init(&u->cx, u->ar);
    u->cx.lang = LANG_EN;
    u->cx.request_id = "pull";
}

/* Each page has an arena of its own, so that a long catching-up stays small. */
static void finished(struct client_call *call)
{
    struct pull *u = call->user;
    struct step s = {u, NULL, false};
    struct arena *old = u->ar;
    if (!ar_try(old, page_fn, &s))
        log_error(NULL, "share.pull", "error=out_of_memory");
    if (s.path && !atomic_load(&P.stopping) && (u->ar = ar_new(PULL_ARENA)) != NULL) {
        new_cx(u);
        if (!ar_try(u->ar, ask_fn, &s))
            log_error(NULL, "share.pull", "error=out_of_memory");
        ar_free(&old);
    } else {
        u->ar = old;
    }
    if (!s.going)
        release(u);
}

/* ---- rounds -------------------------------------------------------------------------------------------------------------------------------- */
static void begin_fn(void *arg)
{
    struct step *s = arg;
    if (tx_run(&s->u->cx, "share.pull_claim", claim_tx, s) != ERR_NONE || !s->going)
        s->going = false;
    else
        s->going = ask(s->u, first_page(s->u));
}

struct due { char uuids[50][UUID_SIZE]; size_t n; };

static enum err due_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct due *d = arg;
    struct rows *r;
    (void)cx;
    d->n = 0;
    TRY(sql_query(tx, SQ(Q_PULL_DUE), ARGS(v_i(when_now_us()), v_t(P.me)), &r));
    while (rows_next(r) && d->n < 50)
        snprintf(d->uuids[d->n++], UUID_SIZE, "%s", rows_z(r, 1));
    return rows_end(&r);
}

struct load { const char *uuid; struct share_peer p; };

static enum err load_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct load *l = arg;
    return share_peer_find(cx, tx, l->uuid, &l->p);
}

static void load_and_begin(void *arg)
{
    struct step *s = arg;
    struct load l = {.uuid = s->u->p.uuid};
    if (tx_read(&s->u->cx, "share.pull_load", load_tx, &l) != ERR_NONE)
        return;
    s->u->p = l.p;
    begin_fn(s);
}

static void begin(const char *uuid)
{
    struct pull *u = NULL;
    for (size_t i = 0; i < CALLS_MAX; i++) {
        if (P.pulls[i].used && strcmp(P.pulls[i].p.uuid, uuid) == 0)
            return;
        if (!P.pulls[i].used && !u)
            u = &P.pulls[i];
    }
    if (!u)
        return;
    *u = (struct pull){.ar = ar_new(PULL_ARENA), .used = true};
    struct step s = {u, NULL, false};
    if (u->ar) {
        new_cx(u);
        u->p.uuid = uuid;
        if (!ar_try(u->ar, load_and_begin, &s))
            log_error(NULL, "share.pull", "error=out_of_memory");
    }
    if (!s.going)
        release(u);
}

static void round_fn(void *arg)
{
    struct cx *cx = arg;
    struct due d;
    if (tx_read(cx, "share.pull_due", due_tx, &d) != ERR_NONE)
        return;
    for (size_t i = 0; i < d.n && !atomic_load(&P.stopping); i++)
        begin(d.uuids[i]);
}

static void *puller_main(void *arg)
{
    struct arena *ar = ar_new(0);
    (void)arg;
    while (ar && !atomic_load(&P.stopping)) {
        struct cx cx;
        cx_init(&cx, ar);
        if (!ar_try(ar, round_fn, &cx))
            log_error(NULL, "share.pull", "error=out_of_memory");
        ar_reset(ar);
        for (struct client_call *call; (call = client_poll(P.client, LOOK_MS)) != NULL && !atomic_load(&P.stopping);)
            finished(call);
    }
    ar_free(&ar);
    return NULL;
}

static enum err free_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    return sql_exec(tx, SQ(Q_PULL_FREE), NOARGS);
}

enum err share_pull_open(struct cx *cx)
{
    if (db_engine(db_used()) == STORE_SQLITE)
        TRY(tx_run(cx, "share.pull_free", free_tx, NULL));
    uuid_new(P.me);
    atomic_store(&P.stopping, false);
    P.client = client_new();
    if (!P.client || pthread_create(&P.thread, NULL, puller_main, NULL) != 0) {
        client_free(&P.client);
        return err_set(cx, ERR_MEMORY, NULL);
    }
    P.on = true;
    return ERR_NONE;
}

void share_pull_close(void)
{
    if (!P.on)
        return;
    atomic_store(&P.stopping, true);
    client_wake(P.client);
    pthread_join(P.thread, NULL);
    client_free(&P.client);
    for (size_t i = 0; i < CALLS_MAX; i++)
        if (P.pulls[i].used)
            release(&P.pulls[i]);
    P.on = false;
}
