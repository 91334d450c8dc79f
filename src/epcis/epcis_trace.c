/* epcis_trace.c: the walk of epcis_walk.c as a graph: things, events, and which thing had which part in which event. For the traces and
 * recalls of room trace. */
#include "epcis_walk.h"
#include "epcis_watch.h"

#include <stdlib.h>
#include <string.h>

static enum epcis_part part_of(uint8_t role)
{
    static const uint8_t PART[] = {[ROLE_EPC] = EPCIS_SEEN, [ROLE_QUANTITY] = EPCIS_SEEN, [ROLE_CHILD] = EPCIS_CHILD, [ROLE_CHILD_QUANTITY] = EPCIS_CHILD,
        [ROLE_PARENT] = EPCIS_PARENT, [ROLE_INPUT] = EPCIS_INPUT, [ROLE_INPUT_QUANTITY] = EPCIS_INPUT, [ROLE_OUTPUT] = EPCIS_OUTPUT,
        [ROLE_OUTPUT_QUANTITY] = EPCIS_OUTPUT};
    return role < sizeof PART ? (enum epcis_part)PART[role] : EPCIS_SEEN;
}

static int deed_order(const void *a, const void *b, void *arg)
{
    const struct walk *w = arg;
    const struct epcis_deed *x = &w->deeds[*(const uint32_t *)a].d, *y = &w->deeds[*(const uint32_t *)b].d;
    if (x->time_us != y->time_us)
        return x->time_us < y->time_us ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static int touch_order(const void *a, const void *b)
{
    const struct epcis_touch *x = a, *y = b;
    if (x->deed != y->deed)
        return x->deed < y->deed ? -1 : 1;
    return x->part != y->part ? (x->part < y->part ? -1 : 1) : x->thing < y->thing ? -1 : x->thing > y->thing;
}

static void put_things(struct walk *w, struct arena *ar, struct epcis_graph *g)
{
    g->things = AR_ARRAY(ar, struct epcis_thing, w->visited_n);
    for (size_t i = 0; i < w->visits_n; i++) { /* in the order they were reached */
        struct walk_thing *t = &w->things[w->visits[i].thing];
        if (t->out != WALK_NONE)
            continue;
        t->out = (uint32_t)g->things_n;
        g->things[g->things_n++] = (struct epcis_thing){str_dup(ar, t->uri), t->depth, t->reach, t->open, t->known};
    }
}

static void put_deeds(struct walk *w, struct arena *ar, struct epcis_graph *g)
{
    uint32_t *order = AR_ARRAY(w->ar, uint32_t, w->deeds_n);
    size_t n = 0, touches = 0;
    for (size_t i = 0; i < w->things_n; i++)
        for (uint32_t j = w->things[i].first; w->things[i].out != WALK_NONE && j < w->things[i].first + w->things[i].n; j++) {
            struct walk_deed *x = &w->deeds[w->touches[j].deed];
            if (!w->touches[j].used)
                continue;
            touches++;
            if (x->out == WALK_NONE) {
                x->out = 0;
                x->d.depth = w->things[i].depth;
                order[n++] = w->touches[j].deed;
            } else if (w->things[i].depth < x->d.depth) {
                x->d.depth = w->things[i].depth;
            }
        }
    qsort_r(order, n, sizeof *order, deed_order, w);
    g->deeds = AR_ARRAY(ar, struct epcis_deed, n);
    g->touches = AR_ARRAY(ar, struct epcis_touch, touches);
    for (size_t i = 0; i < n; i++) {
        w->deeds[order[i]].out = (uint32_t)i;
        g->deeds[g->deeds_n++] = w->deeds[order[i]].d;
    }
}

static void put_touches(struct walk *w, struct arena *ar, struct epcis_graph *g)
{
    for (size_t i = 0; i < w->things_n; i++)
        for (uint32_t j = w->things[i].first; w->things[i].out != WALK_NONE && j < w->things[i].first + w->things[i].n; j++) {
            const struct walk_touch *x = &w->touches[j];
            if (!x->used)
                continue;
            uint32_t parent = x->parent == WALK_NONE ? WALK_NONE : w->things[x->parent].out;
            bool stays = w->deeds[x->deed].d.action == EPCIS_ADD && part_of(x->role) == EPCIS_CHILD;
            g->touches[g->touches_n++] = (struct epcis_touch){w->things[i].out, w->deeds[x->deed].out, part_of(x->role),
                x->quantity ? ar_strdup(ar, x->quantity) : NULL, x->uom ? ar_strdup(ar, x->uom) : NULL, x->value,
                parent == WALK_NONE ? -1 : (int64_t)parent, stays ? epcis_walk_until(w, x) : INT64_MAX};
        }
    qsort(g->touches, g->touches_n, sizeof *g->touches, touch_order);
}

static enum err put_graph(struct walk *w, struct arena *outer, void *arg)
{
    struct epcis_graph *g = arg;
    *g = (struct epcis_graph){.more = w->more};
    TRY(epcis_walk_names(w, outer));
    put_things(w, outer, g);
    put_deeds(w, outer, g);
    put_touches(w, outer, g);
    return ERR_NONE;
}

enum err epcis_walk(struct cx *cx, struct tx *tx, const struct epcis_walk_ask *ask, struct epcis_graph *out)
{
    return epcis_walk_run(cx, tx, ask, put_graph, out);
}

/* ---- parties -------------------------------------------------------------------------------------------------------------------- */
struct parties { struct cx *cx; struct epcis_party *p; size_t n, cap; };

static void put_party(struct parties *k, int64_t row, const struct jv *list, const char *member, bool destination)
{
    for (uint32_t i = 0; json_is(list, J_ARR) && i < list->n; i++) {
        struct str uri = gs1_canonical_uri(k->cx->ar, json_str(json_get(&list->items[i], member)));
        if (!uri.size)
            continue;
        k->p = walk_room(k->cx->ar, k->p, k->n, &k->cap, sizeof *k->p);
        k->p[k->n++] = (struct epcis_party){row, str_dup(k->cx->ar, uri), destination};
    }
}

enum err epcis_parties(struct cx *cx, struct tx *tx, const int64_t *rows, size_t n, struct epcis_party **out, size_t *n_out)
{
    struct parties k = {.cx = cx};
    struct rows *r;
    *out = NULL, *n_out = 0;
    if (!n)
        return ERR_NONE;
    TRY(sql_query(tx, &epcis_sql[Q_WALK_JSON], ARGS(v_is(rows, n)), &r));
    while (rows_next(r)) {
        struct str packed = rows_str(r, 1), text;
        struct jv v;
        struct json_fault fault;
        packed.p = ar_strndup(cx->ar, packed.p ? packed.p : "", packed.size);
        if (!epcis_unpack_row(cx, r, packed, &text) || !json_read(cx->ar, text, NULL, &v, &fault))
            continue; /* `tiantou check` tells of it */
        put_party(&k, rows_i64(r, 0), json_get(&v, "sourceList"), "source", false);
        put_party(&k, rows_i64(r, 0), json_get(&v, "destinationList"), "destination", true);
    }
    TRY(rows_end(&r));
    *out = k.p, *n_out = k.n;
    return ERR_NONE;
}

/* ---- what was captured lately ---------------------------------------------------------------------------------------------------- */
enum err epcis_touched(struct cx *cx, struct tx *tx, int64_t after, int64_t upto, size_t events, size_t uris_max, struct str **uris_out, size_t *n_out, int64_t *last_out)
{
    struct str *uris = AR_ARRAY(cx->ar, struct str, uris_max);
    struct rows *r;
    size_t n = 0;
    TRY(sql_i64(tx, &epcis_sql[Q_TOUCHED_LAST], ARGS(v_i(after), v_i((int64_t)events), v_i(upto)), last_out));
    if (*last_out > after) {
        TRY(sql_query(tx, &epcis_sql[Q_TOUCHED], ARGS(v_i(after), v_i(*last_out), v_i((int64_t)uris_max)), &r));
        while (n < uris_max && rows_next(r))
            uris[n++] = str_of(rows_z(r, 0));
        TRY(rows_end(&r));
    }
    *uris_out = uris, *n_out = n;
    return ERR_NONE;
}

const struct epcis_watch *epcis_watcher; /* set while the rooms start */

void epcis_watch_by(const struct epcis_watch *watch)
{
    epcis_watcher = watch;
}
