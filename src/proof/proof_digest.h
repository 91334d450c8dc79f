/* proof_digest.h: SHA-256 and random bytes apart from the rest of the room, because OpenSSL's headers and err.h share names. */
#ifndef PROOF_DIGEST_H
#define PROOF_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "str.h"

/* SHA-256 of the pieces as one text. Any thread. */
void proof_sha256(const struct str *parts, size_t n, uint8_t out[32]);
/* Random bytes, at most 64; the kernel is asked once for many. Any thread. */
void proof_random(void *out, size_t size);

#endif
