/* t_shop.c: see t_shop.h. */
#include "t_shop.h"

struct call { const void *in; void *out; const char *uuid; int64_t a, b, c; size_t n; bool again; };

static const struct room *const ROOMS[] = {&sell_room, NULL};

void t_shop_each(void (*body)(struct t_farm *f))
{
    t_papers_each(body, ROOMS);
}

#define ACT(name, out_t, expr, ...)                                                      \
    static enum err tx_##name(struct cx *cx, struct tx *tx, void *arg)                   \
    {                                                                                    \
        const struct call *c = arg;                                                      \
        memset(c->out, 0, sizeof(out_t));                                                \
        return expr;                                                                     \
    }                                                                                    \
    enum err t_##name(struct cx *cx, __VA_ARGS__, out_t *out)
#define RUN(name, run, ...)                                                              \
    {                                                                                    \
        cx_clear(cx);                                                                    \
        return run(cx, "t." #name, tx_##name, &(struct call){__VA_ARGS__});              \
    }
ACT(shop_apply, struct sell_shop, sell_shop_apply(cx, tx, c->in, c->out), const struct sell_shop_body *in) RUN(shop_apply, tx_run, in, out)
ACT(shop_enter, struct sell_shop, sell_shop_enter(cx, tx, c->uuid, FIELD_NULL, &(struct sell_move){c->a, c->in}, c->out), const char *uuid, int64_t state, const char *reason)
    RUN(shop_enter, tx_run, reason, out, uuid, state)
ACT(shop_get, struct sell_shop, sell_shop_get(cx, tx, c->uuid, c->out), const char *uuid) RUN(shop_get, tx_read, NULL, out, uuid)
ACT(agree, struct sell_agent, sell_agree(cx, tx, c->uuid, c->in, c->out), const char *shop, const struct sell_agent_body *in) RUN(agree, tx_run, in, out, shop)
ACT(goods_create, struct sell_goods, sell_goods_create(cx, tx, c->in, c->out), const struct sell_goods_body *in) RUN(goods_create, tx_run, in, out)
ACT(goods_change, struct sell_goods, sell_goods_change(cx, tx, c->uuid, FIELD_NULL, c->in, c->out), const char *uuid, const struct sell_goods_body *in)
    RUN(goods_change, tx_run, in, out, uuid)
ACT(goods_enter, struct sell_goods, sell_goods_enter(cx, tx, c->uuid, FIELD_NULL, &(struct sell_move){c->a, c->in}, c->out), const char *uuid, int64_t state,
    const char *reason) RUN(goods_enter, tx_run, reason, out, uuid, state)
ACT(goods_get, struct sell_goods, sell_goods_get(cx, tx, c->uuid, c->out), const char *uuid) RUN(goods_get, tx_read, NULL, out, uuid)
ACT(sku_add, struct sell_goods, sell_sku_add(cx, tx, c->uuid, c->in, c->out), const char *goods, const struct sell_sku_body *in) RUN(sku_add, tx_run, in, out, goods)
ACT(sku_change, struct sell_goods, sell_sku_change(cx, tx, c->uuid, FIELD_NULL, c->in, c->out), const char *sku, const struct sell_sku_body *in)
    RUN(sku_change, tx_run, in, out, sku)
ACT(list_lot, struct sell_goods, sell_list_lot(cx, tx, c->uuid, c->in, c->out), const char *sku, const struct sell_list_body *in) RUN(list_lot, tx_run, in, out, sku)
ACT(offer, struct sell_offer, sell_offer_get(cx, tx, c->uuid, c->out), const char *sku) RUN(offer, tx_read, NULL, out, sku)
ACT(reserve, struct list, sell_stock_reserve(cx, tx, c->in, c->n, c->a, c->out), const struct sell_want *w, size_t n, int64_t expires_us)
    RUN(reserve, tx_run_keyed, w, out, NULL, expires_us, .n = n)

ACT(window_open, struct sell_window, sell_window_open(cx, tx, c->uuid, c->in, c->out), const char *sku, const struct sell_window_body *in) RUN(window_open, tx_run, in, out, sku)
ACT(window_close, struct sell_window, sell_window_close(cx, tx, c->uuid, c->out), const char *window) RUN(window_close, tx_run, NULL, out, window)
ACT(window_bind, struct sell_bound, sell_window_bind(cx, tx, c->uuid, &(struct sell_bind_body){c->in}, c->out), const char *window, const char *lot) RUN(window_bind, tx_run, lot, out, window)
ACT(picks, struct list, sell_stock_picks(cx, tx, c->uuid, c->out), const char *ref) RUN(picks, tx_read, NULL, out, ref)

#define PLAIN(name, run, expr, ...)                                                      \
    static enum err tx_##name(struct cx *cx, struct tx *tx, void *arg)                   \
    {                                                                                    \
        const struct call *c = arg;                                                      \
        return expr;                                                                     \
    }                                                                                    \
    enum err t_##name(struct cx *cx, __VA_ARGS__)
static struct texts one(struct cx *cx, const char *ref)
{
    const char **p = AR_ARRAY(cx->ar, const char *, 1);
    p[0] = ref;
    return (struct texts){p, 1};
}
PLAIN(commit, tx_run_keyed, sell_stock_commit(cx, tx, one(cx, c->uuid)), const char *ref) RUN(commit, tx_run_keyed, .uuid = ref)
PLAIN(release, tx_run_keyed, sell_stock_release(cx, tx, one(cx, c->uuid)), const char *ref) RUN(release, tx_run_keyed, .uuid = ref)
PLAIN(return, tx_run_keyed, sell_stock_return(cx, tx, c->uuid, c->a, c->b, c->c, c->again), const char *ref, int64_t sku, int64_t lot, int64_t pieces, bool again)
    RUN(return, tx_run_keyed, .uuid = ref, .a = sku, .b = lot, .c = pieces, .again = again)
static enum err tx_tidy(struct cx *cx, struct tx *tx, void *arg)
{
    return sell_stock_tidy(cx, tx, arg);
}
int64_t t_free_expired(struct t_farm *f)
{
    int64_t n = 0;
    t_ok(f, tx_run_keyed(f->cx, "t.tidy", tx_tidy, &n));
    return n;
}

static enum err sql_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct rows *r;
    (void)cx;
    TRY(sql_query_text(tx, "t.sql", arg, NOARGS, &r));
    while (rows_next(r))
        ;
    return rows_end(&r);
}

enum err t_sql(struct cx *cx, const char *sql)
{
    cx_clear(cx);
    return tx_run(cx, "t.sql", sql_tx, ar_strdup(cx->ar, sql));
}

int64_t t_stock_findings(struct t_farm *f)
{
    struct buf b;
    int64_t n = -1;
    buf_init(&b, f->cx->ar, 256);
    t_ok(f, sell_stock_check_run(f->cx, &b, &n));
    return n;
}

/* ---- short forms ------------------------------------------------------------------------------------------------------------------------- */
void t_cleared_lot(struct t_farm *f, int64_t grams, struct grow_lot_seen *out)
{
    struct certify_cert_seen cert;
    struct certify_release_seen rel;
    t_lot(f, grams, out);
    t_ok(f, t_certified(f, out->uuid, grams, &cert));
    t_released(f, cert.uuid, &rel);
}

void t_open_shop(struct t_farm *f, struct sell_shop *out)
{
    t_as(f, "owner");
    t_ok(f, t_shop_apply(f->cx, &(struct sell_shop_body){.kind = SHOP_COOP, .name = "柳溪合作社直营店"}, out));
    const char *uuid = out->uuid;
    t_as(f, "office");
    t_ok(f, t_shop_enter(f->cx, uuid, SHOP_EXAMINED, NULL, out));
    t_as(f, "owner");
    t_ok(f, t_shop_enter(f->cx, uuid, SHOP_OPEN, NULL, out));
}

void t_goods_on(struct t_farm *f, const char *shop, int64_t unit, int64_t grams, int64_t fen, struct sell_goods *out)
{
    struct sell_sku_body sku = {.spec = "一箱", .unit = unit, .weight_g = grams, .price_fen = fen};
    struct sell_goods_body g = {.shop = shop, .product = f->product, .title = "柳溪番茄", .category = 0, .shelf_days = 40, .order_max = FIELD_NULL, .skus = {&sku, 1}};
    t_as(f, "owner");
    t_ok(f, t_goods_create(f->cx, &g, out));
    const char *uuid = out->uuid;
    t_ok(f, t_goods_enter(f->cx, uuid, GOODS_SUBMITTED, NULL, out));
    t_as(f, "office");
    t_ok(f, t_goods_enter(f->cx, uuid, GOODS_ON, NULL, out));
    t_as(f, "owner");
}

const struct sell_sku *t_sku(const struct sell_goods *g, size_t i)
{
    return (const struct sell_sku *)g->skus.p + i;
}
