/* pay_channels.c: the list of channels, and what all of them share: calls outwards, messages, deliveries that were done already. */
#include "pay_priv.h"

#include <string.h>
#include <strings.h>

#include "client.h"
#include "net.h"
#include "when.h"

#define EXCHANGE_MS 10000
#define REPLY_MAX ((size_t)1 << 20)

const char *const pay_scene_names[PAY__SCENES + 1] = {"jsapi", "h5", "native", "wap", "page", "hand", NULL};
const char *const pay_go_names[] = {"none", "redirect", "qr", "jsapi", "form", NULL};

const struct pay_channel *const pay_channels[] = {&pay_wechat, &pay_alipay, &pay_unionpay, &pay_cash, &pay_transfer, NULL};

struct pay_test pay_test;

const struct pay_channel *pay_channel_find(const char *name)
{
    if (pay_test.channel && strcmp(pay_test.channel->name, name) == 0)
        return pay_test.channel;
    for (size_t i = 0; pay_channels[i]; i++)
        if (strcmp(pay_channels[i]->name, name) == 0)
            return pay_channels[i];
    return NULL;
}

unsigned pay_channel_scenes(const struct pay_keys *k, const struct pay_channel *c)
{
    return c->offered(k) & c->scenes;
}

/* ---- messages ------------------------------------------------------------------------------------------------------------------- */
static const char *header_of_call(const void *arg, const char *name)
{
    const struct client_call *call = arg;
    struct str v = client_reply_header(call, name);
    return v.p ? str_dup(call->ar, v) : NULL;
}

static const char *header_of_request(const void *arg, const char *name)
{
    return rq_header((struct req *)(uintptr_t)arg, name);
}

const char *pay_header_of_list(const void *names_and_values, const char *name)
{
    for (const char *const *p = names_and_values; p && p[0]; p += 2)
        if (strcasecmp(p[0], name) == 0)
            return p[1];
    return NULL;
}

struct pay_msg pay_msg_of_request(struct req *rq)
{
    return (struct pay_msg){.header = header_of_request, .arg = rq, .body = rq_raw(rq), .now_us = rq_cx(rq)->now_us};
}

enum err pay_exchange(struct cx *cx, const struct pay_http *http, size_t reply_max, struct pay_msg *out)
{
    if (pay_test.exchange)
        return pay_test.exchange(cx, http, out);
    struct client_call *call = AR_NEW(cx->ar, struct client_call);
    *call = (struct client_call){.ar = cx->ar, .method = http->method, .url = http->url, .headers = http->headers, .body = http->body,
                                 .timeout_ms = EXCHANGE_MS, .reply_max = reply_max ? reply_max : REPLY_MAX};
    TRY(client_check_url(cx, http->url, NULL));
    if (!client_do(call))
        return call->refused ? err_say(cx, ERR_IO, NULL, "支付渠道的地址不允许访问：%s", "The channel's address may not be called: %s", call->error)
                             : err_say(cx, ERR_UNCERTAIN, NULL, "支付渠道没有应答：%s", "The channel gave no answer: %s", call->error);
    *out = (struct pay_msg){.status = call->status, .header = header_of_call, .arg = call, .body = call->reply, .now_us = when_now_us()};
    return ERR_NONE;
}

/* ---- deliveries --------------------------------------------------------------------------------------------------------------------- */
#define NONCE_KEPT_US US_PER_DAY

/* In a job of its own: callbacks that come at once must not fail each other over the same old rows. */
static enum err forget_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)arg;
    TRY(sql_exec(tx, PQ(Q_OPENID_STATE_FORGET), ARGS(v_i(cx->now_us))));
    return sql_exec(tx, PQ(Q_NONCE_FORGET), ARGS(v_i(cx->now_us - NONCE_KEPT_US)));
}

enum err pay_nonces_forget(struct cx *cx, const struct job *j)
{
    (void)j;
    return tx_run(cx, "pay.nonces.forget", forget_tx, NULL);
}

enum err pay_nonce_take(struct cx *cx, struct tx *tx, const struct pay_channel *c, const char *nonce, bool *fresh_out)
{
    int64_t n = 1;
    if (nonce)
        TRY(sql_exec_n(tx, PQ(Q_NONCE_TAKE), ARGS(v_t(c->name), v_t(nonce), v_i(cx->now_us)), &n));
    *fresh_out = n == 1;
    return ERR_NONE;
}
