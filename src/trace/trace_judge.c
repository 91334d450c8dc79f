/* trace_judge.c: histories that cannot be. Pure: looks at a graph of events and at what is known beside (lots, certificates, suspended
 * producers) and tells what contradicts itself, with the events that prove it. One function a kind, in the table JUDGES; the nightly
 * job, captures under a refusing rule and the answers of traces all use it. Events declared erroneous prove nothing. */
#include "trace_priv.h"

#include <stdlib.h>
#include <string.h>

#include "when.h"

const struct trace_kind_info trace_kinds[KIND__COUNT] = {
#define KIND(name, code, severity, rule, zh, en) {code, severity, rule, zh, en},
#include "trace_kinds.def"
#undef KIND
};
const char *const trace_kind_codes[] = {
#define KIND(name, code, severity, rule, zh, en) code,
#include "trace_kinds.def"
#undef KIND
    NULL};
const char *const trace_rules[] = {"off", "warn", "refuse", NULL};
const char *const trace_severities[] = {"high", "middle", "low", NULL};

#define MINUTE (60 * US_PER_S)
enum { NEAR_DEPTH = 16, SPREAD = 1001 }; /* quantities may differ by a thousandth: scales round */

struct look {
    struct cx *cx;
    const struct epcis_graph *g;
    const struct trace_beside *b;
    struct trace_doubts *out;
    const uint32_t *first, *touch;
};

/* ---- small questions -------------------------------------------------------------------------------------------------------------- */
static const struct epcis_touch *touch_at(const struct look *l, uint32_t i) { return &l->g->touches[l->touch[i]]; }
static const struct epcis_deed *deed_of(const struct look *l, const struct epcis_touch *t) { return &l->g->deeds[t->deed]; }

static bool word_in(const char *word, const char *const *list)
{
    for (size_t i = 0; word && list[i]; i++)
        if (strcmp(word, list[i]) == 0)
            return true;
    return false;
}
static const char *const SHIPS[] = {"shipping", "departing", NULL};
static const char *const RECEIVES[] = {"receiving", "accepting", "arriving", "unloading", "storing", "stocking", "unpacking", "retail_selling", NULL};
static const char *const WORKS[] = {"commissioning", "creating_class_instance", "packing", "repackaging", "shipping", "departing", "loading", "stocking", "retail_selling", NULL};

static bool single(const struct look *l, uint32_t thing)
{
    enum trace_thing_kind k = trace_thing_kind(l->g->things[thing].uri);
    return k == THING_PACK || k == THING_CONTAINER || (k == THING_OTHER && strstr(l->g->things[thing].uri, "/21/"));
}

static const char *where(const struct epcis_deed *d) { return d->read_point ? d->read_point : d->biz_location; }

/* A hall of a site is the site. */
static bool same_site(const char *a, const char *b)
{
    const char *ea = strstr(a, "/254/"), *eb = strstr(b, "/254/");
    size_t na = ea ? (size_t)(ea - a) : strlen(a), nb = eb ? (size_t)(eb - b) : strlen(b);
    return na == nb && memcmp(a, b, na) == 0;
}

static bool adds(const struct look *l, const struct epcis_touch *t)
{
    return t->part == EPCIS_CHILD && t->parent >= 0 && deed_of(l, t)->action == EPCIS_ADD;
}

/* Does the event bring the thing into being? */
static bool begins(const struct look *l, const struct epcis_touch *t)
{
    const struct epcis_deed *d = deed_of(l, t);
    return t->part == EPCIS_OUTPUT || (t->part == EPCIS_SEEN && d->type == EPCIS_OBJECT && d->action == EPCIS_ADD);
}

/* Grams of a mass; -1 for anything else. */
static double grams(const struct epcis_touch *t)
{
    static const struct { const char *uom; double g; } UNITS[] = {{"KGM", 1000}, {"GRM", 1}, {"TNE", 1e6}, {"MGM", 1e-3}, {"LBR", 453.59237}};
    for (size_t i = 0; t->uom && i < sizeof UNITS / sizeof UNITS[0]; i++)
        if (strcmp(t->uom, UNITS[i].uom) == 0)
            return t->value * UNITS[i].g;
    return -1;
}

/* ---- telling ------------------------------------------------------------------------------------------------------------------------ */
static struct trace_doubt *tell(struct look *l, enum trace_kind kind, uint32_t thing, const char *zh, const char *en)
{
    struct trace_doubts *o = l->out;
    if (o->n == o->cap) {
        struct trace_doubt *more = AR_ARRAY(l->cx->ar, struct trace_doubt, o->cap ? o->cap * 2 : 16);
        if (o->n)
            memcpy(more, o->p, o->n * sizeof *more);
        o->p = more;
        o->cap = o->cap ? o->cap * 2 : 16;
    }
    o->p[o->n] = (struct trace_doubt){.kind = kind, .thing = thing, .zh = zh, .en = en};
    return &o->p[o->n++];
}

static void prove(struct trace_doubt *d, uint32_t deed)
{
    for (size_t i = 0; i < d->deeds_n; i++)
        if (d->deeds[i] == deed)
            return;
    if (d->deeds_n < EVIDENCE_MAX)
        d->deeds[d->deeds_n++] = deed;
}

static const char *clock_text(struct look *l, int64_t us)
{
    char at[40];
    when_format(us, WHEN_CST_MIN, at);
    at[10] = ' '; /* people read no T */
    return ar_strndup(l->cx->ar, at, 16);
}
#define TEXT(...) ar_printf(l->cx->ar, __VA_ARGS__)

/* A container by its short name; NULL: one that is not in the graph. */
static const char *named(struct look *l, enum lang lang, const char *uri)
{
    return uri ? trace_short_in(l->cx, lang, uri) : lang == LANG_EN ? "a container" : "某个容器";
}

/* ---- containers ----------------------------------------------------------------------------------------------------------------------- */
/* From a stay upwards through stays that overlap it: back at the thing it began with? path: touches on the way. */
static bool climbs_to(const struct look *l, uint32_t thing, uint32_t goal, int64_t from_us, int64_t until_us, uint32_t *path, size_t *n)
{
    if (thing == goal)
        return true;
    for (uint32_t i = l->first[thing]; *n < NEAR_DEPTH && i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        int64_t a = deed_of(l, t)->time_us, z = t->until_us;
        if (!adds(l, t) || a >= until_us || z <= from_us || deed_of(l, t)->error_declared || t->parent == (int64_t)thing)
            continue;
        path[(*n)++] = t->deed;
        if (climbs_to(l, (uint32_t)t->parent, goal, a > from_us ? a : from_us, z < until_us ? z : until_us, path, n))
            return true;
        (*n)--;
    }
    return false;
}

static void inside_itself(struct look *l, uint32_t thing)
{
    for (uint32_t i = l->first[thing]; i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        uint32_t path[NEAR_DEPTH + 1];
        size_t n = 0;
        if (!adds(l, t) || deed_of(l, t)->error_declared)
            continue;
        path[n++] = t->deed;
        if (!climbs_to(l, (uint32_t)t->parent, thing, deed_of(l, t)->time_us, t->until_us, path, &n))
            continue;
        /* Told once, at the smallest event of the ring. */
        for (size_t k = 1; k < n; k++)
            if (path[k] < path[0])
                return;
        struct trace_doubt *d = tell(l, KIND_INSIDE_ITSELF, thing, n == 1 ? "一次装箱里，容器和内容是同一个编号" : TEXT("经过 %zu 次装箱又回到自己里面", n),
                                     n == 1 ? "One event packs it into itself" : TEXT("After %zu packings it lies within itself", n));
        for (size_t k = 0; k < n; k++)
            prove(d, path[k]);
        return;
    }
}

static bool stays_in(const struct look *l, uint32_t thing, int64_t parent, int64_t at_us)
{
    for (uint32_t i = l->first[thing]; i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        if (adds(l, t) && t->parent == parent && deed_of(l, t)->time_us <= at_us && t->until_us > at_us)
            return true;
    }
    return false;
}

static bool taken_out(const struct look *l, uint32_t thing, int64_t parent, int64_t from_us, int64_t to_us)
{
    for (uint32_t i = l->first[thing]; i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        const struct epcis_deed *d = deed_of(l, t);
        if (t->part == EPCIS_CHILD && d->action == EPCIS_DELETE && d->time_us >= from_us && d->time_us <= to_us && (t->parent == parent || t->parent < 0))
            return true;
    }
    return false;
}

static void two_containers(struct look *l, uint32_t thing)
{
    const struct epcis_touch *last = NULL;
    for (uint32_t i = l->first[thing]; single(l, thing) && i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        if (!adds(l, t) || deed_of(l, t)->error_declared)
            continue;
        int64_t at = deed_of(l, t)->time_us;
        bool same = last && last->parent == t->parent;
        /* Its stay ended only because the next one began. */
        if (last && !same && last->until_us == at && !taken_out(l, thing, last->parent, deed_of(l, last)->time_us, at) &&
            !stays_in(l, (uint32_t)last->parent, t->parent, at) && !stays_in(l, (uint32_t)t->parent, last->parent, at)) {
            const char *a = l->g->things[last->parent].uri, *b = l->g->things[t->parent].uri;
            struct trace_doubt *d = tell(l, KIND_TWO_CONTAINERS, thing, TEXT("还在%s 里没有取出，又装进了%s", named(l, LANG_ZH, a), named(l, LANG_ZH, b)),
                                         TEXT("Put into %s without being taken out of %s", named(l, LANG_EN, b), named(l, LANG_EN, a)));
            prove(d, last->deed);
            prove(d, t->deed);
        }
        last = t;
    }
}

static void gap(struct look *l, uint32_t thing)
{
    for (uint32_t i = l->first[thing]; single(l, thing) && i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        const struct epcis_deed *d = deed_of(l, t);
        bool was_in = false;
        if (t->part != EPCIS_CHILD || d->action != EPCIS_DELETE || l->g->things[thing].open || d->error_declared)
            continue;
        for (uint32_t k = l->first[thing]; k < i && !was_in; k++) /* a container nothing was put into is not in the graph */
            was_in = adds(l, touch_at(l, k)) && (touch_at(l, k)->parent == t->parent || t->parent < 0);
        if (was_in)
            continue;
        const char *box = t->parent >= 0 ? l->g->things[t->parent].uri : NULL;
        prove(tell(l, KIND_GAP, thing, TEXT("从%s 里取出，但没有装进去的记录", named(l, LANG_ZH, box)), TEXT("Taken out of %s, but nothing says when it was put in", named(l, LANG_EN, box))), t->deed);
    }
    if (l->first[thing] == l->first[thing + 1] && !l->g->things[thing].known && !(l->b && l->b->lots && l->b->lots[thing]))
        tell(l, KIND_GAP, thing, "别的事件提到它，但没有它自己的记录", "Other events name it, but none is about it");
}

/* ---- places and steps -------------------------------------------------------------------------------------------------------------------- */
static void two_places(struct look *l, uint32_t thing)
{
    const struct epcis_deed *last = NULL;
    for (uint32_t i = l->first[thing]; single(l, thing) && i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        const struct epcis_deed *d = deed_of(l, t);
        if (!where(d) || d->error_declared)
            continue;
        if (last && d->time_us - last->time_us < MINUTE && !same_site(where(d), where(last))) {
            const char *at = clock_text(l, d->time_us);
            struct trace_doubt *x = tell(l, KIND_TWO_PLACES, thing, TEXT("%s 前后一分钟内在两个地方都有记录", at), TEXT("Recorded at two places within a minute of %s", at));
            prove(x, (uint32_t)(last - l->g->deeds));
            prove(x, t->deed);
        }
        last = d;
    }
}

/* Was it, or what carried it, received in between? */
static bool received(const struct look *l, uint32_t thing, int64_t from_us, int64_t to_us, int depth)
{
    for (uint32_t i = l->first[thing]; i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        const struct epcis_deed *d = deed_of(l, t);
        if (d->time_us > from_us && d->time_us < to_us && word_in(d->biz_step, RECEIVES))
            return true;
        int64_t a = d->time_us > from_us ? d->time_us : from_us, z = t->until_us < to_us ? t->until_us : to_us;
        if (adds(l, t) && a < z && depth < NEAR_DEPTH && received(l, (uint32_t)t->parent, a, z, depth + 1))
            return true;
    }
    return false;
}

static void shipped_twice(struct look *l, uint32_t thing)
{
    const struct epcis_touch *last = NULL;
    for (uint32_t i = l->first[thing]; single(l, thing) && i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        const struct epcis_deed *d = deed_of(l, t);
        if (t->part != EPCIS_SEEN || !d->biz_step || strcmp(d->biz_step, "shipping") != 0 || d->error_declared)
            continue;
        if (last && last->deed != t->deed && !received(l, thing, deed_of(l, last)->time_us, d->time_us, 0)) {
            const char *a = clock_text(l, deed_of(l, last)->time_us), *b = clock_text(l, d->time_us);
            struct trace_doubt *x = tell(l, KIND_SHIPPED_TWICE, thing, TEXT("%s 发货后没有签收，%s 又发货", a, b), TEXT("Shipped at %s and, not received, again at %s", a, b));
            prove(x, last->deed);
            prove(x, t->deed);
        }
        last = t;
    }
}

/* A harvest of an earlier day stands at noon of that day, so lots are compared with a day's grace. */
static void early(struct look *l, uint32_t thing)
{
    int64_t begin = INT64_MAX, grace = single(l, thing) ? MINUTE : US_PER_DAY;
    uint32_t birth = 0;
    if (trace_thing_kind(l->g->things[thing].uri) == THING_CLASS)
        return; /* a kind of goods has no beginning */
    for (uint32_t i = l->first[thing]; i < l->first[thing + 1]; i++)
        if (begins(l, touch_at(l, i)) && !deed_of(l, touch_at(l, i))->error_declared && deed_of(l, touch_at(l, i))->time_us < begin) {
            begin = deed_of(l, touch_at(l, i))->time_us;
            birth = touch_at(l, i)->deed;
        }
    for (uint32_t i = l->first[thing]; begin != INT64_MAX && i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        const struct epcis_deed *d = deed_of(l, t);
        if (d->error_declared || begins(l, t) || t->part == EPCIS_PARENT || d->time_us >= begin - grace)
            continue;
        const char *a = clock_text(l, d->time_us), *b = clock_text(l, begin);
        struct trace_doubt *x = tell(l, KIND_EARLY, thing, TEXT("%s 已有记录，%s 才采收或产出", a, b), TEXT("Recorded at %s, but harvested or made only at %s", a, b));
        prove(x, t->deed);
        prove(x, birth);
        return;
    }
}

/* ---- quantities ---------------------------------------------------------------------------------------------------------------------------- */
static void overused(struct look *l, uint32_t thing)
{
    double in = 0, out = 0;
    struct trace_doubt proof = {0};
    if (single(l, thing))
        return;
    for (uint32_t i = l->first[thing]; i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        double g = grams(t);
        if (deed_of(l, t)->error_declared || (!begins(l, t) && t->part != EPCIS_INPUT))
            continue;
        if (g < 0)
            return; /* not by mass: nothing to add up */
        in += begins(l, t) ? g : 0;
        out += begins(l, t) ? 0 : g;
        prove(&proof, t->deed);
    }
    if (in <= 0 || out * 1000 <= in * SPREAD)
        return;
    struct trace_doubt *d = tell(l, KIND_OVERUSED, thing, TEXT("共有 %.3f 千克，却用掉 %.3f 千克", in / 1000, out / 1000), TEXT("There were %.3f kg of it, but %.3f kg were used", in / 1000, out / 1000));
    memcpy(d->deeds, proof.deeds, sizeof proof.deeds);
    d->deeds_n = proof.deeds_n;
}

/* Of one transformation, whose touches stand together: those of a deed are contiguous. */
static void more_out(struct look *l, uint32_t deed, const struct epcis_touch *t, size_t n)
{
    double in = 0, out = 0;
    uint32_t made = UINT32_MAX;
    for (size_t i = 0; i < n; i++) {
        double g = grams(&t[i]);
        if (t[i].part != EPCIS_INPUT && t[i].part != EPCIS_OUTPUT)
            continue;
        if (g < 0)
            return;
        in += t[i].part == EPCIS_INPUT ? g : 0;
        out += t[i].part == EPCIS_OUTPUT ? g : 0;
        made = t[i].part == EPCIS_OUTPUT && made == UINT32_MAX ? t[i].thing : made;
    }
    if (in <= 0 || made == UINT32_MAX || out * 1000 <= in * SPREAD)
        return;
    prove(tell(l, KIND_MORE_OUT, made, TEXT("投入 %.3f 千克，产出 %.3f 千克", in / 1000, out / 1000), TEXT("%.3f kg went in, %.3f kg came out", in / 1000, out / 1000)), deed);
}

/* ---- producers and papers ------------------------------------------------------------------------------------------------------------------- */
static void suspended(struct look *l, uint32_t deed, const struct epcis_touch *t, size_t n)
{
    const struct epcis_deed *d = &l->g->deeds[deed];
    for (size_t i = 0; n && l->b && i < l->b->stops_n; i++) {
        const struct trace_stop *s = &l->b->stops[i];
        if (!where(d) || !word_in(d->biz_step, WORKS) || d->time_us < s->from_us || d->time_us >= s->until_us || strcmp(where(d), s->place) != 0)
            continue;
        const char *since = clock_text(l, s->from_us);
        struct trace_doubt *x = tell(l, KIND_SUSPENDED, t[0].thing, TEXT("该主体自 %s 起暂停，仍有这项活动", since), TEXT("The producer is suspended since %s, yet this was done", since));
        x->operator_id = s->operator_id;
        prove(x, deed);
        return;
    }
}

/* The first shipment of a thing or of what carried it. */
static uint32_t first_shipment(const struct look *l, uint32_t thing, int64_t from_us, int64_t to_us, int depth)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = l->first[thing]; i < l->first[thing + 1]; i++) {
        const struct epcis_touch *t = touch_at(l, i);
        const struct epcis_deed *d = deed_of(l, t);
        uint32_t here = UINT32_MAX;
        int64_t a = d->time_us > from_us ? d->time_us : from_us, z = t->until_us < to_us ? t->until_us : to_us;
        if (d->error_declared)
            continue;
        if (d->time_us >= from_us && d->time_us < to_us && word_in(d->biz_step, SHIPS))
            here = t->deed;
        else if (adds(l, t) && a < z && depth < NEAR_DEPTH)
            here = first_shipment(l, (uint32_t)t->parent, a, z, depth + 1);
        best = here < best ? here : best; /* deeds stand by time */
    }
    return best;
}

static void late_certificate(struct look *l, uint32_t thing)
{
    int64_t certified = l->b && l->b->certified_us ? l->b->certified_us[thing] : INT64_MAX;
    if (certified == INT64_MAX)
        return;
    uint32_t deed = first_shipment(l, thing, INT64_MIN + 1, INT64_MAX, 0);
    if (deed == UINT32_MAX || l->g->deeds[deed].time_us >= certified)
        return;
    const char *a = clock_text(l, l->g->deeds[deed].time_us), *b = clock_text(l, certified);
    prove(tell(l, KIND_LATE_CERTIFICATE, thing, TEXT("%s 已发货，%s 才开合格证", a, b), TEXT("Shipped at %s, certified only at %s", a, b)), deed);
}

/* ---- all of them ------------------------------------------------------------------------------------------------------------------------------- */
static const struct judge {
    enum trace_kind kind;
    void (*thing)(struct look *l, uint32_t thing);                                                    /* looks at one thing's history */
    void (*deed)(struct look *l, uint32_t deed, const struct epcis_touch *t, size_t n);               /* at one event's parts */
} JUDGES[] = {
    {KIND_INSIDE_ITSELF, inside_itself, NULL}, {KIND_TWO_CONTAINERS, two_containers, NULL}, {KIND_TWO_PLACES, two_places, NULL},
    {KIND_SHIPPED_TWICE, shipped_twice, NULL}, {KIND_EARLY, early, NULL}, {KIND_MORE_OUT, NULL, more_out}, {KIND_OVERUSED, overused, NULL},
    {KIND_SUSPENDED, NULL, suspended}, {KIND_LATE_CERTIFICATE, late_certificate, NULL}, {KIND_GAP, gap, NULL},
};

void trace_index(struct cx *cx, const struct epcis_graph *g, struct trace_index *out)
{
    uint32_t *at = AR_ARRAY(cx->ar, uint32_t, g->things_n + 1);
    out->first = AR_ARRAY(cx->ar, uint32_t, g->things_n + 1);
    out->touch = AR_ARRAY(cx->ar, uint32_t, g->touches_n);
    for (size_t i = 0; i < g->touches_n; i++)
        out->first[g->touches[i].thing + 1]++;
    for (size_t i = 0; i < g->things_n; i++)
        at[i + 1] = out->first[i + 1] += out->first[i];
    for (size_t i = 0; i < g->touches_n; i++)
        out->touch[at[g->touches[i].thing]++] = (uint32_t)i;
}

static void judge_deeds(struct look *l, const struct judge *j)
{
    const struct epcis_graph *g = l->g;
    for (size_t i = 0, n; i < g->touches_n; i += n) {
        for (n = 1; i + n < g->touches_n && g->touches[i + n].deed == g->touches[i].deed;)
            n++;
        if (!g->deeds[g->touches[i].deed].error_declared && (!l->b || g->deeds[g->touches[i].deed].row > l->b->fresh_row))
            j->deed(l, g->touches[i].deed, &g->touches[i], n);
    }
}

void trace_judge(struct cx *cx, const struct epcis_graph *g, const struct trace_beside *beside, const enum trace_rule *rules, struct trace_doubts *out)
{
    struct trace_index ix;
    trace_index(cx, g, &ix);
    struct look l = {cx, g, beside, out, ix.first, ix.touch};
    for (size_t j = 0; j < sizeof JUDGES / sizeof JUDGES[0]; j++) {
        if (rules && rules[JUDGES[j].kind] == RULE_OFF)
            continue;
        for (uint32_t t = 0; JUDGES[j].thing && t < g->things_n; t++)
            if (!g->things[t].open || !beside) /* half a history proves nothing */
                JUDGES[j].thing(&l, t);
        if (JUDGES[j].deed)
            judge_deeds(&l, &JUDGES[j]);
    }
}
