/* certify_rows.c: how rows of the room's queries become structs: every column by name, inside ids included. Replies use the
 * shapes of certify_shapes.c, which leave inside ids out. */
#include "certify_priv.h"

static const struct field TEST_ROW[] = {
    FIELD(struct certify_test_seen, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, rev, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, lot_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, uuid, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, test_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, lot, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, lot_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, product_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, operator_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, lab, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, lab_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, lab_qualification, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, items_text, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, sample_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, sampler, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, opinion, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, judged_by, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, report_sha, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, county, F_TEXT, 0, 0, 0, "", ""),
    FIELD_ENUM(struct certify_test_seen, by_kind, 0, certify_by_kinds, "", ""),
    FIELD_ENUM(struct certify_test_seen, state, 0, certify_test_states, "", ""),
    FIELD_ENUM(struct certify_test_seen, verdict, 0, certify_verdicts, "", ""),
    FIELD(struct certify_test_seen, sampled_day, F_DATE, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, requested_at, F_TIME, 0, 0, 0, "", ""),
    FIELD(struct certify_test_seen, judged_at, F_TIME, 0, 0, 0, "", ""),
};
const struct shape certify_test_row = SHAPE("", struct certify_test_seen, TEST_ROW);

static const struct field CERT_ROW[] = {
    FIELD(struct certify_cert_seen, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, rev, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, lot_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, weight_g, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, uuid, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, cert_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, lot, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, lot_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, operator_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, shipment_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, product, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, origin, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, party_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, contact, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, title, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, declaration, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, statement, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, event_id, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, issued_by, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, revoke_reason, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, revoked_by, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, county, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, bases_text, F_TEXT, 0, 0, 0, "", ""),
    FIELD_ENUM(struct certify_cert_seen, kind, 0, certify_cert_kinds, "", ""),
    FIELD_ENUM(struct certify_cert_seen, state, 0, certify_cert_states, "", ""),
    FIELD(struct certify_cert_seen, issued_day, F_DATE, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, issued_at, F_TIME, 0, 0, 0, "", ""),
    FIELD(struct certify_cert_seen, revoked_at, F_TIME, 0, 0, 0, "", ""),
};
const struct shape certify_cert_row = SHAPE("", struct certify_cert_seen, CERT_ROW);

static const struct field RELEASE_ROW[] = {
    FIELD(struct certify_release_seen, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, rev, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, lot_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, cert_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, operator_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, uuid, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, release_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, lot, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, lot_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, cert_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, product_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, operator_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, level_path, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, granted_by, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, withdraw_reason, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, withdrawn_by, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, event_id, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, county, F_TEXT, 0, 0, 0, "", ""),
    FIELD_ENUM(struct certify_release_seen, state, 0, certify_release_states, "", ""),
    FIELD(struct certify_release_seen, granted_at, F_TIME, 0, 0, 0, "", ""),
    FIELD(struct certify_release_seen, withdrawn_at, F_TIME, 0, 0, 0, "", ""),
};
const struct shape certify_release_row = SHAPE("", struct certify_release_seen, RELEASE_ROW);

static const struct field LAB_ROW[] = {
    FIELD(struct certify_lab, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_lab, rev, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_lab, uuid, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_lab, name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_lab, name_en, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_lab, qualification, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_lab, state, F_TEXT, 0, 0, 0, "", ""),
};
const struct shape certify_lab_row = SHAPE("", struct certify_lab, LAB_ROW);

static const struct field TEMPLATE_ROW[] = {
    FIELD(struct certify_template, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct certify_template, from_day, F_DATE, 0, 0, 0, "", ""),
    FIELD(struct certify_template, uuid, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_template, title, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_template, declaration, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_template, statement, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_template, source, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct certify_template, bases_text, F_TEXT, 0, 0, 0, "", ""),
    FIELD_ENUM(struct certify_template, kind, 0, certify_cert_kinds, "", ""),
};
const struct shape certify_template_row = SHAPE("", struct certify_template, TEMPLATE_ROW);
