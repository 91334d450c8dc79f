/* t_channels.c: what each channel says, word by word: states, wrong numbers, wrong certificates, half configured settings, bills as they are
 * written; and the signatures of requests held against the openssl program. Keys are made here. */
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "pay_alipay.h"
#include "pay_crypt_priv.h"
#include "pay_priv.h"
#include "pay_union.h"
#include "pay_wechat.h"
#include "when.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))
#define NOW (INT64_C(1790000000) * US_PER_S)

static struct arena *ar;
static struct cx cx;
static struct pay_keys keys;
static struct pay_key *ours, *theirs, *other, *root_key;
static const char *ours_pem, *theirs_pem, *root_pem, *sign_pem;

static const char *cert_of(const struct pay_key *k, const char *cn, int64_t serial, int days, const char *issuer)
{
    const struct pay_cert_new n = {cn, "t", serial, days, issuer == NULL, NOW};
    return pay_cert_make(ar, k, &n, issuer ? root_key : NULL, issuer);
}

static int setup(void **state)
{
    const char *pem;
    (void)state;
    ar = ar_new(0);
    cx_init(&cx, ar);
    cx.now_us = NOW;
    cx.lang = LANG_EN;
    ours = pay_key_new(ar, &ours_pem), theirs = pay_key_new(ar, &theirs_pem), other = pay_key_new(ar, &pem), root_key = pay_key_new(ar, &pem);
    root_pem = cert_of(root_key, "root", 1, 3650, NULL);
    sign_pem = cert_of(theirs, "041@X@OWNER@1", 77, 3650, root_pem);
    keys.transfer = "";
    keys.wechat = (struct pay_wechat_keys){.on = true, .scenes = 7, .host = "https://w", .mchid = "m", .appid = "a", .serial = "S", .sign = ours, .known = {{"K", theirs, 0}}, .known_n = 1};
    memset(keys.wechat.v3, 'k', 32);
    keys.alipay = (struct pay_alipay_keys){.on = true, .scenes = 24, .gateway = "https://a/gateway.do", .app_id = "a", .seller_id = "s", .sign = ours, .verify = theirs,
                                           .app_cert_sn = "", .root_cert_sn = "", .alipay_cert_sn = ""};
    keys.unionpay = (struct pay_unionpay_keys){.on = true, .scenes = 24, .gateway = "https://u", .file_host = "https://f", .mer_id = "m", .cert_id = "42", .sign = ours,
                                               .roots = pay_roots_new(ar, str_of(root_pem), (struct str){0}), .cn = "OWNER"};
    return ours && theirs && root_pem && sign_pem && keys.unionpay.roots ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    ar_free(&ar);
    return 0;
}

static const struct pay_ask ASK = {.number = "T2026010100000001", .fen = 1234, .title = "西红柿\n2 斤", .scene = PAY_NATIVE, .notify_url = "https://t/pay/notify/x", .return_url = "https://t/back",
                                   .made_us = NOW, .expires_us = NOW + 900 * US_PER_S, .channel_no = "42", .refund_number = "R2026010100000001", .refund_fen = 234, .refund_made_us = NOW, .now_us = NOW};

/* ---- answers, signed here --------------------------------------------------------------------------------------------------------------------------- */
static struct pay_msg wechat_msg(int status, const char *body, const struct pay_key *by)
{
    const char **h = AR_ARRAY(ar, const char *, 9);
    const char *const H[] = {"Wechatpay-Timestamp", "1790000000", "Wechatpay-Nonce", "n", "Wechatpay-Serial", "K", "Wechatpay-Signature",
                             by ? pay_sign(ar, by, str_of(ar_printf(ar, "1790000000\nn\n%s\n", body))) : NULL, NULL};
    memcpy(h, H, sizeof H);
    return (struct pay_msg){.status = status, .header = pay_header_of_list, .arg = h, .body = str_of(body), .now_us = NOW};
}

static struct pay_msg alipay_msg(const char *key, const char *object, const struct pay_key *by)
{
    return (struct pay_msg){.status = 200, .body = str_of(ar_printf(ar, "{\"%s\":%s,\"sign\":\"%s\"}", key, object, pay_sign(ar, by, str_of(object)))), .now_us = NOW};
}

static struct pay_msg union_msg(const char *pairs, const struct pay_key *by, const char *cert)
{
    struct pay_fields f;
    assert_true(pay_raw_read(ar, str_of(pairs), &f));
    pay_field_add(&f, "signMethod", "01");
    pay_field_add(&f, "signPubKeyCert", cert);
    pay_field_add(&f, "signature", pay_sign(ar, by, str_of(pay_hex_digest(ar, PAY_SHA256, str_of(pay_fields_join(ar, &f, "signature", NULL))))));
    struct buf b;
    buf_init(&b, ar, 4096);
    for (size_t i = 0; i < f.n; i++)
        buf_printf(&b, "%s%.*s=%.*s", i ? "&" : "", STR_ARG(f.p[i].name), STR_ARG(f.p[i].value));
    return (struct pay_msg){.status = 200, .body = buf_view(&b), .now_us = NOW};
}

enum op { QUERY, CLOSE, REFUND, REFUND_QUERY };
static enum err parse(const struct pay_channel *c, enum op op, const struct pay_msg *m, struct pay_told *told)
{
    const struct pay_op *const OPS[] = {&c->query, &c->close, &c->refund, &c->refund_query};
    cx_clear(&cx);
    *told = (struct pay_told){0};
    return OPS[op]->parse(&cx, &keys, &ASK, m, told);
}

#define W_TRADE(no, state) "{\"mchid\":\"m\",\"appid\":\"a\",\"out_trade_no\":\"" no "\",\"trade_state\":\"" state "\",\"amount\":{\"total\":1234,\"currency\":\"CNY\"}}"
#define W_REFUND(no, state) "{\"out_trade_no\":\"T2026010100000001\",\"out_refund_no\":\"" no "\",\"status\":\"" state "\",\"amount\":{\"refund\":234,\"currency\":\"CNY\"}}"

static void wechat_words(void **state)
{
    static const struct { enum op op; int status; const char *body; int by; enum err want; enum pay_what what; } CASES[] = { /* by: 0 nobody, 1 WeChat, 2 another */
        {QUERY, 200, W_TRADE("T2026010100000001", "SUCCESS"), 1, ERR_NONE, PAY_PAID},   {QUERY, 200, W_TRADE("T2026010100000001", "REFUND"), 1, ERR_NONE, PAY_PAID},
        {QUERY, 200, W_TRADE("T2026010100000001", "NOTPAY"), 1, ERR_NONE, PAY_PENDING}, {QUERY, 200, W_TRADE("T2026010100000001", "CLOSED"), 1, ERR_NONE, PAY_CLOSED},
        {QUERY, 200, W_TRADE("T2026010100000001", "NEWWORD"), 1, ERR_NONE, PAY_UNKNOWN}, {QUERY, 200, W_TRADE("T2026010100000002", "SUCCESS"), 1, ERR_UNCERTAIN, 0},
        {QUERY, 200, W_TRADE("T2026010100000001", "SUCCESS"), 2, ERR_UNCERTAIN, 0},     {QUERY, 200, W_TRADE("T2026010100000001", "SUCCESS"), 0, ERR_UNCERTAIN, 0},
        {QUERY, 404, "{\"code\":\"ORDER_NOT_EXIST\"}", 1, ERR_NONE, PAY_ABSENT},        {QUERY, 404, "{\"code\":\"ORDERNOTEXIST\"}", 0, ERR_NONE, PAY_ABSENT},
        {QUERY, 404, "{\"code\":\"ORDER_NOT_EXIST\"}", 2, ERR_UNCERTAIN, 0},            {QUERY, 500, "<html>", 0, ERR_NONE, PAY_UNKNOWN},
        {CLOSE, 204, "", 1, ERR_NONE, PAY_CLOSED},                                      {CLOSE, 204, "", 0, ERR_UNCERTAIN, 0},
        {CLOSE, 400, "{\"code\":\"ORDERPAID\"}", 1, ERR_NONE, PAY_PAID},                {CLOSE, 400, "{\"code\":\"ORDERPAID\"}", 0, ERR_NONE, PAY_UNKNOWN},
        {CLOSE, 400, "{\"code\":\"ORDER_CLOSED\"}", 1, ERR_NONE, PAY_CLOSED},           {REFUND, 200, W_REFUND("R2026010100000001", "SUCCESS"), 1, ERR_NONE, PAY_REFUNDED},
        {REFUND, 200, W_REFUND("R2026010100000001", "PROCESSING"), 1, ERR_NONE, PAY_REFUND_PENDING}, {REFUND, 200, W_REFUND("R2026010100000001", "ABNORMAL"), 1, ERR_NONE, PAY_REFUND_FAILED},
        {REFUND, 200, W_REFUND("R2026010100000009", "SUCCESS"), 1, ERR_UNCERTAIN, 0},   {REFUND, 400, "{\"code\":\"INVALID_REQUEST\"}", 1, ERR_NONE, PAY_REFUND_FAILED},
        {REFUND, 400, "{\"code\":\"INVALID_REQUEST\"}", 0, ERR_NONE, PAY_UNKNOWN},      {REFUND, 403, "{\"code\":\"NOT_ENOUGH\"}", 1, ERR_NONE, PAY_UNKNOWN},
        {REFUND_QUERY, 404, "{\"code\":\"RESOURCE_NOT_EXISTS\"}", 1, ERR_NONE, PAY_ABSENT}};
    (void)state;
    for (size_t i = 0; i < N(CASES); i++) {
        struct pay_told told;
        struct pay_msg m = wechat_msg(CASES[i].status, CASES[i].body, CASES[i].by == 1 ? theirs : CASES[i].by == 2 ? other : NULL);
        enum err e = parse(&pay_wechat, CASES[i].op, &m, &told);
        if (e != CASES[i].want || (e == ERR_NONE && told.what != CASES[i].what))
            fail_msg("wechat case %zu: %s what %d", i, err_code(e), told.what);
    }
}

#define A_OK(more) "{\"code\":\"10000\",\"out_trade_no\":\"T2026010100000001\"" more "}"
#define A_NO(sub) "{\"code\":\"40004\",\"sub_code\":\"" sub "\"}"

static void alipay_words(void **state)
{
    static const char *const KEYS[] = {"alipay_trade_query_response", "alipay_trade_close_response", "alipay_trade_refund_response", "alipay_trade_fastpay_refund_query_response"};
    static const struct { enum op op; const char *object; bool right; enum err want; enum pay_what what; } CASES[] = {
        {QUERY, A_OK(",\"trade_status\":\"TRADE_SUCCESS\",\"total_amount\":\"12.34\""), true, ERR_NONE, PAY_PAID}, {QUERY, A_OK(",\"trade_status\":\"TRADE_FINISHED\""), true, ERR_NONE, PAY_PAID},
        {QUERY, A_OK(",\"trade_status\":\"WAIT_BUYER_PAY\""), true, ERR_NONE, PAY_PENDING},         {QUERY, A_OK(",\"trade_status\":\"TRADE_CLOSED\""), true, ERR_NONE, PAY_CLOSED},
        {QUERY, A_OK(",\"trade_status\":\"TRADE_CLOSED\",\"send_pay_date\":\"2026-01-01 00:00:00\""), true, ERR_NONE, PAY_PAID}, {QUERY, A_NO("ACQ.TRADE_NOT_EXIST"), true, ERR_NONE, PAY_ABSENT},
        {QUERY, A_NO("ACQ.SYSTEM_ERROR"), true, ERR_NONE, PAY_UNKNOWN},                             {QUERY, A_OK(",\"trade_status\":\"TRADE_SUCCESS\""), false, ERR_UNCERTAIN, 0},
        {QUERY, "{\"code\":\"10000\",\"out_trade_no\":\"T2026010100000002\",\"trade_status\":\"TRADE_SUCCESS\"}", true, ERR_UNCERTAIN, 0}, {CLOSE, A_OK(""), true, ERR_NONE, PAY_CLOSED},
        {CLOSE, A_NO("ACQ.TRADE_STATUS_ERROR"), true, ERR_NONE, PAY_UNKNOWN},                       {REFUND, A_OK(",\"fund_change\":\"Y\""), true, ERR_NONE, PAY_REFUNDED},
        {REFUND, A_OK(",\"fund_change\":\"N\""), true, ERR_NONE, PAY_REFUND_PENDING},               {REFUND, A_NO("ACQ.SELLER_BALANCE_NOT_ENOUGH"), true, ERR_NONE, PAY_UNKNOWN},
        {REFUND, A_NO("ACQ.TRADE_HAS_FINISHED"), true, ERR_NONE, PAY_REFUND_FAILED},                {REFUND_QUERY, "{\"code\":\"10000\"}", true, ERR_NONE, PAY_ABSENT},
        {REFUND_QUERY, A_OK(",\"out_request_no\":\"R2026010100000001\",\"refund_status\":\"REFUND_SUCCESS\",\"refund_amount\":\"2.34\""), true, ERR_NONE, PAY_REFUNDED},
        {REFUND_QUERY, A_OK(",\"out_request_no\":\"R2026010100000009\",\"refund_status\":\"REFUND_SUCCESS\""), true, ERR_UNCERTAIN, 0}};
    (void)state;
    for (size_t i = 0; i < N(CASES); i++) {
        struct pay_told told;
        struct pay_msg m = alipay_msg(KEYS[CASES[i].op], CASES[i].object, CASES[i].right ? theirs : other);
        enum err e = parse(&pay_alipay, CASES[i].op, &m, &told);
        if (e != CASES[i].want || (e == ERR_NONE && told.what != CASES[i].what))
            fail_msg("alipay case %zu: %s what %d", i, err_code(e), told.what);
    }
}

static void unionpay_words(void **state)
{
    const char *stranger = cert_of(theirs, "041@X@OWNER@1", 78, 3650, NULL), *neighbour = cert_of(theirs, "041@X@SHOP@1", 79, 3650, root_pem), *over = cert_of(theirs, "041@X@OWNER@1", 80, -1, root_pem);
    const char *time = pay_time_digits(ar, NOW), *q = ar_printf(ar, "merId=m&orderId=T2026010100000001&txnTime=%s&currencyCode=156&txnAmt=1234&queryId=42&", time);
    const char *r = ar_printf(ar, "merId=m&orderId=R2026010100000001&txnTime=%s&currencyCode=156&txnAmt=234&queryId=43&", time);
    const struct { enum op op; const char *head, *tail; const struct pay_key *by; const char *cert; enum err want; enum pay_what what; } CASES[] = {
        {QUERY, q, "respCode=00&origRespCode=00", theirs, sign_pem, ERR_NONE, PAY_PAID},        {QUERY, q, "respCode=00&origRespCode=05", theirs, sign_pem, ERR_NONE, PAY_PENDING},
        {QUERY, q, "respCode=00&origRespCode=51", theirs, sign_pem, ERR_NONE, PAY_PENDING},     {QUERY, q, "respCode=34", theirs, sign_pem, ERR_NONE, PAY_ABSENT},
        {QUERY, q, "respCode=06", theirs, sign_pem, ERR_NONE, PAY_UNKNOWN},                     {QUERY, q, "respCode=00&origRespCode=00&accNo={a=1&b=2}", theirs, sign_pem, ERR_NONE, PAY_PAID},
        {QUERY, r, "respCode=00&origRespCode=00", theirs, sign_pem, ERR_UNCERTAIN, 0},          {QUERY, q, "respCode=00&origRespCode=00", other, sign_pem, ERR_UNCERTAIN, 0},
        {QUERY, q, "respCode=00&origRespCode=00", theirs, stranger, ERR_UNCERTAIN, 0},          {QUERY, q, "respCode=00&origRespCode=00", theirs, neighbour, ERR_UNCERTAIN, 0},
        {QUERY, q, "respCode=00&origRespCode=00", theirs, over, ERR_UNCERTAIN, 0},              {REFUND, r, "respCode=00", theirs, sign_pem, ERR_NONE, PAY_REFUND_PENDING},
        {REFUND, r, "respCode=12", theirs, sign_pem, ERR_NONE, PAY_REFUND_PENDING},             {REFUND, r, "respCode=05", theirs, sign_pem, ERR_NONE, PAY_UNKNOWN},
        {REFUND, r, "respCode=77", theirs, sign_pem, ERR_NONE, PAY_REFUND_FAILED},              {REFUND_QUERY, r, "respCode=00&origRespCode=00", theirs, sign_pem, ERR_NONE, PAY_REFUNDED},
        {REFUND_QUERY, r, "respCode=34", theirs, sign_pem, ERR_NONE, PAY_ABSENT}};
    (void)state;
    for (size_t i = 0; i < N(CASES); i++) {
        struct pay_told told;
        struct pay_msg m = union_msg(ar_printf(ar, "%s%s", CASES[i].head, CASES[i].tail), CASES[i].by, CASES[i].cert);
        enum err e = parse(&pay_unionpay, CASES[i].op, &m, &told);
        if (e != CASES[i].want || (e == ERR_NONE && told.what != CASES[i].what))
            fail_msg("unionpay case %zu: %s what %d: %s", i, err_code(e), told.what, cx.err_text);
    }
    assert_true(str_eqz(pay_union_owner("00040000:SIGN"), "00040000:SIGN"));
    assert_true(str_eqz(pay_union_owner("041@83@OWNER@0001"), "OWNER"));
    assert_true(str_eqz(pay_union_owner("041@83@OWNER"), "OWNER"));
}

/* ---- the signatures of requests, by another program ----------------------------------------------------------------------------------------------------- */
static char dir[] = "/tmp/tiantou-channels-XXXXXX";

static void put(const char *name, struct str text)
{
    FILE *f = fopen(ar_printf(ar, "%s/%s", dir, name), "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text.p, 1, text.size, f), text.size);
    assert_int_equal(fclose(f), 0);
}

static int shell(const char *script)
{
    int rc = system(ar_printf(ar, "cd %s && { %s ; } >/dev/null 2>&1", dir, script));
    return WIFEXITED(rc) ? WEXITSTATUS(rc) : -1;
}

static void lines_of(const struct pay_fields *f, const char *signature)
{
    struct buf b;
    struct str sig;
    buf_init(&b, ar, 1024);
    for (size_t i = 0; i < f->n; i++)
        if (!str_eqz(f->p[i].name, signature))
            buf_printf(&b, "%.*s=%.*s\n", STR_ARG(f->p[i].name), STR_ARG(f->p[i].value));
    put("lines", buf_view(&b));
    assert_true(pay_unbase64(ar, pay_field_get(f, signature), &sig));
    put("sig", sig);
}

#define JOIN "LC_ALL=C sort lines | paste -sd'&' | tr -d '\\n' "
#define VERIFY "openssl dgst -sha256 -verify pub -signature sig msg"

static void requests_verify_elsewhere(void **state)
{
    struct pay_http http;
    struct pay_go go;
    struct pay_fields f;
    struct pay_ask ask = ASK;
    struct str sig;
    (void)state;
    assert_non_null(mkdtemp(dir));
    put("pub", str_of(pay_key_public_pem(ar, ours)));
    ask.scene = PAY_PAGE;
    assert_int_equal(pay_unionpay.create_build(&cx, &keys, &ask, &http, &go), ERR_NONE);
    f = pay_fields_new(ar);
    for (size_t i = 0; i < go.fields_n; i++)
        pay_field_add(&f, go.fields[i].name, go.fields[i].value);
    lines_of(&f, "signature");
    assert_int_equal(shell(JOIN "| openssl dgst -sha256 -r | cut -c1-64 | tr -d '\\n' > msg && " VERIFY), 0);
    assert_int_equal(shell("echo x >> msg && " VERIFY), 1); /* the test can fail */
    assert_int_equal(pay_alipay.create_build(&cx, &keys, &ask, &http, &go), ERR_NONE);
    assert_true(pay_form_read(ar, str_of(strchr(go.url, '?') + 1), &f));
    lines_of(&f, "sign");
    assert_int_equal(shell(JOIN "> msg && " VERIFY), 0);
    ask.scene = PAY_NATIVE;
    assert_int_equal(pay_wechat.create_build(&cx, &keys, &ask, &http, &go), ERR_NONE);
    const char *a = strstr(http.headers[0], "signature=\""), *n = strstr(http.headers[0], "nonce_str=\"");
    assert_true(a && n && pay_unbase64(ar, (struct str){a + 11, strcspn(a + 11, "\"")}, &sig));
    put("sig", sig);
    put("msg", str_of(ar_printf(ar, "POST\n/v3/pay/transactions/native\n1790000000\n%.32s\n%.*s\n", n + 11, (int)http.body.size, http.body.p)));
    assert_int_equal(shell(VERIFY), 0);
    assert_non_null(strstr(http.body.p, "西红柿 2 斤")); /* no control characters */
    (void)shell("rm -f lines msg sig pub");
    assert_int_equal(rmdir(dir), 0);
}

/* ---- settings ------------------------------------------------------------------------------------------------------------------------------------------------ */
static void settings(void **state)
{
    static const struct conf_key DATA[] = {{"data.dir", CONF_TEXT, "", 0, 0, 0, "t"}};
    static const struct { const char *set[3][2]; const char *named; } CASES[] = {
        {{{"pay.cash", "true"}}, NULL}, {{{"pay.wechat_mchid", "m1"}}, "pay.wechat_appid"}, {{{"pay.wechat_appid", "wx1"}}, "pay.wechat_serial"},
        {{{"pay.wechat_serial", "ab"}, {"pay.wechat_host", "http://example.com"}}, "pay.wechat_host"}, {{{"pay.wechat_host", "https://h/?x"}}, "pay.wechat_host"},
        {{{"pay.wechat_host", "http://127.0.0.1:1"}, {"pay.wechat_scenes", "native carrier"}}, "pay.wechat_scenes"}, {{{"pay.wechat_scenes", "native"}}, "pay.wechat_key_file"},
        {{{"pay.wechat_key_file", "none"}}, "pay.wechat_key_file"}, {{{"pay.wechat_key_file", "cert.pem"}}, "pay.wechat_key_file"},
        {{{"pay.wechat_key_file", "ours.key"}}, "pay.wechat_secret"}, {{{"pay.wechat_secret", "short"}}, "pay.wechat_secret"},
        {{{"pay.wechat_secret", "0123456789abcdef0123456789abcdef"}, {"pay.wechat_certificates", "false"}}, "pay.wechat_public_key_id"},
        {{{"pay.wechat_public_key_id", "PUB_KEY_ID_1"}, {"pay.wechat_public_key_file", "ours.key"}}, "pay.wechat_public_key_file"},
        {{{"pay.wechat_public_key_file", "cert.pem"}}, NULL}, {{{"pay.alipay_app_id", "a\"b"}}, "pay.alipay_app_id"},
        {{{"pay.alipay_app_id", "2021"}, {"pay.alipay_key_file", "ours.line"}}, "pay.alipay_public_key_file"}, {{{"pay.alipay_public_key_file", "cert.pem"}}, NULL},
        {{{"pay.alipay_app_cert_file", "cert.pem"}, {"pay.alipay_cert_file", "cert.pem"}}, "pay.alipay_root_cert_file"}, {{{"pay.alipay_root_cert_file", "root.pem"}}, NULL},
        {{{"pay.unionpay_mer_id", "777"}, {"pay.unionpay_key_file", "union.pfx"}, {"pay.unionpay_password", "wrong"}}, "pay.unionpay_key_file"},
        {{{"pay.unionpay_password", "secret"}}, "pay.unionpay_root_file"}, {{{"pay.unionpay_root_file", "ours.key"}}, "pay.unionpay_root_file"}, {{{"pay.unionpay_root_file", "root.pem"}}, NULL}};
    struct pay_cert c;
    struct str line = str_of(strchr(ours_pem, '\n') + 1);
    (void)state;
    snprintf(dir, sizeof dir, "/tmp/tiantou-channels-XXXXXX");
    assert_non_null(mkdtemp(dir));
    put("cert.pem", str_of(sign_pem)), put("root.pem", str_of(root_pem)), put("ours.key", str_of(ours_pem));
    line.size = (size_t)(strstr(line.p, "-----END") - line.p);
    put("ours.line", line); /* the bare Base64 of a console */
    BIO *in = BIO_new_mem_buf(sign_pem, -1);
    X509 *x = PEM_read_bio_X509(in, NULL, NULL, NULL);
    PKCS12 *box = PKCS12_create("secret", "t", theirs->p, x, NULL, 0, 0, 0, 0, 0);
    uint8_t *der = NULL;
    int size = i2d_PKCS12(box, &der);
    assert_true(size > 0);
    put("union.pfx", (struct str){(const char *)der, (size_t)size});
    OPENSSL_free(der), PKCS12_free(box), X509_free(x), BIO_free(in);
    (void)chmod(ar_printf(ar, "%s/ours.key", dir), 0600), (void)chmod(ar_printf(ar, "%s/ours.line", dir), 0600), (void)chmod(ar_printf(ar, "%s/union.pfx", dir), 0600);
    conf_add(DATA, 1), conf_add(pay_conf, PAY_CONF_N);
    assert_int_equal(conf_set(&cx, "data.dir", dir), ERR_NONE);
    for (size_t i = 0; i < N(CASES); i++) { /* each case stands on those before it */
        struct pay_keys *k = AR_NEW(ar, struct pay_keys);
        k->ar = ar;
        for (size_t j = 0; j < 3 && CASES[i].set[j][0]; j++)
            assert_int_equal(conf_set(&cx, CASES[i].set[j][0], CASES[i].set[j][1]), ERR_NONE);
        cx_clear(&cx);
        enum err e = pay_keys_read(&cx, k);
        if (CASES[i].named ? e != ERR_INVALID || strcmp(cx.err_field, CASES[i].named) != 0 : e != ERR_NONE)
            fail_msg("settings case %zu: %s at %s: %s", i, err_code(e), cx.err_field, cx.err_text);
        if (i + 1 < N(CASES))
            continue;
        assert_true(k->wechat.on && k->alipay.on && k->unionpay.on && k->cash);
        assert_string_equal(k->wechat.serial, "AB");
        assert_string_equal(k->unionpay.cert_id, "77");
        assert_int_equal(pay_certs_read(ar, str_of(sign_pem), &c, 1), 1);
        assert_string_equal(k->alipay.app_cert_sn, pay_cert_sn(ar, &c));
    }
    (void)shell("rm -f cert.pem root.pem ours.key ours.line union.pfx");
    assert_int_equal(rmdir(dir), 0);
}

/* ---- bills ---------------------------------------------------------------------------------------------------------------------------------------------------- */
static enum err put_row(struct cx *c, const struct pay_bill_row *r, void *arg)
{
    (void)c;
    buf_printf(arg, "%s %s %s %lld %lld|", r->refund ? "refund" : "paid", r->number ? r->number : "-", r->refund_number ? r->refund_number : "-", (long long)r->fen, (long long)r->fee_fen);
    return ERR_NONE;
}

static void bills(void **state)
{
    static const char WECHAT[] = "\xEF\xBB\xBF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,交易状态,货币种类,应结订单金额,商户退款单号,退款金额,手续费,订单金额\r\n"
                                 "`2026-01-01 08:00:00,`a,`m,`0,`,`42,`T2026010100000001,`SUCCESS,`CNY,`12.34,`0,`0.00,`0.07400,`12.34\r\n"
                                 "`2026-01-01 09:00:00,`a,`m,`0,`,`42,`T2026010100000001,`REFUND,`CNY,`0.00,`R2026010100000001,`2.34,`-0.01400,`0.00\r\n"
                                 "总交易单数,应结订单总金额\r\n`2,`12.34\r\n";
    struct pay_bill_file f = {.bytes = {WECHAT, sizeof WECHAT - 1}};
    struct buf b;
    (void)state;
    buf_init(&b, ar, 256);
    cx_clear(&cx);
    assert_int_equal(pay_wechat.bill_rows(&cx, &keys, &f, put_row, &b), ERR_UNCERTAIN); /* the digest is not the one that was told */
    memcpy(f.sum, pay_hex_digest(ar, PAY_SHA1, f.bytes), 41);
    assert_int_equal(pay_wechat.bill_rows(&cx, &keys, &f, put_row, &b), ERR_NONE);
    assert_string_equal(buf_z(&b), "paid T2026010100000001 - 1234 7|refund T2026010100000001 R2026010100000001 234 -1|");
    f.bytes = STR("no bill");
    assert_int_equal(pay_alipay.bill_rows(&cx, &keys, &f, put_row, &b), ERR_MALFORMED);
    assert_int_equal(pay_unionpay.bill_rows(&cx, &keys, &f, put_row, &b), ERR_MALFORMED);
}

static void small_things(void **state)
{
    static const struct { const char *text; int64_t fen; } YUAN[] = {{"12.34", 1234}, {"12.3", 1230}, {"12", 1200}, {"0.01", 1}, {"-0.10", -10}, {"", -1}, {"1.234", -1}, {"1e3", -1}, {"9999999999999", -1}};
    static const struct { const char *form; bool ok; } FORMS[] = {{"a=1&b=%20+", true}, {"a=1&a=2", false}, {"a=%zz", false}, {"a=%00", false}, {"=1", false}, {"", true}, {"a", true}};
    struct pay_fields f;
    int64_t fen;
    (void)state;
    for (size_t i = 0; i < N(YUAN); i++) {
        bool ok = pay_yuan_read(str_of(YUAN[i].text), &fen);
        assert_true(YUAN[i].fen == -1 ? !ok : ok && fen == YUAN[i].fen);
    }
    for (size_t i = 0; i < N(FORMS); i++)
        assert_int_equal(pay_form_read(ar, str_of(FORMS[i].form), &f), FORMS[i].ok);
    assert_true(pay_time_read(STR("2026-01-01 08:00:00")) == pay_time_read(STR("20260101080000")) && pay_time_read(STR("2026-01-01T00:00:00Z")) == pay_time_read(STR("20260101080000")));
    assert_int_equal(pay_time_read(STR("20261301000000")), 0);
    assert_string_equal(pay_cut(ar, "西红柿", 7), "西红");
    assert_false(pay_number_ok("T-20260101") || pay_number_ok("short") || !pay_number_ok("T2026010100000001"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wechat_words), cmocka_unit_test(alipay_words), cmocka_unit_test(unionpay_words), cmocka_unit_test(requests_verify_elsewhere),
        cmocka_unit_test(settings), cmocka_unit_test(bills), cmocka_unit_test(small_things),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
