/* room.h: what a room gives to the house: its routes, its tables, its queries, its jobs, its settings, its checks.
 * main.c lists the rooms in floor order; nothing registers itself. */
#ifndef NET_ROOM_H
#define NET_ROOM_H

#include "conf.h"
#include "cx.h"
#include "job.h"
#include "net.h"
#include "store.h"

struct room_check { const char *name; enum err (*run)(struct cx *cx, struct buf *report, int64_t *findings_out); };

struct proof_source;

/* How errors are said below a prefix where a standard has its own form: also those the router finds (401, 404, 405, 413 …). */
struct room_problems { const char *prefix; void (*fill)(struct req *rq, struct resp *rs, enum err e); };

struct room {
    const char *name;                            /* "grow" */
    const struct route *routes; size_t routes_n;
    const struct migration *migrations; const size_t *migrations_n;  /* ROOM_migrations, &ROOM_migrations_n: tools/embed_sql.py counts the files */
    const struct sql *sql; size_t sql_n;
    const struct list_spec *const *lists; size_t lists_n;
    const struct job_kind *jobs; size_t jobs_n;
    const struct conf_key *conf; size_t conf_n;
    const struct room_check *checks; size_t checks_n;  /* `tiantou check` */
    const struct proof_source *const *proofs; size_t proofs_n;  /* where the log's records are (proof.h) */
    const struct room_problems *problems;        /* NULL: RFC 7807 in the house's words */
    enum err (*start)(struct cx *cx);            /* after migrations, before serving; NULL: nothing */
    void (*stop)(void);                          /* after serving; NULL: nothing */
    enum err (*open)(struct cx *cx);             /* threads of its own besides requests and jobs: begun by `tiantou serve` only */
    void (*close)(void);                         /* and ended before the jobs are; called also when open() never was */
};

#endif
