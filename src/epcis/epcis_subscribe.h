/* epcis_subscribe.h: named queries and subscriptions, between their routes, their store and the sender. Private to the room. */
#ifndef EPCIS_SUBSCRIBE_H
#define EPCIS_SUBSCRIBE_H

#include "epcis_priv.h"
#include "epcis_schedule.h"
#include "epcis_subs.h"

#define NAMED_NAME_MAX 100            /* characters of a query's name */
#define NAMED_QUERY_BYTES_MAX 65536   /* of its definition */
#define SUBSCRIBE_EVENTS 500          /* in one call at most */
#define SUBSCRIBE_BYTES (1 << 20)     /* of one call's body, but for a single event that is longer */
#define SUBSCRIBE_WINDOW 20000        /* rows looked at in one step, so that no query holds up the others */

/* A named query as it is stored. */
struct named { int64_t id; const char *name; struct str query; int64_t created_us; const char *created_by; };
/* ERR_NOT_FOUND with a sentence. */
enum err named_find(struct cx *cx, struct tx *tx, const char *name, struct named *out) MUST_CHECK;
/* Its parameters, as GET /events takes them, and the prefixes they use. ERR_INVALID names the member. */
enum err named_params(struct cx *cx, struct str query, struct query_param **p_out, size_t *n_out, const struct epcis_context **context_out) MUST_CHECK;
/* "{"name":…,"query":…}" */
void named_write(struct jw *w, const struct named *n);

/* A subscription as it is stored; the columns of Q_SUBSCRIPTION_*. */
struct subscription {
    int64_t id;
    const char *uuid, *name;
    struct str query;
    const char *dest, *origin;
    const char *token;           /* sealed for subscription_owner(); NULL: unsigned */
    struct str schedule;              /* empty: stream */
    bool report_empty;
    int64_t initial_us;
    const char *only_county, *not_county;
    int64_t created_us;
    const char *created_by;
    int64_t mark, pending, batch, next_us, failures, notified_us, events, calls;
    const char *error;
    bool paused;
    struct str scope;                 /* epcis_scope_text() */
};
/* A row of the columns of Q_SUBSCRIPTION_*. */
void subscription_row(const struct rows *r, struct subscription *out);
enum err subscription_find(struct cx *cx, struct tx *tx, const char *name, const char *uuid, struct subscription *out) MUST_CHECK;
/* As the contract's QuerySubscription answer. */
void subscription_write(struct jw *w, const struct subscription *s);

/* ---- epcis_feed.c ------------------------------------------------------------------------------------------------------------- */
struct feed {
    const struct subscription *s;
    int64_t from, to;                 /* rows (from, to] */
    struct read_row *rows;            /* out: n that match, in the order of their rows */
    size_t n;
    int64_t end;                      /* out: everything up to here was looked at */
    struct str body;                  /* out: the document, when n or `always` */
    bool always;
};
enum err feed_read(struct cx *cx, struct tx *tx, void *feed) MUST_CHECK;

/* ---- epcis_send.c -------------------------------------------------------------------------------------------------------------- */
/* The thread that delivers. One a process, started by `tiantou serve`. */
enum err sender_start(struct cx *cx) MUST_CHECK;
void sender_stop(void);

/* Whom a subscription's token is sealed for (people_secret_seal). */
const char *subscription_owner(struct arena *ar, const char *uuid);

#endif
