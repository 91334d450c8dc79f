/* epcis_pack.c: event JSON at rest. Events are small and alike, so they are compressed one by one against a dictionary: the built-in
 * one of what events consist of, or one learnt from the county's own (epcis_dictionary.c); one that does not shrink is kept as it
 * is. The first byte tells the form, four more the learnt dictionary. Dictionaries are part of the stored format: they never
 * change; a better one gets a new form byte or number.
 * bench_epcis.c and t_pack.c print what it saves. */
#include "epcis_priv.h"

#include <endian.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>

enum { FORM_PLAIN = 'p', FORM_ZSTD_1 = '1', FORM_LEARNT = 'd', LEARNT_HEAD = 5 };
enum { UNPACKED_MAX = 64 << 20 };

/* Rare things first, frequent ones last: matches near the end are the cheapest. */
static const char DICTIONARY[] =
    "\"sensorElementList\":[{\"sensorMetadata\":{\"time\":\"2026-01-01T00:00:00.000Z\",\"startTime\":\"\",\"endTime\":\"\",\"deviceID\":\"urn:epc:id:giai:\","
    "\"deviceMetadata\":\"https://id.gs1.org/8004/\",\"rawData\":\"https://\",\"dataProcessingMethod\":\"https://id.gs1.org/253/\",\"bizRules\":\"\"},\"sensorReport\":["
    "{\"type\":\"Temperature\",\"value\":26.0,\"minValue\":12.4,\"maxValue\":13.8,\"meanValue\":13.2,\"sDev\":0.1,\"percRank\":50,\"percValue\":12.7,\"uom\":\"CEL\"},"
    "{\"type\":\"AbsoluteHumidity\",\"value\":12.1,\"uom\":\"A93\"},{\"type\":\"RelativeHumidity\",\"component\":\"x\",\"stringValue\":\"\",\"booleanValue\":true,"
    "\"hexBinaryValue\":\"\",\"uriValue\":\"\",\"exception\":\"ALARM_CONDITION\",\"coordinateReferenceSystem\":\"http://www.opengis.net/def/crs/EPSG/0/\","
    "\"microorganism\":\"https://www.ncbi.nlm.nih.gov/taxonomy/\",\"chemicalSubstance\":\"https://identifiers.org/inchikey:\"}]}],"
    "\"errorDeclaration\":{\"declarationTime\":\"2026-01-01T00:00:00.000+08:00\",\"reason\":\"incorrect_data\",\"reason\":\"did_not_occur\",\"correctiveEventIDs\":["
    "\"ni:///sha-256;0123456789abcdef?ver=CBV2.0\"]},\"persistentDisposition\":{\"set\":[\"completeness_verified\"],\"unset\":[\"recalled\"]},"
    "\"transformationID\":\"urn:epc:id:gdti:\",\"inputEPCList\":[\"\"],\"outputEPCList\":[\"\"],\"inputQuantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:"
    "\"outputQuantityList\":[{\"epcClass\":\"urn:epc:idpat:sgtin:\",\"quantity\":452.0,\"childQuantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:\",\"quantity\":10,\"uom\":\"KGM\"}],"
    "\"destinationList\":[{\"type\":\"location\",\"destination\":\"urn:epc:id:sgln:\"},{\"type\":\"owning_party\",\"destination\":\"urn:epc:id:pgln:\"},{\"type\":\"possessing_party\","
    "\"destination\":\"https://id.gs1.org/417/\"}],\"sourceList\":[{\"type\":\"location\",\"source\":\"urn:epc:id:sgln:\"},{\"type\":\"owning_party\",\"source\":\"urn:epc:id:pgln:\"},"
    "{\"type\":\"possessing_party\",\"source\":\"https://id.gs1.org/417/\"}],\"certificationInfo\":[\"https://\"],"
    "\"bizTransactionList\":[{\"type\":\"inv\",\"bizTransaction\":\"urn:epcglobal:cbv:bt:\"},{\"type\":\"desadv\",\"bizTransaction\":\"urn:uuid:\"},{\"type\":\"testres\"},{\"type\":\"cert\"},"
    "{\"type\":\"po\",\"bizTransaction\":\"http://\"}],\"rdfs:comment\":\"\",\"ilmd\":{\"cbvmda:lotNumber\":\"\",\"cbvmda:bestBeforeDate\":\"\",\"cbvmda:harvestStartDate\":\"\","
    "\"cbvmda:harvestEndDate\":\"2026-\",\"cbvmda:countryOfOrigin\":\"CN\",\"cbvmda:itemExpirationDate\":\"\",\"cbvmda:measurement\":\"\",\"tiantou:plot\":\"\",\"tiantou:operator\":\"\",\"tiantou:\","
    "\"example:myField\":\"\"},\"disposition\":\"recalled\",\"disposition\":\"conformant\",\"disposition\":\"non_conformant\",\"disposition\":\"sellable_accessible\",\"disposition\":\"returned\","
    "\"disposition\":\"container_closed\",\"disposition\":\"needs_replacement\",\"disposition\":\"destroyed\",\"bizStep\":\"storing\",\"bizStep\":\"inspecting\",\"bizStep\":\"sampling\","
    "\"bizStep\":\"departing\",\"bizStep\":\"arriving\",\"bizStep\":\"accepting\",\"bizStep\":\"loading\",\"bizStep\":\"unloading\",\"bizStep\":\"transporting\",\"bizStep\":\"unpacking\","
    "\"bizStep\":\"retail_selling\",\"bizStep\":\"sensor_reporting\",\"bizStep\":\"creating_class_instance\",\"bizStep\":\"decommissioning\","
    "\"@context\":[\"https://ref.gs1.org/standards/epcis/epcis-context.jsonld\",{\"gs1\":\"https://gs1.org/voc/\"}],"
    "\"eventID\":\"ni:///sha-256;\",\"eventID\":\"urn:uuid:\",\"type\":\"AssociationEvent\",\"type\":\"TransformationEvent\",\"type\":\"TransactionEvent\",\"type\":\"AggregationEvent\","
    "\"parentID\":\"urn:epc:id:sscc:\",\"parentID\":\"https://id.gs1.org/00/\",\"childEPCs\":[\"urn:epc:id:sgtin:\",\"https://id.gs1.org/01/\"],\"action\":\"DELETE\",\"bizStep\":\"packing\","
    "{\"type\":\"ObjectEvent\",\"action\":\"OBSERVE\",\"bizStep\":\"receiving\",\"disposition\":\"in_progress\",\"bizLocation\":{\"id\":\"urn:epc:id:sgln:\"},"
    "\"epcList\":[\"urn:epc:id:sscc:\",\"urn:epc:id:sgtin:\",\"https://id.gs1.org/00/\",\"https://id.gs1.org/01/\"],\"bizStep\":\"shipping\",\"disposition\":\"in_transit\","
    "\"eventTime\":\"2026-01-01T08:00:00.000+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"ADD\",\"bizStep\":\"commissioning\",\"disposition\":\"active\","
    "\"quantityList\":[{\"epcClass\":\"https://id.gs1.org/01/0952\",\"quantity\":100,\"uom\":\"KGM\"}],\"readPoint\":{\"id\":\"https://id.gs1.org/414/\"},\"bizLocation\":{\"id\":\"https://id.gs1.org/414/\"}}";

static ZSTD_CDict *pack_dict;
static ZSTD_DDict *unpack_dict;
static pthread_key_t pack_key, unpack_key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void free_cctx(void *p)
{
    ZSTD_freeCCtx(p);
}

static void free_dctx(void *p)
{
    ZSTD_freeDCtx(p);
}

static void unload(void)
{
    free_cctx(pthread_getspecific(pack_key)); /* the main thread's: key destructors do not run for it */
    free_dctx(pthread_getspecific(unpack_key));
    ZSTD_freeCDict(pack_dict);
    ZSTD_freeDDict(unpack_dict);
}

static void load(void)
{
    pack_dict = ZSTD_createCDict(DICTIONARY, sizeof DICTIONARY - 1, EPCIS_PACK_LEVEL);
    unpack_dict = ZSTD_createDDict(DICTIONARY, sizeof DICTIONARY - 1);
    if (!pack_dict || !unpack_dict || pthread_key_create(&pack_key, free_cctx) || pthread_key_create(&unpack_key, free_dctx))
        abort();
    atexit(unload);
}

static ZSTD_CCtx *pack_context(void)
{
    ZSTD_CCtx *c = pthread_getspecific(pack_key);
    if (!c) {
        c = ZSTD_createCCtx();
        if (!c || pthread_setspecific(pack_key, c))
            abort();
        /* no name of the dictionary, no size, no checksum in each frame: the form byte, the row and the engine keep those */
        ZSTD_CCtx_setParameter(c, ZSTD_c_contentSizeFlag, 1);
        ZSTD_CCtx_setParameter(c, ZSTD_c_dictIDFlag, 0);
        ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 0);
    }
    return c;
}

static ZSTD_DCtx *unpack_context(void)
{
    ZSTD_DCtx *c = pthread_getspecific(unpack_key);
    if (!c) {
        c = ZSTD_createDCtx();
        if (!c || pthread_setspecific(unpack_key, c))
            abort();
    }
    return c;
}

const struct ZSTD_CDict_s *epcis_pack_builtin(void)
{
    pthread_once(&once, load);
    return pack_dict;
}

/* head: what stands before the frame. */
static struct str pack(struct arena *ar, struct str text, const ZSTD_CDict *d, const char *head, size_t head_size)
{
    char small[4096];
    size_t cap = ZSTD_compressBound(text.size);
    char *p = cap <= sizeof small ? small : ar_alloc(ar, cap);
    ZSTD_CCtx *c = pack_context();
    ZSTD_CCtx_refCDict(c, d);
    size_t n = ZSTD_compress2(c, p, cap, text.p, text.size);
    if (ZSTD_isError(n) || n >= text.size) {
        head = "p";
        head_size = 1;
        n = text.size;
        memcpy(p = ar_alloc(ar, n + 1), text.p, n);
    }
    char *out = ar_alloc(ar, n + head_size);
    memcpy(out, head, head_size);
    memcpy(out + head_size, p, n);
    return (struct str){out, n + head_size};
}

struct str epcis_pack(struct arena *ar, struct str text)
{
    pthread_once(&once, load);
    return pack(ar, text, pack_dict, (const char[]){FORM_ZSTD_1}, 1);
}

struct str epcis_pack_event(struct arena *ar, struct str text)
{
    int64_t id;
    const ZSTD_CDict *d = epcis_dictionary_pack(&id);
    if (!d || id > UINT32_MAX)
        return epcis_pack(ar, text);
    pthread_once(&once, load);
    uint32_t be = htobe32((uint32_t)id);
    char head[LEARNT_HEAD] = {FORM_LEARNT};
    memcpy(head + 1, &be, sizeof be);
    return pack(ar, text, d, head, sizeof head);
}

/* The learnt dictionary a packed text names; 0: none. */
static int64_t names(struct str packed)
{
    uint32_t be;
    if (packed.size < LEARNT_HEAD || packed.p[0] != FORM_LEARNT)
        return 0;
    memcpy(&be, packed.p + 1, sizeof be);
    return be32toh(be);
}

static bool unpack(struct arena *ar, struct str frame, const ZSTD_DDict *d, struct str *out)
{
    unsigned long long size = ZSTD_getFrameContentSize(frame.p, frame.size);
    if (!d || size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > UNPACKED_MAX)
        return false;
    char *p = ar_alloc(ar, (size_t)size + 1);
    size_t n = ZSTD_decompress_usingDDict(unpack_context(), p, (size_t)size, frame.p, frame.size, d);
    if (ZSTD_isError(n) || n != size)
        return false;
    *out = (struct str){p, n};
    return true;
}

bool epcis_unpack(struct arena *ar, struct str packed, struct str *out)
{
    int64_t id = names(packed);
    pthread_once(&once, load);
    if (packed.size && packed.p[0] == FORM_PLAIN) {
        *out = str_from(packed, 1);
        return true;
    }
    if (id)
        return unpack(ar, str_from(packed, LEARNT_HEAD), epcis_dictionary_unpack(id), out);
    return packed.size && packed.p[0] == FORM_ZSTD_1 && unpack(ar, str_from(packed, 1), unpack_dict, out);
}

bool epcis_unpack_row(struct cx *cx, const struct rows *r, struct str packed, struct str *out)
{
    int64_t id = names(packed);
    if (id && !epcis_dictionary_unpack(id) && epcis_dictionary_learn(rows_tx(r), id) != ERR_NONE)
        return false;
    return epcis_unpack(cx->ar, packed, out);
}
