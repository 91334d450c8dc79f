/* list.h: every list of the program filters, sorts, searches, pages and exports in the same way, from one const table.
 *   GET …?sort=-created_at&limit=50&cursor=…&q=text&state=active&created_at.ge=2026-01-01&format=csv&count=1
 * Answer: {"items":[…],"next":"cursor or null","total":n (only with count=1)}. Paging is by key (sort value, id), so it is
 * stable while rows arrive. format=csv and format=xlsx answer the whole filtered list (at most 100,000 rows). */
#ifndef NET_LIST_H
#define NET_LIST_H

#include "cx.h"
#include "field.h"

struct req;
struct resp;
struct val;

enum list_col_flag {
    LC_SORT = 1,     /* may be sorted by; its expression is never NULL */
    LC_FILTER = 2,   /* equality (repeat the parameter: any of); numbers, dates and times also .ge and .lt */
    LC_SEARCH = 4,   /* searched by q (case-insensitive, anywhere in the text) */
    LC_HIDE = 8,     /* filter or sort only, not in the items */
    LC_NOEXPORT = 16 /* not in CSV and XLSX */
};

struct list_col {
    const char *name;        /* JSON member and parameter name */
    const char *expr;        /* SQL expression */
    enum ftype type;         /* F_I64 F_BOOL F_TEXT F_DEC F_TIME F_DATE F_UUID F_ENUM F_JSON */
    unsigned flags;          /* enum list_col_flag */
    const char *const *names;/* F_ENUM */
    const char *zh, *en;     /* heading */
};

struct list_spec {
    const char *name;        /* "PlotItem": the item's schema name */
    const char *from;        /* "grow_plot p JOIN people_operator_v o ON o.id = p.operator_id" */
    const char *id;          /* "p.id": unique, the tie-breaker of every order */
    const char *sort;        /* default: "-created_at" */
    const struct list_col *cols; /* n of them */
    size_t n;
};

/* Answer the request by the list. where: a fixed SQL condition with $1..$n (scope, parent), or NULL. */
enum err list_answer(struct req *rq, struct resp *rs, const struct list_spec *spec, const char *where, const struct val *v, size_t n) MUST_CHECK;

/* The SQL of each sort order, for the build step that prepares every query: fn is called with each text. */
void list_each_sql(const struct list_spec *spec, void (*fn)(const char *name, const char *sql, void *arg), void *arg);

#endif
