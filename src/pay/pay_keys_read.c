/* pay_keys_read.c: fills a set of keys from the settings and the files they name. A channel is meant when its merchant's number is set; then
 * everything it needs must be there and fit, or the server does not start: a channel that fails at the first payment helps nobody. */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf.h"
#include "log.h"
#include "pay_form.h"
#include "pay_keys.h"

#define FILE_MAX_ (1 << 20)

struct from { struct cx *cx; struct arena *ar; };

static enum err bad(struct from *f, const char *key, const char *zh, const char *en)
{
    return err_say(f->cx, ERR_INVALID, key, "设置 %s：%s", "Setting %s: %s", key, f->cx->lang == LANG_ZH ? zh : en);
}

/* ---- texts ------------------------------------------------------------------------------------------------------------------------------------------- */
/* What goes into URLs and JSON as it is. */
static enum err word(struct from *f, const char *key, const char **out)
{
    const char *v = conf_text(key);
    size_t n = strlen(v);
    if (n == 0 || n > 64 || strspn(v, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-") != n)
        return bad(f, key, "应是 1 到 64 个字母、数字、_ 或 -", "takes 1 to 64 letters, digits, _ or -");
    *out = ar_strdup(f->ar, v);
    return ERR_NONE;
}

/* https, or http to this machine itself (the sandbox). */
static enum err address(struct from *f, const char *key, const char **out)
{
    const char *v = conf_text(key);
    static const char *const HERE[] = {"http://127.", "http://localhost:", "http://[::1]:"};
    bool ok = strncmp(v, "https://", 8) == 0 && v[8];
    size_t n = strlen(v);
    for (size_t i = 0; i < sizeof HERE / sizeof HERE[0]; i++)
        ok = ok || strncmp(v, HERE[i], strlen(HERE[i])) == 0;
    if (!ok || n > 200 || strpbrk(v, "?#\"\\ \t\r\n"))
        return bad(f, key, "应是 https:// 开头的地址", "takes an address that begins with https://");
    while (n && v[n - 1] == '/')
        n--;
    *out = ar_strndup(f->ar, v, n);
    return ERR_NONE;
}

static enum err scenes(struct from *f, const char *key, unsigned *out)
{
    struct str rest = str_of(conf_text(key)), item;
    *out = 0;
    while (rest.size) {
        str_cut(rest, ' ', &item, &rest);
        if (item.size == 0)
            continue;
        int64_t i = -1;
        for (int s = 0; s < PAY__SCENES; s++)
            i = str_eqz(item, pay_scene_names[s]) ? s : i;
        if (i < 0)
            return bad(f, key, "有不认识的付款方式", "names a way of paying that does not exist");
        *out |= 1u << i;
    }
    return ERR_NONE;
}

/* ---- files ------------------------------------------------------------------------------------------------------------------------------------------- */
/* In the arena of whoever asked, not of the set: what is kept of it is read out of it. */
static enum err file(struct from *f, const char *key, bool private, struct str *out)
{
    const char *name = conf_text(key), *path = *name == '/' ? name : ar_printf(f->cx->ar, "%s/%s", conf_text("data.dir"), name);
    struct stat st;
    if (!*name)
        return bad(f, key, "没有填", "is missing");
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size <= FILE_MAX_;
    char *p = ok ? ar_alloc(f->cx->ar, (size_t)st.st_size + 1) : NULL;
    ok = ok && read(fd, p, (size_t)st.st_size) == st.st_size;
    if (fd >= 0)
        close(fd);
    if (!ok)
        return bad(f, key, "文件打不开，或是空的，或太大", "the file cannot be opened, is empty or too large");
    if (private && (st.st_mode & 077))
        log_warn(f->cx, "pay.key_file", "setting=%s others on this machine can read it: chmod 600", key);
    *out = (struct str){p, (size_t)st.st_size};
    return ERR_NONE;
}

static enum err private_key(struct from *f, const char *key, struct pay_key **out)
{
    struct str text;
    TRY(file(f, key, true, &text));
    *out = pay_key_private(f->ar, text);
    return *out ? ERR_NONE : bad(f, key, "不是 2048 位以上的 RSA 私钥", "is no RSA private key of 2048 bits or more");
}

static enum err public_key(struct from *f, const char *key, struct pay_key **out)
{
    struct str text;
    TRY(file(f, key, false, &text));
    *out = pay_key_public(f->ar, text);
    return *out ? ERR_NONE : bad(f, key, "不是 2048 位以上的 RSA 公钥或证书", "is no RSA public key or certificate of 2048 bits or more");
}

static enum err certificate(struct from *f, const char *key, struct pay_cert *out)
{
    struct str text;
    TRY(file(f, key, false, &text));
    return pay_certs_read(f->ar, text, out, 1) == 1 && out->key ? ERR_NONE : bad(f, key, "不是 RSA 证书", "is no certificate of RSA");
}

/* ---- the channels ---------------------------------------------------------------------------------------------------------------------------------------- */
static enum err upper_serial(struct from *f, const char **out)
{
    TRY(word(f, "pay.wechat_serial", out));
    char *s = ar_strdup(f->ar, *out);
    for (char *c = s; *c; c++)
        *c = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
    *out = s;
    return ERR_NONE;
}

/* Inside WeChat nobody pays whose openid is not known. */
static enum err wechat_auth(struct from *f, struct pay_wechat_keys *w)
{
    w->app_secret = w->auth_page = w->auth_host = "";
    if (!(w->scenes & 1u << PAY_JSAPI))
        return ERR_NONE;
    if (!*conf_text("pay.wechat_app_secret"))
        return bad(f, "pay.wechat_app_secret", "pay.wechat_scenes 里有 jsapi 时要填公众号的 AppSecret", "is needed where pay.wechat_scenes has jsapi: the AppSecret of the official account");
    TRY(word(f, "pay.wechat_app_secret", &w->app_secret));
    TRY(address(f, "pay.wechat_auth_page", &w->auth_page));
    return address(f, "pay.wechat_auth_host", &w->auth_host);
}

static enum err wechat(struct from *f, struct pay_wechat_keys *w)
{
    const char *secret = conf_text("pay.wechat_secret"), *id = NULL;
    if (!*conf_text("pay.wechat_mchid"))
        return ERR_NONE;
    TRY(word(f, "pay.wechat_mchid", &w->mchid));
    TRY(word(f, "pay.wechat_appid", &w->appid));
    TRY(upper_serial(f, &w->serial));
    TRY(address(f, "pay.wechat_host", &w->host));
    TRY(scenes(f, "pay.wechat_scenes", &w->scenes));
    TRY(wechat_auth(f, w));
    TRY(private_key(f, "pay.wechat_key_file", &w->sign));
    if (strlen(secret) != sizeof w->v3)
        return bad(f, "pay.wechat_secret", "APIv3 密钥应是 32 个字节", "an APIv3 key has 32 bytes");
    memcpy(w->v3, secret, sizeof w->v3);
    if (*conf_text("pay.wechat_public_key_id")) {
        TRY(word(f, "pay.wechat_public_key_id", &id));
        TRY(public_key(f, "pay.wechat_public_key_file", &w->known[0].key));
        w->known[0].id = id;
        w->known_n = 1;
    }
    w->certificates = conf_int("pay.wechat_certificates") != 0;
    if (!w->certificates && w->known_n == 0)
        return bad(f, "pay.wechat_public_key_id", "不用平台证书时要填微信支付公钥", "is needed where platform certificates are not used");
    w->on = true;
    return ERR_NONE;
}

static enum err alipay_certificates(struct from *f, struct pay_alipay_keys *a)
{
    struct pay_cert own, theirs;
    struct str roots;
    TRY(certificate(f, "pay.alipay_app_cert_file", &own));
    TRY(certificate(f, "pay.alipay_cert_file", &theirs));
    TRY(file(f, "pay.alipay_root_cert_file", false, &roots));
    a->app_cert_sn = pay_cert_sn(f->ar, &own);
    a->alipay_cert_sn = pay_cert_sn(f->ar, &theirs);
    a->root_cert_sn = pay_certs_sn(f->ar, roots);
    a->verify = theirs.key;
    return a->root_cert_sn ? ERR_NONE : bad(f, "pay.alipay_root_cert_file", "里面没有 RSA 签的根证书", "holds no root certificate signed by RSA");
}

static enum err alipay(struct from *f, struct pay_alipay_keys *a)
{
    if (!*conf_text("pay.alipay_app_id"))
        return ERR_NONE;
    a->app_cert_sn = a->root_cert_sn = a->alipay_cert_sn = a->seller_id = "";
    TRY(word(f, "pay.alipay_app_id", &a->app_id));
    if (*conf_text("pay.alipay_seller_id"))
        TRY(word(f, "pay.alipay_seller_id", &a->seller_id));
    TRY(address(f, "pay.alipay_gateway", &a->gateway));
    TRY(scenes(f, "pay.alipay_scenes", &a->scenes));
    TRY(private_key(f, "pay.alipay_key_file", &a->sign));
    if (*conf_text("pay.alipay_app_cert_file"))
        TRY(alipay_certificates(f, a));
    else
        TRY(public_key(f, "pay.alipay_public_key_file", &a->verify));
    a->on = true;
    return ERR_NONE;
}

/* A .pfx as UnionPay hands it out, or PEM with key and certificate. */
static enum err union_sign_key(struct from *f, struct pay_unionpay_keys *u)
{
    const char *pem = NULL;
    struct str bytes;
    struct pay_cert cert;
    TRY(file(f, "pay.unionpay_key_file", true, &bytes));
    u->sign = pay_key_pkcs12(f->ar, bytes, conf_text("pay.unionpay_password"), &pem);
    if (!u->sign)
        u->sign = pay_key_private(f->ar, bytes);
    if (!u->sign || pay_certs_read(f->ar, pem ? str_of(pem) : bytes, &cert, 1) != 1)
        return bad(f, "pay.unionpay_key_file", "打不开，或缺私钥或证书（口令对吗）", "cannot be opened, or lacks the private key or the certificate (is the password right?)");
    u->cert_id = cert.serial_decimal;
    return ERR_NONE;
}

static enum err unionpay(struct from *f, struct pay_unionpay_keys *u)
{
    struct str roots, middle = {0};
    if (!*conf_text("pay.unionpay_mer_id"))
        return ERR_NONE;
    TRY(word(f, "pay.unionpay_mer_id", &u->mer_id));
    TRY(address(f, "pay.unionpay_gateway", &u->gateway));
    TRY(address(f, "pay.unionpay_file_host", &u->file_host));
    TRY(scenes(f, "pay.unionpay_scenes", &u->scenes));
    TRY(union_sign_key(f, u));
    TRY(file(f, "pay.unionpay_root_file", false, &roots));
    if (*conf_text("pay.unionpay_middle_file"))
        TRY(file(f, "pay.unionpay_middle_file", false, &middle));
    u->roots = pay_roots_new(f->ar, roots, middle);
    u->cn = ar_strdup(f->ar, conf_text("pay.unionpay_cn"));
    if (!u->roots || !*u->cn)
        return bad(f, u->roots ? "pay.unionpay_cn" : "pay.unionpay_root_file", "没有可用的内容", "holds nothing usable");
    u->on = true;
    return ERR_NONE;
}

enum err pay_keys_read(struct cx *cx, struct pay_keys *k)
{
    struct from f = {cx, k->ar};
    k->cash = conf_int("pay.cash") != 0;
    k->transfer = ar_strdup(k->ar, conf_text("pay.transfer"));
    TRY(wechat(&f, &k->wechat));
    TRY(alipay(&f, &k->alipay));
    return unionpay(&f, &k->unionpay);
}
