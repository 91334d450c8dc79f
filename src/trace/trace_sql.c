/* trace_sql.c: the queries of room trace. Index: enum trace_query. */
#include "trace_priv.h"

#define WHO "o.id, o.uuid, o.public_name, o.name, o.level_path, o.contact, o.phone_masked FROM people_operator_v o "
#define PLACE "uuid, rev, uri, kind, name, name_en, contact, phone FROM trace_place "

const struct sql trace_sql[Q__COUNT] = {
    /* names */
    [Q_WHO_GLN] = {"trace.who_gln", "SELECT o.gln, " WHO "WHERE o.gln @INT($1)"},
    [Q_WHO_UUID] = {"trace.who_uuid", "SELECT o.uuid AS k, " WHO "WHERE o.uuid @INT($1)"},
    [Q_WHO_PLACE] = {"trace.who_place", "SELECT uri, id, kind, name, name_en, contact, phone FROM trace_place WHERE uri @INT($1)"},
    [Q_LOTS] = {"trace.lots",
                "SELECT t.id, t.uuid, t.lot_no, t.gtin, t.epc, t.product_name, t.operator_id, o.uuid AS operator_uuid, o.name, o.public_name, o.level_path, t.quantity_g, t.left_g, "
                "t.harvest_day, t.created_us, t.state FROM grow_lot_v t JOIN people_operator_v o ON o.id = t.operator_id WHERE t.gtin @INT($1) AND t.lot_no @INT($2)"},
    [Q_LEVEL_PATH] = {"trace.level_path", "SELECT path FROM people_level_v WHERE id = $1"},
    [Q_PRODUCT_OWNER] = {"trace.product_owner", "SELECT o.id, o.level_path FROM grow_product_v p JOIN people_operator_v o ON o.id = p.operator_id WHERE p.gtin = $1"},
    [Q_PLACE_INSERT] = {"trace.place_insert",
                        "INSERT INTO trace_place (uuid, uri, kind, name, name_en, contact, phone, by_name, created_us, county) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                        "ON CONFLICT DO NOTHING RETURNING id"},
    [Q_PLACE_UPDATE] = {"trace.place_update", "UPDATE trace_place SET kind = $3, name = $4, name_en = $5, contact = $6, phone = $7, by_name = $8, rev = rev + 1 WHERE uuid = $1 AND rev = $2"},
    [Q_PLACE_ONE] = {"trace.place_one", "SELECT " PLACE "WHERE uuid = $1"},
};
