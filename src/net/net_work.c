/* net_work.c: worker threads for everything that may block, and the ticker that keeps deadlines. A request comes here with its
 * connection suspended; it goes back by server_resume(), exactly once: by the worker that finished it (RUNNING → DONE) or by
 * the ticker when its deadline passed (→ LOST; the worker then only lets go of it). */
#include "net_priv.h"

#include <pthread.h>
#include <time.h>

#include "log.h"
#include "when.h"

#define WORKERS_MAX 256
#define TICK_MS 250

static struct {
    pthread_mutex_t lock;
    pthread_cond_t some;
    struct req *first, *last;   /* queue */
    struct req *waiting;        /* all with a deadline */
    int64_t queued;
    bool stop;
    pthread_t threads[WORKERS_MAX];
    int threads_n;
    pthread_t ticker;
    bool ticking;
} work = {.lock = PTHREAD_MUTEX_INITIALIZER, .some = PTHREAD_COND_INITIALIZER};

static void wait_link(struct req *rq)
{
    rq->wait_prev = NULL;
    rq->wait_next = work.waiting;
    if (work.waiting)
        work.waiting->wait_prev = rq;
    work.waiting = rq;
    rq->waiting = true;
}

static void wait_unlink(struct req *rq)
{
    if (!rq->waiting)
        return;
    if (rq->wait_prev)
        rq->wait_prev->wait_next = rq->wait_next;
    else
        work.waiting = rq->wait_next;
    if (rq->wait_next)
        rq->wait_next->wait_prev = rq->wait_prev;
    rq->waiting = false;
}

bool work_room(void)
{
    return atomic_load(&net.queued) < net.lim.queue;
}

void work_push(struct req *rq, enum rq_task task)
{
    rq->task = task;
    rq->next = NULL;
    rq->deadline_us = when_now_us() + net.lim.request_ms * 1000;
    req_ref(rq);
    atomic_store(&rq->state, RQ_QUEUED);
    pthread_mutex_lock(&work.lock);
    if (work.stop) { /* a request on a kept connection while the server ends: nobody would ever resume it */
        pthread_mutex_unlock(&work.lock);
        atomic_store(&rq->state, RQ_LOST);
        server_resume(rq);
        req_release(rq);
        return;
    }
    wait_link(rq);
    if (work.last)
        work.last->next = rq;
    else
        work.first = rq;
    work.last = rq;
    atomic_fetch_add(&net.queued, 1);
    pthread_mutex_unlock(&work.lock);
    pthread_cond_signal(&work.some); /* after the lock: who wakes takes it at once */
}

/* NULL when the workers stop. */
static struct req *work_pop(void)
{
    pthread_mutex_lock(&work.lock);
    while (!work.first && !work.stop)
        pthread_cond_wait(&work.some, &work.lock);
    struct req *rq = work.first;
    if (rq) {
        work.first = rq->next;
        if (!work.first)
            work.last = NULL;
        atomic_fetch_sub(&net.queued, 1);
    }
    pthread_mutex_unlock(&work.lock);
    return rq;
}

static void work_done(struct req *rq)
{
    pthread_mutex_lock(&work.lock);
    wait_unlink(rq);
    pthread_mutex_unlock(&work.lock);
    int running = RQ_RUNNING;
    if (atomic_compare_exchange_strong(&rq->state, &running, RQ_DONE))
        server_resume(rq);
    req_release(rq);
}

static void *worker(void *arg)
{
    (void)arg;
    for (struct req *rq; (rq = work_pop());) {
        int queued = RQ_QUEUED;
        if (atomic_compare_exchange_strong(&rq->state, &queued, RQ_RUNNING))
            run_task(rq);
        work_done(rq);
    }
    return NULL;
}

/* LOST by whoever gets there first; the worker keeps its own reference. */
static void expire_one(struct req *rq)
{
    int s = RQ_QUEUED;
    bool mine = atomic_compare_exchange_strong(&rq->state, &s, RQ_LOST);
    if (!mine) {
        s = RQ_RUNNING;
        mine = atomic_compare_exchange_strong(&rq->state, &s, RQ_LOST);
    }
    if (mine) {
        log_warn(&rq->cx, "net.late", "deadline_ms=%lld", (long long)net.lim.request_ms);
        server_resume(rq);
    }
}

void work_expire(int64_t now_us, bool all)
{
    pthread_mutex_lock(&work.lock);
    for (struct req *rq = work.waiting, *next; rq; rq = next) {
        next = rq->wait_next;
        if (!all && rq->deadline_us > now_us)
            continue;
        wait_unlink(rq);
        expire_one(rq);
    }
    pthread_mutex_unlock(&work.lock);
}

static bool stopping(void)
{
    pthread_mutex_lock(&work.lock);
    bool stop = work.stop;
    pthread_mutex_unlock(&work.lock);
    return stop;
}

static void *ticker(void *arg)
{
    (void)arg;
    while (!stopping()) {
        nanosleep(&(struct timespec){0, TICK_MS * 1000000L}, NULL);
        int64_t now = when_now_us();
        work_expire(now, false);
        sse_tick(now);
    }
    return NULL;
}

enum err work_start(int threads)
{
    work.stop = false;
    work.threads_n = 0;
    if (threads > WORKERS_MAX)
        threads = WORKERS_MAX;
    while (work.threads_n < threads) {
        if (pthread_create(&work.threads[work.threads_n], NULL, worker, NULL) != 0)
            return ERR_MEMORY;
        work.threads_n++;
    }
    if (pthread_create(&work.ticker, NULL, ticker, NULL) != 0)
        return ERR_MEMORY;
    work.ticking = true;
    return ERR_NONE;
}

bool work_stop(int wait_ms)
{
    bool all = true;
    pthread_mutex_lock(&work.lock);
    work.stop = true;
    pthread_cond_broadcast(&work.some);
    pthread_mutex_unlock(&work.lock);
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += wait_ms / 1000 + 1;
    for (int i = 0; i < work.threads_n; i++)
        if (pthread_timedjoin_np(work.threads[i], NULL, &until) != 0) {
            log_warn(NULL, "net.worker", "a worker did not end in time");
            all = false;
        }
    work.threads_n = 0;
    if (work.ticking)
        pthread_join(work.ticker, NULL);
    work.ticking = false;
    return all;
}
