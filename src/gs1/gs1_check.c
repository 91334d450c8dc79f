/* gs1_check.c: check digits, check pairs, and building keys under a company prefix.
 * General Specifications 7.9 (check digit; check character pair of AI 8013). */
#include "gs1_priv.h"

#include <stdio.h>
#include <string.h>

/* Weighted sum modulo 10 over the digits in front of a check digit. */
static unsigned weigh(struct str digits)
{
    unsigned sum = 0;
    for (size_t i = 0; i < digits.size; i++) {
        unsigned d = (unsigned)(digits.p[digits.size - 1 - i] - '0');
        sum += i % 2 ? d : 3 * d;
    }
    return sum % 10;
}

char gs1_check_digit(struct str digits)
{
    if (!all_digits(digits))
        return 0;
    return (char)('0' + (10 - weigh(digits)) % 10);
}

bool gs1_check_ok(struct str digits)
{
    if (!all_digits(digits))
        return false;
    struct str body = {digits.p, digits.size - 1};
    return digits.p[body.size] == (char)('0' + (10 - weigh(body)) % 10);
}

/* The weights from right to left: the primes. */
static const uint16_t PRIMES[] = {
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113,
    127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199, 211, 223, 227, 229, 233, 239, 241, 251, 257,
    263, 269, 271, 277, 281, 283, 293, 307, 311, 313, 317, 331, 337, 347, 349, 353, 359, 367, 373, 379, 383, 389, 397, 401, 409,
    419, 421, 431, 433, 439, 443, 449, 457, 461, 463, 467, 479, 487, 491, 499, 503, 509};
#define PAIR_PART_MAX 97
_Static_assert(sizeof PRIMES / sizeof PRIMES[0] == PAIR_PART_MAX, "one weight a character");

/* Characters that cannot be mistaken for each other. */
static const char PAIR_SET[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

static enum gs1_fault pair_of(struct str part, char out[3])
{
    if (part.size > PAIR_PART_MAX)
        return GS1_BAD_LENGTH;
    unsigned sum = 0;
    for (size_t i = 0; i < part.size; i++) {
        int v = set82_index(part.p[part.size - 1 - i]);
        if (v < 0)
            return GS1_BAD_CHARSET;
        sum += (unsigned)v * PRIMES[i];
    }
    sum %= 1021;
    out[0] = PAIR_SET[sum >> 5];
    out[1] = PAIR_SET[sum & 31];
    out[2] = 0;
    return GS1_OK;
}

enum gs1_fault gs1_check_pair(struct str part, char out[3])
{
    return part.size ? pair_of(part, out) : GS1_BAD_LENGTH;
}

bool gs1_check_pair_ok(struct str s)
{
    char pair[3];
    if (s.size < 2 || pair_of((struct str){s.p, s.size - 2}, pair) != GS1_OK)
        return false;
    return memcmp(s.p + s.size - 2, pair, 2) == 0;
}

enum gs1_fault gs1_gtin14(struct str gtin, char out[15])
{
    if (gtin.size != 8 && gtin.size != 12 && gtin.size != 13 && gtin.size != 14)
        return GS1_BAD_LENGTH;
    if (!all_digits(gtin))
        return GS1_BAD_CHARSET;
    if (!gs1_check_ok(gtin))
        return GS1_BAD_CHECK;
    memset(out, '0', 14 - gtin.size);
    memcpy(out + 14 - gtin.size, gtin.p, gtin.size);
    out[14] = 0;
    return GS1_OK;
}

/* lead (or nothing) + prefix + number filled up to size digits in all + check digit. */
static enum gs1_fault build(int lead, struct str prefix, uint64_t number, size_t size, char *out)
{
    if (prefix.size < 4 || prefix.size > 12 || !all_digits(prefix))
        return GS1_BAD_PREFIX;
    if (lead > 9)
        return GS1_OUT_OF_RANGE;
    size_t room = size - prefix.size - (lead >= 0);
    char digits[24];
    int n = snprintf(digits, sizeof digits, "%0*llu", (int)room, (unsigned long long)number);
    if (room == 0)
        n = number ? 1 : 0;
    if (n < 0 || (size_t)n > room)
        return GS1_OUT_OF_RANGE;
    char *p = out;
    if (lead >= 0)
        *p++ = (char)('0' + lead);
    memcpy(p, prefix.p, prefix.size);
    memcpy(p + prefix.size, digits, room);
    out[size] = gs1_check_digit((struct str){out, size});
    out[size + 1] = 0;
    return GS1_OK;
}

enum gs1_fault gs1_gtin14_make(struct str prefix, unsigned indicator, uint64_t item, char out[15])
{
    return build(indicator > 9 ? 10 : (int)indicator, prefix, item, 13, out);
}

enum gs1_fault gs1_sscc_make(struct str prefix, unsigned extension, uint64_t serial, char out[19])
{
    return build(extension > 9 ? 10 : (int)extension, prefix, serial, 17, out);
}

enum gs1_fault gs1_gln_make(struct str prefix, uint64_t location, char out[14])
{
    return build(-1, prefix, location, 12, out);
}
