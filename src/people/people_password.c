/* people_password.c: passwords by argon2id of libsodium.
 * Each computation takes people.argon_mem of memory, so only people.argon_parallel run at once and few wait: a burst of
 * sign-ins costs time, never memory. An unknown login is checked against a made-up hash, so that it answers as late as a known one. */
#include "people_priv.h"

#include <errno.h>
#include <pthread.h>
#include <sodium.h>
#include <string.h>
#include <time.h>

enum { WAITERS_MAX = 40, WAIT_S = 8, PASSWORD_MIN = 8 };

static struct {
    pthread_mutex_t mu;
    pthread_cond_t free;
    int64_t running, waiting;
} slots = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, 0};

static char unknown_hash[crypto_pwhash_STRBYTES]; /* of a random password, made once */
static pthread_mutex_t unknown_mu = PTHREAD_MUTEX_INITIALIZER;

/* What everybody tries first; compared without case. */
static const char *const COMMON[] = {
    "password", "12345678", "123456789", "1234567890", "88888888", "66666666", "11111111", "00000000", "11223344", "87654321",
    "qwertyui", "qwerty123", "1qaz2wsx", "abc12345", "a1234567", "a12345678", "aa123456", "iloveyou", "woaini1314", "5201314520",
    "admin123", "admin888", "password1", "passw0rd", "tiantou123", "asdfghjk", "zxcvbnm1", "147258369", "123123123", NULL,
};

static bool slot_take(void)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    pthread_mutex_lock(&slots.mu);
    bool ok = slots.running < conf_int("people.argon_parallel");
    if (!ok && slots.waiting < WAITERS_MAX) {
        slots.waiting++;
        int rc = 0;
        while (rc != ETIMEDOUT && slots.running >= conf_int("people.argon_parallel"))
            rc = pthread_cond_timedwait(&slots.free, &slots.mu, &until);
        slots.waiting--;
        ok = slots.running < conf_int("people.argon_parallel");
    }
    slots.running += ok;
    pthread_mutex_unlock(&slots.mu);
    return ok;
}

static void slot_give(void)
{
    pthread_mutex_lock(&slots.mu);
    slots.running--;
    pthread_cond_signal(&slots.free);
    pthread_mutex_unlock(&slots.mu);
}

static enum err busy(struct cx *cx)
{
    return err_say(cx, ERR_BUSY, NULL, "登录的人太多，请稍后再试", "Too many people are signing in, try again in a moment");
}

static int hash_now(char out[crypto_pwhash_STRBYTES], const char *password)
{
    return crypto_pwhash_str_alg(out, password, strlen(password), (unsigned long long)conf_int("people.argon_ops"),
                                 (size_t)conf_int("people.argon_mem"), crypto_pwhash_ALG_ARGON2ID13);
}

enum err people_password_hash(struct cx *cx, const char *password, const char **hash_out)
{
    if (sodium_init() < 0)
        return err_set(cx, ERR_CRYPTO, NULL);
    char *hash = ar_alloc(cx->ar, crypto_pwhash_STRBYTES);
    if (!slot_take())
        return busy(cx);
    int rc = hash_now(hash, password);
    slot_give();
    if (rc != 0)
        return err_set(cx, ERR_MEMORY, NULL);
    *hash_out = hash;
    return ERR_NONE;
}

static bool unknown_ready(void)
{
    pthread_mutex_lock(&unknown_mu);
    bool ok = unknown_hash[0] != '\0';
    if (!ok && sodium_init() >= 0) {
        char random[33], bytes[16];
        randombytes_buf(bytes, sizeof bytes);
        hex_encode(bytes, sizeof bytes, random);
        ok = hash_now(unknown_hash, random) == 0;
    }
    pthread_mutex_unlock(&unknown_mu);
    return ok;
}

enum err people_password_verify(struct cx *cx, const char *hash, const char *password, bool *ok_out)
{
    if (!unknown_ready())
        return err_set(cx, ERR_MEMORY, NULL);
    if (!slot_take())
        return busy(cx);
    bool same = crypto_pwhash_str_verify(hash == NULL ? unknown_hash : hash, password, strlen(password)) == 0;
    slot_give();
    *ok_out = same && hash != NULL;
    return ERR_NONE;
}

bool people_password_outdated(const char *hash)
{
    return crypto_pwhash_str_needs_rehash(hash, (unsigned long long)conf_int("people.argon_ops"), (size_t)conf_int("people.argon_mem")) != 0;
}

static bool one_character(const char *p)
{
    return strspn(p, (const char[]){p[0], '\0'}) == strlen(p);
}

enum err people_password_policy(struct cx *cx, const char *field, const char *login, const char *password)
{
    if (utf8_len(str_of(password)) < PASSWORD_MIN)
        return err_say(cx, ERR_INVALID, field, "密码至少 %d 位", "A password has at least %d characters", PASSWORD_MIN);
    bool common = one_character(password) || str_ieqz(str_of(password), login);
    for (const char *const *c = COMMON; *c != NULL && !common; c++)
        common = str_ieqz(str_of(password), *c);
    if (common)
        return err_say(cx, ERR_INVALID, field, "这个密码太常见，请换一个", "This password is too common, choose another");
    return ERR_NONE;
}

void people_password_warm(void)
{
    (void)unknown_ready(); /* when it fails the next sign-in tries again and says so */
}
