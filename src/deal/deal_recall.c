/* deal_recall.c: a lot was locked or recalled: whoever has goods of it by a contract or a package is told. What may be promised and delivered is
 * judged when it is asked (deal_supply.c) and needs no help. A job that is queued with the change itself and runs as soon as it is committed. */
#include "deal_priv.h"

#include <inttypes.h>

#include "job.h"
#include "sell.h"

enum { CONCERNED_MAX = 100000 };
struct concerned { int64_t account_id; const char *no; };
static const struct field CONCERNED[] = {FIELD(struct concerned, account_id, F_I64, 0, 0, 0, "", ""), FIELD(struct concerned, no, F_TEXT, 0, 0, 0, "", "")};
static const struct shape concerned_row = SHAPE("", struct concerned, CONCERNED);

/* Lots of which nothing was given need no job. */
enum err deal_lot_moved(struct cx *cx, struct tx *tx, int64_t lot_id, enum grow_lot_state to)
{
    int64_t given;
    if (to != LOT_LOCKED && to != LOT_RECALLED)
        return ERR_NONE;
    TRY(sql_i64(tx, DQ(DQ_LOT_GIVEN), ARGS(v_i(lot_id)), &given));
    return given ? job_add(tx, "deal.lot", ar_printf(cx->ar, "%" PRId64, lot_id), STR("{}"), 0) : ERR_NONE;
}

static enum err tell(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const struct concerned *c)
{
    const char *how = lot->return_how ? lot->return_how : "";
    bool recalled = lot->state == LOT_RECALLED;
    return sell_notice(cx, tx, &(struct sell_notice_new){
        c->account_id, recalled ? "recall" : "locked", 0,
        recalled ? ar_printf(cx->ar, "%s 里交给您的“%s”（批次 %s）被召回，请不要食用。%s", c->no, lot->product_name, lot->lot_no, how)
                 : ar_printf(cx->ar, "%s 里交给您的“%s”（批次 %s）已锁定，正在核查，先不要食用。", c->no, lot->product_name, lot->lot_no),
        recalled ? ar_printf(cx->ar, "What you were given by %s (%s, lot %s) is recalled: do not eat it. %s", c->no, lot->product_name, lot->lot_no, how)
                 : ar_printf(cx->ar, "What you were given by %s (%s, lot %s) is locked while it is looked into: do not eat it yet.", c->no, lot->product_name, lot->lot_no)});
}

static enum err tell_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct grow_lot lot = {0};
    struct list l;
    int64_t lot_id = *(const int64_t *)arg;
    TRY(grow_lot_by_id(cx, tx, lot_id, &lot));
    if (lot.state != LOT_LOCKED && lot.state != LOT_RECALLED)
        return ERR_NONE;
    TRY(sql_all(tx, DQ(DQ_LOT_CONCERNED), ARGS(v_i(lot_id)), &concerned_row, CONCERNED_MAX, &l));
    const struct concerned *c = l.p;
    for (size_t i = 0; i < l.n; i++)
        TRY(tell(cx, tx, &lot, &c[i]));
    return ERR_NONE;
}

enum err deal_lot_job(struct cx *cx, const struct job *j)
{
    int64_t lot_id;
    if (!str_i64(str_of(j->key), &lot_id))
        return err_set(cx, ERR_CORRUPT, NULL);
    return tx_run(cx, "deal.lot", tell_tx, &lot_id);
}
