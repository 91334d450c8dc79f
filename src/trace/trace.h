/* trace.h: where goods came from and went, histories that cannot be, recalls. */
#ifndef TRACE_TRACE_H
#define TRACE_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "epcis.h"
#include "room.h"
#include "store.h"

/* ---- SQL views ------------------------------------------------------------------------------------------------------------
 * trace_recall_v(id, uuid, recall_no, mock, state, reason, return_how, operator_id, level_path, opened_us, ended_us, county)
 *     state: draft drilled open closed withdrawn
 * trace_finding_v(id, uuid, kind, severity, subject, lot_id, operator_id, state, found_us, county) */

/* ---- who stands behind a place -------------------------------------------------------------------------------------------- */
/* A place or party of events: a producer of the county, a place the office named, or neither (name NULL). */
struct trace_who {
    const char *uri;               /* canonical */
    const char *name;              /* for everybody: a household by its village; in cx->lang where there is a choice */
    const char *kind;              /* "operator", or of trace_place_kinds; NULL: not known */
    int64_t operator_id;           /* 0: no producer of ours */
    const char *operator_uuid, *level_path, *full_name, *contact, *phone; /* only for those who may see them; else NULL */
    int64_t place_id;              /* 0: none */
};
/* Fill who[i].name … from who[i].uri, two queries for all. Contacts are filled for producers where cx->who has people.operator.phone. */
enum err trace_who_are(struct cx *cx, struct tx *tx, struct trace_who *who, size_t n) MUST_CHECK;

/* ---- recalls ----------------------------------------------------------------------------------------------------------------- */
struct trace_notice { const char *recall_no, *reason, *return_how; int64_t opened_us; };
/* Is this EPC or class, ours or foreign, under an open recall? The newest one. Any spelling. */
enum err trace_recalled(struct cx *cx, struct tx *tx, struct str epc, bool *yes_out, struct trace_notice *out) MUST_CHECK;

/* For the demonstration and tests: as the routes do, as cx->who. subject_kind: of trace_subject_kinds. *uuid_out in the arena. */
struct trace_recall_body {
    int64_t subject_kind; const char *subject, *reason, *return_how; bool mock; int64_t from_day, until_day;
};
enum err trace_recall_make(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, const char **uuid_out) MUST_CHECK;
/* to: "open" "closed" "withdrawn". */
enum err trace_recall_move(struct cx *cx, struct tx *tx, const char *uuid, const char *to, const char *reason) MUST_CHECK;
/* Acknowledge as the holder that is a producer of ours. */
enum err trace_recall_answer(struct cx *cx, struct tx *tx, const char *uuid, int64_t operator_id, int64_t secured_g, const char *note) MUST_CHECK;
struct trace_place_body { const char *uri; int64_t kind; const char *name, *name_en, *contact, *phone; };
enum err trace_place_put(struct cx *cx, struct tx *tx, const struct trace_place_body *in, const char **uuid_out) MUST_CHECK;

/* Look for impossible histories in the events that were not looked at yet; its own transactions. *found_out (may be NULL): new ones.
 * The job trace.find does the same after captures and every night. */
enum err trace_find(struct cx *cx, int64_t *found_out) MUST_CHECK;

extern const char *const trace_subject_kinds[]; /* "lot" "plot" "season" "record" "input" "test" "epc" "alarm" (an event whose sensorReport has an exception, by its eventID), NULL */
extern const char *const trace_place_kinds[];   /* "market" "shop" "canteen" "hub" "carrier" "factory" "other", NULL */
enum trace_subject { SUBJECT_LOT, SUBJECT_PLOT, SUBJECT_SEASON, SUBJECT_RECORD, SUBJECT_INPUT, SUBJECT_TEST, SUBJECT_EPC, SUBJECT_ALARM };

extern const struct room trace_room;

#endif
