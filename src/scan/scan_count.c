/* scan_count.c: how often a pack was scanned. The scanner's answer must not wait for a disk, so scans are kept in a bounded
 * table and written together twice a second by one thread; what could not be written (disk full, database busy) is put back and
 * written later. A crash loses at most that half second of counts; nothing else is derived from them. */
#include <inttypes.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "log.h"
#include "scan_priv.h"
#include "when.h"

#define SLOTS 8192               /* of one table, at most half of them used */
#define PACKS_MAX (SLOTS / 2)    /* packs scanned within one interval; further ones are not counted, and that is logged */
#define INTERVAL_MS 500

struct slot { int64_t lot_id, serial, scans, first_us, last_us; };
struct table { struct slot s[SLOTS]; size_t n; };

static struct {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct table tables[2], *now, *writing; /* being filled; being written, or empty */
    uint64_t dropped;                       /* scans of packs that found no room since the last flush */
    bool running, stop;
    pthread_t thread;
} c = {.lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER, .now = &c.tables[0], .writing = &c.tables[1]};

/* Where a pack stands, or the free slot where it would. A table is never full. */
static struct slot *place(struct table *t, int64_t lot_id, int64_t serial)
{
    int64_t id[2] = {lot_id, serial};
    size_t i = (size_t)str_hash((struct str){(const char *)id, sizeof id}, 0) % SLOTS;
    while (t->s[i].scans && (t->s[i].lot_id != lot_id || t->s[i].serial != serial))
        i = (i + 1) % SLOTS;
    return &t->s[i];
}

/* Add scans to the table being filled. Under the lock. */
static void put(const struct slot *add)
{
    struct slot *s = place(c.now, add->lot_id, add->serial);
    if (!s->scans && c.now->n == PACKS_MAX) {
        c.dropped += (uint64_t)add->scans;
        return;
    }
    if (!s->scans) {
        *s = *add;
        c.now->n++;
        return;
    }
    s->scans += add->scans;
    s->first_us = add->first_us < s->first_us ? add->first_us : s->first_us;
    s->last_us = add->last_us > s->last_us ? add->last_us : s->last_us;
}

void scan_count_add(int64_t lot_id, int64_t serial, int64_t now_us)
{
    pthread_mutex_lock(&c.lock);
    put(&(struct slot){lot_id, serial, 1, now_us, now_us});
    pthread_mutex_unlock(&c.lock);
}

/* Add what is still in memory. */
static void add_pending(int64_t lot_id, int64_t serial, int64_t *scans, int64_t *first_us)
{
    pthread_mutex_lock(&c.lock);
    for (int i = 0; i < 2; i++) {
        const struct slot *s = place(&c.tables[i], lot_id, serial);
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
        const struct slot *s = &c.writing->s[i];
        if (s->scans)
            TRY(sql_exec(tx, SQ(Q_COUNT_ADD), ARGS(v_i(s->lot_id), v_i(s->serial), v_i(s->scans), v_i(s->first_us), v_i(s->last_us))));
    }
    return ERR_NONE;
}

static void write_arg(void *arg)
{
    struct cx *cx = arg;
    cx->err = tx_run(cx, "scan.count", write_all, NULL);
}

/* Swap the tables. True when there is something to write. */
static bool take(struct cx *cx)
{
    pthread_mutex_lock(&c.lock);
    bool any = c.now->n > 0;
    uint64_t dropped = c.dropped;
    if (any) {
        struct table *t = c.writing;
        c.writing = c.now;
        c.now = t;
    }
    c.dropped = 0;
    pthread_mutex_unlock(&c.lock);
    if (dropped)
        log_warn(cx, "scan.count", "dropped=%" PRIu64 " reason=too_many_packs", dropped);
    return any;
}

/* Empty the written table; what was not written goes back. ERR_UNCERTAIN may have been written: counted once at most. */
static void settle(bool written)
{
    pthread_mutex_lock(&c.lock);
    for (size_t i = 0; !written && i < SLOTS; i++)
        if (c.writing->s[i].scans)
            put(&c.writing->s[i]);
    memset(c.writing, 0, sizeof *c.writing);
    pthread_mutex_unlock(&c.lock);
}

void scan_count_flush(struct arena *ar)
{
    struct cx cx;
    cx_init(&cx, ar);
    if (take(&cx)) {
        enum err e = ar_try(ar, write_arg, &cx) ? cx.err : ERR_MEMORY;
        if (e != ERR_NONE)
            log_warn(&cx, "scan.count", "packs=%zu error=%s", c.writing->n, err_code(e));
        settle(e == ERR_NONE || e == ERR_UNCERTAIN);
    }
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
        scan_count_flush(ar);
    }
    ar_free(&ar);
    return NULL;
}

enum err scan_count_start(struct cx *cx)
{
    struct arena *ar = ar_new(8 << 20);
    c.stop = false;
    if (!ar || pthread_create(&c.thread, NULL, loop, ar) != 0) {
        ar_free(&ar);
        return err_set(cx, ERR_MEMORY, NULL);
    }
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
    memset(c.tables, 0, sizeof c.tables); /* what could not be written at the end belongs to no other database */
    c.running = false;
}
