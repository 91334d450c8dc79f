/* epcis_history.c: the events of a thing in time order, and of what it was inside of or made from, each with its JSON: the chain of
 * custody behind the scan page. The walk is that of epcis_walk.c; only the events that are kept are read whole. */
#include "epcis_walk.h"

#include <stdlib.h>

enum { THINGS_MAX = 400 };

struct history { size_t max; struct walk_hit *p; size_t n; bool more; struct last_context last; };
struct walk_hit { int64_t row, time_us; int depth; const char *captured_by; };

static int by_time(const void *a, const void *b)
{
    const struct walk_hit *x = a, *y = b;
    if (x->time_us != y->time_us)
        return x->time_us < y->time_us ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static enum err keep(struct walk *w, struct arena *outer, void *arg)
{
    struct history *h = arg;
    TRY(epcis_walk_names(w, outer));
    h->p = AR_ARRAY(outer, struct walk_hit, w->deeds_n);
    for (size_t i = 0; i < w->things_n; i++)
        for (uint32_t j = w->things[i].first; w->things[i].visits != WALK_NONE && j < w->things[i].first + w->things[i].n; j++) {
            struct walk_deed *x = &w->deeds[w->touches[j].deed];
            if (!w->touches[j].used)
                continue;
            if (x->out == WALK_NONE) {
                x->out = (uint32_t)h->n;
                h->p[h->n++] = (struct walk_hit){x->d.row, x->d.time_us, w->things[i].depth, x->d.captured_by};
            } else if (w->things[i].depth < h->p[x->out].depth) {
                h->p[x->out].depth = w->things[i].depth;
            }
        }
    qsort(h->p, h->n, sizeof *h->p, by_time);
    h->more = w->more || h->n > h->max;
    h->n = h->n > h->max ? h->max : h->n;
    return ERR_NONE;
}

static enum err read_hit(struct cx *cx, struct tx *tx, struct rows *r, struct history *h, struct epcis_hits *out)
{
    struct read_row row;
    TRY(epcis_read_row(cx, r, &row));
    for (size_t i = 0; i < h->n; i++)
        if (h->p[i].row == row.hit.row) {
            row.hit.depth = h->p[i].depth;
            row.hit.captured_by = h->p[i].captured_by;
        }
    TRY(epcis_read_alone_after(cx, tx, &row, &h->last));
    out->p[out->n++] = row.hit;
    return ERR_NONE;
}

enum err epcis_history(struct cx *cx, struct tx *tx, const struct str *epcs, size_t n, unsigned follow, size_t max, struct epcis_hits *out)
{
    struct history h = {.max = max};
    struct rows *r;
    TRY(epcis_walk_run(cx, tx, &(struct epcis_walk_ask){.epcs = epcs, .n = n, .follow = follow, .things_max = THINGS_MAX, .touches_max = max * 20 + 100}, keep, &h));
    struct epcis_hits hits = {AR_ARRAY(cx->ar, struct epcis_hit, h.n), 0, h.more};
    int64_t *ids = AR_ARRAY(cx->ar, int64_t, h.n);
    for (size_t i = 0; i < h.n; i++)
        ids[i] = h.p[i].row;
    TRY(sql_query(tx, &epcis_sql[Q_HISTORY_RANGE], ARGS(v_is(ids, h.n)), &r));
    while (rows_next(r) && hits.n < h.n)
        TRY(read_hit(cx, tx, r, &h, &hits));
    TRY(rows_end(&r));
    *out = hits;
    return ERR_NONE;
}
