/* certify_sql.c: the queries of room certify. Index: enum certify_query. */
#include "certify_priv.h"

#define TEST_COLS                                                                                                              \
    "t.id, t.uuid, t.rev, t.lot_id, t.lab_id, t.operator_id, t.test_no, g.uuid AS lot, g.lot_no, g.product_name, o.name AS operator_name, t.level_path, "  \
    "l.uuid AS lab, l.name AS lab_name, l.qualification AS lab_qualification, t.by_kind, t.state, t.verdict, t.items AS items_text, "           \
    "t.sample_no, t.sampler, t.opinion, t.judged_by, t.report_sha, t.sampled_day, t.requested_us AS requested_at, t.judged_us AS judged_at, "  \
    "t.county "                                                                                                                \
    "FROM certify_test t JOIN grow_lot_v g ON g.id = t.lot_id JOIN people_operator_v o ON o.id = t.operator_id "               \
    "LEFT JOIN certify_lab l ON l.id = t.lab_id "
#define CERT_COLS                                                                                                              \
    "c.id, c.uuid, c.rev, c.lot_id, c.operator_id, c.cert_no, c.kind, g.uuid AS lot, g.lot_no, o.name AS operator_name, c.level_path, "       \
    "c.shipment_no, c.product, c.origin, c.party_name, c.contact, m.title, c.declaration, c.statement, c.event_id, c.issued_by, "            \
    "c.revoke_reason, c.revoked_by, c.county, c.weight_g, c.issued_day, c.issued_us AS issued_at, c.state, c.revoked_us AS revoked_at, "       \
    "c.bases AS bases_text, o.kind AS party_kind, o.public_name "                                                                                                   \
    "FROM certify_cert c JOIN grow_lot_v g ON g.id = c.lot_id JOIN people_operator_v o ON o.id = c.operator_id "               \
    "JOIN certify_template m ON m.id = c.template_id "
#define RELEASE_COLS                                                                                                           \
    "r.id, r.uuid, r.rev, r.lot_id, r.cert_id, r.operator_id, r.release_no, g.uuid AS lot, g.lot_no, c.cert_no, g.product_name, "             \
    "o.name AS operator_name, r.level_path, r.state, r.granted_us AS granted_at, r.withdrawn_us AS withdrawn_at, r.granted_by, "             \
    "r.withdraw_reason, r.withdrawn_by, r.event_id, r.county, r.granted_role, c.state AS cert_state "                                                                 \
    "FROM certify_release r JOIN certify_cert c ON c.id = r.cert_id JOIN grow_lot_v g ON g.id = r.lot_id "                     \
    "JOIN people_operator_v o ON o.id = r.operator_id "
#define LIMIT_COLS "uuid, crop_code AS crop, item, item_en, kind, value, unit, basis, from_day, until_day FROM certify_limit "
#define TEMPLATE_COLS "id, uuid, kind, from_day, title, declaration, statement, source, bases AS bases_text FROM certify_template "

const struct sql certify_sql[Q__COUNT] = {
    [Q_LAB_INSERT] = {"certify.lab_insert",
                      "INSERT INTO certify_lab (uuid, name, name_en, qualification, created_us) VALUES ($1, $2, $3, $4, $5) RETURNING id"},
    [Q_LAB_BY_UUID] = {"certify.lab_by_uuid", "SELECT id, uuid, rev, name, name_en, qualification, state FROM certify_lab WHERE uuid = $1"},
    [Q_MEMBER_LAB] = {"certify.member_lab", "SELECT lab_id FROM certify_member WHERE account_id = $1"},
    [Q_MEMBER_ACCOUNT] = {"certify.member_account", "SELECT id FROM people_account_v WHERE uuid = $1"},
    [Q_MEMBER_COUNT] = {"certify.member_count", "SELECT COUNT(*) FROM certify_member WHERE lab_id = $1"},
    [Q_MEMBER_BIND] = {"certify.member_bind", "INSERT INTO certify_member (account_id, lab_id, since_us, by_name) VALUES ($1, $2, $3, $4) "
                                              "ON CONFLICT (account_id) DO UPDATE SET lab_id = excluded.lab_id, since_us = excluded.since_us, by_name = excluded.by_name"},
    [Q_MEMBER_FREE] = {"certify.member_free", "DELETE FROM certify_member WHERE account_id = $1 AND lab_id = $2"},
    [Q_MEMBERS] = {"certify.members", "SELECT a.uuid AS account, a.login, a.name, m.since_us AS since_at, m.by_name FROM certify_member m "
                                      "JOIN people_account_v a ON a.id = m.account_id WHERE m.lab_id = $1 ORDER BY a.login"},
    [Q_LIMIT_INSERT] = {"certify.limit_insert",
                        "INSERT INTO certify_limit (uuid, crop_code, item, item_en, kind, value, unit, basis, from_day, until_day) "
                        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (crop_code, item, from_day) DO NOTHING"},
    [Q_LIMIT_BY_UUID] = {"certify.limit_by_uuid", "SELECT " LIMIT_COLS "WHERE uuid = $1"},
    [Q_LIMIT_FIND] = {"certify.limit_find",
                      "SELECT " LIMIT_COLS "WHERE crop_code IN ($1, '*') AND item = $2 AND from_day <= $3 AND (until_day IS NULL OR until_day > $3) "
                      "ORDER BY CASE crop_code WHEN '*' THEN 1 ELSE 0 END, from_day DESC LIMIT 1"},
    [Q_TEST_INSERT] = {"certify.test_insert",
                       "INSERT INTO certify_test (uuid, test_no, lot_id, operator_id, level_path, lab_id, by_kind, state, verdict, items, requested_us, "
                       "county) VALUES ($1, $2, $3, $4, $5, $6, $7, 'requested', 'pending', $8, $9, $10) RETURNING id"},
    [Q_TEST_BY_UUID] = {"certify.test_by_uuid", "SELECT " TEST_COLS "WHERE t.uuid = $1"},
    [Q_TEST_BY_ID] = {"certify.test_by_id", "SELECT " TEST_COLS "WHERE t.id = $1"},
    [Q_TEST_SAMPLE] = {"certify.test_sample",
                       "UPDATE certify_test SET state = 'sampled', sample_no = $2, sampled_day = $3, sampler = $4, rev = rev + 1 WHERE id = $1"},
    [Q_TEST_VERDICT] = {"certify.test_verdict",
                        "UPDATE certify_test SET state = 'judged', verdict = $2, judged_us = $3, judged_by = $4, opinion = COALESCE($5, opinion), "
                        "rev = rev + 1 WHERE id = $1"},
    [Q_TEST_STATE] = {"certify.test_state", "UPDATE certify_test SET state = $2, opinion = $3, rev = rev + 1 WHERE id = $1"},
    [Q_TEST_REPORT] = {"certify.test_report", "UPDATE certify_test SET report_sha = $2, rev = rev + 1 WHERE id = $1"},
    [Q_RESULT_INSERT] = {"certify.result_insert",
                         "INSERT INTO certify_result (test_id, edition, item, method, value, unit, limit_kind, limit_value, detection_limit, basis, "
                         "verdict, reason, by_name, created_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"},
    [Q_RESULTS] = {"certify.results",
                   "SELECT item, method, value, unit, limit_kind, limit_value, detection_limit, basis, verdict FROM certify_result "
                   "WHERE test_id = $1 AND edition = (SELECT MAX(edition) FROM certify_result WHERE test_id = $1) ORDER BY id"},
    [Q_EDITIONS] = {"certify.editions", "SELECT COALESCE(MAX(edition), 0) FROM certify_result WHERE test_id = $1"},
    [Q_LOT_TESTS] = {"certify.lot_tests", "SELECT " TEST_COLS "WHERE t.lot_id = $1 AND t.state <> 'cancelled' ORDER BY t.id DESC"},
    [Q_LOT_VERDICTS] = {"certify.lot_verdicts",
                        "SELECT COUNT(*) FROM certify_test WHERE lot_id = $1 AND state = 'judged' AND verdict = $2 AND ($3 = '' OR by_kind = $3)"},
    [Q_TEMPLATE_ON] = {"certify.template_on", "SELECT " TEMPLATE_COLS "WHERE kind = $1 AND from_day <= $2 ORDER BY from_day DESC LIMIT 1"},
    [Q_TEMPLATE_INSERT] = {"certify.template_insert",
                           "INSERT INTO certify_template (uuid, kind, from_day, title, declaration, statement, bases, source) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (kind, from_day) DO NOTHING"},
    [Q_CERT_INSERT] = {"certify.cert_insert",
                       "INSERT INTO certify_cert (uuid, cert_no, kind, template_id, lot_id, operator_id, level_path, shipment_no, product, weight_g, "
                       "origin, party_name, contact, declaration, statement, bases, issued_day, issued_us, issued_by, event_id, state, county) "
                       "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 'valid', $21) RETURNING id"},
    [Q_CERT_BY_UUID] = {"certify.cert_by_uuid", "SELECT " CERT_COLS "WHERE c.uuid = $1"},
    [Q_CERT_BY_ID] = {"certify.cert_by_id", "SELECT " CERT_COLS "WHERE c.id = $1"},
    [Q_CERT_BY_NO] = {"certify.cert_by_no", "SELECT " CERT_COLS "WHERE c.cert_no = $1"},
    [Q_CERT_REVOKE] = {"certify.cert_revoke",
                       "UPDATE certify_cert SET state = 'revoked', revoke_reason = $2, revoked_us = $3, revoked_by = $4, rev = rev + 1 "
                       "WHERE id = $1 AND state = 'valid'"},
    [Q_CERT_WEIGHT] = {"certify.cert_weight", "SELECT CAST(COALESCE(SUM(weight_g), 0) AS BIGINT) FROM certify_cert WHERE lot_id = $1 AND state = 'valid'"},
    [Q_CERT_COUNT] = {"certify.cert_count", "SELECT COUNT(*) FROM certify_cert WHERE lot_id = $1"},
    [Q_CERT_SHIPMENT] = {"certify.cert_shipment", "SELECT COUNT(*) FROM certify_cert WHERE lot_id = $1 AND shipment_no = $2 AND state = 'valid'"},
    [Q_LOT_CERTS] = {"certify.lot_certs", "SELECT " CERT_COLS "WHERE c.lot_id = $1 ORDER BY c.id DESC"},
    [Q_PARENT_INSERT] = {"certify.parent_insert", "INSERT INTO certify_parent (cert_id, parent_no) VALUES ($1, $2) ON CONFLICT DO NOTHING"},
    [Q_PARENTS] = {"certify.parents", "SELECT parent_no FROM certify_parent WHERE cert_id = $1 ORDER BY parent_no"},
    [Q_PARENT_STATE] = {"certify.parent_state", "SELECT c.state, g.state FROM certify_cert c JOIN grow_lot_v g ON g.id = c.lot_id WHERE c.cert_no = $1"},
    [Q_RELEASE_INSERT] = {"certify.release_insert",
                          "INSERT INTO certify_release (uuid, release_no, lot_id, cert_id, operator_id, level_path, state, granted_by, granted_us, "
                          "event_id, county, granted_role) VALUES ($1, $2, $3, $4, $5, $6, 'granted', $7, $8, $9, $10, $11) RETURNING id"},
    [Q_RELEASE_BY_UUID] = {"certify.release_by_uuid", "SELECT " RELEASE_COLS "WHERE r.uuid = $1"},
    [Q_RELEASE_BY_ID] = {"certify.release_by_id", "SELECT " RELEASE_COLS "WHERE r.id = $1"},
    [Q_RELEASE_WITHDRAW] = {"certify.release_withdraw",
                            "UPDATE certify_release SET state = 'withdrawn', withdraw_reason = $2, withdrawn_us = $3, withdrawn_by = $4, rev = rev + 1 "
                            "WHERE id = $1 AND state = 'granted'"},
    [Q_LOT_RELEASES] = {"certify.lot_releases", "SELECT " RELEASE_COLS "WHERE r.lot_id = $1 ORDER BY r.id DESC"},
    [Q_CERT_RELEASES] = {"certify.cert_releases", "SELECT " RELEASE_COLS "WHERE r.cert_id = $1 AND r.state = 'granted'"},
    [Q_NUMBER] = {"certify.number",
                  "INSERT INTO certify_number (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = certify_number.last + 1 RETURNING last"},
    [Q_CHECK_EVENTS] = {"certify.check_events",
                        "SELECT cert_no FROM certify_cert c WHERE NOT EXISTS (SELECT 1 FROM epcis_event_v e WHERE e.event_id = c.event_id) "
                        "UNION ALL SELECT release_no FROM certify_release r WHERE NOT EXISTS (SELECT 1 FROM epcis_event_v e WHERE e.event_id = r.event_id)"},
    [Q_REV_INSERT] = {"certify.rev_insert", "INSERT INTO certify_rev (kind, object_id, rev, lot_id, at_us, by_name, reason, open, body, county, number) "
                                            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id"},
    [Q_REV_PROOF] = {"certify.rev_proof", "SELECT id, kind, object_id, rev, lot_id, at_us, by_name, reason, open, body, county, number FROM certify_rev "
                                          "WHERE id >= $1 AND id <= $2 ORDER BY id LIMIT $3"},
    [Q_REV_OF_LOT] = {"certify.rev_of_lot", "SELECT v.id, v.kind, v.object_id, v.rev, v.lot_id, v.at_us, v.by_name, v.reason, v.open, v.body, v.county, v.number "
                                            "FROM certify_rev v WHERE v.lot_id = $1 AND NOT EXISTS (SELECT 1 FROM certify_rev x WHERE x.kind = v.kind AND "
                                            "x.object_id = v.object_id AND x.rev > v.rev) ORDER BY v.id DESC LIMIT $2"},
    [Q_REV_TEST] = {"certify.rev_test", "SELECT t.id, t.test_no, v.body FROM certify_test t LEFT JOIN certify_rev v ON v.kind = 'test' AND v.object_id = t.id "
                                        "AND v.rev = (SELECT max(x.rev) FROM certify_rev x WHERE x.kind = v.kind AND x.object_id = t.id) WHERE t.id > $1 ORDER BY t.id LIMIT $2"},
    [Q_REV_CERT] = {"certify.rev_certificate", "SELECT t.id, t.cert_no, v.body FROM certify_cert t LEFT JOIN certify_rev v ON v.kind = 'certificate' "
                                               "AND v.object_id = t.id AND v.rev = (SELECT max(x.rev) FROM certify_rev x WHERE x.kind = v.kind AND x.object_id = t.id) WHERE t.id > $1 ORDER BY t.id LIMIT $2"},
    [Q_REV_RELEASE] = {"certify.rev_release", "SELECT t.id, t.release_no, v.body FROM certify_release t LEFT JOIN certify_rev v ON v.kind = 'release' "
                                              "AND v.object_id = t.id AND v.rev = (SELECT max(x.rev) FROM certify_rev x WHERE x.kind = v.kind AND x.object_id = t.id) WHERE t.id > $1 ORDER BY t.id LIMIT $2"},
    [Q_REV_GONE] = {"certify.rev_gone", "SELECT v.kind, v.object_id FROM certify_rev v WHERE v.rev = 1 AND NOT EXISTS (SELECT 1 FROM certify_test t WHERE "
                                        "v.kind = 'test' AND t.id = v.object_id) AND NOT EXISTS (SELECT 1 FROM certify_cert c WHERE v.kind = 'certificate' AND "
                                        "c.id = v.object_id) AND NOT EXISTS (SELECT 1 FROM certify_release r WHERE v.kind = 'release' AND r.id = v.object_id) LIMIT 100"},
    [Q_CHECK_LOTS] = {"certify.check_lots",
                      "SELECT t.test_no, g.lot_no, g.state FROM certify_test t JOIN grow_lot_v g ON g.id = t.lot_id "
                      "WHERE t.state = 'judged' AND t.verdict = 'fail' AND g.state = 'active'"},
};
