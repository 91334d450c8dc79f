/* sandbox_state.c: trades and refunds of the sandbox: in memory, each change also a line of JSON in DIR/journal, so that a restart
 * knows what was paid. One lock; copies go in and out. */
#include "sandbox.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "when.h"

#define KEPT_MAX 200000   /* of each kind; then new ones are refused */
#define INDEX_SIZE 524288 /* of the trades' index: over twice as many */

const char *const sb_channel_names[] = {"wechat", "alipay", "unionpay", NULL};
static const char *const STATES[] = {"open", "paid", "closed", NULL}, *const REFUND_STATES[] = {"pending", "done", "failed", NULL};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct sb_trade *trades;
static struct sb_refund *refunds;
static size_t trades_n, refunds_n;
static uint32_t *trade_index;   /* open addressing, by channel and number */
static FILE *journal;
static int64_t numbers;   /* channel numbers given */


/* ---- journal ---------------------------------------------------------------------------------------------------------------------------------- */
static void member(struct jw *w, const char *key, const char *text)
{
    jw_key(w, key);
    jw_z(w, text);
}

static void number(struct jw *w, const char *key, int64_t v)
{
    jw_key(w, key);
    jw_i64(w, v);
}

static void write_trade(struct jw *w, const struct sb_trade *t)
{
    member(w, "channel", sb_channel_names[t->channel]);
    member(w, "number", t->number);
    member(w, "state", STATES[t->state]);
    member(w, "channel_no", t->channel_no);
    member(w, "made", t->made);
    member(w, "scene", t->scene);
    member(w, "title", t->title);
    member(w, "notify", t->notify);
    member(w, "back", t->back);
    number(w, "fen", t->fen);
    number(w, "refunded_fen", t->refunded_fen);
    number(w, "paid_us", t->paid_us);
    number(w, "expires_us", t->expires_us);
    number(w, "public_key", t->public_key);
}

static void write_refund(struct jw *w, const struct sb_refund *r)
{
    member(w, "channel", sb_channel_names[r->channel]);
    member(w, "refund", r->number);
    member(w, "state", REFUND_STATES[r->state]);
    member(w, "trade", r->trade);
    member(w, "channel_no", r->channel_no);
    member(w, "made", r->made);
    member(w, "notify", r->notify);
    number(w, "fen", r->fen);
    number(w, "at_us", r->at_us);
}

static void journal_line(const struct sb_trade *t, const struct sb_refund *r)
{
    struct arena *ar = journal ? ar_new(1 << 20) : NULL;
    struct buf b;
    struct jw w;
    if (!ar)
        return;
    buf_init(&b, ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    if (t)
        write_trade(&w, t);
    else if (r)
        write_refund(&w, r);
    jw_obj_end(&w);
    fprintf(journal, "%s\n", buf_z(&b));
    fflush(journal);
    ar_free(&ar);
}

static int64_t get_i64(const struct jv *v, const char *key)
{
    int64_t n = 0;
    (void)json_i64(json_get(v, key), &n);
    return n;
}

#define TEXT(to, v, key) snprintf((to), sizeof(to), "%.*s", STR_ARG(json_str(json_get((v), (key)))))

/* The place of a trade in the index: where it stands, or where it would (0: free, else its row and one). */
static uint32_t *trade_place(enum sb_channel c, const char *number_)
{
    uint32_t at = (uint32_t)str_hash(str_of(number_), (uint64_t)c) % INDEX_SIZE;
    while (trade_index[at] && (trades[trade_index[at] - 1].channel != c || strcmp(trades[trade_index[at] - 1].number, number_) != 0))
        at = (at + 1) % INDEX_SIZE;
    return &trade_index[at];
}

static struct sb_trade *trade_at(enum sb_channel c, const char *number_)
{
    uint32_t row = *trade_place(c, number_);
    return row ? &trades[row - 1] : NULL;
}

static struct sb_refund *refund_at(enum sb_channel c, const char *number_)
{
    for (size_t i = refunds_n; i-- > 0;)
        if (refunds[i].channel == c && strcmp(refunds[i].number, number_) == 0)
            return &refunds[i];
    return NULL;
}

static void put_trade(const struct sb_trade *t)
{
    uint32_t *row = trade_place(t->channel, t->number);
    if (!*row && trades_n < KEPT_MAX)
        *row = (uint32_t)++trades_n;
    if (*row)
        trades[*row - 1] = *t;
}

static void put_refund(const struct sb_refund *r)
{
    struct sb_refund *at = refund_at(r->channel, r->number);
    if (!at && refunds_n < KEPT_MAX)
        at = &refunds[refunds_n++];
    if (at)
        *at = *r;
}

static void take_line(const struct jv *v)
{
    int64_t c = field_enum(sb_channel_names, json_str(json_get(v, "channel"))), s;
    numbers++;
    if (c < 0)
        return;
    if (json_get(v, "refund")) {
        struct sb_refund r = {.channel = (enum sb_channel)c, .fen = get_i64(v, "fen"), .at_us = get_i64(v, "at_us")};
        s = field_enum(REFUND_STATES, json_str(json_get(v, "state")));
        r.state = s < 0 ? SB_REFUND_PENDING : (enum sb_refund_state)s;
        TEXT(r.number, v, "refund"), TEXT(r.trade, v, "trade"), TEXT(r.channel_no, v, "channel_no"), TEXT(r.made, v, "made"), TEXT(r.notify, v, "notify");
        put_refund(&r);
        return;
    }
    struct sb_trade t = {.channel = (enum sb_channel)c, .fen = get_i64(v, "fen"), .refunded_fen = get_i64(v, "refunded_fen"), .paid_us = get_i64(v, "paid_us"),
                         .expires_us = get_i64(v, "expires_us"), .public_key = get_i64(v, "public_key") != 0};
    s = field_enum(STATES, json_str(json_get(v, "state")));
    t.state = s < 0 ? SB_OPEN : (enum sb_state)s;
    TEXT(t.number, v, "number"), TEXT(t.channel_no, v, "channel_no"), TEXT(t.made, v, "made"), TEXT(t.scene, v, "scene"), TEXT(t.title, v, "title");
    TEXT(t.notify, v, "notify"), TEXT(t.back, v, "back");
    put_trade(&t);
}

static void read_journal(const char *path)
{
    FILE *f = fopen(path, "re");
    char *line = NULL;
    size_t cap = 0;
    for (ssize_t n; f && (n = getline(&line, &cap, f)) > 0;) {
        struct arena *ar = ar_new(1 << 20);
        struct jv v;
        struct json_fault fault;
        if (ar && json_read(ar, str_trim((struct str){line, (size_t)n}), NULL, &v, &fault))
            take_line(&v);
        ar_free(&ar);
    }
    free(line);
    if (f)
        fclose(f);
}

enum err sb_state_open(struct cx *cx, const char *dir)
{
    const char *path = ar_printf(cx->ar, "%s/journal", dir);
    trades = calloc(KEPT_MAX, sizeof *trades);
    refunds = calloc(KEPT_MAX, sizeof *refunds);
    trade_index = calloc(INDEX_SIZE, sizeof *trade_index);
    if (!trades || !refunds || !trade_index)
        return err_set(cx, ERR_MEMORY, NULL);
    read_journal(path);
    journal = fopen(path, "ae");
    return journal ? ERR_NONE : err_say(cx, ERR_IO, NULL, "不能写 %s：%s", "Cannot write %s: %s", path, strerror(errno));
}

void sb_state_close(void)
{
    if (journal)
        fclose(journal);
    journal = NULL;
    free(trades);
    free(refunds);
    free(trade_index);
    trades = NULL;
    refunds = NULL;
    trade_index = NULL;
    trades_n = refunds_n = 0;
}

/* ---- trades -------------------------------------------------------------------------------------------------------------------------------------- */
bool sb_trade_get(enum sb_channel c, const char *number_, struct sb_trade *out)
{
    pthread_mutex_lock(&lock);
    const struct sb_trade *t = trade_at(c, number_);
    if (t)
        *out = *t;
    pthread_mutex_unlock(&lock);
    return t != NULL;
}

bool sb_trade_by_channel_no(enum sb_channel c, const char *channel_no, struct sb_trade *out)
{
    bool found = false;
    pthread_mutex_lock(&lock);
    for (size_t i = trades_n; i-- > 0 && !found;)
        if (trades[i].channel == c && strcmp(trades[i].channel_no, channel_no) == 0) {
            *out = trades[i];
            found = true;
        }
    pthread_mutex_unlock(&lock);
    return found;
}

/* 21 digits: UnionPay's query number has that many, the others take them too. */
static void give_number(char *to, size_t size)
{
    snprintf(to, size, "%012lld%09lld", (long long)(when_now_us() / US_PER_S), (long long)(++numbers % 1000000000));
}

void sb_trade_put(struct sb_trade *t)
{
    pthread_mutex_lock(&lock);
    if (!t->channel_no[0])
        give_number(t->channel_no, sizeof t->channel_no);
    put_trade(t);
    journal_line(t, NULL);
    pthread_mutex_unlock(&lock);
}

bool sb_refund_get(enum sb_channel c, const char *number_, struct sb_refund *out)
{
    pthread_mutex_lock(&lock);
    const struct sb_refund *r = refund_at(c, number_);
    if (r)
        *out = *r;
    pthread_mutex_unlock(&lock);
    return r != NULL;
}

void sb_refund_put(struct sb_refund *r)
{
    pthread_mutex_lock(&lock);
    put_refund(r);
    journal_line(NULL, r);
    pthread_mutex_unlock(&lock);
}

void sb_each_trade(void (*fn)(const struct sb_trade *t, void *arg), void *arg)
{
    for (size_t i = 0;; i++) { /* fn works on a copy, without the lock */
        pthread_mutex_lock(&lock);
        bool more = i < trades_n;
        struct sb_trade t = more ? trades[i] : (struct sb_trade){0};
        pthread_mutex_unlock(&lock);
        if (!more)
            return;
        fn(&t, arg);
    }
}

void sb_each_refund(void (*fn)(const struct sb_refund *r, void *arg), void *arg)
{
    for (size_t i = 0;; i++) {
        pthread_mutex_lock(&lock);
        bool more = i < refunds_n;
        struct sb_refund r = more ? refunds[i] : (struct sb_refund){0};
        pthread_mutex_unlock(&lock);
        if (!more)
            return;
        fn(&r, arg);
    }
}

static bool move(enum sb_channel c, const char *number_, enum sb_state to, int64_t paid_us)
{
    pthread_mutex_lock(&lock);
    struct sb_trade *t = trade_at(c, number_);
    bool ok = t && t->state == SB_OPEN;
    if (ok) {
        t->state = to;
        t->paid_us = paid_us;
        journal_line(t, NULL);
    }
    pthread_mutex_unlock(&lock);
    return ok;
}

bool sb_trade_pay(enum sb_channel c, const char *number_, int64_t now_us)
{
    bool ok = move(c, number_, SB_PAID, now_us);
    if (ok)
        sb_send_trade(c, number_);
    return ok;
}

bool sb_trade_close(enum sb_channel c, const char *number_)
{
    return move(c, number_, SB_CLOSED, 0);
}

/* ---- refunds --------------------------------------------------------------------------------------------------------------------------------------- */
/* Under the lock. */
static const char *refund_refused(const struct sb_refund *ask, const struct sb_trade *t, const struct sb_refund *before)
{
    if (before)
        return before->fen == ask->fen && strcmp(before->trade, ask->trade) == 0 ? NULL : "DISCORDANT";
    if (!t)
        return "NOT_EXIST";
    if (t->state != SB_PAID)
        return "NOT_PAID";
    if (ask->fen <= 0 || ask->fen > t->fen - t->refunded_fen)
        return "TOO_MUCH";
    return sb_knob_take(SB_REFUND_REFUSE) ? "REFUSED" : NULL;
}

const char *sb_refund_ask(const struct sb_refund *ask, int64_t now_us, struct sb_refund *out)
{
    pthread_mutex_lock(&lock);
    struct sb_refund *before = refund_at(ask->channel, ask->number);
    struct sb_trade *t = trade_at(ask->channel, ask->trade);
    const char *why = refund_refused(ask, t, before);
    if (!why && before)
        *out = *before;
    if (!why && !before && t) {
        struct sb_refund r = *ask;
        r.at_us = now_us;
        r.state = sb_knob_take(SB_REFUND_LATER) ? SB_REFUND_PENDING : SB_REFUND_DONE;
        give_number(r.channel_no, sizeof r.channel_no);
        t->refunded_fen += r.fen;
        put_refund(&r);
        journal_line(NULL, &r);
        journal_line(t, NULL);
        *out = r;
    }
    pthread_mutex_unlock(&lock);
    if (!why && !before)
        sb_send_refund(ask->channel, ask->number);
    return why;
}
