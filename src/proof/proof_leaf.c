/* proof_leaf.c: from a record to a leaf, and leaves into the log. Leaves appended together stand in one row, a run: the capture of a
 * thousand events adds thirteen rows, not a thousand. On SQLite the one writer gives the indexes in the transaction itself; on
 * PostgreSQL writers do not wait for each other, so runs go into an inbox and the sequencer (proof_seal.c) gives the indexes once
 * they are committed. Called by every room that stores facts. */
#include "proof_priv.h"

#include <assert.h>
#include <string.h>

#include "proof_digest.h"

static const char *const WORDS[] = {[PROOF_AUDIT] = "audit", [PROOF_REVISION] = "revision", [PROOF_PAPER] = "paper", [PROOF_POSTING] = "posting", [PROOF_EVENT] = "event"};

const char *proof_kind_word(int64_t kind)
{
    return kind >= 0 && (size_t)kind < sizeof WORDS / sizeof WORDS[0] ? WORDS[kind] : NULL;
}

#define PART(bytes) {(const char *)(bytes), sizeof(bytes)}

void proof_salt(const uint8_t seed[PROOF_SEED], uint8_t salt[PROOF_SEED])
{
    uint8_t d[PROOF_HASH];
    proof_sha256((const struct str[]){STR("tiantou-salt/1\n"), {(const char *)seed, PROOF_SEED}}, 2, d);
    memcpy(salt, d, PROOF_SEED);
}

void proof_closed_digest(const uint8_t seed[PROOF_SEED], const struct str *closed, size_t n, uint8_t out[PROOF_HASH])
{
    struct str parts[2 + PROOF_PIECES] = {STR("tiantou-closed/1\n"), {(const char *)seed, PROOF_SEED}};
    assert(n <= PROOF_PIECES);
    memset(out, 0, PROOF_HASH);
    if (n == 0)
        return;
    memcpy(parts + 2, closed, n * sizeof *closed);
    proof_sha256(parts, n + 2, out);
}

void proof_entry(const char *kind, const uint8_t salt[PROOF_SEED], const uint8_t closed[PROOF_HASH], struct str open, uint8_t out[PROOF_HASH])
{
    const struct str parts[] = {STR("tiantou-record/1\n"), str_of(kind), STR("\n"), {(const char *)salt, PROOF_SEED}, {(const char *)closed, PROOF_HASH}, open};
    proof_sha256(parts, sizeof parts / sizeof parts[0], out);
}

void proof_entry_of(enum proof_kind kind, const uint8_t seed[PROOF_SEED], struct str open, const struct str *closed, size_t n, uint8_t out[PROOF_HASH])
{
    uint8_t salt[PROOF_SEED], digest[PROOF_HASH];
    proof_salt(seed, salt);
    proof_closed_digest(seed, closed, n, digest);
    proof_entry(WORDS[kind], salt, digest, open, out);
}

void proof_leaf_make(enum proof_kind kind, struct str open, const struct str *closed, size_t n, struct proof_leaf *out)
{
    proof_random(out->seed, sizeof out->seed);
    proof_entry_of(kind, out->seed, open, closed, n, out->entry);
}

bool proof_leaf_holds(const struct proof_leaf *leaf, enum proof_kind kind, struct str open, const struct str *closed, size_t n)
{
    uint8_t entry[PROOF_HASH];
    proof_entry_of(kind, leaf->seed, open, closed, n, entry);
    return memcmp(entry, leaf->entry, sizeof entry) == 0;
}

/* ---- into the log ----------------------------------------------------------------------------------------------------------------- */
_Static_assert(sizeof(struct proof_leaf) == PROOF_LEAF, "a leaf is stored as it lies in memory");

static enum err put_run(struct tx *tx, enum proof_kind kind, int64_t ref, const struct proof_leaf *leaves, size_t n)
{
    return sql_exec(tx, PFQ(Q_APPEND), ARGS(v_i(kind), v_i(ref), v_i((int64_t)n), v_b(leaves, n * sizeof *leaves)));
}

enum err proof_append(struct cx *cx, struct tx *tx, enum proof_kind kind, int64_t ref, const struct proof_leaf *leaf)
{
    (void)cx;
    return put_run(tx, kind, ref, leaf, 1);
}

enum err proof_append_many(struct cx *cx, struct tx *tx, enum proof_kind kind, const int64_t *refs, const struct proof_leaf *const *leaves, size_t n)
{
    struct proof_leaf run[PROOF_RUN];
    (void)cx;
    for (size_t i = 0; i < n;) {
        size_t k = 0;
        do {
            run[k] = *leaves[i + k];
            k++;
        } while (k < PROOF_RUN && i + k < n && refs[i + k] == refs[i] + (int64_t)k);
        TRY(put_run(tx, kind, refs[i], run, k));
        i += k;
    }
    return ERR_NONE;
}

/* ---- out of it ------------------------------------------------------------------------------------------------------------------------ */
static void place(struct proof_place *out, const int64_t *refs, size_t n, const struct rows *r)
{
    int64_t ref = rows_i64(r, 0);
    struct str leaf = rows_str(r, 2);
    for (size_t i = 0; i < n && leaf.size == PROOF_LEAF; i++)
        if (refs[i] == ref) {
            out[i].found = true;
            out[i].index = rows_i64(r, 1);
            memcpy(&out[i].leaf, leaf.p, PROOF_LEAF);
            out[i].changed = rows_i64(r, 4) == 2;
            out[i].checked_us = rows_i64(r, 4) ? FIELD_NULL : rows_i64(r, 3);
        }
}

enum err proof_find(struct cx *cx, struct tx *tx, enum proof_kind kind, const int64_t *refs, size_t n, struct proof_place *out)
{
    struct rows *r;
    (void)cx;
    memset(out, 0, n * sizeof *out);
    for (size_t i = 0; i < n; i++)
        out[i].checked_us = FIELD_NULL;
    if (n == 0)
        return ERR_NONE;
    TRY(sql_query(tx, PFQ(Q_FIND), ARGS(v_i(kind), v_is(refs, n)), &r));
    while (rows_next(r))
        place(out, refs, n, r);
    return rows_end(&r);
}

enum err proof_leaf_at(struct cx *cx, struct tx *tx, int64_t index, enum proof_kind *kind_out, int64_t *ref_out)
{
    struct rows *r;
    TRY(sql_query(tx, PFQ(Q_LEAF_AT), ARGS(v_i(index)), &r));
    bool found = rows_next(r);
    if (found) {
        *kind_out = (enum proof_kind)rows_i64(r, 0);
        *ref_out = rows_i64(r, 1);
    }
    TRY(rows_end(&r));
    return found ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, "/leaf", "日志里没有这个序号", "The log has no such leaf");
}
