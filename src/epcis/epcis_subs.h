/* epcis_subs.h: what other rooms may do with the feed of events: how far it is complete, and subscriptions on behalf of docking.
 *
 * Order without gaps. recordTime is not the order in which events become visible: two transactions may commit the other way
 * round. Who keeps a mark keeps epcis_event.id and never moves it beyond epcis_horizon(): every event up to it is either visible
 * or will never exist. On SQLite one writer gives ids in the order of the commits. On PostgreSQL each storing transaction holds
 * a shared advisory lock that names the last id given before its own (Q_EVENT_IDS); locks end after the commit is visible; so
 * the horizon is the lowest such lock, or the last id given, read in this order, before the events are read. */
#ifndef EPCIS_SUBS_H
#define EPCIS_SUBS_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "field.h"
#include "list.h"

struct tx;

struct epcis_event;
/* Many events of another repository in one transaction. */
enum epcis_took { EPCIS_STORED, EPCIS_HAD, EPCIS_CONFLICT };
struct epcis_taken { const struct epcis_event *ev; int64_t row; enum epcis_took took; };
/* Store those that are not there yet; the same eventID with another content is EPCIS_CONFLICT and no error. */
enum err epcis_events_store(struct cx *cx, struct tx *tx, struct epcis_taken *v, size_t n, const char *county) MUST_CHECK;
/* Compress and learn before the transaction. */
enum err epcis_events_prepare(struct cx *cx, const struct epcis_taken *v, size_t n, const char *county) MUST_CHECK;
/* The county of this installation's events: epcis.county. */
const char *epcis_county(void);

/* A transaction of its own: read events afterwards, in another one. */
enum err epcis_horizon(struct cx *cx, int64_t *row_out) MUST_CHECK;

/* A named query: ERR_DUPLICATE when the name is taken, ERR_INVALID / ERR_UNKNOWN_PARAM for its parameters. query: JSON object. */
enum err epcis_named_create(struct cx *cx, struct tx *tx, const char *name, struct str query, const char *caller) MUST_CHECK;
/* Removes its subscriptions too. ERR_NOT_FOUND; ERR_FORBIDDEN for the standard's own. */
enum err epcis_named_delete(struct cx *cx, struct tx *tx, const char *name) MUST_CHECK;

/* What a subscriber asks for. */
struct epcis_subscribe {
    const char *name;           /* of the query */
    const char *dest;           /* checked with client_check_url() */
    const char *token;          /* signatureToken, or NULL */
    struct str schedule;        /* JSON object; empty: stream */
    bool report_empty;
    int64_t initial_us;         /* FIELD_NULL: from now on. Events recorded before are left out */
    const char *only_county, *not_county;   /* or NULL */
    const char *caller;
    const char *scope;          /* whose events, as epcis_scope_text(); NULL: what cx->who sees under epcis.query */
};
enum err epcis_subscribe(struct cx *cx, struct tx *tx, const struct epcis_subscribe *s, int64_t horizon, const char **uuid_out) MUST_CHECK;
/* ERR_NOT_FOUND. */
enum err epcis_unsubscribe(struct cx *cx, struct tx *tx, const char *name, const char *uuid) MUST_CHECK;

/* How a subscription stands. */
struct epcis_subscription_state {
    int64_t mark, next_us, failures, notified_us, events, calls;
    bool paused;
    const char *error;          /* of the last failure, or NULL */
};
enum err epcis_subscription_state(struct cx *cx, struct tx *tx, const char *uuid, struct epcis_subscription_state *out) MUST_CHECK;
/* Pausing keeps the mark; going on continues behind it. */
enum err epcis_subscription_pause(struct cx *cx, struct tx *tx, const char *uuid, bool paused) MUST_CHECK;

/* May this caller still receive events? Asked before each call; set once at start by main. NULL: everybody. */
typedef enum err epcis_receiver_fn(struct cx *cx, struct tx *tx, const char *caller, bool *may_out);
void epcis_set_receiver(epcis_receiver_fn *fn);

#endif
