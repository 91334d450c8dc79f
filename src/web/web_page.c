/* web_page.c: what all pages share: language, frame, writing out, the error page, embedded files. */
#include <string.h>

#include "people.h"
#include "web_priv.h"

static const char *hashed(struct cx *cx, const char *path)
{
    const struct asset *a = web_asset(path);
    return a ? ar_printf(cx->ar, "%s?v=%.12s", path, a->etag[0] == '"' ? a->etag + 1 : a->etag) : path;
}

static enum err county_tx(struct cx *cx, struct tx *tx, void *p)
{
    return people_county_get(cx, tx, p);
}

/* The county's name and whether it is a demonstration; an error page must work even when the database does not. */
static void fill_county(struct cx *cx, struct web_frame *f)
{
    struct people_county c = {0};
    if (tx_read(cx, "web.county", county_tx, &c) != ERR_NONE)
        cx_clear(cx);
    f->demo = c.demo;
    f->county = cx->lang == LANG_EN && c.name_en && *c.name_en ? c.name_en : c.name ? c.name : cx->lang == LANG_EN ? "Tiantou" : "田头";
}

enum err web_begin(struct req *rq, struct web_frame *f, struct tmpl *t)
{
    struct cx *cx = rq_cx(rq);
    const char *lang = rq_param(rq, "lang");
    if (lang)
        cx->lang = strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH;
    struct str path = rq_path_raw(rq);
    f->self = str_dup(cx->ar, path);
    f->css = hashed(cx, "/s/scan.css");
    f->js = hashed(cx, "/s/scan.js");
    fill_county(cx, f);
    tmpl_init(t, cx->ar, cx->lang, rq_base_url(rq));
    return ERR_NONE;
}

void web_end(struct resp *rs, struct tmpl *t, int status)
{
    rs_status(rs, status);
    rs_header(rs, "Content-Language", t->lang == LANG_EN ? "en" : "zh-CN");
    rs_bytes(rs, "text/html; charset=utf-8", buf_view(&t->b));
}

enum err web_error_page(struct req *rq, struct resp *rs, enum err e)
{
    struct cx *cx = rq_cx(rq);
    struct tmpl t;
    struct web_error v = {.text = ar_strdup(cx->ar, cx->err_text), .request_id = cx->request_id, .status = err_status(e)};
    TRY(web_begin(rq, &v.f, &t));
    v.title = v.f.title = err_title(e, cx->lang);
    v.f.plain = true;
    tpl_error(&t, &v);
    web_end(rs, &t, v.status);
    return ERR_NONE;
}

static const struct asset *find(const char *path)
{
    size_t lo = 0, hi = web_assets_n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int c = strcmp(path, web_assets[mid].path);
        if (c == 0)
            return &web_assets[mid];
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return NULL;
}

/* Applications with their own addresses answer their index for every path that names no file. */
const struct asset *web_asset(const char *path)
{
    const struct asset *a = find(path);
    if (a)
        return a;
    if (strncmp(path, "/console", 8) == 0 && (path[8] == 0 || path[8] == '/') && !strchr(path + 8, '.'))
        return find("/console/index.html");
    return NULL;
}

static enum err ready_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)arg;
    struct people_county c = {0};
    enum err e = people_county_get(cx, tx, &c);
    cx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

enum err web_ready(struct cx *cx)
{
    return tx_read(cx, "web.ready", ready_tx, NULL);
}
