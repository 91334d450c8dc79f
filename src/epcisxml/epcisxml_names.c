/* epcisxml_names.c: which element of EPCIS XML is what, and in which order the schema (EPCglobal-epcis-2_0.xsd) wants them. Tables
 * only; what an event may hold is checked by room epcis. Read by epcisxml_build.c and epcisxml_write_event.c. */
#include "epcisxml_priv.h"

#include <pthread.h>
#include <string.h>

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define SET(name, rows) static const struct xml_specs name = {rows, LEN(rows)}
#define LEAF(name) {name, XK_LEAF, NULL, XL_TEXT, 0, 0, NULL}
#define TIME(name) {name, XK_LEAF, NULL, XL_TIME, 0, 0, NULL}
#define NUM(name) {name, XK_LEAF, NULL, XL_NUM, 0, 0, NULL}
#define WORD(name, voc) {name, XK_LEAF, NULL, XL_WORD, voc, 0, NULL}
#define FLAT(name) {name, XK_FLAT, NULL, XL_TEXT, 0, 0, NULL}
#define SKIP(name) {name, XK_SKIP, NULL, XL_TEXT, 0, 0, NULL}
#define LIST(name, sub) {name, XK_LIST, &sub, XL_TEXT, 0, 0, NULL}
#define OBJ(name, sub, flags) {name, XK_OBJ, &sub, XL_TEXT, 0, flags, NULL}
#define TYPED(name, voc) {name, XK_TYPED, NULL, XL_TEXT, voc, 0, NULL}
#define ENV(name, sub) {name, XK_ENVELOPE, &sub, XL_TEXT, 0, 0, NULL}
#define A_TEXT(name) {name, XK_LEAF, NULL, XL_TEXT, 0, XF_ATTR, NULL}
#define A_TIME(name) {name, XK_LEAF, NULL, XL_TIME, 0, XF_ATTR, NULL}
#define A_NUM(name) {name, XK_LEAF, NULL, XL_NUM, 0, XF_ATTR, NULL}
#define A_WORD(name, voc) {name, XK_LEAF, NULL, XL_WORD, voc, XF_ATTR, NULL}

/* ---- within events --------------------------------------------------------------------------------------------------------- */
static const struct xml_spec EPC[] = {LEAF("epc")};
SET(epc_set, EPC);
static const struct xml_spec CORRECTIVE[] = {LEAF("correctiveEventID")};
SET(corrective_set, CORRECTIVE);
static const struct xml_spec QUANTITY_ELEMENT[] = {LEAF("epcClass"), NUM("quantity"), LEAF("uom")};
SET(quantity_element_set, QUANTITY_ELEMENT);
static const struct xml_spec QUANTITY[] = {OBJ("quantityElement", quantity_element_set, 0)};
SET(quantity_set, QUANTITY);
static const struct xml_spec TRANSACTION[] = {TYPED("bizTransaction", GS1_CBV_BTT)};
SET(transaction_set, TRANSACTION);
static const struct xml_spec SOURCE[] = {TYPED("source", GS1_CBV_SDT)};
SET(source_set, SOURCE);
static const struct xml_spec DESTINATION[] = {TYPED("destination", GS1_CBV_SDT)};
SET(destination_set, DESTINATION);
static const struct xml_spec PLACE[] = {LEAF("id"), FLAT("extension")};
SET(place_set, PLACE);
static const struct xml_spec PERSISTENT[] = {
    {"unset", XK_LEAF, NULL, XL_WORD, GS1_CBV_DISP, XF_REPEAT, NULL}, {"set", XK_LEAF, NULL, XL_WORD, GS1_CBV_DISP, XF_REPEAT, NULL}};
SET(persistent_set, PERSISTENT);
static const struct xml_spec ERROR_DECLARATION[] = {
    TIME("declarationTime"), WORD("reason", GS1_CBV_ER), LIST("correctiveEventIDs", corrective_set), FLAT("extension")};
SET(error_set, ERROR_DECLARATION);
static const struct xml_spec ILMD[] = {FLAT("extension")};
SET(ilmd_set, ILMD);

static const struct xml_spec SENSOR_METADATA[] = {
    A_TIME("time"), A_TEXT("deviceID"), A_TEXT("deviceMetadata"), A_TEXT("rawData"), A_TIME("startTime"), A_TIME("endTime"),
    A_TEXT("bizRules"), A_TEXT("dataProcessingMethod")};
const struct xml_specs xml_sensor_metadata = {SENSOR_METADATA, LEN(SENSOR_METADATA)};
static const struct xml_spec SENSOR_REPORT[] = {
    A_WORD("type", GS1_CBV_MEASUREMENT), A_NUM("value"), A_WORD("component", GS1_CBV_COMP), A_TEXT("stringValue"),
    {"booleanValue", XK_LEAF, NULL, XL_BOOL, 0, XF_ATTR, NULL}, A_TEXT("hexBinaryValue"), A_TEXT("uriValue"), A_TEXT("uom"),
    A_NUM("minValue"), A_NUM("maxValue"), A_NUM("sDev"), A_TEXT("chemicalSubstance"), A_TEXT("microorganism"), A_TEXT("deviceID"),
    A_TEXT("deviceMetadata"), A_TEXT("rawData"), A_TIME("time"), A_NUM("meanValue"), A_NUM("percRank"), A_NUM("percValue"),
    A_TEXT("dataProcessingMethod"), A_TEXT("coordinateReferenceSystem"), A_WORD("exception", GS1_CBV_ALARM),
    A_TEXT("bizRules")};
const struct xml_specs xml_sensor_report = {SENSOR_REPORT, LEN(SENSOR_REPORT)};
static const struct xml_spec SENSOR_ELEMENT[] = {
    {"sensorMetadata", XK_ATTRS, &xml_sensor_metadata, XL_TEXT, 0, XF_OPEN, NULL},
    {"sensorReport", XK_ATTRS, &xml_sensor_report, XL_TEXT, 0, XF_OPEN | XF_REPEAT, NULL}, FLAT("extension")};
SET(sensor_element_set, SENSOR_ELEMENT);
static const struct xml_spec SENSORS[] = {OBJ("sensorElement", sensor_element_set, XF_OPEN), FLAT("extension")};
SET(sensor_set, SENSORS);

static const struct xml_spec EVENT[] = {
    TIME("eventTime"), TIME("recordTime"), LEAF("eventTimeZoneOffset"), LEAF("eventID"), OBJ("errorDeclaration", error_set, XF_OPEN),
    {"certificationInfo", XK_LEAF, NULL, XL_TEXT, 0, XF_ANYLIST, NULL}, FLAT("baseExtension"), FLAT("extension"),
    LEAF("parentID"), LIST("epcList", epc_set), LIST("childEPCs", epc_set), LIST("inputEPCList", epc_set), LIST("outputEPCList", epc_set),
    LIST("quantityList", quantity_set), LIST("childQuantityList", quantity_set), LIST("inputQuantityList", quantity_set),
    LIST("outputQuantityList", quantity_set), LEAF("action"), LEAF("transformationID"), WORD("bizStep", GS1_CBV_BIZSTEP),
    WORD("disposition", GS1_CBV_DISP), OBJ("readPoint", place_set, XF_OPEN), OBJ("bizLocation", place_set, XF_OPEN),
    LIST("bizTransactionList", transaction_set), LIST("sourceList", source_set), LIST("destinationList", destination_set),
    LIST("sensorElementList", sensor_set), OBJ("persistentDisposition", persistent_set, 0), OBJ("ilmd", ilmd_set, XF_OPEN),
};
const struct xml_specs xml_event = {EVENT, LEN(EVENT)};
/* Deprecated since EPCIS 1.1, gone in 2.0: read as the ObjectEvent that says the same (EPCIS 1.2 section 7.4.4). */
static const struct xml_spec QUANTITY_EVENT[] = {
    TIME("eventTime"), TIME("recordTime"), LEAF("eventTimeZoneOffset"), LEAF("eventID"), OBJ("errorDeclaration", error_set, XF_OPEN),
    FLAT("baseExtension"), FLAT("extension"), LEAF("epcClass"), NUM("quantity"), WORD("bizStep", GS1_CBV_BIZSTEP),
    WORD("disposition", GS1_CBV_DISP), OBJ("readPoint", place_set, XF_OPEN), OBJ("bizLocation", place_set, XF_OPEN),
    LIST("bizTransactionList", transaction_set),
};
const struct xml_specs xml_quantity_event = {QUANTITY_EVENT, LEN(QUANTITY_EVENT)};

/* ---- around them --------------------------------------------------------------------------------------------------------------- */
static const struct xml_spec CHILDREN[] = {LEAF("id")};
SET(children_set, CHILDREN);
static const struct xml_spec VOCEL[] = {
    {"attribute", XK_VATTR, NULL, XL_TEXT, 0, XF_REPEAT, "attributes"}, LIST("children", children_set), SKIP("extension")};
SET(vocel_set, VOCEL);
static const struct xml_spec VOCELS[] = {{"VocabularyElement", XK_VOCEL, &vocel_set, XL_TEXT, 0, 0, NULL}};
SET(vocels_set, VOCELS);
static const struct xml_spec VOC[] = {ENV("VocabularyElementList", vocels_set), SKIP("extension")};
SET(voc_set, VOC);
static const struct xml_spec VOCLIST[] = {{"Vocabulary", XK_VOC, &voc_set, XL_TEXT, 0, 0, NULL}};
SET(voclist_set, VOCLIST);
static const struct xml_spec MASTER[] = {ENV("VocabularyList", voclist_set), SKIP("extension")};
SET(master_set, MASTER);

static const struct xml_specs header_set;
static const struct xml_spec HEADER[] = {ENV("EPCISMasterData", master_set), {"extension", XK_ENVELOPE, &header_set, XL_TEXT, 0, 0, NULL}};
static const struct xml_specs header_set = {HEADER, LEN(HEADER)};

#define EVENT_NAMES                                                                                                                  \
    {"ObjectEvent", XK_EVENT, &xml_event, XL_TEXT, 0, XF_OPEN, NULL}, {"AggregationEvent", XK_EVENT, &xml_event, XL_TEXT, 0, XF_OPEN, NULL},  \
        {"TransactionEvent", XK_EVENT, &xml_event, XL_TEXT, 0, XF_OPEN, NULL},                                                       \
        {"TransformationEvent", XK_EVENT, &xml_event, XL_TEXT, 0, XF_OPEN, NULL},                                                    \
        {"AssociationEvent", XK_EVENT, &xml_event, XL_TEXT, 0, XF_OPEN, NULL},                                                       \
    {"QuantityEvent", XK_EVENT, &xml_quantity_event, XL_TEXT, 0, XF_OPEN, NULL}
static const struct xml_specs events_set;
static const struct xml_spec EVENTS[] = {EVENT_NAMES, {"extension", XK_EVENTS, &events_set, XL_TEXT, 0, 0, NULL}};
static const struct xml_specs events_set = {EVENTS, LEN(EVENTS)};
static const struct xml_spec RESULTS_BODY[] = {{"EventList", XK_EVENTS, &events_set, XL_TEXT, 0, 0, NULL}, ENV("VocabularyList", voclist_set)};
SET(results_body_set, RESULTS_BODY);
static const struct xml_spec RESULTS[] = {SKIP("queryName"), SKIP("subscriptionID"), ENV("resultsBody", results_body_set), SKIP("extension")};
SET(results_set, RESULTS);
static const struct xml_spec BODY[] = {{"EventList", XK_EVENTS, &events_set, XL_TEXT, 0, 0, NULL}, ENV("VocabularyList", voclist_set),
                                       ENV("QueryResults", results_set), SKIP("extension")};
SET(body_set, BODY);
static const struct xml_spec DOCUMENT[] = {ENV("EPCISHeader", header_set), ENV("EPCISBody", body_set), SKIP("extension"),
                                           /* some programs leave EPCISBody and QueryResults out */
                                           SKIP("queryName"), SKIP("subscriptionID"), ENV("resultsBody", results_body_set)};
SET(document_set, DOCUMENT);
static const struct xml_spec ROOT[] = {ENV("EPCISDocument", document_set), ENV("EPCISQueryDocument", document_set),
                                       ENV("EPCISMasterDataDocument", document_set), EVENT_NAMES};
const struct xml_specs xml_root = {ROOT, LEN(ROOT)};

const struct xml_spec *xml_spec_find(const struct xml_specs *set, const char *name)
{
    for (size_t i = 0; set && i < set->n; i++)
        if (strcmp(set->s[i].name, name) == 0)
            return &set->s[i];
    return NULL;
}

const char *xml_spec_json(const struct xml_spec *s)
{
    return s->json ? s->json : s->name;
}

int xml_event_type(struct str name)
{
    static const char *const NAMES[XML_EVENT_TYPES] = {"ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent",
                                                       "AssociationEvent", "QuantityEvent"};
    for (int i = 0; i < XML_EVENT_TYPES; i++)
        if (str_eqz(name, NAMES[i]))
            return i;
    return -1;
}

/* ---- order --------------------------------------------------------------------------------------------------------------------- */
#define BASE "eventTime recordTime eventTimeZoneOffset eventID errorDeclaration certificationInfo baseExtension "
#define WHERE "bizStep disposition readPoint bizLocation "
#define TAIL "sourceList destinationList sensorElementList persistentDisposition "
static const char *const ORDERS[XML_QUANTITY_EVENT] = {
    BASE "epcList action " WHERE "bizTransactionList quantityList " TAIL "ilmd extension",
    BASE "parentID childEPCs action " WHERE "bizTransactionList childQuantityList " TAIL "extension",
    BASE "bizTransactionList parentID epcList action " WHERE "quantityList " TAIL "extension",
    BASE "inputEPCList inputQuantityList outputEPCList outputQuantityList transformationID " WHERE "bizTransactionList " TAIL "ilmd extension",
    BASE "parentID childEPCs childQuantityList action " WHERE "bizTransactionList " TAIL "extension",
};
static uint8_t ranks[XML_QUANTITY_EVENT][LEN(EVENT)];
static const struct xml_spec *ordered[XML_QUANTITY_EVENT][LEN(EVENT)];
static size_t ordered_n[XML_QUANTITY_EVENT];

static void ranks_fill(void)
{
    for (int t = 0; t < XML_QUANTITY_EVENT; t++) {
        struct str rest = str_of(ORDERS[t]), one;
        while (rest.size) {
            str_cut(rest, ' ', &one, &rest);
            for (size_t i = 0; i < LEN(EVENT); i++)
                if (str_eqz(one, EVENT[i].name)) {
                    ordered[t][ordered_n[t]++] = &EVENT[i];
                    ranks[t][i] = (uint8_t)ordered_n[t];
                }
        }
    }
}

static void ranks_need(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, ranks_fill);
}

unsigned xml_order(int type, const struct xml_spec *child)
{
    ranks_need();
    return type >= 0 && type < XML_QUANTITY_EVENT && child >= EVENT && child < EVENT + LEN(EVENT) ? ranks[type][child - EVENT] : 0;
}

const struct xml_spec *const *xml_ordered(int type, size_t *n_out)
{
    ranks_need();
    *n_out = ordered_n[type];
    return ordered[type];
}
