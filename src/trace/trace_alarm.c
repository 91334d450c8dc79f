/* trace_alarm.c: where a recall from a device alarm begins: at the things the alarm's event names, or, where it names only a place (a cold
 * store's sensor knows nothing of boxes), at what stood there while the readings were wrong. Called by trace_reach.c. */
#include "trace_recall.h"

#include <stdlib.h>
#include <string.h>

#include "when.h"

enum { ALARM_EVENTS = 20000, ALARM_THINGS = 20000, ALARM_DEPTH = 16, ALARM_MOMENTS = 100000 };

enum err trace_alarm_read(struct cx *cx, struct tx *tx, const char *subject, struct epcis_alarm *out)
{
    enum err e = epcis_alarm_find(cx, tx, str_trim(str_of(subject)), out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/subject", "没有这个事件", "There is no such event");
    TRY(e);
    if (!out->exception)
        return err_say(cx, ERR_INVALID, "/subject", "这个事件没有设备报警（sensorReport 里没有 exception）", "The event tells of no alarm (its sensorReport has no exception)");
    return out->error_declared ? err_say(cx, ERR_INVALID, "/subject", "这个事件已声明有误", "The event was declared erroneous") : ERR_NONE;
}

const char *trace_alarm_name(struct cx *cx, const struct epcis_alarm *a)
{
    char at[40];
    when_format(a->time_us, WHEN_CST_MIN, at);
    at[10] = ' ';
    at[16] = '\0';
    return ar_printf(cx->ar, "%s · %.120s", at, a->device ? a->device : a->place ? a->place : a->event_id);
}

/* ---- what stood at a place ------------------------------------------------------------------------------------------------------------- */
/* A moment in the life of a thing: from here on it is at the place, or is not. */
struct moment { int64_t us, row; int order; bool here; };
struct life {
    struct cx *cx;
    const struct epcis_graph *g;
    const struct trace_index *ix;
    const char *place;
    struct moment *m; size_t n;
};

static int by_time(const void *a, const void *b)
{
    const struct moment *x = a, *y = b;
    if (x->us != y->us)
        return x->us < y->us ? -1 : 1;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->order - y->order;
}

static void add(struct life *l, const struct epcis_deed *d, int64_t us, int order, bool here)
{
    if (l->n < ALARM_MOMENTS)
        l->m[l->n++] = (struct moment){us, d->row, order, here};
}

/* An event with a place: it is there from now on; where only the read point is the place, it came by. */
static void meet(struct life *l, const struct epcis_deed *d, enum epcis_part part)
{
    bool located = d->biz_location && strcmp(d->biz_location, l->place) == 0, read = d->read_point && strcmp(d->read_point, l->place) == 0;
    if (!d->biz_location && !d->read_point)
        return;
    add(l, d, d->time_us, 0, located || read);
    if (read && d->biz_location && !located)
        add(l, d, d->time_us + 1, 1, false);
    if (part == EPCIS_INPUT || (part == EPCIS_SEEN && d->action == EPCIS_DELETE)) /* used up, or destroyed */
        add(l, d, d->time_us + 1, 2, false);
}

static void follow(struct life *l, uint32_t thing, int64_t from_us, int64_t to_us, int depth)
{
    for (uint32_t i = l->ix->first[thing]; i < l->ix->first[thing + 1]; i++) {
        const struct epcis_touch *t = &l->g->touches[l->ix->touch[i]];
        const struct epcis_deed *d = &l->g->deeds[t->deed];
        if (d->error_declared)
            continue;
        if (d->time_us >= from_us && d->time_us < to_us)
            meet(l, d, depth ? EPCIS_SEEN : t->part);
        if (t->part == EPCIS_CHILD && t->parent >= 0 && t->parent != (int64_t)thing && d->action == EPCIS_ADD && depth < ALARM_DEPTH)
            follow(l, (uint32_t)t->parent, d->time_us > from_us ? d->time_us : from_us, t->until_us < to_us ? t->until_us : to_us, depth + 1);
    }
}

static bool stood(struct life *l, uint32_t thing, int64_t from_us, int64_t until_us)
{
    l->n = 0;
    follow(l, thing, INT64_MIN + 1, INT64_MAX, 0);
    qsort(l->m, l->n, sizeof *l->m, by_time);
    for (size_t i = 0; i < l->n; i++) {
        int64_t end = i + 1 < l->n ? l->m[i + 1].us : INT64_MAX;
        if (l->m[i].here && l->m[i].us < until_us && (end > from_us || l->m[i].us >= from_us))
            return true;
    }
    return false;
}

static void window(const struct trace_recall_body *in, const struct epcis_alarm *a, int64_t *from, int64_t *until)
{
    const int64_t zone = (int64_t)WHEN_CST_MIN * 60 * US_PER_S;
    *from = in->from_day == FIELD_NULL ? a->from_us : in->from_day * US_PER_DAY - zone;
    *until = in->until_day == FIELD_NULL ? a->until_us : (in->until_day + 1) * US_PER_DAY - zone;
}

static enum err at_place(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, const struct epcis_alarm *a, struct str **out, size_t *n_out)
{
    struct str *seen, *kept;
    struct epcis_graph g;
    struct trace_index ix;
    int64_t from, until;
    size_t n, m = 0;
    bool more;
    window(in, a, &from, &until);
    TRY(epcis_things_at(cx, tx, a->place, until, ALARM_EVENTS, ALARM_THINGS, &seen, &n, &more));
    if (more)
        return err_say(cx, ERR_LIMIT, "/subject", "这个地点的物品超过 %d 个，请按批次召回", "More than %d things at that place: recall by lot", ALARM_THINGS);
    TRY(epcis_walk(cx, tx, &(struct epcis_walk_ask){.epcs = seen, .n = n, .follow = EPCIS_PARENTS, .things_max = REACH_THINGS_MAX, .touches_max = REACH_TOUCHES_MAX}, &g));
    trace_index(cx, &g, &ix);
    struct life l = {cx, &g, &ix, a->place, AR_ARRAY(cx->ar, struct moment, ALARM_MOMENTS), 0};
    kept = AR_ARRAY(cx->ar, struct str, g.things_n + 1);
    for (uint32_t i = 0; i < g.things_n; i++) /* a kind of goods without a lot is too much to recall: its packs and lots are there by themselves */
        if ((g.things[i].reach & EPCIS_ASKED) && trace_thing_kind(g.things[i].uri) != THING_CLASS && stood(&l, i, from, until))
            kept[m++] = str_of(g.things[i].uri);
    *out = kept, *n_out = m;
    return ERR_NONE;
}

enum err trace_alarm_things(struct cx *cx, struct tx *tx, const struct trace_recall_body *in, struct str **out, size_t *n_out)
{
    struct epcis_alarm a;
    TRY(trace_alarm_read(cx, tx, in->subject, &a));
    if (a.things_n) {
        *out = a.things, *n_out = a.things_n;
        return ERR_NONE;
    }
    if (!a.place)
        return err_say(cx, ERR_INVALID, "/subject", "这次报警没有写明物品，也没有写明地点", "The alarm names neither things nor a place");
    TRY(at_place(cx, tx, in, &a, out, n_out));
    return *n_out ? ERR_NONE : err_say(cx, ERR_INVALID, "/subject", "报警时那里没有记录过物品；可以用日期放宽范围", "Nothing was recorded there at the time; days may widen it");
}
