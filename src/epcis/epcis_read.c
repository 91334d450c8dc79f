/* epcis_read.c: events out of tables: the JSON that was sent, with what the repository adds (eventID where none was sent,
 * recordTime), and with the prefixes it came with, so that it also means the same away from its document.
 * Used by queries, history, export and the routes. */
#include "epcis_priv.h"
#include "epcisxml.h"

#include <string.h>

/* Does the top level of an event's text have an "@context"? A quick no for nearly all. */
static bool may_have_context(struct str text)
{
    return memmem(text.p, text.size, "\"@context\"", 10) != NULL;
}

static bool parse(struct arena *ar, struct str text, struct jv *out)
{
    struct json_fault fault;
    return json_read(ar, text, NULL, out, &fault);
}

/* text + eventID when it has none + recordTime. */
static struct str completed(struct cx *cx, struct str text, const struct epcis_hit *h, bool id_sent)
{
    struct buf b;
    struct jw w;
    char when[32];
    buf_init(&b, cx->ar, text.size + 160);
    buf_put(&b, text.p, text.size - 1);
    jw_init(&w, &b);
    if (!id_sent) {
        buf_puts(&b, ",\"eventID\":");
        jw_z(&w, h->event_id);
    }
    when_format_utc(h->record_us, when);
    buf_printf(&b, ",\"recordTime\":\"%s\"}", when);
    return buf_view(&b);
}

static const char *short_name(struct cx *cx, enum epcis_voc voc, const struct rows *r, int col)
{
    return rows_null(r, col) ? NULL : str_dup(cx->ar, epcis_voc_short(voc, str_of(rows_z(r, col))));
}

enum err epcis_read_row(struct cx *cx, struct rows *r, struct read_row *out)
{
    struct str text, hash = rows_str(r, 8);
    struct jv v;
    struct epcis_hit *h = &out->hit;
    *h = (struct epcis_hit){.row = rows_i64(r, 0), .type = (enum epcis_type)rows_i64(r, 1), .action = (enum epcis_action)rows_i64(r, 2),
                            .time_us = rows_i64(r, 3), .off_min = (int32_t)rows_i64(r, 4), .record_us = rows_i64(r, 5),
                                .error_declared = !rows_null(r, 6)};
    h->event_id = rows_z(r, 7);
    if (!h->event_id && hash.size == 32) {
        char *ni = ar_alloc(cx->ar, EPCIS_NI_SIZE);
        epcis_hash_ni((const uint8_t *)hash.p, ni);
        h->event_id = ni;
    }
    struct str packed = rows_str(r, 10);
    packed.p = ar_strndup(cx->ar, packed.p ? packed.p : "", packed.size);
    if (!epcis_unpack_row(cx, r, packed, &text) || text.size < 2 || !h->event_id)
        return err_say(cx, ERR_CORRUPT, NULL, "事件 %lld 的内容无法读取", "the content of event %lld cannot be read", (long long)h->row);
    h->json = completed(cx, text, h, rows_i64(r, 9) != IDENT_NOT_SENT);
    out->context = rows_i64(r, 11);
    out->own_context = may_have_context(text) && parse(cx->ar, text, &v) && json_get(&v, "@context");
    h->biz_step = short_name(cx, EPCIS_BIZSTEP, r, 12);
    h->disposition = short_name(cx, EPCIS_DISP, r, 13);
    h->read_point = rows_z(r, 14);
    h->biz_location = rows_z(r, 15);
    return ERR_NONE;
}

enum err epcis_read_context(struct cx *cx, struct tx *tx, int64_t id, struct str *json_out)
{
    const char *json;
    enum err e = sql_text(tx, &epcis_sql[Q_CONTEXT_JSON], ARGS(v_i(id)), &json);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_CORRUPT, NULL, "缺少 @context %lld", "the @context %lld is missing", (long long)id);
    TRY(e);
    *json_out = str_of(json);
    return ERR_NONE;
}

/* ---- an event on its own ------------------------------------------------------------------------------------------------------- */
static void put_items(struct jw *w, const struct jv *list, const struct jv *unless)
{
    const struct jv *v = list->type == J_ARR ? list->items : list;
    uint32_t n = list->type == J_ARR ? list->n : 1;
    for (uint32_t i = 0; i < n; i++) {
        bool seen = false;
        const struct jv *u = unless && unless->type == J_ARR ? unless->items : unless;
        for (uint32_t k = 0; unless && k < (unless->type == J_ARR ? unless->n : 1); k++)
            seen = seen || json_equal(&u[k], &v[i]);
        if (!seen)
            jw_val(w, &v[i]);
    }
}

/* Both contexts in one list, the event's last because a later declaration wins. */
static enum err merge(struct cx *cx, struct str context, struct epcis_hit *h)
{
    struct jv c, ev;
    struct buf b;
    struct jw w;
    if (!parse(cx->ar, context, &c) || !parse(cx->ar, h->json, &ev))
        return err_say(cx, ERR_CORRUPT, NULL, "事件 %lld 的内容无法读取", "the content of event %lld cannot be read", (long long)h->row);
    buf_init(&b, cx->ar, h->json.size + context.size + 16);
    jw_init(&w, &b);
    jw_obj(&w);
    for (uint32_t i = 0; i < ev.n; i++) {
        const struct jm *m = &ev.members[i];
        jw_keyn(&w, m->key);
        if (!str_eqz(m->key, "@context")) {
            jw_val(&w, &m->val);
            continue;
        }
        jw_arr(&w);
        put_items(&w, &c, &m->val);
        put_items(&w, &m->val, NULL);
        jw_arr_end(&w);
    }
    jw_obj_end(&w);
    h->json = buf_view(&b);
    return ERR_NONE;
}

enum err epcis_read_alone_after(struct cx *cx, struct tx *tx, struct read_row *row, struct last_context *last)
{
    struct buf b;
    if (!last->json.p || last->id != row->context) {
        TRY(epcis_read_context(cx, tx, row->context, &last->json));
        last->id = row->context;
    }
    if (row->own_context)
        return merge(cx, last->json, &row->hit);
    buf_init(&b, cx->ar, row->hit.json.size + last->json.size + 16);
    buf_puts(&b, "{\"@context\":");
    buf_str(&b, last->json);
    buf_ch(&b, ',');
    buf_str(&b, str_from(row->hit.json, 1));
    row->hit.json = buf_view(&b);
    return ERR_NONE;
}

enum err epcis_read_alone(struct cx *cx, struct tx *tx, struct read_row *row)
{
    return epcis_read_alone_after(cx, tx, row, &(struct last_context){0});
}

/* ---- a document of several ------------------------------------------------------------------------------------------------------- */
/* Events of one context share it at the top; events of several carry each its own. */
enum err epcis_read_results(struct cx *cx, struct tx *tx, struct read_row *rows, size_t n, const char *query, const char *subscription, struct buf *out)
{
    char now[32];
    bool one = true;
    struct last_context last = {0};
    struct str context = STR(STR_DEFAULT_CONTEXT);
    struct jw w;
    for (size_t i = 1; i < n; i++)
        one = one && rows[i].context == rows[0].context;
    if (n && one)
        TRY(epcis_read_context(cx, tx, rows[0].context, &context));
    when_format_utc(cx->now_us, now);
    buf_printf(out, "{\"@context\":" STR_FMT ",\"type\":\"EPCISQueryDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"%s\","
                    "\"epcisBody\":{\"queryResults\":{", STR_ARG(context), now);
    jw_init(&w, out);
    if (subscription) {
        buf_puts(out, "\"subscriptionID\":");
        jw_z(&w, subscription);
        buf_ch(out, ',');
    }
    buf_puts(out, "\"queryName\":");
    jw_init(&w, out);
    jw_z(&w, query);
    buf_puts(out, ",\"resultsBody\":{\"eventList\":[");
    for (size_t i = 0; i < n; i++) {
        if (!one)
            TRY(epcis_read_alone_after(cx, tx, &rows[i], &last));
        if (i)
            buf_ch(out, ',');
        buf_str(out, rows[i].hit.json);
    }
    buf_puts(out, "]}}}}");
    return ERR_NONE;
}

enum err epcis_read_document(struct cx *cx, struct tx *tx, struct read_row *rows, size_t n, struct buf *out)
{
    return epcis_read_results(cx, tx, rows, n, "SimpleEventQuery", NULL, out);
}

enum err epcis_event_find(struct cx *cx, struct tx *tx, struct str event_id, struct epcis_hit *out)
{
    struct rows *r;
    struct read_row row, found;
    bool any = false;
    TRY(sql_query(tx, &epcis_sql[Q_EVENT_FIND], ARGS(v_i(epcis_ident_key(tx_engine(tx), event_id)), v_i(epcis_ident_name(event_id))), &r));
    while (!any && rows_next(r)) {
        TRY(epcis_read_row(cx, r, &row));
        if (!str_eqz(event_id, row.hit.event_id))
            continue;
        found = row;
        any = true;
    }
    TRY(rows_end(&r));
    if (!any)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    TRY(epcis_read_alone(cx, tx, &found));
    *out = found.hit;
    return ERR_NONE;
}

/* ---- everything, as one document --------------------------------------------------------------------------------------------------- */
struct export { FILE *f; int64_t after; size_t n; bool first; struct epcisxml_writer *xml; };

/* An event of the export as XML: its context comes with it. */
static enum err export_xml(struct cx *cx, struct export *x, struct str json)
{
    struct jv v;
    if (!parse(cx->ar, json, &v))
        return err_say(cx, ERR_CORRUPT, NULL, "事件内容无法读取", "the content of an event cannot be read");
    struct buf b;
    buf_init(&b, cx->ar, json.size * 2);
    x->xml->b = &b;
    epcisxml_write_event(x->xml, cx->ar, &v);
    fwrite(b.p, 1, b.size, x->f);
    return ERR_NONE;
}

static enum err export_page(struct cx *cx, struct tx *tx, void *arg)
{
    struct export *x = arg;
    struct read_row *v = AR_ARRAY(cx->ar, struct read_row, 500);
    struct rows *r;
    struct last_context last = {0};
    x->n = 0;
    TRY(sql_query(tx, &epcis_sql[Q_EXPORT], ARGS(v_i(x->after), v_i(500)), &r));
    while (rows_next(r))
        TRY(epcis_read_row(cx, r, &v[x->n++]));
    TRY(rows_end(&r));
    for (size_t i = 0; i < x->n; i++) {
        TRY(epcis_read_alone_after(cx, tx, &v[i], &last));
        if (x->xml)
            TRY(export_xml(cx, x, v[i].hit.json));
        else
            fprintf(x->f, "%s\n" STR_FMT, x->first ? "" : ",", STR_ARG(v[i].hit.json));
        x->first = false;
        x->after = v[i].hit.row;
    }
    return ferror(x->f) ? err_say(cx, ERR_IO, NULL, "写入失败", "Writing failed") : ERR_NONE;
}

/* Head or end of the document. */
static void export_frame(struct cx *cx, struct export *x, bool end)
{
    char now[32];
    when_format_utc(cx->now_us, now);
    if (x->xml) {
        struct buf b;
        buf_init(&b, cx->ar, 1024);
        x->xml->b = &b;
        (end ? epcisxml_write_end : epcisxml_write_begin)(x->xml);
        fwrite(b.p, 1, b.size, x->f);
    } else if (end) {
        fputs("\n]}}\n", x->f);
    } else {
        fprintf(x->f, "{\"@context\":[%s],\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"%s\",\"epcisBody\":{\"eventList\":[", STR_DEFAULT_CONTEXT, now);
    }
}

enum err epcis_export(struct cx *cx, FILE *f, bool xml)
{
    struct epcisxml_writer w = {.kind = EPCISXML_DOCUMENT, .now_us = cx->now_us};
    struct export x = {.f = f, .first = true, .xml = xml ? &w : NULL};
    export_frame(cx, &x, false);
    do {
        struct ar_mark m = ar_mark(cx->ar);
        TRY(tx_read(cx, "epcis.export", export_page, &x));
        ar_rewind(cx->ar, m);
    } while (x.n);
    export_frame(cx, &x, true);
    return ferror(f) ? err_say(cx, ERR_IO, NULL, "写入失败", "Writing failed") : ERR_NONE;
}
