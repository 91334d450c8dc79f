/* bench_replay_pg.c: the ceiling of capture on PostgreSQL: the rows that the program stored for events are copied into the same
 * tables of another, empty database by COPY through libpq alone, one transaction per 1,000 events. See bench_replay_sqlite.c.
 *   bench_replay_pg FROM-URL TO-URL --per 1000 --events N
 * Prints events= seconds= rate= (events/s) cpu_us= (processor time an event). */
#include "bench.h"

#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct window { long long lo, hi, uri, uri_hi, n, events; };

/* Conditions with the numbers of struct window in order: see fill(). */
static const struct plan { const char *table; enum { BY_NUMBER, BY_URI, BY_ID, BY_EVENT } by; } PLAN[] = {
    {"epcis_capture", BY_NUMBER}, {"epcis_uri", BY_URI}, {"epcis_event", BY_ID}, {"epcis_epc", BY_EVENT}, {"epcis_tag", BY_EVENT}, {"epcis_field", BY_EVENT},
};
enum { TABLES = sizeof PLAN / sizeof PLAN[0] };

struct block { char *p; size_t size, cap; };

static PGresult *ask(PGconn *c, const char *sql, ExecStatusType want)
{
    PGresult *r = PQexec(c, sql);
    if (PQresultStatus(r) != want)
        bench_die("%s: %s", sql, PQerrorMessage(c));
    return r;
}

static long long number(PGconn *c, const char *sql)
{
    PGresult *r = ask(c, sql, PGRES_TUPLES_OK);
    long long v = PQgetisnull(r, 0, 0) ? 0 : atoll(PQgetvalue(r, 0, 0));
    PQclear(r);
    return v;
}

static void condition(const struct window *w, size_t i, char *out, size_t size)
{
    switch (PLAN[i].by) {
    case BY_NUMBER: snprintf(out, size, "id = (SELECT id FROM epcis_capture ORDER BY id LIMIT 1 OFFSET %lld)", w->n); break;
    case BY_URI: snprintf(out, size, "id > %lld AND id <= %lld ORDER BY id", w->uri, w->uri_hi); break;
    case BY_ID: snprintf(out, size, "id BETWEEN %lld AND %lld ORDER BY id", w->lo, w->hi); break;
    case BY_EVENT: snprintf(out, size, "event BETWEEN %lld AND %lld ORDER BY event, seq", w->lo, w->hi); break;
    }
}

/* The rows of a table in PostgreSQL's binary form. */
static void copy_out(PGconn *c, const struct window *w, size_t i, struct block *b)
{
    char where[200], sql[300], *piece;
    condition(w, i, where, sizeof where);
    snprintf(sql, sizeof sql, "COPY (SELECT * FROM %s WHERE %s) TO STDOUT (FORMAT binary)", PLAN[i].table, where);
    PQclear(ask(c, sql, PGRES_COPY_OUT));
    b->size = 0;
    for (int n; (n = PQgetCopyData(c, &piece, 0)) > 0; PQfreemem(piece)) {
        if (b->size + (size_t)n > b->cap)
            b->p = bench_grow(b->p, b->cap = (b->cap + (size_t)n) * 2);
        memcpy(b->p + b->size, piece, (size_t)n);
        b->size += (size_t)n;
    }
    for (PGresult *r; (r = PQgetResult(c)); PQclear(r))
        if (PQresultStatus(r) != PGRES_COMMAND_OK)
            bench_die("%s: %s", PLAN[i].table, PQerrorMessage(c));
}

static void copy_in(PGconn *c, size_t i, const struct block *b)
{
    enum { PIECE = 1 << 20 };
    char sql[100];
    snprintf(sql, sizeof sql, "COPY %s FROM STDIN (FORMAT binary)", PLAN[i].table);
    PQclear(ask(c, sql, PGRES_COPY_IN));
    for (size_t at = 0; at < b->size; at += PIECE)
        if (PQputCopyData(c, b->p + at, (int)(b->size - at < PIECE ? b->size - at : PIECE)) != 1)
            bench_die("%s", PQerrorMessage(c));
    if (PQputCopyEnd(c, NULL) != 1)
        bench_die("%s", PQerrorMessage(c));
    for (PGresult *r; (r = PQgetResult(c)); PQclear(r))
        if (PQresultStatus(r) != PGRES_COMMAND_OK)
            bench_die("%s: %s", PLAN[i].table, PQerrorMessage(c));
}

static bool next_window(PGconn *c, struct window *w, long long per)
{
    char sql[500];
    long long before = w->hi;
    snprintf(sql, sizeof sql, "SELECT max(id) FROM (SELECT id FROM epcis_event WHERE id > %lld ORDER BY id LIMIT %lld) e", before, per);
    w->hi = number(c, sql);
    if (!w->hi)
        return false;
    w->lo = before + 1;
    snprintf(sql, sizeof sql, "SELECT count(*) FROM epcis_event WHERE id BETWEEN %lld AND %lld", w->lo, w->hi);
    w->events += number(c, sql);
    snprintf(sql, sizeof sql, "SELECT greatest((SELECT max(uri) FROM epcis_epc WHERE event BETWEEN %lld AND %lld), (SELECT max(value) FROM epcis_tag WHERE event BETWEEN %lld AND %lld), "
             "(SELECT max(name) FROM epcis_field WHERE event BETWEEN %lld AND %lld))", w->lo, w->hi, w->lo, w->hi, w->lo, w->hi);
    long long top = number(c, sql);
    w->uri = w->uri_hi;
    w->uri_hi = top > w->uri_hi ? top : w->uri_hi;
    return true;
}

static PGconn *open_url(const char *url)
{
    PGconn *c = PQconnectdb(url);
    if (PQstatus(c) != CONNECTION_OK)
        bench_die("%s", PQerrorMessage(c));
    return c;
}

int main(int argc, char **argv)
{
    struct block b[TABLES] = {{0}};
    struct window w = {0};
    double seconds = 0, cpu = 0;
    if (argc < 3)
        bench_die("usage: bench_replay_pg FROM-URL TO-URL [--per N] [--events N]");
    long long per = bench_arg_i64(argc, argv, "per", 1000), max = bench_arg_i64(argc, argv, "events", INT64_MAX);
    PGconn *from = open_url(argv[1]), *to = open_url(argv[2]);
    /* In the source only: rows of a transaction are found by event. */
    PQclear(ask(from, "CREATE INDEX IF NOT EXISTS b1 ON epcis_epc (event, seq)", PGRES_COMMAND_OK));
    PQclear(ask(from, "CREATE INDEX IF NOT EXISTS b2 ON epcis_tag (event, seq)", PGRES_COMMAND_OK));
    PQclear(ask(from, "CREATE INDEX IF NOT EXISTS b3 ON epcis_field (event, seq)", PGRES_COMMAND_OK));
    PQclear(ask(from, "ANALYZE", PGRES_COMMAND_OK));
    while (w.events < max && next_window(from, &w, per)) {
        for (size_t i = 0; i < TABLES; i++)
            copy_out(from, &w, i, &b[i]);
        double since = bench_now(), cpu_since = bench_cpu();
        PQclear(ask(to, "BEGIN", PGRES_COMMAND_OK));
        for (size_t i = 0; i < TABLES; i++)
            copy_in(to, i, &b[i]);
        PQclear(ask(to, "COMMIT", PGRES_COMMAND_OK));
        seconds += bench_now() - since;
        cpu += bench_cpu() - cpu_since;
        w.n++;
    }
    PQfinish(from);
    PQfinish(to);
    printf("events=%lld seconds=%.3f rate=%.1f cpu_us=%.1f\n", w.events, seconds, seconds > 0 ? (double)w.events / seconds : 0, cpu * 1e6 / (double)(w.events ? w.events : 1));
    return 0;
}
