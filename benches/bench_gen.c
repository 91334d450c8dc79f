/* bench_gen.c: events of a county, made up but of the shape and size that producers and carriers send. See bench.h. */
#include "bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

const char gen_document_head[] = "{" GEN_CONTEXT ",\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"2026-01-01T08:00:00.000+08:00\","
                                 "\"epcisBody\":{\"eventList\":[\n";
const char gen_document_tail[] = "\n]}}\n";

enum { PER_LOT = 10, PACKS = 6, PRODUCTS = 40, PLACES = 60 };
static const char *const CROPS[][2] = {
    {"苹果", "红富士"}, {"番茄", "中蔬四号"}, {"水稻", "吉粳88"}, {"黄瓜", "津优1号"}, {"草莓", "红颜"}, {"大白菜", "北京新三号"}, {"土豆", "克新1号"}, {"鸡蛋", "散养"},
};

struct out { char *p; size_t size; };

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

static unsigned check_digit(uint64_t digits)
{
    unsigned sum = 0;
    for (unsigned weight = 3; digits; digits /= 10, weight = 4 - weight)
        sum += (unsigned)(digits % 10) * weight;
    return (10 - sum % 10) % 10;
}

/* GTIN-14, SSCC-18 and GLN-13 of a number under the prefix 9521234. */
static uint64_t gtin(uint64_t product)
{
    uint64_t d = UINT64_C(952123400000) + product;
    return d * 10 + check_digit(d);
}

static uint64_t sscc(uint64_t n)
{
    uint64_t d = UINT64_C(39521234000000000) + n;
    return d * 10 + check_digit(d);
}

static uint64_t gln(uint64_t place)
{
    uint64_t d = UINT64_C(952123400000) + place;
    return d * 10 + check_digit(d);
}

struct lot { uint64_t no, product, place; int crop; };

static void put_time(struct out *o, uint64_t n)
{
    time_t at = (time_t)(1704067200 + n * 31 % (360 * 86400)); /* over the year 2024 */
    struct tm tm;
    char day[40];
    gmtime_r(&at, &tm);
    strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &tm);
    put(o, "\"eventTime\":\"%s.%03u+08:00\",\"eventTimeZoneOffset\":\"+08:00\"", day, (unsigned)(n % 1000));
}

static void put_class(struct out *o, const struct lot *l, double kg)
{
    put(o, "{\"epcClass\":\"https://id.gs1.org/01/%014llu/10/T%08llu\",\"quantity\":%.1f,\"uom\":\"KGM\"}", (unsigned long long)gtin(l->product),
        (unsigned long long)l->no, kg);
}

static void put_places(struct out *o, uint64_t read_point, uint64_t location)
{
    put(o, ",\"readPoint\":{\"id\":\"https://id.gs1.org/414/%013llu/254/%llu\"},\"bizLocation\":{\"id\":\"https://id.gs1.org/414/%013llu\"}",
        (unsigned long long)gln(read_point), (unsigned long long)(read_point % 7), (unsigned long long)gln(location));
}

static void harvest(struct out *o, uint64_t n, const struct lot *l)
{
    put(o, "\"type\":\"ObjectEvent\",\"action\":\"ADD\",\"bizStep\":\"commissioning\",\"disposition\":\"active\",\"quantityList\":[");
    put_class(o, l, 200.0 + (double)(n % 900));
    put(o, "]");
    put_places(o, l->place, l->place);
    put(o, ",\"bizTransactionList\":[{\"type\":\"prodorder\",\"bizTransaction\":\"https://tiantou.example/season/%08llu\"}]", (unsigned long long)(l->no / 7));
    put(o, ",\"ilmd\":{\"tt:lotNumber\":\"T%08llu\",\"tt:harvestDate\":\"2024-%02u-%02u\",\"tt:product\":\"%s\",\"tt:variety\":\"%s\",\"tt:grade\":\"%u\","
        "\"tt:plot\":\"https://tiantou.example/plot/%llu\",\"tt:area\":{\"tt:value\":%.2f,\"tt:unit\":\"亩\"}}",
        (unsigned long long)l->no, (unsigned)(l->no % 12) + 1, (unsigned)(l->no % 28) + 1, CROPS[l->crop][0], CROPS[l->crop][1], (unsigned)(n % 3) + 1,
        (unsigned long long)(l->no % 900), 0.5 + (double)(l->no % 80) / 10);
    put(o, ",\"tt:operator\":{\"tt:name\":\"东山村第%llu合作社\",\"tt:code\":\"93%016llu\"},\"tt:weather\":\"晴\",\"tt:workers\":%u,"
        "\"tt:lastSpray\":{\"tt:input\":\"75%%百菌清可湿性粉剂\",\"tt:registration\":\"PD%08llu\",\"tt:daysBefore\":%u}",
        (unsigned long long)(l->no % 24), (unsigned long long)(l->no % 24), (unsigned)(n % 6) + 2, (unsigned long long)(l->no % 300), (unsigned)(n % 20) + 7);
}

static void packing(struct out *o, uint64_t n, const struct lot *l, uint64_t box)
{
    put(o, "\"type\":\"AggregationEvent\",\"action\":\"ADD\",\"bizStep\":\"packing\",\"disposition\":\"in_progress\",\"parentID\":\"https://id.gs1.org/00/%018llu\",\"childEPCs\":[",
        (unsigned long long)sscc(box));
    for (unsigned i = 0; i < PACKS; i++)
        put(o, "%s\"https://id.gs1.org/01/%014llu/21/%07llu\"", i ? "," : "", (unsigned long long)gtin(l->product), (unsigned long long)(box * PACKS + i));
    put(o, "],\"childQuantityList\":[");
    put_class(o, l, 0.5 * PACKS);
    put(o, "]");
    put_places(o, PLACES + l->place % 12, PLACES + l->place % 12);
    put(o, ",\"bizTransactionList\":[{\"type\":\"po\",\"bizTransaction\":\"urn:epcglobal:cbv:bt:9521234000006:P%06llu\"}]", (unsigned long long)(box / 4));
    put(o, ",\"tt:line\":\"%u号线\",\"tt:packer\":\"包装工%02u\",\"tt:netContent\":{\"tt:value\":500,\"tt:unit\":\"克\"}", (unsigned)(n % 4) + 1, (unsigned)(n % 30));
}

static void shipping(struct out *o, uint64_t n, const struct lot *l, uint64_t box)
{
    unsigned long long from = gln(PLACES + l->place % 12), to = gln(90 + box % 9);
    put(o, "\"type\":\"ObjectEvent\",\"action\":\"OBSERVE\",\"bizStep\":\"shipping\",\"disposition\":\"in_transit\",\"epcList\":[\"https://id.gs1.org/00/%018llu\"],\"quantityList\":[",
        (unsigned long long)sscc(box));
    put_class(o, l, 0.5 * PACKS);
    put(o, "]");
    put_places(o, PLACES + l->place % 12, PLACES + l->place % 12);
    put(o, ",\"bizTransactionList\":[{\"type\":\"desadv\",\"bizTransaction\":\"urn:epcglobal:cbv:bt:9521234000006:D%07llu\"}]"
        ",\"sourceList\":[{\"type\":\"owning_party\",\"source\":\"https://id.gs1.org/417/%013llu\"}],\"destinationList\":[{\"type\":\"owning_party\",\"destination\":\"https://id.gs1.org/417/%013llu\"}]",
        (unsigned long long)box, from, to);
    put(o, ",\"tt:vehicle\":\"吉A%05u\",\"tt:driver\":\"司机%02u\",\"tt:route\":[\"东山\",\"县城\",\"高速口\"],\"tt:seal\":\"S%08llu\"", (unsigned)(n % 90000),
        (unsigned)(n % 40), (unsigned long long)box);
}

static void receiving(struct out *o, uint64_t n, const struct lot *l, uint64_t box)
{
    put(o, "\"type\":\"ObjectEvent\",\"action\":\"OBSERVE\",\"bizStep\":\"receiving\",\"disposition\":\"in_progress\",\"epcList\":[\"https://id.gs1.org/00/%018llu\"],\"quantityList\":[",
        (unsigned long long)sscc(box));
    put_class(o, l, 0.5 * PACKS);
    put(o, "]");
    put_places(o, 90 + box % 9, 90 + box % 9);
    put(o, ",\"bizTransactionList\":[{\"type\":\"recadv\",\"bizTransaction\":\"urn:epcglobal:cbv:bt:9521234000006:R%07llu\"}]", (unsigned long long)box);
    put(o, ",\"sensorElementList\":[{\"sensorMetadata\":{\"deviceID\":\"urn:epc:id:giai:9521234.%05u\"},\"sensorReport\":[{\"type\":\"Temperature\",\"value\":%.1f,\"uom\":\"CEL\"},"
        "{\"type\":\"RelativeHumidity\",\"value\":%.1f,\"uom\":\"A93\"}]}]",
        (unsigned)(n % 500), 2.0 + (double)(n % 40) / 10, 80.0 + (double)(n % 100) / 10);
    put(o, ",\"tt:clerk\":\"收货员%02u\",\"tt:accepted\":true,\"tt:damaged\":%u,\"tt:dock\":\"%u\"", (unsigned)(n % 20), (unsigned)(n % 2), (unsigned)(n % 12));
}

size_t gen_event(uint64_t n, int alone, char *buf)
{
    struct out o = {buf, 0};
    struct lot l = {.no = n / PER_LOT, .product = n / PER_LOT % PRODUCTS, .place = n / PER_LOT * 7 % PLACES, .crop = (int)(n / PER_LOT % 8)};
    unsigned at = (unsigned)(n % PER_LOT);
    uint64_t box = l.no * 3 + (at ? (at - 1) / 3 : 0);
    put(&o, "{");
    if (alone)
        put(&o, GEN_CONTEXT ",");
    put_time(&o, n);
    put(&o, ",");
    if (at % 2) /* half of the senders give an eventID */
        put(&o, "\"eventID\":\"urn:uuid:%08llx-952a-7c01-8e5d-%012llx\",", (unsigned long long)(n * 2654435761u & 0xffffffffu), (unsigned long long)n);
    if (at == 0)
        harvest(&o, n, &l);
    else
        (at % 3 == 1 ? packing : at % 3 == 2 ? shipping : receiving)(&o, n, &l, box);
    put(&o, ",\"tt:recordedBy\":\"https://tiantou.example/device/%04u\",\"tt:record\":\"https://tiantou.example/record/%012llu\",\"tt:note\":\"%s\"}", (unsigned)(n % 300),
        (unsigned long long)n, at % 2 ? "现场记录，手机录入，照片两张已上传，数量与标签核对无误" : "扫码记录，已核对数量与标签，外观完好，无破损");
    return o.size;
}
