/* sell_search.c: see sell_search.h. */
#include "sell_search.h"

#include <stdlib.h>
#include <string.h>

/* ---- characters ------------------------------------------------------------------------------------------------------------------------- */
struct ch { uint32_t c; size_t size; };

/* The next character of valid UTF-8; what is not is taken byte by byte as a gap. */
static struct ch next(const unsigned char *p, size_t n)
{
    static const uint32_t mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    size_t size = p[0] < 0x80 ? 1 : p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : p[0] >= 0xc0 ? 2 : 0;
    if (size == 0 || size > n)
        return (struct ch){0, 1};
    uint32_t c = p[0] & mask[size];
    for (size_t i = 1; i < size; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return (struct ch){0, 1};
        c = c << 6 | (p[i] & 0x3f);
    }
    return (struct ch){c, size};
}

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x323af);
}

/* As it is compared; 0: it parts words. */
static uint32_t fold(uint32_t c)
{
    if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
    if (c >= 'A' && c <= 'Z')
        return c + 32;
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || is_han(c))
        return c;
    return c >= 0xc0 && c < 0x2000 && c != 0xd7 && c != 0xf7 ? c : 0;
}

static size_t put(uint32_t c, char *out)
{
    if (c < 0x80)
        return (void)(out[0] = (char)c), 1;
    if (c < 0x800)
        return (void)(out[0] = (char)(0xc0 | c >> 6)), (void)(out[1] = (char)(0x80 | (c & 0x3f))), 2;
    if (c < 0x10000)
        return (void)(out[0] = (char)(0xe0 | c >> 12)), (void)(out[1] = (char)(0x80 | (c >> 6 & 0x3f))), (void)(out[2] = (char)(0x80 | (c & 0x3f))), 3;
    return (void)(out[0] = (char)(0xf0 | c >> 18)), (void)(out[1] = (char)(0x80 | (c >> 12 & 0x3f))), (void)(out[2] = (char)(0x80 | (c >> 6 & 0x3f))),
           (void)(out[3] = (char)(0x80 | (c & 0x3f))), 4;
}

struct grams { struct arena *ar; const char **out; size_t n, max; };

static void add(struct grams *g, uint32_t a, uint32_t b)
{
    char t[9] = "";
    size_t n = put(a, t);
    if (b)
        n += put(b, t + n);
    for (size_t i = 0; i < g->n; i++)
        if (strlen(g->out[i]) == n && memcmp(g->out[i], t, n) == 0)
            return;
    if (g->n < g->max)
        g->out[g->n++] = str_dup(g->ar, (struct str){t, n});
}

size_t sell_grams(struct arena *ar, struct str text, bool single, size_t max, const char **out)
{
    struct grams g = {ar, out, 0, max};
    uint32_t before = 0, alone = 0;   /* alone: first of a word, not yet followed */
    for (size_t i = 0; i < text.size && g.n < max;) {
        struct ch k = next((const unsigned char *)text.p + i, text.size - i);
        uint32_t c = fold(k.c);
        i += k.size;
        if (before && c)
            add(&g, before, c);
        if (single && c && is_han(c))
            add(&g, c, 0);
        if (!c && alone)
            add(&g, alone, 0);
        alone = c && !before ? c : 0;
        before = c;
    }
    if (alone)
        add(&g, alone, 0);
    return g.n;
}

/* ---- the index ---------------------------------------------------------------------------------------------------------------------------- */
struct words { const char *title, *title_en, *rest; int64_t sold; bool on; };

static enum err words_read(struct tx *tx, int64_t goods_id, struct words *w)
{
    struct rows *r;
    TRY(sql_query(tx, SQ(search_words), ARGS(v_i(goods_id)), &r));
    if (rows_next(r))
        *w = (struct words){rows_z(r, 0), rows_z(r, 1), rows_z(r, 2), rows_i64(r, 3), rows_i64(r, 4) == 1};
    return rows_end(&r);
}

static int64_t rank_of(int field, int64_t sold)
{
    int bits = 0;
    for (; sold > 0; sold >>= 1)
        bits++;
    return field * 64 + (63 - bits);
}

enum err sell_search_put(struct cx *cx, struct tx *tx, int64_t goods_id)
{
    struct words w = {0};
    const char **grams = AR_ARRAY(cx->ar, const char *, SELL_GRAMS_MAX);
    TRY(words_read(tx, goods_id, &w));
    TRY(sql_exec(tx, SQ(search_drop), ARGS(v_i(goods_id))));
    if (!w.on)
        return ERR_NONE;
    const char *text = ar_printf(cx->ar, "%s %s", w.title ? w.title : "", w.title_en ? w.title_en : "");
    size_t titles = sell_grams(cx->ar, str_of(text), true, SELL_GRAMS_MAX, grams);
    text = ar_printf(cx->ar, "%s %s", text, w.rest ? w.rest : "");
    size_t n = sell_grams(cx->ar, str_of(text), true, SELL_GRAMS_MAX, grams);   /* the title's come first again */
    for (size_t i = 0; i < n; i++)
        TRY(sql_exec(tx, SQ(search_put), ARGS(v_t(grams[i]), v_i(rank_of(i < titles ? 0 : 1, w.sold)), v_i(goods_id))));
    return ERR_NONE;
}

/* ---- asking --------------------------------------------------------------------------------------------------------------------------------- */
/* The pair the fewest goods have goes first: counted no further than needed to tell. */
static enum err rarest(struct tx *tx, const char **grams, size_t n, size_t *at_out)
{
    int64_t least = INT64_MAX;
    *at_out = 0;
    for (size_t i = 0; i < n && least > 0; i++) {
        int64_t many;
        TRY(sql_i64(tx, SQ(search_count), ARGS(v_t(grams[i])), &many));
        if (many < least)
            least = many, *at_out = i;
    }
    return ERR_NONE;
}

enum err sell_search(struct cx *cx, struct tx *tx, const char *q, struct list *ids_out, bool *none_out)
{
    const char *grams[SELL_QUERY_GRAMS_MAX];
    size_t n = sell_grams(cx->ar, str_of(q), false, SELL_QUERY_GRAMS_MAX, grams), first, k = 0;
    struct str *all = AR_ARRAY(cx->ar, struct str, n ? n : 1);
    int64_t *ids = AR_ARRAY(cx->ar, int64_t, SELL_FOUND_MAX);
    struct rows *r;
    *ids_out = (struct list){ids, 0};
    *none_out = n == 0;
    if (n == 0)
        return ERR_NONE;
    TRY(rarest(tx, grams, n, &first));
    for (size_t i = 0; i < n; i++)
        all[i] = str_of(grams[i]);
    TRY(sql_query(tx, SQ(search), ARGS(v_t(grams[first]), v_ts(all, n), v_i((int64_t)n), v_i(SELL_FOUND_MAX)), &r));
    while (k < SELL_FOUND_MAX && rows_next(r))
        ids[k++] = rows_i64(r, 0);
    ids_out->n = k;
    return rows_end(&r);
}
