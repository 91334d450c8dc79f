/* epcisxml_escape.c: texts as XML: what must be escaped, what XML cannot hold at all. Called by the writing files. */
#include "epcisxml_priv.h"

#include <string.h>

/* Bytes that cannot go out as they are: markup, and what a reader would change (XML 1.0 section 2.11, 3.3.3). */
static const char *escape(unsigned char c, bool attr)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return attr ? "&quot;" : NULL;
    case '\r': return "&#13;";
    case '\n': return attr ? "&#10;" : NULL;
    case '\t': return attr ? "&#9;" : NULL;
    default: return c < ' ' ? "\xEF\xBF\xBD" : NULL;
    }
}

/* U+FFFE and U+FFFF are no characters of XML either. */
static bool forbidden(struct str s, size_t i)
{
    return i + 2 < s.size && (unsigned char)s.p[i] == 0xEF && (unsigned char)s.p[i + 1] == 0xBF && (unsigned char)s.p[i + 2] >= 0xBE;
}

static void put(struct buf *b, struct str s, bool attr)
{
    size_t from = 0;
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c > '>' && c != 0xEF)
            continue;
        bool bad = c == 0xEF && forbidden(s, i);
        const char *e = bad ? "\xEF\xBF\xBD" : escape(c, attr);
        if (!e)
            continue;
        buf_put(b, s.p + from, i - from);
        buf_puts(b, e);
        i += bad ? 2 : 0;
        from = i + 1;
    }
    if (from < s.size)
        buf_put(b, s.p + from, s.size - from);
}

void xml_put_text(struct buf *b, struct str s)
{
    put(b, s, false);
}

void xml_put_attr(struct buf *b, struct str s)
{
    put(b, s, true);
}
