/* grow_sql.c: every fixed query of the room; grow_sql.def names them, the SELECT lists that several share stand here. */
#include "grow_priv.h"

#define PLOT_SELECT                                                                                                         \
    "SELECT p.uuid, p.rev, p.id, p.operator_id, p.level_id, o.uuid AS operator, o.name AS operator_name, l.uuid AS level, "  \
    "l.name AS level_name, l.path AS level_path, p.name, p.base_name, p.state, p.county, p.kind, p.boundary, p.area_m2, "    \
    "p.lon_udeg, p.lat_udeg, p.created_us AS created_at FROM grow_plot p JOIN people_operator_v o ON o.id = p.operator_id "  \
    "JOIN people_level_v l ON l.id = p.level_id "
#define PRODUCT_SELECT                                                                                                      \
    "SELECT p.uuid, p.rev, p.id, p.operator_id, p.crop_id, o.uuid AS operator, o.name AS operator_name, o.level_path, "      \
    "c.uuid AS crop, c.name AS crop_name, v.uuid AS variety, p.name, p.name_en, p.spec, p.brand, p.grades, p.photo_sha, "    \
    "p.gtin, p.county, p.created_us AS created_at FROM grow_product p JOIN people_operator_v o ON o.id = p.operator_id "     \
    "JOIN grow_crop c ON c.id = p.crop_id LEFT JOIN grow_variety v ON v.id = p.variety_id "
#define SEASON_SELECT                                                                                                       \
    "SELECT s.uuid, s.rev, s.id, s.plot_id, s.operator_id, s.crop_id, s.template_id, p.uuid AS plot, p.name AS plot_name, "  \
    "o.uuid AS operator, o.name AS operator_name, l.path AS level_path, c.uuid AS crop, c.code AS crop_code, "              \
    "c.name AS crop_name, c.category, c.animal, v.uuid AS variety, v.name AS variety_name, t.uuid AS template, s.note, "     \
    "s.flag, s.flag_en, s.county, s.year, s.start_day, s.end_day, s.expected_g, s.state, s.pub_state, s.pub_reason, "        \
    "p.area_m2, s.organic_claim, s.created_us AS created_at FROM grow_season s JOIN grow_plot p ON p.id = s.plot_id "        \
    "JOIN people_operator_v o ON o.id = s.operator_id JOIN people_level_v l ON l.id = p.level_id "                          \
    "JOIN grow_crop c ON c.id = s.crop_id LEFT JOIN grow_variety v ON v.id = s.variety_id "                                 \
    "LEFT JOIN grow_template t ON t.id = s.template_id "
#define RECORD_SELECT                                                                                                       \
    "SELECT r.uuid, r.rev, r.id, r.season_id, r.plot_id, r.operator_id, s.uuid AS season, p.uuid AS plot, "                 \
    "p.name AS plot_name, o.uuid AS operator, l.path AS level_path, c.name AS crop_name, t.uuid AS step, r.kind, r.state, "  \
    "r.day, r.created_us AS created_at, r.changed_us AS changed_at, r.time, r.person, r.note, r.by_name, r.flag, r.flag_en, " \
    "r.reason, r.county FROM grow_record r JOIN grow_season s ON s.id = r.season_id JOIN grow_plot p ON p.id = r.plot_id "   \
    "JOIN people_operator_v o ON o.id = r.operator_id JOIN people_level_v l ON l.id = p.level_id "                          \
    "JOIN grow_crop c ON c.id = s.crop_id LEFT JOIN grow_template_step t ON t.id = r.step_id "
#define LOT_SEEN                                                                                                            \
    "SELECT t.uuid, t.rev, t.id, t.operator_id, t.product_id, t.lot_no, o.uuid AS operator, o.name AS operator_name, "       \
    "o.level_path, p.uuid AS product, p.name AS product_name, c.name AS crop_name, t.gtin, t.grade, t.epc, t.quantity_g, "   \
    "t.left_g, t.harvest_day, t.state, t.state_us AS state_at, t.created_us AS created_at, t.state_reason, t.return_how, "   \
    "t.origin, t.event_id, s.uuid AS season, t.county FROM grow_lot t JOIN people_operator_v o ON o.id = t.operator_id "     \
    "JOIN grow_product p ON p.id = t.product_id JOIN grow_crop c ON c.id = p.crop_id LEFT JOIN grow_season s ON s.id = t.season_id "
#define LOT_PLAIN                                                                                                           \
    "SELECT t.id, t.uuid, t.lot_no, t.operator_id, t.product_id, p.name AS product_name, c.name AS crop_name, t.gtin, "      \
    "t.grade, t.quantity_g, t.left_g, t.harvest_day, t.state, t.state_reason, t.return_how, t.county, t.epc, t.season_id, t.rev " \
    "FROM grow_lot t JOIN grow_product p ON p.id = t.product_id JOIN grow_crop c ON c.id = p.crop_id "
/* Lots made from $1, itself first; lots $1 was made from, itself first. UNION drops what was seen: no endless walk. */
#define LOT_BELOW                                                                                                           \
    "WITH RECURSIVE below(id) AS (SELECT CAST($1 AS BIGINT) UNION SELECT c.id FROM below b "                                \
    "JOIN grow_lot_link k ON k.parent_id = b.id JOIN grow_lot c ON c.change_id = k.change_id) "
#define LOT_ABOVE                                                                                                           \
    "WITH RECURSIVE above(id) AS (SELECT CAST($1 AS BIGINT) UNION SELECT k.parent_id FROM above a "                         \
    "JOIN grow_lot c ON c.id = a.id JOIN grow_lot_link k ON k.change_id = c.change_id) "
/* A shelf of the input store. */
#define SHELF_SELECT                                                                                                            \
    "SELECT s.uuid, s.rev, s.id, s.operator_id, s.input_id, s.unit, s.in_m, s.used_m, s.in_m - s.used_m AS left_m, s.first_day, s.last_day, o.uuid AS operator, " \
    "o.name AS operator_name, l.path AS level_path, i.uuid AS input, i.name, i.kind, i.reg_no, CASE WHEN i.state = 'open' THEN 1 ELSE 0 END AS open "          \
    "FROM grow_store_v s JOIN grow_input i ON i.id = s.input_id JOIN people_operator_v o ON o.id = s.operator_id JOIN people_level_v l ON l.id = o.level_id "

const struct sql grow_sql[] = {
#define Q(name, text) {"grow." #name, text, NULL},
#include "grow_sql.def"
#undef Q
};
_Static_assert(sizeof grow_sql / sizeof grow_sql[0] == Q__COUNT, "one text for each name");
