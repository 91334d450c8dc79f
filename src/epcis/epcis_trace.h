/* epcis_trace.h: where things came from, where they went, what they were inside of: the graph of events around EPCs and classes.
 * A breadth-first walk, a few queries a level whatever the level's width. It follows observation, aggregation and association (who
 * was inside whom, from ADD to DELETE), transformation (inputs to outputs, also when several events share a transformationID), and
 * the bond between a pack and its lot (ILMD lotNumber, or both named by the event that commissions). EPCIS 2.0 section 7.4. */
#ifndef EPCIS_TRACE_H
#define EPCIS_TRACE_H

#include "epcis.h"

enum epcis_walk_follow {                /* beside enum epcis_follow */
    EPCIS_CONTENTS = 8,                 /* what lay in a container: its contents' events too */
    EPCIS_LOTS = 16,                    /* from a pack to its lot, from a lot to its packs */
    EPCIS_TRACE_BACK = EPCIS_PARENTS | EPCIS_INPUTS | EPCIS_CONTENTS | EPCIS_LOTS,
    EPCIS_TRACE_FORWARD = EPCIS_PARENTS | EPCIS_OUTPUTS | EPCIS_CONTENTS | EPCIS_LOTS,
};

/* How a thing came into the graph. */
enum epcis_reach {
    EPCIS_ASKED = 1,                    /* it was asked for */
    EPCIS_SOURCE = 2,                   /* something asked for was made of it, or lay in it as it came */
    EPCIS_RESULT = 4,                   /* it was made of something asked for */
    EPCIS_CARRIER = 8,                  /* it carried something of the graph */
};
struct epcis_thing {
    const char *uri;                    /* canonical */
    int depth;                          /* steps from what was asked for */
    unsigned reach;                     /* enum epcis_reach */
    bool open;                          /* a bound was reached here, or it is a source with many uses elsewhere: it goes on, ask for this one */
    bool known;                         /* some event names it */
};
struct epcis_deed {                     /* an event of the graph, without its JSON */
    int64_t row;
    const char *event_id;
    enum epcis_type type;
    enum epcis_action action;
    int64_t time_us, record_us;
    int32_t off_min;
    int depth;
    const char *biz_step, *disposition; /* short CBV names where there are, else URIs; NULL when absent */
    const char *read_point, *biz_location; /* canonical URIs or NULL */
    const char *transformation;         /* transformationID or NULL */
    int64_t capture;                    /* epcis_capture row; FIELD_NULL: none */
    const char *captured_by;            /* who sent it over the network or as a file; NULL: an act of this program */
    bool error_declared;
};
enum epcis_part { EPCIS_SEEN, EPCIS_CHILD, EPCIS_PARENT, EPCIS_INPUT, EPCIS_OUTPUT };
struct epcis_touch {                    /* a thing's part in an event */
    uint32_t thing, deed;               /* places in the arrays */
    enum epcis_part part;
    const char *quantity, *uom;         /* as sent; NULL: one instance, or not said */
    double value;                       /* the quantity; 0 when there is none */
    int64_t parent;                     /* child: the container's place in the array of things; -1 otherwise or when it is not in the graph */
    int64_t until_us;                   /* child of an ADD: when it was taken out; INT64_MAX: still in */
};
struct epcis_graph {
    struct epcis_thing *things; size_t things_n;
    struct epcis_deed *deeds; size_t deeds_n;       /* by time */
    struct epcis_touch *touches; size_t touches_n;  /* by event's time, then part */
    bool more;                                      /* a bound was reached */
};
struct epcis_walk_ask {
    const struct str *epcs; size_t n;   /* EPCs or classes in any spelling */
    unsigned follow;                    /* enum epcis_follow and epcis_walk_follow */
    int64_t from_us, until_us;          /* what happened to the asked ones within [from, until); 0, 0: ever */
    size_t things_max, touches_max;     /* bounds of the answer */
};
/* Walk. The answer lives in the arena; the work is done in memory of its own. ERR_MEMORY beyond 2 GiB of that. */
enum err epcis_walk(struct cx *cx, struct tx *tx, const struct epcis_walk_ask *ask, struct epcis_graph *out) MUST_CHECK;

/* Parties named by events as source or destination, read from their JSON: who sent, who was to receive. */
struct epcis_party { int64_t row; const char *uri; bool destination; };
enum err epcis_parties(struct cx *cx, struct tx *tx, const int64_t *rows, size_t n, struct epcis_party **out, size_t *n_out) MUST_CHECK;

/* ---- alarms (epcis_alarm.c) -------------------------------------------------------------------------------------------------- */
struct epcis_alarm {
    const char *event_id;
    int64_t row, time_us;
    const char *exception;              /* "ALARM_CONDITION", "ERROR_CONDITION"; NULL: the event tells of no alarm */
    const char *device;                 /* deviceID; NULL: not said */
    const char *place;                  /* bizLocation, else readPoint, canonical; NULL: none */
    int64_t from_us, until_us;          /* what the reports cover: [from, until) */
    struct str *things; size_t things_n; /* EPCs and classes that the event names, canonical */
    bool error_declared;                /* the event was declared erroneous */
};
/* An event by its eventID, as an alarm. ERR_NOT_FOUND. */
enum err epcis_alarm_find(struct cx *cx, struct tx *tx, struct str event_id, struct epcis_alarm *out) MUST_CHECK;
/* What the newest `events` events at a place (location or read point, any spelling) before until_us name, at most max, by their spelling. They
 * may have left again: ask epcis_walk(). */
enum err epcis_things_at(struct cx *cx, struct tx *tx, const char *place, int64_t until_us, size_t events, size_t max, struct str **uris_out, size_t *n_out, bool *more_out) MUST_CHECK;

/* Identifiers of things (not of kinds of goods) that the events (after, last] name, at most uris_max; *last_out: the last of at most
 * `events` events after `after` and not beyond `upto` (epcis_horizon()), in the order they were stored. */
enum err epcis_touched(struct cx *cx, struct tx *tx, int64_t after, int64_t upto, size_t events, size_t uris_max, struct str **uris_out, size_t *n_out, int64_t *last_out) MUST_CHECK;

/* ---- watching captures -------------------------------------------------------------------------------------------------------
 * A room above looks at what is captured over the network. Set in room.start, once. */
struct epcis_watch {
    bool (*wants)(void);    /* does anything have to be judged before the capture is accepted? Asked for each transaction: must be quick */
    /* Within the capture's transaction, its events stored from first_row on: refuse(row …) for those that must not be there; they are then
     * taken out again and reported as refused by rule. uris: what they name. */
    enum err (*judge)(struct cx *cx, struct tx *tx, const struct str *uris, size_t n, int64_t first_row,
                      void (*refuse)(int64_t row, const char *zh, const char *en, void *arg), void *arg);
    enum err (*stored)(struct cx *cx, struct tx *tx);                                          /* events were captured */
    enum err (*warnings)(struct cx *cx, struct tx *tx, int64_t capture, struct jw *w);         /* write objects into the report's list */
    enum err (*newest)(struct cx *cx, struct tx *tx, int64_t *out);                            /* a number that changes with each new warning: cheap */
};
void epcis_watch_by(const struct epcis_watch *watch);
/* One more warning stands on the report of a capture; captures' lists show how many. */
enum err epcis_capture_warned(struct cx *cx, struct tx *tx, int64_t capture) MUST_CHECK;

#endif
