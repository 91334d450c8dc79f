/* t_vectors.c: every vector of the shared folder pay/ (others' data; its SOURCES.md says whose), through the entry points the channels
 * themselves use; those marked "primitive" through the cipher. Skipped, visibly, where the folder is absent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pay_alipay.h"
#include "pay_form.h"
#include "pay_wechat.h"
#include "when.h"

struct vec { struct arena *ar; const struct jv *v, *in, *want; };

static struct str text(const struct jv *o, const char *key)
{
    return json_str(json_get(o, key));
}

/* The bytes of NAME_base64 where it is there, else of NAME. */
static struct str bytes(struct vec *t, const struct jv *o, const char *name)
{
    struct str b64 = text(o, ar_printf(t->ar, "%s_base64", name)), out = {0};
    if (b64.size && !pay_unbase64(t->ar, b64, &out))
        fail_msg("bad base64 in the vectors");
    return b64.size ? out : text(o, name);
}

static bool wants(struct vec *t, const char *result)
{
    return str_eqz(text(t->want, "result"), result);
}

/* Did it answer as wanted? why NULL: verified. */
static bool verdict(struct vec *t, const char *why)
{
    return wants(t, "valid") ? why == NULL : why != NULL;
}

static struct pay_wechat_keys wechat_keys(struct vec *t)
{
    struct pay_wechat_keys w = {.mchid = "", .serial = ""};
    struct str pem = text(t->v, "certificate_pem"), pub = text(t->v, "public_key_pem");
    struct pay_cert c = {0};
    if (pem.size && pay_certs_read(t->ar, pem, &c, 1) == 1) {
        /* the name under which the certificate is known is its own serial, which must be the vector's */
        assert_string_equal(c.serial, str_dup(t->ar, text(t->v, "key_id")));
        w.known[w.known_n++] = (struct pay_named_key){c.serial, c.key, c.ends_us};
    } else if (pub.size) {
        w.known[w.known_n++] = (struct pay_named_key){str_dup(t->ar, text(t->v, "key_id")), pay_key_public(t->ar, pub), 0};
        assert_non_null(w.known[0].key);
    }
    return w;
}

static const char *header(const void *arg, const char *name)
{
    const struct vec *t = arg;
    struct str v = text(json_get(t->in, "headers"), name);
    return v.p && v.size ? str_dup(t->ar, v) : NULL;
}

static bool wechat_verify(struct vec *t)
{
    struct pay_wechat_keys w = wechat_keys(t);
    int64_t now = 0;
    if (!json_get(t->in, "headers"))
        return verdict(t, pay_wechat_verify(t->ar, &w, text(t->in, "serial"), text(t->in, "message"), text(t->in, "signature")));
    assert_true(json_i64(json_get(t->in, "now"), &now));
    const struct pay_msg m = {.header = header, .arg = t, .body = bytes(t, t->in, "body"), .now_us = now * US_PER_S};
    return verdict(t, pay_wechat_check(t->ar, &w, &m));
}

static bool wechat_decrypt(struct vec *t)
{
    struct str plain = {0}, cipher = {0}, key = text(t->in, "key"), nonce = text(t->in, "nonce"), aad = text(t->in, "associated_data"), sealed = text(t->in, "ciphertext");
    bool ok;
    if (json_get(t->in, "body")) {
        static const uint8_t SOME_KEY[32] = {1};
        ok = pay_wechat_open_body(t->ar, SOME_KEY, bytes(t, t->in, "body"), &plain, NULL) == NULL;
    } else if (str_eqz(text(t->v, "level"), "primitive")) {
        ok = pay_unbase64(t->ar, sealed, &cipher) && pay_gcm_open(t->ar, key, nonce, aad, cipher, &plain);
    } else {
        ok = pay_wechat_open_key(t->ar, key, nonce, aad, sealed, &plain) == NULL;
    }
    return wants(t, "plaintext") ? ok && str_eq(plain, bytes(t, t->want, "plaintext")) : !ok;
}

static bool wechat_text(struct vec *t)
{
    const char *got, *nonce = str_dup(t->ar, text(t->in, "nonce")), *stamp = str_dup(t->ar, text(t->in, "timestamp"));
    struct str body = bytes(t, t->in, "body");
    if (!json_get(t->in, "method"))
        return str_eq(str_of(pay_wechat_answer_text(t->ar, stamp, nonce, body)), bytes(t, t->want, "string"));
    got = pay_wechat_request_text(t->ar, str_dup(t->ar, text(t->in, "method")), str_dup(t->ar, text(t->in, "path")), stamp, nonce, body);
    struct pay_wechat_keys w = {.mchid = str_dup(t->ar, text(t->in, "mchid")), .serial = str_dup(t->ar, text(t->in, "serial_no"))};
    return str_eq(str_of(got), bytes(t, t->want, "string")) &&
           str_eqz(text(t->want, "authorization"), pay_wechat_authorization(t->ar, &w, stamp, nonce, "{signature}"));
}

static struct pay_fields params(struct vec *t)
{
    struct pay_fields f = pay_fields_new(t->ar);
    const struct jv *p = json_get(t->in, "params");
    for (uint32_t i = 0; i < p->n; i++)
        f.p[f.n++] = (struct pay_field){p->members[i].key, json_str(&p->members[i].val)};
    return f;
}

static bool v2_text(struct vec *t)
{
    struct pay_fields f = params(t);
    return str_eq(str_of(pay_wechat_v2_text(t->ar, &f, str_dup(t->ar, text(t->in, "key")))), bytes(t, t->want, "string"));
}

static bool v2_hash(struct vec *t)
{
    const char *z = str_dup(t->ar, text(t->in, "string"));
    bool hmac = str_starts(text(t->v, "algorithm"), "HMAC");
    return str_eqz(text(t->want, "digest"), hmac ? pay_wechat_v2_hmac(t->ar, z, str_dup(t->ar, text(t->in, "key"))) : pay_wechat_v2_md5(t->ar, z));
}

static struct pay_key *alipay_key(struct vec *t)
{
    struct str pem = text(t->v, "public_key_pem");
    struct pay_key *k = pem.size ? pay_key_public(t->ar, pem) : NULL;
    assert_true(!pem.size || k);
    return k;
}

static bool same_fields(const struct pay_fields *a, const struct pay_fields *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++)
        same = str_eq(a->p[i].name, b->p[i].name) && str_eq(a->p[i].value, b->p[i].value);
    return same;
}

/* A notice: as the form that comes over the wire, decoded by us; and each of the two rules alone. */
static bool alipay_notice(struct vec *t)
{
    struct pay_fields f, given = params(t);
    struct pay_key *key = alipay_key(t);
    static const char *const RULES[] = {"sign_type_dropped", "sign_type_kept"}, *const STRINGS[] = {"string_dropped", "string_kept"};
    bool ok = pay_form_read(t->ar, text(t->in, "form"), &f) && same_fields(&f, &given);
    for (int keep = 0; keep < 2; keep++) {
        const char *s = pay_alipay_notice_text(t->ar, &f, keep);
        ok = ok && str_eqz(text(t->want, STRINGS[keep]), s);
        bool valid = pay_verify(t->ar, key, str_of(s), pay_field_get(&f, "sign"));
        ok = ok && valid == str_eqz(text(t->want, RULES[keep]), "valid");
    }
    return ok && verdict(t, pay_alipay_verify_notice(t->ar, key, &f));
}

static bool alipay_answer(struct vec *t)
{
    const char *key = str_dup(t->ar, text(t->in, "response_key"));
    struct str body = bytes(t, t->in, "raw_body"), raw, in_body, given = text(t->in, "signature");
    if (wants(t, "string"))
        return pay_alipay_answer_text(t->ar, body, key, &raw, &in_body, NULL) && str_eq(raw, bytes(t, t->want, "string"));
    /* the signature beside the body stands in it too, but for one vector that gives another: then the body is given that one */
    if (pay_alipay_answer_text(t->ar, body, key, &raw, &in_body, NULL) && !str_eq(in_body, given))
        body = str_of(ar_printf(t->ar, "{\"%s\":%.*s,\"sign\":\"%.*s\"}", key, STR_ARG(raw), STR_ARG(given)));
    return verdict(t, pay_alipay_verify_answer(t->ar, alipay_key(t), body, key, NULL));
}

static bool alipay_verify(struct vec *t)
{
    return json_get(t->in, "raw_body") ? alipay_answer(t) : alipay_notice(t);
}

/* Certificate numbers as pay_keys_read.c takes them: of a bundle where there is one. */
static bool alipay_sn(struct vec *t)
{
    struct pay_cert c;
    int64_t n = 0;
    struct str pem = text(t->v, "certificate_pem");
    assert_true(json_i64(json_get(t->in, "certificates_in_file"), &n));
    assert_int_equal(pay_certs_read(t->ar, pem, &c, 1), 1);
    const char *sn = n > 1 ? pay_certs_sn(t->ar, pem) : pay_cert_sn(t->ar, &c);
    struct str spki = text(t->want, "public_key_spki_base64");
    if (spki.size) { /* the key as one Base64 line is the certificate's key */
        struct pay_key *bare = pay_key_public(t->ar, spki);
        if (!bare || strcmp(pay_key_public_pem(t->ar, bare), pay_key_public_pem(t->ar, c.key)) != 0)
            return false;
    }
    return str_eqz(text(t->want, "digest"), sn);
}

static const struct { const char *channel, *operation; bool (*run)(struct vec *t); } RUNS[] = {
    {"wechat-v3", "verify", wechat_verify}, {"wechat-v3", "decrypt", wechat_decrypt}, {"wechat-v3", "sign-string", wechat_text},
    {"wechat-v2", "sign-string", v2_text}, {"wechat-v2", "hash", v2_hash},
    {"alipay-rsa2", "verify", alipay_verify}, {"alipay-rsa2", "sign-string", alipay_answer}, {"alipay-rsa2", "hash", alipay_sn},
};
enum { RUNS_N = sizeof RUNS / sizeof RUNS[0] };
struct tally { int agree, all; };

static struct str file_text(struct arena *ar, const char *path)
{
    FILE *f = fopen(path, "rb");
    struct buf b;
    char chunk[4096];
    if (!f)
        return (struct str){0};
    buf_init(&b, ar, 1 << 18);
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
        buf_put(&b, chunk, n);
    fclose(f);
    return buf_view(&b);
}

static void run_all(struct arena *ar, const struct jv *list, struct tally *tally)
{
    for (uint32_t i = 0; i < list->n; i++) {
        struct vec t = {ar, &list->items[i], json_get(&list->items[i], "inputs"), json_get(&list->items[i], "expected")};
        int known = -1;
        for (int r = 0; r < RUNS_N; r++)
            if (str_eqz(text(t.v, "channel"), RUNS[r].channel) && str_eqz(text(t.v, "operation"), RUNS[r].operation))
                known = r;
        assert_true(known >= 0);
        tally[known].all++;
        if (RUNS[known].run(&t))
            tally[known].agree++;
        else
            printf("  %.*s does not agree\n", STR_ARG(text(t.v, "id")));
    }
}

static void vectors(void **state)
{
    const char *dir = getenv("TIANTOU_SHARED_DATA");
    struct arena *ar = ar_new(0);
    struct jv v;
    struct json_fault fault;
    struct tally tally[RUNS_N] = {{0, 0}}, sum = {0, 0};
    (void)state;
    struct str all = file_text(ar, ar_printf(ar, "%s/pay/vectors.json", dir ? dir : "."));
    if (all.size == 0) {
        printf("vectors SKIPPED: no pay/vectors.json in the shared data folder\n");
        ar_free(&ar);
        skip();
    }
    assert_true(json_read(ar, all, NULL, &v, &fault));
    run_all(ar, json_get(&v, "vectors"), tally);
    for (int r = 0; r < RUNS_N; r++) {
        printf("  %-12s %-12s %d of %d agree\n", RUNS[r].channel, RUNS[r].operation, tally[r].agree, tally[r].all);
        sum.agree += tally[r].agree;
        sum.all += tally[r].all;
    }
    printf("vectors %d of %d agree\n", sum.agree, sum.all);
    assert_int_equal(sum.agree, sum.all);
    assert_true(sum.all >= 73);
    ar_free(&ar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(vectors)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
