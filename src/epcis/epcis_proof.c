/* epcis_proof.c: events in the log. The open part of an event is what the trace page shows of it: what, when, where. The closed part
 * is the whole event as sent, with its identifier and the prefixes that hold for it. Both are made from the event when it is stored
 * and from the rows when the log is checked, so that a row changed by hand in any of these columns is found.
 * Called by epcis_store.c; by room proof through epcis_proofs. */
#include "epcis_priv.h"

#include <string.h>

/* ---- the texts -------------------------------------------------------------------------------------------------------------------- */
static void put_text(struct buf *b, const char *key, struct str s)
{
    struct jw w;
    if (!s.size)
        return;
    buf_puts(b, key);
    jw_init(&w, b);
    jw_str(&w, s);
}

static void put_plain(struct buf *b, const char *key, const char *text)
{
    buf_puts(b, key);
    buf_puts(b, text);
    buf_ch(b, '"');
}

struct str epcis_open_text(struct arena *ar, const struct event_open *o)
{
    struct buf b;
    char text[40];
    const char *action = epcis_action_name(o->action);
    buf_init(&b, ar, 640);
    put_plain(&b, "{\"type\":\"", epcis_type_name(o->type));
    if (action)
        put_plain(&b, ",\"action\":\"", action);
    when_format_utc(o->time_us, text);
    put_plain(&b, ",\"eventTime\":\"", text);
    when_format_offset(o->off_min, text);
    put_plain(&b, ",\"eventTimeZoneOffset\":\"", text);
    when_format_utc(o->record_us, text);
    put_plain(&b, ",\"recordTime\":\"", text);
    put_text(&b, ",\"county\":", o->county);
    put_text(&b, ",\"bizStep\":", o->biz_step);
    put_text(&b, ",\"disposition\":", o->disposition);
    put_text(&b, ",\"readPoint\":", o->read_point);
    put_text(&b, ",\"bizLocation\":", o->biz_location);
    put_text(&b, ",\"epc\":", o->first_epc);
    buf_ch(&b, '}');
    return buf_view(&b);
}

enum { PIECES = 5 };

/* {"eventID":…,"@context":…,"event":…} */
static void closed_pieces(struct arena *ar, struct str id, struct str context, struct str text, struct str out[PIECES])
{
    struct buf b;
    buf_init(&b, ar, id.size + 32);
    put_text(&b, "{\"eventID\":", id);
    out[0] = buf_view(&b);
    out[1] = STR(",\"@context\":");
    out[2] = context;
    out[3] = STR(",\"event\":");
    out[4] = (struct str){text.p, text.size};
}

void epcis_leaf_make(struct arena *ar, const struct epcis_event *ev, const char *county, int64_t record_us)
{
    const struct event_open o = {.type = ev->type, .action = ev->action, .time_us = ev->time.us, .record_us = record_us, .off_min = ev->off_min,
                                 .county = str_of(county), .biz_step = ev->biz_step, .disposition = ev->disposition, .read_point = ev->read_point,
                                 .biz_location = ev->biz_location, .first_epc = epcis_first_epc(ev)};
    struct str closed[PIECES + 1];
    closed_pieces(ar, ev->id, ev->context->json, ev->text, closed);
    closed[PIECES] = STR("}");
    proof_leaf_make(PROOF_EVENT, epcis_open_text(ar, &o), closed, PIECES + 1, &ev->keys->leaf);
    ev->keys->leaf_us = record_us;
}

/* ---- from the rows ------------------------------------------------------------------------------------------------------------------- */
enum { C_ID, C_COUNTY, C_EVENT_ID, C_HASH, C_TYPE, C_ACTION, C_TIME, C_OFF, C_RECORD, C_STEP, C_DISP, C_RP, C_LOC, C_FIRST, C_CONTEXT, C_JSON };

static struct str copy(struct arena *ar, const struct rows *r, int col)
{
    struct str s = rows_str(r, col);
    return s.size ? (struct str){ar_strndup(ar, s.p, s.size), s.size} : (struct str){0};
}

static struct str event_id(struct arena *ar, const struct rows *r)
{
    struct str hash = rows_str(r, C_HASH);
    if (!rows_null(r, C_EVENT_ID))
        return copy(ar, r, C_EVENT_ID);
    if (hash.size != 32)
        return STR("?");
    char *ni = ar_alloc(ar, EPCIS_NI_SIZE);
    epcis_hash_ni((const uint8_t *)hash.p, ni);
    return str_of(ni);
}

static void read_open(struct arena *ar, const struct rows *r, struct proof_record *out)
{
    struct event_open o = {.type = (enum epcis_type)rows_i64(r, C_TYPE), .action = (enum epcis_action)rows_i64(r, C_ACTION), .time_us = rows_i64(r, C_TIME),
                           .record_us = rows_i64(r, C_RECORD), .off_min = (int32_t)rows_i64(r, C_OFF), .county = copy(ar, r, C_COUNTY),
                           .biz_step = copy(ar, r, C_STEP), .disposition = copy(ar, r, C_DISP), .read_point = copy(ar, r, C_RP),
                           .biz_location = copy(ar, r, C_LOC), .first_epc = copy(ar, r, C_FIRST)};
    int64_t type = rows_i64(r, C_TYPE), action = rows_i64(r, C_ACTION), off = rows_i64(r, C_OFF);
    if (type < 0 || type >= EPCIS_TYPES || action < 0 || action > EPCIS_NO_ACTION || off < -5999 || off > 5999)
        return; /* no event of ours: written by another hand */
    out->open = epcis_open_text(ar, &o);
}

static void read_closed(struct cx *cx, const struct rows *r, struct proof_record *out)
{
    struct arena *ar = cx->ar;
    struct str packed = copy(ar, r, C_JSON), text, pieces[PIECES];
    struct buf b;
    if (!epcis_unpack_row(cx, r, packed, &text))
        return;
    closed_pieces(ar, event_id(ar, r), copy(ar, r, C_CONTEXT), text, pieces);
    buf_init(&b, ar, text.size + 400);
    for (size_t i = 0; i < PIECES; i++)
        buf_str(&b, pieces[i]);
    buf_ch(&b, '}');
    out->closed = buf_view(&b);
}

static enum err read_events(struct cx *cx, struct tx *tx, int64_t first, int64_t last, int64_t max, proof_record_fn *each, void *arg)
{
    struct rows *r;
    enum err e = ERR_NONE;
    TRY(sql_query(tx, &epcis_sql[Q_PROOF], ARGS(v_i(first), v_i(last), v_i(max)), &r));
    while (e == ERR_NONE && rows_next(r)) {
        struct ar_mark m = ar_mark(cx->ar);
        struct proof_record p = {.ref = rows_i64(r, C_ID)};
        struct str id = event_id(cx->ar, r);
        p.name = ar_printf(cx->ar, "event %.*s", (int)(id.size > 200 ? 200 : id.size), id.p);
        read_open(cx->ar, r, &p);
        read_closed(cx, r, &p);
        if (!p.closed.p)
            p.open.p = NULL;
        e = each(cx, &p, arg);
        ar_rewind(cx->ar, m);
    }
    enum err end = rows_end(&r);
    return e != ERR_NONE ? e : end;
}

/* ---- what differs: the columns and the event hash against the content ---------------------------------------------------------------- */
enum err epcis_event_again(struct cx *cx, const struct rows *r, int json, int context, struct epcis_event **out)
{
    struct str packed = copy(cx->ar, r, json), text;
    struct jv *v = AR_NEW(cx->ar, struct jv), *cv = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    struct epcis_context *c;
    if (!epcis_unpack_row(cx, r, packed, &text) || !json_read(cx->ar, text, NULL, v, &fault) || !json_read(cx->ar, copy(cx->ar, r, context), NULL, cv, &fault))
        return err_set(cx, ERR_CORRUPT, NULL);
    TRY(epcis_context_read(cx, cv, NULL, "", &c));
    return epcis_event_read(cx, v, c, "", out);
}

static void say(struct buf *b, const char *what, struct str column, struct str said)
{
    if (!str_eq(column, said))
        buf_printf(b, "%s%s is %.*s in its row, %.*s in its content", b->size ? "; " : "", what, (int)(column.size > 80 ? 80 : column.size), column.p,
                   (int)(said.size > 80 ? 80 : said.size), said.p);
}

static void say_differences(struct arena *ar, const struct rows *r, const struct epcis_event *ev, struct buf *b)
{
    char column[32], said[32];
    struct str hash = rows_str(r, C_HASH);
    when_format_utc(rows_i64(r, C_TIME), column);
    when_format_utc(ev->time.us, said);
    say(b, "eventTime", str_of(column), str_of(said));
    say(b, "eventTimeZoneOffset", str_of(ar_printf(ar, "%lld min", (long long)rows_i64(r, C_OFF))), str_of(ar_printf(ar, "%d min", ev->off_min)));
    say(b, "type", str_of(ar_printf(ar, "%lld", (long long)rows_i64(r, C_TYPE))), str_of(ar_printf(ar, "%d", ev->type)));
    say(b, "action", str_of(ar_printf(ar, "%lld", (long long)rows_i64(r, C_ACTION))), str_of(ar_printf(ar, "%d", ev->action)));
    say(b, "bizStep", copy(ar, r, C_STEP), ev->biz_step);
    say(b, "disposition", copy(ar, r, C_DISP), ev->disposition);
    say(b, "readPoint", copy(ar, r, C_RP), ev->read_point);
    say(b, "bizLocation", copy(ar, r, C_LOC), ev->biz_location);
    say(b, "first EPC", copy(ar, r, C_FIRST), epcis_first_epc(ev));
    if (hash.size != 32 || memcmp(hash.p, ev->keys->digest, 32) != 0)
        buf_printf(b, "%sits content is not the one of its event hash", b->size ? "; " : "");
    if (!b->size)
        buf_puts(b, "its recordTime, county, eventID or @context");
}

static enum err explain(struct cx *cx, struct tx *tx, int64_t ref, struct buf *out)
{
    struct rows *r;
    struct epcis_event *ev;
    TRY(sql_query(tx, &epcis_sql[Q_PROOF], ARGS(v_i(ref), v_i(ref), v_i(1)), &r));
    if (rows_next(r)) {
        if (epcis_event_again(cx, r, C_JSON, C_CONTEXT, &ev) == ERR_NONE)
            say_differences(cx->ar, r, ev, out);
        else
            buf_printf(out, "its content cannot be read as an event any more");
        cx_clear(cx);
    }
    return rows_end(&r);
}

const struct proof_source epcis_proofs = {.kind = PROOF_EVENT, .read = read_events, .explain = explain, .compare = epcis_derived_compare};
