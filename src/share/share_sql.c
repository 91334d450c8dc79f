/* share_sql.c: every query of the room. */
#include "share_priv.h"

#define PEER "SELECT id, uuid, name, url, peer_county, query, subscription, created_by, error, secret, direction, created_us AS created_at, mark_us AS mark_at, " \
             "next_us AS next_at, last_us AS last_at, failures, accepted, duplicate, refused, paused FROM share_peer "

const struct sql share_sql[Q__COUNT] = {
    [Q_PEER_INSERT] = {"share.peer_insert",
        "INSERT INTO share_peer (county, uuid, name, direction, url, peer_county, secret, query, subscription, paused, created_us, created_by, mark_us, next_us, "
        "failures, accepted, duplicate, refused, lease_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, 0, 0, 0, 0, 0, 0, 0)"},
    [Q_PEER_FIND] = {"share.peer_find", PEER "WHERE uuid = $1"},
    [Q_PEER_COUNT] = {"share.peer_count", "SELECT count(*) FROM share_peer"},
    [Q_PEER_SAME] = {"share.peer_same", "SELECT count(*) FROM share_peer WHERE direction = $1 AND url = $2"},
    [Q_PEER_PAUSE] = {"share.peer_pause", "UPDATE share_peer SET paused = $2, next_us = 0 WHERE id = $1"},
    [Q_PEER_DELETE] = {"share.peer_delete", "DELETE FROM share_peer WHERE id = $1"},
    [Q_REFUSED_DROP] = {"share.refused_drop", "DELETE FROM share_refused WHERE peer = $1"},
    [Q_ORIGIN_COUNT] = {"share.origin_count", "SELECT CASE WHEN EXISTS (SELECT 1 FROM share_origin WHERE peer = $1) THEN 1 ELSE 0 END"},
    [Q_PEER_TOOK] = {"share.peer_took",
        "UPDATE share_peer SET accepted = accepted + $2, duplicate = duplicate + $3, refused = refused + $4, mark_us = CASE WHEN mark_us < $5 THEN $5 ELSE mark_us END, "
        "last_us = $6, failures = 0, error = NULL WHERE id = $1"},
    [Q_PEER_FAILED] = {"share.peer_failed", "UPDATE share_peer SET failures = failures + 1, error = $2, next_us = $3, owner = NULL, lease_us = 0 WHERE id = $1"},
    [Q_REFUSED_PUT] = {"share.refused_put", "INSERT INTO share_refused (peer, event_id, at_us, code, detail) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"},
    [Q_PULL_DUE] = {"share.pull_due", PEER "WHERE direction = 'pull' AND paused = 0 AND next_us <= $1 AND (lease_us <= $1 OR owner = $2) ORDER BY next_us, id LIMIT 50"},
    [Q_PULL_CLAIM] = {"share.pull_claim", "UPDATE share_peer SET owner = $2, lease_us = $3 WHERE id = $1 AND paused = 0 AND (lease_us <= $4 OR owner = $2)"},
    [Q_PULL_END] = {"share.pull_end", "UPDATE share_peer SET owner = NULL, lease_us = 0, next_us = $2, last_us = $3, failures = 0, error = NULL WHERE id = $1"},
    [Q_PULL_FREE] = {"share.pull_free", "UPDATE share_peer SET lease_us = 0 WHERE lease_us > 0"},
    [Q_REFUSED_LIST] = {"share.refused_list", "SELECT event_id, at_us AS at, code, detail FROM share_refused WHERE peer = $1 ORDER BY at_us DESC, event_id LIMIT 500"},
    [Q_ORIGIN_OF] = {"share.origin_of", "SELECT peer_uuid AS uuid, peer_name AS name, at_us AS at FROM share_origin_v WHERE event = $1"},
    [Q_FIND_PRODUCER] = {"share.find_producer", "SELECT id, uuid FROM people_operator_v WHERE name = $1 OR uscc = $1 OR number = $1 LIMIT 2"},
    [Q_FIND_PRODUCT] = {"share.find_product",
        "SELECT crop_id, uuid FROM grow_product_v WHERE (operator_id = $1 OR operator_id IS NULL) AND (name = $2 OR gtin = $2) LIMIT 2"},
    [Q_FIND_SEASON] = {"share.find_season",
        "SELECT s.id, s.uuid FROM grow_season_v s WHERE s.operator_id = $1 AND s.plot_name = $2 AND s.start_day <= $3 AND (s.end_day IS NULL OR s.end_day >= $3) "
        "AND s.crop_name = (SELECT p.crop_name FROM grow_product_v p WHERE p.uuid = $4) LIMIT 2"},
    [Q_FIND_LOT] = {"share.find_lot", "SELECT id, uuid FROM grow_lot_v WHERE operator_id = $1 AND lot_no = $2 LIMIT 2"},
    [Q_IMPORT_HAD] = {"share.import_had", "SELECT count(*) FROM share_import WHERE digest = $1"},
    [Q_IMPORT_PUT] = {"share.import_put", "INSERT INTO share_import (digest, kind, object, county, at_us, by_name) VALUES ($1, $2, $3, $4, $5, $6)"},
};
