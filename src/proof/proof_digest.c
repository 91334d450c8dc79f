/* proof_digest.c: SHA-256 by OpenSSL (CPU instructions where there are any), random bytes drawn from the kernel in stocks, one a
 * thread: a capture of a thousand events asks it four times. */
#include "proof_digest.h"

#include <assert.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static EVP_MD *sha256;

static void sha256_free(void)
{
    EVP_MD_free(sha256);
}

static void sha256_once(void)
{
    sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    if (!sha256)
        abort(); /* an OpenSSL without SHA-256 is a broken installation */
    atexit(sha256_free);
}

void proof_sha256(const struct str *parts, size_t n, uint8_t out[32])
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    unsigned size = 0;
    pthread_once(&once, sha256_once);
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    int ok = c && EVP_DigestInit_ex2(c, sha256, NULL);
    for (size_t i = 0; ok && i < n; i++)
        ok = parts[i].size == 0 || EVP_DigestUpdate(c, parts[i].p, parts[i].size);
    ok = ok && EVP_DigestFinal_ex(c, out, &size) && size == 32;
    EVP_MD_CTX_free(c);
    if (!ok)
        abort(); /* out of memory inside the library: a wrong hash must never be stored */
}

void proof_random(void *out, size_t size)
{
    static _Thread_local struct { uint8_t p[4096]; size_t left; } stock;
    assert(size <= 64);
    if (stock.left < size) {
        for (size_t got = 0; got < sizeof stock.p;) {
            ssize_t n = getrandom(stock.p + got, sizeof stock.p - got, 0);
            if (n <= 0 && got == 0)
                abort(); /* without randomness no seed may be given out */
            got += n > 0 ? (size_t)n : 0;
        }
        stock.left = sizeof stock.p;
    }
    stock.left -= size;
    memcpy(out, stock.p + stock.left, size);
    explicit_bzero(stock.p + stock.left, size);
}
