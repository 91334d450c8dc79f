/* t_buy.c: see t_buy.h. */
#include "t_buy.h"

#include "conf.h"
#include "ledger.h"
#include "when.h"

extern const struct room ledger_room, pay_room;
static const struct room *const ROOMS[] = {&ledger_room, &pay_room, &sell_room, NULL};
static void (*run_body)(struct t_buy *b);

struct call { const void *in; void *out; const char *uuid; int64_t a, b; bool ok; };

#define ACT(name, out_t, expr, ...)                                                      \
    static enum err tx_##name(struct cx *cx, struct tx *tx, void *arg)                   \
    {                                                                                    \
        const struct call *c = arg;                                                      \
        memset(c->out, 0, sizeof(out_t));                                                \
        return expr;                                                                     \
    }                                                                                    \
    enum err t_##name(struct cx *cx, __VA_ARGS__ out_t *out)
#define RUN(name, run, ...)                                                              \
    {                                                                                    \
        cx_clear(cx);                                                                    \
        return run(cx, "t." #name, tx_##name, &(struct call){__VA_ARGS__});              \
    }
#define COMMA ,
ACT(quote, struct sell_quote, sell_quote(cx, tx, c->in, c->out), const struct sell_buy_body *in COMMA) RUN(quote, tx_read, in, out)
ACT(buy_it, struct sell_purchase, sell_buy(cx, tx, c->in, c->out), const struct sell_buy_body *in COMMA) RUN(buy_it, tx_run_keyed, in, out)
ACT(purchase, struct sell_purchase, sell_purchase_get(cx, tx, c->uuid, c->out), const char *uuid COMMA) RUN(purchase, tx_read, NULL, out, uuid)
ACT(cancel, struct sell_purchase, sell_purchase_cancel(cx, tx, c->uuid, c->out), const char *uuid COMMA) RUN(cancel, tx_run, NULL, out, uuid)
ACT(cart, struct sell_cart, sell_cart_get(cx, tx, c->out), ) RUN(cart, tx_read, NULL, out)
ACT(address_put, struct sell_address, sell_address_put(cx, tx, c->uuid, c->in, c->out), const char *uuid COMMA const struct sell_address_body *in COMMA) RUN(address_put, tx_run, in, out, uuid)
ACT(address_get, struct sell_address, sell_address_get(cx, tx, c->uuid, c->out), const char *uuid COMMA) RUN(address_get, tx_read, NULL, out, uuid)
ACT(terms, struct sell_terms, sell_terms_put(cx, tx, c->uuid, FIELD_NULL, c->in, c->out), const char *shop COMMA const struct sell_terms *in COMMA) RUN(terms, tx_run, in, out, shop)
ACT(order_get, struct sell_order, sell_order_get(cx, tx, c->uuid, c->out, NULL), const char *uuid COMMA) RUN(order_get, tx_read, NULL, out, uuid)
ACT(recipient, struct sell_recipient, sell_order_recipient(cx, tx, c->uuid, c->out), const char *uuid COMMA) RUN(recipient, tx_run, NULL, out, uuid)
ACT(pack, struct sell_order, sell_order_pack(cx, tx, c->uuid, c->in, c->out), const char *uuid COMMA const struct sell_pack_body *in COMMA) RUN(pack, tx_run, in, out, uuid)
ACT(ship, struct sell_order, sell_order_ship(cx, tx, c->uuid, c->in, c->out), const char *uuid COMMA const struct sell_ship_body *in COMMA) RUN(ship, tx_run, in, out, uuid)
ACT(hand_over, struct sell_order, sell_order_hand_over(cx, tx, c->uuid, c->out), const char *uuid COMMA) RUN(hand_over, tx_run, NULL, out, uuid)
ACT(receive, struct sell_order, sell_order_receive(cx, tx, c->uuid, c->out), const char *uuid COMMA) RUN(receive, tx_run, NULL, out, uuid)
ACT(call_off, struct sell_order, sell_order_call_off(cx, tx, c->uuid, "不要了", c->out), const char *uuid COMMA) RUN(call_off, tx_run, NULL, out, uuid)
ACT(ask, struct sell_refund, sell_refund_ask(cx, tx, c->uuid, c->in, c->out), const char *order COMMA const struct sell_refund_body *in COMMA) RUN(ask, tx_run, in, out, order)
ACT(answer, struct sell_refund, sell_refund_answer(cx, tx, c->uuid, c->in, c->out), const char *uuid COMMA const struct sell_answer_body *in COMMA) RUN(answer, tx_run, in, out, uuid)
ACT(go_on, struct sell_refund, sell_refund_go_on(cx, tx, c->uuid, c->out), const char *uuid COMMA) RUN(go_on, tx_run, NULL, out, uuid)
ACT(withdraw, struct sell_refund, sell_refund_withdraw(cx, tx, c->uuid, c->out), const char *uuid COMMA) RUN(withdraw, tx_run, NULL, out, uuid)
ACT(campaign, struct sell_campaign, sell_campaign_put(cx, tx, c->uuid, FIELD_NULL, c->in, c->out), const char *uuid COMMA const struct sell_campaign_body *in COMMA) RUN(campaign, tx_run, in, out, uuid)
ACT(campaign_move, struct sell_campaign, sell_campaign_move(cx, tx, c->uuid, c->in, c->out), const char *uuid COMMA const struct sell_campaign_move *in COMMA) RUN(campaign_move, tx_run, in, out, uuid)
ACT(campaign_get, struct sell_campaign, sell_campaign_get(cx, tx, c->uuid, c->out), const char *uuid COMMA) RUN(campaign_get, tx_read, NULL, out, uuid)
ACT(coupon_move, struct sell_coupon, sell_coupon_move(cx, tx, c->uuid, c->in, c->out), const char *uuid COMMA const struct sell_campaign_move *in COMMA) RUN(coupon_move, tx_run, in, out, uuid)
ACT(coupon, struct sell_coupon, sell_coupon_make(cx, tx, c->in, c->out), const struct sell_coupon_body *in COMMA) RUN(coupon, tx_run, in, out)
ACT(running, struct list, sell_running_of(cx, tx, c->uuid, 20, c->out), const char *goods COMMA) RUN(running, tx_read, NULL, out, goods)
ACT(shown, struct list, sell_coupons_shown(cx, tx, c->uuid, c->out), const char *goods COMMA) RUN(shown, tx_read, NULL, out, goods)
ACT(keep, struct sell_kept, sell_coupon_keep(cx, tx, c->uuid, c->out), const char *coupon COMMA) RUN(keep, tx_run, NULL, out, coupon)
ACT(kept, struct list, sell_coupons_kept(cx, tx, c->out), ) RUN(kept, tx_read, NULL, out)
ACT(coupons_of, struct list, sell_coupons_of(cx, tx, c->uuid, c->out), const char *shop COMMA) RUN(coupons_of, tx_read, NULL, out, shop)
ACT(join, struct sell_promoter, sell_promoter_join(cx, tx, c->out), ) RUN(join, tx_run, NULL, out)
ACT(tell_paid, bool, sell_subject.paid(cx, tx, c->a, c->b, c->out), int64_t purchase COMMA int64_t payment COMMA) RUN(tell_paid, tx_run, NULL, out, NULL, purchase, payment)

#define PLAIN(name, expr, ...)                                                           \
    static enum err tx_##name(struct cx *cx, struct tx *tx, void *arg)                   \
    {                                                                                    \
        const struct call *c = arg;                                                      \
        return expr;                                                                     \
    }                                                                                    \
    enum err t_##name(struct cx *cx, __VA_ARGS__)
PLAIN(cart_put, sell_cart_put(cx, tx, c->in), const struct sell_item_body *in) RUN(cart_put, tx_run, in)
PLAIN(gone, sell_buyer_gone(cx, tx, c->a), int64_t account_id) RUN(gone, tx_run, .a = account_id)
PLAIN(tell_given_up, sell_subject.given_up(cx, tx, c->a, c->b), int64_t purchase, int64_t payment) RUN(tell_given_up, tx_run, .a = purchase, .b = payment)

/* ---- money ---------------------------------------------------------------------------------------------------------------------------- */

static enum err cash_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return pay_cash_now(cx, tx, arg);
}

void t_paid(struct t_buy *b, const struct sell_purchase *p)
{
    t_as(b->f, "office");
    t_ok(b->f, tx_run(b->cx, "t.cash", cash_tx, (void *)p->payment));
    t_as(b->f, b->buyer);
}

struct refunds { struct t_buy *b; bool ok; };
static enum err refunds_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct refunds *w = arg;
    struct rows *r;
    int64_t id[200];
    size_t n = 0;
    TRY(sql_query_text(tx, "t.refunds", "SELECT pay_refund_id FROM sell_refund WHERE state = 'refunding' OR state = 'failed' ORDER BY id LIMIT 200", NOARGS, &r));
    while (rows_next(r))
        id[n++] = rows_i64(r, 0);
    TRY(rows_end(&r));
    for (size_t i = 0; i < n; i++)
        TRY(sell_subject.refunded(cx, tx, 0, id[i], 0, w->ok));
    return ERR_NONE;
}

enum err t_tell_refunds(struct t_buy *b, bool ok)
{
    struct refunds w = {b, ok};
    struct principal *who = b->cx->who;
    b->cx->who = NULL;
    enum err e = tx_run(b->cx, "t.refunds", refunds_tx, &w);
    b->cx->who = who;
    return e;
}

struct balance { const char *account; int64_t fen; };
static enum err balance_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct balance *a = arg;
    return ledger_balance(cx, tx, a->account, &a->fen);
}

int64_t t_balance(struct t_buy *b, const char *account)
{
    struct balance a = {account, 0};
    t_ok(b->f, tx_read(b->cx, "t.balance", balance_tx, &a));
    return a.fen;
}

const struct sell_ship_body T_SHIP = {"县邮政", "YZ00012345"};
const struct sell_pack_body T_PACK = {{0}};

void t_as_seller(struct t_buy *b) { t_as(b->f, "owner"); }
void t_as_buyer(struct t_buy *b) { t_as(b->f, b->buyer); }

int64_t t_tidy(struct t_buy *b)
{
    struct principal *who = b->cx->who;
    int64_t moved = 0;
    b->cx->who = NULL;
    t_ok(b->f, sell_order_tidy(b->cx, &moved));
    b->cx->who = who;
    return moved;
}

int64_t t_findings(struct t_buy *b)
{
    int64_t all = 0;
    struct buf report;
    buf_init(&report, b->cx->ar, 256);
    for (int i = 0; ROOMS[i] != NULL; i++)
        for (size_t j = 0; j < ROOMS[i]->checks_n; j++) {
            int64_t n = 0;
            t_ok(b->f, ROOMS[i]->checks[j].run(b->cx, &report, &n));
            all += n;
        }
    if (all != 0)
        print_message("%s", buf_z(&report));
    return all;
}

/* ---- short forms -------------------------------------------------------------------------------------------------------------------------- */

void t_address(struct t_buy *b, const char *detail, const char **uuid_out)
{
    struct sell_address a;
    const struct sell_address_body in = {"欧阳买", "10000000001", "330106", "浙江省杭州市西湖区", detail, true};
    t_ok(b->f, t_address_put(b->cx, NULL, &in, &a));
    *uuid_out = a.uuid;
}

struct sell_buy_body t_body(struct sell_item_body *item, const char *address, int64_t total_fen)
{
    return (struct sell_buy_body){.items = {item, 1}, .address = address, .total_fen = total_fen};
}

enum err t_buy_some(struct t_buy *b, int64_t pieces, struct sell_purchase *out)
{
    struct sell_item_body item = {b->sku, pieces, NULL};
    struct sell_buy_body in = t_body(&item, b->address, FIELD_NULL);
    struct sell_quote q;
    enum err e = t_quote(b->cx, &in, &q);
    if (e != ERR_NONE)
        return e;
    in.total_fen = q.total_fen;
    return t_buy_it(b->cx, &in, out);
}

struct sell_order t_order(struct t_buy *b, const struct sell_purchase *p, size_t i)
{
    struct sell_order o;
    t_ok(b->f, t_order_get(b->cx, ((const struct sell_order_ref *)p->orders.p)[i].uuid, &o));
    return o;
}

void t_later(struct t_buy *b, int64_t ms)
{
    b->cx->now_us += ms * 1000;
}

/* ---- the world ------------------------------------------------------------------------------------------------------------------------------ */

static const char *buyer(struct t_buy *b, const char *phone, const char *name)
{
    t_ok(b->f, people_buyer_register(b->cx, &(struct people_new_buyer){phone, "greenfield 2026", name}, NULL));
    return phone;
}

static void world(struct t_farm *f)
{
    struct t_buy b = {.f = f, .cx = f->cx};
    struct sell_goods g;
    t_ok(f, pay_room.start(f->cx));
    t_ok(f, sell_room.start(f->cx));
    t_ok(f, conf_set(f->cx, "sell.platform_bp", "100"));
    t_open_shop(f, &b.shop);
    t_goods_on(f, b.shop.uuid, UNIT_PIECE, 5000, 4990, &b.goods);
    b.sku = t_sku(&b.goods, 0)->uuid;
    t_cleared_lot(f, 1000000, &b.lot);
    t_ok(f, t_list_lot(f->cx, b.sku, &(struct sell_list_body){b.lot.uuid, FIELD_NULL}, &g));
    b.buyer = buyer(&b, "10000000001", "欧阳买");
    b.other = buyer(&b, "10000000002", "司徒买");
    t_as(f, b.other);
    t_address(&b, "文二路 9 号", &b.far);
    t_as(f, b.buyer);
    t_address(&b, "文三路 12 号 3 幢 2 单元 501 室", &b.address);
    run_body(&b);
}

void t_buy_each(void (*body)(struct t_buy *b))
{
    run_body = body;
    t_papers_each(world, ROOMS);
}
