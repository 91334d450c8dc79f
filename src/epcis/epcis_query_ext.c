/* epcis_query_ext.c: what the event query asks of extension fields and no index answers (EPCIS 2.0 section 8.2.7.1). HASATTR_ and EQATTR_ of
 * an extension field: the elements of master data that have the attribute are read first, then looked for among the field's digests.
 * orderBy an extension field: of texts the index keeps digests only, so the values are read from the events themselves, at most
 * epcis.sort_events of them; more is QueryTooLargeException. Called by epcis_query.c and epcis_feed.c. */
#include "epcis_priv.h"

#include "conf.h"

#include <stdlib.h>
#include <string.h>

enum { ELEMENTS_MAX = 2000, PART = 200, TEXT_MAX = 256 };

/* ---- attributes of what an extension field holds --------------------------------------------------------------------------------------- */
/* The spellings of an element that may stand in an event: canonical, and as the master data were sent. */
static size_t element_keys(struct cx *cx, struct str uri, struct str json, int64_t keys[2])
{
    struct jv v;
    struct json_fault fault;
    keys[0] = epcis_text_key(uri);
    if (!json_read(cx->ar, json, NULL, &v, &fault))
        return 1;
    struct str id = json_str(json_get(&v, "id"));
    if (!id.size || str_eq(id, uri))
        return 1;
    keys[1] = epcis_text_key(id);
    return 2;
}

static enum err elements_having(struct cx *cx, struct tx *tx, const struct query_having *h, int64_t **keys_out, size_t *n_out)
{
    int64_t *keys = AR_ARRAY(cx->ar, int64_t, ELEMENTS_MAX * 2);
    struct val names = v_ts(h->attrs, h->attrs_n), values = v_ts(h->values, h->values_n);
    struct rows *r;
    size_t n = 0, elements = 0;
    if (h->values)
        TRY(sql_query(tx, &epcis_sql[Q_MASTER_HAVING_VALUE], ARGS(names, v_i(ELEMENTS_MAX + 1), values), &r));
    else
        TRY(sql_query(tx, &epcis_sql[Q_MASTER_HAVING], ARGS(names, v_i(ELEMENTS_MAX + 1)), &r));
    while (elements < ELEMENTS_MAX && rows_next(r)) {
        n += element_keys(cx, rows_str(r, 0), rows_str(r, 1), keys + n);
        elements++;
    }
    bool more = elements == ELEMENTS_MAX && rows_next(r);
    TRY(rows_end(&r));
    *keys_out = keys, *n_out = n;
    return more ? err_say(cx, ERR_LIMIT, h->param, "有这个属性的主数据多于 %d 条", "more than %d elements of master data have the attribute", ELEMENTS_MAX) : ERR_NONE;
}

enum err epcis_query_bind(struct cx *cx, struct tx *tx, struct epcis_query *q)
{
    for (size_t i = 0; i < q->having_n; i++) {
        int64_t *keys;
        size_t n;
        TRY(elements_having(cx, tx, &q->having[i], &keys, &n));
        q->args[q->having[i].arg] = v_is(keys, n);
    }
    return ERR_NONE;
}

/* ---- order by an extension field ----------------------------------------------------------------------------------------------------- */
/* Numbers, then times, then texts by their bytes; events without the field stand last whatever the direction. */
enum sort_class { SORT_NUMBER, SORT_TIME, SORT_TEXT, SORT_NONE };
struct sorted { int64_t row; double num; enum sort_class class; bool ascending; char text[TEXT_MAX]; };

static int compare(const void *pa, const void *pb)
{
    const struct sorted *a = pa, *b = pb;
    int c = 0, way = a->ascending ? 1 : -1;
    if ((a->class == SORT_NONE) != (b->class == SORT_NONE))
        return a->class == SORT_NONE ? 1 : -1;
    if (a->class != b->class)
        c = a->class < b->class ? -1 : 1;
    else if (a->class == SORT_TEXT)
        c = strcmp(a->text, b->text);
    else if (a->class != SORT_NONE)
        c = (a->num > b->num) - (a->num < b->num);
    if (!c)
        c = (a->row > b->row) - (a->row < b->row);
    return c * way;
}

/* Of a list the first value counts. */
static void take_value(const struct epcis_query *q, const struct epcis_event *ev, struct sorted *out)
{
    out->class = SORT_NONE;
    for (size_t i = 0; i < ev->keys->fields_n; i++) {
        const struct field_key *f = &ev->keys->fields[i];
        bool named = false;
        for (size_t k = 0; k < q->order_names_n; k++)
            named = named || str_eq(f->name, q->order_names[k]);
        if (!named || (f->scope & ~(unsigned)SCOPE_TIME) != SCOPE_EVENT)
            continue;
        out->class = f->number ? f->scope & SCOPE_TIME ? SORT_TIME : SORT_NUMBER : SORT_TEXT;
        out->num = f->number ? f->num : 0;
        size_t size = f->text.size < TEXT_MAX - 1 ? f->text.size : TEXT_MAX - 1;
        if (size)
            memcpy(out->text, f->text.p, size);
        out->text[size] = '\0';
        return;
    }
}

/* The events of some rows, in the order of their rows. */
static enum err read_rows(struct cx *cx, struct tx *tx, const int64_t *ids, size_t n, struct read_row *out, size_t *n_out)
{
    struct rows *r;
    const char *text = ar_printf(cx->ar, "SELECT %s FROM (SELECT * FROM epcis_event e WHERE e.id @IN($1)) AS e%sORDER BY e.id", epcis_read_cols, epcis_read_joins);
    *n_out = 0;
    TRY(sql_query_text(tx, "epcis.query_rows", text, ARGS(v_is(ids, n)), &r));
    while (*n_out < n && rows_next(r)) {
        TRY(epcis_read_row(cx, r, &out[*n_out]));
        ++*n_out;
    }
    return rows_end(&r);
}

static enum err take_part(struct cx *cx, struct tx *tx, const struct epcis_query *q, const int64_t *ids, size_t n, struct sorted *out)
{
    struct read_row *rows = AR_ARRAY(cx->ar, struct read_row, n);
    struct last_context last = {0};
    size_t have;
    TRY(read_rows(cx, tx, ids, n, rows, &have));
    for (size_t i = 0; i < have; i++) {
        struct jv v;
        struct json_fault fault;
        struct epcis_event *ev;
        TRY(epcis_read_alone_after(cx, tx, &rows[i], &last));
        if (!json_read(cx->ar, rows[i].hit.json, NULL, &v, &fault))
            return err_set(cx, ERR_CORRUPT, NULL);
        TRY(epcis_event_read(cx, &v, NULL, "", &ev));
        out[i].row = rows[i].hit.row;
        out[i].ascending = q->ascending;
        take_value(q, ev, &out[i]);
    }
    return ERR_NONE;
}

/* All that match, sorted. */
static enum err sort_all(struct cx *cx, struct tx *tx, struct epcis_query *q, struct sorted **out, size_t *n_out)
{
    size_t n = 0, args = q->args_n, max = (size_t)conf_int("epcis.sort_events");
    int64_t *ids = AR_ARRAY(cx->ar, int64_t, max + 1);
    struct rows *r;
    const char *text = ar_printf(cx->ar, "SELECT e.id FROM epcis_event e WHERE 1 = 1" STR_FMT " LIMIT %s", STR_ARG(buf_view(&q->where)), epcis_query_arg(q, v_i((int64_t)max + 1)));
    TRY(sql_query_text(tx, "epcis.query_ids", text, q->args, q->args_n, &r));
    q->args_n = args;
    while (n <= max && rows_next(r))
        ids[n++] = rows_i64(r, 0);
    TRY(rows_end(&r));
    if (n > max)
        return err_say(cx, ERR_LIMIT, "orderBy", "按扩展字段排序时，符合条件的事件最多 %zu 个", "at most %zu matching events can be ordered by an extension field", max);
    struct sorted *all = AR_ARRAY(cx->ar, struct sorted, n + 1);
    for (size_t i = 0; i < n; i += PART) {
        struct ar_mark mark = ar_mark(cx->ar); /* of the events only their values are kept */
        enum err e = take_part(cx, tx, q, ids + i, n - i < PART ? n - i : PART, all + i);
        if (e != ERR_NONE)
            return e;
        ar_rewind(cx->ar, mark);
    }
    qsort(all, n, sizeof *all, compare);
    *out = all, *n_out = n;
    return ERR_NONE;
}

/* Where the page begins: behind the event the page before ended with. */
static enum err page_start(struct cx *cx, const struct epcis_query *q, const struct sorted *all, size_t n, size_t *at_out)
{
    *at_out = 0;
    for (size_t i = 0; q->paged && i < n; i++)
        if (all[i].row == q->after_id) {
            *at_out = i + 1;
            return ERR_NONE;
        }
    return q->paged ? err_say(cx, ERR_INVALID, "nextPageToken", "这一页已经不在了，请重新查询", "the page is no longer there: ask again") : ERR_NONE;
}

/* The events of a page in its order; those beyond QUERY_PAGE_BYTES are left to the next. */
static enum err read_page(struct cx *cx, struct tx *tx, const struct sorted *from, size_t n, struct query_page *out)
{
    int64_t *ids = AR_ARRAY(cx->ar, int64_t, n + 1);
    struct read_row *rows = AR_ARRAY(cx->ar, struct read_row, n + 1);
    size_t have, bytes = 0;
    for (size_t i = 0; i < n; i++)
        ids[i] = from[i].row;
    TRY(read_rows(cx, tx, ids, n, rows, &have));
    for (size_t i = 0; i < n && bytes <= QUERY_PAGE_BYTES; i++)
        for (size_t k = 0; k < have; k++)
            if (rows[k].hit.row == from[i].row) {
                out->rows[out->n++] = rows[k];
                bytes += rows[k].hit.json.size;
                break;
            }
    return ERR_NONE;
}

enum err epcis_query_sorted(struct cx *cx, struct tx *tx, struct epcis_query *q, struct query_page *out)
{
    struct sorted *all = NULL;
    size_t n = 0, at = 0, want = (size_t)(q->limit >= 0 && q->limit < q->per_page ? q->limit : q->per_page);
    TRY(sort_all(cx, tx, q, &all, &n));
    TRY(page_start(cx, q, all, n, &at));
    size_t left = n - at < want ? n - at : want;
    *out = (struct query_page){.rows = AR_ARRAY(cx->ar, struct read_row, left + 1)};
    TRY(read_page(cx, tx, all + at, left, out));
    out->more = at + out->n < n;
    return ERR_NONE;
}
