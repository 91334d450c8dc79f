/* net_limit.c: how often a caller may ask: a token bucket each, in a table of fixed size. A caller that was not seen for
 * longest gives its place. Called by net_run.c. */
#include "net_priv.h"

#include <pthread.h>
#include <string.h>

#include "when.h"

#define WAYS 4

struct bucket {
    uint64_t key;        /* hash of the caller; 0: free */
    int64_t seen_us;
    double tokens;
    bool refused;        /* since the bucket was last full enough */
};

static struct {
    pthread_mutex_t lock;
    struct bucket slots[NET_RATE_SLOTS];
} limit = {.lock = PTHREAD_MUTEX_INITIALIZER};

static struct bucket *bucket_of(uint64_t key, int64_t now_us)
{
    struct bucket *set = &limit.slots[(key % (NET_RATE_SLOTS / WAYS)) * WAYS], *oldest = set;
    for (int i = 0; i < WAYS; i++) {
        if (set[i].key == key)
            return &set[i];
        if (set[i].seen_us < oldest->seen_us)
            oldest = &set[i];
    }
    *oldest = (struct bucket){key, now_us, (double)net.lim.burst, false};
    return oldest;
}

bool limit_take(const char *caller, bool *first_out)
{
    int64_t now = when_now_us();
    uint64_t key = str_hash(str_of(caller), 0x7469616e746f75) | 1;
    pthread_mutex_lock(&limit.lock);
    struct bucket *b = bucket_of(key, now);
    b->tokens += (double)(now - b->seen_us) / 1e6 * (double)net.lim.rate;
    if (b->tokens > (double)net.lim.burst)
        b->tokens = (double)net.lim.burst;
    b->seen_us = now;
    bool ok = b->tokens >= 1;
    if (ok)
        b->tokens -= 1;
    *first_out = !ok && !b->refused;
    b->refused = ok ? b->refused && b->tokens < (double)net.lim.burst / 2 : true;
    pthread_mutex_unlock(&limit.lock);
    return ok;
}

void limit_clear(void)
{
    pthread_mutex_lock(&limit.lock);
    memset(limit.slots, 0, sizeof limit.slots);
    pthread_mutex_unlock(&limit.lock);
}
