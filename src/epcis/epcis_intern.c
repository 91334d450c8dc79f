/* epcis_intern.c: identifiers as integers. Each distinct text is one row of epcis_uri; a batch of events gathers what it needs
 * and resolves all at once. Texts that recur for ever (words of vocabularies, places, names of fields) are remembered in the
 * process: only committed ones, learnt by a reading transaction, because a row made by a transaction that fails must not be
 * remembered. Bounded: a table of fixed size whose entries push each other out. */
#include "epcis_priv.h"

#include <endian.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* ---- what the process remembers --------------------------------------------------------------------------------------------- */
#define CACHE_SLOTS 8192

static struct { uint64_t hash; char *text; size_t size; int64_t id; } cache[CACHE_SLOTS];
static pthread_rwlock_t cache_lock = PTHREAD_RWLOCK_INITIALIZER;

static uint64_t key_hash(const char *county, struct str uri)
{
    return str_hash(uri, str_hash(str_of(county), 7));
}

/* 0: not remembered. */
static int64_t cache_get(const char *county, struct str uri)
{
    uint64_t h = key_hash(county, uri);
    size_t i = h % CACHE_SLOTS;
    int64_t id = 0;
    pthread_rwlock_rdlock(&cache_lock);
    if (cache[i].text && cache[i].hash == h && cache[i].size == uri.size && memcmp(cache[i].text, uri.p, uri.size) == 0)
        id = cache[i].id;
    pthread_rwlock_unlock(&cache_lock);
    return id;
}

static void cache_put(const char *county, struct str uri, int64_t id)
{
    uint64_t h = key_hash(county, uri);
    size_t i = h % CACHE_SLOTS;
    char *copy = malloc(uri.size + 1);
    if (!copy)
        return; /* not remembered: slower, not wrong */
    memcpy(copy, uri.p, uri.size);
    pthread_rwlock_wrlock(&cache_lock);
    free(cache[i].text);
    cache[i].hash = h;
    cache[i].text = copy;
    cache[i].size = uri.size;
    cache[i].id = id;
    pthread_rwlock_unlock(&cache_lock);
}

void epcis_intern_clear(void)
{
    pthread_rwlock_wrlock(&cache_lock);
    for (size_t i = 0; i < CACHE_SLOTS; i++) {
        free(cache[i].text);
        cache[i].text = NULL;
    }
    pthread_rwlock_unlock(&cache_lock);
}

/* ---- the texts of one batch --------------------------------------------------------------------------------------------------- */
struct want { struct str uri; uint64_t hash; int64_t id; };
struct intern {
    struct arena *ar;
    const char *county;
    struct want *v;          /* n of them */
    size_t n, cap;
    uint32_t *slot;          /* 1-based index into v; slots of them, a power of two */
    size_t slots;
};

static void slots_fill(struct intern *in)
{
    in->slot = AR_ARRAY(in->ar, uint32_t, in->slots);
    for (size_t i = 0; i < in->n; i++) {
        size_t k = in->v[i].hash & (in->slots - 1);
        while (in->slot[k])
            k = (k + 1) & (in->slots - 1);
        in->slot[k] = (uint32_t)(i + 1);
    }
}

struct intern *epcis_intern_new(struct arena *ar, const char *county, size_t expected)
{
    struct intern *in = AR_NEW(ar, struct intern);
    in->ar = ar;
    in->county = county;
    in->cap = expected > 16 ? expected : 16;
    in->v = AR_ARRAY(ar, struct want, in->cap);
    for (in->slots = 32; in->slots < in->cap * 2;)
        in->slots *= 2;
    slots_fill(in);
    return in;
}

static size_t slot_of(const struct intern *in, struct str uri, uint64_t hash)
{
    size_t k = hash & (in->slots - 1);
    while (in->slot[k] && !(in->v[in->slot[k] - 1].hash == hash && str_eq(in->v[in->slot[k] - 1].uri, uri)))
        k = (k + 1) & (in->slots - 1);
    return k;
}

static void grow(struct intern *in)
{
    struct want *v = AR_ARRAY(in->ar, struct want, in->cap * 2);
    memcpy(v, in->v, in->n * sizeof *v);
    in->v = v;
    in->cap *= 2;
    in->slots *= 2;
    slots_fill(in);
}

void epcis_intern_want(struct intern *in, struct str uri)
{
    if (!uri.size)
        return;
    uint64_t hash = key_hash(in->county, uri);
    size_t k = slot_of(in, uri, hash);
    if (in->slot[k])
        return;
    if (in->n == in->cap) {
        grow(in);
        k = slot_of(in, uri, hash);
    }
    in->v[in->n++] = (struct want){uri, hash, 0};
    in->slot[k] = (uint32_t)in->n;
}

int64_t epcis_intern_id(const struct intern *in, struct str uri)
{
    if (!uri.size)
        return FIELD_NULL;
    size_t k = slot_of(in, uri, key_hash(in->county, uri));
    return in->slot[k] ? in->v[in->slot[k] - 1].id : FIELD_NULL;
}

/* SQLite: the statements are calls within the process, so one by one is quickest. */
static enum err resolve_each(struct cx *cx, struct tx *tx, struct intern *in)
{
    for (size_t i = 0; i < in->n; i++) {
        struct want *w = &in->v[i];
        if (w->id)
            continue;
        enum err e = sql_i64(tx, &epcis_sql[Q_URI_FIND], ARGS(v_s(w->uri), v_t(in->county)), &w->id);
        if (e == ERR_NOT_FOUND) {
            cx_clear(cx);
            e = sql_i64(tx, &epcis_sql[Q_URI_INSERT], ARGS(v_t(in->county), v_s(w->uri)), &w->id);
        }
        TRY(e);
    }
    return ERR_NONE;
}

static int want_cmp(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static enum err read_many(struct tx *tx, struct intern *in, enum epcis_query_id q, const struct str *v, size_t n)
{
    struct rows *r;
    TRY(sql_query(tx, &epcis_sql[q], ARGS(v_t(in->county), v_ts(v, n)), &r));
    while (rows_next(r)) {
        struct str uri = rows_str(r, 1);
        size_t k = slot_of(in, uri, key_hash(in->county, uri));
        if (in->slot[k])
            in->v[in->slot[k] - 1].id = rows_i64(r, 0);
    }
    return rows_end(&r);
}

static size_t missing(const struct intern *in, struct str *v)
{
    size_t n = 0;
    for (size_t i = 0; i < in->n; i++)
        if (!in->v[i].id)
            v[n++] = in->v[i].uri;
    return n;
}

/* PostgreSQL: two round trips for all, one where all are new. Sorted, so that two transactions take the keys in one order. */
static enum err resolve_many(struct cx *cx, struct tx *tx, struct intern *in)
{
    struct str *v = AR_ARRAY(in->ar, struct str, in->n);
    size_t n = missing(in, v);
    if (!n)
        return ERR_NONE;
    qsort(v, n, sizeof *v, want_cmp);
    TRY(read_many(tx, in, Q_URI_INSERT_MANY, v, n));
    n = missing(in, v);
    if (!n)
        return ERR_NONE;
    TRY(read_many(tx, in, Q_URI_MANY, v, n));
    return missing(in, v) ? err_set(cx, ERR_BUSY, NULL) : ERR_NONE;
}

enum err epcis_intern_resolve(struct cx *cx, struct tx *tx, struct intern *in)
{
    for (size_t i = 0; i < in->n; i++)
        if (!in->v[i].id)
            in->v[i].id = cache_get(in->county, in->v[i].uri);
    return tx_engine(tx) == STORE_SQLITE ? resolve_each(cx, tx, in) : resolve_many(cx, tx, in);
}

/* ---- contexts --------------------------------------------------------------------------------------------------------------------- */
static const char CONTEXTS[] = "@context"; /* stands where a county would: contexts share the cache */

static int64_t context_key(struct str json)
{
    uint8_t d[32];
    int64_t key;
    epcis_hash_digest(json, d);
    memcpy(&key, d, sizeof key);
    return (int64_t)be64toh((uint64_t)key);
}

enum err epcis_context_id(struct cx *cx, struct tx *tx, struct str json, int64_t *out)
{
    int64_t id = cache_get(CONTEXTS, json), key;
    if (id) {
        *out = id;
        return ERR_NONE;
    }
    key = context_key(json);
    enum err e = sql_i64(tx, &epcis_sql[Q_CONTEXT_INSERT], ARGS(v_i(key), v_s(json)), out);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        e = sql_i64(tx, &epcis_sql[Q_CONTEXT_FIND], ARGS(v_i(key), v_s(json)), out);
    }
    return e == ERR_NOT_FOUND ? err_set(cx, ERR_BUSY, NULL) : e;
}

/* ---- learning ahead ----------------------------------------------------------------------------------------------------------------- */
struct warm { struct intern *in; struct str *contexts; size_t contexts_n; };

static enum err warm_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct warm *w = arg;
    struct str *v = AR_ARRAY(cx->ar, struct str, w->in->n);
    size_t n = missing(w->in, v);
    if (n)
        TRY(read_many(tx, w->in, Q_URI_MANY, v, n));
    for (size_t i = 0; i < w->in->n; i++)
        if (w->in->v[i].id)
            cache_put(w->in->county, w->in->v[i].uri, w->in->v[i].id);
    for (size_t i = 0; i < w->contexts_n; i++) {
        int64_t id;
        enum err e = sql_i64(tx, &epcis_sql[Q_CONTEXT_FIND], ARGS(v_i(context_key(w->contexts[i])), v_s(w->contexts[i])), &id);
        if (e == ERR_NONE)
            cache_put(CONTEXTS, w->contexts[i], id);
        else if (e != ERR_NOT_FOUND)
            return e;
        cx_clear(cx);
    }
    return ERR_NONE;
}

static void warm_want(struct warm *w, struct str uri)
{
    if (uri.size && !cache_get(w->in->county, uri))
        epcis_intern_want(w->in, uri);
}

static void warm_event(struct warm *w, const struct epcis_event *ev)
{
    const struct epcis_keys *k = ev->keys;
    warm_want(w, ev->biz_step);
    warm_want(w, ev->disposition);
    warm_want(w, ev->read_point);
    warm_want(w, ev->biz_location);
    for (size_t i = 0; i < k->tags_n; i++)
        warm_want(w, k->tags[i].type);
    for (size_t i = 0; i < k->fields_n; i++)
        warm_want(w, k->fields[i].name);
    struct str c = ev->context->json;
    if (!cache_get(CONTEXTS, c) && (!w->contexts_n || w->contexts[w->contexts_n - 1].p != c.p))
        w->contexts[w->contexts_n++] = c;
}

enum err epcis_intern_warm(struct cx *cx, const char *county, const struct epcis_event *const *ev, size_t n)
{
    struct warm w = {epcis_intern_new(cx->ar, county, 16), AR_ARRAY(cx->ar, struct str, n), 0};
    for (size_t i = 0; i < n; i++)
        warm_event(&w, ev[i]);
    return w.in->n || w.contexts_n ? tx_read(cx, "epcis.warm", warm_read, &w) : ERR_NONE;
}
