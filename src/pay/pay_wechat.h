/* pay_wechat.h (private to the room): WeChat Pay API v3: what is signed, how it is verified, how it is opened. */
#ifndef PAY_PAY_WECHAT_H
#define PAY_PAY_WECHAT_H

#include "json.h"
#include "pay_keys.h"

/* Message of a request: five lines, each ended by LF. path: with its query. */
char *pay_wechat_request_text(struct arena *ar, const char *method, const char *path, const char *timestamp, const char *nonce, struct str body);
/* Message of an answer or a callback: three lines, each ended by LF. */
char *pay_wechat_answer_text(struct arena *ar, const char *timestamp, const char *nonce, struct str body);
/* Value of the Authorization header. */
char *pay_wechat_authorization(struct arena *ar, const struct pay_wechat_keys *w, const char *timestamp, const char *nonce, const char *signature);

/* Each returns NULL when all is well, else why not, in English. */
/* The serial names the key: one that is not known is refused however well the arithmetic fits. */
const char *pay_wechat_verify(struct arena *ar, const struct pay_wechat_keys *w, struct str serial, struct str message, struct str signature);
/* Headers, clock (less than 300 s either way), no probe (WECHATPAY/SIGNTEST/), and the signature over the raw body. */
const char *pay_wechat_check(struct arena *ar, const struct pay_wechat_keys *w, const struct pay_msg *in);
/* What a `resource` object holds: AEAD_AES_256_GCM only. */
const char *pay_wechat_open(struct arena *ar, const uint8_t v3[32], const struct jv *resource, struct str *plain_out);
/* The same with a key as configured: refused unless it has 32 bytes. */
const char *pay_wechat_open_key(struct arena *ar, struct str v3_key, struct str nonce, struct str aad, struct str cipher_base64, struct str *plain_out);
/* A whole callback body (its signature is verified already): the plaintext of its resource. event_out: event_type, may be NULL. */
const char *pay_wechat_open_body(struct arena *ar, const uint8_t v3[32], struct str body, struct str *plain_out, struct str *event_out);

/* A signed request: path begins with '/'. body may be empty. */
enum err pay_wechat_call(struct cx *cx, const struct pay_wechat_keys *w, const char *method, const char *path, struct str body, int64_t now_us, struct pay_http *out) MUST_CHECK;
/* The JSON of a verified answer. ERR_UNCERTAIN. */
enum err pay_wechat_read(struct cx *cx, const struct pay_wechat_keys *w, const struct pay_msg *in, struct jv *out) MUST_CHECK;

/* Platform certificates: GET /v3/certificates. parse hands out their PEMs; the answer is verified with them, once they are opened
 * with the APIv3 key (there may be nothing older to verify with). */
enum err pay_wechat_certs_build(struct cx *cx, const struct pay_keys *k, int64_t now_us, struct pay_http *out) MUST_CHECK;
enum err pay_wechat_certs_parse(struct cx *cx, const struct pay_keys *k, const struct pay_msg *in, struct pay_cert *out, size_t max, size_t *n_out) MUST_CHECK;

/* bill_* of the channel (pay_wechat_bill.c) */
enum err pay_wechat_bill_build(struct cx *cx, const struct pay_keys *k, int32_t day, int64_t now_us, struct pay_http *out) MUST_CHECK;
enum err pay_wechat_bill_open(struct cx *cx, const struct pay_keys *k, int32_t day, const struct pay_msg *in, struct pay_bill_file *out) MUST_CHECK;
enum err pay_wechat_bill_rows(struct cx *cx, const struct pay_keys *k, const struct pay_bill_file *file, pay_bill_fn *fn, void *arg) MUST_CHECK;

/* API v2, only its signature: for data that still come signed so. */
struct pay_fields;
char *pay_wechat_v2_text(struct arena *ar, const struct pay_fields *f, const char *key);
char *pay_wechat_v2_md5(struct arena *ar, const char *text);
char *pay_wechat_v2_hmac(struct arena *ar, const char *text, const char *key);

#endif
