/* when.h: instants, offsets and calendar days. Instants are microseconds since 1970-01-01T00:00:00Z; compare instants,
 * never texts. Calendar is proleptic Gregorian; leap seconds are read (":60", only at 23:59 UTC) as the
 * following second. */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "str.h"

#define US_PER_S INT64_C(1000000)
#define US_PER_DAY (INT64_C(86400) * US_PER_S)

/* An instant as a document wrote it. */
struct when {
    int64_t us;        /* microseconds since the epoch, UTC */
    int32_t off_min;   /* minutes east of UTC as written */
    bool has_off;      /* false: the text had no zone (accepted only where the caller says so) */
};

int64_t when_now_us(void);

/* RFC 3339 date-time as EPCIS writes it (xsd:dateTimeStamp): 'T' and 'Z' or ±hh:mm, any number of fraction digits
 * (cut at microseconds), years 0001–9999 (in UTC too), offsets to ±14:00, days checked against the month. False when the text is anything else. */
bool when_parse(struct str s, struct when *out);

/* "+08:00", "-05:30", "Z" is refused (EPCIS eventTimeZoneOffset: [+-](0[0-9]|1[0-3]):[0-5][0-9] or 14:00). */
bool when_parse_offset(struct str s, int32_t *min_out);
void when_format_offset(int32_t off_min, char out[7]);

/* "2026-11-21T08:30:00.000Z" (milliseconds; microseconds only where they are not zero). */
void when_format_utc(int64_t us, char out[32]);
/* The same in an offset: "2026-11-21T16:30:00.000+08:00". */
void when_format(int64_t us, int32_t off_min, char out[40]);

/* Days since 1970-01-01 of an instant seen at an offset, and back. */
int32_t when_day(int64_t us, int32_t off_min);
int32_t day_of(int year, int month, int mday);
void day_split(int32_t day, int *year_out, int *month_out, int *mday_out);
bool day_parse(struct str s, int32_t *out);         /* "2026-11-21", checked */
void day_format(int32_t day, char out[16]);         /* "2026-11-21" */

/* China has one zone. */
#define WHEN_CST_MIN 480

#endif
