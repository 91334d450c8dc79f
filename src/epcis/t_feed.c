/* t_feed.c: the feed of events: no event is passed over, whatever the order of commits; named queries and subscriptions: what is
 * taken, what is refused, where a new one begins. On both engines. */
#include "t_db.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "client.h"
#include "epcis_subscribe.h"
#include "net.h"

static char *event_json(struct arena *ar, int n)
{
    return ar_printf(ar, "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-11-01T08:%02d:%02d.000Z\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"%s\","
                         "\"bizStep\":\"%s\",\"epcList\":[\"https://id.gs1.org/01/09520001000010/21/%d\"]}",
                     n / 60 % 60, n % 60, n % 3 ? "OBSERVE" : "ADD", n % 2 ? "shipping" : "commissioning", n);
}

static void pause_ms(long ms)
{
    struct timespec t = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}

/* ---- a writer of its own ------------------------------------------------------------------------------------------------------------------ */
struct writer {
    pthread_t thread;
    int from, n, each;            /* events from, from+1, …; `each` of them in one transaction */
    _Atomic int stored;           /* inside the transaction, not committed */
    _Atomic bool go;              /* it may commit */
    bool hold;                    /* wait for go */
    _Atomic bool done;
    enum err err;
};
struct part { struct writer *w; struct epcis_event **v; int n; };

static enum err store_part(struct cx *cx, struct tx *tx, void *arg)
{
    struct part *p = arg;
    for (int i = 0; i < p->n; i++)
        TRY(epcis_event_store(cx, tx, p->v[i], T_COUNTY, NULL, NULL));
    atomic_fetch_add(&p->w->stored, p->n);
    while (p->w->hold && !atomic_load(&p->w->go))
        pause_ms(5);
    if (!p->w->hold)
        pause_ms(p->v[0]->time.us / US_PER_S % 7); /* commits change places */
    return ERR_NONE;
}

static void *write_events(void *arg)
{
    struct writer *w = arg;
    for (int at = 0; at < w->n && w->err == ERR_NONE; at += w->each) {
        struct arena *ar = ar_new(0);
        struct cx cx;
        cx_init(&cx, ar);
        struct part p = {w, AR_ARRAY(ar, struct epcis_event *, (size_t)w->each), w->each};
        for (int i = 0; i < w->each && w->err == ERR_NONE; i++)
            w->err = epcis_event_prepare(&cx, str_of(event_json(ar, w->from + at + i)), &p.v[i]);
        if (w->err == ERR_NONE)
            w->err = tx_run(&cx, "t.write", store_part, &p);
        ar_free(&ar);
    }
    atomic_store(&w->done, true);
    return NULL;
}

static void begin(struct writer *w)
{
    assert_int_equal(pthread_create(&w->thread, NULL, write_events, w), 0);
}

static void end(struct writer *w)
{
    pthread_join(w->thread, NULL);
    assert_int_equal(w->err, ERR_NONE);
}

/* ---- a reader that keeps a mark ------------------------------------------------------------------------------------------------------------- */
struct reader { struct subscription s; int64_t mark, horizon; int seen[2000]; int total; };

static void read_on(struct cx *cx, struct reader *r)
{
    T_OK(cx, epcis_horizon(cx, &r->horizon));
    while (r->mark < r->horizon) {
        struct feed f = {.s = &r->s, .from = r->mark, .to = r->horizon};
        T_OK(cx, tx_read(cx, "t.feed", feed_read, &f));
        for (size_t i = 0; i < f.n; i++) {
            const char *serial = strstr(ar_strndup(cx->ar, f.rows[i].hit.json.p, f.rows[i].hit.json.size), "/21/");
            r->seen[atoi(serial + 4)]++;
            r->total++;
        }
        assert_true(f.end > r->mark);
        r->mark = f.end;
    }
}

static struct reader reader_new(void)
{
    return (struct reader){.s = {.name = "q", .uuid = "u", .query = STR("{}"), .scope = STR("all"), .batch = 7, .initial_us = FIELD_NULL}};
}

/* The first transaction takes its numbers first and commits last. */
static void late_commit(struct cx *cx, struct db *db, void *arg)
{
    struct writer slow = {.from = 0, .n = 2, .each = 2, .hold = true}, quick = {.from = 2, .n = 4, .each = 2};
    struct reader r = reader_new();
    struct t_put seed;
    (void)arg;
    for (int i = 1000; i < 1006; i++) /* the words are known: a new one would hold up the second writer */
        T_OK(cx, t_put(cx, event_json(cx->ar, i), &seed));
    r.mark = seed.row;
    begin(&slow);
    while (atomic_load(&slow.stored) < 2)
        pause_ms(2);
    begin(&quick);
    if (db_engine(db) == STORE_PG)
        end(&quick); /* on SQLite it waits for the one writer */
    read_on(cx, &r);
    assert_int_equal(r.total, 0);
    atomic_store(&slow.go, true);
    end(&slow);
    if (db_engine(db) == STORE_SQLITE)
        end(&quick);
    read_on(cx, &r);
    assert_int_equal(r.total, 6);
    for (int i = 0; i < 6; i++)
        assert_int_equal(r.seen[i], 1);
    struct reader bound = reader_new(); /* of somebody who sees one producer: these belong to nobody */
    bound.s.scope = STR("7");
    read_on(cx, &bound);
    assert_int_equal(bound.total, 0);
    assert_true(bound.mark == r.mark);
}

static void t_late_commit(void **state)
{
    (void)state;
    t_each(late_commit, NULL);
}

/* Four writers in all orders, and a reader in between: each event exactly once. */
static void crowd(struct cx *cx, struct db *db, void *arg)
{
    enum { WRITERS = 4, N = 60 };
    struct writer w[WRITERS] = {0};
    struct reader r = reader_new();
    bool running = true;
    (void)db, (void)arg;
    for (int i = 0; i < WRITERS; i++) {
        w[i] = (struct writer){.from = i * N, .n = N, .each = 1 + i % 3};
        w[i].n = N / w[i].each * w[i].each;
        begin(&w[i]);
    }
    while (running) {
        running = false;
        for (int i = 0; i < WRITERS; i++)
            running = running || !atomic_load(&w[i].done);
        read_on(cx, &r);
        pause_ms(3);
    }
    int all = 0;
    for (int i = 0; i < WRITERS; i++) {
        end(&w[i]);
        all += w[i].n;
    }
    read_on(cx, &r);
    assert_int_equal(r.total, all);
    for (int i = 0; i < WRITERS; i++)
        for (int k = 0; k < w[i].n; k++)
            assert_int_equal(r.seen[w[i].from + k], 1);
}

static void t_crowd(void **state)
{
    (void)state;
    t_each(crowd, NULL);
}

/* ---- named queries ---------------------------------------------------------------------------------------------------------------------------- */
static const struct { const char *name, *query; enum err err; const char *field; } NAMED[] = {
    {"shipped", "{\"EQ_bizStep\":[\"shipping\"],\"eventType\":[\"ObjectEvent\"]}", ERR_NONE, NULL},
    {"查询", "{}", ERR_NONE, NULL},
    {"prefix", "{\"@context\":{\"ex\":\"https://example.org/\"},\"EQ_ex:f\":[\"a\"],\"EXISTS_ex:g\":null,\"EXISTS_ex:h\":1}", ERR_NONE, NULL},
    {"shipped", "{}", ERR_DUPLICATE, "name"},
    {"SimpleEventQuery", "{}", ERR_DUPLICATE, "name"},
    {"SimpleMasterDataQuery", "{}", ERR_DUPLICATE, "name"},
    {"", "{}", ERR_INVALID, "name"}, {"a b", "{}", ERR_INVALID, "name"}, {"a/b", "{}", ERR_INVALID, "name"}, {"..", "{}", ERR_INVALID, "name"},
    {"n1", "[]", ERR_INVALID, "query"}, {"n1", "{\"unknown\":[\"x\"]}", ERR_UNKNOWN_PARAM, "unknown"},
    {"n1", "{\"EQ_bizStep\":[\"nothing\"]}", ERR_INVALID, "EQ_bizStep"}, {"n1", "{\"EQ_bizStep\":[]}", ERR_INVALID, "EQ_bizStep"},
    {"n1", "{\"EQ_bizStep\":[\"shipping|packing\"]}", ERR_INVALID, "EQ_bizStep"}, {"n1", "{\"EQ_bizStep\":{}}", ERR_INVALID, "EQ_bizStep"},
    {"n1", "{\"EQ_bizStep\":null}", ERR_INVALID, "EQ_bizStep"}, {"n1", "{\"perPage\":10}", ERR_UNKNOWN_PARAM, "perPage"},
    {"n1", "{\"nextPageToken\":\"1.1.1.0\"}", ERR_UNKNOWN_PARAM, "nextPageToken"}, {"n1", "{\"GE_quantity\":\"x\"}", ERR_INVALID, "GE_quantity"},
    {"n1", "{\"GE_quantity\":10.5}", ERR_NONE, NULL},
    {"limited", "{\"eventCountLimit\":5,\"orderBy\":\"eventTime\"}", ERR_NONE, NULL},
};

struct naming { const char *name, *query; };
static enum err name_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct naming *n = arg;
    return epcis_named_create(cx, tx, n->name, str_of(n->query), "key:1");
}

static enum err unname_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return epcis_named_delete(cx, tx, ((const struct naming *)arg)->name);
}

static void named(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    for (size_t i = 0; i < sizeof NAMED / sizeof NAMED[0]; i++) {
        struct naming n = {NAMED[i].name, NAMED[i].query};
        enum err e = tx_run(cx, "t.name", name_tx, &n);
        if (e != NAMED[i].err || (e != ERR_NONE && strcmp(cx->err_field, NAMED[i].field) != 0))
            fail_msg("%s %s: %s at %s", NAMED[i].name, NAMED[i].query, err_code(e), cx->err_field);
        cx_clear(cx);
    }
    assert_int_equal(tx_run(cx, "t.unname", unname_tx, &(struct naming){"查询", NULL}), ERR_NONE);
    assert_int_equal(tx_run(cx, "t.unname", unname_tx, &(struct naming){"查询", NULL}), ERR_NOT_FOUND);
    assert_int_equal(tx_run(cx, "t.unname", unname_tx, &(struct naming){"SimpleEventQuery", NULL}), ERR_FORBIDDEN);
    cx_clear(cx);
}

static void t_named(void **state)
{
    (void)state;
    t_each(named, NULL);
}

/* ---- subscriptions ------------------------------------------------------------------------------------------------------------------------------ */
#define D "https://example.org/hook"
static const struct { const char *what; struct epcis_subscribe s; enum err err; const char *field; } SUBSCRIBE[] = {
    {"a stream", {.name = "shipped", .dest = D}, ERR_NONE, NULL},
    {"a schedule", {.name = "shipped", .dest = D, .schedule = {"{\"hour\":\"1\"}", 12}}, ERR_NONE, NULL},
    {"signed", {.name = "shipped", .dest = D, .token = "secret"}, ERR_NONE, NULL},
    {"no such query", {.name = "nothing", .dest = D}, ERR_NOT_FOUND, "queryName"},
    {"no URL", {.name = "shipped", .dest = "example"}, ERR_INVALID, "/dest"},
    {"inside", {.name = "shipped", .dest = "http://127.0.0.1/x"}, ERR_INVALID, "/dest"},
    {"metadata of a cloud", {.name = "shipped", .dest = "http://169.254.169.254/latest"}, ERR_INVALID, "/dest"},
    {"bad schedule", {.name = "shipped", .dest = D, .schedule = {"{\"hour\":\"99\"}", 13}}, ERR_INVALID, "/schedule/hour"},
    {"a token with a line end", {.name = "shipped", .dest = D, .token = "a\r\nX: y"}, ERR_INVALID, "/signatureToken"},
    {"an empty token", {.name = "shipped", .dest = D, .token = ""}, ERR_INVALID, "/signatureToken"},
    {"a query with a limit", {.name = "limited", .dest = D}, ERR_INVALID, "queryName"},
};

struct subscribing { struct epcis_subscribe s; int64_t horizon; const char *uuid; struct subscription got; };
static enum err subscribe_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct subscribing *s = arg;
    TRY(epcis_subscribe(cx, tx, &s->s, s->horizon, &s->uuid));
    return subscription_find(cx, tx, s->s.name, s->uuid, &s->got);
}

static void subscriptions(struct cx *cx, struct db *db, void *arg)
{
    struct naming shipped = {"shipped", NAMED[0].query}, limited = {"limited", "{\"maxEventCount\":5}"};
    struct t_put put;
    (void)db, (void)arg;
    assert_int_equal(conf_set(cx, "net.client_private", ""), ERR_NONE);
    T_OK(cx, tx_run(cx, "t.name", name_tx, &shipped));
    T_OK(cx, tx_run(cx, "t.name", name_tx, &limited));
    for (size_t i = 0; i < sizeof SUBSCRIBE / sizeof SUBSCRIBE[0]; i++) {
        struct subscribing s = {.s = SUBSCRIBE[i].s};
        s.s.initial_us = FIELD_NULL;
        s.s.caller = "key:1";
        s.s.scope = "all";
        enum err e = tx_run(cx, "t.subscribe", subscribe_tx, &s);
        if (e != SUBSCRIBE[i].err || (e != ERR_NONE && strcmp(cx->err_field, SUBSCRIBE[i].field) != 0))
            fail_msg("%s: %s at %s", SUBSCRIBE[i].what, err_code(e), cx->err_field);
        cx_clear(cx);
    }
    int64_t then = cx->now_us;
    for (int i = 0; i < 6; i++) {
        if (i == 3)
            cx->now_us = then + 10 * US_PER_S;
        T_OK(cx, t_put(cx, event_json(cx->ar, i), &put));
    }
    struct { int64_t initial_us, mark; } first[] = {{FIELD_NULL, 6}, {then - 1, 0}, {then + 5 * US_PER_S, 3}, {then + 60 * US_PER_S, 6}};
    for (size_t i = 0; i < sizeof first / sizeof first[0]; i++) {
        struct subscribing s = {.s = {.name = "shipped", .dest = D, .initial_us = first[i].initial_us, .caller = "key:1", .scope = "all"}};
        T_OK(cx, epcis_horizon(cx, &s.horizon));
        T_OK(cx, tx_run(cx, "t.subscribe", subscribe_tx, &s));
        if (s.got.mark != put.row - 6 + first[i].mark)
            fail_msg("initialRecordTime %zu: mark %lld, last row %lld", i, (long long)s.got.mark, (long long)put.row);
    }
    T_OK(cx, tx_run(cx, "t.unname", unname_tx, &(struct naming){"shipped", NULL}));
    cx->now_us = then;
}

static void t_subscriptions(void **state)
{
    (void)state;
    t_each(subscriptions, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_late_commit), cmocka_unit_test(t_crowd), cmocka_unit_test(t_named),
                                       cmocka_unit_test(t_subscriptions)};
    conf_add(net_room.conf, net_room.conf_n);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
