/* base_json_value.c: looking into values that were read. */
#include <stdlib.h>
#include <string.h>

#include "dec.h"
#include "json.h"

const struct jv *json_getn(const struct jv *obj, struct str key)
{
    if (!json_is(obj, J_OBJ))
        return NULL;
    for (uint32_t i = 0; i < obj->n; i++)
        if (str_eq(obj->members[i].key, key))
            return &obj->members[i].val;
    return NULL;
}

const struct jv *json_get(const struct jv *obj, const char *key)
{
    return json_getn(obj, str_of(key));
}

struct str json_str(const struct jv *v)
{
    return json_is(v, J_STR) ? v->s : (struct str){NULL, 0};
}

bool json_is(const struct jv *v, enum jtype t)
{
    return v != NULL && v->type == t;
}

bool json_i64(const struct jv *v, int64_t *out)
{
    return json_is(v, J_NUM) && (str_i64(v->s, out) || dec_scaled(v->s, 0, out));
}

/* ---- equality ---- */

enum { SORT_FROM = 32 }; /* members from which sorting beats searching */

static int member_cmp(const void *a, const void *b)
{
    return str_cmp((*(const struct jm *const *)a)->key, (*(const struct jm *const *)b)->key);
}

static const struct jm **sorted_members(const struct jv *obj)
{
    const struct jm **list = malloc(obj->n * sizeof *list);
    if (list == NULL)
        return NULL;
    for (uint32_t i = 0; i < obj->n; i++)
        list[i] = &obj->members[i];
    qsort(list, obj->n, sizeof *list, member_cmp);
    return list;
}

static bool equal_sorted(const struct jm *const *a, const struct jm *const *b, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!str_eq(a[i]->key, b[i]->key) || !json_equal(&a[i]->val, &b[i]->val))
            return false;
    return true;
}

static bool equal_searching(const struct jv *a, const struct jv *b)
{
    for (uint32_t i = 0; i < a->n; i++) {
        const struct jm *m = &a->members[i];
        bool same_place = str_eq(m->key, b->members[i].key);
        const struct jv *other = same_place ? &b->members[i].val : json_getn(b, m->key);
        if (other == NULL || !json_equal(&m->val, other))
            return false;
    }
    return true;
}

static bool equal_objects(const struct jv *a, const struct jv *b)
{
    if (a->n < SORT_FROM)
        return equal_searching(a, b);
    const struct jm **x = sorted_members(a), **y = sorted_members(b);
    bool equal = x != NULL && y != NULL ? equal_sorted(x, y, a->n) : equal_searching(a, b);
    free(x);
    free(y);
    return equal;
}

bool json_equal(const struct jv *a, const struct jv *b)
{
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case J_NULL: case J_FALSE: case J_TRUE:
        return true;
    case J_STR:
        return str_eq(a->s, b->s);
    case J_NUM:
        return str_eq(a->s, b->s) || dec_cmp(a->s, b->s) == 0;
    case J_ARR:
        for (uint32_t i = 0; a->n == b->n && i < a->n; i++)
            if (!json_equal(&a->items[i], &b->items[i]))
                return false;
        return a->n == b->n;
    case J_OBJ:
        return a->n == b->n && equal_objects(a, b);
    }
    return false;
}

/* ---- pointers ---- */

/* Does an escaped reference token (~0, ~1) name this key? */
static bool token_is(struct str token, struct str key)
{
    size_t k = 0;
    for (size_t i = 0; i < token.size; i++, k++) {
        char c = token.p[i];
        if (c == '~') {
            if (++i == token.size || (token.p[i] != '0' && token.p[i] != '1'))
                return false;
            c = token.p[i] == '0' ? '~' : '/';
        }
        if (k == key.size || key.p[k] != c)
            return false;
    }
    return k == key.size;
}

static const struct jv *step(const struct jv *v, struct str token)
{
    if (v->type == J_OBJ) {
        for (uint32_t i = 0; i < v->n; i++)
            if (token_is(token, v->members[i].key))
                return &v->members[i].val;
        return NULL;
    }
    int64_t i;
    if (v->type != J_ARR || !str_i64(token, &i) || token.p[0] == '-' || (token.p[0] == '0' && token.size > 1) || i >= v->n)
        return NULL;
    return &v->items[i];
}

const struct jv *json_at(const struct jv *v, const char *pointer)
{
    if (pointer[0] != '\0' && pointer[0] != '/')
        return NULL;
    struct str rest = str_from(str_of(pointer), 1), token;
    bool more = pointer[0] == '/';
    while (more && v != NULL) {
        more = str_cut(rest, '/', &token, &rest);
        v = step(v, token);
    }
    return v;
}
