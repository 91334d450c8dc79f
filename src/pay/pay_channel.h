/* pay_channel.h (private to the room): what a channel is to payments: one const table of pure functions. They build requests and read
 * answers; they do no input or output, keep no state, and look at no clock but the one they are given. Whoever calls them makes the
 * HTTP call (pay_exchange), outside any transaction, and moves tries and refunds by what was told.
 *
 * Nothing a channel says is believed before its signature is verified, and whatever cannot be verified or understood is ERR_UNCERTAIN
 * ("it may have happened"): never a failure, never a success. The caller then asks again (query). */
#ifndef PAY_PAY_CHANNEL_H
#define PAY_PAY_CHANNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "str.h"

struct pay_keys;      /* merchant numbers, hosts, keys of all channels; immutable, counted (pay_keys.h) */
struct client_call;   /* client.h */
struct req;           /* net.h */

/* Where the payer stands. Names: pay_scene_names[]. */
enum pay_scene {
    PAY_JSAPI,        /* wechat: inside WeChat; needs the payer's openid */
    PAY_H5,           /* wechat: a phone's browser outside WeChat; needs the payer's address */
    PAY_NATIVE,       /* wechat: a QR code on a screen */
    PAY_WAP,          /* alipay, unionpay: a phone's browser */
    PAY_PAGE,         /* alipay, unionpay: a PC's browser */
    PAY_HAND,         /* cash, transfer: between people */
    PAY__SCENES
};
extern const char *const pay_scene_names[PAY__SCENES + 1];   /* "jsapi" … NULL-terminated */

/* What is asked of a channel: a try, and for refunds the refund too. All texts stay the caller's. Instants are µs UTC. */
struct pay_ask {
    const char *number;         /* of the try: ours, unique, 8 to 32 of 0-9 A-Z a-z; the channel's out_trade_no / orderId */
    int64_t fen;                /* of the try */
    const char *title;          /* what the payer reads; UTF-8; cut here to what the channel takes */
    enum pay_scene scene;
    const char *openid;         /* PAY_JSAPI; else NULL */
    const char *payer_address;  /* text address of the payer; PAY_H5 */
    const char *notify_url;     /* where the channel calls back: https, no query */
    const char *return_url;     /* where the browser comes back to; NULL: nowhere */
    int64_t made_us;            /* when the try was made, never changed (unionpay finds tries by number AND this) */
    int64_t expires_us;         /* the channel takes no money after it */
    const char *channel_no;     /* the channel's number once told (transaction_id, trade_no, queryId); NULL before */
    /* refunds only */
    const char *refund_number;  /* ours, unique, same form as number */
    int64_t refund_fen;
    int64_t refund_made_us;     /* when the refund was first asked for, never changed */
    const char *refund_reason;  /* short, may be NULL */
    int64_t now_us;
};

/* A request to be made. In cx's arena. method NULL: none is needed. */
struct pay_http {
    const char *method, *url;
    const char *const *headers;   /* "Name: value" each, NULL-terminated */
    struct str body;
};

/* An answer of the channel, or a request it makes to us. header(): NULL when absent; name without regard to case. */
struct pay_msg {
    int status;                 /* of an answer */
    const char *(*header)(const void *arg, const char *name);
    const void *arg;
    struct str body;            /* raw bytes */
    int64_t now_us;             /* the clock signatures are judged by */
};

/* What the payer's browser does next. */
enum pay_go_kind {
    PAY_GO_NONE,      /* nothing: cash; for transfer, text says what to write */
    PAY_GO_REDIRECT,  /* open url */
    PAY_GO_QR,        /* show text as a QR code */
    PAY_GO_JSAPI,     /* text: JSON object for WeixinJSBridge getBrandWCPayRequest */
    PAY_GO_FORM,      /* POST fields to url (application/x-www-form-urlencoded, UTF-8) */
};
extern const char *const pay_go_names[];   /* "none" "redirect" "qr" "jsapi" "form" NULL */
struct pay_pair { const char *name, *value; };
struct pay_go {
    enum pay_go_kind kind;
    const char *url;                /* REDIRECT, FORM */
    const char *text;               /* QR, JSAPI, NONE (may be NULL) */
    const struct pay_pair *fields;  /* FORM */
    size_t fields_n;
};

/* What a channel told about a try or a refund, verified. */
enum pay_what {
    PAY_UNKNOWN,         /* it answered, and says neither yes nor no (system error, rate limit): ask again later */
    PAY_PENDING,         /* try: not paid yet, may still be */
    PAY_PAID,
    PAY_CLOSED,          /* try: never paid and never will be (also: failed, revoked, expired) */
    PAY_ABSENT,          /* the channel knows no such number. A try whose payer never came to the channel's page looks so until it expires:
                          * treat as PENDING before expires_us, as CLOSED after it. A refund: it never arrived, send it again, same number */
    PAY_REFUND_PENDING,  /* the channel took the refund, the money is under way */
    PAY_REFUNDED,
    PAY_REFUND_FAILED,   /* for good: a person must look; told.detail says why */
};
struct pay_told {
    enum pay_what what;
    bool refund;                /* about refund_number, not about the try as such */
    bool ours;                  /* the merchant (and application) it names is the configured one; callers must refuse others */
    const char *merchant;       /* as told, for the record; may be NULL */
    const char *number;         /* our try's number as told; NULL when not told (unionpay: of refunds never). Neither number: nothing is to be done */
    const char *refund_number;  /* ours, as told; NULL when not told */
    const char *channel_no;     /* the channel's own number; NULL when not told */
    int64_t fen;                /* the amount told: of the try (PAID), of the refund (REFUND*); -1 when not told */
    const char *currency;       /* "CNY"; NULL when not told. Callers refuse others */
    int64_t at_us;              /* when it happened at the channel; 0 when not told */
    const char *nonce;          /* callbacks: what makes this delivery single, for pay_nonce_take(); NULL: nothing does */
    const char *detail;         /* the channel's code, for logs and the console: no personal data; NULL: none */
};

/* The exact answer a channel wants to its callback. */
struct pay_answer { int status; const char *type; struct str body; };

/* A day's bill. */
struct pay_bill_file {
    struct pay_http get;        /* method not NULL: make this call; its body are the bytes */
    struct str bytes;           /* else the bytes, as the channel packed them */
    bool none;                  /* the channel has no bill for the day (no trade) */
    char sum[65];               /* expected SHA-1 in hex, or empty */
};
struct pay_bill_row {
    bool refund;
    const char *number;         /* our try's number; NULL in unionpay's rows of refunds, which name the refund only */
    const char *refund_number;  /* ours; NULL unless refund (and where the bill has none) */
    const char *channel_no;     /* the channel's number of the trade */
    int64_t fen;                /* > 0 in both directions: paid, or given back */
    int64_t fee_fen;            /* what the channel kept; negative: gave back */
    int64_t at_us;              /* 0 when not told */
    const char *state;          /* as written in the bill */
};
/* The row and its texts are gone after the call. */
typedef enum err pay_bill_fn(struct cx *cx, const struct pay_bill_row *row, void *arg);

/* build: ERR_UNSUPPORTED when the channel cannot do it so (scene without openid …), ERR_INVALID for bad input.
 * parse: ERR_NONE with *out filled, ERR_UNCERTAIN otherwise. */
struct pay_op {
    enum err (*build)(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *out);
    enum err (*parse)(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_told *out);
};

struct pay_channel {
    const char *name;           /* "wechat": stored, in URLs, in ledger accounts */
    const char *zh, *en;        /* what people call it */
    unsigned scenes;            /* bits 1 << enum pay_scene that exist at all; pay_channel_scenes() says which are configured */
    bool by_hand;               /* a person confirms the money: no calls, no callback, no bill */
    unsigned (*offered)(const struct pay_keys *k);   /* scenes that are configured, as bits; 0: the channel is not offered */
    /* Make a try. http_out->method NULL: no call is needed and *go_out is filled; else call and give the answer to create_parse.
     * create_parse errors: ERR_INVALID the channel refused for good, ERR_WRONG_STATE it knows the number as paid or closed (query it),
     * ERR_BUSY try again, ERR_UNCERTAIN. A sentence for people is set. */
    enum err (*create_build)(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, struct pay_http *http_out, struct pay_go *go_out);
    enum err (*create_parse)(struct cx *cx, const struct pay_keys *k, const struct pay_ask *ask, const struct pay_msg *in, struct pay_go *go_out);
    struct pay_op query;        /* told.what: PENDING PAID CLOSED ABSENT UNKNOWN */
    struct pay_op close;        /* CLOSED; PAID: it was paid meanwhile (told.fen -1: query it); ABSENT; UNKNOWN: query it. build NULL: the channel
                                 * cannot close: query after expires_us */
    struct pay_op refund;       /* REFUNDED (told.fen may be -1: what was asked for) REFUND_PENDING (query) REFUND_FAILED UNKNOWN (send again) */
    struct pay_op refund_query; /* the same and ABSENT */
    /* A request came to the callback address. ERR_NONE: verified, *out filled. Anything else: answer(false); nothing may be changed.
     * Errors: ERR_FORBIDDEN not signed by the channel (also probes), ERR_MALFORMED, ERR_GONE too old. */
    enum err (*callback)(struct cx *cx, const struct pay_keys *k, const struct pay_msg *in, struct pay_told *out);
    /* What is sent back: ok: taken (also when it was known already); not ok: status from e. */
    struct pay_answer (*answer)(struct cx *cx, enum err e);
    /* The bill of a day (days since 1970-01-01, China's): build the call, read where the file is, then the rows, each handed out once.
     * NULL: the channel has none. bill_open: ERR_BUSY not ready yet. bill_rows stops at fn's error. */
    enum err (*bill_build)(struct cx *cx, const struct pay_keys *k, int32_t day, int64_t now_us, struct pay_http *out);
    enum err (*bill_open)(struct cx *cx, const struct pay_keys *k, int32_t day, const struct pay_msg *in, struct pay_bill_file *out);
    enum err (*bill_rows)(struct cx *cx, const struct pay_keys *k, const struct pay_bill_file *file, pay_bill_fn *fn, void *arg);
};

extern const struct pay_channel pay_wechat, pay_alipay, pay_unionpay, pay_cash, pay_transfer;
extern const struct pay_channel *const pay_channels[];              /* NULL-terminated, in the order they are offered */
const struct pay_channel *pay_channel_find(const char *name);      /* NULL when there is none of that name */
/* Scenes of c that can be used now, as bits; 0: not offered. */
unsigned pay_channel_scenes(const struct pay_keys *k, const struct pay_channel *c);

/* The keys in force, held until cx's arena ends. Never NULL; a channel that is not configured is not offered. */
const struct pay_keys *pay_keys_of(struct cx *cx);

/* Make the call (client.h), 10 s at most, answers to reply_max bytes (0: 1 MiB). Not inside a transaction. ERR_UNCERTAIN: no answer, the
 * request may have arrived. ERR_IO: it was certainly never sent (bad address, refused connection). *out lives in the arena. */
enum err pay_exchange(struct cx *cx, const struct pay_http *http, size_t reply_max, struct pay_msg *out) MUST_CHECK;
/* A request to our callback route (RT_RAW) as a message. */
struct pay_msg pay_msg_of_request(struct req *rq);
/* One row of a const table of headers as a message, for tests: names and values alternate, NULL-terminated. */
const char *pay_header_of_list(const void *names_and_values, const char *name);

/* Within the transaction that does what a callback says: true the first time this nonce comes, false when a delivery with it was
 * done before (then answer ok, change nothing). Kept for a day. nonce NULL: always true. */
struct tx;
enum err pay_nonce_take(struct cx *cx, struct tx *tx, const struct pay_channel *c, const char *nonce, bool *fresh_out) MUST_CHECK;

#endif
