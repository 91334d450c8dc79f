/* trace_recall.c: recalls as acts: drafted or drilled, opened (lots are marked, the repository is told, holders are listed), answered by
 * holders, closed or withdrawn (lots return as far as grow's rules allow). A lot is recalled here and nowhere else: the order over a
 * single lot (POST /lots/{id}/state) comes in by trace_recaller. */
#include "trace_recall.h"

#include <inttypes.h>
#include <string.h>

#include "conf.h"
#include "epcis.h"
#include "log.h"
#include "uuid.h"
#include "when.h"

const char *const trace_recall_states[] = {
#define STATE(name, code, zh, en) code,
#define WAY(from, to)
#include "trace_recall_states.def"
#undef STATE
#undef WAY
    NULL};
static const struct { const char *zh, *en; } STATE_TEXT[] = {
#define STATE(name, code, zh, en) {zh, en},
#define WAY(from, to)
#include "trace_recall_states.def"
#undef STATE
#undef WAY
};
static const bool WAYS[RECALL__COUNT][RECALL__COUNT] = {
#define STATE(name, code, zh, en)
#define WAY(from, to) [RECALL_##from][RECALL_##to] = true,
#include "trace_recall_states.def"
#undef STATE
#undef WAY
};
const char *const trace_subject_kinds[] = {"lot", "plot", "season", "record", "input", "test", "epc", "alarm", NULL};
const char *const trace_item_kinds[] = {"lot", "pack", "container", NULL};
const char *const trace_holder_parts[] = {"origin", "holder", "receiver", NULL};
enum { LOTS_SHOWN = 500, EVENT_EPCS_MAX = 1000 };

bool trace_recall_way(enum trace_recall_state from, enum trace_recall_state to)
{
    return from < RECALL__COUNT && to < RECALL__COUNT && WAYS[from][to];
}

const char *trace_recall_state_text(int64_t state, enum lang lang)
{
    return state < 0 || state >= RECALL__COUNT ? "" : lang == LANG_EN ? STATE_TEXT[state].en : STATE_TEXT[state].zh;
}

/* ---- reading --------------------------------------------------------------------------------------------------------------------------- */
/* Offices and regulators over its level; a producer whose lot or goods it concerns, once it is open. */
static enum err may_read(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r)
{
    int64_t n = 0;
    if (!cx->who)
        return ERR_NONE;
    for (size_t i = 0; i < cx->who->n; i++) {
        const struct people_grant *g = &cx->who->grants[i];
        if (!people_role_has(g->role, "trace.recall.read"))
            continue;
        if (!g->operator_id && strncmp(r->level_path, g->level_path, strlen(g->level_path)) == 0)
            return ERR_NONE;
        if (g->operator_id && !r->mock && r->state != RECALL_DRAFT)
            TRY(sql_i64(tx, TQ(Q_RECALL_CONCERNS), ARGS(v_i(r->id), v_i(g->operator_id)), &n));
        if (n)
            return ERR_NONE;
    }
    return err_say(cx, ERR_NOT_FOUND, NULL, "没有这次召回", "There is no such recall");
}

static enum err load(struct cx *cx, struct tx *tx, const char *uuid, struct trace_recall_seen *out)
{
    *out = (struct trace_recall_seen){0};
    enum err e = sql_one(tx, TQ(Q_RECALL_ONE), ARGS(v_t(uuid)), &trace_recall_row, out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有这次召回", "There is no such recall") : e;
}

enum err trace_recall_get(struct cx *cx, struct tx *tx, const char *uuid, struct trace_recall_seen *out)
{
    TRY(load(cx, tx, uuid, out));
    TRY(may_read(cx, tx, out));
    TRY(sql_all(tx, TQ(Q_RECALL_LOTS), ARGS(v_i(out->id), v_i(LOTS_SHOWN)), &trace_recall_lot_shape, LOTS_SHOWN, &out->lots));
    return sql_all(tx, TQ(Q_RECALL_STEPS), ARGS(v_i(out->id)), &trace_recall_step_shape, TRACE_STEPS_MAX, &out->steps);
}

struct trace_recall_body trace_recall_body_of(const struct trace_recall_seen *r)
{
    return (struct trace_recall_body){r->subject_kind, r->subject, r->reason, r->return_how, r->mock, r->from_day, r->until_day};
}

/* ---- storing what was found ---------------------------------------------------------------------------------------------------------------- */
static enum err store_lots(struct tx *tx, int64_t id, const struct reach *r)
{
    struct bulk *b;
    TRY(bulk_open(tx, "trace_recall_lot", "recall_id, lot_id, operator_id", "iii", "ON CONFLICT DO NOTHING", &b));
    for (size_t i = 0; i < r->lots_n; i++)
        TRY(bulk_row(b, (const struct val[]){v_i(id), v_i(r->lots[i]->id), v_i(r->lots[i]->operator_id)}));
    return bulk_close(&b, NULL);
}

static enum err store_items(struct tx *tx, int64_t id, const struct reach *r)
{
    struct bulk *b;
    TRY(sql_exec(tx, TQ(Q_RECALL_DROP_ITEMS), ARGS(v_i(id))));
    TRY(bulk_open(tx, "trace_recall_item", "recall_id, pos, kind, epc, lot_id, holder, last_us, last_step, depth", "iittititi", "", &b));
    for (size_t i = 0; i < r->items_n; i++) {
        const struct reach_item *it = &r->items[i];
        TRY(bulk_row(b, (const struct val[]){v_i(id), v_i((int64_t)i), v_t(trace_item_kinds[it->kind]), v_t(it->epc), v_i(it->lot_id),
                                             v_t(it->holder ? r->holders[it->holder - 1].uri : NULL), v_i(it->last_us), v_t(it->last_step), v_i(it->depth)}));
    }
    return bulk_close(&b, NULL);
}

/* A holder that is listed already keeps its answer. */
/* Holders known from an earlier look keep their id and their answer. */
static enum err store_holders(struct cx *cx, struct tx *tx, int64_t id, const struct reach *r)
{
    struct bulk *b;
    TRY(bulk_open(tx, "trace_recall_holder", "uuid, recall_id, uri, operator_id, place_id, part, touched, here, first_us, last_us", "titiitiiii",
        "ON CONFLICT (recall_id, uri) DO UPDATE SET operator_id = excluded.operator_id, place_id = excluded.place_id, part = excluded.part, touched = excluded.touched, "
        "here = excluded.here, first_us = excluded.first_us, last_us = excluded.last_us", &b));
    for (size_t i = 0; i < r->holders_n; i++) {
        const struct reach_holder *h = &r->holders[i];
        TRY(bulk_row(b, (const struct val[]){v_t(uuid_make(cx->ar)), v_i(id), v_t(h->uri), v_i(h->operator_id), v_i(h->place_id), v_t(trace_holder_parts[h->part]), v_i(h->touched),
                                             v_i(h->here), v_i(h->first_us), v_i(h->last_us)}));
    }
    return bulk_close(&b, NULL);
}

static enum err store_reach(struct cx *cx, struct tx *tx, int64_t id, const struct reach *r)
{
    TRY(store_lots(tx, id, r));
    TRY(store_items(tx, id, r));
    TRY(store_holders(cx, tx, id, r));
    return sql_exec(tx, TQ(Q_RECALL_LOOKED), ARGS(v_i(id), v_i((int64_t)r->lots_n), v_i(r->packs), v_i(r->containers), v_i((int64_t)r->holders_n), v_i(r->quantity_g),
        v_i(r->located_permille), v_bool(r->complete), v_i(r->took_us), v_i(cx->now_us)));
}

static enum err step(struct cx *cx, struct tx *tx, int64_t id, const char *uuid, const char *from, const char *to, const char *reason)
{
    struct str before = from ? str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", from)) : (struct str){0};
    TRY(sql_exec(tx, TQ(Q_RECALL_STEP), ARGS(v_i(id), v_t(from), v_t(to), v_t(reason), v_t(trace_by(cx)), v_i(cx->now_us))));
    return people_audit(cx, tx, "trace.recall.state", "recall", uuid, before, str_of(ar_printf(cx->ar, "{\"state\":\"%s\"}", to)), reason);
}

static enum err number(struct cx *cx, struct tx *tx, bool mock, const char **out)
{
    int64_t last;
    int y, m, d;
    day_split(when_day(cx->now_us, WHEN_CST_MIN), &y, &m, &d);
    const char *name = ar_printf(cx->ar, "%s%04d%02d%02d", mock ? "YL" : "ZH", y, m, d); /* 演练, 召回 */
    TRY(sql_i64(tx, TQ(Q_NUMBER), ARGS(v_t(name)), &last));
    *out = ar_printf(cx->ar, "%s%04" PRId64, name, last);
    return ERR_NONE;
}

enum err trace_recall_store(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, const struct reach *r, const char **uuid_out)
{
    const char *uuid = uuid_make(cx->ar), *no, *state = in->mock ? "drilled" : "draft";
    int64_t id;
    if (cx->who)
        TRY(people_may_on(cx, "trace.recall.write", r->level_path, r->operator_id == FIELD_NULL ? 0 : r->operator_id));
    if (!in->mock && !(in->return_how && str_trim(str_of(in->return_how)).size))
        return err_say(cx, ERR_INVALID, "/return_how", "召回要写明怎样退货", "A recall has to say how to return the goods");
    TRY(number(cx, tx, in->mock, &no));
    TRY(sql_i64(tx, TQ(Q_RECALL_INSERT), ARGS(v_t(uuid), v_t(no), v_bool(in->mock), v_t(state), v_t(trace_subject_kinds[in->subject_kind]), v_t(r->epc ? r->epc : in->subject), v_t(r->subject_name),
        v_i(in->from_day), v_i(in->until_day), v_t(in->reason), v_t(in->return_how ? in->return_how : ""), v_i(r->operator_id), v_t(r->level_path), v_i(cx->now_us), v_t(trace_by(cx)),
        v_t(r->county)), &id));
    TRY(store_reach(cx, tx, id, r));
    *uuid_out = uuid;
    return step(cx, tx, id, uuid, NULL, state, in->reason);
}

/* ---- the repository is told ------------------------------------------------------------------------------------------------------------------- */
static void key_text(struct jw *w, const char *key, const char *text)
{
    jw_key(w, key);
    jw_z(w, text);
}

/* Of an alarm: packs and containers one by one, lots and what is no lot of ours by class. */
static void write_starts(struct jw *w, const struct reach *reach)
{
    for (int classes = 0; classes < 2; classes++) {
        size_t n = 0;
        for (size_t i = 0; i < reach->starts_n && n < EVENT_EPCS_MAX; i++) {
            enum trace_thing_kind k = trace_thing_kind(reach->starts[i].p);
            if ((k == THING_LOT || k == THING_CLASS) != classes)
                continue;
            if (!n++) {
                jw_key(w, classes ? "quantityList" : "epcList");
                jw_arr(w);
            }
            if (classes) {
                jw_obj(w);
                key_text(w, "epcClass", reach->starts[i].p);
                jw_obj_end(w);
            } else {
                jw_z(w, reach->starts[i].p);
            }
        }
        if (n)
            jw_arr_end(w);
    }
}

static void write_things(struct jw *w, const struct trace_recall_seen *r, const struct reach *reach)
{
    bool one = reach->epc && (trace_thing_kind(reach->epc) == THING_PACK || trace_thing_kind(reach->epc) == THING_CONTAINER || trace_thing_kind(reach->epc) == THING_OTHER);
    (void)r;
    if (reach->starts_n) {
        write_starts(w, reach);
        return;
    }
    if (one) {
        jw_key(w, "epcList");
        jw_arr(w);
        jw_z(w, reach->epc);
        jw_arr_end(w);
        return;
    }
    jw_key(w, "quantityList");
    jw_arr(w);
    for (size_t i = 0; i < reach->lots_n && i < EVENT_EPCS_MAX; i++) {
        jw_obj(w);
        key_text(w, "epcClass", reach->lots[i]->epc);
        jw_obj_end(w);
    }
    if (!reach->lots_n) {
        jw_obj(w);
        key_text(w, "epcClass", reach->epc);
        jw_obj_end(w);
    }
    jw_arr_end(w);
}

/* An ObjectEvent that sets (or unsets) the persistent disposition "recalled" (EPCIS 2.0 section 7.4.1, persistentDisposition). Without a place: the
 * things stay where they are, and the office must not look like a holder. */
static enum err tell(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, const struct reach *reach, bool on, const char **event_id)
{
    struct buf b;
    struct jw w;
    char at[40];
    when_format(cx->now_us, WHEN_CST_MIN, at);
    buf_init(&b, cx->ar, 2048);
    jw_init(&w, &b);
    jw_obj(&w);
    jw_key(&w, "@context");
    jw_arr(&w);
    jw_z(&w, "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
    jw_obj(&w);
    key_text(&w, "tiantou", conf_text("grow.namespace"));
    jw_obj_end(&w);
    jw_arr_end(&w);
    key_text(&w, "type", "ObjectEvent");
    key_text(&w, "eventTime", at);
    key_text(&w, "eventTimeZoneOffset", "+08:00");
    key_text(&w, "action", "OBSERVE");
    key_text(&w, "bizStep", "holding");
    key_text(&w, "disposition", on ? "recalled" : "active");
    jw_key(&w, "persistentDisposition");
    jw_obj(&w);
    jw_key(&w, on ? "set" : "unset");
    jw_arr(&w);
    jw_z(&w, "recalled");
    jw_arr_end(&w);
    jw_obj_end(&w);
    write_things(&w, r, reach);
    key_text(&w, "tiantou:recall", r->recall_no);
    jw_obj_end(&w);
    return epcis_capture_event(cx, tx, buf_view(&b), r->county, r->operator_id == FIELD_NULL ? 0 : r->operator_id, event_id);
}

/* ---- lots ----------------------------------------------------------------------------------------------------------------------------------------- */
/* Mark the lots that are not recalled yet, the oldest first: what was made of one follows it. */
static enum err mark_lots(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, const struct reach *reach)
{
    for (size_t i = 0; i < reach->lots_n; i++) {
        struct grow_lot lot = {0};
        int64_t n;
        TRY(grow_lot_by_id(cx, tx, reach->lots[i]->id, &lot));
        if (lot.state == LOT_RECALLED)
            continue;
        TRY(grow_lot_recall(cx, tx, lot.id, r->reason, r->return_how));
        TRY(sql_exec_n(tx, TQ(Q_RECALL_LOT_MARK), ARGS(v_i(r->id), v_i(lot.id), v_t(grow_lot_states[lot.state])), &n));
    }
    return ERR_NONE;
}

struct back { int64_t id; const char *before; };
struct freeing { struct cx *cx; int64_t lot; const char *reason; };

static enum err free_lot(struct cx *cx, struct tx *tx, void *arg)
{
    const struct freeing *f = arg;
    return grow_lot_enter(cx, tx, f->lot, LOT_ACTIVE, f->reason);
}

static enum err give_back(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, const struct back *b, const char *reason)
{
    struct grow_lot lot = {0};
    int64_t others;
    struct freeing f = {cx, b->id, reason};
    TRY(sql_i64(tx, TQ(Q_RECALL_OPEN_OF_LOT), ARGS(v_i(b->id), v_i(r->id)), &others));
    TRY(grow_lot_by_id(cx, tx, b->id, &lot));
    if (others || lot.state != LOT_RECALLED)
        return ERR_NONE; /* another recall holds it */
    TRY(grow_lot_enter(cx, tx, b->id, LOT_LOCKED, reason));
    if (strcmp(b->before, "locked") == 0)
        return ERR_NONE; /* it was locked for a reason of its own */
    enum err e = tx_step(tx, free_lot, &f);
    if (e != ERR_LOT_LOCKED && e != ERR_WRONG_STATE)
        return e;
    cx_clear(cx); /* a failed test or another barred lot holds it: it stays locked */
    return ERR_NONE;
}

static enum err return_lots(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, const char *reason)
{
    struct back *v = AR_ARRAY(cx->ar, struct back, REACH_LOTS_MAX);
    struct rows *rows;
    size_t n = 0;
    TRY(sql_query(tx, TQ(Q_RECALL_MARKED), ARGS(v_i(r->id), v_i(REACH_LOTS_MAX)), &rows));
    while (n < REACH_LOTS_MAX && rows_next(rows)) {
        v[n].id = rows_i64(rows, 0);
        v[n++].before = rows_z(rows, 1);
    }
    TRY(rows_end(&rows));
    for (size_t i = 0; i < n; i++)
        TRY(give_back(cx, tx, r, &v[i], reason));
    return ERR_NONE;
}

/* ---- states ------------------------------------------------------------------------------------------------------------------------------------------ */
static enum err check_way(struct cx *cx, const struct trace_recall_seen *r, enum trace_recall_state to, const char *reason)
{
    if (!trace_recall_way((enum trace_recall_state)r->state, to))
        return err_say(cx, ERR_WRONG_STATE, "/state", "召回不能从“%s”改为“%s”", "A recall cannot go from \"%s\" to \"%s\"", trace_recall_state_text(r->state, cx->lang),
                       trace_recall_state_text(to, cx->lang));
    if (to != RECALL_OPEN && !(reason && str_trim(str_of(reason)).size))
        return err_say(cx, ERR_INVALID, "/reason", "请写明结果或理由", "Say the outcome or the reason");
    return ERR_NONE;
}

static enum err on_entering(struct cx *cx, struct tx *tx, const struct trace_recall_seen *r, enum trace_recall_state to, const char *reason, const struct reach *fresh, const char **event)
{
    struct reach lots = {0};
    if (to == RECALL_OPEN) {
        TRY(store_reach(cx, tx, r->id, fresh));
        TRY(mark_lots(cx, tx, r, fresh));
        return tell(cx, tx, r, fresh, true, event);
    }
    if (to != RECALL_WITHDRAWN || r->state != RECALL_OPEN)
        return ERR_NONE;
    TRY(return_lots(cx, tx, r, reason));
    const struct trace_recall_body in = trace_recall_body_of(r);
    if (!fresh) {
        TRY(trace_reach_find(cx, tx, &in, &lots));
        fresh = &lots;
    }
    return tell(cx, tx, r, fresh, false, event);
}

enum err trace_recall_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, enum trace_recall_state to, const char *reason, const struct reach *fresh)
{
    struct trace_recall_seen r;
    const char *event = NULL;
    int64_t n;
    TRY(trace_recall_get(cx, tx, uuid, &r));
    if (cx->who)
        TRY(people_may_on(cx, "trace.recall.write", r.level_path, r.operator_id == FIELD_NULL ? 0 : r.operator_id));
    TRY(check_way(cx, &r, to, reason));
    TRY(sql_exec_n(tx, TQ(Q_RECALL_STATE), ARGS(v_i(r.id), v_t(trace_recall_states[to]), v_i(to == RECALL_OPEN ? cx->now_us : FIELD_NULL), v_i(to == RECALL_OPEN ? FIELD_NULL : cx->now_us),
        v_t(to == RECALL_OPEN ? NULL : reason), v_i(if_rev)), &n));
    if (!n)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(on_entering(cx, tx, &r, to, reason, fresh, &event));
    if (event)
        TRY(sql_exec(tx, TQ(Q_RECALL_EVENT), ARGS(v_i(r.id), v_t(to == RECALL_OPEN ? event : NULL), v_t(to == RECALL_OPEN ? NULL : event))));
    log_info(cx, "trace.recall", "id=%s from=%s to=%s", uuid, trace_recall_states[r.state], trace_recall_states[to]);
    return step(cx, tx, r.id, uuid, trace_recall_states[r.state], trace_recall_states[to], reason);
}

enum err trace_recall_refresh(struct cx *cx, struct tx *tx, const char *uuid, const struct reach *fresh)
{
    struct trace_recall_seen r;
    TRY(trace_recall_get(cx, tx, uuid, &r));
    if (cx->who)
        TRY(people_may_on(cx, "trace.recall.write", r.level_path, r.operator_id == FIELD_NULL ? 0 : r.operator_id));
    if (r.state != RECALL_OPEN && r.state != RECALL_DRAFT)
        return err_say(cx, ERR_WRONG_STATE, NULL, "只有拟召回和召回中的可以重查", "Only drafts and open recalls are looked at again");
    TRY(store_reach(cx, tx, r.id, fresh));
    return r.state == RECALL_OPEN ? mark_lots(cx, tx, &r, fresh) : ERR_NONE;
}

/* ---- answers of holders ------------------------------------------------------------------------------------------------------------------------------ */
enum err trace_recall_answer_as(struct cx *cx, struct tx *tx, const char *uuid, const char *holder, const struct trace_answer_body *in, struct trace_holder_seen *out)
{
    struct trace_recall_seen r;
    TRY(trace_recall_get(cx, tx, uuid, &r));
    *out = (struct trace_holder_seen){0};
    enum err e = sql_one(tx, TQ(Q_RECALL_HOLDER_ONE), ARGS(v_i(r.id), v_t(holder)), &trace_holder_row, out);
    bool own = e == ERR_NONE && out->operator_id != FIELD_NULL && people_own_operator(cx) == out->operator_id;
    if (e == ERR_NOT_FOUND || (e == ERR_NONE && cx->who && !own && people_own_operator(cx) != 0))
        return err_say(cx, ERR_NOT_FOUND, NULL, "召回名单里没有这个持有者", "The recall lists no such holder");
    TRY(e);
    if (cx->who && !own)
        TRY(people_may_on(cx, "trace.recall.answer", r.level_path, 0));
    if (r.state != RECALL_OPEN)
        return err_say(cx, ERR_WRONG_STATE, NULL, "这次召回不在进行中", "The recall is not open");
    TRY(sql_exec(tx, TQ(Q_RECALL_ANSWER), ARGS(v_i(out->id), v_i(cx->now_us), v_t(trace_by(cx)), v_i(in->secured_g), v_i(in->secured_packs), v_t(in->note))));
    *out = (struct trace_holder_seen){0};
    TRY(sql_one(tx, TQ(Q_RECALL_HOLDER_ONE), ARGS(v_i(r.id), v_t(holder)), &trace_holder_row, out));
    return people_audit(cx, tx, "trace.recall.answer", "recall", uuid, (struct str){0}, str_of(ar_printf(cx->ar, "{\"holder\":\"%s\"}", holder)), in->note);
}

/* ---- for scans and other rooms -------------------------------------------------------------------------------------------------------------------------- */
enum err trace_recalled(struct cx *cx, struct tx *tx, struct str epc, bool *yes_out, struct trace_notice *out)
{
    struct rows *r;
    TRY(sql_query(tx, TQ(Q_RECALLED), ARGS(v_s(epcis_uri_canonical(cx->ar, epc))), &r));
    *yes_out = rows_next(r);
    if (*yes_out)
        *out = (struct trace_notice){rows_z(r, 0), rows_z(r, 1), rows_z(r, 2), rows_i64(r, 3)};
    return rows_end(&r);
}

/* An order over one lot (grow.h): a whole recall, opened at once. */
static enum err order_lot(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const char *reason, const char *return_how)
{
    struct reach r;
    const char *uuid;
    const struct trace_recall_body in = {SUBJECT_LOT, lot->uuid, reason ? reason : "", return_how, false, FIELD_NULL, FIELD_NULL};
    TRY(trace_reach_find(cx, tx, &in, &r));
    TRY(trace_recall_store(cx, tx, &in, &r, &uuid));
    return trace_recall_enter(cx, tx, uuid, 1, RECALL_OPEN, reason, &r);
}

static enum err may_lift(struct cx *cx, struct tx *tx, int64_t lot_id)
{
    struct rows *r;
    const char *no = NULL;
    TRY(sql_query(tx, TQ(Q_RECALL_NO_OF_LOT), ARGS(v_i(lot_id)), &r));
    if (rows_next(r))
        no = rows_z(r, 0);
    TRY(rows_end(&r));
    return no ? err_say(cx, ERR_LOT_LOCKED, "/state", "批次在召回 %s 中，请先撤回或办结这次召回", "The lot is under recall %s: withdraw or close that first", no) : ERR_NONE;
}

const struct grow_recall trace_recaller = {order_lot, may_lift};

enum err trace_recall_make(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, const char **uuid_out)
{
    struct reach r;
    TRY(trace_reach_find(cx, tx, in, &r));
    return trace_recall_store(cx, tx, in, &r, uuid_out);
}

enum err trace_recall_move(struct cx *cx, struct tx *tx, const char *uuid, const char *to, const char *reason)
{
    struct trace_recall_seen r;
    struct reach fresh;
    int64_t state = field_enum(trace_recall_states, str_of(to));
    TRY(trace_recall_get(cx, tx, uuid, &r));
    const struct trace_recall_body in = trace_recall_body_of(&r);
    TRY(trace_reach_find(cx, tx, &in, &fresh));
    return state < 0 ? err_set(cx, ERR_INVALID, "/state") : trace_recall_enter(cx, tx, uuid, r.rev, (enum trace_recall_state)state, reason, &fresh);
}

enum err trace_recall_answer(struct cx *cx, struct tx *tx, const char *uuid, int64_t operator_id, int64_t secured_g, const char *note)
{
    struct trace_recall_seen r;
    struct trace_holder_seen h;
    const char *holder;
    TRY(trace_recall_get(cx, tx, uuid, &r));
    TRY(sql_text(tx, TQ(Q_RECALL_HOLDER_OF), ARGS(v_i(r.id), v_i(operator_id)), &holder));
    return trace_recall_answer_as(cx, tx, uuid, holder, &(struct trace_answer_body){secured_g, FIELD_NULL, note}, &h);
}
