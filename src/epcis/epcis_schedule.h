/* epcis_schedule.h: when a scheduled subscription is due (EPCIS 2.0, QuerySchedule). Private to the room. */
#ifndef EPCIS_SCHEDULE_H
#define EPCIS_SCHEDULE_H

#include "cx.h"
#include "json.h"

/* One bit a value that matches. */
struct schedule {
    uint64_t second, minute;   /* 0..59 */
    uint64_t hour;             /* 0..23 */
    uint64_t mday;             /* 1..31 */
    uint64_t month;            /* 1..12 */
    uint64_t wday;             /* 1 Monday .. 7 Sunday */
};

/* Read {"second", "minute", "hour", "dayOfMonth", "month", "dayOfWeek"}: each a number, a range [2-5] (or 2-5), steps 0/30 (the
 * contract's own example), '*', or several of them separated by commas; a JSON number too. What is coarser than the finest member
 * given matches always, what is finer is 0 (hour 1 and minute 5 is 01:05:00, as the contract says), and the first day. All members
 * must match. ERR_INVALID with a pointer below `pointer`; also for a schedule without members and one that never comes. */
enum err schedule_read(struct cx *cx, const struct jv *v, const char *pointer, struct schedule *out) MUST_CHECK;
/* The first instant after `us` that matches, in Chinese time (+08:00), whole seconds. FIELD_NULL: never within 8 years. */
int64_t schedule_next(const struct schedule *s, int64_t us);

#endif
