/* epcis_history.c: the events of a thing in time order, and of what it was inside of or made from: the chain of custody behind the scan
 * page. The walk is that of epcis_walk.c, which has read of the events all but their JSON. */
#include "epcis_walk.h"

#include <stdlib.h>

enum { THINGS_MAX = 400 };

struct history { size_t max; struct epcis_hits hits; };

static int by_time(const void *a, const void *b)
{
    const struct epcis_hit *x = a, *y = b;
    if (x->time_us != y->time_us)
        return x->time_us < y->time_us ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static struct epcis_hit hit_of(const struct epcis_deed *d, int depth)
{
    return (struct epcis_hit){.row = d->row, .event_id = d->event_id, .type = d->type, .action = d->action, .time_us = d->time_us, .off_min = d->off_min,
        .record_us = d->record_us, .biz_step = d->biz_step, .disposition = d->disposition, .read_point = d->read_point, .biz_location = d->biz_location,
        .error_declared = d->error_declared, .depth = depth, .captured_by = d->captured_by};
}

static enum err keep(struct walk *w, struct arena *outer, void *arg)
{
    struct history *h = arg;
    struct epcis_hits *hits = &h->hits;
    TRY(epcis_walk_names(w, outer));
    hits->p = AR_ARRAY(outer, struct epcis_hit, w->deeds_n);
    for (size_t i = 0; i < w->things_n; i++)
        for (uint32_t j = w->things[i].first; w->things[i].visits != WALK_NONE && j < w->things[i].first + w->things[i].n; j++) {
            struct walk_deed *x = &w->deeds[w->touches[j].deed];
            if (!w->touches[j].used)
                continue;
            if (x->out == WALK_NONE) {
                x->out = (uint32_t)hits->n;
                hits->p[hits->n++] = hit_of(&x->d, w->things[i].depth);
            } else if (w->things[i].depth < hits->p[x->out].depth) {
                hits->p[x->out].depth = w->things[i].depth;
            }
        }
    qsort(hits->p, hits->n, sizeof *hits->p, by_time);
    hits->more = w->more || hits->n > h->max;
    hits->n = hits->n > h->max ? h->max : hits->n;
    return ERR_NONE;
}

enum err epcis_history(struct cx *cx, struct tx *tx, const struct str *epcs, size_t n, unsigned follow, size_t max, struct epcis_hits *out)
{
    struct history h = {.max = max};
    TRY(epcis_walk_run(cx, tx, &(struct epcis_walk_ask){.epcs = epcs, .n = n, .follow = follow, .things_max = THINGS_MAX, .touches_max = max * 20 + 100}, keep, &h));
    *out = h.hits;
    return ERR_NONE;
}

enum err epcis_event_texts(struct cx *cx, struct tx *tx, struct epcis_hit *const *hits, size_t n)
{
    int64_t *rows = AR_ARRAY(cx->ar, int64_t, n);
    struct rows *r;
    if (!n)
        return ERR_NONE;
    for (size_t i = 0; i < n; i++)
        rows[i] = hits[i]->row;
    TRY(sql_query(tx, &epcis_sql[Q_WALK_JSON], ARGS(v_is(rows, n)), &r));
    while (rows_next(r)) {
        struct str packed = rows_str(r, 1), text;
        packed.p = ar_strndup(cx->ar, packed.p ? packed.p : "", packed.size);
        if (!epcis_unpack_row(cx, r, packed, &text))
            return err_say(cx, ERR_CORRUPT, NULL, "事件 %lld 的内容无法读取", "the content of event %lld cannot be read", (long long)rows_i64(r, 0));
        for (size_t i = 0; i < n; i++)
            if (hits[i]->row == rows_i64(r, 0))
                hits[i]->json = text;
    }
    return rows_end(&r);
}
