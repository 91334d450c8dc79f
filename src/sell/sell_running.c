/* sell_running.c: see sell_running.h. Reads of campaigns and coupons for the mall's pages, the wallet of a buyer, and the handlers of both. */
#include "sell_running.h"

#include "net.h"
#include "when.h"

#define TXT(st, m, max, zh, en) FIELD(st, m, F_TEXT, FF_RO, 0, max, zh, en)
#define NUM(st, m, zh, en) FIELD(st, m, F_I64, FF_RO, 0, INT64_MAX, zh, en)

/* ---- shapes ---------------------------------------------------------------------------------------------------------------------------- */
#define RUNNING_READ                                                                                                \
    FIELD(struct sell_running, campaign, F_UUID, FF_RO, 36, 36, "活动", "Campaign"),                                  \
    TXT(struct sell_running, name, 40, "活动名称", "Name of the campaign"),                                           \
    TXT(struct sell_running, name_en, 60, "活动英文名称", "Its English name"),                                        \
    FIELD(struct sell_running, sku, F_UUID, FF_RO, 36, 36, "规格", "Size"),                                           \
    TXT(struct sell_running, spec, 40, "规格名", "Name of the size"),                                                 \
    FIELD(struct sell_running, goods, F_UUID, FF_RO, 36, 36, "货品", "Goods"),                                        \
    TXT(struct sell_running, title, 60, "品名", "Title"),                                                             \
    TXT(struct sell_running, title_en, 120, "英文品名", "English title"),                                             \
    TXT(struct sell_running, cover_sha, 64, "图片", "Picture"),                                                       \
    TXT(struct sell_running, shop_name, 60, "店名", "Shop's name"),                                                   \
    FIELD_ENUM(struct sell_running, unit, FF_RO, sell_units, "计价", "Priced by"),                                    \
    NUM(struct sell_running, price_fen, "活动价（分；按重量的为每公斤）", "Price in fen, by the kilogram when priced by weight"), \
    NUM(struct sell_running, left, "还有几件", "Pieces left"),                                                        \
    NUM(struct sell_running, per_address, "每个地址几件；0：不限", "Pieces for one address; 0: no limit"),            \
    FIELD(struct sell_running, from_at, F_TIME, FF_RO, 0, 0, "开始", "From"),                                         \
    FIELD(struct sell_running, until_at, F_TIME, FF_RO, 0, 0, "结束", "Until")
static const struct field RUNNING[] = {
    RUNNING_READ,
    NUM(struct sell_running, piece_fen, "每件活动价（分）", "A piece in the campaign, fen"),
    NUM(struct sell_running, was_fen, "每件平时价（分）", "A piece otherwise, fen"),
};
const struct shape sell_running_shape = SHAPE("MallCampaign", struct sell_running, RUNNING);
static const struct field RUNNING_IN[] = {
    RUNNING_READ,
    FIELD(struct sell_running, weight_g, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_running, usual_fen, F_I64, 0, 0, 0, "", ""),
};
static const struct shape running_in = SHAPE("", struct sell_running, RUNNING_IN);

#define COUPON_READ                                                                                                 \
    FIELD(struct sell_kept, uuid, F_UUID, FF_RO, 36, 36, "编号", "Id"),                                               \
    TXT(struct sell_kept, name, 40, "名称", "Name"),                                                                  \
    FIELD(struct sell_kept, shop, F_UUID, FF_RO, 36, 36, "店", "Shop"),                                               \
    TXT(struct sell_kept, shop_name, 60, "店名", "Shop's name"),                                                      \
    NUM(struct sell_kept, off_fen, "减（分）", "Off, fen"),                                                           \
    NUM(struct sell_kept, from_fen, "满（分）", "From, fen"),                                                         \
    NUM(struct sell_kept, left, "还有几张", "How many are left"),                                                     \
    FIELD(struct sell_kept, from_at, F_TIME, FF_RO, 0, 0, "开始", "From"),                                            \
    FIELD(struct sell_kept, until_at, F_TIME, FF_RO, 0, 0, "结束", "Until")
static const struct field SHOWN[] = {COUPON_READ};
const struct shape sell_shown_shape = SHAPE("MallCoupon", struct sell_kept, SHOWN);
static const struct field KEPT[] = {
    COUPON_READ,
    TXT(struct sell_kept, code, 20, "券码", "Code"),
    FIELD(struct sell_kept, used, F_BOOL, FF_RO, 0, 1, "用过了", "Used"),
    FIELD(struct sell_kept, ok, F_BOOL, FF_RO, 0, 1, "现在能用", "May be used now"),
};
const struct shape sell_kept_shape = SHAPE("MyCoupon", struct sell_kept, KEPT);

/* ---- campaign prices --------------------------------------------------------------------------------------------------------------------- */
static enum err pieces(struct cx *cx, struct sell_running *r)
{
    return sell_fen(r->unit, r->price_fen, r->weight_g, 1, &r->piece_fen) && sell_fen(r->unit, r->usual_fen, r->weight_g, 1, &r->was_fen) ? ERR_NONE : err_set(cx, ERR_INTERNAL, NULL);
}

enum err sell_running_of(struct cx *cx, struct tx *tx, const char *goods, int64_t limit, struct list *out)
{
    if (goods != NULL)
        TRY(sql_all(tx, SQ(run_goods), ARGS(v_t(goods), v_i(cx->now_us), v_i(cx->now_us + SELL_RUNNING_SOON_DAYS * US_PER_DAY), v_i(limit)), &running_in, SELL_RUNNING_MAX, out));
    else
        TRY(sql_all(tx, SQ(run_all), ARGS(v_i(cx->now_us), v_i(limit)), &running_in, SELL_RUNNING_MAX, out));
    struct sell_running *r = out->p;
    for (size_t i = 0; i < out->n; i++)
        TRY(pieces(cx, &r[i]));
    return ERR_NONE;
}

enum err sell_running_sku(struct cx *cx, struct tx *tx, int64_t sku_id, struct sell_running *out)
{
    TRY(sql_one(tx, SQ(run_sku), ARGS(v_i(sku_id), v_i(cx->now_us)), &running_in, out));
    return pieces(cx, out);
}

/* ---- coupons of buyers ---------------------------------------------------------------------------------------------------------------------- */
enum err sell_coupons_shown(struct cx *cx, struct tx *tx, const char *goods, struct list *out)
{
    return sql_all(tx, SQ(coupons_shown), ARGS(v_t(goods), v_i(cx->now_us)), &sell_shown_shape, SELL_SHOWN_MAX, out);
}

enum err sell_coupon_keep(struct cx *cx, struct tx *tx, const char *uuid, struct sell_kept *out)
{
    int64_t id, n;
    TRY(people_may(cx, "sell.buy"));
    enum err e = sql_i64(tx, SQ(coupon_open), ARGS(v_t(uuid), v_i(cx->now_us)), &id);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这张券，或已领完、已过期", "There is no such coupon, or it is used up or over");
    TRY(e);
    TRY(sql_i64(tx, SQ(kept_count), ARGS(v_i(cx->who->account_id), v_i(id)), &n));
    if (n >= SELL_KEPT_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "最多留 %d 张券，请先用掉一些", "At most %d coupons: use some first", SELL_KEPT_MAX);
    TRY(sql_exec(tx, SQ(kept_put), ARGS(v_i(cx->who->account_id), v_i(id), v_i(cx->now_us))));
    return sql_one(tx, SQ(kept_one), ARGS(v_i(cx->who->account_id), v_i(cx->now_us), v_i(id)), &sell_kept_shape, out);
}

enum err sell_coupons_kept(struct cx *cx, struct tx *tx, struct list *out)
{
    return sql_all(tx, SQ(kept_all), ARGS(v_i(cx->who->account_id), v_i(cx->now_us)), &sell_kept_shape, SELL_KEPT_MAX, out);
}

/* ---- coupons of a shop ------------------------------------------------------------------------------------------------------------------------ */
enum err sell_coupons_of(struct cx *cx, struct tx *tx, const char *shop, struct list *out)
{
    struct sell_shop s = {0};
    TRY(sell_shop_load(cx, tx, shop, &s));
    TRY(sell_may(cx, "sell.campaign.write", (struct sell_party){s.level_path, s.serve_id}, (struct sell_party){s.operator_path, s.operator_id}));
    return sql_all(tx, SQ(coupons_shop), ARGS(v_i(s.id)), &sell_coupon_shape, SELL_COUPONS_OF_MAX, out);
}

/* ---- routes ------------------------------------------------------------------------------------------------------------------------------------- */
struct call { struct req *rq; struct resp *rs; };
handler sell_coupon_keep_post, sell_my_coupons_get, sell_shop_coupons_get;

static enum err keep_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    struct sell_kept k = {0};
    TRY(sell_coupon_keep(cx, tx, rq_path(c->rq, "id"), &k));
    rs_object(c->rs, &sell_kept_shape, &k);
    return ERR_NONE;
}

enum err sell_coupon_keep_post(struct req *rq, struct resp *rs)
{
    return tx_run(rq_cx(rq), "sell.coupon.keep", keep_tx, &(struct call){rq, rs});
}

static enum err mine_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    struct list l;
    TRY(sell_coupons_kept(cx, tx, &l));
    rs_list(c->rs, &sell_kept_shape, l);
    return ERR_NONE;
}

enum err sell_my_coupons_get(struct req *rq, struct resp *rs)
{
    return tx_read(rq_cx(rq), "sell.coupons.kept", mine_tx, &(struct call){rq, rs});
}

static enum err shop_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    struct list l;
    TRY(sell_coupons_of(cx, tx, rq_path(c->rq, "id"), &l));
    rs_list(c->rs, &sell_coupon_shape, l);
    return ERR_NONE;
}

enum err sell_shop_coupons_get(struct req *rq, struct resp *rs)
{
    return tx_read(rq_cx(rq), "sell.coupons.of", shop_tx, &(struct call){rq, rs});
}
