/* sell_goods.c: goods on sale and their SKUs: made by the shop, reviewed by the office before anybody else sees them (R14). */
#include "sell_made.h"
#include "sell_search.h"

#include <string.h>

#include "uuid.h"

const char *const sell_goods_states[] = {
#define STATE(name, code, zh, en) code,
#include "sell_goods_states.def"
#undef STATE
    NULL};
const char *const sell_categories[] = {
#define CATEGORY(code, zh, en) code,
#include "sell_categories.def"
#undef CATEGORY
    NULL};
const char *const sell_units[] = {"piece", "weight", NULL};
const char *const sell_storages[] = {"ambient", "cool", "frozen", NULL};
const char *const sell_on_off[] = {"on", "off", NULL};
static const struct { const char *zh, *en; } NAMES[] = {
#define STATE(name, code, zh, en) {zh, en},
#include "sell_goods_states.def"
#undef STATE
};
static const char *const WAYS[GOODS__STATES][GOODS__STATES] = {
#define MOVE(from, to, perm) [GOODS_##from][GOODS_##to] = perm,
#include "sell_goods_states.def"
#undef MOVE
};

bool sell_goods_way(enum sell_goods_state from, enum sell_goods_state to, const char **perm_out)
{
    *perm_out = from < GOODS__STATES && to < GOODS__STATES ? WAYS[from][to] : NULL;
    return *perm_out != NULL;
}

const char *sell_goods_state_name(enum sell_goods_state s, enum lang lang)
{
    return lang == LANG_EN ? NAMES[s].en : NAMES[s].zh;
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------------ */
enum err sell_goods_pictures(struct cx *cx, struct tx *tx, struct sell_goods *g)
{
    struct rows *r;
    const char **p = AR_ARRAY(cx->ar, const char *, SELL_PICTURES_MAX);
    size_t n = 0;
    TRY(sql_query(tx, SQ(pictures), ARGS(v_i(g->id)), &r));
    while (n < SELL_PICTURES_MAX && rows_next(r))
        p[n++] = rows_z(r, 0);
    g->pictures = (struct texts){p, n};
    return rows_end(&r);
}

static void sku_fill(struct sell_sku *k, struct sell_listing *all, size_t n)
{
    size_t from = 0, many = 0;
    while (from < n && all[from].sku_id != k->id)
        from++;
    while (from + many < n && all[from + many].sku_id == k->id)
        many++;
    k->listings = (struct list){all + from, many};
    if (!sell_fen(k->unit, k->price_fen, k->weight_g, 1, &k->piece_fen))
        k->piece_fen = 0;
    for (size_t i = from; i < from + many; i++)
        if (all[i].listed && all[i].clear && all[i].free_g > 0)
            k->free_pieces += all[i].free_g / k->weight_g;
}

enum err sell_goods_fill(struct cx *cx, struct tx *tx, struct sell_goods *g)
{
    struct list lots, parts;
    TRY(sell_goods_pictures(cx, tx, g));
    TRY(sql_all(tx, SQ(skus), ARGS(v_i(g->id)), &sell_sku_row, SELL_SKUS_MAX, &g->skus));
    TRY(sql_all(tx, SQ(listings), ARGS(v_i(g->id)), &sell_listing_row, SELL_SKUS_MAX * SELL_LISTINGS_MAX * 2, &lots));
    struct sell_sku *k = g->skus.p;
    TRY(sell_parts_of_goods(tx, g->id, &parts));
    for (size_t i = 0; i < g->skus.n; i++) {
        sku_fill(&k[i], lots.p, lots.n);
        k[i].parts = sell_parts_cut(parts, k[i].id);
    }
    return sell_steps(tx, "goods", g->id, &g->steps);
}

enum err sell_goods_load(struct cx *cx, struct tx *tx, const char *uuid, struct sell_goods *out)
{
    enum err e = sql_one(tx, SQ(goods_one), ARGS(v_t(uuid)), &sell_goods_row, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这件商品", "There are no such goods");
    TRY(e);
    return sell_goods_fill(cx, tx, out);
}

enum err sell_goods_may(struct cx *cx, const char *perm, const struct sell_goods *g)
{
    return sell_may(cx, perm, (struct sell_party){g->level_path, g->serve_id}, (struct sell_party){g->owner_path, g->owner_id});
}

enum err sell_goods_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_goods *out)
{
    TRY(sell_goods_load(cx, tx, uuid, out));
    return sell_goods_may(cx, "sell.read", out);
}

/* The trail keeps what was said and priced, not the lots and steps that have their own lines. */
static struct str goods_json(struct cx *cx, const struct sell_goods *g)
{
    struct sell_goods c = *g;
    c.steps = (struct list){NULL, 0};
    struct sell_sku *k = AR_ARRAY(cx->ar, struct sell_sku, g->skus.n ? g->skus.n : 1);
    for (size_t i = 0; i < g->skus.n; i++) {
        k[i] = ((const struct sell_sku *)g->skus.p)[i];
        k[i].listings = k[i].parts = (struct list){NULL, 0};
    }
    c.skus = (struct list){k, g->skus.n};
    return sell_json(cx, &sell_goods_shape, &c);
}

static enum err audit(struct cx *cx, struct tx *tx, const char *action, const struct sell_goods *before, const struct sell_goods *after, const char *reason)
{
    return people_audit(cx, tx, action, "goods", after->uuid, before ? goods_json(cx, before) : (struct str){0}, goods_json(cx, after), reason);
}

enum err sell_goods_live(struct cx *cx, struct tx *tx, int64_t goods_id)
{
    return sql_exec(tx, SQ(live_mark), ARGS(v_i(goods_id), v_i(sell_today(cx))));
}

/* Derived columns anew, then what is there now. */
static enum err touched(struct cx *cx, struct tx *tx, const char *action, const struct sell_goods *before, struct sell_goods *out)
{
    TRY(sql_exec(tx, SQ(goods_touch), ARGS(v_i(before->id))));
    TRY(sell_goods_live(cx, tx, before->id));
    TRY(sell_goods_load(cx, tx, before->uuid, out));
    return audit(cx, tx, action, before, out, NULL);
}

/* ---- SKUs --------------------------------------------------------------------------------------------------------------------------------- */
static enum err sku_check(struct cx *cx, const struct sell_sku_body *in)
{
    int64_t fen;
    if (!sell_fen(in->unit, in->price_fen, in->weight_g, 1, &fen))
        return err_say(cx, ERR_INVALID, "/price_fen", "价格或重量不对：每件至少一分钱", "Price or weight is wrong: a piece costs at least one fen");
    return ERR_NONE;
}

/* What is weighed at packing has no price of a piece that a surcharge could stand on. */
static enum err unit_check(struct cx *cx, struct tx *tx, int64_t goods_id, const struct sell_sku_body *in, bool box)
{
    int64_t wishes;
    if (in->unit != UNIT_WEIGHT)
        return ERR_NONE;
    TRY(sql_i64(tx, SQ(wishes_any), ARGS(v_i(goods_id)), &wishes));
    return !wishes && !box ? ERR_NONE : err_say(cx, ERR_RULE, "/unit", "有选项、刻字的商品和礼盒按件卖", "Goods with choices or a text, and boxes, are sold by the piece");
}

static enum err sku_insert(struct cx *cx, struct tx *tx, int64_t goods_id, const struct sell_sku_body *in)
{
    int64_t id;
    TRY(sku_check(cx, in));
    TRY(unit_check(cx, tx, goods_id, in, false));
    enum err e = sql_i64(tx, SQ(sku_insert), ARGS(v_t(uuid_make(cx->ar)), v_i(goods_id), v_t(in->spec), v_t(sell_units[in->unit]), v_i(in->weight_g),
                                                 v_i(in->price_fen), v_t(sell_on_off[in->state]), v_i(cx->now_us)), &id);
    if (e == ERR_DUPLICATE)
        return err_say(cx, e, "/spec", "规格重复：%s", "The size stands there twice: %s", in->spec);
    TRY(e);
    return sql_exec(tx, SQ(price_insert), ARGS(v_i(id), v_i(in->price_fen), v_t(sell_by(cx)), v_i(cx->now_us)));
}

enum err sell_sku_add(struct cx *cx, struct tx *tx, const char *goods, const struct sell_sku_body *in, struct sell_goods *out)
{
    struct sell_goods before = {0};
    TRY(sell_goods_load(cx, tx, goods, &before));
    TRY(sell_goods_may(cx, "sell.goods.write", &before));
    if (before.skus.n >= SELL_SKUS_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "一件商品最多 %d 种规格", "Goods have at most %d sizes", SELL_SKUS_MAX);
    TRY(sku_insert(cx, tx, before.id, in));
    return touched(cx, tx, "sell.sku.add", &before, out);
}

static enum err goods_of(struct cx *cx, struct tx *tx, const struct sql *q, const char *uuid, struct sell_goods *out)
{
    const char *goods;
    enum err e = sql_text(tx, q, ARGS(v_t(uuid)), &goods);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有找到", "There is no such thing");
    TRY(e);
    return sell_goods_load(cx, tx, goods, out);
}

static bool other_thing(const struct sell_sku *k, const struct sell_sku_body *in)
{
    return strcmp(k->spec, in->spec) != 0 || k->unit != in->unit || k->weight_g != in->weight_g;
}

enum err sell_sku_change(struct cx *cx, struct tx *tx, const char *sku, int64_t if_rev, const struct sell_sku_body *in, struct sell_goods *out)
{
    struct sell_goods before = {0};
    struct sell_sku k = {0};
    int64_t held;
    TRY(goods_of(cx, tx, SQ(goods_of_sku), sku, &before));
    TRY(sell_goods_may(cx, "sell.goods.write", &before));
    TRY(sql_one(tx, SQ(sku_one), ARGS(v_t(sku)), &sell_sku_row, &k));
    TRY(sell_rev_is(cx, k.rev, if_rev));
    TRY(sku_check(cx, in));
    bool box;
    TRY(sell_sku_is_box(tx, k.id, &box));
    TRY(unit_check(cx, tx, before.id, in, box));
    TRY(sql_i64(tx, SQ(sku_held), ARGS(v_i(k.id)), &held));
    if (held && other_thing(&k, in))
        return err_say(cx, ERR_WRONG_STATE, "/spec", "已有人买过：规格、单位和重量不能再改，请另加一种规格", "It was sold already: size, unit and weight stay; add another size");
    enum err e = sql_exec(tx, SQ(sku_update), ARGS(v_i(k.id), v_t(in->spec), v_t(sell_units[in->unit]), v_i(in->weight_g), v_i(in->price_fen), v_t(sell_on_off[in->state])));
    if (e == ERR_DUPLICATE)
        return err_say(cx, e, "/spec", "规格重复：%s", "The size stands there twice: %s", in->spec);
    TRY(e);
    if (in->price_fen != k.price_fen)
        TRY(sql_exec(tx, SQ(price_insert), ARGS(v_i(k.id), v_i(in->price_fen), v_t(sell_by(cx)), v_i(cx->now_us))));
    return touched(cx, tx, "sell.sku.change", &before, out);
}

/* ---- making and changing ------------------------------------------------------------------------------------------------------------------- */
struct product { int64_t product_id, owner_id; const char *county; };
static const struct field PRODUCT[] = {
    FIELD(struct product, product_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct product, owner_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct product, county, F_TEXT, 0, 0, 0, "", ""),
};
static const struct shape product_row = SHAPE("", struct product, PRODUCT);

static enum err pictures_put(struct cx *cx, struct tx *tx, int64_t goods_id, const struct texts *pictures)
{
    TRY(grow_photos_check(cx, tx, pictures, "/pictures"));
    TRY(sql_exec(tx, SQ(picture_clear), ARGS(v_i(goods_id))));
    for (size_t i = 0; i < pictures->n; i++)
        TRY(sql_exec(tx, SQ(picture_insert), ARGS(v_i(goods_id), v_i((int64_t)i), v_t(pictures->p[i]))));
    return ERR_NONE;
}

static const char *cover(const struct texts *pictures)
{
    return pictures->n ? pictures->p[0] : NULL;
}

static int64_t tax_bp(int64_t asked)
{
    return asked == FIELD_NULL ? 0 : asked;
}

static int64_t order_max(int64_t asked)
{
    return asked == FIELD_NULL ? 99 : asked;
}

static enum err insert(struct cx *cx, struct tx *tx, const struct sell_shop *s, const struct product *p, const struct sell_goods_body *in, const char *uuid, int64_t *id_out)
{
    return sql_i64(tx, SQ(goods_insert),
                   ARGS(v_t(uuid), v_i(s->id), v_i(p->product_id), v_i(p->owner_id), v_t(in->title), v_t(in->title_en), v_t(in->text), v_t(sell_categories[in->category]),
                        v_t(sell_storages[in->storage]), v_i(in->shelf_days), v_i(order_max(in->order_max)), v_t(cover(&in->pictures)), v_i(cx->now_us),
                        v_t(s->level_path), v_t(s->county), v_i(tax_bp(in->tax_bp))),
                   id_out);
}

static enum err place(struct cx *cx, struct tx *tx, const struct sell_goods_body *in, struct sell_shop *s, struct product *p)
{
    int64_t n;
    if (!in->shop || !in->product)
        return err_say(cx, ERR_INVALID, in->shop ? "/product" : "/shop", "请说明店铺和产品", "Say which shop and which product");
    TRY(sell_shop_load(cx, tx, in->shop, s));
    const struct sell_party keeper = {s->level_path, s->serve_id};
    TRY(sell_may(cx, "sell.goods.write", keeper, keeper));
    if (s->state == SHOP_CLOSED || s->state == SHOP_REFUSED)
        return err_say(cx, ERR_WRONG_STATE, "/shop", "店铺“%s”，不能上货", "The shop is %s: it takes no goods", sell_shop_state_name((enum sell_shop_state)s->state, cx->lang));
    enum err e = sql_one(tx, SQ(goods_product), ARGS(v_t(in->product)), &product_row, p);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/product", "没有这个产品", "There is no such product");
    TRY(e);
    TRY(sell_agreed(cx, tx, s->id, s->operator_id, p->owner_id));
    TRY(sql_i64(tx, SQ(goods_count), ARGS(v_i(s->id)), &n));
    return n < SELL_GOODS_MAX ? ERR_NONE : err_say(cx, ERR_LIMIT, NULL, "一家店铺最多 %d 件商品", "A shop has at most %d goods", SELL_GOODS_MAX);
}

enum err sell_goods_create(struct cx *cx, struct tx *tx, const struct sell_goods_body *in, struct sell_goods *out)
{
    struct sell_shop s = {0};
    struct product p = {0};
    int64_t id;
    const char *uuid = uuid_make(cx->ar);
    const struct sell_sku_body *k = in->skus.p;
    TRY(place(cx, tx, in, &s, &p));
    if (s.kind == SHOP_INPUT)
        return err_say(cx, ERR_RULE, "/shop", "农资店不卖农产品：请另申请店铺", "An input shop sells no produce: apply for another shop");
    TRY(insert(cx, tx, &s, &p, in, uuid, &id));
    TRY(pictures_put(cx, tx, id, &in->pictures));
    for (size_t i = 0; i < in->skus.n; i++)
        TRY(sku_insert(cx, tx, id, &k[i]));
    TRY(sql_exec(tx, SQ(goods_touch), ARGS(v_i(id))));
    TRY(sell_step_add(cx, tx, "goods", id, NULL, sell_goods_states[GOODS_DRAFT], NULL));
    TRY(sell_goods_load(cx, tx, uuid, out));
    return audit(cx, tx, "sell.goods.create", NULL, out, NULL);
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* What was reviewed: words and pictures. */
static bool reviewed_changes(const struct sell_goods *g, const struct sell_goods_body *in)
{
    if (!same_text(g->title, in->title) || !same_text(g->title_en, in->title_en) || !same_text(g->text, in->text) || g->pictures.n != in->pictures.n ||
        g->category != in->category)
        return true;
    for (size_t i = 0; i < g->pictures.n; i++)
        if (strcmp(g->pictures.p[i], in->pictures.p[i]) != 0)
            return true;
    return false;
}

static enum err enter(struct cx *cx, struct tx *tx, const struct sell_goods *g, enum sell_goods_state to, const char *reason)
{
    TRY(sql_exec(tx, SQ(goods_state), ARGS(v_i(g->id), v_t(sell_goods_states[to]), v_i(cx->now_us))));
    return sell_step_add(cx, tx, "goods", g->id, sell_goods_states[g->state], sell_goods_states[to], reason);
}

enum err sell_goods_again(struct cx *cx, struct tx *tx, const struct sell_goods *g, const char *why)
{
    const char *perm;
    if (g->state == GOODS_DRAFT)
        return ERR_NONE;
    if (!sell_goods_way((enum sell_goods_state)g->state, GOODS_DRAFT, &perm))
        return err_say(cx, ERR_WRONG_STATE, NULL, "商品“%s”，文字和图片不能改", "The goods are %s: words and pictures stay", sell_goods_state_name((enum sell_goods_state)g->state, cx->lang));
    TRY(enter(cx, tx, g, GOODS_DRAFT, why));
    TRY(sell_search_put(cx, tx, g->id));
    return sell_goods_live(cx, tx, g->id);
}

enum err sell_goods_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_goods_body *in, struct sell_goods *out)
{
    struct sell_goods g = {0};
    TRY(sell_goods_load(cx, tx, uuid, &g));
    TRY(sell_goods_may(cx, "sell.goods.write", &g));
    TRY(sell_rev_is(cx, g.rev, if_rev));
    if ((in->shop && strcmp(in->shop, g.shop) != 0) || (in->product && strcmp(in->product, g.product) != 0))
        return err_say(cx, ERR_INVALID, in->shop && strcmp(in->shop, g.shop) != 0 ? "/shop" : "/product", "店铺和产品不能改，请另上一件商品", "Shop and product stay: make other goods");
    bool again = reviewed_changes(&g, in);
    TRY(sql_exec(tx, SQ(goods_update), ARGS(v_i(g.id), v_t(in->title), v_t(in->title_en), v_t(in->text), v_t(sell_categories[in->category]), v_t(sell_storages[in->storage]),
                                            v_i(in->shelf_days), v_i(order_max(in->order_max)), v_t(cover(&in->pictures)), v_i(tax_bp(in->tax_bp)))));
    TRY(pictures_put(cx, tx, g.id, &in->pictures));
    TRY(sql_exec(tx, SQ(listing_expiry), ARGS(v_i(g.id), v_i(in->shelf_days))));
    if (again)
        TRY(sell_goods_again(cx, tx, &g, "文字或图片已改，须重新审核"));
    TRY(sell_goods_live(cx, tx, g.id));
    TRY(sell_goods_load(cx, tx, uuid, out));
    return audit(cx, tx, "sell.goods.change", &g, out, in->reason);
}

/* ---- states ---------------------------------------------------------------------------------------------------------------------------------- */
static enum err check_move(struct cx *cx, const struct sell_goods *g, const struct sell_move *m)
{
    const char *perm;
    if (m->state < 0 || m->state >= GOODS__STATES || !sell_goods_way((enum sell_goods_state)g->state, (enum sell_goods_state)m->state, &perm))
        return err_say(cx, ERR_WRONG_STATE, "/state", "商品不能从“%s”改为“%s”", "Goods cannot go from \"%s\" to \"%s\"",
                       sell_goods_state_name((enum sell_goods_state)g->state, cx->lang),
                       m->state >= 0 && m->state < GOODS__STATES ? sell_goods_state_name((enum sell_goods_state)m->state, cx->lang) : "?");
    TRY(sell_goods_may(cx, perm, g));
    if ((m->state == GOODS_RETURNED || m->state == GOODS_BARRED) && !(m->reason && str_trim(str_of(m->reason)).size))
        return err_say(cx, ERR_INVALID, "/reason", "请写明理由", "Say why");
    if (m->state == GOODS_SUBMITTED && g->skus.n == 0)
        return err_say(cx, ERR_RULE, NULL, "请先加一种规格和价格", "Add a size with its price first");
    return ERR_NONE;
}

enum err sell_goods_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_move *m, struct sell_goods *out)
{
    struct sell_goods g = {0};
    TRY(sell_goods_load(cx, tx, uuid, &g));
    TRY(sell_goods_may(cx, "sell.read", &g));
    TRY(sell_rev_is(cx, g.rev, if_rev));
    TRY(check_move(cx, &g, m));
    TRY(enter(cx, tx, &g, (enum sell_goods_state)m->state, m->reason));
    for (size_t i = 0; m->state == GOODS_ON && i < g.pictures.n; i++)
        TRY(grow_file_publish(cx, tx, g.pictures.p[i]));
    TRY(sell_search_put(cx, tx, g.id));
    TRY(sell_goods_live(cx, tx, g.id));
    TRY(sell_goods_load(cx, tx, uuid, out));
    return audit(cx, tx, "sell.goods.state", &g, out, m->reason);
}

/* ---- listings: here because they answer with their goods ---------------------------------------------------------------------------------------- */
static enum err sku_of(const struct sell_goods *g, const char *sku, const struct sell_sku **out)
{
    const struct sell_sku *k = g->skus.p;
    for (size_t i = 0; i < g->skus.n; i++)
        if (strcmp(k[i].uuid, sku) == 0) {
            *out = &k[i];
            return ERR_NONE;
        }
    return ERR_NOT_FOUND;
}

enum err sell_goods_of_sku(struct cx *cx, struct tx *tx, const char *sku, struct sell_goods *out, const struct sell_sku **sku_out)
{
    TRY(goods_of(cx, tx, SQ(goods_of_sku), sku, out));
    return sku_of(out, sku, sku_out);
}

static sell_taken_fn *taken_by;

void sell_taken_by(sell_taken_fn *fn)
{
    taken_by = fn;
}

static enum err grams_or_none(struct cx *cx, struct tx *tx, const struct sql *q, int64_t lot_id, int64_t *out, bool *found_out)
{
    enum err e = sql_i64(tx, q, ARGS(v_i(lot_id)), out);
    if (found_out)
        *found_out = e == ERR_NONE;
    if (e != ERR_NOT_FOUND)
        return e;
    cx_clear(cx);
    return ERR_NONE;
}

/* Grams of the lot that rooms above owe or have delivered. */
static enum err taken_elsewhere(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *out)
{
    *out = 0;
    return taken_by ? taken_by(cx, tx, lot_id, out) : ERR_NONE;
}

/* What nobody may split, merge or process away: what is on sale or was sold here, and what rooms above promised. */
enum err sell_lot_promised(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *grams_out)
{
    int64_t here = 0, above = 0;
    TRY(grams_or_none(cx, tx, SQ(stock_promised), lot_id, &here, NULL));
    TRY(taken_elsewhere(cx, tx, lot_id, &above));
    *grams_out = here + above;
    return ERR_NONE;
}

/* Put the lot's stock at asked grams (FIELD_NULL: as it is while it is on sale, else all that may be). */
static enum err offer_put(struct cx *cx, struct tx *tx, const struct grow_lot *lot, int64_t asked)
{
    int64_t released, have = 0, n, taken;
    bool there, on_sale;
    TRY(sql_i64(tx, SQ(lot_released), ARGS(v_i(lot->id)), &released));
    TRY(taken_elsewhere(cx, tx, lot->id, &taken));
    int64_t most = (released < lot->left_g ? released : lot->left_g) - taken;
    most = most < 0 ? 0 : most;
    TRY(grams_or_none(cx, tx, SQ(stock_on_sale), lot->id, &have, &on_sale));
    TRY(grams_or_none(cx, tx, SQ(stock_offered), lot->id, &have, &there));
    if (asked == FIELD_NULL && on_sale)
        return ERR_NONE;
    int64_t grams = asked != FIELD_NULL ? asked : most > have ? most : have;
    bool more = !there || grams > have;
    if (grams < 0 || (more && grams > most))
        return err_say(cx, ERR_INVALID, "/offered_g", "最多可上架 %lld 克：批次余量和准出合格证的重量以内，许给别人的除外", "At most %lld g: within what the lot has left and its released certificates cover, less what is promised elsewhere", (long long)most);
    if (!there)
        return sql_exec(tx, SQ(stock_put), ARGS(v_i(lot->id), v_i(grams), v_t(lot->county)));
    TRY(sql_exec_n(tx, SQ(stock_offer), ARGS(v_i(lot->id), v_i(grams)), &n));
    return n ? ERR_NONE : err_say(cx, ERR_CONFLICT, "/offered_g", "已售出和已预留的比这更多", "More than that is sold or held already");
}

static enum err lot_for(struct cx *cx, struct tx *tx, const struct sell_goods *g, const char *uuid, struct grow_lot *lot)
{
    enum err e = grow_lot_get(cx, tx, uuid, lot);
    if (e == ERR_NOT_FOUND || (e == ERR_NONE && (lot->product_id != g->product_id || lot->operator_id != g->owner_id)))
        return err_say(cx, ERR_INVALID, "/lot", "这个批次不是该产品的", "The lot is not of this product");
    TRY(e);
    return sell_lot_sellable(cx, tx, lot->id);
}

enum err sell_list_lot(struct cx *cx, struct tx *tx, const char *sku, const struct sell_list_body *in, struct sell_goods *out)
{
    struct sell_goods g = {0};
    struct grow_lot lot = {0};
    const struct sell_sku *k;
    int64_t n;
    TRY(sell_goods_of_sku(cx, tx, sku, &g, &k));
    TRY(sell_goods_may(cx, "sell.goods.write", &g));
    if (k->parts.n)
        return err_say(cx, ERR_RULE, "/lot", "礼盒不绑定批次：里面的货各有批次", "A box is not sold from a lot: what is in it has lots of its own");
    TRY(lot_for(cx, tx, &g, in->lot, &lot));
    TRY(sql_i64(tx, SQ(listing_count), ARGS(v_i(k->id), v_i(lot.id)), &n));
    if (n >= SELL_LISTINGS_MAX)
        return err_say(cx, ERR_LIMIT, "/lot", "一种规格最多绑定 %d 个批次", "A size is sold from at most %d lots", SELL_LISTINGS_MAX);
    TRY(offer_put(cx, tx, &lot, in->offered_g));
    int64_t expires = g.shelf_days == FIELD_NULL ? FIELD_NULL : lot.harvest_day + g.shelf_days;
    TRY(sql_exec(tx, SQ(listing_put), ARGS(v_t(uuid_make(cx->ar)), v_i(k->id), v_i(lot.id), v_i(expires), v_t(sell_by(cx)), v_i(cx->now_us), v_t(g.county))));
    return touched(cx, tx, "sell.list", &g, out);
}

enum err sell_listing_down(struct cx *cx, struct tx *tx, const char *listing, struct sell_goods *out)
{
    struct sell_goods g = {0};
    struct sell_listing l = {0};
    TRY(goods_of(cx, tx, SQ(goods_of_listing), listing, &g));
    TRY(sell_goods_may(cx, "sell.goods.write", &g));
    TRY(sql_one(tx, SQ(listing_one), ARGS(v_t(listing)), &sell_listing_row, &l));
    TRY(sql_exec(tx, SQ(listing_down), ARGS(v_i(l.id))));
    TRY(sql_exec(tx, SQ(stock_close), ARGS(v_i(l.lot_id))));   /* the last one: what is not sold is the producer's again, to split or to process */
    return touched(cx, tx, "sell.list.down", &g, out);
}
