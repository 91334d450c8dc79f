/* web_cache.c: see web_cache.h. A table of sets of four, the place given to the page used longest ago; a page is counted
 * (refs) so that it can be sent while another takes its place. Room for 512 pages and web.page_cache bytes. */
#include "web_cache.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store.h"

enum { SETS = 128, WAYS = 4, KEY_MAX = 1000 };

/* One page with its key behind it; one allocation. */
struct page {
    atomic_uint refs;            /* the table's and one for each answer being sent */
    struct net_mark mark;  /* what it was rendered from */
    uint64_t used;               /* tick of its last use */
    uint64_t hash;               /* of the key */
    size_t size, key_size;
    char bytes[];                /* the page, then the key */
};

static struct {
    pthread_mutex_t lock;
    struct page *slots[SETS][WAYS];
    size_t bytes;                /* of all pages in slots */
    uint64_t tick;
} cache = {.lock = PTHREAD_MUTEX_INITIALIZER};

struct net_mark web_cache_now(void)
{
    struct store_stats s = {0};
    struct timespec t;
    if (db_used())
        db_stats(db_used(), &s);
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (struct net_mark){s.commits, (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000};
}

static bool holds_at(struct net_mark mark, struct net_mark now)
{
    return mark.commits == now.commits && now.ms - mark.ms < WEB_CACHE_AGE_MS;
}

bool web_cache_holds(struct net_mark mark)
{
    return holds_at(mark, web_cache_now());
}

static bool holds(const struct page *p, struct net_mark now)
{
    return holds_at(p->mark, now);
}

static void unref(void *arg)
{
    struct page *p = arg;
    if (atomic_fetch_sub(&p->refs, 1) == 1)
        free(p);
}

/* When the answer was sent. */
static void let_go(void *arg)
{
    struct page **held = arg;
    if (*held)
        unref(*held);
}

static size_t cost(const struct page *p)
{
    return sizeof *p + p->size + p->key_size;
}

/* The table lets a page go. Under the lock. */
static void drop(struct page **slot)
{
    struct page *p = *slot;
    if (!p)
        return;
    cache.bytes -= cost(p);
    *slot = NULL;
    unref(p);
}

/* Let go what no longer holds. Under the lock. */
static void sweep(struct net_mark now)
{
    for (size_t s = 0; s < SETS; s++)
        for (size_t w = 0; w < WAYS; w++)
            if (cache.slots[s][w] && !holds(cache.slots[s][w], now))
                drop(&cache.slots[s][w]);
}

static struct page **find(uint64_t hash, struct str key)
{
    struct page **set = cache.slots[hash % SETS];
    for (size_t w = 0; w < WAYS; w++)
        if (set[w] && set[w]->hash == hash && str_eq((struct str){set[w]->bytes + set[w]->size, set[w]->key_size}, key))
            return &set[w];
    return NULL;
}

bool web_cache_get(struct arena *ar, struct str key, struct net_mark *mark_out, struct str *page_out)
{
    struct net_mark now = web_cache_now();
    uint64_t hash = str_hash(key, 0);
    struct page **held = AR_NEW(ar, struct page *); /* before the page is taken: memory may run out here */
    ar_defer(ar, let_go, held);
    pthread_mutex_lock(&cache.lock);
    struct page **slot = find(hash, key), *p = slot && holds(*slot, now) ? *slot : NULL;
    if (p) {
        atomic_fetch_add(&p->refs, 1);
        p->used = ++cache.tick;
        *held = p;
    }
    pthread_mutex_unlock(&cache.lock);
    *mark_out = now;
    if (p)
        *page_out = (struct str){p->bytes, p->size};
    return p != NULL;
}

/* The key's own place, a free one, or that of the page used longest ago. Under the lock. */
static struct page **place(uint64_t hash, struct str key)
{
    struct page **own = find(hash, key), **set = cache.slots[hash % SETS], **oldest = &set[0];
    if (own)
        return own;
    for (size_t w = 0; w < WAYS; w++) {
        if (!set[w])
            return &set[w];
        if (set[w]->used < (*oldest)->used)
            oldest = &set[w];
    }
    return oldest;
}

static struct page *page_new(struct str key, struct net_mark mark, struct str page)
{
    struct page *p = malloc(sizeof *p + page.size + key.size);
    if (!p)
        return NULL;
    *p = (struct page){.refs = 1, .mark = mark, .hash = str_hash(key, 0), .size = page.size, .key_size = key.size};
    memcpy(p->bytes, page.p, page.size);
    memcpy(p->bytes + page.size, key.p, key.size);
    return p;
}

void web_cache_put(struct str key, struct net_mark mark, struct str page)
{
    size_t max = (size_t)conf_int("web.page_cache");
    struct net_mark now = web_cache_now();
    struct page *p;
    if (page.size == 0 || page.size > max / 8 || key.size > KEY_MAX || mark.commits != now.commits || !(p = page_new(key, mark, page)))
        return;
    pthread_mutex_lock(&cache.lock);
    struct page **slot = place(p->hash, key);
    drop(slot);
    if (cache.bytes + cost(p) > max)
        sweep(now);
    bool fits = cache.bytes + cost(p) <= max;
    if (fits) {
        cache.bytes += cost(p);
        p->used = ++cache.tick;
        *slot = p;
    }
    pthread_mutex_unlock(&cache.lock);
    if (!fits)
        unref(p);
}

void web_cache_clear(void)
{
    pthread_mutex_lock(&cache.lock);
    for (size_t s = 0; s < SETS; s++)
        for (size_t w = 0; w < WAYS; w++)
            drop(&cache.slots[s][w]);
    pthread_mutex_unlock(&cache.lock);
}
