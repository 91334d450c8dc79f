/* sandbox_send.c: callbacks: a queue with due times and one thread that sends, one after another, or with the knob at_once several at the same
 * time (never two of one number). What is refused or not answered is sent again after 1, 2, 4 … seconds, ten times (the real channels do so
 * over a day). Lies are sent before the truth, as an attacker would. */
#include "sandbox.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "client.h"
#include "when.h"

enum { QUEUE_MAX = 20000, LOG_MAX = 2000, ATTEMPTS = 10, CALL_MS = 30000, LOOK_MS = 1000, AT_ONCE_MAX = 64 };

struct item { enum sb_channel channel; char number[40]; bool refund, held; enum sb_forge forge; int attempt; int64_t due_us; };
struct sent { struct item it; int status; bool taken; };
/* One that is under way; the sending thread's own, but for busy and it.number, which others read under the lock. */
struct post { bool busy; struct item it; struct arena *ar; struct sb_notice notice; struct client_call call; char url[512]; };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_t thread;
static bool running, ending;
static struct item queue[QUEUE_MAX];
static size_t queue_n;
static struct client *client;
static struct post posts[AT_ONCE_MAX];
static size_t posts_n;             /* under way */
static struct sent sent[LOG_MAX];
static size_t sent_n;

static const char *const FORGES[] = {"", "signature", "amount", "merchant", "currency", "tamper", "old", "probe"};

/* ---- queue -------------------------------------------------------------------------------------------------------------------------------------- */
static void push(struct item it)
{
    pthread_mutex_lock(&lock);
    if (queue_n < QUEUE_MAX)
        queue[queue_n++] = it;
    pthread_mutex_unlock(&lock);
    client_wake(client);
}

static void announce(enum sb_channel c, const char *number, bool refund)
{
    static const struct { enum sb_knob knob; enum sb_forge forge; } LIES[] = {
        {SB_FORGE_SIGNATURE, SB_F_SIGNATURE}, {SB_FORGE_AMOUNT, SB_F_AMOUNT}, {SB_FORGE_MERCHANT, SB_F_MERCHANT}, {SB_FORGE_CURRENCY, SB_F_CURRENCY},
        {SB_FORGE_TAMPER, SB_F_TAMPER}, {SB_FORGE_OLD, SB_F_OLD}, {SB_FORGE_PROBE, SB_F_PROBE}};
    struct item it = {.channel = c, .refund = refund, .held = sb_knob(SB_HOLD) != 0, .due_us = when_now_us() + sb_knob(SB_DELAY_MS) * 1000};
    snprintf(it.number, sizeof it.number, "%s", number);
    for (size_t i = 0; i < sizeof LIES / sizeof LIES[0]; i++) {
        struct item lie = it;
        lie.forge = LIES[i].forge;
        if (sb_knob_take(LIES[i].knob))
            push(lie);
    }
    if (sb_knob_take(SB_LOSE))
        return;
    for (int64_t n = 0; n <= sb_knob(SB_REPEAT); n++)
        push(it);
}

void sb_send_trade(enum sb_channel c, const char *number)
{
    announce(c, number, false);
}

void sb_send_refund(enum sb_channel c, const char *number)
{
    announce(c, number, true);
}

void sb_send_release(void)
{
    int64_t now = when_now_us();
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < queue_n / 2; i++) {
        struct item t = queue[i];
        queue[i] = queue[queue_n - 1 - i];
        queue[queue_n - 1 - i] = t;
    }
    for (size_t i = 0; i < queue_n; i++)
        if (queue[i].held) {
            queue[i].held = false;
            queue[i].due_us = now + (int64_t)i; /* one after the other in this order */
        }
    pthread_mutex_unlock(&lock);
    client_wake(client);
}

size_t sb_send_waiting(void)
{
    pthread_mutex_lock(&lock);
    size_t n = queue_n + posts_n;
    pthread_mutex_unlock(&lock);
    return n;
}

/* Under the lock. */
static bool under_way(const struct item *it)
{
    for (size_t i = 0; i < AT_ONCE_MAX && posts_n; i++)
        if (posts[i].busy && posts[i].it.channel == it->channel && strcmp(posts[i].it.number, it->number) == 0)
            return true;
    return false;
}

/* Under the lock: the one that is due first, or when to look again. */
static bool pop(struct item *out, int64_t now, int64_t *next_out)
{
    size_t best = queue_n;
    for (size_t i = 0; i < queue_n; i++)
        if (!queue[i].held && (best == queue_n || queue[i].due_us < queue[best].due_us) && !under_way(&queue[i]))
            best = i;
    *next_out = best < queue_n ? queue[best].due_us : now + 3600 * US_PER_S;
    if (best == queue_n || queue[best].due_us > now)
        return false;
    *out = queue[best];
    memmove(&queue[best], &queue[best + 1], (queue_n - best - 1) * sizeof *queue);
    queue_n--;
    return true;
}

/* ---- sending -------------------------------------------------------------------------------------------------------------------------------------- */
static bool notice(struct arena *ar, const struct item *it, struct sb_notice *out, char *url, size_t url_size)
{
    static bool (*const MAKE[])(struct arena *, const struct sb_trade *, const struct sb_refund *, enum sb_forge, int64_t, struct sb_notice *) = {
        sb_wechat_notice, sb_alipay_notice, sb_union_notice};
    struct sb_trade t;
    struct sb_refund r;
    if (it->refund && !sb_refund_get(it->channel, it->number, &r))
        return false;
    if (!sb_trade_get(it->channel, it->refund ? r.trade : it->number, &t))
        return false;
    snprintf(url, url_size, "%s", it->refund && it->channel != SB_ALIPAY ? r.notify : t.notify);
    return url[0] && MAKE[it->channel](ar, &t, it->refund ? &r : NULL, it->forge, when_now_us(), out);
}

static void note(const struct item *it, int status, bool taken)
{
    pthread_mutex_lock(&lock);
    if (sent_n == LOG_MAX)
        memmove(&sent[0], &sent[1], (--sent_n) * sizeof *sent);
    sent[sent_n++] = (struct sent){*it, status, taken};
    pthread_mutex_unlock(&lock);
}

/* The sending is over: with an answer, or without (status 0). */
static void end(struct post *p)
{
    const struct client_call *call = &p->call;
    bool taken = call->status != 0 && p->notice.taken(call->status, call->reply);
    note(&p->it, call->status, taken);
    if (!taken && p->it.forge == SB_TRUE && p->it.attempt < ATTEMPTS) {
        struct item again = p->it;
        again.due_us = when_now_us() + (US_PER_S << again.attempt);
        again.attempt++;
        push(again);
    }
}

static void leave(struct post *p)
{
    ar_reset(p->ar);
    pthread_mutex_lock(&lock);
    p->busy = false;
    posts_n--;
    pthread_mutex_unlock(&lock);
}

static void begin(void *arg)
{
    struct post *p = arg;
    p->call = (struct client_call){.ar = p->ar, .method = "POST", .url = p->url, .timeout_ms = CALL_MS, .user = p};
    p->notice = (struct sb_notice){0};
    if (!notice(p->ar, &p->it, &p->notice, p->url, sizeof p->url)) {
        p->call.user = NULL; /* nothing to tell */
        return;
    }
    p->call.headers = p->notice.headers;
    p->call.body = p->notice.body;
    if (client_start(client, &p->call))
        return;
    end(p);
    p->call.user = NULL;
}

/* Under the lock: a place for one more, if so many may be under way. */
static struct post *place(void)
{
    int64_t most = sb_knob(SB_AT_ONCE);
    if (posts_n >= (size_t)(most < 1 ? 1 : most > AT_ONCE_MAX ? AT_ONCE_MAX : most))
        return NULL;
    for (size_t i = 0; i < AT_ONCE_MAX; i++)
        if (!posts[i].busy)
            return &posts[i];
    return NULL;
}

/* Begin what is due; when to look again, in ms. */
static int begin_due(void)
{
    for (;;) {
        int64_t now = when_now_us(), next = now + LOOK_MS * 1000;
        pthread_mutex_lock(&lock);
        struct post *p = ending ? NULL : place();
        bool any = p && pop(&p->it, now, &next);
        if (any) {
            p->busy = true;
            posts_n++;
        }
        pthread_mutex_unlock(&lock);
        if (!any)
            return next - now < LOOK_MS * 1000 ? (int)((next - now) / 1000) + 1 : LOOK_MS;
        if (!p->ar)
            p->ar = ar_new(16 << 20);
        if (!p->ar || !ar_try(p->ar, begin, p))
            p->call.user = NULL;
        if (!p->call.user)
            leave(p);
    }
}

static bool over(void)
{
    pthread_mutex_lock(&lock);
    bool yes = ending;
    pthread_mutex_unlock(&lock);
    return yes;
}

static void *sender(void *arg)
{
    (void)arg;
    while (!over()) {
        struct client_call *done = client_poll(client, begin_due());
        if (done) {
            end(done->user);
            leave(done->user);
        }
    }
    return NULL;
}

enum err sb_send_open(struct cx *cx)
{
    client = client_new();
    if (!client || pthread_create(&thread, NULL, sender, NULL) != 0) {
        client_free(&client);
        return err_set(cx, ERR_MEMORY, NULL);
    }
    running = true;
    return ERR_NONE;
}

void sb_send_close(void)
{
    if (!running)
        return;
    pthread_mutex_lock(&lock);
    ending = true;
    pthread_mutex_unlock(&lock);
    client_wake(client);
    pthread_join(thread, NULL);
    client_free(&client);
    for (size_t i = 0; i < AT_ONCE_MAX; i++)
        ar_free(&posts[i].ar);
    running = false;
}

void sb_send_log(struct jw *w)
{
    struct sent *copy = ar_array(w->b->ar, LOG_MAX, sizeof *copy); /* no memory is taken under the lock */
    pthread_mutex_lock(&lock);
    size_t n = sent_n;
    memcpy(copy, sent, n * sizeof *copy);
    pthread_mutex_unlock(&lock);
    for (size_t i = 0; i < n; i++) {
        const struct sent *s = &copy[i];
        jw_obj(w);
        jw_key(w, "channel"), jw_z(w, sb_channel_names[s->it.channel]);
        jw_key(w, "number"), jw_z(w, s->it.number);
        jw_key(w, "refund"), jw_bool(w, s->it.refund);
        jw_key(w, "forged"), jw_z(w, FORGES[s->it.forge]);
        jw_key(w, "attempt"), jw_i64(w, s->it.attempt);
        jw_key(w, "status"), jw_i64(w, s->status);
        jw_key(w, "taken"), jw_bool(w, s->taken);
        jw_obj_end(w);
    }
}
