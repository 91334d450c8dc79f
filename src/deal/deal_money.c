/* deal_money.c: deposits and bills: subjects of room pay ("deposit", "bill"), posted in the books:
 *   deposit paid      held:PAYMENT → deposit:UUID        returned by pay's outbox from deposit:UUID
 *   deposit forfeited deposit:UUID → the side that kept the contract (operator:UUID or buyer:UUID of the account)
 *   bill paid         held:PAYMENT → operator:UUID, less the platform's part (deal.fee_bp) → fee:platform */
#include "deal_priv.h"

#include <inttypes.h>
#include <string.h>

#include "conf.h"
#include "fen.h"
#include "ledger.h"
#include "pay.h"
#include "uuid.h"
#include "when.h"

/* ---- deposits: asked and ended ---------------------------------------------------------------------------------------------------------- */
static enum err ask(struct cx *cx, struct tx *tx, const struct deal_contract *c, enum deal_side side, int64_t account, int64_t fen, int64_t *asked)
{
    const char *uuid = uuid_make(cx->ar);
    int64_t row;
    if (fen == 0)
        return ERR_NONE;
    TRY(sql_i64(tx, DQ(DQ_DEPOSIT_INSERT), ARGS(v_t(uuid), v_i(c->id), v_t(deal_sides[side]), v_i(account), v_i(fen), v_i(cx->now_us)), &row));
    *asked += 1;
    return deal_begin(cx, tx, &(struct deal_thing){M_DEPOSIT, row, uuid, DEPOSIT_ASKED}, str_of(ar_printf(cx->ar, "{\"contract\":\"%s\",\"fen\":%" PRId64 "}", c->uuid, fen)));
}

enum err deal_deposits_ask(struct cx *cx, struct tx *tx, const struct deal_contract *c, int64_t *asked_out)
{
    int64_t asked = 0, seller;
    TRY(sql_i64(tx, DQ(DQ_SELLER_ACCOUNT), ARGS(v_i(c->id)), &seller));
    TRY(ask(cx, tx, c, SIDE_BUYER, c->account_id, c->buyer_deposit_fen, &asked));
    TRY(ask(cx, tx, c, SIDE_SELLER, seller, c->seller_deposit_fen, &asked));
    *asked_out = asked;
    return ERR_NONE;
}

static const char *deposit_account(struct cx *cx, const struct deal_deposit *d)
{
    return ar_printf(cx->ar, "deposit:%s", d->uuid);
}

static enum err enter(struct cx *cx, struct tx *tx, struct deal_deposit *d, int64_t to, const char *reason)
{
    struct deal_thing t = {M_DEPOSIT, d->id, d->uuid, d->state};
    TRY(deal_enter(cx, tx, &t, to, reason));
    d->state = to;
    return ERR_NONE;
}

static enum err give_back(struct cx *cx, struct tx *tx, struct deal_deposit *d, const char *reason)
{
    int64_t refund;
    TRY(enter(cx, tx, d, DEPOSIT_RETURNING, reason));
    return pay_refund(cx, tx, d->payment_id, d->fen, "deposit", deposit_account(cx, d), reason, &refund);
}

/* The deposit of the side that broke the contract goes to the other side. */
static enum err forfeit(struct cx *cx, struct tx *tx, const struct deal_contract *c, struct deal_deposit *d)
{
    bool to_seller = c->state == CONTRACT_BROKEN_BUYER;
    const char *account, *to;
    TRY(sql_text(tx, DQ(DQ_ACCOUNT_UUID), ARGS(v_i(c->account_id)), &account));
    to = to_seller ? ar_printf(cx->ar, "operator:%s", c->operator) : ar_printf(cx->ar, "buyer:%s", account);
    const struct ledger_line lines[] = {
        {deposit_account(cx, d), d->fen, 0, "违约罚没", "Forfeited"},
        {to, -d->fen, to_seller ? c->operator_id : 0, ar_printf(cx->ar, "合同 %s 对方违约金", c->contract_no), ar_printf(cx->ar, "Contract %s: deposit of the side that broke it", c->contract_no)},
    };
    TRY(enter(cx, tx, d, DEPOSIT_FORFEITED, NULL));
    TRY(ledger_post(cx, tx, "deal.forfeit", d->uuid, lines, 2));
    if (!to_seller)
        return ERR_NONE;
    return sql_exec(tx, DQ(DQ_INCOME), ARGS(v_i(c->operator_id), v_t("forfeit"), v_t(d->uuid), v_i(d->fen), v_i(c->account_id), v_i(c->buyer_id), v_i(cx->now_us), v_t(c->county)));
}

enum err deal_deposits_end(struct cx *cx, struct tx *tx, const struct deal_contract *c)
{
    struct list l;
    TRY(sql_all(tx, DQ(DQ_DEPOSITS), ARGS(v_i(c->id)), &deal_deposit_row, 2, &l));
    struct deal_deposit *d = l.p;
    for (size_t i = 0; i < l.n; i++) {
        bool buyers = strcmp(d[i].side, "buyer") == 0, broke = c->state == (buyers ? CONTRACT_BROKEN_BUYER : CONTRACT_BROKEN_SELLER);
        if (d[i].state == DEPOSIT_ASKED) {
            if (d[i].payment_id != FIELD_NULL)
                TRY(pay_give_up(cx, tx, d[i].payment_id));
            TRY(enter(cx, tx, &d[i], DEPOSIT_DROPPED, NULL));
        } else if (d[i].state == DEPOSIT_PAID) {
            TRY(broke ? forfeit(cx, tx, c, &d[i]) : give_back(cx, tx, &d[i], "合同结束，退还定金"));
        }
    }
    return ERR_NONE;
}

/* ---- deposits: paying ----------------------------------------------------------------------------------------------------------------------- */
static enum err deposit_of(struct cx *cx, struct tx *tx, int64_t id, struct deal_deposit *d, struct deal_contract *c)
{
    *d = (struct deal_deposit){0};
    TRY(sql_one(tx, DQ(DQ_DEPOSIT_ID), ARGS(v_i(id)), &deal_deposit_row, d));
    struct principal *who = cx->who;
    cx->who = NULL;                       /* the program itself asks: the payer need not see the contract */
    enum err e = deal_contract_load(cx, tx, NULL, d->contract_id, c);
    cx->who = who;
    return e;
}

static enum err deposit_paid(struct cx *cx, struct tx *tx, int64_t id, int64_t payment, bool *accept_out)
{
    struct deal_deposit d;
    struct deal_contract c;
    int64_t unpaid;
    TRY(deposit_of(cx, tx, id, &d, &c));
    TRY(sql_exec(tx, DQ(DQ_CONTRACT_LOCK), ARGS(v_i(c.id))));   /* of two deposits paid at once the second sees the first */
    TRY(deposit_of(cx, tx, id, &d, &c));
    *accept_out = d.state == DEPOSIT_ASKED && c.state == CONTRACT_SIGNED && d.payment_id == payment;
    if (!*accept_out)
        return ERR_NONE;
    const struct ledger_line lines[] = {{pay_held(cx, d.payment), d.fen, 0, "收到定金", "Deposit received"}, {deposit_account(cx, &d), -d.fen, 0, "收到定金", "Deposit received"}};
    TRY(ledger_post(cx, tx, "deal.deposit", d.uuid, lines, 2));
    TRY(enter(cx, tx, &d, DEPOSIT_PAID, NULL));
    TRY(sql_i64(tx, DQ(DQ_DEPOSITS_UNPAID), ARGS(v_i(c.id)), &unpaid));
    return unpaid ? ERR_NONE : deal_contract_move(cx, tx, &c, CONTRACT_ACTIVE, NULL);
}

/* The payment ran out: another may be opened as long as the contract waits. */
static enum err deposit_given_up(struct cx *cx, struct tx *tx, int64_t id, int64_t payment)
{
    struct deal_deposit d;
    struct deal_contract c;
    TRY(deposit_of(cx, tx, id, &d, &c));
    return d.payment_id == payment && d.state == DEPOSIT_ASKED ? sql_exec(tx, DQ(DQ_DEPOSIT_PAYMENT), ARGS(v_i(id), v_null(), v_null())) : ERR_NONE;
}

static enum err deposit_refunded(struct cx *cx, struct tx *tx, int64_t id, int64_t refund, int64_t fen, bool ok)
{
    struct deal_deposit d;
    struct deal_contract c;
    (void)refund, (void)fen;
    TRY(deposit_of(cx, tx, id, &d, &c));
    bool waits = d.state == DEPOSIT_RETURNING || (ok && d.state == DEPOSIT_STUCK);
    return waits ? enter(cx, tx, &d, ok ? DEPOSIT_RETURNED : DEPOSIT_STUCK, NULL) : ERR_NONE;
}

static enum err deposit_may_pay(struct cx *cx, struct tx *tx, int64_t id)
{
    struct deal_deposit d;
    struct deal_contract c;
    TRY(deposit_of(cx, tx, id, &d, &c));
    return deal_is(cx, d.account_id) ? ERR_NONE : deal_no_such(cx, M_DEPOSIT);
}

/* A payment that runs out when the contract would. */
static enum err open_payment(struct cx *cx, struct tx *tx, struct pay_new p, int64_t *id_out, const char **uuid_out)
{
    p.payer_account_id = deal_account(cx);
    p.expires_us = cx->now_us + conf_int("deal.pay_minutes") * 60 * US_PER_S;
    return pay_open(cx, tx, &p, id_out, uuid_out);
}

enum err deal_deposit_pay(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_deposit *d = out;
    struct deal_contract c;
    (void)in;
    enum err e = sql_one(tx, DQ(DQ_DEPOSIT), ARGS(v_t(id)), &deal_deposit_row, d);
    if (e == ERR_NOT_FOUND || (e == ERR_NONE && !deal_is(cx, d->account_id)))
        return deal_no_such(cx, M_DEPOSIT);
    TRY(e);
    TRY(deposit_of(cx, tx, d->id, d, &c));
    if (d->state != DEPOSIT_ASKED || c.state != CONTRACT_SIGNED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这笔定金不需要付了", "This deposit is not to be paid now");
    if (d->payment_id != FIELD_NULL)
        return ERR_NONE;
    TRY(open_payment(cx, tx, (struct pay_new){.subject = "deposit", .subject_id = d->id, .fen = d->fen, .title = ar_printf(cx->ar, "合同定金 %s", c.contract_no), .level_path = c.level_path}, &d->payment_id, &d->payment));
    return sql_exec(tx, DQ(DQ_DEPOSIT_PAYMENT), ARGS(v_i(d->id), v_i(d->payment_id), v_t(d->payment)));
}

/* ---- bills -------------------------------------------------------------------------------------------------------------------------------------- */
#define B_I(m) FIELD(struct deal_bill_row, m, F_I64, 0, 0, 0, "", "")
#define B_T(m) FIELD(struct deal_bill_row, m, F_TEXT, 0, 0, 0, "", "")
static const struct field BILL[] = {B_I(id), B_I(contract_id), B_I(delivery_id), B_I(account_id), B_I(buyer_id), B_I(operator_id), B_I(fen), B_I(due_day), B_I(payment_id),
                                    FIELD_ENUM(struct deal_bill_row, state, 0, DEAL_STATES(BILL), "", ""), B_T(uuid), B_T(payment), B_T(delivery)};
const struct shape deal_bill_shape = SHAPE("", struct deal_bill_row, BILL);

/* A delivery is settled; when all are, the contract is fulfilled. */
enum err deal_delivery_settle(struct cx *cx, struct tx *tx, int64_t contract_id, int64_t delivery_id, const char *delivery)
{
    struct deal_contract c;
    int64_t open;
    struct principal *who = cx->who;
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_DELIVERY, delivery_id, delivery, DELIVERY_RECEIVED}, DELIVERY_SETTLED, NULL));
    TRY(sql_exec(tx, DQ(DQ_CONTRACT_LOCK), ARGS(v_i(contract_id))));   /* as for deposits: callbacks run READ COMMITTED */
    TRY(sql_i64(tx, DQ(DQ_PLAN_UNSETTLED), ARGS(v_i(contract_id)), &open));
    if (open)
        return ERR_NONE;
    cx->who = NULL;
    enum err e = deal_contract_load(cx, tx, NULL, contract_id, &c);
    cx->who = who;
    TRY(e);
    return c.state == CONTRACT_ACTIVE ? deal_contract_move(cx, tx, &c, CONTRACT_FULFILLED, NULL) : ERR_NONE;
}

enum err deal_bill_make(struct cx *cx, struct tx *tx, const struct deal_contract *c, const struct deal_delivery *d)
{
    const char *uuid = uuid_make(cx->ar);
    int64_t row;
    if (d->net_fen == 0)
        return deal_delivery_settle(cx, tx, c->id, d->id, d->uuid);
    TRY(sql_i64(tx, DQ(DQ_BILL_INSERT),
                ARGS(v_t(uuid), v_i(c->id), v_i(d->id), v_i(c->account_id), v_i(c->buyer_id), v_i(c->operator_id), v_i(d->net_fen), v_i(deal_today(cx) + c->pay_days), v_i(cx->now_us)), &row));
    return deal_begin(cx, tx, &(struct deal_thing){M_BILL, row, uuid, BILL_OPEN}, str_of(ar_printf(cx->ar, "{\"delivery\":\"%s\",\"fen\":%" PRId64 "}", d->uuid, d->net_fen)));
}

/* From an account (held:…) to the producer, less the platform's part. */
enum err deal_bill_to_producer(struct cx *cx, struct tx *tx, const struct deal_bill_row *b, const char *from)
{
    struct people_operator op = {0};
    int64_t fee;
    TRY(people_operator_by_id(cx, tx, b->operator_id, &op));
    if (!fen_part(b->fen, conf_int("deal.fee_bp"), DEAL_BP, &fee))
        return err_set(cx, ERR_UNBALANCED, NULL);
    const struct ledger_line lines[] = {{from, b->fen, 0, "合同货款", "Contract delivery paid"},
                                        {ar_printf(cx->ar, "operator:%s", op.uuid), fee - b->fen, op.id, "合同货款", "Contract delivery"},
                                        {"fee:platform", -fee, 0, "平台服务费", "Platform fee"}};
    TRY(ledger_post(cx, tx, "deal.bill", b->uuid, lines, fee ? 3 : 2));
    return sql_exec(tx, DQ(DQ_INCOME), ARGS(v_i(op.id), v_t("contract"), v_t(b->delivery), v_i(b->fen - fee), v_i(b->account_id), v_i(b->buyer_id), v_i(cx->now_us), v_t(op.county)));
}

enum err deal_bill_of(struct cx *cx, struct tx *tx, int64_t delivery_id, struct deal_bill_row *out)
{
    *out = (struct deal_bill_row){0};
    enum err e = sql_one(tx, DQ(DQ_BILL_OF), ARGS(v_i(delivery_id)), &deal_bill_shape, out);
    return e == ERR_NOT_FOUND ? deal_no_such(cx, M_BILL) : e;
}

static enum err bill_of(struct tx *tx, int64_t id, struct deal_bill_row *b)
{
    *b = (struct deal_bill_row){0};
    return sql_one(tx, DQ(DQ_BILL_ID), ARGS(v_i(id)), &deal_bill_shape, b);
}

static enum err bill_paid(struct cx *cx, struct tx *tx, int64_t id, int64_t payment, bool *accept_out)
{
    struct deal_bill_row b;
    TRY(bill_of(tx, id, &b));
    *accept_out = b.state == BILL_OPEN && b.payment_id == payment;
    if (!*accept_out)
        return ERR_NONE;
    TRY(deal_bill_to_producer(cx, tx, &b, pay_held(cx, b.payment)));
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_BILL, b.id, b.uuid, b.state}, BILL_PAID, NULL));
    return deal_delivery_settle(cx, tx, b.contract_id, b.delivery_id, b.delivery);
}

static enum err bill_given_up(struct cx *cx, struct tx *tx, int64_t id, int64_t payment)
{
    struct deal_bill_row b;
    (void)cx;
    TRY(bill_of(tx, id, &b));
    return b.payment_id == payment && b.state == BILL_OPEN ? sql_exec(tx, DQ(DQ_BILL_PAYMENT), ARGS(v_i(id), v_null(), v_null())) : ERR_NONE;
}

/* Bills are never refunded by this room: what was wrong was taken off before. */
static enum err bill_refunded(struct cx *cx, struct tx *tx, int64_t id, int64_t refund, int64_t fen, bool ok)
{
    (void)cx, (void)tx, (void)id, (void)refund, (void)fen, (void)ok;
    return ERR_NONE;
}

static enum err bill_may_pay(struct cx *cx, struct tx *tx, int64_t id)
{
    struct deal_bill_row b;
    TRY(bill_of(tx, id, &b));
    return deal_is(cx, b.account_id) ? ERR_NONE : deal_no_such(cx, M_BILL);
}

enum err deal_bill_pay(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_bill_row b = {0};
    struct people_operator op = {0};
    struct deal_delivery *d = out;
    TRY(deal_delivery_get(cx, tx, id, in, d));
    TRY(deal_bill_of(cx, tx, d->id, &b));
    if (!deal_is(cx, b.account_id))
        return deal_no_such(cx, M_BILL);
    if (b.state != BILL_OPEN)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这笔货款不需要付了", "This bill is not to be paid now");
    if (b.payment_id == FIELD_NULL) {
        TRY(people_operator_by_id(cx, tx, b.operator_id, &op));
        TRY(open_payment(cx, tx, (struct pay_new){.subject = "bill", .subject_id = b.id, .fen = b.fen, .title = ar_printf(cx->ar, "合同货款 %s", d->delivery_no), .level_path = op.level_path}, &b.payment_id, &b.payment));
        TRY(sql_exec(tx, DQ(DQ_BILL_PAYMENT), ARGS(v_i(b.id), v_i(b.payment_id), v_t(b.payment))));
    }
    *d = (struct deal_delivery){0};
    return deal_delivery_get(cx, tx, id, in, d);
}

static const struct pay_subject DEPOSIT = {"deposit", deposit_paid, deposit_given_up, deposit_refunded, deposit_may_pay};
static const struct pay_subject BILL_SUBJECT = {"bill", bill_paid, bill_given_up, bill_refunded, bill_may_pay};

void deal_money_start(void)
{
    pay_subject_add(&DEPOSIT);
    pay_subject_add(&BILL_SUBJECT);
}
