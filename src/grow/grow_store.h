/* grow_store.h: the input store of a producer (AG-12): what it has bought and not yet used, so that the next field record is one tap. Room sell
 * fills it; what the records use leaves it by itself (view grow_store_v: in_m, used_m). Everything runs inside the caller's transaction.
 *
 * Views for rooms above: grow_input_sale_v(id, uuid, name, name_en, kind, reg_no, maker, ingredients, state, registered): registered 1: may be sold. */
#ifndef GROW_GROW_STORE_H
#define GROW_GROW_STORE_H

#include "cx.h"
#include "field.h"
#include "store.h"

extern const char *const grow_store_kinds[];   /* "bought" "got" "counted" "returned", NULL */
enum grow_store_kind { STORE_BOUGHT, STORE_GOT, STORE_COUNTED, STORE_RETURNED };

/* Something comes into a store, or (amount "-2") goes back out of it. amount: decimal text, at most three places of the base unit; unit: any, "kg", "瓶".
 * ref: what brought it: the same ref again changes nothing. day: in China. Asks for no permission: the caller has. ERR_INVALID /amount: too fine or too much. */
struct grow_store_in { int64_t operator_id, input_id, day; enum grow_store_kind kind; const char *amount, *unit, *ref, *note, *county; };
enum err grow_store_add(struct cx *cx, struct tx *tx, const struct grow_store_in *in) MUST_CHECK;
/* May shops sell this input today? *why_out NULL, or the sentence in cx->lang: withdrawn, not registered, banned meanwhile. */
enum err grow_input_sellable(struct cx *cx, struct tx *tx, const char *input, const char **why_out) MUST_CHECK;

/* ---- routes: GET /api/v1/store, GET /api/v1/store/{id}, POST /api/v1/store ------------------------------------------------------------------ */
struct grow_store_body { const char *operator, *input, *amount, *unit, *note; int64_t kind, day; };  /* kind: got (came from elsewhere) or counted (there is so much now); day FIELD_NULL: today */
struct grow_store_move { const char *uuid, *given, *note, *by_name; int64_t kind, amount_m, day, at; };
struct grow_shelf {
    const char *uuid; int64_t rev; int64_t id, operator_id, input_id, in_m, used_m, left_m, first_day, last_day; const char *operator, *operator_name, *input, *name, *reg_no, *unit, *level_path;
    int64_t kind; bool open; struct list moves;   /* of struct grow_store_move; open: the input is still in the catalogue */
};
/* By somebody who may write the producer's records. */
enum err grow_store_put(struct cx *cx, struct tx *tx, const struct grow_store_body *in, struct grow_shelf *out) MUST_CHECK;

extern const struct shape grow_store_body_shape, grow_shelf_shape;

#endif
