/* fuzz_dl.c: any bytes into the readers of room gs1. The first byte chooses options. What reads as valid must survive being
 * written: parse → make → parse and element string → write → parse hold the same elements, canonical is idempotent, URN →
 * address → URN returns. */
#include <stdlib.h>

#include "gs1.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok)
{
    if (!ok)
        abort();
}

/* Same elements, in whatever order: attributes of predefined length are written first. */
static bool same_set(const struct gs1_elems *a, const struct gs1_elems *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++) {
        char ai[8] = {0};
        for (size_t k = 0; k < a->v[i].ai.size && k < 7; k++)
            ai[k] = a->v[i].ai.p[k];
        same = str_eq(gs1_elem_value(b->v, b->n, ai), a->v[i].value);
    }
    return same;
}

static void fuzz_address(struct arena *ar, struct str s, const struct gs1_options *opt)
{
    struct gs1_dl dl, again;
    struct str made, canonical;
    if (gs1_dl_parse(ar, s, opt, &dl) != GS1_OK)
        return;
    enum gs1_fault f = gs1_dl_make(ar, dl.stem, &dl.elems, opt, &made);
    /* An address may carry a lot as attribute beside a third-party serial in the path; GS1's rule for making does not. */
    if (f == GS1_NOT_ATTRIBUTE && gs1_elem_value(dl.elems.v, dl.path_n, "235").p)
        return;
    if (f == GS1_OK)
        f = gs1_dl_parse(ar, made, opt, &again);
    check(f == GS1_OK && same_set(&dl.elems, &again.elems));
    check(str_eq(dl.stem, again.stem) || str_ends(dl.stem, "/"));
    if (gs1_canonical(ar, s, &canonical)) {
        struct str twice = gs1_canonical_uri(ar, canonical);
        check(str_eq(canonical, twice) && gs1_uri_kind(s) == gs1_uri_kind(canonical));
    }
}

static void fuzz_elements(struct arena *ar, struct str s, const struct gs1_options *opt)
{
    struct gs1_elems e, again;
    struct str text;
    if (gs1_elements_parse(ar, s, opt, &e) == GS1_OK) {
        text = gs1_elements_write(ar, e.v, e.n);
        check(gs1_elements_parse(ar, text, opt, &again) == GS1_OK && again.n == e.n);
    }
    if (gs1_bracketed_parse(ar, s, opt, &e) == GS1_OK) {
        text = gs1_bracketed_write(ar, e.v, e.n);
        check(gs1_bracketed_parse(ar, text, opt, &again) == GS1_OK && again.n == e.n);
        check(str_eq(text, gs1_bracketed_write(ar, again.v, again.n)));
    }
}

static void fuzz_urn(struct arena *ar, struct str s)
{
    struct str dl, urn, back;
    if (gs1_urn_to_dl(ar, s, &dl) != GS1_OK)
        return;
    check(str_eq(dl, gs1_canonical_uri(ar, s)) && str_eq(dl, gs1_canonical_uri(ar, dl)));
    for (unsigned prefix = 6; prefix <= 12; prefix++)
        if (gs1_dl_to_urn(ar, dl, prefix, &urn) == GS1_OK)
            check(gs1_urn_to_dl(ar, urn, &back) == GS1_OK && str_eq(back, dl));
}

static void fuzz_path(struct str s)
{
    struct gs1_code code, again;
    char path[GS1_PATH_MAX];
    if (gs1_dl_parse_path(s, &code) != GS1_OK)
        return;
    gs1_dl_make_path(&code, path);
    check(gs1_dl_parse_path(str_of(path), &again) == GS1_OK);
    check(str_eqz(str_of(again.lot), code.lot) && str_eqz(str_of(again.serial), code.serial));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    struct gs1_options opt = {data[0] & 1, data[0] & 2, data[0] & 4, data[0] & 8, data[0] & 16};
    struct str s = {(const char *)data + 1, size - 1};
    struct arena *ar = ar_new(0);
    if (!ar)
        return 0;
    fuzz_address(ar, s, &opt);
    fuzz_elements(ar, s, &opt);
    fuzz_urn(ar, s);
    fuzz_path(s);
    ar_free(&ar);
    return 0;
}
