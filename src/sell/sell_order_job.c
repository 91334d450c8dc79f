/* sell_order_job.c: what time brings: sent orders are received after some days, received ones complete and their money is distributed,
 * refunds without an answer go to the office, purchases that room pay forgot are given up. Each in its own transaction; what moved meanwhile
 * is left alone. And what a buyer who goes leaves behind. */
#include "conf.h"
#include "log.h"
#include "sell_after.h"

enum { BATCH = 500 };

struct due { struct list ids; const struct sql *q; };
struct id_row { int64_t id; };
static const struct field ID_ROW[] = {FIELD(struct id_row, id, F_I64, 0, 0, 0, "", "")};
static const struct shape id_row_shape = SHAPE("IdRow", struct id_row, ID_ROW);

static enum err due_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct due *d = arg;
    return sql_all(tx, d->q, ARGS(v_i(cx->now_us)), &id_row_shape, BATCH, &d->ids);
}

static enum err order_move(struct cx *cx, struct tx *tx, void *arg)
{
    struct sell_order o = {0};
    TRY(sell_order_load(cx, tx, *(const int64_t *)arg, &o));
    if (o.due_at == FIELD_NULL || o.due_at > cx->now_us)
        return ERR_NONE;
    if (o.state == ORDER_SHIPPED)
        return sell_order_enter(cx, tx, &o, ORDER_RECEIVED, BY_JOB, "到期未点收货 / not confirmed in time");
    return o.state == ORDER_RECEIVED ? sell_order_settle(cx, tx, &o) : ERR_NONE;
}

static enum err refund_move(struct cx *cx, struct tx *tx, void *arg)
{
    struct sell_refund r = {0};
    const char *uuid;
    TRY(sql_text(tx, SQ(ref_uuid), ARGS(v_i(*(const int64_t *)arg)), &uuid));
    TRY(sell_refund_load(cx, tx, uuid, &r));
    if (r.due_at == FIELD_NULL || r.due_at > cx->now_us)
        return ERR_NONE;
    if (r.state == REFUND_ASKED)
        return sell_refund_enter(cx, tx, &r, REFUND_ESCALATED, BY_JOB, "卖家到期未答复 / the seller did not answer in time");
    return r.state == REFUND_REFUSED ? sell_refund_enter(cx, tx, &r, REFUND_DENIED, BY_JOB, NULL) : ERR_NONE;
}

static enum err purchase_move(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t payment_id;
    enum err e = sql_i64(tx, SQ(buy_late_payment), ARGS(v_i(*(const int64_t *)arg), v_i(cx->now_us)), &payment_id);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    TRY(sell_subject.given_up(cx, tx, *(const int64_t *)arg, payment_id));
    return pay_give_up(cx, tx, payment_id);
}

static enum err each(struct cx *cx, const struct sql *q, tx_fn *move, int64_t *moved)
{
    struct due d = {.q = q};
    TRY(tx_read(cx, "sell.due", due_read, &d));
    for (size_t i = 0; i < d.ids.n; i++) {
        enum err e = tx_run(cx, "sell.due_move", move, (void *)&((const struct id_row *)d.ids.p)[i].id);
        if (e == ERR_NONE)
            ++*moved;
        else if (e == ERR_STOPPING)
            return e;
        else { /* one that cannot move does not hold up the others; it is tried again */
            log_warn(cx, "sell.due", "query=%s id=%lld error=%s", q->name, (long long)((const struct id_row *)d.ids.p)[i].id, err_code(e));
            cx_clear(cx);
        }
    }
    return ERR_NONE;
}

enum err sell_order_tidy(struct cx *cx, int64_t *moved_out)
{
    *moved_out = 0;
    TRY(each(cx, SQ(ord_due), order_move, moved_out));
    TRY(each(cx, SQ(ref_due), refund_move, moved_out));
    return each(cx, SQ(buy_late), purchase_move, moved_out);
}

enum err sell_buyer_gone(struct cx *cx, struct tx *tx, int64_t account_id)
{
    int64_t open;
    TRY(sql_i64(tx, SQ(gone_open), ARGS(v_i(account_id)), &open));
    if (open != 0)
        return err_say(cx, ERR_WRONG_STATE, NULL, "还有 %lld 个订单没有完成，完成或退款后再注销", "%lld orders are not completed: complete or refund them first", (long long)open);
    TRY(sql_exec(tx, SQ(gone_address), ARGS(v_i(account_id), v_i(cx->now_us))));
    TRY(sql_exec(tx, SQ(gone_purchase), ARGS(v_i(account_id))));
    TRY(sql_exec(tx, SQ(gone_cart), ARGS(v_i(account_id))));
    TRY(sql_exec(tx, SQ(gone_text), ARGS(v_i(account_id))));
    TRY(sql_exec(tx, SQ(gone_favourite), ARGS(v_i(account_id))));
    TRY(sql_exec(tx, SQ(gone_coupons), ARGS(v_i(account_id))));
    TRY(sql_exec(tx, SQ(gone_notice), ARGS(v_i(account_id))));
    return sql_exec(tx, SQ(gone_message), ARGS(v_i(account_id)));
}

/* ---- check -------------------------------------------------------------------------------------------------------------------------------- */

static enum err check_read(struct cx *cx, struct tx *tx, void *arg)
{
    static const struct { const char *what; enum sell_query q; } CHECKS[] = {
        {"orders whose lines and fees are not what was charged", SQ_check_sums},
        {"orders whose refunds are not what is counted as given back", SQ_check_back},
        {"completed orders whose shares are not what was charged less what went back", SQ_check_shares},
        {"orders in a state that is not their last step", SQ_check_steps},
        {"campaigns that took another number than was ordered", SQ_check_campaigns},
        {"coupons used another number of times than counted", SQ_check_coupons},
    };
    struct buf *report = arg;
    int64_t n;
    (void)cx;
    for (size_t i = 0; i < sizeof CHECKS / sizeof CHECKS[0]; i++) {
        TRY(sql_i64(tx, &sell_sql[CHECKS[i].q], NOARGS, &n));
        if (n != 0)
            buf_printf(report, "%s: %lld\n", CHECKS[i].what, (long long)n);
    }
    return ERR_NONE;
}

enum err sell_order_check_run(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    size_t before = report->size;
    TRY(tx_read(cx, "sell.check", check_read, report));
    *findings_out = 0;
    for (size_t i = before; i < report->size; i++)
        *findings_out += report->p[i] == '\n';
    return ERR_NONE;
}
