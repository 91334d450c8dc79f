/* sell_input_routes.c: handlers of input shops: each runs one act in one transaction and fills the answer within it. */
#include "net.h"
#include "sell_input.h"
#include "sell_buy.h"

struct call { struct req *rq; struct resp *rs; };
#define TX(name) static enum err name##_tx(struct cx *cx, struct tx *tx, void *arg)
#define HANDLER(name, run)                                                                       \
    enum err sell_##name(struct req *rq, struct resp *rs)                                        \
    {                                                                                            \
        struct call c = {rq, rs};                                                                \
        return run(rq_cx(rq), "sell." #name, name##_tx, &c);                                     \
    }

handler sell_licence_get_one, sell_licence_put_one, sell_inputs_get, sell_offers_get, sell_input_post, sell_input_get_one, sell_input_put_one, sell_input_sales_get, sell_input_buys_get, sell_input_sale_post,
    sell_input_sale_get_one, sell_input_hand_over_post, sell_input_cancel_post;

static const char *id_of(const struct call *c)
{
    return rq_path(c->rq, "id");
}

static void answer_input(const struct call *c, const struct sell_input *i)
{
    rs_etag(c->rs, i->rev);
    rs_object(c->rs, &sell_input_shape, i);
}

enum err sell_inputs_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.read", "h.level_path", "h.serve_id", NULL);
}

/* What anybody who buys may buy today, whichever shop offers it. */
enum err sell_offers_get(struct req *rq, struct resp *rs)
{
    const char *today = ar_printf(rq_cx(rq)->ar, "i.stock > 0 AND (v.licence_day IS NULL OR v.licence_day >= %lld)", (long long)sell_today(rq_cx(rq)));
    return list_answer(rq, rs, &sell_offers_list, today, NOARGS);
}

enum err sell_input_sales_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "sell.order.read", "s.level_path", "h.serve_id", NULL);
}

enum err sell_input_buys_get(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "grow.record.write", "l.path", "s.buyer_id", NULL);
}

TX(licence_get_one)
{
    const struct call *c = arg;
    struct sell_licence l;
    TRY(sell_licence_get(cx, tx, id_of(c), &l));
    if (l.no == NULL)
        return err_say(cx, ERR_NOT_FOUND, NULL, "还没有登记经营许可证", "No licence was entered");
    rs_object(c->rs, &sell_licence_shape, &l);
    return ERR_NONE;
}
HANDLER(licence_get_one, tx_read)

TX(licence_put_one)
{
    const struct call *c = arg;
    struct sell_licence l;
    TRY(sell_licence_put(cx, tx, id_of(c), rq_body(c->rq), &l));
    rs_object(c->rs, &sell_licence_shape, &l);
    return ERR_NONE;
}
HANDLER(licence_put_one, tx_run)

TX(input_post)
{
    const struct call *c = arg;
    struct sell_input i = {0};
    TRY(sell_input_add(cx, tx, id_of(c), rq_body(c->rq), &i));
    rs_etag(c->rs, i.rev);
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/shop-inputs/%s", i.uuid), &sell_input_shape, &i);
    return ERR_NONE;
}
HANDLER(input_post, tx_run)

TX(input_get_one)
{
    const struct call *c = arg;
    struct sell_input i = {0};
    TRY(sell_input_get(cx, tx, id_of(c), &i));
    answer_input(c, &i);
    return ERR_NONE;
}
HANDLER(input_get_one, tx_read)

TX(input_put_one)
{
    const struct call *c = arg;
    struct sell_input i = {0};
    TRY(sell_input_change(cx, tx, id_of(c), rq_if_match(c->rq), rq_body(c->rq), &i));
    answer_input(c, &i);
    return ERR_NONE;
}
HANDLER(input_put_one, tx_run)

TX(input_sale_post)
{
    const struct call *c = arg;
    struct sell_input_sale s;
    TRY(sell_input_buy(cx, tx, rq_body(c->rq), &s));
    rs_created(c->rs, ar_printf(cx->ar, "/api/v1/input-sales/%s", s.uuid), &sell_input_sale_shape, &s);
    return ERR_NONE;
}
HANDLER(input_sale_post, tx_run)

TX(input_sale_get_one)
{
    const struct call *c = arg;
    struct sell_input_sale s;
    TRY(sell_input_sale_get(cx, tx, id_of(c), &s));
    rs_object(c->rs, &sell_input_sale_shape, &s);
    return ERR_NONE;
}
HANDLER(input_sale_get_one, tx_read)

TX(input_hand_over_post)
{
    const struct call *c = arg;
    struct sell_input_sale s;
    TRY(sell_input_hand_over(cx, tx, id_of(c), rq_body(c->rq), &s));
    rs_object(c->rs, &sell_input_sale_shape, &s);
    return ERR_NONE;
}
HANDLER(input_hand_over_post, tx_run)

TX(input_cancel_post)
{
    const struct call *c = arg;
    const struct sell_move *m = rq_body(c->rq);
    struct sell_input_sale s;
    TRY(sell_input_cancel(cx, tx, id_of(c), m->reason, &s));
    rs_object(c->rs, &sell_input_sale_shape, &s);
    return ERR_NONE;
}
HANDLER(input_cancel_post, tx_run)
