/* t_query.h: asking the event query in tests: parameters as one text, the events found by their places in a table. */
#ifndef EPCIS_T_QUERY_H
#define EPCIS_T_QUERY_H

#include "t_db.h"

struct ask { const char *params; struct query_page page; bool ascending; };

static inline size_t split(struct cx *cx, const char *text, struct query_param *p)
{
    struct str rest = str_of(ar_strdup(cx->ar, text)), one, op;
    size_t n = 0;
    while (rest.size) {
        str_cut(rest, '&', &one, &rest);
        /* the name may hold '=' nowhere but '_https://…' names hold ':' and '#' */
        str_cut(one, '=', &p[n].name, &op);
        p[n++].value = op;
    }
    return n;
}

static inline enum err ask(struct cx *cx, struct tx *tx, void *arg)
{
    struct ask *a = arg;
    struct query_param p[10];
    struct epcis_query *q;
    size_t n = split(cx, a->params, p);
    TRY(epcis_query_read(cx, p, n, epcis_context_standard(), &q));
    if (a->ascending && !q->ordered)
        q->ascending = true;
    return epcis_query_run(cx, tx, q, &a->page);
}

static inline void found(const struct query_page *page, const int64_t *rows, size_t rows_n, char *have)
{
    *have = '\0';
    for (size_t k = 0; k < page->n; k++)
        for (size_t s = 0; s < rows_n; s++)
            if (rows[s] == page->rows[k].hit.row)
                sprintf(have + strlen(have), "%c", (char)(s < 10 ? '0' + s : 'a' + s - 10));
}

/* Parameters "name=value&…" (not encoded); the events found, ordered by eventTime ascending; or the error with its place. */
struct query_case { const char *params, *want; enum err err; };

static inline int t_ask_all(struct cx *cx, const struct query_case *cases, size_t n, const int64_t *rows, size_t rows_n)
{
    int wrong = 0;
    for (size_t i = 0; i < n; i++) {
        struct ask a = {cases[i].params, {0}, true};
        char have[64] = "";
        enum err e = tx_read(cx, "t.query", ask, &a);
        if (e == ERR_NONE)
            found(&a.page, rows, rows_n, have);
        if (e != cases[i].err || strcmp(e ? cx->err_field : have, cases[i].want) != 0) {
            print_error("%s: want %s %s, have %s %s %s\n", cases[i].params, err_code(cases[i].err), cases[i].want, err_code(e), have, cx->err_field);
            wrong++;
        }
        cx_clear(cx);
    }
    return wrong;
}

#endif
