/* epcisxml_build.h: the builder's state, shared by the files that take it apart: frames and values (epcisxml_build.c), prefixes
 * (epcisxml_prefix.c), attributes (epcisxml_attrs.c). Private to them. */
#ifndef EPCISXML_BUILD_H
#define EPCISXML_BUILD_H

#include "epcisxml_priv.h"

enum mark { MK_NONE, MK_JSON, MK_LIST };                 /* XML_MARK attribute "as" */

struct frame {
    enum xml_kind kind;
    const struct xml_spec *spec;     /* NULL: an extension */
    const struct xml_specs *sub;     /* what its children are looked up in */
    const char *name;                /* for paths */
    struct str key;                  /* member name of its value */
    uint32_t base;                   /* its first member on the stack */
    size_t ns_base;                  /* prefixes in scope before it, outside events */
    unsigned flags, mode;            /* XF_*; XM_* of its value */
    uint8_t mark;
    bool nil, keep_space;
    unsigned rank;                   /* events: of the last child */
};
struct slot { const void *set; const char *name; const struct xml_spec *spec; };   /* a look-up remembered */
#define SLOTS 256

struct xml_build {
    struct epcisxml_opt o;
    struct epcisxml_doc doc;
    bool doc_ready;                  /* doc.head is made */
    bool body;                       /* a body was seen */
    int line;                        /* of the tag being read */
    /* errors */
    enum err err;                    /* the document's */
    enum err ev_err;                 /* the event's; told when it ends */
    char ev_field[128], ev_text[512];
    /* open elements */
    struct frame f[EPCISXML_DEPTH_MAX];
    size_t depth;
    size_t skip;                     /* open elements below the last frame, all passed over */
    /* finished members */
    struct jm *m;
    uint32_t m_n, m_cap;
    struct xml_scratch scratch;
    char *text;                      /* since the last tag */
    size_t text_n, text_cap;
    bool inked;                      /* some of it is no white space */
    /* the event, or vocabulary element */
    bool inside;
    size_t ev_depth;                 /* frames before it */
    int ev_type, ev_line;
    uint64_t index;                  /* of the next event */
    size_t values, bytes, marks;
    struct xml_ns ev_ns[EPCISXML_PREFIXES_MAX];
    size_t ev_ns_n;
    struct str voc_type;             /* of the vocabulary being read; in cx->ar */
    char at[96];                     /* path of the event list */
    char event_at[128], path[256];   /* what event_at() and xml_build_path() gave last */
    /* prefixes around the events */
    struct xml_ns ns[EPCISXML_PREFIXES_MAX];
    size_t ns_n, ns_before;          /* …; before the tag being read */
    struct slot slots[SLOTS];
};

/* Tell a fault of the event (it is refused, the document goes on) or of the document. Both return what the caller returns. */
#define REFUSE(b, e, zh, en, ...) xml_refuse((b), err_say((b)->o.cx, (e), xml_build_path(b), zh, en, ##__VA_ARGS__))
#define FAULT(b, e, zh, en, ...) xml_build_fault((b), err_say((b)->o.cx, (e), xml_build_path(b), zh, en, ##__VA_ARGS__))
bool xml_refuse(struct xml_build *b, enum err e);

/* Count a value; false when the event has become too large (it is refused then, and the caller goes on without the value). */
bool xml_afford(struct xml_build *b, size_t size);
/* A finished member. mode: XM_*. */
bool xml_push(struct xml_build *b, struct str key, struct jv val, unsigned mode);
struct str xml_copy(struct xml_build *b, struct str s);
const struct xml_spec *xml_find_child(struct xml_build *b, const struct xml_specs *set, const char *name);
bool xml_no_memory(struct xml_build *b);

/* ---- epcisxml_prefix.c ---- */
/* Namespaces of the standard's own elements, and no namespace at all (its schemas qualify only the outermost). */
bool xml_own_ns(const char *uri);
/* Declared in nearly every document and no part of any field's name. */
bool xml_plumbing(const char *uri);
/* "prefix:local" under which a field of this namespace stands in the JSON. */
struct str xml_qualified(struct xml_build *b, const char *prefix, const char *uri, const char *local);
/* What the start tag of an event declares. */
bool xml_declare_own(struct xml_build *b, const struct xml_tag *tag);
/* {prefix: namespace} of those that need saying. */
struct jv xml_context_object(struct arena *ar, const struct xml_ns *ns, size_t n);
/* The head of the document, when the first event or vocabulary comes. */
void xml_need_doc(struct xml_build *b);

/* ---- epcisxml_attrs.c ---- */
/* Members from the attributes of sensorMetadata and sensorReport; of any other element in an event. */
bool xml_attrs_object(struct xml_build *b, struct frame *f, const struct xml_tag *tag);
bool xml_attrs_other(struct xml_build *b, struct frame *f, const struct xml_tag *tag);
bool xml_json_text(struct xml_build *b, struct str text, struct jv *out);

#endif
