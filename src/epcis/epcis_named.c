/* epcis_named.c: named queries: a SimpleEventQuery in JSON form (GS1's query-schema.json) under a name that is unique. */
#include "epcis_subscribe.h"

#include <string.h>

/* Names of the standard's own queries (section 8.2.7): nobody creates or removes them. */
static const char *const PREDEFINED[] = {"SimpleEventQuery", "SimpleMasterDataQuery"};
/* They contradict a view that stays: a page or a count belongs to one request. */
static const char *const NOT_STORED[] = {"nextPageToken", "perPage"};

static bool predefined(const char *name)
{
    for (size_t i = 0; i < sizeof PREDEFINED / sizeof PREDEFINED[0]; i++)
        if (strcmp(name, PREDEFINED[i]) == 0)
            return true;
    return false;
}

/* ---- parameters from JSON ----------------------------------------------------------------------------------------------------------- */
static enum err scalar(struct cx *cx, const char *at, const struct jv *v, bool exists, struct buf *out)
{
    bool bar = false;
    switch (v->type) {
    case J_STR:
        for (size_t i = 0; i < v->s.size; i++)
            bar = bar || v->s.p[i] == '|';
        if (bar)
            return err_say(cx, ERR_INVALID, at, "值里不能有“|”", "a value must not hold \"|\"");
        buf_str(out, v->s);
        return ERR_NONE;
    case J_NUM:
        buf_str(out, exists ? STR("true") : v->s); /* EXISTS_…: the schema has an integer or null there, whose value means nothing */
        return ERR_NONE;
    case J_TRUE:
    case J_FALSE:
        buf_puts(out, v->type == J_TRUE ? "true" : "false");
        return ERR_NONE;
    case J_NULL:
        if (exists) {
            buf_puts(out, "true");
            return ERR_NONE;
        }
        break;
    default:
        break;
    }
    return err_say(cx, ERR_INVALID, at, "须是文字、数字、真假值或由它们组成的列表", "must be a text, a number, true or false, or a list of them");
}

static enum err param_value(struct cx *cx, const struct jm *m, struct str *out)
{
    struct buf b;
    const char *at = str_dup(cx->ar, m->key);
    bool list = m->val.type == J_ARR, exists = str_starts(m->key, "EXISTS_");
    const struct jv *v = list ? m->val.items : &m->val;
    uint32_t n = list ? m->val.n : 1;
    buf_init(&b, cx->ar, 64);
    if (!n)
        return err_say(cx, ERR_INVALID, at, "列表不能为空", "a list must not be empty");
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            buf_ch(&b, '|');
        TRY(scalar(cx, at, &v[i], exists, &b));
    }
    *out = buf_view(&b);
    return ERR_NONE;
}

enum err named_params(struct cx *cx, struct str query, struct query_param **p_out, size_t *n_out, const struct epcis_context **context_out)
{
    struct jv *v = AR_NEW(cx->ar, struct jv);
    struct json_fault fault;
    struct epcis_context *context;
    size_t n = 0;
    if (!json_read(cx->ar, query, NULL, v, &fault) || v->type != J_OBJ)
        return err_say(cx, ERR_INVALID, "query", "query 须是一个对象", "query must be an object");
    struct query_param *p = AR_ARRAY(cx->ar, struct query_param, v->n);
    TRY(epcis_context_read(cx, json_get(v, "@context"), epcis_context_standard(), "/query/@context", &context));
    for (uint32_t i = 0; i < v->n; i++) {
        if (str_eqz(v->members[i].key, "@context"))
            continue;
        p[n].name = v->members[i].key;
        TRY(param_value(cx, &v->members[i], &p[n++].value));
    }
    *p_out = p;
    *n_out = n;
    *context_out = context;
    return ERR_NONE;
}

/* Would it run? */
static enum err check_query(struct cx *cx, struct str query)
{
    struct query_param *p;
    const struct epcis_context *context;
    struct epcis_query *q;
    size_t n;
    TRY(named_params(cx, query, &p, &n, &context));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof NOT_STORED / sizeof NOT_STORED[0]; k++)
            if (str_eqz(p[i].name, NOT_STORED[k]))
                return err_say(cx, ERR_UNKNOWN_PARAM, NOT_STORED[k], "%s 属于一次请求，不属于查询定义", "%s belongs to one request, not to a query's definition",
                               NOT_STORED[k]);
    return epcis_query_read(cx, p, n, context, &q);
}

/* ---- acts ------------------------------------------------------------------------------------------------------------------------------ */
static enum err check_name(struct cx *cx, const char *name)
{
    struct str s = str_of(name);
    bool ok = s.size && utf8_valid(s) && utf8_len(s) <= NAMED_NAME_MAX && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
    for (size_t i = 0; ok && i < s.size; i++)
        ok = (unsigned char)s.p[i] > 0x20 && s.p[i] != '/' && s.p[i] != 0x7f;
    return ok ? ERR_NONE : err_say(cx, ERR_INVALID, "name", "查询名须是 1 到 %d 个字，不含空白和斜线", "a query's name has 1 to %d characters, no blank, no slash",
                                   NAMED_NAME_MAX);
}

enum err epcis_named_create(struct cx *cx, struct tx *tx, const char *name, struct str query, const char *caller)
{
    int64_t changed = 0;
    TRY(check_name(cx, name));
    if (query.size > NAMED_QUERY_BYTES_MAX)
        return err_say(cx, ERR_TOO_LARGE, "query", "查询定义最多 %d 字节", "a query's definition has %d bytes at most", NAMED_QUERY_BYTES_MAX);
    TRY(check_query(cx, query));
    if (!predefined(name))
        TRY(sql_exec_n(tx, &epcis_sql[Q_NAMED_INSERT], ARGS(v_t(epcis_county()), v_t(name), v_s(query), v_i(cx->now_us), v_t(caller)), &changed));
    return changed ? ERR_NONE : err_say(cx, ERR_DUPLICATE, "name", "已有名为“%s”的查询", "there is a query named \"%s\" already", name);
}

enum err named_find(struct cx *cx, struct tx *tx, const char *name, struct named *out)
{
    struct rows *r;
    TRY(sql_query(tx, &epcis_sql[Q_NAMED_FIND], ARGS(v_t(name)), &r));
    bool found = rows_next(r);
    if (found)
        *out = (struct named){rows_i64(r, 0), rows_z(r, 1), str_of(rows_z(r, 2)), rows_i64(r, 3), rows_z(r, 4)};
    TRY(rows_end(&r));
    return found ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, "queryName", "没有名为“%s”的查询", "there is no query named \"%s\"", name);
}

enum err epcis_named_delete(struct cx *cx, struct tx *tx, const char *name)
{
    struct named n;
    TRY(named_find(cx, tx, name, &n));
    if (predefined(name))
        return err_say(cx, ERR_FORBIDDEN, "queryName", "标准自带的查询不能删除", "the standard's own queries cannot be removed");
    TRY(sql_exec(tx, &epcis_sql[Q_SUBSCRIPTION_DELETE_OF], ARGS(v_i(n.id))));
    return sql_exec(tx, &epcis_sql[Q_NAMED_DELETE], ARGS(v_i(n.id)));
}

void named_write(struct jw *w, const struct named *n)
{
    jw_obj(w);
    jw_key(w, "name");
    jw_z(w, n->name);
    jw_key(w, "query");
    jw_raw(w, n->query);
    jw_obj_end(w);
}
