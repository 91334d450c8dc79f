/* grow.h: the field: plots, crops, products, seasons, inputs, field records, harvests, lots, photos, public season records.
 * Facts are never deleted: a correction is a new revision with author, time and reason (记录保存不少于二年). */
#ifndef GROW_GROW_H
#define GROW_GROW_H

#include <stdbool.h>
#include <stdint.h>

#include "cx.h"
#include "field.h"
#include "room.h"
#include "store.h"

/* ---- SQL views other rooms may join ---------------------------------------------------------------------------------------
 * grow_lot_v(id, uuid, lot_no, operator_id, product_id, product_uuid, product_name, crop_name, gtin, grade, quantity_g, left_g, harvest_day,
 *     state, state_reason, return_how, season_id, county, epc, created_us, rev)
 *     state: active locked recalled consumed closed; epc: the lot's EPC class URI (https://id.gs1.org/01/GTIN/10/LOT);
 *     left_g: not yet split, merged, processed away.
 * grow_product_v(id, uuid, operator_id, crop_id, crop_name, name, name_en, gtin, spec, brand, photo_sha, county)
 * grow_plot_v(id, uuid, name, operator_id, county)   grow_input_v(id, uuid, name, reg_no, state)
 * grow_lot_season_v(lot_id, season_id, season, plot_id, operator_id): seasons a lot was harvested from
 * grow_record_v(id, uuid, season_id, plot_id, operator_id, kind, state, day, county)
 * grow_use_v(id, input_id, input, name, reg_no, record_id, season_id, day, county): uses in records that are done
 * grow_season_v(id, uuid, plot_id, plot_name, operator_id, crop_name, year, state, start_day, end_day, published, county) */

extern const char *const grow_lot_states[];   /* "active" "locked" "recalled" "consumed" "closed", NULL */
enum grow_lot_state { LOT_ACTIVE, LOT_LOCKED, LOT_RECALLED, LOT_CONSUMED, LOT_CLOSED };

struct grow_lot {
    int64_t id; const char *uuid, *lot_no; int64_t operator_id, product_id; const char *product_name, *crop_name, *gtin, *grade;
    int64_t quantity_g, left_g, harvest_day, state; const char *state_reason, *return_how, *county, *epc; int64_t season_id, rev;  /* return_how: of a recall */
};
enum err grow_lot_get(struct cx *cx, struct tx *tx, const char *uuid, struct grow_lot *out) MUST_CHECK;          /* ERR_NOT_FOUND */
enum err grow_lot_by_id(struct cx *cx, struct tx *tx, int64_t id, struct grow_lot *out) MUST_CHECK;
enum err grow_lot_by_code(struct cx *cx, struct tx *tx, const char *gtin14, const char *lot_no, struct grow_lot *out) MUST_CHECK;
/* The one place that changes a lot's state: transition table, audit, time stamp, lots made from it follow a lock or recall. */
enum err grow_lot_enter(struct cx *cx, struct tx *tx, int64_t lot_id, enum grow_lot_state to, const char *reason) MUST_CHECK;
/* The same into LOT_RECALLED, with how to return the goods. */
enum err grow_lot_recall(struct cx *cx, struct tx *tx, int64_t lot_id, const char *reason, const char *return_how) MUST_CHECK;
/* Who recalls: a room above takes orders to recall a lot (POST /lots/{id}/state), so that each is a whole recall with its list of holders,
 * and says whether a recalled lot may be taken back by the same route. Called in room.start; without it the lot alone is marked. */
struct grow_recall {
    enum err (*order)(struct cx *cx, struct tx *tx, const struct grow_lot *lot, const char *reason, const char *return_how);
    enum err (*may_lift)(struct cx *cx, struct tx *tx, int64_t lot_id);
};
void grow_recall_by(const struct grow_recall *by);
/* A room above may forbid that a lot's lock is lifted: fn runs in that transaction and returns ERR_LOT_LOCKED with its sentence, or
 * ERR_NONE. Called in room.start; the same function twice counts once. A lot that followed another and is vetoed stays locked for itself. */
typedef enum err grow_lot_veto_fn(struct cx *cx, struct tx *tx, int64_t lot_id);
void grow_lot_veto(grow_lot_veto_fn *fn);
/* left_g knows nothing of sales. A room above says how many grams of a lot it has on sale, owes or has delivered: nobody splits, merges or
 * processes them away. fn adds nothing: it answers for itself and for the rooms it speaks for. Called in room.start; the same function
 * twice counts once. */
typedef enum err grow_lot_promised_fn(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *grams_out);
void grow_lot_promised_by(grow_lot_promised_fn *fn);
/* The same of a season: grams that are owed of it and that no lot carries yet, and their name ("合同 HT2026…", in cx->lang, in the arena) for
 * the sentence that refuses to split, merge or process its last lots away. */
typedef enum err grow_season_owed_fn(struct cx *cx, struct tx *tx, int64_t season_id, int64_t *grams_out, const char **what_out);
void grow_season_owed_by(grow_season_owed_fn *fn);
/* A room above is told of every change of a lot's state, within its transaction (it queues a job and does no more). Called in room.start; the
 * same function twice counts once. */
typedef enum err grow_lot_moved_fn(struct cx *cx, struct tx *tx, int64_t lot_id, enum grow_lot_state to);
void grow_lot_moved(grow_lot_moved_fn *fn);
/* The last day on which an interval (pre-harvest, withdrawal) of any record of the lot's seasons, and of those of every lot it
 * was made from, is open, when that is on or after day or after the day of that harvest (a record added later may show that
 * a harvest was too early: then it stays open); FIELD_NULL when none is. Uses after the harvest do not count. */
enum err grow_lot_open_interval(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t day, int64_t *until_day_out) MUST_CHECK;

/* All that a stranger may read about how a lot grew (scan page, season record). Texts in cx->lang where there is a choice. */
struct grow_story_use {          /* one use of an input */
    const char *input_name, *reg_no, *ingredients, *kind;   /* kind: pesticide fertiliser vet_drug feed seed other */
    const char *amount, *unit; int64_t interval_days, safe_day;  /* safe_day: first day harvest is allowed; FIELD_NULL: no interval */
};
struct grow_story_op {           /* one field record, latest revision */
    const char *uuid, *kind, *kind_name, *plot_name, *note, *by_name; int64_t day; int64_t revisions;  /* by_name: masked, "陈某" */
    struct list uses;            /* of struct grow_story_use */
    struct texts photos;         /* content hashes, served at /photo/{sha} */
};
struct grow_story {
    struct grow_lot lot;
    const char *place, *operator_name, *operator_kind, *crop_name, *variety, *base_name;
    int64_t area_m2, first_day, harvest_day; bool organic_claim;
    struct list ops;             /* of struct grow_story_op, by day */
    struct list parents;         /* of struct grow_lot: lots it was made from */
    bool intervals_kept, balanced, season_published;   /* what the program checked itself */
};
enum err grow_lot_story(struct cx *cx, struct tx *tx, int64_t lot_id, struct grow_story *out) MUST_CHECK;
/* The same for a lot that was read in this transaction. */
enum err grow_lot_story_of(struct cx *cx, struct tx *tx, const struct grow_lot *lot, struct grow_story *out) MUST_CHECK;
/* Lots it was made from, of struct grow_lot, by id; none for a harvest. */
enum err grow_lot_parents(struct cx *cx, struct tx *tx, int64_t lot_id, struct list *out) MUST_CHECK;
enum err grow_season_story(struct cx *cx, struct tx *tx, const char *season_uuid, struct grow_story *out) MUST_CHECK; /* published only */

/* ---- for the demonstration and tests: the same checks as the routes, as cx->who ------------------------------------------- */
/* The structs of the routes' bodies are public so that demo and tests fill them; see grow_shapes.h (shapes and structs). */

/* `tiantou import substances FILE.csv`: add or renew rows of the banned list, as the office's route does. */
enum err grow_import_substances(struct cx *cx, const char *path, int64_t *count_out) MUST_CHECK;

extern const struct room grow_room;

#endif
