/* scan_count.c: how often a pack was scanned. The scanner's answer must not wait for a disk, so scans are kept in a bounded
 * table and written together twice a second by one thread. A crash loses at most that half second of counts; nothing else is
 * derived from them. */
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "log.h"
#include "scan_priv.h"
#include "when.h"

#define SLOTS 8192        /* packs scanned within one interval; further ones are not counted and logged */
#define INTERVAL_MS 500

struct slot { int64_t lot_id, serial, scans, first_us, last_us; };

static struct {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct slot now[SLOTS], writing[SLOTS]; /* being filled; being written */
    size_t n, writing_n;
    uint64_t dropped;
    bool running, stop;
    pthread_t thread;
} c = {.lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

static size_t place(const struct slot *t, int64_t lot_id, int64_t serial)
{
    int64_t id[2] = {lot_id, serial};
    size_t i = (size_t)str_hash((struct str){(const char *)id, sizeof id}, 0) % SLOTS;
    while (t[i].scans && (t[i].lot_id != lot_id || t[i].serial != serial))
        i = (i + 1) % SLOTS;
    return i;
}

void scan_count_add(int64_t lot_id, int64_t serial, int64_t now_us)
{
    pthread_mutex_lock(&c.lock);
    if (c.n < SLOTS / 2) {
        struct slot *s = &c.now[place(c.now, lot_id, serial)];
        if (!s->scans) {
            *s = (struct slot){lot_id, serial, 0, now_us, now_us};
            c.n++;
        }
        s->scans++;
        s->last_us = now_us;
    } else {
        c.dropped++;
    }
    pthread_mutex_unlock(&c.lock);
}

/* Add what is still in memory. */
static void add_pending(int64_t lot_id, int64_t serial, int64_t *scans, int64_t *first_us)
{
    pthread_mutex_lock(&c.lock);
    const struct slot *both[2] = {c.now, c.writing};
    for (int i = 0; i < 2; i++) {
        const struct slot *s = &both[i][place(both[i], lot_id, serial)];
        if (!s->scans)
            continue;
        *scans += s->scans;
        if (*first_us == FIELD_NULL || s->first_us < *first_us)
            *first_us = s->first_us;
    }
    pthread_mutex_unlock(&c.lock);
}

enum err scan_count_get(struct tx *tx, int64_t lot_id, int64_t serial, int64_t *scans_out, int64_t *first_us_out)
{
    struct rows *r;
    int64_t scans = 0, first = FIELD_NULL;
    TRY(sql_query(tx, SQ(Q_COUNT_GET), ARGS(v_i(lot_id), v_i(serial)), &r));
    if (rows_next(r)) {
        scans = rows_i64(r, 0);
        first = rows_i64(r, 1);
    }
    TRY(rows_end(&r));
    add_pending(lot_id, serial, &scans, &first);
    *scans_out = scans;
    *first_us_out = first;
    return ERR_NONE;
}

static enum err write_all(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    for (size_t i = 0; i < SLOTS; i++) {
        const struct slot *s = &c.writing[i];
        if (s->scans)
            TRY(sql_exec(tx, SQ(Q_COUNT_ADD), ARGS(v_i(s->lot_id), v_i(s->serial), v_i(s->scans), v_i(s->first_us), v_i(s->last_us))));
    }
    return ERR_NONE;
}

static void write_arg(void *arg)
{
    struct cx *cx = arg;
    if (tx_run(cx, "scan.count", write_all, NULL) != ERR_NONE)
        log_warn(cx, "scan.count", "lost=%zu error=%s", c.writing_n, err_code(cx->err));
}

static void flush(struct arena *ar)
{
    struct cx cx;
    cx_init(&cx, ar);
    pthread_mutex_lock(&c.lock);
    size_t n = c.n;
    if (n) {
        memcpy(c.writing, c.now, sizeof c.now);
        memset(c.now, 0, sizeof c.now);
        c.writing_n = n;
        c.n = 0;
    }
    pthread_mutex_unlock(&c.lock);
    if (n && !ar_try(ar, write_arg, &cx))
        log_warn(&cx, "scan.count", "lost=%zu error=memory", n);
    pthread_mutex_lock(&c.lock);
    if (n)
        memset(c.writing, 0, sizeof c.writing);
    c.writing_n = 0;
    pthread_mutex_unlock(&c.lock);
    ar_reset(ar);
}

static void *loop(void *arg)
{
    struct arena *ar = arg;
    for (bool stop = false; !stop;) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += INTERVAL_MS * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        pthread_mutex_lock(&c.lock);
        if (!c.stop)
            pthread_cond_timedwait(&c.wake, &c.lock, &until);
        stop = c.stop;
        pthread_mutex_unlock(&c.lock);
        flush(ar);
    }
    ar_free(&ar);
    return NULL;
}

enum err scan_count_start(struct cx *cx)
{
    struct arena *ar = ar_new(8 << 20);
    c.stop = false;
    if (!ar || pthread_create(&c.thread, NULL, loop, ar) != 0)
        return err_set(cx, ERR_MEMORY, NULL);
    c.running = true;
    return ERR_NONE;
}

void scan_count_stop(void)
{
    if (!c.running)
        return;
    pthread_mutex_lock(&c.lock);
    c.stop = true;
    pthread_cond_signal(&c.wake);
    pthread_mutex_unlock(&c.lock);
    pthread_join(c.thread, NULL);
    c.running = false;
}
