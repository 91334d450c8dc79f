/* epcis_context.c: what the prefixes of a document mean. An "@context" is a text (the address of a known context), an object
 * (prefix → namespace) or an array of both; an event may add its own. No context is ever fetched: the standard one is built
 * in, of others only the prefixes written in the document count.
 * Used by epcis_event.c, epcis_hash.c, epcis_doc.c and epcis_query.c. */
#include "epcis_priv.h"

#include <pthread.h>
#include <string.h>

static struct epcis_context standard;

static void standard_fill(void)
{
    standard.p = gs1_prefixes(&standard.n);
    standard.json = STR(STR_DEFAULT_CONTEXT);
}

const struct epcis_context *epcis_context_standard(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, standard_fill);
    return &standard;
}

/* Count, then collect, the prefixes of one context object: members whose value is a text. */
static size_t object_prefixes(const struct jv *obj, struct gs1_prefix *p)
{
    size_t n = 0;
    for (uint32_t i = 0; i < obj->n; i++) {
        const struct jm *m = &obj->members[i];
        const struct jv *v = m->val.type == J_OBJ ? json_get(&m->val, "@id") : &m->val;
        if (!json_is(v, J_STR) || !m->key.size || m->key.p[0] == '@')
            continue;
        if (p)
            p[n] = (struct gs1_prefix){m->key, v->s};
        n++;
    }
    return n;
}

static enum err context_item(struct cx *cx, const struct jv *v, const char *pointer)
{
    if (v->type == J_OBJ)
        return ERR_NONE;
    if (v->type == J_STR && epcis_is_uri(v->s))
        return ERR_NONE;
    return err_say(cx, ERR_INVALID, pointer, "@context 必须是网址、对象或它们的列表", "@context must be a URI, an object, or a list of those");
}

static enum err context_check(struct cx *cx, const struct jv *v, const char *pointer)
{
    if (v->type != J_ARR)
        return context_item(cx, v, pointer);
    for (uint32_t i = 0; i < v->n; i++) {
        TRY(context_item(cx, &v->items[i], ar_printf(cx->ar, "%s/%u", pointer, i)));
        for (uint32_t k = 0; k < i; k++)
            if (json_equal(&v->items[i], &v->items[k]))
                return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "%s/%u", pointer, i), "@context 中有重复的项", "@context has the same item twice");
    }
    return ERR_NONE;
}

enum err epcis_context_read(struct cx *cx, const struct jv *v, const struct epcis_context *outer, const char *pointer,
                            struct epcis_context **out)
{
    struct epcis_context *c = AR_NEW(cx->ar, struct epcis_context);
    c->outer = outer ? outer : epcis_context_standard();
    c->ignore = c->outer->ignore;
    c->ignore_n = c->outer->ignore_n;
    c->json = c->outer->json;
    if (v) {
        if (v->type == J_ARR && v->n > EPCIS_CONTEXT_MAX)
            return err_say(cx, ERR_LIMIT, pointer, "@context 最多 %d 项", "@context may have %d items at most", EPCIS_CONTEXT_MAX);
        TRY(context_check(cx, v, pointer));
        const struct jv *items = v->type == J_ARR ? v->items : v;
        uint32_t n = v->type == J_ARR ? v->n : 1;
        size_t total = 0;
        for (uint32_t i = 0; i < n; i++)
            total += items[i].type == J_OBJ ? object_prefixes(&items[i], NULL) : 0;
        struct gs1_prefix *p = AR_ARRAY(cx->ar, struct gs1_prefix, total);
        c->p = p;
        for (uint32_t i = 0; i < n; i++)
            if (items[i].type == J_OBJ)
                c->n += object_prefixes(&items[i], p + c->n);
        c->json = epcis_json_compact(cx->ar, v);
    }
    *out = c;
    return ERR_NONE;
}

bool epcis_context_find(const struct epcis_context *c, struct str prefix, struct str *ns_out)
{
    for (; c; c = c->outer)
        for (size_t i = c->n; i > 0; i--) /* a later declaration wins */
            if (str_eq(c->p[i - 1].prefix, prefix)) {
                *ns_out = c->p[i - 1].ns;
                return true;
            }
    return false;
}

/* Where a full IRI is cut into namespace and name: at a declared namespace, else after the last '/', '#' or ':'. */
static size_t iri_cut(const struct epcis_context *c, struct str iri)
{
    for (; c; c = c->outer)
        for (size_t i = c->n; i > 0; i--) {
            struct str ns = c->p[i - 1].ns;
            if (ns.size && ns.size < iri.size && memcmp(iri.p, ns.p, ns.size) == 0)
                return ns.size;
        }
    for (size_t i = iri.size; i > 1; i--)
        if (strchr("/#:", iri.p[i - 1]))
            return i < iri.size ? i : 0;
    return 0;
}

struct epcis_name epcis_context_name(const struct epcis_context *c, struct str key)
{
    struct epcis_name r = {{NULL, 0}, key};
    struct str head, tail, ns;
    if (!str_cut(key, ':', &head, &tail))
        return r;
    if (!str_starts(tail, "//") && epcis_context_find(c, head, &ns)) {
        r.ns = ns;
        r.local = tail;
        return r;
    }
    size_t cut = iri_cut(c, key);
    r.ns = (struct str){key.p, cut};
    r.local = str_from(key, cut);
    return r;
}

struct str epcis_context_expand(struct arena *ar, const struct epcis_context *c, struct str curie)
{
    struct str head, tail, ns;
    if (!str_cut(curie, ':', &head, &tail) || str_starts(tail, "//") || !epcis_context_find(c, head, &ns))
        return curie;
    return epcis_concat(ar, ns, tail);
}

bool epcis_context_ignores(const struct epcis_context *c, struct epcis_name name)
{
    if (str_eqz(name.ns, "http://www.w3.org/2000/01/rdf-schema#") && str_eqz(name.local, "comment"))
        return true;
    for (size_t i = 0; i < c->ignore_n; i++)
        if (str_eq(c->ignore[i].ns, name.ns) && str_eq(c->ignore[i].local, name.local))
            return true;
    return false;
}

void epcis_context_ignore(struct arena *ar, struct epcis_context *c, const struct jv *holder)
{
    if (!json_is(holder, J_OBJ))
        return;
    for (uint32_t i = 0; i < holder->n; i++) {
        const struct jm *m = &holder->members[i];
        struct epcis_name name = epcis_context_name(c, m->key);
        if (!str_eqz(name.local, "ignoreFields") || !str_eqz(name.ns, "https://repository-x.example.com/") || m->val.type != J_ARR)
            continue;
        struct epcis_name *all = AR_ARRAY(ar, struct epcis_name, m->val.n);
        for (uint32_t k = 0; k < m->val.n; k++)
            all[k] = epcis_context_name(c, json_str(&m->val.items[k]));
        c->ignore = all;
        c->ignore_n = m->val.n;
    }
}
