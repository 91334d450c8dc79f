/* share_xlsx_cell.c: what a cell showed. A spreadsheet keeps days as counts and lot numbers as doubles; only the number format tells what
 * people saw. Formats are judged by what they show, not drawn in full: a mapping file says how text becomes a value. */
#include "share_xlsx_priv.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dec.h"
#include "when.h"

#define SECONDS_A_DAY 86400

/* ---- formats ---------------------------------------------------------------------------------------------------------------------------- */
/* Built-in formats: 14–22, 45–47 everywhere; 27–36 and 50–58 are those of Chinese spreadsheets (ECMA-376 18.8.30). */
static const struct { int from, to; enum xlsx_look look; } BUILTIN[] = {
    {14, 17, XLSX_DATE}, {18, 21, XLSX_TIME}, {22, 22, XLSX_DATE_TIME}, {27, 31, XLSX_DATE}, {32, 35, XLSX_TIME}, {36, 36, XLSX_DATE},
    {45, 45, XLSX_TIME}, {47, 47, XLSX_TIME}, {50, 54, XLSX_DATE}, {55, 56, XLSX_TIME}, {57, 58, XLSX_DATE}};

struct xlsx_format xlsx_format_builtin(int64_t id)
{
    for (size_t i = 0; i < sizeof BUILTIN / sizeof BUILTIN[0]; i++)
        if (id >= BUILTIN[i].from && id <= BUILTIN[i].to)
            return (struct xlsx_format){BUILTIN[i].look, 0};
    return (struct xlsx_format){XLSX_NUMBER, 0};
}

/* The letters of a format's first section: without quoted text, escaped characters, and what stands in brackets, except elapsed time. */
struct letters { bool day, hour, month, elapsed, other; int zeros; };

static void take_letter(char c, struct letters *l)
{
    switch (tolower((unsigned char)c)) {
    case 'y': case 'd': l->day = true; break;
    case 'm': l->month = true; break;
    case 'h': case 's': l->hour = true; break;
    case '0': l->zeros++; break;
    default: l->other = true; break;
    }
}

static struct letters letters_of(struct str code)
{
    struct letters l = {0};
    for (size_t i = 0; i < code.size && code.p[i] != ';'; i++) {
        char c = code.p[i];
        if (c == '"')
            while (++i < code.size && code.p[i] != '"')
                ;
        else if (c == '\\' || c == '_' || c == '*')
            i++;
        else if (c == '[') {
            size_t from = ++i;
            while (i < code.size && code.p[i] != ']')
                i++;
            l.elapsed = l.elapsed || (i > from && strchr("hHmMsS", code.p[from]));
        } else
            take_letter(c, &l);
    }
    return l;
}

struct xlsx_format xlsx_format_code(struct str code)
{
    struct letters l = letters_of(code);
    bool general = code.size >= 7 && str_ieqz((struct str){code.p, 7}, "General"); /* has letters of its own */
    if (general || l.elapsed)
        return (struct xlsx_format){XLSX_NUMBER, 0};
    if (l.day || (l.month && !l.hour))
        return (struct xlsx_format){l.hour ? XLSX_DATE_TIME : XLSX_DATE, 0};
    if (l.hour)
        return (struct xlsx_format){XLSX_TIME, 0};
    if (l.zeros > 1 && l.zeros < 30 && (size_t)l.zeros == code.size)
        return (struct xlsx_format){XLSX_ZEROS, l.zeros};
    return (struct xlsx_format){XLSX_NUMBER, 0};
}

/* ---- numbers ---------------------------------------------------------------------------------------------------------------------------- */
/* Days since 1970 of a whole serial number. Serial 60 of the 1900 count is the 29 February 1900 that Lotus 1-2-3 had. */
static bool day_of_serial(int64_t serial, bool from_1904, int32_t *out)
{
    if (from_1904)
        *out = day_of(1904, 1, 1) + (int32_t)serial;
    else
        *out = day_of(1899, 12, serial > 60 ? 30 : 31) + (int32_t)serial;
    return from_1904 || serial != 60;
}

static const char *instant_text(struct arena *ar, double v, enum xlsx_look look, bool from_1904)
{
    char day_text[16];
    int32_t day;
    if (!(v >= 0 && v < 2958466))
        return NULL;
    int64_t serial = (int64_t)v, s = llround((v - (double)serial) * SECONDS_A_DAY);
    serial += s / SECONDS_A_DAY;
    s %= SECONDS_A_DAY;
    const char *clock = ar_printf(ar, "%02d:%02d:%02d", (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
    if (look == XLSX_TIME)
        return serial ? NULL : clock;
    if ((!from_1904 && !serial) || !day_of_serial(serial, from_1904, &day))
        return NULL;
    day_format(day, day_text);
    return s || look == XLSX_DATE_TIME ? ar_printf(ar, "%s %s", day_text, clock) : ar_strdup(ar, day_text);
}

/* As xlsx_number_text; leaves pieces behind in the arena. */
static const char *number_text(struct arena *ar, struct str v, struct xlsx_format f, bool from_1904)
{
    char plain[40];
    double d = dec_double(v);
    if (!isfinite(d) || fabs(d) > 1e30)
        return NULL;
    if (f.look == XLSX_ZEROS && d >= 0 && d < 1e15 && d == floor(d))
        return ar_printf(ar, "%0*lld", f.zeros, (long long)d);
    if (f.look != XLSX_NUMBER && f.look != XLSX_ZEROS) {
        const char *text = instant_text(ar, d, f.look, from_1904);
        if (text)
            return text;
    }
    snprintf(plain, sizeof plain, "%.15g", d); /* what spreadsheets show: 0.1 + 0.2 is 0.3 */
    return str_dup(ar, dec_plain(ar, str_of(plain)));
}

const char *xlsx_number_text(struct arena *ar, struct str v, struct xlsx_format f, bool from_1904)
{
    char kept[64];
    if (!dec_valid(v, true))
        return NULL;
    struct ar_mark mark = ar_mark(ar);
    const char *text = number_text(ar, v, f, from_1904);
    bool any = text && strlen(text) < sizeof kept;
    snprintf(kept, sizeof kept, "%s", any ? text : "");
    ar_rewind(ar, mark);
    return any ? ar_strdup(ar, kept) : NULL;
}

/* ---- texts ------------------------------------------------------------------------------------------------------------------------------ */
static bool escape_at(struct str s, size_t i, unsigned *out)
{
    uint8_t two[2];
    if (i + 7 > s.size || s.p[i] != '_' || s.p[i + 1] != 'x' || s.p[i + 6] != '_' || !hex_decode((struct str){s.p + i + 2, 4}, two, 2))
        return false;
    *out = (unsigned)(two[0] << 8 | two[1]);
    return *out < 0xD800 || *out > 0xDFFF;
}

static void put_utf8(struct buf *b, unsigned c)
{
    if (c < 0x20 || c == 0x7F)
        buf_ch(b, ' ');
    else if (c < 0x80)
        buf_ch(b, (char)c);
    else if (c < 0x800)
        buf_put(b, (char[]){(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))}, 2);
    else
        buf_put(b, (char[]){(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))}, 3);
}

const char *xlsx_clean(struct arena *ar, struct str s)
{
    struct buf b;
    unsigned c;
    buf_init(&b, ar, s.size + 1);
    for (size_t i = 0; i < s.size; i++)
        if (escape_at(s, i, &c)) {
            put_utf8(&b, c);
            i += 6;
        } else {
            buf_ch(&b, s.p[i] == '\r' || s.p[i] == '\t' ? ' ' : s.p[i]);
        }
    struct str t = str_trim(buf_view(&b));
    return t.size ? str_dup(ar, t) : NULL;
}
