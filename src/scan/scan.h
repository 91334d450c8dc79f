/* scan.h: one code, one honest page. Codes per lot or per pack, their labels, the resolver of GS1 Digital Link addresses,
 * and the answer a stranger gets: a verdict first, then facts, each with who stands behind it. */
#ifndef SCAN_SCAN_H
#define SCAN_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "certify.h"
#include "cx.h"
#include "epcis.h"
#include "grow.h"
#include "proof.h"
#include "room.h"
#include "trace.h"

/* ---- SQL views ------------------------------------------------------------------------------------------------------------
 * scan_batch_v(id, uuid, lot_id, operator_id, kind, first_serial, count, state, created_us, county)   kind: lot pack */

enum scan_verdict {
    SCAN_GOOD,        /* tested by a laboratory, intervals over, certificate and release valid */
    SCAN_DECLARED,    /* certificate valid, but no laboratory's test or no release: the producer's word and the program's checks */
    SCAN_RECALLED, SCAN_REVOKED, SCAN_LOCKED, SCAN_FAILED, SCAN_UNKNOWN, SCAN_MALFORMED, SCAN_NO_SERIAL, SCAN_PENDING,
    SCAN_VOID,        /* a code of ours that was taken out of use */
    SCAN_EARLY,       /* harvested inside an interval */
    SCAN_STOPPED,     /* the producer is suspended (R5) */
    SCAN__COUNT
};
extern const char *const scan_verdict_names[]; /* "good" "declared" "recalled" "revoked" "locked" "failed" "unknown" "malformed" "no_serial" "pending" "void" "early" "stopped", NULL */

/* Where an event of the chain happened, for strangers: the producer's or place's public name; and whose machine sent it, when it was not
 * entered here. NULL: not known. */
struct scan_hand { const char *place, *sender; };

/* Everything the page, the market-entry check and the machine answer are made from. Lives in the arena. */
struct scan_answer {
    enum scan_verdict verdict;
    const char *gtin, *lot_no, *serial;     /* as scanned; serial NULL for a lot's code */
    const char *reason, *how_to_return;     /* for recalls, locks, void codes */
    const char *void_reason;                /* why the code was taken out of use, else NULL */
    struct grow_story story;                /* empty unless the lot is known */
    struct certify_file file;               /* tests, certificates, releases */
    struct epcis_hits chain;                /* events of the lot and, for packs, of the pack and its containers */
    struct scan_hand *hands;                /* chain.n of them: who stands behind each event */
    const char *recall_no;                  /* of the recall it is under, else NULL */
    int64_t scans, first_scan_us;           /* packs only; else FIELD_NULL */
    bool demo;                              /* demonstration county: said on the page */
    const char *county_name;                /* who runs this installation */
    bool tested, failed, cert_valid, cert_revoked, released, voided, stopped;   /* what the verdict came from */
    int64_t lot_id;                         /* 0: unknown */
    const struct proof_place *chain_log;    /* where each event of the chain stands in the log: chain.n of them */
    int64_t log_size, log_at_us;            /* leaves the newest checkpoint covers, and when it was signed */
};

/* May a stranger have the proof of this leaf of an answer's? Then its kind and row (proof.h). */
bool scan_leaf_shown(const struct scan_answer *a, int64_t leaf, enum proof_kind *kind_out, int64_t *ref_out);

/* Answer a code. Counts the scan of a pack when count is set. Unknown codes are no error: verdict says so. */
enum err scan_answer_code(struct cx *cx, const char *gtin14, const char *lot_no, const char *serial, bool count, struct scan_answer *out) MUST_CHECK;

/* A product by its GTIN, for the page one orders from: the newest of its lots that may be sold. goods: UUID of what the
 * mall sells of it now, or NULL. ERR_NOT_FOUND. */
struct scan_product_lot { const char *lot_no, *grade; int64_t harvest_day; };
struct scan_product { const char *gtin, *name, *name_en, *crop_name, *spec, *brand, *photo_sha, *operator_name; struct list lots; /* of struct scan_product_lot */ const char *goods; };
enum err scan_product_get(struct cx *cx, struct tx *tx, const char *gtin14, struct scan_product *out) MUST_CHECK;

/* The sentence of a verdict in cx->lang. Static or in the arena. */
const char *scan_verdict_sentence(struct cx *cx, const struct scan_answer *a);

/* ---- the resolver (GS1 Digital Link, conformant resolver 1.2) -------------------------------------------------------------- */
/* Path of a code, "/01/…/10/…/21/…"; lot and serial may be NULL. In the arena. */
const char *scan_code_path(struct arena *ar, const char *gtin14, const char *lot_no, const char *serial);
/* The RFC 9264 linkset of a code, its lot and its product, in the arena (a GTIN alone: of the product). base: scheme://host. */
struct str scan_linkset(struct cx *cx, const struct scan_answer *a, const char *base);
/* Where a link type ("gs1:epcis", or its full URI) of a code leads; NULL when the code has no such link. query: of the request
 * without what the resolver itself reads, passed on where the target takes it; NULL or empty: none. */
const char *scan_link_target(struct cx *cx, const struct scan_answer *a, const char *base, const char *link_type, const char *query);
/* Is the code one we gave out (void, recalled or not)? Only then has it links. */
bool scan_known(const struct scan_answer *a);
/* The resolver's own description (/.well-known/gs1resolver). */
struct str scan_resolver_file(struct cx *cx, const char *base);

/* For the demonstration: allocate codes as cx->who would. kind: "lot" or "pack". */
enum err scan_codes_allocate(struct cx *cx, struct tx *tx, const char *lot_uuid, const char *kind, int64_t count, const char **batch_uuid_out,
                             const char **first_path_out) MUST_CHECK;

extern const struct room scan_room;

#endif
