/* proof_priv.h: what the files of room proof share. */
#ifndef PROOF_PRIV_H
#define PROOF_PRIV_H

#include "proof.h"
#include "proof_note.h"

#define PROOF_LEAF 48           /* bytes of a stored leaf: seed, entry */
#define PROOF_RUN 80            /* leaves of one row: 3,840 bytes, which fit a page of SQLite */
#define PROOF_PIECES 12         /* pieces of a closed part */

/* ---- proof_leaf.c ---------------------------------------------------------------------------------------------------------------- */
/* "event" of PROOF_EVENT; NULL: no such kind. Static. */
const char *proof_kind_word(int64_t kind);
/* T, D, E of proof.h. */
void proof_salt(const uint8_t seed[PROOF_SEED], uint8_t salt[PROOF_SEED]);
void proof_closed_digest(const uint8_t seed[PROOF_SEED], const struct str *closed, size_t n, uint8_t out[PROOF_HASH]);
void proof_entry(const char *kind, const uint8_t salt[PROOF_SEED], const uint8_t closed[PROOF_HASH], struct str open, uint8_t out[PROOF_HASH]);
/* E of a record and a seed. */
void proof_entry_of(enum proof_kind kind, const uint8_t seed[PROOF_SEED], struct str open, const struct str *closed, size_t n, uint8_t out[PROOF_HASH]);

/* ---- proof_merkle.c: RFC 6962 section 2.1 (numbered 2.1 in RFC 9162 too) ---------------------------------------------------------- */
void proof_leaf_hash(struct str entry, uint8_t out[PROOF_HASH]);
void proof_node_hash(const uint8_t left[PROOF_HASH], const uint8_t right[PROOF_HASH], uint8_t out[PROOF_HASH]);
/* Root of n leaf hashes, n * 32 bytes; the hash of nothing for n = 0. Overwrites them. */
void proof_root_of(uint8_t *hashes, uint64_t n, uint8_t out[PROOF_HASH]);
/* Does the path lead from the leaf to the root? False for any index or size that cannot be, and for a path of another length. */
bool proof_inclusion_holds(uint64_t index, uint64_t size, const uint8_t leaf[PROOF_HASH], const uint8_t (*path)[PROOF_HASH], size_t n,
                           const uint8_t root[PROOF_HASH]);
/* Is the tree of size2 the tree of size1 with leaves added? Size 0 proves nothing: false. */
bool proof_consistency_holds(uint64_t size1, uint64_t size2, const uint8_t root1[PROOF_HASH], const uint8_t root2[PROOF_HASH],
                             const uint8_t (*path)[PROOF_HASH], size_t n);

/* ---- proof_tree.c: the tree as it is stored -------------------------------------------------------------------------------------- */
#define PROOF_TILE 256          /* hashes of a whole tile */
#define PROOF_PATH_MAX 64       /* hashes of a proof */
#define PROOF_VIEW_TILES 16
/* Leaves given an index so far. */
enum err proof_tree_size(struct tx *tx, uint64_t *out) MUST_CHECK;
/* Entries [first, first + n) of the log. ERR_CORRUPT: one is missing. */
enum err proof_tree_entries(struct cx *cx, struct tx *tx, uint64_t first, size_t n, uint8_t *out) MUST_CHECK;
/* Hashes [first, first + n) of a level: roots of whole subtrees of 256^level leaves. ERR_CORRUPT: one is missing. */
enum err proof_tree_hashes(struct cx *cx, struct tx *tx, unsigned level, uint64_t first, size_t n, uint8_t *out) MUST_CHECK;
/* One question about the tree of the first `size` leaves, whose nodes are built. Lives on the stack, tiles in the arena. */
struct proof_view_tile { unsigned level; uint64_t n; uint8_t *hashes; };
struct proof_view {
    struct cx *cx; struct tx *tx;
    uint64_t size;
    struct proof_view_tile tile[PROOF_VIEW_TILES];
    size_t tiles, next;
};
void proof_view_init(struct proof_view *v, struct cx *cx, struct tx *tx, uint64_t size);
/* Root of the first `size` leaves, at most the view's. */
enum err proof_view_root(struct proof_view *v, uint64_t size, uint8_t out[PROOF_HASH]) MUST_CHECK;
/* PATH(index, D[size]) and PROOF(old, D[size]); 0 < old. */
enum err proof_view_inclusion(struct proof_view *v, uint64_t index, uint8_t path[PROOF_PATH_MAX][PROOF_HASH], size_t *n_out) MUST_CHECK;
enum err proof_view_consistency(struct proof_view *v, uint64_t old, uint8_t path[PROOF_PATH_MAX][PROOF_HASH], size_t *n_out) MUST_CHECK;

/* ---- proof_keys.c: the keys of this installation ---------------------------------------------------------------------------------- */
#define PROOF_KEYS_MAX 4
/* Read the log's key file, make it at the first start. Without a key of the log the server serves, but signs nothing. */
enum err proof_keys_start(struct cx *cx) MUST_CHECK;
void proof_keys_stop(void);
/* Who signs checkpoints: the present key first; 0: this copy does not sign. Static until stop. */
size_t proof_keys_log(const struct note_signer **out);
/* Verifier keys the log ever had, one a line, the present one first. */
enum err proof_keys_known(struct tx *tx, const char **out) MUST_CHECK;

/* Who cosigns for other logs; NULL: this installation is no witness. Static until stop. */
const struct note_signer *proof_keys_witness(void);

/* ---- proof_witness.c ---------------------------------------------------------------------------------------------------------------- */
enum { WITNESS_PATH_MAX = 63 };
/* The body of add-checkpoint (C2SP tlog-witness): "old N", the consistency path, an empty line, the signed checkpoint. */
struct witness_request { uint64_t old; uint8_t path[WITNESS_PATH_MAX][PROOF_HASH]; size_t n; struct str whole; struct note note; struct checkpoint c; };
/* False: malformed. Points into the body. */
bool proof_witness_read(struct str body, struct witness_request *out);
/* Ask every witness to cosign the newest checkpoint. A witness that fails is logged, and asked again next time. */
enum err proof_witness_ask(struct cx *cx) MUST_CHECK;

/* ---- proof_check.c ------------------------------------------------------------------------------------------------------------------- */
/* The tree alone: runs, nodes, checkpoints, signatures. */
enum err proof_check_tree(struct cx *cx, struct buf *report, int64_t *findings) MUST_CHECK;
typedef void proof_told_fn(void *arg, int64_t ref, const char *what);
/* Hold the records of a source with first <= ref <= last against their leaves. *upto_out: the last row there was, first - 1 when none. */
enum err proof_hold(struct cx *cx, const struct proof_source *source, int64_t first, int64_t last, proof_told_fn *told, void *arg, int64_t *records_out, int64_t *upto_out) MUST_CHECK;
/* The sources one by one; NULL after the last. */
const struct proof_source *proof_source_at(size_t i);

/* ---- proof_recheck.c ----------------------------------------------------------------------------------------------------------------- */
#define PROOF_BLOCK 16384       /* rows of one row of proof_checked; also written in proof_sql.c */
/* Is it time? Long periods wait for the night (01:00 to 05:00 in China), when nobody scans; by day only when nights were missed. */
bool proof_recheck_due(int64_t last_us, int64_t now_us, int64_t every_us);
/* proof_recheck() when it is due. */
enum err proof_recheck_turn(struct cx *cx) MUST_CHECK;

/* ---- proof_seal.c: indexes, nodes, checkpoints -------------------------------------------------------------------------------------- */
struct proof_checkpoint { bool found; uint64_t size; uint8_t root[PROOF_HASH]; int64_t at_us; const char *note; };
/* The newest checkpoint. */
enum err proof_checkpoint_last(struct tx *tx, struct proof_checkpoint *out) MUST_CHECK;
/* Give indexes, build nodes, sign. Called by the job, and by tests. */
enum err proof_seal(struct cx *cx) MUST_CHECK;

/* ---- proof_file.c ------------------------------------------------------------------------------------------------------------------ */
#define PROOF_FILE_MAX ((size_t)4 << 20)   /* bytes of a proof file: an event is at most 1 MiB */
#define PROOF_CHECK_KEYS 32                /* keys a check may be given */

/* ---- proof_check.c ------------------------------------------------------------------------------------------------------------------- */
/* The source of a kind, or NULL. */
const struct proof_source *proof_source_of(int64_t kind);

/* ---- proof_sql.c -------------------------------------------------------------------------------------------------------------------- */
enum proof_q { Q_APPEND, Q_FIND, Q_RUNS, Q_NODES, Q_SIZE, Q_NODE_NEXT, Q_SEQUENCE, Q_LAST, Q_CHECKPOINT_PUT, Q_CHECKPOINTS, Q_CHECKPOINT_THIN, Q_WITNESSED, Q_WITNESS_PUT, Q_COSIGNED, Q_BY_REF, Q_LAST_REF, Q_LEAF_AT, Q_CHECKED, Q_CHECKED_PUT, Q_CHECKED_DROP, Q_FINDING_PUT, Q_FINDING_GONE, Q__COUNT };
extern const struct sql proof_sql[Q__COUNT];
#define PFQ(q) (&proof_sql[q])

#endif
