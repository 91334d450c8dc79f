/* proof_merkle.c: the Merkle tree of RFC 6962 section 2.1: hashes, and the checking of inclusion and consistency proofs by the
 * algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2. Pure computation; proofs come from strangers. */
#include "proof_priv.h"

#include <string.h>

#include "proof_digest.h"

void proof_leaf_hash(struct str entry, uint8_t out[PROOF_HASH])
{
    proof_sha256((const struct str[]){{"\0", 1}, entry}, 2, out);
}

void proof_node_hash(const uint8_t left[PROOF_HASH], const uint8_t right[PROOF_HASH], uint8_t out[PROOF_HASH])
{
    proof_sha256((const struct str[]){{"\1", 1}, {(const char *)left, PROOF_HASH}, {(const char *)right, PROOF_HASH}}, 3, out);
}

/* Level by level; what is left over at the right end moves up as it is, which is the split at the largest power of two. */
void proof_root_of(uint8_t *hashes, uint64_t n, uint8_t out[PROOF_HASH])
{
    if (n == 0) {
        proof_sha256(NULL, 0, out);
        return;
    }
    for (; n > 1; n = (n + 1) / 2)
        for (uint64_t i = 0; i < n; i += 2) {
            uint8_t *to = hashes + i / 2 * PROOF_HASH, *from = hashes + i * PROOF_HASH;
            if (i + 1 < n)
                proof_node_hash(from, from + PROOF_HASH, to);
            else
                memmove(to, from, PROOF_HASH);
        }
    memcpy(out, hashes, PROOF_HASH);
}

bool proof_inclusion_holds(uint64_t index, uint64_t size, const uint8_t leaf[PROOF_HASH], const uint8_t (*path)[PROOF_HASH], size_t n,
                           const uint8_t root[PROOF_HASH])
{
    uint8_t r[PROOF_HASH];
    if (index >= size)
        return false;
    uint64_t fn = index, sn = size - 1;
    memcpy(r, leaf, sizeof r);
    for (size_t i = 0; i < n; i++) {
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            proof_node_hash(path[i], r, r);
            while (!(fn & 1) && fn != 0)
                fn >>= 1, sn >>= 1;
        } else {
            proof_node_hash(r, path[i], r);
        }
        fn >>= 1, sn >>= 1;
    }
    return sn == 0 && memcmp(r, root, sizeof r) == 0;
}

bool proof_consistency_holds(uint64_t size1, uint64_t size2, const uint8_t root1[PROOF_HASH], const uint8_t root2[PROOF_HASH],
                             const uint8_t (*path)[PROOF_HASH], size_t n)
{
    uint8_t fr[PROOF_HASH], sr[PROOF_HASH];
    if (size1 == 0 || size1 > size2)
        return false;
    if (size1 == size2)
        return n == 0 && memcmp(root1, root2, PROOF_HASH) == 0;
    bool whole = (size1 & (size1 - 1)) == 0; /* a power of two: the old root itself is the first hash */
    size_t at = whole ? 0 : 1;
    if (n < at + 1)
        return false;
    uint64_t fn = size1 - 1, sn = size2 - 1;
    while (fn & 1)
        fn >>= 1, sn >>= 1;
    memcpy(fr, whole ? root1 : path[0], sizeof fr);
    memcpy(sr, fr, sizeof sr);
    for (; at < n; at++) {
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            proof_node_hash(path[at], fr, fr);
            proof_node_hash(path[at], sr, sr);
            while (!(fn & 1) && fn != 0)
                fn >>= 1, sn >>= 1;
        } else {
            proof_node_hash(sr, path[at], sr);
        }
        fn >>= 1, sn >>= 1;
    }
    return sn == 0 && memcmp(fr, root1, sizeof fr) == 0 && memcmp(sr, root2, sizeof sr) == 0;
}
