/* govern.h: complaints from scan pages and their handling to a deadline (R5). Inspections, credit and approvals come here. */
#ifndef GOVERN_GOVERN_H
#define GOVERN_GOVERN_H

#include "cx.h"
#include "room.h"
#include "store.h"

/* ---- SQL views ------------------------------------------------------------------------------------------------------------
 * govern_complaint_v(id, uuid, lot_id, operator_id, state, created_us, due_us, county)   state: received accepted answered closed refused */

struct govern_complaint { const char *code, *category, *text, *contact; int64_t lot_id, operator_id; const char *remote; };
/* Take a complaint (remote: the address it comes from, NULL for commands; from the scan page: nobody is signed in); *no_out: the number the complainant keeps. */
enum err govern_complain(struct cx *cx, struct tx *tx, const struct govern_complaint *c, const char **no_out) MUST_CHECK;
/* State and answer by number, for the complainant: the number ends in random letters, and neither text nor contact is told. */
struct govern_complaint_status { const char *no, *state, *answer; int64_t created_us, due_us, answered_us; };
enum err govern_complaint_status(struct cx *cx, struct tx *tx, const char *no, struct govern_complaint_status *out) MUST_CHECK;

/* A state's name for people; NULL for a word that is none. Static. */
const char *govern_state_text(const char *state, enum lang lang);

/* For the demonstration and tests: the next state of a complaint by its number, as cx->who, with the checks of the route. state: as in
 * govern_complaint_v; text: the answer or reason, NULL where none is needed. */
enum err govern_complaint_move(struct cx *cx, struct tx *tx, const char *no, const char *state, const char *text) MUST_CHECK;

/* Erase the contacts of complaints older than govern.contact_days; how many. One line in the trail, without them. */
enum err govern_contacts_forget(struct cx *cx, struct tx *tx, int64_t *n_out) MUST_CHECK;

extern const struct room govern_room;

#endif
