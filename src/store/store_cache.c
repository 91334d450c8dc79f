/* store_cache.c: prepared statements of one connection. A query constant is found by the address of its text in a few
 * nanoseconds; the text is compared all the same, so a text made at run time at a reused address is never mistaken. */
#include "store_priv.h"

#include <stdlib.h>
#include <string.h>

static size_t front_slot(const char *text)
{
    uint64_t x = (uint64_t)(uintptr_t)text * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(x >> 56) % STMT_BUCKETS;
}

static void *must(void *p)
{
    if (!p)
        abort();
    return p;
}

struct stmt *stmt_find(struct stmt_cache *c, const char *text)
{
    size_t slot = front_slot(text);
    struct stmt *s = c->front[slot].key == text ? c->front[slot].s : NULL;
    if (!s || strcmp(s->text, text) != 0) {
        uint64_t h = str_hash(str_of(text), 0);
        for (s = c->bucket[h % STMT_BUCKETS]; s && (s->hash != h || strcmp(s->text, text) != 0); s = s->next)
            ;
        if (!s)
            return NULL;
        c->front[slot].key = text;
        c->front[slot].s = s;
    }
    s->used = ++c->tick;
    return s;
}

void stmt_remove(struct stmt_cache *c, struct stmt *s)
{
    struct stmt **p = &c->bucket[s->hash % STMT_BUCKETS];
    while (*p != s)
        p = &(*p)->next;
    *p = s->next;
    for (size_t i = 0; i < STMT_BUCKETS; i++)
        if (c->front[i].s == s)
            c->front[i].key = NULL, c->front[i].s = NULL;
    c->n--;
    c->drop(c->conn, s);
    free(s->text);
    free(s);
}

static void drop_oldest(struct stmt_cache *c)
{
    struct stmt *old = NULL;
    for (size_t i = 0; i < STMT_BUCKETS; i++)
        for (struct stmt *s = c->bucket[i]; s; s = s->next)
            if (!s->busy && (!old || s->used < old->used))
                old = s;
    if (old)
        stmt_remove(c, old);
}

struct stmt *stmt_extra(const char *text)
{
    struct stmt *s = must(calloc(1, sizeof(*s)));
    s->text = must(strdup(text));
    s->extra = true;
    return s;
}

void stmt_extra_free(struct stmt *s)
{
    free(s->text);
    free(s);
}

struct stmt *stmt_add(struct stmt_cache *c, const char *text)
{
    if (c->n >= STORE_STMTS_MAX)
        drop_oldest(c);
    struct stmt *s = stmt_extra(text);
    s->extra = false;
    s->hash = str_hash(str_of(text), 0);
    s->used = ++c->tick;
    s->next = c->bucket[s->hash % STMT_BUCKETS];
    c->bucket[s->hash % STMT_BUCKETS] = s;
    c->n++;
    return s;
}

void stmt_clear(struct stmt_cache *c)
{
    for (size_t i = 0; i < STMT_BUCKETS; i++)
        while (c->bucket[i])
            stmt_remove(c, c->bucket[i]);
}
