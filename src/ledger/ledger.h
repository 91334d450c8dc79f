/* ledger.h: the books: double entry, in fen. A posting is a set of lines that sum to zero; it is stored whole, once, and never
 * changed; a mistake is righted by a posting the other way. What an account holds is the sum of its lines.
 *
 * Accounts are named by texts and need no making:
 *   channel:wechat channel:alipay channel:unionpay channel:cash channel:transfer    money that arrived by a channel (we hold it)
 *   held:PAYMENT            paid by a buyer, not yet due to anybody
 *   operator:UUID           owed to a producer      deposit:UUID   a producer's or buyer's deposit      buyer:UUID   owed to a buyer
 *   fee:platform            what the house itself earned      promoter:UUID   owed to a promoter
 *   settling:UUID           drawn for a settlement, on its way to a payee's bank      paidout:bank   left the house for good
 * Lines: fen > 0 is a debit (the house has more), fen < 0 a credit (the house owes more). So operator:X at −500 means that the
 * house owes X five yuan. */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include <stdint.h>

#include "cx.h"
#include "room.h"
#include "store.h"

enum { LEDGER_LINES_MAX = 500, LEDGER_KEY_MAX = 200, LEDGER_ACCOUNT_MAX = 120 };

struct ledger_line {
    const char *account;      /* see above; 1 to 120 characters of a-z A-Z 0-9 : - _ */
    int64_t fen;              /* not zero */
    int64_t operator_id;      /* whose account: needed for operator:UUID, else 0 where it is nobody's of the register */
    const char *memo_zh, *memo_en;  /* what this line is, for statements; NULL: the posting's kind */
};

/* Post n lines (2 to 500) that sum to zero within tx. kind: "order.paid", "refund.done" …; key: what happened, unique within its kind:
 * posting it again does nothing when the lines are the same, else ERR_CONFLICT. Reads nothing that others write, so postings to one
 * account do not hinder each other on either engine. ERR_UNBALANCED: lines that do not sum to zero, an amount beyond FEN_MAX, a name
 * that is none: a bug of the caller, or an amount nobody can have. */
enum err ledger_post(struct cx *cx, struct tx *tx, const char *kind, const char *key, const struct ledger_line *lines, size_t n) MUST_CHECK;
/* Sum of an account's lines; 0 for one that is not there. */
enum err ledger_balance(struct cx *cx, struct tx *tx, const char *account, int64_t *fen_out) MUST_CHECK;
/* Turnover of accounts beginning with prefix ("fee:") between two instants (from <= at < until): sums of debits and credits. */
enum err ledger_turnover(struct cx *cx, struct tx *tx, const char *prefix, int64_t from_us, int64_t until_us, int64_t *debit_out, int64_t *credit_out) MUST_CHECK;

/* Whom settlements pay: what stands on "operator:UUID", "buyer:UUID", "promoter:UUID". */
enum ledger_payee_kind {
#define KIND(name, code, zh, en) name,
#include "ledger_payee_kinds.def"
#undef KIND
};
/* In room.start: who the payees of a kind are. view: (uuid, name, operator_id, account_id, level_path, county), one row each; operator_id
 * or account_id says whose the money is, the other is NULL; level_path and county NULL: at the county's level. Producers and buyers are known here. */
void ledger_payees_in(enum ledger_payee_kind kind, const char *view);

/* Balances are kept as sums up to a mark plus the lines behind it. Move the mark up to what is committed now (job ledger.fold), in
 * transactions of its own. */
enum err ledger_fold(struct cx *cx) MUST_CHECK;
/* Forget the kept sums and make them anew from the lines. */
enum err ledger_rebuild(struct cx *cx) MUST_CHECK;

/* The path of the county's level, where the house's own accounts lie; "/" before init. Reads. */
enum err ledger_county_path(struct cx *cx, const char **out) MUST_CHECK;

/* ---- SQL views -------------------------------------------------------------------------------------------------------------------
 * ledger_line_v(id, posting_id, account, fen, operator_id, kind, key, at_us, memo_zh, memo_en, county)
 * ledger_account_v(account, operator_id, fen, lines_n)     balances as of now
 * ledger_settlement_v(id, uuid, number, kind, payee, operator_id, fen, state, until_day, created_us, paid_us)
 *     state: drawn approved paid failed cancelled */

extern const struct room ledger_room;

#endif
