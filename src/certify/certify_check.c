/* certify_check.c: what `tiantou check` asks of the room: failed lots are locked, papers have their events. */
#include "certify_priv.h"

struct look { const struct sql *q; const char *what; struct buf *report; int64_t *n; };

/* Every row is a finding, named by its first column. */
static enum err look_tx(struct cx *cx, struct tx *tx, void *p)
{
    const struct look *k = p;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, k->q, NOARGS, &r));
    for (; rows_next(r); (*k->n)++)
        buf_printf(k->report, "certify: %s: %s\n", k->what, rows_z(r, 0));
    return rows_end(&r);
}

/* A failed test and an active lot at once would be a broken lock. */
static enum err check_lots(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    struct look k = {CQ(Q_CHECK_LOTS), "test failed but its lot is active", report, findings_out};
    return tx_read(cx, "certify.check_lots", look_tx, &k);
}

static enum err check_events(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    struct look k = {CQ(Q_CHECK_EVENTS), "paper without its event", report, findings_out};
    return tx_read(cx, "certify.check_events", look_tx, &k);
}

const struct room_check certify_checks[] = {{"certify.failed_lots_locked", check_lots}, {"certify.events", check_events}};
