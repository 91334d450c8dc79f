/* grow_shapes.h: the bodies and answers of the room's routes, and the acts behind them. The routes, the demonstration and
 * the tests all go through these acts, so all meet the same checks: permission of cx->who, rules, audit, events.
 * An act runs inside the caller's writing transaction. Outside ids are UUID texts; absent integers are FIELD_NULL. Every
 * answer starts with uuid and rev. */
#ifndef GROW_GROW_SHAPES_H
#define GROW_GROW_SHAPES_H

#include "grow.h"

/* A code with its two names; tables end with {NULL}. */
struct grow_word { const char *code, *zh, *en; };
extern const struct grow_word grow_record_words[];  /* in the order of enum grow_record_kind */
extern const struct grow_word grow_input_words[];   /* in the order of enum grow_input_kind */
extern const char *const grow_plot_kinds[];         /* "field" "greenhouse" "orchard" "tea_garden" "pond" "pen" "forest" "other", NULL */
extern const char *const grow_categories[];         /* "grain" "tuber" "oil" "sugar" "vegetable" "melon" "fruit" "tea" "fungus" "herb" "flower" "livestock" "poultry" "aquatic" "other", NULL */
extern const char *const grow_season_states[];      /* "planned" "growing" "harvesting" "closed", NULL */
extern const char *const grow_record_kinds[];       /* codes of grow_record_words, NULL */
extern const char *const grow_record_states[];      /* "done" "planned" "void", NULL */
extern const char *const grow_input_kinds[];        /* codes of grow_input_words, NULL */
extern const char *const grow_pub_states[];         /* "draft" "submitted" "published" "returned", NULL */
extern const char *const grow_change_kinds[];       /* "split" "merge" "process", NULL */
extern const char *const grow_processes[];          /* "repack" "sort" "wash" "dry" "mill" "press" "slaughter" "freeze" "other", NULL */

enum grow_season_state { SEASON_PLANNED, SEASON_GROWING, SEASON_HARVESTING, SEASON_CLOSED };
enum grow_record_state { RECORD_DONE, RECORD_PLANNED, RECORD_VOID }; /* absent in a body: done */
enum grow_record_kind { RK_SOW, RK_TRANSPLANT, RK_FERTILISE, RK_PESTICIDE, RK_IRRIGATE, RK_WEED, RK_SCOUT, RK_PRUNE, RK_FEED,
                        RK_VET_DRUG, RK_STOCK, RK_HARVEST, RK_OTHER };
enum grow_input_kind { IK_PESTICIDE, IK_FERTILISER, IK_VET_DRUG, IK_FEED, IK_SEED, IK_OTHER };
enum grow_pub_state { PUB_DRAFT, PUB_SUBMITTED, PUB_PUBLISHED, PUB_RETURNED };
enum grow_change_kind { CHANGE_SPLIT, CHANGE_MERGE, CHANGE_PROCESS };

/* ---- plots: POST /api/v1/plots, GET|PUT /api/v1/plots/{id} --------------------------------------------------------------- */
struct grow_plot_body {
    const char *operator, *level, *name, *base_name;  /* operator NULL: one's own; level NULL: the operator's; base_name: the base (基地) */
    int64_t kind; struct str boundary;                /* grow_plot_kinds; GeoJSON Polygon or MultiPolygon, WGS 84 */
    const char *reason;                               /* of a change */
};
struct grow_plot {
    const char *uuid; int64_t rev; int64_t id, operator_id, level_id; const char *operator, *operator_name, *level, *level_name, *level_path;
    const char *name, *base_name, *state, *county; int64_t kind; struct str boundary;  /* state: open closed */
    int64_t area_m2, lon_udeg, lat_udeg, created_at;                                   /* centroid in micro-degrees */
};
enum err grow_plot_create(struct cx *cx, struct tx *tx, const struct grow_plot_body *in, struct grow_plot *out) MUST_CHECK;
enum err grow_plot_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_plot_body *in, struct grow_plot *out) MUST_CHECK;

/* Given up or taken up again: plots, inputs, procedures (POST …/{id}/state). state: grow_open_states. */
struct grow_open_body { int64_t state; const char *reason; };
extern const char *const grow_open_states[];        /* "open" "closed", NULL */
enum grow_open_state { STATE_OPEN, STATE_CLOSED };
enum err grow_plot_open(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_open_body *in, struct grow_plot *out) MUST_CHECK;

/* ---- crops and varieties: POST and PUT /api/v1/crops, /api/v1/varieties ------------------------------------------------------ */
struct grow_crop_body { const char *code, *name, *name_en; int64_t category; bool animal; const char *reason; };
struct grow_crop { const char *uuid; int64_t rev; int64_t id; const char *code, *name, *name_en; int64_t category; bool animal; };
struct grow_variety_body { const char *crop, *name, *name_en, *reason; };
struct grow_variety { const char *uuid; int64_t rev; int64_t id, crop_id; const char *crop, *name, *name_en; };
enum err grow_crop_create(struct cx *cx, struct tx *tx, const struct grow_crop_body *in, struct grow_crop *out) MUST_CHECK;
/* A crop keeps its code and stays plant or animal: rules, procedures and events were written for it. if_rev: as for plots. */
enum err grow_crop_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_crop_body *in, struct grow_crop *out) MUST_CHECK;
enum err grow_variety_create(struct cx *cx, struct tx *tx, const struct grow_variety_body *in, struct grow_variety *out) MUST_CHECK;
/* A variety stays with its crop. */
enum err grow_variety_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_variety_body *in, struct grow_variety *out) MUST_CHECK;
/* A crop of the catalogue by its code ("rice"); the room seeds the usual ones at start. ERR_NOT_FOUND. */
enum err grow_crop_by_code(struct cx *cx, struct tx *tx, const char *code, struct grow_crop *out) MUST_CHECK;

/* ---- products: POST /api/v1/products, GET|PUT /api/v1/products/{id} ------------------------------------------------------- */
struct grow_product_body {
    const char *operator, *crop, *variety, *name, *name_en, *spec, *brand, *grades, *photo_sha;  /* grades: "特级|一级|二级" */
    const char *gtin;                                  /* GTIN-14 of one's own; NULL: one is allocated under grow.gtin_prefix */
    const char *reason;
};
struct grow_product {
    const char *uuid; int64_t rev; int64_t id, operator_id, crop_id; const char *operator, *operator_name, *level_path, *crop, *crop_name, *variety;
    const char *name, *name_en, *spec, *brand, *grades, *photo_sha, *gtin, *county; int64_t created_at;
};
enum err grow_product_create(struct cx *cx, struct tx *tx, const struct grow_product_body *in, struct grow_product *out) MUST_CHECK;
enum err grow_product_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_product_body *in, struct grow_product *out) MUST_CHECK;

/* ---- seasons: POST /api/v1/seasons, GET|PUT /api/v1/seasons/{id}, POST …/state …/submit …/review -------------------------- */
struct grow_season_body {
    const char *plot, *crop, *variety, *template;      /* template NULL: the crop's newest one */
    int64_t year, start_day, end_day, expected_g;      /* end_day, expected_g may be FIELD_NULL */
    bool organic_claim; const char *note, *reason;
};
struct grow_season {
    const char *uuid; int64_t rev; int64_t id, plot_id, operator_id, crop_id, template_id; const char *plot, *plot_name, *operator, *operator_name, *level_path;
    const char *crop, *crop_code, *crop_name, *variety, *variety_name, *template, *note, *flag, *flag_en, *county, *category;  /* flag: overlaps another (R13) */
    int64_t year, start_day, end_day, expected_g, state, pub_state, area_m2, created_at; const char *pub_reason; bool organic_claim, animal;
};
struct grow_season_move { int64_t state; const char *reason; };            /* grow_season_states */
struct grow_review_body { int64_t decision; const char *reason; };         /* "publish" "return" "withdraw" */
extern const char *const grow_decisions[];
enum grow_decision { DECIDE_PUBLISH, DECIDE_RETURN, DECIDE_WITHDRAW };
enum err grow_season_create(struct cx *cx, struct tx *tx, const struct grow_season_body *in, struct grow_season *out) MUST_CHECK;
enum err grow_season_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_season_body *in, struct grow_season *out) MUST_CHECK;
/* The one place that changes a season's state. if_rev FIELD_NULL: any revision. */
enum err grow_season_enter(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_season_move *in, struct grow_season *out) MUST_CHECK;
enum err grow_season_submit(struct cx *cx, struct tx *tx, const char *uuid, struct grow_season *out) MUST_CHECK;   /* R14: by the operator */
enum err grow_season_review(struct cx *cx, struct tx *tx, const char *uuid, const struct grow_review_body *in, struct grow_season *out) MUST_CHECK; /* by the office */

/* ---- field records: POST /api/v1/records, GET|PUT /api/v1/records/{id}, POST …/void, GET …/history ------------------------ */
struct grow_use_body {
    const char *input, *name, *amount, *unit, *dilution; int64_t kind, area_m2;   /* input, or name and kind of a self-made one; area_m2 FIELD_NULL: the plot's */
};
struct grow_record_body {
    const char *season, *step; int64_t kind, state, day;             /* step: of the template, or NULL; state: planned or done */
    const char *time, *person, *note; struct list uses; struct texts photos;  /* time "08:30" or NULL; uses: struct grow_use_body; photos: hashes of uploads */
    const char *reason;                                              /* of a correction: needed */
};
struct grow_use {
    const char *input, *name, *reg_no, *ingredients, *amount, *unit, *dilution, *flag, *flag_en; int64_t kind, area_m2, interval_days, safe_day;
};
struct grow_record {
    const char *uuid; int64_t rev; int64_t id, season_id, plot_id, operator_id; const char *season, *plot, *plot_name, *operator, *level_path, *crop_name, *step;
    int64_t kind, state, day, created_at, changed_at; const char *time, *person, *note, *by_name, *flag, *flag_en, *reason, *county;
    struct list uses; struct texts photos;                           /* of struct grow_use; hashes */
};
struct grow_reason { const char *reason; };
struct grow_due_body {                                               /* POST /api/v1/due/done: three taps */
    const char *season, *step, *record;                              /* a step of the season's template, or a planned record */
    int64_t day; const char *amount, *note, *person; struct texts photos;  /* day FIELD_NULL: today; amount NULL: the step's, for the plot's area */
};
enum err grow_record_create(struct cx *cx, struct tx *tx, const struct grow_record_body *in, struct grow_record *out) MUST_CHECK;
enum err grow_record_correct(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_record_body *in, struct grow_record *out) MUST_CHECK;
enum err grow_record_void(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const char *reason, struct grow_record *out) MUST_CHECK;
enum err grow_due_done(struct cx *cx, struct tx *tx, const struct grow_due_body *in, struct grow_record *out) MUST_CHECK;

/* ---- operating procedures (操作规程): POST /api/v1/templates, GET|PUT /api/v1/templates/{id} ------------------------------- */
struct grow_step {
    const char *uuid; int64_t id, kind, offset_days; const char *name, *name_en, *input, *input_name, *amount, *unit, *note;  /* amount: per mu, per head group for animals */
};
struct grow_template_body { const char *crop, *name, *name_en, *note; struct list steps; const char *reason; };   /* of struct grow_step */
struct grow_template { const char *uuid; int64_t rev; int64_t id, crop_id; const char *crop, *crop_name, *name, *name_en, *note, *state; struct list steps; };
enum err grow_template_create(struct cx *cx, struct tx *tx, const struct grow_template_body *in, struct grow_template *out) MUST_CHECK;
enum err grow_template_open(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_open_body *in, struct grow_template *out) MUST_CHECK;
enum err grow_template_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_template_body *in, struct grow_template *out) MUST_CHECK;

/* ---- inputs: POST /api/v1/inputs, GET|PUT /api/v1/inputs/{id}; substances: GET /api/v1/substances, POST …/import ----------- */
struct grow_input_rule { const char *crop, *crop_name, *dose_min, *dose_max, *unit; int64_t uses_max, interval_days; const char *source; };  /* crop NULL: any crop; doses per mu */
struct grow_input_body {
    const char *name, *name_en, *reg_no, *maker, *ingredients; int64_t kind;  /* ingredients separated by ; */
    struct list rules; const char *reason;                                    /* of struct grow_input_rule */
};
struct grow_input {
    const char *uuid; int64_t rev; int64_t id; const char *name, *name_en, *reg_no, *maker, *ingredients, *state; int64_t kind; struct list rules;
};
enum err grow_input_create(struct cx *cx, struct tx *tx, const struct grow_input_body *in, struct grow_input *out) MUST_CHECK;
enum err grow_input_open(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_open_body *in, struct grow_input *out) MUST_CHECK;
enum err grow_input_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_input_body *in, struct grow_input *out) MUST_CHECK;
struct grow_edition { const char *uuid; int64_t rev; int64_t substances, created_at; const char *note; };
/* Replace the list of banned and restricted substances by a CSV file (columns: data/banned.csv); the old edition stays readable. */
enum err grow_substances_import(struct cx *cx, struct tx *tx, struct str csv, const char *note, struct grow_edition *out) MUST_CHECK;

/* ---- harvests and lots: POST /api/v1/harvests, GET /api/v1/lots/{id}, POST …/state, POST /api/v1/lot-changes --------------- */
struct grow_harvest_body {
    const char *season; struct texts more_seasons; const char *product, *grade, *lot_no, *person, *note;  /* lot_no NULL: made by the program */
    int64_t quantity_g, day; struct texts photos;                                                         /* day FIELD_NULL: today */
};
struct grow_lot_seen {                                               /* a lot as the API shows it */
    const char *uuid; int64_t rev; int64_t id, operator_id, product_id; const char *lot_no, *operator, *operator_name, *level_path, *product, *product_name, *crop_name, *gtin, *grade, *epc;
    int64_t quantity_g, left_g, harvest_day, state, state_at, created_at; const char *state_reason, *return_how, *origin, *event_id, *season, *county;
    struct list parents, children, moves;                            /* of struct grow_lot_part, grow_lot_part, grow_lot_move; filled by GET one */
};
struct grow_lot_part { const char *uuid, *lot_no, *product_name; int64_t quantity_g, state; };
struct grow_lot_move { const char *from_state, *to_state, *reason, *by_name; int64_t at; };
struct grow_lot_state_body { int64_t state; const char *reason, *return_how; };      /* grow_lot_states; return_how: needed for a recall */
struct grow_change_input { const char *lot; int64_t quantity_g; };
struct grow_change_output { const char *product, *grade; int64_t quantity_g; };      /* product NULL: that of the inputs */
struct grow_change_body { int64_t kind, process, loss_g; struct list inputs, outputs; const char *note; int64_t day; }; /* process: grow_processes; day FIELD_NULL: today */
struct grow_change { const char *uuid; int64_t rev; int64_t id, kind, process, loss_g, created_at; const char *event_id, *note; struct list inputs, outputs; }; /* of struct grow_lot_part */
enum err grow_harvest(struct cx *cx, struct tx *tx, const struct grow_harvest_body *in, struct grow_lot_seen *out) MUST_CHECK;
enum err grow_lot_change(struct cx *cx, struct tx *tx, const struct grow_change_body *in, struct grow_change *out) MUST_CHECK;
/* By a regulator (grow.lot.state): grow_lot_enter after the permission and revision checks. if_rev FIELD_NULL: any. */
enum err grow_lot_order(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_lot_state_body *in, struct grow_lot_seen *out) MUST_CHECK;

/* ---- shapes, for routes, tests and the OpenAPI document ------------------------------------------------------------------ */
extern const struct shape grow_open_shape, grow_plot_body_shape, grow_plot_shape, grow_crop_body_shape, grow_crop_shape, grow_variety_body_shape,
    grow_variety_shape, grow_product_body_shape, grow_product_shape, grow_season_body_shape, grow_season_shape, grow_season_move_shape,
    grow_review_shape, grow_use_body_shape, grow_use_shape, grow_record_body_shape, grow_record_shape, grow_reason_shape, grow_due_body_shape,
    grow_step_shape, grow_template_body_shape, grow_template_shape, grow_rule_shape, grow_input_body_shape, grow_input_shape, grow_edition_shape,
    grow_harvest_body_shape, grow_lot_shape, grow_lot_part_shape, grow_lot_move_shape, grow_lot_state_shape, grow_change_body_shape, grow_change_shape;

#endif
