/* store_sqlite_writer.c: the one thread that writes. It takes what waits, runs each caller's function under a savepoint, and
 * commits once for all: while one commit waits for the disk the next group gathers, so a lone caller waits for nobody and
 * sixty-four share the price of one fsync. The first of a group needs no savepoint: when it fails, nothing else is lost.
 *
 * When SQLite gives up the whole transaction within a group (disk full), the culprit gets the error and those that had
 * succeeded run again, each in a commit of its own. When the commit itself fails, all of the group get its error. */
#include "store_sqlite_priv.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>

#include "log.h"

#define GROUP_MAX 256       /* callers in one commit */
#define GROUP_MS 10         /* a group takes no further caller after this */
#define LEAN_AFTER_MS 20000
#define RESTART_WAIT_MS 50  /* for readers, when the WAL begins anew */

struct group {
    struct lite *l;
    struct lite_conn *c;
    bool open;                       /* BEGIN was done */
    int n;                           /* callers kept so far */
    struct lite_req *kept[GROUP_MAX];
    int64_t since_ms;
};

/* ---- the queue -------------------------------------------------------------------------------------------------------- */
static struct lite_req *take(struct lite *l)
{
    struct lite_req *r = l->first;
    if (r) {
        l->first = r->next;
        if (!l->first)
            l->last = NULL;
    }
    return r;
}

static struct lite_req *pop(struct lite *l)
{
    pthread_mutex_lock(&l->lock);
    struct lite_req *r = take(l);
    pthread_mutex_unlock(&l->lock);
    return r;
}

/* The caller may be gone with r as soon as it is posted. No lock is held: whoever wakes must not wait for one at once. */
static void finish(struct lite_req *r, enum err e)
{
    r->err = e;
    sem_post(&r->ended);
}

/* To the front of the queue, to run alone. */
static void put_back(struct lite *l, struct lite_req *r)
{
    pthread_mutex_lock(&l->lock);
    r->again = true;
    r->next = l->first;
    l->first = r;
    if (!l->last)
        l->last = r;
    pthread_mutex_unlock(&l->lock);
}

enum err lite_write(struct cx *cx, struct db *db, const struct tx_call *call)
{
    struct lite *l = db->impl;
    struct lite_req r = {.call = *call};
    sem_init(&r.ended, 0, 0);
    r.tx = (struct tx){.cx = cx, .db = db, .call = &r.call};
    pthread_mutex_lock(&l->lock);
    bool refused = l->stopping;
    if (!refused) {
        if (l->last)
            l->last->next = &r;
        else
            l->first = &r;
        l->last = &r;
    }
    pthread_mutex_unlock(&l->lock);
    if (!refused) {
        pthread_cond_signal(&l->queued);
        while (sem_wait(&r.ended) != 0) /* a signal */
            continue;
    }
    sem_destroy(&r.ended);
    return refused ? err_set(cx, ERR_STOPPING, NULL) : r.err;
}

/* ---- one caller ------------------------------------------------------------------------------------------------------- */
/* When it cannot begin (another process writes for longer than the time-out), those that waited behind it hear so too:
 * each waiting the whole time-out in its turn would be minutes. */
static enum err begin(struct group *g, struct lite_req *r)
{
    int rc = lite_do(g->c, "BEGIN IMMEDIATE");
    g->open = rc == SQLITE_OK;
    if (g->open)
        return ERR_NONE;
    enum err e = lite_fail(r->tx.cx, g->c, r->call.name, rc);
    for (struct lite_req *q; (q = pop(g->l));)
        finish(q, err_set(q->tx.cx, e, NULL));
    return e;
}

static enum err body(struct group *g, struct lite_req *r)
{
    int left = 0, high = 0;
    r->tx = (struct tx){.cx = r->tx.cx, .db = g->l->db, .conn = g->c, .call = &r->call};
    enum err e = store_tx_body(&r->tx);
    lite_conn_quiet(g->c);
    if (e == ERR_NONE)
        sqlite3_db_status(g->c->h, SQLITE_DBSTATUS_DEFERRED_FKS, &left, &high, 0);
    return left ? err_set(r->tx.cx, ERR_CONFLICT, NULL) : e; /* would fail the whole group's commit */
}

/* The engine rolled everything back by itself. */
static void lost(struct group *g)
{
    g->open = false;
    while (g->n > 0)
        put_back(g->l, g->kept[--g->n]);
}

static void undo(struct group *g, bool savepoint)
{
    int rc = SQLITE_OK;
    if (savepoint) {
        rc = lite_do(g->c, "ROLLBACK TO SAVEPOINT caller");
        if (rc == SQLITE_OK)
            rc = lite_do(g->c, "RELEASE SAVEPOINT caller");
    }
    if (!savepoint || rc != SQLITE_OK) {
        lite_do(g->c, "ROLLBACK");
        lost(g);
    }
}

static void run_one(struct group *g, struct lite_req *r)
{
    bool savepoint = g->n > 0;
    enum err e = g->open ? ERR_NONE : begin(g, r);
    if (e == ERR_NONE && savepoint) {
        int rc = lite_do(g->c, "SAVEPOINT caller");
        e = rc == SQLITE_OK ? ERR_NONE : lite_fail(r->tx.cx, g->c, r->call.name, rc);
        savepoint = rc == SQLITE_OK;
    }
    bool ran = e == ERR_NONE;
    if (ran)
        e = body(g, r);
    if (ran && sqlite3_get_autocommit(g->c->h)) {
        lost(g);
        e = e != ERR_NONE ? e : err_set(r->tx.cx, ERR_IO, NULL);
    } else if (ran && e != ERR_NONE) {
        undo(g, savepoint);
    } else if (ran && savepoint) {
        int rc = lite_do(g->c, "RELEASE SAVEPOINT caller");
        e = rc == SQLITE_OK ? ERR_NONE : lite_fail(r->tx.cx, g->c, r->call.name, rc);
    }
    if (e == ERR_NONE) {
        g->kept[g->n++] = r;
    } else {
        atomic_fetch_add(&g->l->db->rollbacks, 1);
        finish(r, e);
    }
}

/* ---- one group -------------------------------------------------------------------------------------------------------- */
static enum err commit(struct group *g)
{
    int rc = lite_do(g->c, "COMMIT");
    if (rc == SQLITE_OK)
        return ERR_NONE;
    enum err e = lite_map(g->c, rc);
    log_error(NULL, "store.commit", "code=%d error=%s callers=%d message=\"%s\"", rc, err_code(e), g->n, sqlite3_errmsg(g->c->h));
    if (!sqlite3_get_autocommit(g->c->h))
        lite_do(g->c, "ROLLBACK");
    return e;
}

static void end_group(struct group *g)
{
    bool wake = false;
    if (!g->open)
        return;
    enum err e = commit(g);
    if (e == ERR_NONE) {
        atomic_fetch_add(&g->l->db->commits, 1);
        atomic_fetch_add(&g->l->db->txs, (unsigned)g->n);
    }
    for (int i = 0; i < g->n; i++) {
        struct lite_req *r = g->kept[i];
        wake |= r->tx.wake;
        finish(r, e == ERR_NONE ? e : err_set(r->tx.cx, e, NULL));
    }
    if (wake && e == ERR_NONE)
        jobs_wake();
}

static struct lite_req *next(struct group *g)
{
    if (g->n == GROUP_MAX || (g->n > 0 && store_mono_ms() - g->since_ms >= GROUP_MS))
        return NULL;
    pthread_mutex_lock(&g->l->lock);
    bool alone = g->n > 0 && (g->kept[g->n - 1]->again || (g->l->first && g->l->first->again));
    struct lite_req *r = alone ? NULL : take(g->l);
    pthread_mutex_unlock(&g->l->lock);
    return r;
}

/* The keeper copied most of a large WAL; the rest goes here, between two groups, so that the WAL begins anew. */
static void restart_wal(struct lite *l, struct lite_conn *c)
{
    if (!atomic_exchange(&l->restart, false))
        return;
    sqlite3_busy_timeout(c->h, RESTART_WAIT_MS);
    sqlite3_wal_checkpoint_v2(c->h, NULL, SQLITE_CHECKPOINT_RESTART, NULL, NULL);
    sqlite3_busy_timeout(c->h, STORE_WAIT_MS);
}

/* Wait for work. After some idle seconds the page cache goes back to the system, once. False: stopping, nothing left. */
static bool wait_work(struct lite *l)
{
    struct timespec until;
    bool lean = false;
    store_deadline(&until, LEAN_AFTER_MS);
    pthread_mutex_lock(&l->lock);
    while (!l->first && !l->stopping) {
        if (lean) {
            pthread_cond_wait(&l->queued, &l->lock);
        } else if (pthread_cond_timedwait(&l->queued, &l->lock, &until) == ETIMEDOUT && !l->first) {
            lean = true;
            pthread_mutex_unlock(&l->lock);
            sqlite3_db_release_memory(l->wconn->h);
            malloc_trim(0);
            pthread_mutex_lock(&l->lock);
        }
    }
    bool work = l->first != NULL;
    pthread_mutex_unlock(&l->lock);
    return work;
}

void *lite_writer_main(void *arg)
{
    struct lite *l = arg;
    while (wait_work(l)) {
        restart_wal(l, l->wconn);
        struct group g = {.l = l, .c = l->wconn, .since_ms = store_mono_ms()};
        for (struct lite_req *r; (r = next(&g));)
            run_one(&g, r);
        end_group(&g);
    }
    return NULL;
}
