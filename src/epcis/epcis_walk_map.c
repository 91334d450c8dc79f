/* epcis_walk_map.c: arrays that grow and maps from 64 bits to places, in the arena of a walk; given back all at once with it. */
#include "epcis_walk.h"

#include <stdlib.h>
#include <string.h>

void *walk_room(struct arena *ar, void *p, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return p;
    size_t more = *cap ? *cap * 2 : 64;
    void *q = ar_array(ar, more, size);
    if (n)
        memcpy(q, p, n * size);
    *cap = more;
    return q;
}

static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

void walk_map_put(struct arena *ar, struct walk_map *m, uint64_t key, uint32_t val)
{
    if (m->n * 2 >= m->cap) {
        struct walk_map b = {.cap = m->cap ? m->cap * 2 : 256};
        b.key = AR_ARRAY(ar, uint64_t, b.cap);
        b.val = AR_ARRAY(ar, uint32_t, b.cap);
        for (size_t i = 0; i < m->cap; i++)
            if (m->val[i])
                walk_map_put(ar, &b, m->key[i], m->val[i] - 1);
        *m = b;
    }
    size_t at = (size_t)mix(key) & (m->cap - 1);
    while (m->val[at])
        at = (at + 1) & (m->cap - 1);
    m->key[at] = key;
    m->val[at] = val + 1;
    m->n++;
}

uint32_t walk_map_next(const struct walk_map *m, uint64_t key, size_t *at)
{
    if (!m->cap)
        return WALK_NONE;
    *at = *at == SIZE_MAX ? (size_t)mix(key) & (m->cap - 1) : (*at + 1) & (m->cap - 1);
    for (; m->val[*at]; *at = (*at + 1) & (m->cap - 1))
        if (m->key[*at] == key)
            return m->val[*at] - 1;
    return WALK_NONE;
}

uint32_t walk_map_get(const struct walk_map *m, uint64_t key)
{
    size_t at = SIZE_MAX;
    return walk_map_next(m, key, &at);
}

/* ---- lists ------------------------------------------------------------------------------------------------------------------------------ */
static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

size_t walk_distinct(int64_t *ids, size_t n)
{
    size_t k = 0;
    if (n)
        qsort(ids, n, sizeof *ids, by_number);
    for (size_t i = 0; i < n; i++)
        if (k == 0 || ids[k - 1] != ids[i])
            ids[k++] = ids[i];
    return k;
}
