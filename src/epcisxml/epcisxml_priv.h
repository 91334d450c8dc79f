/* epcisxml_priv.h: what the files of room epcisxml share: the tables of elements, the builder between libxml2's callbacks and JSON. */
#ifndef EPCISXML_PRIV_H
#define EPCISXML_PRIV_H

#include "epcisxml.h"
#include "gs1_cbv.h"

#define XML_XSI "http://www.w3.org/2001/XMLSchema-instance"
#define XML_XSD "http://www.w3.org/2001/XMLSchema"
#define XML_EPCIS "urn:epcglobal:epcis:xsd:2"
#define XML_QUERY "urn:epcglobal:epcis-query:xsd:2"
/* Our own marks in what we write: how a value reads back as the JSON it was; see README.md. */
#define XML_MARK "urn:tiantou:epcisxml"

/* ---- epcisxml_names.c: which element is what ------------------------------------------------------------------------------- */
enum xml_kind {
    XK_SKIP,      /* passed over with all it holds */
    XK_ENVELOPE,  /* a container outside events */
    XK_EVENTS,    /* EventList */
    XK_EVENT,     /* an event */
    XK_VOC,       /* Vocabulary */
    XK_VOCEL,     /* VocabularyElement */
    XK_VATTR,     /* its attribute: any content, and an id */
    XK_FLAT,      /* extension, baseExtension: what it holds belongs to its parent */
    XK_LEAF,      /* a text */
    XK_TYPED,     /* a text with an attribute "type": {"type", name} */
    XK_LIST,      /* a list of its children */
    XK_OBJ,       /* an object of its children */
    XK_ATTRS,     /* an object of its attributes */
    XK_EXT,       /* an element of somebody else's: any content */
    XK_NAMES,     /* a list of its children's names */
    XK_MARK,      /* ours: a member as JSON text */
};
enum xml_leaf { XL_TEXT, XL_NUM, XL_BOOL, XL_WORD, XL_TIME };
enum { XF_OPEN = 1, XF_REPEAT = 2, XF_ATTR = 4, XF_ANYLIST = 8 };   /* holds extensions; always a list; an attribute; a list where it repeats */

struct xml_specs;
struct xml_spec {
    const char *name;              /* of the element or attribute */
    enum xml_kind kind;
    const struct xml_specs *sub;   /* its children, or its attributes */
    enum xml_leaf leaf;            /* what its text is */
    enum gs1_cbv voc;              /* XL_WORD, XK_TYPED */
    unsigned flags;
    const char *json;              /* member name; NULL: the same */
};
struct xml_specs { const struct xml_spec *s; size_t n; };

extern const struct xml_specs xml_root, xml_event, xml_quantity_event, xml_sensor_metadata, xml_sensor_report;
/* The row of a name, or NULL. */
const struct xml_spec *xml_spec_find(const struct xml_specs *set, const char *name);
const char *xml_spec_json(const struct xml_spec *s);
/* Place of a child (row of xml_event) in the order of the schema for an event type; 0: not in that type. */
unsigned xml_order(int type, const struct xml_spec *child);
/* The children of an event type in the order of the schema; n in *n_out. */
const struct xml_spec *const *xml_ordered(int type, size_t *n_out);
/* 0 ObjectEvent … 4 AssociationEvent, 5 QuantityEvent (EPCIS 1.x); -1: none. */
int xml_event_type(struct str name);
enum { XML_QUANTITY_EVENT = 5, XML_EVENT_TYPES = 6 };

/* ---- epcisxml_value.c ------------------------------------------------------------------------------------------------------ */
/* The text of an element or attribute as JSON; texts that are no number where one is due stay texts (the checks refuse them). */
struct jv xml_value(struct arena *ar, const struct xml_spec *s, struct str text);
/* A decimal or double as XML writes it, as a JSON number. False: it is none. */
bool xml_number(struct arena *ar, struct str text, struct str *out);
struct jv xml_text(struct str s);
/* Text that an XML name may be (NCName). */
bool xml_ncname(struct str s);

/* ---- epcisxml_build.c ------------------------------------------------------------------------------------------------------ */
struct xml_attr { const char *local, *prefix, *uri; struct str value; };  /* prefix, uri: NULL where there is none */
struct xml_ns { const char *prefix, *uri; };                              /* prefix: "" for the default namespace */
struct xml_tag {
    const char *local, *prefix, *uri;     /* of the element */
    const struct xml_attr *attrs;
    size_t attrs_n;
    const struct xml_ns *ns;              /* declared by it */
    size_t ns_n;
    int line;
};
struct xml_build;
/* What the builder is for: as epcisxml_opt. NULL: no memory. */
struct xml_build *xml_build_new(const struct epcisxml_opt *opt);
void xml_build_free(struct xml_build **b);
/* Texts of tags (names, prefixes, namespaces) live as long as the builder; values only during the call. False: stop. */
bool xml_build_start(struct xml_build *b, const struct xml_tag *tag);
bool xml_build_end(struct xml_build *b);
bool xml_build_text(struct xml_build *b, const char *p, size_t n);
/* The error that stopped it; also before: an error of the reader itself, kept with path and line. */
enum err xml_build_err(const struct xml_build *b);
void xml_build_line(struct xml_build *b, int line);
/* Call as xml_build_fault(b, err_say(cx, …, xml_build_path(b), …)). */
bool xml_build_fault(struct xml_build *b, enum err e);
const char *xml_build_path(struct xml_build *b);
enum err xml_build_finish(struct xml_build *b, struct epcisxml_doc *doc_out);

/* ---- epcisxml_merge.c ------------------------------------------------------------------------------------------------------- */
enum { XM_JOIN = 0, XM_ALWAYS = 1, XM_ONCE = 2, XM_MARK = 3 };   /* in jv.off while building: how a member behaves that stands more than once */
struct xml_scratch { uint32_t *p; size_t cap; };
/* An object of n members in ar: members of one name become a list. False: *twice_out is one that may stand once only. */
bool xml_merge(struct arena *ar, struct xml_scratch *s, const struct jm *m, size_t n, struct jv *out, struct str *twice_out);

/* ---- epcisxml_escape.c: pieces of XML ----------------------------------------------------------------------------------------- */
/* Text between tags, and within a quoted attribute. Characters that XML cannot hold become U+FFFD. */
void xml_put_text(struct buf *b, struct str s);
void xml_put_attr(struct buf *b, struct str s);

#endif
