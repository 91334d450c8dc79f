/* epcis_format.c: EPC URN and GS1 Digital Link, both ways (EPCIS 2.0 section 12.7.2, header GS1-EPC-Format; the correspondence is
 * that of TDS 2 section 7). A Digital Link does not say how long the company prefix is, a URN must: lengths come from
 * epcis.company_prefixes. Called by the routes that answer with events and identifiers. */
#include "epcis_format.h"

#include "conf.h"
#include "epcis_priv.h"

#include <string.h>

static const struct { const char *name; enum epcis_format f; } NAMES[] = {
    {"Never_Translates", FORMAT_AS_SENT}, {"Always_GS1_Digital_Link", FORMAT_LINK}, {"Always_EPC_URN", FORMAT_URN},
    {"No_Preference", FORMAT_AS_SENT}};

bool epcis_format_of(struct str name, enum epcis_format *out)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        if (str_eqz(name, NAMES[i].name)) {
            *out = NAMES[i].f;
            return true;
        }
    return false;
}

const char *epcis_format_name(enum epcis_format f)
{
    return NAMES[f].name;
}

/* ---- how long a company prefix is -------------------------------------------------------------------------------------------------- */
/* The digits of a Digital Link's key that begin with the company prefix. */
static struct str key_digits(struct str canonical)
{
    static const struct { const char *lead; size_t skip; } KEYS[] = {
        {"/01/", 1}, {"/00/", 1}, {"/414/", 0}, {"/417/", 0}, {"/8003/", 1}, {"/8004/", 0}, {"/253/", 0}, {"/255/", 0}, {"/8018/", 0},
        {"/8017/", 0}, {"/8010/", 0}, {"/401/", 0}, {"/402/", 0}, {"/8006/", 1}};
    struct str path = str_from(canonical, sizeof GS1_STEM - 1);
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++)
        if (str_starts(path, KEYS[i].lead))
            return str_from(path, strlen(KEYS[i].lead) + KEYS[i].skip);
    return (struct str){0};
}

/* "690:7 952000 …": what begins with 690 has 7 digits; 952000 is a whole prefix. The longest that fits counts; 0: none. */
static unsigned prefix_size(struct str digits)
{
    struct str rest = str_of(conf_text("epcis.company_prefixes")), item, lead, size;
    size_t best = 0;
    unsigned found = 0;
    while (rest.size) {
        int64_t n;
        str_cut(rest, ' ', &item, &rest);
        bool given = str_cut(item, ':', &lead, &size);
        if (!lead.size || lead.size <= best || lead.size > digits.size || memcmp(lead.p, digits.p, lead.size) != 0)
            continue;
        if (!given)
            n = (int64_t)lead.size;
        else if (!str_i64(size, &n))
            continue;
        if (n < 6 || n > 12)
            continue;
        best = lead.size;
        found = (unsigned)n;
    }
    return found;
}

struct str epcis_format_uri(struct arena *ar, enum epcis_format f, struct str uri)
{
    struct str out = uri, canonical;
    if (f == FORMAT_LINK && str_starts(uri, "urn:epc:"))
        return gs1_urn_to_dl(ar, uri, &out) == GS1_OK ? out : uri;
    if (f != FORMAT_URN || str_starts(uri, "urn:") || !gs1_canonical(ar, uri, &canonical))
        return uri;
    unsigned n = prefix_size(key_digits(canonical));
    return n && gs1_dl_to_urn(ar, canonical, n, &out) == GS1_OK ? out : uri;
}

/* ---- events -------------------------------------------------------------------------------------------------------------------------- */
static void put_object(struct arena *ar, struct jw *w, enum epcis_format f, const struct rules *rs, const struct jv *obj);

/* Fields whose value is a URI and yet no identifier that could be spelled in two ways. */
static bool kept(const struct rule *r)
{
    return strcmp(r->name, "eventID") == 0 || strcmp(r->name, "certificationInfo") == 0;
}

static void put_uris(struct arena *ar, struct jw *w, enum epcis_format f, const struct jv *list)
{
    jw_arr(w);
    for (uint32_t i = 0; i < list->n; i++)
        jw_str(w, epcis_format_uri(ar, f, json_str(&list->items[i])));
    jw_arr_end(w);
}

static void put_list(struct arena *ar, struct jw *w, enum epcis_format f, const struct rules *rs, const struct jv *list)
{
    jw_arr(w);
    for (uint32_t i = 0; i < list->n; i++)
        put_object(ar, w, f, rs, &list->items[i]);
    jw_arr_end(w);
}

static void put_member(struct arena *ar, struct jw *w, enum epcis_format f, const struct rule *r, const struct jv *v)
{
    if (!r || kept(r))
        jw_val(w, v);
    else if (r->kind == K_URI && v->type == J_STR)
        jw_str(w, epcis_format_uri(ar, f, v->s));
    else if (r->kind == K_URIS && v->type == J_ARR)
        put_uris(ar, w, f, v);
    else if (r->kind == K_OBJ && v->type == J_OBJ && r->sub != &epcis_error_rules)
        put_object(ar, w, f, r->sub, v);
    else if (r->kind == K_LIST && v->type == J_ARR)
        put_list(ar, w, f, r->sub, v);
    else
        jw_val(w, v);
}

static void put_object(struct arena *ar, struct jw *w, enum epcis_format f, const struct rules *rs, const struct jv *obj)
{
    if (obj->type != J_OBJ) {
        jw_val(w, obj);
        return;
    }
    jw_obj(w);
    for (uint32_t i = 0; i < obj->n; i++) {
        jw_keyn(w, obj->members[i].key);
        put_member(ar, w, f, epcis_rule_find(rs, obj->members[i].key), &obj->members[i].val);
    }
    jw_obj_end(w);
}

struct str epcis_format_event(struct arena *ar, enum epcis_format f, struct str json)
{
    struct jv v;
    struct json_fault fault;
    struct buf b;
    struct jw w;
    if (f == FORMAT_AS_SENT || !json_read(ar, json, NULL, &v, &fault))
        return json;
    buf_init(&b, ar, json.size + 256);
    jw_init(&w, &b);
    put_object(ar, &w, f, &epcis_event_rules, &v);
    return buf_view(&b);
}
