/* sell_stats.c: what was sold (EC-24): open shops, orders, turnover by township, channel, product, month, shop, with the time before beside it; the
 * share of producers online; the income of helped households along their real sales. Every figure counts rows of a list: orders (paid_at, channel,
 * township, shop, point), lines of orders (product, category), producers, and room deal's benefit/sales; tests/sell_stats.test.mjs adds them up. */
#include <string.h>

#include "sell_after.h"
#include "when.h"

const char *const sell_stats_by[] = {"township", "channel", "product", "month", "shop", "category", "point", NULL};
enum { DAYS_DEFAULT = 30, DAYS_MAX = 3700 };

static const struct field CUT[] = {
    FIELD(struct sell_stats_row, key, F_TEXT, 0, 0, 0, "", ""),         FIELD(struct sell_stats_row, name, F_TEXT, 0, 0, 0, "", ""),
    FIELD(struct sell_stats_row, orders, F_I64, 0, 0, 0, "", ""),       FIELD(struct sell_stats_row, pieces, F_I64, 0, 0, 0, "", ""),
    FIELD(struct sell_stats_row, turnover_fen, F_I64, 0, 0, 0, "", ""), FIELD(struct sell_stats_row, before_fen, F_I64, 0, 0, 0, "", ""),
};
static const struct shape cut_row = SHAPE("SellStatsCut", struct sell_stats_row, CUT);

/* Midnight in China. */
static int64_t us_of(int64_t day)
{
    return day * US_PER_DAY - WHEN_CST_MIN * 60 * US_PER_S;
}

struct span { int64_t before, from, until; };

static enum err span_of(struct cx *cx, const struct sell_stats_query *in, struct span *out)
{
    int64_t today = sell_today(cx), until = in->until == FIELD_NULL ? today + 1 : in->until, from = in->from == FIELD_NULL ? until - DAYS_DEFAULT : in->from;
    if (from >= until || until - from > DAYS_MAX)
        return err_say(cx, ERR_INVALID, "/from", "时间段从 1 天到 %d 天", "A time of 1 to %d days", DAYS_MAX);
    *out = (struct span){us_of(2 * from - until), us_of(from), us_of(until)};
    return ERR_NONE;
}

static void grow(struct list rows)
{
    struct sell_stats_row *r = rows.p;
    for (size_t i = 0; i < rows.n; i++)
        if (r[i].before_fen == 0 || !fen_part(r[i].turnover_fen - r[i].before_fen, 1000, r[i].before_fen, &r[i].growth_permille))
            r[i].growth_permille = FIELD_NULL;
}

static enum err totals(struct cx *cx, struct tx *tx, const struct span *s, const char *from, const char *to, struct sell_stats *out)
{
    static const enum sell_query Q[] = {SQ_stat_orders, SQ_stat_turnover, SQ_stat_refunds, SQ_stat_points, SQ_stat_poor, SQ_stat_poor_fen};
    int64_t *const TO[] = {&out->orders, &out->turnover_fen, &out->refund_fen, &out->points, &out->poor_households, &out->poor_income_fen};
    (void)cx;
    for (size_t i = 0; i < sizeof Q / sizeof Q[0]; i++)
        TRY(sql_i64(tx, &sell_sql[Q[i]], ARGS(v_i(s->from), v_i(s->until), v_t(from), v_t(to)), TO[i]));
    TRY(sql_i64(tx, SQ(stat_orders), ARGS(v_i(s->before), v_i(s->from), v_t(from), v_t(to)), &out->before_orders));
    TRY(sql_i64(tx, SQ(stat_turnover), ARGS(v_i(s->before), v_i(s->from), v_t(from), v_t(to)), &out->before_fen));
    TRY(sql_i64(tx, SQ(stat_shops), ARGS(v_t(from), v_t(to)), &out->shops));
    TRY(sql_i64(tx, SQ(stat_operators), ARGS(v_t(from), v_t(to)), &out->operators));
    return sql_i64(tx, SQ(stat_online), ARGS(v_t(from), v_t(to)), &out->operators_online);
}

/* The first text behind all that begin with path. */
static const char *path_end(struct arena *ar, const char *path)
{
    char *end = ar_strdup(ar, path);
    end[strlen(end) - 1] = '0'; /* '0' follows '/' */
    return end;
}

/* What who may see: the widest subtree of his grants with the permission. */
static enum err reach(struct cx *cx, const char **from, const char **to)
{
    const char *best = NULL;
    for (size_t i = 0; i < cx->who->n; i++) {
        const struct people_grant *g = &cx->who->grants[i];
        if (people_role_has(g->role, "sell.stats.read") && g->operator_id == 0 && (best == NULL || strlen(g->level_path) < strlen(best)))
            best = g->level_path;
    }
    if (best == NULL)
        return err_set(cx, ERR_FORBIDDEN, NULL);
    *from = best;
    *to = path_end(cx->ar, best);
    return ERR_NONE;
}

/* Of what who may see, the part below a level; a level outside of it holds nothing. */
static enum err narrow(struct cx *cx, struct tx *tx, const char *level, const char **from, const char **to)
{
    struct people_level l = {0};
    TRY(people_level_get(cx, tx, level, &l));
    if (strncmp(*from, l.path, strlen(l.path)) == 0)
        return ERR_NONE; /* all of it lies below */
    if (strncmp(l.path, *from, strlen(*from)) != 0)
        return err_set(cx, ERR_FORBIDDEN, NULL);
    *from = l.path;
    *to = path_end(cx->ar, l.path);
    return ERR_NONE;
}

/* By month: days added up, so that both engines need no calendar; beside each month the one before. */
static enum err by_month(struct cx *cx, struct tx *tx, const struct span *s, const char *from, const char *to, struct list *out)
{
    struct sell_stats_row *row = AR_ARRAY(cx->ar, struct sell_stats_row, SELL_STATS_MAX);
    struct rows *r;
    size_t n = 0;
    TRY(sql_query(tx, SQ(stat_by_day), ARGS(v_i(s->from), v_i(s->until), v_t(from), v_t(to)), &r));
    while (rows_next(r)) {
        int y, m, d;
        day_split((int32_t)rows_i64(r, 0), &y, &m, &d);
        const char *key = ar_printf(cx->ar, "%04d-%02d", y, m);
        if (n == 0 || strcmp(row[n - 1].key, key) != 0) {
            row[n] = (struct sell_stats_row){.key = key, .name = key, .before_fen = n ? row[n - 1].turnover_fen : 0};
            n++;
        }
        row[n - 1].orders += rows_i64(r, 1);
        row[n - 1].pieces += rows_i64(r, 2);
        row[n - 1].turnover_fen += rows_i64(r, 3);
    }
    *out = (struct list){row, n};
    return rows_end(&r);
}

enum err sell_stats_get(struct cx *cx, struct tx *tx, const struct sell_stats_query *in, struct sell_stats *out)
{
    static const enum sell_query BY[] = {SQ_stat_by_township, SQ_stat_by_channel, SQ_stat_by_product, SQ_stat_by_day, SQ_stat_by_shop, SQ_stat_by_category, SQ_stat_by_point};
    struct span s = {0};
    const char *from = NULL, *to = NULL;
    TRY(people_may(cx, "sell.stats.read"));
    TRY(span_of(cx, in, &s));
    TRY(reach(cx, &from, &to));
    if (in->level != NULL)
        TRY(narrow(cx, tx, in->level, &from, &to));
    TRY(totals(cx, tx, &s, from, to, out));
    if (BY[in->by] == SQ_stat_by_day)
        TRY(by_month(cx, tx, &s, from, to, &out->rows));
    else
        TRY(sql_all(tx, &sell_sql[BY[in->by]], ARGS(v_i(s.before), v_i(s.from), v_i(s.until), v_t(from), v_t(to)),
                    &cut_row, SELL_STATS_MAX, &out->rows));
    grow(out->rows);
    return ERR_NONE;
}

/* "名称" as a CSV cell; a leading = + - @ is no formula. */
static void cell(struct buf *b, const char *z)
{
    buf_ch(b, '"');
    if (z != NULL && strchr("=+-@", z[0]) != NULL && z[0] != '\0')
        buf_ch(b, '\'');
    for (; z != NULL && *z != '\0'; z++) {
        if (*z == '"')
            buf_ch(b, '"');
        buf_ch(b, *z);
    }
    buf_puts(b, "\",");
}

struct str sell_stats_csv(struct cx *cx, const struct sell_stats *s)
{
    struct buf b;
    buf_init(&b, cx->ar, 4096);
    buf_puts(&b, cx->lang == LANG_EN ? "\xEF\xBB\xBFKey,Name,Orders,Pieces,Turnover (fen),Before (fen)\r\n" : "\xEF\xBB\xBF代码,名称,订单数,件数,成交额（分）,上一段（分）\r\n");
    for (size_t i = 0; i < s->rows.n; i++) {
        const struct sell_stats_row *r = (const struct sell_stats_row *)s->rows.p + i;
        cell(&b, r->key);
        cell(&b, r->name);
        buf_printf(&b, "%lld,%lld,%lld,%lld\r\n", (long long)r->orders, (long long)r->pieces, (long long)r->turnover_fen, (long long)r->before_fen);
    }
    return buf_view(&b);
}
