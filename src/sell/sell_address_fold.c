/* sell_address_fold.c: one house, one text: so that "one per address" (R9) does not depend on how an address is typed. Widths, blanks and
 * case are folded; numbers in characters become digits; a number's unit (号 栋 幢 座 单元 室 …) and dashes become one dash; the region said
 * again before the street is taken away. It folds spelling, not meaning: "beside the school" stays another house. */
#include <ctype.h>
#include <string.h>

#include "sell_buy.h"

enum { FOLD_MAX = 400 };

/* ---- characters --------------------------------------------------------------------------------------------------------------- */

static uint32_t next(const char **p)
{
    const unsigned char *s = (const unsigned char *)*p;
    size_t n = *s < 0x80 ? 1 : *s < 0xE0 ? 2 : *s < 0xF0 ? 3 : 4;
    uint32_t c = n == 1 ? *s : *s & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            *p += i;
            return 0xFFFD;
        }
        c = c << 6 | (s[i] & 0x3Fu);
    }
    *p += n;
    return c;
}

static const char *const UNITS[] = {"号楼", "号院", "单元", "号", "栋", "幢", "座", "弄", "楼", "层", "室", "房", "户", "门", "组", "队", NULL};
static const char DIGITS[][4] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

static int digit_of(const char *p)
{
    if (strncmp(p, "〇", 3) == 0)
        return 0;
    if (strncmp(p, "两", 3) == 0)
        return 2;
    for (int i = 0; i < 10; i++)
        if (strncmp(p, DIGITS[i], 3) == 0)
            return i;
    return -1;
}

static size_t unit_at(const char *p)
{
    for (size_t i = 0; UNITS[i] != NULL; i++)
        if (strncmp(p, UNITS[i], strlen(UNITS[i])) == 0)
            return strlen(UNITS[i]);
    return 0;
}

/* ---- steps ----------------------------------------------------------------------------------------------------------------------- */

/* Half width, lower case; blanks and commas go, other separators become a dash. */
static void fold_width(struct buf *out, const char *p)
{
    while (*p != '\0') {
        const char *at = p;
        uint32_t c = next(&p);
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFEE0;
        if (c == ' ' || c == 0x3000 || c == 0xA0 || c == '\t' || c == '\n' || c == ',' || c == 0x3001 || c == 0x3002 || c == '.' || c == ';' || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF)
            continue;
        if (c == '-' || c == '_' || c == '/' || c == '\\' || c == '#' || c == '~' || c == '(' || c == ')' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xB7)
            buf_ch(out, '-');
        else if (c < 0x80)
            buf_ch(out, (char)tolower((int)c));
        else
            buf_put(out, at, (size_t)(p - at));
    }
}

/* A number in characters that a unit follows: "十二号" → 12, "二〇一室" → 201. Bytes taken, 0: none. */
static size_t han_number(const char *p, long *value)
{
    long total = 0, last = -1, plain = 0;
    size_t n = 0;
    bool tens = false;
    for (int count = 0; count < 6; count++, n += 3) {
        int d = digit_of(p + n);
        bool ten = strncmp(p + n, "十", 3) == 0, hundred = strncmp(p + n, "百", 3) == 0;
        if (d >= 0) {
            plain = plain * 10 + d;
            last = d;
        } else if (ten || hundred) {
            total += (last < 0 ? 1 : last) * (ten ? 10 : 100);
            last = 0;
            tens = true;
        } else
            break;
    }
    *value = tens ? total + (last > 0 ? last : 0) : plain;
    return n != 0 && unit_at(p + n) != 0 ? n : 0;
}

static void fold_han(struct buf *out, const char *p)
{
    long value;
    while (*p != '\0') {
        size_t n = han_number(p, &value);
        if (n != 0)
            buf_printf(out, "%ld", value);
        else
            n = 1, buf_ch(out, *p);
        p += n;
    }
}

static bool is_alnum(char c)
{
    return isalnum((unsigned char)c) != 0;
}

/* Units after a number or a letter, and dashes: one dash; no zeros before a number. */
static void fold_units(struct buf *out, const char *p)
{
    while (*p != '\0') {
        char last = out->size ? out->p[out->size - 1] : '\0';
        size_t n = is_alnum(last) || last == '-' ? unit_at(p) : 0;
        if (n != 0 || *p == '-') {
            if (last != '-' && last != '\0')
                buf_ch(out, '-');
            p += n != 0 ? n : 1;
        } else if (*p == '0' && !is_alnum(last) && isdigit((unsigned char)p[1]))
            p++;
        else
            buf_ch(out, *p++);
    }
    while (out->size && out->p[out->size - 1] == '-')
        out->size--;
}

/* "浙江省杭州市" before "西湖区…": each part of the region that stands at the head of the detail goes. */
static const char *without_region(const char *detail, const char *region)
{
    size_t all = strlen(region);
    for (size_t from = 0; from < all;) {
        size_t best = 0;
        for (size_t n = 6; from + n <= all; n++) /* two characters at least */
            if (strncmp(detail, region + from, n) == 0 && (region[from + n] & 0xC0) != 0x80 && (detail[n] & 0xC0) != 0x80)
                best = n;
        detail += best;
        from += best;
        if (best == 0) {
            from++;
            while (from < all && (region[from] & 0xC0) == 0x80)
                from++;
        }
    }
    return detail;
}

const char *sell_address_fold(struct arena *ar, const char *region, const char *detail)
{
    struct buf w, r, h, out;
    buf_init(&w, ar, FOLD_MAX);
    buf_init(&r, ar, FOLD_MAX);
    buf_init(&h, ar, FOLD_MAX);
    buf_init(&out, ar, FOLD_MAX);
    fold_width(&w, detail);
    fold_width(&r, region);
    fold_han(&h, without_region(buf_z(&w), buf_z(&r)));
    fold_units(&out, buf_z(&h));
    return buf_z(&out);
}
