/* gs1_cbv.h: the words of the Core Business Vocabulary (CBV 2.0, ISO/IEC 19988) and of the GS1 Web Vocabulary that events use, in
 * each of their spellings, and the prefixes of the standard EPCIS context. Static tables; any thread. Used by rooms epcis (which
 * gives them to others under its own names) and epcisxml. */
#ifndef GS1_GS1_CBV_H
#define GS1_GS1_CBV_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "str.h"

enum gs1_cbv {
    GS1_CBV_BIZSTEP, GS1_CBV_DISP, GS1_CBV_BTT, GS1_CBV_SDT, GS1_CBV_ER, GS1_CBV_MEASUREMENT, GS1_CBV_ALARM, GS1_CBV_COMP, GS1_CBV__COUNT
};
enum gs1_cbv_spelling {
    GS1_CBV_CURIE,   /* "cbv:BizStep-packing", "gs1:Temperature" */
    GS1_CBV_WEB,     /* "https://ref.gs1.org/cbv/BizStep-packing" */
    GS1_CBV_URN,     /* "urn:epcglobal:cbv:bizstep:packing"; prefixed where there is no URN (measurements, alarms, components) */
};

/* The full web URI of a word in any spelling. False when the vocabulary has no such word. */
bool gs1_cbv_uri(struct arena *ar, enum gs1_cbv voc, struct str name, struct str *uri_out);
/* The short name of a word in any spelling, or the text itself when it is none of the vocabulary's. */
struct str gs1_cbv_short(enum gs1_cbv voc, struct str uri);
/* What stands before a short name in a spelling. Static. */
struct str gs1_cbv_lead(enum gs1_cbv voc, enum gs1_cbv_spelling spelling);
/* Every short name, in byte order; how many in *n_out. Static. */
const char *const *gs1_cbv_names(enum gs1_cbv voc, size_t *n_out);
/* Is this one of the short names? */
bool gs1_cbv_has(enum gs1_cbv voc, struct str short_name);
/* A prefixed or web spelling under the vocabulary's own lead whose name the vocabulary does not have. */
bool gs1_cbv_misused(enum gs1_cbv voc, struct str s);

/* A prefix of the standard "@context" and its namespace. */
struct gs1_prefix { struct str prefix, ns; };
/* All of them; how many in *n_out. Static. */
const struct gs1_prefix *gs1_prefixes(size_t *n_out);

#endif
