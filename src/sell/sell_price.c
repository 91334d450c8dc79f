/* sell_price.c: money of pieces and of weighed goods. Pure; bounded before it multiplies; rounds to the nearest fen, halves up, once a piece. */
#include "fen.h"
#include "sell.h"

static bool bounded(int64_t v, int64_t max)
{
    return v >= 1 && v <= max;
}

bool sell_fen(int64_t unit, int64_t price_fen, int64_t weight_g, int64_t pieces, int64_t *fen_out)
{
    int64_t piece = price_fen;
    if (!bounded(price_fen, SELL_PRICE_MAX) || !bounded(weight_g, SELL_WEIGHT_MAX) || !bounded(pieces, SELL_PIECES_MAX))
        return false;
    if (unit == UNIT_WEIGHT && !fen_part(price_fen, weight_g, 1000, &piece))
        return false;
    return piece >= 1 && fen_mul(piece, pieces, fen_out); /* nothing is sold for nothing by rounding */
}

bool sell_fen_weighed(int64_t price_fen, int64_t weighed_g, int64_t paid_fen, int64_t *due_fen_out)
{
    int64_t due;
    if (!bounded(price_fen, SELL_PRICE_MAX) || weighed_g < 0 || weighed_g > SELL_WEIGHT_MAX * SELL_PIECES_MAX || paid_fen < 0 || paid_fen > FEN_MAX)
        return false;
    if (!fen_part(price_fen, weighed_g, 1000, &due))
        return false;
    *due_fen_out = due < paid_fen ? due : paid_fen;
    return true;
}
