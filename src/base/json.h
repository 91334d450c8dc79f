/* json.h: JSON reading and writing (RFC 8259), strict: UTF-8 checked, NUL refused, duplicate keys refused, lone surrogates
 * refused, numbers keep their lexeme. Values live in an arena; strings without escapes point into the input, which must
 * outlive them. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "str.h"

enum jtype { J_NULL, J_FALSE, J_TRUE, J_NUM, J_STR, J_ARR, J_OBJ };

struct jv {
    enum jtype type;          /* what it is */
    uint32_t n;               /* elements of J_ARR, members of J_OBJ */
    union {
        struct str s;         /* J_STR: decoded text; J_NUM: lexeme */
        struct jv *items;     /* J_ARR: n values */
        struct jm *members;   /* J_OBJ: n members in document order */
    };
    uint32_t off;             /* where its text starts in the input */
    uint32_t size;            /* bytes of its text in the input */
};

struct jm { struct str key; struct jv val; };

struct json_limits {
    size_t size_max;          /* bytes of input; 0: 16 MiB; never over 2 GiB */
    unsigned depth_max;       /* nesting; 0: 64 */
    uint32_t values_max;      /* values in all; 0: 4,000,000 */
};

struct json_fault {
    size_t off;               /* byte where reading stopped */
    const char *what;         /* English, static */
};

/* Read one whole document. False with *fault_out filled. lim may be NULL. */
bool json_read(struct arena *ar, struct str text, const struct json_limits *lim, struct jv *out, struct json_fault *fault_out);

const struct jv *json_get(const struct jv *obj, const char *key);   /* NULL when absent or obj is no object */
const struct jv *json_getn(const struct jv *obj, struct str key);
struct str json_str(const struct jv *v);                            /* empty unless J_STR */
bool json_is(const struct jv *v, enum jtype t);                     /* false for NULL */
bool json_i64(const struct jv *v, int64_t *out);                    /* J_NUM that is an integer in range */
/* Equal as JSON: objects without order, numbers by value (1.0 equals 1), strings by character. */
bool json_equal(const struct jv *a, const struct jv *b);
/* Resolve an RFC 6901 pointer; NULL when there is nothing. */
const struct jv *json_at(const struct jv *v, const char *pointer);

/* Writing. Commas are put by the writer; wrong nesting is a bug (assert). */
struct jw {
    struct buf *b;            /* where it goes */
    uint64_t comma;           /* one bit per level: a comma is due */
    uint64_t objects;         /* one bit per level: it is an object */
    unsigned depth;           /* open containers, at most 63 */
    bool keyed;               /* a key was written and waits for its value */
};
void jw_init(struct jw *w, struct buf *b);
void jw_obj(struct jw *w);
void jw_obj_end(struct jw *w);
void jw_arr(struct jw *w);
void jw_arr_end(struct jw *w);
void jw_key(struct jw *w, const char *key);
void jw_keyn(struct jw *w, struct str key);
void jw_str(struct jw *w, struct str s);
void jw_z(struct jw *w, const char *z);          /* NULL writes null */
void jw_i64(struct jw *w, int64_t v);
void jw_bool(struct jw *w, bool v);
void jw_null(struct jw *w);
void jw_double(struct jw *w, double v);          /* 15 to 17 digits, as many as read back equal; not finite: null */
void jw_raw(struct jw *w, struct str json);      /* a lexeme or a whole value that is JSON already */
void jw_val(struct jw *w, const struct jv *v);   /* a value that was read; lexemes kept */

/* Splitting: read a document of any size in pieces and get each element of one array whole, in bounded memory.
 * path: member names from the root, "epcisBody/eventList". What is outside that array is kept as the skeleton: the
 * document with that array empty, at most skeleton_max bytes. Strings, escapes and nesting are followed; each piece handed
 * out still has to go through json_read. */
struct json_split;
struct json_split_opt {
    const char *path;                /* the array to split */
    size_t item_max;                 /* bytes of one element */
    size_t skeleton_max;             /* bytes of the rest */
    bool (*item)(void *arg, struct str text); /* called for each element, valid during the call; false stops */
    void *arg;                       /* passed to item */
};
struct json_split *json_split_new(const struct json_split_opt *opt);
void json_split_free(struct json_split **s);
/* Feed the next piece. False on a fault (json_split_fault tells), or when item() stopped. */
bool json_split_feed(struct json_split *s, struct str piece);
/* End of input: false unless the document is complete. *skeleton_out is valid until free. */
bool json_split_end(struct json_split *s, struct str *skeleton_out);
struct json_fault json_split_fault(const struct json_split *s);

#endif
