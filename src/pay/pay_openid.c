/* pay_openid.c: see pay_openid.h: sends the browser to WeChat and takes it back. The state that goes along is random, kept as a digest, one a
 * session, good for ten minutes and for one return in the same session: a link made elsewhere brings nobody's openid to anybody. The
 * openid is sealed at rest, goes to WeChat only, and stands in no log, no address and no answer of ours. */
#include "pay_openid.h"

#include <string.h>

#include "log.h"
#include "when.h"

#define STATE_US (600 * US_PER_S)
enum { STATE_BYTES = 16 };
#define BACK_PATH "/pay/wechat/back"

static const char *owner(struct cx *cx, int64_t account_id)
{
    return ar_printf(cx->ar, "pay_openid:%lld", (long long)account_id);
}

static const char *state_digest(struct cx *cx, const char *state)
{
    return pay_hex_digest(cx->ar, PAY_SHA256, str_of(state));
}

/* ---- what is known -------------------------------------------------------------------------------------------------------------------- */
enum err pay_openid_of(struct cx *cx, struct tx *tx, const char **out)
{
    const struct pay_wechat_keys *w = &pay_keys_of(cx)->wechat;
    const char *sealed = NULL;
    *out = NULL;
    if (!w->on || !cx->who || !cx->who->session_id)
        return ERR_NONE;
    enum err e = sql_text(tx, PQ(Q_OPENID), ARGS(v_i(cx->who->account_id), v_t(w->appid), v_i(cx->who->session_id)), &sealed);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    return people_secret_open(cx, tx, owner(cx, cx->who->account_id), sealed, out);
}

enum err pay_openid_gone(struct cx *cx, struct tx *tx, int64_t account_id)
{
    (void)cx;
    return sql_exec(tx, PQ(Q_OPENID_GONE), ARGS(v_i(account_id)));
}

/* ---- there ------------------------------------------------------------------------------------------------------------------------------- */
struct going { const char *payment, *state; bool open; };

static enum err going_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct going *g = arg;
    struct pay_payment p = {0};
    TRY(pay_payment_get(cx, tx, g->payment, &p));
    g->open = p.state == PAYMENT_OPEN && p.expires_us > cx->now_us;
    if (!g->open)
        return ERR_NONE;
    return sql_exec(tx, PQ(Q_OPENID_STATE_PUT), ARGS(v_i(cx->who->session_id), v_t(state_digest(cx, g->state)), v_t(p.uuid), v_i(cx->now_us + STATE_US)));
}

static bool asked_for(const struct pay_wechat_keys *w)
{
    return w->on && w->scenes & 1u << PAY_JSAPI;
}

enum err pay_page_authorize(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct pay_wechat_keys *w = &pay_keys_of(cx)->wechat;
    struct going g = {.payment = rq_path(rq, "id"), .state = pay_random_hex(cx->ar, STATE_BYTES)};
    if (!asked_for(w) || !cx->who || !cx->who->session_id)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    TRY(tx_run_keyed(cx, "pay.authorize", going_tx, &g));
    rs_header(rs, "Cache-Control", "no-store");
    rs_header(rs, "Referrer-Policy", "no-referrer");
    rs_redirect(rs, 303, g.open ? pay_wechat_auth_url(cx->ar, w, ar_printf(cx->ar, "%s" BACK_PATH, rq_base_url(rq)), g.state) : ar_printf(cx->ar, "/mall/pay/%s", g.payment));
    return ERR_NONE;
}

/* ---- and back ---------------------------------------------------------------------------------------------------------------------------- */
struct back { const char *state, *payment, *openid; };

/* One return takes the state: who comes second, or from another session, finds none. */
static enum err take_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct back *b = arg;
    enum err e = sql_text(tx, PQ(Q_OPENID_STATE_TAKE), ARGS(v_i(cx->who->session_id), v_t(state_digest(cx, b->state)), v_i(cx->now_us)), &b->payment);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_FORBIDDEN, NULL, "这次微信授权不是从您的付款页发起的，或已经用过，请回到付款页再试",
                       "This authorisation was not begun by your payment, or was used already: go back to the payment and try again");
    return e;
}

static enum err keep_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct back *b = arg;
    const char *sealed = NULL;
    TRY(people_secret_seal(cx, tx, owner(cx, cx->who->account_id), b->openid, &sealed));
    return sql_exec(tx, PQ(Q_OPENID_PUT), ARGS(v_i(cx->who->account_id), v_t(pay_keys_of(cx)->wechat.appid), v_t(sealed), v_i(cx->who->session_id), v_i(cx->now_us)));
}

static enum err learn(struct cx *cx, const struct pay_wechat_keys *w, const char *code, const char **openid_out)
{
    struct pay_http http = {0};
    struct pay_msg msg = {0};
    TRY(pay_wechat_auth_build(cx, w, str_of(code), &http));
    TRY(pay_exchange(cx, &http, 16384, &msg));
    return pay_wechat_auth_parse(cx, &msg, openid_out);
}

enum err pay_page_authorized(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct pay_wechat_keys *w = &pay_keys_of(cx)->wechat;
    const char *code = rq_param(rq, "code");
    struct back b = {.state = rq_param(rq, "state")};
    if (!asked_for(w) || !cx->who || !cx->who->session_id)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    rs_header(rs, "Cache-Control", "no-store");
    rs_header(rs, "Referrer-Policy", "no-referrer");
    if (!b.state || strlen(b.state) != STATE_BYTES * 2)
        b.state = "";
    TRY(tx_run_keyed(cx, "pay.authorized", take_tx, &b));
    if (!code || !*code) { /* the person said no */
        rs_redirect(rs, 303, ar_printf(cx->ar, "/mall/pay/%s", b.payment));
        return ERR_NONE;
    }
    enum err e = learn(cx, w, code, &b.openid);
    if (e != ERR_NONE) {
        log_warn(cx, "pay.openid", "error=%s %s", err_code(e), e == ERR_UNCERTAIN ? cx->err_text : "");
        return e == ERR_GONE || e == ERR_INVALID ? e : err_say(cx, ERR_BUSY, NULL, "微信没有应答，请回到付款页再试", "WeChat gave no answer: go back to the payment and try again");
    }
    TRY(tx_run_keyed(cx, "pay.openid", keep_tx, &b));
    rs_redirect(rs, 303, ar_printf(cx->ar, "/mall/pay/%s?go=wechat", b.payment));
    return ERR_NONE;
}
