/* gs1_lint.c: does a value fit its AI? Length and characters of each component, then the checks the table names. */
#include "gs1_priv.h"

#include <string.h>

/* The digits of s as a number; s has at most 18 digits. */
static uint64_t number(struct str s)
{
    uint64_t v = 0;
    for (size_t i = 0; i < s.size; i++)
        v = v * 10 + (uint64_t)(s.p[i] - '0');
    return v;
}

static struct str part_of(struct str s, size_t at, size_t size)
{
    return (struct str){s.p + at, size};
}

static enum gs1_fault fault_unless(bool ok, enum gs1_fault f)
{
    return ok ? GS1_OK : f;
}

static enum gs1_fault lint_csum(struct str s) { return fault_unless(gs1_check_ok(s), GS1_BAD_CHECK); }
static enum gs1_fault lint_pair(struct str s) { return fault_unless(gs1_check_pair_ok(s), GS1_BAD_CHECK); }

/* A company prefix has at least four digits. */
static enum gs1_fault lint_gcp1(struct str s)
{
    return fault_unless(s.size >= 4 && all_digits(part_of(s, 0, 4)), GS1_BAD_PREFIX);
}

static enum gs1_fault lint_gcp2(struct str s)
{
    return fault_unless(s.size >= 5 && all_digits(part_of(s, 1, 4)), GS1_BAD_PREFIX);
}

static enum gs1_fault date_ok(unsigned year, unsigned month, unsigned day, bool day_may_be_0)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return GS1_BAD_DATE;
    unsigned last = days[month - 1];
    if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
        last = 29;
    return fault_unless(day <= last && (day > 0 || day_may_be_0), GS1_BAD_DATE);
}

/* Two-digit years mean 1951 to 2050, where every fourth year is a leap year: 2000 + yy answers the same. */
static enum gs1_fault short_date(struct str s, bool day_may_be_0)
{
    unsigned v = (unsigned)number(s);
    return date_ok(2000 + v / 10000, v / 100 % 100, v % 100, day_may_be_0);
}

static enum gs1_fault lint_yymmdd(struct str s) { return short_date(s, false); }
static enum gs1_fault lint_yymmd0(struct str s) { return short_date(s, true); }

static enum gs1_fault lint_yyyymmdd(struct str s)
{
    unsigned v = (unsigned)number(s);
    return date_ok(v / 10000, v / 100 % 100, v % 100, false);
}

static enum gs1_fault lint_hh(struct str s) { return fault_unless(number(s) < 24, GS1_BAD_DATE); }
static enum gs1_fault lint_mi(struct str s) { return fault_unless(number(s) < 60, GS1_BAD_DATE); }
static enum gs1_fault lint_hhmi(struct str s)
{
    return fault_unless(number(s) / 100 < 24 && number(s) % 100 < 60, GS1_BAD_DATE);
}

static enum gs1_fault lint_country(struct str s)
{
    return fault_unless(code_country_num((unsigned)number(s)), GS1_BAD_VALUE);
}

static enum gs1_fault lint_country_999(struct str s)
{
    return number(s) == 999 ? GS1_OK : lint_country(s);
}

static enum gs1_fault lint_country_a2(struct str s) { return fault_unless(code_country_alpha(s), GS1_BAD_VALUE); }
static enum gs1_fault lint_currency(struct str s)
{
    return fault_unless(code_currency_num((unsigned)number(s)), GS1_BAD_VALUE);
}

static enum gs1_fault one_of(struct str s, const char *chars)
{
    return fault_unless(s.size == 1 && s.p[0] && strchr(chars, s.p[0]), GS1_BAD_VALUE);
}

static enum gs1_fault lint_sex(struct str s) { return one_of(s, "0129"); }   /* ISO 5218 */
static enum gs1_fault lint_winding(struct str s) { return one_of(s, "019"); }
static enum gs1_fault lint_yesno(struct str s) { return one_of(s, "01"); }
static enum gs1_fault lint_hyphen(struct str s) { return one_of(s, "-"); }
static enum gs1_fault lint_importer(struct str s)
{
    return fault_unless(s.size == 1 && s.p[0] != '=' && set_has('Z', s), GS1_BAD_VALUE);
}

/* Offset by 90 and 180 degrees, in ten-millionths. */
static enum gs1_fault lint_latitude(struct str s) { return fault_unless(number(s) <= 1800000000, GS1_BAD_VALUE); }
static enum gs1_fault lint_longitude(struct str s) { return fault_unless(number(s) <= 3600000000, GS1_BAD_VALUE); }

static enum gs1_fault lint_media(struct str s)
{
    uint64_t v = number(s);
    return fault_unless((v >= 1 && v <= 10) || v >= 80, GS1_BAD_VALUE);
}

static enum gs1_fault lint_nonzero(struct str s) { return fault_unless(number(s) != 0, GS1_BAD_VALUE); }
static enum gs1_fault lint_zero(struct str s) { return fault_unless(number(s) == 0, GS1_BAD_VALUE); }
static enum gs1_fault lint_no_zero_prefix(struct str s) { return fault_unless(s.size == 1 || s.p[0] != '0', GS1_BAD_VALUE); }
static enum gs1_fault lint_nondigit(struct str s) { return fault_unless(!all_digits(s), GS1_BAD_VALUE); }
static enum gs1_fault lint_digits(struct str s) { return fault_unless(all_digits(s), GS1_BAD_CHARSET); }

/* UNECE recommendation 21 codes: up to three capitals and digits. */
static enum gs1_fault lint_package(struct str s)
{
    for (size_t i = 0; i < s.size; i++)
        if (!is_digit(s.p[i]) && (s.p[i] < 'A' || s.p[i] > 'Z'))
            return GS1_BAD_VALUE;
    return fault_unless(s.size <= 3, GS1_BAD_VALUE);
}

static enum gs1_fault lint_pcenc(struct str s)
{
    struct text t = {.n = 0};
    return fault_unless(text_decode(&t, s), GS1_BAD_ESCAPE);
}

/* "0102": piece 1 of 2. */
static enum gs1_fault lint_piece(struct str s)
{
    uint64_t piece = number(part_of(s, 0, 2)), total = number(part_of(s, 2, 2));
    return fault_unless(piece >= 1 && piece <= total, GS1_BAD_VALUE);
}

/* "1/3" */
static enum gs1_fault lint_position(struct str s)
{
    struct str pos, end;
    if (!str_cut(s, '/', &pos, &end) || !all_digits(pos) || !all_digits(end))
        return GS1_BAD_VALUE;
    return fault_unless(pos.p[0] != '0' && end.p[0] != '0' && number(pos) <= number(end), GS1_BAD_VALUE);
}

/* ISO 13616: the text rotated by four, letters as 10..35, is 1 modulo 97. */
static enum gs1_fault lint_iban(struct str s)
{
    if (s.size < 5 || !code_country_alpha(part_of(s, 0, 2)))
        return GS1_BAD_VALUE;
    unsigned rest = 0;
    for (size_t i = 0; i < s.size; i++) {
        char c = s.p[(i + 4) % s.size];
        if (is_digit(c))
            rest = (rest * 10 + (unsigned)(c - '0')) % 97;
        else if (c >= 'A' && c <= 'Z')
            rest = (rest * 100 + (unsigned)(c - 'A') + 10) % 97;
        else
            return GS1_BAD_CHARSET;
    }
    return fault_unless(rest == 1, GS1_BAD_CHECK);
}

static enum gs1_fault (*const LINTS[L__COUNT])(struct str) = {
    [L_CSUM] = lint_csum, [L_PAIR] = lint_pair, [L_GCP1] = lint_gcp1, [L_GCP2] = lint_gcp2, [L_YYMMDD] = lint_yymmdd,
    [L_YYMMD0] = lint_yymmd0, [L_YYYYMMDD] = lint_yyyymmdd, [L_HH] = lint_hh, [L_MI] = lint_mi, [L_SS] = lint_mi,
    [L_HHMI] = lint_hhmi, [L_COUNTRY] = lint_country, [L_COUNTRY_999] = lint_country_999, [L_COUNTRY_A2] = lint_country_a2,
    [L_CURRENCY] = lint_currency, [L_SEX] = lint_sex, [L_LATITUDE] = lint_latitude, [L_LONGITUDE] = lint_longitude,
    [L_MEDIA] = lint_media, [L_NONZERO] = lint_nonzero, [L_ZERO] = lint_zero, [L_NO_ZERO_PREFIX] = lint_no_zero_prefix,
    [L_NONDIGIT] = lint_nondigit, [L_DIGITS] = lint_digits, [L_PACKAGE] = lint_package, [L_PCENC] = lint_pcenc,
    [L_PIECE] = lint_piece, [L_POSITION] = lint_position, [L_WINDING] = lint_winding, [L_YESNO] = lint_yesno,
    [L_HYPHEN] = lint_hyphen, [L_IBAN] = lint_iban, [L_IMPORTER] = lint_importer,
};

static enum gs1_fault part_lint(const struct ai_part *p, struct str s)
{
    for (unsigned i = 0; i < AI_LINTS_MAX && p->lints[i] != L_NONE; i++) {
        enum gs1_fault f = LINTS[p->lints[i]](s);
        if (f != GS1_OK)
            return f;
    }
    return GS1_OK;
}

/* Cut the value into its components; each takes as much as it may. */
static enum gs1_fault walk(const struct gs1_ai *def, struct str value, bool lint)
{
    struct str rest = value;
    for (unsigned i = 0; i < def->parts_n; i++) {
        const struct ai_part *p = &def->parts[i];
        if (rest.size == 0 && p->optional)
            return GS1_OK;
        if (rest.size < p->min)
            return GS1_BAD_LENGTH;
        struct str piece = part_of(rest, 0, rest.size < p->max ? rest.size : p->max);
        if (!set_has(p->set, piece))
            return GS1_BAD_CHARSET;
        enum gs1_fault f = lint ? part_lint(p, piece) : GS1_OK;
        if (f != GS1_OK)
            return f;
        rest = str_from(rest, piece.size);
    }
    return fault_unless(rest.size == 0, GS1_BAD_LENGTH);
}

enum gs1_fault ai_shape(const struct gs1_ai *def, struct str value)
{
    return walk(def, value, false);
}

#define UNKNOWN_VALUE_MAX 90   /* the longest of any AI in use */

enum gs1_fault gs1_ai_check(const struct gs1_ai *def, struct str value)
{
    if (value.size == 0)
        return GS1_EMPTY;
    if (def)
        return walk(def, value, true);
    if (value.size > UNKNOWN_VALUE_MAX)
        return GS1_BAD_LENGTH;
    return fault_unless(set_has('X', value), GS1_BAD_CHARSET);
}
