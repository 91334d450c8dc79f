/* web_page.c: what all pages share: language, frame, writing out, the error page, embedded files. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "conf.h"
#include "people.h"
#include "web_cache.h"
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

/* The county as it was last read: used as long as a cached page would be (web_cache.h), and on error pages, which must say whose
 * they are when the database cannot be asked, and at once. */
static struct { pthread_mutex_t lock; bool known, demo; struct net_mark mark; char zh[400], en[400]; } last = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void remember(const struct people_county *c, struct net_mark mark)
{
    pthread_mutex_lock(&last.lock);
    last.known = true;
    last.mark = mark;
    last.demo = c->demo;
    snprintf(last.zh, sizeof last.zh, "%.*s", (int)sizeof last.zh - 1, c->name ? c->name : "");
    snprintf(last.en, sizeof last.en, "%.*s", (int)sizeof last.en - 1, c->name_en ? c->name_en : "");
    pthread_mutex_unlock(&last.lock);
}

static void county_forget(void)
{
    pthread_mutex_lock(&last.lock);
    last.known = false;
    pthread_mutex_unlock(&last.lock);
}

/* fresh: only what still holds. False: nothing is known. */
static bool recall(struct cx *cx, bool fresh, struct people_county *c)
{
    pthread_mutex_lock(&last.lock);
    bool known = last.known && (!fresh || web_cache_holds(last.mark));
    if (known)
        *c = (struct people_county){.demo = last.demo, .name = ar_strdup(cx->ar, last.zh), .name_en = ar_strdup(cx->ar, last.en)};
    pthread_mutex_unlock(&last.lock);
    return known;
}

/* The county's name and whether it is a demonstration. ask: the database; else what was last known. */
static void fill_county(struct cx *cx, struct web_frame *f, bool ask)
{
    struct people_county c = {0};
    struct net_mark mark = web_cache_now();
    if (!ask || !recall(cx, true, &c)) {
        enum err e = ask ? tx_read(cx, "web.county", county_tx, &c) : ERR_BUSY;
        if (e == ERR_NONE)
            remember(&c, mark);
        else if (e != ERR_NOT_FOUND)
            recall(cx, false, &c);
        if (ask && e != ERR_NONE)
            cx_clear(cx);
    }
    f->demo = c.demo;
    f->county = cx->lang == LANG_EN && c.name_en && *c.name_en ? c.name_en : c.name && *c.name ? c.name : cx->lang == LANG_EN ? "Tiantou" : "田头";
}

static void begin(struct req *rq, struct web_frame *f, struct tmpl *t, bool ask)
{
    struct cx *cx = rq_cx(rq);
    const char *lang = rq_param(rq, "lang");
    if (lang)
        cx->lang = strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH;
    struct str path = rq_path_raw(rq);
    f->self = str_dup(cx->ar, path);
    f->css = hashed(cx, "/s/scan.css");
    f->js = hashed(cx, "/s/scan.js");
    fill_county(cx, f, ask);
    tmpl_init(t, cx->ar, cx->lang, rq_base_url(rq));
}

enum err web_begin(struct req *rq, struct web_frame *f, struct tmpl *t)
{
    begin(rq, f, t, true);
    return ERR_NONE;
}

void web_give(struct req *rq, struct resp *rs, struct str page, int status)
{
    rs_status(rs, status);
    rs_header(rs, "Content-Language", rq_cx(rq)->lang == LANG_EN ? "en" : "zh-CN");
    rs_header(rs, "Vary", "Accept, Accept-Language");
    if (status == 200) /* a phone asks again each time, and gets the bytes only when they changed */
        rs_etag(rs, (int64_t)(str_hash(page, 2) & INT64_MAX));
    rs_bytes(rs, "text/html; charset=utf-8", page);
}

void web_end(struct req *rq, struct resp *rs, struct tmpl *t, int status)
{
    web_give(rq, rs, buf_view(&t->b), status);
}

/* Did the house itself fail? Then the database is not asked again for an error page, which might wait as long a second time. */
static bool house_failed(enum err e)
{
    return err_status(e) >= 500;
}

enum err web_error_page(struct req *rq, struct resp *rs, enum err e)
{
    struct cx *cx = rq_cx(rq);
    struct tmpl t;
    struct web_error v = {.text = ar_strdup(cx->ar, cx->err_text), .request_id = cx->request_id, .status = err_status(e)};
    begin(rq, &v.f, &t, !house_failed(e));
    v.title = v.f.title = err_title(e, cx->lang);
    v.f.plain = true;
    tpl_error(&t, &v);
    web_end(rq, rs, &t, v.status);
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

/* The console's index with the map tiles of the settings, made once at start when there are any. */
static struct asset console_index;

static void add_meta(struct tmpl *t, const char *name, const char *conf)
{
    buf_printf(&t->b, "<meta name=\"%s\" content=\"", name);
    tmpl_put_z(t, conf_text(conf));
    buf_puts(&t->b, "\">");
}

enum err web_start(struct cx *cx)
{
    county_forget();
    static struct arena *keep; /* lives as long as the process */
    const struct asset *a = find("/console/index.html");
    const char *head = a ? memmem(a->plain.p, a->plain.size, "</head>", 7) : NULL;
    if (!head || !*conf_text("web.tiles_url"))
        return ERR_NONE;
    if (!keep && !(keep = ar_new(1 << 20)))
        return err_set(cx, ERR_MEMORY, NULL);
    struct tmpl t;
    tmpl_init(&t, keep, LANG_ZH, "");
    tmpl_lit(&t, a->plain.p, (size_t)(head - a->plain.p));
    add_meta(&t, "tt-tiles", "web.tiles_url");
    add_meta(&t, "tt-tiles-credit", "web.tiles_credit");
    tmpl_lit(&t, head, a->plain.size - (size_t)(head - a->plain.p));
    console_index = *a;
    console_index.plain = buf_view(&t.b);
    console_index.gzip = (struct str){0};
    console_index.etag = ar_printf(keep, "\"%016llx\"", (unsigned long long)str_hash(console_index.plain, 1));
    return ERR_NONE;
}

static const struct asset *index_or(const struct asset *a)
{
    return a && console_index.path && strcmp(a->path, console_index.path) == 0 ? &console_index : a;
}

/* Applications with addresses of their own: each answers its index for every path under it that names no file. */
static const struct { const char *under, *files, *index; } APPS[] = {
    {"/console/", "/console/assets/", "/console/index.html"},
    {"/mall/", "/mall/assets/", "/mall/index.html"},
};

const struct asset *web_asset(const char *path)
{
    const struct asset *a = index_or(find(path));
    if (a)
        return a;
    if (strcmp(path, "/favicon.ico") == 0)
        return find("/console/icon.svg");
    for (size_t i = 0; i < sizeof APPS / sizeof APPS[0]; i++)
        if (strncmp(path, APPS[i].under, strlen(APPS[i].under)) == 0 && strncmp(path, APPS[i].files, strlen(APPS[i].files)) != 0)
            return index_or(find(APPS[i].index));
    return NULL;
}

/* The browser asks for the data of a page while the scripts that will draw it are still on their way (front/apps/mall/public/early.js takes
 * the answer up, and asks it of browsers that know no preload): on a slow network this is half a second. */
static const char *ask_early(struct arena *ar, const char *address)
{
    return ar_printf(ar, "</api/v1/mall/%s>; rel=preload; as=fetch; crossorigin", address);
}

static bool plain_in_form(int c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '*' || c == '-' || c == '.' || c == '_';
}

/* Spelt as the page will spell it (application/x-www-form-urlencoded as browsers write it: each byte in one way only), so that both are one
 * address; and no byte that could end the header. */
static bool spelt_as_asked(struct str s)
{
    static const char HEX[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.size; i++) {
        if (plain_in_form(s.p[i]) || s.p[i] == '+')
            continue;
        const char *high = s.p[i] == '%' && s.size - i > 2 ? memchr(HEX, s.p[i + 1], 16) : NULL, *low = high ? memchr(HEX, s.p[i + 2], 16) : NULL;
        if (!low || plain_in_form((int)(high - HEX) * 16 + (int)(low - HEX)) || memcmp(s.p + i, "%20", 3) == 0)
            return false;
        i += 2;
    }
    return true;
}

/* The first value of a parameter as it was sent; empty when absent. */
static struct str sent_param(struct str query, const char *name)
{
    struct str one, key, value;
    while (str_cut(query, '&', &one, &query) || one.size) {
        str_cut(one, '=', &key, &value);
        if (str_eqz(key, name))
            return value;
    }
    return STR("");
}

#define SEARCH_QUERY_MAX 1000 /* bytes; more is no search that a person typed */
static const char *search_link(struct arena *ar, struct str query)
{
    static const char *const SORTS[] = {"sold", "new", "cheap", "dear"}; /* of search-page.vue; the first when none */
    struct str q = sent_param(query, "q"), category = sent_param(query, "category"), sort = sent_param(query, "sort");
    const char *by = SORTS[0];
    if (query.size > SEARCH_QUERY_MAX || !spelt_as_asked(q) || !spelt_as_asked(category))
        return NULL;
    for (size_t i = 0; i < sizeof SORTS / sizeof SORTS[0]; i++)
        if (str_eqz(sort, SORTS[i]))
            by = SORTS[i];
    return ask_early(ar, ar_printf(ar, "goods?%s" STR_FMT "%s" STR_FMT "%ssort=%s&limit=24", q.size ? "q=" : "", STR_ARG(q), !category.size ? "" : q.size ? "&category=" : "category=",
                                   STR_ARG(category), q.size || category.size ? "&" : "", by));
}

/* Goods are named by letters of a UUID only, so nothing of the path can end the header. */
const char *web_asset_link(struct arena *ar, const char *path, struct str query)
{
    static const char GOODS[] = "/mall/goods/";
    const char *id = path + sizeof GOODS - 1;
    if (strcmp(path, "/mall/") == 0)
        return ask_early(ar, "home");
    if (strcmp(path, "/mall/search") == 0)
        return search_link(ar, query);
    if (strncmp(path, GOODS, sizeof GOODS - 1) != 0 || strlen(id) != 36 || strspn(id, "0123456789abcdef-") != 36)
        return NULL;
    return ask_early(ar, ar_printf(ar, "goods/%s", id));
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
