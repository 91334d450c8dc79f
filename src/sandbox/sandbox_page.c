/* sandbox_page.c: the page where people "pay": Pay, Refuse, Close, in Chinese and English; and the sandbox's front page. No script; what it
 * shows came from a merchant and is escaped. */
#include "sandbox.h"

#include <stdio.h>
#include <string.h>

#include "pay_form.h"
#include "tmpl.h"
#include "when.h"

const char *sb_cashier_url(struct arena *ar, enum sb_channel c, const char *number)
{
    return ar_printf(ar, "%s/cashier/%s/%s", sb_base, sb_channel_names[c], number);
}

static const char CSS[] =
    "body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f2;color:#1d2a1f}main{max-width:26rem;margin:2rem auto;padding:1.5rem;background:#fff;border-radius:12px}"
    "h1{font-size:1.1rem;margin:0 0 1rem}.sum{font-size:2.2rem;margin:.5rem 0}small,footer{color:#5a655c}form{display:grid;gap:.75rem;margin-top:1.5rem}"
    "button,.go{font:inherit;padding:.8rem;border-radius:8px;border:1px solid #9aa89c;background:#fff;color:#1d2a1f;text-align:center;text-decoration:none;display:block}"
    "button[value=pay],.go{background:#1f6b34;border-color:#1f6b34;color:#fff}.note{background:#fff6da;padding:.6rem .8rem;border-radius:8px}table{width:100%;border-collapse:collapse}"
    "td,th{text-align:left;padding:.3rem .4rem;border-bottom:1px solid #e2e6e1;font-size:.9rem;overflow-wrap:anywhere}";

enum err sb_cashier_css(struct req *rq, struct resp *rs)
{
    (void)rq;
    rs_bytes(rs, "text/css; charset=utf-8", str_of(CSS));
    return ERR_NONE;
}

static const struct { const char *zh, *en; } CHANNEL[] = {{"微信支付", "WeChat Pay"}, {"支付宝", "Alipay"}, {"银联", "UnionPay"}};

static void lit(struct tmpl *t, const char *z)
{
    tmpl_lit(t, z, strlen(z));
}

static void head(struct tmpl *t, const char *title)
{
    lit(t, "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>");
    tmpl_put_z(t, title);
    lit(t, "</title><link rel=\"stylesheet\" href=\"/cashier.css\"><main><h1>");
    tmpl_put_z(t, title);
    lit(t, "</h1><p class=\"note\">沙箱：不收真钱。<br><span lang=\"en\">Sandbox: no real money.</span></p>");
}

static void page(struct req *rq, struct resp *rs, struct tmpl *t)
{
    (void)rq;
    lit(t, "</main></html>");
    rs_bytes(rs, "text/html; charset=utf-8", buf_view(&t->b));
}

static void put_sum(struct tmpl *t, struct arena *ar, const struct sb_trade *tr)
{
    lit(t, "<p>");
    tmpl_put_z(t, tr->title);
    lit(t, "</p><p class=\"sum\">¥ ");
    tmpl_put_z(t, pay_yuan(ar, tr->fen));
    lit(t, "</p><small>");
    tmpl_put_z(t, tr->number);
    lit(t, "</small>");
}

static void put_end(struct tmpl *t, const struct sb_trade *tr)
{
    lit(t, tr->state == SB_PAID ? "<p role=\"status\"><strong>已付款 <span lang=\"en\">Paid</span></strong></p>"
                                : "<p role=\"status\"><strong>已关闭 <span lang=\"en\">Closed</span></strong></p>");
}

static void put_back(struct tmpl *t, const struct sb_trade *tr)
{
    if (!tr->back[0])
        return;
    lit(t, "<p><a class=\"go\" id=\"back\" href=\"");
    tmpl_put_url(t, tr->back);
    lit(t, "\">返回商城 <span lang=\"en\">Back to the shop</span></a></p>");
}

static bool find(struct req *rq, struct sb_trade *out)
{
    int64_t c = field_enum(sb_channel_names, str_of(rq_path(rq, "channel")));
    return c >= 0 && sb_trade_get((enum sb_channel)c, rq_path(rq, "number"), out);
}

/* WeChat's h5_url brings the way back with it. */
static void take_back(struct req *rq, struct sb_trade *t)
{
    const char *back = rq_param(rq, "redirect_url");
    if (!back || t->back[0] || strlen(back) >= sizeof t->back)
        return;
    snprintf(t->back, sizeof t->back, "%s", back);
    sb_trade_put(t);
}

enum err sb_cashier_get(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct sb_trade tr;
    struct tmpl t;
    if (!find(rq, &tr))
        return err_set(rq_cx(rq), ERR_NOT_FOUND, NULL);
    take_back(rq, &tr);
    tmpl_init(&t, ar, LANG_ZH, sb_base);
    head(&t, ar_printf(ar, "%s · %s", CHANNEL[tr.channel].zh, CHANNEL[tr.channel].en));
    put_sum(&t, ar, &tr);
    if (tr.state == SB_OPEN) {
        lit(&t, "<form method=\"post\"><button name=\"do\" value=\"pay\">付款 <span lang=\"en\">Pay</span></button>"
                "<button name=\"do\" value=\"refuse\">不付，返回 <span lang=\"en\">Refuse</span></button>"
                "<button name=\"do\" value=\"close\">关闭这笔订单 <span lang=\"en\">Close</span></button></form>");
    } else {
        put_end(&t, &tr);
        put_back(&t, &tr);
    }
    page(rq, rs, &t);
    return ERR_NONE;
}

enum err sb_cashier_post(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    struct sb_trade tr;
    struct pay_fields f;
    struct tmpl t;
    if (!find(rq, &tr))
        return err_set(rq_cx(rq), ERR_NOT_FOUND, NULL);
    if (!pay_form_read(ar, rq_raw(rq), &f))
        return err_set(rq_cx(rq), ERR_MALFORMED, NULL);
    struct str what = pay_field_get(&f, "do");
    if (str_eqz(what, "pay") && (tr.expires_us == 0 || when_now_us() < tr.expires_us))
        (void)sb_trade_pay(tr.channel, tr.number, when_now_us());
    else if (str_eqz(what, "close") || str_eqz(what, "pay"))
        (void)sb_trade_close(tr.channel, tr.number);
    (void)find(rq, &tr);
    tmpl_init(&t, ar, LANG_ZH, sb_base);
    head(&t, ar_printf(ar, "%s · %s", CHANNEL[tr.channel].zh, CHANNEL[tr.channel].en));
    put_sum(&t, ar, &tr);
    if (tr.state == SB_OPEN)
        lit(&t, "<p role=\"status\"><strong>没有付款 <span lang=\"en\">Not paid</span></strong></p>");
    else
        put_end(&t, &tr);
    put_back(&t, &tr);
    page(rq, rs, &t);
    return ERR_NONE;
}

struct shown { struct tmpl *t; struct arena *ar; int n; };

static void put_row(const struct sb_trade *tr, void *arg)
{
    struct shown *s = arg;
    if (tr->state != SB_OPEN || s->n++ >= 100)
        return;
    lit(s->t, "<tr><td>");
    tmpl_put_z(s->t, CHANNEL[tr->channel].zh);
    lit(s->t, "<td><a href=\"");
    tmpl_put_url(s->t, sb_cashier_url(s->ar, tr->channel, tr->number));
    lit(s->t, "\">");
    tmpl_put_z(s->t, tr->number);
    lit(s->t, "</a><td>");
    tmpl_put_z(s->t, pay_yuan(s->ar, tr->fen));
    lit(s->t, "</tr>");
}

enum err sb_home_get(struct req *rq, struct resp *rs)
{
    struct tmpl t;
    struct shown s = {&t, rq_cx(rq)->ar, 0};
    tmpl_init(&t, rq_cx(rq)->ar, LANG_ZH, sb_base);
    head(&t, "田头支付沙箱 · Tiantou payment sandbox");
    lit(&t, "<h2>待付款 <span lang=\"en\">Open</span></h2><table><tr><th>渠道 Channel<th>单号 Number<th>元 Yuan</tr>");
    sb_each_trade(put_row, &s);
    lit(&t, "</table><footer>GET, POST /control</footer>");
    page(rq, rs, &t);
    return ERR_NONE;
}
