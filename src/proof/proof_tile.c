/* proof_tile.c: the log as strangers read it (C2SP tlog-tiles): the checkpoint, tiles of hashes, bundles of entries. Entries are salted
 * commitments of 32 bytes, so the log is public without telling what is in it. Tiles never change: caches may keep them for ever. */
#include "proof_priv.h"
#include "proof_routes.h"

#include <string.h>

#define FOR_EVER "public, max-age=31536000, immutable"
#define LEVELS_MAX 64

/* ---- paths ------------------------------------------------------------------------------------------------------------------------------ */
static bool digits3(struct str s, uint64_t *v)
{
    if (s.size != 3)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    *v = *v * 1000 + (uint64_t)((s.p[0] - '0') * 100 + (s.p[1] - '0') * 10 + s.p[2] - '0');
    return true;
}

/* "x001/x234/067", shortest form only. */
static bool tile_index(struct str s, uint64_t *out)
{
    struct str head, rest = s;
    uint64_t v = 0;
    for (int parts = 0; parts < 6; parts++) {
        bool more = str_cut(rest, '/', &head, &rest);
        if (more != (head.size == 4 && head.p[0] == 'x') || !digits3(more ? str_from(head, 1) : head, &v))
            return false;
        if (parts == 0 && more && v == 0)
            return false;
        if (!more) {
            *out = v;
            return true;
        }
    }
    return false;
}

bool proof_tile_path(struct str path, struct proof_tile_name *out)
{
    struct str level, rest, width;
    struct proof_tile_name t = {.width = PROOF_TILE};
    uint64_t l = 0, w;
    if (!str_cut(path, '/', &level, &rest))
        return false;
    t.entries = str_eqz(level, "entries");
    if (!t.entries && (!note_number(level, &l) || l >= LEVELS_MAX))
        return false;
    t.level = (unsigned)l;
    const char *p = rest.size > 3 ? memmem(rest.p, rest.size, ".p/", 3) : NULL;
    if (p) {
        width = str_from(rest, (size_t)(p - rest.p) + 3);
        rest.size = (size_t)(p - rest.p);
        if (!note_number(width, &w) || w < 1 || w >= PROOF_TILE)
            return false;
        t.width = (size_t)w;
    }
    if (!tile_index(rest, &t.n))
        return false;
    *out = t;
    return true;
}

/* ---- answers ------------------------------------------------------------------------------------------------------------------------------ */
static enum err not_here(struct cx *cx)
{
    return err_say(cx, ERR_NOT_FOUND, NULL, "日志里没有这一块", "The log has no such tile");
}

struct ask { struct proof_tile_name t; struct str bytes; };

/* Only what a published checkpoint covers. */
static bool covered(const struct proof_tile_name *t, uint64_t size)
{
    uint64_t have = t->level < 8 ? size >> (8 * t->level) : 0;
    return t->n <= have / PROOF_TILE && t->n * PROOF_TILE + t->width <= have;
}

static enum err tile_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *a = arg;
    struct proof_checkpoint c;
    TRY(proof_checkpoint_last(tx, &c));
    if (!c.found || !covered(&a->t, c.size))
        return not_here(cx);
    uint64_t first = a->t.n * PROOF_TILE;
    size_t step = a->t.entries ? PROOF_HASH + 2 : PROOF_HASH;
    uint8_t *p = AR_ARRAY(cx->ar, uint8_t, PROOF_TILE * (PROOF_HASH + 2));
    TRY(a->t.entries ? proof_tree_entries(cx, tx, first, a->t.width, p) : proof_tree_hashes(cx, tx, a->t.level, first, a->t.width, p));
    for (size_t i = a->t.width; a->t.entries && i-- > 0;) { /* from the end: a length of two bytes goes before each */
        memmove(p + i * step + 2, p + i * PROOF_HASH, PROOF_HASH);
        p[i * step] = 0, p[i * step + 1] = PROOF_HASH;
    }
    a->bytes = (struct str){(const char *)p, a->t.width * step};
    return ERR_NONE;
}

enum err proof_tile_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct ask a = {0};
    if (!proof_tile_path(str_of(rq_path(rq, "rest")), &a.t))
        return not_here(cx);
    TRY(tx_read(cx, "proof.tile", tile_tx, &a));
    rs_header(rs, "Cache-Control", FOR_EVER);
    rs_bytes(rs, "application/octet-stream", a.bytes);
    return ERR_NONE;
}

static enum err last_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return proof_checkpoint_last(tx, arg);
}

enum err proof_checkpoint_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    struct proof_checkpoint c;
    TRY(tx_read(cx, "proof.checkpoint", last_tx, &c));
    if (!c.found)
        return err_say(cx, ERR_NOT_FOUND, NULL, "还没有检查点", "There is no checkpoint yet");
    rs_header(rs, "Cache-Control", "public, max-age=5");
    rs_bytes(rs, "text/plain; charset=utf-8", str_of(c.note));
    return ERR_NONE;
}

static enum err keys_tx(struct cx *cx, struct tx *tx, void *arg)
{
    enum err e = proof_keys_known(tx, arg);
    cx_clear(cx);
    return e;
}

enum err proof_keys_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const char *known;
    TRY(tx_read(cx, "proof.keys", keys_tx, &known));
    rs_header(rs, "Cache-Control", "public, max-age=300");
    rs_bytes(rs, "text/plain; charset=utf-8", str_of(known));
    return ERR_NONE;
}
