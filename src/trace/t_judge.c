/* t_judge.c: what the judge says about small histories written out by hand, and what it leaves alone; states and their ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "trace_finding.h"
#include "trace_recall.h"

#define HOUR INT64_C(3600000000)
#define ID "https://id.gs1.org"
#define NEVER 9999
static const char *const THINGS[] = {ID "/00/095212345000000017", ID "/00/095212345000000024", ID "/00/095212345000000031", ID "/01/09521234543213/21/P", ID "/01/09521234543213/10/L", ID "/01/09521234543213/10/M"};
enum { X, Y, Z, PACK, LOT, MADE };
static const char *const PLACES[] = {NULL, ID "/414/9521234540007", ID "/414/9521234540014", ID "/414/9521234540007/254/HALL"};
enum { NOWHERE, HERE, THERE, HALL };

enum { SEE, ADD, DEL, BORN, MAKE }; /* observed, put in, taken out, commissioned, transformation */
struct d { int hour, what; const char *step; int place; };
struct t { int deed, thing; enum epcis_part part; double kg; int parent, until; };
static const struct { const char *why; struct d deeds[6]; struct t touches[10]; const char *kinds; } CASES[] = {
    {"an honest chain", {{1, ADD, "packing", HERE}, {2, SEE, "shipping", HERE}, {3, SEE, "receiving", THERE}, {4, DEL, "unpacking", THERE}, {5, SEE, "shipping", THERE}},
     {{0, PACK, EPCIS_CHILD, 0, X, 4}, {1, X, EPCIS_SEEN, 0, -1, 0}, {2, X, EPCIS_SEEN, 0, -1, 0}, {3, PACK, EPCIS_CHILD, 0, X, NEVER}, {4, X, EPCIS_SEEN, 0, -1, 0}}, ""},
    {"a ring of three", {{1, ADD, "packing", HERE}, {2, ADD, "packing", HERE}, {3, ADD, "packing", HERE}},
     {{0, X, EPCIS_CHILD, 0, Y, NEVER}, {1, Y, EPCIS_CHILD, 0, Z, NEVER}, {2, Z, EPCIS_CHILD, 0, X, NEVER}}, "inside_itself "},
    {"a ring that never was one: out before in", {{1, ADD, "packing", HERE}, {3, ADD, "packing", HERE}}, {{0, X, EPCIS_CHILD, 0, Y, 2}, {1, Y, EPCIS_CHILD, 0, X, NEVER}}, ""},
    {"itself in itself", {{1, ADD, "packing", HERE}}, {{0, X, EPCIS_CHILD, 0, X, NEVER}, {0, X, EPCIS_PARENT, 0, -1, 0}}, "inside_itself "},
    {"two boxes", {{1, ADD, "packing", HERE}, {2, ADD, "packing", HERE}}, {{0, PACK, EPCIS_CHILD, 0, X, 2}, {1, PACK, EPCIS_CHILD, 0, Y, NEVER}}, "two_containers "},
    {"the pallet that holds the box", {{1, ADD, "packing", HERE}, {2, ADD, "packing", HERE}, {3, ADD, "packing", HERE}},
     {{0, PACK, EPCIS_CHILD, 0, X, 3}, {1, X, EPCIS_CHILD, 0, Y, NEVER}, {2, PACK, EPCIS_CHILD, 0, Y, NEVER}}, ""},
    {"shipped twice", {{1, SEE, "shipping", HERE}, {2, SEE, "shipping", HERE}}, {{0, X, EPCIS_SEEN, 0, -1, 0}, {1, X, EPCIS_SEEN, 0, -1, 0}}, "shipped_twice "},
    {"received with its pallet", {{1, SEE, "shipping", HERE}, {2, ADD, "loading", HERE}, {3, SEE, "receiving", THERE}, {5, SEE, "shipping", THERE}},
     {{0, X, EPCIS_SEEN, 0, -1, 0}, {1, X, EPCIS_CHILD, 0, Y, 4}, {2, Y, EPCIS_SEEN, 0, -1, 0}, {3, X, EPCIS_SEEN, 0, -1, 0}}, ""},
    {"two places at once", {{1, SEE, "storing", HERE}, {1, SEE, "storing", THERE}}, {{0, PACK, EPCIS_SEEN, 0, -1, 0}, {1, PACK, EPCIS_SEEN, 0, -1, 0}}, "two_places "},
    {"a hall of the same site", {{1, SEE, "storing", HERE}, {1, SEE, "storing", HALL}}, {{0, PACK, EPCIS_SEEN, 0, -1, 0}, {1, PACK, EPCIS_SEEN, 0, -1, 0}}, ""},
    {"before it was made", {{1, SEE, "shipping", HERE}, {3, BORN, "commissioning", HERE}}, {{0, PACK, EPCIS_SEEN, 0, -1, 0}, {1, PACK, EPCIS_SEEN, 0, -1, 0}}, "early "},
    {"a lot on the day of its harvest", {{1, SEE, "shipping", HERE}, {3, BORN, "commissioning", HERE}}, {{0, LOT, EPCIS_SEEN, 0, -1, 0}, {1, LOT, EPCIS_SEEN, 100, -1, 0}}, ""},
    {"more out than in", {{1, MAKE, "other", HERE}}, {{0, LOT, EPCIS_INPUT, 50, -1, 0}, {0, MADE, EPCIS_OUTPUT, 60, -1, 0}}, "more_out "},
    {"scales round", {{1, MAKE, "other", HERE}}, {{0, LOT, EPCIS_INPUT, 50, -1, 0}, {0, MADE, EPCIS_OUTPUT, 50.04, -1, 0}}, ""},
    {"overused", {{1, BORN, "commissioning", HERE}, {30, MAKE, "other", HERE}, {31, MAKE, "other", HERE}},
     {{0, LOT, EPCIS_SEEN, 100, -1, 0}, {1, LOT, EPCIS_INPUT, 70, -1, 0}, {2, LOT, EPCIS_INPUT, 70, -1, 0}}, "overused "},
    {"out without in", {{1, DEL, "unpacking", HERE}}, {{0, PACK, EPCIS_CHILD, 0, X, NEVER}}, "gap "},
};

static void fill(struct epcis_graph *g, size_t c, struct epcis_thing *things, struct epcis_deed *deeds, struct epcis_touch *touches)
{
    *g = (struct epcis_graph){.things = things, .deeds = deeds, .touches = touches, .things_n = 6};
    for (size_t i = 0; i < 6; i++)
        things[i] = (struct epcis_thing){.uri = THINGS[i], .known = true};
    for (const struct d *d = CASES[c].deeds; d->step; d++) {
        enum epcis_type type = d->what == MAKE ? EPCIS_TRANSFORMATION : d->what == ADD || d->what == DEL ? EPCIS_AGGREGATION : EPCIS_OBJECT;
        deeds[g->deeds_n] = (struct epcis_deed){.row = (int64_t)g->deeds_n + 1, .event_id = "e", .type = type, .time_us = d->hour * HOUR, .biz_step = d->step, .read_point = PLACES[d->place],
            .action = d->what == ADD || d->what == BORN ? EPCIS_ADD : d->what == DEL ? EPCIS_DELETE : d->what == MAKE ? EPCIS_NO_ACTION : EPCIS_OBSERVE};
        g->deeds_n++;
    }
    for (const struct t *t = CASES[c].touches; t < CASES[c].touches + 10 && (t->until || t->parent); t++)
        touches[g->touches_n++] = (struct epcis_touch){.thing = (uint32_t)t->thing, .deed = (uint32_t)t->deed, .part = t->part, .value = t->kg, .uom = t->kg > 0 ? "KGM" : NULL, .parent = t->part == EPCIS_CHILD ? t->parent : -1,
                                                       .until_us = t->until == NEVER || t->part != EPCIS_CHILD ? INT64_MAX : t->until * HOUR};
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof CASES / sizeof CASES[0]; c++) {
        struct arena *ar = ar_new(0);
        struct cx cx;
        struct epcis_graph g;
        struct epcis_thing things[6];
        struct epcis_deed deeds[6];
        struct epcis_touch touches[10];
        struct trace_doubts d = {0};
        char kinds[200] = "";
        cx_init(&cx, ar);
        fill(&g, c, things, deeds, touches);
        trace_judge(&cx, &g, NULL, NULL, &d);
        for (size_t i = 0; i < d.n; i++) {
            assert_true(d.p[i].deeds_n > 0 && d.p[i].deeds_n <= EVIDENCE_MAX);
            strcat(strcat(kinds, trace_kinds[d.p[i].kind].code), " ");
        }
        if (strcmp(kinds, CASES[c].kinds) != 0)
            fail_msg("%s: found \"%s\", want \"%s\"", CASES[c].why, kinds, CASES[c].kinds);
        ar_free(&ar);
    }
    print_message("judge: %zu histories judged as expected\n", sizeof CASES / sizeof CASES[0]);
}

/* Erroneous events prove nothing; a suspended producer's place; a shipment before the certificate. */
static void test_beside(void **state)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    struct epcis_thing things[] = {{.uri = THINGS[LOT], .known = true}};
    struct epcis_deed deeds[] = {{.row = 1, .event_id = "e", .type = EPCIS_OBJECT, .action = EPCIS_OBSERVE, .time_us = 5 * HOUR, .biz_step = "shipping", .read_point = PLACES[HERE]}};
    struct epcis_touch touches[] = {{.thing = 0, .deed = 0, .part = EPCIS_SEEN, .parent = -1, .until_us = INT64_MAX}};
    const struct epcis_graph g = {things, 1, deeds, 1, touches, 1, false};
    const struct trace_lot lot = {.id = 1}, *lots[] = {&lot};
    const int64_t certified[] = {6 * HOUR};
    struct trace_stop stops[] = {{PLACES[HERE], 4 * HOUR, INT64_MAX, 7}};
    const struct trace_beside b = {lots, certified, stops, 1, 0};
    struct trace_doubts d = {0};
    (void)state;
    cx_init(&cx, ar);
    trace_judge(&cx, &g, &b, NULL, &d);
    assert_int_equal(d.n, 2);
    assert_int_equal(d.p[0].kind, KIND_SUSPENDED);
    assert_int_equal(d.p[0].operator_id, 7);
    assert_int_equal(d.p[1].kind, KIND_LATE_CERTIFICATE);
    deeds[0].error_declared = true;
    d = (struct trace_doubts){0};
    trace_judge(&cx, &g, &b, NULL, &d);
    assert_int_equal(d.n, 0);
    deeds[0].error_declared = false;
    things[0].open = true; /* half a history */
    stops[0].until_us = 5 * HOUR;
    trace_judge(&cx, &g, &b, NULL, &d);
    assert_int_equal(d.n, 0);
    ar_free(&ar);
}

static void test_ways(void **state)
{
    int ways = 0;
    (void)state;
    for (int a = 0; a < RECALL__COUNT; a++)
        for (int b = 0; b < RECALL__COUNT; b++)
            ways += trace_recall_way((enum trace_recall_state)a, (enum trace_recall_state)b);
    assert_int_equal(ways, 4);
    assert_true(trace_recall_way(RECALL_DRAFT, RECALL_OPEN) && trace_recall_way(RECALL_OPEN, RECALL_WITHDRAWN) && !trace_recall_way(RECALL_DRILLED, RECALL_OPEN) &&
                !trace_recall_way(RECALL_CLOSED, RECALL_OPEN) && !trace_recall_way(RECALL_WITHDRAWN, RECALL_OPEN));
    assert_true(trace_finding_way(FINDING_NEW, FINDING_DISMISSED) && !trace_finding_way(FINDING_NEW, FINDING_RESOLVED) && !trace_finding_way(FINDING_RESOLVED, FINDING_NEW));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_beside), cmocka_unit_test(test_ways)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
