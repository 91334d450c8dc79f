/* pay_keys.c: see pay_keys.h. Owns the set that is in force; the lock is held only to take or change the pointer. */
#include "pay_keys.h"
#include "pay.h"

#include <pthread.h>
#include <stdatomic.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct pay_keys *in_force;
static const struct pay_keys NOTHING = {.transfer = ""};

static void keys_unref(void *p)
{
    struct pay_keys *k = p;
    while (k && atomic_fetch_sub(&k->refs, 1) == 1) {
        struct pay_keys *base = k->base;
        struct arena *ar = k->ar; /* the set lies in it */
        ar_free(&ar);
        k = base;
    }
}

static struct pay_keys *keys_ref(void)
{
    pthread_mutex_lock(&lock);
    struct pay_keys *k = in_force;
    if (k)
        atomic_fetch_add(&k->refs, 1);
    pthread_mutex_unlock(&lock);
    return k;
}

static void keys_replace(struct pay_keys *k)
{
    pthread_mutex_lock(&lock);
    struct pay_keys *old = in_force;
    in_force = k;
    pthread_mutex_unlock(&lock);
    keys_unref(old);
}

const struct pay_keys *pay_keys_of(struct cx *cx)
{
    struct pay_keys *k = keys_ref();
    if (!k)
        return &NOTHING;
    ar_defer(cx->ar, keys_unref, k);
    return k;
}

/* Each set in its own arena, so that one that cannot be made leaves nothing behind. */
struct fill { struct cx *cx; struct pay_keys *k; const struct pay_cert *certs; size_t n; enum err err; };

static struct pay_keys *set_new(void)
{
    struct arena *ar = ar_new(4 << 20);
    struct pay_keys *k = ar ? AR_NEW(ar, struct pay_keys) : NULL;
    if (k) {
        k->ar = ar;
        atomic_init(&k->refs, 1);
    }
    return k;
}

static enum err make(struct fill *f, void (*fn)(void *))
{
    if (!f->k)
        return err_set(f->cx, ERR_MEMORY, NULL);
    if (!ar_try(f->k->ar, fn, f))
        f->err = err_set(f->cx, ERR_MEMORY, NULL);
    if (f->err != ERR_NONE)
        keys_unref(f->k);
    else
        keys_replace(f->k);
    return f->err;
}

static void fill_read(void *arg)
{
    struct fill *f = arg;
    f->err = pay_keys_read(f->cx, f->k);
}

enum err pay_keys_load(struct cx *cx)
{
    struct fill f = {.cx = cx, .k = set_new(), .err = ERR_MEMORY};
    return make(&f, fill_read);
}

static void fill_certs(void *arg)
{
    struct fill *f = arg;
    struct pay_wechat_keys *w = &f->k->wechat;
    size_t n = 0;
    while (n < w->known_n && w->known[n].ends_us == 0) /* public keys come first and stay */
        n++;
    for (size_t i = 0; i < f->n && n < PAY_CERTS_MAX; i++) {
        struct pay_cert c;
        if (pay_certs_read(f->k->ar, str_of(f->certs[i].pem), &c, 1) == 1 && c.key)
            w->known[n++] = (struct pay_named_key){c.serial, c.key, c.ends_us};
    }
    w->known_n = n;
    f->err = ERR_NONE;
}

enum err pay_keys_certificates(struct cx *cx, const struct pay_cert *certs, size_t n)
{
    struct pay_keys *now = keys_ref(), *base = now;
    if (!now)
        return ERR_NONE;
    if (now->base) { /* no chains: the new set leans on what was read from files */
        base = now->base;
        atomic_fetch_add(&base->refs, 1);
        keys_unref(now);
    }
    struct fill f = {.cx = cx, .k = set_new(), .certs = certs, .n = n, .err = ERR_MEMORY};
    if (!f.k) {
        keys_unref(base);
        return err_set(cx, ERR_MEMORY, NULL);
    }
    struct arena *ar = f.k->ar;
    f.k->wechat = base->wechat;
    f.k->alipay = base->alipay;
    f.k->unionpay = base->unionpay;
    f.k->cash = base->cash;
    f.k->transfer = base->transfer;
    f.k->ar = ar;
    f.k->base = base;
    return make(&f, fill_certs);
}

void pay_keys_drop(void)
{
    keys_replace(NULL);
}
