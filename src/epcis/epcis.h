/* epcis.h: the event repository: GS1 EPCIS 2.0 / CBV 2.0 (ISO/IEC 19987, 19988).
 * Other rooms capture events inside their own transactions and read the history of things; machines use /epcis/v2/.
 *
 * Capturing from another room:
 *     build the event as JSON (jw_*) → epcis_event_prepare() outside the transaction (parse, validate, hash)
 *     → epcis_event_store() inside it. */
#ifndef EPCIS_EPCIS_H
#define EPCIS_EPCIS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "cx.h"
#include "json.h"
#include "str.h"
#include "when.h"

struct room;
struct tx;

extern const struct room epcis_room;

/* ---- contexts ----------------------------------------------------------------------------------------------------------
 * The "@context" of a document or an event: prefixes of CURIEs and extension fields. Lives in the arena it was read in. */
struct epcis_context;

/* Read an "@context" value (text, object or array; NULL: none) on top of outer (NULL: the standard prefixes only).
 * ERR_INVALID with a pointer below `pointer`. */
enum err epcis_context_read(struct cx *cx, const struct jv *at_context, const struct epcis_context *outer, const char *pointer,
                            struct epcis_context **out) MUST_CHECK;

/* ---- events ------------------------------------------------------------------------------------------------------------ */
enum epcis_type { EPCIS_OBJECT, EPCIS_AGGREGATION, EPCIS_TRANSACTION, EPCIS_TRANSFORMATION, EPCIS_ASSOCIATION, EPCIS_TYPES };
enum epcis_action { EPCIS_ADD, EPCIS_OBSERVE, EPCIS_DELETE, EPCIS_NO_ACTION };

/* "ObjectEvent" …; "ADD" …, NULL for EPCIS_NO_ACTION. Static. */
const char *epcis_type_name(enum epcis_type t);
const char *epcis_action_name(enum epcis_action a);

/* A checked event: everything the store, the hash and other rooms need. Lives in the arena; texts point into the document. */
struct epcis_event {
    enum epcis_type type;              /* its type */
    enum epcis_action action;          /* EPCIS_NO_ACTION for transformations */
    struct when time;                  /* eventTime */
    int32_t off_min;                   /* eventTimeZoneOffset, minutes east of UTC */
    struct str event_id;               /* as sent; empty when none was sent */
    struct str hash;                   /* "ni:///sha-256;…?ver=CBV2.0" */
    struct str id;                     /* event_id, or hash where there is none */
    struct str biz_step;               /* full URI; empty when absent */
    struct str disposition;            /* full URI; empty when absent */
    struct str read_point;             /* canonical URI; empty when absent */
    struct str biz_location;           /* canonical URI; empty when absent */
    struct str transformation_id;      /* canonical URI; empty when absent */
    const struct jv *json;             /* the event */
    struct str text;                   /* its JSON text as stored: no white space, without recordTime */
    const struct epcis_context *context; /* the prefixes that hold for it */
    int64_t operator_id;               /* whose fact it tells (people_operator), set before it is stored; 0: nobody's in particular */
    struct epcis_keys *keys;           /* what it is found by; private to the room */
};

/* Parse, validate and hash one event. ev: its JSON value; context: the document's (NULL: the standard one; an "@context" of
 * the event itself is added); pointer: where it stands ("/epcisBody/eventList/3" or "").
 * A refusal is ERR_INVALID with the JSON pointer and a sentence. Pure computation, any thread. */
enum err epcis_event_read(struct cx *cx, const struct jv *ev, const struct epcis_context *context, const char *pointer,
                          struct epcis_event **out) MUST_CHECK;

/* The same from JSON text of one event, as other rooms build it. */
enum err epcis_event_prepare(struct cx *cx, struct str json, struct epcis_event **out) MUST_CHECK;

/* Store a prepared event inside the caller's writing transaction. county: 6 digits. *duplicate_out (may be NULL) tells
 * that the same event was there already: nothing is stored, no error. The same eventID with another content is
 * ERR_CONFLICT. *row_out (may be NULL): the row, for a reference kept by the caller. */
enum err epcis_event_store(struct cx *cx, struct tx *tx, const struct epcis_event *ev, const char *county, int64_t *row_out,
                           bool *duplicate_out) MUST_CHECK;

/* epcis_event_prepare and epcis_event_store in one. operator_id: whose fact it tells: that operator, its village point and the offices
 * above see the event; 0: only who sees the whole county. *event_id_out lives in the arena. */
enum err epcis_capture_event(struct cx *cx, struct tx *tx, struct str event_json, const char *county, int64_t operator_id,
                             const char **event_id_out) MUST_CHECK;

/* The pre-hash string of an event (CBV 2.0 section 8.9), for `tiantou hash --explain` and tests. */
struct str epcis_event_prehash(struct cx *cx, const struct epcis_event *ev);

/* Read a whole document (EPCISDocument, EPCISQueryDocument, one event, or an array of events) in memory: every event is
 * passed to each(); its error stops. For commands such as `tiantou hash FILE`. */
enum err epcis_document_each(struct cx *cx, struct str text, enum err (*each)(struct cx *cx, const struct epcis_event *ev, void *arg),
                             void *arg) MUST_CHECK;

/* ---- reading back ------------------------------------------------------------------------------------------------------ */
struct epcis_hit {
    int64_t row;                       /* inside id */
    const char *event_id;              /* outside id */
    enum epcis_type type;
    enum epcis_action action;
    int64_t time_us;                   /* eventTime */
    int32_t off_min;                   /* eventTimeZoneOffset */
    int64_t record_us;                 /* recordTime */
    const char *biz_step;              /* short CBV name where there is one, else URI; NULL when absent */
    const char *disposition;           /* the same */
    const char *read_point;            /* canonical URI or NULL */
    const char *biz_location;          /* canonical URI or NULL */
    bool error_declared;               /* it carries an errorDeclaration; of a history also: one that takes it back does */
    int depth;                         /* 0: touches what was asked for; 1..: reached through parents, inputs */
    const char *captured_by;           /* of a history: who sent it over the network ("" unknown); NULL: an act of this program */
    struct str json;                   /* the event as captured, with eventID, recordTime and an "@context" that stands alone; of a history: empty */
};
struct epcis_hits { struct epcis_hit *p; size_t n; bool more; };

enum epcis_follow {
    EPCIS_SELF = 0,      /* only events that name the asked EPCs or classes */
    EPCIS_PARENTS = 1,   /* also events of the containers they were in, while they were in them (chain of custody) */
    EPCIS_INPUTS = 2,    /* also events of what went into the transformations they came out of (trace back) */
    EPCIS_OUTPUTS = 4,   /* also events of what was made of them (trace forward) */
};

/* Events that touch any of the EPCs or class URIs (URN or Digital Link, either spelling finds both; a class also finds its
 * quantity elements), ordered by event time, at most max (hits.more tells that there were more). follow: enum epcis_follow. */
enum err epcis_history(struct cx *cx, struct tx *tx, const struct str *epcs, size_t n, unsigned follow, size_t max,
                       struct epcis_hits *out) MUST_CHECK;
/* Fill in the json of hits of a history, exactly as it was captured, with nothing added; they are one query. */
enum err epcis_event_texts(struct cx *cx, struct tx *tx, struct epcis_hit *const *hits, size_t n) MUST_CHECK;

/* One event by its eventID. ERR_NOT_FOUND. */
enum err epcis_event_find(struct cx *cx, struct tx *tx, struct str event_id, struct epcis_hit *out) MUST_CHECK;
/* The same for cx->who under a permission: an event outside its scope is ERR_NOT_FOUND, as one that is not there. ERR_FORBIDDEN without it. */
enum err epcis_event_find_seen(struct cx *cx, struct tx *tx, const char *perm, struct str event_id, struct epcis_hit *out) MUST_CHECK;

/* ---- vocabulary -------------------------------------------------------------------------------------------------------- */
enum epcis_voc { EPCIS_BIZSTEP, EPCIS_DISP, EPCIS_BTT, EPCIS_SDT, EPCIS_ER, EPCIS_MEASUREMENT, EPCIS_ALARM, EPCIS_COMP, EPCIS_VOCS };

/* The full web URI of a CBV short name ("packing"), of a prefixed form ("cbv:BizStep-packing") or of the URN
 * spelling ("urn:epcglobal:cbv:bizstep:packing"). False when the vocabulary has no such name. */
bool epcis_voc_uri(struct arena *ar, enum epcis_voc voc, struct str name, struct str *uri_out);
/* The short name of a URI, or the URI itself when it is none of the vocabulary's. */
struct str epcis_voc_short(enum epcis_voc voc, struct str uri);
/* Every short name, in alphabetical order; n in *n_out. Static. */
const char *const *epcis_voc_names(enum epcis_voc voc, size_t *n_out);

/* The canonical form of any EPC, class, location or party URI: GS1 Digital Link at https://id.gs1.org where it is a GS1
 * key (URN or Digital Link under any domain), else the text itself. In the arena. */
struct str epcis_uri_canonical(struct arena *ar, struct str uri);

/* ---- places ------------------------------------------------------------------------------------------------------------ */
/* Say that a location lies in another (both any spelling); a later call replaces the parent; an empty parent removes it.
 * Used by WD_readPoint and WD_bizLocation. An SGLN with extension lies in its SGLN without saying so. ERR_CONFLICT for a loop. */
enum err epcis_location_set(struct cx *cx, struct tx *tx, struct str uri, struct str parent_uri) MUST_CHECK;

/* ---- import from files -------------------------------------------------------------------------------------------------- */
struct epcis_progress {
    uint64_t bytes, bytes_all;         /* read so far; of the file (0 when unknown) */
    uint64_t accepted, duplicate, refused;
};
struct epcis_import_opt {
    const char *county;                /* NULL: epcis.county */
    bool proceed;                      /* go on after a refused event; else the first one stops (what was stored stays) */
    void (*progress)(const struct epcis_progress *p, void *arg);                /* NULL: none */
    void (*refused)(uint64_t index, const struct cx *cx, void *arg);            /* NULL: none; cx->err_* tell */
    void *arg;
};
/* Stream a document of any size in bounded memory, 1,000 events a transaction. Importing the same file again finds
 * duplicates. *done_out is filled also on failure. */
enum err epcis_import(struct cx *cx, const char *path, const struct epcis_import_opt *opt, struct epcis_progress *done_out) MUST_CHECK;

/* `tiantou export events`: every event, in capture order, as one EPCISDocument, JSON or XML; streamed, bounded memory. */
enum err epcis_export(struct cx *cx, FILE *to, bool xml) MUST_CHECK;

#endif
