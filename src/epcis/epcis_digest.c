/* epcis_digest.c: SHA-256 by OpenSSL (CPU instructions where there are any), and event hash IDs as text. */
#include "epcis_digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define LEAD "ni:///sha-256;"
#define TAIL "?ver=CBV2.0"
_Static_assert(sizeof LEAD - 1 + 64 + sizeof TAIL <= EPCIS_NI_SIZE, "an event hash ID fits");

static EVP_MD *sha256;

static void sha256_load(void)
{
    sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    if (!sha256)
        abort(); /* an OpenSSL without SHA-256 is a broken installation */
}

static void sha256_free(void)
{
    EVP_MD_free(sha256);
}

static void sha256_once(void)
{
    sha256_load();
    atexit(sha256_free);
}

void epcis_hash_digest(struct str text, uint8_t out[32])
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, sha256_once);
    unsigned n = 0;
    if (EVP_Digest(text.p ? text.p : "", text.size, out, &n, sha256, NULL) != 1 || n != 32)
        abort();
}

void epcis_hash_mac(const uint8_t key[32], struct str text, uint8_t out[32])
{
    unsigned n = 0;
    if (!HMAC(EVP_sha256(), key, 32, (const unsigned char *)(text.p ? text.p : ""), text.size, out, &n) || n != 32)
        abort();
}

void epcis_hash_ni(const uint8_t digest[32], char out[EPCIS_NI_SIZE])
{
    size_t lead = sizeof LEAD - 1;
    memcpy(out, LEAD, lead);
    hex_encode(digest, 32, out + lead);
    memcpy(out + lead + 64, TAIL, sizeof TAIL);
}

bool epcis_hash_of_ni(struct str s, uint8_t out[32])
{
    size_t lead = sizeof LEAD - 1;
    if (s.size != lead + 64 + sizeof TAIL - 1 || !str_starts(s, LEAD) || !str_ends(s, TAIL))
        return false;
    for (size_t i = lead; i < lead + 64; i++)
        if (s.p[i] >= 'A' && s.p[i] <= 'F')
            return false; /* another text: written back it would differ */
    return hex_decode((struct str){s.p + lead, 64}, out, 32);
}
