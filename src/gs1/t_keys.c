/* t_keys.c: room gs1's own cases: building keys, values of AIs, what an address holds, our own paths, URNs both ways, kinds,
 * speed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "gs1_priv.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))

static void assert_str(struct str got, const char *want)
{
    if (!str_eqz(got, want))
        fail_msg("want %s, got %.*s", want, STR_ARG(got));
}

static void test_make_keys(void **state)
{
    (void)state;
    char out[19];
    static const struct { const char *prefix; unsigned lead; uint64_t n; enum gs1_fault f; const char *want; } gtins[] = {
        {"9521234", 0, 54321, GS1_OK, "09521234543213"},    {"9521234", 1, 54321, GS1_OK, "19521234543210"},
        {"4150567890", 2, 0, GS1_OK, "24150567890009"},     {"415056789012", 0, 0, GS1_OK, "04150567890128"},
        {"415056789012", 0, 1, GS1_OUT_OF_RANGE, ""},       {"9521234", 0, 100000, GS1_OUT_OF_RANGE, ""},
        {"952", 0, 1, GS1_BAD_PREFIX, ""},                  {"9521234567890", 0, 1, GS1_BAD_PREFIX, ""},
        {"95212x4", 0, 1, GS1_BAD_PREFIX, ""},              {"9521234", 10, 1, GS1_OUT_OF_RANGE, ""},
        {"", 0, 1, GS1_BAD_PREFIX, ""},                     {"9520", 9, UINT64_MAX, GS1_OUT_OF_RANGE, ""},
        {"9520", 0, 12345678, GS1_OK, "09520123456788"},
    };
    for (size_t i = 0; i < N(gtins); i++) {
        assert_int_equal(gs1_gtin14_make(str_of(gtins[i].prefix), gtins[i].lead, gtins[i].n, out), gtins[i].f);
        if (gtins[i].f == GS1_OK)
            assert_string_equal(out, gtins[i].want);
    }
    assert_int_equal(gs1_sscc_make(STR("4012345"), 3, 111111111, out), GS1_OK);
    assert_string_equal(out, "340123451111111111");
    assert_int_equal(gs1_gln_make(STR("4012345"), 5, out), GS1_OK);
    assert_string_equal(out, "4012345000054");
    assert_int_equal(gs1_gtin14(STR("97803111"), out), GS1_BAD_CHECK);
    assert_int_equal(gs1_gtin14(STR("02345673"), out), GS1_OK);
    assert_string_equal(out, "00000002345673");
    assert_int_equal(gs1_check_digit(STR("")), 0);
    assert_int_equal(gs1_check_digit(STR("629104150021")), '3');
}

/* The three texts that t_vectors.c finds cut, whole. */
static void test_pairs(void **state)
{
    (void)state;
    static const char tens[] = "12345678901234567890123456789012345678901234567890";
    char text[128], pair[3];
    assert_true(gs1_check_pair_ok(STR("12345_!\"%&'()*+,-./LC")));
    int n = snprintf(text, sizeof text, "%s%.47sHA", tens, tens);
    assert_int_equal(n, 99);
    assert_true(gs1_check_pair_ok(str_of(text)));
    snprintf(text, sizeof text, "%s%.48sZZ", tens, tens);
    assert_false(gs1_check_pair_ok(str_of(text)));
    memset(text, 'z', 97);
    strcpy(text + 97, "UA");
    assert_true(gs1_check_pair_ok(str_of(text)));
    assert_int_equal(gs1_check_pair(STR("1987654Ad4X4bL5ttr2310c"), pair), GS1_OK);
    assert_string_equal(pair, "2K");
    assert_int_equal(gs1_check_pair(STR("19 "), pair), GS1_BAD_CHARSET);
    assert_int_equal(gs1_check_pair(STR(""), pair), GS1_BAD_LENGTH);
}

static void test_values(void **state)
{
    (void)state;
    static const struct { const char *ai, *value; enum gs1_fault f; } cases[] = {
        {"01", "09520123456788", GS1_OK},      {"01", "09520123456789", GS1_BAD_CHECK}, {"01", "9520123456788", GS1_BAD_LENGTH},
        {"10", "", GS1_EMPTY},                 {"10", "A B", GS1_BAD_CHARSET},          {"10", "ABC#1", GS1_BAD_CHARSET},
        {"11", "260229", GS1_BAD_DATE},        {"11", "240229", GS1_OK},                {"11", "261100", GS1_OK},
        {"11", "261301", GS1_BAD_DATE},        {"7007", "261121", GS1_OK},              {"7007", "261100", GS1_BAD_DATE},
        {"7003", "2611212359", GS1_OK},        {"7003", "2611212400", GS1_BAD_DATE},    {"422", "156", GS1_OK},
        {"422", "157", GS1_BAD_VALUE},         {"7030", "999X", GS1_OK},                {"7030", "156", GS1_BAD_LENGTH},
        {"4307", "CN", GS1_OK},                {"4307", "XX", GS1_BAD_VALUE},           {"3910", "1561250", GS1_OK},
        {"3910", "0001250", GS1_BAD_VALUE},    {"4309", "01234567890123456789", GS1_OK},{"4309", "99999999990123456789", GS1_BAD_VALUE},
        {"8006", "040123451111180102", GS1_OK},{"8006", "040123451111180302", GS1_BAD_VALUE},
        {"8007", "GB82WEST12345698765432", GS1_OK}, {"8007", "GB82WEST12345698765433", GS1_BAD_CHECK},
        {"8008", "26112108", GS1_OK},          {"8008", "2611210860", GS1_BAD_DATE},    {"8008", "261121085959", GS1_OK},
        {"8010", "4012AB#1", GS1_OK},          {"8010", "4012ab", GS1_BAD_CHARSET},     {"8011", "0123", GS1_BAD_VALUE},
        {"7258", "1/3", GS1_OK},               {"7258", "3/1", GS1_BAD_VALUE},          {"7258", "12/", GS1_BAD_VALUE},
        {"4321", "2", GS1_BAD_VALUE},          {"4330", "000500-", GS1_OK},             {"4330", "000500+", GS1_BAD_VALUE},
        {"4300", "a%20b", GS1_OK},             {"4300", "a%2", GS1_BAD_ESCAPE},         {"7041", "BX", GS1_OK},
        {"7252", "3", GS1_BAD_VALUE},          {"8001", "12341234512398", GS1_OK},      {"8001", "00001234512398", GS1_BAD_VALUE},
        {"8003", "10401234500022", GS1_BAD_VALUE}, {"8014", "1987654Ad4X4bL5ttr2310c2K", GS1_OK}, {"7040", "1ABC", GS1_OK},
        {"7250", "20230229", GS1_BAD_DATE},    {"8030", "ab-_=", GS1_OK},               {"8030", "a+b", GS1_BAD_CHARSET},
        {"401", "X2345678", GS1_BAD_PREFIX},   {"7241", "11", GS1_BAD_VALUE},           {"8110", "12A", GS1_BAD_CHARSET},
    };
    for (size_t i = 0; i < N(cases); i++) {
        const struct gs1_ai *ai = gs1_ai_find(str_of(cases[i].ai));
        assert_non_null(ai);
        enum gs1_fault f = gs1_ai_check(ai, str_of(cases[i].value));
        if (f != cases[i].f)
            fail_msg("(%s)%s: %s", cases[i].ai, cases[i].value, gs1_fault_text(f, LANG_EN));
    }
}

/* Every AI of two to four digits is found or not, none is the start of another, and each has its titles. */
static void test_table(void **state)
{
    (void)state;
    unsigned found = 0;
    for (unsigned size = 2, end = 100; size <= 4; size++, end *= 10)
        for (unsigned i = 0; i < end; i++) {
            char ai[16];
            snprintf(ai, sizeof ai, "%0*u", (int)size, i);
            const struct gs1_ai *row = gs1_ai_find(str_of(ai));
            if (!row)
                continue;
            found++;
            assert_true(strlen(gs1_ai_title(row, LANG_ZH)) && strlen(gs1_ai_title(row, LANG_EN)));
            assert_true(row->parts_n >= 1 && row->parts_n <= AI_PARTS_MAX);
            assert_true(!(row->flags & AI_FIXED) || (row->parts_n == 1 && row->parts[0].min == row->parts[0].max));
            for (size_t k = 2; k < size; k++)
                assert_null(gs1_ai_find((struct str){ai, k}));
        }
    print_message("application identifiers: %u\n", found);
    assert_int_equal(found, 541);
    assert_null(gs1_ai_find(STR("89")));
    assert_null(gs1_ai_find(STR("3106")));
    assert_null(gs1_ai_find(STR("1")));
    assert_null(gs1_ai_find(STR("01x")));
}

static void test_address(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct gs1_dl dl;
    struct str uri = STR("https://example.com/some/path/01/09520123456788/10/AB%2F1/21/7?17=261121&linkType=gs1:pip&x&t=a+b%20c#top");
    assert_int_equal(gs1_dl_parse(ar, uri, NULL, &dl), GS1_OK);
    assert_str(dl.stem, "https://example.com/some/path");
    assert_int_equal(dl.elems.n, 4);
    assert_int_equal(dl.path_n, 3);
    assert_str(gs1_elem_value(dl.elems.v, dl.elems.n, "10"), "AB/1");
    assert_str(gs1_elem_value(dl.elems.v, dl.elems.n, "17"), "261121");
    assert_int_equal(gs1_elem_value(dl.elems.v, dl.elems.n, "11").size, 0);
    assert_int_equal(dl.params_n, 3);
    assert_str(dl.params[0].key, "linkType");
    assert_str(dl.params[0].value, "gs1:pip");
    assert_null(dl.params[1].value.p);
    assert_str(dl.params[2].value, "a b c");
    assert_str(dl.fragment, "top");
    assert_str(gs1_bracketed_write(ar, dl.elems.v, dl.elems.n), "(01)09520123456788(10)AB/1(21)7(17)261121");
    struct str again;
    assert_int_equal(gs1_dl_make(ar, dl.stem, &dl.elems, NULL, &again), GS1_OK);
    assert_str(again, "https://example.com/some/path/01/09520123456788/10/AB%2F1/21/7?17=261121");
    assert_string_equal(gs1_ai_title(dl.elems.v[1].def, LANG_ZH), "批号");
    ar_free(&ar);
}

static void test_associations(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct gs1_options opt = {.associations = true};
    static const struct { const char *text; enum gs1_fault f; } cases[] = {
        {"(01)09520123456788(10)A", GS1_OK},                          {"(10)A", GS1_MISSING_PAIR},
        {"(01)09520123456788(3103)000195", GS1_OK},                   {"(01)09520123456788(3103)000195(3102)000195", GS1_EXCLUDED_PAIR},
        {"(01)09520123456788(02)09520123456788(37)2", GS1_EXCLUDED_PAIR}, {"(01)09520123456788(250)A", GS1_MISSING_PAIR},
        {"(01)09520123456788(21)7(250)A", GS1_OK},                    {"(01)09520123456788(8030)ab", GS1_MISSING_PAIR},
        {"(01)09520123456788(21)7(8030)ab", GS1_OK},                  {"(01)09520123456788(3922)0299", GS1_MISSING_PAIR},
        {"(01)09520123456788(3103)000195(3922)0299", GS1_OK},         {"(01)09520123456788(01)09521234543213", GS1_REPEATED},
    };
    for (size_t i = 0; i < N(cases); i++) {
        struct gs1_elems e;
        enum gs1_fault f = gs1_bracketed_parse(ar, str_of(cases[i].text), &opt, &e);
        if (f != cases[i].f)
            fail_msg("%s: %s", cases[i].text, gs1_fault_text(f, LANG_EN));
    }
    ar_free(&ar);
}

static void test_path(void **state)
{
    (void)state;
    static const struct { const char *path; enum gs1_fault f; const char *gtin, *lot, *serial, *query, *again; } cases[] = {
        {"/01/09520123456788", GS1_OK, "09520123456788", "", "", "", "/01/09520123456788"},
        {"/01/9520123456788/10/L1", GS1_OK, "09520123456788", "L1", "", "", "/01/09520123456788/10/L1"},
        {"/01/09520123456788/10/L%2f1/21/A+B?linkType=all", GS1_OK, "09520123456788", "L/1", "A+B", "linkType=all",
         "/01/09520123456788/10/L%2F1/21/A%2BB"},
        {"/01/09520123456788/22/2A/21/7", GS1_OK, "09520123456788", "", "7", "", "/01/09520123456788/21/7"},
        {"/01/09520123456789", GS1_BAD_CHECK}, {"/01/0952012345678", GS1_BAD_CHECK}, {"/01/095201234567", GS1_BAD_CHECK},
        {"/01/", GS1_BAD_LENGTH}, {"/01", GS1_NO_KEY}, {"", GS1_NO_KEY}, {"/", GS1_NO_KEY}, {"/02/09520123456788", GS1_NO_KEY},
        {"/01/09520123456788/", GS1_BAD_QUALIFIER}, {"/01/09520123456788/10/", GS1_EMPTY}, {"/01/09520123456788/21/7/10/L", GS1_BAD_QUALIFIER},
        {"/01/09520123456788/10/123456789012345678901", GS1_BAD_LENGTH}, {"/01/09520123456788/10/%zz", GS1_BAD_ESCAPE},
        {"/01/09520123456788/10/%4", GS1_BAD_ESCAPE}, {"/01/09520123456788/10/A%00B", GS1_BAD_CHARSET}, {"/01/09520123456788/10/A%20B", GS1_BAD_CHARSET},
        {"/01/09520123456788/99/A", GS1_BAD_QUALIFIER}, {"/01/0952012345678x", GS1_BAD_CHARSET}, {"/01/09520123456788/10/L/10/L", GS1_BAD_QUALIFIER},
        {"/01/09520123456788/10/%E6%9D%8E", GS1_BAD_CHARSET},
    };
    for (size_t i = 0; i < N(cases); i++) {
        struct gs1_code code;
        char again[GS1_PATH_MAX];
        enum gs1_fault f = gs1_dl_parse_path(str_of(cases[i].path), &code);
        if (f != cases[i].f)
            fail_msg("%s: %s", cases[i].path, gs1_fault_text(f, LANG_EN));
        if (f != GS1_OK)
            continue;
        assert_string_equal(code.gtin, cases[i].gtin);
        assert_string_equal(code.lot, cases[i].lot);
        assert_string_equal(code.serial, cases[i].serial);
        assert_str(code.query, cases[i].query);
        gs1_dl_make_path(&code, again);
        assert_string_equal(again, cases[i].again);
    }
}

/* URN → canonical → URN with the same prefix size gives the URN. */
static void test_urns(void **state)
{
    (void)state;
    static const struct { const char *urn; unsigned prefix; enum gs1_kind kind; } cases[] = {
        {"urn:epc:id:sgtin:4012345.011111.98%22", 7, GS1_KIND_INSTANCE},
        {"urn:epc:id:sgtin:415056789012.0.987654", 12, GS1_KIND_INSTANCE},
        {"urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()", 7, GS1_KIND_INSTANCE},
        {"urn:epc:id:sgtin:061414.1812345.a'b;c=d_e.f", 6, GS1_KIND_INSTANCE},
        {"urn:epc:id:sscc:4012345.3111111111", 7, GS1_KIND_INSTANCE},
        {"urn:epc:id:sgln:4012345.00005.122", 7, GS1_KIND_LOCATION},
        {"urn:epc:id:sgln:4012345.00005.0", 7, GS1_KIND_LOCATION},
        {"urn:epc:id:sgln:401234500005..7", 12, GS1_KIND_LOCATION},
        {"urn:epc:id:grai:4012345.00022.334455", 7, GS1_KIND_INSTANCE},
        {"urn:epc:id:giai:4012345.ABC345", 7, GS1_KIND_INSTANCE},
        {"urn:epc:id:gsrn:4012345.0000006765", 7, GS1_KIND_PERSON},
        {"urn:epc:id:gsrnp:4012345.0000000007", 7, GS1_KIND_PERSON},
        {"urn:epc:id:gdti:4012345.00009.PO-4711", 7, GS1_KIND_DOCUMENT},
        {"urn:epc:id:gdti:987659999999..9", 12, GS1_KIND_DOCUMENT},
        {"urn:epc:id:cpi:0614141.11111111111111-A%23%2F.1234", 7, GS1_KIND_INSTANCE},
        {"urn:epc:id:sgcn:4012345.22222.98765", 7, GS1_KIND_INSTANCE},
        {"urn:epc:id:ginc:0614141.xyz47%2F11", 7, GS1_KIND_SHIPMENT},
        {"urn:epc:id:gsin:4012345.222333444", 7, GS1_KIND_SHIPMENT},
        {"urn:epc:id:itip:4012345.011111.01.02.987", 7, GS1_KIND_INSTANCE},
        {"urn:epc:id:upui:1234567.098765.51qIgY)%3C%26Jp3*j7SDB", 7, GS1_KIND_INSTANCE},
        {"urn:epc:id:pgln:4000001.00000", 7, GS1_KIND_PARTY},
        {"urn:epc:id:pgln:999999999999.", 12, GS1_KIND_PARTY},
        {"urn:epc:class:lgtin:4012345.012345.Lot987", 7, GS1_KIND_CLASS},
        {"urn:epc:idpat:sgtin:4012345.012345.*", 7, GS1_KIND_CLASS},
        {"urn:epc:idpat:grai:4012345.99999.*", 7, GS1_KIND_CLASS},
        {"urn:epc:idpat:gdti:4012345.11111.*", 7, GS1_KIND_CLASS},
        {"urn:epc:idpat:sgcn:4012345.22222.*", 7, GS1_KIND_CLASS},
        {"urn:epc:idpat:cpi:4012345.AB12.*", 7, GS1_KIND_CLASS},
        {"urn:epc:idpat:itip:4012345.012345.01.02.*", 7, GS1_KIND_CLASS},
    };
    struct arena *ar = ar_new(0);
    for (size_t i = 0; i < N(cases); i++) {
        struct str dl = {NULL, 0}, urn;
        struct gs1_dl parsed;
        assert_int_equal(gs1_urn_to_dl(ar, str_of(cases[i].urn), &dl), GS1_OK);
        assert_int_equal(gs1_dl_parse(ar, dl, NULL, &parsed), GS1_OK);   /* what comes out is strictly valid */
        assert_int_equal(gs1_dl_to_urn(ar, dl, cases[i].prefix, &urn), GS1_OK);
        assert_str(urn, cases[i].urn);
        assert_int_equal(gs1_uri_kind(dl), cases[i].kind);
        assert_int_equal(gs1_uri_kind(str_of(cases[i].urn)), cases[i].kind);
        assert_true(gs1_canonical_uri(ar, dl).p == dl.p);   /* canonical stays, the very same bytes */
    }
    ar_free(&ar);
}

static void test_urn_faults(void **state)
{
    (void)state;
    static const struct { const char *urn; enum gs1_fault f; enum gs1_kind kind; } cases[] = {
        {"urn:epc:id:gid:95100000.12345.400", GS1_NOT_GS1, GS1_KIND_INSTANCE},
        {"urn:epc:id:usdod:2S194.12345678901", GS1_NOT_GS1, GS1_KIND_INSTANCE},
        {"urn:epc:idpat:sgtin:4012345.*.*", GS1_BAD_LENGTH, GS1_KIND_CLASS},
        {"urn:epc:id:lgtin:4012345.012345.Lot987", GS1_NOT_GS1, GS1_KIND_OTHER},
        {"urn:epc:class:sgtin:4012345.012345.1", GS1_NOT_GS1, GS1_KIND_OTHER},
        {"urn:epc:id:sgtin:40123.01234567.1", GS1_BAD_PREFIX, GS1_KIND_OTHER},
        {"urn:epc:id:sgtin:4012345.01234.1", GS1_BAD_LENGTH, GS1_KIND_OTHER},
        {"urn:epc:id:sgtin:4012345.012345.", GS1_BAD_LENGTH, GS1_KIND_OTHER},
        {"urn:epc:id:sgtin:4012345.012345", GS1_BAD_SYNTAX, GS1_KIND_OTHER},
        {"urn:epc:id:sgtin:4012345.012345.*", GS1_OK, GS1_KIND_INSTANCE},   /* '*' is an ordinary character of a serial */
        {"urn:epc:id:sgtin:4012345.012345.a%00", GS1_BAD_CHARSET, GS1_KIND_OTHER},
        {"urn:epc:id:sgtin:4012345.012345.a%0", GS1_BAD_ESCAPE, GS1_KIND_OTHER},
        {"urn:epc:id:sscc:4012345.311111111", GS1_BAD_LENGTH, GS1_KIND_OTHER},
        {"urn:epc:id:itip:4012345.011111.1.02.987", GS1_BAD_SYNTAX, GS1_KIND_OTHER},
        {"urn:epc:id:cpi:0614141..1", GS1_BAD_SYNTAX, GS1_KIND_OTHER},
        {"urn:epc:id:giai:4012345.", GS1_BAD_SYNTAX, GS1_KIND_OTHER},
        {"urn:epc:id:", GS1_NOT_GS1, GS1_KIND_OTHER},
        {"urn:uuid:c5bd0d5c-4c1b-4f07-9e43-5a9f4b4a3a3a", GS1_NOT_GS1, GS1_KIND_OTHER},
        {"", GS1_NOT_GS1, GS1_KIND_OTHER},
    };
    struct arena *ar = ar_new(0);
    for (size_t i = 0; i < N(cases); i++) {
        struct str dl;
        enum gs1_fault f = gs1_urn_to_dl(ar, str_of(cases[i].urn), &dl);
        if (f != cases[i].f)
            fail_msg("%s: %s", cases[i].urn, gs1_fault_text(f, LANG_EN));
        assert_int_equal(gs1_uri_kind(str_of(cases[i].urn)), cases[i].kind);
    }
    struct str urn;
    assert_int_equal(gs1_dl_to_urn(ar, STR("https://id.gs1.org/01/09520123456788"), 5, &urn), GS1_BAD_PREFIX);
    assert_int_equal(gs1_dl_to_urn(ar, STR("https://id.gs1.org/8006/040123451234560102/10/L"), 7, &urn), GS1_NOT_GS1);
    assert_int_equal(gs1_dl_to_urn(ar, STR("https://id.gs1.org/8004/401234"), 7, &urn), GS1_BAD_PREFIX);
    assert_int_equal(gs1_dl_to_urn(ar, STR("https://id.gs1.org/8003/14012345999990"), 7, &urn), GS1_BAD_VALUE);
    assert_int_equal(gs1_dl_to_urn(ar, STR("https://example.com/shop?id=1"), 7, &urn), GS1_NOT_GS1);
    ar_free(&ar);
}

static void test_canonical(void **state)
{
    (void)state;
    static const struct { const char *in, *want; } cases[] = {   /* want NULL: stays */
        {"https://farm.example.cn/01/9520123456788/10/L%2f1?linkType=x#y", "https://id.gs1.org/01/09520123456788/10/L%2F1"},
        {"https://farm.example.cn/01/09520123456788/", "https://id.gs1.org/01/09520123456788"},
        {"https://id.gs1.org/8018/385888700111111111/8019/3", "https://id.gs1.org/8018/385888700111111111/8019/3"},
        {"https://example.cn/8018/385888700111111111/srin/3", "https://id.gs1.org/8018/385888700111111111/8019/3"},
        {"https://example.org/party/4226350800008", "https://id.gs1.org/417/4226350800008"},
        {"https://example.org/01/09520123456788/21/1/10/L", NULL},   {"https://example.org", NULL}, {"https:///01/09520123456788", NULL},
        {"https://example.org/8004/index.html", NULL},               {"https://example.org/8004/1234", NULL},
        {"https://example.org/01/09520123456788/10/", NULL},         {"ftp://example.org/01/09520123456788", NULL},
        {"https://example.org/?u=/01/09520123456788", NULL},         {"https://ns.gs1.org/cbv/BizStep-shipping", NULL},
        {"http://", NULL}, {"https://", NULL}, {"https://a/", NULL}, {"https://a/01/", NULL},
    };
    struct arena *ar = ar_new(0);
    for (size_t i = 0; i < N(cases); i++) {
        struct str out;
        assert_int_equal(gs1_canonical(ar, str_of(cases[i].in), &out), cases[i].want != NULL);
        assert_str(out, cases[i].want ? cases[i].want : cases[i].in);
    }
    ar_free(&ar);
}

static double ns_each(struct timespec a, struct timespec b, unsigned n)
{
    return ((double)(b.tv_sec - a.tv_sec) * 1e9 + (double)(b.tv_nsec - a.tv_nsec)) / n;
}

/* Printed, not judged: the build may carry sanitizers. */
static void test_speed(void **state)
{
    (void)state;
    enum { ROUNDS = 200000 };
    struct timespec t[4];
    struct arena *ar = ar_new(0);
    struct str path = STR("/01/09520123456788/10/LOT-2026-11/21/00012345"), urn = STR("urn:epc:id:sgtin:4012345.011111.98765"), out;
    unsigned ok = 0;
    clock_gettime(CLOCK_MONOTONIC, &t[0]);
    for (unsigned i = 0; i < ROUNDS; i++) {
        struct gs1_code code;
        ok += gs1_dl_parse_path(path, &code) == GS1_OK;
    }
    clock_gettime(CLOCK_MONOTONIC, &t[1]);
    for (unsigned i = 0; i < ROUNDS; i++) {
        ok += gs1_canonical(ar, urn, &out);
        if (i % 1000 == 0)
            ar_reset(ar);
    }
    clock_gettime(CLOCK_MONOTONIC, &t[2]);
    for (unsigned i = 0; i < ROUNDS; i++) {
        struct gs1_dl dl;
        ok += gs1_dl_parse(ar, STR("https://example.cn/01/09520123456788/10/LOT-2026-11/21/00012345"), NULL, &dl) == GS1_OK;
        if (i % 1000 == 0)
            ar_reset(ar);
    }
    clock_gettime(CLOCK_MONOTONIC, &t[3]);
    assert_int_equal(ok, 3 * ROUNDS);
    print_message("path %.0f ns, URN to canonical %.0f ns, whole address %.0f ns\n", ns_each(t[0], t[1], ROUNDS),
                  ns_each(t[1], t[2], ROUNDS), ns_each(t[2], t[3], ROUNDS));
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_make_keys),    cmocka_unit_test(test_pairs), cmocka_unit_test(test_values),
        cmocka_unit_test(test_table),        cmocka_unit_test(test_address), cmocka_unit_test(test_associations),
        cmocka_unit_test(test_path),         cmocka_unit_test(test_urns),  cmocka_unit_test(test_urn_faults),
        cmocka_unit_test(test_canonical),    cmocka_unit_test(test_speed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
