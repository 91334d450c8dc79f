/* gs1_elem.c: element strings, the two forms AIs have in barcodes and under them: with FNC1 ("^0109…^10ABC") and in brackets
 * ("(01)09…(10)ABC"). */
#include "gs1_priv.h"

#include <string.h>

#define FNC1 '^'

/* Room for elements while a text is read; copied to the arena at its right size in the end. */
struct collect {
    struct gs1_elem v[GS1_ELEMS_MAX];
    size_t n;
};

static enum gs1_fault collect_add(struct collect *c, const struct gs1_elem *e)
{
    if (c->n == GS1_ELEMS_MAX)
        return GS1_TOO_MANY;
    enum gs1_fault f = gs1_ai_check(e->def, e->value);
    if (f == GS1_OK)
        c->v[c->n++] = *e;
    return f;
}

static enum gs1_fault collect_end(struct arena *ar, const struct collect *c, const struct gs1_options *opt, struct gs1_elems *out)
{
    enum gs1_fault f = elems_consistent(c->v, c->n);
    if (f == GS1_OK && opt && opt->associations)
        f = assoc_check(c->v, c->n);
    if (f != GS1_OK)
        return f;
    out->v = AR_ARRAY(ar, struct gs1_elem, c->n);
    out->n = c->n;
    if (c->n)
        memcpy(out->v, c->v, c->n * sizeof *c->v);
    return GS1_OK;
}

/* The AI a text begins with: it is 2, 3 or 4 digits long and none is the start of another. */
static const struct gs1_ai *ai_at(struct str text, struct str *ai_out)
{
    for (size_t size = 2; size <= 4 && size <= text.size; size++) {
        struct str ai = {text.p, size};
        const struct gs1_ai *def = gs1_ai_find(ai);
        if (def) {
            *ai_out = ai;
            return def;
        }
    }
    return NULL;
}

/* Take one element from the front of *rest. */
static enum gs1_fault element_take(struct str *rest, struct gs1_elem *e)
{
    e->def = ai_at(*rest, &e->ai);
    if (!e->def)
        return GS1_UNKNOWN_AI;
    struct str body = str_from(*rest, e->ai.size), tail;
    if (e->def->flags & AI_FIXED) {
        size_t size = e->def->parts[0].max;
        if (body.size < size)
            return GS1_BAD_LENGTH;
        e->value = (struct str){body.p, size};
        tail = str_from(body, size);
        if (tail.size && tail.p[0] == FNC1)   /* not needed here, but allowed */
            tail = str_from(tail, 1);
    } else {
        str_cut(body, FNC1, &e->value, &tail);
    }
    *rest = tail;
    return GS1_OK;
}

enum gs1_fault gs1_elements_parse(struct arena *ar, struct str text, const struct gs1_options *opt, struct gs1_elems *out)
{
    if (text.size < 2 || text.p[0] != FNC1)
        return text.size == 0 ? GS1_EMPTY : GS1_BAD_SYNTAX;
    if (text.size > GS1_URI_MAX)
        return GS1_TOO_LONG;
    struct collect c = {.n = 0};
    struct str rest = str_from(text, 1);
    while (rest.size) {
        struct gs1_elem e;
        enum gs1_fault f = element_take(&rest, &e);
        if (f == GS1_OK)
            f = collect_add(&c, &e);
        if (f != GS1_OK)
            return f;
    }
    return collect_end(ar, &c, opt, out);
}

/* The value up to the next '(' that no '\' stands before; "\(" becomes "(". */
static struct str bracket_value(struct arena *ar, struct str s, struct str *rest)
{
    size_t end = 0;
    bool escaped = false;
    for (; end < s.size && s.p[end] != '('; end++)
        if (s.p[end] == '\\' && end + 1 < s.size && s.p[end + 1] == '(') {
            escaped = true;
            end++;
        }
    *rest = str_from(s, end);
    if (!escaped)
        return (struct str){s.p, end};
    char *p = ar_alloc(ar, end);
    size_t n = 0;
    for (size_t i = 0; i < end; i++)
        if (s.p[i] != '\\' || i + 1 == end || s.p[i + 1] != '(')
            p[n++] = s.p[i];
    return (struct str){p, n};
}

static enum gs1_fault bracket_take(struct arena *ar, const struct gs1_options *opt, struct str *rest, struct gs1_elem *e)
{
    struct str body;
    if (rest->p[0] != '(' || !str_cut(str_from(*rest, 1), ')', &e->ai, &body))
        return GS1_BAD_SYNTAX;
    e->def = gs1_ai_find(e->ai);
    if (!e->def && !(opt && opt->unknown_ais && ai_plausible(e->ai)))
        return GS1_UNKNOWN_AI;
    e->value = bracket_value(ar, body, rest);
    return GS1_OK;
}

enum gs1_fault gs1_bracketed_parse(struct arena *ar, struct str text, const struct gs1_options *opt, struct gs1_elems *out)
{
    if (text.size == 0)
        return GS1_EMPTY;
    if (text.size > GS1_URI_MAX)
        return GS1_TOO_LONG;
    struct collect c = {.n = 0};
    struct str rest = text;
    while (rest.size) {
        struct gs1_elem e;
        enum gs1_fault f = bracket_take(ar, opt, &rest, &e);
        if (f == GS1_OK)
            f = collect_add(&c, &e);
        if (f != GS1_OK)
            return f;
    }
    return collect_end(ar, &c, opt, out);
}

struct str gs1_elements_write(struct arena *ar, const struct gs1_elem *v, size_t n)
{
    struct buf b;
    buf_init(&b, ar, 64);
    bool separate = true;   /* FNC1 in first place makes it a GS1 element string */
    for (size_t i = 0; i < n; i++) {
        if (separate)
            buf_ch(&b, FNC1);
        buf_str(&b, v[i].ai);
        buf_str(&b, v[i].value);
        separate = !ai_fixed(&v[i]);
    }
    return buf_view(&b);
}

struct str gs1_bracketed_write(struct arena *ar, const struct gs1_elem *v, size_t n)
{
    struct buf b;
    buf_init(&b, ar, 64);
    for (size_t i = 0; i < n; i++) {
        buf_ch(&b, '(');
        buf_str(&b, v[i].ai);
        buf_ch(&b, ')');
        for (size_t k = 0; k < v[i].value.size; k++) {
            if (v[i].value.p[k] == '(')
                buf_ch(&b, '\\');
            buf_ch(&b, v[i].value.p[k]);
        }
    }
    return buf_view(&b);
}

struct str gs1_elem_value(const struct gs1_elem *v, size_t n, const char *ai)
{
    for (size_t i = 0; i < n; i++)
        if (str_eqz(v[i].ai, ai))
            return v[i].value;
    return (struct str){NULL, 0};
}

enum gs1_fault elems_consistent(const struct gs1_elem *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(v[i].ai, v[k].ai) && !str_eq(v[i].value, v[k].value))
                return GS1_REPEATED;
    return GS1_OK;
}
