/* trace_finding.h: findings, between the search, their states and their routes. Private to the room. */
#ifndef TRACE_TRACE_FINDING_H
#define TRACE_TRACE_FINDING_H

#include "proof.h"
#include "trace_priv.h"

enum trace_finding_state {
#define STATE(name, code, zh, en) FINDING_##name,
#define WAY(from, to)
#include "trace_finding_states.def"
#undef STATE
#undef WAY
    FINDING__COUNT
};
extern const char *const trace_finding_states[]; /* codes, NULL */
bool trace_finding_way(enum trace_finding_state from, enum trace_finding_state to);

struct trace_finding_step { const char *from_state, *to_state, *reason, *by_name; int64_t at; };
struct trace_finding_seen {
    const char *uuid; int64_t rev; int64_t id, operator_id, lot_id; const char *level_path, *county, *kind, *title, *severity, *subject, *subject_name, *zh, *en, *text, *lot, *lot_no, *product_name, *operator, *operator_name;
    int64_t state, event_at, found_at, changed_at; const char *reason, *by_name; struct texts events; struct list steps;
};
struct trace_finding_move { int64_t state; const char *reason; };
struct trace_kind_seen { const char *kind, *title, *severity; int64_t rule; int64_t found, open; };
struct trace_rule_body { int64_t rule; };
struct trace_search_seen { int64_t found; };
extern const struct shape trace_finding_shape, trace_finding_row, trace_finding_move_shape, trace_kind_shape, trace_rule_shape, trace_search_shape;

/* ---- trace_find.c ---- */
/* Begin anew at the first event, in a job: a kind that was not looked for is. */
enum err trace_find_again(struct cx *cx, struct tx *tx) MUST_CHECK;
/* The rule of each kind as set now. */
enum err trace_rules_read(struct cx *cx, struct tx *tx, enum trace_rule rules[KIND__COUNT]) MUST_CHECK;
/* Judge the histories of these identifiers and of what carried them. fresh_row: only events after it are looked at as events. */
enum err trace_judge_things(struct cx *cx, struct tx *tx, const struct str *uris, size_t n, int64_t fresh_row, const enum trace_rule *rules, struct epcis_graph *g_out,
                            const struct trace_lot *const **lots_out, struct trace_doubts *out) MUST_CHECK;
extern const struct job_kind trace_jobs[];
extern const size_t trace_jobs_n;
extern const struct epcis_watch trace_watch;

/* ---- trace_tampered.c ---- */
extern const struct proof_watch trace_proof_watch;

enum err trace_finding_index(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_finding_one(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_finding_state_post(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_finding_search(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_kind_index(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_rule_set(struct req *rq, struct resp *rs) MUST_CHECK;

#endif
