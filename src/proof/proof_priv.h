/* proof_priv.h: what the files of room proof share. */
#ifndef PROOF_PRIV_H
#define PROOF_PRIV_H

#include "proof.h"

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

/* ---- proof_sql.c -------------------------------------------------------------------------------------------------------------------- */
enum proof_q { Q_APPEND, Q_FIND, Q__COUNT };
extern const struct sql proof_sql[Q__COUNT];
#define PFQ(q) (&proof_sql[q])

#endif
