/* pay_union.h (private to the room): UnionPay's all-channel interface 5.1.0: what is signed and how it is verified. */
#ifndef PAY_PAY_UNION_H
#define PAY_PAY_UNION_H

#include "pay_form.h"
#include "pay_keys.h"

/* What is signed: fields without signature, sorted, joined; its SHA-256 in hex is the message of the RSA signature. */
char *pay_union_text(struct arena *ar, const struct pay_fields *f);
/* Put certId, signMethod 01 and signature. False on failure of the cipher. */
bool pay_union_sign(struct arena *ar, const struct pay_unionpay_keys *u, struct pay_fields *f);
/* The certificate the message brings must lead to a configured root now and be named as configured; its key must fit the signature.
 * NULL: verified; else why not, in English. */
const char *pay_union_verify(struct arena *ar, const struct pay_unionpay_keys *u, const struct pay_fields *f, int64_t now_us);
/* The third part of a name joined by '@' ("041@8310000000083040@中国银联股份有限公司@00016493"), or the whole name where there are fewer. */
struct str pay_union_owner(const char *cn);

/* Fields every request has. */
struct pay_fields pay_union_fields(struct arena *ar, const struct pay_unionpay_keys *u, const char *type, const char *subtype, const char *biz);
/* Sign and POST to a path of the gateway. */
enum err pay_union_call(struct cx *cx, const struct pay_unionpay_keys *u, const char *url, struct pay_fields *f, struct pay_http *out) MUST_CHECK;
/* The fields of a verified answer. ERR_UNCERTAIN. */
enum err pay_union_read(struct cx *cx, const struct pay_unionpay_keys *u, const struct pay_msg *in, struct pay_fields *out) MUST_CHECK;

enum err pay_union_bill_build(struct cx *cx, const struct pay_keys *k, int32_t day, int64_t now_us, struct pay_http *out) MUST_CHECK;
enum err pay_union_bill_open(struct cx *cx, const struct pay_keys *k, int32_t day, const struct pay_msg *in, struct pay_bill_file *out) MUST_CHECK;
enum err pay_union_bill_rows(struct cx *cx, const struct pay_keys *k, const struct pay_bill_file *file, pay_bill_fn *fn, void *arg) MUST_CHECK;

#endif
