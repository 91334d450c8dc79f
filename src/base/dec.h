/* dec.h: decimal numbers that keep their text. Quantities from documents are never rounded: the lexeme is stored, and
 * comparisons work on the digits. */
#ifndef BASE_DEC_H
#define BASE_DEC_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "str.h"

/* JSON number syntax (optional '-', no leading zeros, optional fraction and exponent); also a leading '+' and leading
 * zeros when lax (XML and query parameters write them). At most 60 digits, exponent within ±400. */
bool dec_valid(struct str s, bool lax);
/* -1, 0, 1 as numbers: "1.0" equals "1", "1e2" equals "100". Both must be valid (lax). */
int dec_cmp(struct str a, struct str b);
/* The shortest plain text: no exponent, no trailing zeros, no "-0" (CBV 2.0 section 8.9: number normalisation).
 * In the arena. */
struct str dec_plain(struct arena *ar, struct str s);
/* Nearest double, for indexes and charts only. */
double dec_double(struct str s);
/* value × 10^scale as an integer, when exact and in range ("1.5" kg, scale 3 → 1500 g). */
bool dec_scaled(struct str s, int scale, int64_t *out);

#endif
