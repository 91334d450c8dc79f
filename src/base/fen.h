/* fen.h: money in integer fen: sums and products that cannot overflow unseen, and the one place that rounds.
 * Every function returns false and leaves *out alone when the result does not fit; amounts may be negative. */
#ifndef BASE_FEN_H
#define BASE_FEN_H

#include <stdbool.h>
#include <stdint.h>

/* The largest amount the house handles: 10^13 fen (a hundred thousand million yuan); what is larger is a mistake or an attack. */
#define FEN_MAX INT64_C(10000000000000)

static inline bool fen_ok(int64_t fen)
{
    return fen >= -FEN_MAX && fen <= FEN_MAX;
}

static inline bool fen_add(int64_t a, int64_t b, int64_t *out)
{
    int64_t sum;
    if (__builtin_add_overflow(a, b, &sum) || !fen_ok(sum))
        return false;
    *out = sum;
    return true;
}

/* a × n exactly (price × pieces). */
static inline bool fen_mul(int64_t a, int64_t n, int64_t *out)
{
    int64_t product;
    if (__builtin_mul_overflow(a, n, &product) || !fen_ok(product))
        return false;
    *out = product;
    return true;
}

/* a × num / den, rounded to the nearest fen, halves away from zero (四舍五入): a price by the kilogram for grams, a share in parts of
 * 10,000. den > 0. */
static inline bool fen_part(int64_t a, int64_t num, int64_t den, int64_t *out)
{
    __int128 p = (__int128)a * num, half = den / 2;
    if (den <= 0)
        return false;
    __int128 q = p >= 0 ? (p + half) / den : -((-p + half) / den);
    if (q < -FEN_MAX || q > FEN_MAX)
        return false;
    *out = (int64_t)q;
    return true;
}

#endif
