/* epcis_doc.h: the envelope around events, JSON or XML, between the files that take documents in. Private to the room; included by
 * epcis_priv.h. */
#ifndef EPCIS_DOC_H
#define EPCIS_DOC_H

#include "epcis.h"

/* ---- epcis_doc.c ---------------------------------------------------------------------------------------------------------- */
/* An event of an XML document, or why there is none. */
struct epcis_xml_event { const struct jv *json; const char *at; int line; enum err err; const char *field, *text; };
/* The envelope of a document, checked; events still unread. */
struct epcis_document {
    const struct jv *root;           /* NULL: XML */
    const struct epcis_context *context;
    const struct jv *events;         /* J_ARR, or the event itself when `single`; NULL: XML */
    const char *events_pointer;      /* "/epcisBody/eventList" */
    bool single;                     /* one bare event */
    int64_t n;                       /* events */
    const struct epcis_xml_event *xml;   /* XML: n of them */
    const struct jv *vocabularies;   /* master data: a list of {"type", "vocabularyElementList"}; NULL: none */
};
enum err epcis_document_read(struct cx *cx, const struct jv *root, struct epcis_document *out) MUST_CHECK;
/* The same from text, JSON or XML. */
enum err epcis_document_parse(struct cx *cx, struct str text, struct epcis_document *out) MUST_CHECK;
/* Where event i stands: JSON pointer or XML path. In the arena. */
const char *epcis_document_at(struct cx *cx, const struct epcis_document *d, int64_t i);
/* epcis_event_read() of event i. */
enum err epcis_document_event(struct cx *cx, const struct epcis_document *d, int64_t i, struct epcis_event **out) MUST_CHECK;

/* ---- epcis_xml.c ------------------------------------------------------------------------------------------------------------ */
/* A whole XML document in memory. any_order: the order of the schema is not asked for. */
enum err epcis_xml_read(struct cx *cx, struct str text, bool any_order, struct epcis_document *out) MUST_CHECK;
/* The context that a document's head declares. */
struct epcisxml_doc;
enum err epcis_xml_context(struct cx *cx, const struct epcisxml_doc *doc, const struct epcis_context **out) MUST_CHECK;

/* A JSON fault as an error with the pointer of the place. */
enum err epcis_json_fault(struct cx *cx, struct str text, struct json_fault f);

#endif
