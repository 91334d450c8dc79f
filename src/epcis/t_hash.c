/* t_hash.c: the event hash ID against vectors of others: 89 rows of a recomputed table (JSON sources here) and documents whose
 * events must all hash equal; and cases of our own for what those leave open. */
#include "t_epcis.h"

#include <dirent.h>

struct vector { struct str file; int64_t index; struct str hash, prehash; };
struct each { int64_t want, at; const struct epcis_event *found; };

static enum err keep(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    struct each *e = arg;
    (void)cx;
    if (e->at++ == e->want)
        e->found = ev;
    return ERR_NONE;
}

static bool vector_line(struct str line, struct vector *v)
{
    struct str index, rest;
    if (!line.size || line.p[0] == '#')
        return false;
    return str_cut(line, '\t', &v->file, &rest) && str_cut(rest, '\t', &index, &rest) && str_cut(rest, '\t', &v->hash, &v->prehash) &&
           str_i64(index, &v->index);
}

static bool vector_agrees(struct cx *cx, const char *root, const struct vector *v)
{
    struct each e = {.want = v->index};
    char *path = ar_printf(cx->ar, "%s/event-hash/" STR_FMT, root, STR_ARG(v->file));
    enum err err = epcis_document_each(cx, t_file(cx->ar, path), keep, &e);
    if (err != ERR_NONE || !e.found) {
        print_error("%s[%d]: %s %s\n", path, (int)v->index, cx->err_field, cx->err_text);
        return false;
    }
    struct str pre = epcis_event_prehash(cx, e.found);
    if (str_eq(e.found->hash, v->hash) && str_eq(pre, v->prehash))
        return true;
    print_error("%s[%d]\n  want " STR_FMT "\n  have " STR_FMT "\n", path, (int)v->index, STR_ARG(v->prehash), STR_ARG(pre));
    return false;
}

static void test_vectors(void **state)
{
    struct cx cx;
    struct arena *ar;
    int agree = 0, json = 0, xml = 0;
    (void)state;
    const char *root = t_shared();
    if (!root) {
        print_message("SKIPPED: the shared test inputs are absent\n");
        skip();
    }
    t_cx(&cx, &ar);
    struct str rest = t_file(ar, ar_printf(ar, "%s/event-hash/vectors-recomputed.tsv", root)), line;
    while (rest.size) {
        struct vector v;
        str_cut(rest, '\n', &line, &rest);
        if (!vector_line(line, &v))
            continue;
        if (str_ends(v.file, ".xml")) {
            xml++;
            continue;
        }
        json++;
        agree += vector_agrees(&cx, root, &v);
    }
    print_message("event hash vectors: %d of %d JSON rows agree; %d of %d rows skipped (XML sources: reading XML is the next issue)\n", agree, json, xml,
                  json + xml);
    ar_free(&ar);
    assert_int_equal(agree, json);
    assert_int_equal(json + xml, 89);
}

struct same { struct str first; int n, equal; };

static enum err compare(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    struct same *s = arg;
    (void)cx;
    if (s->n++ == 0)
        s->first = ev->hash;
    s->equal += str_eq(s->first, ev->hash);
    return ERR_NONE;
}

static void test_expected_equal(void **state)
{
    struct cx cx;
    struct arena *ar;
    int files = 0, agree = 0, xml = 0;
    (void)state;
    const char *root = t_shared();
    if (!root)
        skip();
    t_cx(&cx, &ar);
    DIR *d = opendir(ar_printf(ar, "%s/event-hash/expected_equal", root));
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));) {
        struct same s = {0};
        if (str_ends(str_of(e->d_name), ".xml"))
            xml++;
        if (!str_ends(str_of(e->d_name), ".json"))
            continue;
        files++;
        struct str text = t_file(ar, ar_printf(ar, "%s/event-hash/expected_equal/%s", root, e->d_name));
        assert_int_equal(epcis_document_each(&cx, text, compare, &s), ERR_NONE);
        agree += s.n > 1 && s.equal == s.n;
    }
    closedir(d);
    print_message("expected_equal: %d of %d JSON files agree; %d of %d files skipped (XML)\n", agree, files, xml, files + xml);
    ar_free(&ar);
    assert_int_equal(agree, files);
}

#define BASE "\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"OBSERVE\""
#define EPC "\"epcList\":[\"https://id.gs1.org/01/09521234543213/21/1\"]"
#define CTX "\"@context\":[\"https://ref.gs1.org/standards/epcis/epcis-context.jsonld\",{\"a\":\"https://a.example/ns/\",\"b\":\"https://a.example/ns/\"}]"

/* Two spellings of one event. */
static const struct { const char *why, *a, *b; } EQUAL[] = {
    {"order of members", "{" BASE "," EPC "}", "{" EPC "," BASE "}"},
    {"white space", "{" BASE "," EPC "}", "{ " BASE " ,\n\t" EPC " }"},
    {"recordTime does not count", "{" BASE "," EPC "}", "{" BASE "," EPC ",\"recordTime\":\"2026-03-02T00:00:00Z\"}"},
    {"eventID does not count", "{" BASE "," EPC "}", "{" BASE "," EPC ",\"eventID\":\"urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8\"}"},
    {"an error declaration does not count", "{" BASE "," EPC "}", "{" BASE "," EPC ",\"errorDeclaration\":{\"declarationTime\":\"2026-03-02T00:00:00Z\"}}"},
    {"empty lists do not count", "{" BASE "," EPC "}", "{" BASE "," EPC ",\"quantityList\":[],\"sourceList\":[]}"},
    {"URN and Digital Link", "{" BASE "," EPC "}", "{" BASE ",\"epcList\":[\"urn:epc:id:sgtin:952123454.0321.1\"]}"},
    {"any domain", "{" BASE "," EPC "}", "{" BASE ",\"epcList\":[\"https://example.com/some/01/09521234543213/21/1?x=1\"]}"},
    {"short word and web URI", "{" BASE "," EPC ",\"bizStep\":\"packing\"}", "{" BASE "," EPC ",\"bizStep\":\"https://ref.gs1.org/cbv/BizStep-packing\"}"},
    {"short word and prefixed word", "{" BASE "," EPC ",\"bizStep\":\"packing\"}", "{" BASE "," EPC ",\"bizStep\":\"cbv:BizStep-packing\"}"},
    {"two prefixes of one namespace", "{" CTX "," BASE "," EPC ",\"a:x\":1}", "{" CTX "," BASE "," EPC ",\"b:x\":1.0}"},
    {"prefixed and whole name", "{" CTX "," BASE "," EPC ",\"a:x\":\"v\"}", "{" CTX "," BASE "," EPC ",\"https://a.example/ns/x\":\"v\"}"},
    {"order in an extension list", "{" CTX "," BASE "," EPC ",\"a:x\":[\"1\",\"2\"]}", "{" CTX "," BASE "," EPC ",\"a:x\":[\"2\",\"1\"]}"},
    {"numbers by value", "{" BASE ",\"quantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:4012345.012345.Lot987\",\"quantity\":100}]}",
     "{" BASE ",\"quantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:4012345.012345.Lot987\",\"quantity\":1.00E2}]}"},
    {"comments do not count", "{" BASE "," EPC "}", "{" BASE "," EPC ",\"rdfs:comment\":\"hello\"}"},
    {"one certificate or a list of one", "{" BASE "," EPC ",\"certificationInfo\":\"https://c.example/1\"}", "{" BASE "," EPC ",\"certificationInfo\":[\"https://c.example/1\"]}"},
};
/* Two events that must not be taken for one. */
static const struct { const char *why, *a, *b; } DIFFERENT[] = {
    {"another serial", "{" BASE "," EPC "}", "{" BASE ",\"epcList\":[\"https://id.gs1.org/01/09521234543213/21/2\"]}"},
    {"another offset", "{" BASE "," EPC "}",
     "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00+08:00\",\"eventTimeZoneOffset\":\"+09:00\",\"action\":\"OBSERVE\"," EPC "}"},
    {"another namespace", "{\"@context\":{\"a\":\"https://a.example/\"}," BASE "," EPC ",\"a:x\":\"1\"}", "{\"@context\":{\"a\":\"https://b.example/\"}," BASE "," EPC ",\"a:x\":\"1\"}"},
    {"text that looks like a number", "{" CTX "," BASE "," EPC ",\"a:x\":\"1.0\"}", "{" CTX "," BASE "," EPC ",\"a:x\":\"1\"}"},
    {"a millisecond", "{" BASE "," EPC "}",
     "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00.001+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"OBSERVE\"," EPC "}"},
};

static struct str hash_of(struct cx *cx, const char *json, struct str *pre_out)
{
    struct epcis_event *ev = NULL;
    if (epcis_event_prepare(cx, str_of(json), &ev) != ERR_NONE)
        fail_msg("%s: %s %s", json, cx->err_field, cx->err_text);
    *pre_out = epcis_event_prehash(cx, ev);
    return ev->hash;
}

static void test_own(void **state)
{
    struct cx cx;
    struct arena *ar;
    struct str pa, pb;
    (void)state;
    t_cx(&cx, &ar);
    for (size_t i = 0; i < sizeof EQUAL / sizeof EQUAL[0]; i++)
        if (!str_eq(hash_of(&cx, EQUAL[i].a, &pa), hash_of(&cx, EQUAL[i].b, &pb)))
            fail_msg("%s:\n" STR_FMT "\n" STR_FMT, EQUAL[i].why, STR_ARG(pa), STR_ARG(pb));
    for (size_t i = 0; i < sizeof DIFFERENT / sizeof DIFFERENT[0]; i++)
        if (str_eq(hash_of(&cx, DIFFERENT[i].a, &pa), hash_of(&cx, DIFFERENT[i].b, &pb)))
            fail_msg("%s: both " STR_FMT, DIFFERENT[i].why, STR_ARG(pa));
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_vectors), cmocka_unit_test(test_expected_equal), cmocka_unit_test(test_own)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
