/* pay_alipay.h (private to the room): Alipay's open platform, RSA2: what is signed and how it is verified. */
#ifndef PAY_PAY_ALIPAY_H
#define PAY_PAY_ALIPAY_H

#include "json.h"
#include "pay_form.h"
#include "pay_keys.h"

/* Text a notice is signed over: fields without sign, sorted; sign_type dropped (trade notices) or kept (some services' notices, which
 * put RSA2 back where it was taken out on the way). */
char *pay_alipay_notice_text(struct arena *ar, const struct pay_fields *f, bool keep_sign_type);
/* NULL: verified in one of the two ways; else why not, in English. */
const char *pay_alipay_verify_notice(struct arena *ar, const struct pay_key *key, const struct pay_fields *f);
/* The exact bytes that are the value of response_key in a synchronous answer. False: not there, or no JSON. value_out may be NULL. */
bool pay_alipay_answer_text(struct arena *ar, struct str body, const char *response_key, struct str *raw_out, struct str *sign_out, struct jv *value_out);
/* The same verified; NULL: well. key NULL: no key is configured, refused. */
const char *pay_alipay_verify_answer(struct arena *ar, const struct pay_key *key, struct str body, const char *response_key, struct jv *value_out);

/* Parameters of a call, signed. biz: JSON text. notify, back: NULL none. */
enum err pay_alipay_fields(struct cx *cx, const struct pay_alipay_keys *a, const char *method, const char *biz, const char *notify, const char *back, int64_t now_us,
                           struct pay_fields *out) MUST_CHECK;
/* A server call by POST. */
enum err pay_alipay_call(struct cx *cx, const struct pay_alipay_keys *a, const char *method, const char *biz, int64_t now_us, struct pay_http *out) MUST_CHECK;
/* The answer's object, verified. ERR_UNCERTAIN. */
enum err pay_alipay_read(struct cx *cx, const struct pay_alipay_keys *a, const struct pay_msg *in, const char *response_key, struct jv *out) MUST_CHECK;

enum err pay_alipay_bill_build(struct cx *cx, const struct pay_keys *k, int32_t day, int64_t now_us, struct pay_http *out) MUST_CHECK;
enum err pay_alipay_bill_open(struct cx *cx, const struct pay_keys *k, int32_t day, const struct pay_msg *in, struct pay_bill_file *out) MUST_CHECK;
enum err pay_alipay_bill_rows(struct cx *cx, const struct pay_keys *k, const struct pay_bill_file *file, pay_bill_fn *fn, void *arg) MUST_CHECK;

#endif
