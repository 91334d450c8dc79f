/* demo_rand.c: chance for the demonstration county: splitmix64 (Steele, Lea, Flood 2014), one stream a noun and index, so that
 * one seed gives one county on every machine. Not for secrets. */
#include "demo.h"
#include "str.h"

uint64_t demo_rand_next(struct demo_rand *r)
{
    uint64_t z = r->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

struct demo_rand demo_rand_of(uint64_t seed, const char *noun, int64_t index)
{
    struct demo_rand r = {seed};
    for (const char *p = noun; *p; p++) {
        r.state ^= (uint64_t)(unsigned char)*p;
        demo_rand_next(&r);
    }
    r.state ^= (uint64_t)index * UINT64_C(0xD1342543DE82EF95);
    demo_rand_next(&r);
    return r;
}

int64_t demo_rand_in(struct demo_rand *r, int64_t lo, int64_t hi)
{
    return hi <= lo ? lo : lo + (int64_t)(demo_rand_next(r) % (uint64_t)(hi - lo + 1));
}

double demo_rand_unit(struct demo_rand *r)
{
    return (double)(demo_rand_next(r) >> 11) / 9007199254740992.0;
}
