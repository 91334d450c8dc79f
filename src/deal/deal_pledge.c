/* deal_pledge.c: shares in a package: taken under the package's row, paid through room pay (subject "pledge"), released to the household
 * instalment by instalment, given back by pay's outbox when the package fails or is stopped. In the books:
 *   paid      held:PAYMENT → held:package:UUID         an instalment received      held:package:UUID → operator:UUID
 *   returned  by pay from held:package:UUID */
#include "deal_priv.h"

#include <inttypes.h>
#include <string.h>

#include "conf.h"
#include "fen.h"
#include "json.h"
#include "ledger.h"
#include "pay.h"
#include "uuid.h"
#include "when.h"

enum { UNPAID_MAX = 3 };

/* ---- reading -------------------------------------------------------------------------------------------------------------------------- */
enum err deal_pledge_load(struct cx *cx, struct tx *tx, const char *uuid, int64_t id, struct deal_pledge *out)
{
    *out = (struct deal_pledge){0};
    enum err e = uuid ? sql_one(tx, DQ(DQ_PLEDGE), ARGS(v_t(uuid)), &deal_pledge_row, out) : sql_one(tx, DQ(DQ_PLEDGE_ID), ARGS(v_i(id)), &deal_pledge_row, out);
    return e == ERR_NOT_FOUND ? deal_no_such(cx, M_PLEDGE) : e;
}

/* The subscriber, the household's side and who oversees it. */
static enum err seen(struct cx *cx, struct tx *tx, const char *uuid, struct deal_pledge *out)
{
    TRY(deal_pledge_load(cx, tx, uuid, 0, out));
    if (!deal_is(cx, out->account_id) && !deal_oversees(cx, out->level_path, out->operator_id))
        return deal_no_such(cx, M_PLEDGE);
    return ERR_NONE;
}

static enum err show(struct cx *cx, struct tx *tx, const char *uuid, struct deal_pledge *out)
{
    TRY(seen(cx, tx, uuid, out));
    TRY(sql_all(tx, DQ(DQ_PLEDGE_EXTRAS), ARGS(v_i(out->id)), &deal_pledge_extra_shape, DEAL_EXTRAS_MAX, &out->extras));
    return sql_all(tx, DQ(DQ_PARTS), ARGS(v_i(out->id)), &deal_part_row, DEAL_PLAN_MAX, &out->parts);
}

enum err deal_pledge_get(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    (void)in;
    return show(cx, tx, id, out);
}

static enum err mine(struct cx *cx, struct tx *tx, const char *uuid, struct deal_pledge *out)
{
    TRY(deal_pledge_load(cx, tx, uuid, 0, out));
    return deal_is(cx, out->account_id) ? ERR_NONE : deal_no_such(cx, M_PLEDGE);
}

/* ---- subscribing ------------------------------------------------------------------------------------------------------------------------ */
/* Shares are taken by one conditional update: its lock on the package's row orders all who come at the same moment. */
static enum err take(struct cx *cx, struct tx *tx, const char *package, int64_t shares)
{
    struct deal_package g;
    int64_t n;
    TRY(sql_exec_n(tx, DQ(DQ_PACKAGE_TAKE), ARGS(v_t(package), v_i(shares), v_i(cx->now_us)), &n));
    if (n)
        return ERR_NONE;
    TRY(deal_package_load(cx, tx, package, 0, &g));
    if (g.state != PACKAGE_OPEN || g.deadline_at <= cx->now_us)
        return err_say(cx, ERR_WRONG_STATE, NULL, "已经不在认购期", "It is not open for subscription");
    return err_say(cx, ERR_LIMIT, "/shares", "只剩 %lld 份", "Only %lld shares are left", (long long)(g.max_shares - g.taken_shares));
}

static enum err take_extras(struct cx *cx, struct tx *tx, const struct deal_package *g, const struct deal_pledge_body *b, int64_t pledge, int64_t *fen)
{
    const struct deal_pledge_extra *x = b->extras.p;
    int64_t id, each, sum;
    for (size_t i = 0; i < b->extras.n; i++) {
        const char *field = ar_printf(cx->ar, "/extras/%zu", i);
        enum err e = sql_i64(tx, DQ(DQ_EXTRA_TAKE), ARGS(v_t(x[i].extra), v_i(g->id), v_i(x[i].n)), &id);
        if (e == ERR_NOT_FOUND)
            return err_say(cx, ERR_LIMIT, field, "这项活动名额不够", "There are not so many places left");
        TRY(e);
        e = sql_exec(tx, DQ(DQ_PLEDGE_EXTRA), ARGS(v_i(pledge), v_i(id), v_i(x[i].n)));
        if (e == ERR_DUPLICATE)
            return err_say(cx, ERR_INVALID, field, "同一项活动请只写一行", "Write each extra once");
        TRY(e);
        TRY(sql_i64(tx, DQ(DQ_EXTRA_FEN), ARGS(v_i(id)), &each));
        if (!fen_mul(each, x[i].n, &sum) || !fen_add(*fen, sum, fen))
            return err_say(cx, ERR_INVALID, field, "金额太大", "The sum is too large");
    }
    return ERR_NONE;
}

static const char *masked(struct cx *cx, const struct deal_pledge_body *b)
{
    size_t n = strlen(b->receiver_phone), first = 1;
    while ((b->receiver_name[first] & 0xC0) == 0x80)
        first++;
    return ar_printf(cx->ar, "%.*s**，电话尾号 %s", (int)first, b->receiver_name, n > 4 ? b->receiver_phone + n - 4 : "****");
}

static enum err seal(struct cx *cx, struct tx *tx, const char *uuid, const struct deal_pledge_body *b, const char **out)
{
    struct buf t;
    struct jw w;
    buf_init(&t, cx->ar, 512);
    jw_init(&w, &t);
    jw_obj(&w);
    jw_key(&w, "name"), jw_z(&w, b->receiver_name);
    jw_key(&w, "phone"), jw_z(&w, b->receiver_phone);
    jw_key(&w, "address"), jw_z(&w, b->receiver_address);
    jw_obj_end(&w);
    if (t.size > PEOPLE_SECRET_MAX)
        return err_say(cx, ERR_INVALID, "/receiver_address", "地址太长", "The address is too long");
    return people_secret_seal(cx, tx, ar_printf(cx->ar, "deal_pledge:%s", uuid), buf_z(&t), out);
}

static enum err check(struct cx *cx, struct tx *tx, const struct deal_package *g, const struct deal_pledge_body *b)
{
    int64_t open;
    if (strcmp(b->rule_sha, g->rule_sha) != 0)
        return err_say(cx, ERR_CONFLICT, "/rule_sha", "请先看过约定再认购", "Read the terms first");
    TRY(sql_i64(tx, DQ(DQ_PLEDGES_OPEN), ARGS(v_i(g->id), v_i(deal_account(cx))), &open));
    return open < UNPAID_MAX ? ERR_NONE : err_say(cx, ERR_LIMIT, NULL, "还有没付的认购，请先付款或取消", "You have pledges that are not paid: pay or cancel them first");
}

enum err deal_pledge_create(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_pledge_body *b = in;
    const char *no, *sealed, *payment, *name, *uuid = uuid_make(cx->ar);
    struct deal_package g;
    int64_t row, fen, pay, latest, buyer;
    TRY(deal_package_load(cx, tx, id, 0, &g));
    TRY(take(cx, tx, id, b->shares));
    TRY(check(cx, tx, &g, b));
    if (!fen_mul(g.share_fen, b->shares, &fen))
        return err_say(cx, ERR_INVALID, "/shares", "金额太大", "The sum is too large");
    TRY(deal_buyer_for(cx, tx, b->buyer, &buyer, &name));
    TRY(seal(cx, tx, uuid, b, &sealed));
    TRY(deal_number(cx, tx, "RG", &no));
    TRY(sql_i64(tx, DQ(DQ_PLEDGE_INSERT),
                ARGS(v_t(uuid), v_t(no), v_i(g.id), v_i(deal_account(cx)), v_i(buyer), v_i(b->shares), v_i(fen), v_t(g.rule_text), v_t(sealed), v_t(masked(cx, b)), v_i(cx->now_us), v_t(g.county)), &row));
    TRY(take_extras(cx, tx, &g, b, row, &fen));
    latest = cx->now_us + conf_int("deal.pledge_minutes") * 60 * US_PER_S;
    const struct pay_new p = {"pledge", row, fen, ar_printf(cx->ar, "认购 %s", g.package_no), deal_account(cx), latest < g.deadline_at ? latest : g.deadline_at, g.level_path};
    TRY(pay_open(cx, tx, &p, &pay, &payment));
    TRY(sql_exec(tx, DQ(DQ_PLEDGE_FEN), ARGS(v_i(row), v_i(fen), v_i(pay), v_t(payment))));
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_PLEDGE, row, uuid, PLEDGE_UNPAID}, str_of(ar_printf(cx->ar, "{\"package\":\"%s\",\"shares\":%" PRId64 ",\"fen\":%" PRId64 "}", g.uuid, b->shares, fen))));
    return show(cx, tx, uuid, out);
}

/* ---- money -------------------------------------------------------------------------------------------------------------------------------- */
static enum err enter(struct cx *cx, struct tx *tx, struct deal_pledge *p, int64_t to, const char *reason)
{
    struct deal_thing t = {M_PLEDGE, p->id, p->uuid, p->state};
    TRY(deal_enter(cx, tx, &t, to, reason));
    p->state = to;
    return ERR_NONE;
}

static enum err free_shares(struct tx *tx, const struct deal_pledge *p, bool paid)
{
    TRY(sql_exec(tx, DQ(DQ_EXTRA_FREE), ARGS(v_i(p->id))));
    return sql_exec(tx, DQ(DQ_PACKAGE_FREE), ARGS(v_i(p->package_id), v_i(p->shares), v_i(paid ? p->shares : 0)));
}

static enum err paid(struct cx *cx, struct tx *tx, int64_t id, int64_t payment, bool *accept_out)
{
    struct deal_pledge p;
    int64_t n;
    *accept_out = false;
    TRY(deal_pledge_load(cx, tx, NULL, id, &p));
    if (p.state != PLEDGE_UNPAID || p.payment_id != payment)
        return ERR_NONE;
    TRY(sql_exec_n(tx, DQ(DQ_PACKAGE_PAID), ARGS(v_i(p.package_id), v_i(p.shares)), &n));
    if (n == 0)
        return ERR_NONE;                  /* failed or stopped meanwhile: the money goes back */
    const struct ledger_line lines[] = {{pay_held(cx, p.payment), p.fen, 0, "认购款", "Pledge"}, {deal_package_account(cx, p.package), -p.fen, 0, "认购款", "Pledge"}};
    TRY(ledger_post(cx, tx, "deal.pledge", p.uuid, lines, 2));
    *accept_out = true;
    return enter(cx, tx, &p, PLEDGE_PAID, NULL);
}

static enum err given_up(struct cx *cx, struct tx *tx, int64_t id, int64_t payment)
{
    struct deal_pledge p;
    TRY(deal_pledge_load(cx, tx, NULL, id, &p));
    if (p.state != PLEDGE_UNPAID || p.payment_id != payment)
        return ERR_NONE;
    TRY(enter(cx, tx, &p, PLEDGE_LAPSED, NULL));
    return free_shares(tx, &p, false);
}

/* Parts of a short instalment come back too: they change nothing here, a failure waits in the console's list of refunds. */
static enum err refunded(struct cx *cx, struct tx *tx, int64_t id, int64_t refund, int64_t fen, bool ok)
{
    struct deal_pledge p;
    (void)fen;
    TRY(deal_pledge_load(cx, tx, NULL, id, &p));
    bool waits = p.refund_id == refund && (p.state == PLEDGE_REFUNDING || (ok && p.state == PLEDGE_STUCK));
    return waits ? enter(cx, tx, &p, ok ? PLEDGE_REFUNDED : PLEDGE_STUCK, NULL) : ERR_NONE;
}

static enum err may_pay(struct cx *cx, struct tx *tx, int64_t id)
{
    struct deal_pledge p;
    TRY(deal_pledge_load(cx, tx, NULL, id, &p));
    return deal_is(cx, p.account_id) ? ERR_NONE : deal_no_such(cx, M_PLEDGE);
}

static const struct pay_subject PLEDGE = {"pledge", paid, given_up, refunded, may_pay};

void deal_pledge_start(void)
{
    pay_subject_add(&PLEDGE);
}

enum err deal_pledge_end(struct cx *cx, struct tx *tx, struct deal_pledge *p, const char *reason)
{
    int64_t rest = p->fen - p->released_fen - p->refunded_fen, refund;
    if (p->state == PLEDGE_UNPAID) {
        TRY(pay_give_up(cx, tx, p->payment_id));
        TRY(enter(cx, tx, p, PLEDGE_LAPSED, reason));
        return free_shares(tx, p, false);
    }
    if (rest == 0)
        return enter(cx, tx, p, PLEDGE_DONE, reason);
    TRY(enter(cx, tx, p, PLEDGE_REFUNDING, reason));
    TRY(pay_refund(cx, tx, p->payment_id, rest, "rest", deal_package_account(cx, p->package), reason, &refund));
    return sql_exec(tx, DQ(DQ_PLEDGE_REFUND), ARGS(v_i(p->id), v_i(refund), v_i(rest)));
}

enum err deal_pledge_cancel(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_pledge *p = out;
    TRY(mine(cx, tx, id, p));
    if ((p->state != PLEDGE_UNPAID && p->state != PLEDGE_PAID) || p->package_state != PACKAGE_OPEN)
        return err_say(cx, ERR_WRONG_STATE, NULL, "截止以后不能退出", "After the deadline there is no way out");
    bool was_paid = p->state == PLEDGE_PAID;
    TRY(deal_pledge_end(cx, tx, p, b->reason));
    if (was_paid)
        TRY(free_shares(tx, p, true));
    return show(cx, tx, id, p);
}

enum err deal_pledge_return(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_pledge *p = out;
    (void)in;
    TRY(deal_pledge_load(cx, tx, id, 0, p));
    bool over = p->package_state == PACKAGE_FAILED || p->package_state == PACKAGE_STOPPED;
    bool live = p->state == PLEDGE_UNPAID || p->state == PLEDGE_PAID;
    return over && live ? deal_pledge_end(cx, tx, p, p->package_state == PACKAGE_FAILED ? "未满目标，全额退款" : "已停止，退还余款") : ERR_NONE;
}

/* ---- instalments -------------------------------------------------------------------------------------------------------------------------- */
static enum err release(struct cx *cx, struct tx *tx, const struct deal_pledge *p, const struct deal_part *part, int64_t fen)
{
    if (fen == 0)
        return ERR_NONE;
    const struct ledger_line lines[] = {{deal_package_account(cx, p->package), fen, 0, "交付一期", "Instalment received"},
                                        {ar_printf(cx->ar, "operator:%s", p->operator), -fen, p->operator_id, ar_printf(cx->ar, "%s 第 %" PRId64 " 期", p->package_no, part->pos),
                                         ar_printf(cx->ar, "%s, instalment %" PRId64, p->package_no, part->pos)}};
    TRY(ledger_post(cx, tx, "deal.part", part->uuid, lines, 2));
    return sql_exec(tx, DQ(DQ_INCOME), ARGS(v_i(p->operator_id), v_t("package"), v_t(part->uuid), v_i(fen), v_i(p->account_id), v_i(p->buyer_id), v_i(cx->now_us), v_t(p->county)));
}

/* What of a part's money was earned. Short produce takes nothing off a visit that was made; who disputes lets the county decide on all of it. */
static enum err earned(struct cx *cx, struct tx *tx, const struct deal_part *part, int64_t to, int64_t bp, int64_t *given_out)
{
    int64_t extras = 0, given;
    if (to == PART_RECEIVED)
        TRY(sql_i64(tx, DQ(DQ_PART_EXTRAS_FEN), ARGS(v_i(part->pledge_id), v_i(part->pos)), &extras));
    if (!fen_part(part->fen - extras, bp, DEAL_BP, &given))
        return err_set(cx, ERR_UNBALANCED, NULL);
    *given_out = given + extras;
    return ERR_NONE;
}

/* What was given goes to the household; what is short is carried over or goes back. */
enum err deal_part_receive(struct cx *cx, struct tx *tx, const struct deal_pledge *p, struct deal_part *part, int64_t to, int64_t bp, const char *reason)
{
    int64_t given = 0, planned = 0, carried = 0, back, refund;
    TRY(earned(cx, tx, part, to, bp, &given));
    back = part->fen - given;
    TRY(sql_i64(tx, DQ(DQ_HANDOUTS_PLANNED), ARGS(v_i(p->package_id)), &planned));
    if (p->rule == RULE_CARRY && planned && p->package_state == PACKAGE_RUNNING && to == PART_RECEIVED)
        carried = back, back = 0;
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_PART, part->id, part->uuid, part->state}, to, reason));
    TRY(sql_exec(tx, DQ(DQ_PART_MONEY), ARGS(v_i(part->id), v_i(given), v_i(back), v_i(carried), v_t(reason))));
    TRY(sql_exec(tx, DQ(DQ_PLEDGE_MONEY), ARGS(v_i(p->id), v_i(given), v_i(back), v_i(carried))));
    TRY(release(cx, tx, p, part, given));
    if (back)
        TRY(pay_refund(cx, tx, p->payment_id, back, ar_printf(cx->ar, "part:%s", part->uuid), deal_package_account(cx, p->package), "少交的部分退款", &refund));
    return deal_pledge_finish(cx, tx, p->id);
}

/* The last part of the last instalment ends the pledge; the last pledge ends the package. */
enum err deal_pledge_finish(struct cx *cx, struct tx *tx, int64_t pledge_id)
{
    struct deal_pledge p;
    struct deal_package g;
    int64_t planned, waiting, live;
    TRY(deal_pledge_load(cx, tx, NULL, pledge_id, &p));
    TRY(sql_i64(tx, DQ(DQ_HANDOUTS_PLANNED), ARGS(v_i(p.package_id)), &planned));
    TRY(sql_i64(tx, DQ(DQ_PARTS_WAITING), ARGS(v_i(p.id)), &waiting));
    if (p.state != PLEDGE_PAID || planned || waiting || p.released_fen + p.refunded_fen != p.fen)
        return ERR_NONE;
    TRY(enter(cx, tx, &p, PLEDGE_DONE, NULL));
    TRY(sql_i64(tx, DQ(DQ_PLEDGES_LIVE), ARGS(v_i(p.package_id)), &live));
    TRY(deal_package_load(cx, tx, NULL, p.package_id, &g));
    if (live || g.state != PACKAGE_RUNNING)
        return ERR_NONE;
    return deal_enter(cx, tx, &(struct deal_thing){M_PACKAGE, g.id, g.uuid, g.state}, PACKAGE_DONE, NULL);
}

static enum err part_of(struct cx *cx, struct tx *tx, const struct deal_pledge *p, int64_t pos, struct deal_part *out)
{
    *out = (struct deal_part){0};
    enum err e = sql_one(tx, DQ(DQ_PART_POS), ARGS(v_i(p->id), v_i(pos)), &deal_part_row, out);
    return e == ERR_NOT_FOUND ? err_say(cx, ERR_WRONG_STATE, "/pos", "第 %lld 期还没有交付", "Instalment %lld is not handed out yet", (long long)pos) : e;
}

enum err deal_pledge_receive(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_part_body *b = in;
    struct deal_pledge *p = out;
    struct deal_part part;
    TRY(mine(cx, tx, id, p));
    TRY(part_of(cx, tx, p, b->pos, &part));
    if (part.state != PART_SENT || p->state != PLEDGE_PAID)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这一期不在待收货状态", "This instalment does not wait for you");
    TRY(deal_part_receive(cx, tx, p, &part, PART_RECEIVED, part.delivered_bp, b->reason));
    return show(cx, tx, id, p);
}

enum err deal_pledge_dispute(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_part_body *b = in;
    struct deal_pledge *p = out;
    struct deal_part part;
    TRY(mine(cx, tx, id, p));
    TRY(part_of(cx, tx, p, b->pos, &part));
    if (!(b->reason && str_trim(str_of(b->reason)).size))
        return err_say(cx, ERR_INVALID, "/reason", "请说明哪里不对", "Say what is wrong");
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_PART, part.id, part.uuid, part.state}, PART_DISPUTED, b->reason));
    TRY(sql_exec(tx, DQ(DQ_PART_MONEY), ARGS(v_i(part.id), v_null(), v_null(), v_null(), v_t(b->reason))));
    return show(cx, tx, id, p);
}

enum err deal_pledge_judge(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_judge_body *b = in;
    struct deal_pledge *p = out;
    struct deal_part part;
    TRY(seen(cx, tx, id, p));
    if (cx->who)
        TRY(people_may_on(cx, "deal.review", p->level_path, 0));
    TRY(part_of(cx, tx, p, b->pos, &part));
    if (part.state != PART_DISPUTED || p->state != PLEDGE_PAID)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这一期没有争议", "There is no dispute about this instalment");
    TRY(deal_part_receive(cx, tx, p, &part, PART_JUDGED, b->delivered_bp, b->reason));
    return show(cx, tx, id, p);
}

enum err deal_part_overdue(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_part part = {0};
    struct deal_pledge *p = out;
    (void)in;
    TRY(sql_one(tx, DQ(DQ_PART), ARGS(v_t(id)), &deal_part_row, &part));
    TRY(deal_pledge_load(cx, tx, NULL, part.pledge_id, p));
    return part.state == PART_SENT && p->state == PLEDGE_PAID ? deal_part_receive(cx, tx, p, &part, PART_RECEIVED, part.delivered_bp, "到期视为收到") : ERR_NONE;
}
