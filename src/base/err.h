/* err.h: the one enumeration of errors.
 * A function that can fail returns `enum err` and is marked MUST_CHECK; the sentence for people is kept once, in the
 * context (cx.h), and the boundary (router, command line, job runner) logs and shows it once. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#define MUST_CHECK __attribute__((warn_unused_result))

enum lang { LANG_ZH, LANG_EN };

enum err {
    ERR_NONE = 0,
#define ERR(name, code, status, zh, en) name,
#include "err.def"
#undef ERR
    ERR__COUNT
};

/* The public, stable code ("not_found"); "ok" for ERR_NONE. Static storage. */
const char *err_code(enum err e);

/* The HTTP status that stands for the error (RFC 7807 `status`); 200 for ERR_NONE. */
int err_status(enum err e);

/* The short title in the given language. Static storage. */
const char *err_title(enum err e, enum lang lang);

/* Return early when an expression of type enum err fails. The only macro here that holds a return. */
#define TRY(expr)                          \
    do {                                   \
        enum err try_err_ = (expr);        \
        if (try_err_ != ERR_NONE)          \
            return try_err_;               \
    } while (0)

#endif
