/* base_uuid.c: UUIDv7. The 60 bits behind the version nibble's neighbours are one number that only grows: milliseconds and,
 * in rand_a, the fraction of the millisecond (RFC 9562 section 6.2, method 3); when the clock stands still or goes back,
 * the number is counted on. The other 62 bits are random. */
#include "uuid.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "when.h"

static _Atomic uint64_t uuid_last; /* milliseconds << 12 | fraction, of the latest one given out */

static uint64_t uuid_tick(void)
{
    uint64_t us = (uint64_t)when_now_us();
    uint64_t now = (us / 1000) << 12 | (us % 1000) * 4096 / 1000;
    uint64_t last = atomic_load(&uuid_last), next;
    do
        next = now > last ? now : last + 1;
    while (!atomic_compare_exchange_weak(&uuid_last, &last, next));
    return next;
}

void uuid_new(char out[UUID_SIZE])
{
    uint8_t b[16];
    if (getrandom(b + 8, 8, 0) != 8)
        abort(); /* cannot fail for so few bytes on a running system; guessable ids must not be given out */
    uint64_t tick = uuid_tick();
    for (int i = 0; i < 6; i++)
        b[i] = (uint8_t)(tick >> (52 - 8 * i));
    b[6] = (uint8_t)(0x70 | (tick >> 8 & 0x0F));
    b[7] = (uint8_t)tick;
    b[8] = (uint8_t)(0x80 | (b[8] & 0x3F));
    char hex[33];
    hex_encode(b, sizeof b, hex);
    static const struct { unsigned char from, size; } GROUPS[] = {{0, 8}, {8, 4}, {12, 4}, {16, 4}, {20, 12}};
    for (size_t i = 0; i < sizeof GROUPS / sizeof GROUPS[0]; i++) {
        memcpy(out, hex + GROUPS[i].from, GROUPS[i].size);
        out += GROUPS[i].size;
        *out++ = '-';
    }
    out[-1] = '\0';
}

char *uuid_make(struct arena *ar)
{
    char *out = ar_alloc(ar, UUID_SIZE);
    uuid_new(out);
    return out;
}

bool uuid_valid(struct str s)
{
    if (s.size != UUID_SIZE - 1)
        return false;
    for (size_t i = 0; i < s.size; i++) {
        char c = s.p[i];
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex)
            return false;
    }
    return true;
}
