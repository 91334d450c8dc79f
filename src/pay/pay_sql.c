/* pay_sql.c: the queries of room pay. Index: enum pay_query. */
#include "pay_priv.h"

const struct sql pay_sql[Q__COUNT] = {
    /* channels */
    [Q_NONCE_TAKE] = {"pay.nonce_take", "INSERT INTO pay_nonce (channel, nonce, at_us) VALUES ($1, $2, $3) ON CONFLICT (channel, nonce) DO NOTHING"},
    [Q_NONCE_FORGET] = {"pay.nonce_forget", "DELETE FROM pay_nonce WHERE at_us < $1"},
    [Q_CERT_PUT] = {"pay.cert_put",
                    "INSERT INTO pay_certificate (channel, serial, pem, ends_us, got_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (channel, serial) DO NOTHING"},
    [Q_CERTS] = {"pay.certs", "SELECT serial, pem FROM pay_certificate WHERE channel = $1 AND ends_us > $2 ORDER BY got_us DESC, serial LIMIT 16"},
};
