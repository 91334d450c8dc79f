/* people_lockout.c: how often somebody may fail to sign in. Failures are rows, shared by all copies of the program, purged
 * when their window is over; unknown logins are counted like known ones. Within one copy the attempts on one login go one
 * after the other, each seeing the failures of those before it, so that guesses sent at the same time do not slip through and
 * many right passwords at the same time do no harm. */
#include "people_priv.h"

#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "when.h"

enum { KEY_SIZE = 160, LANES = 256, WAIT_S = 8 };

/* At most `limit` failures in a window that starts with the first one. */
static const struct rule { const char *kind; int64_t limit, window_s; bool login, address; } RULES[] = {
    {"pair",    5,  15 * 60, true,  true},    /* one person guessing one password */
    {"account", 20, 15 * 60, true,  false},   /* many addresses guessing one password */
    {"address", 50, 15 * 60, false, true},    /* one address guessing many; a village shares one address */
};
#define RULES_N (sizeof(RULES) / sizeof(RULES[0]))

/* ---- one attempt on a login at a time ----------------------------------------------------------------------------------------- */

/* A flag under a lock, not a lock: it is given back by a clean-up of the request even when memory ran out in between. */
static struct {
    pthread_mutex_t mu;
    pthread_cond_t given;
    bool taken[LANES];
} lanes = {.mu = PTHREAD_MUTEX_INITIALIZER, .given = PTHREAD_COND_INITIALIZER};

struct people_attempt { size_t lane; bool held; };

static bool lane_take(size_t lane)
{
    struct timespec until;
    int rc = 0;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    pthread_mutex_lock(&lanes.mu);
    while (lanes.taken[lane] && rc != ETIMEDOUT)
        rc = pthread_cond_timedwait(&lanes.given, &lanes.mu, &until);
    bool ok = !lanes.taken[lane];
    lanes.taken[lane] = true;
    pthread_mutex_unlock(&lanes.mu);
    return ok;
}

void people_attempt_end(struct people_attempt *a)
{
    if (a == NULL || !a->held)
        return;
    pthread_mutex_lock(&lanes.mu);
    a->held = false;
    lanes.taken[a->lane] = false;
    pthread_cond_broadcast(&lanes.given);
    pthread_mutex_unlock(&lanes.mu);
}

static void attempt_left(void *arg)
{
    people_attempt_end(arg);
}

/* ---- counting --------------------------------------------------------------------------------------------------------------------- */

void people_address_key(const char *remote, char *out, size_t size)
{
    struct in6_addr a;
    const char *text = remote == NULL ? "" : remote;
    if (inet_pton(AF_INET6, text, &a) != 1 || IN6_IS_ADDR_V4MAPPED(&a)) {
        snprintf(out, size, "%s", strncmp(text, "::ffff:", 7) == 0 ? text + 7 : text);
        return;
    }
    memset(&a.s6_addr[8], 0, 8); /* one customer has a whole /64 */
    char net[INET6_ADDRSTRLEN];
    inet_ntop(AF_INET6, &a, net, sizeof net);
    snprintf(out, size, "%s/64", net);
}

static const char *rule_key(struct cx *cx, const struct rule *r, const char *login, const char *remote)
{
    char hash[PEOPLE_HASH_HEX] = "", address[64] = "";
    if (r->login)
        people_token_hash(login, hash);
    if (r->address)
        people_address_key(remote, address, sizeof address);
    return ar_printf(cx->ar, "%s|%s", hash, address);
}

struct check { const char *login, *remote; const struct rule *broken; };

static enum err limits_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct check *c = arg;
    for (size_t i = 0; i < RULES_N && c->broken == NULL; i++) {
        const struct rule *r = &RULES[i];
        int64_t n;
        TRY(sql_i64(tx, PQ(Q_ATTEMPT_READ), ARGS(v_t(r->kind), v_t(rule_key(cx, r, c->login, c->remote)), v_i(cx->now_us - r->window_s * US_PER_S)), &n));
        c->broken = n >= r->limit ? r : NULL;
    }
    return ERR_NONE;
}

enum err people_attempt_begin(struct cx *cx, const char *login, const char *remote, struct people_attempt **out)
{
    struct people_attempt *a = AR_NEW(cx->ar, struct people_attempt);
    struct check c = {login, remote, NULL};
    a->lane = str_hash(str_of(login), 11) % LANES;
    ar_defer(cx->ar, attempt_left, a);
    a->held = lane_take(a->lane);
    if (!a->held)
        return err_say(cx, ERR_BUSY, NULL, "登录的人太多，请稍后再试", "Too many people are signing in, try again in a moment");
    *out = a;
    TRY(tx_read(cx, "people.attempt", limits_read, &c));
    if (c.broken == NULL)
        return ERR_NONE;
    return err_say(cx, ERR_LOCKED_OUT, NULL, "尝试次数过多，请 %d 分钟后再试", "Too many attempts, try again in %d minutes", (int)(c.broken->window_s / 60));
}

static enum err failure_count(struct cx *cx, struct tx *tx, void *arg)
{
    const struct check *c = arg;
    for (size_t i = 0; i < RULES_N; i++) {
        const struct rule *r = &RULES[i];
        TRY(sql_exec(tx, PQ(Q_ATTEMPT_COUNT),
                     ARGS(v_t(r->kind), v_t(rule_key(cx, r, c->login, c->remote)), v_i(cx->now_us), v_i(cx->now_us - r->window_s * US_PER_S))));
    }
    return ERR_NONE;
}

enum err people_attempt_bad(struct cx *cx, const char *login, const char *remote)
{
    struct check c = {login, remote, NULL};
    return tx_run(cx, "people.attempt_bad", failure_count, &c);
}

enum err people_attempt_good(struct cx *cx, struct tx *tx, const char *login, const char *remote)
{
    for (size_t i = 0; i < RULES_N; i++)
        if (RULES[i].login) /* the address stays counted: an own account must not pay for guessing at others */
            TRY(sql_exec(tx, PQ(Q_ATTEMPT_CLEAR), ARGS(v_t(RULES[i].kind), v_t(rule_key(cx, &RULES[i], login, remote)))));
    return ERR_NONE;
}
