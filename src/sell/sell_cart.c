/* sell_cart.c: a buyer's cart, across shops, kept by the server: what is in it costs what it costs now, and what changed since he looked is
 * told. Nothing is held for a cart. */
#include "sell_made.h"
#include "sell_running.h"

/* "UUID UUID": choices of a line of the cart. */
static const char *joined(struct cx *cx, const struct texts *t)
{
    const char *all = NULL;
    for (size_t i = 0; i < t->n; i++)
        all = all ? ar_printf(cx->ar, "%s %s", all, t->p[i]) : t->p[i];
    return all;
}

static struct texts split(struct cx *cx, const char *all)
{
    struct texts t = {AR_ARRAY(cx->ar, const char *, SELL_GROUPS_MAX), 0};
    struct str rest = str_of(all), one;
    while (all && rest.size && t.n < SELL_GROUPS_MAX) {
        str_cut(rest, ' ', &one, &rest);
        t.p[t.n++] = str_dup(cx->ar, one);
    }
    return t;
}

static const char *seal_owner(struct cx *cx, int64_t sku_id)
{
    return ar_printf(cx->ar, "sell_cart:%lld:%lld", (long long)cx->who->account_id, (long long)sku_id);
}

enum err sell_cart_put(struct cx *cx, struct tx *tx, const struct sell_item_body *in)
{
    struct sell_offer o = {0};
    struct sell_making m;
    const char *cannot, *sealed = NULL;
    int64_t n, piece;
    TRY(people_may(cx, "sell.buy"));
    enum err e = sell_offer_get(cx, tx, in->sku, &o);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/sku", "没有这个规格", "There is no such size");
    TRY(e);
    if (in->pieces == 0)
        return sql_exec(tx, SQ(cart_drop), ARGS(v_i(cx->who->account_id), v_i(o.sku_id)));
    if (!o.live)
        return err_say(cx, ERR_RULE, "/sku", "已下架或暂不能卖", "Not on sale now");
    TRY(sql_i64(tx, SQ(cart_count), ARGS(v_i(cx->who->account_id), v_i(o.sku_id)), &n));
    if (n >= SELL_CART_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "购物车最多放 %d 种", "A cart holds at most %d kinds", SELL_CART_MAX);
    TRY(sell_making_of(cx, tx, o.goods_id, &in->choices, in->text, &m, &cannot));
    if (cannot)
        return err_say(cx, ERR_INVALID, in->text && in->text[0] ? "/text" : "/choices", "%s", "%s", cannot);
    if (!fen_add(o.piece_fen, m.extra_fen, &piece))
        return err_set(cx, ERR_LIMIT, "/choices");
    TRY(people_secret_seal(cx, tx, seal_owner(cx, o.sku_id), m.text, &sealed));
    return sql_exec(tx, SQ(cart_put), ARGS(v_i(cx->who->account_id), v_i(o.sku_id), v_i(in->pieces), v_i(piece), v_i(cx->now_us), v_t(joined(cx, &in->choices)), v_t(sealed)));
}

struct cart_row { int64_t sku_id, pieces, seen_fen; const char *choices, *engraved; };
static const struct field CART_ROW[] = {
    FIELD(struct cart_row, sku_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct cart_row, pieces, F_I64, 0, 0, 0, "", ""),
    FIELD(struct cart_row, seen_fen, F_I64, 0, 0, 0, "", ""),
    FIELD(struct cart_row, choices, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct cart_row, engraved, F_TEXT, 0, 0, 0, "", ""),
};
static const struct shape cart_row_shape = SHAPE("CartRow", struct cart_row, CART_ROW);

static const char *why(struct cx *cx, const struct sell_offer *o, int64_t pieces)
{
    bool en = cx->lang == LANG_EN;
    if (!o->live)
        return en ? "Not on sale now" : "已下架或暂不能卖";
    if (pieces > o->free_pieces)
        return ar_printf(cx->ar, en ? "Only %lld left" : "只剩 %lld 件", (long long)o->free_pieces);
    if (pieces > o->order_max)
        return ar_printf(cx->ar, en ? "At most %lld in one order" : "一单最多买 %lld 件", (long long)o->order_max);
    return NULL;
}

/* The cheapest campaign that runs now, if any: the buyer says at checkout whether he buys by it. */
static enum err campaign(struct cx *cx, struct tx *tx, int64_t sku_id, struct sell_cart_line *l)
{
    struct sell_running r = {0};
    l->campaign_fen = l->campaign_left = l->per_address = l->until_at = FIELD_NULL;
    enum err e = sell_running_sku(cx, tx, sku_id, &r);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    l->campaign = r.campaign, l->campaign_name = cx->lang == LANG_EN && r.name_en != NULL ? r.name_en : r.name, l->campaign_fen = r.piece_fen;
    l->campaign_left = r.left, l->per_address = r.per_address, l->until_at = r.until_at;
    return ERR_NONE;
}

static enum err cart_line(struct cx *cx, struct tx *tx, const struct cart_row *c, struct sell_cart_line *out)
{
    struct sell_offer o = {0};
    struct sell_making m;
    struct texts choices = split(cx, c->choices);
    const char *text = NULL, *cannot;
    int64_t piece;
    TRY(sell_offer_by_id(cx, tx, c->sku_id, &o));
    TRY(people_secret_open(cx, tx, seal_owner(cx, c->sku_id), c->engraved, &text));
    TRY(sell_making_of(cx, tx, o.goods_id, &choices, text, &m, &cannot));
    if (!fen_add(o.piece_fen, m.extra_fen, &piece))
        return err_set(cx, ERR_LIMIT, "/pieces");
    *out = (struct sell_cart_line){.sku = o.sku, .goods = o.goods, .shop = o.shop, .shop_name = o.shop_name, .title = o.title, .title_en = o.title_en, .spec = o.spec, .cover_sha = o.cover_sha,
                                   .unit = o.unit, .price_fen = o.price_fen, .piece_fen = piece, .extra_fen = m.extra_fen, .made = m.made, .made_en = m.made_en, .text = text, .choices = choices, .seen_fen = c->seen_fen, .weight_g = o.weight_g, .pieces = c->pieces,
                                   .free_pieces = o.free_pieces, .live = o.live, .changed = piece != c->seen_fen, .why = why(cx, &o, c->pieces)};
    out->why = out->why ? out->why : cannot;
    out->harvest_day = o.window_id ? o.harvest_day : FIELD_NULL;
    TRY(campaign(cx, tx, c->sku_id, out));
    if (out->campaign && !fen_add(out->campaign_fen, m.extra_fen, &out->campaign_fen))
        return err_set(cx, ERR_LIMIT, "/pieces");
    return fen_mul(piece, c->pieces, &out->fen) ? ERR_NONE : err_set(cx, ERR_LIMIT, "/pieces");
}

enum err sell_cart_get(struct cx *cx, struct tx *tx, struct sell_cart *out)
{
    struct list rows;
    TRY(sql_all(tx, SQ(cart_all), ARGS(v_i(cx->who->account_id)), &cart_row_shape, SELL_CART_MAX, &rows));
    struct sell_cart_line *l = AR_ARRAY(cx->ar, struct sell_cart_line, rows.n + 1);
    out->ok = rows.n != 0;
    out->fen = 0;
    for (size_t i = 0; i < rows.n; i++) {
        TRY(cart_line(cx, tx, &((const struct cart_row *)rows.p)[i], &l[i]));
        out->ok = out->ok && l[i].why == NULL;
        if (l[i].why == NULL && !fen_add(out->fen, l[i].fen, &out->fen))
            return err_set(cx, ERR_LIMIT, NULL);
    }
    out->lines = (struct list){l, rows.n};
    return ERR_NONE;
}
