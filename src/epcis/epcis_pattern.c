/* epcis_pattern.c: what a MATCH_ parameter may name: an identifier in either spelling, an EPC pattern (urn:epc:idpat:sgtin:P.I.*), or
 * either spelling with '*' at the end; as ranges of canonical URIs, which an index answers. Used by epcis_query.c. */
#include "epcis_priv.h"

#include <string.h>

/* How the URN schemes lie in canonical Digital Links. */
static const struct scheme {
    const char *name;
    const char *path;        /* "01/" */
    bool digit;              /* a digit of indicator or extension stands before the company prefix */
    const char *zero;        /* what else stands before it */
    const char *serial;      /* between class and serial: "/21/", "" */
    int parts;               /* parts of the class: company prefix and what identifies within it */
} SCHEMES[] = {
    {"sgtin", "01/", true, "", "/21/", 2},  {"lgtin", "01/", true, "", "/10/", 2}, {"upui", "01/", true, "", "/235/", 2},
    {"sscc", "00/", true, "", "", 1},       {"sgln", "414/", false, "", "/254/", 2}, {"grai", "8003/", false, "0", "", 2},
    {"giai", "8004/", false, "", "", 1},    {"gdti", "253/", false, "", "", 2},    {"sgcn", "255/", false, "", "", 2},
    {"gsrn", "8018/", false, "", "", 1},    {"gsrnp", "8017/", false, "", "", 1},  {"cpi", "8010/", false, "", "/8011/", 2},
    {"ginc", "401/", false, "", "", 1},     {"gsin", "402/", false, "", "", 1},    {"itip", "8006/", true, "", "/21/", 4},
    {"pgln", "417/", false, "", "", 1},
};

static struct uri_range one(struct str uri)
{
    return (struct uri_range){uri, {NULL, 0}};
}

/* Everything that begins with lead. */
static struct uri_range from(struct arena *ar, struct str lead)
{
    char *hi = ar_strndup(ar, lead.p, lead.size);
    size_t n = lead.size;
    while (n && (unsigned char)hi[n - 1] == 0xff)
        n--;
    if (n)
        hi[n - 1] = (char)((unsigned char)hi[n - 1] + 1);
    return (struct uri_range){lead, {hi, n}};
}

static const struct scheme *scheme_of(struct str name)
{
    for (size_t i = 0; i < sizeof SCHEMES / sizeof SCHEMES[0]; i++)
        if (str_eqz(name, SCHEMES[i].name))
            return &SCHEMES[i];
    return NULL;
}

static bool digits(struct str s)
{
    for (size_t i = 0; i < s.size; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return s.size > 0;
}

/* Only the company prefix is given (or nothing at all). */
static size_t company_ranges(struct arena *ar, const struct scheme *s, struct str company, struct uri_range *out)
{
    struct str none = STR("*");
    if (str_eq(company, none)) {
        out[0] = from(ar, str_of(ar_printf(ar, GS1_STEM "/%s", s->path)));
        return 1;
    }
    if (!digits(company) || company.size > 12)
        return 0;
    if (!s->digit) {
        out[0] = from(ar, str_of(ar_printf(ar, GS1_STEM "/%s%s" STR_FMT, s->path, s->zero, STR_ARG(company))));
        return 1;
    }
    for (size_t d = 0; d < 10; d++)
        out[d] = from(ar, str_of(ar_printf(ar, GS1_STEM "/%s%zu" STR_FMT, s->path, d, STR_ARG(company))));
    return 10;
}

/* The class is given whole, the serial is '*'. */
static size_t serial_ranges(struct arena *ar, const struct scheme *s, struct str urn, bool classes, struct uri_range *out)
{
    struct str class_uri, probe;
    if (strcmp(s->name, "lgtin") == 0 || gs1_urn_to_dl(ar, urn, &class_uri) != GS1_OK) {
        probe = epcis_concat(ar, (struct str){urn.p, urn.size - 1}, STR("0"));   /* as if the serial were "0", then cut it off */
        probe = str_of(ar_printf(ar, "urn:epc:%s:" STR_FMT, strcmp(s->name, "lgtin") == 0 ? "class" : "id", STR_ARG(str_from(probe, 14))));
        if (gs1_urn_to_dl(ar, probe, &class_uri) != GS1_OK || class_uri.size < 2)
            return 0;
        out[0] = from(ar, (struct str){class_uri.p, class_uri.size - 1});
        return 1;
    }
    if (classes) {
        out[0] = one(class_uri);
        return 1;
    }
    out[0] = from(ar, epcis_concat(ar, class_uri, str_of(s->serial)));
    if (strcmp(s->name, "sgln") == 0)
        out[1] = one(class_uri); /* extension 0: the place itself */
    return strcmp(s->name, "sgln") == 0 ? 2 : 1;
}

/* urn:epc:idpat:SCHEME:a.b.* and urn:epc:class:lgtin:a.b.* */
static size_t urn_ranges(struct arena *ar, struct str urn, bool classes, struct uri_range *out)
{
    struct str rest = str_from(urn, 14), scheme, parts, head, tail; /* both leads have 14 characters */
    if (!str_cut(rest, ':', &scheme, &parts))
        return 0;
    const struct scheme *s = scheme_of(scheme);
    if (!s)
        return 0;
    int known = 0, n = 0;
    bool star = false;
    struct str company = parts;
    for (tail = parts; tail.size; n++) {
        str_cut(tail, '.', &head, &tail);
        if (n == 0)
            company = head;
        star = star || str_eqz(head, "*");
        if (star && !str_eqz(head, "*"))
            return 0; /* a part after a wildcard cannot be told apart */
        known += !star;
    }
    if (n != s->parts + 1)
        return 0;
    return known >= s->parts && s->parts > 1 ? serial_ranges(ar, s, urn, classes, out) : company_ranges(ar, s, company, out);
}

/* A trailing '*' in any other spelling: canonical as far as it goes. */
static size_t prefix_ranges(struct arena *ar, struct str s, struct uri_range *out)
{
    struct str lead = {s.p, s.size - 1}, canonical;
    if (gs1_canonical(ar, epcis_concat(ar, lead, STR("X")), &canonical) && str_ends(canonical, "X"))
        lead = (struct str){canonical.p, canonical.size - 1};
    out[0] = from(ar, lead);
    return lead.size > 4 ? 1 : 0;
}

size_t epcis_pattern_ranges(struct arena *ar, struct str s, bool classes, struct uri_range out[EPCIS_RANGES_MAX])
{
    if (!s.size || s.size > EPCIS_URI_BYTES_MAX)
        return 0;
    bool star = memchr(s.p, '*', s.size) != NULL;
    bool pattern = str_starts(s, "urn:epc:idpat:") || (star && str_starts(s, "urn:epc:class:"));
    if (pattern && star)
        return urn_ranges(ar, s, classes, out);
    if (star && s.p[s.size - 1] == '*' && memchr(s.p, '*', s.size - 1) == NULL)
        return prefix_ranges(ar, s, out);
    out[0] = one(gs1_canonical_uri(ar, s));
    return epcis_is_uri(s) ? 1 : 0;
}
