/* pay.h: taking and giving back money. A *payment* is a demand for an amount by a *subject* of a higher room (a purchase, a share in a
 * crowdfunding, a deposit). Whoever pays may try several channels, one *try* each. What a channel tells (callback, query, bill) moves tries
 * and payments by their transition tables, never backwards; money that nobody wants any more is refunded by itself.
 *
 * Nothing here waits for a channel inside a transaction: a try or refund is stored before the call, and what came of the call after it. A
 * server that dies between leaves "started" or "sent": the channel is asked what became of it.
 *
 * Order of things when a channel says "paid": the try is locked; amount, currency, merchant and number are compared with ours; the
 * try becomes paid and the ledger is posted (channel:X +, held:PAYMENT −); then, in the same transaction, the subject is asked. It
 * accepts (payment paid) or not (already paid by another try, given up, stock released): then a refund is queued. */
#ifndef PAY_PAY_H
#define PAY_PAY_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "ledger.h"
#include "room.h"
#include "store.h"

/* ---- what rooms above register -------------------------------------------------------------------------------------------- */
struct pay_subject {
    const char *kind;             /* "purchase", "pledge", "deposit", … stored with the payment */
    /* The whole amount has arrived, now, in tx. The payment's row is locked, so nobody pays or gives up the same one meanwhile; on PostgreSQL
     * tx is READ COMMITTED (tx_run_keyed): change your own rows by conditional updates. *accept_out false: give it back (all of it). Errors roll everything back: the callback is
     * answered as failed and comes again. Called at most once with effect for a payment. */
    enum err (*paid)(struct cx *cx, struct tx *tx, int64_t subject_id, int64_t payment_id, bool *accept_out);
    /* The payment was given up or ran out before money came: free what was held for it. */
    enum err (*given_up)(struct cx *cx, struct tx *tx, int64_t subject_id, int64_t payment_id);
    /* A refund asked for by pay_refund() ended. ok false: it failed for good and waits for a person (listed in the console); when that
     * person has brought it to its end it is told again, with ok true. */
    enum err (*refunded)(struct cx *cx, struct tx *tx, int64_t subject_id, int64_t refund_id, int64_t fen, bool ok);
    /* May cx->who see and pay this? ERR_NOT_FOUND otherwise. */
    enum err (*may_pay)(struct cx *cx, struct tx *tx, int64_t subject_id);
};
/* Called in room.start; static. */
void pay_subject_add(const struct pay_subject *s);

/* ---- payments ------------------------------------------------------------------------------------------------------------------ */
struct pay_new {
    const char *subject;          /* a registered kind */
    int64_t subject_id;           /* row of the room above; one open payment a subject */
    int64_t fen;                  /* > 0 */
    const char *title;            /* what the payer reads at the channel, at most 40 characters, no personal data */
    int64_t payer_account_id;     /* people's account */
    int64_t expires_us;           /* then it is given up by itself */
    const char *level_path;       /* where cash and transfers are confirmed by hand (a pick-up point, a shop); NULL: by the county */
};
/* Make a payment within tx. ERR_DUPLICATE: the subject has an open one. */
enum err pay_open(struct cx *cx, struct tx *tx, const struct pay_new *in, int64_t *id_out, const char **uuid_out) MUST_CHECK;
/* Give a payment up (order cancelled) within tx; tries under way are closed at their channels by a job; money that still comes is
 * refunded. ERR_WRONG_STATE when it is paid. */
enum err pay_give_up(struct cx *cx, struct tx *tx, int64_t payment_id) MUST_CHECK;
/* Give fen of a paid payment back: queued in tx, done by the outbox, told by subject.refunded. key: unique per payment, asking again
 * does nothing. from: the ledger account it is taken from (NULL: held:PAYMENT). ERR_CONFLICT when more than was paid would go back. */
enum err pay_refund(struct cx *cx, struct tx *tx, int64_t payment_id, int64_t fen, const char *key, const char *from, const char *reason,
                    int64_t *refund_id_out) MUST_CHECK;
/* The account that holds a payment's money until the room above distributes it: "held:UUID". In the arena. */
const char *pay_held(struct cx *cx, const char *payment_uuid);

/* ---- SQL views -------------------------------------------------------------------------------------------------------------------
 * pay_payment_v(id, uuid, subject, subject_id, fen, state, channel, paid_us, created_us, expires_us, refund_fen)
 *     state: open paid given_up; refund_fen: given back or on its way back
 * pay_refund_v(id, uuid, payment_id, fen, state, created_us, done_us)   state: queued sent uncertain hand done failed */

/* For the demonstration and tests: pay an open payment in cash, as cx->who, who must be permitted to confirm it. */
enum err pay_cash_now(struct cx *cx, struct tx *tx, const char *payment_uuid) MUST_CHECK;
/* The same in the steps of two people. Who pays says how ("cash", "transfer") … */
enum err pay_hand_begin(struct cx *cx, struct tx *tx, const char *payment_uuid, const char *channel) MUST_CHECK;
/* … and who may, confirms that the money is there; reference: of the bank, NULL for cash. ERR_WRONG_STATE: nothing waits. */
enum err pay_hand_confirm(struct cx *cx, struct tx *tx, const char *payment_uuid, const char *reference) MUST_CHECK;
/* Give back by hand what waits for a person of this payment (pay_refunds_work_due() finds out); reference: receipt or the bank's. */
enum err pay_hand_back(struct cx *cx, struct tx *tx, const char *payment_uuid, const char *reference) MUST_CHECK;
/* The outbox of refunds once, in transactions of its own: what job "pay.refund" does. */
enum err pay_refunds_work_due(struct cx *cx) MUST_CHECK;
/* Read the channels' settings (pay.*) and their files and make what they say hold from now on. A channel that is half configured is an error that
 * names what is missing. room.start; again by the demonstration. */
enum err pay_keys_load(struct cx *cx) MUST_CHECK;

extern const struct room pay_room;

#endif
