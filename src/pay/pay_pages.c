/* pay_pages.c: what a payer's browser needs besides the API: the QR code of a try, a page that posts a form to a channel, and the way
 * back. Nothing that comes back with the browser is believed: the payment's page asks. */
#include <string.h>

#include "client.h"
#include "pay_pages.h"
#include "pay_priv.h"
#include "qr.h"
#include "uuid.h"

struct page { struct req *rq; const char *payment, *try_uuid; struct pay_try_view v; struct pay_payment p; };

static enum err page_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct page *g = arg;
    struct pay_try t = {0};
    if (!uuid_valid(str_of(g->try_uuid)))
        return err_set(cx, ERR_NOT_FOUND, NULL);
    TRY(sql_one(tx, PQ(Q_TRY_BY_UUID), ARGS(v_t(g->try_uuid)), &pay_try_row, &t));
    struct pay_payment p = {0};
    TRY(pay_payment_by_id(cx, tx, t.payment_id, &p));
    TRY(pay_payment_get(cx, tx, p.uuid, &g->p));
    if (g->payment && strcmp(g->payment, p.uuid) != 0)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    g->v = pay_try_view(cx, &t);
    return g->v.go ? ERR_NONE : err_say(cx, ERR_GONE, NULL, "这次支付已经结束", "This try to pay has ended");
}

/* ---- QR code ------------------------------------------------------------------------------------------------------------------------- */
enum { QR_PX = 6 };   /* pixels a module */

enum err pay_page_qr(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct page g = {.rq = rq, .payment = rq_path(rq, "id"), .try_uuid = rq_path(rq, "try")};
    TRY(tx_read(cx, "pay.qr", page_tx, &g));
    struct str svg = g.v.go->kind == PAY_GO_QR && g.v.go->text ? qr_svg(cx->ar, str_of(g.v.go->text), QR_PX) : (struct str){0};
    if (!svg.p)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    rs_bytes(rs, "image/svg+xml", svg);
    return ERR_NONE;
}

/* ---- a form for the channel --------------------------------------------------------------------------------------------------------------- */
static void put_escaped(struct buf *b, const char *s)
{
    for (; s && *s; s++)
        switch (*s) {
        case '&': buf_puts(b, "&amp;"); break;
        case '<': buf_puts(b, "&lt;"); break;
        case '>': buf_puts(b, "&gt;"); break;
        case '"': buf_puts(b, "&quot;"); break;
        case '\'': buf_puts(b, "&#39;"); break;
        default: buf_ch(b, *s);
        }
}

static void form(struct buf *b, const struct page *g, bool en)
{
    const struct pay_pair *f = g->v.go->fields.p;
    buf_printf(b, "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                  "<meta name=\"robots\" content=\"noindex\"><title>%s</title></head><body><main><h1>", en ? "en" : "zh-CN", en ? "To the payment" : "前往支付");
    put_escaped(b, g->p.title);
    buf_printf(b, "</h1><p>¥ %lld.%02lld</p><form method=\"post\" accept-charset=\"utf-8\" action=\"", (long long)g->v.fen / 100, (long long)g->v.fen % 100);
    put_escaped(b, g->v.go->url);
    buf_puts(b, "\">");
    for (size_t i = 0; i < g->v.go->fields.n; i++) {
        buf_puts(b, "<input type=\"hidden\" name=\"");
        put_escaped(b, f[i].name);
        buf_puts(b, "\" value=\"");
        put_escaped(b, f[i].value);
        buf_puts(b, "\">");
    }
    buf_printf(b, "<button type=\"submit\">%s ", en ? "Continue with" : "继续，使用");
    put_escaped(b, g->v.channel_name);
    buf_puts(b, "</button></form></main></body></html>");
}

/* The channel may lead the browser on to other hosts of its own: any https is a place to post to, and of http the channel's only. */
enum err pay_page_go(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct page g = {.rq = rq, .try_uuid = rq_path(rq, "try")};
    struct buf b;
    TRY(tx_read(cx, "pay.go", page_tx, &g));
    if (g.v.go->kind == PAY_GO_REDIRECT && g.v.go->url) {
        rs_redirect(rs, 303, g.v.go->url);
        return ERR_NONE;
    }
    if (g.v.go->kind != PAY_GO_FORM || !g.v.go->url)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    const char *origin = client_origin(cx->ar, g.v.go->url);
    rs_header(rs, "Content-Security-Policy", ar_printf(cx->ar, "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action https: %s", origin ? origin : ""));
    buf_init(&b, cx->ar, 8192);
    form(&b, &g, cx->lang == LANG_EN);
    rs_bytes(rs, "text/html; charset=utf-8", buf_view(&b));
    return ERR_NONE;
}

/* ---- the way back ---------------------------------------------------------------------------------------------------------------------------- */
enum err pay_page_return(struct req *rq, struct resp *rs)
{
    const char *id = rq_path(rq, "id");
    if (!uuid_valid(str_of(id)))
        return err_set(rq_cx(rq), ERR_NOT_FOUND, NULL);
    rs_redirect(rs, 303, ar_printf(rq_cx(rq)->ar, "/mall/pay/%s", id));
    return ERR_NONE;
}
