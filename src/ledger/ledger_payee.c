/* ledger_payee.c: whom the books pay. What is owed to one stands on "KIND:UUID"; who that is, a view of his kind tells, which the room
 * that knows them names in its start. All else is the same for every kind: where he is paid to, settlements, statements, and what is a
 * person's own. Bank accounts are sealed. */
#include <assert.h>
#include <string.h>

#include "ledger_payee.h"

#define KIND(name, code, zh, en) LAST_##name,
enum {
#include "ledger_payee_kinds.def"
    KINDS
};
#undef KIND
const char *const ledger_payee_kinds[] = {
#define KIND(name, code, zh, en) code,
#include "ledger_payee_kinds.def"
#undef KIND
    NULL};
static const struct { const char *zh, *en; } NAMES[] = {
#define KIND(name, code, zh, en) {zh, en},
#include "ledger_payee_kinds.def"
#undef KIND
};
static const char *views[KINDS] = {[LEDGER_PAYEE_OPERATOR] = "ledger_payee_operator_v", [LEDGER_PAYEE_BUYER] = "ledger_payee_buyer_v"};

void ledger_payees_in(enum ledger_payee_kind kind, const char *view)
{
    assert((int)kind < KINDS);
    views[kind] = view;
}

const char *ledger_payee_view(int64_t kind)
{
    return kind >= 0 && kind < KINDS ? views[kind] : NULL;
}

const char *ledger_payee_kind_name(const struct cx *cx, int64_t kind)
{
    return cx->lang == LANG_EN ? NAMES[kind].en : NAMES[kind].zh;
}

/* ---- who ---------------------------------------------------------------------------------------------------------------------------- */
struct ledger_party ledger_party_row(struct cx *cx, const struct rows *r, int64_t kind, const struct people_county *county, const char *county_path)
{
    const char *path = rows_z(r, 4), *code = rows_z(r, 5), *uuid = rows_z(r, 0);
    return (struct ledger_party){.kind = kind, .uuid = uuid, .name = rows_z(r, 1), .account = ar_printf(cx->ar, "%s:%s", ledger_payee_kinds[kind], uuid),
                                 .operator_id = rows_i64(r, 2), .owner_id = rows_i64(r, 3), .level_path = path ? path : county_path,
                                 .county = code ? code : county->code ? county->code : "000000"};
}

enum err ledger_county_here(struct cx *cx, struct tx *tx, struct people_county *out, const char **path_out)
{
    enum err e = people_county_get(cx, tx, out);
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    else
        TRY(e);
    return ledger_county_path_tx(cx, tx, path_out);
}

enum err ledger_party_get(struct cx *cx, struct tx *tx, int64_t kind, const char *uuid, struct ledger_party *out)
{
    struct people_county county = {0};
    const char *path;
    struct rows *r;
    bool found = false;
    if (!ledger_payee_view(kind))
        return err_set(cx, ERR_NOT_FOUND, NULL);
    TRY(ledger_county_here(cx, tx, &county, &path));
    TRY(sql_query_text(tx, "ledger.party", ar_printf(cx->ar, "SELECT " LEDGER_PARTY_COLS " FROM %s v WHERE v.uuid = $1", ledger_payee_view(kind)), ARGS(v_t(uuid)), &r));
    if (rows_next(r)) {
        *out = ledger_party_row(cx, r, kind, &county, path);
        found = true;
    }
    TRY(rows_end(&r));
    return found ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

enum err ledger_party_of(struct cx *cx, struct tx *tx, const char *account, struct ledger_party *out)
{
    for (int64_t k = 0; k < KINDS; k++) {
        size_t n = strlen(ledger_payee_kinds[k]);
        if (strncmp(account, ledger_payee_kinds[k], n) == 0 && account[n] == ':')
            return ledger_party_get(cx, tx, k, account + n + 1, out);
    }
    return err_set(cx, ERR_NOT_FOUND, NULL);
}

bool ledger_is_own(const struct cx *cx, int64_t owner_id)
{
    return owner_id > 0 && cx->who && cx->who->account_id == owner_id;
}

enum err ledger_party_may(struct cx *cx, const char *perm, const char *level_path, int64_t operator_id, int64_t owner_id)
{
    if (ledger_is_own(cx, owner_id) && people_may(cx, "ledger.own") == ERR_NONE)
        return ERR_NONE;
    return people_may_on(cx, perm, level_path, operator_id > 0 ? operator_id : -1) == ERR_NONE ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

/* ---- where to ------------------------------------------------------------------------------------------------------------------------ */
static const char *sealed_for(struct cx *cx, const char *account)
{
    return ar_printf(cx->ar, "ledger_payee:%s", account);
}

enum err ledger_payee_open(struct cx *cx, struct tx *tx, const char *account, const char *sealed, const char **out)
{
    return people_secret_open(cx, tx, sealed_for(cx, account), sealed, out);
}

static const struct field PAYEE_ROW[] = {
    FIELD(struct ledger_payee, holder, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct ledger_payee, bank, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct ledger_payee, number, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct ledger_payee, changed_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct ledger_payee, changed_at, F_I64, 0, 0, 0, "", ""),
    FIELD(struct ledger_payee, changed_by, F_I64, 0, 0, 0, "", ""),
    FIELD(struct ledger_payee, rev, F_I64, 0, 0, 0, "", ""),
};
static const struct shape payee_row = SHAPE("", struct ledger_payee, PAYEE_ROW);

enum err ledger_payee_of(struct cx *cx, struct tx *tx, const char *account, struct ledger_payee *out)
{
    *out = (struct ledger_payee){0};
    TRY(sql_one(tx, LQ(Q_PAYEE_GET), ARGS(v_t(account)), &payee_row, out));
    return ledger_payee_open(cx, tx, account, out->holder, &out->holder);
}

static enum err check_number(struct cx *cx, const struct ledger_payee_body *in, char number[32])
{
    size_t n = 0;
    for (const char *p = in->number; *p; p++)
        if (*p >= '0' && *p <= '9') {
            if (n == 30)
                return err_say(cx, ERR_INVALID, "/number", "银行账号太长", "The account number is too long");
            number[n++] = *p;
        } else if (*p != ' ' && *p != '-')
            return err_say(cx, ERR_INVALID, "/number", "银行账号只能是数字", "An account number is digits");
    number[n] = 0;
    return n >= 8 ? ERR_NONE : err_say(cx, ERR_INVALID, "/number", "银行账号太短", "The account number is too short");
}

enum err ledger_payee_put(struct cx *cx, struct tx *tx, const struct ledger_party *p, const struct ledger_payee_body *in, struct ledger_payee *out)
{
    char number[32] = "";
    const char *sealed = NULL, *holder = NULL;
    TRY(ledger_party_may(cx, "ledger.payee.write", p->level_path, p->operator_id, p->owner_id));
    TRY(check_number(cx, in, number));
    TRY(people_secret_seal(cx, tx, sealed_for(cx, p->account), number, &sealed));
    TRY(people_secret_seal(cx, tx, sealed_for(cx, p->account), in->holder, &holder));
    const char *masked = ar_printf(cx->ar, "**** %s", number + strlen(number) - 4);
    TRY(sql_exec(tx, LQ(Q_PAYEE_PUT), ARGS(v_t(p->account), v_t(holder), v_t(in->bank), v_t(sealed), v_t(masked), v_t(cx->who ? cx->who->name : "system"), v_i(cx->now_us),
                                        v_i(cx->who && cx->who->account_id ? cx->who->account_id : FIELD_NULL))));
    TRY(sql_exec(tx, LQ(Q_PAYEE_MOVED), ARGS(v_t(p->account)))); /* who looked at a settlement before does not approve another account */
    TRY(ledger_payee_of(cx, tx, p->account, out));
    return people_audit(cx, tx, "ledger.payee.put", ledger_payee_kinds[p->kind], p->uuid, (struct str){0}, str_of(ar_printf(cx->ar, "{\"number\":\"%s\"}", masked)), NULL);
}

enum err ledger_payee_set(struct cx *cx, struct tx *tx, enum ledger_payee_kind kind, const char *uuid, const struct ledger_payee_body *in, struct ledger_payee *out)
{
    struct ledger_party p;
    TRY(ledger_party_get(cx, tx, kind, uuid, &p));
    return ledger_payee_put(cx, tx, &p, in, out);
}

/* ---- one's own ------------------------------------------------------------------------------------------------------------------------- */
static enum err wallet_fill(struct cx *cx, struct tx *tx, struct ledger_wallet *w, bool *used_out)
{
    struct ledger_payee p;
    struct rows *r;
    TRY(sql_query(tx, LQ(Q_WALLET), ARGS(v_t(w->account)), &r));
    if (rows_next(r))
        w->way_fen = rows_i64(r, 0), w->paid_fen = rows_i64(r, 1), *used_out = rows_i64(r, 2) != 0;
    TRY(rows_end(&r));
    TRY(ledger_balance(cx, tx, w->account, &w->owed_fen));
    w->owed_fen = -w->owed_fen;
    enum err e = ledger_payee_of(cx, tx, w->account, &p);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    w->holder = p.holder, w->bank = p.bank, w->number = p.number;
    return ERR_NONE;
}

/* A person is one buyer and at most one promoter. */
static enum err wallets_of_kind(struct cx *cx, struct tx *tx, int64_t kind, int64_t owner_id, struct ledger_wallet *w, size_t *n)
{
    struct rows *r;
    size_t first = *n;
    TRY(sql_query_text(tx, "ledger.own", ar_printf(cx->ar, "SELECT v.uuid, v.name FROM %s v WHERE v.account_id = $1 ORDER BY v.uuid LIMIT %d", views[kind], LEDGER_WALLETS_KIND), ARGS(v_i(owner_id)), &r));
    while (rows_next(r)) {
        const char *uuid = rows_z(r, 0);
        w[(*n)++] = (struct ledger_wallet){.account = ar_printf(cx->ar, "%s:%s", ledger_payee_kinds[kind], uuid), .payee = uuid, .name = rows_z(r, 1), .kind = kind};
    }
    TRY(rows_end(&r));
    size_t end = *n;
    *n = first;
    for (size_t i = first; i < end; i++) {
        bool used = false;
        TRY(wallet_fill(cx, tx, &w[i], &used));
        if (used)
            w[(*n)++] = w[i];
    }
    return ERR_NONE;
}

enum err ledger_wallets(struct cx *cx, struct tx *tx, int64_t owner_id, struct list *out)
{
    struct ledger_wallet *w = AR_ARRAY(cx->ar, struct ledger_wallet, KINDS * LEDGER_WALLETS_KIND);
    size_t n = 0;
    for (int64_t k = 0; k < KINDS; k++)
        if (views[k])
            TRY(wallets_of_kind(cx, tx, k, owner_id, w, &n));
    *out = (struct list){w, n};
    return ERR_NONE;
}

enum err ledger_buyer_gone(struct cx *cx, struct tx *tx, int64_t account_id)
{
    struct list l;
    TRY(ledger_wallets(cx, tx, account_id, &l));
    const struct ledger_wallet *w = l.p;
    for (size_t i = 0; i < l.n; i++) {
        if (w[i].owed_fen > 0 || w[i].way_fen > 0)
            return err_say(cx, ERR_WRONG_STATE, NULL, "还有 %s 元没有付给您，付清以后才能注销", "%s yuan are still due to you: your account can be deleted when they are paid out",
                           ledger_yuan(cx->ar, (w[i].owed_fen > 0 ? w[i].owed_fen : 0) + w[i].way_fen));
        TRY(sql_exec(tx, LQ(Q_PAYEE_FORGET), ARGS(v_t(w[i].account))));
    }
    return ERR_NONE;
}
