/* t_leaf.c: what a leaf commits to, and leaves on their way into the log, on both engines. */
#include "store_test.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "proof_digest.h"
#include "proof_priv.h"

static const struct store_test_migrations MS[] = {{proof_migrations, &proof_migrations_n}, {NULL, NULL}};

/* The construction of proof.h spelt out once more, with nothing but SHA-256. */
static void entry_by_hand(const uint8_t seed[16], const char *open, const char *closed, uint8_t out[32])
{
    uint8_t salt[32], digest[32] = {0};
    char text[400];
    size_t n;
    n = (size_t)snprintf(text, sizeof text, "tiantou-salt/1\n");
    memcpy(text + n, seed, 16);
    proof_sha256(&(struct str){text, n + 16}, 1, salt);
    if (closed) {
        n = (size_t)snprintf(text, sizeof text, "tiantou-closed/1\n");
        memcpy(text + n, seed, 16);
        n += 16 + (size_t)snprintf(text + n + 16, sizeof text - n - 16, "%s", closed);
        proof_sha256(&(struct str){text, n}, 1, digest);
    }
    n = (size_t)snprintf(text, sizeof text, "tiantou-record/1\nevent\n");
    memcpy(text + n, salt, 16), n += 16;
    memcpy(text + n, digest, 32), n += 32;
    n += (size_t)snprintf(text + n, sizeof text - n, "%s", open);
    proof_sha256(&(struct str){text, n}, 1, out);
}

static void t_construction(void **state)
{
    (void)state;
    struct proof_leaf a, b;
    uint8_t want[32];
    proof_leaf_make(PROOF_EVENT, STR("{\"type\":\"ObjectEvent\"}"), NULL, 0, &a);
    entry_by_hand(a.seed, "{\"type\":\"ObjectEvent\"}", NULL, want);
    assert_memory_equal(a.entry, want, 32);
    proof_leaf_make(PROOF_EVENT, STR("{\"type\":\"ObjectEvent\"}"), (const struct str[]){STR("138"), {NULL, 0}, STR("0013")}, 3, &b);
    entry_by_hand(b.seed, "{\"type\":\"ObjectEvent\"}", "1380013", want);
    assert_memory_equal(b.entry, want, 32);
    assert_memory_not_equal(a.seed, b.seed, 16); /* the same record twice makes two leaves nobody can join */
    for (int i = 0; i < 1000; i++) { /* across several draws from the kernel */
        proof_leaf_make(PROOF_EVENT, STR(""), NULL, 0, &a);
        assert_memory_not_equal(a.seed, b.seed, 16);
        b = a;
    }
}

enum { N = 400 };
struct put { int64_t refs[N]; struct proof_leaf leaf[N]; const struct proof_leaf *p[N]; size_t n; enum proof_kind kind; };

static enum err put_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct put *p = arg;
    return proof_append_many(cx, tx, p->kind, p->refs, p->p, p->n);
}

static enum err fail_fn(struct cx *cx, struct tx *tx, void *arg)
{
    TRY(put_fn(cx, tx, arg));
    return err_set(cx, ERR_RULE, NULL);
}

static const struct sql COUNT = {"t.count", "SELECT coalesce(sum(n), 0) FROM proof_run", "SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM proof_inbox"},
                        ROWS = {"t.rows", "SELECT count(*) FROM proof_run", "SELECT count(*) FROM proof_inbox"};

static enum err count_fn(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t *n = arg;
    (void)cx;
    TRY(sql_i64(tx, &COUNT, NOARGS, &n[0]));
    return sql_i64(tx, &ROWS, NOARGS, &n[1]);
}

static struct put *fill(struct arena *ar, enum proof_kind kind, int64_t from, size_t n, size_t gap_at)
{
    struct put *p = AR_NEW(ar, struct put);
    p->kind = kind, p->n = n;
    for (size_t i = 0; i < n; i++) {
        p->refs[i] = from + (int64_t)i + (i >= gap_at ? 5 : 0);
        proof_leaf_make(kind, STR("x"), NULL, 0, &p->leaf[i]);
        p->p[i] = &p->leaf[i];
    }
    return p;
}

enum { FINDS = 11 };
struct find { int64_t refs[FINDS]; struct proof_place out[FINDS]; };

static enum err find_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct find *f = arg;
    return proof_find(cx, tx, PROOF_EVENT, f->refs, FINDS, f->out);
}

static void append_body(struct cx *cx, struct db *db, void *arg)
{
    int64_t n[2];
    (void)arg;
    assert_int_equal(tx_run(cx, "t", put_fn, fill(cx->ar, PROOF_EVENT, 1, N, N)), ERR_NONE);
    assert_int_equal(tx_run(cx, "t", put_fn, fill(cx->ar, PROOF_AUDIT, 1, 1, 1)), ERR_NONE);
    assert_int_equal(tx_run(cx, "t", put_fn, fill(cx->ar, PROOF_EVENT, 1000, 10, 3)), ERR_NONE);
    assert_int_equal(tx_run(cx, "t", fail_fn, fill(cx->ar, PROOF_EVENT, 2000, 10, 10)), ERR_RULE); /* rolled back: no leaf */
    cx_clear(cx);
    assert_int_equal(tx_read(cx, "t", count_fn, n), ERR_NONE);
    assert_int_equal(n[0], N + 11);
    assert_int_equal(n[1], N / 80 + 1 + 2); /* runs are full, and end at a gap */
    struct find f = {.refs = {1, 80, 81, 400, 401, 1002, 1003, 1008, 1014, 1015, 2000}};
    assert_int_equal(tx_read(cx, "t", find_fn, &f), ERR_NONE);
    for (size_t i = 0; i < FINDS; i++) {
        static const int64_t WANT[FINDS] = {0, 79, 80, 399, -1, 403, -1, 404, 410, -1, -1};
        assert_int_equal(f.out[i].found, WANT[i] >= 0);
        if (WANT[i] >= 0)
            assert_true(proof_leaf_holds(&f.out[i].leaf, PROOF_EVENT, STR("x"), NULL, 0));
        if (WANT[i] >= 0)
            assert_int_equal(f.out[i].index, db_engine(db) == STORE_SQLITE ? WANT[i] : FIELD_NULL);
    }
    if (db_engine(db) == STORE_SQLITE) { /* a record has one leaf */
        assert_int_equal(tx_run(cx, "t", put_fn, fill(cx->ar, PROOF_EVENT, 1, 1, 1)), ERR_DUPLICATE);
        cx_clear(cx);
    }
}

static void t_append(void **state)
{
    (void)state;
    store_test_each(MS, append_body, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_construction), cmocka_unit_test(t_append)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
