/* t_read.c: small documents read, and the JSON they must give; what a stranger may send to hurt: each refused with a reason that names
 * the limit, in little memory; encodings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>
#include <iconv.h>

#include "t_xml.h"

#define ROOT "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\" xmlns:ex=\"https://ex.example/\" schemaVersion=\"2.0\" creationDate=\"2026-03-01T00:00:00Z\">"
#define BODY ROOT "<EPCISBody><EventList>"
#define END "</EventList></EPCISBody></epcis:EPCISDocument>"
#define HEAD "<eventTime>2026-03-01T08:00:00+08:00</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>"
#define OBJ(in) BODY "<ObjectEvent>" HEAD "<epcList><epc>urn:a:1</epc></epcList><action>ADD</action>" in "</ObjectEvent>" END
#define J_HEAD "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00+08:00\",\"eventTimeZoneOffset\":\"+08:00\","
#define J_OBJ_ J_HEAD "\"epcList\":[\"urn:a:1\"],\"action\":\"ADD\""

static void open_cx(struct cx *cx, struct arena **ar)
{
    *ar = ar_new(256 << 20);
    assert_non_null(*ar);
    cx_init(cx, *ar);
    cx->lang = LANG_EN;
}

/* ---- what XML means --------------------------------------------------------------------------------------------------------------- */
static const struct { const char *why, *xml, *json; } MEANS[] = {
    {"plain", OBJ(""), J_OBJ_ "}"},
    {"words", OBJ("<bizStep>urn:epcglobal:cbv:bizstep:packing</bizStep><disposition> https://ref.gs1.org/cbv/Disp-active\n</disposition>"), J_OBJ_ ",\"bizStep\":\"packing\",\"disposition\":\"active\"}"},
    {"own words", OBJ("<bizStep>https://x.example/step</bizStep>"), J_OBJ_ ",\"bizStep\":\"https://x.example/step\"}"},
    {"extension", OBJ("<ex:a>1</ex:a>"), J_OBJ_ ",\"ex:a\":\"1\"}"},
    {"repeated", OBJ("<ex:a>1</ex:a><ex:b/><ex:a>2</ex:a>"), J_OBJ_ ",\"ex:a\":[\"1\",\"2\"],\"ex:b\":\"\"}"},
    {"nested", OBJ("<ex:a><b>1</b><ex:c>2</ex:c></ex:a>"), J_OBJ_ ",\"ex:a\":{\"b\":\"1\",\"ex:c\":\"2\"}}"},
    {"attributes and text", OBJ("<ex:a unit=\"KGM\" ex:by=\"me\"> 3 </ex:a>"), J_OBJ_ ",\"ex:a\":{\"unit\":\"KGM\",\"ex:by\":\"me\",\"#text\":\"3\"}}"},
    {"comments and CDATA", OBJ("<!-- c --><ex:a>1<!-- c -->2<![CDATA[<3>]]></ex:a><?pi x?>"), J_OBJ_ ",\"ex:a\":\"12<3>\"}"},
    {"characters", OBJ("<ex:a>&lt;&amp;&#x7530;&#38;</ex:a>"), J_OBJ_ ",\"ex:a\":\"<&\xE7\x94\xB0&\"}"},
    {"a prefix of its own", OBJ("<o:a xmlns:o=\"https://o.example/\">1</o:a>"), J_HEAD "\"@context\":{\"o\":\"https://o.example/\"},\"epcList\":[\"urn:a:1\"],\"action\":\"ADD\",\"o:a\":\"1\"}"},
    {"no prefix", OBJ("<a xmlns=\"https://o.example/\">1</a>"), J_HEAD "\"@context\":{\"ns1\":\"https://o.example/\"},\"epcList\":[\"urn:a:1\"],\"action\":\"ADD\",\"ns1:a\":\"1\"}"},
    {"one prefix, two meanings", OBJ("<ex:a>1</ex:a><ex:a xmlns:ex=\"https://o.example/\">2</ex:a>"),
     J_HEAD "\"@context\":{\"ns1\":\"https://o.example/\"},\"epcList\":[\"urn:a:1\"],\"action\":\"ADD\",\"ex:a\":\"1\",\"ns1:a\":\"2\"}"},
    {"two prefixes, one meaning", OBJ("<o:a xmlns:o=\"https://ex.example/\">1</o:a>"),
     J_HEAD "\"@context\":{\"o\":\"https://ex.example/\"},\"epcList\":[\"urn:a:1\"],\"action\":\"ADD\",\"o:a\":\"1\"}"},
    {"xsi:type is not data", OBJ("<ex:a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xsd:double\">23.0</ex:a>"), J_OBJ_ ",\"ex:a\":\"23.0\"}"},
    {"our marks", OBJ("<ex:a xmlns:tt=\"urn:tiantou:epcisxml\" tt:as=\"json\">[1,null]</ex:a><ex:b xmlns:tt=\"urn:tiantou:epcisxml\" tt:as=\"list\">x</ex:b>"
                      "<tt:member xmlns:tt=\"urn:tiantou:epcisxml\" name=\"ex:1\">{\"y\":2}</tt:member>"),
     J_OBJ_ ",\"ex:a\":[1,null],\"ex:b\":[\"x\"],\"ex:1\":{\"y\":2}}"},
    {"numbers", OBJ("<quantityList><quantityElement><epcClass>urn:c:1</epcClass><quantity>+007.50</quantity><uom>KGM</uom></quantityElement>"
                    "<quantityElement><epcClass>urn:c:2</epcClass><quantity>.5</quantity></quantityElement><quantityElement><epcClass>urn:c:3</epcClass>"
                    "<quantity>NaN</quantity></quantityElement></quantityList>"),
     J_OBJ_ ",\"quantityList\":[{\"epcClass\":\"urn:c:1\",\"quantity\":7.50,\"uom\":\"KGM\"},{\"epcClass\":\"urn:c:2\",\"quantity\":0.5},{\"epcClass\":\"urn:c:3\",\"quantity\":\"NaN\"}]}"},
    {"nothing as a quantity", OBJ("<quantityList><quantityElement><epcClass>urn:c:1</epcClass><quantity xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>"
                                  "<uom>KGM</uom></quantityElement></quantityList>"), J_OBJ_ ",\"quantityList\":[{\"epcClass\":\"urn:c:1\",\"uom\":\"KGM\"}]}"},
    {"sensors", OBJ("<sensorElementList><sensorElement><sensorMetadata time=\"2026-03-01T00:00:00Z\" ex:m=\"1\"/><sensorReport type=\"gs1:Temperature\" value=\"4.0\" booleanValue=\"1\"/>"
                    "<ex:s>2</ex:s></sensorElement></sensorElementList>"),
     J_OBJ_ ",\"sensorElementList\":[{\"sensorMetadata\":{\"time\":\"2026-03-01T00:00:00Z\",\"ex:m\":\"1\"},\"sensorReport\":[{\"type\":\"Temperature\",\"value\":4.0,\"booleanValue\":true}],\"ex:s\":\"2\"}]}"},
    {"1.2", "<e:EPCISDocument xmlns:e=\"urn:epcglobal:epcis:xsd:1\" schemaVersion=\"1.2\" creationDate=\"2026-03-01T00:00:00Z\"><EPCISBody><EventList><extension><TransformationEvent>"
            "<eventTime>2026-03-01T08:00:00+08:00</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset><baseExtension><eventID>urn:e:1</eventID></baseExtension>"
            "<inputEPCList><epc>urn:a:1</epc></inputEPCList><outputEPCList/><ilmd><x:l xmlns:x=\"urn:x:\">7</x:l></ilmd><extension><persistentDisposition><set>urn:epcglobal:cbv:disp:recalled</set>"
            "</persistentDisposition></extension></TransformationEvent></extension></EventList></EPCISBody></e:EPCISDocument>",
     "{\"@context\":{\"x\":\"urn:x:\"},\"type\":\"TransformationEvent\",\"eventTime\":\"2026-03-01T08:00:00+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"eventID\":\"urn:e:1\","
     "\"inputEPCList\":[\"urn:a:1\"],\"outputEPCList\":[],\"ilmd\":{\"x:l\":\"7\"},\"persistentDisposition\":{\"set\":[\"recalled\"]}}"},
    {"QuantityEvent", "<e:EPCISDocument xmlns:e=\"urn:epcglobal:epcis:xsd:1\" schemaVersion=\"1.0\" creationDate=\"2026-03-01T00:00:00Z\"><EPCISBody><EventList><QuantityEvent>" HEAD
                      "<epcClass>urn:c:1</epcClass><quantity>5</quantity></QuantityEvent></EventList></EPCISBody></e:EPCISDocument>",
     J_HEAD "\"action\":\"OBSERVE\",\"quantityList\":[{\"epcClass\":\"urn:c:1\",\"quantity\":5}]}"},
};

static void test_means(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof MEANS / sizeof MEANS[0]; i++)
        for (size_t step = 1; step <= 1024; step = step * 7 + 1) {
            struct cx cx;
            struct arena *ar;
            struct t_read t = {0};
            struct jv want;
            struct json_fault fault;
            open_cx(&cx, &ar);
            t_read(&cx, ar, str_of(MEANS[i].xml), step, &t);
            assert_true(json_read(ar, str_of(MEANS[i].json), NULL, &want, &fault));
            if (t.err != ERR_NONE || t.events != 1)
                fail_msg("%s: %s %s %s %s", MEANS[i].why, cx.err_field, cx.err_text, t.field, t.text);
            if (!json_equal(t.last, &want)) {
                struct buf b;
                struct jw w;
                buf_init(&b, ar, 256);
                jw_init(&w, &b);
                jw_val(&w, t.last);
                fail_msg("%s:\nhave %s\nwant %s", MEANS[i].why, buf_z(&b), MEANS[i].json);
            }
            ar_free(&ar);
        }
    print_message("read: %zu documents, each in pieces of several sizes\n", sizeof MEANS / sizeof MEANS[0]);
}

/* ---- refusals --------------------------------------------------------------------------------------------------------------------- */
/* Of an event (the document goes on) or of the document: a part of the place, a part of the sentence. */
static const struct { const char *why, *xml; bool document; const char *at, *says; } REFUSES[] = {
    {"DOCTYPE", "<!DOCTYPE a>" OBJ(""), true, "", "DOCTYPE"},
    {"external entity", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" OBJ("<ex:a>&x;</ex:a>"), true, "", "DOCTYPE"},
    {"external DTD", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\">" OBJ(""), true, "", "DOCTYPE"},
    {"billion laughs", "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" OBJ("<ex:a>&c;</ex:a>"), true, "", "DOCTYPE"},
    {"entity of nobody", OBJ("<ex:a>&x;</ex:a>"), true, "*[1]", "bad XML"},
    {"prefix of nobody", OBJ("<no:a/>"), true, "", "bad XML"},
    {"not closed", BODY "<ObjectEvent>", true, "", "bad XML"},
    {"text behind", OBJ("") "x", true, "", "bad XML"},
    {"NUL", OBJ("<ex:a>&#0;</ex:a>"), true, "", "bad XML"},
    {"an attribute twice", OBJ("<ex:a b=\"1\" b=\"2\"/>"), true, "", "bad XML"},
    {"not XML", "{\"type\":\"EPCISDocument\"}", true, "", "not XML"},
    {"EBCDIC", "\x4c\x6f\xa7\x94\x93", true, "", "not XML"},
    {"UTF-7", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" OBJ(""), true, "", "encoding UTF-7"},
    {"Latin-15", "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>" OBJ(""), true, "", "encoding ISO-8859-15"},
    {"no such encoding", "<?xml version=\"1.0\" encoding=\"FRUIT\"?>" OBJ(""), true, "", ""},
    {"bad UTF-8", OBJ("<ex:a>\xC3\x28</ex:a>"), true, "", "bad XML"},
    {"nothing", "", true, "", "empty"},
    {"HTML", "<html><body/></html>", true, "", "not an EPCIS document"},
    {"no namespace", "<EPCISDocument schemaVersion=\"2.0\" creationDate=\"2026-03-01T00:00:00Z\"><EPCISBody><EventList/></EPCISBody></EPCISDocument>", true, "/EPCISDocument", "namespace"},
    {"no version", "<e:EPCISDocument xmlns:e=\"urn:epcglobal:epcis:xsd:2\"><EPCISBody><EventList/></EPCISBody></e:EPCISDocument>", true, "/EPCISDocument", "schemaVersion"},
    {"no body", ROOT "</epcis:EPCISDocument>", true, "/EPCISBody", "EPCISBody"},
    {"a query", "<q:EPCISQueryDocument xmlns:q=\"urn:epcglobal:epcis-query:xsd:2\"><EPCISBody><q:Poll/></EPCISBody></q:EPCISQueryDocument>", true, "EPCISBody", "query"},
    {"unknown element", OBJ("<weight>5</weight>"), false, "/EPCISBody/EventList/*[1]", "weight"},
    {"unknown attribute", BODY "<ObjectEvent x=\"1\">" HEAD "</ObjectEvent>" END, false, "*[1]", "attribute x"},
    {"unknown attribute of a sensor", OBJ("<sensorElementList><sensorElement><sensorReport kind=\"1\"/></sensorElement></sensorElementList>"), false, "*[1]/sensorElementList/sensorElement", "attribute kind"},
    {"text between elements", OBJ("<quantityList>five</quantityList>"), false, "*[1]/quantityList", "five"},
    {"an element in a text", OBJ("<bizStep><b/></bizStep>"), false, "*[1]/bizStep", "element b"},
    {"order", BODY "<ObjectEvent><action>ADD</action>" HEAD "</ObjectEvent>" END, false, "*[1]", "order"},
    {"an extension before its place", OBJ("<ex:a/><bizStep>urn:x:y</bizStep>"), false, "*[1]", "order"},
    {"twice", OBJ("<bizStep>urn:a:b</bizStep><bizStep>urn:a:b</bizStep>"), false, "*[1]", "bizStep may stand only once"},
    {"vendor's event", BODY "<ex:Harvest/>" END, false, "*[1]", "unsupported event type \"Harvest\""},
    {"bad JSON in a mark", OBJ("<ex:a xmlns:tt=\"urn:tiantou:epcisxml\" tt:as=\"json\">{</ex:a>"), false, "*[1]/a", "JSON"},
};

static void test_refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof REFUSES / sizeof REFUSES[0]; i++) {
        struct cx cx;
        struct arena *ar;
        struct t_read t = {0};
        open_cx(&cx, &ar);
        t_read(&cx, ar, str_of(REFUSES[i].xml), 4096, &t);
        const char *at = REFUSES[i].document ? cx.err_field : t.field, *says = REFUSES[i].document ? cx.err_text : t.text;
        bool as = REFUSES[i].document ? t.err != ERR_NONE : t.err == ERR_NONE && t.refused == 1 && t.events == 0;
        if (!as || !strstr(at, REFUSES[i].at) || !strstr(says, REFUSES[i].says))
            fail_msg("%s: %s at \"%s\": %s (%zu taken, %zu refused)", REFUSES[i].why, err_code(t.err), at, says, t.events, t.refused);
        ar_free(&ar);
    }
    print_message("refused with a reason: %zu documents\n", sizeof REFUSES / sizeof REFUSES[0]);
}

/* ---- size -------------------------------------------------------------------------------------------------------------------------- */
enum hostile { TAG, ATTRIBUTES, PREFIXES, DEPTH, EVENT_DEPTH, EPCS, TEXT, COMMENT, NAMES, MARKS };
static const struct { enum hostile what; const char *why; enum err err; const char *limit; } HOSTILE[] = {
    {TAG, "a tag of 64 MB", ERR_TOO_LARGE, "65536"},          {ATTRIBUTES, "5,000 attributes", ERR_LIMIT, "256"},
    {PREFIXES, "1,000 prefixes", ERR_LIMIT, "64"},            {DEPTH, "a million elements deep", ERR_LIMIT, "48"},
    {EVENT_DEPTH, "an extension 40 deep", ERR_NONE, "32"},    {EPCS, "an event of a million EPCs", ERR_NONE, "1048576"},
    {TEXT, "a text of 64 MB", ERR_NONE, "1048576"},           {COMMENT, "a comment of 64 MB", ERR_TOO_LARGE, "65536"},
    {NAMES, "400,000 elements of one event", ERR_NONE, "1048576"}, {MARKS, "1,000 members of ours", ERR_NONE, "64"},
};

struct feeder { struct epcisxml_reader *r; enum err err; char piece[1 << 16]; size_t n; };

static void feed(struct feeder *f, const char *s)
{
    size_t size = strlen(s);
    if (f->n + size > sizeof f->piece) {
        if (f->err == ERR_NONE)
            f->err = epcisxml_feed(f->r, (struct str){f->piece, f->n});
        f->n = 0;
    }
    memcpy(f->piece + f->n, s, size);
    f->n += size;
}

static void feed_many(struct feeder *f, size_t n, const char *s, bool numbered)
{
    char b[512];
    for (size_t i = 0; i < n && f->err == ERR_NONE; i++) {
        if (numbered)
            snprintf(b, sizeof b, s, i);
        feed(f, numbered ? b : s);
    }
}

#define START "<ObjectEvent>" HEAD "<epcList><epc>urn:a:1</epc></epcList><action>ADD</action>"
static void feed_hostile(struct feeder *f, enum hostile what)
{
    static const char MB[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde ";
    feed(f, BODY);
    switch (what) {
    case TAG: feed(f, START "<ex:a b=\""); feed_many(f, 1 << 20, MB, false); feed(f, "\"/></ObjectEvent>"); break;
    case ATTRIBUTES: feed(f, START "<ex:a"); feed_many(f, 5000, " a%zu=\"\"", true); feed(f, "/></ObjectEvent>"); break;
    case PREFIXES: feed(f, START "<ex:a"); feed_many(f, 1000, " xmlns:p%zu=\"urn:p:1\"", true); feed(f, "/></ObjectEvent>"); break;
    case DEPTH: feed(f, START); feed_many(f, 1000000, "<ex:a>", false); break;
    case EVENT_DEPTH: feed(f, START); feed_many(f, 36, "<ex:a>", false); feed_many(f, 36, "</ex:a>", false); feed(f, "</ObjectEvent>"); break;
    case EPCS: feed(f, "<ObjectEvent>" HEAD "<epcList>"); feed_many(f, 1000000, "<epc>urn:epc:id:sgtin:952123454.0321.%zu</epc>", true); feed(f, "</epcList><action>ADD</action></ObjectEvent>"); break;
    case TEXT: feed(f, START "<ex:a>"); feed_many(f, 1 << 20, MB, false); feed(f, "</ex:a></ObjectEvent>"); break;
    case COMMENT: feed(f, "<!--"); feed_many(f, 1 << 20, MB, false); feed(f, "-->" START "</ObjectEvent>"); break;
    case NAMES: feed(f, START); feed_many(f, 400000, "<ex:a/>", false); feed(f, "</ObjectEvent>"); break;
    case MARKS: feed(f, START); feed_many(f, 1000, "<t:member xmlns:t=\"urn:tiantou:epcisxml\" name=\"ex:a\">1</t:member>", false); feed(f, "</ObjectEvent>"); break;
    }
    feed(f, START "</ObjectEvent>" END);
    if (f->err == ERR_NONE)
        f->err = epcisxml_feed(f->r, (struct str){f->piece, f->n});
}

static size_t peak_kib(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (size_t)u.ru_maxrss;
}

static void test_hostile(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof HOSTILE / sizeof HOSTILE[0]; i++) {
        struct cx cx;
        struct arena *ar, *ev = ar_new(192 << 20);
        struct t_read t = {.cx = &cx};
        struct feeder f = {0};
        open_cx(&cx, &ar);
        const struct epcisxml_opt o = {.cx = &cx, .ar = ev, .event = t_event_gone, .arg = &t};
        size_t before = peak_kib();
        f.r = epcisxml_open(&o);
        feed_hostile(&f, HOSTILE[i].what);
        if (f.err == ERR_NONE)
            f.err = epcisxml_end(f.r, &t.doc);
        epcisxml_close(&f.r);
        const char *says = HOSTILE[i].err == ERR_NONE ? t.text : cx.err_text;
        /* an event at fault does not harm the one behind it */
        bool as = f.err == HOSTILE[i].err && (HOSTILE[i].err != ERR_NONE || (t.refused == 1 && t.events == 1));
        if (!as || !strstr(says, HOSTILE[i].limit))
            fail_msg("%s: %s: %s (%zu taken, %zu refused)", HOSTILE[i].why, err_code(f.err), says, t.events, t.refused);
        print_message("  %s: %s; memory grew by %zu KiB\n", HOSTILE[i].why, says, peak_kib() - before);
        assert_true(peak_kib() - before < 96 << 10);
        ar_free(&ev);
        ar_free(&ar);
    }
}

/* A document much larger than memory may be: every event is given and forgotten. */
static bool forget(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_event *ev)
{
    struct t_read *t = arg;
    (void)doc;
    t->events += ev->json != NULL;
    ar_reset((struct arena *)(uintptr_t)t->last);
    return true;
}

static void test_long(void **state)
{
    struct cx cx;
    struct arena *ar, *ev = ar_new(4 << 20);
    struct t_read t = {.cx = &cx, .last = (const struct jv *)ev};
    struct feeder f = {0};
    (void)state;
    open_cx(&cx, &ar);
    const struct epcisxml_opt o = {.cx = &cx, .ar = ev, .event = forget, .arg = &t};
    size_t before = peak_kib();
    f.r = epcisxml_open(&o);
    feed(&f, BODY);
    feed_many(&f, 300000, START "</ObjectEvent>\n<!-- %zu -->", true);
    feed(&f, END);
    assert_int_equal(epcisxml_feed(f.r, (struct str){f.piece, f.n}), ERR_NONE);
    assert_int_equal(epcisxml_end(f.r, &t.doc), ERR_NONE);
    epcisxml_close(&f.r);
    print_message("a stream of %zu events: memory grew by %zu KiB\n", t.events, peak_kib() - before);
    assert_int_equal(t.events, 300000);
    assert_true(peak_kib() - before < 32 << 10);
    ar_free(&ev);
    ar_free(&ar);
}

/* ---- encodings --------------------------------------------------------------------------------------------------------------------- */
static const struct { const char *name, *declared; } ENCODINGS[] = {
    {"UTF-8", "UTF-8"}, {"UTF-16", "UTF-16"}, {"UTF-16LE", "UTF-16LE"}, {"GB18030", "GB18030"}, {"GBK", "GBK"}, {"GB2312", "GB2312"},
};

static void test_encodings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ENCODINGS / sizeof ENCODINGS[0]; i++) {
        struct cx cx;
        struct arena *ar;
        struct t_read t = {0};
        open_cx(&cx, &ar);
        char *text = ar_printf(ar, "%s<?xml version=\"1.0\" encoding=\"%s\"?>" OBJ("<ex:a>\xE7\x94\xB0\xE5\xA4\xB4\xE5\xB7\xB2\xE6\x94\xB6</ex:a>"),
                               strcmp(ENCODINGS[i].name, "UTF-16LE") == 0 ? "\xEF\xBB\xBF" : "", ENCODINGS[i].declared);
        size_t in = strlen(text), room = in * 4 + 16, out = room;
        char *to = ar_alloc(ar, room), *p = to;
        iconv_t c = iconv_open(ENCODINGS[i].name, "UTF-8");
        assert_true(c != (iconv_t)-1);
        assert_int_equal(iconv(c, &text, &in, &p, &out), 0);
        iconv_close(c);
        t_read(&cx, ar, (struct str){to, room - out}, 100, &t);
        if (t.err != ERR_NONE || t.events != 1 || !str_eqz(json_str(json_get(t.last, "ex:a")), "\xE7\x94\xB0\xE5\xA4\xB4\xE5\xB7\xB2\xE6\x94\xB6"))
            fail_msg("%s: %s %s", ENCODINGS[i].name, cx.err_field, cx.err_text);
        ar_free(&ar);
    }
    print_message("encodings: %zu\n", sizeof ENCODINGS / sizeof ENCODINGS[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_means), cmocka_unit_test(test_refuses), cmocka_unit_test(test_encodings), cmocka_unit_test(test_long),
                                       cmocka_unit_test(test_hostile)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
