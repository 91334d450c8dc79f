/* sell_checkout_terms.c: what a shop asks for beside its prices: freight, packing, cold chain; what a promoter gets; whether goods may be
 * collected. Written by who keeps the shop; what was ordered keeps the terms it was ordered under. */
#include "sell_buy.h"

enum err sell_terms_of(struct cx *cx, struct tx *tx, int64_t shop_id, struct sell_terms *out)
{
    enum err e = sql_one(tx, SQ(terms_one), ARGS(v_i(shop_id)), &sell_terms_shape, out);
    if (e != ERR_NOT_FOUND)
        return e;
    cx_clear(cx);
    *out = (struct sell_terms){.freight_g = 1000, .free_from_fen = FIELD_NULL};
    return ERR_NONE;
}

enum err sell_terms_put(struct cx *cx, struct tx *tx, const char *shop, int64_t if_rev, const struct sell_terms *in, struct sell_terms *out)
{
    struct sell_shop s = {0};
    struct sell_terms old = {0};
    TRY(sell_shop_load(cx, tx, shop, &s));
    TRY(sell_may(cx, "sell.terms.write", (struct sell_party){s.level_path, s.serve_id}, (struct sell_party){s.operator_path, s.operator_id}));
    if (in->pickup && (in->pickup_place == NULL || in->pickup_place[0] == '\0'))
        return err_say(cx, ERR_INVALID, "/pickup_place", "请写明到哪里自提", "Say where goods are collected");
    TRY(sell_terms_of(cx, tx, s.id, &old));
    if (if_rev != FIELD_NULL && if_rev != old.rev)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sql_exec(tx, SQ(terms_put), ARGS(v_i(s.id), v_i(in->freight_fen), v_i(in->freight_g), v_i(in->more_fen), v_i(in->free_from_fen), v_i(in->packing_fen), v_i(in->cold_fen),
                                         v_i(in->promoter_bp), v_bool(in->pickup), v_t(in->pickup_place), v_t(s.county))));
    TRY(sell_terms_of(cx, tx, s.id, out));
    return people_audit(cx, tx, "sell.terms.change", "shop", shop, sell_json(cx, &sell_terms_shape, &old), sell_json(cx, &sell_terms_shape, out), NULL);
}
