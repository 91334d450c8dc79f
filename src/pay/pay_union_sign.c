/* pay_union_sign.c: see pay_union.h. There are no published vectors of this signature: what is here follows UnionPay's open pages, and is
 * tested against the openssl program (t_channels.c) and the sandbox, whose text is put together on its own. */
#include <string.h>

#include "pay_union.h"

char *pay_union_text(struct arena *ar, const struct pay_fields *f)
{
    return pay_fields_join(ar, f, "signature", NULL);
}

static struct str message(struct arena *ar, const struct pay_fields *f)
{
    return str_of(pay_hex_digest(ar, PAY_SHA256, str_of(pay_union_text(ar, f))));
}

bool pay_union_sign(struct arena *ar, const struct pay_unionpay_keys *u, struct pay_fields *f)
{
    pay_field_add(f, "certId", u->cert_id);
    pay_field_add(f, "signMethod", "01");
    const char *sign = pay_sign(ar, u->sign, message(ar, f));
    pay_field_add(f, "signature", sign);
    return sign != NULL;
}

struct str pay_union_owner(const char *cn)
{
    struct str rest = str_of(cn), part = rest, before;
    for (int i = 0; i < 3; i++) {
        before = rest;
        if (!str_cut(rest, '@', &part, &rest))
            return i == 2 ? before : str_of(cn);
    }
    return part;
}

const char *pay_union_verify(struct arena *ar, const struct pay_unionpay_keys *u, const struct pay_fields *f, int64_t now_us)
{
    struct str pem = pay_field_get(f, "signPubKeyCert"), sign = pay_field_get(f, "signature");
    struct pay_cert cert;
    if (!str_eqz(pay_field_get(f, "signMethod"), "01"))
        return "another method of signing than RSA";
    if (sign.size == 0)
        return "no signature";
    if (pay_certs_read(ar, pem, &cert, 1) != 1 || !cert.key)
        return "no certificate of RSA";
    if (!pay_roots_lead(u->roots, str_of(cert.pem), now_us))
        return "the certificate does not lead to a configured root";
    if (!str_eq(pay_union_owner(cert.cn), str_of(u->cn)))
        return "the certificate is somebody else's";
    return pay_verify(ar, cert.key, message(ar, f), sign) ? NULL : "the signature is wrong";
}

struct pay_fields pay_union_fields(struct arena *ar, const struct pay_unionpay_keys *u, const char *type, const char *subtype, const char *biz)
{
    struct pay_fields f = pay_fields_new(ar);
    pay_field_add(&f, "version", "5.1.0");
    pay_field_add(&f, "encoding", "UTF-8");
    pay_field_add(&f, "txnType", type);
    pay_field_add(&f, "txnSubType", subtype);
    pay_field_add(&f, "bizType", biz);
    pay_field_add(&f, "accessType", "0");
    pay_field_add(&f, "merId", u->mer_id);
    return f;
}

enum err pay_union_call(struct cx *cx, const struct pay_unionpay_keys *u, const char *url, struct pay_fields *f, struct pay_http *out)
{
    static const char *const HEADERS[] = {"Content-Type: application/x-www-form-urlencoded;charset=UTF-8", NULL};
    if (!pay_union_sign(cx->ar, u, f))
        return err_set(cx, ERR_CRYPTO, NULL);
    *out = (struct pay_http){"POST", url, HEADERS, str_of(pay_fields_form(cx->ar, f))};
    return ERR_NONE;
}

enum err pay_union_read(struct cx *cx, const struct pay_unionpay_keys *u, const struct pay_msg *in, struct pay_fields *out)
{
    if (in->status != 200)
        return pay_unsure(cx, "unionpay", ar_printf(cx->ar, "HTTP status %d", in->status));
    if (!pay_raw_read(cx->ar, str_trim(in->body), out))
        return pay_unsure(cx, "unionpay", "the answer cannot be read");
    const char *why = pay_union_verify(cx->ar, u, out, in->now_us);
    return why ? pay_unsure(cx, "unionpay", why) : ERR_NONE;
}
