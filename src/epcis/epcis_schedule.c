/* epcis_schedule.c: see epcis_schedule.h. Pure computation. */
#include "epcis_schedule.h"

#include <stddef.h>

#include "field.h"
#include "when.h"

#define DAYS_AHEAD (8 * 366) /* 29 February may be eight years away */

/* From fine to coarse. */
static const struct part { const char *name; size_t off; int lo, hi; } PARTS[] = {
    {"second", offsetof(struct schedule, second), 0, 59}, {"minute", offsetof(struct schedule, minute), 0, 59},
    {"hour", offsetof(struct schedule, hour), 0, 23}, {"dayOfMonth", offsetof(struct schedule, mday), 1, 31},
    {"dayOfWeek", offsetof(struct schedule, wday), 1, 7}, {"month", offsetof(struct schedule, month), 1, 12}};
enum { PARTS_N = sizeof PARTS / sizeof PARTS[0], PART_MDAY = 3, PART_WDAY = 4, PART_MONTH = 5 };

static uint64_t *bits_of(struct schedule *s, const struct part *p)
{
    return (uint64_t *)(void *)((char *)s + p->off);
}

static uint64_t range(int64_t lo, int64_t hi, int64_t step)
{
    uint64_t m = 0;
    for (int64_t i = lo; i <= hi; i += step)
        m |= UINT64_C(1) << i;
    return m;
}

static bool number(struct str s, const struct part *p, int64_t *out)
{
    return str_i64(s, out) && *out >= p->lo && *out <= p->hi;
}

/* A number, [2-5], 2-5, all ("*"), and any of them with a step: 0/30, 2-40/3. */
static bool element(struct str s, const struct part *p, uint64_t *bits)
{
    struct str head, step_text, lo_text, hi_text;
    int64_t lo = p->lo, hi = p->hi, step = 1;
    bool stepped = str_cut(s, '/', &head, &step_text);
    if (stepped && (!str_i64(step_text, &step) || step < 1 || step > p->hi))
        return false;
    if (head.size >= 2 && head.p[0] == '[' && head.p[head.size - 1] == ']')
        head = (struct str){head.p + 1, head.size - 2};
    if (!str_eqz(head, "*")) {
        bool ranged = str_cut(head, '-', &lo_text, &hi_text);
        if (!number(lo_text, p, &lo) || (ranged && !number(hi_text, p, &hi)))
            return false;
        if (!ranged && !stepped)
            hi = lo;
    }
    *bits |= range(lo, hi, step);
    return lo <= hi;
}

static bool read_part(struct str s, const struct part *p, uint64_t *bits)
{
    struct str one;
    *bits = 0;
    if (!s.size || s.size > 200)
        return false;
    while (s.size) {
        bool comma = str_cut(s, ',', &one, &s);
        if (!element(str_trim(one), p, bits) || (comma && !s.size))
            return false;
    }
    return true;
}

static const struct part *part_of(struct str name)
{
    for (size_t i = 0; i < PARTS_N; i++)
        if (str_eqz(name, PARTS[i].name))
            return &PARTS[i];
    return NULL;
}

/* What was not given: always where something finer was, else its first value. */
static void fill(struct schedule *s)
{
    size_t finest = 0;
    while (finest < PARTS_N && !*bits_of(s, &PARTS[finest]))
        finest++;
    for (size_t i = 0; i < PARTS_N; i++) {
        uint64_t *b = bits_of(s, &PARTS[i]);
        if (*b)
            continue;
        bool first = i < finest && !(i == PART_WDAY) && !(i == PART_MDAY && finest == PART_WDAY);
        *b = first ? UINT64_C(1) << PARTS[i].lo : range(PARTS[i].lo, PARTS[i].hi, 1);
    }
}

enum err schedule_read(struct cx *cx, const struct jv *v, const char *pointer, struct schedule *out)
{
    struct schedule s = {0};
    if (!json_is(v, J_OBJ) || !v->n)
        return err_say(cx, ERR_INVALID, pointer, "计划至少要有 second、minute、hour、dayOfMonth、month、dayOfWeek 之一",
                       "a schedule has at least one of second, minute, hour, dayOfMonth, month, dayOfWeek");
    for (uint32_t i = 0; i < v->n; i++) {
        const struct jm *m = &v->members[i];
        const struct part *p = part_of(m->key);
        const char *at = ar_printf(cx->ar, "%s/%.*s", pointer, (int)(m->key.size > 40 ? 40 : m->key.size), m->key.p);
        if (!p)
            return err_say(cx, ERR_INVALID, at, "计划里没有这一项", "a schedule has no such member");
        if ((m->val.type != J_STR && m->val.type != J_NUM) || !read_part(m->val.s, p, bits_of(&s, p)))
            return err_say(cx, ERR_INVALID, at, "须是 %d 到 %d 的数、[低-高] 的范围，多个用逗号分隔",
                           "must be a number from %d to %d, a range [low-high], or several separated by commas", p->lo, p->hi);
    }
    fill(&s);
    if (schedule_next(&s, cx->now_us) == FIELD_NULL)
        return err_say(cx, ERR_INVALID, pointer, "这个时间永远不会到来", "this time never comes");
    *out = s;
    return ERR_NONE;
}

static int64_t first_from(uint64_t bits, int from, int to)
{
    for (int i = from; i <= to; i++)
        if (bits & (UINT64_C(1) << i))
            return i;
    return -1;
}

/* The first second of a day from `from` on; -1: none. */
static int64_t within_day(const struct schedule *s, int64_t from)
{
    int h = (int)(from / 3600), m = (int)(from / 60 % 60), sec = (int)(from % 60);
    for (int64_t hh = first_from(s->hour, h, 23); hh >= 0; hh = first_from(s->hour, (int)hh + 1, 23)) {
        int m0 = hh == h ? m : 0;
        for (int64_t mm = first_from(s->minute, m0, 59); mm >= 0; mm = first_from(s->minute, (int)mm + 1, 59)) {
            int64_t ss = first_from(s->second, hh == h && mm == m ? sec : 0, 59);
            if (ss >= 0)
                return hh * 3600 + mm * 60 + ss;
        }
    }
    return -1;
}

int64_t schedule_next(const struct schedule *s, int64_t us)
{
    int64_t local_s = us / US_PER_S + WHEN_CST_MIN * 60 + 1, from = local_s % 86400;
    int32_t day = (int32_t)(local_s / 86400);
    for (int i = 0; i < DAYS_AHEAD; i++, day++, from = 0) {
        int y, month, mday, wday = (int)((day + 3) % 7) + 1; /* 1970-01-01 was a Thursday */
        day_split(day, &y, &month, &mday);
        if (!(s->month & (UINT64_C(1) << month)) || !(s->mday & (UINT64_C(1) << mday)) || !(s->wday & (UINT64_C(1) << wday)))
            continue;
        int64_t at = within_day(s, from);
        if (at >= 0)
            return ((int64_t)day * 86400 + at - WHEN_CST_MIN * 60) * US_PER_S;
    }
    return FIELD_NULL;
}
