/* sell_stock_down.c: a lot was locked, recalled or freed. What may be bought is judged by every query and needs no help; here the lists' hint
 * follows and the buyers concerned are told, by a job that is queued with the change itself and runs as soon as that is committed. */
#include "job.h"
#include "sell_priv.h"

static sell_lot_down_fn *down;

void sell_lot_down_by(sell_lot_down_fn *fn)
{
    down = fn;
}

/* Lots that were never on sale need no job. */
enum err sell_lot_moved(struct cx *cx, struct tx *tx, int64_t lot_id, enum grow_lot_state to)
{
    int64_t offered;
    (void)to;
    enum err e = sql_i64(tx, SQ(stock_offered), ARGS(v_i(lot_id)), &offered);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    return job_add(tx, "sell.lot", ar_printf(cx->ar, "%lld", (long long)lot_id), STR("{}"), 0);
}

static enum err follow_tx(struct cx *cx, struct tx *tx, void *arg)
{
    int64_t lot_id = *(const int64_t *)arg, ids[SELL_LISTINGS_MAX];
    struct grow_lot lot = {0};
    struct rows *r;
    size_t n = 0;
    TRY(sql_query(tx, SQ(goods_of_lot), ARGS(v_i(lot_id)), &r));
    while (n < SELL_LISTINGS_MAX && rows_next(r))
        ids[n++] = rows_i64(r, 0);
    TRY(rows_end(&r));
    for (size_t i = 0; i < n; i++)
        TRY(sell_goods_live(cx, tx, ids[i]));
    TRY(grow_lot_by_id(cx, tx, lot_id, &lot));
    if (down && (lot.state == LOT_LOCKED || lot.state == LOT_RECALLED))
        return down(cx, tx, lot_id);
    return ERR_NONE;
}

enum err sell_lot_job(struct cx *cx, const struct job *j)
{
    int64_t lot_id;
    if (!str_i64(str_of(j->key), &lot_id))
        return err_set(cx, ERR_CORRUPT, NULL);
    return tx_run(cx, "sell.lot", follow_tx, &lot_id);
}
