/* epcisxml.h: EPCIS as XML, read into and written from the JSON form of EPCIS 2.0. Pure computation over libxml2: no files, no network,
 * no DTD, no entities but XML's own five. Read: EPCIS 2.0 and 1.x documents, query results, master data, single events, in pieces of
 * any size and in bounded memory. Written: EPCIS 2.0, as the standard's schemas (XSD) want it.
 *
 * What is read goes through the checks of room epcis like any JSON: this room knows where things stand in XML, not what is right. */
#ifndef EPCISXML_EPCISXML_H
#define EPCISXML_EPCISXML_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "json.h"
#include "str.h"

/* ---- limits: everything a sender can grow ------------------------------------------------------------------------------- */
#define EPCISXML_EVENT_BYTES_MAX (1 << 20)   /* names and texts of one event */
#define EPCISXML_VALUES_MAX 250000           /* elements and attributes of one event or vocabulary element */
#define EPCISXML_TAG_BYTES_MAX (64 << 10)    /* one tag with its attributes, one comment, one processing instruction */
#define EPCISXML_ATTRIBUTES_MAX 256          /* of one element */
#define EPCISXML_PREFIXES_MAX 64             /* declared for the events of a document; declared in one event */
#define EPCISXML_DEPTH_MAX 48                /* open elements, in all */
#define EPCISXML_EVENT_DEPTH_MAX 32          /* open elements in an event */

/* Does a text (its first bytes) look like XML rather than JSON? A '<' comes first, behind white space or a byte order mark. */
bool epcisxml_looks(struct str text);

/* ---- reading ------------------------------------------------------------------------------------------------------------ */
enum epcisxml_kind { EPCISXML_DOCUMENT, EPCISXML_QUERY, EPCISXML_MASTER_DATA, EPCISXML_EVENT };

/* What stands around the events. */
struct epcisxml_doc {
    enum epcisxml_kind kind;
    bool old;                    /* in the namespace of EPCIS 1.x */
    const struct jv *head;       /* an object: "@context" (prefixes declared around the events), extension fields of the document */
};

/* One event. */
struct epcisxml_event {
    const struct jv *json;       /* the event; NULL: XML that is no event, the context tells what and where */
    uint64_t index;              /* its place in the document, from 0 */
    int line;                    /* where it begins */
    const char *at;              /* its path: the list and [number]; for epcisxml_place() */
};

/* One element of a vocabulary (master data). */
struct epcisxml_master {
    struct str type;             /* "urn:epcglobal:epcis:vtype:Location" */
    const struct jv *json;       /* {"id", "attributes": [{"id", "attribute"}], "children": [id]} */
    int line;
};

struct epcisxml_opt {
    struct cx *cx;               /* errors and language; keeps what lives as long as the document */
    struct arena *ar;            /* events live here; event() may reset it */
    bool any_order;              /* do not ask for the order of the schema (asked for in documents of EPCIS 2.0 only) */
    /* Called for each event; false stops reading (epcisxml_feed gives ERR_STOPPING). */
    bool (*event)(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_event *ev);
    /* Called for each element of a vocabulary; NULL: they are passed over. False stops. */
    bool (*master)(void *arg, const struct epcisxml_doc *doc, const struct epcisxml_master *m);
    void *arg;
};
struct epcisxml_reader;
/* NULL only when the system has no memory. */
struct epcisxml_reader *epcisxml_open(const struct epcisxml_opt *opt);
void epcisxml_close(struct epcisxml_reader **r);
/* The next piece. ERR_MALFORMED (no XML, or a DOCTYPE), ERR_INVALID (no EPCIS), ERR_TOO_LARGE or ERR_LIMIT (a limit above), each
 * with a path and a line; ERR_STOPPING when event() or master() stopped it, without a sentence. A refused event is no error here. */
enum err epcisxml_feed(struct epcisxml_reader *r, struct str piece) MUST_CHECK;
/* End of input: an error unless the document is complete. *doc_out as event() had it; the same lifetime as opt.cx->ar. */
enum err epcisxml_end(struct epcisxml_reader *r, struct epcisxml_doc *doc_out) MUST_CHECK;

/* An error whose field is a JSON pointer below `at` gets an XML path in its place, and the line into its sentence. */
void epcisxml_place(struct cx *cx, const char *at, int line);

/* ---- writing ------------------------------------------------------------------------------------------------------------ */
/* Words of the standard vocabularies: GS1-CBV-XML-Format. */
enum epcisxml_words { EPCISXML_URN, EPCISXML_WEB };

struct epcisxml_writer {
    struct buf *b;                      /* where it goes; may be emptied between calls */
    enum epcisxml_kind kind;            /* EPCISXML_DOCUMENT or EPCISXML_QUERY */
    enum epcisxml_words words;
    const char *query_name;             /* EPCISXML_QUERY; NULL: "SimpleEventQuery" */
    const char *subscription;           /* its ID, or NULL */
    int64_t now_us;                     /* creationDate */
    bool vocabularies;                  /* the body is a VocabularyList */
    const struct jv *context;           /* "@context" of all events (declared at the top), or NULL. Lives until the end */
};
/* The head of a document: fill the members above, then begin, events or vocabularies, end. */
void epcisxml_write_begin(struct epcisxml_writer *w);
/* One event as it was checked by room epcis; its own "@context" holds beside the writer's. ar: for what is needed meanwhile. */
void epcisxml_write_event(struct epcisxml_writer *w, struct arena *ar, const struct jv *event);
/* One vocabulary of the JSON binding: {"type", "vocabularyElementList": [...]}. */
void epcisxml_write_vocabulary(struct epcisxml_writer *w, struct arena *ar, const struct jv *vocabulary);
void epcisxml_write_end(struct epcisxml_writer *w);

/* A whole JSON document (EPCISDocument, EPCISQueryDocument with events or vocabularies) as XML, appended to out. For answers that
 * are at hand as JSON. ERR_CORRUPT when the text is none of them. */
enum err epcisxml_write_json(struct cx *cx, struct str json, enum epcisxml_words words, struct buf *out) MUST_CHECK;

/* An object of plain members (a problem, a capture job) as one element of the EPCIS namespace: for answers that are no documents.
 * Members that name an attribute of the schema (captureID, running, success) are written as such. */
void epcisxml_write_object(struct buf *out, struct arena *ar, const char *element, const struct jv *object);

#endif
