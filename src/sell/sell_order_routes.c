/* sell_order_routes.c: handlers of addresses, carts, purchases, orders, refunds, campaigns: each runs one act in one transaction and fills
 * the answer within it. */
#include "net.h"
#include "sell_after.h"

/* What a handler hands to its act. */
struct call { struct req *rq; struct resp *rs; };
#define TX(name) static enum err name##_tx(struct cx *cx, struct tx *tx, void *arg)
#define HANDLER(name, run)                                                                       \
    enum err sell_##name(struct req *rq, struct resp *rs)                                        \
    {                                                                                            \
        struct call c = {rq, rs};                                                                \
        return run(rq_cx(rq), "sell." #name, name##_tx, &c);                                     \
    }
/* ACT(name, what it acts on, answer's shape, act, body or not): POST …/{id}/name. */
#define ACT(name, type, shape, call_)                                                            \
    TX(name)                                                                                     \
    {                                                                                            \
        const struct call *c = arg;                                                              \
        struct type out = {0};                                                                   \
        const char *id = rq_path(c->rq, "id");                                                   \
        TRY(call_);                                                                              \
        rs_object(c->rs, &shape, &out);                                                          \
        return ERR_NONE;                                                                         \
    }                                                                                            \
    HANDLER(name, tx_run)

handler sell_addresses_get, sell_address_post, sell_address_get_one, sell_address_put_one, sell_address_delete, sell_terms_get, sell_terms_put_one, sell_cart_get_all, sell_cart_put_one, sell_quote_post,
    sell_purchase_post, sell_purchase_get_one, sell_purchase_cancel_post, sell_my_orders_get, sell_orders_get, sell_order_get_one, sell_order_recipient_get, sell_order_pack_post,
    sell_order_ship_post, sell_order_hand_over_post, sell_order_receive_post, sell_order_call_off_post, sell_order_today_get, sell_refund_post, sell_refund_answer_post, sell_refund_go_on_post,
    sell_refund_withdraw_post, sell_refunds_get, sell_campaigns_get, sell_campaign_post, sell_campaign_get_one, sell_campaign_put_one, sell_campaign_state_post, sell_coupon_post, sell_coupon_state_post, sell_promoter_post, sell_promoter_get;

/* ---- addresses -------------------------------------------------------------------------------------------------------------------------- */

TX(addresses_get)
{
    const struct call *c = arg;
    struct list l;
    TRY(sell_addresses(cx, tx, &l));
    rs_list(c->rs, &sell_address_shape, l);
    return ERR_NONE;
}
HANDLER(addresses_get, tx_read)

TX(address_post)
{
    const struct call *c = arg;
    struct sell_address a = {0};
    TRY(sell_address_put(cx, tx, NULL, rq_body(c->rq), &a));
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/addresses/%s", a.uuid), &sell_address_shape, &a);
    return ERR_NONE;
}
HANDLER(address_post, tx_run)

TX(address_get_one)
{
    const struct call *c = arg;
    struct sell_address a = {0};
    TRY(sell_address_get(cx, tx, rq_path(c->rq, "id"), &a));
    rs_object(c->rs, &sell_address_shape, &a);
    return ERR_NONE;
}
HANDLER(address_get_one, tx_read)

ACT(address_put_one, sell_address, sell_address_shape, sell_address_put(cx, tx, id, rq_body(c->rq), &out))

TX(address_delete)
{
    const struct call *c = arg;
    return sell_address_drop(cx, tx, rq_path(c->rq, "id"));
}
HANDLER(address_delete, tx_run)

/* ---- terms -------------------------------------------------------------------------------------------------------------------------------- */

TX(terms_get)
{
    const struct call *c = arg;
    struct sell_shop s = {0};
    struct sell_terms t = {0};
    TRY(sell_shop_get(cx, tx, rq_path(c->rq, "id"), &s));
    TRY(sell_terms_of(cx, tx, s.id, &t));
    rs_etag(c->rs, t.rev);
    rs_object(c->rs, &sell_terms_shape, &t);
    return ERR_NONE;
}
HANDLER(terms_get, tx_read)

TX(terms_put_one)
{
    const struct call *c = arg;
    struct sell_terms t = {0};
    TRY(sell_terms_put(cx, tx, rq_path(c->rq, "id"), rq_if_match(c->rq), rq_body(c->rq), &t));
    rs_etag(c->rs, t.rev);
    rs_object(c->rs, &sell_terms_shape, &t);
    return ERR_NONE;
}
HANDLER(terms_put_one, tx_run)

/* ---- cart, quote, purchase ---------------------------------------------------------------------------------------------------------------- */

TX(cart_get_all)
{
    const struct call *c = arg;
    struct sell_cart cart = {0};
    TRY(sell_cart_get(cx, tx, &cart));
    rs_object(c->rs, &sell_cart_shape, &cart);
    return ERR_NONE;
}
HANDLER(cart_get_all, tx_read)

TX(cart_put_one)
{
    const struct call *c = arg;
    struct sell_cart cart = {0};
    TRY(sell_cart_put(cx, tx, rq_body(c->rq)));
    TRY(sell_cart_get(cx, tx, &cart));
    rs_object(c->rs, &sell_cart_shape, &cart);
    return ERR_NONE;
}
HANDLER(cart_put_one, tx_run)

TX(quote_post)
{
    const struct call *c = arg;
    struct sell_quote q = {0};
    struct sell_buy_body in = *(const struct sell_buy_body *)rq_body(c->rq);
    in.total_fen = FIELD_NULL;
    TRY(sell_quote(cx, tx, &in, &q));
    rs_object(c->rs, &sell_quote_shape, &q);
    return ERR_NONE;
}
HANDLER(quote_post, tx_read)

TX(purchase_post)
{
    const struct call *c = arg;
    struct sell_purchase p = {0};
    TRY(sell_buy(cx, tx, rq_body(c->rq), &p));
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/purchases/%s", p.uuid), &sell_purchase_shape, &p);
    return ERR_NONE;
}
/* Keyed: every step is a conditional update or an insert under a unique key, so that many buy at once of one lot. */
HANDLER(purchase_post, tx_run_keyed)

TX(purchase_get_one)
{
    const struct call *c = arg;
    struct sell_purchase p = {0};
    TRY(sell_purchase_get(cx, tx, rq_path(c->rq, "id"), &p));
    rs_object(c->rs, &sell_purchase_shape, &p);
    return ERR_NONE;
}
HANDLER(purchase_get_one, tx_read)

ACT(purchase_cancel_post, sell_purchase, sell_purchase_shape, sell_purchase_cancel(cx, tx, id, &out))

/* ---- orders ----------------------------------------------------------------------------------------------------------------------------------- */

enum err sell_my_orders_get(struct req *rq, struct resp *rs)
{
    return list_answer(rq, rs, &sell_my_orders, "o.account_id = $1", ARGS(v_i(rq_cx(rq)->who->account_id)));
}

enum err sell_orders_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.order.read", "o.level_path", "o.serve_id", NULL);
}

enum err sell_refunds_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.order.read", "o.level_path", "o.serve_id", NULL);
}

TX(order_get_one)
{
    const struct call *c = arg;
    struct sell_order o = {0};
    TRY(sell_order_get(cx, tx, rq_path(c->rq, "id"), &o, NULL));
    rs_object(c->rs, &sell_order_shape, &o);
    return ERR_NONE;
}
HANDLER(order_get_one, tx_read)

ACT(order_recipient_get, sell_recipient, sell_recipient_shape, sell_order_recipient(cx, tx, id, &out))
ACT(order_pack_post, sell_order, sell_order_shape, sell_order_pack(cx, tx, id, rq_body(c->rq), &out))
ACT(order_ship_post, sell_order, sell_order_shape, sell_order_ship(cx, tx, id, rq_body(c->rq), &out))
ACT(order_hand_over_post, sell_order, sell_order_shape, sell_order_hand_over(cx, tx, id, &out))
ACT(order_receive_post, sell_order, sell_order_shape, sell_order_receive(cx, tx, id, &out))
ACT(order_call_off_post, sell_order, sell_order_shape, sell_order_call_off(cx, tx, id, ((const struct sell_reason *)rq_body(c->rq))->reason, &out))

TX(order_today_get)
{
    const struct call *c = arg;
    struct sell_today t = {0};
    TRY(sell_order_today(cx, tx, ((const struct sell_today_query *)rq_query(c->rq))->shop, &t));
    rs_object(c->rs, &sell_today_shape, &t);
    return ERR_NONE;
}
HANDLER(order_today_get, tx_read)

/* ---- refunds ------------------------------------------------------------------------------------------------------------------------------------ */

TX(refund_post)
{
    const struct call *c = arg;
    struct sell_refund r = {0};
    TRY(sell_refund_ask(cx, tx, rq_path(c->rq, "id"), rq_body(c->rq), &r));
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/orders/%s", rq_path(c->rq, "id")), &sell_refund_shape, &r);
    return ERR_NONE;
}
HANDLER(refund_post, tx_run)
ACT(refund_answer_post, sell_refund, sell_refund_shape, sell_refund_answer(cx, tx, id, rq_body(c->rq), &out))
ACT(refund_go_on_post, sell_refund, sell_refund_shape, sell_refund_go_on(cx, tx, id, &out))
ACT(refund_withdraw_post, sell_refund, sell_refund_shape, sell_refund_withdraw(cx, tx, id, &out))

/* ---- campaigns, coupons, promoters ------------------------------------------------------------------------------------------------------------------ */

enum err sell_campaigns_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.read", "h.level_path", "h.serve_id", NULL);
}

TX(campaign_post)
{
    const struct call *c = arg;
    struct sell_campaign k = {0};
    const struct sell_campaign_body *in = rq_body(c->rq);
    if (in->shop == NULL)
        return err_say(cx, ERR_INVALID, "/shop", "请写明哪家店", "Say which shop");
    TRY(sell_campaign_put(cx, tx, NULL, FIELD_NULL, in, &k));
    rs_etag(c->rs, k.rev);
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/campaigns/%s", k.uuid), &sell_campaign_shape, &k);
    return ERR_NONE;
}
HANDLER(campaign_post, tx_run)

TX(campaign_get_one)
{
    const struct call *c = arg;
    struct sell_campaign k = {0};
    TRY(sell_campaign_get(cx, tx, rq_path(c->rq, "id"), &k));
    rs_etag(c->rs, k.rev);
    rs_object(c->rs, &sell_campaign_shape, &k);
    return ERR_NONE;
}
HANDLER(campaign_get_one, tx_read)

TX(campaign_put_one)
{
    const struct call *c = arg;
    struct sell_campaign k = {0};
    TRY(sell_campaign_put(cx, tx, rq_path(c->rq, "id"), rq_if_match(c->rq), rq_body(c->rq), &k));
    rs_etag(c->rs, k.rev);
    rs_object(c->rs, &sell_campaign_shape, &k);
    return ERR_NONE;
}
HANDLER(campaign_put_one, tx_run)

TX(campaign_state_post)
{
    const struct call *c = arg;
    struct sell_campaign k = {0};
    TRY(sell_campaign_move(cx, tx, rq_path(c->rq, "id"), rq_body(c->rq), &k));
    rs_etag(c->rs, k.rev);
    rs_object(c->rs, &sell_campaign_shape, &k);
    return ERR_NONE;
}
HANDLER(campaign_state_post, tx_run)

TX(coupon_state_post)
{
    const struct call *c = arg;
    struct sell_coupon k = {0};
    TRY(sell_coupon_move(cx, tx, rq_path(c->rq, "id"), rq_body(c->rq), &k));
    rs_object(c->rs, &sell_coupon_shape, &k);
    return ERR_NONE;
}
HANDLER(coupon_state_post, tx_run)

TX(coupon_post)
{
    const struct call *c = arg;
    struct sell_coupon k = {0};
    TRY(sell_coupon_make(cx, tx, rq_body(c->rq), &k));
    rs_created(c->rs, "/api/v1/coupons", &sell_coupon_shape, &k);
    return ERR_NONE;
}
HANDLER(coupon_post, tx_run)

TX(promoter_post)
{
    const struct call *c = arg;
    struct sell_promoter p = {0};
    TRY(sell_promoter_join(cx, tx, &p));
    rs_object(c->rs, &sell_promoter_shape, &p);
    return ERR_NONE;
}
HANDLER(promoter_post, tx_run)

TX(promoter_get)
{
    const struct call *c = arg;
    struct sell_promoter p = {0};
    TRY(sell_promoter_me(cx, tx, &p));
    rs_object(c->rs, &sell_promoter_shape, &p);
    return ERR_NONE;
}
HANDLER(promoter_get, tx_read)
