/* ledger_settle.h (private to the room): settlements. Whom they pay: ledger_payee.h. */
#ifndef LEDGER_LEDGER_SETTLE_H
#define LEDGER_LEDGER_SETTLE_H

#include "ledger_payee.h"

enum ledger_settlement_state {
#define STATE(name, code, zh, en) name,
#include "ledger_settlement_states.def"
#undef STATE
    SETTLE__STATES
};
extern const char *const ledger_settlement_states[];

struct ledger_settle_step { const char *from_state, *to_state, *text, *by_name; int64_t at; };
struct ledger_settle_part { const char *kind, *memo; int64_t lines, fen; };
struct ledger_settlement {
    const char *uuid; int64_t rev, id; const char *number; int64_t kind; const char *payee, *payee_name; int64_t operator_id, owner_id; const char *account; int64_t fen, lines_n, until_day, state;
    const char *level_path; int64_t drawn_by; const char *drawn_name; int64_t drawn_at, approved_by; const char *approved_name; int64_t approved_at, payee_rev, filed_at, paid_at;
    const char *reference, *reason, *county;
    const char *holder, *bank, *bank_number;   /* where it goes, masked; NULL: not known yet */
    int64_t payee_by;                          /* account that entered it last; 0: not known */
    bool payee_changed;                        /* since it was approved */
    struct list parts, steps;                  /* of struct ledger_settle_part: lines summed by what they are; of ledger_settle_step */
};
extern const struct shape ledger_settlement_row, ledger_settlement_shape, ledger_settle_step_shape, ledger_settle_part_shape;
extern const struct list_spec ledger_settlement_list;

/* Draw what is due until the end of a day for each payee cx->who may draw for (of one kind, or all; payee: UUID of one, or NULL),
 * one transaction each. Who owes the house gets none. kind: 0 for all, else a kind + 1. */
struct ledger_draw_body { int64_t until_day, kind; const char *payee; };
struct ledger_draw { int64_t settlements, fen; };
enum err ledger_settlements_draw(struct cx *cx, const struct ledger_draw_body *in, struct ledger_draw *out) MUST_CHECK;
struct ledger_settle_move { int64_t state; const char *text; };   /* text: the bank's reference, or the reason */
enum err ledger_settlement_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct ledger_settle_move *m, struct ledger_settlement *out) MUST_CHECK;
enum err ledger_settlement_get(struct cx *cx, struct tx *tx, const char *uuid, struct ledger_settlement *out) MUST_CHECK;
/* Every approved settlement cx->who may pay, as a CSV for the bank, with account numbers in clear; those whose payee is not known or was
 * changed since the approval are left out, each counted. Each says when it stood in such a file before. Audited. */
enum err ledger_bank_file(struct cx *cx, struct tx *tx, struct str *csv_out, int64_t *n_out, int64_t *left_out) MUST_CHECK;

/* Every line a live settlement pays sums to what it pays; none is paid twice. */
enum err ledger_check_settlements(struct cx *cx, struct buf *report, int64_t *findings_out) MUST_CHECK;

extern const struct shape ledger_draw_body_shape, ledger_draw_shape, ledger_settle_move_shape;
handler ledger_settle_index, ledger_settle_mine, ledger_settle_post_draw, ledger_settle_get, ledger_settle_post_state, ledger_settle_bank_file;

#endif
