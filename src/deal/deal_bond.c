/* deal_bond.c: bid deposits: subject "bond" of room pay. A tender that asks for one takes a producer's bid when it is paid. In the books:
 *   paid       held:PAYMENT → deposit:UUID        returned by pay's outbox from deposit:UUID
 *   forfeited  deposit:UUID → buyer:ACCOUNT of who called for tenders
 * Returned to everybody at the end but the winner, to him when the contract comes into force or ends through no fault of his. Forfeited
 * when he does not sign, does not pay the contract's deposit, or cancels (Tendering Law, articles 45 and 60). */
#include "deal_priv.h"

#include <inttypes.h>
#include <string.h>

#include "conf.h"
#include "fen.h"
#include "ledger.h"
#include "pay.h"
#include "uuid.h"
#include "when.h"

enum { MOST_BP = 200 };               /* of what the tender may cost at most: Regulation on the Tendering Law, article 26 */

enum err deal_bond_check(struct cx *cx, const struct deal_tender_body *b)
{
    int64_t total, most, fen = deal_or(b->bid_deposit_fen, 0);
    if (fen == 0)
        return ERR_NONE;
    if (!fen_part(b->ceiling_fen, b->quantity_g, 1000, &total) || !fen_part(total, MOST_BP, DEAL_BP, &most))
        return err_say(cx, ERR_INVALID, "/quantity_g", "合同金额太大", "The sum is too large");
    if (fen > most)
        return err_say(cx, ERR_INVALID, "/bid_deposit_fen", "投标保证金不能超过最高总价的 2%%，这次最多 %s 元", "A bid deposit is 2%% of the ceiling's sum at most: %s yuan", deal_yuan(cx, most));
    return ERR_NONE;
}

/* ---- reading -------------------------------------------------------------------------------------------------------------------------- */
static enum err by_id(struct tx *tx, int64_t id, struct deal_bond *out)
{
    *out = (struct deal_bond){0};
    return sql_one(tx, DQ(DQ_BOND_ID), ARGS(v_i(id)), &deal_bond_row, out);
}

/* That of a producer which is asked for or paid; out->uuid NULL: none. */
static enum err live(struct cx *cx, struct tx *tx, int64_t tender_id, int64_t operator_id, struct deal_bond *out)
{
    *out = (struct deal_bond){0};
    enum err e = sql_one(tx, DQ(DQ_BOND_LIVE), ARGS(v_i(tender_id), v_i(operator_id)), &deal_bond_row, out);
    if (e != ERR_NOT_FOUND)
        return e;
    cx_clear(cx);
    *out = (struct deal_bond){0};
    return ERR_NONE;
}

static bool sees(struct cx *cx, const struct deal_bond *b, const struct deal_tender *t, bool opened)
{
    for (size_t i = 0; cx->who && i < cx->who->n; i++)
        if (cx->who->grants[i].operator_id == b->operator_id)
            return true;
    return deal_is(cx, b->account_id) || (opened && (deal_is(cx, t->account_id) || deal_oversees(cx, b->level_path, b->operator_id)));
}

enum err deal_bonds_show(struct cx *cx, struct tx *tx, const struct deal_tender *t, bool opened, struct list *out)
{
    TRY(sql_all(tx, DQ(DQ_BONDS), ARGS(v_i(t->id)), &deal_bond_row, DEAL_OFFERS_MAX, out));
    struct deal_bond *b = out->p;
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++)
        if (sees(cx, &b[i], t, opened))
            b[n++] = b[i];
    out->n = n;
    return ERR_NONE;
}

enum err deal_bond_needed(struct cx *cx, struct tx *tx, const struct deal_tender *t, int64_t operator_id)
{
    struct deal_bond b;
    if (t->bid_deposit_fen == 0)
        return ERR_NONE;
    TRY(live(cx, tx, t->id, operator_id, &b));
    if (b.uuid && b.state == BOND_PAID)
        return ERR_NONE;
    return err_say(cx, ERR_RULE, NULL, "请先交投标保证金 %s 元，再投标", "Pay the bid deposit of %s yuan before you bid", deal_yuan(cx, t->bid_deposit_fen));
}

/* ---- paying --------------------------------------------------------------------------------------------------------------------------- */
static enum err make(struct cx *cx, struct tx *tx, const struct deal_tender *t, const struct people_operator *op, const char *consent, struct deal_bond *out)
{
    const char *uuid = uuid_make(cx->ar);
    int64_t row;
    TRY(sql_i64(tx, DQ(DQ_BOND_INSERT), ARGS(v_t(uuid), v_i(t->id), v_i(op->id), v_i(deal_account(cx)), v_t(consent), v_i(t->bid_deposit_fen), v_i(cx->now_us), v_t(op->level_path), v_t(op->county)), &row));
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_BOND, row, uuid, BOND_ASKED}, str_of(ar_printf(cx->ar, "{\"tender\":\"%s\",\"fen\":%" PRId64 "}", t->uuid, t->bid_deposit_fen))));
    return by_id(tx, row, out);
}

enum err deal_bond_pay(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_bond_body *body = in;
    struct deal_bond *b = out;
    struct people_operator op = {0};
    struct deal_tender t;
    TRY(deal_tender_load(cx, tx, id, &t));
    if (t.bid_deposit_fen == 0)
        return err_say(cx, ERR_RULE, NULL, "这次招标不收投标保证金", "This tender asks for no bid deposit");
    if (t.state != TENDER_OPEN || t.closes_at <= cx->now_us)
        return err_say(cx, ERR_WRONG_STATE, NULL, "不在投标时间", "It takes no bids now");
    TRY(deal_seller(cx, tx, body->operator, body->consent, &op));
    TRY(live(cx, tx, t.id, op.id, b));
    if (!b->uuid)
        TRY(make(cx, tx, &t, &op, body->consent, b));
    if (b->state == BOND_PAID)
        return err_say(cx, ERR_WRONG_STATE, NULL, "投标保证金已经交过", "The bid deposit is paid");
    if (!deal_is(cx, b->account_id))
        return err_say(cx, ERR_CONFLICT, NULL, "另一个人正在为这个主体交投标保证金", "Somebody else is paying it for this producer");
    if (b->payment_id != FIELD_NULL)
        return ERR_NONE;
    int64_t until = cx->now_us + conf_int("deal.pay_minutes") * 60 * US_PER_S;
    const struct pay_new p = {"bond", b->id, b->fen, ar_printf(cx->ar, "投标保证金 %s", t.tender_no), b->account_id, until < t.closes_at ? until : t.closes_at, op.level_path};
    TRY(pay_open(cx, tx, &p, &b->payment_id, &b->payment));
    return sql_exec(tx, DQ(DQ_BOND_PAYMENT), ARGS(v_i(b->id), v_i(b->payment_id), v_t(b->payment)));
}

static enum err enter(struct cx *cx, struct tx *tx, struct deal_bond *b, int64_t to, const char *reason)
{
    struct deal_thing t = {M_BOND, b->id, b->uuid, b->state};
    TRY(deal_enter(cx, tx, &t, to, reason));
    b->state = to;
    return ERR_NONE;
}

static const char *held(struct cx *cx, const struct deal_bond *b)
{
    return ar_printf(cx->ar, "deposit:%s", b->uuid);
}

/* Only while bids are taken: a tender that has ended gives the money back. Its row is locked first: opening waits for it, or it for opening. */
static enum err paid(struct cx *cx, struct tx *tx, int64_t id, int64_t payment, bool *accept_out)
{
    struct deal_bond b;
    TRY(by_id(tx, id, &b));
    TRY(sql_exec(tx, DQ(DQ_TENDER_TOUCH), ARGS(v_i(b.tender_id))));
    TRY(by_id(tx, id, &b));
    *accept_out = b.state == BOND_ASKED && b.payment_id == payment && b.tender_state == TENDER_OPEN && cx->now_us < b.closes_at;
    if (!*accept_out)
        return ERR_NONE;
    const struct ledger_line lines[] = {{pay_held(cx, b.payment), b.fen, 0, "收到投标保证金", "Bid deposit received"}, {held(cx, &b), -b.fen, 0, "收到投标保证金", "Bid deposit received"}};
    TRY(ledger_post(cx, tx, "deal.bond", b.uuid, lines, 2));
    return enter(cx, tx, &b, BOND_PAID, NULL);
}

static enum err given_up(struct cx *cx, struct tx *tx, int64_t id, int64_t payment)
{
    struct deal_bond b;
    (void)cx;
    TRY(by_id(tx, id, &b));
    return b.payment_id == payment && b.state == BOND_ASKED ? sql_exec(tx, DQ(DQ_BOND_PAYMENT), ARGS(v_i(id), v_null(), v_null())) : ERR_NONE;
}

static enum err refunded(struct cx *cx, struct tx *tx, int64_t id, int64_t refund, int64_t fen, bool ok)
{
    struct deal_bond b;
    (void)refund, (void)fen;
    TRY(by_id(tx, id, &b));
    bool waits = b.state == BOND_RETURNING || (ok && b.state == BOND_STUCK);
    return waits ? enter(cx, tx, &b, ok ? BOND_RETURNED : BOND_STUCK, NULL) : ERR_NONE;
}

static enum err may_pay(struct cx *cx, struct tx *tx, int64_t id)
{
    struct deal_bond b;
    TRY(by_id(tx, id, &b));
    return deal_is(cx, b.account_id) ? ERR_NONE : deal_no_such(cx, M_BOND);
}

/* ---- the end -------------------------------------------------------------------------------------------------------------------------- */
static enum err give_back(struct cx *cx, struct tx *tx, struct deal_bond *b, const char *reason)
{
    int64_t refund;
    TRY(enter(cx, tx, b, BOND_RETURNING, reason));
    return pay_refund(cx, tx, b->payment_id, b->fen, "bond", held(cx, b), reason, &refund);
}

enum err deal_bonds_end(struct cx *cx, struct tx *tx, int64_t tender_id, enum deal_bonds who, int64_t winner_id)
{
    struct list l;
    TRY(sql_all(tx, DQ(DQ_BONDS), ARGS(v_i(tender_id)), &deal_bond_row, DEAL_OFFERS_MAX, &l));
    struct deal_bond *b = l.p;
    for (size_t i = 0; i < l.n; i++) {
        if (b[i].state == BOND_ASKED) {
            if (b[i].payment_id != FIELD_NULL)
                TRY(pay_give_up(cx, tx, b[i].payment_id));
            TRY(enter(cx, tx, &b[i], BOND_DROPPED, NULL));
        } else if (b[i].state == BOND_PAID && who == BONDS_ALL && b[i].operator_id != winner_id) {
            TRY(give_back(cx, tx, &b[i], "招标结束，退还投标保证金"));
        }
    }
    return ERR_NONE;
}

static enum err forfeit(struct cx *cx, struct tx *tx, const struct deal_contract *c, struct deal_bond *b)
{
    const char *account;
    TRY(sql_text(tx, DQ(DQ_ACCOUNT_UUID), ARGS(v_i(c->account_id)), &account));
    const struct ledger_line lines[] = {
        {held(cx, b), b->fen, 0, "投标保证金不退", "Bid deposit forfeited"},
        {ar_printf(cx->ar, "buyer:%s", account), -b->fen, 0, ar_printf(cx->ar, "合同 %s 中标人未签约的投标保证金", c->contract_no), ar_printf(cx->ar, "Contract %s: bid deposit of the winner who did not sign", c->contract_no)},
    };
    TRY(enter(cx, tx, b, BOND_FORFEITED, "中标后没有签合同或没有交定金"));
    return ledger_post(cx, tx, "deal.forfeit", b->uuid, lines, 2);
}

/* Is it the winner's fault that the contract does not come into force? Whoever cancels it; when time does, the side that owes a signature or
 * a deposit while the other has done its own. */
static enum err is_winners(struct cx *cx, struct tx *tx, const struct deal_contract *c, bool *out)
{
    struct list l;
    bool owes[2] = {c->buyer_signed_at == FIELD_NULL, c->seller_signed_at == FIELD_NULL};
    if (cx->who) {
        *out = !deal_is(cx, c->account_id) && people_may_on(cx, "deal.review", c->level_path, 0) != ERR_NONE;
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(sql_all(tx, DQ(DQ_DEPOSITS), ARGS(v_i(c->id)), &deal_deposit_row, 2, &l));
    const struct deal_deposit *d = l.p;
    for (size_t i = 0; i < l.n; i++)
        owes[strcmp(d[i].side, deal_sides[SIDE_SELLER]) == 0] |= d[i].state == DEPOSIT_ASKED;
    *out = owes[SIDE_SELLER] && !owes[SIDE_BUYER];
    return ERR_NONE;
}

enum err deal_bond_of_contract(struct cx *cx, struct tx *tx, const struct deal_contract *c, int64_t to)
{
    struct deal_bond b = {0};
    bool fault = false;
    if (to != CONTRACT_ACTIVE && to != CONTRACT_CANCELLED)
        return ERR_NONE;
    enum err e = sql_one(tx, DQ(DQ_BOND_CONTRACT), ARGS(v_i(c->id)), &deal_bond_row, &b);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    if (to == CONTRACT_CANCELLED)
        TRY(is_winners(cx, tx, c, &fault));
    return fault ? forfeit(cx, tx, c, &b) : give_back(cx, tx, &b, to == CONTRACT_ACTIVE ? "合同生效，退还投标保证金" : "合同取消，退还投标保证金");
}

static const struct pay_subject BOND_SUBJECT = {"bond", paid, given_up, refunded, may_pay};

void deal_bond_start(void)
{
    pay_subject_add(&BOND_SUBJECT);
}
