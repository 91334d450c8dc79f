/* epcis_watch.h: whose machine sends, and the room above that looks at what is captured. Private to the room. */
#ifndef EPCIS_WATCH_H
#define EPCIS_WATCH_H

#include "epcis_priv.h"
#include "epcis_trace.h"

/* Who looks at captures (epcis_watch_by); NULL: nobody. */
extern const struct epcis_watch *epcis_watcher;
/* Whose machine sends; NULL for people signed in here: what they send is an act of this house. */
const char *epcis_sender(const struct cx *cx);
/* An event that came alone over the network: stored, with its sender. */
enum err epcis_event_receive(struct cx *cx, struct tx *tx, const struct epcis_event *ev, const char *county, bool *duplicate_out) MUST_CHECK;

#endif
