/* scan_links.c: the resolver: which links a code has, as an RFC 9264 linkset and as redirect targets. One table of link types
 * serves both (GS1 Digital Link, GS1-Conformant Resolver standard 1.2; GS1 Web Vocabulary link types). */
#include <stdio.h>
#include <string.h>

#include "scan_priv.h"

#define VOC "https://ref.gs1.org/voc/"

const char *scan_code_path(struct arena *ar, const char *gtin14, const char *lot_no, const char *serial)
{
    struct gs1_code code = {0};
    char path[GS1_PATH_MAX];
    snprintf(code.gtin, sizeof code.gtin, "%s", gtin14);
    snprintf(code.lot, sizeof code.lot, "%s", lot_no ? lot_no : "");
    snprintf(code.serial, sizeof code.serial, "%s", serial ? serial : "");
    gs1_dl_make_path(&code, path);
    return ar_strdup(ar, path);
}

static const char *page(struct cx *cx, const struct scan_answer *a)
{
    return scan_code_path(cx->ar, a->gtin, a->lot_no, a->serial);
}

static const char *events(struct cx *cx, const struct scan_answer *a)
{
    struct buf b;
    if (!a->lot_id || !a->story.lot.epc)
        return NULL;
    buf_init(&b, cx->ar, 256);
    buf_puts(&b, "/epcis/v2/events?MATCH_anyEPCClass=");
    buf_pct(&b, str_of(a->story.lot.epc));
    return buf_z(&b);
}

/* The newest valid certificate, else the newest. */
static const char *certificate(struct cx *cx, const struct scan_answer *a)
{
    const struct certify_cert *c = a->file.certs.p, *best = NULL;
    for (size_t i = 0; i < a->file.certs.n; i++)
        if (!best || (best->state != 0 && c[i].state == 0))
            best = &c[i];
    return best ? ar_printf(cx->ar, "/cert/%s", best->cert_no) : NULL;
}

static const struct link {
    const char *type;                                                 /* after "gs1:" */
    const char *(*target)(struct cx *cx, const struct scan_answer *a); /* NULL: this code has none */
    const char *media, *zh, *en;
    bool query;                                                       /* takes the query of the request along (our events refuse foreign parameters) */
} LINKS[] = {
    {"pip", page, "text/html", "产品信息", "Product information", true},
    {"traceability", page, "text/html", "追溯信息", "Traceability", true},
    {"epcis", events, "application/ld+json", "溯源事件", "EPCIS events", false},
    {"certificationInfo", certificate, "text/html", "承诺达标合格证", "Certificate of commitment", true},
};
#define LINKS_N (sizeof LINKS / sizeof LINKS[0])

/* "gs1:epcis", the full URI or the bare name → its row; "defaultLink" is the first. */
static const struct link *find(const char *type)
{
    static const char *const prefixes[] = {"gs1:", VOC, "https://gs1.org/voc/", "http://gs1.org/voc/", ""};
    for (size_t p = 0; p < sizeof prefixes / sizeof prefixes[0]; p++) {
        if (strncmp(type, prefixes[p], strlen(prefixes[p])) != 0)
            continue;
        const char *name = type + strlen(prefixes[p]);
        if (strcmp(name, "defaultLink") == 0)
            return &LINKS[0];
        for (size_t i = 0; i < LINKS_N; i++)
            if (strcmp(name, LINKS[i].type) == 0)
                return &LINKS[i];
    }
    return NULL;
}

bool scan_known(const struct scan_answer *a)
{
    return a->lot_id != 0 && a->verdict != SCAN_NO_SERIAL;
}

const char *scan_link_target(struct cx *cx, const struct scan_answer *a, const char *base, const char *link_type, const char *query)
{
    const struct link *l = find(link_type);
    const char *path = l && scan_known(a) ? l->target(cx, a) : NULL;
    if (!path)
        return NULL;
    return l->query && query && *query ? ar_printf(cx->ar, "%s%s?%s", base, path, query) : ar_printf(cx->ar, "%s%s", base, path);
}

static void member(struct jw *w, const char *key, const char *value)
{
    jw_key(w, key);
    jw_z(w, value);
}

/* One link under its type. The default link has no attribute beyond address and title (conformant resolver 1.2, section 6). */
static void write_link(struct cx *cx, struct jw *w, const struct link *l, const char *href, bool is_default)
{
    jw_key(w, is_default ? VOC "defaultLink" : ar_printf(cx->ar, VOC "%s", l->type));
    jw_arr(w);
    jw_obj(w);
    member(w, "href", href);
    member(w, "title", cx->lang == LANG_EN ? l->en : l->zh);
    if (!is_default) {
        member(w, "type", l->media);
        jw_key(w, "hreflang");
        jw_arr(w);
        jw_z(w, "zh");
        jw_z(w, "en");
        jw_arr_end(w);
    }
    jw_obj_end(w);
    jw_arr_end(w);
}

/* The links of one level: the code itself, its lot, its product. */
static void write_level(struct cx *cx, struct jw *w, const struct scan_answer *a, const char *base, const char *anchor)
{
    jw_obj(w);
    member(w, "anchor", ar_printf(cx->ar, "%s%s", base, anchor));
    if (a->story.lot.product_name)
        member(w, "itemDescription", a->story.lot.product_name);
    write_link(cx, w, &LINKS[0], ar_printf(cx->ar, "%s%s", base, page(cx, a)), true);
    for (size_t i = 0; i < LINKS_N; i++) {
        const char *path = LINKS[i].target(cx, a);
        if (path)
            write_link(cx, w, &LINKS[i], ar_printf(cx->ar, "%s%s", base, path), false);
    }
    jw_obj_end(w);
}

static void write_product(struct cx *cx, struct jw *w, const char *gtin, const char *name, const char *base)
{
    const char *href = ar_printf(cx->ar, "%s/product/%s", base, gtin);
    jw_obj(w);
    member(w, "anchor", ar_printf(cx->ar, "%s%s", base, scan_code_path(cx->ar, gtin, NULL, NULL)));
    if (name)
        member(w, "itemDescription", name);
    write_link(cx, w, &LINKS[0], href, true);
    write_link(cx, w, &LINKS[0], href, false);
    jw_obj_end(w);
}

struct str scan_linkset(struct cx *cx, const struct scan_answer *a, const char *base)
{
    struct buf b;
    struct jw w;
    struct scan_answer lot = *a;
    lot.serial = NULL;
    buf_init(&b, cx->ar, 2048);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "linkset");
    jw_arr(&w);
    if (a->serial)
        write_level(cx, &w, a, base, page(cx, a));
    if (a->lot_no)
        write_level(cx, &w, &lot, base, page(cx, &lot));
    write_product(cx, &w, a->gtin, a->story.lot.product_name, base);
    jw_arr_end(&w);
    jw_obj_end(&w);
    return buf_view(&b);
}

struct str scan_resolver_file(struct cx *cx, const char *base)
{
    struct buf b;
    struct jw w;
    buf_init(&b, cx->ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    member(&w, "name", "Tiantou 田头");
    member(&w, "resolverRoot", base);
    jw_key(&w, "supportedPrimaryKeys");
    jw_arr(&w);
    jw_z(&w, "01");
    jw_arr_end(&w);
    jw_key(&w, "supportedLinkType");
    jw_arr(&w);
    jw_obj(&w);
    member(&w, "namespace", VOC);
    member(&w, "prefix", "gs1:");
    jw_obj_end(&w);
    jw_arr_end(&w);
    jw_key(&w, "linkTypeDefaultCanBeLinkset");
    jw_bool(&w, false);
    jw_obj_end(&w);
    return buf_view(&b);
}
