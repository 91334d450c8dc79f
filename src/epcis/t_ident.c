/* t_ident.c: which event is which: the same eventID again, in every form an eventID can have, event by event and as one batch, on both
 * engines; and each stored event found by its eventID, by look-up and by query. */
#include "t_db.h"

#include <string.h>

/* Contents: A and B differ in their step, L is A a month later. */
static const char *const CONTENT[] = {
    ['A'] = "\"eventTime\":\"2026-03-01T08:00:00+08:00\",\"bizStep\":\"shipping\"",
    ['B'] = "\"eventTime\":\"2026-03-01T08:00:00+08:00\",\"bizStep\":\"receiving\"",
    ['L'] = "\"eventTime\":\"2026-04-01T08:00:00+08:00\",\"bizStep\":\"shipping\"",
};
#define V7 "urn:uuid:01953c5b-1234-7abc-8def-0123456789ab"
#define V7_SAME_TIME "urn:uuid:01953c5b-1234-7abc-8def-0123456789ac"
#define V7_UPPER "urn:uuid:01953C5B-1234-7ABC-8DEF-0123456789AB"
#define V4 "urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8"
#define TEXT "https://example.com/event/1"

/* id: NULL none, "A" the hash ID of content A, else as it is. error: with an error declaration. */
struct put { const char *id; char content; bool error; enum epcis_outcome outcome; };
static const struct { const char *name; struct put put[5]; } CASES[] = {
    {"no eventID, again", {{NULL, 'A', false, OUT_STORED}, {NULL, 'A', false, OUT_DUPLICATE}, {NULL, 'B', false, OUT_STORED}}},
    {"no eventID, then sent with its own hash ID", {{NULL, 'A', false, OUT_STORED}, {"A", 'A', false, OUT_DUPLICATE}}},
    {"own hash ID, then without", {{"A", 'A', false, OUT_STORED}, {NULL, 'A', false, OUT_DUPLICATE}}},
    {"hash ID, then its error declaration, twice", {{NULL, 'A', false, OUT_STORED}, {"A", 'A', true, OUT_STORED}, {"A", 'A', true, OUT_DUPLICATE}}},
    {"the hash ID of another that is there", {{NULL, 'A', false, OUT_STORED}, {"A", 'B', false, OUT_CONFLICT}, {"A", 'L', false, OUT_CONFLICT}}},
    {"the hash ID of another that comes later", {{"A", 'B', false, OUT_STORED}, {NULL, 'A', false, OUT_CONFLICT}, {"A", 'B', false, OUT_DUPLICATE}, {NULL, 'B', false, OUT_STORED}}},
    {"UUID 7", {{V7, 'A', false, OUT_STORED}, {V7, 'A', false, OUT_DUPLICATE}, {V7, 'B', false, OUT_CONFLICT}, {V7, 'L', false, OUT_CONFLICT}, {V7_SAME_TIME, 'B', false, OUT_STORED}}},
    {"UUID 7 in capitals is another text", {{V7, 'A', false, OUT_STORED}, {V7_UPPER, 'B', false, OUT_STORED}}},
    {"UUID 4", {{V4, 'A', false, OUT_STORED}, {V4, 'A', false, OUT_DUPLICATE}, {V4, 'L', false, OUT_CONFLICT}, {V4, 'A', true, OUT_STORED}}},
    {"any URI", {{TEXT, 'A', false, OUT_STORED}, {TEXT, 'B', false, OUT_CONFLICT}, {TEXT, 'A', true, OUT_STORED}, {TEXT, 'A', true, OUT_DUPLICATE}}},
};

/* All cases share a database: each has a thing of its own, and eventIDs changed in the same two characters. */
static const char *own_id(struct cx *cx, const char *id, size_t which)
{
    char *own = ar_printf(cx->ar, "%s%s", id, strlen(id) < 40 ? "00" : "");
    size_t at = strlen(id) < 40 ? strlen(id) : 34;
    own[at] = (char)('0' + which / 10);
    own[at + 1] = (char)('0' + which % 10);
    return own;
}

static const struct epcis_event *make(struct cx *cx, const char *id, char content, bool error, size_t which)
{
    struct epcis_event *ev;
    const char *json = ar_printf(cx->ar, "{\"type\":\"ObjectEvent\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"OBSERVE\",%s%s%s\"epcList\":[\"urn:x:%zu\"],%s%s}",
                                 id ? "\"eventID\":\"" : "", id ? id : "", id ? "\"," : "", which, CONTENT[(size_t)content],
                                 error ? ",\"errorDeclaration\":{\"declarationTime\":\"2026-05-01T08:00:00Z\"}" : "");
    T_OK(cx, epcis_event_prepare(cx, str_of(json), &ev));
    return ev;
}

static size_t make_case(struct cx *cx, const struct put *p, size_t which, struct epcis_item items[5])
{
    size_t n = 0;
    for (; n < 5 && p[n].content; n++) {
        const char *id = !p[n].id ? NULL : p[n].id[1] ? own_id(cx, p[n].id, which) : str_dup(cx->ar, make(cx, NULL, p[n].id[0], false, which)->id);
        items[n] = (struct epcis_item){.ev = make(cx, id, p[n].content, p[n].error, which), .index = (int64_t)n};
    }
    return n;
}

struct some { struct epcis_item *items; size_t n; };
static enum err store_some(struct cx *cx, struct tx *tx, void *arg)
{
    struct some *s = arg;
    return epcis_batch_store(cx, tx, s->items, s->n, T_COUNTY, FIELD_NULL);
}

struct seek { const struct epcis_item *it; bool found, asked; };
static enum err seek(struct cx *cx, struct tx *tx, void *arg)
{
    struct seek *s = arg;
    struct epcis_hit hit;
    struct epcis_query *q;
    struct query_page page;
    struct query_param p = {STR("EQ_eventID"), s->it->ev->id};
    s->found = epcis_event_find(cx, tx, s->it->ev->id, &hit) == ERR_NONE && str_eqz(s->it->ev->id, hit.event_id);
    TRY(epcis_query_read(cx, &p, 1, epcis_context_standard(), &q));
    TRY(epcis_query_run(cx, tx, q, &page));
    for (size_t i = 0; i < page.n; i++)
        s->asked = s->asked || page.rows[i].hit.row == s->it->row;
    return ERR_NONE;
}

static int try_case(struct cx *cx, size_t i, bool batch)
{
    struct epcis_item items[5];
    size_t n = make_case(cx, CASES[i].put, i * 2 + batch, items);
    int wrong = 0;
    struct some all = {items, n};
    if (batch)
        T_OK(cx, tx_run(cx, "t.batch", store_some, &all));
    for (size_t k = 0; !batch && k < n; k++)
        T_OK(cx, tx_run(cx, "t.one", store_some, &(struct some){&items[k], 1}));
    for (size_t k = 0; k < n; k++) {
        struct seek s = {&items[k], false, false};
        if (items[k].outcome == OUT_STORED)
            T_OK(cx, tx_read(cx, "t.seek", seek, &s));
        bool ok = items[k].outcome == CASES[i].put[k].outcome && (items[k].outcome != OUT_STORED || (s.found && s.asked));
        ok = ok && (items[k].outcome != OUT_DUPLICATE || items[k].row > 0);
        if (!ok)
            print_error("%s, put %zu%s: outcome %d, wanted %d; found %d, by query %d\n", CASES[i].name, k, batch ? " (batch)" : "", items[k].outcome,
                        CASES[i].put[k].outcome, s.found, s.asked);
        wrong += !ok;
    }
    return wrong;
}

enum { CASES_N = sizeof CASES / sizeof CASES[0] };

static void all_cases(struct cx *cx, struct db *db, void *arg)
{
    int *wrong = arg;
    (void)db;
    for (size_t i = 0; i < CASES_N; i++)
        *wrong += try_case(cx, i, false) + try_case(cx, i, true);
}

static void test_idents(void **state)
{
    int wrong = 0;
    (void)state;
    t_each(all_cases, &wrong);
    print_message("eventIDs: %d cases, one by one and as a batch, %d wrong\n", CASES_N, wrong);
    assert_int_equal(wrong, 0);
}

/* The key only narrows: UUIDs of one second stand together, random ones do not. */
static void test_keys(void **state)
{
    (void)state;
    int64_t a = epcis_ident_key(STORE_SQLITE, STR(V7)), b = epcis_ident_key(STORE_SQLITE, STR(V7_SAME_TIME)), c = epcis_ident_key(STORE_SQLITE, STR(V4));
    assert_true(a != b && a >> 26 == b >> 26);
    assert_int_equal(c, epcis_ident_name(STR(V4)));
    assert_int_equal(epcis_ident_key(STORE_PG, STR(V7)), epcis_ident_name(STR(V7)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_idents), cmocka_unit_test(test_keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
