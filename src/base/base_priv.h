/* base_priv.h: what the files of this room share and nobody else sees. */
#ifndef BASE_PRIV_H
#define BASE_PRIV_H

#include "arena.h"
#include "str.h"

/* As ar_alloc, but the bytes are not zeroed: for callers that fill them at once. */
void *ar_alloc_raw(struct arena *ar, size_t size) __attribute__((returns_nonnull, malloc));

/* p (old_size bytes from this arena, or NULL) with room for new_size; in place when it is the latest allocation. The
 * added bytes are not zeroed. */
void *ar_grow(struct arena *ar, void *p, size_t old_size, size_t new_size) __attribute__((returns_nonnull));

/* Bytes the arena may still hand out, and the way out that ar_alloc takes when it cannot. */
size_t ar_left(const struct arena *ar);
_Noreturn void ar_exhausted(struct arena *ar);

/* Size in bytes (2-4) of the well-formed UTF-8 sequence that begins at p with a byte >= 0x80; 0 when it is not one. */
unsigned utf8_seq(const unsigned char *p, const unsigned char *end);

/* The longest prefix of s with at most max bytes that does not cut a UTF-8 sequence. */
size_t utf8_cut(const char *s, size_t size, size_t max);

/* The first byte from p on that is not plain inside a JSON string: '"', '\\', a control character or not ASCII; or end. */
const unsigned char *json_skip_plain(const unsigned char *p, const unsigned char *end);

/* Decode the inside of a JSON string (between the quotes, UTF-8 checked already). out has room for raw.size bytes.
 * NULL when it is good, else what is wrong; *off_out is then the byte in raw. */
const char *json_unescape(struct str raw, char *out, size_t *size_out, size_t *off_out);

#endif
