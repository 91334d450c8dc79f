/* sell_goods_count.c: derived columns of goods: pieces sold, whether there is something to buy, their place in the index. A job walks the
 * goods on sale a page at a time, in the memory of one page, and writes only what changed, some dozens a transaction, since
 * buyers wait behind it. What is shown never rests on it alone. */
#include "sell_search.h"

enum { PAGE = 500, WRITES = 50 };

struct counted { int64_t id, live, sold, live_now, sold_now; };
static const struct field COUNTED[] = {
    FIELD(struct counted, id, F_I64, 0, 0, 0, "", ""),       FIELD(struct counted, live, F_I64, 0, 0, 0, "", ""),
    FIELD(struct counted, sold, F_I64, 0, 0, 0, "", ""),     FIELD(struct counted, live_now, F_I64, 0, 0, 0, "", ""),
    FIELD(struct counted, sold_now, F_I64, 0, 0, 0, "", ""),
};
static const struct shape counted_row = SHAPE("", struct counted, COUNTED);

static int magnitude(int64_t n)
{
    int bits = 0;
    for (; n > 0; n >>= 1)
        bits++;
    return bits;
}

struct step { int64_t after; struct list l; size_t from, to; };

static enum err read_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    return sql_all(tx, SQ(count_next), ARGS(v_i(s->after), v_i(sell_today(cx)), v_i(PAGE)), &counted_row, PAGE, &s->l);
}

static bool changed(const struct counted *c)
{
    return c->live != c->live_now || c->sold != c->sold_now;
}

static enum err write_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct step *s = arg;
    for (size_t i = s->from; i < s->to; i++) {
        const struct counted *c = &((const struct counted *)s->l.p)[i];
        if (!changed(c))
            continue;
        TRY(sql_exec(tx, SQ(count_put), ARGS(v_i(c->id), v_i(c->live_now), v_i(c->sold_now))));
        if (magnitude(c->sold) != magnitude(c->sold_now))
            TRY(sell_search_put(cx, tx, c->id));
    }
    return ERR_NONE;
}

/* The next rows from `from` of which at most so many changed. */
static void cut(struct step *s)
{
    size_t n = 0;
    for (s->to = s->from; s->to < s->l.n && n < WRITES; s->to++)
        n += changed(&((const struct counted *)s->l.p)[s->to]);
    s->from = n ? s->from : s->to;
}

static enum err page(struct cx *cx, struct step *s)
{
    s->from = 0;
    TRY(tx_read(cx, "sell.count.read", read_tx, s));
    while (s->from < s->l.n && !jobs_stopping()) {
        struct ar_mark m = ar_mark(cx->ar);
        cut(s);
        if (s->from < s->to)
            TRY(tx_run(cx, "sell.count", write_tx, s));
        ar_rewind(cx->ar, m);
        s->from = s->to;
    }
    if (s->l.n)
        s->after = ((const struct counted *)s->l.p)[s->l.n - 1].id;
    return ERR_NONE;
}

static enum err late_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)arg;
    return sql_exec(tx, SQ(listing_late), ARGS(v_i(sell_today(cx))));
}

enum err sell_goods_count(struct cx *cx)
{
    struct step s = {0};
    size_t n = PAGE;
    TRY(tx_run(cx, "sell.count.late", late_tx, NULL));
    while (n == PAGE && !jobs_stopping()) {
        struct ar_mark m = ar_mark(cx->ar);
        TRY(page(cx, &s));
        n = s.l.n;
        ar_rewind(cx->ar, m);
    }
    return ERR_NONE;
}
