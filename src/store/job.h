/* job.h: work that goes on after the answer: a queue in SQL, claimed by workers of any copy of the program
 * (FOR UPDATE SKIP LOCKED on PostgreSQL; the writer on SQLite), retried with back-off, kept with its outcome. */
#ifndef STORE_JOB_H
#define STORE_JOB_H

#include "store.h"

struct job {
    int64_t id;              /* row */
    const char *kind;        /* "epcis.capture" */
    const char *key;         /* what it is about; unique per kind while it waits; "" for periodic jobs */
    struct str arg;          /* JSON */
    int64_t attempt;         /* 1 on the first run */
};

/* One kind of job: run() may be called again after a crash, so it must go on from what is stored. An error is retried after
 * 1, 2, 4 … s; ERR_STOPPING puts the job back for the next start without counting the run. */
struct job_kind {
    const char *kind;                                         /* "room.verb" */
    enum err (*run)(struct cx *cx, const struct job *j);      /* on a job thread, own arena */
    int attempts_max;                                         /* then it is failed for good */
    int64_t every_ms;                                         /* > 0: run by itself so often (key "") */
};

/* Queue within a transaction: runs only if that transaction commits. While a job of the kind and key waits, another is not
 * added (that one will do); while one runs, the next waits for its end. */
enum err job_add(struct tx *tx, const char *kind, const char *key, struct str arg, int64_t not_before_us) MUST_CHECK;
enum err jobs_start(struct cx *cx, const struct job_kind *kinds, size_t n, int threads) MUST_CHECK;
/* Let the running jobs end (they see jobs_stopping()), at most wait_ms. */
void jobs_stop(int wait_ms);
bool jobs_stopping(void);
/* Wake the workers now; the commit of a transaction that called job_add does it by itself. */
void jobs_wake(void);
/* The store's own tables (jobs, idempotency keys, settings). */
extern const struct migration store_migrations[];
extern const size_t store_migrations_n;
extern const struct sql store_sql[];
extern const size_t store_sql_n;

#endif
