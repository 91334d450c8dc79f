/* trace_find.c: looking for impossible histories: through all events, in the order they were stored, by a job that runs after captures and
 * goes on where the last one ended (never beyond epcis_horizon(), so that no event is passed by), by one that goes every night through the
 * newest events again, whatever was looked at, and, where a kind's rule says refuse, within the capture itself. A part of the events is
 * taken, the whole history of what they touch is read, trace_judge.c says what cannot be, and what was not known yet is kept with its
 * evidence. */
#include <openssl/evp.h>
#include <stdatomic.h>
#include <string.h>

#include "log.h"
#include "setting.h"
#include "epcis_subs.h"
#include "trace_finding.h"
#include "uuid.h"
#include "when.h"

enum { NIGHT_EVENTS = 100000, PART_EVENTS = 400, PART_URIS = 20000, FIND_THINGS = 100000, FIND_TOUCHES = 400000, FOUND_PER_PART = 2000 };
#define MARK "trace.find.after"
#define JOB "trace.find"
#define AGAIN "again" /* key of the job that begins at the first event */
#define FIND_BYTES ((size_t)512 << 20)

static atomic_bool refusing; /* some kind's rule is refuse: captures have to ask */

/* ---- rules ---------------------------------------------------------------------------------------------------------------------------- */
enum err trace_rules_read(struct cx *cx, struct tx *tx, enum trace_rule rules[KIND__COUNT])
{
    struct rows *r;
    bool any = false;
    (void)cx;
    for (size_t k = 0; k < KIND__COUNT; k++)
        rules[k] = (enum trace_rule)field_enum(trace_rules, str_of(trace_kinds[k].rule));
    TRY(sql_query(tx, TQ(Q_RULES), NOARGS, &r));
    while (rows_next(r)) {
        int64_t kind = field_enum(trace_kind_codes, rows_str(r, 0)), rule = field_enum(trace_rules, rows_str(r, 1));
        if (kind >= 0 && rule >= 0)
            rules[kind] = (enum trace_rule)rule;
    }
    TRY(rows_end(&r));
    for (size_t k = 0; k < KIND__COUNT; k++)
        any = any || rules[k] == RULE_REFUSE;
    atomic_store(&refusing, any);
    return ERR_NONE;
}

/* ---- what is known beside --------------------------------------------------------------------------------------------------------------- */
static enum err certificates(struct cx *cx, struct tx *tx, const struct trace_lot *const *lots, size_t n, int64_t **out)
{
    int64_t *ids = AR_ARRAY(cx->ar, int64_t, n), *when = AR_ARRAY(cx->ar, int64_t, n);
    struct rows *r;
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        when[i] = INT64_MAX;
        if (lots[i])
            ids[m++] = lots[i]->id;
    }
    *out = when;
    if (!m)
        return ERR_NONE;
    TRY(sql_query(tx, TQ(Q_CERTS), ARGS(v_is(ids, m)), &r));
    while (rows_next(r))
        for (size_t i = 0; i < n; i++)
            if (lots[i] && lots[i]->id == rows_i64(r, 0))
                when[i] = rows_i64(r, 1);
    return rows_end(&r);
}

static enum err read_stops(struct cx *cx, struct tx *tx, const struct trace_who *who, size_t n, struct trace_beside *b)
{
    int64_t *ids = AR_ARRAY(cx->ar, int64_t, n);
    struct trace_stop *stops = AR_ARRAY(cx->ar, struct trace_stop, 1000), *last = NULL;
    struct rows *r;
    size_t m = 0;
    for (size_t i = 0; i < n; i++)
        if (who[i].operator_id)
            ids[m++] = who[i].operator_id;
    if (!m)
        return ERR_NONE;
    TRY(sql_query(tx, TQ(Q_SUSPENDED), ARGS(v_is(ids, m)), &r));
    while (rows_next(r)) {
        int64_t id = rows_i64(r, 0), at = rows_i64(r, 2);
        bool begins = str_eqz(rows_str(r, 1), "suspended") || str_eqz(rows_str(r, 1), "closed");
        if (last && last->operator_id == id && last->until_us == INT64_MAX && !begins)
            last->until_us = at;
        for (size_t i = 0; begins && i < n && b->stops_n < 1000; i++)
            if (who[i].operator_id == id) {
                last = &stops[b->stops_n++];
                *last = (struct trace_stop){who[i].uri, at, INT64_MAX, id};
            }
    }
    b->stops = stops;
    return rows_end(&r);
}

/* The producers behind the places of the graph that were suspended at some time. */
static enum err suspensions(struct cx *cx, struct tx *tx, const struct epcis_graph *g, struct trace_beside *b)
{
    struct trace_who *who = AR_ARRAY(cx->ar, struct trace_who, g->deeds_n);
    size_t n = 0;
    for (size_t i = 0; i < g->deeds_n; i++) {
        const char *uri = g->deeds[i].read_point ? g->deeds[i].read_point : g->deeds[i].biz_location;
        bool seen = !uri;
        for (size_t k = n > 200 ? n - 200 : 0; !seen && k < n; k++)
            seen = strcmp(who[k].uri, uri) == 0;
        if (!seen)
            who[n++].uri = uri;
    }
    TRY(trace_who_are(cx, tx, who, n));
    return read_stops(cx, tx, who, n, b);
}

enum err trace_judge_things(struct cx *cx, struct tx *tx, const struct str *uris, size_t n, int64_t fresh_row, const enum trace_rule *rules, struct epcis_graph *g,
                            const struct trace_lot *const **lots_out, struct trace_doubts *out)
{
    struct trace_beside b = {.fresh_row = fresh_row};
    int64_t *certified;
    TRY(epcis_walk(cx, tx, &(struct epcis_walk_ask){.epcs = uris, .n = n, .follow = EPCIS_PARENTS, .things_max = FIND_THINGS, .touches_max = FIND_TOUCHES}, g));
    const char **names = AR_ARRAY(cx->ar, const char *, g->things_n);
    const struct trace_lot **lots = AR_ARRAY(cx->ar, const struct trace_lot *, g->things_n);
    for (size_t i = 0; i < g->things_n; i++)
        names[i] = g->things[i].uri;
    TRY(trace_lots(cx, tx, names, g->things_n, lots));
    TRY(certificates(cx, tx, lots, g->things_n, &certified));
    TRY(suspensions(cx, tx, g, &b));
    b.lots = lots;
    b.certified_us = certified;
    trace_judge(cx, g, &b, rules, out);
    *lots_out = lots;
    return ERR_NONE;
}

/* ---- keeping ---------------------------------------------------------------------------------------------------------------------------- */
/* The same kind about the same thing by the same events is the same finding. */
static const char *evidence_key(struct cx *cx, const struct epcis_graph *g, const struct trace_doubt *d)
{
    struct buf b;
    unsigned char digest[32];
    char *hex = ar_alloc(cx->ar, 65);
    buf_init(&b, cx->ar, 512);
    buf_printf(&b, "%s\n%s\n", trace_kinds[d->kind].code, g->things[d->thing].uri);
    for (size_t i = 0; i < d->deeds_n; i++)
        buf_printf(&b, "%s\n", g->deeds[d->deeds[i]].event_id);
    if (EVP_Digest(b.p, b.size, digest, NULL, EVP_sha256(), NULL) != 1)
        return "";
    hex_encode(digest, sizeof digest, hex);
    return hex;
}

struct part {
    struct cx *cx;
    int64_t after, last;          /* events (after, last] */
    size_t events;                /* at most so many */
    struct epcis_graph g;
    const struct trace_lot *const *lots;
    struct trace_doubts doubts;
    const char *path, *county;
    int64_t found;
    int64_t upto;                 /* nothing beyond it: the horizon */
    bool more;
};

static enum err keep(struct cx *cx, struct tx *tx, struct part *p, const struct trace_doubt *d)
{
    const struct trace_lot *lot = p->lots[d->thing];
    const struct trace_kind_info *k = &trace_kinds[d->kind];
    int64_t id, newest = INT64_MIN, capture = FIELD_NULL, operator_id = d->operator_id ? d->operator_id : lot ? lot->operator_id : FIELD_NULL;
    const char *path = lot ? lot->level_path : p->path;
    for (size_t i = 0; i < d->deeds_n; i++) {
        const struct epcis_deed *e = &p->g.deeds[d->deeds[i]];
        newest = e->time_us > newest ? e->time_us : newest;
        capture = e->capture != FIELD_NULL && (capture == FIELD_NULL || e->capture > capture) ? e->capture : capture;
    }
    if (d->operator_id) {
        struct people_operator op = {0};
        TRY(people_operator_by_id(cx, tx, d->operator_id, &op));
        path = op.level_path;
    }
    enum err e = sql_i64(tx, TQ(Q_FINDING_INSERT), ARGS(v_t(uuid_make(cx->ar)), v_t(k->code), v_t(k->severity), v_t(p->g.things[d->thing].uri), v_i(lot ? lot->id : FIELD_NULL), v_i(operator_id),
        v_t(path), v_t(d->zh), v_t(d->en), v_t(evidence_key(cx, &p->g, d)), v_i(capture), v_i(newest == INT64_MIN ? cx->now_us : newest), v_i(cx->now_us), v_t(p->county)), &id);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE; /* known already */
    }
    TRY(e);
    p->found++;
    if (capture != FIELD_NULL)
        TRY(epcis_capture_warned(cx, tx, capture));
    for (size_t i = 0; i < d->deeds_n; i++)
        TRY(sql_exec(tx, TQ(Q_FINDING_EVIDENCE), ARGS(v_i(id), v_i((int64_t)i), v_t(p->g.deeds[d->deeds[i]].event_id))));
    return ERR_NONE;
}

/* How far captures' events were looked at. */
static enum err mark_read(struct cx *cx, struct tx *tx, int64_t *out)
{
    const char *mark = "0";
    enum err e = setting_get(tx, MARK, &mark);
    *out = 0;
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    (void)str_i64(str_of(mark), out);
    return ERR_NONE;
}

static enum err mark_tx(struct cx *cx, struct tx *tx, void *arg) { return mark_read(cx, tx, arg); }

static enum err keep_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct part *p = arg;
    p->found = 0;
    TRY(trace_county(cx, tx, &p->path, &p->county));
    for (size_t i = 0; i < p->doubts.n && i < FOUND_PER_PART; i++)
        TRY(keep(cx, tx, p, &p->doubts.p[i]));
    int64_t mark;
    TRY(mark_read(cx, tx, &mark));
    return p->last > mark ? setting_put(tx, MARK, ar_printf(cx->ar, "%lld", (long long)p->last)) : ERR_NONE;
}

/* ---- a part ------------------------------------------------------------------------------------------------------------------------------- */
static enum err look_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct part *p = arg;
    enum trace_rule rules[KIND__COUNT];
    struct str *uris;
    size_t n;
    TRY(trace_rules_read(cx, tx, rules));
    TRY(epcis_touched(cx, tx, p->after, p->upto, p->events, PART_URIS, &uris, &n, &p->last));
    p->doubts = (struct trace_doubts){0};
    if (!n)
        return ERR_NONE;
    TRY(trace_judge_things(cx, tx, uris, n, p->after, rules, &p->g, &p->lots, &p->doubts));
    p->more = p->g.more || n == PART_URIS;
    return ERR_NONE;
}

static enum err one_part(struct cx *cx, struct part *p)
{
    p->events = PART_EVENTS;
    do { /* too much history behind so many events: fewer of them */
        TRY(tx_read(cx, "trace.find.look", look_tx, p));
    } while (p->more && p->events > 10 && (p->events /= 4));
    return p->last > p->after ? tx_run(cx, "trace.find.keep", keep_tx, p) : ERR_NONE;
}

struct in_arena { struct cx *cx; struct part *p; enum err err; };

static void part_in_arena(void *arg)
{
    struct in_arena *a = arg;
    a->err = one_part(a->cx, a->p);
}

/* Every event after `after`, to the horizon as it is now. */
static enum err find_after(struct cx *cx, int64_t after, int64_t *found_out)
{
    int64_t found = 0, upto;
    struct part p;
    TRY(epcis_horizon(cx, &upto));
    do {
        struct arena *outer = cx->ar, *ar = ar_new(FIND_BYTES);
        p = (struct part){.cx = cx, .after = after, .upto = upto};
        struct in_arena a = {cx, &p, ERR_NONE};
        if (!ar)
            return err_set(cx, ERR_MEMORY, NULL);
        cx->ar = ar;
        bool whole = ar_try(ar, part_in_arena, &a);
        cx->ar = outer;
        ar_free(&ar);
        if (!whole)
            return err_set(cx, ERR_MEMORY, NULL);
        TRY(a.err);
        found += p.found;
        after = p.last;
    } while (p.last > p.after && !jobs_stopping());
    if (found)
        log_info(cx, "trace.find", "found=%lld", (long long)found);
    if (found_out)
        *found_out = found;
    return ERR_NONE;
}

enum err trace_find(struct cx *cx, int64_t *found_out)
{
    int64_t mark;
    TRY(tx_read(cx, "trace.find.mark", mark_tx, &mark));
    return find_after(cx, mark, found_out);
}

/* At night the newest events are looked at again: what was stored beside them since (a certificate, a place's producer, a rule) may make
 * their histories impossible. Findings are kept once. */
static enum err find_job(struct cx *cx, const struct job *j)
{
    int64_t mark;
    if (strcmp(j->key, AGAIN) == 0)
        return find_after(cx, 0, NULL);
    if (j->key[0])
        return trace_find(cx, NULL);
    TRY(tx_read(cx, "trace.find.mark", mark_tx, &mark));
    return find_after(cx, mark > NIGHT_EVENTS ? mark - NIGHT_EVENTS : 0, NULL);
}

enum err trace_find_again(struct cx *cx, struct tx *tx)
{
    return job_add(tx, JOB, AGAIN, STR("{}"), cx->now_us);
}

const struct job_kind trace_jobs[] = {{JOB, find_job, 5, INT64_C(24) * 3600 * 1000}};
const size_t trace_jobs_n = 1;

/* ---- captures ---------------------------------------------------------------------------------------------------------------------------------- */
/* With the capture: the search runs soon after its commit; one waiting job is enough for any number of captures. */
static enum err stored(struct cx *cx, struct tx *tx)
{
    return job_add(tx, JOB, "capture", STR("{}"), cx->now_us);
}

static bool wants(void) { return atomic_load(&refusing); }

/* Within the capture's transaction, its events stored: which of them must not be there. */
static enum err judge(struct cx *cx, struct tx *tx, const struct str *uris, size_t n, int64_t first_row, void (*refuse)(int64_t row, const char *zh, const char *en, void *arg), void *arg)
{
    enum trace_rule rules[KIND__COUNT];
    struct trace_doubts d = {0};
    struct epcis_graph g;
    const struct trace_lot *const *lots;
    TRY(trace_rules_read(cx, tx, rules));
    for (size_t k = 0; k < KIND__COUNT; k++)
        rules[k] = rules[k] == RULE_REFUSE ? RULE_WARN : RULE_OFF;
    TRY(trace_judge_things(cx, tx, uris, n, first_row - 1, rules, &g, &lots, &d));
    for (size_t i = 0; i < d.n; i++)
        for (size_t k = d.p[i].deeds_n; k-- > 0;)
            if (g.deeds[d.p[i].deeds[k]].row >= first_row) { /* the newest of this capture */
                refuse(g.deeds[d.p[i].deeds[k]].row, ar_printf(cx->ar, "%s：%s", trace_kinds[d.p[i].kind].zh, d.p[i].zh), ar_printf(cx->ar, "%s: %s", trace_kinds[d.p[i].kind].en, d.p[i].en), arg);
                break;
            }
    return ERR_NONE;
}

static enum err warnings(struct cx *cx, struct tx *tx, int64_t capture, struct jw *w)
{
    struct rows *r;
    TRY(sql_query(tx, TQ(Q_FINDINGS_OF_CAPTURE), ARGS(v_i(capture)), &r));
    while (rows_next(r)) {
        int64_t kind = field_enum(trace_kind_codes, rows_str(r, 1));
        jw_obj(w);
        jw_key(w, "finding"), jw_z(w, rows_z(r, 0));
        jw_key(w, "kind"), jw_z(w, rows_z(r, 1));
        jw_key(w, "title"), jw_z(w, kind < 0 ? NULL : cx->lang == LANG_EN ? trace_kinds[kind].en : trace_kinds[kind].zh);
        jw_key(w, "detail"), jw_z(w, rows_z(r, cx->lang == LANG_EN ? 4 : 3));
        jw_key(w, "epc"), jw_z(w, rows_z(r, 2));
        jw_obj_end(w);
    }
    return rows_end(&r);
}

static enum err newest(struct cx *cx, struct tx *tx, int64_t *out)
{
    (void)cx;
    return sql_i64(tx, TQ(Q_FINDING_NEWEST), NOARGS, out);
}

const struct epcis_watch trace_watch = {wants, judge, stored, warnings, newest};
