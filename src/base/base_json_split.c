/* base_json_split.c: the splitter, which lets a document of any size through in bounded memory.
 * It follows strings, escapes and nesting only; what is right inside an element or in the skeleton, json_read decides when
 * it gets them. So that the two together refuse whatever json_read alone refuses, the splitter itself refuses what would be
 * lost between the parts: brackets that do not match, an empty place between commas of the array, the array given twice,
 * anything behind the document. An element that lies wholly in one piece is handed out without copying. */
#include <stdlib.h>
#include <string.h>

#include "base_priv.h"
#include "json.h"

enum { NAMES_MAX = 8, NEST_MAX = 1024, BUF_FIRST = 4096 };

/* Bytes that own their memory and have a limit. */
struct bytes {
    char *p;
    size_t size, cap, max;
};

struct json_split {
    struct json_split_opt opt;
    char *path;                  /* own copy, which names point into */
    struct str names[NAMES_MAX]; /* members from the root to the array */
    unsigned names_n;
    struct bytes skel, item;     /* skeleton so far; element so far when it began in an earlier piece */
    uint8_t nest[NEST_MAX / 8];  /* one bit per open container: it is an object */
    unsigned depth;              /* open containers */
    unsigned matched;            /* names found on the way to here */
    size_t key_at;               /* where the latest key begins in skel, behind its quote */
    bool in_string, escaped;     /* inside a string; behind its backslash */
    bool want_key, in_key, hit;  /* the next string is a key; this one is; the latest key is the next name */
    bool in_target;              /* inside the array, elements are at depth names_n + 1 */
    bool done_target;            /* the array was seen */
    bool in_item, after_comma;   /* an element began; one must follow */
    bool need_comma;             /* an element ended with no comma behind it yet */
    bool begun, space;           /* something was seen; white space is owed to the skeleton */
    bool stopped;                /* after a fault or item() == false nothing is taken any more */
    size_t off;                  /* bytes taken */
    struct json_fault fault;
};

static bool refuse(struct json_split *s, size_t off, const char *what)
{
    s->fault = (struct json_fault){off, what};
    s->stopped = true;
    return false;
}

static bool bytes_put(struct json_split *s, struct bytes *b, const char *p, size_t size, const char *too_large)
{
    if (size > b->max - b->size)
        return refuse(s, s->off, too_large);
    if (b->size + size > b->cap) {
        size_t cap = b->cap != 0 ? b->cap : BUF_FIRST;
        while (cap < b->size + size)
            cap *= 2;
        char *q = realloc(b->p, cap);
        if (q == NULL)
            return refuse(s, s->off, "out of memory");
        b->p = q;
        b->cap = cap;
    }
    if (size != 0)
        memcpy(b->p + b->size, p, size);
    b->size += size;
    return true;
}

static bool skel_put(struct json_split *s, char c)
{
    return bytes_put(s, &s->skel, &c, 1, "the document around the array is too large");
}

static bool item_put(struct json_split *s, const char *p, size_t size)
{
    return bytes_put(s, &s->item, p, size, "one element is too large");
}

struct json_split *json_split_new(const struct json_split_opt *opt)
{
    struct json_split *s = calloc(1, sizeof *s);
    if (s == NULL || (s->path = strdup(opt->path)) == NULL) {
        free(s);
        return NULL;
    }
    s->opt = *opt;
    s->skel.max = opt->skeleton_max;
    s->item.max = opt->item_max;
    struct str rest = str_of(s->path), name;
    bool more = true;
    while (more && s->names_n < NAMES_MAX) {
        more = str_cut(rest, '/', &name, &rest);
        s->names[s->names_n++] = name;
    }
    return s;
}

void json_split_free(struct json_split **sp)
{
    struct json_split *s = *sp;
    if (s == NULL)
        return;
    *sp = NULL;
    free(s->skel.p);
    free(s->item.p);
    free(s->path);
    free(s);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static bool innermost_is_object(const struct json_split *s)
{
    return s->depth != 0 && (s->nest[(s->depth - 1) / 8] >> ((s->depth - 1) % 8) & 1) != 0;
}

static bool nest_open(struct json_split *s, size_t off, bool object)
{
    if (s->depth == NEST_MAX)
        return refuse(s, off, "nested too deeply");
    uint8_t bit = (uint8_t)(1u << (s->depth % 8)), *byte = &s->nest[s->depth / 8];
    *byte = (uint8_t)(object ? *byte | bit : *byte & ~bit);
    s->depth++;
    return true;
}

static bool nest_close(struct json_split *s, size_t off, bool object)
{
    if (s->depth == 0 || innermost_is_object(s) != object)
        return refuse(s, off, "brackets do not match");
    s->depth--;
    return true;
}

/* ---- inside the array ---- */

static bool hand_out(struct json_split *s, struct str text)
{
    if (text.size > s->opt.item_max) /* with the white space behind it, as item_put() counts */
        return refuse(s, s->off, "one element is too large");
    while (text.size != 0 && is_space(text.p[text.size - 1]))
        text.size--;
    if (!s->opt.item(s->opt.arg, text)) {
        s->stopped = true;
        return false;
    }
    return true;
}

/* The element ends before `end`; from is where it begins in this piece. */
static bool end_item(struct json_split *s, const char *from, const char *end)
{
    s->in_item = false;
    if (s->item.size == 0)
        return hand_out(s, (struct str){from, (size_t)(end - from)});
    if (!item_put(s, from, (size_t)(end - from)))
        return false;
    struct str text = {s->item.p, s->item.size};
    s->item.size = 0;
    return hand_out(s, text);
}

/* The first byte from p on that matters inside an element. */
static const char *skip_item(const struct json_split *s, const char *p, const char *end)
{
    static const char STOPS[256] = {['"'] = 3, ['\\'] = 1, ['{'] = 2, ['}'] = 2, ['['] = 2, [']'] = 2, [','] = 2};
    int mask = s->in_string ? 1 : 2;
    while (p < end && (STOPS[(unsigned char)*p] & mask) == 0)
        p++;
    return p;
}

/* One byte of an element outside strings. True in *ends_out: it belongs to the array, not to the element. */
static bool item_byte(struct json_split *s, char c, size_t off, bool *ends_out)
{
    bool top = s->depth == s->names_n + 1;
    *ends_out = top && (c == ',' || c == ']');
    if (*ends_out)
        return true;
    if (c == '"')
        s->in_string = true;
    if (c == '{' || c == '[')
        return nest_open(s, off, c == '{');
    if (c == '}' || c == ']')
        return nest_close(s, off, c == '}');
    return true;
}

/* Go through an element from p on. *p_out is where it stopped: behind the piece, or at the ',' or ']' behind the element. */
static bool feed_item(struct json_split *s, const char *piece, const char *p, const char *end, const char **p_out)
{
    const char *from = p;
    for (; (p = s->escaped ? p : skip_item(s, p, end)) < end; p++) {
        bool ends = false;
        if (s->escaped)
            s->escaped = false;
        else if (s->in_string && *p == '\\')
            s->escaped = true;
        else if (s->in_string)
            s->in_string = *p != '"';
        else if (!item_byte(s, *p, s->off + (size_t)(p - piece), &ends))
            return false;
        if (ends) {
            *p_out = p;
            return end_item(s, from, p);
        }
    }
    *p_out = end;
    return item_put(s, from, (size_t)(end - from));
}

/* Between elements: white space, a comma, the end of the array, or the first byte of the next element (not taken). */
static bool between_items(struct json_split *s, char c, size_t off, bool *taken_out)
{
    *taken_out = true;
    if (is_space(c))
        return true;
    if (c == ',') {
        if (!s->need_comma)
            return refuse(s, off, "an element of the array is missing");
        s->need_comma = false;
        s->after_comma = true;
        return true;
    }
    if (c == ']') {
        if (s->after_comma)
            return refuse(s, off, "an element of the array is missing");
        s->in_target = false;
        s->matched--;
        return nest_close(s, off, false) && skel_put(s, ']');
    }
    *taken_out = false;
    s->in_item = true;
    s->after_comma = false;
    s->need_comma = true;
    return true;
}

/* ---- the skeleton ---- */

/* Is the key that was just closed the next name? Escapes are decoded: "event\u004cist" is the same key. */
static bool key_matches(const struct json_split *s)
{
    struct str raw = {s->skel.p + s->key_at, s->skel.size - s->key_at}, name = s->names[s->matched];
    char text[256];
    size_t size, off;
    if (str_eq(raw, name))
        return true;
    if (raw.size > sizeof text || raw.size == 0 || memchr(raw.p, '\\', raw.size) == NULL)
        return false;
    return json_unescape(raw, text, &size, &off) == NULL && str_eq((struct str){text, size}, name);
}

/* On the way to the array: every open container is an object that a name led to. */
static bool on_path(const struct json_split *s)
{
    return !s->in_target && s->matched < s->names_n && s->depth == s->matched + 1 && innermost_is_object(s);
}

static bool skel_string_byte(struct json_split *s, char c)
{
    if (s->escaped) {
        s->escaped = false;
    } else if (c == '\\') {
        s->escaped = true;
    } else if (c == '"') {
        s->in_string = false;
        if (s->in_key)
            s->hit = key_matches(s);
        s->in_key = false;
    }
    return skel_put(s, c);
}

static bool skel_open(struct json_split *s, char c, size_t off)
{
    bool first = !s->begun, hit = s->hit && on_path(s), last = s->matched + 1 == s->names_n;
    if (s->depth == 0 && !first)
        return refuse(s, off, "text behind the document");
    if (hit && last && c == '[') {
        if (s->done_target)
            return refuse(s, off, "duplicate key");
        s->done_target = s->in_target = true;
        s->after_comma = s->need_comma = false;
        s->matched++;
    } else if (hit && !last && c == '{') {
        s->matched++;
    }
    s->hit = false;
    if (!skel_put(s, c) || !nest_open(s, off, c == '{'))
        return false;
    s->want_key = on_path(s);
    return true;
}

static bool skel_close(struct json_split *s, char c, size_t off)
{
    if (s->matched != 0 && s->depth == s->matched + 1)
        s->matched--;
    s->want_key = s->hit = false;
    return nest_close(s, off, c == '}') && skel_put(s, c);
}

static bool skel_byte(struct json_split *s, char c, size_t off)
{
    if (s->in_string)
        return skel_string_byte(s, c);
    if (is_space(c)) {
        s->space = s->begun;
        return true;
    }
    if (s->space && !skel_put(s, ' ')) /* one for many: it keeps "1 2" from becoming "12" */
        return false;
    s->space = false;
    bool good;
    if (c == '{' || c == '[') {
        good = skel_open(s, c, off);
    } else if (c == '}' || c == ']') {
        good = skel_close(s, c, off);
    } else {
        good = skel_put(s, c);
        s->in_string = c == '"';
        s->in_key = s->in_string && s->want_key;
        s->key_at = s->skel.size;
        s->want_key = c == ',' && on_path(s);
        s->hit = s->hit && c == ':';
    }
    s->begun = true;
    return good;
}

bool json_split_feed(struct json_split *s, struct str piece)
{
    if (s->stopped)
        return false;
    const char *p = piece.p, *end = piece.p + piece.size;
    while (p < end) {
        size_t off = s->off + (size_t)(p - piece.p);
        bool taken = true, good;
        if (s->in_item) {
            good = feed_item(s, piece.p, p, end, &p);
            taken = false;
        } else if (s->in_target) {
            good = between_items(s, *p, off, &taken);
        } else {
            good = skel_byte(s, *p, off);
        }
        if (!good)
            return false;
        p += taken;
    }
    s->off += piece.size;
    return true;
}

bool json_split_end(struct json_split *s, struct str *skeleton_out)
{
    if (s->stopped)
        return false;
    if (!s->begun)
        return refuse(s, s->off, "the document is empty");
    if (s->depth != 0 || s->in_string)
        return refuse(s, s->off, "the document is cut off");
    *skeleton_out = (struct str){s->skel.p, s->skel.size};
    return true;
}

struct json_fault json_split_fault(const struct json_split *s)
{
    return s->fault;
}
