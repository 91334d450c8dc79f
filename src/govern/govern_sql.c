/* govern_sql.c: the queries of room govern. Index: enum govern_query. */
#include "govern_priv.h"

#define COLS                                                                                                                  \
    "c.id, c.uuid, c.rev, c.complaint_no, c.code, c.lot_id, c.operator_id, g.lot_no, g.product_name, o.name AS operator_name, c.level_path, "    \
    "c.category, c.state, c.created_us AS created_at, c.due_us AS due_at, c.answered_us AS answered_at, c.text, c.contact, c.answer, c.county "  \
    "FROM govern_complaint c LEFT JOIN grow_lot_v g ON g.id = c.lot_id LEFT JOIN people_operator_v o ON o.id = c.operator_id "

const struct sql govern_sql[Q__COUNT] = {
    [Q_NUMBER] = {"govern.number",
                  "INSERT INTO govern_number (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = govern_number.last + 1 RETURNING last"},
    [Q_INSERT] = {"govern.complaint_insert",
                  "INSERT INTO govern_complaint (uuid, complaint_no, code, lot_id, operator_id, level_path, category, text, contact, state, created_us, "
                  "due_us, county) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'received', $10, $11, $12) RETURNING id"},
    [Q_BY_UUID] = {"govern.complaint_by_uuid", "SELECT " COLS "WHERE c.uuid = $1"},
    [Q_BY_NO] = {"govern.complaint_by_no", "SELECT complaint_no, state, answer, created_us, due_us, answered_us FROM govern_complaint WHERE complaint_no = $1"},
    [Q_UUID_OF_NO] = {"govern.complaint_uuid_of_no", "SELECT uuid FROM govern_complaint WHERE complaint_no = $1"},
    [Q_MOVE] = {"govern.complaint_move",
                "UPDATE govern_complaint SET state = $2, answer = COALESCE($3, answer), answered_us = COALESCE($4, answered_us), rev = rev + 1 "
                "WHERE id = $1 AND rev = $5"},
    [Q_FORGET] = {"govern.complaint_forget", "UPDATE govern_complaint SET contact = '' WHERE id = $1"},
    [Q_FORGET_OLD] = {"govern.complaint_forget_old", "UPDATE govern_complaint SET contact = '' WHERE contact <> '' AND created_us < $1"},
    [Q_STEP] = {"govern.complaint_step",
                "INSERT INTO govern_complaint_step (complaint_id, from_state, to_state, text, by_name, at_us) VALUES ($1, $2, $3, $4, $5, $6)"},
    [Q_STEPS] = {"govern.complaint_steps", "SELECT from_state, to_state, text, by_name, at_us AS at FROM govern_complaint_step WHERE complaint_id = $1 ORDER BY id"},
    [Q_RECENT] = {"govern.complaint_recent", "SELECT COUNT(*) FROM govern_complaint WHERE created_us > $1 AND code = $2"},
    [Q_RECENT_ALL] = {"govern.complaint_recent_all", "SELECT COUNT(*) FROM govern_complaint WHERE created_us > $1"},
    [Q_LEVEL_PATH] = {"govern.level_path", "SELECT path FROM people_level_v WHERE id = $1"},
};
