/* t_capture.c: capture jobs: rollback and proceed, reports, jobs that go on after a stop; import of files in either order of members,
 * repeated and broken; export and back. */
#include "t_db.h"

#include "epcisxml.h"

#include <unistd.h>

#include "epcis_capture.h"

#define HEAD "\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"2026-03-01T00:00:00Z\""
#define CONTEXT "\"@context\":[\"https://ref.gs1.org/standards/epcis/epcis-context.jsonld\",{\"ex\":\"https://ex.example/ns/\"}]"

/* n events of serials from..; every bad-th is at fault (0: none). */
static void put_events(struct buf *b, size_t from, size_t n, size_t bad)
{
    buf_ch(b, '[');
    for (size_t i = 0; i < n; i++)
        buf_printf(b, "%s{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00.%03zu+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"%s\","
                      "\"epcList\":[\"https://id.gs1.org/01/09521234543213/21/S%zu\"],\"bizStep\":\"packing\",\"ex:n\":%zu}",
                   i ? "," : "", i % 1000, bad && i % bad == bad - 1 ? "CREATE" : "ADD", from + i, from + i);
    buf_ch(b, ']');
}

static struct str document(struct arena *ar, size_t from, size_t n, size_t bad, bool context_last)
{
    struct buf b;
    buf_init(&b, ar, 256 + n * 320);
    buf_printf(&b, "{%s," HEAD ",\"epcisBody\":{\"eventList\":", context_last ? "\"id\":\"urn:doc:1\"" : CONTEXT);
    put_events(&b, from, n, bad);
    buf_printf(&b, "}%s}", context_last ? "," CONTEXT : "");
    return buf_view(&b);
}

struct state { int64_t total, done, accepted, duplicate, refused; bool running, success; size_t errors, events; };

static struct state report(struct cx *cx, const char *uuid)
{
    struct str json;
    struct jv v;
    struct json_fault fault;
    struct state s = {0};
    T_OK(cx, capture_report(cx, uuid, true, &json));
    assert_true(json_read(cx->ar, json, NULL, &v, &fault));
    const struct { const char *name; int64_t *to; } N[] = {{"total", &s.total}, {"done", &s.done}, {"accepted", &s.accepted}, {"duplicate", &s.duplicate}, {"refused", &s.refused}};
    for (size_t i = 0; i < sizeof N / sizeof N[0]; i++)
        assert_true(json_i64(json_get(&v, N[i].name), N[i].to));
    s.running = json_is(json_get(&v, "running"), J_TRUE);
    s.success = json_is(json_get(&v, "success"), J_TRUE);
    s.errors = json_get(&v, "errors")->n;
    s.events = json_get(&v, "events")->n;
    return s;
}

#define EXPECT(s, run, ok, acc, dup, ref)                                                                                              \
    do {                                                                                                                               \
        struct state s_ = (s);                                                                                                         \
        if (s_.running != (run) || s_.success != (ok) || s_.accepted != (acc) || s_.duplicate != (dup) || s_.refused != (ref))         \
            fail_msg("line %d: running=%d success=%d accepted=%lld duplicate=%lld refused=%lld", __LINE__, s_.running, s_.success,     \
                     (long long)s_.accepted, (long long)s_.duplicate, (long long)s_.refused);                                          \
    } while (0)

static const char *submit(struct cx *cx, struct str text, bool rollback)
{
    const char *uuid = NULL;
    struct capture_request q = {text, T_COUNTY, rollback, 100000};
    T_OK(cx, capture_submit(cx, &q, &uuid));
    return uuid;
}

static enum err count_fn(struct cx *cx, struct tx *tx, void *arg)
{
    static const struct sql Q = {"t.count", "SELECT count(*) FROM epcis_event", NULL};
    (void)cx;
    return sql_i64(tx, &Q, NOARGS, arg);
}

static int64_t stored(struct cx *cx)
{
    int64_t n = -1;
    T_OK(cx, tx_read(cx, "t.count", count_fn, &n));
    return n;
}

/* ---- small documents: done at once --------------------------------------------------------------------------------------------- */
static void small(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    EXPECT(report(cx, submit(cx, document(cx->ar, 0, 20, 0, false), true)), false, true, 20, 0, 0);
    assert_int_equal(stored(cx), 20);
    EXPECT(report(cx, submit(cx, document(cx->ar, 0, 20, 0, false), true)), false, true, 0, 20, 0);
    EXPECT(report(cx, submit(cx, document(cx->ar, 10, 20, 0, true), true)), false, true, 20, 0, 0); /* other milliseconds: other events */
    assert_int_equal(stored(cx), 40);
    EXPECT(report(cx, submit(cx, document(cx->ar, 100, 20, 10, false), true)), false, false, 0, 0, 2);
    assert_int_equal(stored(cx), 40);
    struct state s = report(cx, submit(cx, document(cx->ar, 100, 20, 10, false), false));
    EXPECT(s, false, false, 18, 0, 2);
    assert_int_equal(s.errors, 2);
    assert_int_equal(s.events, 20);
    assert_int_equal(stored(cx), 58);
    EXPECT(report(cx, submit(cx, document(cx->ar, 0, 0, 0, false), true)), false, true, 0, 0, 0);
}

/* The same eventID twice in one document: the same content is a duplicate, another content refuses it. */
static void twins(struct cx *cx, struct db *db, void *arg)
{
    static const char EV[] = "{\"type\":\"ObjectEvent\",\"eventID\":\"urn:e:1\",\"eventTime\":\"2026-03-01T08:00:00Z\",\"eventTimeZoneOffset\":\"+00:00\",\"action\":\"ADD\",\"epcList\":[\"urn:a:%d\"]}";
    (void)db, (void)arg;
    for (int other = 1; other <= 2; other++) {
        struct buf b;
        buf_init(&b, cx->ar, 1024);
        buf_puts(&b, "{" CONTEXT "," HEAD ",\"epcisBody\":{\"eventList\":[");
        buf_printf(&b, EV, 1);
        buf_ch(&b, ',');
        buf_printf(&b, EV, other);
        buf_puts(&b, "]}}");
        if (other == 1) {
            EXPECT(report(cx, submit(cx, buf_view(&b), true)), false, true, 1, 1, 0);
            continue;
        }
        EXPECT(report(cx, submit(cx, buf_view(&b), true)), false, false, 0, 0, 1);
        EXPECT(report(cx, submit(cx, buf_view(&b), false)), false, false, 0, 1, 1);
    }
    assert_int_equal(stored(cx), 1);
}

static const struct { const char *why, *text, *at; enum err err; } REFUSED[] = {
    {"no JSON", "{\"type\":", "/type", ERR_MALFORMED},
    {"a list", "[]", "", ERR_INVALID},
    {"no context", "{" HEAD ",\"epcisBody\":{\"eventList\":[]}}", "/@context", ERR_INVALID},
    {"no events", "{" CONTEXT "," HEAD ",\"epcisBody\":{}}", "/epcisBody/eventList", ERR_INVALID},
    {"unknown member", "{" CONTEXT "," HEAD ",\"colour\":1,\"epcisBody\":{\"eventList\":[]}}", "/colour", ERR_INVALID},
    {"bad version", "{" CONTEXT ",\"type\":\"EPCISDocument\",\"schemaVersion\":\"two\",\"creationDate\":\"2026-03-01T00:00:00Z\",\"epcisBody\":{\"eventList\":[]}}", "/schemaVersion", ERR_INVALID},
    {"query document without name", "{" CONTEXT ",\"type\":\"EPCISQueryDocument\",\"epcisBody\":{\"queryResults\":{\"resultsBody\":{\"eventList\":[]}}}}",
     "/epcisBody/queryResults/queryName", ERR_INVALID},
    {"a single event", "{" CONTEXT ",\"type\":\"ObjectEvent\"}", "/type", ERR_INVALID},
};

static void envelopes(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    for (size_t i = 0; i < sizeof REFUSED / sizeof REFUSED[0]; i++) {
        const char *uuid;
        struct capture_request q = {str_of(REFUSED[i].text), T_COUNTY, true, 10};
        enum err e = capture_submit(cx, &q, &uuid);
        if (e != REFUSED[i].err || strcmp(cx->err_field, REFUSED[i].at) != 0)
            fail_msg("%s: %s at %s", REFUSED[i].why, err_code(e), cx->err_field);
        cx_clear(cx);
    }
    const char *uuid;
    struct capture_request many = {document(cx->ar, 0, 11, 0, false), T_COUNTY, true, 10};
    assert_int_equal(capture_submit(cx, &many, &uuid), ERR_TOO_LARGE);
    cx_clear(cx);
}

/* ---- large documents: a job -------------------------------------------------------------------------------------------------------- */
static void wait_done(struct cx *cx, const char *uuid)
{
    for (int i = 0; i < 600 && report(cx, uuid).running; i++)
        usleep(50000);
}

static enum err nothing(struct cx *cx, const struct job *j)
{
    (void)cx, (void)j;
    return ERR_NONE;
}

static void large(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    const char *all = submit(cx, document(cx->ar, 0, 2500, 0, false), true);
    const char *some = submit(cx, document(cx->ar, 10000, 2500, 100, false), false);
    const char *none = submit(cx, document(cx->ar, 20000, 2500, 2500, false), true);
    EXPECT(report(cx, all), true, true, 0, 0, 0);
    /* as after a crash behind the first chunk: what is committed stays, the rest is done later */
    static const struct job_kind NONE[] = {{"t.none", nothing, 1, 0}};
    T_OK(cx, jobs_start(cx, NONE, 1, 1));
    jobs_stop(2000);
    const struct job j = {.kind = CAPTURE_JOB, .key = some, .attempt = 1};
    assert_int_equal(capture_run(cx, &j), ERR_STOPPING);
    cx_clear(cx);
    struct state s = report(cx, some);
    EXPECT(s, true, false, 990, 0, 10);
    assert_int_equal(s.done, 1000);
    T_OK(cx, jobs_start(cx, epcis_room.jobs, epcis_room.jobs_n, 2));
    wait_done(cx, all);
    wait_done(cx, some);
    wait_done(cx, none);
    jobs_stop(5000);
    EXPECT(report(cx, all), false, true, 2500, 0, 0);
    EXPECT(report(cx, some), false, false, 2475, 0, 25);
    EXPECT(report(cx, none), false, false, 0, 0, 1);
    assert_int_equal(stored(cx), 4975);
    T_OK(cx, capture_run(cx, &j)); /* a second run of a finished job does nothing */
    assert_int_equal(stored(cx), 4975);
}

/* ---- files --------------------------------------------------------------------------------------------------------------------------- */
static const char *to_file(struct cx *cx, struct str text)
{
    char *path = ar_strdup(cx->ar, "/tmp/t_epcis_XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text.p, text.size), (ssize_t)text.size);
    close(fd);
    return path;
}

static enum err import(struct cx *cx, struct str text, bool proceed, struct epcis_progress *done)
{
    const struct epcis_import_opt o = {.county = T_COUNTY, .proceed = proceed};
    const char *path = to_file(cx, text);
    enum err e = epcis_import(cx, path, &o, done);
    unlink(path);
    return e;
}

#define COUNTS(d, acc, dup, ref)                                                                                                  \
    if ((d).accepted != (acc) || (d).duplicate != (dup) || (d).refused != (ref))                                                  \
    fail_msg("line %d: accepted=%llu duplicate=%llu refused=%llu", __LINE__, (unsigned long long)(d).accepted, (unsigned long long)(d).duplicate, \
             (unsigned long long)(d).refused)

static void files(struct cx *cx, struct db *db, void *arg)
{
    struct epcis_progress d;
    (void)db, (void)arg;
    T_OK(cx, import(cx, document(cx->ar, 0, 2300, 0, false), false, &d));
    COUNTS(d, 2300, 0, 0);
    T_OK(cx, import(cx, document(cx->ar, 0, 2300, 0, true), false, &d)); /* the context after the events: the same events */
    COUNTS(d, 0, 2300, 0);
    T_OK(cx, import(cx, document(cx->ar, 5000, 1500, 100, true), true, &d));
    COUNTS(d, 1485, 0, 15);
    assert_int_equal(import(cx, document(cx->ar, 9000, 1500, 100, false), false, &d), ERR_INVALID);
    assert_string_equal(cx->err_field, "/epcisBody/eventList/99/action");
    COUNTS(d, 99, 0, 1);
    cx_clear(cx);
    struct str cut = document(cx->ar, 20000, 1500, 0, false);
    cut.size -= 1000;
    assert_int_equal(import(cx, cut, false, &d), ERR_MALFORMED);
    cx_clear(cx);
    assert_int_equal(import(cx, STR("hello"), false, &d), ERR_MALFORMED);
    cx_clear(cx);
    T_OK(cx, import(cx, STR("{" CONTEXT ",\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00Z\",\"eventTimeZoneOffset\":\"+00:00\",\"action\":\"ADD\",\"epcList\":[\"urn:single:1\"]}"),
                    false, &d));
    COUNTS(d, 1, 0, 0);
    assert_int_equal(stored(cx), 2300 + 1485 + 99 + 1);
}

/* The same document as XML. */
static struct str as_xml(struct cx *cx, struct str json)
{
    struct buf b;
    buf_init(&b, cx->ar, json.size * 2);
    T_OK(cx, epcisxml_write_json(cx, json, EPCISXML_URN, &b));
    return buf_view(&b);
}

/* XML as a file, and as a capture job of each kind: the same outcomes as with JSON, places told as paths. */
static void xml(struct cx *cx, struct db *db, void *arg)
{
    struct epcis_progress d;
    (void)db, (void)arg;
    T_OK(cx, import(cx, document(cx->ar, 0, 2300, 0, false), false, &d));
    T_OK(cx, import(cx, as_xml(cx, document(cx->ar, 0, 2300, 0, true)), false, &d)); /* the events of the JSON file */
    COUNTS(d, 0, 2300, 0);
    T_OK(cx, import(cx, as_xml(cx, document(cx->ar, 5000, 1500, 100, true)), true, &d));
    COUNTS(d, 1485, 0, 15);
    assert_int_equal(import(cx, as_xml(cx, document(cx->ar, 9000, 1500, 100, false)), false, &d), ERR_INVALID);
    assert_string_equal(cx->err_field, "/EPCISBody/EventList/*[100]/action");
    assert_non_null(strstr(cx->err_text, "行"));
    COUNTS(d, 99, 0, 1);
    cx_clear(cx);
    struct str cut = as_xml(cx, document(cx->ar, 20000, 1500, 0, false));
    cut.size -= 1000;
    assert_int_equal(import(cx, cut, false, &d), ERR_MALFORMED);
    cx_clear(cx);
    const char *once = submit(cx, as_xml(cx, document(cx->ar, 30000, 20, 10, false)), false);
    EXPECT(report(cx, once), false, false, 18, 0, 2);
    const char *none = submit(cx, as_xml(cx, document(cx->ar, 40000, 20, 10, false)), true);
    EXPECT(report(cx, none), false, false, 0, 0, 2);
    const char *later = submit(cx, as_xml(cx, document(cx->ar, 50000, 2500, 100, false)), false);
    T_OK(cx, jobs_start(cx, epcis_room.jobs, epcis_room.jobs_n, 2));
    wait_done(cx, later);
    jobs_stop(5000);
    EXPECT(report(cx, later), false, false, 2475, 0, 25);
    assert_int_equal(stored(cx), 2300 + 1485 + 99 + 1000 + 18 + 2475); /* of the file cut off, what was stored before the end was missed */
}

static void out_and_in(struct cx *cx, struct db *db, void *arg)
{
    struct epcis_progress d;
    (void)db, (void)arg;
    T_OK(cx, import(cx, document(cx->ar, 0, 1200, 0, false), false, &d));
    for (int xml = 0; xml < 2; xml++) {
        FILE *f = tmpfile();
        assert_non_null(f);
        T_OK(cx, epcis_export(cx, f, xml));
        long size = ftell(f);
        rewind(f);
        char *text = ar_alloc(cx->ar, (size_t)size + 1);
        assert_int_equal(fread(text, 1, (size_t)size, f), (size_t)size);
        fclose(f);
        assert_int_equal(epcisxml_looks((struct str){text, (size_t)size}), xml);
        T_OK(cx, import(cx, (struct str){text, (size_t)size}, false, &d));
        COUNTS(d, 0, 1200, 0);
    }
}

static void (*const BODIES[])(struct cx *, struct db *, void *) = {small, twins, envelopes, large, files, out_and_in, xml};

#define TEST(name, i) static void test_##name(void **state) { (void)state; t_each(BODIES[i], NULL); }
TEST(small, 0)
TEST(twins, 1)
TEST(envelopes, 2)
TEST(large, 3)
TEST(files, 4)
TEST(out_and_in, 5)
TEST(xml, 6)

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_small), cmocka_unit_test(test_twins), cmocka_unit_test(test_envelopes),
                                       cmocka_unit_test(test_large), cmocka_unit_test(test_files), cmocka_unit_test(test_out_and_in),
                                       cmocka_unit_test(test_xml)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
