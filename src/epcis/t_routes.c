/* t_routes.c: the REST binding over real HTTP: a server of rooms net and epcis, spoken to byte by byte. Statuses, headers, exceptions of
 * GS1's contract; a document captured, queried page by page through Link headers, read one by one. */
#include "t_db.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <libxml/xmlschemas.h>

#include "epcisxml.h"
#include "net.h"

static enum err allow(struct req *rq, const char *perm)
{
    (void)perm;
    rq_cx(rq)->who = &T_OFFICE;
    return rq_header(rq, "X-Stranger") ? ERR_FORBIDDEN : ERR_NONE;
}

static const char *caller(struct req *rq)
{
    (void)rq;
    return "t";
}

/* ---- a client ---------------------------------------------------------------------------------------------------------------------- */
struct answer { int status; const char *head; struct str body; };

static struct answer talk(struct cx *cx, const char *method, const char *target, const char *headers, struct str body)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)net_port()), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct buf b, got;
    char piece[65536];
    assert_true(fd >= 0 && connect(fd, (struct sockaddr *)&a, sizeof a) == 0);
    buf_init(&b, cx->ar, body.size + 512);
    buf_printf(&b, "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Language: en\r\n%s", method, target, headers);
    if (strcmp(method, "POST") == 0)
        buf_printf(&b, "Content-Length: %zu\r\n", body.size);
    buf_puts(&b, "\r\n");
    buf_str(&b, body);
    for (size_t sent = 0; sent < b.size;) {
        ssize_t n = send(fd, b.p + sent, b.size - sent, MSG_NOSIGNAL);
        if (n <= 0)
            break;
        sent += (size_t)n;
    }
    buf_init(&got, cx->ar, 4096);
    for (ssize_t n; (n = recv(fd, piece, sizeof piece, 0)) > 0;)
        buf_put(&got, piece, (size_t)n);
    close(fd);
    buf_ch(&got, '\0');
    char *end = strstr(got.p, "\r\n\r\n");
    assert_non_null(end);
    size_t skip = (size_t)(end + 4 - got.p);
    end[2] = '\0';
    return (struct answer){atoi(got.p + 9), got.p, {got.p + skip, got.size - 1 - skip}};
}

/* The value of a header, NULL when absent. */
static const char *header(struct cx *cx, const struct answer *a, const char *name)
{
    const char *at = strcasestr(a->head, ar_printf(cx->ar, "\r\n%s:", name));
    if (!at)
        return NULL;
    at += strlen(name) + 3;
    at += strspn(at, " ");
    return ar_strndup(cx->ar, at, strcspn(at, "\r"));
}

static const struct jv *json(struct cx *cx, const struct answer *a)
{
    struct jv *v = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    if (!json_read(cx->ar, a->body, NULL, v, &fault))
        fail_msg("no JSON: " STR_FMT, STR_ARG(a->body));
    return v;
}

static bool says(struct cx *cx, const struct answer *a, const char *member, const char *text)
{
    return str_eqz(json_str(json_get(json(cx, a), member)), text);
}

/* ---- what is asked, and what must come back ------------------------------------------------------------------------------------------ */
#define CTX "\"@context\":[\"https://ref.gs1.org/standards/epcis/epcis-context.jsonld\",{\"ex\":\"https://ex.example/ns/\"}]"
#define EV(n, extra) "{" extra "\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-0" n "T08:00:00+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"ADD\"," \
    "\"epcList\":[\"https://id.gs1.org/01/09521234543213/21/" n "\"],\"ex:n\":" n "}"
#define DOC(events) "{" CTX ",\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"2026-03-01T00:00:00Z\",\"epcisBody\":{\"eventList\":[" events "]}}"
#define JSON "Content-Type: application/json\r\n"
#define XMLTYPE "Content-Type: application/xml\r\n"
#define XMLEV(n) "<ObjectEvent xmlns:ex=\"https://ex.example/ns/\"><eventTime>2026-02-0" n "T08:00:00+08:00</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>" \
    "<epcList><epc>https://id.gs1.org/01/09521234543213/21/X" n "</epc></epcList><action>ADD</action><ex:n>" n "</ex:n></ObjectEvent>"
#define XMLDOC(events) "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\" schemaVersion=\"2.0\" creationDate=\"2026-03-01T00:00:00Z\"><EPCISBody><EventList>" \
    events "</EventList></EPCISBody></epcis:EPCISDocument>"
#define E "/epcis/v2/events"
#define C "/epcis/v2/capture"

static const struct request { const char *why, *method, *target, *headers, *body; int status; const char *exception; } CASES[] = {
    {"capture", "POST", C, JSON, DOC(EV("1", "") "," EV("2", "") "," EV("3", "")), 202, NULL},
    {"capture as JSON-LD", "POST", C, "Content-Type: application/ld+json; charset=utf-8\r\n", DOC(EV("1", "")), 202, NULL},
    {"capture, proceed", "POST", C, JSON "GS1-Capture-Error-Behaviour: proceed\r\n", DOC(EV("4", "") "," "{\"type\":\"ObjectEvent\"}"), 202, NULL},
    {"unknown behaviour", "POST", C, JSON "GS1-Capture-Error-Behaviour: hope\r\n", DOC(EV("4", "")), 400, "epcisException:ValidationException"},
    {"a sheet", "POST", C, "Content-Type: text/csv\r\n", "a;b", 415, "epcisException:UnsupportedMediaTypeException"},
    {"broken JSON", "POST", C, JSON, "{\"type\":", 400, "epcisException:ValidationException"},
    {"not a document", "POST", C, JSON, "{\"type\":\"Fruit\"}", 400, "epcisException:ValidationException"},
    {"too many events", "POST", C, JSON, DOC(EV("1", "") "," EV("2", "") "," EV("3", "") "," EV("4", "") "," EV("5", "") "," EV("6", "")), 413,
     "epcisException:CaptureLimitExceededException"},
    {"a version we do not have", "POST", C, JSON "GS1-EPCIS-Min: 3.0\r\n", DOC(EV("1", "")), 406, "epcisException:NotAcceptableException"},
    {"no such capture", "GET", C "/none", "", "", 404, "epcisException:NoSuchResourceException"},
    {"captures", "GET", C "?perPage=2", "", "", 200, NULL},
    {"captures, unknown parameter", "GET", C "?colour=red", "", "", 400, "epcisException:QueryParameterException"},
    {"capture options", "OPTIONS", C, "", "", 204, NULL},
    {"event options", "OPTIONS", E, "", "", 204, NULL},
    {"one event", "POST", E, JSON, EV("7", CTX ","), 201, NULL},
    {"the same event", "POST", E, JSON, EV("7", CTX ","), 409, "epcisException:ResourceAlreadyExistsException"},
    {"an event without context", "POST", E, JSON, EV("8", ""), 400, "epcisException:ValidationException"},
    {"a document as an event", "POST", E, JSON, DOC(EV("8", "")), 400, "epcisException:ValidationException"},
    {"an eventID", "POST", E, JSON, EV("8", CTX ",\"eventID\":\"urn:e:8\","), 201, NULL},
    {"another content under it", "POST", E, JSON, EV("9", CTX ",\"eventID\":\"urn:e:8\","), 409, "epcisException:ResourceAlreadyExistsException"},
    {"read it", "GET", E "/urn:e:8", "", "", 200, NULL},
    {"read it, encoded", "GET", E "/urn%3Ae%3A8", "", "", 200, NULL},
    {"no such event", "GET", E "/urn:e:9", "", "", 404, "epcisException:NoSuchResourceException"},
    {"query", "GET", E "?eventType=ObjectEvent&GE_eventTime=2026-03-02T00%3A00%3A00Z", "", "", 200, NULL},
    {"unknown parameter", "GET", E "?GE_eventDate=2026", "", "", 400, "epcisException:QueryParameterException"},
    {"bad value", "GET", E "?EQ_action=SHIPPED", "", "", 400, "epcisException:QueryParameterException"},
    {"too many results", "GET", E "?maxEventCount=1", "", "", 413, "epcisException:QueryTooLargeException"},
    {"by an extension field", "GET", E "?EQ_ex%3An=2", "GS1-Extensions: ex=https://ex.example/ns/\r\n", "", 200, NULL},
    {"what there is", "GET", "/epcis/v2", "", "", 200, NULL},
    {"what there is, with a slash", "GET", "/epcis/v2/", "", "", 200, NULL},
    {"event types", "GET", "/epcis/v2/eventTypes", "", "", 200, NULL},
    {"an event type", "GET", "/epcis/v2/eventTypes/ObjectEvent", "", "", 200, NULL},
    {"no event type", "GET", "/epcis/v2/eventTypes/FruitEvent", "", "", 404, "epcisException:NoSuchResourceException"},
    {"events of a type", "GET", "/epcis/v2/eventTypes/ObjectEvent/events?perPage=1", "", "", 200, NULL},
    {"events of no type", "GET", "/epcis/v2/eventTypes/FruitEvent/events", "", "", 404, "epcisException:NoSuchResourceException"},
    {"the type twice", "GET", "/epcis/v2/eventTypes/ObjectEvent/events?eventType=ObjectEvent", "", "", 400, "epcisException:QueryParameterException"},
    {"EPCs", "GET", "/epcis/v2/epcs?perPage=2", "", "", 200, NULL},
    {"an EPC", "GET", "/epcis/v2/epcs/https%3A%2F%2Fid.gs1.org%2F01%2F09521234543213%2F21%2F1", "", "", 200, NULL},
    {"an EPC by its URN", "GET", "/epcis/v2/epcs/urn:epc:id:sgtin:952123454.0321.1", "", "", 200, NULL},
    {"its events", "GET", "/epcis/v2/epcs/urn:epc:id:sgtin:952123454.0321.1/events", "", "", 200, NULL},
    {"no EPC", "GET", "/epcis/v2/epcs/urn:epc:id:sgtin:952123454.0321.none", "", "", 404, "epcisException:NoSuchResourceException"},
    {"two EPCs in one", "GET", "/epcis/v2/epcs/urn:x:1%7Curn:x:2/events", "", "", 404, "epcisException:NoSuchResourceException"},
    {"no URI", "GET", "/epcis/v2/epcs/7", "", "", 404, "epcisException:NoSuchResourceException"},
    {"business steps", "GET", "/epcis/v2/bizSteps?perPage=1000", "", "", 200, NULL},
    {"a business step", "GET", "/epcis/v2/bizSteps/shipping", "", "", 200, NULL},
    {"its URN", "GET", "/epcis/v2/bizSteps/urn:epcglobal:cbv:bizstep:shipping/events", "", "", 200, NULL},
    {"no business step", "GET", "/epcis/v2/bizSteps/urn:x:dancing", "", "", 404, "epcisException:NoSuchResourceException"},
    {"dispositions", "GET", "/epcis/v2/dispositions", "", "", 200, NULL},
    {"a disposition", "GET", "/epcis/v2/dispositions/in_transit/events", "", "", 200, NULL},
    {"locations", "GET", "/epcis/v2/bizLocations", "", "", 200, NULL},
    {"no location", "GET", "/epcis/v2/bizLocations/urn:x:nowhere/events", "", "", 404, "epcisException:NoSuchResourceException"},
    {"read points", "GET", "/epcis/v2/readPoints", "", "", 200, NULL},
    {"no read point", "GET", "/epcis/v2/readPoints/urn:x:nowhere", "", "", 404, "epcisException:NoSuchResourceException"},
    {"lists take paging only", "GET", "/epcis/v2/readPoints?EQ_action=ADD", "", "", 400, "epcisException:QueryParameterException"},
    {"a page of nothing", "GET", "/epcis/v2/readPoints?perPage=0", "", "", 400, "epcisException:QueryParameterException"},
    {"a token of nobody", "GET", "/epcis/v2/epcs?nextPageToken=AAAA", "", "", 400, "epcisException:QueryParameterException"},
    {"giving back what was not given", "DELETE", "/epcis/v2/nextPageToken/AAAA", "", "", 404, "epcisException:NoSuchResourceException"},
    {"our version", "GET", E, "GS1-EPCIS-Min: 1.0.0\r\nGS1-EPCIS-Max: 2.0.0\r\nGS1-CBV-Min: 2.0\r\n", "", 200, NULL},
    {"a version before ours", "GET", E, "GS1-EPCIS-Max: 1.2.0\r\n", "", 406, "epcisException:NotAcceptableException"},
    {"a vocabulary after ours", "GET", E, "GS1-CBV-Min: 2.1\r\n", "", 406, "epcisException:NotAcceptableException"},
    {"no version", "GET", E, "GS1-EPCIS-Min: new\r\n", "", 406, "epcisException:NotAcceptableException"},
    {"a document of 1.2", "POST", C, JSON "GS1-EPCIS-Version: 1.2\r\n", DOC(EV("1", "")), 406, "epcisException:NotAcceptableException"},
    {"a document of 2.0", "POST", C, JSON "GS1-EPCIS-Version: 2.0\r\nGS1-CBV-Version: 2.0.0\r\n", DOC(EV("1", "")), 202, NULL},
    {"another media type", "GET", E, "Accept: text/csv\r\n", "", 406, "epcisException:NotAcceptableException"},
    {"no such format", "GET", E, "GS1-EPC-Format: Sometimes\r\n", "", 406, "epcisException:NotAcceptableException"},
    {"no such CBV format", "GET", E, "GS1-CBV-XML-Format: Sometimes\r\n", "", 406, "epcisException:NotAcceptableException"},
    {"a stranger", "GET", E, "X-Stranger: 1\r\n", "", 403, "epcisException:SecurityException"},
    {"a method we do not have", "DELETE", E, "", "", 405, "epcisException:ImplementationException"},
    {"no such path", "GET", "/epcis/v2/weather", "", "", 404, "epcisException:NoSuchResourceException"},
};

static void check_requests(struct cx *cx, const struct request *r, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct answer a = talk(cx, r[i].method, r[i].target, r[i].headers, str_of(r[i].body));
        bool ok = a.status == r[i].status && (!r[i].exception || says(cx, &a, "type", r[i].exception));
        bool versioned = header(cx, &a, "GS1-EPCIS-Version");
        if (!ok || !versioned)
            fail_msg("%s: %s\n" STR_FMT, r[i].why, a.head, STR_ARG(a.body));
    }
    print_message("routes: %zu requests\n", n);
}

static const struct request XML_CASES[] = {
    {"XML that is no EPCIS", "POST", C, XMLTYPE, "<a/>", 400, "epcisException:ValidationException"},
    {"JSON called XML", "POST", C, XMLTYPE, DOC(EV("1", "")), 400, "epcisException:ValidationException"},
    {"XML called JSON", "POST", C, JSON, XMLDOC(XMLEV("1")), 400, "epcisException:ValidationException"},
    {"XML cut off", "POST", C, XMLTYPE, "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\"><EPCISBody>", 400, "epcisException:ValidationException"},
    {"a DOCTYPE", "POST", C, XMLTYPE, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" XMLDOC(XMLEV("1")), 400, "epcisException:ValidationException"},
    {"XML, too many events", "POST", C, XMLTYPE, XMLDOC(XMLEV("1") XMLEV("2") XMLEV("3") XMLEV("4") XMLEV("5") XMLEV("6")), 413,
     "epcisException:CaptureLimitExceededException"},
    {"capture of XML", "POST", C, XMLTYPE, XMLDOC(XMLEV("1") XMLEV("2")), 202, NULL},
    {"capture of XML as text", "POST", C, "Content-Type: text/xml; charset=utf-8\r\n", XMLDOC(XMLEV("1")), 202, NULL},
    {"one event as XML", "POST", E, XMLTYPE, XMLEV("5"), 201, NULL},
    {"the same event as XML", "POST", E, XMLTYPE, XMLEV("5"), 409, "epcisException:ResourceAlreadyExistsException"},
    {"master data", "POST", C, XMLTYPE, "<m:EPCISMasterDataDocument xmlns:m=\"urn:epcglobal:epcis-masterdata:xsd:2\" schemaVersion=\"2.0\" creationDate=\"2026-03-01T00:00:00Z\">"
     "<EPCISBody><VocabularyList><Vocabulary type=\"urn:epcglobal:epcis:vtype:Location\"><VocabularyElementList><VocabularyElement id=\"urn:l:1\">"
     "<attribute id=\"urn:epcglobal:cbv:mda#name\">Field 1</attribute></VocabularyElement></VocabularyElementList></Vocabulary></VocabularyList></EPCISBody></m:EPCISMasterDataDocument>", 202, NULL},
    {"an XML document as an event", "POST", E, XMLTYPE, XMLDOC(XMLEV("5")), 400, "epcisException:ValidationException"},
    {"an XML event at fault", "POST", E, XMLTYPE, "<ObjectEvent><action>ADD</action></ObjectEvent>", 400, "epcisException:ValidationException"},
};

/* Is the answer valid by GS1's schema? True, visibly skipped, where the shared inputs are absent. */
static bool valid_xml(struct cx *cx, struct str xml, const char *schema)
{
    const char *root = t_shared();
    if (!root) {
        print_message("SKIPPED: the schema is absent\n");
        return true;
    }
    xmlSchemaParserCtxtPtr p = xmlSchemaNewParserCtxt(ar_printf(cx->ar, "%s/gs1-spec/XSD/%s", root, schema));
    xmlSchemaPtr s = xmlSchemaParse(p);
    xmlSchemaFreeParserCtxt(p);
    xmlDocPtr doc = xmlReadMemory(xml.p, (int)xml.size, NULL, NULL, XML_PARSE_NONET);
    assert_true(s && doc);
    xmlSchemaValidCtxtPtr v = xmlSchemaNewValidCtxt(s);
    bool ok = xmlSchemaValidateDoc(v, doc) == 0;
    xmlSchemaFreeValidCtxt(v);
    xmlFreeDoc(doc);
    xmlSchemaFree(s);
    return ok;
}

/* Answers as XML: valid by the schema, the same events as in JSON, words in the spelling that was asked for. */
static void check_xml(struct cx *cx)
{
    check_requests(cx, XML_CASES, sizeof XML_CASES / sizeof XML_CASES[0]);
    static const struct { const char *target, *schema; int status; } ASK[] = {
        {E "?perPage=3", "EPCglobal-epcis-query-2_0.xsd", 200}, {E, "EPCglobal-epcis-query-2_0.xsd", 200}, {E "/urn:e:8", "EPCglobal-epcis-query-2_0.xsd", 200},
        {"/epcis/v2/eventTypes/ObjectEvent/events", "EPCglobal-epcis-query-2_0.xsd", 200}, {E "/urn:e:none", "EPCglobal-epcis-2_0.xsd", 404},
        {E "?colour=red", "EPCglobal-epcis-2_0.xsd", 400}, {"/epcis/v2/queries/SimpleEventQuery/events?perPage=2", "EPCglobal-epcis-query-2_0.xsd", 200},
        {"/epcis/v2/queries/SimpleMasterDataQuery/events?includeAttributes=true&includeChildren=true", "EPCglobal-epcis-query-2_0.xsd", 200},
        {"/epcis/v2/queries/SimpleMasterDataQuery/events?includeAttributes=true", "EPCglobal-epcis-2_0.xsd", 400}};
    static const char HEADERS[] = "Accept: application/xml\r\nGS1-CBV-XML-Format: Always_Web_URI\r\n";
    int valid = 0, equal = 0;
    for (size_t i = 0; i < sizeof ASK / sizeof ASK[0]; i++) {
        struct answer x = talk(cx, "GET", ASK[i].target, HEADERS, STR("")), j = talk(cx, "GET", ASK[i].target, "", STR(""));
        struct epcis_document dx, dj;
        struct epcis_event *ex, *ej;
        assert_int_equal(x.status, ASK[i].status);
        if (!valid_xml(cx, x.body, ASK[i].schema))
            fail_msg("%s is not valid: " STR_FMT, ASK[i].target, STR_ARG(x.body));
        valid++;
        if (x.status != 200)
            continue;
        assert_string_equal(header(cx, &x, "Content-Type"), "application/xml");
        assert_string_equal(header(cx, &x, "GS1-CBV-XML-Format"), "Always_Web_URI");
        T_OK(cx, epcis_document_parse(cx, x.body, &dx));
        T_OK(cx, epcis_document_parse(cx, j.body, &dj));
        assert_int_equal(dx.n, dj.n);
        for (int64_t k = 0; k < dx.n; k++) {
            T_OK(cx, epcis_document_event(cx, &dx, k, &ex));
            T_OK(cx, epcis_document_event(cx, &dj, k, &ej));
            assert_true(str_eq(ex->hash, ej->hash) && str_eq(ex->id, ej->id));
            equal++;
        }
    }
    struct answer job = talk(cx, "POST", C, XMLTYPE "Accept: application/xml\r\nGS1-Capture-Error-Behaviour: proceed\r\n",
                             str_of(XMLDOC(XMLEV("3") "<ObjectEvent><when>now</when></ObjectEvent>")));
    assert_int_equal(job.status, 202);
    assert_true(valid_xml(cx, job.body, "EPCglobal-epcis-2_0.xsd"));
    assert_non_null(strstr(job.body.p, "/EPCISBody/EventList/*[2]"));
    print_message("XML: %d of %zu answers valid by the schema, %d events equal to those of the JSON answer\n", valid + 1, sizeof ASK / sizeof ASK[0] + 1, equal);
}

/* Follow Link: rel="next" to the end; the events seen. */
static int walk(struct cx *cx, const char *target, const char *headers, int *pages_out)
{
    int n = 0;
    *pages_out = 0;
    while (target && *pages_out < 20) {
        struct answer a = talk(cx, "GET", target, headers, STR(""));
        assert_int_equal(a.status, 200);
        n += (int)json_at(json(cx, &a), "/epcisBody/queryResults/resultsBody/eventList")->n;
        ++*pages_out;
        const char *link = header(cx, &a, "Link");
        target = link ? ar_strndup(cx->ar, link + 1, strcspn(link + 1, ">")) : NULL;
    }
    return n;
}

static const struct jv *members(struct cx *cx, const char *target, const char *headers, const char **next_out)
{
    struct answer a = talk(cx, "GET", target, headers, STR(""));
    if (a.status != 200)
        fail_msg("%s: %s\n" STR_FMT, target, a.head, STR_ARG(a.body));
    const char *link = header(cx, &a, "Link");
    if (next_out)
        *next_out = link ? ar_strndup(cx->ar, link + 1, strcspn(link + 1, ">")) : NULL;
    assert_true(!link == !header(cx, &a, "GS1-Next-Page-Token-Expires"));
    return json_get(json(cx, &a), "member");
}

static bool holds(const struct jv *list, const char *text)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (str_eqz(json_str(&list->items[i]), text))
            return true;
    return false;
}

#define PLACED(n, more) "{" CTX ",\"type\":\"ObjectEvent\",\"eventTime\":\"2026-04-01T08:00:0" n "Z\",\"eventTimeZoneOffset\":\"+00:00\",\"action\":\"OBSERVE\"," \
    "\"epcList\":[\"urn:epc:id:sgtin:952123454.0321.P" n "\"]," more "}"

/* Lists, one of a list, its events; spellings; tokens that are given back, forged, or of another list. */
static void check_resources(struct cx *cx)
{
    static const char *const POSTS[] = {
        PLACED("1", "\"readPoint\":{\"id\":\"urn:epc:id:sgln:952123454.000.1\"},\"bizStep\":\"https://ex.example/ns/drying\""),
        PLACED("2", "\"readPoint\":{\"id\":\"urn:epc:id:sgln:952123454.000.2\"},\"bizLocation\":{\"id\":\"https://ex.example/loc/1\"}"),
        PLACED("3", "\"readPoint\":{\"id\":\"urn:epc:id:sgln:952123454.000.3\"},\"disposition\":\"https://ex.example/ns/dried\""),
        PLACED("4", "\"readPoint\":{\"id\":\"urn:epc:id:sgln:952123454.000.3\"}"),
    };
    const char *next;
    T_OK(cx, conf_set(cx, "epcis.company_prefixes", "952:6 952123454"));
    for (size_t i = 0; i < sizeof POSTS / sizeof POSTS[0]; i++)
        assert_int_equal(talk(cx, "POST", E, JSON, str_of(POSTS[i])).status, 201);
    const struct jv *points = members(cx, "/epcis/v2/readPoints?perPage=2", "", &next);
    assert_int_equal(points->n, 2);
    assert_true(holds(points, "https://id.gs1.org/414/9521234540007/254/1") && next);
    struct answer one = talk(cx, "GET", next, "", STR(""));
    assert_int_equal(json_get(json(cx, &one), "member")->n, 1);
    assert_null(header(cx, &one, "Link"));
    points = members(cx, "/epcis/v2/readPoints", "GS1-EPC-Format: Always_EPC_URN\r\n", NULL);
    assert_true(points->n == 3 && holds(points, "urn:epc:id:sgln:952123454.000.3"));
    const struct jv *steps = members(cx, "/epcis/v2/bizSteps?perPage=1000", "GS1-Extensions: ex=https://ex.example/ns/\r\n", NULL);
    assert_true(holds(steps, "shipping") && holds(steps, "ex:drying") && steps->n == 42);
    assert_true(holds(members(cx, "/epcis/v2/dispositions?perPage=1000", "", NULL), "https://ex.example/ns/dried"));
    assert_int_equal(walk(cx, "/epcis/v2/bizSteps/ex:drying/events", "GS1-Extensions: ex=https://ex.example/ns/\r\n", &(int){0}), 1);
    assert_int_equal(walk(cx, "/epcis/v2/readPoints/urn:epc:id:sgln:952123454.000.3/events?perPage=1", "", &(int){0}), 2);
    assert_int_equal(walk(cx, "/epcis/v2/bizLocations/https%3A%2F%2Fex.example%2Floc%2F1/events", "", &(int){0}), 1);
    assert_int_equal(members(cx, "/epcis/v2/eventTypes?perPage=3", "", &next)->n, 3);
    assert_int_equal(members(cx, next, "", NULL)->n, 2);
    /* every EPC once, over pages */
    int n = 0;
    for (next = "/epcis/v2/epcs?perPage=3"; next; n += 100)
        n += (int)members(cx, next, "", &next)->n;
    assert_int_equal(n % 100, 11);
    /* both spellings of events */
    struct answer link = talk(cx, "GET", E "?MATCH_epc=urn:epc:id:sgtin:952123454.0321.P1", "GS1-EPC-Format: Always_GS1_Digital_Link\r\n", STR(""));
    assert_true(str_eqz(json_str(json_at(json(cx, &link), "/epcisBody/queryResults/resultsBody/eventList/0/epcList/0")), "https://id.gs1.org/01/09521234543213/21/P1"));
    struct answer urn = talk(cx, "GET", E "?MATCH_epc=https://id.gs1.org/01/09521234543213/21/1", "GS1-EPC-Format: Always_EPC_URN\r\n", STR(""));
    assert_true(str_eqz(json_str(json_at(json(cx, &urn), "/epcisBody/queryResults/resultsBody/eventList/0/epcList/0")), "urn:epc:id:sgtin:952123454.0321.1"));
    assert_string_equal(header(cx, &urn, "GS1-EPC-Format"), "Always_EPC_URN");
    T_OK(cx, conf_set(cx, "epcis.company_prefixes", "690:7"));
}

static void check_tokens(struct cx *cx)
{
    struct answer a = talk(cx, "GET", "/epcis/v2/readPoints?perPage=1", "", STR(""));
    const char *link = header(cx, &a, "Link"), *at = strstr(link, "nextPageToken=");
    char *token = ar_strndup(cx->ar, at + 14, strcspn(at + 14, ">"));
    assert_int_equal(talk(cx, "GET", ar_printf(cx->ar, "/epcis/v2/readPoints?perPage=1&nextPageToken=%s", token), "", STR("")).status, 200);
    assert_int_equal(talk(cx, "GET", ar_printf(cx->ar, "/epcis/v2/epcs?nextPageToken=%s", token), "", STR("")).status, 400);
    assert_int_equal(talk(cx, "GET", ar_printf(cx->ar, E "?nextPageToken=%s", token), "", STR("")).status, 400);
    int taken = 0;
    for (size_t i = 0; token[i]; i++) { /* no letter can be another one */
        char was = token[i];
        token[i] = was == 'A' ? 'B' : 'A';
        taken += talk(cx, "GET", ar_printf(cx->ar, "/epcis/v2/readPoints?nextPageToken=%s", token), "", STR("")).status != 400;
        token[i] = was;
    }
    assert_int_equal(taken, 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(talk(cx, "DELETE", ar_printf(cx->ar, "/epcis/v2/nextPageToken/%s", token), "", STR("")).status, 204);
    struct answer gone = talk(cx, "GET", ar_printf(cx->ar, "/epcis/v2/readPoints?perPage=1&nextPageToken=%s", token), "", STR(""));
    assert_int_equal(gone.status, 400);
    assert_true(says(cx, &gone, "parameter", "nextPageToken"));
}

/* OPTIONS of every path of the table: Allow says what the table holds, and the headers of the contract are there. */
static void check_options(struct cx *cx)
{
    static const char *const HEADERS[] = {"Allow", "GS1-EPCIS-Version", "GS1-EPCIS-Min", "GS1-EPCIS-Max", "GS1-CBV-Version", "GS1-CBV-Min", "GS1-CBV-Max",
                                          "GS1-EPC-Format", "GS1-CBV-XML-Format", "GS1-Extensions", "GS1-Vendor-Version"};
    int paths = 0;
    for (size_t i = 0; i < epcis_room.routes_n; i++) {
        if (strcmp(epcis_room.routes[i].method, "OPTIONS") != 0)
            continue;
        char *path = ar_strdup(cx->ar, epcis_room.routes[i].path);
        for (char *p = path; *p; p++)
            *p = *p == '{' || *p == '}' ? 'x' : *p;
        struct answer a = talk(cx, "OPTIONS", path, "", STR(""));
        if (strstr(path, "/queries/x")) { /* a query that is not there */
            assert_int_equal(a.status, 404);
            continue;
        }
        assert_int_equal(a.status, 204);
        for (size_t h = 0; h < sizeof HEADERS / sizeof HEADERS[0]; h++)
            if (!header(cx, &a, HEADERS[h]))
                fail_msg("OPTIONS %s: no %s", path, HEADERS[h]);
        assert_non_null(strstr(header(cx, &a, "Allow"), "OPTIONS"));
        paths++;
    }
    struct answer a = talk(cx, "OPTIONS", C, "", STR(""));
    assert_string_equal(header(cx, &a, "Allow"), "POST, GET, HEAD, OPTIONS");
    assert_string_equal(header(cx, &a, "GS1-EPCIS-Capture-Limit"), "5");
    print_message("options: %d paths\n", paths);
}

static void check_journey(struct cx *cx)
{
    int pages;
    struct answer post = talk(cx, "POST", E, JSON, STR(EV("5", CTX ",")));
    assert_int_equal(post.status, 201);
    const char *at = header(cx, &post, "Location");
    assert_true(at && strncmp(at, E "/ni%3A%2F%2F%2Fsha-256%3B", 20) == 0);
    struct answer get = talk(cx, "GET", at, "", STR(""));
    assert_int_equal(get.status, 200);
    const struct jv *list = json_at(json(cx, &get), "/epcisBody/queryResults/resultsBody/eventList");
    assert_int_equal(list->n, 1);
    assert_true(json_equal(&list->items[0], json(cx, &post)));
    assert_true(json_get(&list->items[0], "recordTime") && json_get(&list->items[0], "eventID"));
    assert_int_equal(walk(cx, E "?perPage=2&orderBy=eventTime", "", &pages), 7);
    assert_int_equal(pages, 4);
    struct answer capture = talk(cx, "POST", C, JSON, STR(DOC(EV("1", "") "," EV("6", "") ",{\"type\":\"Fruit\"}")));
    struct answer report = talk(cx, "GET", header(cx, &capture, "Location"), "", STR(""));
    const struct jv *r = json(cx, &report);
    assert_true(json_is(json_get(r, "success"), J_FALSE) && json_is(json_get(r, "running"), J_FALSE));
    assert_true(str_eqz(json_str(json_at(r, "/errors/0/pointer")), "/epcisBody/eventList/2/type"));
    assert_true(str_eqz(json_str(json_at(r, "/events/1/outcome")), "rolled_back"));
    assert_true(str_eqz(json_str(json_at(r, "/events/2/outcome")), "refused"));
    struct answer items = talk(cx, "GET", "/api/v1/events?sort=-time&limit=3&type=ObjectEvent", "", STR(""));
    assert_int_equal(items.status, 200);
    assert_int_equal(json_get(json(cx, &items), "items")->n, 3);
}

static void routes(struct cx *cx, struct db *db, void *arg)
{
    static const struct room *const ROOMS[] = {&net_room, &epcis_room, NULL};
    static bool added;
    const struct net_opt opt = {.bind = "127.0.0.1", .net_threads = 2, .worker_threads = 4, .rooms = ROOMS, .auth = {NULL, allow, NULL, caller}};
    (void)db, (void)arg;
    if (!added)
        conf_add(net_room.conf, net_room.conf_n);
    added = true;
    T_OK(cx, conf_set(cx, "epcis.capture_limit", "5"));
    T_OK(cx, net_start(cx, &opt));
    check_requests(cx, CASES, sizeof CASES / sizeof CASES[0]);
    check_journey(cx);
    check_resources(cx);
    check_tokens(cx);
    check_options(cx);
    check_xml(cx);
    net_stop(2000);
    T_OK(cx, conf_set(cx, "epcis.capture_limit", "10000"));
}

static void test_routes(void **state)
{
    (void)state;
    t_each(routes, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_routes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
