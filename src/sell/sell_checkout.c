/* sell_checkout.c: from quote to purchase in one transaction: goods held, campaign and coupon taken, orders and the payment made; and what
 * room pay tells of it: paid, given up. Whatever the buyer's browser sends is only compared with what is computed here. */
#include <string.h>
#include <sys/random.h>

#include "conf.h"
#include "sell_after.h"
#include "sell_made.h"
#include "uuid.h"
#include "when.h"

/* ---- numbers ------------------------------------------------------------------------------------------------------------------------- */

/* "D2611224F7Q2K9XM": day and nine random letters: says nothing of how many orders there are. */
static enum err number(struct cx *cx, const char **out)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    unsigned char r[9];
    char tail[sizeof r + 1] = "";
    int y, m, d;
    if (getrandom(r, sizeof r, 0) != (ssize_t)sizeof r)
        return err_set(cx, ERR_CRYPTO, NULL);
    for (size_t i = 0; i < sizeof r; i++)
        tail[i] = alphabet[r[i] & 31];
    day_split((int32_t)sell_today(cx), &y, &m, &d);
    *out = ar_printf(cx->ar, "D%02d%02d%02d%s", y % 100, m, d, tail);
    return ERR_NONE;
}

static int64_t pay_within_us(int64_t way)
{
    return (way == PAY_ONLINE ? conf_int("sell.pay_within") : conf_int("sell.pay_by_hand_within")) * 1000;
}

const char *sell_ref(struct cx *cx, const char *order_uuid)
{
    return ar_printf(cx->ar, "order:%s", order_uuid);
}

/* ---- who buys for whom ----------------------------------------------------------------------------------------------------------------- */

static enum err household(struct cx *cx, struct tx *tx, const struct sell_buy_body *in, int64_t *id_out)
{
    struct people_operator op = {0};
    *id_out = 0;
    if (in->household == NULL)
        return in->channel == CHANNEL_POINT ? err_say(cx, ERR_INVALID, "/household", "代买要写明给谁买", "Say for whom it is bought") : ERR_NONE;
    enum err e = people_operator_get(cx, tx, in->household, &op);
    if (e == ERR_NOT_FOUND || (e == ERR_NONE && people_may_on(cx, "sell.buy_for", op.level_path, op.id) != ERR_NONE))
        return err_say(cx, ERR_INVALID, "/household", "您的站点没有登记这一户", "Your point has no such household");
    TRY(e);
    if (in->consent == NULL || str_trim(str_of(in->consent)).size == 0)
        return err_say(cx, ERR_INVALID, "/consent", "请记录这一户怎样同意的", "Record how the household agreed");
    *id_out = op.id;
    return ERR_NONE;
}

/* ---- writing -------------------------------------------------------------------------------------------------------------------------------- */

struct buying { const struct sell_buy_body *in; struct sell_quote q; int64_t purchase_id, household_id, expires_us; const char *uuid, **orders; };

static enum err purchase_insert(struct cx *cx, struct tx *tx, struct buying *b)
{
    const struct sell_buy_body *in = b->in;
    struct sell_address a = {0};
    const char *sealed = NULL, *county = ((const struct sell_quote_shop *)b->q.shops.p)->county;
    int64_t channel = b->household_id ? CHANNEL_POINT : b->q.promoter_id ? CHANNEL_PROMOTER : in->channel;
    if (in->delivery == DELIVER_SHIP) {
        TRY(sell_address_get(cx, tx, in->address, &a));
        TRY(people_secret_seal(cx, tx, ar_printf(cx->ar, "sell_purchase:%s", b->uuid), ar_printf(cx->ar, "%s\n%s\n%s\n%s", a.name, a.phone, a.region, a.detail), &sealed));
    }
    return sql_i64(tx, SQ(buy_insert),
                   ARGS(v_t(b->uuid), v_i(cx->who->account_id), v_i(b->q.total_fen), v_t(sell_deliveries[in->delivery]), v_t(sealed), v_t(a.shown == NULL ? "" : a.shown), v_t(b->q.division),
                        v_t(b->q.digest), v_t(sell_channels[channel]), v_i(b->household_id ? b->household_id : FIELD_NULL), v_t(b->household_id ? in->consent : NULL),
                        v_i(b->q.promoter_id ? b->q.promoter_id : FIELD_NULL), v_t(in->note), v_i(cx->now_us), v_i(b->expires_us), v_t(county)),
                   &b->purchase_id);
}

static enum err line_insert(struct cx *cx, struct tx *tx, int64_t order_id, const struct sell_quote_line *l)
{
    const struct sell_offer *o = &l->offer;
    const char *uuid = uuid_make(cx->ar), *sealed;
    TRY(people_secret_seal(cx, tx, ar_printf(cx->ar, "sell_line:%s", uuid), l->text, &sealed));
    return sql_exec(tx, SQ(line_insert),
                    ARGS(v_t(uuid), v_i(order_id), v_i(o->sku_id), v_i(o->goods_id), v_i(o->product_id), v_t(o->title), v_t(o->title_en), v_t(o->spec), v_t(o->cover_sha),
                         v_t(sell_units[l->unit]), v_i(l->price_fen), v_i(l->weight_g), v_i(l->pieces), v_i(l->gross_fen), v_i(l->fen), v_i(o->owner_id), v_i(o->paid_id), v_i(o->commission_bp),
                         v_i(l->campaign_id ? l->campaign_id : FIELD_NULL), v_i(l->extra_fen), v_t(l->made), v_t(l->made_en), v_t(sealed)));
}

/* Its lines, and what is in the boxes among them. */
static enum err lines_insert(struct cx *cx, struct tx *tx, int64_t order_id, const struct sell_quote_shop *s)
{
    const struct sell_quote_line *l = s->lines.p;
    bool box = false;
    for (size_t i = 0; i < s->lines.n; i++) {
        TRY(line_insert(cx, tx, order_id, &l[i]));
        box = box || l[i].offer.parts;
    }
    return box ? sell_line_parts_put(tx, order_id) : ERR_NONE;
}

static enum err fee_insert(struct cx *cx, struct tx *tx, const struct sell_quote_shop *s, int64_t order_id, const struct sell_fee *f)
{
    struct people_operator op = {0};
    TRY(people_operator_by_id(cx, tx, s->serve_id, &op)); /* whoever packs and sends is paid for it */
    return sql_exec(tx, SQ(fee_insert), ARGS(v_i(order_id), v_t(f->kind), v_t(ar_printf(cx->ar, "operator:%s", op.uuid)), v_i(s->serve_id), v_i(f->fen)));
}

static enum err order_insert(struct cx *cx, struct tx *tx, struct buying *b, const struct sell_quote_shop *s, const char *uuid)
{
    const char *no = NULL;
    int64_t id;
    TRY(number(cx, &no));
    TRY(sql_i64(tx, SQ(ord_insert),
                ARGS(v_t(uuid), v_t(no), v_i(b->purchase_id), v_i(cx->who->account_id), v_i(s->shop_id), v_i(s->serve_id), v_i(s->paid_id), v_t(s->level_path), v_i(cx->now_us),
                     v_i(s->goods_fen - s->discount_fen), v_i(s->fees_fen), v_i(s->total_fen), v_i(conf_int("sell.platform_bp")), v_i(b->q.promoter_id ? s->promoter_bp : 0), v_t(s->sale_place),
                     v_t(b->q.division), v_t(s->county)),
                &id));
    TRY(lines_insert(cx, tx, id, s));
    for (size_t i = 0; i < s->fees.n; i++)
        TRY(fee_insert(cx, tx, s, id, &((const struct sell_fee *)s->fees.p)[i]));
    return sql_exec(tx, SQ(ord_step), ARGS(v_i(id), v_null(), v_null(), v_t(sell_order_states[ORDER_PLACED]), v_null(), v_t(sell_by(cx)), v_i(cx->now_us)));
}

/* Goods first: whoever comes too late learns it before anything else is written. */
static enum err hold(struct cx *cx, struct tx *tx, struct buying *b)
{
    struct sell_want *w = AR_ARRAY(cx->ar, struct sell_want, b->in->items.n);
    struct list picks;
    size_t n = 0;
    b->orders = AR_ARRAY(cx->ar, const char *, b->q.shops.n);
    for (size_t i = 0; i < b->q.shops.n; i++) {
        const struct sell_quote_shop *s = &((const struct sell_quote_shop *)b->q.shops.p)[i];
        b->orders[i] = uuid_make(cx->ar);
        for (size_t j = 0; j < s->lines.n; j++) {
            const struct sell_quote_line *l = &((const struct sell_quote_line *)s->lines.p)[j];
            w[n++] = (struct sell_want){l->offer.sku_id, l->pieces, sell_ref(cx, b->orders[i])};
        }
    }
    return sell_stock_reserve(cx, tx, w, n, b->expires_us + 10 * 60 * US_PER_S, &picks); /* pay decides when it is over, the hold's own end is a net below it */
}

static enum err take_offers(struct cx *cx, struct tx *tx, struct buying *b)
{
    for (size_t i = 0; i < b->q.shops.n; i++) {
        const struct sell_quote_shop *s = &((const struct sell_quote_shop *)b->q.shops.p)[i];
        for (size_t j = 0; j < s->lines.n; j++) {
            const struct sell_quote_line *l = &((const struct sell_quote_line *)s->lines.p)[j];
            if (l->campaign_sku_id)
                TRY(sell_campaign_take(cx, tx, l->campaign_sku_id, b->q.digest, l->pieces));
        }
        if (s->coupon_id)
            TRY(sell_coupon_take(cx, tx, s->coupon_id, b->purchase_id));
    }
    return ERR_NONE;
}

static enum err payment(struct cx *cx, struct tx *tx, struct buying *b)
{
    const char *title = ar_printf(cx->ar, "田头商城 %zu 家店的订单", b->q.shops.n), *uuid;
    const struct pay_new in = {.subject = sell_subject.kind, .subject_id = b->purchase_id, .fen = b->q.total_fen, .title = title, .payer_account_id = cx->who->account_id, .expires_us = b->expires_us,
                               .level_path = b->q.shops.n == 1 ? ((const struct sell_quote_shop *)b->q.shops.p)->level_path : NULL};
    int64_t id;
    TRY(pay_open(cx, tx, &in, &id, &uuid));
    return sql_exec(tx, SQ(buy_payment), ARGS(v_i(b->purchase_id), v_i(id), v_t(uuid)));
}

static enum err judge(struct cx *cx, struct tx *tx, const struct buying *b)
{
    int64_t open;
    if (!b->q.ok)
        return err_say(cx, ERR_RULE, "/items", "%s", "%s", b->q.why);
    if (b->q.final && !b->in->final_ok)
        return err_say(cx, ERR_RULE, "/final_ok", "刻了字的货没有质量问题不能退，请确认知道再下单", "What bears your text is not taken back without a fault: confirm that you know");
    if (b->in->total_fen != b->q.total_fen)
        return err_say(cx, ERR_CHANGED, "/total_fen", "金额有变：现在是 %lld.%02lld 元，请看过再下单", "The amount changed: it is %lld.%02lld yuan now; look before you order",
                       (long long)(b->q.total_fen / 100), (long long)(b->q.total_fen % 100));
    TRY(sql_i64(tx, SQ(buy_open), ARGS(v_i(cx->who->account_id)), &open));
    return open < (b->in->pay_way == PAY_ONLINE ? SELL_OPEN_MAX : SELL_OPEN_BY_HAND_MAX) ? ERR_NONE : err_say(cx, ERR_LIMIT, NULL, "未付款的订单太多，请先付款或取消", "Too many unpaid purchases: pay or cancel some first");
}

enum err sell_buy(struct cx *cx, struct tx *tx, const struct sell_buy_body *in, struct sell_purchase *out)
{
    struct buying b = {.in = in, .uuid = uuid_make(cx->ar), .expires_us = cx->now_us + pay_within_us(in->pay_way)};
    if (in->total_fen == FIELD_NULL)
        return err_say(cx, ERR_INVALID, "/total_fen", "请带上看到的总金额", "Say the total that was seen");
    TRY(sell_quote(cx, tx, in, &b.q));
    TRY(household(cx, tx, in, &b.household_id));
    TRY(judge(cx, tx, &b));
    TRY(hold(cx, tx, &b));
    TRY(purchase_insert(cx, tx, &b));
    TRY(take_offers(cx, tx, &b));
    for (size_t i = 0; i < b.q.shops.n; i++)
        TRY(order_insert(cx, tx, &b, &((const struct sell_quote_shop *)b.q.shops.p)[i], b.orders[i]));
    TRY(payment(cx, tx, &b));
    for (size_t i = 0; i < in->items.n; i++)
        TRY(sql_exec(tx, SQ(cart_bought), ARGS(v_i(cx->who->account_id), v_t(((const struct sell_item_body *)in->items.p)[i].sku))));
    TRY(sell_purchase_get(cx, tx, b.uuid, out));
    return people_audit(cx, tx, "sell.purchase.make", "purchase", b.uuid, (struct str){0},
                        str_of(ar_printf(cx->ar, "{\"total_fen\":%lld,\"orders\":%zu}", (long long)b.q.total_fen, b.q.shops.n)), NULL);
}

/* ---- reading ---------------------------------------------------------------------------------------------------------------------------------- */

static const struct field REF_ROW[] = {
    FIELD(struct sell_order_ref, uuid, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct sell_order_ref, order_no, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_order_ref, shop_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_order_ref, total_fen, F_I64, 0, 0, 0, "", ""),
    FIELD_ENUM(struct sell_order_ref, state, 0, sell_order_states, "", ""),
};
static const struct shape ref_row = SHAPE("OrderRefRow", struct sell_order_ref, REF_ROW);

static enum err purchase_load(struct cx *cx, struct tx *tx, const struct sql *q, struct val key, struct sell_purchase *out)
{
    TRY(sql_one(tx, q, ARGS(key), &sell_purchase_row, out));
    const char **acts = AR_ARRAY(cx->ar, const char *, 2);
    out->acts = (struct texts){acts, 0};
    if (strcmp(out->state, "open") == 0) {
        acts[out->acts.n++] = "pay";
        acts[out->acts.n++] = "cancel";
    }
    return sql_all(tx, SQ(buy_orders), ARGS(v_i(out->id)), &ref_row, SELL_ORDERS_MAX, &out->orders);
}

enum err sell_purchase_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_purchase *out)
{
    TRY(purchase_load(cx, tx, SQ(buy_one), v_t(uuid), out));
    return cx->who != NULL && cx->who->account_id == out->account_id ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

/* ---- what room pay tells ---------------------------------------------------------------------------------------------------------------------- */

static enum err each_order(struct cx *cx, struct tx *tx, const struct sell_purchase *p, enum sell_order_state to, unsigned by, const char *reason)
{
    for (size_t i = 0; i < p->orders.n; i++) {
        struct sell_order o = {0};
        int64_t id;
        TRY(sql_i64(tx, SQ(ord_id), ARGS(v_t(((const struct sell_order_ref *)p->orders.p)[i].uuid)), &id));
        TRY(sell_order_load(cx, tx, id, &o));
        TRY(sell_order_enter(cx, tx, &o, to, by, reason));
    }
    return ERR_NONE;
}

static struct texts refs_of(struct cx *cx, const struct sell_purchase *p)
{
    struct texts refs = {AR_ARRAY(cx->ar, const char *, p->orders.n + 1), p->orders.n};
    for (size_t i = 0; i < p->orders.n; i++)
        refs.p[i] = sell_ref(cx, ((const struct sell_order_ref *)p->orders.p)[i].uuid);
    return refs;
}

/* The one writer of a purchase's state: it leaves "open" once, for "paid" or "given_up". *n_out 0: it had left it before. */
static enum err leave_open(struct tx *tx, const struct sell_purchase *p, const char *to, int64_t *n_out)
{
    return sql_exec_n(tx, SQ(buy_state), ARGS(v_i(p->id), v_t("open"), v_t(to)), n_out);
}

/* Not paid: goods, campaign and coupon are free again. What is paid or was given up stays. */
static enum err give_up(struct cx *cx, struct tx *tx, struct sell_purchase *p, unsigned by, const char *reason)
{
    int64_t n;
    TRY(leave_open(tx, p, "given_up", &n));
    if (n == 0)
        return ERR_NONE;
    TRY(sell_stock_release(cx, tx, refs_of(cx, p)));
    TRY(sell_campaign_free(cx, tx, p->id, p->digest));
    TRY(sell_coupons_free(cx, tx, p->id));
    return each_order(cx, tx, p, ORDER_CANCELLED, by, reason);
}

static enum err subject_paid(struct cx *cx, struct tx *tx, int64_t subject_id, int64_t payment_id, bool *accept_out)
{
    struct sell_purchase p = {0};
    int64_t n;
    *accept_out = false;
    TRY(purchase_load(cx, tx, SQ(buy_by_id), v_i(subject_id), &p));
    if (p.payment_id != payment_id || strcmp(p.state, "open") != 0)
        return ERR_NONE; /* given up: the money goes back */
    enum err e = sell_stock_commit(cx, tx, refs_of(cx, &p));
    if (e == ERR_GONE) { /* the hold ran out and the goods may be another's by now */
        cx_clear(cx);
        return give_up(cx, tx, &p, BY_PAY, "付款太晚，货已放出 / paid too late");
    }
    TRY(e);
    TRY(leave_open(tx, &p, "paid", &n));
    if (n == 0)
        return err_set(cx, ERR_BUSY, NULL);
    TRY(each_order(cx, tx, &p, ORDER_PAID, BY_PAY, NULL));
    *accept_out = true;
    return ERR_NONE;
}

static enum err subject_given_up(struct cx *cx, struct tx *tx, int64_t subject_id, int64_t payment_id)
{
    struct sell_purchase p = {0};
    (void)payment_id;
    TRY(purchase_load(cx, tx, SQ(buy_by_id), v_i(subject_id), &p));
    return give_up(cx, tx, &p, BY_PAY, "未付款 / not paid");
}

static enum err subject_refunded(struct cx *cx, struct tx *tx, int64_t subject_id, int64_t refund_id, int64_t fen, bool ok)
{
    (void)subject_id, (void)fen;
    return sell_refund_ended(cx, tx, refund_id, ok);
}

static enum err subject_may_pay(struct cx *cx, struct tx *tx, int64_t subject_id)
{
    int64_t account_id;
    TRY(sql_i64(tx, SQ(buy_account), ARGS(v_i(subject_id)), &account_id));
    return cx->who != NULL && cx->who->account_id != 0 && cx->who->account_id == account_id ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

const struct pay_subject sell_subject = {"purchase", subject_paid, subject_given_up, subject_refunded, subject_may_pay};

/* ---- given up by the buyer ---------------------------------------------------------------------------------------------------------------------- */

enum err sell_purchase_cancel(struct cx *cx, struct tx *tx, const char *uuid, struct sell_purchase *out)
{
    struct sell_purchase p = {0};
    TRY(sell_purchase_get(cx, tx, uuid, &p));
    if (strcmp(p.state, "open") != 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已付款或已取消，不能再取消", "It is paid or cancelled already");
    TRY(give_up(cx, tx, &p, BY_BUYER, "买家取消 / cancelled by the buyer"));
    TRY(pay_give_up(cx, tx, p.payment_id));
    TRY(sell_purchase_get(cx, tx, uuid, out));
    return people_audit(cx, tx, "sell.purchase.cancel", "purchase", uuid, (struct str){0}, (struct str){0}, NULL);
}
