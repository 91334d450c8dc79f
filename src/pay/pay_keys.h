/* pay_keys.h (private to the room): what the channels are configured with: merchant numbers, hosts, keys. One set is in force at a time; it is
 * immutable and counted, so that a certificate that comes new makes a new set while calls under way keep theirs. Nothing in here is
 * ever printed. Texts and keys live as long as the set. */
#ifndef PAY_PAY_KEYS_H
#define PAY_PAY_KEYS_H

#include "pay_channel.h"
#include "pay_crypt.h"

enum { PAY_CERTS_MAX = 16, PAY_ROOTS_MAX = 8 };

/* A key and what it is called by. */
struct pay_named_key { const char *id; struct pay_key *key; int64_t ends_us; };  /* ends_us 0: a public key, it does not end */

struct pay_wechat_keys {
    bool on;                             /* everything needed is there */
    unsigned scenes;                     /* bits, from pay.wechat.scenes */
    const char *host;                    /* "https://api.mch.weixin.qq.com", without a slash at the end */
    const char *mchid, *appid, *serial;  /* serial: of our certificate, upper-case hex */
    const char *app_secret;              /* of the official account, where jsapi is opened; else "" */
    const char *auth_page, *auth_host;   /* where browsers are sent, whom we ask (pay_openid.h) */
    struct pay_key *sign;                /* our private key */
    uint8_t v3[32];                      /* APIv3 key */
    struct pay_named_key known[PAY_CERTS_MAX]; /* what WeChat signs with: certificates by serial, public keys by PUB_KEY_ID_… */
    size_t known_n;
    bool certificates;                   /* certificate mode: they are fetched and replaced */
};
struct pay_alipay_keys {
    bool on;
    unsigned scenes;
    const char *gateway, *app_id, *seller_id;  /* seller_id may be "" */
    struct pay_key *sign, *verify;
    const char *app_cert_sn, *root_cert_sn;    /* certificate mode; else "" */
    const char *alipay_cert_sn;          /* of verify's certificate; "" in key mode */
};
struct pay_unionpay_keys {
    bool on;
    unsigned scenes;
    const char *gateway, *file_host, *mer_id, *cert_id;  /* cert_id: our certificate's serial, decimal */
    struct pay_key *sign;
    struct pay_roots *roots;             /* whom their certificate must come from */
    const char *cn;                      /* and what its name must hold */
};

struct pay_keys {
    _Atomic int refs;
    struct arena *ar;                    /* its own */
    struct pay_keys *base;               /* the set whose texts and keys it shares, or NULL */
    struct pay_wechat_keys wechat;
    struct pay_alipay_keys alipay;
    struct pay_unionpay_keys unionpay;
    bool cash;                           /* pay.cash */
    const char *transfer;                /* pay.transfer: where to; "" not offered */
};

/* pay_keys_load() (pay.h) makes the set that is in force from then on. The same set with these certificates of WeChat's in place of those it had. */
enum err pay_keys_certificates(struct cx *cx, const struct pay_cert *certs, size_t n) MUST_CHECK;
/* room.stop */
void pay_keys_drop(void);
/* pay_keys_read.c: fill a zeroed set (k->ar is there) from settings and files. */
enum err pay_keys_read(struct cx *cx, struct pay_keys *k) MUST_CHECK;

/* pay_certs.c: keeps WeChat's certificates fresh: a thread of `tiantou serve` (room.open, room.close). */
enum err pay_certs_open(struct cx *cx) MUST_CHECK;
void pay_certs_close(void);
/* Somebody signed with a certificate we do not know: get new ones soon. Any thread. */
void pay_certificates_wanted(void);
/* Fetch, verify, keep and take into force now. Not within a transaction. */
enum err pay_certs_fetch(struct cx *cx) MUST_CHECK;
/* What is kept, into force. */
enum err pay_certs_load(struct cx *cx) MUST_CHECK;

#endif
