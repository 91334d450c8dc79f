/* epcis_token.h: page tokens: where a list goes on, opaque and signed, good for a while and for one list. Private to the room.
 * A token is 34 + 8 n bytes in base64url: kind, expiry, tag, n numbers, and the first 16 bytes of an HMAC-SHA256 over them under
 * a key of the installation, so that nobody makes or changes one. The server keeps nothing for it, but for those that were given
 * back before their time (DELETE /nextPageToken/{token}). */
#ifndef EPCIS_TOKEN_H
#define EPCIS_TOKEN_H

#include "cx.h"
#include "store.h"

enum { EPCIS_TOKEN_NUMBERS = 4 };
struct epcis_token {
    uint64_t tag;                          /* of the list and its parameters: a token serves no other */
    int64_t at[EPCIS_TOKEN_NUMBERS];       /* where the list goes on; the list knows what they mean */
    int64_t expires_us;                    /* set by make and read */
};

/* Load the key of the installation, making it when there is none. */
enum err epcis_token_start(struct cx *cx) MUST_CHECK;
/* Text in the arena; *t gets its expiry: epcis.token_expires from now. */
const char *epcis_token_make(struct cx *cx, struct epcis_token *t);
/* ERR_INVALID at "nextPageToken": made by nobody here, of another list (tag), expired, or given back. */
enum err epcis_token_read(struct cx *cx, struct tx *tx, struct str text, uint64_t tag, struct epcis_token *out) MUST_CHECK;
/* Give a token back. A token that is none of ours is ERR_NOT_FOUND; an expired one is given back already. */
enum err epcis_token_drop(struct cx *cx, struct str text) MUST_CHECK;
/* A tag of a list's name and parameters. */
uint64_t epcis_token_tag(uint64_t tag, struct str part);

#endif
