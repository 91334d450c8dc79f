/* epcis_scope.c: whose events a caller sees: see epcis_scope.h. Called by everything that answers with events, inside its transaction. */
#include "epcis_scope.h"

#include "epcis_priv.h"
#include "conf.h"
#include "people.h"

#include <string.h>

/* Does a grant reach the county this installation serves as a whole? */
static enum err reaches_county(struct cx *cx, struct tx *tx, const char *perm, bool *out)
{
    struct people_county county;
    const char *path;
    *out = false;
    TRY(people_county_get(cx, tx, &county));
    if (!county.level_id || county.level_id == FIELD_NULL)
        return ERR_NONE; /* not chosen yet */
    enum err e = sql_text(tx, &epcis_sql[Q_SCOPE_LEVEL], ARGS(v_i(county.level_id)), &path);
    if (e == ERR_NONE) {
        *out = people_may_on(cx, perm, path, 0) == ERR_NONE;
        cx_clear(cx);
    }
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static enum err read_operators(struct cx *cx, struct tx *tx, const struct people_scope *p, struct epcis_scope *out)
{
    struct rows *r;
    size_t cap = 64, n = 0;
    int64_t *v = AR_ARRAY(cx->ar, int64_t, cap);
    const char *text = ar_printf(cx->ar, "SELECT o.id FROM people_operator_v o WHERE %s ORDER BY o.id LIMIT %d", p->where, EPCIS_SCOPE_MAX + 1);
    TRY(sql_query_text(tx, "epcis.scope", text, p->v, p->n, &r));
    while (rows_next(r)) {
        if (n == cap) {
            int64_t *more = AR_ARRAY(cx->ar, int64_t, cap * 4);
            memcpy(more, v, n * sizeof *v);
            v = more;
            cap *= 4;
        }
        v[n++] = rows_i64(r, 0);
    }
    TRY(rows_end(&r));
    if (n > EPCIS_SCOPE_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "您的范围内主体太多", "your scope has too many operators");
    *out = (struct epcis_scope){false, v, n};
    return ERR_NONE;
}

enum err epcis_scope_of(struct cx *cx, struct tx *tx, const char *perm, struct epcis_scope *out)
{
    struct people_scope p;
    bool whole;
    TRY(people_scope(cx, perm, "o.level_path", "o.id", &p));
    whole = strcmp(p.where, "(1=1)") == 0;
    if (!whole)
        TRY(reaches_county(cx, tx, perm, &whole));
    if (!whole)
        return read_operators(cx, tx, &p, out);
    *out = (struct epcis_scope){.all = true};
    return ERR_NONE;
}

enum err epcis_scope_begin(struct cx *cx, struct tx *tx, struct epcis_scope *out)
{
    TRY(tx_limit(tx, conf_int("epcis.query_time")));
    return epcis_scope_of(cx, tx, "epcis.query", out);
}

bool epcis_scope_sees(const struct epcis_scope *s, int64_t operator_id)
{
    for (size_t i = 0; !s->all && i < s->n; i++)
        if (s->operators[i] == operator_id)
            return true;
    return s->all;
}

enum err epcis_event_find_seen(struct cx *cx, struct tx *tx, const char *perm, struct str event_id, struct epcis_hit *out)
{
    struct epcis_scope s;
    int64_t operator_id;
    TRY(epcis_scope_of(cx, tx, perm, &s));
    TRY(epcis_event_find(cx, tx, event_id, out));
    if (s.all)
        return ERR_NONE;
    TRY(sql_i64(tx, &epcis_sql[Q_EVENT_OPERATOR], ARGS(v_i(out->row)), &operator_id));
    return epcis_scope_sees(&s, operator_id) ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

const char *epcis_scope_text(struct arena *ar, const struct epcis_scope *s)
{
    struct buf b;
    if (s->all)
        return "all";
    buf_init(&b, ar, s->n * 8 + 1);
    for (size_t i = 0; i < s->n; i++)
        buf_printf(&b, "%s%lld", i ? "," : "", (long long)s->operators[i]);
    return buf_z(&b);
}

struct epcis_scope epcis_scope_parse(struct arena *ar, struct str text)
{
    size_t n = 0;
    struct str one;
    if (str_eqz(text, "all"))
        return (struct epcis_scope){.all = true};
    int64_t *v = AR_ARRAY(ar, int64_t, text.size / 2 + 1);
    while (text.size) {
        str_cut(text, ',', &one, &text);
        if (!str_i64(one, &v[n++]))
            return (struct epcis_scope){0};
    }
    return (struct epcis_scope){false, v, n};
}

int64_t epcis_scope_author(const struct cx *cx)
{
    int64_t own = people_own_operator(cx);
    return own > 0 ? own : 0;
}

const char *epcis_scope_caller(const struct cx *cx)
{
    if (!cx->who)
        return "nobody";
    return cx->who->key_id ? ar_printf(cx->ar, "key:%lld", (long long)cx->who->key_id) : ar_printf(cx->ar, "account:%lld", (long long)cx->who->account_id);
}
