/* demo_chain.c: the way of some twenty lots of the demonstration county from the field to the shop, as EPCIS events: packs into a
 * case (AggregationEvent), shipped, kept cold with sensor reports, received at the county's hub, shipped on, received at the
 * shop, taken out of the case and put on sale. Hubs and shops have GLNs under the example prefix and names that say what they are. */
#include <stdio.h>
#include <string.h>

#include "demo.h"
#include "epcis.h"
#include "gs1.h"
#include "json.h"
#include "trace.h"
#include "when.h"

enum { PLACE_HUB, PLACE_MARKET, PLACE_SHOP, PLACE_CANTEEN, PLACES };
#define PLACE_GLN 900 /* location numbers of places; those below are producers' */
static const struct { const char *zh, *en; } PLACE[PLACES] = {
    {"云岭县冷链集配中心（演示）", "Yunling cold-chain hub (demonstration)"}, {"岭南市农产品批发市场（演示）", "Wholesale market (demonstration)"},
    {"岭南市社区鲜店（演示）", "Neighbourhood shop (demonstration)"}, {"岭南市第三食堂（演示）", "Canteen (demonstration)"},
};

static const char *place_uri(struct arena *ar, int place)
{
    char gln[14];
    demo_gln(PLACE_GLN + (uint64_t)place, gln);
    return ar_printf(ar, GS1_STEM "/414/%s", gln);
}

static const char *case_uri(struct arena *ar, int lot)
{
    char sscc[19];
    return gs1_sscc_make(STR(DEMO_PREFIX), 0, 500000 + (uint64_t)lot, sscc) == GS1_OK ? ar_printf(ar, GS1_STEM "/00/%s", sscc) : NULL;
}

/* Where a step happens: -1 at the producer's, else a place. */
static const char *where_uri(struct demo *d, struct arena *ar, int lot, int place)
{
    return place < 0 ? ar_printf(ar, GS1_STEM "/414/%s", d->gln[d->lots[lot].op]) : place_uri(ar, place);
}

/* The shop at the end of a lot's way. */
static int shop_of(int lot)
{
    return lot % 3 == 0 ? PLACE_CANTEEN : lot % 3 == 1 ? PLACE_SHOP : PLACE_MARKET;
}

/* ---- writing ----------------------------------------------------------------------------------------------------------------------- */
static void member(struct jw *w, const char *key, const char *text)
{
    jw_key(w, key);
    jw_z(w, text);
}

static void member_id(struct jw *w, const char *key, const char *uri)
{
    jw_key(w, key);
    jw_obj(w);
    member(w, "id", uri);
    jw_obj_end(w);
}

static void begin(struct jw *w, struct buf *b, struct cx *cx, const char *type, const char *action, const char *step)
{
    char at[40];
    when_format(cx->now_us, WHEN_CST_MIN, at);
    buf_init(b, cx->ar, 1024);
    jw_init(w, b);
    jw_obj(w);
    jw_key(w, "@context");
    jw_arr(w);
    jw_z(w, "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
    jw_obj(w);
    member(w, "tiantou", "https://tiantou.example/ns/");
    jw_obj_end(w);
    jw_arr_end(w);
    member(w, "type", type);
    member(w, "eventTime", at);
    member(w, "eventTimeZoneOffset", "+08:00");
    member(w, "action", action);
    member(w, "bizStep", step);
}

static void place_member(struct jw *w, struct demo *d, struct cx *cx, int lot, int place, bool stays)
{
    const char *uri = where_uri(d, cx->ar, lot, place);
    member_id(w, "readPoint", uri);
    if (stays)
        member_id(w, "bizLocation", uri);
    if (place >= 0)
        member(w, "tiantou:placeName", PLACE[place].zh);
}

static void epc_list(struct jw *w, const char *key, const char *epc)
{
    jw_key(w, key);
    jw_arr(w);
    jw_z(w, epc);
    jw_arr_end(w);
}

static void quantity(struct jw *w, const char *key, const char *epc_class, int64_t n)
{
    jw_key(w, key);
    jw_arr(w);
    jw_obj(w);
    member(w, "epcClass", epc_class);
    jw_key(w, "quantity");
    jw_i64(w, n);
    jw_obj_end(w);
    jw_arr_end(w);
}

static enum err finish(struct jw *w, struct buf *b, struct cx *cx, struct tx *tx)
{
    const char *id;
    jw_obj_end(w);
    return epcis_capture_event(cx, tx, buf_view(b), DEMO_COUNTY_CODE, 0, &id);
}

/* ---- the steps ----------------------------------------------------------------------------------------------------------------------- */
/* The first pack's number is given to goods of this lot: so a trace of the pack finds the lot. */
static enum err commission(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_lot *l = &d->lots[a];
    const char *serial = strstr(l->pack_path, "/21/");
    struct buf buf;
    struct jw w;
    (void)b;
    if (!serial)
        return ERR_NONE;
    begin(&w, &buf, cx, "ObjectEvent", "ADD", "commissioning");
    member(&w, "disposition", "active");
    epc_list(&w, "epcList", ar_printf(cx->ar, GS1_STEM "/01/%s%s", l->gtin, serial));
    place_member(&w, d, cx, a, -1, true);
    jw_key(&w, "ilmd");
    jw_obj(&w);
    member(&w, "cbvmda:lotNumber", l->lot_no);
    jw_obj_end(&w);
    return finish(&w, &buf, cx, tx);
}

/* The first pack by its own number, its fellows by their lot. b: 0 into the case, 1 out of it at the end. */
static enum err pack_case(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_lot *l = &d->lots[a];
    const char *serial = strstr(l->pack_path, "/21/");
    struct buf buf;
    struct jw w;
    begin(&w, &buf, cx, "AggregationEvent", b ? "DELETE" : "ADD", b ? "unpacking" : "packing");
    member(&w, "disposition", b ? "sellable_accessible" : "in_progress");
    member(&w, "parentID", case_uri(cx->ar, a));
    if (serial)
        epc_list(&w, "childEPCs", ar_printf(cx->ar, GS1_STEM "/01/%s%s", l->gtin, serial));
    quantity(&w, "childQuantityList", l->epc, l->packs > 1 ? l->packs - 1 : 1);
    place_member(&w, d, cx, a, b ? shop_of(a) : -1, true);
    return finish(&w, &buf, cx, tx);
}

/* b: where from, -1 the producer. */
static enum err ship(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct buf buf;
    struct jw w;
    begin(&w, &buf, cx, "ObjectEvent", "OBSERVE", "shipping");
    member(&w, "disposition", "in_transit");
    epc_list(&w, "epcList", case_uri(cx->ar, a));
    place_member(&w, d, cx, a, b, false);
    jw_key(&w, "bizTransactionList");
    jw_arr(&w);
    jw_obj(&w);
    member(&w, "type", "desadv");
    member(&w, "bizTransaction", ar_printf(cx->ar, "urn:tiantou:demo:despatch:%03d-%d", a + 1, b + 1));
    jw_obj_end(&w);
    jw_arr_end(&w);
    return finish(&w, &buf, cx, tx);
}

static enum err receive(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct buf buf;
    struct jw w;
    begin(&w, &buf, cx, "ObjectEvent", "OBSERVE", "receiving");
    member(&w, "disposition", b == PLACE_HUB ? "in_progress" : "sellable_not_accessible");
    epc_list(&w, "epcList", case_uri(cx->ar, a));
    place_member(&w, d, cx, a, b, true);
    return finish(&w, &buf, cx, tx);
}

static enum err sell_at(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_lot *l = &d->lots[a];
    struct buf buf;
    struct jw w;
    (void)b;
    begin(&w, &buf, cx, "ObjectEvent", "OBSERVE", "stocking");
    member(&w, "disposition", "sellable_accessible");
    quantity(&w, "quantityList", l->epc, l->packs);
    place_member(&w, d, cx, a, shop_of(a), true);
    return finish(&w, &buf, cx, tx);
}

static void report(struct jw *w, int64_t at_us, double celsius, double humidity)
{
    char at[40];
    when_format(at_us, WHEN_CST_MIN, at);
    const struct { const char *type, *uom; double value; } reports[] = {{"Temperature", "CEL", celsius}, {"RelativeHumidity", "A93", humidity}};
    for (int i = 0; i < 1 + (humidity > 0); i++) {
        jw_obj(w);
        member(w, "type", reports[i].type);
        member(w, "time", at);
        jw_key(w, "value");
        jw_double(w, (double)(int64_t)(reports[i].value * 10) / 10);
        member(w, "uom", reports[i].uom);
        jw_obj_end(w);
    }
}

/* The refrigerated vehicle's logger: a reading every half hour. b: which leg. */
static enum err keep_cold(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    struct demo_rand r = demo_rand_of(d->seed, "cold", a * 4 + b);
    struct buf buf;
    struct jw w;
    begin(&w, &buf, cx, "ObjectEvent", "OBSERVE", "transporting");
    member(&w, "disposition", "in_transit");
    epc_list(&w, "epcList", case_uri(cx->ar, a));
    jw_key(&w, "sensorElementList");
    jw_arr(&w);
    jw_obj(&w);
    jw_key(&w, "sensorMetadata");
    jw_obj(&w);
    member(&w, "deviceID", ar_printf(cx->ar, "urn:tiantou:demo:logger:%d", a % 4 + 1));
    jw_obj_end(&w);
    jw_key(&w, "sensorReport");
    jw_arr(&w);
    for (int i = 4; i >= 0; i--)
        report(&w, cx->now_us - i * 30 * 60 * US_PER_S, 2.5 + demo_rand_unit(&r) * 3, i % 2 ? 0 : 84 + demo_rand_unit(&r) * 8);
    jw_arr_end(&w);
    jw_obj_end(&w);
    jw_arr_end(&w);
    return finish(&w, &buf, cx, tx);
}

void demo_add_chain(struct demo *d, int i)
{
    const struct demo_lot *l = &d->lots[i];
    bool cold = DEMO_CROP[l->crop].cold;
    int owner = WHO_OWNER + l->op, m = i % 40;
    demo_add(d, demo_at(l->day + 4, 5 * 60 + m), owner, commission, i, 0);
    demo_add(d, demo_at(l->day + 4, 6 * 60 + m), owner, pack_case, i, 0);
    demo_add(d, demo_at(l->day + 4, 8 * 60 + m), owner, ship, i, -1);
    if (cold)
        demo_add(d, demo_at(l->day + 4, 10 * 60 + 30 + m), WHO_OFFICE, keep_cold, i, 0);
    demo_add(d, demo_at(l->day + 4, 11 * 60 + m), WHO_OFFICE, receive, i, PLACE_HUB);
    demo_add(d, demo_at(l->day + 4, 20 * 60 + m), WHO_OFFICE, ship, i, PLACE_HUB);
    if (cold)
        demo_add(d, demo_at(l->day + 5, 2 * 60 + m), WHO_OFFICE, keep_cold, i, 1);
    demo_add(d, demo_at(l->day + 5, 4 * 60 + m), WHO_OFFICE, receive, i, shop_of(i));
    demo_add(d, demo_at(l->day + 5, 7 * 60 + m), WHO_OFFICE, pack_case, i, 1);
    demo_add(d, demo_at(l->day + 5, 7 * 60 + 15 + m), WHO_OFFICE, sell_at, i, 0);
}

/* ---- names, a drill, and what the search is to find ------------------------------------------------------------------------------------ */
static enum err name_place(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    static const char *const KIND[PLACES] = {"hub", "market", "shop", "canteen"};
    const char *uuid;
    (void)d, (void)b;
    return trace_place_put(cx, tx, &(struct trace_place_body){place_uri(cx->ar, a), field_enum(trace_place_kinds, str_of(KIND[a])), PLACE[a].zh, PLACE[a].en, "值班室", ar_printf(cx->ar, "0000000 80%02d", a + 1)}, &uuid);
}

/* The pack goes into another case while nobody took it out of the first. */
static enum err pack_elsewhere(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const struct demo_lot *l = &d->lots[a];
    const char *serial = strstr(l->pack_path, "/21/");
    struct buf buf;
    struct jw w;
    (void)b;
    begin(&w, &buf, cx, "AggregationEvent", "ADD", "packing");
    member(&w, "disposition", "in_progress");
    member(&w, "parentID", case_uri(cx->ar, a + 300));
    epc_list(&w, "childEPCs", ar_printf(cx->ar, GS1_STEM "/01/%s%s", l->gtin, serial ? serial : "/21/0"));
    place_member(&w, d, cx, a, PLACE_HUB, true);
    return finish(&w, &buf, cx, tx);
}

static enum err drill(struct demo *d, struct cx *cx, struct tx *tx, int a, int b)
{
    const char *uuid;
    (void)b;
    return trace_recall_make(cx, tx, &(struct trace_recall_body){SUBJECT_LOT, d->lots[a].uuid, "第四季度召回演练", NULL, true, FIELD_NULL, FIELD_NULL}, &uuid);
}

void demo_add_trace(struct demo *d)
{
    int lot[2], n = 0;
    for (int i = 0; i < d->lots_n && n < 2; i++)
        if ((d->lots[i].fate & FATE_SHIP) && (d->lots[i].fate & FATE_PACK) && !(d->lots[i].fate & (FATE_RECALL | FATE_LOCK | FATE_REVOKE)) && d->lots[i].day + 6 < d->today)
            lot[n++] = i;
    for (int i = 0; i < PLACES; i++)
        demo_add(d, demo_at(d->day0, 9 * 60 + i), WHO_OFFICE, name_place, i, 0);
    if (n < 2)
        return;
    demo_add(d, demo_at(d->lots[lot[0]].day + 4, 20 * 60 + 45 + lot[0] % 40), WHO_OFFICE, ship, lot[0], PLACE_HUB);  /* sent twice by the hub's clerk */
    demo_add(d, demo_at(d->lots[lot[1]].day + 4, 15 * 60), WHO_OFFICE, pack_elsewhere, lot[1], 0);
    demo_add(d, demo_at(d->today - 1, 15 * 60), WHO_MARKET, drill, lot[1], 0);
}
