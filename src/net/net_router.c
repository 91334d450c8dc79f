/* net_router.c: finds the row of a route table for a method and a path. All tables are compiled once into a tree of path
 * segments; literal segments go before {name}, {name} before {rest}; looking up allocates nothing.
 * Called by net_run.c for every request. */
#include "net_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

struct node {
    struct str seg;              /* literal text */
    struct node **kids;          /* literal children, ordered by text */
    size_t kids_n;
    struct node *param;          /* {name} */
    struct croute **here;        /* rows that end here */
    size_t here_n;
    struct croute **tail;        /* rows that end in {rest} here */
    size_t tail_n;
};

struct router {
    struct arena *ar;
    struct node *root;
    struct croute *routes;
    size_t n;
};

static void list_push(struct arena *ar, struct croute ***list, size_t *n, struct croute *cr)
{
    struct croute **more = AR_ARRAY(ar, struct croute *, *n + 1);
    if (*n)
        memcpy(more, *list, *n * sizeof *more);
    more[(*n)++] = cr;
    *list = more;
}

static struct node *node_find(const struct node *nd, struct str seg)
{
    size_t lo = 0, hi = nd->kids_n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int c = str_cmp(seg, nd->kids[mid]->seg);
        if (c == 0)
            return nd->kids[mid];
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return NULL;
}

static struct node *node_literal(struct arena *ar, struct node *nd, struct str seg)
{
    struct node *kid = node_find(nd, seg);
    if (kid)
        return kid;
    kid = AR_NEW(ar, struct node);
    kid->seg = seg;
    struct node **more = AR_ARRAY(ar, struct node *, nd->kids_n + 1);
    size_t at = 0;
    while (at < nd->kids_n && str_cmp(nd->kids[at]->seg, seg) < 0)
        at++;
    if (nd->kids_n) {
        memcpy(more, nd->kids, at * sizeof *more);
        memcpy(more + at + 1, nd->kids + at, (nd->kids_n - at) * sizeof *more);
    }
    more[at] = kid;
    nd->kids = more;
    nd->kids_n++;
    return kid;
}

static bool same_method(struct croute *const *list, size_t n, const char *method)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i]->rt->method, method) == 0)
            return true;
    return false;
}

static enum err add_here(struct cx *cx, struct arena *ar, struct croute ***list, size_t *n, struct croute *cr)
{
    if (same_method(*list, *n, cr->rt->method))
        return err_say(cx, ERR_CONFLICT, NULL, "路由重复：%s %s", "Two routes for %s %s", cr->rt->method, cr->rt->path);
    list_push(ar, list, n, cr);
    return ERR_NONE;
}

static enum err router_add(struct cx *cx, struct router *r, struct croute *cr)
{
    struct node *nd = r->root;
    struct str rest = str_from(str_of(cr->rt->path), 1), seg;
    bool more = true;
    const char *clash = cr->rt->list ? list_clash(cr->rt->list) : NULL;
    if (clash)
        return err_say(cx, ERR_CONFLICT, NULL, "列表 %s 的列名 %s 是保留参数", "List %s: a column is named like the parameter %s", cr->rt->list->name, clash);
    while (more) {
        more = str_cut(rest, '/', &seg, &rest);
        if (!str_starts(seg, "{")) {
            nd = node_literal(r->ar, nd, seg);
            continue;
        }
        if (cr->names_n == NET_PATH_PARAMS_MAX || !str_ends(seg, "}"))
            return err_say(cx, ERR_INVALID, NULL, "路由有误：%s", "Bad route pattern: %s", cr->rt->path);
        cr->names[cr->names_n++] = ar_strndup(r->ar, seg.p + 1, seg.size - 2);
        if (!more && (cr->rt->flags & RT_TAIL))
            return add_here(cx, r->ar, &nd->tail, &nd->tail_n, cr);
        if (!nd->param)
            nd->param = AR_NEW(r->ar, struct node);
        nd = nd->param;
    }
    return add_here(cx, r->ar, &nd->here, &nd->here_n, cr);
}

static size_t routes_total(const struct room *const *rooms)
{
    size_t n = 0;
    for (; *rooms; rooms++)
        n += (*rooms)->routes_n;
    return n;
}

enum err router_new(struct cx *cx, const struct room *const *rooms, struct router **out)
{
    struct arena *ar = ar_new(0);
    if (!ar)
        return err_set(cx, ERR_MEMORY, NULL);
    struct router *r = AR_NEW(ar, struct router);
    r->ar = ar;
    r->root = AR_NEW(ar, struct node);
    r->routes = AR_ARRAY(ar, struct croute, routes_total(rooms) + 1);
    enum err e = ERR_NONE;
    for (; *rooms && e == ERR_NONE; rooms++)
        for (size_t i = 0; i < (*rooms)->routes_n && e == ERR_NONE; i++) {
            struct croute *cr = &r->routes[r->n++];
            cr->rt = &(*rooms)->routes[i];
            cr->room = *rooms;
            e = router_add(cx, r, cr);
        }
    if (e != ERR_NONE) {
        router_free(&r);
        return e;
    }
    *out = r;
    return ERR_NONE;
}

void router_free(struct router **r)
{
    if (*r) {
        struct arena *ar = (*r)->ar;
        ar_free(&ar);
    }
    *r = NULL;
}

size_t router_count(const struct router *r)
{
    return r->n;
}

struct croute *router_at(const struct router *r, size_t i)
{
    return &r->routes[i];
}

struct walk {
    struct str method;
    struct str params[NET_PATH_PARAMS_MAX];
    struct router_hit *hit;
};

static void allow_add(char *allow, size_t size, const char *method)
{
    if (strstr(allow, method))
        return;
    size_t used = strlen(allow);
    if (used + strlen(method) + 3 < size)
        snprintf(allow + used, size - used, "%s%s", used ? ", " : "", method);
}

/* Rows whose path fits: take the one with the method, else remember which methods there are. */
static bool walk_end(struct walk *w, struct croute *const *list, size_t n, size_t depth)
{
    bool head = str_eqz(w->method, "HEAD");
    for (size_t i = 0; i < n; i++) {
        const char *m = list[i]->rt->method;
        if (str_eqz(w->method, m) || (head && strcmp(m, "GET") == 0 && !same_method(list, n, "HEAD"))) {
            w->hit->cr = list[i];
            memcpy(w->hit->params, w->params, depth * sizeof w->params[0]);
        }
        allow_add(w->hit->allow, sizeof w->hit->allow, m);
        if (strcmp(m, "GET") == 0)
            allow_add(w->hit->allow, sizeof w->hit->allow, "HEAD");
    }
    return w->hit->cr != NULL;
}

static bool walk(struct walk *w, const struct node *nd, struct str rest, bool more, size_t depth, int level)
{
    if (!more)
        return walk_end(w, nd->here, nd->here_n, depth);
    if (level == NET_SEGMENTS_MAX)
        return false;
    struct str seg, left;
    bool again = str_cut(rest, '/', &seg, &left);
    const struct node *kid = node_find(nd, seg);
    if (kid && walk(w, kid, left, again, depth, level + 1))
        return true;
    if (nd->param && seg.size && depth < NET_PATH_PARAMS_MAX) {
        w->params[depth] = seg;
        if (walk(w, nd->param, left, again, depth + 1, level + 1))
            return true;
    }
    if (nd->tail_n && depth < NET_PATH_PARAMS_MAX) {
        w->params[depth] = rest;
        return walk_end(w, nd->tail, nd->tail_n, depth + 1);
    }
    return false;
}

void router_find(const struct router *r, struct str method, struct str path, struct router_hit *hit_out)
{
    memset(hit_out, 0, sizeof *hit_out);
    struct walk w = {.method = method, .hit = hit_out};
    if (path.size && path.p[0] == '/')
        walk(&w, r->root, str_from(path, 1), true, 0, 0);
}
