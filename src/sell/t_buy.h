/* t_buy.h: the acts of buying each in a transaction of its own, over t_shop.h's county, with the books and payments beside them. */
#ifndef SELL_T_BUY_H
#define SELL_T_BUY_H

#include "t_shop.h"

#include "sell_running.h"

struct t_buy {
    struct t_farm *f;
    struct cx *cx;
    struct sell_shop shop;
    struct sell_goods goods;      /* 5 kg a piece at 49.90 yuan, one SKU */
    struct grow_lot_seen lot;     /* 1,000 kg of it on sale */
    const char *buyer, *other;    /* logins of two buyers */
    const char *address, *far;    /* of buyer, of other */
    const char *sku;
};

/* Run body on each engine there is. */
void t_buy_each(void (*body)(struct t_buy *b));
void t_address(struct t_buy *b, const char *detail, const char **uuid_out);
struct sell_buy_body t_body(struct sell_item_body *item, const char *address, int64_t total_fen);
/* Buy pieces of the first SKU as cx->who at what a quote says. */
enum err t_buy_some(struct t_buy *b, int64_t pieces, struct sell_purchase *out);
void t_paid(struct t_buy *b, const struct sell_purchase *p);      /* in cash, confirmed by the office; ends as buyer */
struct sell_order t_order(struct t_buy *b, const struct sell_purchase *p, size_t i);
int64_t t_balance(struct t_buy *b, const char *account);
int64_t t_findings(struct t_buy *b);                               /* of sell, stock, pay and ledger: must be 0 */
#define T_DAY_MS INT64_C(86400000)
extern const struct sell_ship_body T_SHIP;
extern const struct sell_pack_body T_PACK;                         /* as ordered */
void t_as_seller(struct t_buy *b);
void t_as_buyer(struct t_buy *b);
int64_t t_tidy(struct t_buy *b);                                   /* the job of orders, once: how many moved */
void t_later(struct t_buy *b, int64_t ms);                         /* the clock of the tests moves on */

enum err t_quote(struct cx *cx, const struct sell_buy_body *in, struct sell_quote *out);
enum err t_buy_it(struct cx *cx, const struct sell_buy_body *in, struct sell_purchase *out);
enum err t_purchase(struct cx *cx, const char *uuid, struct sell_purchase *out);
enum err t_cancel(struct cx *cx, const char *uuid, struct sell_purchase *out);
enum err t_cart_put(struct cx *cx, const struct sell_item_body *in);
enum err t_cart(struct cx *cx, struct sell_cart *out);
enum err t_address_put(struct cx *cx, const char *uuid, const struct sell_address_body *in, struct sell_address *out);
enum err t_address_get(struct cx *cx, const char *uuid, struct sell_address *out);
enum err t_terms(struct cx *cx, const char *shop, const struct sell_terms *in, struct sell_terms *out);
enum err t_order_get(struct cx *cx, const char *uuid, struct sell_order *out);
enum err t_recipient(struct cx *cx, const char *uuid, struct sell_recipient *out);
enum err t_pack(struct cx *cx, const char *uuid, const struct sell_pack_body *in, struct sell_order *out);
enum err t_ship(struct cx *cx, const char *uuid, const struct sell_ship_body *in, struct sell_order *out);
enum err t_hand_over(struct cx *cx, const char *uuid, struct sell_order *out);
enum err t_receive(struct cx *cx, const char *uuid, struct sell_order *out);
enum err t_call_off(struct cx *cx, const char *uuid, struct sell_order *out);
enum err t_ask(struct cx *cx, const char *order, const struct sell_refund_body *in, struct sell_refund *out);
enum err t_answer(struct cx *cx, const char *uuid, const struct sell_answer_body *in, struct sell_refund *out);
enum err t_go_on(struct cx *cx, const char *uuid, struct sell_refund *out);
enum err t_withdraw(struct cx *cx, const char *uuid, struct sell_refund *out);
enum err t_campaign(struct cx *cx, const char *uuid, const struct sell_campaign_body *in, struct sell_campaign *out);
enum err t_campaign_move(struct cx *cx, const char *uuid, const struct sell_campaign_move *in, struct sell_campaign *out);
enum err t_campaign_get(struct cx *cx, const char *uuid, struct sell_campaign *out);
enum err t_coupon_move(struct cx *cx, const char *uuid, const struct sell_campaign_move *in, struct sell_coupon *out);
enum err t_coupon(struct cx *cx, const struct sell_coupon_body *in, struct sell_coupon *out);
enum err t_running(struct cx *cx, const char *goods, struct list *out);
enum err t_shown(struct cx *cx, const char *goods, struct list *out);
enum err t_keep(struct cx *cx, const char *coupon, struct sell_kept *out);
enum err t_kept(struct cx *cx, struct list *out);
enum err t_coupons_of(struct cx *cx, const char *shop, struct list *out);
enum err t_join(struct cx *cx, struct sell_promoter *out);
enum err t_gone(struct cx *cx, int64_t account_id);
/* What room pay would tell. */
enum err t_tell_paid(struct cx *cx, int64_t purchase, int64_t payment, bool *accepted);
enum err t_tell_given_up(struct cx *cx, int64_t purchase, int64_t payment);
enum err t_tell_refunds(struct t_buy *b, bool ok);                 /* every refund under way has ended */

#endif
