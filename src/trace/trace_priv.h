/* trace_priv.h: what the files of room trace share. */
#ifndef TRACE_TRACE_PRIV_H
#define TRACE_TRACE_PRIV_H

#include "epcis_trace.h"
#include "grow.h"
#include "people.h"
#include "trace.h"

enum trace_query {
    Q_WHO_GLN, Q_WHO_UUID, Q_WHO_PLACE, Q_LOTS, Q_LEVEL_PATH, Q_PRODUCT_OWNER,
    Q_PLACE_INSERT, Q_PLACE_UPDATE, Q_PLACE_ONE, Q_NUMBER,
    Q_SUBJECT_LOT, Q_SUBJECT_PLOT, Q_SUBJECT_SEASON, Q_SUBJECT_RECORD, Q_SUBJECT_INPUT, Q_SUBJECT_TEST,
    Q_LOTS_OF_LOT, Q_LOTS_OF_PLOT, Q_LOTS_OF_SEASON, Q_LOTS_OF_RECORD, Q_LOTS_OF_INPUT, Q_LOTS_OF_TEST,
    Q_RECALL_INSERT, Q_RECALL_ONE, Q_RECALL_STATE, Q_RECALL_EVENT, Q_RECALL_LOOKED, Q_RECALL_CONCERNS, Q_RECALL_LOTS, Q_RECALL_MARKED, Q_RECALL_LOT_MARK, Q_RECALL_OPEN_OF_LOT,
    Q_RECALL_NO_OF_LOT, Q_RECALL_DROP_ITEMS, Q_RECALL_HOLDERS, Q_RECALL_HOLDER_ONE, Q_RECALL_HOLDER_OF, Q_RECALL_ANSWER, Q_RECALL_STEP, Q_RECALL_STEPS, Q_RECALLED,
    Q_FINDING_INSERT, Q_FINDING_EVIDENCE, Q_FINDING_ONE, Q_FINDING_STATE, Q_FINDING_STEP, Q_FINDING_STEPS, Q_FINDING_EVENTS, Q_FINDING_COUNTS, Q_FINDINGS_OF_CAPTURE, Q_FINDING_NEWEST, Q_RULES, Q_RULE_PUT,
    Q_CERTS, Q_SUSPENDED, Q_TAMPERED_EVENT,
    Q__COUNT
};
extern const struct sql trace_sql[];
#define TQ(q) (&trace_sql[q])

enum {
    TRACE_THINGS_DEFAULT = 300, TRACE_THINGS_MAX = 3000, TRACE_TOUCHES = 20,   /* things of one trace, and of touches so many each */
    REACH_THINGS_MAX = 400000, REACH_TOUCHES_MAX = 4000000, REACH_LOTS_MAX = 5000, /* of a recall */
    TRACE_STEPS_MAX = 200, TRACE_PARTIES_MAX = 5000,
};

/* ---- trace_name.c -------------------------------------------------------------------------------------------------------- */
/* A lot of ours by its class URI. */
struct trace_lot { int64_t id, operator_id, quantity_g, left_g, harvest_day, created_us, state; const char *uuid, *lot_no, *product_name, *gtin, *epc, *operator_uuid, *operator_name, *public_name, *level_path; };
/* lots_out[i] for uris[i], NULL where it is no lot of ours; one query for all. */
enum err trace_lots(struct cx *cx, struct tx *tx, const char *const *uris, size_t n, const struct trace_lot **lots_out) MUST_CHECK;
/* Path of the county's level ("/" before it is set up) and its code. */
enum err trace_county(struct cx *cx, struct tx *tx, const char **path_out, const char **code_out) MUST_CHECK;
enum trace_thing_kind { THING_LOT, THING_CLASS, THING_PACK, THING_CONTAINER, THING_OTHER };
/* By its canonical URI alone. */
enum trace_thing_kind trace_thing_kind(const char *uri);
/* "09520001000010 · 261121-01", "箱 095200000000012345": a short name where nothing better is known. */
const char *trace_short(struct cx *cx, const char *uri);
const char *trace_short_in(struct cx *cx, enum lang lang, const char *uri);
const char *trace_by(const struct cx *cx);
struct trace_place { const char *uuid; int64_t rev; int64_t id; const char *uri; int64_t kind; const char *name, *name_en, *contact, *phone; };

/* ---- trace_judge.c: pure ---------------------------------------------------------------------------------------------------- */
enum trace_kind {
#define KIND(name, code, severity, rule, zh, en) KIND_##name,
#include "trace_kinds.def"
#undef KIND
    KIND__COUNT
};
struct trace_kind_info { const char *code, *severity, *rule, *zh, *en; };
extern const struct trace_kind_info trace_kinds[KIND__COUNT];
enum trace_rule { RULE_OFF, RULE_WARN, RULE_REFUSE };
extern const char *const trace_rules[];        /* "off" "warn" "refuse", NULL */
extern const char *const trace_kind_codes[];   /* of trace_kinds, NULL */
extern const char *const trace_severities[];   /* "high" "middle" "low", NULL */

/* What is known beside events. */
struct trace_beside {
    const struct trace_lot *const *lots;       /* of each thing of the graph; NULL entries */
    const int64_t *certified_us;               /* first certificate of each thing's lot; INT64_MAX: none */
    const struct trace_stop { const char *place; int64_t from_us, until_us, operator_id; } *stops; size_t stops_n; /* when producers were suspended */
    int64_t fresh_row;                         /* events up to this row are not looked at by themselves: their parts may not all be here */
};
enum { EVIDENCE_MAX = 6 };
struct trace_doubt {
    enum trace_kind kind;
    uint32_t thing;                            /* of the graph */
    uint32_t deeds[EVIDENCE_MAX]; size_t deeds_n; /* of the graph, by time */
    const char *zh, *en;
    int64_t operator_id;                       /* 0: that of the lot */
};
struct trace_doubts { struct trace_doubt *p; size_t n, cap; };
/* touch[first[t]] .. touch[first[t + 1]]: places of thing t's touches in the graph, by time. */
struct trace_index { uint32_t *first, *touch; };
void trace_index(struct cx *cx, const struct epcis_graph *g, struct trace_index *out);
/* Everything impossible in a graph whose things' touches are complete. Kinds with rule off are left out when rules is given. */
void trace_judge(struct cx *cx, const struct epcis_graph *g, const struct trace_beside *beside, const enum trace_rule *rules, struct trace_doubts *out);

/* ---- trace_answer.c ------------------------------------------------------------------------------------------------------------ */
struct trace_ask { const char *epc; int64_t direction, max; int64_t until; };
struct trace_node {
    int64_t id, kind; const char *uri, *name, *lot, *lot_no, *product_name, *operator, *operator_name, *place_kind, *step; int64_t state, depth, first_at, last_at, reach; bool open, asked;
};
struct trace_edge {
    int64_t from, to, kind; const char *event, *type, *action, *step, *disposition, *quantity, *unit, *sender; int64_t at, until; bool erroneous;
};
struct trace_stay { int64_t thing, place, from, until; const char *holder, *step, *event; };
struct trace_remark { int64_t kind; const char *severity, *title, *text, *subject; int64_t node; struct texts events; };
struct trace_graph {
    const char *epc; int64_t direction, deeds; struct list nodes, edges, custody, remarks; bool truncated;
};
extern const struct shape trace_ask_shape, trace_graph_shape;
enum err trace_get(struct req *rq, struct resp *rs) MUST_CHECK;

/* ---- trace_place.c ---------------------------------------------------------------------------------------------------------------- */
extern const struct shape trace_place_body_shape, trace_place_shape, trace_proof_body_shape;   /* the last: of trace_proof.c */
enum err trace_proof_post(struct req *rq, struct resp *rs) MUST_CHECK;
extern const struct list_spec trace_place_list, trace_finding_list, trace_recall_list, trace_item_list, trace_holder_list;
enum err trace_place_index(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_place_post(struct req *rq, struct resp *rs) MUST_CHECK;
enum err trace_place_set(struct req *rq, struct resp *rs) MUST_CHECK;

#endif
