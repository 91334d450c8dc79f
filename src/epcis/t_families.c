/* t_families.c: every family of parameters of EPCIS 2.0 section 8.2.7.1 whose name has a free part, by value: an extension field at each place
 * and depth, a measured number of each kind, compared in each way. One event holds another number at each place, so that a parameter
 * that looked elsewhere would find nothing, or the wrong thing. */
#include "t_query.h"

static const char EVENT[] =
    "{\"@context\":{\"ex\":\"https://ex.example/ns/\"},\"type\":\"ObjectEvent\",\"eventTime\":\"2026-05-01T08:00:00Z\",\"eventTimeZoneOffset\":\"+00:00\",\"action\":\"ADD\","
    "\"eventID\":\"urn:ex:families\",\"epcList\":[\"urn:ex:1\"],\"ex:n\":101,\"ex:o\":{\"ex:n\":102},\"ilmd\":{\"ex:n\":103,\"ex:o\":{\"ex:n\":104}},"
    "\"errorDeclaration\":{\"declarationTime\":\"2026-05-07T00:00:00Z\",\"ex:n\":105,\"ex:o\":{\"ex:n\":106}},"
    "\"readPoint\":{\"id\":\"urn:ex:p\",\"ex:n\":107,\"ex:o\":{\"ex:n\":108}},\"bizLocation\":{\"id\":\"urn:ex:l\",\"ex:n\":109,\"ex:o\":{\"ex:n\":110}},"
    "\"quantityList\":[{\"epcClass\":\"urn:ex:class:1\",\"quantity\":117,\"uom\":\"KGM\"}],"
    "\"sensorElementList\":[{\"ex:n\":111,\"ex:o\":{\"ex:n\":112},\"sensorMetadata\":{\"time\":\"2026-05-01T07:00:00Z\",\"ex:n\":113,\"ex:o\":{\"ex:n\":114}},"
    "\"sensorReport\":[{\"type\":\"Mass\",\"value\":118,\"minValue\":119,\"maxValue\":120,\"meanValue\":121,\"sDev\":122,\"percRank\":124,\"percValue\":123,\"uom\":\"KGM\","
    "\"ex:n\":115,\"ex:o\":{\"ex:n\":116}}]}]}";

#define N "https://ex.example/ns/n"
static const struct { const char *lead, *rest; int value; bool exists; } FAMILIES[] = {
    {"", N, 101, true}, {"INNER_", N, 102, true}, {"ILMD_", N, 103, true}, {"INNER_ILMD_", N, 104, true},
    {"ERROR_DECLARATION_", N, 105, true}, {"INNER_ERROR_DECLARATION_", N, 106, true},
    {"readPoint_", N, 107, true}, {"INNER_readPoint_", N, 108, true}, {"bizLocation_", N, 109, true}, {"INNER_bizLocation_", N, 110, true},
    {"SENSORELEMENT_", N, 111, true}, {"INNER_SENSORELEMENT_", N, 112, true}, {"SENSORMETADATA_", N, 113, true}, {"INNER_SENSORMETADATA_", N, 114, true},
    {"SENSORREPORT_", N, 115, true}, {"INNER_SENSORREPORT_", N, 116, true},
    {"quantity_", "KGM", 117, false}, {"value_", "KGM", 118, false}, {"minValue_", "KGM", 119, false}, {"maxValue_", "KGM", 120, false}, {"meanValue_", "KGM", 121, false},
    {"sDev_", "KGM", 122, false}, {"percValue_", "KGM", 123, false}, {"percRank", "", 124, false}, {"quantity", "", 117, false},
};
/* What each way of comparing finds: a number `by` away from the value. */
static const struct { const char *op; int by; bool finds; } WAYS[] = {
    {"EQ_", 0, true}, {"EQ_", 1, false}, {"EQ_", -1, false}, {"GT_", -1, true}, {"GT_", 0, false}, {"GE_", 0, true}, {"GE_", 1, false},
    {"LT_", 1, true}, {"LT_", 0, false}, {"LE_", 0, true}, {"LE_", -1, false},
};

static bool finds(struct cx *cx, const char *params)
{
    struct ask a = {params, {0}, true};
    T_OK(cx, tx_read(cx, "t.query", ask, &a));
    return a.page.n == 1;
}

static void families(struct cx *cx, struct db *db, void *arg)
{
    struct t_put p = {0};
    int asked = 0, wrong = 0;
    (void)db, (void)arg;
    T_OK(cx, t_put(cx, EVENT, &p));
    for (size_t f = 0; f < sizeof FAMILIES / sizeof FAMILIES[0]; f++) {
        for (size_t w = 0; w < sizeof WAYS / sizeof WAYS[0]; w++, asked++) {
            const char *ask = ar_printf(cx->ar, "%s%s%s=%d", WAYS[w].op, FAMILIES[f].lead, FAMILIES[f].rest, FAMILIES[f].value + WAYS[w].by);
            if (finds(cx, ask) != WAYS[w].finds) {
                print_error("%s: %s\n", ask, WAYS[w].finds ? "not found" : "found");
                wrong++;
            }
        }
        if (!FAMILIES[f].exists)
            continue;
        asked += 2;
        if (!finds(cx, ar_printf(cx->ar, "EXISTS_%s%s=true", FAMILIES[f].lead, FAMILIES[f].rest)) || finds(cx, ar_printf(cx->ar, "EXISTS_%s" N "one=true", FAMILIES[f].lead))) {
            print_error("EXISTS_%s\n", FAMILIES[f].lead);
            wrong++;
        }
    }
    print_message("families: %d questions, %d wrong\n", asked, wrong);
    assert_int_equal(wrong, 0);
}

static void test_families(void **state)
{
    (void)state;
    t_each(families, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_families)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
