/* gs1_dl.c: reading Digital Link addresses strictly, with everything they hold: GS1 Digital Link URI Syntax. */
#include "gs1_priv.h"

#include <string.h>

static const struct gs1_options NO_OPTIONS;

/* The address cut into its pieces, nothing decoded. */
struct pieces {
    struct str stem;       /* scheme and authority */
    struct str path;       /* from the first '/' */
    struct str query;      /* after '?' */
    struct str fragment;   /* after '#' */
};

/* RFC 3986: characters that may stand in a URI at all. */
static bool uri_char(char c)
{
    if (is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return true;
    return c && strchr("-._~:/?#[]@!$&'()*+,;=%", c);
}

static bool host_char(char c)
{
    if (is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return true;
    return c && strchr("-._:[]", c);
}

static bool chars_ok(struct str s, bool (*ok)(char))
{
    for (size_t i = 0; i < s.size; i++)
        if (!ok(s.p[i]))
            return false;
    return true;
}

/* "https://host" at the start of s; 0 when it is not there. */
static size_t authority_end(struct str s)
{
    static const char *const schemes[] = {"https://", "http://", "HTTPS://", "HTTP://"};
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (!str_starts(s, schemes[i]))
            continue;
        size_t start = strlen(schemes[i]), end = start;
        while (end < s.size && host_char(s.p[end]))
            end++;
        return end > start ? end : 0;
    }
    return 0;
}

static enum gs1_fault split(struct str uri, struct pieces *out)
{
    if (uri.size == 0)
        return GS1_EMPTY;
    if (uri.size > GS1_URI_MAX)
        return GS1_TOO_LONG;
    if (!chars_ok(uri, uri_char))
        return GS1_BAD_CHARSET;
    size_t end = authority_end(uri);
    if (!end || end == uri.size || uri.p[end] != '/')
        return GS1_BAD_SYNTAX;
    struct str rest;
    out->stem = (struct str){uri.p, end};
    str_cut(str_from(uri, end), '#', &rest, &out->fragment);
    str_cut(rest, '?', &out->path, &out->query);
    return GS1_OK;
}

struct reading {
    struct arena *ar;
    const struct gs1_options *opt;
    struct gs1_elem v[GS1_ELEMS_MAX];   /* what was found */
    size_t n;
    struct gs1_param params[GS1_ELEMS_MAX];
    size_t params_n;
    const char *quals;                  /* of the key */
    struct str path_quals[PATH_PAIRS_MAX];   /* AIs of the qualifiers in the path */
    size_t path_quals_n;
};

/* A GTIN of 8, 12 or 13 digits filled up to 14, where the options let it. */
static struct str zero_fill(const struct reading *r, struct str ai, struct str value)
{
    bool is_short = value.size == 8 || value.size == 12 || value.size == 13;
    if (!r->opt->zero_suppressed_gtin || !str_eqz(ai, "01") || !is_short)
        return value;
    char *p = ar_alloc(r->ar, 15);
    memset(p, '0', 14 - value.size);
    memcpy(p + 14 - value.size, value.p, value.size);
    return (struct str){p, 14};
}

/* Add an element whose value is still percent-encoded. */
static enum gs1_fault add(struct reading *r, const struct gs1_ai *def, struct str ai, struct str raw)
{
    struct str value = raw;
    if (r->n == GS1_ELEMS_MAX)
        return GS1_TOO_MANY;
    if (raw.size && memchr(raw.p, '%', raw.size) && !pct_decode(r->ar, raw, &value))
        return GS1_BAD_ESCAPE;
    value = zero_fill(r, ai, value);
    enum gs1_fault f = gs1_ai_check(def, value);
    if (f == GS1_OK)
        r->v[r->n++] = (struct gs1_elem){ai, value, def};
    return f;
}

/* Could this attribute have stood in the path? Then it must. */
static bool belongs_in_path(const struct reading *r, struct str ai)
{
    for (size_t at = 0; at <= r->path_quals_n; at++) {
        struct str with[PATH_PAIRS_MAX + 1];
        for (size_t i = 0, k = 0; i <= r->path_quals_n; i++)
            with[i] = i == at ? ai : r->path_quals[k++];
        if (quals_fit(r->quals, with, r->path_quals_n + 1))
            return true;
    }
    return false;
}

static enum gs1_fault attribute_ok(const struct reading *r, const struct gs1_ai *def, struct str ai)
{
    for (size_t i = 0; i < r->n; i++)
        if (str_eq(r->v[i].ai, ai))
            return GS1_REPEATED;
    if (!def) {
        if (!r->opt->unknown_ais || !ai_plausible(ai))
            return GS1_UNKNOWN_AI;
        return r->opt->unknown_ai_as_attr ? GS1_OK : GS1_NOT_ATTRIBUTE;
    }
    if (!(def->flags & AI_ATTR))
        return GS1_NOT_ATTRIBUTE;
    return belongs_in_path(r, ai) ? GS1_BAD_QUALIFIER : GS1_OK;
}

/* '+' means a blank in a query; what does not decode stays as written. */
static struct str query_text(struct arena *ar, struct str s)
{
    struct str out;
    if (!s.size || (!memchr(s.p, '+', s.size) && !memchr(s.p, '%', s.size)))
        return s;
    char *p = str_dup(ar, s);
    for (size_t i = 0; i < s.size; i++)
        if (p[i] == '+')
            p[i] = ' ';
    return pct_decode(ar, (struct str){p, s.size}, &out) ? out : s;
}

static enum gs1_fault query_part(struct reading *r, struct str part)
{
    struct str key, value;
    bool has_value = str_cut(part, '=', &key, &value);
    if (all_digits(key)) {
        const struct gs1_ai *def = gs1_ai_find(key);
        enum gs1_fault f = attribute_ok(r, def, key);
        if (f == GS1_OK && value.size && memchr(value.p, '+', value.size))
            f = GS1_BAD_CHARSET;   /* a blank, which no AI takes */
        return f == GS1_OK ? add(r, def, key, value) : f;
    }
    if (r->params_n == GS1_ELEMS_MAX)
        return GS1_TOO_MANY;
    struct gs1_param *p = &r->params[r->params_n++];
    p->key = query_text(r->ar, key);
    p->value = has_value ? query_text(r->ar, value) : (struct str){NULL, 0};
    return GS1_OK;
}

static enum gs1_fault read_query(struct reading *r, struct str query)
{
    while (query.size) {
        struct str part;
        str_cut(query, '&', &part, &query);
        enum gs1_fault f = part.size ? query_part(r, part) : GS1_OK;
        if (f != GS1_OK)
            return f;
    }
    return GS1_OK;
}

static enum gs1_fault read_path(struct reading *r, const struct path *p)
{
    r->quals = p->def[0]->quals;
    for (size_t i = 0; i < p->n; i++) {
        enum gs1_fault f = add(r, p->def[i], p->ai[i], p->raw[i]);
        if (f != GS1_OK)
            return f;
        if (i)
            r->path_quals[r->path_quals_n++] = p->ai[i];
    }
    return GS1_OK;
}

static void *keep(struct arena *ar, const void *v, size_t n, size_t size)
{
    void *p = ar_array(ar, n ? n : 1, size);
    if (n)
        memcpy(p, v, n * size);
    return p;
}

enum gs1_fault gs1_dl_parse(struct arena *ar, struct str uri, const struct gs1_options *opt, struct gs1_dl *out)
{
    struct pieces at;
    struct path path;
    struct reading r;
    r.ar = ar;
    r.opt = opt ? opt : &NO_OPTIONS;
    r.n = r.params_n = r.path_quals_n = 0;
    enum gs1_fault f = split(uri, &at);
    if (f == GS1_OK)
        f = path_find(at.path, r.opt->convenience_alphas, &path);
    if (f == GS1_OK)
        f = read_path(&r, &path);
    if (f == GS1_OK)
        f = read_query(&r, at.query);
    if (f == GS1_OK && r.opt->associations)
        f = assoc_check(r.v, r.n);
    if (f != GS1_OK)
        return f;
    out->stem = (struct str){uri.p, at.stem.size + path.at};
    out->elems = (struct gs1_elems){keep(ar, r.v, r.n, sizeof r.v[0]), r.n};
    out->path_n = path.n;
    out->params = keep(ar, r.params, r.params_n, sizeof r.params[0]);
    out->params_n = r.params_n;
    out->fragment = at.fragment;
    return GS1_OK;
}

/* ---- Making ---- */

/* Positions of the elements that go into the path, in order. */
struct plan {
    size_t at[PATH_PAIRS_MAX];
    size_t n;
};

static size_t find_ai(const struct gs1_elems *e, struct str ai)
{
    for (size_t i = 0; i < e->n; i++)
        if (str_eq(e->v[i].ai, ai))
            return i;
    return e->n;
}

/* The alternative of the key's qualifiers that has most of them; the first of equals. */
static struct plan plan_path(const struct gs1_elems *e, size_t key)
{
    struct plan best = {{key}, 1};
    struct str rest = str_of(e->v[key].def->quals), alternative, ai;
    while (rest.size) {
        struct plan p = {{key}, 1};
        str_cut(rest, '|', &alternative, &rest);
        while (alternative.size && p.n < PATH_PAIRS_MAX) {
            str_cut(alternative, ',', &ai, &alternative);
            size_t i = find_ai(e, ai);
            if (i < e->n)
                p.at[p.n++] = i;
        }
        if (p.n > best.n)
            best = p;
    }
    return best;
}

static bool planned(const struct plan *p, const struct gs1_elems *e, size_t i)
{
    for (size_t k = 0; k < p->n; k++)
        if (str_eq(e->v[p->at[k]].ai, e->v[i].ai))
            return true;
    return false;
}

static enum gs1_fault attributes_ok(const struct plan *p, const struct gs1_elems *e, const struct gs1_options *opt)
{
    for (size_t i = 0; i < e->n; i++) {
        if (!e->v[i].def && !ai_plausible(e->v[i].ai))
            return GS1_UNKNOWN_AI;
        enum gs1_fault f = gs1_ai_check(e->v[i].def, e->v[i].value);
        if (f != GS1_OK)
            return f;
        bool attr = e->v[i].def ? e->v[i].def->flags & AI_ATTR : opt->unknown_ais && opt->unknown_ai_as_attr;
        if (!attr && !planned(p, e, i))
            return GS1_NOT_ATTRIBUTE;
    }
    return elems_consistent(e->v, e->n);
}

/* Attributes of predefined length first, then the others; equal repetitions once. */
static void put_attributes(struct buf *b, const struct plan *p, const struct gs1_elems *e)
{
    char sep = '?';
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < e->n; i++) {
            if (ai_fixed(&e->v[i]) != (pass == 0) || planned(p, e, i) || find_ai(e, e->v[i].ai) != i)
                continue;
            buf_ch(b, sep);
            buf_str(b, e->v[i].ai);
            buf_ch(b, '=');
            buf_pct(b, e->v[i].value);
            sep = '&';
        }
}

/* "https://host/some/path", without query and fragment. */
static bool stem_ok(struct str stem)
{
    size_t end = authority_end(stem);
    return end && (end == stem.size || stem.p[end] == '/') && chars_ok(stem, uri_char) && !memchr(stem.p, '?', stem.size) &&
           !memchr(stem.p, '#', stem.size);
}

static size_t first_key(const struct gs1_elems *e)
{
    size_t i = 0;
    while (i < e->n && !(e->v[i].def && e->v[i].def->flags & AI_KEY))
        i++;
    return i;
}

enum gs1_fault gs1_dl_make(struct arena *ar, struct str stem, const struct gs1_elems *elems, const struct gs1_options *opt,
                           struct str *out)
{
    size_t key = first_key(elems);
    if (key == elems->n)
        return GS1_NO_KEY;
    if (stem.size == 0)
        stem = STR(GS1_STEM);
    if (!stem_ok(stem))
        return GS1_BAD_SYNTAX;
    while (stem.p[stem.size - 1] == '/')
        stem.size--;
    struct plan plan = plan_path(elems, key);
    enum gs1_fault f = attributes_ok(&plan, elems, opt ? opt : &NO_OPTIONS);
    if (f == GS1_OK && opt && opt->associations)
        f = assoc_check(elems->v, elems->n);
    if (f != GS1_OK)
        return f;
    struct buf b;
    buf_init(&b, ar, stem.size + 64);
    buf_str(&b, stem);
    for (size_t i = 0; i < plan.n; i++) {
        const struct gs1_elem *e = &elems->v[plan.at[i]];
        struct text t = {.n = 0};
        text_path(&t, e->value);
        buf_ch(&b, '/');
        buf_str(&b, e->ai);
        buf_ch(&b, '/');
        buf_str(&b, text_view(&t));
    }
    put_attributes(&b, &plan, elems);
    *out = buf_view(&b);
    return GS1_OK;
}
