/* epcis_walk.h: the walk over events as its two users see it: epcis_trace.c makes a graph of it, epcis_history.c a list of events. */
#ifndef EPCIS_WALK_H
#define EPCIS_WALK_H

#include "epcis_priv.h"
#include "epcis_trace.h"

#define WALK_NONE UINT32_MAX
enum walk_mode { WALK_CARRY = 1, WALK_BACK = 2, WALK_FORWARD = 4 };

struct walk_visit { uint32_t thing, next; enum walk_mode mode; int64_t from_us, to_us; };  /* next: of the same thing */
struct walk_thing {
    struct str uri;
    int depth;
    unsigned reach;               /* enum epcis_reach */
    bool open, instance, looked, loaded, known, emptied, lots_done; /* looked: its ids were asked for; emptied: some event takes all out of it */
    uint32_t spares; bool spared; /* uses elsewhere; they are put aside */
    int64_t loaded_to;            /* its touches before this instant are known */
    uint32_t visits;              /* newest first; WALK_NONE: never visited */
    uint32_t ids;                 /* first of its rows in epcis_uri, one a county */
    uint32_t first, n;            /* its touches, by time */
    uint32_t stamp; int64_t taken_us; /* scratch of bind_spans() */
    uint32_t out;                 /* place in the answer */
};
struct walk_touch {
    uint32_t thing, deed;
    uint8_t role;                 /* enum epc_role */
    bool used;                    /* within a visit */
    uint32_t parent;              /* child: the container */
    int64_t time_us, until_us;    /* until: of an ADD */
    double value;
    const char *quantity, *uom;
};
struct walk_member { uint32_t thing, next; uint8_t role; };
struct walk_deed {
    struct epcis_deed d;
    int64_t step, disposition, read_point, biz_location, transformation, capture; /* rows; FIELD_NULL: none */
    uint32_t members, same;       /* same: next event of the transformation */
    uint8_t have;                 /* sets of members that are known: bits of enum walk_set */
    bool emptied, errs, voided;   /* a DELETE that names no children; an error declaration; declared erroneous */
    uint32_t out;
};
struct walk {
    struct cx *cx;
    struct tx *tx;
    const struct epcis_walk_ask *ask;
    struct arena *ar;             /* of the walk */
    uint64_t seed;                /* of text hashes: nobody can choose identifiers that collide */
    struct walk_thing *things; size_t things_n, things_cap, visited_n;
    struct walk_visit *visits; size_t visits_n, visits_cap;
    struct walk_touch *touches; size_t touches_n, touches_cap;
    struct walk_spare { int64_t row; struct walk_touch t; } *spares; size_t spares_n, spares_cap; /* touches put aside; row: of the event */
    struct walk_deed *deeds; size_t deeds_n, deeds_cap;
    struct walk_member *members; size_t members_n, members_cap;
    struct walk_id { int64_t id; uint32_t thing, next; } *ids; size_t ids_n, ids_cap;
    uint32_t *now, *then; size_t now_n, then_n, then_cap; /* visits of this level and the next */
    struct walk_map { uint64_t *key; uint32_t *val; size_t cap, n; } by_uri, by_id, by_row, by_transformation;
    uint32_t stamp;
    bool more;
};

/* ---- epcis_walk_map.c ---- */
/* p with space for one more than n elements of size bytes. */
void *walk_room(struct arena *ar, void *p, size_t n, size_t *cap, size_t size);
/* A key may have several values. */
void walk_map_put(struct arena *ar, struct walk_map *m, uint64_t key, uint32_t val);
/* The next value under the key from *at on (start with SIZE_MAX); WALK_NONE at the end. */
uint32_t walk_map_next(const struct walk_map *m, uint64_t key, size_t *at);
uint32_t walk_map_get(const struct walk_map *m, uint64_t key);

/* In order, each once; how many are left. Lists are asked for as they are, and neighbours lie near each other in the tables. */
size_t walk_distinct(int64_t *ids, size_t n);

/* ---- epcis_walk.c ---- */
/* Learn the identifiers that query q gives for the list. */
enum err walk_read_ids(struct walk *w, enum epcis_query_id q, struct val arg) MUST_CHECK;
/* Walk and call done(w, arg) with everything found, its touches marked; done copies what it wants into `outer`. */
enum err epcis_walk_run(struct cx *cx, struct tx *tx, const struct epcis_walk_ask *ask, enum err (*done)(struct walk *w, struct arena *outer, void *arg),
                        void *arg) MUST_CHECK;

/* ---- epcis_walk_name.c ---- */
/* The lot number in the ILMD of a row (id, json); empty when there is none. */
struct str epcis_walk_lot_number(struct walk *w, const struct rows *r);
/* Names of the words, places and senders of deeds that have a touch in use. */
enum err epcis_walk_names(struct walk *w, struct arena *outer) MUST_CHECK;
/* When a child put in by this touch was taken out, also by an event that empties its container. */
int64_t epcis_walk_until(const struct walk *w, const struct walk_touch *t);

#endif
