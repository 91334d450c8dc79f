/* bench_replay_sqlite.c: the ceiling of capture on SQLite. Takes the rows that the program stored for events, whatever their
 * tables and columns are, and inserts the very same rows into the same tables and indexes of another, empty database with the
 * sqlite3 API alone: no JSON, no hash, no validation, no interning, no HTTP. The settings are those of the program's writer. Rows
 * of a transaction are read before the clock runs, so the disk sees what it sees under the program.
 *   bench_replay_sqlite FROM.db TO.db --per 1000 --events N
 * Prints events= seconds= rate= (events/s) cpu_us= (processor time an event). */
#include "bench.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLS_MAX = 64 };

/* Which rows of a table belong to a transaction: :lo and :hi are the first and last event, :uri the identifiers stored before
 * it, :uri_hi with it, :n its number. */
static const struct plan { const char *table, *where; } PLAN[] = {
    {"epcis_capture", "id = (SELECT id FROM epcis_capture ORDER BY id LIMIT 1 OFFSET :n)"},
    {"epcis_uri", "id > :uri AND id <= :uri_hi ORDER BY id"},
    {"epcis_event", "id BETWEEN :lo AND :hi ORDER BY id"},
    {"epcis_epc", "event BETWEEN :lo AND :hi ORDER BY event, seq"},
    {"epcis_tag", "event BETWEEN :lo AND :hi ORDER BY event, seq"},
    {"epcis_field", "event BETWEEN :lo AND :hi ORDER BY event, seq"},
};
enum { TABLES = sizeof PLAN / sizeof PLAN[0] };

struct table { sqlite3_stmt *read, *write; int cols; sqlite3_value **v; size_t n, cap; };

struct replay {
    sqlite3 *from, *to;
    struct table t[TABLES];
    sqlite3_stmt *window, *uris;
    int64_t lo, hi, uri, uri_hi, n, events;
};

static void must(sqlite3 *h, int rc)
{
    if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
        bench_die("%s", h ? sqlite3_errmsg(h) : sqlite3_errstr(rc));
}

static sqlite3_stmt *prepare(sqlite3 *h, const char *sql)
{
    sqlite3_stmt *s = NULL;
    must(h, sqlite3_prepare_v3(h, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL));
    return s;
}

/* The source as a copy in memory, where indexes by event make the rows of a transaction quick to find. */
static sqlite3 *open_copy(const char *path)
{
    sqlite3 *file = NULL, *m = NULL;
    must(file, sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL));
    must(m, sqlite3_open(":memory:", &m));
    sqlite3_backup *b = sqlite3_backup_init(m, "main", file, "main");
    if (!b)
        bench_die("%s", sqlite3_errmsg(m));
    must(m, sqlite3_backup_step(b, -1));
    must(m, sqlite3_backup_finish(b));
    sqlite3_close(file);
    must(m, sqlite3_exec(m, "CREATE INDEX b1 ON epcis_epc (event, seq); CREATE INDEX b2 ON epcis_tag (event, seq); CREATE INDEX b3 ON epcis_field (event, seq)", NULL, NULL, NULL));
    return m;
}

/* The target with the settings of the program's writer (src/store/store_sqlite.c). */
static sqlite3 *open_target(const char *path)
{
    sqlite3 *h = NULL;
    must(h, sqlite3_open_v2(path, &h, SQLITE_OPEN_READWRITE, NULL));
    must(h, sqlite3_exec(h, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=OFF; PRAGMA temp_store=MEMORY;"
                         "PRAGMA mmap_size=0; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=536870912", NULL, NULL, NULL));
    return h;
}

static void open_table(struct replay *r, size_t i)
{
    struct table *t = &r->t[i];
    char *sql = sqlite3_mprintf("SELECT * FROM %s WHERE %s", PLAN[i].table, PLAN[i].where);
    t->read = prepare(r->from, sql);
    sqlite3_free(sql);
    t->cols = sqlite3_column_count(t->read);
    if (t->cols > COLS_MAX)
        bench_die("%s has too many columns", PLAN[i].table);
    sql = sqlite3_mprintf("INSERT INTO %s VALUES (?", PLAN[i].table);
    for (int c = 1; c < t->cols; c++)
        sql = sqlite3_mprintf("%z,?", sql);
    sql = sqlite3_mprintf("%z)", sql);
    t->write = prepare(r->to, sql);
    sqlite3_free(sql);
}

static void bind(sqlite3_stmt *s, const char *name, int64_t v)
{
    int i = sqlite3_bind_parameter_index(s, name);
    if (i)
        sqlite3_bind_int64(s, i, v);
}

static void read_table(struct replay *r, struct table *t)
{
    for (size_t i = 0; i < t->n; i++)
        sqlite3_value_free(t->v[i]);
    t->n = 0;
    bind(t->read, ":lo", r->lo);
    bind(t->read, ":hi", r->hi);
    bind(t->read, ":uri", r->uri);
    bind(t->read, ":uri_hi", r->uri_hi);
    bind(t->read, ":n", r->n);
    while (sqlite3_step(t->read) == SQLITE_ROW) {
        if (t->n + COLS_MAX > t->cap)
            t->v = bench_grow(t->v, (t->cap = (t->cap + COLS_MAX) * 2) * sizeof(sqlite3_value *));
        for (int c = 0; c < t->cols; c++)
            t->v[t->n++] = sqlite3_value_dup(sqlite3_column_value(t->read, c));
    }
    must(r->from, sqlite3_reset(t->read));
}

/* The next transaction's rows; false at the end. */
static bool read_next(struct replay *r, int64_t per, bool documents)
{
    sqlite3_bind_int64(r->window, 1, r->hi);
    sqlite3_bind_int64(r->window, 2, per);
    must(r->from, sqlite3_step(r->window));
    int64_t n = sqlite3_column_int64(r->window, 2);
    r->lo = sqlite3_column_int64(r->window, 0);
    r->hi = sqlite3_column_int64(r->window, 1);
    sqlite3_reset(r->window);
    if (!n)
        return false;
    sqlite3_bind_int64(r->uris, 1, r->lo);
    sqlite3_bind_int64(r->uris, 2, r->hi);
    must(r->from, sqlite3_step(r->uris));
    r->uri = r->uri_hi;
    if (sqlite3_column_int64(r->uris, 0) > r->uri_hi)
        r->uri_hi = sqlite3_column_int64(r->uris, 0);
    sqlite3_reset(r->uris);
    for (size_t i = documents ? 0 : 1; i < TABLES; i++)
        read_table(r, &r->t[i]);
    r->n++;
    r->events += n;
    return true;
}

static void bind_value(sqlite3_stmt *s, int at, sqlite3_value *v)
{
    switch (sqlite3_value_type(v)) {
    case SQLITE_INTEGER: sqlite3_bind_int64(s, at, sqlite3_value_int64(v)); break;
    case SQLITE_FLOAT: sqlite3_bind_double(s, at, sqlite3_value_double(v)); break;
    case SQLITE_TEXT: sqlite3_bind_text(s, at, (const char *)sqlite3_value_text(v), sqlite3_value_bytes(v), SQLITE_STATIC); break;
    case SQLITE_BLOB: sqlite3_bind_blob(s, at, sqlite3_value_blob(v), sqlite3_value_bytes(v), SQLITE_STATIC); break;
    default: sqlite3_bind_null(s, at);
    }
}

static void write_all(struct replay *r)
{
    must(r->to, sqlite3_exec(r->to, "BEGIN IMMEDIATE", NULL, NULL, NULL));
    for (size_t i = 0; i < TABLES; i++) {
        struct table *t = &r->t[i];
        for (size_t at = 0; at < t->n; at += (size_t)t->cols) {
            for (int c = 0; c < t->cols; c++)
                bind_value(t->write, c + 1, t->v[at + (size_t)c]);
            must(r->to, sqlite3_step(t->write));
            sqlite3_reset(t->write);
        }
    }
    must(r->to, sqlite3_exec(r->to, "COMMIT", NULL, NULL, NULL));
}

int main(int argc, char **argv)
{
    struct replay r = {0};
    double seconds = 0, cpu = 0;
    if (argc < 3)
        bench_die("usage: bench_replay_sqlite FROM.db TO.db [--per N] [--events N]");
    int64_t per = bench_arg_i64(argc, argv, "per", 1000), max = bench_arg_i64(argc, argv, "events", INT64_MAX);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    r.from = open_copy(argv[1]);
    r.to = open_target(argv[2]);
    r.window = prepare(r.from, "SELECT min(id), max(id), count(*) FROM (SELECT id FROM epcis_event WHERE id > ?1 ORDER BY id LIMIT ?2)");
    r.uris = prepare(r.from, "SELECT max(coalesce((SELECT max(uri) FROM epcis_epc WHERE event BETWEEN ?1 AND ?2), 0), coalesce((SELECT max(value) FROM epcis_tag "
                             "WHERE event BETWEEN ?1 AND ?2), 0), coalesce((SELECT max(name) FROM epcis_field WHERE event BETWEEN ?1 AND ?2), 0))");
    for (size_t i = 0; i < TABLES; i++)
        open_table(&r, i);
    while (r.events < max && read_next(&r, per, per > 1)) {
        double from = bench_now(), cpu_from = bench_cpu();
        write_all(&r);
        seconds += bench_now() - from;
        cpu += bench_cpu() - cpu_from;
    }
    printf("events=%lld seconds=%.3f rate=%.1f cpu_us=%.1f\n", (long long)r.events, seconds, seconds > 0 ? (double)r.events / seconds : 0, cpu * 1e6 / (double)(r.events ? r.events : 1));
    return 0;
}
