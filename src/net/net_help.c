/* net_help.c: the interface as a page that a person can read (/api/) and the list of errors (/api/errors), both from the same
 * tables as everything else. Plain HTML, no script. */
#include "net_priv.h"

#include <string.h>

static void put_html(struct buf *b, const char *z)
{
    for (const char *c = z ? z : ""; *c; c++) {
        if (*c == '<')
            buf_puts(b, "&lt;");
        else if (*c == '>')
            buf_puts(b, "&gt;");
        else if (*c == '&')
            buf_puts(b, "&amp;");
        else if (*c == '"')
            buf_puts(b, "&quot;");
        else
            buf_ch(b, *c);
    }
}

static const char *either(struct req *rq, const char *zh, const char *en)
{
    const char *s = rq->cx.lang == LANG_ZH ? zh : en;
    return s ? s : "";
}

static void page_begin(struct req *rq, struct buf *b, const char *title)
{
    buf_printf(b, "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                  "<title>%s</title><link rel=\"stylesheet\" href=\"/api/help.css\"></head><body><main><h1>%s</h1>",
               either(rq, "zh-CN", "en"), title, title);
}

static void page_end(struct resp *rs, struct buf *b)
{
    buf_puts(b, "</main></body></html>\n");
    rs_bytes(rs, "text/html; charset=utf-8", buf_view(b));
    rs_header(rs, "Cache-Control", "public, max-age=300");
}

static const char *type_name(const struct field *f)
{
    static const char *const NAMES[] = {
        [F_I64] = "integer", [F_BOOL] = "boolean", [F_TEXT] = "text", [F_DEC] = "decimal", [F_TIME] = "instant", [F_DATE] = "date",
        [F_UUID] = "uuid", [F_ENUM] = "one of", [F_JSON] = "JSON", [F_OBJ] = "object", [F_LIST] = "list", [F_TEXTS] = "texts",
    };
    return NAMES[f->type];
}

static void put_names(struct buf *b, const char *const *names)
{
    for (size_t i = 0; names && names[i]; i++) {
        buf_puts(b, i ? " | " : ": ");
        put_html(b, names[i]);
    }
}

static void put_shape(struct req *rq, struct buf *b, const char *title, const struct shape *sh, unsigned hide)
{
    if (!sh)
        return;
    buf_printf(b, "<h4>%s <code>%s</code></h4><ul>", title, sh->name);
    for (size_t i = 0; i < sh->n; i++) {
        const struct field *f = &sh->fields[i];
        if (f->flags & hide)
            continue;
        buf_printf(b, "<li><code>%s</code> %s", f->name, type_name(f));
        put_names(b, f->names);
        if (f->sub)
            buf_printf(b, " <code>%s</code>", f->sub->name);
        if ((f->flags & FF_REQ) && (hide & FF_RO))
            buf_puts(b, either(rq, " 必填", " required"));
        buf_puts(b, " – ");
        put_html(b, either(rq, f->zh, f->en));
        buf_puts(b, "</li>");
    }
    buf_puts(b, "</ul>");
}

static void put_list(struct req *rq, struct buf *b, const struct list_spec *spec)
{
    buf_printf(b, "<h4>%s <code>%s</code></h4><p>sort limit cursor q count=1 format=csv|xlsx</p><ul>", either(rq, "列表", "List"), spec->name);
    for (size_t i = 0; i < spec->n; i++) {
        const struct list_col *c = &spec->cols[i];
        buf_printf(b, "<li><code>%s</code>%s%s%s", c->name, c->flags & LC_SORT ? " sort" : "", c->flags & LC_FILTER ? " filter" : "",
                   c->flags & LC_SEARCH ? " search" : "");
        put_names(b, c->names);
        buf_puts(b, " – ");
        put_html(b, either(rq, c->zh, c->en));
        buf_puts(b, "</li>");
    }
    buf_puts(b, "</ul>");
}

static void put_route(struct req *rq, struct buf *b, const struct route *rt)
{
    buf_printf(b, "<section id=\"%s\"><h3><b>%s</b> <code>", rt->op ? rt->op : "", rt->method);
    put_html(b, rt->path);
    buf_puts(b, "</code></h3><p>");
    put_html(b, either(rq, rt->zh, rt->en));
    buf_printf(b, "</p><p class=\"perm\">%s <code>%s</code>%s%s</p>", either(rq, "权限", "permission"), rt->perm,
               rt->flags & RT_IDEMPOTENT ? " · Idempotency-Key" : "", rt->flags & RT_IF_MATCH ? " · If-Match" : "");
    put_shape(rq, b, either(rq, "参数", "Query"), rt->query, FF_RO);
    put_shape(rq, b, either(rq, "请求", "Body"), rt->body, FF_RO);
    put_shape(rq, b, either(rq, "回答", "Answer"), rt->reply, FF_SECRET);
    if (rt->list)
        put_list(rq, b, rt->list);
    buf_puts(b, "</section>");
}

/* Every operation in one line each, by room. */
static void put_contents(struct req *rq, struct buf *b)
{
    buf_puts(b, "<ul class=\"rooms\">");
    for (const struct room *const *r = net.opt.rooms; *r; r++)
        for (size_t i = 0; i < (*r)->routes_n; i++) {
            const struct route *rt = &(*r)->routes[i];
            if ((rt->flags & RT_HIDDEN) || !rt->op)
                continue;
            buf_printf(b, "<li><a href=\"#%s\">%s · ", rt->op, (*r)->name);
            put_html(b, either(rq, rt->zh, rt->en));
            buf_puts(b, "</a></li>");
        }
    buf_puts(b, "</ul>");
}

enum err help_page_get(struct req *rq, struct resp *rs)
{
    struct buf b;
    buf_init(&b, rq->ar, 65536);
    page_begin(rq, &b, either(rq, "田头接口", "Tiantou interface"));
    buf_printf(&b, "<p><a href=\"/api/openapi.json\">OpenAPI 3.1</a> · <a href=\"/api/errors\">%s</a></p>", either(rq, "错误代码", "Errors"));
    put_contents(rq, &b);
    for (const struct room *const *r = net.opt.rooms; *r; r++) {
        bool any = false;
        for (size_t i = 0; i < (*r)->routes_n; i++) {
            if ((*r)->routes[i].flags & RT_HIDDEN)
                continue;
            if (!any)
                buf_printf(&b, "<h2 id=\"room-%s\">%s</h2>", (*r)->name, (*r)->name);
            any = true;
            put_route(rq, &b, &(*r)->routes[i]);
        }
    }
    page_end(rs, &b);
    return ERR_NONE;
}

enum err help_errors_get(struct req *rq, struct resp *rs)
{
    struct buf b;
    buf_init(&b, rq->ar, 16384);
    page_begin(rq, &b, either(rq, "错误代码", "Errors"));
    buf_puts(&b, "<div class=\"wide\"><table><tr><th>code</th><th>HTTP</th><th>中文</th><th>English</th></tr>");
    for (int e = 1; e < ERR__COUNT; e++) {
        const char *code = err_code((enum err)e);
        buf_printf(&b, "<tr id=\"%s\"><td><code>%s</code></td><td>%d</td><td>", code, code, err_status((enum err)e));
        put_html(&b, err_title((enum err)e, LANG_ZH));
        buf_puts(&b, "</td><td>");
        put_html(&b, err_title((enum err)e, LANG_EN));
        buf_puts(&b, "</td></tr>");
    }
    buf_puts(&b, "</table></div>");
    page_end(rs, &b);
    return ERR_NONE;
}

enum err help_css_get(struct req *rq, struct resp *rs)
{
    (void)rq;
    rs_bytes(rs, "text/css; charset=utf-8",
             STR("body{font:16px/1.6 \"PingFang SC\",\"Noto Sans SC\",\"Microsoft YaHei\",sans-serif;color:#1f2a24;background:#f6f8f5;"
                 "max-width:60rem;margin:0 auto;padding:1rem}h1,h2{color:#2f7d4f}section{background:#fff;border-radius:8px;padding:.5rem 1rem;"
                 "margin:.75rem 0}h3{margin:.25rem 0;font-weight:400;overflow-wrap:anywhere}h4{margin:.5rem 0 0}.perm{color:#6b4f3a}a{color:#2b6cb0}"
                 ".wide{overflow-x:auto}.rooms{column-width:16rem}table{border-collapse:collapse;background:#fff}td,th{padding:.25rem .75rem;border-bottom:1px solid #dde3dc;text-align:left}"
                 "tr:target,section:target{outline:2px solid #c98a1b}\n"));
    rs_header(rs, "Cache-Control", "public, max-age=86400");
    return ERR_NONE;
}
