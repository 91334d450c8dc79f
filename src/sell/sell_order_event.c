/* sell_order_event.c: an order that leaves is told to the event repository: one ObjectEvent "shipping" over the quantities of its lots, with
 * the order as purchase order (bizTransaction "po"), in the transaction that sends it. Nothing in it names the buyer. */
#include <inttypes.h>
#include <stdio.h>

#include "conf.h"
#include "epcis.h"
#include "json.h"
#include "sell_after.h"
#include "when.h"

static void put_z(struct jw *w, const char *key, const char *z)
{
    jw_key(w, key);
    jw_z(w, z);
}

static void put_when(struct jw *w, int64_t us)
{
    char text[40];
    when_format(us, WHEN_CST_MIN, text);
    put_z(w, "eventTime", text);
    put_z(w, "eventTimeZoneOffset", "+08:00");
}

static void put_place(struct jw *w, const char *key, const char *uri)
{
    jw_key(w, key);
    jw_obj(w);
    put_z(w, "id", uri);
    jw_obj_end(w);
}

/* Kilograms as a JSON number without needless zeros. */
static void put_kg(struct jw *w, int64_t grams)
{
    char kg[32];
    int n = snprintf(kg, sizeof kg, "%" PRId64 ".%03d", grams / 1000, (int)(grams % 1000));
    while (kg[n - 1] == '0')
        kg[--n] = '\0';
    if (kg[n - 1] == '.')
        kg[--n] = '\0';
    jw_key(w, "quantity");
    jw_raw(w, str_of(kg));
    put_z(w, "uom", "KGM");
}

static enum err put_lots(struct cx *cx, struct tx *tx, struct jw *w, const struct sell_order *o)
{
    struct rows *r;
    jw_key(w, "quantityList");
    jw_arr(w);
    TRY(sql_query(tx, SQ(ord_epcs), ARGS(v_t(sell_ref(cx, o->uuid))), &r));
    while (rows_next(r)) {
        jw_obj(w);
        put_z(w, "epcClass", rows_z(r, 0));
        put_kg(w, rows_i64(r, 1));
        jw_obj_end(w);
    }
    TRY(rows_end(&r));
    jw_arr_end(w);
    return ERR_NONE;
}

static enum err order_uri(struct cx *cx, struct tx *tx, const struct sell_order *o, const char **out)
{
    const char *base = conf_text("net.public_url");
    struct people_county county = {0};
    if (!*base) {
        TRY(people_county_get(cx, tx, &county));
        base = ar_printf(cx->ar, "https://%s", county.domain);
    }
    *out = ar_printf(cx->ar, "%s/order/%s", base, o->order_no);
    return ERR_NONE;
}

enum err sell_order_tell(struct cx *cx, struct tx *tx, const struct sell_order *o, const char **event_id_out)
{
    struct buf b;
    struct jw w;
    const char *place, *uri;
    TRY(people_location_uri(cx, tx, o->serve_id, &place));
    TRY(order_uri(cx, tx, o, &uri));
    buf_init(&b, cx->ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    put_z(&w, "type", "ObjectEvent");
    put_when(&w, cx->now_us);
    put_z(&w, "action", "OBSERVE");
    put_z(&w, "bizStep", "shipping");
    put_z(&w, "disposition", "in_transit");
    put_place(&w, "readPoint", place);
    TRY(put_lots(cx, tx, &w, o));
    jw_key(&w, "bizTransactionList");
    jw_arr(&w);
    jw_obj(&w);
    put_z(&w, "type", "po");
    put_z(&w, "bizTransaction", uri);
    jw_obj_end(&w);
    jw_arr_end(&w);
    jw_obj_end(&w);
    return epcis_capture_event(cx, tx, buf_view(&b), o->county, o->serve_id, event_id_out);
}
