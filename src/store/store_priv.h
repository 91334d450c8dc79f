/* store_priv.h: what the files of room store share: the table of functions each engine fills, the transaction, the cache of
 * prepared statements. Driver headers (sqlite3.h, libpq-fe.h) are included by store_sqlite*.c and store_pg*.c only. */
#ifndef STORE_PRIV_H
#define STORE_PRIV_H

#include <stdatomic.h>

#include "job.h"
#include "store.h"

#define STORE_PARAMS_MAX 100     /* $1..$100 */
#define STORE_STMTS_MAX 250      /* prepared statements kept per connection */
#define STORE_WAIT_MS 10000      /* longest wait for a connection, a lock, or through repeated serialisation failures */
#define V_ARRAY_BIN ((enum vtype)100)   /* val.s: an array in PostgreSQL's binary form (bulk inserts) */

enum tx_flag {
    TX_WRITE = 1,      /* may write */
    TX_OWN = 2,        /* the store's own work: no seal */
    TX_RELAXED = 4,    /* PostgreSQL: READ COMMITTED (it takes its own locks) */
    TX_KEYED = 8,      /* PostgreSQL: runs again when a unique key is taken */
};

/* What to run. */
struct tx_call {
    const char *name;  /* of the transaction, in logs */
    tx_fn *fn;
    void *arg;
    unsigned flags;    /* enum tx_flag */
};

struct tx {
    struct cx *cx;         /* the caller's */
    struct db *db;
    void *conn;            /* the driver's connection */
    const struct tx_call *call;
    enum err failed;       /* a statement failed: everything later fails with it (both engines alike) */
    bool again;            /* PostgreSQL: serialisation failure or lost connection: run fn again */
    bool wake;             /* a job was queued: wake the workers after the commit */
    int depth;             /* open savepoints of tx_step */
};

/* A statement prepared on one connection. */
struct stmt {
    char *text;            /* as the room wrote it */
    uint64_t hash;
    struct stmt *next;     /* same bucket */
    struct stmt *below;    /* SQLite: next in the list of results being read */
    uint64_t used;         /* tick of the last use */
    const char *name;      /* of the query, for messages; static or as long as the call */
    bool busy;             /* a result is being read */
    bool extra;            /* second copy of a busy statement: dropped after use */
    bool keep;             /* SQLite: values were bound as copies */
    void *handle;          /* sqlite3_stmt */
    unsigned id;           /* PostgreSQL: its name is "s<id>" */
    int params;            /* SQLite: number of distinct parameters */
    int max;               /* highest parameter number */
    unsigned char map[STORE_PARAMS_MAX]; /* SQLite: parameter i+1 of the statement is $map[i] */
};

#define STMT_BUCKETS 256
struct stmt_cache {
    struct stmt *bucket[STMT_BUCKETS];           /* by hash of the text */
    struct { const char *key; struct stmt *s; } front[STMT_BUCKETS]; /* by address of the text: what constants hit */
    size_t n;
    uint64_t tick;
    void (*drop)(void *conn, struct stmt *s);    /* let go of the driver's part */
    void *conn;
};
/* The cached statement of a text, or NULL. */
struct stmt *stmt_find(struct stmt_cache *c, const char *text);
/* Remember a statement for its text (copied); drops the longest unused when there are too many. */
struct stmt *stmt_add(struct stmt_cache *c, const char *text);
/* Forget one (its preparation failed), or all. */
void stmt_remove(struct stmt_cache *c, struct stmt *s);
void stmt_clear(struct stmt_cache *c);
/* A statement outside the cache. */
struct stmt *stmt_extra(const char *text);
void stmt_extra_free(struct stmt *s);

enum savepoint { SP_SET, SP_KEEP, SP_UNDO };

/* One engine. Each returns an error that is already in cx and logged. A cursor is the driver's and stays valid until
 * cur_close or the end of the transaction. */
struct store_driver {
    enum store_engine engine;
    enum err (*open)(struct cx *cx, struct db *db, const struct store_opt *opt);
    void (*close)(struct db *db);
    enum err (*run)(struct cx *cx, struct db *db, const struct tx_call *call);
    enum err (*savepoint)(struct tx *tx, enum savepoint op);
    enum err (*limit)(struct tx *tx, int64_t ms);
    enum err (*exec)(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, int64_t *changed_out);
    /* Send the rows of a COPY … FROM STDIN; NULL: the engine has none. */
    enum err (*copy)(struct tx *tx, const char *name, const char *text, struct str rows);
    enum err (*prepare)(struct tx *tx, const char *name, const char *text);
    enum err (*script)(struct tx *tx, const char *name, const char *text);   /* several statements */
    enum err (*migrate_lock)(struct tx *tx);
    /* stream: values are copied and rows fetched as they are read; else the whole result is read within one call. */
    enum err (*cur_open)(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, bool stream, void **out);
    enum err (*cur_next)(struct tx *tx, void *cur, bool *row_out);
    int (*cur_cols)(void *cur);
    const char *(*cur_name)(void *cur, int col);
    bool (*cur_null)(void *cur, int col);
    int64_t (*cur_i64)(void *cur, int col);
    double (*cur_f64)(void *cur, int col);
    struct str (*cur_str)(void *cur, int col);
    void (*cur_close)(struct tx *tx, void *cur);
    enum err (*check)(struct cx *cx, struct db *db, struct buf *report, int64_t *findings);
    enum err (*backup)(struct cx *cx, struct db *db, const char *to_path);
    uint64_t (*wal_bytes)(struct db *db);
    bool (*alone)(struct db *db);   /* is this the only process that runs jobs here, and will it stay so until the close? */
};
extern const struct store_driver store_sqlite, store_pg;

struct db {
    const struct store_driver *drv;
    bool read_only;
    void *impl;                                   /* struct lite, struct pg */
    atomic_uint_fast64_t commits, txs, rollbacks; /* db_stats */
};

/* Run the caller's function and the seal on this thread, out-of-memory caught. Called by the drivers. */
enum err store_tx_body(struct tx *tx);
enum err store_run(struct cx *cx, struct db *db, const char *name, tx_fn *fn, void *arg, unsigned flags) MUST_CHECK;

/* What a failed statement is worth in the log: breaches of constraints are everyday. enum log_level. */
int store_fail_level(enum err e);

/* The engine's own text of a statement in the common dialect; malloc'ed. */
char *store_dialect(enum store_engine engine, const char *text);
/* PostgreSQL's binary array. */
struct str val_array(struct arena *ar, const struct val *v);
void array_begin(struct buf *b, uint32_t oid);
void array_put(struct buf *b, const void *p, size_t size);
void array_put_null(struct buf *b);
void array_put_i64(struct buf *b, int64_t v);
void array_end(struct buf *b, uint32_t n);

/* Waiting with the monotonic clock. */
struct timespec;
void store_deadline(struct timespec *out, int64_t ms);
int64_t store_mono_ms(void);

/* Shorter times for the tests of the queue. */
struct jobs_times { int64_t lease_ms, poll_ms, backoff_ms; };
void jobs_set_times(const struct jobs_times *t);

enum store_q {
    SQ_JOB_ADD, SQ_JOB_FIND, SQ_JOB_CLAIM, SQ_JOB_NEXT, SQ_JOB_RENEW, SQ_JOB_DONE, SQ_JOB_PUT_BACK, SQ_JOB_FAIL, SQ_JOB_CLEAR_WAITING,
    SQ_JOB_PERIODIC, SQ_JOB_FREE, SQ_JOB_AGAIN, SQ_JOB_TIDY, SQ_IDEM_FIND, SQ_IDEM_SEAL, SQ_IDEM_OURS, SQ_IDEM_SAVE, SQ_IDEM_EXPIRE, SQ_SETTING_GET,
    SQ_SETTING_PUT, SQ__N
};

#endif
