/* store_job.c: the queue of work. A worker looks for a due job on a snapshot (cheap, no write), claims it in a transaction,
 * runs it, and stores the outcome. A claim is a lease that a heartbeat renews: when a server dies its jobs fall due again. Of
 * one kind and key at most one job waits and at most one runs (unique indexes), so a key is also a lock.
 *
 * The state of a job's row is changed here only:
 *   waiting → running → done | failed | retry;  retry → running;  running (lease over) → running;  periodic: running → waiting */
#include "store_priv.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "idem.h"
#include "log.h"
#include "uuid.h"
#include "when.h"

#define KINDS_MAX 128
#define THREADS_MAX 64
#define US_PER_MS 1000
#define BACKOFF_MAX_MS 3600000
#define DONE_KEEP_US (7 * US_PER_DAY)
#define FAILED_KEEP_US (90 * US_PER_DAY)
#define IDEM_KEEP_US (2 * US_PER_DAY)

static struct queue {
    pthread_mutex_t lock;             /* all below */
    pthread_cond_t wake, ended;       /* something may be due; a thread ended */
    const struct job_kind *kinds[KINDS_MAX];
    struct str names[KINDS_MAX];      /* of the kinds, for the claim */
    size_t n;
    char worker[UUID_SIZE];           /* this copy of the program */
    pthread_t threads[THREADS_MAX + 1]; /* the first one is the heartbeat */
    int started, alive, busy;         /* threads; running jobs */
    uint64_t wakes;                   /* counts jobs_wake, so that none is missed */
    bool on;
    struct jobs_times times;
} Q = {.lock = PTHREAD_MUTEX_INITIALIZER, .times = {30000, 2000, 1000}};
static atomic_bool stopping;

void jobs_set_times(const struct jobs_times *t)
{
    Q.times = *t;
}

bool jobs_stopping(void)
{
    return atomic_load(&stopping);
}

void jobs_wake(void)
{
    pthread_mutex_lock(&Q.lock);
    if (Q.on) {
        Q.wakes++;
        pthread_cond_broadcast(&Q.wake);
    }
    pthread_mutex_unlock(&Q.lock);
}

enum err job_add(struct tx *tx, const char *kind, const char *key, struct str arg, int64_t not_before_us)
{
    int64_t now = when_now_us();
    tx->wake = true;
    return sql_exec(tx, &store_sql[SQ_JOB_ADD], ARGS(v_t(kind), v_t(key), v_s(arg.p ? arg : STR("{}")),
                    v_i(not_before_us > now ? not_before_us : now), v_i(now)));
}

/* ---- claiming --------------------------------------------------------------------------------------------------------- */
struct find {
    struct job job;
    bool found;
    int64_t next_us;                  /* when the next one falls due; FIELD_NULL: none */
};

static enum err read_job(struct tx *tx, struct find *f)
{
    struct rows *r;
    TRY(sql_query(tx, &store_sql[SQ_JOB_FIND], ARGS(v_i(when_now_us()), v_ts(Q.names, Q.n)), &r));
    f->found = rows_next(r);
    if (f->found)
        f->job = (struct job){rows_i64(r, 0), rows_z(r, 1), rows_z(r, 2), str_of(rows_z(r, 3)), rows_i64(r, 4) + 1};
    return rows_end(&r);
}

/* SQLite only: PostgreSQL's text locks rows, which a reading transaction may not. */
static enum err peek_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct find *f = arg;
    (void)cx;
    if (tx_engine(tx) == STORE_SQLITE)
        TRY(read_job(tx, f));
    return sql_i64(tx, &store_sql[SQ_JOB_NEXT], ARGS(v_ts(Q.names, Q.n)), &f->next_us);
}

static enum err claim_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct find *f = arg;
    (void)cx;
    TRY(read_job(tx, f));
    if (!f->found)
        return ERR_NONE;
    int64_t now = when_now_us();
    return sql_exec(tx, &store_sql[SQ_JOB_CLAIM], ARGS(v_i(f->job.id), v_i(now + Q.times.lease_ms * US_PER_MS), v_t(Q.worker), v_i(now)));
}

/* ERR_DUPLICATE: another copy claimed a job of the same key at the same moment. A job that is due but whose key runs is no
 * reason to look again soon: the end of that run wakes the workers. */
static enum err claim(struct cx *cx, struct find *f)
{
    f->next_us = FIELD_NULL;
    TRY(tx_read(cx, "store.job_peek", peek_fn, f));
    bool due = f->next_us != FIELD_NULL && f->next_us <= when_now_us();
    if (!due || (db_engine(db_used()) == STORE_SQLITE && !f->found)) {
        f->found = false;
        f->next_us = due ? FIELD_NULL : f->next_us;
        return ERR_NONE;
    }
    enum err e = store_run(cx, db_used(), "store.job_claim", claim_fn, f, TX_WRITE | TX_OWN | TX_RELAXED);
    if (e != ERR_NONE)
        f->found = false;
    f->next_us = FIELD_NULL;
    return e == ERR_DUPLICATE ? ERR_NONE : e;
}

/* ---- running and the outcome ------------------------------------------------------------------------------------------ */
struct outcome {
    const struct job *job;
    const struct job_kind *kind;
    enum err err;
    const char *error;                /* code and sentence, or NULL */
};

static int64_t back_off_us(int64_t attempt)
{
    int64_t ms = Q.times.backoff_ms << (attempt < 20 ? attempt - 1 : 19);
    return (ms < BACKOFF_MAX_MS ? ms : BACKOFF_MAX_MS) * US_PER_MS;
}

/* A periodic job's row waits for its next turn, whatever the outcome. */
static enum err store_periodic(struct tx *tx, const struct outcome *o)
{
    int64_t now = when_now_us();
    TRY(sql_exec(tx, &store_sql[SQ_JOB_CLEAR_WAITING], ARGS(v_t(o->job->kind), v_i(o->job->id))));
    return sql_exec(tx, &store_sql[SQ_JOB_AGAIN], ARGS(v_i(o->job->id), v_i(o->job->attempt), v_i(now + o->kind->every_ms * US_PER_MS), v_i(now), v_t(o->error)));
}

static enum err outcome_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct outcome *o = arg;
    const struct job *j = o->job;
    int64_t now = when_now_us();
    (void)cx;
    tx->wake = true;
    if (o->err == ERR_STOPPING) /* not its fault: this run does not count */
        return sql_exec(tx, &store_sql[SQ_JOB_PUT_BACK], ARGS(v_i(j->id), v_i(j->attempt), v_i(now), v_i(j->attempt - 1), v_null()));
    if (o->kind->every_ms > 0 && j->key[0] == '\0')
        return store_periodic(tx, o);
    if (o->err == ERR_NONE)
        return sql_exec(tx, &store_sql[SQ_JOB_DONE], ARGS(v_i(j->id), v_i(j->attempt), v_i(now)));
    if (j->attempt >= o->kind->attempts_max)
        return sql_exec(tx, &store_sql[SQ_JOB_FAIL], ARGS(v_i(j->id), v_i(j->attempt), v_i(now), v_t(o->error)));
    return sql_exec(tx, &store_sql[SQ_JOB_PUT_BACK],
                    ARGS(v_i(j->id), v_i(j->attempt), v_i(now + back_off_us(j->attempt)), v_i(j->attempt), v_t(o->error)));
}

static const struct job_kind *kind_of(const char *name)
{
    for (size_t i = 0; i < Q.n; i++)
        if (strcmp(Q.kinds[i]->kind, name) == 0)
            return Q.kinds[i];
    return NULL;
}

struct run { struct cx *cx; struct outcome o; };

static void run_fn(void *p)
{
    struct run *r = p;
    r->o.err = r->o.kind->run(r->cx, r->o.job);
}

static void run_job(struct cx *cx, const struct job *j)
{
    struct run r = {cx, {.job = j, .kind = kind_of(j->kind)}};
    int64_t from = store_mono_ms();
    if (!ar_try(cx->ar, run_fn, &r))
        r.o.err = err_set(cx, ERR_MEMORY, NULL);
    if (r.o.err != ERR_NONE && r.o.err != ERR_STOPPING) {
        const char *text = cx->err_text[0] ? cx->err_text : err_title(r.o.err, LANG_EN);
        log_warn(cx, "store.job", "kind=%s key=%s attempt=%lld error=%s text=\"%s\"", j->kind, j->key, (long long)j->attempt, err_code(r.o.err), text);
        r.o.error = ar_printf(cx->ar, "%s: %s", err_code(r.o.err), text);
    } else {
        log_debug(cx, "store.job", "kind=%s key=%s attempt=%lld ms=%lld", j->kind, j->key, (long long)j->attempt, (long long)(store_mono_ms() - from));
    }
    cx_clear(cx);
    if (store_run(cx, db_used(), "store.job_outcome", outcome_fn, &r.o, TX_WRITE | TX_OWN | TX_RELAXED) != ERR_NONE)
        log_error(cx, "store.job_outcome", "kind=%s key=%s error=%s", j->kind, j->key, err_code(cx->err)); /* its lease ends, it runs again */
}

/* ---- threads ---------------------------------------------------------------------------------------------------------- */
struct turn { struct cx *cx; struct find f; enum err err; };

static void turn_fn(void *p)
{
    struct turn *t = p;
    t->err = claim(t->cx, &t->f);
    if (t->err != ERR_NONE || !t->f.found)
        return;
    pthread_mutex_lock(&Q.lock);
    Q.busy++;
    pthread_mutex_unlock(&Q.lock);
    t->cx->request_id = ar_printf(t->cx->ar, "job-%lld", (long long)t->f.job.id);
    run_job(t->cx, &t->f.job);
    pthread_mutex_lock(&Q.lock);
    Q.busy--;
    pthread_mutex_unlock(&Q.lock);
}

/* Until a wake since `seen`, the next due time, or the next poll. */
static void rest(uint64_t seen, int64_t next_us)
{
    struct timespec until;
    int64_t ms = Q.times.poll_ms;
    if (next_us != FIELD_NULL) {
        int64_t left = (next_us - when_now_us()) / US_PER_MS + 1;
        ms = left < 10 ? 10 : left < ms ? left : ms;
    }
    store_deadline(&until, ms);
    pthread_mutex_lock(&Q.lock);
    while (Q.wakes == seen && !jobs_stopping())
        if (pthread_cond_timedwait(&Q.wake, &Q.lock, &until) != 0)
            break;
    pthread_mutex_unlock(&Q.lock);
}

static uint64_t wakes_now(void)
{
    pthread_mutex_lock(&Q.lock);
    uint64_t n = Q.wakes;
    pthread_mutex_unlock(&Q.lock);
    return n;
}

static void thread_ends(void)
{
    pthread_mutex_lock(&Q.lock);
    Q.alive--;
    pthread_cond_broadcast(&Q.ended);
    pthread_mutex_unlock(&Q.lock);
}

static void *worker_main(void *arg)
{
    struct arena *ar = ar_new(0);
    (void)arg;
    while (ar && !jobs_stopping()) {
        struct cx cx;
        struct turn t = {.cx = &cx};
        uint64_t seen = wakes_now();
        cx_init(&cx, ar);
        bool whole = ar_try(ar, turn_fn, &t);
        if (!whole || t.err != ERR_NONE || !t.f.found)
            rest(seen, t.err == ERR_NONE && whole ? t.f.next_us : FIELD_NULL);
        ar_reset(ar);
    }
    if (ar)
        ar_free(&ar);
    thread_ends();
    return NULL;
}

static enum err renew_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    return sql_exec(tx, &store_sql[SQ_JOB_RENEW], ARGS(v_t(Q.worker), v_i(when_now_us() + Q.times.lease_ms * US_PER_MS)));
}

/* Renews the leases of what runs here, at a third of their length. Goes on while jobs run, also during the stop. */
static void *heart_main(void *arg)
{
    struct arena *ar = ar_new(0);
    int64_t last = store_mono_ms();
    (void)arg;
    for (bool on = ar != NULL; on;) {
        struct timespec until;
        store_deadline(&until, Q.times.lease_ms / 3);
        pthread_mutex_lock(&Q.lock);
        while (Q.on && store_mono_ms() - last < Q.times.lease_ms / 3)
            if (pthread_cond_timedwait(&Q.ended, &Q.lock, &until) != 0)
                break;
        on = Q.on;
        bool busy = Q.busy > 0;
        pthread_mutex_unlock(&Q.lock);
        last = store_mono_ms();
        if (on && busy) {
            struct cx cx;
            cx_init(&cx, ar);
            if (store_run(&cx, db_used(), "store.job_renew", renew_fn, NULL, TX_WRITE | TX_OWN | TX_RELAXED) != ERR_NONE)
                log_warn(&cx, "store.job_renew", "error=%s", err_code(cx.err));
            ar_reset(ar);
        }
    }
    if (ar)
        ar_free(&ar);
    return NULL;
}

/* ---- the store's own periodic job -------------------------------------------------------------------------------------- */
static enum err tidy_fn(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t now = when_now_us(), n = 0;
    (void)cx, (void)arg;
    TRY(sql_exec(tx, &store_sql[SQ_JOB_TIDY], ARGS(v_i(now - DONE_KEEP_US), v_i(now - FAILED_KEEP_US))));
    return idem_expire(tx, now - IDEM_KEEP_US, &n);
}

static enum err tidy_run(struct cx *cx, const struct job *j)
{
    (void)j;
    return store_run(cx, db_used(), "store.tidy", tidy_fn, NULL, TX_WRITE | TX_OWN | TX_RELAXED);
}

static const struct job_kind TIDY = {"store.tidy", tidy_run, 1, 3600000};

/* ---- starting and stopping --------------------------------------------------------------------------------------------- */
static void add_kind(const struct job_kind *k)
{
    Q.kinds[Q.n] = k;
    Q.names[Q.n++] = str_of(k->kind);
}

/* Where no other process runs jobs, what is still marked as running was cut off: its lease need not be waited for. */
static enum err periodic_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    if (*(bool *)arg)
        TRY(sql_exec(tx, &store_sql[SQ_JOB_FREE], ARGS(v_i(when_now_us()))));
    for (size_t i = 0; i < Q.n; i++)
        if (Q.kinds[i]->every_ms > 0)
            TRY(sql_exec(tx, &store_sql[SQ_JOB_PERIODIC], ARGS(v_t(Q.kinds[i]->kind), v_i(when_now_us()))));
    return ERR_NONE;
}

static bool start_thread(void *(*fn)(void *))
{
    if (pthread_create(&Q.threads[Q.started], NULL, fn, NULL) != 0)
        return false;
    Q.started++;
    return true;
}

enum err jobs_start(struct cx *cx, const struct job_kind *kinds, size_t n, int threads)
{
    pthread_condattr_t mono;
    if (Q.on || n >= KINDS_MAX || threads < 1 || threads > THREADS_MAX)
        return err_set(cx, ERR_WRONG_STATE, NULL);
    Q.n = 0;
    for (size_t i = 0; i < n; i++)
        add_kind(&kinds[i]);
    add_kind(&TIDY);
    uuid_new(Q.worker);
    bool alone = db_used()->drv->alone(db_used());
    TRY(store_run(cx, db_used(), "store.job_periodic", periodic_fn, &alone, TX_WRITE | TX_OWN | TX_RELAXED));
    pthread_condattr_init(&mono);
    pthread_condattr_setclock(&mono, CLOCK_MONOTONIC);
    pthread_cond_init(&Q.wake, &mono);
    pthread_cond_init(&Q.ended, &mono);
    pthread_condattr_destroy(&mono);
    atomic_store(&stopping, false);
    pthread_mutex_lock(&Q.lock);
    Q.on = true;
    Q.started = 0;
    Q.alive = threads;
    bool ok = start_thread(heart_main);
    for (int i = 0; i < threads; i++)
        if (!ok || !(ok = start_thread(worker_main)))
            Q.alive--;
    pthread_mutex_unlock(&Q.lock);
    if (ok)
        return ERR_NONE;
    jobs_stop(0);
    return err_set(cx, ERR_MEMORY, NULL);
}

void jobs_stop(int wait_ms)
{
    struct timespec until;
    if (!Q.on)
        return;
    atomic_store(&stopping, true);
    store_deadline(&until, wait_ms);
    pthread_mutex_lock(&Q.lock);
    pthread_cond_broadcast(&Q.wake);
    while (Q.alive > 0)
        if (pthread_cond_timedwait(&Q.ended, &Q.lock, &until) != 0)
            break;
    bool all = Q.alive == 0;
    Q.on = false;
    pthread_cond_broadcast(&Q.ended);
    pthread_mutex_unlock(&Q.lock);
    if (!all)
        log_warn(NULL, "store.jobs_stop", "still_running=%d", Q.alive);
    for (int i = 0; i < Q.started; i++) {
        if (i == 0 || all) /* the heartbeat always ends; a job that does not is left to the end of the process */
            pthread_join(Q.threads[i], NULL);
        else
            pthread_detach(Q.threads[i]);
    }
    if (all) {
        pthread_cond_destroy(&Q.wake);
        pthread_cond_destroy(&Q.ended);
    }
    Q.started = 0;
}
