/* sell_input.c: what input shops offer, and their licences: see sell_input.h. */
#include "sell_input.h"
#include "sell_buy.h"

#include <string.h>

#include "dec.h"
#include "grow_shapes.h"
#include "grow_store.h"
#include "uuid.h"

static struct sell_party keeper(const struct sell_shop *s)
{
    return (struct sell_party){s->level_path, s->serve_id};
}

static const char *say(const struct cx *cx, const char *zh, const char *en)
{
    return cx->lang == LANG_EN ? en : zh;
}

static enum err input_shop(struct cx *cx, const struct sell_shop *s)
{
    return s->kind == SHOP_INPUT ? ERR_NONE : err_say(cx, ERR_RULE, NULL, "这不是农资店：卖投入品要另开农资店", "This is no input shop: farm inputs are sold by a shop of their own");
}

/* ---- licences --------------------------------------------------------------------------------------------------------------------------------- */
static enum err licence_load(struct cx *cx, struct tx *tx, int64_t shop_id, struct sell_licence *out)
{
    *out = (struct sell_licence){.until_day = FIELD_NULL, .at = FIELD_NULL};
    enum err e = sql_one(tx, SQ(lic_one), ARGS(v_i(shop_id)), &sell_licence_shape, out);
    if (e == ERR_NOT_FOUND)
        cx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

enum err sell_licence_put(struct cx *cx, struct tx *tx, const char *shop, const struct sell_licence *in, struct sell_licence *out)
{
    struct sell_shop s = {0};
    struct sell_licence before;
    TRY(sell_shop_load(cx, tx, shop, &s));
    TRY(sell_may(cx, "sell.shop.examine", keeper(&s), keeper(&s)));
    TRY(input_shop(cx, &s));
    TRY(licence_load(cx, tx, s.id, &before));
    TRY(sql_exec(tx, SQ(lic_put), ARGS(v_i(s.id), v_t(in->no), v_i(in->until_day), v_t(sell_by(cx)), v_i(cx->now_us))));
    TRY(licence_load(cx, tx, s.id, out));
    return people_audit(cx, tx, "sell.licence", "shop", shop, before.no ? sell_json(cx, &sell_licence_shape, &before) : (struct str){0}, sell_json(cx, &sell_licence_shape, out), NULL);
}

enum err sell_licence_get(struct cx *cx, struct tx *tx, const char *shop, struct sell_licence *out)
{
    struct sell_shop s = {0};
    TRY(sell_shop_get(cx, tx, shop, &s));
    return licence_load(cx, tx, s.id, out);
}

/* ---- offers ------------------------------------------------------------------------------------------------------------------------------------ */
static bool is_drug(int64_t kind)
{
    return kind == IK_PESTICIDE || kind == IK_VET_DRUG;
}

/* Why an offer may not be sold now; the catalogue and the banned list first. */
static enum err why_fill(struct cx *cx, struct tx *tx, struct sell_input *i)
{
    struct sell_licence l;
    TRY(grow_input_sellable(cx, tx, i->input, &i->why));
    if (i->why == NULL && is_drug(i->kind)) {
        TRY(licence_load(cx, tx, i->shop_id, &l));
        if (l.no == NULL)
            i->why = say(cx, "店铺没有登记经营许可证，不能卖农药、兽药", "The shop has no licence entered: it may not sell pesticides and veterinary drugs");
        else if (l.until_day < sell_today(cx))
            i->why = say(cx, "店铺的经营许可证已到期", "The shop's licence has run out");
    }
    if (i->why == NULL && i->state != SKU_ON)
        i->why = say(cx, "已下架", "Off sale");
    if (i->why == NULL && !i->live)
        i->why = say(cx, "店铺现在不营业", "The shop is not open now");
    i->live = i->why == NULL;
    return ERR_NONE;
}

enum err sell_input_load(struct cx *cx, struct tx *tx, const char *uuid, struct sell_input *out)
{
    enum err e = sql_one(tx, SQ(inp_one), ARGS(v_t(uuid)), &sell_input_row, out);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, e, NULL, "没有这件农资", "There is no such offer");
    TRY(e);
    return why_fill(cx, tx, out);
}

enum err sell_input_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_input *out)
{
    TRY(sell_input_load(cx, tx, uuid, out));
    const struct sell_party p = {out->level_path, out->serve_id};
    return sell_may(cx, "sell.read", p, p);
}

/* The catalogue's row of what a shop wants to offer. */
static enum err input_read(struct cx *cx, struct tx *tx, const char *input, int64_t *id_out)
{
    struct rows *r;
    const char *why;
    TRY(sql_query(tx, SQ(inp_input), ARGS(v_t(input)), &r));
    bool found = rows_next(r);
    *id_out = found ? rows_i64(r, 0) : 0;
    TRY(rows_end(&r));
    if (!found)
        return err_say(cx, ERR_INVALID, "/input", "目录里没有这个投入品：只能卖登记过的", "The catalogue has no such input: only registered ones are sold");
    TRY(grow_input_sellable(cx, tx, input, &why));
    return why ? err_say(cx, ERR_RULE, "/input", "%s", "%s", why) : ERR_NONE;
}

static enum err amount_check(struct cx *cx, const struct sell_input_body *in)
{
    int64_t m;
    if (!dec_scaled(str_of(in->amount), 3, &m) || m <= 0 || m > INT64_C(1000000000))
        return err_say(cx, ERR_INVALID, "/amount", "每件含量要大于零、最多三位小数、不超过一百万", "An amount is above zero, of at most three decimals, at most a million");
    return ERR_NONE;
}

static struct str audited(struct cx *cx, const struct sell_input *i)
{
    return sell_json(cx, &sell_input_shape, i);
}

enum err sell_input_add(struct cx *cx, struct tx *tx, const char *shop, const struct sell_input_body *in, struct sell_input *out)
{
    struct sell_shop s = {0};
    struct sell_licence l;
    const char *uuid = uuid_make(cx->ar);
    int64_t n, input;
    TRY(sell_shop_load(cx, tx, shop, &s));
    TRY(sell_may(cx, "sell.goods.write", keeper(&s), keeper(&s)));
    TRY(input_shop(cx, &s));
    TRY(amount_check(cx, in));
    TRY(input_read(cx, tx, in->input, &input));
    TRY(licence_load(cx, tx, s.id, &l));
    TRY(sql_i64(tx, SQ(inp_count), ARGS(v_i(s.id)), &n));
    if (n >= SELL_INPUTS_MAX)
        return err_say(cx, ERR_LIMIT, NULL, "一家店最多 %d 种", "A shop offers at most %d kinds", SELL_INPUTS_MAX);
    TRY(sql_exec_n(tx, SQ(inp_insert), ARGS(v_t(uuid), v_i(s.id), v_i(input), v_t(in->spec), v_t(in->amount), v_t(in->unit), v_i(in->price_fen), v_i(in->stock), v_t(sell_on_off[SKU_OFF]), v_i(cx->now_us)), &n));
    if (n == 0)
        return err_say(cx, ERR_DUPLICATE, "/spec", "这种包装已在店里", "The shop has this pack already");
    TRY(sell_input_load(cx, tx, uuid, out));
    if (in->state == SKU_ON) {
        if (is_drug(out->kind) && (l.no == NULL || l.until_day < sell_today(cx)))
            return err_say(cx, ERR_RULE, "/state", "店铺没有有效的经营许可证，不能卖农药、兽药：请先找电商办登记", "The shop has no valid licence: pesticides and veterinary drugs cannot be sold before the office entered it");
        TRY(sql_exec(tx, SQ(inp_update), ARGS(v_i(out->id), v_i(in->price_fen), v_i(in->stock), v_t(sell_on_off[SKU_ON]), v_i(out->rev))));
        *out = (struct sell_input){0};
        TRY(sell_input_load(cx, tx, uuid, out));
    }
    return people_audit(cx, tx, "sell.input.add", "shop_input", uuid, (struct str){0}, audited(cx, out), NULL);
}

enum err sell_input_change(struct cx *cx, struct tx *tx, const char *uuid, int64_t if_rev, const struct sell_input_body *in, struct sell_input *out)
{
    struct sell_input before = {0};
    int64_t n;
    TRY(sell_input_load(cx, tx, uuid, &before));
    const struct sell_party p = {before.level_path, before.serve_id};
    TRY(sell_may(cx, "sell.goods.write", p, p));
    TRY(sell_rev_is(cx, before.rev, if_rev));
    if (strcmp(in->input, before.input) != 0 || strcmp(in->spec, before.spec) != 0 || dec_cmp(str_of(in->amount), str_of(before.amount)) != 0 || strcmp(in->unit, before.unit) != 0)
        return err_say(cx, ERR_INVALID, "/spec", "投入品、包装和含量不能改，请另加一种", "Input, pack and amount stay: add another");
    if (in->state == SKU_ON) {
        struct sell_input on = before;
        on.state = SKU_ON, on.live = true;
        TRY(why_fill(cx, tx, &on));
        if (on.why)
            return err_say(cx, ERR_RULE, "/state", "%s", "%s", on.why);
    }
    TRY(sql_exec_n(tx, SQ(inp_update), ARGS(v_i(before.id), v_i(in->price_fen), v_i(in->stock), v_t(sell_on_off[in->state]), v_i(before.rev)), &n));
    if (n == 0)
        return err_set(cx, ERR_CHANGED, NULL);
    TRY(sell_input_load(cx, tx, uuid, out));
    return people_audit(cx, tx, "sell.input.change", "shop_input", uuid, audited(cx, &before), audited(cx, out), NULL);
}
