/* sandbox_keys.c: the keys of the sandbox: made at the first start, kept in DIR, handed to a server as files and settings. They open
 * nothing outside: every one of them is the sandbox's own. */
#include "sandbox.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "when.h"

struct sb_keys sb_keys;
static const char *folder;

#define DAYS 3650
/* cn: it has a certificate. by: whose key signs it; SK__KEYS: its own. */
static const struct { const char *name, *cn; enum sb_key by; } KEYS[SK__KEYS] = {
    [SK_WECHAT_MERCHANT] = {"wechat_merchant", "merchant " SB_MCHID, SK__KEYS},
    [SK_WECHAT_PLATFORM] = {"wechat_platform", "sandbox platform certificate", SK__KEYS},
    [SK_WECHAT_PUBLIC] = {"wechat_public", NULL, SK__KEYS},
    [SK_ALIPAY_APP] = {"alipay_app", NULL, SK__KEYS},
    [SK_ALIPAY] = {"alipay", NULL, SK__KEYS},
    [SK_UNION_ROOT] = {"union_root", "sandbox root", SK__KEYS},
    [SK_UNION_SIGN] = {"union_sign", "041@SANDBOX@" SB_UNION_OWNER "@00000001", SK_UNION_ROOT},
    [SK_UNION_MERCHANT] = {"union_merchant", "041@SANDBOX@merchant@00000002", SK_UNION_ROOT},
    [SK_STRANGER] = {"stranger", "041@SANDBOX@" SB_UNION_OWNER "@00000001", SK__KEYS},
};

static enum err io(struct cx *cx, const char *path)
{
    return err_say(cx, ERR_IO, NULL, "不能读写 %s：%s", "Cannot read or write %s: %s", path, strerror(errno));
}

static struct str file_read(struct cx *cx, const char *path)
{
    FILE *f = fopen(path, "re");
    char *p = ar_alloc(cx->ar, 65536);
    size_t n = f ? fread(p, 1, 65535, f) : 0;
    if (f)
        fclose(f);
    return (struct str){p, n};
}

static enum err file_write(struct cx *cx, const char *path, const char *text)
{
    FILE *f = fopen(path, "we");
    bool ok = f && chmod(path, 0600) == 0 && fputs(text, f) >= 0;
    ok = (f ? fclose(f) == 0 : false) && ok;
    return ok ? ERR_NONE : io(cx, path);
}

static int64_t serial_new(struct cx *cx)
{
    int64_t v = 0;
    for (const char *c = pay_random_hex(cx->ar, 7); *c; c++)
        v = v << 4 | (*c <= '9' ? *c - '0' : *c - 'A' + 10);
    return v | (int64_t)1 << 55;
}

static enum err cert_take(struct cx *cx, enum sb_key i, struct str pem)
{
    struct pay_cert c;
    if (pay_certs_read(cx->ar, pem, &c, 1) != 1)
        return err_say(cx, ERR_CORRUPT, NULL, "证书 %s 读不懂", "Certificate %s cannot be read", KEYS[i].name);
    sb_keys.cert[i] = c.pem;
    sb_keys.serial[i] = c.serial;
    sb_keys.serial_decimal[i] = c.serial_decimal;
    return ERR_NONE;
}

static enum err cert_make(struct cx *cx, enum sb_key i, const char *path)
{
    const struct pay_cert_new n = {KEYS[i].cn, "Tiantou sandbox", serial_new(cx), DAYS, i == SK_UNION_ROOT, when_now_us()};
    bool own = KEYS[i].by == SK__KEYS;
    const char *pem = pay_cert_make(cx->ar, sb_keys.key[i], &n, own ? NULL : sb_keys.key[KEYS[i].by], own ? NULL : sb_keys.cert[KEYS[i].by]);
    if (!pem)
        return err_set(cx, ERR_CRYPTO, NULL);
    TRY(file_write(cx, path, pem));
    return cert_take(cx, i, str_of(pem));
}

static enum err key_open(struct cx *cx, enum sb_key i)
{
    const char *path = ar_printf(cx->ar, "%s/%s.key", folder, KEYS[i].name), *cert = ar_printf(cx->ar, "%s/%s.cert", folder, KEYS[i].name), *pem;
    sb_keys.key[i] = pay_key_private(cx->ar, file_read(cx, path));
    if (!sb_keys.key[i]) {
        sb_keys.key[i] = pay_key_new(cx->ar, &pem);
        if (!sb_keys.key[i])
            return err_set(cx, ERR_CRYPTO, NULL);
        TRY(file_write(cx, path, pem));
        (void)unlink(cert); /* it was another key's */
    }
    struct str have = file_read(cx, cert);
    if (!KEYS[i].cn)
        return ERR_NONE;
    return have.size ? cert_take(cx, i, have) : cert_make(cx, i, cert);
}

/* 32 letters and digits. */
static enum err secret_open(struct cx *cx, const char *name, const char **out)
{
    const char *path = ar_printf(cx->ar, "%s/%s", folder, name);
    struct str have = str_trim(file_read(cx, path));
    if (have.size != 32) {
        have = str_of(pay_random_hex(cx->ar, 16));
        TRY(file_write(cx, path, have.p));
    }
    *out = str_dup(cx->ar, have);
    return ERR_NONE;
}

enum err sb_keys_open(struct cx *cx, const char *dir)
{
    folder = dir;
    if (mkdir(dir, 0700) != 0 && errno != EEXIST)
        return io(cx, dir);
    for (int i = 0; i < SK__KEYS; i++)
        TRY(key_open(cx, (enum sb_key)i));
    TRY(secret_open(cx, "wechat_secret", &sb_keys.secret));
    return secret_open(cx, "wechat_app_secret", &sb_keys.app_secret);
}

/* In memory of the process: answers under way still use the old ones, and requests end. */
enum err sb_keys_rotate(struct cx *cx, enum sb_channel c)
{
    static const enum sb_key SIGNS[SB__CHANNELS] = {[SB_WECHAT] = SK_WECHAT_PLATFORM, [SB_ALIPAY] = SK_ALIPAY, [SB_UNIONPAY] = SK_UNION_SIGN};
    static struct arena *kept;
    enum sb_key i = SIGNS[c];
    const char *key = ar_printf(cx->ar, "%s/%s.key", folder, KEYS[i].name), *cert = ar_printf(cx->ar, "%s/%s.cert", folder, KEYS[i].name), *pem;
    struct cx own;
    if (!kept && (kept = ar_new(0)) == NULL)
        return err_set(cx, ERR_MEMORY, NULL);
    cx_init(&own, kept);
    struct pay_key *fresh = pay_key_new(kept, &pem);
    if (!fresh)
        return err_set(cx, ERR_CRYPTO, NULL);
    TRY(file_write(cx, key, pem));
    if (i == SK_WECHAT_PLATFORM)
        sb_keys.old_platform = sb_keys.cert[i];
    sb_keys.key[i] = fresh;
    return KEYS[i].cn ? cert_make(&own, i, cert) : ERR_NONE;
}

/* ---- settings of a server ------------------------------------------------------------------------------------------------------------------------ */
#define BEGIN "# --- tiantou sandbox: begin (written by tiantou sandbox --write-config) ---\n"
#define END "# --- tiantou sandbox: end ---\n"

static void settings(struct buf *b, const char *base, bool names_private)
{
    buf_puts(b, BEGIN);
    if (!names_private)
        buf_puts(b, "net.client_private = 127.0.0.1\n");
    buf_printf(b, "pay.wechat_host = %s\npay.wechat_mchid = " SB_MCHID "\npay.wechat_appid = " SB_APPID "\npay.wechat_serial = %s\n", base,
               sb_keys.serial[SK_WECHAT_MERCHANT]);
    buf_printf(b, "pay.wechat_key_file = pay/wechat_merchant.key\npay.wechat_secret = %s\npay.wechat_scenes = native h5 jsapi\n", sb_keys.secret);
    buf_printf(b, "pay.wechat_app_secret = %s\npay.wechat_auth_page = %s/connect/oauth2/authorize\npay.wechat_auth_host = %s\n", sb_keys.app_secret, base, base);
    buf_printf(b, "pay.alipay_gateway = %s/gateway.do\npay.alipay_app_id = " SB_ALIPAY_APP "\npay.alipay_seller_id = " SB_ALIPAY_SELLER "\n", base);
    buf_puts(b, "pay.alipay_key_file = pay/alipay_app.key\npay.alipay_public_key_file = pay/alipay.pub\n");
    buf_printf(b, "pay.unionpay_gateway = %s\npay.unionpay_file_host = %s/unionpay-files\npay.unionpay_mer_id = " SB_MER_ID "\n", base, base);
    buf_puts(b, "pay.unionpay_key_file = pay/union_merchant.pem\npay.unionpay_root_file = pay/union_root.pem\npay.unionpay_cn = " SB_UNION_OWNER "\n");
    buf_puts(b, END);
}

/* What stands in the file outside our part. */
static struct str without_ours(struct cx *cx, struct str text)
{
    const char *from = text.size ? memmem(text.p, text.size, BEGIN, sizeof BEGIN - 1) : NULL, *to;
    struct buf b;
    if (!from)
        return text;
    to = memmem(from, text.size - (size_t)(from - text.p), END, sizeof END - 1);
    to = to ? to + sizeof END - 1 : text.p + text.size;
    buf_init(&b, cx->ar, text.size + 1);
    buf_put(&b, text.p, (size_t)(from - text.p));
    buf_put(&b, to, text.size - (size_t)(to - text.p));
    return buf_view(&b);
}

static enum err key_files(struct cx *cx, const char *to)
{
    const char *merchant = str_dup(cx->ar, file_read(cx, ar_printf(cx->ar, "%s/union_merchant.key", folder)));
    TRY(file_write(cx, ar_printf(cx->ar, "%s/wechat_merchant.key", to), str_dup(cx->ar, file_read(cx, ar_printf(cx->ar, "%s/wechat_merchant.key", folder)))));
    TRY(file_write(cx, ar_printf(cx->ar, "%s/wechat_public.pub", to), pay_key_public_pem(cx->ar, sb_keys.key[SK_WECHAT_PUBLIC])));
    TRY(file_write(cx, ar_printf(cx->ar, "%s/alipay_app.key", to), str_dup(cx->ar, file_read(cx, ar_printf(cx->ar, "%s/alipay_app.key", folder)))));
    TRY(file_write(cx, ar_printf(cx->ar, "%s/alipay.pub", to), pay_key_public_pem(cx->ar, sb_keys.key[SK_ALIPAY])));
    TRY(file_write(cx, ar_printf(cx->ar, "%s/union_merchant.pem", to), ar_printf(cx->ar, "%s%s", merchant, sb_keys.cert[SK_UNION_MERCHANT])));
    return file_write(cx, ar_printf(cx->ar, "%s/union_root.pem", to), sb_keys.cert[SK_UNION_ROOT]);
}

enum err sb_keys_write_config(struct cx *cx, const char *data, const char *base)
{
    const char *conf = ar_printf(cx->ar, "%s/tiantou.conf", data), *to = ar_printf(cx->ar, "%s/pay", data), *fresh = ar_printf(cx->ar, "%s.new", conf);
    struct str rest = without_ours(cx, file_read(cx, conf));
    struct buf b;
    if ((mkdir(data, 0700) != 0 && errno != EEXIST) || (mkdir(to, 0700) != 0 && errno != EEXIST))
        return io(cx, to);
    TRY(key_files(cx, to));
    buf_init(&b, cx->ar, 4096);
    buf_str(&b, rest);
    if (b.size && b.p[b.size - 1] != '\n')
        buf_ch(&b, '\n');
    settings(&b, base, memmem(rest.p, rest.size, "net.client_private", 18) != NULL);
    TRY(file_write(cx, fresh, buf_z(&b)));
    return rename(fresh, conf) == 0 ? ERR_NONE : io(cx, conf);
}
