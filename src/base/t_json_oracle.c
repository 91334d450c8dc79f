/* t_json_oracle.c: the reader held against jansson: same verdict and same value, on the hand-made texts, on every JSON
 * document of the shared data folder, and on thousands of damaged versions of those documents.
 *
 * Two differences are known, and counted apart: a number too large for int64 or for a double is an error to jansson
 * ("numeric overflow"), while json_read keeps its lexeme; and jansson loses a NUL byte that directly follows a number or a
 * word (it puts the byte back into a buffer in which NUL means "empty"), while json_read refuses it. */
#include "t_base.h"

#define json_equal jansson_json_equal /* the one name both headers have; jansson's is not used here */
#include <jansson.h>
#undef json_equal

#include "dec.h"
#include "json.h"
#include "t_documents.h"
#include "t_json_cases.h"

enum { MUTATIONS_PER_DOCUMENT = 40, MUTATED_SIZE_MAX = 40000 };

struct tally {
    unsigned texts;      /* compared */
    unsigned agree;      /* same verdict, and same value when accepted */
    unsigned accepted;   /* by both */
    unsigned overflow;   /* number too large for jansson */
    unsigned nul;        /* NUL that jansson did not see */
};

static bool same(const struct jv *v, const json_t *j);

static bool same_object(const struct jv *v, const json_t *j)
{
    if (json_object_size(j) != v->n)
        return false;
    for (uint32_t i = 0; i < v->n; i++) {
        char *key = strndup(v->members[i].key.p, v->members[i].key.size);
        bool equal = same(&v->members[i].val, json_object_get(j, key));
        free(key);
        if (!equal)
            return false;
    }
    return true;
}

static bool same_array(const struct jv *v, const json_t *j)
{
    if (json_array_size(j) != v->n)
        return false;
    for (uint32_t i = 0; i < v->n; i++)
        if (!same(&v->items[i], json_array_get(j, i)))
            return false;
    return true;
}

static bool same_number(const struct jv *v, const json_t *j)
{
    int64_t i;
    if (json_is_real(j))
        return dec_double(v->s) == json_real_value(j);
    return json_is_integer(j) && json_i64(v, &i) && i == json_integer_value(j);
}

static bool same(const struct jv *v, const json_t *j)
{
    switch (v->type) {
    case J_NULL:
        return json_is_null(j);
    case J_FALSE:
        return json_is_false(j);
    case J_TRUE:
        return json_is_true(j);
    case J_NUM:
        return same_number(v, j);
    case J_STR:
        return json_is_string(j) && str_eq(v->s, (struct str){json_string_value(j), json_string_length(j)});
    case J_ARR:
        return json_is_array(j) && same_array(v, j);
    case J_OBJ:
        return json_is_object(j) && same_object(v, j);
    }
    return false;
}

/* The text lies in heap memory of exactly its size, so that AddressSanitizer sees a read past its end. */
static void compare(struct arena *ar, struct str text, const char *name, struct tally *t)
{
    struct jv v;
    struct json_fault f = {0, ""};
    json_error_t je;
    struct ar_mark m = ar_mark(ar);
    char *copy = malloc(text.size != 0 ? text.size : 1);
    assert_non_null(copy);
    memcpy(copy, text.p, text.size);
    bool ours = json_read(ar, (struct str){copy, text.size}, &(struct json_limits){.depth_max = 1000}, &v, &f);
    json_t *theirs = json_loadb(copy, text.size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &je);
    bool overflow = ours && theirs == NULL && json_error_code(&je) == json_error_numeric_overflow;
    bool nul = !ours && theirs != NULL && f.off > 0 && f.off < text.size && text.p[f.off] == '\0';
    bool agree = ours == (theirs != NULL) && (!ours || same(&v, theirs));
    t->texts++;
    t->overflow += overflow;
    t->nul += nul;
    t->agree += agree;
    t->accepted += agree && ours;
    if (!agree && !overflow && !nul)
        print_message("DIFFER %s: json_read %s (%s at %zu), jansson %s (%s)\n", name, ours ? "accepts" : "refuses", f.what, f.off,
                      theirs != NULL ? "accepts" : "refuses", theirs != NULL ? "" : je.text);
    json_decref(theirs);
    free(copy);
    ar_rewind(ar, m);
}

static void verdict(const char *what, const struct tally *t)
{
    print_message("json vs jansson, %s: %u of %u agree (%u accepted by both; %u too large a number and %u NUL bytes, see the top of the test)\n",
                  what, t->agree, t->texts, t->accepted, t->overflow, t->nul);
    assert_int_equal(t->agree + t->overflow + t->nul, t->texts);
}

static void test_hand_made(void **state)
{
    struct tally t = {0};
    for (size_t i = 0; i < COUNT(JSON_GOOD); i++)
        compare(*state, JSON_GOOD[i], JSON_GOOD[i].p, &t);
    assert_int_equal(t.accepted, COUNT(JSON_GOOD));
    for (size_t i = 0; i < COUNT(JSON_BAD); i++)
        compare(*state, JSON_BAD[i], JSON_BAD[i].p, &t);
    assert_int_equal(t.accepted, COUNT(JSON_GOOD));
    verdict("hand-made texts", &t);
}

static void test_known_differences(void **state)
{
    struct tally over = {0}, nul = {0};
    static const struct str LARGE[] = {STR("1e999"), STR("-1e400"), STR("9223372036854775808"), STR("-9223372036854775809"), STR("[1E+5000]")};
    for (size_t i = 0; i < COUNT(LARGE); i++)
        compare(*state, LARGE[i], LARGE[i].p, &over);
    assert_int_equal(over.overflow, COUNT(LARGE));
    static const struct str LOST[] = {STR("1\0"), STR("[1\0]"), STR("[true\0]")};
    for (size_t i = 0; i < COUNT(LOST); i++)
        compare(*state, LOST[i], LOST[i].p, &nul);
    assert_int_equal(nul.nul, COUNT(LOST));
}

/* ---- documents of others ---- */

static void test_documents(void **state)
{
    struct tally t = {0};
    if (!find_documents())
        skip();
    for (size_t i = 0; i < documents_n; i++) {
        struct ar_mark m = ar_mark(*state);
        compare(*state, load(*state, documents[i]), documents[i], &t);
        ar_rewind(*state, m);
    }
    verdict("documents", &t);
}

/* Pieces that tend to make JSON nearly right. */
static const char *const SPICE[] = {
    ",", ":", "{", "}", "[", "]", "\"", "\\", "\\u", "\\u0000", "\\ud800", "\\udc00", "0", "-", "e", ".", "1e999", "99999999999999999999",
    "null", "true", " ", "\n", "\x01", "\x80", "\xc0\x80", "\xed\xa0\x80", "\xf0\x9f\x8c\xbe", "\xef\xbb\xbf", "\"a\":1,", "/", "\t",
};

/* One to three changes: a byte turned, removed, doubled, a run removed, a run copied elsewhere, spice put in. */
static struct str mutate(struct arena *ar, struct str text, uint64_t *seed)
{
    char *p = ar_alloc(ar, text.size + 1024);
    memcpy(p, text.p, text.size);
    size_t n = text.size;
    for (uint64_t changes = 1 + t_random(seed) % 3; changes > 0 && n > 64; changes--) {
        size_t at = t_random(seed) % n, from = t_random(seed) % n, run = 1 + t_random(seed) % 60;
        const char *spice = SPICE[t_random(seed) % COUNT(SPICE)];
        run = run < n - at ? run : n - at;
        run = run < n - from ? run : n - from;
        switch (t_random(seed) % 6) {
        case 0:
            p[at] = (char)t_random(seed);
            break;
        case 1:
            memmove(p + at, p + at + 1, n - at - 1), n--;
            break;
        case 2:
            p[at] = p[from];
            break;
        case 3:
            memmove(p + at, p + at + run, n - at - run), n -= run;
            break;
        case 4:
            memmove(p + at, p + from, run);
            break;
        default:
            memmove(p + at + strlen(spice), p + at, n - at), n += strlen(spice);
            memcpy(p + at, spice, strlen(spice));
        }
    }
    return (struct str){p, n};
}

static void test_mutations(void **state)
{
    struct tally t = {0};
    uint64_t seed = 20261121;
    if (!find_documents())
        skip();
    for (size_t i = 0; i < documents_n; i++) {
        struct ar_mark m = ar_mark(*state);
        struct str text = load(*state, documents[i]);
        for (int k = 0; k < MUTATIONS_PER_DOCUMENT && text.size <= MUTATED_SIZE_MAX; k++) {
            struct ar_mark one = ar_mark(*state);
            compare(*state, mutate(*state, text, &seed), documents[i], &t);
            ar_rewind(*state, one);
        }
        ar_rewind(*state, m);
    }
    verdict("damaged documents", &t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_AR(test_hand_made), T_AR(test_known_differences), T_AR(test_documents), T_AR(test_mutations),
    };
    return cmocka_run_group_tests(tests, NULL, forget_documents);
}
