/* pay_keys.c: see pay_keys.h. Owns the set that is in force; the lock is held only to take or change the pointer. */
#include "pay_keys.h"

#include <pthread.h>
#include <stdatomic.h>

#include "conf.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct pay_keys *in_force;
static const struct pay_keys NOTHING = {.transfer = ""};

static void keys_unref(void *p)
{
    struct pay_keys *k = p;
    if (!k || atomic_fetch_sub(&k->refs, 1) != 1)
        return;
    struct arena *ar = k->ar; /* the set lies in it */
    ar_free(&ar);
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
    pthread_mutex_lock(&lock);
    struct pay_keys *k = in_force;
    if (k)
        atomic_fetch_add(&k->refs, 1);
    pthread_mutex_unlock(&lock);
    if (!k)
        return &NOTHING;
    ar_defer(cx->ar, keys_unref, k);
    return k;
}

/* Everything in its own arena, so that a set that cannot be made leaves nothing behind. */
struct fill { struct cx *cx; struct pay_keys *k; enum err err; };

static void fill(void *arg)
{
    struct fill *f = arg;
    f->k->cash = conf_int("pay.cash") != 0;
    f->k->transfer = ar_strdup(f->k->ar, conf_text("pay.transfer"));
    f->err = ERR_NONE;
}

enum err pay_keys_load(struct cx *cx)
{
    struct arena *ar = ar_new(4 << 20);
    if (!ar)
        return err_set(cx, ERR_MEMORY, NULL);
    struct pay_keys *k = AR_NEW(ar, struct pay_keys);
    struct fill f = {cx, k, ERR_MEMORY};
    k->ar = ar;
    atomic_init(&k->refs, 1);
    if (!ar_try(ar, fill, &f))
        f.err = err_set(cx, ERR_MEMORY, NULL);
    if (f.err != ERR_NONE) {
        keys_unref(k);
        return f.err;
    }
    keys_replace(k);
    return ERR_NONE;
}

void pay_keys_drop(void)
{
    keys_replace(NULL);
}
