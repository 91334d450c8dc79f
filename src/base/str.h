/* str.h: text with a size, and text that grows. "size" counts bytes, "len" counts characters. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* A view of bytes somebody else owns; not necessarily NUL-terminated. p may be NULL only when size is 0. */
struct str {
    const char *p;  /* first byte */
    size_t size;    /* bytes */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).size, (s).p

struct str str_of(const char *z);                       /* of a C string; NULL gives the empty text */
char *str_dup(struct arena *ar, struct str s);          /* NUL-terminated copy in the arena */
bool str_eq(struct str a, struct str b);
bool str_eqz(struct str a, const char *z);
bool str_ieqz(struct str a, const char *z);             /* ASCII letters without case */
int str_cmp(struct str a, struct str b);                /* by bytes, as memcmp; shorter first */
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
struct str str_trim(struct str s);                      /* without ASCII white space at both ends */
struct str str_from(struct str s, size_t off);          /* the rest from off (empty when past the end) */
/* Cut at the first sep: true with head and tail, false (head = s, tail empty) when there is none. */
bool str_cut(struct str s, char sep, struct str *head_out, struct str *tail_out);
bool str_i64(struct str s, int64_t *out);               /* strict decimal: optional '-', digits, no overflow, nothing else */
bool utf8_valid(struct str s);                          /* well-formed UTF-8 (RFC 3629), NUL refused */
size_t utf8_len(struct str s);                          /* characters of a valid text */
void hex_encode(const void *bytes, size_t size, char *out);     /* 2*size+1 bytes, lower case, NUL-terminated */
bool hex_decode(struct str hex, uint8_t *out, size_t out_size); /* exactly out_size bytes */
uint64_t str_hash(struct str s, uint64_t seed);         /* not cryptographic; for tables inside the process */

/* Text that grows in an arena. Zero-initialised plus buf_init is ready for use. */
struct buf {
    struct arena *ar;  /* where it lives */
    char *p;           /* the bytes, NUL-terminated once anything was put */
    size_t size;       /* bytes in use */
    size_t cap;        /* bytes owned */
};

void buf_init(struct buf *b, struct arena *ar, size_t cap);
void buf_put(struct buf *b, const void *bytes, size_t size);
void buf_puts(struct buf *b, const char *z);
void buf_str(struct buf *b, struct str s);
void buf_ch(struct buf *b, char c);
void buf_i64(struct buf *b, int64_t v);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3), nonnull(2)));
struct str buf_view(const struct buf *b);               /* valid until the next put */
char *buf_z(struct buf *b);                             /* the bytes as a C string */
/* Percent-encode everything but RFC 3986 unreserved characters. */
void buf_pct(struct buf *b, struct str s);
/* Decode %XX ('+' stays); false on a bad escape. out is NUL-terminated in the arena. */
bool pct_decode(struct arena *ar, struct str s, struct str *out);

#endif
