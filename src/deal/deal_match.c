/* deal_match.c: how well a supply fits a demand, and why, in sentences with their figures. Pure: the same inputs give the same answer on
 * every machine. Five factors of 0 to 100 points, weighed by deal_factors.def; the score is their weighed mean, cut to a whole number. */
#include "deal_priv.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const struct { const char *code; int64_t weight; const char *zh, *en; } FACTORS[FACTOR__COUNT] = {
#define FACTOR(name, code, weight, zh, en) {code, weight, zh, en},
#include "deal_factors.def"
#undef FACTOR
};

#define FACTOR(name, code, weight, zh, en) +weight
_Static_assert(0
#include "deal_factors.def"
                   == 100,
               "weights sum to 100");
#undef FACTOR

enum { NEAR_M = 2000, FAR_M = 200000, AGE_POINTS = 5, UNKNOWN = 50, FAIL_POINTS = 25, STOP_POINTS = 30, BROKEN_POINTS = 30, KEPT_POINTS = 5 };

static int64_t clamp(int64_t v)
{
    return v < 0 ? 0 : v > 100 ? 100 : v;
}

int64_t deal_distance_m(int64_t lon1, int64_t lat1, int64_t lon2, int64_t lat2)
{
    const double rad = M_PI / 180e6, r = 6371007.2;
    double a = (double)lat1 * rad, b = (double)lat2 * rad, h = sin((b - a) / 2), k = sin((double)(lon2 - lon1) * rad / 2);
    double x = h * h + cos(a) * cos(b) * k * k;
    return (int64_t)llround(2 * r * asin(sqrt(x > 1 ? 1 : x)));
}

static void say(struct cx *cx, struct deal_judged *j, enum deal_factor f, int64_t points, const char *zh, const char *en)
{
    j->points[f] = clamp(points);
    j->sentence[f] = cx->lang == LANG_EN ? en : zh;
}

/* Ready before the first day: every day of waiting of a lot costs; ready within the time: the later, the fewer points. */
static bool judge_time(struct cx *cx, const struct deal_demand *d, const struct deal_supply *s, struct deal_judged *j)
{
    int64_t ready = s->ready_day;
    if (ready == FIELD_NULL) {
        say(cx, j, FACTOR_TIME, UNKNOWN, "没有写明收获日期", "No harvest day is given");
        return true;
    }
    if (ready > d->until_day)
        return false;
    const char *day = deal_day(cx, ready);
    if (ready <= d->from_day) {
        int64_t wait = d->from_day - ready, cost = s->lot ? wait * AGE_POINTS : 0;
        say(cx, j, FACTOR_TIME, 100 - cost, ar_printf(cx->ar, "%s 就绪，比最早交货日早 %" PRId64 " 天", day, wait), ar_printf(cx->ar, "Ready on %s, %" PRId64 " %s before the first day", day, wait, wait == 1 ? "day" : "days"));
        return cost < 100;
    }
    int64_t span = d->until_day - d->from_day, late = ready - d->from_day;
    say(cx, j, FACTOR_TIME, 100 - 50 * late / (span ? span : 1), ar_printf(cx->ar, "%s 就绪，在交货期内，离最后一天还有 %" PRId64 " 天", day, d->until_day - ready),
        ar_printf(cx->ar, "Ready on %s, within the time, %" PRId64 " days before its end", day, d->until_day - ready));
    return true;
}

/* Place of a grade in "特级|一级|二级", -1: not there. */
static int64_t grade_rank(const char *grades, const char *grade)
{
    struct str rest = str_of(grades), head;
    for (int64_t i = 0; rest.size; i++) {
        str_cut(rest, '|', &head, &rest);
        if (str_eqz(str_trim(head), grade))
            return i;
    }
    return -1;
}

static bool judge_grade(struct cx *cx, const struct deal_demand *d, const struct deal_supply *s, struct deal_judged *j)
{
    if (!d->grade || !*d->grade) {
        say(cx, j, FACTOR_GRADE, 100, "不限等级", "Any grade will do");
        return true;
    }
    if (!s->lot || !s->grade) {
        say(cx, j, FACTOR_GRADE, UNKNOWN, ar_printf(cx->ar, "要“%s”，收获前还没有分级", d->grade), ar_printf(cx->ar, "\"%s\" is wanted; not graded before harvest", d->grade));
        return true;
    }
    if (strcmp(s->grade, d->grade) == 0) {
        say(cx, j, FACTOR_GRADE, 100, ar_printf(cx->ar, "等级正是“%s”", d->grade), ar_printf(cx->ar, "The grade is \"%s\", as wanted", d->grade));
        return true;
    }
    int64_t have = grade_rank(s->grades, s->grade), want = grade_rank(s->grades, d->grade);
    if (have < 0 || want < 0) {
        say(cx, j, FACTOR_GRADE, UNKNOWN / 2, ar_printf(cx->ar, "等级是“%s”，与“%s”不好比较", s->grade, d->grade), ar_printf(cx->ar, "The grade is \"%s\", hard to compare with \"%s\"", s->grade, d->grade));
        return true;
    }
    say(cx, j, FACTOR_GRADE, 90, ar_printf(cx->ar, "等级是“%s”，高于所要的“%s”", s->grade, d->grade), ar_printf(cx->ar, "The grade is \"%s\", better than \"%s\"", s->grade, d->grade));
    return have < want;
}

static bool judge_quantity(struct cx *cx, const struct deal_demand *d, const struct deal_supply *s, struct deal_judged *j)
{
    if (s->free_g <= 0)
        return false;
    int64_t share = s->free_g >= d->quantity_g ? 100 : (int64_t)((__int128)s->free_g * 100 / d->quantity_g);
    const char *kg = deal_kg(cx, s->free_g);
    say(cx, j, FACTOR_QUANTITY, share, ar_printf(cx->ar, "还能供 %s 千克，占所要数量的 %" PRId64 "%%", kg, share), ar_printf(cx->ar, "%s kg still free, %" PRId64 "%% of what is wanted", kg, share));
    return true;
}

/* Without coordinates: how much of the level tree is shared. */
static void judge_tree(struct cx *cx, const struct deal_demand *d, const struct deal_supply *s, struct deal_judged *j)
{
    static const struct { int64_t points; const char *zh, *en; } STEPS[] = {{20, "不在同一县", "Not in the same county"}, {60, "在同一县", "In the same county"},
                                                                           {80, "在同一乡镇", "In the same township"}, {100, "在同一村", "In the same village"}};
    int64_t depth = 0;
    const char *county = d->level_path ? d->level_path : "/", *a = d->place_path, *b = s->level_path;
    if (!a || !b) {
        say(cx, j, FACTOR_DISTANCE, UNKNOWN, "交货地点没有坐标，距离不详", "The place has no coordinates: distance unknown");
        return;
    }
    size_t n = strlen(county);
    if (strncmp(a, county, n) == 0 && strncmp(b, county, n) == 0) {
        depth = 1;
        for (size_t i = n; a[i] && a[i] == b[i]; i++)
            depth += a[i] == '/';
    }
    depth = depth > 3 ? 3 : depth;
    say(cx, j, FACTOR_DISTANCE, STEPS[depth].points, STEPS[depth].zh, STEPS[depth].en);
}

static void judge_distance(struct cx *cx, const struct deal_demand *d, const struct deal_supply *s, struct deal_judged *j)
{
    j->distance_m = FIELD_NULL;
    if (d->lon_udeg == FIELD_NULL || d->lat_udeg == FIELD_NULL || s->lon_udeg == FIELD_NULL || s->lat_udeg == FIELD_NULL) {
        judge_tree(cx, d, s, j);
        return;
    }
    int64_t m = deal_distance_m(d->lon_udeg, d->lat_udeg, s->lon_udeg, s->lat_udeg), over = m > NEAR_M ? m - NEAR_M : 0;
    const char *km = ar_printf(cx->ar, "%" PRId64 ".%d", m / 1000, (int)(m % 1000 / 100));
    j->distance_m = m;
    say(cx, j, FACTOR_DISTANCE, 100 - over * 100 / (FAR_M - NEAR_M), ar_printf(cx->ar, "直线距离 %s 公里", km), ar_printf(cx->ar, "%s km as the crow flies", km));
}

static void judge_standing(struct cx *cx, const struct deal_supply *s, struct deal_judged *j)
{
    int64_t points = 80 + KEPT_POINTS * s->kept - FAIL_POINTS * s->fails - STOP_POINTS * s->stops - BROKEN_POINTS * s->broken;
    say(cx, j, FACTOR_STANDING, points,
        ar_printf(cx->ar, "一年内：检测不合格 %" PRId64 " 次，被暂停 %" PRId64 " 次，违约 %" PRId64 " 次，履约 %" PRId64 " 次", s->fails, s->stops, s->broken, s->kept),
        ar_printf(cx->ar, "Within a year: tests failed %" PRId64 ", suspended %" PRId64 ", contracts broken %" PRId64 ", kept %" PRId64, s->fails, s->stops, s->broken, s->kept));
}

void deal_judge(struct cx *cx, const struct deal_demand *d, const struct deal_supply *s, struct deal_judged *out)
{
    int64_t sum = 0;
    *out = (struct deal_judged){0};
    bool time = judge_time(cx, d, s, out), grade = judge_grade(cx, d, s, out), quantity = judge_quantity(cx, d, s, out);
    judge_distance(cx, d, s, out);
    judge_standing(cx, s, out);
    for (size_t i = 0; i < FACTOR__COUNT; i++)
        sum += FACTORS[i].weight * out->points[i];
    out->fits = d->crop_id == s->crop_id && time && grade && quantity;
    out->score = sum / 100;
}

struct list deal_reasons(struct cx *cx, const struct deal_judged *j)
{
    struct deal_reasoned *r = AR_ARRAY(cx->ar, struct deal_reasoned, FACTOR__COUNT);
    for (size_t i = 0; i < FACTOR__COUNT; i++)
        r[i] = (struct deal_reasoned){FACTORS[i].code, cx->lang == LANG_EN ? FACTORS[i].en : FACTORS[i].zh, FACTORS[i].weight, j->points[i], j->sentence[i]};
    return (struct list){r, FACTOR__COUNT};
}

void deal_split(int64_t total, const int64_t *weights, size_t n, int64_t *parts_out)
{
    int64_t all = 0, given = 0;
    for (size_t i = 0; i < n; i++)
        all += weights[i];
    for (size_t i = 0; i < n; i++)
        given += parts_out[i] = (int64_t)((__int128)total * weights[i] / all);
    for (size_t i = 0; given < total; i = (i + 1) % n, given++)
        parts_out[i]++;
}
