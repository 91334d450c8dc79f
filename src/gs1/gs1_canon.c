/* gs1_canon.c: one spelling for each identifier, whatever form it came in, and what kind of thing it names. Runs once for each
 * EPC of each event that is captured or hashed, so it works on the stack. CBV 2.0 section 8.9. */
#include "gs1_priv.h"

#include <string.h>

/* The keys that EPCIS uses for things, places, parties and documents. Payment slips (415) and model numbers (8013) have no EPC
 * and stay as they are written. */
static const char *const KEYS[] = {"00", "01", "253", "255", "401", "402", "414", "417", "8003", "8004", "8006", "8010", "8017", "8018"};

static bool key_used(const struct gs1_ai *def)
{
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++)
        if (strcmp(def->first, KEYS[i]) == 0)
            return true;
    return false;
}

/* Decode a value; a short GTIN is filled up to 14 digits. */
static enum gs1_fault take_value(const struct gs1_ai *def, struct str raw, struct text *out)
{
    out->n = 0;
    out->over = false;
    bool gtin = strcmp(def->first, "01") == 0;
    if (gtin && (raw.size == 8 || raw.size == 12 || raw.size == 13))
        text_str(out, (struct str){"000000", 14 - raw.size});
    if (raw.size > 300 || !text_decode(out, raw))
        return GS1_BAD_ESCAPE;
    return ai_shape(def, text_view(out));
}

/* Path of an http(s) address: what lies between the host and '?' or '#', without a '/' at the end. */
static bool url_path(struct str uri, struct str *out)
{
    size_t at = str_starts(uri, "https://") ? 8 : str_starts(uri, "http://") ? 7 : 0;
    if (!at)
        return false;
    size_t end = at;
    while (end < uri.size && uri.p[end] != '?' && uri.p[end] != '#')
        end++;
    const char *slash = end > at ? memchr(uri.p + at, '/', end - at) : NULL;
    if (!slash || slash == uri.p + at)
        return false;
    size_t start = (size_t)(slash - uri.p);
    if (uri.p[end - 1] == '/')
        end--;
    *out = (struct str){uri.p + start, end - start};
    return true;
}

/* The finest qualifier stands last in the path; a variant (CPV) says nothing about identity. */
static enum gs1_fault take_qualifiers(const struct path *p, struct canon *out)
{
    out->qual = NULL;
    for (size_t i = 1; i < p->n; i++) {
        enum gs1_fault f = take_value(p->def[i], p->raw[i], &out->qval);
        if (f != GS1_OK)
            return f;
        if (strcmp(p->def[i]->first, "22") != 0)
            out->qual = p->def[i]->first;
    }
    return GS1_OK;
}

static enum gs1_fault url_read(struct str uri, struct canon *out)
{
    struct str path;
    struct path found;
    if (uri.size > GS1_URI_MAX || !url_path(uri, &path) || path_find(path, true, &found) != GS1_OK || !key_used(found.def[0]))
        return GS1_NOT_GS1;
    out->key = found.def[0];
    enum gs1_fault f = take_value(out->key, found.raw[0], &out->value);
    /* An asset or component number begins with a company prefix: this keeps ordinary addresses out. */
    if (f == GS1_OK && (out->value.n < 5 || !all_digits((struct str){out->value.p, 4})))
        f = GS1_BAD_PREFIX;
    return f == GS1_OK ? take_qualifiers(&found, out) : f;
}

enum gs1_fault canon_read(struct str uri, struct canon *out)
{
    if (str_starts(uri, "urn:"))
        return uri.size > GS1_URI_MAX ? GS1_TOO_LONG : urn_read(uri, out);
    return url_read(uri, out);
}

void canon_write(const struct canon *c, struct text *out)
{
    text_z(out, GS1_STEM "/");
    text_z(out, c->key->first);
    text_ch(out, '/');
    text_path(out, text_view(&c->value));
    if (c->qual) {
        text_ch(out, '/');
        text_z(out, c->qual);
        text_ch(out, '/');
        text_path(out, text_view(&c->qval));
    }
}

bool gs1_canonical(struct arena *ar, struct str uri, struct str *out)
{
    struct canon c;
    struct text t;
    *out = uri;
    if (canon_read(uri, &c) != GS1_OK)
        return false;
    t.n = 0;
    t.over = false;
    canon_write(&c, &t);
    if (!str_eq(text_view(&t), uri))
        *out = (struct str){ar_strndup(ar, t.p, t.n), t.n};
    return true;
}

struct str gs1_canonical_uri(struct arena *ar, struct str uri)
{
    struct str out;
    gs1_canonical(ar, uri, &out);
    return out;
}

/* What a key names, without and with a serial. */
static const struct {
    const char *ai;
    uint8_t key_size;                /* characters of the key itself; longer means that a serial is appended. 0: never */
    enum gs1_kind plain, serial;
} KINDS[] = {
    {"00", 0, GS1_KIND_INSTANCE, GS1_KIND_INSTANCE},  {"01", 0, GS1_KIND_CLASS, GS1_KIND_INSTANCE},
    {"253", 13, GS1_KIND_CLASS, GS1_KIND_DOCUMENT},   {"255", 13, GS1_KIND_CLASS, GS1_KIND_INSTANCE},
    {"401", 0, GS1_KIND_SHIPMENT, GS1_KIND_SHIPMENT}, {"402", 0, GS1_KIND_SHIPMENT, GS1_KIND_SHIPMENT},
    {"414", 0, GS1_KIND_LOCATION, GS1_KIND_LOCATION}, {"417", 0, GS1_KIND_PARTY, GS1_KIND_PARTY},
    {"8003", 14, GS1_KIND_CLASS, GS1_KIND_INSTANCE},  {"8004", 0, GS1_KIND_INSTANCE, GS1_KIND_INSTANCE},
    {"8006", 0, GS1_KIND_CLASS, GS1_KIND_INSTANCE},   {"8010", 0, GS1_KIND_CLASS, GS1_KIND_INSTANCE},
    {"8017", 0, GS1_KIND_PERSON, GS1_KIND_PERSON},    {"8018", 0, GS1_KIND_PERSON, GS1_KIND_PERSON},
};

static enum gs1_kind canon_kind(const struct canon *c)
{
    bool serial = c->qual && strcmp(c->qual, "10") != 0;
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++)
        if (strcmp(KINDS[i].ai, c->key->first) == 0) {
            bool appended = KINDS[i].key_size && c->value.n > KINDS[i].key_size;
            return serial || appended ? KINDS[i].serial : KINDS[i].plain;
        }
    return GS1_KIND_OTHER;
}

enum gs1_kind gs1_uri_kind(struct str uri)
{
    /* Schemes of TDS 2 section 6.3 whose number is no GS1 key. */
    static const char *const others[] = {"gid:", "usdod:", "adi:", "bic:", "imovn:"};
    struct canon c;
    if (canon_read(uri, &c) == GS1_OK)
        return canon_kind(&c);
    if (str_starts(uri, "urn:epc:idpat:"))
        return GS1_KIND_CLASS;
    if (str_starts(uri, "urn:epc:id:"))
        for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
            if (str_starts(str_from(uri, strlen("urn:epc:id:")), others[i]))
                return GS1_KIND_INSTANCE;
    return GS1_KIND_OTHER;
}
