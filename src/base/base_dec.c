/* base_dec.c: decimals as digits. A text is taken apart into sign, significant digits and the place of the point; nothing
 * here but dec_double() makes a floating point number. The program never calls setlocale(), so strtod reads a point. */
#include "dec.h"

#include <stdio.h>
#include <stdlib.h>

enum { DEC_DIGITS_MAX = 60, DEC_EXP_MAX = 400 };
#define DEC_EXP_CAP INT64_C(1000000000000) /* exponents saturate here: texts are far shorter than that */

/* value = ±0.D1D2D3… × 10^point, D1 not zero. The digits are in the text, perhaps with a '.' between. */
struct dec {
    bool neg;           /* sign as written */
    const char *first;  /* first significant digit */
    const char *last;   /* behind the last one; first == last: zero */
    int64_t point;      /* see above; 0 for zero */
    size_t digits;      /* all digits of the mantissa as written */
    int64_t exp;        /* exponent as written */
};

static bool is_digit(const char *p, const char *end)
{
    return p < end && *p >= '0' && *p <= '9';
}

/* The exponent behind 'e'; NULL when there is none. */
static const char *parse_exp(const char *p, const char *end, int64_t *exp_out)
{
    bool neg = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (!is_digit(p, end))
        return NULL;
    int64_t v = 0;
    for (; is_digit(p, end); p++)
        if (v < DEC_EXP_CAP)
            v = v * 10 + (*p - '0');
    *exp_out = neg ? -v : v;
    return p;
}

/* Shrink first..last to the significant digits and set point. */
static void find_point(struct dec *d, const char *start, const char *dot, const char *end)
{
    d->first = start;
    d->last = end;
    while (d->first < d->last && (*d->first == '0' || *d->first == '.'))
        d->first++;
    while (d->last > d->first && (d->last[-1] == '0' || d->last[-1] == '.'))
        d->last--;
    if (d->first == d->last)
        return;
    d->point = d->exp + (d->first < dot ? dot - d->first : dot + 1 - d->first);
}

static bool dec_parse(struct str s, bool lax, struct dec *out)
{
    struct dec d = {0};
    const char *p = s.p, *end = s.p + s.size;
    if (s.size == 0)
        return false;
    d.neg = *p == '-';
    if (d.neg || (lax && *p == '+'))
        p++;
    const char *start = p;
    while (is_digit(p, end))
        p++;
    const char *dot = p;
    if (p == start || (!lax && *start == '0' && p - start > 1))
        return false;
    d.digits = (size_t)(p - start);
    if (p < end && *p == '.') {
        const char *frac = ++p;
        while (is_digit(p, end))
            p++;
        if (p == frac)
            return false;
        d.digits += (size_t)(p - frac);
    }
    const char *mantissa_end = p;
    if (p < end && (*p == 'e' || *p == 'E') && (p = parse_exp(p + 1, end, &d.exp)) == NULL)
        return false;
    if (p != end)
        return false;
    find_point(&d, start, dot, mantissa_end);
    *out = d;
    return true;
}

bool dec_valid(struct str s, bool lax)
{
    struct dec d;
    return dec_parse(s, lax, &d) && d.digits <= DEC_DIGITS_MAX && d.exp <= DEC_EXP_MAX && d.exp >= -DEC_EXP_MAX;
}

/* The next significant digit, 0 behind the last. */
static int next_digit(const char **p, const char *last)
{
    if (*p < last && **p == '.')
        ++*p;
    return *p < last ? *(*p)++ - '0' : 0;
}

static int cmp_magnitude(const struct dec *a, const struct dec *b)
{
    if (a->point != b->point)
        return a->point < b->point ? -1 : 1;
    const char *p = a->first, *q = b->first;
    while (p < a->last || q < b->last) {
        int c = next_digit(&p, a->last), d = next_digit(&q, b->last);
        if (c != d)
            return c < d ? -1 : 1;
    }
    return 0;
}

static int dec_sign(const struct dec *d)
{
    return d->first == d->last ? 0 : d->neg ? -1 : 1;
}

int dec_cmp(struct str a, struct str b)
{
    struct dec x, y;
    if (!dec_parse(a, true, &x) || !dec_parse(b, true, &y))
        return str_cmp(a, b);
    int s = dec_sign(&x), t = dec_sign(&y);
    if (s != t)
        return s < t ? -1 : 1;
    return s == 0 ? 0 : s * cmp_magnitude(&x, &y);
}

static void put_zeros(struct buf *b, int64_t n)
{
    for (; n > 0; n--)
        buf_ch(b, '0');
}

struct str dec_plain(struct arena *ar, struct str s)
{
    struct dec d;
    if (!dec_valid(s, true) || !dec_parse(s, true, &d))
        return s;
    if (dec_sign(&d) == 0)
        return STR("0");
    struct buf b;
    buf_init(&b, ar, 32);
    if (d.neg)
        buf_ch(&b, '-');
    const char *p = d.first;
    int64_t whole = d.point;
    if (whole <= 0)
        buf_ch(&b, '0');
    for (; whole > 0; whole--)
        buf_ch(&b, (char)('0' + next_digit(&p, d.last)));
    if (p < d.last) {
        buf_ch(&b, '.');
        put_zeros(&b, -d.point);
        while (p < d.last)
            buf_ch(&b, (char)('0' + next_digit(&p, d.last)));
    }
    return buf_view(&b);
}

/* Significant digits beyond the fortieth cannot move a double by more than the last bit. */
double dec_double(struct str s)
{
    struct dec d;
    if (!dec_parse(s, true, &d) || dec_sign(&d) == 0)
        return 0;
    char text[80] = "-0.";
    size_t n = 3;
    for (const char *p = d.first; p < d.last && n < 43;)
        text[n++] = (char)('0' + next_digit(&p, d.last));
    snprintf(text + n, sizeof text - n, "e%lld", (long long)d.point);
    return strtod(text + !d.neg, NULL);
}

bool dec_scaled(struct str s, int scale, int64_t *out)
{
    struct dec d;
    if (!dec_parse(s, true, &d))
        return false;
    int64_t places = d.point + scale, v = 0; /* digits before the point once scaled */
    if (dec_sign(&d) == 0) {
        *out = 0;
        return true;
    }
    if (places <= 0 || places > 19)
        return false;
    const char *p = d.first;
    for (; places > 0; places--) {
        int64_t digit = next_digit(&p, d.last);
        if (__builtin_mul_overflow(v, (int64_t)10, &v) || __builtin_sub_overflow(v, digit, &v))
            return false;
    }
    if (p < d.last || (!d.neg && v == INT64_MIN))
        return false;
    *out = d.neg ? v : -v;
    return true;
}
