/* epcis_send.c: delivers subscriptions. One thread a process ("the sender") holds every call at once (client.h), so that a slow or
 * dead receiver costs nobody else anything: each origin gets one call at a time, a call has a time limit, a failure is followed by
 * a growing pause of that subscription alone, and looking for events goes in steps of bounded size, in turn.
 *
 * The mark of a subscription moves in the database only after the receiver's 2xx. Before a call the batch's end is stored
 * ("pending") together with a lease, so that several copies of the program do not send the same, and so that what is sent again
 * after a failure, a restart or kill -9 is the same batch. What was answered and stored is never sent again; a crash between the
 * receiver's answer and our commit repeats one batch, whose events carry the same eventIDs. */
#include "epcis_subscribe.h"

#include "people.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "client.h"
#include "conf.h"
#include "uuid.h"

#define CALLS_MAX 32                     /* under way at once */
#define CALL_ARENA ((size_t)64 << 20)
#define KNOWN_MAX 1024                   /* subscriptions whose progress without matches is remembered */
#define LOOKED_SAVE 5000                 /* rows without a match after which the mark is stored all the same */
#define BACKOFF_MS 1000
#define BACKOFF_MAX_MS (15 * 60 * 1000)
#define LEASE_MORE_MS 8000               /* a call's time, and this to store its outcome */
#define SETTLE_TRIES 25
#define STOP_MS 1000
#define US_PER_MS INT64_C(1000)

/* One call under way. */
struct delivery {
    struct arena *ar;                    /* owns all of it */
    struct cx cx;
    struct client_call call;
    struct subscription s;
    int64_t to;                          /* the mark when it is answered */
    size_t n;                            /* events in it */
    int64_t next_us;                     /* when to look again after a success */
    const char *headers[4];
    bool used;
};
/* How far a subscription was looked at without a match, and the turn of its schedule that was told already; -1 in id: free. */
struct known { int64_t id, seen, told_us; };

static struct sender {
    pthread_t thread;
    bool on;
    _Atomic bool stopping;
    struct client *client;
    char me[UUID_SIZE];                  /* this copy of the program */
    struct delivery calls[CALLS_MAX];
    size_t calls_n;
    struct known known[KNOWN_MAX];
    bool again;                          /* something is left to do at once */
} S;
static epcis_receiver_fn *receiver;

void epcis_set_receiver(epcis_receiver_fn *fn)
{
    receiver = fn;
}

/* ---- what is remembered of a subscription ------------------------------------------------------------------------------------------ */
static struct known *known_of(const struct subscription *s)
{
    struct known *k = &S.known[(uint64_t)s->id % KNOWN_MAX];
    if (k->id != s->id)
        *k = (struct known){s->id, s->mark, FIELD_NULL};
    if (k->seen < s->mark)
        k->seen = s->mark;
    return k;
}

/* ---- the outcome of a call ----------------------------------------------------------------------------------------------------------- */
static int64_t back_off_us(int64_t failures)
{
    int64_t ms = failures < 10 ? (int64_t)BACKOFF_MS << failures : BACKOFF_MAX_MS;
    uint32_t r = 0;
    (void)RAND_bytes((unsigned char *)&r, sizeof r); /* without it the pause is only less spread */
    ms = ms < BACKOFF_MAX_MS ? ms : BACKOFF_MAX_MS;
    return (ms / 2 + (int64_t)(r % (uint32_t)(ms / 2 + 1))) * US_PER_MS;
}

static enum err sent_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct delivery *d = arg;
    (void)cx;
    return sql_exec(tx, &epcis_sql[Q_SUBSCRIPTION_SENT],
                    ARGS(v_i(d->s.id), v_t(S.me), v_i(d->to), v_i(when_now_us()), v_i((int64_t)d->n), v_i(d->next_us)));
}

struct failure { const struct subscription *s; const char *error; int64_t next_us; bool pause; };

static enum err failed_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct failure *f = arg;
    (void)cx;
    return sql_exec(tx, &epcis_sql[Q_SUBSCRIPTION_FAILED],
                    ARGS(v_i(f->s->id), v_t(S.me), v_t(f->error), v_i(f->next_us), v_bool(f->pause), v_i(when_now_us())));
}

static enum err smaller_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct delivery *d = arg;
    (void)cx;
    return sql_exec(tx, &epcis_sql[Q_SUBSCRIPTION_SMALLER], ARGS(v_i(d->s.id), v_t(S.me), v_i((int64_t)(d->n + 1) / 2)));
}

/* The receiver has answered; that must reach the database. */
static void keep(struct delivery *d, const char *name, tx_fn *fn, void *arg)
{
    for (int i = 0; i < SETTLE_TRIES; i++) {
        if (tx_run(&d->cx, name, fn, arg) == ERR_NONE)
            return;
        log_warn(&d->cx, name, "subscription=%s error=%s", d->s.uuid, err_code(d->cx.err));
        cx_clear(&d->cx);
        struct timespec pause = {0, 200000000};
        nanosleep(&pause, NULL);
    }
}

static void settle_failure(struct delivery *d)
{
    struct failure f = {.s = &d->s, .next_us = when_now_us() + back_off_us(d->s.failures)};
    f.error = d->call.status ? ar_printf(d->ar, "HTTP %d", d->call.status) : ar_strdup(d->ar, d->call.error);
    log_warn(&d->cx, "epcis.delivery", "subscription=%s dest=%s failures=%lld error=\"%s\"", d->s.uuid, d->s.origin, (long long)d->s.failures + 1, f.error);
    keep(d, "epcis.subscription_failed", failed_tx, &f);
}

static void settle(void *arg)
{
    struct delivery *d = arg;
    int status = d->call.status;
    if (status >= 200 && status < 300) {
        log_debug(&d->cx, "epcis.delivery", "subscription=%s events=%zu", d->s.uuid, d->n);
        keep(d, "epcis.subscription_sent", sent_tx, d);
    } else if (status == 413 && d->n > 1) {
        keep(d, "epcis.subscription_smaller", smaller_tx, d);
    } else {
        settle_failure(d);
    }
}

static void finish(struct client_call *call)
{
    struct delivery *d = call->user;
    if (!ar_try(d->ar, settle, d))
        log_error(NULL, "epcis.delivery", "error=out_of_memory"); /* its lease ends, it is sent again */
    ar_free(&d->ar);
    d->used = false;
    S.calls_n--;
    S.again = true;
}

/* ---- a call ----------------------------------------------------------------------------------------------------------------------------- */
static const char *signature(struct arena *ar, const char *token, struct str body)
{
    uint8_t mac[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    char *hex = ar_alloc(ar, 2 * EVP_MAX_MD_SIZE + 1);
    HMAC(EVP_sha256(), token, (int)strlen(token), (const unsigned char *)body.p, body.size, mac, &size);
    hex_encode(mac, size, hex);
    return hex;
}

struct claim { const struct delivery *d; const char *token; bool may; int64_t changed; };

static enum err claim_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct claim *c = arg;
    int64_t now = when_now_us(), lease = now + (conf_int("epcis.webhook_timeout") + LEASE_MORE_MS) * US_PER_MS;
    c->may = true;
    if (receiver)
        TRY(receiver(cx, tx, c->d->s.created_by, &c->may));
    c->changed = 0;
    if (!c->may)
        return ERR_NONE;
    TRY(people_secret_open(cx, tx, subscription_owner(cx->ar, c->d->s.uuid), c->d->s.token, &c->token));
    return sql_exec_n(tx, &epcis_sql[Q_SUBSCRIPTION_CLAIM],
                      ARGS(v_i(c->d->s.id), v_t(S.me), v_i(lease), v_i(c->d->to), v_i(c->d->s.mark), v_i(now)), &c->changed);
}

/* False: it cannot even begin, which counts as a failure. */
static bool send_off(struct delivery *d, struct str body, const char *token)
{
    int n = 0;
    d->headers[n++] = "Content-Type: application/json";
    d->headers[n++] = "GS1-EPCIS-Version: 2.0.0";
    if (token)
        d->headers[n++] = ar_printf(d->ar, "GS1-Signature: %s", signature(d->ar, token, body));
    d->headers[n] = NULL;
    d->call = (struct client_call){.ar = d->ar, .method = "POST", .url = d->s.dest, .headers = d->headers, .body = body,
                                   .timeout_ms = (int)conf_int("epcis.webhook_timeout"), .user = d};
    if (client_start(S.client, &d->call)) {
        S.calls_n++;
        return true;
    }
    settle_failure(d);
    return false;
}

/* ---- one subscription's turn --------------------------------------------------------------------------------------------------------------- */
struct turn { struct delivery *d; int64_t horizon; enum err err; bool sent; };

static int64_t next_turn(struct cx *cx, const struct subscription *s)
{
    struct schedule sch;
    struct jv v;
    struct json_fault fault;
    if (!s->schedule.size || !json_read(cx->ar, s->schedule, NULL, &v, &fault) || schedule_read(cx, &v, "", &sch) != ERR_NONE)
        return 0;
    int64_t next = schedule_next(&sch, when_now_us());
    return next == FIELD_NULL ? INT64_MAX : next;
}

struct looked { const struct subscription *s; int64_t mark, next_us; };

static enum err looked_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct looked *l = arg;
    (void)cx;
    return sql_exec(tx, &epcis_sql[Q_SUBSCRIPTION_LOOKED], ARGS(v_i(l->s->id), v_i(l->s->mark), v_i(l->mark), v_i(l->next_us)));
}

/* Nothing matched up to `end`. */
static enum err pass_over(struct cx *cx, struct turn *t, struct known *k, int64_t end)
{
    const struct subscription *s = &t->d->s;
    bool whole = end >= t->horizon;
    k->seen = end;
    S.again = S.again || !whole;
    if (!(s->schedule.size && whole) && end - s->mark < LOOKED_SAVE)
        return ERR_NONE;
    struct looked l = {s, end, whole ? next_turn(cx, s) : s->next_us};
    return tx_run(cx, "epcis.subscription_looked", looked_tx, &l);
}

static enum err take_turn(struct cx *cx, struct turn *t)
{
    struct delivery *d = t->d;
    struct subscription *s = &d->s;
    struct known *k = known_of(s);
    bool again = s->pending != FIELD_NULL;
    struct feed f = {.s = s, .from = again ? s->mark : k->seen, .to = again ? s->pending : t->horizon};
    if (!again && f.to - f.from > SUBSCRIBE_WINDOW)
        f.to = f.from + SUBSCRIBE_WINDOW;
    if (again)
        s->batch = SUBSCRIBE_EVENTS; /* whatever it held then; its end is known */
    f.always = again || (s->schedule.size && s->report_empty && f.to >= t->horizon && k->told_us != s->next_us);
    TRY(tx_read(cx, "epcis.feed", feed_read, &f));
    if (!f.body.size)
        return pass_over(cx, t, k, f.end);
    d->to = again ? s->pending : f.end;
    d->n = f.n;
    d->next_us = d->to >= t->horizon ? next_turn(cx, s) : s->next_us;
    struct claim c = {.d = d};
    TRY(tx_run(cx, "epcis.subscription_claim", claim_tx, &c));
    if (!c.may) {
        struct failure gone = {s, "the subscriber may no longer query", when_now_us(), true};
        return tx_run(cx, "epcis.subscription_failed", failed_tx, &gone);
    }
    t->sent = c.changed == 1 && send_off(d, f.body, c.token);
    if (t->sent)
        k->told_us = s->next_us;
    return ERR_NONE;
}

static void turn_fn(void *arg)
{
    struct turn *t = arg;
    struct cx *cx = &t->d->cx;
    t->err = take_turn(cx, t);
    if (t->err == ERR_NONE || t->err == ERR_BUSY || t->sent)
        return;
    struct failure f = {&t->d->s, ar_printf(cx->ar, "%s: %s", err_code(t->err), cx->err_text), when_now_us() + back_off_us(t->d->s.failures), false};
    log_warn(cx, "epcis.delivery", "subscription=%s error=\"%s\"", t->d->s.uuid, f.error);
    cx_clear(cx);
    t->err = tx_run(cx, "epcis.subscription_failed", failed_tx, &f);
}

static struct str copy(struct arena *ar, struct str s)
{
    return s.size ? (struct str){str_dup(ar, s), s.size} : (struct str){0};
}

static void copy_subscription(struct arena *ar, const struct subscription *from, struct subscription *to)
{
    *to = *from;
    to->uuid = ar_strdup(ar, from->uuid);
    to->name = ar_strdup(ar, from->name);
    to->query = copy(ar, from->query);
    to->dest = ar_strdup(ar, from->dest);
    to->origin = ar_strdup(ar, from->origin);
    to->token = ar_strdup(ar, from->token);
    to->schedule = copy(ar, from->schedule);
    to->only_county = ar_strdup(ar, from->only_county);
    to->not_county = ar_strdup(ar, from->not_county);
    to->scope = copy(ar, from->scope);
    to->created_by = ar_strdup(ar, from->created_by);
    to->error = NULL;
}

static void give_turn(const struct subscription *s, int64_t horizon)
{
    struct delivery *d = S.calls;
    while (d->used)
        d++;
    *d = (struct delivery){.ar = ar_new(CALL_ARENA), .used = true};
    if (!d->ar) {
        d->used = false;
        return;
    }
    struct turn t = {.d = d, .horizon = horizon};
    cx_init(&d->cx, d->ar);
    d->cx.lang = LANG_EN;
    d->cx.request_id = "sender";
    copy_subscription(d->ar, s, &d->s);
    bool whole = ar_try(d->ar, turn_fn, &t);
    if (!whole)
        log_error(NULL, "epcis.delivery", "subscription=%lld error=out_of_memory", (long long)s->id);
    if (!t.sent && d->used) {
        ar_free(&d->ar);
        d->used = false;
    }
}

/* ---- the round ------------------------------------------------------------------------------------------------------------------------------ */
struct due { struct subscription *v; size_t n, cap; int64_t horizon; };

static enum err due_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct due *d = arg;
    struct rows *r;
    int64_t now = when_now_us();
    d->n = 0;
    TRY(sql_query(tx, &epcis_sql[Q_SUBSCRIPTION_DUE], ARGS(v_i(now), v_t(S.me), v_i(d->horizon)), &r));
    while (rows_next(r)) {
        if (d->n == d->cap) {
            size_t cap = d->cap ? d->cap * 2 : 16;
            struct subscription *v = AR_ARRAY(cx->ar, struct subscription, cap);
            if (d->n)
                memcpy(v, d->v, d->n * sizeof *v);
            d->v = v;
            d->cap = cap;
        }
        subscription_row(r, &d->v[d->n++]);
    }
    return rows_end(&r);
}

static bool busy(const struct subscription *s)
{
    for (size_t i = 0; i < CALLS_MAX; i++)
        if (S.calls[i].used && (S.calls[i].s.id == s->id || strcmp(S.calls[i].s.origin, s->origin) == 0))
            return true;
    return false;
}

static void round_fn(void *arg)
{
    struct cx *cx = arg;
    struct due d = {0};
    if (epcis_horizon(cx, &d.horizon) != ERR_NONE || tx_read(cx, "epcis.subscription_due", due_tx, &d) != ERR_NONE)
        return;
    for (size_t i = 0; i < d.n && S.calls_n < CALLS_MAX - 1 && !atomic_load(&S.stopping); i++) {
        const struct subscription *s = &d.v[i];
        bool nothing = !s->schedule.size && s->pending == FIELD_NULL && known_of(s)->seen >= d.horizon;
        if (!nothing && !busy(s))
            give_turn(s, d.horizon);
    }
}

static void work(struct arena *ar)
{
    struct cx cx;
    cx_init(&cx, ar);
    cx.request_id = "sender";
    S.again = false;
    if (!ar_try(ar, round_fn, &cx))
        log_error(NULL, "epcis.sender", "error=out_of_memory");
    ar_reset(ar);
}

static int64_t mono_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Take what is finished until something asks for a round. */
static void wait_calls(int64_t until_ms)
{
    for (int64_t left; (left = until_ms - mono_ms()) > 0 && !S.again && !atomic_load(&S.stopping);) {
        struct client_call *call = client_poll(S.client, (int)left);
        if (call)
            finish(call);
    }
    for (struct client_call *call; (call = client_poll(S.client, 0)) != NULL;)
        finish(call);
}

static void *sender_main(void *arg)
{
    struct arena *ar = ar_new(0);
    (void)arg;
    while (ar && !atomic_load(&S.stopping)) {
        int64_t from = mono_ms();
        work(ar);
        wait_calls(from + (S.again ? 0 : conf_int("epcis.stream_poll")));
    }
    for (int64_t until = mono_ms() + STOP_MS; S.calls_n && mono_ms() < until;) {
        struct client_call *call = client_poll(S.client, 50);
        if (call)
            finish(call);
    }
    ar_free(&ar);
    return NULL;
}

static enum err free_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    return sql_exec(tx, &epcis_sql[Q_SUBSCRIPTION_FREE], NOARGS);
}

enum err sender_start(struct cx *cx)
{
    if (db_engine(db_used()) == STORE_SQLITE) /* nobody else sends: the leases of a copy that was killed need not run out */
        TRY(tx_run(cx, "epcis.subscription_free", free_tx, NULL));
    for (size_t i = 0; i < KNOWN_MAX; i++)
        S.known[i].id = -1;
    uuid_new(S.me);
    S.calls_n = 0;
    atomic_store(&S.stopping, false);
    S.client = client_new();
    if (!S.client || pthread_create(&S.thread, NULL, sender_main, NULL) != 0) {
        client_free(&S.client);
        return err_set(cx, ERR_MEMORY, NULL);
    }
    S.on = true;
    return ERR_NONE;
}

void sender_stop(void)
{
    if (!S.on)
        return;
    atomic_store(&S.stopping, true);
    client_wake(S.client);
    pthread_join(S.thread, NULL);
    client_free(&S.client);
    for (size_t i = 0; i < CALLS_MAX; i++)
        if (S.calls[i].used) {
            ar_free(&S.calls[i].ar);
            S.calls[i].used = false;
        }
    S.on = false;
}
