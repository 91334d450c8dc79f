/* epcis_dictionary.c: dictionaries learnt from the county's own events. Events of a county are alike: the same places, parties,
 * fields, notes. A dictionary made from a sample of them lets each event be compressed alone to about a tenth of its text, a third
 * of what the built-in dictionary of epcis_pack.c gives, in less time.
 *
 * A dictionary is a row of epcis_dictionary, committed before the first event uses it and never changed or deleted; an event names
 * its own (epcis_pack.c). The process keeps those it has met. One is made in passing before a batch is stored, at 2,000 events, at
 * four times as many again and again, and every million; it is kept when it saves a tenth against the one in use. */
#include "epcis_priv.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <zdict.h>
#include <zstd.h>

enum { FIRST = 2000, TIMES = 4, EVERY = 1000000, SAMPLES = 2500, WINDOW = 10000, BYTES = 32 << 10, SAMPLE_BYTES = 8 << 20, KEPT_MAX = 256 };

struct dictionary { int64_t id; ZSTD_CDict *pack; ZSTD_DDict *unpack; };
static struct dictionary kept[KEPT_MAX];      /* in the order they were met; entries stay until the room stops */
static size_t kept_n;
static int64_t newest;                        /* id of the one in use; 0: none */
static atomic_bool asked;                     /* the database was asked for its newest */
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_mutex_t care = PTHREAD_MUTEX_INITIALIZER;
static atomic_llong top, due = FIRST;         /* youngest event this process knows of; when the next is made */

static const struct dictionary *find(int64_t id)
{
    for (size_t i = 0; i < kept_n; i++)
        if (kept[i].id == id)
            return &kept[i];
    return NULL;
}

const struct ZSTD_CDict_s *epcis_dictionary_pack(int64_t *id_out)
{
    pthread_rwlock_rdlock(&lock);
    const struct dictionary *d = newest ? find(newest) : NULL;
    const struct ZSTD_CDict_s *c = d ? d->pack : NULL;
    *id_out = newest;
    pthread_rwlock_unlock(&lock);
    return c;
}

const struct ZSTD_DDict_s *epcis_dictionary_unpack(int64_t id)
{
    pthread_rwlock_rdlock(&lock);
    const struct dictionary *d = find(id);
    const struct ZSTD_DDict_s *u = d ? d->unpack : NULL;
    pthread_rwlock_unlock(&lock);
    return u;
}

static bool keep(int64_t id, struct str content)
{
    pthread_rwlock_wrlock(&lock);
    bool known = find(id) != NULL, room = kept_n < KEPT_MAX;
    struct dictionary d = {id, NULL, NULL};
    if (!known && room) {
        d.pack = ZSTD_createCDict(content.p, content.size, EPCIS_PACK_LEVEL);
        d.unpack = ZSTD_createDDict(content.p, content.size);
    }
    if (d.pack && d.unpack) {
        kept[kept_n++] = d;
        known = true;
    } else {
        ZSTD_freeCDict(d.pack);
        ZSTD_freeDDict(d.unpack);
    }
    if (known && id > newest)
        newest = id;
    pthread_rwlock_unlock(&lock);
    return known;
}

void epcis_dictionary_clear(void)
{
    pthread_rwlock_wrlock(&lock);
    for (size_t i = 0; i < kept_n; i++) {
        ZSTD_freeCDict(kept[i].pack);
        ZSTD_freeDDict(kept[i].unpack);
    }
    kept_n = 0;
    newest = 0;
    asked = false;
    atomic_store(&top, 0);
    atomic_store(&due, FIRST);
    pthread_rwlock_unlock(&lock);
}

enum err epcis_dictionary_learn(struct tx *tx, int64_t id)
{
    struct rows *r;
    TRY(sql_query(tx, &epcis_sql[Q_DICTIONARY], ARGS(v_i(id)), &r));
    if (rows_next(r))
        keep(rows_i64(r, 0), rows_str(r, 2));
    return rows_end(&r);
}

void epcis_dictionary_seen(int64_t row)
{
    long long was = atomic_load(&top);
    while (row > was && !atomic_compare_exchange_weak(&top, &was, row))
        ;
}

/* ---- making one ---------------------------------------------------------------------------------------------------------------- */
struct sample {
    char *p;                /* texts, one after another */
    size_t size, cap;
    size_t part[SAMPLES];   /* sizes of the texts */
    size_t n;
    int64_t top;
};

static void set_due(int64_t made_at)
{
    int64_t next = made_at * TIMES;
    atomic_store(&due, next > made_at + EVERY ? made_at + EVERY : next < FIRST ? FIRST : next);
}

static enum err read_newest(struct cx *cx, struct tx *tx, void *arg)
{
    struct rows *r;
    (void)cx, (void)arg;
    TRY(sql_query(tx, &epcis_sql[Q_DICTIONARY_NEWEST], NOARGS, &r));
    if (rows_next(r)) {
        keep(rows_i64(r, 0), rows_str(r, 2));
        set_due(rows_i64(r, 1));
    }
    return rows_end(&r);
}

static enum err read_sample(struct cx *cx, struct tx *tx, void *arg)
{
    struct sample *s = arg;
    struct rows *r;
    int64_t window = s->top < WINDOW ? s->top : WINDOW;
    TRY(sql_query(tx, &epcis_sql[Q_DICTIONARY_SAMPLE], ARGS(v_i(s->top - window), v_i((window + SAMPLES - 1) / SAMPLES), v_i(SAMPLES)), &r));
    while (rows_next(r)) {
        struct ar_mark m = ar_mark(cx->ar);
        struct str packed = rows_str(r, 0), text;
        packed.p = ar_strndup(cx->ar, packed.p ? packed.p : "", packed.size);
        if (epcis_unpack_row(cx, r, packed, &text) && s->size + text.size <= s->cap && s->n < SAMPLES) {
            memcpy(s->p + s->size, text.p, text.size);
            s->size += text.size;
            s->part[s->n++] = text.size;
        }
        ar_rewind(cx->ar, m);
    }
    return rows_end(&r);
}

/* What every tenth text of the sample comes to. */
static size_t packed_size(const struct sample *s, const ZSTD_CDict *d)
{
    ZSTD_CCtx *c = ZSTD_createCCtx();
    size_t sum = 0, at = 0, cap = ZSTD_compressBound(s->cap);
    char *out = malloc(cap);
    for (size_t i = 0; c && out && i < s->n; at += s->part[i++])
        if (i % 10 == 0) {
            size_t n = ZSTD_compress_usingCDict(c, out, cap, s->p + at, s->part[i], d);
            sum += ZSTD_isError(n) ? s->part[i] : n;
        }
    free(out);
    ZSTD_freeCCtx(c);
    return sum;
}

struct made { struct str content; int64_t top, id; };

static enum err insert(struct cx *cx, struct tx *tx, void *arg)
{
    struct made *m = arg;
    return sql_i64(tx, &epcis_sql[Q_DICTIONARY_INSERT], ARGS(v_i(cx->now_us), v_i(m->top), v_b(m->content.p, m->content.size)), &m->id);
}

/* Is it better by a tenth than what is in use? */
static bool better(const struct sample *s, struct str content)
{
    int64_t id;
    const ZSTD_CDict *now = epcis_dictionary_pack(&id);
    ZSTD_CDict *then = ZSTD_createCDict(content.p, content.size, EPCIS_PACK_LEVEL);
    bool yes = then && packed_size(s, then) * 10 < packed_size(s, now ? now : epcis_pack_builtin()) * 9;
    ZSTD_freeCDict(then);
    return yes;
}

static enum err make(struct cx *cx)
{
    struct sample *s = AR_NEW(cx->ar, struct sample);
    struct made m = {.top = atomic_load(&top)};
    char *content = ar_alloc(cx->ar, BYTES);
    set_due(m.top);
    s->cap = SAMPLE_BYTES;
    s->p = ar_alloc(cx->ar, s->cap);
    s->top = m.top;
    TRY(tx_read(cx, "epcis.dictionary_sample", read_sample, s));
    size_t n = s->n < 100 ? 0 : ZDICT_trainFromBuffer(content, BYTES, s->p, s->part, (unsigned)s->n);
    if (!n || ZDICT_isError(n))
        return ERR_NONE; /* too few, or nothing in common */
    m.content = (struct str){content, n};
    if (!better(s, m.content))
        return ERR_NONE;
    TRY(tx_run(cx, "epcis.dictionary", insert, &m));
    keep(m.id, m.content);
    log_info(cx, "epcis.dictionary", "id=%lld samples=%zu bytes=%zu", (long long)m.id, s->n, n);
    return ERR_NONE;
}

/* In a context of its own: a fault is not the caller's, nor is the transaction. */
static void with_own_cx(struct cx *outer, enum err (*fn)(struct cx *cx))
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    if (!ar)
        return;
    cx_init(&cx, ar);
    cx.now_us = outer->now_us;
    enum err e = fn(&cx);
    if (e != ERR_NONE)
        log_warn(&cx, "epcis.dictionary", "error=%s", err_code(e));
    ar_free(&ar);
}

static enum err ask(struct cx *cx)
{
    return tx_read(cx, "epcis.dictionary_newest", read_newest, NULL);
}

void epcis_dictionary_care(struct cx *cx)
{
    if ((asked && atomic_load(&top) < atomic_load(&due)) || pthread_mutex_trylock(&care) != 0)
        return;
    if (!asked)
        with_own_cx(cx, ask);
    asked = true;
    if (atomic_load(&top) >= atomic_load(&due))
        with_own_cx(cx, make);
    pthread_mutex_unlock(&care);
}
