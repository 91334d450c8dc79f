/* pay_crypt.h: the cryptography payment channels use, on OpenSSL: RSA signatures, AES-GCM, X.509, digests, Base64. Used by the channels
 * and by the sandbox that plays their other end. Every function is pure; keys and results live in the arena they are made in. A
 * NULL or false says no, without a reason an attacker could use. Any thread. */
#ifndef PAY_PAY_CRYPT_H
#define PAY_PAY_CRYPT_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "str.h"

/* ---- Base64 (RFC 4648 section 4, strict: padding, no white space, no stray bits) ------------------------------------------------- */
char *pay_base64(struct arena *ar, struct str bytes);
bool pay_unbase64(struct arena *ar, struct str text, struct str *out);

/* ---- keys (RSA, at least 2048 bits) ------------------------------------------------------------------------------------------------ */
struct pay_key;
/* PEM (PKCS#8, PKCS#1), or the bare Base64 line the channels' consoles hand out. NULL: none of these, or not RSA, or too short. */
struct pay_key *pay_key_private(struct arena *ar, struct str text);
/* PEM public key or certificate, or the bare Base64 line. */
struct pay_key *pay_key_public(struct arena *ar, struct str text);
/* Of a PKCS#12 file: the private key, and its certificate (PEM) in *cert_out. */
struct pay_key *pay_key_pkcs12(struct arena *ar, struct str bytes, const char *password, const char **cert_out);
/* A new one of 2048 bits, and its PKCS#8 PEM (the sandbox makes its own). */
struct pay_key *pay_key_new(struct arena *ar, const char **pem_out);
const char *pay_key_public_pem(struct arena *ar, const struct pay_key *k);

/* ---- RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2); signatures in Base64 ---------------------------------------------------- */
char *pay_sign(struct arena *ar, const struct pay_key *k, struct str message);   /* NULL on failure */
bool pay_verify(struct arena *ar, const struct pay_key *k, struct str message, struct str signature);

/* ---- AES-GCM, 12-byte nonce, 16-byte tag at the end of the ciphertext. key: 16 or 32 bytes (channels: 32 only) ------------------------ */
bool pay_gcm_open(struct arena *ar, struct str key, struct str nonce, struct str aad, struct str cipher, struct str *plain_out);
bool pay_gcm_seal(struct arena *ar, struct str key, struct str nonce, struct str aad, struct str plain, struct str *cipher_out);

/* ---- digests, lower-case hex ------------------------------------------------------------------------------------------------------------ */
enum pay_digest { PAY_MD5, PAY_SHA1, PAY_SHA256 };
char *pay_hex_digest(struct arena *ar, enum pay_digest d, struct str bytes);
char *pay_hmac_sha256(struct arena *ar, struct str key, struct str bytes);
/* Equal in a time that tells nothing but the length. */
bool pay_same(struct str a, struct str b);
/* size random bytes as hex, upper case. */
char *pay_random_hex(struct arena *ar, size_t size);

/* ---- certificates ---------------------------------------------------------------------------------------------------------------------- */
struct pay_cert {
    const char *pem;                   /* as read, one certificate */
    struct pay_key *key;               /* NULL when it is not RSA of 2048 bits or more */
    const char *serial;                /* upper-case hex, without leading zeros */
    const char *serial_decimal;
    const char *issuer_last_first;     /* "CN=…,OU=…,O=…,C=…": last name first, joined by commas (Alipay's form) */
    const char *cn;                    /* common name of the subject; "" when there is none */
    int64_t begins_us, ends_us;
    bool signed_by_rsa;                /* signature algorithm is RSA with SHA-1 or SHA-256 (Alipay counts only those) */
};
/* The certificates of a PEM text, at most max, in order; the number. Text around them is skipped; one that cannot be read ends it. */
size_t pay_certs_read(struct arena *ar, struct str pem, struct pay_cert *out, size_t max);
/* Alipay: MD5 over issuer and decimal serial, of one certificate; of a bundle those signed by RSA, joined by '_'. NULL: none. */
char *pay_cert_sn(struct arena *ar, const struct pay_cert *c);
char *pay_certs_sn(struct arena *ar, struct str pem);

struct pay_roots;   /* whom we trust, and certificates in between */
struct pay_roots *pay_roots_new(struct arena *ar, struct str roots_pem, struct str middle_pem);   /* NULL: no root in it */
/* Does the certificate lead to a root at this moment? */
bool pay_roots_lead(const struct pay_roots *r, struct str cert_pem, int64_t now_us);

/* A certificate for k: of itself (issuer NULL) or by another's key. For the sandbox. PEM. */
struct pay_cert_new { const char *cn, *o; int64_t serial; int days; bool ca; int64_t now_us; };
const char *pay_cert_make(struct arena *ar, const struct pay_key *k, const struct pay_cert_new *n, const struct pay_key *issuer_key, const char *issuer_pem);

#endif
