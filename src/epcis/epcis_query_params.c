/* epcis_query_params.c: the parameters of the simple event query (EPCIS 2.0 section 8.2.7.1): a table of names, each with the reader of
 * its values; names with a free part (EQ_bizTransaction_…, GE_value_CEL, extension fields) by their leads. Several values are
 * separated by '|' (OpenAPI: pipeDelimited). Called by epcis_query.c. */
#include "epcis_priv.h"
#include "epcis_units.h"

#include <string.h>

/* One parameter as it is being read. */
struct reading {
    struct cx *cx;
    struct epcis_query *q;
    const char *name;
    struct str value;       /* whole */
    struct str *v;          /* split at '|' */
    size_t n;
};
enum { NUMBERS_MAX = 50 };   /* numbers of one parameter */
struct def {
    const char *name;
    enum err (*read)(struct reading *r, const struct def *d);
    const char *column;     /* of epcis_event; attribute of sensors */
    unsigned arg;           /* roles, tag kind, vocabulary, enum measure_kind; 1: values are URIs or words */
    const char *op;
};

#define BAD(r, zh, en, ...) err_say((r)->cx, ERR_INVALID, (r)->name, "%s：" zh, "%s: " en, (r)->name, ##__VA_ARGS__)
#define SHOW(s) (int)((s).size > 80 ? 80 : (s).size), (s).p
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* No value means true: in EPCIS 1.2 such a parameter has none. */
static enum err read_flag(struct reading *r, bool *out)
{
    *out = str_eqz(r->value, "true") || str_eqz(r->value, "1") || !r->value.size;
    return *out || str_eqz(r->value, "false") || str_eqz(r->value, "0") ? ERR_NONE : BAD(r, "只能是 true 或 false", "must be true or false");
}

static enum err read_types(struct reading *r, const struct def *d)
{
    int64_t *t = AR_ARRAY(r->cx->ar, int64_t, r->n);
    for (size_t i = 0; i < r->n; i++) {
        t[i] = strcmp(d->column, "type") == 0 ? epcis_type_of(r->v[i]) : epcis_action_of(r->v[i]);
        if (t[i] < 0)
            return BAD(r, "没有“%.*s”这个取值", "there is no \"%.*s\"", SHOW(r->v[i]));
    }
    buf_printf(&r->q->where, " AND e.%s @IN(%s)", d->column, epcis_query_arg(r->q, v_is(t, r->n)));
    return ERR_NONE;
}

static enum err read_time(struct reading *r, const struct def *d)
{
    struct when t;
    if (!when_parse(r->value, &t) || !t.has_off)
        return BAD(r, "“%.*s”不是带时区的时间", "\"%.*s\" is not a time with offset", SHOW(r->value));
    buf_printf(&r->q->where, " AND e.%s %s %s", d->column, d->op, epcis_query_arg(r->q, v_i(t.us)));
    return ERR_NONE;
}

static enum err word_uris(struct reading *r, enum epcis_voc voc)
{
    for (size_t i = 0; i < r->n; i++) {
        struct str uri;
        if (epcis_voc_uri(r->cx->ar, voc, r->v[i], &uri))
            r->v[i] = uri;
        else if (epcis_is_uri(r->v[i]))
            r->v[i] = epcis_context_expand(r->cx->ar, r->q->context, r->v[i]);
        else
            return BAD(r, "CBV 没有“%.*s”这个词", "CBV has no word \"%.*s\"", SHOW(r->v[i]));
    }
    return ERR_NONE;
}

static enum err canonical_uris(struct reading *r)
{
    for (size_t i = 0; i < r->n; i++) {
        if (!epcis_is_uri(r->v[i]))
            return BAD(r, "“%.*s”不是 URI", "\"%.*s\" is not a URI", SHOW(r->v[i]));
        r->v[i] = gs1_canonical_uri(r->cx->ar, r->v[i]);
    }
    return ERR_NONE;
}

static enum err read_words(struct reading *r, const struct def *d)
{
    TRY(word_uris(r, (enum epcis_voc)d->arg));
    epcis_query_uris(r->q, d->column, r->v, r->n);
    return ERR_NONE;
}

static enum err read_uris(struct reading *r, const struct def *d)
{
    if (d->arg) /* any text will do */
        for (size_t i = 0; i < r->n; i++)
            r->v[i] = gs1_canonical_uri(r->cx->ar, r->v[i]);
    else
        TRY(canonical_uris(r));
    epcis_query_uris(r->q, d->column, r->v, r->n);
    r->q->narrow = r->q->narrow || strcmp(d->column, "transformation") == 0;
    return ERR_NONE;
}

static enum err read_within(struct reading *r, const struct def *d)
{
    TRY(canonical_uris(r));
    if (r->n > 50)
        return BAD(r, "最多 50 个地点", "at most 50 places");
    epcis_query_within(r->q, d->column, r->v, r->n);
    return ERR_NONE;
}

static enum err read_dispositions(struct reading *r, const struct def *d)
{
    TRY(word_uris(r, EPCIS_DISP));
    epcis_query_tag(r->q, (enum tag_kind)d->arg, (struct str){0}, r->v, r->n);
    return ERR_NONE;
}

static enum err read_correctives(struct reading *r, const struct def *d)
{
    epcis_query_tag(r->q, (enum tag_kind)d->arg, (struct str){0}, r->v, r->n);
    return ERR_NONE;
}

static enum err read_match(struct reading *r, const struct def *d)
{
    struct uri_range *all = AR_ARRAY(r->cx->ar, struct uri_range, r->n * EPCIS_RANGES_MAX);
    size_t n = 0, wide = 0;
    bool classes = (d->arg & ((1u << ROLE_QUANTITY) | (1u << ROLE_CHILD_QUANTITY) | (1u << ROLE_INPUT_QUANTITY) | (1u << ROLE_OUTPUT_QUANTITY))) != 0;
    for (size_t i = 0; i < r->n; i++) {
        size_t k = epcis_pattern_ranges(r->cx->ar, r->v[i], classes, all + n);
        if (!k)
            return BAD(r, "“%.*s”不是 EPC、类别或其模式", "\"%.*s\" is no EPC, class, or pattern of one", SHOW(r->v[i]));
        n += k;
    }
    for (size_t i = 0; i < n; i++)
        wide += all[i].hi.size > 0;
    if (wide > QUERY_RANGES_MAX)
        return BAD(r, "模式太多", "too many patterns");
    epcis_query_match(r->q, d->arg, all, n);
    return ERR_NONE;
}

/* ---- sensors ---------------------------------------------------------------------------------------------------------------------------- */
static enum err read_sensor_text(struct reading *r, const struct def *d)
{
    struct str name = epcis_concat(r->cx->ar, STR(SENSOR_NAME), str_of(d->column));
    bool on;
    if (strcmp(d->column, "booleanValue") == 0) {
        TRY(read_flag(r, &on));
        r->v[0] = on ? STR("true") : STR("false");
    }
    for (size_t i = 0; i < r->n; i++) {
        if (d->arg && !epcis_is_uri(r->v[i]) && !epcis_voc_has(EPCIS_MEASUREMENT, r->v[i]))
            return BAD(r, "“%.*s”不是 URI", "\"%.*s\" is not a URI", SHOW(r->v[i]));
        r->v[i] = epcis_sensor_text(r->cx->ar, r->q->context, d->column, r->v[i]);
    }
    epcis_query_texts(r->q, SCOPE_SENSOR, &name, 1, r->v, r->n);
    return ERR_NONE;
}

static enum err read_exists_sensor(struct reading *r, const struct def *d)
{
    struct str name = STR(SENSOR_NAME "sensorElement");
    bool on;
    (void)d;
    TRY(read_flag(r, &on));
    if (on)
        epcis_query_exists(r->q, SCOPE_SENSOR, &name, 1);
    return ERR_NONE;
}

static enum err read_sensor_time(struct reading *r, const struct def *d)
{
    struct when t;
    if (!when_parse(r->value, &t) || !t.has_off)
        return BAD(r, "“%.*s”不是带时区的时间", "\"%.*s\" is not a time with offset", SHOW(r->value));
    double us = (double)t.us;
    epcis_query_measure(r->q, epcis_measure_what((enum measure_kind)d->arg, 0), d->op, &us, 1, 0);
    return ERR_NONE;
}

/* A number, or for EQ some, of a unit ("": none). */
static enum err read_measure(struct reading *r, enum measure_kind kind, const char *op, struct str uom)
{
    double v[NUMBERS_MAX];
    bool many = strcmp(op, "=") == 0;
    size_t n = many ? r->n : 1;
    if (n > NUMBERS_MAX)
        return BAD(r, "最多 %d 个数", "at most %d numbers", NUMBERS_MAX);
    for (size_t i = 0; i < n; i++) {
        struct str one = many ? r->v[i] : r->value;
        if (!dec_valid(one, true))
            return BAD(r, "“%.*s”不是数字", "\"%.*s\" is not a number", SHOW(one));
        v[i] = epcis_unit_si(uom, dec_double(one), kind == MEASURE_SDEV);
    }
    double slack = 0;
    for (size_t i = 0; i < n; i++) {
        double s = epcis_unit_slack(uom, v[i]);
        slack = s > slack ? s : slack;
    }
    epcis_query_measure(r->q, epcis_measure_what(kind, epcis_unit_dim(uom)), op, v, n, slack);
    return ERR_NONE;
}

static enum err read_rank(struct reading *r, const struct def *d)
{
    return read_measure(r, MEASURE_PERC_RANK, d->op, (struct str){0});
}

static enum err read_quantity(struct reading *r, const struct def *d)
{
    if (!dec_valid(r->value, true))
        return BAD(r, "“%.*s”不是数字", "\"%.*s\" is not a number", SHOW(r->value));
    epcis_query_quantity(r->q, d->op, dec_double(r->value));
    return ERR_NONE;
}

static enum err read_event_ids(struct reading *r, const struct def *d)
{
    (void)d;
    epcis_query_ids(r->q, r->v, r->n);
    return ERR_NONE;
}

static enum err read_exists_error(struct reading *r, const struct def *d)
{
    bool on;
    (void)d;
    TRY(read_flag(r, &on));
    if (on)
        buf_puts(&r->q->where, " AND e.error_us IS NOT NULL");
    r->q->narrow = r->q->narrow || on; /* errors are rare */
    return ERR_NONE;
}

static enum err read_number(struct reading *r, int64_t max, int64_t *out)
{
    if (str_i64(r->value, out) && *out >= 1 && *out <= max)
        return ERR_NONE;
    return BAD(r, "须是 1 到 %lld 的整数", "must be an integer from 1 to %lld", (long long)max);
}

static enum err read_per_page(struct reading *r, const struct def *d)
{
    (void)d;
    return read_number(r, QUERY_PAGE_MAX, &r->q->per_page);
}

static enum err read_limit(struct reading *r, const struct def *d)
{
    return read_number(r, INT64_C(1) << 40, strcmp(d->name, "eventCountLimit") == 0 ? &r->q->limit : &r->q->max);
}

/* A whole IRI, or a name whose prefix is declared. */
static bool field_known(const struct reading *r, struct str name)
{
    struct str prefix, local, ns;
    if (!epcis_is_extension(name) || !str_cut(name, ':', &prefix, &local))
        return false;
    return epcis_context_find(r->q->context, prefix, &ns) || str_eqz(prefix, "urn") || ((str_eqz(prefix, "http") || str_eqz(prefix, "https")) && str_starts(local, "//"));
}

/* The whole names of an extension field: 1, or 2 where EPCIS 1.2's namespace#name is meant, too. */
static size_t field_names(const struct reading *r, struct str name, struct str names[2])
{
    struct epcis_name n = epcis_context_name(r->q->context, name);
    struct str head, tail;
    names[0] = epcis_concat(r->cx->ar, n.ns, n.local);
    if (!str_cut(name, '#', &head, &tail))
        return 1;
    names[1] = epcis_concat(r->cx->ar, head, tail);
    return 2;
}

static enum err read_order(struct reading *r, const struct def *d)
{
    (void)d;
    r->q->ordered = true;
    r->q->by_record = str_eqz(r->value, "recordTime");
    if (r->q->by_record || str_eqz(r->value, "eventTime"))
        return ERR_NONE;
    if (!field_known(r, r->value))
        return BAD(r, "只能是 eventTime、recordTime 或扩展字段（前缀须已声明）", "must be eventTime, recordTime or an extension field whose prefix is declared");
    r->q->order_names_n = field_names(r, r->value, r->q->order_names);
    return ERR_NONE;
}

static enum err read_direction(struct reading *r, const struct def *d)
{
    (void)d;
    r->q->ascending = str_eqz(r->value, "ASC");
    return r->q->ascending || str_eqz(r->value, "DESC") ? ERR_NONE : BAD(r, "只能是 ASC 或 DESC", "must be ASC or DESC");
}

static enum err read_token(struct reading *r, const struct def *d)
{
    (void)d;
    r->q->token = r->value; /* read when all parameters are known, and within the transaction */
    return ERR_NONE;
}

#define ROLE(x) (1u << ROLE_##x)
static const struct def DEFS[] = {
    {"eventType", read_types, "type", 0, NULL},
    {"EQ_action", read_types, "action", 0, NULL},
    {"GE_eventTime", read_time, "time_us", 0, ">="},
    {"LT_eventTime", read_time, "time_us", 0, "<"},
    {"GE_recordTime", read_time, "record_us", 0, ">="},
    {"LT_recordTime", read_time, "record_us", 0, "<"},
    {"EQ_bizStep", read_words, "biz_step", EPCIS_BIZSTEP, NULL},
    {"EQ_disposition", read_words, "disposition", EPCIS_DISP, NULL},
    {PATH_DISPOSITION, read_words, "disposition", EPCIS_DISP, NULL},
    {"EQ_persistentDisposition_set", read_dispositions, NULL, TAG_SET, NULL},
    {"EQ_persistentDisposition_unset", read_dispositions, NULL, TAG_UNSET, NULL},
    {"EQ_readPoint", read_uris, "read_point", 0, NULL},
    {"WD_readPoint", read_within, "read_point", 0, NULL},
    {"EQ_bizLocation", read_uris, "biz_location", 0, NULL},
    {"WD_bizLocation", read_within, "biz_location", 0, NULL},
    {"EQ_transformationID", read_uris, "transformation", 1, NULL},
    {"MATCH_epc", read_match, NULL, ROLE(EPC) | ROLE(CHILD), NULL},
    {"MATCH_parentID", read_match, NULL, ROLE(PARENT), NULL},
    {"MATCH_inputEPC", read_match, NULL, ROLE(INPUT), NULL},
    {"MATCH_outputEPC", read_match, NULL, ROLE(OUTPUT), NULL},
    {"MATCH_anyEPC", read_match, NULL, ROLE(EPC) | ROLE(CHILD) | ROLE(PARENT) | ROLE(INPUT) | ROLE(OUTPUT), NULL},
    {"MATCH_epcClass", read_match, NULL, ROLE(QUANTITY) | ROLE(CHILD_QUANTITY), NULL},
    {"MATCH_inputEPCClass", read_match, NULL, ROLE(INPUT_QUANTITY), NULL},
    {"MATCH_outputEPCClass", read_match, NULL, ROLE(OUTPUT_QUANTITY), NULL},
    {"MATCH_anyEPCClass", read_match, NULL, ROLE(QUANTITY) | ROLE(CHILD_QUANTITY) | ROLE(INPUT_QUANTITY) | ROLE(OUTPUT_QUANTITY), NULL},
    {"EQ_quantity", read_quantity, NULL, 0, "="},
    {"GT_quantity", read_quantity, NULL, 0, ">"},
    {"GE_quantity", read_quantity, NULL, 0, ">="},
    {"LT_quantity", read_quantity, NULL, 0, "<"},
    {"LE_quantity", read_quantity, NULL, 0, "<="},
    {"EQ_eventID", read_event_ids, NULL, 0, NULL},
    {"EXISTS_errorDeclaration", read_exists_error, NULL, 0, NULL},
    {"GE_errorDeclarationTime", read_time, "error_us", 0, ">="},
    {"GE_errorDeclaration_Time", read_time, "error_us", 0, ">="},
    {"LT_errorDeclarationTime", read_time, "error_us", 0, "<"},
    {"LT_errorDeclaration_Time", read_time, "error_us", 0, "<"},
    {"EQ_errorReason", read_words, "error_reason", EPCIS_ER, NULL},
    {"EQ_correctiveEventID", read_correctives, NULL, TAG_CORRECTIVE, NULL},
    {"EXISTS_sensorElementList", read_exists_sensor, NULL, 0, NULL},
    {"EXISTS_sensorElement", read_exists_sensor, NULL, 0, NULL},
    {"EQ_type", read_sensor_text, "type", 1, NULL},
    {"EQ_deviceID", read_sensor_text, "deviceID", 1, NULL},
    {"EQ_dataProcessingMethod", read_sensor_text, "dataProcessingMethod", 1, NULL},
    {"EQ_microorganism", read_sensor_text, "microorganism", 1, NULL},
    {"EQ_chemicalSubstance", read_sensor_text, "chemicalSubstance", 1, NULL},
    {"EQ_bizRules", read_sensor_text, "bizRules", 1, NULL},
    {"EQ_uriValue", read_sensor_text, "uriValue", 1, NULL},
    {"EQ_stringValue", read_sensor_text, "stringValue", 0, NULL},
    {"EQ_booleanValue", read_sensor_text, "booleanValue", 0, NULL},
    {"EQ_hexBinaryValue", read_sensor_text, "hexBinaryValue", 0, NULL},
    {"GE_time", read_sensor_time, NULL, MEASURE_TIME, ">="},
    {"LT_time", read_sensor_time, NULL, MEASURE_TIME, "<"},
    {"GE_startTime", read_sensor_time, NULL, MEASURE_START, ">="},
    {"LT_startTime", read_sensor_time, NULL, MEASURE_START, "<"},
    {"GE_endTime", read_sensor_time, NULL, MEASURE_END, ">="},
    {"LT_endTime", read_sensor_time, NULL, MEASURE_END, "<"},
    {"EQ_percRank", read_rank, NULL, 0, "="},
    {"GT_percRank", read_rank, NULL, 0, ">"},
    {"GE_percRank", read_rank, NULL, 0, ">="},
    {"LT_percRank", read_rank, NULL, 0, "<"},
    {"LE_percRank", read_rank, NULL, 0, "<="},
    {"orderBy", read_order, NULL, 0, NULL},
    {"orderDirection", read_direction, NULL, 0, NULL},
    {"perPage", read_per_page, NULL, 0, NULL},
    {"eventCountLimit", read_limit, NULL, 0, NULL},
    {"maxEventCount", read_limit, NULL, 0, NULL},
    {"nextPageToken", read_token, NULL, 0, NULL},
};

/* ---- names with a free part ---------------------------------------------------------------------------------------------------------- */
static const struct { const char *lead; enum tag_kind kind; enum epcis_voc voc; } TAGS[] = {
    {"EQ_bizTransaction_", TAG_TRANSACTION, EPCIS_BTT}, {"EQ_source_", TAG_SOURCE, EPCIS_SDT}, {"EQ_destination_", TAG_DESTINATION, EPCIS_SDT}};

static enum err read_tag(struct reading *r, size_t i)
{
    struct reading type = *r;
    struct str t = str_from(str_of(r->name), strlen(TAGS[i].lead));
    type.v = &t;
    type.n = 1;
    TRY(word_uris(&type, TAGS[i].voc));
    TRY(canonical_uris(r));
    epcis_query_tag(r->q, TAGS[i].kind, t, r->v, r->n);
    return ERR_NONE;
}

static const struct { const char *lead, *op; } OPS[] = {{"EXISTS_", ""}, {"EQ_", "="}, {"GT_", ">"}, {"GE_", ">="}, {"LT_", "<"}, {"LE_", "<="}};
static const struct { const char *lead; enum measure_kind kind; } MEASURES[] = {
    {"quantity_", MEASURE_QUANTITY}, {"value_", MEASURE_VALUE}, {"minValue_", MEASURE_MIN}, {"maxValue_", MEASURE_MAX}, {"meanValue_", MEASURE_MEAN},
    {"sDev_", MEASURE_SDEV}, {"percValue_", MEASURE_PERC_VALUE}};
/* Longer leads first; each also with INNER_ before it. */
static const struct { const char *lead; enum field_scope scope; } SCOPES[] = {
    {"ILMD_", SCOPE_ILMD}, {"ERROR_DECLARATION_", SCOPE_ERROR}, {"SENSORELEMENT_", SCOPE_ELEMENT}, {"SENSORMETADATA_", SCOPE_META},
    {"SENSORREPORT_", SCOPE_REPORT}, {"readPoint_", SCOPE_READ_POINT}, {"bizLocation_", SCOPE_LOCATION}, {"", SCOPE_EVENT}};

/* EQ: any of the texts, or a number or time equal to one of them. */
static void field_equals(struct reading *r, enum field_scope scope, const struct str *names, size_t names_n)
{
    struct field_key *v = AR_ARRAY(r->cx->ar, struct field_key, r->n);
    struct field_list l = {.ar = r->cx->ar, .v = v, .max = r->n};
    for (size_t i = 0; i < r->n; i++)
        epcis_field_add(&l, scope, (struct str){0}, r->v[i]);
    epcis_query_fields(r->q, scope, names, names_n, v, l.n);
}

static enum err field_compare(struct reading *r, enum field_scope scope, const struct str *names, size_t names_n, const char *op)
{
    struct field_key v;
    struct field_list l = {.ar = r->cx->ar, .v = &v, .max = 1};
    epcis_field_add(&l, scope, (struct str){0}, r->value);
    if (!v.number)
        return BAD(r, "“%.*s”不是数字，也不是带时区的时间", "\"%.*s\" is neither a number nor a time with offset", SHOW(r->value));
    epcis_query_compare(r->q, v.scope, names, names_n, op, v.num);
    return ERR_NONE;
}

static enum err read_field(struct reading *r, const char *op, enum field_scope scope, struct str name)
{
    struct str names[2];
    size_t names_n = field_names(r, name, names);
    bool on;
    if (strcmp(op, "=") == 0) {
        field_equals(r, scope, names, names_n);
        return ERR_NONE;
    }
    if (*op)
        return field_compare(r, scope, names, names_n, op);
    TRY(read_flag(r, &on));
    if (on)
        epcis_query_exists(r->q, scope, names, names_n);
    return ERR_NONE;
}

static enum err unknown(const struct reading *r)
{
    return err_say(r->cx, ERR_UNKNOWN_PARAM, r->name, "不认识的查询参数 %s", "unknown query parameter %s", r->name);
}

/* What follows the operator: a measured number with its unit, or an extension field at some place. */
static enum err read_operand(struct reading *r, const char *op, struct str rest)
{
    for (size_t i = 0; *op && i < COUNT(MEASURES); i++)
        if (str_starts(rest, MEASURES[i].lead)) {
            struct str uom = str_from(rest, strlen(MEASURES[i].lead));
            if (uom.size >= 2 && epcis_unit_dim(uom) > 0)
                return read_measure(r, MEASURES[i].kind, op, uom);
        }
    bool inner = str_starts(rest, "INNER_");
    rest = str_from(rest, inner ? 6 : 0);
    for (size_t k = 0; k < COUNT(SCOPES); k++)
        if (str_starts(rest, SCOPES[k].lead)) {
            struct str field = str_from(rest, strlen(SCOPES[k].lead));
            if (field_known(r, field))
                return read_field(r, op, (enum field_scope)(SCOPES[k].scope + inner), field);
        }
    return unknown(r);
}

/* ---- attributes of master data ------------------------------------------------------------------------------------------------------- */
#define MDA "urn:epcglobal:cbv:mda:"
enum { ATTR_WAYS = 3 };
/* Fields that hold an element of a vocabulary. */
static const struct { const char *name, *column; } ATTR_FIELDS[] = {
    {"bizLocation", "biz_location"}, {"readPoint", "read_point"}, {"bizStep", "biz_step"}, {"disposition", "disposition"}};

static const char *attr_column(struct str field)
{
    for (size_t i = 0; i < COUNT(ATTR_FIELDS); i++)
        if (str_eqz(field, ATTR_FIELDS[i].name))
            return ATTR_FIELDS[i].column;
    return NULL;
}

/* Each attribute as sent, with its prefix written out, and with CBV's prefix in its place. */
static struct str *attr_names(const struct reading *r, const struct str *attrs, size_t n)
{
    struct str *names = AR_ARRAY(r->cx->ar, struct str, n * 3);
    for (size_t i = 0; i < n; i++) {
        struct str full = epcis_context_expand(r->cx->ar, r->q->context, attrs[i]);
        names[i * 3] = attrs[i];
        names[i * 3 + 1] = full;
        names[i * 3 + 2] = str_starts(full, MDA) ? epcis_concat(r->cx->ar, STR("cbvmda:"), str_from(full, sizeof MDA - 1)) : full;
    }
    return names;
}

/* Of an extension field. Where its name ends and the attribute's begins, nothing says: each '_' with a known field before it may. */
static enum err read_field_attr(struct reading *r, struct str rest, bool has)
{
    struct query_field_attr ways[ATTR_WAYS] = {0};
    size_t n = 0;
    for (size_t i = 1; n < ATTR_WAYS && i + 1 <= rest.size; i++) {
        struct str field = has ? rest : (struct str){rest.p, i}, attr = str_from(rest, i + 1);
        if (has ? i > 1 : rest.p[i] != '_' || !attr.size)
            continue;
        if (!field_known(r, field))
            continue;
        ways[n].fields_n = field_names(r, field, ways[n].fields);
        ways[n].attrs = attr_names(r, has ? r->v : &attr, has ? r->n : 1);
        ways[n++].attrs_n = (has ? r->n : 1) * 3;
    }
    if (!n)
        return unknown(r);
    epcis_query_field_attr(r->q, r->name, ways, n, has ? NULL : r->v, has ? 0 : r->n);
    return ERR_NONE;
}

/* HASATTR_bizLocation=attribute|…; EQATTR_bizLocation_attribute=value|… */
static enum err read_attr(struct reading *r, struct str rest, bool has)
{
    struct str field = rest, attr = {0};
    if (!has && (!str_cut(rest, '_', &field, &attr) || !attr.size))
        return unknown(r);
    const char *column = attr_column(field);
    if (!column)
        return read_field_attr(r, rest, has);
    size_t n = has ? r->n : 1;
    epcis_query_attr(r->q, column, attr_names(r, has ? r->v : &attr, n), n * 3, has ? NULL : r->v, r->n);
    return ERR_NONE;
}

static const struct { const char *lead; bool has; } ATTRS[] = {{"HASATTR_", true}, {"EQATTR_", false}, {"EQ_ATTR_", false}};

static enum err read_free(struct reading *r)
{
    struct str name = str_of(r->name);
    for (size_t i = 0; i < COUNT(ATTRS); i++)
        if (str_starts(name, ATTRS[i].lead))
            return read_attr(r, str_from(name, strlen(ATTRS[i].lead)), ATTRS[i].has);
    for (size_t i = 0; i < COUNT(TAGS); i++)
        if (str_starts(name, TAGS[i].lead))
            return read_tag(r, i);
    for (size_t i = 0; i < COUNT(OPS); i++)
        if (str_starts(name, OPS[i].lead))
            return read_operand(r, OPS[i].op, str_from(name, strlen(OPS[i].lead)));
    return unknown(r);
}

/* ---- one parameter ------------------------------------------------------------------------------------------------------------------ */
static enum err split(struct reading *r)
{
    size_t n = 1;
    for (size_t i = 0; i < r->value.size; i++)
        n += r->value.p[i] == '|';
    if (n > QUERY_VALUES_MAX)
        return BAD(r, "最多 %d 个值", "at most %d values", QUERY_VALUES_MAX);
    r->v = AR_ARRAY(r->cx->ar, struct str, n);
    struct str rest = r->value;
    for (r->n = 0; r->n < n; r->n++) {
        str_cut(rest, '|', &r->v[r->n], &rest);
        if (!r->v[r->n].size && !str_starts(str_of(r->name), "EXISTS_"))
            return BAD(r, "值不能为空", "a value must not be empty");
    }
    return ERR_NONE;
}

enum err epcis_query_param(struct cx *cx, struct epcis_query *q, const struct query_param *p)
{
    struct reading r = {cx, q, str_dup(cx->ar, p->name), p->value, NULL, 0};
    TRY(split(&r));
    for (size_t i = 0; i < COUNT(DEFS); i++)
        if (strcmp(DEFS[i].name, r.name) == 0)
            return DEFS[i].read(&r, &DEFS[i]);
    return read_free(&r);
}

