/* deal_buyer.c: organisations that buy in bulk (supermarkets, canteens, helper units): examined by the office, with a credit limit; deliveries on
 * account, one statement a month, nothing more on account while one is overdue. In the books:
 *   charged         account:BUYER (owes us) → held:charge:BILL      statement paid      held:PAYMENT → account:BUYER, held:charge:BILL → operator
 * so the producer is paid when the buyer has paid, and the house advances nothing. */
#include "deal_priv.h"

#include <inttypes.h>

#include "conf.h"
#include "ledger.h"
#include "pay.h"
#include "uuid.h"
#include "when.h"

const char *const deal_buyer_kinds[] = {"supermarket", "canteen", "helper", "company", NULL};

static enum err load(struct cx *cx, struct tx *tx, const char *uuid, int64_t id, struct deal_buyer *out)
{
    *out = (struct deal_buyer){0};
    enum err e = uuid ? sql_one(tx, DQ(DQ_BUYER), ARGS(v_t(uuid), v_i(deal_today(cx))), &deal_buyer_row, out) : sql_one(tx, DQ(DQ_BUYER_ID), ARGS(v_i(id), v_i(deal_today(cx))), &deal_buyer_row, out);
    if (e == ERR_NOT_FOUND)
        return deal_no_such(cx, M_BUYER);
    TRY(e);
    bool office = !cx->who || people_may_on(cx, "deal.review", out->level_path, 0) == ERR_NONE;
    cx_clear(cx);
    return office || deal_is(cx, out->account_id) ? ERR_NONE : deal_no_such(cx, M_BUYER);
}

enum err deal_buyer_get(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_buyer *b = out;
    (void)in;
    TRY(load(cx, tx, id, 0, b));
    TRY(sql_all(tx, DQ(DQ_STATEMENTS), ARGS(v_i(b->id)), &deal_statement_row, 60, &b->statements));
    return deal_steps(cx, tx, M_BUYER, b->id, &b->steps);
}

enum err deal_buyer_for(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id_out, const char **name_out)
{
    struct deal_buyer b = {0};
    *id_out = FIELD_NULL, *name_out = NULL;
    if (!uuid)
        return ERR_NONE;
    enum err e = load(cx, tx, uuid, 0, &b);
    if (e == ERR_NOT_FOUND || (e == ERR_NONE && !deal_is(cx, b.account_id)))
        return err_say(cx, ERR_INVALID, "/buyer", "没有这个采购单位", "There is no such buying organisation");
    TRY(e);
    if (b.state != BUYER_ACTIVE)
        return err_say(cx, ERR_NOT_EXAMINED, "/buyer", "采购单位还没有通过审核", "The organisation is not examined");
    *id_out = b.id, *name_out = b.name;
    return ERR_NONE;
}

enum err deal_buyer_apply(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_buyer_body *b = in;
    const char *county, *path, *uuid = uuid_make(cx->ar);
    int64_t row;
    (void)id;
    if (!people_uscc_valid(str_of(b->uscc)))
        return err_say(cx, ERR_INVALID, "/uscc", "统一社会信用代码不对", "The unified social credit code is not right");
    TRY(deal_county(cx, tx, &county, &path));
    enum err e = sql_i64(tx, DQ(DQ_BUYER_INSERT), ARGS(v_t(uuid), v_t(b->name), v_t(deal_buyer_kinds[b->kind]), v_t(b->uscc), v_i(deal_account(cx)), v_i(cx->now_us), v_t(path), v_t(county)), &row);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_DUPLICATE, "/uscc", "这个单位已经申请过，请联系县里", "This organisation has applied: ask the county");
    TRY(e);
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_BUYER, row, uuid, BUYER_APPLIED}, deal_json(cx, &deal_buyer_body_shape, b)));
    return deal_buyer_get(cx, tx, uuid, NULL, out);
}

enum err deal_buyer_examine(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_examine_body *b = in;
    struct deal_buyer *o = out;
    TRY(load(cx, tx, id, 0, o));
    if (cx->who)
        TRY(people_may_on(cx, "deal.review", o->level_path, 0));
    if (!b->passed && !(b->reason && str_trim(str_of(b->reason)).size))
        return err_say(cx, ERR_INVALID, "/reason", "请写明理由", "Say why");
    int64_t to = b->passed ? BUYER_ACTIVE : o->state == BUYER_APPLIED ? BUYER_REFUSED : BUYER_SUSPENDED;
    if (to != o->state)
        TRY(deal_enter(cx, tx, &(struct deal_thing){M_BUYER, o->id, o->uuid, o->state}, to, b->reason));
    if (b->passed) {
        TRY(sql_exec(tx, DQ(DQ_BUYER_TERMS), ARGS(v_i(o->id), v_i(deal_or(b->credit_fen, 0)), v_i(deal_or(b->terms_days, 30)))));
        struct str was = str_of(ar_printf(cx->ar, "{\"credit_fen\":%" PRId64 ",\"terms_days\":%" PRId64 "}", o->credit_fen, o->terms_days));
        struct str is = str_of(ar_printf(cx->ar, "{\"credit_fen\":%" PRId64 ",\"terms_days\":%" PRId64 "}", deal_or(b->credit_fen, 0), deal_or(b->terms_days, 30)));
        TRY(people_audit(cx, tx, "deal.buyer.terms", "buyer", o->uuid, was, is, b->reason));
    }
    return deal_buyer_get(cx, tx, id, NULL, out);
}

/* ---- on account ------------------------------------------------------------------------------------------------------------------------- */
const char *deal_charge_account(struct cx *cx, const char *bill_uuid)
{
    return ar_printf(cx->ar, "held:charge:%s", bill_uuid);
}

static const char *account(struct cx *cx, const char *buyer_uuid)
{
    return ar_printf(cx->ar, "account:%s", buyer_uuid);
}

static enum err may_charge(struct cx *cx, const struct deal_buyer *b, int64_t fen)
{
    if (b->state != BUYER_ACTIVE)
        return err_say(cx, ERR_NOT_EXAMINED, NULL, "采购单位没有通过审核或已被暂停", "The organisation is not examined, or suspended");
    if (b->overdue)
        return err_say(cx, ERR_RULE, NULL, "有逾期未付的月结单，付清以后才能再记账", "A statement is overdue: nothing goes on account until it is paid");
    if (fen > b->credit_fen - b->owed_fen)
        return err_say(cx, ERR_LIMIT, NULL, "超过信用额度：还能记 %s 元", "Beyond the limit: %s yuan can still go on account", deal_yuan(cx, b->credit_fen > b->owed_fen ? b->credit_fen - b->owed_fen : 0));
    return ERR_NONE;
}

enum err deal_bill_charge(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_delivery *d = out;
    struct deal_bill_row bill;
    struct deal_buyer b;
    TRY(deal_delivery_get(cx, tx, id, in, d));
    TRY(deal_bill_of(cx, tx, d->id, &bill));
    if (bill.buyer_id == FIELD_NULL)
        return err_say(cx, ERR_RULE, NULL, "只有审核过的采购单位可以记账", "Only examined organisations buy on account");
    TRY(load(cx, tx, NULL, bill.buyer_id, &b));
    if (!deal_is(cx, b.account_id))
        return deal_no_such(cx, M_BILL);
    if (bill.state != BILL_OPEN)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这笔货款不需要付了", "This bill is not to be paid now");
    TRY(may_charge(cx, &b, bill.fen));
    if (bill.payment_id != FIELD_NULL)
        TRY(pay_give_up(cx, tx, bill.payment_id));
    const struct ledger_line lines[] = {{account(cx, b.uuid), bill.fen, 0, "货款记账", "On account"}, {deal_charge_account(cx, bill.uuid), -bill.fen, 0, "货款记账", "On account"}};
    TRY(ledger_post(cx, tx, "deal.charge", bill.uuid, lines, 2));
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_BILL, bill.id, bill.uuid, bill.state}, BILL_CHARGED, NULL));
    TRY(deal_delivery_settle(cx, tx, bill.contract_id, bill.delivery_id, bill.delivery));
    *d = (struct deal_delivery){0};
    return deal_delivery_get(cx, tx, id, in, d);
}

/* ---- statements ---------------------------------------------------------------------------------------------------------------------------- */
struct sum { int64_t bills, fen; };
static const struct field SUM[] = {FIELD(struct sum, bills, F_I64, 0, 0, 0, "", ""), FIELD(struct sum, fen, F_I64, 0, 0, 0, "", "")};
static const struct shape sum_row = SHAPE("", struct sum, SUM);

struct deal_month deal_month_before(int64_t today)
{
    int y, m, d;
    day_split((int32_t)today, &y, &m, &d);
    int64_t first = today - d + 1;
    y -= m == 1, m = m == 1 ? 12 : m - 1;
    return (struct deal_month){(int64_t)y * 100 + m, first * US_PER_DAY - (int64_t)WHEN_CST_MIN * 60 * US_PER_S};
}

enum err deal_statement_draw(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_buyer *b = out;
    const struct deal_month m = deal_month_before(deal_today(cx));
    const char *no, *uuid = uuid_make(cx->ar);
    struct sum s = {0};
    int64_t row;
    (void)in;
    TRY(load(cx, tx, id, 0, b));
    TRY(sql_one(tx, DQ(DQ_BILLS_SUM), ARGS(v_i(b->id), v_i(m.until_us)), &sum_row, &s));
    if (s.bills == 0)
        return ERR_NONE;
    TRY(deal_number(cx, tx, "YJ", &no));
    TRY(sql_i64(tx, DQ(DQ_STATEMENT_INSERT), ARGS(v_t(uuid), v_t(no), v_i(b->id), v_i(m.month), v_i(s.bills), v_i(s.fen), v_i(deal_today(cx) + b->terms_days), v_i(cx->now_us)), &row));
    TRY(sql_exec(tx, DQ(DQ_BILLS_GATHER), ARGS(v_i(b->id), v_i(row), v_i(m.until_us))));
    return deal_begin(cx, tx, &(struct deal_thing){M_STATEMENT, row, uuid, STATEMENT_OPEN}, str_of(ar_printf(cx->ar, "{\"month\":%" PRId64 ",\"fen\":%" PRId64 "}", m.month, s.fen)));
}

static enum err statement(struct tx *tx, int64_t id, struct deal_statement *s)
{
    *s = (struct deal_statement){0};
    return sql_one(tx, DQ(DQ_STATEMENT_ID), ARGS(v_i(id)), &deal_statement_row, s);
}

static enum err paid(struct cx *cx, struct tx *tx, int64_t id, int64_t payment, bool *accept_out)
{
    enum { BILLS_MAX = 5000 };
    struct deal_statement s;
    struct list l;
    TRY(statement(tx, id, &s));
    *accept_out = s.state == STATEMENT_OPEN && s.payment_id == payment;
    if (!*accept_out)
        return ERR_NONE;
    const struct ledger_line lines[] = {{pay_held(cx, s.payment), s.fen, 0, "月结单", "Statement paid"}, {account(cx, s.buyer), -s.fen, 0, "月结单", "Statement paid"}};
    TRY(ledger_post(cx, tx, "deal.statement", s.uuid, lines, 2));
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_STATEMENT, s.id, s.uuid, s.state}, STATEMENT_PAID, NULL));
    TRY(sql_all(tx, DQ(DQ_BILLS_OF_STATEMENT), ARGS(v_i(id)), &deal_bill_shape, BILLS_MAX, &l));
    const struct deal_bill_row *b = l.p;
    for (size_t i = 0; i < l.n; i++) {
        TRY(deal_bill_to_producer(cx, tx, &b[i], deal_charge_account(cx, b[i].uuid)));
        TRY(deal_enter(cx, tx, &(struct deal_thing){M_BILL, b[i].id, b[i].uuid, b[i].state}, BILL_PAID, NULL));
    }
    return ERR_NONE;
}

static enum err given_up(struct cx *cx, struct tx *tx, int64_t id, int64_t payment)
{
    struct deal_statement s;
    (void)cx;
    TRY(statement(tx, id, &s));
    return s.payment_id == payment && s.state == STATEMENT_OPEN ? sql_exec(tx, DQ(DQ_STATEMENT_PAYMENT), ARGS(v_i(id), v_null(), v_null())) : ERR_NONE;
}

static enum err refunded(struct cx *cx, struct tx *tx, int64_t id, int64_t refund, int64_t fen, bool ok)
{
    (void)cx, (void)tx, (void)id, (void)refund, (void)fen, (void)ok;
    return ERR_NONE;
}

static enum err may_pay(struct cx *cx, struct tx *tx, int64_t id)
{
    struct deal_statement s;
    TRY(statement(tx, id, &s));
    return deal_is(cx, s.account_id) ? ERR_NONE : deal_no_such(cx, M_STATEMENT);
}

enum err deal_statement_pay(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_statement *s = out;
    (void)in;
    enum err e = sql_one(tx, DQ(DQ_STATEMENT), ARGS(v_t(id)), &deal_statement_row, s);
    if (e == ERR_NOT_FOUND || (e == ERR_NONE && !deal_is(cx, s->account_id)))
        return deal_no_such(cx, M_STATEMENT);
    TRY(e);
    if (s->state != STATEMENT_OPEN)
        return err_say(cx, ERR_WRONG_STATE, NULL, "月结单已经付清", "The statement is paid");
    if (s->payment_id != FIELD_NULL)
        return ERR_NONE;
    const struct pay_new p = {"statement", s->id, s->fen, ar_printf(cx->ar, "月结单 %s", s->statement_no), s->account_id, cx->now_us + conf_int("deal.pay_minutes") * 60 * US_PER_S, NULL};
    TRY(pay_open(cx, tx, &p, &s->payment_id, &s->payment));
    return sql_exec(tx, DQ(DQ_STATEMENT_PAYMENT), ARGS(v_i(s->id), v_i(s->payment_id), v_t(s->payment)));
}

static const struct pay_subject STATEMENT = {"statement", paid, given_up, refunded, may_pay};

void deal_buyer_start(void)
{
    pay_subject_add(&STATEMENT);
}
