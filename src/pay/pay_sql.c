/* pay_sql.c: the queries of room pay. Index: enum pay_query. */
#include "pay_priv.h"

#define PAYMENT                                                                                                                                    \
    "SELECT id, uuid, subject, subject_id, fen, title, payer_account_id, level_path, state, paid_try_id, created_us, expires_us, paid_us, county " \
    "FROM pay_payment "
#define TRY_COLS                                                                                                                                    \
    "SELECT t.id, t.uuid, t.number, t.payment_id, t.channel, t.scene, t.fen, t.state, t.made_us, t.expires_us, t.go, t.channel_no, t.paid_fen, "    \
    "t.paid_us, t.refund_fen, t.told_fen, t.told_currency, t.detail, t.asks, t.next_us, t.reference, t.first_by, t.county FROM pay_try t "
#define REFUND                                                                                                                                       \
    "SELECT r.id, r.uuid, r.number, r.payment_id, r.try_id, r.key, r.fen, r.reason, r.surplus, r.state, r.sends, r.asks, r.created_us, r.sent_us, " \
    "r.next_us, r.done_us, r.detail, r.reference, r.county FROM pay_refund r "
#define LOCKED "FOR UPDATE"   /* PostgreSQL only: SQLite has one writer */

const struct sql pay_sql[Q__COUNT] = {
    /* channels */
    [Q_NONCE_TAKE] = {"pay.nonce_take", "INSERT INTO pay_nonce (channel, nonce, at_us) VALUES ($1, $2, $3) ON CONFLICT (channel, nonce) DO NOTHING"},
    [Q_NONCE_FORGET] = {"pay.nonce_forget", "DELETE FROM pay_nonce WHERE at_us < $1"},
    [Q_CERT_PUT] = {"pay.cert_put",
                    "INSERT INTO pay_certificate (channel, serial, pem, ends_us, got_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (channel, serial) DO NOTHING"},
    [Q_CERTS] = {"pay.certs", "SELECT serial, pem FROM pay_certificate WHERE channel = $1 AND ends_us > $2 ORDER BY got_us DESC, serial LIMIT 16"},
    /* openids */
    [Q_OPENID] = {"pay.openid", "SELECT sealed FROM pay_openid WHERE account_id = $1 AND appid = $2 AND session_id = $3"},
    [Q_OPENID_PUT] = {"pay.openid_put",
                      "INSERT INTO pay_openid (account_id, appid, sealed, session_id, at_us) VALUES ($1, $2, $3, $4, $5) "
                      "ON CONFLICT (account_id, appid) DO UPDATE SET sealed = excluded.sealed, session_id = excluded.session_id, at_us = excluded.at_us"},
    [Q_OPENID_GONE] = {"pay.openid_gone", "DELETE FROM pay_openid WHERE account_id = $1"},
    [Q_OPENID_STATE_PUT] = {"pay.openid_state_put",
                            "INSERT INTO pay_openid_state (session_id, digest, payment, expires_us) VALUES ($1, $2, $3, $4) "
                            "ON CONFLICT (session_id) DO UPDATE SET digest = excluded.digest, payment = excluded.payment, expires_us = excluded.expires_us"},
    [Q_OPENID_STATE_TAKE] = {"pay.openid_state_take", "DELETE FROM pay_openid_state WHERE session_id = $1 AND digest = $2 AND expires_us > $3 RETURNING payment"},
    [Q_OPENID_STATE_FORGET] = {"pay.openid_state_forget", "DELETE FROM pay_openid_state WHERE expires_us <= $1"},
    /* payments */
    [Q_PAYMENT_INSERT] = {"pay.payment_insert",
                          "INSERT INTO pay_payment (uuid, subject, subject_id, fen, title, payer_account_id, level_path, state, created_us, expires_us, county) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10) ON CONFLICT (subject, subject_id) WHERE state = 'open' DO NOTHING RETURNING id"},
    [Q_PAYMENT_BY_ID] = {"pay.payment_by_id", PAYMENT "WHERE id = $1"},
    [Q_PAYMENT_BY_UUID] = {"pay.payment_by_uuid", PAYMENT "WHERE uuid = $1"},
    [Q_PAYMENT_LOCK] = {"pay.payment_lock", PAYMENT "WHERE id = $1", PAYMENT "WHERE id = $1 " LOCKED},
    [Q_PAYMENT_STATE] = {"pay.payment_state",
                         "UPDATE pay_payment SET state = $3, paid_us = CASE WHEN $3 = 'paid' THEN $4 ELSE paid_us END, "
                         "ended_us = CASE WHEN $3 = 'given_up' THEN $4 ELSE ended_us END, paid_try_id = CASE WHEN $3 = 'paid' THEN CAST($5 AS BIGINT) END WHERE id = $1 AND state = $2"},
    [Q_PAYMENT_TRY] = {"pay.payment_try", "UPDATE pay_payment SET paid_try_id = $2 WHERE id = $1 AND state = 'open'"},
    [Q_PAYMENTS_DUE] = {"pay.payments_due", "SELECT id FROM pay_payment WHERE state = 'open' AND expires_us <= $1 ORDER BY expires_us LIMIT $2"},
    [Q_STEP] = {"pay.step", "INSERT INTO pay_step (object, object_id, from_state, to_state, detail, by_name, at_us) VALUES ($1, $2, $3, $4, $5, $6, $7)"},
    [Q_STEPS] = {"pay.steps", "SELECT from_state, to_state, detail, by_name, at_us AS at FROM pay_step WHERE object = $1 AND object_id = $2 ORDER BY id LIMIT 200"},
    [Q_COUNTY_PATH] = {"pay.county_path", "SELECT path FROM people_level_v WHERE id = $1"},
    /* tries */
    [Q_TRY_INSERT] = {"pay.try_insert",
                      "INSERT INTO pay_try (uuid, number, payment_id, channel, scene, fen, state, made_us, expires_us, next_us, county) "
                      "VALUES ($1, $2, $3, $4, $5, $6, 'started', $7, $8, $9, $10)"},
    [Q_TRY_BY_NUMBER] = {"pay.try_by_number", TRY_COLS "WHERE t.number = $1"},
    [Q_TRY_LOCK] = {"pay.try_lock", TRY_COLS "WHERE t.number = $1", TRY_COLS "WHERE t.number = $1 " LOCKED},
    [Q_TRY_BY_UUID] = {"pay.try_by_uuid", TRY_COLS "WHERE t.uuid = $1"},
    [Q_TRY_BY_ID] = {"pay.try_by_id", TRY_COLS "WHERE t.id = $1"},
    [Q_TRIES_OF] = {"pay.tries_of", TRY_COLS "WHERE t.payment_id = $1 ORDER BY t.id"},
    [Q_TRY_STATE] = {"pay.try_state", "UPDATE pay_try SET state = $3, detail = COALESCE($4, detail), next_us = $5 WHERE id = $1 AND state = $2"},
    [Q_TRY_GO] = {"pay.try_go", "UPDATE pay_try SET go = $2 WHERE id = $1"},
    [Q_TRY_TOLD] = {"pay.try_told", "UPDATE pay_try SET channel_no = COALESCE($2, channel_no), told_fen = $3, told_currency = $4 WHERE id = $1"},
    [Q_TRY_PAID] = {"pay.try_paid", "UPDATE pay_try SET paid_fen = $2, paid_us = $3 WHERE id = $1"},
    [Q_TRY_NEXT] = {"pay.try_next", "UPDATE pay_try SET asks = asks + 1, next_us = $2 WHERE id = $1"},
    [Q_TRY_FIRST] = {"pay.try_first", "UPDATE pay_try SET first_by = $2, reference = $3 WHERE id = $1"},
    [Q_TRIES_WAKE] = {"pay.tries_wake", "UPDATE pay_try SET next_us = $2 WHERE payment_id = $1 AND next_us IS NOT NULL"},
    [Q_TRIES_DUE] = {"pay.tries_due", "SELECT number FROM pay_try WHERE next_us IS NOT NULL AND next_us <= $1 ORDER BY next_us LIMIT $2"},
    /* refunds */
    [Q_TRY_REFUND] = {"pay.try_refund", "UPDATE pay_try SET refund_fen = refund_fen + $2 WHERE id = $1 AND state = 'paid' AND refund_fen + $2 <= paid_fen"},
    [Q_REFUND_INSERT] = {"pay.refund_insert",
                         "INSERT INTO pay_refund (uuid, number, payment_id, try_id, key, fen, reason, surplus, state, created_us, next_us, county) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9, $9, $10) RETURNING id"},
    [Q_REFUND_BY_KEY] = {"pay.refund_by_key", REFUND "WHERE r.payment_id = $1 AND r.key = $2"},
    [Q_REFUND_LOCK] = {"pay.refund_lock", REFUND "WHERE r.number = $1", REFUND "WHERE r.number = $1 " LOCKED},
    [Q_REFUND_BY_UUID] = {"pay.refund_by_uuid", REFUND "WHERE r.uuid = $1", REFUND "WHERE r.uuid = $1 " LOCKED},
    [Q_REFUNDS_OF] = {"pay.refunds_of", REFUND "WHERE r.payment_id = $1 ORDER BY r.id LIMIT 2000"},
    [Q_REFUND_STATE] = {"pay.refund_state", "UPDATE pay_refund SET state = $3, next_us = $4, detail = COALESCE($5, detail), asks = asks + 1 WHERE id = $1 AND state = $2"},
    [Q_REFUND_SENT] = {"pay.refund_sent", "UPDATE pay_refund SET sends = sends + 1, sent_us = COALESCE(sent_us, $2) WHERE id = $1"},
    [Q_REFUND_NEXT] = {"pay.refund_next", "UPDATE pay_refund SET asks = asks + 1, next_us = $2 WHERE id = $1"},
    [Q_REFUND_DONE] = {"pay.refund_done", "UPDATE pay_refund SET done_us = $2, reference = $3 WHERE id = $1"},
    [Q_REFUNDS_DUE] = {"pay.refunds_due", "SELECT number FROM pay_refund WHERE next_us IS NOT NULL AND next_us <= $1 ORDER BY next_us LIMIT $2"},
    /* bills */
    [Q_BILL_PUT] = {"pay.bill_put", "INSERT INTO pay_bill (uuid, channel, day, state) VALUES ($1, $2, $3, 'wanted') ON CONFLICT (channel, day) DO NOTHING"},
    [Q_BILL_FIND] = {"pay.bill_find", "SELECT id, state FROM pay_bill WHERE channel = $1 AND day = $2"},
    [Q_BILL_SET] = {"pay.bill_set",
                    "UPDATE pay_bill SET state = $2, rows_n = $3, matched_n = $4, paid_fen = $5, refund_fen = $6, fee_fen = $7, got_us = $8 WHERE id = $1"},
    [Q_BILL_TRY] = {"pay.bill_try", TRY_COLS "WHERE t.number = $1 AND t.channel = $2"},
    /* A bill that does not tell our refund number is matched by the try and the amount. */
    [Q_BILL_REFUND] = {"pay.bill_refund",
                       REFUND "JOIN pay_try t ON t.id = r.try_id WHERE r.number = $1 OR ($1 = '' AND t.number = $2 AND r.fen = $3 AND r.billed_day IS NULL) ORDER BY r.id LIMIT 1"},
    [Q_BILLED_TRY] = {"pay.billed_try", "UPDATE pay_try SET billed_day = $2 WHERE id = $1"},
    [Q_BILLED_REFUND] = {"pay.billed_refund", "UPDATE pay_refund SET billed_day = $2 WHERE id = $1"},
    [Q_BILL_MISSING] = {"pay.bill_missing",
                        TRY_COLS "WHERE t.channel = $1 AND t.paid_us >= $2 AND t.paid_us < $3 AND t.state = 'paid' AND t.billed_day IS NULL ORDER BY t.id LIMIT $4"},
    [Q_BILL_MISSING_REFUNDS] = {"pay.bill_missing_refunds",
                                REFUND "JOIN pay_try t ON t.id = r.try_id WHERE t.channel = $1 AND r.done_us >= $2 AND r.done_us < $3 AND r.state = 'done' AND r.reference IS NULL "
                                "AND r.billed_day IS NULL ORDER BY r.id LIMIT $4"},
    [Q_ITEM_PUT] = {"pay.item_put",
                    "INSERT INTO pay_bill_item (uuid, bill_id, kind, number, try_id, refund_id, fen_there, fen_here, state, created_us) "
                    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9) ON CONFLICT (bill_id, kind, number) DO NOTHING"},
    [Q_ITEM_SETTLE_NUMBER] = {"pay.item_settle_number",
                              "UPDATE pay_bill_item SET state = 'settled', note = $2, by_name = 'system', settled_us = $3 WHERE number = $1 AND state = 'open'"},
    [Q_ITEM_BY_UUID] = {"pay.item_by_uuid", "SELECT state FROM pay_bill_item WHERE uuid = $1"},
    [Q_ITEM_SETTLE] = {"pay.item_settle", "UPDATE pay_bill_item SET state = 'settled', note = $2, by_name = $3, settled_us = $4 WHERE uuid = $1 AND state = 'open'"},
    [Q_ITEMS_OPEN_TRIES] = {"pay.items_open_tries",
                            "SELECT i.number FROM pay_bill_item i WHERE i.kind = 'unpaid_here' AND i.state = 'open' ORDER BY i.id DESC LIMIT $1"},
    /* checks */
    [Q_CHECK_PAID] = {"pay.check_paid",
                      "SELECT t.number, t.paid_fen, CAST(COALESCE(SUM(l.fen), 0) AS BIGINT) FROM pay_try t LEFT JOIN ledger_line_v l ON l.kind = 'payment.paid' AND l.key = t.number AND l.fen > 0 "
                      "WHERE t.state = 'paid' GROUP BY t.number, t.paid_fen HAVING t.paid_fen <> COALESCE(SUM(l.fen), 0)"},
    [Q_CHECK_PAYMENTS] = {"pay.check_payments",
                          "SELECT p.uuid FROM pay_payment p LEFT JOIN pay_try t ON t.id = p.paid_try_id WHERE p.state = 'paid' AND (t.id IS NULL OR t.state <> 'paid' OR t.paid_fen <> p.fen)"},
    [Q_CHECK_REFUNDS] = {"pay.check_refunds",
                         "SELECT t.number, t.refund_fen, CAST(COALESCE(SUM(r.fen), 0) AS BIGINT) FROM pay_try t LEFT JOIN pay_refund r ON r.try_id = t.id "
                         "GROUP BY t.number, t.refund_fen HAVING t.refund_fen <> COALESCE(SUM(r.fen), 0)"},
};
