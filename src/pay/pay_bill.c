/* pay_bill.c: each day's bill of a channel against our record: matched; unknown here; paid there and not here (asked about at once: then
 * accepted or given back); paid here and not there; another amount. What does not settle itself is a list for people. */
#include <string.h>

#include "log.h"
#include "pay_priv.h"
#include "uuid.h"
#include "when.h"

enum { BILL_DAYS = 7, BILL_HOUR = 10, BILL_REPLY_MAX = 32 * 1024 * 1024, MISSING_MAX = 1000 };

const char *const pay_bill_states[] = {"wanted", "done", "none", NULL};
const char *const pay_item_kinds[] = {"unknown_here", "unpaid_here", "missing_there", "amount", "refund_unknown", "refund_open", "refund_missing", "refund_amount", NULL};
const char *const pay_item_states[] = {"open", "settled", NULL};

struct rows_of_bill { struct pay_bill_row *p; size_t n, cap; };
struct bill {
    const struct pay_channel *c;
    int32_t day;
    int64_t id, state;
    struct rows_of_bill rows;
    size_t from, to;              /* rows of one transaction */
    int64_t matched, paid_fen, refund_fen, fee_fen;
    bool none;
};

/* ---- getting it ------------------------------------------------------------------------------------------------------------------------ */
static enum err keep_row(struct cx *cx, const struct pay_bill_row *row, void *arg)
{
    struct rows_of_bill *r = arg;
    if (r->n == r->cap) {
        size_t cap = r->cap ? r->cap * 2 : 64;
        struct pay_bill_row *p = AR_ARRAY(cx->ar, struct pay_bill_row, cap);
        if (r->n)
            memcpy(p, r->p, r->n * sizeof *p);
        r->p = p, r->cap = cap;
    }
    struct pay_bill_row *d = &r->p[r->n++];
    *d = *row;
    d->number = ar_strdup(cx->ar, row->number ? row->number : "");
    d->refund_number = ar_strdup(cx->ar, row->refund_number);
    d->channel_no = ar_strdup(cx->ar, row->channel_no);
    return ERR_NONE;
}

static enum err fetch(struct cx *cx, struct bill *b)
{
    const struct pay_keys *k = pay_keys_of(cx);
    struct pay_http http = {0};
    struct pay_msg msg = {0};
    struct pay_bill_file file = {0};
    TRY(b->c->bill_build(cx, k, b->day, cx->now_us, &http));
    TRY(pay_exchange(cx, &http, BILL_REPLY_MAX, &msg));
    TRY(b->c->bill_open(cx, k, b->day, &msg, &file));
    b->none = file.none;
    if (file.none)
        return ERR_NONE;
    if (file.get.method) {
        TRY(pay_exchange(cx, &file.get, BILL_REPLY_MAX, &msg));
        if (msg.status != 200)
            return err_say(cx, ERR_BUSY, NULL, "对账单下载失败：%d", "The bill could not be downloaded: %d", msg.status);
        file.bytes = msg.body;
    }
    return b->c->bill_rows(cx, k, &file, keep_row, &b->rows);
}

/* ---- comparing ---------------------------------------------------------------------------------------------------------------------------- */
static enum err put_item(struct cx *cx, struct tx *tx, const struct bill *b, const char *kind, const char *number, int64_t try_id, int64_t refund_id, int64_t there, int64_t here)
{
    return sql_exec(tx, PQ(Q_ITEM_PUT), ARGS(v_t(uuid_make(cx->ar)), v_i(b->id), v_t(kind), v_t(number), v_i(try_id ? try_id : FIELD_NULL), v_i(refund_id ? refund_id : FIELD_NULL),
                                             v_i(there), v_i(here), v_i(cx->now_us)));
}

static enum err settle_number(struct cx *cx, struct tx *tx, const char *number, const char *note)
{
    return sql_exec(tx, PQ(Q_ITEM_SETTLE_NUMBER), ARGS(v_t(number), v_t(note), v_i(cx->now_us)));
}

/* Paid here with that very amount, in the bill now: agreed, whatever was noted before. */
static enum err compare_paid(struct cx *cx, struct tx *tx, struct bill *b, const struct pay_bill_row *row)
{
    struct pay_try t = {0};
    enum err e = sql_one(tx, PQ(Q_BILL_TRY), ARGS(v_t(row->number), v_t(b->c->name)), &pay_try_row, &t);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return put_item(cx, tx, b, "unknown_here", row->number, 0, 0, row->fen, FIELD_NULL);
    }
    TRY(e);
    if (t.state != TRY_PAID)
        return put_item(cx, tx, b, t.state == TRY_DISPUTED ? "amount" : "unpaid_here", row->number, t.id, 0, row->fen, t.fen);
    if (t.paid_fen != row->fen)
        return put_item(cx, tx, b, "amount", row->number, t.id, 0, row->fen, t.paid_fen);
    b->matched++;
    TRY(sql_exec(tx, PQ(Q_BILLED_TRY), ARGS(v_i(t.id), v_i(b->day))));
    return settle_number(cx, tx, row->number, "in the bill");
}

static enum err compare_refund(struct cx *cx, struct tx *tx, struct bill *b, const struct pay_bill_row *row)
{
    struct pay_refund_row r = {0};
    const char *number = row->refund_number ? row->refund_number : "";
    enum err e = sql_one(tx, PQ(Q_BILL_REFUND), ARGS(v_t(number), v_t(row->number), v_i(row->fen)), &pay_refund_row_shape, &r);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return put_item(cx, tx, b, "refund_unknown", *number ? number : row->number, 0, 0, row->fen, FIELD_NULL);
    }
    TRY(e);
    if (r.fen != row->fen)
        return put_item(cx, tx, b, "refund_amount", r.number, 0, r.id, row->fen, r.fen);
    if (r.state != REFUND_DONE)
        return put_item(cx, tx, b, "refund_open", r.number, 0, r.id, row->fen, r.fen);
    b->matched++;
    TRY(sql_exec(tx, PQ(Q_BILLED_REFUND), ARGS(v_i(r.id), v_i(b->day))));
    return settle_number(cx, tx, r.number, "in the bill");
}

static enum err compare_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct bill *b = arg, was = *b;
    for (size_t i = b->from; i < b->to; i++) {
        const struct pay_bill_row *row = &b->rows.p[i];
        enum err e = row->refund ? compare_refund(cx, tx, b, row) : compare_paid(cx, tx, b, row);
        if (e != ERR_NONE) {
            *b = was; /* it may run again */
            return e;
        }
    }
    return ERR_NONE;
}

/* Paid here on that day, and not in the bill. */
static enum err missing(struct cx *cx, struct tx *tx, struct bill *b, enum pay_query q, const char *kind)
{
    struct list l = {0};
    bool refund = q == Q_BILL_MISSING_REFUNDS;
    int64_t from = b->day * US_PER_DAY - WHEN_CST_MIN * 60 * US_PER_S;
    TRY(sql_all(tx, PQ(q), ARGS(v_t(b->c->name), v_i(from), v_i(from + US_PER_DAY), v_i(MISSING_MAX)), refund ? &pay_refund_row_shape : &pay_try_row, MISSING_MAX, &l));
    for (size_t i = 0; i < l.n; i++)
        if (refund) {
            const struct pay_refund_row *r = (struct pay_refund_row *)l.p + i;
            TRY(put_item(cx, tx, b, kind, r->number, 0, r->id, FIELD_NULL, r->fen));
        } else {
            const struct pay_try *t = (struct pay_try *)l.p + i;
            TRY(put_item(cx, tx, b, kind, t->number, t->id, 0, FIELD_NULL, t->paid_fen));
        }
    return ERR_NONE;
}

static enum err end_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct bill *b = arg;
    TRY(missing(cx, tx, b, Q_BILL_MISSING, "missing_there"));
    TRY(missing(cx, tx, b, Q_BILL_MISSING_REFUNDS, "refund_missing"));
    return sql_exec(tx, PQ(Q_BILL_SET), ARGS(v_i(b->id), v_t(b->none ? "none" : "done"), v_i((int64_t)b->rows.n), v_i(b->matched), v_i(b->paid_fen), v_i(b->refund_fen), v_i(b->fee_fen), v_i(cx->now_us)));
}

static enum err begin_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct bill *b = arg;
    struct rows *r;
    TRY(sql_exec(tx, PQ(Q_BILL_PUT), ARGS(v_t(uuid_make(cx->ar)), v_t(b->c->name), v_i(b->day))));
    TRY(sql_query(tx, PQ(Q_BILL_FIND), ARGS(v_t(b->c->name), v_i(b->day)), &r));
    if (rows_next(r))
        b->id = rows_i64(r, 0), b->state = field_enum(pay_bill_states, rows_str(r, 1));
    return rows_end(&r);
}

/* ---- what settles itself --------------------------------------------------------------------------------------------------------------------- */
struct open_items { const char *number[PAY_BATCH]; size_t n; };

static enum err open_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct open_items *o = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, PQ(Q_ITEMS_OPEN_TRIES), ARGS(v_i(PAY_BATCH)), &r));
    for (o->n = 0; o->n < PAY_BATCH && rows_next(r); o->n++)
        o->number[o->n] = rows_z(r, 0);
    return rows_end(&r);
}

struct paid_there { const struct pay_channel *c; struct pay_try t; struct pay_payment p; struct pay_told told; const char *number; };

static enum err there_read(struct cx *cx, struct tx *tx, void *arg)
{
    struct paid_there *a = arg;
    TRY(pay_try_by_number(cx, tx, a->number, false, &a->t));
    return pay_payment_by_id(cx, tx, a->t.payment_id, &a->p);
}

static enum err there_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct paid_there *a = arg;
    struct pay_try t = {0};
    a->told.number = a->number;
    TRY(pay_try_told(cx, tx, a->c, &a->told));
    TRY(pay_try_by_number(cx, tx, a->number, false, &t));
    return t.state == TRY_PAID ? settle_number(cx, tx, a->number, "asked: paid; accepted or given back") : ERR_NONE;
}

/* A bill is no proof of payment: the channel is asked about the try, closed or not, and its signed answer moves it. */
static enum err ask_paid_there(struct cx *cx, const char *number)
{
    struct paid_there a = {.number = number};
    struct pay_http http = {0};
    struct pay_msg msg = {0};
    TRY(tx_read(cx, "pay.bill_try", there_read, &a));
    a.c = pay_channel_find(a.t.channel);
    if (!a.c || a.c->by_hand)
        return ERR_NONE;
    struct pay_ask ask = pay_ask_of(cx, &a.p, &a.t);
    TRY(a.c->query.build(cx, pay_keys_of(cx), &ask, &http));
    TRY(pay_exchange(cx, &http, 0, &msg));
    TRY(a.c->query.parse(cx, pay_keys_of(cx), &ask, &msg, &a.told));
    return a.told.what == PAY_PAID ? tx_run(cx, "pay.bill_told", there_tx, &a) : ERR_NONE;
}

static enum err settle_open(struct cx *cx)
{
    struct open_items o = {.n = 0};
    TRY(tx_read(cx, "pay.bill_open", open_tx, &o));
    for (size_t i = 0; i < o.n && !jobs_stopping(); i++)
        if (ask_paid_there(cx, o.number[i]) != ERR_NONE) {
            log_warn(cx, "pay.bill", "number=%s %s", o.number[i], cx->err_text);
            cx_clear(cx);
        }
    return ERR_NONE;
}

/* ---- a day's work ----------------------------------------------------------------------------------------------------------------------------- */
enum err pay_bill_work(struct cx *cx, const struct pay_channel *c, int32_t day)
{
    struct bill b = {.c = c, .day = day};
    if (!c->bill_build)
        return ERR_NONE;
    TRY(tx_run(cx, "pay.bill_begin", begin_tx, &b));
    if (b.state > 0)
        return settle_open(cx);
    TRY(fetch(cx, &b));
    for (size_t i = 0; i < b.rows.n; i++) {
        b.paid_fen += b.rows.p[i].refund ? 0 : b.rows.p[i].fen;
        b.refund_fen += b.rows.p[i].refund ? b.rows.p[i].fen : 0;
        b.fee_fen += b.rows.p[i].fee_fen;
    }
    for (b.from = 0; b.from < b.rows.n; b.from = b.to) {
        b.to = b.from + 200 < b.rows.n ? b.from + 200 : b.rows.n;
        TRY(tx_run(cx, "pay.bill_compare", compare_tx, &b));
    }
    TRY(tx_run(cx, "pay.bill_end", end_tx, &b));
    return settle_open(cx);
}

/* Bills are there in the morning of the next day; those of the last week that are still wanted are asked for again. */
enum err pay_bills_due(struct cx *cx)
{
    int32_t today = when_day(cx->now_us - BILL_HOUR * 3600 * US_PER_S, WHEN_CST_MIN);
    const struct pay_keys *k = pay_keys_of(cx);
    for (size_t i = 0; pay_channels[i]; i++)
        for (int32_t day = today - BILL_DAYS; pay_channels[i]->bill_build && pay_channel_scenes(k, pay_channels[i]) && day < today && !jobs_stopping(); day++) {
            struct ar_mark m = ar_mark(cx->ar);
            if (pay_bill_work(cx, pay_channels[i], day) != ERR_NONE) {
                log_warn(cx, "pay.bill", "channel=%s day=%d %s", pay_channels[i]->name, day, cx->err_text);
                cx_clear(cx);
            }
            ar_rewind(cx->ar, m);
        }
    return ERR_NONE;
}

/* ---- by a person ------------------------------------------------------------------------------------------------------------------------------- */
enum err pay_item_settle(struct cx *cx, struct tx *tx, const char *uuid, const struct pay_item_body *in)
{
    int64_t changed;
    const char *state, *path = "/";
    struct people_county co = {0};
    TRY(people_county_get(cx, tx, &co));
    TRY(sql_text(tx, PQ(Q_COUNTY_PATH), ARGS(v_i(co.level_id)), &path));
    if (people_may_on(cx, "pay.bill.handle", path, 0) != ERR_NONE)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    if (!in->note || !str_trim(str_of(in->note)).size)
        return err_say(cx, ERR_INVALID, "/note", "请写明怎样处理的", "Say how it was settled");
    TRY(sql_text(tx, PQ(Q_ITEM_BY_UUID), ARGS(v_t(uuid)), &state));
    TRY(sql_exec_n(tx, PQ(Q_ITEM_SETTLE), ARGS(v_t(uuid), v_t(in->note), v_t(cx->who ? cx->who->name : "system"), v_i(cx->now_us)), &changed));
    if (!changed)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已经处理过了", "It is settled already");
    return people_audit(cx, tx, "pay.bill.settle", "bill_item", uuid, (struct str){0}, (struct str){0}, in->note);
}
