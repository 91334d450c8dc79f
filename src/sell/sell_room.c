/* sell_room.c: what room sell gives to the house. Routes stand in sell_shop_routes.def and sell_buy_routes.def. */
#include "conf.h"
#include "job.h"
#include "net.h"
#include "sell_buy.h"
#include "sell_shop_mall.h"
#include "sell_search.h"

extern const struct migration sell_migrations[];
extern const size_t sell_migrations_n;

#define ROUTE(method, path, fn, ...) handler fn;
#include "sell_shop_routes.def"
#include "sell_buy_routes.def"
#undef ROUTE
static const struct route ROUTES[] = {
#define ROUTE(method, path, ...) {method, path, __VA_ARGS__},
#include "sell_shop_routes.def"
#include "sell_buy_routes.def"
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

static enum err count_run(struct cx *cx, const struct job *j)
{
    (void)j;
    return sell_goods_count(cx);
}

static const struct list_spec *const LISTS[] = {
    &sell_shop_list,
    &sell_goods_list,
};
static const struct job_kind JOBS[] = {
    {"sell.free", free_run, 3, 5000},
    {"sell.count", count_run, 3, 120000},
    {"sell.lot", sell_lot_job, 10, 0},
};
static const struct room_check CHECKS[] = {
    {"sell.stock", sell_stock_check_run},
};

static enum err start(struct cx *cx)
{
    (void)cx;
    grow_lot_moved(sell_lot_moved);
    return ERR_NONE;
}

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
const struct room sell_room = {
    .name = "sell", .routes = ROUTES, .routes_n = COUNT(ROUTES), .migrations = sell_migrations, .migrations_n = &sell_migrations_n,
    .sql = sell_sql, .sql_n = SQ__COUNT, .lists = LISTS, .lists_n = COUNT(LISTS), .jobs = JOBS, .jobs_n = COUNT(JOBS),
    .checks = CHECKS, .checks_n = COUNT(CHECKS), .start = start,
};
