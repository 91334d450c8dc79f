/* tmpl.c: the run-time part of compiled templates: escaping and the few formats pages need. Called by generated code only. */
#include "tmpl.h"

#include <inttypes.h>
#include <string.h>

#include "field.h"
#include "when.h"

void tmpl_init(struct tmpl *t, struct arena *ar, enum lang lang, const char *base)
{
    buf_init(&t->b, ar, 16 * 1024);
    t->lang = lang;
    t->base = base;
}

void tmpl_lit(struct tmpl *t, const char *p, size_t size)
{
    buf_put(&t->b, p, size);
}

static const char *entity(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void tmpl_put_str(struct tmpl *t, struct str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.size; i++) {
        const char *e = entity(s.p[i]);
        if (!e)
            continue;
        buf_put(&t->b, s.p + from, i - from);
        buf_puts(&t->b, e);
        from = i + 1;
    }
    if (from < s.size)
        buf_put(&t->b, s.p + from, s.size - from);
}

void tmpl_put_z(struct tmpl *t, const char *z)
{
    if (z)
        tmpl_put_str(t, str_of(z));
}

void tmpl_put_i64(struct tmpl *t, int64_t v)
{
    if (v != FIELD_NULL)
        buf_i64(&t->b, v);
}

void tmpl_put_int(struct tmpl *t, int v)
{
    buf_i64(&t->b, v);
}

/* An address is safe when it has no scheme, or one of these. */
static bool url_safe(const char *url)
{
    static const char *const ok[] = {"http://", "https://", "mailto:", "tel:", "/", "#", "?", "./"};
    for (size_t i = 0; i < sizeof ok / sizeof ok[0]; i++)
        if (strncmp(url, ok[i], strlen(ok[i])) == 0)
            return !(url[0] == '/' && url[1] == '/');
    return false;
}

void tmpl_put_url(struct tmpl *t, const char *url)
{
    if (url)
        tmpl_put_z(t, url_safe(url) ? url : "#");
}

void tmpl_put_pct(struct tmpl *t, const char *z)
{
    if (z)
        buf_pct(&t->b, str_of(z));
}

void tmpl_put_raw(struct tmpl *t, struct str html)
{
    if (html.size)
        buf_put(&t->b, html.p, html.size);
}

void tmpl_put_day(struct tmpl *t, int64_t day)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int y, m, d;
    if (day == FIELD_NULL)
        return;
    day_split((int32_t)day, &y, &m, &d);
    bool en = t->lang == LANG_EN; /* digits by hand: a page has dozens of days */
    buf_i64(&t->b, en ? d : y);
    buf_puts(&t->b, en ? " " : "年");
    if (en)
        buf_puts(&t->b, months[m - 1]);
    else
        buf_i64(&t->b, m);
    buf_puts(&t->b, en ? " " : "月");
    buf_i64(&t->b, en ? y : d);
    buf_puts(&t->b, en ? "" : "日");
}

void tmpl_put_time(struct tmpl *t, int64_t us)
{
    char text[40];
    if (us == FIELD_NULL)
        return;
    when_format(us, WHEN_CST_MIN, text);
    buf_put(&t->b, text, 10);
    buf_ch(&t->b, ' ');
    buf_put(&t->b, text + 11, 5);
}

/* value/unit with at most `digits` decimals, trailing zeros cut. */
static void put_scaled(struct tmpl *t, int64_t v, int64_t unit, int digits, const char *name)
{
    int64_t pow10 = 1;
    for (int i = 0; i < digits; i++)
        pow10 *= 10;
    int64_t rest = v % unit;
    int64_t frac = (rest * pow10 + unit / 2) / unit;
    int64_t whole = v / unit + frac / pow10;
    frac %= pow10;
    while (digits > 0 && frac % 10 == 0) {
        frac /= 10;
        digits--;
    }
    if (digits > 0)
        buf_printf(&t->b, "%" PRId64 ".%0*" PRId64 " %s", whole, digits, frac, name);
    else
        buf_printf(&t->b, "%" PRId64 " %s", whole, name);
}

void tmpl_put_mass(struct tmpl *t, int64_t g)
{
    if (g == FIELD_NULL || g < 0)
        return;
    if (g >= 10 * 1000 * 1000)
        put_scaled(t, g, 1000 * 1000, 2, L("吨", "t"));
    else if (g >= 1000)
        put_scaled(t, g, 1000, 1, L("千克", "kg"));
    else
        put_scaled(t, g, 1, 0, L("克", "g"));
}

void tmpl_put_area(struct tmpl *t, int64_t m2)
{
    if (m2 == FIELD_NULL || m2 < 0)
        return;
    if (t->lang == LANG_EN)
        put_scaled(t, m2, 10000, 2, "ha");
    else
        put_scaled(t, m2 * 3, 2000, 1, "亩"); /* 1 亩 = 2000/3 m² */
}
