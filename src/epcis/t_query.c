/* t_query.c: the event query, parameter by parameter, over a small set of events on both engines; pages that stay stable; and the
 * plans SQLite makes of the queries that must not walk the table. */
#include "t_query.h"

#include "epcis_master.h"

#define AT(t) "\"eventTime\":\"2026-03-" t "+08:00\",\"eventTimeZoneOffset\":\"+08:00\""
#define OBJ(t, act) "{\"@context\":{\"ex\":\"https://ex.example/ns/\"},\"type\":\"ObjectEvent\"," AT(t) ",\"action\":\"" act "\","
#define SGTIN(n) "https://id.gs1.org/01/09521234543213/21/" n
static const char *const EVENTS[] = {
    /* 0 */ OBJ("01T08:00:00", "ADD") "\"eventID\":\"urn:uuid:00000000-0000-4000-8000-000000000000\",\"epcList\":[\"" SGTIN("A1") "\",\"" SGTIN("A2") "\"],\"bizStep\":\"commissioning\","
            "\"disposition\":\"active\",\"readPoint\":{\"id\":\"urn:epc:id:sgln:952123454.000.0\"},\"bizLocation\":{\"id\":\"urn:epc:id:sgln:952123454.001.0\"},"
            "\"ilmd\":{\"cbvmda:lotNumber\":\"L7\",\"ex:brix\":14.5,\"ex:grower\":{\"ex:name\":\"Li\"}},\"ex:weather\":\"sunny\"}",
    /* 1 */ OBJ("02T08:00:00", "OBSERVE") "\"epcList\":[\"urn:epc:id:sgtin:952123454.0321.A1\"],\"bizStep\":\"shipping\",\"disposition\":\"in_transit\","
            "\"readPoint\":{\"id\":\"urn:epc:id:sgln:952123454.000.5\"},\"bizTransactionList\":[{\"type\":\"po\",\"bizTransaction\":\"urn:epcglobal:cbv:bt:9521234540004:1\"}],"
            "\"sourceList\":[{\"type\":\"owning_party\",\"source\":\"urn:epc:id:pgln:952123454.000\"}],\"destinationList\":[{\"type\":\"owning_party\",\"destination\":\"urn:epc:id:pgln:952123454.111\"}],"
            "\"ex:weather\":\"rain\"}",
    /* 2 */ "{\"type\":\"AggregationEvent\"," AT("03T08:00:00") ",\"action\":\"ADD\",\"parentID\":\"urn:epc:id:sscc:952123454.00000017\",\"childEPCs\":[\"" SGTIN("A1") "\",\"" SGTIN("A2") "\"],"
            "\"childQuantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:952123454.0321.L7\",\"quantity\":12.5,\"uom\":\"KGM\"}],\"bizStep\":\"packing\"}",
    /* 3 */ "{\"type\":\"TransformationEvent\"," AT("04T08:00:00") ",\"transformationID\":\"urn:epc:id:gdti:952123454.000.T1\",\"inputQuantityList\":[{\"epcClass\":\"https://id.gs1.org/01/09521234543213/10/L7\","
            "\"quantity\":100,\"uom\":\"KGM\"}],\"outputEPCList\":[\"" SGTIN("B1") "\"],\"outputQuantityList\":[{\"epcClass\":\"https://id.gs1.org/01/09521234543213\",\"quantity\":90}],"
            "\"persistentDisposition\":{\"set\":[\"completeness_verified\"],\"unset\":[\"recalled\"]}}",
    /* 4 */ "{\"type\":\"TransactionEvent\"," AT("05T08:00:00") ",\"action\":\"ADD\",\"epcList\":[\"" SGTIN("B1") "\"],\"bizTransactionList\":[{\"type\":\"inv\",\"bizTransaction\":\"urn:epcglobal:cbv:bt:9521234540004:2\"}],"
            "\"bizStep\":\"https://county.example/step/drying\"}",
    /* 5 */ "{\"type\":\"AssociationEvent\"," AT("06T08:00:00") ",\"action\":\"ADD\",\"parentID\":\"urn:epc:id:grai:952123454.000.1\",\"childEPCs\":[\"urn:epc:id:giai:952123454.77\"],"
            "\"readPoint\":{\"id\":\"https://county.example/loc/village/house\"}}",
    /* 6 */ OBJ("01T08:00:00", "ADD") "\"eventID\":\"urn:uuid:00000000-0000-4000-8000-000000000000\",\"epcList\":[\"" SGTIN("A1") "\",\"" SGTIN("A2") "\"],\"bizStep\":\"commissioning\","
            "\"disposition\":\"active\",\"readPoint\":{\"id\":\"urn:epc:id:sgln:952123454.000.0\"},\"bizLocation\":{\"id\":\"urn:epc:id:sgln:952123454.001.0\"},"
            "\"ilmd\":{\"cbvmda:lotNumber\":\"L7\",\"ex:brix\":14.5,\"ex:grower\":{\"ex:name\":\"Li\"}},\"ex:weather\":\"sunny\","
            "\"errorDeclaration\":{\"declarationTime\":\"2026-03-07T00:00:00Z\",\"reason\":\"did_not_occur\",\"correctiveEventIDs\":[\"urn:uuid:1\"]}}",
};
#define EVENTS_N (sizeof EVENTS / sizeof EVENTS[0])

static const struct query_case CASES[] = {
    {"", "0612345", 0},
    {"eventType=ObjectEvent", "061", 0},
    {"eventType=AggregationEvent|AssociationEvent", "25", 0},
    {"GE_eventTime=2026-03-03T08:00:00+08:00", "2345", 0},
    {"GE_eventTime=2026-03-03T00:00:00Z&LT_eventTime=2026-03-05T00:00:00Z", "23", 0},
    {"GE_recordTime=2000-01-01T00:00:00Z", "0612345", 0},
    {"LT_recordTime=2000-01-01T00:00:00Z", "", 0},
    {"EQ_action=OBSERVE", "1", 0},
    {"EQ_action=ADD|OBSERVE", "061245", 0},
    {"EQ_bizStep=shipping", "1", 0},
    {"EQ_bizStep=https://ref.gs1.org/cbv/BizStep-packing|cbv:BizStep-shipping", "12", 0},
    {"EQ_bizStep=https://county.example/step/drying", "4", 0},
    {"EQ_disposition=in_transit", "1", 0},
    {"EQ_persistentDisposition_set=completeness_verified", "3", 0},
    {"EQ_persistentDisposition_unset=recalled", "3", 0},
    {"EQ_persistentDisposition_unset=completeness_verified", "", 0},
    {"EQ_readPoint=urn:epc:id:sgln:952123454.000.0", "06", 0},
    {"EQ_readPoint=https://example.org/414/9521234540007", "06", 0},
    {"WD_readPoint=urn:epc:id:sgln:952123454.000.0", "061", 0},
    {"WD_readPoint=https://county.example/loc/village", "5", 0},
    {"WD_readPoint=https://county.example/loc/county", "0615", 0},
    {"WD_bizLocation=https://county.example/loc/county", "", 0},
    {"EQ_bizLocation=urn:epc:id:sgln:952123454.001.0", "06", 0},
    {"EQ_transformationID=urn:epc:id:gdti:952123454.000.T1", "3", 0},
    {"MATCH_epc=" SGTIN("A1"), "0612", 0},
    {"MATCH_epc=urn:epc:id:sgtin:952123454.0321.A1", "0612", 0},
    {"MATCH_epc=" SGTIN("A2") "|" SGTIN("B1"), "0624", 0},
    {"MATCH_epc=urn:epc:idpat:sgtin:952123454.0321.*", "06124", 0},
    {"MATCH_epc=urn:epc:idpat:sgtin:952123454.*.*", "06124", 0},
    {"MATCH_epc=urn:epc:idpat:sgtin:952123455.*.*", "", 0},
    {"MATCH_epc=" SGTIN("A*"), "0612", 0},
    {"MATCH_epc=https://example.com/01/09521234543213/21/*", "06124", 0},
    {"MATCH_parentID=urn:epc:id:sscc:952123454.00000017", "2", 0},
    {"MATCH_parentID=urn:epc:idpat:sscc:952123454.*", "2", 0},
    {"MATCH_parentID=urn:epc:idpat:grai:952123454.000.*", "5", 0},
    {"MATCH_anyEPC=urn:epc:idpat:giai:952123454.*", "5", 0},
    {"MATCH_inputEPC=" SGTIN("B1"), "", 0},
    {"MATCH_outputEPC=" SGTIN("B1"), "3", 0},
    {"MATCH_anyEPC=" SGTIN("B1"), "34", 0},
    {"MATCH_epcClass=urn:epc:class:lgtin:952123454.0321.L7", "2", 0},
    {"MATCH_inputEPCClass=urn:epc:class:lgtin:952123454.0321.L7", "3", 0},
    {"MATCH_anyEPCClass=urn:epc:class:lgtin:952123454.0321.*", "23", 0},
    {"MATCH_outputEPCClass=urn:epc:idpat:sgtin:952123454.0321.*", "3", 0},
    {"MATCH_anyEPCClass=https://id.gs1.org/01/09521234543213/10/L7", "23", 0},
    {"EQ_quantity=12.50", "2", 0},
    {"GT_quantity=90", "3", 0},
    {"GE_quantity=90&LE_quantity=90", "3", 0},
    {"LT_quantity=50", "2", 0},
    {"EQ_eventID=urn:uuid:00000000-0000-4000-8000-000000000000", "06", 0},
    {"EQ_eventID=urn:uuid:none", "", 0},
    {"EXISTS_errorDeclaration=true", "6", 0},
    {"EXISTS_errorDeclaration=false", "0612345", 0},
    {"GE_errorDeclarationTime=2026-03-07T00:00:00Z", "6", 0},
    {"LT_errorDeclaration_Time=2026-03-07T00:00:00Z", "", 0},
    {"EQ_errorReason=did_not_occur", "6", 0},
    {"EQ_correctiveEventID=urn:uuid:1", "6", 0},
    {"EQ_bizTransaction_po=urn:epcglobal:cbv:bt:9521234540004:1", "1", 0},
    {"EQ_bizTransaction_inv=urn:epcglobal:cbv:bt:9521234540004:1", "", 0},
    {"EQ_source_owning_party=urn:epc:id:pgln:952123454.000", "1", 0},
    {"EQ_destination_owning_party=https://id.gs1.org/417/9521234541110", "1", 0},
    {"EQ_https://ex.example/ns/weather=sunny|rain", "061", 0},
    {"EQ_https://ex.example/ns/#weather=rain", "1", 0},
    {"EQ_ILMD_cbvmda:lotNumber=L7", "06", 0},
    {"GE_ILMD_https://ex.example/ns/brix=14", "06", 0},
    {"GT_ILMD_https://ex.example/ns/brix=14.5", "", 0},
    {"EQ_INNER_ILMD_https://ex.example/ns/name=Li", "06", 0},
    {"EXISTS_https://ex.example/ns/weather=true", "061", 0},
    {"eventType=ObjectEvent&EQ_bizStep=commissioning&MATCH_epc=" SGTIN("A2"), "06", 0},
    {"colour=red", "colour", ERR_UNKNOWN_PARAM},
    {"GE_eventDate=2026-01-01T00:00:00+01:00", "GE_eventDate", ERR_UNKNOWN_PARAM},
    {"eventType=FruitEvent", "eventType", ERR_INVALID},
    {"EQ_action=SHIPPED", "EQ_action", ERR_INVALID},
    {"GE_eventTime=not-a-date", "GE_eventTime", ERR_INVALID},
    {"EQ_bizStep=transforming", "EQ_bizStep", ERR_INVALID},
    {"orderDirection=SIDEWAYS", "orderDirection", ERR_INVALID},
    {"orderBy=colour", "orderBy", ERR_INVALID},
    {"perPage=0", "perPage", ERR_INVALID},
    {"perPage=1000000", "perPage", ERR_INVALID},
    {"EQ_quantity=many", "EQ_quantity", ERR_INVALID},
    {"MATCH_epc=urn:epc:idpat:sgtin:*.*.7", "MATCH_epc", ERR_INVALID},
    {"EQ_action=", "EQ_action", ERR_INVALID},
    {"EQ_action=ADD&EQ_action=OBSERVE", "EQ_action", ERR_INVALID},
    {"eventCountLimit=5", "eventCountLimit", ERR_INVALID},
    {"eventCountLimit=5&maxEventCount=5&orderBy=eventTime", "maxEventCount", ERR_INVALID},
    {"maxEventCount=6", "maxEventCount", ERR_LIMIT},
    {"maxEventCount=7", "0612345", 0},
    {"nextPageToken=1.2.3.4", "nextPageToken", ERR_INVALID},
    {"MATCH_epc=urn:epc:idpat:sgtin:952123451.*.*|urn:epc:idpat:sgtin:952123452.*.*|urn:epc:idpat:sgtin:952123453.*.*|urn:epc:idpat:sgtin:952123454.*.*", "06124", 0},
    {"MATCH_epc=urn:epc:idpat:sgtin:95212345.*.*|urn:epc:idpat:sgtin:95212346.*.*|urn:epc:idpat:sgtin:95212347.*.*|urn:epc:idpat:sgtin:95212348.*.*|urn:epc:idpat:sgtin:95212349.*.*", "MATCH_epc", ERR_INVALID},
    {"MATCH_epc=urn:epc:idpat:sgtin:952123451.*.*|urn:epc:idpat:sgtin:952123452.*.*|urn:epc:idpat:sgtin:952123453.*.*|urn:epc:idpat:sgtin:952123454.*.*&"
     "MATCH_anyEPC=urn:epc:idpat:sgtin:952123451.*.*|urn:epc:idpat:sgtin:952123452.*.*|urn:epc:idpat:sgtin:952123453.*.*", "", ERR_LIMIT},
    {"EQ_quantity_KGM=1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31|32|33|34|35|36|37|38|39|40|41|42|43|44|45|46", "", ERR_LIMIT},
    {"HASATTR_bizLocation=urn:epcglobal:cbv:mda:city", "06", 0},
    {"HASATTR_bizLocation=cbvmda:city|urn:x:none", "06", 0},
    {"HASATTR_readPoint=cbvmda:city", "", 0},
    {"EQATTR_bizLocation_urn:epcglobal:cbv:mda:city=Hangzhou|Ningbo", "06", 0},
    {"EQ_ATTR_bizLocation_cbvmda:city=Ningbo", "06", 0},
    {"EQATTR_bizLocation_cbvmda:city=Hangzhou", "", 0},
    {"EQATTR_bizLocation=Hangzhou", "EQATTR_bizLocation", ERR_UNKNOWN_PARAM},
    {"HASATTR_colour=urn:x:1", "HASATTR_colour", ERR_UNKNOWN_PARAM},
    {"EQ_eventID=x' OR '1'='1", "", 0},
    {"MATCH_epc='; DROP TABLE epcis_event; --", "MATCH_epc", ERR_INVALID},
};

static enum err places(struct cx *cx, struct tx *tx, void *arg)
{
    static const struct { const char *place, *in; enum err want; } TREE[] = {
        {"https://county.example/loc/village/house", "https://county.example/loc/village", ERR_NONE},
        {"https://county.example/loc/village", "https://county.example/loc/county", ERR_NONE},
        {"urn:epc:id:sgln:952123454.000.0", "https://county.example/loc/county", ERR_NONE},
        {"https://county.example/loc/county", "https://county.example/loc/village/house", ERR_CONFLICT},
        {"https://county.example/loc/county", "https://county.example/loc/county", ERR_CONFLICT},
        {"county", "https://county.example/loc/county", ERR_INVALID},
    };
    (void)arg;
    for (size_t i = 0; i < sizeof TREE / sizeof TREE[0]; i++) {
        enum err e = epcis_location_set(cx, tx, str_of(TREE[i].place), str_of(TREE[i].in));
        if (e != TREE[i].want)
            return err_say(cx, ERR_INTERNAL, TREE[i].place, "%s", "%s", err_code(e));
        cx_clear(cx);
    }
    return ERR_NONE;
}

static enum err master(struct cx *cx, struct tx *tx, void *arg)
{
    static const char DATA[] = "[{\"type\":\"urn:epcglobal:epcis:vtype:BusinessLocation\",\"vocabularyElementList\":[{\"id\":\"urn:epc:id:sgln:952123454.001.0\","
                               "\"attributes\":[{\"id\":\"cbvmda:city\",\"attribute\":\"Ningbo\"}]}]}]";
    struct jv v;
    struct json_fault fault;
    (void)arg;
    assert_true(json_read(cx->ar, STR(DATA), NULL, &v, &fault));
    return epcis_master_store(cx, tx, &v, T_COUNTY);
}

static void put_all(struct cx *cx, int64_t *rows)
{
    for (size_t i = 0; i < EVENTS_N; i++) {
        struct t_put p = {0};
        T_OK(cx, t_put(cx, EVENTS[i], &p));
        rows[i] = p.row;
    }
    T_OK(cx, tx_run(cx, "t.places", places, NULL));
    T_OK(cx, tx_run(cx, "t.master", master, NULL));
}

static void queries(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[EVENTS_N];
    (void)db, (void)arg;
    put_all(cx, rows);
    int wrong = t_ask_all(cx, CASES, sizeof CASES / sizeof CASES[0], rows, EVENTS_N);
    print_message("queries: %zu cases, %d wrong\n", sizeof CASES / sizeof CASES[0], wrong);
    assert_int_equal(wrong, 0);
}

static void test_queries(void **state)
{
    (void)state;
    t_each(queries, NULL);
}

/* ---- pages ---------------------------------------------------------------------------------------------------------------------------- */
static const struct { const char *params, *want; int pages; } PAGES[] = {
    {"perPage=2&orderBy=eventTime&orderDirection=ASC", "06 12 34 5 ", 4},
    {"perPage=2&orderBy=eventTime", "54 32 16 0 ", 4},
    {"perPage=3&orderBy=recordTime&orderDirection=ASC", "012 345 6 ", 3},
    {"perPage=7", "5432160 ", 1},
    {"perPage=2&orderBy=eventTime&orderDirection=ASC&eventCountLimit=3", "06 1 ", 2},
    {"perPage=2&orderBy=eventTime&orderDirection=ASC&MATCH_epc=urn:epc:idpat:sgtin:952123454.0321.*", "06 12 4 ", 3},
};

static void pages(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[EVENTS_N];
    (void)db, (void)arg;
    put_all(cx, rows);
    for (size_t i = 0; i < sizeof PAGES / sizeof PAGES[0]; i++) {
        char have[64] = "", part[32];
        const char *token = NULL;
        int n = 0;
        do {
            struct ask a = {token ? ar_printf(cx->ar, "%s&nextPageToken=%s", PAGES[i].params, token) : PAGES[i].params, {0}, false};
            T_OK(cx, tx_read(cx, "t.page", ask, &a));
            found(&a.page, rows, EVENTS_N, part);
            sprintf(have + strlen(have), "%s ", part);
            token = a.page.more ? epcis_token_make(cx, &a.page.next) : NULL;
        } while (token && ++n < 10);
        assert_string_equal(have, PAGES[i].want);
        assert_int_equal(n + 1, PAGES[i].pages);
    }
    /* a token serves its own query only */
    struct ask a = {"perPage=2", {0}, false};
    T_OK(cx, tx_read(cx, "t.page", ask, &a));
    struct ask other = {ar_printf(cx->ar, "perPage=2&EQ_action=ADD&nextPageToken=%s", epcis_token_make(cx, &a.page.next)), {0}, false};
    assert_int_equal(tx_read(cx, "t.page", ask, &other), ERR_INVALID);
    cx_clear(cx);
    /* events that arrive between two pages neither repeat nor hide others */
    struct t_put late = {0};
    T_OK(cx, t_put(cx, "{\"type\":\"ObjectEvent\"," AT("08T08:00:00") ",\"action\":\"ADD\",\"epcList\":[\"urn:late:1\"]}", &late));
    struct ask next = {ar_printf(cx->ar, "perPage=2&nextPageToken=%s", epcis_token_make(cx, &a.page.next)), {0}, false};
    char have[32];
    T_OK(cx, tx_read(cx, "t.page", ask, &next));
    found(&next.page, rows, EVENTS_N, have);
    assert_string_equal(have, "32");
}

static void test_pages(void **state)
{
    (void)state;
    t_each(pages, NULL);
}

/* ---- scopes: who sees whose events ----------------------------------------------------------------------------------------------------- */
static const struct { const char *scope, *want; } SCOPES[] = {{"all", "0612345"}, {"7", "06"}, {"7,8", "061"}, {"9", ""}, {"", ""}, {"x", ""}, {"8", "1"}};
/* Whose the events are: those of the table, in order; 0: nobody's. */
static const int64_t OWNERS[EVENTS_N] = {7, 8, 0, 0, 0, 0, 7};

static enum err ask_scoped(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *a = arg;
    struct epcis_query *q;
    struct epcis_scope s = epcis_scope_parse(cx->ar, str_of(a->params));
    TRY(epcis_query_read(cx, NULL, 0, epcis_context_standard(), &q));
    q->ascending = true;
    epcis_query_narrow(q, &s);
    return epcis_query_run(cx, tx, q, &a->page);
}

static void scopes(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[EVENTS_N];
    (void)db, (void)arg;
    for (size_t i = 0; i < EVENTS_N; i++) {
        struct epcis_event *ev;
        T_OK(cx, epcis_event_prepare(cx, str_of(EVENTS[i]), &ev));
        ev->operator_id = OWNERS[i];
        struct t_put p = {.ev = ev};
        T_OK(cx, tx_run(cx, "t.put", t_put_fn, &p));
        rows[i] = p.row;
    }
    for (size_t i = 0; i < sizeof SCOPES / sizeof SCOPES[0]; i++) {
        struct ask a = {SCOPES[i].scope, {0}, true};
        char have[32];
        T_OK(cx, tx_read(cx, "t.scope", ask_scoped, &a));
        found(&a.page, rows, EVENTS_N, have);
        assert_string_equal(have, SCOPES[i].want);
        struct epcis_scope s = epcis_scope_parse(cx->ar, str_of(SCOPES[i].scope));
        assert_string_equal(epcis_scope_text(cx->ar, &s), strcmp(SCOPES[i].scope, "x") == 0 ? "" : SCOPES[i].scope);
        assert_true(epcis_scope_sees(&s, 7) == (strchr(SCOPES[i].want, '6') != NULL));
    }
}

static void test_scopes(void **state)
{
    (void)state;
    t_each(scopes, NULL);
}

/* ---- plans ------------------------------------------------------------------------------------------------------------------------------ */
/* The index each query must use on SQLite, without statistics. */
static const struct { const char *params, *index; } PLANS[] = {
    {"MATCH_anyEPC=urn:epc:id:sgtin:952123454.0321.A1", "x USING PRIMARY KEY (uri=?)"},
    {"MATCH_epc=urn:epc:idpat:sgtin:952123454.0321.*", "sqlite_autoindex_epcis_uri_1 (uri>? AND uri<?)"},
    {"MATCH_anyEPC=urn:epc:id:sgtin:952123454.0321.A1&GE_eventTime=2026-01-01T00:00:00Z", "e USING INTEGER PRIMARY KEY (rowid=?)"},
    {"GE_eventTime=2026-03-03T00:00:00Z&LT_eventTime=2026-03-05T00:00:00Z", "epcis_event_by_time (time_us>? AND time_us<?)"},
    {"GE_recordTime=2026-03-03T00:00:00Z&orderBy=recordTime", "epcis_event_by_record (record_us>?)"},
    {"EQ_eventID=urn:uuid:1", "sqlite_autoindex_epcis_event_1 (eid_key=?)"},
    {"EQ_bizStep=shipping", "epcis_event_by_step (biz_step=?)"},
    {"EQ_disposition=recalled", "epcis_event_by_disposition (disposition=?)"},
    {"EQ_readPoint=urn:a:b", "epcis_event_by_read_point (read_point=?)"},
    {"WD_bizLocation=urn:a:b", "epcis_event_by_location (biz_location=?)"},
    {"EQ_transformationID=urn:a:b", "epcis_event_by_transformation (transformation=?)"},
    {"EQ_bizTransaction_po=urn:a:b", "g USING PRIMARY KEY (kind=? AND value=? AND type=?)"},
    {"GE_quantity=1000000", "epcis_epc_by_quantity (<expr>=? AND value>?)"},
    {"GE_quantity_KGM=1000000", "m USING PRIMARY KEY (gen=? AND what=? AND num>?)"},
    {"EQ_value_CEL=7|8", "m USING PRIMARY KEY (gen=? AND what=? AND num>? AND num<?)"},
    {"EQ_deviceID=urn:a:b", "f USING PRIMARY KEY (gen=? AND name=? AND key=?)"},
    {"GT_https://ex.example/ns/n=5", "epcis_field_by_number (gen=? AND name=? AND num>?)"},
    {"EQ_ILMD_cbvmda:lotNumber=L7", "f USING PRIMARY KEY (gen=? AND name=? AND key=?)"},
    {"EXISTS_errorDeclaration=true", "epcis_event_by_error"},
};

static enum err plan(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *a = arg;
    struct query_param p[10];
    struct epcis_query *q;
    struct rows *r;
    struct buf b;
    size_t n = split(cx, a->params, p);
    buf_init(&b, cx->ar, 1024);
    TRY(epcis_query_read(cx, p, n, epcis_context_standard(), &q));
    const char *text = ar_printf(cx->ar, "EXPLAIN QUERY PLAN %s", epcis_query_text(q, false, 31));
    TRY(sql_query_text(tx, "t.plan", text, q->args, q->args_n, &r));
    while (rows_next(r)) {
        buf_str(&b, rows_str(r, 3));
        buf_ch(&b, '\n');
    }
    a->params = buf_z(&b);
    return rows_end(&r);
}

static void plans(struct cx *cx, struct db *db, void *arg)
{
    int wrong = 0;
    (void)arg;
    if (db_engine(db) != STORE_SQLITE)
        return;
    for (size_t i = 0; i < sizeof PLANS / sizeof PLANS[0]; i++) {
        struct ask a = {PLANS[i].params, {0}, false};
        T_OK(cx, tx_read(cx, "t.plan", plan, &a));
        if (!strstr(a.params, PLANS[i].index)) {
            print_error("%s\n%s", PLANS[i].params, a.params);
            wrong++;
        }
    }
    print_message("plans: %zu queries, %d without their index\n", sizeof PLANS / sizeof PLANS[0], wrong);
    assert_int_equal(wrong, 0);
}

static void test_plans(void **state)
{
    (void)state;
    t_each(plans, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_queries), cmocka_unit_test(test_pages), cmocka_unit_test(test_scopes), cmocka_unit_test(test_plans)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
