/* net_list.c: answers a list request as JSON, written straight from the rows by the type of each column. See list.h;
 * net_list_sql.c makes the SQL, net_export.c the sheets. */
#include "net_priv.h"

#include "conf.h"
#include "store.h"
#include "when.h"

struct answer {
    struct list_query *q;
    struct buf out;
};

static void put_cell(struct jw *w, const struct list_col *c, const struct rows *r, int col)
{
    char text[40];
    if (rows_null(r, col)) {
        jw_null(w);
        return;
    }
    switch (c->type) {
    case F_I64:
        jw_i64(w, rows_i64(r, col));
        break;
    case F_BOOL:
        jw_bool(w, rows_i64(r, col) != 0);
        break;
    case F_TIME:
        when_format_utc(rows_i64(r, col), text);
        jw_z(w, text);
        break;
    case F_DATE:
        day_format((int32_t)rows_i64(r, col), text);
        jw_z(w, text);
        break;
    case F_JSON:
        jw_raw(w, rows_str(r, col));
        break;
    default:
        jw_str(w, rows_str(r, col));
        break;
    }
}

static void put_item(struct jw *w, const struct list_spec *spec, const struct rows *r)
{
    int col = 0;
    jw_obj(w);
    for (size_t i = 0; i < spec->n; i++) {
        if (spec->cols[i].flags & LC_HIDE)
            continue;
        jw_key(w, spec->cols[i].name);
        put_cell(w, &spec->cols[i], r, col++);
    }
    jw_obj_end(w);
}

static enum err put_items(struct cx *cx, struct tx *tx, struct answer *a, struct jw *w)
{
    struct list_query *q = a->q;
    struct val *v = AR_ARRAY(cx->ar, struct val, q->v_n + 3);
    struct rows *r;
    size_t n;
    const char *sql = list_query_sql(cx->ar, q, v, &n), *next = NULL;
    int shown = (int)list_cols_shown(q->spec);
    TRY(sql_query_text(tx, q->spec->name, sql, v, n, &r));
    jw_key(w, "items");
    jw_arr(w);
    struct val sort = v_null();
    int64_t id = 0;
    bool number = q->sort->type == F_I64 || q->sort->type == F_TIME || q->sort->type == F_DATE || q->sort->type == F_BOOL;
    for (int64_t i = 0; rows_next(r); i++) {
        if (i == q->limit) {
            next = list_cursor_write(cx->ar, q, &sort, id);
            break;
        }
        put_item(w, q->spec, r);
        if (i + 1 == q->limit) {
            sort = number ? v_i(rows_i64(r, shown)) : v_t(rows_z(r, shown));
            id = rows_i64(r, shown + 1);
        }
    }
    jw_arr_end(w);
    jw_key(w, "next");
    jw_z(w, next);
    return rows_end(&r);
}

static enum err put_total(struct cx *cx, struct tx *tx, struct answer *a, struct jw *w)
{
    struct rows *r;
    int64_t total = 0;
    TRY(sql_query_text(tx, a->q->spec->name, list_query_count_sql(cx->ar, a->q), a->q->v, a->q->v_n, &r));
    if (rows_next(r))
        total = rows_i64(r, 0);
    TRY(rows_end(&r));
    jw_key(w, "total");
    jw_i64(w, total);
    return ERR_NONE;
}

static enum err read_page(struct cx *cx, struct tx *tx, void *arg)
{
    struct answer *a = arg;
    struct jw w;
    TRY(tx_limit(tx, conf_int("net.list_time"))); /* lists grow without end, and strangers choose filters no index answers */
    buf_init(&a->out, cx->ar, 4096);
    jw_init(&w, &a->out);
    jw_obj(&w);
    TRY(put_items(cx, tx, a, &w));
    if (a->q->count)
        TRY(put_total(cx, tx, a, &w));
    jw_obj_end(&w);
    return ERR_NONE;
}

enum err list_answer(struct req *rq, struct resp *rs, const struct list_spec *spec, const char *where, const struct val *v, size_t n)
{
    struct list_query *q = AR_NEW(rq->ar, struct list_query);
    struct answer a = {.q = q};
    TRY(list_query_read(&rq->cx, spec, where, v, n, rq->params, rq->params_n, rq->cr->rt->query, q));
    if (q->format)
        return export_answer(rq, rs, q);
    TRY(tx_read(&rq->cx, spec->name, read_page, &a));
    rs_json(rs, buf_view(&a.out));
    return ERR_NONE;
}
