/* epcis_query.c: the simple event query of EPCIS 2.0 (section 8.2.7.1) as a whole: its parameters together, its pages. Single
 * parameters are read by epcis_query_params.c, the SQL is put together by epcis_query_sql.c. Called by epcis_routes.c. */
#include "epcis_priv.h"

#include <string.h>

#define SHOW(s) (int)((s).size > 80 ? 80 : (s).size), (s).p

/* ---- all parameters ------------------------------------------------------------------------------------------------------------------- */
/* Parameters but those of paging, in any order: a token goes with them. */
static uint64_t params_tag(const struct query_param *p, size_t n)
{
    uint64_t tag = 0;
    for (size_t i = 0; i < n; i++)
        if (!str_eqz(p[i].name, "nextPageToken") && !str_eqz(p[i].name, "perPage"))
            tag += epcis_token_tag(epcis_token_tag(0, p[i].name), p[i].value);
    return tag;
}

static enum err check_together(struct cx *cx, const struct epcis_query *q)
{
    if (q->limit >= 0 && q->max >= 0)
        return err_say(cx, ERR_INVALID, "maxEventCount", "eventCountLimit 与 maxEventCount 不能同时使用",
                       "eventCountLimit and maxEventCount exclude each other");
    if (q->limit >= 0 && !q->ordered)
        return err_say(cx, ERR_INVALID, "eventCountLimit", "eventCountLimit 须与 orderBy 一起使用", "eventCountLimit is used with orderBy only");
    return ERR_NONE;
}

enum err epcis_query_read(struct cx *cx, const struct query_param *p, size_t n, const struct epcis_context *context, struct epcis_query **out)
{
    struct epcis_query *q = AR_NEW(cx->ar, struct epcis_query);
    q->ar = cx->ar;
    q->context = context;
    q->per_page = QUERY_PAGE_DEFAULT;
    q->limit = q->max = -1;
    buf_init(&q->where, cx->ar, 512);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++)
            if (str_eq(p[i].name, p[k].name))
                return err_say(cx, ERR_INVALID, str_dup(cx->ar, p[i].name), "参数 %.*s 重复；多个值用 | 分隔",
                               "the parameter %.*s is given twice; separate values by |",
                               SHOW(p[i].name));
        TRY(epcis_query_param(cx, q, &p[i]));
        TRY(q->full || q->args_n > QUERY_ARGS_MAX - QUERY_ARGS_LATER ? err_say(cx, ERR_LIMIT, NULL, "查询条件太多", "too many conditions") : ERR_NONE);
    }
    TRY(check_together(cx, q));
    q->tag = params_tag(p, n);
    *out = q;
    return ERR_NONE;
}

/* ---- running -------------------------------------------------------------------------------------------------------------------------- */
static enum err check_max(struct cx *cx, struct tx *tx, struct epcis_query *q)
{
    struct rows *r;
    int64_t n = 0;
    size_t args = q->args_n;
    if (q->max < 0)
        return ERR_NONE;
    const char *text = epcis_query_text(q, true, q->max + 1);
    TRY(sql_query_text(tx, "epcis.query_count", text, q->args, q->args_n, &r));
    q->args_n = args;
    if (rows_next(r))
        n = rows_i64(r, 0);
    TRY(rows_end(&r));
    if (n > q->max)
        return err_say(cx, ERR_LIMIT, "maxEventCount", "符合条件的事件多于 %lld 个", "more than %lld events match", (long long)q->max);
    return ERR_NONE;
}

/* With few operators their own index is walked, with many the order's: among so many the newest are soon found. */
void epcis_query_narrow(struct epcis_query *q, const struct epcis_scope *s)
{
    int64_t *kept = AR_ARRAY(q->ar, int64_t, s->n + 1);
    if (s->all)
        return;
    if (s->n)
        memcpy(kept, s->operators, s->n * sizeof *kept);
    if (s->n == 0)
        buf_puts(&q->where, " AND 1 = 0");
    else if (s->n == 1)
        buf_printf(&q->where, " AND e.operator = %s", epcis_query_arg(q, v_i(kept[0])));
    else
        buf_printf(&q->where, " AND %se.operator @IN(%s)", s->n > SCOPE_FEW ? "+" : "", epcis_query_arg(q, v_is(kept, s->n)));
}

enum { AT_TIME, AT_ROW, AT_LEFT };

static enum err token_read(struct cx *cx, struct tx *tx, struct epcis_query *q)
{
    struct epcis_token t;
    if (!q->token.size)
        return ERR_NONE;
    TRY(epcis_token_read(cx, tx, q->token, q->tag, &t));
    q->paged = true;
    q->after_us = t.at[AT_TIME];
    q->after_id = t.at[AT_ROW];
    q->limit = t.at[AT_LEFT];
    return ERR_NONE;
}

static struct epcis_token token_after(const struct epcis_query *q, const struct epcis_hit *last, int64_t left)
{
    return (struct epcis_token){.tag = q->tag, .at = {[AT_TIME] = q->by_record ? last->record_us : last->time_us, [AT_ROW] = last->row, [AT_LEFT] = left}};
}

static enum err run_sorted(struct cx *cx, struct tx *tx, struct epcis_query *q, struct query_page *out)
{
    TRY(epcis_query_sorted(cx, tx, q, out));
    int64_t left = q->limit < 0 ? -1 : q->limit - (int64_t)out->n;
    out->more = out->more && out->n && left != 0;
    if (out->more)
        out->next = token_after(q, &out->rows[out->n - 1].hit, left);
    return ERR_NONE;
}

enum err epcis_query_run(struct cx *cx, struct tx *tx, struct epcis_query *q, struct query_page *out)
{
    struct rows *r;
    size_t args = q->args_n, bytes = 0;
    bool more = false;
    TRY(epcis_query_bind(cx, tx, q));
    TRY(token_read(cx, tx, q));
    TRY(check_max(cx, tx, q));
    if (q->order_names_n)
        return run_sorted(cx, tx, q, out);
    int64_t want = q->limit >= 0 && q->limit < q->per_page ? q->limit : q->per_page;
    struct query_page page = {.rows = AR_ARRAY(cx->ar, struct read_row, (size_t)want + 1)};
    const char *text = epcis_query_text(q, false, want + 1);
    TRY(sql_query_text(tx, "epcis.query", text, q->args, q->args_n, &r));
    q->args_n = args;
    while (rows_next(r)) {
        more = (int64_t)page.n == want || bytes > QUERY_PAGE_BYTES;
        if (more)
            break;
        TRY(epcis_read_row(cx, r, &page.rows[page.n]));
        bytes += page.rows[page.n++].hit.json.size;
    }
    TRY(rows_end(&r));
    int64_t left = q->limit < 0 ? -1 : q->limit - (int64_t)page.n;
    page.more = more && page.n && left != 0;
    if (page.more)
        page.next = token_after(q, &page.rows[page.n - 1].hit, left);
    *out = page;
    return ERR_NONE;
}
