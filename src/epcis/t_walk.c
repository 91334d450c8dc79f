/* t_walk.c: the walk over events: a story with known answers, asked in every direction; loops, erroneous events, split transformations,
 * reused containers, two counties, and that a long chain and a wide one take few queries. */
#include "t_db.h"

#include "epcis_trace.h"

#define ID "https://id.gs1.org"
#define LOT_A ID "/01/09521234543213/10/A"
#define LOT_B ID "/01/09521234543213/10/B"
#define MIX ID "/01/09521234543220/10/M"
#define OIL ID "/01/09521234543237/10/O"
#define P(n) ID "/01/09521234543220/21/P" #n
#define BOX(n) ID "/00/09521234540000" #n
#define WHEN(t) "\"eventTime\":\"2026-03-" t "+08:00\",\"eventTimeZoneOffset\":\"+08:00\","
#define OBJECT(t, action, what) "{\"type\":\"ObjectEvent\"," WHEN(t) "\"action\":\"" action "\"," what "}"
#define KG(epc, n) "{\"epcClass\":\"" epc "\",\"quantity\":" n ",\"uom\":\"KGM\"}"
#define PACK(t, action, parent, child) "{\"type\":\"AggregationEvent\"," WHEN(t) "\"action\":\"" action "\",\"parentID\":\"" parent "\",\"childEPCs\":[" child "]}"
#define EMPTY(t, parent) "{\"type\":\"AggregationEvent\"," WHEN(t) "\"action\":\"DELETE\",\"parentID\":\"" parent "\"}"
#define MAKE(t, in, out) "{\"type\":\"TransformationEvent\"," WHEN(t) in "," out "}"
#define Q(x) "\"" x "\""

static const char *const STORY[] = {
    /* a */ OBJECT("01T08:00:00", "ADD", "\"quantityList\":[" KG(LOT_A, "100") "]"),
    /* b */ OBJECT("01T09:00:00", "ADD", "\"quantityList\":[" KG(LOT_B, "50") "]"),
    /* c */ MAKE("02T08:00:00", "\"inputQuantityList\":[" KG(LOT_A, "60") "," KG(LOT_B, "50") "]", "\"outputQuantityList\":[" KG(MIX, "105") "]"),
    /* d: the rest of A is pressed: two events of one transformation */
    "{\"type\":\"TransformationEvent\"," WHEN("02T09:00:00") "\"transformationID\":\"urn:x:t1\",\"inputQuantityList\":[" KG(LOT_A, "40") "]}",
    /* e */ "{\"type\":\"TransformationEvent\"," WHEN("02T10:00:00") "\"transformationID\":\"urn:x:t1\",\"outputQuantityList\":[" KG(OIL, "12") "]}",
    /* f: packs of the mix, by the lot's number */
    "{\"type\":\"ObjectEvent\"," WHEN("03T08:00:00") "\"action\":\"ADD\",\"epcList\":[" Q(P(1)) "," Q(P(2)) "],\"ilmd\":{\"cbvmda:lotNumber\":\"M\"}}",
    /* g */ PACK("04T08:00:00", "ADD", BOX(0017), Q(P(1))),
    /* h */ PACK("04T09:00:00", "ADD", BOX(0024), Q(P(2))),
    /* i */ OBJECT("04T10:00:00", "OBSERVE", "\"bizStep\":\"shipping\",\"epcList\":[" Q(BOX(0017)) "," Q(BOX(0024)) "]"),
    /* j */ EMPTY("05T08:00:00", BOX(0017)),
    /* k: the box travels again with another pack */
    PACK("06T08:00:00", "ADD", BOX(0017), Q(P(2))),
    /* l */ OBJECT("06T09:00:00", "OBSERVE", "\"bizStep\":\"shipping\",\"epcList\":[" Q(BOX(0017)) "]"),
    /* m */ OBJECT("07T08:00:00", "OBSERVE", "\"bizStep\":\"retail_selling\",\"epcList\":[" Q(P(1)) "]"),
};

/* Which things (short names) and events (letters of the story) an answer holds. */
static const struct { const char *name, *uri; } NAMES[] = {{"A", LOT_A}, {"B", LOT_B}, {"M", MIX}, {"O", OIL}, {"1", P(1)}, {"2", P(2)}, {"x", BOX(0017)}, {"y", BOX(0024)}};
static const struct { const char *why, *epc; unsigned follow; size_t things; const char *want, *events; bool more; } CASES[] = {
    {"back from a pack", P(1), EPCIS_TRACE_BACK, 100, "ABM1x", "abcfgijm", false},
    {"back from the other: its box has two trips", P(2), EPCIS_TRACE_BACK, 100, "ABM2xy", "abcfhikl", false},
    {"forward from A", LOT_A, EPCIS_TRACE_FORWARD, 100, "AMO12xy", "acdefghijklm", false},
    {"forward from B: not into the oil", LOT_B, EPCIS_TRACE_FORWARD, 100, "BM12xy", "bcfghijklm", false},
    {"back from the oil: through both events", OIL, EPCIS_TRACE_BACK, 100, "AO", "acde", false},
    {"what lay in the box", BOX(0017), EPCIS_TRACE_BACK, 100, "ABM12xy", "abcfghijkl", false},
    {"custody only", P(1), EPCIS_PARENTS, 100, "1x", "fgijm", false},
    {"both ways from the mix", MIX, EPCIS_TRACE_BACK | EPCIS_TRACE_FORWARD, 100, "ABM12xy", "abcfghijklm", false},
    {"bounded", LOT_A, EPCIS_TRACE_FORWARD, 2, "AM", "acd", true},
    {"nobody knows it", ID "/01/09521234543220/21/P9", EPCIS_TRACE_BACK, 100, "", "", false},
};

struct ask { struct epcis_walk_ask ask; struct epcis_graph g; };
static enum err walk_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *a = arg;
    return epcis_walk(cx, tx, &a->ask, &a->g);
}

static void walk(struct cx *cx, const char *epc, unsigned follow, size_t things, struct epcis_graph *out)
{
    struct str uri = str_of(epc);
    struct ask a = {{.epcs = &uri, .n = 1, .follow = follow, .things_max = things, .touches_max = 100000}, {0}};
    T_OK(cx, tx_read(cx, "t.walk", walk_tx, &a));
    *out = a.g;
}

static void have_things(const struct epcis_graph *g, char *out)
{
    for (size_t n = 0; n < sizeof NAMES / sizeof NAMES[0]; n++)
        for (size_t i = 0; i < g->things_n; i++)
            if (strcmp(g->things[i].uri, NAMES[n].uri) == 0)
                strcat(out, NAMES[n].name);
}

static void put_all(struct cx *cx, const char *const *story, size_t n, int64_t *rows)
{
    for (size_t i = 0; i < n; i++) {
        struct t_put p = {0};
        T_OK(cx, t_put(cx, story[i], &p));
        rows[i] = p.row;
    }
}

static void stories(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[sizeof STORY / sizeof STORY[0]];
    (void)db, (void)arg;
    put_all(cx, STORY, sizeof STORY / sizeof STORY[0], rows);
    for (size_t c = 0; c < sizeof CASES / sizeof CASES[0]; c++) {
        struct epcis_graph g;
        char things[40] = "", events[40] = "";
        walk(cx, CASES[c].epc, CASES[c].follow, CASES[c].things, &g);
        have_things(&g, things);
        for (size_t i = 0; i < g.deeds_n; i++)
            for (size_t s = 0; s < sizeof rows / sizeof rows[0]; s++)
                if (g.deeds[i].row == rows[s])
                    snprintf(events + strlen(events), sizeof events - strlen(events), "%c", (char)('a' + s));
        if (strcmp(things, CASES[c].want) != 0 || strcmp(events, CASES[c].events) != 0 || g.more != CASES[c].more)
            fail_msg("%s: things %s (want %s), events %s (want %s), more %d", CASES[c].why, things, CASES[c].want, events, CASES[c].events, g.more);
    }
    print_message("walks: %zu questions answered as expected\n", sizeof CASES / sizeof CASES[0]);
}

/* How much became what, and when a stay ended. */
static void quantities(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[sizeof STORY / sizeof STORY[0]];
    struct epcis_graph g;
    double in = 0, out = 0;
    int stays = 0;
    (void)db, (void)arg;
    put_all(cx, STORY, sizeof STORY / sizeof STORY[0], rows);
    walk(cx, P(1), EPCIS_TRACE_BACK, 100, &g);
    for (size_t i = 0; i < g.touches_n; i++) {
        const struct epcis_touch *t = &g.touches[i];
        in += g.deeds[t->deed].row == rows[2] && t->part == EPCIS_INPUT ? t->value : 0;
        out += g.deeds[t->deed].row == rows[2] && t->part == EPCIS_OUTPUT ? t->value : 0;
        if (t->part != EPCIS_CHILD || g.deeds[t->deed].action != EPCIS_ADD)
            continue;
        stays++;
        assert_string_equal(g.things[t->parent].uri, BOX(0017));
        assert_true(t->until_us == g.deeds[t->deed].time_us + INT64_C(86400) * 1000000 + 1); /* out with the event that empties the box */
    }
    assert_true(in == 110 && out == 105);
    assert_int_equal(stays, 1);
}

/* Rings end; what was declared erroneous leads nowhere. */
static void rings(struct cx *cx, struct db *db, void *arg)
{
    static const char *const RING[] = {
        PACK("01T08:00:00", "ADD", BOX(0017), Q(BOX(0024))), PACK("02T08:00:00", "ADD", BOX(0024), Q(BOX(0031))), PACK("03T08:00:00", "ADD", BOX(0031), Q(BOX(0017))),
        PACK("03T09:00:00", "ADD", BOX(0048), Q(BOX(0048))),
        MAKE("04T08:00:00", "\"inputEPCList\":[" Q(P(1)) "]", "\"outputEPCList\":[" Q(P(2)) "]"), MAKE("05T08:00:00", "\"inputEPCList\":[" Q(P(2)) "]", "\"outputEPCList\":[" Q(P(1)) "]"),
        "{\"type\":\"AggregationEvent\"," WHEN("06T08:00:00") "\"eventID\":\"urn:x:wrong\",\"action\":\"ADD\",\"parentID\":\"" BOX(0055) "\",\"childEPCs\":[" Q(P(5)) "]}",
        "{\"type\":\"AggregationEvent\"," WHEN("06T08:00:00") "\"eventID\":\"urn:x:wrong\",\"action\":\"ADD\",\"parentID\":\"" BOX(0055) "\",\"childEPCs\":[" Q(P(5)) "],"
        "\"errorDeclaration\":{\"declarationTime\":\"2026-03-07T08:00:00Z\",\"reason\":\"incorrect_data\"}}",
    };
    static const struct { const char *epc; size_t things; } WANT[] = {{BOX(0017), 3}, {BOX(0048), 1}, {P(1), 2}, {P(2), 2}, {P(5), 1}};
    int64_t rows[sizeof RING / sizeof RING[0]];
    struct epcis_graph g;
    (void)db, (void)arg;
    put_all(cx, RING, sizeof RING / sizeof RING[0], rows);
    for (size_t i = 0; i < sizeof WANT / sizeof WANT[0]; i++) {
        walk(cx, WANT[i].epc, EPCIS_TRACE_BACK | EPCIS_TRACE_FORWARD, 100, &g);
        if (g.things_n != WANT[i].things || g.more)
            fail_msg("%s: %zu things, want %zu", WANT[i].epc, g.things_n, WANT[i].things);
    }
    assert_true(g.deeds_n == 2 && g.deeds[0].error_declared && g.deeds[1].error_declared);
}

/* The same identifiers in two counties are the same things. */
struct far { const struct epcis_event *ev; };
static enum err put_far(struct cx *cx, struct tx *tx, void *arg)
{
    const struct far *f = arg;
    return epcis_event_store(cx, tx, f->ev, "530199", NULL, NULL);
}

static void counties(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[3];
    struct epcis_event *ev;
    struct epcis_graph g;
    (void)db, (void)arg;
    put_all(cx, (const char *const[]){STORY[0], STORY[1], STORY[2]}, 3, rows);
    T_OK(cx, epcis_event_prepare(cx, str_of(MAKE("09T08:00:00", "\"inputQuantityList\":[" KG(MIX, "5") "]", "\"outputEPCList\":[" Q(P(7)) "]")), &ev));
    T_OK(cx, tx_run(cx, "t.far", put_far, &(struct far){ev}));
    walk(cx, P(7), EPCIS_TRACE_BACK, 100, &g);
    assert_int_equal(g.things_n, 4);
    walk(cx, LOT_A, EPCIS_TRACE_FORWARD, 100, &g);
    assert_int_equal(g.things_n, 3);
}

/* Wide: a lot into 2,000 packs in 100 boxes on 5 pallets; deep: a chain of 30 transformations. */
static struct str wide_event(struct cx *cx, const char *lead, const char *tail, const char *fmt, int from, int n)
{
    struct buf b;
    buf_init(&b, cx->ar, 4096);
    buf_puts(&b, lead);
    for (int i = 0; i < n; i++) {
        buf_puts(&b, i ? ",\"" : "\"");
        buf_puts(&b, ar_printf(cx->ar, "%s%d\"", fmt, from + i));
    }
    buf_puts(&b, tail);
    return buf_view(&b);
}

static void wide(struct cx *cx, struct db *db, void *arg)
{
    struct epcis_graph g;
    struct t_put p = {0};
    size_t packs = 0, boxes = 0;
    (void)db, (void)arg;
    const char *pack = ID "/01/09521234543220/21/W", *box = ID "/00/0952123454100", *pallet = ID "/00/0952123454200";
    T_OK(cx, t_put(cx, wide_event(cx, "{\"type\":\"TransformationEvent\"," WHEN("01T08:00:00") "\"inputQuantityList\":[" KG(LOT_A, "900") "],\"outputEPCList\":[", "]}", pack, 10000, 2000).p, &p));
    for (int i = 0; i < 100; i++)
        T_OK(cx, t_put(cx, wide_event(cx, ar_printf(cx->ar, "{\"type\":\"AggregationEvent\"," WHEN("02T08:00:00") "\"action\":\"ADD\",\"parentID\":\"%s%d\",\"childEPCs\":[", box, 10000 + i), "]}",
                                      pack, 10000 + i * 20, 20).p, &p));
    for (int i = 0; i < 5; i++)
        T_OK(cx, t_put(cx, wide_event(cx, ar_printf(cx->ar, "{\"type\":\"AggregationEvent\"," WHEN("03T08:00:00") "\"action\":\"ADD\",\"parentID\":\"%s%d\",\"childEPCs\":[", pallet, 10000 + i), "]}",
                                      box, 10000 + i * 20, 20).p, &p));
    walk(cx, LOT_A, EPCIS_TRACE_FORWARD, 5000, &g);
    for (size_t i = 0; i < g.things_n; i++) {
        packs += strstr(g.things[i].uri, "/21/") != NULL;
        boxes += strstr(g.things[i].uri, "/00/") != NULL;
    }
    assert_int_equal(packs, 2000);
    assert_int_equal(boxes, 105);
    assert_false(g.more);
    for (int i = 0; i < 30; i++)
        T_OK(cx, t_put(cx, ar_printf(cx->ar, "{\"type\":\"TransformationEvent\"," WHEN("%02dT08:00:00") "\"inputEPCList\":[\"%s%d\"],\"outputEPCList\":[\"%s%d\"]}", i % 28 + 1, pack, 90000 + i, pack, 90001 + i), &p));
    walk(cx, ar_printf(cx->ar, "%s%d", pack, 90028), EPCIS_TRACE_BACK, 5000, &g);
    assert_int_equal(g.things_n, 29);
    print_message("walks: 2,000 packs, 105 containers, 28 hops\n");
}

/* A batch of auxiliaries in 40 lots is no way from one to the others; but both its uses that lead to the pack are told, also the one
 * that is found by another road, long after the batch was looked at. */
#define AUX ID "/01/09521234543244/10/K"
#define STEP(n) ID "/01/09521234543251/10/S" #n
static size_t parts(const struct epcis_graph *g, const char *uri, enum epcis_part part)
{
    size_t n = 0;
    for (size_t i = 0; i < g->touches_n; i++)
        n += g->touches[i].part == part && strcmp(g->things[g->touches[i].thing].uri, uri) == 0;
    return n;
}

static void elsewhere(struct cx *cx, struct db *db, void *arg)
{
    static const struct { const char *why, *epc; unsigned follow; size_t things, deeds, uses; bool open; } WANT[] = {
        {"back from the end", STEP(3), EPCIS_TRACE_BACK, 4, 4, 2, true},
        {"back from the middle", STEP(2), EPCIS_TRACE_BACK, 3, 4, 1, true},
        {"both ways from the middle", STEP(2), EPCIS_TRACE_BACK | EPCIS_TRACE_FORWARD, 4, 4, 1, true},
        {"back from one of few so far", ID "/01/09521234543268/10/E17", EPCIS_TRACE_BACK, 2, 19, 18, false},
        {"back from one of many", ID "/01/09521234543268/10/E39", EPCIS_TRACE_BACK, 2, 2, 1, true},
        {"asked for itself", AUX, EPCIS_TRACE_BACK, 1, 43, 42, false},
        {"forward from it", AUX, EPCIS_TRACE_FORWARD, 44, 44, 42, false},
    };
    static const char *const CHAIN[] = {
        OBJECT("01T08:00:00", "ADD", "\"quantityList\":[" KG(AUX, "100") "]"), MAKE("02T08:00:00", "\"inputQuantityList\":[" KG(AUX, "1") "]", "\"outputQuantityList\":[" KG(STEP(1), "1") "]"),
        MAKE("03T08:00:00", "\"inputQuantityList\":[" KG(STEP(1), "1") "]", "\"outputQuantityList\":[" KG(STEP(2), "1") "]"),
        MAKE("09T08:00:00", "\"inputQuantityList\":[" KG(AUX, "1") "," KG(STEP(2), "1") "]", "\"outputQuantityList\":[" KG(STEP(3), "1") "]"),
    };
    int64_t rows[4];
    struct epcis_graph g;
    (void)db, (void)arg;
    put_all(cx, CHAIN, 4, rows);
    for (int i = 0; i < 40; i++) {
        struct t_put p = {0};
        T_OK(cx, t_put(cx, ar_printf(cx->ar, MAKE("01T%02d:%02d:00", "\"inputQuantityList\":[" KG(AUX, "1") "]", "\"outputQuantityList\":[" KG(ID "/01/09521234543268/10/E%d", "1") "]"), 9 + i / 4, i % 4 * 15, i), &p));
    }
    for (size_t i = 0; i < sizeof WANT / sizeof WANT[0]; i++) {
        bool open = false;
        walk(cx, WANT[i].epc, WANT[i].follow, 100, &g);
        for (size_t k = 0; k < g.things_n; k++)
            open = open || (g.things[k].open && strcmp(g.things[k].uri, AUX) == 0);
        if (g.things_n != WANT[i].things || g.deeds_n != WANT[i].deeds || parts(&g, AUX, EPCIS_INPUT) != WANT[i].uses || open != WANT[i].open || g.more)
            fail_msg("%s: %zu things, %zu events, %zu uses, open %d, more %d", WANT[i].why, g.things_n, g.deeds_n, parts(&g, AUX, EPCIS_INPUT), open, g.more);
    }
}

static void (*const BODIES[])(struct cx *cx, struct db *db, void *arg) = {stories, quantities, rings, counties, wide, elsewhere};
static void test_one(void **state) { t_each(BODIES[(size_t)*state], NULL); }

int main(void)
{
    const struct CMUnitTest tests[] = {
        {"stories", test_one, NULL, NULL, (void *)0}, {"quantities", test_one, NULL, NULL, (void *)1}, {"rings", test_one, NULL, NULL, (void *)2},
        {"counties", test_one, NULL, NULL, (void *)3}, {"wide", test_one, NULL, NULL, (void *)4}, {"elsewhere", test_one, NULL, NULL, (void *)5},
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
