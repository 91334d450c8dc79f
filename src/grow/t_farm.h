/* t_farm.h: a small county for the room's tests: a fresh database of each engine, operators, accounts, a plot, a product, a
 * season, and the acts of grow_shapes.h each in a transaction of its own. */
#ifndef GROW_T_FARM_H
#define GROW_T_FARM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "grow_priv.h"

struct t_farm {
    struct cx *cx;
    int64_t county, village, other_village, op, op2;
    const char *op_uuid, *op2_uuid;
    const char *plot, *product, *season;     /* of op: tomatoes */
    int64_t today;
};

/* Run body on each engine there is; as "office" until t_as. */
void t_farm_each(void (*body)(struct t_farm *f));
/* office, agri, lab, owner (of op), owner2 (of op2), worker (of op) */
void t_as(struct t_farm *f, const char *login);
const char *t_crop(struct t_farm *f, const char *code);
int64_t t_number(struct t_farm *f, const char *sql);
const char *t_square(struct t_farm *f, double lon, double lat, double deg);  /* GeoJSON in the arena */

enum err t_plot_create(struct cx *cx, const struct grow_plot_body *in, struct grow_plot *out);
enum err t_product_create(struct cx *cx, const struct grow_product_body *in, struct grow_product *out);
enum err t_season_create(struct cx *cx, const struct grow_season_body *in, struct grow_season *out);
enum err t_record_create(struct cx *cx, const struct grow_record_body *in, struct grow_record *out);
enum err t_input_create(struct cx *cx, const struct grow_input_body *in, struct grow_input *out);
enum err t_template_create(struct cx *cx, const struct grow_template_body *in, struct grow_template *out);
enum err t_due_done(struct cx *cx, const struct grow_due_body *in, struct grow_record *out);
enum err t_harvest(struct cx *cx, const struct grow_harvest_body *in, struct grow_lot_seen *out);
enum err t_lot_change(struct cx *cx, const struct grow_change_body *in, struct grow_change *out);
/* With a target and a revision. */
enum err t_plot_change(struct cx *cx, const char *uuid, int64_t rev, const struct grow_plot_body *in, struct grow_plot *out);
enum err t_plot_open(struct cx *cx, const char *uuid, int64_t rev, const struct grow_open_body *in, struct grow_plot *out);
enum err t_record_correct(struct cx *cx, const char *uuid, int64_t rev, const struct grow_record_body *in, struct grow_record *out);
enum err t_record_void(struct cx *cx, const char *uuid, int64_t rev, const char *reason, struct grow_record *out);
enum err t_season_enter(struct cx *cx, const char *uuid, int64_t rev, const struct grow_season_move *in, struct grow_season *out);
enum err t_season_submit(struct cx *cx, const char *uuid, struct grow_season *out);
enum err t_season_review(struct cx *cx, const char *uuid, const struct grow_review_body *in, struct grow_season *out);
enum err t_template_change(struct cx *cx, const char *uuid, int64_t rev, const struct grow_template_body *in, struct grow_template *out);
enum err t_lot_order(struct cx *cx, const char *uuid, int64_t rev, const struct grow_lot_state_body *in, struct grow_lot_seen *out);
enum err t_lot_enter(struct cx *cx, int64_t id, enum grow_lot_state to, const char *reason);
enum err t_lot_get(struct cx *cx, const char *uuid, struct grow_lot *out);
enum err t_story(struct cx *cx, int64_t lot, struct grow_story *out);
enum err t_season_story(struct cx *cx, const char *uuid, struct grow_story *out);
enum err t_interval(struct cx *cx, int64_t lot, int64_t day, int64_t *until);

/* A field record of kind, so many days before today, with one use (NULL input: none). */
enum err t_spray(struct t_farm *f, const char *input, const char *name, const char *amount, int64_t days_ago, struct grow_record *out);
/* A lot of so many grams harvested today. */
void t_lot(struct t_farm *f, int64_t grams, struct grow_lot_seen *out);
void t_ok(struct t_farm *f, enum err e);            /* fails the test with the sentence */
#define T_ERR(f, want, expr) t_err((f), (want), (expr), __LINE__)
void t_err(struct t_farm *f, enum err want, enum err have, int line);

#endif
