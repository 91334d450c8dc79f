/* grow_event.c: what the room tells the event repository: an ObjectEvent ADD with lot master data for a harvest, a
 * TransformationEvent for a split, merge or process. The event is captured in the transaction of the fact itself. */
#include "grow_priv.h"

#include <stdio.h>

#include "epcis.h"

/* Kilograms with up to three decimals, as a JSON number. */
static void jw_kg(struct jw *w, int64_t g) {
    char t[32];
    int n = snprintf(t, sizeof t, "%lld.%03lld", (long long)(g / 1000), (long long)(g % 1000));
    while (t[n - 1] == '0')
        n--;
    if (t[n - 1] == '.')
        n--;
    jw_raw(w, (struct str){t, (size_t)n});
}

static void quantities(struct jw *w, const char *key, const struct grow_event_lot *l, size_t n) {
    jw_key(w, key);
    jw_arr(w);
    for (size_t i = 0; i < n; i++) {
        jw_obj(w);
        jw_key(w, "epcClass"), jw_z(w, l[i].epc);
        jw_key(w, "quantity"), jw_kg(w, l[i].quantity_g);
        jw_key(w, "uom"), jw_z(w, "KGM");
        jw_obj_end(w);
    }
    jw_arr_end(w);
}

static void place(struct jw *w, const char *key, const char *uri) {
    jw_key(w, key);
    jw_obj(w);
    jw_key(w, "id"), jw_z(w, uri);
    jw_obj_end(w);
}

/* Lot number and harvest dates by CBV's names; the plots under our own name space. */
static void ilmd(struct jw *w, const struct grow_event *e) {
    char day[16];
    day_format((int32_t)e->day, day);
    jw_key(w, "ilmd");
    jw_obj(w);
    jw_key(w, "cbvmda:lotNumber"), jw_z(w, e->lot_no);
    jw_key(w, "cbvmda:harvestStartDate"), jw_z(w, day);
    jw_key(w, "cbvmda:harvestEndDate"), jw_z(w, day);
    jw_key(w, "cbvmda:countryOfOrigin"), jw_z(w, "CN");
    if (e->grade)
        jw_key(w, "tiantou:grade"), jw_z(w, e->grade);
    jw_key(w, "tiantou:plot");
    jw_arr(w);
    for (size_t i = 0; i < e->plots_n; i++)
        jw_z(w, e->plots[i]);
    jw_arr_end(w);
    jw_obj_end(w);
}

static void context(struct jw *w) {
    jw_key(w, "@context");
    jw_arr(w);
    jw_z(w, "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
    jw_obj(w);
    jw_key(w, "tiantou"), jw_z(w, conf_text("grow.namespace"));
    jw_obj_end(w);
    jw_arr_end(w);
}

/* Today's events carry the moment, older ones noon of their day: the hour is not known. */
static int64_t event_us(const struct cx *cx, int64_t day) {
    int64_t noon = day * US_PER_DAY + (12 * 60 - WHEN_CST_MIN) * 60 * US_PER_S;
    return day == grow_today(cx) || noon > cx->now_us ? cx->now_us / 1000 * 1000 : noon;
}

enum err grow_event_capture(struct cx *cx, struct tx *tx, const struct grow_event *e, const char **event_id_out) {
    const char *where;
    char at[40];
    struct buf b;
    struct jw w;
    TRY(people_location_uri(cx, tx, e->operator_id, &where));
    when_format(event_us(cx, e->day), WHEN_CST_MIN, at);
    buf_init(&b, cx->ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    context(&w);
    jw_key(&w, "type"), jw_z(&w, e->in_n ? "TransformationEvent" : "ObjectEvent");
    jw_key(&w, "eventTime"), jw_z(&w, at);
    jw_key(&w, "eventTimeZoneOffset"), jw_z(&w, "+08:00");
    if (e->in_n) {
        quantities(&w, "inputQuantityList", e->in, e->in_n);
        quantities(&w, "outputQuantityList", e->out, e->out_n);
        jw_key(&w, "transformationID"), jw_z(&w, ar_printf(cx->ar, "urn:uuid:%s", e->id));
    } else {
        jw_key(&w, "action"), jw_z(&w, "ADD");
        quantities(&w, "quantityList", e->out, e->out_n);
        ilmd(&w, e);
    }
    jw_key(&w, "bizStep"), jw_z(&w, e->biz_step);
    jw_key(&w, "disposition"), jw_z(&w, "active");
    place(&w, "readPoint", where);
    place(&w, "bizLocation", where);
    jw_obj_end(&w);
    return epcis_capture_event(cx, tx, buf_view(&b), e->county, e->operator_id, event_id_out);
}
