/* pay_priv.h: what the files of room pay share, besides the channels (pay_channel.h, pay_keys.h). */
#ifndef PAY_PAY_PRIV_H
#define PAY_PAY_PRIV_H

#include "conf.h"
#include "list.h"
#include "net.h"
#include "people.h"
#include "pay.h"
#include "pay_channel.h"

enum pay_query {
    /* channels */
    Q_NONCE_TAKE, Q_NONCE_FORGET, Q_CERT_PUT, Q_CERTS,
    /* openids */
    Q_OPENID, Q_OPENID_PUT, Q_OPENID_GONE, Q_OPENID_STATE_PUT, Q_OPENID_STATE_TAKE, Q_OPENID_STATE_FORGET,
    /* payments */
    Q_PAYMENT_INSERT, Q_PAYMENT_BY_ID, Q_PAYMENT_LOCK, Q_PAYMENT_BY_UUID, Q_PAYMENT_STATE, Q_PAYMENT_TRY, Q_PAYMENTS_DUE, Q_STEP, Q_STEPS, Q_COUNTY_PATH,
    /* tries */
    Q_TRY_INSERT, Q_TRY_BY_NUMBER, Q_TRY_LOCK, Q_TRY_BY_UUID, Q_TRY_BY_ID, Q_TRIES_OF, Q_TRY_STATE, Q_TRY_GO, Q_TRY_TOLD, Q_TRY_PAID, Q_TRY_NEXT, Q_TRY_FIRST,
    Q_TRIES_WAKE, Q_TRIES_DUE,
    /* refunds */
    Q_TRY_REFUND, Q_REFUND_INSERT, Q_REFUND_BY_KEY, Q_REFUND_LOCK, Q_REFUND_BY_UUID, Q_REFUNDS_OF, Q_REFUND_STATE, Q_REFUND_SENT, Q_REFUND_NEXT, Q_REFUND_DONE, Q_REFUNDS_DUE,
    /* bills */
    Q_BILL_PUT, Q_BILL_FIND, Q_BILL_SET, Q_BILL_TRY, Q_BILL_REFUND, Q_BILLED_TRY, Q_BILLED_REFUND, Q_BILL_MISSING, Q_BILL_MISSING_REFUNDS, Q_ITEM_PUT, Q_ITEM_SETTLE_NUMBER,
    Q_ITEM_BY_UUID, Q_ITEM_SETTLE, Q_ITEMS_OPEN_TRIES,
    /* checks */
    Q_CHECK_PAID, Q_CHECK_PAYMENTS, Q_CHECK_REFUNDS,
    Q__COUNT
};
extern const struct sql pay_sql[];
#define PQ(q) (&pay_sql[q])

extern const struct migration pay_migrations[];
extern const size_t pay_migrations_n;

/* pay_conf.c: the settings of the room. */
#define PAY_CONF_N 34
extern const struct conf_key pay_conf[PAY_CONF_N];

/* Jobs of the channels. */
enum err pay_nonces_forget(struct cx *cx, const struct job *j) MUST_CHECK;

/* ---- states: index of the .def files -------------------------------------------------------------------------------------------- */
#define STATE(name, code, zh, en) name,
enum pay_payment_state {
#include "pay_payment_states.def"
    PAYMENT__STATES
};
enum pay_try_state {
#include "pay_try_states.def"
    TRY__STATES
};
enum pay_refund_state {
#include "pay_refund_states.def"
    REFUND__STATES
};
#undef STATE
extern const char *const pay_payment_states[], *const pay_try_states[], *const pay_refund_states[];   /* texts stored, NULL-terminated */
bool pay_payment_may_move(int64_t from, int64_t to);
bool pay_try_may_move(int64_t from, int64_t to);
bool pay_refund_may_move(int64_t from, int64_t to);

/* ---- rows and views ----------------------------------------------------------------------------------------------------------------- */
struct pay_payment {
    int64_t id; const char *uuid, *subject; int64_t subject_id, fen; const char *title; int64_t payer_account_id; const char *level_path;
    int64_t state, paid_try_id, created_us, expires_us, paid_us; const char *county;
};
struct pay_try {
    int64_t id; const char *uuid, *number; int64_t payment_id; const char *channel, *scene; int64_t fen, state, made_us, expires_us;
    const char *go, *channel_no; int64_t paid_fen, paid_us, refund_fen, told_fen; const char *told_currency, *detail; int64_t asks, next_us;
    const char *reference; int64_t first_by; const char *county;
};
struct pay_refund_row {
    int64_t id; const char *uuid, *number; int64_t payment_id, try_id; const char *key; int64_t fen; const char *reason; bool surplus; int64_t state, sends, asks,
    created_us, sent_us, next_us, done_us; const char *detail, *reference, *county;
};
extern const struct shape pay_payment_row, pay_try_row, pay_refund_row_shape;

/* What a payer, or somebody with pay.read, sees. */
struct pay_go_view { int64_t kind; const char *url, *text; struct list fields; };   /* fields: of struct pay_pair */
struct pay_try_view { const char *uuid, *number, *channel, *channel_name, *scene; int64_t fen, state, made_at, expires_at, paid_at; struct pay_go_view *go; };
struct pay_refund_view { const char *uuid, *number; int64_t fen; const char *reason; int64_t state, created_at, done_at; };
struct pay_offer_view { const char *channel, *name; struct texts scenes; const char *authorize; };
struct pay_view {
    const char *uuid, *subject; int64_t fen; const char *title; int64_t state, created_at, expires_at, paid_at;
    struct list channels, tries, refunds;   /* of struct pay_offer_view, pay_try_view, pay_refund_view */
};
extern const struct shape pay_view_shape, pay_try_shape, pay_refund_shape, pay_go_shape;
/* A try as the payer sees it, in cx's language. */
struct pay_try_view pay_try_view(struct cx *cx, const struct pay_try *t);

/* ---- payments (pay_payment.c) -------------------------------------------------------------------------------------------------------- */
enum { PAY_SUBJECTS_MAX = 16, PAY_TRIES_MAX = 20, PAY_BATCH = 50 };
const struct pay_subject *pay_subject_find(const char *kind);   /* NULL: nobody registered it */
enum err pay_payment_by_id(struct cx *cx, struct tx *tx, int64_t id, struct pay_payment *out) MUST_CHECK;
/* The same, held against others until the transaction ends. Always before a try of it is locked, so that nobody waits in a ring. */
enum err pay_payment_lock(struct cx *cx, struct tx *tx, int64_t id, struct pay_payment *out) MUST_CHECK;
/* The payment of a route: the payer's own (subject.may_pay), or anybody's with pay.read. */
enum err pay_payment_get(struct cx *cx, struct tx *tx, const char *uuid, struct pay_payment *out) MUST_CHECK;
enum err pay_payment_view(struct cx *cx, struct tx *tx, const char *uuid, struct pay_view *out) MUST_CHECK;
/* The one writer of a payment's state. try_id: of PAYMENT_PAID. */
enum err pay_payment_enter(struct cx *cx, struct tx *tx, struct pay_payment *p, enum pay_payment_state to, int64_t try_id, const char *detail) MUST_CHECK;
/* One move, for the record. */
enum err pay_step(struct cx *cx, struct tx *tx, const char *object, int64_t id, const char *from, const char *to, const char *detail) MUST_CHECK;
/* Give up the payments whose time is over, one transaction each. */
enum err pay_expire_due(struct cx *cx) MUST_CHECK;

/* ---- tries (pay_try.c, pay_told.c, pay_ask.c) ------------------------------------------------------------------------------------------ */
struct pay_try_body { const char *channel; int64_t scene; const char *openid, *return_url; };
/* Begin a try: stored, then called (no transaction runs meanwhile), then stored what came of it. */
enum err pay_try_begin(struct cx *cx, struct tx *tx, const char *payment_uuid, const struct pay_try_body *in, struct pay_payment *p_out, struct pay_try *out) MUST_CHECK;
enum err pay_try_call(struct cx *cx, const struct pay_payment *p, const struct pay_try *t, const struct pay_try_body *in, const char *remote, const char *base_url, struct pay_go *go_out) MUST_CHECK;
enum err pay_try_began(struct cx *cx, struct tx *tx, const char *number, const struct pay_go *go, enum err called) MUST_CHECK;
/* lock: with its payment's row first. */
enum err pay_try_by_number(struct cx *cx, struct tx *tx, const char *number, bool lock, struct pay_try *out) MUST_CHECK;
/* The one writer of a try's state. */
enum err pay_try_enter(struct cx *cx, struct tx *tx, struct pay_try *t, enum pay_try_state to, const char *detail) MUST_CHECK;
/* A channel told something about a try, verified: compare with our record, move, book, ask the subject. told->number is ours. */
enum err pay_try_told(struct cx *cx, struct tx *tx, const struct pay_channel *c, const struct pay_told *told) MUST_CHECK;
/* The money of a try is there: fen of it. Books it, and has it accepted or given back. */
enum err pay_try_money(struct cx *cx, struct tx *tx, struct pay_try *t, int64_t fen, int64_t at_us, const char *detail) MUST_CHECK;
/* Ask the channel what became of a try, or close it when nobody wants it any more. Makes calls: outside transactions. */
enum err pay_try_ask(struct cx *cx, const char *number) MUST_CHECK;
enum err pay_tries_ask_due(struct cx *cx) MUST_CHECK;
struct pay_ask pay_ask_of(struct cx *cx, const struct pay_payment *p, const struct pay_try *t);
char *pay_number(struct arena *ar, const char *uuid);   /* 32 characters that every channel takes as a number; in the arena */
int64_t pay_backoff_us(int64_t times, int64_t first_s, int64_t most_s);

/* ---- by hand (pay_confirm.c) -------------------------------------------------------------------------------------------------------------- */
struct pay_confirm_body { const char *reference; };
enum err pay_confirm(struct cx *cx, struct tx *tx, const char *try_uuid, const struct pay_confirm_body *in, struct pay_try *out) MUST_CHECK;
enum { PAY_DISPUTE_REFUND, PAY_DISPUTE_NOTHING };
extern const char *const pay_dispute_outcomes[];
struct pay_dispute_body { int64_t outcome; const char *reason; };
enum err pay_dispute_settle(struct cx *cx, struct tx *tx, const char *try_uuid, const struct pay_dispute_body *in, struct pay_try *out) MUST_CHECK;

/* ---- refunds (pay_refund.c) ---------------------------------------------------------------------------------------------------------------- */
struct pay_refund_new { int64_t fen; const char *key, *from, *reason; bool surplus; };
enum err pay_refund_queue(struct cx *cx, struct tx *tx, const struct pay_try *t, const struct pay_refund_new *in, int64_t *id_out) MUST_CHECK;
enum err pay_refund_told(struct cx *cx, struct tx *tx, const struct pay_channel *c, const char *number, const struct pay_told *told) MUST_CHECK;
/* Work on one refund: send it, or ask what became of it. Makes calls. */
enum err pay_refund_work(struct cx *cx, const char *number) MUST_CHECK;
enum { PAY_REFUND_AGAIN, PAY_REFUND_BY_HAND };
extern const char *const pay_refund_acts[];
struct pay_refund_act_body { int64_t act; const char *reference; };
enum err pay_refund_act(struct cx *cx, struct tx *tx, const char *uuid, const struct pay_refund_act_body *in, struct pay_refund_row *out) MUST_CHECK;

/* ---- bills (pay_bill.c) ------------------------------------------------------------------------------------------------------------------------ */
/* Get the bill of a channel for a day and compare it with our record. Makes calls. */
enum err pay_bill_work(struct cx *cx, const struct pay_channel *c, int32_t day) MUST_CHECK;
enum err pay_bills_due(struct cx *cx) MUST_CHECK;
extern const char *const pay_item_kinds[], *const pay_item_states[], *const pay_bill_states[];
struct pay_item_body { const char *note; };
enum err pay_item_settle(struct cx *cx, struct tx *tx, const char *uuid, const struct pay_item_body *in) MUST_CHECK;

extern const struct list_spec pay_payment_list, pay_try_list, pay_refund_list, pay_bill_list, pay_item_list;
enum { PAY_ROUTES_N = 19, PAY_CHECKS_N = 3 };
extern const struct route pay_routes[PAY_ROUTES_N];
extern const struct room_check pay_checks[PAY_CHECKS_N];

/* Tests put a channel of their own here, and what answers its calls. NULL in the program. */
struct pay_test { const struct pay_channel *channel; enum err (*exchange)(struct cx *cx, const struct pay_http *http, struct pay_msg *out); };
extern struct pay_test pay_test;

#endif
