/* base_when.c: instants, offsets and days. The calendar is computed with whole days since 0001-01-01, in which 400 years
 * repeat exactly; no library call depends on the machine's zone or locale. */
#include "when.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

enum { DAYS_400Y = 146097, DAYS_100Y = 36524, DAYS_4Y = 1461, EPOCH_DAY = 719162 /* 1970-01-01 counted from 0001-01-01 */ };

/* Instants the calendar can write: years 0001 to 9999. */
#define WHEN_MIN (-EPOCH_DAY * US_PER_DAY)
#define WHEN_MAX ((3652059 - EPOCH_DAY) * US_PER_DAY - 1)

static const short MONTH_START[13] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

int64_t when_now_us(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_REALTIME, &ts);
    return (int64_t)ts.tv_sec * US_PER_S + ts.tv_nsec / 1000;
}

static bool leap_year(int y)
{
    return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
}

static int month_days(int y, int m)
{
    return MONTH_START[m] - MONTH_START[m - 1] + (m == 2 && leap_year(y));
}

int32_t day_of(int year, int month, int mday)
{
    assert(month >= 1 && month <= 12);
    int64_t y = (int64_t)year - 1, cycles = y / 400 - (y % 400 < 0);
    y -= cycles * 400;
    int64_t days = cycles * DAYS_400Y + y * 365 + y / 4 - y / 100;
    days += MONTH_START[month - 1] + (month > 2 && leap_year(year)) + mday - 1;
    return (int32_t)(days - EPOCH_DAY);
}

void day_split(int32_t day, int *year_out, int *month_out, int *mday_out)
{
    int64_t d = (int64_t)day + EPOCH_DAY, cycles = d / DAYS_400Y - (d % DAYS_400Y < 0);
    int left = (int)(d - cycles * DAYS_400Y);
    int centuries = left / DAYS_100Y == 4 ? 3 : left / DAYS_100Y; /* the last day of the cycle is in its last century */
    left -= centuries * DAYS_100Y;
    int fours = left / DAYS_4Y;
    left -= fours * DAYS_4Y;
    int ones = left / 365 == 4 ? 3 : left / 365; /* and 31 December of a leap year in its year */
    left -= ones * 365;
    int year = (int)(cycles * 400) + centuries * 100 + fours * 4 + ones + 1, month = 1;
    while (left >= month_days(year, month))
        left -= month_days(year, month++);
    *year_out = year;
    *month_out = month;
    *mday_out = left + 1;
}

/* A cursor that is NULL once anything did not fit. */
struct scan {
    const char *p, *end;
};

static int scan_digits(struct scan *c, int n)
{
    if (c->p == NULL || c->end - c->p < n) {
        c->p = NULL;
        return 0;
    }
    int v = 0;
    for (int i = 0; i < n; i++) {
        int d = c->p[i] - '0';
        if (d < 0 || d > 9) {
            c->p = NULL;
            return 0;
        }
        v = v * 10 + d;
    }
    c->p += n;
    return v;
}

static bool scan_ch(struct scan *c, char ch)
{
    if (c->p == NULL || c->p == c->end || *c->p != ch)
        return false;
    c->p++;
    return true;
}

static void scan_must(struct scan *c, char ch)
{
    if (!scan_ch(c, ch))
        c->p = NULL;
}

static bool scan_date(struct scan *c, int32_t *day_out)
{
    int y = scan_digits(c, 4);
    scan_must(c, '-');
    int m = scan_digits(c, 2);
    scan_must(c, '-');
    int d = scan_digits(c, 2);
    if (c->p == NULL || y < 1 || m < 1 || m > 12 || d < 1 || d > month_days(y, m))
        return false;
    *day_out = day_of(y, m, d);
    return true;
}

/* Digits after the point, any number of them; what is finer than a microsecond is cut. */
static int64_t scan_fraction(struct scan *c)
{
    if (!scan_ch(c, '.'))
        return 0;
    int64_t us = 0, unit = US_PER_S / 10;
    const char *start = c->p;
    for (; c->p < c->end && *c->p >= '0' && *c->p <= '9'; c->p++, unit /= 10)
        us += (*c->p - '0') * unit;
    if (c->p == start)
        c->p = NULL;
    return us;
}

static bool scan_offset(struct scan *c, int32_t *min_out)
{
    bool west = scan_ch(c, '-');
    if (!west)
        scan_must(c, '+');
    int h = scan_digits(c, 2);
    scan_must(c, ':');
    int m = scan_digits(c, 2);
    if (c->p == NULL || m > 59 || h > 14 || (h == 14 && m != 0))
        return false;
    *min_out = west ? -(h * 60 + m) : h * 60 + m;
    return true;
}

bool when_parse(struct str s, struct when *out)
{
    struct scan c = {s.p, s.p + s.size};
    int32_t day, off = 0;
    if (s.size == 0 || !scan_date(&c, &day))
        return false;
    scan_must(&c, 'T');
    int h = scan_digits(&c, 2);
    scan_must(&c, ':');
    int m = scan_digits(&c, 2);
    scan_must(&c, ':');
    int sec = scan_digits(&c, 2);
    int64_t us = c.p != NULL ? scan_fraction(&c) : 0;
    if (c.p == NULL || h > 23 || m > 59 || sec > 60 || (!scan_ch(&c, 'Z') && !scan_offset(&c, &off)) || c.p != c.end)
        return false;
    int64_t minute = (int64_t)day * 1440 + h * 60 + m - off;
    bool last_of_day = (minute % 1440 + 1440) % 1440 == 1439; /* leap seconds are inserted before midnight UTC only */
    us += (minute * 60 + sec) * US_PER_S;
    if ((sec == 60 && !last_of_day) || us < WHEN_MIN || us > WHEN_MAX)
        return false;
    *out = (struct when){.us = us, .off_min = off, .has_off = true};
    return true;
}

bool when_parse_offset(struct str s, int32_t *min_out)
{
    struct scan c = {s.p, s.p + s.size};
    int32_t min;
    if (s.size != 6 || !scan_offset(&c, &min) || c.p != c.end)
        return false;
    *min_out = min;
    return true;
}

/* n decimal digits of v at p; the place behind them. */
static char *put_digits(char *p, int64_t v, int n)
{
    for (int i = n - 1; i >= 0; i--, v /= 10)
        p[i] = (char)('0' + v % 10);
    return p + n;
}

static char *put_offset(char *p, int32_t off_min)
{
    int32_t abs = off_min < 0 ? -off_min : off_min;
    *p++ = off_min < 0 ? '-' : '+';
    p = put_digits(p, abs / 60, 2);
    *p++ = ':';
    return put_digits(p, abs % 60, 2);
}

static char *put_day(char *p, int32_t day)
{
    int y, m, d;
    day_split(day, &y, &m, &d);
    p = put_digits(p, y, 4);
    *p++ = '-';
    p = put_digits(p, m, 2);
    *p++ = '-';
    return put_digits(p, d, 2);
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Local date and time; what lies outside the calendar shows as its nearest end. */
static char *put_instant(char *p, int64_t us, int32_t off_min)
{
    us = us < WHEN_MIN ? WHEN_MIN : us > WHEN_MAX ? WHEN_MAX : us;
    us += off_min * 60 * US_PER_S;
    us = us < WHEN_MIN ? WHEN_MIN : us > WHEN_MAX ? WHEN_MAX : us;
    int64_t day = floor_div(us, US_PER_DAY), rest = us - day * US_PER_DAY, sec = rest / US_PER_S, frac = rest % US_PER_S;
    p = put_day(p, (int32_t)day);
    *p++ = 'T';
    p = put_digits(p, sec / 3600, 2);
    *p++ = ':';
    p = put_digits(p, sec / 60 % 60, 2);
    *p++ = ':';
    p = put_digits(p, sec % 60, 2);
    *p++ = '.';
    return frac % 1000 == 0 ? put_digits(p, frac / 1000, 3) : put_digits(p, frac, 6);
}

void when_format_offset(int32_t off_min, char out[7])
{
    assert(off_min > -6000 && off_min < 6000);
    *put_offset(out, off_min) = '\0';
}

void when_format_utc(int64_t us, char out[32])
{
    char *p = put_instant(out, us, 0);
    *p++ = 'Z';
    *p = '\0';
}

void when_format(int64_t us, int32_t off_min, char out[40])
{
    assert(off_min > -6000 && off_min < 6000);
    *put_offset(put_instant(out, us, off_min), off_min) = '\0';
}

int32_t when_day(int64_t us, int32_t off_min)
{
    us = us < WHEN_MIN ? WHEN_MIN : us > WHEN_MAX ? WHEN_MAX : us;
    return (int32_t)floor_div(us + off_min * 60 * US_PER_S, US_PER_DAY);
}

bool day_parse(struct str s, int32_t *out)
{
    struct scan c = {s.p, s.p + s.size};
    int32_t day;
    if (s.size != 10 || !scan_date(&c, &day))
        return false;
    *out = day;
    return true;
}

void day_format(int32_t day, char out[16])
{
    const int32_t last = 3652058 - EPOCH_DAY;
    *put_day(out, day < -EPOCH_DAY ? -EPOCH_DAY : day > last ? last : day) = '\0';
}
