/* epcis_master.c: master data: vocabularies that came in headers of documents (EPCIS 2.0 section 9.5, 10.1), kept by what holds now and what held
 * before, and SimpleMasterDataQuery over them. Called by the capture files, the import, and whoever answers named queries. */
#include "epcis_master.h"

#include <string.h>

/* ---- storing ------------------------------------------------------------------------------------------------------------------- */
static enum err fault(struct cx *cx, struct str id, const char *field, const char *zh, const char *en)
{
    return err_say(cx, ERR_INVALID, field, "主数据 %.*s：%s", "master data of %.*s: %s", (int)(id.size > 100 ? 100 : id.size), id.p, cx->lang == LANG_ZH ? zh : en);
}

static enum err check_element(struct cx *cx, struct str id, const struct jv *attributes, const struct jv *children)
{
    if ((attributes && attributes->type != J_ARR) || (children && children->type != J_ARR))
        return fault(cx, id, "vocabularyElementList", "attributes 和 children 应是列表", "attributes and children are lists");
    if ((attributes && attributes->n > MASTER_ATTRIBUTES_MAX) || (children && children->n > MASTER_CHILDREN_MAX))
        return err_say(cx, ERR_LIMIT, "vocabularyElementList", "一个词条最多 %d 个属性、%d 个下级", "an element may have %d attributes and %d children at most",
                       MASTER_ATTRIBUTES_MAX, MASTER_CHILDREN_MAX);
    for (uint32_t i = 0; attributes && i < attributes->n; i++)
        if (!epcis_is_uri(json_str(json_get(&attributes->items[i], "id"))))
            return fault(cx, id, "attributes", "属性的 id 须是 URI", "the id of an attribute is a URI");
    for (uint32_t i = 0; children && i < children->n; i++)
        if (!epcis_is_uri(json_str(&children->items[i])))
            return fault(cx, id, "children", "下级须是 URI", "children are URIs");
    return ERR_NONE;
}

/* Vocabularies of places: their children lie in them. */
static bool places(struct str vtype)
{
    return str_ends(vtype, "Location") || str_ends(vtype, "ReadPoint");
}

struct known { int64_t id; bool same; };

static enum err find(struct tx *tx, struct str vtype, struct str uri, struct str json, struct known *out)
{
    struct rows *r;
    *out = (struct known){0};
    TRY(sql_query(tx, &epcis_sql[Q_MASTER_FIND], ARGS(v_s(vtype), v_s(uri)), &r));
    if (rows_next(r)) {
        out->id = rows_i64(r, 0);
        out->same = str_eq(rows_str(r, 1), json);
    }
    return rows_end(&r);
}

/* End what was said before: its attributes are asked for no more, its children no longer lie in it. */
static enum err end_before(struct cx *cx, struct tx *tx, struct str vtype, struct str uri, int64_t id)
{
    struct rows *r;
    struct str *children = NULL;
    size_t n = 0, cap = 0;
    TRY(sql_exec(tx, &epcis_sql[Q_MASTER_END], ARGS(v_i(id), v_i(cx->now_us))));
    TRY(sql_exec(tx, &epcis_sql[Q_MASTER_ATTR_DROP], ARGS(v_i(id))));
    TRY(sql_query(tx, &epcis_sql[Q_MASTER_CHILDREN], ARGS(v_s(vtype), v_s(uri)), &r));
    while (rows_next(r)) {
        if (n == cap) {
            struct str *more = AR_ARRAY(cx->ar, struct str, cap ? cap * 2 : 16);
            if (n)
                memcpy(more, children, n * sizeof *more);
            cap = cap ? cap * 2 : 16;
            children = more;
        }
        struct str c = rows_str(r, 0);
        children[n++] = (struct str){str_dup(cx->ar, c), c.size};
    }
    TRY(rows_end(&r));
    for (size_t i = 0; places(vtype) && i < n; i++)
        TRY(epcis_location_set(cx, tx, children[i], (struct str){0}));
    return sql_exec(tx, &epcis_sql[Q_MASTER_CHILD_DROP], ARGS(v_s(vtype), v_s(uri)));
}

/* The first bytes of a value, not cutting a character; empty for what is no scalar. */
static struct str value_text(const struct jv *v)
{
    struct str s = v && (v->type == J_STR || v->type == J_NUM) ? v->s : STR("");
    size_t n = s.size < MASTER_TEXT_MAX ? s.size : MASTER_TEXT_MAX;
    while (n < s.size && n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
        n--;
    return (struct str){s.p, n};
}

static enum err put_parts(struct cx *cx, struct tx *tx, struct str vtype, struct str uri, int64_t id, const struct jv *attributes, const struct jv *children)
{
    struct bulk *b;
    TRY(bulk_open(tx, "epcis_master_attr", "uri, name, text, master, seq", "tttii", "", &b));
    for (uint32_t i = 0; attributes && i < attributes->n; i++) {
        const struct jv *a = &attributes->items[i];
        TRY(bulk_row(b, (const struct val[]){v_s(uri), v_s(json_get(a, "id")->s), v_s(value_text(json_get(a, "attribute"))), v_i(id), v_i(i)}));
    }
    TRY(bulk_close(&b, NULL));
    for (uint32_t i = 0; children && i < children->n; i++) {
        struct str child = gs1_canonical_uri(cx->ar, children->items[i].s);
        TRY(sql_exec(tx, &epcis_sql[Q_MASTER_CHILD_PUT], ARGS(v_s(vtype), v_s(uri), v_s(child))));
        if (places(vtype))
            TRY(epcis_location_set(cx, tx, child, uri));
    }
    return ERR_NONE;
}

static enum err store_element(struct cx *cx, struct tx *tx, struct str vtype, const struct jv *el, const char *county)
{
    const struct jv *attributes = json_get(el, "attributes"), *children = json_get(el, "children");
    struct str id = json_str(json_get(el, "id")), uri = gs1_canonical_uri(cx->ar, id), json = epcis_json_compact(cx->ar, el);
    struct known known;
    int64_t row;
    TRY(check_element(cx, id, attributes, children));
    if (json.size > EPCIS_EVENT_BYTES_MAX)
        return err_say(cx, ERR_TOO_LARGE, "vocabularyElementList", "一个词条最多 %d 字节", "an element of a vocabulary may have %d bytes at most", EPCIS_EVENT_BYTES_MAX);
    TRY(find(tx, vtype, uri, json, &known));
    if (known.same)
        return ERR_NONE;
    if (known.id)
        TRY(end_before(cx, tx, vtype, uri, known.id));
    TRY(sql_i64(tx, &epcis_sql[Q_MASTER_INSERT], ARGS(v_t(county), v_s(vtype), v_s(uri), v_i(cx->now_us), v_s(json)), &row));
    return put_parts(cx, tx, vtype, uri, row, attributes, children);
}

enum err epcis_master_store(struct cx *cx, struct tx *tx, const struct jv *vocs, const char *county)
{
    size_t n = 0;
    for (uint32_t i = 0; vocs && i < vocs->n; i++) {
        const struct jv *els = json_get(&vocs->items[i], "vocabularyElementList");
        struct str vtype = json_str(json_get(&vocs->items[i], "type"));
        if (!epcis_is_uri(vtype))
            return err_say(cx, ERR_INVALID, "vocabularyList", "词汇表的 type 须是 URI", "the type of a vocabulary is a URI");
        for (uint32_t k = 0; json_is(els, J_ARR) && k < els->n; k++) {
            if (++n > MASTER_ELEMENTS_MAX)
                return err_say(cx, ERR_LIMIT, "vocabularyList", "一份文档最多 %d 个词条", "a document may have %d elements of vocabularies at most", MASTER_ELEMENTS_MAX);
            TRY(store_element(cx, tx, vtype, &els->items[k], county));
        }
    }
    return ERR_NONE;
}

/* ---- SimpleMasterDataQuery -------------------------------------------------------------------------------------------------------- */
struct wanted { struct str *v; size_t n; bool given; };
struct eqattr { struct str name; struct wanted values; };
struct ask {
    bool attributes, children, attributes_said, children_said;
    int64_t max;                     /* -1: none */
    struct wanted vocabularies, names, within, only, has;
    struct eqattr *eq;
    size_t eq_n;
};

static struct wanted split(struct cx *cx, struct str s, bool canonical)
{
    struct wanted l = {.given = true};
    size_t n = 1;
    for (size_t i = 0; i < s.size; i++)
        n += s.p[i] == '|';
    l.v = AR_ARRAY(cx->ar, struct str, n);
    for (struct str one; l.n < n;) {
        (void)str_cut(s, '|', &one, &s);
        l.v[l.n++] = canonical ? gs1_canonical_uri(cx->ar, one) : one;
    }
    return l;
}

static enum err bad(struct cx *cx, struct str name, const char *zh, const char *en)
{
    return err_say(cx, ERR_INVALID, str_dup(cx->ar, name), "%.*s：%s", "%.*s: %s", (int)name.size, name.p, cx->lang == LANG_ZH ? zh : en);
}

static enum err read_bool(struct cx *cx, const struct query_param *p, bool *out, bool *said)
{
    if (!str_eqz(p->value, "true") && !str_eqz(p->value, "false"))
        return bad(cx, p->name, "只能是 true 或 false", "must be true or false");
    *out = str_eqz(p->value, "true");
    *said = true;
    return ERR_NONE;
}

static enum err read_param(struct cx *cx, const struct query_param *p, struct ask *a)
{
    if (str_eqz(p->name, "includeAttributes"))
        return read_bool(cx, p, &a->attributes, &a->attributes_said);
    if (str_eqz(p->name, "includeChildren"))
        return read_bool(cx, p, &a->children, &a->children_said);
    if (str_eqz(p->name, "maxElementCount"))
        return str_i64(p->value, &a->max) && a->max >= 0 ? ERR_NONE : bad(cx, p->name, "须是非负整数", "must be an integer, not negative");
    if (str_eqz(p->name, "vocabularyName"))
        a->vocabularies = split(cx, p->value, false);
    else if (str_eqz(p->name, "attributeNames"))
        a->only = split(cx, p->value, false);
    else if (str_eqz(p->name, "EQ_name"))
        a->names = split(cx, p->value, true);
    else if (str_eqz(p->name, "WD_name"))
        a->within = split(cx, p->value, true);
    else if (str_eqz(p->name, "HASATTR"))
        a->has = split(cx, p->value, false);
    else if (str_starts(p->name, "EQATTR_") && p->name.size > 7)
        a->eq[a->eq_n++] = (struct eqattr){str_from(p->name, 7), split(cx, p->value, false)};
    else
        return err_say(cx, ERR_UNKNOWN_PARAM, str_dup(cx->ar, p->name), "不认识的参数 %.*s", "unknown parameter %.*s", (int)(p->name.size > 80 ? 80 : p->name.size), p->name.p);
    return ERR_NONE;
}

static enum err read_params(struct cx *cx, const struct query_param *p, size_t n, struct ask *a)
{
    a->max = -1;
    a->eq = AR_ARRAY(cx->ar, struct eqattr, n);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++)
            if (str_eq(p[i].name, p[k].name))
                return bad(cx, p[i].name, "参数重复；多个值用 | 分隔", "given twice; separate values by |");
        TRY(read_param(cx, &p[i], a));
    }
    if (!a->attributes_said || !a->children_said) /* both are required by the standard */
        return bad(cx, a->attributes_said ? STR("includeChildren") : STR("includeAttributes"), "缺少这个必填参数", "this required parameter is missing");
    return ERR_NONE;
}

static bool in(const struct wanted *l, struct str s)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->v[i], s))
            return true;
    return false;
}

/* Has the element an attribute of one of the names? */
static bool has_attribute(const struct jv *el, const struct wanted *names)
{
    const struct jv *list = json_get(el, "attributes");
    for (uint32_t i = 0; json_is(list, J_ARR) && i < list->n; i++)
        if (in(names, json_str(json_get(&list->items[i], "id"))))
            return true;
    return false;
}

/* Has the element the attribute, with one of the values? */
static bool equals_attribute(const struct jv *el, const struct eqattr *eq)
{
    const struct jv *list = json_get(el, "attributes");
    for (uint32_t i = 0; json_is(list, J_ARR) && i < list->n; i++) {
        const struct jv *a = &list->items[i], *v = json_get(a, "attribute");
        if (str_eq(json_str(json_get(a, "id")), eq->name) && v && (v->type == J_STR || v->type == J_NUM) && in(&eq->values, v->s))
            return true;
    }
    return false;
}

static bool matches(const struct ask *a, const struct jv *el)
{
    if (a->has.given && !has_attribute(el, &a->has))
        return false;
    for (size_t i = 0; i < a->eq_n; i++)
        if (!equals_attribute(el, &a->eq[i]))
            return false;
    return true;
}

static void put_element(struct jw *w, const struct ask *a, const struct jv *el)
{
    const struct jv *attributes = json_get(el, "attributes"), *children = json_get(el, "children");
    jw_obj(w);
    jw_key(w, "id");
    jw_str(w, json_str(json_get(el, "id")));
    if (a->attributes && json_is(attributes, J_ARR)) {
        jw_key(w, "attributes");
        jw_arr(w);
        for (uint32_t i = 0; i < attributes->n; i++)
            if (!a->only.given || in(&a->only, json_str(json_get(&attributes->items[i], "id"))))
                jw_val(w, &attributes->items[i]);
        jw_arr_end(w);
    }
    if (a->children && json_is(children, J_ARR) && children->n) {
        jw_key(w, "children");
        jw_val(w, children);
    }
    jw_obj_end(w);
}

static void put_vocabulary_end(struct jw *w, bool open)
{
    if (!open)
        return;
    jw_arr_end(w);
    jw_obj_end(w);
}

struct out { struct jw w; struct str vtype; int64_t n; };

static enum err put_row(struct cx *cx, struct rows *r, const struct ask *a, struct out *o)
{
    struct jv el;
    struct json_fault f;
    struct str json = rows_str(r, 1);
    json = (struct str){ar_strndup(cx->ar, json.p, json.size), json.size};
    if (!json_read(cx->ar, json, NULL, &el, &f))
        return err_say(cx, ERR_CORRUPT, NULL, "主数据无法读取", "master data cannot be read");
    if (!matches(a, &el))
        return ERR_NONE;
    o->n++;
    if (a->max >= 0 && o->n > a->max)
        return err_say(cx, ERR_LIMIT, "maxElementCount", "结果多于 %lld 个", "there are more than %lld results", (long long)a->max);
    if (o->n > MASTER_ELEMENTS_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "一次最多给出 %d 个词条，请缩小范围", "at most %d elements are given at once; ask for less", MASTER_ELEMENTS_MAX);
    struct str vtype = rows_str(r, 0);
    if (!str_eq(vtype, o->vtype)) {
        put_vocabulary_end(&o->w, o->vtype.size > 0);
        o->vtype = (struct str){str_dup(cx->ar, vtype), vtype.size};
        jw_obj(&o->w);
        jw_key(&o->w, "type");
        jw_str(&o->w, vtype);
        jw_key(&o->w, "vocabularyElementList");
        jw_arr(&o->w);
    }
    put_element(&o->w, a, &el);
    return ERR_NONE;
}

enum err epcis_master_query(struct cx *cx, struct tx *tx, const struct query_param *p, size_t n, struct str *json_out)
{
    struct ask a = {0};
    struct out o = {0};
    struct rows *r;
    struct buf b;
    char now[32];
    TRY(read_params(cx, p, n, &a));
    when_format_utc(cx->now_us, now);
    buf_init(&b, cx->ar, 4096);
    buf_printf(&b, "{\"@context\":" STR_DEFAULT_CONTEXT ",\"type\":\"EPCISQueryDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"%s\",\"epcisBody\":{\"queryResults\":"
                   "{\"queryName\":\"SimpleMasterDataQuery\",\"resultsBody\":{\"vocabularyList\":", now);
    jw_init(&o.w, &b);
    jw_arr(&o.w);
    TRY(sql_query(tx, &epcis_sql[Q_MASTER_QUERY], ARGS(v_bool(a.vocabularies.given), v_ts(a.vocabularies.v, a.vocabularies.n), v_bool(a.names.given),
                                                       v_ts(a.names.v, a.names.n), v_bool(a.within.given), v_ts(a.within.v, a.within.n)), &r));
    enum err e = ERR_NONE;
    while (e == ERR_NONE && rows_next(r))
        e = put_row(cx, r, &a, &o);
    enum err end = rows_end(&r);
    TRY(e);
    TRY(end);
    put_vocabulary_end(&o.w, o.vtype.size > 0);
    jw_arr_end(&o.w);
    buf_puts(&b, "}}}}");
    *json_out = buf_view(&b);
    return ERR_NONE;
}
