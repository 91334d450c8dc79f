/* net_sse.c: server-sent events. Each reader has a bounded queue; a reader that falls behind is dropped (its browser connects
 * again), and every stream ends after NET_SSE_LIFE_S, as nobody looks into the permission of an open one. A reader with nothing to
 * send is suspended; publishing wakes it. Suspending and waking happen under one lock, so no wake-up is lost. Called by net_server.c (network threads), sse_publish (any thread), the ticker. */
#include "net_priv.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "when.h"

#define BEAT_US (20 * US_PER_S)

struct sse_sub {
    struct sse_sub *prev, *next;
    struct req *rq;
    const char *topic, *caller;
    char *p;               /* malloc: what waits to be sent */
    size_t off, size, cap;
    bool suspended, end;
    int64_t opened_us, last_us; /* last: when something was queued */
};

static struct {
    pthread_mutex_t lock;
    struct sse_sub *first;
} hub = {PTHREAD_MUTEX_INITIALIZER, NULL};

static void wake(struct sse_sub *s)
{
    if (!s->suspended)
        return;
    s->suspended = false;
    server_resume(s->rq);
}

static void put(struct sse_sub *s, const char *bytes, size_t size)
{
    if (s->off && s->off == s->size)
        s->off = s->size = 0;
    if (s->off) {
        memmove(s->p, s->p + s->off, s->size - s->off);
        s->size -= s->off;
        s->off = 0;
    }
    if (s->size + size > NET_SSE_QUEUE) {
        s->end = true;
    } else if (s->size + size > s->cap) {
        size_t cap = s->cap ? s->cap : 1024;
        while (cap < s->size + size)
            cap *= 2;
        char *more = realloc(s->p, cap);
        if (!more)
            s->end = true;
        else {
            s->p = more;
            s->cap = cap;
        }
    }
    if (!s->end) {
        memcpy(s->p + s->size, bytes, size);
        s->size += size;
        s->last_us = when_now_us();
    }
    wake(s);
}

/* The hub is locked. */
static bool has_room(const char *caller)
{
    size_t all = 0, mine = 0;
    for (const struct sse_sub *s = hub.first; s; s = s->next) {
        all++;
        mine += strcmp(s->caller, caller) == 0;
    }
    return all < NET_SSE_MAX && mine < NET_SSE_EACH;
}

bool sse_open(struct req *rq)
{
    struct sse_sub *s = calloc(1, sizeof *s);
    if (!s)
        return false;
    s->rq = rq;
    s->topic = rq->rs.topic;
    s->caller = ar_strdup(rq->ar, rq_caller(rq));
    s->opened_us = when_now_us();
    pthread_mutex_lock(&hub.lock);
    if (atomic_load(&net.stopping) || !has_room(s->caller)) {
        pthread_mutex_unlock(&hub.lock);
        free(s);
        return false;
    }
    s->next = hub.first;
    if (hub.first)
        hub.first->prev = s;
    hub.first = s;
    rq->sub = s;
    put(s, "retry: 3000\n\n", 13);
    pthread_mutex_unlock(&hub.lock);
    atomic_fetch_add(&net.sse, 1);
    return true;
}

int64_t sse_read(struct req *rq, char *p, size_t size)
{
    struct sse_sub *s = rq->sub;
    pthread_mutex_lock(&hub.lock);
    int64_t n = 0;
    if (s->size > s->off) {
        n = (int64_t)(s->size - s->off < size ? s->size - s->off : size);
        memcpy(p, s->p + s->off, (size_t)n);
        s->off += (size_t)n;
    } else if (s->end) {
        n = -1;
    } else {
        s->suspended = true;
        sse_suspend(rq);
    }
    pthread_mutex_unlock(&hub.lock);
    return n;
}

void sse_close(struct req *rq)
{
    struct sse_sub *s = rq->sub;
    if (!s)
        return;
    pthread_mutex_lock(&hub.lock);
    if (s->prev)
        s->prev->next = s->next;
    else
        hub.first = s->next;
    if (s->next)
        s->next->prev = s->prev;
    pthread_mutex_unlock(&hub.lock);
    rq->sub = NULL;
    free(s->p);
    free(s);
    atomic_fetch_sub(&net.sse, 1);
}

void sse_tick(int64_t now_us)
{
    pthread_mutex_lock(&hub.lock);
    for (struct sse_sub *s = hub.first; s; s = s->next) {
        if (now_us - s->opened_us >= NET_SSE_LIFE_S * US_PER_S) {
            s->end = true;
            wake(s);
        } else if (now_us - s->last_us >= BEAT_US) {
            put(s, ":\n\n", 3);
        }
    }
    pthread_mutex_unlock(&hub.lock);
}

bool sse_watched(const char *topic)
{
    bool watched = false;
    pthread_mutex_lock(&hub.lock);
    for (const struct sse_sub *s = hub.first; s && !watched; s = s->next)
        watched = strcmp(s->topic, topic) == 0;
    pthread_mutex_unlock(&hub.lock);
    return watched;
}

void sse_end_all(void)
{
    pthread_mutex_lock(&hub.lock);
    for (struct sse_sub *s = hub.first; s; s = s->next) {
        s->end = true;
        wake(s);
    }
    pthread_mutex_unlock(&hub.lock);
}

/* "event: name", then one data line for each line of the text. malloc; NULL without memory. */
static char *frame(const char *event, struct str json, size_t *size_out)
{
    size_t lines = 1, at = 0;
    for (size_t i = 0; i < json.size; i++)
        lines += json.p[i] == '\n';
    char *out = malloc(strlen(event) + json.size + lines * 7 + 16);
    if (!out)
        return NULL;
    at += (size_t)sprintf(out, "event: %s\ndata: ", event);
    for (size_t i = 0; i < json.size; i++) {
        if (json.p[i] == '\r')
            continue;
        out[at++] = json.p[i];
        if (json.p[i] == '\n') {
            memcpy(out + at, "data: ", 6);
            at += 6;
        }
    }
    memcpy(out + at, "\n\n", 2);
    *size_out = at + 2;
    return out;
}

void sse_publish(const char *topic, const char *event, struct str json)
{
    size_t size;
    char *text = frame(event, json, &size);
    if (!text)
        return;
    pthread_mutex_lock(&hub.lock);
    for (struct sse_sub *s = hub.first; s; s = s->next)
        if (strcmp(s->topic, topic) == 0 && !s->end)
            put(s, text, size);
    pthread_mutex_unlock(&hub.lock);
    free(text);
}
