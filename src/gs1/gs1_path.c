/* gs1_path.c: the path of a Digital Link address: finding key and qualifiers in it, and the quick reading of our own codes that
 * every scan page does first. */
#include "gs1_priv.h"

#include <string.h>

/* Names that stood for AIs in Digital Link 1.0 and 1.1. */
static const struct { const char *name, *ai; } NAMES[] = {
    {"gtin", "01"}, {"itip", "8006"}, {"gmn", "8013"}, {"cpid", "8010"}, {"gln", "414"}, {"party", "417"}, {"gsrnp", "8017"},
    {"gsrn", "8018"}, {"gcn", "255"}, {"sscc", "00"}, {"gdti", "253"}, {"ginc", "401"}, {"gsin", "402"}, {"grai", "8003"},
    {"giai", "8004"}, {"payTo", "415"}, {"cpv", "22"}, {"lot", "10"}, {"ser", "21"}, {"tpx", "235"}, {"cpsn", "8011"},
    {"glnx", "254"}, {"refno", "8020"}, {"srin", "8019"},
};

static const struct gs1_ai *resolve(struct str segment, bool names, struct str *ai_out)
{
    *ai_out = segment;
    bool digits = segment.size && segment.p[0] >= '0' && segment.p[0] <= '9'; /* most are: no name begins with one */
    for (size_t i = 0; names && !digits && i < sizeof NAMES / sizeof NAMES[0]; i++)
        if (str_eqz(segment, NAMES[i].name))
            *ai_out = str_of(NAMES[i].ai);
    return gs1_ai_find(*ai_out);
}

/* Cut the last segment off: "/a/b" gives "b" and leaves "/a". False when there is no '/'. */
static bool last_segment(struct str *path, struct str *out)
{
    const char *slash = path->size ? memrchr(path->p, '/', path->size) : NULL;
    if (!slash)
        return false;
    size_t at = (size_t)(slash - path->p);
    *out = str_from(*path, at + 1);
    path->size = at;
    return true;
}

/* Pairs were collected from the right: turn them round. */
static void reverse(struct path *p)
{
    for (size_t i = 0, k = p->n - 1; i < k; i++, k--) {
        const struct gs1_ai *def = p->def[i];
        struct str ai = p->ai[i], raw = p->raw[i];
        p->def[i] = p->def[k], p->ai[i] = p->ai[k], p->raw[i] = p->raw[k];
        p->def[k] = def, p->ai[k] = ai, p->raw[k] = raw;
    }
}

enum gs1_fault path_find(struct str path, bool names, struct path *out)
{
    struct path p = {.n = 0};
    struct str rest = path, value, segment;
    while (p.n < PATH_PAIRS_MAX && last_segment(&rest, &value) && last_segment(&rest, &segment)) {
        const struct gs1_ai *def = resolve(segment, names, &p.ai[p.n]);
        if (!def || value.size == 0)
            return GS1_NO_KEY;
        p.def[p.n] = def;
        p.raw[p.n++] = value;
        if (!(def->flags & AI_KEY))
            continue;
        p.at = rest.size;
        reverse(&p);
        if (!quals_fit(def->quals, p.ai + 1, p.n - 1))
            return GS1_BAD_QUALIFIER;
        *out = p;
        return GS1_OK;
    }
    return GS1_NO_KEY;
}

/* Do these AIs appear in this order in "22,10,21", perhaps with gaps? */
static bool ordered_in(struct str list, const struct str *ais, size_t n)
{
    struct str one;
    size_t i = 0;
    while (i < n && list.size) {
        str_cut(list, ',', &one, &list);
        if (str_eq(one, ais[i]))
            i++;
    }
    return i == n;
}

bool quals_fit(const char *quals, const struct str *ais, size_t n)
{
    if (n == 0)
        return true;
    struct str rest = str_of(quals), alternative;
    while (rest.size) {
        str_cut(rest, '|', &alternative, &rest);
        if (ordered_in(alternative, ais, n))
            return true;
    }
    return false;
}

/* ---- Our own codes, without tables or an arena ---- */

/* Take "/AI/value" from the front; false when another segment stands there. */
static bool take(struct str *path, const char *lead, struct str *value_out)
{
    if (!str_starts(*path, lead))
        return false;
    struct str rest = str_from(*path, strlen(lead));
    const char *slash = rest.size ? memchr(rest.p, '/', rest.size) : NULL;
    size_t size = slash ? (size_t)(slash - rest.p) : rest.size;
    *value_out = (struct str){rest.p, size};
    *path = str_from(rest, size);
    return true;
}

/* Decode one value of at most 20 characters of set 82. */
static enum gs1_fault decode_value(struct str raw, char out[21])
{
    struct text t;
    t.n = 0;
    t.over = false;
    if (raw.size == 0 || raw.size > 60)
        return raw.size ? GS1_BAD_LENGTH : GS1_EMPTY;
    if (!text_decode(&t, raw))
        return GS1_BAD_ESCAPE;
    if (t.n > 20)
        return GS1_BAD_LENGTH;
    if (!set_has('X', text_view(&t)))
        return GS1_BAD_CHARSET;
    memcpy(out, t.p, t.n);
    out[t.n] = 0;
    return GS1_OK;
}

enum gs1_fault gs1_dl_parse_path(struct str path, struct gs1_code *out)
{
    struct gs1_code code = {.gtin = ""};
    char cpv[21];
    struct { const char *lead; char *to; } quals[] = {{"/22/", cpv}, {"/10/", code.lot}, {"/21/", code.serial}};
    struct str raw;
    if (path.size > GS1_URI_MAX)
        return GS1_TOO_LONG;
    str_cut(path, '?', &path, &code.query);
    if (!take(&path, "/01/", &raw))
        return GS1_NO_KEY;
    enum gs1_fault f = gs1_gtin14(raw, code.gtin);
    for (size_t i = 0; f == GS1_OK && i < sizeof quals / sizeof quals[0]; i++)
        if (take(&path, quals[i].lead, &raw))
            f = decode_value(raw, quals[i].to);
    if (f == GS1_OK && path.size)
        f = GS1_BAD_QUALIFIER;
    if (f == GS1_OK)
        *out = code;
    return f;
}

void gs1_dl_make_path(const struct gs1_code *code, char out[GS1_PATH_MAX])
{
    struct text t;
    t.n = 0;
    t.over = false;
    text_z(&t, "/01/");
    text_z(&t, code->gtin);
    const char *const leads[] = {"/10/", "/21/"}, *const values[] = {code->lot, code->serial};
    for (size_t i = 0; i < 2; i++)
        if (values[i][0]) {
            text_z(&t, leads[i]);
            text_path(&t, str_of(values[i]));
        }
    memcpy(out, t.p, t.n);   /* at most 4 + 14 + 2 × (4 + 60) */
    out[t.n] = 0;
}
_Static_assert(GS1_PATH_MAX > 4 + 14 + 2 * (4 + 60), "room for the longest path");
