/* deal_contract.c: contracts: one text that both sides sign by its hash, deposits, coming into force, keeping and breaking. The text is made
 * here and never changed: other terms are another contract. */
#include "deal_priv.h"

#include <inttypes.h>
#include <openssl/sha.h>
#include <string.h>

#include "conf.h"
#include "fen.h"
#include "uuid.h"
#include "when.h"

const char *const deal_sides[] = {"buyer", "seller", NULL};

/* ---- the text ------------------------------------------------------------------------------------------------------------------------- */
static const char *percent(struct cx *cx, int64_t bp)
{
    return ar_printf(cx->ar, "%" PRId64 ".%02d%%", bp / 100, (int)(bp % 100));
}

static void text_goods(struct cx *cx, struct buf *b, const struct deal_terms *t, const struct deal_contract *c)
{
    buf_printf(b, "农产品购销合同 %s\n甲方（买方）：%s\n乙方（卖方）：%s\n\n一、货物：%s（%s）", c->contract_no, c->buyer_name, t->seller.name, t->title, t->crop_name);
    if (t->grade && *t->grade)
        buf_printf(b, "，等级：%s", t->grade);
    if (t->standard && *t->standard)
        buf_printf(b, "，标准：%s", t->standard);
    buf_printf(b, "。来源：%s。\n二、数量 %s 千克，单价每千克 %s 元，合计 %s 元。\n", t->source ? t->source : "乙方自产", deal_kg(cx, t->quantity_g), deal_yuan(cx, t->price_fen), deal_yuan(cx, c->total_fen));
}

static void text_rules(struct cx *cx, struct buf *b, const struct deal_contract *c)
{
    buf_printf(b, "四、质量：每批货物都要有承诺达标合格证、没有被锁定或召回，扫码能查。%s\n", c->quality ? c->quality : "");
    buf_printf(b, "五、扣款：迟交每天扣该批货款的 %s（最多算 %" PRId64 " 天）；短少部分扣其货款的 %s；低于约定等级的部分扣其货款的 %s。每项四舍五入到分，合计不超过该批货款。\n", percent(cx, c->late_bp),
               c->late_max_days, percent(cx, c->short_bp), percent(cx, c->grade_bp));
    buf_printf(b, "六、付款：甲方验收后 %" PRId64 " 天内付清该批货款（扣款后）。\n", c->pay_days);
    buf_printf(b, "七、定金：甲方 %s 元，乙方 %s 元。合同履行完毕原路退还。甲方逾期不付款，乙方可以认定违约，甲方定金归乙方；乙方迟交超过 %" PRId64 " 天，甲方可以认定违约，乙方定金归甲方；守约一方的定金退还。\n",
               deal_yuan(cx, c->buyer_deposit_fen), deal_yuan(cx, c->seller_deposit_fen), c->late_max_days);
}

enum err deal_contract_text(struct cx *cx, const struct deal_terms *t, const struct deal_contract *c, const struct deal_plan *plan, size_t n, const char **text_out, const char **sha_out)
{
    struct buf b;
    unsigned char sum[SHA256_DIGEST_LENGTH];
    char *hex = ar_alloc(cx->ar, 2 * sizeof sum + 1);
    buf_init(&b, cx->ar, 2048);
    text_goods(cx, &b, t, c);
    buf_printf(&b, "三、交货：地点 %s。", c->place);
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s第 %" PRId64 " 批 %s 前 %s 千克", i ? "；" : "", plan[i].pos, deal_day(cx, plan[i].day), deal_kg(cx, plan[i].quantity_g));
    buf_puts(&b, "。\n");
    text_rules(cx, &b, c);
    struct str text = buf_view(&b);
    if (!SHA256((const unsigned char *)text.p, text.size, sum))
        return err_set(cx, ERR_CRYPTO, NULL);
    hex_encode(sum, sizeof sum, hex);
    *text_out = buf_z(&b), *sha_out = hex;
    return ERR_NONE;
}

/* ---- making ----------------------------------------------------------------------------------------------------------------------------- */
static enum err plan_make(struct cx *cx, const struct deal_terms *t, struct deal_plan **plan_out, size_t *n_out)
{
    size_t n = (size_t)(t->deliveries > 0 ? t->deliveries : 1);
    if (t->quantity_g < (int64_t)n || n > DEAL_PLAN_MAX)
        return err_say(cx, ERR_INVALID, "/quantity_g", "数量太少，分不成这么多次交货", "Too little for so many deliveries");
    int64_t *ones = AR_ARRAY(cx->ar, int64_t, n), *g = AR_ARRAY(cx->ar, int64_t, n), span = t->until_day - t->from_day;
    struct deal_plan *p = AR_ARRAY(cx->ar, struct deal_plan, n);
    for (size_t i = 0; i < n; i++)
        ones[i] = 1;
    deal_split(t->quantity_g, ones, n, g);
    for (size_t i = 0; i < n; i++)
        p[i] = (struct deal_plan){.pos = (int64_t)i + 1, .day = n == 1 ? t->until_day : t->from_day + span * (int64_t)i / ((int64_t)n - 1), .quantity_g = g[i]};
    *plan_out = p, *n_out = n;
    return ERR_NONE;
}

static enum err figures(struct cx *cx, const struct deal_terms *t, struct deal_contract *c)
{
    bool ok = fen_part(t->price_fen, t->quantity_g, 1000, &c->total_fen) && c->total_fen > 0 && fen_part(c->total_fen, t->buyer_deposit_bp, DEAL_BP, &c->buyer_deposit_fen) &&
              fen_part(c->total_fen, t->seller_deposit_bp, DEAL_BP, &c->seller_deposit_fen);
    return ok ? ERR_NONE : err_say(cx, ERR_INVALID, "/quantity_g", "合同金额太小或太大", "The sum of the contract is too small or too large");
}

static enum err buyer_name(struct cx *cx, struct tx *tx, const struct deal_terms *t, const char **out)
{
    (void)cx;
    *out = t->buyer_name;
    return t->buyer_name ? ERR_NONE : sql_text(tx, DQ(DQ_ACCOUNT_NAME), ARGS(v_i(t->account_id)), out);
}

enum err deal_contract_make(struct cx *cx, struct tx *tx, const struct deal_terms *t, struct deal_contract *out)
{
    struct deal_contract c = {.late_bp = t->late_bp, .late_max_days = t->late_max_days, .short_bp = t->short_bp, .grade_bp = t->grade_bp, .pay_days = t->pay_days, .place = t->place, .quality = t->quality};
    const char *uuid = uuid_make(cx->ar);
    struct deal_plan *plan = NULL;
    size_t n = 0;
    int64_t row;
    TRY(figures(cx, t, &c));
    TRY(plan_make(cx, t, &plan, &n));
    TRY(buyer_name(cx, tx, t, &c.buyer_name));
    TRY(deal_number(cx, tx, "HT", &c.contract_no));
    TRY(deal_contract_text(cx, t, &c, plan, n, &c.text, &c.text_sha));
    TRY(sql_i64(tx, DQ(DQ_CONTRACT_INSERT),
                ARGS(v_t(uuid), v_t(c.contract_no), v_t(t->origin), v_i(t->origin_id), v_i(t->seller.id), v_i(t->account_id), v_i(t->buyer_id), v_t(c.buyer_name), v_t(t->title), v_i(t->crop_id), v_t(t->grade),
                     v_t(t->standard), v_i(t->quantity_g), v_i(t->price_fen), v_i(c.total_fen), v_i(c.buyer_deposit_fen), v_i(c.seller_deposit_fen), v_i(t->late_bp), v_i(t->late_max_days), v_i(t->short_bp),
                     v_i(t->grade_bp), v_i(t->pay_days), v_t(t->place), v_t(t->quality), v_t(c.text), v_t(c.text_sha), v_i(cx->now_us), v_t(t->seller.level_path), v_t(t->seller.county)),
                &row));
    for (size_t i = 0; i < n; i++)
        TRY(sql_exec(tx, DQ(DQ_PLAN_INSERT), ARGS(v_i(row), v_i(plan[i].pos), v_i(plan[i].day), v_i(plan[i].quantity_g))));
    struct str body = str_of(ar_printf(cx->ar, "{\"contract_no\":\"%s\",\"text_sha\":\"%s\",\"total_fen\":%" PRId64 "}", c.contract_no, c.text_sha, c.total_fen));
    TRY(deal_begin(cx, tx, &(struct deal_thing){M_CONTRACT, row, uuid, CONTRACT_DRAFTED}, body));
    TRY(deal_contract_load(cx, tx, uuid, 0, out));
    return deal_contract_show(cx, tx, out);
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------------ */
/* By its outside number or its row; only for its two sides and those who oversee the seller's place. */
enum err deal_contract_load(struct cx *cx, struct tx *tx, const char *uuid, int64_t id, struct deal_contract *out)
{
    *out = (struct deal_contract){0};
    enum err e = uuid ? sql_one(tx, DQ(DQ_CONTRACT), ARGS(v_t(uuid)), &deal_contract_row, out) : sql_one(tx, DQ(DQ_CONTRACT_ID), ARGS(v_i(id)), &deal_contract_row, out);
    if (e == ERR_NOT_FOUND)
        return deal_no_such(cx, M_CONTRACT);
    TRY(e);
    out->buying = cx->who && deal_is(cx, out->account_id);
    if (!deal_is(cx, out->account_id) && !deal_oversees(cx, out->level_path, out->operator_id))
        return deal_no_such(cx, M_CONTRACT);
    for (size_t i = 0; cx->who && i < cx->who->n; i++)
        out->selling |= cx->who->grants[i].operator_id == out->operator_id;
    return ERR_NONE;
}

enum err deal_contract_show(struct cx *cx, struct tx *tx, struct deal_contract *out)
{
    TRY(sql_all(tx, DQ(DQ_PLAN), ARGS(v_i(out->id)), &deal_plan_row, DEAL_PLAN_MAX, &out->plan));
    TRY(sql_all(tx, DQ(DQ_DELIVERIES), ARGS(v_i(out->id)), &deal_delivery_row, DEAL_DELIVERIES_MAX, &out->deliveries));
    TRY(sql_all(tx, DQ(DQ_DEPOSITS), ARGS(v_i(out->id)), &deal_deposit_row, 2, &out->deposits));
    return deal_steps(cx, tx, M_CONTRACT, out->id, &out->steps);
}

enum err deal_contract_get(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    (void)in;
    TRY(deal_contract_load(cx, tx, id, 0, out));
    return deal_contract_show(cx, tx, out);
}

static enum err again(struct cx *cx, struct tx *tx, struct deal_contract *c)
{
    const char *uuid = c->uuid;
    TRY(deal_contract_load(cx, tx, uuid, 0, c));
    return deal_contract_show(cx, tx, c);
}

/* ---- the life ---------------------------------------------------------------------------------------------------------------------------------- */
enum err deal_contract_move(struct cx *cx, struct tx *tx, struct deal_contract *c, int64_t to, const char *reason)
{
    struct deal_thing t = {M_CONTRACT, c->id, c->uuid, c->state};
    TRY(deal_enter(cx, tx, &t, to, reason));
    c->state = to;
    TRY(deal_bond_of_contract(cx, tx, c, to));
    if (to == CONTRACT_SIGNED || to == CONTRACT_ACTIVE)
        return ERR_NONE;
    TRY(deal_promise_free(cx, tx, "contract", c->id));
    return deal_deposits_end(cx, tx, c);
}

/* A side signs once, and nobody signs both. */
static enum err may_sign(struct cx *cx, const struct deal_contract *c, const struct deal_sign_body *b)
{
    bool buyer = b->side == SIDE_BUYER;
    if (c->state != CONTRACT_DRAFTED)
        return err_say(cx, ERR_WRONG_STATE, NULL, "合同不在待签状态", "The contract is not to be signed");
    if (strcmp(b->text_sha, c->text_sha) != 0)
        return err_say(cx, ERR_CONFLICT, "/text_sha", "您看到的不是这份合同的文本，请重新打开再签", "What you read is not the text of this contract: open it again");
    if ((buyer ? c->buyer_signed_at : c->seller_signed_at) != FIELD_NULL)
        return err_say(cx, ERR_WRONG_STATE, "/side", "这一方已经签过", "This side has signed");
    if (buyer)
        return deal_is(cx, c->account_id) ? ERR_NONE : err_say(cx, ERR_FORBIDDEN, "/side", "只有买方本人能签", "Only the buyer signs for the buyer");
    if (cx->who && deal_is(cx, c->account_id))
        return err_say(cx, ERR_RULE, "/side", "同一个人不能代表双方签字", "Nobody signs for both sides");
    return deal_sells(cx, c->operator_id, c->level_path, b->consent);
}

enum err deal_contract_sign(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_sign_body *b = in;
    struct deal_contract *c = out;
    int64_t asked;
    TRY(deal_contract_load(cx, tx, id, 0, c));
    TRY(may_sign(cx, c, b));
    bool buyer = b->side == SIDE_BUYER;
    if (buyer)
        TRY(sql_exec(tx, DQ(DQ_CONTRACT_SIGN_BUYER), ARGS(v_i(c->id), v_i(cx->now_us), v_t(deal_by(cx)))));
    else
        TRY(sql_exec(tx, DQ(DQ_CONTRACT_SIGN_SELLER), ARGS(v_i(c->id), v_i(cx->now_us), v_t(deal_by(cx)), v_t(b->consent), v_i(deal_account(cx)))));
    TRY(people_audit(cx, tx, "deal.contract.sign", "contract", c->uuid, (struct str){0}, str_of(ar_printf(cx->ar, "{\"side\":\"%s\",\"text_sha\":\"%s\"}", deal_sides[b->side], c->text_sha)), NULL));
    TRY(deal_contract_load(cx, tx, id, 0, c));
    if (c->buyer_signed_at == FIELD_NULL || c->seller_signed_at == FIELD_NULL)
        return again(cx, tx, c);
    TRY(people_operator_active(cx, tx, c->operator_id));
    TRY(deal_contract_move(cx, tx, c, CONTRACT_SIGNED, NULL));
    TRY(deal_deposits_ask(cx, tx, c, &asked));
    if (asked == 0)
        TRY(deal_contract_move(cx, tx, c, CONTRACT_ACTIVE, NULL));
    return again(cx, tx, c);
}

/* One of the sides, or who reviews. */
static enum err is_side(struct cx *cx, const struct deal_contract *c, const char *reason)
{
    if (deal_is(cx, c->account_id) || people_may_on(cx, "deal.review", c->level_path, 0) == ERR_NONE)
        return ERR_NONE;
    cx_clear(cx);
    return deal_sells(cx, c->operator_id, c->level_path, reason);
}

enum err deal_contract_cancel(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_contract *c = out;
    TRY(deal_contract_load(cx, tx, id, 0, c));
    TRY(is_side(cx, c, b->reason));
    TRY(deal_contract_move(cx, tx, c, CONTRACT_CANCELLED, b->reason));
    return again(cx, tx, c);
}

enum err deal_contract_break(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_reason_body *b = in;
    struct deal_contract *c = out;
    int64_t late, unpaid, today = deal_today(cx);
    TRY(deal_contract_load(cx, tx, id, 0, c));
    if (c->state != CONTRACT_ACTIVE)
        return err_say(cx, ERR_WRONG_STATE, NULL, "合同不在履行中", "The contract is not in force");
    TRY(sql_i64(tx, DQ(DQ_PLAN_LATE), ARGS(v_i(c->id), v_i(today - c->late_max_days)), &late));
    TRY(sql_i64(tx, DQ(DQ_BILLS_LATE), ARGS(v_i(c->id), v_i(today)), &unpaid));
    if (deal_is(cx, c->account_id) && cx->who) {
        if (late == 0)
            return err_say(cx, ERR_RULE, NULL, "卖方迟交还没有超过 %lld 天，不能认定违约", "The seller is not yet more than %lld days late", (long long)c->late_max_days);
        TRY(deal_contract_move(cx, tx, c, CONTRACT_BROKEN_SELLER, b->reason));
        return again(cx, tx, c);
    }
    TRY(deal_sells(cx, c->operator_id, c->level_path, b->reason));
    if (unpaid == 0)
        return err_say(cx, ERR_RULE, NULL, "没有逾期未付的货款，不能认定违约", "No bill is overdue");
    TRY(deal_contract_move(cx, tx, c, CONTRACT_BROKEN_BUYER, b->reason));
    return again(cx, tx, c);
}
