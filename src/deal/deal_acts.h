/* deal_acts.h: the acts of the room with their bodies and answers: routes, demonstration and tests all go through them, so all meet the
 * same checks (permission of cx->who, rules, audit, events). An act runs inside the caller's transaction; all have one form, so that one
 * table (deal_acts.def) makes routes of them:
 *     id    outside id of the path, or NULL       in    the body of the act's row, or NULL       out    the zeroed answer of the row
 * Outside ids are UUID texts; absent integers are FIELD_NULL. Every answer begins with uuid and rev. */
#ifndef DEAL_DEAL_ACTS_H
#define DEAL_DEAL_ACTS_H

#include "deal.h"
#include "field.h"

typedef enum err deal_act(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out) MUST_CHECK;

/* ---- demands and offers ------------------------------------------------------------------------------------------------------ */
struct deal_demand_body {
    const char *buyer, *title, *crop, *grade, *standard;         /* buyer: an examined organisation of one's own, or NULL; crop: uuid */
    int64_t quantity_g, from_day, until_day, deliveries;         /* deliveries FIELD_NULL: one, on the last day */
    const char *place, *level; int64_t lon_udeg, lat_udeg;       /* level: where the place lies in the county, or NULL */
    int64_t price_min_fen, price_max_fen;                        /* per kilogram */
    int64_t buyer_deposit_bp, seller_deposit_bp, late_bp, late_max_days, short_bp, grade_bp, pay_days;  /* FIELD_NULL: 0; late_max_days 7; pay_days 7 */
    const char *quality;
};
struct deal_demand {
    const char *uuid; int64_t rev; int64_t id, account_id, buyer_id, crop_id; const char *demand_no, *buyer_name, *title, *crop, *crop_name, *grade, *standard;
    int64_t quantity_g, from_day, until_day, deliveries; const char *place, *place_path; int64_t lon_udeg, lat_udeg, price_min_fen, price_max_fen;
    int64_t buyer_deposit_bp, seller_deposit_bp, late_bp, late_max_days, short_bp, grade_bp, pay_days; const char *quality;
    int64_t state, state_at, created_at; const char *level_path, *county; bool mine; struct list steps;
};
struct deal_review_body { bool passed; const char *reason; };    /* reason: needed to return */
struct deal_reason_body { const char *reason; };
struct deal_step { const char *from_state, *to_state, *reason, *by_name; int64_t at; };

/* One line of a proposal: a factor, its points of 100, the figures behind it, in a sentence. */
struct deal_reasoned { const char *factor, *name; int64_t weight, points; const char *sentence; };
struct deal_match {
    const char *operator, *operator_name, *place_name, *season, *lot, *source;  /* season or lot: uuid; source: its name for people */
    int64_t score, free_g, ready_day, distance_m; struct list reasons;      /* score: 0 to 100; distance_m FIELD_NULL: not known; of struct deal_reasoned */
};
struct deal_matches { const char *uuid; int64_t rev; int64_t looked_at; struct list matches; };  /* best first, at most 50 */

struct deal_offer_body { const char *operator, *season, *lot; int64_t quantity_g, price_fen; const char *note, *consent; };
struct deal_offer {
    const char *uuid; int64_t rev; int64_t id, demand_id, operator_id, season_id, lot_id, account_id; const char *demand, *demand_title, *operator, *operator_name, *season, *lot, *lot_no, *note, *consent, *contract;
    int64_t quantity_g, price_fen, state, state_at, created_at; const char *level_path, *county; int64_t score; struct list reasons;
};
struct deal_accept_body { int64_t quantity_g; };                  /* FIELD_NULL: all that is offered */

deal_act deal_demand_create,   /* deal_demand_body → deal_demand; to be reviewed (R14) */
    deal_demand_review,        /* deal_review_body → deal_demand, by the office */
    deal_demand_end,           /* deal_reason_body → deal_demand: closed when something was accepted, else withdrawn; open offers are refused */
    deal_demand_get, deal_demand_matches,   /* → deal_demand, deal_matches */
    deal_offer_create,         /* id: of the demand; deal_offer_body → deal_offer; the grams are promised from now on */
    deal_offer_withdraw,       /* deal_reason_body → deal_offer */
    deal_offer_refuse,         /* deal_reason_body → deal_offer, by the buyer */
    deal_offer_accept,         /* deal_accept_body → deal_contract, by the buyer */
    deal_offer_get;

/* ---- contracts ---------------------------------------------------------------------------------------------------------------- */
struct deal_plan { int64_t id, pos, day, quantity_g; const char *state; };   /* state: of its delivery; "planned" */
struct deal_contract {
    const char *uuid; int64_t rev; int64_t id, operator_id, account_id, buyer_id, crop_id; const char *contract_no, *operator, *operator_name, *buyer_name, *title, *crop_name, *grade, *standard;
    int64_t quantity_g, price_fen, total_fen, buyer_deposit_fen, seller_deposit_fen, late_bp, late_max_days, short_bp, grade_bp, pay_days;
    const char *place, *quality, *text, *text_sha, *buyer_signed_by, *seller_signed_by, *seller_consent; int64_t buyer_signed_at, seller_signed_at;
    int64_t state, state_at, created_at; const char *level_path, *county; bool buying, selling; struct list plan, deliveries, deposits, steps;
};
struct deal_deposit { const char *uuid, *side, *payment; int64_t id, contract_id, account_id, fen, payment_id, state; };
struct deal_sign_body { const char *text_sha, *consent; int64_t side; };     /* side: deal_sides; the text one has read, by its hash */
struct deal_delivery_lot { const char *lot, *lot_no, *path; int64_t quantity_g; };      /* path: of its trace page */
struct deal_delivery_body { int64_t pos; struct list lots; const char *note; };   /* of struct deal_delivery_lot */
struct deal_receipt_body { int64_t received_g, below_g; const char *note; };      /* below_g FIELD_NULL: 0 */
struct deal_deduction { int64_t kind, base_fen, parts_bp, fen; };
struct deal_delivery {
    const char *uuid; int64_t rev; int64_t id, contract_id, plan_id; const char *delivery_no, *contract, *contract_no, *note, *received_note, *event_id, *received_event_id, *bill, *bill_state, *payment;
    int64_t pos, due_day, day, quantity_g, received_day, received_g, below_g, gross_fen, deducted_fen, net_fen, state, state_at; struct list lots, deductions;
};
extern const char *const deal_sides[];             /* "buyer" "seller", NULL */
extern const char *const deal_deduction_kinds[];   /* deal_deductions.def, NULL */
enum deal_side { SIDE_BUYER, SIDE_SELLER };

deal_act deal_contract_get,
    deal_contract_sign,        /* deal_sign_body → deal_contract; both signed: deposits are asked, without any it is in force */
    deal_contract_cancel,      /* deal_reason_body → deal_contract, before it is in force, by either */
    deal_contract_break,       /* deal_reason_body → deal_contract, by the one who waits longer than agreed */
    deal_delivery_create,      /* id: of the contract; deal_delivery_body → deal_delivery; each lot cleared */
    deal_delivery_receive,     /* deal_receipt_body → deal_delivery, by the buyer: deductions, bill */
    deal_delivery_refuse,      /* deal_reason_body → deal_delivery, by the buyer */
    deal_delivery_get,
    deal_deposit_pay,          /* → deal_deposit: a payment to pay it by (room pay) */
    deal_bill_pay;             /* id: of the delivery → deal_delivery, with the payment of its bill */

/* ---- future produce paid ahead: yard packages and adopted plots ------------------------------------------------------------------- */
extern const char *const deal_package_kinds[];     /* "yard" "plot", NULL */
extern const char *const deal_rules[];             /* "refund" "carry" "substitute", NULL */
extern const char *const deal_extra_kinds[];       /* "visit" "picking", NULL */
enum deal_package_kind { PACKAGE_YARD, PACKAGE_PLOT };
enum deal_rule { RULE_GIVE_BACK, RULE_CARRY, RULE_SUBSTITUTE };

struct deal_content { int64_t id; const char *name, *amount, *season; int64_t season_id, crop_id, share_g; };   /* season with share_g: accounted */
struct deal_handout {
    const char *uuid; int64_t rev; int64_t id, package_id, pos, day, weight, delivered_bp, sent_day, state; bool substituted;
    const char *note, *event_id, *photos_text; struct texts photos; struct list lots;                /* of struct deal_delivery_lot */
};
struct deal_extra { const char *uuid; int64_t id, kind; const char *name; int64_t day, capacity, taken, fen; };
struct deal_package_body {
    const char *operator; int64_t kind; const char *title, *story, *photo_sha; int64_t share_fen, target_shares, max_shares, deadline_day, rule;
    const char *place, *consent; struct list contents, handouts, extras;        /* of deal_content, deal_handout (day, weight), deal_extra */
};
struct deal_package {
    const char *uuid; int64_t rev; int64_t id, operator_id, season_id, account_id; const char *package_no, *operator, *operator_name, *place_name, *title, *story, *photo_sha, *season;
    int64_t kind, share_fen, target_shares, max_shares, taken_shares, paid_shares, deadline_at, rule; const char *rule_text, *rule_sha, *place, *consent;
    int64_t state, state_at, created_at, released_fen, refunded_fen; const char *level_path, *county; struct list contents, handouts, extras, steps;
};
struct deal_pledge_extra { const char *extra, *name; int64_t n; };
struct deal_pledge_body { const char *rule_sha; int64_t shares; const char *receiver_name, *receiver_phone, *receiver_address, *buyer; struct list extras; };  /* of struct deal_pledge_extra */
struct deal_part { const char *uuid; int64_t rev; int64_t id, handout_id, pledge_id, pos, day, fen, released_fen, refunded_fen, carried_fen, delivered_bp, state; const char *reason; };
struct deal_pledge {
    const char *uuid; int64_t rev; int64_t id, package_id, account_id, buyer_id, payment_id, refund_id, rule; const char *pledge_no, *package, *package_no, *package_title, *operator, *rule_text, *receiver, *receiver_masked, *payment, *payer;
    int64_t shares, fen, released_fen, refunded_fen, carried_fen, state, state_at, created_at, package_state, operator_id; const char *county, *level_path; struct list parts, extras;
};
struct deal_handout_body { int64_t pos, delivered_bp; bool substituted; struct list lots; const char *note, *consent; struct texts photos; };
struct deal_part_body { int64_t pos; const char *reason; };                    /* reason: of a dispute */
struct deal_judge_body { int64_t pos, delivered_bp; const char *reason; };
struct deal_receiver { const char *pledge_no, *name, *phone, *address; int64_t shares; };
struct deal_receivers { const char *uuid; int64_t rev; struct list receivers; };

deal_act deal_package_create,  /* deal_package_body → deal_package; to be reviewed */
    deal_package_review,       /* deal_review_body → deal_package */
    deal_package_stop,         /* deal_reason_body → deal_package, by the office: what is not delivered yet goes back */
    deal_package_get,
    deal_package_receivers,    /* → deal_receivers: to whom to send; leaves a line in the trail */
    deal_handout_send,         /* id: of the package; deal_handout_body → deal_package */
    deal_pledge_create,        /* id: of the package; deal_pledge_body → deal_pledge with its payment */
    deal_pledge_cancel,        /* deal_reason_body → deal_pledge, while the package is open */
    deal_pledge_receive,       /* deal_part_body → deal_pledge: money goes to the household */
    deal_pledge_dispute,       /* deal_part_body → deal_pledge */
    deal_pledge_judge,         /* deal_judge_body → deal_pledge, by the office */
    deal_pledge_get;

/* ---- organisations that buy in bulk ------------------------------------------------------------------------------------------------- */
extern const char *const deal_buyer_kinds[];       /* "supermarket" "canteen" "helper" "company", NULL */
struct deal_buyer_body { const char *name, *uscc; int64_t kind; };
struct deal_buyer {
    const char *uuid; int64_t rev; int64_t id, account_id; const char *name, *uscc; int64_t kind, credit_fen, terms_days, owed_fen, overdue, state, state_at, created_at;
    const char *level_path, *county; struct list statements, steps;             /* overdue: statements past their day */
};
struct deal_examine_body { bool passed; int64_t credit_fen, terms_days; const char *reason; };
struct deal_statement { const char *uuid; int64_t rev; int64_t id, buyer_id, payment_id; const char *statement_no, *buyer, *buyer_name, *payment; int64_t month, bills, fen, due_day, state, account_id; };

/* ---- tenders -------------------------------------------------------------------------------------------------------------------------- */
extern const char *const deal_tender_kinds[];      /* "sealed" "reverse", NULL */
enum deal_tender_kind { TENDER_SEALED, TENDER_REVERSE };
struct deal_tender_body {
    int64_t kind; const char *buyer, *title, *crop, *grade, *standard; int64_t quantity_g, from_day, until_day, deliveries; const char *place;
    int64_t ceiling_fen, buyer_deposit_bp, seller_deposit_bp, late_bp, late_max_days, short_bp, grade_bp, pay_days; const char *quality;
    int64_t starts_at, closes_at, extend_s, decrement_fen;      /* starts_at FIELD_NULL: at once; the last two for a reverse auction */
    int64_t bid_deposit_fen;                                    /* FIELD_NULL, 0: none */
};
struct deal_bid {
    const char *uuid; int64_t rev; int64_t id, tender_id, operator_id, ord, season_id, lot_id, account_id; const char *tender, *tender_title, *operator, *operator_name, *sealed, *season, *lot, *consent, *contract;
    int64_t price_fen, rank, received_at, state, tender_state, tender_kind, tender_account; const char *level_path, *county;   /* price_fen, rank FIELD_NULL while sealed */
};
struct deal_tender {
    const char *uuid; int64_t rev; int64_t id, account_id, buyer_id, crop_id; const char *tender_no, *buyer_name, *title, *crop, *crop_name, *grade, *standard; int64_t kind, quantity_g, from_day, until_day, deliveries; const char *place;
    int64_t ceiling_fen, buyer_deposit_bp, seller_deposit_bp, late_bp, late_max_days, short_bp, grade_bp, pay_days; const char *quality;
    int64_t starts_at, planned_at, closes_at, extend_s, decrement_fen, extended, bids_n, last_at, lowest_fen; const char *award_reason; int64_t state, state_at, created_at; const char *level_path, *county;
    int64_t bid_deposit_fen;
    struct list bids, bonds, steps;                             /* bonds: one's own, after opening all of them; bids: after opening only; lowest_fen: the price to beat in an auction that is open, FIELD_NULL: none */
};
struct deal_bid_body { const char *operator, *season, *lot; int64_t price_fen; const char *consent; };
struct deal_award_body { const char *bid, *reason; };
struct deal_bond_body { const char *operator, *consent; };
struct deal_bond {
    const char *uuid; int64_t rev; int64_t id, tender_id, operator_id, account_id; const char *tender, *operator, *operator_name, *payment; int64_t fen, payment_id, state, state_at, tender_state, closes_at;
    const char *level_path, *county;
};

deal_act deal_buyer_apply,     /* deal_buyer_body → deal_buyer */
    deal_buyer_examine,        /* deal_examine_body → deal_buyer, by the office: examined with its limit, refused, suspended, changed */
    deal_buyer_get,
    deal_bill_charge,          /* id: of the delivery → deal_delivery: on account, within the limit, unless something is overdue */
    deal_statement_pay,        /* → deal_statement with a payment */
    deal_tender_create,        /* deal_tender_body → deal_tender; to be reviewed */
    deal_tender_review,        /* deal_review_body → deal_tender */
    deal_tender_get,
    deal_tender_open,          /* → deal_tender: after the end, all bids at once */
    deal_tender_award,         /* deal_award_body → deal_contract; not the lowest bid: with a reason */
    deal_tender_fail,          /* deal_reason_body → deal_tender: nobody gets it */
    deal_bond_pay,             /* id: of the tender; deal_bond_body → deal_bond: a producer's bid deposit with a payment to pay it by */
    deal_bid_create,           /* id: of the tender; deal_bid_body → deal_bid; replaces one's earlier one */
    deal_bid_withdraw,         /* deal_reason_body → deal_bid, while the tender is open */
    deal_bid_get;

/* What time brings about: packages funded or failed, parts nobody confirmed, contracts that wait, statements of the month. In transactions of its
 * own; job "deal.tick" (j may be NULL). */
struct job;
enum err deal_tick(struct cx *cx, const struct job *j) MUST_CHECK;

#endif
