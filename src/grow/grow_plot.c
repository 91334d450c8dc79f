/* grow_plot.c: plots: registration, changes, the map, plots without a record in a year (R16). */
#include "grow_priv.h"

enum err grow_plot_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_plot *out) {
    TRY(grow_one(cx, tx, Q_plot_one, uuid, &grow_plot_row, out, "地块", "plot"));
    return grow_may(cx, "grow.read", out->level_path, out->operator_id);
}

/* The village a plot lies in: the one named, else the operator's. */
static enum err plot_level(struct cx *cx, struct tx *tx, const struct grow_plot_body *in, const struct people_operator *o, struct people_level *out) {
    *out = (struct people_level){.id = o->level_id, .path = o->level_path, .county = o->county};
    if (!in->level)
        return ERR_NONE;
    enum err e = people_level_get(cx, tx, in->level, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/level", "没有这个村", "There is no such village");
    return e;
}

enum err grow_plot_create(struct cx *cx, struct tx *tx, const struct grow_plot_body *in, struct grow_plot *out) {
    struct people_operator o = {0};
    struct people_level l;
    struct grow_geo g;
    int64_t id;
    TRY(grow_operator_pick(cx, tx, in->operator, &o));
    TRY(plot_level(cx, tx, in, &o, &l));
    TRY(grow_may(cx, "grow.plot.write", l.path, o.id));
    TRY(grow_geo_read(cx, in->boundary, "/boundary", &g));
    if (o.state == OPERATOR_CLOSED)
        return err_say(cx, ERR_WRONG_STATE, "/operator", "该经营主体已注销", "This producer is closed");
    const char *uuid = uuid_make(cx->ar);
    TRY(sql_i64(tx, SQL(plot_insert), ARGS(v_t(uuid), v_i(o.id), v_i(l.id), v_t(grow_plot_kinds[in->kind]), v_t(in->name), v_t(in->base_name),
        v_s(in->boundary), v_i(g.area_m2), v_i(g.lon_udeg), v_i(g.lat_udeg), v_i(g.west_udeg), v_i(g.south_udeg), v_i(g.east_udeg), v_i(g.north_udeg),
        v_t(l.county), v_i(cx->now_us)), &id));
    TRY(sql_one(tx, SQL(plot_one), ARGS(v_t(uuid)), &grow_plot_row, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.plot.create", "plot", uuid, id, 1, NULL, &grow_plot_shape, NULL, out});
}

enum err grow_plot_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_plot_body *in, struct grow_plot *out) {
    struct grow_plot old = {0};
    struct people_operator o = {0};
    struct people_level l;
    struct grow_geo g;
    int64_t n;
    TRY(grow_plot_load(cx, tx, uuid, &old));
    TRY(grow_may(cx, "grow.plot.write", old.level_path, old.operator_id));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    if (in->operator && strcmp(in->operator, old.operator) != 0)
        return err_say(cx, ERR_INVALID, "/operator", "地块不能改换经营主体，请另行登记", "A plot keeps its producer; register another one");
    TRY(people_operator_by_id(cx, tx, old.operator_id, &o));
    TRY(plot_level(cx, tx, in, &o, &l));
    TRY(grow_may(cx, "grow.plot.write", l.path, o.id));
    TRY(grow_geo_read(cx, in->boundary, "/boundary", &g));
    TRY(sql_exec_n(tx, SQL(plot_update), ARGS(v_i(old.id), v_i(old.rev), v_i(l.id), v_t(grow_plot_kinds[in->kind]), v_t(in->name), v_t(in->base_name),
        v_s(in->boundary), v_i(g.area_m2), v_i(g.lon_udeg), v_i(g.lat_udeg), v_i(g.west_udeg), v_i(g.south_udeg), v_i(g.east_udeg), v_i(g.north_udeg),
        v_t(l.county), v_i(cx->now_us)), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sql_one(tx, SQL(plot_one), ARGS(v_t(uuid)), &grow_plot_row, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.plot.change", "plot", uuid, old.id, out->rev, in->reason, &grow_plot_shape, &old, out});
}

enum err grow_plot_open(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_open_body *in, struct grow_plot *out) {
    struct grow_plot old = {0};
    TRY(grow_plot_load(cx, tx, uuid, &old));
    TRY(grow_may(cx, "grow.plot.write", old.level_path, old.operator_id));
    TRY(grow_rev_is(cx, old.rev, if_rev));
    TRY(grow_open_put(cx, tx, Q_plot_state, old.id, old.rev, old.state, in));
    TRY(sql_one(tx, SQL(plot_one), ARGS(v_t(uuid)), &grow_plot_row, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.plot.state", "plot", uuid, old.id, out->rev, in->reason, &grow_plot_shape, &old, out});
}

/* ---- lists ---------------------------------------------------------------------------------------------------------------- */
#define PLOT_FROM "grow_plot p JOIN people_operator_v o ON o.id = p.operator_id JOIN people_level_v l ON l.id = p.level_id"
static const struct list_col PLOT_COLS[] = {
    {"uuid", "p.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "p.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"name", "p.name", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "名称", "Name"},
    {"base_name", "COALESCE(p.base_name, '')", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "基地名称", "Base"},
    {"kind", "p.kind", F_ENUM, LC_SORT | LC_FILTER, grow_plot_kinds, "类型", "Kind"},
    {"operator", "o.uuid", F_UUID, LC_FILTER, NULL, "经营主体编号", "Producer's id"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"village", "l.uuid", F_UUID, LC_FILTER, NULL, "村编号", "Village id"},
    {"level_name", "l.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "村", "Village"},
    {"area_m2", "p.area_m2", F_I64, LC_SORT | LC_FILTER, NULL, "面积（平方米）", "Area, m²"},
    {"lon_udeg", "p.lon_udeg", F_I64, LC_NOEXPORT, NULL, "经度", "Longitude"},
    {"lat_udeg", "p.lat_udeg", F_I64, LC_NOEXPORT, NULL, "纬度", "Latitude"},
    {"state", "p.state", F_ENUM, LC_SORT | LC_FILTER, grow_open_states, "状态", "State"},
    {"created_at", "p.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "登记时间", "Registered"},
};
const struct list_spec grow_plot_list = {"PlotItem", PLOT_FROM, "p.id", "-created_at", PLOT_COLS, sizeof PLOT_COLS / sizeof PLOT_COLS[0]};
/* The same rows for the plots of a year without a done record; the year stands in the path. */
const struct list_spec grow_gap_list = {"PlotGapItem", PLOT_FROM, "p.id", "name", PLOT_COLS, sizeof PLOT_COLS / sizeof PLOT_COLS[0]};

enum err grow_plot_index(struct req *rq, struct resp *rs) {
    return grow_list(rq, rs, &grow_plot_list, "l.path", "p.operator_id", NULL);
}

/* R16: a plot has a gap in a year when it existed by the end of that year and no record of that year is done. */
enum err grow_gap_index(struct req *rq, struct resp *rs) {
    struct cx *cx = rq_cx(rq);
    int64_t year;
    if (!str_i64(str_of(rq_path(rq, "year")), &year) || year < 2000 || year > 2100)
        return err_say(cx, ERR_INVALID, "year", "年份应在 2000 到 2100 之间", "The year is between 2000 and 2100");
    int64_t end_us = (int64_t)day_of((int)year + 1, 1, 1) * US_PER_DAY - WHEN_CST_MIN * 60 * US_PER_S;
    const char *also = ar_printf(cx->ar, "p.state = 'open' AND p.created_us < %lld AND NOT EXISTS (SELECT 1 FROM grow_record r WHERE r.plot_id = p.id "
                                 "AND r.state = 'done' AND r.day >= %d AND r.day < %d)", (long long)end_us, day_of((int)year, 1, 1), day_of((int)year + 1, 1, 1));
    return grow_list(rq, rs, &grow_gap_list, "l.path", "p.operator_id", also);
}

/* ---- the map -------------------------------------------------------------------------------------------------------------- */
#define MAP_MAX 2000
struct grow_map_query { const char *bbox, *operator; };
static const struct field MAP_QUERY[] = {
    FIELD(struct grow_map_query, bbox, F_TEXT, 0, 7, 100, "范围：西,南,东,北（度）", "Box: west,south,east,north in degrees"),
    FIELD(struct grow_map_query, operator, F_UUID, 0, 0, 0, "经营主体", "Producer"),
};
const struct shape grow_map_query_shape = SHAPE("PlotMapQuery", struct grow_map_query, MAP_QUERY);

enum { MAP_TEXTS = 6 };
struct map { const struct grow_map_query *q; const char *where; const struct val *v; size_t n; struct str json; };

static void feature(struct jw *w, const struct rows *r) {
    static const char *const text[MAP_TEXTS] = {"uuid", "name", "kind", "operator_name", "level_name", "town_name"}; /* village and township: a map of a county names and counts by them */
    jw_obj(w);
    jw_key(w, "type"), jw_z(w, "Feature");
    jw_key(w, "id"), jw_str(w, rows_str(r, 0));
    jw_key(w, "geometry"), jw_raw(w, rows_str(r, MAP_TEXTS + 1));
    jw_key(w, "properties");
    jw_obj(w);
    for (int i = 0; i < MAP_TEXTS; i++)
        jw_key(w, text[i]), jw_str(w, rows_str(r, i));
    jw_key(w, "area_m2"), jw_i64(w, rows_i64(r, MAP_TEXTS));
    jw_obj_end(w);
    jw_obj_end(w);
}

static enum err map_tx(struct cx *cx, struct tx *tx, void *arg) {
    struct map *m = arg;
    struct rows *r;
    struct buf b;
    struct jw w;
    size_t n = 0;
    const char *text = ar_printf(cx->ar, "SELECT p.uuid, p.name, p.kind, o.name, l.name, coalesce(u.name, ''), p.area_m2, p.boundary FROM " PLOT_FROM
                                 " LEFT JOIN people_level_v u ON u.id = l.parent_id WHERE %s ORDER BY p.id LIMIT %d", m->where, MAP_MAX + 1);
    TRY(sql_query_text(tx, "grow.plot_map", text, m->v, m->n, &r));
    buf_init(&b, cx->ar, 8192);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "type"), jw_z(&w, "FeatureCollection");
    jw_key(&w, "features");
    jw_arr(&w);
    for (; rows_next(r); n++)
        if (n < MAP_MAX)
            feature(&w, r);
    jw_arr_end(&w);
    jw_key(&w, "more"), jw_bool(&w, n > MAP_MAX); /* a smaller box shows the rest */
    jw_obj_end(&w);
    m->json = buf_view(&b);
    return rows_end(&r);
}

static enum err box_read(struct cx *cx, const char *text, double box[4]) {
    struct str rest = str_of(text), head;
    for (int i = 0; i < 4; i++) {
        bool more = str_cut(rest, ',', &head, &rest);
        if (more != (i < 3) || !dec_valid(str_trim(head), false))
            return err_say(cx, ERR_INVALID, "bbox", "范围应为 西,南,东,北", "A box is west,south,east,north");
        box[i] = dec_double(str_trim(head));
        if (!(box[i] >= -180 && box[i] <= 180))
            return err_say(cx, ERR_INVALID, "bbox", "经纬度超出范围", "A degree lies outside ±180");
    }
    return ERR_NONE;
}

enum err grow_plot_map(struct req *rq, struct resp *rs) {
    struct cx *cx = rq_cx(rq);
    struct people_scope sc;
    struct buf where;
    struct map m = {.q = rq_query(rq)};
    TRY(people_scope(cx, "grow.read", "l.path", "p.operator_id", &sc));
    struct val *v = AR_ARRAY(cx->ar, struct val, sc.n + 5);
    if (sc.n)
        memcpy(v, sc.v, sc.n * sizeof *v);
    m.n = sc.n;
    buf_init(&where, cx->ar, 256);
    buf_printf(&where, "(%s)", sc.where);
    if (m.q->operator) {
        v[m.n++] = v_t(m.q->operator);
        buf_printf(&where, " AND o.uuid = $%zu", m.n);
    }
    if (m.q->bbox) {
        static const char *const col[] = {"p.east_udeg >=", "p.north_udeg >=", "p.west_udeg <=", "p.south_udeg <="};
        double box[4];
        TRY(box_read(cx, m.q->bbox, box));
        for (int i = 0; i < 4; i++) {
            v[m.n++] = v_i((int64_t)(box[i] * 1e6));
            buf_printf(&where, " AND %s $%zu", col[i], m.n);
        }
    }
    m.where = buf_z(&where), m.v = v;
    TRY(tx_read(cx, "grow.plot_map", map_tx, &m));
    rs_json(rs, m.json);
    return ERR_NONE;
}

/* ---- handlers ------------------------------------------------------------------------------------------------------------- */
static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_plot_create(cx, tx, c->body, c->out); }
static enum err do_put(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_plot_change(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err do_state(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_plot_open(cx, tx, c->id, c->rev, c->body, c->out); }
static enum err do_get(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_plot_load(cx, tx, c->id, c->out); }
static enum err find(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id) {
    struct grow_plot p = {0};
    TRY(grow_plot_load(cx, tx, uuid, &p));
    *id = p.id;
    return ERR_NONE;
}
enum err grow_plot_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.plot.create", "plot", "/api/v1/plots/"); }
enum err grow_plot_put(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_put, "grow.plot.change", "plot", NULL); }
enum err grow_plot_state_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_state, "grow.plot.state", "plot", NULL); }
enum err grow_plot_get(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, do_get); }
enum err grow_plot_past(struct req *rq, struct resp *rs) { return grow_history_answer(rq, rs, "plot", find); }
