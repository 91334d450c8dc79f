/* share_priv.h: what the files of room share have in common. */
#ifndef SHARE_PRIV_H
#define SHARE_PRIV_H

#include "share.h"

#include "field.h"
#include "list.h"
#include "net.h"
#include "store.h"

#define SHARE_BODY_MAX (8 << 20)       /* of what a peer sends at once, or of a page it answers */
#define SHARE_EVENTS_MAX 2000          /* in it */
#define SHARE_PEERS_MAX 200

enum share_query {
    Q_PEER_INSERT, Q_PEER_FIND, Q_PEER_COUNT, Q_PEER_SAME, Q_PEER_PAUSE, Q_PEER_DELETE, Q_REFUSED_DROP, Q_ORIGIN_COUNT, Q_PEER_TOOK, Q_PEER_FAILED, Q_REFUSED_PUT,
    Q_PULL_DUE, Q_PULL_CLAIM, Q_PULL_END, Q_PULL_FREE, Q_REFUSED_LIST, Q_ORIGIN_OF,
    Q_FIND_PRODUCER, Q_FIND_PRODUCT, Q_FIND_SEASON, Q_FIND_LOT, Q_IMPORT_HAD, Q_IMPORT_PUT, Q__COUNT
};
extern const struct sql share_sql[Q__COUNT];
#define SQ(q) (&share_sql[q])
extern const struct migration share_migrations[];
extern const size_t share_migrations_n;

enum share_direction { SHARE_SEND, SHARE_RECEIVE, SHARE_PULL };
extern const char *const share_directions[];   /* "send" "receive" "pull", NULL */

/* ---- share_peer.c ------------------------------------------------------------------------------------------------------------------- */
/* As the API takes it. */
struct share_peer_body {
    const char *name, *url, *county, *secret, *inbox;
    int64_t direction;
    bool all;
};
/* As the API shows it; also the row. */
struct share_peer {
    int64_t id;
    const char *uuid, *name, *url, *peer_county, *query, *subscription, *created_by, *error, *secret, *inbox;
    int64_t direction, created_at, mark_at, next_at, last_at, failures, accepted, duplicate, refused;
    int64_t lag;             /* events that wait to be sent; FIELD_NULL where it is not known */
    bool paused;
};
extern const struct shape share_body_shape, share_peer_shape, share_made_shape;
enum err share_peer_find(struct cx *cx, struct tx *tx, const char *uuid, struct share_peer *out) MUST_CHECK;
/* Whom a peer's secret is sealed for (people_secret_seal). */
const char *share_peer_owner(struct arena *ar, const char *uuid);
/* horizon: epcis_horizon(), read before. secret_out (may be NULL): of a receiving peer, shown once. */
enum err share_peer_create(struct cx *cx, struct tx *tx, const struct share_peer_body *b, const char *caller, int64_t horizon, struct share_peer *out) MUST_CHECK;
enum err share_peer_pause(struct cx *cx, struct tx *tx, const char *uuid, bool paused) MUST_CHECK;
enum err share_peer_delete(struct cx *cx, struct tx *tx, const char *uuid) MUST_CHECK;

/* ---- share_apply.c -------------------------------------------------------------------------------------------------------------------- */
struct share_applied { int64_t accepted, duplicate, refused, newest_us; };   /* newest_us: highest recordTime; 0: none */
/* Take the events of an EPCISQueryDocument (or EPCISDocument) of a peer: all in one transaction with the peer's mark and counts. What
 * cannot be stored is put aside in share_refused. ERR_MALFORMED, ERR_INVALID for what is no such document. */
enum err share_apply(struct cx *cx, const struct share_peer *p, struct str text, struct share_applied *out) MUST_CHECK;

/* ---- share_pull.c ---------------------------------------------------------------------------------------------------------------------- */
enum err share_pull_open(struct cx *cx) MUST_CHECK;
void share_pull_close(void);

#endif
