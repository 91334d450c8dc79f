/* grow_priv.h: what the files of room grow share: queries, row shapes, helpers. */
#ifndef GROW_GROW_PRIV_H
#define GROW_GROW_PRIV_H

#include <stdlib.h>
#include <string.h>

#include "conf.h"
#include "dec.h"
#include "err.h"
#include "grow_file.h"
#include "log.h"
#include "grow_shapes.h"
#include "people.h"
#include "proof.h"
#include "uuid.h"
#include "when.h"

/* ---- queries: grow_sql.c ------------------------------------------------------------------------------------------------- */
enum grow_q {
#define Q(name, text) Q_##name,
#include "grow_sql.def"
#undef Q
    Q__COUNT
};
extern const struct sql grow_sql[];
#define SQL(name) (&grow_sql[Q_##name])

/* ---- rows: the answer's shape with the inside columns --------------------------------------------------------------------- */
extern const struct shape grow_plot_row, grow_crop_row, grow_variety_row, grow_product_row, grow_season_row, grow_record_row, grow_step_row,
    grow_template_row, grow_input_row, grow_lot_seen_row, grow_lot_row;

/* ---- words ---------------------------------------------------------------------------------------------------------------- */
const char *grow_word_name(const struct grow_word *words, const char *code, enum lang lang);
extern const char *const grow_substance_states[];

/* ---- helpers: grow_util.c ------------------------------------------------------------------------------------------------- */
/* Who acts, for histories: the principal's name, or "system". */
const char *grow_by(const struct cx *cx);
struct val grow_by_account(const struct cx *cx);
/* The text in the language of the unit of work. */
const char *grow_pick(const struct cx *cx, const char *zh, const char *en);
/* Today in China. */
int64_t grow_today(const struct cx *cx);
/* ERR_CHANGED when the caller saw another revision; want FIELD_NULL: any. */
enum err grow_rev_is(struct cx *cx, int64_t have, int64_t want) MUST_CHECK;
/* One object by uuid; ERR_NOT_FOUND with a sentence. */
enum err grow_one(struct cx *cx, struct tx *tx, enum grow_q q, const char *uuid, const struct shape *sh, void *out, const char *zh, const char *en) MUST_CHECK;
/* The row id of an object a body names; ERR_INVALID at the field when there is none. uuid NULL: FIELD_NULL. */
enum err grow_ref(struct cx *cx, struct tx *tx, enum grow_q q, const char *uuid, const char *field, const char *zh, const char *en, int64_t *id_out) MUST_CHECK;
/* May cx->who do perm to this object? When it may not even read it: ERR_NOT_FOUND. */
enum err grow_may(struct cx *cx, const char *perm, const char *level_path, int64_t operator_id) MUST_CHECK;
/* The operator a body names, or one's own; FIELD "/operator" at fault. */
enum err grow_operator_pick(struct cx *cx, struct tx *tx, const char *uuid, struct people_operator *out) MUST_CHECK;

/* Set the state of a plot, input or procedure: ERR_CHANGED when rev is not current. */
enum err grow_open_put(struct cx *cx, struct tx *tx, enum grow_q q, int64_t id, int64_t rev, const char *have, const struct grow_open_body *in) MUST_CHECK;

/* ---- the log: grow_proof.c ------------------------------------------------------------------------------------------------- */
/* A row of grow_rev. */
struct grow_revision { const char *kind; int64_t id, rev, at_us; const char *by; int64_t account; const char *reason; struct str body; };
enum err grow_leaf_append(struct cx *cx, struct tx *tx, int64_t row, const struct grow_revision *v) MUST_CHECK;
/* A field record whole, without asking whether the caller may see it. */
enum err grow_record_whole(struct cx *cx, struct tx *tx, const char *uuid, struct grow_record *out) MUST_CHECK;
extern const struct proof_source grow_proofs;

/* A new revision of an object: the fact in grow_rev and a line of the audit trail. */
struct grow_fact {
    const char *action, *kind, *uuid;  /* "grow.plot.create", "plot", outside id */
    int64_t id, rev;                   /* row, revision just written */
    const char *reason;                /* of a change */
    const struct shape *shape;         /* of before and after */
    const void *before, *after;        /* before NULL: created */
};
enum err grow_keep(struct cx *cx, struct tx *tx, const struct grow_fact *f) MUST_CHECK;
/* All revisions of an object as {"items":[{rev, at, by, reason, body}]}. */
enum err grow_history(struct cx *cx, struct tx *tx, const char *kind, int64_t id, struct str *json_out) MUST_CHECK;

/* ---- routes: grow_call.c -------------------------------------------------------------------------------------------------- */
/* What a route hands to its act. */
struct grow_call {
    const char *id;    /* {id} of the path, or NULL */
    int64_t rev;       /* If-Match, or FIELD_NULL */
    const void *body;  /* by the route's body shape */
    void *out;         /* by the route's reply shape; begins with struct grow_head */
};
struct grow_head { const char *uuid; int64_t rev; };
typedef enum err grow_act(struct cx *cx, struct tx *tx, struct grow_call *c);
/* Run an act in a writing transaction named after the permission and answer with what it made; a refusal by a rule goes to
 * the audit trail. collection: "/api/v1/plots/" for 201 and Location, NULL for 200. kind: for the audit trail. */
enum err grow_write(struct req *rq, struct resp *rs, grow_act *act, const char *action, const char *kind, const char *collection) MUST_CHECK;
/* The same for reading one object. */
enum err grow_fetch(struct req *rq, struct resp *rs, grow_act *act) MUST_CHECK;
/* Answer a list under grow.read, narrowed by an own condition ("" none; placeholders after the scope's are not possible). */
enum err grow_list(struct req *rq, struct resp *rs, const struct list_spec *spec, const char *path_col, const char *operator_col, const char *also) MUST_CHECK;
/* Answer the revisions of an object; one: finds the row id after the reading check. */
enum err grow_history_answer(struct req *rq, struct resp *rs, const char *kind, enum err (*one)(struct cx *, struct tx *, const char *uuid, int64_t *id_out)) MUST_CHECK;

/* ---- geometry: grow_geo.c ------------------------------------------------------------------------------------------------- */
struct grow_geo { int64_t area_m2, lon_udeg, lat_udeg, west_udeg, south_udeg, east_udeg, north_udeg; };
/* Check a GeoJSON Polygon or MultiPolygon (RFC 7946 section 3.1.6) and measure it. field: for errors. */
enum err grow_geo_read(struct cx *cx, struct str geojson, const char *field, struct grow_geo *out) MUST_CHECK;

/* ---- loads: each noun's own file ------------------------------------------------------------------------------------------ */
enum err grow_plot_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_plot *out) MUST_CHECK;       /* reading check included */
enum err grow_season_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_season *out) MUST_CHECK;
enum err grow_product_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_product *out) MUST_CHECK;
/* What rooms above promised of a lot; do a change's inputs leave what their seasons owe? ERR_RULE naming the promise. */
enum err grow_lot_promised(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *out) MUST_CHECK;
enum err grow_seasons_check(struct cx *cx, struct tx *tx, const struct grow_lot_seen *lots, const struct grow_change_input *in, size_t n) MUST_CHECK;
enum err grow_lot_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_lot_seen *out) MUST_CHECK;
enum err grow_record_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_record *out) MUST_CHECK;
enum err grow_input_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_input *out) MUST_CHECK;
enum err grow_template_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_template *out) MUST_CHECK;
/* Put a season into a state without permission check (a harvest makes it "harvesting"). */
enum err grow_season_turn(struct cx *cx, struct tx *tx, struct grow_season *s, enum grow_season_state to, const char *reason) MUST_CHECK;

/* ---- inputs and records --------------------------------------------------------------------------------------------------- */
/* The rule of an input for a crop (its own row before the one for any crop). *found_out false: none. */
enum err grow_rule_find(struct cx *cx, struct tx *tx, int64_t input_id, int64_t crop_id, struct grow_input_rule *out, bool *found_out) MUST_CHECK;
/* One use while it is checked. */
struct grow_use_check {
    struct grow_use use;              /* as it will be stored and shown */
    int64_t input_id;                 /* FIELD_NULL: named freely */
    double per_mu;                    /* animals: per time; < 0: unknown */
};
/* Complete and check the uses of a record of a season: catalogue, banned list, rules, history. done: it has happened. */
struct grow_use_ctx { const struct grow_season *season; int64_t day, record_id; bool done; };
enum err grow_uses_check(struct cx *cx, struct tx *tx, const struct grow_use_ctx *uc, struct list bodies, struct grow_use_check **out) MUST_CHECK;
enum err grow_uses_store(struct cx *cx, struct tx *tx, int64_t record_id, int64_t rev, const struct grow_use_check *uses, size_t n) MUST_CHECK;
/* A record of a season with its uses and photos, without permission checks (harvest). *id_out: row. */
struct grow_doubt { const char *zh, *en; };   /* what speaks against a day; NULL: nothing */
enum err grow_record_add(struct cx *cx, struct tx *tx, const struct grow_season *s, const struct grow_record_body *in, const struct grow_doubt *doubt, int64_t *id_out) MUST_CHECK;
/* Lock the lots whose harvest turns out to lie inside an interval after a record was added or corrected. */
enum err grow_harvest_recheck(struct cx *cx, struct tx *tx, int64_t season_id) MUST_CHECK;

/* ---- doubts: grow_doubt.c -------------------------------------------------------------------------------------------------- */
void grow_doubt_add(struct cx *cx, struct grow_doubt *d, const char *zh, const char *en);
/* Of a harvest of that day, entered now. */
enum err grow_doubt_harvest(struct cx *cx, struct tx *tx, const struct grow_season *s, int64_t day, struct grow_doubt *d) MUST_CHECK;
/* Of a correction or voiding: safe is the first day of harvest by the new revision (FIELD_NULL: none); was_out: what to store as safe_was. */
enum err grow_doubt_correct(struct cx *cx, struct tx *tx, const struct grow_record *old, int64_t safe, int64_t *was_out, struct grow_doubt *d) MUST_CHECK;

/* ---- substances: grow_substance.c ----------------------------------------------------------------------------------------- */
struct grow_substance {
    int64_t id, state, from_day, until_day; const char *scope, *name, *name_en, *aliases, *crops, *source, *note;
};
enum grow_substance_state { SUBSTANCE_BANNED, SUBSTANCE_RESTRICTED, SUBSTANCE_LOOKALIKE };
extern const struct shape grow_substance_shape;
struct grow_substances { const struct grow_substance *p; size_t n; };
enum err grow_substances_load(struct cx *cx, struct tx *tx, struct grow_substances *out) MUST_CHECK;
/* Where a substance would be used; crop fields NULL when it is not known yet (an input's registration). */
struct grow_where { bool animal; const char *crop_code, *category; int64_t day; };
/* The first substance named in the text that must not be used there, or NULL. Pure. */
const struct grow_substance *grow_substance_match(const struct grow_substances *all, struct str text, const struct grow_where *w);
/* ERR_BANNED with the sentence and the source when any of the n texts names one. */
enum err grow_banned_check(struct cx *cx, struct tx *tx, const char *const *texts, size_t n, const struct grow_where *w, const char *field) MUST_CHECK;
/* The first edition, from the shipped file. */
enum err grow_substances_seed(struct cx *cx, struct tx *tx, struct grow_edition *out) MUST_CHECK;
/* Read a CSV with a heading row: calls row() with the cells of each record in the order of names. Quotes as RFC 4180. */
enum err grow_csv_read(struct cx *cx, struct str csv, const char *const *names, size_t n, enum err (*row)(struct cx *, const char *const *cells, void *arg), void *arg) MUST_CHECK;

/* ---- lots ----------------------------------------------------------------------------------------------------------------- */
/* A new lot: number, EPC URI, row, first move. fields of in that the caller fills: product, quantity, day, grade, origin … */
struct grow_lot_new {
    const struct grow_product *product; const char *lot_no, *grade, *origin; int64_t quantity_g, harvest_day, operator_id, season_id, record_id, change_id;
    const char *county, *note; int64_t id; const char *uuid, *epc; /* note: reason of the first move; the last three are filled */
};
enum err grow_lot_add(struct cx *cx, struct tx *tx, struct grow_lot_new *n) MUST_CHECK;
enum err grow_lot_event_set(struct tx *tx, int64_t lot_id, const char *event_id) MUST_CHECK;
/* The latest day before which harvest is not allowed, from the uses of a season up to day; FIELD_NULL: none. */
enum err grow_season_safe_day(struct cx *cx, struct tx *tx, int64_t season_id, int64_t day, int64_t *safe_out, const char **what_out) MUST_CHECK;
/* May a lot of this state become that? Pure: the transition table. */
bool grow_lot_may_enter(int64_t from, int64_t to);
/* Largest loss of a process in grams for what went in. Pure. */
int64_t grow_loss_max(int64_t kind, int64_t process, int64_t in_g);
/* in = out + loss, loss within bounds: ERR_NONE or ERR_UNBALANCED with the sentence. */
enum err grow_balance(struct cx *cx, int64_t kind, int64_t process, int64_t in_g, int64_t out_g, int64_t loss_g) MUST_CHECK;

/* ---- events: grow_event.c -------------------------------------------------------------------------------------------------- */
struct grow_event_lot { const char *epc; int64_t quantity_g; };
struct grow_event {
    const char *county; int64_t operator_id, day; const char *biz_step, *id;   /* id: of the change, for transformationID; NULL for a harvest */
    const struct grow_event_lot *in, *out; size_t in_n, out_n;                 /* in_n 0: an ObjectEvent ADD of out */
    const char *lot_no, *grade; const char *const *plots; size_t plots_n;      /* instance or lot master data of a harvest */
};
enum err grow_event_capture(struct cx *cx, struct tx *tx, const struct grow_event *e, const char **event_id_out) MUST_CHECK;

/* ---- files ---------------------------------------------------------------------------------------------------------------- */
/* The folder of the files. */
const char *grow_files_root(struct cx *cx);

/* ---- start ---------------------------------------------------------------------------------------------------------------- */
enum err grow_seed(struct cx *cx) MUST_CHECK;   /* crops, and the first edition of the banned list, when there are none */
extern const char grow_data_banned[], grow_data_crops[];  /* the CSV files of data/, embedded */
extern const size_t grow_data_banned_size, grow_data_crops_size;

extern const struct migration grow_migrations[];
extern const size_t grow_migrations_n;

/* ---- tables of the room --------------------------------------------------------------------------------------------------- */
#define GROW_ROUTES_N 67
extern const struct route grow_routes[GROW_ROUTES_N];
extern const struct shape grow_map_query_shape, grow_stats_query_shape, grow_photo_query_shape, grow_diary_shape;
extern const struct list_spec grow_plot_list, grow_gap_list, grow_crop_list, grow_variety_list, grow_product_list, grow_season_list, grow_record_list,
    grow_due_list, grow_template_list, grow_input_list, grow_substance_list, grow_edition_list, grow_lot_list, grow_store_list;

/* Handlers, one block per file. */
handler grow_plot_state_post, grow_input_state_post, grow_template_state_post;
handler grow_plot_post, grow_plot_put, grow_plot_get, grow_plot_index, grow_plot_map, grow_plot_past, grow_gap_index;
handler grow_crop_post, grow_crop_index, grow_crop_get, grow_crop_put, grow_crop_past, grow_variety_post, grow_variety_index, grow_variety_get, grow_variety_put, grow_variety_past;
handler grow_product_post, grow_product_put, grow_product_get, grow_product_index, grow_product_past;
handler grow_season_post, grow_season_put, grow_season_get, grow_season_index, grow_season_state_post, grow_season_past;
handler grow_season_submit_post, grow_season_review_post;
handler grow_record_post, grow_record_put, grow_record_void_post, grow_record_get, grow_record_index, grow_record_past;
handler grow_due_index, grow_due_post;
handler grow_template_post, grow_template_put, grow_template_get, grow_template_index, grow_template_past;
handler grow_input_post, grow_input_put, grow_input_get, grow_input_index, grow_input_past;
handler grow_substance_index, grow_edition_index, grow_substance_post;
handler grow_harvest_post, grow_lot_get_one, grow_lot_index, grow_lot_state_post, grow_lot_change_post;
handler grow_store_index, grow_store_get, grow_store_post;
handler grow_photo_post, grow_photo_get, grow_stats_get, grow_words_get, grow_diary_get;

#endif
