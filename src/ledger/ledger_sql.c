/* ledger_sql.c: the queries of room ledger. Index: enum ledger_query. */
#include "ledger_priv.h"

#define SINCE_MARK "id > (SELECT line_id FROM ledger_mark WHERE id = 1)"

const struct sql ledger_sql[Q__COUNT] = {
    [Q_POSTING_INSERT] = {"ledger.posting_insert",
                          "INSERT INTO ledger_posting (kind, key, at_us, by_name, county) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, key) DO NOTHING RETURNING id"},
    [Q_POSTING_FIND] = {"ledger.posting_find", "SELECT id FROM ledger_posting WHERE kind = $1 AND key = $2"},
    [Q_POSTING_LINES] = {"ledger.posting_lines", "SELECT account, fen, COALESCE(operator_id, 0) FROM ledger_line WHERE posting_id = $1 ORDER BY id"},
    [Q_LINE_INSERT] = {"ledger.line_insert",
                       "INSERT INTO ledger_line (posting_id, account, fen, operator_id, kind, at_us, memo_zh, memo_en) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"},
    [Q_BALANCE] = {"ledger.balance",
                   "SELECT COALESCE((SELECT fen FROM ledger_account WHERE account = $1), 0) + "
                   "CAST(COALESCE((SELECT SUM(fen) FROM ledger_line WHERE account = $1 AND " SINCE_MARK "), 0) AS BIGINT)"},
    [Q_TURNOVER] = {"ledger.turnover",
                    "SELECT CAST(COALESCE(SUM(CASE WHEN fen > 0 THEN fen END), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN fen < 0 THEN -fen END), 0) AS BIGINT) "
                    "FROM ledger_line WHERE account >= $1 AND account < $2 AND at_us >= $3 AND at_us < $4"},
    /* A line with a smaller id may be committed later than one with a larger id: the mark goes no further than what nobody is writing
     * any more. On PostgreSQL the lock waits for those who write now; on SQLite there is one writer. */
    [Q_FOLD_LOCK] = {"ledger.fold_lock", "UPDATE ledger_mark SET line_id = line_id WHERE id = 1", "LOCK TABLE ledger_line IN SHARE MODE"},
    [Q_FOLD_LAST] = {"ledger.fold_last", "SELECT COALESCE(MAX(id), 0) FROM ledger_line"},
    [Q_MARK] = {"ledger.mark", "SELECT line_id FROM ledger_mark WHERE id = 1"},
    [Q_MARK_SET] = {"ledger.mark_set", "UPDATE ledger_mark SET line_id = $1 WHERE id = 1"},
    [Q_FOLD] = {"ledger.fold",
                "INSERT INTO ledger_account (account, operator_id, fen, lines_n, last_us) "
                "SELECT account, MAX(operator_id), CAST(SUM(fen) AS BIGINT), COUNT(*), MAX(at_us) FROM ledger_line WHERE id > $1 AND id <= $2 GROUP BY account "
                "ON CONFLICT (account) DO UPDATE SET fen = ledger_account.fen + excluded.fen, lines_n = ledger_account.lines_n + excluded.lines_n, "
                "last_us = CASE WHEN excluded.last_us > ledger_account.last_us THEN excluded.last_us ELSE ledger_account.last_us END, "
                "operator_id = COALESCE(ledger_account.operator_id, excluded.operator_id)"},
    [Q_FORGET] = {"ledger.forget", "DELETE FROM ledger_account"},
    [Q_CHECK_ZERO] = {"ledger.check_zero",
                      "SELECT p.kind, p.key, CAST(COALESCE(SUM(l.fen), 0) AS BIGINT), COUNT(l.id) FROM ledger_posting p LEFT JOIN ledger_line l ON l.posting_id = p.id "
                      "GROUP BY p.id, p.kind, p.key HAVING COALESCE(SUM(l.fen), 0) <> 0 OR COUNT(l.id) < 2"},
    [Q_CHECK_SUMS] = {"ledger.check_sums",
                      "SELECT a.account, a.fen, CAST(COALESCE(s.fen, 0) AS BIGINT) FROM ledger_account a LEFT JOIN "
                      "(SELECT account, SUM(fen) AS fen, COUNT(*) AS n FROM ledger_line WHERE id <= (SELECT line_id FROM ledger_mark WHERE id = 1) GROUP BY account) s "
                      "ON s.account = a.account WHERE a.fen <> COALESCE(s.fen, 0) OR a.lines_n <> COALESCE(s.n, 0)"},
    [Q_CHECK_MISSING] = {"ledger.check_missing",
                         "SELECT DISTINCT l.account FROM ledger_line l WHERE l.id <= (SELECT line_id FROM ledger_mark WHERE id = 1) "
                         "AND NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.account = l.account)"},
    [Q_CHECK_ORPHANS] = {"ledger.check_orphans",
                         "SELECT l.id, l.account, l.fen FROM ledger_line l WHERE NOT EXISTS (SELECT 1 FROM ledger_posting p WHERE p.id = l.posting_id) ORDER BY l.id LIMIT 1000"},
    [Q_POSTING_PROOF] = {"ledger.posting_proof",
                         "SELECT p.id, p.kind, p.key, p.at_us, p.by_name, p.county, l.account, l.fen, COALESCE(l.operator_id, 0), l.kind, l.at_us, l.memo_zh, l.memo_en "
                         "FROM (SELECT id, kind, key, at_us, by_name, county FROM ledger_posting WHERE id >= $1 AND id <= $2 ORDER BY id LIMIT $3) p "
                         "LEFT JOIN ledger_line l ON l.posting_id = p.id ORDER BY p.id, l.id"},
    [Q_LOGGED_LOCK] = {"ledger.logged_lock", "UPDATE ledger_logged SET done = done WHERE id = 1 RETURNING done, upto"},
    [Q_LOGGED_SET] = {"ledger.logged_set", "UPDATE ledger_logged SET done = $1 WHERE id = 1"},
    [Q_LOGGED_LEFT] = {"ledger.logged_left", "SELECT upto - done FROM ledger_logged WHERE id = 1"},
    [Q_STATEMENT_OPENING] = {"ledger.statement_opening", "SELECT CAST(COALESCE(SUM(fen), 0) AS BIGINT) FROM ledger_line WHERE account = $1 AND at_us < $2"},
    [Q_STATEMENT_LINES] = {"ledger.statement_lines",
                           "SELECT l.at_us AS at, l.kind, p.key, l.memo_zh, l.memo_en, l.fen FROM ledger_line l JOIN ledger_posting p ON p.id = l.posting_id "
                           "WHERE l.account = $1 AND l.at_us >= $2 AND l.at_us < $3 ORDER BY l.at_us, l.id LIMIT $4"},
    [Q_ACCOUNT_OPERATOR] = {"ledger.account_operator", "SELECT COALESCE(MAX(operator_id), 0), COUNT(*) FROM ledger_line WHERE account = $1"},
    [Q_COUNTY_PATH] = {"ledger.county_path", "SELECT path FROM people_level_v WHERE id = $1"},
    [Q_SETTLE_DUE] = {"ledger.settle_due", "SELECT CAST(COALESCE(SUM(-l.fen), 0) AS BIGINT), COUNT(*) FROM ledger_line l WHERE l.account = $1 AND (l.at_us < $2 OR l.fen > 0) AND l.kind NOT LIKE 'settlement.%' "
                     "AND NOT EXISTS (SELECT 1 FROM ledger_settlement_line x WHERE x.line_id = l.id)"},
    [Q_SETTLE_TAKE] = {"ledger.settle_take", "INSERT INTO ledger_settlement_line (line_id, settlement_id) SELECT l.id, $3 FROM ledger_line l WHERE l.account = $1 AND (l.at_us < $2 OR l.fen > 0) AND l.kind NOT LIKE 'settlement.%' "
                     "AND NOT EXISTS (SELECT 1 FROM ledger_settlement_line x WHERE x.line_id = l.id)"},
    [Q_SETTLE_FREE] = {"ledger.settle_free", "DELETE FROM ledger_settlement_line WHERE settlement_id = $1"},
    [Q_SETTLE_NUMBER] = {"ledger.settle_number",
                         "INSERT INTO ledger_number (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = ledger_number.last + 1 RETURNING last"},
    [Q_SETTLE_INSERT] = {"ledger.settle_insert",
                         "INSERT INTO ledger_settlement (uuid, number, kind, payee, payee_name, operator_id, owner_id, account, fen, lines_n, until_day, state, level_path, drawn_by, drawn_name, drawn_us, county) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'drawn', $12, $13, $14, $15, $16) RETURNING id"},
    [Q_SETTLE_GET] = {"ledger.settle_get",
                      "SELECT s.id, s.uuid, s.rev, s.number, s.kind, s.payee, s.payee_name, COALESCE(s.operator_id, -1) AS operator_id, COALESCE(s.owner_id, 0) AS owner_id, s.account, s.fen, s.lines_n, s.until_day, s.state, s.level_path, "
                      "s.drawn_by, s.drawn_name, s.drawn_us AS drawn_at, s.approved_by, s.approved_name, s.approved_us AS approved_at, s.payee_rev, s.filed_us AS filed_at, s.paid_us AS paid_at, s.reference, "
                      "s.reason, s.county FROM ledger_settlement s WHERE s.uuid = $1"},
    [Q_SETTLE_LAST] = {"ledger.settle_last", "SELECT uuid FROM ledger_settlement WHERE payee = $1 ORDER BY id DESC LIMIT 1"},
    [Q_SETTLE_MOVE] = {"ledger.settle_move",
                       "UPDATE ledger_settlement SET state = $3, approved_by = CASE WHEN $3 = 'approved' THEN CAST($4 AS BIGINT) ELSE approved_by END, "
                       "approved_name = CASE WHEN $3 = 'approved' THEN $5 ELSE approved_name END, approved_us = CASE WHEN $3 = 'approved' THEN CAST($6 AS BIGINT) ELSE approved_us END, "
                       "payee_rev = CASE WHEN $3 = 'approved' THEN CAST($7 AS BIGINT) ELSE payee_rev END, paid_us = CASE WHEN $3 = 'paid' THEN CAST($6 AS BIGINT) ELSE paid_us END, "
                       "reference = CASE WHEN $3 = 'paid' THEN $8 ELSE reference END, reason = CASE WHEN $3 IN ('failed', 'cancelled') THEN $8 ELSE reason END, "
                       "ended_us = CASE WHEN $3 IN ('failed', 'cancelled') THEN CAST($6 AS BIGINT) ELSE ended_us END, rev = rev + 1 WHERE id = $1 AND rev = $2"},
    [Q_SETTLE_STEP] = {"ledger.settle_step",
                       "INSERT INTO ledger_settlement_step (settlement_id, from_state, to_state, text, by_name, at_us) VALUES ($1, $2, $3, $4, $5, $6)"},
    [Q_SETTLE_STEPS] = {"ledger.settlement_steps", "SELECT from_state, to_state, text, by_name, at_us AS at FROM ledger_settlement_step WHERE settlement_id = $1 ORDER BY id LIMIT 50"},
    [Q_SETTLE_PARTS] = {"ledger.settlement_parts",
                        "SELECT l.kind, COALESCE(l.memo_zh, l.kind) AS memo, COUNT(*) AS lines, CAST(SUM(-l.fen) AS BIGINT) AS fen FROM ledger_settlement_line x "
                        "JOIN ledger_line l ON l.id = x.line_id WHERE x.settlement_id = $1 GROUP BY l.kind, COALESCE(l.memo_zh, l.kind) ORDER BY 4 DESC, 2 LIMIT 500"},
    [Q_SETTLE_PARTS_EN] = {"ledger.settlement_parts_en",
                           "SELECT l.kind, COALESCE(l.memo_en, l.kind) AS memo, COUNT(*) AS lines, CAST(SUM(-l.fen) AS BIGINT) AS fen FROM ledger_settlement_line x "
                           "JOIN ledger_line l ON l.id = x.line_id WHERE x.settlement_id = $1 GROUP BY l.kind, COALESCE(l.memo_en, l.kind) ORDER BY 4 DESC, 2 LIMIT 500"},
    [Q_PAYEE_PUT] = {"ledger.payee_put",
                     "INSERT INTO ledger_payee (account, holder_sealed, bank, number_sealed, number_masked, changed_name, changed_us, changed_by, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) "
                     "ON CONFLICT (account) DO UPDATE SET holder_sealed = excluded.holder_sealed, bank = excluded.bank, number_sealed = excluded.number_sealed, "
                     "number_masked = excluded.number_masked, changed_name = excluded.changed_name, changed_us = excluded.changed_us, changed_by = excluded.changed_by, rev = ledger_payee.rev + 1"},
    [Q_PAYEE_GET] = {"ledger.payee_get", "SELECT holder_sealed AS holder, bank, number_masked AS number, changed_name, changed_us AS changed_at, COALESCE(changed_by, 0) AS changed_by, rev FROM ledger_payee WHERE account = $1"},
    [Q_PAYEE_MOVED] = {"ledger.payee_moved", "UPDATE ledger_settlement SET rev = rev + 1 WHERE account = $1 AND state = 'drawn'"},
    [Q_PAYEE_FORGET] = {"ledger.payee_forget", "DELETE FROM ledger_payee WHERE account = $1"},
    [Q_WALLET] = {"ledger.wallet",
                  "SELECT CAST(COALESCE(SUM(CASE WHEN state IN ('drawn', 'approved') THEN fen END), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN state = 'paid' THEN fen END), 0) AS BIGINT), "
                  "CASE WHEN EXISTS (SELECT 1 FROM ledger_line WHERE account = $1) THEN 1 ELSE 0 END FROM ledger_settlement WHERE account = $1"},
    [Q_SETTLE_FILED] = {"ledger.settle_filed", "UPDATE ledger_settlement SET filed_us = $2, rev = rev + 1 WHERE number = $1 AND filed_us IS NULL"},
    [Q_CHECK_SETTLE] = {"ledger.check_settle",
                        "SELECT s.number, s.fen, CAST(COALESCE(SUM(-l.fen), 0) AS BIGINT) FROM ledger_settlement s LEFT JOIN ledger_settlement_line x ON x.settlement_id = s.id "
                        "LEFT JOIN ledger_line l ON l.id = x.line_id WHERE s.state IN ('drawn', 'approved', 'paid') GROUP BY s.number, s.fen HAVING s.fen <> COALESCE(SUM(-l.fen), 0)"},
};
