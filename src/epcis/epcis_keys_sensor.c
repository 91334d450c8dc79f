/* epcis_keys_sensor.c: what sensor elements and quantities are found by: the attributes that the standard names (EPCIS 2.0 section
 * 7.3.7) as texts, numbers in SI units (epcis_units.c) and times, extension fields by the level they stand at. Pure computation;
 * called by epcis_keys.c. */
#include "epcis_priv.h"
#include "epcis_units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Attributes that are compared as texts; of metadata, of reports, or of both. Also named in epcis_query_params.c. */
enum text_kind { AS_TEXT, AS_URI, AS_TYPE, AS_HEX, AS_BOOL };
static const struct { const char *name; enum text_kind kind; } TEXTS[] = {
    {"type", AS_TYPE}, {"deviceID", AS_URI}, {"dataProcessingMethod", AS_URI}, {"microorganism", AS_URI}, {"chemicalSubstance", AS_URI},
    {"bizRules", AS_URI}, {"stringValue", AS_TEXT}, {"booleanValue", AS_BOOL}, {"hexBinaryValue", AS_HEX}, {"uriValue", AS_URI}};
static const struct { const char *name; enum measure_kind kind; } NUMBERS[] = {
    {"value", MEASURE_VALUE}, {"minValue", MEASURE_MIN}, {"maxValue", MEASURE_MAX}, {"meanValue", MEASURE_MEAN}, {"sDev", MEASURE_SDEV},
    {"percValue", MEASURE_PERC_VALUE}, {"percRank", MEASURE_PERC_RANK}};
static const struct { const char *name; enum measure_kind kind; } TIMES[] = {
    {"time", MEASURE_TIME}, {"startTime", MEASURE_START}, {"endTime", MEASURE_END}};

/* ---- texts ---------------------------------------------------------------------------------------------------------------------- */
static size_t members(const struct jv *v)
{
    size_t n = 0;
    for (uint32_t i = 0; v && (v->type == J_OBJ || v->type == J_ARR) && i < v->n && n < EPCIS_SENSOR_FIELDS_MAX; i++) {
        const struct jv *in = v->type == J_OBJ ? &v->members[i].val : &v->items[i];
        n += in->type == J_OBJ || in->type == J_ARR ? members(in) : 1;
    }
    return n;
}

size_t epcis_sensor_count(const struct jv *elements)
{
    size_t n = members(elements) + 1;
    return n < EPCIS_SENSOR_FIELDS_MAX ? n : EPCIS_SENSOR_FIELDS_MAX;
}

/* Reports of one device repeat themselves: the same text once, as far as a short look back tells. */
static void add_once(struct field_list *l, struct str name, struct str text)
{
    for (size_t i = l->n; i > 0 && i + 24 > l->n; i--)
        if (l->v[i - 1].scope == SCOPE_SENSOR && str_eq(l->v[i - 1].text, text) && str_eq(l->v[i - 1].name, name))
            return;
    size_t at = l->n;
    epcis_field_add(l, SCOPE_SENSOR, name, text);
    if (l->n > at) /* a text, whatever it looks like */
        l->v[at] = (struct field_key){.scope = SCOPE_SENSOR, .name = name, .text = text, .key = l->v[at].key};
}

struct str epcis_sensor_text(struct arena *ar, const struct epcis_context *c, const char *name, struct str text)
{
    struct str uri;
    for (size_t i = 0; i < COUNT(TEXTS); i++) {
        if (strcmp(TEXTS[i].name, name) != 0)
            continue;
        if (TEXTS[i].kind == AS_TYPE)
            return epcis_voc_uri(ar, EPCIS_MEASUREMENT, text, &uri) ? uri : epcis_context_expand(ar, c, text);
        if (TEXTS[i].kind == AS_URI)
            return gs1_canonical_uri(ar, epcis_context_expand(ar, c, text));
        if (TEXTS[i].kind == AS_HEX) {
            char *upper = str_dup(ar, text);
            for (char *p = upper; *p; p++)
                *p = *p >= 'a' && *p <= 'f' ? (char)(*p - 'a' + 'A') : *p;
            return (struct str){upper, text.size};
        }
    }
    return text;
}

static struct str attribute(struct arena *ar, const char *name)
{
    return epcis_concat(ar, STR(SENSOR_NAME), str_of(name));
}

static void add_texts(struct field_list *l, const struct jv *obj)
{
    for (size_t i = 0; obj && i < COUNT(TEXTS); i++) {
        const struct jv *v = json_get(obj, TEXTS[i].name);
        if (!v)
            continue;
        struct str text = v->type == J_STR ? v->s : v->type == J_TRUE ? STR("true") : STR("false");
        add_once(l, attribute(l->ar, TEXTS[i].name), epcis_sensor_text(l->ar, l->context, TEXTS[i].name, text.p ? text : STR("")));
    }
}

void epcis_sensor_fields(struct field_list *l, const struct jv *elements)
{
    add_once(l, attribute(l->ar, "sensorElement"), STR(""));
    for (uint32_t i = 0; i < elements->n && l->n < l->max; i++) {
        const struct jv *e = &elements->items[i], *meta = json_get(e, "sensorMetadata"), *reports = json_get(e, "sensorReport");
        epcis_field_members(l, &epcis_sensor_rules, e, SCOPE_ELEMENT);
        epcis_field_members(l, &epcis_sensor_meta_rules, meta, SCOPE_META);
        add_texts(l, meta);
        for (uint32_t k = 0; reports && k < reports->n && l->n < l->max; k++) {
            epcis_field_members(l, &epcis_sensor_report_rules, &reports->items[k], SCOPE_REPORT);
            add_texts(l, &reports->items[k]);
        }
    }
}

/* ---- numbers ---------------------------------------------------------------------------------------------------------------------- */
struct gather { struct measure_key *v; size_t n, max; };

static void add_number(struct gather *g, enum measure_kind kind, struct str lexeme, struct str uom)
{
    int64_t dim = epcis_unit_dim(uom);
    double si = epcis_unit_si(uom, dec_double(lexeme), kind == MEASURE_SDEV);
    if (g->n < g->max && dim >= 0 && isfinite(si))
        g->v[g->n++] = (struct measure_key){epcis_measure_what(kind, dim), si};
}

static void add_object(struct gather *g, const struct jv *obj)
{
    struct str uom = json_str(json_get(obj, "uom"));
    struct when t;
    for (size_t i = 0; obj && i < COUNT(NUMBERS); i++) {
        const struct jv *v = json_get(obj, NUMBERS[i].name);
        if (json_is(v, J_NUM))
            add_number(g, NUMBERS[i].kind, v->s, NUMBERS[i].kind == MEASURE_PERC_RANK ? (struct str){0} : uom);
    }
    for (size_t i = 0; obj && i < COUNT(TIMES); i++) {
        const struct jv *v = json_get(obj, TIMES[i].name);
        if (v && when_parse(json_str(v), &t) && g->n < g->max)
            g->v[g->n++] = (struct measure_key){epcis_measure_what(TIMES[i].kind, 0), (double)t.us};
    }
}

static int by_what(const void *a, const void *b)
{
    const struct measure_key *x = a, *y = b;
    if (x->what != y->what)
        return x->what < y->what ? -1 : 1;
    return x->num < y->num ? -1 : x->num > y->num;
}

/* Each once, and in the order of the index. */
static size_t sort_once(struct measure_key *v, size_t n)
{
    size_t kept = 0;
    qsort(v, n, sizeof *v, by_what);
    for (size_t i = 0; i < n; i++)
        if (!kept || by_what(&v[kept - 1], &v[i]) != 0)
            v[kept++] = v[i];
    return kept;
}

void epcis_measures_collect(struct arena *ar, struct epcis_keys *k, const struct jv *elements)
{
    struct gather g = {0};
    for (size_t i = 0; i < k->epcs_n; i++)
        g.max += k->epcs[i].quantity.size > 0 && k->epcs[i].uom.size > 0;
    for (uint32_t i = 0; elements && i < elements->n; i++)
        g.max += (size_t)(COUNT(NUMBERS) + COUNT(TIMES)) * (1 + (json_get(&elements->items[i], "sensorReport") ? json_get(&elements->items[i], "sensorReport")->n : 0));
    g.max = g.max < EPCIS_MEASURES_MAX ? g.max : EPCIS_MEASURES_MAX;
    if (!g.max)
        return;
    g.v = AR_ARRAY(ar, struct measure_key, g.max);
    for (size_t i = 0; i < k->epcs_n; i++)
        if (k->epcs[i].quantity.size && k->epcs[i].uom.size)
            add_number(&g, MEASURE_QUANTITY, k->epcs[i].quantity, k->epcs[i].uom);
    for (uint32_t i = 0; elements && i < elements->n; i++) {
        const struct jv *reports = json_get(&elements->items[i], "sensorReport");
        add_object(&g, json_get(&elements->items[i], "sensorMetadata"));
        for (uint32_t r = 0; reports && r < reports->n; r++)
            add_object(&g, &reports->items[r]);
    }
    k->measures = g.v;
    k->measures_n = sort_once(g.v, g.n);
}
