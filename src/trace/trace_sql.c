/* trace_sql.c: the queries of room trace. Index: enum trace_query. */
#include "trace_priv.h"

#define WHO "o.id, o.uuid, o.public_name, o.name, o.level_path, o.contact, o.phone_masked FROM people_operator_v o "
#define PLACE "uuid, rev, uri, kind, name, name_en, contact, phone FROM trace_place "

#define DAYS "t.harvest_day >= $2 AND t.harvest_day <= $3"
#define RECALL                                                                                                                                          \
    "r.id, r.uuid, r.rev, r.operator_id, r.recall_no, r.level_path, r.county, r.mock, r.state, r.subject_kind, r.subject, r.subject_name, r.reason, "       \
    "r.return_how, r.from_day, r.until_day, r.lots AS lots_n, r.packs, r.containers, r.holders, r.quantity_g, r.located_permille, r.complete, "             \
    "(r.took_us + 999) / 1000 AS took_ms, r.looked_us AS looked_at, r.event_id, r.end_event_id, r.created_by, r.created_us AS created_at, "                 \
    "r.opened_us AS opened_at, r.ended_us AS ended_at, r.end_reason, "                                                                                      \
    "(SELECT COUNT(*) FROM trace_recall_holder h WHERE h.recall_id = r.id AND h.answered_us IS NOT NULL) AS answered FROM trace_recall r "
#define HOLDER                                                                                                                                          \
    "h.id, h.uuid, h.operator_id, h.place_id, h.uri, COALESCE(o.public_name, p.name, h.uri) AS name, h.part, h.touched, h.here, h.first_us AS first_at, "   \
    "h.last_us AS last_at, h.answered_us AS answered_at, h.answered_by, h.secured_g, h.secured_packs, h.note FROM trace_recall_holder h "                   \
    "LEFT JOIN people_operator_v o ON o.id = h.operator_id LEFT JOIN trace_place p ON p.id = h.place_id "

const struct sql trace_sql[Q__COUNT] = {
    /* names */
    [Q_WHO_GLN] = {"trace.who_gln", "SELECT o.gln, " WHO "WHERE o.gln @INT($1)"},
    [Q_WHO_UUID] = {"trace.who_uuid", "SELECT o.uuid AS k, " WHO "WHERE o.uuid @INT($1)"},
    [Q_WHO_PLACE] = {"trace.who_place", "SELECT uri, id, kind, name, name_en, contact, phone FROM trace_place WHERE uri @INT($1)"},
    [Q_LOTS] = {"trace.lots",
                "SELECT t.id, t.uuid, t.lot_no, t.gtin, t.epc, t.product_name, t.operator_id, o.uuid AS operator_uuid, o.name, o.public_name, o.level_path, t.quantity_g, t.left_g, "
                "t.harvest_day, t.created_us, t.state FROM grow_lot_v t JOIN people_operator_v o ON o.id = t.operator_id WHERE t.gtin @MANYT($1) AND t.lot_no @MANYT($2)"},
    [Q_LEVEL_PATH] = {"trace.level_path", "SELECT path FROM people_level_v WHERE id = $1"},
    [Q_PRODUCT_OWNER] = {"trace.product_owner", "SELECT o.id, o.level_path FROM grow_product_v p JOIN people_operator_v o ON o.id = p.operator_id WHERE p.gtin = $1"},
    [Q_PLACE_INSERT] = {"trace.place_insert",
                        "INSERT INTO trace_place (uuid, uri, kind, name, name_en, contact, phone, by_name, created_us, county) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                        "ON CONFLICT DO NOTHING RETURNING id"},
    [Q_PLACE_UPDATE] = {"trace.place_update", "UPDATE trace_place SET kind = $3, name = $4, name_en = $5, contact = $6, phone = $7, by_name = $8, rev = rev + 1 WHERE uuid = $1 AND rev = $2"},
    [Q_PLACE_ONE] = {"trace.place_one", "SELECT " PLACE "WHERE uuid = $1"},
    [Q_NUMBER] = {"trace.number", "INSERT INTO trace_number (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = trace_number.last + 1 RETURNING last"},
    /* where a recall begins: name, producer, level */
    [Q_SUBJECT_LOT] = {"trace.subject_lot", "SELECT t.product_name || ' ' || t.lot_no, t.operator_id, o.level_path FROM grow_lot_v t JOIN people_operator_v o ON o.id = t.operator_id WHERE t.uuid = $1"},
    [Q_SUBJECT_PLOT] = {"trace.subject_plot", "SELECT p.name, p.operator_id, o.level_path FROM grow_plot_v p JOIN people_operator_v o ON o.id = p.operator_id WHERE p.uuid = $1"},
    [Q_SUBJECT_SEASON] = {"trace.subject_season", "SELECT s.plot_name || ' ' || s.crop_name, s.operator_id, o.level_path FROM grow_season_v s JOIN people_operator_v o ON o.id = s.operator_id WHERE s.uuid = $1"},
    [Q_SUBJECT_RECORD] = {"trace.subject_record",
                          "SELECT s.plot_name || ' ' || s.crop_name, r.operator_id, o.level_path FROM grow_record_v r JOIN grow_season_v s ON s.id = r.season_id "
                          "JOIN people_operator_v o ON o.id = r.operator_id WHERE r.uuid = $1"},
    [Q_SUBJECT_INPUT] = {"trace.subject_input", "SELECT i.name, NULL, NULL FROM grow_input_v i WHERE i.uuid = $1"},
    [Q_SUBJECT_TEST] = {"trace.subject_test",
                        "SELECT c.test_no, t.operator_id, o.level_path FROM certify_test_v c JOIN grow_lot_v t ON t.id = c.lot_id JOIN people_operator_v o ON o.id = t.operator_id WHERE c.uuid = $1"},
    [Q_LOTS_OF_LOT] = {"trace.lots_of_lot", "SELECT t.epc FROM grow_lot_v t WHERE t.uuid = $1 AND ($2 <= $3)"},
    [Q_LOTS_OF_PLOT] = {"trace.lots_of_plot",
                        "SELECT DISTINCT t.epc FROM grow_plot_v p JOIN grow_lot_season_v s ON s.plot_id = p.id JOIN grow_lot_v t ON t.id = s.lot_id WHERE p.uuid = $1 AND " DAYS},
    [Q_LOTS_OF_SEASON] = {"trace.lots_of_season", "SELECT DISTINCT t.epc FROM grow_lot_season_v s JOIN grow_lot_v t ON t.id = s.lot_id WHERE s.season = $1 AND " DAYS},
    [Q_LOTS_OF_RECORD] = {"trace.lots_of_record",
                          "SELECT DISTINCT t.epc FROM grow_record_v r JOIN grow_lot_season_v s ON s.season_id = r.season_id JOIN grow_lot_v t ON t.id = s.lot_id "
                          "WHERE r.uuid = $1 AND t.harvest_day >= r.day AND " DAYS},
    [Q_LOTS_OF_INPUT] = {"trace.lots_of_input",
                         "SELECT DISTINCT t.epc FROM grow_input_v i JOIN grow_use_v u ON u.input_id = i.id JOIN grow_lot_season_v s ON s.season_id = u.season_id "
                         "JOIN grow_lot_v t ON t.id = s.lot_id WHERE i.uuid = $1 AND t.harvest_day >= u.day AND " DAYS " LIMIT 6000"},
    [Q_LOTS_OF_TEST] = {"trace.lots_of_test", "SELECT t.epc FROM certify_test_v c JOIN grow_lot_v t ON t.id = c.lot_id WHERE c.uuid = $1 AND ($2 <= $3)"},
    /* recalls */
    [Q_RECALL_INSERT] = {"trace.recall_insert",
                         "INSERT INTO trace_recall (uuid, recall_no, mock, state, subject_kind, subject, subject_name, from_day, until_day, reason, return_how, operator_id, level_path, lots, packs, "
                         "containers, holders, quantity_g, located_permille, complete, took_us, looked_us, created_us, created_by, county) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, 0, 0, 0, 0, 0, 0, 0, $14, $14, $15, $16) RETURNING id"},
    [Q_RECALL_ONE] = {"trace.recall_one", "SELECT " RECALL "WHERE r.uuid = $1"},
    [Q_RECALL_STATE] = {"trace.recall_state",
                        "UPDATE trace_recall SET state = $2, opened_us = COALESCE($3, opened_us), ended_us = COALESCE($4, ended_us), end_reason = COALESCE($5, end_reason), rev = rev + 1 "
                        "WHERE id = $1 AND (CAST($6 AS BIGINT) IS NULL OR rev = $6)"},
    [Q_RECALL_EVENT] = {"trace.recall_event", "UPDATE trace_recall SET event_id = COALESCE($2, event_id), end_event_id = COALESCE($3, end_event_id) WHERE id = $1"},
    [Q_RECALL_LOOKED] = {"trace.recall_looked",
                         "UPDATE trace_recall SET lots = $2, packs = $3, containers = $4, holders = $5, quantity_g = $6, located_permille = $7, complete = $8, took_us = $9, looked_us = $10 WHERE id = $1"},
    [Q_RECALL_CONCERNS] = {"trace.recall_concerns",
                           "SELECT (SELECT COUNT(*) FROM trace_recall_lot l WHERE l.recall_id = $1 AND l.operator_id = $2) + "
                           "(SELECT COUNT(*) FROM trace_recall_holder h WHERE h.recall_id = $1 AND h.operator_id = $2)"},
    [Q_RECALL_LOTS] = {"trace.recall_lots",
                       "SELECT t.uuid AS lot, t.lot_no, t.product_name, o.uuid AS operator, o.public_name AS operator_name, t.quantity_g, t.left_g, t.state, "
                       "CASE WHEN l.state_before IS NULL THEN 0 ELSE 1 END AS marked FROM trace_recall_lot l JOIN grow_lot_v t ON t.id = l.lot_id "
                       "JOIN people_operator_v o ON o.id = l.operator_id WHERE l.recall_id = $1 ORDER BY l.lot_id LIMIT $2"},
    [Q_RECALL_MARKED] = {"trace.recall_marked", "SELECT lot_id, state_before FROM trace_recall_lot WHERE recall_id = $1 AND state_before IS NOT NULL ORDER BY lot_id LIMIT $2"},
    [Q_RECALL_LOT_MARK] = {"trace.recall_lot_mark", "UPDATE trace_recall_lot SET state_before = $3 WHERE recall_id = $1 AND lot_id = $2 AND state_before IS NULL"},
    [Q_RECALL_OPEN_OF_LOT] = {"trace.recall_open_of_lot",
                              "SELECT COUNT(*) FROM trace_recall_lot l JOIN trace_recall r ON r.id = l.recall_id WHERE l.lot_id = $1 AND r.id <> $2 AND r.state IN ('open', 'closed')"},
    [Q_RECALL_NO_OF_LOT] = {"trace.recall_no_of_lot",
                            "SELECT r.recall_no FROM trace_recall_lot l JOIN trace_recall r ON r.id = l.recall_id WHERE l.lot_id = $1 AND r.state = 'open' ORDER BY r.id DESC LIMIT 1"},
    [Q_RECALL_DROP_ITEMS] = {"trace.recall_drop_items", "DELETE FROM trace_recall_item WHERE recall_id = $1"},
    [Q_RECALL_HOLDERS] = {"trace.recall_holders",
                          "SELECT uuid, uri, part, here, COALESCE(operator_id, 0), touched, answered_us, answered_by FROM trace_recall_holder WHERE recall_id = $1 ORDER BY here DESC, id LIMIT $2"},
    [Q_RECALL_HOLDER_ONE] = {"trace.recall_holder_one", "SELECT " HOLDER "WHERE h.recall_id = $1 AND h.uuid = $2"},
    [Q_RECALL_HOLDER_OF] = {"trace.recall_holder_of", "SELECT uuid FROM trace_recall_holder WHERE recall_id = $1 AND operator_id = $2 ORDER BY id LIMIT 1"},
    [Q_RECALL_ANSWER] = {"trace.recall_answer", "UPDATE trace_recall_holder SET answered_us = $2, answered_by = $3, secured_g = $4, secured_packs = $5, note = $6 WHERE id = $1"},
    [Q_RECALL_STEP] = {"trace.recall_step", "INSERT INTO trace_recall_step (recall_id, from_state, to_state, reason, by_name, at_us) VALUES ($1, $2, $3, $4, $5, $6)"},
    [Q_RECALL_STEPS] = {"trace.recall_steps", "SELECT from_state, to_state, reason, by_name, at_us AS at FROM trace_recall_step WHERE recall_id = $1 ORDER BY id"},
    [Q_RECALLED] = {"trace.recalled",
                    "SELECT r.recall_no, r.reason, r.return_how, r.opened_us FROM trace_recall_item i JOIN trace_recall r ON r.id = i.recall_id "
                    "WHERE i.epc = $1 AND i.kind <> 'container' AND r.state IN ('open', 'closed') AND r.mock = 0 ORDER BY r.id DESC LIMIT 1"},
    /* findings */
    [Q_FINDING_INSERT] = {"trace.finding_insert",
                          "INSERT INTO trace_finding (uuid, kind, severity, subject, lot_id, operator_id, level_path, zh, en, evidence_key, capture, event_us, found_us, state, changed_us, county) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'new', $13, $14) ON CONFLICT (evidence_key) DO NOTHING RETURNING id"},
    [Q_FINDING_EVIDENCE] = {"trace.finding_evidence", "INSERT INTO trace_evidence (finding_id, pos, event_id) VALUES ($1, $2, $3)"},
    [Q_FINDING_ONE] = {"trace.finding_one",
                       "SELECT f.id, f.uuid, f.rev, f.operator_id, f.level_path, f.kind, f.severity, f.subject, f.zh, f.en, t.uuid AS lot, t.lot_no, t.product_name, o.uuid AS operator, "
                       "o.name AS operator_name, f.state, f.reason, f.by_name, f.event_us AS event_at, f.found_us AS found_at, f.changed_us AS changed_at "
                       "FROM trace_finding f LEFT JOIN grow_lot_v t ON t.id = f.lot_id LEFT JOIN people_operator_v o ON o.id = f.operator_id WHERE f.uuid = $1"},
    [Q_FINDING_STATE] = {"trace.finding_state",
                         "UPDATE trace_finding SET state = $3, reason = COALESCE($4, reason), by_name = $5, changed_us = $6, rev = rev + 1 WHERE id = $1 AND rev = $2"},
    [Q_FINDING_STEP] = {"trace.finding_step", "INSERT INTO trace_finding_step (finding_id, from_state, to_state, reason, by_name, at_us) VALUES ($1, $2, $3, $4, $5, $6)"},
    [Q_FINDING_STEPS] = {"trace.finding_steps", "SELECT from_state, to_state, reason, by_name, at_us AS at FROM trace_finding_step WHERE finding_id = $1 ORDER BY id"},
    [Q_FINDING_EVENTS] = {"trace.finding_events", "SELECT event_id FROM trace_evidence WHERE finding_id = $1 ORDER BY pos"},
    [Q_FINDING_COUNTS] = {"trace.finding_counts",
                          "SELECT kind, COUNT(*), COALESCE(SUM(CASE WHEN state IN ('new', 'examining', 'confirmed') THEN 1 ELSE 0 END), 0) FROM trace_finding GROUP BY kind"},
    [Q_FINDING_NEWEST] = {"trace.finding_newest", "SELECT COALESCE(MAX(id), 0) FROM trace_finding"},
    [Q_FINDINGS_OF_CAPTURE] = {"trace.findings_of_capture", "SELECT uuid, kind, subject, zh, en FROM trace_finding WHERE capture = $1 ORDER BY id LIMIT 200"},
    [Q_RULES] = {"trace.rules", "SELECT kind, rule FROM trace_rule"},
    [Q_RULE_PUT] = {"trace.rule_put",
                    "INSERT INTO trace_rule (kind, rule, by_name, changed_us) VALUES ($1, $2, $3, $4) ON CONFLICT (kind) DO UPDATE SET rule = excluded.rule, by_name = excluded.by_name, "
                    "changed_us = excluded.changed_us"},
    [Q_TAMPERED_EVENT] = {"trace.tampered_event", "SELECT event_id, first_epc, operator, time_us FROM epcis_event_v WHERE id = $1"},
    [Q_CERTS] = {"trace.certs", "SELECT lot_id, MIN(issued_us) FROM certify_cert_v WHERE lot_id @IN($1) AND kind = 'producer' GROUP BY lot_id"},
    [Q_SUSPENDED] = {"trace.suspended", "SELECT operator_id, to_state, at_us FROM people_operator_step_v WHERE operator_id @IN($1) ORDER BY operator_id, id"},
};
