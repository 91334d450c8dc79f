/* scan_serial.c: a pack's serial is its number with five letters of HMAC-SHA256 over GTIN, lot and number, under a key made at
 * first start and kept in the database. A made-up serial is told from a real one (1 chance in 33 million per guess) without a
 * row per pack. Crockford's alphabet: no I, L, O, U. */
#include <openssl/hmac.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "scan_priv.h"
#include "setting.h"

#define KEY_NAME "scan.serial_key"
#define KEY_SIZE 32
#define DIGITS 7
#define LETTERS 5

static unsigned char key[KEY_SIZE];

static void letters(const char *gtin14, const char *lot_no, int64_t n, char out[LETTERS + 1])
{
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    char text[96];
    unsigned char md[32];
    unsigned size = sizeof md;
    int len = snprintf(text, sizeof text, "%s/%s/%" PRId64, gtin14, lot_no, n);
    HMAC(EVP_sha256(), key, KEY_SIZE, (const unsigned char *)text, (size_t)len, md, &size);
    for (int i = 0; i < LETTERS; i++)
        out[i] = alphabet[md[i] & 31];
    out[LETTERS] = 0;
}

void scan_serial_make(const char *gtin14, const char *lot_no, int64_t n, char out[13])
{
    char check[LETTERS + 1];
    letters(gtin14, lot_no, n, check);
    for (int i = DIGITS - 1; i >= 0; i--, n /= 10)
        out[i] = (char)('0' + n % 10);
    memcpy(out + DIGITS, check, LETTERS + 1);
}

bool scan_serial_check(const char *gtin14, const char *lot_no, const char *serial, int64_t *n_out)
{
    char want[13];
    int64_t n;
    if (strlen(serial) != DIGITS + LETTERS || !str_i64((struct str){serial, DIGITS}, &n) || n < 0)
        return false;
    scan_serial_make(gtin14, lot_no, n, want);
    if (strcmp(want, serial) != 0)
        return false;
    *n_out = n;
    return true;
}

static enum err load_key(struct cx *cx, struct tx *tx, void *arg)
{
    const char *hex;
    (void)arg;
    enum err e = setting_get(tx, KEY_NAME, &hex);
    if (e == ERR_NOT_FOUND) {
        char made[2 * KEY_SIZE + 1];
        if (getrandom(key, sizeof key, 0) != KEY_SIZE)
            return err_set(cx, ERR_CRYPTO, NULL);
        hex_encode(key, sizeof key, made);
        return setting_put(tx, KEY_NAME, made);
    }
    TRY(e);
    return hex_decode(str_of(hex), key, sizeof key) ? ERR_NONE : err_set(cx, ERR_CORRUPT, NULL);
}

enum err scan_serial_start(struct cx *cx)
{
    return tx_run(cx, "scan.serial_key", load_key, NULL);
}
