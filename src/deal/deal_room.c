/* deal_room.c: what room deal gives to the house. */
#include "deal_priv.h"

#include "sell.h"

extern const struct migration deal_migrations[];
extern const size_t deal_migrations_n;

static const struct conf_key CONF[] = {
    {"deal.sign_days", CONF_INT, "7", 1, 90, CONF_RELOAD, "days within which both sides sign a contract; then it is cancelled"},
    {"deal.deposit_days", CONF_INT, "3", 1, 90, CONF_RELOAD, "days within which the deposits of a signed contract are paid; then it is cancelled"},
    {"deal.award_days", CONF_INT, "30", 1, 365, CONF_RELOAD, "days within which an opened tender is awarded; then it has failed and bid deposits go back"},
    {"deal.receipt_days", CONF_INT, "7", 1, 90, CONF_RELOAD, "days after which goods that were sent count as received"},
    {"deal.pay_minutes", CONF_INT, "60", 5, 1440, CONF_RELOAD, "minutes a payment of this room stays open"},
    {"deal.pledge_minutes", CONF_INT, "30", 5, 1440, CONF_RELOAD, "minutes within which a share is paid; then it is free again"},
    {"deal.receiver_days", CONF_INT, "90", 1, 3650, CONF_RELOAD, "days after which the receivers of ended pledges are erased"},
    {"deal.fee_bp", CONF_INT, "0", 0, 2000, CONF_RELOAD, "the platform's part of what is paid for contract deliveries, parts of 10,000"},
};
static const struct job_kind JOBS[] = {{"deal.tick", deal_tick, 3, 10 * 1000}, {"deal.lot", deal_lot_job, 10, 0}};
static const struct list_spec *const LISTS[] = {&deal_demand_list, &deal_offer_list, &deal_contract_list, &deal_delivery_list, &deal_package_list, &deal_pledge_list,
                                                &deal_buyer_list, &deal_statement_list, &deal_tender_list, &deal_bid_list, &deal_household_list, &deal_gain_list, &deal_helper_list, &deal_deposit_list, &deal_crop_list};

static enum err start(struct cx *cx)
{
    (void)cx;
    deal_money_start();
    deal_pledge_start();
    deal_buyer_start();
    deal_bond_start();
    sell_taken_by(deal_lot_taken);
    grow_season_owed_by(deal_season_owed);
    grow_lot_moved(deal_lot_moved);
    return ERR_NONE;
}

const struct room deal_room = {
    .name = "deal", .routes = deal_routes, .routes_n = DEAL_ROUTES_N, .migrations = deal_migrations, .migrations_n = &deal_migrations_n,
    .sql = deal_sql, .sql_n = DQ__COUNT, .lists = LISTS, .lists_n = sizeof LISTS / sizeof LISTS[0], .conf = CONF, .conf_n = sizeof CONF / sizeof CONF[0],
    .jobs = JOBS, .jobs_n = sizeof JOBS / sizeof JOBS[0], .start = start,
};
