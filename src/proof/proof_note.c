/* proof_note.c: see proof_note.h. */
#include "proof_note.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "proof_digest.h"

#define DASH "\xe2\x80\x94 "    /* em dash, space */
#define PRIVATE "PRIVATE+KEY+"

/* ---- base64 and numbers ------------------------------------------------------------------------------------------------------------ */
void note_base64(struct buf *out, const void *bytes, size_t size)
{
    char text[sodium_base64_ENCODED_LEN(4096, sodium_base64_VARIANT_ORIGINAL)];
    assert(size <= 4096);
    buf_puts(out, sodium_bin2base64(text, sizeof text, bytes, size, sodium_base64_VARIANT_ORIGINAL));
}

/* libsodium 1.0.18 takes some bytes outside ASCII for digits: a text must have one spelling. */
static bool base64_plain(struct str s)
{
    for (size_t i = 0; i < s.size; i++) {
        char c = s.p[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '='))
            return false;
    }
    return true;
}

bool note_unbase64_any(struct str text, uint8_t *out, size_t max, size_t *size_out)
{
    return base64_plain(text) &&
           sodium_base642bin(out, max, text.p ? text.p : "", text.size, NULL, size_out, NULL, sodium_base64_VARIANT_ORIGINAL) == 0;
}

bool note_unbase64(struct str text, void *out, size_t size)
{
    size_t n;
    return note_unbase64_any(text, out, size, &n) && n == size;
}

bool note_number(struct str text, uint64_t *out)
{
    int64_t v;
    if (!str_i64(text, &v) || v < 0 || text.p[0] == '-' || (text.size > 1 && text.p[0] == '0'))
        return false;
    *out = (uint64_t)v;
    return true;
}

/* ---- keys --------------------------------------------------------------------------------------------------------------------------- */
/* Unicode's spaces outside ASCII, as UTF-8. */
static bool has_space(struct str s)
{
    static const char *const SPACES[] = {"\xc2\x85", "\xc2\xa0", "\xe1\x9a\x80", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80"};
    for (size_t i = 0; i < s.size; i++) {
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == '+' || s.p[i] == 0x7f)
            return true;
        if (s.size - i >= 3 && memcmp(s.p + i, "\xe2\x80", 2) == 0 && (unsigned char)s.p[i + 2] >= 0x80 && (unsigned char)s.p[i + 2] <= 0x8a)
            return true; /* U+2000 to U+200A */
    }
    for (size_t k = 0; k < sizeof SPACES / sizeof SPACES[0]; k++)
        if (memmem(s.p, s.size, SPACES[k], strlen(SPACES[k])))
            return true;
    return false;
}

bool note_name_valid(struct str name)
{
    return name.size > 0 && name.size <= NOTE_NAME_MAX && utf8_valid(name) && !has_space(name);
}

static void key_id(struct note_key *k)
{
    uint8_t d[32];
    const struct str parts[] = {str_of(k->name), STR("\n"), {(const char *)&k->alg, 1}, {(const char *)k->pub, sizeof k->pub}};
    proof_sha256(parts, 4, d);
    memcpy(k->id, d, sizeof k->id);
}

/* name, key ID and 1 + 32 bytes out of "name+id+base64". */
static bool key_parts(struct str text, struct note_key *k, uint8_t bytes[32])
{
    struct str name, id, data, rest;
    uint8_t raw[33];
    if (!str_cut(text, '+', &name, &rest) || !str_cut(rest, '+', &id, &data) || !note_name_valid(name) || !hex_decode(id, k->id, sizeof k->id) ||
        !note_unbase64(data, raw, sizeof raw) || (raw[0] != NOTE_ED25519 && raw[0] != NOTE_COSIGN))
        return false;
    memset(k->name, 0, sizeof k->name);
    memcpy(k->name, name.p, name.size);
    k->alg = raw[0];
    memcpy(bytes, raw + 1, 32);
    explicit_bzero(raw, sizeof raw);
    return true;
}

bool note_key_read(struct str text, struct note_key *out)
{
    struct note_key k = {0}, want;
    if (!key_parts(text, &k, k.pub))
        return false;
    want = k;
    key_id(&want);
    if (memcmp(want.id, k.id, sizeof k.id) != 0)
        return false;
    *out = k;
    return true;
}

static const char *key_text(struct arena *ar, const char *lead, const struct note_key *k, const uint8_t bytes[32])
{
    struct buf b;
    uint8_t raw[33] = {k->alg};
    char id[9];
    memcpy(raw + 1, bytes, 32);
    hex_encode(k->id, sizeof k->id, id);
    buf_init(&b, ar, 320);
    buf_printf(&b, "%s%s+%s+", lead, k->name, id);
    note_base64(&b, raw, sizeof raw);
    explicit_bzero(raw, sizeof raw);
    return buf_z(&b);
}

const char *note_key_text(struct arena *ar, const struct note_key *k)
{
    return key_text(ar, "", k, k->pub);
}

const char *note_signer_text(struct arena *ar, const struct note_signer *s)
{
    return key_text(ar, PRIVATE, &s->key, s->seed);
}

static void public_of(struct note_signer *s)
{
    uint8_t secret[crypto_sign_SECRETKEYBYTES];
    crypto_sign_seed_keypair(s->key.pub, secret, s->seed);
    sodium_memzero(secret, sizeof secret);
    key_id(&s->key);
}

bool note_signer_read(struct str text, struct note_signer *out)
{
    struct note_signer s = {0};
    uint8_t id[4];
    if (sodium_init() < 0 || !str_starts(text, PRIVATE) || !key_parts(str_from(text, sizeof PRIVATE - 1), &s.key, s.seed))
        return false;
    memcpy(id, s.key.id, sizeof id);
    public_of(&s);
    if (memcmp(id, s.key.id, sizeof id) != 0)
        return false;
    *out = s;
    return true;
}

void note_signer_new(struct str name, enum note_alg alg, struct note_signer *out)
{
    if (sodium_init() < 0)
        abort(); /* without randomness no key may be made */
    *out = (struct note_signer){.key.alg = (uint8_t)alg};
    assert(note_name_valid(name));
    memcpy(out->key.name, name.p, name.size);
    randombytes_buf(out->seed, sizeof out->seed);
    public_of(out);
}

/* ---- notes --------------------------------------------------------------------------------------------------------------------------- */
static bool sig_read(struct str line, struct note_sig *out)
{
    struct str rest, data;
    uint8_t raw[8192];
    size_t n;
    *out = (struct note_sig){.line = line};
    if (!str_starts(line, DASH) || !str_cut(str_from(line, sizeof DASH - 1), ' ', &out->name, &data) || !note_name_valid(out->name))
        return false;
    rest = data;
    if (!note_unbase64_any(rest, raw, sizeof raw, &n) || n < 5)
        return false;
    memcpy(out->id, raw, 4);
    out->size = n - 4;
    if (out->size <= sizeof out->bytes)
        memcpy(out->bytes, raw + 4, out->size);
    return true;
}

static bool plain(struct str s)
{
    for (size_t i = 0; i < s.size; i++)
        if ((unsigned char)s.p[i] < ' ' && s.p[i] != '\n')
            return false;
    return utf8_valid(s);
}

bool note_read(struct str whole, struct note *out)
{
    if (whole.size < 4 || whole.size > NOTE_BYTES_MAX || whole.p[whole.size - 1] != '\n' || !plain(whole))
        return false;
    size_t at = whole.size - 1; /* the last empty line parts text and signatures */
    while (at >= 2 && !(whole.p[at - 1] == '\n' && whole.p[at - 2] == '\n'))
        at--;
    if (at < 2)
        return false;
    *out = (struct note){.text = {whole.p, at - 1}};
    for (struct str rest = str_from(whole, at), line; rest.size;) {
        if (out->n == NOTE_SIGS_MAX || !str_cut(rest, '\n', &line, &rest) || !sig_read(line, &out->sig[out->n]))
            return false;
        out->n++;
    }
    return out->n > 0;
}

/* What an Ed25519 key signs: the text itself, or for a cosignature two lines before it. */
static struct str signed_text(struct arena *ar, struct str text, uint8_t alg, uint64_t time_s)
{
    struct buf b;
    if (alg == NOTE_ED25519)
        return text;
    buf_init(&b, ar, text.size + 64);
    buf_printf(&b, "cosignature/v1\ntime %llu\n", (unsigned long long)time_s);
    buf_str(&b, text);
    return buf_view(&b);
}

static uint64_t be64(const uint8_t p[8])
{
    uint64_t v = 0;
    for (int i = 0; i < 8; i++)
        v = v << 8 | p[i];
    return v;
}

static bool sig_holds(const struct note *n, const struct note_sig *s, const struct note_key *k, int64_t *time_out)
{
    bool cosign = k->alg == NOTE_COSIGN;
    if (s->size != (cosign ? 72 : 64))
        return false;
    uint64_t time_s = cosign ? be64(s->bytes) : 0;
    if (time_s > INT64_MAX)
        return false;
    struct arena *ar = ar_new(0);
    if (!ar)
        return false;
    struct str text = signed_text(ar, n->text, k->alg, time_s);
    bool ok = crypto_sign_verify_detached(s->bytes + (cosign ? 8 : 0), (const unsigned char *)text.p, text.size, k->pub) == 0;
    ar_free(&ar);
    if (ok && time_out)
        *time_out = (int64_t)time_s;
    return ok;
}

enum note_verdict note_verify(const struct note *n, const struct note_key *k, int64_t *time_out)
{
    enum note_verdict v = NOTE_UNSIGNED;
    for (size_t i = 0; i < n->n; i++) {
        if (!str_eqz(n->sig[i].name, k->name) || memcmp(n->sig[i].id, k->id, sizeof k->id) != 0)
            continue;
        if (!sig_holds(n, &n->sig[i], k, time_out))
            return NOTE_BAD;
        v = NOTE_GOOD;
    }
    return v;
}

void note_sign(struct buf *out, struct str text, const struct note_signer *s, int64_t time_s)
{
    uint8_t secret[crypto_sign_SECRETKEYBYTES], pub[32], raw[76];
    size_t at = 4;
    memcpy(raw, s->key.id, 4);
    for (int i = 0; s->key.alg == NOTE_COSIGN && i < 8; i++)
        raw[at++] = (uint8_t)((uint64_t)time_s >> (56 - 8 * i));
    struct str what = signed_text(out->ar, text, s->key.alg, (uint64_t)time_s);
    crypto_sign_seed_keypair(pub, secret, s->seed);
    crypto_sign_detached(raw + at, NULL, (const unsigned char *)what.p, what.size, secret);
    sodium_memzero(secret, sizeof secret);
    buf_printf(out, DASH "%s ", s->key.name);
    note_base64(out, raw, at + 64);
    buf_ch(out, '\n');
}

/* ---- checkpoints ----------------------------------------------------------------------------------------------------------------------- */
bool checkpoint_read(struct str text, struct checkpoint *out)
{
    struct checkpoint c;
    struct str size, root, rest;
    if (!str_cut(text, '\n', &c.origin, &rest) || !str_cut(rest, '\n', &size, &rest) || !str_cut(rest, '\n', &root, &rest) || c.origin.size == 0 ||
        !note_number(size, &c.size) || !note_unbase64(root, c.root, sizeof c.root))
        return false;
    for (struct str line; rest.size;) /* extension lines are not empty */
        if (!str_cut(rest, '\n', &line, &rest) || line.size == 0)
            return false;
    *out = c;
    return true;
}

void checkpoint_write(struct buf *out, const struct checkpoint *c)
{
    buf_str(out, c->origin);
    buf_printf(out, "\n%llu\n", (unsigned long long)c->size);
    note_base64(out, c->root, sizeof c->root);
    buf_ch(out, '\n');
}
