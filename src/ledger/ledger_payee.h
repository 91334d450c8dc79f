/* ledger_payee.h (private to the room): whom the books pay, where to, and what is a person's own. */
#ifndef LEDGER_LEDGER_PAYEE_H
#define LEDGER_LEDGER_PAYEE_H

#include "ledger_priv.h"
#include "ledger_settle_acts.h"

enum { LEDGER_WALLETS_KIND = 4 };                                  /* of one kind, of one person */
extern const char *const ledger_payee_kinds[];                     /* "operator" "buyer" "promoter", NULL */
const char *ledger_payee_kind_name(const struct cx *cx, int64_t kind);
const char *ledger_payee_view(int64_t kind);                       /* NULL: no room says who they are */

/* One whom the books pay. */
struct ledger_party {
    int64_t kind; const char *uuid, *name, *account;               /* account: "KIND:UUID" */
    int64_t operator_id;       /* whose it is: a producer's; -1: no producer's, so that a grant over one never reaches it */
    int64_t owner_id;          /* or an account's of a person; 0: none's */
    const char *level_path, *county;   /* where it lies: a person at the county's level */
};
/* The row of a kind's view, its columns in the order of LEDGER_PARTY_COLS. In the arena. */
#define LEDGER_PARTY_COLS "v.uuid, v.name, COALESCE(v.operator_id, -1), COALESCE(v.account_id, 0), v.level_path, v.county"
/* The county's code (or zeroes) and the path of its level. */
enum err ledger_county_here(struct cx *cx, struct tx *tx, struct people_county *out, const char **path_out) MUST_CHECK;
struct ledger_party ledger_party_row(struct cx *cx, const struct rows *r, int64_t kind, const struct people_county *county, const char *county_path);
/* ERR_NOT_FOUND: there is none. Sees no permission. */
enum err ledger_party_get(struct cx *cx, struct tx *tx, int64_t kind, const char *uuid, struct ledger_party *out) MUST_CHECK;
/* The one an account of the books belongs to; ERR_NOT_FOUND: nobody's of the kinds, the house's. */
enum err ledger_party_of(struct cx *cx, struct tx *tx, const char *account, struct ledger_party *out) MUST_CHECK;
/* Is it cx->who's own? Or does a permission reach it? ERR_NOT_FOUND, so that a foreign one is answered like none. */
bool ledger_is_own(const struct cx *cx, int64_t owner_id);
enum err ledger_party_may(struct cx *cx, const char *perm, const char *level_path, int64_t operator_id, int64_t owner_id) MUST_CHECK;

/* ---- where to ---- */
extern const struct shape ledger_payee_shape, ledger_payee_body_shape;
enum err ledger_payee_put(struct cx *cx, struct tx *tx, const struct ledger_party *p, const struct ledger_payee_body *in, struct ledger_payee *out) MUST_CHECK;
/* ERR_NOT_FOUND: not known yet. Sees no permission. */
enum err ledger_payee_of(struct cx *cx, struct tx *tx, const char *account, struct ledger_payee *out) MUST_CHECK;
/* The holder or the number in clear. */
enum err ledger_payee_open(struct cx *cx, struct tx *tx, const char *account, const char *sealed, const char **out) MUST_CHECK;

/* ---- one's own ---- */
struct ledger_wallet {
    const char *account, *payee, *name; int64_t kind;
    int64_t owed_fen, way_fen, paid_fen;     /* owed and not drawn (negative: owes the house); drawn or approved; paid out */
    const char *holder, *bank, *number;      /* where to, masked; NULL: not known */
};
extern const struct shape ledger_wallet_shape, ledger_wallets_shape;
/* Of cx->who: accounts of the books that are his by his person and have lines. */
struct ledger_wallets { struct list items; };
enum err ledger_wallets(struct cx *cx, struct tx *tx, int64_t owner_id, struct list *out) MUST_CHECK;
/* A buyer who deletes his account: not while money is due to him; where he was paid is forgotten. */
people_buyer_gone_fn ledger_buyer_gone;

handler ledger_payee_read, ledger_payee_write, ledger_my_money;

#endif
