/* epcis_live.c: captures as people see them: a list, and a stream of server-sent events that tells when something about captures changed
 * (a document came, a job went on or ended, a warning was added). The stream says only that: what changed is asked for by the
 * list and the report, which know who may see what. Any copy of the program may do a job, so each copy that has readers looks into
 * the database once a second, three small questions; without readers, nothing is asked. */
#include "epcis_routes.h"
#include "epcis_watch.h"

#include <pthread.h>
#include <string.h>
#include <time.h>

#include "epcis_scope.h"
#include "list.h"
#include "log.h"
#include "net.h"

#define TOPIC "captures"
enum { LOOK_S = 1 };

/* ---- the list ---------------------------------------------------------------------------------------------------------------------- */
static const char *const STATES[] = {"running", "done", "refused", NULL};
static const char *const BEHAVIOURS[] = {"rollback", "proceed", NULL};
static const struct list_col COLS[] = {
    {"uuid", "k.uuid", F_UUID, LC_FILTER, NULL, "编号", "ID"},
    {"created_at", "k.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "收到时间", "Received"},
    {"by_name", "COALESCE(k.by_name, '')", F_TEXT, LC_FILTER | LC_SEARCH, NULL, "谁发来", "Sent by"},
    {"operator_name", "o.public_name", F_TEXT, LC_SEARCH, NULL, "经营主体", "Producer"},
    {"state", "CASE WHEN k.finished_us IS NULL THEN 'running' WHEN k.refused > 0 THEN 'refused' ELSE 'done' END", F_ENUM, LC_FILTER, STATES, "状态", "State"},
    {"behaviour", "k.behaviour", F_ENUM, LC_FILTER, BEHAVIOURS, "有错时", "On faults"},
    {"events", "k.events", F_I64, LC_FILTER, NULL, "事件数", "Events"},
    {"done", "k.done", F_I64, 0, NULL, "已处理", "Looked at"},
    {"accepted", "k.accepted", F_I64, 0, NULL, "收下", "Accepted"},
    {"duplicate", "k.duplicate", F_I64, LC_FILTER, NULL, "重复", "Duplicates"},
    {"refused", "k.refused", F_I64, LC_FILTER, NULL, "拒收", "Refused"},
    {"warnings", "k.warnings", F_I64, LC_FILTER, NULL, "提示", "Warnings"},
    {"finished_at", "k.finished_us", F_TIME, LC_FILTER, NULL, "完成时间", "Finished"},
};
const struct list_spec epcis_captures_list = {"CaptureItem", "epcis_capture k LEFT JOIN people_operator_v o ON o.id = k.operator", "k.id", "-created_at", COLS, sizeof COLS / sizeof COLS[0]};

static enum err scope_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return epcis_scope_of(cx, tx, "epcis.capture", arg);
}

enum err captures_list(struct req *rq, struct resp *rs)
{
    struct epcis_scope s;
    struct cx *cx = rq_cx(rq);
    TRY(tx_read(cx, "epcis.scope", scope_tx, &s));
    if (s.all)
        return list_answer(rq, rs, &epcis_captures_list, "k.behaviour <> 'event'", NOARGS);
    return list_answer(rq, rs, &epcis_captures_list, "k.behaviour <> 'event' AND (k.operator @IN($1) OR k.created_by = $2)", ARGS(v_is(s.operators, s.n), v_t(epcis_scope_caller(cx))));
}

enum err epcis_capture_warned(struct cx *cx, struct tx *tx, int64_t capture)
{
    (void)cx;
    return sql_exec(tx, &epcis_sql[Q_CAPTURE_WARNED], ARGS(v_i(capture)));
}

/* ---- the stream -------------------------------------------------------------------------------------------------------------------- */
enum err captures_live(struct req *rq, struct resp *rs)
{
    (void)rq;
    rs_events(rs, TOPIC);
    return ERR_NONE;
}

/* What differs when something about captures changed. */
struct seen { int64_t newest, running, done, warned; };

static enum err look_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct seen *s = arg;
    struct rows *r;
    *s = (struct seen){0};
    TRY(sql_query(tx, &epcis_sql[Q_CAPTURE_NEWEST], NOARGS, &r));
    if (rows_next(r))
        s->newest = rows_i64(r, 0);
    TRY(rows_end(&r));
    TRY(sql_query(tx, &epcis_sql[Q_CAPTURE_RUNNING], NOARGS, &r));
    if (rows_next(r)) {
        s->running = rows_i64(r, 0);
        s->done = rows_i64(r, 1);
    }
    TRY(rows_end(&r));
    return epcis_watcher ? epcis_watcher->newest(cx, tx, &s->warned) : ERR_NONE;
}

static struct {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool on, ending;
} L = {.lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

static bool wait_a_while(void)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += LOOK_S;
    pthread_mutex_lock(&L.lock);
    if (!L.ending)
        pthread_cond_timedwait(&L.wake, &L.lock, &until);
    bool go_on = !L.ending;
    pthread_mutex_unlock(&L.lock);
    return go_on;
}

struct round { struct cx cx; struct seen now; enum err err; };

static void look(void *arg)
{
    struct round *r = arg;
    r->err = tx_read(&r->cx, "epcis.live", look_tx, &r->now);
}

/* A database that does not answer now is asked again a second later; its own room has logged why. */
static bool look_once(struct arena *ar, struct seen *out)
{
    struct round r = {.err = ERR_MEMORY};
    struct ar_mark mark = ar_mark(ar);
    cx_init(&r.cx, ar);
    bool whole = ar_try(ar, look, &r) && r.err == ERR_NONE;
    ar_rewind(ar, mark);
    if (whole)
        *out = r.now;
    return whole;
}

static void *watch(void *arg)
{
    struct arena *ar = arg;
    struct seen last = {0}, now = {0};
    bool known = false; /* last is how it was a second ago */
    do {
        if (!sse_watched(TOPIC)) {
            known = false;
            continue;
        }
        if (!look_once(ar, &now))
            continue;
        if (!known || memcmp(&last, &now, sizeof now) != 0)
            sse_publish(TOPIC, "changed", STR("{}")); /* the first time too: who has just come may have missed something */
        last = now;
        known = true;
    } while (wait_a_while());
    ar_free(&ar);
    return NULL;
}

enum err live_start(struct cx *cx)
{
    struct arena *ar = ar_new(0);
    L.ending = false;
    if (!ar || pthread_create(&L.thread, NULL, watch, ar) != 0) {
        ar_free(&ar);
        return err_set(cx, ERR_MEMORY, NULL);
    }
    L.on = true;
    return ERR_NONE;
}

void live_stop(void)
{
    if (!L.on)
        return;
    pthread_mutex_lock(&L.lock);
    L.ending = true;
    pthread_cond_signal(&L.wake);
    pthread_mutex_unlock(&L.lock);
    pthread_join(L.thread, NULL);
    L.on = false;
}
