/* epcisxml_write_ext.c: extension fields as XML: names with their prefixes, values of any shape. What plain XML would not read back as
 * the same JSON carries a mark of ours (README.md): a list of one, an empty object, a name that XML does not allow.
 * Called by epcisxml_write_event.c and epcisxml_write.c. */
#include "epcisxml_write.h"

#include <stdio.h>
#include <string.h>

/* Prefixes that mean something of their own in what we write. */
static bool reserved(struct str p)
{
    static const char *const OURS[] = {"epcis", "epcisq", "xsi", "xsd", "tt"};
    for (size_t i = 0; i < sizeof OURS / sizeof OURS[0]; i++)
        if (str_eqz(p, OURS[i]))
            return true;
    return p.size >= 3 && (p.p[0] | 32) == 'x' && (p.p[1] | 32) == 'm' && (p.p[2] | 32) == 'l';
}

/* Namespaces that the schemas keep for themselves. */
static bool taken(struct str ns)
{
    return !ns.size || str_starts(ns, "urn:epcglobal:epcis:xsd:") || str_starts(ns, "urn:epcglobal:epcis-query:xsd:") ||
           str_starts(ns, "urn:epcglobal:epcis-masterdata:xsd:") || str_eqz(ns, XML_MARK) || str_eqz(ns, XML_XSI) ||
           str_starts(ns, "http://www.w3.org/2000/xmlns") || str_starts(ns, "http://www.w3.org/XML/1998/namespace");
}

static struct str namespace_of(const struct jv *v)
{
    return json_str(json_is(v, J_OBJ) ? json_get(v, "@id") : v);
}

static size_t items(const struct jv *context)
{
    return !context ? 0 : context->type == J_ARR ? context->n : 1;
}

static const struct jv *item(const struct jv *context, size_t i)
{
    return context->type == J_ARR ? &context->items[i] : context;
}

/* The last declaration of a prefix in a context. */
static const struct jv *declared(const struct jv *context, struct str prefix)
{
    for (size_t i = items(context); i > 0; i--) {
        const struct jv *v = json_is(item(context, i - 1), J_OBJ) ? json_getn(item(context, i - 1), prefix) : NULL;
        if (v && namespace_of(v).size)
            return v;
    }
    return NULL;
}

static void put_namespace(struct buf *b, struct str prefix, struct str ns)
{
    buf_printf(b, " xmlns:" STR_FMT "=\"", STR_ARG(prefix));
    xml_put_attr(b, ns);
    buf_ch(b, '"');
}

void xml_put_namespaces(struct buf *b, const struct jv *context)
{
    for (size_t i = 0; i < items(context); i++) {
        const struct jv *o = item(context, i);
        for (uint32_t k = 0; json_is(o, J_OBJ) && k < o->n; k++) {
            const struct jm *m = &o->members[k];
            struct str ns = namespace_of(&m->val);
            if (declared(context, m->key) == &m->val && xml_ncname(m->key) && !reserved(m->key) && !taken(ns))
                put_namespace(b, m->key, ns);
        }
    }
}

void xml_put_standard_namespaces(struct buf *b, const struct jv *context)
{
    size_t n;
    const struct gs1_prefix *p = gs1_prefixes(&n);
    for (size_t i = 0; i < n; i++)
        if (!reserved(p[i].prefix) && !declared(context, p[i].prefix))
            put_namespace(b, p[i].prefix, p[i].ns);
}

bool xml_find_namespace(const struct xml_out *o, struct str prefix, struct str *ns_out)
{
    size_t n;
    const struct gs1_prefix *p = gs1_prefixes(&n);
    for (size_t i = o->contexts_n; i > 0; i--) {
        const struct jv *v = declared(o->contexts[i - 1], prefix);
        if (v) {
            *ns_out = namespace_of(v);
            return true;
        }
    }
    for (size_t i = 0; i < n; i++)
        if (str_eq(p[i].prefix, prefix)) {
            *ns_out = p[i].ns;
            return true;
        }
    return false;
}

/* Where a whole IRI is cut into namespace and name, as room epcis cuts it for the hash. */
static size_t iri_cut(const struct xml_out *o, struct str iri)
{
    for (size_t i = o->contexts_n; i > 0; i--)
        for (size_t k = items(o->contexts[i - 1]); k > 0; k--) {
            const struct jv *c = item(o->contexts[i - 1], k - 1);
            for (uint32_t m = json_is(c, J_OBJ) ? c->n : 0; m > 0; m--) {
                struct str ns = namespace_of(&c->members[m - 1].val);
                if (ns.size && ns.size < iri.size && memcmp(iri.p, ns.p, ns.size) == 0)
                    return ns.size;
            }
        }
    for (size_t i = iri.size; i > 1; i--)
        if (strchr("/#:", iri.p[i - 1]))
            return i < iri.size ? i : 0;
    return 0;
}

bool xml_name(const struct xml_out *o, struct str key, struct xml_name *out)
{
    struct str head, tail, ns = {0};
    *out = (struct xml_name){0};
    if (!str_cut(key, ':', &head, &tail)) {
        out->name = str_dup(o->ar, key);
        return xml_ncname(key);
    }
    bool found = !str_starts(tail, "//") && xml_find_namespace(o, head, &ns);
    struct str local = tail;
    if (!found) {
        size_t cut = iri_cut(o, key);
        ns = (struct str){key.p, cut};
        local = str_from(key, cut);
    }
    if (taken(ns) || !xml_ncname(local))
        return false;
    bool plain = found && xml_ncname(head) && !reserved(head);
    bool own = !found && ns.size == head.size + 1 && xml_ncname(head) && !reserved(head); /* "example:field" without a declaration */
    out->name = ar_printf(o->ar, STR_FMT ":" STR_FMT, STR_ARG(plain || own ? head : STR("n")), STR_ARG(local));
    if (!plain) {
        out->prefix = own ? str_dup(o->ar, head) : "n";
        out->ns = ns;
    }
    return true;
}

struct str xml_json(struct arena *ar, const struct jv *v)
{
    struct buf b;
    struct jw w;
    buf_init(&b, ar, 64);
    jw_init(&w, &b);
    jw_val(&w, v);
    return buf_view(&b);
}

void xml_put_mark(struct xml_out *o, struct str name, const struct jv *v)
{
    buf_puts(o->b, "<tt:member name=\"");
    xml_put_attr(o->b, name);
    buf_puts(o->b, "\">");
    xml_put_text(o->b, xml_json(o->ar, v));
    buf_puts(o->b, "</tt:member>");
}

/* ---- values ------------------------------------------------------------------------------------------------------------------------ */
static bool blank_edge(struct str s)
{
    return str_trim(s).size != s.size;
}

/* Can the object be written as child elements, and read back? */
static bool plain_object(const struct jv *v)
{
    const struct jv *text = json_get(v, "#text"), *lang = json_get(v, "xml:lang");
    if (v->n == 0 || (text && (v->n == 1 || text->type != J_STR || !text->s.size || blank_edge(text->s))))
        return false;
    return !lang || lang->type == J_STR;
}

/* A number, a boolean, nothing: told by the mark alone, because an xsi:type would forbid every other attribute. */
static void put_as_json(struct xml_out *o, const struct jv *v)
{
    buf_puts(o->b, " tt:as=\"json\">");
    xml_put_text(o->b, xml_json(o->ar, v));
}

static void put_object(struct xml_out *o, const struct jv *v)
{
    const struct jv *text = json_get(v, "#text"), *lang = json_get(v, "xml:lang");
    if (lang) {
        buf_puts(o->b, " xml:lang=\"");
        xml_put_attr(o->b, lang->s);
        buf_ch(o->b, '"');
    }
    buf_ch(o->b, '>');
    if (text)
        xml_put_text(o->b, text->s);
    for (uint32_t i = 0; i < v->n; i++)
        if (&v->members[i].val != text && &v->members[i].val != lang)
            xml_put_extension(o, v->members[i].key, &v->members[i].val);
}

void xml_put_content(struct xml_out *o, const struct jv *v, const char *name)
{
    struct buf *b = o->b;
    switch (v->type) {
    case J_STR:
        buf_puts(b, blank_edge(v->s) ? " xml:space=\"preserve\">" : ">");
        xml_put_text(b, v->s);
        break;
    case J_OBJ:
        if (plain_object(v))
            put_object(o, v);
        else
            put_as_json(o, v);
        break;
    default: put_as_json(o, v); break;
    }
    buf_printf(b, "</%s>", name);
}

static void put_start(struct xml_out *o, const struct xml_name *name)
{
    buf_printf(o->b, "<%s", name->name);
    if (name->prefix)
        put_namespace(o->b, str_of(name->prefix), name->ns);
}

void xml_put_extension(struct xml_out *o, struct str key, const struct jv *v)
{
    struct xml_name name;
    bool nested = false;
    if (!xml_name(o, key, &name)) {
        xml_put_mark(o, key, v);
        return;
    }
    for (uint32_t i = 0; v->type == J_ARR && i < v->n; i++)
        nested = nested || v->items[i].type == J_ARR;
    if (v->type != J_ARR || v->n == 0 || nested) {
        put_start(o, &name);
        xml_put_content(o, v, name.name);
        return;
    }
    for (uint32_t i = 0; i < v->n; i++) {
        put_start(o, &name);
        bool json = v->items[i].type != J_STR && v->items[i].type != J_NULL && !(v->items[i].type == J_OBJ && plain_object(&v->items[i]));
        if (v->n == 1 && json) { /* one mark says both */
            put_as_json(o, v);
            buf_printf(o->b, "</%s>", name.name);
            continue;
        }
        if (v->n == 1)
            buf_puts(o->b, " tt:as=\"list\"");
        xml_put_content(o, &v->items[i], name.name);
    }
}
