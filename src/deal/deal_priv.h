/* deal_priv.h: what the files of room deal share. */
#ifndef DEAL_DEAL_PRIV_H
#define DEAL_DEAL_PRIV_H

#include "certify.h"
#include "deal_acts.h"
#include "grow.h"
#include "list.h"
#include "net.h"
#include "people.h"

/* ---- queries ----------------------------------------------------------------------------------------------------------------- */
enum deal_query {
#define DSQL(q, name, text) q,
#include "deal_sql.def"
#undef DSQL
    DQ__COUNT
};
extern const struct sql deal_sql[];
#define DQ(q) (&deal_sql[q])

enum {
    DEAL_PLAN_MAX = 60, DEAL_STEPS_MAX = 200, DEAL_LOTS_MAX = 50, DEAL_MATCHES_MAX = 50, DEAL_SUPPLIES_MAX = 2000, DEAL_DELIVERIES_MAX = 500,
    DEAL_OFFERS_MAX = 500, DEAL_OPEN_MAX = 50, /* open demands of one account */
};
#define DEAL_GRAMS_MAX INT64_C(1000000000000)
#define DEAL_BP INT64_C(10000)

/* ---- states (deal_state.c) ------------------------------------------------------------------------------------------------------ */
/* Every state of every machine in one row of numbers; within a machine they count from 0, as F_ENUM does. */
enum deal_any {
#define MACHINE(m, table, kind, zh, en) ANY_##m##__FIRST, ANY_##m##__BACK = ANY_##m##__FIRST - 1,
#define STATE(m, name, text, zh, en) ANY_##m##_##name,
#define MOVE(m, from, to)
#define END(m) ANY_##m##__END,
#include "deal_states.def"
#undef MACHINE
#undef STATE
#undef MOVE
#undef END
    ANY__COUNT
};
enum {
#define MACHINE(m, table, kind, zh, en)
#define STATE(m, name, text, zh, en) m##_##name = ANY_##m##_##name - ANY_##m##__FIRST,
#define MOVE(m, from, to)
#define END(m)
#include "deal_states.def"
#undef MACHINE
#undef STATE
#undef MOVE
#undef END
};
enum deal_machine {
#define MACHINE(m, table, kind, zh, en) M_##m,
#define STATE(m, name, text, zh, en)
#define MOVE(m, from, to)
#define END(m)
#include "deal_states.def"
#undef MACHINE
#undef STATE
#undef MOVE
#undef END
    M__COUNT
};
extern const char *const deal_state_texts[ANY__COUNT];                      /* NULL at the end of each machine's */
#define DEAL_STATES(m) (&deal_state_texts[ANY_##m##__FIRST])
struct deal_thing { enum deal_machine machine; int64_t id; const char *uuid; int64_t state; };
/* The one writer of states: checks the table, stamps the time, keeps the step and the line of the trail. ERR_WRONG_STATE with a sentence;
 * ERR_CHANGED when it is no longer in that state. t->state is the new one afterwards. */
enum err deal_enter(struct cx *cx, struct tx *tx, struct deal_thing *t, int64_t to, const char *reason) MUST_CHECK;
/* The first state of a new row: its step and the line of the trail, with what it says. */
enum err deal_begin(struct cx *cx, struct tx *tx, const struct deal_thing *t, struct str body) MUST_CHECK;
enum err deal_steps(struct cx *cx, struct tx *tx, enum deal_machine m, int64_t id, struct list *out) MUST_CHECK;
bool deal_move_allowed(enum deal_machine m, int64_t from, int64_t to);
const char *deal_state_name(enum deal_machine m, int64_t state, enum lang lang);
const char *deal_machine_kind(enum deal_machine m);

/* ---- common (deal_common.c) ------------------------------------------------------------------------------------------------------- */
enum err deal_number(struct cx *cx, struct tx *tx, const char *prefix, const char **out) MUST_CHECK;   /* "XQ202611220001" */
int64_t deal_today(const struct cx *cx);
int64_t deal_or(int64_t v, int64_t otherwise);                 /* otherwise where v is FIELD_NULL */
const char *deal_by(const struct cx *cx);
int64_t deal_account(const struct cx *cx);                     /* 0 for keys and commands */
bool deal_is(const struct cx *cx, int64_t account_id);         /* is it the caller's account? Commands are everybody's. */
struct str deal_json(struct cx *cx, const struct shape *sh, const void *obj);
const char *deal_kg(struct cx *cx, int64_t g);                 /* "12.5" */
const char *deal_yuan(struct cx *cx, int64_t fen);             /* "12.50" */
const char *deal_day(struct cx *cx, int64_t day);              /* "2026-11-22" */
enum err deal_county(struct cx *cx, struct tx *tx, const char **code_out, const char **path_out) MUST_CHECK;
/* The seller's side of a permission: the producer itself or, with its consent in words, the village point above it. operator NULL: one's own. */
enum err deal_seller(struct cx *cx, struct tx *tx, const char *operator_uuid, const char *consent, struct people_operator *out) MUST_CHECK;
enum err deal_sells(struct cx *cx, int64_t operator_id, const char *level_path, const char *consent) MUST_CHECK;
bool deal_oversees(struct cx *cx, const char *level_path, int64_t operator_id);  /* deal.oversee reaches it */
enum err deal_no_such(struct cx *cx, enum deal_machine m) MUST_CHECK;           /* ERR_NOT_FOUND with a sentence */

/* ---- what can be promised (deal_supply.c) --------------------------------------------------------------------------------------------- */
struct deal_supply {
    int64_t season_id, lot_id, operator_id, crop_id;               /* season_id: also of a lot that was harvested from it */
    const char *season, *lot, *name, *lot_no, *grade, *grades, *epc, *county; int64_t left_g, expected_g, harvested_g, season_left_g, ready_day, lon_udeg, lat_udeg, state;
    const char *operator, *operator_name, *level_path, *level_name;
    int64_t lot_taken_g, season_taken_g, fails, stops, broken, kept;   /* promised and delivered already; the producer's record of a year */
    int64_t free_g;                                                /* computed: what may still be promised */
};
extern const struct shape deal_supply_row;
int64_t deal_free(const struct deal_supply *s);                    /* pure */
const char *deal_supply_source(struct cx *cx, const struct deal_supply *s); /* as a contract names it: the lot's number, or the plot it grows on and when it is ready */
enum err deal_supply_get(struct cx *cx, struct tx *tx, const char *season, const char *lot, struct deal_supply *out) MUST_CHECK;
/* Of a crop, of active producers, free of something. */
enum err deal_supplies(struct cx *cx, struct tx *tx, int64_t crop_id, struct list *out) MUST_CHECK;
/* Promise grams of a supply for (kind, ref). ERR_UNBALANCED with the figures when they are not free. */
enum err deal_promise(struct cx *cx, struct tx *tx, const struct deal_supply *s, const char *kind, int64_t ref, int64_t g) MUST_CHECK;
/* Take a promise over for another thing with at most its grams; the rest is free again. */
enum err deal_promise_move(struct cx *cx, struct tx *tx, const char *kind, int64_t ref, const char *to_kind, int64_t to_ref, int64_t g) MUST_CHECK;
enum err deal_promise_free(struct cx *cx, struct tx *tx, const char *kind, int64_t ref) MUST_CHECK;  /* what is still owed */
/* Deliver grams of lots for a promise: each lot cleared, the seller's own, of the crop, with so much that nobody else was promised. */
struct deal_give { const char *kind; int64_t ref_id; const char *promise_kind; int64_t promise_ref, operator_id, crop_id; };
enum err deal_give_lots(struct cx *cx, struct tx *tx, const struct deal_give *g, struct list lots, int64_t *total_out) MUST_CHECK;
enum err deal_given_lots(struct cx *cx, struct tx *tx, const char *kind, int64_t ref, struct list *out) MUST_CHECK; /* of struct deal_delivery_lot */
enum err deal_given_back(struct cx *cx, struct tx *tx, const struct deal_give *g) MUST_CHECK;                      /* refused: owed again */
enum err deal_season_owed(struct cx *cx, struct tx *tx, int64_t season_id, int64_t *grams_out, const char **what_out) MUST_CHECK;   /* for grow_season_owed_by() */
enum err deal_lot_taken(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *grams_out) MUST_CHECK;
/* Tell the repository that lots were shipped or received. */
enum err deal_tell(struct cx *cx, struct tx *tx, const char *step, const char *no, int64_t operator_id, struct list lots, const char **event_id_out) MUST_CHECK;

/* ---- matching (deal_match.c): pure ------------------------------------------------------------------------------------------------------ */
enum deal_factor {
#define FACTOR(name, code, weight, zh, en) FACTOR_##name,
#include "deal_factors.def"
#undef FACTOR
    FACTOR__COUNT
};
struct deal_judged { bool fits; int64_t score, distance_m, points[FACTOR__COUNT]; const char *sentence[FACTOR__COUNT]; };
/* Does a supply fit a demand, how well, and why. A supply that comes too late, is below the grade or has nothing free does not fit. */
void deal_judge(struct cx *cx, const struct deal_demand *d, const struct deal_supply *s, struct deal_judged *out);
int64_t deal_distance_m(int64_t lon1, int64_t lat1, int64_t lon2, int64_t lat2);   /* micro-degrees; on the sphere */
struct list deal_reasons(struct cx *cx, const struct deal_judged *j);              /* of struct deal_reasoned */
/* Parts of total in proportion to weights, summing to total exactly: the remainders go to the first parts. n > 0. */
void deal_split(int64_t total, const int64_t *weights, size_t n, int64_t *parts_out);

/* ---- deductions (deal_deduct.c): pure ------------------------------------------------------------------------------------------------------ */
struct deal_facts { int64_t price_fen, planned_g, received_g, below_g, due_day, received_day, late_bp, late_max_days, short_bp, grade_bp; };
struct deal_sum { int64_t gross_fen, deducted_fen, net_fen; struct deal_deduction lines[3]; size_t n; };
bool deal_deduct(const struct deal_facts *f, struct deal_sum *out);                 /* false: a sum does not fit */

/* ---- inside acts ------------------------------------------------------------------------------------------------------------------------------ */
enum err deal_demand_read(struct cx *cx, struct tx *tx, const char *uuid, struct deal_demand *out) MUST_CHECK;   /* with the right to see it */
/* What a contract is made of, and the making. */
struct deal_terms {
    const char *origin; int64_t origin_id; struct people_operator seller; int64_t account_id, buyer_id; const char *buyer_name, *title; int64_t crop_id; const char *crop_name, *grade, *standard;
    int64_t quantity_g, price_fen, buyer_deposit_bp, seller_deposit_bp, late_bp, late_max_days, short_bp, grade_bp, pay_days; const char *place, *quality;
    int64_t from_day, until_day, deliveries; const char *source;
};
enum err deal_contract_make(struct cx *cx, struct tx *tx, const struct deal_terms *t, struct deal_contract *out) MUST_CHECK;
enum err deal_contract_text(struct cx *cx, const struct deal_terms *t, const struct deal_contract *c, const struct deal_plan *plan, size_t n, const char **text_out, const char **sha_out) MUST_CHECK;
enum err deal_contract_load(struct cx *cx, struct tx *tx, const char *uuid, int64_t id, struct deal_contract *out) MUST_CHECK;
enum err deal_contract_show(struct cx *cx, struct tx *tx, struct deal_contract *out) MUST_CHECK;                 /* its lists */
enum err deal_contract_move(struct cx *cx, struct tx *tx, struct deal_contract *c, int64_t to, const char *reason) MUST_CHECK;
/* A contract as a PDF of A4 pages (deal_pdf.c), in the arena; the route for it. */
enum err deal_contract_pdf(struct cx *cx, const struct deal_contract *c, struct str *out) MUST_CHECK;
enum err deal_contract_pdf_get(struct req *rq, struct resp *rs);
enum err deal_delivery_show(struct cx *cx, struct tx *tx, struct deal_delivery *d) MUST_CHECK;

/* ---- money (deal_money.c) ------------------------------------------------------------------------------------------------------------------------ */
enum err deal_deposits_ask(struct cx *cx, struct tx *tx, const struct deal_contract *c, int64_t *asked_out) MUST_CHECK;
enum err deal_deposits_end(struct cx *cx, struct tx *tx, const struct deal_contract *c) MUST_CHECK;   /* by the contract's state: returned, forfeited, dropped */
enum err deal_bill_make(struct cx *cx, struct tx *tx, const struct deal_contract *c, const struct deal_delivery *d) MUST_CHECK;
void deal_money_start(void);
/* A lot was locked or recalled: its buyers are told (deal_recall.c), in a job queued with it. */
enum err deal_lot_moved(struct cx *cx, struct tx *tx, int64_t lot_id, enum grow_lot_state to) MUST_CHECK;
enum err deal_lot_job(struct cx *cx, const struct job *j) MUST_CHECK;

struct deal_bill_row { int64_t id, contract_id, delivery_id, account_id, buyer_id, operator_id, fen, due_day, payment_id, state; const char *uuid, *payment, *delivery; };
extern const struct shape deal_bill_shape;
enum err deal_bill_of(struct cx *cx, struct tx *tx, int64_t delivery_id, struct deal_bill_row *out) MUST_CHECK;
enum err deal_bill_to_producer(struct cx *cx, struct tx *tx, const struct deal_bill_row *b, const char *from) MUST_CHECK;   /* posts, less the platform's part; counts the income */
enum err deal_delivery_settle(struct cx *cx, struct tx *tx, int64_t contract_id, int64_t delivery_id, const char *delivery) MUST_CHECK;

/* ---- bulk buyers (deal_buyer.c), tenders (deal_tender.c, deal_bid.c) ------------------------------------------------------------------------------------ */
/* An examined organisation of the caller's own; uuid NULL: none. */
enum err deal_buyer_for(struct cx *cx, struct tx *tx, const char *uuid, int64_t *id_out, const char **name_out) MUST_CHECK;
const char *deal_charge_account(struct cx *cx, const char *bill_uuid);
struct deal_month { int64_t month, until_us; };                   /* 202610, and the first instant after it in China */
struct deal_month deal_month_before(int64_t today);               /* pure: the month before the one of today */
enum err deal_statement_draw(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out) MUST_CHECK;   /* id: of a buyer; what was charged until the end of last month */
enum err deal_tender_load(struct cx *cx, struct tx *tx, const char *uuid, struct deal_tender *out) MUST_CHECK;
void deal_buyer_start(void);
/* Bid deposits (deal_bond.c). What a tender may ask for; ERR_RULE when a producer has not paid it; those whom the caller sees. */
enum err deal_bond_check(struct cx *cx, const struct deal_tender_body *b) MUST_CHECK;
enum err deal_bond_needed(struct cx *cx, struct tx *tx, const struct deal_tender *t, int64_t operator_id) MUST_CHECK;
enum err deal_bonds_show(struct cx *cx, struct tx *tx, const struct deal_tender *t, bool opened, struct list *out) MUST_CHECK;
/* A tender takes no bids any more: what is unpaid is dropped (BONDS_UNPAID); it is over: what is paid goes back, but the winner's (0: nobody's). */
enum deal_bonds { BONDS_UNPAID, BONDS_ALL };
enum err deal_bonds_end(struct cx *cx, struct tx *tx, int64_t tender_id, enum deal_bonds who, int64_t winner_id) MUST_CHECK;
/* The winner's contract goes to another state: in force or cancelled, its bid deposit is returned or forfeited. Before deal_deposits_end(). */
enum err deal_bond_of_contract(struct cx *cx, struct tx *tx, const struct deal_contract *c, int64_t to) MUST_CHECK;
void deal_bond_start(void);
extern const struct shape deal_bond_body_shape, deal_bond_shape, deal_bond_row;
extern const struct shape deal_buyer_body_shape, deal_buyer_shape, deal_buyer_row, deal_examine_shape, deal_statement_shape, deal_statement_row, deal_tender_body_shape, deal_tender_shape, deal_tender_row, deal_bid_body_shape, deal_bid_shape,
    deal_bid_row, deal_award_shape;
extern const struct list_spec deal_buyer_list, deal_statement_list, deal_tender_list, deal_bid_list;

/* ---- packages (deal_package.c, deal_handout.c, deal_pledge.c) ---------------------------------------------------------------------------------------- */
enum { DEAL_SHARES_MAX = 2000, DEAL_CONTENTS_MAX = 20, DEAL_EXTRAS_MAX = 10, DEAL_PHOTOS_MAX = 9 };
enum err deal_package_load(struct cx *cx, struct tx *tx, const char *uuid, int64_t id, struct deal_package *out) MUST_CHECK;  /* with the right to see it */
enum err deal_package_show(struct cx *cx, struct tx *tx, struct deal_package *out) MUST_CHECK;
enum err deal_pledge_load(struct cx *cx, struct tx *tx, const char *uuid, int64_t id, struct deal_pledge *out) MUST_CHECK;    /* without any */
const char *deal_package_account(struct cx *cx, const char *package_uuid);                                                     /* held:package:UUID */
enum err deal_pledge_end(struct cx *cx, struct tx *tx, struct deal_pledge *p, const char *reason) MUST_CHECK;                  /* all that is left goes back */
enum err deal_pledge_finish(struct cx *cx, struct tx *tx, int64_t pledge_id) MUST_CHECK;                                      /* done when nothing is to come */
enum err deal_part_receive(struct cx *cx, struct tx *tx, const struct deal_pledge *p, struct deal_part *part, int64_t to, int64_t bp, const char *reason) MUST_CHECK;
/* Steps of time: an open package whose deadline is past; a pledge of a failed or stopped one; a part nobody confirms. */
enum err deal_package_decide(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out) MUST_CHECK;
enum err deal_pledge_return(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out) MUST_CHECK;
enum err deal_part_overdue(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out) MUST_CHECK;
void deal_pledge_start(void);
extern const struct shape deal_content_shape, deal_content_row, deal_handout_row, deal_handout_shape, deal_extra_shape, deal_extra_row, deal_package_body_shape, deal_package_shape, deal_package_row, deal_pledge_body_shape, deal_pledge_shape,
    deal_pledge_row, deal_part_shape, deal_part_row, deal_pledge_extra_shape, deal_handout_body_shape, deal_part_body_shape, deal_judge_shape, deal_receivers_shape;
extern const struct list_spec deal_package_list, deal_pledge_list;

/* ---- shapes, lists, routes --------------------------------------------------------------------------------------------------------------------------- */
extern const struct shape deal_demand_body_shape, deal_demand_shape, deal_demand_row, deal_review_shape, deal_reason_shape, deal_step_shape, deal_matches_shape, deal_offer_body_shape, deal_offer_shape,
    deal_offer_row, deal_accept_shape, deal_contract_shape, deal_contract_row, deal_plan_shape, deal_plan_row, deal_sign_shape, deal_delivery_body_shape, deal_delivery_shape, deal_delivery_row, deal_delivery_lot_shape, deal_receipt_shape,
    deal_deduction_shape, deal_deposit_shape, deal_deposit_row, deal_reasoned_shape;
extern const struct list_spec deal_household_list, deal_gain_list, deal_helper_list;                              /* deal_benefit.c */
enum err deal_list_households(struct req *rq, struct resp *rs) MUST_CHECK;
enum err deal_list_gains(struct req *rq, struct resp *rs) MUST_CHECK;
enum err deal_list_helpers(struct req *rq, struct resp *rs) MUST_CHECK;
extern const struct list_spec deal_demand_list, deal_offer_list, deal_contract_list, deal_delivery_list, deal_deposit_list, deal_crop_list;
enum {
    DEAL_LIST_ROUTES_N = 16,
    DEAL_ROUTES_N = DEAL_LIST_ROUTES_N
#define ACT(op, fn, method, path, perm, flags, body, reply, mode, zh, en) +1
#include "deal_acts.def"
#undef ACT
};
extern const struct route deal_routes[DEAL_ROUTES_N];

#endif
