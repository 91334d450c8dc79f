/* certify_stats.c: numbers for the dashboard: tests by verdict and certificates by state, by township and week. Only what the
 * caller may see under certify.read is counted. */
#include "certify_priv.h"
#include "net.h"
#include "when.h"

#define WEEKS_MAX 106
#define DAY_US "86400000000"

struct stats_query { int64_t from, until; };
static const struct field QUERY[] = {
    FIELD(struct stats_query, from, F_DATE, 0, 0, 109572, "起始日期（默认十二周前）", "From, default twelve weeks ago"),
    FIELD(struct stats_query, until, F_DATE, 0, 0, 109572, "截止日期（不含，默认明天）", "Until, not included, default tomorrow"),
};
const struct shape certify_stats_query_shape = SHAPE("CertifyStatsQuery", struct stats_query, QUERY);

/* Monday of an instant's week in China's time (1970-01-05 was a Monday); township: the level right below the county. */
#define WEEK(us) "((" us " + 28800000000) / " DAY_US " - 4) / 7 * 7 + 4"
#define TOWNSHIP                                                                                                              \
    " JOIN people_operator_v o ON o.id = x.operator_id LEFT JOIN people_level_v t ON t.parent_id = $%zu AND o.level_path @BIN >= t.path AND " \
    "o.level_path @BIN < t.path || '~' WHERE (%s) AND "

static const struct part { const char *key, *name, *select, *where, *group; } PARTS[] = {
    {"tests", "verdict", "SELECT t.uuid, t.name, " WEEK("x.judged_us") " AS week, x.verdict, COUNT(*) FROM certify_test x" TOWNSHIP,
     "x.state = 'judged' AND x.judged_us >= $%zu AND x.judged_us < $%zu", " GROUP BY 1, 2, 3, 4 ORDER BY 3, 2, 4"},
    {"certificates", "state", "SELECT t.uuid, t.name, " WEEK("x.issued_us") " AS week, x.state, COUNT(*) FROM certify_cert x" TOWNSHIP,
     "x.issued_us >= $%zu AND x.issued_us < $%zu", " GROUP BY 1, 2, 3, 4 ORDER BY 3, 2, 4"},
};

struct stats { struct people_scope scope; int64_t from_us, until_us; struct str json; };

static void write_row(struct jw *w, struct rows *r, const char *name)
{
    char week[16];
    day_format((int32_t)rows_i64(r, 2), week);
    jw_obj(w);
    jw_key(w, "level");
    jw_z(w, rows_z(r, 0));
    jw_key(w, "name");
    jw_z(w, rows_z(r, 1));
    jw_key(w, "week");
    jw_z(w, week);
    jw_key(w, name);
    jw_z(w, rows_z(r, 3));
    jw_key(w, "n");
    jw_i64(w, rows_i64(r, 4));
    jw_obj_end(w);
}

static enum err write_part(struct cx *cx, struct tx *tx, const struct part *p, const struct stats *s, int64_t county, struct jw *w)
{
    struct rows *r;
    size_t n = s->scope.n;
    struct buf b;
    struct val *v = AR_ARRAY(cx->ar, struct val, n + 3);
    for (size_t i = 0; i < n; i++)
        v[i] = s->scope.v[i];
    v[n] = v_i(county);
    v[n + 1] = v_i(s->from_us);
    v[n + 2] = v_i(s->until_us);
    buf_init(&b, cx->ar, 1024);
    /* The texts are constants of the table above; only placeholders and the scope's condition are put in. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    buf_printf(&b, p->select, n + 1, s->scope.where);
    buf_printf(&b, p->where, n + 2, n + 3);
#pragma GCC diagnostic pop
    buf_puts(&b, p->group);
    TRY(sql_query_text(tx, "certify.stats", buf_z(&b), v, n + 3, &r));
    jw_key(w, p->key);
    jw_arr(w);
    while (rows_next(r))
        write_row(w, r, p->name);
    jw_arr_end(w);
    return rows_end(&r);
}

static enum err stats_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct stats *s = arg;
    struct people_county county = {0};
    struct buf b;
    struct jw w;
    TRY(people_county_get(cx, tx, &county));
    buf_init(&b, cx->ar, 4096);
    jw_init(&w, &b);
    jw_obj(&w);
    for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++)
        TRY(write_part(cx, tx, &PARTS[i], s, county.level_id, &w));
    jw_obj_end(&w);
    s->json = buf_view(&b);
    return ERR_NONE;
}

enum err certify_stats_get(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct stats_query *q = rq_query(rq);
    int64_t today = certify_today(cx), from = q->from == FIELD_NULL ? today - 83 : q->from, until = q->until == FIELD_NULL ? today + 1 : q->until;
    if (until <= from || until - from > WEEKS_MAX * 7)
        return err_say(cx, ERR_INVALID, "until", "时间范围应为一天到两年", "The range is a day to two years");
    struct stats s = {.from_us = from * US_PER_DAY - WHEN_CST_MIN * 60 * US_PER_S, .until_us = until * US_PER_DAY - WHEN_CST_MIN * 60 * US_PER_S};
    TRY(people_scope(cx, "certify.read", "x.level_path", "x.operator_id", &s.scope));
    TRY(tx_read(cx, "certify.stats", stats_tx, &s));
    rs_json(rs, s.json);
    return ERR_NONE;
}
