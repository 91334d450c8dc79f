/* people_uscc.c: the unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of 31, without I O S V Z:
 * registering department, category, division code (6 digits), organisation code (9, GB 11714), check character. */
#include "people_priv.h"

#include <string.h>

static const char ALPHABET[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
enum { USCC_SIZE = 18 };

/* Registering department and the categories it gives (table 1 of the standard). */
static const struct { char department; const char *categories; } DEPARTMENTS[] = {
    {'1', "1239"}, {'2', "19"}, {'3', "123459"}, {'4', "19"}, {'5', "1239"}, {'6', "129"}, {'7', "129"}, {'8', "19"},
    {'9', "123"}, {'A', "19"}, {'N', "1239"}, {'Y', "1"},
};

static int value_of(char c)
{
    const char *p = c == '\0' ? NULL : strchr(ALPHABET, c);
    return p == NULL ? -1 : (int)(p - ALPHABET);
}

static bool department_valid(const char *p)
{
    for (size_t i = 0; i < sizeof(DEPARTMENTS) / sizeof(DEPARTMENTS[0]); i++)
        if (DEPARTMENTS[i].department == p[0])
            return strchr(DEPARTMENTS[i].categories, p[1]) != NULL;
    return false;
}

/* Weights 3^(i-1) mod 31; the check makes the sum a multiple of 31. */
static bool check_valid(const char *p)
{
    int sum = 0, weight = 1;
    for (int i = 0; i < USCC_SIZE - 1; i++) {
        int v = value_of(p[i]);
        if (v < 0)
            return false;
        sum += v * weight;
        weight = weight * 3 % 31;
    }
    return value_of(p[USCC_SIZE - 1]) == (31 - sum % 31) % 31;
}

/* Divisions start with a province (GB/T 2260) or 10, the whole country. */
static bool division_valid(const char *p)
{
    static const char *const PROVINCES = "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";
    for (int i = 0; i < 6; i++)
        if (p[i] < '0' || p[i] > '9')
            return false;
    return strstr(PROVINCES, (const char[]){p[0], p[1], '\0'}) != NULL;
}

/* The organisation code inside has a check of its own (GB 11714); it is not asked for here: the register assigned it, and
 * the last character covers it. */
bool people_uscc_valid(struct str s)
{
    return s.size == USCC_SIZE && check_valid(s.p) && department_valid(s.p) && division_valid(s.p + 2);
}
