/* ledger_settle_acts.h: the acts of settling with their bodies and answers: drawing what is due, approving, paying out, where a payee is paid.
 * Routes, demonstration and tests all go through them: permission of cx->who, rules, audit. Each but the drawing runs inside the caller's writing
 * transaction. Outside ids are UUID texts; absent integers are FIELD_NULL; answers are zeroed by the caller. */
#ifndef LEDGER_LEDGER_SETTLE_ACTS_H
#define LEDGER_LEDGER_SETTLE_ACTS_H

#include "ledger.h"

enum ledger_settlement_state {
#define STATE(name, code, zh, en) name,
#include "ledger_settlement_states.def"
#undef STATE
    SETTLE__STATES
};
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

/* Draw what is due until the end of a day for each payee cx->who may draw for (of one kind, or all; payee: UUID of one, or NULL),
 * one transaction each. Who owes the house gets none. kind: 0 for all, else a kind + 1. */
struct ledger_draw_body { int64_t until_day, kind; const char *payee; };
struct ledger_draw { int64_t settlements, fen; };
enum err ledger_settlements_draw(struct cx *cx, const struct ledger_draw_body *in, struct ledger_draw *out) MUST_CHECK;
struct ledger_settle_move { int64_t state; const char *text; };   /* text: the bank's reference, or the reason */
enum err ledger_settlement_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct ledger_settle_move *m, struct ledger_settlement *out) MUST_CHECK;
enum err ledger_settlement_get(struct cx *cx, struct tx *tx, const char *uuid, struct ledger_settlement *out) MUST_CHECK;
/* The one drawn last of a payee. ERR_NOT_FOUND: none. */
enum err ledger_settlement_last(struct cx *cx, struct tx *tx, const char *payee, struct ledger_settlement *out) MUST_CHECK;

struct ledger_payee_body { const char *holder, *bank, *number; };
struct ledger_payee { const char *holder, *bank, *number, *changed_name; int64_t changed_at, changed_by, rev; };   /* number: masked */
/* Say where a payee is paid, by himself or who may for him. uuid: outside id within its kind. */
enum err ledger_payee_set(struct cx *cx, struct tx *tx, enum ledger_payee_kind kind, const char *uuid, const struct ledger_payee_body *in, struct ledger_payee *out) MUST_CHECK;

#endif
