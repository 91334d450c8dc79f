/* pay_alipay_sign.c: see pay_alipay.h: signing and verifying, synchronous answers and notices. */
#include <string.h>

#include "pay_alipay.h"

static bool has(const struct pay_fields *f, const char *name)
{
    return pay_field_get(f, name).size > 0;
}

char *pay_alipay_notice_text(struct arena *ar, const struct pay_fields *f, bool keep)
{
    if (!keep)
        return pay_fields_join(ar, f, "sign", "sign_type");
    struct pay_fields all = pay_fields_new(ar);
    memcpy(all.p, f->p, f->n * sizeof *f->p);
    all.n = f->n;
    if (!has(f, "sign_type"))
        pay_field_add(&all, "sign_type", "RSA2");
    return pay_fields_join(ar, &all, "sign", NULL);
}

const char *pay_alipay_verify_notice(struct arena *ar, const struct pay_key *key, const struct pay_fields *f)
{
    struct str sign = pay_field_get(f, "sign"), type = pay_field_get(f, "sign_type");
    if (!key)
        return "no key of Alipay's is configured";
    if (sign.size == 0)
        return "no signature";
    if (type.size && !str_eqz(type, "RSA2"))
        return "another signature than RSA2";
    for (int keep = 0; keep < 2; keep++)
        if (pay_verify(ar, key, str_of(pay_alipay_notice_text(ar, f, keep)), sign))
            return NULL;
    return "the signature is wrong";
}

bool pay_alipay_answer_text(struct arena *ar, struct str body, const char *response_key, struct str *raw_out, struct str *sign_out, struct jv *value_out)
{
    struct jv *v = AR_NEW(ar, struct jv);
    struct json_fault fault;
    static const struct json_limits LIMITS = {.size_max = 4 << 20, .depth_max = 32, .values_max = 100000};
    if (body.size == 0 || !json_read(ar, body, &LIMITS, v, &fault))
        return false;
    const struct jv *value = json_get(v, response_key);
    if (!value)
        return false;
    *raw_out = (struct str){body.p + value->off, value->size};
    *sign_out = json_str(json_get(v, "sign"));
    if (value_out)
        *value_out = *value;
    return true;
}

const char *pay_alipay_verify_answer(struct arena *ar, const struct pay_key *key, struct str body, const char *response_key, struct jv *value_out)
{
    struct str raw, sign;
    if (!key)
        return "no key of Alipay's is configured";
    if (!pay_alipay_answer_text(ar, body, response_key, &raw, &sign, value_out))
        return "the answer is not the one expected";
    if (sign.size == 0)
        return "no signature";
    return pay_verify(ar, key, raw, sign) ? NULL : "the signature is wrong";
}

enum err pay_alipay_fields(struct cx *cx, const struct pay_alipay_keys *a, const char *method, const char *biz, const char *notify, const char *back, int64_t now_us,
                           struct pay_fields *out)
{
    struct pay_fields f = pay_fields_new(cx->ar);
    pay_field_add(&f, "app_id", a->app_id);
    pay_field_add(&f, "method", method);
    pay_field_add(&f, "format", "JSON");
    pay_field_add(&f, "charset", "utf-8");
    pay_field_add(&f, "sign_type", "RSA2");
    pay_field_add(&f, "timestamp", pay_time_dashed(cx->ar, now_us));
    pay_field_add(&f, "version", "1.0");
    pay_field_add(&f, "notify_url", notify);
    pay_field_add(&f, "return_url", back);
    pay_field_add(&f, "app_cert_sn", a->app_cert_sn);
    pay_field_add(&f, "alipay_root_cert_sn", a->root_cert_sn);
    pay_field_add(&f, "biz_content", biz);
    const char *sign = pay_sign(cx->ar, a->sign, str_of(pay_fields_join(cx->ar, &f, "sign", NULL))); /* of requests sign_type is signed */
    if (!sign)
        return err_set(cx, ERR_CRYPTO, NULL);
    pay_field_add(&f, "sign", sign);
    *out = f;
    return ERR_NONE;
}

enum err pay_alipay_call(struct cx *cx, const struct pay_alipay_keys *a, const char *method, const char *biz, int64_t now_us, struct pay_http *out)
{
    static const char *const HEADERS[] = {"Content-Type: application/x-www-form-urlencoded;charset=utf-8", NULL};
    struct pay_fields f;
    TRY(pay_alipay_fields(cx, a, method, biz, NULL, NULL, now_us, &f));
    *out = (struct pay_http){"POST", ar_printf(cx->ar, "%s?charset=utf-8", a->gateway), HEADERS, str_of(pay_fields_form(cx->ar, &f))};
    return ERR_NONE;
}

enum err pay_alipay_read(struct cx *cx, const struct pay_alipay_keys *a, const struct pay_msg *in, const char *response_key, struct jv *out)
{
    struct jv all;
    struct json_fault fault;
    if (in->status != 200)
        return pay_unsure(cx, "alipay", ar_printf(cx->ar, "HTTP status %d", in->status));
    const char *why = pay_alipay_verify_answer(cx->ar, a->verify, in->body, response_key, out);
    if (why)
        return pay_unsure(cx, "alipay", why);
    /* Certificate mode: the answer names the certificate it is signed with; another than ours has been put in its place. */
    if (*a->alipay_cert_sn && json_read(cx->ar, in->body, NULL, &all, &fault)) {
        struct str sn = json_str(json_get(&all, "alipay_cert_sn"));
        if (sn.size && !str_eqz(sn, a->alipay_cert_sn))
            return pay_unsure(cx, "alipay", "signed with another certificate");
    }
    return ERR_NONE;
}
