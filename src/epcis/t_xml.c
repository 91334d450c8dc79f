/* t_xml.c: XML in and out: the test documents of OpenEPCIS by folder (taken or refused as expected; every event taken is written as XML,
 * read again and compared; what is written is valid by GS1's schema), events of JSON documents the same way, XML beside its JSON twin. */
#include "t_epcis.h"

#include "epcisxml.h"

#include <dirent.h>
#include <libxml/xmlschemas.h>

static xmlSchemaPtr schemas[2];   /* EPCISDocument, EPCISQueryDocument */

static void quiet(void *arg, const char *fmt, ...)
{
    (void)arg, (void)fmt;
}

static void told(void *arg, xmlErrorPtr e)
{
    char *first = arg;
    if (!first[0])
        snprintf(first, 300, "line %d: %s", e->line, e->message);
}

static xmlSchemaPtr load_schema(const char *root, const char *file)
{
    char path[4200];
    snprintf(path, sizeof path, "%s/gs1-spec/XSD/%s", root, file);
    xmlSchemaParserCtxtPtr p = xmlSchemaNewParserCtxt(path);
    assert_non_null(p);
    xmlSchemaSetParserErrors(p, quiet, quiet, NULL);
    xmlSchemaPtr s = xmlSchemaParse(p);
    xmlSchemaFreeParserCtxt(p);
    assert_non_null(s);
    return s;
}

static bool valid_xml(struct str xml, bool query)
{
    char first[300] = "";
    xmlDocPtr doc = xmlReadMemory(xml.p, (int)xml.size, NULL, NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    xmlSchemaValidCtxtPtr v = xmlSchemaNewValidCtxt(schemas[query]);
    xmlSchemaSetValidStructuredErrors(v, told, first);
    bool ok = xmlSchemaValidateDoc(v, doc) == 0;
    if (!ok)
        print_error("not valid: %s%.2000s\n", first, xml.p);
    xmlSchemaFreeValidCtxt(v);
    xmlFreeDoc(doc);
    return ok;
}

struct count { int files, taken, refused, schema, wrong, events, equal, hashes, valid, valid_all, twins, twins_equal, twins_spelt; };

/* ---- write, read, compare ------------------------------------------------------------------------------------------------------- */
static struct str write_all(struct cx *cx, const struct jv *const *ev, size_t n, const struct jv *context, bool query)
{
    struct buf *b = AR_NEW(cx->ar, struct buf);
    buf_init(b, cx->ar, 4096);
    struct epcisxml_writer w = {.b = b, .kind = query ? EPCISXML_QUERY : EPCISXML_DOCUMENT, .words = query ? EPCISXML_WEB : EPCISXML_URN, .now_us = cx->now_us,
                                .context = context};
    epcisxml_write_begin(&w);
    for (size_t i = 0; i < n; i++)
        epcisxml_write_event(&w, cx->ar, ev[i]);
    epcisxml_write_end(&w);
    buf_z(b);
    return buf_view(b);
}

static struct jv context_value(struct cx *cx, const struct epcis_document *d)
{
    struct jv v;
    struct json_fault fault;
    assert_true(json_read(cx->ar, d->context->json, NULL, &v, &fault));
    return v;
}

static struct jv without_time(struct cx *cx, const struct jv *ev)
{
    struct jv v = {.type = J_OBJ, .members = AR_ARRAY(cx->ar, struct jm, ev->n)};
    for (uint32_t i = 0; i < ev->n; i++)
        if (!str_eqz(ev->members[i].key, "recordTime"))
            v.members[v.n++] = ev->members[i];
    return v;
}

/* The events of a document that were taken: as XML and back, twice. exact: the first trip gives the same JSON; else (JSON sources,
 * whose spelling of words and names may differ) the second trip does. */
static void round_trip(struct cx *cx, const char *name, const struct epcis_document *d, struct epcis_event *const *taken, size_t n, bool exact, bool query, struct count *c)
{
    const struct jv **ev = AR_ARRAY(cx->ar, const struct jv *, n);
    struct jv context = context_value(cx, d);
    struct epcis_document back, again;
    for (size_t i = 0; i < n; i++)
        ev[i] = taken[i]->json;
    struct str xml = write_all(cx, ev, n, &context, query);
    c->valid_all++;
    bool valid = valid_xml(xml, query);
    c->valid += valid;
    if (!valid)
        print_error("  from %s\n", name);
    if (epcis_document_parse(cx, xml, &back) != ERR_NONE || back.n != (int64_t)n) {
        print_error("%s: not read again: %s %s\n", name, cx->err_field, cx->err_text);
        return;
    }
    const struct jv **ev2 = AR_ARRAY(cx->ar, const struct jv *, n);
    for (size_t i = 0; i < n; i++)
        ev2[i] = back.xml[i].json;
    struct jv context2 = context_value(cx, &back);
    if (exact || epcis_document_parse(cx, write_all(cx, ev2, n, &context2, !query), &again) != ERR_NONE || again.n != (int64_t)n)
        again = back;
    for (size_t i = 0; i < n; i++) {
        struct epcis_event *e;
        enum err err = epcis_document_event(cx, &back, (int64_t)i, &e);
        bool hash = err == ERR_NONE && str_eq(e->hash, taken[i]->hash);
        struct jv a = without_time(cx, exact ? ev[i] : ev2[i] ? ev2[i] : ev[i]), z = again.xml[i].json ? without_time(cx, again.xml[i].json) : a;
        bool equal = again.xml[i].json && json_equal(&a, &z);
        c->events++;
        c->hashes += hash;
        c->equal += equal;
        if (!hash || !equal) {
            print_error("%s[%zu]: hash %s, JSON %s %s %s\n", name, i, hash ? "equal" : "DIFFERS", equal ? "equal" : "DIFFERS", cx->err_field, cx->err_text);
            print_error("  %.3000s\n", epcis_json_compact(cx->ar, &a).p);
            if (again.xml[i].json)
                print_error("  %.3000s\n", epcis_json_compact(cx->ar, &z).p);
        }
        cx_clear(cx);
    }
}

/* ---- documents ---------------------------------------------------------------------------------------------------------------------- */
/* In folders of valid documents, but refused: why. */
static const struct { const char *folder, *file, *pointer, *why; } REFUSED[] = {
    {"/2.0/", "JumbledFieldsOrder.xml", "EventList", "GS1's XML schema asks for an order"},
    {"", "TransactionEvent_with_userExtensions.", "/sensorReport", "GS1's JSON schema knows no such measurement type"},
    {"", "SensorData_with_combined_events.", "/sensorReport", "GS1's JSON schema knows no such measurement type"},
    {"/2.0/", "ObjectEventWithAllPossibleFields.xml", "/declarationTime", "GS1's XML schema wants seconds"},
    {"/2.0/", "TransformationEvent_with_error_declaration.xml", "/declarationTime", "GS1's XML schema wants seconds"},
    {"/1.2/", "TransactionEvent_all_possible_fields.xml", "/declarationTime", "xsd:dateTime has seconds"},
    {"/1.2/", "ObjectEvent_all_possible_fields.xml", "/certificationInfo", "GS1's JSON schema wants a URI; EPCIS 1.2 has no such field"},
    {"/2.0/EPCIS/XML", "epcisDocWithAllGS1Keys.xml", "/epcList", "GS1's JSON schema wants every EPC once"},
};

static const char *refused_why(const char *dir, const char *file, const char *field)
{
    for (size_t i = 0; i < sizeof REFUSED / sizeof REFUSED[0]; i++)
        if (str_starts(str_of(file), REFUSED[i].file) && strstr(dir, REFUSED[i].folder) && strstr(field, REFUSED[i].pointer))
            return REFUSED[i].why;
    return NULL;
}

/* Hash of every event of the JSON document of the same name, where there is one. */
static void compare_twin(struct cx *cx, const char *dir, const char *name, struct epcis_event *const *taken, size_t n, struct count *c)
{
    char *path = ar_printf(cx->ar, "%s/%.*s.json", dir, (int)(strlen(name) - 4), name), *at = strstr(path, "/XML/");
    struct epcis_document d;
    struct epcis_event *e;
    if (!at)
        return;
    path = ar_printf(cx->ar, "%.*s/JSON/%s", (int)(at - path), path, at + 5);
    FILE *f = fopen(path, "r");
    if (!f)
        return;
    fclose(f);
    if (epcis_document_parse(cx, t_file(cx->ar, path), &d) != ERR_NONE || d.n != (int64_t)n) {
        cx_clear(cx);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (epcis_document_event(cx, &d, (int64_t)i, &e) != ERR_NONE) {
            cx_clear(cx);
            continue;
        }
        c->twins++;
        if (str_eq(e->hash, taken[i]->hash)) {
            c->twins_equal++;
            continue;
        }
        print_message("  twin differs: %s[%zu]\n", name, i);
        struct str a = epcis_event_prehash(cx, e), b = epcis_event_prehash(cx, taken[i]);
        size_t k = 0;
        while (k < a.size && k < b.size && a.p[k] == b.p[k])
            k++;
        print_message("    JSON …%.80s\n    XML  …%.80s\n", str_dup(cx->ar, str_from(a, k > 20 ? k - 20 : 0)), str_dup(cx->ar, str_from(b, k > 20 ? k - 20 : 0)));
    }
}

static void try_document(const char *dir, const char *name, bool valid, struct count *c)
{
    struct cx cx;
    struct arena *ar;
    struct epcis_document d = {0};
    t_cx(&cx, &ar);
    enum err e = epcis_document_parse(&cx, t_file(ar, ar_printf(ar, "%s/%s", dir, name)), &d);
    struct epcis_event **taken = AR_ARRAY(ar, struct epcis_event *, (size_t)d.n + 1);
    for (int64_t i = 0; e == ERR_NONE && i < d.n; i++)
        e = epcis_document_event(&cx, &d, i, &taken[i]);
    const char *why = e == ERR_NONE ? NULL : refused_why(dir, name, cx.err_field);
    c->files++;
    c->taken += e == ERR_NONE;
    c->refused += e != ERR_NONE;
    c->schema += valid && e != ERR_NONE && why;
    if (e != ERR_NONE)
        print_message("  refused %s: %s: %s%s%s\n", name, cx.err_field, cx.err_text, why ? " — " : "", why ? why : "");
    bool as_expected = (e == ERR_NONE) == valid || (valid && why);
    c->wrong += !as_expected || (e != ERR_NONE && !cx.err_text[0]);
    if (!as_expected)
        print_error("%s/%s: %s\n", dir, name, e == ERR_NONE ? "taken" : "REFUSED");
    if (e == ERR_NONE && valid) {
        round_trip(&cx, name, &d, taken, (size_t)d.n, d.xml != NULL, false, c);
        struct count second = {0};
        round_trip(&cx, name, &d, taken, (size_t)d.n, d.xml != NULL, true, &second);
        c->valid += second.valid;
        c->valid_all += second.valid_all;
        c->wrong += second.equal != second.events || second.hashes != second.events;
        if (d.xml)
            compare_twin(&cx, dir, name, taken, (size_t)d.n, c);
    }
    ar_free(&ar);
}

static const struct { const char *folder; bool valid; const char *ext; } FOLDERS[] = {
    {"1.2/EPCIS/XML/Capture/Documents", true, ".xml"}, {"2.0/EPCIS/XML/Capture/Documents", true, ".xml"}, {"2.0/EPCIS/XML/Capture/Events", true, ".xml"},
    {"2.0/EPCIS/XML/Query", true, ".xml"}, {"2.0/EPCIS/XML/Query/Documents", true, ".xml"}, {"2.0/EPCIS/XML/Capture/Invalid", false, ".xml"},
    {"2.0/EPCIS/XML/Query/Invalid", false, ".xml"}, {"2.0/EPCIS/JSON/Capture/Documents", true, ".json"}, {"2.0/EPCIS/JSON/Capture/Events", true, ".json"},
    {"2.0/EPCIS/JSON/Query", true, ".json"},
};

static void test_documents(void **state)
{
    (void)state;
    struct count all = {0};
    const char *root = t_shared();
    if (!root) {
        print_message("SKIPPED: the shared test inputs are absent\n");
        skip();
    }
    schemas[0] = load_schema(root, "EPCglobal-epcis-2_0.xsd");
    schemas[1] = load_schema(root, "EPCglobal-epcis-query-2_0.xsd");
    for (size_t i = 0; i < sizeof FOLDERS / sizeof FOLDERS[0]; i++) {
        struct count n = {0};
        char dir[4200];
        snprintf(dir, sizeof dir, "%s/openepcis-test-resources/%s", root, FOLDERS[i].folder);
        DIR *d = opendir(dir);
        assert_non_null(d);
        for (struct dirent *e; (e = readdir(d));)
            if (str_ends(str_of(e->d_name), FOLDERS[i].ext))
                try_document(dir, e->d_name, FOLDERS[i].valid, &n);
        closedir(d);
        print_message("%s: %d documents: %d taken, %d refused (%d as a schema of GS1 refuses them), %d not as expected\n", FOLDERS[i].folder, n.files, n.taken, n.refused,
                      n.schema, n.wrong);
        if (FOLDERS[i].valid)
            print_message("    as XML and back: %d of %d events equal, %d hashes equal; %d of %d XML documents valid by the schema; hash equal to the JSON twin: %d of %d\n",
                          n.equal, n.events, n.hashes, n.valid, n.valid_all, n.twins_equal, n.twins);
        all.wrong += n.wrong + (n.events - n.equal) + (n.events - n.hashes) + (n.valid_all - n.valid);
    }
    xmlSchemaFree(schemas[0]);
    xmlSchemaFree(schemas[1]);
    assert_int_equal(all.wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_documents)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
