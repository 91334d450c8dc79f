/* trace_reach.c: how far a recall reaches: from a lot, plot, season, record, input, test, EPC or device alarm to the lots it began with, through the
 * graph of events to every lot, pack and container, and to whoever had them, has them, or was to receive them. The work is done in
 * memory of its own (a hundred thousand packs need more than a request has). */
#include "trace_recall.h"

#include <stdlib.h>
#include <string.h>

#include "gs1.h"
#include "when.h"

enum { HOLDERS_MAX = 5000, REACH_DEPTH = 16 };
#define REACH_BYTES ((size_t)1 << 30)

/* ---- where it begins ---------------------------------------------------------------------------------------------------------------------- */
/* Queries by kind of subject: who it is ($1: its uuid), and its lots ($1, first and last day of harvest). */
static const struct { enum trace_query who, lots; const char *zh, *en; } SUBJECTS[] = {
    [SUBJECT_LOT] = {Q_SUBJECT_LOT, Q_LOTS_OF_LOT, "批次", "lot"}, [SUBJECT_PLOT] = {Q_SUBJECT_PLOT, Q_LOTS_OF_PLOT, "地块", "plot"},
    [SUBJECT_SEASON] = {Q_SUBJECT_SEASON, Q_LOTS_OF_SEASON, "生产季", "season"}, [SUBJECT_RECORD] = {Q_SUBJECT_RECORD, Q_LOTS_OF_RECORD, "农事记录", "record"},
    [SUBJECT_INPUT] = {Q_SUBJECT_INPUT, Q_LOTS_OF_INPUT, "投入品", "input"}, [SUBJECT_TEST] = {Q_SUBJECT_TEST, Q_LOTS_OF_TEST, "检测", "test"},
};

static enum err subject_who(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, struct reach *out)
{
    struct rows *r;
    const char *path, *county;
    TRY(trace_county(cx, tx, &path, &county));
    *out = (struct reach){.operator_id = FIELD_NULL, .level_path = path, .county = county};
    if (in->subject_kind == SUBJECT_EPC) {
        struct str uri = gs1_canonical_uri(cx->ar, str_trim(str_of(in->subject)));
        out->epc = str_dup(cx->ar, uri);
        out->subject_name = trace_short(cx, out->epc);
        return uri.size && memchr(uri.p, ':', uri.size) ? ERR_NONE : err_say(cx, ERR_INVALID, "/subject", "请填写 EPC 或包装上的网址", "Give an EPC or the address on the pack");
    }
    if (in->subject_kind == SUBJECT_ALARM) {
        struct epcis_alarm a;
        TRY(trace_alarm_read(cx, tx, in->subject, &a));
        out->subject_name = trace_alarm_name(cx, &a);
        return ERR_NONE;
    }
    TRY(sql_query(tx, TQ(SUBJECTS[in->subject_kind].who), ARGS(v_t(in->subject)), &r));
    bool found = rows_next(r);
    if (found) {
        out->subject_name = rows_z(r, 0);
        out->operator_id = rows_i64(r, 1);
        out->level_path = rows_null(r, 2) ? path : rows_z(r, 2);
    }
    TRY(rows_end(&r));
    return found ? ERR_NONE : err_say(cx, ERR_INVALID, "/subject", "没有这个%s", "There is no such %s", cx->lang == LANG_EN ? SUBJECTS[in->subject_kind].en : SUBJECTS[in->subject_kind].zh);
}

enum err trace_reach_who(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, struct reach *out)
{
    return subject_who(cx, tx, in, out);
}

static enum err first_lots(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, struct reach *r, struct str **out, size_t *n)
{
    struct rows *rows;
    if (in->subject_kind == SUBJECT_ALARM) {
        TRY(trace_alarm_things(cx, tx, in, out, n));
        r->starts = *out, r->starts_n = *n;
        return ERR_NONE;
    }
    struct str *uris = AR_ARRAY(cx->ar, struct str, REACH_LOTS_MAX + 1);
    *n = 0, *out = uris;
    if (r->epc) {
        uris[(*n)++] = str_of(r->epc);
        return ERR_NONE;
    }
    TRY(sql_query(tx, TQ(SUBJECTS[in->subject_kind].lots), ARGS(v_t(in->subject), v_i(in->from_day == FIELD_NULL ? -1000000 : in->from_day),
        v_i(in->until_day == FIELD_NULL ? 1000000 : in->until_day)), &rows));
    while (*n <= REACH_LOTS_MAX && rows_next(rows))
        uris[(*n)++] = str_of(rows_z(rows, 0));
    TRY(rows_end(&rows));
    return *n > REACH_LOTS_MAX ? err_say(cx, ERR_LIMIT, "/subject", "涉及超过 %d 个批次，请缩小日期范围", "More than %d lots: narrow the days", REACH_LOTS_MAX) : ERR_NONE;
}

/* ---- who had what ------------------------------------------------------------------------------------------------------------------------- */
struct find {
    struct cx *cx;
    struct epcis_graph g;
    struct trace_index ix;
    struct reach *out;
    uint32_t *place_of;           /* of each deed: its holder + 1; 0: no place */
    uint32_t *stamp;              /* of each holder: the last thing that counted there, + 1 */
    struct { uint32_t *slot; size_t cap; } table; /* holders by URI */
    uint32_t last_deed;           /* of the thing looked at; UINT32_MAX: none */
};

static uint32_t holder_of(struct find *f, const char *uri)
{
    struct reach *o = f->out;
    size_t at = (size_t)str_hash(str_of(uri), 7) & (f->table.cap - 1);
    for (; f->table.slot[at]; at = (at + 1) & (f->table.cap - 1))
        if (strcmp(o->holders[f->table.slot[at] - 1].uri, uri) == 0)
            return f->table.slot[at];
    if (o->holders_n == HOLDERS_MAX) {
        o->complete = false;
        return 0;
    }
    o->holders[o->holders_n] = (struct reach_holder){.uri = uri, .part = HOLDER_HOLDER, .first_us = INT64_MAX, .last_us = INT64_MIN, .operator_id = FIELD_NULL, .place_id = FIELD_NULL};
    return f->table.slot[at] = (uint32_t)++o->holders_n;
}

static void take_places(struct find *f)
{
    struct arena *ar = f->cx->ar;
    f->table.cap = 16384; /* more than twice HOLDERS_MAX, a power of two */
    f->table.slot = AR_ARRAY(ar, uint32_t, f->table.cap);
    f->out->holders = AR_ARRAY(ar, struct reach_holder, HOLDERS_MAX);
    f->stamp = AR_ARRAY(ar, uint32_t, HOLDERS_MAX);
    f->place_of = AR_ARRAY(ar, uint32_t, f->g.deeds_n);
    for (size_t i = 0; i < f->g.deeds_n; i++) {
        const char *uri = f->g.deeds[i].biz_location ? f->g.deeds[i].biz_location : f->g.deeds[i].read_point;
        f->place_of[i] = uri ? holder_of(f, uri) : 0;
    }
}

/* A thing's events and those of what carried it while it did: every place counts it once. */
static void ride(struct find *f, uint32_t item, uint32_t thing, int64_t from_us, int64_t to_us, int depth)
{
    for (uint32_t i = f->ix.first[thing]; i < f->ix.first[thing + 1]; i++) {
        const struct epcis_touch *t = &f->g.touches[f->ix.touch[i]];
        const struct epcis_deed *d = &f->g.deeds[t->deed];
        if (d->error_declared)
            continue;
        if (d->time_us >= from_us && d->time_us < to_us && f->place_of[t->deed]) {
            struct reach_holder *h = &f->out->holders[f->place_of[t->deed] - 1];
            uint32_t *stamp = &f->stamp[f->place_of[t->deed] - 1];
            h->touched += *stamp != item + 1;
            *stamp = item + 1;
            h->first_us = d->time_us < h->first_us ? d->time_us : h->first_us;
            h->last_us = d->time_us > h->last_us ? d->time_us : h->last_us;
            if (f->last_deed == UINT32_MAX || t->deed > f->last_deed)
                f->last_deed = t->deed;
        }
        if (t->part == EPCIS_CHILD && t->parent >= 0 && t->parent != (int64_t)thing && d->action == EPCIS_ADD && depth < REACH_DEPTH)
            ride(f, item, (uint32_t)t->parent, d->time_us > from_us ? d->time_us : from_us, t->until_us < to_us ? t->until_us : to_us, depth + 1);
    }
}

static int64_t item_kind(const char *uri, bool carrier)
{
    enum trace_thing_kind k = trace_thing_kind(uri);
    return carrier || k == THING_CONTAINER ? ITEM_CONTAINER : k == THING_LOT || k == THING_CLASS ? ITEM_LOT : ITEM_PACK;
}

static void count_item(struct reach *o, const struct reach_item *it, const struct trace_lot *lot, int64_t *located, int64_t *wanted)
{
    o->packs += it->kind == ITEM_PACK;
    o->containers += it->kind == ITEM_CONTAINER;
    o->quantity_g += lot ? lot->quantity_g : 0;
    *wanted += it->kind != ITEM_CONTAINER;
    *located += it->kind != ITEM_CONTAINER && it->holder;
    if (lot)
        o->lots[o->lots_n++] = lot;
}

static void take_items(struct find *f, const struct trace_lot *const *lots)
{
    struct reach *o = f->out;
    int64_t located = 0, wanted = 0;
    o->items = AR_ARRAY(f->cx->ar, struct reach_item, f->g.things_n);
    o->lots = AR_ARRAY(f->cx->ar, const struct trace_lot *, f->g.things_n);
    for (uint32_t i = 0; i < f->g.things_n; i++) {
        const struct epcis_thing *t = &f->g.things[i];
        bool carrier = !(t->reach & (EPCIS_ASKED | EPCIS_RESULT));
        struct reach_item *it = &o->items[o->items_n++];
        *it = (struct reach_item){.kind = item_kind(t->uri, carrier), .epc = t->uri, .lot_id = lots[i] ? lots[i]->id : FIELD_NULL, .last_us = FIELD_NULL, .depth = t->depth};
        f->last_deed = UINT32_MAX;
        if (!carrier)
            ride(f, i, i, INT64_MIN + 1, INT64_MAX, 0);
        if (f->last_deed != UINT32_MAX) {
            it->holder = f->place_of[f->last_deed];
            it->last_us = f->g.deeds[f->last_deed].time_us;
            it->last_step = f->g.deeds[f->last_deed].biz_step;
            o->holders[it->holder - 1].here++;
        }
        count_item(o, it, lots[i], &located, &wanted);
    }
    o->located_permille = wanted ? located * 1000 / wanted : 1000;
}

/* Parties that were sent something but said nothing since. */
static enum err take_receivers(struct find *f, struct tx *tx)
{
    int64_t *rows = AR_ARRAY(f->cx->ar, int64_t, TRACE_PARTIES_MAX);
    struct epcis_party *p;
    size_t n = 0, parties;
    for (size_t i = 0; i < f->g.deeds_n && n < TRACE_PARTIES_MAX; i++)
        if (f->g.deeds[i].biz_step && (strcmp(f->g.deeds[i].biz_step, "shipping") == 0 || strcmp(f->g.deeds[i].biz_step, "retail_selling") == 0))
            rows[n++] = f->g.deeds[i].row;
    TRY(epcis_parties(f->cx, tx, rows, n, &p, &parties));
    for (size_t i = 0; i < parties; i++) {
        size_t known = f->out->holders_n;
        uint32_t h = p[i].destination ? holder_of(f, p[i].uri) : 0;
        if (h && f->out->holders_n > known)
            f->out->holders[h - 1] = (struct reach_holder){.uri = p[i].uri, .part = HOLDER_RECEIVER, .first_us = f->cx->now_us, .last_us = f->cx->now_us, .operator_id = FIELD_NULL, .place_id = FIELD_NULL};
    }
    return ERR_NONE;
}

/* Places where nothing affected was (of carriers before and after) drop out; the others get their names. */
static enum err name_holders(struct find *f, struct tx *tx)
{
    struct reach *o = f->out;
    uint32_t *moved = AR_ARRAY(f->cx->ar, uint32_t, o->holders_n + 1);
    size_t n = 0;
    for (size_t i = 0; i < o->holders_n; i++)
        if (o->holders[i].touched || o->holders[i].part == HOLDER_RECEIVER) {
            o->holders[n] = o->holders[i];
            moved[i + 1] = (uint32_t)++n;
        }
    o->holders_n = n;
    for (size_t i = 0; i < o->items_n; i++)
        o->items[i].holder = moved[o->items[i].holder];
    struct trace_who *who = AR_ARRAY(f->cx->ar, struct trace_who, n);
    for (size_t i = 0; i < n; i++)
        who[i].uri = o->holders[i].uri;
    TRY(trace_who_are(f->cx, tx, who, n));
    for (size_t i = 0; i < n; i++) {
        struct reach_holder *h = &o->holders[i];
        h->operator_id = who[i].operator_id ? who[i].operator_id : FIELD_NULL;
        h->place_id = who[i].place_id ? who[i].place_id : FIELD_NULL;
        for (size_t l = 0; l < o->lots_n && who[i].operator_id && h->part == HOLDER_HOLDER; l++)
            if (o->lots[l]->operator_id == who[i].operator_id)
                h->part = HOLDER_ORIGIN;
    }
    return ERR_NONE;
}

static enum err find_all(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, struct reach *out)
{
    struct find f = {.cx = cx, .out = out};
    struct str *start;
    size_t n;
    TRY(subject_who(cx, tx, in, out));
    TRY(first_lots(cx, tx, in, out, &start, &n));
    if (!n)
        return err_say(cx, ERR_INVALID, "/subject", "没有涉及任何批次", "No lot is affected");
    TRY(epcis_walk(cx, tx, &(struct epcis_walk_ask){.epcs = start, .n = n, .follow = EPCIS_TRACE_FORWARD, .things_max = REACH_THINGS_MAX, .touches_max = REACH_TOUCHES_MAX}, &f.g));
    out->complete = !f.g.more;
    const char **uris = AR_ARRAY(cx->ar, const char *, f.g.things_n);
    const struct trace_lot **lots = AR_ARRAY(cx->ar, const struct trace_lot *, f.g.things_n);
    for (size_t i = 0; i < f.g.things_n; i++)
        uris[i] = f.g.things[i].uri;
    TRY(trace_lots(cx, tx, uris, f.g.things_n, lots));
    trace_index(cx, &f.g, &f.ix);
    take_places(&f);
    take_items(&f, lots);
    TRY(take_receivers(&f, tx));
    return name_holders(&f, tx);
}

/* ---- in memory of its own ------------------------------------------------------------------------------------------------------------------ */
struct run { struct cx *cx; struct tx *tx; const struct trace_recall_body *in; struct reach *out; enum err err; };

static void run(void *arg)
{
    struct run *r = arg;
    r->err = find_all(r->cx, r->tx, r->in, r->out);
}

static void drop(void *arg)
{
    struct arena *ar = arg;
    ar_free(&ar);
}

enum err trace_reach_find(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, struct reach *out)
{
    int64_t from = when_now_us();
    struct arena *outer = cx->ar, *ar = ar_new(REACH_BYTES);
    struct run r = {cx, tx, in, out, ERR_NONE};
    if (!ar)
        return err_set(cx, ERR_MEMORY, NULL);
    ar_defer(outer, drop, ar); /* the reach lives as long as the request */
    cx->ar = ar;
    bool whole = ar_try(ar, run, &r);
    cx->ar = outer;
    if (!whole)
        return err_set(cx, ERR_MEMORY, NULL);
    out->took_us = when_now_us() - from;
    return r.err;
}
