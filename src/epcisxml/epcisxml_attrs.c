/* epcisxml_attrs.c: attributes as members: those of sensor data by table, those of somebody else as they are, and the few that say how an
 * element is to be read. Called by epcisxml_build.c. */
#include "epcisxml_build.h"

#include <string.h>

/* ---- attributes ------------------------------------------------------------------------------------------------------------------------ */
static bool is_ns(const struct xml_attr *a, const char *uri)
{
    return a->uri && strcmp(a->uri, uri) == 0;
}

/* Attributes that say how to read, not what; true: it was one. */
static bool reading_attr(struct frame *f, const struct xml_attr *a)
{
    if (is_ns(a, XML_XSI)) {
        f->nil = f->nil || (strcmp(a->local, "nil") == 0 && (str_eqz(a->value, "true") || str_eqz(a->value, "1")));
        return true; /* xsi:type too: an extension's text stays text, as the event hash and other programs take it */
    }
    if (is_ns(a, "http://www.w3.org/XML/1998/namespace")) {
        if (strcmp(a->local, "space") == 0)
            f->keep_space = str_eqz(a->value, "preserve");
        return strcmp(a->local, "lang") != 0;
    }
    if (is_ns(a, XML_MARK) && strcmp(a->local, "as") == 0) {
        f->mark = str_eqz(a->value, "json") ? MK_JSON : str_eqz(a->value, "list") ? MK_LIST : MK_NONE;
        return true;
    }
    return false;
}

/* An attribute of somebody else's is a member like any other. */
static bool push_attr(struct xml_build *b, const struct xml_attr *a)
{
    struct str key = a->uri && strcmp(a->uri, "http://www.w3.org/XML/1998/namespace") == 0 ? STR("xml:lang") : xml_qualified(b, a->prefix, a->uri, a->local);
    if (!xml_afford(b, key.size + a->value.size + 6))
        return true;
    return xml_push(b, key, xml_text(xml_copy(b, a->value)), XM_JOIN);
}

bool xml_json_text(struct xml_build *b, struct str text, struct jv *out)
{
    static const struct json_limits LIMITS = {EPCISXML_EVENT_BYTES_MAX, 16, EPCISXML_VALUES_MAX};
    struct json_fault fault;
    struct str own = xml_copy(b, text);
    if (json_read(b->o.ar, own, &LIMITS, out, &fault))
        return true;
    (void)REFUSE(b, ERR_INVALID, "JSON 有误：%s", "bad JSON: %s", fault.what);
    return false;
}

/* XML_MARK "more": members that cannot be attributes, as JSON; they replace those of the same name. */
static bool more_members(struct xml_build *b, struct frame *f, struct str text)
{
    struct jv v;
    if (!xml_afford(b, text.size) || !xml_json_text(b, text, &v))
        return true;
    for (uint32_t i = 0; v.type == J_OBJ && i < v.n; i++) {
        uint32_t k = f->base;
        while (k < b->m_n && !str_eq(b->m[k].key, v.members[i].key))
            k++;
        if (k < b->m_n)
            b->m[k].val = v.members[i].val;
        else if (!xml_push(b, v.members[i].key, v.members[i].val, XM_ONCE))
            return false;
    }
    return true;
}

/* sensorMetadata, sensorReport. */
bool xml_attrs_object(struct xml_build *b, struct frame *f, const struct xml_tag *tag)
{
    struct str more = {0};
    for (size_t i = 0; i < tag->attrs_n && b->ev_err == ERR_NONE; i++) {
        const struct xml_attr *a = &tag->attrs[i];
        const struct xml_spec *s = xml_own_ns(a->uri) ? xml_find_child(b, f->sub, a->local) : NULL;
        if (is_ns(a, XML_MARK) && strcmp(a->local, "more") == 0) {
            more = a->value;
        } else if (s) {
            if (xml_afford(b, strlen(s->name) + a->value.size + 6)) {
                struct jv v = xml_value(b->o.ar, s, a->value);
                if (v.type == J_STR || v.type == J_NUM)
                    v.s = xml_copy(b, v.s);
                if (!xml_push(b, str_of(s->name), v, XM_ONCE))
                    return false;
            }
        } else if (xml_own_ns(a->uri)) {
            return REFUSE(b, ERR_INVALID, "不认识的属性 %s", "unknown attribute %s", a->local);
        } else if (!reading_attr(f, a) && !push_attr(b, a)) {
            return false;
        }
    }
    return more.p ? more_members(b, f, more) : true;
}

/* Attributes of any other element in an event. */
bool xml_attrs_other(struct xml_build *b, struct frame *f, const struct xml_tag *tag)
{
    for (size_t i = 0; i < tag->attrs_n && b->ev_err == ERR_NONE; i++) {
        const struct xml_attr *a = &tag->attrs[i];
        if (reading_attr(f, a) || (f->kind == XK_VATTR && !a->uri && strcmp(a->local, "id") == 0))
            continue;
        if (f->kind == XK_EXT || f->kind == XK_VATTR || (!xml_own_ns(a->uri) && f->flags & XF_OPEN)) {
            if (!push_attr(b, a))
                return false;
        } else if (f->kind == XK_TYPED && !a->uri && strcmp(a->local, "type") == 0) {
            if (xml_afford(b, a->value.size + 12) && !xml_push(b, STR("type"), xml_text(xml_copy(b, gs1_cbv_short(f->spec->voc, str_trim(a->value)))), XM_ONCE))
                return false;
        } else if (f->kind == XK_MARK && !a->uri && strcmp(a->local, "name") == 0) {
            f->key = xml_copy(b, a->value);
        } else if (xml_own_ns(a->uri) && f->kind == XK_EVENT && b->doc.kind == EPCISXML_EVENT &&
                   (strcmp(a->local, "schemaVersion") == 0 || strcmp(a->local, "creationDate") == 0)) {
            continue;
        } else if (f->kind != XK_FLAT && !is_ns(a, "http://www.w3.org/XML/1998/namespace")) {
            return REFUSE(b, ERR_INVALID, "不认识的属性 %s", "unknown attribute %s", a->local);
        }
    }
    return true;
}
