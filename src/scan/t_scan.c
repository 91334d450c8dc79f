/* t_scan.c: the verdict row by row and its order, serials, counting with its overflow and faults, batches, the linkset, the answer
 * for every verdict, on both engines. */
#include "t_paper.h"

#include "scan.h"

/* Of scan_priv.h, which cannot stand beside grow's. */
enum scan_verdict scan_judge(const struct scan_answer *a);
void scan_serial_make(const char *gtin14, const char *lot_no, int64_t n, char out[13]);
bool scan_serial_check(const char *gtin14, const char *lot_no, const char *serial, int64_t *n_out);
enum err scan_serial_start(struct cx *cx);
void scan_count_add(int64_t lot_id, int64_t serial, int64_t now_us);
enum err scan_count_get(struct tx *tx, int64_t lot_id, int64_t serial, int64_t *scans_out, int64_t *first_us_out);
void scan_count_flush(struct arena *ar);
void scan_count_stop(void);

/* ---- the verdict ---------------------------------------------------------------------------------------------------------------------- */
/* state, then: failed, intervals kept, void, valid, revoked, tested, released */
static const struct { int64_t state; bool failed, kept, voided, valid, revoked, tested, released; enum scan_verdict want; } ROWS[] = {
    {LOT_ACTIVE, 0, 1, 0, 1, 0, 1, 1, SCAN_GOOD},      {LOT_CONSUMED, 0, 1, 0, 1, 0, 1, 1, SCAN_GOOD},   {LOT_ACTIVE, 0, 1, 0, 1, 1, 1, 1, SCAN_GOOD},
    {LOT_ACTIVE, 0, 1, 0, 1, 0, 0, 1, SCAN_DECLARED},  {LOT_ACTIVE, 0, 1, 0, 1, 0, 1, 0, SCAN_DECLARED}, {LOT_ACTIVE, 0, 1, 0, 1, 1, 0, 0, SCAN_DECLARED},
    {LOT_ACTIVE, 0, 1, 0, 0, 0, 1, 0, SCAN_PENDING},   {LOT_ACTIVE, 0, 1, 0, 0, 1, 1, 0, SCAN_REVOKED},  {LOT_ACTIVE, 0, 1, 1, 1, 0, 1, 1, SCAN_VOID},
    {LOT_ACTIVE, 0, 1, 1, 0, 1, 1, 0, SCAN_VOID},      {LOT_ACTIVE, 0, 0, 1, 1, 0, 1, 1, SCAN_EARLY},    {LOT_LOCKED, 0, 0, 1, 1, 0, 1, 1, SCAN_LOCKED},
    {LOT_LOCKED, 1, 0, 1, 0, 1, 0, 0, SCAN_FAILED},    {LOT_ACTIVE, 1, 1, 0, 1, 0, 1, 1, SCAN_FAILED},   {LOT_RECALLED, 1, 0, 1, 0, 1, 0, 0, SCAN_RECALLED},
    {LOT_RECALLED, 0, 1, 0, 1, 0, 1, 1, SCAN_RECALLED},
};

static void judges(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct scan_answer a = {.failed = ROWS[i].failed, .voided = ROWS[i].voided, .cert_valid = ROWS[i].valid, .cert_revoked = ROWS[i].revoked,
                                .tested = ROWS[i].tested, .released = ROWS[i].released};
        a.story.lot.state = ROWS[i].state;
        a.story.intervals_kept = ROWS[i].kept;
        if (scan_judge(&a) != ROWS[i].want)
            fail_msg("row %zu: %s, wanted %s", i, scan_verdict_names[scan_judge(&a)], scan_verdict_names[ROWS[i].want]);
    }
    struct cx cx = {0};
    for (int v = 0; v < SCAN__COUNT; v++)                                   /* every verdict has its words */
        for (int en = 0; en < 2; en++) {
            cx.lang = en ? LANG_EN : LANG_ZH;
            const struct scan_answer a = {.verdict = (enum scan_verdict)v};
            assert_non_null(scan_verdict_sentence(&cx, &a));
            assert_non_null(scan_verdict_names[v]);
        }
    assert_null(scan_verdict_names[SCAN__COUNT]);
    struct scan_answer a = {.cert_valid = true, .tested = true, .released = true, .stopped = true};
    a.story.intervals_kept = true;
    assert_int_equal(scan_judge(&a), SCAN_STOPPED); /* R5: nothing of a suspended producer is good */
    a.story.lot.state = LOT_RECALLED;
    assert_int_equal(scan_judge(&a), SCAN_RECALLED);
}

/* ---- serials -------------------------------------------------------------------------------------------------------------------------- */
#define G "09520001000010"
static void serials(struct t_farm *f) {
    static const int64_t numbers[] = {0, 1, 9, 10, 999999, 1000000, 9999999};
    char s[13], other[13];
    int64_t n;
    t_ok(f, scan_serial_start(f->cx));
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        scan_serial_make(G, "A-1", numbers[i], s);
        assert_int_equal(strlen(s), 12);
        assert_true(scan_serial_check(G, "A-1", s, &n));
        assert_int_equal(n, numbers[i]);
        assert_false(scan_serial_check(G, "A-2", s, &n));                   /* of another lot, another product */
        assert_false(scan_serial_check("09520001000027", "A-1", s, &n));
    }
    static const char *const bad[] = {"", "0000001", "0000001AAAA", "0000001AAAAAA", "+000001AAAAA", "-000001AAAAA", " 000001AAAAA", "000000lAAAAA", "ZZZZZZZZZZZZ"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(scan_serial_check(G, "A-1", bad[i], &n));
    /* One changed character anywhere is refused; letters do not repeat from number to number. */
    scan_serial_make(G, "A-1", 1234567, s);
    for (int i = 0; i < 12; i++) {
        memcpy(other, s, sizeof s);
        other[i] = other[i] == '7' ? '8' : '7';
        assert_false(scan_serial_check(G, "A-1", other, &n));
    }
    int hits = 0;
    for (int64_t k = 1; k <= 20000; k++) {                                  /* the letters of one pack open no other */
        scan_serial_make(G, "A-1", k, other);
        hits += strcmp(other + 7, s + 7) == 0;
    }
    assert_true(hits <= 1);
    t_ok(f, scan_serial_start(f->cx));                                      /* the key is kept: numbers printed yesterday hold */
    scan_serial_make(G, "A-1", 1234567, other);
    assert_string_equal(s, other);
}

/* ---- counting ----------------------------------------------------------------------------------------------------------------------------- */
struct count { int64_t lot, serial, scans, first; };
static enum err count_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct count *c = arg;
    (void)cx;
    return scan_count_get(tx, c->lot, c->serial, &c->scans, &c->first);
}
static struct count counted(struct t_farm *f, int64_t lot, int64_t serial) {
    struct count c = {lot, serial, 0, 0};
    t_ok(f, tx_read(f->cx, "count", count_tx, &c));
    return c;
}

static enum err no_table(struct cx *cx, struct tx *tx, void *arg) {
    struct rows *r;
    (void)cx;
    TRY(sql_query_text(tx, "t.rename", arg, NOARGS, &r));
    (void)rows_next(r);
    return rows_end(&r);
}

static void counting(struct t_farm *f) {
    struct arena *ar = ar_new(0);
    scan_count_stop();
    assert_int_equal(counted(f, 1, 1).scans, 0);
    assert_true(counted(f, 1, 1).first == FIELD_NULL);
    scan_count_add(1, 1, 500);
    scan_count_add(1, 1, 900);
    assert_int_equal(counted(f, 1, 1).scans, 2);                            /* before anything is written */
    scan_count_flush(ar);
    scan_count_add(1, 1, 2000);
    assert_int_equal(counted(f, 1, 1).scans, 3);
    assert_int_equal(counted(f, 1, 1).first, 500);
    assert_int_equal(counted(f, 1, 2).scans, 0);
    scan_count_flush(ar);
    assert_int_equal(counted(f, 1, 1).scans, 3);
    /* A database that takes nothing: the counts wait and are written when it does again. */
    t_ok(f, tx_run(f->cx, "t", no_table, (char *)"ALTER TABLE scan_count RENAME TO scan_away"));
    scan_count_add(1, 1, 3000);
    scan_count_flush(ar);
    t_ok(f, tx_run(f->cx, "t", no_table, (char *)"ALTER TABLE scan_away RENAME TO scan_count"));
    assert_int_equal(counted(f, 1, 1).scans, 4);
    scan_count_flush(ar);
    assert_int_equal(t_number(f, "SELECT scans FROM scan_count WHERE lot_id = 1 AND serial = 1"), 4);
    /* More packs than the table takes: those that are there still count, the rest are dropped, nothing hangs. */
    for (int64_t i = 0; i < 6000; i++)
        scan_count_add(2, i, 10);
    for (int64_t i = 0; i < 10; i++)
        scan_count_add(2, 5, 20);
    assert_int_equal(counted(f, 2, 5).scans, 11);
    assert_int_equal(counted(f, 2, 5999).scans, 0);
    scan_count_flush(ar);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM scan_count WHERE lot_id = 2"), 4096);
    ar_free(&ar);
}

/* ---- batches and answers ---------------------------------------------------------------------------------------------------------------- */
struct alloc { const char *lot, *kind; int64_t count; const char *batch, *path; };
static enum err alloc_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct alloc *a = arg;
    return scan_codes_allocate(cx, tx, a->lot, a->kind, a->count, &a->batch, &a->path);
}
static enum err codes(struct t_farm *f, const char *lot, const char *kind, int64_t count, struct alloc *a) {
    *a = (struct alloc){.lot = lot, .kind = kind, .count = count};
    cx_clear(f->cx);
    return tx_run(f->cx, "codes", alloc_tx, a);
}

static void answer_is(struct t_farm *f, const struct grow_lot_seen *l, const char *serial, enum scan_verdict want, int line) {
    struct scan_answer a;
    t_ok(f, scan_answer_code(f->cx, l->gtin, l->lot_no, serial, serial != NULL, &a));
    if (a.verdict != want)
        fail_msg("line %d: %s, wanted %s", line, scan_verdict_names[a.verdict], scan_verdict_names[want]);
    assert_true(scan_known(&a) == (want != SCAN_UNKNOWN && want != SCAN_NO_SERIAL));
}
#define ANSWER(l, serial, want) answer_is(f, l, serial, want, __LINE__)

static void answers(struct t_farm *f) {
    struct grow_lot_seen l, m, none = {.gtin = G, .lot_no = "NO"};
    struct certify_test_seen t;
    struct certify_cert_seen c;
    struct certify_release_seen r;
    struct alloc a;
    t_ok(f, scan_serial_start(f->cx));
    t_as(f, "owner");
    t_lot(f, 100000, &l);
    t_lot(f, 100000, &m);
    ANSWER(&none, NULL, SCAN_UNKNOWN);
    ANSWER(&l, NULL, SCAN_PENDING);
    T_ERR(f, ERR_RULE, codes(f, l.uuid, "pack", 10, &a));                   /* no certificate, no code */
    t_ok(f, t_certified(f, l.uuid, 100000, &c));
    ANSWER(&l, NULL, SCAN_DECLARED);
    t_tested(f, l.uuid, "0.5", &t);
    t_released(f, c.uuid, &r);
    ANSWER(&l, NULL, SCAN_GOOD);
    t_ok(f, codes(f, l.uuid, "pack", 10, &a));
    const char *serial = ar_strdup(f->cx->ar, strrchr(a.path, '/') + 1);
    ANSWER(&l, serial, SCAN_GOOD);
    ANSWER(&l, "0000002AAAAA", SCAN_NO_SERIAL);
    char beyond[13];
    scan_serial_make(l.gtin, l.lot_no, 11, beyond);
    ANSWER(&l, beyond, SCAN_NO_SERIAL);                                     /* right letters, number never given */
    ANSWER(&m, serial, SCAN_NO_SERIAL);
    const char *batch = a.batch;
    t_ok(f, codes(f, l.uuid, "pack", 5, &a));
    assert_int_equal(t_number(f, "SELECT MAX(first_serial) FROM scan_batch"), 11);
    const char *revoked = c.uuid;
    t_ok(f, tx_run(f->cx, "t", no_table, ar_printf(f->cx->ar, "UPDATE scan_batch SET state = 'void', void_reason = '印错' WHERE uuid = '%s'", batch)));
    ANSWER(&l, serial, SCAN_VOID);
    ANSWER(&l, beyond, SCAN_GOOD);                                          /* of the second batch now */
    ANSWER(&l, NULL, SCAN_GOOD);
    t_as(f, "agri");
    t_ok(f, t_cert_revoke(f->cx, revoked, "不实", &c));
    ANSWER(&l, NULL, SCAN_REVOKED);
    t_ok(f, t_lot_enter(f->cx, l.id, LOT_LOCKED, "核查"));
    ANSWER(&l, NULL, SCAN_LOCKED);
    t_tested(f, l.uuid, "3", &t);
    ANSWER(&l, NULL, SCAN_FAILED);
    t_as(f, "agri");
    t_ok(f, t_lot_enter(f->cx, l.id, LOT_RECALLED, "召回"));
    ANSWER(&l, NULL, SCAN_RECALLED);
    ANSWER(&l, beyond, SCAN_RECALLED);
    ANSWER(&l, serial, SCAN_RECALLED);                                      /* void or not: do not eat comes first */
    t_as(f, "owner");
    T_ERR(f, ERR_LOT_LOCKED, codes(f, l.uuid, "pack", 1, &a));
}

/* ---- the linkset -------------------------------------------------------------------------------------------------------------------------- */
static void links(struct t_farm *f) {
    struct scan_answer a = {.gtin = G, .lot_no = "A-1", .serial = "0000001AAAAA", .lot_id = 1, .verdict = SCAN_GOOD};
    struct certify_cert certs[2] = {{.cert_no = "HGZ2", .state = 1}, {.cert_no = "HGZ1", .state = 0}};
    struct cx *cx = f->cx;
    a.story.lot.epc = "https://id.gs1.org/01/" G "/10/A-1";
    a.story.lot.product_name = "番\"茄<b>";
    a.file.certs = (struct list){certs, 2};
    const char *set = str_dup(cx->ar, scan_linkset(cx, &a, "https://x.example"));
    static const char *const has[] = {"\"anchor\":\"https://x.example/01/" G "/10/A-1/21/0000001AAAAA\"", "\"anchor\":\"https://x.example/01/" G "/10/A-1\"", "\"anchor\":\"https://x.example/01/" G "\"",
                                      "voc/defaultLink", "voc/pip", "voc/traceability", "voc/epcis", "voc/certificationInfo", "/cert/HGZ1", "hreflang", "番\\\"茄<b>"};
    for (size_t i = 0; i < sizeof has / sizeof has[0]; i++)
        if (!strstr(set, has[i]))
            fail_msg("no %s in %s", has[i], set);
    static const struct { const char *type, *query, *want; } to[] = {
        {"gs1:pip", "a=1", "https://x.example/01/" G "/10/A-1/21/0000001AAAAA?a=1"}, {"gs1:defaultLink", "", "https://x.example/01/" G "/10/A-1/21/0000001AAAAA"},
        {"https://ref.gs1.org/voc/certificationInfo", NULL, "https://x.example/cert/HGZ1"}, {"gs1:recipeInfo", NULL, NULL}, {"", NULL, NULL}, {"gs1:", NULL, NULL},
        {"epcis", "utm=1", "https://x.example/epcis/v2/events?MATCH_anyEPCClass=https%3A%2F%2Fid.gs1.org%2F01%2F" G "%2F10%2FA-1"},
    };
    for (size_t i = 0; i < sizeof to / sizeof to[0]; i++) {
        const char *have = scan_link_target(cx, &a, "https://x.example", to[i].type, to[i].query);
        if ((have == NULL) != (to[i].want == NULL) || (have && strcmp(have, to[i].want) != 0))
            fail_msg("%s: %s, wanted %s", to[i].type, have ? have : "none", to[i].want ? to[i].want : "none");
    }
    a.verdict = SCAN_NO_SERIAL;
    assert_null(scan_link_target(cx, &a, "https://x.example", "gs1:pip", NULL));
}

static const struct room *const MORE[] = {&trace_room, &scan_room, NULL};
#define CASE(name) static void t_##name(void **s) { (void)s; t_papers_each(name, MORE); }
CASE(serials) CASE(counting) CASE(answers) CASE(links)

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(judges), cmocka_unit_test(t_serials), cmocka_unit_test(t_counting), cmocka_unit_test(t_answers),
                                       cmocka_unit_test(t_links)};
    return cmocka_run_group_tests_name("scan.scan", tests, NULL, NULL);
}
