/* pay_certs.c: WeChat changes the certificates it signs with; for a while old and new are both in use. They are fetched twice a day, and soon
 * after a message came that names one we do not know; kept in a table, so that a restart without the network still verifies, and several
 * copies of the program share them. One thread of `tiantou serve` does it: a job would run in one copy only. */
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "log.h"
#include "pay_priv.h"
#include "pay_wechat.h"
#include "when.h"

#define FRESH_US (12 * 3600 * US_PER_S)
#define GAP_US (10 * US_PER_S)      /* strangers can name unknown certificates as often as they like */
#define LOOK_S 60
#define LOOK_SOON_S 5              /* while certificates are wanted and the gap is not over */

static pthread_t thread;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wake = PTHREAD_COND_INITIALIZER;
static bool running, ending;        /* under lock */
static _Atomic bool wanted;

void pay_certificates_wanted(void)
{
    if (!atomic_exchange(&wanted, true))
        pthread_cond_signal(&wake);
}

/* ---- what is kept ----------------------------------------------------------------------------------------------------------------------------------- */
struct kept { struct pay_cert *certs; size_t n; };

static enum err load_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct kept *k = arg;
    struct rows *r;
    k->n = 0;
    TRY(sql_query(tx, PQ(Q_CERTS), ARGS(v_t("wechat"), v_i(cx->now_us)), &r));
    while (k->n < PAY_CERTS_MAX && rows_next(r))
        k->certs[k->n++] = (struct pay_cert){.pem = rows_z(r, 1)};
    return rows_end(&r);
}

enum err pay_certs_load(struct cx *cx)
{
    struct kept k = {AR_ARRAY(cx->ar, struct pay_cert, PAY_CERTS_MAX), 0};
    const struct pay_keys *now = pay_keys_of(cx);
    if (!now->wechat.on || !now->wechat.certificates)
        return ERR_NONE;
    TRY(tx_read(cx, "pay.certs", load_tx, &k));
    return pay_keys_certificates(cx, k.certs, k.n);
}

static enum err keep_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct kept *k = arg;
    for (size_t i = 0; i < k->n; i++)
        TRY(sql_exec(tx, PQ(Q_CERT_PUT), ARGS(v_t("wechat"), v_t(k->certs[i].serial), v_t(k->certs[i].pem), v_i(k->certs[i].ends_us), v_i(cx->now_us))));
    return ERR_NONE;
}

enum err pay_certs_fetch(struct cx *cx)
{
    const struct pay_keys *now = pay_keys_of(cx);
    struct kept k = {AR_ARRAY(cx->ar, struct pay_cert, PAY_CERTS_MAX), 0};
    struct pay_http http;
    struct pay_msg in;
    TRY(pay_wechat_certs_build(cx, now, cx->now_us, &http));
    TRY(pay_exchange(cx, &http, 0, &in));
    TRY(pay_wechat_certs_parse(cx, now, &in, k.certs, PAY_CERTS_MAX, &k.n));
    TRY(tx_run(cx, "pay.certs.keep", keep_tx, &k));
    return pay_certs_load(cx);
}

/* ---- the thread --------------------------------------------------------------------------------------------------------------------------------------- */
struct round { struct cx cx; enum err err; };

static void fetch(void *arg)
{
    struct round *r = arg;
    r->err = pay_certs_fetch(&r->cx);
}

static bool fetch_now(struct arena *ar)
{
    struct round r = {.err = ERR_MEMORY};
    cx_init(&r.cx, ar);
    r.cx.lang = LANG_EN;
    if (!ar_try(ar, fetch, &r))
        r.err = ERR_MEMORY;
    if (r.err != ERR_NONE)
        log_warn(NULL, "pay.certificates", "channel=wechat error=%s \"%s\"", err_code(r.err), r.cx.err_text);
    ar_reset(ar);
    return r.err == ERR_NONE;
}

/* Until somebody wants something, it is time, or the end. */
static bool wait_a_while(void)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += atomic_load(&wanted) ? LOOK_SOON_S : LOOK_S;
    pthread_mutex_lock(&lock);
    if (!ending)
        pthread_cond_timedwait(&wake, &lock, &until);
    bool go_on = !ending;
    pthread_mutex_unlock(&lock);
    return go_on;
}

static void *keep_fresh(void *arg)
{
    struct arena *ar = arg;
    int64_t good_us = 0, tried_us = 0;
    do {
        int64_t now = when_now_us();
        bool due = now - good_us > FRESH_US || atomic_load(&wanted);
        if (due && now - tried_us > GAP_US) {
            tried_us = now;
            atomic_store(&wanted, false);
            if (fetch_now(ar))
                good_us = now;
        }
    } while (wait_a_while());
    ar_free(&ar);
    return NULL;
}

enum err pay_certs_open(struct cx *cx)
{
    const struct pay_keys *k = pay_keys_of(cx);
    if (!k->wechat.on || !k->wechat.certificates)
        return ERR_NONE;
    TRY(pay_certs_load(cx));
    struct arena *ar = ar_new(16 << 20);
    if (!ar)
        return err_set(cx, ERR_MEMORY, NULL);
    ending = false;
    if (pthread_create(&thread, NULL, keep_fresh, ar) != 0) {
        ar_free(&ar);
        return err_set(cx, ERR_MEMORY, NULL);
    }
    running = true;
    return ERR_NONE;
}

void pay_certs_close(void)
{
    if (!running)
        return;
    pthread_mutex_lock(&lock);
    ending = true;
    pthread_cond_signal(&wake);
    pthread_mutex_unlock(&lock);
    pthread_join(thread, NULL);
    running = false;
}
