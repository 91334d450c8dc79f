/* deal_tick.c: what time brings about by itself: contracts nobody signs or pays deposits for are cancelled, goods nobody confirms count as
 * received, demands whose time is over end. A periodic job; each thing is one transaction, so a stop at any moment loses nothing. */
#include "deal_priv.h"

#include "conf.h"
#include "job.h"
#include "log.h"
#include "when.h"

struct due { enum deal_query q; int64_t before[2]; size_t n; struct texts uuids; };

static enum err due_tx(struct cx *cx, struct tx *tx, void *arg)
{
    enum { AT_ONCE = 50 };
    struct due *d = arg;
    struct rows *r;
    const struct val v[2] = {v_i(d->before[0]), v_i(d->before[1])};
    TRY(sql_query(tx, DQ(d->q), v, d->n, &r));
    d->uuids = (struct texts){AR_ARRAY(cx->ar, const char *, AT_ONCE), 0};
    while (d->uuids.n < AT_ONCE && rows_next(r))
        d->uuids.p[d->uuids.n++] = rows_z(r, 0);
    return rows_end(&r);
}

struct one { deal_act *fn; const char *uuid; const void *body; size_t out_size; };

static enum err one_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct one *o = arg;
    return o->fn(cx, tx, o->uuid, o->body, ar_alloc(cx->ar, o->out_size));
}

static enum err each(struct cx *cx, struct due d, struct one o)
{
    TRY(tx_read(cx, "deal.due", due_tx, &d));
    for (size_t i = 0; i < d.uuids.n && !jobs_stopping(); i++) {
        o.uuid = d.uuids.p[i];
        enum err e = tx_run(cx, "deal.tick", one_tx, &o);
        if (e != ERR_NONE) {
            log_error(cx, "deal.tick", "id=%s error=%s", o.uuid, err_code(e));
            cx_clear(cx);
        }
    }
    return ERR_NONE;
}

/* Nobody objected within the time: all that was sent counts as received. */
static enum err receive_all(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_delivery *d = out;
    TRY(deal_delivery_get(cx, tx, id, in, d));
    const struct deal_receipt_body b = {d->quantity_g, 0, "到期自动验收"};
    *d = (struct deal_delivery){0};
    return deal_delivery_receive(cx, tx, id, &b, d);
}

/* Names and addresses of subscribers go when they are not needed any more. */
static enum err forget_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)arg;
    return sql_exec(tx, DQ(DQ_RECEIVERS_FORGET), ARGS(v_i(cx->now_us - conf_int("deal.receiver_days") * US_PER_DAY)));
}

enum err deal_tick(struct cx *cx, const struct job *j)
{
    static const struct deal_reason_body OVER = {"到期自动结束"};
    int64_t now = cx->now_us;
    (void)j;
    TRY(each(cx, (struct due){DQ_CONTRACTS_STALE, {now - conf_int("deal.sign_days") * US_PER_DAY, now - conf_int("deal.deposit_days") * US_PER_DAY}, 2, {0}},
             (struct one){deal_contract_cancel, NULL, &OVER, sizeof(struct deal_contract)}));
    TRY(each(cx, (struct due){DQ_DELIVERIES_STALE, {now - conf_int("deal.receipt_days") * US_PER_DAY}, 1, {0}}, (struct one){receive_all, NULL, NULL, sizeof(struct deal_delivery)}));
    TRY(each(cx, (struct due){DQ_DEMANDS_STALE, {deal_today(cx)}, 1, {0}}, (struct one){deal_demand_end, NULL, &OVER, sizeof(struct deal_demand)}));
    TRY(each(cx, (struct due){DQ_PACKAGES_DUE, {now}, 1, {0}}, (struct one){deal_package_decide, NULL, NULL, sizeof(struct deal_package)}));
    TRY(each(cx, (struct due){DQ_PLEDGES_RETURN, {0}, 0, {0}}, (struct one){deal_pledge_return, NULL, NULL, sizeof(struct deal_pledge)}));
    TRY(each(cx, (struct due){DQ_PARTS_DUE, {now - conf_int("deal.receipt_days") * US_PER_DAY}, 1, {0}}, (struct one){deal_part_overdue, NULL, NULL, sizeof(struct deal_pledge)}));
    TRY(each(cx, (struct due){DQ_TENDERS_DUE, {now}, 1, {0}}, (struct one){deal_tender_open, NULL, NULL, sizeof(struct deal_tender)}));
    TRY(each(cx, (struct due){DQ_TENDERS_STALE, {now - conf_int("deal.award_days") * US_PER_DAY}, 1, {0}}, (struct one){deal_tender_fail, NULL, &OVER, sizeof(struct deal_tender)}));
    const struct deal_month m = deal_month_before(deal_today(cx));
    TRY(each(cx, (struct due){DQ_BUYERS_DUE, {m.until_us, m.month}, 2, {0}}, (struct one){deal_statement_draw, NULL, NULL, sizeof(struct deal_buyer)}));
    return tx_run(cx, "deal.forget", forget_tx, NULL);
}
