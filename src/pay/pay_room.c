/* pay_room.c: what room pay gives to the house. */
#include "pay_keys.h"
#include "pay_openid.h"
#include "pay_priv.h"

/* Ask what is due: payments whose time is over, tries and refunds whose turn has come. */
static enum err tick_run(struct cx *cx, const struct job *j)
{
    (void)j;
    TRY(pay_expire_due(cx));
    TRY(pay_tries_ask_due(cx));
    return pay_refunds_work_due(cx);
}

static enum err tries_run(struct cx *cx, const struct job *j)
{
    (void)j;
    return pay_tries_ask_due(cx);
}

static enum err refund_run(struct cx *cx, const struct job *j)
{
    return pay_refund_work(cx, j->key);
}

static enum err bill_run(struct cx *cx, const struct job *j)
{
    (void)j;
    return pay_bills_due(cx);
}

static const struct job_kind JOBS[] = {
    {"pay.nonces", pay_nonces_forget, 3, 3600 * 1000},
    {"pay.tick", tick_run, 3, 15 * 1000},
    {"pay.tries", tries_run, 5, 0},
    {"pay.refund", refund_run, 20, 0},
    {"pay.bill", bill_run, 3, 3600 * 1000},
};
static const struct list_spec *const LISTS[] = {&pay_payment_list, &pay_try_list, &pay_refund_list, &pay_bill_list, &pay_item_list};

/* ---- checks ------------------------------------------------------------------------------------------------------------------------------ */
struct check { enum pay_query q; const char *say; struct buf *report; int64_t n; };

static enum err check_tx(struct cx *cx, struct tx *tx, void *p)
{
    struct check *c = p;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, PQ(c->q), NOARGS, &r));
    for (; rows_next(r); c->n++)
        buf_printf(c->report, "pay: %s %s\n", rows_z(r, 0), c->say);
    return rows_end(&r);
}

static enum err check(struct cx *cx, enum pay_query q, const char *say, struct buf *report, int64_t *out)
{
    struct check c = {q, say, report, 0};
    TRY(tx_read(cx, "pay.check", check_tx, &c));
    *out = c.n;
    return ERR_NONE;
}

static enum err check_booked(struct cx *cx, struct buf *report, int64_t *out) { return check(cx, Q_CHECK_PAID, "is paid, and not in the books with that amount", report, out); }
static enum err check_payments(struct cx *cx, struct buf *report, int64_t *out) { return check(cx, Q_CHECK_PAYMENTS, "is paid without a try that paid it", report, out); }
static enum err check_refunds(struct cx *cx, struct buf *report, int64_t *out) { return check(cx, Q_CHECK_REFUNDS, "has refunds that do not sum to what it says", report, out); }

static enum err start(struct cx *cx)
{
    people_buyer_gone(pay_openid_gone);
    return pay_keys_load(cx);
}

const struct room_check pay_checks[PAY_CHECKS_N] = {{"pay.booked", check_booked}, {"pay.payments", check_payments}, {"pay.refunds", check_refunds}};

const struct room pay_room = {
    .name = "pay", .routes = pay_routes, .routes_n = PAY_ROUTES_N, .migrations = pay_migrations, .migrations_n = &pay_migrations_n, .sql = pay_sql, .sql_n = Q__COUNT,
    .lists = LISTS, .lists_n = sizeof LISTS / sizeof LISTS[0], .conf = pay_conf, .conf_n = PAY_CONF_N, .checks = pay_checks, .checks_n = PAY_CHECKS_N,
    .jobs = JOBS, .jobs_n = sizeof JOBS / sizeof JOBS[0], .start = start, .stop = pay_keys_drop, .open = pay_certs_open, .close = pay_certs_close,
};
