/* sell_shop_routes.c: handlers of shops, goods and listings: each runs one act in one transaction and fills the answer within it. */
#include "net.h"
#include "sell_made.h"
#include "sell_priv.h"

/* What a handler hands to its act. */
struct call { struct req *rq; struct resp *rs; };

static const char *id_of(const struct call *c)
{
    return rq_path(c->rq, "id");
}

static void answer_shop(const struct call *c, const struct sell_shop *s)
{
    rs_etag(c->rs, s->rev);
    rs_object(c->rs, &sell_shop_shape, s);
}

static void answer_goods(const struct call *c, const struct sell_goods *g)
{
    rs_etag(c->rs, g->rev);
    rs_object(c->rs, &sell_goods_shape, g);
}

/* TX(name, read or run): handler sell_NAME runs NAME_tx, whose refusals by a rule are kept in the trail. */
#define HANDLER(name, run)                                                                       \
    enum err sell_##name(struct req *rq, struct resp *rs)                                        \
    {                                                                                            \
        struct call c = {rq, rs};                                                                \
        return run(rq_cx(rq), "sell." #name, name##_tx, &c);                                     \
    }
#define TX(name) static enum err name##_tx(struct cx *cx, struct tx *tx, void *arg)

handler sell_shops_get, sell_shop_post, sell_shop_get_one, sell_shop_put, sell_shop_state_post, sell_agents_get, sell_agent_post, sell_agent_delete, sell_goods_list_get,
    sell_goods_post, sell_goods_get_one, sell_goods_put, sell_goods_state_post, sell_sku_post, sell_sku_put, sell_list_post, sell_listing_delete, sell_wishes_get, sell_wishes_put_one, sell_parts_put_one;

enum err sell_shops_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.read", "h.level_path", "h.serve_id", NULL);
}

enum err sell_goods_list_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.read", "g.level_path", "h.serve_id", NULL);
}

TX(shop_post)
{
    const struct call *c = arg;
    struct sell_shop s = {0};
    TRY(sell_shop_apply(cx, tx, rq_body(c->rq), &s));
    rs_etag(c->rs, s.rev);
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/shops/%s", s.uuid), &sell_shop_shape, &s);
    return ERR_NONE;
}
HANDLER(shop_post, tx_run)

TX(shop_get_one)
{
    const struct call *c = arg;
    struct sell_shop s = {0};
    TRY(sell_shop_get(cx, tx, id_of(c), &s));
    answer_shop(c, &s);
    return ERR_NONE;
}
HANDLER(shop_get_one, tx_read)

TX(shop_put)
{
    const struct call *c = arg;
    struct sell_shop s = {0};
    TRY(sell_shop_change(cx, tx, id_of(c), rq_if_match(c->rq), rq_body(c->rq), &s));
    answer_shop(c, &s);
    return ERR_NONE;
}
HANDLER(shop_put, tx_run)

TX(shop_state_post)
{
    const struct call *c = arg;
    struct sell_shop s = {0};
    TRY(sell_shop_enter(cx, tx, id_of(c), rq_if_match(c->rq), rq_body(c->rq), &s));
    answer_shop(c, &s);
    return ERR_NONE;
}
HANDLER(shop_state_post, tx_run)

TX(agents_get)
{
    const struct call *c = arg;
    struct list l;
    TRY(sell_agents(cx, tx, id_of(c), &l));
    rs_list(c->rs, &sell_agent_shape, l);
    return ERR_NONE;
}
HANDLER(agents_get, tx_read)

TX(agent_post)
{
    const struct call *c = arg;
    struct sell_agent a = {0};
    TRY(sell_agree(cx, tx, id_of(c), rq_body(c->rq), &a));
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/shops/%s/agents/%s", id_of(c), a.uuid), &sell_agent_shape, &a);
    return ERR_NONE;
}
HANDLER(agent_post, tx_run)

TX(agent_delete)
{
    const struct call *c = arg;
    return sell_agree_end(cx, tx, id_of(c), rq_path(c->rq, "agent"));
}
HANDLER(agent_delete, tx_run)

TX(goods_post)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_goods_create(cx, tx, rq_body(c->rq), &g));
    rs_etag(c->rs, g.rev);
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/goods/%s", g.uuid), &sell_goods_shape, &g);
    return ERR_NONE;
}
HANDLER(goods_post, tx_run)

TX(goods_get_one)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_goods_get(cx, tx, id_of(c), &g));
    answer_goods(c, &g);
    return ERR_NONE;
}
HANDLER(goods_get_one, tx_read)

TX(goods_put)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_goods_change(cx, tx, id_of(c), rq_if_match(c->rq), rq_body(c->rq), &g));
    answer_goods(c, &g);
    return ERR_NONE;
}
HANDLER(goods_put, tx_run)

TX(goods_state_post)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_goods_enter(cx, tx, id_of(c), rq_if_match(c->rq), rq_body(c->rq), &g));
    answer_goods(c, &g);
    return ERR_NONE;
}
HANDLER(goods_state_post, tx_run)

TX(sku_post)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_sku_add(cx, tx, id_of(c), rq_body(c->rq), &g));
    rs_etag(c->rs, g.rev);
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/goods/%s", g.uuid), &sell_goods_shape, &g);
    return ERR_NONE;
}
HANDLER(sku_post, tx_run)

TX(sku_put)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_sku_change(cx, tx, id_of(c), rq_if_match(c->rq), rq_body(c->rq), &g));
    answer_goods(c, &g);
    return ERR_NONE;
}
HANDLER(sku_put, tx_run)

TX(wishes_get)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    struct sell_wishes w;
    TRY(sell_goods_get(cx, tx, id_of(c), &g));
    TRY(sell_wishes_of(cx, tx, g.id, &w));
    rs_object(c->rs, &sell_wishes_shape, &w);
    return ERR_NONE;
}
HANDLER(wishes_get, tx_read)

TX(wishes_put_one)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_wishes_put(cx, tx, id_of(c), rq_body(c->rq), &g));
    answer_goods(c, &g);
    return ERR_NONE;
}
HANDLER(wishes_put_one, tx_run)

TX(parts_put_one)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_parts_put(cx, tx, id_of(c), rq_body(c->rq), &g));
    answer_goods(c, &g);
    return ERR_NONE;
}
HANDLER(parts_put_one, tx_run)

TX(list_post)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_list_lot(cx, tx, id_of(c), rq_body(c->rq), &g));
    answer_goods(c, &g);
    return ERR_NONE;
}
/* A lot that may not be listed was asked for: the trail keeps it. */
enum err sell_list_post(struct req *rq, struct resp *rs)
{
    struct call c = {rq, rs};
    return people_refused_by_rule(rq_cx(rq), tx_run(rq_cx(rq), "sell.list_post", list_post_tx, &c), "sell.list", "sku", id_of(&c));
}

TX(listing_delete)
{
    const struct call *c = arg;
    struct sell_goods g = {0};
    TRY(sell_listing_down(cx, tx, id_of(c), &g));
    answer_goods(c, &g);
    return ERR_NONE;
}
HANDLER(listing_delete, tx_run)
