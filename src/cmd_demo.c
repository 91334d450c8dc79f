/* cmd_demo.c: `tiantou demo`: a fictional county with a year of work in it, made in seconds, the same for the same seed and day. See
 * demo.h for how. Run again, it only prints the addresses and accounts; on another county's data it refuses. */
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cmd.h"
#include "conf.h"
#include "demo.h"
#include "log.h"
#include "pay.h"
#include "setting.h"
#include "trace.h"
#include "when.h"

#define SHOWN "demo.lines" /* what is printed, kept for the next run; addresses without their host */

static const char *url = "http://127.0.0.1:8080", *seed_text = "20260201";

static const struct cmd_opt OPTS[] = {
    APP_OPTS,
    {"url", "URL", "where the server will answer, for the printed addresses and those in events (default: http://127.0.0.1:8080)", &url, NULL},
    {"seed", "N", "number the county is made from (default: 20260201); the same seed and day give the same county", &seed_text, NULL},
};

/* ---- what is printed ----------------------------------------------------------------------------------------------------------- */
/* Tomatoes come before other crops: their records show pesticides, intervals and a cold chain. */
static bool better(const struct demo_lot *a, const struct demo_lot *b)
{
    if (!b || (a->crop == TOMATO) != (b->crop == TOMATO))
        return !b || a->crop == TOMATO;
    return a->day > b->day;
}

/* The best lot to show, the newest as a rule, whose fate within mask is exactly want. */
static const struct demo_lot *newest(const struct demo *d, unsigned mask, unsigned want)
{
    const struct demo_lot *best = NULL;
    for (int i = 0; i < d->lots_n; i++)
        if ((d->lots[i].fate & mask) == want && better(&d->lots[i], best))
            best = &d->lots[i];
    return best;
}

#define BAD (FATE_FAIL | FATE_REVOKE | FATE_RECALL | FATE_LOCK)
static const struct { const char *word; unsigned mask, want; } SAMPLES[] = {
    {"good", BAD | FATE_LAB | FATE_CERT | FATE_RELEASE | FATE_PACK, FATE_LAB | FATE_CERT | FATE_RELEASE}, {"declared", BAD | FATE_LAB | FATE_CERT, FATE_CERT}, {"unreleased", BAD | FATE_LAB | FATE_CERT | FATE_RELEASE, FATE_LAB | FATE_CERT},
    {"recalled", FATE_RECALL, FATE_RECALL}, {"revoked", FATE_REVOKE, FATE_REVOKE}, {"locked", FATE_LOCK, FATE_LOCK}, {"failed", FATE_FAIL, FATE_FAIL}, {"pending", BAD | FATE_LAB | FATE_CERT | FATE_SAMPLED, FATE_LAB | FATE_SAMPLED},
};

static void sample_lines(const struct demo *d, struct buf *b)
{
    for (size_t i = 0; i < sizeof SAMPLES / sizeof SAMPLES[0]; i++) {
        const struct demo_lot *l = newest(d, SAMPLES[i].mask, SAMPLES[i].want);
        if (l)
            buf_printf(b, "scan %s /01/%s/10/%s\n", SAMPLES[i].word, l->gtin, l->lot_no);
    }
    const struct demo_lot *pack = newest(d, BAD | FATE_PACK | FATE_SHIP, FATE_PACK | FATE_SHIP), *good = newest(d, SAMPLES[0].mask, SAMPLES[0].want);
    if (pack)
        buf_printf(b, "scan pack %s\n", pack->pack_path);
    if (good)
        buf_printf(b, "scan unknown /01/%s/10/NO-SUCH-LOT\n", good->gtin);
    if (d->published >= 0)
        buf_printf(b, "season published /season/%s\n", d->seasons[d->published].uuid);
    if (good)
        buf_printf(b, "cert valid /cert/%s\n", good->cert_no);
}

static void account_lines(struct buf *b)
{
    for (int i = 0; i < WHO_OWNER; i++)
        buf_printf(b, "account %s %s %s\n", people_role_names[DEMO_ACCOUNT[i].role], DEMO_ACCOUNT[i].login, DEMO_ACCOUNT[i].password);
    buf_puts(b, "account owner owner1 demo-owner-2026\naccount owner owner2 demo-owner-2026\n");
    buf_printf(b, "account buyer %s %s\n", DEMO_BUYER[0].phone, DEMO_BUYER_PASSWORD);
}

/* Each line; one that ends with a path gets the host before it. */
static void print_lines(const char *lines)
{
    struct str rest = str_of(lines), line;
    while (rest.size && str_cut(rest, '\n', &line, &rest)) {
        const char *slash = memchr(line.p, '/', line.size);
        size_t head = slash ? (size_t)(slash - line.p) : line.size;
        printf("%.*s%s%.*s\n", (int)head, line.p, slash ? url : "", (int)(line.size - head), line.p + head);
    }
}

/* ---- is there one already? ------------------------------------------------------------------------------------------------------- */
struct look { const char *lines; struct people_county county; };

static enum err look_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct look *l = arg;
    enum err e = setting_get(tx, SHOWN, &l->lines);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    cx_clear(cx);
    return people_county_get(cx, tx, &l->county);
}

static enum err look(struct cx *cx, struct look *l)
{
    TRY(tx_read(cx, "demo.look", look_tx, l));
    if (l->lines || l->county.level_id == 0 || l->county.level_id == FIELD_NULL)
        return ERR_NONE;
    if (l->county.demo)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这里的演示县没有做完，请换一个空的数据目录", "The demonstration county here was not finished: take an empty data folder");
    return err_say(cx, ERR_DUPLICATE, NULL, "这里已是%s的数据，演示县只能建在空的数据目录里", "These are the data of %s: a demonstration county needs an empty data folder",
                   l->county.name ? l->county.name : "");
}

static enum err keep_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)cx;
    return setting_put(tx, SHOWN, arg);
}

/* ---- making it --------------------------------------------------------------------------------------------------------------------- */
static enum err make(struct demo *d)
{
    demo_plan_fields(d);
    demo_plan_lots(d);
    demo_add_people(d);
    TRY(demo_run_all(d));
    TRY(demo_who_load(d));
    TRY(demo_photos_make(d));
    TRY(demo_reports_make(d));
    demo_add_catalogue(d);
    demo_add_applicants(d);
    demo_add_fields(d);
    demo_add_publication(d);
    demo_add_lots(d);
    demo_add_states(d);
    demo_add_refused_acts(d);
    demo_add_complaints(d);
    demo_add_trace(d);
    demo_add_shops(d);
    demo_add_buyers(d);
    demo_add_orders(d);
    demo_add_settlements(d);
    demo_add_inputs(d);
    demo_add_deals(d);
    demo_add_kept(d);
    TRY(demo_run_all(d));
    return trace_find(d->cx, NULL);
}

static enum err make_and_keep(struct cx *cx, uint64_t seed, const char **lines_out)
{
    struct demo *d = AR_NEW(cx->ar, struct demo);
    struct buf b;
    d->cx = cx;
    d->seed = seed;
    d->today = when_day(cx->now_us, WHEN_CST_MIN);
    TRY(make(d));
    buf_init(&b, cx->ar, 2048);
    sample_lines(d, &b);
    account_lines(&b);
    *lines_out = buf_z(&b);
    return tx_run(cx, "demo.keep", keep_tx, buf_z(&b));
}

static enum err demo(struct cx *cx, int argc, char **argv, int *exit_out)
{
    int64_t seed;
    struct look l = {0};
    (void)argc, (void)argv, (void)exit_out;
    if (!str_i64(str_of(seed_text), &seed))
        return err_say(cx, ERR_INVALID, "--seed", "--seed 应为整数", "--seed is a whole number");
    const struct app_opt ao = {.data_dir = app_data, .db_url = app_db, .start_rooms = true};
    TRY(app_open(cx, &ao));
    TRY(look(cx, &l));
    if (!*conf_text("net.public_url"))
        TRY(conf_set(cx, "net.public_url", url)); /* the papers' addresses in the events lead where the printed ones lead */
    TRY(conf_set(cx, "pay.transfer", "演示账户，没有银行（0000 0000 0000 0000）"));
    TRY(pay_keys_load(cx)); /* what buyers of these months paid with */
    log_set_level(LOG_WARN); /* thousands of ordinary acts follow */
    if (!l.lines)
        TRY(make_and_keep(cx, (uint64_t)seed, &l.lines));
    print_lines(l.lines);
    return ERR_NONE;
}

const struct command cmd_demo = {"demo", NULL, "make a fictional county with a year of records, and print sample addresses and accounts",
                                 OPTS, sizeof OPTS / sizeof OPTS[0], 0, demo};
