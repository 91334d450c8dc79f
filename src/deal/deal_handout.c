/* deal_handout.c: handing out an instalment of a package: cleared lots, the share that was really given (never more than the lots hold), the
 * event, and each subscriber's part with its money. To whom it goes is told to the producer and leaves a line in the trail. */
#include "deal_priv.h"

#include <inttypes.h>
#include <string.h>

#include "grow_file.h"
#include "json.h"
#include "uuid.h"
#include "when.h"

/* ---- lots -------------------------------------------------------------------------------------------------------------------------- */
struct lot_season { int64_t season_id, crop_id; };
static const struct field LOT_SEASON[] = {FIELD(struct lot_season, season_id, F_I64, 0, 0, 0, "", ""), FIELD(struct lot_season, crop_id, F_I64, 0, 0, 0, "", "")};
static const struct shape lot_season_row = SHAPE("", struct lot_season, LOT_SEASON);

/* Which content a lot is for: that of its season, else of its crop; contents without a season are not accounted. */
static enum err content_for(struct cx *cx, struct tx *tx, const struct deal_package *g, const char *lot, const struct deal_content **out, int64_t *crop_out)
{
    const struct deal_content *c = g->contents.p;
    struct lot_season s = {0};
    enum err e = sql_one(tx, DQ(DQ_LOT_SEASON), ARGS(v_t(lot)), &lot_season_row, &s);
    if (e == ERR_NOT_FOUND)
        return err_say(cx, ERR_INVALID, "/lots", "没有找到批次", "There is no such lot");
    TRY(e);
    *out = NULL, *crop_out = s.crop_id;
    for (size_t i = 0; i < g->contents.n; i++)
        if (c[i].season_id != FIELD_NULL && (c[i].season_id == s.season_id || (!*out && c[i].crop_id == s.crop_id)))
            *out = &c[i];
    return ERR_NONE;
}

/* Grams that were given for contents that are accounted. */
static enum err give(struct cx *cx, struct tx *tx, const struct deal_package *g, const struct deal_handout *h, const struct deal_handout_body *b, int64_t *accounted_out)
{
    const struct deal_delivery_lot *l = b->lots.p;
    int64_t total;
    *accounted_out = 0;
    for (size_t i = 0; i < b->lots.n; i++) {
        const struct deal_content *c = NULL;
        int64_t crop = 0;
        TRY(content_for(cx, tx, g, l[i].lot, &c, &crop));
        const struct deal_give one = {"handout", h->id, "package", c ? c->id : 0, g->operator_id, crop};
        struct deal_delivery_lot lot = l[i];
        TRY(deal_give_lots(cx, tx, &one, (struct list){&lot, 1}, &total));
        *accounted_out += c ? total : 0;
    }
    return ERR_NONE;
}

/* Grams that this instalment should hold, of contents that are accounted; under the rule "carry" with what earlier ones were short of. */
static int64_t expected(struct cx *cx, const struct deal_package *g, const struct deal_handout *h)
{
    const struct deal_handout *all = g->handouts.p;
    const struct deal_content *c = g->contents.p;
    int64_t *w = AR_ARRAY(cx->ar, int64_t, g->handouts.n), *parts = AR_ARRAY(cx->ar, int64_t, g->handouts.n), share = 0, carried = 0;
    for (size_t i = 0; i < g->contents.n; i++)
        share += c[i].season_id == FIELD_NULL ? 0 : c[i].share_g;
    for (size_t i = 0; i < g->handouts.n; i++)
        w[i] = all[i].weight;
    deal_split(share * g->paid_shares, w, g->handouts.n, parts);
    for (size_t i = 0; i < g->handouts.n; i++) {
        int64_t due = parts[i] + carried;
        if (all[i].id == h->id)
            return due;
        carried = g->rule == RULE_CARRY ? (int64_t)((__int128)due * (DEAL_BP - deal_or(all[i].delivered_bp, 0)) / DEAL_BP) : 0;
    }
    return 0;
}

/* Nobody says that more was given than the lots hold; a substitute needs the rule for it. */
static enum err check_share(struct cx *cx, const struct deal_package *g, const struct deal_handout *h, const struct deal_handout_body *b, int64_t given)
{
    int64_t want = expected(cx, g, h), most = want > 0 ? (int64_t)((__int128)given * DEAL_BP / want) : DEAL_BP;
    if (b->delivered_bp > 0 && b->lots.n == 0)
        return err_say(cx, ERR_INVALID, "/lots", "请写明交的是哪些批次", "Name the lots that are handed out");
    if (b->substituted && g->rule != RULE_SUBSTITUTE)
        return err_say(cx, ERR_RULE, "/substituted", "约定里没有可以代替这一条", "The terms allow no substitutes");
    if (b->substituted && !(b->note && str_trim(str_of(b->note)).size))
        return err_say(cx, ERR_INVALID, "/note", "请写明换成了什么", "Say what was given instead");
    if (!b->substituted && b->delivered_bp > most)
        return err_say(cx, ERR_RULE, "/delivered_bp", "这些批次一共 %s 千克，本期应交 %s 千克，不能写成交足", "These lots hold %s kg of the %s kg that are due: it cannot be called whole", deal_kg(cx, given),
                       deal_kg(cx, want));
    return ERR_NONE;
}

/* ---- parts ------------------------------------------------------------------------------------------------------------------------------ */
/* The money of one subscriber's part: his shares in proportion to the instalments' weights, with what was carried over; extras go with
 * the last one. */
static enum err part_fen(struct cx *cx, struct tx *tx, const struct deal_package *g, const struct deal_handout *h, const struct deal_pledge *p, int64_t *fen_out)
{
    const struct deal_handout *all = g->handouts.p;
    int64_t *w = AR_ARRAY(cx->ar, int64_t, g->handouts.n), *parts = AR_ARRAY(cx->ar, int64_t, g->handouts.n), extras;
    TRY(sql_i64(tx, DQ(DQ_PLEDGE_EXTRAS_FEN), ARGS(v_i(p->id)), &extras));
    for (size_t i = 0; i < g->handouts.n; i++)
        w[i] = all[i].weight;
    deal_split(p->fen - extras, w, g->handouts.n, parts);
    *fen_out = p->carried_fen;
    for (size_t i = 0; i < g->handouts.n; i++)
        *fen_out += all[i].id == h->id ? parts[i] + (i + 1 == g->handouts.n ? extras : 0) : 0;
    return ERR_NONE;
}

static enum err parts_make(struct cx *cx, struct tx *tx, const struct deal_package *g, const struct deal_handout *h)
{
    struct list l;
    int64_t fen;
    TRY(sql_all(tx, DQ(DQ_PLEDGES_PAID), ARGS(v_i(g->id)), &deal_pledge_row, DEAL_SHARES_MAX, &l));
    const struct deal_pledge *p = l.p;
    for (size_t i = 0; i < l.n; i++) {
        TRY(part_fen(cx, tx, g, h, &p[i], &fen));
        TRY(sql_exec(tx, DQ(DQ_PART_INSERT), ARGS(v_t(uuid_make(cx->ar)), v_i(h->id), v_i(p[i].id), v_i(fen), v_i(cx->now_us))));
        TRY(sql_exec(tx, DQ(DQ_PLEDGE_MONEY), ARGS(v_i(p[i].id), v_i(0), v_i(0), v_i(-p[i].carried_fen))));
    }
    return ERR_NONE;
}

/* The next one that is planned: they go in their order, so that what is carried over finds its place. */
static enum err next(struct cx *cx, const struct deal_package *g, const struct deal_handout_body *b, const struct deal_handout **out)
{
    const struct deal_handout *h = g->handouts.p;
    size_t i = 0;
    while (i < g->handouts.n && h[i].state != HANDOUT_PLANNED)
        i++;
    if (i == g->handouts.n || h[i].pos != b->pos)
        return err_say(cx, ERR_WRONG_STATE, "/pos", "请按顺序一期一期交付，下一期是第 %lld 期", "Instalments go in their order: the next one is %lld", i < g->handouts.n ? (long long)h[i].pos : 0LL);
    *out = &h[i];
    return ERR_NONE;
}

static const char *join(struct cx *cx, struct texts t)
{
    struct buf b;
    buf_init(&b, cx->ar, 80 * t.n + 1);
    for (size_t i = 0; i < t.n; i++)
        buf_printf(&b, "%s%s", i ? "|" : "", t.p[i]);
    return buf_z(&b);
}

static enum err tell(struct cx *cx, struct tx *tx, const struct deal_package *g, const struct deal_handout *h, const char **event_id_out)
{
    struct list lots;
    *event_id_out = NULL;
    TRY(deal_given_lots(cx, tx, "handout", h->id, &lots));
    return lots.n ? deal_tell(cx, tx, "shipping", g->package_no, g->operator_id, lots, event_id_out) : ERR_NONE;
}

enum err deal_handout_send(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    const struct deal_handout_body *b = in;
    struct deal_package *g = out;
    const struct deal_handout *h = NULL;
    const char *event_id;
    int64_t given;
    TRY(deal_package_load(cx, tx, id, 0, g));
    TRY(deal_sells(cx, g->operator_id, g->level_path, b->consent));
    if (g->state != PACKAGE_RUNNING)
        return err_say(cx, ERR_WRONG_STATE, NULL, "还没有成立，或已经结束", "It has not come about, or is over");
    TRY(people_operator_active(cx, tx, g->operator_id));
    TRY(deal_package_show(cx, tx, g));
    TRY(next(cx, g, b, &h));
    TRY(give(cx, tx, g, h, b, &given));
    TRY(check_share(cx, g, h, b, given));
    for (size_t i = 0; i < b->photos.n; i++)
        TRY(grow_file_publish(cx, tx, b->photos.p[i]));
    TRY(tell(cx, tx, g, h, &event_id));
    TRY(sql_exec(tx, DQ(DQ_HANDOUT_SENT), ARGS(v_i(h->id), v_i(b->delivered_bp), v_bool(b->substituted), v_i(deal_today(cx)), v_t(b->note), v_t(join(cx, b->photos)), v_t(event_id))));
    TRY(deal_enter(cx, tx, &(struct deal_thing){M_HANDOUT, h->id, h->uuid, h->state}, HANDOUT_SENT, ar_printf(cx->ar, "交付 %" PRId64 ".%02d%%", b->delivered_bp / 100, (int)(b->delivered_bp % 100))));
    TRY(parts_make(cx, tx, g, h));
    return deal_package_get(cx, tx, id, NULL, g);
}

/* ---- to whom ------------------------------------------------------------------------------------------------------------------------------ */
static enum err receiver(struct cx *cx, struct tx *tx, const struct deal_pledge *p, struct deal_receiver *out)
{
    const char *text;
    struct jv v;
    struct json_fault fault;
    *out = (struct deal_receiver){p->pledge_no, NULL, NULL, NULL, p->shares};
    if (!p->receiver)
        return ERR_NONE;
    TRY(people_secret_open(cx, tx, ar_printf(cx->ar, "deal_pledge:%s", p->uuid), p->receiver, &text));
    if (!json_read(cx->ar, str_of(text), NULL, &v, &fault))
        return err_set(cx, ERR_CORRUPT, NULL);
    out->name = str_dup(cx->ar, json_str(json_get(&v, "name")));
    out->phone = str_dup(cx->ar, json_str(json_get(&v, "phone")));
    out->address = str_dup(cx->ar, json_str(json_get(&v, "address")));
    return ERR_NONE;
}

enum err deal_package_receivers(struct cx *cx, struct tx *tx, const char *id, const void *in, void *out)
{
    struct deal_receivers *o = out;
    struct deal_package g;
    struct list l;
    (void)in;
    TRY(deal_package_load(cx, tx, id, 0, &g));
    if (cx->who)
        TRY(people_may_on(cx, "deal.sell", g.level_path, g.operator_id));
    if (g.state != PACKAGE_RUNNING)
        return err_say(cx, ERR_WRONG_STATE, NULL, "成立以后才有收货名单", "There is a list only when it has come about");
    TRY(sql_all(tx, DQ(DQ_PLEDGES_PAID), ARGS(v_i(g.id)), &deal_pledge_row, DEAL_SHARES_MAX, &l));
    const struct deal_pledge *p = l.p;
    struct deal_receiver *r = AR_ARRAY(cx->ar, struct deal_receiver, l.n ? l.n : 1);
    for (size_t i = 0; i < l.n; i++)
        TRY(receiver(cx, tx, &p[i], &r[i]));
    *o = (struct deal_receivers){g.uuid, g.rev, {r, l.n}};
    return people_audit(cx, tx, "deal.package.receivers", "package", g.uuid, (struct str){0}, str_of(ar_printf(cx->ar, "{\"receivers\":%zu}", l.n)), NULL);
}
