/* sell_stock.c: stock by lot in grams: held, sold, freed, given back. The heart of it is one conditional UPDATE per lot that succeeds only
 * while enough is free and the lot may be sold (R1); the table's CHECK and triggers are the second wall. Callers hold many lots at once:
 * they are touched in the order of their rows, so that two buyers never wait for each other in a ring. */
#include <stdlib.h>
#include <string.h>

#include "sell_made.h"
#include "sell_stock_window.h"

/* ---- what is a SKU now ------------------------------------------------------------------------------------------------------------------ */
static const struct field OFFER[] = {
    FIELD(struct sell_offer, sku_id, F_I64, 0, 0, 0, "", ""),       FIELD(struct sell_offer, goods_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, shop_id, F_I64, 0, 0, 0, "", ""),      FIELD(struct sell_offer, product_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, sku, F_UUID, 0, 0, 0, "", ""),         FIELD(struct sell_offer, goods, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, shop, F_UUID, 0, 0, 0, "", ""),        FIELD(struct sell_offer, title, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, title_en, F_TEXT, 0, 0, 0, "", ""),    FIELD(struct sell_offer, spec, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, cover_sha, F_TEXT, 0, 0, 0, "", ""),   FIELD(struct sell_offer, shop_name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, category, F_TEXT, 0, 0, 0, "", ""),    FIELD(struct sell_offer, owner_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, serve_id, F_I64, 0, 0, 0, "", ""),     FIELD(struct sell_offer, paid_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, level_path, F_TEXT, 0, 0, 0, "", ""),  FIELD(struct sell_offer, county, F_TEXT, 0, 0, 0, "", ""),
    FIELD_ENUM(struct sell_offer, unit, 0, sell_units, "", ""),     FIELD(struct sell_offer, price_fen, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, weight_g, F_I64, 0, 0, 0, "", ""),     FIELD(struct sell_offer, order_max, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, commission_bp, F_I64, 0, 0, 0, "", ""), FIELD(struct sell_offer, rev, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_offer, free_pieces, F_I64, 0, 0, 0, "", ""),    FIELD(struct sell_offer, parts, F_I64, 0, 0, 0, "", ""),
};
static const struct shape offer_row = SHAPE("", struct sell_offer, OFFER);

/* Nothing to be had of a lot: perhaps it can be ordered before the harvest. */
static enum err offer_ahead(struct cx *cx, struct tx *tx, struct sell_offer *o)
{
    struct sell_window_now w = {0};
    enum err e = sell_window_of(tx, o->sku_id, &w);
    if (e == ERR_NOT_FOUND) {
        cx_clear(cx);
        return ERR_NONE;
    }
    TRY(e);
    o->free_pieces = w.free_g / o->weight_g;
    if (o->free_pieces > 0)
        o->window_id = w.window_id, o->harvest_day = w.harvest_day;
    return ERR_NONE;
}

static enum err offer_fill(struct cx *cx, struct tx *tx, enum err e, struct sell_offer *o)
{
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这件商品", "There are no such goods");
    TRY(e);
    o->harvest_day = FIELD_NULL;
    if (!sell_fen(o->unit, o->price_fen, o->weight_g, 1, &o->piece_fen))
        return err_set(cx, ERR_INTERNAL, NULL);
    if (o->free_pieces == 0 && o->parts == 0)
        TRY(offer_ahead(cx, tx, o));
    o->live = o->free_pieces > 0;
    return ERR_NONE;
}

enum err sell_offer_get(struct cx *cx, struct tx *tx, const char *sku, struct sell_offer *out)
{
    return offer_fill(cx, tx, sql_one(tx, SQ(offer_one), ARGS(v_t(sku), v_i(sell_today(cx))), &offer_row, out), out);
}

enum err sell_offer_by_id(struct cx *cx, struct tx *tx, int64_t sku_id, struct sell_offer *out)
{
    return offer_fill(cx, tx, sql_one(tx, SQ(offer_by_id), ARGS(v_i(sku_id), v_i(sell_today(cx))), &offer_row, out), out);
}

enum err sell_lot_sellable(struct cx *cx, struct tx *tx, int64_t lot_id)
{
    struct grow_lot lot = {0};
    int64_t released;
    TRY(grow_lot_by_id(cx, tx, lot_id, &lot));
    TRY(people_operator_active(cx, tx, lot.operator_id));
    TRY(certify_lot_cleared(cx, tx, lot_id));
    enum err e = sql_i64(tx, SQ(lot_released), ARGS(v_i(lot_id)), &released);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_RULE, "/lot", "批次 %s 没有有效的合格证和产地准出，不能上架", "Lot %s has no valid certificate with a release: it is not listed", lot.lot_no);
    return e;
}

/* ---- choosing lots ----------------------------------------------------------------------------------------------------------------------- */
struct plan {
    struct cx *cx; struct tx *tx;
    const struct sell_want *w; size_t n;
    struct sell_pick *picks; size_t picks_n, picks_max;
};

/* Grams of a lot (or, lot 0, of a window) this plan has chosen already, for another SKU or want. */
static int64_t planned_g(const struct plan *p, int64_t lot_id, int64_t window_id)
{
    int64_t g = 0;
    for (size_t i = 0; i < p->picks_n; i++)
        if (p->picks[i].lot_id == lot_id && p->picks[i].window_id == window_id)
            g += p->picks[i].grams;
    return g;
}

/* A size wanted by itself and in a box of the same order is one line of the stock. */
static void pick_add(struct plan *p, struct sell_pick pick)
{
    for (size_t i = 0; pick.ref && i < p->picks_n; i++) {
        struct sell_pick *k = &p->picks[i];
        if (k->sku_id == pick.sku_id && k->lot_id == pick.lot_id && k->window_id == pick.window_id && strcmp(k->ref, pick.ref) == 0) {
            k->pieces += pick.pieces, k->grams += pick.grams;
            return;
        }
    }
    if (p->picks_n == p->picks_max) {
        struct sell_pick *more = AR_ARRAY(p->cx->ar, struct sell_pick, p->picks_max * 2 + 8);
        if (p->picks_n)
            memcpy(more, p->picks, p->picks_n * sizeof *more);
        p->picks = more, p->picks_max = p->picks_max * 2 + 8;
    }
    p->picks[p->picks_n++] = pick;
}

struct sku { int64_t weight_g, parts; const char *title, *spec; };

static enum err sku_read(struct plan *p, size_t i, int64_t sku_id, struct sku *out)
{
    struct rows *r;
    TRY(sql_query(p->tx, SQ(stock_sku), ARGS(v_i(sku_id)), &r));
    bool found = rows_next(r);
    if (found)
        *out = (struct sku){rows_i64(r, 0), rows_i64(r, 1), rows_z(r, 2), rows_z(r, 3)};
    TRY(rows_end(&r));
    if (!found)
        return err_say(p->cx, ERR_NOT_FOUND, ar_printf(p->cx->ar, "/items/%zu", i), "没有这件商品", "There are no such goods");
    return ERR_NONE;
}

/* No lot has any: the whole want from the window that takes orders before the harvest, if there is one. */
static enum err choose_ahead(struct plan *p, const struct sell_want *w, const struct sku *k, int64_t *need)
{
    struct sell_window_now now = {0};
    enum err e = sell_window_of(p->tx, w->sku_id, &now);
    if (e == ERR_NOT_FOUND) {
        cx_clear(p->cx);
        return ERR_NONE;
    }
    TRY(e);
    int64_t fit = (now.free_g - planned_g(p, 0, now.window_id)) / k->weight_g, pieces = fit < *need ? fit : *need;
    if (pieces <= 0)
        return ERR_NONE;
    pick_add(p, (struct sell_pick){.sku_id = w->sku_id, .window_id = now.window_id, .pieces = pieces, .grams = pieces * k->weight_g, .ref = w->ref, .expires_day = FIELD_NULL});
    *need -= pieces;
    return ERR_NONE;
}

/* Take what is wanted from its lots, first expired first; ahead: or from a harvest window. i: which item of the request it is for. */
static enum err choose_lots(struct plan *p, size_t i, const struct sell_want *w, const struct sku *k, bool ahead)
{
    struct rows *r;
    int64_t need = w->pieces, live = 0;
    TRY(sql_query(p->tx, SQ(stock_live), ARGS(v_i(w->sku_id), v_i(sell_today(p->cx))), &r));
    while (need > 0 && rows_next(r)) {
        int64_t lot = rows_i64(r, 0), fit = (rows_i64(r, 1) - planned_g(p, lot, 0)) / k->weight_g;
        int64_t pieces = fit < need ? fit : need;
        live++;
        if (pieces <= 0)
            continue;
        pick_add(p, (struct sell_pick){.sku_id = w->sku_id, .lot_id = lot, .pieces = pieces, .grams = pieces * k->weight_g, .ref = w->ref, .expires_day = rows_i64(r, 2)});
        need -= pieces;
    }
    TRY(rows_end(&r));
    if (ahead && need == w->pieces)
        TRY(choose_ahead(p, w, k, &need));
    if (need == 0)
        return ERR_NONE;
    const char *field = ar_printf(p->cx->ar, "/items/%zu", i);
    if (!live && need == w->pieces)
        return err_say(p->cx, ERR_RULE, field, "“%s %s”现在不能购买", "\"%s %s\" cannot be bought now", k->title, k->spec);
    return err_say(p->cx, ERR_LIMIT, field, "“%s %s”只剩 %lld 件", "Of \"%s %s\" only %lld are left", k->title, k->spec, (long long)(w->pieces - need));
}

/* A box: each of its parts. */
static enum err choose_box(struct plan *p, size_t i)
{
    const struct sell_want *w = &p->w[i];
    struct sell_want part[SELL_PARTS_MAX] = {{0}};
    struct rows *r;
    size_t n = 0;
    TRY(sql_query(p->tx, SQ(parts_of), ARGS(v_i(w->sku_id)), &r));
    for (; n < SELL_PARTS_MAX && rows_next(r); n++)
        part[n] = (struct sell_want){rows_i64(r, 0), rows_i64(r, 1) * w->pieces, w->ref};   /* at most 1,000 × 100,000 */
    TRY(rows_end(&r));
    for (size_t k = 0; k < n; k++) {
        struct sku s = {0};
        TRY(sku_read(p, i, part[k].sku_id, &s));
        TRY(choose_lots(p, i, &part[k], &s, false));
    }
    return ERR_NONE;
}

static enum err choose(struct plan *p, size_t i)
{
    struct sku k = {0};
    TRY(sku_read(p, i, p->w[i].sku_id, &k));
    return k.parts ? choose_box(p, i) : choose_lots(p, i, &p->w[i], &k, true);
}

static int by_lot(const void *a, const void *b)
{
    const struct sell_pick *x = a, *y = b;
    if (x->lot_id != y->lot_id)
        return x->lot_id < y->lot_id ? -1 : 1;
    if (x->window_id != y->window_id)
        return x->window_id < y->window_id ? -1 : 1;
    return (x->sku_id > y->sku_id) - (x->sku_id < y->sku_id);
}

static int by_ref(const void *a, const void *b)
{
    const struct sell_pick *x = a, *y = b;
    int c = strcmp(x->ref, y->ref);
    return c ? c : by_lot(a, b);
}

static enum err check_wants(struct cx *cx, const struct sell_want *w, size_t n)
{
    if (n == 0 || n > SELL_WANTS_MAX)
        return err_say(cx, ERR_LIMIT, "/items", "一次最多买 %d 种商品", "At most %d kinds of goods at once", SELL_WANTS_MAX);
    for (size_t i = 0; i < n; i++) {
        if (w[i].pieces < 1 || w[i].pieces > SELL_PIECES_MAX)
            return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/items/%zu", i), "件数须在 1 到 %lld 之间", "Pieces go from 1 to %lld", (long long)SELL_PIECES_MAX);
        if (!w[i].ref || !*w[i].ref || strlen(w[i].ref) > SELL_REF_MAX)
            return err_set(cx, ERR_INTERNAL, NULL);
        for (size_t k = 0; k < i; k++)
            if (w[k].sku_id == w[i].sku_id && strcmp(w[k].ref, w[i].ref) == 0)
                return err_say(cx, ERR_INVALID, ar_printf(cx->ar, "/items/%zu", i), "同一规格请合成一行", "The same size stands there twice");
    }
    return ERR_NONE;
}

static bool same_place(const struct sell_pick *a, const struct sell_pick *b)
{
    return a->lot_id == b->lot_id && a->window_id == b->window_id;
}

/* One lot (or window): several picks of it are one UPDATE. false: somebody was quicker, or it was locked. */
static enum err hold_lot(struct plan *p, size_t from, size_t to, int64_t expires_us, bool *ok)
{
    int64_t grams = 0, n;
    struct rows *r;
    const char *uuid = NULL, *no = NULL, *county = NULL;
    for (size_t i = from; i < to; i++)
        grams += p->picks[i].grams;
    const struct sell_pick *first = &p->picks[from];
    if (first->lot_id)
        TRY(sql_exec_n(p->tx, SQ(stock_hold), ARGS(v_i(first->lot_id), v_i(grams)), &n));
    else
        TRY(sql_exec_n(p->tx, SQ(window_hold), ARGS(v_i(first->window_id), v_i(grams), v_i(p->cx->now_us)), &n));
    *ok = n == 1;
    if (!*ok)
        return ERR_NONE;
    TRY(sql_query(p->tx, first->lot_id ? SQ(stock_lot) : SQ(window_place), ARGS(v_i(first->lot_id ? first->lot_id : first->window_id)), &r));
    if (rows_next(r))
        uuid = rows_z(r, 0), no = rows_z(r, 1), county = rows_z(r, 2);
    TRY(rows_end(&r));
    for (size_t i = from; i < to; i++) {
        struct sell_pick *k = &p->picks[i];
        k->lot = uuid, k->lot_no = no;
        TRY(sql_exec_n(p->tx, SQ(hold_insert), ARGS(v_t(k->ref), v_i(k->sku_id), v_i(k->lot_id), v_i(k->pieces), v_i(k->grams), v_i(expires_us), v_t(county),
                             v_i(k->window_id ? k->window_id : FIELD_NULL)), &n));
        if (n == 0)
            return err_say(p->cx, ERR_DUPLICATE, NULL, "这一单已经预留过", "It was held for already");
    }
    return ERR_NONE;
}

struct attempt { struct plan p; int64_t expires_us; bool ok; };

/* Choose and hold, or undo all of it (a savepoint): what was free when it was read may be gone when it is taken. */
static enum err attempt_fn(struct cx *cx, struct tx *tx, void *arg)
{
    struct attempt *a = arg;
    struct plan *p = &a->p;
    p->cx = cx, p->tx = tx, p->picks_n = 0;
    for (size_t i = 0; i < p->n; i++)
        TRY(choose(p, i));
    qsort(p->picks, p->picks_n, sizeof *p->picks, by_lot);
    for (size_t i = 0, k; i < p->picks_n; i = k) {
        for (k = i + 1; k < p->picks_n && same_place(&p->picks[k], &p->picks[i]);)
            k++;
        TRY(hold_lot(p, i, k, a->expires_us, &a->ok));
        if (!a->ok)
            return err_set(cx, ERR_CHANGED, NULL);
    }
    return ERR_NONE;
}

enum err sell_stock_reserve(struct cx *cx, struct tx *tx, const struct sell_want *w, size_t n, int64_t expires_us, struct list *picks_out)
{
    struct attempt a = {.p = {.w = w, .n = n}, .expires_us = expires_us};
    TRY(check_wants(cx, w, n));
    for (int tries = 0; tries < 5; tries++) {
        a.ok = true;
        enum err e = tx_step(tx, attempt_fn, &a);
        if (e == ERR_NONE) {
            qsort(a.p.picks, a.p.picks_n, sizeof *a.p.picks, by_ref);
            *picks_out = (struct list){a.p.picks, a.p.picks_n};
            return ERR_NONE;
        }
        if (e != ERR_CHANGED || a.ok)
            return e;
        cx_clear(cx);
    }
    return err_say(cx, ERR_BUSY, NULL, "抢购的人太多，请再试一次", "Too many buyers at once: try again");
}

/* ---- held → sold, freed ------------------------------------------------------------------------------------------------------------------ */
/* What becomes of the grams of lots, and of windows. */
struct way { const struct sql *lot, *window; };
static const struct way SELL = {SQ(stock_sell), SQ(window_sell)}, FREE = {SQ(stock_free), SQ(window_free)};

/* Move every line the query changes: their lots in the order of rows, one UPDATE a lot. */
static enum err move(struct cx *cx, struct tx *tx, const struct sql *lines, const struct val *v, size_t vn, const struct way *way, int64_t *n_out)
{
    struct plan p = {.cx = cx, .tx = tx};
    struct rows *r;
    TRY(sql_query(tx, lines, v, vn, &r));
    while (rows_next(r))
        pick_add(&p, (struct sell_pick){.lot_id = rows_i64(r, 0), .grams = rows_i64(r, 1), .window_id = rows_i64(r, 0) ? 0 : rows_i64(r, 2)});
    TRY(rows_end(&r));
    if (p.picks_n)
        qsort(p.picks, p.picks_n, sizeof *p.picks, by_lot);
    for (size_t i = 0, k; i < p.picks_n; i = k) {
        int64_t grams = 0;
        for (k = i; k < p.picks_n && same_place(&p.picks[k], &p.picks[i]); k++)
            grams += p.picks[k].grams;
        const struct sell_pick *first = &p.picks[i];
        TRY(sql_exec(tx, first->lot_id ? way->lot : way->window, ARGS(v_i(first->lot_id ? first->lot_id : first->window_id), v_i(grams))));
    }
    *n_out = (int64_t)p.picks_n;
    return ERR_NONE;
}

static struct val refs_val(struct cx *cx, struct texts refs)
{
    struct str *s = AR_ARRAY(cx->ar, struct str, refs.n ? refs.n : 1);
    for (size_t i = 0; i < refs.n; i++)
        s[i] = str_of(refs.p[i]);
    return v_ts(s, refs.n);
}

static enum err commit_fn(struct cx *cx, struct tx *tx, void *arg)
{
    const struct texts *refs = arg;
    struct val v = refs_val(cx, *refs);
    int64_t gone, known, n;
    TRY(move(cx, tx, SQ(hold_sold), ARGS(v), &SELL, &n));
    TRY(sql_i64(tx, SQ(hold_gone), ARGS(v), &gone));
    TRY(sql_i64(tx, SQ(hold_known), ARGS(v), &known));
    if (gone || known < (int64_t)refs->n)
        return err_say(cx, ERR_GONE, NULL, "预留的货已经释放", "What was held is free again");
    return ERR_NONE;
}

/* Looked at after it is done, and undone when a line was freed a moment before. */
enum err sell_stock_commit(struct cx *cx, struct tx *tx, struct texts refs)
{
    (void)cx;
    return tx_step(tx, commit_fn, &refs);
}

enum err sell_stock_release(struct cx *cx, struct tx *tx, struct texts refs)
{
    int64_t n;
    return move(cx, tx, SQ(hold_freed), ARGS(refs_val(cx, refs)), &FREE, &n);
}

enum err sell_stock_tidy(struct cx *cx, struct tx *tx, int64_t *n_out)
{
    TRY(sql_exec(tx, SQ(window_late), ARGS(v_i(cx->now_us))));
    return move(cx, tx, SQ(hold_late), ARGS(v_i(cx->now_us)), &FREE, n_out);
}

enum err sell_stock_return(struct cx *cx, struct tx *tx, const char *ref, int64_t sku_id, int64_t lot_id, int64_t pieces, bool again)
{
    int64_t each;
    if (pieces < 1 || pieces > SELL_PIECES_MAX)
        return err_set(cx, ERR_CONFLICT, NULL);
    enum err e = sql_i64(tx, SQ(hold_back), ARGS(v_t(ref), v_i(sku_id), v_i(lot_id), v_i(pieces), v_i(again ? pieces : 0)), &each);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_CONFLICT, NULL, "退回的比卖出的多", "More would come back than was sold");
    TRY(e);
    if (again && lot_id == 0)
        return sql_exec(tx, SQ(window_back), ARGS(v_t(ref), v_i(sku_id), v_i(lot_id), v_i(pieces * each)));
    return again ? sql_exec(tx, SQ(stock_back), ARGS(v_i(lot_id), v_i(pieces * each))) : ERR_NONE;
}

static const struct field PICK[] = {
    FIELD(struct sell_pick, sku_id, F_I64, 0, 0, 0, "", ""), FIELD(struct sell_pick, lot_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_pick, window_id, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_pick, pieces, F_I64, 0, 0, 0, "", ""), FIELD(struct sell_pick, grams, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_pick, ref, F_TEXT, 0, 0, 0, "", ""),   FIELD(struct sell_pick, lot, F_UUID, 0, 0, 0, "", ""),
    FIELD(struct sell_pick, lot_no, F_TEXT, 0, 0, 0, "", ""), FIELD(struct sell_pick, expires_day, F_DATE, 0, 0, 0, "", ""),
};
static const struct shape pick_row = SHAPE("", struct sell_pick, PICK);

enum err sell_stock_picks(struct cx *cx, struct tx *tx, const char *ref, struct list *out)
{
    (void)cx;
    return sql_all(tx, SQ(hold_of), ARGS(v_t(ref)), &pick_row, SELL_WANTS_MAX * SELL_LISTINGS_MAX, out);
}

/* ---- `tiantou check` ----------------------------------------------------------------------------------------------------------------------- */
struct checked { struct buf *report; int64_t n; };

static enum err check_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct checked *c = arg;
    struct rows *r;
    (void)cx;
    TRY(sql_query(tx, SQ(check_stock), NOARGS, &r));
    for (; rows_next(r); c->n++)
        buf_printf(c->report, "stock of lot %lld: held %lld sold %lld, its lines say %lld and %lld\n", (long long)rows_i64(r, 0), (long long)rows_i64(r, 1),
                   (long long)rows_i64(r, 2), (long long)rows_i64(r, 3), (long long)rows_i64(r, 4));
    TRY(rows_end(&r));
    TRY(sql_query(tx, SQ(check_window), NOARGS, &r));
    for (; rows_next(r); c->n++)
        buf_printf(c->report, "window %lld: held %lld sold %lld, its lines say %lld and %lld\n", (long long)rows_i64(r, 0), (long long)rows_i64(r, 1),
                   (long long)rows_i64(r, 2), (long long)rows_i64(r, 3), (long long)rows_i64(r, 4));
    return rows_end(&r);
}

enum err sell_stock_check_run(struct cx *cx, struct buf *report, int64_t *findings_out)
{
    struct checked c = {report, 0};
    TRY(tx_read(cx, "sell.check.stock", check_tx, &c));
    *findings_out = c.n;
    return ERR_NONE;
}
