/* sell_order_settle.c: who gets what of an order that is complete: shares of every line by the rates of its checkout, fees to their owners,
 * all of it one posting of the books from held to the accounts; and the way back when money is refunded afterwards. The shares of an
 * order always sum to what was charged less what went back (tiantou check: sell.orders). */
#include <string.h>

#include "sell_after.h"

enum { SHARES_MAX = SELL_LINES_MAX * SHARE__COUNT + 10 };

struct share { int64_t line_id, refund_id, operator_id, fen; const char *kind, *account; };
struct sharing { struct share p[SHARES_MAX]; size_t n; const struct sell_order *o; const char *platform, *promoter; };

static enum err operator_account(struct cx *cx, struct tx *tx, int64_t id, const char **out)
{
    struct people_operator op = {0};
    TRY(people_operator_by_id(cx, tx, id, &op));
    *out = ar_printf(cx->ar, "operator:%s", op.uuid);
    return ERR_NONE;
}

static void add(struct sharing *s, struct share one)
{
    if (one.fen != 0 && s->n < SHARES_MAX)
        s->p[s->n++] = one;
}

/* ---- cutting ---------------------------------------------------------------------------------------------------------------------------- */

static enum err line_shares(struct cx *cx, struct tx *tx, struct sharing *s, const struct sell_line *l)
{
    int64_t part[SHARE__COUNT];
    const char *seller, *shop;
    if (!sell_sum_shares(l->due_fen - l->back_fen, s->o->platform_bp, l->commission_bp, s->o->promoter_id > 0 ? s->o->promoter_bp : 0, part))
        return err_set(cx, ERR_UNBALANCED, NULL);
    TRY(operator_account(cx, tx, l->paid_id, &seller));
    TRY(operator_account(cx, tx, s->o->paid_id, &shop));
    add(s, (struct share){l->id, 0, 0, part[SHARE_PLATFORM], "platform", "fee:platform"});
    add(s, (struct share){l->id, 0, s->o->paid_id, part[SHARE_COMMISSION], "commission", shop});
    add(s, (struct share){l->id, 0, 0, part[SHARE_PROMOTER], "promoter", s->promoter});
    add(s, (struct share){l->id, 0, l->paid_id, part[SHARE_SELLER], "seller", seller});
    return ERR_NONE;
}

static enum err fee_shares(struct tx *tx, struct sharing *s, int64_t back_fen)
{
    struct rows *r;
    TRY(sql_query(tx, SQ(fee_all), ARGS(v_i(s->o->id)), &r));
    while (rows_next(r)) { /* what went back of the fees is taken from the first ones */
        int64_t fen = rows_i64(r, 3), less = back_fen < fen ? back_fen : fen;
        back_fen -= less;
        add(s, (struct share){0, 0, rows_i64(r, 2), fen - less, rows_z(r, 0), rows_z(r, 1)});
    }
    return rows_end(&r);
}

/* ---- writing ------------------------------------------------------------------------------------------------------------------------------ */

/* What a share is called in statements; settlements sum what is called alike, so no order stands in it. */
static const struct { const char *kind, *zh, *en, *back_zh, *back_en; } MEMO[] = {
    {"seller", "货款", "Goods sold", "退款扣回：货款", "Refunded: goods"},
    {"commission", "代卖佣金", "Commission for selling", "退款扣回：代卖佣金", "Refunded: commission for selling"},
    {"promoter", "推客佣金", "Promoter's commission", "退款扣回：推客佣金", "Refunded: promoter's commission"},
    {"platform", "平台服务费", "Platform's fee", "退款扣回：平台服务费", "Refunded: platform's fee"},
    {"freight", "运费", "Freight", "退款扣回：运费", "Refunded: freight"},
    {"packing", "包装费", "Packing", "退款扣回：包装费", "Refunded: packing"},
    {"cold", "冷链费", "Cold chain", "退款扣回：冷链费", "Refunded: cold chain"},
};
_Static_assert(sizeof MEMO / sizeof MEMO[0] == SHARE__COUNT + 3, "every kind of share and fee has its name");

static void name_line(struct ledger_line *l, const struct share *a)
{
    for (size_t i = 0; i < sizeof MEMO / sizeof MEMO[0]; i++)
        if (strcmp(MEMO[i].kind, a->kind) == 0) {
            l->memo_zh = a->fen < 0 ? MEMO[i].back_zh : MEMO[i].zh;
            l->memo_en = a->fen < 0 ? MEMO[i].back_en : MEMO[i].en;
        }
}

static enum err store(struct cx *cx, struct tx *tx, const struct sharing *s, const char *kind, const char *key)
{
    struct ledger_line *lines = AR_ARRAY(cx->ar, struct ledger_line, s->n + 1);
    int64_t sum = 0;
    for (size_t i = 0; i < s->n; i++) {
        const struct share *a = &s->p[i];
        TRY(sql_exec(tx, SQ(share_insert), ARGS(v_i(s->o->id), v_i(a->line_id ? a->line_id : FIELD_NULL), v_i(a->refund_id ? a->refund_id : FIELD_NULL), v_t(a->kind), v_t(a->account), v_i(a->operator_id),
                                                v_i(a->fen), v_i(cx->now_us), v_t(s->o->county))));
        lines[i + 1] = (struct ledger_line){.account = a->account, .fen = -a->fen, .operator_id = a->operator_id};
        name_line(&lines[i + 1], a);
        if (!fen_add(sum, a->fen, &sum))
            return err_set(cx, ERR_UNBALANCED, NULL);
    }
    if (sum == 0)
        return ERR_NONE;
    lines[0] = (struct ledger_line){.account = pay_held(cx, s->o->payment), .fen = sum};
    return ledger_post(cx, tx, kind, key, lines, s->n + 1);
}

/* Of the fees, what refunds that came to an end or are on their way gave back. */
static enum err fees_back(struct tx *tx, int64_t order_id, int64_t *out)
{
    return sql_i64(tx, SQ(ref_fees), ARGS(v_i(order_id)), out);
}

enum err sell_order_settle(struct cx *cx, struct tx *tx, struct sell_order *o)
{
    struct sharing *s = AR_NEW(cx->ar, struct sharing);
    struct list lines;
    int64_t back;
    s->o = o;
    TRY(sell_order_enter(cx, tx, o, ORDER_COMPLETED, BY_JOB, NULL)); /* first: who loses the race writes nothing */
    if (o->promoter_id > 0)
        TRY(sell_promoter_account(cx, tx, o->promoter_id, &s->promoter));
    TRY(sql_all(tx, SQ(ord_lines), ARGS(v_i(o->id)), &sell_line_row, SELL_LINES_MAX, &lines));
    for (size_t i = 0; i < lines.n; i++)
        TRY(line_shares(cx, tx, s, &((const struct sell_line *)lines.p)[i]));
    TRY(fees_back(tx, o->id, &back));
    TRY(fee_shares(tx, s, back));
    return store(cx, tx, s, "order.completed", o->uuid);
}

/* ---- back again ------------------------------------------------------------------------------------------------------------------------------ */

struct given { int64_t operator_id, fen; const char *kind, *account; };

/* Take fen from those who share a line (line_id 0: from the fees), each in proportion to what he has of it. */
static enum err take_back(struct cx *cx, struct tx *tx, struct sharing *s, int64_t line_id, int64_t refund_id, int64_t fen)
{
    struct rows *r;
    int64_t have[SHARE__COUNT * 2], part[SHARE__COUNT * 2];
    struct given g[SHARE__COUNT * 2];
    size_t n = 0;
    TRY(sql_query(tx, SQ(share_of_line), ARGS(v_i(s->o->id), v_i(line_id)), &r));
    while (rows_next(r) && n < SHARE__COUNT * 2) {
        g[n] = (struct given){rows_i64(r, 2), rows_i64(r, 3), rows_z(r, 0), rows_z(r, 1)};
        have[n] = g[n].fen;
        n++;
    }
    TRY(rows_end(&r));
    if (!sell_sum_split(fen, have, n, part))
        return err_set(cx, ERR_UNBALANCED, NULL);
    for (size_t i = 0; i < n; i++)
        add(s, (struct share){line_id, refund_id, g[i].operator_id, -part[i], g[i].kind, g[i].account});
    return ERR_NONE;
}

enum err sell_order_unsettle(struct cx *cx, struct tx *tx, const struct sell_order *o, int64_t refund_id)
{
    struct sharing *s = AR_NEW(cx->ar, struct sharing);
    struct rows *r;
    int64_t line[SELL_LINES_MAX] = {0}, fen[SELL_LINES_MAX] = {0}, fees;
    size_t n = 0;
    s->o = o;
    TRY(sql_query(tx, SQ(ref_lines), ARGS(v_i(refund_id)), &r));
    while (rows_next(r) && n < SELL_LINES_MAX) {
        line[n] = rows_i64(r, 0);
        fen[n++] = rows_i64(r, 2);
    }
    TRY(rows_end(&r));
    TRY(sql_i64(tx, SQ(ref_fees_one), ARGS(v_i(refund_id)), &fees));
    for (size_t i = 0; i < n; i++)
        TRY(take_back(cx, tx, s, line[i], refund_id, fen[i]));
    TRY(take_back(cx, tx, s, 0, refund_id, fees));
    return store(cx, tx, s, "order.unsettled", ar_printf(cx->ar, "%lld", (long long)refund_id));
}
