/* t_merkle.c: the tree against the vectors of others (../shared/data/epcis/merkle): how many of how many agree; and against itself at
 * every size, with paths made by the definition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "proof_priv.h"

static struct str load(struct arena *ar, const char *name)
{
    const char *data = getenv("TIANTOU_SHARED_DATA");
    const char *path = ar_printf(ar, "%s/epcis/merkle/%s", data ? data : "../shared/data", name);
    FILE *f = fopen(path, "rb");
    if (!f) {
        print_message("skipped: no vectors at %s\n", path);
        skip();
    }
    char *text = ar_alloc(ar, 1 << 20);
    size_t size = fread(text, 1, 1 << 20, f);
    fclose(f);
    return (struct str){text, size};
}

static struct jv parse(struct arena *ar, struct str text)
{
    struct jv v;
    struct json_fault fault;
    assert_true(json_read(ar, text, NULL, &v, &fault));
    return v;
}

static uint64_t number(const struct jv *v, const char *key)
{
    char text[32];
    struct str s = json_get(v, key)->s;
    snprintf(text, sizeof text, "%.*s", STR_ARG(s));
    return strtoull(text, NULL, 10);
}

/* The vectors hold texts in place of hashes where nothing depends on them: what is missing is zero. An empty one is no hash: false
 * (where the program reads hashes it takes 32 bytes only). */
static bool hash_of(const struct jv *v, uint8_t out[PROOF_HASH])
{
    uint8_t bytes[256];
    size_t n = 0;
    struct str s = json_str(v);
    memset(out, 0, PROOF_HASH);
    assert_int_equal(sodium_base642bin(bytes, sizeof bytes, s.p ? s.p : "", s.size, NULL, &n, NULL, sodium_base64_VARIANT_ORIGINAL), 0);
    memcpy(out, bytes, n < PROOF_HASH ? n : PROOF_HASH);
    return n > 0;
}

static size_t path_of(const struct jv *v, uint8_t (*path)[PROOF_HASH], size_t max)
{
    const struct jv *p = json_get(v, "proof");
    size_t n = p->type == J_ARR ? p->n : 0;
    assert_true(n <= max);
    for (size_t i = 0; i < n; i++)
        hash_of(&p->items[i], path[i]);
    return n;
}

static bool holds(const struct jv *v)
{
    uint8_t a[PROOF_HASH], b[PROOF_HASH], path[100][PROOF_HASH];
    size_t n = path_of(v, path, 100);
    if (str_eqz(json_str(json_get(v, "kind")), "inclusion")) {
        return hash_of(json_get(v, "leafHash"), a) && hash_of(json_get(v, "root"), b) &&
               proof_inclusion_holds(number(v, "leafIdx"), number(v, "treeSize"), a, (const uint8_t (*)[PROOF_HASH])path, n, b);
    }
    return hash_of(json_get(v, "root1"), a) && hash_of(json_get(v, "root2"), b) &&
           proof_consistency_holds(number(v, "size1"), number(v, "size2"), a, b, (const uint8_t (*)[PROOF_HASH])path, n);
}

static void t_cases(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct str rest = load(ar, "rfc6962-cases.jsonl"), line;
    unsigned ok = 0, all = 0;
    while (rest.size) {
        str_cut(rest, '\n', &line, &rest);
        if (!line.size)
            continue;
        struct jv v = parse(ar, line);
        bool want = json_get(&v, "wantErr")->type == J_FALSE, agree = holds(&v) == want;
        all++;
        ok += agree;
        if (!agree)
            print_error("%.*s: want %d\n", STR_ARG(line), want);
    }
    print_message("RFC 6962 cases: %u of %u agree\n", ok, all);
    assert_int_equal(all, 196);
    assert_int_equal(ok, all);
    ar_free(&ar);
}

static bool is_hex(const uint8_t hash[PROOF_HASH], const struct jv *want)
{
    char hex[65];
    hex_encode(hash, PROOF_HASH, hex);
    return str_eqz(json_str(want), hex);
}

static void t_reference(void **state)
{
    (void)state;
    struct arena *ar = ar_new(0);
    struct jv v = parse(ar, load(ar, "rfc6962-reference-tree.json"));
    const struct jv *inputs = json_get(&v, "leaf_inputs_hex"), *levels = json_get(&v, "node_hashes_by_level_hex"), *roots = json_get(&v, "root_hashes_by_size_hex");
    uint8_t leaf[8][PROOF_HASH], level[8][PROOF_HASH], work[8 * PROOF_HASH], bytes[64], root[PROOF_HASH];
    unsigned ok = 0, all = 0;
    for (uint32_t i = 0; i < inputs->n; i++) {
        struct str hex = json_str(&inputs->items[i]);
        assert_true(hex_decode(hex, bytes, hex.size / 2));
        proof_leaf_hash((struct str){(const char *)bytes, hex.size / 2}, leaf[i]);
    }
    memcpy(level, leaf, sizeof level);
    for (uint32_t l = 0; l < levels->n; l++)
        for (uint32_t i = 0; i < levels->items[l].n; i++) {
            if (l > 0)
                proof_node_hash(level[i * 2], level[i * 2 + 1], level[i]);
            all++;
            ok += is_hex(level[i], &levels->items[l].items[i]);
        }
    for (uint32_t n = 0; n < roots->n; n++) {
        memcpy(work, leaf, sizeof work);
        proof_root_of(work, n, root);
        all++;
        ok += is_hex(root, &roots->items[n]);
    }
    print_message("RFC 6962 reference tree: %u of %u hashes agree\n", ok, all);
    assert_int_equal(all, 24);
    assert_int_equal(ok, all);
    ar_free(&ar);
}

/* ---- by the definition: PATH and PROOF of RFC 6962 sections 2.1.1, 2.1.2, as they are written there ---------------------------------- */
#define MAX 70
static uint8_t leaves[MAX][PROOF_HASH];

static void mth(size_t from, size_t to, uint8_t out[PROOF_HASH])
{
    uint8_t work[MAX * PROOF_HASH];
    memcpy(work, leaves[from], (to - from) * PROOF_HASH);
    proof_root_of(work, to - from, out);
}

static size_t split(size_t n)
{
    size_t k = 1;
    while (k * 2 < n)
        k *= 2;
    return k;
}

static size_t inclusion(size_t m, size_t from, size_t to, uint8_t (*path)[PROOF_HASH])
{
    if (to - from == 1)
        return 0;
    size_t k = split(to - from), n;
    if (m < k) {
        n = inclusion(m, from, from + k, path);
        mth(from + k, to, path[n]);
    } else {
        n = inclusion(m - k, from + k, to, path);
        mth(from, from + k, path[n]);
    }
    return n + 1;
}

static size_t consistency(size_t m, size_t from, size_t to, bool whole, uint8_t (*path)[PROOF_HASH])
{
    if (m == to - from) {
        if (!whole)
            mth(from, to, path[0]);
        return whole ? 0 : 1;
    }
    size_t k = split(to - from), n;
    if (m <= k) {
        n = consistency(m, from, from + k, whole, path);
        mth(from + k, to, path[n]);
    } else {
        n = consistency(m - k, from + k, to, false, path);
        mth(from, from + k, path[n]);
    }
    return n + 1;
}

/* Every leaf of every size: the path holds, and no longer with any bit of it, of the root, of the index or of the size changed. */
static void t_every_path(void **state)
{
    (void)state;
    uint8_t path[10][PROOF_HASH], root[PROOF_HASH], old[PROOF_HASH];
    const uint8_t (*p)[PROOF_HASH] = (const uint8_t (*)[PROOF_HASH])path;
    for (int i = 0; i < MAX; i++)
        proof_leaf_hash((struct str){(const char *)&i, sizeof i}, leaves[i]);
    for (size_t size = 1; size <= MAX; size++) {
        mth(0, size, root);
        for (size_t m = 0; m < size; m++) {
            size_t n = inclusion(m, 0, size, path);
            assert_true(proof_inclusion_holds(m, size, leaves[m], p, n, root));
            assert_false(proof_inclusion_holds(m, size, leaves[(m + 1) % MAX], p, n, root));
            assert_false(proof_inclusion_holds(m + 1, size, leaves[m], p, n, root));
            assert_false(proof_inclusion_holds(m, size, leaves[m], p, n + 1, root));
            for (size_t i = 0; i < n; i++) {
                path[i][m % 32] ^= 1;
                assert_false(proof_inclusion_holds(m, size, leaves[m], p, n, root));
                path[i][m % 32] ^= 1;
            }
        }
        for (size_t m = 1; m <= size; m++) {
            size_t n = m == size ? 0 : consistency(m, 0, size, true, path);
            mth(0, m, old);
            assert_true(proof_consistency_holds(m, size, old, root, p, n));
            old[m % 32] ^= 1;
            assert_false(proof_consistency_holds(m, size, old, root, p, n));
            old[m % 32] ^= 1;
            for (size_t i = 0; i < n; i++) {
                path[i][m % 32] ^= 1;
                assert_false(proof_consistency_holds(m, size, old, root, p, n));
                path[i][m % 32] ^= 1;
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_cases), cmocka_unit_test(t_reference), cmocka_unit_test(t_every_path)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
