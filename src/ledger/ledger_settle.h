/* ledger_settle.h (private to the room): settlements, beside what ledger_settle_acts.h makes public. Whom they pay: ledger_payee.h. */
#ifndef LEDGER_LEDGER_SETTLE_H
#define LEDGER_LEDGER_SETTLE_H

#include "ledger_payee.h"

extern const char *const ledger_settlement_states[];

extern const struct shape ledger_settlement_row, ledger_settlement_shape, ledger_settle_step_shape, ledger_settle_part_shape;
extern const struct list_spec ledger_settlement_list;

/* Every approved settlement cx->who may pay, as a CSV for the bank, with account numbers in clear; those whose payee is not known or was
 * changed since the approval are left out, each counted. Each says when it stood in such a file before. Audited. */
enum err ledger_bank_file(struct cx *cx, struct tx *tx, struct str *csv_out, int64_t *n_out, int64_t *left_out) MUST_CHECK;

/* Every line a live settlement pays sums to what it pays; none is paid twice. */
enum err ledger_check_settlements(struct cx *cx, struct buf *report, int64_t *findings_out) MUST_CHECK;

extern const struct shape ledger_draw_body_shape, ledger_draw_shape, ledger_settle_move_shape;
handler ledger_settle_index, ledger_settle_mine, ledger_settle_post_draw, ledger_settle_get, ledger_settle_post_state, ledger_settle_bank_file;

#endif
