/* store_tx.c: opening, the database in use, and the running of units of work: what both engines have in common. */
#include "store_priv.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

#include "log.h"

static struct db *used_db;
static atomic_bool closed;     /* there was one: what still works for it is told to stop */
static enum err (*seal_fn)(struct cx *cx, struct tx *tx);
static _Thread_local struct tx *running;

enum err db_open(struct cx *cx, const struct store_opt *opt, struct db **out)
{
    assert(!opt->path != !opt->url);
    struct db *db = calloc(1, sizeof(*db));
    if (!db)
        return err_set(cx, ERR_MEMORY, NULL);
    db->drv = opt->url ? &store_pg : &store_sqlite;
    db->read_only = opt->read_only;
    enum err e = db->drv->open(cx, db, opt);
    if (e != ERR_NONE) {
        free(db);
        return e;
    }
    *out = db;
    return ERR_NONE;
}

void db_close(struct db **db)
{
    if (!*db)
        return;
    if (used_db == *db) {
        atomic_store(&closed, true);
        used_db = NULL;
    }
    (*db)->drv->close(*db);
    free(*db);
    *db = NULL;
}

enum store_engine db_engine(const struct db *db)
{
    return db->drv->engine;
}

void db_use(struct db *db)
{
    atomic_store(&closed, !db);
    used_db = db;
}

struct db *db_used(void)
{
    return used_db;
}

void store_set_seal(enum err (*seal)(struct cx *cx, struct tx *tx))
{
    seal_fn = seal;
}

void db_stats(struct db *db, struct store_stats *out)
{
    out->commits = atomic_load(&db->commits);
    out->txs = atomic_load(&db->txs);
    out->rollbacks = atomic_load(&db->rollbacks);
    out->wal_bytes = db->drv->wal_bytes(db);
}

/* ---- units of work ---------------------------------------------------------------------------------------------------- */
struct body { struct tx *tx; enum err err; };

static void body_run(void *p)
{
    struct body *b = p;
    struct tx *tx = b->tx;
    const struct tx_call *call = tx->call;
    b->err = call->fn(tx->cx, tx, call->arg);
    bool sealed = (call->flags & TX_WRITE) && !(call->flags & TX_OWN) && seal_fn;
    if (b->err == ERR_NONE && tx->failed == ERR_NONE && sealed)
        b->err = seal_fn(tx->cx, tx);
}

enum err store_tx_body(struct tx *tx)
{
    struct body b = {.tx = tx};
    running = tx;
    bool whole = ar_try(tx->cx->ar, body_run, &b);
    running = NULL;
    if (!whole)
        return err_set(tx->cx, ERR_MEMORY, NULL);
    if (b.err == ERR_NONE && tx->failed != ERR_NONE)  /* the function overlooked a failed statement */
        return err_set(tx->cx, tx->failed, NULL);
    return b.err;
}

enum err store_run(struct cx *cx, struct db *db, const char *name, tx_fn *fn, void *arg, unsigned flags)
{
    if (!db && atomic_load(&closed)) /* a job that outlives the end of the program */
        return err_set(cx, ERR_STOPPING, NULL);
    assert(db && "no database is in use: db_use()");
    assert(!running && "a transaction inside a transaction");
    if ((flags & TX_WRITE) && db->read_only)
        return err_set(cx, ERR_WRONG_STATE, NULL);
    struct tx_call call = {name, fn, arg, flags};
    return db->drv->run(cx, db, &call);
}

enum err tx_run(struct cx *cx, const char *name, tx_fn *fn, void *arg)
{
    return store_run(cx, used_db, name, fn, arg, TX_WRITE);
}

enum err tx_run_keyed(struct cx *cx, const char *name, tx_fn *fn, void *arg)
{
    return store_run(cx, used_db, name, fn, arg, TX_WRITE | TX_RELAXED | TX_KEYED);
}

enum err tx_read(struct cx *cx, const char *name, tx_fn *fn, void *arg)
{
    return store_run(cx, used_db, name, fn, arg, 0);
}

enum err tx_limit(struct tx *tx, int64_t ms)
{
    assert(!(tx->call->flags & TX_WRITE) && ms > 0);
    return tx->db->drv->limit(tx, ms);
}

enum err tx_step(struct tx *tx, tx_fn *fn, void *arg)
{
    if (tx->failed != ERR_NONE)
        return tx->failed;
    TRY(tx->db->drv->savepoint(tx, SP_SET));
    tx->depth++;
    enum err e = fn(tx->cx, tx, arg);
    if (e == ERR_NONE)
        e = tx->failed;
    if (tx->again) /* the whole transaction runs again */
        return e != ERR_NONE ? e : ERR_BUSY;
    tx->failed = ERR_NONE;
    enum err u = tx->db->drv->savepoint(tx, e == ERR_NONE ? SP_KEEP : SP_UNDO);
    tx->depth--;
    if (u != ERR_NONE)
        tx->failed = u;
    return u != ERR_NONE ? u : e;
}

enum store_engine tx_engine(const struct tx *tx)
{
    return tx->db->drv->engine;
}

int store_fail_level(enum err e)
{
    return e == ERR_DUPLICATE || e == ERR_CONFLICT ? LOG_INFO : LOG_WARN;
}

/* ---- time ------------------------------------------------------------------------------------------------------------- */
void store_deadline(struct timespec *out, int64_t ms)
{
    clock_gettime(CLOCK_MONOTONIC, out);
    out->tv_sec += (time_t)(ms / 1000);
    out->tv_nsec += (long)(ms % 1000) * 1000000;
    if (out->tv_nsec >= 1000000000)
        out->tv_sec++, out->tv_nsec -= 1000000000;
}

int64_t store_mono_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}
