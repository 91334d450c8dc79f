/* bench_store.c: what the store costs over the bare engine: rows through sql_exec and bulk_row against the same rows through
 * sqlite3 alone, in transactions of 1,000 rows; and grouped commits against one commit a row. Prints key=value lines.
 * usage: bench_store [ROWS] */
#include "store_test.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define BATCH 1000
#define THREADS 64
#define SINGLE 200

static const struct migration M[] = {{"b/0001",
    "CREATE TABLE b_event (id @ID, job BIGINT NOT NULL, hash @BYTES NOT NULL, at_us BIGINT NOT NULL, kind BIGINT NOT NULL, body TEXT NOT NULL);\n"
    "CREATE INDEX b_event_at ON b_event (at_us);\n"
    "CREATE TABLE b_key (id @ID, k TEXT @BIN NOT NULL UNIQUE);\n"
    "CREATE TABLE b_epc (event BIGINT NOT NULL, epc BIGINT NOT NULL, role BIGINT NOT NULL, PRIMARY KEY (epc, event, role)) @NOROWID;\n", NULL}};
static const size_t M_N = 1;
static const struct store_test_migrations MS[] = {{M, &M_N}, {NULL, NULL}};

#define EVENT_SQL "INSERT INTO b_event (job, hash, at_us, kind, body) VALUES ($1, $2, $3, $4, $5)"
#define EPC_SQL "INSERT INTO b_epc (event, epc, role) VALUES ($1, $2, $3)"
static const struct sql EVENT = {"b.event", EVENT_SQL, NULL}, EPC = {"b.epc", EPC_SQL, NULL};

static char body_text[601];

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint64_t mix(uint64_t x)
{
    x *= UINT64_C(0x9E3779B97F4A7C15);
    return x ^ x >> 29;
}

/* One event and its three EPC rows, as each way inserts them. */
struct row { int64_t n; uint64_t hash[4]; };

static struct row row_of(int64_t n)
{
    struct row r = {n, {mix((uint64_t)n), mix((uint64_t)n + 1), mix((uint64_t)n + 2), mix((uint64_t)n + 3)}};
    return r;
}

static enum err exec_batch(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t from = *(int64_t *)arg;
    (void)cx;
    for (int64_t n = from; n < from + BATCH; n++) {
        struct row r = row_of(n);
        TRY(sql_exec(tx, &EVENT, ARGS(v_i(1), v_b(r.hash, sizeof(r.hash)), v_i(n * 1000), v_i(n % 5), v_t(body_text))));
        for (int64_t k = 0; k < 3; k++)
            TRY(sql_exec(tx, &EPC, ARGS(v_i(n), v_i((int64_t)(r.hash[k] % 100000)), v_i(k))));
    }
    return ERR_NONE;
}

static enum err bulk_batch(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t from = *(int64_t *)arg;
    struct bulk *ev, *epc;
    (void)cx;
    TRY(bulk_open(tx, "b_event", "job, hash, at_us, kind, body", "ibiit", "", &ev));
    TRY(bulk_open(tx, "b_epc", "event, epc, role", "iii", "", &epc));
    for (int64_t n = from; n < from + BATCH; n++) {
        struct row r = row_of(n);
        TRY(bulk_row(ev, (struct val[]){v_i(1), v_b(r.hash, sizeof(r.hash)), v_i(n * 1000), v_i(n % 5), v_t(body_text)}));
        for (int64_t k = 0; k < 3; k++)
            TRY(bulk_row(epc, (struct val[]){v_i(n), v_i((int64_t)(r.hash[k] % 100000)), v_i(k)}));
    }
    TRY(bulk_close(&ev, NULL));
    return bulk_close(&epc, NULL);
}

static enum err one_event(struct cx *cx, struct tx *tx, void *arg)
{
    const struct row *r = arg;
    (void)cx;
    TRY(sql_exec(tx, &EVENT, ARGS(v_i(1), v_b(r->hash, sizeof(r->hash)), v_i(r->n * 1000), v_i(r->n % 5), v_t(body_text))));
    for (int64_t k = 0; k < 3; k++)
        TRY(sql_exec(tx, &EPC, ARGS(v_i(r->n), v_i((int64_t)(r->hash[k] % 100000)), v_i(k))));
    return ERR_NONE;
}

/* Each event a step of its own. */
static enum err step_batch(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t from = *(int64_t *)arg;
    (void)cx;
    for (int64_t n = from; n < from + BATCH; n++) {
        struct row r = row_of(n);
        TRY(tx_step(tx, one_event, &r));
    }
    return ERR_NONE;
}

/* Events a second. */
static double through_store(enum store_engine engine, tx_fn *fn, int64_t rows)
{
    struct store_test t;
    store_test_open(&t, engine, MS, NULL);
    double from = now_s();
    for (int64_t n = 0; n < rows; n += BATCH) {
        if (tx_run(&t.cx, "b.batch", fn, &n) != ERR_NONE)
            abort();
        ar_reset(t.ar);
    }
    double took = now_s() - from;
    store_test_close(&t);
    return (double)rows / took;
}

static void must(int rc, sqlite3 *h)
{
    if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(h));
        abort();
    }
}

static double bare(int64_t rows)
{
    struct store_test t;
    char path[80];
    sqlite3 *h;
    sqlite3_stmt *ev, *epc;
    store_test_open(&t, STORE_SQLITE, MS, NULL);
    snprintf(path, sizeof(path), "%s/t.db", t.dir);
    db_close(&t.db);
    must(sqlite3_open(path, &h), h);
    must(sqlite3_exec(h, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=OFF;"
                         "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=0", NULL, NULL, NULL), h);
    must(sqlite3_prepare_v2(h, EVENT_SQL, -1, &ev, NULL), h);
    must(sqlite3_prepare_v2(h, EPC_SQL, -1, &epc, NULL), h);
    double from = now_s();
    for (int64_t n = 0; n < rows; n++) {
        struct row r = row_of(n);
        if (n % BATCH == 0)
            must(sqlite3_exec(h, "BEGIN IMMEDIATE", NULL, NULL, NULL), h);
        sqlite3_bind_int64(ev, 1, 1);
        sqlite3_bind_blob(ev, 2, r.hash, sizeof(r.hash), SQLITE_STATIC);
        sqlite3_bind_int64(ev, 3, n * 1000);
        sqlite3_bind_int64(ev, 4, n % 5);
        sqlite3_bind_text(ev, 5, body_text, sizeof(body_text) - 1, SQLITE_STATIC);
        must(sqlite3_step(ev), h);
        sqlite3_reset(ev);
        for (int64_t k = 0; k < 3; k++) {
            sqlite3_bind_int64(epc, 1, n);
            sqlite3_bind_int64(epc, 2, (int64_t)(r.hash[k] % 100000));
            sqlite3_bind_int64(epc, 3, k);
            must(sqlite3_step(epc), h);
            sqlite3_reset(epc);
        }
        if (n % BATCH == BATCH - 1)
            must(sqlite3_exec(h, "COMMIT", NULL, NULL, NULL), h);
    }
    double took = now_s() - from;
    sqlite3_finalize(ev);
    sqlite3_finalize(epc);
    sqlite3_close(h);
    store_test_close(&t);
    return (double)rows / took;
}

/* ---- many clients that intern keys, most of them common ------------------------------------------------------------------ */
static const struct sql KEY_PUT = {"b.key_put", "INSERT INTO b_key (k) VALUES ($1) ON CONFLICT DO NOTHING", NULL};
static const struct sql KEY_ID = {"b.key_id", "SELECT id FROM b_key WHERE k = $1", NULL};

static enum err intern(struct tx *tx, const char *key, int64_t *id)
{
    enum err e = sql_i64(tx, &KEY_ID, ARGS(v_t(key)), id);
    if (e != ERR_NOT_FOUND)
        return e;
    TRY(sql_exec(tx, &KEY_PUT, ARGS(v_t(key))));
    return sql_i64(tx, &KEY_ID, ARGS(v_t(key)), id);
}

static enum err intern_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct row *r = arg;
    int64_t a, b;
    TRY(intern(tx, ar_printf(cx->ar, "urn:common:%d", (int)(r->n % 20)), &a));
    TRY(intern(tx, ar_printf(cx->ar, "urn:own:%llx", (unsigned long long)r->hash[0]), &b));
    TRY(sql_exec(tx, &EVENT, ARGS(v_i(2), v_b(r->hash, sizeof(r->hash)), v_i(r->n), v_i(1), v_t(body_text))));
    TRY(sql_exec(tx, &EPC, ARGS(v_i(r->n), v_i(a), v_i(r->n))));
    return sql_exec(tx, &EPC, ARGS(v_i(r->n), v_i(b), v_i(-r->n)));
}

static void *intern_main(void *arg)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    for (int64_t i = 0; i < SINGLE; i++) {
        struct row r = row_of((int64_t)(uintptr_t)arg * SINGLE + i);
        if (tx_run(&cx, "b.intern", intern_fn, &r) != ERR_NONE)
            abort();
        ar_reset(ar);
    }
    ar_free(&ar);
    return NULL;
}

static void interning(enum store_engine engine, const char *name)
{
    struct store_test t;
    struct store_stats s;
    pthread_t id[THREADS];
    store_test_open(&t, engine, MS, &(struct store_opt){.readers = 16});
    double from = now_s();
    for (int i = 0; i < THREADS; i++)
        pthread_create(&id[i], NULL, intern_main, (void *)(uintptr_t)i);
    for (int i = 0; i < THREADS; i++)
        pthread_join(id[i], NULL);
    double rate = THREADS * SINGLE / (now_s() - from);
    db_stats(t.db, &s);
    printf("%s interning_per_s=%.0f repeats=%llu of %d\n", name, rate, (unsigned long long)s.rollbacks, THREADS * SINGLE);
    store_test_close(&t);
}

/* ---- one row a transaction --------------------------------------------------------------------------------------------- */
static enum err single_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct row *r = arg;
    (void)cx;
    return sql_exec(tx, &EVENT, ARGS(v_i(2), v_b(r->hash, sizeof(r->hash)), v_i(r->n), v_i(1), v_t(body_text)));
}

static void *single_main(void *arg)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    (void)arg;
    cx_init(&cx, ar);
    for (int64_t i = 0; i < SINGLE; i++) {
        struct row r = row_of(i);
        if (tx_run(&cx, "b.single", single_fn, &r) != ERR_NONE)
            abort();
    }
    ar_free(&ar);
    return NULL;
}

static void singles(enum store_engine engine, const char *name)
{
    struct store_test t;
    struct store_stats s0, s;
    pthread_t id[THREADS];
    store_test_open(&t, engine, MS, &(struct store_opt){.readers = 16});
    double from = now_s();
    single_main(NULL);
    double alone = SINGLE / (now_s() - from);
    db_stats(t.db, &s0);
    from = now_s();
    for (int i = 0; i < THREADS; i++)
        pthread_create(&id[i], NULL, single_main, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(id[i], NULL);
    double many = THREADS * SINGLE / (now_s() - from);
    db_stats(t.db, &s);
    printf("%s single_per_s=%.0f with_%d_threads_per_s=%.0f ratio=%.2f tx_per_commit=%.1f\n", name, alone, THREADS, many, many / alone,
           (double)(s.txs - s0.txs) / (double)(s.commits - s0.commits));
    store_test_close(&t);
}

int main(int argc, char **argv)
{
    int64_t rows = argc > 1 ? atoll(argv[1]) : 100000;
    memset(body_text, 'x', sizeof(body_text) - 1);
    for (int i = 0; i < 3; i++) {
        double b = bare(rows), e = through_store(STORE_SQLITE, exec_batch, rows), k = through_store(STORE_SQLITE, bulk_batch, rows);
        double s = through_store(STORE_SQLITE, step_batch, rows);
        printf("sqlite bare_events_per_s=%.0f exec=%.0f ratio=%.2f bulk=%.0f ratio=%.2f step=%.0f ratio=%.2f\n", b, e, e / b, k, k / b, s, s / b);
    }
    singles(STORE_SQLITE, "sqlite");
    interning(STORE_SQLITE, "sqlite");
    if (store_test_has(STORE_PG)) {
        printf("postgresql exec_events_per_s=%.0f bulk=%.0f\n", through_store(STORE_PG, exec_batch, rows / 10), through_store(STORE_PG, bulk_batch, rows));
        singles(STORE_PG, "postgresql");
        interning(STORE_PG, "postgresql");
    }
    return 0;
}
