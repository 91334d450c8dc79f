/* store_sqlite.c: the SQLite engine: opening and closing, connections, reading transactions.
 *
 * One connection writes, on its own thread (store_sqlite_writer.c); a pool of connections reads, each on one snapshot. The
 * file is in WAL mode with synchronous=FULL: an answered write is on the disk. Checkpoints are made by a thread of their own
 * (store_sqlite_care.c), because the automatic ones of 1,000 pages would rewrite hot index pages over and over. */
#include "store_sqlite_priv.h"

#include <sys/file.h>
#include <fcntl.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log.h"

#define READER_CACHE_KIB 2048
#define WRITER_CACHE_MIB 64
#define WAL_KEEP_BYTES (512LL << 20)

/* ---- connections ------------------------------------------------------------------------------------------------------ */
static void drop_stmt(void *conn, struct stmt *s)
{
    (void)conn;
    sqlite3_finalize(s->handle);
}

static int on_wal(void *arg, sqlite3 *h, const char *schema, int frames)
{
    struct lite *l = arg;
    (void)h, (void)schema;
    atomic_store(&l->wal_frames, frames);
    atomic_store(&l->last_commit_ms, store_mono_ms());
    return SQLITE_OK;
}

/* Settings every connection has; the engine then reads texts and LIKE as PostgreSQL does. */
static int set_common(struct lite *l, sqlite3 *h)
{
    static const int CONFIG[][2] = {
        {SQLITE_DBCONFIG_DQS_DML, 0}, {SQLITE_DBCONFIG_DQS_DDL, 0}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_DEFENSIVE, 1},
    };
    for (size_t i = 0; i < sizeof(CONFIG) / sizeof(CONFIG[0]); i++)
        sqlite3_db_config(h, CONFIG[i][0], CONFIG[i][1], NULL);
    sqlite3_busy_timeout(h, STORE_WAIT_MS);
    sqlite3_extended_result_codes(h, 1);
    sqlite3_wal_hook(h, on_wal, l); /* also ends the automatic checkpoints */
    return sqlite3_exec(h, "PRAGMA foreign_keys=ON; PRAGMA secure_delete=OFF; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;"
                        "PRAGMA case_sensitive_like=ON; PRAGMA synchronous=FULL", NULL, NULL, NULL);
}

/* Changing a new file to WAL mode needs it alone for a moment, and does not wait by itself when others open it too. */
static int set_wal(sqlite3 *h)
{
    int rc = SQLITE_BUSY;
    for (int i = 0; i < 40 && (rc & 0xff) == SQLITE_BUSY; i++) {
        if (i > 0)
            usleep(50000);
        rc = sqlite3_exec(h, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
    }
    return rc;
}

static int set_writer(struct lite *l, sqlite3 *h)
{
    int wal = set_wal(h);
    if (wal != SQLITE_OK)
        return wal;
    char *sql = sqlite3_mprintf("PRAGMA cache_size=-%d; PRAGMA journal_size_limit=%lld; PRAGMA max_page_count=%lld",
                                1024 * (l->opt.cache_mib ? l->opt.cache_mib : WRITER_CACHE_MIB), WAL_KEEP_BYTES,
                                l->opt.max_pages ? (long long)l->opt.max_pages : 0xfffffffeLL);
    int rc = sql ? sqlite3_exec(h, sql, NULL, NULL, NULL) : SQLITE_NOMEM;
    sqlite3_free(sql);
    return rc;
}

static int set_reader(sqlite3 *h)
{
    char sql[80];
    snprintf(sql, sizeof(sql), "PRAGMA cache_size=-%d; PRAGMA query_only=ON", READER_CACHE_KIB);
    return sqlite3_exec(h, sql, NULL, NULL, NULL);
}

static int open_file(struct lite *l, bool writer, sqlite3 **out)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (writer ? SQLITE_OPEN_CREATE : 0);
    int rc = sqlite3_open_v2(l->path, out, flags, NULL);
    if (rc != SQLITE_OK && l->opt.read_only) { /* a copy on a medium that cannot be written */
        sqlite3_close(*out);
        rc = sqlite3_open_v2(l->path, out, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY, NULL);
    }
    return rc;
}

enum err lite_conn_open(struct cx *cx, struct lite *l, bool writer, struct lite_conn **out)
{
    struct lite_conn *c = calloc(1, sizeof(*c));
    if (!c)
        return err_set(cx, ERR_MEMORY, NULL);
    int rc = open_file(l, writer, &c->h);
    c->cache.drop = drop_stmt;
    if (rc == SQLITE_OK)
        rc = lite_list_register(c->h);
    if (rc == SQLITE_OK)
        rc = set_common(l, c->h);
    if (rc == SQLITE_OK)
        rc = writer ? set_writer(l, c->h) : set_reader(c->h);
    if (rc != SQLITE_OK) {
        enum err e = lite_fail(cx, c, "store.open", c->h ? sqlite3_extended_errcode(c->h) : rc);
        lite_conn_close(&c);
        return err_say(cx, e, NULL, "无法打开数据库 %s", "Cannot open the database %s", l->path);
    }
    *out = c;
    return ERR_NONE;
}

void lite_conn_close(struct lite_conn **c)
{
    if (!*c)
        return;
    lite_conn_quiet(*c);
    stmt_clear(&(*c)->cache);
    sqlite3_close((*c)->h);
    free(*c);
    *c = NULL;
}

/* ---- reading transactions --------------------------------------------------------------------------------------------- */
/* A free reader, a new one, or the first that comes free in time. NULL: the error is in cx. */
static struct lite_conn *take_reader(struct cx *cx, struct lite *l)
{
    struct timespec until;
    store_deadline(&until, STORE_WAIT_MS);
    pthread_mutex_lock(&l->lock);
    while (!l->free_readers && l->readers >= l->readers_max && !l->stopping)
        if (pthread_cond_timedwait(&l->reader_free, &l->lock, &until) == ETIMEDOUT)
            break;
    struct lite_conn *c = l->stopping ? NULL : l->free_readers;
    bool fresh = !c && !l->stopping && l->readers < l->readers_max;
    bool stopping = l->stopping;
    if (c)
        l->free_readers = c->next;
    l->readers += fresh;
    pthread_mutex_unlock(&l->lock);
    if (!c && !fresh)
        (void)!err_set(cx, stopping ? ERR_STOPPING : ERR_BUSY, NULL);
    if (fresh && lite_conn_open(cx, l, false, &c) != ERR_NONE) {
        c = NULL;
        pthread_mutex_lock(&l->lock);
        l->readers--;
        pthread_cond_signal(&l->reader_free);
        pthread_mutex_unlock(&l->lock);
    }
    return c;
}

static void give_reader(struct lite *l, struct lite_conn *c)
{
    pthread_mutex_lock(&l->lock);
    c->next = l->free_readers;
    l->free_readers = c;
    pthread_cond_signal(&l->reader_free);
    pthread_mutex_unlock(&l->lock);
}

static int out_of_time(void *arg)
{
    const struct lite_conn *c = arg;
    return store_mono_ms() > c->until_ms;
}

static enum err limit(struct tx *tx, int64_t ms)
{
    enum { EVERY = 20000 }; /* steps of the virtual machine between two looks at the clock: about a millisecond */
    struct lite_conn *c = tx->conn;
    c->until_ms = store_mono_ms() + ms;
    sqlite3_progress_handler(c->h, EVERY, out_of_time, c);
    return ERR_NONE;
}

static void unlimit(struct lite_conn *c)
{
    if (c->until_ms)
        sqlite3_progress_handler(c->h, 0, NULL, NULL);
    c->until_ms = 0;
}

enum err lite_read(struct cx *cx, struct db *db, const struct tx_call *call)
{
    struct lite *l = db->impl;
    struct lite_conn *c = take_reader(cx, l);
    if (!c)
        return cx->err;
    struct tx tx = {.cx = cx, .db = db, .conn = c, .call = call};
    int rc = lite_do(c, "BEGIN");
    enum err e = rc == SQLITE_OK ? store_tx_body(&tx) : lite_fail(cx, c, call->name, rc);
    lite_conn_quiet(c);
    unlimit(c);
    if (!sqlite3_get_autocommit(c->h))
        lite_do(c, "ROLLBACK");
    give_reader(l, c);
    return e;
}

static enum err run(struct cx *cx, struct db *db, const struct tx_call *call)
{
    return call->flags & TX_WRITE ? lite_write(cx, db, call) : lite_read(cx, db, call);
}

/* ---- opening and closing ---------------------------------------------------------------------------------------------- */
static void configure(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* its counters are one lock for all threads */
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
}

static void init_sync(struct lite *l)
{
    pthread_condattr_t mono;
    pthread_condattr_init(&mono);
    pthread_condattr_setclock(&mono, CLOCK_MONOTONIC);
    pthread_mutex_init(&l->lock, NULL);
    pthread_cond_init(&l->queued, &mono);
    pthread_cond_init(&l->reader_free, &mono);
    pthread_cond_init(&l->keep, &mono);
    pthread_condattr_destroy(&mono);
}

static void free_lite(struct lite *l)
{
    pthread_cond_destroy(&l->keep);
    pthread_cond_destroy(&l->reader_free);
    pthread_cond_destroy(&l->queued);
    pthread_mutex_destroy(&l->lock);
    if (l->jobs_fd >= 0)
        close(l->jobs_fd);
    free(l->path);
    free(l);
}

static enum err start(struct cx *cx, struct lite *l)
{
    if (l->opt.read_only) {
        struct lite_conn *c = take_reader(cx, l); /* is it there, can it be read? */
        if (!c)
            return cx->err;
        give_reader(l, c);
        return ERR_NONE;
    }
    TRY(lite_conn_open(cx, l, true, &l->wconn));
    l->have_writer = pthread_create(&l->writer, NULL, lite_writer_main, l) == 0;
    l->have_keeper = l->have_writer && pthread_create(&l->keeper, NULL, lite_keeper_main, l) == 0;
    return l->have_keeper ? ERR_NONE : err_set(cx, ERR_MEMORY, NULL);
}

static void stop(struct lite *l)
{
    pthread_mutex_lock(&l->lock);
    l->stopping = true;
    pthread_cond_broadcast(&l->queued);
    pthread_cond_broadcast(&l->keep);
    pthread_cond_broadcast(&l->reader_free);
    pthread_mutex_unlock(&l->lock);
    if (l->have_writer)
        pthread_join(l->writer, NULL);
    if (l->have_keeper)
        pthread_join(l->keeper, NULL);
    pthread_mutex_lock(&l->lock);
    while (l->readers > 0) { /* those in use come back */
        struct lite_conn *c = l->free_readers;
        if (c) {
            l->free_readers = c->next;
            lite_conn_close(&c);
            l->readers--;
        } else {
            pthread_cond_wait(&l->reader_free, &l->lock);
        }
    }
    pthread_mutex_unlock(&l->lock);
    if (l->wconn)
        sqlite3_wal_checkpoint_v2(l->wconn->h, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    lite_conn_close(&l->wconn);
}

static enum err lite_open(struct cx *cx, struct db *db, const struct store_opt *opt)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, configure);
    struct lite *l = calloc(1, sizeof(*l));
    if (!l || !(l->path = strdup(opt->path))) {
        free(l);
        return err_set(cx, ERR_MEMORY, NULL);
    }
    l->db = db;
    l->opt = *opt;
    l->jobs_fd = -1;
    l->readers_max = opt->readers > 0 ? opt->readers : (int)sysconf(_SC_NPROCESSORS_ONLN) + 2;
    init_sync(l);
    enum err e = start(cx, l);
    if (e != ERR_NONE) {
        stop(l);
        free_lite(l);
        return e;
    }
    db->impl = l;
    return ERR_NONE;
}

static void lite_close(struct db *db)
{
    struct lite *l = db->impl;
    stop(l);
    free_lite(l);
}

/* A lock on a file beside the database; the kernel lifts it when the process ends, however it ends. */
static bool lite_alone(struct db *db)
{
    struct lite *l = db->impl;
    if (l->jobs_fd >= 0)
        return true;
    char *path = sqlite3_mprintf("%s-jobs", l->path);
    int fd = path ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
    sqlite3_free(path);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
        close(fd);
        fd = -1;
    }
    l->jobs_fd = fd;
    return fd >= 0;
}

/* The writer's BEGIN IMMEDIATE is the lock. */
static enum err lite_migrate_lock(struct tx *tx)
{
    (void)tx;
    return ERR_NONE;
}

const struct store_driver store_sqlite = {
    .engine = STORE_SQLITE, .open = lite_open, .close = lite_close, .run = run, .limit = limit, .savepoint = lite_savepoint, .exec = lite_exec,
    .prepare = lite_prepare, .script = lite_script, .migrate_lock = lite_migrate_lock, .cur_open = lite_cur_open,
    .cur_next = lite_cur_next, .cur_cols = lite_cur_cols, .cur_name = lite_cur_name, .cur_null = lite_cur_null,
    .cur_i64 = lite_cur_i64, .cur_f64 = lite_cur_f64, .cur_str = lite_cur_str, .cur_close = lite_cur_close, .check = lite_check,
    .backup = lite_backup, .wal_bytes = lite_wal_bytes, .alone = lite_alone,
};
