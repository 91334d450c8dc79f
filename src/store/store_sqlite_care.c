/* store_sqlite_care.c: what keeps an SQLite file well: checkpoints by a thread of their own, the integrity check, the online
 * copy. The keeper copies the WAL back when it is large, or when nothing was written for some seconds. */
#include "store_sqlite_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log.h"

#define KEEP_TICK_MS 1000
#define KEEP_IDLE_MS 3000
#define KEEP_QUIET_MS 60000  /* between two complaints */
#define WAL_FRAME (LITE_PAGE + 24)
#define WAL_LARGE (512LL << 20)
#define CHECK_LINES 100

/* ---- checkpoints ------------------------------------------------------------------------------------------------------ */
static bool wait_tick(struct lite *l)
{
    struct timespec until;
    store_deadline(&until, KEEP_TICK_MS);
    pthread_mutex_lock(&l->lock);
    if (!l->stopping)
        pthread_cond_timedwait(&l->keep, &l->lock, &until);
    bool go_on = !l->stopping;
    pthread_mutex_unlock(&l->lock);
    return go_on;
}

uint64_t lite_wal_bytes(struct db *db)
{
    struct lite *l = db->impl;
    return (uint64_t)atomic_load(&l->wal_frames) * WAL_FRAME;
}

void *lite_keeper_main(void *arg)
{
    struct lite *l = arg;
    sqlite3 *h = NULL;
    int64_t done_ms = 0, quiet_ms = 0;
    while (wait_tick(l)) {
        int64_t wrote_ms = atomic_load(&l->last_commit_ms);
        bool large = (int64_t)lite_wal_bytes(l->db) >= WAL_LARGE;
        bool idle = wrote_ms > done_ms && store_mono_ms() - wrote_ms >= KEEP_IDLE_MS;
        if (!large && !idle)
            continue;
        if (!h && sqlite3_open_v2(l->path, &h, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
            sqlite3_close(h);
            h = NULL;
            continue;
        }
        int rc = sqlite3_wal_checkpoint_v2(h, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
        if (rc != SQLITE_OK && (rc & 0xff) != SQLITE_BUSY && store_mono_ms() >= quiet_ms) {
            quiet_ms = store_mono_ms() + KEEP_QUIET_MS;
            log_warn(NULL, "store.checkpoint", "code=%d message=\"%s\"", rc, sqlite3_errmsg(h));
        }
        if (large)
            atomic_store(&l->restart, true);
        if (rc == SQLITE_OK)
            done_ms = wrote_ms;
    }
    sqlite3_close(h);
    return NULL;
}

/* ---- check ------------------------------------------------------------------------------------------------------------ */
/* Run a pragma that lists faults; each row that is not "ok" is one. */
static enum err list_faults(struct cx *cx, struct lite_conn *c, const char *pragma, struct buf *report, int64_t *findings)
{
    sqlite3_stmt *h = NULL;
    int rc = sqlite3_prepare_v2(c->h, pragma, -1, &h, NULL);
    while (rc == SQLITE_OK || rc == SQLITE_ROW) {
        rc = sqlite3_step(h);
        const char *a = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(h, 0) : NULL;
        if (!a || strcmp(a, "ok") == 0)
            continue;
        const char *row = sqlite3_column_count(h) > 1 ? (const char *)sqlite3_column_text(h, 1) : "";
        const char *to = sqlite3_column_count(h) > 2 ? (const char *)sqlite3_column_text(h, 2) : "";
        if (++*findings <= CHECK_LINES)
            buf_printf(report, "%s: %s %s %s\n", pragma + sizeof("PRAGMA"), a, row ? row : "", to ? to : "");
    }
    enum err e = rc == SQLITE_DONE ? ERR_NONE : lite_fail(cx, c, "store.check", rc);
    sqlite3_finalize(h);
    return e;
}

enum err lite_check(struct cx *cx, struct db *db, struct buf *report, int64_t *findings)
{
    struct lite_conn *c = NULL;
    TRY(lite_conn_open(cx, db->impl, false, &c));
    enum err e = list_faults(cx, c, "PRAGMA integrity_check(100)", report, findings);
    if (e == ERR_NONE)
        e = list_faults(cx, c, "PRAGMA foreign_key_check", report, findings);
    if (e == ERR_CORRUPT) { /* it could not even be read through */
        ++*findings;
        buf_printf(report, "%s\n", sqlite3_errmsg(c->h));
        e = ERR_NONE;
    }
    lite_conn_close(&c);
    return e;
}

/* ---- copy ------------------------------------------------------------------------------------------------------------- */
static enum err sync_file(struct cx *cx, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    int no = errno;
    if (fd >= 0)
        close(fd);
    return ok ? ERR_NONE : err_set(cx, no == ENOSPC ? ERR_DISK_FULL : ERR_IO, NULL);
}

/* One step takes one snapshot: writers go on, and a busy server cannot make the copy start again for ever. */
static enum err copy_to(struct cx *cx, struct lite_conn *from, const char *path)
{
    struct lite_conn to = {0};
    int rc = sqlite3_open_v2(path, &to.h, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    sqlite3_backup *b = rc == SQLITE_OK ? sqlite3_backup_init(to.h, "main", from->h, "main") : NULL;
    rc = b ? sqlite3_backup_step(b, -1) : rc == SQLITE_OK ? sqlite3_extended_errcode(to.h) : rc;
    if (b)
        sqlite3_backup_finish(b);
    enum err e = rc == SQLITE_DONE ? ERR_NONE : lite_fail(cx, &to, "store.backup", rc);
    sqlite3_close(to.h);
    return e == ERR_NONE ? sync_file(cx, path) : e;
}

enum err lite_backup(struct cx *cx, struct db *db, const char *to_path)
{
    struct lite_conn *c = NULL;
    char *part = ar_printf(cx->ar, "%s.part", to_path);
    if (access(to_path, F_OK) == 0)
        return err_say(cx, ERR_DUPLICATE, NULL, "文件已存在：%s", "The file exists already: %s", to_path);
    unlink(part);
    TRY(lite_conn_open(cx, db->impl, false, &c));
    enum err e = copy_to(cx, c, part);
    lite_conn_close(&c);
    if (e == ERR_NONE && link(part, to_path) != 0) /* link, not rename: never over a file made meanwhile */
        e = err_set(cx, errno == EEXIST ? ERR_DUPLICATE : ERR_IO, NULL);
    unlink(part);
    return e;
}
