/* gs1_text.c: characters, bounded texts, percent-encoding and the sentences of faults. Used by every file of the room. */
#include "gs1_priv.h"

#include <string.h>

static const struct { const char *zh, *en; } FAULTS[GS1_FAULT__COUNT] = {
    [GS1_OK] = {"正确", "Correct"},
#define GS1_FAULT(name, zh_, en_) [name] = {zh_, en_},
#include "gs1_fault.def"
#undef GS1_FAULT
};

const char *gs1_fault_text(enum gs1_fault f, enum lang lang)
{
    if ((unsigned)f >= GS1_FAULT__COUNT)
        f = GS1_BAD_SYNTAX;
    return lang == LANG_ZH ? FAULTS[f].zh : FAULTS[f].en;
}

/* GS1 General Specifications figure 7.11-1: the 82 characters in the order of their check values. */
static const char SET82[] = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
_Static_assert(sizeof SET82 == 83, "set 82 has 82 characters");

int set82_index(char c)
{
    const char *p = c ? strchr(SET82, c) : NULL;
    return p ? (int)(p - SET82) : -1;
}

static bool set_member(char set, char c)
{
    if (is_digit(c))
        return true;
    bool upper = c >= 'A' && c <= 'Z';
    bool lower = c >= 'a' && c <= 'z';
    switch (set) {
    case 'X': return upper || lower || set82_index(c) >= 0;
    case 'Y': return upper || c == '#' || c == '-' || c == '/';
    case 'Z': return upper || lower || c == '-' || c == '_' || c == '=';
    default: return false;
    }
}

bool set_has(char set, struct str s)
{
    for (size_t i = 0; i < s.size; i++)
        if (!set_member(set, s.p[i]))
            return false;
    return true;
}

bool all_digits(struct str s)
{
    return s.size > 0 && set_has('N', s);
}

void text_ch(struct text *t, char c)
{
    if (t->n < sizeof t->p)
        t->p[t->n++] = c;
    else
        t->over = true;
}

void text_str(struct text *t, struct str s)
{
    if (s.size > sizeof t->p - t->n) {
        t->over = true;
    } else if (s.size) {
        memcpy(t->p + t->n, s.p, s.size);
        t->n += s.size;
    }
}

void text_z(struct text *t, const char *z)
{
    text_str(t, (struct str){z, strlen(z)});
}

static void text_encode(struct text *t, struct str s, const char *plain)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (is_digit((char)c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c && strchr(plain, c))) {
            text_ch(t, (char)c);
        } else {
            text_ch(t, '%');
            text_ch(t, hex[c >> 4]);
            text_ch(t, hex[c & 15]);
        }
    }
}

void text_path(struct text *t, struct str s)
{
    text_encode(t, s, "-._~';=");
}

void text_urn(struct text *t, struct str s)
{
    text_encode(t, s, "!'()*+,-.:;=_");
}

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool text_decode(struct text *t, struct str s)
{
    for (size_t i = 0; i < s.size; i++) {
        char c = s.p[i];
        if (c == '%') {
            if (s.size - i < 3)
                return false;
            int hi = hex_value(s.p[i + 1]), lo = hex_value(s.p[i + 2]);
            if (hi < 0 || lo < 0)
                return false;
            c = (char)(hi << 4 | lo);
            i += 2;
        }
        text_ch(t, c);
    }
    return !t->over;
}
