/* epcisxml_prefix.c: namespaces of XML as prefixes of JSON: a field keeps the prefix it was written with unless that means something else
 * in the event, and every prefix in use stands in the "@context" of the document or of the event. Called by epcisxml_build.c. */
#include "epcisxml_build.h"

#include <stdio.h>
#include <string.h>

/* ---- namespaces --------------------------------------------------------------------------------------------------------------------- */
static bool starts(const char *s, const char *lead)
{
    return strncmp(s, lead, strlen(lead)) == 0;
}

/* Namespaces of the standard's own elements, and no namespace at all (its schemas qualify only the outermost). */
bool xml_own_ns(const char *uri)
{
    return !uri || !*uri || starts(uri, "urn:epcglobal:epcis:xsd:") || starts(uri, "urn:epcglobal:epcis-query:xsd:") ||
           starts(uri, "urn:epcglobal:epcis-masterdata:xsd:");
}

/* Declared in nearly every document and no part of any field's name. */
bool xml_plumbing(const char *uri)
{
    return xml_own_ns(uri) || starts(uri, "urn:epcglobal:xsd:") || strcmp(uri, XML_XSI) == 0 || strcmp(uri, XML_XSD) == 0 || strcmp(uri, XML_MARK) == 0 ||
           starts(uri, "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader");
}

static const char *find_ns(const struct xml_ns *ns, size_t n, const char *prefix)
{
    for (size_t i = n; i > 0; i--)
        if (strcmp(ns[i - 1].prefix, prefix) == 0)
            return ns[i - 1].uri;
    return NULL;
}

static bool standard_ns(const char *prefix, const char *uri)
{
    size_t n;
    const struct gs1_prefix *p = gs1_prefixes(&n);
    for (size_t i = 0; i < n; i++)
        if (str_eqz(p[i].prefix, prefix))
            return str_eqz(p[i].ns, uri);
    return false;
}

/* What a prefix stands for where the event is: in the event's own "@context", in the document's, in the standard one. */
static const char *bound(const struct xml_build *b, const char *prefix)
{
    const char *uri = find_ns(b->ev_ns, b->ev_ns_n, prefix);
    return uri ? uri : find_ns(b->ns, b->ns_n, prefix);
}

static bool declare(struct xml_build *b, const char *prefix, const char *uri)
{
    if (b->ev_ns_n == EPCISXML_PREFIXES_MAX)
        return REFUSE(b, ERR_LIMIT, "一个事件最多 %d 个命名空间前缀", "an event may declare %d namespace prefixes at most", EPCISXML_PREFIXES_MAX);
    b->ev_ns[b->ev_ns_n++] = (struct xml_ns){prefix, uri};
    return true;
}

/* A prefix already bound to the namespace, in the nearest context first; NULL: none. */
static const char *prefix_for(const struct xml_build *b, const char *uri)
{
    for (size_t i = b->ev_ns_n; i > 0; i--)
        if (*b->ev_ns[i - 1].prefix && strcmp(b->ev_ns[i - 1].uri, uri) == 0)
            return b->ev_ns[i - 1].prefix;
    for (size_t i = b->ns_n; i > 0; i--)
        if (*b->ns[i - 1].prefix && strcmp(b->ns[i - 1].uri, uri) == 0 && !find_ns(b->ev_ns, b->ev_ns_n, b->ns[i - 1].prefix))
            return b->ns[i - 1].prefix;
    return NULL;
}

/* The prefix under which a field of this namespace stands in the JSON: the one written, unless it means something else elsewhere in
 * the event, or there is none. */
static const char *json_prefix(struct xml_build *b, const char *prefix, const char *uri)
{
    if (prefix && *prefix) {
        const char *now = bound(b, prefix);
        if (now && strcmp(now, uri) == 0)
            return prefix;
        if (!now && standard_ns(prefix, uri))
            return prefix;
        if (!now) {
            (void)declare(b, prefix, uri); /* one too many refuses the document, which b remembers */
            return prefix;
        }
    }
    const char *other = prefix_for(b, uri);
    if (other)
        return other;
    for (unsigned i = 1; i <= 2 * EPCISXML_PREFIXES_MAX + 1; i++) {
        char name[16];
        snprintf(name, sizeof name, "ns%u", i);
        if (!bound(b, name)) {
            const char *made = ar_strdup(b->o.ar, name);
            (void)declare(b, made, uri);
            return made;
        }
    }
    return "ns";
}

struct str xml_qualified(struct xml_build *b, const char *prefix, const char *uri, const char *local)
{
    if (!uri || !*uri)
        return xml_copy(b, str_of(local));
    const char *p = json_prefix(b, prefix, uri);
    size_t pn = strlen(p), ln = strlen(local);
    char *s = ar_alloc(b->o.ar, pn + ln + 2);
    memcpy(s, p, pn);
    s[pn] = ':';
    memcpy(s + pn + 1, local, ln);
    return (struct str){s, pn + 1 + ln};
}

bool xml_declare_own(struct xml_build *b, const struct xml_tag *tag)
{
    for (size_t i = 0; i < tag->ns_n; i++) {
        const char *prefix = tag->ns[i].prefix, *uri = tag->ns[i].uri, *outer = find_ns(b->ns, b->ns_n, prefix);
        if (!*prefix || xml_plumbing(uri) || (outer ? strcmp(outer, uri) == 0 : standard_ns(prefix, uri)))
            continue;
        if (!declare(b, prefix, uri))
            return false;
    }
    return true;
}

/* ---- "@context" ---------------------------------------------------------------------------------------------------------------------- */
static struct jv text_copy(struct arena *ar, const char *z)
{
    size_t n = strlen(z);
    return xml_text((struct str){ar_strndup(ar, z, n), n});
}

/* {prefix: namespace} of those that need saying; members counted in *n_out. */
struct jv xml_context_object(struct arena *ar, const struct xml_ns *ns, size_t n)
{
    struct jv v = {.type = J_OBJ, .members = AR_ARRAY(ar, struct jm, n)};
    for (size_t i = 0; i < n; i++)
        if (*ns[i].prefix && !standard_ns(ns[i].prefix, ns[i].uri))
            v.members[v.n++] = (struct jm){text_copy(ar, ns[i].prefix).s, text_copy(ar, ns[i].uri)};
    return v;
}

/* The head, when the first event or vocabulary comes: what was declared around it. */
void xml_need_doc(struct xml_build *b)
{
    struct arena *ar = b->o.cx->ar;
    if (b->doc_ready)
        return;
    b->doc_ready = true;
    struct jv extra = xml_context_object(ar, b->ns, b->ns_n);
    struct jv *items = AR_ARRAY(ar, struct jv, 2);
    items[0] = xml_text(STR("https://ref.gs1.org/standards/epcis/epcis-context.jsonld"));
    items[1] = extra;
    /* extension fields of the document were pushed below everything else */
    struct jm *m = AR_ARRAY(ar, struct jm, 1 + (size_t)b->m_n);
    m[0] = (struct jm){STR("@context"), {.type = J_ARR, .n = extra.n ? 2 : 1, .items = items}};
    for (uint32_t i = 0; i < b->m_n; i++)
        m[i + 1] = b->m[i];
    struct jv *head = AR_NEW(ar, struct jv);
    *head = (struct jv){.type = J_OBJ, .n = b->m_n + 1, .members = m};
    b->doc.head = head;
}
