/* pay_wechat_auth.c: see pay_openid.h: web page authorisation of WeChat official accounts, scope snsapi_base. No answer is signed: what is told is
 * believed because it came over TLS from the host we called, and because the code came with a state of the same session. */
#include "pay_openid.h"

#include <string.h>

#include "pay_form.h"

enum { CODE_MAX = 128, OPENID_MAX = 128 };

static bool word_ok(struct str s, size_t max)
{
    bool ok = s.size > 0 && s.size <= max;
    for (size_t i = 0; ok && i < s.size; i++)
        ok = (s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= 'A' && s.p[i] <= 'Z') || s.p[i] == '_' || s.p[i] == '-';
    return ok;
}

/* The parameters stand in the order WeChat asks for. */
char *pay_wechat_auth_url(struct arena *ar, const struct pay_wechat_keys *w, const char *back, const char *state)
{
    struct buf b;
    buf_init(&b, ar, 512);
    buf_printf(&b, "%s?appid=%s&redirect_uri=", w->auth_page, w->appid);
    buf_pct(&b, str_of(back));
    buf_printf(&b, "&response_type=code&scope=snsapi_base&state=%s#wechat_redirect", state);
    return buf_z(&b);
}

enum err pay_wechat_auth_build(struct cx *cx, const struct pay_wechat_keys *w, struct str code, struct pay_http *out)
{
    if (!word_ok(code, CODE_MAX))
        return err_say(cx, ERR_INVALID, "code", "授权码不对", "This is no code");
    *out = (struct pay_http){.method = "GET", .url = ar_printf(cx->ar, "%s/sns/oauth2/access_token?appid=%s&secret=%s&code=%.*s&grant_type=authorization_code", w->auth_host,
                                                               w->appid, w->app_secret, STR_ARG(code))};
    return ERR_NONE;
}

/* WeChat answers 200 in any case: {"openid":…} or {"errcode":…}. What else it tells (tokens) is not kept. */
enum err pay_wechat_auth_parse(struct cx *cx, const struct pay_msg *in, const char **openid_out)
{
    static const int64_t REFUSED[] = {40029, 40163, 41008, 42003}; /* invalid, used, missing, expired */
    struct jv v;
    struct json_fault jf;
    int64_t code = 0;
    if (in->status != 200 || !json_read(cx->ar, in->body, NULL, &v, &jf))
        return pay_unsure(cx, "wechat", ar_printf(cx->ar, "asked for the payer's openid, it answered %d", in->status));
    struct str openid = json_str(json_get(&v, "openid"));
    if (word_ok(openid, OPENID_MAX)) {
        *openid_out = str_dup(cx->ar, openid);
        return ERR_NONE;
    }
    (void)json_i64(json_get(&v, "errcode"), &code);
    for (size_t i = 0; i < sizeof REFUSED / sizeof REFUSED[0]; i++)
        if (code == REFUSED[i])
            return err_say(cx, ERR_GONE, NULL, "微信授权已用过或已过期，请回到付款页再试", "This authorisation by WeChat was used or has expired: go back to the payment and try again");
    return pay_unsure(cx, "wechat", ar_printf(cx->ar, "asked for the payer's openid, it answered errcode %lld", (long long)code));
}
