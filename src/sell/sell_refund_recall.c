/* sell_refund_recall.c: a lot is recalled or locked: whoever bought of it is told by a job queued with it; of a recall he is offered the
 * money for what came from the lot, and takes it with one tap. Orders that were not sent yet cannot be: dispatch asks for the lot again. */
#include <string.h>

#include "sell_after.h"
#include "sell_made.h"
#include "uuid.h"

struct concerned { int64_t order_id, sku_id, pieces; };
struct back { const struct sell_line *line; int64_t pieces; };   /* of a line whose goods or part came from the lot */

static const struct field ROW[] = {
    FIELD(struct concerned, order_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct concerned, sku_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct concerned, pieces, F_I64, 0, 0, 0, "", ""),
};
static const struct shape row = SHAPE("RecallRow", struct concerned, ROW);
enum { CONCERNED_MAX = 100000 };

static int64_t left_of(const struct sell_line *l)
{
    return l->pieces - l->back_pieces;
}

/* Pieces of the SKU in one piece of the line: 1, how many a box holds, or 0. */
static int64_t holds(const struct sell_line *l, int64_t sku_id)
{
    const struct sell_part *p = l->parts.p;
    if (l->sku_id == sku_id)
        return 1;
    for (size_t i = 0; i < l->parts.n; i++)
        if (p[i].part_id == sku_id)
            return p[i].pieces;
    return 0;
}

static void back_add(struct back *b, size_t *n, const struct sell_line *l, int64_t pieces)
{
    size_t i = 0;
    while (i < *n && b[i].line != l)
        i++;
    if (i == *n)
        b[(*n)++] = (struct back){l, 0};
    b[i].pieces = b[i].pieces > pieces ? b[i].pieces : pieces;   /* two parts of one lot in a box concern the same boxes */
}

/* Which lines the lot's pieces are in: what was bought by itself first, then boxes, each given back whole. */
static size_t lines_concerned(const struct sell_order *o, const struct concerned *c, size_t n, struct back *out)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t left = c[i].pieces;
        for (int box = 0; box < 2; box++)
            for (size_t j = 0; j < o->lines.n && left > 0; j++) {
                const struct sell_line *l = &((const struct sell_line *)o->lines.p)[j];
                int64_t each = (l->parts.n != 0) == box ? holds(l, c[i].sku_id) : 0, pieces = each ? (left + each - 1) / each : 0;
                pieces = pieces < left_of(l) ? pieces : left_of(l);
                if (pieces > 0)
                    back_add(out, &k, l, pieces);
                left -= pieces * each;
            }
    }
    return k;
}

static int64_t fen_of(const struct sell_line *l, int64_t pieces)
{
    int64_t left = l->due_fen - l->back_fen, fen;
    if (pieces >= left_of(l))
        return left;
    return fen_part(l->due_fen, pieces, l->pieces, &fen) && fen < left ? fen : left;
}

static bool may_be_offered(const struct sell_order *o)
{
    return sell_order_way(o->state, ORDER_REFUNDING, BY_REFUND) && o->state != ORDER_REFUND_ASKED;
}

/* Nothing but what is recalled was left of the order: its freight and other fees go back as well. */
static enum err fees_of(struct tx *tx, const struct sell_order *o, const struct back *b, size_t n, int64_t *out)
{
    int64_t left = 0, back;
    for (size_t i = 0; i < o->lines.n; i++)
        left += left_of(&((const struct sell_line *)o->lines.p)[i]);
    for (size_t i = 0; i < n; i++)
        left -= b[i].pieces;
    *out = 0;
    if (left > 0)
        return ERR_NONE;
    TRY(sql_i64(tx, SQ(ref_fees), ARGS(v_i(o->id)), &back));
    *out = o->fees_fen - back;
    return ERR_NONE;
}

/* c: n rows of one order. */
static enum err offer(struct cx *cx, struct tx *tx, const struct sell_order *o, const struct concerned *c, size_t n)
{
    struct back *b = AR_ARRAY(cx->ar, struct back, o->lines.n + 1);
    int64_t goods = 0, fees, open, id;
    size_t k = lines_concerned(o, c, n, b);
    TRY(sql_i64(tx, SQ(ref_open), ARGS(v_i(o->id)), &open));
    for (size_t i = 0; i < k; i++)
        goods += fen_of(b[i].line, b[i].pieces);
    if (open != 0 || goods <= 0 || !may_be_offered(o))
        return ERR_NONE;
    TRY(fees_of(tx, o, b, k, &fees));
    TRY(sql_i64(tx, SQ(ref_insert), ARGS(v_t(uuid_make(cx->ar)), v_i(o->id), v_t(sell_refund_kinds[KIND_RECALL]), v_t(sell_refund_states[REFUND_OFFERED]), v_t(sell_causes[CAUSE_RECALL]),
                                         v_t("批次召回 / the lot was recalled"), v_i(goods), v_i(fees), v_null(), v_i(cx->now_us), v_t(o->county)),
                &id));
    for (size_t i = 0; i < k; i++)
        TRY(sql_exec(tx, SQ(ref_line_insert), ARGS(v_i(id), v_i(b[i].line->id), v_i(b[i].pieces), v_i(fen_of(b[i].line, b[i].pieces)))));
    return sql_exec(tx, SQ(ord_step), ARGS(v_i(o->id), v_i(id), v_null(), v_t(sell_refund_states[REFUND_OFFERED]), v_null(), v_t(sell_by(cx)), v_i(cx->now_us)));
}

static enum err tell(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const struct concerned *c, size_t n)
{
    struct sell_order o = {0};
    bool recalled = lot->state == LOT_RECALLED;
    TRY(sell_order_load(cx, tx, c->order_id, &o));
    TRY(sell_order_fill(cx, tx, &o));
    TRY(sell_lines_made(cx, tx, &o, false));
    const char *how = lot->return_how == NULL ? "" : lot->return_how;
    TRY(sell_notice(cx, tx, &(struct sell_notice_new){
        o.account_id, recalled ? "recall" : "locked", o.id,
        recalled ? ar_printf(cx->ar, "您在订单 %s 里买的“%s”（批次 %s）被召回，请不要食用。%s 订单里可以领取退款。", o.order_no, lot->product_name, lot->lot_no, how)
                 : ar_printf(cx->ar, "您在订单 %s 里买的“%s”（批次 %s）已锁定，正在核查，先不要食用。", o.order_no, lot->product_name, lot->lot_no),
        recalled ? ar_printf(cx->ar, "What you bought in order %s (%s, lot %s) is recalled: do not eat it. %s You may take your money back in the order.", o.order_no, lot->product_name, lot->lot_no, how)
                 : ar_printf(cx->ar, "What you bought in order %s (%s, lot %s) is locked while it is looked into: do not eat it yet.", o.order_no, lot->product_name, lot->lot_no)}));
    return recalled ? offer(cx, tx, &o, c, n) : ERR_NONE;
}

enum err sell_recall_tell(struct cx *cx, struct tx *tx, int64_t lot_id)
{
    struct grow_lot lot = {0};
    struct list rows;
    TRY(grow_lot_by_id(cx, tx, lot_id, &lot));
    if (lot.state != LOT_RECALLED && lot.state != LOT_LOCKED)
        return ERR_NONE;
    TRY(sql_all(tx, SQ(ord_of_lot), ARGS(v_i(lot_id)), &row, CONCERNED_MAX, &rows));
    const struct concerned *c = rows.p;
    for (size_t i = 0, n; i < rows.n; i += n) {
        for (n = 1; i + n < rows.n && c[i + n].order_id == c[i].order_id; n++)
            ;
        struct ar_mark mark = ar_mark(cx->ar);
        TRY(tell(cx, tx, &lot, &c[i], n));
        ar_rewind(cx->ar, mark);
    }
    return ERR_NONE;
}
