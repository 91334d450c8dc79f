/* idem.h: idempotency keys: a creating request that is sent again gets the first answer and creates nothing again.
 * Room net uses it around a handler:
 *   1. idem_claim()  before the handler: is there an answer already?
 *   2. idem_seal()   within the handler's writing transaction (by store_set_seal): the key is stored with the facts, so a
 *                    request whose transaction commits has used its key, and of two at once only one commits.
 *   3. idem_keep()   in the same transaction when the handler has filled its answer by then, so that a server that dies between
 *                    loses nothing; else idem_save() after the handler.
 * A handler that fails rolls its transaction back and the key with it: it may be tried again. */
#ifndef STORE_IDEM_H
#define STORE_IDEM_H

#include "store.h"

#define IDEM_KEY_MAX 200             /* bytes of a key a client may send; room net checks it */

/* Who asked for what. Texts live as long as the request. */
struct idem_key {
    const char *scope;               /* who and where: "account:12 POST /api/v1/plots" */
    const char *key;                 /* as the client sent it */
    const char *request_hash;        /* hash of the body: the same key for another body is refused */
};

/* The answer to replay. */
struct idem_answer {
    int64_t status;                  /* HTTP status */
    const char *content_type;        /* NULL: no body */
    const char *headers;             /* further header lines as room net wrote them ("Location: …\n"), or NULL */
    struct str body;                 /* in the arena */
};

/* Look the key up (a read). *replay_out: *out holds the first answer and the handler must not run. Errors: ERR_IDEMPOTENCY
 * (same key, other request), ERR_BUSY (the first request committed a moment ago, its answer is not stored yet),
 * ERR_UNCERTAIN (it committed, and its answer was never stored: the server died between). */
enum err idem_claim(struct cx *cx, const struct idem_key *k, struct idem_answer *out, bool *replay_out) MUST_CHECK;
/* Store the key within tx. ERR_BUSY when another request with the same key committed meanwhile: the transaction rolls back.
 * A key that this very request (cx->request_id, which must be unique) sealed in an earlier transaction is no conflict. */
enum err idem_seal(struct tx *tx, const struct idem_key *k) MUST_CHECK;
/* Keep the answer within tx, after idem_seal: with the facts or not at all. */
enum err idem_keep(struct tx *tx, const struct idem_key *k, const struct idem_answer *a) MUST_CHECK;
/* Keep the answer (its own transaction; does nothing when the key was never sealed or its answer is kept). */
enum err idem_save(struct cx *cx, const struct idem_key *k, const struct idem_answer *a) MUST_CHECK;
/* Delete keys older than before_us; how many. Runs by itself every hour for keys older than two days (job "store.tidy"). */
enum err idem_expire(struct tx *tx, int64_t before_us, int64_t *n_out) MUST_CHECK;

#endif
