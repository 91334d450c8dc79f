/* sell_feed.c: see sell_feed.h. The feed is a list like every other (net/list.h), so it pages, filters and exports; a machine's key sees the
 * shops of its grant. */
#include "sell_feed.h"

#include <stdio.h>
#include <string.h>

#include "net.h"
#include "uuid.h"

const char *const sell_outside_channels[] = {"taobao", "tmall", "jd", "pinduoduo", "1688", "douyin", "other", NULL};

/* ---- what is given ------------------------------------------------------------------------------------------------------------------------ */
/* Lots past their day are taken down by job sell.count, so the day need not be compared here. */
#define FREE                                                                                                                  \
    "COALESCE((SELECT CAST(SUM(v.free_g / s.weight_g) AS BIGINT) FROM sell_live_v v WHERE v.sku_id = s.id AND v.free_g > 0), "    \
    "(SELECT MIN(COALESCE((SELECT CAST(SUM(v.free_g / w.weight_g) AS BIGINT) FROM sell_live_v v WHERE v.sku_id = q.part_id AND v.free_g > 0), 0) / q.pieces) " \
    "FROM sell_part q JOIN sell_sku w ON w.id = q.part_id WHERE q.sku_id = s.id), 0)"
static const struct list_col FEED[] = {
    {"sku", "s.uuid", F_UUID, LC_FILTER, NULL, "规格编号（商家编码）", "SKU"},
    {"goods", "g.uuid", F_UUID, LC_FILTER, NULL, "商品编号", "Goods"},
    {"shop", "h.uuid", F_UUID, LC_FILTER, NULL, "店铺编号", "Shop"},
    {"shop_name", "h.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "店名", "Shop's name"},
    {"title", "g.title", F_TEXT, LC_SORT | LC_SEARCH, NULL, "标题", "Title"},
    {"title_en", "COALESCE(g.title_en, '')", F_TEXT, 0, NULL, "英文标题", "English title"},
    {"spec", "s.spec", F_TEXT, 0, NULL, "规格", "Size"},
    {"category", "g.category", F_ENUM, LC_SORT | LC_FILTER, sell_categories, "类目", "Category"},
    {"gtin", "p.gtin", F_TEXT, LC_FILTER, NULL, "商品条码", "GTIN"},
    {"unit", "s.unit", F_ENUM, 0, sell_units, "计价方式", "Priced by"},
    {"weight_g", "s.weight_g", F_I64, 0, NULL, "每件重量（克）", "Grams a piece"},
    {"price_fen", "s.price_fen", F_I64, LC_SORT, NULL, "价格（分）", "Price, fen"},
    {"stock", FREE, F_I64, 0, NULL, "可售件数", "Pieces free"},
    {"picture", "COALESCE('/photo/' || g.cover_sha, '')", F_TEXT, 0, NULL, "图片", "Picture"},
    {"created_at", "s.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "建立时间", "Made at"},
};
const struct list_spec sell_feed_list = {
    "FeedItem",
    "sell_sku s JOIN sell_goods g ON g.id = s.goods_id AND g.state = 'on' JOIN sell_shop h ON h.id = g.shop_id JOIN grow_product_v p ON p.id = g.product_id",
    "s.id", "created_at", FEED, sizeof FEED / sizeof FEED[0]};

handler sell_feed_get, sell_outside_get, sell_prices_post;

enum err sell_feed_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.feed.read", "h.level_path", "h.serve_id", "s.state = 'on'");
}

/* ---- what comes back -------------------------------------------------------------------------------------------------------------------------- */
static const struct list_col OUTSIDE[] = {
    {"uuid", "x.uuid", F_UUID, LC_NOEXPORT, NULL, "编号", "Id"},
    {"channel", "x.channel", F_ENUM, LC_SORT | LC_FILTER, sell_outside_channels, "平台", "Marketplace"},
    {"order_no", "x.order_no", F_TEXT, LC_SORT | LC_SEARCH, NULL, "平台订单号", "Their number"},
    {"title", "g.title", F_TEXT, LC_SEARCH, NULL, "商品", "Goods"},
    {"spec", "s.spec", F_TEXT, 0, NULL, "规格", "Size"},
    {"pieces", "x.pieces", F_I64, 0, NULL, "件数", "Pieces"},
    {"paid_fen", "x.paid_fen", F_I64, 0, NULL, "实付（分）", "Paid, fen"},
    {"day", "x.day", F_DATE, LC_SORT | LC_FILTER, NULL, "日期", "Day"},
    {"created_at", "x.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "导入时间", "Imported at"},
};
const struct list_spec sell_outside_list = {
    "OutsideSale", "sell_outside x JOIN sell_sku s ON s.id = x.sku_id JOIN sell_goods g ON g.id = s.goods_id", "x.id", "-created_at", OUTSIDE, sizeof OUTSIDE / sizeof OUTSIDE[0]};

enum err sell_outside_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.read", "x.level_path", "x.serve_id", NULL);
}

static enum err outside_check(struct cx *cx, const struct sell_outside_sale *in)
{
    if (!in->channel || field_enum(sell_outside_channels, str_of(in->channel)) < 0)
        return err_say(cx, ERR_INVALID, "/channel", "不认识的平台", "Unknown marketplace");
    size_t n = in->order_no ? strlen(in->order_no) : 0;
    if (n == 0 || n > 50)
        return err_say(cx, ERR_INVALID, "/order_no", "订单号须为 1 到 50 个字符", "The number has 1 to 50 characters");
    if (in->paid_fen != FIELD_NULL && (in->paid_fen < 0 || in->paid_fen > SELL_PRICE_MAX * SELL_PIECES_MAX))
        return err_say(cx, ERR_INVALID, "/paid", "金额不对", "The amount is wrong");
    return ERR_NONE;
}

enum err sell_outside_take(struct cx *cx, struct tx *tx, const struct sell_outside_sale *in, const char **uuid_out)
{
    struct sell_offer o = {0};
    struct sell_goods g = {0};
    struct list picks;
    int64_t n;
    const char *uuid = uuid_make(cx->ar);
    TRY(outside_check(cx, in));
    enum err e = sell_offer_get(cx, tx, in->sku, &o);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/sku", "没有这个规格编号", "There is no such SKU");
    TRY(e);
    TRY(sell_goods_load(cx, tx, o.goods, &g));
    TRY(sell_goods_may(cx, "sell.goods.write", &g));
    TRY(sql_exec_n(tx, SQ(outside_put),
                   ARGS(v_t(uuid), v_t(in->channel), v_t(in->order_no), v_i(o.sku_id), v_i(in->pieces), v_i(in->paid_fen), v_i(in->day), v_t(o.level_path), v_i(o.serve_id),
                        v_t(sell_by(cx)), v_i(cx->now_us), v_t(o.county)),
                   &n));
    if (n == 0)
        return err_say(cx, ERR_DUPLICATE, "/order_no", "这一单已经导入过", "This order was imported before");
    const char *ref = ar_printf(cx->ar, "outside:%s:%s", in->channel, in->order_no);
    e = sell_stock_reserve(cx, tx, &(struct sell_want){o.sku_id, in->pieces, ref}, 1, cx->now_us + 3600000000, &picks);
    if (e != ERR_NONE) { /* as a field of the sheet */
        snprintf(cx->err_field, sizeof cx->err_field, "/pieces");
        return e;
    }
    TRY(sell_stock_commit(cx, tx, (struct texts){&ref, 1}));
    *uuid_out = uuid;
    return people_audit(cx, tx, "sell.outside.take", "sku", in->sku, (struct str){0}, str_of(ar_printf(cx->ar, "{\"channel\":\"%s\",\"pieces\":%lld}", in->channel, (long long)in->pieces)), NULL);
}

/* ---- prices in bulk ------------------------------------------------------------------------------------------------------------------------------ */
static const struct field LINE[] = {
    FIELD(struct sell_price_line, sku, F_UUID, FF_REQ, 0, 0, "规格", "SKU"),
    FIELD(struct sell_price_line, rev, F_I64, 0, 1, INT64_MAX, "版本", "Revision"),
    FIELD(struct sell_price_line, price_fen, F_I64, FF_REQ, 1, SELL_PRICE_MAX, "价格（分）", "Price, fen"),
};
static const struct shape line_shape = SHAPE("PriceLine", struct sell_price_line, LINE);
static const struct field PRICES[] = {FIELD_SUB(struct sell_prices, items, F_LIST, FF_REQ, 1, SELL_PRICES_MAX, &line_shape, "价格", "Prices")};
const struct shape sell_prices_shape = SHAPE("Prices", struct sell_prices, PRICES);

static enum err price_one(struct cx *cx, struct tx *tx, const struct sell_price_line *in, struct sell_price_line *out)
{
    struct sell_sku k = {0};
    struct sell_goods g = {0};
    enum err e = sql_one(tx, SQ(sku_one), ARGS(v_t(in->sku)), &sell_sku_row, &k);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这个规格", "There is no such size");
    TRY(e);
    const struct sell_sku_body body = {k.spec, k.unit, k.weight_g, in->price_fen, k.state};
    TRY(sell_sku_change(cx, tx, in->sku, in->rev, &body, &g));
    *out = (struct sell_price_line){in->sku, k.rev + 1, in->price_fen};
    return ERR_NONE;
}

enum err sell_prices_change(struct cx *cx, struct tx *tx, const struct sell_prices *in, struct sell_prices *out)
{
    const struct sell_price_line *l = in->items.p;
    struct sell_price_line *o = AR_ARRAY(cx->ar, struct sell_price_line, in->items.n ? in->items.n : 1);
    for (size_t i = 0; i < in->items.n; i++) {
        enum err e = price_one(cx, tx, &l[i], &o[i]);
        if (e != ERR_NONE) {
            snprintf(cx->err_field, sizeof cx->err_field, "/items/%zu", i);
            return e;
        }
    }
    out->items = (struct list){o, in->items.n};
    return ERR_NONE;
}

struct call { struct req *rq; struct resp *rs; };

static enum err prices_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct call *c = arg;
    struct sell_prices out = {0};
    TRY(sell_prices_change(cx, tx, rq_body(c->rq), &out));
    rs_object(c->rs, &sell_prices_shape, &out);
    return ERR_NONE;
}

enum err sell_prices_post(struct req *rq, struct resp *rs)
{
    struct call c = {rq, rs};
    return tx_run(rq_cx(rq), "sell.prices", prices_tx, &c);
}
