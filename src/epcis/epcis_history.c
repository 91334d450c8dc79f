/* epcis_history.c: the events of a thing in time order, and of what it was inside of or made from: the chain of custody behind the
 * scan page and the traces. A walk over epcis_epc: each step asks for one identifier within one span of time; aggregations open
 * spans of their containers, transformations lead to inputs (before) or outputs (after). Bounded in steps, depth and events. */
#include "epcis_priv.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_MAX = 400, DEPTH_MAX = 16 };

struct step { struct str uri; int64_t from_us, to_us; int depth; };
struct walk {
    struct cx *cx;
    struct tx *tx;
    unsigned follow;
    size_t max;
    struct step *steps;     /* STEPS_MAX */
    size_t steps_n, at;
    struct read_row *rows;  /* max + 1 */
    size_t n;
    bool more;
};
struct touch { int64_t event, role; };

static void add_step(struct walk *w, struct str uri, int64_t from_us, int64_t to_us, int depth)
{
    if (depth > DEPTH_MAX || from_us >= to_us || !uri.size)
        return;
    for (size_t i = 0; i < w->steps_n; i++)
        if (str_eq(w->steps[i].uri, uri) && w->steps[i].from_us <= from_us && w->steps[i].to_us >= to_us)
            return;
    if (w->steps_n == STEPS_MAX) {
        w->more = true;
        return;
    }
    w->steps[w->steps_n++] = (struct step){uri, from_us, to_us, depth};
}

static bool known_row(const struct walk *w, int64_t row)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->rows[i].hit.row == row)
            return true;
    return false;
}

/* ---- where an event leads ---------------------------------------------------------------------------------------------------- */
static void add_all(struct walk *w, const struct jv *ev, const char *epcs, const char *quantities, int64_t from_us, int64_t to_us, int depth)
{
    const struct jv *a = json_get(ev, epcs), *b = json_get(ev, quantities);
    for (uint32_t i = 0; json_is(a, J_ARR) && i < a->n; i++)
        add_step(w, gs1_canonical_uri(w->cx->ar, json_str(&a->items[i])), from_us, to_us, depth);
    for (uint32_t i = 0; json_is(b, J_ARR) && i < b->n; i++)
        add_step(w, gs1_canonical_uri(w->cx->ar, json_str(json_get(&b->items[i], "epcClass"))), from_us, to_us, depth);
}

/* Does the event say that this thing is taken out of that container? */
static bool takes_out(struct walk *w, const struct read_row *row, struct str parent, struct str child)
{
    struct jv ev;
    struct json_fault fault;
    if (row->hit.action != EPCIS_DELETE || !json_read(w->cx->ar, row->hit.json, NULL, &ev, &fault))
        return false;
    if (!str_eq(gs1_canonical_uri(w->cx->ar, json_str(json_get(&ev, "parentID"))), parent))
        return false;
    const struct jv *kids = json_get(&ev, "childEPCs"), *classes = json_get(&ev, "childQuantityList");
    if ((!kids || !kids->n) && (!classes || !classes->n))
        return true; /* all of them */
    for (uint32_t i = 0; kids && i < kids->n; i++)
        if (str_eq(gs1_canonical_uri(w->cx->ar, json_str(&kids->items[i])), child))
            return true;
    for (uint32_t i = 0; classes && i < classes->n; i++)
        if (str_eq(gs1_canonical_uri(w->cx->ar, json_str(json_get(&classes->items[i], "epcClass"))), child))
            return true;
    return false;
}

static enum err read_rows(struct walk *w, const int64_t *ids, size_t n, struct read_row *out, size_t *n_out)
{
    struct rows *r;
    *n_out = 0;
    TRY(sql_query(w->tx, &epcis_sql[Q_HISTORY_RANGE], ARGS(v_is(ids, n)), &r));
    while (rows_next(r) && *n_out < n)
        TRY(epcis_read_row(w->cx, r, &out[(*n_out)++]));
    return rows_end(&r);
}

static enum err touches(struct walk *w, const struct step *s, size_t max, struct touch *out, size_t *n_out)
{
    struct rows *r;
    *n_out = 0;
    TRY(sql_query(w->tx, &epcis_sql[Q_HISTORY], ARGS(v_s(s->uri), v_i(s->from_us), v_i(s->to_us), v_i((int64_t)max)), &r));
    while (rows_next(r) && *n_out < max)
        out[(*n_out)++] = (struct touch){rows_i64(r, 0), rows_i64(r, 2)};
    return rows_end(&r);
}

/* Until when the thing stays in the container it was put into at `since_us`. */
static enum err inside_until(struct walk *w, struct str parent, struct str child, int64_t since_us, int64_t to_us, int64_t *out)
{
    struct step s = {parent, since_us, to_us, 0};
    struct touch t[200];
    int64_t ids[200];
    size_t n, m = 0, rows_n;
    TRY(touches(w, &s, 200, t, &n));
    for (size_t i = 0; i < n; i++)
        if (t[i].role == ROLE_PARENT)
            ids[m++] = t[i].event;
    struct read_row *rows = AR_ARRAY(w->cx->ar, struct read_row, m);
    *out = to_us;
    if (!m)
        return ERR_NONE;
    TRY(read_rows(w, ids, m, rows, &rows_n));
    for (size_t i = 0; i < rows_n; i++)
        if (rows[i].hit.time_us >= since_us && takes_out(w, &rows[i], parent, child)) {
            *out = rows[i].hit.time_us + 1;
            return ERR_NONE;
        }
    return ERR_NONE;
}

static enum err follow_parent(struct walk *w, const struct step *s, const struct read_row *row, const struct jv *ev)
{
    struct str parent = gs1_canonical_uri(w->cx->ar, json_str(json_get(ev, "parentID")));
    int64_t since = row->hit.time_us, until = since + 1;
    if (!parent.size || row->hit.action == EPCIS_DELETE)
        return ERR_NONE;
    if (row->hit.action == EPCIS_ADD)
        TRY(inside_until(w, parent, s->uri, since, s->to_us, &until));
    add_step(w, parent, since, until, s->depth + 1);
    return ERR_NONE;
}

static enum err follow_event(struct walk *w, const struct step *s, const struct read_row *row, int64_t role)
{
    struct jv ev;
    struct json_fault fault;
    bool child = role == ROLE_CHILD || role == ROLE_CHILD_QUANTITY, output = role == ROLE_OUTPUT || role == ROLE_OUTPUT_QUANTITY,
         input = role == ROLE_INPUT || role == ROLE_INPUT_QUANTITY;
    bool wanted = (child && (w->follow & EPCIS_PARENTS)) || (output && (w->follow & EPCIS_INPUTS)) || (input && (w->follow & EPCIS_OUTPUTS));
    if (!wanted || !json_read(w->cx->ar, row->hit.json, NULL, &ev, &fault))
        return ERR_NONE;
    if (child)
        return follow_parent(w, s, row, &ev);
    if (output)
        add_all(w, &ev, "inputEPCList", "inputQuantityList", INT64_MIN + 1, row->hit.time_us + 1, s->depth + 1);
    else
        add_all(w, &ev, "outputEPCList", "outputQuantityList", row->hit.time_us, INT64_MAX, s->depth + 1);
    return ERR_NONE;
}

/* ---- the walk ------------------------------------------------------------------------------------------------------------------ */
static enum err keep_rows(struct walk *w, const struct step *s, const struct read_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (known_row(w, rows[i].hit.row))
            continue;
        if (w->n == w->max) {
            w->more = true;
            continue;
        }
        w->rows[w->n] = rows[i];
        w->rows[w->n++].hit.depth = s->depth;
    }
    return ERR_NONE;
}

static enum err walk_step(struct walk *w)
{
    struct step s = w->steps[w->at++];
    struct touch *t = AR_ARRAY(w->cx->ar, struct touch, w->max + 1);
    size_t n, rows_n;
    TRY(touches(w, &s, w->max + 1, t, &n));
    if (n > w->max) {
        w->more = true;
        n = w->max;
    }
    if (!n)
        return ERR_NONE;
    int64_t *ids = AR_ARRAY(w->cx->ar, int64_t, n);
    struct read_row *rows = AR_ARRAY(w->cx->ar, struct read_row, n);
    for (size_t i = 0; i < n; i++)
        ids[i] = t[i].event;
    TRY(read_rows(w, ids, n, rows, &rows_n));
    TRY(keep_rows(w, &s, rows, rows_n));
    for (size_t i = 0; i < rows_n; i++)
        for (size_t k = 0; k < n; k++)
            if (t[k].event == rows[i].hit.row)
                TRY(follow_event(w, &s, &rows[i], t[k].role));
    return ERR_NONE;
}

static int by_time(const void *a, const void *b)
{
    const struct epcis_hit *x = &((const struct read_row *)a)->hit, *y = &((const struct read_row *)b)->hit;
    if (x->time_us != y->time_us)
        return x->time_us < y->time_us ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

enum err epcis_history(struct cx *cx, struct tx *tx, const struct str *epcs, size_t n, unsigned follow, size_t max, struct epcis_hits *out)
{
    struct walk w = {.cx = cx, .tx = tx, .follow = follow, .max = max};
    w.steps = AR_ARRAY(cx->ar, struct step, STEPS_MAX);
    w.rows = AR_ARRAY(cx->ar, struct read_row, max + 1);
    for (size_t i = 0; i < n; i++)
        add_step(&w, gs1_canonical_uri(cx->ar, epcs[i]), INT64_MIN + 1, INT64_MAX, 0);
    while (w.at < w.steps_n)
        TRY(walk_step(&w));
    qsort(w.rows, w.n, sizeof *w.rows, by_time);
    struct epcis_hits hits = {AR_ARRAY(cx->ar, struct epcis_hit, w.n), w.n, w.more};
    for (size_t i = 0; i < w.n; i++) {
        TRY(epcis_read_alone(cx, tx, &w.rows[i]));
        hits.p[i] = w.rows[i].hit;
    }
    *out = hits;
    return ERR_NONE;
}
