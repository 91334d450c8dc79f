/* trace_recall.h: recalls, between their reach, their acts, their routes and their papers. Private to the room. */
#ifndef TRACE_TRACE_RECALL_H
#define TRACE_TRACE_RECALL_H

#include "trace_priv.h"

enum trace_recall_state {
#define STATE(name, code, zh, en) RECALL_##name,
#define WAY(from, to)
#include "trace_recall_states.def"
#undef STATE
#undef WAY
    RECALL__COUNT
};
extern const char *const trace_recall_states[]; /* codes, NULL */
bool trace_recall_way(enum trace_recall_state from, enum trace_recall_state to);
const char *trace_recall_state_text(int64_t state, enum lang lang);

extern const char *const trace_item_kinds[];    /* "lot" "pack" "container", NULL */
enum { ITEM_LOT, ITEM_PACK, ITEM_CONTAINER };
extern const char *const trace_holder_parts[];  /* "origin" "holder" "receiver", NULL */
enum { HOLDER_ORIGIN, HOLDER_HOLDER, HOLDER_RECEIVER };

/* ---- trace_reach.c ---- */
struct reach_item { int64_t kind; const char *epc; int64_t lot_id; uint32_t holder; int64_t last_us; const char *last_step; int64_t depth; }; /* holder: place in holders + 1; 0: not known */
struct reach_holder { const char *uri; int64_t part, touched, here, first_us, last_us, operator_id, place_id; };
struct reach {
    const char *subject_name, *level_path, *county, *epc; int64_t operator_id;   /* of the subject; epc: of SUBJECT_EPC */
    const struct str *starts; size_t starts_n;   /* of SUBJECT_ALARM: where it began; NUL-terminated texts */
    const struct trace_lot **lots; size_t lots_n;
    struct reach_item *items; size_t items_n;
    struct reach_holder *holders; size_t holders_n;
    int64_t packs, containers, quantity_g, located_permille, took_us;
    bool complete;
};
/* Who the subject is: name, producer, level; nothing is walked. */
enum err trace_reach_who(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, struct reach *out) MUST_CHECK;
/* All of it. Lives as long as cx->ar. */
enum err trace_reach_find(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, struct reach *out) MUST_CHECK;

/* ---- trace_alarm.c ---- */
/* The event of SUBJECT_ALARM. ERR_INVALID: there is none, it tells of no alarm, or it was declared erroneous. */
enum err trace_alarm_read(struct cx *cx, struct tx *tx, const char *subject, struct epcis_alarm *out) MUST_CHECK;
const char *trace_alarm_name(struct cx *cx, const struct epcis_alarm *a);
/* What the event names, else what stood at its place from in->from_day to in->until_day, or while its readings lasted. */
enum err trace_alarm_things(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, struct str **out, size_t *n_out) MUST_CHECK;

/* ---- trace_recall.c ---- */
struct trace_recall_lot { const char *lot, *lot_no, *product_name, *operator, *operator_name; int64_t quantity_g, left_g, state; bool marked; };
struct trace_recall_step { const char *from_state, *to_state, *reason, *by_name; int64_t at; };
struct trace_recall_seen {
    const char *uuid; int64_t rev; int64_t id, operator_id; const char *recall_no, *level_path, *county; bool mock;
    int64_t state, subject_kind; const char *subject, *subject_name, *reason, *return_how; int64_t from_day, until_day;
    int64_t lots_n, packs, containers, holders, answered, quantity_g, located_permille, took_ms, looked_at; bool complete;
    const char *event_id, *end_event_id, *created_by, *end_reason; int64_t created_at, opened_at, ended_at;
    struct list lots, steps;                     /* of struct trace_recall_lot (the first 500), trace_recall_step */
};
struct trace_recall_move_body { int64_t state; const char *reason; };
struct trace_answer_body { int64_t secured_g, secured_packs; const char *note; };
struct trace_holder_seen {
    const char *uuid; int64_t id, operator_id, place_id; const char *uri, *name; int64_t part, touched, here, first_at, last_at, answered_at, secured_g, secured_packs; const char *answered_by, *note;
};
/* For cx->who; foreign ones are ERR_NOT_FOUND. */
enum err trace_recall_get(struct cx *cx, struct tx *tx, const char *uuid, struct trace_recall_seen *out) MUST_CHECK;
/* Store what was found; in->mock: a drill. */
enum err trace_recall_store(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, const struct reach *r, const char **uuid_out) MUST_CHECK;
/* The one writer of a recall's state. fresh: its reach as of now, for opening; NULL otherwise. if_rev FIELD_NULL: any. */
enum err trace_recall_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, enum trace_recall_state to, const char *reason, const struct reach *fresh) MUST_CHECK;
/* Look again at an open recall: new holders and things are added; nobody's answer is lost. */
enum err trace_recall_refresh(struct cx *cx, struct tx *tx, const char *uuid, const struct reach *fresh) MUST_CHECK;
enum err trace_recall_answer_as(struct cx *cx, struct tx *tx, const char *uuid, const char *holder, const struct trace_answer_body *in, struct trace_holder_seen *out) MUST_CHECK;
/* The request a stored recall began with. */
struct trace_recall_body trace_recall_body_of(const struct trace_recall_seen *r);
extern const struct grow_recall trace_recaller;

/* ---- trace_contact.c ---- */
struct trace_contact { const char *holder, *uri, *name, *contact, *phone, *answered_by; int64_t part, here, touched, answered_at; };
/* Contacts by permission, of every holder. */
enum err trace_contacts(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, struct list *out) MUST_CHECK;
/* The notice as a page to print, in the arena; what it may load: nothing. */
void trace_notice_page(struct cx *cx, const struct trace_recall_seen *r, const struct list *contacts, struct str *out);
extern const char trace_notice_policy[];

extern const struct shape trace_recall_shape, trace_recall_body_shape, trace_recall_row, trace_recall_lot_shape, trace_recall_step_shape, trace_recall_move_shape,
    trace_answer_shape, trace_holder_shape, trace_holder_row, trace_contact_shape;
enum err trace_recall_index(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_post(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_one(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_state_post(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_refresh_post(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_items(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_holders(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_answer_post(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_contacts(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_contacts_csv(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_recall_notice(struct req *rq, struct resp *rs) MUST_CHECK;

#endif
