/* sell_campaign.c: campaigns (EC-16): a price for a time, so many pieces in all, so many for one address (R9), and coupons. What is taken is
 * taken by conditional updates and guarded by constraints: five hundred who press at once get what there is, and no more. */
#include <ctype.h>
#include <string.h>

#include "sell_after.h"
#include "uuid.h"

const char *const sell_campaign_states[] = {
#define STATE(name, code, zh, en) code,
#include "sell_campaign_states.def"
#undef STATE
    NULL};
static const struct { const char *zh, *en; } NAMES[] = {
#define STATE(name, code, zh, en) {zh, en},
#include "sell_campaign_states.def"
#undef STATE
};
static const char *const MOVES[CAMPAIGN__STATES][CAMPAIGN__STATES] = {
#define MOVE(from, to, perm) [from][to] = perm,
#include "sell_campaign_states.def"
#undef MOVE
};

/* ---- states -------------------------------------------------------------------------------------------------------------------------- */

static enum err may(struct cx *cx, const char *perm, const struct sell_shop *s)
{
    return sell_may(cx, perm, (struct sell_party){s->level_path, s->serve_id}, (struct sell_party){s->operator_path, s->operator_id});
}

static bool may_quietly(struct cx *cx, const char *perm, const struct sell_shop *s)
{
    bool yes = may(cx, perm, s) == ERR_NONE;
    cx_clear(cx);
    return yes;
}

static bool empty(const char *text)
{
    return text == NULL || str_trim(str_of(text)).size == 0;
}

/* May cx->who move a campaign or coupon of the shop? why: of the office's stop, where it stands stopped. *to: an office that ends what runs,
 * stops it. */
static enum err check_move(struct cx *cx, const struct sell_shop *s, int64_t from, int64_t *to, const char *why, const char *reason)
{
    bool stops = may_quietly(cx, "sell.campaign.stop", s), keeps = may_quietly(cx, "sell.campaign.write", s);
    TRY(may(cx, "sell.campaign.state", s));
    if (*to == CAMPAIGN_OFF && from != CAMPAIGN_STOPPED && stops && !keeps)
        *to = CAMPAIGN_STOPPED;
    if (from == CAMPAIGN_STOPPED && !(stops && *to == CAMPAIGN_OFF))
        return keeps || stops ? err_say(cx, ERR_WRONG_STATE, "/state", "县里停了它，要等县里恢复：%s", "The county stopped it, and only the county lifts that: %s", why ? why : "") : err_set(cx, ERR_FORBIDDEN, NULL);
    if (from == *to)
        return may(cx, *to == CAMPAIGN_STOPPED ? "sell.campaign.stop" : "sell.campaign.write", s);
    if (!MOVES[from][*to])
        return err_say(cx, ERR_WRONG_STATE, "/state", "不能从“%s”改为“%s”", "It cannot go from \"%s\" to \"%s\"", cx->lang == LANG_EN ? NAMES[from].en : NAMES[from].zh, cx->lang == LANG_EN ? NAMES[*to].en : NAMES[*to].zh);
    TRY(may(cx, MOVES[from][*to], s));
    if (*to == CAMPAIGN_STOPPED && empty(reason))
        return err_say(cx, ERR_INVALID, "/reason", "请写明停止的原因，卖家会看到", "Say why it is stopped: the shop reads it");
    return ERR_NONE;
}

static enum err campaign_enter(struct tx *tx, int64_t id, int64_t to, const char *reason)
{
    return sql_exec(tx, SQ(camp_state), ARGS(v_i(id), v_t(sell_campaign_states[to]), v_t(to == CAMPAIGN_STOPPED ? reason : NULL)));
}

static enum err coupon_enter(struct tx *tx, int64_t id, int64_t to, const char *reason)
{
    return sql_exec(tx, SQ(coupon_state), ARGS(v_i(id), v_t(sell_campaign_states[to]), v_t(to == CAMPAIGN_STOPPED ? reason : NULL)));
}

/* ---- made by who keeps the shop ---------------------------------------------------------------------------------------------------------- */

static enum err skus_put(struct cx *cx, struct tx *tx, int64_t id, const struct sell_shop *s, struct list skus)
{
    const struct sell_campaign_sku *k = skus.p;
    for (size_t i = 0; i < skus.n; i++) {
        int64_t sku, n;
        enum err e = sql_i64(tx, SQ(camp_sku_id), ARGS(v_t(k[i].sku), v_i(s->id)), &sku);
        if (e == ERR_NOT_FOUND)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/skus/%zu/sku", i), "这家店没有这个规格", "The shop has no such size");
        TRY(e);
        TRY(sql_exec_n(tx, SQ(camp_sku_put), ARGS(v_i(id), v_i(sku), v_i(k[i].price_fen), v_i(k[i].stock), v_i(k[i].per_address), v_t(s->county)), &n));
        if (n == 0)
            return err_say(cx, ERR_CONFLICT, ar_printf(cx->ar, "/skus/%zu/stock", i), "已经订出的比这个多", "More than that was ordered already");
    }
    return ERR_NONE;
}

static enum err make(struct cx *cx, struct tx *tx, const struct sell_campaign_body *in, const struct sell_shop *s, const char *uuid, int64_t *id_out)
{
    int64_t n;
    TRY(sql_i64(tx, SQ(camp_count), ARGS(v_i(s->id)), &n));
    if (n >= SELL_CAMPAIGNS_MAX)
        return err_set(cx, ERR_LIMIT, NULL);
    return sql_i64(tx, SQ(camp_insert), ARGS(v_t(uuid), v_i(s->id), v_t(in->name), v_t(in->name_en), v_i(in->from_at), v_i(in->until_at), v_t(sell_campaign_states[in->state]), v_t(s->county), v_i(cx->now_us)), id_out);
}

static enum err load(struct tx *tx, const char *uuid, struct sell_campaign *out)
{
    TRY(sql_one(tx, SQ(camp_one), ARGS(v_t(uuid)), &sell_campaign_row, out));
    return sql_all(tx, SQ(camp_skus), ARGS(v_i(out->id)), &sell_campaign_sku_row, SELL_CAMPAIGN_SKUS_MAX, &out->skus);
}

enum err sell_campaign_put(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_campaign_body *in, struct sell_campaign *out)
{
    struct sell_shop s = {0};
    struct sell_campaign old = {0};
    const char *id = uuid == NULL ? uuid_make(cx->ar) : uuid;
    int64_t row, to = in->state;
    if (uuid != NULL) {
        TRY(load(tx, uuid, &old));
        TRY(sell_rev_is(cx, old.rev, if_rev));
    }
    TRY(sell_shop_load(cx, tx, uuid == NULL ? in->shop : old.shop, &s));
    TRY(may(cx, "sell.campaign.write", &s));
    if (in->until_at <= in->from_at)
        return err_say(cx, ERR_INVALID, "/until_at", "结束要晚于开始", "It ends after it begins");
    if (uuid != NULL)
        TRY(check_move(cx, &s, old.state, &to, old.stop_reason, NULL));
    row = old.id;
    if (uuid == NULL)
        TRY(make(cx, tx, in, &s, id, &row));
    else
        TRY(sql_exec(tx, SQ(camp_update), ARGS(v_i(row), v_t(in->name), v_t(in->name_en), v_i(in->from_at), v_i(in->until_at))));
    if (uuid != NULL && to != old.state)
        TRY(campaign_enter(tx, row, to, NULL));
    TRY(skus_put(cx, tx, row, &s, in->skus));
    TRY(load(tx, id, out));
    return people_audit(cx, tx, uuid == NULL ? "sell.campaign.make" : "sell.campaign.change", "campaign", id, uuid == NULL ? (struct str){0} : sell_json(cx, &sell_campaign_shape, &old),
                        sell_json(cx, &sell_campaign_shape, out), NULL);
}

enum err sell_campaign_move(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_campaign_move *in, struct sell_campaign *out)
{
    struct sell_campaign old = {0};
    struct sell_shop s = {0};
    int64_t to = CAMPAIGN_ON + in->state;
    TRY(load(tx, uuid, &old));
    TRY(sell_shop_load(cx, tx, old.shop, &s));
    TRY(check_move(cx, &s, old.state, &to, old.stop_reason, in->reason));
    TRY(campaign_enter(tx, old.id, to, in->reason));
    TRY(load(tx, uuid, out));
    return people_audit(cx, tx, "sell.campaign.change", "campaign", uuid, sell_json(cx, &sell_campaign_shape, &old), sell_json(cx, &sell_campaign_shape, out), in->reason);
}

enum err sell_campaign_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_campaign *out)
{
    TRY(load(tx, uuid, out));
    if (out->state != CAMPAIGN_DRAFT && out->state != CAMPAIGN_STOPPED)
        return ERR_NONE;
    struct sell_shop s = {0};
    enum err e = cx->who == NULL ? ERR_NOT_FOUND : sell_shop_load(cx, tx, out->shop, &s); /* a draft is seen by who sees it in the list; so is why one was stopped */
    if (e == ERR_NONE)
        e = may(cx, "sell.read", &s);
    if (e == ERR_NONE || e != ERR_NOT_FOUND)
        return e;
    out->stop_reason = NULL;
    cx_clear(cx);
    return out->state == CAMPAIGN_DRAFT ? err_set(cx, ERR_NOT_FOUND, NULL) : ERR_NONE;
}

/* ---- at checkout -------------------------------------------------------------------------------------------------------------------------- */

static const struct field PRICE_ROW[] = {
    FIELD(struct sell_campaign_price, campaign_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_campaign_price, campaign_sku_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_campaign_price, price_fen, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_campaign_price, left, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_campaign_price, per_address, F_I64, 0, 0, 0, "", ""),
};
static const struct shape price_row = SHAPE("CampaignPriceRow", struct sell_campaign_price, PRICE_ROW);

enum err sell_campaign_price(struct cx *cx, struct tx *tx, const char *campaign, int64_t sku_id, int64_t pieces, struct sell_campaign_price *out, const char **why_out)
{
    bool en = cx->lang == LANG_EN;
    enum err e = sql_one(tx, SQ(camp_price), ARGS(v_t(campaign), v_i(sku_id), v_i(cx->now_us)), &price_row, out);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        *why_out = en ? "The campaign is not running, or does not sell this" : "活动没有开始、已经结束，或没有这个规格";
        return ERR_NONE;
    }
    TRY(e);
    if (out->left < pieces)
        *why_out = out->left == 0 ? (en ? "The campaign is sold out" : "活动已抢光") : ar_printf(cx->ar, en ? "The campaign has only %lld left" : "活动只剩 %lld 件", (long long)out->left);
    else if (out->per_address > 0 && pieces > out->per_address)
        *why_out = ar_printf(cx->ar, en ? "At most %lld for one address" : "每个地址限购 %lld 件", (long long)out->per_address);
    return ERR_NONE;
}

enum err sell_campaign_take(struct cx *cx, struct tx *tx, int64_t campaign_sku_id, const char *digest, int64_t pieces)
{
    int64_t n, limit;
    TRY(sql_i64(tx, SQ(camp_limit), ARGS(v_i(campaign_sku_id)), &limit));
    if (limit > 0) { /* the address first: its row is nobody else's, the campaign's everybody's */
        n = 0;
        if (pieces <= limit)
            TRY(sql_exec_n(tx, SQ(camp_address), ARGS(v_i(campaign_sku_id), v_t(digest), v_i(pieces), v_i(limit)), &n));
        if (n == 0)
            return err_say(cx, ERR_LIMIT, "/items", "每个地址限购 %lld 件，这个地址已经买过", "At most %lld for one address, and this one had its share", (long long)limit);
    }
    TRY(sql_exec_n(tx, SQ(camp_take), ARGS(v_i(campaign_sku_id), v_i(pieces)), &n));
    return n != 0 ? ERR_NONE : err_say(cx, ERR_LIMIT, "/items", "活动已抢光", "The campaign is sold out");
}

enum err sell_campaign_free(struct cx *cx, struct tx *tx, int64_t purchase_id, const char *digest)
{
    struct rows *r;
    int64_t id[SELL_LINES_MAX] = {0}, pieces[SELL_LINES_MAX] = {0}, limit;
    size_t n = 0;
    (void)cx;
    TRY(sql_query(tx, SQ(camp_of_purchase), ARGS(v_i(purchase_id)), &r));
    while (rows_next(r) && n < SELL_LINES_MAX) {
        id[n] = rows_i64(r, 0);
        pieces[n++] = rows_i64(r, 1);
    }
    TRY(rows_end(&r));
    for (size_t i = 0; i < n; i++) {
        TRY(sql_exec(tx, SQ(camp_free), ARGS(v_i(id[i]), v_i(pieces[i]))));
        TRY(sql_i64(tx, SQ(camp_limit), ARGS(v_i(id[i])), &limit));
        if (limit > 0)
            TRY(sql_exec(tx, SQ(camp_address_free), ARGS(v_i(id[i]), v_t(digest), v_i(pieces[i]))));
    }
    return ERR_NONE;
}

/* ---- coupons --------------------------------------------------------------------------------------------------------------------------------- */

static bool code_ok(const char *code)
{
    size_t n = strlen(code);
    for (size_t i = 0; i < n; i++)
        if (!isupper((unsigned char)code[i]) && !isdigit((unsigned char)code[i]))
            return false;
    return n >= 6 && n <= 20;
}

enum err sell_coupon_make(struct cx *cx, struct tx *tx, const struct sell_coupon_body *in, struct sell_coupon *out)
{
    struct sell_shop s = {0};
    int64_t id, n;
    TRY(sell_shop_load(cx, tx, in->shop, &s));
    TRY(may(cx, "sell.campaign.write", &s));
    if (!code_ok(in->code))
        return err_say(cx, ERR_INVALID, "/code", "券码为 6 到 20 个大写字母或数字", "A code has 6 to 20 capital letters or digits");
    if (in->until_at <= in->from_at)
        return err_say(cx, ERR_INVALID, "/until_at", "结束要晚于开始", "It ends after it begins");
    TRY(sql_i64(tx, SQ(coupon_count), ARGS(v_i(s.id)), &n));
    if (n >= SELL_COUPONS_OF_MAX)
        return err_set(cx, ERR_LIMIT, NULL);
    const char *uuid = uuid_make(cx->ar);
    enum err e = sql_i64(tx, SQ(coupon_insert),
                         ARGS(v_t(uuid), v_i(s.id), v_t(in->code), v_t(in->name), v_i(in->off_fen), v_i(in->from_fen), v_i(in->stock), v_i(in->from_at), v_i(in->until_at), v_t(s.county), v_i(cx->now_us), v_bool(in->shown)), &id);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_DUPLICATE, "/code", "这个券码有人用了", "The code is taken");
    TRY(e);
    TRY(sql_one(tx, SQ(coupon_one), ARGS(v_i(id)), &sell_coupon_shape, out));
    return people_audit(cx, tx, "sell.coupon.make", "coupon", uuid, (struct str){0}, sell_json(cx, &sell_coupon_shape, out), NULL);
}

enum err sell_coupon_move(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_campaign_move *in, struct sell_coupon *out)
{
    struct sell_shop s = {0};
    struct sell_coupon old = {0};
    int64_t id, from = CAMPAIGN_OFF, to = CAMPAIGN_ON + in->state;
    const char *shop;
    TRY(sql_i64(tx, SQ(coupon_id), ARGS(v_t(uuid)), &id));
    TRY(sql_text(tx, SQ(coupon_shop), ARGS(v_i(id)), &shop));
    TRY(sell_shop_load(cx, tx, shop, &s));
    TRY(sql_one(tx, SQ(coupon_one), ARGS(v_i(id)), &sell_coupon_shape, &old));
    for (int64_t i = 0; i < CAMPAIGN__STATES; i++)
        from = strcmp(old.state, sell_campaign_states[i]) == 0 ? i : from;
    TRY(check_move(cx, &s, from, &to, old.stop_reason, in->reason));
    TRY(coupon_enter(tx, id, to, in->reason));
    TRY(sql_one(tx, SQ(coupon_one), ARGS(v_i(id)), &sell_coupon_shape, out));
    return people_audit(cx, tx, "sell.coupon.change", "coupon", uuid, sell_json(cx, &sell_coupon_shape, &old), sell_json(cx, &sell_coupon_shape, out), in->reason);
}

static const char *coupon_why(struct cx *cx, struct rows *r, int64_t goods_fen)
{
    bool en = cx->lang == LANG_EN;
    if (rows_i64(r, 3) == 0)
        return en ? "The coupon is used up or not valid now" : "券已用完或不在有效期";
    if (rows_i64(r, 4) != 0)
        return en ? "You used this coupon already" : "这张券您用过了";
    return goods_fen < rows_i64(r, 2) ? (en ? "The goods do not reach the coupon's amount" : "货款不够用这张券") : NULL;
}

enum err sell_coupon_find(struct cx *cx, struct tx *tx, struct texts codes, int64_t shop_id, int64_t goods_fen, int64_t *id_out, const char **code_out, int64_t *off_out, const char **why_out)
{
    for (size_t i = 0; i < codes.n && *code_out == NULL; i++) {
        struct rows *r;
        TRY(sql_query(tx, SQ(coupon_by_code), ARGS(v_t(codes.p[i]), v_i(shop_id), v_i(cx->now_us), v_i(cx->who->account_id)), &r));
        if (rows_next(r)) {
            *code_out = codes.p[i];
            *why_out = coupon_why(cx, r, goods_fen);
            *id_out = rows_i64(r, 0);
            *off_out = *why_out == NULL ? rows_i64(r, 1) : 0;
        }
        TRY(rows_end(&r));
    }
    return ERR_NONE;
}

enum err sell_coupons_all_used(struct cx *cx, struct texts codes, struct sell_quote *q)
{
    if (codes.n > SELL_COUPONS_MAX)
        return err_set(cx, ERR_LIMIT, "/coupons");
    for (size_t i = 0; i < codes.n && q->why == NULL; i++) {
        bool used = false;
        for (size_t j = 0; j < q->shops.n; j++) {
            const char *c = ((const struct sell_quote_shop *)q->shops.p)[j].coupon;
            used = used || (c != NULL && strcmp(c, codes.p[i]) == 0);
        }
        if (!used)
            q->why = cx->lang == LANG_EN ? "A coupon is of none of these shops, or a second one of the same shop" : "有一张券不是这些店的，或同一家店用了两张";
    }
    return ERR_NONE;
}

enum err sell_coupon_take(struct cx *cx, struct tx *tx, int64_t coupon_id, int64_t purchase_id)
{
    int64_t n;
    TRY(sql_exec_n(tx, SQ(coupon_use), ARGS(v_i(coupon_id), v_i(cx->who->account_id), v_i(purchase_id)), &n));
    if (n != 0)
        TRY(sql_exec_n(tx, SQ(coupon_take), ARGS(v_i(coupon_id)), &n));
    return n != 0 ? ERR_NONE : err_say(cx, ERR_LIMIT, "/coupons", "券已用完", "The coupon is used up");
}

enum err sell_coupons_free(struct cx *cx, struct tx *tx, int64_t purchase_id)
{
    struct rows *r;
    int64_t id[SELL_ORDERS_MAX] = {0};
    size_t n = 0;
    (void)cx;
    TRY(sql_query(tx, SQ(coupons_of), ARGS(v_i(purchase_id)), &r));
    while (rows_next(r) && n < SELL_ORDERS_MAX)
        id[n++] = rows_i64(r, 0);
    TRY(rows_end(&r));
    for (size_t i = 0; i < n; i++) {
        TRY(sql_exec(tx, SQ(coupon_unuse), ARGS(v_i(id[i]), v_i(purchase_id))));
        TRY(sql_exec(tx, SQ(coupon_free), ARGS(v_i(id[i]))));
    }
    return ERR_NONE;
}
