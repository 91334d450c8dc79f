/* net_client.c: the TypeScript client of the web applications, made from the route tables: an interface for each shape and list
 * row, a method for each route, and what the applications show about them (columns, permissions, errors). No page writes a URL.
 * Strict TypeScript, no run-time dependency: the caller injects the one function that sends. */
#include "net_priv.h"

#include <string.h>

#define TS_SAFE (INT64_C(1) << 53) /* beyond it a TypeScript number is not exact */

static void put_text(struct buf *b, const char *z)
{
    struct jw w;
    jw_init(&w, b);
    jw_z(&w, z ? z : "");
}

/* A comment cannot be ended from inside. */
static void put_doc(struct buf *b, const char *indent, const char *zh, const char *en)
{
    buf_printf(b, "%s/** ", indent);
    for (const char *c = zh ? zh : ""; *c; c++)
        buf_ch(b, *c == '*' ? '+' : *c);
    buf_puts(b, zh && en ? " / " : "");
    for (const char *c = en ? en : ""; *c; c++)
        buf_ch(b, *c == '*' ? '+' : *c);
    buf_puts(b, " */\n");
}

static bool is_name(const char *z)
{
    for (const char *c = z; *c; c++)
        if (!(*c == '_' || (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (c > z && *c >= '0' && *c <= '9')))
            return false;
    return *z != '\0';
}

static void put_member(struct buf *b, const char *name)
{
    if (is_name(name))
        buf_puts(b, name);
    else
        put_text(b, name);
}

static void put_union(struct buf *b, const char *const *names)
{
    for (size_t i = 0; names && names[i]; i++) {
        buf_puts(b, i ? " | " : "");
        put_text(b, names[i]);
    }
    if (!names || !names[0])
        buf_puts(b, "string");
}

static void put_scalar(struct buf *b, enum ftype type, const char *const *names)
{
    static const char *const TS[] = {
        [F_I64] = "number", [F_BOOL] = "boolean", [F_TEXT] = "string", [F_DEC] = "string", [F_TIME] = "string", [F_DATE] = "string",
        [F_UUID] = "string", [F_ENUM] = "", [F_JSON] = "unknown", [F_OBJ] = "unknown", [F_LIST] = "unknown[]", [F_TEXTS] = "string[]",
    };
    if (type == F_ENUM)
        put_union(b, names);
    else
        buf_puts(b, TS[type]);
}

static void put_type(struct buf *b, const struct field *f, const char *suffix)
{
    if (f->sub)
        buf_printf(b, "%s%s%s", f->sub->name, suffix, f->type == F_LIST ? "[]" : "");
    else
        put_scalar(b, f->type, f->names);
}

/* What comes back: every member is there. */
static void put_reply(struct buf *b, const struct shape *sh)
{
    buf_printf(b, "export interface %s {\n", sh->name);
    for (size_t i = 0; i < sh->n; i++) {
        const struct field *f = &sh->fields[i];
        if (f->flags & FF_SECRET)
            continue;
        put_doc(b, "  ", f->zh, f->en);
        buf_puts(b, "  ");
        put_member(b, f->name);
        buf_puts(b, ": ");
        put_type(b, f, "");
        buf_puts(b, f->type != F_JSON && field_nullable(f->name, f->type, f->flags & FF_REQ) ? " | null;\n" : ";\n");
    }
    buf_puts(b, "}\n\n");
}

/* What is sent: only required members must be there. */
static void put_input(struct buf *b, const char *name, const struct shape *sh, const char *suffix)
{
    buf_printf(b, "export interface %s%s {\n", name, suffix);
    for (size_t i = 0; i < sh->n; i++) {
        const struct field *f = &sh->fields[i];
        if (f->flags & FF_RO)
            continue;
        bool req = f->flags & FF_REQ;
        put_doc(b, "  ", f->zh, f->en);
        buf_puts(b, "  ");
        put_member(b, f->name);
        buf_puts(b, req ? ": " : "?: ");
        put_type(b, f, "Input");
        buf_puts(b, req || f->type == F_JSON ? ";\n" : " | null | undefined;\n");
    }
    buf_puts(b, "}\n\n");
}

static void put_item(struct buf *b, const struct list_spec *spec)
{
    buf_printf(b, "export interface %s {\n", spec->name);
    for (size_t i = 0; i < spec->n; i++) {
        const struct list_col *c = &spec->cols[i];
        if (c->flags & LC_HIDE)
            continue;
        put_doc(b, "  ", c->zh, c->en);
        buf_puts(b, "  ");
        put_member(b, c->name);
        buf_puts(b, ": ");
        put_scalar(b, c->type, c->names);
        buf_puts(b, c->type != F_JSON && field_nullable(c->name, c->type, c->flags & LC_SORT) ? " | null;\n" : ";\n");
    }
    buf_puts(b, "}\n\n");
}

static void put_list_query(struct buf *b, const struct list_spec *spec)
{
    const char *sep = "";
    buf_printf(b, "export interface %sQuery {\n  sort?: ", spec->name);
    for (size_t i = 0; i < spec->n; i++) {
        if (!(spec->cols[i].flags & LC_SORT))
            continue;
        buf_printf(b, "%s\"%s\" | \"-%s\"", sep, spec->cols[i].name, spec->cols[i].name);
        sep = " | ";
    }
    buf_puts(b, " | undefined;\n  limit?: number | undefined;\n  cursor?: string | undefined;\n  q?: string | undefined;\n"
                "  count?: boolean | undefined;\n  format?: \"csv\" | \"xlsx\" | undefined;\n");
    for (size_t i = 0; i < spec->n; i++) {
        const struct list_col *c = &spec->cols[i];
        if (!(c->flags & LC_FILTER))
            continue;
        buf_puts(b, "  ");
        put_member(b, c->name);
        buf_puts(b, "?: (");
        put_scalar(b, c->type, c->names);
        buf_puts(b, ") | readonly (");
        put_scalar(b, c->type, c->names);
        buf_puts(b, ")[] | undefined;\n");
        if (c->type == F_I64 || c->type == F_TIME || c->type == F_DATE) {
            const char *t = c->type == F_I64 ? "number" : "string";
            buf_printf(b, "  \"%s.ge\"?: %s | undefined;\n  \"%s.lt\"?: %s | undefined;\n", c->name, t, c->name, t);
        }
    }
    buf_puts(b, "}\n\n");
}

/* ---- methods ----------------------------------------------------------------------------------------------------------------- */

static bool has_required(const struct shape *sh)
{
    for (size_t i = 0; sh && i < sh->n; i++)
        if ((sh->fields[i].flags & (FF_REQ | FF_RO)) == FF_REQ)
            return true;
    return false;
}

static void put_result(struct buf *b, const struct route *rt)
{
    if (rt->list)
        buf_printf(b, "Page<%s>", rt->list->name);
    else if (rt->reply && (rt->flags & RT_ITEMS))
        buf_printf(b, "{ items: %s[] }", rt->reply->name);
    else
        buf_puts(b, rt->reply ? rt->reply->name : "unknown");
}

static bool sends_body(const struct route *rt)
{
    return rt->body || (rt->flags & RT_UPLOAD) || ((rt->flags & RT_RAW) && strcmp(rt->method, "GET") != 0);
}

/* GrowPlotFind → the interface of the query of op growPlotFind. */
static char *query_name(struct arena *ar, const struct route *rt)
{
    char *s = ar_printf(ar, "%sQuery", rt->op);
    if (*s >= 'a' && *s <= 'z')
        *s = (char)(*s - 32);
    return s;
}

static void put_query_type(struct buf *b, struct arena *ar, const struct route *rt)
{
    if (rt->query)
        buf_puts(b, query_name(ar, rt));
    if (rt->query && rt->list)
        buf_puts(b, " & ");
    if (rt->list)
        buf_printf(b, "%sQuery", rt->list->name);
}

static void put_args(struct buf *b, struct arena *ar, const struct route *rt)
{
    struct str names[NET_PATH_PARAMS_MAX];
    size_t n = route_path_names(rt, names);
    bool any = rt->query || rt->list;
    if (n) {
        buf_puts(b, "path: { ");
        for (size_t i = 0; i < n; i++)
            buf_printf(b, "%s%.*s: string", i ? "; " : "", (int)names[i].size, names[i].p);
        buf_puts(b, " }, ");
    }
    if (any && has_required(rt->query)) {
        buf_puts(b, "query: ");
        put_query_type(b, ar, rt);
        buf_puts(b, ", ");
    }
    if (sends_body(rt)) {
        if (rt->flags & RT_UPLOAD)
            buf_puts(b, "body: FormData");
        else if (rt->flags & RT_RAW)
            buf_puts(b, "body: Blob | ArrayBuffer | string");
        else
            buf_printf(b, "body: %sInput%s", rt->body->name, has_required(rt->body) ? "" : " = {}");
        buf_puts(b, ", ");
    }
    if (any && !has_required(rt->query)) {
        buf_puts(b, "query: ");
        put_query_type(b, ar, rt);
        buf_puts(b, " = {}, ");
    }
    buf_puts(b, "options: CallOptions = {}");
}

static void put_url(struct buf *b, const struct route *rt)
{
    const char *at = rt->path, *open;
    buf_ch(b, '`');
    while ((open = strchr(at, '{'))) {
        const char *end = strchr(open, '}');
        bool tail = (rt->flags & RT_TAIL) && end[1] == '\0';
        buf_put(b, at, (size_t)(open - at));
        buf_printf(b, tail ? "${path.%.*s}" : "${encodeURIComponent(path.%.*s)}", (int)(end - open - 1), open + 1);
        at = end + 1;
    }
    buf_puts(b, at);
    buf_ch(b, '`');
}

static bool in_client(const struct route *rt)
{
    return rt->op && !(rt->flags & (RT_HIDDEN | RT_HTML));
}

static void put_method(struct buf *b, struct arena *ar, const struct route *rt)
{
    put_doc(b, "  ", rt->zh, rt->en);
    buf_printf(b, "  %s(", rt->op);
    put_args(b, ar, rt);
    buf_puts(b, "): Promise<");
    put_result(b, rt);
    buf_puts(b, "> {\n    return this.#send<");
    put_result(b, rt);
    buf_printf(b, ">({ op: \"%s\", method: \"%s\", path: ", rt->op, rt->method);
    put_url(b, rt);
    buf_puts(b, rt->query || rt->list ? ", query" : "");
    buf_puts(b, sends_body(rt) ? ", body" : "");
    buf_printf(b, ", idempotent: %s, options });\n  }\n\n", rt->flags & RT_IDEMPOTENT ? "true" : "false");
}

/* ---- data about it ------------------------------------------------------------------------------------------------------------ */

static const char *const TYPES[] = {
    [F_I64] = "i64", [F_BOOL] = "bool", [F_TEXT] = "text", [F_DEC] = "dec", [F_TIME] = "time", [F_DATE] = "date",
    [F_UUID] = "uuid", [F_ENUM] = "enum", [F_JSON] = "json", [F_OBJ] = "obj", [F_LIST] = "list", [F_TEXTS] = "texts",
};

static void put_values(struct buf *b, const char *const *names)
{
    buf_puts(b, ", values: [");
    for (size_t i = 0; names && names[i]; i++) {
        buf_puts(b, i ? ", " : "");
        put_text(b, names[i]);
    }
    buf_puts(b, "] },\n");
}

/* What a form must know of a body: bounds and names, from the table that checks it. */
static void put_shape_field(struct buf *b, const struct field *f)
{
    bool counted = f->type == F_I64 || f->type == F_TEXT || f->type == F_LIST || f->type == F_TEXTS;
    buf_puts(b, "    { name: ");
    put_text(b, f->name);
    buf_printf(b, ", type: \"%s\", req: %s, ro: %s, secret: %s, ", TYPES[f->type], f->flags & FF_REQ ? "true" : "false",
               f->flags & FF_RO ? "true" : "false", f->flags & FF_SECRET ? "true" : "false");
    if (counted && f->max > f->min && f->max < TS_SAFE && f->min > -TS_SAFE)
        buf_printf(b, "min: %lld, max: %lld, ", (long long)f->min, (long long)f->max);
    buf_puts(b, "zh: ");
    put_text(b, f->zh ? f->zh : f->name);
    buf_puts(b, ", en: ");
    put_text(b, f->en ? f->en : f->name);
    if (f->sub)
        buf_printf(b, ", sub: \"%s\"", f->sub->name);
    put_values(b, f->names);
}

static void put_shapes(struct buf *b, const struct catalog *c)
{
    buf_puts(b, "export const shapes = {\n");
    for (size_t i = 0; i < c->shapes_n; i++) {
        const struct shape *sh = c->shapes[i].sh;
        buf_printf(b, "  %s: [\n", sh->name);
        for (size_t k = 0; k < sh->n; k++)
            put_shape_field(b, &sh->fields[k]);
        buf_puts(b, "  ],\n");
    }
    buf_puts(b, "} satisfies TableOf<readonly ShapeField[]>;\nexport type ShapeName = keyof typeof shapes;\n\n");
}

static void put_column(struct buf *b, const struct list_col *c)
{
    buf_puts(b, "    { name: ");
    put_text(b, c->name);
    buf_printf(b, ", type: \"%s\", sort: %s, filter: %s, search: %s, hidden: %s, zh: ", TYPES[c->type], c->flags & LC_SORT ? "true" : "false",
               c->flags & LC_FILTER ? "true" : "false", c->flags & LC_SEARCH ? "true" : "false", c->flags & LC_HIDE ? "true" : "false");
    put_text(b, c->zh ? c->zh : c->name);
    buf_puts(b, ", en: ");
    put_text(b, c->en ? c->en : c->name);
    put_values(b, c->names);
}

static void put_columns(struct buf *b, const struct catalog *c)
{
    buf_puts(b, "export const listColumns = {\n");
    for (size_t i = 0; i < c->lists_n; i++) {
        buf_printf(b, "  %s: [\n", c->lists[i]->name);
        for (size_t k = 0; k < c->lists[i]->n; k++)
            put_column(b, &c->lists[i]->cols[k]);
        buf_puts(b, "  ],\n");
    }
    buf_puts(b, "} satisfies TableOf<readonly ListColumn[]>;\nexport type ListName = keyof typeof listColumns;\n\n");
}

static void put_map(struct buf *b, const struct room *const *rooms, const char *name, const char *type, bool lists)
{
    buf_printf(b, "export const %s = {\n", name);
    for (; *rooms; rooms++)
        for (size_t i = 0; i < (*rooms)->routes_n; i++) {
            const struct route *rt = &(*rooms)->routes[i];
            if (!in_client(rt) || (lists && !rt->list))
                continue;
            buf_printf(b, "  %s: ", rt->op);
            put_text(b, lists ? rt->list->name : rt->perm);
            buf_puts(b, ",\n");
        }
    buf_printf(b, "} as const satisfies TableOf<%s>;\n\n", type);
}

static void put_errors(struct buf *b)
{
    buf_puts(b, "export const errorTitles: TableOf<{ zh: string; en: string }> = {\n");
    for (int e = 1; e < ERR__COUNT; e++) {
        buf_printf(b, "  %s: { zh: ", err_code((enum err)e));
        put_text(b, err_title((enum err)e, LANG_ZH));
        buf_puts(b, ", en: ");
        put_text(b, err_title((enum err)e, LANG_EN));
        buf_puts(b, " },\n");
    }
    buf_puts(b, "};\n");
}

static const char HEAD[] =
    "/* Made from the route tables of the server (net_client.c). Do not edit. */\n"
    "/* eslint-disable */\n\n"
    "export interface CallOptions {\n"
    "  /** Revision that was seen: sent as If-Match */\n"
    "  ifMatch?: number | undefined;\n"
    "  idempotencyKey?: string | undefined;\n"
    "  signal?: AbortSignal | undefined;\n"
    "}\n\n"
    "export interface Call {\n"
    "  op: string;\n"
    "  method: string;\n"
    "  path: string;\n"
    "  query?: object;\n"
    "  /** JSON value, FormData (upload), or bytes */\n"
    "  body?: unknown;\n"
    "  /** takes an Idempotency-Key */\n"
    "  idempotent: boolean;\n"
    "  options: CallOptions;\n"
    "}\n\n"
    "export type Send = <T>(call: Call) => Promise<T>;\n\n"
    "export interface Page<T> {\n"
    "  items: T[];\n"
    "  next: string | null;\n"
    "  /** only with count */\n"
    "  total?: number;\n"
    "}\n\n"
    "/** RFC 7807 */\n"
    "export interface Problem {\n"
    "  type: string;\n"
    "  title: string;\n"
    "  status: number;\n"
    "  code: string;\n"
    "  detail: string;\n"
    "  /** JSON pointer or parameter at fault */\n"
    "  field?: string;\n"
    "  request_id?: string;\n"
    "}\n\n"
    "/** Not the built-in name: a schema may be called that. */\n"
    "export type TableOf<T> = { readonly [key: string]: T };\n\n"
    "export interface ShapeField {\n"
    "  name: string;\n"
    "  type: string;\n"
    "  req: boolean;\n"
    "  ro: boolean;\n"
    "  secret: boolean;\n"
    "  min?: number;\n"
    "  max?: number;\n"
    "  zh: string;\n"
    "  en: string;\n"
    "  /** name of the shape of an object or of a list's elements */\n"
    "  sub?: string;\n"
    "  values: readonly string[];\n"
    "}\n\n"
    "export interface ListColumn {\n"
    "  name: string;\n"
    "  type: \"i64\" | \"bool\" | \"text\" | \"dec\" | \"time\" | \"date\" | \"uuid\" | \"enum\" | \"json\" | \"obj\" | \"list\" | \"texts\";\n"
    "  sort: boolean;\n"
    "  filter: boolean;\n"
    "  search: boolean;\n"
    "  /** filter or sort only */\n"
    "  hidden: boolean;\n"
    "  zh: string;\n"
    "  en: string;\n"
    "  values: readonly string[];\n"
    "}\n\n";

static void put_types(struct buf *b, const struct catalog *c)
{
    for (size_t i = 0; i < c->shapes_n; i++) {
        if (c->shapes[i].out)
            put_reply(b, c->shapes[i].sh);
        if (c->shapes[i].in)
            put_input(b, c->shapes[i].sh->name, c->shapes[i].sh, "Input");
    }
    for (size_t i = 0; i < c->lists_n; i++) {
        put_item(b, c->lists[i]);
        put_list_query(b, c->lists[i]);
    }
}

static void put_class(struct buf *b, struct arena *ar, const struct room *const *rooms)
{
    buf_puts(b, "export class Api {\n  readonly #send: Send;\n\n  constructor(send: Send) {\n    this.#send = send;\n  }\n\n");
    for (; *rooms; rooms++)
        for (size_t i = 0; i < (*rooms)->routes_n; i++)
            if (in_client(&(*rooms)->routes[i]))
                put_method(b, ar, &(*rooms)->routes[i]);
    buf_puts(b, "}\n\n");
}

static void put_query_types(struct buf *b, struct arena *ar, const struct room *const *rooms)
{
    for (; *rooms; rooms++)
        for (size_t i = 0; i < (*rooms)->routes_n; i++) {
            const struct route *rt = &(*rooms)->routes[i];
            if (in_client(rt) && rt->query)
                put_input(b, query_name(ar, rt), rt->query, "");
        }
}

char *net_client_ts(struct arena *ar, const struct room *const *rooms)
{
    struct buf b;
    struct catalog *c = catalog_make(ar, rooms);
    buf_init(&b, ar, 65536);
    buf_puts(&b, HEAD);
    put_types(&b, c);
    put_query_types(&b, ar, rooms);
    put_class(&b, ar, rooms);
    put_columns(&b, c);
    put_shapes(&b, c);
    put_map(&b, rooms, "routePerms", "string", false);
    put_map(&b, rooms, "routeLists", "ListName", true);
    put_errors(&b);
    return buf_z(&b);
}
