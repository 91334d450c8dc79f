/* epcis_scope.h: whose events a caller sees. Private to the room.
 *
 * An event belongs to the operator whose fact it tells (epcis_event.operator): rooms that capture for an operator say so, a key or
 * account bound to one operator captures as it. A grant over the whole county sees every event, also those that belong to nobody (captured by
 * the county's own machines, imported from others); every other grant sees the events of the operators it reaches, and nothing else. */
#ifndef EPCIS_SCOPE_H
#define EPCIS_SCOPE_H

#include "cx.h"
#include "store.h"

enum { EPCIS_SCOPE_MAX = 50000 };   /* operators of one scope */
struct epcis_scope {
    bool all;                      /* every event; else: */
    const int64_t *operators;      /* n of them, ascending; none: no event */
    size_t n;
};

/* The same, as the beginning of a query's transaction: what follows may take epcis.query_time (ERR_TIMEOUT). */
enum err epcis_scope_begin(struct cx *cx, struct tx *tx, struct epcis_scope *out) MUST_CHECK;
/* What cx->who sees under a permission. ERR_FORBIDDEN without it; ERR_LIMIT for more than EPCIS_SCOPE_MAX operators. */
enum err epcis_scope_of(struct cx *cx, struct tx *tx, const char *perm, struct epcis_scope *out) MUST_CHECK;
/* Does it see what belongs to this operator (0: nobody)? */
bool epcis_scope_sees(const struct epcis_scope *s, int64_t operator_id);
/* Kept as text ("all", "3,17,40"), for what is done later in the caller's name, and read again; a broken text sees nothing. */
const char *epcis_scope_text(struct arena *ar, const struct epcis_scope *s);
struct epcis_scope epcis_scope_parse(struct arena *ar, struct str text);
/* Who asks, as text: "account:12", "key:3", "nobody". In the arena. */
const char *epcis_scope_caller(const struct cx *cx);
/* The operator whom cx->who captures for: its own when it has exactly one, else 0. */
int64_t epcis_scope_author(const struct cx *cx);

#endif
