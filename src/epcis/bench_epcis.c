/* bench_epcis.c: what capture costs: parse + check + hash on one core, packing, and durable capture of 1,000-event documents against
 * bare inserts of the same rows. usage: bench_epcis [DOCUMENTS [ROUNDS]]   (build with -Dbuildtype=release; not part of the tests) */
#include "t_db.h"

#include <time.h>

#include "epcis_capture.h"
#include "epcisxml.h"

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double cpu_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A document of 1,000 events as farms and shops make them: a lot's packs commissioned, packed, shipped. */
static struct str document(struct arena *ar, size_t nr)
{
    struct buf b;
    buf_init(&b, ar, 900 << 10);
    buf_puts(&b, "{\"@context\":[\"https://ref.gs1.org/standards/epcis/epcis-context.jsonld\",{\"ex\":\"https://ex.example/ns/\"}],\"type\":\"EPCISDocument\","
                 "\"schemaVersion\":\"2.0\",\"creationDate\":\"2026-03-01T00:00:00Z\",\"epcisBody\":{\"eventList\":[");
    for (size_t i = 0; i < 1000; i++) {
        size_t s = nr * 1000 + i;
        buf_printf(&b, "%s{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-%02zuT%02zu:%02zu:%02zu.%03zu+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"%s\",",
                   i ? "," : "", 1 + s / 86400000 % 28, s / 3600000 % 24, s / 60000 % 60, s / 1000 % 60, s % 1000, i % 3 ? "OBSERVE" : "ADD");
        buf_printf(&b, "\"epcList\":[\"urn:epc:id:sgtin:952123454.0321.%zu\",\"urn:epc:id:sgtin:952123454.0321.%zu\"],\"bizStep\":\"%s\",\"disposition\":\"%s\",", s * 2, s * 2 + 1,
                   i % 3 ? "shipping" : "commissioning", i % 3 ? "in_transit" : "active");
        buf_printf(&b, "\"readPoint\":{\"id\":\"urn:epc:id:sgln:952123454.%03zu.0\"},\"bizLocation\":{\"id\":\"urn:epc:id:sgln:952123454.%03zu.0\"},", s % 40, s % 40);
        buf_printf(&b, "\"bizTransactionList\":[{\"type\":\"po\",\"bizTransaction\":\"urn:epcglobal:cbv:bt:9521234540007:%zu\"}],\"ex:plot\":\"%zu\"}", s / 100, s % 80);
    }
    buf_puts(&b, "]}}");
    return buf_view(&b);
}

static enum err nothing(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    (void)cx, (void)ev;
    ++*(size_t *)arg;
    return ERR_NONE;
}

/* The same events from XML: how many times the processor of JSON. */
static void bench_xml(struct arena *ar, struct str json, double json_s)
{
    struct arena *work = ar_new(512 << 20);
    struct cx cx;
    struct buf b;
    size_t n = 0;
    cx_init(&cx, ar);
    buf_init(&b, ar, json.size * 2);
    T_OK(&cx, epcisxml_write_json(&cx, json, EPCISXML_URN, &b));
    double from = cpu_s();
    for (int i = 0; i < 20; i++) {
        cx.ar = work;
        T_OK(&cx, epcis_document_each(&cx, buf_view(&b), nothing, &n));
        ar_reset(work);
    }
    double s = (cpu_s() - from) / (double)n;
    printf("XML: %.0f events/s (%.1f us each, %.0f bytes each), %.2f times the JSON's processor\n", 1 / s, s * 1e6, (double)b.size / 1000, s / json_s);
    ar_free(&work);
}

static void bench_pure(void)
{
    struct arena *ar, *work = ar_new(512 << 20);
    struct cx cx;
    size_t n = 0, bytes = 0, packed = 0;
    double pack_s = 0;
    t_cx(&cx, &ar);
    struct str text = document(ar, 0);
    double from = cpu_s();
    for (int i = 0; i < 20; i++) {
        cx.ar = work;
        T_OK(&cx, epcis_document_each(&cx, text, nothing, &n));
        ar_reset(work);
    }
    double s = cpu_s() - from;
    printf("hash: %.0f events/s on one core (%.1f us each, %.0f bytes of JSON each): parse, check, hash, keys\n", (double)n / s, s / (double)n * 1e6, (double)text.size / 1000);
    bench_xml(ar, text, s / (double)n);
    struct jv v;
    struct json_fault fault;
    json_read(ar, text, NULL, &v, &fault);
    const struct jv *list = json_at(&v, "/epcisBody/eventList");
    from = cpu_s();
    for (uint32_t i = 0; i < list->n; i++) {
        struct str one = epcis_json_compact(ar, &list->items[i]);
        double t = cpu_s();
        packed += epcis_pack(ar, one).size;
        pack_s += cpu_s() - t;
        bytes += one.size;
    }
    printf("pack: %.0f -> %.0f bytes each (%.2f), %.1f us each\n", (double)bytes / list->n, (double)packed / list->n, (double)packed / (double)bytes, pack_s / list->n * 1e6);
    ar_free(&work);
    ar_free(&ar);
}

/* ---- bare inserts of the same rows ------------------------------------------------------------------------------------------------- */
struct bare { struct epcis_item *items; size_t n; size_t doc; };

/* What epcis_batch_store writes, with every identifier known to be new or resolved beforehand, and nothing looked up. */
static enum err bare_insert(struct cx *cx, struct tx *tx, void *arg)
{
    struct bare *x = arg;
    struct bulk *u, *e, *p, *t, *f;
    bool lite = tx_engine(tx) == STORE_SQLITE;
    int64_t id = (int64_t)(x->doc * 1000), uri = (int64_t)(x->doc * 2020 + 200);
    TRY(bulk_open(tx, "epcis_uri", "id, county, uri", "itt", "", &u));
    TRY(bulk_open(tx, "epcis_event",
                  "id, county, eid_key, eid_seq, event_id, hash, type, action, time_us, off_min, record_us, biz_step, disposition, read_point, biz_location, "
                  "transformation, error_us, error_reason, first_epc, context, capture, capture_index, id_sent, json", "itiitbiiiiiiiiiiiiiiiiib", "", &e));
    TRY(bulk_open(tx, "epcis_epc", "county, uri, time_us, event, seq, role, quantity, value, uom", "tiiiiitft", "", &p));
    TRY(bulk_open(tx, "epcis_tag", "county, kind, value, type, event, seq", "tiiiii", "", &t));
    TRY(bulk_open(tx, "epcis_field", lite ? "county, name, key, scope, num, event, seq, gen" : "county, name, key, scope, num, event, seq", lite ? "tiiifiii" : "tiiifii", "", &f));
    for (size_t i = 0; i < x->n; i++) {
        const struct epcis_event *ev = x->items[i].ev;
        int64_t key, first = uri + 1;
        id++;
        memcpy(&key, ev->keys->digest, sizeof key);
        for (size_t k = 0; k < ev->keys->epcs_n; k++) {
            uri++;
            TRY(bulk_row(u, (const struct val[]){v_i(uri), v_t(T_COUNTY), v_s(ev->keys->epcs[k].uri)}));
            TRY(bulk_row(p, (const struct val[]){v_t(T_COUNTY), v_i(uri), v_i(ev->time.us), v_i(id), v_i((int64_t)k), v_i(ROLE_EPC), v_null(), v_null(), v_null()}));
        }
        TRY(bulk_row(e, (const struct val[]){v_i(id), v_t(T_COUNTY), v_i(key), v_i(0), v_null(), v_b(ev->keys->digest, 32), v_i(ev->type), v_i(ev->action), v_i(ev->time.us),
                                             v_i(ev->off_min), v_i(cx->now_us), v_i(1 + (int64_t)i % 3), v_i(5 + (int64_t)i % 3), v_i(10 + (int64_t)i % 40),
                                             v_i(10 + (int64_t)i % 40), v_null(), v_null(), v_null(), v_i(first), v_i(1), v_i((int64_t)x->doc), v_i((int64_t)i), v_i(0),
                                             v_b(ev->keys->packed.p, ev->keys->packed.size)}));
        TRY(bulk_row(t, (const struct val[]){v_t(T_COUNTY), v_i(1), v_i(100 + (int64_t)i / 100), v_i(9), v_i(id), v_i(0)}));
        TRY(bulk_row(f, (const struct val[]){v_t(T_COUNTY), v_i(8), v_i(ev->keys->fields[0].key), v_i(SCOPE_EVENT), v_f(1), v_i(id), v_i(0), v_i(id / EPCIS_GEN)}));
    }
    TRY(bulk_close(&u, NULL));
    TRY(bulk_close(&e, NULL));
    TRY(bulk_close(&p, NULL));
    TRY(bulk_close(&t, NULL));
    return bulk_close(&f, NULL);
}

static enum err look_all(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    struct bare *x = arg;
    ev->keys->packed = epcis_pack(cx->ar, ev->text);
    x->items[x->n++].ev = ev;
    return ERR_NONE;
}

static double bare_rate(enum store_engine engine, size_t docs)
{
    struct store_test t;
    double s = 0;
    store_test_open(&t, engine, T_MIGRATIONS, NULL);
    for (size_t d = 0; d < docs; d++) {
        ar_reset(t.ar);
        struct bare x = {AR_ARRAY(t.ar, struct epcis_item, 1000), 0, d};
        T_OK(&t.cx, epcis_document_each(&t.cx, document(t.ar, d), look_all, &x));
        double from = now_s();
        T_OK(&t.cx, tx_run(&t.cx, "bench.bare", bare_insert, &x));
        s += now_s() - from;
    }
    store_test_close(&t);
    return (double)docs * 1000 / s;
}

static double capture_rate(enum store_engine engine, size_t docs)
{
    struct store_test t;
    double s = 0;
    store_test_open(&t, engine, T_MIGRATIONS, NULL);
    t_room_start(&t.cx);
    for (size_t d = 0; d < docs; d++) {
        const char *uuid;
        ar_reset(t.ar);
        struct capture_request q = {document(t.ar, d), T_COUNTY, true, 10000};
        double from = now_s();
        T_OK(&t.cx, capture_submit(&t.cx, &q, &uuid));
        s += now_s() - from;
        if (d % 100 == 99)
            printf("    %zu events: %.0f events/s so far\n", (d + 1) * 1000, (double)(d + 1) * 1000 / s);
    }
    store_test_close(&t);
    epcis_room.stop();
    return (double)docs * 1000 / s;
}

int main(int argc, char **argv)
{
    size_t docs = argc > 1 ? strtoul(argv[1], NULL, 10) : 30, rounds = argc > 2 ? strtoul(argv[2], NULL, 10) : 3;
    bench_pure();
    for (int engine = STORE_SQLITE; engine <= STORE_PG; engine++) {
        if (!store_test_has((enum store_engine)engine))
            continue;
        for (size_t r = 0; r < rounds; r++) {
            double bare = bare_rate((enum store_engine)engine, docs), captured = capture_rate((enum store_engine)engine, docs);
            printf("%s: captured %.0f events/s, bare inserts %.0f events/s, ratio %.2f\n", engine == STORE_SQLITE ? "SQLite" : "PostgreSQL", captured, bare, captured / bare);
        }
    }
    return 0;
}
