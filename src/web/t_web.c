/* t_web.c: the public pages from made-up answers full of hostile text, in both languages and for every verdict: nothing unescaped,
 * tags balanced, ids unique, no person's name or telephone, small enough; and the helpers of the views. */
#include "web_priv.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define EVIL "<script>alert('1')</script>\"&<b>"
#define PHONE "13812345678"

/* ---- well-formed? ------------------------------------------------------------------------------------------------------------------------ */
static bool is_void(const char *name, size_t n)
{
    static const char *const names[] = {"meta", "link", "img", "input", "br", "path", "use", "circle", "rect", "line", "polyline"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == n && strncmp(name, names[i], n) == 0)
            return true;
    return false;
}

/* The end of a tag: the '>' outside quotes. */
static const char *tag_end(const char *p)
{
    for (char quote = 0; *p; p++) {
        if (quote)
            quote = *p == quote ? 0 : quote;
        else if (*p == '"' || *p == '\'')
            quote = *p;
        else if (*p == '>')
            return p;
    }
    return NULL;
}

static void check_tags(const char *page, const char *what)
{
    static struct { const char *name; size_t n; } open[200];
    size_t depth = 0;
    for (const char *p = strchr(page, '<'); p; p = strchr(p + 1, '<')) {
        bool close = p[1] == '/';
        const char *name = p + 1 + close, *end = tag_end(p);
        size_t n = strcspn(name, " \n\t/>");
        if (!end)
            fail_msg("%s: a tag does not end: %.40s", what, p);
        if (p[1] == '!' || end[-1] == '/' || (!close && is_void(name, n)))
            continue;
        if (!close) {
            assert_true(depth < 200);
            open[depth].name = name, open[depth++].n = n;
        } else if (is_void(name, n)) {
            continue;
        } else if (!depth || open[depth - 1].n != n || strncmp(open[depth - 1].name, name, n) != 0) {
            fail_msg("%s: </%.*s> closes <%.12s at %.80s", what, (int)n, name, depth ? open[depth - 1].name : "nothing", p - 60);
        } else {
            depth--;
        }
    }
    if (depth)
        fail_msg("%s: <%.20s stays open", what, open[depth - 1].name);
}

static void check_ids(const char *page, const char *what)
{
    for (const char *p = strstr(page, " id=\""); p; p = strstr(p + 1, " id=\"")) {
        size_t n = (size_t)(strchr(p + 5, '"') - p) + 1;
        for (const char *q = strstr(p + 1, " id=\""); q; q = strstr(q + 1, " id=\""))
            if (strncmp(p, q, n) == 0)
                fail_msg("%s: twice %.*s", what, (int)n, p);
    }
}

static void check_page(struct tmpl *t, const char *what, bool full)
{
    const char *page = buf_z(&t->b);
    if (strstr(page, "<script>") || strstr(page, "alert('") || strstr(page, "<b>\"") || strstr(page, PHONE))
        fail_msg("%s: hostile or private text is there as it was", what);
    check_tags(page, what);
    check_ids(page, what);
    if (full) {
        const char *h1 = strstr(page, "<h1");
        assert_non_null(h1);
        assert_null(strstr(h1 + 1, "<h1"));
        assert_non_null(strstr(page, t->lang == LANG_EN ? "<html lang=\"en\">" : "<html lang=\"zh-CN\">"));
    }
}

/* ---- an answer full of everything ------------------------------------------------------------------------------------------------------- */
struct made {
    struct scan_answer a; struct grow_story_use uses[3]; struct grow_story_op ops[30]; const char *photos[2]; struct certify_result results[3];
    struct certify_test tests[2]; struct certify_cert certs[5]; struct certify_release releases[2]; struct epcis_hit hits[4]; const char *bases[1], *parents[1];
};

static void make(struct made *m, enum scan_verdict v)
{
    *m = (struct made){.photos = {"aa", "bb"}, .bases = {EVIL}, .parents = {EVIL}};
    m->uses[0] = (struct grow_story_use){EVIL, EVIL, EVIL, "pesticide", "1", EVIL, 7, 100};
    m->uses[1] = (struct grow_story_use){EVIL, "", NULL, "vet_drug", "1", "g", 1, 300};
    m->uses[2] = (struct grow_story_use){EVIL, NULL, NULL, "fertiliser", "1", "kg", FIELD_NULL, FIELD_NULL};
    for (int i = 0; i < 30; i++)
        m->ops[i] = (struct grow_story_op){.uuid = "u", .kind = i == 0 ? "sow" : i == 29 ? "harvest" : "pesticide", .kind_name = EVIL, .note = EVIL " 电话" PHONE, .by_name = "王小满",
                                           .day = 90 + i, .revisions = 1 + i % 3, .uses = {m->uses, i % 4}, .photos = {m->photos, i % 3}};
    m->results[0] = (struct certify_result){EVIL, EVIL, "0.5", EVIL, "2", NULL, EVIL, 0};
    m->results[1] = (struct certify_result){EVIL, NULL, "ND", NULL, "ND", "0.1", NULL, 1};
    m->results[2] = (struct certify_result){EVIL, NULL, "3", NULL, NULL, NULL, NULL, 2};
    m->tests[0] = (struct certify_test){"u", EVIL, EVIL, EVIL, "cc", 100, 100 * INT64_C(86400000000), 1, {m->results, 3}};
    m->tests[1] = (struct certify_test){"u", "JC1", NULL, NULL, NULL, FIELD_NULL, 100 * INT64_C(86400000000), 0, {m->results, 1}};
    for (int i = 0; i < 5; i++)
        m->certs[i] = (struct certify_cert){.uuid = "u", .cert_no = EVIL, .kind = i ? "producer" : "buyer", .title = EVIL, .product = EVIL, .origin = EVIL, .party_name = EVIL, .contact = EVIL,
                                            .declaration = EVIL, .statement = EVIL, .revoke_reason = EVIL, .weight_g = 1, .issued_day = 100, .state = i % 2,
                                            .revoked_us = i % 2 ? 1 : FIELD_NULL, .bases = {m->bases, 1}, .parents = {m->parents, 1}};
    m->releases[0] = (struct certify_release){EVIL, EVIL, 1, 1};
    m->releases[1] = (struct certify_release){EVIL, EVIL, 1, 0};
    static const char *const steps[] = {"commissioning", "inspecting", "shipping", "nonsense"};
    for (int i = 0; i < 4; i++)
        m->hits[i] = (struct epcis_hit){.event_id = EVIL, .biz_step = steps[i], .disposition = "non_conformant", .time_us = 1, .error_declared = i == 2, .json = STR("{\"x\":\"testres\"}")};
    m->a = (struct scan_answer){.verdict = v, .gtin = "09520001000010", .lot_no = EVIL, .serial = EVIL, .reason = EVIL, .how_to_return = EVIL, .scans = 1, .first_scan_us = 1, .demo = true,
                                .county_name = EVIL, .tested = true, .failed = true, .cert_valid = true, .released = true, .lot_id = 1};
    m->a.lot_no = "A-1", m->a.serial = "0000001AAAAA"; /* codes are checked before an answer is made */
    m->a.story = (struct grow_story){.lot = {.product_name = EVIL, .grade = EVIL, .quantity_g = 1000, .lot_no = "A-1", .gtin = "09520001000010"}, .place = EVIL, .operator_name = EVIL,
                                     .crop_name = EVIL, .variety = EVIL, .base_name = EVIL, .area_m2 = 700, .first_day = 90, .harvest_day = 119, .ops = {m->ops, 30}, .intervals_kept = true, .balanced = true};
    m->a.file = (struct certify_file){{m->tests, 2}, {m->certs, 5}, {m->releases, 2}, NULL};
    m->a.chain = (struct epcis_hits){m->hits, 4, true};
}

static const struct web_frame FRAME = {.title = EVIL, .county = EVIL, .self = "/01/" EVIL, .query = "code=" EVIL "&", .css = "/s/scan.css", .js = "/s/scan.js", .demo = true, .plain = true};

static void scan_pages(void **state)
{
    (void)state;
    for (int v = 0; v < SCAN__COUNT; v++)
        for (int lang = 0; lang < 2; lang++)
            for (int bare = 0; bare < 2; bare++) {
                struct arena *ar = ar_new(0);
                struct cx cx;
                struct tmpl t;
                struct web_scan w = {.f = FRAME};
                static struct made m;
                make(&m, (enum scan_verdict)v);
                if (bare) {
                    m.a.story.ops.n = m.a.file.tests.n = m.a.file.certs.n = m.a.file.releases.n = m.a.chain.n = 0;
                    m.a.story.lot.grade = m.a.story.base_name = m.a.reason = m.a.how_to_return = m.a.serial = NULL;
                    m.a.story.harvest_day = FIELD_NULL;
                    m.a.tested = m.a.failed = m.a.cert_valid = m.a.released = false;
                }
                cx_init(&cx, ar);
                cx.lang = lang ? LANG_EN : LANG_ZH;
                tmpl_init(&t, ar, cx.lang, "http://x");
                web_view_scan(&cx, &m.a, &w);
                tpl_scan(&t, &w);
                check_page(&t, scan_verdict_names[v], true);
                const char *page = buf_z(&t.b);
                assert_null(strstr(page, "王小满"));                         /* a person's name */
                assert_true((strstr(page, "href=\"/product/") != NULL) == (v == SCAN_GOOD || v == SCAN_DECLARED));
                unsigned char zip[200000];
                uLongf n = sizeof zip;
                assert_int_equal(compress2(zip, &n, (const unsigned char *)page, t.b.size, 6), Z_OK);
                assert_true(n < 44000);                                     /* with 12 kB of styles and 4 kB of script: 60 kB */
                tmpl_init(&t, ar, cx.lang, "http://x");
                tpl_no_code(&t, &w);
                check_page(&t, "no code", true);
                ar_free(&ar);
            }
}

static void other_pages(void **state)
{
    (void)state;
    for (int lang = 0; lang < 2; lang++) {
        struct arena *ar = ar_new(0);
        struct cx cx;
        static struct made m;
        cx_init(&cx, ar);
        cx.lang = lang ? LANG_EN : LANG_ZH;
        make(&m, SCAN_RECALLED);
        struct scan_product_lot lot = {"A-1", EVIL, 100};
        struct scan_product product = {"09520001000010", EVIL, EVIL, EVIL, EVIL, EVIL, "aa", EVIL, {&lot, 1}, NULL};
        struct govern_complaint_status s = {EVIL, "refused", EVIL, 1, 2, 3};
        struct web_cert c = {.f = FRAME, .c = &m.certs[0], .lot_path = "/01/1"};
        struct web_season season = {.f = FRAME, .s = &m.a.story, .months = {1, 2}, .harvest_months = {1}, .intervals = 1};
        struct web_error e = {FRAME, EVIL, EVIL, EVIL, 404};
        struct web_complain form = {.f = FRAME, .code = EVIL, .product = EVIL, .lot_no = EVIL, .category = "fake", .text = EVIL, .contact = EVIL, .err_field = "/text", .err_text = EVIL, .days = 1};
        struct web_complained done = {.f = FRAME, .s = &s, .state = EVIL, .fresh = true, .overdue = true, .refused = true};
        struct web_home home = {FRAME, EVIL, EVIL};
        struct web_product p = {FRAME, &product};
        web_view_cert(&cx, &m.a, &c);
        assert_string_equal(c.kind, "bad");                                 /* a valid paper of a recalled lot is no green page */
        web_view_road(ar, &m.a.story, &season.road);
        struct tmpl t;
        #define PAGE(call) tmpl_init(&t, ar, cx.lang, "http://x"); call; check_page(&t, #call, true)
        PAGE(tpl_cert_page(&t, &c));
        PAGE(tpl_season(&t, &season));
        PAGE(tpl_error(&t, &e));
        PAGE(tpl_complain(&t, &form));
        PAGE(tpl_complained(&t, &done));
        PAGE(tpl_home(&t, &home));
        PAGE(tpl_marks(&t, &home));
        PAGE(tpl_product(&t, &p));
        product.goods = EVIL;                                               /* on sale: the way to the mall */
        PAGE(tpl_product(&t, &p));
        ar_free(&ar);
    }
}

/* ---- helpers ---------------------------------------------------------------------------------------------------------------------------- */
static void blots(void **state)
{
    static const struct { const char *text, *want; } cases[] = {
        {"电话" PHONE, "电话138********"}, {PHONE, "138********"}, {"138 1234 5678 李", "138********** 李"}, {"PD20080001", "PD20080001"}, {"12345678901", "12345678901"},
        {"138123456789", "138123456789"}, {"9" PHONE, "9" PHONE}, {"", ""}, {"1", "1"}, {NULL, ""}, {"13", "13"},
    };
    struct arena *ar = ar_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(web_public(ar, cases[i].text), cases[i].want);
    assert_string_equal(web_count(ar, LANG_EN, 1, "次", "use", "uses"), "1 use");
    assert_string_equal(web_count(ar, LANG_EN, 0, "次", "use", "uses"), "0 uses");
    assert_string_equal(web_count(ar, LANG_ZH, 2, "次", "use", "uses"), "2 次");
    assert_string_equal(web_iso(ar, 0), "1970-01-01");
    assert_string_equal(web_iso(ar, FIELD_NULL), "");
    ar_free(&ar);
}

/* "Interval over" is said only of a harvest that came after it. */
static void intervals(void **state)
{
    static const struct { int64_t harvest, safe, days; bool kept, want; } cases[] = {
        {100, 100, 7, true, true}, {100, 101, 7, true, false}, {FIELD_NULL, 90, 7, true, false}, {100, 90, 7, false, false}, {100, FIELD_NULL, FIELD_NULL, true, false}, {100, 90, 0, true, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct grow_story_use u = {.kind = "pesticide", .interval_days = cases[i].days, .safe_day = cases[i].safe};
        struct grow_story_op op = {.uses = {&u, 1}};
        struct grow_story s = {.harvest_day = cases[i].harvest, .intervals_kept = cases[i].kept, .ops = {&op, 1}};
        if (web_interval_kept(&s, &op) != cases[i].want)
            fail_msg("case %zu", i);
    }
}

/* Each application answers its index under its own addresses, and only there; a file that is gone is gone. (Without -Dfront=true there is
 * neither, and both are nothing.) */
static void applications(void **state)
{
    (void)state;
    static const struct { const char *path, *index; } cases[] = {
        {"/console/", "/console/index.html"}, {"/console/plots/1", "/console/index.html"}, {"/console/assets/gone.js", NULL}, {"/consoles/", NULL},
        {"/mall/", "/mall/index.html"}, {"/mall/goods/1", "/mall/index.html"}, {"/mall/seller/orders", "/mall/index.html"}, {"/mall/assets/gone.js", NULL},
        {"/mall/assets/", NULL}, {"/malls/", NULL}, {"/mall", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct asset *a = web_asset(cases[i].path), *b = cases[i].index ? web_asset(cases[i].index) : NULL;
        if (a != b)
            fail_msg("%s: %s", cases[i].path, a ? a->path : "nothing");
        assert_true(!a || !a->immutable);
    }
}

/* Only the pages whose first question is known name it, and nothing of a path can leave the header. */
static void first_questions(void **state)
{
    (void)state;
    static const struct { const char *path, *asks, *query; } cases[] = {
        {"/mall/", "</api/v1/mall/home>"}, {"/mall/goods/01a202de-9c13-7ee1-bf32-44e739e6d6fd", "</api/v1/mall/goods/01a202de-9c13-7ee1-bf32-44e739e6d6fd>"},
        {"/mall", NULL}, {"/mall/cart", NULL}, {"/mall/goods/", NULL}, {"/mall/goods/1", NULL}, {"/mall/goods/01a202de-9c13-7ee1-bf32-44e739e6d6fd/", NULL},
        {"/mall/goods/01a202de-9c13-7ee1-bf32-44e739e6d6f>", NULL}, {"/mall/goods/01a202de-9c13-7ee1-bf32-44e739e6d6\r\n", NULL}, {"/console/", NULL},
        {"/mall/search", "</api/v1/mall/goods?sort=sold&limit=24>"},
        {"/mall/search", "</api/v1/mall/goods?q=%E7%B1%B3+a*-._&category=rice&sort=cheap&limit=24>", "from=x&sort=cheap&category=rice&q=%E7%B1%B3+a*-._&q=2"},
        {"/mall/search", "</api/v1/mall/goods?category=rice&sort=sold&limit=24>", "q=&category=rice&sort=wrong"},
        {"/mall/search", "</api/v1/mall/goods?q=%0D%0A%3E&sort=new&limit=24>", "q=%0D%0A%3E&sort=new"},
        {"/mall/search", NULL, "q=%e7%b1%b3"}, {"/mall/search", NULL, "q=a%20b"}, {"/mall/search", NULL, "q=%41"}, {"/mall/search", NULL, "q=%"}, {"/mall/search", NULL, "q=%4"},
        {"/mall/search", NULL, "q=\xe7\xb1\xb3"}, {"/mall/search", NULL, "category=x>;rel=y"}, {"/mall/search", NULL, "q=a\r\nSet-Cookie: a"}, {"/mall/search/", NULL},
    };
    char over[1200] = "from=";
    memset(over + 5, 'a', sizeof over - 6);
    struct arena *ar = ar_new(1 << 16);
    assert_null(web_asset_link(ar, "/mall/search", str_of(over)));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *link = web_asset_link(ar, cases[i].path, str_of(cases[i].query)), *want = cases[i].asks;
        if (!link != !want || (link && strcmp(link, ar_printf(ar, "%s; rel=preload; as=fetch; crossorigin", want)) != 0))
            fail_msg("%s: %s", cases[i].path, link ? link : "nothing");
    }
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(applications), cmocka_unit_test(first_questions), cmocka_unit_test(scan_pages), cmocka_unit_test(other_pages), cmocka_unit_test(blots), cmocka_unit_test(intervals)};
    return cmocka_run_group_tests_name("web.pages", tests, NULL, NULL);
}
