/* people_phone.c: phone numbers, and secrets that other rooms keep (people_secret_seal), are stored encrypted (XChaCha20-Poly1305 of
 * libsodium, the row they belong to authenticated with them, so that they cannot be put into another row). Phone numbers are shown masked.
 * The key is, in this order: people.phone_key; the file people.phone_key_file; the file secret.key in data.dir (made when
 * missing); and only where there is no data folder at all, a value in the database, with a warning, because a key beside the
 * data protects nothing but careless eyes. */
#include "people_priv.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "setting.h"

enum { KEY_SIZE = crypto_aead_xchacha20poly1305_ietf_KEYBYTES, NONCE_SIZE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
       TAG_SIZE = crypto_aead_xchacha20poly1305_ietf_ABYTES, KEY_HEX = KEY_SIZE * 2, PHONE_MAX = 30 };

static pthread_mutex_t key_mu = PTHREAD_MUTEX_INITIALIZER;
static uint8_t file_key[KEY_SIZE];
static bool file_key_ready;

/* ---- numbers ------------------------------------------------------------------------------------------------------------------- */

bool people_phone_valid(const char *phone)
{
    size_t digits = 0, n = strlen(phone);
    for (size_t i = 0; i < n; i++) {
        if (isdigit((unsigned char)phone[i]))
            digits++;
        else if (strchr("+- ()", phone[i]) == NULL)
            return false;
    }
    return n <= PHONE_MAX && digits >= 5 && digits <= 15;
}

const char *people_phone_mask(struct arena *ar, const char *phone)
{
    char *m = ar_strdup(ar, phone);
    size_t n = strlen(m), keep = n >= 11 ? 4 : 2, head = n >= 11 ? 3 : 1;
    for (size_t i = head; i + keep < n; i++)
        m[i] = '*';
    return m;
}

/* ---- the key ---------------------------------------------------------------------------------------------------------------------- */

static enum err key_from_hex(struct cx *cx, struct str hex, const char *where, uint8_t key[KEY_SIZE])
{
    if (hex_decode(str_trim(hex), key, KEY_SIZE))
        return ERR_NONE;
    return err_say(cx, ERR_CRYPTO, NULL, "%s 里的密钥不是 %d 位十六进制", "The key in %s is not %d hex digits", where, KEY_HEX);
}

static enum err key_file_read(struct cx *cx, const char *path, uint8_t key[KEY_SIZE])
{
    char text[KEY_HEX + 8];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text);
    if (fd >= 0)
        close(fd);
    if (n < 0)
        return errno == ENOENT ? ERR_NOT_FOUND : err_say(cx, ERR_IO, NULL, "读不了密钥文件 %s", "Cannot read the key file %s", path);
    return key_from_hex(cx, (struct str){text, (size_t)n}, path, key);
}

/* Make the file whole under another name, then give it its name only if nobody else did. */
static enum err key_file_make(struct cx *cx, const char *path)
{
    uint8_t key[KEY_SIZE];
    char text[KEY_HEX + 2];
    const char *part = ar_printf(cx->ar, "%s.%d", path, (int)getpid());
    randombytes_buf(key, sizeof key);
    hex_encode(key, sizeof key, text);
    memcpy(text + KEY_HEX, "\n", 2);
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    bool ok = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text) && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    ok = ok && (link(part, path) == 0 || errno == EEXIST);
    unlink(part);
    return ok ? ERR_NONE : err_say(cx, ERR_IO, NULL, "写不了密钥文件 %s", "Cannot write the key file %s", path);
}

static const char *key_path(struct cx *cx)
{
    const char *file = conf_text("people.phone_key_file");
    if (file[0] != '\0')
        return ar_strdup(cx->ar, file);
    const char *dir = conf_text("data.dir");
    return dir[0] == '\0' ? NULL : ar_printf(cx->ar, "%s/secret.key", dir);
}

/* The key outside the database; ERR_NOT_FOUND when the configuration names no place. */
static enum err key_outside(struct cx *cx, uint8_t key[KEY_SIZE])
{
    const char *text = conf_text("people.phone_key"), *path = key_path(cx);
    if (text[0] != '\0')
        return key_from_hex(cx, str_of(text), "people.phone_key", key);
    if (path == NULL)
        return ERR_NOT_FOUND;
    enum err e = key_file_read(cx, path, key);
    if (e != ERR_NOT_FOUND)
        return e;
    TRY(key_file_make(cx, path));
    return key_file_read(cx, path, key);
}

enum err people_phone_start(struct cx *cx)
{
    uint8_t key[KEY_SIZE];
    if (sodium_init() < 0)
        return err_set(cx, ERR_CRYPTO, NULL);
    enum err e = key_outside(cx, key);
    if (e == ERR_NOT_FOUND) {
        log_warn(cx, "people.phone", "phone numbers are encrypted with a key in the database: set people.phone_key_file");
        return ERR_NONE;
    }
    TRY(e);
    pthread_mutex_lock(&key_mu);
    memcpy(file_key, key, sizeof key);
    file_key_ready = true;
    pthread_mutex_unlock(&key_mu);
    sodium_memzero(key, sizeof key);
    return ERR_NONE;
}

static enum err key_in_database(struct cx *cx, struct tx *tx, bool make, uint8_t key[KEY_SIZE])
{
    const char *hex;
    char text[KEY_HEX + 1];
    enum err e = setting_get(tx, "people.phone_key", &hex);
    if (e == ERR_NONE)
        return key_from_hex(cx, str_of(hex), "setting people.phone_key", key);
    if (e != ERR_NOT_FOUND || !make)
        return e;
    randombytes_buf(key, KEY_SIZE);
    hex_encode(key, KEY_SIZE, text);
    return setting_put(tx, "people.phone_key", text);
}

static bool key_cached(uint8_t key[KEY_SIZE])
{
    pthread_mutex_lock(&key_mu);
    bool ready = file_key_ready;
    memcpy(key, file_key, sizeof file_key);
    pthread_mutex_unlock(&key_mu);
    return ready;
}

static enum err key_get(struct cx *cx, struct tx *tx, bool make, uint8_t key[KEY_SIZE])
{
    if (key_cached(key))
        return ERR_NONE;
    TRY(people_phone_start(cx)); /* a command or test that did not start the room */
    return key_cached(key) ? ERR_NONE : key_in_database(cx, tx, make, key);
}

/* ---- sealing ------------------------------------------------------------------------------------------------------------------------ */

/* owner: what the text belongs to; authenticated with it. */
static enum err seal(struct cx *cx, struct tx *tx, const char *owner, const char *text, struct str *box_out)
{
    uint8_t key[KEY_SIZE], *box = ar_alloc(cx->ar, NONCE_SIZE + strlen(text) + TAG_SIZE);
    unsigned long long size;
    TRY(key_get(cx, tx, true, key));
    randombytes_buf(box, NONCE_SIZE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE_SIZE, &size, (const uint8_t *)text, strlen(text), (const uint8_t *)owner, strlen(owner), NULL, box, key);
    sodium_memzero(key, sizeof key);
    *box_out = (struct str){(const char *)box, NONCE_SIZE + (size_t)size};
    return ERR_NONE;
}

/* *ok_out: the key fits and nothing was changed. */
static enum err unseal(struct cx *cx, struct tx *tx, const char *owner, struct str box, size_t max, const char **text_out, bool *ok_out)
{
    if (box.size < NONCE_SIZE + TAG_SIZE || box.size > NONCE_SIZE + TAG_SIZE + max)
        return err_set(cx, ERR_CORRUPT, NULL);
    uint8_t key[KEY_SIZE];
    char *text = ar_alloc(cx->ar, box.size);
    TRY(key_get(cx, tx, false, key));
    const uint8_t *p = (const uint8_t *)box.p;
    *ok_out = crypto_aead_xchacha20poly1305_ietf_decrypt((uint8_t *)text, NULL, NULL, p + NONCE_SIZE, box.size - NONCE_SIZE, (const uint8_t *)owner,
                                                         strlen(owner), p, key) == 0;
    sodium_memzero(key, sizeof key);
    *text_out = text;
    return ERR_NONE;
}

enum err people_phone_seal(struct cx *cx, struct tx *tx, const char *operator_uuid, const char *phone, struct str *box_out)
{
    *box_out = (struct str){0};
    return phone == NULL || phone[0] == '\0' ? ERR_NONE : seal(cx, tx, operator_uuid, phone, box_out);
}

enum err people_phone_open(struct cx *cx, struct tx *tx, const char *operator_uuid, struct str box, const char **phone_out)
{
    const char *phone = NULL;
    bool ok = false;
    *phone_out = NULL;
    if (box.size == 0)
        return ERR_NONE;
    TRY(unseal(cx, tx, operator_uuid, box, PHONE_MAX, &phone, &ok));
    if (!ok)
        return err_say(cx, ERR_CRYPTO, NULL, "电话解不开：密钥不对或数据被改动", "The phone number does not open: wrong key or changed data");
    *phone_out = phone;
    return ERR_NONE;
}

enum err people_secret_seal(struct cx *cx, struct tx *tx, const char *owner, const char *secret, const char **sealed_out)
{
    struct str box;
    *sealed_out = NULL;
    if (secret == NULL)
        return ERR_NONE;
    TRY(seal(cx, tx, owner, secret, &box));
    char *hex = ar_alloc(cx->ar, box.size * 2 + 1);
    hex_encode((const uint8_t *)box.p, box.size, hex);
    *sealed_out = hex;
    return ERR_NONE;
}

enum err people_secret_open(struct cx *cx, struct tx *tx, const char *owner, const char *sealed, const char **secret_out)
{
    bool ok = false;
    size_t n = sealed == NULL ? 0 : strlen(sealed) / 2;
    uint8_t *box = ar_alloc(cx->ar, n + 1);
    *secret_out = NULL;
    if (sealed == NULL)
        return ERR_NONE;
    if (!hex_decode(str_of(sealed), box, n))
        return err_set(cx, ERR_CORRUPT, NULL);
    TRY(unseal(cx, tx, owner, (struct str){(const char *)box, n}, PEOPLE_SECRET_MAX, secret_out, &ok));
    return ok ? ERR_NONE : err_say(cx, ERR_CRYPTO, NULL, "保存的秘密解不开：密钥不对或数据被改动", "A kept secret does not open: wrong key or changed data");
}

enum err people_digest_of(struct cx *cx, struct tx *tx, bool make, const char *domain, const char *text, const char **hex_out)
{
    uint8_t key[KEY_SIZE], sub[KEY_SIZE], out[16];
    crypto_generichash_state st;
    TRY(key_get(cx, tx, make, key));
    crypto_kdf_derive_from_key(sub, sizeof sub, 1, "ttdigest", key);
    crypto_generichash_init(&st, sub, sizeof sub, sizeof out);
    crypto_generichash_update(&st, (const uint8_t *)domain, strlen(domain) + 1); /* with its NUL: no domain runs into a text */
    crypto_generichash_update(&st, (const uint8_t *)text, strlen(text));
    crypto_generichash_final(&st, out, sizeof out);
    sodium_memzero(key, sizeof key);
    sodium_memzero(sub, sizeof sub);
    char *hex = ar_alloc(cx->ar, sizeof out * 2 + 1);
    hex_encode(out, sizeof out, hex);
    *hex_out = hex;
    return ERR_NONE;
}

enum err people_digest(struct cx *cx, struct tx *tx, const char *domain, const char *text, const char **hex_out)
{
    return people_digest_of(cx, tx, true, domain, text, hex_out);
}
