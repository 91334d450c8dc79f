/* pay_crypt.c: see pay_crypt.h: Base64, keys, signatures, AES-GCM, digests. Certificates: pay_cert.c. */
#include "pay_crypt.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/err.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>

#include "pay_crypt_priv.h"

#define KEY_BITS_MIN 2048
#define KEY_BITS_NEW 2048
#define TEXT_MAX (1 << 20)     /* of a key file */
enum { NONCE_SIZE = 12, TAG_SIZE = 16 };

/* ---- Base64 ------------------------------------------------------------------------------------------------------------------------ */
static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

char *pay_base64(struct arena *ar, struct str b)
{
    char *out = ar_alloc(ar, (b.size + 2) / 3 * 4 + 1), *o = out;
    for (size_t i = 0; i < b.size; i += 3) {
        size_t n = b.size - i < 3 ? b.size - i : 3;
        uint32_t v = (uint32_t)(uint8_t)b.p[i] << 16;
        v |= n > 1 ? (uint32_t)(uint8_t)b.p[i + 1] << 8 : 0;
        v |= n > 2 ? (uint32_t)(uint8_t)b.p[i + 2] : 0;
        *o++ = ALPHABET[v >> 18];
        *o++ = ALPHABET[v >> 12 & 63];
        *o++ = n > 1 ? ALPHABET[v >> 6 & 63] : '=';
        *o++ = n > 2 ? ALPHABET[v & 63] : '=';
    }
    return out;
}

static int six(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool pay_unbase64(struct arena *ar, struct str t, struct str *out)
{
    size_t pad = t.size && t.p[t.size - 1] == '=' ? (t.size > 1 && t.p[t.size - 2] == '=' ? 2 : 1) : 0;
    if (t.size == 0 || t.size % 4 != 0)
        return false;
    uint8_t *bytes = ar_alloc(ar, t.size / 4 * 3 + 1), *o = bytes;
    for (size_t i = 0; i < t.size; i += 4) {
        uint32_t v = 0;
        size_t own = i + 4 == t.size ? 4 - pad : 4;
        for (size_t j = 0; j < 4; j++) {
            int d = j < own ? six(t.p[i + j]) : 0;
            if (d < 0)
                return false;
            v = v << 6 | (uint32_t)d;
        }
        if ((own == 2 && (v & 0xFFFF)) || (own == 3 && (v & 0xFF)))
            return false;
        *o++ = (uint8_t)(v >> 16);
        if (own > 2)
            *o++ = (uint8_t)(v >> 8);
        if (own > 3)
            *o++ = (uint8_t)v;
    }
    *out = (struct str){(const char *)bytes, (size_t)(o - bytes)};
    return true;
}

/* ---- keys ------------------------------------------------------------------------------------------------------------------------- */
static void key_free(void *p)
{
    EVP_PKEY_free(p);
}

struct pay_key *pay_key_wrap(struct arena *ar, EVP_PKEY *p)
{
    ERR_clear_error();
    if (!p)
        return NULL;
    if (EVP_PKEY_get_base_id(p) != EVP_PKEY_RSA || EVP_PKEY_get_bits(p) < KEY_BITS_MIN) {
        EVP_PKEY_free(p);
        return NULL;
    }
    ar_defer(ar, key_free, p);
    struct pay_key *k = AR_NEW(ar, struct pay_key);
    k->p = p;
    return k;
}

static BIO *reader(struct str text)
{
    return text.size && text.size <= TEXT_MAX ? BIO_new_mem_buf(text.p, (int)text.size) : NULL;
}

static int no_password(char *buf, int size, int rw, void *arg)
{
    (void)buf, (void)size, (void)rw, (void)arg;
    return 0; /* never ask at the terminal */
}

/* The Base64 of a bare key: without the line ends people paste with it. */
static bool bare(struct arena *ar, struct str text, struct str *der_out)
{
    struct buf b;
    buf_init(&b, ar, text.size + 1);
    for (size_t i = 0; i < text.size; i++)
        if (!strchr(" \t\r\n", text.p[i]))
            buf_ch(&b, text.p[i]);
    return pay_unbase64(ar, buf_view(&b), der_out);
}

struct pay_key *pay_key_private(struct arena *ar, struct str text)
{
    EVP_PKEY *p = NULL;
    struct str der;
    BIO *in = reader(text);
    if (in)
        p = PEM_read_bio_PrivateKey(in, NULL, no_password, NULL);
    BIO_free(in);
    if (!p && text.size <= TEXT_MAX && bare(ar, text, &der)) {
        const uint8_t *at = (const uint8_t *)der.p;
        p = d2i_AutoPrivateKey(NULL, &at, (long)der.size);
    }
    return pay_key_wrap(ar, p);
}

struct pay_key *pay_key_public(struct arena *ar, struct str text)
{
    EVP_PKEY *p = NULL;
    struct str der;
    struct pay_cert cert;
    BIO *in = reader(text);
    if (in)
        p = PEM_read_bio_PUBKEY(in, NULL, no_password, NULL);
    BIO_free(in);
    if (!p && pay_certs_read(ar, text, &cert, 1) == 1)
        return cert.key;
    if (!p && text.size <= TEXT_MAX && bare(ar, text, &der)) {
        const uint8_t *at = (const uint8_t *)der.p;
        p = d2i_PUBKEY(NULL, &at, (long)der.size);
    }
    return pay_key_wrap(ar, p);
}

struct pay_key *pay_key_pkcs12(struct arena *ar, struct str bytes, const char *password, const char **cert_out)
{
    EVP_PKEY *p = NULL;
    X509 *x = NULL;
    BIO *in = reader(bytes);
    PKCS12 *box = in ? d2i_PKCS12_bio(in, NULL) : NULL;
    const char *pem = NULL;
    if (box && PKCS12_parse(box, password, &p, &x, NULL) == 1 && x)
        pem = pay_x509_pem(ar, x);
    X509_free(x);
    PKCS12_free(box);
    BIO_free(in);
    if (!pem) {
        EVP_PKEY_free(p);
        ERR_clear_error();
        return NULL;
    }
    *cert_out = pem;
    return pay_key_wrap(ar, p);
}

const char *pay_bio_text(struct arena *ar, BIO *b)
{
    char *at;
    long n = b ? BIO_get_mem_data(b, &at) : 0;
    return n > 0 ? ar_strndup(ar, at, (size_t)n) : NULL;
}

struct pay_key *pay_key_new(struct arena *ar, const char **pem_out)
{
    struct pay_key *k = pay_key_wrap(ar, EVP_RSA_gen(KEY_BITS_NEW));
    BIO *out = BIO_new(BIO_s_mem());
    const char *pem = k && out && PEM_write_bio_PKCS8PrivateKey(out, k->p, NULL, NULL, 0, NULL, NULL) == 1 ? pay_bio_text(ar, out) : NULL;
    BIO_free(out);
    if (!pem)
        return NULL;
    *pem_out = pem;
    return k;
}

const char *pay_key_public_pem(struct arena *ar, const struct pay_key *k)
{
    BIO *out = BIO_new(BIO_s_mem());
    const char *pem = out && PEM_write_bio_PUBKEY(out, k->p) == 1 ? pay_bio_text(ar, out) : NULL;
    BIO_free(out);
    return pem;
}

/* ---- signatures --------------------------------------------------------------------------------------------------------------------- */
char *pay_sign(struct arena *ar, const struct pay_key *k, struct str m)
{
    uint8_t sig[1024]; /* keys to 8192 bits */
    size_t size = sizeof sig;
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    bool ok = c && EVP_PKEY_get_size(k->p) <= (int)sizeof sig && EVP_DigestSignInit(c, NULL, EVP_sha256(), NULL, k->p) == 1 &&
              EVP_DigestSign(c, sig, &size, (const uint8_t *)m.p, m.size) == 1;
    EVP_MD_CTX_free(c);
    ERR_clear_error();
    return ok ? pay_base64(ar, (struct str){(const char *)sig, size}) : NULL;
}

bool pay_verify(struct arena *ar, const struct pay_key *k, struct str m, struct str signature)
{
    struct str sig;
    if (!k || !pay_unbase64(ar, signature, &sig))
        return false;
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    bool ok = c && EVP_DigestVerifyInit(c, NULL, EVP_sha256(), NULL, k->p) == 1 &&
              EVP_DigestVerify(c, (const uint8_t *)sig.p, sig.size, (const uint8_t *)m.p, m.size) == 1;
    EVP_MD_CTX_free(c);
    ERR_clear_error();
    return ok;
}

/* ---- AES-GCM ------------------------------------------------------------------------------------------------------------------------ */
static const EVP_CIPHER *gcm_of(struct str key, struct str nonce, struct str aad, struct str text)
{
    if (nonce.size != NONCE_SIZE || aad.size > TEXT_MAX || text.size > INT32_MAX / 2)
        return NULL;
    return key.size == 32 ? EVP_aes_256_gcm() : key.size == 16 ? EVP_aes_128_gcm() : NULL;
}

bool pay_gcm_open(struct arena *ar, struct str key, struct str nonce, struct str aad, struct str cipher, struct str *plain_out)
{
    const EVP_CIPHER *aes = gcm_of(key, nonce, aad, cipher);
    int n = 0, end = 0;
    if (!aes || cipher.size < TAG_SIZE)
        return false;
    size_t size = cipher.size - TAG_SIZE;
    uint8_t tag[TAG_SIZE], *plain = ar_alloc(ar, size + 1);
    memcpy(tag, cipher.p + size, TAG_SIZE);
    EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
    bool ok = c && EVP_DecryptInit_ex(c, aes, NULL, (const uint8_t *)key.p, (const uint8_t *)nonce.p) == 1;
    ok = ok && (aad.size == 0 || EVP_DecryptUpdate(c, NULL, &n, (const uint8_t *)aad.p, (int)aad.size) == 1);
    ok = ok && (size == 0 || EVP_DecryptUpdate(c, plain, &n, (const uint8_t *)cipher.p, (int)size) == 1);
    ok = ok && EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, TAG_SIZE, tag) == 1 && EVP_DecryptFinal_ex(c, plain + size, &end) == 1;
    EVP_CIPHER_CTX_free(c);
    ERR_clear_error();
    if (!ok) {
        OPENSSL_cleanse(plain, size); /* what did not verify is nobody's */
        return false;
    }
    *plain_out = (struct str){(const char *)plain, size};
    return true;
}

bool pay_gcm_seal(struct arena *ar, struct str key, struct str nonce, struct str aad, struct str plain, struct str *cipher_out)
{
    const EVP_CIPHER *aes = gcm_of(key, nonce, aad, plain);
    int n = 0, end = 0;
    if (!aes)
        return false;
    uint8_t *out = ar_alloc(ar, plain.size + TAG_SIZE + 1);
    EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
    bool ok = c && EVP_EncryptInit_ex(c, aes, NULL, (const uint8_t *)key.p, (const uint8_t *)nonce.p) == 1;
    ok = ok && (aad.size == 0 || EVP_EncryptUpdate(c, NULL, &n, (const uint8_t *)aad.p, (int)aad.size) == 1);
    ok = ok && (plain.size == 0 || EVP_EncryptUpdate(c, out, &n, (const uint8_t *)plain.p, (int)plain.size) == 1);
    ok = ok && EVP_EncryptFinal_ex(c, out + plain.size, &end) == 1 && EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_GET_TAG, TAG_SIZE, out + plain.size) == 1;
    EVP_CIPHER_CTX_free(c);
    ERR_clear_error();
    *cipher_out = (struct str){(const char *)out, plain.size + TAG_SIZE};
    return ok;
}

/* ---- digests -------------------------------------------------------------------------------------------------------------------------- */
char *pay_hex_digest(struct arena *ar, enum pay_digest d, struct str b)
{
    const EVP_MD *md = d == PAY_MD5 ? EVP_md5() : d == PAY_SHA1 ? EVP_sha1() : EVP_sha256();
    uint8_t out[EVP_MAX_MD_SIZE];
    unsigned n = 0;
    if (EVP_Digest(b.p, b.size, out, &n, md, NULL) != 1)
        n = 0; /* no such digest in this build: nothing will equal the empty text */
    char *hex = ar_alloc(ar, 2 * (size_t)n + 1);
    hex_encode(out, n, hex);
    return hex;
}

char *pay_hmac_sha256(struct arena *ar, struct str key, struct str b)
{
    uint8_t out[EVP_MAX_MD_SIZE];
    unsigned n = 0;
    if (key.size > INT32_MAX || !HMAC(EVP_sha256(), key.p, (int)key.size, (const uint8_t *)b.p, b.size, out, &n))
        n = 0;
    char *hex = ar_alloc(ar, 2 * (size_t)n + 1);
    hex_encode(out, n, hex);
    return hex;
}

bool pay_same(struct str a, struct str b)
{
    return a.size == b.size && a.size && CRYPTO_memcmp(a.p, b.p, a.size) == 0;
}

char *pay_random_hex(struct arena *ar, size_t size)
{
    uint8_t *bytes = ar_alloc(ar, size);
    char *hex = ar_alloc(ar, 2 * size + 1);
    if (RAND_bytes(bytes, (int)size) != 1)
        abort(); /* without randomness no signature may be made */
    hex_encode(bytes, size, hex);
    for (char *c = hex; *c; c++)
        if (*c >= 'a')
            *c = (char)(*c - 'a' + 'A');
    return hex;
}
