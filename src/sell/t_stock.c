/* t_stock.c: stock by lot: first expired first out, holds that run out, and no oversell: random operations against a model, alone and from
 * many threads at once. TIANTOU_STOCK_OPS sets how many operations each of the two makes (1000000: a quarter of an hour). */
#include <pthread.h>
#include <stdlib.h>

#include "t_shop.h"

enum { LOTS = 6, SKUS = 3 };
static const int64_t WEIGHTS[SKUS] = {500, 1000, 2500};

struct house { struct t_farm *f; struct sell_goods g; int64_t lots[LOTS], skus[SKUS]; };

static void set_up(struct t_farm *f, int64_t grams, struct house *h)
{
    struct sell_shop s;
    static const char *const spec[] = {"半公斤", "一公斤", "两公斤半"};
    *h = (struct house){.f = f};
    t_open_shop(f, &s);
    t_goods_on(f, s.uuid, UNIT_PIECE, 99, 100, &h->g);
    for (int i = 0; i < SKUS; i++)
        t_ok(f, t_sku_add(f->cx, h->g.uuid, &(struct sell_sku_body){spec[i], UNIT_PIECE, WEIGHTS[i], 100, SKU_ON}, &h->g));
    for (int i = 0; i < LOTS; i++) {
        struct grow_lot_seen lot;
        t_cleared_lot(f, grams, &lot);
        h->lots[i] = lot.id;
        for (int k = 0; k < SKUS; k++)
            t_ok(f, t_list_lot(f->cx, t_sku(&h->g, (size_t)k + 1)->uuid, &(struct sell_list_body){lot.uuid, FIELD_NULL}, &h->g));
    }
    for (int k = 0; k < SKUS; k++)
        h->skus[k] = t_sku(&h->g, (size_t)k + 1)->id;
}

/* ---- one thing after the other ------------------------------------------------------------------------------------------------------------ */
static void order_body(struct t_farm *f)
{
    struct house h;
    struct list l;
    set_up(f, 10000, &h);
    /* The last lot expires first, then the third; the others have no day and come in the order of their rows. */
    t_ok(f, t_sql(f->cx, "UPDATE sell_listing SET expires_day = NULL"));
    t_ok(f, t_sql(f->cx, ar_printf(f->cx->ar, "UPDATE sell_listing SET expires_day = %lld WHERE lot_id = %lld", (long long)f->today + 2, (long long)h.lots[5])));
    t_ok(f, t_sql(f->cx, ar_printf(f->cx->ar, "UPDATE sell_listing SET expires_day = %lld WHERE lot_id = %lld", (long long)f->today + 5, (long long)h.lots[2])));
    t_ok(f, t_sql(f->cx, ar_printf(f->cx->ar, "UPDATE sell_listing SET expires_day = %lld WHERE lot_id = %lld", (long long)f->today, (long long)h.lots[0])));
    t_ok(f, t_reserve(f->cx, &(struct sell_want){h.skus[1], 25, "order:a"}, 1, f->cx->now_us + 1000000, &l));
    const struct sell_pick *p = l.p;
    assert_int_equal(l.n, 3);
    static const struct { int lot; int64_t pieces; } want[] = {{1, 5}, {2, 10}, {5, 10}};   /* told by row; lot 0 expired today */
    for (int i = 0; i < 3; i++) {
        assert_int_equal(p[i].lot_id, h.lots[want[i].lot]);
        assert_int_equal(p[i].pieces, want[i].pieces);
        assert_int_equal(p[i].grams, want[i].pieces * 1000);
    }
    assert_string_equal(p[0].ref, "order:a");
    T_ERR(f, ERR_DUPLICATE, t_reserve(f->cx, &(struct sell_want){h.skus[1], 25, "order:a"}, 1, f->cx->now_us + 1000000, &l));  /* a ref is used once */
    /* Two SKUs of one lot in one purchase: together no more than the lot has. */
    T_ERR(f, ERR_LIMIT, t_reserve(f->cx, (const struct sell_want[]){{h.skus[1], 20, "order:b"}, {h.skus[2], 3, "order:b"}}, 2, f->cx->now_us, &l));
    T_ERR(f, ERR_LIMIT, t_reserve(f->cx, &(struct sell_want){h.skus[1], 26, "order:b"}, 1, f->cx->now_us, &l));
    static const int64_t bad[] = {0, -1, INT64_MIN, SELL_PIECES_MAX + 1, INT64_MAX};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        T_ERR(f, ERR_INVALID, t_reserve(f->cx, &(struct sell_want){h.skus[1], bad[i], "order:b"}, 1, f->cx->now_us, &l));
    T_ERR(f, ERR_INVALID, t_reserve(f->cx, (const struct sell_want[]){{h.skus[1], 1, "order:b"}, {h.skus[1], 1, "order:b"}}, 2, f->cx->now_us, &l));
    T_ERR(f, ERR_NOT_FOUND, t_reserve(f->cx, &(struct sell_want){999999, 1, "order:b"}, 1, f->cx->now_us, &l));
    /* Paid; again is nothing; freeing what is sold is nothing; what was never held is gone. */
    t_ok(f, t_commit(f->cx, "order:a"));
    t_ok(f, t_commit(f->cx, "order:a"));
    t_ok(f, t_release(f->cx, "order:a"));
    T_ERR(f, ERR_GONE, t_commit(f->cx, "order:none"));
    assert_int_equal(t_number(f, "SELECT CAST(SUM(sold_g) AS BIGINT) FROM sell_stock"), 25000);
    /* A hold that ran out is freed by the job; paying it later is refused, so that the money goes back. */
    t_ok(f, t_reserve(f->cx, &(struct sell_want){h.skus[0], 4, "order:late"}, 1, f->cx->now_us - 1, &l));
    assert_int_equal(t_free_expired(f), 1);
    assert_int_equal(t_free_expired(f), 0);
    T_ERR(f, ERR_GONE, t_commit(f->cx, "order:late"));
    assert_int_equal(t_number(f, "SELECT CAST(SUM(held_g) AS BIGINT) FROM sell_stock"), 0);
    /* Back: on sale again or gone, never more than was sold. */
    t_ok(f, t_return(f->cx, "order:a", h.skus[1], h.lots[5], 4, true));
    t_ok(f, t_return(f->cx, "order:a", h.skus[1], h.lots[5], 5, false));
    T_ERR(f, ERR_CONFLICT, t_return(f->cx, "order:a", h.skus[1], h.lots[5], 2, true));
    T_ERR(f, ERR_CONFLICT, t_return(f->cx, "order:a", h.skus[1], h.lots[5], -2, true));
    assert_int_equal(t_number(f, "SELECT CAST(SUM(sold_g) AS BIGINT) FROM sell_stock"), 21000);
    assert_int_equal(t_stock_findings(f), 0);
    t_ok(f, t_sql(f->cx, ar_printf(f->cx->ar, "UPDATE sell_stock SET sold_g = sold_g - 1 WHERE lot_id = %lld", (long long)h.lots[5])));
    assert_int_equal(t_stock_findings(f), 1);                  /* the check finds what does not add up */
}
static void t_order(void **state) { (void)state; t_shop_each(order_body); }

/* ---- split away ------------------------------------------------------------------------------------------------------------------------------------ */
static int64_t above_g;
static enum err above(struct cx *cx, struct tx *tx, int64_t lot_id, int64_t *grams_out)
{
    (void)cx, (void)tx, (void)lot_id;
    *grams_out = above_g;
    return ERR_NONE;
}

static enum err split(struct t_farm *f, const char *lot, int64_t grams)
{
    struct grow_change c;
    struct grow_change_input in = {lot, grams};
    struct grow_change_output out = {NULL, NULL, grams};
    struct grow_change_body body = {.kind = CHANGE_SPLIT, .process = FIELD_NULL, .inputs = {&in, 1}, .outputs = {&out, 1}, .day = FIELD_NULL};
    return t_lot_change(f->cx, &body, &c);
}

struct down { const char *listing; struct sell_goods *g; };
static enum err down_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct down *d = arg;
    *d->g = (struct sell_goods){0};
    return sell_listing_down(cx, tx, d->listing, d->g);
}

static const char *listing_of(const struct sell_goods *g)
{
    const struct sell_listing *l = t_sku(g, 0)->listings.p;
    return l[0].uuid;
}

/* A producer splits (or merges, or processes) away what buyers have paid for, or what they may still buy: refused until it is off sale,
 * and what is sold stays for good. What contracts above owe is asked through the same door. */
static void split_body(struct t_farm *f)
{
    struct sell_shop s;
    struct sell_goods g;
    struct grow_lot_seen lot;
    struct list l;
    struct down d = {NULL, &g};
    grow_lot_promised_by(sell_lot_promised);
    t_open_shop(f, &s);
    t_goods_on(f, s.uuid, UNIT_PIECE, 1000, 500, &g);
    t_cleared_lot(f, 10000, &lot);
    t_ok(f, t_list_lot(f->cx, t_sku(&g, 0)->uuid, &(struct sell_list_body){lot.uuid, 6000}, &g));
    T_ERR(f, ERR_RULE, split(f, lot.uuid, 4001));
    t_ok(f, split(f, lot.uuid, 1000));
    t_ok(f, t_reserve(f->cx, &(struct sell_want){t_sku(&g, 0)->id, 2, "order:a"}, 1, f->cx->now_us + 1000000, &l));
    t_ok(f, t_reserve(f->cx, &(struct sell_want){t_sku(&g, 0)->id, 1, "order:b"}, 1, f->cx->now_us + 1000000, &l));
    t_ok(f, t_commit(f->cx, "order:a"));
    T_ERR(f, ERR_RULE, split(f, lot.uuid, 3001));
    d.listing = listing_of(&g);
    t_ok(f, tx_run(f->cx, "t.down", down_tx, &d));
    T_ERR(f, ERR_RULE, split(f, lot.uuid, 6001));          /* 9000 left: 2000 sold, 1000 held */
    t_ok(f, t_release(f->cx, "order:b"));
    T_ERR(f, ERR_RULE, split(f, lot.uuid, 7001));
    sell_taken_by(above);
    above_g = 4000;
    T_ERR(f, ERR_RULE, split(f, lot.uuid, 3001));
    t_ok(f, split(f, lot.uuid, 3000));                     /* 6000 left: 2000 sold, 4000 owed by contracts */
    sell_taken_by(NULL);
    t_ok(f, t_list_lot(f->cx, t_sku(&g, 0)->uuid, &(struct sell_list_body){lot.uuid, FIELD_NULL}, &g));
    assert_int_equal(t_number(f, "SELECT offered_g FROM sell_stock"), 6000);   /* again all that may be: no more than is left */
    t_ok(f, tx_run(f->cx, "t.down", down_tx, &d));
    t_ok(f, split(f, lot.uuid, 4000));
    T_ERR(f, ERR_RULE, split(f, lot.uuid, 1));
    t_ok(f, t_list_lot(f->cx, t_sku(&g, 0)->uuid, &(struct sell_list_body){lot.uuid, FIELD_NULL}, &g));
    T_ERR(f, ERR_RULE, t_reserve(f->cx, &(struct sell_want){t_sku(&g, 0)->id, 1, "order:c"}, 1, f->cx->now_us + 1000000, &l));
    assert_int_equal(t_number(f, "SELECT left_g - 2000 FROM grow_lot_v WHERE id = (SELECT lot_id FROM sell_stock)"), 0);
    assert_int_equal(t_stock_findings(f), 0);
}
static void t_split(void **state) { (void)state; t_shop_each(split_body); }

/* ---- before the harvest ------------------------------------------------------------------------------------------------------------------------ */
static void window_body(struct t_farm *f)
{
    struct sell_shop s;
    struct sell_goods g;
    struct sell_window w, none;
    struct sell_bound b;
    struct sell_offer o;
    struct grow_lot_seen bare, lot;
    struct list l;
    const int64_t later = f->cx->now_us + 86400000000, soon = f->cx->now_us + 3600000000;
    t_open_shop(f, &s);
    t_goods_on(f, s.uuid, UNIT_PIECE, 1000, 500, &g);
    const char *sku = t_sku(&g, 0)->uuid, *goods = g.uuid;
    int64_t id = t_sku(&g, 0)->id;
    struct sell_window_body in = {.season = f->season, .capacity_g = 10000, .harvest_day = f->today + 20, .closes_at = later};
    T_ERR(f, ERR_INVALID, t_window_open(f->cx, sku, &in, &none));                  /* nothing is expected of the season */
    t_ok(f, t_sql(f->cx, "UPDATE grow_season SET expected_g = 12000"));
    in.capacity_g = 12001;
    T_ERR(f, ERR_INVALID, t_window_open(f->cx, sku, &in, &none));
    in.capacity_g = 10000, in.closes_at = f->cx->now_us;
    T_ERR(f, ERR_INVALID, t_window_open(f->cx, sku, &in, &none));
    in.closes_at = later;
    t_as(f, "owner2");
    T_ERR(f, ERR_NOT_FOUND, t_window_open(f->cx, sku, &in, &none));
    t_as(f, "owner");
    t_ok(f, t_window_open(f->cx, sku, &in, &w));
    T_ERR(f, ERR_INVALID, t_window_open(f->cx, sku, &in, &none));                  /* the season has no more to promise */
    assert_int_equal(t_number(f, "SELECT live FROM sell_goods"), 1);               /* the mall shows it */
    t_ok(f, t_offer(f->cx, sku, &o));
    assert_true(o.live && o.window_id == w.id && o.harvest_day == f->today + 20);
    assert_int_equal(o.free_pieces, 10);
    /* Held, paid, given up; never more than the window holds. */
    t_ok(f, t_reserve(f->cx, &(struct sell_want){id, 6, "order:p1"}, 1, soon, &l));
    assert_int_equal(l.n, 1);
    assert_int_equal(((const struct sell_pick *)l.p)->lot_id, 0);
    T_ERR(f, ERR_LIMIT, t_reserve(f->cx, &(struct sell_want){id, 5, "order:p2"}, 1, soon, &l));
    t_ok(f, t_reserve(f->cx, &(struct sell_want){id, 4, "order:p3"}, 1, soon, &l));
    t_ok(f, t_commit(f->cx, "order:p1"));
    t_ok(f, t_release(f->cx, "order:p3"));
    t_ok(f, t_reserve(f->cx, &(struct sell_want){id, 3, "order:p4"}, 1, soon, &l));
    t_ok(f, t_commit(f->cx, "order:p4"));
    t_ok(f, t_return(f->cx, "order:p1", id, 0, 1, true));                          /* one of six given back before the harvest */
    assert_int_equal(t_number(f, "SELECT sold_g FROM sell_window"), 8000);
    assert_int_equal(t_stock_findings(f), 0);
    /* The harvest: a lot without papers binds nothing (R1); one with papers serves the first first. */
    t_lot(f, 9000, &bare);
    T_ERR(f, ERR_RULE, t_window_bind(f->cx, w.uuid, bare.uuid, &b));
    t_cleared_lot(f, 6000, &lot);
    t_ok(f, t_window_bind(f->cx, w.uuid, lot.uuid, &b));
    assert_int_equal(b.orders, 1);
    assert_int_equal(b.grams, 5000);
    assert_int_equal(b.waiting_g, 3000);
    t_ok(f, t_picks(f->cx, "order:p1", &l));
    assert_int_equal(((const struct sell_pick *)l.p)->lot_id, lot.id);
    t_ok(f, t_picks(f->cx, "order:p4", &l));
    assert_int_equal(((const struct sell_pick *)l.p)->lot_id, 0);
    assert_int_equal(t_stock_findings(f), 0);
    /* What was ordered ahead and has no lot yet keeps so much of the season's last lots together. */
    grow_season_owed_by(sell_season_owed);
    T_ERR(f, ERR_RULE, split(f, bare.uuid, 6001));
    assert_non_null(strstr(f->cx->err_text, "采前预订"));
    t_ok(f, split(f, bare.uuid, 6000));
    T_ERR(f, ERR_RULE, split(f, bare.uuid, 1));
    /* Closed: nobody orders ahead any more; what is left of the lot is sold as usual. */
    t_ok(f, t_window_close(f->cx, w.uuid, &none));
    t_ok(f, t_offer(f->cx, sku, &o));
    assert_int_equal(o.free_pieces, 1);
    assert_int_equal(o.window_id, 0);
    t_ok(f, t_goods_get(f->cx, goods, &g));
}
static void t_window(void **state) { (void)state; t_shop_each(window_body); }

/* ---- random operations against a model ------------------------------------------------------------------------------------------------------ */
enum { REFS = 256, PICKS = 24 };
struct line { int sku, lot; int64_t pieces, back; };
struct model_ref { char ref[32]; int state; struct line lines[PICKS]; int n; };  /* state: 0 unused 1 held 2 sold */
struct model { int64_t offered[LOTS], held[LOTS], sold[LOTS]; struct model_ref refs[REFS]; uint64_t seed; int64_t made, ok, refused; };

static uint32_t rnd(struct model *m, uint32_t n)
{
    m->seed = m->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(m->seed >> 33) % n;
}

/* Exactly the rule: lots in order, as many whole pieces as fit. */
static bool model_reserve(struct model *m, int sku, int64_t pieces, struct model_ref *out)
{
    out->n = 0;
    for (int i = 0; i < LOTS && pieces > 0; i++) {
        int64_t fit = (m->offered[i] - m->held[i] - m->sold[i]) / WEIGHTS[sku], take = fit < pieces ? fit : pieces;
        if (take > 0)
            out->lines[out->n++] = (struct line){sku, i, take, 0};
        pieces -= take > 0 ? take : 0;
    }
    return pieces == 0;
}

static void model_add(struct model *m, const struct model_ref *r, int64_t *of, int sign)
{
    (void)m;
    for (int i = 0; i < r->n; i++)
        of[r->lines[i].lot] += sign * r->lines[i].pieces * WEIGHTS[r->lines[i].sku];
}

/* A batch of operations runs in one transaction, which may run again: the model is copied in and kept when it committed. */
struct batch { const struct house *h; const struct model *before; struct model now; int64_t ops; char wrong[200]; };

#define WRONG(...) (b->wrong[0] ? (void)0 : (void)snprintf(b->wrong, sizeof b->wrong, __VA_ARGS__))

static void op_reserve(struct batch *b, struct cx *cx, struct tx *tx, struct model_ref *r)
{
    struct model *m = &b->now;
    int sku = (int)rnd(m, SKUS);
    int64_t pieces = 1 + rnd(m, 6);
    struct list l = {0};
    if (r->state == 1)
        return;
    for (int i = 0; r->state == 2 && i < r->n; i++) {   /* what it bought goes back first, so that there is always something to buy */
        struct line *k = &r->lines[i];
        int64_t rest = k->pieces - k->back;
        if (rest && sell_stock_return(cx, tx, ar_strdup(cx->ar, r->ref), b->h->skus[k->sku], b->h->lots[k->lot], rest, true) != ERR_NONE)
            WRONG("the rest of %s does not go back", r->ref);
        m->sold[k->lot] -= rest * WEIGHTS[k->sku];
    }
    snprintf(r->ref, sizeof r->ref, "order:%lld", (long long)++m->made);
    bool want = model_reserve(m, sku, pieces, r);
    enum err e = sell_stock_reserve(cx, tx, &(struct sell_want){b->h->skus[sku], pieces, ar_strdup(cx->ar, r->ref)}, 1, cx->now_us + 3600000000, &l);
    if (want != (e == ERR_NONE) || (!want && e != ERR_LIMIT && e != ERR_RULE) || (want && l.n != (size_t)r->n))
        WRONG("reserve %lld of sku %d: %s with %zu lots, the model says %d with %d", (long long)pieces, sku, err_code(e), l.n, want, r->n);
    r->state = want ? 1 : 0;
    m->ok += want, m->refused += !want;
    if (!want)
        return;
    const struct sell_pick *p = l.p;
    for (int i = 0; i < r->n && i < (int)l.n; i++)
        if (p[i].lot_id != b->h->lots[r->lines[i].lot] || p[i].pieces != r->lines[i].pieces)
            WRONG("reserve: another lot than the model's");
    model_add(m, r, m->held, 1);
}

static struct texts one(struct cx *cx, const char *ref)
{
    const char **p = AR_ARRAY(cx->ar, const char *, 1);
    p[0] = ref;
    return (struct texts){p, 1};
}

static void op_end(struct batch *b, struct cx *cx, struct tx *tx, struct model_ref *r, bool paid)
{
    struct model *m = &b->now;
    enum err e = paid ? sell_stock_commit(cx, tx, one(cx, r->ref)) : sell_stock_release(cx, tx, one(cx, r->ref));
    bool want = !paid || r->state != 0;               /* freed or never made: the money goes back */
    if (want != (e == ERR_NONE) || (!want && e != ERR_GONE))
        WRONG("%s: %s in state %d", paid ? "commit" : "release", err_code(e), r->state);
    if (r->state != 1)
        return;
    model_add(m, r, m->held, -1);
    if (paid)
        model_add(m, r, m->sold, 1);
    r->state = paid ? 2 : 0;
}

static void op_return(struct batch *b, struct cx *cx, struct tx *tx, struct model_ref *r)
{
    struct model *m = &b->now;
    if (r->state != 2)
        return;
    struct line *l = &r->lines[rnd(m, (uint32_t)r->n)];
    int64_t pieces = 1 + rnd(m, (uint32_t)l->pieces + 1);
    bool want = l->back + pieces <= l->pieces;
    enum err e = sell_stock_return(cx, tx, r->ref, b->h->skus[l->sku], b->h->lots[l->lot], pieces, true);
    if (e != (want ? ERR_NONE : ERR_CONFLICT))
        WRONG("return: %s", err_code(e));
    if (want) {
        l->back += pieces;
        m->sold[l->lot] -= pieces * WEIGHTS[l->sku];
    }
}

static enum err batch_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct batch *b = arg;
    b->now = *b->before;
    for (int64_t i = 0; i < b->ops; i++) {
        struct model_ref *r = &b->now.refs[rnd(&b->now, REFS)];
        uint32_t what = rnd(&b->now, 10);
        cx_clear(cx);
        if (what < 4)
            op_reserve(b, cx, tx, r);
        else if (what < 7)
            op_end(b, cx, tx, r, what < 6);
        else
            op_return(b, cx, tx, r);
    }
    cx_clear(cx);
    return ERR_NONE;
}

static void compare(const struct house *h, const struct model *m)
{
    for (int i = 0; i < LOTS; i++) {
        assert_int_equal(t_number(h->f, ar_printf(h->f->cx->ar, "SELECT held_g FROM sell_stock WHERE lot_id = %lld", (long long)h->lots[i])), m->held[i]);
        assert_int_equal(t_number(h->f, ar_printf(h->f->cx->ar, "SELECT sold_g FROM sell_stock WHERE lot_id = %lld", (long long)h->lots[i])), m->sold[i]);
    }
    assert_int_equal(t_stock_findings(h->f), 0);
}

static int64_t operations(int64_t usual)
{
    const char *env = getenv("TIANTOU_STOCK_OPS");
    return env ? strtoll(env, NULL, 10) : usual;
}

static void random_body(struct t_farm *f)
{
    enum { BATCH = 400 };
    struct house h;
    static struct model m;
    static struct batch b;
    int64_t ops = operations(20000);
    set_up(f, 40000, &h);
    m = (struct model){.seed = 20261122};
    for (int i = 0; i < LOTS; i++)
        m.offered[i] = 40000;
    struct arena *ar = f->cx->ar;
    for (int64_t done = 0; done < ops; done += BATCH) {
        struct arena *step = ar_new(0);
        f->cx->ar = step;
        b = (struct batch){.h = &h, .before = &m, .ops = BATCH};
        t_ok(f, tx_run_keyed(f->cx, "t.batch", batch_tx, &b));
        if (b.wrong[0])
            fail_msg("%s", b.wrong);
        m = b.now;
        compare(&h, &m);
        f->cx->ar = ar;
        ar_free(&step);
    }
    assert_true(m.ok > 0 && m.refused > 0);
    print_message("%lld operations, %lld reservations made, %lld refused: stock as the model says\n", (long long)ops, (long long)m.ok, (long long)m.refused);
}
static void t_random(void **state) { (void)state; t_shop_each(random_body); }

/* ---- many at once ------------------------------------------------------------------------------------------------------------------------------- */
/* Each buyer knows what he holds and what he bought; whenever all of them rest, the stock of each lot must be the sum of it, and what is
 * offered must be what is left. Some holds have run out when they are made: whether the job frees them or the money comes first is a race. */
enum { BUYERS = 64, OWN = 6, LINES = 2 * LOTS, ROUNDS = 4 };
struct own { char ref[40]; int state, n; bool late; struct line lines[LINES]; };   /* state: 0 unused 1 held 2 sold */
struct buyer {
    pthread_t thread;
    const struct house *h;
    int no;
    int64_t ops, number, made, bought, gone, given_back, refused, freed;
    struct model chance;                                                            /* its dice only */
    struct own own[OWN];
    char wrong[200];
};

#define BUYER_WRONG(b, ...) ((b)->wrong[0] ? (void)0 : (void)snprintf((b)->wrong, sizeof (b)->wrong, __VA_ARGS__))

static int place_of(const int64_t *ids, int n, int64_t id)
{
    for (int i = 0; i < n; i++)
        if (ids[i] == id)
            return i;
    return -1;
}

static void buyer_reserve(struct buyer *b, struct cx *cx, struct own *o)
{
    struct list l = {0};
    int a = (int)rnd(&b->chance, SKUS), z = (int)rnd(&b->chance, SKUS);
    snprintf(o->ref, sizeof o->ref, "order:%d-%lld", b->no, (long long)++b->number);
    o->late = rnd(&b->chance, 8) == 0;
    const char *ref = ar_strdup(cx->ar, o->ref);
    const struct sell_want w[] = {{b->h->skus[a], 1 + rnd(&b->chance, 6), ref}, {b->h->skus[z], 1 + rnd(&b->chance, 6), ref}};
    int64_t want = 0, got = 0;
    for (int i = 0; i < (a == z ? 1 : 2); i++)
        want += w[i].pieces;
    enum err e = t_reserve(cx, w, a == z ? 1 : 2, cx->now_us + (o->late ? -1 : 3600000000), &l);
    if (e != ERR_NONE) {
        b->refused++;
        if (e != ERR_LIMIT && e != ERR_RULE && e != ERR_BUSY)
            BUYER_WRONG(b, "reserve: %s", err_code(e));
        return;
    }
    const struct sell_pick *p = l.p;
    for (o->n = 0; o->n < (int)l.n && o->n < LINES; o->n++) {
        o->lines[o->n] = (struct line){place_of(b->h->skus, SKUS, p[o->n].sku_id), place_of(b->h->lots, LOTS, p[o->n].lot_id), p[o->n].pieces, 0};
        got += p[o->n].pieces;
    }
    if (got != want || (int)l.n != o->n)
        BUYER_WRONG(b, "reserve: %lld pieces of %lld", (long long)got, (long long)want);
    o->state = 1;
    b->made++;
}

static void buyer_end(struct buyer *b, struct cx *cx, struct own *o)
{
    bool paid = rnd(&b->chance, 4) != 0;
    enum err e = paid ? t_commit(cx, o->ref) : t_release(cx, o->ref);
    bool gone = paid && e == ERR_GONE && o->late;        /* the job was quicker */
    if (e != ERR_NONE && !gone)
        BUYER_WRONG(b, "%s of %s: %s", paid ? "commit" : "release", o->ref, err_code(e));
    o->state = paid && !gone ? 2 : 0;
    b->bought += o->state == 2, b->gone += gone;
}

/* Some pieces of one line, at times one more than there are. */
static void buyer_return(struct buyer *b, struct cx *cx, struct own *o)
{
    struct line *k = &o->lines[rnd(&b->chance, (uint32_t)o->n)];
    int64_t left = k->pieces - k->back, pieces = 1 + rnd(&b->chance, (uint32_t)left + 1);
    enum err e = t_return(cx, o->ref, b->h->skus[k->sku], b->h->lots[k->lot], pieces, true);
    if (e != (pieces <= left ? ERR_NONE : ERR_CONFLICT))
        BUYER_WRONG(b, "return %lld of %lld: %s", (long long)pieces, (long long)left, err_code(e));
    if (pieces <= left)
        k->back += pieces;
    b->given_back += pieces <= left;
    int64_t rest = 0;
    for (int i = 0; i < o->n; i++)
        rest += o->lines[i].pieces - o->lines[i].back;
    o->state = rest ? 2 : 0;
}

static enum err tidy_tx(struct cx *cx, struct tx *tx, void *arg)
{
    return sell_stock_tidy(cx, tx, arg);
}

static void buyer_tidy(struct buyer *b, struct cx *cx)
{
    int64_t n = 0;
    enum err e = tx_run_keyed(cx, "t.tidy", tidy_tx, &n);
    if (e != ERR_NONE)
        BUYER_WRONG(b, "tidy: %s", err_code(e));
    b->freed += n;
}

static void *buy(void *arg)
{
    static void (*const NEXT[])(struct buyer *, struct cx *, struct own *) = {buyer_reserve, buyer_end, buyer_return};
    struct buyer *b = arg;
    struct arena *ar = ar_new(0);
    for (int64_t i = 0; i < b->ops && !b->wrong[0]; i++) {
        struct cx cx;
        cx_init(&cx, ar);
        struct own *o = &b->own[rnd(&b->chance, OWN)];
        if (b->no == 0 && i % 8 == 0)
            buyer_tidy(b, &cx);
        else
            NEXT[o->state](b, &cx, o);
        ar_reset(ar);
    }
    ar_free(&ar);
    return NULL;
}

/* All rest: what ran out is freed, and everything adds up. */
static void compare_buyers(struct buyer *b)
{
    const struct house *h = b->h;
    static struct model m;
    struct cx cx;
    cx_init(&cx, h->f->cx->ar);     /* of this moment */
    buyer_tidy(b, &cx);
    m = (struct model){0};
    for (struct buyer *k = b; k < b + BUYERS; k++)
        for (struct own *o = k->own; o < k->own + OWN; o++) {
            o->state = o->state == 1 && o->late ? 0 : o->state;
            for (int i = 0; o->state && i < o->n; i++)
                (o->state == 1 ? m.held : m.sold)[o->lines[i].lot] += (o->lines[i].pieces - o->lines[i].back) * WEIGHTS[o->lines[i].sku];
        }
    compare(h, &m);
    assert_int_equal(t_number(h->f, "SELECT COUNT(*) FROM sell_stock WHERE held_g + sold_g > offered_g OR held_g < 0 OR sold_g < 0"), 0);
}

static void threads_body(struct t_farm *f)
{
    static struct buyer b[BUYERS];
    struct house h;
    struct buyer sum = {0};
    int64_t ops = operations(6400);
    set_up(f, 150000, &h);
    for (int i = 0; i < BUYERS; i++)
        b[i] = (struct buyer){.h = &h, .no = i, .ops = (ops + ROUNDS * BUYERS - 1) / (ROUNDS * BUYERS), .chance = {.seed = (uint64_t)i * 7919 + 1}};
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < BUYERS; i++)
            assert_int_equal(pthread_create(&b[i].thread, NULL, buy, &b[i]), 0);
        for (int i = 0; i < BUYERS; i++)
            assert_int_equal(pthread_join(b[i].thread, NULL), 0);
        for (int i = 0; i < BUYERS; i++)
            if (b[i].wrong[0])
                fail_msg("buyer %d: %s", i, b[i].wrong);
        compare_buyers(b);
    }
    for (int i = 0; i < BUYERS; i++)
        sum.made += b[i].made, sum.bought += b[i].bought, sum.gone += b[i].gone, sum.given_back += b[i].given_back, sum.refused += b[i].refused, sum.freed += b[i].freed;
    assert_true(sum.refused > 0 && sum.made > 0 && sum.bought > 0 && sum.given_back > 0 && sum.freed > 0);
    print_message("%lld operations of %d buyers at once: %lld held, %lld bought, %lld given back, %lld refused, %lld ran out (%lld as the money came); the stock is their sum\n",
                  (long long)(b[0].ops * BUYERS * ROUNDS), BUYERS, (long long)sum.made, (long long)sum.bought, (long long)sum.given_back, (long long)sum.refused, (long long)sum.freed, (long long)sum.gone);
}
static void t_threads(void **state) { (void)state; t_shop_each(threads_body); }

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_order), cmocka_unit_test(t_split), cmocka_unit_test(t_window), cmocka_unit_test(t_random), cmocka_unit_test(t_threads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
