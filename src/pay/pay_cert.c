/* pay_cert.c: see pay_crypt.h: reading X.509 certificates, their numbers as the channels count them, chains to a root, and (for the
 * sandbox) making some. */
#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <time.h>

#include "pay_crypt_priv.h"
#include "when.h"

#define PEM_MAX (1 << 20)

const char *pay_x509_pem(struct arena *ar, X509 *x)
{
    BIO *out = BIO_new(BIO_s_mem());
    const char *pem = out && PEM_write_bio_X509(out, x) == 1 ? pay_bio_text(ar, out) : NULL;
    BIO_free(out);
    return pem;
}

static int64_t instant(const ASN1_TIME *t)
{
    struct tm tm;
    if (ASN1_TIME_to_tm(t, &tm) != 1)
        return 1; /* long over; 0 would mean that it never ends */
    return (int64_t)timegm(&tm) * US_PER_S;
}

/* "CN=…,OU=…": the entries from the last to the first. */
static const char *names_last_first(struct arena *ar, X509_NAME *n)
{
    struct buf b;
    buf_init(&b, ar, 128);
    for (int i = X509_NAME_entry_count(n) - 1; i >= 0; i--) {
        X509_NAME_ENTRY *e = X509_NAME_get_entry(n, i);
        char oid[80];
        int nid = OBJ_obj2nid(X509_NAME_ENTRY_get_object(e));
        const char *name = nid == NID_undef ? NULL : OBJ_nid2sn(nid);
        uint8_t *utf8 = NULL;
        int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(e));
        if (!name) {
            OBJ_obj2txt(oid, sizeof oid, X509_NAME_ENTRY_get_object(e), 1);
            name = oid;
        }
        buf_printf(&b, "%s%s=", b.size ? "," : "", name);
        if (size > 0)
            buf_put(&b, utf8, (size_t)size);
        OPENSSL_free(utf8);
    }
    return buf_z(&b);
}

static const char *common_name(struct arena *ar, X509_NAME *n)
{
    int at = X509_NAME_get_index_by_NID(n, NID_commonName, -1);
    uint8_t *utf8 = NULL;
    int size = at < 0 ? -1 : ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(n, at)));
    const char *cn = size >= 0 && utf8 ? ar_strndup(ar, (const char *)utf8, (size_t)size) : "";
    OPENSSL_free(utf8);
    return cn;
}

static void serials(struct arena *ar, X509 *x, struct pay_cert *out)
{
    BIGNUM *n = ASN1_INTEGER_to_BN(X509_get0_serialNumber(x), NULL);
    char *hex = n ? BN_bn2hex(n) : NULL, *dec = n ? BN_bn2dec(n) : NULL;
    const char *at = hex ? hex : "";
    while (*at == '0' && at[1])
        at++;
    out->serial = ar_strdup(ar, at);
    out->serial_decimal = ar_strdup(ar, dec ? dec : "");
    OPENSSL_free(hex);
    OPENSSL_free(dec);
    BN_free(n);
}

static void cert_fill(struct arena *ar, X509 *x, struct pay_cert *out)
{
    int alg = X509_get_signature_nid(x);
    *out = (struct pay_cert){.pem = pay_x509_pem(ar, x), .key = pay_key_wrap(ar, X509_get_pubkey(x))};
    serials(ar, x, out);
    out->issuer_last_first = names_last_first(ar, X509_get_issuer_name(x));
    out->cn = common_name(ar, X509_get_subject_name(x));
    out->begins_us = instant(X509_get0_notBefore(x));
    out->ends_us = instant(X509_get0_notAfter(x));
    out->signed_by_rsa = alg == NID_sha1WithRSAEncryption || alg == NID_sha256WithRSAEncryption;
}

static X509 *next_cert(BIO *in)
{
    X509 *x = PEM_read_bio_X509(in, NULL, NULL, NULL);
    ERR_clear_error();
    return x;
}

static BIO *reader(struct str pem)
{
    return pem.size && pem.size <= PEM_MAX ? BIO_new_mem_buf(pem.p, (int)pem.size) : NULL;
}

size_t pay_certs_read(struct arena *ar, struct str pem, struct pay_cert *out, size_t max)
{
    size_t n = 0;
    X509 *x;
    BIO *in = reader(pem);
    while (in && n < max && (x = next_cert(in)) != NULL) {
        cert_fill(ar, x, &out[n]);
        n += out[n].pem != NULL;
        X509_free(x);
    }
    BIO_free(in);
    return n;
}

char *pay_cert_sn(struct arena *ar, const struct pay_cert *c)
{
    return pay_hex_digest(ar, PAY_MD5, str_of(ar_printf(ar, "%s%s", c->issuer_last_first, c->serial_decimal)));
}

char *pay_certs_sn(struct arena *ar, struct str pem)
{
    enum { MAX = 32 };
    struct pay_cert certs[MAX];
    size_t n = pay_certs_read(ar, pem, certs, MAX);
    struct buf b;
    buf_init(&b, ar, 128);
    for (size_t i = 0; i < n; i++)
        if (certs[i].signed_by_rsa)
            buf_printf(&b, "%s%s", b.size ? "_" : "", pay_cert_sn(ar, &certs[i]));
    return b.size ? buf_z(&b) : NULL;
}

/* ---- chains --------------------------------------------------------------------------------------------------------------------------- */
struct pay_roots { X509_STORE *store; STACK_OF(X509) *middle; };

static void roots_free(void *p)
{
    struct pay_roots *r = p;
    X509_STORE_free(r->store);
    sk_X509_pop_free(r->middle, X509_free);
}

struct pay_roots *pay_roots_new(struct arena *ar, struct str roots_pem, struct str middle_pem)
{
    struct pay_roots *r = AR_NEW(ar, struct pay_roots);
    int n = 0;
    X509 *x;
    r->store = X509_STORE_new();
    r->middle = sk_X509_new_null();
    ar_defer(ar, roots_free, r);
    if (!r->store || !r->middle)
        return NULL;
    BIO *in = reader(roots_pem);
    while (in && (x = next_cert(in)) != NULL) {
        n += X509_STORE_add_cert(r->store, x) == 1;
        X509_free(x);
    }
    BIO_free(in);
    in = reader(middle_pem);
    while (in && (x = next_cert(in)) != NULL)
        if (sk_X509_push(r->middle, x) <= 0)
            X509_free(x);
    BIO_free(in);
    ERR_clear_error();
    return n > 0 ? r : NULL;
}

bool pay_roots_lead(const struct pay_roots *r, struct str cert_pem, int64_t now_us)
{
    BIO *in = reader(cert_pem);
    X509 *x = in ? next_cert(in) : NULL;
    X509_STORE_CTX *c = X509_STORE_CTX_new();
    bool ok = x && c && X509_STORE_CTX_init(c, r->store, x, r->middle) == 1;
    if (ok) {
        X509_VERIFY_PARAM *p = X509_STORE_CTX_get0_param(c);
        X509_VERIFY_PARAM_set_time(p, (time_t)(now_us / US_PER_S));
        ok = X509_verify_cert(c) == 1;
    }
    X509_STORE_CTX_free(c);
    X509_free(x);
    BIO_free(in);
    ERR_clear_error();
    return ok;
}

/* ---- making some ------------------------------------------------------------------------------------------------------------------------ */
static bool put_name(X509_NAME *n, const char *cn, const char *o)
{
    return X509_NAME_add_entry_by_txt(n, "C", MBSTRING_UTF8, (const uint8_t *)"CN", -1, -1, 0) == 1 &&
           X509_NAME_add_entry_by_txt(n, "O", MBSTRING_UTF8, (const uint8_t *)o, -1, -1, 0) == 1 &&
           X509_NAME_add_entry_by_txt(n, "CN", MBSTRING_UTF8, (const uint8_t *)cn, -1, -1, 0) == 1;
}

static bool put_extension(X509 *x, int nid, const char *value)
{
    X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, NULL, nid, value);
    bool ok = e && X509_add_ext(x, e, -1) == 1;
    X509_EXTENSION_free(e);
    return ok;
}

const char *pay_cert_make(struct arena *ar, const struct pay_key *k, const struct pay_cert_new *n, const struct pay_key *issuer_key, const char *issuer_pem)
{
    X509 *x = X509_new(), *issuer = NULL;
    BIO *in = issuer_pem ? reader(str_of(issuer_pem)) : NULL;
    time_t now = (time_t)(n->now_us / US_PER_S);
    const char *pem = NULL;
    if (in)
        issuer = next_cert(in);
    bool ok = x && (issuer || !issuer_pem) && X509_set_version(x, 2) == 1 && ASN1_INTEGER_set_int64(X509_get_serialNumber(x), n->serial) == 1;
    ok = ok && X509_time_adj_ex(X509_getm_notBefore(x), 0, -3600, &now) && X509_time_adj_ex(X509_getm_notAfter(x), n->days, 0, &now);
    ok = ok && X509_set_pubkey(x, k->p) == 1 && put_name(X509_get_subject_name(x), n->cn, n->o);
    ok = ok && X509_set_issuer_name(x, X509_get_subject_name(issuer ? issuer : x)) == 1;
    ok = ok && put_extension(x, NID_basic_constraints, n->ca ? "critical,CA:TRUE" : "critical,CA:FALSE");
    ok = ok && put_extension(x, NID_key_usage, n->ca ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature");
    if (ok && X509_sign(x, (issuer_key ? issuer_key : k)->p, EVP_sha256()) > 0)
        pem = pay_x509_pem(ar, x);
    X509_free(x);
    X509_free(issuer);
    BIO_free(in);
    ERR_clear_error();
    return pem;
}
