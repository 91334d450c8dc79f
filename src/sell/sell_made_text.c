/* sell_made_text.c: which texts may be engraved: a pure function, so that every case can stand in a table. Allowed is what is listed; all
 * else is refused: emoji, marks that join to what stands before, marks that turn the direction, blanks that cannot be seen. */
#include <string.h>

#include "sell_made.h"

const char *const sell_allows[] = {"han", "latin", "mixed", NULL};

static uint32_t next(const unsigned char **p)
{
    const unsigned char *s = *p;
    int n = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    uint32_t c = n == 1 ? s[0] : s[0] & (0x7Fu >> n);
    for (int i = 1; i < n; i++)
        c = c << 6 | (s[i] & 0x3Fu);
    *p += n;
    return c;
}

static bool han(uint32_t c)
{
    return c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x323AF);
}

static bool latin(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' || c == '.' || c == '-' || c == '\'' || c == '&';
}

static bool mark(uint32_t c)
{
    static const uint32_t MARKS[] = {',', '!', '?', ':', 0xB7, 0x2014, 0x3001, 0x3002, 0x300A, 0x300B, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1F};
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
        if (MARKS[i] == c)
            return true;
    return false;
}

enum sell_text_verdict sell_text_judge(const char *text, int64_t chars_max, int64_t allow)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t size = strlen(text);
    int64_t n = 0;
    if (size == 0)
        return TEXT_EMPTY;
    if (text[0] == ' ' || text[size - 1] == ' ')
        return TEXT_CHARACTER;
    while (*p) {
        uint32_t c = next(&p);
        bool good = (allow != ALLOW_LATIN && han(c)) || (allow != ALLOW_HAN && latin(c)) || (allow == ALLOW_MIXED && mark(c));
        if (!good)
            return TEXT_CHARACTER;
        if (++n > chars_max)
            return TEXT_LONG;
    }
    return TEXT_GOOD;
}
