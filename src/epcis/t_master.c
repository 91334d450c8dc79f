/* t_master.c: master data from JSON and XML documents: stored once, replaced by what is said later, asked for by every parameter of
 * SimpleMasterDataQuery, children as places within places; answered as JSON and as XML that the schema takes. */
#include "t_db.h"

#include <libxml/xmlschemas.h>

#include "epcis_capture.h"
#include "epcis_master.h"
#include "epcisxml.h"

#define LOC "urn:epcglobal:epcis:vtype:Location"
#define CLS "urn:epcglobal:epcis:vtype:EPCClass"
#define NAME "urn:epcglobal:cbv:mda#name"
#define CITY "urn:epcglobal:cbv:mda#city"
#define ATTR(id, v) "{\"id\":\"" id "\",\"attribute\":" v "}"
#define HOUSE "urn:epc:id:sgln:952123454.000.0"
#define ROOM_A "urn:epc:id:sgln:952123454.000.A"
#define SHELF "urn:epc:id:sgln:952123454.000.S"
#define DOC(vocs) "{\"@context\":\"https://ref.gs1.org/standards/epcis/epcis-context.jsonld\",\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"2026-03-01T00:00:00Z\"," \
    "\"epcisHeader\":{\"epcisMasterData\":{\"vocabularyList\":[" vocs "]}},\"epcisBody\":{\"eventList\":[]}}"
#define VOC(type, els) "{\"type\":\"" type "\",\"vocabularyElementList\":[" els "]}"
#define EL(id, attrs, children) "{\"id\":\"" id "\",\"attributes\":[" attrs "],\"children\":[" children "]}"

static const char FIRST[] = DOC(
    VOC(LOC, EL(HOUSE, ATTR(NAME, "\"House\"") "," ATTR(CITY, "\"Kunming\""), "\"" ROOM_A "\"") "," EL(ROOM_A, ATTR(NAME, "\"Room A\""), "\"" SHELF "\""))
    "," VOC(CLS, EL("urn:epc:idpat:sgtin:952123454.0321.*", ATTR(NAME, "\"Rice\"") "," ATTR("urn:x:weight", "5") "," ATTR("urn:x:deep", "{\"urn:x:a\":\"1\"}"), "")));

static const char XML[] =
    "<e:EPCISDocument xmlns:e=\"urn:epcglobal:epcis:xsd:1\" schemaVersion=\"1.2\" creationDate=\"2026-03-01T00:00:00Z\"><EPCISHeader><extension><EPCISMasterData><VocabularyList>"
    "<Vocabulary type=\"" LOC "\"><VocabularyElementList><VocabularyElement id=\"" ROOM_A "\"><attribute id=\"" NAME "\">Room One</attribute><children/></VocabularyElement>"
    "<VocabularyElement id=\"urn:x:elsewhere\"><attribute id=\"" NAME "\">Elsewhere</attribute></VocabularyElement></VocabularyElementList></Vocabulary></VocabularyList></EPCISMasterData>"
    "</extension></EPCISHeader><EPCISBody><EventList/></EPCISBody></e:EPCISDocument>";

struct ask { const char *text; struct str json; };

static enum err ask_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *a = arg;
    struct query_param p[16];
    struct str rest = str_of(a->text), one;
    size_t n = 0;
    while (rest.size && n < 16) {
        str_cut(rest, '&', &one, &rest);
        str_cut(one, '=', &p[n].name, &p[n].value);
        n++;
    }
    return epcis_master_query(cx, tx, p, n, &a->json);
}

/* How many elements, attributes and children the answer has; -1: refused. */
static const struct { const char *ask; int elements, attributes, children; enum err err; } CASES[] = {
    {"includeAttributes=true&includeChildren=true", 3, 6, 2, 0},
    {"includeAttributes=false&includeChildren=false", 3, 0, 0, 0},
    {"includeAttributes=true&includeChildren=false&vocabularyName=" LOC, 2, 3, 0, 0},
    {"includeAttributes=true&includeChildren=false&vocabularyName=urn:x:none|" CLS, 1, 3, 0, 0},
    {"includeAttributes=true&includeChildren=true&attributeNames=" NAME, 3, 3, 2, 0},
    {"includeAttributes=true&includeChildren=true&EQ_name=" HOUSE, 1, 2, 1, 0},
    {"includeAttributes=true&includeChildren=true&EQ_name=https://id.gs1.org/414/9521234540007", 1, 2, 1, 0},
    {"includeAttributes=false&includeChildren=false&WD_name=" HOUSE, 2, 0, 0, 0},
    {"includeAttributes=false&includeChildren=false&WD_name=" ROOM_A, 1, 0, 0, 0},
    {"includeAttributes=true&includeChildren=false&HASATTR=" CITY, 1, 2, 0, 0},
    {"includeAttributes=true&includeChildren=false&HASATTR=urn:x:none|urn:x:weight", 1, 3, 0, 0},
    {"includeAttributes=true&includeChildren=false&EQATTR_" NAME "=Rice|House", 2, 5, 0, 0},
    {"includeAttributes=true&includeChildren=false&EQATTR_" NAME "=Rice&EQATTR_urn:x:weight=5", 1, 3, 0, 0},
    {"includeAttributes=true&includeChildren=false&EQATTR_" NAME "=House&vocabularyName=" CLS, 0, 0, 0, 0},
    {"includeAttributes=false&includeChildren=false&maxElementCount=3", 3, 0, 0, 0},
    {"includeAttributes=false&includeChildren=false&maxElementCount=2", 0, 0, 0, ERR_LIMIT},
    {"includeAttributes=true", 0, 0, 0, ERR_INVALID},
    {"includeAttributes=yes&includeChildren=false", 0, 0, 0, ERR_INVALID},
    {"includeAttributes=true&includeChildren=true&includeChildren=true", 0, 0, 0, ERR_INVALID},
    {"includeAttributes=true&includeChildren=true&EQ_colour=red", 0, 0, 0, ERR_UNKNOWN_PARAM},
};

static void counts(struct cx *cx, struct str json, int *e, int *a, int *c)
{
    struct jv v;
    struct json_fault f;
    *e = *a = *c = 0;
    assert_true(json_read(cx->ar, json, NULL, &v, &f));
    const struct jv *vocs = json_at(&v, "/epcisBody/queryResults/resultsBody/vocabularyList");
    assert_non_null(vocs);
    for (uint32_t i = 0; i < vocs->n; i++) {
        const struct jv *els = json_get(&vocs->items[i], "vocabularyElementList");
        for (uint32_t k = 0; k < els->n; k++) {
            const struct jv *at = json_get(&els->items[k], "attributes"), *ch = json_get(&els->items[k], "children");
            ++*e;
            *a += at ? (int)at->n : 0;
            *c += ch ? (int)ch->n : 0;
        }
    }
}

static void capture(struct cx *cx, const char *text)
{
    const char *uuid;
    struct capture_request q = {str_of(text), T_COUNTY, true, 100};
    T_OK(cx, capture_submit(cx, &q, &uuid));
}

static enum err inside(struct cx *cx, struct tx *tx, void *arg)
{
    return sql_i64(tx, &epcis_sql[Q_PLACE_ABOVE], ARGS(v_s(epcis_uri_canonical(cx->ar, STR(SHELF))), v_s(epcis_uri_canonical(cx->ar, STR(HOUSE)))), arg);
}

static void check_schema(struct cx *cx, struct str json)
{
    const char *root = t_shared();
    struct buf b;
    buf_init(&b, cx->ar, 1024);
    T_OK(cx, epcisxml_write_json(cx, json, EPCISXML_URN, &b));
    if (!root) {
        print_message("SKIPPED: the schema is absent\n");
        return;
    }
    xmlSchemaParserCtxtPtr p = xmlSchemaNewParserCtxt(ar_printf(cx->ar, "%s/gs1-spec/XSD/EPCglobal-epcis-query-2_0.xsd", root));
    xmlSchemaPtr s = xmlSchemaParse(p);
    xmlDocPtr doc = xmlReadMemory(b.p, (int)b.size, NULL, NULL, XML_PARSE_NONET);
    assert_true(s && doc);
    xmlSchemaValidCtxtPtr v = xmlSchemaNewValidCtxt(s);
    assert_int_equal(xmlSchemaValidateDoc(v, doc), 0);
    xmlSchemaFreeValidCtxt(v);
    xmlSchemaFreeParserCtxt(p);
    xmlFreeDoc(doc);
    xmlSchemaFree(s);
    struct epcis_document d; /* and read again it is the same master data */
    T_OK(cx, epcis_document_parse(cx, buf_view(&b), &d));
    assert_int_equal(d.vocabularies ? d.vocabularies->n : 0, 3);
}

static void master(struct cx *cx, struct db *db, void *arg)
{
    int64_t n;
    int e, at, ch;
    (void)db, (void)arg;
    capture(cx, FIRST);
    capture(cx, FIRST); /* the same again changes nothing */
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct ask a = {CASES[i].ask, {0}};
        enum err err = tx_read(cx, "t.master", ask_tx, &a);
        if (err != CASES[i].err)
            fail_msg("%s: %s %s %s", CASES[i].ask, err_code(err), cx->err_field, cx->err_text);
        if (err != ERR_NONE) {
            cx_clear(cx);
            continue;
        }
        counts(cx, a.json, &e, &at, &ch);
        if (e != CASES[i].elements || at != CASES[i].attributes || ch != CASES[i].children)
            fail_msg("%s: %d elements, %d attributes, %d children: " STR_FMT, CASES[i].ask, e, at, ch, STR_ARG(a.json));
        if (i == 0)
            check_schema(cx, a.json);
    }
    T_OK(cx, tx_read(cx, "t.inside", inside, &n));
    assert_int_equal(n, 1); /* the shelf is in the room is in the house */
    capture(cx, XML);       /* another name, no children any more; and one more */
    struct ask a = {"includeAttributes=true&includeChildren=true&vocabularyName=" LOC, {0}};
    T_OK(cx, tx_read(cx, "t.master", ask_tx, &a));
    counts(cx, a.json, &e, &at, &ch);
    assert_true(e == 3 && at == 4 && ch == 1 && strstr(a.json.p, "Room One") && !strstr(a.json.p, "Room A"));
    T_OK(cx, tx_read(cx, "t.inside", inside, &n));
    assert_int_equal(n, 0);
    print_message("master data: %zu questions\n", sizeof CASES / sizeof CASES[0]);
}

static void test_master(void **state)
{
    (void)state;
    t_each(master, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_master)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
