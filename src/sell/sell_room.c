/* sell_room.c: what room sell gives to the house. Routes stand in sell_shop_routes.def and sell_buy_routes.def. */
#include "conf.h"
#include "job.h"
#include "ledger.h"
#include "net.h"
#include "sell_running.h"
#include "sell_feed.h"
#include "sell_input.h"
#include "sell_made.h"
#include "sell_shop_mall.h"
#include "sell_search.h"
#include "sell_stock_window.h"

extern const struct migration sell_migrations[];
extern const size_t sell_migrations_n;

#define ROUTE(method, path, fn, ...) handler fn;
#include "sell_shop_routes.def"
#include "sell_buy_routes.def"
#include "sell_input_routes.def"
#undef ROUTE
static const struct route ROUTES[] = {
#define ROUTE(method, path, ...) {method, path, __VA_ARGS__},
#include "sell_shop_routes.def"
#include "sell_buy_routes.def"
#include "sell_input_routes.def"
#undef ROUTE
};

static enum err free_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return sell_stock_tidy(cx, tx, arg);
}

static enum err free_run(struct cx *cx, const struct job *j)
{
    int64_t n;
    (void)j;
    return tx_run_keyed(cx, "sell.free", free_tx, &n);
}

static enum err order_run(struct cx *cx, const struct job *j)
{
    int64_t moved;
    (void)j;
    return sell_order_tidy(cx, &moved);
}

static enum err input_run(struct cx *cx, const struct job *j)
{
    int64_t moved;
    (void)j;
    return sell_input_tidy(cx, &moved);
}

static enum err start(struct cx *cx)
{
    (void)cx;
    pay_subject_add(&sell_subject);
    pay_subject_add(&sell_input_subject);
    people_buyer_gone(sell_buyer_gone);
    ledger_payees_in(LEDGER_PAYEE_PROMOTER, "sell_payee_promoter_v");
    grow_lot_moved(sell_lot_moved);
    grow_lot_promised_by(sell_lot_promised);
    grow_season_owed_by(sell_season_owed);
    sell_lot_down_by(sell_recall_tell);
    return ERR_NONE;
}

static const struct conf_key CONF[] = {
    {"sell.pay_within", CONF_MS, "30m", 10000, 86400000, CONF_RELOAD, "A purchase not paid within this time is given up"},
    {"sell.pay_by_hand_within", CONF_MS, "72h", 10000, 2592000000, CONF_RELOAD, "The same where it is paid in cash or by bank transfer"},
    {"sell.receive_after", CONF_MS, "240h", 0, 8640000000, CONF_RELOAD, "A sent order counts as received after this time"},
    {"sell.complete_after", CONF_MS, "168h", 0, 8640000000, CONF_RELOAD, "A received order is complete after this time, and its money distributed"},
    {"sell.refund_answer", CONF_MS, "48h", 0, 8640000000, CONF_RELOAD, "The seller answers a refund within this time, else it goes to the office"},
    {"sell.refund_appeal", CONF_MS, "168h", 0, 8640000000, CONF_RELOAD, "The buyer may take a refused refund to the office within this time"},
    {"sell.refund_after_completion", CONF_MS, "720h", 0, 31536000000, CONF_RELOAD, "A refund may be asked for so long after an order is complete"},
    {"sell.platform_bp", CONF_INT, "0", 0, 3000, CONF_RELOAD, "The platform's share of the goods, in parts of 10,000"},
};

static enum err count_run(struct cx *cx, const struct job *j)
{
    (void)j;
    return sell_goods_count(cx);
}

static const struct list_spec *const LISTS[] = {
    &sell_my_orders,
    &sell_orders,
    &sell_refunds_list,
    &sell_campaigns_list,
    &sell_purchases_list,
    &sell_coupons_list,
    &sell_promoters_list,
    &sell_lines_list,
    &sell_producers_list,
    &sell_shop_list,
    &sell_goods_list,
    &sell_feed_list,
    &sell_outside_list,
    &sell_inputs_list,
    &sell_offers_list,
    &sell_input_sales_list,
    &sell_input_buys_list,
};
static const struct job_kind JOBS[] = {
    {"sell.free", free_run, 3, 5000},
    {"sell.order", order_run, 3, 15000},
    {"sell.count", count_run, 3, 120000},
    {"sell.lot", sell_lot_job, 10, 0},
    {"sell.input", input_run, 3, 15000},
};
static const struct room_check CHECKS[] = {
    {"sell.stock", sell_stock_check_run},
    {"sell.orders", sell_order_check_run},
    {"sell.inputs", sell_input_check_run},
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
const struct room sell_room = {
    .name = "sell", .routes = ROUTES, .routes_n = COUNT(ROUTES), .migrations = sell_migrations, .migrations_n = &sell_migrations_n,
    .sql = sell_sql, .sql_n = SQ__COUNT, .lists = LISTS, .lists_n = COUNT(LISTS), .jobs = JOBS, .jobs_n = COUNT(JOBS),
    .checks = CHECKS, .checks_n = COUNT(CHECKS), .conf = CONF, .conf_n = COUNT(CONF), .start = start,
};
