/* epcis_rules.c: what EPCIS 2.0 lets an event hold (section 7 of the standard, GS1's JSON schema), as tables. The rows stand in
 * the order in which CBV 2.0 section 8.9.2 joins them for the event hash, so that one table serves checking and hashing.
 * Read by epcis_check.c, epcis_hash.c and epcis_event.c. */
#include "epcis_priv.h"

#include <pthread.h>
#include <string.h>

#define O (1 << EPCIS_OBJECT)
#define A (1 << EPCIS_AGGREGATION)
#define T (1 << EPCIS_TRANSACTION)
#define X (1 << EPCIS_TRANSFORMATION)
#define S (1 << EPCIS_ASSOCIATION)
#define ALL (O | A | T | X | S)
#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define FIND(name) static uint8_t name[128]

static const struct rule QUANTITY[] = {
    {"epcClass", K_URI, .on = ALL, .req = ALL},
    {"quantity", K_NUM, .on = ALL},
    {"uom", K_UOM, .on = ALL},
};
static const struct rule PLACE[] = {
    {"id", K_URI, .on = ALL, .req = ALL},
};
static const struct rule TRANSACTION[] = {
    {"type", K_VOC, .on = ALL, .voc = EPCIS_BTT},
    {"bizTransaction", K_URI, .on = ALL, .req = ALL},
};
static const struct rule SOURCE[] = {
    {"type", K_VOC, .on = ALL, .req = ALL, .voc = EPCIS_SDT},
    {"source", K_URI, .on = ALL, .req = ALL},
};
static const struct rule DESTINATION[] = {
    {"type", K_VOC, .on = ALL, .req = ALL, .voc = EPCIS_SDT},
    {"destination", K_URI, .on = ALL, .req = ALL},
};
static const struct rule PERSISTENT[] = {
    {"set", K_VOCS, .on = ALL, .voc = EPCIS_DISP},
    {"unset", K_VOCS, .on = ALL, .voc = EPCIS_DISP},
};
static const struct rule ERROR_DECLARATION[] = {
    {"declarationTime", K_TIME, .on = ALL, .req = ALL},
    {"reason", K_VOC, .on = ALL, .voc = EPCIS_ER},
    {"correctiveEventIDs", K_URIS, .on = ALL},
};
static const struct rule SENSOR_META[] = {
    {"time", K_TIME, .on = ALL},
    {"startTime", K_TIME, .on = ALL},
    {"endTime", K_TIME, .on = ALL},
    {"deviceID", K_URI, .on = ALL},
    {"deviceMetadata", K_URI, .on = ALL},
    {"rawData", K_URI, .on = ALL},
    {"dataProcessingMethod", K_URI, .on = ALL},
    {"bizRules", K_URI, .on = ALL},
};
static const struct rule SENSOR_REPORT[] = {
    {"type", K_VOC, RF_GS1_ONLY, .on = ALL, .req = ALL, .voc = EPCIS_MEASUREMENT},
    {"exception", K_VOC, RF_GS1_ONLY, .on = ALL, .voc = EPCIS_ALARM},
    {"deviceID", K_URI, .on = ALL},
    {"deviceMetadata", K_URI, .on = ALL},
    {"rawData", K_URI, .on = ALL},
    {"dataProcessingMethod", K_URI, .on = ALL},
    {"time", K_TIME, .on = ALL},
    {"microorganism", K_URI, .on = ALL},
    {"chemicalSubstance", K_URI, .on = ALL},
    {"value", K_NUM, .on = ALL},
    {"component", K_VOC, .on = ALL, .voc = EPCIS_COMP},
    {"stringValue", K_TEXT, .on = ALL},
    {"booleanValue", K_BOOL, .on = ALL},
    {"hexBinaryValue", K_HEX, .on = ALL},
    {"uriValue", K_URI, .on = ALL},
    {"minValue", K_NUM, .on = ALL},
    {"maxValue", K_NUM, .on = ALL},
    {"meanValue", K_NUM, .on = ALL},
    {"sDev", K_NUM, .on = ALL},
    {"percRank", K_NUM, .on = ALL},
    {"percValue", K_NUM, .on = ALL},
    {"uom", K_TEXT, .on = ALL},
    {"coordinateReferenceSystem", K_URI, .on = ALL},
    {"bizRules", K_URI, RF_LATE, .on = ALL},
};

FIND(find_quantity);
FIND(find_place);
FIND(find_transaction);
FIND(find_source);
FIND(find_destination);
FIND(find_persistent);
FIND(find_error);
FIND(find_meta);
FIND(find_report);
FIND(find_sensor);
FIND(find_event);

const struct rules epcis_quantity_rules = {QUANTITY, LEN(QUANTITY), false, find_quantity};
const struct rules epcis_place_rules = {PLACE, LEN(PLACE), true, find_place};
const struct rules epcis_transaction_rules = {TRANSACTION, LEN(TRANSACTION), false, find_transaction};
const struct rules epcis_source_rules = {SOURCE, LEN(SOURCE), false, find_source};
const struct rules epcis_destination_rules = {DESTINATION, LEN(DESTINATION), false, find_destination};
const struct rules epcis_persistent_rules = {PERSISTENT, LEN(PERSISTENT), false, find_persistent};
const struct rules epcis_error_rules = {ERROR_DECLARATION, LEN(ERROR_DECLARATION), true, find_error};
const struct rules epcis_sensor_meta_rules = {SENSOR_META, LEN(SENSOR_META), true, find_meta};
const struct rules epcis_sensor_report_rules = {SENSOR_REPORT, LEN(SENSOR_REPORT), true, find_report};

static const struct rule SENSOR[] = {
    {"sensorMetadata", K_OBJ, .on = ALL, .sub = &epcis_sensor_meta_rules},
    {"sensorReport", K_LIST, RF_MIN1, .on = ALL, .req = ALL, .sub = &epcis_sensor_report_rules, .item = "sensorReport", .hash_name = ""},
};
const struct rules epcis_sensor_rules = {SENSOR, LEN(SENSOR), true, find_sensor};

static const struct rule EVENT[] = {
    [EF_TYPE] = {"type", K_TYPE, .on = ALL, .req = ALL, .hash_name = "eventType"},
    [EF_TIME] = {"eventTime", K_TIME, .on = ALL, .req = ALL},
    [EF_OFFSET] = {"eventTimeZoneOffset", K_OFFSET, .on = ALL, .req = ALL},
    [EF_CERTIFICATION] = {"certificationInfo", K_URI_S, .on = ALL},
    [EF_EPCS] = {"epcList", K_URIS, .on = O | T, .uniq = O, .item = "epc"},
    [EF_PARENT] = {"parentID", K_URI, .on = A | T | S, .req = S},
    [EF_INPUTS] = {"inputEPCList", K_URIS, .on = X, .uniq = X, .item = "epc"},
    [EF_CHILDREN] = {"childEPCs", K_URIS, .on = A | S, .item = "epc"},
    [EF_QUANTITIES] = {"quantityList", K_LIST, .on = O | T, .sub = &epcis_quantity_rules, .item = "quantityElement"},
    [EF_CHILD_QUANTITIES] = {"childQuantityList", K_LIST, .on = A | S, .sub = &epcis_quantity_rules, .item = "quantityElement"},
    [EF_INPUT_QUANTITIES] = {"inputQuantityList", K_LIST, .on = X, .sub = &epcis_quantity_rules, .item = "quantityElement"},
    [EF_OUTPUTS] = {"outputEPCList", K_URIS, .on = X, .uniq = X, .item = "epc"},
    [EF_OUTPUT_QUANTITIES] = {"outputQuantityList", K_LIST, .on = X, .sub = &epcis_quantity_rules, .item = "quantityElement"},
    [EF_ACTION] = {"action", K_ACTION, .on = O | A | T | S, .req = O | A | T | S},
    [EF_TRANSFORMATION] = {"transformationID", K_URI, .on = X},
    [EF_BIZ_STEP] = {"bizStep", K_VOC, .on = ALL, .voc = EPCIS_BIZSTEP},
    [EF_DISPOSITION] = {"disposition", K_VOC, .on = ALL, .voc = EPCIS_DISP},
    [EF_PERSISTENT] = {"persistentDisposition", K_OBJ, .on = ALL, .sub = &epcis_persistent_rules},
    [EF_READ_POINT] = {"readPoint", K_OBJ, .on = ALL, .sub = &epcis_place_rules},
    [EF_BIZ_LOCATION] = {"bizLocation", K_OBJ, .on = ALL, .sub = &epcis_place_rules},
    [EF_SENSORS] = {"sensorElementList", K_LIST, .on = ALL, .sub = &epcis_sensor_rules, .item = "sensorElement"},
    [EF_TRANSACTIONS] = {"bizTransactionList", K_LIST, .on = ALL, .req = T, .sub = &epcis_transaction_rules, .item = ""},
    [EF_DESTINATIONS] = {"destinationList", K_LIST, .on = ALL, .sub = &epcis_destination_rules, .item = ""},
    [EF_SOURCES] = {"sourceList", K_LIST, .on = ALL, .sub = &epcis_source_rules, .item = ""},
    [EF_ILMD] = {"ilmd", K_ILMD, .on = O | X},
    [EF_CONTEXT] = {"@context", K_CONTEXT, RF_NOHASH, .on = ALL},
    [EF_RECORD_TIME] = {"recordTime", K_TIME, RF_NOHASH, .on = ALL},
    [EF_EVENT_ID] = {"eventID", K_URI, RF_NOHASH, .on = ALL},
    [EF_ERROR] = {"errorDeclaration", K_OBJ, RF_NOHASH, .on = ALL, .sub = &epcis_error_rules},
};
_Static_assert(LEN(EVENT) == EF__COUNT, "one row for each field of an event");
const struct rules epcis_event_rules = {EVENT, LEN(EVENT), true, find_event};

static unsigned name_slot(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    return s.size ? ((unsigned)s.size * 11u + p[0] * 3u + p[s.size - 1] * 5u + p[s.size / 2] * 7u) & 127u : 0;
}

static void find_fill(const struct rules *rs)
{
    for (size_t i = 0; i < rs->n; i++) {
        unsigned k = name_slot(str_of(rs->r[i].name));
        while (rs->find[k])
            k = (k + 1) & 127u;
        rs->find[k] = (uint8_t)(i + 1);
    }
}

static void find_fill_all(void)
{
    static const struct rules *const ALL_RULES[] = {
        &epcis_event_rules, &epcis_quantity_rules, &epcis_place_rules, &epcis_transaction_rules, &epcis_source_rules,
        &epcis_destination_rules, &epcis_sensor_rules, &epcis_sensor_meta_rules, &epcis_sensor_report_rules,
        &epcis_persistent_rules, &epcis_error_rules};
    for (size_t i = 0; i < LEN(ALL_RULES); i++)
        find_fill(ALL_RULES[i]);
}

const struct rule *epcis_rule_find(const struct rules *rs, struct str name)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, find_fill_all);
    for (unsigned k = name_slot(name); rs->find[k]; k = (k + 1) & 127u) {
        const struct rule *r = &rs->r[rs->find[k] - 1];
        if (str_eqz(name, r->name))
            return r;
    }
    return NULL;
}

void epcis_rule_slots(const struct rules *rs, const struct jv *obj, const struct jv **slots)
{
    memset(slots, 0, rs->n * sizeof *slots);
    for (uint32_t i = 0; i < obj->n; i++) {
        const struct rule *r = epcis_rule_find(rs, obj->members[i].key);
        if (r)
            slots[r - rs->r] = &obj->members[i].val;
    }
}
