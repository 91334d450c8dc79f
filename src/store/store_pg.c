/* store_pg.c: the PostgreSQL engine: connections, transactions, what to do when one must run again.
 *
 * Writing transactions are SERIALIZABLE. Rooms are written against "what I read in this transaction still holds when it
 * commits", which is what SQLite's single writer gives; REPEATABLE READ would let two orders both see the last piece. The
 * price is a repeated run when two transactions really, or by page, touch the same; after two failed runs the repeats of this
 * process go one at a time, so that they cannot chase each other. Reading transactions are REPEATABLE READ, READ ONLY: one
 * snapshot, never repeated for conflicts. The store's own work that takes explicit locks (migrations, claiming jobs) is READ
 * COMMITTED, and so are functions that say that unique keys are all they need (tx_run_keyed): captures, which would fail each other
 * for reading and writing pages of one index. A connection that broke before COMMIT is cured by a new one; one that breaks during COMMIT leaves the outcome
 * unknown: ERR_UNCERTAIN.
 *
 * What a request takes on a server next door is the number of times one waits for the other. So BEGIN goes with the first statement of its
 * transaction, and nobody waits for the COMMIT of a reading transaction: its answer is read before the connection is used again. */
#include "store_pg_priv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "log.h"

#define MIGRATE_LOCK "7310279521884236"  /* advisory lock of db_migrate: any constant */
#define DOWN_LOG_MS 5000   /* one line of log in so long while the server is away */
#define DOWN_READ_MS 1000  /* reads wait so long for it */
#define TURN_AFTER 2                     /* failed runs before repeats take turns */

/* ---- errors ----------------------------------------------------------------------------------------------------------- */
struct state { const char *state; enum err err; };
static const struct state STATES[] = { /* longest match first */
    {"23505", ERR_DUPLICATE}, {"23", ERR_CONFLICT}, {"53100", ERR_DISK_FULL}, {"53200", ERR_MEMORY}, {"53300", ERR_BUSY},
    {"55P03", ERR_BUSY}, {"57014", ERR_TIMEOUT}, {"57P", ERR_BUSY}, {"25006", ERR_WRONG_STATE}, {"40", ERR_BUSY},
    {"08P01", ERR_INTERNAL}, {"08", ERR_BUSY},
    {"XX001", ERR_CORRUPT}, {"XX002", ERR_CORRUPT}, {"22021", ERR_INVALID},
};

static enum err pg_map(const char *sqlstate)
{
    for (size_t i = 0; sqlstate && i < sizeof(STATES) / sizeof(STATES[0]); i++)
        if (strncmp(sqlstate, STATES[i].state, strlen(STATES[i].state)) == 0)
            return STATES[i].err;
    return ERR_DB;
}

static bool pg_again(const char *sqlstate)
{
    return sqlstate && (strcmp(sqlstate, "40001") == 0 || strcmp(sqlstate, "40P01") == 0);
}

/* The primary message only: DETAIL and CONTEXT repeat values. */
enum err pg_fail(struct tx *tx, const char *name, PGresult *res)
{
    struct pg_conn *c = tx->conn;
    const char *state = res ? PQresultErrorField(res, PG_DIAG_SQLSTATE) : NULL;
    const char *what = res ? PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    const char *constraint = res ? PQresultErrorField(res, PG_DIAG_CONSTRAINT_NAME) : NULL;
    bool lost = c->lost || PQstatus(c->h) != CONNECTION_OK || (state && strncmp(state, "57P", 3) == 0); /* the server is going down */
    enum err e = lost ? ERR_BUSY : pg_map(state);
    c->lost = c->lost || lost;
    bool taken = e == ERR_DUPLICATE && (tx->call->flags & TX_KEYED);
    tx->again = tx->again || lost || taken || pg_again(state);
    log_line(tx->again ? LOG_DEBUG : store_fail_level(e), tx->cx, "store.sql", "query=%s engine=postgresql state=%s error=%s constraint=%s message=\"%s\"",
             name, state ? state : lost ? "lost" : "none", err_code(e), constraint ? constraint : "", what ? what : "no connection");
    PQclear(res);
    return err_set(tx->cx, e, NULL);
}

/* ---- connections ------------------------------------------------------------------------------------------------------ */
static void no_notice(void *arg, const char *message)
{
    (void)arg, (void)message;
}

void pg_disconnect(struct pg_conn *c)
{
    pg_quiet(c);
    if (c->h)
        PQfinish(c->h);
    c->h = NULL;
    c->lost = c->pipelined = c->ending = false;
    c->begin = NULL;
    c->limit[0] = '\0';
    stmt_clear(&c->cache);
}

static bool set_session(PGconn *h)
{
    PGresult *r = PQexec(h, "SET client_min_messages = warning; SET TIME ZONE 'UTC'; SET jit = off; SET lock_timeout = '10s';"
                            "SET idle_in_transaction_session_timeout = '5min'; SET bytea_output = hex; SET standard_conforming_strings = on");
    bool ok = PQresultStatus(r) == PGRES_COMMAND_OK;
    PQclear(r);
    return ok;
}

/* Remember it; true when it is time to say so in the log (requests during an outage must not flood it). */
static bool now_is_down(struct pg *p)
{
    long long up = 0, now = store_mono_ms(), told = atomic_load(&p->told_ms);
    bool first = atomic_compare_exchange_strong(&p->down_ms, &up, now);
    return (first || now - told >= DOWN_LOG_MS) && atomic_compare_exchange_strong(&p->told_ms, &told, now);
}

enum err pg_connect(struct cx *cx, struct pg *p, struct pg_conn *c, const char *name)
{
    static const char *const KEYS[] = {"connect_timeout", "application_name", "keepalives_idle", "tcp_user_timeout", "dbname", "client_encoding", NULL};
    const char *const values[] = {"5", "tiantou", "30", "30000", p->url, "UTF8", NULL};
    pg_disconnect(c);
    c->h = PQconnectdbParams(KEYS, values, 1);
    if (c->h && PQstatus(c->h) == CONNECTION_OK) {
        PQsetNoticeProcessor(c->h, no_notice, NULL);
        if (set_session(c->h)) {
            atomic_store(&p->down_ms, 0);
            return ERR_NONE;
        }
    }
    if (now_is_down(p))
        log_warn(cx, "store.connect", "tx=%s engine=postgresql message=\"%s\"", name, c->h ? PQerrorMessage(c->h) : "no memory");
    pg_disconnect(c);
    return err_set(cx, ERR_BUSY, NULL);
}

static void drop_stmt(void *conn, struct stmt *s)
{
    struct pg_conn *c = conn;
    if (!c->h || c->lost || s->id == 0 || PQtransactionStatus(c->h) == PQTRANS_INERROR || PQstatus(c->h) != CONNECTION_OK)
        return; /* it stays until the session ends */
    char text[48];
    snprintf(text, sizeof(text), "DEALLOCATE s%u", s->id);
    PQclear(PQexec(c->h, text));
}

static struct pg_conn *new_conn(void)
{
    struct pg_conn *c = calloc(1, sizeof(*c));
    if (c)
        c->cache.drop = drop_stmt, c->cache.conn = c;
    return c;
}

/* NULL: the error is in cx. */
static struct pg_conn *take_conn(struct cx *cx, struct pg *p)
{
    struct timespec until;
    struct pg_conn *c = NULL;
    store_deadline(&until, STORE_WAIT_MS);
    pthread_mutex_lock(&p->lock);
    while (!p->free_conns && p->conns >= p->conns_max && !p->stopping)
        if (pthread_cond_timedwait(&p->conn_free, &p->lock, &until) == ETIMEDOUT)
            break;
    bool stopping = p->stopping;
    if (!stopping && p->free_conns) {
        c = p->free_conns;
        p->free_conns = c->next;
    } else if (!stopping && p->conns < p->conns_max) {
        c = new_conn();
        p->conns += c != NULL;
    }
    pthread_mutex_unlock(&p->lock);
    if (!c)
        (void)!err_set(cx, stopping ? ERR_STOPPING : ERR_BUSY, NULL);
    return c;
}

static void give_conn(struct pg *p, struct pg_conn *c)
{
    pthread_mutex_lock(&p->lock);
    c->next = p->free_conns;
    p->free_conns = c;
    pthread_cond_signal(&p->conn_free);
    pthread_mutex_unlock(&p->lock);
}

/* ---- transactions ----------------------------------------------------------------------------------------------------- */
enum err pg_do(struct tx *tx, const char *name, const char *text)
{
    struct pg_conn *c = tx->conn;
    pg_drain(c);
    TRY(pg_begin_now(tx, name));
    PGresult *r = PQexec(c->h, text);
    ExecStatusType st = PQresultStatus(r);
    if (st != PGRES_COMMAND_OK && st != PGRES_TUPLES_OK)
        return pg_fail(tx, name, r);
    PQclear(r);
    return ERR_NONE;
}

static const char *begin_text(unsigned flags)
{
    if (!(flags & TX_WRITE))
        return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    return flags & TX_RELAXED ? "BEGIN ISOLATION LEVEL READ COMMITTED" : "BEGIN ISOLATION LEVEL SERIALIZABLE";
}

/* What was read was read: nothing depends on this COMMIT. */
static enum err end_reading(struct pg_conn *c)
{
    c->ending = PQsendQuery(c->h, "COMMIT") == 1;
    c->lost = c->lost || !c->ending;
    return ERR_NONE;
}

static void finish_ending(struct pg_conn *c)
{
    for (PGresult *r; c->ending && (r = PQgetResult(c->h));)
        PQclear(r);
    c->lost = c->lost || (c->ending && PQtransactionStatus(c->h) != PQTRANS_IDLE);
    c->ending = false;
}

static enum err commit(struct tx *tx)
{
    struct pg_conn *c = tx->conn;
    if (c->begin) { /* nothing was asked */
        c->begin = NULL;
        c->limit[0] = '\0';
        return ERR_NONE;
    }
    if (!(tx->call->flags & TX_WRITE))
        return end_reading(c);
    PGresult *r = PQexec(c->h, "COMMIT");
    if (PQresultStatus(r) == PGRES_COMMAND_OK) {
        bool done = strcmp(PQcmdStatus(r), "COMMIT") == 0; /* "ROLLBACK": it had failed already */
        PQclear(r);
        return done ? ERR_NONE : err_set(tx->cx, ERR_DB, NULL);
    }
    enum err e = pg_fail(tx, tx->call->name, r);
    if (!c->lost)
        return e;
    tx->again = false;
    log_error(tx->cx, "store.uncertain", "tx=%s", tx->call->name);
    return err_set(tx->cx, ERR_UNCERTAIN, NULL);
}

static enum err run_once(struct tx *tx)
{
    struct pg_conn *c = tx->conn;
    struct pg *p = tx->db->impl;
    if (c->h)
        finish_ending(c);
    if (!c->h || c->lost || PQstatus(c->h) != CONNECTION_OK) {
        enum err e = pg_connect(tx->cx, p, c, tx->call->name);
        tx->again = e != ERR_NONE;
        TRY(e);
    }
    c->begin = begin_text(tx->call->flags);
    enum err e = store_tx_body(tx);
    pg_quiet(c);
    if (c->lost || PQstatus(c->h) != CONNECTION_OK) {
        tx->again = true;
        return e != ERR_NONE ? e : err_set(tx->cx, ERR_BUSY, NULL);
    }
    if (e == ERR_NONE && !tx->again)
        return commit(tx);
    if (!c->begin)
        PQclear(PQexec(c->h, "ROLLBACK"));
    c->begin = NULL;
    c->limit[0] = '\0';
    return e != ERR_NONE ? e : err_set(tx->cx, ERR_BUSY, NULL);
}

/* 1, 2, 4 … 256 ms, less a random part. */
static void back_off(int attempt)
{
    static _Thread_local unsigned seed;
    if (!seed)
        seed = (unsigned)(uintptr_t)&seed ^ (unsigned)store_mono_ms();
    long us = 1000L << (attempt < 8 ? attempt : 8);
    us -= rand_r(&seed) % (us / 2);
    nanosleep(&(struct timespec){0, us * 1000}, NULL);
}

/* Reads run on the network's threads: while the server is away they must not hold them, or /healthz would fall silent, too. */
static bool reader_gives_up(struct pg *p, const struct tx_call *call)
{
    long long down = atomic_load(&p->down_ms);
    return !(call->flags & TX_WRITE) && down != 0 && store_mono_ms() - down > DOWN_READ_MS;
}

static enum err run(struct cx *cx, struct db *db, const struct tx_call *call)
{
    struct pg *p = db->impl;
    int64_t until = store_mono_ms() + STORE_WAIT_MS;
    for (int attempt = 1;; attempt++) {
        struct tx tx = {.cx = cx, .db = db, .call = call};
        bool turn = attempt > TURN_AFTER && (call->flags & TX_WRITE);
        struct pg_conn *c = take_conn(cx, p);
        if (!c)
            return cx->err;
        tx.conn = c;
        if (turn)
            pthread_mutex_lock(&p->turn);
        enum err e = run_once(&tx);
        if (turn)
            pthread_mutex_unlock(&p->turn);
        give_conn(p, c);
        if (e == ERR_NONE && (call->flags & TX_WRITE)) {
            atomic_fetch_add(&db->commits, 1);
            atomic_fetch_add(&db->txs, 1);
            if (tx.wake)
                jobs_wake();
        }
        if (e == ERR_NONE)
            return e;
        if (call->flags & TX_WRITE)
            atomic_fetch_add(&db->rollbacks, 1);
        if (!tx.again)
            return e;
        if (store_mono_ms() > until || reader_gives_up(p, call))
            return err_set(cx, ERR_BUSY, NULL);
        back_off(attempt);
        cx_clear(cx);
    }
}

static enum err savepoint(struct tx *tx, enum savepoint op)
{
    static const char *const TEXT[] = {
        [SP_SET] = "SAVEPOINT step", [SP_KEEP] = "RELEASE SAVEPOINT step",
        [SP_UNDO] = "ROLLBACK TO SAVEPOINT step; RELEASE SAVEPOINT step",
    };
    return pg_do(tx, "savepoint", TEXT[op]);
}

static enum err limit(struct tx *tx, int64_t ms)
{
    struct pg_conn *c = tx->conn;
    char text[sizeof c->limit];
    snprintf(text, sizeof text, "SET LOCAL statement_timeout = %lld", (long long)ms);
    if (!c->begin)
        return pg_do(tx, "store.limit", text);
    snprintf(c->limit, sizeof c->limit, "%s", text);
    return ERR_NONE;
}

static enum err script(struct tx *tx, const char *name, const char *text)
{
    char *own = store_dialect(STORE_PG, text);
    enum err e = pg_do(tx, name, own);
    free(own);
    return e;
}

static enum err migrate_lock(struct tx *tx)
{
    return pg_do(tx, "store.migrate_lock", "SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(" MIGRATE_LOCK ")");
}

/* ---- check ------------------------------------------------------------------------------------------------------------ */
static const struct sql TABLES = {"store.check_tables",
    "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1", NULL};
static const struct sql INDEXES = {"store.check_indexes",
    "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace s ON s.oid = c.relnamespace "
    "WHERE c.relkind = 'i' AND a.amname = 'btree' AND s.nspname = current_schema() AND EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'amcheck')", NULL};

struct check { struct buf *report; int64_t *findings; const char *sql; };

static enum err check_one(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return pg_do(tx, "store.check", ((struct check *)arg)->sql);
}

/* Run format with each name of the list; a failure is a finding. The names are read before the first check. */
static enum err check_each(struct cx *cx, struct tx *tx, struct check *k, const struct sql *list, const char *format)
{
    struct rows *r;
    TRY(sql_query(tx, list, NOARGS, &r));
    while (rows_next(r)) {
        const char *name = rows_z(r, 0);
        struct buf sql;
        buf_init(&sql, cx->ar, 128);
        for (const char *f = format; *f; f++)
            *f == '%' ? buf_puts(&sql, name) : buf_ch(&sql, *f);
        k->sql = buf_z(&sql);
        enum err e = tx_step(tx, check_one, k);
        if (e != ERR_NONE && tx->again)
            return e;
        if (e != ERR_NONE) {
            ++*k->findings;
            buf_printf(k->report, "%s: %s\n", name, err_code(e));
            cx_clear(cx);
        }
    }
    return rows_end(&r);
}

static enum err check_fn(struct cx *cx, struct tx *tx, void *arg)
{
    TRY(check_each(cx, tx, arg, &TABLES, "SELECT count(hashtext(t::text)) FROM % t")); /* the text of a row reads all of it */
    return check_each(cx, tx, arg, &INDEXES, "SELECT bt_index_check('%'::regclass)");
}

static enum err check(struct cx *cx, struct db *db, struct buf *report, int64_t *findings)
{
    struct check k = {report, findings, NULL};
    return store_run(cx, db, "store.check", check_fn, &k, TX_OWN);
}

static enum err backup(struct cx *cx, struct db *db, const char *to_path)
{
    const struct pg *p = db->impl;
    return pg_dump(cx, p->url, to_path);
}

/* Other copies of the program share the queue. */
static bool alone(struct db *db)
{
    (void)db;
    return false;
}

static uint64_t wal_bytes(struct db *db)
{
    (void)db;
    return 0;
}

/* ---- opening and closing ---------------------------------------------------------------------------------------------- */
static enum err nothing(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)tx, (void)arg;
    return ERR_NONE;
}

static void pg_close(struct db *db)
{
    struct pg *p = db->impl;
    pthread_mutex_lock(&p->lock);
    p->stopping = true;
    pthread_cond_broadcast(&p->conn_free);
    while (p->conns > 0) { /* those in use come back */
        struct pg_conn *c = p->free_conns;
        if (!c) {
            pthread_cond_wait(&p->conn_free, &p->lock);
            continue;
        }
        p->free_conns = c->next;
        p->conns--;
        c->cache.drop = drop_stmt;
        if (c->h)
            PQfinish(c->h);
        c->h = NULL;
        stmt_clear(&c->cache);
        free(c->scratch);
        free(c);
    }
    pthread_mutex_unlock(&p->lock);
    pthread_mutex_destroy(&p->turn);
    pthread_cond_destroy(&p->conn_free);
    pthread_mutex_destroy(&p->lock);
    free(p->url);
    free(p);
}

static enum err pg_open(struct cx *cx, struct db *db, const struct store_opt *opt)
{
    pthread_condattr_t mono;
    struct pg *p = calloc(1, sizeof(*p));
    if (!p || !(p->url = strdup(opt->url))) {
        free(p);
        return err_set(cx, ERR_MEMORY, NULL);
    }
    p->conns_max = opt->readers > 0 ? opt->readers : (int)sysconf(_SC_NPROCESSORS_ONLN) + 2;
    pthread_condattr_init(&mono);
    pthread_condattr_setclock(&mono, CLOCK_MONOTONIC);
    pthread_mutex_init(&p->lock, NULL);
    pthread_mutex_init(&p->turn, NULL);
    pthread_cond_init(&p->conn_free, &mono);
    pthread_condattr_destroy(&mono);
    db->impl = p;
    enum err e = store_run(cx, db, "store.open", nothing, NULL, 0);
    if (e != ERR_NONE)
        pg_close(db);
    return e;
}

const struct store_driver store_pg = {
    .engine = STORE_PG, .open = pg_open, .close = pg_close, .run = run, .limit = limit, .savepoint = savepoint, .exec = pg_exec, .copy = pg_copy, .prepare = pg_prepare,
    .script = script, .migrate_lock = migrate_lock, .cur_open = pg_cur_open, .cur_next = pg_cur_next, .cur_cols = pg_cur_cols,
    .cur_name = pg_cur_name, .cur_null = pg_cur_null, .cur_i64 = pg_cur_i64, .cur_f64 = pg_cur_f64, .cur_str = pg_cur_str,
    .cur_close = pg_cur_close, .check = check, .backup = backup, .wal_bytes = wal_bytes, .alone = alone,
};
