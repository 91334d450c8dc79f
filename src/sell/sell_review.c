/* sell_review.c: what buyers say of what they received: one review a line, bound to its lot, changed once, answered by the seller, hidden by
 * the office with a reason. Strangers read it with a masked name. And favourites. */
#include "sell_after.h"
#include "uuid.h"

/* ---- reading ------------------------------------------------------------------------------------------------------------------------ */

static enum err load(struct tx *tx, const char *uuid, struct sell_review *out)
{
    return sql_one(tx, SQ(rev_one), ARGS(v_t(uuid)), &sell_review_row, out);
}

enum err sell_reviews_of(struct cx *cx, struct tx *tx, const char *goods, int64_t before, struct sell_reviews *out)
{
    struct rows *r;
    (void)cx;
    TRY(sql_all(tx, SQ(rev_of_goods), ARGS(v_t(goods), v_i(before)), &sell_review_row, SELL_REVIEWS_PAGE, &out->items));
    TRY(sql_query(tx, SQ(rev_sum), ARGS(v_t(goods)), &r));
    if (rows_next(r)) {
        out->n = rows_i64(r, 0);
        out->stars_sum = rows_i64(r, 1);
    }
    TRY(rows_end(&r));
    const struct sell_review *last = out->items.n ? (const struct sell_review *)out->items.p + (out->items.n - 1) : NULL;
    out->next = out->items.n == SELL_REVIEWS_PAGE ? last->id : FIELD_NULL;
    return ERR_NONE;
}

/* ---- the buyer ------------------------------------------------------------------------------------------------------------------------ */

static const struct sell_line *line_of(const struct sell_order *o, const char *uuid)
{
    for (size_t i = 0; i < o->lines.n; i++)
        if (str_eqz(str_of(((const struct sell_line *)o->lines.p)[i].uuid), uuid))
            return (const struct sell_line *)o->lines.p + i;
    return NULL;
}

static enum err first_lot(struct tx *tx, struct cx *cx, const struct sell_order *o, int64_t sku_id, int64_t *id, const char **no)
{
    struct rows *r;
    *id = FIELD_NULL;
    *no = NULL;
    TRY(sql_query(tx, SQ(rev_lot), ARGS(v_t(sell_ref(cx, o->uuid)), v_i(sku_id)), &r));
    if (rows_next(r)) {
        *id = rows_i64(r, 0);
        *no = rows_z(r, 1);
    }
    return rows_end(&r);
}

enum err sell_review_put(struct cx *cx, struct tx *tx, const char *order, const struct sell_review_body *in, struct sell_review *out)
{
    struct sell_order o = {0};
    unsigned sides;
    int64_t lot, n;
    const char *lot_no, *uuid = uuid_make(cx->ar);
    TRY(sell_order_get(cx, tx, order, &o, &sides));
    if (!(sides & SIDE_BUYER))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    const struct sell_line *l = line_of(&o, in->line);
    if (l == NULL)
        return err_say(cx, ERR_INVALID, "/line", "这一行不是这一单的", "This line is not of this order");
    if (o.received_at == FIELD_NULL)
        return err_say(cx, ERR_WRONG_STATE, NULL, "收货后才能评价", "A review is written after receipt");
    TRY(first_lot(tx, cx, &o, l->sku_id, &lot, &lot_no));
    if (l->review == NULL) {
        TRY(sql_exec(tx, SQ(rev_insert), ARGS(v_t(uuid), v_i(l->id), v_i(l->goods_id), v_i(cx->who->account_id), v_i(in->stars), v_t(in->text), v_t(people_name_mask(cx->ar, cx->who->name)), v_i(lot),
                                              v_t(lot_no), v_i(cx->now_us), v_t(o.county))));
        TRY(load(tx, uuid, out));
        return people_audit(cx, tx, "sell.review.write", "review", uuid, (struct str){0}, (struct str){0}, NULL);
    }
    TRY(sql_exec_n(tx, SQ(rev_edit), ARGS(v_t(l->review), v_i(in->stars), v_t(in->text)), &n));
    if (n == 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "评价只能改一次", "A review is changed once");
    TRY(load(tx, l->review, out));
    return people_audit(cx, tx, "sell.review.edit", "review", l->review, (struct str){0}, (struct str){0}, NULL);
}

/* ---- seller and office ------------------------------------------------------------------------------------------------------------------ */

static enum err shop_of(struct cx *cx, struct tx *tx, const char *perm, const struct sell_review *r)
{
    struct rows *rows;
    const char *path = NULL;
    int64_t serve = 0;
    TRY(sql_query(tx, SQ(rev_shop), ARGS(v_i(r->goods_id)), &rows));
    if (rows_next(rows)) {
        path = rows_z(rows, 0);
        serve = rows_i64(rows, 1);
    }
    TRY(rows_end(&rows));
    return people_may_on(cx, perm, path, serve);
}

enum err sell_review_answer(struct cx *cx, struct tx *tx, const char *uuid, const char *answer, struct sell_review *out)
{
    struct sell_review r = {0};
    int64_t n;
    TRY(load(tx, uuid, &r));
    TRY(shop_of(cx, tx, "sell.order.handle", &r));
    TRY(sql_exec_n(tx, SQ(rev_answer), ARGS(v_t(uuid), v_t(answer), v_i(cx->now_us)), &n));
    if (n == 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已经回复过了", "It is answered already");
    TRY(load(tx, uuid, out));
    return people_audit(cx, tx, "sell.review.answer", "review", uuid, (struct str){0}, (struct str){0}, NULL);
}

enum err sell_review_hide(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct sell_review *out)
{
    struct sell_review r = {0};
    TRY(load(tx, uuid, &r));
    TRY(shop_of(cx, tx, "sell.review.hide", &r));
    if (reason == NULL || str_trim(str_of(reason)).size == 0)
        return err_say(cx, ERR_INVALID, "/reason", "请写明为什么隐藏", "Say why it is hidden");
    TRY(sql_exec(tx, SQ(rev_hide), ARGS(v_t(uuid), v_i(cx->now_us), v_t(reason))));
    TRY(load(tx, uuid, out));
    return people_audit(cx, tx, "sell.review.hide", "review", uuid, (struct str){0}, (struct str){0}, reason);
}

/* ---- favourites --------------------------------------------------------------------------------------------------------------------------- */

enum err sell_favourite_put(struct cx *cx, struct tx *tx, const char *goods, bool on)
{
    int64_t id, n;
    TRY(sql_i64(tx, SQ(fav_goods), ARGS(v_t(goods)), &id));
    if (!on)
        return sql_exec(tx, SQ(fav_drop), ARGS(v_i(cx->who->account_id), v_i(id)));
    TRY(sql_i64(tx, SQ(fav_count), ARGS(v_i(cx->who->account_id)), &n));
    if (n >= SELL_FAVOURITES_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "最多收藏 %d 件", "At most %d favourites", SELL_FAVOURITES_MAX);
    return sql_exec(tx, SQ(fav_put), ARGS(v_i(cx->who->account_id), v_i(id), v_i(cx->now_us)));
}

enum err sell_favourites(struct cx *cx, struct tx *tx, struct list *out)
{
    return sql_all(tx, SQ(fav_all), ARGS(v_i(cx->who->account_id)), &sell_favourite_shape, SELL_FAVOURITES_MAX, out);
}
