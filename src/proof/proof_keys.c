/* proof_keys.c: the keys of this installation. The log's key lies in a file of its own (proof.key_file, else log.key in data.dir; mode
 * 0600), made at the first start. Its verifier key is remembered in the database, so that a copy of the program that has another key,
 * or none, signs nothing: a log has one history and one signer.
 *
 * The file holds one key a line, the present one first. To change the key, `tiantou log-key` puts a new line above: checkpoints then
 * carry both signatures, until the old line is taken out. Secrets stay in memory from start to stop. */
#include "proof_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf.h"
#include "log.h"
#include "setting.h"

#define SETTING "proof.keys"
#define FILE_MAX 4096

static struct { struct note_signer log[PROOF_KEYS_MAX], witness; size_t n; bool ours, is_witness; } keys;

/* ---- the file ------------------------------------------------------------------------------------------------------------------------ */
static const char *key_path(struct cx *cx)
{
    const char *file = conf_text("proof.key_file");
    return *file ? ar_strdup(cx->ar, file) : ar_printf(cx->ar, "%s/log.key", conf_text("data.dir"));
}

static enum err file_read(struct cx *cx, const char *path, struct str *out)
{
    char *text = ar_alloc(cx->ar, FILE_MAX);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t n = fd < 0 ? -1 : read(fd, text, FILE_MAX);
    int why = errno;
    if (fd >= 0)
        close(fd);
    if (n < 0)
        return why == ENOENT ? ERR_NOT_FOUND : err_say(cx, ERR_IO, NULL, "读不了存证日志的密钥文件 %s", "Cannot read the log's key file %s", path);
    *out = (struct str){text, (size_t)n};
    return ERR_NONE;
}

/* Make the file whole under another name, then give it its name; replace: over an older one, else only where there is none. */
static enum err file_write(struct cx *cx, const char *path, const char *text, bool replace)
{
    const char *part = ar_printf(cx->ar, "%s.%d", path, (int)getpid());
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    bool ok = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text) && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    ok = ok && (replace ? rename(part, path) == 0 : link(part, path) == 0 || errno == EEXIST);
    if (!ok || !replace)
        unlink(part);
    return ok ? ERR_NONE : err_say(cx, ERR_IO, NULL, "写不了存证日志的密钥文件 %s", "Cannot write the log's key file %s", path);
}

static enum err parse(struct cx *cx, const char *path, struct str text)
{
    struct str line;
    keys.n = 0;
    while (text.size) {
        str_cut(text, '\n', &line, &text);
        line = str_trim(line);
        if (line.size == 0)
            continue;
        if (keys.n == PROOF_KEYS_MAX || !note_signer_read(line, &keys.log[keys.n]) || keys.log[keys.n].key.alg != NOTE_ED25519)
            return err_say(cx, ERR_CRYPTO, NULL, "%s 里的密钥无效", "%s holds no valid keys", path);
        keys.n++;
    }
    return keys.n ? ERR_NONE : err_say(cx, ERR_CRYPTO, NULL, "%s 里没有密钥", "%s holds no key", path);
}

/* ---- its name: proof.origin, else the address people use without its scheme, else a random one -------------------------------------- */
static const char *origin(struct cx *cx, const char *tail)
{
    const char *url = conf_text("net.public_url"), *at = strstr(url, "://");
    uint8_t dice[4];
    char hex[9];
    if (*conf_text("proof.origin"))
        return ar_printf(cx->ar, "%s%s", conf_text("proof.origin"), strcmp(tail, "/log") == 0 ? "" : tail);
    if (at && at[3]) {
        size_t n = strlen(at + 3);
        return ar_printf(cx->ar, "%.*s%s", (int)(at[2 + n] == '/' ? n - 1 : n), at + 3, tail);
    }
    randombytes_buf(dice, sizeof dice);
    hex_encode(dice, sizeof dice, hex);
    return ar_printf(cx->ar, "tiantou-%s%s", hex, tail);
}

static enum err make(struct cx *cx, const char *tail, enum note_alg alg, struct note_signer *s)
{
    struct str name = str_of(origin(cx, tail));
    if (!note_name_valid(name))
        return err_say(cx, ERR_INVALID, "proof.origin", "存证日志的名称不能为空，不能含空格或加号", "The log's name must not be empty nor hold spaces or plus signs");
    note_signer_new(name, alg, s);
    return ERR_NONE;
}

/* ---- what the database knows ------------------------------------------------------------------------------------------------------------ */
enum err proof_keys_known(struct tx *tx, const char **out)
{
    enum err e = setting_get(tx, SETTING, out);
    if (e != ERR_NOT_FOUND)
        return e;
    *out = "";
    return ERR_NONE;
}

static bool has_line(const char *text, const char *line)
{
    struct str rest = str_of(text), head;
    while (rest.size) {
        str_cut(rest, '\n', &head, &rest);
        if (str_eqz(head, line))
            return true;
    }
    return false;
}

static enum err known_read(struct cx *cx, struct tx *tx, void *arg)
{
    enum err e = proof_keys_known(tx, arg);
    cx_clear(cx);
    return e;
}

/* Put the file's keys before those known already. */
static enum err known_put(struct cx *cx, struct tx *tx, void *arg)
{
    struct buf b;
    struct str rest = str_of(*(const char **)arg), head;
    buf_init(&b, cx->ar, 1024);
    for (size_t i = 0; i < keys.n; i++)
        buf_printf(&b, "%s\n", note_key_text(cx->ar, &keys.log[i].key));
    while (rest.size) {
        str_cut(rest, '\n', &head, &rest);
        if (head.size && !memmem(b.p, b.size, head.p, head.size))
            buf_printf(&b, "%.*s\n", STR_ARG(head));
    }
    return setting_put(tx, SETTING, buf_z(&b));
}

/* Is the file's key the log's, or does the file hold the log's key below a newer one? */
static bool ours(struct cx *cx, const char *known)
{
    struct str first, rest;
    str_cut(str_of(known), '\n', &first, &rest);
    for (size_t i = 0; i < keys.n; i++)
        if (str_eqz(first, note_key_text(cx->ar, &keys.log[i].key)))
            return true;
    return !*known;
}

static enum err start_with(struct cx *cx, const char *known)
{
    keys.ours = ours(cx, known);
    if (!keys.ours) {
        log_error(cx, "proof.key", "the key file does not hold the key of this log: no checkpoints are signed here");
        return ERR_NONE;
    }
    const char *first = note_key_text(cx->ar, &keys.log[0].key);
    if (has_line(known, first) && strncmp(known, first, strlen(first)) == 0)
        return ERR_NONE;
    return tx_run(cx, "proof.keys", known_put, &known);
}

/* The witness's key: witness.key in data.dir, made when the setting first names a log. */
static enum err start_witness(struct cx *cx)
{
    const char *path = ar_printf(cx->ar, "%s/witness.key", conf_text("data.dir"));
    struct str text;
    keys.is_witness = false;
    if (!*conf_text("proof.witness_for"))
        return ERR_NONE;
    enum err e = file_read(cx, path, &text);
    if (e == ERR_NOT_FOUND) {
        struct note_signer s;
        TRY(make(cx, "/witness", NOTE_COSIGN, &s));
        TRY(file_write(cx, path, ar_printf(cx->ar, "%s\n", note_signer_text(cx->ar, &s)), false));
        e = file_read(cx, path, &text);
    }
    TRY(e);
    keys.is_witness = note_signer_read(str_trim(text), &keys.witness) && keys.witness.key.alg == NOTE_COSIGN;
    explicit_bzero((char *)(uintptr_t)text.p, text.size);
    if (!keys.is_witness)
        return err_say(cx, ERR_CRYPTO, NULL, "%s 里的密钥无效", "%s holds no valid key", path);
    log_info(cx, "proof.witness", "key=%s", note_key_text(cx->ar, &keys.witness.key));
    return ERR_NONE;
}

const struct note_signer *proof_keys_witness(void)
{
    return keys.is_witness ? &keys.witness : NULL;
}

static enum err start_log(struct cx *cx)
{
    const char *path = key_path(cx), *known = "";
    struct str text;
    keys.n = 0;
    if (!*conf_text("proof.key_file") && !*conf_text("data.dir"))
        return ERR_NONE; /* no place for secrets: tests */
    TRY(tx_read(cx, "proof.keys", known_read, &known));
    enum err e = file_read(cx, path, &text);
    if (e == ERR_NOT_FOUND && *known) {
        log_warn(cx, "proof.key", "file=%s this copy has no key of the log: no checkpoints are signed here", path);
        return ERR_NONE;
    }
    if (e == ERR_NOT_FOUND) {
        struct note_signer s;
        TRY(make(cx, "/log", NOTE_ED25519, &s));
        TRY(file_write(cx, path, ar_printf(cx->ar, "%s\n", note_signer_text(cx->ar, &s)), false));
        sodium_memzero(&s, sizeof s);
        e = file_read(cx, path, &text); /* of another copy that was quicker */
    }
    TRY(e);
    e = parse(cx, path, text);
    explicit_bzero((char *)(uintptr_t)text.p, text.size);
    TRY(e);
    return start_with(cx, known);
}

enum err proof_keys_start(struct cx *cx)
{
    TRY(start_log(cx));
    return *conf_text("data.dir") ? start_witness(cx) : ERR_NONE;
}

void proof_keys_stop(void)
{
    sodium_memzero(&keys, sizeof keys);
}

size_t proof_keys_log(const struct note_signer **out)
{
    *out = keys.log;
    return keys.ours ? keys.n : 0;
}

enum err proof_keys_text(struct cx *cx, const char **out)
{
    TRY(tx_read(cx, "proof.keys", known_read, out));
    if (keys.is_witness)
        *out = ar_printf(cx->ar, "%s%s\n", *out, note_key_text(cx->ar, &keys.witness.key));
    return ERR_NONE;
}

enum err proof_key_new(struct cx *cx, const char **vkey_out)
{
    struct note_signer s;
    struct str text = {0};
    const char *path = key_path(cx);
    TRY(file_read(cx, path, &text));
    TRY(make(cx, "/log", NOTE_ED25519, &s));
    TRY(file_write(cx, path, ar_printf(cx->ar, "%s\n%.*s", note_signer_text(cx->ar, &s), STR_ARG(text)), true));
    *vkey_out = note_key_text(cx->ar, &s.key);
    return ERR_NONE;
}
