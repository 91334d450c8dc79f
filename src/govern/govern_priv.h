/* govern_priv.h: what the files of room govern share. */
#ifndef GOVERN_GOVERN_PRIV_H
#define GOVERN_GOVERN_PRIV_H

#include "govern.h"
#include "grow.h"
#include "people.h"

enum govern_query { Q_NUMBER, Q_INSERT, Q_BY_UUID, Q_BY_NO, Q_UUID_OF_NO, Q_MOVE, Q_FORGET, Q_FORGET_OLD, Q_STEP, Q_STEPS, Q_RECENT, Q_RECENT_ALL, Q_LEVEL_PATH, Q__COUNT };
extern const struct sql govern_sql[];
#define GQ(q) (&govern_sql[q])

enum govern_state {
#define STATE(name, code, zh, en) COMPLAINT_##name,
#define WAY(from, to)
#include "govern_complaint_states.def"
#undef STATE
#undef WAY
    COMPLAINT__COUNT
};
extern const char *const govern_states[];
extern const char *const govern_categories[];   /* "quality" "safety" "fake" "label" "delivery" "other", NULL */

struct govern_seen {
    const char *uuid; int64_t rev; int64_t id, lot_id, operator_id; const char *complaint_no, *code, *lot_no, *product_name, *operator_name, *level_path;
    int64_t category, state, created_at, due_at, answered_at; const char *text, *contact, *answer, *county; struct list steps; bool overdue;
};
struct govern_step { const char *from_state, *to_state, *text, *by_name; int64_t at; };
struct govern_move { int64_t state; const char *text; };

/* The one writer of a complaint's state. */
enum err govern_complaint_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct govern_move *m, struct govern_seen *out) MUST_CHECK;
enum err govern_complaint_get(struct cx *cx, struct tx *tx, const char *uuid, struct govern_seen *out) MUST_CHECK;
bool govern_way(enum govern_state from, enum govern_state to);
const char *govern_state_name(enum govern_state s, enum lang lang);

extern const struct shape govern_seen_shape, govern_row_shape, govern_step_shape, govern_move_shape;
extern const struct list_spec govern_complaint_list;
extern const struct route govern_routes[];
extern const size_t govern_routes_n;

enum { GOVERN_ADDRESS_PER_HOUR_MAX = 30, GOVERN_PER_HOUR_MAX = 20, GOVERN_ALL_PER_HOUR_MAX = 500, GOVERN_CODE_MAX = 300, GOVERN_TEXT_MAX = 2000, GOVERN_STEPS_MAX = 200 };

#endif
