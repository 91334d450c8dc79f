/* grow_harvest.c: a harvest: refused inside an interval, else a field record per season, a lot, and its commissioning event,
 * all in one transaction. */
#include "grow_priv.h"

#define SEASONS_MAX 20

struct harvest {
    struct grow_season s[SEASONS_MAX]; size_t n;   /* seasons of the lot */
    struct grow_product product;
    int64_t day, record_id;
    struct grow_doubt doubt;
};

enum err grow_season_safe_day(struct cx *cx, struct tx *tx, int64_t season_id, int64_t day, int64_t *safe_out, const char **what_out) {
    struct rows *r;
    (void)cx;
    *safe_out = FIELD_NULL;
    TRY(sql_query(tx, SQL(season_safe_day), ARGS(v_i(season_id), v_i(day)), &r));
    if (rows_next(r)) {
        *safe_out = rows_i64(r, 0);
        *what_out = rows_z(r, 1);
    }
    return rows_end(&r);
}

static enum err interval_check(struct cx *cx, struct tx *tx, const struct grow_season *s, int64_t day) {
    int64_t safe;
    const char *what = "";
    char text[16];
    TRY(grow_season_safe_day(cx, tx, s->id, day, &safe, &what));
    if (safe == FIELD_NULL || day >= safe)
        return ERR_NONE;
    day_format((int32_t)safe, text);
    return err_say(cx, ERR_INTERVAL_OPEN, "/day", "地块“%s”使用的 %s 间隔期未满，%s 起方可采收", "Plot \"%s\": the interval of %s is still open; harvest is allowed from %s",
                   s->plot_name, what, text);
}

static enum err season_take(struct cx *cx, struct tx *tx, struct harvest *h, const char *uuid, const char *field) {
    struct grow_season *s = &h->s[h->n];
    enum err e = grow_season_load(cx, tx, uuid, s);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, field, "没有这个生产季", "There is no such season");
    TRY(e);
    TRY(grow_may(cx, "grow.harvest.write", s->level_path, s->operator_id));
    for (size_t i = 0; i < h->n; i++)
        if (h->s[i].id == s->id)
            return err_say(cx, ERR_INVALID, field, "同一生产季出现两次", "A season stands there twice");
    if (h->n > 0 && (s->operator_id != h->s[0].operator_id || s->crop_id != h->s[0].crop_id))
        return err_say(cx, ERR_INVALID, field, "一个批次只能来自同一主体、同一作物", "A lot comes from one producer and one crop");
    if (s->state == SEASON_CLOSED)
        return err_say(cx, ERR_WRONG_STATE, field, "生产季已结束，不能采收", "The season is closed");
    if (h->day < s->start_day)
        return err_say(cx, ERR_INVALID, "/day", "采收早于生产季开始", "The harvest is before the season began");
    h->n++;
    TRY(interval_check(cx, tx, s, h->day));
    return grow_doubt_harvest(cx, tx, s, h->day, &h->doubt);
}

static enum err product_take(struct cx *cx, struct tx *tx, struct harvest *h, const char *uuid) {
    enum err e = grow_product_load(cx, tx, uuid, &h->product);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/product", "没有这个产品", "There is no such product");
    TRY(e);
    if (h->product.operator_id != h->s[0].operator_id || h->product.crop_id != h->s[0].crop_id)
        return err_say(cx, ERR_INVALID, "/product", "产品与生产季的主体或作物不符", "The product is of another producer or crop than the season");
    return ERR_NONE;
}

/* Where the product has a scale of grades, the lot has one of them. */
static enum err grade_check(struct cx *cx, const struct grow_product *p, const char *grade) {
    struct str rest = str_of(p->grades), one;
    if (!grade || !p->grades)
        return ERR_NONE;
    while (rest.size) {
        str_cut(rest, '|', &one, &rest);
        if (str_eqz(str_trim(one), grade))
            return ERR_NONE;
    }
    return err_say(cx, ERR_INVALID, "/grade", "等级应为：%s", "The grade is one of: %s", p->grades);
}

static enum err records(struct cx *cx, struct tx *tx, struct harvest *h, const struct grow_harvest_body *in) {
    for (size_t i = 0; i < h->n; i++) {
        struct grow_season *s = &h->s[i];
        int64_t id;
        struct grow_record_body b = {.season = s->uuid, .kind = RK_HARVEST, .state = RECORD_DONE, .day = h->day, .person = in->person, .note = in->note};
        if (i == 0)
            b.photos = in->photos;
        TRY(grow_record_add(cx, tx, s, &b, &h->doubt, &id));
        if (i == 0)
            h->record_id = id;
        if (s->state != SEASON_HARVESTING)
            TRY(grow_season_turn(cx, tx, s, SEASON_HARVESTING, NULL));
    }
    return ERR_NONE;
}

static enum err lot_make(struct cx *cx, struct tx *tx, const struct harvest *h, const struct grow_harvest_body *in, struct grow_lot_new *l) {
    const char *plots[SEASONS_MAX], *event_id;
    *l = (struct grow_lot_new){.product = &h->product, .lot_no = in->lot_no, .grade = in->grade, .origin = "harvest", .quantity_g = in->quantity_g, .harvest_day = h->day,
                               .operator_id = h->s[0].operator_id, .season_id = h->s[0].id, .record_id = h->record_id, .change_id = FIELD_NULL, .county = h->s[0].county,
                               .note = h->doubt.zh ? ar_printf(cx->ar, "%s / %s", h->doubt.zh, h->doubt.en) : NULL};
    TRY(grow_lot_add(cx, tx, l));
    for (size_t i = 0; i < h->n; i++) {
        plots[i] = h->s[i].plot;
        TRY(sql_exec(tx, SQL(lot_season_insert), ARGS(v_i(l->id), v_i(h->s[i].id))));
    }
    struct grow_event_lot out = {l->epc, in->quantity_g};
    struct grow_event e = {.county = l->county, .operator_id = l->operator_id, .day = h->day, .biz_step = "commissioning", .out = &out, .out_n = 1,
                           .lot_no = l->lot_no, .grade = in->grade, .plots = plots, .plots_n = h->n};
    TRY(grow_event_capture(cx, tx, &e, &event_id));
    return sql_exec(tx, SQL(lot_event), ARGS(v_i(l->id), v_t(event_id)));
}

enum err grow_harvest(struct cx *cx, struct tx *tx, const struct grow_harvest_body *in, struct grow_lot_seen *out) {
    struct harvest *h = AR_NEW(cx->ar, struct harvest);
    struct grow_lot_new l;
    int64_t today = grow_today(cx);
    h->day = in->day == FIELD_NULL ? today : in->day;
    if (h->day > today || h->day < today - 400)
        return err_say(cx, ERR_INVALID, "/day", "采收日期应在今天或之前一年内", "The day of harvest is today or within the last year");
    if (in->more_seasons.n >= SEASONS_MAX)
        return err_say(cx, ERR_LIMIT, "/more_seasons", "一个批次最多来自 %d 个生产季", "A lot comes from at most %d seasons", SEASONS_MAX);
    TRY(season_take(cx, tx, h, in->season, "/season"));
    for (size_t i = 0; i < in->more_seasons.n; i++)
        TRY(season_take(cx, tx, h, in->more_seasons.p[i], ar_printf(cx->ar, "/more_seasons/%zu", i)));
    TRY(people_operator_active(cx, tx, h->s[0].operator_id));
    TRY(product_take(cx, tx, h, in->product));
    TRY(grade_check(cx, &h->product, in->grade));
    TRY(records(cx, tx, h, in));
    TRY(lot_make(cx, tx, h, in, &l));
    TRY(grow_lot_load(cx, tx, l.uuid, out));
    return grow_keep(cx, tx, &(struct grow_fact){"grow.harvest", "lot", l.uuid, l.id, 1, l.note, &grow_lot_shape, NULL, out});
}

enum err grow_harvest_recheck(struct cx *cx, struct tx *tx, int64_t season_id) {
    struct rows *r;
    int64_t ids[200];
    size_t n = 0;
    TRY(sql_query(tx, SQL(lot_unsafe), ARGS(v_i(season_id)), &r));
    while (n < 200 && rows_next(r))
        ids[n++] = rows_i64(r, 0);
    TRY(rows_end(&r));
    for (size_t i = 0; i < n; i++)
        TRY(grow_lot_enter(cx, tx, ids[i], LOT_LOCKED, "补记或更正的用药记录显示采收时间隔期未满 / a record added or corrected later shows a harvest inside an interval"));
    return ERR_NONE;
}

static enum err do_post(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_harvest(cx, tx, c->body, c->out); }
enum err grow_harvest_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_post, "grow.harvest", "lot", "/api/v1/lots/"); }
