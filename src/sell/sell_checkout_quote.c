/* sell_checkout_quote.c: what a purchase would cost now: prices, campaigns, coupons, freight and fees, by shop. The checkout computes with
 * the very same function, inside the transaction that holds the goods. */
#include <string.h>

#include "sell_after.h"
#include "sell_made.h"

const char *const sell_deliveries[] = {"ship", "pickup", NULL};
const char *const sell_pay_ways[] = {"online", "cash", "transfer", NULL};
const char *const sell_channels[] = {"mall", "scan", "point", "promoter", NULL};

static const char *say(struct cx *cx, const char *zh, const char *en)
{
    return cx->lang == LANG_EN ? en : zh;
}

/* ---- what is asked for -------------------------------------------------------------------------------------------------------------- */

static enum err check_items(struct cx *cx, const struct sell_buy_body *in)
{
    const struct sell_item_body *it = in->items.p;
    if (in->items.n == 0 || in->items.n > SELL_LINES_MAX)
        return err_say(cx, ERR_INVALID, "/items", "一次购买 1 到 %d 种货品", "A purchase has 1 to %d kinds of goods", SELL_LINES_MAX);
    for (size_t i = 0; i < in->items.n; i++) {
        if (it[i].pieces < 1 || it[i].pieces > SELL_PIECES_MAX)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/items/%zu/pieces", i), "数量从 1 到 %lld", "Pieces are 1 to %lld", (long long)SELL_PIECES_MAX);
        for (size_t j = 0; j < i; j++)
            if (strcmp(it[i].sku, it[j].sku) == 0)
                return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/items/%zu/sku", i), "同一规格只写一行", "Each size stands in one line");
    }
    return ERR_NONE;
}

static enum err destination(struct cx *cx, struct tx *tx, const struct sell_buy_body *in, struct sell_quote *q)
{
    struct sell_address a = {0};
    struct people_county county = {0};
    if (in->delivery == DELIVER_SHIP && in->address != NULL) {
        TRY(sell_address_get(cx, tx, in->address, &a));
        q->digest = a.digest;
        q->division = a.division;
        return ERR_NONE;
    }
    if (in->delivery == DELIVER_SHIP)
        q->why = say(cx, "请选择收货地址", "Choose an address");
    TRY(people_county_get(cx, tx, &county));
    q->division = str_dup(cx->ar, (struct str){county.code, strlen(county.code) < 6 ? strlen(county.code) : 6});
    return in->total_fen == FIELD_NULL ? ERR_NONE /* a quote writes nothing, not even a key */
                                       : people_digest(cx, tx, "sell.address", ar_printf(cx->ar, "account:%lld|%s", (long long)cx->who->account_id, in->household == NULL ? "" : in->household), &q->digest);
}

/* ---- lines ---------------------------------------------------------------------------------------------------------------------------- */

static const char *line_why(struct cx *cx, const struct sell_quote_line *l)
{
    if (!l->offer.live)
        return say(cx, "已下架或暂不能卖", "Not on sale now");
    if (l->pieces > l->offer.order_max)
        return ar_printf(cx->ar, say(cx, "一单最多买 %lld 件", "At most %lld in one order"), (long long)l->offer.order_max);
    if (l->pieces > l->offer.free_pieces)
        return ar_printf(cx->ar, say(cx, "只剩 %lld 件", "Only %lld left"), (long long)l->offer.free_pieces);
    return NULL;
}

/* What is chosen and engraved is part of each piece's price. */
static enum err wishes(struct cx *cx, struct tx *tx, const struct sell_item_body *it, struct sell_quote_line *l, const char *why)
{
    struct sell_making m = {0};
    const char *cannot = NULL;
    if (l->wishes || it->choices.n || (it->text && it->text[0]))
        TRY(sell_making_of(cx, tx, l->offer.goods_id, &it->choices, it->text, &m, &cannot));
    l->extra_fen = m.extra_fen, l->made = m.made, l->made_en = m.made_en, l->text = m.text, l->final = m.text != NULL;
    l->why = why != NULL ? why : cannot;
    return ERR_NONE;
}

static enum err price(struct cx *cx, struct tx *tx, const struct sell_item_body *it, struct sell_quote_line *l)
{
    const char *why = NULL;
    l->price_fen = l->offer.price_fen;
    if (it->campaign != NULL) {
        struct sell_campaign_price c = {0};
        TRY(sell_campaign_price(cx, tx, it->campaign, l->offer.sku_id, l->pieces, &c, &why));
        if (c.campaign_sku_id != 0) {
            l->price_fen = c.price_fen;
            l->campaign = it->campaign;
            l->campaign_id = c.campaign_id;
            l->campaign_sku_id = c.campaign_sku_id;
        }
    }
    TRY(wishes(cx, tx, it, l, why != NULL ? why : line_why(cx, l)));
    if (!sell_fen(l->unit, l->price_fen, l->weight_g, 1, &l->piece_fen) || !fen_add(l->piece_fen, l->extra_fen, &l->piece_fen) || !fen_mul(l->piece_fen, l->pieces, &l->gross_fen))
        return err_say(cx, ERR_LIMIT, "/items", "金额太大", "The amount is too large");
    l->fen = l->gross_fen;
    return ERR_NONE;
}

static enum err line(struct cx *cx, struct tx *tx, const struct sell_item_body *it, size_t at, struct sell_quote_line *l)
{
    enum err e = sell_offer_get(cx, tx, it->sku, &l->offer);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/items/%zu/sku", at), "没有这个规格", "There is no such size");
    TRY(e);
    const struct sell_offer *o = &l->offer;
    l->sku = o->sku, l->goods = o->goods, l->title = o->title, l->title_en = o->title_en, l->spec = o->spec, l->cover_sha = o->cover_sha;
    struct rows *r;
    TRY(sql_query(tx, SQ(buy_chilled), ARGS(v_i(o->goods_id)), &r));
    if (rows_next(r))
        l->chilled = rows_i64(r, 0), l->wishes = rows_i64(r, 1) != 0;
    TRY(rows_end(&r));
    l->unit = o->unit, l->weight_g = o->weight_g, l->pieces = it->pieces, l->free_pieces = o->free_pieces, l->harvest_day = o->window_id ? o->harvest_day : FIELD_NULL;
    return price(cx, tx, it, l);
}

/* ---- shops ------------------------------------------------------------------------------------------------------------------------------ */

static enum err shop_of(struct cx *cx, struct tx *tx, const struct sell_offer *o, struct sell_quote_shop *s)
{
    struct rows *r;
    *s = (struct sell_quote_shop){.shop = o->shop, .shop_name = o->shop_name, .shop_id = o->shop_id, .serve_id = o->serve_id, .level_path = o->level_path, .county = o->county};
    TRY(sql_query(tx, SQ(buy_shop), ARGS(v_i(o->shop_id)), &r));
    if (rows_next(r)) {
        s->paid_id = rows_i64(r, 0);
        s->sale_place = rows_z(r, 1);
        s->serve_name = rows_z(r, 2);
    }
    TRY(rows_end(&r));
    return s->sale_place == NULL ? err_set(cx, ERR_NOT_FOUND, NULL) : ERR_NONE;
}

static enum err group(struct cx *cx, struct tx *tx, struct sell_quote_line *all, size_t n, struct list *out)
{
    struct sell_quote_shop *shops = AR_ARRAY(cx->ar, struct sell_quote_shop, n);
    size_t shops_n = 0;
    for (size_t i = 0; i < n; i++) {
        size_t at = 0;
        while (at < shops_n && shops[at].shop_id != all[i].offer.shop_id)
            at++;
        if (at == shops_n) {
            if (shops_n == SELL_ORDERS_MAX)
                return err_say(cx, ERR_LIMIT, "/items", "一次最多向 %d 家店购买", "At most %d shops in one purchase", SELL_ORDERS_MAX);
            TRY(shop_of(cx, tx, &all[i].offer, &shops[shops_n++]));
            shops[at].lines.p = AR_ARRAY(cx->ar, struct sell_quote_line, n);
        }
        ((struct sell_quote_line *)shops[at].lines.p)[shops[at].lines.n++] = all[i];
    }
    *out = (struct list){shops, shops_n};
    return ERR_NONE;
}

static void fee_add(struct cx *cx, struct sell_quote_shop *s, const char *kind, const char *zh, const char *en, const char *owner, int64_t fen)
{
    struct sell_fee *f = s->fees.p;
    if (fen > 0)
        f[s->fees.n++] = (struct sell_fee){kind, say(cx, zh, en), owner, fen};
}

static bool chilled(const struct sell_quote_shop *s)
{
    const struct sell_quote_line *l = s->lines.p;
    for (size_t i = 0; i < s->lines.n; i++)
        if (l[i].chilled)
            return true;
    return false;
}

static enum err too_much(struct cx *cx)
{
    return err_say(cx, ERR_LIMIT, "/items", "金额太大", "The amount is too large");
}

static enum err discount(struct cx *cx, struct sell_quote_shop *s, int64_t off_fen)
{
    struct sell_quote_line *l = s->lines.p;
    int64_t *weights = AR_ARRAY(cx->ar, int64_t, s->lines.n), *parts = AR_ARRAY(cx->ar, int64_t, s->lines.n);
    for (size_t i = 0; i < s->lines.n; i++)
        weights[i] = l[i].gross_fen;
    s->discount_fen = off_fen < s->goods_fen ? off_fen : s->goods_fen;
    if (!sell_sum_split(s->discount_fen, weights, s->lines.n, parts))
        return too_much(cx);
    for (size_t i = 0; i < s->lines.n; i++) {
        l[i].discount_fen = parts[i];
        l[i].fen = l[i].gross_fen - parts[i];
    }
    return ERR_NONE;
}

static enum err fees(struct cx *cx, struct tx *tx, const struct sell_buy_body *in, struct sell_quote_shop *s)
{
    struct sell_terms t = {0};
    int64_t freight = 0;
    TRY(sell_terms_of(cx, tx, s->shop_id, &t));
    s->fees.p = AR_ARRAY(cx->ar, struct sell_fee, 3);
    s->promoter_bp = t.promoter_bp;
    s->pickup_place = t.pickup ? t.pickup_place : NULL;
    if (in->delivery == DELIVER_PICKUP && !t.pickup)
        s->why = say(cx, "这家店不能自提", "This shop does not hand over goods in person");
    if (in->delivery == DELIVER_SHIP && !sell_sum_freight(&t, s->goods_fen - s->discount_fen, s->grams, &freight))
        return too_much(cx);
    fee_add(cx, s, "freight", "运费", "Freight", s->serve_name, freight);
    fee_add(cx, s, "packing", "包装费", "Packing", s->serve_name, t.packing_fen);
    fee_add(cx, s, "cold", "冷链费", "Cold chain", s->serve_name, chilled(s) ? t.cold_fen : 0);
    for (size_t i = 0; i < s->fees.n; i++)
        if (!fen_add(s->fees_fen, ((const struct sell_fee *)s->fees.p)[i].fen, &s->fees_fen))
            return too_much(cx);
    return ERR_NONE;
}

static enum err sum_shop(struct cx *cx, struct tx *tx, const struct sell_buy_body *in, struct sell_quote_shop *s)
{
    const struct sell_quote_line *l = s->lines.p;
    int64_t grams, off = 0;
    for (size_t i = 0; i < s->lines.n; i++)
        if (!fen_mul(l[i].weight_g, l[i].pieces, &grams) || !fen_add(s->grams, grams, &s->grams) || !fen_add(s->goods_fen, l[i].gross_fen, &s->goods_fen))
            return too_much(cx);
    TRY(sell_coupon_find(cx, tx, in->coupons, s->shop_id, s->goods_fen, &s->coupon_id, &s->coupon, &off, &s->why));
    TRY(discount(cx, s, off));
    TRY(fees(cx, tx, in, s));
    return fen_add(s->goods_fen - s->discount_fen, s->fees_fen, &s->total_fen) ? ERR_NONE : too_much(cx);
}

static const char *first_why(const struct sell_quote_shop *s)
{
    const struct sell_quote_line *l = s->lines.p;
    for (size_t i = 0; i < s->lines.n; i++)
        if (l[i].why != NULL)
            return l[i].why;
    return s->why;
}

static enum err sum_all(struct cx *cx, struct sell_quote *q)
{
    for (size_t i = 0; i < q->shops.n; i++) {
        const struct sell_quote_shop *s = &((const struct sell_quote_shop *)q->shops.p)[i];
        if (!fen_add(q->goods_fen, s->goods_fen, &q->goods_fen) || !fen_add(q->discount_fen, s->discount_fen, &q->discount_fen) || !fen_add(q->fees_fen, s->fees_fen, &q->fees_fen) ||
            !fen_add(q->total_fen, s->total_fen, &q->total_fen))
            return too_much(cx);
        if (q->why == NULL)
            q->why = first_why(s);
        for (size_t k = 0; k < s->lines.n; k++)
            q->final = q->final || ((const struct sell_quote_line *)s->lines.p)[k].final;
    }
    if (q->why == NULL && q->total_fen == 0)
        q->why = say(cx, "应付金额为零，不能下单", "There is nothing to pay: it cannot be ordered");
    q->ok = q->why == NULL;
    return ERR_NONE;
}

enum err sell_quote(struct cx *cx, struct tx *tx, const struct sell_buy_body *in, struct sell_quote *out)
{
    struct sell_quote q = {0};
    TRY(people_may(cx, "sell.buy"));
    TRY(check_items(cx, in));
    TRY(destination(cx, tx, in, &q));
    struct sell_quote_line *lines = AR_ARRAY(cx->ar, struct sell_quote_line, in->items.n);
    for (size_t i = 0; i < in->items.n; i++)
        TRY(line(cx, tx, &((const struct sell_item_body *)in->items.p)[i], i, &lines[i]));
    TRY(group(cx, tx, lines, in->items.n, &q.shops));
    for (size_t i = 0; i < q.shops.n; i++)
        TRY(sum_shop(cx, tx, in, &((struct sell_quote_shop *)q.shops.p)[i]));
    TRY(sell_coupons_all_used(cx, in->coupons, &q));
    TRY(sell_promoter_of(cx, tx, in->promoter, &q.promoter_id));
    TRY(sum_all(cx, &q));
    *out = q;
    return ERR_NONE;
}
