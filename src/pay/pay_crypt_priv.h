/* pay_crypt_priv.h: OpenSSL's types, for pay_crypt.c and pay_cert.c only. */
#ifndef PAY_PAY_CRYPT_PRIV_H
#define PAY_PAY_CRYPT_PRIV_H

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "pay_crypt.h"

struct pay_key { EVP_PKEY *p; };

/* Takes p; NULL when it is no RSA key of a sufficient size. */
struct pay_key *pay_key_wrap(struct arena *ar, EVP_PKEY *p);
const char *pay_bio_text(struct arena *ar, BIO *b);
const char *pay_x509_pem(struct arena *ar, X509 *x);

#endif
