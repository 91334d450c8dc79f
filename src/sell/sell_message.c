/* sell_message.c: what buyers are told by the program (notices), and talks of a buyer with a shop over an order or over goods: bounded, with
 * marks of what was read; the buyer by his masked name, the shop by its own. */
#include "sell_after.h"
#include "uuid.h"
#include "when.h"

/* ---- notices --------------------------------------------------------------------------------------------------------------------------- */

enum err sell_notice(struct cx *cx, struct tx *tx, const struct sell_notice_new *n)
{
    return sql_exec(tx, SQ(notice_insert), ARGS(v_t(uuid_make(cx->ar)), v_i(n->account_id), v_t(n->kind), v_i(n->order_id ? n->order_id : FIELD_NULL), v_t(n->zh), v_t(n->en), v_i(cx->now_us)));
}

enum err sell_notices(struct cx *cx, struct tx *tx, struct list *out)
{
    return sql_all(tx, cx->lang == LANG_EN ? SQ(notice_all_en) : SQ(notice_all), ARGS(v_i(cx->who->account_id)), &sell_notice_shape, SELL_NOTICES_MAX, out);
}

enum err sell_notices_read(struct cx *cx, struct tx *tx)
{
    return sql_exec(tx, SQ(notice_read), ARGS(v_i(cx->who->account_id), v_i(cx->now_us)));
}

/* ---- a talk ------------------------------------------------------------------------------------------------------------------------------ */

static enum err load(struct cx *cx, struct tx *tx, const char *uuid, struct sell_talk *out, bool *by_shop)
{
    TRY(sql_one(tx, SQ(talk_one), ARGS(v_t(uuid)), &sell_talk_row, out));
    *by_shop = out->account_id != cx->who->account_id;
    if (*by_shop && people_may_on(cx, "sell.order.handle", out->level_path, out->serve_id) != ERR_NONE)
        return err_set(cx, ERR_NOT_FOUND, NULL);
    return ERR_NONE;
}

static enum err over_order(struct cx *cx, struct tx *tx, const char *order, struct sell_talk *t)
{
    struct sell_order o = {0};
    unsigned sides;
    TRY(sell_order_get(cx, tx, order, &o, &sides));
    if (!(sides & (SIDE_BUYER | SIDE_SELLER)))
        return err_set(cx, ERR_NOT_FOUND, NULL);
    *t = (struct sell_talk){.account_id = o.account_id, .shop_id = o.shop_id, .order_id = o.id, .goods_id = FIELD_NULL, .county = o.county, .buyer_shown = o.buyer};
    return ERR_NONE;
}

static enum err over_goods(struct cx *cx, struct tx *tx, const char *goods, struct sell_talk *t)
{
    struct rows *r;
    TRY(people_may(cx, "sell.buy")); /* over an order its sides are asked */
    *t = (struct sell_talk){.account_id = cx->who->account_id, .order_id = FIELD_NULL, .buyer_shown = people_name_mask(cx->ar, cx->who->name)};
    TRY(sql_query(tx, SQ(talk_goods), ARGS(v_t(goods)), &r));
    if (rows_next(r)) {
        t->goods_id = rows_i64(r, 0);
        t->shop_id = rows_i64(r, 1);
        t->county = rows_z(r, 2);
    }
    TRY(rows_end(&r));
    return t->shop_id != 0 ? ERR_NONE : err_set(cx, ERR_NOT_FOUND, NULL);
}

static enum err find(struct cx *cx, struct tx *tx, const struct sell_say_body *in, const char **uuid)
{
    struct sell_talk t = {0};
    if ((in->talk != NULL) + (in->order != NULL) + (in->goods != NULL) != 1)
        return err_say(cx, ERR_INVALID, "/talk", "请写明是哪个对话、哪个订单或哪件货", "Say which talk, which order or which goods");
    *uuid = in->talk;
    if (in->talk != NULL)
        return ERR_NONE;
    TRY(in->order != NULL ? over_order(cx, tx, in->order, &t) : over_goods(cx, tx, in->goods, &t));
    TRY(sql_exec(tx, SQ(talk_insert), ARGS(v_t(uuid_make(cx->ar)), v_i(t.account_id), v_i(t.shop_id), v_i(t.order_id), v_i(t.goods_id), v_t(t.buyer_shown), v_i(cx->now_us), v_t(t.county))));
    return sql_text(tx, SQ(talk_find), ARGS(v_i(t.account_id), v_i(t.order_id), v_i(t.goods_id)), uuid);
}

enum err sell_say(struct cx *cx, struct tx *tx, const struct sell_say_body *in, struct sell_talk *out)
{
    const char *uuid;
    bool by_shop;
    int64_t n;
    TRY(sql_i64(tx, SQ(message_recent), ARGS(v_i(cx->who->account_id), v_i(cx->now_us - 3600 * US_PER_S)), &n));
    if (n >= SELL_MESSAGES_HOUR)
        return err_say(cx, ERR_RATE, NULL, "一小时内的消息太多，请稍后再发", "Too many messages within the hour: try again later");
    TRY(find(cx, tx, in, &uuid));
    TRY(load(cx, tx, uuid, out, &by_shop));
    TRY(sql_exec(tx, SQ(message_insert), ARGS(v_i(out->id), v_i(cx->who->account_id), v_bool(by_shop), v_t(in->text), v_i(cx->now_us))));
    TRY(sql_exec(tx, SQ(talk_touch), ARGS(v_i(out->id), v_i(cx->now_us), v_i(by_shop ? 1 : 0), v_i(by_shop ? 0 : 1))));
    *out = (struct sell_talk){0};
    return sell_talk_get(cx, tx, uuid, out);
}

enum err sell_talk_get(struct cx *cx, struct tx *tx, const char *uuid, struct sell_talk *out)
{
    bool by_shop;
    TRY(load(cx, tx, uuid, out, &by_shop));
    return sql_all(tx, SQ(messages), ARGS(v_i(out->id)), &sell_message_shape, SELL_MESSAGES_MAX, &out->messages);
}

enum err sell_talk_read(struct cx *cx, struct tx *tx, const char *uuid, struct sell_talk *out)
{
    bool by_shop;
    TRY(load(cx, tx, uuid, out, &by_shop));
    TRY(sql_exec(tx, by_shop ? SQ(talk_read_shop) : SQ(talk_read_buyer), ARGS(v_i(out->id))));
    *out = (struct sell_talk){0};
    return sell_talk_get(cx, tx, uuid, out);
}

enum err sell_talks(struct cx *cx, struct tx *tx, const char *shop, struct list *out)
{
    struct sell_shop s = {0};
    if (shop == NULL)
        return sql_all(tx, SQ(talks_mine), ARGS(v_i(cx->who->account_id)), &sell_talk_row, SELL_TALKS_MAX, out);
    TRY(sell_shop_load(cx, tx, shop, &s));
    TRY(sell_may(cx, "sell.order.handle", (struct sell_party){s.level_path, s.serve_id}, (struct sell_party){s.level_path, s.serve_id}));
    return sql_all(tx, SQ(talks_shop), ARGS(v_i(s.id)), &sell_talk_row, SELL_TALKS_MAX, out);
}
