/* deal.h: other ways to sell: order farming and matching, tenders, accounts of bulk buyers, yard packages, adopted plots.
 *
 * What is promised is accounted: a season's expected grams and a lot's remaining grams can be promised once (deal_supply.c), whether by an
 * offer, a contract or a package. What is delivered comes from lots that certify_lot_cleared() lets pass. Money goes by pay and ledger. */
#ifndef DEAL_DEAL_H
#define DEAL_DEAL_H

#include "cx.h"
#include "room.h"
#include "store.h"

/* ---- SQL views --------------------------------------------------------------------------------------------------------------
 * deal_contract_v(id, uuid, contract_no, operator_id, account_id, buyer_id, crop_id, quantity_g, price_fen, total_fen, state, created_us, county)
 *     state: drafted signed active fulfilled broken_seller broken_buyer cancelled
 * deal_income_v(id, operator_id, kind, ref, fen, account_id, buyer_id, at_us, county)   what producers earned here, line by line
 * deal_gain_v(id, operator_id, paid_id, kind, ref, fen, buyer_id, at_us, county)   the same with what orders of the mall gave (kind order):
 *     operator_id: whose goods, paid_id: who was paid for them
 * deal_package_v(id, uuid, package_no, kind, operator_id, title, share_fen, target_shares, paid_shares, max_shares, state, deadline_us, county)
 * deal_pledge_v(id, uuid, package_id, account_id, buyer_id, shares, fen, released_fen, refunded_fen, state, created_us, county)
 * deal_buyer_v(id, uuid, name, kind, uscc, account_id, state, county)   organisations that buy in bulk
 * deal_lot_taken_v(lot_id, taken_g)   grams of a lot this room owes or has delivered: not free for the mall */

extern const struct room deal_room;

#endif
