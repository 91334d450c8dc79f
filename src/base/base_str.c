/* base_str.c: views of text, text that grows, UTF-8, hex, percent-encoding. */
#include "str.h"

#include <stdio.h>
#include <string.h>

#include "base_priv.h"

struct str str_of(const char *z)
{
    return z == NULL ? (struct str){NULL, 0} : (struct str){z, strlen(z)};
}

char *str_dup(struct arena *ar, struct str s)
{
    return ar_strndup(ar, s.p, s.size);
}

bool str_eq(struct str a, struct str b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.p, b.p, a.size) == 0);
}

bool str_eqz(struct str a, const char *z)
{
    return str_eq(a, str_of(z));
}

static unsigned char ascii_lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool str_ieqz(struct str a, const char *z)
{
    struct str b = str_of(z);
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
            return false;
    return true;
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.size < b.size ? a.size : b.size;
    int c = n != 0 ? memcmp(a.p, b.p, n) : 0;
    return c != 0 ? c : (a.size > b.size) - (a.size < b.size);
}

bool str_starts(struct str s, const char *prefix)
{
    struct str x = str_of(prefix);
    return s.size >= x.size && str_eq((struct str){s.p, x.size}, x);
}

bool str_ends(struct str s, const char *suffix)
{
    struct str x = str_of(suffix);
    return s.size >= x.size && str_eq(str_from(s, s.size - x.size), x);
}

static bool ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.size != 0 && ascii_space(s.p[0]))
        s = str_from(s, 1);
    while (s.size != 0 && ascii_space(s.p[s.size - 1]))
        s.size--;
    return s;
}

struct str str_from(struct str s, size_t off)
{
    if (s.p == NULL)
        return (struct str){NULL, 0};
    if (off > s.size)
        off = s.size;
    return (struct str){s.p + off, s.size - off};
}

bool str_cut(struct str s, char sep, struct str *head_out, struct str *tail_out)
{
    const char *at = s.size != 0 ? memchr(s.p, sep, s.size) : NULL;
    if (at == NULL) {
        *head_out = s;
        *tail_out = str_from(s, s.size);
        return false;
    }
    size_t n = (size_t)(at - s.p);
    *tail_out = str_from(s, n + 1);
    *head_out = (struct str){s.p, n};
    return true;
}

bool str_i64(struct str s, int64_t *out)
{
    bool neg = s.size != 0 && s.p[0] == '-';
    size_t i = neg;
    if (i == s.size)
        return false;
    int64_t v = 0; /* kept negative, so that INT64_MIN fits */
    for (; i < s.size; i++) {
        int d = s.p[i] - '0';
        if (d < 0 || d > 9 || __builtin_mul_overflow(v, (int64_t)10, &v) || __builtin_sub_overflow(v, (int64_t)d, &v))
            return false;
    }
    if (!neg && v == INT64_MIN)
        return false;
    *out = neg ? v : -v;
    return true;
}

static bool utf8_tail(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* RFC 3629 section 4: no overlong forms, no surrogates, nothing past U+10FFFF. */
unsigned utf8_seq(const unsigned char *p, const unsigned char *end)
{
    size_t left = (size_t)(end - p);
    unsigned char c = p[0];
    if (c < 0xC2 || left < 2 || !utf8_tail(p[1]))
        return 0;
    if (c < 0xE0)
        return 2;
    if (left < 3 || !utf8_tail(p[2]))
        return 0;
    if (c < 0xF0)
        return (c == 0xE0 && p[1] < 0xA0) || (c == 0xED && p[1] > 0x9F) ? 0 : 3;
    if (left < 4 || !utf8_tail(p[3]) || c > 0xF4)
        return 0;
    return (c == 0xF0 && p[1] < 0x90) || (c == 0xF4 && p[1] > 0x8F) ? 0 : 4;
}

bool utf8_valid(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p, *end = p + s.size;
    while (p < end) {
        unsigned n = *p >= 0x80 ? utf8_seq(p, end) : *p != 0;
        if (n == 0)
            return false;
        p += n;
    }
    return true;
}

size_t utf8_len(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.size; i++)
        n += !utf8_tail((unsigned char)s.p[i]);
    return n;
}

size_t utf8_cut(const char *s, size_t size, size_t max)
{
    if (size <= max)
        return size;
    while (max > 0 && utf8_tail((unsigned char)s[max]))
        max--;
    return max;
}

static const char HEX_LOWER[] = "0123456789abcdef";
static const char HEX_UPPER[] = "0123456789ABCDEF";

void hex_encode(const void *bytes, size_t size, char *out)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < size; i++) {
        *out++ = HEX_LOWER[p[i] >> 4];
        *out++ = HEX_LOWER[p[i] & 15];
    }
    *out = '\0';
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool hex_decode(struct str hex, uint8_t *out, size_t out_size)
{
    if (hex.size % 2 != 0 || hex.size / 2 != out_size)
        return false;
    for (size_t i = 0; i < out_size; i++) {
        int hi = hex_digit(hex.p[2 * i]), lo = hex_digit(hex.p[2 * i + 1]);
        if (hi < 0 || lo < 0)
            return false;
        out[i] = (uint8_t)(hi << 4 | lo);
    }
    return true;
}

/* Multiply to 128 bits and fold: every input bit reaches every output bit. */
static uint64_t hash_mix(uint64_t a, uint64_t b)
{
    unsigned __int128 m = (unsigned __int128)a * b;
    return (uint64_t)m ^ (uint64_t)(m >> 64);
}

uint64_t str_hash(struct str s, uint64_t seed)
{
    const uint64_t odd1 = UINT64_C(0x9E3779B97F4A7C15), odd2 = UINT64_C(0xC2B2AE3D27D4EB4F);
    uint64_t h = hash_mix(seed ^ odd1, s.size ^ odd2), w;
    const char *p = s.p;
    size_t left = s.size;
    for (; left >= sizeof w; left -= sizeof w, p += sizeof w) {
        memcpy(&w, p, sizeof w);
        h = hash_mix(h ^ w, odd2 ^ seed);
    }
    w = 0;
    if (left != 0)
        memcpy(&w, p, left);
    return hash_mix(h ^ w, odd1) ^ h;
}

void buf_init(struct buf *b, struct arena *ar, size_t cap)
{
    *b = (struct buf){.ar = ar};
    if (cap != 0) {
        b->p = ar_alloc_raw(ar, cap);
        b->p[0] = '\0';
        b->cap = cap;
    }
}

/* Room for size more bytes and the NUL. An overflowing sum asks for more than any arena has. */
static void buf_room(struct buf *b, size_t size)
{
    size_t need;
    if (__builtin_add_overflow(b->size, size, &need) || need >= SIZE_MAX / 2)
        need = SIZE_MAX / 2;
    need++;
    if (need <= b->cap)
        return;
    size_t cap = b->cap < 64 ? 64 : b->cap * 2;
    if (cap < need)
        cap = need;
    b->p = ar_grow(b->ar, b->p, b->cap, cap);
    b->cap = cap;
}

void buf_put(struct buf *b, const void *bytes, size_t size)
{
    buf_room(b, size);
    if (size != 0)
        memcpy(b->p + b->size, bytes, size);
    b->size += size;
    b->p[b->size] = '\0';
}

void buf_puts(struct buf *b, const char *z)
{
    buf_put(b, z, strlen(z));
}

void buf_str(struct buf *b, struct str s)
{
    buf_put(b, s.p, s.size);
}

void buf_ch(struct buf *b, char c)
{
    buf_room(b, 1);
    b->p[b->size++] = c;
    b->p[b->size] = '\0';
}

void buf_i64(struct buf *b, int64_t v)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t u = v < 0 ? -(uint64_t)v : (uint64_t)v;
    do
        digits[--at] = (char)('0' + u % 10);
    while ((u /= 10) != 0);
    if (v < 0)
        digits[--at] = '-';
    buf_put(b, digits + at, sizeof digits - at);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n > 0) {
        buf_room(b, (size_t)n);
        vsnprintf(b->p + b->size, (size_t)n + 1, fmt, again);
        b->size += (size_t)n;
    }
    va_end(again);
}

struct str buf_view(const struct buf *b)
{
    return (struct str){b->p, b->size};
}

char *buf_z(struct buf *b)
{
    buf_room(b, 0);
    b->p[b->size] = '\0';
    return b->p;
}

static bool pct_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

void buf_pct(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (pct_plain(s.p[i]))
            buf_ch(b, s.p[i]);
        else
            buf_put(b, (char[]){'%', HEX_UPPER[c >> 4], HEX_UPPER[c & 15]}, 3);
    }
}

bool pct_decode(struct arena *ar, struct str s, struct str *out)
{
    char *p = ar_alloc_raw(ar, s.size + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.size; i++) {
        uint8_t byte = (uint8_t)s.p[i];
        if (s.p[i] == '%') {
            if (s.size - i < 3 || !hex_decode((struct str){s.p + i + 1, 2}, &byte, 1))
                return false;
            i += 2;
        }
        p[n++] = (char)byte;
    }
    p[n] = '\0';
    *out = (struct str){p, n};
    return true;
}
