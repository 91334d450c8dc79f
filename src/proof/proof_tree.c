/* proof_tree.c: the tree as it is stored: leaf hashes out of runs, whole subtrees out of proof_node, everything else computed from at
 * most 256 hashes a level. A view holds the few tiles one question touches. Called by proof_seal.c, proof_tile.c, proof_file.c. */
#include "proof_priv.h"

#include <assert.h>
#include <string.h>

/* ---- hashes of a level ----------------------------------------------------------------------------------------------------------- */
static enum err gap(struct cx *cx, unsigned level, uint64_t idx)
{
    return err_say(cx, ERR_CORRUPT, NULL, "存证日志不全：层 %u，散列 %llu", "the log is not whole: level %u, hash %llu", level,
                   (unsigned long long)idx);
}

enum err proof_tree_entries(struct cx *cx, struct tx *tx, uint64_t first, size_t n, uint8_t *out)
{
    struct rows *r;
    uint64_t at = first;
    TRY(sql_query(tx, PFQ(Q_RUNS), ARGS(v_i((int64_t)first - PROOF_RUN), v_i((int64_t)(first + n)), v_i(PROOF_RUN + PROOF_TILE)), &r));
    while (rows_next(r)) {
        uint64_t idx = (uint64_t)rows_i64(r, 0), count = (uint64_t)rows_i64(r, 1);
        struct str leaves = rows_str(r, 2);
        if (idx + count <= at || leaves.size != count * PROOF_LEAF)
            continue;
        for (; at < first + n && at >= idx && at < idx + count; at++)
            memcpy(out + (at - first) * PROOF_HASH, leaves.p + (at - idx) * PROOF_LEAF + PROOF_SEED, PROOF_HASH);
    }
    TRY(rows_end(&r));
    return at == first + n ? ERR_NONE : gap(cx, 0, at);
}

static enum err nodes(struct cx *cx, struct tx *tx, unsigned level, uint64_t first, size_t n, uint8_t *out)
{
    struct rows *r;
    uint64_t at = first;
    TRY(sql_query(tx, PFQ(Q_NODES), ARGS(v_i(level), v_i((int64_t)first), v_i((int64_t)(first + n))), &r));
    while (rows_next(r) && rows_i64(r, 0) == (int64_t)at && rows_str(r, 1).size == PROOF_HASH)
        memcpy(out + (at++ - first) * PROOF_HASH, rows_str(r, 1).p, PROOF_HASH);
    TRY(rows_end(&r));
    return at == first + n ? ERR_NONE : gap(cx, level, at);
}

enum err proof_tree_hashes(struct cx *cx, struct tx *tx, unsigned level, uint64_t first, size_t n, uint8_t *out)
{
    if (level > 0)
        return nodes(cx, tx, level, first, n, out);
    TRY(proof_tree_entries(cx, tx, first, n, out));
    for (size_t i = 0; i < n; i++)
        proof_leaf_hash((struct str){(const char *)out + i * PROOF_HASH, PROOF_HASH}, out + i * PROOF_HASH);
    return ERR_NONE;
}

/* ---- a view ------------------------------------------------------------------------------------------------------------------------- */
void proof_view_init(struct proof_view *v, struct cx *cx, struct tx *tx, uint64_t size)
{
    *v = (struct proof_view){.cx = cx, .tx = tx, .size = size};
}

/* The tile of a level that holds hash idx, read once. */
static enum err tile(struct proof_view *v, unsigned level, uint64_t idx, const uint8_t **out)
{
    uint64_t n = idx / PROOF_TILE, have = v->size >> (8 * level);
    for (size_t i = 0; i < v->tiles; i++)
        if (v->tile[i].level == level && v->tile[i].n == n) {
            *out = v->tile[i].hashes;
            return ERR_NONE;
        }
    assert(idx < have);
    size_t width = have - n * PROOF_TILE < PROOF_TILE ? (size_t)(have - n * PROOF_TILE) : PROOF_TILE;
    size_t slot = v->tiles < PROOF_VIEW_TILES ? v->tiles++ : v->next++ % PROOF_VIEW_TILES;
    struct proof_view_tile *t = &v->tile[slot];
    *t = (struct proof_view_tile){level, n, AR_ARRAY(v->cx->ar, uint8_t, PROOF_TILE * PROOF_HASH)};
    TRY(proof_tree_hashes(v->cx, v->tx, level, n * PROOF_TILE, width, t->hashes));
    *out = t->hashes;
    return ERR_NONE;
}

/* The root of the whole subtree of 2^height leaves that begins at start. */
static enum err subtree(struct proof_view *v, uint64_t start, unsigned height, uint8_t out[PROOF_HASH])
{
    unsigned level = height / 8, rest = height % 8;
    uint64_t first = start >> (8 * level);
    uint8_t work[128 * PROOF_HASH];
    const uint8_t *t;
    TRY(tile(v, level, first, &t));
    memcpy(work, t + first % PROOF_TILE * PROOF_HASH, ((size_t)1 << rest) * PROOF_HASH);
    proof_root_of(work, (uint64_t)1 << rest, out);
    return ERR_NONE;
}

static unsigned log2_floor(uint64_t n)
{
    return 63 - (unsigned)__builtin_clzll(n);
}

/* MTH(D[a:b]) of RFC 6962 for ranges as its recursion makes them: a is a multiple of the power of two that covers b - a. */
static enum err mth(struct proof_view *v, uint64_t a, uint64_t b, uint8_t out[PROOF_HASH])
{
    uint8_t part[64][PROOF_HASH];
    size_t n = 0;
    while (a < b) {
        unsigned h = log2_floor(b - a);
        TRY(subtree(v, a, h, part[n++]));
        a += (uint64_t)1 << h;
    }
    if (n == 0) {
        proof_root_of(NULL, 0, out);
        return ERR_NONE;
    }
    memcpy(out, part[n - 1], PROOF_HASH);
    for (size_t i = n - 1; i-- > 0;)
        proof_node_hash(part[i], out, out);
    return ERR_NONE;
}

enum err proof_view_root(struct proof_view *v, uint64_t size, uint8_t out[PROOF_HASH])
{
    assert(size <= v->size);
    return mth(v, 0, size, out);
}

/* Largest power of two below n. */
static uint64_t split(uint64_t n)
{
    return (uint64_t)1 << log2_floor(n - 1);
}

static void reverse(uint8_t (*path)[PROOF_HASH], size_t n)
{
    uint8_t keep[PROOF_HASH];
    for (size_t i = 0; i + i + 1 < n; i++) {
        memcpy(keep, path[i], PROOF_HASH);
        memcpy(path[i], path[n - 1 - i], PROOF_HASH);
        memcpy(path[n - 1 - i], keep, PROOF_HASH);
    }
}

enum err proof_view_inclusion(struct proof_view *v, uint64_t index, uint8_t path[PROOF_PATH_MAX][PROOF_HASH], size_t *n_out)
{
    uint64_t a = 0, b = v->size;
    size_t n = 0;
    assert(index < b);
    while (b - a > 1) {
        uint64_t k = split(b - a);
        if (index < a + k) {
            TRY(mth(v, a + k, b, path[n++]));
            b = a + k;
        } else {
            TRY(mth(v, a, a + k, path[n++]));
            a += k;
        }
    }
    reverse(path, n);
    *n_out = n;
    return ERR_NONE;
}

enum err proof_view_consistency(struct proof_view *v, uint64_t old, uint8_t path[PROOF_PATH_MAX][PROOF_HASH], size_t *n_out)
{
    uint64_t a = 0, b = v->size;
    bool whole = true;
    size_t n = 0;
    assert(old > 0 && old <= b);
    while (old != b) {
        uint64_t k = split(b - a);
        if (old <= a + k) {
            TRY(mth(v, a + k, b, path[n++]));
            b = a + k;
        } else {
            TRY(mth(v, a, a + k, path[n++]));
            a += k;
            whole = false;
        }
    }
    if (!whole)
        TRY(mth(v, a, b, path[n++]));
    reverse(path, n);
    *n_out = n;
    return ERR_NONE;
}

enum err proof_tree_size(struct tx *tx, uint64_t *out)
{
    int64_t n;
    TRY(sql_i64(tx, PFQ(Q_SIZE), NOARGS, &n));
    *out = (uint64_t)n;
    return ERR_NONE;
}
