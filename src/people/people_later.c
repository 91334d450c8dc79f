/* people_later.c: small writes that no request waits for: refused requests, last use of sessions and keys.
 * They are kept in fixed tables under one mutex and written every few seconds by one thread of this copy of the program, so
 * that a reading request never waits for a commit and a stranger can neither grow the audit trail nor the memory at will:
 * refusals are limited per caller and minute, and in all per minute; what is over is counted and reported in one line. */
#include "people_priv.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "log.h"
#include "when.h"

enum {
    REFUSED_MAX = 512,     /* refusals waiting to be written */
    TOUCH_MAX = 2048,      /* sessions and keys used since the last flush */
    CALLER_SLOTS = 1024,   /* callers whose refusals are counted (open hashing by overwriting) */
    FLUSH_S = 5,           /* seconds between flushes */
};

struct refused {
    int64_t at_us, actor_id;
    char actor_kind[12], actor_name[64], actor_path[128], action[64], error[32], remote[64], request_id[64];
    char reason[200];
};
struct touch { enum people_touched kind; int64_t id, us; };
struct caller { uint64_t hash; int64_t minute, n; };

static struct {
    pthread_mutex_t mu;
    pthread_cond_t wake;
    pthread_t thread;
    bool running, stop;
    struct refused refused[REFUSED_MAX];
    size_t refused_n;
    struct touch touch[TOUCH_MAX];
    size_t touch_n;
    struct caller callers[CALLER_SLOTS];
    int64_t minute, minute_n;  /* refusals of all callers this minute */
    int64_t dropped;           /* refusals not written since the last flush */
} L = {.mu = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

static void put(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%.*s", (int)size - 1, text == NULL ? "" : text);
    while (*out != '\0' && !utf8_valid(str_of(out))) /* the cut may have split a character */
        out[strlen(out) - 1] = '\0';
}

/* ---- limits ----------------------------------------------------------------------------------------------------------------- */

static bool caller_allowed(const char *caller, int64_t minute)
{
    uint64_t h = str_hash(str_of(caller), 7);
    struct caller *c = &L.callers[h % CALLER_SLOTS];
    if (c->hash != h || c->minute != minute)
        *c = (struct caller){h, minute, 0};
    return ++c->n <= conf_int("people.audit_refused_per_min");
}

bool people_refusal_allowed(const char *caller, int64_t now_us)
{
    int64_t minute = now_us / (60 * US_PER_S);
    pthread_mutex_lock(&L.mu);
    if (L.minute != minute) {
        L.minute = minute;
        L.minute_n = 0;
    }
    bool ok = caller_allowed(caller, minute) && L.minute_n < conf_int("people.audit_refused_all_per_min");
    L.minute_n += ok;
    L.dropped += !ok;
    pthread_mutex_unlock(&L.mu);
    return ok;
}

/* ---- taking in ---------------------------------------------------------------------------------------------------------------- */

static void refused_fill(struct refused *r, const struct cx *cx, const char *action, const char *remote, enum err e)
{
    const struct principal *who = cx->who;
    bool person = who != NULL && who->account_id != 0;
    r->at_us = cx->now_us;
    r->actor_id = who == NULL ? FIELD_NULL : person ? who->account_id : who->key_id;
    put(r->actor_kind, sizeof r->actor_kind, who == NULL ? "stranger" : person ? "account" : "key");
    put(r->actor_name, sizeof r->actor_name, who == NULL ? "" : who->name);
    put(r->actor_path, sizeof r->actor_path, who == NULL || who->n == 0 ? "/" : who->grants[0].level_path);
    put(r->action, sizeof r->action, action);
    put(r->error, sizeof r->error, err_code(e));
    put(r->remote, sizeof r->remote, remote);
    put(r->request_id, sizeof r->request_id, cx->request_id);
    put(r->reason, sizeof r->reason, cx->err_text);
}

void people_later_refused(const struct cx *cx, const char *action, const char *remote, enum err e)
{
    char caller[96];
    if (cx->who != NULL)
        snprintf(caller, sizeof caller, "%s", cx->who->uuid);
    else
        people_address_key(remote, caller, sizeof caller);
    if (!people_refusal_allowed(caller, cx->now_us))
        return;
    pthread_mutex_lock(&L.mu);
    if (L.refused_n < REFUSED_MAX)
        refused_fill(&L.refused[L.refused_n++], cx, action, remote, e);
    else
        L.dropped++;
    pthread_mutex_unlock(&L.mu);
}

void people_later_touch(enum people_touched kind, int64_t id, int64_t now_us)
{
    pthread_mutex_lock(&L.mu);
    size_t i = 0;
    while (i < L.touch_n && !(L.touch[i].kind == kind && L.touch[i].id == id))
        i++;
    if (i < TOUCH_MAX)
        L.touch[i] = (struct touch){kind, id, now_us};
    if (i == L.touch_n && i < TOUCH_MAX)
        L.touch_n++;
    pthread_mutex_unlock(&L.mu);
}

/* ---- writing ------------------------------------------------------------------------------------------------------------------ */

struct batch { struct refused *refused; size_t refused_n; struct touch *touch; size_t touch_n; int64_t dropped; };

static enum err write_refused(struct cx *cx, struct tx *tx, const struct refused *r)
{
    struct audit_line l = {.at_us = r->at_us, .actor_kind = r->actor_kind, .actor_id = r->actor_id, .actor_name = r->actor_name,
                           .actor_path = r->actor_path, .action = r->action, .outcome = "refused", .error = r->error, .reason = r->reason,
                           .request_id = r->request_id, .remote = r->remote};
    return people_audit_write(cx, tx, &l);
}

static enum err write_batch(struct cx *cx, struct tx *tx, void *arg)
{
    const struct batch *b = arg;
    for (size_t i = 0; i < b->refused_n; i++)
        TRY(write_refused(cx, tx, &b->refused[i]));
    for (size_t i = 0; i < b->touch_n; i++)
        TRY(sql_exec(tx, PQ(b->touch[i].kind == TOUCH_KEY ? Q_KEY_USED : Q_SESSION_TOUCH), ARGS(v_i(b->touch[i].id), v_i(b->touch[i].us))));
    if (b->dropped == 0)
        return ERR_NONE;
    struct audit_line l = {.at_us = cx->now_us, .actor_kind = "system", .actor_id = FIELD_NULL, .actor_name = "system", .actor_path = "/",
                           .action = "people.audit.dropped", .outcome = "refused", .error = err_code(ERR_RATE),
                           .reason = ar_printf(cx->ar, "%lld further refusals were only counted", (long long)b->dropped)};
    return people_audit_write(cx, tx, &l);
}

static struct batch batch_take(struct arena *ar)
{
    struct refused *r = AR_ARRAY(ar, struct refused, REFUSED_MAX);
    struct touch *t = AR_ARRAY(ar, struct touch, TOUCH_MAX);
    pthread_mutex_lock(&L.mu);
    struct batch b = {r, L.refused_n, t, L.touch_n, L.dropped};
    memcpy(r, L.refused, L.refused_n * sizeof *r);
    memcpy(t, L.touch, L.touch_n * sizeof *t);
    L.refused_n = L.touch_n = 0;
    L.dropped = 0;
    pthread_mutex_unlock(&L.mu);
    return b;
}

void people_later_flush(struct cx *cx)
{
    struct batch b = batch_take(cx->ar);
    if (b.refused_n == 0 && b.touch_n == 0 && b.dropped == 0)
        return;
    if (tx_run(cx, "people.later", write_batch, &b) != ERR_NONE)
        log_error(cx, "people.later", "lost_refusals=%zu error=%s", b.refused_n, err_code(cx->err));
}

static void flush_once(void *arg)
{
    struct cx cx;
    cx_init(&cx, arg);
    people_later_flush(&cx);
}

/* Wait for the next flush; false when the program stops. Called with the mutex held. */
static bool wait_next(void)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += FLUSH_S;
    while (!L.stop)
        if (pthread_cond_timedwait(&L.wake, &L.mu, &until) == ETIMEDOUT)
            return true;
    return false;
}

static void *later_thread(void *arg)
{
    struct arena *ar = arg;
    people_password_warm();
    pthread_mutex_lock(&L.mu);
    while (wait_next()) {
        bool work = L.refused_n != 0 || L.touch_n != 0 || L.dropped != 0;
        pthread_mutex_unlock(&L.mu);
        if (work) {
            (void)ar_try(ar, flush_once, ar);
            ar_reset(ar);
        }
        pthread_mutex_lock(&L.mu);
    }
    pthread_mutex_unlock(&L.mu);
    (void)ar_try(ar, flush_once, ar);
    ar_free(&ar);
    return NULL;
}

enum err people_later_start(struct cx *cx)
{
    struct arena *ar = ar_new(0);
    if (ar == NULL)
        return err_set(cx, ERR_MEMORY, NULL);
    L.stop = false;
    if (pthread_create(&L.thread, NULL, later_thread, ar) != 0) {
        ar_free(&ar);
        return err_set(cx, ERR_INTERNAL, NULL);
    }
    L.running = true;
    return ERR_NONE;
}

void people_later_stop(void)
{
    if (!L.running)
        return;
    pthread_mutex_lock(&L.mu);
    L.stop = true;
    pthread_cond_signal(&L.wake);
    pthread_mutex_unlock(&L.mu);
    pthread_join(L.thread, NULL);
    L.running = false;
}
