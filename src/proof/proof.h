/* proof.h: the append-only log: a Merkle tree (RFC 6962) over every fact of the house, so that nobody, the county included, can
 * change, delete or back-date a record unseen.
 *
 * A room that stores a fact appends its leaf in the same transaction:
 *     struct proof_leaf leaf;
 *     proof_leaf_make(PROOF_EVENT, open, closed, n, &leaf);       outside the transaction where it can: pure computation
 *     TRY(proof_append(cx, tx, PROOF_EVENT, row, &leaf));         inside it
 * and gives the same texts again through its struct proof_source, so that `tiantou check --log` can compare.
 *
 * What a leaf commits to (version 1). A record has an open part, which may be shown to strangers, and a closed part, which may
 * not. Both are texts (UTF-8), made by the room, the same each time. With S the leaf's seed, 16 random bytes:
 *     closed digest  D = SHA-256("tiantou-closed/1\n" S closed)             32 zero bytes when there is no closed part
 *     salt           T = first 16 bytes of SHA-256("tiantou-salt/1\n" S)
 *     entry          E = SHA-256("tiantou-record/1\n" kind "\n" T D open)   what /log/tile/entries/ shows: 32 bytes
 *     leaf hash      L = SHA-256(0x00 E)                                    RFC 6962 section 2.1
 * A proof file for strangers holds open, T and D; it lets nobody guess at the closed part, whose digest is made with S. One for
 * those who may see everything holds open, closed and S. The log itself holds entries only: no personal data, nothing to guess. */
#ifndef PROOF_PROOF_H
#define PROOF_PROOF_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "store.h"
#include "str.h"

struct room;
extern const struct room proof_room;
extern const struct migration proof_migrations[];   /* for the tests of rooms above */
extern const size_t proof_migrations_n;

/* What a leaf stands for. The number is stored and orders the index, so that the kind which grows most stands last. */
enum proof_kind {
    PROOF_AUDIT = 1,      /* a line of the audit trail; ref: people_audit */
    PROOF_REVISION = 2,   /* a revision of an object of grow, field records among them; ref: grow_rev */
    PROOF_PAPER = 3,      /* a revision of a test, certificate or release; ref: certify_rev */
    PROOF_POSTING = 4,    /* a posting of the books with its lines; ref: ledger_posting */
    PROOF_EVENT = 9,      /* an EPCIS event; ref: epcis_event */
};

/* ---- appending ----------------------------------------------------------------------------------------------------------------- */
#define PROOF_SEED 16
#define PROOF_HASH 32
/* As stored, one after the other. */
struct proof_leaf { uint8_t seed[PROOF_SEED], entry[PROOF_HASH]; };

/* Choose a seed and compute the entry. closed: n pieces that are read as one text (NULL, 0: no closed part). Any thread, no I/O. */
void proof_leaf_make(enum proof_kind kind, struct str open, const struct str *closed, size_t n, struct proof_leaf *out);

/* Append one leaf for row ref of its table. A second leaf for the same row is ERR_DUPLICATE. */
enum err proof_append(struct cx *cx, struct tx *tx, enum proof_kind kind, int64_t ref, const struct proof_leaf *leaf) MUST_CHECK;

/* Append n leaves in one go: refs ascending; cheap where they follow each other without gap. */
enum err proof_append_many(struct cx *cx, struct tx *tx, enum proof_kind kind, const int64_t *refs, const struct proof_leaf *const *leaves,
                           size_t n) MUST_CHECK;

/* ---- reading back ------------------------------------------------------------------------------------------------------------------ */
/* Does the leaf commit to this record? Pure computation. */
bool proof_leaf_holds(const struct proof_leaf *leaf, enum proof_kind kind, struct str open, const struct str *closed, size_t n);

/* Where a record stands in the log. */
struct proof_place {
    bool found;               /* it has a leaf */
    int64_t index;            /* in the tree; FIELD_NULL: appended, not yet given an index (PostgreSQL, a few seconds) */
    struct proof_leaf leaf;
    int64_t checked_us;       /* when the record was last read again and agreed with its leaf, and the log with its signature; FIELD_NULL: not yet */
    bool changed;             /* it was found to disagree */
};
/* The places of n records of one kind, by one query; out: n of them. What the nightly look says of them comes with them. */
enum err proof_find(struct cx *cx, struct tx *tx, enum proof_kind kind, const int64_t *refs, size_t n, struct proof_place *out) MUST_CHECK;

/* What a leaf of the tree stands for. ERR_NOT_FOUND. */
enum err proof_leaf_at(struct cx *cx, struct tx *tx, int64_t index, enum proof_kind *kind_out, int64_t *ref_out) MUST_CHECK;

/* The newest checkpoint: how many leaves it covers, and when it was signed. size 0: there is none yet. */
enum err proof_covered(struct cx *cx, struct tx *tx, int64_t *size_out, int64_t *at_us_out) MUST_CHECK;

/* Put a new key of the log before the present one in the key file: it signs beside it from the next start on. Its verifier key. */
enum err proof_key_new(struct cx *cx, const char **vkey_out) MUST_CHECK;
/* The verifier keys of the log, one a line, the present one first. */
enum err proof_keys_text(struct cx *cx, const char **out) MUST_CHECK;

/* ---- proof files (proof_file.c tells their form) ------------------------------------------------------------------------------------ */
/* The proof file of a record, in the arena. The caller has made sure that it may be shown; whole: with its closed part. The record is
 * read anew and held against its leaf. ERR_CORRUPT: it was changed; ERR_BUSY: no checkpoint covers it yet; ERR_NOT_FOUND. */
enum err proof_file_make(struct cx *cx, struct tx *tx, enum proof_kind kind, int64_t ref, bool whole, struct str *out) MUST_CHECK;

/* What a proof file says. Texts point into the file and the arena. */
struct proof_verdict {
    const char *why_zh, *why_en;   /* why it does not hold; else NULL */
    struct str kind, record, closed, origin;
    bool whole;                    /* with its closed part */
    bool key_given;                /* signed by a log key of the caller's; else only by the key the file itself names */
    uint64_t index, size;          /* leaf, of a tree of so many */
    int witnesses;                 /* of those whose keys the caller gave */
    int64_t witnessed_s;           /* when the last of them signed, seconds since the epoch */
};
/* Check a proof file: pure computation. keys: verifier keys of the log and of witnesses, one a line; empty: none is known. False with
 * why_*; a key text that cannot be read is a fault too. */
bool proof_file_check(struct arena *ar, struct str file, struct str keys, struct proof_verdict *out);

/* ---- what rooms give for the check and for proofs ---------------------------------------------------------------------------------- */
/* A record as it stands in the database now. */
struct proof_record {
    int64_t ref;
    struct str open, closed;   /* as given to proof_leaf_make; closed.p == NULL: no closed part */
    const char *name;          /* what a person calls it: "event ni:///…", "certificate HGZ… (revision 2)" */
};
typedef enum err proof_record_fn(struct cx *cx, const struct proof_record *r, void *arg);

struct proof_source {
    enum proof_kind kind;
    /* Call each() for every record with first <= ref <= last, ascending, at most max. Records live until each() returns. A record
     * that cannot be read at all is given with open.p == NULL. */
    enum err (*read)(struct cx *cx, struct tx *tx, int64_t first, int64_t last, int64_t max, proof_record_fn *each, void *arg);
    /* A record whose leaf says something else: what it is that differs, where that can be told, as words that follow a colon (NULL:
     * it never can). Appends nothing when it does not know. */
    enum err (*explain)(struct cx *cx, struct tx *tx, int64_t ref, struct buf *out);
    /* Beyond the log: rows that say something else than the latest revision that is in the log (NULL: nothing to compare). Each
     * finding is a line of the report. */
    enum err (*compare)(struct cx *cx, struct buf *report, int64_t *findings);
};
/* Members of two JSON objects that differ, as "weight_g 1000 → 2000; …"; those named in skip (NULL-terminated, or NULL) may. How many. */
size_t proof_differences(struct arena *ar, struct str was, struct str is, const char *const *skip, struct buf *out);
/* Rebuild the tree from the database and compare: runs, nodes, checkpoints, and every record with its leaf. Findings name the record. */
enum err proof_check_log(struct cx *cx, struct buf *report, int64_t *findings) MUST_CHECK;
/* ---- looking again (proof_recheck.c) -------------------------------------------------------------------------------------------------- */
struct proof_finding { enum proof_kind kind; int64_t ref; const char *what; int64_t at_us; };   /* kind 0: the log itself */
struct proof_watch { enum err (*found)(struct cx *cx, struct tx *tx, const struct proof_finding *f); };
/* A room above wants to know what the job finds, each once, in the transaction that keeps it. Set in room.start. */
void proof_watch_by(const struct proof_watch *w);
/* Look now, as the job does. */
enum err proof_recheck(struct cx *cx) MUST_CHECK;

/* How far a long check is: called with what is being read, how much of how much. Set by the command (NULL: nobody looks). */
void proof_progress_by(void (*fn)(const char *what, int64_t done, int64_t all));
void proof_progress(const char *what, int64_t done, int64_t all);
/* Tell the log where records come from; called by the application with the sources of each room. Static. */
void proof_source_add(const struct proof_source *s);

#endif
