/* fuzz_when.c: libFuzzer target for instants, offsets and days: what is read, written and read again is the same. */
#include <stdlib.h>
#include <string.h>

#include "when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void instant(struct str text)
{
    struct when w, again;
    char out[40];
    if (!when_parse(text, &w))
        return;
    must(w.off_min >= -840 && w.off_min <= 840 && w.has_off);
    when_format_utc(w.us, out);
    must(when_parse(str_of(out), &again) && again.us == w.us && again.off_min == 0);
    when_format(w.us, w.off_min, out);
    /* the last leap second may show in year 10000 of its offset, which no text can say */
    must((when_parse(str_of(out), &again) && again.us == w.us && again.off_min == w.off_min) || strncmp(out, "9999-12-31T23:59:59", 19) == 0);
}

static void offset(struct str text)
{
    int32_t min;
    char out[7];
    if (!when_parse_offset(text, &min))
        return;
    when_format_offset(min, out);
    must(str_eqz(text, out) || min == 0); /* -00:00 is written +00:00 */
}

static void day(struct str text)
{
    int32_t d;
    char out[16];
    if (!day_parse(text, &d))
        return;
    day_format(d, out);
    must(str_eqz(text, out));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    instant(text);
    offset(text);
    day(text);
    int64_t us;
    if (size == sizeof us) { /* any number at all can be written */
        char out[40];
        memcpy(&us, data, sizeof us);
        when_format(us, (int32_t)(us % 840), out);
        must(strlen(out) < sizeof out && when_day(us, 480) - when_day(us, 0) <= 1);
    }
    return 0;
}
