/* epcis_walk.c: breadth first through events, by integers. A level is a set of visits: a thing, the span of time in which it
 * matters, and the way one looks from it (back to its sources, forward to its results, or only along as a carrier). For all of a
 * level together are asked: what touches its things, which events those are, whom else they name; the answers make the visits of
 * the next level. Nothing is asked twice, and a thing is visited again only for a span that earlier visits do not cover: so loops
 * end. Bounded in things, touches and levels; where a bound cuts, the thing is marked open.
 *
 * What a source was used for elsewhere is no part of where a thing came from: a batch of fertiliser in a thousand lots is one event of each
 * one's way back. Where such uses are many they are put aside unread, and come back when their event turns out to lie on the way by
 * another road.
 *
 * Spans. Inside a container: from ADD until a DELETE that names the child or nobody (then all are taken out), or, for a thing there
 * is only one of, until it is added elsewhere. Sources matter up to the event that used them, results from the event that made them. */
#include "epcis_walk.h"

#include <stdlib.h>
#include <string.h>

enum { LEVELS_MAX = 64, MEMBERS_MAX = 2000000, JSON_MAX = 500, LOT_EVENTS_MAX = 100000 };
#define WALK_BYTES ((size_t)2 << 30)
#define LOT_NUMBER "urn:epcglobal:cbv:mda:lotNumber"

enum walk_set { SET_PARENTS, SET_CHILDREN, SET_INPUTS, SET_OUTPUTS, SET_SEEN, SETS };
static const uint8_t SET_OF_ROLE[] = {[ROLE_EPC] = SET_SEEN, [ROLE_CHILD] = SET_CHILDREN, [ROLE_PARENT] = SET_PARENTS, [ROLE_INPUT] = SET_INPUTS,
    [ROLE_OUTPUT] = SET_OUTPUTS, [ROLE_QUANTITY] = SET_SEEN, [ROLE_CHILD_QUANTITY] = SET_CHILDREN, [ROLE_INPUT_QUANTITY] = SET_INPUTS,
    [ROLE_OUTPUT_QUANTITY] = SET_OUTPUTS};

#define ROOM(w, a) ((w)->a = walk_room((w)->ar, (w)->a, (w)->a##_n, &(w)->a##_cap, sizeof *(w)->a))

/* ---- things, visits ----------------------------------------------------------------------------------------------------------------- */
/* The thing of a canonical URI; copied into the walk's arena when it is new. */
static uint32_t thing_of(struct walk *w, struct str uri)
{
    uint64_t key = str_hash(uri, w->seed);
    size_t at = SIZE_MAX;
    for (uint32_t t; (t = walk_map_next(&w->by_uri, key, &at)) != WALK_NONE;)
        if (str_eq(w->things[t].uri, uri))
            return t;
    ROOM(w, things);
    w->things[w->things_n] = (struct walk_thing){.uri = {ar_strndup(w->ar, uri.p ? uri.p : "", uri.size), uri.size}, .visits = WALK_NONE, .ids = WALK_NONE,
                                                 .instance = gs1_uri_kind(uri) != GS1_KIND_CLASS, .out = WALK_NONE};
    walk_map_put(w->ar, &w->by_uri, key, (uint32_t)w->things_n);
    return (uint32_t)w->things_n++;
}

static bool covered(const struct walk *w, const struct walk_thing *t, enum walk_mode mode, int64_t from_us, int64_t to_us)
{
    for (uint32_t v = t->visits; v != WALK_NONE; v = w->visits[v].next)
        if ((w->visits[v].mode == mode || mode == WALK_CARRY) && w->visits[v].from_us <= from_us && w->visits[v].to_us >= to_us)
            return true;
    return false;
}

/* by: the thing it was reached from, WALK_NONE for what was asked. */
static void visit(struct walk *w, uint32_t thing, uint32_t by, enum walk_mode mode, int64_t from_us, int64_t to_us)
{
    static const unsigned REACH[] = {[WALK_CARRY] = EPCIS_CARRIER, [WALK_BACK] = EPCIS_SOURCE, [WALK_FORWARD] = EPCIS_RESULT};
    struct walk_thing *t = &w->things[thing];
    if (from_us >= to_us || covered(w, t, mode, from_us, to_us))
        return;
    bool fresh = t->visits == WALK_NONE;
    if (fresh && w->visited_n >= w->ask->things_max && by != WALK_NONE) {
        w->more = w->things[by].open = true;
        return;
    }
    if (fresh) {
        w->visited_n++;
        t->depth = by == WALK_NONE ? 0 : w->things[by].depth + 1;
    }
    t->reach |= by == WALK_NONE ? (unsigned)EPCIS_ASKED : REACH[mode];
    ROOM(w, visits);
    w->visits[w->visits_n] = (struct walk_visit){thing, t->visits, mode, from_us, to_us};
    t->visits = (uint32_t)w->visits_n;
    ROOM(w, then);
    w->then[w->then_n++] = (uint32_t)w->visits_n++;
}

/* ---- what is asked of the tables ------------------------------------------------------------------------------------------------------ */
static void add_id(struct walk *w, uint32_t thing, int64_t id)
{
    if (walk_map_get(&w->by_id, (uint64_t)id) != WALK_NONE)
        return;
    ROOM(w, ids);
    w->ids[w->ids_n] = (struct walk_id){id, thing, w->things[thing].ids};
    w->things[thing].ids = (uint32_t)w->ids_n;
    walk_map_put(w->ar, &w->by_id, (uint64_t)id, (uint32_t)w->ids_n++);
}

enum err walk_read_ids(struct walk *w, enum epcis_query_id q, struct val arg)
{
    struct rows *r;
    TRY(sql_query(w->tx, &epcis_sql[q], ARGS(arg), &r));
    while (rows_next(r))
        add_id(w, thing_of(w, rows_str(r, 1)), rows_i64(r, 0));
    return rows_end(&r);
}

/* Rows of the level's things: the same identifier has one in each county. */
static enum err look_up(struct walk *w)
{
    struct str *uris = AR_ARRAY(w->ar, struct str, w->now_n);
    size_t n = 0;
    for (size_t i = 0; i < w->now_n; i++) {
        struct walk_thing *t = &w->things[w->visits[w->now[i]].thing];
        if (!t->looked)
            uris[n++] = t->uri;
        t->looked = true;
    }
    return n ? walk_read_ids(w, Q_WALK_IDS, v_ts(uris, n)) : ERR_NONE;
}

static uint32_t deed_of(struct walk *w, int64_t row)
{
    uint32_t at = walk_map_get(&w->by_row, (uint64_t)row);
    if (at != WALK_NONE)
        return at;
    ROOM(w, deeds);
    w->deeds[w->deeds_n] = (struct walk_deed){.d = {.row = row}, .members = WALK_NONE, .same = WALK_NONE, .out = WALK_NONE};
    walk_map_put(w->ar, &w->by_row, (uint64_t)row, (uint32_t)w->deeds_n);
    return (uint32_t)w->deeds_n++;
}

static int by_thing(const void *a, const void *b)
{
    const struct walk_touch *x = a, *y = b;
    if (x->thing != y->thing)
        return x->thing < y->thing ? -1 : 1;
    if (x->time_us != y->time_us)
        return x->time_us < y->time_us ? -1 : 1;
    return x->deed != y->deed ? (x->deed < y->deed ? -1 : 1) : x->role - y->role;
}

static const char *text_or_null(struct walk *w, const struct rows *r, int col)
{
    struct str s = rows_str(r, col);
    return rows_null(r, col) ? NULL : ar_strndup(w->ar, s.p, s.size);
}

/* So many uses of a source elsewhere are told; of one with more none is, and it is marked open. */
enum { ELSEWHERE_MAX = 20 };

/* Is this how a mere source was used: by an event that is not on the way, as far as is known? */
static bool used_elsewhere(const struct walk *w, uint32_t thing, uint8_t role, int64_t row)
{
    return SET_OF_ROLE[role] == SET_INPUTS && w->things[thing].reach == EPCIS_SOURCE && walk_map_get(&w->by_row, (uint64_t)row) == WALK_NONE;
}

static void put_touch(struct walk *w, const struct walk_touch *t, int64_t row)
{
    uint32_t deed = deed_of(w, row);
    ROOM(w, touches);
    w->touches[w->touches_n] = *t;
    w->touches[w->touches_n++].deed = deed;
}

static void put_spare(struct walk *w, const struct walk_touch *t, int64_t row)
{
    w->things[t->thing].spares++;
    ROOM(w, spares);
    w->spares[w->spares_n++] = (struct walk_spare){row, *t};
}

/* Spares from `from` on whose event is known now, or which are few, become touches. */
static void take_spares(struct walk *w, size_t from)
{
    size_t n = from;
    for (size_t i = from; i < w->spares_n; i++) {
        struct walk_spare x = w->spares[i];
        struct walk_thing *t = &w->things[x.t.thing];
        if (t->spares <= ELSEWHERE_MAX || walk_map_get(&w->by_row, (uint64_t)x.row) != WALK_NONE) {
            put_touch(w, &x.t, x.row);
            continue;
        }
        w->spares[n++] = x;
        t->spared = true;
    }
    w->spares_n = n;
}

static void drop_spares(struct walk *w, uint32_t thing)
{
    struct walk_thing *t = &w->things[thing];
    size_t n = 0;
    for (size_t i = 0; t->spared && i < w->spares_n; i++)
        if (w->spares[i].t.thing != thing)
            w->spares[n++] = w->spares[i];
    if (t->spared)
        w->spares_n = n;
    t->spared = false;
    t->spares = 0;
}

/* The touches from `first` on, by thing, are their things' runs. */
static void make_runs(struct walk *w, size_t first)
{
    if (w->touches_n == first)
        return;
    qsort(w->touches + first, w->touches_n - first, sizeof *w->touches, by_thing);
    for (size_t i = first; i < w->touches_n; i++) {
        struct walk_thing *t = &w->things[w->touches[i].thing];
        if (i == first || w->touches[i - 1].thing != w->touches[i].thing) {
            t->first = (uint32_t)i;
            t->n = 0;
        }
        t->n++;
        t->known = true;
    }
}

static enum err read_touches(struct walk *w, int64_t *ids, size_t n, int64_t from_us, int64_t to_us)
{
    struct rows *r;
    size_t first = w->touches_n, spares = w->spares_n, max = w->ask->touches_max > first ? w->ask->touches_max - first : 0, seen = 0;
    TRY(sql_query(w->tx, &epcis_sql[Q_WALK_TOUCHES], ARGS(v_is(ids, walk_distinct(ids, n)), v_i(from_us), v_i(to_us), v_i((int64_t)max + 1)), &r));
    for (; rows_next(r); seen++) {
        if (seen == max) {
            w->more = true;
            for (size_t i = 0; i < w->now_n; i++)
                w->things[w->visits[w->now[i]].thing].open = true;
            break;
        }
        const struct walk_touch t = {.thing = w->ids[walk_map_get(&w->by_id, (uint64_t)rows_i64(r, 0))].thing, .time_us = rows_i64(r, 1), .role = (uint8_t)rows_i64(r, 3),
            .quantity = text_or_null(w, r, 4), .value = rows_null(r, 5) ? 0 : rows_f64(r, 5), .uom = text_or_null(w, r, 6), .parent = WALK_NONE, .until_us = INT64_MAX};
        if (used_elsewhere(w, t.thing, t.role, rows_i64(r, 2)))
            put_spare(w, &t, rows_i64(r, 2));
        else
            put_touch(w, &t, rows_i64(r, 2));
    }
    TRY(rows_end(&r));
    take_spares(w, spares);
    make_runs(w, first);
    return ERR_NONE;
}

/* After the walk: what was put aside and lies on the way all the same. The runs of its things are written anew. */
static void revive(struct walk *w)
{
    size_t first = w->touches_n, revived;
    take_spares(w, 0);
    revived = w->touches_n;
    w->stamp++;
    for (size_t i = first; i < revived; i++) {
        struct walk_thing *t = &w->things[w->touches[i].thing];
        for (uint32_t j = t->first; t->stamp != w->stamp && j < t->first + t->n; j++) {
            ROOM(w, touches);
            w->touches[w->touches_n] = w->touches[j];
            w->touches_n++;
        }
        t->stamp = w->stamp;
    }
    make_runs(w, first);
    for (size_t i = 0; i < w->things_n; i++)
        w->things[i].open |= w->things[i].spared;
}

/* What touches the level's things, up to the latest instant that matters. */
static enum err load_touches(struct walk *w)
{
    int64_t to = INT64_MIN, *ids;
    size_t n = 0, cap = 0;
    for (size_t i = 0; i < w->now_n; i++)
        to = w->visits[w->now[i]].to_us > to ? w->visits[w->now[i]].to_us : to;
    for (size_t i = 0; i < w->now_n; i++)
        for (uint32_t k = w->things[w->visits[w->now[i]].thing].ids; k != WALK_NONE; k = w->ids[k].next)
            cap++;
    ids = AR_ARRAY(w->ar, int64_t, cap);
    for (size_t i = 0; i < w->now_n; i++) {
        struct walk_thing *t = &w->things[w->visits[w->now[i]].thing];
        if (t->loaded && t->loaded_to >= w->visits[w->now[i]].to_us && !(t->spared && t->reach != EPCIS_SOURCE))
            continue;
        drop_spares(w, w->visits[w->now[i]].thing);
        t->loaded = true;
        t->loaded_to = to;
        for (uint32_t k = t->ids; k != WALK_NONE; k = w->ids[k].next)
            ids[n++] = w->ids[k].id;
    }
    return n ? read_touches(w, ids, n, INT64_MIN + 1, to) : ERR_NONE;
}

static void fill_deed(struct walk *w, const struct rows *r)
{
    struct walk_deed *x = &w->deeds[deed_of(w, rows_i64(r, 0))];
    struct str hash = rows_str(r, 13);
    x->d = (struct epcis_deed){.row = rows_i64(r, 0), .type = (enum epcis_type)rows_i64(r, 1), .action = (enum epcis_action)rows_i64(r, 2), .time_us = rows_i64(r, 3),
        .off_min = (int32_t)rows_i64(r, 4), .record_us = rows_i64(r, 5), .error_declared = !rows_null(r, 11), .event_id = text_or_null(w, r, 12)};
    x->errs = x->d.error_declared;
    if (!x->d.event_id && hash.size == 32) {
        char *ni = ar_alloc(w->ar, EPCIS_NI_SIZE);
        epcis_hash_ni((const uint8_t *)hash.p, ni);
        x->d.event_id = ni;
    }
    x->step = rows_i64(r, 6);
    x->disposition = rows_i64(r, 7);
    x->read_point = rows_i64(r, 8);
    x->biz_location = rows_i64(r, 9);
    x->transformation = rows_i64(r, 10);
    x->capture = x->d.capture = rows_i64(r, 14);
    if (x->transformation != FIELD_NULL)
        walk_map_put(w->ar, &w->by_transformation, (uint64_t)x->transformation, (uint32_t)(x - w->deeds));
}

/* An event that an error declaration takes back leads nowhere: they share their eventID. */
static void void_erroneous(struct walk *w, size_t from)
{
    struct walk_map declared = {0};
    for (size_t i = from; i < w->deeds_n; i++)
        if (w->deeds[i].errs && w->deeds[i].d.event_id)
            walk_map_put(w->ar, &declared, str_hash(str_of(w->deeds[i].d.event_id), w->seed), (uint32_t)i);
    for (size_t i = from; declared.n && i < w->deeds_n; i++) {
        struct walk_deed *x = &w->deeds[i];
        uint32_t e = x->d.event_id ? walk_map_get(&declared, str_hash(str_of(x->d.event_id), w->seed)) : WALK_NONE;
        if (e != WALK_NONE && strcmp(w->deeds[e].d.event_id, x->d.event_id) == 0)
            x->voided = x->d.error_declared = true;
    }
}

static enum err load_deeds(struct walk *w, size_t from)
{
    struct rows *r;
    size_t n = w->deeds_n - from;
    if (!n)
        return ERR_NONE;
    int64_t *rows = AR_ARRAY(w->ar, int64_t, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = w->deeds[from + i].d.row;
    TRY(sql_query(w->tx, &epcis_sql[Q_WALK_DEEDS], ARGS(v_is(rows, walk_distinct(rows, n))), &r));
    while (rows_next(r))
        fill_deed(w, r);
    TRY(rows_end(&r));
    void_erroneous(w, from);
    return ERR_NONE;
}

static bool leads(const struct walk_deed *x)
{
    return !x->voided && (x->d.type == EPCIS_AGGREGATION || x->d.type == EPCIS_ASSOCIATION || x->d.type == EPCIS_TRANSFORMATION);
}

/* Events of the level that take everything out of their container. */
static enum err load_emptied(struct walk *w, size_t from)
{
    struct rows *r;
    int64_t *rows = AR_ARRAY(w->ar, int64_t, w->deeds_n - from + 1);
    size_t n = 0;
    for (size_t i = from; i < w->deeds_n; i++)
        if (leads(&w->deeds[i]) && w->deeds[i].d.action == EPCIS_DELETE)
            rows[n++] = w->deeds[i].d.row;
    if (!n)
        return ERR_NONE;
    TRY(sql_query(w->tx, &epcis_sql[Q_WALK_EMPTIED], ARGS(v_is(rows, walk_distinct(rows, n))), &r));
    while (rows_next(r))
        w->deeds[deed_of(w, rows_i64(r, 0))].emptied = true;
    return rows_end(&r);
}

/* The other events of the transformations that the level's events belong to. */
static enum err load_same(struct walk *w, size_t from)
{
    struct rows *r;
    int64_t *ids = AR_ARRAY(w->ar, int64_t, w->deeds_n - from + 1);
    size_t n = 0, before = w->deeds_n;
    for (size_t i = from; i < before; i++)
        if (leads(&w->deeds[i]) && w->deeds[i].transformation != FIELD_NULL)
            ids[n++] = w->deeds[i].transformation;
    if (!n)
        return ERR_NONE;
    TRY(sql_query(w->tx, &epcis_sql[Q_WALK_SAME], ARGS(v_is(ids, n)), &r));
    while (rows_next(r))
        (void)deed_of(w, rows_i64(r, 0));
    TRY(rows_end(&r));
    return load_deeds(w, before);
}

/* ---- whom the events name beside ----------------------------------------------------------------------------------------------------- */
struct wish { int64_t *rows[SETS]; size_t n[SETS], cap[SETS]; };

static void wish_for(struct walk *w, struct wish *k, uint32_t deed, enum walk_set set)
{
    struct walk_deed *x = &w->deeds[deed];
    if (x->have & (1u << set))
        return;
    x->have |= (uint8_t)(1u << set);
    k->rows[set] = walk_room(w->ar, k->rows[set], k->n[set], &k->cap[set], sizeof(int64_t));
    k->rows[set][k->n[set]++] = x->d.row;
}

static bool of_child(uint8_t role) { return SET_OF_ROLE[role] == SET_CHILDREN; }

static void wish_same(struct walk *w, struct wish *k, uint32_t deed, enum walk_set set)
{
    size_t at = SIZE_MAX;
    wish_for(w, k, deed, set);
    if (w->deeds[deed].transformation == FIELD_NULL)
        return;
    for (uint32_t d; (d = walk_map_next(&w->by_transformation, (uint64_t)w->deeds[deed].transformation, &at)) != WALK_NONE;)
        wish_for(w, k, d, set);
}

static void wish_touch(struct walk *w, struct wish *k, const struct walk_visit *v, const struct walk_touch *t)
{
    unsigned follow = w->ask->follow;
    const struct walk_deed *x = &w->deeds[t->deed];
    enum walk_set set = SET_OF_ROLE[t->role];
    bool on = v->mode != WALK_CARRY;
    if (x->voided)
        return;
    if (set == SET_CHILDREN && (follow & EPCIS_PARENTS)) {
        wish_for(w, k, t->deed, SET_PARENTS); /* of all its stays: the end of one may be the beginning of another */
        return;
    }
    if (t->time_us < v->from_us || t->time_us >= v->to_us)
        return;
    if (set == SET_PARENTS && on && (follow & EPCIS_CONTENTS) && x->d.action != EPCIS_DELETE)
        wish_for(w, k, t->deed, SET_CHILDREN);
    else if (set == SET_OUTPUTS && v->mode == WALK_BACK && (follow & EPCIS_INPUTS))
        wish_same(w, k, t->deed, SET_INPUTS);
    else if (set == SET_INPUTS && v->mode == WALK_FORWARD && (follow & EPCIS_OUTPUTS))
        wish_same(w, k, t->deed, SET_OUTPUTS);
    else if (set == SET_SEEN && on && (follow & EPCIS_LOTS) && x->d.type == EPCIS_OBJECT && x->d.action == EPCIS_ADD)
        wish_for(w, k, t->deed, SET_SEEN);
}

struct found { uint32_t deed; int64_t uri; uint8_t role; };

/* Members are read as rows of epcis_uri first, then named all at once. */
static enum err load_members(struct walk *w, struct wish *k)
{
    struct rows *r;
    struct found *f = NULL;
    size_t n = 0, cap = 0, unknown = 0, all = 0;
    for (int s = 0; s < SETS; s++)
        all += k->n[s] = walk_distinct(k->rows[s], k->n[s]);
    if (!all)
        return ERR_NONE;
    TRY(sql_query(w->tx, &epcis_sql[Q_WALK_MEMBERS], ARGS(v_is(k->rows[SET_PARENTS], k->n[SET_PARENTS]), v_is(k->rows[SET_CHILDREN], k->n[SET_CHILDREN]),
        v_is(k->rows[SET_INPUTS], k->n[SET_INPUTS]), v_is(k->rows[SET_OUTPUTS], k->n[SET_OUTPUTS]), v_is(k->rows[SET_SEEN], k->n[SET_SEEN]), v_i(MEMBERS_MAX)), &r));
    while (rows_next(r)) {
        f = walk_room(w->ar, f, n, &cap, sizeof *f);
        f[n++] = (struct found){deed_of(w, rows_i64(r, 0)), rows_i64(r, 1), (uint8_t)rows_i64(r, 2)};
    }
    TRY(rows_end(&r));
    w->more = w->more || n == MEMBERS_MAX;
    int64_t *ids = AR_ARRAY(w->ar, int64_t, n);
    for (size_t i = 0; i < n; i++)
        if (walk_map_get(&w->by_id, (uint64_t)f[i].uri) == WALK_NONE)
            ids[unknown++] = f[i].uri;
    if (unknown)
        TRY(walk_read_ids(w, Q_WALK_TEXTS, v_is(ids, walk_distinct(ids, unknown))));
    for (size_t i = 0; i < n; i++) {
        uint32_t id = walk_map_get(&w->by_id, (uint64_t)f[i].uri);
        if (id == WALK_NONE)
            continue; /* `tiantou check` tells of rows that point at nothing */
        struct walk_deed *x = &w->deeds[f[i].deed];
        ROOM(w, members);
        w->members[w->members_n] = (struct walk_member){w->ids[id].thing, x->members, f[i].role};
        x->members = (uint32_t)w->members_n++;
    }
    return ERR_NONE;
}

static enum err load_others(struct walk *w)
{
    struct wish k = {0};
    for (size_t i = 0; i < w->now_n; i++) {
        const struct walk_visit *v = &w->visits[w->now[i]];
        const struct walk_thing *t = &w->things[v->thing];
        for (uint32_t j = t->first; j < t->first + t->n; j++)
            wish_touch(w, &k, v, &w->touches[j]);
    }
    return load_members(w, &k);
}

/* ---- inside whom, until when ------------------------------------------------------------------------------------------------------------ */
static uint32_t container_of(const struct walk *w, uint32_t deed)
{
    for (uint32_t m = w->deeds[deed].members; m != WALK_NONE; m = w->members[m].next)
        if (w->members[m].role == ROLE_PARENT)
            return w->members[m].thing;
    return WALK_NONE;
}

/* Containers and ends of a thing's stays, from its last touch to its first. */
static void bind_spans(struct walk *w, struct walk_thing *t)
{
    uint32_t next_parent = WALK_NONE;
    int64_t next_add = INT64_MAX;
    w->stamp++;
    for (uint32_t j = t->first + t->n; j-- > t->first;) {
        struct walk_touch *x = &w->touches[j];
        const struct walk_deed *d = &w->deeds[x->deed];
        if (!of_child(x->role) || d->voided)
            continue;
        x->parent = container_of(w, x->deed);
        if (x->parent == WALK_NONE)
            continue;
        struct walk_thing *p = &w->things[x->parent];
        if (d->d.action == EPCIS_DELETE) {
            p->stamp = w->stamp;
            p->taken_us = x->time_us + 1;
        } else if (d->d.action == EPCIS_OBSERVE) {
            x->until_us = x->time_us + 1;
        } else {
            x->until_us = p->stamp == w->stamp ? p->taken_us : INT64_MAX;
            if (t->instance && next_parent != x->parent && next_add < x->until_us)
                x->until_us = next_add;
            next_parent = x->parent;
            next_add = x->time_us;
        }
    }
}

/* The first instant from `from` on after which the container is empty. */
static int64_t emptied_at(const struct walk *w, const struct walk_thing *p, int64_t from_us)
{
    for (uint32_t j = p->first; p->emptied && j < p->first + p->n; j++)
        if (w->touches[j].time_us >= from_us && w->touches[j].role == ROLE_PARENT && w->deeds[w->touches[j].deed].emptied)
            return w->touches[j].time_us + 1;
    return INT64_MAX;
}

int64_t epcis_walk_until(const struct walk *w, const struct walk_touch *t)
{
    int64_t empty = t->parent == WALK_NONE ? INT64_MAX : emptied_at(w, &w->things[t->parent], t->time_us);
    return empty < t->until_us ? empty : t->until_us;
}

static void note_emptied(struct walk *w, struct walk_thing *t)
{
    for (uint32_t j = t->first; j < t->first + t->n && !t->emptied; j++)
        t->emptied = w->touches[j].role == ROLE_PARENT && w->deeds[w->touches[j].deed].emptied;
}

/* ---- the next level ------------------------------------------------------------------------------------------------------------------------ */
static void visit_members(struct walk *w, const struct walk_visit *v, uint32_t deed, enum walk_set set, enum walk_mode mode, int64_t from_us, int64_t to_us)
{
    for (uint32_t m = w->deeds[deed].members; m != WALK_NONE; m = w->members[m].next)
        if (SET_OF_ROLE[w->members[m].role] == set && w->members[m].thing != v->thing)
            visit(w, w->members[m].thing, v->thing, mode, from_us, to_us);
}

static void visit_same(struct walk *w, const struct walk_visit *v, uint32_t deed, enum walk_set set, enum walk_mode mode, int64_t from_us, int64_t to_us)
{
    size_t at = SIZE_MAX;
    if (w->deeds[deed].transformation == FIELD_NULL) {
        visit_members(w, v, deed, set, mode, from_us, to_us);
        return;
    }
    for (uint32_t d; (d = walk_map_next(&w->by_transformation, (uint64_t)w->deeds[deed].transformation, &at)) != WALK_NONE;)
        visit_members(w, v, d, set, mode, from_us, to_us);
}

/* A pack and its lot, named by the event that commissions the pack: the same GTIN, one with a lot, one with a serial. */
static bool pack_of_lot(struct str pack, struct str lot)
{
    const char *p = memmem(pack.p, pack.size, "/21/", 4), *l = memmem(lot.p, lot.size, "/10/", 4);
    return p && l && p - pack.p == l - lot.p && memcmp(pack.p, lot.p, (size_t)(p - pack.p)) == 0;
}

static void visit_lots(struct walk *w, const struct walk_visit *v, const struct walk_touch *t)
{
    struct str self = w->things[v->thing].uri;
    for (uint32_t m = w->deeds[t->deed].members; m != WALK_NONE; m = w->members[m].next) {
        uint32_t other = w->members[m].thing;
        if (v->mode == WALK_BACK && w->members[m].role == ROLE_QUANTITY && pack_of_lot(self, w->things[other].uri))
            visit(w, other, v->thing, WALK_BACK, INT64_MIN + 1, t->time_us + 1);
        if (v->mode == WALK_FORWARD && w->members[m].role == ROLE_EPC && pack_of_lot(w->things[other].uri, self))
            visit(w, other, v->thing, WALK_FORWARD, t->time_us, INT64_MAX);
    }
}

static void follow_touch(struct walk *w, const struct walk_visit *v, const struct walk_touch *t)
{
    const struct walk_deed *x = &w->deeds[t->deed];
    enum walk_set set = SET_OF_ROLE[t->role];
    unsigned follow = w->ask->follow;
    bool within = t->time_us >= v->from_us && t->time_us < v->to_us;
    if (x->voided)
        return;
    if (set == SET_CHILDREN && t->parent != WALK_NONE && x->d.action != EPCIS_DELETE && (follow & EPCIS_PARENTS)) {
        int64_t from = t->time_us > v->from_us ? t->time_us : v->from_us, to = t->until_us < v->to_us ? t->until_us : v->to_us;
        visit(w, t->parent, v->thing, WALK_CARRY, from, to);
        return;
    }
    if (!within || v->mode == WALK_CARRY)
        return;
    if (set == SET_PARENTS && (follow & EPCIS_CONTENTS) && x->d.action != EPCIS_DELETE)
        visit_members(w, v, t->deed, SET_CHILDREN, v->mode, v->mode == WALK_BACK ? INT64_MIN + 1 : t->time_us, v->mode == WALK_BACK ? t->time_us + 1 : INT64_MAX);
    else if (set == SET_OUTPUTS && v->mode == WALK_BACK && (follow & EPCIS_INPUTS))
        visit_same(w, v, t->deed, SET_INPUTS, WALK_BACK, INT64_MIN + 1, t->time_us + 1);
    else if (set == SET_INPUTS && v->mode == WALK_FORWARD && (follow & EPCIS_OUTPUTS))
        visit_same(w, v, t->deed, SET_OUTPUTS, WALK_FORWARD, t->time_us, INT64_MAX);
    else if (set == SET_SEEN && (follow & EPCIS_LOTS) && x->d.type == EPCIS_OBJECT && x->d.action == EPCIS_ADD)
        visit_lots(w, v, t);
}

static void follow_visit(struct walk *w, uint32_t at)
{
    struct walk_visit v = w->visits[at];
    if (v.mode == WALK_CARRY) {
        int64_t empty = emptied_at(w, &w->things[v.thing], v.from_us);
        if (empty < v.to_us)
            w->visits[at].to_us = v.to_us = empty;
    }
    const struct walk_thing t = w->things[v.thing];
    for (uint32_t j = t.first; j < t.first + t.n; j++) {
        struct walk_touch x = w->touches[j];
        follow_touch(w, &v, &x);
    }
}

/* ---- lots by ILMD ----------------------------------------------------------------------------------------------------------------------- */
/* Packs of the level's lots whose commissioning says the lot's number. */
static enum err lots_forward(struct walk *w)
{
    uint32_t *lots = AR_ARRAY(w->ar, uint32_t, w->now_n);
    struct str no;
    int64_t *keys = AR_ARRAY(w->ar, int64_t, w->now_n);
    struct wish k = {0};
    struct rows *r;
    size_t n = 0, before = w->deeds_n, events = 0;
    for (size_t i = 0; i < w->now_n; i++) {
        const struct walk_visit *v = &w->visits[w->now[i]];
        struct walk_thing *t = &w->things[v->thing];
        const char *lot = memmem(t->uri.p, t->uri.size, "/10/", 4);
        if (v->mode != WALK_FORWARD || !lot || t->lots_done || !pct_decode(w->ar, str_from(t->uri, (size_t)(lot + 4 - t->uri.p)), &no))
            continue;
        t->lots_done = true;
        lots[n] = v->thing;
        keys[n++] = epcis_text_key(no);
    }
    if (!n)
        return ERR_NONE;
    uint32_t *deeds = NULL;
    size_t cap = 0;
    TRY(sql_query(w->tx, &epcis_sql[Q_WALK_LOT_FIELD], ARGS(v_t(LOT_NUMBER), v_is(keys, n), v_i(LOT_EVENTS_MAX)), &r));
    while (rows_next(r)) {
        deeds = walk_room(w->ar, deeds, events, &cap, sizeof *deeds);
        deeds[events++] = deed_of(w, rows_i64(r, 0));
    }
    TRY(rows_end(&r));
    TRY(load_deeds(w, before));
    for (size_t i = 0; i < events; i++)
        wish_for(w, &k, deeds[i], SET_SEEN);
    TRY(load_members(w, &k));
    for (size_t i = 0; i < events; i++)
        for (uint32_t m = w->deeds[deeds[i]].members; m != WALK_NONE; m = w->members[m].next)
            for (size_t l = 0; l < n; l++) /* few lots a level; their numbers rarely agree */
                if (w->members[m].role == ROLE_EPC && !w->deeds[deeds[i]].voided && pack_of_lot(w->things[w->members[m].thing].uri, w->things[lots[l]].uri))
                    visit(w, w->members[m].thing, lots[l], WALK_FORWARD, w->deeds[deeds[i]].d.time_us, INT64_MAX);
    return ERR_NONE;
}

/* The lot that the commissioning of the level's packs says. */
static enum err lots_back(struct walk *w)
{
    struct { uint32_t thing, deed; } *want = ar_array(w->ar, JSON_MAX, sizeof *want);
    int64_t *rows = AR_ARRAY(w->ar, int64_t, JSON_MAX);
    struct rows *r;
    size_t n = 0;
    for (size_t i = 0; i < w->now_n; i++) {
        const struct walk_visit *v = &w->visits[w->now[i]];
        struct walk_thing *t = &w->things[v->thing];
        bool pack = v->mode == WALK_BACK && !t->lots_done && memmem(t->uri.p, t->uri.size, "/21/", 4);
        for (uint32_t j = t->first; pack && n < JSON_MAX && j < t->first + t->n; j++) {
            const struct walk_deed *x = &w->deeds[w->touches[j].deed];
            if (w->touches[j].role == ROLE_EPC && x->d.type == EPCIS_OBJECT && x->d.action == EPCIS_ADD && !x->voided) {
                t->lots_done = true;
                want[n].thing = v->thing;
                want[n].deed = w->touches[j].deed;
                rows[n++] = x->d.row;
            }
        }
    }
    if (!n)
        return ERR_NONE;
    TRY(sql_query(w->tx, &epcis_sql[Q_WALK_JSON], ARGS(v_is(rows, n)), &r));
    while (rows_next(r)) {
        struct str no = epcis_walk_lot_number(w, r);
        uint32_t deed = deed_of(w, rows_i64(r, 0));
        for (size_t i = 0; no.size && i < n; i++) {
            struct str uri = w->things[want[i].thing].uri;
            const char *serial = memmem(uri.p, uri.size, "/21/", 4);
            struct buf b;
            if (want[i].deed != deed || !serial)
                continue;
            buf_init(&b, w->ar, 80);
            buf_put(&b, uri.p, (size_t)(serial - uri.p));
            buf_puts(&b, "/10/");
            buf_pct(&b, no);
            visit(w, thing_of(w, gs1_canonical_uri(w->ar, buf_view(&b))), want[i].thing, WALK_BACK, INT64_MIN + 1, w->deeds[deed].d.time_us + 1);
        }
    }
    return rows_end(&r);
}

/* ---- the walk -------------------------------------------------------------------------------------------------------------------------------- */
static enum err level(struct walk *w)
{
    size_t deeds = w->deeds_n;
    TRY(look_up(w));
    TRY(load_touches(w));
    TRY(load_deeds(w, deeds));
    TRY(load_emptied(w, deeds));
    if (w->ask->follow & (EPCIS_INPUTS | EPCIS_OUTPUTS))
        TRY(load_same(w, deeds));
    if (w->ask->follow)
        TRY(load_others(w));
    for (size_t i = 0; i < w->now_n; i++) {
        struct walk_thing *t = &w->things[w->visits[w->now[i]].thing];
        bind_spans(w, t);
        note_emptied(w, t);
    }
    for (size_t i = 0; i < w->now_n; i++)
        follow_visit(w, w->now[i]);
    if (!(w->ask->follow & EPCIS_LOTS))
        return ERR_NONE;
    TRY(lots_forward(w));
    return lots_back(w);
}

/* Touches within a visit, and stays that reach into one. */
static void mark(struct walk *w)
{
    for (size_t i = 0; i < w->things_n; i++) {
        const struct walk_thing *t = &w->things[i];
        for (uint32_t j = t->first; t->visits != WALK_NONE && j < t->first + t->n; j++) {
            struct walk_touch *x = &w->touches[j];
            bool stay = of_child(x->role) && w->deeds[x->deed].d.action == EPCIS_ADD && x->parent != WALK_NONE && w->things[x->parent].visits != WALK_NONE;
            int64_t until = stay ? epcis_walk_until(w, x) : x->time_us + 1;
            for (uint32_t v = t->visits; !x->used && v != WALK_NONE; v = w->visits[v].next)
                x->used = x->time_us < w->visits[v].to_us && until > w->visits[v].from_us;
        }
    }
}

static void start(struct walk *w)
{
    const struct epcis_walk_ask *a = w->ask;
    int64_t from = a->from_us || a->until_us ? a->from_us : INT64_MIN + 1, to = a->from_us || a->until_us ? a->until_us : INT64_MAX;
    for (size_t i = 0; i < a->n; i++) {
        uint32_t t = thing_of(w, gs1_canonical_uri(w->ar, a->epcs[i]));
        if (!w->things[t].uri.size)
            continue;
        if (a->follow & EPCIS_INPUTS)
            visit(w, t, WALK_NONE, WALK_BACK, from, to);
        if (a->follow & EPCIS_OUTPUTS)
            visit(w, t, WALK_NONE, WALK_FORWARD, from, to);
        if (!(a->follow & (EPCIS_INPUTS | EPCIS_OUTPUTS)))
            visit(w, t, WALK_NONE, WALK_CARRY, from, to);
    }
}

static enum err walk_levels(struct walk *w)
{
    start(w);
    for (int l = 0; w->then_n && l < LEVELS_MAX; l++) {
        w->now = w->then;
        w->now_n = w->then_n;
        w->then = NULL;
        w->then_n = w->then_cap = 0;
        TRY(level(w));
    }
    for (size_t i = 0; i < w->then_n; i++)
        w->more = w->things[w->visits[w->then[i]].thing].open = true;
    revive(w);
    mark(w);
    return ERR_NONE;
}

struct walk_run {
    struct walk w;
    struct arena *outer;
    enum err (*done)(struct walk *w, struct arena *outer, void *arg);
    void *arg;
    enum err err;
};

static void walk_in_arena(void *arg)
{
    struct walk_run *r = arg;
    r->err = walk_levels(&r->w);
    if (r->err == ERR_NONE)
        r->err = r->done(&r->w, r->outer, r->arg);
}

enum err epcis_walk_run(struct cx *cx, struct tx *tx, const struct epcis_walk_ask *ask, enum err (*done)(struct walk *w, struct arena *outer, void *arg), void *arg)
{
    struct arena *outer = cx->ar, *ar = ar_new(WALK_BYTES);
    struct walk_run r = {{.cx = cx, .tx = tx, .ask = ask, .ar = ar, .seed = (uint64_t)cx->now_us ^ (uint64_t)(uintptr_t)ar}, outer, done, arg, ERR_NONE};
    if (!ar)
        return err_set(cx, ERR_MEMORY, NULL);
    cx->ar = ar;
    bool whole = ar_try(ar, walk_in_arena, &r);
    cx->ar = outer;
    ar_free(&ar);
    return whole ? r.err : err_set(cx, ERR_MEMORY, NULL);
}
