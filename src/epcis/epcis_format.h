/* epcis_format.h: events with their identifiers in the spelling a client asks for (GS1-EPC-Format). Private to the room. */
#ifndef EPCIS_FORMAT_H
#define EPCIS_FORMAT_H

#include "cx.h"
#include "json.h"

enum epcis_format { FORMAT_AS_SENT, FORMAT_LINK, FORMAT_URN };   /* Never_Translates, Always_GS1_Digital_Link, Always_EPC_URN */

/* The value of GS1-EPC-Format; false for any other text. */
bool epcis_format_of(struct str name, enum epcis_format *out);
const char *epcis_format_name(enum epcis_format f);
/* An identifier in that spelling. One that is no GS1 key, or whose company prefix has a length nobody told
 * (epcis.company_prefixes), stays as it is. In the arena. */
struct str epcis_format_uri(struct arena *ar, enum epcis_format f, struct str uri);
/* The JSON of an event with every standard field that holds identifiers of things, places, parties and documents in that spelling.
 * eventID, extension fields and ILMD stay as they are; so does the event hash. */
struct str epcis_format_event(struct arena *ar, enum epcis_format f, struct str json);

#endif
