/* sell_stock_window.c: see sell_stock_window.h. */
#include "sell_stock_window.h"

#include "net.h"
#include "sell_made.h"
#include "uuid.h"

static const struct field BODY[] = {
    FIELD(struct sell_window_body, season, F_UUID, FF_REQ, 0, 0, "生产季", "Season"),
    FIELD(struct sell_window_body, capacity_g, F_I64, FF_REQ, 1, INT64_C(1000000000000), "可预订总量（克）", "Grams that may be ordered"),
    FIELD(struct sell_window_body, harvest_day, F_DATE, FF_REQ, 0, 109572, "预计采收日", "Expected harvest"),
    FIELD(struct sell_window_body, closes_at, F_TIME, FF_REQ, 0, 0, "预订截止", "Orders close"),
};
const struct shape sell_window_body_shape = SHAPE("WindowBody", struct sell_window_body, BODY);
#define WINDOW_FIELDS                                                                                               \
    FIELD(struct sell_window, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                               \
    FIELD(struct sell_window, sku, F_UUID, FF_RO, 0, 0, "规格", "SKU"),                                               \
    FIELD(struct sell_window, season, F_UUID, FF_RO, 0, 0, "生产季", "Season"),                                       \
    FIELD(struct sell_window, state, F_TEXT, FF_RO, 0, 10, "状态", "State"),                                          \
    FIELD(struct sell_window, capacity_g, F_I64, FF_RO, 0, INT64_MAX, "可预订总量（克）", "Grams that may be ordered"), \
    FIELD(struct sell_window, held_g, F_I64, FF_RO, 0, INT64_MAX, "待付款（克）", "Held, grams"),                     \
    FIELD(struct sell_window, sold_g, F_I64, FF_RO, 0, INT64_MAX, "已付款待采收（克）", "Paid, no lot yet, grams"),   \
    FIELD(struct sell_window, bound_g, F_I64, FF_RO, 0, INT64_MAX, "已绑定批次（克）", "Bound to lots, grams"),       \
    FIELD(struct sell_window, harvest_day, F_DATE, FF_RO, 0, 0, "预计采收日", "Expected harvest"),                    \
    FIELD(struct sell_window, closes_at, F_TIME, FF_RO, 0, 0, "预订截止", "Orders close"),                            \
    FIELD(struct sell_window, by_name, F_TEXT, FF_RO, 0, 80, "经办人", "By"),                                         \
    FIELD(struct sell_window, created_at, F_TIME, FF_RO, 0, 0, "建立时间", "Made at")
static const struct field WINDOW[] = {WINDOW_FIELDS};
const struct shape sell_window_shape = SHAPE("Window", struct sell_window, WINDOW);
static const struct field WINDOW_ROW[] = {
    WINDOW_FIELDS,
    FIELD(struct sell_window, id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_window, sku_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_window, season_id, F_I64, 0, 0, 0, "", ""),
};
static const struct shape window_row = SHAPE("", struct sell_window, WINDOW_ROW);
static const struct field BIND[] = {FIELD(struct sell_bind_body, lot, F_UUID, FF_REQ, 0, 0, "批次", "Lot")};
const struct shape sell_bind_body_shape = SHAPE("BindBody", struct sell_bind_body, BIND);
static const struct field BOUND[] = {
    FIELD(struct sell_bound, window, F_UUID, FF_RO, 0, 0, "预订", "Window"),
    FIELD(struct sell_bound, lot, F_UUID, FF_RO, 0, 0, "批次", "Lot"),
    FIELD(struct sell_bound, orders, F_I64, FF_RO, 0, INT64_MAX, "绑定笔数", "Lines bound"),
    FIELD(struct sell_bound, grams, F_I64, FF_RO, 0, INT64_MAX, "绑定重量（克）", "Grams bound"),
    FIELD(struct sell_bound, waiting_g, F_I64, FF_RO, 0, INT64_MAX, "仍待批次（克）", "Still without a lot, grams"),
};
const struct shape sell_bound_shape = SHAPE("WindowBound", struct sell_bound, BOUND);

/* ---- reading -------------------------------------------------------------------------------------------------------------------------------- */
enum err sell_window_of(struct tx *tx, int64_t sku_id, struct sell_window_now *out)
{
    struct rows *r;
    TRY(sql_query(tx, SQ(window_of), ARGS(v_i(sku_id)), &r));
    bool found = rows_next(r);
    if (found)
        *out = (struct sell_window_now){rows_i64(r, 0), rows_i64(r, 1), rows_i64(r, 2)};
    TRY(rows_end(&r));
    return found ? ERR_NONE : ERR_NOT_FOUND;
}

/* The window and its goods, for those who may do perm with them. */
static enum err load(struct cx *cx, struct tx *tx, const char *uuid, const char *perm, struct sell_window *w, struct sell_goods *g)
{
    const char *goods;
    enum err e = sql_one(tx, SQ(window_one), ARGS(v_t(uuid)), &window_row, w);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这个预订", "There is no such window");
    TRY(e);
    TRY(sql_text(tx, SQ(goods_of_sku), ARGS(v_t(w->sku)), &goods));
    TRY(sell_goods_load(cx, tx, goods, g));
    return sell_goods_may(cx, perm, g);
}

enum err sell_windows(struct cx *cx, struct tx *tx, const char *goods, struct list *out)
{
    struct sell_goods g = {0};
    TRY(sell_goods_get(cx, tx, goods, &g));
    return sql_all(tx, SQ(windows), ARGS(v_i(g.id)), &window_row, SELL_WINDOWS_MAX, out);
}

static enum err audit(struct cx *cx, struct tx *tx, const char *action, const struct sell_window *w)
{
    return people_audit(cx, tx, action, "window", w->uuid, (struct str){0}, sell_json(cx, &sell_window_shape, w), NULL);
}

/* What was ordered ahead of a season's harvest and no lot carries yet; the first of them is named. */
enum err sell_season_owed(struct cx *cx, struct tx *tx, int64_t season_id, int64_t *grams_out, const char **what_out)
{
    struct rows *r;
    *grams_out = 0, *what_out = "";
    TRY(sql_query(tx, SQ(window_owed), ARGS(v_i(season_id)), &r));
    while (rows_next(r)) {
        if (*grams_out == 0)
            *what_out = ar_printf(cx->ar, cx->lang == LANG_EN ? "ordered ahead: %s" : "采前预订：%s", rows_z(r, 1));
        *grams_out += rows_i64(r, 0);
    }
    return rows_end(&r);
}

/* ---- opening and closing ------------------------------------------------------------------------------------------------------------------------ */
/* The season must be the producer's, not over, and able to give so much beside what other windows promised of it. */
static enum err season_check(struct cx *cx, struct tx *tx, const struct sell_goods *g, const struct sell_window_body *in, int64_t *season_out)
{
    struct rows *r;
    int64_t owner = 0, rest = 0;
    TRY(sql_query(tx, SQ(window_season), ARGS(v_t(in->season), v_i(g->product_id)), &r));
    bool found = rows_next(r);
    if (found)
        *season_out = rows_i64(r, 0), owner = rows_i64(r, 1), rest = rows_i64(r, 2);
    TRY(rows_end(&r));
    if (!found || owner != g->owner_id)
        return err_say(cx, ERR_INVALID, "/season", "这个生产季不是该产品的，或者已经结束", "The season is not of this product, or is over");
    if (in->capacity_g > rest)
        return err_say(cx, ERR_INVALID, "/capacity_g", "最多可预订 %lld 克：预计产量减去已采收和已开放预订的", "At most %lld g: what is expected, less what was harvested and what is promised already",
                       (long long)(rest > 0 ? rest : 0));
    return ERR_NONE;
}

enum err sell_window_open(struct cx *cx, struct tx *tx, const char *sku, const struct sell_window_body *in, struct sell_window *out)
{
    struct sell_goods g = {0};
    struct sell_sku k = {0};
    int64_t season = 0;
    const char *goods, *uuid = uuid_make(cx->ar);
    enum err e = sql_text(tx, SQ(goods_of_sku), ARGS(v_t(sku)), &goods);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这个规格", "There is no such size");
    TRY(e);
    TRY(sell_goods_load(cx, tx, goods, &g));
    TRY(sell_goods_may(cx, "sell.goods.write", &g));
    TRY(sql_one(tx, SQ(sku_one), ARGS(v_t(sku)), &sell_sku_row, &k));
    if (in->closes_at <= cx->now_us || in->harvest_day < sell_today(cx))
        return err_say(cx, ERR_INVALID, in->closes_at <= cx->now_us ? "/closes_at" : "/harvest_day", "日期须在今后", "The day lies in the past");
    bool box;
    TRY(sell_sku_is_box(tx, k.id, &box));
    if (box)
        return err_say(cx, ERR_RULE, NULL, "礼盒不能采收前预订", "A box is not ordered before the harvest");
    TRY(season_check(cx, tx, &g, in, &season));
    int64_t n;
    TRY(sql_exec_n(tx, SQ(window_put), ARGS(v_t(uuid), v_i(k.id), v_i(season), v_i(in->capacity_g), v_i(in->harvest_day), v_i(in->closes_at), v_t(sell_by(cx)), v_i(cx->now_us), v_t(g.county)), &n));
    if (n == 0)
        return err_say(cx, ERR_DUPLICATE, NULL, "这个规格已经开放预订", "This size takes orders already");
    TRY(sell_goods_live(cx, tx, g.id));
    TRY(sql_one(tx, SQ(window_one), ARGS(v_t(uuid)), &window_row, out));
    return audit(cx, tx, "sell.window.open", out);
}

enum err sell_window_close(struct cx *cx, struct tx *tx, const char *window, struct sell_window *out)
{
    struct sell_goods g = {0};
    struct sell_window w = {0};
    TRY(load(cx, tx, window, "sell.goods.write", &w, &g));
    TRY(sql_exec(tx, SQ(window_close), ARGS(v_i(w.id))));
    TRY(sell_goods_live(cx, tx, g.id));
    TRY(sql_one(tx, SQ(window_one), ARGS(v_t(window)), &window_row, out));
    return audit(cx, tx, "sell.window.close", out);
}

/* ---- the lot has come ------------------------------------------------------------------------------------------------------------------------------ */
struct waiting { int64_t id, grams; };

static enum err waiting_read(struct cx *cx, struct tx *tx, int64_t window_id, struct waiting **out, size_t *n_out)
{
    enum { MOST = 5000 };
    struct waiting *w = AR_ARRAY(cx->ar, struct waiting, MOST);
    struct rows *r;
    size_t n = 0;
    TRY(sql_query(tx, SQ(window_waiting), ARGS(v_i(window_id)), &r));
    while (n < MOST && rows_next(r))
        w[n++] = (struct waiting){rows_i64(r, 0), rows_i64(r, 1)};
    *out = w, *n_out = n;
    return rows_end(&r);
}

enum err sell_window_bind(struct cx *cx, struct tx *tx, const char *window, const struct sell_bind_body *in, struct sell_bound *out)
{
    struct sell_goods g = {0};
    struct sell_window w = {0};
    struct grow_lot lot = {0};
    struct waiting *line;
    size_t n;
    int64_t ok;
    TRY(load(cx, tx, window, "sell.goods.write", &w, &g));
    TRY(sell_list_lot(cx, tx, w.sku, &(struct sell_list_body){in->lot, FIELD_NULL}, &(struct sell_goods){0}));
    TRY(grow_lot_get(cx, tx, in->lot, &lot));
    TRY(waiting_read(cx, tx, w.id, &line, &n));
    *out = (struct sell_bound){.window = w.uuid, .lot = in->lot};
    for (size_t i = 0; i < n; i++) {
        TRY(sql_exec_n(tx, SQ(stock_take), ARGS(v_i(lot.id), v_i(line[i].grams)), &ok));
        if (!ok)
            break;
        TRY(sql_exec(tx, SQ(hold_bind), ARGS(v_i(line[i].id), v_i(lot.id))));
        out->orders++;
        out->grams += line[i].grams;
    }
    if (out->grams)
        TRY(sql_exec(tx, SQ(window_bound), ARGS(v_i(w.id), v_i(out->grams))));
    out->waiting_g = w.sold_g - out->grams;
    return people_audit(cx, tx, "sell.window.bind", "window", w.uuid, (struct str){0}, sell_json(cx, &sell_bound_shape, out), NULL);
}

/* ---- routes ------------------------------------------------------------------------------------------------------------------------------------------ */
struct call { struct req *rq; struct resp *rs; };
handler sell_window_post, sell_window_delete, sell_window_bind_post, sell_windows_get;

static enum err post_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    struct sell_window w = {0};
    TRY(sell_window_open(cx, tx, rq_path(c->rq, "id"), rq_body(c->rq), &w));
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/windows/%s", w.uuid), &sell_window_shape, &w);
    return ERR_NONE;
}

enum err sell_window_post(struct req *rq, struct resp *rs)
{
    return tx_run(rq_cx(rq), "sell.window.open", post_tx, &(struct call){rq, rs});
}

static enum err delete_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    struct sell_window w = {0};
    TRY(sell_window_close(cx, tx, rq_path(c->rq, "id"), &w));
    rs_object(c->rs, &sell_window_shape, &w);
    return ERR_NONE;
}

enum err sell_window_delete(struct req *rq, struct resp *rs)
{
    return tx_run(rq_cx(rq), "sell.window.close", delete_tx, &(struct call){rq, rs});
}

static enum err bind_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    struct sell_bound b = {0};
    TRY(sell_window_bind(cx, tx, rq_path(c->rq, "id"), rq_body(c->rq), &b));
    rs_object(c->rs, &sell_bound_shape, &b);
    return ERR_NONE;
}

enum err sell_window_bind_post(struct req *rq, struct resp *rs)
{
    return people_refused_by_rule(rq_cx(rq), tx_run(rq_cx(rq), "sell.window.bind", bind_tx, &(struct call){rq, rs}), "sell.window.bind", "window", rq_path(rq, "id"));
}

static enum err list_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    struct list l;
    TRY(sell_windows(cx, tx, rq_path(c->rq, "id"), &l));
    rs_list(c->rs, &sell_window_shape, l);
    return ERR_NONE;
}

enum err sell_windows_get(struct req *rq, struct resp *rs)
{
    return tx_read(rq_cx(rq), "sell.windows", list_tx, &(struct call){rq, rs});
}
