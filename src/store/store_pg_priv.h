/* store_pg_priv.h: what the files of the PostgreSQL driver share. */
#ifndef STORE_PG_PRIV_H
#define STORE_PG_PRIV_H

#include <libpq-fe.h>
#include <pthread.h>

#include "store_priv.h"

/* A result being read. Small ones are whole in res; a streamed one gets a PGresult per row, and when another statement needs
 * the connection the rest is drained into more[]. */
struct pg_cur {
    struct pg_conn *c;
    const char *name;              /* of the query */
    PGresult *res;                 /* current rows */
    int row;                       /* in res; -1 before the first */
    bool live;                     /* the connection still holds rows of it */
    bool fresh;                    /* res was read at the opening and not handed out yet */
    PGresult **more;               /* drained results */
    size_t more_n, more_cap, more_at;
    unsigned char **bytes;         /* decoded bytea of the current row, per column */
    struct pg_cur *next;           /* open on the same connection */
};

struct pg_conn {
    PGconn *h;                     /* NULL: not connected yet */
    bool lost;                     /* to be connected again */
    const char *begin;             /* BEGIN of the transaction, not sent yet: it goes with the first statement; NULL: sent */
    char limit[64];                /* a SET that goes with it; empty: none */
    bool pipelined;                /* the two are on their way together (libpq's pipeline mode) */
    bool ending;                   /* the COMMIT of a reading transaction was sent, its answer not read */
    struct stmt_cache cache;
    unsigned ids;                  /* last statement name used */
    struct pg_cur *open;           /* newest first */
    struct pg_cur *live;           /* the one the connection is streaming */
    char *scratch;                 /* texts that need a NUL, as they are bound */
    size_t scratch_cap;
    struct pg_conn *next;          /* in the pool of free ones */
};

struct pg {
    char *url;
    pthread_mutex_t lock;          /* all below */
    struct pg_conn *free_conns;
    int conns, conns_max;
    bool stopping;
    pthread_cond_t conn_free;
    atomic_llong down_ms, told_ms; /* since when no connection could be made (0: it can); when that was last logged */
    pthread_mutex_t turn;          /* repeated runs go one at a time */
};

/* store_pg_dump.c: run pg_dump on the database. */
enum err pg_dump(struct cx *cx, const char *url, const char *to_path);
/* Connect (again). Closes what was there. */
enum err pg_connect(struct cx *cx, struct pg *p, struct pg_conn *c, const char *name);
void pg_disconnect(struct pg_conn *c);
/* Remember and log a failure; marks the transaction to run again where that is the cure. Clears res. */
enum err pg_fail(struct tx *tx, const char *name, PGresult *res);
/* A text without parameters ("BEGIN"), or several statements. */
enum err pg_do(struct tx *tx, const char *name, const char *text);
/* Send the BEGIN that waits for the first statement by itself. */
enum err pg_begin_now(struct tx *tx, const char *name);
/* PQgetResult(); at the end of a pipelined statement back to the plain mode. */
PGresult *pg_next(struct pg_conn *c);
/* Free the connection for another statement. */
void pg_drain(struct pg_conn *c);
void pg_quiet(struct pg_conn *c);

enum err pg_exec(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, int64_t *changed_out);
enum err pg_copy(struct tx *tx, const char *name, const char *text, struct str rows);
enum err pg_prepare(struct tx *tx, const char *name, const char *text);
enum err pg_cur_open(struct tx *tx, const char *name, const char *text, const struct val *v, size_t n, bool stream, void **out);
enum err pg_cur_next(struct tx *tx, void *cur, bool *row_out);
int pg_cur_cols(void *cur);
const char *pg_cur_name(void *cur, int col);
bool pg_cur_null(void *cur, int col);
int64_t pg_cur_i64(void *cur, int col);
double pg_cur_f64(void *cur, int col);
struct str pg_cur_str(void *cur, int col);
void pg_cur_close(struct tx *tx, void *cur);

#endif
