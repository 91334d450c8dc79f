/* client.h: calls to other servers (webhooks, docking): the one place that speaks HTTP outwards (libcurl). Made for destinations
 * that strangers name: the address that is really connected to is judged, so a name that resolves to another address a moment
 * later gains nothing; no redirect is followed; no proxy of the environment is used; time, answer and headers are bounded.
 * Addresses that are not public (loopback, private, link-local, …) are refused unless net.client_private names them. */
#ifndef NET_CLIENT_H
#define NET_CLIENT_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "str.h"

/* One call. Zero it, fill the first part; everything it points at, and itself, must stay until it is finished. */
struct client_call {
    struct arena *ar;             /* where the answer goes; used by the polling thread only */
    const char *method;           /* "GET", "POST", "DELETE" */
    const char *url;              /* http:// or https:// */
    const char *const *headers;   /* "Name: value" each, NULL-terminated; NULL: none */
    struct str body;              /* may be empty */
    int timeout_ms;               /* of the whole call; 0: 30,000 */
    size_t reply_max;             /* bytes of the answer; a longer one is a failure; 0: 64 KiB */
    void *user;                   /* the caller's */
    /* filled when it is finished */
    int status;                   /* HTTP status; 0: there was no answer */
    bool refused;                 /* the address is none that may be called */
    struct str reply;             /* the answer's body */
    struct str head;              /* the answer's header lines */
    char error[256];              /* what went wrong, English; empty when an answer came */
    struct client_link *link;     /* private */
};

/* May this be a destination? Scheme, form, and the address where the host is one. ERR_INVALID at field with a sentence.
 * Names are not resolved here: what they resolve to is judged at each call. */
enum err client_check_url(struct cx *cx, const char *url, const char *field) MUST_CHECK;
/* May this text address ("10.1.2.3", "fe80::1") be called, by the rule above? False for what is no address. */
bool client_address_allowed(const char *address);
/* "https://host:8443" of a URL, lower case, with the port always; NULL when it is none. In the arena. */
const char *client_origin(struct arena *ar, const char *url);
/* A header's value of the answer (the last one of that name), trimmed; p is NULL when absent. */
struct str client_reply_header(const struct client_call *call, const char *name);

/* Many calls at once on one thread: start some, poll, take the finished ones. */
struct client;
struct client *client_new(void);             /* NULL: no memory */
void client_free(struct client **c);         /* cuts what is under way; takes NULL */
/* Begin. False with call->error when it cannot even begin (bad URL, no memory). */
bool client_start(struct client *c, struct client_call *call);
/* Wait up to timeout_ms for something; a finished call, or NULL. Returns early after client_wake(). */
struct client_call *client_poll(struct client *c, int timeout_ms);
void client_wake(struct client *c);          /* from any thread */

/* One call to its end on this thread (commands). True when an answer came, whatever its status. */
bool client_do(struct client_call *call);

#endif
