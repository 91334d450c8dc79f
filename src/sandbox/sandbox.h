/* sandbox.h: the other end of the payment channels, played by the project itself: a process of its own that speaks WeChat Pay API v3, Alipay
 * RSA2 and UnionPay 5.1.0 with keys it makes itself, shows a page where people "pay", calls back like the real ones, and misbehaves when
 * told to. For demonstrations and tests; nothing of it runs in `tiantou serve`. One process, one state, one lock. */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "json.h"
#include "net.h"
#include "pay_crypt.h"

enum sb_channel { SB_WECHAT, SB_ALIPAY, SB_UNIONPAY, SB__CHANNELS };
extern const char *const sb_channel_names[];   /* "wechat" "alipay" "unionpay" NULL */
enum sb_state { SB_OPEN, SB_PAID, SB_CLOSED };
enum sb_refund_state { SB_REFUND_PENDING, SB_REFUND_DONE, SB_REFUND_FAILED };

/* What the merchant ordered. Texts are cut to these sizes. */
struct sb_trade {
    enum sb_channel channel;
    enum sb_state state;
    char number[40], channel_no[40], made[16], scene[12];  /* made: txnTime */
    char title[256], notify[512], back[512];
    int64_t fen, refunded_fen, paid_us, expires_us;
    bool public_key;          /* wechat: answers and callbacks signed with the public key, not the certificate */
};
struct sb_refund {
    enum sb_channel channel;
    enum sb_refund_state state;
    char number[40], trade[40], channel_no[40], made[16], notify[512];
    int64_t fen, at_us;
};

/* ---- state (sandbox_state.c): every function takes the lock; what is handed out is a copy ---------------------------------------------------- */
/* Read what earlier runs left in DIR/journal, append from now on. */
enum err sb_state_open(struct cx *cx, const char *dir) MUST_CHECK;
void sb_state_close(void);
bool sb_trade_get(enum sb_channel c, const char *number, struct sb_trade *out);
bool sb_trade_by_channel_no(enum sb_channel c, const char *channel_no, struct sb_trade *out);
/* Keep a trade: new, or changed. The channel's number is given to new ones. */
void sb_trade_put(struct sb_trade *t);
bool sb_refund_get(enum sb_channel c, const char *number, struct sb_refund *out);
void sb_refund_put(struct sb_refund *r);
void sb_each_trade(void (*fn)(const struct sb_trade *t, void *arg), void *arg);
void sb_each_refund(void (*fn)(const struct sb_refund *r, void *arg), void *arg);
/* Somebody pays: OPEN becomes PAID, and the callback is queued. False when it was not open any more. */
bool sb_trade_pay(enum sb_channel c, const char *number, int64_t now_us);
bool sb_trade_close(enum sb_channel c, const char *number);
/* A refund as asked for: NULL, or the reason it is refused for (the trade is not paid, too much). The same number again: what it was. */
const char *sb_refund_ask(const struct sb_refund *ask, int64_t now_us, struct sb_refund *out);

/* ---- misbehaviour (sandbox_control.c) ------------------------------------------------------------------------------------------------------------ */
enum sb_knob {
    SB_SLOW_MS,           /* each answer comes so late */
    SB_DELAY_MS,          /* each callback starts so late */
    SB_REPEAT,            /* each callback is sent so many times more */
    SB_HOLD,              /* callbacks wait until released, and then come in the opposite order */
    SB_LOSE,              /* the next n callbacks are never sent */
    SB_FORGE_SIGNATURE,   /* before the next n callbacks one comes that is signed with another key */
    SB_FORGE_AMOUNT,      /* … with another amount, rightly signed */
    SB_FORGE_MERCHANT,    /* … for another merchant, rightly signed */
    SB_FORGE_CURRENCY,    /* … in another currency, rightly signed */
    SB_FORGE_TAMPER,      /* … changed after it was signed */
    SB_FORGE_OLD,         /* … signed ten minutes ago (wechat) */
    SB_FORGE_PROBE,       /* … a probe (wechat) */
    SB_ANSWER_ERROR,      /* the next n calls are answered 500 */
    SB_ANSWER_FORGED,     /* the next n answers carry a wrong signature */
    SB_ANSWER_LOST,       /* the next n calls are done, but answered 502 */
    SB_REFUND_FAIL,       /* the next n refunds end in a system error: ask again */
    SB_REFUND_REFUSE,     /* the next n refunds are refused for good */
    SB_REFUND_LATER,      /* the next n refunds stay under way until settled */
    SB_AT_ONCE,           /* so many callbacks may be under way at the same time, of different numbers (0: one) */
    SB_BILL_MISSING, SB_BILL_EXTRA, SB_BILL_AMOUNT,   /* so many rows of each bill are missing, made up, or one fen too much */
    SB__KNOBS
};
extern const char *const sb_knob_names[];
int64_t sb_knob(enum sb_knob k);
void sb_knob_set(enum sb_knob k, int64_t v);
bool sb_knob_take(enum sb_knob k);     /* one of a counted kind: true and one fewer */

/* ---- keys (sandbox_keys.c) -------------------------------------------------------------------------------------------------------------------------- */
enum sb_key { SK_WECHAT_MERCHANT, SK_WECHAT_PLATFORM, SK_WECHAT_PUBLIC, SK_ALIPAY_APP, SK_ALIPAY, SK_UNION_ROOT, SK_UNION_SIGN, SK_UNION_MERCHANT, SK_STRANGER, SK__KEYS };
struct sb_keys {
    struct pay_key *key[SK__KEYS];
    const char *cert[SK__KEYS];         /* PEM, where there is one */
    const char *serial[SK__KEYS], *serial_decimal[SK__KEYS];
    const char *old_platform;           /* certificate before the last change, or NULL */
    const char *secret;                 /* APIv3 key */
    const char *app_secret;             /* of the official account */
};
extern struct sb_keys sb_keys;
#define SB_MCHID "1900000001"
#define SB_APPID "wx0000000000000001"
#define SB_OPENID "oSandboxWeChatUser0000000001"
#define SB_PUBLIC_ID "PUB_KEY_ID_0119000000012026010100000000000001"
#define SB_ALIPAY_APP "2026000000000001"
#define SB_ALIPAY_SELLER "2088000000000001"
#define SB_MER_ID "777290000000001"
#define SB_UNION_OWNER "TIANTOU-SANDBOX"
/* Load the keys of DIR, make those that are missing. */
enum err sb_keys_open(struct cx *cx, const char *dir) MUST_CHECK;
/* The channel signs with a new key from now on, and a new certificate where it has one. */
enum err sb_keys_rotate(struct cx *cx, enum sb_channel c) MUST_CHECK;
/* Key files into DATA/pay/, settings into DATA/tiantou.conf (between two marks; an earlier part is replaced). */
enum err sb_keys_write_config(struct cx *cx, const char *data, const char *base) MUST_CHECK;

/* ---- who pays inside WeChat (sandbox_oauth.c) -------------------------------------------------------------------------------------------------------------- */
extern handler sb_authorize, sb_access_token;
bool sb_openid_known(struct str openid);   /* told to the merchant before */

/* ---- callbacks (sandbox_send.c) ------------------------------------------------------------------------------------------------------------------------ */
enum sb_forge { SB_TRUE, SB_F_SIGNATURE, SB_F_AMOUNT, SB_F_MERCHANT, SB_F_CURRENCY, SB_F_TAMPER, SB_F_OLD, SB_F_PROBE };
struct sb_notice { const char *const *headers; struct str body; bool (*taken)(int status, struct str reply); };
enum err sb_send_open(struct cx *cx) MUST_CHECK;
void sb_send_close(void);
void sb_send_trade(enum sb_channel c, const char *number);
void sb_send_refund(enum sb_channel c, const char *number);
void sb_send_release(void);                          /* those held, in the opposite order */
size_t sb_send_waiting(void);
/* What was delivered, as JSON rows {channel, number, refund, forged, status, taken, attempt}, oldest first. */
void sb_send_log(struct jw *w);
/* Made by each channel: f is what kind of lie it is, SB_TRUE: none. False: this channel has no such lie. */
bool sb_wechat_notice(struct arena *ar, const struct sb_trade *t, const struct sb_refund *r, enum sb_forge f, int64_t now_us, struct sb_notice *out);
bool sb_alipay_notice(struct arena *ar, const struct sb_trade *t, const struct sb_refund *r, enum sb_forge f, int64_t now_us, struct sb_notice *out);
bool sb_union_notice(struct arena *ar, const struct sb_trade *t, const struct sb_refund *r, enum sb_forge f, int64_t now_us, struct sb_notice *out);

/* ---- protocols, pages -------------------------------------------------------------------------------------------------------------------------------------- */
extern handler sb_wechat_get, sb_wechat_post, sb_alipay_get, sb_alipay_post, sb_union_front, sb_union_query, sb_union_back, sb_union_file, sb_alipay_file,
    sb_cashier_get, sb_cashier_post, sb_cashier_css, sb_control_get, sb_control_post, sb_home_get;
extern const char *sb_base;              /* "http://127.0.0.1:8090" */
const char *sb_cashier_url(struct arena *ar, enum sb_channel c, const char *number);
/* The misbehaviour every answer shares: waits, and answers an error in its place. True: rs is filled, stop. */
bool sb_answer_spoiled(struct resp *rs);
/* The deed is done, but its answer is lost. True: rs is filled, stop. */
bool sb_answer_lost(struct resp *rs);

/* Rows of a day's bill of a channel (China's day), misbehaviour included. refund NULL: the payment. */
struct sb_bill_row { const struct sb_trade *t; const struct sb_refund *r; int64_t fen; };
size_t sb_bill(struct arena *ar, enum sb_channel c, int32_t day, struct sb_bill_row **out);
/* One file as a ZIP (stored). */
struct str sb_zip(struct arena *ar, const char *name, struct str bytes);
struct str sb_gbk(struct arena *ar, struct str utf8);

#endif
