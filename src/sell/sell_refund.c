/* sell_refund.c: money that goes back: asked for by the buyer and answered by the seller within a time, else judged by the office; the
 * whole of an order that is called off; the difference of what was weighed; what is offered after a recall. What is promised is counted at once
 * on line and order (the database refuses more than was charged), the money itself goes by room pay, which tells how it ended. */
#include <string.h>

#include "conf.h"
#include "sell_after.h"
#include "sell_made.h"
#include "uuid.h"

const char *const sell_refund_states[] = {
#define STATE(name, code, zh, en) code,
#include "sell_refund_states.def"
#undef STATE
    NULL};
static const struct { const char *zh, *en; } NAMES[] = {
#define STATE(name, code, zh, en) {zh, en},
#include "sell_refund_states.def"
#undef STATE
};
enum { PAY = BY_PAY, BUYER = BY_BUYER, SELLER = BY_SELLER, OFFICE = BY_OFFICE, JOB = BY_JOB };
static const unsigned WAYS[REFUND__STATES][REFUND__STATES] = {
#define MOVE(from, to, who) [REFUND_##from][REFUND_##to] = (who),
#include "sell_refund_states.def"
#undef MOVE
};
const char *const sell_causes[] = {"changed_mind", "late", "damaged", "quality", "wrong", "recall", "other", NULL};
const char *const sell_refund_kinds[] = {"asked", "cancelled", "weighed", "recall", NULL};

bool sell_refund_way(int64_t from, int64_t to, unsigned by)
{
    return from >= 0 && from < REFUND__STATES && to >= 0 && to < REFUND__STATES && (WAYS[from][to] & by) != 0;
}

const char *sell_refund_state_name(int64_t s, enum lang lang)
{
    return lang == LANG_EN ? NAMES[s].en : NAMES[s].zh;
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------------ */

enum err sell_refund_load(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *out)
{
    (void)cx;
    return sql_one(tx, SQ(ref_one), ARGS(v_t(uuid)), &sell_refund_row, out);
}

enum err sell_refunds_of(struct cx *cx, struct tx *tx, int64_t order_id, struct list *out)
{
    (void)cx;
    return sql_all(tx, SQ(ref_of_order), ARGS(v_i(order_id)), &sell_refund_row, SELL_REFUNDS_MAX * 2, out);
}

void sell_refund_acts(struct cx *cx, struct sell_refund *r, unsigned sides)
{
    static const struct { const char *act; unsigned side; int64_t state; } ACTS[] = {
        {"answer", SIDE_SELLER, REFUND_ASKED}, {"judge", SIDE_OFFICE, REFUND_ESCALATED}, {"to_office", SIDE_BUYER, REFUND_REFUSED}, {"take", SIDE_BUYER, REFUND_OFFERED},
        {"withdraw", SIDE_BUYER, REFUND_ASKED}, {"withdraw", SIDE_BUYER, REFUND_REFUSED}, {"withdraw", SIDE_BUYER, REFUND_ESCALATED}, {"withdraw", SIDE_BUYER, REFUND_OFFERED},
    };
    const char **acts = AR_ARRAY(cx->ar, const char *, sizeof ACTS / sizeof ACTS[0]);
    r->acts = (struct texts){acts, 0};
    for (size_t i = 0; i < sizeof ACTS / sizeof ACTS[0]; i++)
        if (ACTS[i].side & sides && ACTS[i].state == r->state)
            acts[r->acts.n++] = ACTS[i].act;
}

/* The refund with its order, for cx->who. */
static enum err seen(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *r, struct sell_order *o, unsigned *sides)
{
    TRY(sell_refund_load(cx, tx, uuid, r));
    TRY(sell_order_get(cx, tx, r->order_uuid, o, sides));
    sell_refund_acts(cx, r, *sides);
    return ERR_NONE;
}

static enum err again(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *out)
{
    struct sell_order o = {0};
    unsigned sides;
    *out = (struct sell_refund){0};
    return seen(cx, tx, uuid, out, &o, &sides);
}

/* ---- moving -------------------------------------------------------------------------------------------------------------------------------- */

static bool is_end(int64_t state)
{
    return state == REFUND_DONE || state == REFUND_DENIED || state == REFUND_WITHDRAWN;
}

static int64_t due_of(const struct cx *cx, int64_t state)
{
    if (state == REFUND_ASKED)
        return cx->now_us + conf_int("sell.refund_answer") * 1000;
    return state == REFUND_REFUSED ? cx->now_us + conf_int("sell.refund_appeal") * 1000 : FIELD_NULL;
}

enum err sell_refund_enter(struct cx *cx, struct tx *tx, struct sell_refund *r, enum sell_refund_state to, unsigned by, const char *answer)
{
    const char *from = sell_refund_states[r->state], *name = sell_refund_states[to];
    int64_t changed;
    if (!sell_refund_way(r->state, to, by))
        return err_say(cx, ERR_WRONG_STATE, NULL, "退款“%s”，不能改为“%s”", "The refund is \"%s\" and cannot become \"%s\"", sell_refund_state_name(r->state, cx->lang), sell_refund_state_name(to, cx->lang));
    TRY(sql_exec_n(tx, SQ(ref_state), ARGS(v_i(r->id), v_t(from), v_t(name), v_t(answer), v_i(due_of(cx, to)), v_i(is_end(to) ? cx->now_us : FIELD_NULL)), &changed));
    if (changed == 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "退款刚刚变了，请刷新", "The refund changed a moment ago: load it again");
    TRY(sql_exec(tx, SQ(ord_step), ARGS(v_i(r->order_id), v_i(r->id), v_t(from), v_t(name), v_t(answer), v_t(sell_by(cx)), v_i(cx->now_us))));
    r->state = to;
    return people_audit(cx, tx, "sell.refund.state", "refund", r->uuid, str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", from)), str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", name)), answer);
}

/* ---- how much ------------------------------------------------------------------------------------------------------------------------------- */

struct part { int64_t line_id, sku_id, pieces, fen; };
struct amount { struct part *p; size_t n; int64_t goods_fen, fees_fen; bool all; };

/* Money for k pieces of what is left of a line. */
static bool line_fen(const struct sell_line *l, int64_t k, int64_t *out)
{
    int64_t left = l->due_fen - l->back_fen, pieces_left = l->pieces - l->back_pieces, fen;
    if (k < 0 || k > pieces_left)
        return false;
    if (k == pieces_left) {
        *out = left;
        return true;
    }
    if (!fen_part(l->due_fen, k, l->pieces, &fen))
        return false;
    *out = fen < left ? fen : left;
    return true;
}

static const struct sell_line *line_of(const struct sell_order *o, const char *uuid)
{
    for (size_t i = 0; i < o->lines.n; i++)
        if (strcmp(((const struct sell_line *)o->lines.p)[i].uuid, uuid) == 0)
            return &((const struct sell_line *)o->lines.p)[i];
    return NULL;
}

static int64_t asked_pieces(const struct sell_refund_body *in, const struct sell_line *l)
{
    const struct sell_refund_item *it = in->items.p;
    if (in->items.n == 0)
        return l->pieces - l->back_pieces;
    for (size_t i = 0; i < in->items.n; i++)
        if (strcmp(it[i].line, l->uuid) == 0)
            return it[i].pieces;
    return 0;
}

static enum err check_items(struct cx *cx, const struct sell_order *o, const struct sell_refund_body *in)
{
    const struct sell_refund_item *it = in->items.p;
    for (size_t i = 0; i < in->items.n; i++) {
        if (line_of(o, it[i].line) == NULL)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/items/%zu/line", i), "这一行不是这一单的", "This line is not of this order");
        for (size_t j = 0; j < i; j++)
            if (strcmp(it[i].line, it[j].line) == 0)
                return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/items/%zu/line", i), "同一行只写一次", "Each line stands once");
    }
    return ERR_NONE;
}

/* What bears the buyer's text is not taken back because he changed his mind. */
static enum err final_check(struct cx *cx, const struct sell_order *o, const struct sell_refund_body *in)
{
    if (in->cause != CAUSE_MIND && in->cause != CAUSE_OTHER)
        return ERR_NONE;
    for (size_t i = 0; i < o->lines.n; i++) {
        const struct sell_line *l = &((const struct sell_line *)o->lines.p)[i];
        if (sell_line_final(l) && asked_pieces(in, l) > 0)
            return err_say(cx, ERR_RULE, "/items", "“%s”刻了您的字，没有质量问题不能退（下单时已说明）", "\"%s\" bears your text: it is not taken back without a fault, as was said when it was ordered", l->title);
    }
    return ERR_NONE;
}

static enum err goods(struct cx *cx, const struct sell_order *o, const struct sell_refund_body *in, struct amount *a)
{
    *a = (struct amount){.p = AR_ARRAY(cx->ar, struct part, o->lines.n + 1), .all = true};
    TRY(check_items(cx, o, in));
    for (size_t i = 0; i < o->lines.n; i++) {
        const struct sell_line *l = &((const struct sell_line *)o->lines.p)[i];
        struct part p = {l->id, l->sku_id, asked_pieces(in, l), 0};
        if (!line_fen(l, p.pieces, &p.fen))
            return err_say(cx, ERR_INVALID, "/items", "退的件数比买的多", "More pieces than were bought");
        a->all = a->all && p.pieces == l->pieces - l->back_pieces;
        if (p.pieces == 0 && p.fen == 0)
            continue;
        a->p[a->n++] = p;
        a->goods_fen += p.fen;
    }
    return ERR_NONE;
}

/* A sum of money without giving pieces back: cut over the lines by what they cost. */
static enum err only_money(struct cx *cx, struct amount *a, int64_t fen)
{
    int64_t *w = AR_ARRAY(cx->ar, int64_t, a->n + 1), *part = AR_ARRAY(cx->ar, int64_t, a->n + 1);
    if (fen < 1 || fen > a->goods_fen)
        return err_say(cx, ERR_INVALID, "/fen", "退款从 1 分到货款 %lld 分", "A refund is 1 to %lld fen, the price of the goods", (long long)a->goods_fen);
    for (size_t i = 0; i < a->n; i++)
        w[i] = a->p[i].fen;
    if (!sell_sum_split(fen, w, a->n, part))
        return err_set(cx, ERR_INVALID, "/fen");
    for (size_t i = 0; i < a->n; i++) {
        a->p[i].fen = part[i];
        a->p[i].pieces = 0;
    }
    a->goods_fen = fen;
    a->all = false;
    return ERR_NONE;
}

/* The fees go back with the last of the goods, unless the buyer changed his mind after they were sent. */
static enum err fees(struct tx *tx, const struct sell_order *o, int64_t cause, struct amount *a)
{
    int64_t back;
    bool unsent = o->shipped_at == FIELD_NULL && o->received_at == FIELD_NULL;
    if (!a->all || !(unsent || (cause != CAUSE_MIND && cause != CAUSE_OTHER)))
        return ERR_NONE;
    TRY(sql_i64(tx, SQ(ref_fees), ARGS(v_i(o->id)), &back));
    a->fees_fen = o->fees_fen - back;
    return ERR_NONE;
}

static enum err store(struct cx *cx, struct tx *tx, const struct sell_order *o, enum sell_refund_kind kind, enum sell_refund_state state, int64_t cause, const char *text, const struct amount *a,
                      struct sell_refund *out)
{
    const char *uuid = uuid_make(cx->ar);
    int64_t id, open = 0;
    if (kind != KIND_WEIGHED)
        TRY(sql_i64(tx, SQ(ref_open), ARGS(v_i(o->id)), &open));
    if (open != 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "上一笔退款还没有结束，请先处理或撤回", "The refund before is not ended: settle or withdraw it first");
    if (a->goods_fen + a->fees_fen <= 0)
        return err_say(cx, ERR_RULE, NULL, "没有可退的钱", "There is nothing left to refund");
    TRY(sql_i64(tx, SQ(ref_insert), ARGS(v_t(uuid), v_i(o->id), v_t(sell_refund_kinds[kind]), v_t(sell_refund_states[state]), v_t(sell_causes[cause]), v_t(text), v_i(a->goods_fen), v_i(a->fees_fen),
                                         v_i(due_of(cx, state)), v_i(cx->now_us), v_t(o->county)),
                &id));
    for (size_t i = 0; i < a->n; i++)
        TRY(sql_exec(tx, SQ(ref_line_insert), ARGS(v_i(id), v_i(a->p[i].line_id), v_i(a->p[i].pieces), v_i(a->p[i].fen))));
    TRY(sql_exec(tx, SQ(ord_step), ARGS(v_i(o->id), v_i(id), v_null(), v_t(sell_refund_states[state]), v_t(text), v_t(sell_by(cx)), v_i(cx->now_us))));
    return sell_refund_load(cx, tx, uuid, out);
}

/* ---- the money goes ---------------------------------------------------------------------------------------------------------------------------- */

static enum err stock_back(struct cx *cx, struct tx *tx, const struct sell_order *o, int64_t sku_id, int64_t pieces, bool back_on_sale)
{
    struct rows *r;
    int64_t lot[64], have[64];
    size_t n = 0;
    TRY(sql_query(tx, SQ(ref_holds), ARGS(v_t(sell_ref(cx, o->uuid)), v_i(sku_id)), &r));
    while (rows_next(r) && n < 64) {
        lot[n] = rows_i64(r, 0);
        have[n++] = rows_i64(r, 1);
    }
    TRY(rows_end(&r));
    for (size_t i = 0; i < n && pieces > 0; i++) {
        int64_t k = have[i] < pieces ? have[i] : pieces;
        TRY(sell_stock_return(cx, tx, sell_ref(cx, o->uuid), sku_id, lot[i], k, back_on_sale));
        pieces -= k;
    }
    return pieces == 0 ? ERR_NONE : err_set(cx, ERR_CONFLICT, NULL);
}

/* Pieces of a line: its own lots, or the lots of each part of a box. */
static enum err line_stock_back(struct cx *cx, struct tx *tx, const struct sell_order *o, const struct part *p, bool back_on_sale)
{
    struct rows *r;
    int64_t part[SELL_PARTS_MAX], each[SELL_PARTS_MAX];
    size_t n = 0;
    TRY(sql_query(tx, SQ(line_parts_of), ARGS(v_i(p->line_id)), &r));
    for (; n < SELL_PARTS_MAX && rows_next(r); n++)
        part[n] = rows_i64(r, 0), each[n] = rows_i64(r, 1);
    TRY(rows_end(&r));
    if (n == 0)
        return stock_back(cx, tx, o, p->sku_id, p->pieces, back_on_sale);
    for (size_t i = 0; i < n; i++)
        TRY(stock_back(cx, tx, o, part[i], p->pieces * each[i], back_on_sale));
    return ERR_NONE;
}

static enum err lines_back(struct cx *cx, struct tx *tx, const struct sell_order *o, const struct sell_refund *r)
{
    struct rows *rows;
    struct part p[SELL_LINES_MAX] = {{0}};
    size_t n = 0;
    int64_t changed;
    bool back_on_sale = o->shipped_at == FIELD_NULL && o->received_at == FIELD_NULL && r->kind != KIND_RECALL && r->cause != CAUSE_RECALL;
    TRY(sql_query(tx, SQ(ref_lines), ARGS(v_i(r->id)), &rows));
    while (rows_next(rows) && n < SELL_LINES_MAX) {
        p[n] = (struct part){rows_i64(rows, 0), rows_i64(rows, 3), rows_i64(rows, 1), rows_i64(rows, 2)};
        n++;
    }
    TRY(rows_end(&rows));
    for (size_t i = 0; i < n; i++) {
        TRY(sql_exec_n(tx, SQ(line_back), ARGS(v_i(p[i].line_id), v_i(p[i].fen), v_i(p[i].pieces)), &changed));
        if (changed == 0)
            return err_say(cx, ERR_CONFLICT, NULL, "货款已按重量结算或退过，请重新申请", "The goods were settled or refunded meanwhile: ask again");
        if (p[i].pieces > 0)
            TRY(line_stock_back(cx, tx, o, &p[i], back_on_sale));
    }
    return ERR_NONE;
}

/* Promise it on the order, ask room pay. */
static enum err send(struct cx *cx, struct tx *tx, const struct sell_order *o, const struct sell_refund *r)
{
    int64_t changed, payment_id, id;
    TRY(sql_exec_n(tx, SQ(ord_back), ARGS(v_i(o->id), v_i(r->fen)), &changed));
    if (changed == 0)
        return err_say(cx, ERR_CONFLICT, NULL, "退款超过已付的钱", "More would go back than was paid");
    TRY(sql_i64(tx, SQ(buy_payment_of), ARGS(v_i(o->purchase_id)), &payment_id));
    TRY(pay_refund(cx, tx, payment_id, r->fen, r->uuid, NULL, ar_printf(cx->ar, "订单 %s 退款", o->order_no), &id));
    return sql_exec(tx, SQ(ref_pay), ARGS(v_i(r->id), v_i(id)));
}

static enum err give(struct cx *cx, struct tx *tx, struct sell_order *o, struct sell_refund *r, unsigned by, const char *answer)
{
    bool settled = o->completed_at != FIELD_NULL;
    TRY(sell_order_enter(cx, tx, o, ORDER_REFUNDING, BY_REFUND, answer)); /* first: who loses the race moves no money */
    if (r->state != REFUND_REFUNDING)
        TRY(sell_refund_enter(cx, tx, r, REFUND_REFUNDING, by, answer));
    TRY(lines_back(cx, tx, o, r));
    if (settled)
        TRY(sell_order_unsettle(cx, tx, o, r->id));
    TRY(send(cx, tx, o, r));
    return sell_notice(cx, tx, &(struct sell_notice_new){o->account_id, "refund", o->id, ar_printf(cx->ar, "订单 %s 的退款已同意，钱按原路退回", o->order_no),
                                                          ar_printf(cx->ar, "The refund of order %s is agreed; the money goes back the way it came", o->order_no)});
}

static enum err not_given(struct cx *cx, struct tx *tx, struct sell_order *o, const char *why)
{
    if (o->state != ORDER_REFUND_ASKED)
        return ERR_NONE;
    return sell_order_enter(cx, tx, o, (enum sell_order_state)o->back_state, BY_REFUND, why);
}

/* ---- asked for by the buyer -------------------------------------------------------------------------------------------------------------------- */

enum err sell_refund_ask(struct cx *cx, struct tx *tx, const char *order, const struct sell_refund_body *in, struct sell_refund *out)
{
    struct sell_order o = {0};
    struct amount a;
    unsigned sides;
    TRY(sell_order_get(cx, tx, order, &o, &sides));
    if (!(sides & SIDE_BUYER))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    if (!sell_order_way(o.state, ORDER_REFUND_ASKED, BY_REFUND))
        return sell_order_enter(cx, tx, &o, ORDER_REFUND_ASKED, BY_REFUND, NULL);
    if (o.state == ORDER_COMPLETED && cx->now_us > o.completed_at + conf_int("sell.refund_after_completion") * 1000)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已过退款期限，可以向县里投诉", "It is too late for a refund; the county takes complaints");
    if (o.refunds.n >= SELL_REFUNDS_MAX)
        return err_set(cx, ERR_LIMIT, NULL);
    TRY(final_check(cx, &o, in));
    TRY(goods(cx, &o, in, &a));
    if (in->fen != FIELD_NULL)
        TRY(only_money(cx, &a, in->fen));
    TRY(fees(tx, &o, in->cause, &a));
    TRY(sell_order_enter(cx, tx, &o, ORDER_REFUND_ASKED, BY_REFUND, NULL));
    TRY(store(cx, tx, &o, KIND_ASKED, REFUND_ASKED, in->cause, in->text, &a, out));
    return again(cx, tx, out->uuid, out);
}

enum err sell_refund_answer(struct cx *cx, struct tx *tx, const char *uuid, const struct sell_answer_body *in, struct sell_refund *out)
{
    struct sell_order o = {0};
    unsigned sides;
    TRY(seen(cx, tx, uuid, out, &o, &sides));
    unsigned by = out->state == REFUND_ESCALATED ? BY_OFFICE : BY_SELLER;
    if (!(sides & by))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    if (!in->agree && (in->answer == NULL || str_trim(str_of(in->answer)).size == 0))
        return err_say(cx, ERR_INVALID, "/answer", "不同意要写明理由", "Say why not");
    if (in->agree)
        TRY(give(cx, tx, &o, out, by, in->answer));
    else {
        TRY(sell_refund_enter(cx, tx, out, by == BY_OFFICE ? REFUND_DENIED : REFUND_REFUSED, by, in->answer));
        TRY(not_given(cx, tx, &o, in->answer));
        TRY(sell_notice(cx, tx, &(struct sell_notice_new){o.account_id, "refund", o.id, ar_printf(cx->ar, "订单 %s 的退款没有同意", o.order_no), ar_printf(cx->ar, "The refund of order %s was not agreed", o.order_no)}));
    }
    return again(cx, tx, uuid, out);
}

enum err sell_refund_go_on(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *out)
{
    struct sell_order o = {0};
    unsigned sides;
    TRY(seen(cx, tx, uuid, out, &o, &sides));
    if (!(sides & SIDE_BUYER))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    if (out->state == REFUND_OFFERED)
        TRY(give(cx, tx, &o, out, BY_BUYER, NULL));
    else
        TRY(sell_refund_enter(cx, tx, out, REFUND_ESCALATED, BY_BUYER, NULL));
    return again(cx, tx, uuid, out);
}

enum err sell_refund_withdraw(struct cx *cx, struct tx *tx, const char *uuid, struct sell_refund *out)
{
    struct sell_order o = {0};
    unsigned sides;
    TRY(seen(cx, tx, uuid, out, &o, &sides));
    if (!(sides & SIDE_BUYER))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    TRY(sell_refund_enter(cx, tx, out, REFUND_WITHDRAWN, BY_BUYER, NULL));
    TRY(not_given(cx, tx, &o, NULL));
    return again(cx, tx, uuid, out);
}

/* ---- without asking -------------------------------------------------------------------------------------------------------------------------------- */

enum err sell_order_call_off(struct cx *cx, struct tx *tx, const char *uuid, const char *reason, struct sell_order *out)
{
    struct amount a;
    struct sell_refund r = {0};
    unsigned sides;
    TRY(sell_order_get(cx, tx, uuid, out, &sides));
    bool may = (out->state == ORDER_PAID && sides & (SIDE_BUYER | SIDE_SELLER)) || (out->state == ORDER_PACKED && sides & SIDE_SELLER);
    if (!may && !(sides & (SIDE_BUYER | SIDE_SELLER)))
        return err_set(cx, ERR_FORBIDDEN, NULL);
    if (!may)
        return err_say(cx, ERR_WRONG_STATE, NULL, "订单“%s”，不能取消，可以申请退款", "The order is \"%s\": it cannot be called off; ask for a refund", sell_order_state_name(out->state, cx->lang));
    const struct sell_refund_body all = {.fen = FIELD_NULL, .cause = CAUSE_MIND};
    if (!(sides & SIDE_SELLER))
        TRY(final_check(cx, out, &all));
    TRY(goods(cx, out, &all, &a));
    TRY(fees(tx, out, CAUSE_MIND, &a));
    TRY(store(cx, tx, out, KIND_CANCELLED, REFUND_REFUNDING, CAUSE_MIND, reason, &a, &r));
    TRY(give(cx, tx, out, &r, sides & SIDE_BUYER ? BY_BUYER : BY_SELLER, reason));
    *out = (struct sell_order){0};
    return sell_order_get(cx, tx, uuid, out, NULL);
}

enum err sell_refund_weighed(struct cx *cx, struct tx *tx, const struct sell_order *o, int64_t fen)
{
    struct sell_refund r = {0};
    const struct amount a = {.goods_fen = fen};
    TRY(store(cx, tx, o, KIND_WEIGHED, REFUND_REFUNDING, CAUSE_OTHER, "按实际重量结算 / settled by weight", &a, &r));
    return send(cx, tx, o, &r);
}

/* ---- how it ended ------------------------------------------------------------------------------------------------------------------------------------ */

enum err sell_refund_ended(struct cx *cx, struct tx *tx, int64_t pay_refund_id, bool ok)
{
    struct sell_refund r = {0};
    struct sell_order o = {0};
    enum err e = sql_one(tx, SQ(ref_by_pay), ARGS(v_i(pay_refund_id)), &sell_refund_row, &r);
    if (e == ERR_NOT_FOUND) { /* money that nobody wanted, given back by room pay itself */
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    enum sell_refund_state to = ok ? REFUND_DONE : REFUND_FAILED;
    if (r.state == (int64_t)to || r.state == REFUND_DONE)
        return ERR_NONE; /* told again, or late: nothing moves back */
    TRY(sell_refund_enter(cx, tx, &r, to, BY_PAY, NULL));
    if (!ok || r.kind == KIND_WEIGHED)
        return ERR_NONE;
    TRY(sell_order_load(cx, tx, r.order_id, &o));
    if (o.state != ORDER_REFUNDING)
        return ERR_NONE;
    return sell_order_enter(cx, tx, &o, o.back_fen == o.total_fen ? ORDER_REFUNDED : (enum sell_order_state)o.back_state, BY_REFUND, NULL);
}
