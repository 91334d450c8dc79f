/* epcis_keys.c: what an event will be found by: its identifiers with their roles, business transactions and parties, extension
 * values. Pure computation over the arena; the rows they become are written by epcis_store.c. Called by epcis_event.c. */
#include "epcis_priv.h"

#include <string.h>

struct str epcis_word_uri(struct arena *ar, const struct epcis_context *c, enum epcis_voc voc, const struct jv *v)
{
    struct str uri;
    if (!v)
        return (struct str){0};
    return epcis_voc_uri(ar, voc, v->s, &uri) ? uri : epcis_context_expand(ar, c, v->s);
}

/* ---- canonical spellings, once ---------------------------------------------------------------------------------------------------- */
struct uri_memo epcis_memo_new(struct arena *ar, size_t n)
{
    struct uri_memo m = {.slots = 16};
    while (m.slots < n * 2)
        m.slots *= 2;
    m.v = ar_alloc(ar, m.slots * sizeof *m.v);
    return m;
}

/* Where the text stands or would stand. There is always a free slot: no more texts are put than epcis_memo_new() was told. */
static size_t memo_slot(const struct uri_memo *m, struct str text)
{
    size_t k = (size_t)((uint64_t)(uintptr_t)text.p * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (m->slots - 1);
    while (m->v[k].text.p && !(m->v[k].text.p == text.p && m->v[k].text.size == text.size))
        k = (k + 1) & (m->slots - 1);
    return k;
}

struct str epcis_memo_put(struct arena *ar, struct uri_memo *m, struct str text)
{
    size_t k = memo_slot(m, text);
    if (!m->v[k].text.p && text.p) {
        m->v[k].text = text;
        m->v[k].uri = gs1_canonical_uri(ar, text);
    }
    return text.p ? m->v[k].uri : gs1_canonical_uri(ar, text);
}

struct str epcis_memo_get(struct arena *ar, const struct uri_memo *m, struct str text)
{
    size_t k = m && m->slots && text.p ? memo_slot(m, text) : 0;
    return m && m->slots && text.p && m->v[k].text.p ? m->v[k].uri : gs1_canonical_uri(ar, text);
}

/* ---- what an event names -------------------------------------------------------------------------------------------------------------- */
struct collect {
    struct arena *ar;
    struct epcis_event *ev;
    struct epc_key *epcs;
    struct tag_key *tags;
    struct epcis_keys *k;
};

static const struct { enum event_field field; enum epc_role role; } EPC_LISTS[] = {
    {EF_EPCS, ROLE_EPC}, {EF_CHILDREN, ROLE_CHILD}, {EF_INPUTS, ROLE_INPUT}, {EF_OUTPUTS, ROLE_OUTPUT}};
static const struct { enum event_field field; enum epc_role role; } QUANTITY_LISTS[] = {
    {EF_QUANTITIES, ROLE_QUANTITY}, {EF_CHILD_QUANTITIES, ROLE_CHILD_QUANTITY},
    {EF_INPUT_QUANTITIES, ROLE_INPUT_QUANTITY}, {EF_OUTPUT_QUANTITIES, ROLE_OUTPUT_QUANTITY}};
static const struct { enum event_field field; const char *member; enum tag_kind kind; enum epcis_voc voc; } TAG_LISTS[] = {
    {EF_TRANSACTIONS, "bizTransaction", TAG_TRANSACTION, EPCIS_BTT}, {EF_SOURCES, "source", TAG_SOURCE, EPCIS_SDT},
    {EF_DESTINATIONS, "destination", TAG_DESTINATION, EPCIS_SDT}};
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static size_t list_n(const struct jv *v)
{
    return v ? v->n : 0;
}

static void collect_epc(struct collect *c, enum epc_role role, struct str uri, const struct jv *quantity, const struct jv *uom)
{
    c->epcs[c->k->epcs_n++] = (struct epc_key){role, epcis_memo_put(c->ar, &c->k->memo, uri), quantity ? quantity->s : (struct str){0}, json_str(uom)};
}

static void collect_epcs(struct collect *c, const struct jv *const *f)
{
    size_t n = f[EF_PARENT] ? 1 : 0;
    for (size_t i = 0; i < COUNT(EPC_LISTS); i++)
        n += list_n(f[EPC_LISTS[i].field]) + list_n(f[QUANTITY_LISTS[i].field]);
    c->epcs = AR_ARRAY(c->ar, struct epc_key, n);
    c->k->epcs = c->epcs;
    if (f[EF_PARENT])
        collect_epc(c, ROLE_PARENT, f[EF_PARENT]->s, NULL, NULL);
    for (size_t i = 0; i < COUNT(EPC_LISTS); i++)
        for (uint32_t k = 0; k < list_n(f[EPC_LISTS[i].field]); k++)
            collect_epc(c, EPC_LISTS[i].role, f[EPC_LISTS[i].field]->items[k].s, NULL, NULL);
    for (size_t i = 0; i < COUNT(QUANTITY_LISTS); i++)
        for (uint32_t k = 0; k < list_n(f[QUANTITY_LISTS[i].field]); k++) {
            const struct jv *q = &f[QUANTITY_LISTS[i].field]->items[k];
            collect_epc(c, QUANTITY_LISTS[i].role, json_get(q, "epcClass")->s, json_get(q, "quantity"), json_get(q, "uom"));
        }
}

static void collect_tag(struct collect *c, enum tag_kind kind, struct str type, struct str value)
{
    c->tags[c->k->tags_n++] = (struct tag_key){kind, type, value};
}

static void collect_tags(struct collect *c, const struct jv *const *f)
{
    const struct jv *set = json_get(f[EF_PERSISTENT], "set"), *unset = json_get(f[EF_PERSISTENT], "unset");
    const struct jv *corrective = json_get(f[EF_ERROR], "correctiveEventIDs");
    size_t n = list_n(set) + list_n(unset) + list_n(corrective);
    for (size_t i = 0; i < COUNT(TAG_LISTS); i++)
        n += list_n(f[TAG_LISTS[i].field]);
    c->tags = AR_ARRAY(c->ar, struct tag_key, n);
    c->k->tags = c->tags;
    for (size_t i = 0; i < COUNT(TAG_LISTS); i++)
        for (uint32_t k = 0; k < list_n(f[TAG_LISTS[i].field]); k++) {
            const struct jv *v = &f[TAG_LISTS[i].field]->items[k];
            collect_tag(c, TAG_LISTS[i].kind, epcis_word_uri(c->ar, c->ev->context, TAG_LISTS[i].voc, json_get(v, "type")),
                        epcis_memo_put(c->ar, &c->k->memo, json_get(v, TAG_LISTS[i].member)->s));
        }
    for (uint32_t k = 0; k < list_n(set); k++)
        collect_tag(c, TAG_SET, (struct str){0}, epcis_word_uri(c->ar, c->ev->context, EPCIS_DISP, &set->items[k]));
    for (uint32_t k = 0; k < list_n(unset); k++)
        collect_tag(c, TAG_UNSET, (struct str){0}, epcis_word_uri(c->ar, c->ev->context, EPCIS_DISP, &unset->items[k]));
    for (uint32_t k = 0; k < list_n(corrective); k++)
        collect_tag(c, TAG_CORRECTIVE, (struct str){0}, corrective->items[k].s);
}

/* ---- extension fields ----------------------------------------------------------------------------------------------------------- */
void epcis_field_add(struct field_list *l, enum field_scope scope, struct str name, struct str text)
{
    struct when t;
    if (l->n == l->max)
        return;
    struct field_key f = {.scope = scope, .name = name, .text = text, .key = epcis_text_key(text)};
    if (dec_valid(text, true)) {
        f.number = true;
        f.num = dec_double(text);
    } else if (text.size >= 20 && text.size <= 40 && when_parse(text, &t) && t.has_off) {
        f.scope |= SCOPE_TIME;
        f.number = true;
        f.num = (double)t.us;
    }
    l->v[l->n++] = f;
}

static void field_value(struct field_list *l, enum field_scope scope, enum field_scope inner, struct str name, const struct jv *v);

static void field_members(struct field_list *l, const struct rules *rs, const struct jv *obj, enum field_scope scope, enum field_scope inner)
{
    for (uint32_t i = 0; obj && i < obj->n && l->n < l->max; i++)
        if (!rs || !epcis_rule_find(rs, obj->members[i].key)) {
            struct epcis_name n = epcis_context_name(l->context, obj->members[i].key);
            field_value(l, scope, inner, epcis_concat(l->ar, n.ns, n.local), &obj->members[i].val);
        }
}

static void field_value(struct field_list *l, enum field_scope scope, enum field_scope inner, struct str name, const struct jv *v)
{
    switch (v->type) {
    case J_OBJ: field_members(l, NULL, v, inner, inner); break;
    case J_ARR:
        for (uint32_t i = 0; i < v->n; i++)
            field_value(l, scope, inner, name, &v->items[i]);
        break;
    case J_STR: epcis_field_add(l, scope, name, v->s.p ? v->s : STR("")); break;
    case J_NUM: epcis_field_add(l, scope, name, v->s); break;
    case J_TRUE: epcis_field_add(l, scope, name, STR("true")); break;
    case J_FALSE: epcis_field_add(l, scope, name, STR("false")); break;
    case J_NULL: break;
    }
}

void epcis_field_members(struct field_list *l, const struct rules *rs, const struct jv *obj, enum field_scope scope)
{
    field_members(l, rs, obj, scope, (enum field_scope)(scope + 1));
}

/* How many scalar values could stand in an extension value, at most max. */
static size_t scalars(const struct jv *v, size_t max)
{
    size_t n = v->type == J_ARR || v->type == J_OBJ ? 0 : 1;
    for (uint32_t i = 0; v->type == J_ARR && i < v->n && n < max; i++)
        n += scalars(&v->items[i], max);
    for (uint32_t i = 0; v->type == J_OBJ && i < v->n && n < max; i++)
        n += scalars(&v->members[i].val, max);
    return n;
}

static void collect_fields(struct collect *c, const struct jv *ev, const struct jv *const *f)
{
    static const enum event_field HOLDERS[] = {EF_ILMD, EF_ERROR, EF_READ_POINT, EF_BIZ_LOCATION};
    size_t n = 0, sensors = f[EF_SENSORS] ? epcis_sensor_count(f[EF_SENSORS]) : 0;
    for (uint32_t i = 0; i < ev->n; i++)
        if (!epcis_rule_find(&epcis_event_rules, ev->members[i].key))
            n += scalars(&ev->members[i].val, EPCIS_FIELDS_MAX);
    for (size_t i = 0; i < COUNT(HOLDERS); i++)
        n += f[HOLDERS[i]] ? scalars(f[HOLDERS[i]], EPCIS_FIELDS_MAX) : 0;
    n = n < EPCIS_FIELDS_MAX ? n : EPCIS_FIELDS_MAX;
    if (!n && !sensors)
        return;
    struct field_list l = {c->ar, c->ev->context, AR_ARRAY(c->ar, struct field_key, n + sensors), 0, n};
    epcis_field_members(&l, NULL, f[EF_ILMD], SCOPE_ILMD);
    epcis_field_members(&l, &epcis_event_rules, ev, SCOPE_EVENT);
    epcis_field_members(&l, &epcis_error_rules, f[EF_ERROR], SCOPE_ERROR);
    epcis_field_members(&l, &epcis_place_rules, f[EF_READ_POINT], SCOPE_READ_POINT);
    epcis_field_members(&l, &epcis_place_rules, f[EF_BIZ_LOCATION], SCOPE_LOCATION);
    l.max = l.n + sensors;
    if (sensors)
        epcis_sensor_fields(&l, f[EF_SENSORS]);
    c->k->fields = l.v;
    c->k->fields_n = l.n;
}

static void collect_error(struct collect *c, const struct jv *error)
{
    struct when t;
    c->k->error_us = FIELD_NULL;
    if (!error)
        return;
    c->k->error_declared = true;
    if (when_parse(json_get(error, "declarationTime")->s, &t))
        c->k->error_us = t.us;
    c->k->error_reason = epcis_word_uri(c->ar, c->ev->context, EPCIS_ER, json_get(error, "reason"));
}

void epcis_keys_collect(struct arena *ar, struct epcis_event *ev, const struct jv *const *f)
{
    struct collect c = {.ar = ar, .ev = ev, .k = ev->keys};
    collect_epcs(&c, f);
    collect_tags(&c, f);
    collect_fields(&c, ev->json, f);
    epcis_measures_collect(ar, c.k, f[EF_SENSORS]);
    collect_error(&c, f[EF_ERROR]);
}
