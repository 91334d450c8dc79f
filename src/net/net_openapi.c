/* net_openapi.c: the OpenAPI 3.1 document, made from the route tables: paths, parameters, bodies, answers, errors, security. */
#include "net_priv.h"

#include <stdio.h>
#include <string.h>

static void put_ref(struct jw *w, const char *name)
{
    char ref[160];
    snprintf(ref, sizeof ref, "#/components/schemas/%s", name);
    jw_obj(w);
    jw_key(w, "$ref");
    jw_z(w, ref);
    jw_obj_end(w);
}

static void put_kv(struct jw *w, const char *key, const char *value)
{
    jw_key(w, key);
    jw_z(w, value);
}

static void put_both(struct jw *w, const char *zh, const char *en)
{
    char text[600];
    snprintf(text, sizeof text, "%s%s%s", zh ? zh : "", zh && en ? " / " : "", en ? en : "");
    put_kv(w, "description", text);
}

struct kind { const char *type, *format, *pattern; };
static const struct kind KINDS[] = {
    [F_I64] = {"integer", "int64", NULL}, [F_BOOL] = {"boolean", NULL, NULL}, [F_TEXT] = {"string", NULL, NULL},
    [F_DEC] = {"string", "decimal", "^[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?$"}, [F_TIME] = {"string", "date-time", NULL},
    [F_DATE] = {"string", "date", NULL}, [F_UUID] = {"string", "uuid", NULL}, [F_ENUM] = {"string", NULL, NULL},
    [F_JSON] = {NULL, NULL, NULL}, [F_OBJ] = {"object", NULL, NULL}, [F_LIST] = {"array", NULL, NULL}, [F_TEXTS] = {"array", NULL, NULL},
};

static void put_enum(struct jw *w, const char *const *names)
{
    if (!names)
        return;
    jw_key(w, "enum");
    jw_arr(w);
    for (size_t i = 0; names[i]; i++)
        jw_z(w, names[i]);
    jw_arr_end(w);
}

static void put_type(struct jw *w, enum ftype type, bool nullable)
{
    const struct kind *k = &KINDS[type];
    if (k->type && nullable) {
        jw_key(w, "type");
        jw_arr(w);
        jw_z(w, k->type);
        jw_z(w, "null");
        jw_arr_end(w);
    } else if (k->type) {
        put_kv(w, "type", k->type);
    }
    if (k->format)
        put_kv(w, "format", k->format);
    if (k->pattern)
        put_kv(w, "pattern", k->pattern);
}

static void put_range(struct jw *w, const struct field *f)
{
    const char *lo = f->type == F_I64 ? "minimum" : f->type == F_TEXT ? "minLength" : f->type == F_LIST ? "minItems" : NULL;
    const char *hi = f->type == F_I64 ? "maximum" : f->type == F_TEXT ? "maxLength" : f->type == F_LIST || f->type == F_TEXTS ? "maxItems" : NULL;
    if (f->min == 0 && f->max == 0)
        return;
    if (lo && f->min != INT64_MIN) {
        jw_key(w, lo);
        jw_i64(w, f->min);
    }
    if (hi && f->max != INT64_MAX) {
        jw_key(w, hi);
        jw_i64(w, f->max);
    }
}

static void put_field(struct jw *w, const struct field *f)
{
    jw_obj(w);
    if (f->type == F_OBJ) {
        jw_key(w, "anyOf");
        jw_arr(w);
        put_ref(w, f->sub->name);
        jw_obj(w);
        put_kv(w, "type", "null");
        jw_obj_end(w);
        jw_arr_end(w);
    } else {
        put_type(w, f->type, field_nullable(f->name, f->type, f->flags & FF_REQ));
        put_enum(w, f->names);
        put_range(w, f);
    }
    if (f->type == F_LIST || f->type == F_TEXTS) {
        jw_key(w, "items");
        if (f->sub) {
            put_ref(w, f->sub->name);
        } else {
            jw_obj(w);
            put_kv(w, "type", "string");
            jw_obj_end(w);
        }
    }
    if (f->flags & (FF_RO | FF_SECRET)) {
        jw_key(w, f->flags & FF_RO ? "readOnly" : "writeOnly");
        jw_bool(w, true);
    }
    put_both(w, f->zh, f->en);
    jw_obj_end(w);
}

static void put_shape(struct jw *w, const struct shape *sh)
{
    bool any = false;
    jw_key(w, sh->name);
    jw_obj(w);
    put_kv(w, "type", "object");
    jw_key(w, "properties");
    jw_obj(w);
    for (size_t i = 0; i < sh->n; i++) {
        jw_key(w, sh->fields[i].name);
        put_field(w, &sh->fields[i]);
        any = any || (sh->fields[i].flags & FF_REQ);
    }
    jw_obj_end(w);
    if (any) {
        jw_key(w, "required");
        jw_arr(w);
        for (size_t i = 0; i < sh->n; i++)
            if (sh->fields[i].flags & FF_REQ)
                jw_z(w, sh->fields[i].name);
        jw_arr_end(w);
    }
    jw_obj_end(w);
}

static void put_list_item(struct jw *w, const struct list_spec *spec)
{
    jw_key(w, spec->name);
    jw_obj(w);
    put_kv(w, "type", "object");
    jw_key(w, "properties");
    jw_obj(w);
    for (size_t i = 0; i < spec->n; i++) {
        const struct list_col *c = &spec->cols[i];
        if (c->flags & LC_HIDE)
            continue;
        jw_key(w, c->name);
        jw_obj(w);
        put_type(w, c->type, field_nullable(c->name, c->type, c->flags & LC_SORT));
        put_enum(w, c->names);
        put_both(w, c->zh, c->en);
        jw_obj_end(w);
    }
    jw_obj_end(w);
    jw_obj_end(w);
}

/* ---- parameters ------------------------------------------------------------------------------------------------------------ */

static void param_begin(struct jw *w, const char *in, const char *name, bool required, const char *zh, const char *en)
{
    jw_obj(w);
    put_kv(w, "name", name);
    put_kv(w, "in", in);
    if (required) {
        jw_key(w, "required");
        jw_bool(w, true);
    }
    put_both(w, zh, en);
    jw_key(w, "schema");
    jw_obj(w);
}

static void param_end(struct jw *w)
{
    jw_obj_end(w);
    jw_obj_end(w);
}

static void put_param(struct jw *w, const char *in, const char *name, enum ftype type, bool required, const char *zh, const char *en)
{
    param_begin(w, in, name, required, zh, en);
    put_type(w, type, false);
    param_end(w);
}

static void put_query(struct jw *w, const struct shape *sh)
{
    for (size_t i = 0; sh && i < sh->n; i++) {
        const struct field *f = &sh->fields[i];
        param_begin(w, "query", f->name, f->flags & FF_REQ, f->zh, f->en);
        put_type(w, f->type, false);
        put_enum(w, f->names);
        if (f->type == F_TEXTS) {
            jw_key(w, "items");
            jw_obj(w);
            put_kv(w, "type", "string");
            jw_obj_end(w);
        }
        param_end(w);
    }
}

static void put_filter(struct jw *w, const struct list_col *c)
{
    static const char *const OPS[] = {"", ".ge", ".lt"};
    size_t n = c->type == F_I64 || c->type == F_TIME || c->type == F_DATE ? 3 : 1;
    for (size_t i = 0; i < n; i++) {
        char name[160];
        snprintf(name, sizeof name, "%s%s", c->name, OPS[i]);
        param_begin(w, "query", name, false, c->zh, c->en);
        if (i == 0) {
            put_kv(w, "type", "array");
            jw_key(w, "items");
            jw_obj(w);
        }
        put_type(w, c->type, false);
        put_enum(w, c->names);
        if (i == 0)
            jw_obj_end(w);
        param_end(w);
    }
}

static void put_list_params(struct jw *w, const struct list_spec *spec)
{
    put_param(w, "query", "sort", F_TEXT, false, "排序列，前加 - 为倒序", "Column to sort by; - before it: descending");
    put_param(w, "query", "limit", F_I64, false, "每页条数，1–500，默认 50", "Items a page, 1 to 500, default 50");
    put_param(w, "query", "cursor", F_TEXT, false, "上一页回答中的 next", "next of the page before");
    put_param(w, "query", "q", F_TEXT, false, "搜索", "Search");
    put_param(w, "query", "count", F_BOOL, false, "是否返回总数", "Answer total as well");
    put_param(w, "query", "format", F_TEXT, false, "导出：csv 或 xlsx", "Export: csv or xlsx");
    for (size_t i = 0; i < spec->n; i++)
        if (spec->cols[i].flags & LC_FILTER)
            put_filter(w, &spec->cols[i]);
}

static void put_params(struct jw *w, struct arena *ar, const struct route *rt)
{
    struct str names[NET_PATH_PARAMS_MAX];
    size_t n = route_path_names(rt, names);
    jw_key(w, "parameters");
    jw_arr(w);
    for (size_t i = 0; i < n; i++)
        put_param(w, "path", str_dup(ar, names[i]), F_TEXT, true, NULL, NULL);
    put_query(w, rt->query);
    if (rt->list)
        put_list_params(w, rt->list);
    if (rt->flags & RT_IDEMPOTENT)
        put_param(w, "header", "Idempotency-Key", F_TEXT, false, "重发时返回第一次的回答", "Sent again, the first answer is replayed");
    if (rt->flags & RT_IF_MATCH)
        put_param(w, "header", "If-Match", F_TEXT, true, "所见版本，如 \"3\"", "The revision that was seen, such as \"3\"");
    jw_arr_end(w);
}

/* ---- operations ------------------------------------------------------------------------------------------------------------- */

static void content_begin(struct jw *w, const char *type)
{
    jw_key(w, "content");
    jw_obj(w);
    jw_key(w, type);
    jw_obj(w);
    jw_key(w, "schema");
}

static void content_end(struct jw *w)
{
    jw_obj_end(w);
    jw_obj_end(w);
}

static void put_body(struct jw *w, const struct route *rt)
{
    const char *type = rt->flags & RT_UPLOAD ? "multipart/form-data" : rt->flags & RT_FORM ? "application/x-www-form-urlencoded"
                     : rt->flags & RT_RAW ? "application/octet-stream" : "application/json";
    bool raw = (rt->flags & RT_RAW) && strcmp(rt->method, "GET") != 0;
    if (!rt->body && !raw && !(rt->flags & RT_UPLOAD))
        return;
    jw_key(w, "requestBody");
    jw_obj(w);
    content_begin(w, type);
    if (rt->body) {
        put_ref(w, rt->body->name);
    } else {
        jw_obj(w);
        jw_obj_end(w);
    }
    content_end(w);
    jw_obj_end(w);
}

/* {"items":[…]} of a list, with next and total when it is paged. */
static void put_page(struct jw *w, const char *item, bool paged)
{
    jw_obj(w);
    put_kv(w, "type", "object");
    jw_key(w, "properties");
    jw_obj(w);
    jw_key(w, "items");
    jw_obj(w);
    put_kv(w, "type", "array");
    jw_key(w, "items");
    put_ref(w, item);
    jw_obj_end(w);
    if (paged) {
        jw_key(w, "next");
        jw_obj(w);
        put_type(w, F_TEXT, true);
        jw_obj_end(w);
        jw_key(w, "total");
        jw_obj(w);
        put_type(w, F_I64, false);
        jw_obj_end(w);
    }
    jw_obj_end(w);
    jw_obj_end(w);
}

static void put_responses(struct jw *w, struct arena *ar, const struct route *rt)
{
    int status = route_status(rt);
    jw_key(w, "responses");
    jw_obj(w);
    jw_key(w, ar_printf(ar, "%d", status));
    jw_obj(w);
    put_kv(w, "description", "OK");
    if (route_returns(rt)) {
        content_begin(w, "application/json");
        if (rt->list)
            put_page(w, rt->list->name, true);
        else if (rt->flags & RT_ITEMS)
            put_page(w, rt->reply->name, false);
        else
            put_ref(w, rt->reply->name);
        content_end(w);
    }
    jw_obj_end(w);
    jw_key(w, "default");
    jw_obj(w);
    jw_key(w, "$ref");
    jw_z(w, "#/components/responses/Problem");
    jw_obj_end(w);
    jw_obj_end(w);
}

static void put_security(struct jw *w, const struct route *rt)
{
    jw_key(w, "security");
    jw_arr(w);
    if (!(rt->flags & RT_PUBLIC)) {
        jw_obj(w);
        jw_key(w, "bearer");
        jw_arr(w);
        jw_arr_end(w);
        jw_obj_end(w);
        jw_obj(w);
        jw_key(w, "cookie");
        jw_arr(w);
        jw_arr_end(w);
        jw_obj_end(w);
    }
    jw_arr_end(w);
}

static void put_operation(struct jw *w, struct arena *ar, const struct room *room, const struct route *rt)
{
    jw_key(w, route_method_lower(ar, rt));
    jw_obj(w);
    if (rt->op)
        put_kv(w, "operationId", rt->op);
    put_kv(w, "summary", rt->en ? rt->en : "");
    put_both(w, rt->zh, rt->en);
    jw_key(w, "tags");
    jw_arr(w);
    jw_z(w, room->name);
    jw_arr_end(w);
    put_kv(w, "x-permission", rt->perm);
    put_security(w, rt);
    put_params(w, ar, rt);
    put_body(w, rt);
    put_responses(w, ar, rt);
    jw_obj_end(w);
}

static bool path_seen(const struct room *const *rooms, const struct route *upto)
{
    for (; *rooms; rooms++)
        for (size_t i = 0; i < (*rooms)->routes_n; i++) {
            const struct route *rt = &(*rooms)->routes[i];
            if (rt == upto)
                return false;
            if (!(rt->flags & RT_HIDDEN) && strcmp(rt->path, upto->path) == 0)
                return true;
        }
    return false;
}

static void put_path(struct jw *w, struct arena *ar, const struct room *const *rooms, const char *path)
{
    jw_key(w, path);
    jw_obj(w);
    for (; *rooms; rooms++)
        for (size_t i = 0; i < (*rooms)->routes_n; i++) {
            const struct route *rt = &(*rooms)->routes[i];
            if (!(rt->flags & RT_HIDDEN) && strcmp(rt->path, path) == 0)
                put_operation(w, ar, *rooms, rt);
        }
    jw_obj_end(w);
}

static void put_paths(struct jw *w, struct arena *ar, const struct room *const *rooms)
{
    jw_key(w, "paths");
    jw_obj(w);
    for (const struct room *const *r = rooms; *r; r++)
        for (size_t i = 0; i < (*r)->routes_n; i++) {
            const struct route *rt = &(*r)->routes[i];
            if (!(rt->flags & RT_HIDDEN) && !path_seen(rooms, rt))
                put_path(w, ar, rooms, rt->path);
        }
    jw_obj_end(w);
}

/* ---- the rest ---------------------------------------------------------------------------------------------------------------- */

static void put_problem_schema(struct jw *w)
{
    static const char *const TEXTS[] = {"type", "title", "code", "detail", "field", "request_id"};
    jw_key(w, "Problem");
    jw_obj(w);
    put_kv(w, "type", "object");
    jw_key(w, "properties");
    jw_obj(w);
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        jw_key(w, TEXTS[i]);
        jw_obj(w);
        put_kv(w, "type", "string");
        if (strcmp(TEXTS[i], "code") == 0) {
            jw_key(w, "enum");
            jw_arr(w);
            for (int e = 1; e < ERR__COUNT; e++)
                jw_z(w, err_code((enum err)e));
            jw_arr_end(w);
        }
        jw_obj_end(w);
    }
    jw_key(w, "status");
    jw_obj(w);
    put_kv(w, "type", "integer");
    jw_obj_end(w);
    jw_obj_end(w);
    jw_obj_end(w);
}

static void put_components(struct jw *w, const struct catalog *c)
{
    jw_key(w, "components");
    jw_obj(w);
    jw_key(w, "schemas");
    jw_obj(w);
    put_problem_schema(w);
    for (size_t i = 0; i < c->shapes_n; i++)
        put_shape(w, c->shapes[i].sh);
    for (size_t i = 0; i < c->lists_n; i++)
        put_list_item(w, c->lists[i]);
    jw_obj_end(w);
    jw_key(w, "responses");
    jw_raw(w, STR("{\"Problem\":{\"description\":\"An error (RFC 7807); the codes are listed at /api/errors\",\"content\":"
                  "{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"}}}}}"));
    jw_key(w, "securitySchemes");
    jw_raw(w, STR("{\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\",\"description\":\"A key made with `tiantou key new`\"},"
                  "\"cookie\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"tt_session\"}}"));
    jw_obj_end(w);
}

char *net_openapi(struct arena *ar, const struct room *const *rooms)
{
    struct buf b;
    struct jw w;
    buf_init(&b, ar, 65536);
    jw_init(&w, &b);
    jw_obj(&w);
    put_kv(&w, "openapi", "3.1.0");
    jw_key(&w, "info");
    jw_raw(&w, STR("{\"title\":\"Tiantou 田头\",\"version\":\"1\",\"license\":{\"name\":\"Apache-2.0\",\"identifier\":\"Apache-2.0\"}}"));
    put_paths(&w, ar, rooms);
    put_components(&w, catalog_make(ar, rooms));
    jw_obj_end(&w);
    return buf_z(&b);
}
