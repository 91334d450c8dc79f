/* epcisxml_write.h: what the writing files share. Private to the room. */
#ifndef EPCISXML_WRITE_H
#define EPCISXML_WRITE_H

#include "epcisxml_priv.h"

/* Where writing is: the prefixes in scope, nearest last. */
struct xml_out {
    struct buf *b;
    struct arena *ar;
    enum epcisxml_words words;
    const struct jv *contexts[2];   /* "@context" of the document, of the event; NULL: none */
    size_t contexts_n;
};
/* The XML name of a member. */
struct xml_name {
    const char *name;               /* "ext:field" */
    const char *prefix;             /* to declare beside it, NULL: declared above */
    struct str ns;
};

/* xmlns:… for every prefix of an "@context" (a text, an object, a list of both) that XML can have. */
void xml_put_namespaces(struct buf *b, const struct jv *context);
/* The same for the standard prefixes that the context does not declare itself. */
void xml_put_standard_namespaces(struct buf *b, const struct jv *context);
/* Namespace of a prefix, in the contexts and among the standard ones; false: none. */
bool xml_find_namespace(const struct xml_out *o, struct str prefix, struct str *ns_out);
/* False: XML has no name for it. */
bool xml_name(const struct xml_out *o, struct str key, struct xml_name *out);
/* An extension field, of any value. */
void xml_put_extension(struct xml_out *o, struct str key, const struct jv *v);
/* The rest of an element from behind its name: what reads back as v, then the end tag of `name`. */
void xml_put_content(struct xml_out *o, const struct jv *v, const char *name);
/* A member as JSON text, under our mark. */
void xml_put_mark(struct xml_out *o, struct str name, const struct jv *v);
/* v as compact JSON text. */
struct str xml_json(struct arena *ar, const struct jv *v);

#endif
