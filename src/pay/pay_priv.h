/* pay_priv.h: what the files of room pay share, besides the channels (pay_channel.h, pay_keys.h). */
#ifndef PAY_PAY_PRIV_H
#define PAY_PAY_PRIV_H

#include "conf.h"
#include "pay.h"
#include "pay_channel.h"

enum pay_query {
    /* channels */
    Q_NONCE_TAKE, Q_NONCE_FORGET, Q_CERT_PUT, Q_CERTS,
    Q__COUNT
};
extern const struct sql pay_sql[];
#define PQ(q) (&pay_sql[q])

extern const struct migration pay_migrations[];
extern const size_t pay_migrations_n;

/* pay_conf.c: the settings of the room. */
#define PAY_CONF_N 30
extern const struct conf_key pay_conf[PAY_CONF_N];

/* Jobs of the channels. */
enum err pay_nonces_forget(struct cx *cx, const struct job *j) MUST_CHECK;

#endif
