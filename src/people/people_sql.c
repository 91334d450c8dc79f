/* people_sql.c: every query of room people, prepared on both engines by a build step. Indexed by enum people_query. */
#include "people_priv.h"

#define LEVEL_ROW                                                                                                        \
    "SELECT l.id, l.uuid, l.parent_id, p.uuid AS parent, l.code, l.kind, l.name, l.name_en, l.depth, l.path, l.county, "  \
    "l.state, l.rev FROM people_level l LEFT JOIN people_level p ON p.id = l.parent_id "
#define OPERATOR_ROW                                                                                                     \
    "SELECT o.id, o.uuid, o.kind, o.name, o.public_name, o.uscc, o.state, o.level_id, l.path AS level_path, "             \
    "l.name AS level_name, o.county, o.rev FROM people_operator o JOIN people_level l ON l.id = o.level_id "
#define GRANT_ROW                                                                                                        \
    "SELECT g.role, COALESCE(g.level_id, 0) AS level_id, COALESCE(l.path, '/') AS level_path, "                            \
    "COALESCE(g.operator_id, 0) AS operator_id FROM people_grant g LEFT JOIN people_level l ON l.id = g.level_id "
#define ACCOUNT_ROW                                                                                                      \
    "SELECT id, uuid, login, name, password_hash, state, must_change, signed_in_us, created_us, rev FROM people_account "

const struct sql people_sql[Q__COUNT] = {
    /* who asks */
    [Q_SESSION_BY_HASH] = {"people.session_by_hash",
        "SELECT s.id, s.uuid, s.account_id, a.uuid, a.name, a.must_change, s.seen_us FROM people_session s "
        "JOIN people_account a ON a.id = s.account_id "
        "WHERE s.token_hash = $1 AND s.expires_us > $2 AND s.seen_us > $3 AND a.state = 'active'"},
    [Q_KEY_BY_HASH] = {"people.key_by_hash",
        "SELECT id, uuid, name FROM people_key WHERE hash = $1 AND state = 'active' AND (expires_us IS NULL OR expires_us > $2)"},
    [Q_GRANTS_ACCOUNT] = {"people.grants_account", GRANT_ROW "WHERE g.account_id = $1 ORDER BY g.id"},
    [Q_GRANTS_KEY] = {"people.grants_key", GRANT_ROW "WHERE g.key_id = $1 ORDER BY g.id"},
    [Q_GRANT_VIEWS] = {"people.grant_views",
        "SELECT g.role, l.uuid AS level, l.name AS level_name, o.uuid AS operator, o.name AS operator_name FROM people_grant g "
        "LEFT JOIN people_level l ON l.id = g.level_id LEFT JOIN people_operator o ON o.id = g.operator_id "
        "WHERE g.account_id = $1 OR g.key_id = $2 ORDER BY g.id"},
    [Q_GRANT_INSERT] = {"people.grant_insert",
        "INSERT INTO people_grant (account_id, key_id, role, level_id, operator_id, created_us) VALUES ($1, $2, $3, $4, $5, $6)"},
    [Q_GRANT_DELETE_ACCOUNT] = {"people.grant_delete_account", "DELETE FROM people_grant WHERE account_id = $1"},
    [Q_GRANT_MOVE_OPERATOR] = {"people.grant_move_operator", "UPDATE people_grant SET level_id = $2 WHERE operator_id = $1"},

    /* sessions */
    [Q_SESSION_INSERT] = {"people.session_insert",
        "INSERT INTO people_session (uuid, account_id, token_hash, created_us, seen_us, expires_us, remote, agent) "
        "VALUES ($1, $2, $3, $4, $4, $5, $6, $7)"},
    [Q_SESSION_TOUCH] = {"people.session_touch", "UPDATE people_session SET seen_us = $2 WHERE id = $1 AND seen_us < $2"},
    [Q_SESSION_DELETE] = {"people.session_delete", "DELETE FROM people_session WHERE id = $1"},
    [Q_SESSION_DELETE_OWN] = {"people.session_delete_own", "DELETE FROM people_session WHERE account_id = $1 AND uuid = $2"},
    [Q_SESSION_DELETE_OTHERS] = {"people.session_delete_others", "DELETE FROM people_session WHERE account_id = $1 AND id <> $2"},
    [Q_SESSION_DELETE_ALL] = {"people.session_delete_all", "DELETE FROM people_session WHERE account_id = $1"},
    [Q_SESSION_TRIM] = {"people.session_trim",
        "DELETE FROM people_session WHERE account_id = $1 AND id NOT IN "
        "(SELECT id FROM people_session WHERE account_id = $1 ORDER BY id DESC LIMIT $2)"},
    [Q_SESSION_PURGE] = {"people.session_purge", "DELETE FROM people_session WHERE seen_us < $1 OR expires_us < $2"},
    [Q_SESSION_LIST] = {"people.session_list",
        "SELECT uuid, remote, agent, created_us AS created_at, seen_us AS seen_at, expires_us AS expires_at FROM people_session "
        "WHERE account_id = $1 AND expires_us > $2 AND seen_us > $3 ORDER BY id DESC"},

    /* attempts to sign in */
    [Q_ATTEMPT_COUNT] = {"people.attempt_count",
        "INSERT INTO people_attempt (kind, key, failures, first_us) VALUES ($1, $2, 1, $3) ON CONFLICT (kind, key) DO UPDATE SET "
        "failures = CASE WHEN people_attempt.first_us <= $4 THEN 1 ELSE people_attempt.failures + 1 END, "
        "first_us = CASE WHEN people_attempt.first_us <= $4 THEN $3 ELSE people_attempt.first_us END"},
    [Q_ATTEMPT_READ] = {"people.attempt_read", "SELECT COALESCE(MAX(failures), 0) FROM people_attempt WHERE kind = $1 AND key = $2 AND first_us > $3"},
    [Q_ATTEMPT_CLEAR] = {"people.attempt_clear", "DELETE FROM people_attempt WHERE kind = $1 AND key = $2"},
    [Q_ATTEMPT_PURGE] = {"people.attempt_purge", "DELETE FROM people_attempt WHERE first_us < $1"},

    /* accounts */
    [Q_ACCOUNT_BY_LOGIN] = {"people.account_by_login", ACCOUNT_ROW "WHERE login = $1"},
    [Q_ACCOUNT_BY_UUID] = {"people.account_by_uuid", ACCOUNT_ROW "WHERE uuid = $1"},
    [Q_ACCOUNT_BY_ID] = {"people.account_by_id", ACCOUNT_ROW "WHERE id = $1"},
    [Q_ACCOUNT_INSERT] = {"people.account_insert",
        "INSERT INTO people_account (uuid, login, name, password_hash, state, must_change, created_us) "
        "VALUES ($1, $2, $3, $4, 'active', $5, $6) ON CONFLICT (login) DO NOTHING RETURNING id"},
    [Q_ACCOUNT_UPDATE] = {"people.account_update",
        "UPDATE people_account SET name = COALESCE($3, name), state = COALESCE($4, state), rev = rev + 1 WHERE id = $1 AND rev = $2"},
    [Q_ACCOUNT_PASSWORD] = {"people.account_password",
        "UPDATE people_account SET password_hash = $2, must_change = $3, rev = rev + 1 WHERE id = $1"},
    [Q_ACCOUNT_SIGNED_IN] = {"people.account_signed_in", "UPDATE people_account SET signed_in_us = $2 WHERE id = $1 AND state = 'active' AND password_hash = $3"},
    [Q_ACCOUNT_TOUCH_REV] = {"people.account_touch_rev", "UPDATE people_account SET rev = rev + 1 WHERE id = $1 AND rev = $2"},

    /* keys */
    [Q_KEY_INSERT] = {"people.key_insert",
        "INSERT INTO people_key (uuid, name, prefix, hash, state, created_by, created_us, expires_us) "
        "VALUES ($1, $2, $3, $4, 'active', $5, $6, $7) RETURNING id"},
    [Q_KEY_BY_UUID] = {"people.key_by_uuid", "SELECT id, uuid, name, state FROM people_key WHERE uuid = $1"},
    [Q_KEY_REVOKE] = {"people.key_revoke", "UPDATE people_key SET state = 'revoked', revoked_us = $2 WHERE id = $1 AND state = 'active'"},
    [Q_KEY_USED] = {"people.key_used", "UPDATE people_key SET used_us = $2 WHERE id = $1 AND (used_us IS NULL OR used_us < $2)"},
    [Q_KEY_ACTIVE] = {"people.key_active", "SELECT count(*) FROM people_key WHERE id = $1 AND state = 'active' AND (expires_us IS NULL OR expires_us > $2)"},
    [Q_ACCOUNT_ACTIVE] = {"people.account_active", "SELECT count(*) FROM people_account WHERE id = $1 AND state = 'active'"},
    [Q_KEYS_ALL] = {"people.keys_all",
        "SELECT k.uuid, k.name, MIN(g.role), k.used_us, k.state FROM people_key k LEFT JOIN people_grant g ON g.key_id = k.id "
        "GROUP BY k.id, k.uuid, k.name, k.used_us, k.state ORDER BY k.id DESC LIMIT 1000"},

    /* audit */
    [Q_AUDIT_INSERT] = {"people.audit_insert",
        "INSERT INTO people_audit (uuid, at_us, actor_kind, actor_id, actor_name, actor_path, action, object_kind, object_uuid, outcome, "
        "error, before_json, after_json, reason, request_id, remote) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id"},
    [Q_AUDIT_PROOF] = {"people.audit_proof",
        "SELECT uuid, at_us, actor_kind, actor_id, actor_name, actor_path, action, object_kind, object_uuid, outcome, error, before_json, after_json, reason, "
        "request_id, remote, id FROM people_audit WHERE id >= $1 AND id <= $2 ORDER BY id LIMIT $3"},

    /* the level tree */
    [Q_TREE_LOCK] = {"people.tree_lock", "UPDATE people_tree SET moves = moves + 1 WHERE id = 1"},
    [Q_LEVEL_BY_UUID] = {"people.level_by_uuid", LEVEL_ROW "WHERE l.uuid = $1"},
    [Q_LEVEL_BY_ID] = {"people.level_by_id", LEVEL_ROW "WHERE l.id = $1"},
    [Q_LEVEL_BY_CODE] = {"people.level_by_code", LEVEL_ROW "WHERE l.code = $1"},
    [Q_LEVEL_INSERT] = {"people.level_insert",
        "INSERT INTO people_level (uuid, parent_id, code, kind, name, name_en, depth, path, county, created_us) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, $9) ON CONFLICT (code) DO NOTHING RETURNING id"},
    [Q_LEVEL_PATH] = {"people.level_path", "UPDATE people_level SET path = $2 WHERE id = $1"},
    [Q_LEVEL_UPDATE] = {"people.level_update",
        "UPDATE people_level SET code = NULLIF(COALESCE($3, code), ''), kind = COALESCE($4, kind), name = COALESCE($5, name), "
        "name_en = NULLIF(COALESCE($6, name_en), ''), rev = rev + 1 WHERE id = $1 AND rev = $2"},
    [Q_LEVEL_MOVE] = {"people.level_move", "UPDATE people_level SET parent_id = $3, rev = rev + 1 WHERE id = $1 AND rev = $2"},
    [Q_LEVEL_MOVE_SUBTREE] = {"people.level_move_subtree",
        "UPDATE people_level SET path = $1 || substr(path, CAST(CAST($2 AS BIGINT) AS INTEGER)), depth = depth + $3 WHERE path >= $4 AND path < $5"},
    [Q_LEVEL_COUNTY_SUBTREE] = {"people.level_county_subtree",
        "UPDATE people_level SET county = $1 WHERE path >= $2 AND path < $3 AND county = $4"},
    [Q_LEVEL_CLOSE] = {"people.level_close", "UPDATE people_level SET state = 'closed', rev = rev + 1 WHERE id = $1 AND rev = $2"},
    [Q_LEVEL_OPEN_BELOW] = {"people.level_open_below",
        "SELECT COUNT(*) FROM people_level WHERE path > $1 AND path < $2 AND state = 'open'"},
    [Q_LEVEL_SUBTREE] = {"people.level_subtree", LEVEL_ROW "WHERE l.path >= $1 AND l.path < $2 AND l.depth <= $3 ORDER BY l.depth, COALESCE(l.code, '') @BIN, l.id"},
    [Q_LEVEL_ROOTS] = {"people.level_roots", LEVEL_ROW "WHERE l.depth <= $1 ORDER BY l.depth, COALESCE(l.code, '') @BIN, l.id"},
    [Q_LEVEL_ANCESTORS] = {"people.level_ancestors", LEVEL_ROW "WHERE l.id @IN($1) ORDER BY l.depth"},
    [Q_LEVEL_CODES] = {"people.level_codes",
        "SELECT code, id, depth FROM people_level WHERE code IS NOT NULL AND length(code) = CAST($1 AS BIGINT) AND code >= $2 AND code < $3 ORDER BY code @BIN"},
    [Q_LEVEL_FILL_PATHS] = {"people.level_fill_paths",
        "UPDATE people_level SET path = COALESCE((SELECT p.path FROM people_level p WHERE p.id = people_level.parent_id), '/') || id || '/' "
        "WHERE path = ''"},
    [Q_LEVEL_DEPTH_BELOW] = {"people.level_depth_below", "SELECT MAX(depth) FROM people_level WHERE path >= $1 AND path < $2"},
    [Q_LEVEL_CHECK] = {"people.level_check",
        "SELECT COUNT(*) FROM people_level l LEFT JOIN people_level p ON p.id = l.parent_id "
        "WHERE l.path <> COALESCE(p.path, '/') || l.id || '/' OR l.depth <> COALESCE(p.depth, 0) + 1"},

    /* operators */
    [Q_OPERATOR_BY_UUID] = {"people.operator_by_uuid", OPERATOR_ROW "WHERE o.uuid = $1"},
    [Q_OPERATOR_BY_ID] = {"people.operator_by_id", OPERATOR_ROW "WHERE o.id = $1"},
    [Q_OPERATOR_DETAIL] = {"people.operator_detail",
        "SELECT o.uuid, o.kind, o.name, o.public_name, o.uscc, o.number, o.state, l.uuid AS level, l.name AS level_name, o.county, "
        "o.contact, o.phone_masked AS phone, o.address, o.trained_person, o.poor, o.gln, o.created_us AS created_at, "
        "o.updated_us AS updated_at, o.rev FROM people_operator o JOIN people_level l ON l.id = o.level_id WHERE o.id = $1"},
    [Q_OPERATOR_INSERT] = {"people.operator_insert",
        "INSERT INTO people_operator (uuid, kind, name, public_name, uscc, number, state, level_id, county, contact, phone_box, phone_masked, "
        "address, trained_person, poor, gln, created_us, updated_us) "
        "VALUES ($1, $2, $3, $4, $5, $6, 'applied', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16) "
        "ON CONFLICT (uscc) DO NOTHING RETURNING id"},
    [Q_OPERATOR_UPDATE] = {"people.operator_update",
        "UPDATE people_operator SET name = COALESCE($3, name), public_name = COALESCE($4, public_name), uscc = NULLIF(COALESCE($5, uscc), ''), "
        "level_id = COALESCE($6, level_id), contact = NULLIF(COALESCE($7, contact), ''), address = NULLIF(COALESCE($8, address), ''), "
        "trained_person = NULLIF(COALESCE($9, trained_person), ''), poor = COALESCE($10, poor), gln = NULLIF(COALESCE($11, gln), ''), "
        "phone_box = CASE WHEN CAST($12 AS BIGINT) = 1 THEN $13 ELSE phone_box END, phone_masked = CASE WHEN CAST($12 AS BIGINT) = 1 THEN $14 ELSE phone_masked END, "
        "updated_us = $15, rev = rev + 1 WHERE id = $1 AND rev = $2"},
    [Q_OPERATOR_STATE] = {"people.operator_state",
        "UPDATE people_operator SET state = $3, updated_us = $4, rev = rev + 1 WHERE id = $1 AND state = $2"},
    [Q_OPERATOR_STEP] = {"people.operator_step",
        "INSERT INTO people_operator_step (operator_id, from_state, to_state, reason, by_name, by_account, at_us, examination) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"},
    [Q_OPERATOR_STEPS] = {"people.operator_steps",
        "SELECT from_state, to_state, reason, by_name, at_us AS at, examination FROM people_operator_step WHERE operator_id = $1 ORDER BY id"},
    [Q_OPERATOR_TRAINED] = {"people.operator_trained",
        "SELECT COUNT(*) FROM people_operator WHERE id = $1 AND trained_person IS NOT NULL AND trained_person <> ''"},
    [Q_OPERATOR_LOCATION] = {"people.operator_location", "SELECT uuid, gln FROM people_operator WHERE id = $1"},
    [Q_OPERATOR_NUMBER] = {"people.operator_number",
        "INSERT INTO people_counter (county, n) VALUES ($1, 1) ON CONFLICT (county) DO UPDATE SET n = people_counter.n + 1 RETURNING n"},
    [Q_OPERATOR_BELOW] = {"people.operator_below",
        "SELECT COUNT(*) FROM people_operator o JOIN people_level l ON l.id = o.level_id WHERE l.path >= $1 AND l.path < $2 AND o.state <> $3"},
    [Q_OPERATOR_CHECK] = {"people.operator_check",
        "SELECT COUNT(*) FROM people_operator o WHERE (o.state = 'active' AND COALESCE(o.trained_person, '') = '') "
        "OR o.state <> COALESCE((SELECT s.to_state FROM people_operator_step s WHERE s.operator_id = o.id ORDER BY s.id DESC LIMIT 1), '')"},
    [Q_OPERATOR_PHONE] = {"people.operator_phone", "SELECT uuid, phone_box FROM people_operator WHERE id = $1"},

    /* the county */
    [Q_OPERATOR_BY_USCC] = {"people.operator_by_uscc", "SELECT id, uuid, state FROM people_operator WHERE uscc = $1"},
    [Q_APPLY_PLACES] = {"people.apply_places",
        "SELECT l.uuid, l.name, COALESCE(p.name, '') AS above FROM people_level l LEFT JOIN people_level p ON p.id = l.parent_id "
        "WHERE l.path >= $1 AND l.path < $2 AND l.state = 'open' AND NOT EXISTS (SELECT 1 FROM people_level c WHERE c.parent_id = l.id AND c.state = 'open') "
        "ORDER BY COALESCE(l.code, '') @BIN, l.id LIMIT 3000"},
    [Q_APPLY_WAITING] = {"people.apply_waiting", "SELECT COUNT(*) FROM people_operator WHERE state = 'applied'"},
    [Q_BUYER_INSERT] = {"people.buyer_insert",
        "INSERT INTO people_buyer (account_id, phone, phone_masked, name, created_us) VALUES ($1, $2, $3, $4, $5)"},
    [Q_BUYER_BY_ACCOUNT] = {"people.buyer_by_account", "SELECT phone, phone_masked, name, created_us FROM people_buyer WHERE account_id = $1"},
    [Q_BUYER_GONE] = {"people.buyer_gone", "UPDATE people_buyer SET phone = NULL, phone_masked = NULL, name = NULL, gone_us = $2 WHERE account_id = $1"},
    [Q_ACCOUNT_GONE] = {"people.account_gone",
        "UPDATE people_account SET login = $2, name = '已注销 / gone', password_hash = $3, state = 'disabled', signed_in_us = NULL, rev = rev + 1 WHERE id = $1"},
    [Q_LOGIN_COUNT] = {"people.login_count", "SELECT COUNT(*) FROM people_account WHERE login = $1"},
    [Q_COUNTY_GET] = {"people.county_get",
        "SELECT l.code, l.name, l.name_en, l.uuid AS level, c.domain, c.demo, c.rev, COALESCE(c.level_id, 0), l.county "
        "FROM people_county c LEFT JOIN people_level l ON l.id = c.level_id WHERE c.id = 1"},
    [Q_COUNTY_SET] = {"people.county_set", "UPDATE people_county SET level_id = $1, demo = $2, rev = rev + 1 WHERE id = 1"},
    [Q_COUNTY_DOMAIN] = {"people.county_domain", "UPDATE people_county SET domain = $1, rev = rev + 1 WHERE id = 1"},
    [Q_COUNTY_UPDATE] = {"people.county_update",
        "UPDATE people_county SET level_id = COALESCE($2, level_id), domain = COALESCE($3, domain), demo = $4, rev = rev + 1 WHERE id = 1 AND rev = $1"},
};
