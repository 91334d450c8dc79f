/* t_store.c: what is stored is what was sent: every valid test document is captured and its events read back equal as JSON, on both
 * engines; duplicates, conflicts, error declarations; places; histories; integrity. */
#include "t_db.h"

#include <dirent.h>

/* ---- there and back ------------------------------------------------------------------------------------------------------------ */
struct tally { int documents, events, equal, spelt, duplicate, conflict; size_t sent, stored; };

static enum err put_event(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    struct tally *n = arg;
    struct t_put p = {.ev = ev};
    enum err e = tx_run(cx, "t.put", t_put_fn, &p);
    if (e == ERR_CONFLICT) {
        n->conflict++;
        cx_clear(cx);
        return ERR_NONE;
    }
    T_OK(cx, e);
    n->events++;
    n->duplicate += p.duplicate;
    return ERR_NONE;
}

/* The event as sent, compared with the event as read, without what the repository adds and, of the contexts, without the order. */
static bool same_event(struct cx *cx, const struct epcis_event *ev, struct str json)
{
    struct jv back;
    struct json_fault fault;
    if (!json_read(cx->ar, json, NULL, &back, &fault))
        return false;
    size_t extra = 0;
    for (uint32_t i = 0; i < back.n; i++) {
        const struct jv *was = json_getn(ev->json, back.members[i].key);
        struct str key = back.members[i].key;
        bool added = str_eqz(key, "recordTime") || str_eqz(key, "@context") || (str_eqz(key, "eventID") && !was);
        extra += added;
        if (!added && (!was || !json_equal(was, &back.members[i].val)))
            return false;
    }
    size_t own = json_get(ev->json, "recordTime") ? 1 : 0;
    own += json_get(ev->json, "@context") ? 1 : 0;
    return back.n - extra == ev->json->n - own && json_get(&back, "recordTime") && json_get(&back, "eventID") && json_get(&back, "@context");
}

struct look { const struct epcis_event *ev; bool equal, known; };

/* Is one of the events under this eventID the one that was sent? Read alone it must mean the same: its prefixes came with it, so
 * its hash is the same. */
static enum err look(struct cx *cx, struct tx *tx, void *arg)
{
    struct look *l = arg;
    struct epcis_query *q;
    struct query_page page;
    struct query_param p = {STR("EQ_eventID"), l->ev->id};
    TRY(epcis_query_read(cx, &p, 1, epcis_context_standard(), &q));
    TRY(epcis_query_run(cx, tx, q, &page));
    for (size_t i = 0; i < page.n && !l->equal; i++) {
        struct epcis_event *again;
        TRY(epcis_read_alone(cx, tx, &page.rows[i]));
        TRY(epcis_event_prepare(cx, page.rows[i].hit.json, &again));
        l->known = l->known || str_eq(again->hash, l->ev->hash);
        l->equal = same_event(cx, l->ev, page.rows[i].hit.json) && str_eq(again->hash, l->ev->hash);
    }
    return ERR_NONE;
}

static enum err look_event(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    struct tally *n = arg;
    struct look l = {.ev = ev};
    T_OK(cx, tx_read(cx, "t.look", look, &l));
    n->sent += ev->text.size;
    n->stored += epcis_pack(cx->ar, ev->text).size;
    n->equal += l.equal;
    n->spelt += !l.equal && l.known; /* a duplicate by its hash: the first spelling stays */
    if (!l.equal && !l.known)
        print_message("  not equal: " STR_FMT "\n", STR_ARG(ev->id));
    return ERR_NONE;
}

static enum err look_nothing(struct cx *cx, const struct epcis_event *ev, void *arg)
{
    (void)cx, (void)ev, (void)arg;
    return ERR_NONE;
}

static void try_document(struct cx *cx, struct str text, struct tally *n)
{
    if (epcis_document_each(cx, text, look_nothing, NULL) != ERR_NONE) {
        cx_clear(cx);
        return; /* refused: t_document.c tells why */
    }
    n->documents++;
    T_OK(cx, epcis_document_each(cx, text, put_event, n));
    T_OK(cx, epcis_document_each(cx, text, look_event, n));
}

/* Each kind goes into a database of its own: an XML event whose JSON twin is there already would be a duplicate. */
static const struct there {
    const char *ext;
    const char *folders[6];
    int documents, spelt, conflicts;
} THERE[] = {
    /* AssociationEvent_2 and AssociationEvent_with_sensorData bear one eventID */
    {".json", {"2.0/EPCIS/JSON/Capture/Documents", "2.0/EPCIS/JSON/Capture/Events", "2.0/EPCIS/JSON/Query"}, 48, 1, 1},
    {".xml", {"1.2/EPCIS/XML/Capture/Documents", "2.0/EPCIS/XML/Capture/Documents", "2.0/EPCIS/XML/Capture/Events", "2.0/EPCIS/XML/Query",
              "2.0/EPCIS/XML/Query/Documents"}, 63, 2, 4},
};
struct there_arg { const char *root; const struct there *t; };

/* ---- and in the log: the leaf of every event is the leaf of what its rows say ----------------------------------------------------- */
struct logged { struct tx *tx; int records, hold; };

static enum err look_leaf(struct cx *cx, const struct proof_record *r, void *arg)
{
    struct logged *l = arg;
    struct proof_place p;
    TRY(proof_find(cx, l->tx, PROOF_EVENT, &r->ref, 1, &p));
    l->records++;
    l->hold += p.found && r->open.p && proof_leaf_holds(&p.leaf, PROOF_EVENT, r->open, &r->closed, 1);
    return ERR_NONE;
}

static enum err look_log(struct cx *cx, struct tx *tx, void *arg)
{
    struct logged *l = arg;
    l->tx = tx;
    return epcis_proofs.read(cx, tx, 1, INT64_MAX, INT64_MAX, look_leaf, l);
}

static void there_and_back(struct cx *cx, struct db *db, void *arg)
{
    struct logged log = {0};
    struct tally n = {0};
    const struct there_arg *a = arg;
    for (size_t i = 0; a->t->folders[i]; i++) {
        const char *dir = ar_printf(cx->ar, "%s/openepcis-test-resources/%s", a->root, a->t->folders[i]);
        DIR *d = opendir(dir);
        assert_non_null(d);
        for (struct dirent *e; (e = readdir(d));)
            if (str_ends(str_of(e->d_name), a->t->ext))
                try_document(cx, t_file(cx->ar, ar_printf(cx->ar, "%s/%s", dir, e->d_name)), &n);
        closedir(d);
    }
    print_message("%s, %s: %d valid documents, %d events stored or known (%d duplicates), %d conflicts of eventID, %d of %d read back equal, "
                  "%d duplicates kept in their first spelling; %zu bytes of JSON, %zu stored\n",
                  db_engine(db) == STORE_PG ? "PostgreSQL" : "SQLite", a->t->ext + 1, n.documents, n.events, n.duplicate, n.conflict, n.equal, n.events + n.conflict,
                  n.spelt, n.sent, n.stored);
    assert_int_equal(n.documents, a->t->documents);
    T_OK(cx, tx_read(cx, "t.log", look_log, &log));
    print_message("the log: %d of %d events hold\n", log.hold, log.records);
    assert_int_equal(log.records, n.events - n.duplicate);
    assert_int_equal(log.hold, log.records);
    assert_int_equal(n.equal + n.spelt, n.events);
    assert_int_equal(n.spelt, a->t->spelt);
    assert_int_equal(n.conflict, a->t->conflicts);
}

static void test_there_and_back(void **state)
{
    (void)state;
    const char *root = t_shared();
    if (!root) {
        print_message("SKIPPED: the shared test inputs are absent\n");
        skip();
    }
    for (size_t i = 0; i < sizeof THERE / sizeof THERE[0]; i++) {
        struct there_arg a = {root, &THERE[i]};
        t_each(there_and_back, &a);
    }
}

/* ---- the same again, and not the same ------------------------------------------------------------------------------------------- */
#define EVENT(id, bizstep, extra) \
    "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-01T08:00:00+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"OBSERVE\"," id \
    "\"epcList\":[\"https://id.gs1.org/01/09521234543213/21/1\"],\"bizStep\":\"" bizstep "\"" extra "}"
#define ID "\"eventID\":\"urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8\","
#define ERROR(t) ",\"errorDeclaration\":{\"declarationTime\":\"" t "\"}"

static const struct { const char *why, *json; enum err want; bool duplicate; } REPEATS[] = {
    {"first", EVENT(ID, "packing", ""), ERR_NONE, false},
    {"again", EVENT(ID, "packing", ""), ERR_NONE, true},
    {"again with another recordTime", EVENT(ID, "packing", ",\"recordTime\":\"2026-03-05T00:00:00Z\""), ERR_NONE, true},
    {"same eventID, another content", EVENT(ID, "shipping", ""), ERR_CONFLICT, false},
    {"its error declaration", EVENT(ID, "packing", ERROR("2026-03-02T00:00:00Z")), ERR_NONE, false},
    {"the declaration again", EVENT(ID, "packing", ERROR("2026-03-02T00:00:00Z")), ERR_NONE, true},
    {"a second declaration", EVENT(ID, "packing", ERROR("2026-03-03T00:00:00Z")), ERR_NONE, false},
    {"without eventID: another event", EVENT("", "packing", ""), ERR_NONE, false},
    {"without eventID again", EVENT("", "packing", ""), ERR_NONE, true},
    {"without eventID, spelt otherwise", EVENT("", "https://ref.gs1.org/cbv/BizStep-packing", ""), ERR_NONE, true},
};

static void repeats(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    for (size_t i = 0; i < sizeof REPEATS / sizeof REPEATS[0]; i++) {
        struct t_put p = {0};
        enum err e = t_put(cx, REPEATS[i].json, &p);
        if (e != REPEATS[i].want || p.duplicate != REPEATS[i].duplicate)
            fail_msg("%s: %s duplicate=%d (%s)", REPEATS[i].why, err_code(e), p.duplicate, cx->err_text);
        cx_clear(cx);
    }
}

static void test_repeats(void **state)
{
    (void)state;
    t_each(repeats, NULL);
}

/* ---- integrity, and every query on both engines ------------------------------------------------------------------------------------ */
static void prepared(struct cx *cx, struct db *db, void *arg)
{
    struct buf report;
    int64_t findings = -1;
    struct t_put p = {0};
    (void)arg;
    assert_int_equal(db_prepare_all(cx, db, epcis_room.sql, epcis_room.sql_n), 0);
    T_OK(cx, t_put(cx, EVENT(ID, "packing", ""), &p));
    buf_init(&report, cx->ar, 64);
    for (size_t i = 0; i < epcis_room.checks_n; i++) {
        T_OK(cx, epcis_room.checks[i].run(cx, &report, &findings));
        assert_int_equal(findings, 0);
    }
}

static void test_prepared(void **state)
{
    (void)state;
    t_each(prepared, NULL);
}

/* ---- histories ---------------------------------------------------------------------------------------------------------------------------- */
#define AT(t) "\"eventTime\":\"2026-03-" t "+08:00\",\"eventTimeZoneOffset\":\"+08:00\""
#define PACK1 "https://id.gs1.org/01/09521234543213/21/P1"
#define PACK1_URN "urn:epc:id:sgtin:952123454.0321.P1"
#define BOX "urn:epc:id:sscc:952123454.00000017"
#define LOT "https://id.gs1.org/01/09521234543213/10/L7"
static const char *const STORY[] = {
    "{\"type\":\"ObjectEvent\"," AT("01T08:00:00") ",\"action\":\"ADD\",\"bizStep\":\"commissioning\",\"quantityList\":[{\"epcClass\":\"" LOT "\",\"quantity\":500,\"uom\":\"KGM\"}]}",
    "{\"type\":\"TransformationEvent\"," AT("02T08:00:00") ",\"inputQuantityList\":[{\"epcClass\":\"" LOT "\",\"quantity\":5,\"uom\":\"KGM\"}],\"outputEPCList\":[\"" PACK1 "\"]}",
    "{\"type\":\"AggregationEvent\"," AT("03T08:00:00") ",\"action\":\"ADD\",\"parentID\":\"" BOX "\",\"childEPCs\":[\"" PACK1_URN "\"],\"bizStep\":\"packing\"}",
    "{\"type\":\"ObjectEvent\"," AT("04T08:00:00") ",\"action\":\"OBSERVE\",\"bizStep\":\"shipping\",\"epcList\":[\"" BOX "\"]}",
    "{\"type\":\"AggregationEvent\"," AT("05T08:00:00") ",\"action\":\"DELETE\",\"parentID\":\"" BOX "\",\"childEPCs\":[\"" PACK1 "\"],\"bizStep\":\"unpacking\"}",
    "{\"type\":\"ObjectEvent\"," AT("06T08:00:00") ",\"action\":\"OBSERVE\",\"bizStep\":\"shipping\",\"epcList\":[\"" BOX "\"]}",
    "{\"type\":\"ObjectEvent\"," AT("07T08:00:00") ",\"action\":\"OBSERVE\",\"bizStep\":\"retail_selling\",\"epcList\":[\"" PACK1 "\"]}",
};
/* Which events of the story (by place) a question finds, in order. */
static const struct { const char *why, *epc; unsigned follow; size_t max; const char *want; bool more; } HISTORIES[] = {
    {"a pack by Digital Link", PACK1, EPCIS_SELF, 100, "1246", false},
    {"a pack by URN", PACK1_URN, EPCIS_SELF, 100, "1246", false},
    {"chain of custody", PACK1, EPCIS_PARENTS, 100, "12346", false},
    {"back to the lot", PACK1, EPCIS_PARENTS | EPCIS_INPUTS, 100, "012346", false},
    {"forward from the lot", LOT, EPCIS_OUTPUTS, 100, "01246", false},
    {"forward with custody", LOT, EPCIS_OUTPUTS | EPCIS_PARENTS, 100, "012346", false},
    {"the lot alone", LOT, EPCIS_SELF, 100, "01", false},
    {"the box", BOX, EPCIS_SELF, 100, "2345", false},
    {"bounded", PACK1, EPCIS_SELF, 2, "12", true},
    {"unknown", "urn:epc:id:sgtin:952123454.0321.P2", EPCIS_PARENTS, 100, "", false},
};

struct history { struct str epc; unsigned follow; size_t max; struct epcis_hits hits; };

static enum err history(struct cx *cx, struct tx *tx, void *arg)
{
    struct history *h = arg;
    struct epcis_hit *hits[16];
    TRY(epcis_history(cx, tx, &h->epc, 1, h->follow, h->max, &h->hits));
    for (size_t i = 0; i < h->hits.n; i++)
        hits[i] = &h->hits.p[i];
    return epcis_event_texts(cx, tx, hits, h->hits.n);
}

static void histories(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[sizeof STORY / sizeof STORY[0]];
    (void)db, (void)arg;
    for (size_t i = 0; i < sizeof STORY / sizeof STORY[0]; i++) {
        struct t_put p = {0};
        T_OK(cx, t_put(cx, STORY[i], &p));
        rows[i] = p.row;
    }
    for (size_t i = 0; i < sizeof HISTORIES / sizeof HISTORIES[0]; i++) {
        struct history h = {str_of(HISTORIES[i].epc), HISTORIES[i].follow, HISTORIES[i].max, {0}};
        char have[16] = "";
        T_OK(cx, tx_read(cx, "t.history", history, &h));
        for (size_t k = 0; k < h.hits.n; k++)
            for (size_t s = 0; s < sizeof rows / sizeof rows[0]; s++)
                if (rows[s] == h.hits.p[k].row && str_eqz(h.hits.p[k].json, STORY[s]))
                    snprintf(have + strlen(have), sizeof have - strlen(have), "%zu", s);
        if (strcmp(have, HISTORIES[i].want) != 0 || h.hits.more != HISTORIES[i].more)
            fail_msg("%s: want %s, have %s more=%d", HISTORIES[i].why, HISTORIES[i].want, have, h.hits.more);
    }
    print_message("histories: %zu questions\n", sizeof HISTORIES / sizeof HISTORIES[0]);
}

static void test_histories(void **state)
{
    (void)state;
    t_each(histories, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_there_and_back), cmocka_unit_test(test_repeats), cmocka_unit_test(test_prepared),
                                       cmocka_unit_test(test_histories)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
