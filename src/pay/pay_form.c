/* pay_form.c: see pay_form.h: pairs, forms, amounts, instants. */
#include "pay_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dec.h"
#include "fen.h"
#include "when.h"

/* ---- pairs ----------------------------------------------------------------------------------------------------------------------------- */
struct pay_fields pay_fields_new(struct arena *ar)
{
    return (struct pay_fields){AR_ARRAY(ar, struct pay_field, PAY_PAIRS_MAX), 0};
}

void pay_field_add(struct pay_fields *f, const char *name, const char *value)
{
    if (value && *value && f->n < PAY_PAIRS_MAX)
        f->p[f->n++] = (struct pay_field){str_of(name), str_of(value)};
}

static bool put_once(struct pay_fields *f, struct str name, struct str value)
{
    if (f->n == PAY_PAIRS_MAX || name.size == 0)
        return false;
    for (size_t i = 0; i < f->n; i++)
        if (str_eq(f->p[i].name, name))
            return false;
    f->p[f->n++] = (struct pay_field){name, value};
    return true;
}

static bool form_decode(struct arena *ar, struct str s, struct str *out)
{
    char *copy = ar_strndup(ar, s.p ? s.p : "", s.size);
    for (size_t i = 0; i < s.size; i++)
        copy[i] = copy[i] == '+' ? ' ' : copy[i];
    return pct_decode(ar, (struct str){copy, s.size}, out) && !memchr(out->p, '\0', out->size);
}

bool pay_form_read(struct arena *ar, struct str body, struct pay_fields *out)
{
    struct str rest = body, pair, name, value;
    *out = pay_fields_new(ar);
    while (rest.size) {
        str_cut(rest, '&', &pair, &rest);
        if (pair.size == 0)
            continue;
        str_cut(pair, '=', &name, &value);
        if (!form_decode(ar, name, &name) || !form_decode(ar, value, &value) || !put_once(out, name, value))
            return false;
    }
    return true;
}

bool pay_raw_read(struct arena *ar, struct str body, struct pay_fields *out)
{
    size_t from = 0;
    int depth = 0;
    *out = pay_fields_new(ar);
    if (!body.p || memchr(body.p, '\0', body.size))
        return !body.p;
    for (size_t i = 0; i <= body.size; i++) {
        char c = i < body.size ? body.p[i] : '&';
        depth += c == '{' ? 1 : c == '}' && depth > 0 ? -1 : 0;
        if (c != '&' || (depth > 0 && i < body.size))
            continue;
        struct str pair = {body.p + from, i - from}, name, value;
        from = i + 1;
        if (pair.size == 0)
            continue;
        str_cut(pair, '=', &name, &value);
        if (!put_once(out, name, value))
            return false;
    }
    return true;
}

struct str pay_field_get(const struct pay_fields *f, const char *name)
{
    for (size_t i = 0; i < f->n; i++)
        if (str_eqz(f->p[i].name, name))
            return f->p[i].value.p ? f->p[i].value : STR("");
    return (struct str){0};
}

const char *pay_field_z(struct arena *ar, const struct pay_fields *f, const char *name)
{
    struct str v = pay_field_get(f, name);
    return v.size ? str_dup(ar, v) : NULL;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp((*(const struct pay_field *const *)a)->name, (*(const struct pay_field *const *)b)->name);
}

char *pay_fields_join(struct arena *ar, const struct pay_fields *f, const char *without, const char *without2)
{
    const struct pay_field **sorted = AR_ARRAY(ar, const struct pay_field *, f->n + 1);
    struct buf b;
    for (size_t i = 0; i < f->n; i++)
        sorted[i] = &f->p[i];
    qsort(sorted, f->n, sizeof *sorted, by_name);
    buf_init(&b, ar, 1024);
    for (size_t i = 0; i < f->n; i++) {
        const struct pay_field *p = sorted[i];
        if (p->value.size == 0 || (without && str_eqz(p->name, without)) || (without2 && str_eqz(p->name, without2)))
            continue;
        if (b.size)
            buf_ch(&b, '&');
        buf_str(&b, p->name);
        buf_ch(&b, '=');
        buf_str(&b, p->value);
    }
    return buf_z(&b);
}

char *pay_fields_form(struct arena *ar, const struct pay_fields *f)
{
    struct buf b;
    buf_init(&b, ar, 1024);
    for (size_t i = 0; i < f->n; i++) {
        if (i)
            buf_ch(&b, '&');
        buf_pct(&b, f->p[i].name);
        buf_ch(&b, '=');
        buf_pct(&b, f->p[i].value);
    }
    return buf_z(&b);
}

/* ---- what is asked --------------------------------------------------------------------------------------------------------------------- */
bool pay_number_ok(const char *number)
{
    size_t n = number ? strlen(number) : 0;
    return n >= 8 && n <= 32 && strspn(number, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

enum err pay_ask_check(struct cx *cx, const struct pay_ask *ask, bool refund)
{
    bool ok = pay_number_ok(ask->number) && ask->fen > 0 && fen_ok(ask->fen);
    ok = ok && (!refund || (pay_number_ok(ask->refund_number) && ask->refund_fen > 0 && ask->refund_fen <= ask->fen));
    return ok ? ERR_NONE : err_say(cx, ERR_INVALID, NULL, "支付单号或金额不对", "The payment's number or amount is not acceptable");
}

char *pay_cut(struct arena *ar, const char *text, size_t max)
{
    size_t n = strlen(text);
    n = n < max ? n : max;
    while (n && n < strlen(text) && ((uint8_t)text[n] & 0xC0) == 0x80)
        n--;
    char *out = ar_strndup(ar, text, n);
    for (char *c = out; *c; c++)
        *c = (uint8_t)*c < 0x20 || *c == 0x7F ? ' ' : *c;
    return out;
}

/* ---- amounts and instants -------------------------------------------------------------------------------------------------------------- */
char *pay_yuan(struct arena *ar, int64_t fen)
{
    int64_t abs = fen < 0 ? -fen : fen;
    return ar_printf(ar, "%s%lld.%02lld", fen < 0 ? "-" : "", (long long)(abs / 100), (long long)(abs % 100));
}

bool pay_yuan_read(struct str t, int64_t *fen_out)
{
    int64_t fen;
    if (t.size == 0 || t.size > 30 || !dec_valid(t, true) || memchr(t.p, 'e', t.size) || memchr(t.p, 'E', t.size))
        return false;
    if (!dec_scaled(t, 2, &fen) || !fen_ok(fen))
        return false;
    *fen_out = fen;
    return true;
}

bool pay_fen_read(struct str t, int64_t *fen_out)
{
    int64_t fen;
    if (!str_i64(t, &fen) || fen < 0 || !fen_ok(fen))
        return false;
    *fen_out = fen;
    return true;
}

struct civil { int year, month, day, hour, minute, second; };

static struct civil civil_of(int64_t us)
{
    struct civil c;
    int32_t day = when_day(us, WHEN_CST_MIN);
    int64_t s = (us + (int64_t)WHEN_CST_MIN * 60 * US_PER_S - (int64_t)day * US_PER_DAY) / US_PER_S;
    day_split(day, &c.year, &c.month, &c.day);
    c.hour = (int)(s / 3600);
    c.minute = (int)(s / 60 % 60);
    c.second = (int)(s % 60);
    return c;
}

char *pay_time_dashed(struct arena *ar, int64_t us)
{
    struct civil c = civil_of(us);
    return ar_printf(ar, "%04d-%02d-%02d %02d:%02d:%02d", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

char *pay_time_digits(struct arena *ar, int64_t us)
{
    struct civil c = civil_of(us);
    return ar_printf(ar, "%04d%02d%02d%02d%02d%02d", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

/* "yyyy-MM-dd HH:mm:ss" or 14 digits become RFC 3339 in China's zone, which is then checked in one place. */
int64_t pay_time_read(struct str t)
{
    char iso[40];
    struct when w;
    t = str_trim(t);
    if (t.size == 14)
        snprintf(iso, sizeof iso, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s+08:00", t.p, t.p + 4, t.p + 6, t.p + 8, t.p + 10, t.p + 12);
    else if (t.size == 19 && t.p[10] == ' ')
        snprintf(iso, sizeof iso, "%.10sT%.8s+08:00", t.p, t.p + 11);
    else if (t.size < sizeof iso)
        snprintf(iso, sizeof iso, "%.*s", (int)t.size, t.p ? t.p : "");
    else
        return 0;
    return when_parse(str_of(iso), &w) ? w.us : 0;
}

/* ---- errors ---------------------------------------------------------------------------------------------------------------------------- */
enum err pay_unsure(struct cx *cx, const char *channel, const char *why)
{
    return err_say(cx, ERR_UNCERTAIN, NULL, "支付渠道 %s 的应答不能确认：%s", "The answer of payment channel %s cannot be relied on: %s", channel, why);
}

enum err pay_cannot(struct cx *cx, const char *channel)
{
    return err_say(cx, ERR_UNSUPPORTED, NULL, "%s 不能这样付款", "%s cannot be paid with in this way", channel);
}

const char *const *pay_headers(struct arena *ar, const char *const *h, size_t n)
{
    const char **out = AR_ARRAY(ar, const char *, n + 1);
    memcpy(out, h, n * sizeof *out);
    return out;
}
