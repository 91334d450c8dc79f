/* pay_openid.h (private to the room): who the payer is to WeChat. Paying inside WeChat (JSAPI) needs the payer's openid; WeChat tells it to
 * a page that sends the browser to it (OAuth 2.0, scope snsapi_base: nothing is asked of the person, nothing else is learnt). */
#ifndef PAY_PAY_OPENID_H
#define PAY_PAY_OPENID_H

#include "net.h"
#include "pay_keys.h"
#include "pay_priv.h"

/* ---- pay_wechat_auth.c: the protocol, pure functions ------------------------------------------------------------------------------ */
/* Where the browser is sent; back: our address WeChat sends it to with code and state. */
char *pay_wechat_auth_url(struct arena *ar, const struct pay_wechat_keys *w, const char *back, const char *state);
/* Ask for the openid of a code. ERR_INVALID: no code looks like this. The address holds the application's secret: it is never logged. */
enum err pay_wechat_auth_build(struct cx *cx, const struct pay_wechat_keys *w, struct str code, struct pay_http *out) MUST_CHECK;
/* ERR_GONE: WeChat does not take the code (made up, used before, too old). ERR_UNCERTAIN: no answer that can be understood. */
enum err pay_wechat_auth_parse(struct cx *cx, const struct pay_msg *in, const char **openid_out) MUST_CHECK;

/* ---- pay_openid.c -------------------------------------------------------------------------------------------------------------------- */
/* The openid of cx->who, told in this very session (another session may be another person's WeChat). NULL: it is not known. */
enum err pay_openid_of(struct cx *cx, struct tx *tx, const char **out) MUST_CHECK;
/* A buyer deletes his account: forget it. */
enum err pay_openid_gone(struct cx *cx, struct tx *tx, int64_t account_id) MUST_CHECK;

handler pay_page_authorize;    /* sends the browser to WeChat */
handler pay_page_authorized;   /* WeChat sends it back */

#endif
