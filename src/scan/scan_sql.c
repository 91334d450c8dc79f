/* scan_sql.c: the queries of room scan. Index: enum scan_query. */
#include "scan_priv.h"

#define BATCH_COLS                                                                                                           \
    "b.id, b.uuid, b.rev, b.lot_id, b.operator_id, g.uuid AS lot, g.lot_no, g.product_name, g.gtin, g.harvest_day, g.epc, "     \
    "o.public_name AS operator_name, b.level_path, b.kind, b.first_serial, b.count, b.net_g, b.created_us AS created_at, b.state, "           \
    "b.void_reason, b.event_id, b.created_by, b.county "                                                                     \
    "FROM scan_batch b JOIN grow_lot_v g ON g.id = b.lot_id JOIN people_operator_v o ON o.id = b.operator_id "

const struct sql scan_sql[Q__COUNT] = {
    [Q_BATCH_INSERT] = {"scan.batch_insert",
                        "INSERT INTO scan_batch (uuid, lot_id, operator_id, level_path, kind, first_serial, count, net_g, state, event_id, created_us, "
                        "created_by, county) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'active', $9, $10, $11, $12) RETURNING id"},
    [Q_BATCH_BY_UUID] = {"scan.batch_by_uuid", "SELECT " BATCH_COLS "WHERE b.uuid = $1"},
    [Q_BATCH_BY_ID] = {"scan.batch_by_id", "SELECT " BATCH_COLS "WHERE b.id = $1"},
    [Q_BATCH_LAST] = {"scan.batch_last", "SELECT CAST(COALESCE(MAX(first_serial + count), 1) AS BIGINT) FROM scan_batch WHERE lot_id = $1 AND kind = 'pack'"},
    [Q_BATCH_OF_SERIAL] = {"scan.batch_of_serial",
                           "SELECT state, void_reason FROM scan_batch WHERE lot_id = $1 AND kind = 'pack' AND first_serial <= $2 AND first_serial + count > $2"},
    [Q_BATCH_VOID] = {"scan.batch_void", "UPDATE scan_batch SET state = 'void', void_reason = $2, rev = rev + 1 WHERE id = $1 AND state = 'active'"},
    [Q_BATCH_ALL_VOID] = {"scan.batch_all_void",
                          "SELECT b.void_reason FROM scan_batch b WHERE b.id = (SELECT max(v.id) FROM scan_batch v WHERE v.lot_id = $1 AND v.state = 'void') AND NOT EXISTS "
                          "(SELECT 1 FROM scan_batch x WHERE x.lot_id = $1 AND x.state = 'active')"},
    [Q_BATCH_WEIGHT] = {"scan.batch_weight",
                        "SELECT CAST(COALESCE(SUM(count * net_g), 0) AS BIGINT) FROM scan_batch WHERE lot_id = $1 AND kind = 'pack' AND state = 'active'"},
    [Q_COUNT_GET] = {"scan.count_get", "SELECT scans, first_us FROM scan_count WHERE lot_id = $1 AND serial = $2"},
    [Q_COUNT_ADD] = {"scan.count_add",
                     "INSERT INTO scan_count (lot_id, serial, scans, first_us, last_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (lot_id, serial) DO UPDATE SET "
                     "scans = scan_count.scans + EXCLUDED.scans, last_us = EXCLUDED.last_us"},
    [Q_PRODUCT] = {"scan.product",
                   "SELECT p.gtin, p.name, p.name_en, p.crop_name, p.spec, p.brand, p.photo_sha, o.public_name AS operator_name FROM grow_product_v p "
                   "JOIN people_operator_v o ON o.id = p.operator_id WHERE p.gtin = $1 ORDER BY p.id LIMIT 1"},
    [Q_PRODUCT_LOTS] = {"scan.product_lots",
                        "SELECT g.lot_no, g.grade, g.harvest_day FROM grow_lot_v g WHERE g.gtin = $1 AND g.state IN ('active', 'consumed') AND EXISTS (SELECT 1 "
                        "FROM certify_release_v r WHERE r.lot_id = g.id AND r.state = 'granted') ORDER BY g.harvest_day DESC, g.id DESC LIMIT 10"},
};
