/* pay_wechat_sign.c: see pay_wechat.h: the texts that are signed, verification, decryption. */
#include "pay_wechat.h"

#include <string.h>

#include "pay_form.h"
#include "when.h"

#define SCHEMA "WECHATPAY2-SHA256-RSA2048"
#define PROBE "WECHATPAY/SIGNTEST/"
#define WINDOW_S 300

char *pay_wechat_request_text(struct arena *ar, const char *method, const char *path, const char *timestamp, const char *nonce, struct str body)
{
    struct buf b;
    buf_init(&b, ar, body.size + 256);
    buf_printf(&b, "%s\n%s\n%s\n%s\n", method, path, timestamp, nonce);
    buf_str(&b, body);
    buf_ch(&b, '\n');
    return buf_z(&b);
}

char *pay_wechat_answer_text(struct arena *ar, const char *timestamp, const char *nonce, struct str body)
{
    struct buf b;
    buf_init(&b, ar, body.size + 128);
    buf_printf(&b, "%s\n%s\n", timestamp, nonce);
    buf_str(&b, body);
    buf_ch(&b, '\n');
    return buf_z(&b);
}

char *pay_wechat_authorization(struct arena *ar, const struct pay_wechat_keys *w, const char *timestamp, const char *nonce, const char *signature)
{
    return ar_printf(ar, SCHEMA " mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%s\",serial_no=\"%s\",signature=\"%s\"", w->mchid, nonce, timestamp, w->serial,
                     signature);
}

static const struct pay_named_key *key_by_id(const struct pay_wechat_keys *w, struct str id)
{
    for (size_t i = 0; i < w->known_n; i++)
        if (str_eqz(id, w->known[i].id))
            return &w->known[i];
    return NULL;
}

const char *pay_wechat_verify(struct arena *ar, const struct pay_wechat_keys *w, struct str serial, struct str message, struct str signature)
{
    if (serial.size == 0)
        return "no serial";
    if (message.size == 0)
        return "no message";
    if (signature.size == 0)
        return "no signature";
    const struct pay_named_key *k = key_by_id(w, serial);
    if (!k)
        return "the serial names no key that is known";
    return pay_verify(ar, k->key, message, signature) ? NULL : "the signature is wrong";
}

static const char *time_refused(struct str stamp, int64_t now_us)
{
    int64_t at;
    if (!str_i64(stamp, &at) || at < 0 || at > INT64_C(1) << 40)
        return "the time stamp is not a number";
    int64_t apart = now_us / US_PER_S - at;
    return apart < WINDOW_S && apart > -WINDOW_S ? NULL : "the time stamp is too far from now";
}

const char *pay_wechat_check(struct arena *ar, const struct pay_wechat_keys *w, const struct pay_msg *in)
{
    static const char *const NAMES[] = {"Wechatpay-Signature", "Wechatpay-Serial", "Wechatpay-Timestamp", "Wechatpay-Nonce"};
    const char *v[4];
    for (size_t i = 0; i < 4; i++) {
        v[i] = in->header(in->arg, NAMES[i]);
        if (!v[i] || !*v[i])
            return ar_printf(ar, "no %s", NAMES[i]);
    }
    if (strncmp(v[0], PROBE, sizeof PROBE - 1) == 0)
        return "a probe of the channel, refused as it wants to be";
    const char *why = time_refused(str_of(v[2]), in->now_us);
    if (why)
        return why;
    const struct pay_named_key *k = key_by_id(w, str_of(v[1]));
    if (k && k->ends_us && in->now_us > k->ends_us)
        return "the certificate has run out";
    struct buf m;
    buf_init(&m, ar, in->body.size + 128); /* the body is bytes: no printf of it */
    buf_printf(&m, "%s\n%s\n", v[2], v[3]);
    buf_str(&m, in->body);
    buf_ch(&m, '\n');
    return pay_wechat_verify(ar, w, str_of(v[1]), buf_view(&m), str_of(v[0]));
}

/* ---- decryption -------------------------------------------------------------------------------------------------------------------------- */
const char *pay_wechat_open_key(struct arena *ar, struct str v3_key, struct str nonce, struct str aad, struct str cipher_base64, struct str *plain_out)
{
    struct str cipher;
    if (v3_key.size != 32)
        return "the APIv3 key does not have 32 bytes";
    if (!pay_unbase64(ar, cipher_base64, &cipher))
        return "the ciphertext is not Base64";
    return pay_gcm_open(ar, v3_key, nonce, aad, cipher, plain_out) ? NULL : "the ciphertext cannot be opened";
}

const char *pay_wechat_open(struct arena *ar, const uint8_t v3[32], const struct jv *r, struct str *plain_out)
{
    if (!json_is(r, J_OBJ))
        return "no resource";
    if (!str_eqz(json_str(json_get(r, "algorithm")), "AEAD_AES_256_GCM"))
        return "another algorithm than AEAD_AES_256_GCM";
    return pay_wechat_open_key(ar, (struct str){(const char *)v3, 32}, json_str(json_get(r, "nonce")), json_str(json_get(r, "associated_data")),
                               json_str(json_get(r, "ciphertext")), plain_out);
}

const char *pay_wechat_open_body(struct arena *ar, const uint8_t v3[32], struct str body, struct str *plain_out, struct str *event_out)
{
    struct jv *v = AR_NEW(ar, struct jv);
    struct json_fault fault;
    static const struct json_limits LIMITS = {.size_max = 1 << 20, .depth_max = 16, .values_max = 10000};
    if (!json_read(ar, body, &LIMITS, v, &fault))
        return "the body is no JSON";
    if (event_out)
        *event_out = json_str(json_get(v, "event_type"));
    return pay_wechat_open(ar, v3, json_get(v, "resource"), plain_out);
}

/* ---- calls ----------------------------------------------------------------------------------------------------------------------------------- */
enum err pay_wechat_call(struct cx *cx, const struct pay_wechat_keys *w, const char *method, const char *path, struct str body, int64_t now_us, struct pay_http *out)
{
    const char *stamp = ar_printf(cx->ar, "%lld", (long long)(now_us / US_PER_S)), *nonce = pay_random_hex(cx->ar, 16);
    const char *text = pay_wechat_request_text(cx->ar, method, path, stamp, nonce, body), *signature = pay_sign(cx->ar, w->sign, str_of(text));
    const char *h[5];
    size_t n = 0;
    if (!signature)
        return err_set(cx, ERR_CRYPTO, NULL);
    h[n++] = ar_printf(cx->ar, "Authorization: %s", pay_wechat_authorization(cx->ar, w, stamp, nonce, signature));
    h[n++] = "Accept: application/json";
    if (body.size)
        h[n++] = "Content-Type: application/json; charset=utf-8";
    for (size_t i = 0; i < w->known_n; i++)
        if (!w->known[i].ends_us) { /* public-key mode: which key the answer is to be signed with */
            h[n++] = ar_printf(cx->ar, "Wechatpay-Serial: %s", w->known[i].id);
            break;
        }
    *out = (struct pay_http){method, ar_printf(cx->ar, "%s%s", w->host, path), pay_headers(cx->ar, h, n), body};
    return ERR_NONE;
}

enum err pay_wechat_read(struct cx *cx, const struct pay_wechat_keys *w, const struct pay_msg *in, struct jv *out)
{
    struct json_fault fault;
    const char *why = pay_wechat_check(cx->ar, w, in);
    if (why) {
        pay_certificates_wanted();
        return pay_unsure(cx, "wechat", why);
    }
    *out = (struct jv){.type = J_NULL};
    if (in->body.size && !json_read(cx->ar, in->body, NULL, out, &fault))
        return pay_unsure(cx, "wechat", "no JSON");
    return ERR_NONE;
}

/* ---- platform certificates ------------------------------------------------------------------------------------------------------------------- */
enum err pay_wechat_certs_build(struct cx *cx, const struct pay_keys *k, int64_t now_us, struct pay_http *out)
{
    return pay_wechat_call(cx, &k->wechat, "GET", "/v3/certificates", (struct str){0}, now_us, out);
}

enum err pay_wechat_certs_parse(struct cx *cx, const struct pay_keys *k, const struct pay_msg *in, struct pay_cert *out, size_t max, size_t *n_out)
{
    struct jv v;
    struct json_fault fault;
    struct pay_wechat_keys trial = {0};
    size_t n = 0;
    if (in->status != 200 || !json_read(cx->ar, in->body, NULL, &v, &fault))
        return pay_unsure(cx, "wechat", "no list of certificates");
    const struct jv *data = json_get(&v, "data");
    for (uint32_t i = 0; json_is(data, J_ARR) && i < data->n && n < max && n < PAY_CERTS_MAX; i++) {
        struct str pem;
        const char *why = pay_wechat_open(cx->ar, k->wechat.v3, json_get(&data->items[i], "encrypt_certificate"), &pem);
        if (why)
            return pay_unsure(cx, "wechat", why);
        if (pay_certs_read(cx->ar, pem, &out[n], 1) != 1 || !out[n].key)
            continue;
        trial.known[n] = (struct pay_named_key){out[n].serial, out[n].key, out[n].ends_us};
        trial.known_n = ++n;
    }
    const char *why = pay_wechat_check(cx->ar, &trial, in);
    if (why)
        return pay_unsure(cx, "wechat", why);
    *n_out = n;
    return ERR_NONE;
}

/* ---- API v2 ------------------------------------------------------------------------------------------------------------------------------------- */
char *pay_wechat_v2_text(struct arena *ar, const struct pay_fields *f, const char *key)
{
    return ar_printf(ar, "%s&key=%s", pay_fields_join(ar, f, "sign", NULL), key);
}

static char *upper(char *hex)
{
    for (char *c = hex; *c; c++)
        if (*c >= 'a' && *c <= 'f')
            *c = (char)(*c - 'a' + 'A');
    return hex;
}

char *pay_wechat_v2_md5(struct arena *ar, const char *text)
{
    return upper(pay_hex_digest(ar, PAY_MD5, str_of(text)));
}

char *pay_wechat_v2_hmac(struct arena *ar, const char *text, const char *key)
{
    return upper(pay_hmac_sha256(ar, str_of(key), str_of(text)));
}
