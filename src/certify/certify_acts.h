/* certify_acts.h: the acts of the room with their bodies and answers: routes, demonstration and tests all go through them, so
 * all meet the same checks (permission of cx->who, rules, audit, events). Each runs inside the caller's writing transaction.
 * Outside ids are UUID texts. */
#ifndef CERTIFY_CERTIFY_ACTS_H
#define CERTIFY_CERTIFY_ACTS_H

#include "certify.h"

extern const char *const certify_verdicts[];       /* "pass" "fail" "pending", NULL */
extern const char *const certify_limit_kinds[];    /* "auto" "max" "nd" "none", NULL; auto: look into the catalogue */
extern const char *const certify_test_states[];    /* "requested" "sampled" "judged" "cancelled", NULL */
extern const char *const certify_by_kinds[];       /* "lab" "self", NULL */
extern const char *const certify_cert_kinds[];     /* "producer" "buyer", NULL */
extern const char *const certify_cert_states[];    /* "valid" "revoked", NULL */
extern const char *const certify_release_states[]; /* "granted" "withdrawn", NULL */

enum certify_verdict { VERDICT_PASS, VERDICT_FAIL, VERDICT_PENDING };
enum certify_limit_kind { LIMIT_AUTO, LIMIT_MAX, LIMIT_ND, LIMIT_NONE };
enum certify_cert_kind { CERT_PRODUCER, CERT_BUYER };
enum certify_test_state { TEST_REQUESTED, TEST_SAMPLED, TEST_JUDGED, TEST_CANCELLED };

/* ---- laboratories and limits ---------------------------------------------------------------------------------------------- */
struct certify_lab_body { const char *name, *name_en, *qualification; };
struct certify_lab { const char *uuid; int64_t rev; int64_t id; const char *name, *name_en, *qualification, *state; };
enum err certify_lab_create(struct cx *cx, struct tx *tx, const struct certify_lab_body *in, struct certify_lab *out) MUST_CHECK;
/* Accounts bound to a laboratory: they see and enter its tests only. One laboratory an account; binding it to another moves it. */
struct certify_member { const char *account, *login, *name; int64_t since_at; const char *by_name; };
enum err certify_members(struct cx *cx, struct tx *tx, const char *lab, struct list *out) MUST_CHECK;   /* of struct certify_member */
enum err certify_member_bind(struct cx *cx, struct tx *tx, const char *lab, const char *account) MUST_CHECK;
enum err certify_member_free(struct cx *cx, struct tx *tx, const char *lab, const char *account) MUST_CHECK;

struct certify_limit_body { const char *crop, *item, *item_en; int64_t kind; const char *value, *unit, *basis; int64_t from_day, until_day; };
struct certify_limit { const char *uuid, *crop, *item, *item_en; int64_t kind; const char *value, *unit, *basis; int64_t from_day, until_day; };
enum err certify_limit_create(struct cx *cx, struct tx *tx, const struct certify_limit_body *in, struct certify_limit *out) MUST_CHECK;

/* ---- tests ------------------------------------------------------------------------------------------------------------------ */
struct certify_request_body { const char *lot, *lab; struct texts items; };           /* lab NULL: the operator's own quick test */
struct certify_sample_body { const char *sample_no, *sampler; int64_t day; };        /* day FIELD_NULL: today */
struct certify_result_body {
    const char *item, *method, *value, *unit; int64_t limit_kind;                     /* value: decimal or "ND"; limit_kind LIMIT_AUTO (0): from the catalogue */
    const char *limit_value, *detection_limit, *basis;
};
struct certify_results_body { struct list results; const char *reason; };             /* reason: of a correction */
struct certify_judge_body { int64_t verdict; const char *opinion; };
struct certify_test_seen {
    const char *uuid; int64_t rev; int64_t id, lot_id, lab_id, operator_id; const char *test_no, *lot, *lot_no, *product_name, *operator_name, *level_path;
    const char *lab, *lab_name, *lab_qualification; int64_t by_kind, state, verdict; struct texts items;
    const char *sample_no, *sampler, *opinion, *judged_by, *report_sha; int64_t sampled_day, requested_at, judged_at; struct list results;
    int64_t editions; const char *county, *items_text;      /* items_text: as stored */
};
struct certify_result_seen {
    const char *item, *method, *value, *unit; int64_t limit_kind; const char *limit_value, *detection_limit, *basis; int64_t verdict;
};
enum err certify_test_request(struct cx *cx, struct tx *tx, const struct certify_request_body *in, struct certify_test_seen *out) MUST_CHECK;
enum err certify_test_sample(struct cx *cx, struct tx *tx, const char *uuid, const struct certify_sample_body *in, struct certify_test_seen *out) MUST_CHECK;
/* Enter results (or correct them, with a reason): each is judged against its limit; a failed test locks the lot. */
enum err certify_test_results(struct cx *cx, struct tx *tx, const char *uuid, const struct certify_results_body *in, struct certify_test_seen *out) MUST_CHECK;
/* Settle what the limits left open. */
enum err certify_test_judge(struct cx *cx, struct tx *tx, const char *uuid, const struct certify_judge_body *in, struct certify_test_seen *out) MUST_CHECK;
enum err certify_test_cancel(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct certify_test_seen *out) MUST_CHECK;
enum err certify_test_get(struct cx *cx, struct tx *tx, const char *uuid, struct certify_test_seen *out) MUST_CHECK;
/* The laboratory's report, already kept as a file (grow_file.h). */
enum err certify_test_report(struct cx *cx, struct tx *tx, const char *uuid, const char *sha, struct certify_test_seen *out) MUST_CHECK;

/* ---- certificates ------------------------------------------------------------------------------------------------------------- */
struct certify_issue_body {
    const char *lot; int64_t kind, weight_g; struct texts bases, parents;             /* bases: texts of the template; parents: numbers (buyer) */
    const char *shipment_no, *contact;                                                /* shipment_no NULL: the next one of the lot */
};
struct certify_reason { const char *reason; };
struct certify_cert_seen {
    const char *uuid; int64_t rev; int64_t id, lot_id, operator_id; const char *cert_no; int64_t kind; const char *lot, *lot_no, *operator_name, *level_path;
    const char *shipment_no, *product, *origin, *party_name, *contact, *title, *declaration, *statement, *event_id, *issued_by, *revoke_reason, *revoked_by, *county;
    int64_t weight_g, issued_day, issued_at, state, revoked_at; struct texts bases, parents; const char *bases_text;
    const char *party_kind, *public_name;                                             /* of the operator: what strangers may read of a household */
};
enum err certify_cert_issue(struct cx *cx, struct tx *tx, const struct certify_issue_body *in, struct certify_cert_seen *out) MUST_CHECK;
enum err certify_cert_revoke(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct certify_cert_seen *out) MUST_CHECK;
enum err certify_cert_get(struct cx *cx, struct tx *tx, const char *uuid, struct certify_cert_seen *out) MUST_CHECK;

struct certify_template_body { int64_t kind, from_day; const char *title, *declaration, *statement, *source; struct texts bases; };
struct certify_template { const char *uuid; int64_t id, kind, from_day; const char *title, *declaration, *statement, *source; struct texts bases; const char *bases_text; };
enum err certify_template_create(struct cx *cx, struct tx *tx, const struct certify_template_body *in, struct certify_template *out) MUST_CHECK;
/* The edition in force on a day. ERR_NOT_FOUND. */
enum err certify_template_on(struct cx *cx, struct tx *tx, int64_t kind, int64_t day, struct certify_template *out) MUST_CHECK;

/* ---- releases ------------------------------------------------------------------------------------------------------------------ */
struct certify_release_body { const char *certificate; };                             /* uuid of the certificate */
struct certify_release_seen {
    const char *uuid; int64_t rev; int64_t id, lot_id, cert_id, operator_id; const char *release_no, *lot, *lot_no, *cert_no, *product_name, *operator_name, *level_path;
    int64_t state, granted_at, withdrawn_at; const char *granted_by, *withdraw_reason, *withdrawn_by, *event_id, *county;
    const char *granted_role; int64_t cert_state;
};
enum err certify_release_grant(struct cx *cx, struct tx *tx, const struct certify_release_body *in, struct certify_release_seen *out) MUST_CHECK;
enum err certify_release_withdraw(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct certify_release_seen *out) MUST_CHECK;

/* What a market's gate is told about a lot: may it enter, and on which papers, else what keeps it out. gtin: 8 to 14 digits. */
struct certify_entry { bool admitted; const char *gtin, *lot_no, *product_name, *sentence, *cert_no, *release_no; int64_t released_at; };
enum err certify_market_entry(struct cx *cx, struct tx *tx, const char *gtin, const char *lot_no, struct certify_entry *out) MUST_CHECK;

extern const struct shape certify_lab_body_shape, certify_lab_shape, certify_member_shape, certify_limit_body_shape, certify_limit_shape, certify_request_shape,
    certify_sample_shape, certify_results_body_shape, certify_judge_shape, certify_test_shape, certify_result_shape, certify_issue_shape,
    certify_reason_shape, certify_cert_shape, certify_template_body_shape, certify_template_shape, certify_release_body_shape,
    certify_release_shape, certify_entry_shape;

#endif
