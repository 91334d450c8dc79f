/* bench_county.c: the county of the large measurements: every lot goes the same way, from the plot to the shop's shelf, in 40 events
 * told by those who handle it; 48 lots are under way at a time; a year holds 10^7 events. See bench.h.
 *
 *   H harvest → shipped, received at the pack house → C washed with a batch of auxiliaries K (one for 1,400 lots) → inspected
 *   → G graded → stored → 72 packs in 6 boxes of 12 → the boxes on a pallet → shipped, transported, received at the depot, taken
 *   apart → boxes shipped to shops, received there, four of the six unpacked
 *
 * From a pack on the shelf back to the plot there are ten hops: shop, way, depot, pallet, box, packing, G, C, H, plot. */
#include "bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { STEPS = 40, AT_ONCE = 48, BOXES = 6, IN_BOX = 12, FARMS = 600, HOUSES = 40, DEPOTS = 10, SHOPS = 800, PRODUCTS = 300, CHARGE = 1400 };
#define YEAR_START_MS UINT64_C(1735689600000) /* 2025-01-01 */
#define STEP_MS 3153

struct out { char *p; size_t size; };
struct at { uint64_t n, lot, ms; unsigned step; };

static void put(struct out *o, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void put(struct out *o, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(o->p + o->size, GEN_EVENT_MAX - o->size, fmt, ap);
    va_end(ap);
    if (n < 0 || o->size + (size_t)n >= GEN_EVENT_MAX)
        bench_die("an event outgrew its buffer");
    o->size += (size_t)n;
}

/* Scattered, and the same in every run. */
static uint64_t scatter(uint64_t n, uint64_t salt)
{
    uint64_t z = n * UINT64_C(0x9E3779B97F4A7C15) + salt * UINT64_C(0xD1B54A32D192ED03);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* ---- identifiers ---------------------------------------------------------------------------------------------------------------- */
static unsigned long long checked(uint64_t digits)
{
    unsigned sum = 0, weight = 3;
    for (uint64_t d = digits; d; d /= 10, weight = 4 - weight)
        sum += (unsigned)(d % 10) * weight;
    return digits * 10 + (10 - sum % 10) % 10;
}

static uint64_t product_of(uint64_t lot)
{
    return lot * 31 % PRODUCTS;
}

static uint64_t house_of(uint64_t lot)
{
    return lot * 13 % HOUSES;
}

enum kind { K_HARVEST, K_CLEAN, K_GRADED, K_PACK };

static unsigned long long gtin(enum kind kind, uint64_t lot)
{
    return checked(UINT64_C(952123400000) + (uint64_t)kind * PRODUCTS + product_of(lot));
}

static void put_class(struct out *o, enum kind kind, uint64_t lot)
{
    put(o, "https://id.gs1.org/01/%014llu/10/%c%08llu", gtin(kind, lot), "HCG"[kind], (unsigned long long)lot);
}

static void put_charge(struct out *o, uint64_t lot)
{
    put(o, "https://id.gs1.org/01/%014llu/10/K%06llu", checked(UINT64_C(952123409000)), (unsigned long long)(lot / CHARGE));
}

static void put_pack(struct out *o, uint64_t lot, unsigned pack)
{
    uint64_t r = scatter(lot * 100 + pack, 1);
    put(o, "https://id.gs1.org/01/%014llu/21/%08llu%02u%c%c", gtin(K_PACK, lot), (unsigned long long)lot, pack, (char)('A' + r % 26), (char)('A' + r / 26 % 26));
}

static void put_box(struct out *o, uint64_t lot, unsigned box)
{
    uint64_t n = UINT64_C(39521234000000000) + house_of(lot) * UINT64_C(100000000) + (box < BOXES ? lot * BOXES + box : UINT64_C(90000000) + lot);
    put(o, "https://id.gs1.org/00/%018llu", checked(n));
}

static void put_pallet(struct out *o, uint64_t lot)
{
    put_box(o, lot, BOXES);
}

static unsigned long long farm(uint64_t lot)
{
    return checked(UINT64_C(952123400000) + lot * 7919 % FARMS);
}

static unsigned long long house(uint64_t lot)
{
    return checked(UINT64_C(952123400000) + FARMS + house_of(lot));
}

static unsigned long long depot(uint64_t lot)
{
    return checked(UINT64_C(952123400000) + FARMS + HOUSES + lot * 3 % DEPOTS);
}

static unsigned long long shop(uint64_t lot, unsigned box)
{
    return checked(UINT64_C(952123400000) + FARMS + HOUSES + DEPOTS + scatter(lot * 8 + box, 2) % SHOPS);
}

static void copy_out(char *to, void (*fill)(struct out *o, uint64_t lot, unsigned i), uint64_t lot, unsigned i)
{
    char text[GEN_EVENT_MAX];
    struct out o = {text, 0};
    fill(&o, lot, i);
    memcpy(to, text, o.size + 1);
}

void gen_county_pack(uint64_t lot, unsigned pack, char out[GEN_EPC_MAX])
{
    copy_out(out, put_pack, lot, pack % (BOXES * IN_BOX));
}

void gen_county_box(uint64_t lot, unsigned box, char out[GEN_EPC_MAX])
{
    copy_out(out, put_box, lot, box);
}

static void charge(struct out *o, uint64_t lot, unsigned i)
{
    (void)i;
    put_charge(o, lot);
}

void gen_county_charge(uint64_t lot, char out[GEN_EPC_MAX])
{
    copy_out(out, charge, lot, 0);
}

uint64_t gen_county_lots(uint64_t events)
{
    return events / (STEPS * AT_ONCE) * AT_ONCE;
}

/* ---- parts of events -------------------------------------------------------------------------------------------------------------- */
static void put_quantity(struct out *o, const char *list, enum kind kind, const struct at *a, unsigned percent)
{
    put(o, ",\"%s\":[{\"epcClass\":\"", list);
    put_class(o, kind, a->lot);
    put(o, "\",\"quantity\":%.1f,\"uom\":\"KGM\"}]", (double)((200 + scatter(a->lot, 3) % 9000 / 10 * 2) * percent) / 100);
}

static void put_head(struct out *o, const char *type, const char *action, const char *step, const char *disposition)
{
    put(o, "\"type\":\"%s\"", type);
    if (action)
        put(o, ",\"action\":\"%s\"", action);
    put(o, ",\"bizStep\":\"%s\",\"disposition\":\"%s\"", step, disposition);
}

static void put_place(struct out *o, unsigned long long gln, uint64_t gate)
{
    put(o, ",\"readPoint\":{\"id\":\"https://id.gs1.org/414/%013llu/254/%llu\"},\"bizLocation\":{\"id\":\"https://id.gs1.org/414/%013llu\"}", gln,
        (unsigned long long)(gate % 4), gln);
}

static void put_business(struct out *o, const char *type, char lead, uint64_t number)
{
    put(o, ",\"bizTransactionList\":[{\"type\":\"%s\",\"bizTransaction\":\"urn:epcglobal:cbv:bt:9521234000006:%c%09llu\"}]", type, lead, (unsigned long long)number);
}

static void put_parties(struct out *o, unsigned long long from, unsigned long long to)
{
    put(o, ",\"sourceList\":[{\"type\":\"owning_party\",\"source\":\"https://id.gs1.org/417/%013llu\"}],\"destinationList\":[{\"type\":\"owning_party\","
        "\"destination\":\"https://id.gs1.org/417/%013llu\"}]", from, to);
}

static void put_sensor(struct out *o, const struct at *a)
{
    put(o, ",\"sensorElementList\":[{\"sensorMetadata\":{\"deviceID\":\"urn:epc:id:giai:9521234.%05llu\"},\"sensorReport\":[{\"type\":\"Temperature\",\"value\":%.1f,\"uom\":\"CEL\"},"
        "{\"type\":\"RelativeHumidity\",\"value\":%.1f,\"uom\":\"A93\"}]}]",
        (unsigned long long)(a->lot % 500), 2.0 + (double)(scatter(a->n, 4) % 60) / 10, 80.0 + (double)(scatter(a->n, 5) % 150) / 10);
}

/* The packs of a box: `member`:[…] */
static void put_packs(struct out *o, const char *member, uint64_t lot, unsigned box)
{
    put(o, ",\"%s\":[", member);
    for (unsigned i = 0; i < IN_BOX; i++) {
        put(o, "%s\"", i ? "," : "");
        put_pack(o, lot, box * IN_BOX + i);
        put(o, "\"");
    }
    put(o, "]");
}

static void put_vehicle(struct out *o, const struct at *a)
{
    put(o, ",\"tt:vehicle\":\"吉A%05llu\",\"tt:driver\":\"司机%02llu\",\"tt:seal\":\"S%08llx\"", (unsigned long long)(scatter(a->lot, 6) % 700 * 131),
        (unsigned long long)(a->lot % 90), (unsigned long long)(scatter(a->n, 7) & 0xffffffff));
}

/* ---- the steps ---------------------------------------------------------------------------------------------------------------------- */
static void harvest(struct out *o, const struct at *a)
{
    static const char *const CROPS[][2] = {{"苹果", "红富士"}, {"番茄", "中蔬四号"}, {"水稻", "吉粳88"}, {"黄瓜", "津优1号"}, {"草莓", "红颜"}, {"大白菜", "北京新三号"}};
    const char *const *crop = CROPS[product_of(a->lot) % 6];
    unsigned long long lot = a->lot;
    put_head(o, "ObjectEvent", "ADD", "commissioning", "active");
    put_quantity(o, "quantityList", K_HARVEST, a, 100);
    put_place(o, farm(a->lot), 0);
    put(o, ",\"ilmd\":{\"tt:lotNumber\":\"H%08llu\",\"tt:harvestDate\":\"2025-%02u-%02u\",\"tt:product\":\"%s\",\"tt:variety\":\"%s\",\"tt:grade\":\"%u\","
        "\"tt:plot\":\"https://tiantou.example/plot/%llu\",\"tt:area\":{\"tt:value\":%.2f,\"tt:unit\":\"亩\"}}", lot, (unsigned)(a->ms / 2592000000u % 12) + 1,
        (unsigned)(lot % 28) + 1, crop[0], crop[1], (unsigned)(lot % 3) + 1, lot * 7919 % (FARMS * 4ull), 0.5 + (double)(lot % 80) / 10);
    put(o, ",\"tt:operator\":{\"tt:name\":\"东山村第%llu合作社\",\"tt:code\":\"93%016llu\"},\"tt:weather\":\"晴\",\"tt:workers\":%u,"
        "\"tt:lastSpray\":{\"tt:input\":\"75%%百菌清可湿性粉剂\",\"tt:registration\":\"PD%08llu\",\"tt:daysBefore\":%u}",
        lot * 7919 % FARMS, lot * 7919 % FARMS, (unsigned)(lot % 6) + 2, lot % 300, (unsigned)(lot % 20) + 7);
}

static void ship_lot(struct out *o, const struct at *a)
{
    put_head(o, "ObjectEvent", "OBSERVE", "shipping", "in_transit");
    put_quantity(o, "quantityList", K_HARVEST, a, 100);
    put_place(o, farm(a->lot), 0);
    put_parties(o, farm(a->lot), house(a->lot));
    put_vehicle(o, a);
}

static void receive_lot(struct out *o, const struct at *a)
{
    put_head(o, "ObjectEvent", "OBSERVE", "receiving", "in_progress");
    put_quantity(o, "quantityList", K_HARVEST, a, 100);
    put_place(o, house(a->lot), a->lot);
    put_business(o, "recadv", 'A', a->lot);
    put(o, ",\"tt:clerk\":\"收货员%02llu\",\"tt:accepted\":true,\"tt:dock\":\"%llu\"", (unsigned long long)(a->lot % 20), (unsigned long long)(a->lot % 12));
}

static void wash(struct out *o, const struct at *a)
{
    put(o, "\"type\":\"TransformationEvent\",\"bizStep\":\"commissioning\",\"disposition\":\"in_progress\",\"inputQuantityList\":[{\"epcClass\":\"");
    put_class(o, K_HARVEST, a->lot);
    put(o, "\",\"quantity\":%llu,\"uom\":\"KGM\"},{\"epcClass\":\"", (unsigned long long)(200 + scatter(a->lot, 3) % 900));
    put_charge(o, a->lot);
    put(o, "\",\"quantity\":0.2,\"uom\":\"KGM\"}]");
    put_quantity(o, "outputQuantityList", K_CLEAN, a, 96);
    put_place(o, house(a->lot), a->lot + 1);
    put(o, ",\"tt:line\":\"%llu号线\",\"tt:water\":%.1f", (unsigned long long)(a->lot % 4 + 1), 8.0 + (double)(a->lot % 70) / 10);
}

static void inspect(struct out *o, const struct at *a)
{
    put_head(o, "ObjectEvent", "OBSERVE", "inspecting", "conformant");
    put_quantity(o, "quantityList", K_CLEAN, a, 96);
    put_place(o, house(a->lot), 3);
    put_sensor(o, a);
    put(o, ",\"tt:test\":{\"tt:kind\":\"农残速测\",\"tt:inhibition\":%.1f,\"tt:result\":\"合格\"}", 3.0 + (double)(scatter(a->lot, 8) % 300) / 10);
}

static void grade(struct out *o, const struct at *a)
{
    put(o, "\"type\":\"TransformationEvent\",\"bizStep\":\"commissioning\",\"disposition\":\"in_progress\"");
    put_quantity(o, "inputQuantityList", K_CLEAN, a, 96);
    put_quantity(o, "outputQuantityList", K_GRADED, a, 90);
    put_place(o, house(a->lot), a->lot + 2);
    put(o, ",\"tt:grade\":\"%c级\",\"tt:line\":\"%llu号线\"", (char)('A' + a->lot % 3), (unsigned long long)(a->lot % 4 + 1));
}

static void store(struct out *o, const struct at *a)
{
    put_head(o, "ObjectEvent", "OBSERVE", "storing", "in_progress");
    put_quantity(o, "quantityList", K_GRADED, a, 90);
    put_place(o, house(a->lot), 2);
    put_sensor(o, a);
    put(o, ",\"tt:cell\":\"%llu-%llu\"", (unsigned long long)(a->lot % 30), (unsigned long long)(a->lot / 30 % 30));
}

static void pack(struct out *o, const struct at *a, unsigned box)
{
    put(o, "\"type\":\"TransformationEvent\",\"bizStep\":\"commissioning\",\"disposition\":\"active\"");
    put_quantity(o, "inputQuantityList", K_GRADED, a, 15);
    put_packs(o, "outputEPCList", a->lot, box);
    put_place(o, house(a->lot), a->lot + 3);
    put(o, ",\"ilmd\":{\"tt:bestBefore\":\"2025-%02u-%02u\",\"tt:netContent\":{\"tt:value\":500,\"tt:unit\":\"克\"}},\"tt:packer\":\"包装工%02llu\"", (unsigned)(a->ms / 2592000000u % 12) + 1,
        (unsigned)(a->lot % 28) + 1, (unsigned long long)(a->lot % 60));
}

static void box_up(struct out *o, const struct at *a, unsigned box)
{
    put_head(o, "AggregationEvent", "ADD", "packing", "in_progress");
    put(o, ",\"parentID\":\"");
    put_box(o, a->lot, box);
    put(o, "\"");
    put_packs(o, "childEPCs", a->lot, box);
    put_place(o, house(a->lot), a->lot + 3);
    put_business(o, "po", 'P', a->lot * 2 + box / 3);
}

static void put_boxes(struct out *o, const struct at *a)
{
    put(o, ",\"parentID\":\"");
    put_pallet(o, a->lot);
    put(o, "\",\"childEPCs\":[");
    for (unsigned i = 0; i < BOXES; i++) {
        put(o, "%s\"", i ? "," : "");
        put_box(o, a->lot, i);
        put(o, "\"");
    }
    put(o, "]");
}

static void pallet_up(struct out *o, const struct at *a)
{
    put_head(o, "AggregationEvent", "ADD", "packing", "container_closed");
    put_boxes(o, a);
    put_place(o, house(a->lot), 1);
}

static void put_thing(struct out *o, uint64_t lot, unsigned box)
{
    put(o, ",\"epcList\":[\"");
    put_box(o, lot, box);
    put(o, "\"]");
}

static void ship_pallet(struct out *o, const struct at *a)
{
    put_head(o, "ObjectEvent", "OBSERVE", "shipping", "in_transit");
    put_thing(o, a->lot, BOXES);
    put_place(o, house(a->lot), 0);
    put_business(o, "desadv", 'D', a->lot);
    put_parties(o, house(a->lot), depot(a->lot));
    put_vehicle(o, a);
}

static void transport(struct out *o, const struct at *a)
{
    put_head(o, "ObjectEvent", "OBSERVE", "transporting", "in_transit");
    put_thing(o, a->lot, BOXES);
    put_place(o, depot(a->lot), 3);
    put_sensor(o, a);
    put_vehicle(o, a);
}

static void receive_pallet(struct out *o, const struct at *a)
{
    put_head(o, "ObjectEvent", "OBSERVE", "receiving", "in_progress");
    put_thing(o, a->lot, BOXES);
    put_place(o, depot(a->lot), a->lot);
    put_business(o, "recadv", 'R', a->lot);
    put(o, ",\"tt:clerk\":\"收货员%02llu\",\"tt:accepted\":true,\"tt:damaged\":%llu", (unsigned long long)(a->lot % 30), (unsigned long long)(a->lot % 2));
}

static void pallet_off(struct out *o, const struct at *a)
{
    put_head(o, "AggregationEvent", "DELETE", "unpacking", "in_progress");
    put_boxes(o, a);
    put_place(o, depot(a->lot), 1);
}

static void ship_box(struct out *o, const struct at *a, unsigned box)
{
    put_head(o, "ObjectEvent", "OBSERVE", "shipping", "in_transit");
    put_thing(o, a->lot, box);
    put_place(o, depot(a->lot), 2);
    put_business(o, "desadv", 'S', a->lot * BOXES + box);
    put_parties(o, depot(a->lot), shop(a->lot, box));
    put_vehicle(o, a);
}

static void receive_box(struct out *o, const struct at *a, unsigned box)
{
    put_head(o, "ObjectEvent", "OBSERVE", "receiving", "sellable_not_accessible");
    put_thing(o, a->lot, box);
    put_place(o, shop(a->lot, box), 0);
    put_business(o, "recadv", 'T', a->lot * BOXES + box);
    put_sensor(o, a);
    put(o, ",\"tt:clerk\":\"店员%03llu\",\"tt:accepted\":true", (unsigned long long)(scatter(a->lot * 8 + box, 2) % SHOPS % 999));
}

static void unpack_box(struct out *o, const struct at *a, unsigned box)
{
    put_head(o, "AggregationEvent", "DELETE", "unpacking", "sellable_accessible");
    put(o, ",\"parentID\":\"");
    put_box(o, a->lot, box);
    put(o, "\"");
    put_packs(o, "childEPCs", a->lot, box);
    put_place(o, shop(a->lot, box), 1);
}

/* From which step on, what is done; the boxes of a lot one after another. */
static const struct { unsigned from; void (*once)(struct out *o, const struct at *a); void (*box)(struct out *o, const struct at *a, unsigned box); } WAY[] = {
    {0, harvest, NULL}, {1, ship_lot, NULL}, {2, receive_lot, NULL}, {3, wash, NULL}, {4, inspect, NULL}, {5, grade, NULL}, {6, store, NULL}, {7, NULL, pack},
    {13, NULL, box_up}, {19, pallet_up, NULL}, {20, ship_pallet, NULL}, {21, transport, NULL}, {22, receive_pallet, NULL}, {23, pallet_off, NULL},
    {24, NULL, ship_box}, {30, NULL, receive_box}, {36, NULL, unpack_box},
};

static void put_time(struct out *o, uint64_t ms)
{
    time_t at = (time_t)(ms / 1000 + 8 * 3600);
    struct tm tm;
    char day[40];
    gmtime_r(&at, &tm);
    strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &tm);
    put(o, "\"eventTime\":\"%s.%03u+08:00\",\"eventTimeZoneOffset\":\"+08:00\",", day, (unsigned)(ms % 1000));
}

/* Half of the senders give none, a quarter UUIDs of version 7, a quarter random ones. */
static void put_id(struct out *o, const struct at *a)
{
    unsigned long long r = scatter(a->n, 9), s = scatter(a->n, 10);
    if (a->lot % 4 == 2)
        put(o, "\"eventID\":\"urn:uuid:%08llx-%04llx-7%03llx-9%03llx-%012llx\",", (unsigned long long)(a->ms >> 16), (unsigned long long)(a->ms & 0xffff), r & 0xfff,
            r >> 12 & 0xfff, r >> 16);
    if (a->lot % 4 == 3)
        put(o, "\"eventID\":\"urn:uuid:%08llx-%04llx-4%03llx-a%03llx-%012llx\",", r >> 32, r >> 16 & 0xffff, r >> 4 & 0xfff, s & 0xfff,
            s >> 16);
}

size_t gen_county(uint64_t n, int alone, char *buf)
{
    struct out o = {buf, 0};
    uint64_t r = n % (STEPS * AT_ONCE);
    struct at a = {.n = n, .lot = n / (STEPS * AT_ONCE) * AT_ONCE + r % AT_ONCE, .ms = YEAR_START_MS + n * STEP_MS, .step = (unsigned)(r / AT_ONCE)};
    size_t i = sizeof WAY / sizeof WAY[0] - 1;
    while (WAY[i].from > a.step)
        i--;
    put(&o, "{%s", alone ? GEN_CONTEXT "," : "");
    put_time(&o, a.ms);
    put_id(&o, &a);
    if (WAY[i].once)
        WAY[i].once(&o, &a);
    else
        WAY[i].box(&o, &a, a.step - WAY[i].from);
    put(&o, ",\"tt:recordedBy\":\"https://tiantou.example/device/%04llu\",\"tt:record\":\"https://tiantou.example/record/%016llx\",\"tt:note\":\"%s\"}",
        (unsigned long long)(a.lot % 300), (unsigned long long)scatter(n, 11), a.lot % 2 ? "现场记录，手机录入，照片两张已上传，数量与标签核对无误" : "扫码记录，已核对数量与标签，外观完好，无破损");
    return o.size;
}
