/* grow_lot.c: lots: numbers, states, reading. One transition table says what may follow what; grow_lot_enter is the only place
 * that writes a state. A lock or recall reaches every lot made from the lot; lifting a lock frees those it had locked, unless
 * another barred ancestor holds them. */
#include "grow_priv.h"

#include <assert.h>
#include <stdio.h>

#include "gs1.h"

#define PARTS_MAX 100
#define BELOW_MAX 5000 /* lots one order may reach */

enum err grow_lot_load(struct cx *cx, struct tx *tx, const char *uuid, struct grow_lot_seen *out) {
    TRY(grow_one(cx, tx, Q_lot_seen, uuid, &grow_lot_seen_row, out, "批次", "lot"));
    return grow_may(cx, "grow.read", out->level_path, out->operator_id);
}

static enum err lot_full(struct cx *cx, struct tx *tx, const char *uuid, struct grow_lot_seen *out) {
    TRY(grow_lot_load(cx, tx, uuid, out));
    TRY(sql_all(tx, SQL(lot_parents), ARGS(v_i(out->id)), &grow_lot_part_shape, PARTS_MAX, &out->parents));
    TRY(sql_all(tx, SQL(lot_children), ARGS(v_i(out->id)), &grow_lot_part_shape, PARTS_MAX * 10, &out->children));
    return sql_all(tx, SQL(lot_move_list), ARGS(v_i(out->id)), &grow_lot_move_shape, PARTS_MAX * 10, &out->moves);
}

/* ---- for other rooms ---------------------------------------------------------------------------------------------------------- */
static enum err plain(struct cx *cx, struct tx *tx, enum grow_q q, const struct val *v, size_t n, struct grow_lot *out) {
    memset(out, 0, sizeof *out);
    enum err e = sql_one(tx, &grow_sql[q], v, n, &grow_lot_row, out);
    return e == ERR_NOT_FOUND ? err_say(cx, e, NULL, "没有这个批次", "There is no such lot") : e;
}

enum err grow_lot_get(struct cx *cx, struct tx *tx, const char *uuid, struct grow_lot *out) {
    return plain(cx, tx, Q_lot_by_uuid, ARGS(v_t(uuid)), out);
}
enum err grow_lot_by_id(struct cx *cx, struct tx *tx, int64_t id, struct grow_lot *out) {
    return plain(cx, tx, Q_lot_by_id, ARGS(v_i(id)), out);
}
enum err grow_lot_by_code(struct cx *cx, struct tx *tx, const char *gtin14, const char *lot_no, struct grow_lot *out) {
    return plain(cx, tx, Q_lot_by_code, ARGS(v_t(gtin14), v_t(lot_no)), out);
}

enum err grow_lot_open_interval(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t day, int64_t *until_day_out) {
    int64_t safe;
    (void)cx;
    enum err e = sql_i64(tx, SQL(lot_unsafe_above), ARGS(v_i(lot_id), v_i(day)), &safe);
    if (e != ERR_NONE && e != ERR_NOT_FOUND)
        return e;
    *until_day_out = e == ERR_NOT_FOUND ? FIELD_NULL : safe - 1;
    return ERR_NONE;
}

/* ---- making one ----------------------------------------------------------------------------------------------------------------- */
/* An own number keeps to characters that need no escape in an address or on a label. */
static bool number_valid(const char *no) {
    size_t n = strlen(no);
    for (const char *p = no; *p; p++)
        if (!((*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') || *p == '-'))
            return false;
    return n >= 1 && n <= 20;
}

/* "261121-01": the day, then a counter per GTIN and day. */
static enum err number_make(struct cx *cx, struct tx *tx, const char *gtin, int64_t day, const char **out) {
    int64_t n;
    int y, m, d;
    day_split((int32_t)day, &y, &m, &d);
    TRY(sql_i64(tx, SQL(lot_number), ARGS(v_t(gtin), v_i(day)), &n));
    *out = ar_printf(cx->ar, "%02d%02d%02d-%02lld", y % 100, m, d, (long long)n);
    return ERR_NONE;
}

static enum err number_pick(struct cx *cx, struct tx *tx, struct grow_lot_new *n) {
    struct grow_lot other;
    if (n->lot_no && !number_valid(n->lot_no))
        return err_say(cx, ERR_INVALID, "/lot_no", "批次号只用字母、数字和短横，最多 20 个字符", "A lot number is at most 20 letters, digits and hyphens");
    for (int tries = 0; !n->lot_no && tries < 100; tries++) {
        const char *no;
        TRY(number_make(cx, tx, n->product->gtin, n->harvest_day, &no));
        enum err e = grow_lot_by_code(cx, tx, n->product->gtin, no, &other); /* an own number may look the same */
        if (e == ERR_NOT_FOUND)
            n->lot_no = no;
        else
            TRY(e);
        cx_clear(cx);
    }
    return n->lot_no ? ERR_NONE : err_set(cx, ERR_LIMIT, "/lot_no");
}

enum err grow_lot_add(struct cx *cx, struct tx *tx, struct grow_lot_new *n) {
    TRY(number_pick(cx, tx, n));
    n->uuid = uuid_make(cx->ar);
    n->epc = ar_printf(cx->ar, GS1_STEM "/01/%s/10/%s", n->product->gtin, n->lot_no);
    enum err e = sql_i64(tx, SQL(lot_insert), ARGS(v_t(n->uuid), v_i(n->operator_id), v_i(n->product->id), v_t(n->product->gtin), v_t(n->lot_no), v_t(n->epc), v_t(n->grade),
        v_i(n->quantity_g), v_i(n->harvest_day), v_t(n->origin), v_i(n->season_id), v_i(n->record_id), v_i(n->change_id), v_i(cx->now_us), v_t(n->county)), &n->id);
    if (e == ERR_DUPLICATE)
        return err_say(cx, e, "/lot_no", "该产品已有批次号 %s", "The product has a lot %s already", n->lot_no);
    TRY(e);
    return sql_exec(tx, SQL(lot_move_insert), ARGS(v_i(n->id), v_null(), v_t("active"), v_t(n->note ? n->note : n->origin), v_null(), v_t(grow_by(cx)), v_i(cx->now_us)));
}

/* ---- states --------------------------------------------------------------------------------------------------------------------- */
/* From the row to the column. A lot that is used up can still be recalled: what was made of it is out there. */
static const bool MOVES[5][5] = {
    /*               active locked recalled consumed closed */
    /* active   */ {false, true, true, true, true},
    /* locked   */ {true, false, true, false, true},
    /* recalled */ {false, true, false, false, true},
    /* consumed */ {false, true, true, false, true},
    /* closed   */ {false, false, true, false, false},
};

bool grow_lot_may_enter(int64_t from, int64_t to) {
    return from >= 0 && from < 5 && to >= 0 && to < 5 && MOVES[from][to];
}

/* ---- who is told: set while the rooms start, by one thread ---- */
#define TOLD_MAX 4
static grow_lot_moved_fn *told[TOLD_MAX];

void grow_lot_moved(grow_lot_moved_fn *fn) {
    size_t i = 0;
    while (i < TOLD_MAX && told[i] && told[i] != fn)
        i++;
    assert(i < TOLD_MAX);
    told[i] = fn;
}

struct step { int64_t id, from, to, root; const char *reason, *return_how; };

/* One lot into one state, with its move and audit line. */
static enum err put(struct cx *cx, struct tx *tx, const struct step *st) {
    struct grow_lot l;
    int64_t n;
    TRY(grow_lot_by_id(cx, tx, st->id, &l));
    TRY(sql_exec_n(tx, SQL(lot_state), ARGS(v_i(st->id), v_t(grow_lot_states[st->to]), v_t(st->reason), v_t(st->to == LOT_RECALLED ? st->return_how : NULL), v_i(st->root),
        v_i(cx->now_us), v_t(grow_lot_states[st->from])), &n));
    if (n != 1)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sql_exec(tx, SQL(lot_move_insert), ARGS(v_i(st->id), v_t(grow_lot_states[st->from]), v_t(grow_lot_states[st->to]), v_t(st->reason), v_i(st->root), v_t(grow_by(cx)), v_i(cx->now_us))));
    log_info(cx, "grow.lot", "id=%s from=%s to=%s root=%lld", l.uuid, grow_lot_states[st->from], grow_lot_states[st->to], (long long)(st->root == FIELD_NULL ? st->id : st->root));
    const char *after = ar_printf(cx->ar, "{\"lot_no\":\"%s\",\"state\":\"%s\"}", l.lot_no, grow_lot_states[st->to]);
    const char *before = ar_printf(cx->ar, "{\"lot_no\":\"%s\",\"state\":\"%s\"}", l.lot_no, grow_lot_states[st->from]);
    for (size_t i = 0; i < TOLD_MAX && told[i]; i++)
        TRY(told[i](cx, tx, st->id, (enum grow_lot_state)st->to));
    return people_audit(cx, tx, "grow.lot.state", "lot", l.uuid, str_of(before), str_of(after), st->reason);
}

struct below { int64_t id, state, root; };

static enum err below_read(struct cx *cx, struct tx *tx, int64_t lot_id, struct below **out, size_t *n_out) {
    struct rows *r;
    struct below *b = AR_ARRAY(cx->ar, struct below, BELOW_MAX + 1);
    size_t n = 0;
    TRY(sql_query(tx, SQL(lot_below), ARGS(v_i(lot_id)), &r));
    while (n <= BELOW_MAX && rows_next(r))
        b[n++] = (struct below){rows_i64(r, 0), field_enum(grow_lot_states, rows_str(r, 1)), rows_i64(r, 2)};
    TRY(rows_end(&r));
    *out = b, *n_out = n;
    return n > BELOW_MAX ? err_say(cx, ERR_LIMIT, NULL, "由该批次产生的批次超过 %d 个", "More than %d lots were made from it", BELOW_MAX) : ERR_NONE;
}

/* A lock or recall goes down. A lot that is barred for a reason of its own keeps it, except that a recall outranks a lock. */
static enum err bar_below(struct cx *cx, struct tx *tx, int64_t root, enum grow_lot_state to, const char *reason, const char *return_how) {
    struct below *b;
    size_t n;
    TRY(below_read(cx, tx, root, &b, &n));
    for (size_t i = 0; i < n; i++) {
        bool useful = to == LOT_RECALLED ? b[i].state != LOT_RECALLED : b[i].state == LOT_ACTIVE;
        if (useful && grow_lot_may_enter(b[i].state, to))
            TRY(put(cx, tx, &(struct step){b[i].id, b[i].state, to, root, reason, return_how}));
    }
    return ERR_NONE;
}

/* ---- vetoes: set while the rooms start, by one thread ---- */
#define VETOES_MAX 4
static grow_lot_veto_fn *vetoes[VETOES_MAX];

void grow_lot_veto(grow_lot_veto_fn *fn) {
    size_t i = 0;
    while (i < VETOES_MAX && vetoes[i] && vetoes[i] != fn)
        i++;
    assert(i < VETOES_MAX);
    vetoes[i] = fn;
}

static enum err may_be_freed(struct cx *cx, struct tx *tx, int64_t lot_id) {
    for (size_t i = 0; i < VETOES_MAX && vetoes[i]; i++)
        TRY(vetoes[i](cx, tx, lot_id));
    return ERR_NONE;
}

/* What a lot returns to when its lock is lifted. */
static enum err freed_state(struct cx *cx, struct tx *tx, int64_t id, enum grow_lot_state *out) {
    struct grow_lot l;
    TRY(grow_lot_by_id(cx, tx, id, &l));
    *out = l.left_g > 0 ? LOT_ACTIVE : LOT_CONSUMED;
    return ERR_NONE;
}

/* A lot whose ancestor is freed: ERR_LOT_LOCKED when it stays locked, following another ancestor or for a reason of its own. */
static enum err stays_locked(struct cx *cx, struct tx *tx, int64_t id, int64_t root) {
    int64_t other;
    enum err e = sql_i64(tx, SQL(lot_barred_above), ARGS(v_i(id), v_i(root)), &other);
    if (e == ERR_NONE) {
        TRY(sql_exec(tx, SQL(lot_root), ARGS(v_i(id), v_i(other), v_t("另一来源批次仍被锁定或召回 / another lot it was made from is still barred"))));
        return ERR_LOT_LOCKED;
    }
    if (e != ERR_NOT_FOUND)
        return e;
    e = may_be_freed(cx, tx, id);
    if (e == ERR_LOT_LOCKED)
        TRY(sql_exec(tx, SQL(lot_root), ARGS(v_i(id), v_i(FIELD_NULL), v_t("批次自身另有锁定原因 / locked for a reason of its own"))));
    return e;
}

/* Lifting goes down to what followed this lot. */
static enum err free_below(struct cx *cx, struct tx *tx, int64_t root, enum grow_lot_state from, enum grow_lot_state to, const char *reason) {
    struct below *b;
    size_t n;
    TRY(below_read(cx, tx, root, &b, &n));
    for (size_t i = 0; i < n; i++) {
        enum grow_lot_state back = to;
        if (b[i].root != root || b[i].state != (int64_t)from)
            continue;
        if (to == LOT_ACTIVE) {
            enum err e = stays_locked(cx, tx, b[i].id, root);
            if (e == ERR_LOT_LOCKED) {
                cx_clear(cx);
                continue;
            }
            TRY(e);
            TRY(freed_state(cx, tx, b[i].id, &back));
        }
        TRY(put(cx, tx, &(struct step){b[i].id, b[i].state, back, to == LOT_LOCKED ? root : FIELD_NULL, reason, NULL}));
    }
    return ERR_NONE;
}

static enum err enter(struct cx *cx, struct tx *tx, int64_t lot_id, enum grow_lot_state to, const char *reason, const char *return_how) {
    struct grow_lot l;
    TRY(grow_lot_by_id(cx, tx, lot_id, &l));
    if (!grow_lot_may_enter(l.state, to))
        return err_say(cx, ERR_WRONG_STATE, "/state", "批次 %s 不能从 %s 变为 %s", "Lot %s cannot go from %s to %s", l.lot_no, grow_lot_states[l.state], grow_lot_states[to]);
    enum grow_lot_state own = to;
    if (to == LOT_ACTIVE) {
        TRY(may_be_freed(cx, tx, lot_id));
        TRY(freed_state(cx, tx, lot_id, &own)); /* a lot with nothing left is used up, not active */
    }
    TRY(put(cx, tx, &(struct step){lot_id, l.state, own, FIELD_NULL, reason, return_how}));
    if (l.state == LOT_RECALLED && to == LOT_LOCKED)
        return free_below(cx, tx, lot_id, LOT_RECALLED, LOT_LOCKED, reason);
    if (to == LOT_LOCKED || to == LOT_RECALLED)
        return bar_below(cx, tx, lot_id, to, reason, return_how);
    if (to == LOT_ACTIVE)
        return free_below(cx, tx, lot_id, LOT_LOCKED, LOT_ACTIVE, reason);
    return ERR_NONE;
}

enum err grow_lot_enter(struct cx *cx, struct tx *tx, int64_t lot_id, enum grow_lot_state to, const char *reason) {
    return enter(cx, tx, lot_id, to, reason, NULL);
}

enum err grow_lot_recall(struct cx *cx, struct tx *tx, int64_t lot_id, const char *reason, const char *return_how) {
    return enter(cx, tx, lot_id, LOT_RECALLED, reason, return_how);
}

static const struct grow_recall *recaller; /* set while the rooms start */

void grow_recall_by(const struct grow_recall *by) { recaller = by; }

static enum err order(struct cx *cx, struct tx *tx, const struct grow_lot_seen *l, const struct grow_lot_state_body *in) {
    struct grow_lot lot;
    if (recaller && l->state == LOT_RECALLED)
        TRY(recaller->may_lift(cx, tx, l->id));
    if (!recaller || in->state != LOT_RECALLED)
        return enter(cx, tx, l->id, (enum grow_lot_state)in->state, in->reason, in->return_how);
    if (!grow_lot_may_enter(l->state, LOT_RECALLED))
        return err_say(cx, ERR_WRONG_STATE, "/state", "批次 %s 不能召回：现在是 %s", "Lot %s cannot be recalled: it is %s", l->lot_no, grow_lot_states[l->state]);
    TRY(grow_lot_by_id(cx, tx, l->id, &lot));
    return recaller->order(cx, tx, &lot, in->reason, in->return_how);
}

/* A lot that only follows an ancestor is freed there, not here. */
static enum err follows(struct cx *cx, struct tx *tx, const struct grow_lot_seen *l) {
    int64_t other;
    struct grow_lot o;
    enum err e = sql_i64(tx, SQL(lot_barred_above), ARGS(v_i(l->id), v_i(l->id)), &other);
    if (e == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(e);
    TRY(grow_lot_by_id(cx, tx, other, &o));
    return err_say(cx, ERR_LOT_LOCKED, "/state", "来源批次 %s 仍被锁定或召回，请先处理它", "Lot %s, from which it was made, is still barred: deal with that first", o.lot_no);
}

enum err grow_lot_order(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct grow_lot_state_body *in, struct grow_lot_seen *out) {
    TRY(grow_lot_load(cx, tx, uuid, out));
    TRY(grow_may(cx, "grow.lot.state", out->level_path, out->operator_id));
    TRY(grow_rev_is(cx, out->rev, if_rev));
    if (in->state == LOT_CONSUMED)
        return err_say(cx, ERR_INVALID, "/state", "“已用完”由加工或销售产生，不能手工设置", "A lot is consumed by what is made of it, not by hand");
    if (in->state == LOT_RECALLED && !in->return_how)
        return err_say(cx, ERR_INVALID, "/return_how", "召回要写明怎样退货", "A recall has to say how to return the goods");
    if (in->state == LOT_ACTIVE)
        TRY(follows(cx, tx, out));
    TRY(order(cx, tx, out, in));
    memset(out, 0, sizeof *out);
    return lot_full(cx, tx, uuid, out);
}

/* ---- list and handlers ---------------------------------------------------------------------------------------------------------- */
static const struct list_col COLS[] = {
    {"uuid", "t.uuid", F_UUID, LC_FILTER, NULL, "编号", "Id"},
    {"rev", "t.rev", F_I64, LC_NOEXPORT, NULL, "版本", "Revision"},
    {"lot_no", "t.lot_no", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "批次号", "Lot number"},
    {"gtin", "t.gtin", F_TEXT, LC_SORT | LC_FILTER | LC_SEARCH, NULL, "商品条码", "GTIN"},
    {"product", "p.uuid", F_UUID, LC_FILTER, NULL, "产品编号", "Product's id"},
    {"product_name", "p.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "产品", "Product"},
    {"crop_name", "c.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "作物", "Crop"},
    {"grade", "t.grade", F_TEXT, LC_FILTER, NULL, "等级", "Grade"},
    {"quantity_g", "t.quantity_g", F_I64, LC_SORT | LC_FILTER, NULL, "数量（克）", "Quantity, g"},
    {"left_g", "t.left_g", F_I64, LC_SORT | LC_FILTER, NULL, "剩余（克）", "Left, g"},
    {"harvest_day", "t.harvest_day", F_DATE, LC_SORT | LC_FILTER, NULL, "采收日期", "Harvested"},
    {"origin", "t.origin", F_TEXT, LC_SORT | LC_FILTER, NULL, "来历", "Made by"},
    {"state", "t.state", F_ENUM, LC_SORT | LC_FILTER, grow_lot_states, "状态", "State"},
    {"state_reason", "t.state_reason", F_TEXT, LC_SEARCH, NULL, "状态原因", "Reason"},
    {"operator", "o.uuid", F_UUID, LC_FILTER, NULL, "经营主体编号", "Producer's id"},
    {"operator_name", "o.name", F_TEXT, LC_SORT | LC_SEARCH, NULL, "经营主体", "Producer"},
    {"season", "s.uuid", F_UUID, LC_FILTER, NULL, "生产季编号", "Season's id"},
    {"epc", "t.epc", F_TEXT, LC_FILTER, NULL, "批次标识", "EPC class"},
    {"event_id", "t.event_id", F_TEXT, LC_NOEXPORT, NULL, "溯源事件", "EPCIS event"},
    {"created_at", "t.created_us", F_TIME, LC_SORT | LC_FILTER, NULL, "建立时间", "Created"},
};
const struct list_spec grow_lot_list = {"LotItem",
    "grow_lot t JOIN grow_product p ON p.id = t.product_id JOIN grow_crop c ON c.id = p.crop_id JOIN people_operator_v o ON o.id = t.operator_id "
    "LEFT JOIN grow_season s ON s.id = t.season_id",
    "t.id", "-created_at", COLS, sizeof COLS / sizeof COLS[0]};

static enum err do_get(struct cx *cx, struct tx *tx, struct grow_call *c) { return lot_full(cx, tx, c->id, c->out); }
static enum err do_state(struct cx *cx, struct tx *tx, struct grow_call *c) { return grow_lot_order(cx, tx, c->id, c->rev, c->body, c->out); }
enum err grow_lot_get_one(struct req *rq, struct resp *rs) { return grow_fetch(rq, rs, do_get); }
enum err grow_lot_state_post(struct req *rq, struct resp *rs) { return grow_write(rq, rs, do_state, "grow.lot.state", "lot", NULL); }
enum err grow_lot_index(struct req *rq, struct resp *rs) { return grow_list(rq, rs, &grow_lot_list, "o.level_path", "t.operator_id", NULL); }
