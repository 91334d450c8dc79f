/* proof_file.c: a proof file: one record, and why nobody can have changed it since: its open part, salt and closed digest give the entry
 * (proof.h), the entry and the path give the root, and the root stands in a checkpoint that the log, and perhaps witnesses, signed. All
 * of it is checked with nothing but the log's public key. The part "proof" is a C2SP tlog-proof@v1, which other programs read too.
 *
 *     {"tiantou-proof":1,"kind":"event","record":"{…}","salt":"<32 hex digits>","closed":"<64 hex digits>","entry":"<64 hex digits>",
 *      "proof":"c2sp.org/tlog-proof@v1\nindex 7\n…\n\n<checkpoint>","key":"<verifier key, for information>"}
 *
 * For those who may see everything, "seed" and "private" stand in place of "salt" and "closed". Files come from strangers: every
 * member is bounded and checked. Called by the routes of rooms above, and by `tiantou verify`. */
#include "proof_priv.h"

#include <string.h>

#include "json.h"

#define LEAD "c2sp.org/tlog-proof@v1\n"

/* ---- making one ------------------------------------------------------------------------------------------------------------------------- */
/* The tlog-proof of a leaf; text NULL: no checkpoint covers it yet. */
static enum err tlog_proof(struct cx *cx, struct tx *tx, uint64_t index, const char **text_out)
{
    struct proof_checkpoint c;
    struct proof_view v;
    struct buf b;
    uint8_t path[PROOF_PATH_MAX][PROOF_HASH];
    size_t n;
    *text_out = NULL;
    TRY(proof_checkpoint_last(tx, &c));
    if (!c.found || index >= c.size)
        return ERR_NONE;
    proof_view_init(&v, cx, tx, c.size);
    TRY(proof_view_inclusion(&v, index, path, &n));
    buf_init(&b, cx->ar, 4096);
    buf_printf(&b, LEAD "index %llu\n", (unsigned long long)index);
    for (size_t i = 0; i < n; i++) {
        note_base64(&b, path[i], PROOF_HASH);
        buf_ch(&b, '\n');
    }
    buf_printf(&b, "\n%s", c.note);
    *text_out = buf_z(&b);
    return ERR_NONE;
}

static void put_hex(struct jw *w, const char *key, const void *bytes, size_t size)
{
    char hex[2 * PROOF_HASH + 1];
    hex_encode(bytes, size, hex);
    jw_key(w, key), jw_z(w, hex);
}

static const char *first_line(struct arena *ar, const char *text)
{
    return ar_strndup(ar, text, strcspn(text, "\n"));
}

struct found { struct arena *ar; bool any; struct str open, closed; };

/* Records live in an arena that is wound back after the call: copy it. */
static enum err keep_record(struct cx *cx, const struct proof_record *r, void *arg)
{
    struct found *f = arg;
    (void)cx;
    f->any = true;
    if (r->open.p)
        f->open = (struct str){ar_strndup(f->ar, r->open.p, r->open.size), r->open.size};
    if (r->closed.p)
        f->closed = (struct str){ar_strndup(f->ar, r->closed.p, r->closed.size), r->closed.size};
    return ERR_NONE;
}

static enum err find_record(struct cx *cx, struct tx *tx, enum proof_kind kind, int64_t ref, struct found *out)
{
    const struct proof_source *s = proof_source_of(kind);
    struct cx inner = *cx;
    *out = (struct found){.ar = cx->ar};
    if (!s || !(inner.ar = ar_new(0)))
        return err_set(cx, s ? ERR_MEMORY : ERR_NOT_FOUND, NULL);
    enum err e = s->read(&inner, tx, ref, ref, 1, keep_record, out);
    ar_free(&inner.ar);
    return e == ERR_NONE ? ERR_NONE : err_set(cx, e, NULL);
}

static struct str file_text(struct cx *cx, enum proof_kind kind, const struct found *f, const struct proof_leaf *leaf, bool whole, const char *proof, const char *key)
{
    struct buf b;
    struct jw w;
    uint8_t salt[PROOF_SEED], digest[PROOF_HASH];
    proof_salt(leaf->seed, salt);
    proof_closed_digest(leaf->seed, &f->closed, f->closed.p ? 1 : 0, digest);
    buf_init(&b, cx->ar, 8192);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "tiantou-proof"), jw_i64(&w, 1);
    jw_key(&w, "kind"), jw_z(&w, proof_kind_word(kind));
    jw_key(&w, "record"), jw_str(&w, f->open);
    if (whole && f->closed.p) {
        put_hex(&w, "seed", leaf->seed, PROOF_SEED);
        jw_key(&w, "private"), jw_str(&w, f->closed);
    } else {
        put_hex(&w, "salt", salt, PROOF_SEED);
        put_hex(&w, "closed", digest, PROOF_HASH);
    }
    put_hex(&w, "entry", leaf->entry, PROOF_HASH);
    jw_key(&w, "proof"), jw_z(&w, proof);
    jw_key(&w, "key"), jw_z(&w, key);
    jw_obj_end(&w);
    return buf_view(&b);
}

enum err proof_file_make(struct cx *cx, struct tx *tx, enum proof_kind kind, int64_t ref, bool whole, struct str *out)
{
    struct proof_place place;
    struct found f;
    const char *text = NULL, *known;
    TRY(proof_find(cx, tx, kind, &ref, 1, &place));
    if (!place.found)
        return err_say(cx, ERR_NOT_FOUND, NULL, "这条记录不在存证日志里", "The log has no leaf of this record");
    TRY(find_record(cx, tx, kind, ref, &f));
    if (!f.any || !f.open.p || !proof_leaf_holds(&place.leaf, kind, f.open, &f.closed, f.closed.p ? 1 : 0))
        return err_say(cx, ERR_CORRUPT, NULL, "这条记录与存证日志不符：它在记录之后被改动过", "This record is not the one the log holds: it was changed after it was recorded");
    if (place.index != FIELD_NULL)
        TRY(tlog_proof(cx, tx, (uint64_t)place.index, &text));
    if (!text)
        return err_say(cx, ERR_BUSY, NULL, "这条记录刚刚写入，一分钟内即可取得证明", "This record was just written: its proof is ready within a minute");
    TRY(proof_keys_known(tx, &known));
    *out = file_text(cx, kind, &f, &place.leaf, whole, text, first_line(cx->ar, known));
    return ERR_NONE;
}

/* ---- checking one ------------------------------------------------------------------------------------------------------------------------ */
static bool hex_member(const struct jv *v, const char *key, uint8_t *out, size_t size)
{
    return hex_decode(json_str(json_get(v, key)), out, size);
}

static const char *fault(struct proof_verdict *out, const char *zh, const char *en)
{
    out->why_zh = zh, out->why_en = en;
    return en;
}

static bool read_entry(const struct jv *v, struct proof_verdict *out, uint8_t entry[PROOF_HASH])
{
    uint8_t seed[PROOF_SEED], salt[PROOF_SEED], digest[PROOF_HASH], said[PROOF_HASH];
    struct str kind = json_str(json_get(v, "kind")), open = json_str(json_get(v, "record")), closed = json_str(json_get(v, "private"));
    char word[16] = "";
    bool known = false;
    for (int64_t k = 0; k < 16; k++)
        known = known || (proof_kind_word(k) && str_eqz(kind, proof_kind_word(k)));
    if (!known || !open.p)
        return fault(out, "文件里没有记录", "the file holds no record"), false;
    memcpy(word, kind.p, kind.size);
    out->whole = json_get(v, "seed") != NULL;
    if (out->whole ? !hex_member(v, "seed", seed, sizeof seed) || !closed.p : !hex_member(v, "salt", salt, sizeof salt) || !hex_member(v, "closed", digest, sizeof digest))
        return fault(out, "文件里的盐值或散列不完整", "the file's salt or digest is not whole"), false;
    if (out->whole) {
        proof_salt(seed, salt);
        proof_closed_digest(seed, &closed, 1, digest);
    }
    proof_entry(word, salt, digest, open, entry);
    out->kind = kind, out->record = open, out->closed = closed;
    if (json_get(v, "entry") && (!hex_member(v, "entry", said, sizeof said) || memcmp(said, entry, sizeof said) != 0))
        return fault(out, "记录被改动过：它与文件里的条目不符", "the record was changed: it is not the one of the file's entry"), false;
    return true;
}

/* index and path of a tlog-proof; what follows the empty line is the note. */
static bool read_proof(struct str text, uint64_t *index, uint8_t path[PROOF_PATH_MAX][PROOF_HASH], size_t *n, struct str *note)
{
    struct str line, rest = text;
    *n = 0;
    if (!str_starts(text, LEAD))
        return false;
    str_cut(str_from(text, sizeof LEAD - 1), '\n', &line, &rest);
    if (str_starts(line, "extra "))
        str_cut(rest, '\n', &line, &rest);
    if (!str_starts(line, "index ") || !note_number(str_from(line, 6), index))
        return false;
    for (;;) {
        if (!str_cut(rest, '\n', &line, &rest))
            return false;
        if (line.size == 0)
            break;
        if (*n == PROOF_PATH_MAX || !note_unbase64(line, path[(*n)++], PROOF_HASH))
            return false;
    }
    *note = rest;
    return true;
}

static void cosigners(const struct note *n, const struct note_key *keys, size_t keys_n, struct proof_verdict *out)
{
    for (size_t i = 0; i < keys_n; i++)
        if (keys[i].alg == NOTE_COSIGN && note_verify(n, &keys[i], &out->witnessed_s) == NOTE_GOOD)
            out->witnesses++;
}

/* Did one of the log keys given sign? No key given: the one the file names, which proves only that the file is whole in itself. */
static bool check_signature(const struct jv *v, const struct note *n, const struct checkpoint *c, const struct note_key *keys, size_t keys_n, struct proof_verdict *out)
{
    struct note_key named;
    bool given = false;
    for (size_t i = 0; i < keys_n; i++) {
        if (keys[i].alg != NOTE_ED25519)
            continue;
        given = true;
        enum note_verdict s = note_verify(n, &keys[i], NULL);
        if (s == NOTE_BAD)
            return fault(out, "检查点的签名不对", "the checkpoint's signature is wrong"), false;
        if (s == NOTE_GOOD && str_eqz(c->origin, keys[i].name))
            out->key_given = true;
    }
    if (given && !out->key_given)
        return fault(out, "检查点不是您给的公钥签的", "the checkpoint was not signed by the key you gave"), false;
    if (!given && (!note_key_read(json_str(json_get(v, "key")), &named) || note_verify(n, &named, NULL) != NOTE_GOOD || !str_eqz(c->origin, named.name)))
        return fault(out, "检查点的签名不对", "the checkpoint's signature is wrong"), false;
    cosigners(n, keys, keys_n, out);
    return true;
}

static bool read_keys(struct str text, struct note_key keys[PROOF_CHECK_KEYS], size_t *n)
{
    for (struct str line; text.size;) {
        str_cut(text, '\n', &line, &text);
        line = str_trim(line);
        if (line.size && (*n == PROOF_CHECK_KEYS || !note_key_read(line, &keys[(*n)++])))
            return false;
    }
    return true;
}

bool proof_file_check(struct arena *ar, struct str text, struct str key_text, struct proof_verdict *out)
{
    struct note_key *keys = AR_ARRAY(ar, struct note_key, PROOF_CHECK_KEYS);
    size_t keys_n = 0;
    struct jv *v = AR_NEW(ar, struct jv);
    struct json_fault jf;
    struct note *n = AR_NEW(ar, struct note);
    struct checkpoint c;
    struct str note;
    uint8_t entry[PROOF_HASH], leaf[PROOF_HASH], path[PROOF_PATH_MAX][PROOF_HASH];
    size_t path_n;
    int64_t version;
    *out = (struct proof_verdict){0};
    if (!read_keys(key_text, keys, &keys_n))
        return fault(out, "给出的公钥不是有效的公钥", "the key given is no verifier key"), false;
    if (text.size > PROOF_FILE_MAX || !json_read(ar, text, NULL, v, &jf) || v->type != J_OBJ || !json_i64(json_get(v, "tiantou-proof"), &version) || version != 1)
        return fault(out, "这不是田头的证明文件", "this is no proof file of Tiantou"), false;
    if (!read_entry(v, out, entry))
        return false;
    if (!read_proof(json_str(json_get(v, "proof")), &out->index, path, &path_n, &note) || !note_read(note, n) || !checkpoint_read(n->text, &c))
        return fault(out, "文件里的路径或检查点不完整", "the file's path or checkpoint is not whole"), false;
    out->origin = c.origin, out->size = c.size;
    proof_leaf_hash((struct str){(const char *)entry, sizeof entry}, leaf);
    if (!proof_inclusion_holds(out->index, c.size, leaf, (const uint8_t (*)[PROOF_HASH])path, path_n, c.root))
        return fault(out, "这条记录不在检查点所签的日志里：记录或路径被改动过", "the record is not in the log the checkpoint was signed for: the record or its path was changed"), false;
    return check_signature(v, n, &c, keys, keys_n, out);
}
