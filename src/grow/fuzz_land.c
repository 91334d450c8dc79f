/* fuzz_land.c: libFuzzer target of what farmers and offices send of land: boundaries as GeoJSON, lists as CSV. A boundary that is taken has an area,
 * and its middle and its box lie within the permitted part of the world. */
#include <stdlib.h>

#include "grow_priv.h"

#include "grow.h"

struct run { struct cx *cx; struct str text; };

static enum err row(struct cx *cx, const char *const *cells, void *arg)
{
    (void)cx;
    for (int i = 0; i < 2; i++)
        if (cells[i] && cells[i][0] == '\0')
            abort(); /* empty cells are NULL */
    ++*(size_t *)arg;
    return ERR_NONE;
}

static void run(void *arg)
{
    static const char *const NAMES[] = {"name", "cas"};
    struct run *r = arg;
    struct grow_geo g;
    size_t rows = 0;
    if (grow_geo_read(r->cx, r->text, "boundary", &g) == ERR_NONE &&
        (g.area_m2 < 1 || g.west_udeg > g.east_udeg || g.south_udeg > g.north_udeg || g.lon_udeg < -180000000 || g.lon_udeg > 180000000 || g.lat_udeg < -90000000 || g.lat_udeg > 90000000))
        abort();
    cx_clear(r->cx);
    (void)!grow_csv_read(r->cx, r->text, NAMES, 2, row, &rows);
    if (rows > r->text.size)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool ready;
    struct arena *ar = ar_new(0);
    struct cx cx;
    if (!ar)
        return 0;
    cx_init(&cx, ar);
    if (!ready)
        conf_add(grow_room.conf, grow_room.conf_n);
    ready = true;
    struct run r = {&cx, {(const char *)data, size}};
    (void)ar_try(ar, run, &r);
    ar_free(&ar);
    return 0;
}
