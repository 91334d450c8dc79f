/* people_token.c: secrets of sessions and keys: 32 random bytes as base64url, kept only as BLAKE2b-256. They are random, so a
 * plain hash is enough, and looking the hash up tells nothing by its time. */
#include "people_priv.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

void people_token_new(char *out, size_t size, const char *prefix)
{
    uint8_t bytes[PEOPLE_TOKEN_BYTES];
    size_t n = strlen(prefix);
    assert(size >= n + sodium_base64_encoded_len(sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING));
    int rc = sodium_init();
    assert(rc >= 0);
    (void)rc;
    randombytes_buf(bytes, sizeof bytes);
    memcpy(out, prefix, n);
    sodium_bin2base64(out + n, size - n, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof bytes);
}

void people_token_hash(const char *token, char out[PEOPLE_HASH_HEX])
{
    uint8_t hash[(PEOPLE_HASH_HEX - 1) / 2];
    crypto_generichash(hash, sizeof hash, (const unsigned char *)token, strlen(token), NULL, 0);
    hex_encode(hash, sizeof hash, out);
}
