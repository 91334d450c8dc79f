/* t_certify.c: tests and their lock, the rules of a certificate one by one, releases, the market's question, races. */
#include "t_paper.h"

#include <pthread.h>

static void lot(struct t_farm *f, int64_t grams, struct grow_lot_seen *l) {
    t_as(f, "owner");
    t_lot(f, grams, l);
}

static int64_t state_of(struct t_farm *f, const char *uuid) {
    struct grow_lot p;
    t_ok(f, t_lot_get(f->cx, uuid, &p));
    return p.state;
}

/* ---- tests ---------------------------------------------------------------------------------------------------------------------------- */
static void flow(struct t_farm *f) {
    struct grow_lot_seen l;
    struct certify_test_seen t;
    const char *items[] = {"吡虫啉"}, *none[] = {"  "};
    lot(f, 1000, &l);
    T_ERR(f, ERR_INVALID, t_test_request(f->cx, &(struct certify_request_body){l.uuid, NULL, {none, 1}}, &t));
    T_ERR(f, ERR_INVALID, t_test_request(f->cx, &(struct certify_request_body){l.uuid, "01950000-0000-7000-8000-00000000ffff", {items, 1}}, &t));
    t_tested(f, l.uuid, "0.5", &t);
    assert_int_equal(t.state, TEST_JUDGED);
    assert_int_equal(t.verdict, VERDICT_PASS);
    assert_int_equal(state_of(f, l.uuid), LOT_ACTIVE);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM epcis_event"), 2);   /* harvest, test */
    /* A correction needs a reason, is a new edition, and a fail in it locks the lot. */
    const char *uuid = t.uuid;
    struct certify_result_body r = {.item = "吡虫啉", .value = "2.1", .unit = "mg/kg", .limit_kind = LIMIT_MAX, .limit_value = "2"};
    struct certify_results_body b = {{&r, 1}, NULL};
    T_ERR(f, ERR_FORBIDDEN, t_test_results(f->cx, uuid, &b, &t));           /* the owner */
    t_as(f, "lab");
    T_ERR(f, ERR_INVALID, t_test_results(f->cx, uuid, &b, &t));
    b.reason = "复核谱图";
    t_ok(f, t_test_results(f->cx, uuid, &b, &t));
    assert_int_equal(t.editions, 2);
    assert_int_equal(t.verdict, VERDICT_FAIL);
    assert_int_equal(state_of(f, l.uuid), LOT_LOCKED);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM certify_result"), 2);
    t_as(f, "agri");
    T_ERR(f, ERR_WRONG_STATE, t_test_cancel(f->cx, uuid, "不要了", &t));
}

static void judged_by_person(struct t_farm *f) {
    struct grow_lot_seen l;
    struct certify_test_seen t;
    const char *items[] = {"水分"};
    lot(f, 1000, &l);
    t_ok(f, t_test_request(f->cx, &(struct certify_request_body){l.uuid, NULL, {items, 1}}, &t));
    const char *uuid = t.uuid;
    struct certify_result_body r = {.item = "水分", .value = "14", .unit = "%"};
    struct certify_results_body b = {{&r, 1}, NULL};
    T_ERR(f, ERR_WRONG_STATE, t_test_results(f->cx, uuid, &b, &t));         /* no sample yet */
    T_ERR(f, ERR_INVALID, t_test_sample(f->cx, uuid, &(struct certify_sample_body){"S", "陈", f->today + 1}, &t));
    T_ERR(f, ERR_INVALID, t_test_sample(f->cx, uuid, &(struct certify_sample_body){"S", "陈", f->today - 1}, &t));
    t_ok(f, t_test_sample(f->cx, uuid, &(struct certify_sample_body){"S", "陈", FIELD_NULL}, &t));
    T_ERR(f, ERR_WRONG_STATE, t_test_sample(f->cx, uuid, &(struct certify_sample_body){"S", "陈", FIELD_NULL}, &t));
    t_ok(f, t_test_results(f->cx, uuid, &b, &t));
    assert_int_equal(t.verdict, VERDICT_PENDING);
    T_ERR(f, ERR_FORBIDDEN, t_test_judge(f->cx, uuid, &(struct certify_judge_body){VERDICT_PASS, "行"}, &t));
    t_as(f, "agri");
    T_ERR(f, ERR_INVALID, t_test_judge(f->cx, uuid, &(struct certify_judge_body){VERDICT_PENDING, "等等"}, &t));
    t_ok(f, t_test_judge(f->cx, uuid, &(struct certify_judge_body){VERDICT_FAIL, "发霉"}, &t));
    assert_int_equal(state_of(f, l.uuid), LOT_LOCKED);
    T_ERR(f, ERR_WRONG_STATE, t_test_judge(f->cx, uuid, &(struct certify_judge_body){VERDICT_PASS, "再来"}, &t));
}

/* What is given may be stricter than the catalogue, never laxer (the seed: lead in tomatoes, 0.1 mg/kg). */
static const struct { int64_t kind; const char *value, *limit, *unit; enum err want; int64_t verdict; } LIMITS[] = {
    {LIMIT_AUTO, "0.1", NULL, "mg/kg", ERR_NONE, VERDICT_PASS},  {LIMIT_AUTO, "0.11", NULL, NULL, ERR_NONE, VERDICT_FAIL},
    {LIMIT_MAX, "0.11", "5", "mg/kg", ERR_INVALID, 0},           {LIMIT_MAX, "0.09", "0.05", "mg/kg", ERR_NONE, VERDICT_FAIL},
    {LIMIT_MAX, "0.09", "0.10", "mg/kg", ERR_NONE, VERDICT_PASS}, {LIMIT_NONE, "9", NULL, "mg/kg", ERR_INVALID, 0},
    {LIMIT_ND, "0.09", NULL, "mg/kg", ERR_NONE, VERDICT_FAIL},   {LIMIT_AUTO, "100", NULL, "μg/kg", ERR_INVALID, 0},
    {LIMIT_MAX, "1", NULL, "mg/kg", ERR_INVALID, 0},             {LIMIT_AUTO, "-1", NULL, "mg/kg", ERR_INVALID, 0},
};

static void limits(struct t_farm *f) {
    for (size_t i = 0; i < sizeof LIMITS / sizeof LIMITS[0]; i++) {
        struct grow_lot_seen l;
        struct certify_test_seen t;
        const char *items[] = {"铅"};
        lot(f, 1000, &l);
        t_ok(f, t_test_request(f->cx, &(struct certify_request_body){l.uuid, NULL, {items, 1}}, &t));
        const char *uuid = t.uuid;
        t_ok(f, t_test_sample(f->cx, uuid, &(struct certify_sample_body){"S", "陈", FIELD_NULL}, &t));
        struct certify_result_body r = {.item = "铅", .value = LIMITS[i].value, .unit = LIMITS[i].unit, .limit_kind = LIMITS[i].kind, .limit_value = LIMITS[i].limit};
        enum err e = t_test_results(f->cx, uuid, &(struct certify_results_body){{&r, 1}, NULL}, &t);
        if (e != LIMITS[i].want || (e == ERR_NONE && t.verdict != LIMITS[i].verdict))
            fail_msg("row %zu: %s, verdict %d: %s", i, err_code(e), (int)t.verdict, f->cx->err_text);
    }
    t_as(f, "office");
    struct certify_limit o;
    struct certify_limit_body b = {"番茄", "铅", NULL, LIMIT_MAX, "0.1", "mg/kg", "GB 2762-2022", 19538, FIELD_NULL};
    T_ERR(f, ERR_DUPLICATE, t_limit_create(f->cx, &b, &o));
    b.from_day++, b.until_day = b.from_day;
    T_ERR(f, ERR_INVALID, t_limit_create(f->cx, &b, &o));
}

/* Once the laboratory has the sample, the owner cannot make the test go away. */
static void cancel(struct t_farm *f) {
    struct grow_lot_seen l;
    struct certify_lab lab;
    struct certify_test_seen t;
    const char *items[] = {"铅"}, *uuid_made = NULL;
    lot(f, 1000, &l);
    t_as(f, "office");
    t_ok(f, t_lab_create(f->cx, &(struct certify_lab_body){"甲站", NULL, NULL}, &lab));
    t_as(f, "owner");
    for (int sampled = 0; sampled < 2; sampled++) {
        t_as(f, "owner");
        t_ok(f, t_test_request(f->cx, &(struct certify_request_body){l.uuid, lab.uuid, {items, 1}}, &t));
        const char *uuid = uuid_made = t.uuid;
        t_as(f, "lab");
        if (sampled)
            t_ok(f, t_test_sample(f->cx, uuid, &(struct certify_sample_body){"S", "陈", FIELD_NULL}, &t));
        t_as(f, "owner");
        T_ERR(f, sampled ? ERR_FORBIDDEN : ERR_NONE, t_test_cancel(f->cx, uuid, "不测了", &t));
    }
    t_as(f, "owner2");
    T_ERR(f, ERR_NOT_FOUND, t_test_cancel(f->cx, uuid_made, "别人的", &t));
}

/* ---- certificates ---------------------------------------------------------------------------------------------------------------------- */
static void cert_rules(struct t_farm *f) {
    struct grow_lot_seen l;
    struct certify_cert_seen c;
    struct certify_test_seen t;
    const char *own = "自行检测合格", *lab = "委托检测合格", *odd = "祖传秘方", *twice[] = {"质量安全控制符合要求", "质量安全控制符合要求"}, *parents[] = {"外县-1"}, *empty[] = {""};
    lot(f, 1000, &l);
    struct certify_issue_body b = {.lot = l.uuid, .weight_g = 400, .bases = {&own, 1}};
    T_ERR(f, ERR_RULE, t_cert_issue(f->cx, &b, &c));                        /* no test */
    b.bases = (struct texts){&odd, 1};
    T_ERR(f, ERR_INVALID, t_cert_issue(f->cx, &b, &c));
    b.bases = (struct texts){twice, 2};
    T_ERR(f, ERR_INVALID, t_cert_issue(f->cx, &b, &c));
    b.bases = (struct texts){twice, 0};
    T_ERR(f, ERR_INVALID, t_cert_issue(f->cx, &b, &c));
    t_tested(f, l.uuid, "0.5", &t);
    b.bases = (struct texts){&own, 1};
    T_ERR(f, ERR_RULE, t_cert_issue(f->cx, &b, &c));                        /* a laboratory's test is not the producer's own */
    b.bases = (struct texts){&lab, 1}, b.parents = (struct texts){parents, 1};
    T_ERR(f, ERR_INVALID, t_cert_issue(f->cx, &b, &c));                     /* a producer has no parents */
    b.kind = CERT_BUYER, b.parents.n = 0;
    T_ERR(f, ERR_INVALID, t_cert_issue(f->cx, &b, &c));
    b.parents = (struct texts){empty, 1};
    T_ERR(f, ERR_INVALID, t_cert_issue(f->cx, &b, &c));
    b.parents = (struct texts){parents, 1};
    t_ok(f, t_cert_issue(f->cx, &b, &c));
    assert_string_equal(c.declaration, "我承诺销售的食用农产品：");
    assert_int_equal(c.parents.n, 1);
    assert_string_equal(c.party_name, "柳溪合作社");
    assert_string_equal(c.shipment_no, "1");
    b.kind = CERT_PRODUCER, b.parents.n = 0, b.shipment_no = "1";
    T_ERR(f, ERR_DUPLICATE, t_cert_issue(f->cx, &b, &c));
    b.shipment_no = "3";
    t_ok(f, t_cert_issue(f->cx, &b, &c));
    assert_string_equal(c.declaration, "我承诺生产销售的食用农产品：");
    assert_string_equal(c.statement, "未使用禁用农药、兽药及其他化合物；使用的常规农药、兽药残留不超标。");
    b.shipment_no = NULL, b.weight_g = 201;
    T_ERR(f, ERR_UNBALANCED, t_cert_issue(f->cx, &b, &c));                  /* 800 of 1000 g have one */
    b.weight_g = 0;
    T_ERR(f, ERR_INVALID, t_cert_issue(f->cx, &b, &c));
    b.weight_g = 200;
    t_ok(f, t_cert_issue(f->cx, &b, &c));
    assert_string_equal(c.shipment_no, "4");                                /* 3 is taken */
    t_as(f, "office");
    T_ERR(f, ERR_FORBIDDEN, t_cert_issue(f->cx, &b, &c));                   /* nobody commits in another's name */
    t_as(f, "owner2");
    T_ERR(f, ERR_NOT_FOUND, t_cert_issue(f->cx, &b, &c));
}

/* A certificate that was revoked (a wrong weight, a wrong contact) is issued anew under the same shipment; the old one stays as it is. */
static void reissue(struct t_farm *f) {
    struct grow_lot_seen l;
    struct certify_cert_seen first, second, again;
    const char *lab = "委托检测合格";
    struct certify_test_seen t;
    lot(f, 1000, &l);
    t_tested(f, l.uuid, "0.5", &t);
    const struct certify_issue_body b = {.lot = l.uuid, .weight_g = 1000, .bases = {&lab, 1}, .shipment_no = "A-7"};
    t_ok(f, t_cert_issue(f->cx, &b, &first));
    T_ERR(f, ERR_UNBALANCED, t_cert_issue(f->cx, &b, &second));             /* the whole lot is spoken for */
    const struct certify_issue_body more = {.lot = l.uuid, .weight_g = 1, .bases = {&lab, 1}, .shipment_no = "A-7"};
    T_ERR(f, ERR_UNBALANCED, t_cert_issue(f->cx, &more, &second));
    t_as(f, "agri");
    t_ok(f, t_cert_revoke(f->cx, first.uuid, "联系方式写错", &again));
    t_as(f, "owner");
    t_ok(f, t_cert_issue(f->cx, &b, &second));
    assert_string_equal(second.shipment_no, first.shipment_no);
    assert_string_not_equal(second.cert_no, first.cert_no);
    assert_int_equal(t_number(f, ar_printf(f->cx->ar, "SELECT COUNT(*) FROM certify_cert WHERE cert_no = '%s' AND state = 'revoked'", first.cert_no)), 1);
    t_as(f, "agri");
    t_ok(f, t_cert_revoke(f->cx, second.uuid, "再错", &again));
    t_as(f, "owner");
    const struct certify_issue_body half = {.lot = l.uuid, .weight_g = 400, .bases = {&lab, 1}, .shipment_no = "A-7"};
    t_ok(f, t_cert_issue(f->cx, &half, &second));
    T_ERR(f, ERR_DUPLICATE, t_cert_issue(f->cx, &half, &again));            /* two valid ones never */
}

/* An account bound to a laboratory sees and enters its tests only; freed, it works for all again. */
static void bound_lab(struct t_farm *f) {
    static const struct certify_lab_body BODY[2] = {{"甲检测站", NULL, NULL}, {"乙检测站", NULL, NULL}};
    static const char *const ITEM[] = {"啶虫脒"};
    struct certify_lab lab[2];
    struct certify_test_seen t[3], seen;
    struct grow_lot_seen l;
    struct certify_result_body r = {.item = ITEM[0], .value = "0.1", .unit = "mg/kg", .limit_kind = LIMIT_MAX, .limit_value = "2", .basis = "GB 2763"};
    const struct certify_results_body results = {{&r, 1}, NULL};
    lot(f, 1000, &l);
    t_as(f, "office");
    for (int i = 0; i < 2; i++)
        t_ok(f, t_lab_create(f->cx, &BODY[i], &lab[i]));
    t_as(f, "owner");
    for (int i = 0; i < 3; i++) /* 2: the producer's own */
        t_ok(f, t_test_request(f->cx, &(struct certify_request_body){l.uuid, i < 2 ? lab[i].uuid : NULL, {(const char **)(uintptr_t)ITEM, 1}}, &t[i]));
    t_as(f, "lab");
    const char *account = ar_strdup(f->cx->ar, f->cx->who->uuid);
    for (int i = 0; i < 3; i++)
        t_ok(f, t_test_get(f->cx, t[i].uuid, &seen));
    T_ERR(f, ERR_FORBIDDEN, t_lab_bind(f->cx, lab[0].uuid, account, true)); /* nobody binds himself */
    t_as(f, "office");
    T_ERR(f, ERR_NOT_FOUND, t_lab_bind(f->cx, lab[0].uuid, lab[0].uuid, true));
    T_ERR(f, ERR_NOT_FOUND, t_lab_bind(f->cx, account, account, true));
    T_ERR(f, ERR_NOT_FOUND, t_lab_bind(f->cx, lab[1].uuid, account, false));
    t_ok(f, t_lab_bind(f->cx, lab[1].uuid, account, true));
    t_ok(f, t_lab_bind(f->cx, lab[0].uuid, account, true)); /* moved */
    t_as(f, "lab");
    const struct certify_sample_body sample = {"S-1", "陈抽样", FIELD_NULL};
    t_ok(f, t_test_get(f->cx, t[0].uuid, &seen));
    t_ok(f, t_test_sample(f->cx, t[0].uuid, &sample, &seen));
    t_ok(f, t_test_results(f->cx, t[0].uuid, &results, &seen));
    for (int i = 1; i < 3; i++) {
        T_ERR(f, ERR_NOT_FOUND, t_test_get(f->cx, t[i].uuid, &seen));
        T_ERR(f, ERR_NOT_FOUND, t_test_sample(f->cx, t[i].uuid, &sample, &seen));
        T_ERR(f, ERR_NOT_FOUND, t_test_results(f->cx, t[i].uuid, &results, &seen));
        T_ERR(f, ERR_NOT_FOUND, t_test_judge(f->cx, t[i].uuid, &(struct certify_judge_body){VERDICT_PASS, "合格"}, &seen));
    }
    t_as(f, "agri");
    for (int i = 0; i < 3; i++)
        t_ok(f, t_test_get(f->cx, t[i].uuid, &seen));
    t_as(f, "office");
    t_ok(f, t_lab_bind(f->cx, lab[0].uuid, account, false));
    t_as(f, "lab");
    t_ok(f, t_test_sample(f->cx, t[1].uuid, &sample, &seen));
}

static void locked_lot(struct t_farm *f) {
    struct grow_lot_seen l;
    struct certify_cert_seen c;
    struct certify_release_seen r;
    struct certify_test_seen t;
    struct certify_entry e;
    lot(f, 1000, &l);
    T_ERR(f, ERR_RULE, t_lot_cleared(f->cx, l.id));                         /* no certificate yet */
    t_ok(f, t_certified(f, l.uuid, 1000, &c));
    t_ok(f, t_lot_cleared(f->cx, l.id));
    t_released(f, c.uuid, &r);
    t_ok(f, t_market_entry(f->cx, l.gtin, l.lot_no, &e));
    assert_true(e.admitted);
    t_ok(f, t_market_entry(f->cx, l.gtin + 1, l.lot_no, &e));               /* 13 digits */
    assert_true(e.admitted);
    t_tested(f, l.uuid, "3", &t);
    T_ERR(f, ERR_LOT_LOCKED, t_lot_cleared(f->cx, l.id));
    T_ERR(f, ERR_LOT_LOCKED, t_certified(f, l.uuid, 1, &c));
    t_ok(f, t_market_entry(f->cx, l.gtin, l.lot_no, &e));
    assert_false(e.admitted);
    /* Even when somebody lifts the lock, the failed test stands. */
    t_as(f, "agri");
    t_ok(f, t_lot_enter(f->cx, l.id, LOT_ACTIVE, "误锁"));
    T_ERR(f, ERR_RULE, t_lot_cleared(f->cx, l.id));
    t_ok(f, t_market_entry(f->cx, l.gtin, l.lot_no, &e));
    assert_false(e.admitted);
}

/* A lot made from a failed lot, whose lock was lifted in between, is not certified either; a used-up lot's failure locks what was made of it. */
static void made_from_failed(struct t_farm *f) {
    struct grow_lot_seen l;
    struct grow_change ch;
    struct certify_test_seen t;
    struct certify_cert_seen c;
    lot(f, 1000, &l);
    struct grow_change_input in = {.lot = l.uuid, .quantity_g = 1000};
    struct grow_change_output out[2] = {{.quantity_g = 500}, {.quantity_g = 500}};
    struct grow_change_body b = {.kind = CHANGE_SPLIT, .inputs = {&in, 1}, .outputs = {out, 2}, .process = FIELD_NULL, .day = FIELD_NULL};
    t_ok(f, t_lot_change(f->cx, &b, &ch));
    const struct grow_lot_part *p = ch.outputs.p;
    assert_int_equal(state_of(f, l.uuid), LOT_CONSUMED);
    T_ERR(f, ERR_LOT_LOCKED, t_certified(f, l.uuid, 1, &c));
    t_tested(f, l.uuid, "3", &t);
    assert_int_equal(state_of(f, l.uuid), LOT_LOCKED);
    assert_int_equal(state_of(f, p[0].uuid), LOT_LOCKED);
    t_as(f, "agri");
    t_ok(f, t_lot_enter(f->cx, l.id, LOT_ACTIVE, "误锁"));
    assert_int_equal(state_of(f, p[0].uuid), LOT_ACTIVE);
    T_ERR(f, ERR_RULE, t_certified(f, p[0].uuid, 100, &c));
    assert_non_null(strstr(f->cx->err_text, l.lot_no));
}

static void interval_open(struct t_farm *f) {
    struct grow_lot_seen l;
    struct grow_record r;
    struct grow_input in;
    struct certify_cert_seen c;
    struct grow_input_rule rule = {.crop = t_crop(f, "tomato"), .uses_max = FIELD_NULL, .interval_days = 7};
    struct grow_input_body ib = {.name = "示范药", .reg_no = "PD1", .ingredients = "菌核净", .kind = IK_PESTICIDE, .rules = {&rule, 1}};
    t_as(f, "office");
    t_ok(f, t_input_create(f->cx, &ib, &in));
    lot(f, 1000, &l);
    t_ok(f, t_spray(f, in.uuid, NULL, "10", 3, &r));                        /* written down after the harvest */
    t_as(f, "agri");
    t_ok(f, t_lot_enter(f->cx, l.id, LOT_ACTIVE, "解锁"));
    T_ERR(f, ERR_INTERVAL_OPEN, t_certified(f, l.uuid, 100, &c));
}

static enum err suspend_tx(struct cx *cx, struct tx *tx, void *arg) {
    return people_operator_enter(cx, tx, *(const int64_t *)arg, OPERATOR_SUSPENDED, "抽检不合格");
}

static void suspended(struct t_farm *f) {
    struct grow_lot_seen l;
    struct certify_cert_seen c;
    struct certify_release_seen r;
    lot(f, 1000, &l);
    t_ok(f, t_certified(f, l.uuid, 100, &c));
    const char *cert = c.uuid;
    t_as(f, "office");
    t_ok(f, tx_run(f->cx, "suspend", suspend_tx, &f->op));
    T_ERR(f, ERR_NOT_EXAMINED, t_certified(f, l.uuid, 100, &c));
    t_as(f, "agri");
    T_ERR(f, ERR_NOT_EXAMINED, t_release_grant(f->cx, &(struct certify_release_body){cert}, &r));
}

static void revoke(struct t_farm *f) {
    struct grow_lot_seen l;
    struct certify_cert_seen a, b;
    struct certify_release_seen r, again;
    struct certify_entry e;
    lot(f, 1000, &l);
    t_ok(f, t_certified(f, l.uuid, 600, &a));
    t_released(f, a.uuid, &r);
    assert_string_equal(r.granted_role, "agri");
    t_as(f, "agri");
    T_ERR(f, ERR_DUPLICATE, t_release_grant(f->cx, &(struct certify_release_body){a.uuid}, &again));
    const char *uuid = a.uuid;
    t_ok(f, t_cert_revoke(f->cx, uuid, "重量有误", &a));
    assert_int_equal(a.state, 1);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM certify_release WHERE state = 'withdrawn'"), 1);
    assert_int_equal(t_number(f, "SELECT COUNT(*) FROM people_audit WHERE action = 'certify.release.withdraw'"), 1);
    T_ERR(f, ERR_WRONG_STATE, t_cert_revoke(f->cx, uuid, "再来", &a));
    T_ERR(f, ERR_RULE, t_release_grant(f->cx, &(struct certify_release_body){uuid}, &again));
    T_ERR(f, ERR_RULE, t_lot_cleared(f->cx, l.id));
    t_ok(f, t_market_entry(f->cx, l.gtin, l.lot_no, &e));
    assert_false(e.admitted);
    t_ok(f, t_certified(f, l.uuid, 1000, &b));                              /* its weight is free again */
    t_released(f, b.uuid, &r);
    t_ok(f, t_market_entry(f->cx, l.gtin, l.lot_no, &e));
    assert_true(e.admitted);
    t_as(f, "agri");
    const char *release = r.uuid;
    t_ok(f, t_release_withdraw(f->cx, release, "复查", &r));
    T_ERR(f, ERR_WRONG_STATE, t_release_withdraw(f->cx, release, "复查", &r));
    t_ok(f, t_market_entry(f->cx, l.gtin, l.lot_no, &e));
    assert_false(e.admitted);
}

/* A buyer's paper falls with the producer's it stands on. */
static void parent_revoked(struct t_farm *f) {
    struct grow_lot_seen l, m;
    struct certify_cert_seen a, b;
    struct certify_release_seen r;
    const char *bases[] = {"质量安全控制符合要求"};
    lot(f, 1000, &l);
    lot(f, 1000, &m);
    t_ok(f, t_certified(f, l.uuid, 1000, &a));
    t_ok(f, t_cert_issue(f->cx, &(struct certify_issue_body){.lot = m.uuid, .kind = CERT_BUYER, .weight_g = 10, .bases = {bases, 1}, .parents = {&a.cert_no, 1}}, &b));
    const char *cert = b.uuid, *no = a.cert_no, *first = a.uuid;
    t_as(f, "agri");
    t_ok(f, t_cert_revoke(f->cx, first, "不实", &a));
    T_ERR(f, ERR_RULE, t_release_grant(f->cx, &(struct certify_release_body){cert}, &r));
    t_as(f, "owner");
    T_ERR(f, ERR_RULE, t_cert_issue(f->cx, &(struct certify_issue_body){.lot = m.uuid, .kind = CERT_BUYER, .weight_g = 10, .bases = {bases, 1}, .parents = {&no, 1}}, &b));
}

static void editions(struct t_farm *f) {
    struct certify_template t;
    struct grow_lot_seen l;
    struct certify_cert_seen c;
    const char *bases[] = {"质量安全控制符合要求"};
    t_as(f, "office");
    struct certify_template_body b = {CERT_PRODUCER, f->today, "合格证", "我承诺：", "新文本。", "新规", {bases, 1}};
    T_ERR(f, ERR_RULE, t_template_make(f->cx, &b, &t));                     /* never back in time */
    b.from_day = f->today + 1;
    t_ok(f, t_template_make(f->cx, &b, &t));
    T_ERR(f, ERR_DUPLICATE, t_template_make(f->cx, &b, &t));
    lot(f, 1000, &l);
    t_ok(f, t_certified(f, l.uuid, 10, &c));
    assert_string_not_equal(c.statement, "新文本。");
    f->cx->now_us += US_PER_DAY;
    t_ok(f, t_certified(f, l.uuid, 10, &c));
    assert_string_equal(c.statement, "新文本。");
    f->cx->now_us -= US_PER_DAY;
}

/* ---- races ------------------------------------------------------------------------------------------------------------------------------ */
struct racer { pthread_t thread; const char *lot; int64_t grams; int tries, won; };

static void *race(void *arg) {
    struct racer *r = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    const char *bases[] = {"质量安全控制符合要求"};
    for (int i = 0; i < r->tries; i++) {
        struct certify_cert_seen c;
        cx_init(&cx, ar);
        if (people_become(&cx, "owner") == ERR_NONE)
            r->won += t_cert_issue(&cx, &(struct certify_issue_body){.lot = r->lot, .weight_g = r->grams, .bases = {bases, 1}}, &c) == ERR_NONE;
        ar_reset(ar);
    }
    ar_free(&ar);
    return NULL;
}

static int run_race(const char *lot, int64_t grams, int threads, int tries) {
    struct racer r[8];
    int won = 0;
    for (int i = 0; i < threads; i++) {
        r[i] = (struct racer){.lot = lot, .grams = grams, .tries = tries};
        pthread_create(&r[i].thread, NULL, race, &r[i]);
    }
    for (int i = 0; i < threads; i++) {
        pthread_join(r[i].thread, NULL);
        won += r[i].won;
    }
    return won;
}

static void races(struct t_farm *f) {
    struct grow_lot_seen l, m;
    lot(f, 1000, &l);
    lot(f, 1000, &m);
    assert_int_equal(run_race(l.uuid, 600, 4, 1), 1);                       /* one lot's weight is given once */
    assert_int_equal(run_race(m.uuid, 10, 4, 5), 20);
    assert_int_equal(t_number(f, "SELECT COUNT(DISTINCT cert_no) FROM certify_cert"), 21);
}

#define CASE(name) static void t_##name##_each(void **s) { (void)s; t_papers_each(name, NULL); }
CASE(flow) CASE(judged_by_person) CASE(limits) CASE(cancel) CASE(cert_rules) CASE(reissue) CASE(bound_lab) CASE(locked_lot) CASE(made_from_failed) CASE(interval_open)
CASE(suspended) CASE(revoke) CASE(parent_revoked) CASE(editions) CASE(races)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_flow_each), cmocka_unit_test(t_judged_by_person_each), cmocka_unit_test(t_limits_each), cmocka_unit_test(t_cancel_each),
        cmocka_unit_test(t_cert_rules_each), cmocka_unit_test(t_reissue_each), cmocka_unit_test(t_bound_lab_each), cmocka_unit_test(t_locked_lot_each), cmocka_unit_test(t_made_from_failed_each), cmocka_unit_test(t_interval_open_each),
        cmocka_unit_test(t_suspended_each), cmocka_unit_test(t_revoke_each), cmocka_unit_test(t_parent_revoked_each), cmocka_unit_test(t_editions_each),
        cmocka_unit_test(t_races_each)};
    return cmocka_run_group_tests_name("certify.certify", tests, NULL, NULL);
}
