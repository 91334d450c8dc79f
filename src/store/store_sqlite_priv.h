/* store_sqlite_priv.h: what the files of the SQLite driver share. */
#ifndef STORE_SQLITE_PRIV_H
#define STORE_SQLITE_PRIV_H

#include <pthread.h>
#include <semaphore.h>
#include <sqlite3.h>

#include "store_priv.h"

#define LITE_PAGE 4096

/* One connection: used by one thread at a time. */
struct lite_conn {
    sqlite3 *h;
    struct stmt_cache cache;
    struct stmt *open;            /* statements whose result is being read, newest first */
    struct lite_conn *next;       /* in the pool of free readers */
    int64_t until_ms;             /* statements end then; 0: no limit */
};

/* A caller waiting for its write: lives on the caller's stack. */
struct lite_req {
    struct tx tx;
    struct tx_call call;
    enum err err;
    bool again;                   /* it ran before and its group was lost */
    sem_t ended;                  /* err is set: posted once */
    struct lite_req *next;
};

struct lite {
    struct db *db;
    char *path;
    int jobs_fd;                  /* locked while this process runs the jobs; -1: none */
    struct store_opt opt;
    pthread_mutex_t lock;         /* all below */
    struct lite_req *first, *last;/* queue of writes */
    pthread_cond_t queued;        /* for the writer */
    bool stopping;
    pthread_t writer, keeper;
    bool have_writer, have_keeper;
    struct lite_conn *free_readers;
    int readers, readers_max;
    pthread_cond_t reader_free;
    pthread_cond_t keep;          /* for the checkpoint thread */
    struct lite_conn *wconn;      /* the writer's own */
    atomic_llong wal_frames;      /* after the last commit */
    atomic_llong last_commit_ms;
    atomic_bool restart;          /* the writer is to begin the WAL anew */
};

/* Open a connection with the house's pragmas. */
enum err lite_conn_open(struct cx *cx, struct lite *l, bool writer, struct lite_conn **out);
void lite_conn_close(struct lite_conn **c);
/* End the results still open: their transaction is over. */
void lite_conn_quiet(struct lite_conn *c);
/* Run a constant text without parameters ("BEGIN"); an SQLite code. */
int lite_do(struct lite_conn *c, const char *text);
enum err lite_map(const struct lite_conn *c, int rc);
/* Log the engine's message, remember the error. */
enum err lite_fail(struct cx *cx, const struct lite_conn *c, const char *name, int rc);

/* Arrays of a statement, store_sqlite_list.c: the table function on a new connection; an array as the parameter i. SQLite codes. */
int lite_list_register(sqlite3 *h);
int lite_list_bind(struct tx *tx, sqlite3_stmt *h, int i, const struct val *v);

enum err lite_savepoint(struct tx *tx, enum savepoint op);
enum err lite_exec(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, int64_t *changed_out);
enum err lite_prepare(struct tx *tx, const char *name, const char *text);
enum err lite_script(struct tx *tx, const char *name, const char *text);
enum err lite_cur_open(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, bool stream, void **out);
enum err lite_cur_next(struct tx *tx, void *cur, bool *row_out);
int lite_cur_cols(void *cur);
const char *lite_cur_name(void *cur, int col);
bool lite_cur_null(void *cur, int col);
int64_t lite_cur_i64(void *cur, int col);
double lite_cur_f64(void *cur, int col);
struct str lite_cur_str(void *cur, int col);
void lite_cur_close(struct tx *tx, void *cur);

void *lite_writer_main(void *arg);
enum err lite_write(struct cx *cx, struct db *db, const struct tx_call *call);
enum err lite_read(struct cx *cx, struct db *db, const struct tx_call *call);
void *lite_keeper_main(void *arg);
enum err lite_check(struct cx *cx, struct db *db, struct buf *report, int64_t *findings);
enum err lite_backup(struct cx *cx, struct db *db, const char *to_path);
uint64_t lite_wal_bytes(struct db *db);

#endif
