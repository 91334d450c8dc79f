/* sell_shop_mall.c: what strangers see of shops and goods: the data of the mall's pages. Only what was reviewed (R14), of open shops and
 * active producers, with a lot that may be sold now (R1): judged by the query, whatever the derived columns say. Household names are the
 * public ones. */
#include <string.h>

#include "net.h"
#include "sell_made.h"
#include "sell_running.h"
#include "sell_search.h"
#include "sell_shop_mall.h"
#include "sell_stock_window.h"

static const struct { const char *code, *zh, *en; } CATEGORIES[] = {
#define CATEGORY(code, zh, en) {code, zh, en},
#include "sell_categories.def"
#undef CATEGORY
};

/* ---- verdicts: room scan stands above -------------------------------------------------------------------------------------------------- */
static sell_verdict_fn *verdict_fn;

void sell_verdict_by(sell_verdict_fn *fn)
{
    verdict_fn = fn;
}

/* ---- lists -------------------------------------------------------------------------------------------------------------------------------- */
enum mall_sort { SORT_SOLD, SORT_NEW, SORT_CHEAP, SORT_DEAR, SORT__COUNT };
static const char *const SORTS[] = {"sold", "new", "cheap", "dear", NULL};
static const struct { int q, ids_q; bool down; } ORDERS[SORT__COUNT] = {
    {SQ_mall_sold, SQ_mall_ids_sold, true}, {SQ_mall_new, SQ_mall_ids_new, true}, {SQ_mall_cheap, SQ_mall_ids_cheap, false}, {SQ_mall_dear, SQ_mall_ids_dear, true},
};
enum { PAGE_USUAL = 20, PAGE_MAX = 50, CHUNK = 60 };

struct mall_query { const char *q, *category, *shop, *cursor; int64_t sort, limit; };
static const struct field QUERY[] = {
    FIELD(struct mall_query, q, F_TEXT, 0, 0, 60, "找什么", "What to look for"),
    FIELD(struct mall_query, category, F_TEXT, 0, 0, 20, "类目", "Category"),
    FIELD(struct mall_query, shop, F_UUID, 0, 0, 0, "店铺", "Shop"),
    FIELD(struct mall_query, cursor, F_TEXT, 0, 0, 60, "上页给的续页码", "Cursor of the page before"),
    FIELD_ENUM(struct mall_query, sort, 0, SORTS, "排序", "Order"),
    FIELD(struct mall_query, limit, F_I64, 0, 1, PAGE_MAX, "每页条数", "Rows a page"),
};
const struct shape sell_mall_query_shape = SHAPE("MallQuery", struct mall_query, QUERY);

#define ROW_FIELDS                                                                                                  \
    FIELD(struct sell_mall_row, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                             \
    FIELD(struct sell_mall_row, title, F_TEXT, FF_RO, 0, 60, "标题", "Title"),                                        \
    FIELD(struct sell_mall_row, title_en, F_TEXT, FF_RO, 0, 120, "英文标题", "English title"),                        \
    FIELD(struct sell_mall_row, cover_sha, F_TEXT, FF_RO, 0, 64, "封面", "Cover"),                                    \
    FIELD(struct sell_mall_row, category, F_TEXT, FF_RO, 0, 20, "类目", "Category"),                                  \
    FIELD(struct sell_mall_row, price_fen, F_I64, FF_RO, 0, INT64_MAX, "最低价（分）", "From, fen"),                  \
    FIELD(struct sell_mall_row, sold, F_I64, FF_RO, 0, INT64_MAX, "已售件数", "Pieces sold"),                         \
    FIELD(struct sell_mall_row, shop, F_UUID, FF_RO, 0, 0, "店铺", "Shop"),                                           \
    FIELD(struct sell_mall_row, shop_name, F_TEXT, FF_RO, 0, 60, "店名", "Shop's name"),                              \
    FIELD(struct sell_mall_row, shop_name_en, F_TEXT, FF_RO, 0, 60, "店铺英文名", "Shop's English name"),             \
    FIELD(struct sell_mall_row, place, F_TEXT, FF_RO, 0, 80, "产地", "From"),                                         \
    FIELD(struct sell_mall_row, free_pieces, F_I64, FF_RO, 0, INT64_MAX, "可买件数", "Pieces to be had"),             \
    FIELD(struct sell_mall_row, ahead, F_BOOL, FF_RO, 0, 1, "可在采收前预订", "May be ordered before the harvest"),           \
    FIELD(struct sell_mall_row, trace, F_TEXT, FF_RO, 0, 100, "追溯页", "Trace page")
static const struct field ROW[] = {ROW_FIELDS};
const struct shape sell_mall_row_shape = SHAPE("MallItem", struct sell_mall_row, ROW);
static const struct field ROW_IN[] = {ROW_FIELDS, FIELD(struct sell_mall_row, id, F_I64, 0, 0, 0, "", "")};
static const struct shape row_in = SHAPE("", struct sell_mall_row, ROW_IN);

struct mall_page { struct list items; const char *next; };
static const struct field PAGE[] = {
    FIELD_SUB(struct mall_page, items, F_LIST, FF_RO, 0, PAGE_MAX, &sell_mall_row_shape, "商品", "Goods"),
    FIELD(struct mall_page, next, F_TEXT, FF_RO, 0, 60, "续页码", "Cursor of the next page"),
};
const struct shape sell_mall_page_shape = SHAPE("MallPage", struct mall_page, PAGE);

/* "VALUE.ID" of the row a page ended with; for words, how many were passed over. */
static bool cursor_read(const char *z, int64_t *a, int64_t *b)
{
    struct str head, tail;
    if (!z || !*z)
        return false;
    *b = 0;
    bool two = str_cut(str_of(z), '.', &head, &tail);
    return str_i64(head, a) && *a >= 0 && (!two || (str_i64(tail, b) && *b >= 0));
}

static int64_t key_of(const struct sell_mall_row *r, int64_t sort)
{
    return sort == SORT_SOLD ? r->sold : sort == SORT_NEW ? 0 : r->price_fen;
}

static enum err page_by_key(struct cx *cx, struct tx *tx, const struct mall_query *q, int64_t limit, struct mall_page *out)
{
    bool down = ORDERS[q->sort].down;
    int64_t key = down ? INT64_MAX : -1, id = down ? INT64_MAX : 0;
    if (q->cursor && !cursor_read(q->cursor, &key, &id))
        return err_set(cx, ERR_INVALID, "cursor");
    TRY(sql_all(tx, &sell_sql[ORDERS[q->sort].q], ARGS(v_i(sell_today(cx)), v_t(q->category), v_t(q->shop), v_i(key), v_i(id), v_i(limit + 1)), &row_in, PAGE_MAX + 1, &out->items));
    if ((int64_t)out->items.n <= limit)
        return ERR_NONE;
    out->items.n = (size_t)limit;
    const struct sell_mall_row *last = (const struct sell_mall_row *)out->items.p + limit - 1;
    out->next = ar_printf(cx->ar, "%lld.%lld", (long long)key_of(last, q->sort), (long long)last->id);
    return ERR_NONE;
}

/* The rows of a chunk of ids that may be shown, in the order of the ids, added to out. */
static enum err chunk_add(struct cx *cx, struct tx *tx, const struct mall_query *q, const int64_t *ids, size_t n, struct sell_mall_row *out, size_t *k, size_t max, size_t *used)
{
    struct list l;
    TRY(sql_all(tx, SQ(mall_ids), ARGS(v_i(sell_today(cx)), v_t(q->category), v_t(q->shop), v_is(ids, n)), &row_in, CHUNK, &l));
    const struct sell_mall_row *r = l.p;
    for (*used = 0; *used < n && *k < max; ++*used)
        for (size_t j = 0; j < l.n; j++)
            if (r[j].id == ids[*used])
                out[(*k)++] = r[j];
    return ERR_NONE;
}

static enum err ids_sorted(struct cx *cx, struct tx *tx, const struct mall_query *q, struct list *ids)
{
    struct rows *r;
    size_t n = 0;
    int64_t *out = AR_ARRAY(cx->ar, int64_t, ids->n ? ids->n : 1);
    TRY(sql_query(tx, &sell_sql[ORDERS[q->sort].ids_q], ARGS(v_is(ids->p, ids->n)), &r));
    while (n < ids->n && rows_next(r))
        out[n++] = rows_i64(r, 0);
    *ids = (struct list){out, n};
    return rows_end(&r);
}

/* By words: best first, or in the order asked for. Paged by how many were passed over: what is found is bounded. */
static enum err page_by_words(struct cx *cx, struct tx *tx, const struct mall_query *q, bool sorted, int64_t limit, struct mall_page *out)
{
    struct list ids;
    bool none;
    int64_t from = 0, unused;
    size_t k = 0, at, used;
    struct sell_mall_row *rows = AR_ARRAY(cx->ar, struct sell_mall_row, PAGE_MAX);
    if (q->cursor && !cursor_read(q->cursor, &from, &unused))
        return err_set(cx, ERR_INVALID, "cursor");
    TRY(sell_search(cx, tx, q->q, &ids, &none));
    if (sorted)
        TRY(ids_sorted(cx, tx, q, &ids));
    const int64_t *id = ids.p;
    size_t ask = (size_t)limit + 4; /* judging each costs most of a search: nearly all are on sale, so a page's worth is asked for first */
    for (at = from < (int64_t)ids.n ? (size_t)from : ids.n; at < ids.n && k < (size_t)limit; at += used, ask *= 2) {
        size_t n = ask < CHUNK ? ask : CHUNK;
        n = ids.n - at < n ? ids.n - at : n;
        TRY(chunk_add(cx, tx, q, id + at, n, rows, &k, (size_t)limit, &used));
    }
    out->items = (struct list){rows, k};
    if (at < ids.n)
        out->next = ar_printf(cx->ar, "%zu", at);
    return ERR_NONE;
}

struct mall_call { struct req *rq; struct resp *rs; const struct mall_query *q; bool sorted; };

static enum err list_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct mall_call *c = arg;
    struct mall_page p = {0};
    struct mall_query q = *c->q;
    int64_t limit = q.limit == FIELD_NULL ? PAGE_USUAL : q.limit;
    TRY(tx_limit(tx, 2000));
    if (q.category && field_enum(sell_categories, str_of(q.category)) < 0)
        return err_set(cx, ERR_INVALID, "category");
    TRY(q.q && *q.q ? page_by_words(cx, tx, &q, c->sorted, limit, &p) : page_by_key(cx, tx, &q, limit, &p));
    rs_object(c->rs, &sell_mall_page_shape, &p);
    return ERR_NONE;
}

handler sell_mall_list, sell_mall_home, sell_mall_goods, sell_mall_shop, sell_mall_suggest, sell_mall_categories;

enum err sell_mall_list(struct req *rq, struct resp *rs)
{
    struct mall_call c = {rq, rs, rq_query(rq), rq_param(rq, "sort") != NULL};
    return tx_read(rq_cx(rq), "sell.mall.list", list_tx, &c);
}

struct suggestion { const char *title; };
static const struct field SUGGESTION[] = {FIELD(struct suggestion, title, F_TEXT, FF_RO, 0, 60, "标题", "Title")};
const struct shape sell_suggestion_shape = SHAPE("MallSuggestion", struct suggestion, SUGGESTION);

static enum err suggest_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct mall_call *c = arg;
    struct mall_page p = {0};
    struct suggestion out[10];
    size_t n = 0;
    if (!c->q->q || !*c->q->q)
        return err_say(cx, ERR_INVALID, "q", "请输入要找的", "Say what to look for");
    TRY(page_by_words(cx, tx, c->q, false, 20, &p));
    const struct sell_mall_row *r = p.items.p;
    for (size_t i = 0; i < p.items.n && n < 10; i++) {
        bool seen = false;
        for (size_t k = 0; k < n; k++)
            seen = seen || strcmp(out[k].title, r[i].title) == 0;
        if (!seen)
            out[n++].title = r[i].title;
    }
    rs_list(c->rs, &sell_suggestion_shape, (struct list){out, n});
    return ERR_NONE;
}

enum err sell_mall_suggest(struct req *rq, struct resp *rs)
{
    struct mall_call c = {rq, rs, rq_query(rq), false};
    return tx_read(rq_cx(rq), "sell.mall.suggest", suggest_tx, &c);
}

/* ---- categories and the first page --------------------------------------------------------------------------------------------------------- */
struct category { const char *code, *name, *name_en; int64_t goods; };
static const struct field CATEGORY_FIELDS[] = {
    FIELD(struct category, code, F_TEXT, FF_RO, 0, 20, "代码", "Code"),
    FIELD(struct category, name, F_TEXT, FF_RO, 0, 20, "名称", "Name"),
    FIELD(struct category, name_en, F_TEXT, FF_RO, 0, 40, "英文名称", "English name"),
    FIELD(struct category, goods, F_I64, FF_RO, 0, INT64_MAX, "商品数", "Goods"),
};
const struct shape sell_category_shape = SHAPE("MallCategory", struct category, CATEGORY_FIELDS);

static enum err categories(struct cx *cx, struct tx *tx, struct list *out)
{
    const size_t n = sizeof CATEGORIES / sizeof CATEGORIES[0];
    struct category *c = AR_ARRAY(cx->ar, struct category, n);
    struct rows *r;
    for (size_t i = 0; i < n; i++)
        c[i] = (struct category){CATEGORIES[i].code, CATEGORIES[i].zh, CATEGORIES[i].en, 0};
    TRY(sql_query(tx, SQ(mall_categories), NOARGS, &r));
    while (rows_next(r)) {
        int64_t i = field_enum(sell_categories, rows_str(r, 0));
        if (i >= 0)
            c[i].goods = rows_i64(r, 1);
    }
    *out = (struct list){c, n};
    return rows_end(&r);
}

static enum err categories_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct mall_call *c = arg;
    struct list l;
    TRY(categories(cx, tx, &l));
    rs_list(c->rs, &sell_category_shape, l);
    return ERR_NONE;
}

enum err sell_mall_categories(struct req *rq, struct resp *rs)
{
    struct mall_call c = {rq, rs, NULL, false};
    return tx_read(rq_cx(rq), "sell.mall.categories", categories_tx, &c);
}

struct mall_shop { int64_t id; const char *uuid, *name, *name_en, *intro, *logo_sha, *owner_name, *serve_name, *place; int64_t kind, created_at, goods; };
#define MALL_SHOP_FIELDS                                                                                            \
    FIELD(struct mall_shop, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                                 \
    FIELD_ENUM(struct mall_shop, kind, FF_RO, sell_shop_kinds, "店铺类型", "Kind of shop"),                           \
    FIELD(struct mall_shop, name, F_TEXT, FF_RO, 0, 60, "店名", "Name"),                                              \
    FIELD(struct mall_shop, name_en, F_TEXT, FF_RO, 0, 60, "英文名", "English name"),                                 \
    FIELD(struct mall_shop, intro, F_TEXT, FF_RO, 0, 1000, "简介", "About the shop"),                                 \
    FIELD(struct mall_shop, logo_sha, F_TEXT, FF_RO, 0, 64, "店标", "Picture"),                                       \
    FIELD(struct mall_shop, owner_name, F_TEXT, FF_RO, 0, 80, "货主", "Whose goods"),                                 \
    FIELD(struct mall_shop, serve_name, F_TEXT, FF_RO, 0, 80, "服务方", "Who serves"),                                \
    FIELD(struct mall_shop, place, F_TEXT, FF_RO, 0, 80, "所在地", "Place"),                                          \
    FIELD(struct mall_shop, goods, F_I64, FF_RO, 0, INT64_MAX, "在售商品数", "Goods on sale"),                        \
    FIELD(struct mall_shop, created_at, F_TIME, FF_RO, 0, 0, "开店时间", "Since")
static const struct field MALL_SHOP[] = {MALL_SHOP_FIELDS};
const struct shape sell_mall_shop_shape = SHAPE("MallShop", struct mall_shop, MALL_SHOP);
static const struct field MALL_SHOP_IN[] = {MALL_SHOP_FIELDS, FIELD(struct mall_shop, id, F_I64, 0, 0, 0, "", "")};
static const struct shape mall_shop_in = SHAPE("", struct mall_shop, MALL_SHOP_IN);

struct home { struct list categories, sold, fresh, shops, campaigns; };
static const struct field HOME[] = {
    FIELD_SUB(struct home, categories, F_LIST, FF_RO, 0, 50, &sell_category_shape, "类目", "Categories"),
    FIELD_SUB(struct home, sold, F_LIST, FF_RO, 0, PAGE_MAX, &sell_mall_row_shape, "热销", "Most sold"),
    FIELD_SUB(struct home, fresh, F_LIST, FF_RO, 0, PAGE_MAX, &sell_mall_row_shape, "新上架", "Newest"),
    FIELD_SUB(struct home, shops, F_LIST, FF_RO, 0, PAGE_MAX, &sell_mall_shop_shape, "店铺", "Shops"),
    FIELD_SUB(struct home, campaigns, F_LIST, FF_RO, 0, SELL_RUNNING_MAX, &sell_running_shape, "正在进行的活动", "Campaigns that run now"),
};
const struct shape sell_mall_home_shape = SHAPE("MallHome", struct home, HOME);

static enum err home_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct mall_call *c = arg;
    struct home h = {0};
    struct mall_page p = {0};
    TRY(tx_limit(tx, 2000));
    TRY(categories(cx, tx, &h.categories));
    TRY(page_by_key(cx, tx, &(struct mall_query){.sort = SORT_SOLD}, 12, &p));
    h.sold = p.items;
    TRY(page_by_key(cx, tx, &(struct mall_query){.sort = SORT_NEW}, 12, &p));
    h.fresh = p.items;
    TRY(sql_all(tx, SQ(mall_shops), NOARGS, &mall_shop_in, 24, &h.shops));
    TRY(sell_running_of(cx, tx, NULL, 12, &h.campaigns));
    rs_object(c->rs, &sell_mall_home_shape, &h);
    return ERR_NONE;
}

enum err sell_mall_home(struct req *rq, struct resp *rs)
{
    struct mall_call c = {rq, rs, NULL, false};
    return tx_read(rq_cx(rq), "sell.mall.home", home_tx, &c);
}

static enum err shop_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct mall_call *c = arg;
    struct mall_shop s = {0};
    enum err e = sql_one(tx, SQ(mall_shop), ARGS(v_t(rq_path(c->rq, "id"))), &mall_shop_in, &s);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这家店铺，或它没有营业", "There is no such shop, or it is not open");
    TRY(e);
    rs_object(c->rs, &sell_mall_shop_shape, &s);
    return ERR_NONE;
}

enum err sell_mall_shop(struct req *rq, struct resp *rs)
{
    struct mall_call c = {rq, rs, NULL, false};
    return tx_read(rq_cx(rq), "sell.mall.shop", shop_tx, &c);
}

/* ---- one kind of goods ----------------------------------------------------------------------------------------------------------------------- */
struct mall_sku { int64_t id; const char *uuid, *spec; int64_t unit, weight_g, price_fen, piece_fen, free_pieces, rev, harvest_day; bool ahead; struct list parts; };
#define MALL_SKU_FIELDS                                                                                             \
    FIELD(struct mall_sku, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                                  \
    FIELD(struct mall_sku, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),                                      \
    FIELD(struct mall_sku, spec, F_TEXT, FF_RO, 0, 40, "规格", "Size"),                                               \
    FIELD_ENUM(struct mall_sku, unit, FF_RO, sell_units, "计价方式", "Priced by"),                                    \
    FIELD(struct mall_sku, weight_g, F_I64, FF_RO, 0, INT64_MAX, "每件重量（克）", "Grams a piece"),                  \
    FIELD(struct mall_sku, price_fen, F_I64, FF_RO, 0, INT64_MAX, "价格（分；按重量的为每公斤）", "Price in fen, by the kilogram when priced by weight"), \
    FIELD(struct mall_sku, piece_fen, F_I64, FF_RO, 0, INT64_MAX, "每件（分）", "A piece, fen"),                      \
    FIELD(struct mall_sku, free_pieces, F_I64, FF_RO, 0, INT64_MAX, "可买件数", "Pieces to be had")
static const struct field MALL_SKU[] = {
    MALL_SKU_FIELDS,
    FIELD(struct mall_sku, ahead, F_BOOL, FF_RO, 0, 1, "采收前预订", "Ordered before the harvest"),
    FIELD(struct mall_sku, harvest_day, F_DATE, FF_RO, 0, 0, "预计采收日", "Expected harvest"),
    FIELD_SUB(struct mall_sku, parts, F_LIST, FF_RO, 0, SELL_PARTS_MAX, &sell_part_shape, "礼盒里有什么", "What is in the box"),
};
static const struct shape mall_sku_shape = SHAPE("MallSku", struct mall_sku, MALL_SKU);
static const struct field MALL_SKU_IN[] = {MALL_SKU_FIELDS, FIELD(struct mall_sku, id, F_I64, 0, 0, 0, "", "")};
static const struct shape mall_sku_in = SHAPE("", struct mall_sku, MALL_SKU_IN);

struct mall_lot { int64_t lot_id; const char *lot, *lot_no, *gtin, *grade, *season, *path, *verdict, *sentence, *place, *grower, *test; int64_t harvest_day, uses, fertilisers; };
#define MALL_LOT_FIELDS                                                                                             \
    FIELD(struct mall_lot, lot, F_UUID, FF_RO, 0, 0, "批次", "Lot"),                                                  \
    FIELD(struct mall_lot, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),                                     \
    FIELD(struct mall_lot, gtin, F_TEXT, FF_RO, 0, 14, "商品条码", "GTIN"),                                           \
    FIELD(struct mall_lot, grade, F_TEXT, FF_RO, 0, 40, "等级", "Grade"),                                             \
    FIELD(struct mall_lot, harvest_day, F_DATE, FF_RO, 0, 0, "采收日期", "Harvested"),                                \
    FIELD(struct mall_lot, season, F_UUID, FF_RO, 0, 0, "已公开的生产季", "Published season")
static const struct field MALL_LOT[] = {
    MALL_LOT_FIELDS,
    FIELD(struct mall_lot, path, F_TEXT, FF_RO, 0, 100, "追溯页", "Trace page"),
    FIELD(struct mall_lot, verdict, F_TEXT, FF_RO, 0, 20, "结论代码", "Verdict's code"),
    FIELD(struct mall_lot, sentence, F_TEXT, FF_RO, 0, 200, "结论", "Verdict"),
    FIELD(struct mall_lot, place, F_TEXT, FF_RO, 0, 200, "产地", "Where it grew"),
    FIELD(struct mall_lot, grower, F_TEXT, FF_RO, 0, 80, "谁种的", "Who grew it"),
    FIELD(struct mall_lot, uses, F_I64, FF_RO, 0, INT64_MAX, "用药次数", "Uses of pesticides and drugs"),
    FIELD(struct mall_lot, fertilisers, F_I64, FF_RO, 0, INT64_MAX, "施肥次数", "Uses of fertilisers"),
    FIELD(struct mall_lot, test, F_TEXT, FF_RO, 0, 200, "检测", "Test"),
};
static const struct shape mall_lot_shape = SHAPE("MallLot", struct mall_lot, MALL_LOT);
static const struct field MALL_LOT_IN[] = {MALL_LOT_FIELDS, FIELD(struct mall_lot, lot_id, F_I64, 0, 0, 0, "", "")};
static const struct shape mall_lot_in = SHAPE("", struct mall_lot, MALL_LOT_IN);

struct mall_goods {
    int64_t id, category, storage, shelf_days, order_max, price_fen, sold; bool on_sale;
    const char *uuid, *title, *title_en, *text, *cover_sha, *shop, *shop_name, *shop_name_en, *owner_name, *place, *serve_name, *paid_name, *product_name, *gtin, *crop_name;
    struct texts pictures; struct list skus, lots, campaigns, coupons; struct sell_wishes *wishes;
};
#define MALL_GOODS_FIELDS                                                                                           \
    FIELD(struct mall_goods, uuid, F_UUID, FF_RO, 0, 0, "编号", "Id"),                                                \
    FIELD(struct mall_goods, title, F_TEXT, FF_RO, 0, 60, "标题", "Title"),                                           \
    FIELD(struct mall_goods, title_en, F_TEXT, FF_RO, 0, 120, "英文标题", "English title"),                           \
    FIELD(struct mall_goods, text, F_TEXT, FF_RO, 0, 4000, "介绍", "Text"),                                           \
    FIELD_ENUM(struct mall_goods, category, FF_RO, sell_categories, "类目", "Category"),                              \
    FIELD_ENUM(struct mall_goods, storage, FF_RO, sell_storages, "储存", "Storage"),                                  \
    FIELD(struct mall_goods, shelf_days, F_I64, FF_RO, 0, 3650, "采收后可售天数", "Days it keeps after the harvest"), \
    FIELD(struct mall_goods, order_max, F_I64, FF_RO, 0, 9999, "每单限购件数", "Pieces in one order at most"),        \
    FIELD(struct mall_goods, cover_sha, F_TEXT, FF_RO, 0, 64, "封面", "Cover"),                                       \
    FIELD(struct mall_goods, price_fen, F_I64, FF_RO, 0, INT64_MAX, "最低价（分）", "From, fen"),                     \
    FIELD(struct mall_goods, sold, F_I64, FF_RO, 0, INT64_MAX, "已售件数", "Pieces sold"),                            \
    FIELD(struct mall_goods, shop, F_UUID, FF_RO, 0, 0, "店铺", "Shop"),                                              \
    FIELD(struct mall_goods, shop_name, F_TEXT, FF_RO, 0, 60, "店名", "Shop's name"),                                 \
    FIELD(struct mall_goods, shop_name_en, F_TEXT, FF_RO, 0, 60, "店铺英文名", "Shop's English name"),                \
    FIELD(struct mall_goods, owner_name, F_TEXT, FF_RO, 0, 80, "货主", "Whose goods"),                                \
    FIELD(struct mall_goods, serve_name, F_TEXT, FF_RO, 0, 80, "服务方", "Who serves"),                               \
    FIELD(struct mall_goods, paid_name, F_TEXT, FF_RO, 0, 80, "收款方", "Who is paid"),                               \
    FIELD(struct mall_goods, place, F_TEXT, FF_RO, 0, 80, "产地", "From"),                                            \
    FIELD(struct mall_goods, product_name, F_TEXT, FF_RO, 0, 80, "产品", "Product"),                                  \
    FIELD(struct mall_goods, crop_name, F_TEXT, FF_RO, 0, 80, "作物", "Crop"),                                        \
    FIELD(struct mall_goods, gtin, F_TEXT, FF_RO, 0, 14, "商品条码", "GTIN")
static const struct field MALL_GOODS[] = {
    MALL_GOODS_FIELDS,
    FIELD(struct mall_goods, on_sale, F_BOOL, FF_RO, 0, 1, "现在可买", "Can be bought now"),
    FIELD(struct mall_goods, pictures, F_TEXTS, FF_RO, 0, SELL_PICTURES_MAX, "图片", "Pictures"),
    FIELD_SUB(struct mall_goods, skus, F_LIST, FF_RO, 0, SELL_SKUS_MAX, &mall_sku_shape, "规格", "Sizes"),
    FIELD_SUB(struct mall_goods, lots, F_LIST, FF_RO, 0, 10, &mall_lot_shape, "批次", "Lots"),
    FIELD_SUB(struct mall_goods, campaigns, F_LIST, FF_RO, 0, SELL_RUNNING_MAX, &sell_running_shape, "活动价：正在进行的和快开始的", "Campaign prices: running, and of the next days"),
    FIELD_SUB(struct mall_goods, coupons, F_LIST, FF_RO, 0, SELL_SHOWN_MAX, &sell_shown_shape, "可以领的优惠券", "Coupons to be taken"),
    FIELD_SUB(struct mall_goods, wishes, F_OBJ, FF_RO, 0, 0, &sell_wishes_shape, "选项和刻字；没有的不写", "Choices and text, where there are any"),
};
const struct shape sell_mall_goods_shape = SHAPE("MallGoods", struct mall_goods, MALL_GOODS);
static const struct field MALL_GOODS_IN[] = {MALL_GOODS_FIELDS, FIELD(struct mall_goods, id, F_I64, 0, 0, 0, "", "")};
static const struct shape mall_goods_in = SHAPE("", struct mall_goods, MALL_GOODS_IN);

struct goods_call { const char *uuid; struct mall_goods g; };

static enum err pictures(struct cx *cx, struct tx *tx, struct mall_goods *g)
{
    struct sell_goods whole = {.id = g->id};
    TRY(sell_goods_pictures(cx, tx, &whole));
    g->pictures = whole.pictures;
    return ERR_NONE;
}

static enum err wishes(struct cx *cx, struct tx *tx, struct mall_goods *g)
{
    struct sell_wishes *w = AR_ARRAY(cx->ar, struct sell_wishes, 1);
    TRY(sell_wishes_of(cx, tx, g->id, w));
    g->wishes = w->label || w->choices.n ? w : NULL;
    return ERR_NONE;
}

static enum err goods_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct goods_call *c = arg;
    struct mall_goods *g = &c->g;
    *g = (struct mall_goods){0};
    enum err e = sql_one(tx, SQ(mall_goods), ARGS(v_t(c->uuid)), &mall_goods_in, g);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这件商品，或它已下架", "There are no such goods, or they are off sale");
    TRY(e);
    TRY(pictures(cx, tx, g));
    TRY(sql_all(tx, SQ(mall_skus), ARGS(v_i(g->id), v_i(sell_today(cx))), &mall_sku_in, SELL_SKUS_MAX, &g->skus));
    TRY(sql_all(tx, SQ(mall_lots), ARGS(v_i(g->id), v_i(sell_today(cx))), &mall_lot_in, 10, &g->lots));
    TRY(sell_running_of(cx, tx, c->uuid, SELL_RUNNING_MAX, &g->campaigns));
    TRY(sell_coupons_shown(cx, tx, c->uuid, &g->coupons));
    TRY(wishes(cx, tx, g));
    struct list parts;
    TRY(sell_parts_of_goods(tx, g->id, &parts));
    struct mall_sku *k = g->skus.p;
    for (size_t i = 0; i < g->skus.n; i++) {
        struct sell_window_now w = {0};
        k[i].parts = sell_parts_cut(parts, k[i].id);
        k[i].harvest_day = FIELD_NULL;
        e = k[i].free_pieces > 0 ? ERR_NOT_FOUND : sell_window_of(tx, k[i].id, &w);
        if (e != ERR_NONE && e != ERR_NOT_FOUND)
            return e;
        if (e == ERR_NONE)
            k[i].free_pieces = w.free_g / k[i].weight_g, k[i].harvest_day = w.harvest_day, k[i].ahead = true;
        cx_clear(cx);
        g->on_sale = g->on_sale || k[i].free_pieces > 0;
        if (!sell_fen(k[i].unit, k[i].price_fen, k[i].weight_g, 1, &k[i].piece_fen))
            return err_set(cx, ERR_INTERNAL, NULL);
    }
    return ERR_NONE;
}

/* The words a scan of each lot would say: asked of room scan, outside the transaction. */
static enum err verdicts(struct cx *cx, struct mall_goods *g)
{
    struct mall_lot *l = g->lots.p;
    for (size_t i = 0; i < g->lots.n; i++) {
        struct sell_verdict v = {.uses = FIELD_NULL, .fertilisers = FIELD_NULL};
        l[i].path = ar_printf(cx->ar, "/01/%s/10/%s", l[i].gtin, l[i].lot_no);
        if (verdict_fn && i < 3)
            TRY(verdict_fn(cx, l[i].gtin, l[i].lot_no, &v));
        l[i].verdict = v.code, l[i].sentence = v.sentence, l[i].place = v.place, l[i].grower = v.grower, l[i].test = v.test, l[i].uses = v.uses, l[i].fertilisers = v.fertilisers;
    }
    return ERR_NONE;
}

enum err sell_mall_goods(struct req *rq, struct resp *rs)
{
    struct goods_call c = {.uuid = rq_path(rq, "id")};
    TRY(tx_read(rq_cx(rq), "sell.mall.goods", goods_tx, &c));
    TRY(verdicts(rq_cx(rq), &c.g));
    rs_object(rs, &sell_mall_goods_shape, &c.g);
    return ERR_NONE;
}

enum err sell_product_goods(struct cx *cx, struct tx *tx, const char *gtin14, const char **uuid_out)
{
    return sql_text(tx, SQ(product_goods), ARGS(v_t(gtin14), v_i(sell_today(cx))), uuid_out);
}

/* ---- for sellers: what may be listed, and why not --------------------------------------------------------------------------------------------- */
struct lot_choice { int64_t lot_id; const char *lot, *lot_no, *grade, *why; int64_t harvest_day, left_g, released_g, offered_g, held_g, sold_g; bool ok; };
#define CHOICE_FIELDS                                                                                               \
    FIELD(struct lot_choice, lot, F_UUID, FF_RO, 0, 0, "批次", "Lot"),                                                \
    FIELD(struct lot_choice, lot_no, F_TEXT, FF_RO, 0, 40, "批次号", "Lot number"),                                   \
    FIELD(struct lot_choice, grade, F_TEXT, FF_RO, 0, 40, "等级", "Grade"),                                           \
    FIELD(struct lot_choice, harvest_day, F_DATE, FF_RO, 0, 0, "采收日期", "Harvested"),                              \
    FIELD(struct lot_choice, left_g, F_I64, FF_RO, 0, INT64_MAX, "批次余量（克）", "Left of the lot, grams"),         \
    FIELD(struct lot_choice, released_g, F_I64, FF_RO, 0, INT64_MAX, "已准出（克）", "Released, grams"),              \
    FIELD(struct lot_choice, offered_g, F_I64, FF_RO, 0, INT64_MAX, "已上架（克）", "Offered, grams"),                \
    FIELD(struct lot_choice, held_g, F_I64, FF_RO, 0, INT64_MAX, "预留（克）", "Held, grams"),                        \
    FIELD(struct lot_choice, sold_g, F_I64, FF_RO, 0, INT64_MAX, "已售（克）", "Sold, grams")
static const struct field CHOICE[] = {
    CHOICE_FIELDS,
    FIELD(struct lot_choice, ok, F_BOOL, FF_RO, 0, 1, "可以上架", "May be listed"),
    FIELD(struct lot_choice, why, F_TEXT, FF_RO, 0, 300, "为什么不能", "Why not"),
};
const struct shape sell_lot_choice_shape = SHAPE("LotChoice", struct lot_choice, CHOICE);
static const struct field CHOICE_IN[] = {CHOICE_FIELDS, FIELD(struct lot_choice, lot_id, F_I64, 0, 0, 0, "", "")};
static const struct shape choice_in = SHAPE("", struct lot_choice, CHOICE_IN);

static enum err lots_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct mall_call *c = arg;
    struct sell_goods g = {0};
    struct list l;
    TRY(sell_goods_get(cx, tx, rq_path(c->rq, "id"), &g));
    TRY(sql_all(tx, SQ(lots_of_product), ARGS(v_i(g.product_id)), &choice_in, 50, &l));
    struct lot_choice *k = l.p;
    for (size_t i = 0; i < l.n; i++) {
        enum err e = sell_lot_sellable(cx, tx, k[i].lot_id);
        if (err_status(e) >= 500)
            return e;
        k[i].ok = e == ERR_NONE;
        k[i].why = e == ERR_NONE ? NULL : ar_strdup(cx->ar, cx->err_text);
        cx_clear(cx);
    }
    rs_list(c->rs, &sell_lot_choice_shape, l);
    return ERR_NONE;
}

handler sell_goods_lots;
enum err sell_goods_lots(struct req *rq, struct resp *rs)
{
    struct mall_call c = {rq, rs, NULL, false};
    return tx_read(rq_cx(rq), "sell.goods.lots", lots_tx, &c);
}
