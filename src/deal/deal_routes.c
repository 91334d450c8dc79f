/* deal_routes.c: every act as a route, from deal_acts.def: one handler runs them all; and the lists. */
#include "deal_priv.h"

#include <string.h>

enum mode { READ, CHANGE, CREATE, CROWD };

struct runner { deal_act *fn; enum mode mode; const char *name; };
static const struct runner RUNNERS[] = {
#define ACT(op, fn, method, path, perm, flags, body, reply, mode, zh, en) {fn, mode, "deal." #op},
#include "deal_acts.def"
#undef ACT
};
enum { RUNNERS_N = sizeof RUNNERS / sizeof RUNNERS[0] };

/* Every answer begins so. */
struct head { const char *uuid; int64_t rev; };

struct run { struct req *rq; struct resp *rs; const struct runner *r; const struct shape *reply; const char *id; };

/* The answer is filled within the transaction: it is kept with the facts for an Idempotency-Key. */
static enum err run_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct run *a = arg;
    const void *body = rq_route(a->rq)->body ? rq_body(a->rq) : NULL;
    void *out = ar_alloc(cx->ar, a->reply->size);
    TRY(a->r->fn(cx, tx, a->id, body, out));
    const struct head *h = out;
    if (a->r->mode == CREATE)
        rs_created(a->rs, ar_printf(cx->ar, "%s/%s", rq_route(a->rq)->path, h->uuid ? h->uuid : ""), a->reply, out);
    else
        rs_object(a->rs, a->reply, out);
    return ERR_NONE;
}

static enum err act(struct req *rq, struct resp *rs);

/* What perm reaches ("1=0" where it reaches nothing), with the caller's account as the last value. */
static struct people_scope reach(struct cx *cx, const char *perm, const char *path, const char *operator)
{
    struct people_scope s = {"1=0", NULL, 0};
    if (people_scope(cx, perm, path, operator, &s) != ERR_NONE)
        cx_clear(cx);
    struct val *v = AR_ARRAY(cx->ar, struct val, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        v[i] = s.v[i];
    v[s.n] = v_i(deal_account(cx));
    return (struct people_scope){s.where, v, s.n + 1};
}

/* ?side=: a page shows either what one asked for or bought, or what comes from producers that one oversees; without it both. */
struct side_query { int64_t side; };
enum { LOOK_BOTH, LOOK_BUYER, LOOK_SELLER }; /* an absent enum is its first name */
static const char *const LOOKS[] = {"both", "buyer", "seller", NULL};
static const struct field SIDE[] = {FIELD_ENUM(struct side_query, side, 0, LOOKS, "看哪一方的：buyer 自己买的，seller 自己管的主体卖的，不写为 both", "Whose: buyer what one buys, seller what producers of one's reach sell; both when absent")};
static const struct shape side_shape = SHAPE("DealSide", struct side_query, SIDE);

static int64_t side_of(struct req *rq)
{
    const struct side_query *q = rq_route(rq)->query == &side_shape ? rq_query(rq) : NULL;
    return q ? q->side : LOOK_BOTH;
}

/* What was asked for or bought by the caller's own account. */
static enum err list_bought(struct req *rq, struct resp *rs, const struct list_spec *spec, const char *account)
{
    struct cx *cx = rq_cx(rq);
    return list_answer(rq, rs, spec, ar_printf(cx->ar, "%s = $1", account), (struct val[]){v_i(deal_account(cx))}, 1);
}

/* What is shown to all, one's own, and what deal.oversee reaches. */
static enum err list_shown(struct req *rq, struct resp *rs, const struct list_spec *spec, const char *shown, const char *path, const char *account)
{
    struct cx *cx = rq_cx(rq);
    if (side_of(rq) == LOOK_BUYER)
        return list_bought(rq, rs, spec, account);
    if (side_of(rq) == LOOK_SELLER)
        return list_answer(rq, rs, spec, shown, NULL, 0);
    struct people_scope s = reach(cx, "deal.oversee", path, NULL);
    return list_answer(rq, rs, spec, ar_printf(cx->ar, "(%s OR %s = $%zu OR (%s))", shown, account, s.n, s.where), s.v, s.n);
}

static enum err list_demands(struct req *rq, struct resp *rs)
{
    return list_shown(rq, rs, &deal_demand_list, "d.state IN ('open', 'closed')", "d.level_path", "d.account_id");
}

static enum err list_tenders(struct req *rq, struct resp *rs)
{
    return list_shown(rq, rs, &deal_tender_list, "t.state IN ('open', 'opened', 'awarded', 'failed')", "t.level_path", "t.account_id");
}

/* What perm reaches, and one's own as a buyer. */
static enum err list_by(struct req *rq, struct resp *rs, const struct list_spec *spec, const char *perm, const char *path, const char *operator, const char *account)
{
    struct cx *cx = rq_cx(rq);
    if (side_of(rq) == LOOK_BUYER)
        return list_bought(rq, rs, spec, account);
    struct people_scope s = reach(cx, perm, path, operator);
    if (side_of(rq) == LOOK_SELLER)
        return list_answer(rq, rs, spec, s.where, s.v, s.n - 1);   /* without the account */
    return list_answer(rq, rs, spec, ar_printf(cx->ar, "((%s) OR %s = $%zu)", s.where, account, s.n), s.v, s.n);
}

static enum err list_own(struct req *rq, struct resp *rs, const struct list_spec *spec, const char *path, const char *operator, const char *account)
{
    return list_by(rq, rs, spec, "deal.oversee", path, operator, account);
}

static enum err list_offers(struct req *rq, struct resp *rs)
{
    return list_own(rq, rs, &deal_offer_list, "f.level_path", "f.operator_id", "d.account_id");
}

static enum err list_contracts(struct req *rq, struct resp *rs)
{
    return list_own(rq, rs, &deal_contract_list, "k.level_path", "k.operator_id", "k.account_id");
}

static enum err list_deliveries(struct req *rq, struct resp *rs)
{
    return list_own(rq, rs, &deal_delivery_list, "k.level_path", "k.operator_id", "k.account_id");
}

/* The sides read theirs on the contract; the list is the office's. */
static enum err list_deposits(struct req *rq, struct resp *rs)
{
    return people_list(rq, rs, "deal.review", "d.level_path", "d.operator_id", NULL);
}

static enum err list_pledges(struct req *rq, struct resp *rs)
{
    return list_own(rq, rs, &deal_pledge_list, "g.level_path", "g.operator_id", "p.account_id");
}

/* Of an organisation: its own account, and the offices. */
static enum err list_buyers(struct req *rq, struct resp *rs)
{
    return list_by(rq, rs, &deal_buyer_list, "deal.review", "b.level_path", NULL, "b.account_id");
}

static enum err list_statements(struct req *rq, struct resp *rs)
{
    return list_by(rq, rs, &deal_statement_list, "deal.review", "b.level_path", NULL, "b.account_id");
}

/* One's own bids; those of tenders that are opened also to the buyer and who oversees the producer. */
static enum err list_bids(struct req *rq, struct resp *rs)
{
    static const char OPENED[] = "t.state IN ('opened', 'awarded', 'failed')";
    struct cx *cx = rq_cx(rq);
    struct people_scope s = reach(cx, "deal.oversee", "b.level_path", "b.operator_id");
    size_t n = s.n;
    struct val *v = AR_ARRAY(cx->ar, struct val, s.n + (cx->who ? cx->who->n : 0));
    struct buf own;
    buf_init(&own, cx->ar, 64);
    for (size_t i = 0; i < s.n; i++)
        v[i] = s.v[i];
    for (size_t i = 0; cx->who && i < cx->who->n; i++)
        if (cx->who->grants[i].operator_id) {
            v[n++] = v_i(cx->who->grants[i].operator_id);
            buf_printf(&own, " OR b.operator_id = $%zu", n);
        }
    return list_answer(rq, rs, &deal_bid_list, ar_printf(cx->ar, "(b.account_id = $%zu%s OR (%s AND (t.account_id = $%zu OR (%s))))", s.n, buf_z(&own), OPENED, s.n, s.where), v, n);
}

/* Who buys chooses among them, without a view of the fields. */
static enum err list_crops(struct req *rq, struct resp *rs)
{
    return list_answer(rq, rs, &deal_crop_list, "1=1", NULL, 0);
}

/* Anybody reads what was reviewed; the producer and the office also what was not. */
static enum err list_packages(struct req *rq, struct resp *rs)
{
    static const char PUBLIC[] = "g.state NOT IN ('review', 'returned')";
    struct cx *cx = rq_cx(rq);
    struct people_scope s;
    bool only = side_of(rq) == LOOK_SELLER;
    if (!cx->who || people_scope(cx, "deal.oversee", "g.level_path", "g.operator_id", &s) != ERR_NONE) {
        cx_clear(cx);
        return list_answer(rq, rs, &deal_package_list, only ? "1=0" : PUBLIC, NULL, 0);
    }
    if (only)
        return list_answer(rq, rs, &deal_package_list, s.where, s.v, s.n);
    return list_answer(rq, rs, &deal_package_list, ar_printf(cx->ar, "(%s OR (%s))", PUBLIC, s.where), s.v, s.n);
}

const struct route deal_routes[DEAL_ROUTES_N] = {
#define ACT(op_, fn_, method_, path_, perm_, flags_, body_, reply_, mode_, zh_, en_) \
    {method_, path_, act, perm_, .flags = flags_, .body = body_, .reply = reply_, .status = mode_ == CREATE ? 201 : 0, .op = #op_, .zh = zh_, .en = en_},
#include "deal_acts.def"
#undef ACT
    {"GET", "/api/v1/demands", list_demands, "deal.read", .query = &side_shape, .list = &deal_demand_list, .op = "demands", .zh = "需求", .en = "Demands"},
    {"GET", "/api/v1/offers", list_offers, "deal.read", .query = &side_shape, .list = &deal_offer_list, .op = "offers", .zh = "报价", .en = "Offers"},
    {"GET", "/api/v1/contracts", list_contracts, "deal.read", .query = &side_shape, .list = &deal_contract_list, .op = "contracts", .zh = "合同", .en = "Contracts"},
    {"GET", "/api/v1/contracts/{id}/pdf", deal_contract_pdf_get, "deal.read", RT_SLOW, .op = "contractPdf", .zh = "合同（PDF）", .en = "A contract as PDF"},
    {"GET", "/api/v1/packages", list_packages, "public", RT_PUBLIC, .query = &side_shape, .list = &deal_package_list, .op = "packages", .zh = "小院预订和认养", .en = "Yard packages and plots for adoption"},
    {"GET", "/api/v1/pledges", list_pledges, "deal.read", .query = &side_shape, .list = &deal_pledge_list, .op = "pledges", .zh = "认购", .en = "Pledges"},
    {"GET", "/api/v1/bulk-buyers", list_buyers, "deal.read", .list = &deal_buyer_list, .op = "bulkBuyers", .zh = "采购单位", .en = "Buying organisations"},
    {"GET", "/api/v1/buyer-statements", list_statements, "deal.read", .list = &deal_statement_list, .op = "buyerStatements", .zh = "月结单", .en = "Monthly statements"},
    {"GET", "/api/v1/tenders", list_tenders, "deal.read", .query = &side_shape, .list = &deal_tender_list, .op = "tenders", .zh = "招标", .en = "Tenders"},
    {"GET", "/api/v1/bids", list_bids, "deal.read", .list = &deal_bid_list, .op = "bids", .zh = "投标", .en = "Bids"},
    {"GET", "/api/v1/benefit/households", deal_list_households, "deal.benefit", .query = &people_within_shape, .list = &deal_household_list, .op = "benefitHouseholds", .zh = "各户增收", .en = "What each producer gained"},
    {"GET", "/api/v1/benefit/sales", deal_list_gains, "deal.benefit", .query = &people_within_shape, .list = &deal_gain_list, .op = "benefitSales", .zh = "增收明细", .en = "What was gained, sale by sale"},
    {"GET", "/api/v1/benefit/helpers", deal_list_helpers, "deal.benefit", .query = &people_within_shape, .list = &deal_helper_list, .op = "benefitHelpers", .zh = "帮扶单位采购", .en = "What helper units bought"},
    {"GET", "/api/v1/deliveries", list_deliveries, "deal.read", .query = &side_shape, .list = &deal_delivery_list, .op = "deliveries", .zh = "交货", .en = "Deliveries"},
    {"GET", "/api/v1/deal-deposits", list_deposits, "deal.review", .query = &people_within_shape, .list = &deal_deposit_list, .op = "dealDeposits", .zh = "定金和投标保证金", .en = "Deposits of contracts and tenders"},
    {"GET", "/api/v1/demand-crops", list_crops, "deal.read", .list = &deal_crop_list, .op = "demandCrops", .zh = "可以求购的品种", .en = "Crops that may be asked for"},
};

static enum err act(struct req *rq, struct resp *rs)
{
    struct cx *cx = rq_cx(rq);
    const struct route *rt = rq_route(rq);
    size_t i = 0;
    while (i < RUNNERS_N && strcmp(deal_routes[i].op, rt->op) != 0)
        i++;
    if (i == RUNNERS_N)
        return err_set(cx, ERR_INTERNAL, NULL);
    const struct runner *r = &RUNNERS[i];
    const char *id = strstr(rt->path, "{id}") ? rq_path(rq, "id") : NULL;
    struct run a = {rq, rs, r, rt->reply, id};
    if (r->mode == READ)
        return tx_read(cx, r->name, run_tx, &a);
    enum err e = r->mode == CROWD ? tx_run_keyed(cx, r->name, run_tx, &a) : tx_run(cx, r->name, run_tx, &a);
    return people_refused_by_rule(cx, e, r->name, "deal", id);
}
