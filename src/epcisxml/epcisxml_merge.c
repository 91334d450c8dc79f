/* epcisxml_merge.c: members of one name become a list: XML repeats an element where JSON has an array. Linear in the members,
 * whatever their names. Called by epcisxml_build.c. */
#include "epcisxml_priv.h"

#include <stdlib.h>
#include <string.h>

#define FEW 24   /* members compared with each other; more go through a table */

/* n numbers to work with; NULL only without memory. */
static uint32_t *scratch(struct xml_scratch *s, size_t n)
{
    if (s->cap < n) {
        uint32_t *p = realloc(s->p, n * 2 * sizeof *p);
        if (!p)
            return NULL;
        s->p = p;
        s->cap = n * 2;
    }
    return s->p;
}

/* group[i]: index of the first member with the name of m[i]. Names of our tables are compared by address first. */
static void group_few(const struct jm *m, size_t n, uint32_t *group)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = 0;
        while (k < i && !(m[k].key.size == m[i].key.size && (m[k].key.p == m[i].key.p || memcmp(m[k].key.p, m[i].key.p, m[i].key.size) == 0)))
            k++;
        group[i] = k < i ? group[k] : i;
    }
}

static void group_many(const struct jm *m, size_t n, uint32_t *group, uint32_t *table, size_t slots)
{
    uint64_t seed = (uint64_t)(uintptr_t)table * UINT64_C(0x9E3779B97F4A7C15); /* not known to senders */
    memset(table, 0, slots * sizeof *table);
    for (uint32_t i = 0; i < n; i++) {
        size_t at = str_hash(m[i].key, seed) & (slots - 1);
        while (table[at] && !str_eq(m[table[at] - 1].key, m[i].key))
            at = (at + 1) & (slots - 1);
        if (!table[at])
            table[at] = i + 1;
        group[i] = table[at] - 1;
    }
}

/* Fill the members in the order of their first appearance. count[i]: how many are in the group that begins at i. */
static bool put_groups(struct arena *ar, const struct jm *m, size_t n, const uint32_t *group, uint32_t *count, struct jv *out, struct str *twice_out)
{
    uint32_t distinct = 0;
    for (size_t i = 0; i < n; i++)
        distinct += group[i] == i;
    struct jm *to = AR_ARRAY(ar, struct jm, distinct);
    *out = (struct jv){.type = J_OBJ, .n = distinct, .members = to};
    for (size_t i = 0, k = 0; i < n; i++) {
        uint32_t first = group[i];
        if (first != i) { /* count[first] was reused as the place of its member, see below */
            struct jv *list = &to[count[first]].val;
            list->items[list->n] = m[i].val;
            list->items[list->n++].off = 0;
            continue;
        }
        uint32_t all = count[i], mode = m[i].val.off;
        if (all > 1 && mode == XM_ONCE) {
            *twice_out = m[i].key;
            return false;
        }
        to[k] = m[i];
        to[k].val.off = 0;
        if (all > 1 || mode == XM_ALWAYS) {
            struct jv *items = AR_ARRAY(ar, struct jv, all);
            items[0] = to[k].val;
            to[k].val = (struct jv){.type = J_ARR, .n = 1, .items = items};
        }
        count[i] = (uint32_t)k++;
    }
    return true;
}

bool xml_merge(struct arena *ar, struct xml_scratch *s, const struct jm *m, size_t n, struct jv *out, struct str *twice_out)
{
    size_t slots = 64;
    while (slots < n * 2)
        slots *= 2;
    uint32_t *p = scratch(s, n * 2 + (n > FEW ? slots : 0));
    *twice_out = (struct str){0};
    if (!p)
        return false;
    uint32_t *group = p, *count = p + n;
    if (n > FEW)
        group_many(m, n, group, p + n * 2, slots);
    else
        group_few(m, n, group);
    memset(count, 0, n * sizeof *count);
    for (size_t i = 0; i < n; i++)
        count[group[i]]++;
    return put_groups(ar, m, n, group, count, out, twice_out);
}
