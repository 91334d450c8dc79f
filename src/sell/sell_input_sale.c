/* sell_input_sale.c: sales of farm inputs to producers: who orders for whom, the money, handing over into the producer's store, and what becomes of a sale
 * whose input is withdrawn: see sell_input.h. */
#include "sell_input.h"

#include <string.h>

#include "conf.h"
#include "dec.h"
#include "grow_store.h"
#include "log.h"
#include "sell_after.h"
#include "uuid.h"

const char *const sell_input_ways[] = {"online", "counter", NULL};
const char *const sell_input_states[] = {
#define STATE(name, code, zh, en) code,
#include "sell_input_states.def"
#undef STATE
    NULL};
static const struct { const char *zh, *en; } NAMES[] = {
#define STATE(name, code, zh, en) {zh, en},
#include "sell_input_states.def"
#undef STATE
};
static const unsigned WAYS[INPUT__STATES][INPUT__STATES] = {
#define BUYER BY_BUYER
#define SELLER BY_SELLER
#define JOB BY_JOB
#define PAY BY_PAY
#define MOVE(from, to, by) [INPUT_##from][INPUT_##to] = by,
#include "sell_input_states.def"
#undef MOVE
#undef BUYER
#undef SELLER
#undef JOB
#undef PAY
};

bool sell_input_may(int64_t from, int64_t to, unsigned by)
{
    return from >= 0 && from < INPUT__STATES && to >= 0 && to < INPUT__STATES && (WAYS[from][to] & by) != 0;
}

static const char *name_of(const struct cx *cx, int64_t state)
{
    return cx->lang == LANG_EN ? NAMES[state].en : NAMES[state].zh;
}

struct move { enum sell_input_state to; unsigned by; const char *reason, *collected_by; };

/* The one writer of a sale's state. */
static enum err enter(struct cx *cx, struct tx *tx, struct sell_input_sale *s, struct move m)
{
    const char *from = sell_input_states[s->state], *to = sell_input_states[m.to];
    int64_t n;
    if (!sell_input_may(s->state, m.to, m.by))
        return err_say(cx, ERR_WRONG_STATE, NULL, "这笔农资“%s”，不能改为“%s”", "The sale is \"%s\": it cannot become \"%s\"", name_of(cx, s->state), name_of(cx, m.to));
    TRY(sql_exec_n(tx, SQ(isale_state), ARGS(v_i(s->id), v_t(from), v_t(to), v_i(cx->now_us), v_t(m.reason), v_t(m.collected_by)), &n));
    if (n == 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "刚刚变了，请刷新", "It changed a moment ago: load it again");
    s->state = m.to;
    return people_audit(cx, tx, "sell.input.state", "input_sale", s->uuid, str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", from)), str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", to)), m.reason);
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------------------- */
static enum err load(struct tx *tx, const struct sql *q, struct val key, struct sell_input_sale *out)
{
    *out = (struct sell_input_sale){0};
    TRY(sql_one(tx, q, ARGS(key), &sell_input_sale_row, out));
    return sql_all(tx, SQ(isale_lines), ARGS(v_i(out->id)), &sell_input_line_row, SELL_INPUT_LINES_MAX, &out->lines);
}

/* The shop's own people hand over, and nobody whose grant is a place: a village point that ordered would be both sides. "": no place at all. */
static bool keeps(struct cx *cx, int64_t serve_id)
{
    bool yes = people_may_on(cx, "sell.order.handle", "", serve_id) == ERR_NONE;
    cx_clear(cx);
    return yes;
}

/* The producer's people, whoever ordered, and the point that may buy for it are the buyer's side. */
static unsigned sides_of(struct cx *cx, const struct sell_input_sale *s)
{
    unsigned sides = 0;
    if (cx->who == NULL)
        return 0;
    bool mine = cx->who->account_id != 0 && cx->who->account_id == s->account_id;
    if (mine || people_own_operator(cx) == s->buyer_id || people_may_on(cx, "sell.buy_for", s->buyer_path, s->buyer_id) == ERR_NONE)
        sides |= BY_BUYER;
    if (keeps(cx, s->serve_id))
        sides |= BY_SELLER;
    bool reads = sides || people_may_on(cx, "sell.order.read", s->level_path, s->serve_id) == ERR_NONE;
    cx_clear(cx);
    return reads ? sides | BY_OFFICE : 0;   /* BY_OFFICE here: may read and no more */
}

static void acts_fill(struct cx *cx, struct sell_input_sale *s, unsigned sides)
{
    const char **a = AR_ARRAY(cx->ar, const char *, 4);
    s->acts = (struct texts){a, 0};
    if (s->state == INPUT_PLACED && s->payment && cx->who && cx->who->account_id == s->account_id)
        a[s->acts.n++] = "pay";
    if (sell_input_may(s->state, INPUT_CANCELLED, sides & (BY_BUYER | BY_SELLER)) || sell_input_may(s->state, INPUT_REFUNDING, sides & (BY_BUYER | BY_SELLER)))
        a[s->acts.n++] = "cancel";
    if (sell_input_may(s->state, INPUT_HANDED, sides & BY_SELLER) && (s->state == INPUT_PAID || s->pay_way == WAY_COUNTER))
        a[s->acts.n++] = "hand_over";
}

static enum err seen(struct cx *cx, struct tx *tx, const char *uuid, struct sell_input_sale *out, unsigned *sides_out)
{
    enum err e = load(tx, SQ(isale_one), v_t(uuid), out);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    *sides_out = e == ERR_NONE ? sides_of(cx, out) : 0;
    return *sides_out ? ERR_NONE : err_say(cx, ERR_NOT_FOUND, NULL, "没有找到", "Not found");
}

enum err sell_input_sale_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_input_sale *out)
{
    unsigned sides;
    TRY(seen(cx, tx, uuid, out, &sides));
    acts_fill(cx, out, sides);
    return ERR_NONE;
}

/* ---- ordering -------------------------------------------------------------------------------------------------------------------------------------- */
struct buying { const struct sell_input_buy *in; struct people_operator buyer; struct sell_shop shop; struct sell_input *offers; bool by_point; int64_t total_fen; };

static bool said(const char *text)
{
    return text && str_trim(str_of(text)).size;
}

/* Whose store it fills, and whether who orders may: itself; its village point, with how it agreed; the shop at its counter. */
static enum err buyer_read(struct cx *cx, struct tx *tx, struct buying *b)
{
    int64_t own = people_own_operator(cx);
    enum err e = b->in->buyer ? people_operator_get(cx, tx, b->in->buyer, &b->buyer) : own > 0 ? people_operator_by_id(cx, tx, own, &b->buyer) : ERR_NOT_FOUND;
    if (e == ERR_NOT_FOUND)
        return b->in->buyer ? err_say(cx, ERR_INVALID, "/buyer", "没有这个经营主体", "There is no such producer") : err_say(cx, ERR_INVALID, "/buyer", "投入品卖给生产者：请说明给谁买", "Inputs are sold to producers: say for whom");
    TRY(e);
    TRY(people_operator_active(cx, tx, b->buyer.id));
    if (own == b->buyer.id)
        return ERR_NONE;
    b->by_point = people_may_on(cx, "sell.buy_for", b->buyer.level_path, b->buyer.id) == ERR_NONE;
    bool counter = b->in->handed && keeps(cx, b->shop.serve_id);
    cx_clear(cx);
    if (!b->by_point && !counter)
        return err_say(cx, ERR_INVALID, "/buyer", "您的站点没有登记这一户", "Your point has no such producer");
    return said(b->in->consent) ? ERR_NONE : err_say(cx, ERR_INVALID, "/consent", "请记录本人怎样同意的", "Record how the producer agreed");
}

static enum err item_read(struct cx *cx, struct tx *tx, struct buying *b, size_t i)
{
    const struct sell_input_item *it = &((const struct sell_input_item *)b->in->items.p)[i];
    struct sell_input *o = &b->offers[i];
    const char *field = ar_printf(cx->ar, "/items/%zu", i);
    int64_t fen;
    enum err e = sell_input_load(cx, tx, it->offer, o);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, field, "没有这件农资", "There is no such offer");
    TRY(e);
    if (o->why)
        return err_say(cx, ERR_RULE, field, "%s", "%s", o->why);
    if (o->shop_id != b->offers[0].shop_id)
        return err_say(cx, ERR_INVALID, field, "一次只买一家店的", "One shop at a time");
    for (size_t k = 0; k < i; k++)
        if (b->offers[k].id == o->id)
            return err_say(cx, ERR_INVALID, field, "同一种只写一行", "Each offer stands in one line");
    if (!fen_mul(o->price_fen, it->pieces, &fen) || !fen_add(b->total_fen, fen, &b->total_fen))
        return err_say(cx, ERR_LIMIT, field, "金额太大", "The amount is too large");
    return ERR_NONE;
}

static enum err judge(struct cx *cx, struct tx *tx, const struct buying *b)
{
    int64_t open;
    if (b->in->total_fen != b->total_fen)
        return err_say(cx, ERR_CHANGED, "/total_fen", "金额有变：现在是 %lld.%02lld 元，请看过再下单", "The amount changed: it is %lld.%02lld yuan now; look before you order",
                       (long long)(b->total_fen / 100), (long long)(b->total_fen % 100));
    if (b->in->handed && (b->in->pay_way != WAY_COUNTER || !keeps(cx, b->shop.serve_id)))
        return err_say(cx, ERR_RULE, "/handed", "只有店家在柜台收了钱才能直接登记取走", "Only the shop enters at once what was paid and taken away at its counter");
    TRY(sql_i64(tx, SQ(isale_open), ARGS(v_i(cx->who->account_id)), &open));
    return open < SELL_INPUT_OPEN_MAX || b->in->handed ? ERR_NONE : err_say(cx, ERR_LIMIT, NULL, "没取的农资太多，请先领取或取消", "Too many orders wait: collect or cancel some first");
}

static enum err line_store(struct cx *cx, struct tx *tx, int64_t sale, const struct sell_input *o, int64_t pieces, size_t i)
{
    int64_t n;
    TRY(sql_exec_n(tx, SQ(inp_take), ARGS(v_i(o->id), v_i(pieces)), &n));
    if (n == 0)
        return err_say(cx, ERR_LIMIT, ar_printf(cx->ar, "/items/%zu", i), "“%s %s”只剩 %lld 件", "Of \"%s %s\" only %lld are left", o->name, o->spec, (long long)o->stock);
    return sql_exec(tx, SQ(isale_line), ARGS(v_i(sale), v_i(o->id), v_i(o->input_id), v_t(o->name), v_t(o->reg_no), v_t(o->spec), v_t(o->amount), v_t(o->unit), v_i(pieces), v_i(o->price_fen),
                                             v_i(o->price_fen * pieces)));   /* checked in item_read */
}

static enum err pay_for(struct cx *cx, struct tx *tx, const struct buying *b, int64_t sale, int64_t expires_us)
{
    const struct pay_new in = {.subject = sell_input_subject.kind, .subject_id = sale, .fen = b->total_fen, .title = "田头农资", .payer_account_id = cx->who->account_id, .expires_us = expires_us,
                               .level_path = b->shop.level_path};
    const char *uuid;
    int64_t id;
    TRY(pay_open(cx, tx, &in, &id, &uuid));
    return sql_exec(tx, SQ(isale_payment), ARGS(v_i(sale), v_i(id), v_t(uuid)));
}

static enum err hand(struct cx *cx, struct tx *tx, struct sell_input_sale *s, const char *collected_by);

static enum err store(struct cx *cx, struct tx *tx, const struct buying *b, const char *uuid, struct sell_input_sale *out)
{
    const struct sell_input_item *it = b->in->items.p;
    bool counter = b->in->pay_way == WAY_COUNTER;
    int64_t id, expires_us = cx->now_us + (counter ? SELL_INPUT_COUNTER_US : conf_int("sell.pay_within") * 1000);
    bool other = b->by_point || b->in->consent;
    TRY(sql_i64(tx, SQ(isale_insert), ARGS(v_t(uuid), v_i(b->shop.id), v_i(b->buyer.id), v_i(cx->who->account_id), v_bool(b->by_point), v_t(other ? b->in->consent : NULL),
                                           v_t(sell_input_ways[b->in->pay_way]), v_i(cx->now_us), v_i(b->total_fen), v_i(sell_today(cx)), v_i(expires_us), v_t(b->shop.level_path), v_t(b->shop.county)),
                &id));
    for (size_t i = 0; i < b->in->items.n; i++)
        TRY(line_store(cx, tx, id, &b->offers[i], it[i].pieces, i));
    if (!counter)
        TRY(pay_for(cx, tx, b, id, expires_us));
    TRY(load(tx, SQ(isale_one), v_t(uuid), out));
    return b->in->handed ? hand(cx, tx, out, NULL) : ERR_NONE;
}

enum err sell_input_buy(struct cx *cx, struct tx *tx, const struct sell_input_buy *in, struct sell_input_sale *out)
{
    struct buying b = {.in = in, .offers = AR_ARRAY(cx->ar, struct sell_input, in->items.n)};
    const char *uuid = uuid_make(cx->ar);
    TRY(people_may(cx, "sell.buy"));
    for (size_t i = 0; i < in->items.n; i++)
        TRY(item_read(cx, tx, &b, i));
    TRY(sell_shop_load(cx, tx, b.offers[0].shop, &b.shop));
    TRY(buyer_read(cx, tx, &b));
    TRY(judge(cx, tx, &b));
    TRY(store(cx, tx, &b, uuid, out));
    TRY(people_audit(cx, tx, "sell.input.buy", "input_sale", uuid, (struct str){0},
                     str_of(ar_printf(cx->ar, "{\"total_fen\":%lld,\"by_point\":%s}", (long long)b.total_fen, b.by_point ? "true" : "false")), NULL));
    return sell_input_sale_get(cx, tx, uuid, out);
}

/* ---- handing over ------------------------------------------------------------------------------------------------------------------------------------ */

/* "0.5" × 12 → "6". */
static enum err whole_amount(struct cx *cx, const struct sell_input_line *l, const char **out)
{
    int64_t m, all;
    if (!dec_scaled(str_of(l->amount), 3, &m) || __builtin_mul_overflow(m, l->pieces, &all))
        return err_set(cx, ERR_INTERNAL, NULL);
    *out = ar_printf(cx->ar, "%lld.%03lld", (long long)(all / 1000), (long long)(all % 1000));
    return ERR_NONE;
}

static enum err store_fill(struct cx *cx, struct tx *tx, const struct sell_input_sale *s)
{
    const struct sell_input_line *l = s->lines.p;
    for (size_t i = 0; i < s->lines.n; i++) {
        struct grow_store_in in = {.operator_id = s->buyer_id, .input_id = l[i].input_id, .day = sell_today(cx), .kind = STORE_BOUGHT, .unit = l[i].unit, .note = s->shop_name, .county = s->county};
        TRY(whole_amount(cx, &l[i], &in.amount));
        in.ref = ar_printf(cx->ar, "input_sale:%s:%zu", s->uuid, i);
        TRY(grow_store_add(cx, tx, &in));
    }
    return ERR_NONE;
}

/* What was paid and held goes to whom the shop says. */
static enum err money_over(struct cx *cx, struct tx *tx, const struct sell_input_sale *s)
{
    struct people_operator op = {0};
    TRY(people_operator_by_id(cx, tx, s->paid_id, &op));
    const struct ledger_line lines[] = {{pay_held(cx, s->payment), s->total_fen, 0, "农资货款", "Farm inputs"},
                                        {ar_printf(cx->ar, "operator:%s", op.uuid), -s->total_fen, op.id, "农资货款", "Farm inputs sold"}};
    return ledger_post(cx, tx, "input.handed", s->uuid, lines, 2);
}

static enum err still_sold(struct cx *cx, struct tx *tx, const struct sell_input_sale *s)
{
    const struct sell_input_line *l = s->lines.p;
    for (size_t i = 0; i < s->lines.n; i++) {
        const char *why;
        TRY(grow_input_sellable(cx, tx, l[i].input, &why));
        if (why)
            return err_say(cx, ERR_RULE, NULL, "%s，请取消这笔，已付的退还", "%s: cancel this sale, what was paid is given back", why);
    }
    return ERR_NONE;
}

static enum err hand(struct cx *cx, struct tx *tx, struct sell_input_sale *s, const char *collected_by)
{
    bool paid = s->state == INPUT_PAID;
    if (!paid && s->pay_way == WAY_ONLINE && s->state == INPUT_PLACED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "还没有付款", "It is not paid yet");
    TRY(still_sold(cx, tx, s));
    TRY(enter(cx, tx, s, (struct move){INPUT_HANDED, BY_SELLER, NULL, collected_by}));
    if (paid)
        TRY(money_over(cx, tx, s));
    return store_fill(cx, tx, s);
}

enum err sell_input_hand_over(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_input_hand *in, struct sell_input_sale *out)
{
    unsigned sides;
    TRY(seen(cx, tx, uuid, out, &sides));
    if (!(sides & BY_SELLER))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    TRY(hand(cx, tx, out, in->collected_by));
    return sell_input_sale_get(cx, tx, uuid, out);
}

/* ---- calling off --------------------------------------------------------------------------------------------------------------------------------------- */
static enum err stock_back(struct tx *tx, const struct sell_input_sale *s)
{
    const struct sell_input_line *l = s->lines.p;
    for (size_t i = 0; i < s->lines.n; i++)
        TRY(sql_exec(tx, SQ(inp_back), ARGS(v_i(l[i].offer_id), v_i(l[i].pieces))));
    return ERR_NONE;
}

/* by BY_PAY: room pay itself told that the payment is over. */
static enum err call_off(struct cx *cx, struct tx *tx, struct sell_input_sale *s, unsigned by, const char *reason)
{
    int64_t refund;
    bool paid = s->state == INPUT_PAID;
    TRY(enter(cx, tx, s, (struct move){paid ? INPUT_REFUNDING : INPUT_CANCELLED, by, reason, NULL}));
    TRY(stock_back(tx, s));
    if (paid)
        return pay_refund(cx, tx, s->payment_id, s->total_fen, "input", NULL, reason, &refund);
    return s->payment && by != BY_PAY ? pay_give_up(cx, tx, s->payment_id) : ERR_NONE;
}

enum err sell_input_cancel(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct sell_input_sale *out)
{
    unsigned sides;
    TRY(seen(cx, tx, uuid, out, &sides));
    if (!(sides & (BY_BUYER | BY_SELLER)))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    TRY(call_off(cx, tx, out, sides & BY_BUYER ? BY_BUYER : BY_SELLER, reason));
    return sell_input_sale_get(cx, tx, uuid, out);
}

/* ---- what room pay tells ---------------------------------------------------------------------------------------------------------------------------------- */
static enum err paid(struct cx *cx, struct tx *tx, int64_t id, int64_t payment, bool *accept_out)
{
    struct sell_input_sale s;
    TRY(load(tx, SQ(isale_by_id), v_i(id), &s));
    *accept_out = s.state == INPUT_PLACED && s.payment_id == payment;
    return *accept_out ? enter(cx, tx, &s, (struct move){INPUT_PAID, BY_PAY, NULL, NULL}) : ERR_NONE;
}

static enum err given_up(struct cx *cx, struct tx *tx, int64_t id, int64_t payment)
{
    struct sell_input_sale s;
    TRY(load(tx, SQ(isale_by_id), v_i(id), &s));
    return s.state == INPUT_PLACED && s.payment_id == payment ? call_off(cx, tx, &s, BY_PAY, "未付款 / not paid") : ERR_NONE;
}

static enum err refunded(struct cx *cx, struct tx *tx, int64_t id, int64_t refund, int64_t fen, bool ok)
{
    struct sell_input_sale s;
    (void)refund, (void)fen;
    TRY(load(tx, SQ(isale_by_id), v_i(id), &s));
    return ok && s.state == INPUT_REFUNDING ? enter(cx, tx, &s, (struct move){INPUT_REFUNDED, BY_PAY, s.reason, NULL}) : ERR_NONE;
}

static enum err may_pay(struct cx *cx, struct tx *tx, int64_t id)
{
    struct sell_input_sale s;
    TRY(load(tx, SQ(isale_by_id), v_i(id), &s));
    return cx->who && cx->who->account_id && cx->who->account_id == s.account_id ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

const struct pay_subject sell_input_subject = {"input_sale", paid, given_up, refunded, may_pay};

/* ---- what time and the catalogue bring ------------------------------------------------------------------------------------------------------------------- */
struct due { struct list ids; };
struct id_row { int64_t id; };
static const struct field ID_ROW[] = {FIELD(struct id_row, id, F_I64, 0, 0, 0, "", "")};
static const struct shape id_row_shape = SHAPE("", struct id_row, ID_ROW);

static enum err due_read(struct cx *cx, struct tx *tx, void *arg)
{
    return sql_all(tx, SQ(isale_due), ARGS(v_i(cx->now_us)), &id_row_shape, 500, &((struct due *)arg)->ids);
}

static enum err due_move(struct cx *cx, struct tx *tx, void *arg)
{
    struct sell_input_sale s;
    const char *name;
    TRY(load(tx, SQ(isale_by_id), v_i(*(const int64_t *)arg), &s));
    TRY(sql_text(tx, SQ(isale_withdrawn), ARGS(v_i(s.id)), &name));
    if (s.state != INPUT_PAID && (s.state != INPUT_PLACED || (name == NULL && s.expires_at >= cx->now_us)))
        return ERR_NONE;
    if (name == NULL)
        return s.state == INPUT_PLACED ? call_off(cx, tx, &s, BY_JOB, "到期未领取 / not collected in time") : ERR_NONE;
    TRY(call_off(cx, tx, &s, BY_JOB, ar_printf(cx->ar, "%s 已从目录停用 / withdrawn from the catalogue", name)));
    return sell_notice(cx, tx, &(struct sell_notice_new){
        s.account_id, "input", 0, ar_printf(cx->ar, "您订的 %s 已从目录停用，这笔已取消，付过的钱退还。", name),
        ar_printf(cx->ar, "%s, which you ordered, was withdrawn from the catalogue: the order is cancelled, what was paid goes back.", name)});
}

enum err sell_input_tidy(struct cx *cx, int64_t *moved_out)
{
    struct due d = {{NULL, 0}};
    *moved_out = 0;
    TRY(tx_read(cx, "sell.input_due", due_read, &d));
    for (size_t i = 0; i < d.ids.n; i++) {
        enum err e = tx_run(cx, "sell.input_move", due_move, (void *)&((const struct id_row *)d.ids.p)[i].id);
        if (e == ERR_STOPPING)
            return e;
        if (e == ERR_NONE) {
            ++*moved_out;
            continue;
        }
        log_warn(cx, "sell.input", "id=%lld error=%s", (long long)((const struct id_row *)d.ids.p)[i].id, err_code(e));
        cx_clear(cx);
    }
    return ERR_NONE;
}

struct checking { struct buf *report; int64_t n; };

static enum err check_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct checking *c = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, SQ(isale_wrong), NOARGS, &r));
    for (c->n = 0; rows_next(r); c->n++)
        buf_printf(c->report, "sale of inputs whose lines do not add up: %s\n", rows_z(r, 0));
    return rows_end(&r);
}

enum err sell_input_check_run(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    struct checking c = {report, 0};
    TRY(tx_read(cx, "sell.input_check", check_tx, &c));
    *findings_out = c.n;
    return ERR_NONE;
}
