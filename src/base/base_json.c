/* base_json.c: the JSON reader.
 *
 * Why it is written here. No packaged C library is at once strict (UTF-8, duplicate keys, NUL), exact (int64 and the lexeme
 * of every number, which the event hash of CBV 2.0 needs) and cheap: jansson is strict but takes some 15 µs for an event of
 * 1.2 KB and rewrites numbers, json-c accepts NaN and bad UTF-8, cJSON stops at NUL, yajl has no living upstream. So JSON is
 * the one general thing this project writes itself; the tests hold it against jansson: same verdict, same value.
 *
 * How it works. One pass, no copy: strings without escapes and numbers are views of the input. The children of the
 * containers that are still open lie on one stack (small on the C stack, then from malloc, so that the arena is not filled
 * with outgrown copies); when a container closes, its children are copied to the arena as one array. String bodies are
 * looked at 16 bytes at a time where the processor can. Duplicate keys are found by comparing in small objects (after a
 * 64-bit filter that nearly always says "new") and by a hash table with a seed of this process in large ones, so a hostile
 * object of 10^5 keys costs no more than its size. */
#include "json.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base_priv.h"

enum {
    SIZE_MAX_DEFAULT = 16 * 1024 * 1024, DEPTH_DEFAULT = 64, DEPTH_CAP = 1000, VALUES_DEFAULT = 4000000,
    STACK_LOCAL = 96,    /* open children kept on the C stack before malloc is asked */
    SMALL_OBJECT = 24,   /* members up to which keys are compared one by one */
};

struct reader {
    struct arena *ar;             /* where values go */
    const unsigned char *beg;     /* input */
    const unsigned char *p, *end; /* next byte, behind the last */
    struct jm *stack;             /* children of open containers: local, then heap */
    struct jm *heap;              /* NULL while local is enough */
    size_t top, cap;              /* in use, owned */
    unsigned depth_left;          /* containers that may still be opened */
    uint32_t values_left;         /* values that may still be read */
    const char *what;             /* the fault */
};

static bool read_value(struct reader *r, struct jv *out);

static bool fault(struct reader *r, const char *what)
{
    r->what = what;
    return false;
}

static bool fault_at(struct reader *r, const unsigned char *at, const char *what)
{
    r->p = at;
    return fault(r, what);
}

static void skip_space(struct reader *r)
{
    const unsigned char *p = r->p;
    while (p < r->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
        p++;
    r->p = p;
}

/* ---- strings ---- */

const unsigned char *json_skip_plain(const unsigned char *p, const unsigned char *end)
{
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\'), space = _mm_set1_epi8(' ');
    for (; end - p >= 16; p += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
        /* signed: bytes from 0x80 on are negative, so they are below ' ' like control characters */
        __m128i hit = _mm_or_si128(_mm_cmplt_epi8(v, space), _mm_or_si128(_mm_cmpeq_epi8(v, quote), _mm_cmpeq_epi8(v, slash)));
        unsigned mask = (unsigned)_mm_movemask_epi8(hit);
        if (mask != 0)
            return p + __builtin_ctz(mask);
    }
#else
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones * 0x80;
    for (uint64_t v; end - p >= 8; p += 8) {
        memcpy(&v, p, sizeof v);
        uint64_t quote = v ^ ones * '"', slash = v ^ ones * '\\';
        if ((((v - ones * ' ') | (quote - ones) | (slash - ones) | v) & high) != 0)
            break; /* perhaps a false alarm: the loop below looks at each byte */
    }
#endif
    while (p < end && *p >= ' ' && *p < 0x80 && *p != '"' && *p != '\\')
        p++;
    return p;
}

static int hex4(const char *p)
{
    uint8_t b[2];
    return hex_decode((struct str){p, 4}, b, 2) ? b[0] << 8 | b[1] : -1;
}

static size_t put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char LEAD[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(LEAD[n] | c);
    return n;
}

/* \uXXXX, with its second half when it is a high surrogate. i is at the first hex digit; NULL or what is wrong. */
static const char *unescape_u(struct str raw, size_t *i, uint32_t *c_out)
{
    int hi = raw.size - *i >= 4 ? hex4(raw.p + *i) : -1;
    if (hi < 0)
        return "four hex digits expected after \\u";
    *i += 4;
    *c_out = (uint32_t)hi;
    if (hi == 0)
        return "NUL is not accepted";
    if (hi >= 0xDC00 && hi <= 0xDFFF)
        return "lone surrogate";
    if (hi < 0xD800 || hi > 0xDFFF)
        return NULL;
    bool second = raw.size - *i >= 6 && raw.p[*i] == '\\' && raw.p[*i + 1] == 'u';
    int lo = second ? hex4(raw.p + *i + 2) : -1;
    if (lo < 0xDC00 || lo > 0xDFFF)
        return "lone surrogate";
    *i += 6;
    *c_out = 0x10000 + ((uint32_t)(hi - 0xD800) << 10) + (uint32_t)(lo - 0xDC00);
    return NULL;
}

const char *json_unescape(struct str raw, char *out, size_t *size_out, size_t *off_out)
{
    static const char ESC[256] = {
        ['"'] = '"', ['\\'] = '\\', ['/'] = '/', ['b'] = '\b', ['f'] = '\f', ['n'] = '\n', ['r'] = '\r', ['t'] = '\t',
    };
    size_t n = 0, i = 0;
    const char *what = NULL;
    while (i < raw.size && what == NULL) {
        *off_out = i;
        char c = raw.p[i++];
        if (c != '\\') {
            out[n++] = c;
            continue;
        }
        c = i < raw.size ? raw.p[i++] : '\0';
        uint32_t u = 0;
        if (c == 'u') {
            what = unescape_u(raw, &i, &u);
            if (what == NULL)
                n += put_utf8(out + n, u);
        } else if (ESC[(unsigned char)c] == 0) {
            what = "unknown escape";
        } else {
            out[n++] = ESC[(unsigned char)c];
        }
    }
    *size_out = n;
    return what;
}

static bool decode_string(struct reader *r, struct str raw, struct str *out)
{
    char *text = ar_alloc_raw(r->ar, raw.size + 1);
    size_t n, off;
    const char *what = json_unescape(raw, text, &n, &off);
    if (what != NULL)
        return fault_at(r, (const unsigned char *)raw.p + off, what);
    text[n] = '\0';
    *out = (struct str){text, n};
    return true;
}

/* r->p is behind the opening quote. */
static bool read_string(struct reader *r, struct str *out)
{
    const unsigned char *start = r->p, *p = start;
    bool escaped = false;
    for (;;) {
        p = json_skip_plain(p, r->end);
        if (p == r->end)
            return fault_at(r, p, "the string does not end");
        if (*p == '"')
            break;
        if (*p < ' ')
            return fault_at(r, p, "control character in a string");
        if (*p == '\\') {
            escaped = true;
            p += r->end - p >= 2 && p[1] < 0x80 && p[1] >= ' ' ? 2 : 1; /* the byte behind it may be a quote */
            continue;
        }
        unsigned n = utf8_seq(p, r->end);
        if (n == 0)
            return fault_at(r, p, "not UTF-8");
        p += n;
    }
    r->p = p + 1;
    struct str raw = {(const char *)start, (size_t)(p - start)};
    if (escaped)
        return decode_string(r, raw, out);
    *out = raw;
    return true;
}

/* ---- numbers and words ---- */

static const unsigned char *skip_digits(const unsigned char *p, const unsigned char *end)
{
    while (p < end && *p >= '0' && *p <= '9')
        p++;
    return p;
}

static bool read_number(struct reader *r, struct jv *out)
{
    const unsigned char *start = r->p, *p = start + (*start == '-'), *digits = p;
    p = skip_digits(p, r->end);
    if (p == digits)
        return fault_at(r, p, "digit expected");
    if (*digits == '0' && p - digits > 1)
        return fault_at(r, digits, "leading zero");
    if (p < r->end && *p == '.') {
        digits = ++p;
        p = skip_digits(p, r->end);
        if (p == digits)
            return fault_at(r, p, "digit expected after the point");
    }
    if (p < r->end && (*p == 'e' || *p == 'E')) {
        p++;
        if (p < r->end && (*p == '+' || *p == '-'))
            p++;
        digits = p;
        p = skip_digits(p, r->end);
        if (p == digits)
            return fault_at(r, p, "digit expected in the exponent");
    }
    out->type = J_NUM;
    out->s = (struct str){(const char *)start, (size_t)(p - start)};
    r->p = p;
    return true;
}

static bool read_word(struct reader *r, const char *word, size_t size, enum jtype type, struct jv *out)
{
    if ((size_t)(r->end - r->p) < size || memcmp(r->p, word, size) != 0)
        return fault(r, "value expected");
    r->p += size;
    out->type = type;
    return true;
}

/* ---- containers ---- */

/* Every child on the stack will be copied to the arena: when the arena has no room for them, that is known here. */
static void grow_stack(struct reader *r)
{
    size_t cap = r->cap * 2;
    struct jm *bigger = r->top * sizeof(struct jv) <= ar_left(r->ar) ? realloc(r->heap, cap * sizeof *bigger) : NULL;
    if (bigger == NULL)
        ar_exhausted(r->ar);
    if (r->heap == NULL)
        memcpy(bigger, r->stack, r->top * sizeof *bigger);
    r->stack = r->heap = bigger;
    r->cap = cap;
}

/* A new child on the stack. The place moves when the stack grows: use it only until the next push. */
static struct jm *push(struct reader *r)
{
    if (r->top == r->cap)
        grow_stack(r);
    return &r->stack[r->top++];
}

static bool open_container(struct reader *r)
{
    if (r->depth_left == 0)
        return fault(r, "nested too deeply");
    r->depth_left--;
    r->p++;
    skip_space(r);
    return true;
}

/* Behind a child: true with *more_out when a comma follows, true without it when the container closes. */
static bool read_separator(struct reader *r, unsigned char close, const char *what, bool *more_out)
{
    skip_space(r);
    if (r->p == r->end)
        return fault(r, "the document is cut off");
    if (*r->p != ',' && *r->p != close)
        return fault(r, what);
    *more_out = *r->p == ',';
    r->p++;
    if (*more_out)
        skip_space(r);
    return true;
}

static bool at_close(struct reader *r, unsigned char close)
{
    if (r->p == r->end || *r->p != close)
        return false;
    r->p++;
    return true;
}

static bool read_array(struct reader *r, struct jv *out)
{
    if (!open_container(r))
        return false;
    size_t base = r->top;
    bool more = !at_close(r, ']');
    while (more) {
        struct jv v;
        if (!read_value(r, &v) || !read_separator(r, ']', "',' or ']' expected", &more))
            return false;
        push(r)->val = v;
    }
    uint32_t n = (uint32_t)(r->top - base);
    out->type = J_ARR;
    out->n = n;
    out->items = NULL;
    if (n != 0) {
        out->items = ar_alloc_raw(r->ar, n * sizeof(struct jv));
        for (uint32_t i = 0; i < n; i++)
            out->items[i] = r->stack[base + i].val;
    }
    r->top = base;
    r->depth_left++;
    return true;
}

static uint64_t hash_seed;
static pthread_once_t hash_seed_once = PTHREAD_ONCE_INIT;

static void hash_seed_init(void)
{
    if (getrandom(&hash_seed, sizeof hash_seed, GRND_NONBLOCK) != (ssize_t)sizeof hash_seed)
        hash_seed = (uint64_t)(uintptr_t)&hash_seed; /* before the kernel has randomness: the address is still some */
}

/* First member whose key was there before, or NULL. */
static const struct jm *find_duplicate(struct arena *ar, const struct jm *m, uint32_t n)
{
    pthread_once(&hash_seed_once, hash_seed_init);
    struct ar_mark mark = ar_mark(ar);
    size_t slots = 64;
    while (slots < (size_t)n * 2)
        slots *= 2;
    uint32_t *table = AR_ARRAY(ar, uint32_t, slots); /* 1 + index of the member; 0: free */
    const struct jm *found = NULL;
    for (uint32_t i = 0; i < n && found == NULL; i++) {
        size_t at = str_hash(m[i].key, hash_seed) & (slots - 1);
        for (; table[at] != 0 && found == NULL; at = (at + 1) & (slots - 1))
            if (str_eq(m[table[at] - 1].key, m[i].key))
                found = &m[i];
        table[at] = i + 1;
    }
    ar_rewind(ar, mark);
    return found;
}

/* In an object that is still small: has any of the n members m this key? filter holds a bit for every key seen. */
static bool key_seen(const struct jm *m, size_t n, struct str key, uint64_t *filter)
{
    unsigned char first = key.size != 0 ? (unsigned char)key.p[0] : 0, last = key.size != 0 ? (unsigned char)key.p[key.size - 1] : 0;
    uint64_t bit = UINT64_C(1) << ((first * 7u + last * 31u + (unsigned)key.size * 13u) & 63);
    bool fresh = (*filter & bit) == 0;
    *filter |= bit;
    if (fresh || n >= SMALL_OBJECT)
        return false;
    for (size_t i = 0; i < n; i++)
        if (str_eq(m[i].key, key))
            return true;
    return false;
}

static bool read_member(struct reader *r, size_t base, uint64_t *filter)
{
    struct jm m;
    if (r->p == r->end || *r->p != '"')
        return fault(r, r->p == r->end ? "the document is cut off" : "a key in quotes expected");
    const unsigned char *start = r->p++;
    if (!read_string(r, &m.key))
        return false;
    if (key_seen(r->stack + base, r->top - base, m.key, filter))
        return fault_at(r, start, "duplicate key");
    skip_space(r);
    if (r->p == r->end || *r->p != ':')
        return fault(r, "':' expected");
    r->p++;
    skip_space(r);
    if (!read_value(r, &m.val))
        return false;
    *push(r) = m;
    return true;
}

static bool read_object(struct reader *r, struct jv *out)
{
    if (!open_container(r))
        return false;
    size_t base = r->top;
    uint64_t filter = 0;
    bool more = !at_close(r, '}');
    while (more)
        if (!read_member(r, base, &filter) || !read_separator(r, '}', "',' or '}' expected", &more))
            return false;
    uint32_t n = (uint32_t)(r->top - base);
    out->type = J_OBJ;
    out->n = n;
    out->members = NULL;
    if (n != 0) {
        out->members = ar_alloc_raw(r->ar, n * sizeof(struct jm));
        memcpy(out->members, r->stack + base, n * sizeof(struct jm));
    }
    r->top = base;
    r->depth_left++;
    const struct jm *twice = n > SMALL_OBJECT ? find_duplicate(r->ar, out->members, n) : NULL;
    return twice == NULL || fault_at(r, r->beg + twice->val.off, "duplicate key");
}

/* ---- the document ---- */

static bool read_bare(struct reader *r, struct jv *out)
{
    switch (*r->p) {
    case '{':
        return read_object(r, out);
    case '[':
        return read_array(r, out);
    case '"':
        r->p++;
        out->type = J_STR;
        return read_string(r, &out->s);
    case 't':
        return read_word(r, "true", 4, J_TRUE, out);
    case 'f':
        return read_word(r, "false", 5, J_FALSE, out);
    case 'n':
        return read_word(r, "null", 4, J_NULL, out);
    case '-': case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
        return read_number(r, out);
    default:
        return fault(r, "value expected");
    }
}

/* r->p is at the value. */
static bool read_value(struct reader *r, struct jv *out)
{
    if (r->p == r->end)
        return fault(r, "the document is cut off");
    if (r->values_left-- == 0)
        return fault(r, "too many values");
    const unsigned char *start = r->p;
    struct jv v = {.off = (uint32_t)(start - r->beg)};
    if (!read_bare(r, &v))
        return false;
    v.size = (uint32_t)(r->p - start);
    *out = v;
    return true;
}

static bool read_document(struct reader *r, struct jv *out)
{
    if (r->end - r->p >= 3 && memcmp(r->p, "\xEF\xBB\xBF", 3) == 0)
        return fault(r, "byte order mark");
    skip_space(r);
    if (r->p == r->end)
        return fault(r, "the document is empty");
    if (!read_value(r, out))
        return false;
    skip_space(r);
    return r->p == r->end || fault(r, "text behind the document");
}

struct reading {
    struct reader r;
    struct jv v;    /* the document */
    bool good;      /* v is filled, else r tells the fault */
};

static void read_guarded(void *arg)
{
    struct reading *g = arg;
    g->good = read_document(&g->r, &g->v);
}

bool json_read(struct arena *ar, struct str text, const struct json_limits *lim, struct jv *out, struct json_fault *fault_out)
{
    struct json_limits l = lim != NULL ? *lim : (struct json_limits){0};
    size_t size_max = l.size_max != 0 ? l.size_max : SIZE_MAX_DEFAULT;
    if (text.size > size_max || text.size > INT32_MAX) {
        *fault_out = (struct json_fault){size_max, "the document is too large"};
        return false;
    }
    unsigned depth = l.depth_max != 0 ? l.depth_max : DEPTH_DEFAULT;
    struct jm local[STACK_LOCAL];
    const unsigned char *beg = (const unsigned char *)(text.size != 0 ? text.p : "");
    struct reading g = {.r = {
        .ar = ar, .beg = beg, .p = beg, .end = beg + text.size, .stack = local, .cap = STACK_LOCAL,
        .depth_left = depth < DEPTH_CAP ? depth : DEPTH_CAP,
        .values_left = l.values_max != 0 ? l.values_max : VALUES_DEFAULT,
    }};
    bool finished = ar_try(ar, read_guarded, &g);
    free(g.r.heap);
    if (!finished)
        ar_exhausted(ar);
    if (!g.good) {
        *fault_out = (struct json_fault){(size_t)(g.r.p - beg), g.r.what};
        return false;
    }
    *out = g.v;
    return true;
}
