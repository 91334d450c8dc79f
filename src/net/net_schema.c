/* net_schema.c: which shapes and lists the route tables use, each once, for OpenAPI and the TypeScript client. */
#include "net_priv.h"

#include <string.h>

static void add_shape(struct catalog *c, const struct shape *sh, bool in, bool out)
{
    if (!sh)
        return;
    for (size_t i = 0; i < c->shapes_n; i++)
        if (strcmp(c->shapes[i].sh->name, sh->name) == 0) {
            bool news = (in && !c->shapes[i].in) || (out && !c->shapes[i].out);
            c->shapes[i].in |= in;
            c->shapes[i].out |= out;
            if (!news)
                return;
            sh = c->shapes[i].sh;
            goto subs;
        }
    if (c->shapes_n == CATALOG_MAX)
        return;
    c->shapes[c->shapes_n++] = (struct catalog_shape){sh, in, out};
subs:
    for (size_t i = 0; i < sh->n; i++)
        if (sh->fields[i].sub != sh)
            add_shape(c, sh->fields[i].sub, in, out);
}

static void add_list(struct catalog *c, const struct list_spec *spec)
{
    for (size_t i = 0; i < c->lists_n; i++)
        if (c->lists[i] == spec || strcmp(c->lists[i]->name, spec->name) == 0)
            return;
    if (c->lists_n < CATALOG_MAX)
        c->lists[c->lists_n++] = spec;
}

struct catalog *catalog_make(struct arena *ar, const struct room *const *rooms)
{
    struct catalog *c = AR_NEW(ar, struct catalog);
    for (; *rooms; rooms++) {
        for (size_t i = 0; i < (*rooms)->routes_n; i++) {
            const struct route *rt = &(*rooms)->routes[i];
            if (rt->flags & RT_HIDDEN)
                continue;
            add_shape(c, rt->body, true, false);
            add_shape(c, rt->reply, false, true);
            if (rt->list)
                add_list(c, rt->list);
        }
        for (size_t i = 0; i < (*rooms)->lists_n; i++)
            add_list(c, (*rooms)->lists[i]);
    }
    return c;
}

/* The tables do not say which texts may be absent: required ones and the names every row has may not. */
bool field_nullable(const char *name, enum ftype type, bool required)
{
    static const char *const ALWAYS[] = {"uuid", "id", "revision", "created_at", "updated_at", NULL};
    if (required || type == F_BOOL || type == F_ENUM || type == F_LIST || type == F_TEXTS)
        return false;
    for (size_t i = 0; ALWAYS[i]; i++)
        if (strcmp(name, ALWAYS[i]) == 0)
            return false;
    return true;
}

size_t route_path_names(const struct route *rt, struct str *out)
{
    size_t n = 0;
    const char *at = rt->path, *end;
    while (n < NET_PATH_PARAMS_MAX && (at = strchr(at, '{')) && (end = strchr(at, '}'))) {
        out[n++] = (struct str){at + 1, (size_t)(end - at) - 1};
        at = end;
    }
    return n;
}
