/* ledger_payee_routes.c: shapes and handlers of payees and of what is one's own; their rows stand in ledger_routes.c. */
#include "ledger_payee.h"
#include "net.h"

static const struct field PAYEE_BODY[] = {
    FIELD(struct ledger_payee_body, holder, F_TEXT, FF_REQ | FF_SECRET, 2, 80, "户名", "Account holder"),
    FIELD(struct ledger_payee_body, bank, F_TEXT, FF_REQ, 2, 80, "开户行", "Bank"),
    FIELD(struct ledger_payee_body, number, F_TEXT, FF_REQ | FF_SECRET, 8, 40, "账号", "Account number"),
};
const struct shape ledger_payee_body_shape = SHAPE("PayeeBody", struct ledger_payee_body, PAYEE_BODY);
static const struct field PAYEE[] = {
    FIELD(struct ledger_payee, holder, F_TEXT, FF_RO, 0, 80, "户名", "Account holder"),
    FIELD(struct ledger_payee, bank, F_TEXT, FF_RO, 0, 80, "开户行", "Bank"),
    FIELD(struct ledger_payee, number, F_TEXT, FF_RO, 0, 40, "账号（隐去大部分）", "Account number, masked"),
    FIELD(struct ledger_payee, changed_name, F_TEXT, FF_RO, 0, 80, "修改人", "Changed by"),
    FIELD(struct ledger_payee, changed_at, F_TIME, FF_RO, 0, 0, "修改时间", "Changed at"),
    FIELD(struct ledger_payee, rev, F_I64, FF_RO, 0, INT64_MAX, "版本", "Revision"),
};
const struct shape ledger_payee_shape = SHAPE("Payee", struct ledger_payee, PAYEE);
static const struct field WALLET[] = {
    FIELD_ENUM(struct ledger_wallet, kind, FF_RO, ledger_payee_kinds, "类别", "Kind"),
    FIELD(struct ledger_wallet, payee, F_UUID, FF_RO, 0, 0, "收款人编号", "Payee's id"),
    FIELD(struct ledger_wallet, name, F_TEXT, FF_RO, 0, 80, "收款人", "Payee"),
    FIELD(struct ledger_wallet, account, F_TEXT, FF_RO, 0, 120, "账户", "Account"),
    FIELD(struct ledger_wallet, owed_fen, F_I64, FF_RO, INT64_MIN, INT64_MAX, "应付、尚未结算（分），负数为欠平台", "Owed and not drawn yet, fen; negative: owes the house"),
    FIELD(struct ledger_wallet, way_fen, F_I64, FF_RO, 0, INT64_MAX, "结算中（分）", "Drawn, on its way, fen"),
    FIELD(struct ledger_wallet, paid_fen, F_I64, FF_RO, 0, INT64_MAX, "已付出（分）", "Paid out, fen"),
    FIELD(struct ledger_wallet, holder, F_TEXT, FF_RO, 0, 80, "户名", "Account holder"),
    FIELD(struct ledger_wallet, bank, F_TEXT, FF_RO, 0, 80, "开户行", "Bank"),
    FIELD(struct ledger_wallet, number, F_TEXT, FF_RO, 0, 40, "账号（隐去大部分）", "Account number, masked"),
};
const struct shape ledger_wallet_shape = SHAPE("Wallet", struct ledger_wallet, WALLET);
static const struct field WALLETS[] = {FIELD_SUB(struct ledger_wallets, items, F_LIST, FF_RO, 0, 50, &ledger_wallet_shape, "我的账户", "My accounts")};
const struct shape ledger_wallets_shape = SHAPE("Wallets", struct ledger_wallets, WALLETS);

struct act { struct req *rq; struct ledger_payee payee; struct ledger_wallets own; };

/* Of a path /…/{kind}/{id}. */
static enum err party(struct cx *cx, struct tx *tx, struct req *rq, struct ledger_party *out)
{
    for (int64_t k = 0; ledger_payee_kinds[k]; k++)
        if (str_eqz(str_of(rq_path(rq, "kind")), ledger_payee_kinds[k]))
            return ledger_party_get(cx, tx, k, rq_path(rq, "id"), out);
    return err_set(cx, ERR_NOT_FOUND, NULL);
}

static enum err read_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    struct ledger_party p;
    TRY(party(cx, tx, a->rq, &p));
    TRY(ledger_party_may(cx, "ledger.payee.read", p.level_path, p.operator_id, p.owner_id));
    return ledger_payee_of(cx, tx, p.account, &a->payee);
}

enum err ledger_payee_read(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "ledger.payee", read_tx, &a));
    rs_object(rs, &ledger_payee_shape, &a.payee);
    return ERR_NONE;
}

static enum err write_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    struct ledger_party p;
    TRY(party(cx, tx, a->rq, &p));
    return ledger_payee_put(cx, tx, &p, rq_body(a->rq), &a->payee);
}

enum err ledger_payee_write(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(tx_run(rq_cx(rq), "ledger.payee.put", write_tx, &a));
    rs_object(rs, &ledger_payee_shape, &a.payee);
    return ERR_NONE;
}

static enum err own_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct act *a = arg;
    return ledger_wallets(cx, tx, cx->who->account_id, &a->own.items);
}

enum err ledger_my_money(struct req *rq, struct resp *rs)
{
    struct act a = {.rq = rq};
    TRY(tx_read(rq_cx(rq), "ledger.own", own_tx, &a));
    rs_object(rs, &ledger_wallets_shape, &a.own);
    return ERR_NONE;
}
