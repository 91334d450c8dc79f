/* epcis_event.c: one event from JSON: checked, hashed, and everything it will be found by collected. Pure computation over the
 * arena; done before any transaction. Called by epcis_doc.c, epcis_capture.c, epcis_import.c and other rooms. */
#include "epcis_priv.h"

#include <string.h>

struct str epcis_json_compact(struct arena *ar, const struct jv *v)
{
    struct buf b;
    struct jw w;
    buf_init(&b, ar, v->size);
    jw_init(&w, &b);
    jw_val(&w, v);
    return buf_view(&b);
}

/* What is stored: members in their order, without recordTime (the repository gives its own). */
static struct str event_text(struct arena *ar, const struct jv *ev)
{
    struct buf b;
    struct jw w;
    buf_init(&b, ar, ev->size + 16);
    jw_init(&w, &b);
    jw_obj(&w);
    for (uint32_t i = 0; i < ev->n; i++)
        if (!str_eqz(ev->members[i].key, "recordTime")) {
            jw_keyn(&w, ev->members[i].key);
            jw_val(&w, &ev->members[i].val);
        }
    jw_obj_end(&w);
    return buf_view(&b);
}

static struct str place_uri(struct arena *ar, struct uri_memo *memo, const struct jv *place)
{
    const struct jv *id = json_get(place, "id");
    return id ? epcis_memo_put(ar, memo, id->s) : (struct str){0};
}

/* An event's keys, with room for the spellings of all it may name. */
static struct epcis_keys *keys_new(struct arena *ar, const struct jv *const *f)
{
    struct epcis_keys *k = AR_NEW(ar, struct epcis_keys);
    size_t n = 8;
    for (size_t i = 0; i < EF__COUNT; i++)
        n += f[i] && f[i]->type == J_ARR ? f[i]->n : 0;
    k->memo = epcis_memo_new(ar, n);
    return k;
}

struct str epcis_uri_canonical(struct arena *ar, struct str uri)
{
    return gs1_canonical_uri(ar, uri);
}

/* ---- the event ------------------------------------------------------------------------------------------------------------------ */
static void event_fill(struct arena *ar, struct epcis_event *ev, const struct jv *const *f)
{
    ev->keys = keys_new(ar, f);
    (void)when_parse(f[EF_TIME]->s, &ev->time);
    (void)when_parse_offset(f[EF_OFFSET]->s, &ev->off_min);
    ev->action = f[EF_ACTION] ? (enum epcis_action)epcis_action_of(f[EF_ACTION]->s) : EPCIS_NO_ACTION;
    ev->event_id = json_str(f[EF_EVENT_ID]);
    ev->biz_step = epcis_word_uri(ar, ev->context, EPCIS_BIZSTEP, f[EF_BIZ_STEP]);
    ev->disposition = epcis_word_uri(ar, ev->context, EPCIS_DISP, f[EF_DISPOSITION]);
    ev->read_point = place_uri(ar, &ev->keys->memo, f[EF_READ_POINT]);
    ev->biz_location = place_uri(ar, &ev->keys->memo, f[EF_BIZ_LOCATION]);
    if (f[EF_TRANSFORMATION])
        ev->transformation_id = epcis_memo_put(ar, &ev->keys->memo, f[EF_TRANSFORMATION]->s);
    ev->text = event_text(ar, ev->json);
    epcis_keys_collect(ar, ev, f);
}

static void event_hash(struct cx *cx, struct epcis_event *ev)
{
    char *ni = ar_alloc(cx->ar, EPCIS_NI_SIZE);
    struct ar_mark m = ar_mark(cx->ar);
    epcis_hash_digest(epcis_event_prehash(cx, ev), ev->keys->digest);
    ar_rewind(cx->ar, m); /* the line and its pieces: many times the event's own size */
    epcis_hash_ni(ev->keys->digest, ni);
    ev->hash = (struct str){ni, strlen(ni)};
    ev->id = ev->event_id.size ? ev->event_id : ev->hash;
}

struct str epcis_event_prehash(struct cx *cx, const struct epcis_event *ev)
{
    struct buf b;
    buf_init(&b, cx->ar, 1024);
    epcis_hash_text(&b, ev->json, ev->context, &ev->keys->memo);
    return buf_view(&b);
}

enum err epcis_event_read(struct cx *cx, const struct jv *json, const struct epcis_context *context, const char *pointer,
                          struct epcis_event **out)
{
    const struct jv *slots[EF__COUNT] = {0};
    struct epcis_event *ev = AR_NEW(cx->ar, struct epcis_event);
    struct epcis_context *own;
    const struct jv *at = json_get(json, "@context");
    ev->json = json;
    ev->context = context ? context : epcis_context_standard();
    if (json->size > EPCIS_EVENT_BYTES_MAX)
        return err_say(cx, ERR_TOO_LARGE, pointer, "一个事件最多 %d 字节", "an event may have %d bytes at most", EPCIS_EVENT_BYTES_MAX);
    TRY(epcis_event_check(cx, json, pointer, &ev->type, slots));
    if (at) {
        TRY(epcis_context_read(cx, at, ev->context, ar_printf(cx->ar, "%s/@context", pointer), &own));
        own->json = ev->context->json; /* the document's: the event's own stays in the event */
        ev->context = own;
    }
    event_fill(cx->ar, ev, slots);
    event_hash(cx, ev);
    *out = ev;
    return ERR_NONE;
}

enum err epcis_event_prepare(struct cx *cx, struct str json, struct epcis_event **out)
{
    static const struct json_limits LIMITS = {EPCIS_EVENT_BYTES_MAX, EPCIS_EVENT_DEPTH_MAX, 0};
    struct jv *v = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    if (!json_read(cx->ar, json, &LIMITS, v, &fault))
        return epcis_json_fault(cx, json, fault);
    return epcis_event_read(cx, v, NULL, "", out);
}
