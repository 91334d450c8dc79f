/* ledger.h: the books: double entry, in fen. A posting is a set of lines that sum to zero; it is stored whole, once, and never
 * changed; a mistake is righted by a posting the other way. What an account holds is the sum of its lines.
 *
 * Accounts are named by texts, made when they are first used:
 *   channel:wechat channel:alipay channel:unionpay channel:cash channel:transfer    money that arrived by a channel (we hold it)
 *   held:PURCHASE           paid by a buyer, not yet due to anybody
 *   operator:UUID           owed to a producer      deposit:UUID   a producer's or buyer's deposit      buyer:UUID   owed to a buyer
 *   fee:platform fee:commission fee:packing fee:cold …   fees by their owner      promoter:UUID      paidout:operator…   paid out
 * Lines: fen > 0 is a debit (the house has more), fen < 0 a credit (the house owes more). */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include <stdint.h>

#include "cx.h"
#include "room.h"
#include "store.h"

struct ledger_line {
    const char *account;      /* see above; 1 to 120 characters of a-z A-Z 0-9 : - _ */
    int64_t fen;              /* not zero */
    int64_t operator_id;      /* whose account: 0 where it is nobody's of the register */
    const char *memo_zh, *memo_en;  /* what this line is, for statements; NULL: the posting's kind */
};

/* Post n lines that sum to zero within tx. kind: "order.paid", "refund.done" …; key: what happened, unique within its kind: posting it
 * again does nothing (and is checked to have the same lines: else ERR_CONFLICT). ERR_UNBALANCED (a bug of the caller or an overflow). */
enum err ledger_post(struct cx *cx, struct tx *tx, const char *kind, const char *key, const struct ledger_line *lines, size_t n) MUST_CHECK;
/* Sum of an account's lines; 0 for one that is not there. */
enum err ledger_balance(struct cx *cx, struct tx *tx, const char *account, int64_t *fen_out) MUST_CHECK;

extern const struct room ledger_room;

#endif
