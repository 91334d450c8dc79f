/* cx.h: the context of one unit of work (request, job, command): its memory, its language, who asks, what went wrong. */
#ifndef BASE_CX_H
#define BASE_CX_H

#include <stdint.h>

#include "arena.h"
#include "err.h"

struct principal; /* defined by room people; opaque below it */
struct idem;      /* defined by room net: the idempotency key of the request, or NULL */

struct cx {
    struct arena *ar;          /* memory of this unit of work */
    enum lang lang;            /* language of sentences for people */
    const char *request_id;    /* appears in the log and in error answers */
    struct principal *who;     /* who asks; NULL: nobody is signed in */
    struct idem *idem;         /* written with the first transaction of the request */
    int64_t now_us;            /* the clock of this unit of work: one "now" for everything it stores */
    enum err err;              /* the last error set */
    char err_field[128];       /* JSON pointer or parameter name at fault; empty when none */
    char err_text[512];        /* the sentence for people, in lang */
};

/* Start a context over an arena: current time, Chinese, no principal. */
void cx_init(struct cx *cx, struct arena *ar);

/* Forget the error (a loop that goes on after one item failed). */
void cx_clear(struct cx *cx);

/* Remember an error with a sentence in both languages (the one of cx->lang is kept) and return it:
 *     return err_say(cx, ERR_INVALID, "/weight_g", "重量必须大于 %d 克", "The weight must be over %d g", 0);
 * field: JSON pointer of the value at fault, or a parameter's name, or NULL. Both formats take the same arguments in the
 * same order. A later error replaces an earlier one. */
enum err err_say(struct cx *cx, enum err e, const char *field, const char *zh, const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));

/* Remember an error without a sentence: its title is what people read. */
enum err err_set(struct cx *cx, enum err e, const char *field);

#endif
