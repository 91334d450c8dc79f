/* epcis_digest.h: SHA-256 and HMAC apart from the rest of the room, because OpenSSL's headers and err.h share a name (ERR_WRONG_STATE). */
#ifndef EPCIS_DIGEST_H
#define EPCIS_DIGEST_H

#include <stdint.h>

#include "str.h"

/* Any thread. */
void epcis_hash_digest(struct str text, uint8_t out[32]);
/* HMAC-SHA256. */
void epcis_hash_mac(const uint8_t key[32], struct str text, uint8_t out[32]);

#define EPCIS_NI_SIZE 90  /* "ni:///sha-256;", 64 digits, "?ver=CBV2.0", NUL */
/* The event hash ID as text. */
void epcis_hash_ni(const uint8_t digest[32], char out[EPCIS_NI_SIZE]);
/* The digest of a text that is an event hash ID; false for any other text. */
bool epcis_hash_of_ni(struct str s, uint8_t out[32]);

#endif
