/* epcisxml_write_event.c: an event of the JSON binding as an element of EPCIS 2.0 XML, its children in the order of the schema.
 * The event was checked by room epcis; what is not as the checks leave it is left out. Called through epcisxml.h. */
#include "epcisxml_write.h"

#include "dec.h"
#include "when.h"

#include <string.h>

static void put_word(struct xml_out *o, enum gs1_cbv voc, struct str s, bool attr)
{
    if (gs1_cbv_has(voc, s))
        buf_str(o->b, gs1_cbv_lead(voc, o->words == EPCISXML_WEB ? GS1_CBV_WEB : GS1_CBV_URN));
    if (attr)
        xml_put_attr(o->b, s);
    else
        xml_put_text(o->b, s);
}

/* A leap second is no time of the schema: written as the second behind it. */
static struct str time_text(struct xml_out *o, struct str s)
{
    struct when t;
    if (s.size < 19 || memcmp(s.p + 16, ":60", 3) != 0 || !when_parse(s, &t))
        return s;
    char *out = ar_alloc(o->ar, 40);
    when_format(t.us, t.off_min, out);
    return str_of(out);
}

static struct str number_text(struct xml_out *o, const struct jv *v)
{
    bool exponent = memchr(v->s.p, 'e', v->s.size) || memchr(v->s.p, 'E', v->s.size);
    return exponent && dec_valid(v->s, false) ? dec_plain(o->ar, v->s) : v->s;
}

static void put_leaf_text(struct xml_out *o, const struct xml_spec *s, const struct jv *v, bool attr)
{
    struct str text = v->type == J_TRUE ? STR("true") : v->type == J_FALSE ? STR("false") : v->type == J_STR || v->type == J_NUM ? v->s : STR("");
    if (s->leaf == XL_WORD) {
        put_word(o, s->voc, text, attr);
        return;
    }
    if (s->leaf == XL_TIME)
        text = time_text(o, text);
    if (s->leaf == XL_NUM && v->type == J_NUM && !attr)
        text = number_text(o, v);
    if (attr)
        xml_put_attr(o->b, text);
    else
        xml_put_text(o->b, text);
}

static void put_leaf(struct xml_out *o, const struct xml_spec *s, const struct jv *v)
{
    buf_printf(o->b, "<%s>", s->name);
    put_leaf_text(o, s, v, false);
    buf_printf(o->b, "</%s>", s->name);
}

static void put_typed(struct xml_out *o, const struct xml_spec *s, const struct jv *v)
{
    const struct jv *type = json_get(v, "type");
    buf_printf(o->b, "<%s", s->name);
    if (type) {
        buf_puts(o->b, " type=\"");
        put_word(o, s->voc, json_str(type), true);
        buf_ch(o->b, '"');
    }
    buf_ch(o->b, '>');
    xml_put_text(o->b, json_str(json_get(v, s->name)));
    buf_printf(o->b, "</%s>", s->name);
}

/* ---- sensors ----------------------------------------------------------------------------------------------------------------- */
/* A member as an attribute; false: it needs the mark "more" (too, or instead). */
static bool put_attr_member(struct xml_out *o, const struct xml_specs *set, const struct jm *m)
{
    char key[80];
    struct xml_name name = {0};
    const struct xml_spec *s = NULL;
    if (m->key.size < sizeof key) {
        memcpy(key, m->key.p, m->key.size);
        key[m->key.size] = '\0';
        s = xml_spec_find(set, key);
    }
    bool scalar = m->val.type != J_ARR && m->val.type != J_OBJ && m->val.type != J_NULL;
    if (!scalar || (!s && (!xml_name(o, m->key, &name) || name.prefix || !strchr(name.name, ':'))))
        return false;
    buf_printf(o->b, " %s=\"", s ? s->name : name.name);
    if (s)
        put_leaf_text(o, s, &m->val, true);
    else
        put_leaf_text(o, &(struct xml_spec){.leaf = XL_TEXT}, &m->val, true);
    buf_ch(o->b, '"');
    return s || m->val.type == J_STR;
}

static void put_attrs(struct xml_out *o, const struct xml_spec *s, const struct jv *v)
{
    struct jv more = {.type = J_OBJ, .members = AR_ARRAY(o->ar, struct jm, v->n)};
    buf_printf(o->b, "<%s", s->name);
    for (uint32_t i = 0; i < v->n; i++)
        if (!put_attr_member(o, s->sub, &v->members[i]))
            more.members[more.n++] = v->members[i];
    if (more.n) {
        buf_puts(o->b, " tt:more=\"");
        xml_put_attr(o->b, xml_json(o->ar, &more));
        buf_ch(o->b, '"');
    }
    buf_puts(o->b, "/>");
}

/* ---- objects and lists ----------------------------------------------------------------------------------------------------------- */
static void put_child(struct xml_out *o, const struct xml_spec *s, const struct jv *v);

/* A unit without a quantity: the schema wants the quantity, empty. */
static bool missing_quantity(const struct xml_spec *s, const struct jv *obj)
{
    return strcmp(s->name, "quantity") == 0 && !json_get(obj, "quantity") && json_get(obj, "uom");
}

static void put_object(struct xml_out *o, const struct xml_spec *s, const struct jv *v)
{
    buf_printf(o->b, "<%s>", s->name);
    for (size_t i = 0; i < s->sub->n; i++) {
        const struct xml_spec *c = &s->sub->s[i];
        const struct jv *m = json_get(v, xml_spec_json(c));
        if (m)
            put_child(o, c, m);
        else if (missing_quantity(c, v))
            buf_puts(o->b, "<quantity xsi:nil=\"true\"/>");
    }
    for (uint32_t i = 0; s->flags & XF_OPEN && i < v->n; i++) {
        char key[80];
        struct str k = v->members[i].key;
        bool known = false;
        if (k.size < sizeof key) {
            memcpy(key, k.p, k.size);
            key[k.size] = '\0';
            known = xml_spec_find(s->sub, key) != NULL;
        }
        if (!known)
            xml_put_extension(o, k, &v->members[i].val);
    }
    buf_printf(o->b, "</%s>", s->name);
}

static void put_child(struct xml_out *o, const struct xml_spec *s, const struct jv *v)
{
    if (v->type == J_ARR && s->kind != XK_LIST) {
        for (uint32_t i = 0; i < v->n; i++)
            put_child(o, s, &v->items[i]);
        return;
    }
    switch (s->kind) {
    case XK_LEAF: put_leaf(o, s, v); break;
    case XK_TYPED: put_typed(o, s, v); break;
    case XK_OBJ: put_object(o, s, v); break;
    case XK_ATTRS: put_attrs(o, s, v); break;
    case XK_LIST:
        buf_printf(o->b, "<%s>", s->name);
        for (uint32_t i = 0; v->type == J_ARR && i < v->n; i++)
            put_child(o, &s->sub->s[0], &v->items[i]);
        buf_printf(o->b, "</%s>", s->name);
        break;
    default: break;
    }
}

/* What the schema does not let stand so: lists of certifications, empty lists of things it wants at least one of. */
static bool beyond_schema(const struct xml_spec *s, const struct jv *v)
{
    static const char *const ONE[] = {"bizTransactionList", "sourceList", "destinationList", "sensorElementList"};
    if (strcmp(s->name, "certificationInfo") == 0)
        return v->type == J_ARR;
    for (size_t i = 0; i < sizeof ONE / sizeof ONE[0]; i++)
        if (strcmp(s->name, ONE[i]) == 0)
            return v->type == J_ARR && v->n == 0;
    return false;
}

static const struct xml_spec *known_member(const struct jm *m)
{
    char key[80];
    if (m->key.size >= sizeof key)
        return NULL;
    memcpy(key, m->key.p, m->key.size);
    key[m->key.size] = '\0';
    return xml_spec_find(&xml_event, key);
}

void epcisxml_write_event(struct epcisxml_writer *w, struct arena *ar, const struct jv *ev)
{
    struct xml_out o = {.b = w->b, .ar = ar, .words = w->words, .contexts = {w->context, json_get(ev, "@context")}, .contexts_n = 2};
    struct str name = json_str(json_get(ev, "type"));
    int type = xml_event_type(name);
    size_t n;
    if (type < 0 || type >= XML_QUANTITY_EVENT)
        return;
    const struct xml_spec *const *order = xml_ordered(type, &n);
    buf_printf(w->b, "<" STR_FMT, STR_ARG(name));
    xml_put_namespaces(w->b, o.contexts[1]);
    buf_ch(w->b, '>');
    for (size_t i = 0; i < n; i++) {
        const struct jv *v = json_get(ev, order[i]->name);
        if (!v || order[i]->kind == XK_FLAT)
            continue;
        if (!beyond_schema(order[i], v))
            put_child(&o, order[i], v);
        else if (v->n)
            put_child(&o, order[i], &v->items[0]);
    }
    for (uint32_t i = 0; i < ev->n; i++) {
        const struct jm *m = &ev->members[i];
        const struct xml_spec *s = known_member(m);
        if (s && beyond_schema(s, &m->val))
            xml_put_mark(&o, m->key, &m->val);
        else if (!s && !str_eqz(m->key, "type") && !str_eqz(m->key, "@context"))
            xml_put_extension(&o, m->key, &m->val);
    }
    buf_printf(w->b, "</" STR_FMT ">\n", STR_ARG(name));
}
