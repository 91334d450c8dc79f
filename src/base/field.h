/* field.h: descriptions of struct members, from which come JSON in, JSON out, SQL rows, validation, OpenAPI and the
 * TypeScript client. One const table per struct:
 *
 *   static const struct field PLOT_FIELDS[] = {
 *       FIELD(struct grow_plot, name,     F_TEXT, FF_REQ, 1, 60, "名称", "Name"),
 *       FIELD(struct grow_plot, area_m2,  F_I64,  FF_RO,  0, INT64_MAX, "面积（平方米）", "Area, square metres"),
 *   };
 *   const struct shape grow_plot_shape = SHAPE("Plot", struct grow_plot, PLOT_FIELDS);
 */
#ifndef BASE_FIELD_H
#define BASE_FIELD_H

#include <stddef.h>
#include <stdint.h>

#include "cx.h"
#include "json.h"

/* The absent integer: JSON null and SQL NULL for F_I64, F_TIME, F_DATE. Absent text is NULL. */
#define FIELD_NULL INT64_MIN

enum ftype {
    F_I64,    /* int64_t          JSON integer;        min..max */
    F_BOOL,   /* bool             JSON true/false;     SQL 0/1 */
    F_TEXT,   /* const char *     JSON string;         min..max characters, trimmed, no control characters but \n */
    F_DEC,    /* const char *     JSON number or decimal string; min..max (both 0: unbounded); written as a string, lexeme kept */
    F_TIME,   /* int64_t us       RFC 3339 string */
    F_DATE,   /* int64_t days     "2026-11-21" */
    F_UUID,   /* const char *     UUID text */
    F_ENUM,   /* int64_t index    one of names[]; absent: 0, the first, unless FF_REQ; SQL stores the text */
    F_JSON,   /* struct str       any JSON value (null too) as compact text, number lexemes kept; min..max bytes (max 0: unbounded) */
    F_OBJ,    /* struct X *       object of sub shape */
    F_LIST,   /* struct list      array of sub shape, min..max elements */
    F_TEXTS,  /* struct texts     array of strings, at most max, each at most 1000 characters */
};

enum fflag {
    FF_REQ = 1,      /* must be present in a body */
    FF_RO = 2,       /* only in replies: refused as unknown in a body */
    FF_SECRET = 4,   /* only in bodies: never in replies, logs or audit (passwords) */
};

struct list { void *p; size_t n; };             /* n structs of the sub shape, contiguous */
struct texts { const char **p; size_t n; };

struct shape;
struct field {
    const char *name;             /* JSON member, SQL column */
    enum ftype type;              /* how it is kept */
    unsigned flags;               /* enum fflag */
    uint32_t off;                 /* offsetof */
    int64_t min, max;             /* see enum ftype */
    const char *const *names;     /* F_ENUM: NULL-terminated */
    const struct shape *sub;      /* F_OBJ, F_LIST */
    const char *zh, *en;          /* what people call it */
};

struct shape {
    const char *name;             /* schema name in OpenAPI, interface name in TypeScript */
    size_t size;                  /* sizeof the struct */
    const struct field *fields;   /* n of them */
    size_t n;
};

#define FIELD_CHECK_(st, m, ftype)                                                                                  \
    (0 * sizeof(char[_Generic(((st *)0)->m, int64_t: (ftype) == F_I64 || (ftype) == F_TIME || (ftype) == F_DATE ||   \
                              (ftype) == F_ENUM, bool: (ftype) == F_BOOL, const char *: (ftype) == F_TEXT ||         \
                              (ftype) == F_DEC || (ftype) == F_UUID, struct str: (ftype) == F_JSON,                  \
                              struct list: (ftype) == F_LIST, struct texts: (ftype) == F_TEXTS,                      \
                              default: (ftype) == F_OBJ) ? 1 : -1]))
#define FIELD(st, m, ftype, fl, lo, hi, zh_, en_) \
    { #m, ftype, fl, (uint32_t)(offsetof(st, m) + FIELD_CHECK_(st, m, ftype)), lo, hi, NULL, NULL, zh_, en_ }
#define FIELD_ENUM(st, m, fl, names_, zh_, en_) \
    { #m, F_ENUM, fl, (uint32_t)(offsetof(st, m) + FIELD_CHECK_(st, m, F_ENUM)), 0, 0, names_, NULL, zh_, en_ }
#define FIELD_SUB(st, m, ftype, fl, lo, hi, sub_, zh_, en_) \
    { #m, ftype, fl, (uint32_t)(offsetof(st, m) + FIELD_CHECK_(st, m, ftype)), lo, hi, NULL, sub_, zh_, en_ }
#define SHAPE(name_, st, table) { name_, sizeof(st), table, sizeof(table) / sizeof((table)[0]) }

/* Read an object into a zeroed struct (absent integers become FIELD_NULL; null counts as absent). Unknown members, missing FF_REQ members, wrong
 * types and ranges are ERR_INVALID with the JSON pointer (prefix before it) and a sentence. Texts are copied. */
enum err field_read(struct cx *cx, const struct shape *sh, const struct jv *v, const char *prefix, void *obj) MUST_CHECK;

/* Write an object (without FF_SECRET members). */
void field_write(struct jw *w, const struct shape *sh, const void *obj);

/* Index of a text in names, or -1. */
int64_t field_enum(const char *const *names, struct str s);

#endif
