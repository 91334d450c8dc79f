/* epcis_feed.c: events in the order they became visible, for whoever keeps a mark (why: top of epcis_subs.h), and a subscription's
 * next batch of them. */
#include "epcis_subscribe.h"

/* ---- how far the feed is complete ------------------------------------------------------------------------------------------------- */
static enum err horizon_tx(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t *row = arg, held;
    (void)cx;
    TRY(sql_i64(tx, &epcis_sql[Q_FEED_LAST], NOARGS, row)); /* first this, then the locks: see epcis_subs.h */
    if (tx_engine(tx) == STORE_SQLITE)
        return ERR_NONE;
    TRY(sql_i64(tx, &epcis_sql[Q_FEED_HELD], NOARGS, &held));
    if (held != FIELD_NULL && held < *row)
        *row = held;
    return ERR_NONE;
}

enum err epcis_horizon(struct cx *cx, int64_t *row_out)
{
    return tx_read(cx, "epcis.horizon", horizon_tx, row_out);
}

/* ---- a batch ------------------------------------------------------------------------------------------------------------------------ */
static const char *feed_text(struct epcis_query *q, const struct feed *f)
{
    struct buf b;
    buf_init(&b, q->ar, q->where.size + 1200);
    buf_printf(&b, "SELECT %s FROM (SELECT * FROM epcis_event e WHERE e.id > %s", epcis_read_cols, epcis_query_arg(q, v_i(f->from)));
    buf_printf(&b, " AND e.id <= %s", epcis_query_arg(q, v_i(f->to)));
    if (f->s->initial_us != FIELD_NULL)
        buf_printf(&b, " AND e.record_us >= %s", epcis_query_arg(q, v_i(f->s->initial_us)));
    if (f->s->only_county)
        buf_printf(&b, " AND e.county = %s", epcis_query_arg(q, v_t(f->s->only_county)));
    if (f->s->not_county)
        buf_printf(&b, " AND e.county <> %s", epcis_query_arg(q, v_t(f->s->not_county)));
    buf_str(&b, buf_view(&q->where));
    buf_printf(&b, " ORDER BY e.id LIMIT %s) AS e%sORDER BY e.id", epcis_query_arg(q, v_i(f->s->batch + 1)), epcis_read_joins);
    return buf_z(&b);
}

enum err feed_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct feed *f = arg;
    struct query_param *p;
    const struct epcis_context *context;
    struct epcis_query *q;
    struct rows *r;
    size_t n, bytes = 0;
    bool more = false;
    TRY(named_params(cx, f->s->query, &p, &n, &context));
    TRY(epcis_query_read(cx, p, n, context, &q));
    struct epcis_scope scope = epcis_scope_parse(cx->ar, f->s->scope);
    if (!scope.all)
        epcis_query_narrow(q, &scope);
    TRY(epcis_query_bind(cx, tx, q));
    f->rows = AR_ARRAY(cx->ar, struct read_row, (size_t)f->s->batch);
    f->n = 0;
    const char *text = feed_text(q, f);
    TRY(sql_query_text(tx, "epcis.feed", text, q->args, q->args_n, &r));
    while (!more && rows_next(r)) {
        more = (int64_t)f->n == f->s->batch || bytes > SUBSCRIBE_BYTES;
        if (more)
            break;
        TRY(epcis_read_row(cx, r, &f->rows[f->n]));
        bytes += f->rows[f->n++].hit.json.size;
    }
    TRY(rows_end(&r));
    f->end = more ? f->rows[f->n - 1].hit.row : f->to;
    if (!f->n && !f->always)
        return ERR_NONE;
    struct buf b;
    buf_init(&b, cx->ar, bytes + 4096);
    TRY(epcis_read_results(cx, tx, f->rows, f->n, f->s->name, f->s->uuid, &b));
    f->body = buf_view(&b);
    return ERR_NONE;
}

/* ---- events of another repository ---------------------------------------------------------------------------------------------------- */
static struct epcis_item *items_of(struct cx *cx, const struct epcis_taken *v, size_t n)
{
    struct epcis_item *it = AR_ARRAY(cx->ar, struct epcis_item, n);
    for (size_t i = 0; i < n; i++)
        it[i].ev = v[i].ev;
    return it;
}

enum err epcis_events_prepare(struct cx *cx, const struct epcis_taken *v, size_t n, const char *county)
{
    return epcis_batch_prepare(cx, items_of(cx, v, n), n, county);
}

enum err epcis_events_store(struct cx *cx, struct tx *tx, struct epcis_taken *v, size_t n, const char *county)
{
    struct epcis_item *it = items_of(cx, v, n);
    TRY(epcis_batch_store(cx, tx, it, n, county, FIELD_NULL));
    for (size_t i = 0; i < n; i++) {
        v[i].row = it[i].row;
        v[i].took = it[i].outcome == OUT_STORED ? EPCIS_STORED : it[i].outcome == OUT_DUPLICATE ? EPCIS_HAD : EPCIS_CONFLICT;
    }
    return ERR_NONE;
}
