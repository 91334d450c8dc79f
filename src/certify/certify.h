/* certify.h: tests and their judgement, the electronic certificate of commitment (承诺达标合格证), release from origin
 * (产地准出) and the market-entry answer (市场准入). */
#ifndef CERTIFY_CERTIFY_H
#define CERTIFY_CERTIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "field.h"
#include "room.h"
#include "store.h"

struct grow_lot;

/* ---- SQL views other rooms may join ---------------------------------------------------------------------------------------
 * certify_test_v(id, uuid, lot_id, test_no, lab_name, state, verdict, judged_us, county)   verdict: pass fail pending
 * certify_cert_v(id, uuid, lot_id, cert_no, kind, state, party_name, issued_us, weight_g, county)  state: valid revoked
 * certify_release_v(id, uuid, lot_id, cert_id, release_no, state, granted_us, county)  state: granted withdrawn */

/* Where a paper stands in the log. */
struct certify_logged {
    int64_t row;                 /* certify_rev: PROOF_PAPER's ref; 0: it has none */
    int64_t index, at_us;        /* leaf (FIELD_NULL: none yet); when its latest revision was recorded */
    bool holds;                  /* what is shown is what was recorded then */
};

struct certify_result {      /* one item of a test */
    const char *item, *method, *value, *unit, *limit, *detection_limit, *basis; int64_t verdict; /* 0 pass 1 fail 2 pending */
};
struct certify_test {
    const char *uuid, *test_no, *lab_name, *lab_qualification, *report_sha; int64_t sampled_day, judged_us, verdict;
    struct list results;     /* of struct certify_result */
    struct certify_logged log;
};
struct certify_cert {
    const char *uuid, *cert_no, *kind, *title, *product, *origin, *party_name, *contact, *declaration, *statement, *revoke_reason;
    int64_t weight_g, issued_day, state, revoked_us;    /* state: 0 valid 1 revoked */
    struct texts bases, parents;            /* the ticked bases; numbers of the parents' certificates */
    struct certify_logged log;              /* of a lot's file only */
};
struct certify_release { const char *release_no, *granted_by; int64_t granted_us, state; struct certify_logged log; };    /* granted_by: the office in cx->lang, no person's name */

/* What is known of a lot: everything public, newest first. */
struct certify_file {
    struct list tests, certs, releases;
    const char *failed_lot;                 /* number of the lot, this one or one it was made from, with a failed test; else NULL */
};
enum err certify_lot_file(struct cx *cx, struct tx *tx, const struct grow_lot *lot, struct certify_file *out) MUST_CHECK;
/* A code may be printed, a lot listed: valid certificate, not locked, no failed test, no open interval. ERR_RULE etc. with
 * the sentence that says what is missing. */
enum err certify_lot_cleared(struct cx *cx, struct tx *tx, int64_t lot_id) MUST_CHECK;
enum err certify_cert_by_no(struct cx *cx, struct tx *tx, const char *cert_no, int64_t *lot_id_out, struct certify_cert *out) MUST_CHECK;

extern const struct room certify_room;

#endif
