/* web_routes.c: the public pages: the first page, a code's page with its resolver, certificate, season record, complaint. */
#include <string.h>

#include "conf.h"
#include "gs1.h"
#include "qr.h"
#include "web_cache.h"
#include "web_priv.h"
#include "when.h"

/* ---- a code: page, linkset or redirect ------------------------------------------------------------------------------------------ */
/* Headers of every answer of the resolver to people: where the linkset is, and that any site may ask. */
static void resolver_headers(struct req *rq, struct resp *rs, bool known)
{
    struct str path = rq_path_raw(rq);
    if (known)
        rs_header(rs, "Link", ar_printf(rq_cx(rq)->ar, "<%s%.*s?linkType=linkset>; rel=\"linkset\"; type=\"application/linkset+json\"", rq_base_url(rq), STR_ARG(path)));
    rs_header(rs, "Access-Control-Allow-Origin", "*");
    rs_header(rs, "Access-Control-Expose-Headers", "Link");
}

/* *page_out (may be NULL): the page. */
static enum err page_of(struct req *rq, struct resp *rs, const struct scan_answer *a, struct str *page_out)
{
    struct cx *cx = rq_cx(rq);
    struct tmpl t;
    struct web_scan v = {0};
    TRY(web_begin(rq, &v.f, &t));
    web_view_scan(cx, a, &v);
    v.qr = a->story.lot.product_name ? qr_svg(cx->ar, str_of(ar_printf(cx->ar, "%s%s", t.base, v.code_path)), 4) : (struct str){0};
    v.f.title = a->story.lot.product_name ? ar_printf(cx->ar, "%s · %s", a->story.lot.product_name, v.headline) : v.headline;
    v.f.plain = true;
    if (a->story.lot.product_name)
        tpl_scan(&t, &v);
    else
        tpl_no_code(&t, &v);
    bool unknown = a->verdict == SCAN_UNKNOWN || a->verdict == SCAN_NO_SERIAL;
    web_end(rq, rs, &t, a->verdict == SCAN_MALFORMED ? 400 : unknown ? 404 : 200);
    resolver_headers(rq, rs, !unknown && a->verdict != SCAN_MALFORMED);
    if (page_out)
        *page_out = buf_view(&t.b);
    return ERR_NONE;
}

static enum err linkset(struct req *rq, struct resp *rs, const struct scan_answer *a, const char *media)
{
    rs_bytes(rs, media, scan_linkset(rq_cx(rq), a, rq_base_url(rq)));
    rs_header(rs, "Link", "<https://ref.gs1.org/standards/resolver/linkset-context>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"");
    rs_header(rs, "Access-Control-Allow-Origin", "*");
    return ERR_NONE;
}

/* The query as sent without what the resolver itself read; it goes along with a redirect. */
static const char *passed_on(struct req *rq)
{
    struct str *names, *values;
    struct buf b;
    size_t n = rq_params(rq, &names, &values);
    buf_init(&b, rq_cx(rq)->ar, 64);
    for (size_t i = 0; i < n; i++) {
        if (str_eqz(names[i], "linkType"))
            continue;
        if (b.size)
            buf_ch(&b, '&');
        buf_pct(&b, names[i]);
        if (values[i].p)
            buf_ch(&b, '=');
        buf_pct(&b, values[i]);
    }
    return buf_z(&b);
}

static bool wants_linkset(const char *type)
{
    return strcmp(type, "linkset") == 0 || strcmp(type, "all") == 0;
}

static enum err redirect(struct req *rq, struct resp *rs, const char *to, const char *type)
{
    if (!to)
        return err_say(rq_cx(rq), ERR_NOT_FOUND, "linkType", "这个码没有这种链接：%s", "This code has no link of type %s", type);
    rs_redirect(rs, 307, to);
    resolver_headers(rq, rs, true);
    return ERR_NONE;
}

static enum err by_link_type(struct req *rq, struct resp *rs, const struct scan_answer *a, const char *type, const char *media)
{
    if (!scan_known(a))
        return err_set(rq_cx(rq), ERR_NOT_FOUND, NULL);
    if (!type || wants_linkset(type))
        return linkset(rq, rs, a, media);
    return redirect(rq, rs, scan_link_target(rq_cx(rq), a, rq_base_url(rq), type, passed_on(rq)), type);
}

/* What a lot's page depends on beside the data: language, our address as the reader wrote it, the path (the language link). */
static struct str page_key(struct req *rq)
{
    struct str path = rq_path_raw(rq);
    return str_of(ar_printf(rq_cx(rq)->ar, "%c %s %.*s", rq_cx(rq)->lang == LANG_EN ? 'e' : 'z', rq_base_url(rq), STR_ARG(path)));
}

/* The page of a code. That of a whole lot may be one rendered a moment ago (web_cache.h); a pack's scan is counted. */
static enum err code_page(struct req *rq, struct resp *rs, const struct gs1_code *code, bool count)
{
    struct cx *cx = rq_cx(rq);
    struct scan_answer a;
    struct net_mark mark;
    struct str key = page_key(rq), page;
    bool lot = *code->lot && !*code->serial && !cx->who;
    if (lot && web_cache_get(cx->ar, key, &mark, &page)) {
        web_give(rq, rs, page, 200);
        resolver_headers(rq, rs, true);
        return ERR_NONE;
    }
    TRY(scan_answer_code(cx, code->gtin, code->lot, code->serial, count, &a));
    TRY(page_of(rq, rs, &a, &page));
    if (lot && scan_known(&a))
        web_cache_put(key, mark, page);
    return ERR_NONE;
}

struct product_ask { const char *gtin; struct scan_product product; };

static enum err product_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct product_ask *k = p;
    return scan_product_get(cx, tx, k->gtin, &k->product);
}

/* A GTIN alone names a product: its one link is the product's page. */
static enum err get_product_code(struct req *rq, struct resp *rs, const struct gs1_code *code, const char *type, const char *media)
{
    struct cx *cx = rq_cx(rq);
    struct product_ask k = {.gtin = code->gtin};
    TRY(tx_read(cx, "web.product", product_tx, &k));
    const struct scan_answer a = {.gtin = k.product.gtin, .story = {.lot = {.product_name = k.product.name}}};
    if (media || (type && wants_linkset(type)))
        return linkset(rq, rs, &a, media ? media : "application/linkset+json");
    bool ours = !type || strcmp(type, "gs1:pip") == 0 || strcmp(type, "gs1:defaultLink") == 0;
    const char *query = passed_on(rq);
    return redirect(rq, rs, ours ? ar_printf(cx->ar, "%s/product/%s%s%s", rq_base_url(rq), k.product.gtin, *query ? "?" : "", query) : NULL, type);
}

static enum err get_code(struct req *rq, struct resp *rs)
{
    static const char *const media[] = {"text/html", "application/linkset+json", "application/json", NULL};
    struct cx *cx = rq_cx(rq);
    struct gs1_code *code = AR_NEW(cx->ar, struct gs1_code);
    struct scan_answer a = {.verdict = SCAN_MALFORMED, .gtin = "", .scans = FIELD_NULL, .first_scan_us = FIELD_NULL};
    const char *type = rq_param(rq, "linkType"), *lang = rq_param(rq, "lang");
    if (lang)
        cx->lang = strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH;
    struct str path = rq_path_raw(rq);
    if (str_ends(path, "/")) /* tolerated: conformant resolver 1.2 */
        path.size--;
    enum gs1_fault f = gs1_dl_parse_path(path, code);
    int wants = rq_accept(rq, media);
    if (f != GS1_OK)
        return wants == 0 && !type ? page_of(rq, rs, &a, NULL) : err_say(cx, ERR_MALFORMED, NULL, "%s", "%s", gs1_fault_text(f, cx->lang));
    const char *machine = !type && wants > 0 ? media[wants] : NULL;
    if (!*code->lot && !*code->serial) {
        enum err e = get_product_code(rq, rs, code, type, machine);
        if (e != ERR_NOT_FOUND || type || machine)
            return e;
        cx_clear(cx); /* a person gets the page that explains it */
    }
    if (!type && !machine)
        return code_page(rq, rs, code, wants == 0 && strcmp(rq_method(rq), "GET") == 0);
    TRY(scan_answer_code(cx, code->gtin, code->lot, code->serial, false, &a));
    return by_link_type(rq, rs, &a, type, machine ? machine : "application/linkset+json");
}

static enum err get_resolver(struct req *rq, struct resp *rs)
{
    rs_json(rs, scan_resolver_file(rq_cx(rq), rq_base_url(rq)));
    rs_header(rs, "Access-Control-Allow-Origin", "*");
    return ERR_NONE;
}

/* Where one orders: until the mall stands, the product, who grows it, and its newest lots, without pretending a shop. */
static enum err get_product(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct tmpl t;
    char gtin[15];
    struct product_ask k = {.gtin = gtin};
    struct web_product v = {.p = &k.product};
    TRY(web_begin(rq, &v.f, &t));
    if (gs1_gtin14(str_of(rq_path(rq, "gtin")), gtin) != GS1_OK)
        return err_say(cx, ERR_NOT_FOUND, NULL, "没有这个产品", "There is no such product");
    TRY(tx_read(cx, "web.product", product_tx, &k));
    if (rq_param(rq, "order") && k.product.goods) { /* the trace page's "order again": straight to the goods while they are on sale */
        rs_redirect(rs, 303, ar_printf(cx->ar, "/mall/goods/%s", k.product.goods));
        return ERR_NONE;
    }
    v.f.title = cx->lang == LANG_EN && k.product.name_en && *k.product.name_en ? k.product.name_en : k.product.name;
    v.f.narrow = true;
    tpl_product(&t, &v);
    web_end(rq, rs, &t, 200);
    return ERR_NONE;
}

/* ---- first page and search --------------------------------------------------------------------------------------------------------- */
static enum err home(struct req *rq, struct resp *rs, const char *code, const char *problem, int status)
{
    struct tmpl t;
    struct web_home v = {.code = code, .problem = problem};
    TRY(web_begin(rq, &v.f, &t));
    v.f.title = rq_cx(rq)->lang == LANG_EN ? "Trace" : "追溯";
    tpl_home(&t, &v);
    web_end(rq, rs, &t, status);
    return ERR_NONE;
}

static enum err get_home(struct req *rq, struct resp *rs)
{
    return home(rq, rs, "", NULL, 200);
}

static enum err get_marks(struct req *rq, struct resp *rs)
{
    struct tmpl t;
    struct web_home v = {0};
    TRY(web_begin(rq, &v.f, &t));
    v.f.title = rq_cx(rq)->lang == LANG_EN ? "How to read a trace page" : "怎样看懂追溯页";
    tpl_marks(&t, &v);
    web_end(rq, rs, &t, 200);
    return ERR_NONE;
}

/* Any way a person may write a code → its path, or NULL. */
static const char *code_path(struct cx *cx, struct str text)
{
    struct gs1_elems e = {0};
    struct gs1_dl dl;
    char digits[15];
    if (gs1_gtin14(text, digits) == GS1_OK) /* the number under a bar code */
        return scan_code_path(cx->ar, digits, NULL, NULL);
    if (gs1_dl_parse(cx->ar, text, NULL, &dl) == GS1_OK)
        e = dl.elems;
    else if (gs1_bracketed_parse(cx->ar, text, NULL, &e) != GS1_OK && gs1_elements_parse(cx->ar, text, NULL, &e) != GS1_OK)
        return NULL;
    struct str gtin = gs1_elem_value(e.v, e.n, "01"), lot = gs1_elem_value(e.v, e.n, "10"), serial = gs1_elem_value(e.v, e.n, "21");
    if (gtin.size != 14)
        return NULL;
    return scan_code_path(cx->ar, str_dup(cx->ar, gtin), str_dup(cx->ar, lot), str_dup(cx->ar, serial));
}

struct cert_ask { const char *no; int64_t lot_id; struct certify_cert cert; struct grow_lot lot; };

static enum err cert_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct cert_ask *k = p;
    TRY(certify_cert_by_no(cx, tx, k->no, &k->lot_id, &k->cert));
    return grow_lot_by_id(cx, tx, k->lot_id, &k->lot);
}

static enum err get_find(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const char *code = rq_param(rq, "code"), *lang = rq_param(rq, "lang");
    if (lang)
        cx->lang = strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH;
    struct str text = str_trim(str_of(code ? code : ""));
    const char *cert = memmem(text.p, text.size, "/cert/", 6); /* the address of a certificate */
    if (cert)
        text = str_from(text, (size_t)(cert - text.p) + 6);
    const char *path = text.size ? code_path(cx, text) : NULL;
    struct cert_ask k = {.no = str_dup(cx->ar, text)};
    if (!path && text.size && text.size < 60 && tx_read(cx, "web.find", cert_tx, &k) == ERR_NONE)
        path = ar_printf(cx->ar, "/cert/%s", k.cert.cert_no);
    cx_clear(cx);
    if (!path && text.size == 0)
        return home(rq, rs, "", cx->lang == LANG_EN ? "Type a code first" : "请先输入追溯码", 200);
    if (!path)
        return home(rq, rs, code, cx->lang == LANG_EN ? "This is no trace code or certificate number we can read" : "看不懂这个码，请核对后再输入", 404);
    rs_redirect(rs, 303, ar_printf(cx->ar, "%s?lang=%s", path, cx->lang == LANG_EN ? "en" : "zh"));
    return ERR_NONE;
}

/* ---- certificate and season ------------------------------------------------------------------------------------------------------------ */
static enum err get_cert(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct tmpl t;
    struct cert_ask k = {.no = rq_path(rq, "no")};
    struct web_cert v = {0};
    struct scan_answer lot;
    TRY(web_begin(rq, &v.f, &t));
    TRY(tx_read(cx, "web.cert", cert_tx, &k));
    v.c = &k.cert;
    TRY(scan_answer_code(cx, k.lot.gtin, k.lot.lot_no, NULL, false, &lot));
    web_view_cert(cx, &lot, &v);
    v.lot_path = scan_code_path(cx->ar, k.lot.gtin, k.lot.lot_no, NULL);
    v.qr = qr_svg(cx->ar, str_of(ar_printf(cx->ar, "%s%s", t.base, v.lot_path)), 4);
    v.f.title = ar_printf(cx->ar, "%s %s", cx->lang == LANG_EN ? "Certificate" : "合格证", k.cert.cert_no);
    v.f.plain = v.f.narrow = true;
    tpl_cert_page(&t, &v);
    web_end(rq, rs, &t, 200);
    return ERR_NONE;
}

struct season_ask { const char *uuid; struct grow_story story; };

static enum err season_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct season_ask *k = p;
    return grow_season_story(cx, tx, k->uuid, &k->story);
}

static void count_months(struct web_season *v)
{
    const struct grow_story_op *op = v->s->ops.p;
    for (size_t i = 0; i < v->s->ops.n; i++) {
        int y, m, d;
        day_split((int32_t)op[i].day, &y, &m, &d);
        v->months[m - 1]++;
        v->harvest_months[m - 1] += web_kind_is(op[i].kind, "harvest");
    }
}

static enum err get_season(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct tmpl t;
    struct season_ask k = {.uuid = rq_path(rq, "id")};
    struct web_season v = {.s = &k.story};
    TRY(web_begin(rq, &v.f, &t));
    TRY(tx_read(cx, "web.season", season_tx, &k));
    web_view_road(cx->ar, &k.story, &v.road);
    count_months(&v);
    v.intervals = web_intervals(&k.story);
    v.f.title = ar_printf(cx->ar, "%s · %s", k.story.crop_name, k.story.operator_name);
    tpl_season(&t, &v);
    web_end(rq, rs, &t, 200);
    return ERR_NONE;
}

/* ---- complaints ---------------------------------------------------------------------------------------------------------------------------- */
struct complain_form { const char *code, *category, *text, *contact, *website; };
static const struct field FORM[] = {
    FIELD(struct complain_form, code, F_TEXT, 0, 0, 300, "追溯码", "Code"),
    FIELD(struct complain_form, category, F_TEXT, 0, 0, 20, "类型", "About"),
    FIELD(struct complain_form, text, F_TEXT, 0, 0, 4000, "情况", "What happened"),
    FIELD(struct complain_form, contact, F_TEXT, 0, 0, 100, "联系方式", "Contact"),
    FIELD(struct complain_form, website, F_TEXT, 0, 0, 200, "请留空", "Leave empty"),
};
static const struct shape FORM_SHAPE = SHAPE("ComplaintForm", struct complain_form, FORM);

struct complain_ask { const struct complain_form *form; const char *remote; struct gs1_code code; bool known; struct grow_lot lot; const char *no; struct govern_complaint_status status; };

static enum err lot_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct complain_ask *k = p;
    enum err e = k->code.lot[0] ? grow_lot_by_code(cx, tx, k->code.gtin, k->code.lot, &k->lot) : ERR_NOT_FOUND;
    k->known = e == ERR_NONE;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static enum err find_lot(struct cx *cx, const char *code, struct complain_ask *k)
{
    if (!code || gs1_dl_parse_path(str_of(code), &k->code) != GS1_OK)
        return ERR_NONE;
    enum err e = tx_read(cx, "web.complain_lot", lot_tx, k);
    cx_clear(cx);
    return e;
}

static const char *keep_code(struct cx *cx, const char *code)
{
    struct buf b;
    buf_init(&b, cx->ar, 64);
    buf_puts(&b, "code=");
    buf_pct(&b, str_of(code));
    buf_ch(&b, '&');
    return buf_z(&b);
}

/* status: 200, or that of the error whose field and text are shown. */
static enum err show_form(struct req *rq, struct resp *rs, const struct complain_form *form, const struct complain_ask *k, const char *field, const char *text,
                          int status)
{
    struct tmpl t;
    struct web_complain v = {.code = form->code, .category = form->category, .text = form->text, .contact = form->contact, .err_field = field,
                             .err_text = text, .days = conf_int("govern.complaint_days")};
    TRY(web_begin(rq, &v.f, &t));
    if (k->known) {
        v.product = k->lot.product_name;
        v.lot_no = k->lot.lot_no;
    }
    v.f.title = rq_cx(rq)->lang == LANG_EN ? "Complain" : "投诉";
    v.f.plain = v.f.narrow = true;
    if (form->code && *form->code)
        v.f.query = keep_code(rq_cx(rq), form->code);
    tpl_complain(&t, &v);
    web_end(rq, rs, &t, status);
    return ERR_NONE;
}

static enum err get_complain(struct req *rq, struct resp *rs)
{
    struct complain_ask k = {0};
    struct complain_form form = {.code = rq_param(rq, "code"), .category = "quality"};
    TRY(find_lot(rq_cx(rq), form.code, &k));
    return show_form(rq, rs, &form, &k, NULL, NULL, 200);
}

static enum err complain_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct complain_ask *k = p;
    const struct govern_complaint c = {k->form->code ? k->form->code : "", k->form->category, k->form->text, k->form->contact, k->known ? k->lot.id : 0,
                                       k->known ? k->lot.operator_id : 0, k->remote};
    return govern_complain(cx, tx, &c, &k->no);
}

static enum err post_complain(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct complain_ask k = {.form = rq_body(rq), .remote = rq_remote(rq)};
    const char *lang = rq_param(rq, "lang");
    if (lang)
        cx->lang = strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH;
    if (k.form->website && *k.form->website)
        return err_set(cx, ERR_RATE, NULL); /* a person leaves the hidden field empty */
    TRY(find_lot(cx, k.form->code, &k));
    enum err e = tx_run(cx, "web.complain", complain_tx, &k);
    if (e == ERR_INVALID || e == ERR_RATE) {
        const char *field = ar_strdup(cx->ar, cx->err_field), *text = ar_strdup(cx->ar, cx->err_text);
        cx_clear(cx);
        return show_form(rq, rs, k.form, &k, field, text, err_status(e));
    }
    TRY(e);
    rs_redirect(rs, 303, ar_printf(cx->ar, "/complaint/%s?sent=1&lang=%s", k.no, cx->lang == LANG_EN ? "en" : "zh"));
    return ERR_NONE;
}

static enum err status_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct complain_ask *k = p;
    return govern_complaint_status(cx, tx, k->no, &k->status);
}

/* The state as a complainant reads it: in words, and whether the deadline has passed. */
static void view_complaint(struct cx *cx, const struct govern_complaint_status *s, struct web_complained *v)
{
    v->state = govern_state_text(s->state, cx->lang);
    v->refused = web_kind_is(s->state, "refused");
    v->overdue = s->due_us < cx->now_us && (web_kind_is(s->state, "received") || web_kind_is(s->state, "accepted"));
}

static enum err get_complaint(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct tmpl t;
    struct complain_ask k = {.no = rq_path(rq, "no")};
    struct web_complained v = {.s = &k.status, .fresh = rq_param(rq, "sent") != NULL};
    TRY(web_begin(rq, &v.f, &t));
    TRY(tx_read(cx, "web.complaint", status_tx, &k));
    view_complaint(cx, &k.status, &v);
    v.f.title = ar_printf(cx->ar, "%s %s", cx->lang == LANG_EN ? "Complaint" : "投诉", k.status.no);
    v.f.plain = v.f.narrow = true;
    tpl_complained(&t, &v);
    web_end(rq, rs, &t, 200);
    return ERR_NONE;
}

static enum err get_console(struct req *rq, struct resp *rs)
{
    (void)rq;
    rs_redirect(rs, 308, "/console/");
    return ERR_NONE;
}

static enum err get_mall(struct req *rq, struct resp *rs)
{
    (void)rq;
    rs_redirect(rs, 308, "/mall/");
    return ERR_NONE;
}

#define PAGE (RT_PUBLIC | RT_HTML | RT_HIDDEN)
const struct route web_routes[] = {
    {"GET", "/", get_home, "public", PAGE, .op = "pageHome", .zh = "首页", .en = "First page"},
    {"GET", "/find", get_find, "public", PAGE, .op = "pageFind", .zh = "查码", .en = "Look up a code"},
    {"GET", "/help/marks", get_marks, "public", PAGE, .op = "pageMarks", .zh = "怎样看懂追溯页", .en = "How to read a trace page"},
    {"GET", "/01/{rest}", get_code, "public", PAGE | RT_TAIL, .op = "pageCode", .zh = "追溯页和解析", .en = "Trace page and resolver"},
    {"GET", "/product/{gtin}", get_product, "public", PAGE, .op = "pageProduct", .zh = "产品页", .en = "Product page"},
    {"GET", "/.well-known/gs1resolver", get_resolver, "public", RT_PUBLIC, .op = "gs1Resolver", .zh = "解析服务说明", .en = "Resolver description"},
    {"GET", "/cert/{no}", get_cert, "public", PAGE, .op = "pageCertificate", .zh = "合格证", .en = "Certificate"},
    {"GET", "/season/{id}", get_season, "public", PAGE, .op = "pageSeason", .zh = "生产季公开记录", .en = "Season record"},
    {"GET", "/complain", get_complain, "public", PAGE, .op = "pageComplain", .zh = "投诉", .en = "Complain"},
    {"POST", "/complain", post_complain, "public", PAGE | RT_FORM, .body = &FORM_SHAPE, .op = "pageComplainSend", .zh = "提交投诉", .en = "Send a complaint"},
    {"GET", "/complaint/{no}", get_complaint, "public", PAGE, .op = "pageComplaint", .zh = "投诉进度", .en = "A complaint's state"},
    {"GET", "/apply", web_apply_get, "public", PAGE, .op = "pageApply", .zh = "申请登记", .en = "Apply to be registered"},
    {"POST", "/apply", web_apply_post, "public", PAGE | RT_FORM, .body = &web_apply_form_shape, .body_max = 8192, .op = "pageApplySend", .zh = "提交申请", .en = "Send an application"},
    {"GET", "/console", get_console, "public", PAGE, .op = "pageConsole", .zh = "工作台", .en = "Console"},
    {"GET", "/mall", get_mall, "public", PAGE, .op = "pageMall", .zh = "商城", .en = "Mall"},
};
const size_t web_routes_n = sizeof web_routes / sizeof web_routes[0];

static const struct conf_key CONF[] = {
    WEB_CACHE_CONF,
    {"web.tiles_url", CONF_TEXT, "", 0, 0, 0, "Map tiles of the console, such as https://tile.example/{z}/{x}/{y}.png (none: boundaries on plain ground)"},
    {"web.tiles_credit", CONF_TEXT, "", 0, 0, 0, "What the maker of the map tiles wants to be written beside the map"},
};

const struct net_keep web_keep = {web_cache_get, web_cache_put};

const struct room web_room = {
    .name = "web", .routes = web_routes, .routes_n = sizeof web_routes / sizeof web_routes[0], .conf = CONF, .conf_n = sizeof CONF / sizeof CONF[0],
    .start = web_start, .stop = web_cache_clear,
};
