/* certify_priv.h: what the files of room certify share. */
#ifndef CERTIFY_CERTIFY_PRIV_H
#define CERTIFY_CERTIFY_PRIV_H

#include "certify_acts.h"
#include "grow.h"
#include "people.h"
#include "proof.h"

enum certify_query {
    Q_LAB_INSERT, Q_LAB_BY_UUID, Q_LIMIT_INSERT, Q_LIMIT_BY_UUID, Q_LIMIT_FIND, Q_TEST_INSERT, Q_TEST_BY_UUID, Q_TEST_BY_ID, Q_TEST_SAMPLE,
    Q_TEST_VERDICT, Q_TEST_STATE, Q_TEST_REPORT, Q_RESULT_INSERT, Q_RESULTS, Q_EDITIONS, Q_LOT_TESTS, Q_LOT_VERDICTS, Q_TEMPLATE_ON,
    Q_TEMPLATE_INSERT, Q_CERT_INSERT, Q_CERT_BY_UUID, Q_CERT_BY_ID, Q_CERT_BY_NO, Q_CERT_REVOKE, Q_CERT_WEIGHT, Q_CERT_COUNT, Q_LOT_CERTS,
    Q_CERT_SHIPMENT, Q_PARENT_INSERT, Q_PARENTS, Q_PARENT_STATE, Q_RELEASE_INSERT, Q_RELEASE_BY_UUID, Q_RELEASE_BY_ID, Q_RELEASE_WITHDRAW, Q_LOT_RELEASES,
    Q_CERT_RELEASES, Q_MEMBER_LAB, Q_MEMBER_ACCOUNT, Q_MEMBER_COUNT, Q_MEMBER_BIND, Q_MEMBER_FREE, Q_MEMBERS, Q_NUMBER, Q_REV_INSERT, Q_REV_PROOF, Q_REV_OF_LOT, Q_REV_TEST, Q_REV_CERT, Q_REV_RELEASE, Q_REV_GONE, Q_CHECK_LOTS, Q_CHECK_EVENTS, Q__COUNT
};
extern const struct sql certify_sql[];
#define CQ(q) (&certify_sql[q])

extern const struct shape certify_test_row, certify_cert_row, certify_release_row, certify_lab_row, certify_template_row;

extern const struct shape certify_stats_query_shape;
enum err certify_stats_get(struct req *rq, struct resp *rs);
extern const struct room_check certify_checks[];
extern const struct route certify_routes[];
extern const size_t certify_routes_n;
extern const struct list_spec certify_lab_list, certify_limit_list, certify_test_list, certify_cert_list, certify_template_list, certify_release_list;

enum {
    CERTIFY_ITEMS_MAX = 200,    /* results of one test */
    CERTIFY_LIST_MAX = 200,     /* tests, certificates, releases of one lot shown */
    CERTIFY_MEMBERS_MAX = 200,  /* accounts of one laboratory */
    CERTIFY_PARENTS_MAX = 100,  /* certificates a buyer's one stands on */
    CERTIFY_LINE_MAX = 200,     /* lots one lot may descend from */
    CERTIFY_NO_MAX = 60,        /* characters of a certificate's number, foreign ones too */
};

/* ---- certify_judge.c: pure ------------------------------------------------------------------------------------------------- */
/* Judge one result. value: decimal text or "ND" (not detected); texts may be NULL. */
enum certify_verdict certify_judge(enum certify_limit_kind kind, const char *value, const char *limit, const char *detection_limit);
/* Any fail fails, else any pending is pending, else pass; n = 0 is pending. */
enum certify_verdict certify_judge_all(const struct certify_result_seen *r, size_t n);
/* "ND" or a decimal number that is not negative. */
bool certify_value_valid(const char *value);

/* ---- helpers (certify_common.c) ----------------------------------------------------------------------------------------------- */
/* Next running number "PREFIX" + yyyymmdd + 4 or more digits, unique. */
enum err certify_number(struct cx *cx, struct tx *tx, const char *prefix, const char **out) MUST_CHECK;
/* "a|b" ⇄ texts. */
struct texts certify_split(struct arena *ar, const char *joined, char sep);
const char *certify_join(struct arena *ar, struct texts t, char sep);
int64_t certify_today(const struct cx *cx);
/* JSON of an object for the audit trail. */
struct str certify_json(struct cx *cx, const struct shape *sh, const void *obj);
/* A lot the caller may do perm with; foreign lots are ERR_NOT_FOUND. */
enum err certify_lot_for(struct cx *cx, struct tx *tx, const char *perm, const char *lot_uuid, struct grow_lot *lot, struct people_operator *op) MUST_CHECK;
/* perm on an object that was read (level_path, operator_id); ERR_NOT_FOUND when who may not even read it. */
enum err certify_may(struct cx *cx, const char *perm, const char *level_path, int64_t operator_id) MUST_CHECK;
const char *certify_who(const struct cx *cx);

/* Split and fill what a certificate's row does not hold: bases, parents. */
enum err certify_cert_fill(struct cx *cx, struct tx *tx, struct certify_cert_seen *c) MUST_CHECK;
/* The role of cx->who that has perm ("office", "agri"), or NULL. Static. */
const char *certify_role(const struct cx *cx, const char *perm);

/* ---- certify_member.c -------------------------------------------------------------------------------------------------------------- */
/* The laboratory whose tests alone the caller may see, or 0: no such bound. */
enum err certify_own_lab(struct cx *cx, struct tx *tx, int64_t *lab_id_out) MUST_CHECK;
/* ERR_NOT_FOUND when the caller works for another laboratory than the test's. */
enum err certify_test_ours(struct cx *cx, struct tx *tx, const struct certify_test_seen *t) MUST_CHECK;

/* ---- certify_rules.c: each answers with the sentence that says what is missing ------------------------------------------------- */
enum err certify_lot_usable(struct cx *cx, const struct grow_lot *lot) MUST_CHECK;                          /* active */
/* A grow_lot_veto_fn: ERR_LOT_LOCKED while a failed test of the lot stands. */
enum err certify_lot_keeps_locked(struct cx *cx, struct tx *tx, int64_t lot_id) MUST_CHECK;
enum err certify_interval_over(struct cx *cx, struct tx *tx, const struct grow_lot *lot) MUST_CHECK;
enum err certify_no_failed_test(struct cx *cx, struct tx *tx, const struct grow_lot *lot) MUST_CHECK;
enum err certify_lot_clean(struct cx *cx, struct tx *tx, const struct grow_lot *lot) MUST_CHECK;            /* the two above */
/* Number of the lot, or of the nearest it was made from, that has a failed test; NULL when none has. */
enum err certify_failed_in_line(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const char **lot_no_out) MUST_CHECK;
enum err certify_check_bases(struct cx *cx, struct tx *tx, const struct certify_template *t, int64_t lot_id, struct texts bases) MUST_CHECK;
enum err certify_check_weight(struct cx *cx, struct tx *tx, const struct grow_lot *lot, int64_t weight_g) MUST_CHECK;
enum err certify_check_parents(struct cx *cx, struct tx *tx, const struct certify_issue_body *in) MUST_CHECK;
enum err certify_parents_hold(struct cx *cx, struct tx *tx, struct texts parents) MUST_CHECK;

/* ---- certify_release.c -------------------------------------------------------------------------------------------------------------- */
/* Withdraw every granted release of a certificate that is being revoked. */
enum err certify_releases_end(struct cx *cx, struct tx *tx, const struct certify_cert_seen *cert, const char *reason) MUST_CHECK;

/* ---- certify_proof.c: papers in the log ---------------------------------------------------------------------------------------- */
enum certify_paper_kind { PAPER_TEST, PAPER_CERT, PAPER_RELEASE };
/* A change of a paper that was just stored. */
struct certify_paper {
    const char *action;                 /* "certify.cert.issue" */
    enum certify_paper_kind kind;
    int64_t id, rev, lot_id;            /* row, revision just written, its lot */
    const char *uuid, *county;          /* outside id; 6 digits */
    const char *reason;                 /* or NULL */
    const struct shape *shape;
    const void *before, *after;         /* struct certify_*_seen; before NULL: it is new */
};
/* Keep the revision, its leaf in the log, and the line of the audit trail. */
enum err certify_keep(struct cx *cx, struct tx *tx, const struct certify_paper *p) MUST_CHECK;
/* A paper by its row, without asking whether the caller may see it. */
enum err certify_test_whole(struct cx *cx, struct tx *tx, int64_t id, struct certify_test_seen *out) MUST_CHECK;
enum err certify_cert_whole(struct cx *cx, struct tx *tx, int64_t id, struct certify_cert_seen *out) MUST_CHECK;
extern const struct proof_source certify_proofs;
/* The papers of a lot as a page shows them, each to be held against the log. */
enum { CERTIFY_PAPERS_MAX = 60 };
struct certify_paper_now { enum certify_paper_kind kind; const char *number; const void *seen; int64_t rev; struct certify_logged *log; };
struct certify_papers { struct certify_paper_now p[CERTIFY_PAPERS_MAX]; size_t n; };
/* seen: struct certify_*_seen, filled; *log is set by certify_papers_look. */
void certify_papers_add(struct certify_papers *l, enum certify_paper_kind kind, const void *seen, int64_t rev, struct certify_logged *log);
/* Two queries for all of them. */
enum err certify_papers_look(struct cx *cx, struct tx *tx, int64_t lot_id, struct certify_papers *l) MUST_CHECK;

/* ---- certify_event.c: what the repository is told ------------------------------------------------------------------------------ */
struct certify_fact {
    const char *biz_step, *disposition;     /* CBV short names */
    const char *cert_no;                    /* certificate the event is about: its address becomes certificationInfo and bizTransaction; or NULL */
    const char *paper_type, *paper;         /* bizTransaction type (CBV short name) and number, or NULL */
    int64_t quantity_g;                     /* of the lot concerned */
};
enum err certify_tell(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const struct people_operator *op, const struct certify_fact *f,
                      const char **event_id_out) MUST_CHECK;
/* Public address of a certificate: under net.public_url, else under the county's domain. */
enum err certify_cert_url(struct cx *cx, struct tx *tx, const char *cert_no, const char **out) MUST_CHECK;

#endif
