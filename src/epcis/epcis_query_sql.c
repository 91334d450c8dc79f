/* epcis_query_sql.c: the SQL of GET /events, put together from fixed pieces; every value is bound. The conditions that name few
 * events (identifiers, patterns, eventIDs) are sub-queries on their own index; beside them the order's column is written
 * "+e.time_us", so that no planner, whatever its statistics, walks the whole time index in their place. */
#include "epcis_priv.h"

#include <string.h>

const char *epcis_query_arg(struct epcis_query *q, struct val v)
{
    if (q->args_n == QUERY_ARGS_MAX) {
        q->full = true; /* epcis_query_read() refuses the query */
        q->args_n--;
    }
    q->args[q->args_n++] = v;
    return ar_printf(q->ar, "$%zu", q->args_n);
}

static enum store_engine engine(void)
{
    return db_used() ? db_engine(db_used()) : STORE_SQLITE; /* none: the fuzzer */
}

static const char *texts_arg(struct epcis_query *q, const struct str *texts, size_t n)
{
    struct str *kept = AR_ARRAY(q->ar, struct str, n); /* bound by address, so it must outlive the caller */
    memcpy(kept, texts, n * sizeof *kept);
    return epcis_query_arg(q, v_ts(kept, n));
}

/* For conditions that name few events. @MANYT hides the list from PostgreSQL's planner, so that every list has the same plan, which stays
 * with the prepared statement: to plan "which events name this pack" anew each time costs three times what answering it does. */
static void uri_ids(struct epcis_query *q, const struct str *uris, size_t n)
{
    buf_printf(&q->where, "SELECT id FROM epcis_uri WHERE uri @MANYT(%s)", texts_arg(q, uris, n));
}

/* "SELECT column FROM table WHERE true", on SQLite generation by generation (sql/0001_epcis.sql). */
static void generations(struct epcis_query *q, const char *column, const char *table, const char *gen)
{
    if (engine() == STORE_PG)
        buf_printf(&q->where, "SELECT %s FROM %s WHERE 1 = 1", column, table);
    else
        buf_printf(&q->where, "SELECT %s FROM gens CROSS JOIN %s WHERE %s = gens.n", column, table, gen);
}

/* " AND e.id IN (" and the first of such selects; the caller closes the bracket. */
static void from_generations(struct epcis_query *q, const char *column, const char *table, const char *gen)
{
    buf_puts(&q->where, " AND e.id IN (");
    if (engine() == STORE_SQLITE)
        buf_puts(&q->where, EPCIS_GENS);
    generations(q, column, table, gen);
}

void epcis_query_uris(struct epcis_query *q, const char *column, const struct str *uris, size_t n)
{
    buf_printf(&q->where, " AND e.%s IN (SELECT id FROM epcis_uri WHERE uri @INT(%s))", column, texts_arg(q, uris, n));
}

void epcis_query_match(struct epcis_query *q, unsigned roles, const struct uri_range *r, size_t n)
{
    struct str *single = AR_ARRAY(q->ar, struct str, n);
    size_t singles = 0;
    const char *or = "";
    buf_puts(&q->where, " AND e.id IN (SELECT x.event FROM epcis_epc x WHERE x.uri IN (");
    for (size_t i = 0; i < n; i++)
        if (!r[i].hi.size)
            single[singles++] = r[i].lo;
    if (singles) {
        uri_ids(q, single, singles);
        or = " UNION ALL ";
    }
    for (size_t i = 0; i < n; i++)
        if (r[i].hi.size) {
            buf_printf(&q->where, "%sSELECT id FROM epcis_uri WHERE uri >= %s", or, epcis_query_arg(q, v_s(r[i].lo)));
            buf_printf(&q->where, " AND uri < %s", epcis_query_arg(q, v_s(r[i].hi)));
            or = " UNION ALL ";
        }
    buf_puts(&q->where, ") AND x.role IN (0");
    for (unsigned i = 1; i < 32; i++)
        if (roles & (1u << i))
            buf_printf(&q->where, ",%u", i);
    buf_puts(&q->where, "))");
    q->narrow = true;
}

/* A place, those said to lie in it, and the extensions of its GLN. '0' is the character after '/'. */
void epcis_query_within(struct epcis_query *q, const char *column, const struct str *places, size_t n)
{
    buf_printf(&q->where, " AND e.%s IN (WITH RECURSIVE d(uri, depth) AS (", column);
    for (size_t i = 0; i < n; i++)
        buf_printf(&q->where, "%sSELECT CAST(%s AS TEXT) @BIN, 0", i ? " UNION ALL " : "", epcis_query_arg(q, v_s(places[i])));
    buf_puts(&q->where, " UNION ALL SELECT p.uri, d.depth + 1 FROM epcis_place p JOIN d ON p.parent = d.uri WHERE d.depth < 64) "
                        "SELECT u.id FROM d JOIN epcis_uri u ON u.uri = d.uri "
                        "UNION SELECT u.id FROM d JOIN epcis_uri u ON u.uri >= d.uri || '/254/' AND u.uri < d.uri || '/2540')");
}

void epcis_query_tag(struct epcis_query *q, enum tag_kind kind, struct str type, const struct str *values, size_t n)
{
    buf_printf(&q->where, " AND e.id IN (SELECT g.event FROM epcis_tag g WHERE g.kind = %d AND g.value IN (", kind);
    uri_ids(q, values, n);
    buf_puts(&q->where, ")");
    if (type.size) {
        buf_puts(&q->where, " AND g.type IN (");
        uri_ids(q, &type, 1);
        buf_puts(&q->where, ")");
    }
    buf_puts(&q->where, ")");
    q->narrow = true;
}

/* ---- extension fields ------------------------------------------------------------------------------------------------------------------- */
static void fields_named(struct epcis_query *q, const struct str *names, size_t names_n)
{
    buf_puts(&q->where, " AND f.name IN (");
    uri_ids(q, names, names_n);
    buf_puts(&q->where, ")");
    q->narrow = true;
}

/* SQLite would rather walk all values of the name. */
static const char *by_number(void)
{
    return engine() == STORE_PG ? "epcis_field f" : "epcis_field f INDEXED BY epcis_field_by_number";
}

static void fields_of(struct epcis_query *q, const struct str *names, size_t names_n)
{
    from_generations(q, "f.event", "epcis_field f", "f.gen");
    fields_named(q, names, names_n);
}

void epcis_query_exists(struct epcis_query *q, enum field_scope scope, const struct str *names, size_t names_n)
{
    fields_of(q, names, names_n);
    buf_printf(&q->where, " AND f.scope IN (%d, %d))", scope, scope | SCOPE_TIME);
}

static void texts_equal(struct epcis_query *q, enum field_scope scope, const struct str *names, size_t names_n, const int64_t *keys, size_t n)
{
    fields_of(q, names, names_n);
    buf_printf(&q->where, " AND f.scope IN (%d, %d) AND f.key @IN(%s)", scope, scope | SCOPE_TIME, epcis_query_arg(q, v_is(keys, n)));
}

void epcis_query_texts(struct epcis_query *q, enum field_scope scope, const struct str *names, size_t names_n, const struct str *values, size_t n)
{
    int64_t *keys = AR_ARRAY(q->ar, int64_t, n);
    for (size_t i = 0; i < n; i++)
        keys[i] = epcis_text_key(values[i]);
    texts_equal(q, scope, names, names_n, keys, n);
    buf_puts(&q->where, ")");
}

void epcis_query_fields(struct epcis_query *q, enum field_scope scope, const struct str *names, size_t names_n, const struct field_key *values, size_t n)
{
    int64_t *keys = AR_ARRAY(q->ar, int64_t, n);
    size_t numbers = 0;
    for (size_t i = 0; i < n; i++)
        keys[i] = values[i].key;
    texts_equal(q, scope, names, names_n, keys, n);
    for (size_t i = 0; i < n && numbers < 20; i++)
        if (values[i].number) { /* 14.5 is 14.50, and a time the same in every zone */
            buf_puts(&q->where, " UNION ALL ");
            generations(q, "f.event", by_number(), "f.gen");
            fields_named(q, names, names_n);
            buf_printf(&q->where, " AND f.scope = %d AND f.num = %s", values[i].scope, epcis_query_arg(q, v_f(values[i].num)));
            numbers++;
        }
    buf_puts(&q->where, ")");
}

void epcis_query_compare(struct epcis_query *q, enum field_scope scope, const struct str *names, size_t names_n, const char *op, double num)
{
    from_generations(q, "f.event", by_number(), "f.gen");
    fields_named(q, names, names_n);
    buf_printf(&q->where, " AND f.scope = %d AND f.num %s %s)", scope, op, epcis_query_arg(q, v_f(num)));
}

/* ---- attributes of master data ------------------------------------------------------------------------------------------------------- */
void epcis_query_attr(struct epcis_query *q, const char *column, const struct str *names, size_t names_n, const struct str *values, size_t n)
{
    buf_printf(&q->where, " AND e.%s IN (SELECT u.id FROM epcis_master_attr_v a JOIN epcis_uri u ON u.uri = a.uri WHERE a.name @INT(%s)", column,
               epcis_query_arg(q, v_ts(names, names_n)));
    if (values)
        buf_printf(&q->where, " AND a.text @INT(%s)", epcis_query_arg(q, v_ts(values, n)));
    buf_puts(&q->where, ")");
}

/* Which elements have them is known when the query runs: epcis_query_bind(). */
void epcis_query_field_attr(struct epcis_query *q, const char *param, const struct query_field_attr *ways, size_t ways_n, const struct str *values, size_t n)
{
    static const int64_t NOTHING[1];
    for (size_t i = 0; i < ways_n; i++) {
        if (q->having_n == QUERY_HAVING_MAX) {
            q->full = true; /* epcis_query_read() refuses the query */
            q->having_n--;
        }
        if (i)
            buf_puts(&q->where, " UNION ALL "), generations(q, "f.event", "epcis_field f", "f.gen");
        else
            from_generations(q, "f.event", "epcis_field f", "f.gen");
        fields_named(q, ways[i].fields, ways[i].fields_n);
        buf_printf(&q->where, " AND f.scope = %d AND f.key @IN(%s)", SCOPE_EVENT, epcis_query_arg(q, v_is(NOTHING, 0)));
        q->having[q->having_n++] = (struct query_having){param, q->args_n - 1, ways[i].attrs, values, ways[i].attrs_n, n};
    }
    buf_puts(&q->where, ")");
}

/* ---- measured numbers --------------------------------------------------------------------------------------------------------------------- */
/* With slack: ">" must be greater by more than it, ">=" may be less by it. */
void epcis_query_measure(struct epcis_query *q, int64_t what, const char *op, const double *v, size_t n, double slack)
{
    const char *w = epcis_query_arg(q, v_i(what));
    for (size_t i = 0; i < n; i++) {
        if (i) {
            buf_puts(&q->where, " UNION ALL ");
            generations(q, "m.event", "epcis_measure m", "m.gen");
        } else {
            from_generations(q, "m.event", "epcis_measure m", "m.gen");
        }
        buf_printf(&q->where, " AND m.what = %s AND m.num ", w);
        if (*op == '=')
            buf_printf(&q->where, ">= %s AND m.num <= %s", epcis_query_arg(q, v_f(v[i] - slack)), epcis_query_arg(q, v_f(v[i] + slack)));
        else
            buf_printf(&q->where, "%s %s", op, epcis_query_arg(q, v_f(strcmp(op, ">") == 0 || strcmp(op, "<=") == 0 ? v[i] + slack : v[i] - slack)));
    }
    buf_puts(&q->where, ")");
    q->narrow = true;
}

void epcis_query_quantity(struct epcis_query *q, const char *op, double value)
{
    from_generations(q, "x.event", "epcis_epc x", "x.event / 16384");
    buf_printf(&q->where, " AND x.value %s %s)", op, epcis_query_arg(q, v_f(value)));
}

void epcis_query_ids(struct epcis_query *q, const struct str *ids, size_t n)
{
    enum store_engine on = engine();
    struct str *kept = AR_ARRAY(q->ar, struct str, n);
    int64_t *keys = AR_ARRAY(q->ar, int64_t, n), *names = AR_ARRAY(q->ar, int64_t, n);
    memcpy(kept, ids, n * sizeof *kept);
    for (size_t i = 0; i < n; i++) {
        keys[i] = epcis_ident_key(on, ids[i]);
        names[i] = epcis_ident_name(ids[i]);
    }
    q->narrow = true;
    const char *k = epcis_query_arg(q, v_is(keys, n));
    if (on == STORE_PG) {
        buf_printf(&q->where, " AND e.eid_key @IN(%s)", k);
        return;
    }
    buf_printf(&q->where, " AND e.id IN (" EPCIS_GENS "SELECT i.id FROM epcis_event i WHERE i.eid_key @IN(%s)", k);
    buf_printf(&q->where, " AND i.event_id @INT(%s) UNION ALL SELECT d.event FROM gens CROSS JOIN epcis_digest d WHERE d.gen = gens.n", epcis_query_arg(q, v_ts(kept, n)));
    buf_printf(&q->where, " AND d.key @IN(%s))", epcis_query_arg(q, v_is(names, n)));
}

const char *epcis_query_text(struct epcis_query *q, bool count, int64_t rows)
{
    struct buf b;
    const char *plus = q->narrow ? "+" : "", *column = q->by_record ? "record_us" : "time_us", *dir = q->ascending ? "ASC" : "DESC";
    buf_init(&b, q->ar, q->where.size + 1200);
    if (count)
        buf_printf(&b, "SELECT count(*) FROM (SELECT 1 FROM epcis_event e WHERE 1 = 1" STR_FMT, STR_ARG(buf_view(&q->where)));
    else
        buf_printf(&b, "SELECT %s FROM (SELECT * FROM epcis_event e WHERE 1 = 1" STR_FMT, epcis_read_cols, STR_ARG(buf_view(&q->where)));
    if (q->paged && !count) {
        const char *us = epcis_query_arg(q, v_i(q->after_us)), *id = epcis_query_arg(q, v_i(q->after_id)), *cmp = q->ascending ? ">" : "<";
        buf_printf(&b, " AND %se.%s %s= %s AND (%se.%s %s %s OR e.id %s %s)", plus, column, cmp, us, plus, column, cmp, us, cmp, id);
    }
    if (!count)
        buf_printf(&b, " ORDER BY %se.%s %s, e.id %s", plus, column, dir, dir);
    buf_printf(&b, " LIMIT %s) AS e", epcis_query_arg(q, v_i(rows)));
    if (!count)
        buf_printf(&b, "%sORDER BY e.%s %s, e.id %s", epcis_read_joins, column, dir, dir);
    return buf_z(&b);
}
