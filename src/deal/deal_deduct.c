/* deal_deduct.c: what a delivery is worth and what is taken off it. Pure. Every product is rounded to the nearest fen, halves up (fen_part);
 * the deductions together never exceed the value. */
#include "deal_priv.h"

#include "fen.h"

const char *const deal_deduction_kinds[] = {
#define DEDUCTION(name, code, zh, en) code,
#include "deal_deductions.def"
#undef DEDUCTION
    NULL};
enum deduction {
#define DEDUCTION(name, code, zh, en) DEDUCT_##name,
#include "deal_deductions.def"
#undef DEDUCTION
};

static bool line(struct deal_sum *s, enum deduction kind, int64_t base_fen, int64_t parts_bp)
{
    int64_t fen;
    if (base_fen <= 0 || parts_bp <= 0)
        return true;
    parts_bp = parts_bp > DEAL_BP ? DEAL_BP : parts_bp;
    if (!fen_part(base_fen, parts_bp, DEAL_BP, &fen))
        return false;
    int64_t room = s->gross_fen - s->deducted_fen;
    fen = fen > room ? room : fen;
    s->lines[s->n++] = (struct deal_deduction){kind, base_fen, parts_bp, fen};
    s->deducted_fen += fen;
    return true;
}

bool deal_deduct(const struct deal_facts *f, struct deal_sum *out)
{
    struct deal_sum s = {0};
    int64_t missing_fen, below_fen, late = f->received_day - f->due_day, missing = f->planned_g - f->received_g;
    late = late < 0 ? 0 : late > f->late_max_days ? f->late_max_days : late;
    missing = missing < 0 ? 0 : missing;
    if (!fen_part(f->price_fen, f->received_g, 1000, &s.gross_fen) || !fen_part(f->price_fen, missing, 1000, &missing_fen) ||
        !fen_part(f->price_fen, f->below_g, 1000, &below_fen))
        return false;
    if (!line(&s, DEDUCT_LATE, s.gross_fen, late * f->late_bp) || !line(&s, DEDUCT_SHORT, missing_fen, f->short_bp) || !line(&s, DEDUCT_GRADE, below_fen, f->grade_bp))
        return false;
    s.net_fen = s.gross_fen - s.deducted_fen;
    *out = s;
    return true;
}
