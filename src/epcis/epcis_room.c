/* epcis_room.c: what room epcis gives to the house: routes, tables, queries, jobs, settings, checks. */
#include "epcis_capture.h"
#include "epcis_routes.h"
#include "epcis_subscribe.h"

#include "conf.h"
#include "room.h"

#include <string.h>

static const struct conf_key CONF[] = {
    {"epcis.county", CONF_TEXT, "000000", 0, 6, 0, "county (6 digits) of events that come over /epcis/v2/ and from files"},
    {"epcis.capture_limit", CONF_INT, "10000", 1, 100000, 0, "events of one captured document"},
    {"epcis.epc_format", CONF_TEXT, "Never_Translates", 0, 0, 0, "spelling of identifiers for clients without GS1-EPC-Format: Never_Translates, Always_GS1_Digital_Link, Always_EPC_URN"},
    {"epcis.company_prefixes", CONF_TEXT, "690:7 691:7 692:8 693:8 694:8 695:8 696:8 697:9 952000", 0, 0, 0, "digits of GS1 company prefixes, for Digital Link to EPC URN: whole prefixes, or what they begin with, ':' and how many digits they have"},
    {"epcis.query_time", CONF_MS, "10s", 100, 600000, CONF_RELOAD, "how long the database may work on one query before it is refused as too complex"},
    {"epcis.sort_events", CONF_INT, "10000", 1, 100000, CONF_RELOAD, "events that one query may order by an extension field"},
    {"epcis.token_expires", CONF_MS, "1h", 1000, INT64_C(7) * 86400 * 1000, 0, "how long a page token is good"},
    {"epcis.webhook_timeout", CONF_MS, "30s", 100, 600000, CONF_RELOAD, "how long a receiver of a subscription may take to answer"},
    {"epcis.stream_poll", CONF_MS, "500ms", 10, 60000, CONF_RELOAD, "how often new events are looked for, for subscriptions"},
    {"epcis.subscriptions_max", CONF_INT, "200", 0, 1000, CONF_RELOAD, "subscriptions at most"},
    {"epcis.future_max", CONF_MS, "24h", 0, INT64_C(366) * 86400 * 1000, 0, "how far ahead of now an event time may lie"},
};

static const struct job_kind JOBS[] = {{CAPTURE_JOB, capture_run, 10, 0}};

/* ---- `tiantou check` ------------------------------------------------------------------------------------------------------------ */
struct check { int64_t orphans, after; size_t n; struct buf *report; int64_t *findings; };

static enum err check_index(struct cx *cx, struct tx *tx, void *arg)
{
    struct check *c = arg;
    (void)cx;
    return sql_i64(tx, &epcis_sql[Q_CHECK_URIS], NOARGS, &c->orphans);
}

static enum err check_indexes(struct cx *cx, struct buf *report, int64_t *findings)
{
    struct check c = {0};
    TRY(tx_read(cx, "epcis.check", check_index, &c));
    if (c.orphans)
        buf_printf(report, "epcis: %lld index rows point at nothing\n", (long long)c.orphans);
    *findings = c.orphans;
    return ERR_NONE;
}

/* Is the stored event still the one whose hash was stored with it? */
static bool intact(struct cx *cx, struct tx *tx, struct rows *r)
{
    struct str packed = rows_str(r, 4), hash = rows_str(r, 2), text, context;
    struct jv v, cv;
    struct json_fault fault;
    struct epcis_context *c;
    struct buf pre;
    uint8_t digest[32], want[32];
    if (hash.size != 32)
        return false;
    memcpy(want, hash.p, 32);
    packed.p = ar_strndup(cx->ar, packed.p ? packed.p : "", packed.size);
    if (!epcis_unpack_row(cx, r, packed, &text) || !json_read(cx->ar, text, NULL, &v, &fault) ||
        epcis_read_context(cx, tx, rows_i64(r, 5), &context) != ERR_NONE || !json_read(cx->ar, context, NULL, &cv, &fault) ||
        epcis_context_read(cx, &cv, NULL, "", &c) != ERR_NONE || epcis_context_read(cx, json_get(&v, "@context"), c, "", &c) != ERR_NONE)
        return false;
    buf_init(&pre, cx->ar, 1024);
    epcis_hash_text(&pre, &v, c, NULL);
    epcis_hash_digest(buf_view(&pre), digest);
    return memcmp(digest, want, 32) == 0;
}

static enum err check_page(struct cx *cx, struct tx *tx, void *arg)
{
    struct check *c = arg;
    struct rows *r;
    c->n = 0;
    TRY(sql_query(tx, &epcis_sql[Q_CHECK_EVENTS], ARGS(v_i(c->after), v_i(500)), &r));
    while (rows_next(r)) {
        c->after = rows_i64(r, 0);
        c->n++;
        if (intact(cx, tx, r))
            continue;
        ++*c->findings;
        buf_printf(c->report, "epcis: event %lld does not match its hash\n", (long long)c->after);
    }
    return rows_end(&r);
}

static enum err check_events(struct cx *cx, struct buf *report, int64_t *findings)
{
    struct check c = {.report = report, .findings = findings};
    *findings = 0;
    do {
        struct arena *ar = ar_new(0), *outer = cx->ar;
        if (!ar)
            return err_set(cx, ERR_MEMORY, NULL);
        cx->ar = ar;
        enum err e = tx_read(cx, "epcis.check_events", check_page, &c);
        cx->ar = outer;
        ar_free(&ar);
        TRY(e);
    } while (c.n);
    return ERR_NONE;
}

static const struct room_check CHECKS[] = {{"epcis.index", check_indexes}, {"epcis.hash", check_events}};

static enum err start(struct cx *cx)
{
    struct str county = str_of(conf_text("epcis.county"));
    int64_t n;
    if (county.size != 6 || !str_i64(county, &n))
        return err_say(cx, ERR_INVALID, "epcis.county", "epcis.county 须是 6 位数字", "epcis.county must be 6 digits");
    epcis_intern_clear();
    epcis_dictionary_clear();
    epcis_future_us = conf_int("epcis.future_max") * 1000;
    enum epcis_format format;
    if (!epcis_format_of(str_of(conf_text("epcis.epc_format")), &format))
        return err_say(cx, ERR_INVALID, "epcis.epc_format", "没有这种 epcis.epc_format", "there is no such epcis.epc_format");
    return epcis_token_start(cx);
}

static void stop(void)
{
    epcis_intern_clear();
    epcis_dictionary_clear();
}

static enum err threads_open(struct cx *cx)
{
    TRY(sender_start(cx));
    return live_start(cx);
}

static void threads_close(void)
{
    live_stop();
    sender_stop();
}

static const struct proof_source *const PROOFS[] = {&epcis_proofs};

#define N(a) (sizeof(a) / sizeof((a)[0]))
const struct room epcis_room = {
    .name = "epcis",
    .routes = epcis_routes, .routes_n = EPCIS_ROUTES_N,
    .problems = &(const struct room_problems){"/epcis/v2/", epcis_problem},
    .migrations = epcis_migrations, .migrations_n = &epcis_migrations_n,
    .sql = epcis_sql, .sql_n = Q__COUNT,
    .lists = epcis_lists, .lists_n = EPCIS_LISTS_N,
    .jobs = JOBS, .jobs_n = N(JOBS),
    .conf = CONF, .conf_n = N(CONF),
    .checks = CHECKS, .checks_n = N(CHECKS),
    .proofs = PROOFS, .proofs_n = N(PROOFS),
    .start = start, .stop = stop, .open = threads_open, .close = threads_close,
};
