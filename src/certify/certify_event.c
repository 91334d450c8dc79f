/* certify_event.c: each test, certificate and release is told to the event repository as an ObjectEvent over the lot, in the
 * transaction that stores it, with the paper's address as certificationInfo (EPCIS 2.0 section 7.4.1.3). */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "certify_priv.h"
#include "conf.h"
#include "epcis.h"
#include "when.h"

enum err certify_cert_url(struct cx *cx, struct tx *tx, const char *cert_no, const char **out)
{
    const char *base = conf_text("net.public_url");
    struct people_county county = {0};
    if (!*base) {
        TRY(people_county_get(cx, tx, &county));
        base = ar_printf(cx->ar, "https://%s", county.domain);
    }
    *out = ar_printf(cx->ar, "%s/cert/%s", base, cert_no);
    return ERR_NONE;
}

static void write_when(struct jw *w, int64_t us)
{
    char text[40];
    when_format(us, WHEN_CST_MIN, text);
    jw_key(w, "eventTime");
    jw_z(w, text);
    jw_key(w, "eventTimeZoneOffset");
    jw_z(w, "+08:00");
}

static void write_quantity(struct jw *w, const struct grow_lot *lot, int64_t grams)
{
    char kg[32];
    int n = snprintf(kg, sizeof kg, "%" PRId64 ".%03d", grams / 1000, (int)(grams % 1000));
    while (kg[n - 1] == '0')
        kg[--n] = 0;
    if (kg[n - 1] == '.')
        kg[--n] = 0;
    jw_key(w, "quantityList");
    jw_arr(w);
    jw_obj(w);
    jw_key(w, "epcClass");
    jw_z(w, lot->epc);
    jw_key(w, "quantity");
    jw_raw(w, str_of(kg));
    jw_key(w, "uom");
    jw_z(w, "KGM");
    jw_obj_end(w);
    jw_arr_end(w);
}

static void write_paper(struct jw *w, const char *type, const char *paper)
{
    jw_key(w, "bizTransactionList");
    jw_arr(w);
    jw_obj(w);
    jw_key(w, "type");
    jw_z(w, type);
    jw_key(w, "bizTransaction");
    jw_z(w, paper);
    jw_obj_end(w);
    jw_arr_end(w);
}

static void write_place(struct jw *w, const char *key, const char *uri)
{
    jw_key(w, key);
    jw_obj(w);
    jw_key(w, "id");
    jw_z(w, uri);
    jw_obj_end(w);
}

static void write_z(struct jw *w, const char *key, const char *z)
{
    if (!z)
        return;
    jw_key(w, key);
    jw_z(w, z);
}

enum err certify_tell(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const struct people_operator *op, const struct certify_fact *f,
                      const char **event_id_out)
{
    struct buf b;
    struct jw w;
    const char *place, *url = NULL;
    TRY(people_location_uri(cx, tx, op->id, &place));
    if (f->cert_no)
        TRY(certify_cert_url(cx, tx, f->cert_no, &url));
    buf_init(&b, cx->ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    write_z(&w, "type", "ObjectEvent");
    write_when(&w, cx->now_us);
    write_z(&w, "certificationInfo", url);
    write_z(&w, "action", "OBSERVE");
    write_z(&w, "bizStep", f->biz_step);
    write_z(&w, "disposition", f->disposition);
    write_place(&w, "readPoint", place);
    write_place(&w, "bizLocation", place);
    write_quantity(&w, lot, f->quantity_g);
    if (url || f->paper)
        write_paper(&w, url ? "cert" : f->paper_type, url ? url : f->paper);
    jw_obj_end(&w);
    return epcis_capture_event(cx, tx, buf_view(&b), lot->county, op->id, event_id_out);
}
