/* epcisxml_value.c: texts of XML as JSON values: numbers (xsd:decimal and xsd:double write them more freely than JSON), booleans,
 * words of the standard vocabularies. Called by epcisxml_build.c. */
#include "epcisxml_priv.h"

#include <string.h>

struct jv xml_text(struct str s)
{
    return (struct jv){.type = J_STR, .s = {s.p ? s.p : "", s.size}};
}

static size_t digits(struct str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.size && s.p[i + n] >= '0' && s.p[i + n] <= '9')
        n++;
    return n;
}

/* JSON's own syntax: the text may stay as it is. */
static bool json_number(struct str s)
{
    size_t i = s.size && s.p[0] == '-', n = digits(s, i);
    if (!n || (n > 1 && s.p[i] == '0'))
        return false;
    i += n;
    if (i < s.size && s.p[i] == '.') {
        n = digits(s, i + 1);
        if (!n)
            return false;
        i += 1 + n;
    }
    if (i < s.size && (s.p[i] == 'e' || s.p[i] == 'E')) {
        i++;
        i += i < s.size && (s.p[i] == '+' || s.p[i] == '-');
        n = digits(s, i);
        if (!n)
            return false;
        i += n;
    }
    return i == s.size;
}

bool xml_number(struct arena *ar, struct str s, struct str *out)
{
    if (json_number(s)) {
        *out = s;
        return true;
    }
    size_t i = 0;
    struct buf b;
    buf_init(&b, ar, s.size + 2);
    if (i < s.size && (s.p[i] == '+' || s.p[i] == '-')) {
        if (s.p[i] == '-')
            buf_ch(&b, '-');
        i++;
    }
    size_t whole = digits(s, i), zeros = 0;
    while (zeros + 1 < whole && s.p[i + zeros] == '0')
        zeros++;
    if (whole)
        buf_put(&b, s.p + i + zeros, whole - zeros);
    else
        buf_ch(&b, '0');
    i += whole;
    size_t part = 0;
    if (i < s.size && s.p[i] == '.') {
        part = digits(s, i + 1);
        if (part)
            buf_put(&b, s.p + i, part + 1);
        i += 1 + part;
    }
    if (!whole && !part)
        return false;
    buf_str(&b, str_from(s, i)); /* an exponent, or what makes it no number */
    *out = buf_view(&b);
    return json_number(*out);
}

static struct jv boolean(struct str s)
{
    if (str_eqz(s, "true") || str_eqz(s, "1"))
        return (struct jv){.type = J_TRUE};
    if (str_eqz(s, "false") || str_eqz(s, "0"))
        return (struct jv){.type = J_FALSE};
    return xml_text(s);
}

struct jv xml_value(struct arena *ar, const struct xml_spec *spec, struct str text)
{
    struct str s = str_trim(text), lexeme;
    switch (spec->leaf) {
    case XL_NUM: return xml_number(ar, s, &lexeme) ? (struct jv){.type = J_NUM, .s = lexeme} : xml_text(s);
    case XL_BOOL: return boolean(s);
    case XL_WORD: return xml_text(gs1_cbv_short(spec->voc, s));
    case XL_TEXT: return xml_text(spec->flags & XF_ATTR && strcmp(spec->name, "stringValue") == 0 ? text : s);
    default: return xml_text(s);
    }
}

/* NameStartChar and what NameChar adds to it, of XML 1.0 (fifth edition) section 2.3, without ':'. */
static const struct { uint32_t lo, hi; bool start; } NAME_CHARS[] = {
    {'-', '.', false}, {'0', '9', false}, {'A', 'Z', true}, {'_', '_', true}, {'a', 'z', true}, {0xB7, 0xB7, false}, {0xC0, 0xD6, true},
    {0xD8, 0xF6, true}, {0xF8, 0x2FF, true}, {0x300, 0x36F, false}, {0x370, 0x37D, true}, {0x37F, 0x1FFF, true}, {0x200C, 0x200D, true},
    {0x203F, 0x2040, false}, {0x2070, 0x218F, true}, {0x2C00, 0x2FEF, true}, {0x3001, 0xD7FF, true}, {0xF900, 0xFDCF, true},
    {0xFDF0, 0xFFFD, true}, {0x10000, 0xEFFFF, true},
};

static bool name_char(uint32_t c, bool start)
{
    for (size_t i = 0; i < sizeof NAME_CHARS / sizeof NAME_CHARS[0]; i++)
        if (c >= NAME_CHARS[i].lo && c <= NAME_CHARS[i].hi)
            return NAME_CHARS[i].start || !start;
    return false;
}

/* The character at s.p[*i], which is valid UTF-8; *i moves behind it. */
static uint32_t next_char(struct str s, size_t *i)
{
    unsigned char c = (unsigned char)s.p[(*i)++];
    unsigned n = c < 0xC0 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    uint32_t v = n == 0 ? c : c & (0x3Fu >> n);
    for (; n && *i < s.size; n--)
        v = v << 6 | ((unsigned char)s.p[(*i)++] & 0x3Fu);
    return v;
}

bool xml_ncname(struct str s)
{
    for (size_t i = 0; i < s.size;) {
        bool start = i == 0;
        if (!name_char(next_char(s, &i), start))
            return false;
    }
    return s.size > 0;
}
