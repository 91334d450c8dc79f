/* t_json_split.c: the splitter gives the same result for any size of the pieces, and splitter and reader together judge as
 * the reader alone. */
#include "t_base.h"

#include "json.h"
#include "t_documents.h"

struct collect {
    struct buf items;   /* each element, behind it a newline */
    unsigned n;         /* elements */
    unsigned stop_at;   /* refuse this one (0: none) */
};

static bool take(void *arg, struct str text)
{
    struct collect *c = arg;
    if (++c->n == c->stop_at)
        return false;
    buf_str(&c->items, text);
    buf_ch(&c->items, '\n');
    return true;
}

struct result { bool good; const char *what; char *items, *skeleton; unsigned n; };

/* piece: bytes at a time; 0: random sizes. Each piece lies in memory of its own size and is gone before the next. */
static struct result split(struct arena *ar, struct str text, const char *path, size_t piece, uint64_t *seed, const struct json_split_opt *limits)
{
    struct collect c = {.n = 0};
    struct json_split_opt opt = {path, limits != NULL ? limits->item_max : 1 << 20, limits != NULL ? limits->skeleton_max : 1 << 20, take, &c};
    buf_init(&c.items, ar, 256);
    struct json_split *s = json_split_new(&opt);
    assert_non_null(s);
    bool good = true;
    for (size_t at = 0; at < text.size && good;) {
        size_t n = piece != 0 ? piece : 1 + t_random(seed) % 50;
        n = n < text.size - at ? n : text.size - at;
        char *copy = malloc(n);
        assert_non_null(copy);
        memcpy(copy, text.p + at, n);
        good = json_split_feed(s, (struct str){copy, n});
        free(copy);
        at += n;
    }
    struct str skeleton = {NULL, 0};
    good = good && json_split_end(s, &skeleton);
    struct result r = {good, json_split_fault(s).what, buf_z(&c.items), str_dup(ar, skeleton), c.n};
    json_split_free(&s);
    assert_null(s);
    return r;
}

struct good { const char *text, *path, *items, *skeleton; };

static const struct good GOOD[] = {
    {"{\"a\":[1,2]}", "a", "1\n2\n", "{\"a\":[]}"},
    {"{\"a\":[]}", "a", "", "{\"a\":[]}"},
    {" {\n \"a\" : [ ] \n}\n", "a", "", "{ \"a\" : [] }"},
    {"{\"x\":[[1]],\"a\": [ {\"a\":[1,2]} , \"],[\\\"\\\\\" , [3 , 4] ,null ],\"y\":\"[\\\"{\"}", "a",
     "{\"a\":[1,2]}\n\"],[\\\"\\\\\"\n[3 , 4]\nnull\n", "{\"x\":[[1]],\"a\": [],\"y\":\"[\\\"{\"}"},
    {"{\"epcisBody\":{\"x\":1,\"eventList\":[{\"n\":1},{\"n\":2}]},\"z\":[1,2]}", "epcisBody/eventList", "{\"n\":1}\n{\"n\":2}\n",
     "{\"epcisBody\":{\"x\":1,\"eventList\":[]},\"z\":[1,2]}"},
    {"{\"eventList\":[1],\"epcisBody\":{\"y\":{\"eventList\":[2]},\"eventList\":[3]}}", "epcisBody/eventList", "3\n",
     "{\"eventList\":[1],\"epcisBody\":{\"y\":{\"eventList\":[2]},\"eventList\":[]}}"},
    {"{\"epcis\\u0042ody\":{\"event\\u004cist\":[1]}}", "epcisBody/eventList", "1\n", "{\"epcis\\u0042ody\":{\"event\\u004cist\":[]}}"},
    {"{\"epcisBody\":{\"eventList\":{\"n\":[1]}}}", "epcisBody/eventList", "", "{\"epcisBody\":{\"eventList\":{\"n\":[1]}}}"},
    {"{\"epcisBody\":[{\"eventList\":[1]}]}", "epcisBody/eventList", "", "{\"epcisBody\":[{\"eventList\":[1]}]}"},
    {"{\"x\":\"epcisBody\",\"y\":{\"eventList\":[1]}}", "epcisBody/eventList", "", "{\"x\":\"epcisBody\",\"y\":{\"eventList\":[1]}}"},
    {"{\"a\":\"b\",\"b\":[1]}", "b", "1\n", "{\"a\":\"b\",\"b\":[]}"},
    {"5", "a", "", "5"},
    {"[1,2]", "a", "", "[1,2]"},
    {"\"a\"", "a", "", "\"a\""},
    {"{\"a\":[1,2],\"b\":1 2}", "a", "1\n2\n", "{\"a\":[],\"b\":1 2}"}, /* json_read will refuse the skeleton */
    {"{\"a\":[1 2,tru,\"x\ty\"]}", "a", "1 2\ntru\n\"x\ty\"\n", "{\"a\":[]}"}, /* and these elements */
};

static const struct { const char *text, *what; } BAD[] = {
    {"", "the document is empty"}, {"  \n", "the document is empty"}, {"{\"a\":[1", "the document is cut off"}, {"{\"a\":[", "the document is cut off"},
    {"{\"a\":[1]", "the document is cut off"}, {"{\"a\":[\"x", "the document is cut off"}, {"{\"a", "the document is cut off"},
    {"{\"a\":[,1]}", "an element of the array is missing"}, {"{\"a\":[1,]}", "an element of the array is missing"},
    {"{\"a\":[1,,2]}", "an element of the array is missing"}, {"{\"a\":[,]}", "an element of the array is missing"},
    {"{\"a\":[{]}", "brackets do not match"}, {"{\"a\":[1}", "brackets do not match"}, {"{\"a\":[1]]", "brackets do not match"},
    {"}", "brackets do not match"}, {"{\"a\":[1],\"a\":[2]}", "duplicate key"}, {"{\"a\":[1],\"\\u0061\":[2]}", "duplicate key"},
    {"{\"a\":[1]}{}", "text behind the document"}, {"5 {\"a\":[1]}", "text behind the document"},
};

static void assert_same(const struct result *a, const struct result *b)
{
    assert_int_equal(a->good, b->good);
    assert_int_equal(a->n, b->n);
    assert_string_equal(a->items, b->items);
    assert_string_equal(a->skeleton, b->skeleton);
    assert_true(a->what == b->what);
}

static void test_any_piece(void **state)
{
    uint64_t seed = 1;
    for (size_t i = 0; i < COUNT(GOOD); i++) {
        struct str text = str_of(GOOD[i].text);
        struct result whole = split(*state, text, GOOD[i].path, text.size, &seed, NULL);
        assert_true(whole.good);
        assert_string_equal(whole.items, GOOD[i].items);
        assert_string_equal(whole.skeleton, GOOD[i].skeleton);
        for (size_t piece = 0; piece < text.size; piece++) {
            struct result r = split(*state, text, GOOD[i].path, piece, &seed, NULL);
            assert_same(&whole, &r);
        }
    }
}

static void test_faults(void **state)
{
    uint64_t seed = 1;
    for (size_t i = 0; i < COUNT(BAD); i++)
        for (size_t piece = 1; piece < 5; piece++) {
            struct result r = split(*state, str_of(BAD[i].text), "a", piece, &seed, NULL);
            if (r.good)
                fail_msg("accepted: %s", BAD[i].text);
            assert_string_equal(r.what, BAD[i].what);
        }
}

static void test_limits(void **state)
{
    static const struct { const char *text; size_t item_max, skeleton_max; bool good; } CASES[] = {
        {"{\"a\":[12345,1]}", 5, 8, true}, {"{\"a\":[12345,1]}", 4, 8, false}, {"{\"a\":[12345,1]}", 5, 7, false},
        {"{\"a\":[          1,         2]           }", 1, 9, true}, {"{\"a\":[\"]]]]]]]\"]}", 9, 8, true}, {"{\"a\":[\"]]]]]]]\"]}", 8, 8, false},
    };
    uint64_t seed = 1;
    for (size_t i = 0; i < COUNT(CASES); i++)
        for (size_t piece = 1; piece < 60; piece += 3) {
            struct json_split_opt limits = {.item_max = CASES[i].item_max, .skeleton_max = CASES[i].skeleton_max};
            struct result r = split(*state, str_of(CASES[i].text), "a", piece, &seed, &limits);
            if (r.good != CASES[i].good)
                fail_msg("%s in pieces of %zu: %s", CASES[i].text, piece, r.what != NULL ? r.what : "accepted");
        }
}

static void test_stop(void **state)
{
    struct collect c = {.stop_at = 2};
    struct json_split_opt opt = {"a", 100, 100, take, &c};
    struct str skeleton;
    buf_init(&c.items, *state, 16);
    struct json_split *s = json_split_new(&opt);
    assert_non_null(s);
    assert_false(json_split_feed(s, STR("{\"a\":[1,2,3]}")));
    assert_false(json_split_feed(s, STR("4")));
    assert_false(json_split_end(s, &skeleton));
    assert_null(json_split_fault(s).what);
    assert_int_equal(c.n, 2);
    json_split_free(&s);
    json_split_free(&s);
}

/* A long document of random events in random pieces: put together again it is the document. */
static void test_long(void **state)
{
    struct buf b, again;
    uint64_t seed = 42;
    buf_init(&b, *state, 1 << 20);
    buf_puts(&b, "{\"@context\":[\"x\"],\"epcisBody\":{\"eventList\":[");
    for (int i = 0; i < 3000; i++)
        buf_printf(&b, "%s{\"n\":%d,\"t\":\"田\\\"]}%0*d\",\"l\":[[%d],{\"e\":{}}]}", i == 0 ? "" : " ,\n", i, (int)(t_random(&seed) % 200) + 1, 7, i);
    buf_puts(&b, "]},\"type\":\"EPCISDocument\"}");
    struct result r = split(*state, buf_view(&b), "epcisBody/eventList", 0, &seed, NULL);
    assert_true(r.good);
    assert_int_equal(r.n, 3000);
    assert_string_equal(r.skeleton, "{\"@context\":[\"x\"],\"epcisBody\":{\"eventList\":[]},\"type\":\"EPCISDocument\"}");
    buf_init(&again, *state, 1 << 20);
    buf_printf(&again, "[");
    for (char *p = r.items; *p != '\0'; p++) /* events hold no newline, so each one ends an element */
        buf_ch(&again, *p == '\n' ? (p[1] == '\0' ? ']' : ',') : *p);
    struct jv whole, items;
    struct json_fault f;
    assert_true(json_read(*state, buf_view(&b), NULL, &whole, &f));
    assert_true(json_read(*state, buf_view(&again), NULL, &items, &f));
    assert_true(json_equal(json_at(&whole, "/epcisBody/eventList"), &items));
}

/* Elements and skeleton of a document, put together, are the document. */
static bool same_as_whole(struct arena *ar, const struct jv *whole, struct result *r)
{
    struct jv v;
    struct json_fault f;
    const struct jv *list = json_at(whole, "/epcisBody/eventList");
    struct str rest = str_of(r->items), item;
    if (!json_is(list, J_ARR))
        return r->n == 0 && json_read(ar, str_of(r->skeleton), NULL, &v, &f) && json_equal(&v, whole);
    for (uint32_t i = 0; i < list->n; i++) {
        struct str start = rest; /* an element may hold newlines: take lines until it reads whole */
        do {
            if (!str_cut(rest, '\n', &item, &rest))
                return false;
            item = (struct str){start.p, (size_t)(item.p + item.size - start.p)};
        } while (!json_read(ar, item, NULL, &v, &f));
        if (!json_equal(&v, &list->items[i]))
            return false;
    }
    return r->n == list->n && rest.size == 0;
}

static void test_documents(void **state)
{
    unsigned good = 0, events = 0;
    uint64_t seed = 7;
    if (!find_documents())
        skip();
    for (size_t i = 0; i < documents_n; i++) {
        struct ar_mark m = ar_mark(*state);
        struct str text = load(*state, documents[i]);
        struct jv whole;
        struct json_fault f;
        assert_true(json_read(*state, text, NULL, &whole, &f));
        struct result r = split(*state, text, "epcisBody/eventList", text.size, &seed, NULL);
        for (size_t piece = 0; piece < 4; piece++) { /* random sizes, 1, 2, 3 bytes */
            struct result again = split(*state, text, "epcisBody/eventList", piece, &seed, NULL);
            assert_same(&r, &again);
        }
        good += r.good && same_as_whole(*state, &whole, &r);
        events += r.n;
        ar_rewind(*state, m);
    }
    print_message("json_split vs json_read: %u of %zu documents agree, %u events, pieces of 1, 2, 3 and random bytes\n", good, documents_n, events);
    assert_int_equal(good, documents_n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_AR(test_any_piece), T_AR(test_faults), T_AR(test_limits), T_AR(test_stop), T_AR(test_long), T_AR(test_documents),
    };
    return cmocka_run_group_tests(tests, NULL, forget_documents);
}
