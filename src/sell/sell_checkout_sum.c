/* sell_checkout_sum.c: the arithmetic of a checkout, without a database: freight, cutting an amount into parts, who gets what of a line.
 * The one rule of rounding: to the nearest fen, halves away from zero (fen_part); what rounding leaves stays with the seller, so every sum
 * is exact. */
#include "sell_buy.h"

const char *const sell_share_kinds[] = {"platform", "commission", "promoter", "seller", "freight", "packing", "cold", NULL};

bool sell_sum_freight(const struct sell_terms *t, int64_t goods_fen, int64_t grams, int64_t *fen_out)
{
    int64_t more;
    if (goods_fen < 0 || grams < 0 || t->freight_g <= 0)
        return false;
    if (t->free_from_fen != FIELD_NULL && goods_fen >= t->free_from_fen) {
        *fen_out = 0;
        return true;
    }
    int64_t over = grams > t->freight_g ? (grams - t->freight_g + 999) / 1000 : 0;
    return fen_mul(t->more_fen, over, &more) && fen_add(t->freight_fen, more, fen_out);
}

bool sell_sum_split(int64_t fen, const int64_t *weights, size_t n, int64_t *parts_out)
{
    int64_t all = 0, before = 0, cut, so_far = 0;
    if (fen < 0 || !fen_ok(fen))
        return false;
    for (size_t i = 0; i < n; i++)
        if (weights[i] < 0 || !fen_add(all, weights[i], &all))
            return false;
    if (all == 0 && fen != 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        so_far += weights[i];
        cut = 0;
        if (all != 0 && !fen_part(fen, so_far, all, &cut))
            return false;
        parts_out[i] = cut - before;
        before = cut;
    }
    return true;
}

static bool take(int64_t fen, int64_t bp, int64_t *left, int64_t *out)
{
    if (bp < 0 || bp > 10000 || !fen_part(fen, bp, 10000, out))
        return false;
    *out = *out < *left ? *out : *left;
    *left -= *out;
    return true;
}

bool sell_sum_shares(int64_t fen, int64_t platform_bp, int64_t commission_bp, int64_t promoter_bp, int64_t out[SHARE__COUNT])
{
    int64_t left = fen;
    if (fen < 0 || !fen_ok(fen) || !take(fen, platform_bp, &left, &out[SHARE_PLATFORM]) || !take(fen, commission_bp, &left, &out[SHARE_COMMISSION]) ||
        !take(fen, promoter_bp, &left, &out[SHARE_PROMOTER]))
        return false;
    out[SHARE_SELLER] = left;
    return true;
}

bool sell_sum_weighed(int64_t price_fen, int64_t weighed_g, int64_t gross_fen, int64_t paid_fen, int64_t *due_out)
{
    int64_t due_gross, due;
    if (paid_fen < 0 || gross_fen < paid_fen || !sell_fen_weighed(price_fen, weighed_g, gross_fen, &due_gross))
        return false;
    if (gross_fen == 0) {
        *due_out = 0;
        return true;
    }
    if (!fen_part(paid_fen, due_gross, gross_fen, &due)) /* a discount lessens each gram alike */
        return false;
    *due_out = due < paid_fen ? due : paid_fen;
    return true;
}
