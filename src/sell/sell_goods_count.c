/* sell_goods_count.c: derived columns of goods: pieces sold, whether there is something to buy, their place in the index. A job walks the
 * goods on sale some hundred a transaction and writes only what changed; what is shown never rests on it alone. */
#include "sell_search.h"

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

struct step { int64_t after; struct list l; };

static enum err read_tx(struct cx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    return sql_all(tx, SQ(count_next), ARGS(v_i(s->after), v_i(sell_today(cx))), &counted_row, 500, &s->l);
}

static enum err write_tx(struct cx *cx, struct tx *tx, void *arg)
{
    const struct step *s = arg;
    const struct counted *c = s->l.p;
    for (size_t i = 0; i < s->l.n; i++) {
        if (c[i].live == c[i].live_now && c[i].sold == c[i].sold_now)
            continue;
        TRY(sql_exec(tx, SQ(count_put), ARGS(v_i(c[i].id), v_i(c[i].live_now), v_i(c[i].sold_now))));
        if (magnitude(c[i].sold) != magnitude(c[i].sold_now))
            TRY(sell_search_put(cx, tx, c[i].id));
    }
    return ERR_NONE;
}

static bool changed(const struct list *l)
{
    const struct counted *c = l->p;
    for (size_t i = 0; i < l->n; i++)
        if (c[i].live != c[i].live_now || c[i].sold != c[i].sold_now)
            return true;
    return false;
}

static enum err late_tx(struct cx *cx, struct tx *tx, void *arg)
{
    (void)arg;
    return sql_exec(tx, SQ(listing_late), ARGS(v_i(sell_today(cx))));
}

enum err sell_goods_count(struct cx *cx)
{
    struct step s = {0};
    TRY(tx_run(cx, "sell.count.late", late_tx, NULL));
    for (;;) {
        TRY(tx_read(cx, "sell.count.read", read_tx, &s));
        if (s.l.n == 0)
            return ERR_NONE;
        if (changed(&s.l))
            TRY(tx_run(cx, "sell.count", write_tx, &s));
        s.after = ((const struct counted *)s.l.p)[s.l.n - 1].id;
    }
}
