/* pay_keys.h (private to the room): what the channels are configured with: merchant numbers, hosts, keys. One set is in force at a time; it is
 * immutable and counted, so that a certificate that comes new makes a new set while calls under way keep theirs. Nothing in here is
 * ever printed. Texts and keys live as long as the set. */
#ifndef PAY_PAY_KEYS_H
#define PAY_PAY_KEYS_H

#include "pay_channel.h"

struct pay_keys {
    _Atomic int refs;
    struct arena *ar;                    /* its own */
    bool cash;                           /* pay.cash */
    const char *transfer;                /* pay.transfer: where to; "" not offered */
};

/* Read the settings and make the set that is in force from now on. A channel that is half configured is an error that names what is
 * missing. Called in room.start, and again when certificates came. */
enum err pay_keys_load(struct cx *cx) MUST_CHECK;
/* room.stop */
void pay_keys_drop(void);

#endif
