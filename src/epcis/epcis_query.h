/* epcis_query.h: the simple event query between its files and those who ask it: parameters, scope, pages. Private to the room. */
#ifndef EPCIS_QUERY_H
#define EPCIS_QUERY_H

#include "epcis_scope.h"
#include "epcis_token.h"
#include "str.h"

struct epcis_context;
struct field_key;
struct read_row;
struct uri_range;

/* ---- epcis_query.c ---------------------------------------------------------------------------------------------------------- */
enum {
    QUERY_ARGS_MAX = 100,      /* values of one query: what room store binds */
    QUERY_ARGS_LATER = 10,     /* of these, kept for scope, page and limit */
    QUERY_VALUES_MAX = 1000,   /* of one parameter */
    QUERY_RANGES_MAX = 40,     /* patterns of one parameter, as ranges: ten for a pattern of a whole company */
    QUERY_PAGE_DEFAULT = 30, QUERY_PAGE_MAX = 1000, QUERY_PAGE_BYTES = 8 << 20,
    SCOPE_FEW = 50,            /* operators of a scope whose own index is walked */
    QUERY_HAVING_MAX = 8,      /* conditions on attributes of what extension fields hold */
};
struct query_param { struct str name, value; };
#define PATH_DISPOSITION "{disposition}"   /* the disposition of a path: the contract takes EQ_disposition beside it */
/* A condition on the attributes of what an extension field holds: args[arg] gets the digests of the elements that have them, in the
 * query's transaction. values NULL: whatever they are. */
struct query_having { const char *param; size_t arg; const struct str *attrs, *values; size_t attrs_n, values_n; };
/* A query being made: conditions as text, values bound. */
struct epcis_query {
    struct arena *ar;
    const struct epcis_context *context;   /* prefixes of extension parameters */
    struct buf where;                      /* " AND …" for each condition */
    struct val args[QUERY_ARGS_MAX];
    size_t args_n;
    bool full;                             /* there was no room for a value: the query cannot be asked */
    bool narrow;                           /* some condition names few events: the order need not drive the plan */
    bool by_record, ascending, ordered;    /* orderBy, orderDirection; orderBy was given */
    struct str order_names[2];             /* orderBy an extension field: its whole names */
    size_t order_names_n;                  /* 0: ordered by a time */
    struct query_having having[QUERY_HAVING_MAX];
    size_t having_n;
    int64_t per_page;
    int64_t limit;                         /* eventCountLimit, less what earlier pages gave; -1: none */
    int64_t max;                           /* maxEventCount; -1: none */
    struct str token;                      /* nextPageToken; empty: none */
    bool paged;                            /* a token was read: */
    int64_t after_us, after_id;            /* the last event of the page before */
    uint64_t tag;                          /* of the parameters: a token serves no other query */
};
/* Read the parameters. An unknown one is ERR_UNKNOWN_PARAM with its name, a bad value ERR_INVALID with the parameter's name. */
enum err epcis_query_read(struct cx *cx, const struct query_param *p, size_t n, const struct epcis_context *context,
                          struct epcis_query **out) MUST_CHECK;
struct query_page { struct read_row *rows; size_t n; bool more; struct epcis_token next; /* when there is more */ };
/* Only events that the scope sees. Call it once, before the query runs. */
void epcis_query_narrow(struct epcis_query *q, const struct epcis_scope *s);
/* ERR_LIMIT: more than maxEventCount. */
enum err epcis_query_run(struct cx *cx, struct tx *tx, struct epcis_query *q, struct query_page *out) MUST_CHECK;
/* epcis_query_ext.c: what is bound only when the query runs; once, before its text is run. ERR_LIMIT: too many elements. */
enum err epcis_query_bind(struct cx *cx, struct tx *tx, struct epcis_query *q) MUST_CHECK;
/* A page of a query ordered by an extension field; out->next is the caller's. ERR_LIMIT: too many events match. */
enum err epcis_query_sorted(struct cx *cx, struct tx *tx, struct epcis_query *q, struct query_page *out) MUST_CHECK;
/* epcis_query_params.c: one parameter into the query. */
enum err epcis_query_param(struct cx *cx, struct epcis_query *q, const struct query_param *p) MUST_CHECK;
/* epcis_query_sql.c: pieces of conditions. A placeholder for a value, added to the query. */
const char *epcis_query_arg(struct epcis_query *q, struct val v);
void epcis_query_match(struct epcis_query *q, unsigned roles, const struct uri_range *r, size_t n);
/* Events that bear one of the eventIDs. */
void epcis_query_ids(struct epcis_query *q, const struct str *ids, size_t n);
void epcis_query_quantity(struct epcis_query *q, const char *op, double value);
void epcis_query_within(struct epcis_query *q, const char *column, const struct str *places, size_t n);
void epcis_query_uris(struct epcis_query *q, const char *column, const struct str *uris, size_t n);
void epcis_query_tag(struct epcis_query *q, enum tag_kind kind, struct str type, const struct str *values, size_t n);
void epcis_query_exists(struct epcis_query *q, enum field_scope scope, const struct str *names, size_t names_n);
void epcis_query_texts(struct epcis_query *q, enum field_scope scope, const struct str *names, size_t names_n, const struct str *values, size_t n);
/* Any of the values, as text or, where one is a number or a time, by value. */
void epcis_query_fields(struct epcis_query *q, enum field_scope scope, const struct str *names, size_t names_n, const struct field_key *values, size_t n);
void epcis_query_compare(struct epcis_query *q, enum field_scope scope, const struct str *names, size_t names_n, const char *op, double num);
/* Events whose column holds something that has one of the attributes, with one of n values (NULL: any). The arrays are kept. */
void epcis_query_attr(struct epcis_query *q, const char *column, const struct str *names, size_t names_n, const struct str *values, size_t n);
/* Events with a field that holds something that has one of the attributes: of each way to read the parameter's name one, any holds. */
struct query_field_attr { struct str fields[2]; size_t fields_n; const struct str *attrs; size_t attrs_n; };
void epcis_query_field_attr(struct epcis_query *q, const char *param, const struct query_field_attr *ways, size_t ways_n, const struct str *values, size_t n);
/* op "=": any of n values; else n is 1. slack: how far apart equal values may lie. */
void epcis_query_measure(struct epcis_query *q, int64_t what, const char *op, const double *v, size_t n, double slack);
const char *epcis_query_text(struct epcis_query *q, bool count, int64_t rows);

#endif
