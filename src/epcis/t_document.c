/* t_document.c: which documents are taken and which refused: the test documents of OpenEPCIS (every valid one taken, every invalid
 * one refused with a place and a reason), and one case of our own for each rule. */
#include "t_epcis.h"

#include <dirent.h>

static enum err ignore(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    (void)cx, (void)ev;
    ++*(int *)arg;
    return ERR_NONE;
}

/* Called "valid" by their makers, refused by GS1's own schema (SOURCES.md names them). */
static const struct { const char *file, *pointer; } SCHEMA_REFUSES[] = {
    {"SensorData_with_combined_events.json", "/sensorReport/"},
    {"TransactionEvent_with_userExtensions.json", "/sensorReport/0/type"},
};

static const char *schema_refuses(const char *file)
{
    for (size_t i = 0; i < sizeof SCHEMA_REFUSES / sizeof SCHEMA_REFUSES[0]; i++)
        if (strcmp(SCHEMA_REFUSES[i].file, file) == 0)
            return SCHEMA_REFUSES[i].pointer;
    return NULL;
}

struct count { int files, taken, refused, schema, events, wrong; };

static void try_file(const char *dir, const char *name, bool valid, struct count *n)
{
    struct cx cx;
    struct arena *ar;
    t_cx(&cx, &ar);
    const char *schema = valid ? schema_refuses(name) : NULL;
    enum err e = epcis_document_each(&cx, t_file(ar, ar_printf(ar, "%s/%s", dir, name)), ignore, &n->events);
    n->files++;
    n->taken += e == ERR_NONE;
    n->refused += e != ERR_NONE;
    n->schema += schema != NULL;
    bool want = valid && !schema;
    bool placed = e == ERR_NONE || (cx.err_text[0] && (cx.err_field[0] || e == ERR_MALFORMED) && (!schema || strstr(cx.err_field, schema)));
    if ((e == ERR_NONE) != want || !placed) {
        print_error("%s/%s: %s at \"%s\": %s\n", dir, name, err_code(e), cx.err_field, cx.err_text);
        n->wrong++;
    } else if (e != ERR_NONE) {
        print_message("  refused %s: %s: %s\n", name, cx.err_field, cx.err_text);
    }
    ar_free(&ar);
}

static const struct { const char *folder; bool valid; } FOLDERS[] = {
    {"Capture/Documents", true}, {"Capture/Events", true}, {"Query", true}, {"Capture/Invalid", false}, {"Query/Invalid", false}};

static void test_documents(void **state)
{
    (void)state;
    int wrong = 0;
    const char *root = t_shared();
    if (!root) {
        print_message("SKIPPED: the shared test inputs are absent\n");
        skip();
    }
    for (size_t i = 0; i < sizeof FOLDERS / sizeof FOLDERS[0]; i++) {
        struct count n = {0};
        char dir[4200];
        snprintf(dir, sizeof dir, "%s/openepcis-test-resources/2.0/EPCIS/JSON/%s", root, FOLDERS[i].folder);
        DIR *d = opendir(dir);
        assert_non_null(d);
        for (struct dirent *e; (e = readdir(d));)
            if (str_ends(str_of(e->d_name), ".json"))
                try_file(dir, e->d_name, FOLDERS[i].valid, &n);
        closedir(d);
        print_message("%s: %d documents, %d taken (%d events), %d refused (%d as GS1's schema refuses them), %d not as expected\n", FOLDERS[i].folder,
                      n.files, n.taken, n.events, n.refused, n.schema, n.wrong);
        wrong += n.wrong;
    }
    assert_int_equal(wrong, 0);
}

#define TIME "\"eventTime\":\"2026-03-01T08:00:00+08:00\",\"eventTimeZoneOffset\":\"+08:00\""
#define OBJ "\"type\":\"ObjectEvent\"," TIME
#define AGG "\"type\":\"AggregationEvent\"," TIME
#define ASS "\"type\":\"AssociationEvent\"," TIME
#define TRA "\"type\":\"TransactionEvent\"," TIME
#define TRF "\"type\":\"TransformationEvent\"," TIME
#define EPC "\"epcList\":[\"https://id.gs1.org/01/09521234543213/21/1\"]"
#define KID "\"childEPCs\":[\"https://id.gs1.org/01/09521234543213/21/1\"]"
#define TOP "\"parentID\":\"urn:epc:id:sscc:952123454.00000001\""
#define BTX "\"bizTransactionList\":[{\"type\":\"po\",\"bizTransaction\":\"urn:epcglobal:cbv:bt:9521234540004:1\"}]"
#define SENSE(meta, report) "\"sensorElementList\":[{\"sensorMetadata\":{" meta "},\"sensorReport\":[{\"type\":\"Temperature\"" report "}]}]"

/* One event each: the pointer at which it is refused, NULL: taken. */
static const struct { const char *why, *json, *at; } CASES[] = {
    {"plain", "{" OBJ ",\"action\":\"OBSERVE\"," EPC "}", NULL},
    {"no type", "{" TIME ",\"action\":\"OBSERVE\"," EPC "}", "/type"},
    {"no time", "{\"type\":\"ObjectEvent\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"OBSERVE\"," EPC "}", "/eventTime"},
    {"no offset", "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00Z\",\"action\":\"OBSERVE\"," EPC "}", "/eventTimeZoneOffset"},
    {"time without zone", "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"OBSERVE\"," EPC "}", "/eventTime"},
    {"offset Z", "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00Z\",\"eventTimeZoneOffset\":\"Z\",\"action\":\"OBSERVE\"," EPC "}", "/eventTimeZoneOffset"},
    {"far future", "{\"type\":\"ObjectEvent\",\"eventTime\":\"2999-03-01T08:00:00Z\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"OBSERVE\"," EPC "}", "/eventTime"},
    {"unknown action", "{" OBJ ",\"action\":\"CREATE\"," EPC "}", "/action"},
    {"unknown short step", "{" OBJ ",\"action\":\"ADD\",\"bizStep\":\"transforming\"," EPC "}", "/bizStep"},
    {"unknown prefixed step", "{" OBJ ",\"action\":\"ADD\",\"bizStep\":\"cbv:BizStep-transforming\"," EPC "}", "/bizStep"},
    {"unknown web step", "{" OBJ ",\"action\":\"ADD\",\"bizStep\":\"https://ref.gs1.org/cbv/BizStep-transforming\"," EPC "}", "/bizStep"},
    {"URN step in JSON", "{" OBJ ",\"action\":\"ADD\",\"bizStep\":\"urn:epcglobal:cbv:bizstep:packing\"," EPC "}", "/bizStep"},
    {"own step", "{" OBJ ",\"action\":\"ADD\",\"bizStep\":\"https://county.example/step/drying\"," EPC "}", NULL},
    {"unknown disposition", "{" OBJ ",\"action\":\"ADD\",\"disposition\":\"in_transport\"," EPC "}", "/disposition"},
    {"unknown source type", "{" OBJ ",\"action\":\"ADD\",\"sourceList\":[{\"type\":\"place\",\"source\":\"urn:epc:id:sgln:952123454.000.0\"}]," EPC "}", "/sourceList/0/type"},
    {"unknown measurement", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"sensorElementList\":[{\"sensorReport\":[{\"type\":\"Warmth\"}]}]}", "/sensorElementList/0/sensorReport/0/type"},
    {"unknown error reason", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"errorDeclaration\":{\"declarationTime\":\"2026-03-02T00:00:00Z\",\"reason\":\"oops\"}}", "/errorDeclaration/reason"},
    {"unknown member", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"weight\":5}", "/weight"},
    {"own member", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"example:重量\":5}", NULL},
    {"no objects", "{" OBJ ",\"action\":\"OBSERVE\"}", "/epcList"},
    {"empty epcList", "{" OBJ ",\"action\":\"OBSERVE\",\"epcList\":[]}", "/epcList"},
    {"repeated EPC", "{" OBJ ",\"action\":\"OBSERVE\",\"epcList\":[\"urn:a:1\",\"urn:a:2\",\"urn:a:1\"]}", "/epcList/2"},
    {"EPC is no URI", "{" OBJ ",\"action\":\"OBSERVE\",\"epcList\":[\"one\"]}", "/epcList/0"},
    {"EPC with a blank", "{" OBJ ",\"action\":\"OBSERVE\",\"epcList\":[\"urn:a b\"]}", "/epcList/0"},
    {"sensor without reading point", "{" OBJ ",\"action\":\"OBSERVE\"," SENSE("\"time\":\"2026-03-01T00:00:00Z\"", "") "}", "/epcList"},
    {"sensor with reading point", "{" OBJ ",\"action\":\"OBSERVE\",\"readPoint\":{\"id\":\"geo:1,2\"}," SENSE("\"time\":\"2026-03-01T00:00:00Z\"", "") "}", NULL},
    {"ILMD without ADD", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"ilmd\":{\"cbvmda:lotNumber\":\"1\"}}", "/ilmd"},
    {"ILMD with ADD", "{" OBJ ",\"action\":\"ADD\"," EPC ",\"ilmd\":{\"cbvmda:lotNumber\":\"1\"}}", NULL},
    {"ILMD without namespace", "{" OBJ ",\"action\":\"ADD\"," EPC ",\"ilmd\":{\"lotNumber\":\"1\"}}", "/ilmd/lotNumber"},
    {"quantity as text", "{" OBJ ",\"action\":\"ADD\",\"quantityList\":[{\"epcClass\":\"urn:a:1\",\"quantity\":\"5\"}]}", "/quantityList/0/quantity"},
    {"bad unit", "{" OBJ ",\"action\":\"ADD\",\"quantityList\":[{\"epcClass\":\"urn:a:1\",\"quantity\":5,\"uom\":\"kilo\"}]}", "/quantityList/0/uom"},
    {"sensor metadata twice", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"sensorElementList\":[{\"sensorMetadata\":{},\"sensorMetadata\":{},\"sensorReport\":[{\"type\":\"Mass\"}]}]}",
     "/sensorElementList/0/sensorMetadata"},
    {"sensor metadata as a list", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"sensorElementList\":[{\"sensorMetadata\":[{},{}],\"sensorReport\":[{\"type\":\"Mass\"}]}]}",
     "/sensorElementList/0/sensorMetadata"},
    {"device twice, the same", "{" OBJ ",\"action\":\"OBSERVE\"," EPC "," SENSE("\"deviceID\":\"urn:d:1\"", ",\"deviceID\":\"urn:d:1\"") "}", NULL},
    {"device twice, contradicting", "{" OBJ ",\"action\":\"OBSERVE\"," EPC "," SENSE("\"deviceID\":\"urn:d:1\"", ",\"deviceID\":\"urn:d:2\"") "}",
     "/sensorElementList/0/sensorReport/0/deviceID"},
    {"sensor without report", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"sensorElementList\":[{\"sensorMetadata\":{}}]}", "/sensorElementList/0/sensorReport"},
    {"aggregation", "{" AGG ",\"action\":\"ADD\"," TOP "," KID "}", NULL},
    {"aggregation ADD without parent", "{" AGG ",\"action\":\"ADD\"," KID "}", "/parentID"},
    {"aggregation DELETE without parent", "{" AGG ",\"action\":\"DELETE\"," KID "}", "/parentID"},
    {"aggregation OBSERVE without parent", "{" AGG ",\"action\":\"OBSERVE\"," KID "}", NULL},
    {"aggregation ADD without child", "{" AGG ",\"action\":\"ADD\"," TOP "}", "/childEPCs"},
    {"aggregation ADD with empty children", "{" AGG ",\"action\":\"ADD\"," TOP ",\"childEPCs\":[]}", "/childEPCs"},
    {"aggregation DELETE of all", "{" AGG ",\"action\":\"DELETE\"," TOP "}", NULL},
    {"aggregation with persistent disposition", "{" AGG ",\"action\":\"ADD\"," TOP "," KID ",\"persistentDisposition\":{\"set\":[\"recalled\"]}}", NULL},
    {"association ADD without parent", "{" ASS ",\"action\":\"ADD\"," KID "}", "/parentID"},
    {"association DELETE without parent", "{" ASS ",\"action\":\"DELETE\"," KID "}", "/parentID"},
    {"association OBSERVE without parent", "{" ASS ",\"action\":\"OBSERVE\"," KID "}", "/parentID"},
    {"association ADD without child", "{" ASS ",\"action\":\"ADD\"," TOP "}", "/childEPCs"},
    {"association OBSERVE without child", "{" ASS ",\"action\":\"OBSERVE\"," TOP "}", "/childEPCs"},
    {"association DELETE of all", "{" ASS ",\"action\":\"DELETE\"," TOP "}", NULL},
    {"transaction", "{" TRA ",\"action\":\"ADD\"," EPC "," BTX "}", NULL},
    {"transaction without transaction", "{" TRA ",\"action\":\"ADD\"," EPC "}", "/bizTransactionList"},
    {"transaction with empty list", "{" TRA ",\"action\":\"ADD\"," EPC ",\"bizTransactionList\":[]}", "/bizTransactionList"},
    {"transaction ADD without object", "{" TRA ",\"action\":\"ADD\",\"epcList\":[]," BTX "}", "/epcList"},
    {"transaction DELETE of all", "{" TRA ",\"action\":\"DELETE\"," BTX "}", NULL},
    {"transformation", "{" TRF ",\"inputEPCList\":[\"urn:a:1\"],\"outputEPCList\":[\"urn:a:2\"]}", NULL},
    {"transformation with action", "{" TRF ",\"action\":\"ADD\",\"inputEPCList\":[\"urn:a:1\"],\"outputEPCList\":[\"urn:a:2\"]}", "/action"},
    {"transformation without output", "{" TRF ",\"inputEPCList\":[\"urn:a:1\"]}", "/outputEPCList"},
    {"half a transformation by ID", "{" TRF ",\"transformationID\":\"urn:t:1\",\"inputEPCList\":[\"urn:a:1\"]}", NULL},
    {"empty persistent disposition", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"persistentDisposition\":{}}", "/persistentDisposition"},
    {"reading point without id", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"readPoint\":{}}", "/readPoint/id"},
    {"error declaration without time", "{" OBJ ",\"action\":\"OBSERVE\"," EPC ",\"errorDeclaration\":{}}", "/errorDeclaration/declarationTime"},
    {"context that is a number", "{\"@context\":5," OBJ ",\"action\":\"OBSERVE\"," EPC "}", "/@context"},
    {"repeated key", "{" OBJ ",\"action\":\"OBSERVE\",\"action\":\"ADD\"," EPC "}", "/action"},
    {"a list", "[]", ""},
};

static void test_cases(void **state)
{
    struct cx cx;
    struct arena *ar;
    (void)state;
    t_cx(&cx, &ar);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct epcis_event *ev = NULL;
        enum err e = epcis_event_prepare(&cx, str_of(CASES[i].json), &ev);
        if ((e == ERR_NONE) != (CASES[i].at == NULL) || (CASES[i].at && strcmp(CASES[i].at, cx.err_field) != 0))
            fail_msg("%s: want %s, have %s at %s: %s", CASES[i].why, CASES[i].at ? CASES[i].at : "taken", err_code(e), cx.err_field, cx.err_text);
        cx_clear(&cx);
    }
    print_message("event rules: %zu cases\n", sizeof CASES / sizeof CASES[0]);
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_documents), cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
