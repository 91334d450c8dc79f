/* fuzz_callback.c: whatever a stranger sends to a callback address, each channel in turn. The first byte chooses: as it comes (nothing of it
 * is signed, so nothing may be accepted), or what stands behind the signature: the decoded form, the opened resource, the bill. */
#include <stdlib.h>
#include <string.h>

#include "pay_alipay.h"
#include "pay_bill_read.h"
#include "pay_union.h"
#include "pay_wechat.h"
#include "when.h"

static struct pay_keys *keys(void)
{
    static struct pay_keys k = {.transfer = ""};
    static struct arena *ar;
    const char *pem;
    if (ar)
        return &k;
    ar = ar_new(0);
    struct pay_key *key = pay_key_new(ar, &pem);
    const struct pay_cert_new root = {"root", "t", 1, 3650, true, 1700000000 * US_PER_S};
    const char *root_pem = pay_cert_make(ar, key, &root, NULL, NULL);
    k.wechat = (struct pay_wechat_keys){.on = true, .mchid = "m", .appid = "a", .host = "https://h", .serial = "S", .known = {{"K", key, 0}}, .known_n = 1};
    k.alipay = (struct pay_alipay_keys){.on = true, .app_id = "a", .seller_id = "", .verify = key, .app_cert_sn = "", .root_cert_sn = "", .alipay_cert_sn = ""};
    k.unionpay = (struct pay_unionpay_keys){.on = true, .mer_id = "m", .cn = "c", .roots = pay_roots_new(ar, str_of(root_pem), (struct str){0})};
    return &k;
}

static enum err row(struct cx *cx, const struct pay_bill_row *r, void *arg)
{
    (void)cx, (void)arg;
    return r->fen < 0 ? abort(), ERR_INTERNAL : ERR_NONE;
}

static void callbacks(struct cx *cx, struct str body)
{
    static const char *const HEADERS[] = {"Wechatpay-Signature", "AAAA", "Wechatpay-Serial", "K", "Wechatpay-Timestamp", "1700000000", "Wechatpay-Nonce", "n", NULL};
    const struct pay_msg m = {.status = 200, .header = pay_header_of_list, .arg = HEADERS, .body = body, .now_us = 1700000000 * US_PER_S};
    const struct pay_channel *const CHANNELS[] = {&pay_wechat, &pay_alipay, &pay_unionpay};
    const struct pay_ask ask = {.number = "T20260101", .fen = 1, .title = "t", .made_us = 1, .refund_number = "R20260101", .refund_fen = 1, .refund_made_us = 1};
    for (size_t i = 0; i < 3; i++) {
        struct pay_told told;
        const struct pay_op *const OPS[] = {&CHANNELS[i]->query, &CHANNELS[i]->close, &CHANNELS[i]->refund, &CHANNELS[i]->refund_query};
        if (CHANNELS[i]->callback(cx, keys(), &m, &told) == ERR_NONE)
            abort();
        for (size_t j = 0; j < 4; j++)
            if (OPS[j]->parse && OPS[j]->parse(cx, keys(), &ask, &m, &told) == ERR_NONE)
                abort();
    }
}

static void behind(struct cx *cx, struct str text)
{
    struct pay_fields f;
    struct str plain, event, raw, sign;
    struct jv v;
    const struct pay_bill_file file = {.bytes = text};
    if (pay_form_read(cx->ar, text, &f)) {
        (void)pay_alipay_notice_text(cx->ar, &f, true);
        (void)pay_union_verify(cx->ar, &keys()->unionpay, &f, 1700000000 * US_PER_S);
    }
    (void)pay_raw_read(cx->ar, text, &f);
    (void)pay_wechat_open_body(cx->ar, keys()->wechat.v3, text, &plain, &event);
    (void)pay_alipay_answer_text(cx->ar, text, "r", &raw, &sign, &v);
    (void)!pay_alipay_bill_rows(cx, keys(), &file, row, NULL);
    (void)!pay_union_bill_rows(cx, keys(), &file, row, NULL);
    struct pay_bill_file w = file;
    memcpy(w.sum, pay_hex_digest(cx->ar, PAY_SHA1, text), 41);
    (void)!pay_wechat_bill_rows(cx, keys(), &w, row, NULL);
    (void)pay_time_read(text);
    (void)pay_unbase64(cx->ar, text, &plain);
    (void)pay_key_private(cx->ar, text);
}

struct one { struct cx *cx; struct str text; int which; };

static void run(void *arg)
{
    struct one *o = arg;
    (o->which & 1 ? behind : callbacks)(o->cx, o->text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *ar = ar_new(0);
    struct cx cx;
    cx_init(&cx, ar);
    struct one o = {&cx, {(const char *)data + (size > 0), size > 0 ? size - 1 : 0}, size ? data[0] : 0};
    (void)keys();
    if (size < 1 << 16)
        ar_try(ar, run, &o);
    ar_free(&ar);
    return 0;
}
