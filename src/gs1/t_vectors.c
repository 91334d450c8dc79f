/* t_vectors.c: room gs1 against the vectors of others (../shared/data/epcis/gs1-digital-link): how many of each file agree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "gs1.h"
#include "json.h"

static const char *folder(void)
{
    static char path[1024];
    const char *data = getenv("TIANTOU_SHARED_DATA");
    snprintf(path, sizeof path, "%s/epcis/gs1-digital-link", data ? data : "../shared/data");
    return path;
}

/* One file of vectors; skips the test where the folder is absent. */
static struct jv load(struct arena *ar, const char *name)
{
    FILE *f = fopen(ar_printf(ar, "%s/%s", folder(), name), "rb");
    if (!f) {
        print_message("skipped: no vectors at %s\n", folder());
        skip();
    }
    char *text = ar_alloc(ar, 1 << 20);
    size_t size = fread(text, 1, 1 << 20, f);
    fclose(f);
    struct jv v;
    struct json_fault fault;
    assert_true(json_read(ar, (struct str){text, size}, NULL, &v, &fault));
    assert_int_equal(v.type, J_ARR);
    return v;
}

static bool flag(const struct jv *v, const char *key)
{
    const struct jv *x = json_get(v, key);
    return x && x->type == J_TRUE;
}

static struct gs1_options options(const struct jv *v)
{
    const struct jv *o = json_get(v, "options");
    return (struct gs1_options){
        .zero_suppressed_gtin = flag(o, "permitZeroSuppressedGTINinDLuris"),
        .unknown_ais = flag(o, "permitUnknownAIs"),
        .unknown_ai_as_attr = !flag(o, "validateUnknownAInotDLattr"),
        .convenience_alphas = flag(o, "permitConvenienceAlphas"),
    };
}

/* A vector that disagrees is shown. */
static bool agree(bool ok, const char *what, struct str in, struct str want, struct str got, enum gs1_fault f)
{
    if (!ok)
        print_error("%s %.*s\n  want %.*s\n  got  %.*s (%s)\n", what, STR_ARG(in), STR_ARG(want), STR_ARG(got),
                    gs1_fault_text(f, LANG_EN));
    return ok;
}

typedef bool check_fn(struct arena *ar, const struct jv *v);

static void run(const char *file, const char *what, check_fn *check)
{
    struct arena *ar = ar_new(0);
    struct jv all = load(ar, file);
    unsigned ok = 0;
    for (uint32_t i = 0; i < all.n; i++)
        ok += check(ar, &all.items[i]);
    print_message("%s: %u of %u agree\n", what, ok, all.n);
    assert_int_equal(ok, all.n);
    ar_free(&ar);
}

static bool check_element_text(const char *what, struct arena *ar, const struct jv *v, struct str in, enum gs1_fault f,
                               const struct gs1_elems *e)
{
    bool valid = flag(v, "valid");
    struct str want = json_str(json_get(v, "element_string_fnc1_as_caret")), got = {NULL, 0};
    if (f == GS1_OK)
        got = gs1_elements_write(ar, e->v, e->n);
    return agree((f == GS1_OK) == valid && (!valid || str_eq(want, got)), what, in, want, got, f);
}

static bool check_parse(struct arena *ar, const struct jv *v)
{
    struct str uri = json_str(json_get(v, "uri"));
    struct gs1_options opt = options(v);
    struct gs1_dl dl = {.path_n = 0};
    enum gs1_fault f = gs1_dl_parse(ar, uri, &opt, &dl);
    return check_element_text("parse", ar, v, uri, f, &dl.elems);
}

static bool check_bracketed(struct arena *ar, const struct jv *v)
{
    struct str in = json_str(json_get(v, "ai_data"));
    struct gs1_options opt = options(v);
    struct gs1_elems e = {NULL, 0};
    enum gs1_fault f = gs1_bracketed_parse(ar, in, &opt, &e);
    return check_element_text("bracketed", ar, v, in, f, &e);
}

/* These only say valid or not. What is valid is written again; FNC1 where it is not needed goes away. */
static bool check_elements(struct arena *ar, const struct jv *v)
{
    struct str in = json_str(json_get(v, "element_string_fnc1_as_caret")), got = {NULL, 0};
    struct gs1_options opt = options(v);
    struct gs1_elems e = {NULL, 0}, again;
    enum gs1_fault f = gs1_elements_parse(ar, in, &opt, &e);
    bool same = true;
    if (f == GS1_OK) {
        got = gs1_elements_write(ar, e.v, e.n);
        same = gs1_elements_parse(ar, got, &opt, &again) == GS1_OK && again.n == e.n;
    }
    return agree((f == GS1_OK) == flag(v, "valid") && same, "element string", in, in, got, f);
}

static bool check_generate(struct arena *ar, const struct jv *v)
{
    struct str in = json_str(json_get(v, "ai_data")), want = json_str(json_get(v, "uri")), got = {NULL, 0};
    struct gs1_options opt = options(v);
    struct gs1_elems e;
    enum gs1_fault f = gs1_bracketed_parse(ar, in, &opt, &e);
    if (f == GS1_OK)
        f = gs1_dl_make(ar, json_str(json_get(v, "stem")), &e, &opt, &got);
    bool succeeds = flag(v, "succeeds");
    return agree((f == GS1_OK) == succeeds && (!succeeds || str_eq(want, got)), "generate", in, want, got, f);
}

/* Null: not a GS1 identifier that is equal in another spelling, so it stays as it is. */
static bool check_canonical(struct arena *ar, const struct jv *v)
{
    struct str in = json_str(json_get(v, "input")), got;
    const struct jv *want = json_get(v, "canonical_digital_link");
    bool found = gs1_canonical(ar, in, &got);
    bool ok = json_is(want, J_STR) ? found && str_eq(got, json_str(want)) : !found && str_eq(got, in);
    enum gs1_fault f = GS1_OK;
    struct str dl = {NULL, 0};
    if (ok && str_starts(in, "urn:epc:")) {
        f = gs1_urn_to_dl(ar, in, &dl);
        ok = f == GS1_OK && str_eq(dl, json_str(want));
    }
    return agree(ok, "canonical", in, json_str(want), got, f);
}

/* Three alphanumeric vectors were cut when the table was derived from GS1's C source: one at an escaped quote, two after the
 * first line of a text of two lines. The whole texts are in t_keys.c, where they agree; here it is checked that what is left of
 * them has no check pair. */
static bool damaged(struct str s)
{
    return str_eqz(s, "12345_!\\") || str_eqz(s, "12345678901234567890123456789012345678901234567890") ||
           str_eqz(s, "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz");
}

static void test_checks(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct jv digits = load(ar, "check-digit-vectors.json"), pairs = load(ar, "check-pair-alpha-vectors.json");
    unsigned ok = 0, cut = 0;
    for (uint32_t i = 0; i < digits.n; i++) {
        struct str s = json_str(json_get(&digits.items[i], "value"));
        ok += agree(gs1_check_ok(s) == flag(&digits.items[i], "valid"), "check digit", s, s, s, GS1_OK);
    }
    for (uint32_t i = 0; i < pairs.n; i++) {
        struct str s = json_str(json_get(&pairs.items[i], "value"));
        bool valid = flag(&pairs.items[i], "valid");
        if (valid && damaged(s)) {
            assert_false(gs1_check_pair_ok(s));
            cut++;
        } else {
            ok += agree(gs1_check_pair_ok(s) == valid, "check pair", s, s, s, GS1_OK);
        }
    }
    print_message("check digits and pairs: %u of %u agree, %u vectors are cut texts (see t_vectors.c)\n", ok, digits.n + pairs.n, cut);
    assert_int_equal(ok + cut, digits.n + pairs.n);
    assert_int_equal(cut, 3);
    ar_free(&ar);
}

static void test_parse(void **state)
{
    (void)state;
    run("dl-uri-parse-vectors.json", "digital link parse", check_parse);
}

static void test_generate(void **state)
{
    (void)state;
    run("dl-uri-generate-vectors.json", "digital link generate", check_generate);
}

static void test_elements(void **state)
{
    (void)state;
    run("ai-element-string-vectors.json", "element strings", check_elements);
}

static void test_bracketed(void **state)
{
    (void)state;
    run("ai-bracketed-parse-vectors.json", "bracketed element strings", check_bracketed);
}

static void test_canonical(void **state)
{
    (void)state;
    run("epc-uri-to-canonical-dl-vectors.json", "URN and address to canonical digital link", check_canonical);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),    cmocka_unit_test(test_generate),  cmocka_unit_test(test_checks),
        cmocka_unit_test(test_elements), cmocka_unit_test(test_bracketed), cmocka_unit_test(test_canonical),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
