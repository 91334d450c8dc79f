/* people_list.c: the answer of every list that is narrowed by who asks: scope of the grants, and the subtree of ?level=. Called by
 * the list routes of all rooms above. */
#include "list.h"
#include "people_priv.h"

struct within { const char *level, *path; };

static enum err within_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct within *w = arg;
    struct people_level l = {0};
    TRY(people_level_get(cx, tx, w->level, &l));
    w->path = l.path;
    return ERR_NONE;
}

/* scope AND path within [path of the level, the next one beside it). */
static enum err narrow(struct cx *cx, const char *level, const char *path_col, struct people_scope *s)
{
    struct within w = {level, NULL};
    TRY(tx_read(cx, "people.within", within_read, &w));
    struct val *v = AR_ARRAY(cx->ar, struct val, s->n + 2);
    for (size_t i = 0; i < s->n; i++)
        v[i] = s->v[i];
    v[s->n] = v_t(w.path);
    v[s->n + 1] = v_t(people_path_end(cx->ar, w.path));
    *s = (struct people_scope){ar_printf(cx->ar, "(%s) AND %s >= $%zu AND %s < $%zu", s->where, path_col, s->n + 1, path_col, s->n + 2), v, s->n + 2};
    return ERR_NONE;
}

enum err people_list(struct req *rq, struct resp *rs, const char *perm, const char *path_col, const char *operator_col, const char *also)
{
    struct cx *cx = rq_cx(rq);
    struct people_scope s;
    const struct within_query *q = rq_route(rq)->query == &people_within_shape ? rq_query(rq) : NULL;
    TRY(people_scope(cx, perm, path_col, operator_col, &s));
    if (q && q->level)
        TRY(narrow(cx, q->level, path_col, &s));
    return list_answer(rq, rs, rq_route(rq)->list, also ? ar_printf(cx->ar, "(%s) AND %s", s.where, also) : s.where, s.v, s.n);
}
