/* grow_story.c: all that a stranger may read about how a lot grew: for the scan page, and for the public record of a season.
 * Nothing here names a phone, an exact point, or a household beyond its public name. */
#include "grow_priv.h"

#define OPS_MAX 500
#define PARENTS_MAX 100

/* One season of the story. */
struct base { int64_t id, level_id, area_m2, start_day; const char *public_name, *operator_kind, *crop_name, *crop_name_en, *variety, *base_name, *pub_state; bool organic_claim; };
static const struct field BASE[] = {
    FIELD(struct base, id, F_I64, FF_RO, 0, INT64_MAX, NULL, NULL), FIELD(struct base, level_id, F_I64, FF_RO, 0, INT64_MAX, NULL, NULL),
    FIELD(struct base, area_m2, F_I64, FF_RO, 0, INT64_MAX, NULL, NULL), FIELD(struct base, start_day, F_I64, FF_RO, 0, INT64_MAX, NULL, NULL),
    FIELD(struct base, public_name, F_TEXT, FF_RO, 0, 200, NULL, NULL), FIELD(struct base, operator_kind, F_TEXT, FF_RO, 0, 20, NULL, NULL),
    FIELD(struct base, crop_name, F_TEXT, FF_RO, 0, 60, NULL, NULL), FIELD(struct base, crop_name_en, F_TEXT, FF_RO, 0, 60, NULL, NULL),
    FIELD(struct base, variety, F_TEXT, FF_RO, 0, 60, NULL, NULL), FIELD(struct base, base_name, F_TEXT, FF_RO, 0, 60, NULL, NULL),
    FIELD(struct base, pub_state, F_TEXT, FF_RO, 0, 20, NULL, NULL), FIELD(struct base, organic_claim, F_BOOL, FF_RO, 0, 1, NULL, NULL),
};
static const struct shape base_shape = SHAPE("StoryBase", struct base, BASE);

struct op { int64_t id, day, rev; const char *uuid, *kind, *plot_name, *note, *by_name; };
static const struct field OP[] = {
    FIELD(struct op, id, F_I64, FF_RO, 0, INT64_MAX, NULL, NULL), FIELD(struct op, day, F_I64, FF_RO, 0, INT64_MAX, NULL, NULL),
    FIELD(struct op, rev, F_I64, FF_RO, 0, INT64_MAX, NULL, NULL), FIELD(struct op, uuid, F_UUID, FF_RO, 0, 0, NULL, NULL),
    FIELD(struct op, kind, F_TEXT, FF_RO, 0, 20, NULL, NULL), FIELD(struct op, plot_name, F_TEXT, FF_RO, 0, 60, NULL, NULL),
    FIELD(struct op, note, F_TEXT, FF_RO, 0, 1000, NULL, NULL), FIELD(struct op, by_name, F_TEXT, FF_RO, 0, 100, NULL, NULL),
};
static const struct shape op_shape = SHAPE("StoryOp", struct op, OP);

struct use { int64_t record_id; struct grow_story_use u; };
struct photo { int64_t record_id; const char *sha; };
struct photos { struct photo *p; size_t n, cap; };
struct uses { struct use *p; size_t n, cap; };
struct ops { struct grow_story_op *p; size_t n, cap; };
#define PARTS_MAX (OPS_MAX * 4)

/* Room for one more element: most stories are short, so the arrays begin small. */
static void *room(struct cx *cx, void *p, size_t n, size_t *cap, size_t size) {
    if (n < *cap)
        return p;
    size_t more = *cap ? *cap * 2 : 16;
    void *q = ar_array(cx->ar, more, size);
    if (n)
        memcpy(q, p, n * size);
    *cap = more;
    return q;
}

static enum err uses_read(struct cx *cx, struct tx *tx, int64_t season, struct uses *out) {
    struct rows *r;
    TRY(sql_query(tx, SQL(story_uses), ARGS(v_i(season)), &r));
    while (out->n < PARTS_MAX && rows_next(r)) {
        out->p = room(cx, out->p, out->n, &out->cap, sizeof *out->p);
        out->p[out->n++] = (struct use){rows_i64(r, 0), {rows_z(r, 1), rows_z(r, 2), rows_z(r, 3), rows_z(r, 4), rows_z(r, 5), rows_z(r, 6), rows_i64(r, 7), rows_i64(r, 8)}};
    }
    return rows_end(&r);
}

static enum err photos_read(struct cx *cx, struct tx *tx, int64_t season, struct photos *out) {
    struct rows *r;
    TRY(sql_query(tx, SQL(story_photos), ARGS(v_i(season)), &r));
    while (out->n < PARTS_MAX && rows_next(r)) {
        out->p = room(cx, out->p, out->n, &out->cap, sizeof *out->p);
        out->p[out->n++] = (struct photo){rows_i64(r, 0), rows_z(r, 1)};
    }
    return rows_end(&r);
}

/* Strangers read a family name, not a person's: 陈远 → 陈某, "Chen Yuan" → C. */
static const char *masked(struct cx *cx, const char *name) {
    size_t n = 1;
    if (!name || !name[0])
        return NULL;
    while (((unsigned char)name[n] & 0xC0) == 0x80)
        n++;
    struct buf b;
    buf_init(&b, cx->ar, n + sizeof "某");
    buf_put(&b, name, n);
    buf_puts(&b, n > 1 ? "某" : ".");
    return buf_z(&b);
}

/* Both lists are ordered by record, as the records are not by their row but by day: a linear look for each. */
static void op_fill(struct cx *cx, const struct op *o, const struct uses *us, const struct photos *ps, struct grow_story_op *out) {
    size_t nu = 0, np = 0;
    for (size_t i = 0; i < us->n; i++)
        nu += us->p[i].record_id == o->id;
    for (size_t i = 0; i < ps->n; i++)
        np += ps->p[i].record_id == o->id;
    struct grow_story_use *u = AR_ARRAY(cx->ar, struct grow_story_use, nu + 1);
    const char **p = AR_ARRAY(cx->ar, const char *, np + 1);
    *out = (struct grow_story_op){.uuid = o->uuid, .kind = o->kind, .kind_name = grow_word_name(grow_record_words, o->kind, cx->lang), .plot_name = o->plot_name,
                                  .note = o->note, .by_name = masked(cx, o->by_name), .day = o->day, .revisions = o->rev, .uses = {u, nu}, .photos = {p, np}};
    for (size_t i = 0, k = 0; i < us->n; i++)
        if (us->p[i].record_id == o->id)
            u[k++] = us->p[i].u;
    for (size_t i = 0, k = 0; i < ps->n; i++)
        if (ps->p[i].record_id == o->id)
            p[k++] = ps->p[i].sha;
}

/* The records of one season up to a day, after those that are there already. */
static enum err ops_add(struct cx *cx, struct tx *tx, int64_t season, int64_t day, struct ops *ops) {
    struct list l;
    struct uses us = {0};
    struct photos ps = {0};
    TRY(sql_all(tx, SQL(story_ops), ARGS(v_i(season), v_i(day)), &op_shape, OPS_MAX, &l));
    TRY(uses_read(cx, tx, season, &us));
    TRY(photos_read(cx, tx, season, &ps));
    for (size_t i = 0; i < l.n && ops->n < OPS_MAX; i++) {
        ops->p = room(cx, ops->p, ops->n, &ops->cap, sizeof *ops->p);
        op_fill(cx, (const struct op *)l.p + i, &us, &ps, &ops->p[ops->n++]);
    }
    return ERR_NONE;
}

static int by_day(const void *a, const void *b) {
    const struct grow_story_op *x = a, *y = b;
    return x->day != y->day ? (x->day < y->day ? -1 : 1) : strcmp(x->uuid, y->uuid);
}

static enum err bases_tell(struct cx *cx, struct tx *tx, struct list bases, int64_t day, struct grow_story *out) {
    const struct base *b = bases.p;
    struct ops ops = {0};
    out->operator_name = b->public_name, out->operator_kind = b->operator_kind, out->variety = b->variety, out->base_name = b->base_name;
    out->crop_name = cx->lang == LANG_EN && b->crop_name_en ? b->crop_name_en : b->crop_name;
    out->first_day = b->start_day, out->organic_claim = true, out->season_published = true;
    TRY(people_place(cx, tx, b->level_id, cx->lang, &out->place));
    for (size_t i = 0; i < bases.n; i++) {
        out->area_m2 += b[i].area_m2;
        out->first_day = b[i].start_day < out->first_day ? b[i].start_day : out->first_day;
        out->organic_claim = out->organic_claim && b[i].organic_claim;
        out->season_published = out->season_published && strcmp(b[i].pub_state, "published") == 0;
        TRY(ops_add(cx, tx, b[i].id, day, &ops));
    }
    if (ops.n) {
        qsort(ops.p, ops.n, sizeof *ops.p, by_day);
        out->first_day = ops.p[0].day < out->first_day ? ops.p[0].day : out->first_day;
    }
    out->ops = (struct list){ops.p, ops.n};
    return ERR_NONE;
}

/* Was what went into the change that made the lot equal to what came out and was lost, within bounds? A harvest: yes. */
static enum err balanced(struct cx *cx, struct tx *tx, int64_t lot_id, bool *out) {
    struct rows *r;
    *out = true;
    TRY(sql_query(tx, SQL(change_balance), ARGS(v_i(lot_id)), &r));
    if (rows_next(r)) {
        int64_t kind = field_enum(grow_change_kinds, rows_str(r, 1)), process = rows_null(r, 2) ? FIELD_NULL : field_enum(grow_processes, rows_str(r, 2));
        int64_t loss = rows_i64(r, 3), in_g = rows_i64(r, 4), out_g = rows_i64(r, 5);
        *out = in_g == out_g + loss && loss <= grow_loss_max(kind, process, in_g);
    }
    (void)cx;
    return rows_end(&r);
}

enum err grow_lot_parents(struct cx *cx, struct tx *tx, int64_t lot_id, struct list *out) {
    (void)cx;
    return sql_all(tx, SQL(lot_parents_plain), ARGS(v_i(lot_id)), &grow_lot_row, PARENTS_MAX, out);
}

enum err grow_lot_story(struct cx *cx, struct tx *tx, int64_t lot_id, struct grow_story *out) {
    struct grow_lot lot = {0};
    TRY(grow_lot_by_id(cx, tx, lot_id, &lot));
    return grow_lot_story_of(cx, tx, &lot, out);
}

enum err grow_lot_story_of(struct cx *cx, struct tx *tx, const struct grow_lot *lot, struct grow_story *out) {
    struct list bases;
    int64_t until, lot_id = lot->id;
    *out = (struct grow_story){.lot = *lot};
    out->harvest_day = out->lot.harvest_day;
    TRY(sql_all(tx, SQL(story_base), ARGS(v_i(lot_id)), &base_shape, PARENTS_MAX, &bases));
    if (bases.n)
        TRY(bases_tell(cx, tx, bases, out->lot.harvest_day, out));
    bool harvested = lot->season_id != FIELD_NULL && lot->season_id != 0; /* only a lot that was made has parents and a balance */
    if (!harvested)
        TRY(grow_lot_parents(cx, tx, lot_id, &out->parents));
    TRY(grow_lot_open_interval(cx, tx, lot_id, out->lot.harvest_day, &until));
    out->intervals_kept = until == FIELD_NULL;
    out->balanced = true;
    return harvested ? ERR_NONE : balanced(cx, tx, lot_id, &out->balanced);
}

enum err grow_season_story(struct cx *cx, struct tx *tx, const char *season_uuid, struct grow_story *out) {
    struct grow_season s = {0};
    struct list bases;
    int64_t unsafe;
    memset(out, 0, sizeof *out);
    enum err e = sql_one(tx, SQL(season_published), ARGS(v_t(season_uuid)), &grow_season_row, &s);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有公开的生产记录", "There is no public record of this season");
    TRY(e);
    TRY(sql_all(tx, SQL(story_season), ARGS(v_i(s.id)), &base_shape, 1, &bases));
    if (bases.n != 1)
        return err_set(cx, ERR_CORRUPT, NULL);
    TRY(bases_tell(cx, tx, bases, grow_today(cx), out));
    TRY(sql_i64(tx, SQL(season_last_lot), ARGS(v_i(s.id)), &out->harvest_day));
    if (out->harvest_day == 0)
        out->harvest_day = FIELD_NULL;
    TRY(sql_i64(tx, SQL(season_unsafe), ARGS(v_i(s.id)), &unsafe));
    out->intervals_kept = unsafe == 0;
    out->balanced = true;
    return ERR_NONE;
}
