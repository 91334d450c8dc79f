/* gs1_urn.c: EPC URNs and their Digital Link spelling, both ways. EPC Tag Data Standard 2, section 6.3 (URN syntax of each
 * scheme) and 7 (correspondence with GS1 element strings). One table row a scheme. */
#include "gs1_priv.h"

#include <string.h>

enum form {
    FORM_GTIN,     /* prefix.item: the item's first digit leads */
    FORM_SSCC,     /* prefix.serial: the serial's first digit leads */
    FORM_NUMBER,   /* prefix.reference, then the check digit */
    FORM_FREE,     /* prefix.text, no check digit */
};

enum serial_how { SERIAL_NONE, SERIAL_QUALIFIER, SERIAL_APPENDED };

struct scheme {
    const char *name;        /* "sgtin" */
    const char *ai;          /* of the key */
    enum form form;          /* how prefix and reference make it */
    uint8_t digits;          /* prefix and reference together; FORM_FREE: characters at most */
    const char *lead;        /* put before it ("0" of a GRAI), or "" */
    enum serial_how serial;  /* where the serial goes */
    const char *serial_ai;   /* SERIAL_QUALIFIER */
    uint8_t serial_max;      /* characters */
    char serial_set;         /* characters allowed */
};

static const struct scheme SCHEMES[] = {
    {"sgtin", "01", FORM_GTIN, 13, "", SERIAL_QUALIFIER, "21", 20, 'X'},
    {"lgtin", "01", FORM_GTIN, 13, "", SERIAL_QUALIFIER, "10", 20, 'X'},
    {"upui", "01", FORM_GTIN, 13, "", SERIAL_QUALIFIER, "235", 28, 'X'},
    {"itip", "8006", FORM_GTIN, 13, "", SERIAL_QUALIFIER, "21", 20, 'X'},
    {"sscc", "00", FORM_SSCC, 17, "", SERIAL_NONE, NULL, 0, 0},
    {"sgln", "414", FORM_NUMBER, 12, "", SERIAL_QUALIFIER, "254", 20, 'X'},
    {"pgln", "417", FORM_NUMBER, 12, "", SERIAL_NONE, NULL, 0, 0},
    {"grai", "8003", FORM_NUMBER, 12, "0", SERIAL_APPENDED, NULL, 16, 'X'},
    {"gdti", "253", FORM_NUMBER, 12, "", SERIAL_APPENDED, NULL, 17, 'X'},
    {"sgcn", "255", FORM_NUMBER, 12, "", SERIAL_APPENDED, NULL, 12, 'N'},
    {"gsrn", "8018", FORM_NUMBER, 17, "", SERIAL_NONE, NULL, 0, 0},
    {"gsrnp", "8017", FORM_NUMBER, 17, "", SERIAL_NONE, NULL, 0, 0},
    {"gsin", "402", FORM_NUMBER, 16, "", SERIAL_NONE, NULL, 0, 0},
    {"giai", "8004", FORM_FREE, 30, "", SERIAL_NONE, NULL, 0, 0},
    {"ginc", "401", FORM_FREE, 30, "", SERIAL_NONE, NULL, 0, 0},
    {"cpi", "8010", FORM_FREE, 30, "", SERIAL_QUALIFIER, "8011", 12, 'N'},
};
#define SCHEMES_N (sizeof SCHEMES / sizeof SCHEMES[0])

#define PREFIX_MIN 6    /* digits of a company prefix in an EPC */
#define PREFIX_MAX 12

static const struct scheme *scheme_named(struct str name)
{
    for (size_t i = 0; i < SCHEMES_N; i++)
        if (str_eqz(name, SCHEMES[i].name))
            return &SCHEMES[i];
    return NULL;
}

static void text_clear(struct text *t)
{
    t->n = 0;
    t->over = false;
}

/* The key's value from prefix and reference. */
static enum gs1_fault join(const struct scheme *s, struct str prefix, struct str ref, struct text *out)
{
    if (prefix.size < PREFIX_MIN || prefix.size > PREFIX_MAX || !all_digits(prefix))
        return GS1_BAD_PREFIX;
    text_z(out, s->lead);
    if (s->form == FORM_FREE) {
        text_str(out, prefix);
        if (ref.size == 0 || !text_decode(out, ref))
            return GS1_BAD_SYNTAX;
        return ai_shape(gs1_ai_find(str_of(s->ai)), text_view(out));
    }
    if (prefix.size + ref.size != s->digits || (ref.size && !all_digits(ref)))
        return GS1_BAD_LENGTH;
    size_t moved = s->form == FORM_NUMBER ? 0 : 1;   /* digits of the reference that lead */
    text_str(out, (struct str){ref.p, moved});
    text_str(out, prefix);
    text_str(out, str_from(ref, moved));
    text_ch(out, gs1_check_digit(text_view(out)));
    return GS1_OK;
}

/* ".01.02" of an ITIP: piece and total follow the GTIN. */
static enum gs1_fault join_pieces(struct str *rest, struct text *out)
{
    for (int i = 0; i < 2; i++) {
        struct str number;
        if (!str_cut(*rest, '.', &number, rest) || number.size != 2 || !all_digits(number))
            return GS1_BAD_SYNTAX;
        text_str(out, number);
    }
    return GS1_OK;
}

/* The serial: kept, appended, or '*' in a pattern. */
static enum gs1_fault join_serial(const struct scheme *s, bool pattern, struct str serial, struct canon *out)
{
    if (pattern && str_eqz(serial, "*"))
        return GS1_OK;
    struct text t;
    text_clear(&t);
    if (!text_decode(&t, serial))
        return GS1_BAD_ESCAPE;
    if (t.n == 0 || t.n > s->serial_max)
        return GS1_BAD_LENGTH;
    if (!set_has(s->serial_set, text_view(&t)))
        return GS1_BAD_CHARSET;
    if (s->serial == SERIAL_APPENDED) {
        text_str(&out->value, text_view(&t));
    } else if (strcmp(s->name, "sgln") != 0 || !str_eqz(text_view(&t), "0")) {   /* extension 0 means none */
        out->qual = s->serial_ai;
        text_str(&out->qval, text_view(&t));
    }
    return GS1_OK;
}

/* "prefix.reference[.serial]" after the scheme's name. */
static enum gs1_fault read_body(const struct scheme *s, bool pattern, struct str body, struct canon *out)
{
    struct str prefix, ref, rest;
    if (!str_cut(body, '.', &prefix, &rest))
        return GS1_BAD_SYNTAX;
    bool more = s->serial != SERIAL_NONE;
    ref = rest;
    if (more && !str_cut(rest, '.', &ref, &rest))
        return GS1_BAD_SYNTAX;
    enum gs1_fault f = join(s, prefix, ref, &out->value);
    if (f == GS1_OK && strcmp(s->name, "itip") == 0)
        f = join_pieces(&rest, &out->value);
    return f == GS1_OK && more ? join_serial(s, pattern, rest, out) : f;
}

enum gs1_fault urn_read(struct str urn, struct canon *out)
{
    static const struct { const char *start; bool pattern; bool lot; } kinds[] = {
        {"urn:epc:id:", false, false}, {"urn:epc:idpat:", true, false}, {"urn:epc:class:", false, true}};
    out->qual = NULL;
    text_clear(&out->value);
    text_clear(&out->qval);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!str_starts(urn, kinds[i].start))
            continue;
        struct str name, body;
        const struct scheme *s;
        if (!str_cut(str_from(urn, strlen(kinds[i].start)), ':', &name, &body) || !(s = scheme_named(name)) ||
            (strcmp(s->name, "lgtin") == 0) != kinds[i].lot)
            return GS1_NOT_GS1;
        out->key = gs1_ai_find(str_of(s->ai));
        return read_body(s, kinds[i].pattern, body, out);
    }
    return GS1_NOT_GS1;
}

enum gs1_fault gs1_urn_to_dl(struct arena *ar, struct str urn, struct str *out)
{
    struct canon c;
    struct text t;
    text_clear(&t);
    if (urn.size > GS1_URI_MAX)
        return GS1_TOO_LONG;
    enum gs1_fault f = urn_read(urn, &c);
    if (f != GS1_OK)
        return f;
    canon_write(&c, &t);
    *out = (struct str){ar_strndup(ar, t.p, t.n), t.n};
    return GS1_OK;
}

/* ---- The other way ---- */

/* The scheme of a canonical identifier: same key; among GTIN schemes the one whose serial is there. */
static const struct scheme *scheme_of(const struct canon *c)
{
    for (size_t i = 0; i < SCHEMES_N; i++) {
        const struct scheme *s = &SCHEMES[i];
        if (strcmp(s->ai, c->key->first) != 0)
            continue;
        if (!c->qual || (s->serial == SERIAL_QUALIFIER && strcmp(s->serial_ai, c->qual) == 0))
            return s;
    }
    return NULL;
}

/* The key's value taken apart at the prefix: "prefix.reference". What follows the check digit is left in *tail_out. */
static void split_key(const struct scheme *s, struct str value, unsigned prefix_size, struct text *out, struct str *tail_out)
{
    struct str body = str_from(value, strlen(s->lead));
    if (s->form == FORM_FREE) {
        text_str(out, (struct str){body.p, prefix_size});
        text_ch(out, '.');
        text_urn(out, str_from(body, prefix_size));
        *tail_out = (struct str){NULL, 0};
        return;
    }
    size_t moved = s->form == FORM_NUMBER ? 0 : 1;
    text_str(out, (struct str){body.p + moved, prefix_size});
    text_ch(out, '.');
    text_str(out, (struct str){body.p, moved});
    text_str(out, (struct str){body.p + moved + prefix_size, s->digits - moved - prefix_size});
    *tail_out = str_from(body, s->digits + 1u);
}

static void split_pieces(struct str *tail, struct text *out)
{
    for (int i = 0; i < 2; i++) {
        text_ch(out, '.');
        text_str(out, (struct str){tail->p, 2});
        *tail = str_from(*tail, 2);
    }
}

static const char *urn_start(const struct scheme *s, bool pattern)
{
    if (strcmp(s->name, "lgtin") == 0)
        return "urn:epc:class:";
    return pattern ? "urn:epc:idpat:" : "urn:epc:id:";
}

static void write_urn(const struct scheme *s, const struct canon *c, unsigned prefix_size, struct text *out)
{
    bool location = strcmp(s->name, "sgln") == 0;
    size_t key_size = strlen(s->lead) + s->digits + 1u;
    bool has_serial = c->qual || (s->serial == SERIAL_APPENDED && c->value.n > key_size) || location;
    struct str tail;
    text_z(out, urn_start(s, s->serial != SERIAL_NONE && !has_serial));
    text_z(out, s->name);
    text_ch(out, ':');
    split_key(s, text_view(&c->value), prefix_size, out, &tail);
    if (strcmp(s->name, "itip") == 0)
        split_pieces(&tail, out);
    if (s->serial == SERIAL_NONE)
        return;
    text_ch(out, '.');
    if (!has_serial)
        text_ch(out, '*');
    else if (s->serial == SERIAL_APPENDED)
        text_urn(out, tail);
    else if (c->qual)
        text_urn(out, text_view(&c->qval));
    else
        text_ch(out, '0');   /* a location without extension */
}

enum gs1_fault gs1_dl_to_urn(struct arena *ar, struct str uri, unsigned prefix_size, struct str *out)
{
    struct canon c;
    struct text t;
    text_clear(&t);
    if (prefix_size < PREFIX_MIN || prefix_size > PREFIX_MAX)
        return GS1_BAD_PREFIX;
    enum gs1_fault f = canon_read(uri, &c);
    if (f != GS1_OK)
        return f;
    const struct scheme *s = scheme_of(&c);
    if (!s)
        return GS1_NOT_GS1;   /* a lot of an ITIP, a service relation: EPC has no scheme for it */
    struct str value = text_view(&c.value);
    if (!str_starts(value, s->lead))
        return GS1_BAD_VALUE;
    if (s->form == FORM_FREE && (value.size <= prefix_size || !all_digits((struct str){value.p, prefix_size})))
        return GS1_BAD_PREFIX;
    write_urn(s, &c, prefix_size, &t);
    *out = (struct str){ar_strndup(ar, t.p, t.n), t.n};
    return GS1_OK;
}
