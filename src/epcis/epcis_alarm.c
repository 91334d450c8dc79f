/* epcis_alarm.c: alarms of devices, as the standard tells them: an event whose sensorReport has an `exception` (EPCIS 2.0 section 7.3.7.1.3;
 * CBV 2.0 section 7.8: ALARM_CONDITION, a reading out of its bounds; ERROR_CONDITION, a device that does not work). What the event is
 * about, when, and, where it names nothing but a place, what stood there. For the recalls of room trace. */
#include "epcis_priv.h"
#include "epcis_trace.h"

#include <string.h>

static void widen(struct epcis_alarm *a, const struct jv *v)
{
    struct when t;
    if (!v || !when_parse(json_str(v), &t))
        return;
    a->from_us = t.us < a->from_us ? t.us : a->from_us;
    a->until_us = t.us + 1 > a->until_us ? t.us + 1 : a->until_us;
}

static void widen_by(struct epcis_alarm *a, const struct jv *obj)
{
    widen(a, json_get(obj, "time"));
    widen(a, json_get(obj, "startTime"));
    widen(a, json_get(obj, "endTime"));
}

/* One element: its first exception, its device, its times. An alarm outweighs an error. */
static void take_element(struct cx *cx, struct epcis_alarm *a, const struct jv *el)
{
    const struct jv *meta = json_get(el, "sensorMetadata"), *reports = json_get(el, "sensorReport");
    bool any = false;
    for (uint32_t i = 0; json_is(reports, J_ARR) && i < reports->n; i++) {
        struct str word = json_str(json_get(&reports->items[i], "exception"));
        if (!word.size)
            continue;
        struct str name = epcis_voc_short(EPCIS_ALARM, word), device = json_str(json_get(&reports->items[i], "deviceID"));
        if (!a->exception || str_eqz(name, "ALARM_CONDITION"))
            a->exception = str_dup(cx->ar, name);
        if (!a->device && device.size)
            a->device = str_dup(cx->ar, device);
        widen_by(a, &reports->items[i]);
        any = true;
    }
    if (!any || !meta)
        return;
    widen_by(a, meta);
    if (!a->device && json_str(json_get(meta, "deviceID")).size)
        a->device = str_dup(cx->ar, json_str(json_get(meta, "deviceID")));
}

static void take_things(struct cx *cx, struct epcis_alarm *a, const struct epcis_keys *k)
{
    a->things = AR_ARRAY(cx->ar, struct str, k->epcs_n + 1);
    for (size_t i = 0; i < k->epcs_n; i++)
        a->things[a->things_n++] = (struct str){str_dup(cx->ar, k->epcs[i].uri), k->epcs[i].uri.size};
}

enum err epcis_alarm_find(struct cx *cx, struct tx *tx, struct str event_id, struct epcis_alarm *out)
{
    struct epcis_hit hit;
    struct epcis_event *ev;
    TRY(epcis_event_find(cx, tx, event_id, &hit));
    *out = (struct epcis_alarm){.event_id = hit.event_id, .row = hit.row, .time_us = hit.time_us, .from_us = hit.time_us, .until_us = hit.time_us + 1,
                                .place = hit.biz_location ? hit.biz_location : hit.read_point, .error_declared = hit.error_declared};
    struct jv v;
    struct json_fault fault;
    if (!json_read(cx->ar, hit.json, NULL, &v, &fault))
        return err_set(cx, ERR_CORRUPT, NULL);
    const struct jv *elements = json_get(&v, "sensorElementList");
    for (uint32_t i = 0; json_is(elements, J_ARR) && i < elements->n; i++)
        take_element(cx, out, &elements->items[i]);
    TRY(epcis_event_read(cx, &v, NULL, "", &ev));
    take_things(cx, out, ev->keys);
    return ERR_NONE;
}

enum err epcis_things_at(struct cx *cx, struct tx *tx, const char *place, int64_t until_us, size_t events, size_t max, struct str **uris_out, size_t *n_out, bool *more_out)
{
    struct rows *r;
    struct str *v = AR_ARRAY(cx->ar, struct str, max);
    size_t n = 0;
    *more_out = false;
    TRY(sql_query(tx, &epcis_sql[Q_THINGS_AT], ARGS(v_s(epcis_uri_canonical(cx->ar, str_of(place))), v_i(until_us), v_i((int64_t)events), v_i((int64_t)max + 1)), &r));
    while (rows_next(r)) {
        if (n < max)
            v[n++] = str_of(rows_z(r, 0));
        else
            *more_out = true;
    }
    TRY(rows_end(&r));
    *uris_out = v, *n_out = n;
    return ERR_NONE;
}
