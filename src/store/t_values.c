/* t_values.c: values of every type there and back, what errors mean, results within results, arrays, bulk inserts, shapes,
 * settings and idempotency keys: the same on both engines. */
#include "store_test.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "idem.h"
#include "setting.h"
#include "store_priv.h"
#include "when.h"

static const struct migration M[] = {
    {"t/0001",
     "CREATE TABLE t_all (id @ID, i BIGINT, f DOUBLE PRECISION, t TEXT @BIN, b @BYTES, u TEXT UNIQUE, c BIGINT CHECK (c > 0));\n"
     "CREATE TABLE t_child (id @ID, parent BIGINT NOT NULL REFERENCES t_all (id), late BIGINT REFERENCES t_all (id) DEFERRABLE INITIALLY DEFERRED);\n"
     "CREATE TABLE t_key (k TEXT @BIN NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (k)) @NOROWID; -- '@ID' stays; don't mind the quote\n", NULL},
};
static const size_t M_N = 1;
static const struct store_test_migrations MS[] = {{M, &M_N}, {NULL, NULL}};

enum { PUT, GET, PUT_U, PUT_C, CHILD, CHILD_LATE, COUNT, COUNT_IN, COUNT_TEXTS, BOTH, ID_I, BY_ID, WRONG, KEY, SUM, LIKE, BOOL, KEY_UP, KEYS };
static const struct sql QS[] = {
    [PUT] = {"t.put", "INSERT INTO t_all (i, f, t, b) VALUES ($1, $2, $3, $4) RETURNING id", NULL},
    [GET] = {"t.get", "SELECT i, f, t, b FROM t_all WHERE id = $1", NULL},
    [PUT_U] = {"t.put_u", "INSERT INTO t_all (u) VALUES ($1)", NULL},
    [PUT_C] = {"t.put_c", "INSERT INTO t_all (c) VALUES ($1)", NULL},
    [CHILD] = {"t.child", "INSERT INTO t_child (parent) VALUES ($1)", NULL},
    [CHILD_LATE] = {"t.child_late", "INSERT INTO t_child (parent, late) SELECT min(id), CAST($1 AS BIGINT) FROM t_all", NULL},
    [COUNT] = {"t.count", "SELECT count(*) FROM t_all", NULL},
    [COUNT_IN] = {"t.count_in", "SELECT count(*) FROM t_all WHERE i @IN($1)", NULL},
    [BOTH] = {"t.both", "SELECT t FROM t_all WHERE i @MANY($1) AND t @MANYT($2) AND i @IN($1) ORDER BY i", NULL},
    [COUNT_TEXTS] = {"t.count_texts", "SELECT count(*) FROM t_all WHERE t @INT($1)", NULL},
    [ID_I] = {"t.id_i", "SELECT id, i FROM t_all WHERE i >= $1 ORDER BY id", NULL},
    [BY_ID] = {"t.by_id", "SELECT i FROM t_all WHERE id = $1", NULL},
    [WRONG] = {"t.wrong", "SELECT nothing FROM nowhere", NULL},
    [KEY] = {"t.key", "INSERT INTO t_key (k, n) VALUES ($1, $2) ON CONFLICT DO NOTHING", NULL},
    [SUM] = {"t.sum", "SELECT sum(i) FROM t_all", NULL},
    [LIKE] = {"t.like", "SELECT count(*) FROM t_all WHERE t LIKE $1 ESCAPE '\\'", NULL},
    [BOOL] = {"t.bool", "SELECT i > $1, i IS NULL FROM t_all WHERE id = $2", NULL},
    [KEY_UP] = {"t.key_up", "UPDATE t_key SET n = n + $2 WHERE k = $1", NULL},
    [KEYS] = {"t.keys", "SELECT k, n FROM t_key ORDER BY k", NULL},
};

/* ---- round trip ------------------------------------------------------------------------------------------------------- */
static const struct trip {
    int64_t i;
    double f;
    const char *t;
    const char *b;
    size_t bn;
} TRIPS[] = {
    {0, 0.0, "", "", 0},
    {INT64_MAX, 1.7976931348623157e308, "田头：从地块到买家", "\0\1\2\xff\\x'", 7},
    {INT64_MIN + 1, -0.1, "quote ' \" \\ $1 @ID ; -- \n\t", "a", 1},
    {1795300000000000, 3.141592653589793, "\xf0\x9f\x8c\xbe", "\xe4\xb8\xad", 3},
    {FIELD_NULL, 5e-324, NULL, NULL, 0},
};

static enum err trip_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct trip *t = arg;
    int64_t id, bad = 0;
    struct rows *r;
    (void)cx;
    struct val text = t->t ? v_s((struct str){t->t, strlen(t->t)}) : v_null();
    TRY(sql_i64(tx, &QS[PUT], ARGS(v_i(t->i), v_f(t->f), text, v_b(t->b, t->bn)), &id));
    TRY(sql_query(tx, &QS[GET], ARGS(v_i(id)), &r));
    bad += !rows_next(r) || rows_cols(r) != 4 || strcmp(rows_name(r, 3), "b") != 0;
    bad += rows_i64(r, 0) != t->i || rows_f64(r, 1) != t->f;
    bad += t->t ? !str_eqz(rows_str(r, 2), t->t) || strcmp(rows_z(r, 2), t->t) != 0 : !rows_null(r, 2) || rows_z(r, 2) != NULL;
    struct str b = rows_str(r, 3);
    bad += t->b ? b.size != t->bn || (t->bn && memcmp(b.p, t->b, t->bn) != 0) : !rows_null(r, 3);
    bad += rows_next(r);
    TRY(rows_end(&r));
    return bad ? ERR_INTERNAL : ERR_NONE;
}

static void trips(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    for (size_t i = 0; i < sizeof(TRIPS) / sizeof(TRIPS[0]); i++)
        assert_int_equal(tx_run(cx, "t.trip", trip_fn, (void *)(uintptr_t)&TRIPS[i]), ERR_NONE);
}

static void t_round_trip(void **state)
{
    (void)state;
    store_test_each(MS, trips, NULL);
}

/* ---- errors ----------------------------------------------------------------------------------------------------------- */
struct failing { int q; int n; struct val v[2]; enum err want; };

static enum err failing_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct failing *f = arg;
    enum err e = sql_exec(tx, &QS[f->q], f->v, (size_t)f->n);
    int64_t n;
    (void)cx;
    /* a failed statement ends the transaction: even a good one fails now, and overlooking it does not commit */
    if (e != ERR_NONE && sql_i64(tx, &QS[COUNT], NOARGS, &n) == ERR_NONE)
        return ERR_INTERNAL;
    return ERR_NONE;
}

static void errors(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    const struct failing fs[] = {
        {PUT_U, 1, {v_t("one")}, ERR_NONE}, {PUT_U, 1, {v_t("one")}, ERR_DUPLICATE}, {PUT_C, 1, {v_i(0)}, ERR_CONFLICT},
        {CHILD, 1, {v_i(999999)}, ERR_CONFLICT}, {CHILD_LATE, 1, {v_i(999999)}, ERR_CONFLICT}, {WRONG, 0, {v_null()}, ERR_DB},
        {KEY, 2, {v_t("k"), v_null()}, ERR_CONFLICT}, {PUT_C, 1, {v_i(1)}, ERR_NONE},
    };
    for (size_t i = 0; i < sizeof(fs) / sizeof(fs[0]); i++)
        assert_int_equal(tx_run(cx, "t.failing", failing_fn, (void *)(uintptr_t)&fs[i]), fs[i].want);
}

static void t_errors(void **state)
{
    (void)state;
    store_test_each(MS, errors, NULL);
}

static enum err too_few(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    return sql_exec(tx, &QS[KEY], ARGS(v_t("x")));
}

static enum err write_in_read(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    return sql_exec(tx, &QS[KEY], ARGS(v_t("x"), v_i(1)));
}

static enum err none_found(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t i;
    (void)cx, (void)arg;
    enum err e = sql_i64(tx, &QS[BY_ID], ARGS(v_i(77)), &i);
    TRY(sql_exec(tx, &QS[KEY], ARGS(v_t("after"), v_i(1)))); /* not found is no failure */
    return e;
}

/* Out of the arena's memory while a result is open. */
static enum err hungry(struct cx *cx, struct tx *tx, void *arg)
{
    struct rows *r;
    (void)arg;
    TRY(sql_exec(tx, &QS[KEY], ARGS(v_t("hungry"), v_i(1))));
    TRY(sql_query(tx, &QS[KEYS], NOARGS, &r));
    for (;;)
        (void)ar_alloc(cx->ar, 1 << 20);
}

static void refusals(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    assert_int_not_equal(tx_run(cx, "t.too_few", too_few, NULL), ERR_NONE);
    assert_int_equal(tx_read(cx, "t.write_in_read", write_in_read, NULL), ERR_WRONG_STATE);
    assert_int_equal(tx_run(cx, "t.none_found", none_found, NULL), ERR_NOT_FOUND);
    struct arena *small = ar_new(4 << 20);
    struct cx c2;
    cx_init(&c2, small);
    assert_int_equal(tx_run(&c2, "t.hungry", hungry, NULL), ERR_MEMORY);
    assert_int_equal(tx_read(&c2, "t.hungry", hungry, NULL), ERR_WRONG_STATE);
    ar_free(&small);
    assert_int_equal(tx_run(cx, "t.none_found", none_found, NULL), ERR_NOT_FOUND);
}

static void t_refusals(void **state)
{
    (void)state;
    store_test_each(MS, refusals, NULL);
}

/* ---- results within results ------------------------------------------------------------------------------------------- */
#define NESTED 500
static enum err nested_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct rows *outer, *same;
    int64_t sum = 0, seen = 0, id, one;
    (void)cx, (void)arg;
    for (int64_t i = 1; i <= NESTED; i++)
        TRY(sql_i64(tx, &QS[PUT], ARGS(v_i(i), v_f(0), v_null(), v_null()), &id));
    TRY(sql_query(tx, &QS[ID_I], ARGS(v_i(1)), &outer));
    while (rows_next(outer)) {
        TRY(sql_i64(tx, &QS[BY_ID], ARGS(v_i(rows_i64(outer, 0))), &one));
        sum += one == rows_i64(outer, 1) ? one : 0;
        if (++seen % 100 != 0)
            continue;
        TRY(sql_query(tx, &QS[ID_I], ARGS(v_i(NESTED)), &same)); /* the same statement, once more, left open */
        if (!rows_next(same) || rows_i64(same, 1) != NESTED)
            return ERR_INTERNAL;
        if (seen % 200 == 0)
            TRY(rows_end(&same));
    }
    TRY(rows_end(&outer));
    return sum == NESTED * (NESTED + 1) / 2 ? ERR_NONE : ERR_INTERNAL;
}

static enum err left_open(struct cx *cx, struct tx *tx, void *arg)
{
    struct rows *r;
    (void)cx, (void)arg;
    TRY(sql_query(tx, &QS[ID_I], ARGS(v_i(1)), &r));
    return rows_next(r) ? ERR_NONE : ERR_INTERNAL;
}

static void nested(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    assert_int_equal(tx_run(cx, "t.nested", nested_fn, NULL), ERR_NONE);
    for (int i = 0; i < 20; i++)
        assert_int_equal(tx_read(cx, "t.left_open", left_open, NULL), ERR_NONE);
}

static void t_nested(void **state)
{
    (void)state;
    store_test_each(MS, nested, NULL);
}

/* Two lists of one query, whose arrays and texts are overwritten before the first row is read. */
static enum err lists_gone(struct tx *tx, bool *good)
{
    int64_t is[] = {0, 2, 2, 4, INT64_MIN + 1};
    char words[2][16] = {"Rice_1", "riceX1"};
    struct str ts[] = {{words[0], 6}, {words[1], 6}, {words[1], 6}};
    struct rows *r;
    TRY(sql_query(tx, &QS[BOTH], ARGS(v_is(is, 5), v_ts(ts, 3)), &r));
    memset(is, 0x55, sizeof is);
    memset(words, 'x', sizeof words);
    memset(ts, 0, sizeof ts);
    *good = rows_next(r) && str_eqz(rows_str(r, 0), "Rice_1") && rows_next(r) && str_eqz(rows_str(r, 0), "riceX1") && !rows_next(r);
    return rows_end(&r);
}

/* ---- arrays, LIKE, booleans, sums ------------------------------------------------------------------------------------- */
static enum err arrays_fn(struct cx *cx, struct tx *tx, void *arg)
{
    static const char *const WORDS[] = {"Rice_1", "rice_1", "米\"\\,{}", "", "riceX1"};
    const int64_t is[] = {1, 3, 99, INT64_MAX};
    const struct str ts[] = {STR("Rice_1"), STR("米\"\\,{}"), STR("")};
    int64_t id, n[6], sum;
    struct rows *r;
    (void)cx, (void)arg;
    for (int i = 0; i < 5; i++)
        TRY(sql_i64(tx, &QS[PUT], ARGS(v_i(i), v_null(), v_t(WORDS[i]), v_null()), &id));
    TRY(sql_i64(tx, &QS[COUNT_IN], ARGS(v_is(is, 4)), &n[0]));
    TRY(sql_i64(tx, &QS[COUNT_IN], ARGS(v_is(NULL, 0)), &n[1]));
    TRY(sql_i64(tx, &QS[COUNT_TEXTS], ARGS(v_ts(ts, 3)), &n[2]));
    TRY(sql_i64(tx, &QS[LIKE], ARGS(v_t("rice%")), &n[3]));      /* letters differ by case on both engines */
    TRY(sql_i64(tx, &QS[LIKE], ARGS(v_t("rice\\_%")), &n[4]));
    TRY(sql_i64(tx, &QS[SUM], NOARGS, &sum));
    TRY(sql_query(tx, &QS[BOOL], ARGS(v_i(3), v_i(id)), &r));
    n[5] = rows_next(r) ? rows_i64(r, 0) * 10 + rows_i64(r, 1) : -1;
    TRY(rows_end(&r));
    bool gone;
    TRY(lists_gone(tx, &gone));
    bool good = gone && n[0] == 2 && n[1] == 0 && n[2] == 3 && n[3] == 2 && n[4] == 1 && n[5] == 10 && sum == 10;
    return good ? ERR_NONE : ERR_INTERNAL;
}

static void arrays(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    assert_int_equal(tx_run(cx, "t.arrays", arrays_fn, NULL), ERR_NONE);
}

/* A job may outlive the database at the end of the program: it is told to stop. */
static void t_closed(void **state)
{
    struct cx cx;
    struct arena *ar = ar_new(0);
    (void)state;
    store_test_each(MS, arrays, NULL);
    cx_init(&cx, ar);
    assert_int_equal(tx_run(&cx, "t.closed", arrays_fn, NULL), ERR_STOPPING);
    db_use(NULL);
    assert_int_equal(tx_read(&cx, "t.closed", arrays_fn, NULL), ERR_STOPPING);
    ar_free(&ar);
}

static void t_arrays(void **state)
{
    (void)state;
    store_test_each(MS, arrays, NULL);
}

/* ---- bulk ------------------------------------------------------------------------------------------------------------- */
#define BULK_N 2500
/* How many rows differ from what was put, NULLs and bytes included; and of how few rows: other ways to PostgreSQL. */
static const struct sql BULK_WRONG = {"t.bulk_wrong", "SELECT count(*) FROM t_all WHERE NOT ((i % 7 = 0 AND t IS NULL AND b IS NULL) OR "
                                      "(i % 7 <> 0 AND t = '行 ' || CAST(i AS TEXT) || ' {\"a\"}' AND length(b) = 8)) OR abs(f - i / 3.0) > 0.000001", NULL};

static enum err bulk_rows(struct cx *cx, struct tx *tx, int64_t from, int64_t n, int64_t *out)
{
    struct bulk *b;
    TRY(bulk_open(tx, "t_all", "i, f, t, b", "iftb", "", &b));
    for (int64_t i = from; i < from + n; i++) {
        const char *t = ar_printf(cx->ar, "行 %lld {\"a\"}", (long long)i);
        bool null = i % 7 == 0;
        TRY(bulk_row(b, (struct val[]){v_i(i), v_f((double)i / 3), null ? v_null() : v_t(t), null ? v_null() : v_b(&i, sizeof(i))}));
    }
    return bulk_close(&b, out);
}

static enum err bulk_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct bulk *b;
    int64_t *out = arg, n = 0, keys;
    TRY(bulk_rows(cx, tx, 0, 5, &out[0]));
    TRY(bulk_rows(cx, tx, 5, BULK_N - 5, &n));
    out[0] += n;
    TRY(sql_i64(tx, &BULK_WRONG, NOARGS, &out[5]));
    TRY(bulk_open(tx, "t_key", "k, n", "ti", "ON CONFLICT DO NOTHING", &b));
    for (int64_t i = 0; i < BULK_N; i++)
        TRY(bulk_row(b, (struct val[]){v_t(ar_printf(cx->ar, "k%lld", (long long)(i % 100))), v_i(i)}));
    TRY(bulk_close(&b, &out[1]));
    TRY(sql_i64(tx, &QS[COUNT], NOARGS, &n));
    TRY(sql_exec_n(tx, &QS[KEY_UP], ARGS(v_t("k5"), v_i(1)), &keys));
    out[2] = n;
    out[3] = keys;
    TRY(sql_exec_n(tx, &QS[KEY], ARGS(v_t("k5"), v_i(1)), &out[4]));
    return ERR_NONE;
}

static void bulk(struct cx *cx, struct db *db, void *arg)
{
    int64_t out[6] = {0};
    (void)db, (void)arg;
    assert_int_equal(tx_run(cx, "t.bulk", bulk_fn, out), ERR_NONE);
    assert_int_equal(out[0], BULK_N);
    assert_int_equal(out[1], 100);
    assert_int_equal(out[2], BULK_N);
    assert_int_equal(out[3], 1);
    assert_int_equal(out[4], 0);
    assert_int_equal(out[5], 0);
}

static void t_bulk(void **state)
{
    (void)state;
    store_test_each(MS, bulk, NULL);
}

/* ---- limits ------------------------------------------------------------------------------------------------------------------ */
struct endless { int64_t upto, n; int64_t ms; };

static enum err count_fn(struct cx *cx, struct tx *tx, void *arg)
{
    static const struct sql Q = {"t.endless", "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT count(*) FROM n", NULL};
    struct endless *e = arg;
    (void)cx;
    if (e->ms)
        TRY(tx_limit(tx, e->ms));
    return sql_i64(tx, &Q, ARGS(v_i(e->upto)), &e->n);
}

static void limits(struct cx *cx, struct db *db, void *arg)
{
    struct endless forever = {INT64_C(100000000000), 0, 50}, brief = {1000, 0, 600000}, free_again = {2000000, 0, 0};
    (void)db, (void)arg;
    assert_int_equal(tx_read(cx, "t.limit", count_fn, &forever), ERR_TIMEOUT);
    cx_clear(cx);
    assert_int_equal(tx_read(cx, "t.limit", count_fn, &brief), ERR_NONE);
    assert_int_equal(brief.n, 1000);
    assert_int_equal(tx_read(cx, "t.limit", count_fn, &free_again), ERR_NONE); /* the connection's next transaction has no limit */
    assert_int_equal(free_again.n, 2000000);
}

static void t_limits(void **state)
{
    (void)state;
    store_test_each(MS, limits, NULL);
}

/* ---- shapes ----------------------------------------------------------------------------------------------------------- */
static const char *const STATES[] = {"open", "closed", NULL};
struct shaped {
    int64_t n;
    bool yes;
    const char *name;
    int64_t state;
    struct str raw;
    struct texts words;
    int64_t none;
};
static const struct field SHAPED[] = {
    FIELD(struct shaped, n, F_I64, 0, 0, 9, "", ""), FIELD(struct shaped, yes, F_BOOL, 0, 0, 0, "", ""),
    FIELD(struct shaped, name, F_TEXT, 0, 0, 9, "", ""), FIELD_ENUM(struct shaped, state, 0, STATES, "", ""),
    FIELD(struct shaped, raw, F_JSON, 0, 0, 99, "", ""), FIELD(struct shaped, words, F_TEXTS, 0, 0, 9, "", ""),
    FIELD(struct shaped, none, F_TIME, 0, 0, 9, "", ""),
};
static const struct shape SHAPE_OF = SHAPE("Shaped", struct shaped, SHAPED);
static const struct sql ONE = {"t.one",
    "SELECT 7 AS n, 1 AS yes, '名' AS name, 'closed' AS state, '{\"a\":1.0}' AS raw, '[\"x\",\"y\"]' AS words, NULL AS none", NULL};
static const struct sql MANY = {"t.many", "SELECT n, k AS name FROM t_key WHERE n < $1 ORDER BY n", NULL};

static enum err shapes_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct shaped s;
    struct list l;
    (void)arg;
    TRY(sql_one(tx, &ONE, NOARGS, &SHAPE_OF, &s));
    bool good = s.n == 7 && s.yes && strcmp(s.name, "名") == 0 && s.state == 1 && str_eqz(s.raw, "{\"a\":1.0}") && s.words.n == 2 &&
                strcmp(s.words.p[1], "y") == 0 && s.none == FIELD_NULL;
    for (int i = 0; i < 100; i++)
        TRY(sql_exec(tx, &QS[KEY], ARGS(v_t(ar_printf(cx->ar, "n%d", i)), v_i(i))));
    TRY(sql_all(tx, &MANY, ARGS(v_i(50)), &SHAPE_OF, 50, &l));
    good = good && l.n == 50 && ((struct shaped *)l.p)[49].n == 49 && strcmp(((struct shaped *)l.p)[49].name, "n49") == 0;
    good = good && sql_all(tx, &MANY, ARGS(v_i(51)), &SHAPE_OF, 50, &l) == ERR_LIMIT;
    return good ? ERR_NONE : ERR_INTERNAL;
}

static void shapes(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    assert_int_equal(tx_run(cx, "t.shapes", shapes_fn, NULL), ERR_NONE);
}

static void t_shapes(void **state)
{
    (void)state;
    store_test_each(MS, shapes, NULL);
}

/* ---- settings, idempotency keys --------------------------------------------------------------------------------------- */
static enum err settings_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const char *z;
    (void)cx, (void)arg;
    if (setting_get(tx, "a", &z) != ERR_NOT_FOUND)
        return ERR_INTERNAL;
    TRY(setting_put(tx, "a", "1"));
    TRY(setting_put(tx, "a", "2"));
    TRY(setting_get(tx, "a", &z));
    return strcmp(z, "2") == 0 ? ERR_NONE : ERR_INTERNAL;
}

static const struct idem_key IK = {"account:1 POST /x", "key-1", "hash-1"};

static enum err sealed_fn(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx, (void)arg;
    return idem_seal(tx, &IK);
}

static enum err expire_fn(struct cx *cx, struct tx *tx, void *arg)
{
    return idem_expire(tx, cx->now_us + 1, arg);
}

static void idem(struct cx *cx, struct db *db, void *arg)
{
    (void)db, (void)arg;
    struct idem_answer a, first = {201, "application/json", "Location: /x/1\n", STR("{\"a\":\"中\"}")};
    const struct idem_key other = {IK.scope, IK.key, "hash-2"};
    bool replay = true;
    int64_t n = 0;
    cx->request_id = "request-1";
    assert_int_equal(tx_run(cx, "t.settings", settings_fn, NULL), ERR_NONE);
    assert_int_equal(idem_claim(cx, &IK, &a, &replay), ERR_NONE);
    assert_false(replay);
    assert_int_equal(tx_run(cx, "t.seal", sealed_fn, NULL), ERR_NONE);
    assert_int_equal(tx_run(cx, "t.seal", sealed_fn, NULL), ERR_NONE); /* the same request again */
    cx->request_id = "request-2";
    assert_int_equal(tx_run(cx, "t.seal", sealed_fn, NULL), ERR_BUSY);
    assert_int_equal(idem_claim(cx, &IK, &a, &replay), ERR_BUSY);
    assert_int_equal(idem_claim(cx, &other, &a, &replay), ERR_IDEMPOTENCY);
    assert_int_equal(idem_save(cx, &IK, &first), ERR_NONE);
    assert_int_equal(idem_claim(cx, &IK, &a, &replay), ERR_NONE);
    assert_true(replay && a.status == 201 && str_eq(a.body, first.body));
    assert_string_equal(a.headers, first.headers);
    assert_int_equal(tx_run(cx, "t.expire", expire_fn, &n), ERR_NONE);
    assert_int_equal(n, 1);
}

static void t_idem(void **state)
{
    (void)state;
    store_test_each(MS, idem, NULL);
}

/* ---- the dialect ------------------------------------------------------------------------------------------------------ */
static const struct words { enum store_engine e; const char *in, *out; } DIALECT[] = {
    {STORE_SQLITE, "id @ID, b @BYTES) @NOROWID", "id INTEGER PRIMARY KEY, b BLOB) WITHOUT ROWID"},
    {STORE_PG, "id @ID) @NOROWID", "id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY) "},
    {STORE_SQLITE, "x @MANY($1) AND y @MANYT($2)", "x IN (SELECT value FROM store_list($1)) AND y IN (SELECT value FROM store_list($2))"},
    {STORE_PG, "x @MANY($1) AND y @MANYT($2)", "x = ANY(ARRAY(SELECT unnest($1::bigint[]))) AND y = ANY(ARRAY(SELECT unnest($2::text[])))"},
    {STORE_SQLITE, "x @IN($1) AND y @INT($2)", "x IN (SELECT value FROM store_list($1)) AND y IN (SELECT value FROM store_list($2))"},
    {STORE_PG, "x @IN($1) AND y @INT($2)", "x = ANY($1::bigint[]) AND y = ANY($2::text[])"},
    {STORE_PG, "'@ID' -- @BIN's\n@BIN \"@BIN\" @BINARY", "'@ID' -- @BIN's\nCOLLATE \"C\" \"@BIN\" @BINARY"},
    {STORE_SQLITE, "'open @ID", "'open @ID"},
};

static void t_dialect(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(DIALECT) / sizeof(DIALECT[0]); i++) {
        char *own = store_dialect(DIALECT[i].e, DIALECT[i].in);
        assert_string_equal(own, DIALECT[i].out);
        free(own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_dialect), cmocka_unit_test(t_round_trip), cmocka_unit_test(t_errors), cmocka_unit_test(t_refusals),
        cmocka_unit_test(t_nested), cmocka_unit_test(t_arrays), cmocka_unit_test(t_closed), cmocka_unit_test(t_bulk), cmocka_unit_test(t_limits), cmocka_unit_test(t_shapes), cmocka_unit_test(t_idem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
