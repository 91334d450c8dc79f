/* epcis_query.c: the simple event query of EPCIS 2.0 (section 8.2.7.1) from its parameters: a table of names, each with the reader
 * of its values; names with a free part (EQ_bizTransaction_…, extension fields) by their lead. Several values are separated by
 * '|' (OpenAPI: pipeDelimited). Called by epcis_routes.c. */
#include "epcis_priv.h"

#include <stdlib.h>
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
struct def {
    const char *name;
    enum err (*read)(struct reading *r, const struct def *d);
    const char *column;     /* of epcis_event */
    unsigned arg;           /* roles, tag kind, vocabulary */
    const char *op;
};

#define BAD(r, zh, en, ...) err_say((r)->cx, ERR_INVALID, (r)->name, "%s：" zh, "%s: " en, (r)->name, ##__VA_ARGS__)
#define SHOW(s) (int)((s).size > 80 ? 80 : (s).size), (s).p

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
    if (wide > 100)
        return BAD(r, "模式太多", "too many patterns");
    epcis_query_match(r->q, d->arg, all, n);
    return ERR_NONE;
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

static enum err read_flag(struct reading *r, bool *out)
{
    *out = str_eqz(r->value, "true");
    return *out || str_eqz(r->value, "false") ? ERR_NONE : BAD(r, "只能是 true 或 false", "must be true or false");
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

static enum err read_order(struct reading *r, const struct def *d)
{
    (void)d;
    r->q->ordered = true;
    r->q->by_record = str_eqz(r->value, "recordTime");
    return r->q->by_record || str_eqz(r->value, "eventTime") ? ERR_NONE : BAD(r, "只能是 eventTime 或 recordTime", "must be eventTime or recordTime");
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
    {"EQ_persistentDisposition_set", read_dispositions, NULL, TAG_SET, NULL},
    {"EQ_persistentDisposition_unset", read_dispositions, NULL, TAG_UNSET, NULL},
    {"EQ_readPoint", read_uris, "read_point", 0, NULL},
    {"WD_readPoint", read_within, "read_point", 0, NULL},
    {"EQ_bizLocation", read_uris, "biz_location", 0, NULL},
    {"WD_bizLocation", read_within, "biz_location", 0, NULL},
    {"EQ_transformationID", read_uris, "transformation", 0, NULL},
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

/* Longer leads first. */
static const struct { const char *lead, *op; } OPS[] = {
    {"EXISTS_", ""}, {"EQ_", "IN"}, {"GT_", ">"}, {"GE_", ">="}, {"LT_", "<"}, {"LE_", "<="}};
static const struct { const char *lead; enum field_scope scope; } SCOPES[] = {
    {"INNER_ILMD_", SCOPE_ILMD_INNER}, {"ILMD_", SCOPE_ILMD}, {"INNER_ERROR_DECLARATION_", SCOPE_ERROR_INNER}, {"ERROR_DECLARATION_", SCOPE_ERROR},
    {"INNER_", SCOPE_EVENT_INNER}, {"", SCOPE_EVENT}};

static enum err read_field(struct reading *r, const char *op, enum field_scope scope, struct str name)
{
    struct epcis_name n = epcis_context_name(r->q->context, name);
    struct str hash_head, hash_tail, names[2] = {epcis_concat(r->cx->ar, n.ns, n.local), {0}};
    bool hashed = str_cut(name, '#', &hash_head, &hash_tail); /* EPCIS 1.2 writes namespace#name */
    bool on = true;
    if (hashed)
        names[1] = epcis_concat(r->cx->ar, hash_head, hash_tail);
    if (!*op)
        TRY(read_flag(r, &on));
    else if (strcmp(op, "IN") != 0 && !dec_valid(r->value, true))
        return BAD(r, "“%.*s”不是数字", "\"%.*s\" is not a number", SHOW(r->value));
    if (on)
        epcis_query_field(r->q, scope, names, hashed ? 2 : 1, *op ? op : NULL, strcmp(op, "IN") == 0 ? r->v : &r->value, strcmp(op,
                "IN") == 0 ? r->n : 1);
    return ERR_NONE;
}

static enum err read_free(struct reading *r)
{
    struct str name = str_of(r->name);
    for (size_t i = 0; i < sizeof TAGS / sizeof TAGS[0]; i++)
        if (str_starts(name, TAGS[i].lead))
            return read_tag(r, i);
    for (size_t i = 0; i < sizeof OPS / sizeof OPS[0]; i++) {
        if (!str_starts(name, OPS[i].lead))
            continue;
        struct str rest = str_from(name, strlen(OPS[i].lead));
        for (size_t k = 0; k < sizeof SCOPES / sizeof SCOPES[0]; k++)
            if (str_starts(rest, SCOPES[k].lead)) {
                struct str field = str_from(rest, strlen(SCOPES[k].lead));
                if (epcis_is_extension(field))
                    return read_field(r, OPS[i].op, SCOPES[k].scope, field);
                break;
            }
    }
    return err_say(r->cx, ERR_UNKNOWN_PARAM, r->name, "不认识的查询参数 %s", "unknown query parameter %s", r->name);
}

/* ---- all parameters ------------------------------------------------------------------------------------------------------------------- */
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
        if (!r->v[r->n].size)
            return BAD(r, "值不能为空", "a value must not be empty");
    }
    return ERR_NONE;
}

static enum err read_param(struct cx *cx, struct epcis_query *q, const struct query_param *p)
{
    struct reading r = {cx, q, str_dup(cx->ar, p->name), p->value, NULL, 0};
    TRY(split(&r));
    for (size_t i = 0; i < sizeof DEFS / sizeof DEFS[0]; i++)
        if (strcmp(DEFS[i].name, r.name) == 0)
            return DEFS[i].read(&r, &DEFS[i]);
    return read_free(&r);
}

/* Parameters but those of paging, in any order: a token goes with them. */
static uint64_t params_tag(const struct query_param *p, size_t n)
{
    uint64_t tag = 0;
    for (size_t i = 0; i < n; i++)
        if (!str_eqz(p[i].name, "nextPageToken") && !str_eqz(p[i].name, "perPage"))
            tag += epcis_token_tag(epcis_token_tag(0, p[i].name), p[i].value);
    return tag;
}

static enum err check_together(struct cx *cx, const struct epcis_query *q)
{
    if (q->limit >= 0 && q->max >= 0)
        return err_say(cx, ERR_INVALID, "maxEventCount", "eventCountLimit 与 maxEventCount 不能同时使用",
                       "eventCountLimit and maxEventCount exclude each other");
    if (q->limit >= 0 && !q->ordered)
        return err_say(cx, ERR_INVALID, "eventCountLimit", "eventCountLimit 须与 orderBy 一起使用", "eventCountLimit is used with orderBy only");
    if (q->args_n > QUERY_ARGS_MAX - 8)
        return err_say(cx, ERR_LIMIT, NULL, "查询条件太多", "too many conditions");
    return ERR_NONE;
}

enum err epcis_query_read(struct cx *cx, const struct query_param *p, size_t n, const struct epcis_context *context, struct epcis_query **out)
{
    struct epcis_query *q = AR_NEW(cx->ar, struct epcis_query);
    q->ar = cx->ar;
    q->context = context;
    q->per_page = QUERY_PAGE_DEFAULT;
    q->limit = q->max = -1;
    buf_init(&q->where, cx->ar, 512);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++)
            if (str_eq(p[i].name, p[k].name))
                return err_say(cx, ERR_INVALID, str_dup(cx->ar, p[i].name), "参数 %.*s 重复；多个值用 | 分隔",
                               "the parameter %.*s is given twice; separate values by |",
                               SHOW(p[i].name));
        TRY(read_param(cx, q, &p[i]));
        TRY(q->args_n > QUERY_ARGS_MAX - 150 ? err_say(cx, ERR_LIMIT, NULL, "查询条件太多", "too many conditions") : ERR_NONE);
    }
    TRY(check_together(cx, q));
    q->tag = params_tag(p, n);
    *out = q;
    return ERR_NONE;
}

/* ---- running -------------------------------------------------------------------------------------------------------------------------- */
static enum err check_max(struct cx *cx, struct tx *tx, struct epcis_query *q)
{
    struct rows *r;
    int64_t n = 0;
    size_t args = q->args_n;
    if (q->max < 0)
        return ERR_NONE;
    const char *text = epcis_query_text(q, true, q->max + 1);
    TRY(sql_query_text(tx, "epcis.query_count", text, q->args, q->args_n, &r));
    q->args_n = args;
    if (rows_next(r))
        n = rows_i64(r, 0);
    TRY(rows_end(&r));
    if (n > q->max)
        return err_say(cx, ERR_LIMIT, "maxEventCount", "符合条件的事件多于 %lld 个", "more than %lld events match", (long long)q->max);
    return ERR_NONE;
}

enum { AT_TIME, AT_ROW, AT_LEFT };

static enum err token_read(struct cx *cx, struct tx *tx, struct epcis_query *q)
{
    struct epcis_token t;
    if (!q->token.size)
        return ERR_NONE;
    TRY(epcis_token_read(cx, tx, q->token, q->tag, &t));
    q->paged = true;
    q->after_us = t.at[AT_TIME];
    q->after_id = t.at[AT_ROW];
    q->limit = t.at[AT_LEFT];
    return ERR_NONE;
}

static struct epcis_token token_after(const struct epcis_query *q, const struct epcis_hit *last, int64_t left)
{
    return (struct epcis_token){.tag = q->tag, .at = {[AT_TIME] = q->by_record ? last->record_us : last->time_us, [AT_ROW] = last->row, [AT_LEFT] = left}};
}

enum err epcis_query_run(struct cx *cx, struct tx *tx, struct epcis_query *q, struct query_page *out)
{
    struct rows *r;
    size_t args = q->args_n, bytes = 0;
    bool more = false;
    TRY(token_read(cx, tx, q));
    TRY(check_max(cx, tx, q));
    int64_t want = q->limit >= 0 && q->limit < q->per_page ? q->limit : q->per_page;
    struct query_page page = {.rows = AR_ARRAY(cx->ar, struct read_row, (size_t)want + 1)};
    const char *text = epcis_query_text(q, false, want + 1);
    TRY(sql_query_text(tx, "epcis.query", text, q->args, q->args_n, &r));
    q->args_n = args;
    while (rows_next(r)) {
        more = (int64_t)page.n == want || bytes > QUERY_PAGE_BYTES;
        if (more)
            break;
        TRY(epcis_read_row(cx, r, &page.rows[page.n]));
        bytes += page.rows[page.n++].hit.json.size;
    }
    TRY(rows_end(&r));
    int64_t left = q->limit < 0 ? -1 : q->limit - (int64_t)page.n;
    page.more = more && page.n && left != 0;
    if (page.more)
        page.next = token_after(q, &page.rows[page.n - 1].hit, left);
    *out = page;
    return ERR_NONE;
}
