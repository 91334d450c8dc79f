/* t_price.c: money of pieces and of weighed goods at their bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fen.h"
#include "sell.h"

#define BAD INT64_C(-1)   /* refused */

static void t_pieces(void **state)
{
    static const struct { int64_t unit, price, weight, pieces, fen; } cases[] = {
        {UNIT_PIECE, 1990, 2500, 1, 1990},
        {UNIT_PIECE, 1990, 2500, 3, 5970},
        {UNIT_WEIGHT, 1580, 2500, 1, 3950},
        {UNIT_WEIGHT, 1581, 333, 3, 1578},          /* 526.473 → 526 a piece */
        {UNIT_WEIGHT, 1000, 500, 2, 1000},
        {UNIT_WEIGHT, 1, 500, 1, 1},                /* half a fen rounds up */
        {UNIT_WEIGHT, 1, 499, 1, BAD},              /* nothing is sold for nothing */
        {UNIT_PIECE, 0, 1, 1, BAD}, {UNIT_PIECE, -1, 1, 1, BAD}, {UNIT_PIECE, INT64_MIN, 1, 1, BAD}, {UNIT_PIECE, INT64_MAX, 1, 1, BAD},
        {UNIT_PIECE, SELL_PRICE_MAX, 1, 1, SELL_PRICE_MAX}, {UNIT_PIECE, SELL_PRICE_MAX + 1, 1, 1, BAD},
        {UNIT_PIECE, SELL_PRICE_MAX, 1, SELL_PIECES_MAX, SELL_PRICE_MAX * SELL_PIECES_MAX},
        {UNIT_WEIGHT, SELL_PRICE_MAX, SELL_WEIGHT_MAX, SELL_PIECES_MAX, BAD},   /* over FEN_MAX */
        {UNIT_PIECE, 1, 0, 1, BAD}, {UNIT_PIECE, 1, -1, 1, BAD}, {UNIT_PIECE, 1, SELL_WEIGHT_MAX + 1, 1, BAD},
        {UNIT_PIECE, 1, 1, 0, BAD}, {UNIT_PIECE, 1, 1, -5, BAD}, {UNIT_PIECE, 1, 1, SELL_PIECES_MAX + 1, BAD}, {UNIT_PIECE, 1, 1, INT64_MIN, BAD},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t fen = BAD;
        bool ok = sell_fen(cases[i].unit, cases[i].price, cases[i].weight, cases[i].pieces, &fen);
        if (ok != (cases[i].fen != BAD) || fen != cases[i].fen)
            fail_msg("case %zu: %lld", i, (long long)fen);
    }
}

static void t_weighed(void **state)
{
    static const struct { int64_t price, grams, paid, due; } cases[] = {
        {1580, 2500, 3950, 3950}, {1580, 2400, 3950, 3792}, {1580, 2600, 3950, 3950},   /* heavier: never above what was paid */
        {1580, 0, 3950, 0}, {1580, 2500, 0, 0}, {1581, 333, 1000, 526},
        {1580, -1, 3950, BAD}, {1580, 2500, -1, BAD}, {0, 1, 1, BAD}, {1580, INT64_MAX, 3950, BAD}, {1580, 2500, FEN_MAX + 1, BAD},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t due = BAD;
        bool ok = sell_fen_weighed(cases[i].price, cases[i].grams, cases[i].paid, &due);
        if (ok != (cases[i].due != BAD) || due != cases[i].due)
            fail_msg("case %zu: %lld", i, (long long)due);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_pieces), cmocka_unit_test(t_weighed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
