/* t_pack.c: event JSON at rest: a dictionary is learnt from what is stored, events before and after it read back equal, also by a
 * process that has not met it; what is damaged is refused. */
#include "t_db.h"

#include <string.h>

enum { BATCH = 1000, BATCHES = 4 };

struct some { struct epcis_item *items; size_t n; };
static enum err store_some(struct cx *cx, struct tx *tx, void *arg)
{
    struct some *s = arg;
    return epcis_batch_store(cx, tx, s->items, s->n, T_COUNTY, FIELD_NULL);
}

static char *event_json(struct arena *ar, size_t i)
{
    return ar_printf(ar, "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-03-%02zuT%02zu:%02zu:00+08:00\",\"eventTimeZoneOffset\":\"+08:00\",\"action\":\"OBSERVE\",\"bizStep\":\"shipping\","
                     "\"epcList\":[\"https://id.gs1.org/00/3952123400000%05zu\"],\"https://tiantou.example/ns/note\":\"现场记录，手机录入，照片两张已上传，数量与标签核对无误\","
                     "\"https://tiantou.example/ns/vehicle\":\"吉A%05zu\"}", i % 28 + 1, i / 28 % 24, i / 672 % 60, i, i * 131 % 1000);
}

static size_t put_batch(struct cx *cx, size_t from)
{
    struct epcis_item *items = AR_ARRAY(cx->ar, struct epcis_item, BATCH);
    size_t bytes = 0;
    for (size_t i = 0; i < BATCH; i++) {
        struct epcis_event *ev;
        T_OK(cx, epcis_event_prepare(cx, str_of(event_json(cx->ar, from + i)), &ev));
        items[i] = (struct epcis_item){.ev = ev, .index = (int64_t)i};
    }
    T_OK(cx, epcis_batch_prepare(cx, items, BATCH, T_COUNTY));
    T_OK(cx, tx_run(cx, "t.batch", store_some, &(struct some){items, BATCH}));
    for (size_t i = 0; i < BATCH; i++) {
        assert_int_equal(items[i].outcome, OUT_STORED);
        bytes += items[i].ev->keys->packed.size;
    }
    return bytes / BATCH;
}

/* Every 97th event, found by its hash ID. */
static int read_back(struct cx *cx)
{
    int equal = 0;
    for (size_t i = 0; i < (size_t)BATCH * BATCHES; i += 97) {
        struct epcis_event *ev, *back;
        T_OK(cx, epcis_event_prepare(cx, str_of(event_json(cx->ar, i)), &ev));
        struct t_find f = {.id = ev->id};
        T_OK(cx, tx_read(cx, "t.find", t_find_fn, &f));
        T_OK(cx, epcis_event_prepare(cx, f.hit.json, &back));
        equal += str_eq(ev->hash, back->hash);
    }
    return equal;
}

static void learnt(struct cx *cx, struct db *db, void *arg)
{
    size_t before = put_batch(cx, 0), after = 0;
    int64_t id = 0;
    (void)arg;
    for (size_t i = 1; i < BATCHES; i++)
        after = put_batch(cx, i * BATCH);
    assert_non_null(epcis_dictionary_pack(&id));
    print_message("%s: %zu bytes an event with the built-in dictionary, %zu with the learnt one (%zu of text)\n", db_engine(db) == STORE_PG ? "PostgreSQL" : "SQLite",
                  before, after, strlen(event_json(cx->ar, 0)));
    assert_true(after * 2 < before);
    int wanted = (BATCH * BATCHES + 96) / 97;
    assert_int_equal(read_back(cx), wanted);
    epcis_dictionary_clear(); /* another process, or the next start */
    assert_null(epcis_dictionary_pack(&id));
    assert_int_equal(read_back(cx), wanted);
    assert_true(put_batch(cx, BATCH * BATCHES) * 2 < before);
}

static void test_learnt(void **state)
{
    (void)state;
    t_each(learnt, NULL);
}

static void test_damaged(void **state)
{
    struct arena *ar = ar_new(0);
    struct str packed = epcis_pack(ar, str_of(event_json(ar, 7))), text;
    (void)state;
    assert_true(epcis_unpack(ar, packed, &text) && str_eqz(text, event_json(ar, 7)));
    static const char *const BAD[] = {"", "x", "d", "d\0\0\0", "d\1\2\3\4", "d\1\2\3\4abcdef", "1", "1abcdef"};
    static const size_t SIZE[] = {0, 1, 1, 4, 5, 11, 1, 7};
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
        assert_false(epcis_unpack(ar, (struct str){BAD[i], SIZE[i]}, &text));
    for (size_t n = 1; n < packed.size; n++)
        assert_false(epcis_unpack(ar, (struct str){packed.p, n}, &text));
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_learnt), cmocka_unit_test(test_damaged)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
