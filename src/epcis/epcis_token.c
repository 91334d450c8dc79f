/* epcis_token.c: page tokens (EPCIS 2.0 section 12.7.4, nextPageToken): see epcis_token.h. Called by the query, the lists of
 * resources, the list of captures and the route that gives tokens back. */
#include "epcis_token.h"

#include "conf.h"
#include "epcis_priv.h"
#include "setting.h"

#include <endian.h>
#include <string.h>
#include <sys/random.h>

enum { KEY = 32, MAC = 16, PLAIN = 1 + 8 + 8 + 8 * EPCIS_TOKEN_NUMBERS, WHOLE = PLAIN + MAC, TEXT = (WHOLE * 4 + 2) / 3, KIND = 1 };
#define KEY_NAME "epcis.token_key"

static uint8_t key[KEY];   /* set at start, before requests */

static enum err load_key(struct cx *cx, struct tx *tx, void *arg)
{
    const char *hex;
    (void)arg;
    enum err e = setting_get(tx, KEY_NAME, &hex);
    if (e == ERR_NOT_FOUND) {
        char made[2 * KEY + 1];
        cx_clear(cx);
        if (getrandom(key, sizeof key, 0) != KEY)
            return err_set(cx, ERR_CRYPTO, NULL);
        hex_encode(key, sizeof key, made);
        return setting_put(tx, KEY_NAME, made);
    }
    TRY(e);
    return hex_decode(str_of(hex), key, sizeof key) ? ERR_NONE : err_set(cx, ERR_CORRUPT, NULL);
}

enum err epcis_token_start(struct cx *cx)
{
    return tx_run(cx, "epcis.token_key", load_key, NULL);
}

uint64_t epcis_token_tag(uint64_t tag, struct str part)
{
    uint8_t d[32];
    uint64_t n;
    epcis_hash_digest(part, d);
    memcpy(&n, d, sizeof n);
    return (tag ^ le64toh(n)) * UINT64_C(0x9E3779B97F4A7C15) + 1;
}

/* ---- text ---------------------------------------------------------------------------------------------------------------------- */
static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static void encode(const uint8_t *in, char *out)
{
    uint32_t bits = 0;
    int have = 0;
    for (size_t i = 0; i < WHOLE; i++) {
        bits = bits << 8 | in[i];
        for (have += 8; have >= 6; have -= 6)
            *out++ = LETTERS[bits >> (have - 6) & 63];
    }
    if (have)
        *out++ = LETTERS[bits << (6 - have) & 63];
    *out = '\0';
}

static bool decode(struct str text, uint8_t *out)
{
    uint32_t bits = 0;
    int have = 0;
    size_t n = 0;
    if (text.size != TEXT)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        const char *at = text.p[i] ? strchr(LETTERS, text.p[i]) : NULL;
        if (!at)
            return false;
        bits = bits << 6 | (uint32_t)(at - LETTERS);
        for (have += 6; have >= 8; have -= 8)
            out[n++] = (uint8_t)(bits >> (have - 8));
    }
    return n == WHOLE && (bits & ((1u << have) - 1)) == 0; /* one spelling only */
}

static void put64(uint8_t *p, uint64_t n)
{
    n = htobe64(n);
    memcpy(p, &n, sizeof n);
}

static uint64_t get64(const uint8_t *p)
{
    uint64_t n;
    memcpy(&n, p, sizeof n);
    return be64toh(n);
}

static void sign(const uint8_t *plain, uint8_t mac[32])
{
    epcis_hash_mac(key, (struct str){(const char *)plain, PLAIN}, mac);
}

const char *epcis_token_make(struct cx *cx, struct epcis_token *t)
{
    uint8_t whole[WHOLE] = {KIND}, mac[32];
    char *text = ar_alloc(cx->ar, TEXT + 1);
    t->expires_us = cx->now_us + conf_int("epcis.token_expires") * 1000;
    put64(whole + 1, (uint64_t)t->expires_us);
    put64(whole + 9, t->tag);
    for (size_t i = 0; i < EPCIS_TOKEN_NUMBERS; i++)
        put64(whole + 17 + 8 * i, (uint64_t)t->at[i]);
    sign(whole, mac);
    memcpy(whole + PLAIN, mac, MAC);
    encode(whole, text);
    return text;
}

/* False: not made here. *mac_out: what it is known by when it is given back. */
static bool open_token(struct str text, struct epcis_token *out, int64_t *mac_out)
{
    uint8_t whole[WHOLE], mac[32], differ = 0;
    if (!decode(text, whole) || whole[0] != KIND)
        return false;
    sign(whole, mac);
    for (size_t i = 0; i < MAC; i++) /* in a time that tells nothing */
        differ |= (uint8_t)(whole[PLAIN + i] ^ mac[i]);
    if (differ)
        return false;
    out->expires_us = (int64_t)get64(whole + 1);
    out->tag = get64(whole + 9);
    for (size_t i = 0; i < EPCIS_TOKEN_NUMBERS; i++)
        out->at[i] = (int64_t)get64(whole + 17 + 8 * i);
    *mac_out = (int64_t)get64(mac);
    return true;
}

enum err epcis_token_read(struct cx *cx, struct tx *tx, struct str text, uint64_t tag, struct epcis_token *out)
{
    struct epcis_token t;
    int64_t mac, gone;
    if (!open_token(text, &t, &mac))
        return err_say(cx, ERR_INVALID, "nextPageToken", "nextPageToken 不是这里给出的", "the nextPageToken was not given out here");
    if (t.tag != tag)
        return err_say(cx, ERR_INVALID, "nextPageToken", "nextPageToken 不属于这个查询", "the nextPageToken does not belong to this query");
    if (t.expires_us < cx->now_us)
        return err_say(cx, ERR_INVALID, "nextPageToken", "nextPageToken 已过期，请重新查询", "the nextPageToken has expired; ask again from the start");
    TRY(sql_i64(tx, &epcis_sql[Q_TOKEN_GONE], ARGS(v_i(mac)), &gone));
    if (gone)
        return err_say(cx, ERR_INVALID, "nextPageToken", "nextPageToken 已作废，请重新查询", "the nextPageToken was given back; ask again from the start");
    *out = t;
    return ERR_NONE;
}

/* ---- giving back ------------------------------------------------------------------------------------------------------------------ */
struct drop { int64_t mac, expires_us; };

static enum err drop_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct drop *d = arg;
    TRY(sql_exec(tx, &epcis_sql[Q_TOKEN_PURGE], ARGS(v_i(cx->now_us))));
    return sql_exec(tx, &epcis_sql[Q_TOKEN_DROP], ARGS(v_i(d->mac), v_i(d->expires_us)));
}

enum err epcis_token_drop(struct cx *cx, struct str text)
{
    struct epcis_token t;
    struct drop d;
    if (!open_token(text, &t, &d.mac))
        return err_say(cx, ERR_NOT_FOUND, "token", "没有这个 nextPageToken", "there is no such nextPageToken");
    d.expires_us = t.expires_us;
    return t.expires_us < cx->now_us ? ERR_NONE : tx_run(cx, "epcis.token_drop", drop_tx, &d);
}
