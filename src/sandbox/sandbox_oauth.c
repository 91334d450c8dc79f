/* sandbox_oauth.c: web page authorisation of WeChat official accounts: whoever comes is the sandbox's one WeChat user, silently
 * (snsapi_base). A code is good for five minutes and for one question; an openid that was never told is not taken for an order. */
#include "sandbox.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "when.h"

#define CODE_US (300 * US_PER_S)
enum { CODES = 256 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct { char code[40]; int64_t made_us; bool used; } codes[CODES];   /* the oldest place is taken for the next */
static size_t next_code;
static bool told;

static const char *code_new(struct arena *ar, int64_t now_us)
{
    const char *code = ar_printf(ar, "0%s", pay_random_hex(ar, 15));
    pthread_mutex_lock(&lock);
    snprintf(codes[next_code].code, sizeof codes[0].code, "%s", code);
    codes[next_code].made_us = now_us;
    codes[next_code].used = false;
    next_code = (next_code + 1) % CODES;
    pthread_mutex_unlock(&lock);
    return code;
}

/* 0, or WeChat's errcode. */
static int code_use(const char *code, int64_t now_us)
{
    int e = 40029;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < CODES; i++)
        if (codes[i].code[0] && strcmp(codes[i].code, code) == 0) {
            e = codes[i].used ? 40163 : now_us - codes[i].made_us > CODE_US ? 42003 : 0;
            codes[i].used = true;
        }
    told = told || e == 0;
    pthread_mutex_unlock(&lock);
    return e;
}

bool sb_openid_known(struct str openid)
{
    pthread_mutex_lock(&lock);
    bool known = told && str_eqz(openid, SB_OPENID);
    pthread_mutex_unlock(&lock);
    return known;
}

static bool is(struct req *rq, const char *name, const char *value)
{
    const char *given = rq_param(rq, name);
    return given && strcmp(given, value) == 0;
}

enum err sb_authorize(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    const char *back = rq_param(rq, "redirect_uri"), *state = rq_param(rq, "state");
    if (!is(rq, "appid", SB_APPID) || !is(rq, "response_type", "code") || !is(rq, "scope", "snsapi_base") || !back || strncmp(back, "http", 4) != 0 || !state || strlen(state) > 128)
        return err_say(rq_cx(rq), ERR_INVALID, NULL, "授权请求不对", "This is no request for authorisation");
    struct buf b;
    buf_init(&b, ar, 512);
    buf_printf(&b, "%s%scode=%s&state=", back, strchr(back, '?') ? "&" : "?", code_new(ar, when_now_us()));
    buf_pct(&b, str_of(state));
    rs_redirect(rs, 302, buf_z(&b));
    return ERR_NONE;
}

enum err sb_access_token(struct req *rq, struct resp *rs)
{
    struct arena *ar = rq_cx(rq)->ar;
    const char *code = rq_param(rq, "code");
    if (sb_answer_spoiled(rs))
        return ERR_NONE;
    int e = !is(rq, "appid", SB_APPID) ? 40013 : !is(rq, "secret", sb_keys.app_secret) ? 40125 : !is(rq, "grant_type", "authorization_code") ? 40002 : !code ? 41008 : code_use(code, when_now_us());
    rs_bytes(rs, "text/plain", str_of(e ? ar_printf(ar, "{\"errcode\":%d,\"errmsg\":\"sandbox\"}", e)
                                        : ar_printf(ar, "{\"access_token\":\"%s\",\"expires_in\":7200,\"refresh_token\":\"%s\",\"openid\":\"" SB_OPENID "\",\"scope\":\"snsapi_base\"}",
                                                    pay_random_hex(ar, 32), pay_random_hex(ar, 32))));
    return ERR_NONE;
}
