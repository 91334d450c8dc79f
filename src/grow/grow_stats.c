/* grow_stats.c: numbers for the dashboard: operations and lots by township and week, lots by state. Only what the caller may
 * see under grow.read is counted. */
#include "grow_priv.h"

#define WEEKS_MAX 106

struct grow_stats_query { int64_t from, until; };
static const struct field QUERY[] = {
    FIELD(struct grow_stats_query, from, F_DATE, 0, 0, 47846, "起始日期（默认十二周前）", "From, default twelve weeks ago"),
    FIELD(struct grow_stats_query, until, F_DATE, 0, 0, 47846, "截止日期（不含，默认明天）", "Until, not included, default tomorrow"),
};
const struct shape grow_stats_query_shape = SHAPE("GrowStatsQuery", struct grow_stats_query, QUERY);

/* Monday of a day's week: 1970-01-05 was one. A township is a level right below the county's. */
#define WEEK(day) "(" day " - 4) / 7 * 7 + 4"
#define TOWNSHIP " LEFT JOIN people_level_v t ON t.parent_id = "
#define TOWNSHIP_TAIL " AND l.path >= t.path AND l.path < t.path || '~' "

/* from ends before the placeholder of the county, from_tail goes on after it. */
struct part { const char *key, *select, *from, *from_tail, *where, *tail; const char *const *cols; };
static const char *const BY_WEEK[] = {"level", "name", "week", "kind", "n", NULL};
static const char *const LOT_WEEK[] = {"level", "name", "week", "n", "quantity_g", NULL};
static const char *const BY_STATE[] = {"state", "n", "left_g", NULL};
static const struct part PARTS[] = {
    {"operations", "SELECT t.uuid, t.name, " WEEK("r.day") " AS week, r.kind, COUNT(*)",
     " FROM grow_record r JOIN grow_plot p ON p.id = r.plot_id JOIN people_level_v l ON l.id = p.level_id JOIN people_operator_v o ON o.id = r.operator_id" TOWNSHIP, TOWNSHIP_TAIL,
     "r.state = 'done' AND r.day", " GROUP BY t.uuid, t.name, " WEEK("r.day") ", r.kind ORDER BY 3, 2, 4", BY_WEEK},
    {"lots", "SELECT t.uuid, t.name, " WEEK("k.harvest_day") " AS week, COUNT(*), CAST(SUM(k.quantity_g) AS BIGINT)",
     " FROM grow_lot k JOIN people_operator_v o ON o.id = k.operator_id JOIN people_level_v l ON l.id = o.level_id" TOWNSHIP, TOWNSHIP_TAIL,
     "k.origin = 'harvest' AND k.harvest_day", " GROUP BY t.uuid, t.name, " WEEK("k.harvest_day") " ORDER BY 3, 2", LOT_WEEK},
    {"lot_states", "SELECT k.state, COUNT(*), CAST(SUM(k.left_g) AS BIGINT)",
     " FROM grow_lot k JOIN people_operator_v o ON o.id = k.operator_id JOIN people_level_v l ON l.id = o.level_id AND 0 <= ", "", "k.harvest_day", " GROUP BY k.state ORDER BY 1", BY_STATE},
};

struct stats { struct people_scope record, lot; int64_t from, until, county; struct str json; };

static void cell(struct jw *w, const struct rows *r, int i, const char *name) {
    static const char *const numbers[] = {"n", "quantity_g", "left_g"};
    char day[16];
    jw_key(w, name);
    if (strcmp(name, "week") == 0) {
        day_format((int32_t)rows_i64(r, i), day);
        jw_z(w, day);
    } else if (strcmp(name, numbers[0]) == 0 || strcmp(name, numbers[1]) == 0 || strcmp(name, numbers[2]) == 0) {
        jw_i64(w, rows_i64(r, i));
    } else {
        jw_str(w, rows_str(r, i));
    }
}

static enum err part_write(struct cx *cx, struct tx *tx, const struct part *p, const struct people_scope *sc, const struct stats *s, struct jw *w) {
    struct rows *r;
    struct val *v = AR_ARRAY(cx->ar, struct val, sc->n + 3);
    for (size_t i = 0; i < sc->n; i++)
        v[i] = sc->v[i];
    v[sc->n] = v_i(s->from), v[sc->n + 1] = v_i(s->until), v[sc->n + 2] = v_i(s->county);
    const char *col = strrchr(p->where, ' ') ? strrchr(p->where, ' ') + 1 : p->where;
    const char *from = ar_printf(cx->ar, "%s$%zu%s", p->from, sc->n + 3, p->from_tail);
    const char *text = ar_printf(cx->ar, "%s%s WHERE (%s) AND %s >= $%zu AND %s < $%zu%s", p->select, from, sc->where, p->where, sc->n + 1, col, sc->n + 2, p->tail);
    TRY(sql_query_text(tx, "grow.stats", text, v, sc->n + 3, &r));
    jw_key(w, p->key);
    jw_arr(w);
    while (rows_next(r)) {
        jw_obj(w);
        for (int i = 0; p->cols[i]; i++)
            cell(w, r, i, p->cols[i]);
        jw_obj_end(w);
    }
    jw_arr_end(w);
    return rows_end(&r);
}

static enum err stats_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct stats *s = arg;
    struct people_county county = {0};
    struct buf b;
    struct jw w;
    enum err e = people_county_get(cx, tx, &county);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    s->county = county.level_id;
    buf_init(&b, cx->ar, 4096);
    jw_init(&w, &b);
    jw_obj(&w);
    for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++)
        TRY(part_write(cx, tx, &PARTS[i], i == 0 ? &s->record : &s->lot, s, &w));
    jw_obj_end(&w);
    s->json = buf_view(&b);
    return ERR_NONE;
}

enum err grow_stats_get(struct req *rq, struct resp *rs) {
    struct cx *cx = rq_cx(rq);
    const struct grow_stats_query *q = rq_query(rq);
    int64_t today = grow_today(cx);
    struct stats s = {.from = q->from == FIELD_NULL ? today - 83 : q->from, .until = q->until == FIELD_NULL ? today + 1 : q->until};
    if (s.until <= s.from || s.until - s.from > WEEKS_MAX * 7)
        return err_say(cx, ERR_INVALID, "until", "时间范围应为一天到两年", "The range is a day to two years");
    TRY(people_scope(cx, "grow.read", "l.path", "r.operator_id", &s.record));
    TRY(people_scope(cx, "grow.read", "l.path", "k.operator_id", &s.lot));
    TRY(tx_read(cx, "grow.stats", stats_tx, &s));
    rs_json(rs, s.json);
    return ERR_NONE;
}

/* The code words with their names, for front ends of any kind. */
enum err grow_words_get(struct req *rq, struct resp *rs) {
    static const struct { const char *key; const struct grow_word *words; } tables[] = {{"record_kinds", grow_record_words}, {"input_kinds", grow_input_words}};
    struct buf b;
    struct jw w;
    buf_init(&b, rq_cx(rq)->ar, 2048);
    jw_init(&w, &b);
    jw_obj(&w);
    for (size_t t = 0; t < 2; t++) {
        jw_key(&w, tables[t].key);
        jw_arr(&w);
        for (const struct grow_word *x = tables[t].words; x->code; x++) {
            jw_obj(&w);
            jw_key(&w, "code"), jw_z(&w, x->code);
            jw_key(&w, "zh"), jw_z(&w, x->zh);
            jw_key(&w, "en"), jw_z(&w, x->en);
            jw_obj_end(&w);
        }
        jw_arr_end(&w);
    }
    jw_obj_end(&w);
    rs_json(rs, buf_view(&b));
    return ERR_NONE;
}
