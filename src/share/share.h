/* share.h: docking with other platforms: county with county, county with province, by EPCIS itself. A peer is sent to (a named
 * query and a webhook subscription of room epcis), sends to us (an inbox that verifies GS1-Signature), or is fetched from
 * (GET /events by recordTime). Every event is applied once, by its eventID; which peer it came from is kept.
 *
 * View other rooms may join: share_origin_v(event, at_us, peer_uuid, peer_name). */
#ifndef SHARE_SHARE_H
#define SHARE_SHARE_H

#include "room.h"

extern const struct room share_room;

#endif
