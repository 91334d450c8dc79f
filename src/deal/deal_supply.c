/* deal_supply.c: what a producer may still promise, and the one account of what is promised and delivered.
 *
 * A season gives what is expected and not yet harvested, and what is left of its harvested lots; from that goes what is owed (by offers,
 * contracts, packages: deal_promise) and what was delivered (deal_given). A lot gives what is left of it, less what is owed from that lot and
 * was delivered from it, and never more than its season has free: a promise on the season binds its lots. Both sums are checked in
 * the transaction that promises or delivers. What is on sale in the mall (sell_stock_v) is taken too, and the mall asks here. */
#include "deal_priv.h"

#include <stdio.h>
#include <string.h>

#include "epcis.h"
#include "gs1.h"
#include "when.h"

#define ROW_I(m) FIELD(struct deal_supply, m, F_I64, 0, 0, 0, "", "")
#define ROW_T(m) FIELD(struct deal_supply, m, F_TEXT, 0, 0, 0, "", "")
static const struct field SUPPLY[] = {
    ROW_I(season_id), ROW_I(lot_id), ROW_I(operator_id), ROW_I(crop_id), ROW_T(season), ROW_T(lot), ROW_T(name), ROW_T(lot_no), ROW_T(grade), ROW_T(grades), ROW_T(epc), ROW_T(county), ROW_I(left_g),
    ROW_I(expected_g), ROW_I(harvested_g), ROW_I(season_left_g), ROW_I(ready_day), ROW_I(lon_udeg), ROW_I(lat_udeg), ROW_I(state), ROW_T(operator), ROW_T(operator_name), ROW_T(level_path),
    ROW_T(level_name), ROW_I(lot_taken_g), ROW_I(season_taken_g), ROW_I(fails), ROW_I(stops), ROW_I(broken), ROW_I(kept),
};
const struct shape deal_supply_row = SHAPE("", struct deal_supply, SUPPLY);

int64_t deal_free(const struct deal_supply *s)
{
    int64_t expected = deal_or(s->expected_g, 0) - s->harvested_g, season = (expected > 0 ? expected : 0) + s->season_left_g - s->season_taken_g;
    int64_t lot = s->left_g - s->lot_taken_g;
    if (s->lot_id == FIELD_NULL)
        return season;
    return s->season_id != FIELD_NULL && season < lot ? season : lot;
}

static int64_t year_ago(const struct cx *cx)
{
    return cx->now_us - 365 * US_PER_DAY;
}

enum err deal_supply_get(struct cx *cx, struct tx *tx, const char *season, const char *lot, struct deal_supply *out)
{
    if (!season == !lot)
        return err_say(cx, ERR_INVALID, "/season", "请选择一个种植季或一个批次", "Choose one season or one lot");
    enum err e = sql_one(tx, DQ(season ? DQ_SUPPLY_SEASON : DQ_SUPPLY_LOT), ARGS(v_t(season ? season : lot), v_i(year_ago(cx))), &deal_supply_row, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, season ? "/season" : "/lot", "没有找到这个种植季或批次", "There is no such season or lot");
    TRY(e);
    out->free_g = deal_free(out);
    return ERR_NONE;
}

const char *deal_supply_source(struct cx *cx, const struct deal_supply *s)
{
    if (s->lot)
        return ar_printf(cx->ar, "批次 %s", s->lot_no);
    return ar_printf(cx->ar, "地块“%s”，预计 %s 收获", s->name, deal_day(cx, s->ready_day));
}

enum err deal_supplies(struct cx *cx, struct tx *tx, int64_t crop_id, struct list *out)
{
    struct list a, b;
    size_t n = 0;
    TRY(sql_all(tx, DQ(DQ_SUPPLIES_SEASON), ARGS(v_i(crop_id), v_i(year_ago(cx)), v_i(DEAL_SUPPLIES_MAX)), &deal_supply_row, DEAL_SUPPLIES_MAX, &a));
    TRY(sql_all(tx, DQ(DQ_SUPPLIES_LOT), ARGS(v_i(crop_id), v_i(year_ago(cx)), v_i(DEAL_SUPPLIES_MAX)), &deal_supply_row, DEAL_SUPPLIES_MAX, &b));
    struct deal_supply *all = AR_ARRAY(cx->ar, struct deal_supply, a.n + b.n + 1), *from[2] = {a.p, b.p};
    size_t sizes[2] = {a.n, b.n};
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < sizes[k]; i++) {
            all[n] = from[k][i];
            all[n].free_g = deal_free(&all[n]);
            n += all[n].free_g > 0;
        }
    *out = (struct list){all, n};
    return ERR_NONE;
}

enum err deal_promise(struct cx *cx, struct tx *tx, const struct deal_supply *s, const char *kind, int64_t ref, int64_t g)
{
    if (s->state != 1)
        return err_say(cx, ERR_RULE, s->lot ? "/lot" : "/season", "这个种植季或批次不能再供货", "This season or lot can give nothing any more");
    if (g > s->free_g)
        return err_say(cx, ERR_UNBALANCED, "/quantity_g", "只剩 %s 千克没有许给别人，不能再许 %s 千克", "Only %s kg are not promised yet: %s kg cannot be promised",
                       deal_kg(cx, s->free_g > 0 ? s->free_g : 0), deal_kg(cx, g));
    return sql_exec(tx, DQ(DQ_PROMISE), ARGS(v_t(kind), v_i(ref), v_i(s->operator_id), v_i(s->season_id), v_i(s->lot_id), v_i(g)));
}

enum err deal_promise_move(struct cx *cx, struct tx *tx, const char *kind, int64_t ref, const char *to_kind, int64_t to_ref, int64_t g)
{
    int64_t n;
    TRY(sql_exec_n(tx, DQ(DQ_PROMISE_MOVE), ARGS(v_t(kind), v_i(ref), v_t(to_kind), v_i(to_ref), v_i(g)), &n));
    return n == 1 ? ERR_NONE : err_say(cx, ERR_UNBALANCED, "/quantity_g", "超过了报价的数量", "More than was offered");
}

enum err deal_promise_free(struct cx *cx, struct tx *tx, const char *kind, int64_t ref)
{
    (void)cx;
    return sql_exec(tx, DQ(DQ_PROMISE_FREE), ARGS(v_t(kind), v_i(ref)));
}

/* What of a lot is promised or delivered here: room sell puts so much less on sale. */
enum err deal_lot_taken(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *grams_out)
{
    (void)cx;
    return sql_i64(tx, DQ(DQ_LOT_TAKEN), ARGS(v_i(lot_id)), grams_out);
}

/* What is owed of a season and no lot carries: room grow keeps so much of its last lots together. The largest three are named. */
enum err deal_season_owed(struct cx *cx, struct tx *tx, int64_t season_id, int64_t *grams_out, const char **what_out)
{
    static const struct { const char *kind, *zh, *en; } KINDS[] = {{"contract", "合同", "contract"}, {"package", "预订", "package"}, {"offer", "报价，需求", "offer for demand"}};
    struct rows *r;
    size_t n = 0;
    *grams_out = 0, *what_out = "";
    TRY(sql_query(tx, DQ(DQ_SEASON_OWED), ARGS(v_i(season_id)), &r));
    for (; rows_next(r); n++) {
        const char *kind = rows_z(r, 1), *said = "";
        for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++)
            said = strcmp(KINDS[i].kind, kind) == 0 ? (cx->lang == LANG_EN ? KINDS[i].en : KINDS[i].zh) : said;
        *grams_out += rows_i64(r, 0);
        if (n < 3)
            *what_out = ar_printf(cx->ar, "%s%s%s %s", *what_out, n == 0 ? "" : cx->lang == LANG_EN ? ", " : "、", said, rows_z(r, 2));
    }
    return rows_end(&r);
}

/* ---- delivering ------------------------------------------------------------------------------------------------------------------- */
static enum err give_one(struct cx *cx, struct tx *tx, const struct deal_give *g, const struct deal_delivery_lot *l, size_t at)
{
    struct grow_lot lot = {0};
    struct deal_supply s = {0};
    const char *field = ar_printf(cx->ar, "/lots/%zu/lot", at);
    enum err e = grow_lot_get(cx, tx, l->lot, &lot);
    if (e == ERR_NOT_FOUND || (e == ERR_NONE && lot.operator_id != g->operator_id))
        return err_say(cx, ERR_INVALID, field, "这不是卖方自己的批次", "This is no lot of the seller");
    TRY(e);
    TRY(certify_lot_cleared(cx, tx, lot.id));
    TRY(deal_supply_get(cx, tx, NULL, l->lot, &s));
    if (s.crop_id != g->crop_id)
        return err_say(cx, ERR_RULE, field, "批次 %s 不是约定的品种", "Lot %s is not of the crop agreed on", lot.lot_no);
    TRY(sql_exec(tx, DQ(DQ_PROMISE_PAY), ARGS(v_t(g->promise_kind), v_i(g->promise_ref), v_i(l->quantity_g))));
    e = sql_exec(tx, DQ(DQ_GIVEN), ARGS(v_t(g->kind), v_i(g->ref_id), v_i(lot.id), v_i(s.season_id), v_i(l->quantity_g)));
    if (e == ERR_DUPLICATE)
        return err_say(cx, ERR_INVALID, field, "同一批次请只写一行", "Write each lot once");
    TRY(e);
    s = (struct deal_supply){0};
    TRY(deal_supply_get(cx, tx, NULL, l->lot, &s));
    if (s.free_g < 0)
        return err_say(cx, ERR_UNBALANCED, ar_printf(cx->ar, "/lots/%zu/quantity_g", at), "批次 %s 没有这么多：还有别的约定或已交出的货，多写了 %s 千克",
                       "Lot %s has not so much left: other promises and deliveries are %s kg short", lot.lot_no, deal_kg(cx, -s.free_g));
    return ERR_NONE;
}

enum err deal_give_lots(struct cx *cx, struct tx *tx, const struct deal_give *g, struct list lots, int64_t *total_out)
{
    const struct deal_delivery_lot *l = lots.p;
    int64_t total = 0;
    for (size_t i = 0; i < lots.n; i++) {
        TRY(give_one(cx, tx, g, &l[i], i));
        total += l[i].quantity_g;
    }
    *total_out = total;
    return ERR_NONE;
}

static const char *trace_path(struct cx *cx, const char *gtin, const char *lot_no)
{
    struct gs1_code code = {0};
    char path[GS1_PATH_MAX];
    snprintf(code.gtin, sizeof code.gtin, "%s", gtin ? gtin : "");
    snprintf(code.lot, sizeof code.lot, "%s", lot_no);
    gs1_dl_make_path(&code, path);
    return str_dup(cx->ar, str_of(path));
}

/* The query reads a lot's GTIN where its path is to stand. */
enum err deal_given_lots(struct cx *cx, struct tx *tx, const char *kind, int64_t ref, struct list *out)
{
    TRY(sql_all(tx, DQ(DQ_GIVEN_LOTS), ARGS(v_t(kind), v_i(ref)), &deal_delivery_lot_shape, DEAL_LOTS_MAX, out));
    struct deal_delivery_lot *l = out->p;
    for (size_t i = 0; i < out->n; i++)
        l[i].path = trace_path(cx, l[i].path, l[i].lot_no);
    return ERR_NONE;
}

enum err deal_given_back(struct cx *cx, struct tx *tx, const struct deal_give *g)
{
    int64_t total;
    (void)cx;
    TRY(sql_i64(tx, DQ(DQ_GIVEN_SUM), ARGS(v_t(g->kind), v_i(g->ref_id)), &total));
    TRY(sql_exec(tx, DQ(DQ_GIVEN_DROP), ARGS(v_t(g->kind), v_i(g->ref_id))));
    return sql_exec(tx, DQ(DQ_PROMISE_PAY), ARGS(v_t(g->promise_kind), v_i(g->promise_ref), v_i(-total)));
}

/* ---- the repository ------------------------------------------------------------------------------------------------------------------ */
static void key_text(struct jw *w, const char *key, const char *text)
{
    jw_key(w, key);
    jw_z(w, text);
}

static void key_place(struct jw *w, const char *key, const char *uri)
{
    jw_key(w, key);
    jw_obj(w);
    key_text(w, "id", uri);
    jw_obj_end(w);
}

static enum err things(struct cx *cx, struct tx *tx, struct jw *w, struct list lots)
{
    const struct deal_delivery_lot *l = lots.p;
    jw_key(w, "quantityList");
    jw_arr(w);
    for (size_t i = 0; i < lots.n; i++) {
        struct grow_lot lot = {0};
        TRY(grow_lot_get(cx, tx, l[i].lot, &lot));
        jw_obj(w);
        key_text(w, "epcClass", lot.epc);
        jw_key(w, "quantity");
        jw_raw(w, str_of(deal_kg(cx, l[i].quantity_g)));
        key_text(w, "uom", "KGM");
        jw_obj_end(w);
    }
    jw_arr_end(w);
    return ERR_NONE;
}

enum err deal_tell(struct cx *cx, struct tx *tx, const char *step, const char *no, int64_t operator_id, struct list lots, const char **event_id_out)
{
    struct people_county county = {0};
    bool ships = str_eqz(str_of(step), "shipping");
    const char *place;
    char at[40];
    struct buf b;
    struct jw w;
    TRY(people_county_get(cx, tx, &county));
    TRY(people_location_uri(cx, tx, operator_id, &place));
    when_format(cx->now_us / 1000 * 1000, WHEN_CST_MIN, at);
    buf_init(&b, cx->ar, 1024);
    jw_init(&w, &b);
    jw_obj(&w);
    key_text(&w, "type", "ObjectEvent");
    key_text(&w, "eventTime", at);
    key_text(&w, "eventTimeZoneOffset", "+08:00");
    key_text(&w, "action", "OBSERVE");
    key_text(&w, "bizStep", step);
    key_text(&w, "disposition", ships ? "in_transit" : "in_progress");
    if (ships)
        key_place(&w, "readPoint", place);
    TRY(things(cx, tx, &w, lots));
    jw_key(&w, "bizTransactionList");
    jw_arr(&w);
    jw_obj(&w);
    key_text(&w, "type", "desadv");
    key_text(&w, "bizTransaction", ar_printf(cx->ar, "https://%s/deal/%s", county.domain, no));
    jw_obj_end(&w);
    jw_arr_end(&w);
    jw_obj_end(&w);
    return epcis_capture_event(cx, tx, buf_view(&b), county.code, operator_id, event_id_out);
}
